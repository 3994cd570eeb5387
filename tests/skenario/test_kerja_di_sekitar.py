"""Work around the route (Pasal 4, 8, 12 to 15): programs, advice, partners, perkuatan, each by whom the text names."""

import pytest

from core.dasar.izin import Peran
from ksp_usp.models import Koperasi
from sentra_ukm.models import Bdsp, Masukan, Program
from tests.jam import tahun_ini
from tests.pabrik import buat_sentra, buat_usulan, majukan
from tests.skenario.peramban import Petugas, keputusan_menteri

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


@pytest.fixture
def pokja():
    return Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu", jabatan="Ketua Pokja")


@pytest.fixture
def dinas():
    return Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri", jabatan="Kepala Dinas")


@pytest.fixture
def pokja_provinsi():
    return Petugas(Peran.POKJA_PROVINSI, "Dewi Permana")


@pytest.fixture
def dinas_provinsi():
    return Petugas(Peran.DINAS_PROVINSI, "Agus Mulyana")


def test_program_tahunan_dan_masukan_atasnya(pokja, dinas, pokja_provinsi, dinas_provinsi):
    isi = {
        "tahun": tahun_ini() + 1,
        "judul": "Penumbuhan sentra kulit",
        "uraian": "Tiga sentra.",
        "sinergi": "Disperindag",
    }
    halaman = dinas.kirim("/wilayah/32.05/program/", **isi)
    assert f"{tahun_ini() + 1}: Penumbuhan sentra kulit" in halaman.teks
    assert "Disinergikan dengan Disperindag." in halaman.teks
    assert "Ujang Somantri, Kepala Dinas" in halaman.teks
    assert "Pasal 14 huruf a" in dinas.buka("/wilayah/32.05/program/").teks
    # Synergy is an option (Pasal 4: "dapat").
    provinsi = {"tahun": tahun_ini() + 1, "judul": "Sentra binaan lanjutan", "uraian": "Dua kabupaten."}
    assert "Sentra binaan lanjutan" in dinas_provinsi.kirim("/wilayah/32/program/", **provinsi).teks
    assert "Pasal 12 huruf b" in dinas_provinsi.buka("/wilayah/32/program/").teks
    assert Program.objects.get(wilayah="32").sinergi == ""

    # A Pokja writes no program, a Dinas no advice; a province none for its regency.
    for petugas, alamat in (
        (pokja, "/wilayah/32.05/program/"), (pokja_provinsi, "/wilayah/32/program/"),
        (dinas_provinsi, "/wilayah/32.05/program/"), (dinas, "/wilayah/32.05/masukan/"),
        (dinas_provinsi, "/wilayah/32/masukan/"), (pokja_provinsi, "/wilayah/32.05/masukan/"),
    ):  # fmt: skip
        assert petugas.kode(alamat) == 403, alamat

    halaman = pokja_provinsi.kirim("/wilayah/32/masukan/", uraian="Utamakan sentra dekat bahan baku.")
    assert "Utamakan sentra dekat bahan baku." in halaman.teks
    assert "tentang program tahun berikut · Pasal 13 huruf b Permen KUKM 23/2005" in halaman.teks
    assert "Utamakan sentra dekat bahan baku." in dinas_provinsi.buka("/wilayah/32/").teks


def catat_mitra(dinas):
    """The dinas asks whom the page of the region names; the counter writes the koperasi down."""
    loket = Petugas(Peran.LOKET, "Neneng Loket", kode="32.05")
    assert "kepada Neneng Loket (Petugas loket, " in dinas.buka("/wilayah/32.05/").teks
    assert dinas.kode("/wilayah/32.05/koperasi/") == 403
    loket.kirim(
        "/wilayah/32.05/koperasi/", nama="KSP Mitra Garut", jenis="ksp", bentuk="primer", pola="konvensional",
        badan_hukum="518/BH/1",
    )  # fmt: skip
    assert "KSP Mitra Garut" in dinas.buka("/wilayah/32.05/").teks


def test_masukan_pokja_tentang_mitra_dan_sentra(pokja, dinas, pokja_provinsi):
    catat_mitra(dinas)
    form = dinas.buka("/wilayah/32.05/bdsp/").html
    for bentuk in ("Yayasan", "Perguruan Tinggi", "Perseroan Terbatas", "Koperasi", "CV", "LSM"):
        assert f">{bentuk}</option>" in form
    assert ">PT</option>" not in form
    dinas.kirim("/wilayah/32.05/bdsp/", nama="Pusat Bisnis Kampus", bentuk="perguruan_tinggi")

    tentang = pokja.kirim(
        "/wilayah/32.05/masukan/", uraian="Layak menyalurkan MAP.", koperasi=Koperasi.objects.get().pk
    )
    assert "tentang KSP Mitra Garut · Pasal 15 huruf b" in tentang.teks
    tentang = pokja.kirim("/wilayah/32.05/masukan/", uraian="Perlu tenaga desain.", bdsp=Bdsp.objects.get().pk)
    assert "tentang Pusat Bisnis Kampus · Pasal 15 huruf b" in tentang.teks

    sentra = buat_sentra(pengguna=pokja.orang)
    alamat = f"/sentra/{sentra.pk}/masukan/"
    kosong = pokja.kirim(alamat, uraian="Tanpa memilih.")
    assert kosong.kode == 422
    assert "Pilih yang dilakukan." in kosong.teks
    assert "Tanpa memilih." in kosong.html
    pokja.kirim(alamat, uraian="Prospektif, 30 perajin muda.", huruf="a")
    pokja.kirim(alamat, uraian="Kunjungan bersama ke BDS-P.", huruf="c")
    pokja_provinsi.kirim(alamat, uraian="Hubungkan dengan pembeli Bandung.")
    isi = dinas.buka(sentra.get_absolute_url()).teks
    for potongan in (
        "Prospektif, 30 perajin muda.", "Pasal 15 huruf a", "Kunjungan bersama ke BDS-P.", "Pasal 15 huruf c",
        "Hubungkan dengan pembeli Bandung.", "Pasal 13 huruf c", "Neneng Rahayu, Ketua Pokja",
    ):  # fmt: skip
        assert potongan in isi, potongan
    assert dinas.kode(alamat) == 403
    # Advice stays as it was given: there is no page that changes it.
    assert not [t for t in dinas.buka(sentra.get_absolute_url()).tautan.values() if "/masukan/" in t]
    assert Masukan.objects.count() == 5


def test_perkuatan_hanya_sesudah_ditetapkan_dan_menurut_jenjang(pokja, dinas, dinas_provinsi):
    usulan = majukan(buat_usulan(pengguna=pokja.orang), "terpilih")
    sentra = usulan.sentra
    alamat = f"/sentra/{sentra.pk}/perkuatan/"
    # Terpilih is not yet ditetapkan (Pasal 7 huruf e, f).
    tutup = dinas.buka(alamat)
    assert tutup.kode == 403
    assert "belum ditetapkan dengan Keputusan Menteri" in tutup.teks
    penyusun = [Petugas(Peran.PENYUSUN_KEPUTUSAN, nama) for nama in ("Rudi Setiawan", "Lilis Maulana")]
    keputusan_menteri(*penyusun, Petugas(Peran.PENETAP, "Rahmat Darmawan"), [usulan])

    catat_mitra(dinas)
    koperasi = Koperasi.objects.get().pk
    map_ = {"tahun": tahun_ini(), "kode": "permodalan", "uraian": "MAP tahap pertama", "nilai": "150.000.000"}
    tanpa = dinas.kirim(alamat, **map_)
    assert tanpa.kode == 422
    assert "Pilih KSP/USP yang menyalurkan" in tanpa.teks
    assert "MAP tahap pertama" in tanpa.html
    unggulan = dinas.pos(alamat, map_ | {"kode": "teknologi"})
    assert unggulan.kode == 422
    assert "belum terbuka untuk Sentra UKM (Pasal 8)" in unggulan.teks
    lalu = dinas.kirim(alamat, **map_ | {"tahun": tahun_ini() - 1, "koperasi": koperasi})
    assert f"baru ditetapkan tahun {tahun_ini()}" in lalu.teks
    tercatat = dinas.kirim(alamat, **map_, koperasi=koperasi)
    assert f"{tahun_ini()}: MAP tahap pertama, melalui KSP Mitra Garut" in tercatat.teks
    assert "150.000.000" in tercatat.teks
    assert "mencatat perkuatan" in tercatat.teks
    assert "MAP tahap pertama" in dinas_provinsi.buka(sentra.get_absolute_url()).teks
    assert pokja.kode(alamat) == 403


def test_pembinaan_yang_dicatat_menjadi_dasar_unggulan(pokja, dinas):
    usulan = buat_usulan(pengguna=pokja.orang, jenis="unggulan")
    usulan.sentra.pembinaan.all().delete()
    lembar = f"/usulan/{usulan.pk}/kriteria/4/"
    isi = pokja.buka(lembar).teks.replace("✗ ", "")
    assert "Fasilitas pembinaan yang telah diperoleh Dari riwayat pembinaan Belum diisi" in isi
    dinas.kirim(f"/sentra/{usulan.sentra_id}/pembinaan/", tahun=tahun_ini(), pemberi="Dinas", bentuk="Pelatihan")
    isi = pokja.buka(lembar).teks.replace("✓ ", "")
    assert "Fasilitas pembinaan yang telah diperoleh Dari riwayat pembinaan Terpenuhi" in isi


def test_ambang_di_lampiran_3_menunjuk_bunyi_dan_tafsirnya(pokja):
    usulan = buat_usulan(pengguna=pokja.orang, lengkap=False)
    halaman = pokja.buka(f"/usulan/{usulan.pk}/ukm/")
    for huruf in "abe":
        assert f"/aturan/23-2005/pasal-5/ayat-1/huruf-{huruf}/#pasal-5-ayat-1-huruf-{huruf}" in halaman.html
    assert "pemilik yang ikut bekerja dihitung" in pokja.buka("/aturan/23-2005/pasal-5/ayat-1/huruf-e/").teks


def test_pengakuan_pokja_atas_ukm_tidak_terklasifikasi_menyebut_pasal_dan_tafsir(pokja):
    """Wealth above Rp200 juta with sales below Rp1 miliar: neither UK nor UM, the Pokja decides with a reason."""
    usulan = buat_usulan(pengguna=pokja.orang)
    ukm = usulan.ukm.first()
    alamat = f"/usulan/{usulan.pk}/ukm/{ukm.kunci}/"
    pokja.kirim(alamat, kekayaan_bersih="200.000.001")
    assert usulan.ukm.jumlah()["jumlah_ukm"] == 24
    halaman = pokja.buka(alamat)
    for potongan in (
        "Tidak terklasifikasi", "tidak dihitung sebagai UKM", "200.000.001", "Pasal 1 angka 13",
        "perlu keputusan Pokja", "kekayaan bersih maksimal Rp. 200.000.000,-",
    ):  # fmt: skip
        assert potongan in halaman.teks, potongan
    tanpa = pokja.kirim(alamat, diakui_pokja="on", alasan_pokja="")
    assert tanpa.kode == 422
    pokja.kirim(alamat, diakui_pokja="on", alasan_pokja="Mesin dipakai bersama anggota.")
    assert usulan.ukm.jumlah()["jumlah_ukm"] == 25
    # Whoever reads it later reads the ground too, in a closed form.
    majukan(usulan.__class__.objects.get(pk=usulan.pk), "di_kementerian")
    verifikator = Petugas(Peran.VERIFIKATOR, "Sri Hidayat")
    isi = verifikator.buka(alamat).teks
    for potongan in (
        "dihitung sebagai UKM oleh Pokja: Mesin dipakai bersama anggota.",
        "tidak masuk Usaha Kecil maupun",
    ):
        assert potongan in isi, potongan


def test_lampiran_2_memuat_jumlah_dari_lampiran_3(pokja):
    usulan = buat_usulan(pengguna=pokja.orang)
    usulan.ukm.update(tk_laki=2, tk_perempuan=1, tk_lain=0, tk_pemilik=1)
    isi = pokja.buka(f"/usulan/{usulan.pk}/lampiran-2/").teks
    assert "25 UKM; tenaga kerja 50 laki-laki, 25 perempuan, dan 25 pemilik yang ikut bekerja" in isi
