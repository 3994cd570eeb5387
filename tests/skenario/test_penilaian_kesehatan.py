"""A koperasi is assessed, page by page, from the assignment to its certificate; a bad result stops it, a better one
lifts that."""

import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter

from aturan.kesehatan import ASPEK
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from ksp_usp.models import KualifikasiPenilai, PenilaianKesehatan
from tests.bantu_surat import rapat
from tests.pabrik import angka_kesehatan, buat_koperasi
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def tahun_lalu():
    return hari_ini().year - 1


def tulis(nilai: Decimal) -> str:
    """An amount as an officer types it."""
    teks = str(abs(int(nilai))) if abs(nilai) < 100_000 else f"{abs(int(nilai)):,}".replace(",", ".")
    return f"-{teks}" if nilai < 0 else teks


def pindaian(nama):
    isi, penulis = io.BytesIO(), PdfWriter()
    penulis.add_blank_page(100, 100)
    penulis.write(isi)
    return SimpleUploadedFile(nama, isi.getvalue())


class Kantor:
    """The four desks of one office."""

    def __init__(self):
        self.pengawas = Petugas(Peran.PENGAWAS, "Nia Kurniasih", kode="32.05", jabatan="Pengawas Koperasi Ahli Muda")
        self.penilai = Petugas(Peran.PENILAI, "Rizal Fauzi", kode="32.05", jabatan="Analis Koperasi")
        self.kedua = Petugas(Peran.PENILAI, "Wulan Sari", kode="32.05", jabatan="Analis Koperasi")
        self.pejabat = Petugas(
            Peran.PEJABAT, "Asep Hidayat", kode="32.05", jabatan="Kepala Dinas Koperasi", atas_nama="Bupati Garut"
        )

    def catat_kualifikasi(self):
        for urut, petugas in enumerate((self.penilai, self.kedua), 1):
            halaman = self.pengawas.kirim(
                f"/penilaian/penilai/{petugas.orang.pk}/", pendidikan="s1", pelatihan="Bimtek penilaian kesehatan",
                pelatihan_nomor=f"BT-{urut}/2024", pelatihan_tanggal="6/5/2024",
            )  # fmt: skip
            assert halaman.kode == 200, halaman.teks

    def tugaskan(self, koperasi, **isian) -> PenilaianKesehatan:
        """From the plan for the year, with the link of the koperasi's row."""
        alamat = f"/penilaian/baru/?koperasi={koperasi.pk}&tahun={tahun_lalu()}"
        siapa = str(self.penilai.orang.pk)
        halaman = self.pengawas.kirim(alamat, tim=[siapa], ketua=siapa, **isian)
        assert halaman.kode == 200, halaman.teks
        return PenilaianKesehatan.objects.latest("pk")

    def nyatakan(self, p):
        self.penilai.kirim(f"/penilaian/{p.pk}/tim/", tanpa_hubungan="ya")

    def isi_jawaban(self, p, jawaban):
        alamat = f"/penilaian/{p.pk}/manajemen/"
        otomatis = self.penilai.buka(alamat).balasan.context["form"].otomatis
        isi = {}
        for nomor, ya in jawaban.items():
            if nomor not in otomatis or otomatis[nomor].nilai is None:
                isi[f"jawaban_{nomor}"] = "ya" if ya else "tidak"
                isi[f"keterangan_{nomor}"] = "Dokumen dilihat."
        assert self.penilai.kirim(alamat, **isi).kode == 200

    def putuskan(self, p):
        self.penilai.langkah(p, "Serahkan untuk diperiksa")
        assert p.status == "diperiksa", self.penilai.buka(p.get_absolute_url()).teks
        self.kedua.langkah(p, "Nyatakan benar")
        assert p.status == "siap"
        self.pejabat.langkah(p, "Tetapkan hasil")
        assert p.status == "ditetapkan"


def test_dari_penugasan_sampai_sertifikat():
    kantor, koperasi = Kantor(), buat_koperasi(nama="KSP Mekar Sehat")
    rencana = kantor.pengawas.buka("/penilaian/rencana/?keadaan=belum")
    assert "KSP Mekar Sehat" in rencana.teks
    tautan = rencana.tautan["Tugaskan"]
    assert tautan == f"/penilaian/baru/?koperasi={koperasi.pk}&tahun={tahun_lalu()}"

    # Without education and training on record nobody can be chosen; the Pengawas records them.
    siapa = str(kantor.penilai.orang.pk)
    tolak = kantor.pengawas.kirim(tautan, tim=[siapa], ketua=siapa)
    assert tolak.kode == 422 and "Pendidikan anggota tim penilai: belum diisi" in tolak.teks
    kantor.catat_kualifikasi()
    assert KualifikasiPenilai.objects.count() == 2
    p = kantor.tugaskan(koperasi)

    # On the desk of the member of the team, and on nobody else's.
    assert p.nomor_perkara in kantor.penilai.buka("/").html or "KSP Mekar Sehat" in kantor.penilai.buka("/").teks
    assert "KSP Mekar Sehat" not in kantor.kedua.buka("/").teks
    kantor.nyatakan(p)
    angka, jawaban = angka_kesehatan("sehat")
    halaman = kantor.penilai.kirim(
        f"/penilaian/{p.pk}/angka/", **{kode: tulis(n) for kode, n in angka.items()}, nomor="LK-01",
        rapat_anggota=f"{hari_ini():%d/%m/%Y}", catatan="Angka sesuai buku.", berkas=pindaian("laporan.pdf"),
    )  # fmt: skip
    assert halaman.kode == 200 and "Neraca seimbang." in halaman.teks, halaman.teks
    kantor.isi_jawaban(p, jawaban)
    rinci = kantor.penilai.buka(p.get_absolute_url())
    assert "4 dari 4 selesai" in rinci.teks and "Sehat" in rinci.teks
    total = rinci.balasan.context["skor"].total

    # The second person reads the same worksheet, and cannot change it.
    kertas = kantor.kedua.buka(f"/penilaian/{p.pk}/kertas/kap/")
    assert kertas.kode == 200 and "Penilaian ini ditugaskan kepada tim lain." in kertas.teks
    kantor.putuskan(p)
    assert (p.predikat, p.total) == ("sehat", total)

    surat = p.daftar_surat
    assert [s.jenis for s in surat].count(p.surat.jenis) == 1 and len(surat) == 3
    sertifikat = kantor.pejabat.baca_surat(p.surat)
    assert rapat("KSP Mekar Sehat") in sertifikat and rapat(p.total_tertulis) in sertifikat
    assert rapat("Sehat").casefold() in sertifikat.casefold()
    publik = kantor.kedua.buka(reverse("surat_periksa", args=[p.surat.kode]))
    assert "Surat ini asli" in publik.teks
    assert "Selesai" in kantor.pengawas.buka("/penilaian/rencana/?keadaan=selesai").teks
    assert "Sehat" in kantor.pengawas.buka(koperasi.get_absolute_url()).teks


def test_pengawasan_khusus_menghentikan_dan_penilaian_ulang_memulihkan():
    kantor, koperasi = Kantor(), buat_koperasi(nama="KSP Guncang")
    kantor.catat_kualifikasi()
    p = kantor.tugaskan(koperasi)
    kantor.nyatakan(p)
    angka, jawaban = angka_kesehatan("dalam_pengawasan_khusus")
    halaman = kantor.penilai.kirim(
        f"/penilaian/{p.pk}/angka/", **{kode: tulis(n) for kode, n in angka.items()}, yakin="on",
        catatan="Kredit macet besar.", berkas=pindaian("laporan.pdf"),
    )  # fmt: skip
    assert halaman.kode == 200, halaman.teks
    kantor.isi_jawaban(p, jawaban)
    kantor.putuskan(p)
    koperasi.refresh_from_db()
    assert p.predikat == "dalam_pengawasan_khusus" and koperasi.dihentikan_sejak == hari_ini()
    teks = kantor.pengawas.buka(koperasi.get_absolute_url()).teks
    assert "Kegiatan usaha simpan pinjam dihentikan sementara sejak" in teks
    assert rapat("Penghentian Sementara Kegiatan Usaha Simpan Pinjam") in kantor.pejabat.baca_surat(p.surat)

    # The structure is mended: the books say so, the report of that year stays as it was.
    ulang = kantor.tugaskan(koperasi, sifat="ulang")
    assert ulang.mengoreksi == p
    kantor.nyatakan(ulang)
    sehat, jawaban = angka_kesehatan("sehat")
    for aspek in ASPEK:
        alamat = f"/penilaian/{ulang.pk}/kertas/{aspek.kode}/"
        kode = [x.kode for x in kantor.penilai.buka(alamat).balasan.context["form"].pos]
        assert kantor.penilai.kirim(alamat, **{k: tulis(sehat[k]) for k in kode}).kode == 200
    catat = kantor.penilai.kirim(
        f"/penilaian/{ulang.pk}/angka/", catatan="Modal ditambah; pinjaman macet tertagih.", berkas=pindaian("buku.pdf")
    )
    assert catat.kode == 200, catat.teks
    kantor.isi_jawaban(ulang, jawaban)
    kantor.putuskan(ulang)
    koperasi.refresh_from_db()
    assert ulang.predikat == "sehat" and koperasi.dihentikan_sejak is None
    assert "dihentikan sementara" not in kantor.pengawas.buka(f"{koperasi.get_absolute_url()}").teks.split("Riwayat")[0]
    p.refresh_from_db()
    assert p.predikat == "dalam_pengawasan_khusus"
    banding = kantor.pengawas.buka(f"/koperasi/{koperasi.pk}/penilaian/")
    assert ulang.total_tertulis in banding.teks and p.total_tertulis not in banding.teks
