"""Withheld counts: an attack that only adds, subtracts and knows that no count is negative gets none of them back."""

import random

import pytest

from core.terbuka import samaran
from core.terbuka.samaran import BATAS, aman, jumlahkan, yang_ditahan

NETRAL = 4


def dunia(benih):
    """Regions of some provinces: many small ones, some large, some in which all are alike."""
    acak = random.Random(benih)
    daun = {}
    for provinsi in range(11, 11 + acak.randint(1, 4)):
        for kab in range(1, acak.randint(2, 7)):
            bobot = [acak.choice((0, 0, 1, 3, 8, 40)) for _ in range(5)]
            isi = tuple(acak.randint(0, b) if b < 8 else acak.randint(BATAS, b) for b in bobot)
            daun[f"{provinsi}.{kab:02}"] = isi if any(isi) else (0, 0, 0, 0, 7)
    return daun


def serang(isi, tahan):
    """{(row, column): (least, most)} of every withheld count, by what is given and the sums of all rows."""
    tahu = {
        (kode, j): (0, sum(baris)) if kode in tahan else (n, n)
        for kode, baris in isi.items()
        for j, n in enumerate(baris)
    }
    kolom = range(5)
    anak = {atas: [k for k in isi if k != "00" and samaran.induk(k) == atas] for atas in isi}
    persamaan = [([(kode, j) for j in kolom], None, sum(baris)) for kode, baris in isi.items()]
    persamaan += [([(k, j) for k in anak[atas]], (atas, j), 0) for atas in isi if anak[atas] for j in kolom]
    berubah = True
    while berubah:
        berubah = False
        for suku, hasil, angka in persamaan:
            bawah, atas = tahu[hasil] if hasil else (angka, angka)
            kiri, kanan = sum(tahu[s][0] for s in suku), sum(tahu[s][1] for s in suku)
            baru = {
                s: (max(tahu[s][0], bawah - kanan + tahu[s][1]), min(tahu[s][1], atas - kiri + tahu[s][0]))
                for s in suku
            }
            if hasil:
                baru[hasil] = (max(bawah, kiri), min(atas, kanan))
            berubah |= any(tahu[s] != nilai for s, nilai in baru.items())
            tahu |= baru
    return tahu


def bocor(isi, tahan):
    """Counts from 1 to 4, and rows all alike, that the attack knows exactly."""
    return [
        (kode, j)
        for (kode, j), (bawah, atas) in serang(isi, tahan).items()
        if bawah == atas and (0 < bawah < BATAS or (bawah == sum(isi[kode]) and bawah and j != NETRAL))
    ]


def sisa_kecil(isi, tahan):
    """What a given row leaves when every given row below it is taken off: it may be no row that would be withheld."""

    def kurang(atas):
        hasil = [0] * 5
        for kode in isi:
            if kode != "00" and samaran.induk(kode) == atas:
                bagian = isi[kode] if kode not in tahan else kurang(kode) if "." not in kode else (0,) * 5
                hasil = [a + b for a, b in zip(hasil, bagian, strict=True)]
        return hasil

    beda = {
        k: tuple(a - b for a, b in zip(isi[k], kurang(k), strict=True)) for k in isi if "." not in k and k not in tahan
    }
    return [k for k, sisa in beda.items() if any(sisa) and not aman(sisa, NETRAL)]


@pytest.mark.parametrize("benih", range(60))
def test_angka_kecil_tidak_dapat_dihitung_kembali_dengan_mengurangi(benih):
    daun = dunia(benih)
    isi, tahan = jumlahkan(daun), yang_ditahan(daun, NETRAL)
    assert not [k for k in isi if k not in tahan and not aman(isi[k], NETRAL)]
    assert not bocor(isi, tahan)
    assert not sisa_kecil(isi, tahan)


def test_serangannya_berhasil_bila_hanya_angka_kecil_itu_sendiri_yang_ditahan():
    gagal = 0
    for benih in range(60):
        isi = jumlahkan(dunia(benih))
        tahan = {k for k in isi if not aman(isi[k], NETRAL)}
        gagal += bool(bocor(isi, tahan) or sisa_kecil(isi, tahan))
    assert gagal > 20


@pytest.mark.parametrize(
    ("isi", "boleh"),
    [
        ((5, 0, 6, 0, 9), True), ((4, 0, 6, 0, 9), False), ((1, 20, 0, 0, 0), False),
        ((9, 0, 0, 0, 0), False), ((0, 0, 0, 0, 9), True), ((0, 0, 0, 0, 2), False), ((0, 5, 0, 0, 10), False),
    ],
)  # fmt: skip
def test_baris_diberikan_bila_tiap_hitungan_nol_atau_lima_dan_yang_dinilai_tidak_semua_sama(isi, boleh):
    assert aman(isi, NETRAL) is boleh


def test_yang_besar_tetap_diberikan():
    """Withholding everything would pass the attacks too."""
    daun = {f"{p}.0{k}": (10 + k, 20, 0, 9, 100) for p in (32, 33) for k in range(1, 6)} | {"32.71": (2, 30, 0, 6, 50)}
    tahan = yang_ditahan(daun, NETRAL)
    assert tahan == {"32.71", "32.01"}  # the small one, and the smallest beside it
