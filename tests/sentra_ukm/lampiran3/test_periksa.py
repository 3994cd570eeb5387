"""The one validator: each bad cell its own sentence, warnings that block nothing, rows that never double."""

import json
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from core.dasar.rupa import IsianSalah
from core.lembar.baca import Lembar, baca_tempelan, baca_xlsx
from core.lembar.sel import isi_dibaca
from core.perkara.versi import simpan_isian
from sentra_ukm.lampiran3.kolom import KOLOM, LAMPIRAN_3
from sentra_ukm.lampiran3.periksa import isi_kolom, jumlah_daftar, periksa
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.tulis import lembar_salah, lembar_templat
from sentra_ukm.models import Ukm
from tests import pabrik
from tests.sentra_ukm.lampiran3.lembar import KEPALA, baris, nik, tsv, xlsx

RUANG = UUID("6f1b7c1e-7c0a-4b7e-9d5c-2f1f5a3b9c11")
OMZET, PENJUALAN = "Omset/bln (Rp)", "Penjualan per tahun"


@pytest.fixture
def pengguna(db):
    return pabrik.buat_pengguna()


@pytest.fixture
def usulan(pengguna):
    return pabrik.buat_usulan(pengguna=pengguna, lengkap=False)


def hasil(usulan, *isi, kepala=KEPALA, ruang=RUANG):
    """Checked rows of a real sheet."""
    lembar = baca_xlsx(xlsx(*isi, kepala=kepala), LAMPIRAN_3)
    return periksa(usulan, lembar, LAMPIRAN_3.kenali(lembar.kepala), ruang_kunci=ruang)


def unggah(usulan, pengguna, *isi, kepala=KEPALA, ruang=None):
    """Check a sheet and save what may be saved; `ruang` tells that it is the same reading as before."""
    with simpan_isian(usulan, pengguna) as terkunci:
        h = hasil(terkunci, *isi, kepala=kepala, ruang=ruang or uuid4())
        simpan_ukm(terkunci, [b.ukm for b in h.layak], pengguna)
    return h


def satu(usulan, **ganti):
    """The one row of a sheet with some cells replaced."""
    return hasil(usulan, baris(1, **ganti)).baris[0]


def kalimat(b, kolom):
    return " ".join(c.kalimat for c in b.pada(kolom))


def test_baris_yang_benar_terbaca_lengkap(usulan):
    b = satu(usulan)
    assert (b.golongan, b.catatan, b.akibat) == ("baik", [], "baru")
    u = b.ukm
    assert (u.nama_usaha, u.nik, u.kelamin, u.tahun_berdiri) == ("UD Maju 1", nik(1), "L", 2015)
    assert (u.omzet_bulan, u.penjualan_tahunan) == (Decimal(10_001_000), Decimal(120_012_000))
    assert (u.tk_laki, u.tk_perempuan, u.tenaga_kerja, u.kelas, u.dihitung) == (2, 1, 3, "UK", True)


@pytest.mark.parametrize(
    ("ganti", "kolom", "kata"),
    [
        ({"Nama Usaha": ""}, "nama_usaha", "Isi nama UKM."),
        ({"Nama Usaha": "\u200b\u202e"}, "nama_usaha", "Isi nama UKM."),
        ({"Nama Pemilik": None}, "nama_pemilik", "Isi nama pemilik."),
        ({"Produk": " "}, "produk", "Isi produk."),
        ({OMZET: ""}, "omzet_bulan", "Isi omzet per bulan (Rp), misalnya 15.000.000."),
        ({OMZET: "1.500"}, "omzet_bulan", "dapat berarti dua hal"),
        ({OMZET: "1,5"}, "omzet_bulan", "dapat berarti dua hal"),
        ({OMZET: 1.5}, "omzet_bulan", "Sel ini berisi 1,5. Tulis rupiah penuh"),
        ({OMZET: "-5000000"}, "omzet_bulan", "tidak boleh negatif"),
        ({OMZET: -5_000_000}, "omzet_bulan", "tidak boleh negatif"),
        ({OMZET: "lima juta"}, "omzet_bulan", "Tulis dengan angka saja"),
        ({OMZET: 10**18}, "omzet_bulan", "terlalu besar"),
        ({OMZET: "١٢٣٤٥٦٧"}, "omzet_bulan", "Pakai angka 0 sampai 9"),
        ({OMZET: "=1+1"}, "omzet_bulan", "rumus yang belum ada hasilnya"),
        ({OMZET: "#REF!"}, "omzet_bulan", "Sel ini berisi galat Excel. Tulis nilainya langsung."),
        ({OMZET: True}, "omzet_bulan", "Ubah format sel menjadi Angka"),
        ({"Aset (tanpa tanah & bangunan)": ""}, "kekayaan_bersih", "misalnya 50.000.000."),
        ({"NIK": "320501150385001"}, "nik", "NIK harus 16 angka; yang diisi 15 angka"),
        ({"NIK": "32050115038500011"}, "nik", "yang diisi 17 angka"),
        ({"NIK": "3205019903850001"}, "nik", "bukan tanggal lahir"),
        ({"NIK": 3205010101850001}, "nik", "format sel harus Teks"),
        ({"NIK": "3,20501E+15"}, "nik", "format sel harus Teks"),
        ({"NIK": "••••••••••••1234"}, "nik", "disamarkan dan tidak cocok"),
        ({"L/P": "X"}, "kelamin", "Tulis salah satu: Laki-laki; Perempuan."),
        ({"Tahun Berdiri": 2568}, "tahun_berdiri", "Tahun 2568 belum tiba"),
        ({"Tahun Berdiri": "31/02/2015"}, "tahun_berdiri", "Tanggal 31 Februari tidak ada"),
        ({"Tahun Berdiri": "15"}, "tahun_berdiri", "Tahun 15 tidak ada"),
        ({"Tahun Berdiri": 2015.5}, "tahun_berdiri", "Tahun 2015,5 tidak ada"),
        ({"TK Laki-laki": "", "TK Perempuan": ""}, "tk_laki", "Isi tenaga kerja laki-laki dan perempuan"),
        ({"TK Laki-laki": 2.5}, "tk_laki", "Tulis bilangan bulat"),
        ({"TK Laki-laki": 100_000}, "tk_laki", "Paling banyak 99999"),
        ({"TK Laki-laki": "-1"}, "tk_laki", "tidak boleh negatif"),
        ({"Nama Usaha": "x" * 121}, "nama_usaha", "Paling banyak 120 huruf; yang diisi 121"),
    ],
)  # fmt: skip
def test_setiap_isian_salah_punya_kalimatnya_sendiri(usulan, ganti, kolom, kata):
    b = satu(usulan, **ganti)
    assert (b.golongan, b.ukm) == ("salah", None)
    assert kata in kalimat(b, kolom)
    assert all(c.kalimat.endswith((".", "?")) for c in b.catatan)


@pytest.mark.parametrize(
    ("ganti", "kolom", "kata"),
    [
        ({"TK Laki-laki": 0, "TK Perempuan": 0}, "tk_laki", "Tenaga kerja 0"),
        ({OMZET: 900_000_000, PENJUALAN: 900_000_000}, "omzet_bulan", "apakah ini omzet setahun?"),
        ({OMZET: 120_000_000, PENJUALAN: 120_000_000}, "omzet_bulan", "Sama dengan penjualan setahun"),
        ({PENJUALAN: 10_001_000}, "omzet_bulan", "Sama dengan penjualan setahun"),
        ({PENJUALAN: 500_000_000}, "penjualan_tahunan", "Jauh dari omzet per bulan dikali 12 (Rp120.012.000,00)"),
        ({PENJUALAN: 50_000_000}, "penjualan_tahunan", "Jauh dari omzet"),
        ({"Aset (tanpa tanah & bangunan)": 200_000_001}, "penjualan_tahunan", "Tidak ikut dihitung."),
    ],
)
def test_yang_janggal_diperingatkan_tetapi_tidak_ditahan(usulan, ganti, kolom, kata):
    b = satu(usulan, **ganti)
    assert b.golongan == "periksa"
    assert b.ukm is not None
    assert kata in kalimat(b, kolom)


def test_omzet_tepat_di_batas_tidak_diperingatkan(usulan):
    setahun = 10_000_000_000
    per_bulan = setahun // 12
    assert not satu(usulan, **{OMZET: per_bulan, PENJUALAN: per_bulan * 12}).catatan
    assert "omzet setahun?" in kalimat(satu(usulan, **{OMZET: per_bulan + 1, PENJUALAN: setahun}), "omzet_bulan")


@pytest.mark.parametrize(
    "teks", ["10001000", "10.001.000", "Rp 10.001.000", "Rp10.001.000,00", "Rp. 10.001.000,-", 10001000]
)
def test_bentuk_angka_indonesia_diterima(usulan, teks):
    assert satu(usulan, **{OMZET: teks}).ukm.omzet_bulan == Decimal(10_001_000)


@pytest.mark.parametrize(
    ("ganti", "nama", "nilai"),
    [
        ({"L/P": "Wanita"}, "kelamin", "P"),
        ({"L/P": "laki-laki"}, "kelamin", "L"),
        ({"NIK": "3205 0115 0385 0001"}, "nik", "3205011503850001"),
        ({"Tahun Berdiri": "12 Mei 2014"}, "tahun_berdiri", 2014),
        ({"TK Laki-laki": "2 orang"}, "tk_laki", 2),
        ({"Nama Usaha": "  UD\u200f  Maju "}, "nama_usaha", "UD Maju"),
        ({"Nama Usaha": "'=Maju"}, "nama_usaha", "=Maju"),
        ({"Nama Usaha": "<script>{{7*7}}"}, "nama_usaha", "<script>{{7*7}}"),
    ],
)
def test_kebiasaan_kantor_dibaca(usulan, ganti, nama, nilai):
    assert getattr(satu(usulan, **ganti).ukm, nama) == nilai


@given(st.integers(min_value=0, max_value=10**15))
def test_jumlah_uang_terbaca_sama_dari_setiap_bentuknya(n):
    titik = f"{n:,}".replace(",", ".")
    baca = LAMPIRAN_3.menurut_nama["omzet_bulan"].jenis.baca
    bentuk = [str(n), f"Rp {n}", ("angka", str(n))] + ([titik, f"Rp{titik},00", f"{titik},-"] if n >= 10**6 else [])
    assert {baca(b) for b in bentuk} == {Decimal(n)}


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=0, max_value=999))
def test_satu_titik_yang_berarti_dua_hal_selalu_ditolak(depan, belakang):
    with pytest.raises(IsianSalah, match="dua hal"):
        LAMPIRAN_3.menurut_nama["omzet_bulan"].jenis.baca(f"{depan}.{belakang:03}")


@given(st.sampled_from(KOLOM), st.one_of(st.text(max_size=80), st.floats(allow_nan=False, allow_infinity=False)))
def test_isian_apa_pun_terbaca_atau_ditolak_dengan_kalimat(kolom, isi):
    sel = isi if isinstance(isi, str) else ("angka", f"{Decimal(repr(isi)):f}")
    try:
        nilai = isi_dibaca(kolom.jenis.baca(sel))
    except IsianSalah as salah:
        assert str(salah).endswith(".")
    else:
        assert isinstance(nilai, str | int | Decimal)
        assert len(str(nilai)) <= 200


def kepala_tk(*judul):
    return [k for k in KEPALA if not k.startswith("TK ")] + list(judul)


def isi_tk(n, *nilai):
    return [sel for sel, k in zip(baris(n), KEPALA, strict=True) if not k.startswith("TK ")] + list(nilai)


@pytest.mark.parametrize(
    ("judul", "nilai", "harapan"),
    [
        (("Jml TK",), (5,), (0, 0, 5, 0, 5)),
        (("Tenaga kerja", "Pemilik bekerja"), (5, "ya"), (0, 0, 4, 1, 5)),
        (("TK L", "TK P", "Jumlah TK"), (2, 3, 5), (2, 3, 0, 0, 5)),
        (("TK L", "TK P", "Pemilik bekerja", "Jumlah TK"), (2, 3, 1, 6), (2, 3, 0, 1, 6)),
        (("TK L", "TK P", "Pemilik bekerja", "Jumlah TK"), (2, 3, 1, 5), (2, 3, 0, 1, 6)),
        (("TK L", "TK P", "Jumlah TK"), ("", "", 5), (0, 0, 5, 0, 5)),
        (("TK L", "TK P"), (2, ""), (2, 0, 0, 0, 2)),
    ],
)
def test_jumlah_tenaga_kerja_tidak_dihitung_dua_kali(usulan, judul, nilai, harapan):
    u = hasil(usulan, isi_tk(1, *nilai), kepala=kepala_tk(*judul)).baris[0].ukm
    assert (u.tk_laki, u.tk_perempuan, u.tk_lain, u.tk_pemilik, u.tenaga_kerja) == harapan


def test_jumlah_tenaga_kerja_yang_tidak_cocok_rinciannya_salah(usulan):
    b = hasil(usulan, isi_tk(1, 2, 3, 9), kepala=kepala_tk("TK L", "TK P", "Jumlah TK")).baris[0]
    assert "Jumlah 9 tidak sama dengan rinciannya (5)" in kalimat(b, "tk_lain")
    b = hasil(usulan, isi_tk(1, 1, 2), kepala=kepala_tk("Jumlah TK", "Pemilik bekerja")).baris[0]
    assert "lebih kecil daripada pemilik" in kalimat(b, "tk_lain")


def test_jumlah_yang_sama_tidak_menghapus_rincian_yang_tersimpan(usulan, pengguna):
    unggah(usulan, pengguna, baris(1))
    h = hasil(usulan, isi_tk(1, 3), kepala=kepala_tk("Jml TK"))
    assert not h.layak
    assert (h.baris[0].ukm.tk_laki, h.baris[0].ukm.tk_lain) == (2, 0)


def test_nik_yang_sama_dua_kali_diperingatkan_pada_kedua_baris(usulan):
    h = hasil(usulan, baris(1), baris(2, NIK=nik(1)), baris(3))
    assert [b.golongan for b in h.baris] == ["periksa", "periksa", "baik"]
    assert "NIK yang sama ada di baris 3." in kalimat(h.baris[0], "nik")


def test_nik_di_baris_tersimpan_dan_di_usulan_lain_diperingatkan(usulan, pengguna):
    unggah(usulan, pengguna, baris(1))
    ketik = hasil(usulan, baris(2, NIK=nik(1)), ruang=None).baris[0]
    assert "baris tersimpan 1" in kalimat(ketik, "nik")
    lain = pabrik.buat_usulan(pengguna=pengguna, lengkap=False)
    assert "usulan lain di wilayah Anda yang sedang berjalan" in kalimat(hasil(lain, baris(1)).baris[0], "nik")
    jauh = pabrik.buat_usulan("33.74", lengkap=False)
    pesan = kalimat(hasil(jauh, baris(1)).baris[0], "nik")
    assert "usulan kabupaten/kota lain" in pesan
    assert usulan.nomor_perkara not in pesan


def test_nama_dan_desa_yang_sama_diperingatkan(usulan):
    h = hasil(usulan, baris(1), baris(2, **{"Nama Usaha": "ud. MAJU 1"}))
    assert "Nama dan desa yang sama ada di baris 3." in kalimat(h.baris[0], "nama_usaha")


def test_nilai_yang_sama_di_seluruh_kolom_disebut_sekali(usulan):
    h = hasil(usulan, *(baris(n, **{OMZET: 5_000_000, PENJUALAN: 60_000_000}) for n in range(1, 7)))
    assert "Kolom Omzet per bulan (Rp) sama pada semua 6 baris: 5.000.000. Periksa." in h.catatan
    assert h.hitungan == {"baik": 6, "periksa": 0, "salah": 0}


def test_jumlah_sesudah_disimpan_sama_dengan_jumlah_di_basis_data(usulan, pengguna):
    unggah(usulan, pengguna, *(baris(n) for n in range(1, 11)))
    h = unggah(usulan, pengguna, *(baris(n, **{"TK Laki-laki": 3}) for n in range(5, 31)), baris(31, Produk=""))
    jumlah = usulan.ukm.jumlah()
    assert jumlah["jumlah_ukm"] == 30
    assert [t.aktual for t in h.sesudah] == [30, jumlah["omzet_bulanan"], jumlah["tenaga_kerja"]]
    dihitung = jumlah_daftar(usulan.ukm.all())
    assert dihitung == {k: jumlah[k] or 0 for k in dihitung}


def test_baris_salah_tidak_menahan_yang_benar(usulan, pengguna):
    h = unggah(usulan, pengguna, baris(1), baris(2, **{OMZET: "1.500"}), baris(3))
    assert h.hitungan == {"baik": 2, "periksa": 0, "salah": 1}
    assert list(usulan.ukm.values_list("nama_usaha", flat=True)) == ["UD Maju 1", "UD Maju 3"]


def isi(usulan):
    return list(usulan.ukm.values_list("kunci", "nama_usaha", "nik_sidik", "omzet_bulan", "tk_laki", "versi", "urut"))


@pytest.mark.parametrize("ruang", [RUANG, UUID(int=7)], ids=["pratinjau_sama", "unggahan_baru"])
def test_unggah_dua_kali_tidak_menggandakan_dan_tidak_mengubah(usulan, pengguna, ruang):
    lembar = [
        baris(1),
        baris(2, NIK=""),
        baris(3, NIK=nik(1)),
        baris(3, NIK=nik(1)),
        baris(4, NIK=""),
        baris(4, NIK=""),
    ]
    unggah(usulan, pengguna, *lembar, ruang=RUANG)
    sebelum = isi(usulan)
    h = unggah(usulan, pengguna, *lembar, ruang=ruang)
    assert (len(sebelum), isi(usulan), h.layak) == (6, sebelum, [])
    assert {b.akibat.split()[0] for b in h.baris} == {"sama"}


def test_unggah_ulang_dengan_urutan_lain_dan_nama_diperbaiki_memperbarui(usulan, pengguna):
    unggah(usulan, pengguna, baris(1), baris(2), baris(3, NIK=""))
    h = unggah(usulan, pengguna, baris(3, NIK="", **{"TK Laki-laki": 9}), baris(1, **{"Nama Usaha": "CV Maju Jaya"}),
               ruang=UUID(int=8))  # fmt: skip
    assert usulan.ukm.count() == 3
    assert "Dicocokkan dengan baris 1 (UD Maju 1) karena NIK-nya sama." in kalimat(h.baris[1], "nama_usaha")
    assert h.baris[1].golongan == "periksa"
    assert list(usulan.ukm.values_list("urut", "nama_usaha", "tk_laki", "versi")) == [
        (1, "CV Maju Jaya", 2, 2), (2, "UD Maju 2", 2, 1), (3, "UD Maju 3", 9, 2),
    ]  # fmt: skip


def test_kolom_yang_tidak_ada_di_lembar_tidak_menghapus_isian(usulan, pengguna):
    unggah(usulan, pengguna, baris(1))
    unggah(usulan, pengguna, *[[s for s, k in zip(baris(1, Produk="Tas"), KEPALA, strict=True) if k != "NIK"]],
           kepala=[k for k in KEPALA if k != "NIK"])  # fmt: skip
    ukm = usulan.ukm.get()
    assert (ukm.produk, ukm.nik) == ("Tas", nik(1))


def test_templat_berisi_data_dapat_diunggah_lagi_tanpa_mengubah_apa_pun(usulan, pengguna):
    unggah(usulan, pengguna, *(baris(n) for n in range(1, 6)))
    unggah(usulan, pengguna, isi_tk(6, 4), kepala=kepala_tk("Jml TK"))
    sebelum = isi(usulan)
    berkas = lembar_templat(usulan.ukm.all())
    assert nik(1).encode() not in berkas
    lembar = baca_xlsx(SimpleUploadedFile("t.xlsx", berkas), LAMPIRAN_3)
    h = periksa(usulan, lembar, LAMPIRAN_3.kenali(lembar.kepala), ruang_kunci=RUANG)
    assert (len(h.baris), h.layak, h.hitungan["salah"]) == (6, [], 0)
    assert isi(usulan) == sebelum


def test_nik_tersamar_mempertahankan_yang_tersimpan_dan_menolak_yang_bukan_miliknya(usulan, pengguna):
    unggah(usulan, pengguna, baris(1))
    samaran = f"••••••••••••{nik(1)[-4:]}"
    assert unggah(usulan, pengguna, baris(1, NIK=samaran, Produk="Tas")).hitungan["salah"] == 0
    assert usulan.ukm.get().nik == nik(1)
    assert "tidak cocok" in kalimat(hasil(usulan, baris(1, NIK="••••••••••••9999")).baris[0], "nik")


def test_lembar_salah_kembali_dengan_sebabnya_dan_memperbarui_saat_diunggah_lagi(usulan, pengguna):
    h = unggah(usulan, pengguna, baris(1), baris(2, **{OMZET: "1.500", "Nama Usaha": "=cmd|' /C calc'!A0"}))
    berkas = lembar_salah(h.golongan("salah"), nik_terbuka=True)
    lembar = baca_xlsx(SimpleUploadedFile("s.xlsx", berkas), LAMPIRAN_3)
    arti = LAMPIRAN_3.kenali(lembar.kepala)
    isi_baris = dict(zip(arti, lembar.baris[0][1], strict=True))
    assert "Omzet per bulan (Rp): “1.500” dapat berarti dua hal" in isi_baris["kesalahan"]
    assert (isi_baris["omzet_bulan"], isi_baris["nik"]) == ("1.500", nik(2))
    lembar.baris[0][1][arti.index("omzet_bulan")] = "10002000"
    perbaikan = periksa(usulan, lembar, arti, ruang_kunci=UUID(int=9))
    simpan_ukm(usulan, [b.ukm for b in perbaikan.layak], pengguna)
    simpan_ukm(usulan, [b.ukm for b in periksa(usulan, lembar, arti, ruang_kunci=UUID(int=10)).layak], pengguna)
    assert usulan.ukm.count() == 2
    assert usulan.ukm.get(urut=2).kunci == h.baris[1].kunci
    tersamar = lembar_salah(h.golongan("salah"), nik_terbuka=False)
    assert nik(2) not in str(baca_xlsx(SimpleUploadedFile("s.xlsx", tersamar), LAMPIRAN_3).baris)


def test_sel_yang_mirip_rumus_ditulis_sebagai_teks_tak_berbahaya(usulan, pengguna):
    for n, nama in enumerate(["=1+1", "+62", "-5", "@sum", "\tx"], 1):
        pabrik.buat_ukm(usulan, 1, nama_usaha=nama, nik=nik(n))
    lembar = baca_xlsx(SimpleUploadedFile("t.xlsx", lembar_templat(usulan.ukm.all())), LAMPIRAN_3)
    nama = [dict(zip(LAMPIRAN_3.kenali(lembar.kepala), b, strict=True))["nama_usaha"] for _, b in lembar.baris]
    assert nama == ["'=1+1", "'+62", "'-5", "'@sum", "'\tx"]
    assert [b.ukm.nama_usaha for b in periksa(usulan, lembar, LAMPIRAN_3.kenali(lembar.kepala)).baris][:4] == [
        "=1+1",
        "+62",
        "-5",
        "@sum",
    ]


def test_kunci_milik_usulan_lain_tidak_menyentuh_usulan_itu(usulan, pengguna):
    unggah(usulan, pengguna, baris(1))
    lain = pabrik.buat_usulan(pengguna=pengguna, lengkap=False)
    lembar = baca_xlsx(SimpleUploadedFile("t.xlsx", lembar_templat(usulan.ukm.all())), LAMPIRAN_3)
    arti = LAMPIRAN_3.kenali(lembar.kepala)
    lembar.baris[0][1][arti.index("nik")] = ""
    simpan_ukm(lain, [b.ukm for b in periksa(lain, lembar, arti, ruang_kunci=RUANG).layak], pengguna)
    assert (usulan.ukm.count(), lain.ukm.count()) == (1, 1)
    assert usulan.ukm.get().kunci != lain.ukm.get().kunci


def test_baris_yang_disalin_bersama_kuncinya_menjadi_baris_sendiri(usulan, pengguna):
    unggah(usulan, pengguna, baris(1))
    lembar = baca_xlsx(SimpleUploadedFile("t.xlsx", lembar_templat(usulan.ukm.all())), LAMPIRAN_3)
    arti = LAMPIRAN_3.kenali(lembar.kepala)
    salinan = list(lembar.baris[0][1])
    salinan[arti.index("nama_usaha")], salinan[arti.index("nik")] = "UD Kembar", nik(2)
    lembar.baris.append((4, salinan))
    simpan_ukm(usulan, [b.ukm for b in periksa(usulan, lembar, arti, ruang_kunci=RUANG).layak], pengguna)
    assert sorted(usulan.ukm.values_list("nama_usaha", flat=True)) == ["UD Kembar", "UD Maju 1"]


def test_isian_tersimpan_terbaca_kembali_sama_pada_setiap_kolom(usulan):
    isi_penuh = {k.nama: k.jenis.baca(k.contoh) for k in KOLOM if k.contoh}
    pabrik.buat_ukm(usulan, 1, **isi_penuh)
    ukm = usulan.ukm.get()
    for kolom in KOLOM:
        if kolom.nama not in ("nik", "tk_lain") and (teks := isi_kolom(ukm, kolom)):
            assert kolom.jenis.baca(teks) == getattr(ukm, kolom.nama), kolom.nama


def test_simpan_mengisi_sidik_kelas_dan_penulis(usulan, pengguna):
    unggah(usulan, pengguna, baris(1))
    ukm = usulan.ukm.get()
    assert len(ukm.nik_sidik) == 64
    assert (ukm.kelas, ukm.dihitung, ukm.diubah_oleh, ukm.urut) == ("UK", True, pengguna, 1)


def test_bacaan_dapat_disimpan_sebagai_json_dan_kembali_sama(usulan):
    lembar = baca_xlsx(xlsx(baris(1, **{OMZET: "=1+1"})), LAMPIRAN_3)
    kembali = Lembar.from_dict(json.loads(json.dumps(lembar.as_dict())))
    arti = LAMPIRAN_3.kenali(lembar.kepala)
    asli, ulang = (periksa(usulan, x, arti, ruang_kunci=RUANG).baris[0] for x in (lembar, kembali))
    assert asli.catatan == ulang.catatan
    assert asli.kunci == ulang.kunci


def test_banyak_pertanyaan_ke_basis_data_sama_untuk_10_dan_1000_baris(usulan, pengguna, django_assert_num_queries):
    pabrik.buat_ukm(usulan, 3)
    assert usulan.hari_ini  # its office is read along with the usulan
    for banyak in (10, 1000):
        lembar = baca_tempelan(tsv(*(baris(n) for n in range(1, banyak + 1))), LAMPIRAN_3)
        with django_assert_num_queries(2):
            h = periksa(usulan, lembar, LAMPIRAN_3.kenali(lembar.kepala), ruang_kunci=RUANG)
    simpan_ukm(usulan, [b.ukm for b in h.layak], pengguna)
    assert Ukm.objects.filter(usulan=usulan).count() == 1003
