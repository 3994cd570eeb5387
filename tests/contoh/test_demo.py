import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from contoh.akun import SANDI
from core.dasar.izin import Peran
from core.lembar.baca import baca_xlsx
from core.models import Jejak, Pengguna, Surat
from core.perkara.bukti import periksa_semua
from core.perkara.surat import pdf_surat
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.lampiran3.kolom import LAMPIRAN_3
from sentra_ukm.lampiran3.periksa import periksa
from sentra_ukm.models import Keputusan, Penetapan, Sentra, StatusKeputusan, StatusUsulan, Ukm, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.syarat import temuan_kriteria

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def muat():
    keluaran = io.StringIO()
    call_command("muat_demo", stdout=keluaran)
    return keluaran.getvalue()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for this file, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield muat()
        transaction.set_rollback(True)


def orang(nama):
    return Pengguna.objects.get(username=nama)


def test_setiap_peran_punya_akun_yang_dapat_masuk(demo, client):
    peran = {t.peran for alur in (ALUR_USULAN, ALUR_KEPUTUSAN) for t in alur.baris}
    peran |= {Peran.ADMIN_INSTANSI, Peran.AUDITOR}
    assert {p.peran for u in Pengguna.objects.all() for p in u.penugasan_aktif()} == peran
    for pengguna in Pengguna.objects.all():
        assert pengguna.username in demo
        assert pengguna.check_password(SANDI)
    tanggapan = client.post(reverse("masuk"), {"username": "pokja.garut", "password": SANDI})
    assert tanggapan.url == reverse("meja_kerja")
    assert SANDI in demo


def test_setiap_meja_punya_pekerjaan(demo):
    for nama in ("pokja.garut", "dinas.garut", "pokja.jabar", "dinas.jabar", "verifikator"):
        assert ALUR_USULAN.antrean(orang(nama)).exists(), nama
    for nama in ("pemeriksa", "menteri"):
        (satu,) = [k for k in ALUR_KEPUTUSAN.antrean(orang(nama)) if any(
            t.bisa for t in ALUR_KEPUTUSAN.tersedia(k, orang(nama))
        )]  # fmt: skip
        assert satu.usulan.exists()
    terpilih = Usulan.objects.filter(status=StatusUsulan.TERPILIH, keputusan__isnull=True)
    assert terpilih.exists()
    assert not ALUR_USULAN.antrean(orang("auditor")).exists()


def test_status_hanya_dicapai_lewat_gerbang(demo):
    for urusan in [*Usulan.objects.all(), *Keputusan.objects.all()]:
        terakhir = urusan.jejak.last()
        assert terakhir.ke == urusan.status
    assert list(periksa_semua(berkas=False)) == []


def test_ada_keputusan_bernomor_dengan_surat_dan_sentra_yang_ditetapkan(demo):
    keputusan = Keputusan.objects.get(status=StatusKeputusan.DITETAPKAN)
    assert keputusan.surat.nomor
    assert keputusan.surat.nomor in keputusan.surat.html
    assert pdf_surat(keputusan.surat)
    assert Penetapan.objects.filter(keputusan=keputusan).count() == 2
    assert Sentra.objects.exclude(jenjang="").count() == 2


def test_satu_usulan_siap_diseleksi_dan_satu_siap_naik_jenjang(demo):
    siap = Usulan.objects.get(sentra__nama__contains="Akar Wangi")
    assert siap.status == StatusUsulan.DRAF
    assert all(t.terpenuhi for t in ALUR_USULAN.temuan(siap, "seleksi", siap.hari_ini))
    naik = Usulan.objects.get(jenis="unggulan")
    assert all(t.terpenuhi for t in naik.sentra.prasyarat("unggulan", naik.hari_ini))
    assert all(t.terpenuhi for t in temuan_kriteria(naik, naik.hari_ini))


def test_panggilan_kedua_tidak_mengubah_apa_pun_dan_mencetak_lagi(demo, django_assert_num_queries):
    sebelum = [m.objects.count() for m in (Pengguna, Sentra, Usulan, Ukm, Keputusan, Surat, Jejak)]
    with django_assert_num_queries(1):
        assert muat() == demo
    assert [m.objects.count() for m in (Pengguna, Sentra, Usulan, Ukm, Keputusan, Surat, Jejak)] == sebelum


def test_basis_data_yang_sudah_dipakai_tidak_diisi_akun_contoh(demo):
    Pengguna.objects.filter(username="pokja.garut").update(username="orang.lain")
    jumlah = Pengguna.objects.count()
    assert "tidak dimuat" in muat()
    assert Pengguna.objects.count() == jumlah


def test_nik_contoh_berbentuk_benar_dan_tidak_dimiliki_siapa_pun(demo):
    for ukm in Ukm.objects.select_related("usulan"):
        assert len(ukm.nik) == 16
        assert ukm.nik[:4] == ukm.usulan.wilayah_id.replace(".", "")
        assert ukm.nik[4:6] == "00"


def test_lembar_contoh_terbaca_dengan_satu_salah_dan_dua_perlu_diperiksa(demo, settings):
    isi = (settings.BASE_DIR / "fixtures" / "contoh-ukm-garut.xlsx").read_bytes()
    lembar = baca_xlsx(SimpleUploadedFile("contoh.xlsx", isi), LAMPIRAN_3)
    usulan = Usulan.objects.get(sentra__nama__contains="Sukaregang")
    assert not usulan.ukm.exists()
    hasil = periksa(usulan, lembar, LAMPIRAN_3.kenali(lembar.kepala), ruang_kunci=uuid.uuid4())
    salah = [b for b in hasil.baris if any(c.salah for c in b.catatan)]
    awas = [b for b in hasil.baris if b.catatan and b not in salah]
    assert (len(hasil.baris), len(salah), len(awas)) == (30, 1, 2)
