"""The log of views: what a row says, that nobody rewrites it, that it never stands in the way of a page."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Paparan
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def koperasi():
    return pabrik.buat_koperasi()


@pytest.fixture
def loket(client, koperasi):
    pengguna = pabrik.buat_pengguna(Peran.LOKET)
    client.force_login(pengguna)
    return pengguna


def test_baris_menyebut_siapa_sebagai_apa_dari_mana_dan_objeknya(client, loket, koperasi):
    balasan = client.get(reverse("koperasi_orang", args=[koperasi.pk]), {"q": "Dedi"}, REMOTE_ADDR="203.0.113.7")
    assert balasan.status_code == 200
    p = Paparan.objects.get()
    assert (p.pengguna, p.pelaku, p.alamat) == (loket, loket.nama, "203.0.113.7")
    assert abs(timezone.now() - p.waktu) < timedelta(minutes=1)
    [tugas] = loket.penugasan.all()
    assert p.sebagai == f"{tugas.jabatan_tercetak}, {tugas.instansi.nama}"
    assert (p.jenis, p.halaman, p.objek_jenis, p.objek_id) == (
        "halaman", "koperasi_orang", "ksp_usp.koperasi", koperasi.pk
    )  # fmt: skip
    # What was searched for may be a name: only its mark is kept, the same for the same words.
    assert len(p.saringan) == 16
    assert "Dedi" not in str(vars(p))


def test_nik_utuh_tercatat_dengan_alasannya_dan_angka_dalam_alasan_tidak(client, loket, koperasi):
    orang = koperasi.orang.first()
    orang.nik = "3205004101800001"
    orang.save()
    alamat = reverse("orang_nik", args=[orang.pk])
    client.get(alamat)
    client.post(alamat, {"alasan": ""})
    client.post(alamat, {"alasan": f"dicocokkan dengan KTP {orang.nik}"})
    assert list(Paparan.objects.values_list("jenis", "objek_jenis", "objek_id", "alasan")) == [
        ("halaman", "ksp_usp.orang", orang.pk, ""),
        ("halaman", "ksp_usp.orang", orang.pk, ""),
        ("nik", "ksp_usp.orang", orang.pk, "dicocokkan dengan KTP [angka]"),
    ]


def test_lembar_yang_diunduh_menyebut_tiap_barisnya(client, loket, koperasi):
    pabrik.buat_koperasi()
    client.get(reverse("koperasi_daftar"), {"unduh": "xlsx"})
    p = Paparan.objects.get()
    assert (p.jenis, p.halaman, p.jumlah) == ("ekspor", "koperasi_daftar", 2)
    assert koperasi.pk in p.baris["ksp_usp.koperasi"]


@pytest.mark.parametrize("isi", [True, False])
def test_lembar_ukm_menyebut_ukm_yang_ada_di_dalamnya(client, isi):
    usulan = pabrik.buat_usulan()
    client.force_login(usulan.dibuat_oleh)
    client.get(reverse("ukm_templat", args=[usulan.pk]), {"isi": "ya"} if isi else {})
    p = Paparan.objects.get()
    assert (p.jenis, p.objek_id) == ("ekspor", usulan.pk)
    assert p.baris == {"sentra_ukm.ukm": list(usulan.ukm.values_list("pk", flat=True)) if isi else []}


def test_satu_halaman_satu_kueri_dan_basis_data_menolak_mengubah_atau_menghapusnya(client, loket, koperasi):
    alamat = reverse("koperasi_orang", args=[koperasi.pk])
    with CaptureQueriesContext(connection) as kueri:
        client.get(alamat)
    assert sum("core_paparan" in k["sql"] for k in kueri) == 1
    for ubah in (lambda: Paparan.objects.update(alamat=""), lambda: Paparan.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah()
    lama = Paparan.objects.get()
    lama.pk, lama.waktu = None, timezone.now().replace(year=2015)
    lama.save()
    assert Paparan.objects.filter(waktu__year=2015).delete()[0] == 1


def test_catatan_yang_gagal_tidak_menggagalkan_halaman_dan_tidak_hilang(client, loket, koperasi, monkeypatch, caplog):
    def gagal(*args, **kwargs):
        raise DatabaseError("disk penuh")

    monkeypatch.setattr(Paparan, "save", gagal)
    assert client.get(reverse("koperasi_orang", args=[koperasi.pk])).status_code == 200
    [baris] = [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
    assert f"pengguna:{loket.pk} halaman koperasi_orang ksp_usp.koperasi:{koperasi.pk}" in baris


def test_halaman_yang_belum_dinyatakan_dicatat_juga(client, loket, monkeypatch):
    monkeypatch.setattr("core.halaman.paparan.halaman_pribadi", dict)
    client.get(reverse("meja_kerja"))
    assert Paparan.objects.get().halaman == "meja_kerja"
