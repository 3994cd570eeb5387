"""A USP below Rp15 juta goes into the buku registrasi for a year; one in between goes nowhere; a licence closes it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from aturan.bahasa.tanggal import tambah_tahun
from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_hari
from core.dasar.rupa import tanggal_indonesia as tanggal
from core.dasar.waktu import hari_ini
from perizinan.models import EntriRegistrasi
from tests.bantu_surat import rapat
from tests.pabrik import buat_wilayah
from tests.skenario.loket import buka_permohonan, catat_koperasi, isi_berkas, meja
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
GARUT = {"Kabupaten Garut": 35}


@pytest.fixture
def orang():
    buat_wilayah("32.05")
    return {
        "loket": Petugas(Peran.LOKET, "Rina Marlina", kode="32.05"),
        "pemeriksa": Petugas(Peran.PEMERIKSA, "Yayat Supriatna", kode="32.05"),
        "pejabat": Petugas(
            Peran.PEJABAT, "Tatang Suryana", kode="32.05", jabatan="Kepala Dinas Koperasi dan UKM",
            atas_nama="Bupati Garut", dasar="Peraturan Bupati Garut Nomor 12 Tahun 2024",
        ),
    }  # fmt: skip


def sampai_lengkap(orang, koperasi, modal, *butir):
    """From the counter to the examiner's proposal, with `modal` in the deposit."""
    p = buka_permohonan(orang["loket"], koperasi)
    isi_berkas(orang["loket"], p, "7c", modal=modal)
    halaman = orang["loket"].buka(f"/permohonan/{p.pk}/tugas/")
    isi_berkas(orang["loket"], p, *butir, modal=modal)
    orang["loket"].langkah(p, "Terima permohonan")
    meja(orang["pemeriksa"], p, "Nyatakan lengkap")
    assert p.status == "lengkap"
    return p, halaman


def ditawarkan(pemeriksa, p) -> list[str]:
    """The proposals that the desk offers."""
    return re.findall(r'name="usul" value="(\w+)"', pemeriksa.buka(f"/permohonan/{p.pk}/pemeriksaan/").html)


def test_usp_primer_tercantum_setahun_lalu_izin_menutup_entrinya(orang, monkeypatch):
    loket, pemeriksa, pejabat = orang["loket"], orang["pemeriksa"], orang["pejabat"]
    koperasi = catat_koperasi(loket, "Koperasi Sumber Rejeki", "Kabupaten Garut", GARUT, jenis="usp")
    p, halaman = sampai_lengkap(orang, koperasi, "14.999.999", "7a", "7b", "7d")
    assert "dicatat pada buku registrasi dan paling lambat 1 tahun kemudian" in halaman.teks
    tugas = loket.buka(f"/permohonan/{p.pk}/tugas/")
    assert "tidak diwajibkan untuk buku registrasi" in tugas.teks  # Pasal 4 ayat (3) names no paper

    # Nobody is offered a licence for it: not who proposes, not who decides; a form that asks all the same is held.
    assert ditawarkan(pemeriksa, p) == ["daftar", "tolak"]
    meja(pemeriksa, p, "Serahkan kepada pejabat", usul="daftar")
    assert "Terbitkan izin" not in pejabat.buka(p.get_absolute_url()).tautan
    ditahan = pejabat.pos(f"/urusan/permohonanizin/{p.pk}/terbitkan_izin/", {"versi": p.versi})
    assert "lebih kecil dari Rp15.000.000" in ditahan.teks
    p.refresh_from_db()
    assert p.status == "siap"
    pejabat.langkah(p, "Cantumkan dalam buku registrasi")
    assert p.status == "terdaftar"

    hari = hari_ini()
    entri, tenggat = p.registrasi, tambah_tahun(hari, 1)
    assert (entri.tanggal, entri.tenggat) == (hari, tenggat)
    isi = loket.baca_surat(entri.surat)
    for potongan in (
        "DALAM BUKU REGISTRASI KOPERASI", f"NOMOR {entri.nomor}", "BUPATI GARUT,", "Koperasi Sumber Rejeki",
        "Rp14.999.999,00 (empat belas juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh"
        " sembilan rupiah)",
        "lebih kecil dari Rp15.000.000,00 (lima belas juta rupiah)", "Pasal 4 ayat (3)",
        f"paling lambat {tanggal_hari(tenggat)}", "Surat ini bukan izin usaha simpan pinjam.",
        "(lima belas juta rupiah, Pasal 18 ayat (1) huruf a)",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    buku = loket.buka("/izin/registrasi/")
    for potongan in (entri.nomor, "Koperasi Sumber Rejeki", "14.999.999", tanggal(tenggat), "Belum mengajukan izin"):
        assert potongan in buku.teks, potongan
    assert "Koperasi Sumber Rejeki" not in loket.buka("/izin/").teks
    umum = f"/surat/{entri.surat.kode}/"
    assert f"mengajukan izin usaha paling lambat {tanggal(tenggat)}" in loket.buka(umum).teks

    # Ten months on the counter is reminded; the koperasi adds one rupiah, and the licence closes the entry.
    nanti = timezone.now() + timedelta(days=310)
    monkeypatch.setattr(timezone, "now", lambda: nanti)
    for petugas in orang.values():
        petugas.masuk()
    beranda = loket.buka("/")
    assert "Buku registrasi: segera mengajukan izin" in beranda.teks and "Koperasi Sumber Rejeki" in beranda.teks
    p, halaman = sampai_lengkap(orang, koperasi, "15.000.000")
    assert "memenuhi syarat minimal Rp15.000.000" in halaman.teks
    assert f"Sudah mengajukan {p.nomor_perkara}" in loket.buka("/izin/registrasi/").teks
    assert "segera mengajukan izin" not in loket.buka("/").teks
    meja(pemeriksa, p, "Serahkan kepada pejabat", usul="terbit")
    pejabat.langkah(p, "Terbitkan izin")
    assert p.status == "terbit"
    assert rapat("Modal tetap USP : Rp15.000.000,00 (lima belas juta rupiah)") in loket.baca_surat(p.izin.surat)
    assert f"Berizin nomor {p.izin.nomor}" in loket.buka("/izin/registrasi/").teks
    assert f"USP ini mendapat izin nomor {p.izin.nomor}" in loket.buka(umum).teks
    assert "Koperasi Sumber Rejeki" in loket.buka("/izin/").teks


@pytest.mark.parametrize(
    ("modal", "kurang"), [("15.000.000", "Rp35.000.000"), ("49.999.999", "tambah modal tetap Rp1 ")]
)
def test_usp_sekunder_di_antara_dua_batas_diberi_tahu_sebabnya(orang, modal, kurang):
    koperasi = catat_koperasi(
        orang["loket"], "Pusat Koperasi Garut", "Kabupaten Garut", GARUT, jenis="usp", bentuk="sekunder"
    )
    p, halaman = sampai_lengkap(orang, koperasi, modal, "7a", "7b", "7d", "7e", "7f")
    for potongan in (
        "belum mencapai Rp50.000.000 untuk izin usaha (Pasal 18 ayat (1) huruf b",
        "tidak lebih kecil dari Rp15.000.000 untuk buku registrasi (Pasal 4 ayat (3)", kurang,
    ):  # fmt: skip
        assert potongan in halaman.teks, (potongan, halaman.teks)
    assert ditawarkan(orang["pemeriksa"], p) == ["tolak"]
    assert kurang in orang["pemeriksa"].buka(f"/permohonan/{p.pk}/pemeriksaan/").teks
    catatan = "Modal tetap belum mencapai Rp50 juta."
    meja(orang["pemeriksa"], p, "Serahkan kepada pejabat", usul="tolak", usul_catatan=catatan)
    for aksi in ("terbitkan_izin", "cantumkan"):
        ditahan = orang["pejabat"].pos(f"/urusan/permohonanizin/{p.pk}/{aksi}/", {"versi": p.versi})
        assert "belum mencapai Rp50.000.000" in ditahan.teks
    p.refresh_from_db()
    assert p.status == "siap"
    orang["pejabat"].langkah(p, "Tolak", alasan=catatan)
    assert p.status == "ditolak" and not EntriRegistrasi.objects.exists()
    isi = orang["loket"].baca_surat(p.daftar_surat.get(jenis="izin_penolakan"))
    assert rapat("Pasal 18 ayat (1) huruf b Permen KUKM 15/2015") in isi
    assert rapat("minimal Rp50.000.000") in isi
