"""The route of an office of the service network: every guard at its border, the clock, the month to begin, closing."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aturan.simpan_pinjam_2015.kantor_tenggat import sisa_hari, tenggat_keputusan, tenggat_mulai
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.kalender.libur import KalenderBerubah, kalender, rancang, ubah
from core.models import Berkas, HariLibur, KalenderTahun
from core.perkara.alur import BelumLengkap, LangkahTidakSah, PelakuSama, SyaratTidakTerpenuhi, TidakBerwenang
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.panel import lajur_kantor
from perizinan.kantor.syarat import (
    berkas_kantor_diperiksa,
    butir_kantor,
    kewenangan_jaringan,
    peringatan_kantor,
    temuan_kantor,
    wilayah_kantor_berlaku,
)
from perizinan.models import IzinUsaha, JaringanPelayanan, PengaturanPerizinan, PersonelKantor
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
LENGKAP = date(2026, 11, 2)  # a Monday


@pytest.fixture(autouse=True)
def kalender_terkonfirmasi(db):
    pabrik.konfirmasi_kalender(*range(2024, 2029))


def waktu(hari, jam=9, zona="Asia/Jakarta"):
    return datetime(hari.year, hari.month, hari.day, jam, tzinfo=ZoneInfo(zona))


def siap(**isi):
    return pabrik.majukan_kantor(pabrik.buat_kantor(**isi), "siap")


def disetujui(tanggal=None, **isi):
    """An approved office, its approval dated `tanggal`."""
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(**isi), "disetujui")
    if tanggal:
        pabrik.ubah_kantor(kantor, tanggal_persetujuan=tanggal, jatuh_tempo=tenggat_mulai(tanggal, kantor.jenis_kantor))
    return kantor


def kurang(kantor, per=None):
    """{code: sentence} of the conditions that are not met."""
    return {t.kode: t.kalimat for t in temuan_kantor(kantor, per or kantor.hari_ini) if not t.terpenuhi}


# The whole way


@pytest.mark.parametrize("jenis", ["kc", "kcp", "kk"])
@pytest.mark.parametrize("status", ["beroperasi", "ditolak", "kurang", "ditutup"])
def test_rute_lengkap_sampai(jenis, status):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(jenis=jenis), status)
    assert kantor.status == status
    assert kantor.jejak.last().ke == status


def test_surat_yang_terbit_sepanjang_rute():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "kurang")
    kantor = pabrik.langkah_kantor(kantor, "terima_kelengkapan", Peran.LOKET)
    kantor = pabrik.majukan_kantor(kantor, "ditutup")
    assert list(kantor.daftar_surat.values_list("jenis", flat=True)) == [
        "kantor_tanda_terima", "kantor_kekurangan", "kantor_tanda_terima", "kantor_persetujuan", "kantor_penutupan",
    ]  # fmt: skip
    assert kantor.persetujuan.jenis == "kantor_persetujuan"


# Each condition at its border (Pasal 8, 9), counted up to the day on which the file was complete


@pytest.mark.parametrize(
    ("mulai", "kalimat"),
    [
        (date(2024, 11, 3), "1 tahun 11 bulan"),
        (date(2024, 11, 2), ""),
        (date(2024, 11, 1), ""),
    ],
)
def test_dua_tahun_kegiatan_kurang_sehari_dan_tepat(mulai, kalimat):
    kantor = pabrik.buat_kantor(lengkap_pada=LENGKAP, neraca_tahun_buku=2025)
    kantor.koperasi.mulai_kegiatan = mulai
    ada = kurang(kantor).get("cabang.lama_kegiatan", "")
    assert bool(ada) is bool(kalimat)
    assert kalimat in ada
    assert not ada or ("Pasal 8 ayat (2)" in ada and "2 tahun" in ada)


@pytest.mark.parametrize(("mulai", "baik"), [(date(2026, 5, 3), False), (date(2026, 5, 2), True)])
def test_enam_bulan_kegiatan_untuk_kantor_kas(mulai, baik):
    kantor = pabrik.buat_kantor(jenis="kk", lengkap_pada=LENGKAP)
    kantor.koperasi.mulai_kegiatan = mulai
    assert ("kas.lama_kegiatan" not in kurang(kantor)) is baik


@pytest.mark.parametrize(("anggota", "baik"), [(19, False), (20, True), (21, True)])
def test_dua_puluh_anggota_di_daerah_kantor(anggota, baik):
    kantor = pabrik.buat_kantor(anggota_daerah=anggota)
    kalimat = kurang(kantor).get("cabang.anggota_daerah", "")
    assert (not kalimat) is baik
    assert baik or ("19 orang" in kalimat and "20 orang" in kalimat)


def test_kantor_kas_menghitung_anggota_seluruhnya_dan_memperingatkan_yang_di_daerah():
    kantor = pabrik.buat_kantor(jenis="kk", anggota_daerah=3, anggota_seluruh=20)
    assert not kurang(kantor)
    assert any("Anggota di daerah" in k for k in peringatan_kantor(kantor, kantor.hari_ini))
    pabrik.ubah_kantor(kantor, anggota_seluruh=19)
    assert set(kurang(kantor)) == {"kas.anggota_seluruh"}


@pytest.mark.parametrize(
    ("predikat", "baik"),
    [("sehat", True), ("cukup_sehat", True), ("dalam_pengawasan", False), ("dalam_pengawasan_khusus", False)],
)
def test_predikat_paling_rendah_cukup_sehat(predikat, baik):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_hasil_penilaian(koperasi, predikat)
    kalimat = kurang(pabrik.buat_kantor(koperasi)).get("cabang.predikat", "")
    assert (not kalimat) is baik
    assert baik or ("Dalam Pengawasan" in kalimat and "umur" in kalimat)


def test_predikat_yang_dipakai_adalah_yang_berlaku_pada_tanggal_lengkap():
    """A result that was decided after the file was complete does not count for it."""
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_hasil_penilaian(koperasi, "dalam_pengawasan", 2024)
    pabrik.buat_hasil_penilaian(koperasi, "sehat", 2025, tanggal_penetapan=LENGKAP + timedelta(days=1))
    kantor = pabrik.buat_kantor(koperasi, lengkap_pada=LENGKAP, neraca_tahun_buku=2025)
    assert "tahun buku 2024" in kurang(kantor)["cabang.predikat"]
    pabrik.ubah_kantor(kantor, lengkap_pada=LENGKAP + timedelta(days=1))
    assert "cabang.predikat" not in kurang(kantor)


@pytest.mark.parametrize(("tahun", "baik"), [(2023, False), (2024, True), (2025, True)])
def test_predikat_paling_lama_dua_tahun_buku_sebelum_permohonan(tahun, baik):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_hasil_penilaian(koperasi, tahun_buku=tahun)
    kantor = pabrik.buat_kantor(koperasi, lengkap_pada=LENGKAP, neraca_tahun_buku=2025)
    assert ("cabang.predikat" not in kurang(kantor)) is baik


def test_koperasi_yang_belum_dinilai():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_izin_lama(koperasi)
    kantor = pabrik.buat_kantor(koperasi, lengkap=False)
    assert "belum dinilai" in kurang(kantor)["cabang.predikat"]


@pytest.mark.parametrize(("sampai", "baik"), [(LENGKAP - timedelta(days=1), False), (LENGKAP, True)])
def test_sertifikat_calon_kepala_berlaku_pada_tanggal_lengkap(sampai, baik):
    kantor = pabrik.buat_kantor(lengkap_pada=LENGKAP, neraca_tahun_buku=2025, kepala_sertifikat_sampai=sampai)
    kalimat = kurang(kantor).get("cabang.sertifikat_kepala", "")
    assert (not kalimat) is baik
    assert baik or ("1 November 2026" in kalimat and "2 November 2026" in kalimat)


def test_sertifikat_hanya_wajib_bagi_kantor_cabang_dan_peringatan_bagi_cabang_pembantu():
    kosong = {"kepala_sertifikat_nomor": "", "kepala_sertifikat_sampai": None}
    assert "cabang.sertifikat_kepala" in kurang(pabrik.buat_kantor(**kosong))
    pembantu = pabrik.buat_kantor(jenis="kcp", **kosong)
    assert not kurang(pembantu)
    assert any("Sertifikat" in k for k in peringatan_kantor(pembantu, pembantu.hari_ini))


@pytest.mark.parametrize(("bulan", "baik"), [(11, False), (12, True), (13, True)])
def test_rencana_kerja_paling_sedikit_setahun(bulan, baik):
    assert ("cabang.rencana_kerja_bulan" not in kurang(pabrik.buat_kantor(rencana_kerja_bulan=bulan))) is baik


@pytest.mark.parametrize(("tahun", "baik"), [(2024, False), (2025, True), (2026, False)])
def test_neraca_tahun_buku_terakhir_yang_ditutup(tahun, baik):
    kantor = pabrik.buat_kantor(lengkap_pada=LENGKAP, neraca_tahun_buku=tahun)
    assert ("cabang.neraca" not in kurang(kantor)) is baik


@pytest.mark.parametrize(("rupiah", "baik"), [(0, False), (1, True), (None, False)])
def test_modal_kerja_ada_tanpa_jumlah_minimum(rupiah, baik):
    assert ("cabang.modal_kerja" not in kurang(pabrik.buat_kantor(modal_kerja=rupiah))) is baik


def test_daftar_sarana_dan_pimpinan_dengan_riwayat_hidup():
    kantor = pabrik.buat_kantor()
    kantor.sarana.all().delete()
    PersonelKantor.objects.filter(jaringan=kantor).update(riwayat_hidup=False)
    assert {"cabang.sarana_kerja", "cabang.calon_pimpinan"} <= set(kurang(kantor))


def test_ad_art_menurut_tanda_pemeriksa_dan_sebelumnya_menurut_berkasnya():
    kantor = pabrik.buat_kantor()
    assert "cabang.berkas_ad_art" not in kurang(kantor)
    pabrik.tandai_berkas_kantor(kantor, **{"9b": "Halaman pertama saja."})
    assert "cabang.berkas_ad_art" in kurang(kantor)
    pabrik.tandai_berkas_kantor(kantor)
    assert "cabang.berkas_ad_art" not in kurang(kantor)
    kantor.pemeriksaan.all().delete()
    Berkas.objects.filter(butir="9b").update(aktif=False)
    assert "cabang.berkas_ad_art" in kurang(kantor)


def test_daftar_karyawan_kosong_diperingatkan_saja():
    kantor = pabrik.buat_kantor()
    kantor.personel.filter(golongan="karyawan").delete()
    assert not kurang(pabrik.ambil_kantor(kantor))
    assert any("calon karyawan kosong" in k for k in peringatan_kantor(kantor, kantor.hari_ini))


def test_kantor_kas_perlu_kantor_cabang_yang_buka():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    cabang = pabrik.buat_kantor_lama(koperasi)
    kantor = pabrik.buat_kantor(koperasi, "kk")
    assert not kurang(kantor)
    pabrik.majukan_kantor(cabang, "ditutup")
    assert "Pasal 9 ayat (2) huruf a" in kurang(kantor)["kas.kc_aktif"]


def test_tanpa_cabang_pembantu_hanya_peringatan_kecuali_instansi_mengetatkannya():
    kantor = pabrik.buat_kantor(jenis="kk")
    assert not kurang(kantor)
    assert any("Kantor Cabang Pembantu" in k for k in peringatan_kantor(kantor, kantor.hari_ini))
    PengaturanPerizinan.objects.create(wilayah=kantor.berwenang, ketat_kcp=True, dasar="Perbup 1/2026")
    assert set(kurang(kantor)) == {"kas.kcp_aktif"}
    assert not any("Pembantu yang aktif" in k for k in peringatan_kantor(kantor, kantor.hari_ini))
    pabrik.buat_kantor_lama(kantor.koperasi, "kcp")
    assert not kurang(kantor)


def test_pengaturan_instansi_lain_tidak_berlaku_di_sini():
    kantor = pabrik.buat_kantor(jenis="kk")
    PengaturanPerizinan.objects.create(wilayah=pabrik.buat_wilayah("32.06"), ketat_kcp=True, dasar="Perbup lain")
    assert not kurang(kantor)


def test_syarat_yang_tidak_terpenuhi_menahan_persetujuan_dan_disebut():
    kantor = siap()
    pabrik.ubah_kantor(kantor, anggota_daerah=19)
    with pytest.raises(SyaratTidakTerpenuhi, match="19 orang"):
        pabrik.langkah_kantor(kantor, "setujui", Peran.PEJABAT)
    assert pabrik.ambil_kantor(kantor).status == "siap"


def test_usul_setuju_melawan_temuan_ditolak_gerbang():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(rencana_kerja_bulan=11), "lengkap")
    with pytest.raises(BelumLengkap, match="tidak sesuai dengan temuan"):
        pabrik.langkah_kantor(
            kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=pabrik.usulkan_kantor(kantor, "setuju")
        )
    with pytest.raises(BelumLengkap, match="Tulis alasan usul penolakan"):
        pabrik.langkah_kantor(
            kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=pabrik.usulkan_kantor(kantor, "tolak", " ")
        )
    with pytest.raises(BelumLengkap, match="Pilih usul"):
        pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian={"usul": "entah"})


def test_izin_yang_dibekukan_atau_kegiatan_yang_dihentikan_menahan_permohonan():
    kantor = pabrik.buat_kantor()
    IzinUsaha.objects.filter(koperasi=kantor.koperasi).update(keadaan="dibekukan")
    with pytest.raises(SyaratTidakTerpenuhi, match="tidak memiliki izin"):
        pabrik.langkah_kantor(kantor, "terima", Peran.LOKET)
    IzinUsaha.objects.filter(koperasi=kantor.koperasi).update(keadaan="berlaku")
    type(kantor.koperasi).objects.filter(pk=kantor.koperasi_id).update(dihentikan_sejak=date(2026, 10, 1))
    with pytest.raises(SyaratTidakTerpenuhi, match="dihentikan sementara sejak 1 Oktober 2026"):
        pabrik.langkah_kantor(pabrik.ambil_kantor(kantor), "terima", Peran.LOKET)


# Whose decision it is


@pytest.mark.parametrize(
    ("anggota", "tempat", "meja", "pejabat"),
    [
        (["32.05"], "32.05", "32.05", "Bupati Garut"),
        (["32.05", "32.73"], "32.06", "32.06", "Bupati Tasikmalaya"),
        (["32.05", "33.74"], "32.06", "32.06", "Bupati Tasikmalaya"),
        (["32.05", "33.74"], "31.74", "31", "Gubernur Daerah Khusus Jakarta"),
        (["32.05", "33.74"], "33.74", "33.74", "Wali Kota Semarang"),
    ],
)
def test_yang_berwenang_adalah_tempat_kantor_siapa_pun_pemberi_izinnya(anggota, tempat, meja, pejabat):
    koperasi = pabrik.buat_koperasi("32.05", anggota=anggota, lengkap=False)
    kantor = pabrik.buat_kantor(koperasi, kode=tempat)
    assert (kantor.berwenang_id, kewenangan_jaringan(kantor).pejabat) == (meja, pejabat)
    [t] = wilayah_kantor_berlaku(kantor, kantor.hari_ini)
    assert t.terpenuhi and pejabat in t.kalimat
    if koperasi.berwenang_id != meja:
        with pytest.raises(TidakBerwenang):
            pabrik.langkah_kantor(
                kantor, "terima", Peran.LOKET, pelaku=pabrik.buat_pengguna(Peran.LOKET, kode=koperasi.berwenang_id)
            )
    assert pabrik.langkah_kantor(kantor, "terima", Peran.LOKET).status == "diterima"


def test_wilayah_yang_tidak_berlaku_lagi_menahan_permohonan():
    kantor = pabrik.buat_kantor()
    type(kantor.wilayah).objects.filter(pk="32.05").update(berlaku_sampai=hari_ini() - timedelta(days=1))
    with pytest.raises(SyaratTidakTerpenuhi, match="sudah tidak berlaku"):
        pabrik.langkah_kantor(pabrik.ambil_kantor(kantor), "terima", Peran.LOKET)


def test_surat_putusan_terlihat_oleh_pemberi_izin_dan_tempat_kedudukan():
    """A koperasi of Tasikmalaya, licensed there, opens an office in Garut."""
    koperasi = pabrik.buat_koperasi("32.06", anggota=["32.06"], lengkap=False)
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(koperasi, kode="32.05"), "disetujui")
    tanda_terima, putusan = kantor.daftar_surat
    pemberi = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.06")
    lain = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.73")
    milik = type(putusan).objects
    assert list(milik.terlihat_oleh(pemberi)) == [putusan]
    assert not milik.terlihat_oleh(lain).exists()
    assert tanda_terima in milik.terlihat_oleh(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    assert not JaringanPelayanan.objects.terlihat_oleh(pemberi).exists()


# The clock of seven working days (Pasal 10 ayat (2))


def test_hari_ke_nol_adalah_hari_berkas_terakhir_masuk_bukan_hari_diperiksa():
    kantor = pabrik.ubah_kantor(pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima"), berkas_masuk_pada=LENGKAP)
    kantor = pabrik.majukan_kantor(kantor, "lengkap")
    assert (kantor.lengkap_pada, kantor.jatuh_tempo) == (LENGKAP, date(2026, 11, 11))


def test_penerimaan_mencatat_hari_berkas_masuk_pada_tanggal_setempat():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(kode="91.71"), "diterima")
    assert kantor.berkas_masuk_pada == kantor.tanggal_ajuan == hari_ini(kantor.berwenang)


def test_kekurangan_menghentikan_jam_dan_kelengkapan_memulainya_dari_nol():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "lengkap")
    pabrik.ubah_kantor(kantor, berkas_masuk_pada=LENGKAP)
    penilaian = pabrik.tandai_berkas_kantor(kantor, **{"9g": "Rencana kerja tahun lalu."})
    kantor = pabrik.langkah_kantor(
        kantor, "kirim_kekurangan", Peran.PEMERIKSA, penilaian=penilaian, alasan="Satu berkas rusak."
    )
    assert (kantor.lengkap_pada, kantor.jatuh_tempo) == (None, None)
    kantor = pabrik.langkah_kantor(kantor, "terima_kelengkapan", Peran.LOKET)
    kantor = pabrik.majukan_kantor(kantor, "lengkap")
    assert kantor.lengkap_pada == hari_ini(kantor.berwenang)
    assert kantor.jatuh_tempo == tenggat_keputusan(kantor.lengkap_pada, kalender())


@pytest.mark.parametrize("butir", sorted(butir_kantor(JaringanPelayanan(jenis="kc"))))
def test_satu_berkas_yang_kurang_atau_belum_diperiksa_menahan_lengkap(butir):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima")
    penilaian = pabrik.tandai_berkas_kantor(kantor, **{butir: "Belum ada."})
    with pytest.raises(BelumLengkap, match="belum ada atau belum sesuai"):
        pabrik.langkah_kantor(kantor, "nyatakan_lengkap", Peran.PEMERIKSA, penilaian=penilaian)
    del penilaian[butir]
    with pytest.raises(BelumLengkap, match="belum diperiksa"):
        pabrik.langkah_kantor(kantor, "nyatakan_lengkap", Peran.PEMERIKSA, penilaian=penilaian)


def test_daftar_kekurangan_tanpa_kekurangan_tidak_terbit():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima")
    with pytest.raises(BelumLengkap, match="Tidak ada berkas yang ditandai kurang"):
        pabrik.langkah_kantor(
            kantor, "kirim_kekurangan", Peran.PEMERIKSA, penilaian=pabrik.tandai_berkas_kantor(kantor)
        )
    with pytest.raises(BelumLengkap):
        pabrik.langkah_kantor(kantor, "kirim_kekurangan", Peran.PEMERIKSA)


def test_berkas_yang_sudah_lengkap_dinyatakan_kurang_hanya_dengan_alasan():
    """It stops the clock of Pasal 10 ayat (2): the trail says why."""
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "lengkap")
    penilaian = pabrik.tandai_berkas_kantor(kantor, **{"9g": "Rencana kerja 11 bulan."})
    with pytest.raises(BelumLengkap, match="Isi alasan"):
        pabrik.langkah_kantor(kantor, "kirim_kekurangan", Peran.PEMERIKSA, penilaian=penilaian, alasan="")
    sebab = "Lembar ke-12 rencana kerja ternyata kosong."
    kantor = pabrik.langkah_kantor(kantor, "kirim_kekurangan", Peran.PEMERIKSA, penilaian=penilaian, alasan=sebab)
    assert (kantor.status, kantor.jatuh_tempo, kantor.jejak.last().alasan) == ("kurang", None, sebab)


def test_kelengkapan_per_jenis_kantor():
    assert list(butir_kantor(JaringanPelayanan(jenis="kc"))) == [f"9{h}" for h in "abcdefghi"]
    assert list(butir_kantor(JaringanPelayanan(jenis="kcp"))) == [f"9{h}" for h in "abcdefgh"]
    assert list(butir_kantor(JaringanPelayanan(jenis="kk"))) == ["9a", "9b"]


def test_tahun_yang_belum_dikonfirmasi_tidak_memulai_jam_dan_disebut():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima")
    pabrik.ubah_kantor(kantor, berkas_masuk_pada=date(2026, 12, 28))
    KalenderTahun.objects.filter(tahun=2027).update(dikonfirmasi_pada=None)
    penilaian = pabrik.tandai_berkas_kantor(kantor)
    with pytest.raises(SyaratTidakTerpenuhi, match=r"Hari libur tahun 2027 belum diisi.*Minta admin Kementerian"):
        pabrik.langkah_kantor(kantor, "nyatakan_lengkap", Peran.PEMERIKSA, penilaian=penilaian)
    KalenderTahun.objects.filter(tahun=2027).update(dikonfirmasi_pada=timezone.now())
    kantor = pabrik.langkah_kantor(kantor, "nyatakan_lengkap", Peran.PEMERIKSA, penilaian=penilaian)
    # 29, 30, 31 December; 1 January is a holiday; then 4 to 7 January
    assert kantor.jatuh_tempo == date(2027, 1, 7)


def test_kalender_yang_berubah_menggeser_jam_yang_berjalan_sesudah_dilihat():
    berjalan, selesai = (pabrik.majukan_kantor(pabrik.buat_kantor(), s) for s in ("diterima", "diterima"))
    for kantor in (berjalan, selesai):
        pabrik.ubah_kantor(kantor, berkas_masuk_pada=LENGKAP)
    berjalan = pabrik.majukan_kantor(berjalan, "siap")
    selesai = pabrik.majukan_kantor(selesai, "ditolak")
    libur = [HariLibur(tanggal=date(2026, 11, 4), nama="Cuti bersama baru", golongan="cuti_bersama")]
    rencana = rancang(2026, libur)
    assert [(u.pk, dari, ke) for u, dari, ke in rencana.geseran] == [
        (berjalan.pk, date(2026, 11, 11), date(2026, 11, 12))
    ]
    versi = berjalan.versi
    admin = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="00")
    ubah(2026, libur, (), pengguna=admin, alasan="SKB baru", terlihat=rencana.sidik)
    berjalan = pabrik.ambil_kantor(berjalan)
    assert (berjalan.jatuh_tempo, berjalan.versi) == (date(2026, 11, 12), versi + 1)
    assert berjalan.jejak.last().aksi == "geser_tenggat"
    assert pabrik.ambil_kantor(selesai).jatuh_tempo == date(2026, 11, 11)


def test_kalender_tidak_menimpa_tenggat_urusan_yang_baru_saja_diputus():
    """Decided between the look at the change and the change: its month to begin stays, the admin looks again."""
    kantor = pabrik.ubah_kantor(pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima"), berkas_masuk_pada=LENGKAP)
    kantor = pabrik.majukan_kantor(kantor, "siap")
    rencana = rancang(2026, [HariLibur(tanggal=date(2026, 11, 4), nama="Cuti", golongan="cuti_bersama")])
    kantor = pabrik.majukan_kantor(kantor, "disetujui")
    with pytest.raises(KalenderBerubah, match="baru saja berubah"):
        JaringanPelayanan.geser_tenggat(rencana.geseran)
    assert pabrik.ambil_kantor(kantor).jatuh_tempo == kantor.jatuh_tempo


def test_terlambat_ditandai_dan_tidak_pernah_diputus_sendiri():
    kantor = siap()
    pabrik.ubah_kantor(kantor, lengkap_pada=LENGKAP, jatuh_tempo=date(2026, 11, 11))
    semua = JaringanPelayanan.objects
    assert not semua.terlambat(date(2026, 11, 11)).exists()
    assert semua.terlambat(date(2026, 11, 12)).get() == kantor
    assert kantor.sebut_sisa(date(2026, 11, 11), kalender()) == "hari terakhir untuk memutus"
    assert kantor.sebut_sisa(date(2026, 11, 12), kalender()) == "terlambat 1 hari kerja"
    for t in ALUR_JARINGAN.dari_status("siap"):
        assert t.peran != Peran.SISTEM
        with pytest.raises(TidakBerwenang):
            ALUR_JARINGAN.jalankan_otomatis(kantor, t.aksi, waktu=waktu(date(2027, 1, 4)))


def test_sisa_hari_dalam_kata():
    kantor = siap()
    pabrik.ubah_kantor(kantor, jatuh_tempo=date(2026, 11, 13))
    hari = kalender()
    assert sisa_hari(date(2026, 11, 13), date(2026, 11, 10), hari) == 3
    assert kantor.sebut_sisa(date(2026, 11, 10), hari) == "3 hari kerja lagi"
    assert kantor.sebut_sisa(date(2026, 11, 14), hari) == "terlambat"
    assert kantor.sebut_sisa(date(2026, 11, 10), {}) == "sisa hari kerja belum dapat dihitung"


# The month to begin (Pasal 10 ayat (3), (4))


@pytest.mark.parametrize(
    ("setuju", "batas"),
    [
        (date(2026, 11, 2), date(2026, 12, 2)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_hari_terakhir_mulai_satu_bulan_kalender(setuju, batas):
    kantor = disetujui(setuju)
    assert kantor.jatuh_tempo == batas
    with pytest.raises(SyaratTidakTerpenuhi):
        ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=waktu(batas, 23))
    ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=waktu(batas + timedelta(days=1), 0))
    assert pabrik.ambil_kantor(kantor).status == "gugur"


def test_persetujuan_menulis_hari_terakhir_dari_tanggal_suratnya():
    kantor = disetujui()
    assert kantor.tanggal_persetujuan == kantor.persetujuan.tanggal == hari_ini(kantor.berwenang)
    assert kantor.jatuh_tempo == tenggat_mulai(kantor.tanggal_persetujuan)


def test_gugur_menurut_tanggal_setempat():
    """At 23.30 in Jakarta it is the next day in Jayapura already."""
    setuju, saat = date(2026, 10, 2), waktu(date(2026, 11, 2), 23)
    barat, timur = disetujui(setuju), disetujui(setuju, kode="91.71")
    with pytest.raises(SyaratTidakTerpenuhi):
        ALUR_JARINGAN.jalankan_otomatis(barat, "gugurkan", waktu=saat)
    ALUR_JARINGAN.jalankan_otomatis(timur, "gugurkan", waktu=saat)
    assert pabrik.ambil_kantor(timur).status == "gugur"


def lapor(kantor, mulai, *, bukti=True):
    pabrik.ubah_kantor(kantor, tanggal_mulai=mulai)
    if bukti:
        pabrik.buat_bukti(kantor, "mulai")
    return pabrik.langkah_kantor(kantor, "lapor_mulai", Peran.LOKET)


def test_mulai_pada_hari_terakhir_walau_dilaporkan_terlambat():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 60)
    kantor = lapor(kantor, kantor.jatuh_tempo)
    assert kantor.status == "beroperasi"


def test_mulai_sehari_sesudah_hari_terakhir_ditolak():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 60)
    with pytest.raises(SyaratTidakTerpenuhi, match="bersifat final"):
        lapor(kantor, kantor.jatuh_tempo + timedelta(days=1))


def test_mulai_sebelum_persetujuan_sesudah_hari_ini_dan_tanpa_bukti_ditolak():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 5)
    for mulai in (kantor.tanggal_persetujuan - timedelta(days=1), hari_ini() + timedelta(days=2), None):
        with pytest.raises(SyaratTidakTerpenuhi):
            lapor(kantor, mulai)
    Berkas.objects.filter(butir="mulai").delete()
    with pytest.raises(SyaratTidakTerpenuhi, match="Unggah bukti mulai"):
        lapor(kantor, kantor.tanggal_persetujuan, bukti=False)


def test_mulai_tercatat_pada_waktunya_tidak_digugurkan_walau_laporannya_belum_selesai():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 60)
    pabrik.ubah_kantor(kantor, tanggal_mulai=kantor.jatuh_tempo)
    with pytest.raises(SyaratTidakTerpenuhi):
        ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=timezone.now())


def test_tidak_ada_yang_menghidupkan_kembali_persetujuan_gugur():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur")
    assert not ALUR_JARINGAN.dari_status("gugur")
    with pytest.raises(LangkahTidakSah):
        lapor(kantor, kantor.tanggal_persetujuan)
    with pytest.raises(LangkahTidakSah):
        ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=timezone.now())


def test_sesudah_gugur_permohonan_baru_dapat_diajukan_untuk_kantor_yang_sama():
    lama = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur")
    baru = pabrik.buat_kantor(lama.koperasi, nama=lama.nama)
    assert pabrik.majukan_kantor(baru, "beroperasi").status == "beroperasi"


def test_kantor_kas_tanpa_tenggat_mulai():
    kantor = disetujui(date(2026, 1, 2), jenis="kk")
    assert kantor.jatuh_tempo is None
    assert not JaringanPelayanan.objects.lewat_mulai(date(2030, 1, 1)).exists()
    with pytest.raises(SyaratTidakTerpenuhi):
        ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=timezone.now())
    assert lapor(kantor, date(2026, 6, 1)).status == "beroperasi"


def test_jejak_gugur_ditulis_atas_nama_sistem_dengan_pasalnya():
    jejak = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur").jejak.last()
    assert (jejak.pelaku, jejak.pengguna, jejak.ke) == ("Sistem", None, "gugur")
    assert "Pasal 10 ayat (4)" in jejak.pasal


# A refusal rests on the text


def test_kantor_yang_memenuhi_semua_syarat_hanya_ditolak_dengan_pasal():
    kantor = siap()
    with pytest.raises(BelumLengkap, match="sebut pasal yang menjadi dasarnya"):
        pabrik.langkah_kantor(kantor, "tolak", Peran.PEJABAT, alasan="Sudah banyak kantor.")
    assert pabrik.ambil_kantor(kantor).status == "siap"
    kantor = pabrik.langkah_kantor(kantor, "tolak", Peran.PEJABAT, alasan="Alamat fiktif (Pasal 9 ayat (1)).")
    assert kantor.status == "ditolak"


# Two pairs of eyes


@pytest.mark.parametrize("aksi", ["setujui", "tolak"])
def test_pemeriksa_tidak_memutus(aksi):
    kantor = siap()
    pemeriksa = kantor.diperiksa_oleh
    pabrik.Penugasan.objects.create(
        pengguna=pemeriksa, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEJABAT, jabatan="Kepala Dinas",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    pemeriksa = type(pemeriksa).objects.get(pk=pemeriksa.pk)
    with pytest.raises(PelakuSama):
        pabrik.langkah_kantor(kantor, aksi, Peran.PEJABAT, pelaku=pemeriksa, alasan="uji")


def test_dikembalikan_ke_pemeriksa_jam_tetap_berjalan():
    kantor = siap()
    batas = kantor.jatuh_tempo
    kantor = pabrik.langkah_kantor(kantor, "kembalikan", Peran.PEJABAT, alasan="Periksa ulang modal kerja.")
    assert (kantor.status, kantor.jatuh_tempo, kantor.usul, kantor.diperiksa_oleh) == ("lengkap", batas, "", None)


# Closing (Pasal 10 ayat (6))


@pytest.mark.parametrize(
    ("hapus", "kalimat"),
    [("bukti", "Bukti pelanggaran"), ("tanggapan", "tanggapan koperasi"), ("alasan", "Tulis ketentuan yang dilanggar")],
)
def test_penutupan_perlu_bukti_tanggapan_dan_ketentuan(hapus, kalimat):
    kantor = pabrik.siapkan_tutup(pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi"))
    if hapus == "bukti":
        Berkas.objects.filter(butir="tutup").delete()
    else:
        pabrik.ubah_kantor(kantor, **{{"tanggapan": "tanggapan_koperasi", "alasan": "alasan_tutup"}[hapus]: " "})
    with pytest.raises(SyaratTidakTerpenuhi, match=kalimat):
        pabrik.langkah_kantor(kantor, "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti.")


def test_pengusul_tidak_menutup_dan_pejabat_dapat_menolak_usulnya():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "usul_tutup")
    pengusul = kantor.ditutup_usul_oleh
    pabrik.Penugasan.objects.create(
        pengguna=pengusul, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEJABAT, jabatan="Kepala Dinas",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    pengusul = type(pengusul).objects.get(pk=pengusul.pk)
    with pytest.raises(PelakuSama):
        pabrik.langkah_kantor(kantor, "tutup", Peran.PEJABAT, pelaku=pengusul, alasan="Bukti cukup.")
    kantor = pabrik.langkah_kantor(kantor, "batalkan_tutup", Peran.PEJABAT, alasan="Sudah diperbaiki.")
    assert (kantor.status, kantor.ditutup_usul_oleh) == ("beroperasi", None)
    assert pabrik.majukan_kantor(kantor, "ditutup").ditutup_oleh is not None


def test_bukti_yang_hilang_sesudah_diusulkan_menahan_penutupan():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "usul_tutup")
    Berkas.objects.filter(butir="tutup").update(aktif=False)
    with pytest.raises(SyaratTidakTerpenuhi, match="Bukti pelanggaran"):
        pabrik.langkah_kantor(kantor, "tutup", Peran.PEJABAT, alasan="Bukti cukup.")


# Offices from before this product


def test_kantor_terdahulu_dicatat_dengan_pindaian_oleh_orang_lain():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    kantor = pabrik.buat_kantor_lama(koperasi)
    assert kantor.status == "beroperasi"
    assert not kantor.daftar_surat.exists()


@pytest.mark.parametrize("tanpa", ["terdahulu", "nomor_persetujuan_lama", "tanggal_persetujuan", "pindaian"])
def test_kantor_terdahulu_tanpa_salah_satu_datanya_ditolak(tanpa):
    isi = {"terdahulu": True, "nomor_persetujuan_lama": "518/1", "tanggal_persetujuan": date(2020, 1, 2)}
    kosong = {"terdahulu": False, "nomor_persetujuan_lama": "", "tanggal_persetujuan": None}
    kantor = pabrik.buat_kantor(lengkap=False, **{n: kosong[n] if n == tanpa else v for n, v in isi.items()})
    if tanpa != "pindaian":
        pabrik.buat_bukti(kantor, "persetujuan")
    with pytest.raises(SyaratTidakTerpenuhi):
        pabrik.langkah_kantor(kantor, "catat_terdahulu", Peran.PEMERIKSA)


def test_yang_membuat_draf_tidak_mencatatnya_sebagai_kantor_lama():
    kantor = pabrik.buat_kantor(lengkap=False)
    pembuat = kantor.dibuat_oleh
    pabrik.Penugasan.objects.create(
        pengguna=pembuat, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEMERIKSA, jabatan="Pemeriksa",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    with pytest.raises(PelakuSama):
        pabrik.langkah_kantor(
            kantor, "catat_terdahulu", Peran.PEMERIKSA, pelaku=type(pembuat).objects.get(pk=pembuat.pk)
        )


# The desk


def meja(pengguna):
    return {lajur.judul: isi for lajur in lajur_kantor(pengguna) if (isi := list(lajur.urusan))}


def test_meja_kerja_menampilkan_yang_akan_gugur_dan_yang_terlambat():
    akan, nanti, lewat = disetujui(), disetujui(), siap()
    hari = hari_ini()
    pabrik.ubah_kantor(akan, jatuh_tempo=hari + timedelta(days=7))
    pabrik.ubah_kantor(nanti, jatuh_tempo=hari + timedelta(days=8))
    pabrik.ubah_kantor(lewat, jatuh_tempo=hari - timedelta(days=1))
    for peran in (Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT):
        assert meja(pabrik.buat_pengguna(peran, kode="32.05")) == {
            "Persetujuan akan gugur": [akan], "Lewat tenggat keputusan": [lewat],
        }  # fmt: skip
    for lain in (pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05"), pabrik.buat_pengguna(Peran.LOKET, kode="32.06")):
        assert not meja(lain)


@pytest.mark.parametrize("peran", [Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT])
def test_kueri_meja_kerja_yang_penuh_terbatas_dan_tidak_tumbuh(client, peran):
    """Every lane and group filled, then forty times as many: never more than fifteen queries, and as many."""
    client.force_login(pabrik.buat_pengguna(peran, kode="32.05"))
    contoh, hari = pabrik.buat_kantor(lengkap=False), hari_ini()

    def isi(banyak):
        JaringanPelayanan.objects.bulk_create(
            JaringanPelayanan(
                koperasi=contoh.koperasi, jenis="kc", nama=f"Kantor {banyak} {i}", wilayah=contoh.wilayah,
                berwenang=contoh.berwenang, nomor_perkara=f"{banyak}-{status}-{i}", status=status,
                status_sejak=timezone.now(), dibuat_oleh=contoh.dibuat_oleh, terdahulu=status == "draf",
                jatuh_tempo=hari - timedelta(days=1), tanggal_persetujuan=hari,
            )
            for status in JaringanPelayanan.alur.status
            for i in range(banyak)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as kueri:
            halaman = client.get(reverse("meja_kerja"))
        assert halaman.status_code == 200
        return len(kueri), {k["judul"]: (k["jumlah"], len(k["urusan"])) for k in halaman.context["kelompok"]}

    (sedikit, _), (banyak, kelompok) = isi(1), isi(40)
    assert sedikit == banyak <= 15
    assert kelompok["Persetujuan gugur"] == (41, 20)


def test_meja_kerja_mengabarkan_yang_baru_gugur_selama_sebulan():
    kantor, loket = (
        pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur"),
        pabrik.buat_pengguna(Peran.LOKET, kode="32.05"),
    )
    assert meja(loket) == {"Persetujuan gugur": [kantor]}
    pabrik.ubah_kantor(kantor, status_sejak=timezone.now() - timedelta(days=31))
    assert not meja(loket)


def test_antrean_menurut_sisa_hari_bukan_umur():
    lama, mendesak = siap(), siap()
    pabrik.ubah_kantor(mendesak, jatuh_tempo=lama.jatuh_tempo - timedelta(days=2))
    pejabat = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")
    assert list(ALUR_JARINGAN.antrean(pejabat)) == [mendesak, lama]


def test_pemeriksaan_yang_tersimpan_menjadi_bahan_gerbang():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima")
    assert {isi["hasil"] for isi in berkas_kantor_diperiksa(kantor).values()} == {""}
    pabrik.tandai_berkas_kantor(kantor)
    assert {isi["hasil"] for isi in berkas_kantor_diperiksa(kantor).values()} == {"ada"}
