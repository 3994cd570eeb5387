"""How a sanction ends otherwise than by being met: annulled with what it took, or behind a new licence."""

from datetime import date

import pytest
from django.urls import reverse

from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.izin import Peran
from core.models import Penugasan
from core.perkara.ditolak import PelakuSama, SyaratTidakTerpenuhi
from ksp_usp.models import Koperasi
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import IzinUsaha, Sanksi
from perizinan.models.sanksi import langkah_berikut
from perizinan.pengawasan.alur import ALUR_SANKSI
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def batalkan(s, oleh=None):
    oleh = oleh or pabrik.buat_pengguna(Peran.PEJABAT, kode=s.berwenang_id)
    return ALUR_SANKSI.jalankan(s, "batalkan", oleh, versi=s.versi, alasan="Laporan ternyata sudah masuk.")


def putusan(s):
    isi = {"tanggal": date(2026, 12, 2), "uraian": "Keberatan diterima.", "oleh": s.dibuat_oleh}
    s.peristiwa.create(jenis="putusan", **isi)
    return s


def rantai(koperasi, *langkah):
    s = None
    for satu in langkah:
        s = pabrik.buat_sanksi(koperasi, satu, "berlaku", melanjutkan=s)
    return Sanksi.objects.get(pk=s.pk)


@pytest.mark.parametrize(
    ("langkah", "keadaan"),
    [
        (("teguran_1",), "berlaku"),
        (("pembekuan",), "berlaku"),
        (("pencabutan",), "berlaku"),
        (("pembekuan", "pencabutan"), "dibekukan"),
    ],
)
def test_sanksi_yang_dibatalkan_putusan_mengembalikan_yang_diambilnya(langkah, keadaan, client, surat_ringan):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    izin = pabrik.buat_izin_lama(koperasi)
    s = rantai(koperasi, *langkah)
    batalkan(putusan(s))
    izin.refresh_from_db()
    koperasi.refresh_from_db()
    assert (s.status, izin.keadaan) == ("batal_putusan", keadaan)
    if "pencabutan" in langkah:
        assert koperasi.berizin_sejak == izin.tanggal
    if s.melanjutkan:
        assert (Sanksi.objects.get(pk=s.melanjutkan_id).status, s.melanjutkan.diteruskan) == ("berlaku", None)
        assert pabrik.buat_sanksi(koperasi, "pencabutan", "berlaku", melanjutkan=s.melanjutkan).status == "berlaku"
    surat = s.surat_terakhir("sanksi_pembatalan")
    assert "Keberatan diterima." in surat.html and s.surat.nomor in surat.html
    teks = client.get(reverse("surat_periksa", args=[s.surat.kode])).content.decode()
    assert "sanksinya sudah dibatalkan" in teks and "sudah memenuhi" not in teks


def test_sanksi_tidak_dibatalkan_tanpa_putusan_atau_selagi_diteruskan_atau_oleh_pengusulnya(surat_ringan):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    s = rantai(koperasi, "teguran_1")
    pejabat = Petugas(Peran.PEJABAT, "Asep", kode="32.05")
    assert "Batalkan sanksi" not in pejabat.buka(s.get_absolute_url()).tautan
    with pytest.raises(SyaratTidakTerpenuhi, match="Catat dahulu"):
        batalkan(s)
    putusan(s)
    assert "Batalkan sanksi" in pejabat.buka(s.get_absolute_url()).tautan
    pengusul = s.jejak.get(aksi="usulkan").pengguna
    Penugasan.objects.create(
        pengguna=pengusul, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEJABAT, jabatan="Kepala Dinas",
        mulai=pabrik.AWAL, dasar="SK pindah", atas_nama="Bupati Garut",
    )  # fmt: skip
    with pytest.raises(PelakuSama):
        batalkan(s, type(pengusul).objects.get(pk=pengusul.pk))
    pabrik.buat_sanksi(koperasi, "teguran_2", melanjutkan=s)
    with pytest.raises(SyaratTidakTerpenuhi, match="sudah dilanjutkan"):
        batalkan(s)


def test_rancangan_atas_sanksi_yang_sudah_berakhir_ditahan(surat_ringan):
    satu = rantai(pabrik.buat_koperasi(lengkap=False), "teguran_1")
    dua = pabrik.buat_sanksi(satu.koperasi, "teguran_2", "diusulkan", melanjutkan=satu)
    Sanksi.objects.filter(pk=satu.pk).update(status="dipenuhi")
    with pytest.raises(SyaratTidakTerpenuhi, match="tutup usul ini"):
        pabrik.majukan_sanksi(Sanksi.objects.get(pk=dua.pk), "berlaku")


def test_izin_baru_sesudah_pencabutan_mengakhiri_rantai_lama(client, surat_ringan):
    koperasi = pabrik.buat_izin().koperasi
    cabut = rantai(koperasi, "pencabutan")
    baru = pabrik.buat_izin(Koperasi.objects.get(pk=koperasi.pk))
    cabut.refresh_from_db()
    assert cabut.status == "berakhir" and cabut.jejak.last().aksi == "akhiri"
    assert "mendapat izin baru" in client.get(reverse("surat_periksa", args=[cabut.surat.kode])).content.decode()
    # As it stands where the new licence came from an office that cannot close the sanctions of the old one.
    Sanksi.objects.filter(pk=cabut.pk).update(status="berlaku")
    koperasi = Koperasi.objects.get(pk=koperasi.pk)
    assert isi_keterangan(koperasi, date(2026, 12, 2))["Sanksi administratif"] == "Tidak ada sanksi yang berlaku."
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    alamat = reverse("sanksi_baru", args=[koperasi.pk])
    assert "Langkah biasa berikutnya: teguran tertulis pertama" in pengawas.buka(alamat).teks
    assert langkah_berikut(koperasi.sanksi.berjalan().last()) is Langkah.TEGURAN_1
    pengawas.kirim(alamat, langkah="pembekuan")
    beku = koperasi.sanksi.latest("pk")
    assert beku.izin == baru and len(beku.dilompati) == 3
    pengawas.langkah(cabut, "Nyatakan berakhir", alasan="Izin baru dari kantor lain.")
    assert cabut.status == "berakhir"


def test_perubahan_izin_tidak_memutus_rantai_sanksinya(surat_ringan):
    """A licence that was only changed is the same one to its sanctions."""
    izin = pabrik.buat_izin()
    tegur = rantai(izin.koperasi, "teguran_1")
    p = pabrik.buat_permohonan(
        Koperasi.objects.get(pk=izin.koperasi_id), jenis="perubahan", izin_lama=izin, nama_baru="KSP Baru"
    )  # fmt: skip
    pabrik.majukan_izin(p, "terbit")
    assert IzinUsaha.objects.dipegang().mengganti == izin
    assert list(izin.koperasi.sanksi.berjalan()) == [tegur]
