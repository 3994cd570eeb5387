"""A koperasi misses its reports: the office sees why, warns twice, freezes; it repairs and is restored, or it does not
and its licence is revoked."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from ksp_usp.models import Koperasi, TenggatLaporan
from perizinan.models import Sanksi
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def koperasi():
    koperasi = pabrik.buat_koperasi()
    pabrik.buat_izin_lama(koperasi, tanggal=date(2026, 5, 20))
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 5, 20))
    TenggatLaporan.objects.create(
        wilayah_id="32.05", berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=1, triwulan_hari=20, tahunan_bulan=3,
        tahunan_hari=31, ditetapkan_oleh="Kepala Dinas", nomor_surat="518/1/2026",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"),
    )  # fmt: skip
    return Koperasi.objects.get(pk=koperasi.pk)


@pytest.fixture
def pengawas():
    return Petugas(Peran.PENGAWAS, "Sari", kode="32.05")


@pytest.fixture
def bupati():
    return Petugas(Peran.PEJABAT, "Asep", kode="32.05")


def susun(pengawas, koperasi, **isian) -> Sanksi:
    """The usual next step, as the page offers it."""
    halaman = pengawas.kirim(reverse("sanksi_baru", args=[koperasi.pk]))
    assert halaman.kode == 200, halaman.teks
    s = koperasi.sanksi.latest("pk")
    bawaan = {"jatuh_tempo": "20/12/2026"}  # the rest is drafted, as far as a duty is on record as breached
    form = pengawas.buka(reverse("sanksi_isian", args=[s.pk])).formulir[0]
    isi = form.isi | {k: v for k, v in (bawaan | isian).items() if k in form.nama}
    hasil = pengawas.pos(reverse("sanksi_isian", args=[s.pk]), isi)
    assert hasil.kode == 200, hasil.teks
    hasil = pengawas.langkah(s, "Usulkan kepada pejabat")
    assert s.status == "diusulkan", hasil.teks
    return s


def terbit(bupati, s, label):
    hasil = bupati.langkah(s, label)
    assert s.status == "berlaku", hasil.teks
    return bupati.baca_surat(s.daftar_surat.get())


def sampaikan(pengawas, s):
    isian = {"jenis": "disampaikan", "tanggal": "02/12/2026", "cara": "langsung", "kepada": "Ketua koperasi"}
    assert pengawas.kirim(reverse("sanksi_peristiwa", args=[s.pk]), **isian).kode == 200


def sampai_beku(pengawas, bupati, koperasi) -> Sanksi:
    satu = susun(pengawas, koperasi)
    teks = terbit(bupati, satu, "Terbitkan teguran tertulis pertama")
    for kata in ("LaporanTriwulanII2026", "TeguranTertulisPertama", "20Desember2026", "keberatan"):
        assert kata in teks, kata
    sampaikan(pengawas, satu)
    dua = susun(pengawas, koperasi)
    assert dua.langkah == "teguran_2"
    teks = terbit(bupati, dua, "Terbitkan teguran tertulis kedua")
    assert satu.daftar_surat.get().nomor.replace(" ", "") in teks
    satu.refresh_from_db()
    assert satu.status == "dilanjutkan"
    sampaikan(pengawas, dua)
    assert susun_lompat(pengawas, koperasi) is None
    beku = koperasi.sanksi.latest("pk")
    terbit(bupati, beku, "Terbitkan pembekuan sementara izin usaha simpan pinjam")
    return beku


def susun_lompat(pengawas, koperasi):
    """A freeze without the proposal of Pasal 32 huruf b before it: refused until the reason is written."""
    pengawas.kirim(reverse("sanksi_baru", args=[koperasi.pk]), langkah="pembekuan")
    s = koperasi.sanksi.latest("pk")
    alamat = reverse("sanksi_isian", args=[s.pk])
    isian = {
        "dilanggar": ["laporan.lewat"], "uraian": "Tetap tidak masuk.", "perbaikan": "Sampaikan laporan.",
        "kegiatan_beku": "dibatasi",
    }  # fmt: skip
    pengawas.kirim(alamat, **isian)
    assert pengawas.langkah(s, "Usulkan kepada pejabat").kode == 422 and s.status == "draf"
    pengawas.kirim(alamat, **isian, alasan_lompat="Pengurus tidak dapat dihubungi.")
    assert pengawas.langkah(s, "Usulkan kepada pejabat").kode == 200 and s.status == "diusulkan"


def test_laporan_tidak_masuk_ditegur_dua_kali_dibekukan_lalu_dipulihkan(koperasi, pengawas, bupati):
    halaman = pengawas.buka(reverse("sanksi_baru", args=[koperasi.pk]))
    assert "Triwulan II 2026" in halaman.teks and "Langkah biasa berikutnya: teguran tertulis pertama" in halaman.teks
    beku = sampai_beku(pengawas, bupati, koperasi)
    izin = koperasi.izin.get()
    assert izin.keadaan == "dibekukan" and izin.peristiwa.last().surat == beku.daftar_surat.get()
    assert "berlaku" not in bupati.buka(izin.get_absolute_url()).teks.split("Nomor")[0].lower()
    hasil = bupati.langkah(beku, "Pulihkan izin", alasan="Semua laporan sudah masuk.")
    assert beku.status == "dipulihkan", hasil.teks
    izin.refresh_from_db()
    assert izin.keadaan == "berlaku"
    assert [p.jenis for p in izin.peristiwa.all()][-2:] == ["dibekukan", "dipulihkan"]


def test_laporan_tetap_tidak_masuk_sampai_izin_dicabut_dan_usp_ditutup(koperasi, pengawas, bupati):
    sampai_beku(pengawas, bupati, koperasi)
    cabut = susun(pengawas, koperasi)
    assert cabut.langkah == "pencabutan"
    teks = terbit(bupati, cabut, "Terbitkan pencabutan izin usaha simpan pinjam")
    assert "Izindicabutterhitungsejaktanggalsuratini" in teks
    izin = koperasi.izin.get()
    koperasi.refresh_from_db()
    assert izin.keadaan == "dicabut" and koperasi.berizin_sejak is None
    # No duty is computed of whom no licence binds: what the revocation rested on is offered, and not ticked.
    tutup = susun(
        pengawas, koperasi, keputusan_pembubaran="Keputusan Menteri Nomor 5 Tahun 2026", dilanggar=["laporan.lewat"]
    )  # fmt: skip
    assert tutup.pelanggaran == cabut.pelanggaran
    assert tutup.langkah == "penutupan"
    teks = terbit(bupati, tutup, "Terbitkan pembubaran KSP")
    assert "KeputusanMenteriNomor5Tahun2026" in teks


def test_rancangan_sudah_memuat_yang_tidak_dipenuhi_dan_yang_diminta(koperasi, pengawas):
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", False)
    s = susun(pengawas, koperasi)
    assert [p["kode"] for p in s.pelanggaran] == ["laporan.lewat", "pengawasan.satuan_tugas"]
    assert s.uraian.startswith("Laporan Triwulan II 2026 belum masuk. ") and "bukan ketentuan Permen" in s.uraian
    assert s.daftar_perbaikan == [
        "Sampaikan Laporan Triwulan II 2026.", "Sampaikan Laporan Triwulan III 2026.",
        "Penuhi dan laporkan: Unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan.",
    ]  # fmt: skip


def test_teguran_kedua_tanpa_yang_pertama_ditolak(koperasi, pengawas):
    hasil = pengawas.kirim(reverse("sanksi_baru", args=[koperasi.pk]), langkah="teguran_2")
    assert hasil.kode == 422 and "mengandaikan teguran tertulis pertama" in hasil.teks
    assert not Sanksi.objects.exists()


def test_pengawas_yang_mengusulkan_tidak_menandatangani_dan_kantor_lain_tidak_melihat(koperasi, pengawas, bupati):
    s = susun(pengawas, koperasi)
    lain = Petugas(Peran.PEJABAT, "Tono", kode="32.73")
    for nama in ("sanksi_rinci", "sanksi_isian", "sanksi_peristiwa"):
        assert lain.kode(reverse(nama, args=[s.pk])) == 404
    assert lain.kode(reverse("sanksi_baru", args=[koperasi.pk])) == 404
    assert "Terbitkan" not in pengawas.buka(s.get_absolute_url()).tautan
    assert [t["aksi"] for t in bupati.buka(s.get_absolute_url()).balasan.context["tindakan"]] == [
        "terbitkan_teguran_1", "kembalikan",
    ]  # fmt: skip


def test_teguran_yang_dipenuhi_selesai_tanpa_surat_dan_yang_baru_mulai_dari_pertama(koperasi, pengawas, bupati):
    s = susun(pengawas, koperasi)
    terbit(bupati, s, "Terbitkan teguran tertulis pertama")
    pengawas.langkah(s, "Nyatakan dipenuhi", alasan="Kedua laporan masuk.")
    assert s.status == "dipenuhi"
    assert susun(pengawas, koperasi).langkah == "teguran_1"


def test_tenggat_perbaikan_yang_sudah_lewat_menahan_suratnya(koperasi, pengawas, bupati):
    s = susun(pengawas, koperasi, jatuh_tempo="03/12/2026")
    Sanksi.objects.filter(pk=s.pk).update(jatuh_tempo=date(2026, 12, 1))
    hasil = bupati.langkah(s, "Terbitkan teguran tertulis pertama")
    assert hasil.kode == 422 and "sudah lewat" in hasil.teks
