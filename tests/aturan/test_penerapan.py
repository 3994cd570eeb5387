"""The answer beside each provision: one for each of the 322 rows, in words that promise no more than is done."""

import pytest

from aturan.indeks import daftar_aturan, ketentuan
from aturan.naskah import ada
from aturan.penerapan import BERBARIS, DICATAT, TAFSIR, Sikap, penerapan

SEMUA = [isi for daftar in penerapan().values() for isi in daftar]


def test_setiap_baris_daftar_punya_jawaban_sendiri():
    jawaban = penerapan()
    banyak: dict[str, int] = {}
    for k in ketentuan():
        banyak[k.dasar.kode] = banyak.get(k.dasar.kode, 0) + 1
    assert [kode for kode, n in banyak.items() if len(jawaban[kode]) != n] == []
    # Beside them only rules on a whole provision.
    lebih = jawaban.keys() - banyak.keys()
    assert "P23-2005/Ps5(2)" in lebih
    assert all(jawaban[kode][0].baris for kode in lebih)


def test_setiap_jawaban_berisi():
    assert [p for p in SEMUA if not (p.baris or p.data or p.keterangan)] == []
    assert all(kalimat.endswith(".") for p in SEMUA for kalimat in (*p.data, p.keterangan, p.tafsir) if kalimat)


def test_setiap_nilai_bertanggal_berdiri_pada_pasalnya():
    baris = [b for kelompok in daftar_aturan() for b in kelompok["baris"] if ada(b["dasar"])]
    assert len(baris) > 100
    assert [b["kode"] for b in baris if not any(b in p.baris for p in penerapan()[b["dasar"].kode])] == []


@pytest.mark.parametrize(
    ("kode", "sikap"),
    [
        ("P23-2005/Ps5(1)b", [Sikap.DITEGAKKAN]),
        ("P23-2005/Ps5(1)c", [Sikap.DINILAI]),
        ("P23-2005/Ps5(1)a", [Sikap.DITEGAKKAN]),  # a number and a judgement: the number decides
        ("P23-2005/Ps9a", [Sikap.DICATAT]),
        ("P23-2005/Ps4", [Sikap.DITAMPILKAN, Sikap.DICATAT]),
        ("P23-2005/Ps7e", [Sikap.DITEGAKKAN]),
        ("P15-2015/Ps6(4)a", [Sikap.DITEGAKKAN]),
        ("P15-2015/Ps15(2)c", [Sikap.DICATAT]),
        ("P15-2015/Ps36", [Sikap.DITAMPILKAN]),
    ],
)
def test_sikap_menurut_apa_yang_berdiri_pada_ketentuan(kode, sikap):
    assert [p.sikap for p in penerapan()[kode]] == sikap


def test_ketentuan_yang_dibawa_aturan_di_tempat_lain_memuat_nilainya():
    assert [b["kode"] for p in penerapan()["P15-2015/Ps5b"] for b in p.baris if b["kode"] == "izin.lingkup"]
    assert [b["kode"] for p in penerapan()["P15-2015/Ps11(5)"] for b in p.baris] == [
        "pengurus.tidak_dihukum",
        "pengurus.sejak_putusan",
        "pengurus.hubungan",
    ]


def test_tafsir_tambahan_hanya_bagi_yang_tidak_dibawa_aturan():
    assert TAFSIR.keys() <= {k.kode for k in ketentuan()}
    assert [kode for kode in TAFSIR for p in penerapan()[kode] for b in p.baris if b["tafsir"]] == []


def test_nama_tempat_data_memang_ada():
    tempat = {t for k in ketentuan() for t, _ in k.aturan}
    assert tempat >= DICATAT | BERBARIS
    assert not DICATAT & BERBARIS
