"""The desks of province and ministry: whose, what they show, notes, decision."""

import re

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Pengguna
from sentra_ukm.models import Pemeriksaan, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.meja import butir_meja
from tests.pabrik import buat_instansi, buat_pengguna, buat_usulan, majukan, penilaian_ya
from tests.sentra_ukm.usulan.pemeriksaan.bantu import KEMENTERIAN, PROVINSI, alamat, buka, isi_semua, masuk, teks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def majukan_dari_provinsi(usulan):
    ALUR_USULAN.jalankan(
        usulan, "nyatakan_lengkap", buat_pengguna(Peran.POKJA_PROVINSI), versi=usulan.versi,
        penilaian=penilaian_ya(usulan, PROVINSI),
    )  # fmt: skip


# Whose desk it is


@pytest.mark.parametrize(
    ("peran", "kode"),
    [(Peran.DINAS_PROVINSI, "32"), (Peran.VERIFIKATOR, "00"), (Peran.POKJA_KABKOTA, "32.05"), (Peran.AUDITOR, "00")],
)
def test_meja_provinsi_hanya_untuk_pokja_provinsi(client, di_provinsi, peran, kode):
    masuk(client, peran, kode=kode)
    balasan = client.get(alamat(di_provinsi))
    assert balasan.status_code == 403
    assert "Pokja Keuangan Provinsi" in teks(balasan)


def test_provinsi_lain_mendapat_404(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI, kode="33")
    assert client.get(alamat(di_provinsi)).status_code == 404
    assert client.post(alamat(di_provinsi), {}).status_code == 404


def test_usulan_yang_tidak_di_meja_kembali_ke_halamannya_dengan_sebab(client):
    usulan = buat_usulan()
    masuk(client, Peran.POKJA_PROVINSI)
    balasan = client.get(alamat(usulan))
    assert balasan.status_code == 302
    assert balasan.url == usulan.get_absolute_url()


# What the desk of the province shows


def test_meja_provinsi_memeriksa_kelengkapan_dan_tidak_menilai(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    isi = teks(client.get(alamat(di_provinsi)))
    for uraian in butir_meja(di_provinsi, PROVINSI).values():
        assert uraian in isi
    assert "memeriksa kelengkapan, bukan menilai kelayakan (Pasal 7 huruf c)" in isi
    assert "tidak ada tombol “Tolak”" in isi
    assert "Nyatakan lengkap" in isi
    assert "Tidak dipilih" not in isi
    assert "Ambang" not in isi


def test_isian_kabupaten_terbaca_tetapi_tidak_dapat_diubah(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    balasan = client.get(alamat(di_provinsi))
    isi = balasan.content.decode()
    assert "Terlihat pada kunjungan." in isi
    assert "Penyamak Sukaregang" in isi
    assert "25 UKM dihitung dari 25 baris" in isi
    for nama in re.findall(r'name="([a-z_0-9]+)"', isi):
        assert nama in ("q", "csrfmiddlewaretoken", "versi", "meja", "lanjut", "viewport") or re.match(
            r"(hasil|catatan|lihat)_\d+$", nama
        )


def test_surat_pengantar_dan_berita_acara_dapat_dibuka_dari_meja(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    isi = client.get(alamat(di_provinsi)).content.decode()
    for surat in di_provinsi.daftar_surat:
        assert surat.get_absolute_url() in isi
    assert "terbit, nomor" in isi


# Notes


def test_catatan_tersimpan_sebagai_catatan_dan_bukan_keputusan(client, di_provinsi):
    pokja = masuk(client, Peran.POKJA_PROVINSI, nama="Rina Marlina")
    data = buka(client, di_provinsi) | {"hasil_1": "tidak", "catatan_1": "Tanda tangan belum ada."}
    balasan = client.post(alamat(di_provinsi), data, follow=True)
    assert "Catatan belum merupakan keputusan" in teks(balasan)
    assert "Tanda tangan belum ada." in teks(balasan)
    assert "Rina Marlina" in teks(balasan)
    di_provinsi.refresh_from_db()
    assert di_provinsi.status == "di_provinsi"
    catatan = di_provinsi.pemeriksaan.get()
    assert (catatan.hasil, catatan.oleh) == ("tidak", pokja)
    assert not di_provinsi.jejak.filter(pengguna=pokja).exists()


def test_catatan_menaikkan_versi_dan_simpan_tanpa_perubahan_tidak(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    data = buka(client, di_provinsi) | {"hasil_2": "ya"}
    client.post(alamat(di_provinsi), data)
    assert Usulan.objects.get(pk=di_provinsi.pk).versi == di_provinsi.versi + 1
    client.post(alamat(di_provinsi), buka(client, di_provinsi))
    assert Usulan.objects.get(pk=di_provinsi.pk).versi == di_provinsi.versi + 1


def test_catatan_menunggu_sesudah_masuk_kembali(client, di_provinsi):
    pokja = masuk(client, Peran.POKJA_PROVINSI)
    client.post(alamat(di_provinsi), buka(client, di_provinsi) | {"catatan_3": "Omzet perlu lampiran."})
    client.logout()
    balasan = client.get(alamat(di_provinsi))
    assert reverse("masuk") in balasan.url
    assert alamat(di_provinsi) in balasan.url
    client.force_login(pokja)
    assert "Omzet perlu lampiran." in teks(client.get(alamat(di_provinsi)))


def test_dua_rekan_pada_butir_berbeda_keduanya_tersimpan(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    lama = buka(client, di_provinsi)
    client.post(alamat(di_provinsi), lama | {"hasil_1": "ya"})
    masuk(client, Peran.POKJA_PROVINSI)
    balasan = client.post(alamat(di_provinsi), lama | {"hasil_2": "tidak", "catatan_2": "Halaman 2 tidak terbaca."})
    assert balasan.status_code == 302
    butir = list(butir_meja(di_provinsi, PROVINSI))
    assert {p.butir: p.hasil for p in di_provinsi.pemeriksaan.all()} == {butir[0]: "ya", butir[1]: "tidak"}


def test_butir_yang_sama_ditolak_dengan_kedua_tulisan_terlihat(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI, nama="Rina Marlina")
    lama = buka(client, di_provinsi)
    client.post(alamat(di_provinsi), lama | {"hasil_1": "ya", "catatan_1": "Sudah lengkap."})
    masuk(client, Peran.POKJA_PROVINSI)
    balasan = client.post(alamat(di_provinsi), lama | {"hasil_1": "tidak", "catatan_1": "Kop salah."})
    assert balasan.status_code == 409
    isi = teks(balasan)
    assert "Rina Marlina mengubah catatan yang sama pukul" in isi
    assert "Kop salah." in isi
    assert "Tersimpan: Ya, “Sudah lengkap.”" in isi
    assert di_provinsi.pemeriksaan.get().catatan == "Sudah lengkap."
    lagi = {b.html_name: b.value() for b in balasan.context["form"]} | {"meja": "provinsi"}
    assert client.post(alamat(di_provinsi), lagi).status_code == 302
    assert di_provinsi.pemeriksaan.get().catatan == "Kop salah."


def test_catatan_sesudah_usulan_berpindah_tidak_tersimpan_dan_tulisannya_tampil(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    data = buka(client, di_provinsi) | {"catatan_1": "Kop salah."}
    majukan_dari_provinsi(di_provinsi)
    balasan = client.post(alamat(di_provinsi), data)
    assert balasan.status_code == 409
    assert "Catatan Anda tidak disimpan" in teks(balasan)
    assert "Kop salah." in teks(balasan)
    assert not Pemeriksaan.objects.exists()


@pytest.mark.parametrize("data", [{"versi": "x"}, {"versi": ""}, {"hasil_1": "mungkin"}, {"catatan_1": "x" * 2001}])
def test_kiriman_rusak_ditolak_dengan_kalimat_dan_tanpa_akibat(client, di_provinsi, data):
    masuk(client, Peran.POKJA_PROVINSI)
    balasan = client.post(alamat(di_provinsi), buka(client, di_provinsi) | {"hasil_2": "ya"} | data)
    assert balasan.status_code == 422
    assert "Ada masalah" in teks(balasan)
    assert not Pemeriksaan.objects.exists()


# From the notes to the decision


def test_nyatakan_lengkap_lewat_konfirmasi_membekukan_catatan(client, di_provinsi):
    pokja = masuk(client, Peran.POKJA_PROVINSI)
    data = isi_semua(buka(client, di_provinsi)) | {"catatan_1": "Cocok dengan aslinya.", "lanjut": "nyatakan_lengkap"}
    balasan = client.post(alamat(di_provinsi), data)
    assert balasan.url == reverse("tindakan", args=["usulan", di_provinsi.pk, "nyatakan_lengkap"])
    assert Usulan.objects.get(pk=di_provinsi.pk).status == "di_provinsi"
    konfirmasi = client.get(balasan.url)
    client.post(balasan.url, {"versi": konfirmasi.context["form"]["versi"].value()})
    usulan = Usulan.objects.get(pk=di_provinsi.pk)
    assert usulan.status == "lengkap"
    jejak = usulan.jejak.last()
    assert jejak.pengguna == pokja
    assert jejak.penilaian["lampiran_1"]["catatan"] == "Cocok dengan aslinya."
    assert not usulan.pemeriksaan.exists()


def test_butir_yang_belum_diperiksa_disebut_di_sampingnya(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    data = isi_semua(buka(client, di_provinsi)) | {"hasil_2": "", "lanjut": "nyatakan_lengkap"}
    balasan = client.post(alamat(di_provinsi), data)
    assert balasan.status_code == 422
    assert list(balasan.context["form"].errors) == ["catatan_2"]
    assert "belum diperiksa" in balasan.context["form"].errors["catatan_2"][0]
    assert di_provinsi.pemeriksaan.filter(hasil="ya").count() == len(butir_meja(di_provinsi, PROVINSI)) - 1


def test_tidak_tanpa_catatan_disebut_di_sampingnya(client, di_kementerian):
    masuk(client, Peran.VERIFIKATOR)
    data = isi_semua(buka(client, di_kementerian)) | {"hasil_4": "tidak", "lanjut": "tidak_pilih"}
    balasan = client.post(alamat(di_kementerian), data)
    assert "Tulis apa yang kurang" in balasan.context["form"].errors["catatan_4"][0]


def test_keputusan_dari_halaman_basi_diminta_memeriksa_lagi(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    lama = buka(client, di_provinsi)
    client.post(alamat(di_provinsi), lama | {"hasil_1": "tidak", "catatan_1": "Belum ada."})
    masuk(client, Peran.POKJA_PROVINSI)
    data = lama | {n: "ya" for n in lama if n.startswith("hasil_") and n != "hasil_1"} | {"lanjut": "nyatakan_lengkap"}
    balasan = client.post(alamat(di_provinsi), data, follow=True)
    assert balasan.request["PATH_INFO"] == alamat(di_provinsi)
    assert "periksa dulu semuanya, lalu tekan lagi" in teks(balasan)


@pytest.mark.parametrize("aksi", ["pilih", "tarik", "tetapkan", "tidak_ada"])
def test_langkah_di_luar_meja_ditolak(client, di_provinsi, aksi):
    masuk(client, Peran.POKJA_PROVINSI)
    balasan = client.post(alamat(di_provinsi), isi_semua(buka(client, di_provinsi)) | {"lanjut": aksi})
    assert balasan.status_code == 403


def test_catatan_kalah_oleh_perubahan_sesudah_halaman_konfirmasi_dibuka(client, di_provinsi):
    masuk(client, Peran.POKJA_PROVINSI)
    langkah = client.post(
        alamat(di_provinsi), isi_semua(buka(client, di_provinsi)) | {"lanjut": "nyatakan_lengkap"}
    ).url
    versi = client.get(langkah).context["form"]["versi"].value()
    client.post(alamat(di_provinsi), buka(client, di_provinsi) | {"hasil_1": "tidak", "catatan_1": "Keliru."})
    balasan = client.post(langkah, {"versi": versi})
    assert balasan.status_code == 422
    assert Usulan.objects.get(pk=di_provinsi.pk).status == "di_provinsi"


# The desk of the ministry


def test_meja_kementerian_menunjukkan_nilai_ambang_dan_hasil_tiap_kriteria(client, di_kementerian):
    masuk(client, Peran.VERIFIKATOR)
    isi = teks(client.get(alamat(di_kementerian)))
    for uraian in butir_meja(di_kementerian, KEMENTERIAN).values():
        assert uraian in isi
    assert "Nilai 25 UKM Ambang minimal 20 UKM Otomatis Terpenuhi" in isi
    assert "Otomatis: 8 dari 8 terpenuhi" in isi
    assert "Tolak" not in isi


def test_satu_kriteria_yang_gagal_tersebut_di_ringkasan(client, di_kementerian):
    di_kementerian.ukm.update(tk_laki=1)
    masuk(client, Peran.VERIFIKATOR)
    assert "7 dari 8 terpenuhi; belum: huruf e (25 < 40)" in teks(client.get(alamat(di_kementerian)))


def test_penilaian_yang_berbeda_dari_hasil_otomatis_disorot(client, di_kementerian):
    masuk(client, Peran.VERIFIKATOR)
    assert "berbeda dari hasil otomatis" not in teks(client.get(alamat(di_kementerian)))
    data = isi_semua(buka(client, di_kementerian)) | {"hasil_1": "tidak", "catatan_1": "Hanya 15 yang ditemui."}
    balasan = client.post(alamat(di_kementerian), data, follow=True)
    assert "berbeda dari hasil otomatis pada 1 butir: Jumlah UKM dalam kawasan sentra" in teks(balasan)


def test_yang_pernah_bertindak_di_daerah_melihat_sebab_dan_tidak_dapat_mencatat(client, di_kementerian):
    pindahan = buat_pengguna(Peran.VERIFIKATOR)
    usulan = majukan(buat_usulan(), "terseleksi")
    pindahan.penugasan.create(
        instansi=buat_instansi("32.05"),
        peran=Peran.DINAS_KABKOTA,
        jabatan="Kepala Dinas",
        mulai="2020-01-01",
        dasar="SK",
    )
    pindahan = Pengguna.objects.get(pk=pindahan.pk)
    ALUR_USULAN.jalankan(usulan, "sampaikan", pindahan, versi=usulan.versi)
    majukan_dari_provinsi(usulan)
    ALUR_USULAN.jalankan(usulan, "kirim_kementerian", buat_pengguna(Peran.DINAS_PROVINSI), versi=usulan.versi)
    client.force_login(pindahan)
    isi = teks(client.get(alamat(usulan)))
    assert "Anda sudah menyampaikan usulan ke Provinsi pada urusan ini" in isi
    assert "Simpan catatan" not in isi
    balasan = client.post(alamat(usulan), buka(client, usulan) | {"hasil_1": "ya"})
    assert balasan.status_code == 403
    assert not Pemeriksaan.objects.exists()


def test_yang_berubah_sejak_dikembalikan_tampil_dengan_yang_diminta(client, di_kementerian):
    verifikator = masuk(client, Peran.VERIFIKATOR)
    penilaian = penilaian_ya(di_kementerian, KEMENTERIAN)
    penilaian["sentra.prospek_pasar"] |= {"hasil": "tidak", "catatan": "Sebutkan pembelinya."}
    ALUR_USULAN.jalankan(
        di_kementerian, "kembalikan_kementerian", verifikator, versi=di_kementerian.versi, alasan="Perbaiki.",
        penilaian=penilaian,
    )  # fmt: skip
    di_kementerian.jawaban.filter(kode="prospek_pasar").update(alasan="Kontrak dengan 3 toko.")
    ALUR_USULAN.jalankan(
        di_kementerian, "ajukan_kembali", buat_pengguna(Peran.DINAS_KABKOTA), versi=di_kementerian.versi
    )
    ALUR_USULAN.jalankan(
        di_kementerian, "kirim_kementerian", buat_pengguna(Peran.DINAS_PROVINSI), versi=di_kementerian.versi
    )
    isi = teks(client.get(alamat(di_kementerian)))
    assert "Berubah sejak dikembalikan" in isi
    assert "Sebutkan pembelinya." in isi
    assert "Terlihat pada kunjungan." in isi
    assert "Kontrak dengan 3 toko." in isi
