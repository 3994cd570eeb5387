"""What changed since a usulan was returned."""

from decimal import Decimal

import pytest

from core.dasar.izin import Peran
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.perubahan import (
    Perubahan,
    bandingkan,
    berubah_sejak,
    catatan_pengembalian,
    pengembalian_terakhir,
)
from tests.pabrik import buat_pengguna, buat_ukm, buat_usulan, majukan


def test_yang_sama_tidak_disebut_dan_yang_hilang_disebut_kosong():
    assert bandingkan({"A": "1", "B": "2", "C": "3"}, {"A": "1", "B": "5", "D": "4"}) == [
        Perubahan("B", "2", "5"),
        Perubahan("D", "", "4"),
        Perubahan("C", "3", ""),
    ]


@pytest.fixture
def dikembalikan(db):
    usulan = majukan(buat_usulan(), "di_provinsi")
    penilaian = {
        "lampiran_1": {"uraian": "Lampiran 1", "hasil": "ya", "catatan": ""},
        "bukti": {"uraian": "Berkas bukti", "hasil": "tidak", "catatan": "Foto tidak terbaca."},
    }
    pokja = buat_pengguna(Peran.POKJA_PROVINSI)
    ALUR_USULAN.jalankan(
        usulan, "kembalikan_provinsi", pokja, versi=usulan.versi, alasan="Lengkapi.", penilaian=penilaian
    )
    return usulan


def test_usulan_yang_belum_pernah_dikembalikan_tidak_punya_pengembalian(db):
    assert pengembalian_terakhir(buat_usulan(ukm=1)) is None


def test_sesudah_dikembalikan_hanya_isian_yang_diubah_tampil(dikembalikan):
    jejak = pengembalian_terakhir(dikembalikan)
    assert berubah_sejak(dikembalikan, jejak) == []

    ukm = dikembalikan.ukm.first()
    ukm.omzet_bulan = Decimal("12500000.50")
    ukm.save()
    buat_ukm(dikembalikan, 1)
    ubahan = berubah_sejak(dikembalikan, jejak)
    assert [u.label for u in ubahan] == ["UKM 1", "UKM 26"]
    assert "omzet 10.000.000;" in ubahan[0].sebelum and "omzet 12.500.000,5;" in ubahan[0].sesudah
    assert ubahan[1].sebelum == ""


def test_catatan_pengembalian_hanya_butir_yang_kurang(dikembalikan):
    assert catatan_pengembalian(pengembalian_terakhir(dikembalikan)) == [
        {"uraian": "Berkas bukti", "catatan": "Foto tidak terbaca."}
    ]


def test_nik_dan_nama_berkas_bernik_tidak_masuk_jejak(dikembalikan):
    ukm = dikembalikan.ukm.first()
    ukm.nik = "3205010101800001"
    ukm.save()
    dikembalikan.daftar_berkas.model.objects.create(
        objek_jenis=dikembalikan.jenis_objek, objek_id=dikembalikan.pk, wilayah_id=dikembalikan.wilayah_id,
        nama="KTP 3205010101800001.pdf", jenis="pdf", ukuran=1, sha256="a" * 64, isi="berkas/uji",
        diunggah_oleh=dikembalikan.dibuat_oleh,
    )  # fmt: skip
    isian = str(dikembalikan.isian())
    assert "3205010101800001" not in isian
    assert "KTP ….pdf [aaaaaaaa]" in isian
