"""Photos of an inspection: several at once, of the whole visit or of one finding; small for a page and for the annex.

What is shown and printed is the inert copy of core.perkara.salinan: the pixels alone, without the place where the photo
was taken. The file as it came stays sealed, with whatever the camera wrote into it, as evidence.
"""

import base64
import io

from django.core.exceptions import ValidationError
from PIL import Image

from core.models import Berkas
from core.perkara.berkas import AWAL_GAMBAR, terima_berkas
from core.perkara.salinan import isi_terlihat
from perizinan.models import Pemeriksaan

BUTIR_KUNJUNGAN = "foto"
GAMBAR = ("jpg", "png")
TERBANYAK = 20  # photos of one inspection, which its berita acara prints: our own control
SISI_HALAMAN, SISI_LAMPIRAN = 320, 900  # pixels


def terima_foto(unggahan) -> Berkas:
    """Receive one photo, outside of any lock. Raises ValidationError with one clear sentence."""
    awal = unggahan.read(8)
    unggahan.seek(0)
    if awal and not awal.startswith(AWAL_GAMBAR):
        raise ValidationError("Foto harus JPG atau PNG.")
    return terima_berkas(unggahan)


def foto_pemeriksaan(p: Pemeriksaan) -> list[Berkas]:
    """Its photos with `sebutan`, what each shows: first of the visit, then finding by finding."""
    temuan = {t.butir: t.kewajiban for t in p.temuan.all()}
    urut = {BUTIR_KUNJUNGAN: "Kunjungan", **temuan}
    foto = [b for b in p.daftar_berkas if b.jenis in GAMBAR and b.butir in urut]
    for b in foto:
        b.sebutan = urut[b.butir]
    return sorted(foto, key=lambda b: (list(urut).index(b.butir), b.pk))


def kecil(berkas: Berkas, sisi: int) -> bytes:
    """A JPEG of at most `sisi` pixels a side. Raises as isi_terlihat."""
    hasil = io.BytesIO()
    with Image.open(io.BytesIO(isi_terlihat(berkas))) as gambar:
        gambar.draft("RGB", (sisi, sisi))
        gambar = gambar.convert("RGB")
        gambar.thumbnail((sisi, sisi))
        gambar.save(hasil, "JPEG", quality=70)
    return hasil.getvalue()


def tercetak(p: Pemeriksaan) -> list[dict]:
    """The photos as the annex of the berita acara prints them, whole in the letter."""
    return [
        {"sebutan": b.sebutan, "data": f"data:image/jpeg;base64,{base64.b64encode(kecil(b, SISI_LAMPIRAN)).decode()}"}
        for b in foto_pemeriksaan(p)
    ]
