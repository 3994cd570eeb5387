"""The day, month and year that a typed date names: day first, as Indonesia writes it, in any spelling of one meaning.

Nothing is judged here: whether such a day exists, and what is done with a doubtful one, is said by the reader
(core.dasar.rupa for a field of a form, core.lembar.tanggal for a cell of a sheet).
"""

import re

from aturan.bahasa.bilangan import BULAN

INGGRIS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ROMAWI = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# Spellings met in office sheets beside the standard names and their beginnings.
LAIN = {
    "peb": 2, "pebr": 2, "pebruari": 2, "februai": 2, "mrt": 3, "mar": 3, "djuni": 6, "djuli": 7, "agt": 8, "ags": 8,
    "agst": 8, "agts": 8, "agus": 8, "nop": 11, "nopember": 11, "nopem": 11, "dess": 12,
}  # fmt: skip


def _nomor_bulan() -> dict[str, int]:
    """{name, its beginning of three letters or more, or Roman number: number of the month}."""
    nomor = {}
    for nama in (BULAN, INGGRIS):
        for ke, satu in enumerate(nama, 1):
            nomor |= {satu[:n].lower(): ke for n in range(3, len(satu) + 1)}
    return nomor | {satu: ke for ke, satu in enumerate(ROMAWI, 1)} | LAIN


NOMOR_BULAN = _nomor_bulan()
NAMA_HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
SEBUTAN_HARI = {
    **{nama: ke for ke, nama in enumerate(NAMA_HARI)}, "jum'at": 4, "jum’at": 4, "ahad": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
HARI_DI_DEPAN = re.compile(
    rf"(?:hari\s+)?({'|'.join(SEBUTAN_HARI)})(?![a-z])[\s,./]*"
    r"(?:(?:legi|pahing|paing|pon|wage|kliwon)(?![a-z])[\s,./]*)?",
    re.IGNORECASE,
)
PEMBUKA = re.compile(r"(?:pada|per|tertanggal|tanggal|tgl|tg|dated)(?![a-z])[\s.,:]*", re.IGNORECASE)
JAM = re.compile(
    r"(?:[T,\s]\s*(?:pukul|pkl\.?|jam)?\s*)[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?|\.[0-9]{2}\.[0-9]{2})"
    r"\s*(?:am|pm|wib|wita|wit|z|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
PENUTUP = re.compile(r"(?:\s+(?:m|masehi))?[\s.,;]*$", re.IGNORECASE)

TAHUN_DULU = re.compile(r"([0-9]{4})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})")
ANGKA = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,6})")
KATA = re.compile(r"([0-9]{1,2})[\s./-]+([A-Za-z]+)[\s.,/-]+([0-9]{1,6})")
TAHUN_LALU_KATA = re.compile(r"([0-9]{4})[\s./-]+([A-Za-z]+)[\s./-]+([0-9]{1,2})")
BULAN_DULU = re.compile(r"([A-Za-z]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)([0-9]{1,6})")


def bersihkan_tanggal(teks: str) -> tuple[str, int | None]:
    """(the date alone, the day of the week that is named beside it or None), without time of day and words before."""
    isi, nama_hari = " ".join(str(teks).replace("\u00a0", " ").split())[:60], None
    isi = re.sub("[–—‐−]", "-", isi)
    while True:
        if cocok := HARI_DI_DEPAN.match(isi):
            nama_hari = SEBUTAN_HARI[cocok[1].lower()]
        elif not (cocok := PEMBUKA.match(isi)):
            break
        isi = isi[cocok.end() :]
    return PENUTUP.sub("", JAM.sub("", isi)), nama_hari


def bagian_tanggal(bersih: str) -> tuple[int, int | str, str] | None:
    """(day, month, year as typed) of a cleaned date; the month as typed where it is an unknown name; None: no date."""
    for pola, urut in (
        (TAHUN_DULU, (3, 2, 1)), (ANGKA, (1, 2, 3)), (KATA, (1, 2, 3)), (TAHUN_LALU_KATA, (3, 2, 1)),
        (BULAN_DULU, (2, 1, 3)),
    ):  # fmt: skip
        if bersih.isascii() and (cocok := pola.fullmatch(bersih)):
            hari, bulan, tahun = (cocok[ke] for ke in urut)
            return int(hari), int(bulan) if bulan.isdecimal() else NOMOR_BULAN.get(bulan.lower(), bulan), tahun
    return None
