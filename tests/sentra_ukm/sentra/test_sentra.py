from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from aturan.sentra_2005.perkuatan import perkuatan_untuk
from core.dasar.izin import Peran
from core.grafik.peta import titik
from core.models import Instansi, Jejak, Wilayah
from ksp_usp.models import Koperasi
from sentra_ukm.models import Bdsp, Masukan, Penetapan, Perkuatan, Program, RiwayatPembinaan, Sentra, StatusUsulan
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.sentra.panel import beranda
from sentra_ukm.sentra.peta import peta_titik
from sentra_ukm.sentra.views.wilayah import MEJA, kolom_meja
from tests.jam import saat_ini, tahun_ini
from tests.pabrik import buat_keputusan, buat_pengguna, buat_sentra, buat_usulan, buat_wilayah

pytestmark = pytest.mark.django_db

TULIS = ("sentra_ubah", "perkuatan_baru", "pembinaan_baru", "masukan_sentra")


def tetapkan(sentra, jenjang="sentra", tahun=None):
    """A penetapan as a signed Keputusan leaves it, of this year unless another is named."""
    tahun = tahun or tahun_ini()
    usulan = buat_usulan(sentra=sentra, lengkap=False)
    keputusan = buat_keputusan([usulan])
    type(usulan).objects.filter(pk=usulan.pk).update(status="ditetapkan")
    Penetapan.objects.create(
        sentra=sentra, usulan=usulan, keputusan=keputusan, jenjang=jenjang, nomor=f"07/Kep/M.KUKM/I/{tahun}",
        tanggal=date(tahun, 1, 20), wilayah=sentra.wilayah,
    )  # fmt: skip
    sentra.jenjang = jenjang
    sentra.save()
    return sentra


def masuk(client, peran, kode=None):
    orang = buat_pengguna(peran, kode=kode, nama="Euis Petugas")
    client.force_login(orang)
    return orang


def url(nama, sentra):
    return reverse(nama, args=[sentra.pk])


def galat(tanggapan):
    return " ".join(p for semua in tanggapan.context["form"].errors.values() for p in semua)


# Who sees, who writes


@pytest.mark.parametrize("nama", ["sentra_rinci", *TULIS])
def test_sentra_wilayah_lain_tidak_ditemukan(client, nama):
    sentra = buat_sentra("32.06")
    for peran, kode in ((Peran.POKJA_KABKOTA, "32.05"), (Peran.DINAS_PROVINSI, "33")):
        masuk(client, peran, kode)
        assert client.get(url(nama, sentra)).status_code == 404
        assert client.post(url(nama, sentra), {"uraian": "x"}).status_code in (404, 405)


def test_daftar_hanya_memuat_sentra_wilayah_sendiri(client):
    buat_sentra("32.05", nama="Sentra Dodol Kota")
    buat_sentra("33.74", nama="Sentra Bandeng")
    masuk(client, Peran.DINAS_PROVINSI)
    isi = client.get(reverse("sentra_daftar")).content.decode()
    assert "Sentra Dodol Kota" in isi
    assert "Sentra Bandeng" not in isi


@pytest.mark.parametrize(
    ("peran", "kode", "boleh"),
    [
        (Peran.POKJA_KABKOTA, "32.05", {"sentra_ubah", "pembinaan_baru", "masukan_sentra"}),
        (Peran.DINAS_KABKOTA, "32.05", {"sentra_ubah", "perkuatan_baru", "pembinaan_baru"}),
        (Peran.POKJA_PROVINSI, "32", {"masukan_sentra"}),
        (Peran.DINAS_PROVINSI, "32", {"perkuatan_baru", "pembinaan_baru"}),
        (Peran.VERIFIKATOR, "00", set()),
        (Peran.ADMIN_INSTANSI, "32.05", set()),
        (Peran.AUDITOR, "00", set()),
    ],
)
def test_tombol_dan_halaman_terbuka_bagi_peran_yang_sama(client, peran, kode, boleh):
    sentra = tetapkan(buat_sentra())
    masuk(client, peran, kode)
    halaman = client.get(sentra.get_absolute_url()).content.decode()
    for nama in TULIS:
        assert (url(nama, sentra) in halaman) is (nama in boleh), nama
        assert client.get(url(nama, sentra)).status_code == (200 if nama in boleh else 403), nama


def test_tombol_buat_usulan_hilang_selama_ada_usulan_berjalan(client):
    pokja = masuk(client, Peran.POKJA_KABKOTA)
    sentra = buat_sentra(pengguna=pokja)
    assert reverse("usulan_baru") in client.get(sentra.get_absolute_url()).content.decode()
    buat_usulan(sentra=sentra, pengguna=pokja, lengkap=False)
    assert reverse("usulan_baru") not in client.get(sentra.get_absolute_url()).content.decode()


# Perkuatan: Pasal 8


def test_sebelum_ditetapkan_tidak_ada_perkuatan_dan_sebabnya_tertulis(client):
    sentra = buat_sentra()
    masuk(client, Peran.DINAS_KABKOTA)
    halaman = client.get(sentra.get_absolute_url()).content.decode()
    assert "Perkuatan terbuka sesudah sentra ditetapkan" in halaman
    assert url("perkuatan_baru", sentra) not in halaman
    tanggapan = client.post(
        url("perkuatan_baru", sentra), {"tahun": tahun_ini(), "kode": "informasi_bisnis", "uraian": "x"}
    )
    assert tanggapan.status_code == 403
    assert "belum ditetapkan" in tanggapan.content.decode()
    assert not Perkuatan.objects.exists()


@pytest.mark.parametrize(("jenjang", "jumlah"), [("sentra", 4), ("unggulan", 6), ("klaster", 8)])
def test_perkuatan_bertambah_menurut_jenjang(client, jenjang, jumlah):
    sentra = tetapkan(buat_sentra(), jenjang)
    masuk(client, Peran.DINAS_KABKOTA)
    konteks = client.get(sentra.get_absolute_url()).context
    assert [h["perkuatan"] for h in konteks["hak"]] == list(perkuatan_untuk(jenjang))
    assert len(konteks["hak"]) == jumlah


@pytest.mark.parametrize(
    ("jenjang", "kode", "diterima"),
    [
        ("sentra", "dana_penjaminan", True), ("sentra", "teknologi", False), ("sentra", "litbang", False),
        ("unggulan", "teknologi", True), ("unggulan", "litbang", False), ("klaster", "litbang", True),
    ],
)  # fmt: skip
def test_perkuatan_di_atas_jenjangnya_ditolak(client, jenjang, kode, diterima):
    sentra = tetapkan(buat_sentra(), jenjang)
    masuk(client, Peran.DINAS_KABKOTA)
    isi = {"tahun": tahun_ini(), "kode": kode, "uraian": "Fasilitas", "nilai": "25.000.000"}
    tanggapan = client.post(url("perkuatan_baru", sentra), isi)
    assert Perkuatan.objects.exists() is diterima
    if diterima:
        assert Perkuatan.objects.get().nilai == Decimal(25_000_000)
        assert "mencatat perkuatan" in Jejak.objects.get(objek_jenis="sentra_ukm.sentra").kalimat
    else:
        assert tanggapan.status_code == 422
        assert f"belum terbuka untuk {Jenjang(jenjang).label} (Pasal 8)" in galat(tanggapan)
        assert "25.000.000" in tanggapan.content.decode()


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"kode": "permodalan"}, "Pilih KSP/USP yang menyalurkan"),
        ({"kode": "layanan_bisnis"}, "Pilih BDS-P/LPB yang melayani"),
        ({"tahun": lambda: tahun_ini() - 1}, "baru ditetapkan tahun"),
        ({"tahun": lambda: tahun_ini() + 1}, "belum tiba"),
        ({"nilai": "1.500"}, "dua hal"),
        ({"uraian": ""}, "Isi uraian"),
        ({"kode": ""}, "Pilih jenis perkuatan"),
    ],
)
def test_isian_perkuatan_yang_salah_diberi_kalimatnya_sendiri(client, ganti, kalimat):
    sentra = tetapkan(buat_sentra())
    masuk(client, Peran.DINAS_KABKOTA)
    isi = {"tahun": tahun_ini(), "kode": "informasi_bisnis", "uraian": "Internet desa", **saat_ini(ganti)}
    assert kalimat in galat(client.post(url("perkuatan_baru", sentra), isi))
    assert not Perkuatan.objects.exists()


def test_permodalan_melalui_ksp_tercatat_dan_tampil(client):
    sentra = tetapkan(buat_sentra())
    ksp = Koperasi.objects.create(nama="KSP Mitra", jenis="ksp", badan_hukum="1", wilayah=sentra.wilayah)
    masuk(client, Peran.DINAS_PROVINSI)
    isi = {"tahun": tahun_ini(), "kode": "permodalan", "uraian": "MAP tahap pertama", "nilai": "1", "koperasi": ksp.pk}
    client.post(url("perkuatan_baru", sentra), isi)
    halaman = client.get(sentra.get_absolute_url()).content.decode()
    assert "MAP tahap pertama, melalui KSP Mitra" in halaman


def test_klik_kedua_tidak_mencatat_dua_kali(client):
    sentra = tetapkan(buat_sentra())
    masuk(client, Peran.POKJA_KABKOTA)
    for _ in range(2):
        client.post(url("masukan_sentra", sentra), {"uraian": "Belanja bahan bersama.", "huruf": "a"})
        client.post(
            url("pembinaan_baru", sentra),
            {"tahun": tahun_ini(), "pemberi": "Dinas", "bentuk": "Pelatihan", "nilai": ""},
        )
    assert Masukan.objects.count() == 1
    assert RiwayatPembinaan.objects.count() == 1
    assert Jejak.objects.filter(objek_jenis="sentra_ukm.sentra").count() == 2


# Identity, history, advice


def test_identitas_diubah_dengan_jejak_dan_jenjang_tidak_ikut(client):
    sentra = buat_sentra(nama="Sentra Kulit")
    masuk(client, Peran.POKJA_KABKOTA)
    isi = {
        "nama": "Sentra Kulit Sukaregang", "produk": "Jaket", "kecamatan": "Garut Kota", "desa": "Regol",
        "lintang": "-7,2195", "bujur": "107.9133", "kbli": "15202", "jenjang": "klaster", "wilayah": "33.74",
    }  # fmt: skip
    assert client.post(url("sentra_ubah", sentra), isi).status_code == 302
    sentra.refresh_from_db()
    assert (sentra.nama, sentra.jenjang, sentra.wilayah_id) == ("Sentra Kulit Sukaregang", "", "32.05")
    assert (sentra.lintang, sentra.bujur) == (Decimal("-7.219500"), Decimal("107.913300"))
    assert "nama sentra" in Jejak.objects.get(objek_jenis="sentra_ukm.sentra").kalimat


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"nama": "sentra dodol"}, "sudah ada"),
        ({"kbli": "1520"}, "5 angka"),
        ({"lintang": "7,2195"}, "di luar Indonesia"),
        ({"lintang": "utara"}, "derajat dengan angka"),
        ({"lintang": "NaN"}, "derajat dengan angka"),
        ({"bujur": ""}, "keduanya"),
        ({"tahun_tumbuh": lambda: tahun_ini() + 1}, "belum tiba"),
    ],
)
def test_identitas_yang_salah_ditolak(client, ganti, kalimat):
    buat_sentra(nama="Sentra Dodol")
    sentra = buat_sentra(nama="Sentra Kulit")
    masuk(client, Peran.DINAS_KABKOTA)
    isi = {
        "nama": "Sentra Kulit", "produk": "Jaket", "kecamatan": "Garut Kota", "desa": "Regol", "lintang": "-7,2195",
        "bujur": "107,9133", **saat_ini(ganti),
    }  # fmt: skip
    assert kalimat in galat(client.post(url("sentra_ubah", sentra), isi))
    sentra.refresh_from_db()
    assert sentra.produk == "Jaket kulit"


def test_halaman_memuat_riwayat_penetapan_usulan_dan_masukan(client):
    sentra = tetapkan(buat_sentra())
    pokja = masuk(client, Peran.POKJA_PROVINSI)
    client.post(url("masukan_sentra", sentra), {"uraian": "Perkuat desain produk."})
    halaman = client.get(sentra.get_absolute_url()).content.decode()
    for teks in (f"07/Kep/M.KUKM/I/{tahun_ini()}", f"20 Januari {tahun_ini()}", "Perkuat desain produk.", pokja.nama,
                 "Pasal 13 huruf c", sentra.usulan.get().nomor_perkara):  # fmt: skip
        assert teks in halaman
    assert Masukan.objects.get().jabatan_penulis == "Pokja Keuangan Provinsi"


def test_masukan_dari_kabupaten_menyebut_pasal_15(client):
    sentra = buat_sentra()
    masuk(client, Peran.POKJA_KABKOTA)
    assert "Pilih yang dilakukan." in galat(client.post(url("masukan_sentra", sentra), {"uraian": "Tanpa pilihan."}))
    client.post(url("masukan_sentra", sentra), {"uraian": "Prospektif.", "huruf": "a"})
    client.post(url("masukan_sentra", sentra), {"uraian": "Ajak UKM memakai BDS-P.", "huruf": "c"})
    pasal = [f"Pasal 15 huruf {huruf} Permen KUKM 23/2005" for huruf in "ca"]
    assert list(Masukan.objects.values_list("pasal", flat=True)) == pasal


# Map


def test_titik_peta_sesuai_proyeksi_garis():
    """Two corners of the outline: 94.5 E 6.5 N is the origin, 141.5 E 11.5 S the far end."""
    assert titik(Decimal("6.5"), Decimal("94.5")) == (0, 0)
    x, y = titik(Decimal("-11.5"), Decimal("141.5"))
    assert round(x, 6) == 1000
    assert abs(y - 383) < Decimal("0.1")


def test_peta_memakai_titik_sentra_lalu_titik_wilayah():
    sentra = buat_sentra()
    assert peta_titik(sentra) is None
    sentra.wilayah.lintang, sentra.wilayah.bujur = Decimal("-7.2"), Decimal("107.9")
    assert peta_titik(sentra)["tepat"] is False
    sentra.lintang, sentra.bujur = Decimal("-7.22"), Decimal("107.91")
    peta = peta_titik(sentra)
    assert peta["tepat"] is True
    kiri, atas, lebar, tinggi = map(float, peta["jendela"].split())
    assert kiri < float(peta["x"]) < kiri + lebar
    assert atas < float(peta["y"]) < atas + tinggi


# Region


def test_wilayah_sendiri_saja_dan_satu_wilayah_langsung_dibuka(client):
    buat_wilayah("32.06")
    masuk(client, Peran.POKJA_KABKOTA)
    assert client.get(reverse("wilayah_daftar")).url == reverse("wilayah_rinci", args=["32.05"])
    for kode in ("32.06", "32", "00", "99.99"):
        assert client.get(reverse("wilayah_rinci", args=[kode])).status_code == 404
        assert client.post(reverse("masukan_wilayah", args=[kode]), {"uraian": "x"}).status_code == 404


def test_provinsi_melihat_matriks_kabupatennya_dan_tidak_menulis_di_sana(client):
    buat_usulan("32.05", lengkap=False)
    buat_usulan("32.06", lengkap=False)
    masuk(client, Peran.DINAS_PROVINSI)
    tanggapan = client.get(reverse("wilayah_rinci", args=["32"]))
    assert [(b["kode"], b["jumlah"][0][1]) for b in tanggapan.context["matriks"]] == [("32.05", 1), ("32.06", 1)]
    assert client.get(reverse("wilayah_rinci", args=["32.05"])).status_code == 200
    tanggapan = client.post(
        reverse("program_baru", args=["32.05"]), {"tahun": tahun_ini(), "judul": "x", "uraian": "x"}
    )
    assert tanggapan.status_code == 403
    assert not Program.objects.exists()


def test_setiap_status_usulan_punya_meja():
    nama = list(MEJA.values())
    letak = {status.value: nama[kolom_meja(status)] for status in StatusUsulan}
    diharap = {
        "Di kabupaten/kota": "draf terseleksi perbaikan_kabkota perbaikan_provinsi perbaikan_kementerian",
        "Di provinsi": "di_provinsi lengkap kembali_di_provinsi",
        "Di kementerian": "di_kementerian",
        "Terpilih": "terpilih",
        "Ditetapkan": "ditetapkan",
        "Tidak terpilih atau ditarik": "tidak_terpilih ditarik",
    }
    assert letak == letak | {status: n for n, daftar in diharap.items() for status in daftar.split()}
    assert set(letak.values()) == set(nama)


def test_dinas_menyusun_program_dan_pokja_provinsi_memberi_masukan(client):
    dinas = masuk(client, Peran.DINAS_PROVINSI)
    isi = {
        "tahun": tahun_ini() + 1,
        "judul": "Penumbuhan sentra pangan",
        "uraian": "Lima sentra.",
        "sinergi": "Disnaker",
    }
    assert client.post(reverse("program_baru", args=["32"]), isi).status_code == 302
    assert Program.objects.get().penulis == dinas
    assert client.get(reverse("masukan_wilayah", args=["32"])).status_code == 403
    masuk(client, Peran.POKJA_PROVINSI)
    client.post(reverse("masukan_wilayah", args=["32"]), {"uraian": "Utamakan bahan baku lokal."})
    assert Masukan.objects.get().pasal == "Pasal 13 huruf b Permen KUKM 23/2005"
    halaman = client.get(reverse("wilayah_rinci", args=["32"])).content.decode()
    for teks in ("Penumbuhan sentra pangan", "Disnaker", "Utamakan bahan baku lokal.", "program tahun berikut"):
        assert teks in halaman


def test_masukan_pokja_kabupaten_menyebut_satu_lembaga(client):
    masuk(client, Peran.POKJA_KABKOTA)
    wilayah = Wilayah.objects.get(pk="32.05")
    ksp = Koperasi.objects.create(nama="KSP Mitra", jenis="ksp", badan_hukum="1", wilayah=wilayah)
    bdsp = Bdsp.objects.create(nama="Yayasan Bina", bentuk="yayasan", wilayah=wilayah)
    alamat = reverse("masukan_wilayah", args=["32.05"])
    assert "Pilih KSP/USP atau BDS-P/LPB" in galat(client.post(alamat, {"uraian": "Umum"}))
    dua = {"uraian": "Dua", "koperasi": ksp.pk, "bdsp": bdsp.pk}
    assert "salah satu saja" in galat(client.post(alamat, dua))
    assert client.post(alamat, {"uraian": "Layak diprogramkan.", "bdsp": bdsp.pk}).status_code == 302
    assert Masukan.objects.get().pasal == "Pasal 15 huruf b Permen KUKM 23/2005"


def test_bdsp_ditambah_sekali_dan_nama_kembar_ditolak(client):
    masuk(client, Peran.DINAS_KABKOTA)
    bdsp = reverse("bdsp_baru", args=["32.05"])
    isi = {"nama": "Yayasan Bina", "bentuk": "yayasan"}
    assert client.post(bdsp, isi).status_code == 302
    assert "sudah tercatat" in galat(client.post(bdsp, {**isi, "nama": "YAYASAN BINA"}))
    assert "Yayasan Bina" in client.get(reverse("wilayah_rinci", args=["32.05"])).content.decode()


def test_koperasi_wilayah_dicatat_petugas_register_yang_disebut_namanya(client):
    masuk(client, Peran.DINAS_KABKOTA)
    halaman = reverse("wilayah_rinci", args=["32.05"])
    assert "petugas itu belum ditugaskan di wilayah ini" in client.get(halaman).content.decode()
    buat_pengguna(Peran.PEMERIKSA, kode="32", nama="Ratna Provinsi")
    loket = buat_pengguna(Peran.LOKET, kode="32.05", nama="Neneng Loket")
    buat_pengguna(Peran.LOKET, kode="32.06", nama="Orang Tasik")
    Koperasi.objects.create(nama="KSP Mitra", jenis="ksp", badan_hukum="518/BH/1", wilayah_id="32.05")
    isi = client.get(halaman).content.decode()
    assert "KSP Mitra" in isi and "Orang Tasik" not in isi
    assert isi.index("Neneng Loket (Petugas loket, ") < isi.index("Ratna Provinsi (Pemeriksa permohonan, ")
    baru = reverse("koperasi_baru", args=["32.05"])
    assert baru not in isi
    assert client.get(baru).status_code == 403
    client.force_login(loket)
    assert f'href="{baru}"' in client.get(halaman).content.decode()
    Wilayah.objects.filter(pk="32.05").update(berlaku_sampai=date(2025, 12, 31))
    assert baru not in client.get(halaman).content.decode()


def test_wilayah_yang_berakhir_hanya_dibaca(client):
    masuk(client, Peran.DINAS_KABKOTA)
    Wilayah.objects.filter(pk="32.05").update(berlaku_sampai=date(2025, 12, 31))
    halaman = client.get(reverse("wilayah_rinci", args=["32.05"])).content.decode()
    assert "Berlaku sampai 31 Desember 2025" in halaman
    tanggapan = client.post(
        reverse("program_baru", args=["32.05"]), {"tahun": tahun_ini(), "judul": "x", "uraian": "x"}
    )
    assert tanggapan.status_code == 403
    assert "sudah tidak berlaku" in tanggapan.content.decode()


# Growth


@pytest.mark.parametrize("jumlah", [10, 1000])
def test_daftar_dan_halaman_wilayah_memakai_jumlah_kueri_yang_sama(client, jumlah, django_assert_num_queries):
    pokja = buat_pengguna()
    Sentra.objects.bulk_create(
        [
            Sentra(nama=f"Sentra {n:04}", wilayah_id="32.05", kecamatan="K", desa="D", produk="P", dibuat_oleh=pokja)
            for n in range(jumlah)
        ]
    )
    for n in range(5):
        Instansi.objects.create(wilayah_id="32.05", nama=f"Kantor {jumlah} {n}", tempat="Garut", kode_unit="x")
    masuk(client, Peran.DINAS_PROVINSI)
    for alamat, kueri in (
        (reverse("sentra_daftar"), 5),
        (reverse("wilayah_daftar"), 8),
        (reverse("wilayah_rinci", args=["32.05"]), 11),
    ):
        with django_assert_num_queries(kueri):
            assert client.get(alamat).status_code == 200


@pytest.mark.parametrize("jumlah", [10, 1000])
def test_halaman_sentra_memakai_jumlah_kueri_yang_sama(client, jumlah, django_assert_num_queries):
    sentra = tetapkan(buat_sentra())
    dinas = masuk(client, Peran.DINAS_KABKOTA)
    isi = {"sentra": sentra, "tahun": tahun_ini(), "dicatat_oleh": dinas}
    Perkuatan.objects.bulk_create(Perkuatan(kode="informasi_bisnis", uraian=f"{n}", **isi) for n in range(jumlah))
    RiwayatPembinaan.objects.bulk_create(RiwayatPembinaan(pemberi="Dinas", bentuk=f"{n}", **isi) for n in range(jumlah))
    with django_assert_num_queries(10):
        assert client.get(sentra.get_absolute_url()).status_code == 200


def test_unduh_excel_memuat_kolom_yang_sama(client):
    tetapkan(buat_sentra(nama="Sentra Dodol"))
    masuk(client, Peran.DINAS_PROVINSI)
    tanggapan = client.get(reverse("sentra_daftar") + "?unduh=xlsx&jenjang=sentra")
    assert tanggapan["Content-Type"].endswith("spreadsheetml.sheet")
    assert client.get(reverse("sentra_daftar") + "?jenjang=belum").context["baris"] == []
    assert len(client.get(reverse("sentra_daftar") + "?jenjang=sentra&q=dodol").context["baris"]) == 1


def test_beranda_menghitung_sentra_bukan_keputusannya():
    satu = buat_sentra()
    Wilayah.objects.filter(pk=satu.wilayah_id).update(lintang=Decimal("-7.2"), bujur=Decimal("107.9"))
    for tahun in (2025, 2026):
        tetapkan(satu, tahun=tahun)
    isi = beranda()
    assert isi["angka"] == [("Sentra UKM ditetapkan", 1, "di 1 kabupaten/kota")]
    assert isi["peta"]["noda"].count("M") == 1 and [n for _, n in isi["peta"]["provinsi"]] == [1]
