"""Inspections, complaints."""

from datetime import date, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.perkara.berkas import simpan_berkas
from perizinan.models import Pemeriksaan, Pengaduan
from perizinan.pemeriksaan.alur import ALUR_PEMERIKSAAN
from perizinan.pemeriksaan.syarat import sesuaikan_temuan
from tests.pabrik.dasar import _urut, buat_pengguna
from tests.pabrik.izin import buat_koperasi


def buat_pemeriksaan(koperasi=None, *, kantor=None, tim=None, **isi):
    """A complete plan of an inspection at the authority of `koperasi`, or where `kantor` stands; a team of one."""
    koperasi = kantor.koperasi if kantor else koperasi or buat_koperasi()
    o = kantor or koperasi
    hari = hari_ini(o.berwenang)
    pengawas = buat_pengguna(Peran.PENGAWAS, kode=o.berwenang_id)
    bawaan = {"alasan": "Belum pernah diperiksa.", "dari": hari, "tempat": "Jalan Ahmad Yani Nomor 12"}
    p = Pemeriksaan(
        koperasi=koperasi, kantor=kantor, wilayah=o.wilayah, berwenang=o.berwenang,
        nomor_perkara=f"PRK-UJI-{next(_urut):05}", **{**bawaan, **isi},
    )  # fmt: skip
    ALUR_PEMERIKSAAN.buat(p, pengawas)
    for n, satu in enumerate(tim or [pengawas]):
        p.tim.create(pengguna=satu, ketua=n == 0, tanpa_hubungan=True)
    return p


def gambar(nama="foto.jpg", warna="grey", sisi=(40, 30), **lain) -> SimpleUploadedFile:
    """A photo as a telephone sends it; `lain` goes into the file (exif=…)."""
    isi = BytesIO()
    Image.new("RGB", sisi, warna).save(isi, "JPEG", **lain)
    return SimpleUploadedFile(nama, isi.getvalue(), "image/jpeg")


def foto_pemeriksaan(p, butir="foto"):
    """A photo that lies with the inspection."""
    return simpan_berkas(gambar(), p.dibuat_oleh, p, butir)


def jawab_periksa(p, **tidak):
    """The check list answered: all is met but the rows `tidak` ({code with _ for the dot: what was found})."""
    tidak = {kode.replace("__", "."): catatan for kode, catatan in tidak.items()}
    for b in p.daftar_periksa:
        b["hasil"], b["catatan"] = ("tidak", tidak[b["kode"]]) if b["kode"] in tidak else ("ya", "")
    p.dilakukan_pada, p.ditemui, p.dokumen = p.hari_ini, "Dedi, Ketua", "Buku kas\nDaftar anggota"
    p.save()
    sesuaikan_temuan(p)
    p.temuan.update(perbaikan="Buat dan laporkan.", tenggat=p.dilakukan_pada + timedelta(days=30))
    return p


def majukan_pemeriksaan(p, status, **tidak):
    """On to `status`: a surat tugas by a pejabat, the visit by the head of the team, and its berita acara."""
    ketua = p.tim.get(ketua=True).pengguna
    langkah = ("diusulkan", "usulkan"), ("ditugaskan", "tugaskan"), ("tindak_lanjut", "terbitkan_ba")
    for ke, aksi in langkah:
        if p.status == status:
            break
        if aksi == "terbitkan_ba":
            jawab_periksa(p, **tidak)
        oleh = buat_pengguna(Peran.PEJABAT, kode=p.berwenang_id) if aksi == "tugaskan" else ketua
        ALUR_PEMERIKSAAN.jalankan(p, aksi, oleh, versi=p.versi)
        p = Pemeriksaan.objects.get(pk=p.pk)
        assert p.status == ke
    return p


def buat_pengaduan(koperasi, **isi):
    """A complaint that came to the office of `koperasi`."""
    bawaan = {
        "tanggal": date(2026, 11, 20), "kanal": "surat", "isi": "Simpanan tidak dapat ditarik.", "pelapor": "Imas",
        "kontak": "0812", "berwenang": koperasi.berwenang,
        "dicatat_oleh": buat_pengguna(Peran.PENGAWAS, kode=koperasi.berwenang_id),
    }  # fmt: skip
    return Pengaduan.objects.create(koperasi=koperasi, **{**bawaan, **isi})
