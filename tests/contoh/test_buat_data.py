import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from contoh.management.commands.buat_data import TEPI
from core.models import Instansi, Nomor, Pengguna, Penugasan, Surat
from core.perkara.bukti import periksa_semua
from ksp_usp.models import Koperasi
from sentra_ukm.models import Keputusan, Penetapan, Sentra, StatusUsulan, Ukm, Usulan
from tests.bantu_bukti import sebagai_pemilik
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


def buat():
    """By the owner of the tables, as an operator loads data: the application may not set a sequence."""
    with sebagai_pemilik(picu=True):
        call_command("buat_data", skala="kab", verbosity=0)


@pytest.fixture
def data():
    buat()


def test_jumlah_baris_satu_kabupaten(data):
    assert Instansi.objects.count() == 5
    assert Koperasi.objects.count() == 250
    assert (Sentra.objects.count(), Usulan.objects.count()) == (6, 10)
    assert Ukm.objects.count() > 250
    assert Penugasan.objects.count() > 2 * Pengguna.objects.count()


def test_jejak_dan_nomor_menyambung(data):
    assert list(periksa_semua(berkas=False)) == []
    for usulan in Usulan.objects.all():
        assert usulan.jejak.last().ke == usulan.status
    for penghitung in Nomor.objects.exclude(jenis__in=("usulan", "perkara_keputusan")):
        urut = Surat.objects.filter(
            instansi=penghitung.instansi, jenis=penghitung.jenis, tanggal__year=penghitung.tahun
        ).values_list("urut", flat=True)
        assert sorted(urut) == list(range(1, penghitung.terakhir + 1))


def test_sentra_yang_ditetapkan_disebut_keputusan(data):
    ditetapkan = Usulan.objects.filter(status=StatusUsulan.DITETAPKAN)
    assert ditetapkan.exists()
    assert Penetapan.objects.count() == ditetapkan.count()
    assert not ditetapkan.filter(keputusan__isnull=True).exists()
    assert all(k.surat.nomor for k in Keputusan.objects.select_related("surat"))
    assert set(Sentra.objects.filter(penetapan__isnull=False).values_list("jenjang", flat=True)) == {"sentra"}


def test_data_yang_sama_setiap_kali():
    """Two runs, rolled back in between, give the same firms and the same cases."""
    hasil = []
    for _ in range(2):
        with transaction.atomic():
            buat()
            ukm = list(Ukm.objects.order_by("pk").values_list("kunci", "nama_usaha", "omzet_bulan", "kelas"))
            hasil.append((ukm, list(Usulan.objects.order_by("pk").values_list("nomor_perkara", "status"))))
            transaction.set_rollback(True)
    assert hasil[0] == hasil[1]


def test_draf_pertama_berada_satu_di_bawah_tepat_dan_satu_di_atas_ambang(data):
    draf = Usulan.objects.filter(status=StatusUsulan.DRAF).order_by("pk")[: len(TEPI)]
    jumlah = [u.ukm.jumlah() for u in draf]
    assert [(j["jumlah_ukm"], j["omzet_bulanan"], j["tenaga_kerja"]) for j in jumlah] == list(TEPI)


def test_basis_data_yang_sudah_dipakai_ditolak():
    buat_pengguna()
    with pytest.raises(CommandError, match="sudah berisi pengguna"):
        call_command("buat_data", skala="kab")
