"""The desks of the province and the ministry: notes are notes, a decision is a step of its own."""

import html
import re

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Pengguna, Surat
from sentra_ukm.models import Pemeriksaan, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.meja import butir_meja
from tests.bantu_halaman import tanpa_tautan_pasal
from tests.pabrik import buat_instansi, buat_pengguna, buat_usulan, majukan, penilaian_ya

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
PROVINSI, KEMENTERIAN = Pemeriksaan.Meja.PROVINSI, Pemeriksaan.Meja.KEMENTERIAN


@pytest.fixture
def di_provinsi():
    return majukan(buat_usulan(), "di_provinsi")


@pytest.fixture
def di_kementerian():
    return majukan(buat_usulan(), "di_kementerian")


def masuk(client, peran, **isi):
    pengguna = buat_pengguna(peran, **isi)
    client.force_login(pengguna)
    return pengguna


def alamat(usulan):
    return reverse("pemeriksaan", args=[usulan.pk])


def buka(client, usulan) -> dict:
    """The page as a browser would send it back: every field with the value that it shows."""
    halaman = client.get(alamat(usulan))
    form = halaman.context["form"]
    return {b.html_name: b.value() for b in form} | {"meja": halaman.context["meja"]}


def isi_semua(data, hasil="ya"):
    return data | {nama: hasil for nama in data if nama.startswith("hasil_")}


def teks(balasan) -> str:
    polos = re.sub(r"<[^>]+>", " ", tanpa_tautan_pasal(balasan.content.decode()))
    return " ".join(html.unescape(polos).split())


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


def majukan_dari_provinsi(usulan):
    ALUR_USULAN.jalankan(
        usulan, "nyatakan_lengkap", buat_pengguna(Peran.POKJA_PROVINSI), versi=usulan.versi,
        penilaian=penilaian_ya(usulan, PROVINSI),
    )  # fmt: skip


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
    assert "Nilai 25 UKM Ambang minimal 20 UKM Otomatis ✓ Terpenuhi" in isi
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
    isi = teks(client.get(alamat(di_kementerian)))
    assert "Berubah sejak dikembalikan" in isi
    assert "Sebutkan pembelinya." in isi
    assert "Terlihat pada kunjungan." in isi
    assert "Kontrak dengan 3 toko." in isi


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
    assert client.get(reverse("pemeriksaan_berikutnya")).url == alamat(kedua)


def test_ambil_berikutnya_tanpa_antrean_kembali_ke_meja_kerja(client):
    masuk(client, Peran.VERIFIKATOR)
    assert client.get(reverse("pemeriksaan_berikutnya")).url == reverse("meja_kerja")


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
    assert f'href="{reverse(tujuan)}"' in isi


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


@pytest.fixture
def tiga_lengkap():
    return [majukan(buat_usulan(kode), "lengkap") for kode in ("32.73", "32.05", "32.06")]


def kirim(client, daftar, aksi="kirim_kementerian"):
    return client.post(
        reverse("kirim_bersama"), {"aksi": aksi, "usulan": [f"{u.pk}:{u.versi}" for u in daftar]}, follow=True
    )


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
    assert re.search(r"Kabupaten Garut 1 \(0 hari\) 1 \(0 hari\)", isi)
    assert "Kota Semarang" not in isi
    assert re.search(r"Jumlah 1 3", isi)


def test_matriks_pusat_menghitung_tiap_provinsi(client, tiga_lengkap):
    majukan(buat_usulan("33.74"), "lengkap")
    masuk(client, Peran.VERIFIKATOR)
    isi = teks(client.get(reverse("usulan_matriks")))
    assert "Jawa Barat 3 (0 hari)" in isi
    assert "Jawa Tengah 1 (0 hari)" in isi


# Cost


def hitung_kueri(client, django_assert_max_num_queries, alamat, batas):
    with django_assert_max_num_queries(batas) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri)


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
