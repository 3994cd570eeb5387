"""What stands in the name of somebody who leaves: listed, looked at, moved one by one, safe to repeat."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Pegangan, Penugasan
from core.perkara.pegangan import ambil
from perizinan.models import PermohonanIzin
from sentra_ukm.models import Usulan
from tests import pabrik

pytestmark = pytest.mark.django_db


def beri(orang, peran):
    instansi = orang.penugasan.first().instansi
    isi = {"jabatan": "Staf", "dasar": "SK", "mulai": pabrik.AWAL}
    Penugasan.objects.create(pengguna=orang, instansi=instansi, peran=peran, **isi)
    return type(orang).objects.get(pk=orang.pk)


def kirim(client, alamat, **data):
    return client.post(alamat, data).content.decode()


@pytest.fixture
def pergi():
    """An assessor who examines too: an application in hand, an assessment, a planned inspection and one on its way."""
    orang = beri(beri(pabrik.buat_penilai(), Peran.PEMERIKSA), Peran.PENGAWAS)
    permohonan = pabrik.buat_permohonan(lengkap=False)
    PermohonanIzin.objects.filter(pk=permohonan.pk).update(status="diterima")
    ambil(PermohonanIzin.objects.get(pk=permohonan.pk), orang)
    pabrik.buat_penilaian(permohonan.koperasi, lengkap=False, tim=[orang])
    pabrik.buat_pemeriksaan(permohonan.koperasi, tim=[orang])
    jalan = pabrik.buat_pemeriksaan(tim=[orang])
    type(jalan).objects.filter(pk=jalan.pk).update(status="ditugaskan")
    return orang


def test_akibatnya_dilihat_dahulu_lalu_tiap_urusan_pindah_dan_diulang_tidak_memindahkan_lagi(client, pergi):
    rekan = beri(pabrik.buat_penilai(), Peran.PEMERIKSA)  # no pengawas: the plan of the inspection is not theirs
    lain = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.06")
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32.05"))
    alamat = reverse("pegawai_urusan", args=[pergi.pk])
    form = client.get(alamat).context["form"]
    butir = form["butir"].value()
    assert len(butir) == 4 and [*form.fields["kepada"].queryset] and lain not in form.fields["kepada"].queryset
    assert client.post(alamat, {"kepada": rekan.pk}).status_code == 422
    periksa = kirim(client, alamat, kepada=rekan.pk, butir=butir)
    assert "2 akan dikerjakan, 2 dilewati" in periksa and "bukan Pengawas koperasi" in periksa
    assert "surat tugas yang sudah terbit" in periksa and Pegangan.objects.get().pengguna == pergi
    for ringkasan in ("2 berhasil, 2 gagal", "2 gagal, 2 dilewati"):
        assert ringkasan in kirim(client, alamat, kepada=rekan.pk, butir=butir, aksi="alihkan")
    assert Pegangan.objects.get().pengguna == rekan
    permohonan = PermohonanIzin.objects.get()
    anggota = permohonan.koperasi.penilaian.get().tim.get()
    assert (anggota.pengguna, anggota.ketua, anggota.tanpa_hubungan) == (rekan, True, None)
    assert "mengganti anggota tim" in permohonan.koperasi.penilaian.get().jejak.last().kalimat
    assert permohonan.jejak.get(aksi="alihkan").pengguna != pergi
    sisa = client.get(alamat).context["titipan"]
    assert [t.sebagai for t, _ in sisa] == ["ketua tim pemeriksa"] * 2


def test_usulan_kembali_ke_meja_rekan_yang_menggantikan_pemeriksanya(client):
    usulan = pabrik.majukan(pabrik.buat_usulan(), "di_kementerian")
    pergi, rekan = (pabrik.buat_pengguna(Peran.VERIFIKATOR) for _ in range(2))
    Usulan.objects.filter(pk=usulan.pk).update(pemeriksa_kementerian=pergi)
    alamat = reverse("pegawai_urusan", args=[pergi.pk])
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="00"))
    [butir] = client.get(alamat).context["form"]["butir"].value()
    assert "1 berhasil" in kirim(client, alamat, kepada=rekan.pk, butir=butir, aksi="alihkan")
    assert Usulan.objects.get().pemeriksa_kementerian == rekan
    # An admin of another office sees the case, and is told whose it is to hand on.
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32"))
    assert client.get(alamat).status_code == 404


def test_admin_yang_juga_pengurus_tidak_memindahkan_urusan_koperasinya(client, pergi):
    """Neither by the page of who leaves nor case by case: who sits on both sides chooses no examiner or assessor."""
    rekan = beri(beri(pabrik.buat_penilai(), Peran.PEMERIKSA), Peran.PENGAWAS)
    permohonan = PermohonanIzin.objects.get()
    admin = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32.05")
    Penugasan.objects.create(
        pengguna=admin, instansi=admin.penugasan.get().instansi, peran=Peran.PENGURUS, pihak=permohonan.koperasi_id,
        jabatan="Ketua", dasar="Akta", mulai=pabrik.AWAL, sampai=date(2027, 12, 31),
    )  # fmt: skip
    client.force_login(admin)
    alamat = reverse("pegawai_urusan", args=[pergi.pk])
    milik = [t.kunci for t, _ in client.get(alamat).context["titipan"] if t.urusan.pihak == permohonan.koperasi_id]
    assert len(milik) == 3
    assert "3 gagal" in kirim(client, alamat, kepada=rekan.pk, butir=milik, aksi="alihkan")
    satu = f"{reverse('alihkan', args=['permohonanizin'])}?urusan={permohonan.pk}"
    assert "1 gagal" in kirim(client, satu, kepada=rekan.pk, aksi="alihkan")
    assert Pegangan.objects.get().pengguna == pergi
    assert permohonan.koperasi.penilaian.get().tim.get().pengguna == pergi
