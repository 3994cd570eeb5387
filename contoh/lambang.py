"""A neutral emblem for the demo, drawn here: the emblems of real regions are not ours to hand out."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from core.models import Instansi, Pengguna
from core.perkara.lambang import TEMPAT, simpan_lambang

TINTA, EMAS, BENING = "#0b363c", "#a8862f", (0, 0, 0, 0)


def lambang_contoh() -> bytes:
    """A ring with four petals, and under it the word CONTOH, as PNG."""
    gambar = Image.new("RGBA", (600, 720), BENING)
    pena = ImageDraw.Draw(gambar)
    pena.ellipse((20, 20, 580, 580), outline=TINTA, width=18)
    pena.ellipse((52, 52, 548, 548), outline=EMAS, width=8)
    for x, y in ((190, 190), (410, 190), (190, 410), (410, 410)):
        pena.ellipse((x - 95, y - 95, x + 95, y + 95), outline=TINTA, width=16)
    pena.ellipse((250, 250, 350, 350), fill=EMAS)
    pena.text((300, 660), "CONTOH", fill=TINTA, font=ImageFont.load_default(110), anchor="mm")
    hasil = io.BytesIO()
    gambar.save(hasil, "PNG")
    return hasil.getvalue()


def pasang_lambang(instansi: Instansi, oleh: Pengguna) -> None:
    """The same emblem on both letterheads of an office."""
    for tempat in TEMPAT:
        simpan_lambang(SimpleUploadedFile("contoh.png", lambang_contoh()), oleh, instansi, tempat)
