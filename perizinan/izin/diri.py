"""The papers of the people (Pasal 7 huruf d): two of each, as files of their own or in one bundle."""

from ksp_usp.models import Orang

# Papers of one person; the item of the file is "7d-<pk>-rh".
BERKAS_DIRI = {"rh": "daftar riwayat hidup", "ktp": "fotokopi KTP"}
# Item of one file with the papers of everybody who has none of their own; the examiner reads who is in it.
GABUNGAN = "7d-semua"


def butir_orang(orang: Orang, jenis: str) -> str:
    return f"7d-{orang.pk}-{jenis}"


def tercakup(orang: Orang, berkas: dict) -> bool:
    """Whether the bundle may hold papers of `orang`: who was written down after it came is not in it."""
    return any(b.diunggah_pada >= orang.dicatat_pada for b in berkas.get(GABUNGAN, ()))


def kertas_sendiri_kurang(berkas: dict, orang: list[Orang]) -> list[tuple[Orang, str]]:
    """(person, paper in words) for each paper that is not there as a file of its own."""
    return [(o, kata) for o in orang for jenis, kata in BERKAS_DIRI.items() if not berkas.get(butir_orang(o, jenis))]


def kertas_kurang(berkas: dict, orang: list[Orang]) -> list[tuple[Orang, str]]:
    """(person, paper in words) for each paper that is neither a file of its own nor in the bundle."""
    return [(o, kata) for o, kata in kertas_sendiri_kurang(berkas, orang) if not tercakup(o, berkas)]


def dalam_gabungan(berkas: dict, orang: list[Orang]) -> list[Orang]:
    """Who of `orang` is to be found in the bundle."""
    return list(dict.fromkeys(o for o, _ in kertas_sendiri_kurang(berkas, orang) if tercakup(o, berkas)))
