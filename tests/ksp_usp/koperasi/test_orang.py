"""Pengurus, pengawas, pengelola on the pages: recording, refusals, the end of an office, ties, NIK, SOM."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Jejak
from ksp_usp.models import Hubungan, Koperasi, Orang, Som
from tests.pabrik import buat_koperasi, buat_orang
from tests.skenario.peramban import Halaman, Petugas

pytestmark = pytest.mark.django_db

ORANG = {
    "nama": "Asep Saepudin", "jabatan": "Ketua", "nik": "3205 0101 0180 9001", "rapat_anggota": "20/2/2025",
    "diangkat": "1/3/2025", "berakhir": "28/2/2030", "periode": "1", "anggota": "ya", "anggota_sejak": "1/3/2018",
    "tidak_dihukum": "ya",
}  # fmt: skip


@pytest.fixture
def loket():
    return Petugas(Peran.LOKET, "Neneng", kode="32.05")


def alamat(nama, objek):
    return reverse(nama, args=[objek.pk])


def jejak(k):
    return list(Jejak.objects.filter(objek_jenis="ksp_usp.koperasi", objek_id=k.pk).order_by("urutan"))


def tambah(loket, k, golongan="pengurus", **isi):
    return loket.kirim(f"{alamat('orang_tambah', k)}?golongan={golongan}", **ORANG | isi)


def test_pengurus_dicatat_dengan_nik_tersandi_dan_hubungan_perlu_ditanyakan_lagi(loket):
    k = buat_koperasi()
    tambah(loket, k)
    satu = Orang.objects.get(nama="Asep Saepudin")
    assert (satu.golongan, satu.nik, satu.anggota, satu.diangkat) == (
        "pengurus", "3205010101809001", True, date(2025, 3, 1),
    )  # fmt: skip
    k.refresh_from_db()
    assert k.hubungan_diperiksa is None
    [baris] = jejak(k)
    assert baris.kalimat == "menambah pengurus Asep Saepudin, Ketua"
    assert "3205010101809001" not in str(baris.salinan) and "nik_sidik" not in baris.salinan
    assert baris.salinan["nik"][1].endswith("9001")


SEMUA = {"rapat_anggota": "20/2/2025", "diangkat": "1/3/2025", "berakhir": "28/2/2030"}


def enam_orang(**isi):
    nama = ("pengurus-0", "pengurus-1", "pengurus-2", "pengawas-0", "pengawas-1", "pengawas-2")
    return SEMUA | {f"{satu}-nama": f"Orang {n}" for n, satu in enumerate(nama, 1)} | isi


def test_enam_orang_dicatat_di_satu_halaman_dengan_tanggal_bersama(loket):
    k = buat_koperasi(lengkap=False)
    isi = enam_orang(**{"pengawas-2-diangkat": "2/3/2025", "pengurus-0-nik": "3205010101809001"})
    halaman = loket.kirim(alamat("koperasi_susunan", k), **isi)
    assert "6 orang tersimpan. Berikutnya: hubungan keluarga mereka." in halaman.teks
    assert [(o.golongan, o.jabatan, o.diangkat.day) for o in k.orang.order_by("pk")] == [
        ("pengurus", "Ketua", 1), ("pengurus", "Sekretaris", 1), ("pengurus", "Bendahara", 1), ("pengawas", "Ketua", 1),
        ("pengawas", "Anggota", 1), ("pengawas", "Anggota", 2),
    ]  # fmt: skip
    [baris] = jejak(k)
    assert baris.kalimat.startswith("menambah 6 orang: Orang 1 (Ketua), Orang 2 (Sekretaris)")
    assert "3205010101809001" not in str(baris.salinan)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"pengawas-1-diangkat": "kemarin"}, "id_pengawas-1-diangkat_error"),
        ({"pengurus-2-jabatan": ""}, "Isi jabatan."),
        (dict.fromkeys(("pengurus-0-nik", "pengurus-1-nik"), "3205010101809001"), "NIK ini sama dengan baris 1."),
    ],
)
def test_satu_baris_salah_dan_tidak_ada_yang_hilang(loket, isi, kalimat):
    k = buat_koperasi(lengkap=False)
    halaman = loket.kirim(alamat("koperasi_susunan", k), **enam_orang(**isi))
    assert halaman.kode == 422 and kalimat in halaman.html and not k.orang.exists()
    assert enam_orang(**isi).items() <= halaman.formulir[0].isi.items()


def test_tambah_baris_menyimpan_yang_terisi_dan_memberi_baris_kosong(loket):
    k = buat_koperasi(lengkap=False)
    halaman = loket.kirim(alamat("koperasi_susunan", k), **enam_orang(tambah="pengawas"))
    assert k.orang.count() == 6
    isi = halaman.formulir[0].isi
    assert isi["pengawas-TOTAL_FORMS"] == "3" and isi["pengurus-TOTAL_FORMS"] == "1"
    assert not any(nilai for nama, nilai in isi.items() if nama.endswith("-nama"))


def test_pengelola_ditanyai_sertifikat_dan_perjanjian_bukan_keanggotaan(loket):
    k = buat_koperasi()
    isi = loket.buka(f"{alamat('orang_tambah', k)}?golongan=pengelola").formulir[0].isi
    assert {"sertifikat_nomor", "kontrak_sampai"} <= set(isi)
    assert not {"periode", "tidak_dihukum", "anggota", "asal_koperasi"} & set(isi)


def test_koperasi_sekunder_menanyakan_koperasi_primer_pengusul(loket):
    k = buat_koperasi(bentuk="sekunder", lengkap=False)
    isi = loket.buka(alamat("orang_tambah", k)).formulir[0].isi
    assert "asal_koperasi" in isi and "anggota" not in isi


@pytest.mark.parametrize("golongan", ["", "presiden", "\0", "x" * 500])
def test_golongan_yang_tidak_ada_dibaca_pengurus(loket, golongan):
    k = buat_koperasi(lengkap=False)
    balasan = Halaman(loket.klien.get(alamat("orang_tambah", k), {"golongan": golongan}))
    assert "Tambah pengurus" in balasan.teks


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nik": "320501010180900"}, "NIK harus 16 angka; yang diisi 15 angka. Salin dari KTP."),
        ({"nik": "32050101018090011"}, "yang diisi 17 angka"),
        ({"nik": "3205019901809001"}, "bukan tanggal lahir"),
        ({"nik": "３２０５０１０１０１８０９００１"}, "NIK harus 16 angka"),
        ({"nama": ""}, "Isi nama."),
        ({"diangkat": ""}, "Isi diangkat tanggal."),
        ({"diangkat": "28/2/2018", "rapat_anggota": "", "anggota_sejak": "1/3/2018"}, "sebelum menjadi anggota"),
        ({"diangkat": "19/2/2025"}, "Ia diangkat 19 Februari 2025 sebelum Rapat Anggota itu."),
        ({"berakhir": "28/2/2025"}, "Masa jabatan berakhir 28 Februari 2025 sebelum dimulai."),
        ({"diangkat": "1/1/2099", "berakhir": ""}, "belum tiba"),
        ({"tanggal_putusan": "1/1/2020"}, "menyatakan tidak pernah dihukum, tetapi ada tanggal putusan"),
        ({"periode": "0"}, "Isi 1 atau lebih."),
        ({"nama": "A\0"}, "tanda tersembunyi"),
    ],
)
def test_isian_orang_yang_salah_diberi_sebab(loket, isi, kalimat):
    k = buat_koperasi(lengkap=False)
    halaman = tambah(loket, k, **isi)
    assert halaman.kode == 422
    assert kalimat in halaman.teks
    assert not k.orang.exists()


def test_tanggal_yang_sama_dengan_batasnya_diterima(loket):
    k = buat_koperasi(lengkap=False)
    tambah(loket, k, rapat_anggota="1/3/2025", anggota_sejak="1/3/2025", berakhir="1/3/2025")
    assert k.orang.count() == 1


def test_perjanjian_kerja_yang_terbalik_ditolak(loket):
    k = buat_koperasi(lengkap=False)
    halaman = tambah(loket, k, "pengelola", kontrak_mulai="2/1/2026", kontrak_sampai="1/1/2026")
    assert "Perjanjian berakhir 1 Januari 2026 sebelum dimulai." in halaman.teks


def test_orang_yang_masih_menjabat_tidak_dicatat_dua_kali_dalam_golongan_yang_sama(loket):
    k = buat_koperasi(lengkap=False)
    satu = buat_orang(k, nik="3205010101809001")
    assert "sudah tercatat sebagai pengurus di koperasi ini" in tambah(loket, k).teks
    assert tambah(loket, k, "pengawas").kode == 200
    Orang.objects.filter(pk=satu.pk).update(berhenti=date(2026, 1, 1))
    assert tambah(loket, k).kode == 200
    assert k.orang.count() == 3


def test_kiriman_kedua_tanpa_nik_tidak_mencatat_dua_kali(loket):
    k = buat_koperasi(lengkap=False)
    tambah(loket, k, nik="")
    halaman = tambah(loket, k, nik="")
    assert halaman.kode == 422 and "Nama, jabatan, dan tanggal ini sudah tercatat" in halaman.teks
    assert tambah(loket, k, nik="", jabatan="Sekretaris").kode == 200
    assert k.orang.count() == 2


def test_pengurus_ksp_lain_tersimpan_dengan_peringatan_tanpa_nama_koperasi_yang_tidak_terlihat(loket):
    k, lain = buat_koperasi(), buat_koperasi("32.06", lengkap=False, nama="KSP Harapan")
    buat_orang(lain, nik="3205010101809001")
    halaman = tambah(loket, k)
    assert (
        "Rangkap pengurus atau pengawas pada KSP primer lain: pengurus koperasi lain di luar wilayah Anda"
        in halaman.teks
    )
    assert "KSP Harapan" not in halaman.teks
    jabar = Petugas(Peran.PEMERIKSA, "Jabar", kode="32")
    assert "pengurus KSP Harapan" in jabar.buka(alamat("koperasi_orang", k)).teks


def test_ubah_orang_tanpa_mengisi_nik_menyimpan_nik_lama(loket):
    k = buat_koperasi()
    satu = k.orang.first()
    halaman = loket.buka(alamat("orang_ubah", satu))
    assert satu.nik not in halaman.html and f"Tersimpan {satu.nik_samar}" in halaman.teks
    loket.kirim(alamat("orang_ubah", satu), nama="Nama Baru")
    baru = Orang.objects.get(pk=satu.pk)
    assert (baru.nama, baru.nik, baru.versi) == ("Nama Baru", satu.nik, 2)
    assert jejak(k)[-1].salinan == {"nama": [satu.nama, "Nama Baru"]}


def test_nik_yang_diganti_tercatat_tersamar(loket):
    k = buat_koperasi()
    satu = k.orang.first()
    loket.kirim(alamat("orang_ubah", satu), nik=f"3206{satu.nik[4:]}")
    assert Orang.objects.get(pk=satu.pk).nik.startswith("3206")
    assert jejak(k)[-1].salinan == {"nik": [satu.nik_samar, satu.nik_samar]}


def test_orang_yang_diubah_rekan_tidak_tertimpa(loket):
    k = buat_koperasi()
    satu = k.orang.first()
    lama = loket.buka(alamat("orang_ubah", satu)).formulir[0].isi
    Petugas(Peran.PEMERIKSA, "Lain", kode="32.05").kirim(alamat("orang_ubah", satu), jabatan="Wakil")
    balasan = loket.klien.post(alamat("orang_ubah", satu), lama | {"nama": "Saya"})
    assert balasan.status_code == 409
    assert Orang.objects.get(pk=satu.pk).jabatan == "Wakil"


def test_orang_di_koperasi_yang_tidak_terlihat_tidak_ada():
    satu = buat_koperasi().orang.first()
    asing = Petugas(Peran.LOKET, "Asing", kode="32.06")
    assert {asing.kode(alamat(n, satu)) for n in ("orang_ubah", "orang_berhenti", "orang_nik")} == {404}


# The end of an office


def test_pemberhentian_dicatat_dengan_dasarnya(loket):
    k = buat_koperasi()
    satu = k.orang.first()
    halaman = loket.kirim(alamat("orang_berhenti", satu), berhenti="1/6/2026", alasan="Rapat Anggota 30 Mei 2026")
    assert Orang.objects.get(pk=satu.pk).berhenti == date(2026, 6, 1)
    assert "Tidak menjabat sekarang" in halaman.teks
    baris = jejak(k)[-1]
    assert baris.alasan == "Rapat Anggota 30 Mei 2026"
    assert baris.kalimat == f"mencatat pengawas {satu.nama} berhenti sejak 1 Juni 2026"
    kedua = loket.buka(alamat("orang_berhenti", satu))
    assert kedua.kode == 403 and "sudah dicatat berhenti sejak 1 Juni 2026" in kedua.teks


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"berhenti": "28/2/2025"}, "Ia baru diangkat 1 Maret 2025."),
        ({"berhenti": "1/1/2099"}, "belum tiba"),
        ({"alasan": ""}, "Isi dasar pemberhentian."),
    ],
)
def test_pemberhentian_yang_salah_diberi_sebab(loket, isi, kalimat):
    satu = buat_koperasi().orang.first()
    halaman = loket.kirim(alamat("orang_berhenti", satu), **{"berhenti": "1/3/2025", "alasan": "RA"} | isi)
    assert halaman.kode == 422 and kalimat in halaman.teks
    assert Orang.objects.get(pk=satu.pk).berhenti is None


def test_berhenti_pada_hari_diangkat_dan_hari_ini_diterima(loket):
    satu, dua = buat_koperasi().orang.all()[:2]
    loket.kirim(alamat("orang_berhenti", satu), berhenti="1/3/2025", alasan="RA")
    loket.kirim(alamat("orang_berhenti", dua), berhenti=f"{hari_ini():%d/%m/%Y}", alasan="RA")
    assert Orang.objects.filter(berhenti__isnull=False).count() == 2


# NIK


def test_nik_ditampilkan_sekali_dengan_alasan_yang_tercatat(loket):
    k = buat_koperasi()
    satu = k.orang.first()
    balasan = loket.klien.post(alamat("orang_nik", satu), {"alasan": "mencocokkan dengan KTP"})
    assert satu.nik in balasan.content.decode()
    assert balasan.headers["Cache-Control"] == "no-store"
    baris = jejak(k)[-1]
    assert (baris.kalimat, baris.alasan) == (f"melihat NIK pengawas {satu.nama}", "mencocokkan dengan KTP")
    assert satu.nik not in loket.buka(alamat("orang_nik", satu)).html


@pytest.mark.parametrize("alasan", ["", "x", "    "])
def test_nik_tanpa_alasan_tidak_ditampilkan(loket, alasan):
    k = buat_koperasi()
    satu = k.orang.first()
    balasan = loket.klien.post(alamat("orang_nik", satu), {"alasan": alasan})
    assert balasan.status_code == 422
    assert satu.nik not in balasan.content.decode()
    assert jejak(k) == []


def test_nik_tidak_ditampilkan_bagi_yang_tidak_mengurusi_koperasi():
    satu = buat_koperasi().orang.first()
    pokja = Petugas(Peran.POKJA_KABKOTA, "P", kode="32.05")
    balasan = pokja.klien.post(alamat("orang_nik", satu), {"alasan": "ingin tahu saja"})
    assert balasan.status_code == 403
    assert satu.nik not in balasan.content.decode()
    assert not Jejak.objects.filter(aksi="lihat_nik").exists()


# Family ties


def hubungan(petugas, k, baris, sudah="on"):
    isi = petugas.buka(alamat("koperasi_hubungan", k)).formulir[0].isi
    data = {"terlihat": isi["terlihat"], "hubungan-TOTAL_FORMS": len(baris), "hubungan-INITIAL_FORMS": 0}
    data |= {"sudah": sudah} if sudah else {}
    for n, (satu, jenis, dua) in enumerate(baris):
        data |= {f"hubungan-{n}-satu": satu.pk, f"hubungan-{n}-jenis": jenis, f"hubungan-{n}-dua": dua.pk}
    return petugas.pos(alamat("koperasi_hubungan", k), data)


def test_hubungan_dicatat_diubah_dan_dihapus(loket):
    k = buat_koperasi(hubungan_diperiksa=None)
    a, b, c = k.orang.all()[:3]
    hubungan(loket, k, [(a, "mertua", b), (b, "ipar", c)])
    k.refresh_from_db()
    assert k.hubungan_diperiksa == hari_ini()
    hubungan(loket, k, [(b, "suami_istri", a)])
    assert list(Hubungan.objects.values_list("satu", "dua", "jenis")) == [(b.pk, a.pk, "suami_istri")]
    assert jejak(k)[-1].kalimat == "memeriksa hubungan keluarga: 1"


def test_setiap_hubungan_pada_formulir_menyebut_akibatnya_dan_sebabnya(loket):
    isi = loket.buka(alamat("koperasi_hubungan", buat_koperasi())).teks
    for kalimat in (
        "orang tua tiri – anak tiri (derajat kesatu, menghalangi, Pasal 11 ayat (4) huruf c)",
        "suami – istri (bukan sedarah dan bukan semenda (Pasal 1 angka 9), tidak menghalangi, perlu alasan pemeriksa,",
        "saudara kandung (derajat kedua, tidak menghalangi, Pasal 11 ayat (4) huruf c)",
    ):
        assert kalimat in isi


def test_masa_jabatan_yang_tidak_diisi_tetap_belum_diketahui(loket):
    k = buat_koperasi(lengkap=False)
    isi = loket.buka(f"{alamat('orang_tambah', k)}?golongan=pengurus").formulir[0].isi
    assert isi["periode"] == ""
    loket.kirim(f"{alamat('orang_tambah', k)}?golongan=pengurus", **(ORANG | {"periode": ""}))
    assert k.orang.get().periode is None


def test_tanpa_pernyataan_sudah_ditanyai_hubungan_tetap_belum_diketahui(loket):
    k = buat_koperasi(hubungan_diperiksa=None)
    halaman = hubungan(loket, k, [], sudah="")
    assert halaman.kode == 422
    assert "Centang “Semua pengurus, pengawas, dan pengelola sudah ditanyai” untuk melanjutkan." in halaman.teks
    assert Koperasi.objects.get(pk=k.pk).hubungan_diperiksa is None


def test_hubungan_dengan_diri_sendiri_atau_dua_kali_ditolak(loket):
    k = buat_koperasi()
    a, b = k.orang.all()[:2]
    assert "antara dua orang" in hubungan(loket, k, [(a, "ipar", a)]).teks
    assert "sudah ada pada baris 1" in hubungan(loket, k, [(a, "ipar", b), (b, "mertua", a)]).teks
    assert not Hubungan.objects.exists()


def test_orang_koperasi_lain_tidak_dapat_dipilih(loket):
    k, lain = buat_koperasi(), buat_koperasi()
    assert hubungan(loket, k, [(k.orang.first(), "ipar", lain.orang.first())]).kode == 422
    assert not Hubungan.objects.exists()


# SOM


def test_som_disimpan_dengan_butir_jaminan_dan_utang(loket):
    k = buat_koperasi(lengkap=False)
    loket.kirim(
        alamat("koperasi_som", k),
        nomor="01/SOM", tanggal="15/1/2025", ada_0="ya", catatan_0="Bab I", ada_1="tidak", aset_tetap="100.000.000",
        aset_dijaminkan="40.000.000", rapat_jaminan="1/2/2026",
        **{
            "hutang-TOTAL_FORMS": "1", "hutang-0-sumber": "LPDB", "hutang-0-jumlah": "500.000.000",
            "hutang-0-tanggal": "1/5/2025", "hutang-0-jangka_bulan": "36",
        },
    )  # fmt: skip
    som = Som.objects.get()
    assert som.butir == {"15(2)a": {"ada": True, "catatan": "Bab I"}, "15(2)b": {"ada": False, "catatan": ""}}
    assert som.aset_dijaminkan == Decimal(40_000_000)
    assert k.hutang.get().jangka_bulan == 36
    assert jejak(k)[-1].kalimat == "mengisi daftar periksa SOM: 1 butir ada"


def test_utang_diubah_dan_dihapus(loket):
    k = buat_koperasi()
    isi = {"hutang-TOTAL_FORMS": "1", "hutang-0-sumber": "A", "hutang-0-jumlah": "5", "hutang-0-tanggal": "1/5/2025"}
    loket.kirim(alamat("koperasi_som", k), **isi, **{"hutang-0-jangka_bulan": "6"})
    loket.kirim(alamat("koperasi_som", k), **{"hutang-0-sumber": "B"})
    utang = k.hutang.get()
    assert utang.sumber == "B"
    loket.kirim(alamat("koperasi_som", k), nomor="1", **{"hutang-0-DELETE": "on"})
    assert not k.hutang.exists()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"aset_dijaminkan": "100.000.001"}, "melebihi nilai aset tetap"),
        ({"tanggal": "1/1/2099"}, "belum tiba"),
        ({"hutang-TOTAL_FORMS": "1", "hutang-0-sumber": "A"}, "Isi jumlah (Rp)."),
        (
            {
                "hutang-TOTAL_FORMS": "1", "hutang-0-sumber": "A", "hutang-0-jumlah": "0", "hutang-0-jangka_bulan": "6",
                "hutang-0-tanggal": "1/1/2025",
            },
            "Isi 1 atau lebih.",
        ),
    ],
)  # fmt: skip
def test_som_yang_salah_diberi_sebab_dan_isiannya_tetap(loket, isi, kalimat):
    k = buat_koperasi()
    halaman = loket.kirim(alamat("koperasi_som", k), nomor="02/SOM", **isi)
    assert halaman.kode == 422
    assert kalimat in halaman.teks
    assert 'value="02/SOM"' in halaman.html
    assert Som.objects.get().nomor == "01/SOM/2025"


def test_yang_hanya_membaca_melihat_temuan_som_tanpa_formulir():
    k = buat_koperasi()
    halaman = Petugas(Peran.PENGAWAS, "P", kode="32.05").buka(alamat("koperasi_som", k))
    assert halaman.kode == 200 and halaman.formulir == []
    assert "28 terpenuhi." in halaman.teks and "Pasal 15: isi SOM" in halaman.teks


def test_orang_yang_masa_jabatannya_lewat_berpindah_ke_bawah(loket):
    k = buat_koperasi()
    satu = k.orang.first()
    Orang.objects.filter(pk=satu.pk).update(berakhir=hari_ini() - timedelta(1))
    halaman = loket.buka(alamat("koperasi_orang", k))
    assert satu.nama in halaman.teks.partition("Tidak menjabat sekarang")[2]
