"""The pages of core: work desk, the one page that runs the gate, the public check of a letter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Surat
from sentra_ukm.models import Usulan
from tests import pabrik

pytestmark = pytest.mark.django_db


def masuk(client, pengguna):
    client.force_login(pengguna)
    return pengguna


def alamat(usulan, aksi):
    return f"/urusan/usulan/{usulan.pk}/{aksi}/"


@pytest.fixture
def terseleksi():
    return pabrik.majukan(pabrik.buat_usulan(), "terseleksi")


def test_meja_kerja_menaruh_yang_terlama_di_atas(client):
    baru, lama = pabrik.buat_usulan(lengkap=False), pabrik.buat_usulan(lengkap=False)
    Usulan.objects.filter(pk=lama.pk).update(status_sejak=timezone.now() - timedelta(days=9))
    masuk(client, baru.dibuat_oleh)
    isi = client.get("/").content.decode()
    assert isi.index(lama.sentra.nama) < isi.index(baru.sentra.nama)
    assert "9 hari" in isi


def test_meja_kerja_kosong_mengatakan_sebabnya(client):
    pabrik.buat_usulan(lengkap=False)
    masuk(client, pabrik.buat_pengguna(Peran.VERIFIKATOR))
    html = client.get("/").content.decode()
    assert "Tidak ada yang menunggu Anda" in html and "Daftar yang dapat Anda buka" in html


def test_meja_kerja_admin_menunjuk_tempat_kerjanya(client):
    masuk(client, pabrik.buat_pengguna(Peran.ADMIN_INSTANSI))
    assert 'urus di <a href="/instansi/">Instansi</a>' in client.get("/").content.decode()


def test_jumlah_kueri_meja_kerja_tidak_tumbuh(client, django_assert_max_num_queries):
    pelaku = masuk(client, pabrik.buat_usulan(lengkap=False).dibuat_oleh)

    def hitung():
        with django_assert_max_num_queries(15) as kueri:
            client.get("/")
        return len(kueri)

    satu = hitung()
    for _ in range(10):
        pabrik.buat_usulan(lengkap=False, pengguna=pelaku)
    assert hitung() == satu


def test_tanpa_masuk_diarahkan_ke_halaman_masuk_lalu_kembali(client):
    balasan = client.get("/usulan/")
    assert (balasan.status_code, balasan["Location"]) == (302, "/masuk/?next=/usulan/")


def test_kabupaten_lain_tidak_menemukan_langkahnya(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_KABKOTA, kode="32.06"))
    assert client.get(alamat(terseleksi, "sampaikan")).status_code == 404
    assert client.post(alamat(terseleksi, "sampaikan"), {"versi": terseleksi.versi}).status_code == 404


def test_provinsi_melihat_tetapi_tidak_dapat_melangkah_untuk_kabupaten(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_PROVINSI))
    balasan = client.post(alamat(terseleksi, "sampaikan"), {"versi": terseleksi.versi}, follow=True)
    assert "Anda tidak berwenang" in balasan.content.decode()
    assert Usulan.objects.get(pk=terseleksi.pk).status == "terseleksi"


def test_halaman_langkah_menyebut_akibat_dasar_dan_giliran_berikutnya(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_KABKOTA))
    isi = client.get(alamat(terseleksi, "sampaikan")).content.decode()
    for potongan in ("Kirim ke Provinsi", "Pasal 7 huruf b", "Pokja Keuangan Provinsi"):
        assert potongan in isi


def test_langkah_yang_dilompati_lewat_alamat_ditolak_dengan_status_sekarang(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_PROVINSI))
    balasan = client.get(alamat(terseleksi, "kirim_kementerian"), follow=True)
    assert "status sekarang “Terseleksi Pokja”" in balasan.content.decode()


def test_langkah_yang_tidak_ada_ditolak(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_KABKOTA))
    assert "tidak dapat dilakukan" in client.get(alamat(terseleksi, "terbang"), follow=True).content.decode()
    assert client.get("/urusan/pengguna/1/sampaikan/").status_code == 404


def test_klik_kedua_mendapat_kalimat_dan_tidak_mengulang(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_KABKOTA))
    isian = {"versi": terseleksi.versi}
    assert client.post(alamat(terseleksi, "sampaikan"), isian).status_code == 302
    balasan = client.post(alamat(terseleksi, "sampaikan"), isian, follow=True)
    assert "Langkah ini sudah Anda lakukan" in balasan.content.decode()
    assert "belum disimpan" not in balasan.content.decode()
    assert terseleksi.jejak.filter(aksi="sampaikan").count() == 1
    assert Surat.objects.filter(jenis="pengantar_kabkota").count() == 1


def test_halaman_basi_ditolak_dan_alasan_yang_diketik_masih_ada(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_KABKOTA))
    isian = {"versi": terseleksi.versi - 1, "alasan": "Data omzet perlu diperiksa ulang"}
    balasan = client.post(alamat(terseleksi, "kembalikan_ke_pokja"), isian)
    isi = balasan.content.decode()
    assert balasan.status_code == 422
    assert "sudah berubah sejak Anda membukanya" in isi
    assert "Data omzet perlu diperiksa ulang" in isi


def test_alasan_kosong_diminta_di_sebelah_isiannya(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_KABKOTA))
    balasan = client.post(alamat(terseleksi, "kembalikan_ke_pokja"), {"versi": terseleksi.versi, "alasan": "  "})
    assert balasan.status_code == 422
    assert balasan.context["form"].errors["alasan"]
    assert "perlu alasan" in balasan.content.decode()


def test_sesudah_langkah_ada_nomor_surat_dan_giliran(client, terseleksi):
    masuk(client, pabrik.buat_pengguna(Peran.DINAS_KABKOTA))
    isi = client.post(alamat(terseleksi, "sampaikan"), {"versi": terseleksi.versi}, follow=True).content.decode()
    surat = Surat.objects.get(jenis="pengantar_kabkota")
    assert surat.nomor in isi
    assert "Giliran: Pokja Keuangan Provinsi" in isi


def test_surat_asli_dikenali_dari_kodenya_tanpa_masuk_dan_tanpa_data_pribadi(client, terseleksi):
    surat = Surat.objects.get()
    for kode in (surat.kode, surat.kode_terbaca, surat.kode.lower()):
        balasan = client.get(f"/surat/{kode}/")
        assert "Surat ini asli. Isinya hasil seleksi" in balasan.content.decode()
    isi = balasan.content.decode()
    assert surat.nomor in isi
    assert surat.penandatangan not in isi
    assert "Pemilik 1" not in isi


def test_surat_yang_diganti_menyebut_penggantinya(client, terseleksi):
    lama = Surat.objects.get()
    dinas = pabrik.buat_pengguna(Peran.DINAS_KABKOTA)
    terseleksi.alur.jalankan(terseleksi, "kembalikan_ke_pokja", dinas, versi=terseleksi.versi, alasan="periksa")
    terseleksi.alur.jalankan(terseleksi, "seleksi", terseleksi.dibuat_oleh, versi=terseleksi.versi)
    baru = Surat.objects.exclude(pk=lama.pk).get()
    assert f"sudah diganti oleh surat nomor {baru.nomor}" in client.get(f"/surat/{lama.kode}/").content.decode()


def test_dua_jenis_surat_satu_kantor_tidak_pernah_bernomor_sama():
    pabrik.majukan(pabrik.buat_usulan(), "lengkap")
    pabrik.majukan(pabrik.buat_usulan(), "lengkap")
    nomor = list(Surat.objects.values_list("instansi_id", "nomor"))
    assert len(nomor) == len(set(nomor)) == 6


def test_surat_dari_usulan_yang_ditarik_tidak_berlaku_lagi(client, terseleksi):
    surat = Surat.objects.get()
    dinas = pabrik.buat_pengguna(Peran.DINAS_KABKOTA)
    terseleksi.alur.jalankan(terseleksi, "tarik", dinas, versi=terseleksi.versi, alasan="pemilik pindah usaha")
    assert "asli, tetapi urusannya sudah ditarik kembali" in client.get(f"/surat/{surat.kode}/").content.decode()


@pytest.mark.parametrize("kode", ["AAAABBBBCCCC", "x" * 80, "%00", "'%20OR%201=1"])
def test_kode_yang_tidak_dikenal_mengatakan_jangan_gunakan(client, kode):
    balasan = client.get(f"/surat/{kode}/")
    assert balasan.status_code == 404
    assert "tidak ditemukan" in balasan.content.decode()


def test_kotak_pencarian_kode_menuju_jawabannya(client, terseleksi):
    surat = Surat.objects.get()
    for ketikan in (f" {surat.kode_terbaca.lower()} ", f"https://contoh.go.id/surat/{surat.kode}/"):
        balasan = client.get("/surat/", {"kode": ketikan}, follow=True)
        assert "Surat ini asli. Isinya hasil seleksi" in balasan.content.decode()
    assert client.get("/surat/").status_code == 200


def test_pdf_surat_hanya_untuk_yang_melihat_urusannya(client, terseleksi):
    surat = Surat.objects.get()
    masuk(client, terseleksi.dibuat_oleh)
    assert b"".join(client.get(f"/surat/{surat.pk}/pdf/").streaming_content).startswith(b"%PDF-")
    masuk(client, pabrik.buat_pengguna(kode="33.74"))
    assert client.get(f"/surat/{surat.pk}/pdf/").status_code == 404


def test_daftar_ambang_memuat_nilai_dan_pasalnya_tanpa_masuk(client):
    isi = client.get("/aturan/ambang/").content.decode()
    for potongan in ("minimal 20 UKM", "Pasal 5 ayat (1) huruf a", "Tafsir"):
        assert potongan in isi


def test_yang_dikembalikan_di_atas_draf(client):
    draf = pabrik.buat_usulan(lengkap=False)
    kembali = pabrik.majukan(pabrik.buat_usulan(), "terseleksi")
    Usulan.objects.filter(pk=kembali.pk).update(status="perbaikan_kabkota")
    masuk(client, draf.dibuat_oleh)
    isi = client.get("/").content.decode()
    assert isi.index(kembali.sentra.nama) < isi.index(draf.sentra.nama)
