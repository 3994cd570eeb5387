"""What another office sees of a file: an inert copy where the file itself is not inert. The original stays sealed."""

from __future__ import annotations

import io

from django.core.cache import cache
from django.core.exceptions import ValidationError
from PIL import Image, ImageFile, ImageOps

from core.dasar.gangguan import BerkasHilang
from core.models import Berkas, Salinan
from core.perkara.pdf import periksa_pdf
from core.perkara.pdf_mati import salinan_pdf
from core.perkara.simpanan import FOLDER_BERKAS, baca, sidik_isi, simpan

# Raised when copies are made otherwise than before: older ones are then made again when somebody looks.
RESEP = 1
SEHARI = 24 * 3600
SISI_TERPANJANG = 5000  # pixels: a page of A4 at 400 dots an inch
RUSAK = "Gambar ini rusak. Foto atau pindai ulang, lalu unggah lagi."


def salinan_mati(isi: bytes, jenis: str) -> bytes:
    """The copy of a PDF or a picture that is shown in its stead, always the same bytes for the same file.

    Raises ValidationError, in words for whoever uploads it, when no inert copy can be made.
    """
    return salinan_pdf(isi) if jenis == "pdf" else salinan_gambar(isi)


def salinan_gambar(isi: bytes) -> bytes:
    """The pixels alone, the right way up: no place where the photo was taken, nothing behind the picture.

    Raises ValidationError when they cannot be read to the end.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once loaded, has set it for the whole process
    try:
        with Image.open(io.BytesIO(isi)) as asal:
            jenis = "PNG" if asal.format == "PNG" else "JPEG"
            asal.draft("RGB", (SISI_TERPANJANG, SISI_TERPANJANG))
            gambar = ImageOps.exif_transpose(asal).convert(_warna(asal))
        gambar.thumbnail((SISI_TERPANJANG, SISI_TERPANJANG))
    except Exception as galat:
        raise ValidationError(RUSAK) from galat
    gambar.info.clear()
    hasil = io.BytesIO()
    gambar.save(hasil, jenis, **({"quality": 90} if jenis == "JPEG" else {}))
    return hasil.getvalue()


def _warna(gambar: Image.Image) -> str:
    if gambar.format == "PNG" and gambar.has_transparency_data:
        return "RGBA"
    return "L" if gambar.mode in ("1", "L") else "RGB"


def bersalinan(berkas: Berkas, mati: bytes | None) -> Berkas:
    """Store the copy `mati` of a file that has no row yet; the row of the copy is written with that of the file."""
    if mati is not None:
        Salinan(berkas=berkas, isi=simpan(mati, FOLDER_BERKAS), sha256=sidik_isi(mati), resep=RESEP)
    return berkas


def isi_terlihat(berkas: Berkas) -> bytes:
    """What is shown of a stored file. A copy that is not there, or was made otherwise, is made now.

    What was taken in under rules of before is judged by those of today. Raises ValidationError when nothing of it can
    be shown, and as core.perkara.simpanan.baca().
    """
    ada = Salinan.objects.filter(berkas=berkas, resep=RESEP).first()
    if ada is not None:
        try:
            return baca(str(ada.isi.name), ada.sha256)
        except BerkasHilang:
            pass
    isi = baca(str(berkas.isi.name), berkas.sha256)
    if berkas.jenis == "xlsx" or (berkas.jenis == "pdf" and _apa_adanya(isi, berkas.sha256)):
        return isi
    mati = salinan_mati(isi, berkas.jenis)
    baru = {"isi": simpan(mati, FOLDER_BERKAS), "sha256": sidik_isi(mati), "resep": RESEP}
    Salinan.objects.update_or_create(berkas=berkas, defaults=baru)
    return mati


def _apa_adanya(isi: bytes, sidik: str) -> bool:
    """Whether a PDF may be shown as it came; looked at once a day."""
    kunci = f"apa-adanya-{RESEP}-{sidik}"
    if (hasil := cache.get(kunci)) is None:
        try:
            hasil = not periksa_pdf(isi)
        except ValidationError:
            hasil = False
        cache.set(kunci, hasil, SEHARI)
    return bool(hasil)
