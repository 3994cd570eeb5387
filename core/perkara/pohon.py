"""A Merkle tree in the manner of RFC 9162, section 2.1: it only grows, and one root stands for all of its leaves."""

import hashlib

AKAR_KOSONG = hashlib.sha256(b"").hexdigest()


def hash_daun(isi: bytes) -> str:
    """The hash of a leaf, hex."""
    return hashlib.sha256(b"\x00" + isi).hexdigest()


def hash_simpul(kiri: str, kanan: str) -> str:
    """The hash of a node over its two halves, hex."""
    return hashlib.sha256(b"\x01" + bytes.fromhex(kiri) + bytes.fromhex(kanan)).hexdigest()


class Pohon:
    """A tree as the roots of its full subtrees from left to right (`puncak`): all that it needs to grow.

    Raises ValueError when `puncak` are not those of a tree of `ukuran` leaves.
    """

    def __init__(self, ukuran: int = 0, puncak: list[str] | None = None) -> None:
        self.ukuran, self.puncak = ukuran, list(puncak or [])
        if len(self.puncak) != ukuran.bit_count():
            raise ValueError(f"Pohon {ukuran} daun berpuncak {ukuran.bit_count()}, bukan {len(self.puncak)}.")

    def tambah(self, daun: str) -> None:
        """One more leaf (its hash) at the end."""
        penuh = self.ukuran
        while penuh & 1:  # each pair of equal subtrees becomes one
            daun, penuh = hash_simpul(self.puncak.pop(), daun), penuh >> 1
        self.puncak.append(daun)
        self.ukuran += 1

    def akar(self) -> str:
        """The root over all leaves so far, hex."""
        if not self.puncak:
            return AKAR_KOSONG
        hasil = self.puncak[-1]
        for kiri in reversed(self.puncak[:-1]):
            hasil = hash_simpul(kiri, hasil)
        return hasil
