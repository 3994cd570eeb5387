"""Each rule of the law package is evaluated by an app, or a named page shows or records it.

A recorder stands where every rule composes its finding, and where a period is asked for its value. Then the guards
of each route and the findings that pages show run on cases as officers make them: what is not heard was not evaluated.
"""

from datetime import date

import pytest
from django.urls import reverse

from aturan.bahasa import ambang as bahasa_ambang
from aturan.bahasa.ambang import Syarat
from aturan.indeks import DATA, semua_ambang, semua_syarat
from aturan.kesehatan import kegiatan_dihentikan
from aturan.penerapan import HALAMAN
from aturan.simpan_pinjam_2015.kantor_tenggat import BULAN_MULAI, HARI_KERJA_KEPUTUSAN
from aturan.simpan_pinjam_2015.modal import MODAL_REGISTRASI, TAHUN_REGISTRASI, tenggat_registrasi
from aturan.upaya_administratif import BANDING, KEBERATAN, upaya_administratif
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from ksp_usp.koperasi.syarat import dapat_memisahkan, modal_terakhir, temuan_koperasi, temuan_orang, temuan_som
from ksp_usp.laporan.panel import kewajiban
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.panel import belum_dinilai
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.syarat import jalur
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.syarat import temuan_kantor
from sentra_ukm.models.ukm import _kelas, tetapkan_kelas
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik
from tests.skenario.peramban import Halaman

pytestmark = pytest.mark.django_db
# Periods from which a last day is computed: they compose no finding, the day that they give is compared.
JANGKA = {HARI_KERJA_KEPUTUSAN.kode, BULAN_MULAI.kode, TAHUN_REGISTRASI.kode, KEBERATAN.kode, BANDING.kode}


@pytest.fixture
def terdengar(monkeypatch):
    """Codes of the rules that composed a finding, and of the periods that were asked for their value in force."""
    kode = set()
    _kelas.cache_clear()  # what another test asked of the same firm is not asked again
    susun, cari = Syarat.temuan, bahasa_ambang.versi_pada

    def temuan(aturan, *isi, **lain):
        kode.add(aturan.kode)
        return susun(aturan, *isi, **lain)

    def versi_pada(nama, *isi):
        kode.update({nama} & JANGKA)
        return cari(nama, *isi)

    monkeypatch.setattr(Syarat, "temuan", temuan)
    monkeypatch.setattr(bahasa_ambang, "versi_pada", versi_pada)
    return kode


def jaga(alur, urusan, aksi):
    """The guards of one act, as the gate asks them."""
    penjaga = [satu for t in alur.baris if t.aksi == aksi for satu in t.jika]
    assert penjaga, aksi
    for satu in penjaga:
        satu(urusan, hari_ini())


def jalankan_sentra():
    for jenis in ("sentra", "unggulan", "klaster"):
        usulan = pabrik.buat_usulan(jenis=jenis)
        jaga(ALUR_USULAN, usulan, "seleksi")
        usulan.sentra.prasyarat(jenis, hari_ini())
        tetapkan_kelas(usulan.ukm.all(), hari_ini())
    satu = usulan.ukm.first()
    satu.penjualan_tahunan = 5_000_000_000
    tetapkan_kelas([satu], hari_ini())


def jalankan_izin():
    bentuk = [(jenis, bentuk) for jenis in ("ksp", "usp") for bentuk in ("primer", "sekunder")]
    daerah = (["32.05"], ["32.05", "32.73"], ["32.05", "33.74"])
    for jenis, satu in bentuk:
        for anggota in daerah if jenis == "ksp" else daerah[:1]:
            koperasi = pabrik.buat_koperasi(jenis=jenis, bentuk=satu, anggota=anggota)
            jaga(ALUR_PERMOHONAN, pabrik.buat_permohonan(koperasi), "terbitkan_izin")
            temuan_koperasi(koperasi, hari_ini())
    koperasi = pabrik.buat_koperasi(jenis="usp")
    kecil = pabrik.buat_permohonan(koperasi, modal_disetor=MODAL_REGISTRASI.pada(hari_ini()).nilai - 1)
    assert jalur(kecil)[0] == "registrasi"
    tenggat_registrasi(hari_ini())
    dapat_memisahkan(koperasi, modal_terakhir(koperasi), hari_ini())
    upaya_administratif(hari_ini())


def jalankan_orang():
    for bentuk in ("primer", "sekunder"):
        koperasi = pabrik.buat_koperasi(bentuk=bentuk)
        for golongan in ("pengurus", "pengawas", "pengelola"):
            pabrik.buat_orang(koperasi, golongan, tidak_dihukum=False, tanggal_putusan=date(2015, 1, 1))
        temuan_orang(koperasi, hari_ini())
        temuan_som(koperasi, hari_ini())


def jalankan_kantor():
    pabrik.konfirmasi_kalender()
    for jenis in ("kc", "kcp", "kk"):
        kantor = pabrik.buat_kantor(jenis=jenis)
        for aksi in ("nyatakan_lengkap", "setujui"):
            jaga(ALUR_JARINGAN, kantor, aksi)
        temuan_kantor(kantor, hari_ini())
    buka = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")
    jaga(ALUR_JARINGAN, buka, "tutup")
    jaga(ALUR_JARINGAN, buka, "lapor_mulai")


def jalankan_penilaian():
    p = pabrik.buat_penilaian()
    jaga(ALUR_PENILAIAN, p, "selesai_isi")
    belum_dinilai(p.koperasi, None)
    kegiatan_dihentikan("sehat", hari_ini())


def jalankan_pengawasan():
    for jenis, bentuk in (("ksp", "primer"), ("usp", "sekunder")):
        # It ran on the day of the regulation: what Pasal 33 asks of those days concerns it.
        lama = {"tanggal_badan_hukum": date(2014, 1, 1), "mulai_kegiatan": date(2014, 6, 1)}
        koperasi = pabrik.buat_koperasi(jenis=jenis, bentuk=bentuk, **lama)
        koperasi.berizin_sejak = date(2016, 1, 1)
        angka = {"volume_pinjaman": 3_000_000_000, "surat_berharga": 1, "pinjaman_koperasi_lain": 1}
        pabrik.buat_laporan_berkala(koperasi, angka=angka)
        pabrik.catat_kewajiban(koperasi, "bantu_pemeriksaan", True)
        kewajiban(koperasi, hari_ini())


JALANKAN = (jalankan_sentra, jalankan_izin, jalankan_orang, jalankan_kantor, jalankan_penilaian, jalankan_pengawasan)


def test_setiap_syarat_dievaluasi_aplikasi_atau_ada_halamannya(terdengar):
    for jalankan in JALANKAN:
        jalankan()
    semua = {s.kode for s in semua_syarat()} | semua_ambang().keys()
    assert sorted(semua - terdengar - HALAMAN.keys()) == []
    assert HALAMAN.keys() <= semua | DATA.keys()


def test_yang_tidak_dievaluasi_terbaca_pada_halamannya(client):
    """The page is opened, and each row that it is said to record or show is found on it."""
    izin = pabrik.buat_izin_lama(pabrik.buat_koperasi())
    client.force_login(pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    dibuka = {nama for _, nama in HALAMAN.values()}
    assert dibuka == {"izin_rinci"}
    teks = Halaman(client.get(reverse("izin_rinci", args=[izin.pk]))).teks
    for nama in HALAMAN:
        modul, _ = DATA[nama]
        for butir in getattr(modul, nama):
            kalimat = butir.kalimat(hari_ini()) if nama == "KEWAJIBAN" else butir.uraian
            assert kalimat in teks and butir.dasar.sebutan in teks, nama
