"""What a header says beside the name of its column: the unit of its amounts, its year, that it is money at all."""

import re
import unicodedata

# '000', '.000', '000.000', 'x 1.000', '1000000': as many zeros as the unit has; never the end of '15.000'.
_NOL = re.compile(
    r"(?:[x×*]\s*)?(?:rp\.?\s*)?(?<![0-9])(?<![0-9][.,])(?:1[.,]?)?[.,'’]?(0{3}(?:[.,]?0{3}){0,2})(?:,-)?(?![0-9])"
)
# 'ribuan', 'juta', 'jt', 'milyar', 'Rp M'; not in '500 juta', which is an amount.
_SEBUTAN = re.compile(
    r"(?<![0-9])(?<![0-9]\s)(?<![0-9][.,]\s)(?:[x×*]\s*)?(?:\b1\s*)?"
    r"\b(?:(ribu(?:an)?|rb|rp\.?\s*k)|(juta(?:an)?|jt(?:an)?)|(mil[iy]ar(?:an)?|rp\.?\s*m))\b"
)
_SATUAN = r"(?:\(?[.,'’]?(?:1[.,]?)?0{3}(?:[.,]?0{3}){0,2}|(?:ribu|juta|mil[iy]ar)(?:an)?|rb|jt)\b"
# In a title only what is said as a unit: 'REKAP RIBUAN UMKM' is none.
_DI_ATAS = re.compile(
    rf"(?:dalam|dlm|satuan|angka|rp\.?|idr|rupiah|nilai|[x×*(:])\s*(?:rp\.?\s*)?{_SATUAN}|{_SATUAN}\s*(?:rp\b|rupiah)"
)
_UANG = re.compile(r"\b(?:rp|rupiah|idr|nilai|harga|biaya)\b")
_BUKAN_UANG = re.compile(
    r"%|\((?=[^)]*(?:\b(?:persen|unit|buah|pcs|potong|kodi|kg|kuintal|ton|liter|usd|dolar|dollar|lusin|pasang)\b|\$))"
)
_BELUM_TERJADI = re.compile(r"\b(?:target|proyeksi|rencana|prediksi|perkiraan|estimasi|harapan|potensi)\b")
_TAHUN = re.compile(r"(?<![0-9.,])((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])")


def _rata(judul: str) -> str:
    return unicodedata.normalize("NFKC", judul).casefold()


def satuan(judul: str) -> int:
    """By what the amounts under `judul` are multiplied to be rupiah: 1.000 for 'Omset (Rp. 000)', 1 if nothing is said.

    Several units ('ribuan / jutaan') give 0: nobody can tell.
    """
    rata = _rata(judul)
    ada = {1000 ** (len(re.sub(r"\D", "", m[1])) // 3) for m in _NOL.finditer(rata)}
    for m in _SEBUTAN.finditer(rata):
        ada.add(10**3 if m[1] else 10**6 if m[2] else 10**9)
    return ada.pop() if len(ada) == 1 else 0 if ada else 1


def satuan_di_atas(teks: str) -> int:
    """The unit that a line above the headers gives the whole table: 1.000 for '(dalam ribuan rupiah)', else 1."""
    return satuan(teks) if _DI_ATAS.search(_rata(teks)) else 1


def tanpa_satuan(judul: str) -> str:
    """`judul` without the words of its unit."""
    return _SEBUTAN.sub(" ", _NOL.sub(" ", _rata(judul)))


def tahun_judul(judul: str) -> int | None:
    """The year that a header names, the last one of several."""
    return max(map(int, _TAHUN.findall(judul)), default=None)


def berupa_uang(judul: str) -> bool:
    """Whether a header says that money stands under it."""
    return satuan(judul) != 1 or bool(_UANG.search(_rata(judul)))


def bukan_rupiah(judul: str) -> bool:
    """Whether a header says that what stands under it is counted in something else, or has not happened yet."""
    rata = _rata(judul)
    return satuan(judul) == 0 or bool(_BUKAN_UANG.search(rata) or _BELUM_TERJADI.search(rata))
