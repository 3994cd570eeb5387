"""Readings that the sources dispute, each a named switch with a default and the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

Pilihan = tuple[str, str]


@dataclass(frozen=True)
class Sakelar:
    """One disputed reading: `pilihan` are (kode, uraian), `bawaan` the one taken, `catatan` where they come from."""

    kode: str
    uraian: str
    pilihan: tuple[Pilihan, ...]
    bawaan: str
    catatan: str

    def __post_init__(self) -> None:
        if self.bawaan not in dict(self.pilihan):
            raise ValueError(f"{self.kode}: bawaan {self.bawaan!r} bukan salah satu pilihan.")


SAKELAR = (
    Sakelar(
        "modal_penyertaan", "Modal penyertaan dalam modal sendiri",
        (("setengah", "Ditambah 50% modal penyertaan"), ("tidak", "Tanpa modal penyertaan")),
        "setengah",
        "Untuk penilaian kesehatan dapat ditambah paling banyak 50% modal penyertaan; Pasal 1 angka 17 Permen KUKM"
        " 15/2015 tidak menyebutnya.",
    ),
    Sakelar(
        "tabel_1b", "Tabel rasio 1b (modal sendiri terhadap pinjaman berisiko)",
        (
            ("pita_atas", "0 < x ≤ 10 bernilai 10, … x > 90 bernilai 100"),
            ("pita_bawah", "x < 10 bernilai 0, 10 ≤ x < 20 bernilai 10, … x ≥ 100 bernilai 100"),
            ("menerus", "Nilai = rasio dibulatkan ke persen terdekat, paling tinggi 100"),
        ),
        "pita_atas",
        "Sumber berbeda satu pita penuh: kertas kerja dinas memberi nilai 100 pada 99,62%; salinan tabel Permen"
        " 14/Per/M.KUKM/XII/2009 memberi 90; satu penelitian memakai nilai menerus.",
    ),
    Sakelar(
        "modal_tertimbang", "Kewajiban dalam modal tertimbang (rasio 1c)",
        (
            ("tanpa_kewajiban", "Hanya komponen modal"),
            ("dengan_kewajiban", "Ditambah 50% kewajiban sebagai modal pelengkap"),
        ),
        "tanpa_kewajiban",
        "Memasukkan kewajiban hanya ditemukan dalam satu penelitian dan membuat rasio sangat besar.",
    ),
    Sakelar(
        "bobot_penyertaan", "Bobot risiko penyertaan dalam ATMR (rasio 1c)",
        (("seratus", "100%"), ("lima_puluh", "50%")),
        "seratus",
        "Satu penelitian mencetak 100%; tabel lain dilaporkan memakai 50%.",
    ),
    Sakelar(
        "batas_1c", "Rasio 1c tepat 8%",
        (("75", "Nilai 75 (6 ≤ x ≤ 8)"), ("100", "Nilai 100 (x ≥ 8)")),
        "75",
        "Tabel cetak memberi nilai sampai di bawah 8 dan di atas 8, tidak untuk tepat 8.",
    ),
    Sakelar(
        "tabel_2b", "Tabel rasio 2b (risiko pinjaman bermasalah)",
        (
            ("bertingkat", "Bertingkat; 40 < x ≤ 45 bernilai 10"),
            ("empat_lima_nol", "Bertingkat; 45 ke atas bernilai 0"),
            ("kalimat", "Setiap turun 1% dari 45% nilai bertambah 2 (paling tinggi 90 pada 0%)"),
            ("menerus", "Nilai = 100 − 2 × rasio yang dibulatkan ke persen terdekat"),
        ),
        "bertingkat",
        "Kalimat aturan menulis “45% atau lebih” bernilai 0, tabelnya 40 < x ≤ 45 bernilai 10; satu penelitian memakai"
        " nilai menerus.",
    ),
    Sakelar(
        "tabel_2c", "Tabel rasio 2c (cadangan risiko)",
        (
            ("bertingkat", "Bertingkat per 10%"),
            ("menerus", "Nilai = rasio dibulatkan ke persen terdekat, paling tinggi 100"),
        ),
        "bertingkat",
        "Tabel bertingkat tercetak pada tiga sumber; satu penelitian memakai nilai menerus.",
    ),
    Sakelar(
        "batas_2d", "Rasio 2d tepat 21% dan 26%",
        (("di_bawah", "x < 21 dan 21 ≤ x < 26"), ("sampai_dengan", "x ≤ 21 dan 21 < x ≤ 26")),
        "di_bawah",
        "Satu sumber menulis “< 21”, sumber lain “≤ 21”; antara 25 dan 26 tabel cetak tidak bersambung.",
    ),
    Sakelar(
        "nilai_4a", "Rasio 4a 100% ke atas",
        (("25", "Nilai 25, skor 1,00"), ("0", "Nilai 0, skor 0,00")),
        "25",
        "Kalimat aturan memberi nilai 0, tetapi skor yang tercetak 1,00, yaitu nilai 25 × bobot 4%.",
    ),
    Sakelar(
        "batas_7a", "Rasio 7a tepat 75%",
        (("100", "Nilai 100 (x ≥ 75)"), ("75", "Nilai 75 (50 ≤ x ≤ 75)")),
        "100",
        "Kalimat aturan menulis “lebih besar dari 75” untuk nilai 100; tabelnya memuat 75.",
    ),
)  # fmt: skip
BAWAAN = {s.kode: s.bawaan for s in SAKELAR}


def lengkapi(sakelar: Mapping[str, str] | None) -> dict[str, str]:
    """The defaults with `sakelar` over them. Raises ValueError for an unknown switch or choice."""
    for kode, pilihan in (sakelar or {}).items():
        dikenal = next((dict(s.pilihan) for s in SAKELAR if s.kode == kode), None)
        if dikenal is None:
            raise ValueError(f"Sakelar {kode!r} tidak dikenal. Ada: {', '.join(BAWAAN)}.")
        if pilihan not in dikenal:
            raise ValueError(f"Sakelar {kode}: pilihan {pilihan!r} tidak dikenal. Ada: {', '.join(dikenal)}.")
    return BAWAAN | dict(sakelar or {})
