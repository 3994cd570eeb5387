"""Numbers and dates as Indonesian official prose writes them.

Nothing here rounds: a figure that is shown is the figure that was compared. Pure functions, no dependency.
"""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
GUGUS = (
    (10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"),
    (100, "ratus"), (10, "puluh"),
)  # fmt: skip
BATAS_TERBILANG = 10**18


def angka(nilai: Decimal | int, desimal: int = 0) -> str:
    """Write a number with dots for thousands and a comma for decimals: 1234567.5 -> "1.234.567,5".

    All digits are kept; `desimal` is the least number of decimals to show, so 80 with desimal=2 is "80,00".
    """
    tanda, bulat, pecahan = _urai(nilai)
    pecahan = pecahan.ljust(desimal, "0")
    return tanda + f"{bulat:,}".replace(",", ".") + (f",{pecahan}" if pecahan else "")


def rupiah(nilai: Decimal | int, *, sen: bool = True) -> str:
    """Write an amount as letters do, "Rp15.000.000,00"; with sen=False, as findings do, "Rp15.000.000".

    Sen that are not zero are always shown. A negative amount is written "-Rp5.000,00".
    """
    tanda, _, pecahan = _urai(nilai)
    teks = angka(max(nilai, -nilai), 2 if sen or pecahan else 0)
    return f"{tanda}Rp{teks}"


def bersatuan(nilai: Decimal | int, satuan: str) -> str:
    """Write a value with its unit: "38 orang", "Rp200.000.000 per bulan" (unit "rupiah per bulan"), "50%"."""
    if satuan.startswith("rupiah"):
        return rupiah(nilai, sen=False) + satuan.removeprefix("rupiah")
    if satuan == "persen":
        return f"{angka(nilai)}%"
    return f"{angka(nilai)} {satuan}".strip()


def desimal(nilai: Fraction, pembanding: Fraction) -> Decimal:
    """An exact fraction as a decimal to show beside `pembanding`.

    Exact where the decimals end. Otherwise two decimals, or as many more as it takes that two values that differ do
    not look alike: the officer who reads "tidak terpenuhi" must see why.
    """
    sisa = nilai.denominator
    for faktor in (2, 5):
        while sisa % faktor == 0:
            sisa //= faktor
    with localcontext(prec=200):
        if sisa == 1:
            return Decimal(nilai.numerator) / Decimal(nilai.denominator)
        tempat = 2
        while nilai != pembanding and round(nilai, tempat) == round(pembanding, tempat):
            tempat += 2
        return Decimal(round(nilai * 10**tempat)).scaleb(-tempat)


def tanggal(hari: date) -> str:
    """Write a date as official letters do: "9 November 2005"."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def terbilang(nilai: Decimal | int, satuan: str = "") -> str:
    """Spell an amount in words: 15_000_000 -> "lima belas juta"; with satuan="rupiah" -> "lima belas juta rupiah".

    Sen are spelled only when they are not zero: "seribu rupiah koma lima puluh sen".
    Raises ValueError below a whole sen and from 10^18 upwards: nobody signs a guess.
    """
    tanda, bulat, pecahan = _urai(nilai)
    if len(pecahan) > 2:
        raise ValueError(f"Terbilang mengenal paling banyak dua angka di belakang koma, bukan {angka(nilai)}.")
    if bulat >= BATAS_TERBILANG:
        raise ValueError(f"Terbilang mengenal bilangan di bawah {angka(BATAS_TERBILANG)}, bukan {angka(nilai)}.")
    kata = ["minus"] if tanda else []
    kata += [_eja(bulat)] + ([satuan] if satuan else [])
    if pecahan:
        kata += ["koma", _eja(int(pecahan.ljust(2, "0"))), "sen"]
    return " ".join(kata)


def _eja(n: int) -> str:
    """Spell a whole number below 10^18."""
    if n < 12:
        return SATUAN[n]
    if n < 20:
        return f"{SATUAN[n - 10]} belas"
    besar, nama = next((besar, nama) for besar, nama in GUGUS if n >= besar)
    depan, sisa = divmod(n, besar)
    # "satu" melts into the word for hundred and thousand only: seratus, seribu, but satu juta.
    awal = f"se{nama}" if depan == 1 and besar in (100, 1000) else f"{_eja(depan)} {nama}"
    return f"{awal} {_eja(sisa)}" if sisa else awal


def _urai(nilai: Decimal | int) -> tuple[str, int, str]:
    """Split into sign, whole part and decimals without trailing zeros. Refuses float and what is no number."""
    if isinstance(nilai, (bool, float)) or not isinstance(nilai, (int, Decimal)):
        raise TypeError(f"Bilangan harus int atau Decimal, bukan {type(nilai).__name__}.")
    if isinstance(nilai, Decimal) and not nilai.is_finite():
        raise ValueError(f"Bukan bilangan berhingga: {nilai}.")
    teks = f"{Decimal(nilai):f}"  # an int formatted with "f" would pass through float
    bulat, _, pecahan = teks.lstrip("-").partition(".")
    pecahan = pecahan.rstrip("0")
    tanda = "-" if teks.startswith("-") and (int(bulat) or pecahan) else ""
    return tanda, int(bulat), pecahan
