"""Queue, several with one letter, state by region, cost."""

import re

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Surat
from sentra_ukm.models import Pemeriksaan, Usulan
from tests.pabrik import buat_pengguna, buat_usulan, buat_wilayah, majukan
from tests.sentra_ukm.usulan.pemeriksaan.bantu import KEMENTERIAN, alamat, buka, isi_semua, masuk, teks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def kirim(client, daftar, aksi="kirim_kementerian"):
    return client.post(
        reverse("kirim_bersama"), {"aksi": aksi, "usulan": [f"{u.pk}:{u.versi}" for u in daftar]}, follow=True
    )


def hitung_kueri(client, django_assert_max_num_queries, alamat, batas):
    with django_assert_max_num_queries(batas) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri)


# Queue


def test_antrean_terlama_di_atas_dan_menyebut_yang_sudah_mulai(client, di_kementerian):
    kedua = majukan(buat_usulan(), "di_kementerian")
    rekan = buat_pengguna(Peran.VERIFIKATOR, nama="Joko Susilo")
    Pemeriksaan.objects.create(
        usulan=di_kementerian, meja=KEMENTERIAN, butir="sentra.jumlah_ukm", hasil="ya", oleh=rekan
    )
    masuk(client, Peran.VERIFIKATOR)
    isi = teks(client.get(reverse("pemeriksaan_antrean")))
    assert isi.index(di_kementerian.sentra.nama) < isi.index(kedua.sentra.nama)
    assert "Joko Susilo" in isi
    # What is taken is not offered to a colleague; then whatever a colleague has only noted on; then the queue.
    for tujuan in (alamat(kedua), alamat(di_kementerian), reverse("pemeriksaan_antrean")):
        masuk(client, Peran.VERIFIKATOR)
        assert client.post(reverse("pemeriksaan_berikutnya")).url == tujuan


def test_ambil_berikutnya_tanpa_antrean_menunjukkan_antreannya(client):
    masuk(client, Peran.VERIFIKATOR)
    for balasan in (client.get(reverse("pemeriksaan_berikutnya")), client.post(reverse("pemeriksaan_berikutnya"))):
        assert balasan.url == reverse("pemeriksaan_antrean")


def test_antrean_provinsi_lain_kosong(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI, kode="33")
    assert di_provinsi.sentra.nama not in teks(client.get(reverse("pemeriksaan_antrean")))


@pytest.mark.parametrize(
    ("peran", "status", "tujuan"),
    [
        (Peran.DINAS_KABKOTA, "terseleksi", "kirim_bersama"),
        (Peran.POKJA_PROVINSI, "di_provinsi", "pemeriksaan_berikutnya"),
        (Peran.DINAS_PROVINSI, "lengkap", "kirim_bersama"),
        (Peran.VERIFIKATOR, "di_kementerian", "pemeriksaan_berikutnya"),
        (Peran.PENYUSUN_KEPUTUSAN, "terpilih", "keputusan_baru"),
    ],
)
def test_meja_kerja_mengantar_ke_pekerjaan_sekelompok(client, peran, status, tujuan):
    usulan = majukan(buat_usulan(), status)
    masuk(client, peran)
    isi = client.get("/").content.decode()
    assert usulan.sentra.nama in isi
    assert f'{"formaction" if tujuan == "pemeriksaan_berikutnya" else "href"}="{reverse(tujuan)}"' in isi


@pytest.mark.parametrize(
    ("peran", "tujuan"),
    [
        (Peran.POKJA_KABKOTA, set()),
        (Peran.DINAS_KABKOTA, {"kirim_bersama"}),
        (Peran.POKJA_PROVINSI, {"pemeriksaan_antrean", "usulan_matriks"}),
        (Peran.DINAS_PROVINSI, {"kirim_bersama", "usulan_matriks"}),
        (Peran.PENETAP, {"usulan_matriks"}),
    ],
)
def test_daftar_usulan_mengantar_ke_halaman_menurut_peran(client, peran, tujuan):
    masuk(client, peran)
    isi = client.get(reverse("usulan_daftar")).content.decode()
    semua = ("kirim_bersama", "pemeriksaan_antrean", "usulan_matriks")
    assert {nama for nama in semua if f'href="{reverse(nama)}"' in isi} == tujuan


# Several with one letter


def test_daftar_kirim_tanpa_yang_sudah_dicentang_dan_urut_wilayah(client, tiga_lengkap):
    masuk(client, Peran.DINAS_PROVINSI)
    balasan = client.get(reverse("kirim_bersama"))
    daftar = [u.wilayah_id for u in balasan.context["kelompok"][0]["daftar"]]
    assert daftar == ["32.05", "32.06", "32.73"]
    assert " checked" not in balasan.content.decode()


def test_konfirmasi_menyebut_yang_dipilih_saja_dengan_versinya(client, tiga_lengkap):
    masuk(client, Peran.DINAS_PROVINSI)
    pilihan = {"aksi": "kirim_kementerian", "usulan": [tiga_lengkap[0].pk, tiga_lengkap[1].pk]}
    isi = client.get(reverse("kirim_bersama"), pilihan).content.decode()
    assert f'value="{tiga_lengkap[0].pk}:{tiga_lengkap[0].versi}"' in isi
    assert tiga_lengkap[2].sentra.nama not in isi
    assert "Satu surat pengantar terbit" in isi
    assert Usulan.objects.filter(status="lengkap").count() == 3


def test_tanpa_pilihan_diminta_mencentang(client, tiga_lengkap):
    masuk(client, Peran.DINAS_PROVINSI)
    balasan = client.get(reverse("kirim_bersama"), {"aksi": "kirim_kementerian"})
    assert balasan.status_code == 422
    assert "Centang paling sedikit satu usulan" in teks(balasan)


def test_tiga_usulan_satu_surat_pengantar(client, tiga_lengkap):
    masuk(client, Peran.DINAS_PROVINSI)
    balasan = kirim(client, tiga_lengkap)
    surat = Surat.objects.get(jenis="pengantar_provinsi")
    assert surat.objek.count() == 3
    assert surat.nomor in teks(balasan)
    assert surat.get_absolute_url() in balasan.content.decode()
    assert set(Usulan.objects.values_list("status", flat=True)) == {"di_kementerian"}


def test_yang_sudah_terkirim_tidak_disebut_belum_dicentang(client, tiga_lengkap):
    masuk(client, Peran.DINAS_PROVINSI)
    kirim(client, tiga_lengkap)
    pilihan = {"aksi": "kirim_kementerian", "usulan": [u.pk for u in tiga_lengkap]}
    assert "tidak lagi menunggu surat pengantar" in teks(client.get(reverse("kirim_bersama"), pilihan))


def test_baris_yang_masih_perlu_diperiksa_terlihat_di_meja(client, di_provinsi):
    baris = di_provinsi.ukm.first()
    di_provinsi.ukm.filter(pk=baris.pk).update(perlu_periksa=True)
    masuk(client, Peran.POKJA_PROVINSI)
    assert "1 baris masih bertanda “perlu diperiksa”" in teks(client.get(alamat(di_provinsi)))


def test_yang_tidak_terpilih_menunjukkan_alasan_dan_kriteria_yang_gagal(client, di_kementerian):
    masuk(client, Peran.VERIFIKATOR)
    data = isi_semua(buka(client, di_kementerian)) | {"hasil_4": "tidak", "catatan_4": "Pesanan turun."}
    client.post(alamat(di_kementerian), data)
    konfirmasi = reverse("tindakan", args=["usulan", di_kementerian.pk, "tidak_pilih"])
    assert "Belum: Prospek pasar yang baik (dinilai tidak)" in teks(client.get(konfirmasi))
    di_kementerian.refresh_from_db()
    client.post(konfirmasi, {"versi": di_kementerian.versi, "alasan": "Pasar belum ada."})
    assert Usulan.objects.get(pk=di_kementerian.pk).status == "tidak_terpilih"
    halaman = client.get(di_kementerian.get_absolute_url())
    assert halaman.context["penutup"].alasan == "Pasar belum ada."
    assert "Belum: Prospek pasar yang baik (dinilai tidak)" in teks(halaman)


def test_dinas_kabupaten_mengirim_beberapa_ke_provinsi(client):
    daftar = [majukan(buat_usulan(), "terseleksi") for _ in range(2)]
    masuk(client, Peran.DINAS_KABKOTA)
    kirim(client, daftar, "sampaikan")
    assert Surat.objects.get(jenis="pengantar_kabkota").objek.count() == 2


def test_satu_yang_menghalangi_disebut_dan_tidak_satu_pun_terkirim(client, tiga_lengkap):
    penghalang = tiga_lengkap[1]
    penghalang.ukm.update(tk_laki=1)
    masuk(client, Peran.DINAS_PROVINSI)
    balasan = kirim(client, tiga_lengkap)
    assert balasan.status_code == 422
    isi = teks(balasan)
    assert f"{penghalang.nomor_perkara}: Tenaga kerja 25 orang" in isi
    assert "Tidak satu pun terkirim" in isi
    assert not Surat.objects.filter(jenis="pengantar_provinsi").exists()
    assert Usulan.objects.filter(status="lengkap").count() == 3


def test_usulan_yang_berubah_sejak_dilihat_menghentikan_semuanya(client, tiga_lengkap):
    Usulan.objects.filter(pk=tiga_lengkap[2].pk).update(versi=99)
    masuk(client, Peran.DINAS_PROVINSI)
    balasan = kirim(client, tiga_lengkap)
    assert f"{tiga_lengkap[2].nomor_perkara} sudah berubah sejak Anda membukanya" in teks(balasan)
    assert Usulan.objects.filter(status="lengkap").count() == 3


def test_klik_kedua_tidak_menerbitkan_surat_kedua(client, tiga_lengkap):
    masuk(client, Peran.DINAS_PROVINSI)
    kirim(client, tiga_lengkap)
    isi = teks(kirim(client, tiga_lengkap))
    assert "Langkah ini sudah Anda lakukan" in isi and "Tidak satu pun terkirim" not in isi
    assert Surat.objects.filter(jenis="pengantar_provinsi").count() == 1


def test_usulan_provinsi_lain_dalam_kiriman_adalah_404(client, tiga_lengkap):
    asing = majukan(buat_usulan("33.74"), "lengkap")
    masuk(client, Peran.DINAS_PROVINSI)
    assert kirim(client, [*tiga_lengkap, asing]).status_code == 404
    assert Usulan.objects.filter(status="lengkap").count() == 4


@pytest.mark.parametrize("peran", [Peran.POKJA_PROVINSI, Peran.VERIFIKATOR, Peran.POKJA_KABKOTA])
def test_yang_bukan_dinas_membaca_siapa_yang_mengirim(client, peran):
    masuk(client, peran)
    balasan = client.get(reverse("kirim_bersama"))
    assert balasan.status_code == 403
    assert "dilakukan oleh Dinas" in teks(balasan)


def test_dinas_kabupaten_tidak_dapat_memakai_langkah_provinsi(client, tiga_lengkap):
    masuk(client, Peran.DINAS_KABKOTA)
    assert kirim(client, [tiga_lengkap[1]]).status_code == 403


@pytest.mark.parametrize("nilai", ["x", "1:x", ":", "-1:2", "9" * 30 + ":1", ""])
def test_kiriman_ngawur_adalah_404(client, nilai):
    masuk(client, Peran.DINAS_PROVINSI)
    balasan = client.post(reverse("kirim_bersama"), {"aksi": "kirim_kementerian", "usulan": nilai})
    assert balasan.status_code == 404


# State by region


def test_matriks_provinsi_menghitung_tiap_kabupaten_dan_umurnya(client, tiga_lengkap):
    majukan(buat_usulan("32.05"), "terseleksi")
    majukan(buat_usulan("33.74"), "terseleksi")
    masuk(client, Peran.DINAS_PROVINSI)
    isi = teks(client.get(reverse("usulan_matriks")))
    assert re.search(r"Kabupaten Garut 1 \(hari ini\) 1 \(hari ini\)", isi)
    assert "Kota Semarang" not in isi
    assert re.search(r"Jumlah 1 3", isi)


def test_matriks_pusat_menghitung_tiap_provinsi(client, tiga_lengkap):
    majukan(buat_usulan("33.74"), "lengkap")
    buat_wilayah("31")
    masuk(client, Peran.VERIFIKATOR)
    isi = teks(client.get(reverse("usulan_matriks")))
    assert "Jawa Barat 3 (hari ini)" in isi
    assert "Jawa Tengah 1 (hari ini)" in isi and "1 provinsi belum mengirim usulan" in isi


# Cost


def test_kueri_meja_tetap_untuk_10_dan_300_ukm(client, django_assert_max_num_queries):
    masuk(client, Peran.VERIFIKATOR)
    sedikit, banyak = (majukan(buat_usulan(ukm=n), "di_kementerian") for n in (20, 300))
    satu = hitung_kueri(client, django_assert_max_num_queries, alamat(sedikit), 15)
    assert hitung_kueri(client, django_assert_max_num_queries, alamat(banyak), 15) == satu


@pytest.mark.parametrize("halaman", ["kirim_bersama", "usulan_matriks", "pemeriksaan_antrean"])
def test_kueri_daftar_tetap_untuk_satu_dan_banyak_usulan(client, django_assert_max_num_queries, halaman):
    masuk(client, Peran.POKJA_PROVINSI if halaman == "pemeriksaan_antrean" else Peran.DINAS_PROVINSI)
    majukan(buat_usulan(), "lengkap")
    majukan(buat_usulan(), "di_provinsi")
    satu = hitung_kueri(client, django_assert_max_num_queries, reverse(halaman), 15)
    for _ in range(4):
        majukan(buat_usulan(), "lengkap")
        majukan(buat_usulan("32.06"), "di_provinsi")
    assert hitung_kueri(client, django_assert_max_num_queries, reverse(halaman), 15) == satu


def test_antrean_yang_kosong_tidak_menawarkan_usulan_berikutnya(client, di_provinsi):
    masuk(client, Peran.AUDITOR)
    assert client.get(reverse("pemeriksaan_antrean")).context["aksi"] is None
    masuk(client, Peran.POKJA_PROVINSI)
    assert client.get(reverse("pemeriksaan_antrean")).context["aksi"]["label"] == "Ambil berikutnya"
