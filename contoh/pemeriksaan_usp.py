"""Inspections in the demo: one planned, one with open findings and photos, one closed; and two complaints."""

import io
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from core.models import Instansi
from core.perkara.berkas import simpan_berkas
from core.perkara.nomor import nomor_berikut
from ksp_usp.models import Koperasi
from perizinan.models import Pemeriksaan, Pengaduan, TemuanPemeriksaan
from perizinan.pemeriksaan.alur import ALUR_PEMERIKSAAN
from perizinan.pemeriksaan.foto import BUTIR_KUNJUNGAN
from perizinan.pemeriksaan.syarat import sesuaikan_temuan

PENGAWAS, PEJABAT = "pengawas.garut", "dinas.garut"
PERBAIKAN = {
    "pengawasan.satuan_tugas": (
        "Belum ada keputusan pembentukannya.",
        "Bentuk unit satuan tugas dengan keputusan pengurus, lalu kirim salinannya.",
    ),
    "papan.pusat": (
        "Papan nama lepas sejak renovasi dan belum dipasang lagi.",
        "Pasang papan nama yang terbaca dari jalan.",
    ),
}


def muat_pemeriksaan(demo, rencana: Koperasi, terbuka: Koperasi, selesai: Koperasi) -> None:
    """`demo` has the people, the day and the step through the gate (muat_demo_usp)."""
    p = _periksa(demo, selesai, "pengawasan.satuan_tugas")
    p.temuan.update(
        akhir=TemuanPemeriksaan.Akhir.DIPENUHI, akhir_pada=demo.hari, akhir_oleh=demo.orang[PENGAWAS],
        akhir_uraian="Salinan keputusan pembentukan diperlihatkan.",
    )  # fmt: skip
    demo.langkah(ALUR_PEMERIKSAAN, p, "selesaikan", PENGAWAS)
    p = _periksa(demo, terbuka, *PERBAIKAN)
    Pengaduan.objects.create(
        koperasi=terbuka, berwenang=terbuka.berwenang, tanggal=demo.hari - timedelta(days=12), kanal="langsung",
        isi="Anggota tidak dapat menarik simpanan sukarela sejak dua bulan lalu.", pelapor="Imas Rohaeni",
        status=Pengaduan.Status.DIPERIKSA, pemeriksaan=p, dicatat_oleh=demo.orang[PENGAWAS],
    )  # fmt: skip
    Pengaduan.objects.create(
        koperasi=rencana, berwenang=rencana.berwenang, tanggal=demo.hari - timedelta(days=3), kanal="telepon",
        isi="Rapat Anggota Tahunan tidak diadakan dua tahun berturut-turut.", dicatat_oleh=demo.orang[PENGAWAS],
    )  # fmt: skip
    _rencanakan(demo, rencana, "Ada pengaduan anggota tentang Rapat Anggota Tahunan.", 7)


def _rencanakan(demo, koperasi: Koperasi, alasan: str, dalam: int = 0) -> Pemeriksaan:
    """A plan by the pengawas alone, who states that nothing ties her to the koperasi."""
    kantor = koperasi.berwenang
    urut = nomor_berikut(Instansi.objects.filter(wilayah=kantor).order_by("pk").first(), "pemeriksaan", demo.hari)
    p = Pemeriksaan(
        nomor_perkara=f"PRK-{kantor.pk}-{demo.hari.year}-{urut:04}", koperasi=koperasi, wilayah=koperasi.wilayah,
        berwenang=kantor, alasan=alasan, dari=demo.hari + timedelta(days=dalam),
        tempat=f"{koperasi.alamat}, {koperasi.wilayah.nama}",
    )  # fmt: skip
    ALUR_PEMERIKSAAN.buat(p, demo.orang[PENGAWAS])
    p.tim.create(pengguna=demo.orang[PENGAWAS], ketua=True, tanpa_hubungan=True)
    return p


def _periksa(demo, koperasi: Koperasi, *tidak: str) -> Pemeriksaan:
    """A visit with its berita acara: everything is met but the rows `tidak`."""
    p = _rencanakan(demo, koperasi, "Belum pernah diperiksa.")
    for aksi, siapa in (("usulkan", PENGAWAS), ("tugaskan", PEJABAT)):
        p = demo.langkah(ALUR_PEMERIKSAAN, p, aksi, siapa)
    for b in p.daftar_periksa:
        b["hasil"], b["catatan"] = ("tidak", PERBAIKAN[b["kode"]][0]) if b["kode"] in tidak else ("ya", "")
    p.dilakukan_pada, p.ditemui = demo.hari, "Ketua koperasi"
    p.dokumen = "Buku kas\nDaftar simpanan dan pinjaman\nNotulen Rapat Anggota"
    p.save()
    sesuaikan_temuan(p)
    for t in p.temuan.all():
        t.perbaikan, t.tenggat = PERBAIKAN[t.kode][1], demo.hari + timedelta(days=30)
        t.save()
        simpan_berkas(_foto(t.kode, "#b7b1a3"), demo.orang[PENGAWAS], p, t.butir)
    simpan_berkas(_foto("kantor", "#c9a66b"), demo.orang[PENGAWAS], p, BUTIR_KUNJUNGAN)
    return demo.langkah(ALUR_PEMERIKSAAN, p, "terbitkan_ba", PENGAWAS)


def _foto(nama: str, dinding: str) -> SimpleUploadedFile:
    """A drawn house instead of a photo: nobody's real office is in the demo."""
    gambar = Image.new("RGB", (1200, 900), "#bcd3df")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 700, 1200, 900), fill="#8d8a80")
    pena.rectangle((250, 330, 950, 720), fill=dinding)
    pena.polygon(((200, 330), (600, 130), (1000, 330)), fill="#8a4b32")
    pena.rectangle((530, 500, 670, 720), fill="#5b4636")
    for x in (320, 760):
        pena.rectangle((x, 440, x + 120, 560), fill="#e8eef0", outline="#5b4636", width=8)
    isi = io.BytesIO()
    gambar.save(isi, "JPEG", quality=80)
    return SimpleUploadedFile(f"{nama}.jpg", isi.getvalue(), "image/jpeg")
