"""Worksheet, questions, team, results over the years; hostile input."""

import html
import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from aturan.kesehatan import ANGKA, ASPEK, hitung
from core.dasar.izin import Peran
from ksp_usp.models import KualifikasiPenilai, LaporanKeuangan
from tests import pabrik
from tests.ksp_usp.penilaian.halaman.bantu import buka, kirim, masuk, pdf, tahun_lalu

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]

# Worksheet and the running result


def test_kertas_kerja_menghitung_dari_angka_pemeriksaan(tim, penilaian):
    sebelum = buka(tim, "penilaian_kertas", penilaian.pk, "likuiditas").balasan.context["skor"]
    halaman = kirim(tim, "penilaian_kertas", penilaian.pk, "likuiditas", kas="500.000.000")
    assert halaman.kode == 200, halaman.teks
    penilaian.refresh_from_db()
    assert penilaian.pemeriksaan.kas == 500_000_000 and penilaian.pemeriksaan.bank is None
    sesudah = halaman.balasan.context["skor"]
    angka = penilaian.laporan.angka | {"kas": Decimal(500_000_000)}
    jawaban = {j.nomor: j.jawaban for j in penilaian.jawaban.all()}
    assert sesudah.total == hitung(angka, jawaban, "ksp").total != sebelum.total
    assert "Menurut laporan" in halaman.teks and "Menurut pemeriksaan" in halaman.teks
    keyakinan = (
        "Keyakinan A: dua sumber atau lebih mencetak tabel yang sama. Belum terverifikasi terhadap lampiran Perdep."
    )
    assert keyakinan in halaman.teks
    assert "Dana diterima dibaca sebagai total pasiva" in halaman.teks


def test_hasil_langsung_sama_dengan_hasil_sesudah_disimpan(tim, penilaian):
    isi = buka(tim, "penilaian_kertas", penilaian.pk, "likuiditas").formulir[0].isi | {"kas": "500.000.000"}
    kirim_juga = {"bagian": "likuiditas", "butir": "rasio_5a"}
    langsung = tim.get(reverse("penilaian_hitung", args=[penilaian.pk]), isi | kirim_juga).json()
    assert langsung["salah"] == {}
    penilaian.refresh_from_db()
    assert penilaian.pemeriksaan is None
    halaman = kirim(tim, "penilaian_kertas", penilaian.pk, "likuiditas", kas="500.000.000")
    tampil = dict(re.findall(r'data-isi="([^"]+)">([^<]*)<', halaman.html))
    assert len(tampil) > 10
    assert {kode: langsung["isi"][kode] for kode in tampil} == {kode: html.unescape(n) for kode, n in tampil.items()}


@pytest.mark.parametrize(
    ("bagian", "data", "salah"),
    [
        ("angka", {"kas": "lima"}, {"kas"}),
        ("permodalan", {"kas": "-1"}, {"kas"}),
        ("pertanyaan", {"jawaban_1": "mungkin"}, {"jawaban_1"}),
        ("tafsir", {}, {"batas_1c", "batas_2d", "batas_7a", "nilai_4a"}),
        ("entah", {"kas": "lima"}, set()),
    ],
)
def test_hasil_langsung_menyebut_yang_tidak_terbaca(tim, penilaian, bagian, data, salah):
    balasan = tim.get(reverse("penilaian_hitung", args=[penilaian.pk]), data | {"bagian": bagian})
    assert balasan.status_code == 200
    assert salah <= set(balasan.json()["salah"]) and bool(balasan.json()["salah"]) == bool(salah)


def test_hasil_langsung_dari_jawaban_dan_tafsir(tim, penilaian):
    alamat = reverse("penilaian_hitung", args=[penilaian.pk])
    kosong = tim.get(alamat, {"bagian": "pertanyaan"}).json()["isi"]
    penuh = tim.get(alamat, {"bagian": "pertanyaan"} | {f"jawaban_{n}": "ya" for n in range(1, 39)}).json()["isi"]
    assert "belum final" in kosong["predikat"] and penuh["predikat"] == "Sehat" and penuh["aspek-manajemen"] == "15,00"


def test_tujuh_aspek_punya_halaman_dan_yang_lain_tidak_ada(tim, penilaian):
    for a in ASPEK:
        halaman = buka(tim, "penilaian_kertas", penilaian.pk, a.kode)
        assert halaman.kode == 200 and a.nama in halaman.teks
        assert [t["di_sini"] for t in halaman.balasan.context["tab"]].count(True) == 1
    assert buka(tim, "penilaian_kertas", penilaian.pk, "entah").kode == 404


def test_bukti_rasio_tersimpan_pada_rasionya(tim, penilaian):
    halaman = kirim(tim, "penilaian_kertas", penilaian.pk, "permodalan", butir="rasio_1b", berkas=pdf("agunan.pdf"))
    assert "agunan.pdf" in halaman.teks
    assert [b.butir for b in penilaian.daftar_berkas.filter(nama="agunan.pdf")] == ["rasio_1b"]


def test_setiap_pos_dapat_diperiksa_pada_salah_satu_aspek(tim, penilaian):
    pos = {
        p.kode for a in ASPEK for p in buka(tim, "penilaian_kertas", penilaian.pk, a.kode).balasan.context["form"].pos
    }
    assert pos == {p.kode for p in ANGKA if p.ksp}


def test_yang_kurang_untuk_predikat_berikutnya_disebut_dengan_poinnya(client):
    p = pabrik.buat_penilaian(tahun_buku=tahun_lalu(), predikat="dalam_pengawasan")
    masuk(client, p.tim.get().pengguna)
    halaman = buka(client, "penilaian_rinci", p.pk)
    kurang = halaman.balasan.context["kurang"]
    assert [k["predikat"] for k in kurang] == ["Cukup Sehat", "Sehat"]
    skor = halaman.balasan.context["skor"]
    assert Decimal(kurang[1]["selisih"].replace(",", ".")) == 80 - skor.total
    assert "Apa yang kurang untuk Cukup Sehat" in halaman.teks
    assert "Apa yang kurang untuk Sehat" in buka(client, "penilaian_kertas", p.pk, "permodalan").teks
    sehat = pabrik.buat_penilaian(tahun_buku=tahun_lalu())
    masuk(client, sehat.tim.get().pengguna)
    assert "Apa yang kurang" not in buka(client, "penilaian_rinci", sehat.pk).teks


# Questions, readings, written result


def test_jawaban_yang_berbeda_dari_hitungan_perlu_alasan(tim, penilaian):
    halaman = kirim(tim, "penilaian_manajemen", penilaian.pk, jawaban_24="tidak", keterangan_1="Visi dilihat.")
    assert halaman.kode == 422
    assert "Menurut angka pertanyaan 24 dijawab “ya”" in halaman.balasan.context["form"].errors["alasan_24"][0]
    assert halaman.formulir[0].isi["jawaban_24"] == ["tidak"]
    assert halaman.formulir[0].isi["keterangan_1"] == "Visi dilihat."
    halaman = kirim(tim, "penilaian_manajemen", penilaian.pk, jawaban_24="tidak", alasan_24="Daftar salah.")
    assert halaman.kode == 200
    j = penilaian.jawaban.get(nomor=24)
    assert (j.jawaban, j.alasan) == (False, "Daftar salah.")
    assert kirim(tim, "penilaian_manajemen", penilaian.pk, jawaban_24="", alasan_24="").kode == 200
    assert not penilaian.jawaban.filter(nomor=24).exists()


def test_jawaban_yang_dihitung_tampil_dengan_kalimatnya(tim, penilaian):
    teks = buka(tim, "penilaian_manajemen", penilaian.pk).teks
    assert "Menurut angka: ya. Pinjaman lancar" in teks
    assert "Laporan tahun lalu tidak tersedia. Dijawab oleh penilai." in teks


def test_pilihan_tafsir_tersimpan_hanya_yang_bukan_bawaan(tim, penilaian):
    assert kirim(tim, "penilaian_tafsir", penilaian.pk, nilai_4a="0").kode == 200
    penilaian.refresh_from_db()
    assert penilaian.sakelar == {"nilai_4a": "0"}
    assert "Rasio 4a 100% ke atas → Nilai 0" in buka(tim, "penilaian_rinci", penilaian.pk).teks
    assert "belum terverifikasi" in buka(tim, "penilaian_tafsir", penilaian.pk).teks
    assert kirim(tim, "penilaian_tafsir", penilaian.pk, nilai_4a="12").kode == 422


@pytest.mark.parametrize(
    ("total", "predikat", "kode", "kalimat"),
    [
        ("79,99", "cukup_sehat", 200, ""),
        ("80", "sehat", 200, ""),
        ("80", "cukup_sehat", 422, "berarti Sehat, bukan Cukup Sehat"),
        ("100,01", "sehat", 422, "Isi 100 atau kurang."),
        ("-1", "dalam_pengawasan_khusus", 422, "Tulis angka 0 sampai 100"),
        ("tujuh", "sehat", 422, "Tulis angka 0 sampai 100"),
        ("0", "dalam_pengawasan_khusus", 200, ""),
    ],
)
def test_hasil_tertulis_dicatat_dengan_total_yang_cocok(client, total, predikat, kode, kalimat):
    p = pabrik.buat_penilaian(pabrik.buat_koperasi(pola="syariah"), tahun_lalu(), lengkap=False, cara="catat")
    masuk(client, p.tim.get().pengguna)
    isian = {"total": total, "predikat": predikat, "dokumen_hasil": "N-1", "alasan_catat": "Syariah.", "berkas": pdf()}
    halaman = kirim(client, "penilaian_catat", p.pk, **isian)
    assert halaman.kode == kode and kalimat in halaman.teks
    p.refresh_from_db()
    assert (p.predikat == predikat) is (kode == 200)
    assert [b.butir for b in p.daftar_berkas] == ["dokumen_hasil"]


def test_hasil_tertulis_perlu_dokumen_dan_alasan(client):
    p = pabrik.buat_penilaian(pabrik.buat_koperasi(pola="syariah"), tahun_lalu(), lengkap=False, cara="catat")
    masuk(client, p.tim.get().pengguna)
    halaman = kirim(client, "penilaian_catat", p.pk, total="70", predikat="cukup_sehat")
    assert halaman.kode == 422
    assert "Isi nomor dokumen hasil penilaian." in halaman.teks and "Tulis mengapa hasil dicatat" in halaman.teks
    assert "tidak dihitung" in buka(client, "penilaian_angka", p.pk).teks


def test_yang_harus_dihitung_tidak_dicatat_dengan_tangan(tim, penilaian):
    halaman = buka(tim, "penilaian_catat", penilaian.pk)
    assert halaman.url == penilaian.get_absolute_url() and "dihitung dari angkanya, tidak dicatat" in halaman.teks


def test_koperasi_yang_menjadi_syariah_diarahkan_ke_hasil_tertulis_dan_hasil_lama_tetap_terbaca(client):
    koperasi = pabrik.buat_koperasi()
    lama = pabrik.buat_hasil(koperasi, tahun_lalu() - 1)
    p = pabrik.buat_penilaian(koperasi, tahun_lalu())
    type(koperasi).objects.filter(pk=koperasi.pk).update(pola="syariah")
    masuk(client, p.tim.get().pengguna)
    for bagian, arg in (("angka", []), ("kertas", ["kap"]), ("manajemen", []), ("tafsir", []), ("unggah", [])):
        halaman = buka(client, f"penilaian_{bagian}", p.pk, *arg)
        assert halaman.url == p.get_absolute_url() and "Perdep 07/Per/Dep.6/IV/2016" in halaman.teks, bagian
    assert client.get(reverse("penilaian_hitung", args=[p.pk])).json() == {"isi": {}, "salah": {}}
    assert "Catat hasil tertulis" in buka(client, "penilaian_rinci", p.pk).tautan
    isian = {"total": "70", "predikat": "cukup_sehat", "dokumen_hasil": "N-1", "alasan_catat": "Syariah."}
    assert kirim(client, "penilaian_catat", p.pk, **isian).kode == 200
    for bagian, arg in (("rinci", []), ("angka", []), ("kertas", ["kap"]), ("manajemen", []), ("lembar", [])):
        assert client.get(reverse(f"penilaian_{bagian}", args=[lama.pk, *arg])).status_code == 200, bagian


# Team


def test_anggota_menyatakan_sendiri_dan_pengawas_mengubah_tim(client, penilaian):
    anggota, baru = penilaian.tim.get(), pabrik.buat_penilai()
    masuk(client, anggota.pengguna)
    assert kirim(client, "penilaian_tim", penilaian.pk, tanpa_hubungan="tidak").kode == 200
    anggota.refresh_from_db()
    assert anggota.tanpa_hubungan is False
    masuk(client, pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05"))
    pilih = {"tim": [str(anggota.pengguna_id), str(baru.pk)], "ketua": str(baru.pk)}
    assert kirim(client, "penilaian_tim", penilaian.pk, **pilih).kode == 200
    assert [(a.pengguna_id, a.ketua, a.tanpa_hubungan) for a in penilaian.tim.all()] == [
        (baru.pk, True, None), (anggota.pengguna_id, False, False),
    ]  # fmt: skip
    salah = kirim(client, "penilaian_tim", penilaian.pk, tim=[str(anggota.pengguna_id)], ketua=str(baru.pk))
    assert salah.kode == 422 and "Ketua tim harus salah satu anggota yang dicentang." in salah.teks
    masuk(client, pabrik.buat_penilai())
    assert client.post(reverse("penilaian_tim", args=[penilaian.pk]), {"bagian": "pernyataan"}).status_code == 403


# The page of a result, several years, the koperasi


def test_hasil_yang_ditetapkan_tampil_beku_dengan_kata_predikatnya(client):
    hasil = pabrik.buat_hasil(tahun_buku=tahun_lalu())
    LaporanKeuangan.objects.filter(koperasi=hasil.koperasi).exclude(pk=hasil.laporan_id).delete()
    masuk(client, pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"))
    halaman = buka(client, "penilaian_rinci", hasil.pk)
    assert hasil.total_tertulis in halaman.teks and "Sehat" in halaman.teks and "Pemeriksaan syarat" in halaman.teks
    assert len(halaman.balasan.context["aspek"]) == 7
    assert buka(client, "penilaian_kertas", hasil.pk, "permodalan").kode == 200


def test_beberapa_tahun_berdampingan_dengan_grafiknya(client):
    koperasi = pabrik.buat_koperasi()
    for tahun, predikat in (
        (tahun_lalu() - 2, "dalam_pengawasan"),
        (tahun_lalu() - 1, "cukup_sehat"),
        (tahun_lalu(), "sehat"),
    ):
        pabrik.buat_hasil(koperasi, tahun, predikat, catatan="Usaha tumbuh.")
    masuk(client, pabrik.buat_pengguna(Peran.AUDITOR, kode="32.05"))
    halaman = buka(client, "penilaian_banding", koperasi.pk)
    assert halaman.html.count('class="takar"') == 21 and "style=" not in halaman.html
    for predikat in ("Dalam Pengawasan", "Cukup Sehat", "Sehat"):
        assert predikat in halaman.teks
    for p in koperasi.penilaian.all():
        assert p.total_tertulis in halaman.teks
        for a in p.hasil["aspek"]:
            assert f"{Decimal(a['skor']):.2f}".replace(".", ",") in halaman.teks
    kosong = buka(client, "penilaian_banding", pabrik.buat_koperasi().pk)
    assert "Koperasi ini belum dinilai." in kosong.teks


def test_halaman_koperasi_memuat_hasil_terakhir_dan_penghentian(client):
    koperasi = pabrik.buat_koperasi()
    masuk(client, pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    assert "belum dinilai." in buka(client, "koperasi_rinci", koperasi.pk).teks
    pabrik.buat_hasil(koperasi, tahun_lalu() - 1, "sehat")
    hasil = pabrik.buat_hasil(koperasi, tahun_lalu(), "dalam_pengawasan_khusus", catatan="Usaha susut.")
    halaman = buka(client, "koperasi_rinci", koperasi.pk)
    assert f"Dalam Pengawasan Khusus · total {hasil.total_tertulis} · tahun buku {tahun_lalu()}" in halaman.teks
    assert "Kegiatan usaha simpan pinjam dihentikan sementara sejak" in halaman.teks
    assert halaman.tautan["Bandingkan beberapa tahun"] == reverse("penilaian_banding", args=[koperasi.pk])


# Education and training


def test_pendidikan_dan_pelatihan_dicatat_kantornya_sendiri(pengawas):
    penilai = pabrik.buat_pengguna(Peran.PENILAI, kode="32.05", nama="Sinta Dewi")
    assert "Belum Pendidikan anggota tim penilai: belum diisi" in buka(pengawas, "kualifikasi_daftar").teks
    setengah = kirim(pengawas, "kualifikasi_ubah", penilai.pk, pendidikan="d3", pelatihan="Bimtek")
    assert setengah.kode == 422 and "Isi nomor sertifikat pelatihan itu." in setengah.teks
    isian = {"pendidikan": "d3", "pelatihan": "Bimtek", "pelatihan_nomor": "B-1", "pelatihan_tanggal": "6/5/2024"}
    assert "B-1 Ya" in kirim(pengawas, "kualifikasi_ubah", penilai.pk, **isian).teks
    k = KualifikasiPenilai.objects.get(pengguna=penilai)
    assert (k.pendidikan, k.pelatihan_tanggal) == ("d3", date(2024, 5, 6))
    lain = pabrik.buat_pengguna(Peran.PENILAI, kode="32.06")
    assert buka(pengawas, "kualifikasi_ubah", lain.pk).kode == 404


# Hostile input


@pytest.mark.parametrize("racun", ["\x00", "\ud800", "1" * 400, "=1+1", "<b>x</b>", "-", "9" * 25])
def test_masukan_racun_tidak_pernah_merusak_halaman(tim, penilaian, racun):
    teks = racun.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if racun == "\ud800" else racun
    arg = {"kertas": [penilaian.pk, "permodalan"]}
    for bagian in ("angka", "manajemen", "tafsir", "kertas", "tim", "unggah"):
        alamat = reverse(f"penilaian_{bagian}", args=arg.get(bagian, [penilaian.pk]))
        isi = buka(tim, f"penilaian_{bagian}", *arg.get(bagian, [penilaian.pk])).formulir[0].isi
        for data in (dict.fromkeys(isi, teks), isi | {"kas": teks, "keterangan_1": teks, "bagian": teks}):
            assert tim.post(alamat, data).status_code < 500, (bagian, data)
        assert tim.post(alamat, {"aksi": teks, "terlihat": teks, "butir": teks, "l-kas": teks}).status_code < 500
    mentah = "%ED%A0%80" if racun == "\ud800" else teks.replace("\x00", "%00").replace("<", "%3C")
    for nama in ("penilaian_daftar", "penilaian_rencana"):
        for kunci in ("q", "tahun", "tahun_buku", "status", "predikat", "cara", "keadaan", "wilayah", "sesudah"):
            assert tim.get(f"{reverse(nama)}?{kunci}={mentah}").status_code < 500, (nama, kunci)
    for kunci in ("bagian", "kas", "jawaban_1", "keterangan_1", "nomor"):
        for bagian in ("angka", "lalu", "permodalan", "pertanyaan", "tafsir"):
            alamat = reverse("penilaian_hitung", args=[penilaian.pk])
            assert tim.get(f"{alamat}?bagian={bagian}&{kunci}={mentah}").status_code < 500
    masuk(tim, pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05"))
    isi = buka(tim, "penilaian_baru").formulir[0].isi
    assert tim.post(reverse("penilaian_baru"), dict.fromkeys([*isi, "tim", "ketua"], teks)).status_code < 500
    for kunci in ("koperasi", "tahun"):
        assert tim.get(f"{reverse('penilaian_baru')}?{kunci}={mentah}").status_code < 500


def test_halaman_tanpa_gaya_dan_naskah_di_dalamnya(tim, penilaian):
    alamat = [reverse(f"penilaian_{b}", args=[penilaian.pk]) for b in ("rinci", "angka", "manajemen", "tafsir", "tim")]
    for satu in [*alamat, reverse("penilaian_kertas", args=[penilaian.pk, "kap"]), reverse("penilaian_rencana")]:
        isi = tim.get(satu).content.decode()
        assert " style=" not in isi and not re.search(r"<script(?![^>]* src=)", isi), satu


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"asn": "ya", "nip": ""}, "Isi NIP-nya."),
        ({"asn": "ya", "nip": "123"}, "NIP terdiri dari 18 angka"),
        ({"asn": "tidak", "nip": "198001012005011001"}, "Kosongkan NIP bila bukan aparatur sipil negara."),
        ({"asn": "ya", "nip": "199999999999999999"}, "NIP ini milik pegawai lain"),
        ({"asn": "ya", "nip": "198001012005011001"}, ""),
        ({"asn": "", "nip": ""}, ""),
    ],
)
def test_nip_ditanya_dan_yang_belum_dijawab_belum_diketahui(pengawas, isian, kalimat):
    """Pasal 31 ayat (4): the team is of aparatur sipil negara."""
    pabrik.buat_pengguna(nama="Lain").__class__.objects.filter(nama="Lain").update(nip="199999999999999999")
    penilai = pabrik.buat_penilai()
    type(penilai).objects.filter(pk=penilai.pk).update(nip="")
    assert "aparatur sipil negara: belum diisi" in buka(pengawas, "kualifikasi_daftar").teks
    halaman = kirim(pengawas, "kualifikasi_ubah", penilai.pk, **isian)
    assert (halaman.kode, kalimat in halaman.teks) == (422 if kalimat else 200, True)
    if not kalimat:
        penilai.refresh_from_db()
        assert penilai.nip == isian["nip"]
        assert ("aparatur sipil negara: belum diisi" in halaman.teks) == (not isian["asn"])
