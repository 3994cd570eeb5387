"""Pages of an office of the service network, as its people use them."""

import io
import re
import uuid
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from aturan.bahasa.hari_kerja import tenggat
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.kalender.libur import kalender
from core.models import HariLibur, Jejak, KalenderTahun
from ksp_usp.models import Koperasi
from perizinan.models import JaringanPelayanan, Kunjungan, PengaturanPerizinan, PenilaianKantor
from tests import pabrik
from tests.bantu_halaman import tanpa_tautan_pasal
from tests.pabrik import buat_kantor, buat_koperasi, buat_pengguna, konfirmasi_kalender, majukan_kantor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "tahun")]


@pytest.fixture
def tahun(db):
    konfirmasi_kalender()


@pytest.fixture
def masuk(client):
    """Log in as a person of this role at the office of this region; returns the person."""

    def sebagai(peran, kode="32.05"):
        pengguna = buat_pengguna(peran, kode=kode)
        client.force_login(pengguna)
        return pengguna

    return sebagai


def gambar(nama="bukti.png", warna=0):
    isi = io.BytesIO()
    Image.new("L", (4, 4), warna).save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue())


def isian(kantor, bagian):
    return reverse("jaringan_isian", args=[kantor.pk, bagian])


def teks(balasan):
    return re.sub(r"\s+", " ", tanpa_tautan_pasal(balasan.content.decode()))


def lihat(client, alamat):
    return re.search(r'name="lihat" value="([^"]*)"', client.get(alamat).content.decode())[1]


def kirim(client, alamat, **isi):
    """Post a part as the page shows it, with `isi` typed."""
    return client.post(alamat, {"lihat": lihat(client, alamat), **isi})


# Opening a case


def buat(client, koperasi, nama="Limbangan", jenis="kc", url="jaringan_baru", **isi):
    cari = isi.pop("cari", koperasi.badan_hukum)
    data = {"cari": cari, "pilih": koperasi.pk, "kunci_kirim": uuid.uuid4(), "jenis": jenis, "nama": nama}
    return client.post(reverse(url), {**data, "wilayah": "32.05", **isi})


@pytest.fixture
def nasional():
    """A national KSP seated in another province: members in two provinces, licensed by the Menteri."""
    koperasi = buat_koperasi("33.74", anggota=["33.74", "32.05"], lengkap=False, nama="KSP Nusantara Sentosa")
    pabrik.buat_izin_lama(koperasi, nomor="07/IUSP/M/2019")
    return koperasi


def test_loket_menemukan_ksp_nasional_dengan_nomor_persis_saja(client, masuk, nasional):
    masuk(Peran.LOKET)
    alamat = reverse("jaringan_baru")
    for cari in (nasional.badan_hukum, nasional.badan_hukum.lower().replace(".", " "), "07/IUSP/M/2019"):
        halaman = client.get(alamat, {"cari": cari})
        assert list(halaman.context["hasil"]) == [nasional]
        assert "KSP Nusantara Sentosa" in teks(halaman) and "Menteri" in teks(halaman)
        assert f'action="{reverse("koperasi_daftar")}"' in teks(halaman)  # the search of the frame is another one
        # No more of it than the line says.
        assert nasional.alamat not in teks(halaman) and nasional.telepon not in teks(halaman)
    for cari in ("KSP Nusantara Sentosa", "Nusantara", nasional.badan_hukum[:-1], "07/IUSP", str(nasional.pk)):
        assert not client.get(alamat, {"cari": cari}).context["hasil"]


def test_koperasi_luar_wilayah_tanpa_izin_tidak_ditemukan(client, masuk):
    masuk(Peran.LOKET)
    lain = buat_koperasi("33.74", lengkap=False)
    assert not client.get(reverse("jaringan_baru"), {"cari": lain.badan_hukum}).context["hasil"]
    sini = buat_koperasi("32.05", lengkap=False)
    halaman = client.get(reverse("jaringan_baru"), {"cari": sini.badan_hukum})
    assert "belum dapat membuka kantor" in teks(halaman)
    assert "pilih=" not in teks(halaman)


def test_nomor_pk_di_alamat_tidak_membuka_koperasi_luar_wilayah(client, masuk, nasional):
    masuk(Peran.LOKET)
    for isi in ({"koperasi": nasional.pk}, {"pilih": nasional.pk}, {"pilih": nasional.pk, "cari": "KSP"}):
        halaman = client.get(reverse("jaringan_baru"), isi)
        assert halaman.context["koperasi"] is None
        assert "Nusantara" not in teks(halaman)
    balasan = buat(client, nasional, cari="KSP")
    assert balasan.status_code == 422
    assert not JaringanPelayanan.objects.exists()


def test_draf_dibuat_dengan_nomor_dan_koperasinya_terlihat_lewat_urusan(client, masuk, nasional):
    masuk(Peran.LOKET)
    balasan = buat(client, nasional)
    kantor = JaringanPelayanan.objects.get()
    assert kantor.nomor_perkara == f"KTR-32.05-{hari_ini().year}-0001"
    assert (kantor.wilayah_id, kantor.berwenang_id, kantor.status) == ("32.05", "32.05", "draf")
    assert balasan.url == reverse("jaringan_tugas", args=[kantor.pk])
    assert "KSP Nusantara Sentosa" in teks(client.get(balasan.url))
    assert client.get(nasional.get_absolute_url()).status_code == 404


def test_kiriman_kedua_membuka_draf_yang_sama(client, masuk, nasional):
    masuk(Peran.LOKET)
    kunci = uuid.uuid4()
    pertama, kedua = (buat(client, nasional, kunci_kirim=kunci) for _ in range(2))
    assert pertama.url == kedua.url
    assert JaringanPelayanan.objects.count() == 1


def test_kantor_bernama_sama_yang_masih_berjalan_ditolak(client, masuk, nasional):
    masuk(Peran.LOKET)
    buat(client, nasional)
    balasan = buat(client, nasional, nama=" limbangan ")
    assert balasan.status_code == 422
    assert "sudah tercatat di Kabupaten Garut: KTR-32.05" in teks(balasan)


def test_loket_provinsi_hanya_menerima_kota_administrasi(client, masuk):
    for kode in ("31.71", "31.74", "32.05"):
        pabrik.buat_wilayah(kode)
    koperasi = buat_koperasi("31.71", lengkap=False)
    pabrik.buat_izin_lama(koperasi)
    masuk(Peran.LOKET, "31")
    halaman = client.get(reverse("jaringan_baru"), {"koperasi": koperasi.pk})
    assert [kode for kode, _ in halaman.context["form"].fields["wilayah"].choices] == ["", "31.71", "31.74"]
    buat(client, koperasi, wilayah="31.74")
    kantor = JaringanPelayanan.objects.get()
    assert (kantor.wilayah_id, kantor.berwenang_id) == ("31.74", "31")
    assert "Gubernur Daerah Khusus Jakarta" in teks(client.get(kantor.get_absolute_url()))
    assert buat(client, koperasi, nama="Lain", wilayah="32.05").status_code == 422


@pytest.mark.parametrize("kode", ["32", "00"])
def test_loket_yang_tidak_memutus_kantor_diarahkan_ke_kabupaten(client, masuk, kode):
    masuk(Peran.LOKET, kode)
    balasan = client.get(reverse("jaringan_baru"))
    assert balasan.status_code == 403
    assert "tempat kantor akan berdiri" in teks(balasan)
    assert "Buat permohonan kantor" not in teks(client.get(reverse("jaringan_daftar")))


@pytest.mark.parametrize("cari", ["\x00", "a\x00b", "\ud800", "%", "'; --", ".", "x" * 5000])
def test_pencarian_dengan_isi_aneh_tidak_rusak(client, masuk, cari):
    masuk(Peran.LOKET)
    mentah = "".join(f"%{b:02x}" for b in cari.encode("utf-8", "surrogatepass"))
    balasan = client.get(f"{reverse('jaringan_baru')}?cari={mentah}&pilih={mentah}&koperasi={mentah}")
    assert balasan.status_code == 200


# Filling it


@pytest.fixture
def draf():
    return buat_kantor(lengkap=False)


@pytest.fixture
def lengkap():
    return buat_kantor()


def test_daftar_tugas_menyebut_yang_kurang_dan_menutup_langkah_terakhir(client, masuk, draf):
    masuk(Peran.LOKET)
    halaman = client.get(reverse("jaringan_tugas", args=[draf.pk]))
    tugas = {t.judul: t for t in halaman.context["tugas"]}
    assert tugas["Huruf c: modal kerja untuk kantor"].keadaan == "Belum mulai"
    assert tugas["Huruf c: modal kerja untuk kantor"].url == isian(draf, "9c")
    assert "berkasnya" in tugas["Huruf b: fotokopi anggaran dasar dan anggaran rumah tangga"].sebab


@pytest.mark.parametrize(("anggota", "hasil"), [(0, "Tidak"), (19, "Tidak"), (20, "Terpenuhi"), (21, "Terpenuhi")])
def test_jumlah_anggota_langsung_memberi_temuan(client, masuk, draf, anggota, hasil):
    masuk(Peran.LOKET)
    alamat = isian(draf, "anggota")
    balasan = kirim(client, alamat, anggota_daerah=anggota, anggota_seluruh=60)
    assert balasan.url == alamat
    [temuan] = [t for t in client.get(alamat).context["temuan"] if t.kode == "cabang.anggota_daerah"]
    assert temuan.aktual == anggota
    assert temuan.terpenuhi is (hasil == "Terpenuhi")


def test_simpan_dan_lanjutkan_tetap_di_halaman_selama_syarat_belum_terpenuhi(client, masuk, draf):
    masuk(Peran.LOKET)
    alamat = isian(draf, "anggota")
    assert kirim(client, alamat, anggota_daerah=19, anggota_seluruh=60, lanjut="ya").url == alamat
    tugas = reverse("jaringan_tugas", args=[draf.pk])
    pabrik.ubah_kantor(draf, anggota_daerah=20)
    assert kirim(client, alamat, anggota_daerah=20, anggota_seluruh=60, lanjut="ya").url == tugas


@pytest.mark.parametrize(
    ("bagian", "isi", "pesan"),
    [
        ("anggota", {"anggota_daerah": "61", "anggota_seluruh": "60"}, "tidak mungkin lebih banyak"),
        ("anggota", {"anggota_daerah": "-1"}, "tidak boleh negatif"),
        ("9i", {"kepala_sertifikat_sampai": "31/02/2027"}, "Tanggal 31 Februari tidak ada"),
        ("kantor", {"nama": "Limb\x00angan"}, "tanda tersembunyi"),
        ("kantor", {"nama": ""}, "Isi nama kantor"),
        ("surat", {"tanggal_surat": f"{hari_ini() + timedelta(days=1):%d/%m/%Y}"}, "belum tiba"),
        ("9f", {"neraca_tahun_buku": str(hari_ini().year)}, "tahun buku yang sudah berakhir"),
        ("9c", {"modal_kerja": "1.500"}, "dapat berarti dua hal"),
        ("9g", {"rencana_kerja_bulan": "dua belas"}, "angka"),
    ],
)  # fmt: skip
def test_isian_yang_salah_tidak_tersimpan_dan_tetap_pada_halaman(client, masuk, draf, bagian, isi, pesan):
    masuk(Peran.LOKET)
    sebelum = JaringanPelayanan.objects.values().get(pk=draf.pk)
    balasan = kirim(client, isian(draf, bagian), **isi)
    assert balasan.status_code == 422
    assert pesan in teks(balasan) and "Ada masalah" in teks(balasan)
    assert JaringanPelayanan.objects.values().get(pk=draf.pk) == sebelum


def test_sarana_dan_personel_tersimpan_sebagai_baris(client, masuk, draf):
    masuk(Peran.LOKET)
    dasar = {"sarana-TOTAL_FORMS": 3, "sarana-INITIAL_FORMS": 0}
    isi = {"sarana-0-nama": "Komputer", "sarana-0-jumlah": "2", "sarana-0-kondisi": "Baik"}
    kirim(client, isian(draf, "9e"), **dasar, **isi)
    sarana = draf.sarana.get()
    assert (sarana.nama, sarana.jumlah, sarana.kondisi) == ("Komputer", 2, "Baik")
    balasan = kirim(client, isian(draf, "9e"), **dasar, **isi, **{"sarana-0-pk": sarana.pk, "sarana-1-nama": "Meja"})
    assert balasan.status_code == 422 and "Isi kondisi fisik" in teks(balasan)
    assert draf.sarana.count() == 1
    kirim(client, isian(draf, "9e"), **dasar, **isi, **{"sarana-0-pk": sarana.pk, "sarana-0-DELETE": "on"})
    assert not draf.sarana.exists()
    personel = {"personel-TOTAL_FORMS": 2, "personel-INITIAL_FORMS": 0}
    isi = {"personel-0-golongan": "pimpinan", "personel-0-nama": "Rina", "personel-0-riwayat_hidup": "on"}
    kirim(client, isian(draf, "9h"), **personel, **isi)
    assert draf.personel.get().riwayat_hidup is True


def test_tambah_baris_menyimpan_dan_membuka_baris_baru(client, masuk, draf):
    masuk(Peran.LOKET)
    isi = {"sarana-TOTAL_FORMS": 1, "sarana-INITIAL_FORMS": 0, "sarana-0-nama": "Meja", "sarana-0-jumlah": "1"}
    balasan = kirim(client, isian(draf, "9e"), **isi, **{"sarana-0-kondisi": "Baik", "tambah": "sarana"})
    assert balasan.url == f"{isian(draf, '9e')}?tambah=sarana#sarana"
    assert draf.sarana.count() == 1
    assert client.get(balasan.url).content.count(b'name="sarana-') > 5 * 4


def test_rekan_yang_mengubah_bagian_yang_sama_tidak_ditimpa(client, masuk, draf):
    masuk(Peran.LOKET)
    alamat = isian(draf, "anggota")
    tanda = lihat(client, alamat)
    kirim(client, alamat, anggota_daerah=25, anggota_seluruh=60)
    balasan = client.post(alamat, {"lihat": tanda, "anggota_daerah": "30", "anggota_seluruh": "60"})
    assert balasan.status_code == 409
    assert "Tersimpan oleh petugas lain: 25" in teks(balasan)
    draf.refresh_from_db()
    assert draf.anggota_daerah == 25


def test_berkas_tersimpan_walaupun_isian_lain_salah(client, masuk, draf):
    masuk(Peran.LOKET)
    balasan = kirim(client, isian(draf, "9c"), modal_kerja="1.500", berkas=gambar())
    assert balasan.status_code == 422
    assert draf.daftar_berkas.get().butir == "9c"
    salah = kirim(client, isian(draf, "9c"), modal_kerja="50.000.000", berkas=SimpleUploadedFile("a.exe", b"MZ"))
    assert salah.status_code == 422 and "Berkas harus PDF" in teks(salah)


def test_kantor_kas_meminta_dua_berkas_dan_menyebut_tegangan(client, masuk):
    kas = buat_kantor(jenis="kk", lengkap=False)
    masuk(Peran.LOKET)
    halaman = client.get(reverse("jaringan_tugas", args=[kas.pk]))
    assert [t.judul[:8] for t in halaman.context["tugas"]][3:5] == ["Huruf a:", "Huruf b:"]
    assert "Dua ketentuan tidak sejalan" in teks(halaman)
    assert client.get(isian(kas, "9c")).status_code == 404
    kirim(client, isian(kas, "9b"), kepala_nama="Rina")
    kas.refresh_from_db()
    assert kas.kepala_nama == "Rina"
    cabang = buat_kantor(lengkap=False)
    assert "Dua ketentuan tidak sejalan" not in teks(client.get(reverse("jaringan_tugas", args=[cabang.pk])))


def test_periksa_jawaban_menuju_penerimaan(client, masuk, lengkap):
    masuk(Peran.LOKET)
    halaman = client.get(reverse("jaringan_periksa", args=[lengkap.pk]))
    assert halaman.context["langkah"].aksi == "terima"
    assert f"{isian(lengkap, '9c')}?kembali=periksa" in teks(halaman)
    pabrik.ubah_kantor(lengkap, nomor_surat="")
    halaman = client.get(reverse("jaringan_periksa", args=[lengkap.pk]))
    assert halaman.context["langkah"] is None
    assert "Isi nomor dan tanggal surat." in teks(halaman)


@pytest.mark.parametrize("status", ["diterima", "disetujui"])
def test_isian_tertutup_sesudah_diterima(client, masuk, lengkap, status):
    alamat = isian(lengkap, "9c")
    kantor = majukan_kantor(lengkap, status)
    masuk(Peran.LOKET)
    assert client.get(alamat).status_code == 403
    balasan = client.post(alamat, {"modal_kerja": "1", "berkas": gambar()})
    assert balasan.status_code == 403
    kantor.refresh_from_db()
    assert kantor.modal_kerja != 1
    assert not kantor.daftar_berkas.filter(nama="bukti.png").exists()


# The desk and the clock


def test_meja_pemeriksa_menyimpan_catatan_lalu_menuju_langkah(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "diterima")
    masuk(Peran.PEMERIKSA)
    alamat = reverse("jaringan_pemeriksaan", args=[kantor.pk])
    assert "Hari ke-0" in teks(client.get(alamat))
    form = client.get(alamat).context["form"]
    isi = {f"hasil_9{h}": "ada" for h in "abcdefghi"} | {n: form[n].value() for n in form.fields if "lihat" in n}
    belum = client.post(alamat, {**isi, "status": "diterima", "hasil_9c": "", "lanjut": "nyatakan_lengkap"})
    assert belum.status_code == 422 and "belum diperiksa" in teks(belum)
    form = client.get(alamat).context["form"]
    isi |= {n: form[n].value() for n in form.fields if "lihat" in n}
    sesudah = client.post(alamat, {**isi, "status": "diterima", "lanjut": "nyatakan_lengkap"})
    assert sesudah.url == reverse("tindakan", args=["jaringanpelayanan", kantor.pk, "nyatakan_lengkap"])
    client.post(sesudah.url, {"versi": JaringanPelayanan.objects.get(pk=kantor.pk).versi})
    kantor.refresh_from_db()
    assert kantor.status == "lengkap"
    assert kantor.jatuh_tempo > hari_ini()


def test_kekurangan_tanpa_catatan_ditolak_di_samping_berkasnya(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "diterima")
    masuk(Peran.PEMERIKSA)
    alamat = reverse("jaringan_pemeriksaan", args=[kantor.pk])
    form = client.get(alamat).context["form"]
    isi = {f"hasil_9{h}": "ada" for h in "abcdefghi"} | {n: form[n].value() for n in form.fields if "lihat" in n}
    balasan = client.post(alamat, {**isi, "status": "diterima", "hasil_9g": "tidak", "lanjut": "kirim_kekurangan"})
    assert balasan.status_code == 422
    assert balasan.context["form"].errors["catatan_9g"]


def test_dua_pemeriksa_menandai_berkas_yang_sama_melihat_keduanya(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "diterima")
    masuk(Peran.PEMERIKSA)
    alamat = reverse("jaringan_pemeriksaan", args=[kantor.pk])
    form = client.get(alamat).context["form"]
    lama = {n: form[n].value() for n in form.fields if "lihat" in n}
    client.post(alamat, {**lama, "status": "diterima", "hasil_9a": "ada", "catatan_9a": "Sudah dicocokkan"})
    balasan = client.post(alamat, {**lama, "status": "diterima", "hasil_9a": "tidak", "catatan_9a": "Alamat lain"})
    assert balasan.status_code == 409
    assert "Sudah dicocokkan" in teks(balasan) and "Alamat lain" in teks(balasan)


def test_kantor_yang_keburu_berpindah_tidak_berubah_dan_tulisan_tetap_terbaca(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "diterima")
    masuk(Peran.PEMERIKSA)
    alamat = reverse("jaringan_pemeriksaan", args=[kantor.pk])
    isi = {"status": "diterima", "hasil_9a": "tidak", "catatan_9a": "Ketikan saya.", "usul_catatan": "Usul saya."}
    sebelum = list(kantor.pemeriksaan.values_list("butir", "hasil", "catatan"))
    JaringanPelayanan.objects.filter(pk=kantor.pk).update(status="siap")
    balasan = client.post(alamat, isi)
    assert balasan.status_code == 409
    assert "Permohonan ini sudah berpindah" in teks(balasan) and "Buka halaman kantor" in teks(balasan)
    assert "Ketikan saya." in teks(balasan) and "Usul saya." in teks(balasan)
    assert list(kantor.pemeriksaan.values_list("butir", "hasil", "catatan")) == sebelum
    balasan = client.get(alamat, follow=True)
    assert "Permohonan ini tidak sedang diperiksa: status “Menunggu keputusan”." in teks(balasan)


def test_halaman_menghitung_tiap_hari_dan_sebabnya_tidak_dihitung(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "lengkap")
    masuk(Peran.PEJABAT)
    jam = client.get(kantor.get_absolute_url()).context["jam"]
    hari = [r["hari"] for r in jam["rincian"]]
    assert [h.ke for h in hari if h.ke is not None] == list(range(8))
    assert hari[0].tanggal == kantor.lengkap_pada and hari[-1].tanggal == kantor.jatuh_tempo
    assert all(h.sebab for h in hari if h.ke is None)
    isi = teks(client.get(kantor.get_absolute_url()))
    assert "Tidak dihitung: Sabtu" in isi
    assert reverse("hari_libur_tahun", args=[kantor.lengkap_pada.year]) in isi


def test_lewat_tenggat_ditandai_dan_tidak_diputus(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "siap")
    pabrik.ubah_kantor(kantor, jatuh_tempo=hari_ini() - timedelta(days=1))
    masuk(Peran.PEJABAT)
    isi = teks(client.get(kantor.get_absolute_url()))
    assert "Tenggat 7 hari kerja sudah lewat" in isi
    daftar = client.get(reverse("jaringan_daftar"), {"terlambat": "ya"})
    assert "terlambat" in teks(daftar) and kantor.nomor_perkara in teks(daftar)
    kantor.refresh_from_db()
    assert kantor.status == "siap"


def tenggat_kerja(n):
    return tenggat(hari_ini(), n, kalender())


@pytest.mark.parametrize(
    ("sisa", "lajur"), [(0, "merah"), (1, "merah"), (2, "kuning"), (3, "kuning"), (4, "sisa"), (7, "sisa")]
)
def test_lajur_menurut_sisa_hari_kerja(client, masuk, lengkap, sisa, lajur):
    kantor = majukan_kantor(lengkap, "lengkap")
    pabrik.ubah_kantor(kantor, jatuh_tempo=tenggat_kerja(sisa))
    masuk(Peran.PEJABAT)
    halaman = client.get(reverse("jaringan_daftar"))
    banyak = [satu["banyak"] for satu in halaman.context["lajur"]]
    assert banyak == [int(lajur == n) for n in ("merah", "kuning", "sisa")]
    for n in ("merah", "kuning", "sisa"):
        assert (kantor.nomor_perkara in teks(client.get(reverse("jaringan_daftar"), {"sisa": n}))) is (n == lajur)


def test_daftar_menyebut_hari_ke_n_dan_kesehatan(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "lengkap")
    pabrik.ubah_kantor(kantor, jatuh_tempo=tenggat_kerja(2))
    masuk(Peran.PEJABAT)
    isi = teks(client.get(reverse("jaringan_daftar")))
    assert "5/7" in isi and "2 hari kerja lagi" in isi
    assert f"Sehat, tahun buku {hari_ini().year - 1}" in isi
    unduh = client.get(reverse("jaringan_daftar"), {"unduh": "xlsx"})
    assert unduh.headers["Content-Type"].endswith("sheet")


def test_tahun_tanpa_kalender_disebut_dengan_siapa_yang_ditanya(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "lengkap")
    HariLibur.objects.all().delete()
    KalenderTahun.objects.all().update(dikonfirmasi_pada=None, dikonfirmasi_oleh=None, dasar="")
    masuk(Peran.PEJABAT)
    for alamat in (reverse("jaringan_daftar"), kantor.get_absolute_url()):
        isi = teks(client.get(alamat))
        assert f"Hari libur tahun {hari_ini().year} belum diisi" in isi
        assert "Minta admin Kementerian mengonfirmasi kalendernya." in isi


def test_halaman_menyebut_kuasa_dan_tembusan_pemberi_izin(client, masuk, nasional):
    pabrik.buat_hasil_penilaian(nasional, predikat="cukup_sehat")
    kantor = majukan_kantor(buat_kantor(nasional), "siap")
    masuk(Peran.PEJABAT)
    isi = teks(client.get(kantor.get_absolute_url()))
    assert "permohonan diputuskan oleh Bupati Garut" in isi
    assert "Tembusannya kepada Menteri sebagai pemberi izin" in isi
    assert "berwenang memutuskan pemberian pinjaman" in isi
    assert "di luar wilayah Anda" in isi
    assert "Cukup Sehat (tahun buku" in isi


def test_temuan_sesudah_disetujui_seperti_saat_diputus(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "disetujui")
    pabrik.ubah_kantor(kantor, anggota_daerah=1)
    masuk(Peran.AUDITOR)
    halaman = client.get(kantor.get_absolute_url())
    [temuan] = [t for t in halaman.context["temuan"] if t.kode == "cabang.anggota_daerah"]
    assert temuan.terpenuhi
    assert "tepat waktu" in halaman.context["lama"]


# After the approval


@pytest.fixture
def disetujui(lengkap):
    return majukan_kantor(lengkap, "disetujui")


def mulai(client, kantor, hari, **isi):
    return client.post(reverse("jaringan_mulai", args=[kantor.pk]), {"tanggal_mulai": f"{hari:%d/%m/%Y}", **isi})


def test_lapor_mulai_dengan_tanggal_dan_bukti(client, masuk, disetujui):
    masuk(Peran.LOKET)
    tanpa = mulai(client, disetujui, hari_ini())
    assert tanpa.status_code == 422 and "Unggah bukti mulai kegiatan" in teks(tanpa)
    balasan = mulai(client, disetujui, hari_ini(), berkas=gambar())
    assert balasan.url == reverse("tindakan", args=["jaringanpelayanan", disetujui.pk, "lapor_mulai"])
    client.post(balasan.url, {"versi": JaringanPelayanan.objects.get(pk=disetujui.pk).versi})
    disetujui.refresh_from_db()
    assert disetujui.status == "beroperasi"
    assert client.get(reverse("jaringan_mulai", args=[disetujui.pk])).url == disetujui.get_absolute_url()


@pytest.mark.parametrize(
    ("hari", "pesan"), [(-1, "sebelum persetujuan"), (1, "belum tiba")]
)  # fmt: skip
def test_tanggal_mulai_di_luar_waktunya_ditolak(client, masuk, disetujui, hari, pesan):
    masuk(Peran.LOKET)
    balasan = mulai(client, disetujui, hari_ini() + timedelta(days=hari), berkas=gambar())
    assert balasan.status_code == 422 and pesan in teks(balasan)
    disetujui.refresh_from_db()
    assert disetujui.tanggal_mulai is None


def test_mulai_tepat_waktu_yang_terlambat_dilaporkan_diterima_dan_yang_lewat_tidak(client, masuk, disetujui):
    kantor = pabrik.mundurkan_persetujuan(disetujui, 40)
    masuk(Peran.LOKET)
    lewat = mulai(client, kantor, kantor.jatuh_tempo + timedelta(days=1), berkas=gambar())
    assert lewat.status_code == 422 and "bersifat final" in teks(lewat)
    assert mulai(client, kantor, kantor.jatuh_tempo, berkas=gambar()).status_code == 302


def test_daftar_akan_gugur_yang_terdekat_di_atas(client, masuk, disetujui):
    lain = majukan_kantor(buat_kantor(), "disetujui")
    pabrik.mundurkan_persetujuan(lain, 20)
    kas = majukan_kantor(buat_kantor(jenis="kk"), "disetujui")
    masuk(Peran.LOKET)
    halaman = client.get(reverse("jaringan_akan_gugur"))
    nomor = [b[0]["teks"] for b in halaman.context["baris"]]
    assert nomor == [lain.nomor_perkara, disetujui.nomor_perkara]
    assert kas.nomor_perkara not in nomor


@pytest.fixture
def beroperasi(disetujui):
    return pabrik.majukan_kantor(disetujui, "beroperasi")


def test_kunjungan_tercatat_sekali_dengan_jejak(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    alamat = reverse("jaringan_kunjungan", args=[beroperasi.pk])
    isi = {"tanggal": f"{hari_ini():%d/%m/%Y}", "hasil": "Papan nama ada.", "papan_nama": "ya"}
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    kunjungan = Kunjungan.objects.get()
    assert kunjungan.papan_nama is True and kunjungan.jabatan
    assert Jejak.objects.filter(aksi="kunjungan").count() == 1
    assert "Papan nama ada." in teks(client.get(beroperasi.get_absolute_url()))
    besok = client.post(alamat, {**isi, "tanggal": f"{hari_ini() + timedelta(days=1):%d/%m/%Y}"})
    assert besok.status_code == 422


def test_usul_penutupan_perlu_bukti_dan_tanggapan(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    alamat = reverse("jaringan_tutup", args=[beroperasi.pk])
    isi = {"lihat": lihat(client, alamat), "alasan_tutup": "Pasal 19 dilanggar.", "lanjut": "ya"}
    belum = client.post(alamat, isi)
    assert belum.status_code == 422
    assert set(belum.context["form"].errors) == {"tanggapan_koperasi", "berkas"}
    isi = {**isi, "lihat": lihat(client, alamat), "tanggapan_koperasi": "Pengurus mengakui.", "berkas": gambar()}
    assert client.post(alamat, isi).url == reverse(
        "tindakan", args=["jaringanpelayanan", beroperasi.pk, "usulkan_tutup"]
    )


def test_rekan_pengawas_tidak_menimpa_alasan_penutupan(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    alamat = reverse("jaringan_tutup", args=[beroperasi.pk])
    tanda = lihat(client, alamat)
    client.post(alamat, {"lihat": tanda, "alasan_tutup": "Pertama"})
    balasan = client.post(alamat, {"lihat": tanda, "alasan_tutup": "Kedua"})
    assert balasan.status_code == 409 and "Pertama" in teks(balasan) and "Kedua" in teks(balasan)
    beroperasi.refresh_from_db()
    assert beroperasi.alasan_tutup == "Pertama"


def test_kunjungan_yang_diketik_saat_kantor_ditutup_dapat_disalin(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    isi = {"tanggal": f"{hari_ini():%d/%m/%Y}", "hasil": "Papan nama ada.", "papan_nama": "ya"}
    pabrik.majukan_kantor(beroperasi, "ditutup")
    balasan = client.post(reverse("jaringan_kunjungan", args=[beroperasi.pk]), isi)
    assert balasan.status_code == 403
    assert balasan.context["form"]["hasil"].value() == "Papan nama ada."
    assert "salin bila masih Anda perlukan" in teks(balasan)
    assert not Kunjungan.objects.exists()


def test_penilaian_kantor_cabang_tidak_mengubah_predikat_koperasi(client, masuk, beroperasi):
    masuk(Peran.PENILAI)
    alamat = reverse("jaringan_penilaian", args=[beroperasi.pk])
    assert "tidak mengubah predikat koperasi" in teks(client.get(alamat))
    tahun = hari_ini().year - 1
    isi = {"tahun_buku": tahun, "tanggal": f"{hari_ini():%d/%m/%Y}", "hasil": "Dalam Pengawasan"}
    salah = client.post(alamat, {**isi, "hasil": "", "berkas": gambar()})
    assert salah.status_code == 422
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    penilaian = PenilaianKantor.objects.get()
    assert (penilaian.tahun_buku, penilaian.berkas.nama) == (tahun, "bukti.png")
    assert beroperasi.koperasi.penilaian.get().predikat == "sehat"
    for buku, kode in ((hari_ini().year, 422), (tahun - 1, 302)):
        assert client.post(alamat, {**isi, "tahun_buku": buku, "hasil": "x"}).status_code == kode


def test_penilaian_hanya_bagi_kantor_cabang(client, masuk):
    kas = majukan_kantor(buat_kantor(jenis="kk"), "beroperasi")
    masuk(Peran.PENILAI)
    balasan = client.get(reverse("jaringan_penilaian", args=[kas.pk]))
    assert balasan.status_code == 403 and "hanya bagi Kantor Cabang" in teks(balasan)


def test_kantor_terdahulu_diisi_loket_dan_dikonfirmasi_pemeriksa(client, masuk, nasional):
    masuk(Peran.LOKET)
    buat(client, nasional, url="jaringan_terdahulu")
    kantor = JaringanPelayanan.objects.get()
    assert kantor.terdahulu
    salah = kirim(client, isian(kantor, "lama"), tanggal_persetujuan="1/6/2021", tanggal_mulai="31/5/2021")
    assert salah.status_code == 422 and "sebelum disetujui" in teks(salah)
    kirim(
        client, isian(kantor, "lama"), nomor_persetujuan_lama="518/1/2021", tanggal_persetujuan="1/6/2021",
        tanggal_mulai="1/7/2021", berkas=gambar(),
    )  # fmt: skip
    assert "Isian lengkap" in teks(client.get(reverse("jaringan_periksa", args=[kantor.pk])))
    aksi = [t["aksi"] for t in client.get(kantor.get_absolute_url()).context["tindakan"]]
    assert "terima" not in aksi
    masuk(Peran.PEMERIKSA)
    assert "Kantor lama menunggu konfirmasi (1)" in teks(client.get(reverse("meja_kerja")))
    [t] = client.get(kantor.get_absolute_url()).context["tindakan"]
    assert t["aksi"] == "catat_terdahulu"
    client.post(t["url"], {"versi": JaringanPelayanan.objects.get(pk=kantor.pk).versi})
    kantor.refresh_from_db()
    assert (kantor.status, kantor.tanggal_persetujuan) == ("beroperasi", date(2021, 6, 1))


# The setting


def test_pengaturan_mengetatkan_kantor_kas_dengan_dasar_dan_jejak(client, masuk):
    kas = majukan_kantor(buat_kantor(jenis="kk"), "lengkap")
    masuk(Peran.PEJABAT)
    alamat = reverse("pengaturan_perizinan")
    isi = {"lihat": lihat(client, alamat), "ketat_kcp": "ya", "tunggu_laporan": "0"}
    tanpa = client.post(alamat, isi)
    assert tanpa.status_code == 422 and "Isi dasarnya" in teks(tanpa)
    kode = {t.kode for t in client.get(kas.get_absolute_url()).context["temuan"]}
    assert "kas.kcp_aktif" not in kode
    assert client.post(alamat, {**isi, "dasar": "Perbup 12/2026"}).status_code == 302
    assert PengaturanPerizinan.objects.get().ketat_kcp
    [jejak] = Jejak.objects.filter(aksi="pengaturan_perizinan")
    assert (jejak.wilayah_id, jejak.alasan) == ("32.05", "Perbup 12/2026")
    kode = {t.kode for t in client.get(kas.get_absolute_url()).context["temuan"] if not t.terpenuhi}
    assert "kas.kcp_aktif" in kode
    basi = client.post(alamat, {**isi, "ketat_kcp": "tidak"})
    assert basi.status_code == 409


@pytest.mark.parametrize(("hari", "kode"), [("0", 302), ("14", 302), ("15", 422)])
def test_pengaturan_hari_menunggu_laporan(client, masuk, hari, kode):
    masuk(Peran.PEJABAT, "32.05")
    alamat = reverse("pengaturan_perizinan")
    isi = {"lihat": lihat(client, alamat), "ketat_kcp": "tidak", "tunggu_laporan": hari, "dasar": "Perbup 3/2026"}
    assert client.post(alamat, isi).status_code == kode
    tersimpan = PengaturanPerizinan.objects.values_list("tunggu_laporan", flat=True)
    assert list(tersimpan) == ([int(hari)] if kode == 302 else [])


# Who sees and who works


HALAMAN = (
    "jaringan_rinci", "jaringan_tugas", "jaringan_periksa", "jaringan_pemeriksaan", "jaringan_mulai",
    "jaringan_kunjungan", "jaringan_tutup", "jaringan_penilaian",
)  # fmt: skip


def test_loket_kabupaten_lain_tidak_menemukan_apa_pun(client, masuk, lengkap):
    masuk(Peran.LOKET, "32.06")
    for nama in HALAMAN:
        assert client.get(reverse(nama, args=[lengkap.pk])).status_code == 404
        assert client.post(reverse(nama, args=[lengkap.pk])).status_code in (404, 405)
    assert client.get(isian(lengkap, "9c")).status_code == 404
    assert lengkap.nomor_perkara not in teks(client.get(reverse("jaringan_daftar")))
    assert client.get(reverse("jaringan_daftar"), {"unduh": "xlsx"}).status_code == 200
    assert client.get(reverse("berkas_unduh", args=[lengkap.daftar_berkas.first().pk])).status_code == 404


def test_provinsi_melihat_tetapi_tidak_mengerjakan(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "siap")
    masuk(Peran.PEJABAT, "32")
    halaman = client.get(kantor.get_absolute_url())
    assert halaman.status_code == 200
    assert halaman.context["tindakan"] == []
    for nama in HALAMAN[3:]:
        assert client.get(reverse(nama, args=[kantor.pk])).status_code == 403


@pytest.mark.parametrize(
    ("peran", "status", "pintu"),
    [
        (Peran.LOKET, "disetujui", ["jaringan_mulai"]),
        (Peran.PENGAWAS, "beroperasi", ["jaringan_kunjungan", "jaringan_tutup"]),
        (Peran.PENILAI, "beroperasi", ["jaringan_penilaian"]),
        (Peran.PENGAWAS, "usul_tutup", ["jaringan_kunjungan"]),
        (Peran.AUDITOR, "beroperasi", []),
    ],
)  # fmt: skip
def test_pintu_kerja_menurut_peran_dan_status(client, masuk, lengkap, peran, status, pintu):
    kantor = majukan_kantor(lengkap, status)
    masuk(peran)
    alamat = [p["url"] for p in client.get(kantor.get_absolute_url()).context["pintu"]]
    assert alamat == [reverse(n, args=[kantor.pk]) for n in pintu]


ANEH = ("\x00", "a\x00b", "\ud800", "9" * 400, "<script>", "2026-13-45", "-1", "\u202e")


@pytest.mark.parametrize("aneh", ANEH)
def test_parameter_aneh_tidak_pernah_merusak_halaman(client, masuk, lengkap, aneh):
    mentah = "".join(f"%{b:02x}" for b in aneh.encode("utf-8", "surrogatepass"))
    nama = ("q", "jenis", "status", "sisa", "terlambat", "wilayah", "wilayah__induk", "sebelum", "sesudah", "tambah")
    ekor = "&".join(f"{n}={mentah}" for n in (*nama, "kembali", "cari", "pilih", "koperasi", "unduh"))
    kantor = majukan_kantor(lengkap, "beroperasi")
    draf = buat_kantor(lengkap=False)
    disetujui = majukan_kantor(buat_kantor(), "disetujui")
    diterima = majukan_kantor(buat_kantor(), "diterima")
    milik = {
        Peran.LOKET: [reverse("jaringan_baru"), reverse("jaringan_terdahulu"), reverse("jaringan_daftar")]
        + [reverse("jaringan_akan_gugur"), reverse("jaringan_mulai", args=[disetujui.pk])]
        + [isian(draf, b) for b in ("surat", "kantor", "anggota", "9c", "9e", "9f", "9g", "9h", "9i")],
        Peran.PEMERIKSA: [reverse("jaringan_pemeriksaan", args=[diterima.pk])],
        Peran.PENGAWAS: [reverse(n, args=[kantor.pk]) for n in ("jaringan_kunjungan", "jaringan_tutup")],
        Peran.PENILAI: [reverse("jaringan_penilaian", args=[kantor.pk])],
        Peran.PEJABAT: [reverse("pengaturan_perizinan")],
    }
    for peran, daftar in milik.items():
        masuk(peran)
        for alamat in daftar:
            halaman = client.get(f"{alamat}?{ekor}")
            assert halaman.status_code == 200, alamat
            form = halaman.context.get("form")
            bidang = [b.html_name for b in form] if form else []
            isi = dict.fromkeys([*bidang, "cari", "pilih", "lihat", "kunci_kirim", "status", "lanjut", "tambah"], aneh)
            ekor_isi = "&".join(f"{n}={mentah}" for n in isi)
            balasan = client.post(alamat, ekor_isi, content_type="application/x-www-form-urlencoded")
            assert balasan.status_code in (302, 403, 405, 409, 422), alamat


# Cost


@pytest.mark.parametrize("jenis", ["kc", "kcp", "kk"])
@pytest.mark.parametrize(
    "status", ["draf", "diterima", "kurang", "lengkap", "siap", "disetujui", "beroperasi", "ditutup"]
)
def test_halaman_kantor_paling_banyak_lima_belas_kueri(client, masuk, jenis, status):
    kantor = majukan_kantor(buat_kantor(jenis=jenis), status)
    for peran in (Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENGAWAS, Peran.PENILAI):
        masuk(peran)
        for nama in HALAMAN:
            with CaptureQueriesContext(connection) as kueri:
                balasan = client.get(reverse(nama, args=[kantor.pk]))
            assert balasan.status_code in (200, 302, 403)
            assert len(kueri) <= 15, (nama, peran, [q["sql"][:120] for q in kueri])


def test_daftar_dan_isian_sama_kuerinya_untuk_banyak_baris(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "siap")
    masuk(Peran.LOKET)

    def hitung():
        hasil = {}
        for nama in ("jaringan_daftar", "jaringan_akan_gugur", "jaringan_baru"):
            isi = {"cari": "KSP"} if nama == "jaringan_baru" else {}
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(reverse(nama), isi).status_code == 200
            hasil[nama] = len(kueri)
        return hasil

    sedikit = hitung()
    koperasi = [buat_koperasi(lengkap=False) for _ in range(30)]
    JaringanPelayanan.objects.bulk_create(
        JaringanPelayanan(
            koperasi=k, jenis="kc", nama=f"K{i}", wilayah=kantor.wilayah, berwenang=kantor.wilayah,
            nomor_perkara=f"KTR-{i}", status="lengkap", lengkap_pada=kantor.lengkap_pada,
            jatuh_tempo=kantor.jatuh_tempo, status_sejak=kantor.status_sejak, dibuat_oleh=kantor.dibuat_oleh,
        )
        for i, k in enumerate(koperasi)
    )  # fmt: skip
    banyak = hitung()
    assert banyak == sedikit
    assert max(banyak.values()) <= 15


def test_halaman_koperasi_menyebut_kantornya(client, masuk, beroperasi):
    masuk(Peran.LOKET)
    Koperasi.objects.update(berizin_sejak=date(2019, 2, 1))
    isi = teks(client.get(beroperasi.koperasi.get_absolute_url()))
    assert beroperasi.get_absolute_url() in isi
    assert f"{reverse('jaringan_baru')}?koperasi={beroperasi.koperasi_id}" in isi
