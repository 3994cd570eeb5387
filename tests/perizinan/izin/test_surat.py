"""The letters of a licence, read back from the PDF."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_hari, tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.models import Berkas, Instansi, Pengguna, Wilayah
from core.perkara.alur import TidakBerwenang
from core.perkara.lambang import simpan_lambang
from core.perkara.surat import pratinjau
from perizinan.izin.akibat import catat_peristiwa
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.surat import SURAT_IZIN, daftar_wilayah, perubahan_izin, tembusan_izin
from perizinan.models import IzinUsaha, PermohonanIzin
from tests.bantu_surat import halaman, isi, rapat, ukuran_mm
from tests.core.kantor.test_lambang import gambar
from tests.pabrik import (
    AWAL,
    buat_instansi,
    buat_izin,
    buat_koperasi,
    buat_pengguna,
    buat_permohonan,
    buat_wilayah,
    majukan_izin,
    tandai_berkas,
)
from tests.perizinan.bantu import jalan, permohonan_pada, tolak, usp

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PERMEN = "Peraturan Menteri Koperasi dan Usaha Kecil dan Menengah Nomor 15/Per/M.KUKM/IX/2015"


def memuat(surat, *bagian):
    teks = isi(surat)
    for satu in bagian:
        assert rapat(satu) in teks, satu
    return teks


def terbit(p, aksi="terbitkan_izin", oleh=None, **lain):
    return jalan(p, aksi, oleh, **lain).surat[0]


# Tanda terima


def test_tanda_terima_mencentang_yang_diserahkan():
    p = buat_permohonan(lengkap=False, rencana_tahun=2)
    Berkas.objects.create(
        objek_jenis=p.jenis_objek, objek_id=p.pk, butir="7c", wilayah_id=p.wilayah_id, nama="bilyet.pdf", jenis="pdf",
        ukuran=9, sha256="0" * 64, isi="berkas/uji", diunggah_oleh=p.dibuat_oleh,
    )  # fmt: skip
    loket = buat_pengguna(Peran.LOKET, kode="32.05", nama="Rina Marlina", jabatan="Petugas Loket")
    surat = terbit(p, "terima", loket)
    memuat(
        surat, f"TANDA TERIMA BERKAS PERMOHONAN NOMOR {surat.nomor}",
        f"Pada {tanggal_hari(hari_ini())} di Dinas Koperasi",
        f"Nomor permohonan : {p.nomor_perkara}", f"{p.koperasi.nama}, KSP Primer",
        f"Nomor {p.nomor_surat} tanggal 20 Oktober 2026",
        f"a Surat permohonan izin usaha √ Nomor {p.nomor_surat}",
        "b Fotokopi pengesahan akta pendirian atau perubahan anggaran dasar beserta surat keputusannya – belum",
        "c Fotokopi bukti setoran modal berupa deposito √ 1 berkas",
        "d Daftar riwayat hidup dan fotokopi KTP pengurus dan pengawas – belum diserahkan",
        "e Fotokopi nomor rekening atas nama koperasi – belum diserahkan",
        "f Rencana kerja selama 2 tahun √ 2 tahun",
        "belum menyatakan berkas lengkap", "diputus oleh Bupati Garut", "Petugas Loket, Rina Marlina",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("butir", "tanda"), [("31-rh 31-ktp 32-rh", "sebagian 3 dari {} berkas"), ("semua", "√ 1 berkas gabungan"),
    ("semua 31-rh 31-ktp", "√ 1 berkas gabungan dan 2 berkas tersendiri")],
)  # fmt: skip
def test_tanda_terima_menghitung_berkas_pengurus_dan_pengawas(butir, tanda):
    p = buat_permohonan(lengkap=False)
    for satu in butir.split():
        Berkas.objects.create(
            objek_jenis=p.jenis_objek, objek_id=p.pk, butir=f"7d-{satu}", wilayah_id=p.wilayah_id, nama="orang.pdf",
            jenis="pdf", ukuran=9, sha256="0" * 64, isi="berkas/uji", diunggah_oleh=p.dibuat_oleh,
        )  # fmt: skip
    perlu = 2 * p.koperasi.orang.exclude(golongan="pengelola").count()
    huruf = "d Daftar riwayat hidup dan fotokopi KTP pengurus dan pengawas"
    memuat(terbit(p, "terima"), f"{huruf} {tanda.format(perlu)}")


def test_tanda_terima_kedua_menyebut_surat_kekurangan():
    p = permohonan_pada("kurang")
    kekurangan = p.daftar_surat.get(jenis="izin_kekurangan")
    memuat(terbit(p, "terima_kelengkapan"), "telah diterima kelengkapan berkas", f"Nomor {kekurangan.nomor} tanggal")


def test_tanda_terima_perubahan_hanya_menyebut_berkas_yang_diminta():
    izin = buat_izin()
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, nama_baru="KSP Baru")
    teks = memuat(terbit(p, "terima"), f"Perubahan izin usaha simpan pinjam Nomor {izin.nomor}")
    assert rapat("Rencana kerja") not in teks and rapat("deposito") not in teks


# Kekurangan berkas


def test_surat_kekurangan_memuat_daftar_pasal_dan_tempat_tanpa_tenggat():
    Instansi.objects.filter(pk=buat_instansi("32.05").pk).update(telepon="(0262) 233456")
    p = permohonan_pada("diterima")
    penilaian = tandai_berkas(p, **{"7b": "Surat keputusan belum ada.", "7e": "Nama pada rekening salah."})
    surat = terbit(p, "kirim_kekurangan", penilaian=penilaian)
    terima = p.daftar_surat.get(jenis="izin_tanda_terima")
    teks = memuat(
        surat, f"Yth. Pengurus {p.koperasi.nama} Jalan Ahmad Yani Nomor 12 di Kabupaten Garut",
        f"Berkas Permohonan Izin Usaha Simpan Pinjam {p.koperasi.nama}", f"tanda terima Nomor {terima.nomor}",
        "(Pasal 7 huruf b Permen KUKM 15/2015) Surat keputusan belum ada.",
        "2 Fotokopi nomor rekening atas nama koperasi (Pasal 7 huruf e Permen KUKM 15/2015) Nama pada rekening salah.",
        "kepada Dinas Koperasi dan UKM Kabupaten Garut, Jalan Uji Nomor 1, telepon (0262) 233456",
        "Berkas selebihnya sudah ada dan sesuai",
    )  # fmt: skip
    assert rapat("paling lambat") not in teks and rapat("Rencana kerja") not in teks


def test_surat_kekurangan_menyebut_tanggal_bila_kantor_mengisinya():
    sampai = hari_ini() + timedelta(14)
    p = permohonan_pada("diterima", kelengkapan_sampai=sampai)
    memuat(terbit(p, "kirim_kekurangan"), f"paling lambat {tanggal_hari(sampai)}")


# Surat izin


def test_surat_izin_lengkap():
    koperasi = buat_koperasi(nama="KSP Mekar Jaya", nik_koperasi="3205010010023", npwp="01.234.567.8-443.000")
    for orang, nama in zip(koperasi.orang.order_by("pk"), ("Siti", "Dadang", "Neneng", "Ujang"), strict=False):
        orang.nama = f"{nama} Pengurus"
        orang.save()
    p = majukan_izin(buat_permohonan(koperasi), "siap")
    PermohonanIzin.objects.filter(pk=p.pk).update(nomor_bilyet="BD-001122")
    p.refresh_from_db()
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05", nama="Ridwan Effendi", jabatan="Bupati Garut")
    surat = terbit(p, oleh=pejabat)
    teks = memuat(
        surat, f"SURAT IZIN USAHA SIMPAN PINJAM NOMOR {surat.nomor} BUPATI GARUT,",
        "Undang-Undang Nomor 25 Tahun 1992 tentang Perkoperasian", "Peraturan Pemerintah Nomor 9 Tahun 1995",
        f"Pasal 6 ayat (4) huruf a {PERMEN}",
        f"surat permohonan KSP Mekar Jaya Nomor {p.nomor_surat} tanggal 20 Oktober 2026, diterima tanggal",
        "MEMBERIKAN IZIN USAHA SIMPAN PINJAM kepada: Nama : KSP Mekar Jaya", "KSP Primer",
        f"Nomor {koperasi.badan_hukum} tanggal 1 Maret 2018",
        "NIK koperasi, NPWP : 3205010010023, 01.234.567.8-443.000",
        "Jalan Ahmad Yani Nomor 12, Kabupaten Garut, Provinsi Jawa Barat",
        "dalam 1 (satu) daerah kabupaten/kota (Pasal 5 huruf a), meliputi Kabupaten Garut (Provinsi Jawa Barat)",
        "Rp15.000.000,00 (lima belas juta rupiah), berupa deposito pada Bank BJB, bilyet Nomor BD-001122 tanggal "
        "12 Oktober 2026, atas nama KSP Mekar Jaya",
        "Siti Pengurus (Ketua); Dadang Pengurus (Sekretaris); Neneng Pengurus (Bendahara)", "Ujang Pengurus (Ketua)",
        "setiap triwulan dan setiap tahun kepada pejabat yang memberikan izin ini (Pasal 29 ayat (2)",
        "Rp2.500.000.000,00 (dua miliar lima ratus juta rupiah)", "(Pasal 28 ayat (2)",
        "papan nama", "(Pasal 21 ayat (4)",
        "transaksi mencurigakan (Pasal 30",
        f"Ditetapkan di Garut pada tanggal {tanggal_indonesia(hari_ini())} BUPATI GARUT, Ridwan Effendi",
        "Tembusan: 1. Menteri yang membidangi koperasi", "2. Gubernur Jawa Barat",
        "3. Kepala Dinas yang membidangi Koperasi Provinsi Jawa Barat 4. Arsip",
    )  # fmt: skip
    assert rapat("berlaku sampai") not in teks and rapat("mengganti") not in teks
    assert all(o.nik not in teks for o in koperasi.orang.all())
    assert ukuran_mm(surat) == [(210, 297)] * len(halaman(surat))


def test_ketiga_pejabat_dan_pasalnya():
    for anggota, kepala, pasal in (
        (["32.05"], "BUPATI GARUT", "huruf a"),
        (["32.05", "32.73"], "GUBERNUR JAWA BARAT", "huruf b"),
        (["32.05", "33.74"], "MENTERI KOPERASI DAN UKM REPUBLIK INDONESIA", "huruf c"),
    ):
        p = majukan_izin(buat_permohonan(buat_koperasi(anggota=anggota)), "siap")
        jabatan = {"jabatan": "Menteri Koperasi"} if p.berwenang_id == "00" else {}
        oleh = buat_pengguna(Peran.PEJABAT, kode=p.berwenang_id, **jabatan)
        memuat(terbit(p, oleh=oleh), f"{kepala}, Dasar", f"Pasal 6 ayat (4) {pasal} {PERMEN}")


def test_kop_jabatan_untuk_kepala_yang_menandatangani_sendiri_dan_kop_kantor_untuk_yang_atas_nama():
    kantor = buat_instansi(
        "32.73", nama="Wali Kota Bandung", kop_jabatan=True, kop_baris1="WALI KOTA BANDUNG",
        kop_baris2="PROVINSI JABAR", alamat="Jalan Wastukencana 2",
    )  # fmt: skip
    sendiri = buat_pengguna(Peran.PEJABAT, kantor, jabatan="Wali Kota Bandung")
    surat = terbit(majukan_izin(buat_permohonan(kode="32.73"), "siap"), oleh=sendiri)
    teks = memuat(surat, "WALI KOTA BANDUNG PROVINSI JABAR SURAT IZIN USAHA SIMPAN PINJAM")
    assert rapat("Wastukencana") not in teks
    wakil = buat_pengguna(
        Peran.PEJABAT, kantor, jabatan="Kepala Dinas", atas_nama="Wali Kota Bandung",
        dasar="Peraturan Wali Kota Nomor 9 Tahun 2021",
    )  # fmt: skip
    surat = terbit(majukan_izin(buat_permohonan(kode="32.73"), "siap"), oleh=wakil)
    memuat(
        surat, "Jalan Wastukencana 2", "4. Peraturan Wali Kota Nomor 9 Tahun 2021 sebagai dasar mandat kepada Kepala",
        "a.n. WALI KOTA BANDUNG KEPALA DINAS,",
    )  # fmt: skip


def test_kop_kepala_daerah_juga_bagi_yang_menandatangani_atas_namanya():
    p = permohonan_pada("siap")
    Instansi.objects.filter(wilayah="32.05").update(kop_kepala="Bupati Garut")
    teks = memuat(terbit(p), "BUPATI GARUT SURAT IZIN USAHA SIMPAN PINJAM", "a.n. BUPATI GARUT")
    assert rapat("Jalan Uji Nomor 1") not in teks
    # What is not the act of the Bupati stays under the kop of the Dinas.
    memuat(p.daftar_surat.get(jenis="izin_tanda_terima"), "DINAS KOPERASI DAN UKM Jalan Uji Nomor 1 TANDA TERIMA")


def test_plt_dan_ub_tercetak_dengan_dasar_dan_masanya():
    p = permohonan_pada("siap")
    sampai = hari_ini() + timedelta(30)
    pejabat = buat_pengguna(
        Peran.PEJABAT, kode="32.05", jabatan="Asisten Perekonomian", sebutan="Plh.", atas_nama="Bupati Garut",
        untuk_beliau="Sekretaris Daerah", sampai=sampai, dasar="Surat Perintah 800/77/2026",
    )  # fmt: skip
    memuat(
        terbit(p, oleh=pejabat), "a.n. BUPATI GARUT SEKRETARIS DAERAH u.b. Plh. ASISTEN PEREKONOMIAN,",
        "4. Surat Perintah 800/77/2026 sebagai dasar mandat kepada Plh. Asisten Perekonomian, berlaku "
        f"{tanggal_indonesia(AWAL)} sampai dengan {tanggal_indonesia(sampai)};",
    )  # fmt: skip


@pytest.mark.parametrize("kertas", ["A4", "F4"])
@pytest.mark.parametrize("orang", [3, 30])
def test_izin_selembar_dan_blok_tanda_tangan_tidak_pernah_sendirian_di_halaman(kertas, orang):
    p = permohonan_pada("lengkap")
    kantor = buat_instansi("32.05")
    Instansi.objects.filter(pk=kantor.pk).update(kop_kepala="BUPATI GARUT")
    simpan_lambang(SimpleUploadedFile("a.png", gambar()), p.dibuat_oleh, kantor, "lambang_kepala")
    for nomor in range(orang - 3):
        satu = p.koperasi.orang.first()
        satu.pk, satu.nama = None, f"Raden Haji Muhammad Abdurrahman Wijayakusumah {nomor}"
        satu.nik = f"32050101018{nomor:05}"
        satu.save()
    p = majukan_izin(p, "siap")
    Instansi.objects.update(kertas=kertas)
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05", jabatan="Bupati Garut", nama="Ridwan Effendi")
    surat = terbit(p, oleh=pejabat)
    assert (len(halaman(surat)) == 1) is (orang == 3)
    lembar = next(h for h in halaman(surat) if rapat("Ridwan Effendi") in h)
    assert rapat("Surat izin ini berlaku sejak tanggal ditetapkan") in lembar
    assert rapat("bentuk, atau modal disetor berubah, perubahan izin dapat dimohonkan kepada") in lembar
    assert set(ukuran_mm(surat)) == {(210, 297) if kertas == "A4" else (215, 330)}


def test_wilayah_yang_panjang_menjadi_lampiran_per_provinsi():
    jabar = buat_wilayah("32.05").induk
    kode = [buat_wilayah_uji(f"32.{n}", jabar).pk for n in range(30, 43)]
    koperasi = buat_koperasi(nama="KSP Luas")
    koperasi.keanggotaan.all().delete()
    for satu in (*kode, "33.74"):
        koperasi.keanggotaan.create(wilayah=buat_wilayah(satu))
    p = majukan_izin(buat_permohonan(koperasi, berwenang="00"), "siap")
    surat = terbit(p, oleh=buat_pengguna(Peran.PEJABAT, kode="00", jabatan="Menteri Koperasi", nama="Teten S."))
    memuat(
        surat, "lintas daerah provinsi (Pasal 5 huruf c), meliputi 14 daerah sebagaimana tercantum dalam Lampiran",
        "WILAYAH KEANGGOTAAN KSP LUAS", "1 Provinsi Jawa Barat Kabupaten Uji 32.30, Kabupaten Uji 32.31",
        "2 Provinsi Jawa Tengah Kota Semarang 1", "Seluruhnya 14 daerah di 2 provinsi",
    )  # fmt: skip
    assert rapat("Teten S.") in halaman(surat)[-1]
    assert ukuran_mm(surat)[-1] == (210, 297)


def buat_wilayah_uji(kode, induk):
    return Wilayah.objects.create(
        kode=kode, nama=f"Kabupaten Uji {kode}", jenis="kabupaten", induk=induk, zona=Wilayah.Zona.WIB,
        berlaku_dari=AWAL, dasar="uji",
    )  # fmt: skip


def test_seluruh_provinsi_dan_seluruh_negara_disebut_dengan_kata():
    daftar = daftar_wilayah([buat_wilayah("00"), buat_wilayah("32"), buat_wilayah("33.74")])
    assert daftar == [
        {"provinsi": "Indonesia", "daftar": ["seluruh provinsi"]},
        {"provinsi": "Provinsi Jawa Barat", "daftar": ["seluruh kabupaten/kota"]},
        {"provinsi": "Provinsi Jawa Tengah", "daftar": ["Kota Semarang"]},
    ]


def test_usp_menyebut_koperasi_pemiliknya_dan_pengurus_pemegang_deposito():
    p = usp(Decimal(15_000_000))
    PermohonanIzin.objects.filter(pk=p.pk).update(deposito_atas_nama="pengurus", deposito_pemegang="Haji Dadang")
    p = majukan_izin(PermohonanIzin.objects.get(pk=p.pk), "siap")
    memuat(
        terbit(p), "Koperasi pemilik USP : Koperasi Sejahtera", "USP Koperasi Primer",
        "Modal tetap USP : Rp15.000.000,00",
        "atas nama Haji Dadang, pengurus koperasi",
    )  # fmt: skip


def test_izin_perubahan_menyebut_izin_lama_dan_yang_berubah():
    lama = buat_izin()
    p = buat_permohonan(
        lama.koperasi, jenis="perubahan", izin_lama=lama, nama_baru="KSP Mekar Abadi", berwenang="32",
        keanggotaan_baru=["32.05", "32.73"], sk_nomor="AHU-77.AH.01.27", sk_tanggal=date(2026, 9, 1),
    )  # fmt: skip
    surat = terbit(majukan_izin(p, "siap"))
    memuat(
        surat, f"Membaca : 1. surat permohonan {lama.nama}", f"2. izin usaha simpan pinjam Nomor {lama.nomor} tanggal",
        "Perubahan anggaran dasar : Nomor AHU-77.AH.01.27 tanggal 1 September 2026", "Nama : KSP Mekar Abadi",
        f"mengganti izin usaha simpan pinjam Nomor {lama.nomor} tanggal {tanggal_indonesia(lama.tanggal)} yang "
        "diterbitkan Bupati Garut", f"nama semula {lama.nama} menjadi KSP Mekar Abadi",
        "wilayah keanggotaan semula Kabupaten Garut menjadi Kabupaten Garut, Kota Bandung",
        "modal disetor semula Rp15.000.000,00 menjadi Rp75.000.000,00",
    )  # fmt: skip
    assert surat.mengganti == lama.surat


def test_pratinjau_izin_belum_bernomor():
    p = permohonan_pada("siap")
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05")
    teks = isi(pratinjau(SURAT_IZIN, ALUR_PERMOHONAN.bayangan([p], "terbitkan_izin", pejabat)))
    assert rapat("NOMOR …/…/…") in teks and rapat("belum bernomor") in teks


# Tembusan by authority


@pytest.mark.parametrize(
    ("anggota", "berwenang", "awal", "isi_lain"),
    [
        (["32.05"], "32.05", "Menteri yang", ["Gubernur Jawa Barat", "Kepala Dinas yang membidangi Koperasi Provinsi"]),
        (["32.05", "32.73"], "32", "Menteri yang", ["Kepala Dinas Koperasi dan UKM Kabupaten Garut"]),
        (["32.05", "33.74"], "00", "Deputi yang", ["Provinsi Jawa Barat", "Kabupaten Garut"]),
    ],
)
def test_tembusan_menurut_pejabat(anggota, berwenang, awal, isi_lain):
    buat_instansi("32.05")
    p = buat_permohonan(buat_koperasi(anggota=anggota))
    daftar = tembusan_izin(p)
    assert p.berwenang_id == berwenang and daftar[0].startswith(awal) and daftar[-1] == "Arsip"
    for sebagian in isi_lain:
        assert any(sebagian in penerima for penerima in daftar[1:-1]), daftar
    if berwenang == "32.05":
        assert not any("Kabupaten Garut" in penerima for penerima in daftar)


def test_kedudukan_di_jakarta_tanpa_tembusan_ke_kota_administrasi():
    p = buat_permohonan(buat_koperasi("31.71"))
    assert tembusan_izin(p) == ["Menteri yang membidangi koperasi, u.p. Deputi yang membidangi pembiayaan", "Arsip"]


# Penolakan


def test_surat_penolakan_memuat_tiap_syarat_dengan_nilai_dan_pasalnya():
    p = permohonan_pada("siap", modal_disetor=Decimal(14_999_999), rencana_tahun=1)
    satu = p.koperasi.orang.filter(golongan="pengurus").first()
    type(satu).objects.filter(pk=satu.pk).update(anggota=False)
    surat = terbit(p, "tolak", alasan="Modal belum cukup.")
    teks = memuat(
        surat, f"Hal : Penolakan Permohonan Izin Usaha Simpan Pinjam {p.koperasi.nama}", "tersebut ditolak",
        "Alasan: Modal belum cukup.",
        "Rencana kerja (Pasal 7 huruf f Permen KUKM 15/2015) 1 tahun minimal 2 tahun",
        "(Pasal 17 ayat (2) huruf a Permen KUKM 15/2015) Rp14.999.999 (kurang Rp1) minimal Rp15.000.000",
        f"{satu.nama}, Ketua: Pengurus berasal dari anggota (Pasal 11 ayat (3)",
        "Permohonan baru dapat diajukan setelah syarat tersebut dipenuhi",
    )  # fmt: skip
    assert rapat("Visi") not in teks and rapat("Unit usaha lain") not in teks


def test_penolakan_perubahan_tidak_menyentuh_izin_lama():
    lama = buat_izin()
    p = buat_permohonan(lama.koperasi, jenis="perubahan", izin_lama=lama, nama_baru="KSP Baru")
    memuat(
        terbit(majukan_izin(p, "siap"), "tolak", alasan="Nama dipakai koperasi lain, Pasal 3."),
        "Alasan: Nama dipakai koperasi lain, Pasal 3.", f"Permohonan Perubahan Izin Usaha Simpan Pinjam {lama.nama}",
        f"Izin usaha simpan pinjam Nomor {lama.nomor}", "tidak berubah karena penolakan ini",
    )  # fmt: skip
    lama.refresh_from_db()
    assert lama.keadaan == "berlaku"


def test_penolakan_pencantuman_tidak_menyebut_modal_izin():
    p = majukan_izin(usp(Decimal(9_000_000)), "siap")
    teks = memuat(terbit(p, "tolak", alasan="Koperasi dalam pembubaran, Pasal 4 ayat (3)."), "dalam pembubaran")
    assert rapat("minimal Rp15.000.000") not in teks


# Buku registrasi


def test_surat_pencantuman_menyebut_modal_dan_hari_paling_lambat():
    p = majukan_izin(usp(Decimal(9_500_000)), "siap")
    surat = terbit(p, "cantumkan")
    memuat(
        surat, "SURAT PENCANTUMAN UNIT SIMPAN PINJAM DALAM BUKU REGISTRASI KOPERASI", f"NOMOR {surat.nomor}",
        f"Pasal 4 ayat (3) {PERMEN}", "Koperasi pemilik USP : Koperasi Sejahtera",
        "Rp9.500.000,00 (sembilan juta lima ratus ribu rupiah)",
        "lebih kecil dari Rp15.000.000,00 (lima belas juta rupiah)", "(Pasal 4 ayat (3) Permen KUKM 15/2015)",
        f"paling lambat {tanggal_hari(p.registrasi.tenggat)}",
        "paling sedikit Rp15.000.000,00 (lima belas juta rupiah,",
        "Surat ini bukan izin usaha simpan pinjam",
    )  # fmt: skip


def test_surat_pencantuman_usp_sekunder_menyebut_lima_puluh_juta():
    p = majukan_izin(usp(Decimal(9_500_000), "sekunder"), "siap")
    memuat(terbit(p, "cantumkan"), "paling sedikit Rp50.000.000,00 (lima puluh juta rupiah, Pasal 18 ayat (1) huruf b)")


# The public check


def periksa(client, surat):
    client.logout()
    return client.get(reverse("surat_periksa", args=[surat.kode])).content.decode()


@pytest.fixture
def izin(surat_ringan):
    return buat_izin(buat_koperasi(nama="KSP Mekar Jaya"))


def test_pemeriksaan_umum_izin_yang_berlaku(client, izin):
    html = periksa(client, izin.surat)
    assert "Surat ini asli dan masih berlaku." in html and "jawaban-perhatian" not in html
    for bagian in ("KSP Mekar Jaya", "Kabupaten Garut", izin.nomor, "Dinas Koperasi dan UKM Kabupaten Garut"):
        assert bagian in html
    orang = izin.koperasi.orang.first()
    pejabat = izin.surat.penandatangan
    assert orang.nama not in html and orang.nik not in html and pejabat not in html and "15.000.000" not in html


@pytest.mark.parametrize(
    ("keadaan", "kalimat"), [("dibekukan", "izinnya dibekukan sementara sejak"), ("dicabut", "izinnya dicabut pada")]
)
def test_pemeriksaan_umum_izin_yang_dibekukan_atau_dicabut(client, izin, keadaan, kalimat):
    IzinUsaha.objects.update(keadaan=keadaan)
    catat_peristiwa(izin, keadaan, date(2026, 11, 3), izin.dicatat_oleh)
    html = periksa(client, izin.surat)
    assert f"Surat ini asli, tetapi {kalimat} 3 November 2026." in html and "jawaban-perhatian" in html
    IzinUsaha.objects.update(keadaan="berlaku")
    catat_peristiwa(izin, "dipulihkan", date(2026, 11, 9), izin.dicatat_oleh)
    assert "asli dan masih berlaku" in periksa(client, izin.surat)


def test_pemeriksaan_umum_izin_yang_diganti_menyebut_penggantinya(client, izin):
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, nama_baru="KSP Mekar Abadi")
    baru = terbit(majukan_izin(p, "siap"))
    html = periksa(client, izin.surat)
    assert f"sudah diganti oleh surat nomor {baru.nomor}" in html
    # The old letter keeps its own name, whatever the register says now.
    assert "KSP Mekar Jaya" in html and "KSP Mekar Abadi" not in html
    assert "KSP Mekar Abadi" in periksa(client, baru)


def test_pemeriksaan_umum_entri_registrasi_menyebut_tanggalnya(client, surat_ringan):
    p = majukan_izin(usp(Decimal(9_000_000)), "terdaftar")
    entri = p.registrasi
    html = periksa(client, entri.surat)
    assert f"sejak {tanggal_indonesia(hari_ini())}" in html and tanggal_indonesia(entri.tenggat) in html
    izin = buat_izin(p.koperasi, modal_disetor=Decimal(15_000_000))
    html = periksa(client, entri.surat)
    assert f"entrinya berakhir: USP ini mendapat izin nomor {izin.nomor}" in html and "jawaban-perhatian" in html


def test_pemeriksaan_umum_surat_lain_dan_yang_ditarik(client, surat_ringan):
    p = permohonan_pada("diterima")
    surat = p.daftar_surat.get()
    assert "Surat ini asli. Isinya tanda terima berkas, bukan izin." in periksa(client, surat)
    jalan(p, "tarik")
    assert "urusannya sudah ditarik kembali" in periksa(client, surat)


# Who may see a letter


def test_surat_izin_terlihat_di_kedudukan_di_atasnya_dan_di_penerbit(client, surat_ringan):
    p = majukan_izin(buat_permohonan(buat_koperasi("33.74", anggota=["32.05", "32.73"])), "terbit")
    for kode, boleh in (("32", True), ("00", True), ("32.06", False)):
        client.force_login(buat_pengguna(Peran.LOKET, kode=kode))
        kode_status = client.get(p.izin.surat.get_absolute_url()).status_code
        assert (kode_status == 200) is boleh, kode


def test_penandatangan_tanpa_mandat_tidak_menerbitkan_surat(surat_ringan):
    p = permohonan_pada("siap")
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05", sampai=hari_ini() - timedelta(1))
    assert "berakhir" in tolak(TidakBerwenang, p, "terbitkan_izin", Pengguna.objects.get(pk=pejabat.pk))
    assert not p.daftar_surat.filter(jenis="izin_usaha").exists()


@pytest.mark.parametrize(
    ("semula", "kini", "kalimat"),
    [
        (["32.05"], ["32.05", "32.06", "32.73", "33.74"], "Kabupaten Garut, Kabupaten Tasikmalaya, "),
        (["32.05"], ["32"], "seluruh Provinsi Jawa Barat"),
        (["32.05", "32.06"], ["32.05", "32.73"], "Kabupaten Garut, Kota Bandung"),
        (["32.05", "32.06"], ["32.05", "32.06"], ""),
    ],
)
def test_perubahan_menyebut_wilayah_dengan_namanya_bukan_jumlahnya(semula, kini, kalimat):
    lama = buat_izin(buat_koperasi(anggota=semula))
    p = buat_permohonan(lama.koperasi, jenis="perubahan", izin_lama=lama, keanggotaan_baru=kini, lengkap=False)
    wilayah = [sesudah for apa, _, sesudah in perubahan_izin(p) if apa == "wilayah keanggotaan"]
    assert wilayah == [] if not kalimat else wilayah[0].startswith(kalimat)
