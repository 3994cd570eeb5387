"""Traps of reports and sanctions: what comes at the wrong moment, in the wrong order, or to the wrong office."""

from datetime import date

import pytest
from django.urls import reverse

from aturan.simpan_pinjam_2015.laporan import Masa
from core.dasar.izin import Peran
from core.perkara.ditolak import LangkahTidakSah, SyaratTidakTerpenuhi
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.laporan.mulai import mulai_laporan
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import Koperasi, LaporanBerkala, TenggatLaporan
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import PermohonanIzin
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.pengawasan.forms import LAIN
from tests import pabrik
from tests.ksp_usp.laporan.test_laporan import tenggat
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def orang(peran, kode="32.05"):
    return pabrik.buat_pengguna(peran, kode=kode)


def publik(client, surat) -> str:
    return " ".join(client.get(reverse("surat_periksa", args=[surat.kode])).content.decode().split())


def test_pemeriksaan_umum_surat_izin_mengikuti_keadaannya_pada_menit_itu(client, surat_ringan):
    izin = pabrik.buat_izin()
    assert "dibekukan" not in publik(client, izin.surat)
    beku = pabrik.buat_sanksi(izin.koperasi, "pembekuan", "berlaku")
    assert "tetapi izinnya dibekukan sementara sejak" in publik(client, izin.surat)
    assert "sudah dipulihkan" not in publik(client, beku.surat)
    ALUR_SANKSI.jalankan(beku, "pulihkan", orang(Peran.PEJABAT), versi=beku.versi, alasan="Laporan masuk.")
    assert "dibekukan" not in publik(client, izin.surat) and "sudah dipulihkan" in publik(client, beku.surat)
    pabrik.buat_sanksi(izin.koperasi, "pencabutan", "berlaku")
    assert "tetapi izinnya dicabut pada" in publik(client, izin.surat)


@pytest.mark.parametrize(("status", "aksi"), [("diterima", "nyatakan_lengkap"), ("siap", "setujui")])
def test_pembekuan_menahan_permohonan_kantor_yang_sudah_di_meja(status, aksi, surat_ringan):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), status)
    pabrik.buat_sanksi(kantor.koperasi, "pembekuan", "berlaku")
    t = ALUR_JARINGAN.t(aksi, status)
    penilaian = pabrik.tandai_berkas_kantor(kantor) if t.kumpulkan else None
    with pytest.raises(SyaratTidakTerpenuhi, match="dibekukan sementara"):
        ALUR_JARINGAN.jalankan(kantor, aksi, orang(t.peran), versi=kantor.versi, penilaian=penilaian)
    kantor.refresh_from_db()
    assert kantor.status == status


def test_pembekuan_menahan_perubahan_izin_dan_tidak_laporan(surat_ringan):
    izin = pabrik.buat_izin()
    k = Koperasi.objects.get(pk=izin.koperasi_id)
    p = pabrik.buat_permohonan(k, jenis=PermohonanIzin.Jenis.PERUBAHAN, izin_lama=izin, nama_baru="KSP Baru")
    pabrik.buat_sanksi(k, "pembekuan", "berlaku")
    with pytest.raises(SyaratTidakTerpenuhi, match="tidak lagi berlaku"):
        pabrik.majukan_izin(p, "diterima")
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    assert "Ajukan perubahan" not in loket.buka(k.get_absolute_url()).teks
    Koperasi.objects.filter(pk=k.pk).update(berizin_sejak=date(2026, 5, 20))
    isi = {"nihil": True, "tanggal_laporan": date(2026, 10, 5), "tanggal_ajuan": date(2026, 10, 5), "kanal": "pos"}
    laporan = mulai_laporan(Koperasi.objects.get(pk=k.pk), Masa(2026, 3), orang(Peran.LOKET), **isi)
    ALUR_LAPORAN.jalankan(laporan, "kirim", orang(Peran.LOKET), versi=laporan.versi)
    assert laporan.status == "masuk"


def test_keberatan_dan_putusan_tercantum_pada_surat_berikutnya(surat_ringan):
    satu = pabrik.buat_sanksi(status="berlaku")
    for jenis, uraian in (("keberatan", "Laporan sudah dikirim."), ("putusan", "Keberatan ditolak.")):
        satu.peristiwa.create(jenis=jenis, tanggal=date(2026, 12, 1), uraian=uraian, oleh=satu.dibuat_oleh)
    dua = pabrik.buat_sanksi(satu.koperasi, "teguran_2", "berlaku", melanjutkan=satu)
    for kata in ("mengajukan keberatan tanggal 1 Desember 2026: Laporan sudah dikirim.", "Keberatan ditolak."):
        assert kata in " ".join(dua.surat.html.replace("\u00a0", " ").split()), kata
    halaman = Petugas(Peran.PENGAWAS, "Sari", kode="32.05").buka(satu.get_absolute_url())
    assert "Keberatan ditolak." in halaman.teks


def pindah(koperasi, kode="32.73"):
    """The seat moves to another kabupaten/kota, and with it who issues the licence."""
    w = pabrik.buat_wilayah(kode)
    Koperasi.objects.filter(pk=koperasi.pk).update(wilayah=w, berwenang=w)
    return Koperasi.objects.get(pk=koperasi.pk)


def test_pindah_wewenang_menahan_rancangan_lama_dan_yang_masuk_terbaca_keduanya(surat_ringan):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 1, 2))
    lama = pabrik.buat_laporan_berkala(koperasi, 2026, 1)
    teguran = pabrik.buat_sanksi(koperasi, status="berlaku")
    koperasi = Koperasi.objects.get(pk=koperasi.pk)
    draf = mulai_laporan(koperasi, Masa(2026, 2), orang(Peran.LOKET), nihil=True)
    pindah(koperasi)
    draf = LaporanBerkala.objects.get(pk=draf.pk)
    with pytest.raises(SyaratTidakTerpenuhi, match="disampaikan kepada pemberi izin: Kota Bandung"):
        ALUR_LAPORAN.jalankan(draf, "kirim", orang(Peran.LOKET), versi=draf.versi)
    for kode in ("32.05", "32.73"):
        pengawas = Petugas(Peran.PENGAWAS, f"Sari {kode}", kode=kode)
        assert [pengawas.kode(x.get_absolute_url()) for x in (lama, teguran)] == [200, 200], kode
    assert Petugas(Peran.PENGAWAS, "Tono", kode="32.06").kode(lama.get_absolute_url()) == 404


def test_triwulan_iii_sesudah_triwulan_iv_masuk_dan_ditandai_menyusul():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_laporan_berkala(koperasi, 2025, 0)
    iv = pabrik.buat_laporan_berkala(koperasi, 2025, 4)
    iii = pabrik.buat_laporan_berkala(koperasi, 2025, 3, tanggal_ajuan=date(2026, 3, 1))
    assert (iii.menyusul, iv.menyusul) == (True, False)
    assert "Menyusul" in Petugas(Peran.LOKET, "Rina", kode="32.05").buka(iii.get_absolute_url()).teks


def test_tenggat_pada_idul_fitri_pindah_ke_hari_kerja_berikutnya():
    """20 March 2026 is a Friday: Idul Fitri and its leave last until Tuesday the 24th."""
    pabrik.konfirmasi_kalender(2026, libur=[date(2026, 3, h) for h in (20, 21, 23, 24)])
    koperasi = pabrik.buat_koperasi(lengkap=False)
    TenggatLaporan.objects.create(
        wilayah=koperasi.berwenang, berlaku_sejak=date(2025, 1, 1), tanggal_surat=date(2025, 1, 1),
        triwulan_bulan=1, triwulan_hari=20,
        tahunan_bulan=3, tahunan_hari=20, ditetapkan_oleh="K", nomor_surat="1", dicatat_oleh=orang(Peran.PEJABAT),
    )  # fmt: skip
    assert Tenggat.untuk(koperasi.berwenang).batas(koperasi, Masa(2025)) == date(2026, 3, 25)


@pytest.mark.parametrize("masa", ["2018-4", "2018-0", "2019-1", "2026-4", "2027-1", "x", ""])
def test_laporan_masa_sebelum_izin_atau_yang_belum_berakhir_tidak_dapat_disusun(masa):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 5, 20))
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    alamat = reverse("laporan_koperasi", args=[koperasi.pk])
    assert loket.klien.post(alamat, {"masa": masa}).status_code == 404
    assert not LaporanBerkala.objects.exists()


def test_surat_keterangan_menyebut_keadaan_hari_itu_dan_pemeriksaan_umum_yang_sesudahnya(client, surat_ringan):
    izin = pabrik.buat_izin()
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    alamat = reverse("keterangan_baru", args=[izin.koperasi_id])
    assert loket.kirim(alamat, keperluan="").kode == 422
    assert loket.kirim(alamat, keperluan="pinjaman bank").kode == 200
    assert loket.kirim(alamat, keperluan="yang kedua").kode == 200  # the open one is shown
    satu = izin.koperasi.keterangan_izin.get()
    loket.langkah(satu, "Terbitkan surat keterangan")
    surat = satu.daftar_surat.get()
    assert "Semua surat keterangan" in loket.buka(satu.get_absolute_url()).tautan
    assert surat.urut == 1  # what is asked for and what is issued are counted apart
    for kata in (f"Nomor {izin.nomor}", "berlaku.", "Tidak ada sanksi yang berlaku.", "pinjaman bank"):
        assert kata in surat.html.replace("\u00a0", " "), kata
    assert "izinnya sekarang" not in publik(client, surat)
    pabrik.buat_sanksi(izin.koperasi, "pembekuan", "berlaku")
    assert "izinnya sekarang dibekukan sementara" in publik(client, surat)
    isi = isi_keterangan(Koperasi.objects.get(pk=izin.koperasi_id), date(2026, 12, 2))
    assert "dibekukan sementara sejak 2 Desember 2026" in isi["Izin usaha simpan pinjam"]
    assert isi["Sanksi administratif"].startswith("Berlaku: pembekuan sementara")


def test_surat_keterangan_tidak_menyebut_tertib_yang_tidak_bertenggat_dan_menyebut_penghentian(client, surat_ringan):
    """The office set its days from 2026 on only; nothing came in of the years before."""
    koperasi = pabrik.buat_izin_lama(pabrik.buat_koperasi(lengkap=False), tanggal=date(2025, 11, 1)).koperasi
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2025, 11, 1))
    koperasi = Koperasi.objects.get(pk=koperasi.pk)
    for triwulan in (1, 2, 3):
        pabrik.buat_laporan_berkala(koperasi, 2026, triwulan)

    def sebut():
        return isi_keterangan(Koperasi.objects.get(pk=koperasi.pk), date(2026, 12, 2))

    tenggat()
    tanpa = "2 laporan belum masuk dan kantor tidak menetapkan tenggatnya (Triwulan IV 2025, Tahunan 2025)."
    assert sebut()["Laporan berkala"] == tanpa
    satu = pabrik.buat_keterangan(koperasi)
    Petugas(Peran.LOKET, "Rina", kode="32.05").langkah(satu, "Terbitkan surat keterangan")
    surat = satu.daftar_surat.get()
    assert "dihentikan sementara" not in publik(client, surat)
    Koperasi.objects.filter(pk=koperasi.pk).update(dihentikan_sejak=date(2026, 12, 2))
    kegiatan = "Dihentikan sementara sejak 2 Desember 2026 (Pasal 20 ayat (2) Permen KUKM 15/2015)."
    assert sebut()["Kegiatan usaha simpan pinjam"] == kegiatan
    assert "tetapi kegiatan koperasi dihentikan sementara sejak 2 Desember 2026" in publik(client, surat)
    for triwulan in (4, 0):
        pabrik.buat_laporan_berkala(koperasi, 2025, triwulan)
    assert sebut()["Laporan berkala"] == "Tertib: tidak ada laporan yang lewat tenggat."


def test_surat_keterangan_sesudah_pencabutan_menyebut_laporan_masa_berizin_yang_tidak_masuk(surat_ringan):
    koperasi = pabrik.buat_izin_lama(pabrik.buat_koperasi(lengkap=False), tanggal=date(2026, 5, 20)).koperasi
    tenggat()
    pabrik.buat_laporan_berkala(koperasi, 2026, 2)
    pabrik.buat_sanksi(koperasi, "pencabutan", "berlaku")
    sesudah = isi_keterangan(Koperasi.objects.get(pk=koperasi.pk), date(2027, 8, 1))["Laporan berkala"]
    # The quarter of the revocation is the last one owed.
    terlambat = "3 laporan lewat tenggat dan belum masuk (Triwulan III 2026, Triwulan IV 2026, Tahunan 2026)"
    assert sesudah == f"Belum tertib: {terlambat}."


def test_persetujuan_kantor_menyebut_izin_koperasinya_yang_berhenti(client, surat_ringan):
    pabrik.konfirmasi_kalender()
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")
    pabrik.buat_sanksi(kantor.koperasi, "pembekuan", "berlaku")
    assert "tetapi izin koperasinya dibekukan sementara sejak 2 Desember" in publik(client, kantor.persetujuan)


def test_kantor_yang_ditutup_bupati_terlihat_pemberi_izin(surat_ringan):
    """The Gubernur licensed the koperasi; the Bupati closes its office in Garut (Pasal 10 ayat (6))."""
    koperasi = pabrik.buat_koperasi(anggota=["32.05", "32.73"], lengkap=False)
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(koperasi), "ditutup")
    gubernur = Petugas(Peran.PENGAWAS, "Tina", kode="32")
    assert "Ditutup" in gubernur.buka(kantor.get_absolute_url()).teks
    assert "Ditutup" in gubernur.buka(koperasi.get_absolute_url()).teks
    assert "tembusan" in kantor.surat_terakhir("kantor_penutupan").html.lower()


def test_langkah_tidak_dilanjutkan_tanpa_surat_langkah_berikutnya(surat_ringan):
    s, pejabat = pabrik.buat_sanksi(status="berlaku"), orang(Peran.PEJABAT)
    with pytest.raises(LangkahTidakSah, match="bersama keputusan"):
        ALUR_SANKSI.jalankan(s, "lanjutkan", pejabat, versi=s.versi, alasan="Selesai.")
    with pytest.raises(SyaratTidakTerpenuhi, match="belum terbit"):
        ALUR_SANKSI.jalankan_semua([(s, s.versi)], "lanjutkan", pejabat, alasan="Selesai.")


def test_halaman_sanksi_berlaku_tidak_menyebut_selesai_dan_isiannya_menyebut_yang_wajib(surat_ringan):
    s = pabrik.buat_sanksi(langkah="pembekuan")
    form = Petugas(Peran.PENGAWAS, "Sari", kode="32.05").buka(reverse("sanksi_isian", args=[s.pk]))
    label = {nama: b.label for nama, b in form.balasan.context["form"].fields.items()}
    assert next(iter(label)) == "dilanggar"
    assert [n for n, kata in label.items() if "(opsional)" in kata] == [*LAIN, "uraian", "jatuh_tempo"]
    s = pabrik.majukan_sanksi(s, "berlaku")
    teks = Petugas(Peran.LOKET, "Rina", kode="32.05").buka(s.get_absolute_url()).teks
    assert "Berlaku. Tidak ada langkah untuk Anda sekarang." in teks and "sudah selesai" not in teks
