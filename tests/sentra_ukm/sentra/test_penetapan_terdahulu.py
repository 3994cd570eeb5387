"""A sentra that a Keputusan Menteri named before this product: recorded from its scan, or it could never rise."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter

from core.dasar.izin import PETUGAS, Peran
from core.dasar.waktu import hari_ini
from core.models import Berkas, Jejak
from sentra_ukm.models import Penetapan, Perkuatan, Usulan
from sentra_ukm.models.pilihan import Jenjang
from tests.jam import saat_ini, tahun_ini
from tests.pabrik import buat_pengguna, buat_sentra, buat_usulan, lengkapi, majukan
from tests.sentra_ukm.sentra.test_sentra import galat, masuk, tetapkan, url

pytestmark = pytest.mark.django_db

NOMOR = "07/Kep/M.KUKM/I/2006"
HARI = date(2006, 1, 20)


def pindaian(nama="keputusan-2006.pdf"):
    penulis, isi = PdfWriter(), io.BytesIO()
    penulis.add_blank_page(100, 100)
    penulis.write(isi)
    return SimpleUploadedFile(nama, isi.getvalue())


def isian(jenjang="sentra", **ganti):
    isi = {
        "jenjang": jenjang, "nomor": NOMOR, "tanggal": "20/1/2006", "alasan": "Arsip Biro Hukum.",
        "pindaian": pindaian(), **ganti,
    }  # fmt: skip
    return {nama: nilai for nama, nilai in isi.items() if nilai is not None}


def catat(client, sentra, jenjang="sentra", **ganti):
    return client.post(url("penetapan_terdahulu", sentra), isian(jenjang, **ganti))


@pytest.fixture
def sentra():
    return buat_sentra(nama="Sentra Kulit Sukaregang")


@pytest.fixture
def penyusun(client):
    return masuk(client, Peran.PENYUSUN_KEPUTUSAN)


def buka_usulan(client, sentra, jenis):
    isi = {"sentra": sentra.pk, "jenis": jenis, "tahun": tahun_ini(), "sumber_dana": "apbn"}
    halaman = client.get(reverse("usulan_baru"))
    isi["kunci_kirim"] = halaman.context["form"].initial["kunci_kirim"]
    return client.post(reverse("usulan_baru"), isi)


# What it gives


def test_yang_dicatat_menjadi_penetapan_jenjang_dan_jejak(client, sentra, penyusun):
    tanggapan = catat(client, sentra)
    assert tanggapan.url == f"{sentra.get_absolute_url()}#penetapan"
    sentra.refresh_from_db()
    p = Penetapan.objects.get()
    assert sentra.jenjang == "sentra"
    assert (p.sentra, p.jenjang, p.nomor, p.tanggal, p.dicatat_oleh) == (sentra, "sentra", NOMOR, HARI, penyusun)
    assert (p.usulan, p.keputusan, p.wilayah) == (None, None, sentra.wilayah)
    assert (p.berkas.objek_jenis, p.berkas.objek_id, p.berkas.wilayah) == (
        "sentra_ukm.sentra", sentra.pk, sentra.wilayah,
    )  # fmt: skip
    jejak = Jejak.objects.get(objek_jenis="sentra_ukm.sentra", objek_id=sentra.pk)
    assert (jejak.aksi, jejak.alasan, jejak.pengguna) == ("catat_terdahulu", "Arsip Biro Hukum.", penyusun)
    assert f"Sentra UKM menurut Keputusan Menteri Nomor {NOMOR} tanggal 20 Januari 2006" in jejak.kalimat
    assert jejak.salinan["pindaian"] == p.berkas.sha256


@pytest.mark.parametrize("nama", ["foto.png", "foto.jpg"])
def test_pindaian_boleh_gambar(client, sentra, penyusun, nama):
    isi = io.BytesIO()
    Image.new("RGB", (4, 4)).save(isi, "PNG" if nama.endswith("png") else "JPEG")
    catat(client, sentra, pindaian=SimpleUploadedFile(nama, isi.getvalue()))
    assert Penetapan.objects.get().berkas.jenis == nama[-3:]


def test_riwayat_dan_daftar_menyebut_keputusan_terdahulu_dan_pindaiannya(client, sentra, penyusun):
    catat(client, sentra)
    berkas = reverse("berkas_unduh", args=[Penetapan.objects.get().berkas_id])
    for peran in (Peran.POKJA_KABKOTA, Peran.DINAS_PROVINSI, Peran.VERIFIKATOR):
        client.force_login(buat_pengguna(peran))
        halaman = client.get(sentra.get_absolute_url()).content.decode()
        assert f"Dicatat dari Keputusan terdahulu oleh {penyusun.nama}" in halaman
        assert NOMOR in halaman
        assert berkas in halaman
        assert client.get(berkas).status_code == 200
    baris = client.get(reverse("sentra_daftar")).content.decode()
    assert "20 Januari 2006" in baris
    assert "Belum ditetapkan</td>" not in baris
    masuk(client, Peran.POKJA_KABKOTA, "32.06")
    assert client.get(berkas).status_code == 404


def test_perkuatan_terbuka_sejak_tahun_keputusan_itu(client, sentra, penyusun):
    catat(client, sentra)
    masuk(client, Peran.DINAS_KABKOTA)
    assert "dapat memperoleh 4 jenis perkuatan" in client.get(sentra.get_absolute_url()).content.decode()
    isi = {"kode": "informasi_bisnis", "uraian": "Internet desa"}
    assert "baru ditetapkan tahun 2006" in galat(client.post(url("perkuatan_baru", sentra), isi | {"tahun": 2005}))
    client.post(url("perkuatan_baru", sentra), isi | {"tahun": 2006})
    assert Perkuatan.objects.get().tahun == 2006


def test_usulan_unggulan_menjadi_mungkin_dan_lampiran_4_menyebut_keputusannya(client, sentra, penyusun):
    pokja = buat_pengguna(Peran.POKJA_KABKOTA)
    client.force_login(pokja)
    assert buka_usulan(client, sentra, "unggulan").status_code == 422
    assert not Usulan.objects.exists()
    client.force_login(penyusun)
    catat(client, sentra)
    client.force_login(pokja)
    assert buka_usulan(client, sentra, "unggulan").status_code == 302
    usulan = Usulan.objects.get()
    lengkapi(usulan)
    sebutan = f"Sentra UKM, Keputusan Menteri Nomor {NOMOR} tanggal 20 Januari 2006"
    assert usulan.penetapan_sebelum == sebutan
    assert sebutan in client.get(reverse("usulan_kriteria", args=[usulan.pk, 4])).content.decode()
    # The gate agrees: all the way to the ministry.
    assert majukan(usulan, "terpilih").status == "terpilih"


def test_jenjang_dicatat_berurutan_sampai_klaster_dan_lampiran_5_menyebut_yang_terakhir(client, sentra, penyusun):
    for jenjang, nomor, hari in (
        ("sentra", "1/2006", "20/1/2006"),
        ("unggulan", "2/2008", "3/3/2008"),
    ):
        assert catat(client, sentra, jenjang, nomor=nomor, tanggal=hari).status_code == 302
    sentra.refresh_from_db()
    usulan = buat_usulan(sentra=sentra, jenis="klaster")
    sebutan = "Sentra UKM Unggulan, Keputusan Menteri Nomor 2/2008 tanggal 3 Maret 2008"
    client.force_login(usulan.dibuat_oleh)
    assert sebutan in client.get(reverse("usulan_kriteria", args=[usulan.pk, 5])).content.decode()
    Usulan.objects.update(status="ditarik")
    client.force_login(penyusun)
    assert url("penetapan_terdahulu", sentra) in client.get(sentra.get_absolute_url()).content.decode()
    assert catat(client, sentra, "klaster", nomor="3/2010", tanggal="1/2/2010").status_code == 302
    assert [p.jenjang for p in sentra.penetapan.all()] == ["klaster", "unggulan", "sentra"]
    # Nothing above it: the link is gone.
    assert url("penetapan_terdahulu", sentra) not in client.get(sentra.get_absolute_url()).content.decode()


def test_klik_kedua_tidak_mencatat_dua_kali(client, sentra, penyusun):
    for _ in range(2):
        tanggapan = catat(client, sentra)
        assert tanggapan.status_code == 302
    assert Penetapan.objects.count() == 1
    assert Jejak.objects.filter(objek_jenis="sentra_ukm.sentra").count() == 1


# Refusals


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"jenjang": None}, "Pilih jenjang yang ditetapkan."),
        ({"jenjang": "unggulan"}, "Catat dahulu Keputusan yang menetapkan jenjang itu."),
        ({"jenjang": "klaster"}, "Pasal 5 ayat (3) huruf a"),
        ({"nomor": ""}, "Isi nomor Keputusan."),
        ({"tanggal": ""}, "Isi tanggal Keputusan."),
        ({"tanggal": lambda: f"{hari_ini() + timedelta(days=2):%d/%m/%Y}"}, "Tanggal ini belum tiba."),
        ({"pindaian": None}, "Pilih berkas untuk pindaian Keputusan."),
        ({"pindaian": SimpleUploadedFile("a.pdf", b"")}, "Berkas ini kosong."),
        ({"pindaian": SimpleUploadedFile("a.pdf", b"%PDF-rusak")}, "rusak atau terpotong"),
        ({"pindaian": SimpleUploadedFile("a.txt", b"halo")}, "Pindaian Keputusan harus PDF, JPG, atau PNG."),
        ({"alasan": ""}, "Isi dasar pencatatan."),
    ],
)
def test_isian_yang_salah_diberi_kalimatnya_sendiri(client, sentra, penyusun, ganti, kalimat):
    tanggapan = catat(client, sentra, **saat_ini(ganti))
    assert tanggapan.status_code == 422
    assert kalimat in galat(tanggapan)
    assert "Ada masalah" in tanggapan.content.decode()
    sentra.refresh_from_db()
    assert sentra.jenjang == ""
    assert not Penetapan.objects.exists()
    assert not Jejak.objects.filter(objek_jenis="sentra_ukm.sentra").exists()


@pytest.mark.parametrize("hari", ["1/4/2003", "31/3/2003", "17/8/1998"])
def test_keputusan_sebelum_pedoman_2003_dapat_dicatat(client, sentra, penyusun, hari):
    """No provision says that no sentra was determined before the guideline of 2003: the scan shows it."""
    assert catat(client, sentra, tanggal=hari).status_code == 302


def test_lembar_excel_bukan_pindaian_dan_tidak_disimpan(client, sentra, penyusun):
    isi = io.BytesIO()
    Workbook().save(isi)
    tanggapan = catat(client, sentra, pindaian=SimpleUploadedFile("a.xlsx", isi.getvalue()))
    assert galat(tanggapan) == "Pindaian Keputusan harus PDF, JPG, atau PNG. Pilih berkas lain."
    assert not Berkas.objects.exists()


def test_pindaian_tidak_hilang_oleh_kesalahan_isian_lain(client, sentra, penyusun):
    tanggapan = catat(client, sentra, nomor="", alasan="Buku agenda 2006")
    berkas = Berkas.objects.get()
    halaman = tanggapan.content.decode()
    assert f'<input type="hidden" name="berkas" value="{berkas.pk}">' in halaman
    for teks in ("keputusan-2006.pdf", "Buku agenda 2006", "20/1/2006", "Ganti pindaian (opsional)"):
        assert teks in halaman
    # Until it is recorded, for the one who sent it only; and not for another sentra.
    lain = buat_sentra()
    assert "Pilih berkas" in galat(catat(client, lain, pindaian=None, berkas=berkas.pk))
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    assert client.get(reverse("berkas_unduh", args=[berkas.pk])).status_code == 404
    assert "Pilih berkas" in galat(catat(client, sentra, pindaian=None, berkas=berkas.pk))
    client.force_login(penyusun)
    assert catat(client, sentra, pindaian=None, berkas=berkas.pk).status_code == 302
    assert Penetapan.objects.get().berkas == berkas
    assert Berkas.objects.count() == 1


def test_jenjang_yang_sama_atau_di_bawahnya_ditolak(client, sentra, penyusun):
    catat(client, sentra)
    catat(client, sentra, "unggulan", tanggal="1/2/2007")
    for jenjang in ("sentra", "unggulan"):
        pesan = galat(catat(client, sentra, jenjang, nomor="lain", tanggal="2/2/2008"))
        assert "sudah tercatat sebagai Sentra UKM Unggulan" in pesan
    assert Penetapan.objects.count() == 2


def test_jenjang_dari_keputusan_yang_ditandatangani_di_sini_tidak_dicatat_lagi(client, penyusun):
    sentra = tetapkan(buat_sentra())
    assert "sudah tercatat sebagai Sentra UKM." in galat(catat(client, sentra, tanggal=f"1/1/{tahun_ini() - 1}"))


def test_sesudah_keputusan_pertama_di_aplikasi_ini_diperingatkan_dan_dapat_dicatat(client, sentra, penyusun):
    tetapkan(buat_sentra(), tahun=2012)
    pesan = galat(catat(client, sentra, tanggal="21/1/2012"))
    assert "Sejak 20 Januari 2012 Keputusan ditandatangani dalam aplikasi ini dan lahir dari usulan." in pesan
    assert catat(client, sentra, tanggal="20/1/2012").status_code == 302
    lain = buat_sentra()
    assert catat(client, lain, tanggal="21/1/2012", di_luar="on").status_code == 302


def test_jenjang_lebih_tinggi_tidak_mendahului_jenjang_sebelumnya(client, sentra, penyusun):
    catat(client, sentra)
    pesan = galat(catat(client, sentra, "unggulan", tanggal="19/1/2006"))
    assert "ditetapkan sebagai Sentra UKM pada 20 Januari 2006" in pesan
    assert catat(client, sentra, "unggulan").status_code == 302


@pytest.mark.parametrize("status", ["di_provinsi", "lengkap", "di_kementerian", "terpilih"])
def test_usulan_yang_diproses_provinsi_atau_kementerian_menahan_pencatatan(client, penyusun, status):
    usulan = majukan(buat_usulan(), status)
    tanggapan = catat(client, usulan.sentra)
    assert f"Usulan {usulan.nomor_perkara} sentra ini sedang diproses Provinsi atau Kementerian" in galat(tanggapan)
    assert usulan.get_status_display() in galat(tanggapan)
    # A refusal moves nothing.
    assert Usulan.objects.get().versi == usulan.versi
    assert not Penetapan.objects.exists()


@pytest.mark.parametrize("status", ["perbaikan_provinsi", "perbaikan_kementerian"])
def test_yang_dikembalikan_mereka_juga_menahan(client, penyusun, status):
    usulan = buat_usulan(lengkap=False)
    Usulan.objects.update(status=status)
    assert "sedang diproses" in galat(catat(client, usulan.sentra))


def test_draf_di_kabupaten_tidak_menahan_dan_versinya_bergerak(client, penyusun):
    usulan = buat_usulan(lengkap=False)
    assert catat(client, usulan.sentra).status_code == 302
    assert Usulan.objects.get().versi == usulan.versi + 1


def test_draf_untuk_jenjang_di_bawahnya_ditarik_dahulu(client, penyusun):
    """Signed later, it would put the sentra back on the lower level."""
    usulan = buat_usulan(lengkap=False)
    catat(client, usulan.sentra)
    pesan = galat(catat(client, usulan.sentra, "unggulan", tanggal="1/2/2007"))
    assert f"Usulan {usulan.nomor_perkara} sentra ini mengusulkan Sentra UKM, jenjang di bawah Keputusan ini." in pesan


# Who may


@pytest.mark.parametrize("peran", [p for p in PETUGAS if p != Peran.PENYUSUN_KEPUTUSAN])
def test_peran_lain_ditolak_dan_tidak_melihat_tautannya(client, sentra, peran):
    masuk(client, peran)
    assert url("penetapan_terdahulu", sentra) not in client.get(sentra.get_absolute_url()).content.decode()
    assert client.get(url("penetapan_terdahulu", sentra)).status_code == 403
    tanggapan = catat(client, sentra)
    assert tanggapan.status_code == 403
    assert "Hanya Penyusun Keputusan Kementerian yang dapat melakukannya." in tanggapan.content.decode()
    assert not Berkas.objects.exists()
    assert not Penetapan.objects.exists()


def test_wilayah_asing_tidak_menemukannya(client, sentra):
    for peran, kode in ((Peran.POKJA_KABKOTA, "32.06"), (Peran.DINAS_PROVINSI, "33")):
        masuk(client, peran, kode)
        assert client.get(url("penetapan_terdahulu", sentra)).status_code == 404
        assert catat(client, sentra).status_code == 404


def test_penyusun_melihat_tautan_dan_halamannya(client, sentra, penyusun):
    assert url("penetapan_terdahulu", sentra) in client.get(sentra.get_absolute_url()).content.decode()
    halaman = client.get(url("penetapan_terdahulu", sentra)).content.decode()
    for label in Jenjang.labels:
        assert label in halaman


# What the database holds by itself


@pytest.mark.parametrize("tanpa", ["berkas", "dicatat_oleh"])
def test_basis_data_menolak_penetapan_tanpa_keputusan_dan_tanpa_pindaian(client, sentra, penyusun, tanpa):
    catat(client, sentra)
    with pytest.raises(IntegrityError), transaction.atomic():
        Penetapan.objects.update(**{tanpa: None})


@pytest.mark.parametrize("tanpa", ["usulan", "keputusan"])
def test_basis_data_menolak_penetapan_yang_ditandatangani_setengah(tanpa):
    tetapkan(buat_sentra())
    with pytest.raises(IntegrityError), transaction.atomic():
        Penetapan.objects.update(**{tanpa: None})
