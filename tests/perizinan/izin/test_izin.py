"""The register of licences, the buku registrasi, what a koperasi's page shows, and licences older than this product."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Berkas, Jejak, Wilayah
from perizinan.models import EntriRegistrasi, IzinUsaha, PeristiwaIzin, PermohonanIzin
from tests.pabrik import buat_izin, buat_izin_lama, buat_koperasi, buat_permohonan, buat_wilayah, majukan_izin
from tests.perizinan.izin.test_halaman import loket, masuk, teks, url  # noqa: F401 - fixture
from tests.sentra_ukm.usulan.isian.bantu import PDF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def nomor(balasan):
    return [b[0]["bawah"].partition(" · ")[0] for b in balasan.context["baris"]]


# The register


def test_register_menyaring_menurut_keadaan_jenis_penerbit_dan_tahun(client):
    masuk(client, Peran.AUDITOR, "00")
    garut = buat_izin(buat_koperasi())
    jabar = buat_izin(buat_koperasi(anggota=["32.05", "32.06"], jenis="usp", bentuk="sekunder"))
    nasional = buat_izin(buat_koperasi(anggota=["32.05", "33.74"]))
    IzinUsaha.objects.filter(pk=nasional.pk).update(keadaan="dicabut", tanggal=date(2019, 5, 1))
    alamat = reverse("izin_daftar")
    for saring, ada in (
        ({"tingkat": "kabkota"}, garut), ({"tingkat": "provinsi"}, jabar), ({"tingkat": "pusat"}, nasional),
        ({"keadaan": "dicabut"}, nasional), ({"jenis": "usp"}, jabar), ({"bentuk": "sekunder"}, jabar),
        ({"tahun": "2019"}, nasional), ({"q": garut.nomor}, garut), ({"q": jabar.nama}, jabar),
    ):  # fmt: skip
        assert nomor(client.get(alamat, saring)) == [ada.nomor], saring
    assert len(nomor(client.get(alamat, {"kedudukan__induk": "32"}))) == 3
    assert nomor(client.get(alamat, {"kedudukan__induk": "33"})) == []
    assert client.get(alamat, {"unduh": "xlsx"})["Content-Type"].endswith("sheet")


def test_register_hanya_memuat_izin_wilayah_sendiri_dan_yang_diterbitkannya(client):
    sendiri, asing = buat_izin(), buat_izin(buat_koperasi("32.06"))
    masuk(client, Peran.PEMERIKSA)
    assert nomor(client.get(reverse("izin_daftar"))) == [sendiri.nomor]
    assert client.get(asing.get_absolute_url()).status_code == 404


def test_halaman_izin_memuat_isi_riwayat_surat_dan_tombol_perubahan_bagi_loket(client, loket):  # noqa: F811
    izin = buat_izin()
    balasan = client.get(izin.get_absolute_url())
    isi = teks(balasan)
    for kata in (izin.nomor, "Bupati Garut", "Rp15.000.000,00 (lima belas juta rupiah)", "Diterbitkan", "Berlaku"):
        assert kata in isi
    alamat = f"{reverse('permohonan_baru')}?koperasi={izin.koperasi_id}&amp;jenis=perubahan"
    assert f'href="{alamat}"' in balasan.content.decode()
    form = client.get(alamat.replace("&amp;", "&")).context["form"]
    assert (form["jenis"].value(), form["cari"].value()) == (
        "perubahan", f"{izin.koperasi.nama} ({izin.koperasi.badan_hukum})",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("dibaca", "modal", "sebutan"),
    [
        ("kabkota", 15_000_000, "menurut jenjang wilayah keanggotaan dalam 1 (satu) daerah kabupaten/kota"),
        ("provinsi", 75_000_000, "menurut jenjang wilayah keanggotaan lintas daerah kabupaten/kota"),
    ],
)
def test_pembacaan_modal_di_jakarta_dibawa_izin_pengganti_dan_bukan_wilayah_keanggotaan(client, dibaca, modal, sebutan):
    """A change that leaves region and capital alone asks for no reading: the one on record is carried on, again too."""
    koperasi = buat_koperasi("31.71")
    p = majukan_izin(buat_permohonan(koperasi, modal_disetor=Decimal(modal)), "lengkap")
    PermohonanIzin.objects.filter(pk=p.pk).update(
        lingkup_modal=dibaca, lingkup_modal_alasan="Dibaca begitu.", lingkup_modal_oleh=p.dibuat_oleh
    )
    izin = majukan_izin(PermohonanIzin.objects.get(pk=p.pk), "terbit").izin
    for nama in ("KSP Baru", "KSP Baru Lagi"):
        p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, nama_baru=nama, lengkap=False)
        lama, izin = izin, majukan_izin(p, "terbit").izin
        assert sebutan in izin.surat.html and f"yang tercatat pada izin Nomor {lama.nomor}" in izin.surat.html
    masuk(client, Peran.PEMERIKSA, "31")
    rinci = teks(client.get(izin.get_absolute_url()))
    assert "Satu kota atau kabupaten administrasi, bukan daerah otonom: " in rinci and sebutan in rinci
    buat_izin_lama(buat_koperasi("31.71", anggota=["31.71", "31.74"])).keanggotaan.set(["31.71", "31.74"])
    daftar = teks(client.get(reverse("izin_daftar")))
    assert daftar.count("1 kota/kabupaten administrasi") == 3 and daftar.count("Lintas kab/kota") == 1


def test_izin_terdahulu_di_jakarta_tidak_menyebut_jenjang_yang_tidak_dibaca_siapa_pun(client):
    izin = buat_izin_lama(buat_koperasi("31.71"))
    izin.keanggotaan.set(["31.71"])
    masuk(client, Peran.PEMERIKSA, "31")
    rinci = teks(client.get(izin.get_absolute_url()))
    assert "bukan daerah otonom" in rinci and "menurut jenjang" not in rinci


@pytest.mark.parametrize("keadaan", ["dibekukan", "dicabut", "diganti"])
def test_izin_yang_tidak_berlaku_tidak_menawarkan_perubahan(client, loket, keadaan):  # noqa: F811
    izin = buat_izin()
    IzinUsaha.objects.update(keadaan=keadaan)
    assert not client.get(izin.get_absolute_url()).context["url_perubahan"]


def test_izin_pengganti_dan_yang_diganti_saling_menyebut(client, loket):  # noqa: F811
    lama = buat_izin()
    p = buat_permohonan(lama.koperasi, jenis="perubahan", izin_lama=lama, nama_baru="KSP Baru", sk_nomor="1",
                        sk_tanggal=date(2026, 10, 1))  # fmt: skip
    baru = majukan_izin(p, "terbit").izin
    assert f"Izin nomor {baru.nomor}" in teks(client.get(lama.get_absolute_url()))
    assert f"Izin nomor {lama.nomor}" in teks(client.get(baru.get_absolute_url()))
    assert "Diganti izin baru" in teks(client.get(lama.get_absolute_url()))


# The buku registrasi


@pytest.fixture
def entri():
    p = buat_permohonan(buat_koperasi(jenis="usp", nama="Kop Usp"), modal_disetor=Decimal(14_999_999))
    return majukan_izin(p, "terdaftar").registrasi


def sisa(client):
    [baris] = client.get(reverse("registrasi_daftar")).context["baris"]
    sel = {s["judul"]: s for s in baris}
    return sel["Mengajukan izin paling lambat"]["bawah"], sel["Keadaan"]["teks"]


@pytest.mark.parametrize(("geser", "kata"), [(-1, "lewat 1 hari"), (0, "hari ini"), (1, "1 hari"), (365, "365 hari")])
def test_buku_registrasi_menghitung_sisa_hari(client, loket, entri, geser, kata):  # noqa: F811
    EntriRegistrasi.objects.update(tenggat=timezone.localdate() + timedelta(geser))
    assert sisa(client) == (kata, "Belum mengajukan izin")
    lewat = client.get(reverse("registrasi_daftar"), {"keadaan": "lewat"}).context["baris"]
    assert len(lewat) == (geser < 0)


def test_tenggat_entri_tepat_satu_tahun(client, loket, entri):  # noqa: F811
    assert entri.tenggat == entri.tanggal.replace(year=entri.tanggal.year + 1)
    assert client.get(reverse("registrasi_daftar")).context["baris"][0][0]["bawah"].startswith(f"{entri.nomor} · ")


def test_yang_sudah_mengajukan_atau_berizin_tidak_lewat(client, loket, entri):  # noqa: F811
    EntriRegistrasi.objects.update(tenggat=timezone.localdate() - timedelta(9))
    p = buat_permohonan(entri.koperasi, modal_disetor=Decimal(15_000_000))
    assert sisa(client) == ("", f"Sudah mengajukan {p.nomor_perkara}")
    assert client.get(reverse("registrasi_daftar"), {"keadaan": "lewat"}).context["baris"] == []
    p = majukan_izin(p, "terbit")
    assert sisa(client) == ("", f"Berizin nomor {p.izin.nomor}")
    assert len(client.get(reverse("registrasi_daftar"), {"keadaan": "izin"}).context["baris"]) == 1


def test_permohonan_yang_ditarik_tidak_menghentikan_tenggat(client, loket, entri):  # noqa: F811
    p = buat_permohonan(entri.koperasi, modal_disetor=Decimal(15_000_000))
    p.alur.jalankan(p, "tarik", loket, versi=p.versi, alasan="Diminta.")
    assert sisa(client)[1] == "Belum mengajukan izin"


def test_banyak_entri_tidak_menambah_kueri(client, loket, entri, django_assert_max_num_queries):  # noqa: F811
    for _ in range(3):
        p = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(9_000_000))
        majukan_izin(p, "terdaftar")
    with django_assert_max_num_queries(8):
        assert len(client.get(reverse("registrasi_daftar")).context["baris"]) == 4
    with django_assert_max_num_queries(15):
        client.get("/")


# The page of a koperasi


def test_halaman_koperasi_menawarkan_permohonan_yang_cocok(client, loket, entri):  # noqa: F811
    tanpa = buat_koperasi()
    assert "Buat permohonan izin" in teks(client.get(tanpa.get_absolute_url()))
    assert "Catat izin terdahulu" not in teks(client.get(tanpa.get_absolute_url()))
    izin = buat_izin()
    isi = teks(client.get(izin.koperasi.get_absolute_url()))
    assert "Ajukan perubahan" in isi and izin.nomor in isi
    draf = buat_permohonan()
    isi = teks(client.get(draf.koperasi.get_absolute_url()))
    assert draf.nomor_perkara in isi and "Buat permohonan izin" not in isi
    assert f"Giliran: Petugas loket, {draf.berwenang.nama} (permohonan {draf.nomor_perkara})" in isi
    isi = teks(client.get(entri.koperasi.get_absolute_url()))
    assert f"Buku registrasi nomor {entri.nomor}" in isi and "Mengajukan izin paling lambat" in isi


def test_yang_hanya_melihat_tidak_mendapat_tombol(client):
    izin = buat_izin()
    masuk(client, Peran.PEJABAT)
    isi = teks(client.get(izin.koperasi.get_absolute_url()))
    assert izin.nomor in isi and "Ajukan perubahan" not in isi and "Catat izin terdahulu" not in isi


def test_izin_yang_dibekukan_tidak_menawarkan_permohonan(client, loket):  # noqa: F811
    izin = buat_izin()
    IzinUsaha.objects.update(keadaan="dibekukan")
    isi = teks(client.get(izin.koperasi.get_absolute_url()))
    assert "dibekukan sementara" in isi and "Ajukan perubahan" not in isi and "Buat permohonan izin" not in isi


# A licence that is older than this product


@pytest.fixture
def pemeriksa(client):
    return masuk(client, Peran.PEMERIKSA)


def pindaian(nama="izin.pdf", isi=PDF):
    return SimpleUploadedFile(nama, isi)


def isian_izin(**ganti):
    isi = {
        "nomor": "518/12/IUSP/2019", "tanggal": "20/1/2019", "penerbit_sebutan": "Bupati Garut",
        "modal_disetor": "15.000.000", "alasan": "Arsip dinas.", "pindaian": pindaian(), **ganti,
    }  # fmt: skip
    return {k: v for k, v in isi.items() if v is not None}


def catat(client, koperasi, **ganti):
    return client.post(url("izin_terdahulu", koperasi), isian_izin(**ganti))


def galat(balasan):
    return {nama: " ".join(pesan) for nama, pesan in balasan.context["form"].errors.items()}


def test_izin_terdahulu_masuk_register_dengan_pindaian_dan_jejak(client, pemeriksa):
    koperasi = buat_koperasi(nama="KSP Lama")
    assert catat(client, koperasi).url == koperasi.get_absolute_url()
    izin = IzinUsaha.objects.get()
    assert (izin.nomor, izin.tanggal, izin.penerbit_id, izin.terdahulu, izin.keadaan, izin.lingkup) == (
        "518/12/IUSP/2019", date(2019, 1, 20), "32.05", True, "berlaku", "kabkota",
    )  # fmt: skip
    assert list(izin.keanggotaan.values_list("pk", flat=True)) == ["32.05"]
    assert PeristiwaIzin.objects.get(izin=izin).jenis == "dicatat"
    koperasi.refresh_from_db()
    assert koperasi.berizin_sejak == date(2019, 1, 20)
    jejak = Jejak.objects.get(objek_jenis="ksp_usp.koperasi", objek_id=koperasi.pk, aksi="izin_terdahulu")
    assert (jejak.alasan, jejak.pengguna) == ("Arsip dinas.", pemeriksa)
    isi = client.get(izin.get_absolute_url())
    assert "izin.pdf" in teks(isi) and "Terbit sebelum aplikasi ini dipakai." in teks(isi)
    berkas = Berkas.objects.get()
    assert (berkas.objek_id, berkas.wilayah_id) == (koperasi.pk, "32.05")


def test_izin_lama_tetap_milik_penerbit_pada_harinya(client):
    """The membership has grown since, and the region of the issuer was renamed or ended: the licence keeps its day."""
    koperasi = buat_koperasi(anggota=["32.05", "32.06"])
    Wilayah.objects.filter(pk="32.05").update(berlaku_sampai=date(2020, 1, 1))
    masuk(client, Peran.PEMERIKSA, "32")
    assert "Kabupaten Garut (sudah tidak berlaku)" in teks(client.get(url("izin_terdahulu", koperasi)))
    assert catat(client, koperasi, penerbit="32.05").status_code == 302
    izin = IzinUsaha.objects.get()
    assert (izin.penerbit_id, izin.penerbit_sebutan, izin.lingkup) == ("32.05", "Bupati Garut", "kabkota")
    assert izin.kode_keanggotaan == {"32.05"} and izin.koperasi.berwenang_id == "32"


def test_penerbit_lama_hanya_dari_provinsinya(client, pemeriksa):
    buat_wilayah("33.74")
    assert "penerbit" in galat(catat(client, buat_koperasi(), penerbit="33.74"))


def test_setelah_dicatat_perubahannya_dapat_diajukan(client, pemeriksa):
    koperasi = buat_koperasi(nama="KSP Lama")
    catat(client, koperasi)
    masuk(client, Peran.LOKET)
    kunci = client.get(reverse("permohonan_baru")).context["form"].initial["kunci_kirim"]
    client.post(reverse("permohonan_baru"), {"kunci_kirim": kunci, "cari": "KSP Lama", "jenis": "perubahan"})
    assert PermohonanIzin.objects.get().izin_lama.terdahulu


@pytest.mark.parametrize(
    ("ganti", "bidang", "kalimat"),
    [
        ({"nomor": ""}, "nomor", "Isi nomor izin."),
        ({"tanggal": "31/2/2019"}, "tanggal", "Tanggal 31 Februari tidak ada"),
        ({"tanggal": "28/2/2018"}, "tanggal", "sebelum akta disahkan 1 Maret 2018"),
        ({"tanggal": "1/1/2099"}, "tanggal", "belum tiba"),
        ({"pindaian": None}, "pindaian", "Pilih berkas untuk pindaian surat izin."),
        ({"pindaian": pindaian("izin.xlsx", b"PK\x03\x04x")}, "pindaian", "harus PDF, JPG, atau PNG"),
        ({"modal_disetor": "1,5"}, "modal_disetor", "dapat berarti dua hal"),
        ({"alasan": " "}, "alasan", "Isi dasar pencatatan."),
    ],
)
def test_isian_yang_salah_disebut_di_sampingnya(client, pemeriksa, ganti, bidang, kalimat):
    balasan = catat(client, buat_koperasi(), **ganti)
    assert balasan.status_code == 422
    assert set(galat(balasan)) == {bidang} and kalimat in galat(balasan)[bidang]
    assert not IzinUsaha.objects.exists()


def test_pindaian_tidak_hilang_karena_isian_lain_salah(client, pemeriksa):
    koperasi = buat_koperasi()
    balasan = catat(client, koperasi, nomor="")
    berkas = balasan.context["form"].berkas
    assert "izin.pdf" in teks(balasan)
    assert catat(client, koperasi, pindaian=None, berkas=str(berkas.pk)).status_code == 302
    berkas.refresh_from_db()
    assert berkas.objek_id == koperasi.pk


def test_pindaian_orang_lain_tidak_dapat_dipakai(client, pemeriksa):
    koperasi = buat_koperasi()
    milik = catat(client, koperasi, nomor="").context["form"].berkas
    masuk(client, Peran.PEMERIKSA)
    balasan = catat(client, koperasi, pindaian=None, berkas=str(milik.pk))
    assert balasan.status_code == 422 and "pindaian" in galat(balasan)


@pytest.mark.parametrize(("geser", "boleh"), [(-1, True), (0, False), (1, False)])
def test_hanya_izin_dari_sebelum_izin_pertama_di_sini(client, pemeriksa, geser, boleh):
    pertama = buat_izin()
    IzinUsaha.objects.update(tanggal=date(2026, 6, 10))
    assert pertama.penerbit_id == "32.05"
    hari = date(2026, 6, 10) + timedelta(geser)
    balasan = catat(client, buat_koperasi(), tanggal=f"{hari:%d/%m/%Y}")
    assert balasan.status_code == (302 if boleh else 422)
    if not boleh:
        assert "Sejak 10 Juni 2026 izin diterbitkan dalam aplikasi ini." in galat(balasan)["tanggal"]


@pytest.mark.parametrize("keadaan", ["berlaku", "dibekukan"])
def test_ditolak_bila_ada_izin_yang_berlaku(client, pemeriksa, keadaan):
    izin = buat_izin()
    IzinUsaha.objects.update(keadaan=keadaan)
    assert client.get(url("izin_terdahulu", izin.koperasi)).status_code == 403
    balasan = catat(client, izin.koperasi, tanggal="1/2/2020")
    assert balasan.status_code == 403 and f"sudah memiliki izin nomor {izin.nomor}" in teks(balasan)
    assert IzinUsaha.objects.count() == 1


def test_ditolak_bila_permohonannya_sedang_berjalan(client, pemeriksa):
    p = buat_permohonan()
    balasan = catat(client, p.koperasi)
    assert balasan.status_code == 422
    assert f"Permohonan {p.nomor_perkara} koperasi ini sedang berjalan" in galat(balasan)["__all__"]


def test_nomor_yang_sudah_tercatat_untuk_koperasi_lain_ditolak(client, pemeriksa):
    satu, dua = buat_koperasi(nama="KSP Satu"), buat_koperasi()
    catat(client, satu)
    balasan = catat(client, dua)
    assert balasan.status_code == 422 and "sudah tercatat untuk KSP Satu" in galat(balasan)["nomor"]


def test_klik_kedua_tidak_mencatat_lagi(client, pemeriksa):
    koperasi = buat_koperasi()
    assert catat(client, koperasi).status_code == catat(client, koperasi).status_code == 302
    assert IzinUsaha.objects.count() == 1


def test_tanpa_wilayah_keanggotaan_belum_dapat_dicatat(client, pemeriksa):
    koperasi = buat_koperasi(lengkap=False)
    koperasi.keanggotaan.all().delete()
    balasan = client.get(url("izin_terdahulu", koperasi))
    assert balasan.status_code == 403 and "Isi wilayah keanggotaan" in teks(balasan)


@pytest.mark.parametrize(
    ("peran", "kode", "jawaban"),
    [(Peran.LOKET, "32.05", 403), (Peran.PEMERIKSA, "32", 403), (Peran.PEMERIKSA, "32.06", 404)],
)
def test_hanya_pemeriksa_pada_yang_berwenang_yang_mencatat(client, peran, kode, jawaban):
    koperasi = buat_koperasi()
    masuk(client, peran, kode)
    assert catat(client, koperasi).status_code == jawaban
    assert not IzinUsaha.objects.exists()


def test_entri_buku_registrasi_berakhir_dengan_izin_terdahulu(client, entri):
    masuk(client, Peran.PEMERIKSA)
    assert catat(client, entri.koperasi).status_code == 302
    entri.refresh_from_db()
    assert entri.izin.terdahulu
