"""Opening a usulan, its list, its tasks, its page: who sees what, one record a form, the same cost at any length."""

import io
import re
import uuid

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dasar.izin import Peran
from core.perkara.ditolak import Ditolak
from sentra_ukm.models import Lampiran2, Sentra, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.syarat import bagian_usulan, isian_kurang
from tests.bantu_halaman import tanpa_tautan_pasal
from tests.pabrik import buat_keputusan, buat_pengguna, buat_sentra, buat_ukm, buat_usulan, majukan

pytestmark = pytest.mark.django_db

BARU = {"sentra": "", "jenis": "sentra", "tahun": "2026", "sumber_dana": "apbn"}
SENTRA_BARU = {"nama": "Sentra Kulit Sukaregang", "produk": "Jaket", "kecamatan": "Garut Kota", "desa": "Kota Wetan"}
HALAMAN = ("usulan_rinci", "usulan_tugas", "usulan_periksa")
HALAMAN_ISIAN = ("usulan_tim", "usulan_lampiran2", "usulan_berkas")


@pytest.fixture
def pokja():
    return buat_pengguna(nama="Euis Kartini")


@pytest.fixture
def masuk(client, pokja):
    client.force_login(pokja)
    return client


def teks(balasan):
    return re.sub(r"\s+", " ", tanpa_tautan_pasal(balasan.content.decode()))


def kirim(client, **isi):
    return client.post(reverse("usulan_baru"), {"kunci_kirim": uuid.uuid4(), **BARU, **isi})


# Opening a usulan


def test_sentra_baru_dan_usulannya_dibuat_di_wilayah_pembuatnya(masuk, pokja):
    balasan = kirim(masuk, **SENTRA_BARU, lintang="-7,227906", bujur="107.908699", tahun_tumbuh="1985")
    usulan = Usulan.objects.get()
    assert balasan.url == reverse("usulan_tugas", args=[usulan.pk])
    assert usulan.nomor_perkara == f"USL-32.05-{usulan.hari_ini.year}-0001"
    assert (usulan.status, usulan.wilayah_id, usulan.dibuat_oleh) == ("draf", "32.05", pokja)
    assert (usulan.sentra.nama, str(usulan.sentra.lintang)) == ("Sentra Kulit Sukaregang", "-7.227906")
    assert usulan.jejak.get().aksi == "buat"


def test_wilayah_tidak_pernah_diambil_dari_formulir(masuk):
    kirim(masuk, **SENTRA_BARU, wilayah="33.74", berwenang="33.74", nomor_perkara="USL-PALSU", status="ditetapkan")
    usulan = Usulan.objects.get()
    assert (usulan.wilayah_id, usulan.sentra.wilayah_id, usulan.status) == ("32.05", "32.05", "draf")


def test_sentra_kabupaten_lain_tidak_dapat_dipilih(masuk):
    lain = buat_sentra("32.06")
    balasan = kirim(masuk, sentra=lain.pk)
    assert balasan.status_code == 422
    assert lain.nama not in teks(masuk.get(reverse("usulan_baru")))
    assert not Usulan.objects.exists()


def test_klik_kedua_dan_kirim_ulang_membuka_usulan_yang_sama(masuk):
    kunci = uuid.uuid4()
    pertama = kirim(masuk, **SENTRA_BARU, kunci_kirim=kunci)
    kedua = kirim(masuk, **SENTRA_BARU, kunci_kirim=kunci)
    assert pertama.url == kedua.url
    assert (Usulan.objects.count(), Sentra.objects.count()) == (1, 1)


def test_nomor_berurutan_per_wilayah(masuk):
    for n in (1, 2):
        kirim(masuk, **SENTRA_BARU | {"nama": f"Sentra {n}"})
    assert [u.nomor_perkara[-4:] for u in Usulan.objects.order_by("pk")] == ["0001", "0002"]


def test_unggulan_untuk_sentra_tanpa_keputusan_ditolak_dengan_kalimat_prasyarat(masuk):
    sentra = buat_sentra()
    balasan = kirim(masuk, sentra=sentra.pk, jenis="unggulan")
    assert balasan.status_code == 422
    isi = teks(balasan)
    assert "belum ditetapkan dengan Keputusan Menteri, syarat minimal Sentra UKM (Pasal 5 ayat (2)" in isi
    assert "Usulkan dahulu pada jenjang sebelumnya" in isi
    assert not Usulan.objects.exists()


def test_unggulan_untuk_sentra_yang_sudah_ditetapkan_diterima(masuk):
    kirim(masuk, sentra=buat_sentra(jenjang="sentra").pk, jenis="unggulan")
    assert Usulan.objects.get().jenis == "unggulan"


@pytest.mark.parametrize(
    ("jenjang", "jenis", "ditolak"),
    [
        ("unggulan", "sentra", True),
        ("klaster", "unggulan", True),
        ("sentra", "sentra", False),
        ("unggulan", "unggulan", False),
    ],
)
def test_usulan_tidak_menurunkan_jenjang_sentra(masuk, jenjang, jenis, ditolak):
    balasan = kirim(masuk, sentra=buat_sentra(jenjang=jenjang).pk, jenis=jenis)
    assert Usulan.objects.exists() is not ditolak
    assert ("jenjang di atasnya" in teks(balasan)) is ditolak


def test_sentra_dengan_usulan_berjalan_ditolak_dengan_nomornya(masuk):
    lama = buat_usulan(lengkap=False)
    balasan = kirim(masuk, sentra=lama.sentra_id)
    assert f"masih punya usulan yang berjalan: {lama.nomor_perkara}" in teks(balasan)
    assert Usulan.objects.count() == 1


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih sentra yang sudah ada, atau isi sentra baru di bawahnya."),
        ({"nama": "Sentra X"}, "Isi kecamatan."),
        (SENTRA_BARU | {"kbli": "1512"}, "KBLI terdiri atas lima angka"),
        (SENTRA_BARU | {"tahun_tumbuh": "2568"}, "Isi tahun dengan empat angka, antara 1900 dan"),
        (SENTRA_BARU | {"lintang": "107,9"}, "jangan tertukar antara lintang dan bujur"),
        (SENTRA_BARU | {"bujur": "seratus"}, "Tulis derajat dengan angka"),
        (SENTRA_BARU | {"bujur": "NaN"}, "Tulis derajat dengan angka"),
        (SENTRA_BARU | {"salin": "on"}, "Sentra baru belum punya usulan lama."),
    ],
)
def test_isian_salah_dijelaskan_dan_yang_diketik_tetap_ada(masuk, isi, kalimat):
    balasan = kirim(masuk, **isi)
    assert balasan.status_code == 422
    assert kalimat in teks(balasan) and "Ada masalah" in teks(balasan)
    for nilai in (v for k, v in isi.items() if k != "salin"):
        assert f'value="{nilai}"' in balasan.content.decode()
    assert not Sentra.objects.exists()


def test_nama_sentra_yang_sudah_ada_tidak_dibuat_dua_kali(masuk):
    buat_sentra(nama="SENTRA KULIT SUKAREGANG")
    assert "sudah ada di Kabupaten Garut. Pilih dari daftar" in teks(kirim(masuk, **SENTRA_BARU))


def test_memilih_sentra_dan_mengisi_yang_baru_sekaligus_ditanyakan(masuk):
    sentra = buat_sentra()
    assert "Kosongkan salah satunya" in teks(kirim(masuk, sentra=sentra.pk, **SENTRA_BARU))


@pytest.mark.parametrize("peran", [Peran.DINAS_KABKOTA, Peran.POKJA_PROVINSI, Peran.VERIFIKATOR, Peran.AUDITOR])
def test_hanya_pokja_kabkota_membuat_usulan(client, peran):
    client.force_login(buat_pengguna(peran))
    balasan = client.get(reverse("usulan_baru"))
    assert balasan.status_code == 403
    assert "Pasal 7 huruf a" in teks(balasan)
    assert kirim(client, **SENTRA_BARU).status_code == 403


def test_salinan_melewati_usulan_yang_tidak_pernah_diisi(masuk, pokja):
    lama = buat_usulan(pengguna=pokja)
    ALUR_USULAN.jalankan(lama, "batalkan", pokja, versi=lama.versi, alasan="Diulang tahun depan.")
    kosong = buat_usulan(pengguna=pokja, sentra=lama.sentra, lengkap=False)
    ALUR_USULAN.jalankan(kosong, "batalkan", pokja, versi=kosong.versi, alasan="Salah jenis.")
    kirim(masuk, sentra=lama.sentra_id, salin="on")
    assert Usulan.objects.latest("pk").lampiran2.kontak == "Asep"


def test_daftar_tugas_menyebut_yang_diminta_saat_dikembalikan(masuk, pokja):
    usulan = majukan(buat_usulan(pengguna=pokja), "di_provinsi")
    provinsi = buat_pengguna(Peran.POKJA_PROVINSI)
    ALUR_USULAN.jalankan(
        usulan, "kembalikan_provinsi", provinsi, versi=usulan.versi, alasan="Satu hal.",
        penilaian={"lampiran_2": {"uraian": "Lampiran 2", "hasil": "tidak", "catatan": "Telepon salah."}},
    )  # fmt: skip
    halaman = teks(masuk.get(reverse("usulan_tugas", args=[usulan.pk])))
    assert "Satu hal." in halaman and "<strong>Lampiran 2</strong>: Telepon salah." in halaman


def test_salinan_usulan_lama_perlu_diperiksa_kembali(masuk, pokja):
    lama = buat_usulan(pengguna=pokja)
    ALUR_USULAN.jalankan(lama, "batalkan", pokja, versi=lama.versi, alasan="Diulang tahun depan.")
    kirim(masuk, sentra=lama.sentra_id, salin="on")
    baru = Usulan.objects.exclude(pk=lama.pk).get()
    assert baru.lampiran2.kontak == "Asep" and baru.lampiran2.perlu_periksa
    assert [m.nama for m in baru.mitra.all()] == [m.nama for m in lama.mitra.all()]
    assert {j.jawaban for j in baru.jawaban.all()} == {None}
    assert baru.jawaban.first().alasan == "Terlihat pada kunjungan."
    kurang = isian_kurang(baru)
    assert "salinan" in kurang[2][0] and kurang[1] and kurang["tim"]
    halaman = teks(masuk.get(reverse("usulan_kriteria", args=[baru.pk, 1])))
    assert f"Jawaban pada usulan lama, {lama.nomor_perkara}: ya." in halaman
    assert lama.mitra.count() == 2


# Who sees what


@pytest.mark.parametrize("nama", HALAMAN + HALAMAN_ISIAN)
def test_pokja_membuka_usulannya_kabupaten_lain_tidak_menemukannya(client, masuk, nama):
    usulan = buat_usulan()
    alamat = reverse(nama, args=[usulan.pk])
    assert masuk.get(alamat).status_code == 200
    client.force_login(buat_pengguna(kode="32.06"))
    assert client.get(alamat).status_code == 404
    assert client.post(alamat, {}).status_code in (404, 405)


@pytest.mark.parametrize("nomor", [1, 4, 5])
def test_lampiran_yang_tidak_diperlukan_tidak_ada(masuk, nomor):
    for jenis, perlu in (("sentra", (1,)), ("unggulan", (1, 4)), ("klaster", (1, 5))):
        usulan = buat_usulan(jenis=jenis)
        balasan = masuk.get(reverse("usulan_kriteria", args=[usulan.pk, nomor]))
        assert balasan.status_code == (200 if nomor in perlu else 404)


@pytest.mark.parametrize("nama", HALAMAN_ISIAN)
def test_dinas_membaca_tetapi_tidak_mengubah(client, nama):
    usulan = buat_usulan()
    client.force_login(buat_pengguna(Peran.DINAS_KABKOTA))
    for halaman in HALAMAN:
        balasan = client.get(reverse(halaman, args=[usulan.pk]))
        assert balasan.status_code == 200
        assert ">Ubah<" not in teks(balasan) and "Lanjutkan mengisi" not in teks(balasan)
    for balasan in (client.get(reverse(nama, args=[usulan.pk])), client.post(reverse(nama, args=[usulan.pk]), {})):
        assert balasan.status_code in (403, 422)
    assert client.get(reverse(nama, args=[usulan.pk])).status_code == 403


@pytest.mark.parametrize("nama", HALAMAN_ISIAN)
def test_sesudah_diserahkan_isian_tertutup_dengan_sebabnya(masuk, nama):
    usulan = majukan(buat_usulan(), "di_provinsi")
    balasan = masuk.get(reverse(nama, args=[usulan.pk]))
    assert balasan.status_code == 403
    assert "status" in teks(balasan) and "Giliran sekarang: Pokja Keuangan Provinsi" in teks(balasan)
    assert "Isian tidak dapat diubah" in teks(masuk.get(reverse("usulan_tugas", args=[usulan.pk])))


def test_tanpa_masuk_diminta_masuk(client):
    usulan = buat_usulan(lengkap=False)
    for nama in (*HALAMAN, *HALAMAN_ISIAN):
        assert reverse("masuk") in client.get(reverse(nama, args=[usulan.pk])).url


# Tasks, check answers, the page of the case


def test_bagian_selesai_bila_isinya_lengkap_dan_bukan_sebelumnya(pokja):
    kosong = Usulan.objects.dengan_bagian().get(pk=buat_usulan(lengkap=False, pengguna=pokja).pk)
    assert set(bagian_usulan(kosong).values()) == {"Belum mulai", "Belum bisa dimulai"}
    Lampiran2.objects.create(usulan=kosong, bahan_baku="Kulit")
    separuh = Usulan.objects.dengan_bagian().get(pk=kosong.pk)
    assert bagian_usulan(separuh)[2] == "Sedang diisi"
    assert "asal bahan baku" in isian_kurang(separuh)[2] and "bahan baku utama" not in isian_kurang(separuh)[2]
    penuh = Usulan.objects.dengan_bagian().get(pk=buat_usulan(pengguna=pokja).pk)
    assert {k: v for k, v in bagian_usulan(penuh).items() if v != "Selesai"} == {
        "berkas": "Belum mulai",
        "periksa": "Belum mulai",
    }


def test_daftar_tugas_menampilkan_jumlah_dan_ringkasan(masuk):
    usulan = buat_usulan(ukm=19)
    isi = teks(masuk.get(reverse("usulan_tugas", args=[usulan.pk])))
    assert "4 dari 5 selesai" in isi
    assert "19 UKM" in isi and "Rp190.000.000 per bulan" in isi and "38 orang" in isi
    assert "belum: huruf a (19 &lt; 20), huruf b (Rp190.000.000 &lt; Rp200.000.000), huruf e (38 &lt; 40)" in isi


@pytest.mark.parametrize("jenis", ["sentra", "unggulan", "klaster"])
def test_draf_kosong_belum_diisi_dan_bukan_tidak_terpenuhi(masuk, pokja, jenis):
    usulan = buat_usulan(jenis=jenis, lengkap=False)
    lampiran = {"sentra": (1,), "unggulan": (1, 4), "klaster": (1, 5)}[jenis]
    alamat = [usulan.get_absolute_url(), *(reverse(f"usulan_{n}", args=[usulan.pk]) for n in ("tugas", "periksa"))]
    alamat.append(reverse("ukm_daftar", args=[usulan.pk]))
    for url in (*alamat, *(reverse("usulan_kriteria", args=[usulan.pk, n]) for n in lampiran)):
        isi = teks(masuk.get(url))
        assert "belum diisi" in isi.casefold(), url
        assert not {"hasil-tidak", "hasil-perlu", "status-masalah", "pesan-perhatian"} & set(
            re.findall(r"[\w-]+", isi)
        ), url
    with pytest.raises(Ditolak):
        ALUR_USULAN.jalankan(usulan, "seleksi", pokja, versi=usulan.versi)


def test_periksa_jawaban_menyebut_yang_kurang_dan_tidak_memberi_tombol(masuk):
    usulan = buat_usulan(lengkap=False)
    isi = teks(masuk.get(reverse("usulan_periksa", args=[usulan.pk])))
    assert "Masih kurang:" in isi and "Anggota tim penilai" in isi
    assert "Belum dapat dilakukan. Yang masih kurang:" in isi and "btn-primary" not in isi
    assert reverse("tindakan", args=["usulan", usulan.pk, "seleksi"]) not in isi


def test_periksa_jawaban_lengkap_memberi_satu_tombol_bernama_akibatnya(masuk):
    usulan = buat_usulan()
    isi = teks(masuk.get(reverse("usulan_periksa", args=[usulan.pk])))
    assert isi.count('class="btn btn-primary"') == 1
    assert f'<form method="post" action="{reverse("tindakan", args=["usulan", usulan.pk, "seleksi"])}">' in isi
    assert f'name="versi" value="{usulan.versi}"' in isi and ">Nyatakan terseleksi</button>" in isi
    assert "Masih kurang" not in isi


def test_catatan_meja_yang_mengembalikan_dan_perubahan_tampil(masuk, pokja):
    usulan = majukan(buat_usulan(pengguna=pokja), "di_provinsi")
    provinsi = buat_pengguna(Peran.POKJA_PROVINSI)
    penilaian = {"bukti": {"uraian": "Berkas bukti", "hasil": "tidak", "catatan": "Foto nomor 2 gelap."}}
    ALUR_USULAN.jalankan(
        usulan, "kembalikan_provinsi", provinsi, versi=usulan.versi, alasan="Foto kurang.", penilaian=penilaian
    )
    alamat = reverse("usulan_rinci", args=[usulan.pk])
    isi = teks(masuk.get(alamat))
    assert "Foto nomor 2 gelap." in isi and "Belum ada isian yang berubah." in isi
    usulan.lampiran2.kontak = "Dadang"
    usulan.lampiran2.save()
    isi = teks(masuk.get(alamat))
    assert 'Lampiran 2, narahubung</th><td data-label="Dulu">Asep</td><td data-label="Sekarang">Dadang</td>' in isi


def test_temuan_sesudah_diserahkan_adalah_yang_dibekukan(masuk):
    usulan = majukan(buat_usulan(ukm=25), "terseleksi")
    usulan.ukm.filter(urut__gt=5).delete()
    isi = teks(masuk.get(reverse("usulan_rinci", args=[usulan.pk])))
    assert "25 UKM" in isi and "5 UKM, syarat" not in isi


# The list


def test_daftar_hanya_memuat_wilayah_sendiri_dan_di_bawahnya(client, masuk):
    garut, tasik, semarang = buat_usulan(), buat_usulan("32.06"), buat_usulan("33.74")
    alamat = reverse("usulan_daftar")
    isi = teks(masuk.get(alamat))
    assert garut.nomor_perkara in isi and tasik.nomor_perkara not in isi
    client.force_login(buat_pengguna(Peran.DINAS_PROVINSI))
    isi = teks(client.get(alamat))
    assert garut.nomor_perkara in isi and tasik.nomor_perkara in isi and semarang.nomor_perkara not in isi


def test_tenaga_kerja_di_daftar_sama_dengan_yang_dinilai(masuk, pokja):
    """Workers that a sheet gives without L/P, and owners who work, count in the list as they do in Pasal 5."""
    usulan = buat_usulan(pengguna=pokja, ukm=1)
    usulan.ukm.update(tk_laki=1, tk_perempuan=2, tk_lain=30, tk_pemilik=1)
    assert Usulan.objects.dengan_jumlah().get(pk=usulan.pk).tenaga_kerja == usulan.ukm.jumlah()["tenaga_kerja"] == 34


def test_baris_daftar_memuat_jumlah_kelengkapan_dan_giliran(masuk):
    buat_usulan()
    isi = teks(masuk.get(reverse("usulan_daftar")))
    for kata in ("250.000.000", "4/5", "Draf", "Pokja Keuangan Kabupaten/Kota", ">25<", ">50<"):
        assert kata in isi


@pytest.mark.parametrize(
    ("saring", "ada"),
    [
        ("status=draf", 2), ("status=terpilih", 0), ("tahun=2026", 2), ("tahun=2025", 0), ("jenis=unggulan", 1),
        ("sumber_dana=perguliran", 0), ("sentra__kecamatan=Cibatu", 1), ("q=Kulit Halus", 1), ("status=ngawur", 2),
    ],
)  # fmt: skip
def test_saringan_daftar(masuk, pokja, saring, ada):
    buat_usulan(pengguna=pokja, ukm=1, sentra=buat_sentra(pengguna=pokja, kecamatan="Cibatu", nama="Kulit Halus"))
    buat_usulan(pengguna=pokja, ukm=1, jenis="unggulan")
    assert teks(masuk.get(f"{reverse('usulan_daftar')}?{saring}")).count("USL-32.05-") == ada


def test_saringan_pembuat(masuk, pokja):
    milik, lain = buat_usulan(pengguna=pokja, lengkap=False), buat_usulan(lengkap=False)
    isi = teks(masuk.get(f"{reverse('usulan_daftar')}?dibuat_oleh={pokja.pk}"))
    assert milik.nomor_perkara in isi and lain.nomor_perkara not in isi


def test_unduhan_excel_memuat_baris_yang_sama(masuk):
    usulan = buat_usulan(sentra=buat_sentra(nama="=SUM(A1)"))
    isi = masuk.get(f"{reverse('usulan_daftar')}?unduh=xlsx").content
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    kepala, baris = list(lembar.iter_rows(min_row=6, values_only=True))[:2]
    assert kepala[0] == "No. usulan" and baris[0] == usulan.nomor_perkara
    assert baris[4] == 25 and not str(baris[1]).startswith("=")


def hitung(client, alamat):
    client.get(alamat)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri)


def test_jumlah_kueri_daftar_sama_untuk_10_dan_1000_usulan(masuk, pokja):
    contoh = [buat_usulan(pengguna=pokja, ukm=2) for _ in range(2)]

    def gandakan(n):
        sentra = Sentra.objects.bulk_create(
            Sentra(nama=f"Sentra {n} {i}", wilayah_id="32.05", kecamatan="K", desa="D", produk="P", dibuat_oleh=pokja)
            for i in range(n)
        )
        isi = {
            f.attname: getattr(contoh[0], f.attname)
            for f in Usulan._meta.fields
            if f.name not in ("id", "sentra", "nomor_perkara")
        }
        Usulan.objects.bulk_create(Usulan(**isi, sentra=s, nomor_perkara=f"U-{n}-{s.pk}") for s in sentra)

    alamat = reverse("usulan_daftar")
    gandakan(8)
    sedikit = hitung(masuk, alamat)
    gandakan(990)
    assert hitung(masuk, alamat) == sedikit <= 15


@pytest.mark.parametrize("nama", HALAMAN + HALAMAN_ISIAN)
def test_jumlah_kueri_halaman_sama_untuk_10_dan_1000_ukm(masuk, nama):
    usulan = buat_usulan(ukm=10)
    alamat = reverse(nama, args=[usulan.pk])
    sedikit = hitung(masuk, alamat)
    buat_ukm(usulan, 990)
    assert hitung(masuk, alamat) == sedikit


@pytest.mark.parametrize(
    ("peran", "kode", "tampil"), [(Peran.POKJA_KABKOTA, "32.05", False), (Peran.VERIFIKATOR, "00", True)]
)
def test_halaman_hanya_menautkan_yang_dapat_dibuka(client, peran, kode, tampil):
    """The draft of a Keputusan is for the ministry: the page of the usulan leads nobody else to a 404."""
    usulan = majukan(buat_usulan(), "terpilih")
    keputusan = buat_keputusan([usulan])
    client.force_login(buat_pengguna(peran, kode=kode))
    alamat = keputusan.get_absolute_url()
    assert (client.get(alamat).status_code == 200) is tampil
    assert (f'href="{alamat}"' in client.get(usulan.get_absolute_url()).content.decode()) is tampil
