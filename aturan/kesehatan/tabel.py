"""The bracket table of each ratio (x in percent), as printed in Permen 14/Per/M.KUKM/XII/2009.

That Perdep 06/Per/Dep.6/IV/2016 took these tables over unchanged is an inference: no copy of its annex could be opened.
`terverifikasi` says only whether two independent sources print the same row, border included; where one source does,
or none, it is False and `catatan` names the gap.
"""

from collections.abc import Iterable
from decimal import Decimal

from aturan.bahasa.jenjang import Baris, Jenjang
from aturan.kesehatan.perdep import LAMPIRAN_PERDEP

SATU_SUMBER = "Batas baris ini hanya dari satu sumber."
USULAN = "Tidak tercetak pada sumber mana pun: usulan aplikasi."


def baris(syarat: str, nilai: int, catatan: str = "") -> Baris:
    """A row; a note means that it is not attested by two sources."""
    return Baris(syarat, Decimal(nilai), catatan=catatan, terverifikasi=not catatan)


def tabel(kode: str, uraian: str, isi: Iterable[Baris], tafsir: str = "") -> Jenjang:
    return Jenjang(
        kode=f"kesehatan.{kode}", uraian=uraian, satuan="persen", dasar=LAMPIRAN_PERDEP, baris=tuple(isi), tafsir=tafsir
    )


def per_sepuluh(pertama: str, catatan: str) -> list[Baris]:
    """Ten bands with the upper border inside: 0 < x <= 10 gives 10, …, x > 90 gives 100."""
    pita = (baris(f"{n - 10} < x <= {n}", n, catatan) for n in range(10, 100, 10))
    return [baris(pertama, 0, catatan), *pita, baris("x > 90", 100, catatan)]


def menerus_naik() -> list[Baris]:
    """Value = ratio rounded to the nearest percent, halves up, at most 100: as steps, so that it is a table too."""
    pita = (baris(f"{n - 1}.5 <= x < {n}.5", n, SATU_SUMBER) for n in range(1, 100))
    return [baris("x < 0.5", 0, SATU_SUMBER), *pita, baris("x >= 99.5", 100, SATU_SUMBER)]


def menerus_turun() -> list[Baris]:
    """Value = 100 less twice the ratio rounded to the nearest percent, at least 0."""
    pita = (baris(f"{n - 1}.5 <= x < {n}.5", 100 - 2 * n, SATU_SUMBER) for n in range(1, 50))
    return [baris("x < 0.5", 100, SATU_SUMBER), *pita, baris("x >= 49.5", 0, SATU_SUMBER)]


def turun_dua() -> list[Baris]:
    """Value + 2 for each whole percent below 45: 90 at zero."""
    pita = (baris(f"{n - 1} < x <= {n}", 2 * (45 - n), SATU_SUMBER) for n in range(1, 45))
    return [baris("x <= 0", 90, SATU_SUMBER), *pita, baris("x > 44", 0, SATU_SUMBER)]


RPM_SAMPAI_40 = (
    baris("x = 0", 100),
    baris("0 < x <= 10", 80),
    baris("10 < x <= 20", 60),
    baris("20 < x <= 30", 40),
    baris("30 < x <= 40", 20),
)
BULAT = "Sumber mencetak pita bulat (1–20, 21–40, …); antara dua pita dibaca termasuk pita bawah."

MODAL_ASET = tabel("1a", "Modal sendiri terhadap total aset", (
    baris("x <= 0", 0),
    baris("0 < x <= 20", 25, BULAT),
    baris("20 < x <= 40", 50, BULAT),
    baris("40 < x <= 60", 100, BULAT),
    baris("60 < x <= 80", 50),
    baris("80 < x <= 100", 25, BULAT),
    baris("x > 100", 25, "Modal sendiri melebihi total aset: periksa angkanya."),
), tafsir="Kalimat aturan (setiap naik 4% nilai bertambah 5) tidak menghasilkan tabelnya: tabel dipakai.")  # fmt: skip

MODAL_PINJAMAN = {
    "pita_atas": tabel("1b", "Modal sendiri terhadap pinjaman berisiko", per_sepuluh("x <= 0", SATU_SUMBER)),
    "pita_bawah": tabel("1b", "Modal sendiri terhadap pinjaman berisiko", [
        baris("x < 10", 0, SATU_SUMBER),
        *(baris(f"{n} <= x < {n + 10}", n, SATU_SUMBER) for n in range(10, 100, 10)),
        baris("x >= 100", 100, SATU_SUMBER),
    ]),
    "menerus": tabel("1b", "Modal sendiri terhadap pinjaman berisiko", menerus_naik()),
}  # fmt: skip

CAR_DI_BAWAH_8 = (
    baris("x < 4", 0, SATU_SUMBER),
    baris("4 <= x < 6", 50, SATU_SUMBER),
    baris("6 <= x < 8", 75, SATU_SUMBER),
)
CAR = {
    nilai: tabel("1c", "Kecukupan modal sendiri (CAR)", (
        *CAR_DI_BAWAH_8, baris("x = 8", int(nilai), USULAN), baris("x > 8", 100, SATU_SUMBER),
    ))
    for nilai in ("75", "100")
}  # fmt: skip

VOLUME_ANGGOTA = tabel("2a", "Volume pinjaman pada anggota", (
    baris("x <= 25", 0), baris("25 < x <= 50", 50), baris("50 < x <= 75", 75), baris("x > 75", 100),
))  # fmt: skip

RISIKO_PINJAMAN = {
    "bertingkat": tabel(
        "2b", "Risiko pinjaman bermasalah", (*RPM_SAMPAI_40, baris("40 < x <= 45", 10), baris("x > 45", 0)),
        tafsir="Kalimat aturan memberi nilai 0 mulai tepat 45%, tabelnya 10; yang dipakai tabel.",
    ),
    "empat_lima_nol": tabel(
        "2b", "Risiko pinjaman bermasalah",
        (*RPM_SAMPAI_40, baris("40 < x < 45", 10, SATU_SUMBER), baris("x >= 45", 0, SATU_SUMBER)),
    ),
    "kalimat": tabel("2b", "Risiko pinjaman bermasalah", turun_dua()),
    "menerus": tabel("2b", "Risiko pinjaman bermasalah", menerus_turun()),
}  # fmt: skip

CADANGAN_RISIKO = {
    "bertingkat": tabel("2c", "Cadangan risiko terhadap pinjaman bermasalah", per_sepuluh("x = 0", "")),
    "menerus": tabel("2c", "Cadangan risiko terhadap pinjaman bermasalah", menerus_naik()),
}

TEPAT_2D = "Tepat 21% dan 26% serta antara 25% dan 26%: sumber tidak sama."
PINJAMAN_BERISIKO = {
    "di_bawah": tabel("2d", "Pinjaman berisiko terhadap pinjaman diberikan", (
        baris("x < 21", 100, TEPAT_2D), baris("21 <= x < 26", 75, TEPAT_2D),
        baris("26 <= x <= 30", 50, TEPAT_2D), baris("x > 30", 25, SATU_SUMBER),
    )),
    "sampai_dengan": tabel("2d", "Pinjaman berisiko terhadap pinjaman diberikan", (
        baris("x <= 21", 100, TEPAT_2D), baris("21 < x <= 26", 75, TEPAT_2D),
        baris("26 < x <= 30", 50, TEPAT_2D), baris("x > 30", 25, SATU_SUMBER),
    )),
}  # fmt: skip

BEBAN_OPERASI = {
    nilai: tabel("4a", "Beban operasi anggota terhadap partisipasi bruto", (
        baris("x < 90", 100, SATU_SUMBER), baris("90 <= x < 95", 75, SATU_SUMBER),
        baris("95 <= x < 100", 50, SATU_SUMBER),
        baris("x >= 100", int(nilai), "Kalimat aturan memberi nilai 0, skor yang tercetak 1,00."),
    ))
    for nilai in ("25", "0")
}  # fmt: skip

BEBAN_USAHA = tabel("4b", "Beban usaha terhadap SHU kotor", (
    baris("x <= 40", 100, SATU_SUMBER), baris("40 < x <= 60", 75, SATU_SUMBER),
    baris("60 < x <= 80", 50, SATU_SUMBER), baris("x > 80", 25, SATU_SUMBER),
))  # fmt: skip

EFISIENSI_PELAYANAN = tabel("4c", "Efisiensi pelayanan", (
    baris("x <= 5", 100, SATU_SUMBER), baris("5 < x <= 10", 75, SATU_SUMBER),
    baris("10 < x <= 15", 50, SATU_SUMBER), baris("x > 15", 0, SATU_SUMBER),
))  # fmt: skip

RASIO_KAS = tabel("5a", "Rasio kas", (
    baris("x <= 10", 25), baris("10 < x <= 15", 100), baris("15 < x <= 20", 50), baris("x > 20", 25),
), tafsir="Kas yang terlalu besar juga menurunkan nilai: yang terbaik di atas 10% sampai 15%.")  # fmt: skip

PINJAMAN_DANA = tabel("5b", "Pinjaman diberikan terhadap dana diterima", (
    baris("x < 60", 25), baris("60 <= x < 70", 50), baris("70 <= x < 80", 75), baris("80 <= x < 90", 100),
    baris("x >= 90", 100, "Tabel cetak berhenti di bawah 90%: usulan aplikasi."),
))  # fmt: skip

RENTABILITAS_ASET = tabel("6a", "Rentabilitas aset", (
    baris("x < 5", 25), baris("5 <= x < 7.5", 50), baris("7.5 <= x < 10", 75), baris("x >= 10", 100),
))  # fmt: skip

RENTABILITAS_MODAL = tabel("6b", "Rentabilitas modal sendiri", (
    baris("x < 3", 25), baris("3 <= x < 4", 50), baris("4 <= x < 5", 75),
    baris("x = 5", 100, "Satu sumber memberi nilai 100 hanya di atas 5%."), baris("x > 5", 100),
))  # fmt: skip

KEMANDIRIAN = tabel("6c", "Kemandirian operasional pelayanan", (baris("x <= 100", 0), baris("x > 100", 100)))

PARTISIPASI = {
    "100": tabel("7a", "Rasio partisipasi bruto", (
        baris("x < 25", 25), baris("25 <= x < 50", 50), baris("50 <= x < 75", 75),
        baris("x = 75", 100, "Kalimat aturan menulis “lebih besar dari 75”."), baris("x > 75", 100),
    )),
    "75": tabel("7a", "Rasio partisipasi bruto", (
        baris("x < 25", 25), baris("25 <= x < 50", 50), baris("50 <= x < 75", 75),
        baris("x = 75", 75, "Kalimat aturan menulis “lebih besar dari 75”."), baris("x > 75", 100),
    )),
}  # fmt: skip

PROMOSI_ANGGOTA = tabel("7b", "Rasio promosi ekonomi anggota", (
    baris("x < 5", 0), baris("5 <= x < 7.5", 50), baris("7.5 <= x < 10", 75), baris("x >= 10", 100),
))  # fmt: skip
