"""A sheet up, a paste, a copy, typing."""

import io
import re

import pytest
from django.db import connection
from openpyxl import load_workbook

from sentra_ukm.lampiran3.kolom import KOLOM_TABEL
from sentra_ukm.models import PetaKolom, PratinjauUkm, Ukm
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik
from tests.sentra_ukm.lampiran3.halaman.bantu import isi_ketik, ketikan, simpan, teks, unggah, url
from tests.sentra_ukm.lampiran3.lembar import KEPALA, baris, nik, tsv, xlsx

OMZET, PENJUALAN = "Omset/bln (Rp)", "Penjualan per tahun"


# A sheet up


def test_unggahan_dipratinjau_dahulu_lalu_baris_benar_disimpan(peramban, usulan):
    isi = [baris(n) for n in range(1, 28)]
    isi += [baris(28, **{PENJUALAN: 900_000_000}), baris(29, **{"TK Laki-laki": 0, "TK Perempuan": 0})]
    isi += [baris(30, **{OMZET: "1.500"})]
    halaman = unggah(peramban, usulan, *isi)
    assert "Baik (27)" in teks(halaman)
    assert "Perlu diperiksa (2)" in teks(halaman)
    assert "Salah (1)" in teks(halaman)
    assert "“1.500” dapat berarti dua hal" in teks(halaman)
    assert "Simpan baris yang benar (29)" in teks(halaman)
    assert not usulan.ukm.exists()
    halaman = simpan(peramban, halaman)
    assert "29 baris tersimpan. 1 baris salah belum tersimpan" in teks(halaman)
    assert (usulan.ukm.count(), usulan.ukm.filter(perlu_periksa=True).count()) == (29, 2)


def test_jumlah_terlihat_dengan_ambang_kekurangan_dan_pasalnya(peramban, usulan):
    halaman = unggah(peramban, usulan, *(baris(n) for n in range(1, 20)))
    assert "Tersimpan: UKM belum diisi ( min. 20 )" in teks(halaman)
    assert "Setelah disimpan menjadi: 19 UKM ( min. 20 — kurang 1)" in teks(halaman)
    halaman = simpan(peramban, halaman)
    isi = halaman.content.decode()
    assert "19 UKM ( min. 20 — kurang 1)" in teks(halaman)
    assert "Rp190.190.000/bulan ( min. Rp200 juta — kurang Rp9.810.000)" in teks(halaman)
    assert "57 tenaga kerja ( min. 40 terpenuhi )" in teks(halaman)
    assert 'title="Pasal 5 ayat (1) huruf e"' in isi
    assert re.search(r'<div[^>]*role="status" aria-live="polite"', isi)


def test_unduhan_baris_bermasalah_diperbaiki_dan_diunggah_lagi_tanpa_menggandakan(peramban, usulan):
    halaman = simpan(peramban, unggah(peramban, usulan, baris(1), baris(2, **{OMZET: "1.500"})))
    balasan = peramban.get(url("ukm_unduh_salah", usulan, PratinjauUkm.objects.get().kunci))
    assert nik(2) not in balasan["Content-Disposition"]
    buku = load_workbook(io.BytesIO(balasan.content))
    lembar = buku["UKM"]
    letak = {sel.value: sel.column_letter for sel in lembar[1]}
    assert "dapat berarti dua hal" in lembar[f"{letak['Kesalahan']}2"].value
    assert lembar[f"{letak['NIK']}2"].value == nik(2)
    lembar[f"{letak['Omzet per bulan (Rp)']}2"] = 10_002_000
    hasil = io.BytesIO()
    buku.save(hasil)
    for _ in range(2):
        hasil.seek(0)
        hasil.name = "perbaikan.xlsx"
        halaman = peramban.post(url("ukm_unggah", usulan), {"lembar": hasil}, follow=True)
        simpan(peramban, halaman)
    assert list(usulan.ukm.values_list("nama_usaha", flat=True)) == ["UD Maju 1", "UD Maju 2"]


def test_berkas_yang_ditolak_menyebut_sebabnya_di_dekat_isian(peramban, usulan):
    halaman = peramban.post(url("ukm_unggah", usulan), {"lembar": xlsx([1], kepala=["Bulan"])})
    assert halaman.status_code == 422
    assert "Ada masalah" in teks(halaman)
    assert "Judul kolom tidak ditemukan" in teks(halaman)
    assert "Pilih berkas untuk lembar UKM (.xlsx)." in teks(peramban.post(url("ukm_unggah", usulan)))
    assert not PratinjauUkm.objects.exists()


def test_pratinjau_tersimpan_tersandi_dan_dapat_dilanjutkan(peramban, usulan):
    unggah(peramban, usulan, baris(1))
    with connection.cursor() as kursor:
        kursor.execute("SELECT isi FROM sentra_ukm_pratinjauukm")
        mentah = kursor.fetchone()[0]
    assert nik(1) not in mentah
    assert "UD Maju" not in mentah
    kunci = PratinjauUkm.objects.get().kunci
    assert url("ukm_pratinjau", usulan, kunci) in peramban.get(url("ukm_daftar", usulan)).content.decode()
    halaman = peramban.get(url("ukm_pratinjau", usulan, kunci))
    assert "UD Maju 1" in teks(halaman)
    assert nik(1) not in halaman.content.decode()


def test_klik_kedua_pada_simpan_tidak_menggandakan(peramban, usulan):
    pratinjau = unggah(peramban, usulan, baris(1), baris(2, Produk=""))
    for _ in range(2):
        simpan(peramban, pratinjau)
    assert usulan.ukm.count() == 1
    pratinjau = unggah(peramban, usulan, baris(3))
    simpan(peramban, pratinjau)
    assert "sudah disimpan atau dibuang" in teks(simpan(peramban, pratinjau))
    assert usulan.ukm.count() == 2


def test_perubahan_petugas_lain_sesudah_pratinjau_tidak_tertimpa(peramban, usulan):
    simpan(peramban, unggah(peramban, usulan, baris(1)))
    pratinjau = unggah(peramban, usulan, baris(1, Produk="Tas"))
    Ukm.objects.update(versi=5, produk="Sepatu")
    balasan = simpan(peramban, pratinjau)
    assert balasan.status_code == 409
    assert "Petugas lain mengubah baris 1 pukul" in teks(balasan)
    assert usulan.ukm.get().produk == "Sepatu"
    sidik = re.search(r'name="sidik" value="(\w+)"', balasan.content.decode())[1]
    peramban.post(balasan.request["PATH_INFO"], {"aksi": "simpan", "sidik": sidik})
    assert usulan.ukm.get().produk == "Tas"


def test_pratinjau_orang_lain_tidak_terbuka(client, peramban, usulan):
    unggah(peramban, usulan, baris(1))
    kunci = PratinjauUkm.objects.get().kunci
    client.force_login(pabrik.buat_pengguna())
    balasan = client.get(url("ukm_pratinjau", usulan, kunci), follow=True)
    assert "UD Maju 1" not in teks(balasan)
    assert client.get(url("ukm_unduh_salah", usulan, kunci)).status_code == 302


def test_pratinjau_dapat_dibuang(peramban, usulan):
    unggah(peramban, usulan, baris(1))
    peramban.post(url("ukm_pratinjau", usulan, PratinjauUkm.objects.get().kunci), {"aksi": "buang"})
    assert not PratinjauUkm.objects.exists()


# Columns that only this office calls so


def test_kolom_yang_tidak_dikenal_dipetakan_sekali_dan_diingat_untuk_kantor(client, peramban, usulan, pengguna):
    kepala = ["Perputaran" if k == OMZET else k for k in KEPALA]
    halaman = unggah(peramban, usulan, baris(1), kepala=kepala)
    assert "Kolom wajib belum ditemukan: Omzet per bulan (Rp)" in teks(halaman)
    pratinjau = url("ukm_pratinjau", usulan, PratinjauUkm.objects.get().kunci)
    assert peramban.post(pratinjau, {"aksi": "simpan"}).status_code == 422
    halaman = peramban.post(
        pratinjau, {"aksi": "petakan", f"kolom-{kepala.index('Perputaran')}": "omzet_bulan"}, follow=True
    )
    assert "Baik (1)" in teks(halaman)
    rekan = pabrik.buat_pengguna(instansi=pengguna.penugasan_aktif()[0].instansi)
    client.force_login(rekan)
    assert "Baik (1)" in teks(unggah(client, usulan, baris(1), kepala=kepala))
    jauh = pabrik.buat_pengguna(kode="33.74")
    client.force_login(jauh)
    lain = pabrik.buat_usulan("33.74", pengguna=jauh, lengkap=False)
    assert "Kolom wajib belum ditemukan" in teks(unggah(client, lain, baris(1), kepala=kepala))


def test_dua_kolom_tidak_dapat_berarti_sama(peramban, usulan):
    unggah(peramban, usulan, [*baris(1), 5], kepala=[*KEPALA, "Perputaran"])
    pratinjau = url("ukm_pratinjau", usulan, PratinjauUkm.objects.get().kunci)
    isi = {f"kolom-{KEPALA.index(OMZET)}": "omzet_bulan", f"kolom-{len(KEPALA)}": "omzet_bulan", "aksi": "petakan"}
    assert "Dua kolom dipetakan ke “Omzet per bulan (Rp)”" in teks(peramban.post(pratinjau, isi))
    isi[f"kolom-{KEPALA.index(OMZET)}"] = ""
    halaman = peramban.post(pratinjau, isi, follow=True)
    assert halaman.status_code == 200
    assert dict(PetaKolom.objects.values_list("judul", "kolom")) == {"omzet bulan": "", "perputaran": "omzet_bulan"}
    isi = {f"kolom-{KEPALA.index(OMZET)}": "omzet_bulan", f"kolom-{len(KEPALA)}": "", "aksi": "petakan"}
    peramban.post(pratinjau, isi)
    assert dict(PetaKolom.objects.values_list("judul", "kolom")) == {"perputaran": ""}


def test_kolom_lain_dipetakan_walau_dua_kolom_sudah_satu_arti(peramban, usulan):
    kepala = [*KEPALA, "No HP", "Telepon", "Perputaran"]
    unggah(peramban, usulan, [*baris(1), "", "0262 233445", 5_000_000], kepala=kepala)
    alamat = url("ukm_pratinjau", usulan, PratinjauUkm.objects.get().kunci)
    letak = {judul: i for i, judul in enumerate(kepala)}
    isi = {f"kolom-{letak['No HP']}": "telepon", f"kolom-{letak['Telepon']}": "telepon"}
    halaman = peramban.post(alamat, {**isi, f"kolom-{letak['Perputaran']}": "kredit", "aksi": "petakan"}, follow=True)
    assert "Arti kolom diingat" in teks(halaman)
    simpan(peramban, halaman)
    assert (usulan.ukm.get().telepon, usulan.ukm.get().kredit) == ("0262 233445", 5_000_000)


def test_judul_yang_ditinggal_disebut_juga_bila_kolom_wajib_belum_ada(peramban, usulan):
    kepala = ["Target omset/bln" if k == OMZET else k for k in KEPALA]
    halaman = unggah(peramban, usulan, baris(1), kepala=kepala)
    assert "Kolom wajib belum ditemukan: Omzet per bulan (Rp)" in teks(halaman)
    kepala = ["Omset/bln (unit)" if k == OMZET else k for k in KEPALA]
    halaman = unggah(peramban, usulan, baris(1), kepala=kepala)
    assert "Kolom “Omset/bln (unit)” tidak dibaca: menurut judulnya berisi satuan lain" in teks(halaman)


def test_kolom_wajib_yang_tidak_ada_dan_tidak_dapat_dipetakan_ditolak(peramban, usulan):
    halaman = unggah(peramban, usulan, ["UD", "Siti", "Tas"], kepala=["Nama Usaha", "Pemilik", "Produk"])
    assert halaman.status_code == 422
    assert "Kolom wajib tidak ada: Omzet per bulan (Rp), Penjualan setahun (Rp)" in teks(halaman)


# A paste, a copy, typing


def test_tempelan_salah_tetap_ada_di_kotaknya_dan_yang_benar_dipratinjau(peramban, usulan):
    halaman = peramban.post(url("ukm_tempel", usulan), {"tempelan": "abc\tdef\n1\t2"})
    assert halaman.status_code == 422
    assert "abc\tdef" in halaman.content.decode()
    halaman = peramban.post(url("ukm_tempel", usulan), {"tempelan": tsv(*(baris(n) for n in range(1, 4)))}, follow=True)
    assert "Baik (3)" in teks(halaman)
    simpan(peramban, halaman)
    assert usulan.ukm.count() == 3


def test_salinan_usulan_lama_bertanda_sampai_dinyatakan_diperiksa(peramban, usulan, pengguna):
    lama = pabrik.buat_usulan(pengguna=pengguna, lengkap=False)
    pabrik.buat_ukm(lama, 3, nik=nik(5), pernyataan=True)
    jauh = pabrik.buat_usulan("33.74", lengkap=False)
    pabrik.buat_ukm(jauh, 1)
    assert jauh.nomor_perkara not in peramban.get(url("ukm_salin", usulan)).content.decode()
    assert peramban.post(url("ukm_salin", usulan), {"asal": jauh.pk}).status_code == 422
    halaman = peramban.post(url("ukm_salin", usulan), {"asal": lama.pk}, follow=True)
    simpan(peramban, halaman)
    assert usulan.ukm.filter(perlu_periksa=True, nik_sidik__gt="", pernyataan=False).count() == 3
    kunci = list(usulan.ukm.values_list("kunci", flat=True))[:2]
    balasan = peramban.post(url("ukm_daftar", usulan), {"kunci": kunci}, follow=True)
    assert "2 baris dinyatakan sudah diperiksa" in teks(balasan)
    assert usulan.ukm.filter(perlu_periksa=True).count() == 1
    assert usulan.ukm.first().nik == nik(5)


def test_usulan_lama_dari_sentra_yang_sama_ditawarkan_dahulu(peramban, pengguna):
    lama = pabrik.buat_usulan(pengguna=pengguna, lengkap=False)
    pabrik.buat_ukm(lama, 1)
    lain = pabrik.buat_usulan(pengguna=pengguna, lengkap=False)
    pabrik.buat_ukm(lain, 1)
    ALUR_USULAN.jalankan(lama, "batalkan", pengguna, versi=lama.versi, alasan="Diganti usulan baru")
    baru = pabrik.buat_usulan(pengguna=pengguna, sentra=lama.sentra, lengkap=False)
    halaman = peramban.get(url("ukm_salin", baru)).content.decode()
    assert 0 < halaman.index(lama.nomor_perkara) < halaman.index(lain.nomor_perkara)


def test_salin_tanpa_usulan_lain_mengatakannya(peramban, usulan):
    assert "Belum ada usulan lain di Kabupaten Garut yang berisi UKM" in teks(peramban.get(url("ukm_salin", usulan)))


def test_tabel_ketik_bernama_kolom_dan_baris_dan_menyimpan_dua_kali_tanpa_menggandakan(peramban, usulan):
    halaman = peramban.get(url("ukm_ketik", usulan))
    isi = halaman.content.decode()
    assert isi.count("<tr>") == 26
    assert re.search(r'<th scope="row" id="baris-25"[^>]*>25\s', isi)
    for kolom in KOLOM_TABEL:
        assert f'aria-label="{kolom.judul.replace("&", "&amp;")} baris 25"' in isi
    data = ketikan(halaman, **isi_ketik(0, 1), **isi_ketik(3, 2))
    for _ in range(2):
        balasan = peramban.post(url("ukm_ketik", usulan), data, follow=True)
    assert list(usulan.ukm.values_list("nama_usaha", "tk_laki")) == [
        ("UD Maju 1", 2), ("UD Maju 2", 2),
    ]  # fmt: skip
    assert balasan.status_code == 200


def test_tambah_10_baris_tanpa_javascript_mempertahankan_ketikan(peramban, usulan):
    halaman = peramban.get(url("ukm_ketik", usulan))
    balasan = peramban.post(url("ukm_ketik", usulan), ketikan(halaman, **isi_ketik(0, 1), aksi="tambah"))
    assert 'aria-label="Nama UKM baris 35"' in balasan.content.decode()
    assert 'value="UD Maju 1"' in balasan.content.decode()
    assert not usulan.ukm.exists()
    peramban.post(url("ukm_ketik", usulan), ketikan(balasan, **isi_ketik(34, 2)))
    assert usulan.ukm.count() == 2


def test_baris_ketik_yang_salah_tetap_tertulis_dan_yang_benar_tersimpan(peramban, usulan):
    halaman = peramban.get(url("ukm_ketik", usulan))
    salah = isi_ketik(1, 2) | {"b-1-omzet_bulan": "1.500", "b-1-nik": "123"} | {"b-2-omzet_bulan": "2.500"}
    balasan = peramban.post(url("ukm_ketik", usulan), ketikan(halaman, **isi_ketik(0, 1), **salah))
    assert balasan.status_code == 422
    assert usulan.ukm.count() == 1
    assert "Baris 2, Omzet per bulan (Rp): “1.500” dapat berarti dua hal" in teks(balasan)
    assert "1 baris tersimpan. Baris yang ditandai di bawah belum." in teks(balasan)
    isi = balasan.content.decode()
    assert 'href="#baris-2-omzet_bulan"' in isi and 'href="#baris-3-omzet_bulan"' in isi
    assert re.search(r'id="baris-2-omzet_bulan"[^>]*value="1.500"[^>]*aria-invalid="true"', isi)
    assert "<title>Kesalahan:" in isi
    peramban.post(url("ukm_ketik", usulan), ketikan(balasan, **isi_ketik(1, 2)))
    assert usulan.ukm.count() == 2


def test_baris_yang_tidak_disentuh_tidak_menimpa_petugas_lain(peramban, usulan):
    pabrik.buat_ukm(usulan, 2, nik=nik(3))
    halaman = peramban.get(url("ukm_ketik", usulan) + "?hal=1")
    assert nik(3) not in halaman.content.decode()
    Ukm.objects.filter(urut=1).update(produk="Sepatu", versi=2)
    peramban.post(url("ukm_ketik", usulan), ketikan(halaman, **{"b-1-produk": "Dompet"}))
    assert list(usulan.ukm.values_list("produk", "versi")) == [("Sepatu", 2), ("Dompet", 2)]
    assert usulan.ukm.last().nik == nik(3)


@pytest.mark.parametrize(("pilih", "produk"), [("saya", "Dompet"), ("dia", "Sepatu")])
def test_bentrok_baris_ditanyakan_dan_diselesaikan_per_baris(peramban, usulan, pilih, produk):
    pabrik.buat_ukm(usulan, 2)
    halaman = peramban.get(url("ukm_ketik", usulan) + "?hal=1")
    Ukm.objects.filter(urut=1).update(produk="Sepatu", versi=2)
    balasan = peramban.post(
        url("ukm_ketik", usulan), ketikan(halaman, **{"b-0-produk": "Dompet", "b-1-produk": "Sabuk"})
    )
    assert balasan.status_code == 409
    assert re.search(r"Petugas lain mengubah baris 1 pukul \d\d\.\d\d: pakai milik Anda atau miliknya\?", teks(balasan))
    assert "Miliknya: Sepatu" in teks(balasan)
    assert list(usulan.ukm.values_list("produk", flat=True)) == ["Sepatu", "Sabuk"]
    assert peramban.post(url("ukm_ketik", usulan), ketikan(balasan)).status_code == 409
    peramban.post(url("ukm_ketik", usulan), ketikan(balasan, **{"b-0-pilih": pilih}))
    assert usulan.ukm.first().produk == produk


def test_baris_yang_dihapus_petugas_lain_ditanyakan(peramban, usulan):
    pabrik.buat_ukm(usulan, 1)
    halaman = peramban.get(url("ukm_ketik", usulan) + "?hal=1")
    usulan.ukm.all().delete()
    balasan = peramban.post(url("ukm_ketik", usulan), ketikan(halaman, **{"b-0-produk": "Dompet"}))
    assert "Petugas lain menghapus baris 1" in teks(balasan)
    peramban.post(url("ukm_ketik", usulan), ketikan(balasan, **{"b-0-pilih": "saya"}))
    assert usulan.ukm.get().produk == "Dompet"
