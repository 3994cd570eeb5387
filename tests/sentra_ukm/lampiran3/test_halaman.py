"""The pages of Lampiran 3: four ways in, nothing saved unseen, nothing lost, nothing shown to a stranger."""

import io
import re

import pytest
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from core.dasar.izin import Peran
from core.models import Jejak
from sentra_ukm.lampiran3.kolom import KOLOM_TABEL
from sentra_ukm.models import PetaKolom, PratinjauUkm, Ukm, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik
from tests.sentra_ukm.lampiran3.lembar import KEPALA, baris, nik, tsv, xlsx

SATU_BARIS = {"b-TOTAL_FORMS": "1", "b-INITIAL_FORMS": "0"}
OMZET, PENJUALAN = "Omset/bln (Rp)", "Penjualan per tahun"


@pytest.fixture
def pengguna(db):
    return pabrik.buat_pengguna()


@pytest.fixture
def usulan(pengguna):
    return pabrik.buat_usulan(pengguna=pengguna, lengkap=False)


@pytest.fixture
def peramban(client, pengguna):
    client.force_login(pengguna)
    return client


def url(nama, usulan, *args):
    return reverse(nama, args=[usulan.pk, *args])


def teks(balasan) -> str:
    """What the page says, tags off and blanks as one."""
    polos = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", balasan.content.decode(), flags=re.DOTALL)
    return " ".join(polos.split())


def unggah(peramban, usulan, *isi, **lain):
    """Upload a sheet and follow to its preview."""
    return peramban.post(url("ukm_unggah", usulan), {"lembar": xlsx(*isi, **lain)}, follow=True)


def simpan(peramban, pratinjau):
    """Press the button of a preview page."""
    sidik = re.search(r'name="sidik" value="(\w+)"', pratinjau.content.decode())
    return peramban.post(
        pratinjau.redirect_chain[-1][0] if pratinjau.redirect_chain else pratinjau.request["PATH_INFO"],
        {"aksi": "simpan", "sidik": sidik[1]},
        follow=True,
    )


def ketikan(halaman, **ganti) -> dict:
    """The fields of the typing table as the page holds them, with some replaced."""
    isi = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', halaman.content.decode()))
    isi = {n: v for n, v in isi.items() if re.match(r"b-[A-Z]|b-\d+-(?!pilih)", n)}
    for nama, opsi in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', halaman.content.decode(), re.DOTALL
    ):
        terpilih = re.search(r"<option selected>([^<]*)", opsi)
        isi[nama] = terpilih[1] if terpilih else ""
    return isi | {"aksi": "simpan"} | ganti


def isi_ketik(i, n) -> dict:
    return {
        f"b-{i}-{nama}": nilai
        for nama, nilai in {
            "nama_usaha": f"UD Maju {n}", "nama_pemilik": f"Pemilik {n}", "nik": nik(n), "produk": "Tas",
            "omzet_bulan": "10.000.000", "penjualan_tahunan": "120.000.000", "kekayaan_bersih": "50.000.000",
            "tk_laki": "2", "tk_perempuan": "1",
        }.items()
    }  # fmt: skip


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
    assert "Tersimpan: 0 UKM ( min. 20 — kurang 20)" in teks(halaman)
    assert "Setelah disimpan menjadi: 19 UKM ( min. 20 — kurang 1)" in teks(halaman)
    halaman = simpan(peramban, halaman)
    isi = halaman.content.decode()
    assert "19 UKM ( min. 20 — kurang 1)" in teks(halaman)
    assert "Rp190.190.000/bulan ( min. Rp200 juta — kurang Rp9.810.000)" in teks(halaman)
    assert "57 tenaga kerja ( min. 40 ✓ terpenuhi )" in teks(halaman)
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
    assert list(usulan.ukm.values_list("produk", "nik_sidik")) == [
        ("Sepatu", ""),
        ("Dompet", usulan.ukm.last().nik_sidik),
    ]
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


# One firm


def test_halaman_satu_ukm_menyimpan_lewat_pemeriksa_yang_sama(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1, nik=nik(1))[0]
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    awal = peramban.get(alamat).context["form"].initial
    isi = {k: v for k, v in awal.items() if v not in (None, False)}
    salah = peramban.post(alamat, isi | {"nib": "123", "nik": "1"})
    assert salah.status_code == 422
    assert "NIB harus 13 angka." in teks(salah)
    assert "NIK harus 16 angka; yang diisi 1 angka." in teks(salah)
    balasan = peramban.post(alamat, isi | {"nib": "1234567890123", "bentuk": "CV"})
    assert balasan.status_code == 302
    ukm.refresh_from_db()
    assert (ukm.nib, ukm.bentuk, ukm.nik, ukm.versi) == ("1234567890123", "cv", nik(1), 2)


def test_versi_basi_menawarkan_milik_anda_atau_miliknya(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    isi = {k: v for k, v in peramban.get(alamat).context["form"].initial.items() if v not in (None, False)}
    Ukm.objects.update(versi=2, produk="Sepatu")
    balasan = peramban.post(alamat, isi | {"produk": "Dompet"})
    assert balasan.status_code == 409
    assert "Pakai milik Anda" in teks(balasan)
    assert "Produk Dompet Sepatu" in teks(balasan)
    peramban.post(alamat, isi | {"produk": "Dompet", "timpa": "ya"})
    ukm.refresh_from_db()
    assert (ukm.produk, ukm.versi) == ("Dompet", 3)


def test_ukm_tak_terklasifikasi_dihitung_hanya_dengan_alasan_pokja(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1, kekayaan_bersih=300_000_000)[0]
    assert not ukm.dihitung
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    isi = {k: v for k, v in peramban.get(alamat).context["form"].initial.items() if v not in (None, False)}
    balasan = peramban.post(alamat, isi | {"diakui_pokja": "on"})
    assert "Isi alasan Pokja menghitung usaha ini sebagai UKM." in teks(balasan)
    peramban.post(alamat, isi | {"diakui_pokja": "on", "alasan_pokja": "Alat produksi milik bersama"})
    ukm.refresh_from_db()
    assert (ukm.dihitung, ukm.alasan_pokja) == (True, "Alat produksi milik bersama")
    isi = isi | {"kekayaan_bersih": "100.000.000", "diakui_pokja": "on", "alasan_pokja": "x", "versi": 2}
    peramban.post(alamat, isi)
    ukm.refresh_from_db()
    assert (ukm.kelas, ukm.dihitung, ukm.diakui_pokja) == ("UK", True, False)


def test_tanda_perlu_diperiksa_hilang_sesudah_dinyatakan(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1, penjualan_tahunan=900_000_000, perlu_periksa=True)[0]
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    halaman = peramban.get(alamat)
    assert "Jauh dari omzet per bulan dikali 12" in teks(halaman)
    isi = {k: v for k, v in halaman.context["form"].initial.items() if v not in (None, False)}
    peramban.post(alamat, isi)
    assert Ukm.objects.get().perlu_periksa
    peramban.post(alamat, isi | {"sudah_diperiksa": "on", "versi": 2})
    assert not Ukm.objects.get().perlu_periksa


def test_hapus_bertanya_dahulu(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    alamat = url("ukm_hapus", usulan, ukm.kunci)
    assert "Anda akan menghapus baris 1, UKM 1" in teks(peramban.get(alamat))
    assert usulan.ukm.exists()
    assert "dihapus dari daftar" in teks(peramban.post(alamat, {"versi": 1}, follow=True))
    assert not usulan.ukm.exists()
    assert peramban.post(alamat).status_code == 404


def test_baris_yang_diubah_rekan_tidak_terhapus_tanpa_dilihat(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    alamat = url("ukm_hapus", usulan, ukm.kunci)
    Ukm.objects.filter(pk=ukm.pk).update(versi=2, nama_usaha="UD Diperbarui")
    for isi in ({"versi": 1}, {}):
        balasan = peramban.post(alamat, isi)
        assert balasan.status_code == 409
        assert "Petugas lain mengubah baris 1" in teks(balasan)
    assert "UD Diperbarui" in teks(balasan)
    assert usulan.ukm.exists()
    assert Usulan.objects.get(pk=usulan.pk).versi == usulan.versi
    peramban.post(alamat, {"versi": 2})
    assert not usulan.ukm.exists()


# NIK


def test_nik_tersamar_di_setiap_halaman_dan_tampil_sekali_dengan_alasan_tercatat(peramban, usulan, pengguna):
    ukm = pabrik.buat_ukm(usulan, 1, nik=nik(1))[0]
    for nama, args in (("ukm_daftar", ()), ("ukm_ketik", ()), ("ukm_ubah", (ukm.kunci,))):
        assert nik(1) not in peramban.get(url(nama, usulan, *args)).content.decode()
    assert nik(1) not in str(
        load_workbook(io.BytesIO(peramban.get(url("ukm_templat", usulan) + "?isi=ya").content))["UKM"]["D3"].value
    )
    alamat = url("ukm_nik", usulan, ukm.kunci)
    tanpa = peramban.post(alamat, {"alasan": ""})
    assert tanpa.status_code == 422
    assert nik(1) not in tanpa.content.decode()
    assert "Isi alasan melihat NIK." in teks(tanpa)
    balasan = peramban.post(alamat, {"alasan": "Mencocokkan dengan KTP"})
    assert nik(1) in balasan.content.decode()
    assert balasan["Cache-Control"] == "no-store"
    jejak = Jejak.objects.get(aksi="lihat_nik")
    assert (jejak.pengguna, jejak.alasan, jejak.objek_id) == (pengguna, "Mencocokkan dengan KTP", usulan.pk)
    assert nik(1) not in f"{jejak.kalimat}{jejak.salinan}{alamat}"
    assert peramban.get(alamat).status_code == 302


# Who may


HALAMAN_TULIS = ("ukm_unggah", "ukm_tempel", "ukm_ketik", "ukm_salin")


def test_usulan_terkunci_terbaca_tetapi_tidak_dapat_diubah(peramban, usulan, pengguna):
    pabrik.lengkapi(usulan)
    pratinjau = unggah(peramban, usulan, baris(1))
    pabrik.majukan(usulan, "terseleksi")
    sebelum = list(usulan.ukm.values_list("kunci", "versi"))
    ukm = usulan.ukm.first()
    assert peramban.get(url("ukm_daftar", usulan)).status_code == 200
    halaman = peramban.get(url("ukm_ubah", usulan, ukm.kunci))
    assert "UKM 1" in teks(halaman)
    assert 'name="nama_usaha"' not in halaman.content.decode()
    for nama in HALAMAN_TULIS:
        balasan = peramban.get(url(nama, usulan))
        assert balasan.status_code == 403
        assert "Isian tidak dapat diubah" in teks(balasan)
    for alamat, isi in (
        (pratinjau.redirect_chain[-1][0], {"aksi": "simpan"}),
        (url("ukm_unggah", usulan), {"lembar": xlsx(baris(1))}),
        (url("ukm_ketik", usulan), {**SATU_BARIS, **isi_ketik(0, 1)}),
        (url("ukm_ubah", usulan, ukm.kunci), {"versi": ukm.versi}),
        (url("ukm_hapus", usulan, ukm.kunci), {}),
        (url("ukm_daftar", usulan), {"kunci": str(ukm.kunci)}),
    ):
        assert peramban.post(alamat, isi).status_code == 403
    assert list(usulan.ukm.values_list("kunci", "versi")) == sebelum


def test_ketikan_pada_usulan_yang_baru_terkunci_tetap_di_layar(peramban, usulan):
    halaman = peramban.get(url("ukm_ketik", usulan))
    pabrik.lengkapi(usulan)
    pabrik.majukan(usulan, "terseleksi")
    balasan = peramban.post(url("ukm_ketik", usulan), ketikan(halaman, **isi_ketik(0, 1)))
    assert balasan.status_code == 403
    assert 'value="UD Maju 1"' in balasan.content.decode()
    assert "belum tersimpan" in teks(balasan)


def test_satu_ukm_pada_usulan_yang_baru_terkunci_tetap_di_layar(peramban, usulan):
    pabrik.lengkapi(usulan)
    alamat = url("ukm_ubah", usulan, usulan.ukm.first().kunci)
    isi = {k: v for k, v in peramban.get(alamat).context["form"].initial.items() if v not in (None, False)}
    pabrik.majukan(usulan, "terseleksi")
    balasan = peramban.post(alamat, isi | {"produk": "Dompet kulit"})
    assert balasan.status_code == 403
    assert balasan.context["form"]["produk"].value() == "Dompet kulit"
    assert "salin bila masih Anda perlukan" in teks(balasan)
    assert not usulan.ukm.filter(produk="Dompet kulit").exists()


@pytest.mark.parametrize("nama", ["ukm_daftar", "ukm_templat", *HALAMAN_TULIS])
def test_kabupaten_lain_mendapat_404(client, usulan, nama):
    client.force_login(pabrik.buat_pengguna(kode="33.74"))
    assert client.get(url(nama, usulan)).status_code == 404


def test_ukm_usulan_lain_tidak_dapat_dibuka_lewat_usulan_sendiri(peramban, usulan):
    jauh = pabrik.buat_usulan("33.74", lengkap=False)
    asing = pabrik.buat_ukm(jauh, 1, nik=nik(1))[0]
    for nama in ("ukm_ubah", "ukm_hapus"):
        assert peramban.get(url(nama, usulan, asing.kunci)).status_code == 404
    assert peramban.post(url("ukm_nik", usulan, asing.kunci), {"alasan": "ingin tahu"}).status_code == 404


def test_provinsi_membaca_tanpa_tombol_masukan(client, usulan):
    pabrik.buat_ukm(usulan, 2)
    client.force_login(pabrik.buat_pengguna(Peran.POKJA_PROVINSI))
    halaman = client.get(url("ukm_daftar", usulan))
    assert "UKM 1" in teks(halaman)
    assert "Unggah lembar" not in teks(halaman)
    assert client.get(url("ukm_unggah", usulan)).status_code == 403


# Hostile input


@pytest.mark.parametrize(
    "isi",
    [
        {"b-TOTAL_FORMS": "999999999"},
        {"b-TOTAL_FORMS": "-1"},
        {"b-TOTAL_FORMS": "²"},
        {"b-TOTAL_FORMS": "9" * 400},
        {"b-0-kunci": "bukan-uuid", "b-0-versi": "9" * 30, "b-0-nomor": "١", **isi_ketik(0, 1)},
        {"b-0-nama_usaha": "\x00\u202e<script>", "b-0-tk_laki": "9" * 400},
        {"b-0-nama_usaha": "x" * 100_000},
        {"b-0-kunci": "6f1b7c1e-7c0a-4b7e-9d5c-2f1f5a3b9c11", "b-0-pilih": "dia", **isi_ketik(0, 1)},
        {"b-0-kelamin": "Z", "b-0-tahun_berdiri": "2568"},
    ],
)
def test_kiriman_ngawur_ke_tabel_ketik_tidak_merusak_apa_pun(peramban, usulan, isi):
    pabrik.buat_ukm(usulan, 1)
    balasan = peramban.post(url("ukm_ketik", usulan), {"aksi": "simpan", **SATU_BARIS, **isi})
    assert balasan.status_code < 500
    assert usulan.ukm.count() <= 2
    assert usulan.ukm.first().nama_usaha == "UKM 1"


@pytest.mark.parametrize("isi", ["\x00", "x" * 100_000, "\t" * 9_000, '"' * 500, "=cmd|'/C calc'!A0\tb", "\ud83d" * 3])
def test_tempelan_ngawur_ditolak_dengan_kalimat(peramban, usulan, isi):
    balasan = peramban.post(url("ukm_tempel", usulan), {"tempelan": isi.encode("utf-8", "replace").decode()})
    assert balasan.status_code == 422
    assert "Ada masalah" in teks(balasan)


def test_alamat_pratinjau_dan_halaman_ngawur_tidak_galat(peramban, usulan):
    unggah(peramban, usulan, baris(1))
    alamat = url("ukm_pratinjau", usulan, PratinjauUkm.objects.get().kunci)
    for ekor in ("?hal=99999", "?hal=-1", "?hal=²", "?tampil=<script>", "?tampil=salah&hal=7"):
        assert peramban.get(alamat + ekor).status_code == 200
    for isi in (
        {},
        {"aksi": "simpan", "sidik": "\x00"},
        {"aksi": "petakan", "kolom-1": "kunci_rahasia"},
        {"aksi": "x"},
    ):
        assert peramban.post(alamat, isi).status_code < 500
    assert peramban.post(url("ukm_daftar", usulan), {"kunci": ["x" * 36, ""]}).status_code == 302


def test_simpan_yang_gagal_tidak_mengubah_versi_usulan(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    peramban.post(url("ukm_ubah", usulan, ukm.kunci), {"versi": 1, "nama_usaha": ""})
    peramban.post(url("ukm_ketik", usulan), {"aksi": "simpan", **SATU_BARIS, "b-0-nama_usaha": "UD Setengah"})
    peramban.post(url("ukm_daftar", usulan), {})
    versi = usulan.versi
    usulan.refresh_from_db()
    assert usulan.versi == versi


# Growth


@pytest.mark.parametrize("nama", ["ukm_daftar", "ukm_ketik", "ukm_templat"])
def test_banyak_pertanyaan_halaman_sama_untuk_10_dan_1000_baris(peramban, usulan, django_assert_max_num_queries, nama):
    banyak = []
    for tambah in (10, 990):
        pabrik.buat_ukm(usulan, tambah)
        with django_assert_max_num_queries(15) as catatan:
            assert peramban.get(url(nama, usulan) + "?isi=ya").status_code == 200
        banyak.append(len(catatan))
    assert banyak[0] == banyak[1]


def test_banyak_pertanyaan_pratinjau_dan_simpan_sama_untuk_10_dan_1000_baris(
    peramban, usulan, django_assert_max_num_queries
):
    banyak = []
    for jumlah in (10, 1000):
        halaman = unggah(peramban, usulan, *(baris(n) for n in range(1, jumlah + 1)))
        alamat = halaman.redirect_chain[-1][0]
        with django_assert_max_num_queries(15) as lihat:
            peramban.get(alamat)
        with django_assert_max_num_queries(80) as tulis:
            simpan(peramban, halaman)
        # SQLite takes 999 values a statement: the one insert comes in pieces there, and in one on PostgreSQL.
        sisip = [q for q in tulis.captured_queries if q["sql"].startswith('INSERT INTO "sentra_ukm_ukm"')]
        banyak.append((len(lihat), len(tulis) - len(sisip)))
        assert usulan.ukm.count() == jumlah
        usulan.ukm.all().delete()
    assert banyak[0] == banyak[1]
