"""How amounts, dates and times are written, and how a typed one is read.

Pure functions. Reading refuses what could mean two things: a wrong amount that was silently accepted
costs more than one more keystroke. Every refusal is one sentence that says what to type instead.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from aturan.bahasa import bilangan
from aturan.bahasa.bilangan import BULAN, angka, terbilang
from core.dasar.tanggal import NAMA_HARI, bagian_tanggal, bersihkan_tanggal
from core.dasar.waktu import NAMA_ZONA, ZONA_BAWAAN

__all__ = [
    "BULAN",
    "HARI",
    "IsianSalah",
    "angka",
    "baca_angka",
    "baca_rupiah",
    "baca_tanggal",
    "hari",
    "jam",
    "kalimat_hari",
    "rupiah",
    "tanggal_hari",
    "tanggal_indonesia",
    "tanggal_jam",
    "terbilang",
    "tulis_isian",
]

HARI = tuple(nama.capitalize() for nama in NAMA_HARI)

BATAS = Decimal(10) ** 18  # the money columns hold 18 digits before the comma
ANGKA_TERPANJANG = 60  # characters; longer input is never a number, and is not worth parsing
TAHUN_AWAL, TAHUN_AKHIR = 1900, 2100

POLOS = re.compile(r"[0-9]+")
BERTITIK = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
DUA_ARTI = re.compile(r"[0-9]{1,2}\.[0-9]{3}")
AWALAN_RP = re.compile(r"(?i:rp|idr)\.?\s*")


class IsianSalah(ValueError):
    """A typed value that cannot be read; the message is the sentence to show beside the field."""


def angka_pendek(nilai: Decimal | int) -> str:
    """A figure of a chart or a dashboard, with one decimal at most: 84.95 -> '85', 84.93 -> '84,9'. Only to be read."""
    bulat = Decimal(nilai).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return bilangan.angka(int(bulat) if bulat == int(bulat) else bulat)


def rupiah(nilai: Decimal | int) -> str:
    """'Rp15.000.000,00', as letters and pages write an amount. Empty text for None."""
    return "" if nilai is None else bilangan.rupiah(nilai, sen=True)


def tanggal_indonesia(tanggal: date | None) -> str:
    """'9 November 2005'. Empty text for None."""
    return bilangan.tanggal(tanggal) if tanggal else ""


def hari(tanggal: date) -> str:
    """Name of the day of the week: 'Kamis'."""
    return HARI[tanggal.weekday()]


def tanggal_hari(tanggal: date | None) -> str:
    """'Kamis, 26 November 2026'. Empty text for None."""
    return f"{hari(tanggal)}, {tanggal_indonesia(tanggal)}" if tanggal else ""


def kalimat_hari(tanggal) -> str:
    """'Kamis tanggal dua puluh enam bulan November tahun dua ribu dua puluh enam (26-11-2026)'."""
    return (
        f"{hari(tanggal)} tanggal {terbilang(tanggal.day)} bulan {BULAN[tanggal.month - 1]} "
        f"tahun {terbilang(tanggal.year)} ({tanggal:%d-%m-%Y})"
    )


def umur(hari: int) -> str:
    """How long something has been as it is: 'sejak hari ini', '3 hari'."""
    return f"{hari} hari" if hari > 0 else "sejak hari ini"


def jam(waktu: datetime, zona: str = ZONA_BAWAAN) -> str:
    """Clock time in the zone of the authority: '10.42 WIB'. `waktu` must be aware."""
    return f"{waktu.astimezone(ZoneInfo(zona)):%H.%M} {NAMA_ZONA[zona]}"


def tanggal_jam(waktu: datetime | None, zona: str = ZONA_BAWAAN) -> str:
    """'9 November 2005, 10.42 WIB', the day too taken in the zone of the authority. Empty text for None."""
    return f"{tanggal_indonesia(waktu.astimezone(ZoneInfo(zona)))}, {jam(waktu, zona)}" if waktu else ""


def tulis_isian(nilai: Decimal | int) -> str:
    """A number as an input field shows it, so that reading it back gives the same number ('1500', '15.000.000')."""
    nilai = Decimal(nilai)
    utuh = int(nilai)
    teks = str(utuh) if utuh < 100_000 else f"{utuh:,}".replace(",", ".")
    return teks if nilai == utuh else f"{teks},{int((nilai - utuh) * 100):02d}"


def _kutip(teks: str) -> str:
    """The typed text for a sentence: cut short, without control and direction marks."""
    bersih = "".join(huruf for huruf in teks if huruf.isprintable())
    return f"“{bersih[:20]}…”" if len(bersih) > 20 else f"“{bersih}”"


def _rapikan(teks: str, contoh: str) -> str:
    """What both number readers refuse in the same words: empty, letters, other scripts' digits, negatives."""
    bersih = str(teks).replace("\u00a0", " ").replace("\u202f", " ").strip(" \t\r\n")
    bersih = AWALAN_RP.sub("", bersih, count=1) if AWALAN_RP.match(bersih) else bersih
    if not bersih:
        raise IsianSalah(f"Isi angkanya, misalnya {contoh}.")
    if bersih[0] in "-−–(":
        raise IsianSalah(f"Nilai tidak boleh negatif. Tulis 0 atau lebih, misalnya {contoh}.")
    if len(bersih) > ANGKA_TERPANJANG:
        raise IsianSalah(f"Angka terlalu panjang. Tulis paling banyak 18 angka, misalnya {contoh}.")
    if not bersih.isascii() or not bersih.isprintable():
        raise IsianSalah(f"Pakai angka 0 sampai 9 dari papan tik biasa, misalnya {contoh}.")
    if re.search(r"[A-Za-z]", bersih):
        raise IsianSalah(f"Tulis dengan angka saja, misalnya {contoh}, bukan {_kutip(bersih)}.")
    return bersih


def _bilangan(bersih: str, contoh: str) -> Decimal:
    """Whole number with or without dots between thousands; refuses the single dot that reads as a decimal too."""
    if DUA_ARTI.fullmatch(bersih):
        ribu = int(bersih.replace(".", ""))
        raise IsianSalah(
            f"{_kutip(bersih)} dapat berarti dua hal. Tulis {ribu} jika maksudnya {terbilang(ribu)}, "
            f"atau {bersih}.000 jika maksudnya {terbilang(ribu * 1000)}."
        )
    if not (POLOS.fullmatch(bersih) or BERTITIK.fullmatch(bersih)):
        raise IsianSalah(f"{_kutip(bersih)} tidak dapat dibaca sebagai angka. Tulis misalnya {contoh}.")
    nilai = Decimal(bersih.replace(".", ""))
    if nilai >= BATAS:
        raise IsianSalah("Angka terlalu besar. Tulis paling banyak 18 angka; periksa jumlah nolnya.")
    return nilai


def baca_rupiah(teks: str) -> Decimal:
    """Typed amount in whole rupiah (sen allowed after a comma): '15000000', '15.000.000', 'Rp 15.000.000,00', ',-'.

    Raises IsianSalah for '1.500', '1,5', negatives, other scripts' digits, letters, and 10^18 and above.
    """
    contoh = "15.000.000"
    bersih = _rapikan(teks, contoh)
    bersih = re.sub(r"[.,]\s?-{1,2}$", "", bersih)
    utuh, koma, sen = bersih.partition(",")
    if not koma:
        return _bilangan(utuh, contoh)
    # After a comma stand two digits of sen or nothing: '1,5' may be 1,5 juta, '15,000,000' is written the other way.
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3}){2,}", bersih):
        raise IsianSalah(f"Pakai titik sebagai pemisah ribuan: tulis {bersih.replace(',', '.')}.")
    if not re.fullmatch(r"[0-9]{2}", sen) or not (sen == "00" or len(utuh) > 3):
        raise IsianSalah(f"{_kutip(bersih)} dapat berarti dua hal. Tulis rupiah penuh tanpa koma, misalnya 1.500.000.")
    # With sen written out, the dot before it can only part thousands.
    nilai = _bilangan(utuh.replace(".", "") if BERTITIK.fullmatch(utuh) else utuh, contoh)
    return nilai + Decimal(sen) / 100 if sen != "00" else nilai


def baca_angka(teks: str) -> int:
    """Typed whole number, 0 or more: '12', '1250', '12.500.000'. Raises IsianSalah for '1.500', '1,5' and the like."""
    contoh = "25"
    bersih = _rapikan(teks, contoh)
    if "," in bersih:
        raise IsianSalah(f"Isi bilangan bulat tanpa koma, misalnya {contoh}.")
    return int(_bilangan(bersih, contoh))


def baca_tanggal(teks: str) -> date:
    """Typed date, day first: '31/12/2025', '31-XII-2025', 'Rabu, 31 Desember 2025'; also '2025-12-31 00:00:00'.

    Raises IsianSalah for a day that does not exist, a year outside 1900-2100 and anything else.
    """
    bagian = bagian_tanggal(bersihkan_tanggal(teks)[0])
    if bagian is None:
        raise IsianSalah("Tulis tanggal seperti 31/12/2025 atau 31 Desember 2025.")
    hari_ke, bulan, tahun = bagian[0], bagian[1], _tahun(bagian[2])
    if isinstance(bulan, str):
        raise IsianSalah(f"Nama bulan {_kutip(bulan)} tidak dikenal. Tulis misalnya 31 Desember 2025.")
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise IsianSalah(f"Tahun {tahun} tidak masuk akal. Tulis tahun Masehi, misalnya 2025.")
    if not 1 <= bulan <= 12:
        raise IsianSalah(f"Tidak ada bulan ke-{bulan}. Tulis hari dulu, lalu bulan: 31/12/2025.")
    try:
        return date(tahun, bulan, hari_ke)
    except ValueError:
        if (bulan, hari_ke) == (2, 29):
            raise IsianSalah(f"Tanggal 29 Februari tidak ada pada tahun {tahun}. Periksa tanggalnya.") from None
        raise IsianSalah(f"Tanggal {hari_ke} {BULAN[bulan - 1]} tidak ada. Periksa tanggalnya.") from None


def _tahun(teks: str) -> int:
    if len(teks) != 4:
        raise IsianSalah("Tulis tahun dengan empat angka, misalnya 2025.")
    return int(teks)


# Each part of it between full stops: 'K.H.', 'Dr.(H.C.)'.
GELAR_DEPAN = {
    *("prof", "dr", "drs", "dra", "drg", "drh", "ir", "h", "hj", "k", "kh", "c", "hc"),
    *("r", "rr", "rd", "apt", "ns", "tgk", "pdt"),
}
GELAR_BELAKANG = re.compile(r"(S|M|Ph|Sp|Dipl|LL)\.\w[\w.]*|A\.M\w+\.?|Lc\.?")


def nama_besar(nama: str) -> str:
    """A person's name in capitals; degrees keep their letters: 'Dr. H. REKAAN WIRAKUSUMAH, S.STP., Ph.D.'.

    Degrees stand before the name, behind its first comma, and last in it where somebody left the comma out.
    """
    pokok, koma, belakang = nama.partition(",")
    kata = pokok.split(" ")
    awal, akhir = 0, len(kata)
    while awal < akhir and GELAR_DEPAN.issuperset(filter(None, re.split(r"[.()]", kata[awal].lower()))):
        awal += 1
    while akhir > awal and GELAR_BELAKANG.fullmatch(kata[akhir - 1]):
        akhir -= 1
    return " ".join([*kata[:awal], *(k.upper() for k in kata[awal:akhir]), *kata[akhir:]]) + koma + belakang


# After these a title does not break: the word that follows belongs to them.
PERANGKAI = re.compile(
    r"\b(atas|atau|bagi|dalam|dan|dari|dengan|di|kabupaten|ke|kota|nomor|oleh|pada|provinsi|republik|tahun|tentang|untuk)\s+",
    re.IGNORECASE,
)


# What somebody types before a line of a list.
NOMOR_BARIS = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•–])\s+")


def serangkai(judul: str) -> str:
    """A title whose lines end after no DAN, TENTANG and the like: a no-break space behind each."""
    return PERANGKAI.sub("\\1\u00a0", judul)


def jabatan_besar(jabatan: str) -> str:
    """A post in capitals, but not what stands before it: 'a.n. BUPATI GARUT', 'Plt. MENTERI KOPERASI'."""
    depan, pokok = pisah_sebutan(jabatan)
    return f"{depan}{pokok if pokok == 'u.b.' else pokok.upper()}"


def pisah_sebutan(jabatan: str) -> tuple[str, str]:
    """('Plt. ', 'Menteri Koperasi'): what stands before a post, and the post."""
    for depan in ("Plt. ", "Plh. ", "Pj. ", "a.n. "):
        if jabatan.startswith(depan):
            return depan, jabatan.removeprefix(depan)
    return "", jabatan


def huruf(nomor: int) -> str:
    """The mark of item `nomor`, counted from 0: a., b., … z., aa., bb., …"""
    ulang, sisa = divmod(nomor, 26)
    return chr(ord("a") + sisa) * (ulang + 1) + "."


def bertitik(kalimat: str) -> str:
    """`kalimat` with one full stop at its end, also where a name's title ends in one."""
    return f"{kalimat.removesuffix('.')}."
