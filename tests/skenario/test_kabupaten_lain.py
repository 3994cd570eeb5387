"""Officers of another regency and of another province see nothing of this one, wherever they look or type."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from PIL import Image

from core.dasar.izin import Peran
from core.models import Berkas, Surat
from sentra_ukm.models import Masukan, Perkuatan, Program, Usulan
from tests.pabrik import buat_sentra, buat_usulan, majukan
from tests.skenario.peramban import Halaman, Petugas, keputusan_menteri

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
NAMA, PEMILIK, NIK = "Sentra Kulit Sukaregang", "Haji Dadang Permana", "3205010101700001"


@pytest.fixture
def garut():
    """A usulan of Garut with a file, a letter and names in it, at its own desk."""
    pokja = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu")
    sentra = buat_sentra(pengguna=pokja.orang, nama=NAMA)
    usulan = buat_usulan(pengguna=pokja.orang, sentra=sentra)
    ukm = usulan.ukm.first()
    ukm.nama_pemilik, ukm.nik = PEMILIK, NIK
    ukm.save()
    gambar = io.BytesIO()
    Image.new("RGB", (4, 4)).save(gambar, "PNG")
    halaman = pokja.pos(
        f"/usulan/{usulan.pk}/berkas/",
        {"butir": "dasar_pengecualian", "berkas": SimpleUploadedFile("surat-dasar.png", gambar.getvalue())},
    )
    assert "Surat dasar pengecualian (Pasal II ayat (2))" in halaman.teks
    usulan.refresh_from_db()
    return majukan(usulan, "terseleksi")


ASING = [
    (Peran.POKJA_KABKOTA, "32.06"),
    (Peran.DINAS_KABKOTA, "32.06"),
    (Peran.ADMIN_INSTANSI, "32.06"),
    (Peran.AUDITOR, "32.06"),
    (Peran.POKJA_PROVINSI, "33"),
    (Peran.DINAS_PROVINSI, "33"),
]


@pytest.fixture(params=ASING, ids=lambda p: f"{p[0]}-{p[1]}")
def asing(request):
    peran, kode = request.param
    return Petugas(peran, "Orang Lain", kode=kode)


def halaman_usulan(usulan):
    """Every address that carries the number of this usulan, its sentra, its rows, files and letters."""
    pk, kunci = usulan.pk, usulan.ukm.first().kunci
    usulan_ = ("rinci", "tugas", "periksa", "tim", "lampiran2", "berkas")
    ukm = ("daftar", "templat", "unggah", "tempel", "ketik", "salin")
    for nama in (*(f"usulan_{n}" for n in usulan_), *(f"ukm_{n}" for n in ukm), "pemeriksaan"):
        yield reverse(nama, args=[pk])
    yield reverse("usulan_kriteria", args=[pk, 1])
    for nama in ("ukm_ubah", "ukm_hapus"):
        yield reverse(nama, args=[pk, kunci])
    for aksi in ("seleksi", "sampaikan", "kembalikan_ke_pokja", "tarik"):
        yield reverse("tindakan", args=["usulan", pk, aksi])
        yield reverse("tindakan_surat", args=["usulan", pk, aksi])
    for nama in ("sentra_rinci", "sentra_ubah", "perkuatan_baru", "pembinaan_baru", "masukan_sentra"):
        yield reverse(nama, args=[usulan.sentra_id])
    for berkas in usulan.daftar_berkas:
        yield reverse("berkas_unduh", args=[berkas.pk])
    for surat in usulan.daftar_surat:
        yield surat.get_absolute_url()
    for nama in ("wilayah_rinci", "program_baru", "masukan_wilayah", "koperasi_baru", "bdsp_baru"):
        yield reverse(nama, args=["32.05"])


def test_setiap_alamat_menjawab_404(garut, asing):
    versi, status = garut.versi, garut.status
    for alamat in halaman_usulan(garut):
        assert asing.kode(alamat) == 404, alamat
        kirim = asing.klien.post(alamat, {"versi": versi, "alasan": "x", "uraian": "x", "nama": "x", "kunci": "x"})
        assert kirim.status_code in (404, 405), alamat
    # The one address of a NIK is reached by posting only.
    alamat = reverse("ukm_nik", args=[garut.pk, garut.ukm.first().kunci])
    assert asing.klien.post(alamat, {"alasan": "ingin tahu saja"}).status_code == 404
    assert asing.klien.post(reverse("berkas_unggah", args=["usulan", garut.pk]), {}).status_code == 404
    garut.refresh_from_db()
    assert (garut.status, garut.versi, garut.sentra.nama) == (status, versi, NAMA)
    assert not (Program.objects.exists() or Masukan.objects.exists() or Perkuatan.objects.exists())
    assert Berkas.objects.filter(aktif=True).count() == 1


def test_daftar_pencarian_dan_meja_kerja_tidak_menyebutnya(garut, asing):
    daftar = ("usulan_daftar", "sentra_daftar", "keputusan_daftar", "wilayah_daftar", "instansi_kelola")
    for alamat in ["/", *(reverse(nama) for nama in daftar)]:
        for tanya in ("", f"?q={NAMA}", f"?q={garut.nomor_perkara}&wilayah=32.05"):
            halaman = asing.buka(alamat + tanya)
            assert halaman.kode in (200, 403), alamat
            bersih = halaman.teks.replace(garut.nomor_perkara if tanya.startswith("?q") else "\0", "")
            assert NAMA not in halaman.html.replace(f'value="{NAMA}"', ""), alamat + tanya
            assert garut.nomor_perkara not in bersih, alamat + tanya
            assert f"/usulan/{garut.pk}/" not in halaman.html, alamat + tanya


def test_unduhan_excel_hanya_memuat_milik_sendiri(garut):
    sendiri = buat_usulan("32.06", lengkap=False)
    lain = Petugas(Peran.DINAS_KABKOTA, "Orang Lain", kode="32.06")
    for nama, isi in (("usulan_daftar", sendiri.nomor_perkara), ("sentra_daftar", sendiri.sentra.nama)):
        balasan = lain.klien.get(reverse(nama) + "?unduh=xlsx")
        lembar = load_workbook(io.BytesIO(balasan.content)).active
        sel = [str(nilai) for baris in lembar.iter_rows(values_only=True) for nilai in baris if nilai is not None]
        assert isi in sel
        assert NAMA not in sel
        assert garut.nomor_perkara not in sel


def test_sentra_dan_usulan_asing_tidak_dapat_dipakai_pada_formulir_sendiri(garut):
    pokja = Petugas(Peran.POKJA_KABKOTA, "Orang Lain", kode="32.06")
    assert NAMA not in pokja.buka("/usulan/baru/").teks
    ditolak = pokja.kirim("/usulan/baru/", sentra=garut.sentra_id, jenis="sentra", tahun=2026, sumber_dana="apbn")
    assert ditolak.kode == 422
    milik = buat_usulan("32.06", pengguna=pokja.orang, lengkap=False)
    salin = pokja.pos(reverse("ukm_salin", args=[milik.pk]), {"asal": garut.pk})
    assert PEMILIK not in salin.teks
    assert not milik.ukm.exists()
    dinas = Petugas(Peran.DINAS_KABKOTA, "Orang Lain", kode="32.06")
    kirim = dinas.klien.post("/usulan/kirim/", {"aksi": "sampaikan", "usulan": f"{garut.pk}:{garut.versi}"})
    assert kirim.status_code == 404
    assert Usulan.objects.get(pk=garut.pk).status == "terseleksi"


def test_keputusan_baru_terlihat_oleh_daerahnya_dan_tidak_oleh_yang_lain(garut):
    usulan = majukan(garut, "terpilih", dari="terseleksi")
    penyusun = [Petugas(Peran.PENYUSUN_KEPUTUSAN, nama) for nama in ("Rudi Setiawan", "Lilis Maulana")]
    lain, sendiri = Petugas(Peran.DINAS_KABKOTA, "Orang Lain", kode="32.06"), Petugas(Peran.DINAS_KABKOTA, "Ujang")
    keputusan = keputusan_menteri(*penyusun, Petugas(Peran.PENETAP, "Rahmat Darmawan"), [usulan])
    for alamat in (
        keputusan.get_absolute_url(), keputusan.surat.get_absolute_url(), f"/keputusan/{keputusan.pk}/salinan/",
        f"/keputusan/{keputusan.pk}/petikan/32.05/",
    ):  # fmt: skip
        assert lain.kode(alamat) == 404, alamat
        assert sendiri.kode(alamat) == 200, alamat
    assert keputusan.surat.nomor not in lain.buka("/keputusan/").teks


def test_halaman_umum_tidak_memuat_data_pribadi(garut):
    umum = Client()
    for surat in Surat.objects.all():
        halaman = Halaman(umum.get(f"/surat/{surat.kode}/"))
        assert "Surat ini asli" in halaman.teks
        assert surat.nomor in halaman.teks
        for rahasia in (PEMILIK, NIK, NIK[-4:], surat.penandatangan, surat.diterbitkan_oleh.nip, "Ujang Komar", "Asep"):
            assert rahasia not in halaman.html, rahasia
        # The letter itself needs a log-in.
        assert umum.get(surat.get_absolute_url()).status_code == 302
    for alamat in halaman_usulan(garut):
        assert umum.get(alamat).status_code == 302, alamat
    assert NAMA not in Halaman(umum.get("/masuk/")).teks
    assert NAMA not in Halaman(umum.get("/aturan/")).teks
