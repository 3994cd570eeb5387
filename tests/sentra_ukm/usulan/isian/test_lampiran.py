"""Every page of a usulan's form; Lampiran 1, 4, 5."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.dasar.izin import Peran
from core.models import Berkas
from sentra_ukm.models import Lampiran2, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.syarat import isian_kurang, lampiran_terisi, temuan_kriteria
from tests.pabrik import buat_pengguna, buat_usulan, majukan
from tests.sentra_ukm.usulan.isian.bantu import PDF, alamat, isian, segar, teks

pytestmark = pytest.mark.django_db

# Every page


@pytest.mark.parametrize(("nama", "lain"), [("usulan_tim", ()), ("usulan_lampiran2", ()), ("usulan_kriteria", (1,))])
def test_menyimpan_tanpa_mengubah_apa_pun_berhasil_dan_dialihkan(masuk, pokja, nama, lain):
    """Draft to draft: what the page shows is what it takes back."""
    for usulan in (buat_usulan(pengguna=pokja, lengkap=False), buat_usulan(pengguna=pokja)):
        url = alamat(usulan, nama, *lain)
        sebelum = usulan.isian()
        balasan = masuk.post(url, isian(masuk.get(url)))
        assert (balasan.status_code, balasan.url) == (302, url), teks(balasan)
        assert segar(usulan).isian() == sebelum
        assert segar(usulan).versi == usulan.versi + 1


def test_alasan_bersama_berlaku_bagi_jawaban_tanpa_alasan_sendiri(masuk, draf):
    url = alamat(draf, "usulan_kriteria", 1)
    isi = isian(masuk.get(url)) | {"alasan_bersama": "Terlihat pada kunjungan."}
    kode = [nama.removesuffix("-alasan") for nama in isi if nama.endswith("-alasan")]
    isi |= {f"{k}-jawaban": "ya" for k in kode[:2]} | {f"{kode[1]}-alasan": "Menurut pembeli."}
    assert masuk.post(url, isi).status_code == 302
    assert {j.kode: (j.jawaban, j.alasan) for j in draf.jawaban.all()} == {
        kode[0]: (True, "Terlihat pada kunjungan."),
        kode[1]: (True, "Menurut pembeli."),
    }


@pytest.mark.parametrize(("jenis", "nomor"), [("unggulan", 4), ("klaster", 5)])
def test_lampiran_4_dan_5_kembali_sama(masuk, pokja, jenis, nomor):
    usulan = buat_usulan(pengguna=pokja, jenis=jenis)
    url, sebelum = alamat(usulan, "usulan_kriteria", nomor), usulan.isian()
    assert masuk.post(url, isian(masuk.get(url))).status_code == 302
    assert segar(usulan).isian() == sebelum


def test_simpan_dan_lanjutkan_ke_bagian_yang_menunggu_atau_kembali_ke_asalnya(masuk, pokja, draf):
    for usulan, nama, berikut in (
        (draf, "usulan_lampiran2", "ukm_daftar"),  # what was left behind is no way back
        (buat_usulan(pengguna=pokja), "usulan_tim", "usulan_periksa"),  # every part is done
        (buat_usulan(pengguna=pokja, jenis="klaster", lengkap=False), "usulan_kriteria", "usulan_tugas"),
    ):
        url = alamat(usulan, nama, *((5,) if nama == "usulan_kriteria" else ()))
        isi = isian(masuk.get(url))
        assert masuk.post(url, isi | {"lanjut": "ya"}).url == alamat(usulan, berikut)
    url = alamat(draf, "usulan_lampiran2")
    isi = isian(masuk.get(f"{url}?kembali=periksa"))
    assert masuk.post(url, isi | {"lanjut": "ya"}).url == alamat(draf, "usulan_periksa")


def test_usulan_yang_keburu_diserahkan_tidak_berubah_dan_isian_tetap_terbaca(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja)
    url = alamat(usulan, "usulan_lampiran2")
    isi = isian(masuk.get(url)) | {"kontak": "Yang baru diketik"}
    majukan(usulan, "terseleksi")
    balasan = masuk.post(url, isi)
    assert balasan.status_code == 403
    assert "Isian tidak dapat diubah" in teks(balasan) and 'value="Yang baru diketik"' in teks(balasan)
    assert segar(usulan).lampiran2.kontak == "Asep"


def test_dinas_yang_mengirim_formulir_ditolak(client, draf):
    client.force_login(buat_pengguna(Peran.DINAS_KABKOTA))
    assert client.post(alamat(draf, "usulan_lampiran2"), {"versi": "0", "kontak": "X"}).status_code == 403
    assert not Lampiran2.objects.exists()


def test_halaman_lampiran_menyebut_bahwa_formatnya_dari_aplikasi(masuk, draf):
    kalimat = "Formulir menurut Pasal 7 huruf a angka {} (format usulan aplikasi)"
    assert kalimat.format(1) in teks(masuk.get(alamat(draf, "usulan_kriteria", 1)))
    assert kalimat.format(2) in teks(masuk.get(alamat(draf, "usulan_lampiran2")))


# Lampiran 1, 4, 5


def test_satu_jawaban_saja_dapat_disimpan(masuk, draf):
    url = alamat(draf, "usulan_kriteria", 1)
    masuk.post(url, isian(masuk.get(url)) | {"prospek_pasar-jawaban": "ya", "prospek_pasar-alasan": "Pesanan naik."})
    assert [(j.kode, j.jawaban, j.alasan) for j in draf.jawaban.all()] == [("prospek_pasar", True, "Pesanan naik.")]
    halaman = teks(masuk.get(url))
    assert "Dinilai ya" not in halaman and "dinilai ya" in halaman
    assert len(isian_kurang(segar(draf))[1]) == 6


def test_persen_dan_daftar_periksa_tersimpan(masuk, draf):
    url = alamat(draf, "usulan_kriteria", 1)
    masuk.post(
        url,
        isian(masuk.get(url))
        | {
            "bahan_baku_lokal-persen": "82,5",
            "sarana_prasarana-sarana": ["Jalan", "Air"],
            "sarana_prasarana-kondisi": "Baik",
        },
    )
    jawaban = {j.kode: j for j in draf.jawaban.all()}
    assert jawaban["bahan_baku_lokal"].persen == Decimal("82.5")
    assert jawaban["sarana_prasarana"].rincian == {"sarana": ["Jalan", "Air"], "kondisi": "Baik"}


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [("101", "Isi 100 atau kurang."), ("12.5", "Pakai koma untuk desimal: tulis 12,5."), ("-1", "tidak boleh negatif")],
)
def test_persen_yang_salah_dijelaskan_dan_alasan_tetap_ada(masuk, draf, nilai, kalimat):
    url = alamat(draf, "usulan_kriteria", 1)
    balasan = masuk.post(
        url, isian(masuk.get(url)) | {"bahan_baku_lokal-persen": nilai, "prospek_pasar-alasan": "Sudah diketik."}
    )
    assert balasan.status_code == 422
    assert kalimat in teks(balasan) and "Sudah diketik." in teks(balasan) and f'value="{nilai}"' in teks(balasan)
    assert not draf.jawaban.exists()


def test_berkas_bukti_tersimpan_walau_formulir_salah(masuk, draf):
    url = alamat(draf, "usulan_kriteria", 1)
    balasan = masuk.post(
        url,
        isian(masuk.get(url))
        | {"bahan_baku_lokal-persen": "banyak", "prospek_pasar-bukti": SimpleUploadedFile("pesanan.pdf", PDF)},
    )
    assert balasan.status_code == 422
    assert draf.daftar_berkas.get().butir == "prospek_pasar"
    assert "pesanan.pdf" in teks(balasan)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"MZ bukan pdf", "Berkas harus PDF, JPG, PNG, atau XLSX."),
        (b"%PDF-1.4 terpotong", "Berkas PDF ini rusak atau terpotong."),
        (b"%PDF-" + b"0" * (5 * 1024 * 1024), "Berkas harus lebih kecil dari 5 MB."),
    ],
)
def test_berkas_yang_ditolak_disebut_sebabnya_dan_jawaban_tetap_ada(masuk, draf, isi, kalimat):
    url = alamat(draf, "usulan_kriteria", 1)
    balasan = masuk.post(
        url,
        isian(masuk.get(url))
        | {"prospek_pasar-alasan": "Pesanan naik.", "prospek_pasar-bukti": SimpleUploadedFile("foto.pdf", isi)},
    )
    assert balasan.status_code == 422
    assert f"foto.pdf: {kalimat}" in teks(balasan) and "Pesanan naik." in teks(balasan)
    assert not Berkas.objects.exists()


def test_berkas_yang_sama_dua_kali_tampil_sekali_dan_dapat_dilepas(masuk, draf):
    url = alamat(draf, "usulan_kriteria", 1)
    for _ in range(2):
        masuk.post(url, isian(masuk.get(url)) | {"prospek_pasar-bukti": SimpleUploadedFile("a.pdf", PDF)})
    berkas = draf.daftar_berkas.get()
    masuk.post(url, isian(masuk.get(url)) | {"prospek_pasar-lepas": [berkas.pk]})
    assert not draf.daftar_berkas.exists() and Berkas.objects.filter(pk=berkas.pk).exists()


def test_berkas_usulan_lain_tidak_dapat_dilepas(masuk, pokja, draf):
    lain = buat_usulan(pengguna=pokja, lengkap=False)
    url = alamat(lain, "usulan_kriteria", 1)
    masuk.post(url, isian(masuk.get(url)) | {"prospek_pasar-bukti": SimpleUploadedFile("a.pdf", PDF)})
    berkas = lain.daftar_berkas.get()
    assert masuk.post(alamat(draf, "usulan_berkas"), {"lepas": berkas.pk}).status_code == 404
    assert lain.daftar_berkas.exists()


def test_jawaban_yang_didahului_petugas_lain_tidak_tertimpa_dan_keduanya_terbaca(masuk, draf):
    url = alamat(draf, "usulan_kriteria", 1)
    lama = isian(masuk.get(url))
    masuk.post(url, lama | {"prospek_pasar-jawaban": "ya", "prospek_pasar-alasan": "Versi pertama."})
    milik = {"prospek_pasar-jawaban": "tidak", "prospek_pasar-alasan": "Versi kedua."}
    balasan = masuk.post(url, lama | milik)
    assert balasan.status_code == 409
    assert re.search(r"Petugas lain mengubah isian ini pukul \d\d\.\d\d\.", teks(balasan))
    assert "Tersimpan oleh petugas lain: ya. Versi pertama." in teks(balasan) and "Versi kedua." in teks(balasan)
    assert draf.jawaban.get().alasan == "Versi pertama."
    masuk.post(url, isian(balasan))
    assert draf.jawaban.get().alasan == "Versi kedua."


def test_dua_petugas_di_kriteria_berbeda_tidak_saling_menghalangi(masuk, draf):
    url = alamat(draf, "usulan_kriteria", 1)
    lama = isian(masuk.get(url))
    masuk.post(url, lama | {"prospek_pasar-alasan": "A"})
    isi = lama | {"prospek_pasar-alasan": "A", "teknologi_tepat_guna-alasan": "B"}
    assert masuk.post(url, isi).status_code == 302
    assert {j.kode: j.alasan for j in draf.jawaban.all()} == {"prospek_pasar": "A", "teknologi_tepat_guna": "B"}


def test_angka_pembanding_diusulkan_dari_usulan_lama(masuk, pokja):
    lama = buat_usulan(pengguna=pokja, ukm=20)
    Usulan.objects.filter(pk=lama.pk).update(tahun=2025)
    ALUR_USULAN.jalankan(lama, "batalkan", pokja, versi=lama.versi, alasan="Selesai.")
    lama.sentra.jenjang = "sentra"
    lama.sentra.save()
    baru = buat_usulan(pengguna=pokja, sentra=lama.sentra, jenis="unggulan", lengkap=False)
    url = alamat(baru, "usulan_kriteria", 4)
    isi = isian(masuk.get(url))
    assert (isi["lampiran-tahun_pembanding"], isi["lampiran-ukm_lalu"]) == ("2025", "20")
    assert isi["lampiran-omzet_lalu"] == "2.400.000.000"
    assert not hasattr(segar(baru), "lampiran4")
    masuk.post(url, isi)
    assert segar(baru).lampiran4.omzet_lalu == Decimal(2_400_000_000)


def test_pertumbuhan_nol_dan_satu_rupiah_terbaca_di_halaman(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja, jenis="unggulan")
    url = alamat(usulan, "usulan_kriteria", 4)
    for lalu, hasil in (("3000000000", "tidak terpenuhi"), ("2999999999", "terpenuhi")):
        masuk.post(url, isian(masuk.get(url)) | {"lampiran-omzet_lalu": lalu})
        temuan = {t.kode: t for t in temuan_kriteria(segar(usulan), date(2026, 11, 20))}
        assert temuan["unggulan.omzet"].hasil.label == hasil


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"lampiran-tahun_pembanding": "2026"}, "Tahun pembanding harus sebelum tahun program 2026."),
        ({"lampiran-tahun_pembanding": "2019"}, "dibandingkan dengan tahun sebelumnya"),
        ({"lampiran-omzet_lalu": "1.500"}, "dapat berarti dua hal"),
        ({"lampiran-ukm_lalu": "dua puluh"}, "Tulis dengan angka saja"),
    ],
)
def test_angka_pembanding_yang_salah_dijelaskan(masuk, pokja, isi, kalimat):
    usulan = buat_usulan(pengguna=pokja, jenis="unggulan")
    url = alamat(usulan, "usulan_kriteria", 4)
    balasan = masuk.post(url, isian(masuk.get(url)) | isi)
    assert balasan.status_code == 422 and kalimat in teks(balasan)


def test_omzet_pembanding_yang_tampak_sebulan_diperingatkan(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja, jenis="unggulan")
    url = alamat(usulan, "usulan_kriteria", 4)
    assert "kelihatannya omzet sebulan" not in teks(masuk.get(url))
    masuk.post(url, isian(masuk.get(url)) | {"lampiran-omzet_lalu": "200000000"})
    assert "kelihatannya omzet sebulan" in teks(masuk.get(url))


def test_pertanyaan_produk_hulu_boleh_kosong_bila_jangkauan_nasional(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja, jenis="klaster")
    url = alamat(usulan, "usulan_kriteria", 5)
    assert "sudah nasional, jadi pertanyaan berikut boleh kosong" in teks(masuk.get(url))
    assert lampiran_terisi(usulan)[5]
    usulan.lampiran2.jangkauan = "lokal"
    usulan.lampiran2.save()
    assert "boleh kosong" not in teks(masuk.get(url))
    masuk.post(
        url,
        isian(masuk.get(url))
        | {"produk_hulu_nasional-jawaban": "ya", "produk_hulu_nasional-alasan": "Dipasok ke eksportir."},
    )
    temuan = {t.kode: t for t in temuan_kriteria(segar(usulan), date(2026, 11, 20))}
    assert temuan["klaster.pemasaran_nasional"].terpenuhi


def test_pelaku_klaster_ditambah_diubah_dan_dihapus(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja, jenis="klaster")
    url = alamat(usulan, "usulan_kriteria", 5)
    masuk.post(
        url, isian(masuk.get(url)) | {"pelaku-0-peran": ["inti"], "pelaku-0-nama": "PT Akar", "tambah": "pelaku"}
    )
    isi = isian(masuk.get(f"{url}?tambah=pelaku"))
    assert "pelaku-4-nama" in isi
    masuk.post(url, isi | {"pelaku-0-DELETE": "on", "pelaku-3-peran": ["pembeli"], "pelaku-3-nama": "Eksportir"})
    assert [(p.peran, p.nama) for p in usulan.pelaku_klaster.all()] == [(["pembeli"], "Eksportir")]


def test_sentra_dan_pelaku_memegang_beberapa_peran_dalam_klaster(masuk, pokja):
    usulan = buat_usulan(pengguna=pokja, jenis="klaster")
    url = alamat(usulan, "usulan_kriteria", 5)
    pelaku = {"pelaku-0-peran": ["pemasok", "teknologi"], "pelaku-0-nama": "CV Samak"}
    masuk.post(url, isian(masuk.get(url)) | {"lampiran-peran_klaster": ["inti", "terkait"], **pelaku})
    # What is stored stays ticked, and a second save changes nothing.
    masuk.post(url, isian(masuk.get(url)))
    usulan = segar(usulan)
    assert usulan.lampiran5.peran_klaster == ["inti", "terkait"]
    temuan = {t.kode: t for t in temuan_kriteria(usulan, date(2026, 11, 20))}["klaster.peran_klaster"]
    assert temuan.terpenuhi and temuan.aktual_teks == "industri inti, industri terkait"
    isi = teks(masuk.get(alamat(usulan, "usulan_periksa")))
    assert "Industri inti, industri terkait" in isi and "Industri pemasok, penghasil teknologi: CV Samak" in isi
    masuk.post(url, {k: v for k, v in isian(masuk.get(url)).items() if k != "lampiran-peran_klaster"})
    assert not lampiran_terisi(segar(usulan))[5]
