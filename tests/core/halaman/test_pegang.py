"""Ambil, Lepas, Alihkan: open as the gate is, seen by colleagues, barring nobody, ended with the turn and the post."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import PETUGAS, TINGKAT_PERAN, Peran, Tingkat
from core.models import Pegangan, Penugasan
from core.perkara.ditolak import Ditolak
from core.perkara.pegangan import SudahDipegang, alihkan, ambil, penugasan_giliran
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.models import PermohonanIzin
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def permohonan():
    """It waits for the pemeriksa of Garut."""
    p = pabrik.buat_permohonan(lengkap=False)
    PermohonanIzin.objects.filter(pk=p.pk).update(status="diterima")
    return segar(p)


@pytest.fixture
def dua():
    return [pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05", nama=nama) for nama in ("Budi", "Sari")]


def segar(urusan):
    return type(urusan).objects.select_related("wilayah", "berwenang").get(pk=urusan.pk)


def tekan(client, urusan, orang, apa="ambil"):
    client.force_login(orang)
    isi = {"apa": apa, "kembali": reverse("meja_kerja")}
    return client.post(reverse("pegang", args=[urusan.jenis_alamat, urusan.pk]), isi, follow=True).content.decode()


def test_dapat_diambil_tepat_bila_langkah_meja_itu_terbuka(permohonan):
    """Every role at the office and at a neighbour, in every status: the claim asks what the gate answers."""
    peran = [p for p in PETUGAS if TINGKAT_PERAN.get(p) == Tingkat.BERWENANG]
    orang = [pabrik.buat_pengguna(p, kode=kode) for kode in ("32.05", "32.06") for p in peran]
    boleh = 0
    for status in ALUR_PERMOHONAN.status:
        PermohonanIzin.objects.filter(pk=permohonan.pk).update(status=status)
        for satu in orang:
            urusan, peran = segar(permohonan), ALUR_PERMOHONAN.peran_giliran(status)
            buka = [x for x in ALUR_PERMOHONAN.tersedia(urusan, satu) if x.t.utama and x.bisa and x.t.peran == peran]
            terbuka = bool(buka) or ALUR_PERMOHONAN.dapat_diubah(urusan, satu)
            Pegangan.objects.all().delete()
            try:
                ambil(urusan, satu)
            except Ditolak:
                assert not terbuka, (status, satu)
            assert Pegangan.objects.exists() is terbuka, (status, satu)
            boleh += terbuka
    assert boleh >= 5


def test_rekan_melihat_siapa_memegang_dan_kalah_dengan_namanya(client, permohonan, dua):
    budi, sari = dua
    tombol = f'formaction="{reverse("pegang", args=["permohonanizin", permohonan.pk])}"'
    client.force_login(sari)
    assert tombol in client.get(reverse("meja_kerja")).content.decode()
    assert "Anda sekarang memegang" in tekan(client, permohonan, budi)
    for alamat in (reverse("meja_kerja"), permohonan.get_absolute_url(), reverse("permohonan_daftar")):
        client.force_login(sari)
        isi = client.get(alamat).content.decode()
        assert "ipegang Budi sejak" in isi and tombol not in isi, alamat
    assert "belum Anda pegang. Dipegang Budi sejak" in tekan(client, permohonan, sari)
    with pytest.raises(SudahDipegang):
        ambil(permohonan, sari)
    assert "Tidak ada yang berubah" in tekan(client, permohonan, sari, "lepas")
    assert "dapat mengambilnya" in tekan(client, permohonan, budi, "lepas")
    assert "Anda sekarang memegang" in tekan(client, permohonan, sari)


def test_seorang_diri_di_mejanya_tidak_perlu_mengambil(client, permohonan, dua):
    dua[0].penugasan.all().delete()
    client.force_login(dua[1])
    assert "formaction" not in client.get(reverse("meja_kerja")).content.decode()


@pytest.mark.usefixtures("surat_ringan")
def test_pegangan_tidak_menahan_rekan_yang_mengerjakannya_dan_berakhir_di_meja_lain(client, dua):
    budi, sari = dua
    permohonan = pabrik.majukan_izin(pabrik.buat_permohonan(), "diterima")
    ambil(permohonan, budi)
    pabrik.tandai_berkas(permohonan)
    permohonan = segar(permohonan)
    alamat = reverse("tindakan", args=["permohonanizin", permohonan.pk, "nyatakan_lengkap"])
    client.force_login(sari)
    assert "Anda tetap dapat mengerjakannya" in client.get(alamat).content.decode()
    isi = client.post(alamat, {"versi": permohonan.versi}, follow=True).content.decode()
    assert "tadinya dipegang Budi" in isi and Pegangan.objects.get().pengguna == sari
    pabrik.majukan_izin(segar(permohonan), "siap")
    assert not Pegangan.objects.exists()


def test_pegangan_berakhir_bersama_penugasan_pemegangnya(permohonan, dua):
    budi, sari = dua
    ambil(permohonan, budi)
    Penugasan.objects.filter(pengguna=budi).update(sampai=date(2026, 12, 1))  # yesterday
    assert segar(permohonan).pegangan is None
    ambil(permohonan, sari)
    assert segar(permohonan).pegangan.nama == "Sari"


def test_dialihkan_pemegangnya_atau_yang_disebut_tabel_izin_dan_tercatat(permohonan, dua):
    budi, sari = dua
    kepala, loket = (pabrik.buat_pengguna(p, kode="32.05") for p in (Peran.PEJABAT, Peran.LOKET))
    kepala_lain = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.06")
    for oleh, kepada in ((sari, budi), (loket, budi), (kepala_lain, budi), (kepala, loket)):
        with pytest.raises(Ditolak):
            alihkan(permohonan, kepada, oleh)
    alihkan(permohonan, budi, kepala)
    alihkan(permohonan, sari, budi)
    assert Pegangan.objects.get().pengguna == sari
    assert [j.kalimat for j in permohonan.jejak.filter(aksi="alihkan")] == [
        "mengalihkan urusan ini kepada Budi",
        "mengalihkan urusan ini kepada Sari",
    ]
    assert penugasan_giliran(permohonan, sari)


def test_alihkan_banyak_memperlihatkan_akibatnya_dahulu_dan_aman_diulang(client, permohonan, dua):
    budi, sari = dua
    lain = pabrik.buat_permohonan(lengkap=False)  # still a draft, at the counter
    ambil(permohonan, budi)
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32.05"))
    alamat = f"{reverse('alihkan', args=['permohonanizin'])}?urusan={permohonan.pk}&urusan={lain.pk}"
    assert "Sari" in client.get(alamat).content.decode()
    assert client.post(alamat, {}).status_code == 422
    periksa = client.post(alamat, {"kepada": sari.pk}).content.decode()
    assert "1 akan dikerjakan, 1 dilewati" in periksa and Pegangan.objects.get().pengguna == budi
    for ringkasan in ("1 berhasil, 1 gagal", "1 gagal, 1 dilewati"):
        assert ringkasan in client.post(alamat, {"kepada": sari.pk, "aksi": "alihkan"}).content.decode()
        assert Pegangan.objects.get().pengguna == sari
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32"))  # sees it, and is another office
    assert client.get(alamat).status_code == 403
