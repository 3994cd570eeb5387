"""Counts of so few that they would point at one: withheld, and so that no subtraction brings them back.

A row (a region, a province, the country) is given whole or not at all. It is withheld where one of its counts is from
1 to BATAS - 1, or where all of its members that are assessed share one count, whatever their number: that says of each
of them what it is. Because a province is the sum of its regions and the country that of its provinces, further rows are
withheld until what is left after subtracting every row that is given is itself a row that could be given, and does not
fix a single withheld count: with the sums of rows known (how many koperasi a region has is public) and those of
columns, a count lies between max(0, row + column - all) and min(row, column).

What changes between two days is not hidden: who compares files of two days sees what was added in between.
"""

from collections.abc import Iterable, Mapping

BATAS = 5
NEGARA = "00"

Hitungan = tuple[int, ...]


def induk(kode: str) -> str:
    """The code of the row in whose sum this one is: '32' of '32.05', NEGARA of '32'."""
    return kode[:2] if "." in kode else NEGARA


def jumlahkan(daun: Mapping[str, Hitungan]) -> dict[str, Hitungan]:
    """The rows of regions with those of their provinces and the country."""
    hasil = dict(daun)
    for kode, isi in daun.items():
        for atas in (kode[:2], NEGARA):
            hasil[atas] = tambah((hasil[atas], isi)) if atas in hasil else isi
    return hasil


def tambah(baris: Iterable[Hitungan]) -> Hitungan:
    """Column by column."""
    return tuple(map(sum, zip(*baris, strict=True)))


def aman(isi: Hitungan, netral: int) -> bool:
    """Whether a row may be given. Who is in the column `netral` ("belum dinilai") may be known, and tells nothing."""
    dinilai = [n for i, n in enumerate(isi) if n and i != netral]
    return all(n >= BATAS or n == 0 for n in isi) and len(dinilai) != 1


def yang_ditahan(daun: Mapping[str, Hitungan], netral: int) -> set[str]:
    """Codes of the rows, of all three levels, that are not given. `daun`: counts by the code of a region ('32.05')."""
    isi = jumlahkan(daun)
    tahan = {kode for kode in isi if not aman(isi[kode], netral)}
    for atas in sorted({induk(kode) for kode in daun}) + [NEGARA] * bool(daun):
        while atas not in tahan and (sisa := tersisa(atas, isi, tahan)) and not _tertutup(sisa, isi, netral):
            terbuka = [kode for kode in _tepi(atas, isi, tahan) if kode not in tahan]
            tahan.add(min(terbuka, key=lambda kode: (sum(isi[kode]), kode), default=atas))
    return tahan


def _tepi(atas: str, isi: Mapping[str, Hitungan], tahan: set[str]) -> list[str]:
    """The rows that sum up to `atas`; in place of a withheld province its regions."""
    hasil = []
    for kode in isi:
        if kode != NEGARA and induk(kode) == atas:
            hasil += _tepi(kode, isi, tahan) if kode in tahan and "." not in kode else [kode]
    return hasil


def tersisa(atas: str, isi: Mapping[str, Hitungan], tahan: set[str]) -> list[str]:
    """The withheld regions whose sum is known: `atas` less every row of it that is given."""
    return [kode for kode in _tepi(atas, isi, tahan) if kode in tahan]


def _tertutup(sisa: list[str], isi: Mapping[str, Hitungan], netral: int) -> bool:
    """Whether the sum of the rows `sisa` may be known without one of their counts being fixed by it."""
    kolom = tambah(isi[kode] for kode in sisa)
    semua = sum(kolom)
    if len(sisa) < 2 or not aman(kolom, netral):
        return False
    for kode in sisa:
        baris = sum(isi[kode])
        for n, jumlah in zip(isi[kode], kolom, strict=True):
            if (0 < n < BATAS or n == baris) and max(0, baris + jumlah - semua) == min(baris, jumlah):
                return False
    return True
