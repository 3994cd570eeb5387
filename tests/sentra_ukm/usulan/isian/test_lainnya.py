"""Lampiran 2, team, partners, guidance, supporting files; the same cost at any size."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ksp_usp.models import Koperasi
from sentra_ukm.models import Bdsp, Lampiran2, RiwayatPembinaan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.syarat import isian_kurang, lampiran_terisi
from tests.pabrik import buat_pengguna, buat_ukm, buat_usulan, buat_wilayah
from tests.sentra_ukm.usulan.isian.bantu import PDF, alamat, isian, segar, teks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("nama", "lain", "letak"),
    [
        ("usulan_tim", (), "bagian 1 dari 5"),
        ("usulan_kriteria", (1,), "bagian 2 dari 5"),
        ("usulan_lampiran2", (), "bagian 3 dari 5"),
        ("usulan_berkas", (), "opsional"),
    ],
)
def test_tiap_bagian_menyebut_letaknya_di_antara_yang_wajib(masuk, draf, nama, lain, letak):
    assert f"{draf.sentra.nama} · {letak}" in teks(masuk.get(alamat(draf, nama, *lain)))


# Lampiran 2


def test_separuh_lampiran_2_tersimpan_dan_yang_kurang_disebut(masuk, draf):
    url = alamat(draf, "usulan_lampiran2")
    masuk.post(url, isian(masuk.get(url)) | {"kontak": "Asep", "kapasitas": "1.250,5", "luas": ""})
    lampiran = segar(draf).lampiran2
    assert (lampiran.kontak, lampiran.kapasitas, lampiran.versi) == ("Asep", Decimal("1250.5"), 1)
    assert isian_kurang(segar(draf))[2] == [
        "satuan kapasitas", "bahan baku utama", "asal bahan baku", "jangkauan pemasaran",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"kapasitas": "1.500"}, "dapat berarti dua hal"),
        ({"nilai_investasi": "1,5"}, "dapat berarti dua hal"),
        ({"omzet_3": "1.500"}, "dapat berarti dua hal"),
        ({"omzet_3": "１５０００"}, "Pakai angka 0 sampai 9"),
        ({"nilai_produksi": "10" + "0" * 18}, "Angka terlalu besar"),
        ({"surel": "bukan surel"}, "email"),
        ({"kontak": "x" * 121}, "120"),
        ({"bdsp_nama": "LPB Baru"}, "Isi bentuk lembaga untuk menambah yang baru."),
    ],
)
def test_isian_lampiran_2_yang_salah_dijelaskan_dan_lainnya_tetap(masuk, draf, isi, kalimat):
    url = alamat(draf, "usulan_lampiran2")
    balasan = masuk.post(url, isian(masuk.get(url)) | {"lembaga": "Kelompok Jaya"} | isi)
    assert balasan.status_code == 422
    assert kalimat in teks(balasan) and "Ada masalah" in teks(balasan)
    assert 'value="Kelompok Jaya"' in teks(balasan)
    assert f'value="{next(iter(isi.values()))}"' in teks(balasan)
    assert not Lampiran2.objects.exists()


def test_rata_rata_omzet_yang_berbeda_dari_lampiran_3_disebut(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja)
    url = alamat(usulan, "usulan_lampiran2")
    masuk.post(url, isian(masuk.get(url)) | {f"omzet_{n}": "250.000.000" for n in range(1, 13)})
    assert "berbeda dari jumlah Lampiran 3" not in teks(masuk.get(url))
    masuk.post(url, isian(masuk.get(url)) | {"omzet_12": "3.250.000.000"})
    halaman = teks(masuk.get(url))
    assert "Rata-rata Lampiran 2 Rp500.000.000,00 per bulan, jumlah Lampiran 3 Rp250.000.000,00" in halaman
    assert "Oktober 2025" in halaman and "September 2026" in halaman
    masuk.post(url, isian(masuk.get(url)) | {f"omzet_{n}": "3.000.000.000" for n in range(1, 13)})
    assert "kelihatannya omzet setahun, bukan sebulan" in teks(masuk.get(url))


def test_ksp_dipilih_dari_register_dan_bdsp_baru_ditambah_di_wilayah_usulan(masuk, draf):
    ksp = Koperasi.objects.create(nama="KSP Mekar", jenis="ksp", badan_hukum="518/BH/2001", wilayah=draf.wilayah)
    url = alamat(draf, "usulan_lampiran2")
    baru = {"koperasi": ksp.pk, "bdsp_nama": "LPB Garut", "bdsp_bentuk": "perguruan_tinggi"}
    masuk.post(url, isian(masuk.get(url)) | baru)
    lampiran = segar(draf).lampiran2
    assert lampiran.koperasi == ksp
    assert (lampiran.bdsp.nama, lampiran.bdsp.bentuk) == ("LPB Garut", "perguruan_tinggi")
    isi = isian(masuk.get(url))
    assert isi["koperasi"] == str(ksp.pk) and isi["bdsp_nama"] == ""
    masuk.post(url, isi)
    assert (Koperasi.objects.count(), Bdsp.objects.count()) == (1, 1)


def test_usulan_tidak_menulis_koperasi_dan_menyebut_siapa_yang_mencatatnya(masuk, draf):
    url = alamat(draf, "usulan_lampiran2")
    baru = {"koperasi_nama": "KSP Lain", "koperasi_jenis": "ksp", "koperasi_badan_hukum": "518/bh/2001"}
    assert masuk.post(url, isian(masuk.get(url)) | baru).status_code == 302
    assert segar(draf).lampiran2.koperasi is None and not Koperasi.objects.exists()
    assert "Koperasi dicatat petugas loket atau pemeriksa permohonan" in teks(masuk.get(url))
    assert f'href="{reverse("wilayah_rinci", args=[draf.wilayah_id])}#koperasi"' in teks(masuk.get(url))


def test_koperasi_kabupaten_lain_tidak_ditawarkan_koperasi_provinsi_ditawarkan(masuk, draf):
    for kode, nama in (("32.05", "KSP Garut"), ("32", "KSP Jabar"), ("32.06", "KSP Tasik")):
        Koperasi.objects.create(nama=nama, jenis="ksp", badan_hukum=nama, wilayah=buat_wilayah(kode))
    halaman = teks(masuk.get(alamat(draf, "usulan_lampiran2")))
    assert "KSP Garut" in halaman and "KSP Jabar" in halaman and "KSP Tasik" not in halaman
    tasik = Koperasi.objects.get(nama="KSP Tasik")
    url = alamat(draf, "usulan_lampiran2")
    assert masuk.post(url, isian(masuk.get(url)) | {"koperasi": tasik.pk}).status_code == 422


@pytest.mark.parametrize(("jenis", "banyak"), [("sentra", 4), ("unggulan", 6), ("klaster", 8)])
def test_kebutuhan_yang_ditawarkan_kumulatif_menurut_jenjang(masuk, pokja, jenis, banyak):
    usulan = buat_usulan(pengguna=pokja, jenis=jenis, lengkap=False)
    assert masuk.get(alamat(usulan, "usulan_lampiran2")).content.decode().count('name="kebutuhan"') == banyak


def test_kebutuhan_di_atas_jenjang_ditolak(masuk, draf):
    url = alamat(draf, "usulan_lampiran2")
    assert masuk.post(url, isian(masuk.get(url)) | {"kebutuhan": ["permodalan", "litbang"]}).status_code == 422
    masuk.post(url, isian(masuk.get(url)) | {"kebutuhan": ["permodalan", "dana_penjaminan"]})
    assert segar(draf).lampiran2.kebutuhan == ["permodalan", "dana_penjaminan"]


def test_tahap_yang_mundur_diperingatkan_dan_tetap_tersimpan(masuk, pokja):
    lama = buat_usulan(pengguna=pokja)
    ALUR_USULAN.jalankan(lama, "batalkan", pokja, versi=lama.versi, alasan="Selesai.")
    baru = buat_usulan(pengguna=pokja, sentra=lama.sentra, lengkap=False)
    url = alamat(baru, "usulan_lampiran2")
    balasan = masuk.post(url, isian(masuk.get(url)) | {"tahap": "a"}, follow=True)
    assert "Tahap mundur dari huruf c ke huruf a (Pasal 9" in teks(balasan)
    assert segar(baru).lampiran2.tahap == "a"


def test_lampiran_2_yang_basi_menampilkan_kedua_isian(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja)
    url = alamat(usulan, "usulan_lampiran2")
    lama = isian(masuk.get(url))
    masuk.post(url, lama | {"kontak": "Dadang"})
    balasan = masuk.post(url, lama | {"kontak": "Ujang"})
    assert balasan.status_code == 409
    assert "Petugas lain mengubah isian ini" in teks(balasan) and "Tersimpan oleh petugas lain: Dadang." in teks(
        balasan
    )
    assert 'value="Ujang"' in teks(balasan) and segar(usulan).lampiran2.kontak == "Dadang"
    assert masuk.post(url, isian(balasan)).status_code == 302
    assert segar(usulan).lampiran2.kontak == "Ujang"


# Team, partners, guidance


def test_tim_mitra_dan_pembinaan_tersimpan(masuk, pokja, draf):
    url = alamat(draf, "usulan_tim")
    masuk.post(
        url,
        isian(masuk.get(url))
        | {
            "tanggal_penilaian": "3 Nopember 2026", "bulan_acuan": "2026-10-01",
            "anggota-0-nama": "Ujang Komar", "anggota-0-nip": "19800101 200501 1 001", "anggota-0-jabatan": "Ketua",
            "mitra-0-arah": "hulu", "mitra-0-nama": "Penyamak", "pembinaan-0-tahun": "2024",
            "pembinaan-0-pemberi": "Dinas", "pembinaan-0-bentuk": "Pelatihan", "pembinaan-0-nilai": "Rp 15.000.000,00",
        },
    )  # fmt: skip
    usulan = segar(draf)
    assert (usulan.tanggal_penilaian, usulan.bulan_acuan) == (date(2026, 11, 3), date(2026, 10, 1))
    assert usulan.tim.get().nip == "198001012005011001"
    assert usulan.mitra.get().nama == "Penyamak"
    assert (usulan.sentra.pembinaan.get().nilai, usulan.sentra.pembinaan.get().dicatat_oleh) == (
        Decimal(15_000_000),
        pokja,
    )
    assert lampiran_terisi(usulan)["tim"]


def test_riwayat_yang_dicatat_dinas_tetap_atas_namanya_sampai_ada_yang_mengubahnya(masuk, pokja, draf):
    dinas = buat_pengguna("dinas_kabkota")
    for bentuk in ("Pelatihan", "Pameran"):
        RiwayatPembinaan.objects.create(
            sentra=draf.sentra, tahun=2024, pemberi="Dinas", bentuk=bentuk, dicatat_oleh=dinas
        )
    url = alamat(draf, "usulan_tim")
    isi = isian(masuk.get(url))
    assert isi["pembinaan-1-bentuk"] == "Pameran"
    masuk.post(url, isi | {"pembinaan-1-bentuk": "Pameran luar negeri"})
    oleh = dict(draf.sentra.pembinaan.values_list("bentuk", "dicatat_oleh"))
    assert oleh == {"Pelatihan": dinas.pk, "Pameran luar negeri": pokja.pk}


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"tanggal_penilaian": "1/1/2099"}, "Tanggal penilaian tidak boleh sesudah hari ini."),
        ({"tanggal_penilaian": "31/02/2026"}, "Tanggal 31 Februari tidak ada."),
        ({"bulan_acuan": "2099-01-01"}, "Select a valid choice|pilihan"),
        ({"anggota-0-nama": "Ujang", "anggota-0-nip": "123"}, "NIP terdiri atas 18 angka."),
        ({"anggota-0-nama": "Ujang"}, "Isi jabatan dalam tim."),
        ({"mitra-0-nama": "Toko"}, "Pilih arah."),
        ({"pembinaan-0-tahun": "2568", "pembinaan-0-pemberi": "D"}, "Isi tahun dengan empat angka"),
    ],
)
def test_baris_yang_salah_dijelaskan_dan_semua_baris_tetap_ada(masuk, draf, isi, kalimat):
    url = alamat(draf, "usulan_tim")
    tetap = {"mitra-0-bentuk": "Kontrak tahunan", "mitra-0-arah": "hulu", "mitra-0-nama": "Toko"}
    if "mitra-0-nama" in isi:
        tetap["mitra-0-arah"] = ""
    balasan = masuk.post(url, isian(masuk.get(url)) | tetap | isi)
    assert balasan.status_code == 422
    assert re.search(kalimat, teks(balasan)) and "Ada masalah" in teks(balasan)
    assert 'value="Kontrak tahunan"' in teks(balasan)
    assert not draf.tim.exists() and not draf.mitra.exists()


def test_tambah_baris_menyimpan_lalu_memberi_baris_kosong_tanpa_javascript(masuk, draf):
    url = alamat(draf, "usulan_tim")
    balasan = masuk.post(
        url, isian(masuk.get(url)) | {"anggota-0-nama": "A", "anggota-0-jabatan": "Ketua", "tambah": "anggota"}
    )
    assert balasan.url == f"{url}?tambah=anggota#anggota"
    isi = isian(masuk.get(balasan.url))
    assert isi["anggota-TOTAL_FORMS"] == "5" and isi["anggota-0-nama"] == "A" and isi["mitra-TOTAL_FORMS"] == "1"


def test_baris_yang_dikosongkan_atau_ditandai_terhapus_dan_lainnya_tetap_barisnya(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja)
    pembinaan = usulan.sentra.pembinaan.get()
    url = alamat(usulan, "usulan_tim")
    isi = isian(masuk.get(url))
    masuk.post(
        url, isi | {"mitra-0-arah": "", "mitra-0-nama": "", "mitra-1-DELETE": "on", "pembinaan-0-bentuk": "Magang"}
    )
    assert not usulan.mitra.exists()
    pembinaan.refresh_from_db()
    assert pembinaan.bentuk == "Magang"


def test_halaman_tim_yang_basi_tidak_menimpa(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja)
    url = alamat(usulan, "usulan_tim")
    lama = isian(masuk.get(url))
    masuk.post(url, lama | {"anggota-0-nama": "Ketua Baru"})
    balasan = masuk.post(url, lama | {"anggota-0-nama": "Ketua Lain"})
    assert balasan.status_code == 409
    assert "Petugas lain mengubah isian ini" in teks(balasan)
    assert "anggota tim: baris 1: Nama Ketua Baru" in teks(balasan) and 'value="Ketua Lain"' in teks(balasan)
    assert usulan.tim.get().nama == "Ketua Baru"
    masuk.post(url, isian(balasan))
    assert usulan.tim.get().nama == "Ketua Lain"


def test_baris_milik_usulan_lain_tidak_terambil_lewat_pk(masuk, pokja, draf):
    lain = buat_usulan(pengguna=pokja)
    url = alamat(draf, "usulan_tim")
    masuk.post(
        url,
        isian(masuk.get(url)) | {"mitra-0-pk": lain.mitra.first().pk, "mitra-0-arah": "hulu", "mitra-0-nama": "Curian"},
    )
    assert draf.mitra.get().nama == "Curian"
    assert "Curian" not in [m.nama for m in lain.mitra.all()]


# Supporting files


def test_berkas_pendukung_diunggah_dilihat_dan_dilepas(masuk, draf):
    url = alamat(draf, "usulan_berkas")
    balasan = masuk.post(url, {"butir": "lampiran_1", "berkas": SimpleUploadedFile("pindaian.pdf", PDF)}, follow=True)
    assert "pindaian.pdf" in teks(balasan) and "Pindaian formulir resmi Lampiran 1" in teks(balasan)
    assert "pindaian.pdf" in teks(masuk.get(alamat(draf, "usulan_rinci")))
    masuk.post(url, {"lepas": draf.daftar_berkas.get().pk})
    assert not draf.daftar_berkas.exists()


def test_unggah_tanpa_berkas_atau_jenis_dijelaskan(masuk, draf):
    balasan = masuk.post(alamat(draf, "usulan_berkas"), {"butir": "foto"})
    assert balasan.status_code == 422 and "Pilih berkas untuk berkas." in teks(balasan)
    balasan = masuk.post(alamat(draf, "usulan_berkas"), {"butir": "foto", "berkas": SimpleUploadedFile("a.pdf", b"MZ")})
    assert "Berkas harus PDF, JPG, PNG, atau XLSX." in teks(balasan)


# Same cost at any number of firms


def test_jumlah_kueri_lampiran_1_sama_untuk_10_dan_1000_ukm(masuk, pokja, django_assert_num_queries):
    usulan = buat_usulan(pengguna=pokja, ukm=10)
    url = alamat(usulan, "usulan_kriteria", 1)
    masuk.get(url)
    with django_assert_num_queries(20, exact=False) as sedikit:
        masuk.get(url)
    buat_ukm(usulan, 990)
    with django_assert_num_queries(len(sedikit)):
        masuk.get(url)
