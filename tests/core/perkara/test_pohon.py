"""The tree by itself, against the recursive definition of RFC 9162, section 2.1.1."""

import hashlib

import pytest

from core.perkara.pohon import Pohon, hash_daun


def akar_menurut_definisi(isi: list[bytes]) -> bytes:
    if not isi:
        return hashlib.sha256(b"").digest()
    if len(isi) == 1:
        return hashlib.sha256(b"\x00" + isi[0]).digest()
    k = 1
    while k * 2 < len(isi):
        k *= 2
    return hashlib.sha256(b"\x01" + akar_menurut_definisi(isi[:k]) + akar_menurut_definisi(isi[k:])).digest()


def test_akar_setiap_ukuran_menurut_definisinya():
    pohon, isi = Pohon(), []
    for n in range(70):
        assert pohon.akar() == akar_menurut_definisi(isi).hex()
        assert pohon.ukuran == n
        isi.append(str(n).encode())
        pohon.tambah(hash_daun(isi[-1]))


def test_pohon_tumbuh_terus_dari_puncaknya():
    satu, dua = Pohon(), Pohon()
    for n in range(13):
        satu.tambah(hash_daun(b"%d" % n))
        dua.tambah(hash_daun(b"%d" % n))
        dua = Pohon(dua.ukuran, dua.puncak)
    assert satu.akar() == dua.akar()


def test_puncak_yang_bukan_dari_ukurannya_ditolak():
    with pytest.raises(ValueError, match="berpuncak 2"):
        Pohon(3, [hash_daun(b"")])
