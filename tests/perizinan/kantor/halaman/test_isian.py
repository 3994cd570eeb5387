"""Opening a case of an office, and filling it."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from ksp_usp.models import Koperasi
from perizinan.models import JaringanPelayanan
from tests import pabrik
from tests.jam import saat_ini
from tests.pabrik import buat_kantor, buat_koperasi, majukan_kantor
from tests.perizinan.kantor.halaman.bantu import buat, gambar, isian, kirim, lihat, teks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "tahun")]

# Opening a case


def test_loket_menemukan_ksp_nasional_dengan_nomor_persis_saja(client, masuk, nasional):
    masuk(Peran.LOKET)
    alamat = reverse("jaringan_baru")
    for cari in (nasional.badan_hukum, nasional.badan_hukum.lower().replace(".", " "), "07/IUSP/M/2019"):
        halaman = client.get(alamat, {"cari": cari})
        assert list(halaman.context["hasil"]) == [nasional]
        assert "KSP Nusantara Sentosa" in teks(halaman) and "Menteri" in teks(halaman)
        assert f'action="{reverse("cari")}"' in teks(halaman)  # the search of the frame is another one
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
    [temuan] = [t for t in client.get(alamat).context["bagian"][0]["temuan"] if t.kode == "cabang.anggota_daerah"]
    assert temuan.aktual == anggota
    assert temuan.terpenuhi is (hasil == "Terpenuhi")


def test_simpan_dan_lanjutkan_tetap_di_halaman_selama_syarat_belum_terpenuhi(client, masuk, draf):
    masuk(Peran.LOKET)
    alamat = isian(draf, "anggota")
    assert kirim(client, alamat, anggota_daerah=19, anggota_seluruh=60, lanjut="ya").url == alamat
    pabrik.ubah_kantor(draf, anggota_daerah=20)
    berikut = isian(draf, "9b")
    assert kirim(client, alamat, anggota_daerah=20, anggota_seluruh=60, lanjut="ya").url == berikut


@pytest.mark.parametrize(
    ("bagian", "isi", "pesan"),
    [
        ("anggota", {"anggota_daerah": "61", "anggota_seluruh": "60"}, "tidak mungkin lebih banyak"),
        ("anggota", {"anggota_daerah": "-1"}, "tidak boleh negatif"),
        ("9i", {"kepala_sertifikat_sampai": "31/02/2027"}, "Tanggal 31 Februari tidak ada"),
        ("kantor", {"nama": "Limb\x00angan"}, "tanda tersembunyi"),
        ("kantor", {"nama": ""}, "Isi nama kantor"),
        ("surat", {"tanggal_surat": lambda: f"{hari_ini() + timedelta(days=1):%d/%m/%Y}"}, "belum tiba"),
        ("9f", {"neraca_tahun_buku": lambda: str(hari_ini().year)}, "tahun buku yang sudah berakhir"),
        ("9c", {"modal_kerja": "1.500"}, "dapat berarti dua hal"),
        ("9g", {"rencana_kerja_bulan": "dua belas"}, "angka"),
    ],
)  # fmt: skip
def test_isian_yang_salah_tidak_tersimpan_dan_tetap_pada_halaman(client, masuk, draf, bagian, isi, pesan):
    masuk(Peran.LOKET)
    sebelum = JaringanPelayanan.objects.values().get(pk=draf.pk)
    balasan = kirim(client, isian(draf, bagian), **saat_ini(isi))
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
    assert [(k.kalimat, k.url) for k in halaman.context["kurang"]] == [
        ("Isi nomor dan tanggal surat.", isian(lengkap, "surat"))
    ]
    assert "btn-primary" not in teks(halaman)


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


def test_koperasi_yang_dihentikan_tidak_dipilih_untuk_kantor_baru(client, masuk):
    """Pasal 20 ayat (2); an office that is open already is recorded all the same."""
    koperasi = buat_koperasi(lengkap=False)
    pabrik.buat_izin_lama(koperasi)
    Koperasi.objects.filter(pk=koperasi.pk).update(dihentikan_sejak=hari_ini())
    masuk(Peran.LOKET)
    isi = {"cari": koperasi.badan_hukum, "pilih": koperasi.pk}
    halaman = client.get(reverse("jaringan_baru"), isi)
    assert halaman.context["koperasi"] is None and "dihentikan sementara" in teks(halaman)
    assert client.get(reverse("jaringan_terdahulu"), isi).context["koperasi"] == koperasi


# The day on which everything was in


def test_draf_yang_berkasnya_lengkap_menyimpan_harinya_dan_ditandai(client, masuk, lengkap):
    masuk(Peran.LOKET)
    alamat, tugas = isian(lengkap, "9b"), reverse("jaringan_tugas", args=[lengkap.pk])
    lama = lengkap.daftar_berkas.get(butir="9b")
    kirim(client, alamat, lepas=[lama.pk])
    assert JaringanPelayanan.objects.get().berkas_masuk_pada is None
    assert "kapan pun permohonan diterima di sini" not in teks(client.get(tugas))
    kirim(client, alamat, berkas=gambar())
    assert JaringanPelayanan.objects.get().berkas_masuk_pada == hari_ini()
    assert "kapan pun permohonan diterima di sini" in teks(client.get(tugas))
    # The paper was another koperasi's: nothing is complete any more.
    kirim(client, alamat, lepas=[b.pk for b in lengkap.daftar_berkas.filter(butir="9b")])
    assert JaringanPelayanan.objects.get().berkas_masuk_pada is None


@pytest.mark.parametrize(
    ("selisih", "surat", "pesan"),
    [
        (1, 0, "Tanggal penerimaan"),
        (0, 0, ""),
        (-1, -1, ""),
        (-2, -1, "Surat permohonannya baru bertanggal"),
        (-5000, -5001, "Peraturannya baru berlaku"),
    ],
)
def test_hari_berkas_diterima_diketik_sejak_surat_sampai_hari_ini(client, masuk, lengkap, selisih, surat, pesan):
    masuk(Peran.LOKET)
    hari, tanggal_surat = (hari_ini() + timedelta(days=n) for n in (selisih, surat))
    isi = {"nomor_surat": "1/KSP", "tanggal_surat": f"{tanggal_surat:%d/%m/%Y}"}
    balasan = kirim(client, isian(lengkap, "surat"), **isi, berkas_masuk_pada=f"{hari:%d/%m/%Y}")
    assert balasan.status_code == (422 if pesan else 302)
    assert not pesan or pesan in teks(balasan)
    assert JaringanPelayanan.objects.get().berkas_masuk_pada == (None if pesan else hari)
