"""Filling an application: half-filled drafts, wrong input in words, files at once, stale pages, what a change asks."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Berkas, Wilayah
from perizinan.izin.tugas import orang_berkas
from perizinan.models import PermohonanIzin
from tests.jam import saat_ini
from tests.pabrik import (
    buat_izin,
    buat_koperasi,
    buat_orang,
    buat_pengguna,
    buat_permohonan,
    buat_wilayah,
    majukan_izin,
)
from tests.perizinan.izin.test_halaman import loket, masuk, teks, url  # noqa: F401 - fixture
from tests.sentra_ukm.usulan.isian.bantu import PDF, isian

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def lusa():
    return f"{hari_ini() + timedelta(2):%d/%m/%Y}"


@pytest.fixture
def draf():
    return buat_permohonan()


def alamat(p, butir):
    return url("permohonan_isian", p, butir)


def kirim(client, p, butir, **ubah):
    """Post the page as a browser shows it, with some fields typed over."""
    halaman = client.get(alamat(p, butir))
    assert halaman.status_code == 200
    return client.post(alamat(p, butir), isian(halaman) | ubah)


def galat(balasan) -> dict:
    return {nama: " ".join(pesan) for nama, pesan in balasan.context["form"].errors.items()}


def segar(p):
    return PermohonanIzin.objects.get(pk=p.pk)


@pytest.mark.parametrize("butir", ["7a", "7b", "7c", "7d", "7e", "7f"])
def test_menyimpan_tanpa_mengubah_apa_pun_tidak_mengubah_isian(client, loket, draf, butir):  # noqa: F811
    sebelum = segar(draf).salinan()
    balasan = kirim(client, draf, butir)
    assert balasan.status_code == 302, galat(balasan)
    assert segar(draf).salinan() == sebelum


def test_isian_kosong_boleh_disimpan_sebagian(client, loket):  # noqa: F811
    p = buat_permohonan(lengkap=False)
    assert kirim(client, p, "7c", bank="bri").status_code == 302
    assert (segar(p).bank, segar(p).modal_disetor) == ("bri", None)


def test_simpan_dan_lanjutkan_menuju_bagian_berikut_yang_menunggu_atau_asalnya(client, loket, draf):  # noqa: F811
    assert kirim(client, draf, "7a", lanjut="ya").url == alamat(draf, "7d")
    assert kirim(client, draf, "7f", lanjut="ya").url == url("permohonan_tugas", draf)
    assert kirim(client, draf, "7a", lanjut="ya", kembali="periksa").url == url("permohonan_periksa", draf)


# Wrong input, each with its sentence beside the field


@pytest.mark.parametrize(
    ("butir", "ubah", "bidang", "kalimat"),
    [
        ("7a", {"tanggal_surat": "31/02/2026"}, "tanggal_surat", "Tanggal 31 Februari tidak ada"),
        ("7a", {"tanggal_surat": lusa}, "tanggal_surat", "belum tiba"),
        ("7a", {"tanggal_surat": "28/2/2018"}, "tanggal_surat", "sebelum akta disahkan 1 Maret 2018"),
        ("7b", {"sk_nomor": "SK-1"}, "sk_tanggal", "Isi tanggal pengesahannya juga."),
        ("7b", {"sk_tanggal": "1/3/2020"}, "sk_nomor", "Isi nomor pengesahannya juga."),
        ("7b", {"sk_nomor": "1", "sk_tanggal": "21/10/2026"}, "sk_tanggal", "sesudah surat permohonan 20 Oktober 2026"),
        ("7b", {"sk_nomor": "1", "sk_tanggal": "28/2/2018"}, "sk_tanggal", "tidak mungkin sebelum akta pendirian"),
        ("7c", {"modal_disetor": "1.500"}, "modal_disetor", "dapat berarti dua hal"),
        ("7c", {"modal_disetor": "-15.000.000"}, "modal_disetor", "tidak boleh negatif"),
        ("7c", {"tanggal_deposito": lusa}, "tanggal_deposito", "belum tiba"),
        ("7c", {"bank": "lain", "bank_lain": "PT Bank Mandiri Tbk"}, "bank_lain", "ada pada daftar bank pemerintah"),
        ("7c", {"bank": "lain", "bank_lain": "bri"}, "bank_lain", "Bank Rakyat Indonesia (BRI) ada pada daftar"),
        ("7c", {"bank": "", "bank_lain": "Bank Swasta"}, "bank", "Pilih “Bank lain, tidak ada di atas”"),
        ("7e", {"rekening_nomor": "abc"}, "rekening_nomor", "terdiri atas angka"),
        ("7e", {"rekening_atas_nama": "Budi"}, "rekening_milik_koperasi", "Nama pada rekening “Budi” tidak memuat"),
        ("7f", {"rencana_mulai": "2018"}, "rencana_mulai", "tidak masuk akal"),
        ("7f", {"rencana_tahun": "0"}, "rencana_tahun", "Isi 1 atau lebih."),
    ],
)  # fmt: skip
def test_isian_salah_disebut_di_sampingnya_dan_tetap_terbaca(client, loket, draf, butir, ubah, bidang, kalimat):  # noqa: F811
    sebelum, ubah = segar(draf).salinan(), saat_ini(ubah)
    balasan = kirim(client, draf, butir, **ubah)
    assert balasan.status_code == 422
    assert set(galat(balasan)) == {bidang} and kalimat in galat(balasan)[bidang]
    assert "Ada masalah" in teks(balasan)
    for nama, nilai in ubah.items():
        assert balasan.context["form"][nama].value() == nilai
    assert segar(draf).salinan() == sebelum


@pytest.mark.parametrize("hari", ["1/3/2018", "{:%d/%m/%Y}"])
def test_tanggal_surat_pada_hari_pengesahan_dan_hari_ini_diterima(client, loket, draf, hari):  # noqa: F811
    assert kirim(client, draf, "7a", tanggal_surat=hari.format(hari_ini())).status_code == 302


# What does not meet the law is said at once, with the difference


@pytest.mark.parametrize(
    ("modal", "hasil", "selisih"),
    [
        ("14.999.999", False, "kurang Rp1,00"),
        ("15.000.000", True, "tepat"),
        ("15000001", True, "lebih Rp1,00"),
    ],
)  # fmt: skip
def test_modal_kurang_serupiah_langsung_tampil_pada_halamannya(client, loket, draf, modal, hasil, selisih):  # noqa: F811
    balasan = kirim(client, draf, "7c", modal_disetor=modal, lanjut="ya")
    assert balasan.url == alamat(draf, "7d" if hasil else "7c")
    halaman = client.get(alamat(draf, "7c"))
    assert halaman.context["modal"][0]["kalimat"] == selisih
    temuan = {t.kode: t for t in halaman.context["temuan"]}
    assert temuan["modal.ksp_primer_kabkota"].terpenuhi is hasil


def test_modal_digemakan_dengan_kata_kata(client, loket, draf):  # noqa: F811
    assert "Rp15.000.000,00 (lima belas juta rupiah)" in teks(client.get(alamat(draf, "7c")))


@pytest.mark.parametrize(
    ("butir", "ubah", "kode"),
    [
        ("7c", {"bank": "lain", "bank_lain": "Bank Swasta Sentosa"}, "izin.bank"),
        ("7e", {"rekening_atas_nama": "Budi", "rekening_milik_koperasi": "tidak"}, "izin.rekening_atas_nama_koperasi"),
        ("7f", {"rencana_tahun": "1"}, "izin.rencana_kerja_tahun"),
    ],
)
def test_yang_tidak_memenuhi_syarat_tersimpan_dan_langsung_tampil(client, loket, draf, butir, ubah, kode):  # noqa: F811
    assert kirim(client, draf, butir, lanjut="ya", **ubah).url == alamat(draf, butir)
    salah = [t.kode for t in client.get(alamat(draf, butir)).context["temuan"] if not t.terpenuhi]
    assert salah == [kode]


def test_deposito_atas_nama_pengurus_diterima_dengan_peringatan(client, loket, draf):  # noqa: F811
    nama = draf.koperasi.orang.filter(golongan="pengurus").first().nama
    balasan = kirim(client, draf, "7c", deposito_atas_nama="pengurus", deposito_pemegang=nama, lanjut="ya")
    assert balasan.url == alamat(draf, "7d")
    assert "Deposito modal atas nama salah satu pengurus" in teks(client.get(alamat(draf, "7c")))
    kirim(client, draf, "7c", deposito_atas_nama="koperasi")
    assert segar(draf).deposito_pemegang == ""


def test_nama_rekening_yang_disingkat_diterima(client, loket):  # noqa: F811
    p = buat_permohonan(buat_koperasi(nama="Koperasi Simpan Pinjam Mekar Jaya"))
    assert kirim(client, p, "7e", rekening_atas_nama="KSP MEKAR JAYA").status_code == 302


# Files


def unggahan(nama="surat.pdf", isi=PDF):
    return SimpleUploadedFile(nama, isi)


def test_berkas_tersimpan_walaupun_isiannya_salah(client, loket):  # noqa: F811
    p = buat_permohonan(lengkap=False)
    balasan = kirim(client, p, "7a", tanggal_surat="99/99/9999", berkas=unggahan())
    assert balasan.status_code == 422
    berkas = Berkas.objects.get()
    assert (berkas.butir, berkas.objek_id, berkas.wilayah_id) == ("7a", p.pk, "32.05")
    assert "surat.pdf" in teks(balasan)


def test_berkas_yang_ditolak_disebut_dan_isian_lain_tidak_hilang(client, loket, draf):  # noqa: F811
    balasan = kirim(client, draf, "7a", nomor_surat="Baru", berkas=unggahan("a.exe", b"MZ"))
    assert balasan.status_code == 422
    assert galat(balasan) == {"berkas": "a.exe: Berkas harus PDF, JPG, PNG, atau XLSX."}
    assert balasan.context["form"]["nomor_surat"].value() == "Baru"


def test_berkas_dilepas_dan_yang_sama_hanya_tampil_sekali(client, loket):  # noqa: F811
    p = buat_permohonan(lengkap=False)
    for _ in range(2):
        kirim(client, p, "7a", berkas=unggahan())
    satu = p.daftar_berkas.get()
    kirim(client, p, "7a", lepas=str(satu.pk))
    assert not p.daftar_berkas.exists()


def test_berkas_dokumen_lain_tidak_dapat_dilepas_dari_sini(client, loket, draf):  # noqa: F811
    milik = draf.daftar_berkas.get(butir="7c")
    assert kirim(client, draf, "7a", lepas=str(milik.pk)).status_code == 422
    assert draf.daftar_berkas.filter(pk=milik.pk).exists()


def test_riwayat_hidup_dan_ktp_tiap_orang_diunggah_bersama(client, loket, draf):  # noqa: F811
    satu, dua = orang_berkas(draf)[:2]
    kirim(
        client, draf, "7d",
        **{
            f"7d-{satu.pk}-rh": unggahan("rh.pdf"), f"7d-{satu.pk}-ktp": unggahan("ktp.pdf"),
            f"7d-{dua.pk}-rh": unggahan("x.exe", b"MZ"),
        },
    )  # fmt: skip
    milik_orang = draf.daftar_berkas.filter(butir__startswith="7d-")
    assert set(milik_orang.values_list("butir", flat=True)) == {
        f"7d-{satu.pk}-rh", f"7d-{satu.pk}-ktp",
    }  # fmt: skip
    kirim(client, draf, "7d", **{f"7d-{satu.pk}-ktp": unggahan("ktp-baru.pdf")})
    assert draf.daftar_berkas.get(butir=f"7d-{satu.pk}-ktp").nama == "ktp-baru.pdf"


def test_berkas_gabungan_berlaku_bagi_semua_dan_dapat_dilepas(client, loket, draf):  # noqa: F811
    satu = orang_berkas(draf)[0]
    kirim(client, draf, "7d", **{"7d-semua": unggahan("semua.pdf")})
    kirim(client, draf, "7d", **{"7d-semua": unggahan("semua-baru.pdf"), f"7d-{satu.pk}-ktp": unggahan("ktp.pdf")})
    assert draf.daftar_berkas.get(butir="7d-semua").nama == "semua-baru.pdf"  # the newer one in its stead
    halaman = teks(client.get(alamat(draf, "7d")))
    assert halaman.count("Dalam berkas gabungan") == 2 * len(orang_berkas(draf)) - 1 and "Belum ada" not in halaman
    assert kirim(client, draf, "7d", lanjut="ya").url == url("permohonan_periksa", draf)
    masuk(client, Peran.DINAS_KABKOTA)  # it holds identity cards, too
    assert client.get(f"/berkas/{draf.daftar_berkas.get(butir='7d-semua').pk}/").status_code == 403
    masuk(client, Peran.LOKET)
    kirim(client, draf, "7d", lepas=str(draf.daftar_berkas.get(butir="7d-semua").pk))
    assert not draf.daftar_berkas.filter(butir="7d-semua").exists()
    assert draf.daftar_berkas.filter(butir=f"7d-{satu.pk}-ktp").exists()


def test_berkas_orang_koperasi_lain_tidak_diterima(client, loket, draf):  # noqa: F811
    asing = buat_orang(buat_koperasi())
    kirim(client, draf, "7d", **{f"7d-{asing.pk}-ktp": unggahan()})
    assert not Berkas.objects.filter(butir__contains=f"-{asing.pk}-").exists()


def test_ktp_hanya_dapat_dibuka_yang_melihat_permohonannya(client, loket, draf):  # noqa: F811
    satu = orang_berkas(draf)[0]
    kirim(client, draf, "7d", **{f"7d-{satu.pk}-ktp": unggahan()})
    alamat_berkas = f"/berkas/{draf.daftar_berkas.get(butir=f'7d-{satu.pk}-ktp').pk}/"
    assert client.get(alamat_berkas).status_code == 200
    for peran, kode, jawaban in (
        (Peran.PEJABAT, "32.05", 200), (Peran.AUDITOR, "32", 200), (Peran.DINAS_KABKOTA, "32.05", 403),
        (Peran.LOKET, "32.06", 404),
    ):  # fmt: skip
        masuk(client, peran, kode)
        assert client.get(alamat_berkas).status_code == jawaban
    surat = draf.daftar_berkas.get(butir="7a")
    ktp = draf.daftar_berkas.get(butir__endswith="-ktp")
    Berkas.objects.filter(pk=surat.pk).update(isi=ktp.isi.name, sha256=ktp.sha256)
    masuk(client, Peran.DINAS_KABKOTA)
    assert client.get(f"/berkas/{surat.pk}/").status_code == 200
    client.logout()
    assert client.get(alamat_berkas).status_code == 302


# Two people, and a case that moved on


def test_rekan_yang_lebih_dahulu_menyimpan_ditunjukkan_di_samping_isian(client, loket, draf):  # noqa: F811
    isi = isian(client.get(alamat(draf, "7a")))
    PermohonanIzin.objects.update(nomor_surat="Dari rekan")
    balasan = client.post(alamat(draf, "7a"), isi | {"nomor_surat": "Dari saya"})
    assert balasan.status_code == 409
    assert galat(balasan)["nomor_surat"] == "Tersimpan oleh petugas lain: Dari rekan."
    assert segar(draf).nomor_surat == "Dari rekan"
    assert balasan.context["form"]["nomor_surat"].value() == "Dari saya"
    kedua = client.post(alamat(draf, "7a"), isian(balasan))
    assert kedua.status_code == 302 and segar(draf).nomor_surat == "Dari saya"


def test_rekan_yang_mengisi_dokumen_lain_tidak_mengganggu(client, loket, draf):  # noqa: F811
    isi = isian(client.get(alamat(draf, "7a")))
    kirim(client, draf, "7f", rencana_tahun="3")
    assert client.post(alamat(draf, "7a"), isi | {"nomor_surat": "Baru"}).status_code == 302
    assert (segar(draf).nomor_surat, segar(draf).rencana_tahun) == ("Baru", 3)


def test_permohonan_yang_keburu_diterima_tidak_berubah_dan_isian_tetap_terbaca(client, loket, draf):  # noqa: F811
    isi = isian(client.get(alamat(draf, "7a"))) | {"nomor_surat": "Yang baru diketik"}
    majukan_izin(draf, "diterima")
    balasan = client.post(alamat(draf, "7a"), isi)
    assert balasan.status_code == 403
    assert "Isian tidak dapat diubah" in teks(balasan)
    assert balasan.context["form"]["nomor_surat"].value() == "Yang baru diketik"
    assert segar(draf).nomor_surat != "Yang baru diketik"


def test_tiap_simpan_menggeser_versi_sehingga_tindakan_yang_basi_ditolak(client, loket, draf):  # noqa: F811
    versi = segar(draf).versi
    kirim(client, draf, "7a", nomor_surat="Baru")
    balasan = client.post(f"/urusan/permohonanizin/{draf.pk}/terima/", {"versi": versi})
    assert balasan.status_code == 422 and "sudah berubah sejak Anda membukanya" in teks(balasan)


def test_pemeriksa_tidak_mengisi_dan_loket_lain_tidak_melihat(client, draf):
    masuk(client, Peran.PEMERIKSA)
    assert client.post(alamat(draf, "7a"), {"nomor_surat": "x"}).status_code == 403
    masuk(client, Peran.LOKET, "32.06")
    assert client.post(alamat(draf, "7a"), {"nomor_surat": "x"}).status_code == 404


@pytest.mark.parametrize("butir", ["7g", "perubahan", "x", "7d-1-ktp"])
def test_dokumen_yang_tidak_diminta_tidak_ada(client, loket, draf, butir):  # noqa: F811
    assert client.get(f"/permohonan/{draf.pk}/isian/{butir}/").status_code == 404


# What a change asks for


@pytest.fixture
def perubahan():
    izin = buat_izin(buat_koperasi(nama="KSP Lama"))
    return buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, lengkap=False)


def test_perubahan_menyebut_yang_sekarang_dan_menyimpan_yang_baru(client, loket, perubahan):  # noqa: F811
    buat_wilayah("32.73")
    assert "Sekarang: KSP Lama." in teks(client.get(alamat(perubahan, "perubahan")))
    balasan = kirim(
        client, perubahan, "perubahan", nama_baru="KSP Baru", wilayah_baru="Kota Bandung, Jawa Barat",
        keanggotaan_baru="Kabupaten Garut\r\n32.06\n\n Kabupaten Garut, Jawa Barat \n", modal_berubah="on",
    )  # fmt: skip
    assert balasan.status_code == 422
    assert "Kabupaten Tasikmalaya" not in teks(balasan)
    buat_wilayah("32.06")
    kirim(
        client, perubahan, "perubahan", nama_baru="KSP Baru", wilayah_baru="Kota Bandung, Jawa Barat",
        keanggotaan_baru="Kabupaten Garut\r\n32.06\n\n Kabupaten Garut, Jawa Barat \n", modal_berubah="on",
    )  # fmt: skip
    p = segar(perubahan)
    assert (p.nama_baru, p.wilayah_baru_id, p.modal_berubah) == ("KSP Baru", "32.73", True)
    assert sorted(p.keanggotaan_baru.values_list("pk", flat=True)) == ["32.05", "32.06"]
    assert "Teruskan ke Gubernur Jawa Barat" in teks(client.get(url("permohonan_tugas", p)))
    judul = [t.judul[6] for t in client.get(url("permohonan_tugas", p)).context["tugas"] if t.judul[:5] == "Huruf"]
    assert judul == ["a", "b", "c"]


def test_perubahan_yang_sama_dengan_sekarang_disebut(client, loket, perubahan):  # noqa: F811
    balasan = kirim(
        client, perubahan, "perubahan", nama_baru="KSP Lama", bentuk_baru="primer", keanggotaan_baru="Kabupaten Garut"
    )
    assert balasan.status_code == 422
    assert set(galat(balasan)) == {"nama_baru", "bentuk_baru", "keanggotaan_baru"}


def test_tanpa_perubahan_tugasnya_belum_mulai_dan_belum_dapat_diterima(client, loket, perubahan):  # noqa: F811
    tugas = {t.judul: t for t in client.get(url("permohonan_tugas", perubahan)).context["tugas"]}
    assert tugas["Perubahan yang diminta"].keadaan == "Belum mulai"
    assert tugas["Periksa dan terima permohonan"].sebab == "Isi paling sedikit satu perubahan yang diminta."


@pytest.mark.parametrize("teks_wilayah", ["Kabupaten Antah", "98", "99.99", "12345"])
def test_wilayah_yang_tidak_dikenal_disebut_barisnya(client, loket, perubahan, teks_wilayah):  # noqa: F811
    balasan = kirim(client, perubahan, "perubahan", keanggotaan_baru=f"Kabupaten Garut\n{teks_wilayah}")
    assert balasan.status_code == 422
    assert teks_wilayah in galat(balasan)["keanggotaan_baru"]


def test_wilayah_yang_sudah_berakhir_ditolak_dengan_tanggalnya(client, loket, perubahan):  # noqa: F811
    lama = buat_wilayah("32.73")
    Wilayah.objects.filter(pk=lama.pk).update(berlaku_sampai="2026-01-31")
    for nama in ("wilayah_baru", "keanggotaan_baru"):
        balasan = kirim(client, perubahan, "perubahan", **{nama: "32.73"})
        assert "Kota Bandung (32.73) berakhir 31 Januari 2026" in galat(balasan)[nama]


def test_rekan_mengubah_wilayah_keanggotaan_lebih_dahulu(client, loket, perubahan):  # noqa: F811
    buat_wilayah("32.06")
    isi = isian(client.get(alamat(perubahan, "perubahan")))
    kirim(client, perubahan, "perubahan", keanggotaan_baru="32.05\n32.06")
    balasan = client.post(alamat(perubahan, "perubahan"), isi | {"keanggotaan_baru": "32.06"})
    assert balasan.status_code == 409
    assert "Kabupaten Garut, Kabupaten Tasikmalaya" in galat(balasan)["keanggotaan_baru"]


def test_pengesahan_perubahan_wajib_nomor_dan_tanggal(client, loket, perubahan):  # noqa: F811
    judul = "Huruf b: fotokopi pengesahan akta pendirian atau perubahan anggaran dasar beserta surat keputusannya"

    def status():
        tugas = {t.judul: t for t in client.get(url("permohonan_tugas", perubahan)).context["tugas"]}
        return tugas[judul].keadaan

    assert status() == "Belum mulai"
    kirim(client, perubahan, "7b", sk_nomor="SK-2", berkas=unggahan())
    assert status() == "Sedang diisi"
    kirim(client, perubahan, "7b", sk_tanggal="1/10/2026")
    assert status() == "Selesai"


def test_loket_yang_menerima_terusan_melihat_berkasnya(client, loket):  # noqa: F811
    """Files go where the case goes."""
    p = buat_permohonan(buat_koperasi("32.06", anggota=["32.06"], lengkap=True), berwenang="32.05")
    kirim(client, p, "7a", berkas=unggahan())
    berkas = p.daftar_berkas.filter(nama="surat.pdf").get()
    p.refresh_from_db()
    p.alur.jalankan(p, "teruskan", loket, versi=p.versi, alasan="Anggota di Tasikmalaya.")
    masuk(client, Peran.LOKET, "32.06")
    assert client.get(alamat(p, "7a")).status_code == 200
    assert client.get(f"/berkas/{berkas.pk}/").status_code == 200


def test_modal_usp_menentukan_dokumen_yang_diminta(client, loket):  # noqa: F811
    p = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(15_000_000))
    kirim(client, p, "7c", modal_disetor="14.999.999")
    assert client.get(alamat(p, "7e")).status_code == 404
    kirim(client, p, "7c", modal_disetor="15.000.000")
    assert client.get(alamat(p, "7e")).status_code == 200


def test_pegawai_dua_kantor_membuat_permohonan_di_kantor_yang_berwenang(client):
    """The counter that the law names goes before another one of the same person."""
    pengguna = buat_pengguna(Peran.LOKET, kode="32")
    kedua = buat_pengguna(Peran.LOKET, kode="32.05").penugasan.get()
    kedua.pengguna = pengguna
    kedua.save()
    client.force_login(pengguna)
    koperasi = buat_koperasi("32.05", nama="KSP Dua Kantor")
    kunci = client.get("/permohonan/baru/").context["form"].initial["kunci_kirim"]
    client.post("/permohonan/baru/", {"kunci_kirim": kunci, "cari": koperasi.nama, "jenis": "baru"})
    assert PermohonanIzin.objects.get().berwenang_id == "32.05"
