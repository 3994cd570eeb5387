"""A wrong cell is mended in the preview itself: checked again without a new upload, and remembered as mended."""

import re
from decimal import Decimal

import pytest

from core.models import Jejak
from sentra_ukm.models import PratinjauUkm
from tests.sentra_ukm.lampiran3.halaman.bantu import simpan, teks, unggah, url
from tests.sentra_ukm.lampiran3.lembar import KEPALA, baris, nik

OMZET, PENJUALAN = "Omset/bln (Rp)", "Penjualan per tahun"


def isian(halaman) -> dict[str, str]:
    """The inputs of the cells of a preview, as a browser would send them."""
    isi = halaman.content.decode()
    kotak = re.findall(r'<input[^>]*name="(sel-[^"]+)" value="([^"]*)"', isi)
    for nama, pilihan in re.findall(r'<select[^>]*name="(sel-[^"]+)"[^>]*>(.*?)</select>', isi, re.S):
        terpilih = re.search(r"<option selected>([^<]*)", pilihan)
        kotak.append((nama, terpilih[1] if terpilih else ""))
    return dict(kotak)


@pytest.fixture
def alamat(usulan):
    return lambda: url("ukm_pratinjau", usulan, PratinjauUkm.objects.get().kunci)


def test_sel_salah_dibetulkan_di_pratinjau_lalu_disimpan_dengan_catatan(peramban, usulan, alamat):
    halaman = unggah(peramban, usulan, baris(1), baris(2, **{OMZET: "1.500", "L/P": "X"}))
    assert isian(halaman) == {"sel-3-omzet_bulan": "1.500", "sel-3-kelamin": "X"}
    ketikan = {"aksi": "periksa", "sel-3-omzet_bulan": "15 juta", "sel-3-kelamin": "Perempuan"}
    halaman = peramban.post(alamat(), ketikan, follow=True)
    assert "2 sel dibetulkan dan diperiksa lagi." in teks(halaman)
    assert "dibetulkan di pratinjau, semula “1.500”" in teks(halaman)
    assert "Salah (0)" in teks(halaman)
    assert not usulan.ukm.exists()
    simpan(peramban, halaman)
    ukm = usulan.ukm.get(urut=2)
    assert (ukm.omzet_bulan, ukm.kelamin) == (Decimal(15_000_000), "P")
    jejak = Jejak.objects.get(aksi="betul_pratinjau")
    assert (
        "Baris 3, Omzet per bulan (Rp): dibetulkan di pratinjau, semula “1.500”; sekarang “15.000.000”." in jejak.alasan
    )


def test_yang_masih_salah_tetap_berisi_ketikan_terakhir(peramban, usulan, alamat):
    unggah(peramban, usulan, baris(1, **{OMZET: "1.500"}))
    halaman = peramban.post(alamat(), {"aksi": "periksa", "sel-2-omzet_bulan": "1.750"}, follow=True)
    assert isian(halaman) == {"sel-2-omzet_bulan": "1.750"}
    assert "“1.750” dapat berarti dua hal" in teks(halaman)


def test_simpan_dengan_ketikan_baru_memeriksa_dahulu(peramban, usulan, alamat):
    unggah(peramban, usulan, baris(1), baris(2, Produk=""))
    halaman = peramban.post(alamat(), {"aksi": "simpan", "sidik": "x", "sel-3-produk": "Tas"}, follow=True)
    assert not usulan.ukm.exists()
    assert "Simpan baris yang benar (2)" in teks(halaman)


def test_nik_salah_dibetulkan_tanpa_pernah_terlihat_utuh(peramban, usulan, alamat):
    halaman = unggah(peramban, usulan, baris(1, NIK=nik(1)[:-1]))
    assert isian(halaman) == {"sel-2-nik": ""}
    halaman = peramban.post(alamat(), {"aksi": "periksa", "sel-2-nik": nik(7)}, follow=True)
    assert "Baik (1)" in teks(halaman)
    assert nik(7) not in halaman.content.decode()
    simpan(peramban, halaman)
    assert usulan.ukm.get().nik == nik(7)
    assert nik(7) not in Jejak.objects.get(aksi="betul_pratinjau").alasan


def test_uang_yang_diketik_di_pratinjau_selalu_rupiah_penuh(peramban, usulan, alamat):
    kepala = [f"{k} 000" if k == OMZET else k for k in KEPALA]
    unggah(peramban, usulan, baris(1, **{OMZET: "15,000"}), kepala=kepala)
    halaman = peramban.post(alamat(), {"aksi": "periksa", "sel-2-omzet_bulan": "10.001.000"}, follow=True)
    assert "dikali 1.000" in teks(halaman)
    simpan(peramban, halaman)
    assert usulan.ukm.get().omzet_bulan == Decimal(10_001_000)


def test_sel_yang_tidak_diketik_yang_baik_dan_baris_yang_tidak_ada_tidak_berubah(peramban, usulan, alamat):
    halaman = unggah(peramban, usulan, baris(1), baris(2, **{PENJUALAN: 900_000_000, "Tahun Berdiri": "2010an"}))
    kirim = isian(halaman) | {"aksi": "periksa", "sel-2-produk": "Lain", "sel-9-produk": "Lain"}
    assert {"sel-3-penjualan_tahunan", "sel-3-tahun_berdiri"} < set(kirim)
    halaman = peramban.post(alamat(), kirim, follow=True)
    assert "Belum ada sel yang diketik lain." in teks(halaman)
    simpan(peramban, halaman)
    assert set(usulan.ukm.values_list("produk", flat=True)) == {"Produk 1", "Produk 2"}
    assert not Jejak.objects.filter(aksi="betul_pratinjau").exists()
