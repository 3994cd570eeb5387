"""What another office sees of a file is inert; the file itself stays as it came, and is handed out with a warning."""

import io
import re

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import Berkas, Salinan
from core.perkara import salinan
from core.perkara.berkas import simpan_berkas
from tests import pabrik
from tests.core.perkara.pdf_buatan import ADA_SKRIP, APA_ADANYA, DISALIN

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
TERTAUT = DISALIN["tautan diklik, seperti dari Word"]
BERTANDA_TANGAN = APA_ADANYA["bertanda tangan elektronik"]


def foto(format_="JPEG", ekor=b""):
    """A telephone held upright: twice as wide as high in the file, with the place of the photo; and a stowaway."""
    gambar = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    hasil = io.BytesIO()
    gambar.save(hasil, format_, exif=exif.tobytes())
    return hasil.getvalue() + ekor


def unggah(isi, nama="ktp.pdf", pengguna=None):
    return simpan_berkas(SimpleUploadedFile(nama, isi), pengguna or pabrik.buat_pengguna())


@pytest.fixture
def lihat(client):
    def ambil(berkas, akhir=""):
        client.force_login(berkas.diunggah_oleh)
        return client.get(f"/berkas/{berkas.pk}/{akhir}")

    return ambil


def isi(balasan):
    return b"".join(balasan.streaming_content)


def test_pdf_bertautan_tampil_sebagai_salinan_dan_aslinya_utuh(lihat):
    berkas = unggah(TERTAUT)
    tampil = lihat(berkas)
    assert (tampil["Content-Type"], tampil["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert b"/URI" not in isi(tampil)
    halaman = lihat(berkas, "asli/")
    assert "Unduh berkas asli" in halaman.content.decode() and berkas.sha256 in halaman.content.decode()
    asli = lihat(berkas, "asli/?unduh=ya")
    assert isi(asli) == TERTAUT
    assert asli["Content-Type"] == "application/octet-stream"
    assert re.match(r"attachment; .*asli%20%E2%80%93%20tidak%20dibuka%20otomatis%20%E2%80%93%20ktp\.pdf",
                    asli["Content-Disposition"])  # fmt: skip


def test_pdf_bertanda_tangan_tampil_sebita_demi_sebita(lihat):
    berkas = unggah(BERTANDA_TANGAN)
    assert not Salinan.objects.exists()
    assert isi(lihat(berkas)) == isi(lihat(berkas)) == BERTANDA_TANGAN


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "MPO"])
def test_foto_tampil_tegak_tanpa_tempat_dan_tanpa_tumpangan(lihat, format_):
    asal = foto(format_, b"PK\x03\x04 tumpangan <script>")
    berkas = unggah(asal, "ktp.jpg")
    tampil = isi(lihat(berkas))
    assert b"tumpangan" not in tampil
    with Image.open(io.BytesIO(tampil)) as gambar:
        assert gambar.size == (20, 40)
        assert not gambar.getexif() and "exif" not in gambar.info
        assert (gambar.format == "PNG") == (berkas.jenis == "png") == (format_ == "PNG")
    assert isi(lihat(berkas, "asli/?unduh=ya")) == asal


def test_foto_yang_terpotong_ditolak(monkeypatch):
    """Its head alone says nothing: the pixels are read to the end, also after a letter was set in this process."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    hasil = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(hasil, "JPEG")
    with pytest.raises(ValidationError, match="rusak"):
        unggah(hasil.getvalue()[: hasil.tell() // 2])


def test_gambar_berwarna_lain_tetap_terbaca():
    for mode in ("1", "L", "P", "RGBA", "LA", "I;16"):
        hasil = io.BytesIO()
        Image.new(mode, (8, 4)).save(hasil, "PNG")
        with Image.open(io.BytesIO(salinan.salinan_gambar(hasil.getvalue()))) as gambar:
            assert gambar.size == (8, 4)
    hasil = io.BytesIO()
    Image.new("CMYK", (8, 4)).save(hasil, "JPEG")
    with Image.open(io.BytesIO(salinan.salinan_gambar(hasil.getvalue()))) as gambar:
        assert gambar.mode == "RGB"


@pytest.mark.parametrize("asal", [ADA_SKRIP, TERTAUT], ids=["skrip", "tautan"])
def test_berkas_dari_sebelum_aturan_ini_pun_tampil_mati(lihat, asal):
    berkas = unggah(BERTANDA_TANGAN)
    nama = salinan.simpan(asal, "berkas")
    Berkas.objects.filter(pk=berkas.pk).update(isi=nama, sha256=salinan.sidik_isi(asal))
    tampil = isi(lihat(berkas))
    assert b"/JavaScript" not in tampil and b"/URI" not in tampil
    assert isi(lihat(berkas)) == tampil
    assert Salinan.objects.count() == 1


def test_salinan_yang_hilang_atau_beresep_lama_dibuat_lagi_sama_bitanya(lihat, monkeypatch):
    berkas = unggah(TERTAUT)
    semula = isi(lihat(berkas))
    default_storage.delete(berkas.salinan.isi.name)
    assert isi(lihat(berkas)) == semula
    monkeypatch.setattr(salinan, "RESEP", 2)
    assert isi(lihat(berkas)) == semula
    assert Salinan.objects.get().resep == 2


def test_yang_tak_dapat_disalin_tidak_tampil_tetapi_dapat_diunduh(lihat, monkeypatch):
    berkas = unggah(TERTAUT)
    Salinan.objects.all().delete()
    cache.clear()
    monkeypatch.setattr(salinan, "salinan_pdf", lambda isi: (_ for _ in ()).throw(ValidationError("rumit")))
    balasan = lihat(berkas)
    assert balasan.status_code == 302 and balasan.url == f"/berkas/{berkas.pk}/asli/"
    assert isi(lihat(berkas, "asli/?unduh=ya")) == TERTAUT


def test_berkas_asli_orang_lain_tidak_ada(client):
    berkas = unggah(TERTAUT)
    client.force_login(pabrik.buat_pengguna(kode="32.06"))
    for akhir in ("", "asli/", "asli/?unduh=ya"):
        assert client.get(f"/berkas/{berkas.pk}/{akhir}").status_code == 404


def test_halaman_berkas_asli_menunjuk_kembali_ke_urusannya(client):
    usulan = pabrik.buat_usulan()
    berkas = unggah(TERTAUT, pengguna=usulan.dibuat_oleh)
    Berkas.objects.filter(pk=berkas.pk).update(
        objek_jenis=usulan._meta.label_lower, objek_id=usulan.pk, wilayah=usulan.wilayah
    )
    client.force_login(usulan.dibuat_oleh)
    tautan = f'<a href="{usulan.get_absolute_url()}">{usulan.nomor_perkara}</a>'
    assert tautan in client.get(f"/berkas/{berkas.pk}/asli/").content.decode()
