"""The demo of savings and loans: work at every desk, every step through the gate, a second call changes nothing."""

import io
import uuid

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from contoh.akun import SANDI
from core.models import Jejak, Pengguna, Surat
from core.perkara.bukti import periksa_semua
from ksp_usp.models import Koperasi, LaporanBerkala, PenilaianKesehatan
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.lama.alur import ALUR_LAMA
from perizinan.lama.isi import hasil
from perizinan.models import EntriRegistrasi, IzinUsaha, JaringanPelayanan, LembarLama, PermohonanIzin, Sanksi

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def muat():
    keluaran = io.StringIO()
    call_command("muat_demo_usp", stdout=keluaran)
    return keluaran.getvalue()


def test_tanpa_data_contoh_sentra_tidak_dimuat(db):
    """Stands first: the demo of this file is not loaded yet."""
    assert "jalankan muat_demo lebih dahulu" in muat()
    assert not Koperasi.objects.exists()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for this file, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("muat_demo", stdout=io.StringIO())
        yield muat()
        transaction.set_rollback(True)


def orang(nama):
    return Pengguna.objects.get(username=nama)


def test_setiap_peran_punya_akun_yang_dapat_masuk(demo):
    peran = {t.peran for alur in (ALUR_PERMOHONAN, ALUR_PENILAIAN, ALUR_JARINGAN) for t in alur.baris}
    akun = {baris.split()[0] for baris in demo.splitlines() if baris.startswith("  ")}
    pemegang = [u for u in Pengguna.objects.all() if {p.peran for p in u.penugasan_aktif()} & peran]
    assert {p.peran for u in pemegang for p in u.penugasan_aktif()} >= peran
    for pengguna in pemegang:
        assert pengguna.username in akun
        assert pengguna.check_password(SANDI)


@pytest.mark.parametrize(
    ("alur", "nama"),
    [
        (ALUR_PERMOHONAN, "loket.garut"),
        (ALUR_PERMOHONAN, "pemeriksa.garut"),
        (ALUR_PERMOHONAN, "dinas.garut"),
        (ALUR_PERMOHONAN, "pemeriksa.jabar"),
        (ALUR_PERMOHONAN, "loket.pusat"),
        (ALUR_PERMOHONAN, "pemeriksa.pusat"),
        (ALUR_PERMOHONAN, "deputi"),
        (ALUR_PENILAIAN, "penilai.garut"),
        (ALUR_PENILAIAN, "penilai2.garut"),
        (ALUR_JARINGAN, "loket.garut"),
        (ALUR_JARINGAN, "pemeriksa.garut"),
        (ALUR_LAMA, "pemeriksa.garut"),
    ],
)
def test_meja_punya_pekerjaan(demo, alur, nama):
    assert alur.antrean(orang(nama)).exists()


def test_hasil_tiap_rute_ada(demo):
    assert set(IzinUsaha.objects.values_list("penerbit", flat=True)) == {"32.05", "00"}
    assert EntriRegistrasi.objects.count() == 0  # the entry waits for the Kepala Dinas
    sehat = PenilaianKesehatan.objects.get(status="ditetapkan")
    assert sehat.predikat == "sehat" and sehat.surat
    [teguran] = Sanksi.objects.all()
    assert (teguran.status, teguran.koperasi.nama) == ("berlaku", "KSP Warga Cisurupan")
    assert LaporanBerkala.objects.masuk().count() >= 4  # in time, each with its receipt
    # Of the sheet of old papers two rows wait for the examiner, and one shows what is wrong with it.
    assert [b.layak for b in hasil(LembarLama.objects.get()).baris] == [True, True, False]
    assert set(JaringanPelayanan.objects.values_list("status", flat=True)) >= {"beroperasi", "lengkap", "disetujui"}


def test_status_hanya_dicapai_lewat_gerbang(demo):
    assert list(periksa_semua(berkas=False)) == []


def test_panggilan_kedua_tidak_mengubah_apa_pun(demo):
    def banyak():
        return [m.objects.count() for m in (Koperasi, PermohonanIzin, Surat, Jejak, Pengguna)]

    sebelum = banyak()
    assert "loket.garut" in muat()
    assert banyak() == sebelum


def test_permohonan_baru_menyambung_nomor_contoh(demo, client):
    """The counters of the pages and of the demo are the same."""
    client.force_login(orang("loket.garut"))
    koperasi = Koperasi.objects.filter(
        permohonan_izin=None, izin=None, wilayah="32.05"
    ).first() or Koperasi.objects.create(nama="KSP Baru", jenis="ksp", badan_hukum="X-1/2026", wilayah_id="32.05")
    isi = {"cari": koperasi.badan_hukum, "jenis": "baru", "kunci_kirim": str(uuid.uuid4())}
    balasan = client.post(reverse("permohonan_baru"), isi)
    assert balasan.status_code == 302, balasan.content.decode()
    assert PermohonanIzin.objects.latest("pk").koperasi == koperasi
