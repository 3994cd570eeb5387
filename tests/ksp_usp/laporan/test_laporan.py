"""Reports through the pages: chosen by period, filed with a receipt, corrected, due by the office's own day."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from core.dasar.izin import Peran
from core.dasar.rupa import tulis_isian
from core.models import Jejak
from ksp_usp.models import (
    CatatanKewajiban,
    Koperasi,
    LaporanBerkala,
    LaporanKeuangan,
    PerpanjanganLaporan,
    StatusLaporan,
    TenggatLaporan,
)
from tests import bantu_surat, pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
SEJAK = date(2026, 5, 20)  # the clock of the tests stands on 2 December 2026
HARI = {"tanggal_laporan": "05/10/2026", "tanggal_ajuan": "12/10/2026", "kanal": "langsung"}


@pytest.fixture
def koperasi():
    koperasi = pabrik.buat_koperasi()
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=SEJAK)
    return Koperasi.objects.get(pk=koperasi.pk)


@pytest.fixture
def loket():
    return Petugas(Peran.LOKET, "Rina", kode="32.05")


def tenggat(kode="32.05", **isi):
    bawaan = {
        "berlaku_sejak": date(2026, 1, 1), "tanggal_surat": date(2026, 1, 1), "triwulan_bulan": 1,
        "triwulan_hari": 20, "tahunan_bulan": 3,
        "tahunan_hari": 31, "ditetapkan_oleh": "Kepala Dinas", "nomor_surat": "518/1/2026",
    }  # fmt: skip
    oleh = pabrik.buat_pengguna(Peran.PEJABAT, kode=kode)
    return TenggatLaporan.objects.create(wilayah_id=kode, dicatat_oleh=oleh, **{**bawaan, **isi})


def angka(koperasi, **ganti):
    """Figures as typed, from a koperasi-year worked on paper."""
    dasar = {k: n for k, n in pabrik.angka_kesehatan("sehat", koperasi.jenis)[0].items() if n is not None}
    return {k: tulis_isian(n) if n >= 0 else f"-{tulis_isian(-n)}" for k, n in {**dasar, **ganti}.items()}


def susun(loket, koperasi, masa) -> LaporanBerkala | None:
    loket.pos(reverse("laporan_koperasi", args=[koperasi.pk]), {"masa": masa})
    tahun, _, triwulan = masa.partition("-")
    return LaporanBerkala.objects.filter(koperasi=koperasi, tahun_buku=tahun, triwulan=triwulan).last()


def isi(loket, laporan, **isian):
    return loket.kirim(reverse("laporan_isian", args=[laporan.pk]), lanjut="1", **isian)


def kirim(loket, koperasi, masa, hari=HARI, **ganti) -> LaporanBerkala:
    laporan = susun(loket, koperasi, masa)
    hasil = isi(loket, laporan, **hari, **angka(koperasi, **ganti))
    assert hasil.kode == 200, hasil.teks
    loket.langkah(laporan, "Kirim laporan")
    laporan.refresh_from_db()
    return laporan


def test_laporan_dipilih_menurut_masa_dan_masuk_dengan_tanda_terima(koperasi, loket):
    tenggat()
    halaman = loket.buka(reverse("laporan_koperasi", args=[koperasi.pk]))
    assert "Susun Laporan Triwulan II 2026" in halaman.teks and "bukan ketentuan Permen" in halaman.teks
    assert "Triwulan I 2026" not in halaman.teks  # ended before the licence
    laporan = kirim(loket, koperasi, "2026-3")
    assert (laporan.status, laporan.jatuh_tempo, laporan.keadaan.value[0]) == ("masuk", date(2026, 10, 20), "tepat")
    [surat] = laporan.daftar_surat
    teks = loket.baca_surat(surat)
    for kata in ("TANDATERIMALAPORAN", "LaporanTriwulanIII2026", "bukanketentuanPermen", "12Oktober2026"):
        assert kata in teks, kata
    assert "Triwulan III 2026" in loket.buka(reverse("laporan_daftar")).teks
    assert Jejak.objects.filter(aksi="kirim", objek_id=laporan.pk).get().salinan["isian"]["triwulan"] == 3


def test_triwulan_yang_sama_tidak_dua_kali_dan_bukan_laporan_tahunan(koperasi, loket):
    satu = kirim(loket, koperasi, "2026-3")
    assert susun(loket, koperasi, "2026-3").pk == satu.pk
    assert susun(loket, koperasi, "2026-2").pk != satu.pk  # an older quarter after it
    assert loket.klien.post(reverse("laporan_koperasi", args=[koperasi.pk]), {"masa": "2026-4"}).status_code == 404
    assert loket.klien.post(reverse("laporan_koperasi", args=[koperasi.pk]), {"masa": "2026-1"}).status_code == 404


def test_yang_kurang_menahan_pengiriman_dan_bukan_penyimpanan(koperasi, loket):
    laporan = susun(loket, koperasi, "2026-3")
    assert isi(loket, laporan, **HARI).kode == 200
    hasil = loket.langkah(laporan, "Kirim laporan")
    assert hasil.kode == 422 and "Angka belum lengkap" in hasil.teks
    assert laporan.status == StatusLaporan.DRAF and not laporan.daftar_surat


def test_neraca_yang_tidak_seimbang_menyebut_selisihnya(koperasi, loket):
    laporan = susun(loket, koperasi, "2026-3")
    kas = pabrik.angka_kesehatan("sehat", koperasi.jenis)[0]["kas"]
    isi(loket, laporan, **HARI, **angka(koperasi, kas=kas + 1000))
    hasil = loket.langkah(laporan, "Kirim laporan")
    assert hasil.kode == 422 and "Rp1.000" in hasil.teks


def test_laporan_yang_tidak_seimbang_diterima_dengan_sebabnya(koperasi, loket):
    """The paper may be wrong, and is a report all the same: the figures stay as filed, the reason beside them."""
    laporan = susun(loket, koperasi, "2026-3")
    kas = pabrik.angka_kesehatan("sehat", koperasi.jenis)[0]["kas"]
    salah = angka(koperasi, kas=kas + 1000)
    assert "Sebab neraca tidak seimbang" in isi(loket, laporan, **HARI, **salah).teks  # asked at once, without a letter
    isi(loket, laporan, **HARI, **salah, catatan_selisih_neraca="Selisih kas yang masih dicari pengurus.")
    assert loket.langkah(laporan, "Kirim laporan").kode == 200
    laporan.refresh_from_db()
    assert laporan.status == StatusLaporan.MASUK and laporan.angka.kas == kas + 1000
    assert "Selisihkasyangmasihdicaripengurus." in bantu_surat.isi(laporan.daftar_surat[0])


@pytest.mark.parametrize(
    ("nama", "nilai", "kata"),
    [
        ("tanggal_laporan", "30/09/2026", "sebelum masa laporannya berakhir"),
        ("tanggal_ajuan", "03/12/2026", "belum tiba"),
        ("jumlah_calon", "3", "Isi sejak kapan"),
    ],
)
def test_isian_yang_keliru_kembali_dengan_semua_yang_diketik(koperasi, loket, nama, nilai, kata):
    laporan = susun(loket, koperasi, "2026-3")
    hasil = isi(loket, laporan, **{**HARI, nama: nilai, "kas": "12.345.678"})
    assert hasil.kode == 422 and kata in hasil.teks
    assert hasil.formulir[0].isi["kas"] == "12.345.678"


def test_laporan_nihil_tidak_memuat_angka(koperasi, loket):
    laporan = susun(loket, koperasi, "2026-3")
    assert isi(loket, laporan, **HARI, nihil="on", kas="1.000.000").kode == 422
    assert isi(loket, laporan, **HARI, nihil="on", kas="").kode == 200
    assert loket.langkah(laporan, "Kirim laporan").kode == 200
    assert laporan.status == StatusLaporan.MASUK and laporan.angka is None
    assert "Nihil" in loket.baca_surat(laporan.daftar_surat.get())


def test_angka_diisi_dari_laporan_sebelumnya_dan_lompatannya_dijelaskan(koperasi, loket):
    kirim(loket, koperasi, "2026-2", hari={**HARI, "tanggal_laporan": "05/07/2026", "tanggal_ajuan": "12/07/2026"})
    laporan = susun(loket, koperasi, "2026-3")
    halaman = loket.buka(reverse("laporan_isian", args=[laporan.pk]))
    assert "diambil dari laporan sebelumnya" in halaman.teks
    lama = LaporanKeuangan.objects.get(berkala__triwulan=2)
    assert halaman.formulir[0].isi["kas"] == tulis_isian(lama.kas)
    naik = lama.kas / 2
    ganti = {"kas": lama.kas + naik, "bank": lama.bank - naik}
    isi(loket, laporan, **HARI, **angka(koperasi, **ganti))
    hasil = loket.langkah(laporan, "Kirim laporan")
    assert hasil.kode == 422 and "Jelaskan angka" in hasil.teks and "Kas" in hasil.teks
    assert isi(loket, laporan, catatan_kas="Kas ditarik dari bank.", catatan_bank="Ditarik tunai.").kode == 200
    assert loket.langkah(laporan, "Kirim laporan").kode == 200
    assert "Kasditarikdaribank" in loket.baca_surat(laporan.daftar_surat.get())


def lembar(loket, laporan):
    balasan = loket.klien.get(reverse("laporan_isian", args=[laporan.pk]), {"unduh": "lembar"})
    return load_workbook(io.BytesIO(balasan.content))


def unggah(loket, laporan, buku):
    isi = io.BytesIO()
    buku.save(isi)
    berkas = SimpleUploadedFile("laporan.xlsx", isi.getvalue())
    return loket.pos(reverse("laporan_isian", args=[laporan.pk]), {**HARI, "aksi": "lembar", "lembar": berkas})


def test_lembar_diunduh_diisi_dan_masuk_ke_isian_tanpa_tersimpan(koperasi, loket):
    laporan = susun(loket, koperasi, "2026-3")
    buku = lembar(loket, laporan)
    letak = {sel.value: sel.row for sel in buku.active["A"]}
    for kode, nilai in pabrik.angka_kesehatan("sehat", koperasi.jenis)[0].items():
        buku.active.cell(letak[kode], 4).value = nilai
    hasil = unggah(loket, laporan, buku)
    assert hasil.kode == 200 and "belum tersimpan" in hasil.teks, hasil.teks
    laporan.refresh_from_db()
    assert laporan.angka is None
    assert loket.pos(reverse("laporan_isian", args=[laporan.pk]), {**hasil.formulir[0].isi, "lanjut": "1"}).kode == 200
    assert loket.langkah(laporan, "Kirim laporan").kode == 200 and laporan.status == StatusLaporan.MASUK


def test_lembar_koperasi_lain_masa_lain_dan_sel_yang_bukan_angka_ditolak_dengan_sebabnya(koperasi, loket):
    laporan = susun(loket, koperasi, "2026-3")
    for baris, nilai, kata in (
        (2, "518/LAIN/2001", "milik koperasi lain"),
        (3, "Laporan Tahunan 2025", "untuk Laporan Tahunan 2025"),
    ):
        buku = lembar(loket, laporan)
        buku.active.cell(baris, 2).value = nilai
        hasil = unggah(loket, laporan, buku)
        assert hasil.kode == 422 and kata in hasil.teks
    buku = lembar(loket, laporan)
    buku.active.cell(4, 4).value = 1.5
    assert "Tulis rupiah penuh" in unggah(loket, laporan, buku).teks
    assert loket.pos(reverse("laporan_isian", args=[laporan.pk]), {"aksi": "lembar"}).kode == 422


def test_koreksi_menjadi_versi_baru_dan_yang_lama_tetap_tercetak(koperasi, loket):
    lama = kirim(loket, koperasi, "2026-3")
    alamat = reverse("laporan_koreksi", args=[lama.pk])
    assert loket.kirim(alamat, alasan="").kode == 422
    loket.kirim(alamat, alasan="Kas salah tulis.")
    baru = LaporanBerkala.objects.get(mengoreksi=lama)
    assert baru.angka.angka == lama.angka.angka and baru.tanggal_ajuan is None
    isi(loket, baru, tanggal_ajuan="01/12/2026", catatan_kas="")
    loket.langkah(baru, "Kirim laporan")
    surat, surat_lama = baru.daftar_surat.get(), lama.daftar_surat.get()
    assert surat.mengganti == surat_lama and "Kassalahtulis" in loket.baca_surat(surat)
    assert loket.baca_surat(surat_lama)
    assert list(koperasi.laporan_berkala.berlaku()) == [baru]
    assert loket.buka(alamat).url == baru.get_absolute_url()  # a correction of what is corrected leads to the last one
    loket.kirim(reverse("laporan_koreksi", args=[baru.pk]), alasan="Masih salah.")
    assert LaporanBerkala.objects.get(mengoreksi=baru).nihil is False


def test_yang_sudah_masuk_tidak_berubah(koperasi, loket):
    laporan = kirim(loket, koperasi, "2026-3")
    assert loket.kode(reverse("laporan_isian", args=[laporan.pk])) == 403
    laporan.angka.kas = Decimal(1)
    with pytest.raises(ValidationError, match="sudah dikirim"):
        laporan.angka.save()


def test_laporan_tahunan_mengisi_penilaian_dan_tidak_menimpa_ketikan_penilai(loket):
    satu, dua = pabrik.buat_koperasi(), pabrik.buat_koperasi()
    Koperasi.objects.update(berizin_sejak=date(2025, 1, 1))
    hari = {**HARI, "tanggal_laporan": "20/02/2026", "tanggal_ajuan": "25/02/2026"}
    diketik = pabrik.buat_laporan(dua, 2025, kas=Decimal(7))
    for koperasi in (satu, dua):
        kirim(loket, Koperasi.objects.get(pk=koperasi.pk), "2025-0", hari)
    terisi = satu.laporan.get(sumber="laporan", tahun_buku=2025)
    assert terisi.kas == satu.laporan_berkala.get().angka.kas
    diketik.refresh_from_db()
    assert diketik.kas == Decimal(7)


def test_kabupaten_lain_tidak_melihat_laporan_dan_tombolnya(koperasi, loket):
    laporan = kirim(loket, koperasi, "2026-3")
    lain = Petugas(Peran.LOKET, "Tono", kode="32.73")
    for nama in ("laporan_rinci", "laporan_isian", "laporan_koreksi"):
        assert lain.kode(reverse(nama, args=[laporan.pk])) == 404
    for nama in ("laporan_koperasi", "kewajiban_koperasi"):
        assert lain.kode(reverse(nama, args=[koperasi.pk])) == 404
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    assert "Susun" not in pengawas.buka(reverse("laporan_koperasi", args=[koperasi.pk])).teks
    assert pengawas.pos(reverse("laporan_koperasi", args=[koperasi.pk]), {"masa": "2026-2"}).kode == 403


def test_perpanjangan_menyebut_suratnya_juga_sesudah_tenggat(koperasi):
    tenggat()
    kepala = Petugas(Peran.PEJABAT, "Asep", kode="32.05")
    halaman = kepala.buka(reverse("laporan_koperasi", args=[koperasi.pk]))
    assert halaman.teks.count("lewat tenggat") == 2
    isian = {
        "tahun_buku": "2026", "triwulan": "3", "sampai": "15/12/2026", "nomor_surat": "518/99/2026",
        "tanggal_surat": "01/12/2026", "alasan": "Gempa.",
    }  # fmt: skip
    kepala.kirim(halaman.tautan["Catat perpanjangan tenggat bagi koperasi ini"], **isian)
    assert PerpanjanganLaporan.objects.get().koperasi == koperasi
    baris = kepala.buka(reverse("laporan_koperasi", args=[koperasi.pk])).teks
    assert "15 Desember 2026" in baris and baris.count("lewat tenggat") == 1


def test_tenggat_ditetapkan_kantor_dan_berjejak():
    kepala = Petugas(Peran.PEJABAT, "Asep", kode="32.05")
    isian = {
        "berlaku_sejak": "01/01/2026", "tanggal_surat": "01/01/2026", "triwulan_bulan": "1",
        "triwulan_hari": "20", "tahunan_bulan": "3",
        "tahunan_hari": "31", "ditetapkan_oleh": "Kepala Dinas", "nomor_surat": "518/1/2026",
    }  # fmt: skip
    assert kepala.kirim(reverse("laporan_tenggat"), **{**isian, "triwulan_hari": "32"}).kode == 422
    assert kepala.kirim(reverse("laporan_tenggat"), **isian).kode == 200
    assert TenggatLaporan.objects.get().wilayah_id == "32.05"
    assert Jejak.objects.filter(aksi="tenggat_laporan").exists()
    assert kepala.kirim(reverse("laporan_tenggat"), **isian).kode == 422
    assert Petugas(Peran.LOKET, "Rina", kode="32.05").kode(reverse("laporan_tenggat")) == 403


def test_kewajiban_yang_tidak_dicatat_belum_diketahui_dan_yang_dicatat_terbaca(koperasi):
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    alamat = reverse("kewajiban_koperasi", args=[koperasi.pk])
    assert "Belum dipenuhi" not in pengawas.buka(alamat).teks.split("Yang dicatat")[0]
    isian = {"isi": "tidak", "per": "01/12/2026", "sumber": "pernyataan"}
    satu = f"{alamat}?kode=satuan_tugas"
    assert pengawas.kirim(satu, **{**isian, "isi": ""}).kode == 422
    hasil = pengawas.kirim(satu, **isian)
    assert hasil.kode == 200 and "Belum dipenuhi" in hasil.teks, hasil.teks


@pytest.mark.parametrize(
    ("kode", "isian", "fakta", "tersimpan"),
    [
        ("auditor", {"isi": "lain", "tahun_buku": "2025"}, "auditor: oleh auditor lain", ("auditor.2025", "lain")),
        ("peminjam_perorangan", {"isi": "1"}, "1 orang", ("peminjam_perorangan", 1)),
        ("penyesuaian_ad", {"isi": "09/10/2016"}, "Dipenuhi terlambat", ("penyesuaian_ad", "2016-10-09")),
        ("unit_lain", {"isi": "ya", "tahun_buku": "2025"}, "0 tahun buku", ("unit_lain.2025", True)),
        ("audit_ra", {"isi": "tidak", "tahun_buku": "2025"}, "Belum dipenuhi", ("audit_ra.2025", False)),
    ],
)
def test_tiap_kewajiban_yang_tidak_terlihat_dari_laporan_dapat_dicatat(koperasi, kode, isian, fakta, tersimpan):
    sejak = {"berizin_sejak": date(2025, 1, 1), "tanggal_badan_hukum": date(2014, 1, 1)}
    sejak |= {"mulai_kegiatan": date(2014, 5, 1)}
    Koperasi.objects.filter(pk=koperasi.pk).update(jenis="usp", bentuk="sekunder", **sejak)
    pabrik.buat_laporan_berkala(koperasi, 2025, angka={"volume_pinjaman": 2_500_000_000})
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    alamat = f"{reverse('kewajiban_koperasi', args=[koperasi.pk])}?kode={kode}"
    lain = {"per": "01/12/2026", "sumber": "dokumen"}
    if "tahun_buku" in isian:
        assert pengawas.kirim(alamat, **lain, **{**isian, "tahun_buku": "2026"}).kode == 422
    hasil = pengawas.kirim(alamat, **lain, **isian)
    assert hasil.kode == 200 and fakta in hasil.teks, hasil.teks
    catatan = CatatanKewajiban.objects.get(koperasi=koperasi)
    assert (catatan.kode, catatan.isi) == tersimpan
