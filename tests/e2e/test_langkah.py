"""The journeys that no other test walks: what they take stands in docs/langkah.md (tests/e2e/langkah.py)."""

import pytest
from playwright.sync_api import expect

from core.dasar.waktu import hari_ini
from tests import pabrik
from tests.e2e.conftest import CARA
from tests.e2e.langkah import Penghitung
from tests.e2e.test_rute_izin import ORANG  # noqa: F401 - who acts (conftest.py)
from tests.skenario.loket import hari
from tests.skenario.meja_kantor import koperasi_nasional

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("cara", CARA, indirect=True)  # the shortest journey, in every way each time
def test_enam_orang_koperasi(sebagai):
    koperasi = pabrik.buat_koperasi("32.05", nama="KSP Mekar Garut", lengkap=False)
    halaman = sebagai("loket")
    halaman.goto(f"/koperasi/{koperasi.pk}/orang/")
    loket = Penghitung(halaman)
    loket.tautan("Isi susunan sekaligus")
    awalan = [n.removesuffix("-nama") for n in loket.nama_bidang("-nama")][:6]
    loket.isi(rapat_anggota=hari(70), diangkat=hari(65))
    for nomor, satu in enumerate(awalan):
        loket.isi(**{f"{satu}-nama": f"Asep {'ABCDEF'[nomor]}", f"{satu}-nik": f"32050101018000{nomor:02}"})
        for tanya in ("anggota", "tidak_dihukum"):
            loket.centang(f"[name='{satu}-{tanya}'][value=ya]")
    loket.tombol("Simpan semuanya")
    expect(loket.halaman.get_by_text("tersimpan").first).to_be_visible()
    assert koperasi.orang.count() == 6
    loket.catat("orang")


def test_cabang_di_loket(sebagai):
    pabrik.konfirmasi_kalender()
    koperasi_nasional()
    loket = Penghitung(sebagai("loket"))
    loket.tautan("Kantor")
    loket.tautan("Buat permohonan kantor")
    loket.isi(cari="21/IUSP/M.KUKM/2019")
    loket.tombol("Cari")
    loket.isi(jenis="kc", nama="Limbangan")
    loket.tombol("Buat draf permohonan")
    loket.tautan("Isi per lembar")
    loket.isi_lembar(**{
        "surat-nomor_surat": "11/KSP/2026", "surat-tanggal_surat": hari(1),
        "kantor-alamat": "Jalan Raya Limbangan Nomor 5", "kantor-kecamatan": "Limbangan",
        "anggota-anggota_daerah": "24", "anggota-anggota_seluruh": "300",
    })  # fmt: skip
    loket.isi_lembar(**{
        "9c-modal_kerja": "75.000.000",
        "sarana-0-nama": "Komputer", "sarana-0-jumlah": "2", "sarana-0-kondisi": "Baik",
    })  # fmt: skip
    loket.isi_lembar(**{
        "9f-neraca_tahun_buku": str(hari_ini().year - 1), "9g-rencana_kerja_bulan": "12",
        "personel-0-nama": "Rina Marlina", "personel-0-riwayat_hidup": "on", "personel-1-nama": "Deden Saepudin",
        "9i-kepala_nama": "Rina Marlina", "9i-kepala_sertifikat_nomor": "LSP-0071",
        "9i-kepala_sertifikat_lsp": "LSP KJK", "9i-kepala_sertifikat_sampai": hari(-400),
    })  # fmt: skip
    loket.langkah_gerbang("Terima permohonan")
    loket.catat("cabang")
