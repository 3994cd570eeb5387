"""The emblem in a letterhead: taken in from the office's own upload, drawn anew, set into letters as a data: URI."""

from __future__ import annotations

import base64
import io
import logging

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db.models import QuerySet
from PIL import Image, ImageFile, ImageOps

from core.dasar.gangguan import BerkasBerubah, BerkasHilang
from core.models import Berkas, Instansi, Pengguna
from core.perkara.berkas import AWAL_GAMBAR, BATAS_BITA, catat_berkas, jenis_berkas, terima_berkas
from core.perkara.salinan import RUSAK
from core.perkara.simpanan import baca

catatan = logging.getLogger(__name__)
# Which letterhead bears it. The state's own emblem, the Garuda, is for posts; a region's stands on both.
TEMPAT = {
    "lambang": "kop instansi",
    "lambang_kepala": "kop kepala daerah atau Menteri",
}
SISI = 400  # pixels: 34 mm at 300 dots an inch
SISI_TERKECIL = 150
SISI_KECIL = 64
WARNA = 256


def simpan_lambang(unggahan: UploadedFile[bytes], pengguna: Pengguna, instansi: Instansi, tempat: str) -> Berkas:
    """Store a PNG or JPG as the emblem of one letterhead (TEMPAT); the one before it stays on letters already issued.

    Raises ValidationError with one clear sentence per cause.
    """
    if (unggahan.size or 0) > BATAS_BITA:
        raise ValidationError("Gambar harus lebih kecil dari 5 MB.")
    gambar = _gambar_baru(unggahan.read())
    berkas = terima_berkas(SimpleUploadedFile(f"Lambang {TEMPAT[tempat]}.png", gambar))
    lepas_lambang(instansi, tempat)
    return catat_berkas(berkas, pengguna, instansi, tempat)


def lepas_lambang(instansi: Instansi, tempat: str) -> int:
    """Letters from now on bear no emblem there; returns how many were taken off."""
    return _milik(instansi).filter(butir=tempat).update(aktif=False)


def lambang(instansi: Instansi) -> dict[str, str]:
    """The emblems of an office, {place: data: URI}; a place without one is left out.

    A letter goes out without an emblem whose file is lost: the sweep names it (core.perkara.sapu).
    """
    hasil = {}
    for berkas in _milik(instansi):
        try:
            isi = baca(str(berkas.isi.name), berkas.sha256)
        except (BerkasBerubah, BerkasHilang):
            catatan.exception("Lambang %s pada %s tidak terbaca.", berkas.pk, instansi)
            continue
        hasil[berkas.butir] = f"data:image/png;base64,{base64.b64encode(isi).decode()}"
    return hasil


def lambang_kecil(instansi: Instansi) -> bytes:
    """The emblem for the head of a page, a PNG of some 2 KB; one empty point where the office has none."""
    berkas = _milik(instansi).order_by("butir").first()
    hasil = io.BytesIO()
    try:
        gambar = (
            Image.open(io.BytesIO(baca(str(berkas.isi.name), berkas.sha256))) if berkas else Image.new("LA", (1, 1))
        )
    except (BerkasBerubah, BerkasHilang):
        catatan.exception("Lambang pada %s tidak terbaca.", instansi)
        gambar = Image.new("LA", (1, 1))
    gambar = gambar.convert("RGBA")
    gambar.thumbnail((SISI_KECIL, SISI_KECIL))
    if gambar.width > 1:  # on a white plate: the head of a page is dark
        gambar = Image.alpha_composite(Image.new("RGBA", gambar.size, "white"), gambar)
    gambar.quantize(32, method=Image.Quantize.FASTOCTREE).save(hasil, "PNG", optimize=True)
    return hasil.getvalue()


def _milik(instansi: Instansi) -> QuerySet[Berkas]:
    return Berkas.objects.filter(
        objek_jenis=Instansi._meta.label_lower, objek_id=instansi.pk, butir__in=TEMPAT, aktif=True
    )


def _gambar_baru(isi: bytes) -> bytes:
    """The pixels alone as a small PNG without empty edges: it stands in the text of every letter."""
    if not isi.startswith(AWAL_GAMBAR):
        raise ValidationError("Lambang harus gambar PNG atau JPG. Simpan dahulu sebagai PNG, lalu unggah lagi.")
    jenis_berkas(isi)
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once loaded, has set it for the whole process
    try:
        with Image.open(io.BytesIO(isi)) as asal:
            asal.thumbnail((SISI * 8, SISI * 8))  # what unfolds from few bytes is small before it gets four a point
            gambar = ImageOps.exif_transpose(asal).convert("RGBA")
    except Exception as galat:
        raise ValidationError(RUSAK) from galat
    if (tampak := gambar.getchannel("A").getbbox()) is None:
        raise ValidationError("Gambar ini seluruhnya tembus pandang: tidak ada yang akan tercetak. Pilih gambar lain.")
    gambar = gambar.crop(tampak)
    if max(gambar.size) < SISI_TERKECIL:
        raise ValidationError(
            f"Gambar ini terlalu kecil untuk dicetak. Pakai yang sisi panjangnya {SISI_TERKECIL} piksel atau lebih."
        )
    gambar.thumbnail((SISI, SISI))
    hasil = io.BytesIO()
    gambar.quantize(WARNA, method=Image.Quantize.FASTOCTREE).save(hasil, "PNG", optimize=True)
    return hasil.getvalue()
