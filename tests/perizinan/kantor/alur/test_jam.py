"""The clock of seven working days, and the month to begin."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.kantor_tenggat import sisa_hari, tenggat_keputusan, tenggat_mulai
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.kalender.libur import KalenderBerubah, kalender, konfirmasi, rancang, sidik_tahun, ubah
from core.models import Berkas, HariLibur, KalenderTahun, Penugasan
from core.perkara.alur import BelumLengkap, LangkahTidakSah, PelakuSama, SyaratTidakTerpenuhi
from core.perkara.surat import susun_html
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.surat import PERSETUJUAN_KANTOR
from perizinan.kantor.syarat import (
    LAPORAN_TEPAT_WAKTU,
    belum_masuk,
    butir_kantor,
    tidak_mulai,
)
from perizinan.kantor.views.kantor import jam_kantor, kalimat_lewat_mulai
from perizinan.models import JaringanPelayanan
from tests import pabrik
from tests.perizinan.kantor.alur.bantu import LENGKAP, disetujui, siap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "hari_biasa")]


def lapor(kantor, mulai, *, bukti=True):
    pabrik.ubah_kantor(kantor, tanggal_mulai=mulai)
    if bukti:
        pabrik.buat_bukti(kantor, "mulai")
    return pabrik.langkah_kantor(kantor, "lapor_mulai", Peran.LOKET)


# The clock of seven working days (Pasal 10 ayat (2))


def mulai_pada(kantor, hari):
    """The clock of a case as if its last paper had come in on `hari`."""
    return pabrik.ubah_kantor(
        kantor, berkas_masuk_pada=hari, lengkap_pada=hari, jatuh_tempo=tenggat_keputusan(hari, kalender())
    )


@pytest.mark.parametrize("jenis", ["kc", "kcp", "kk"])
def test_hari_ke_nol_adalah_hari_berkas_terakhir_masuk_juga_bila_belum_diperiksa(jenis):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(jenis=jenis), "diterima")
    assert kantor.lengkap_pada == hari_ini(kantor.berwenang)
    assert kantor.jatuh_tempo == tenggat_keputusan(kantor.lengkap_pada, kalender())
    kantor = mulai_pada(kantor, LENGKAP)
    assert JaringanPelayanan.objects.terlambat(date(2026, 11, 12)).get() == kantor
    assert kantor.sebut_sisa(date(2026, 11, 10), kalender()) == "1 hari kerja lagi"
    # Whoever looks at it later changes nothing of it.
    kantor = pabrik.majukan_kantor(kantor, "lengkap")
    assert (kantor.lengkap_pada, kantor.jatuh_tempo) == (LENGKAP, date(2026, 11, 11))


def test_penerimaan_mencatat_hari_berkas_masuk_pada_tanggal_setempat():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(kode="91.71"), "diterima")
    assert kantor.lengkap_pada == kantor.berkas_masuk_pada == kantor.tanggal_ajuan == hari_ini(kantor.berwenang)


def test_hari_ke_nol_bukan_hari_loket_menekan_terima():
    """The papers lay at the counter as a draft: the day they came counts, by their files or as the counter typed it."""
    berkas, diketik = pabrik.buat_kantor(), pabrik.buat_kantor(berkas_masuk_pada=LENGKAP)
    lama = timezone.now() - timedelta(days=20)
    Berkas.objects.filter(objek_id=berkas.pk, objek_jenis=berkas.jenis_objek).update(diunggah_pada=lama)
    terakhir = berkas.daftar_berkas.get(butir=TANPA_AD_ART)
    Berkas.objects.filter(pk=terakhir.pk).update(diunggah_pada=lama + timedelta(days=3))
    assert diketik.sebut_sisa(diketik.hari_ini, kalender()) == "berkas masuk 2 November 2026: segera terima"
    for kantor, hari in ((berkas, hari_ini() - timedelta(days=17)), (diketik, LENGKAP)):
        kantor = pabrik.majukan_kantor(kantor, "diterima")
        assert (kantor.lengkap_pada, kantor.jatuh_tempo) == (hari, tenggat_keputusan(hari, kalender()))
    assert diketik.jejak.get(aksi="terima").salinan["isian"]["berkas_masuk_pada"] == "2026-11-02"


@pytest.mark.parametrize("bercabang", [True, False])
def test_kantor_cabang_yang_tercatat_tidak_menahan_jam_kantor_kas(bercabang):
    kantor = pabrik.buat_kantor(jenis="kk")
    kantor.daftar_berkas.filter(butir="9a").update(aktif=False)
    if not bercabang:
        kantor.koperasi.jaringan.filter(jenis="kc").update(status="ditutup")
    kantor = pabrik.majukan_kantor(kantor, "diterima")
    assert (belum_masuk(kantor), bool(kantor.jatuh_tempo)) == (([], True) if bercabang else (["9a"], False))


TANPA_AD_ART = "9b"  # of this paper nothing is typed


def tanpa_berkas(butir=TANPA_AD_ART):
    """A received application of which one paper was never handed in."""
    kantor = pabrik.buat_kantor()
    kantor.daftar_berkas.filter(butir=butir).update(aktif=False)
    return pabrik.majukan_kantor(kantor, "diterima")


def minta(kantor, *butir, **isi):
    penilaian = pabrik.tandai_berkas_kantor(kantor, **dict.fromkeys(butir, "Mohon dilengkapi."))
    return pabrik.langkah_kantor(kantor, "kirim_kekurangan", Peran.PEMERIKSA, penilaian=penilaian, **isi)


def test_berkas_yang_belum_masuk_menahan_jam_sampai_ia_masuk():
    kantor = tanpa_berkas()
    assert (kantor.lengkap_pada, kantor.jatuh_tempo) == (None, None)
    assert belum_masuk(kantor) == [TANPA_AD_ART]
    assert kantor.sebut_sisa(kantor.hari_ini, kalender()) == "belum berjalan: berkas belum lengkap"
    kantor = minta(kantor, TANPA_AD_ART)
    pabrik.buat_bukti(kantor, TANPA_AD_ART)
    kantor = pabrik.langkah_kantor(kantor, "terima_kelengkapan", Peran.LOKET)
    assert kantor.lengkap_pada == hari_ini(kantor.berwenang)


@pytest.mark.parametrize(("status", "alasan"), [("diterima", ""), ("lengkap", "Rencana kerja tahun lalu.")])
def test_meminta_berkas_yang_sudah_masuk_tidak_menghentikan_dan_tidak_mengulang_jam(status, alasan):
    kantor = pabrik.majukan_kantor(mulai_pada(pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima"), LENGKAP), status)
    kantor = minta(kantor, "9g", "9b", alasan=alasan)
    assert (kantor.status, kantor.lengkap_pada, kantor.jatuh_tempo) == ("kurang", LENGKAP, date(2026, 11, 11))
    assert "tetap berjalan" in kantor.daftar_surat.last().html
    kantor = pabrik.langkah_kantor(kantor, "terima_kelengkapan", Peran.LOKET)
    kantor = pabrik.majukan_kantor(kantor, "lengkap")
    assert (kantor.lengkap_pada, kantor.jatuh_tempo) == (LENGKAP, date(2026, 11, 11))


@pytest.mark.parametrize("status", ["diterima", "lengkap"])
def test_meminta_berkas_yang_belum_masuk_menghentikan_jam_dan_kelengkapan_memulainya_dari_nol(status):
    kantor = pabrik.majukan_kantor(mulai_pada(pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima"), LENGKAP), status)
    kantor.daftar_berkas.filter(butir=TANPA_AD_ART).update(aktif=False)
    kantor = minta(kantor, TANPA_AD_ART, alasan="Ternyata berkas koperasi lain.")
    assert (kantor.lengkap_pada, kantor.jatuh_tempo) == (None, None)
    assert "tidak berjalan selama" in kantor.daftar_surat.last().html
    pabrik.buat_bukti(kantor, TANPA_AD_ART)
    kantor = pabrik.langkah_kantor(kantor, "terima_kelengkapan", Peran.LOKET)
    assert kantor.lengkap_pada == hari_ini(kantor.berwenang)


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
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "lengkap")
    with pytest.raises(BelumLengkap, match="Isi alasan"):
        minta(kantor, "9g")
    sebab = "Lembar ke-12 rencana kerja ternyata kosong."
    kantor = minta(kantor, "9g", alasan=sebab)
    assert (kantor.status, kantor.jejak.last().alasan) == ("kurang", sebab)


def test_kelengkapan_per_jenis_kantor():
    assert list(butir_kantor(JaringanPelayanan(jenis="kc"))) == [f"9{h}" for h in "abcdefghi"]
    assert list(butir_kantor(JaringanPelayanan(jenis="kcp"))) == [f"9{h}" for h in "abcdefgh"]
    assert list(butir_kantor(JaringanPelayanan(jenis="kk"))) == ["9a", "9b"]


def test_tahun_yang_belum_dikonfirmasi_tidak_menahan_dan_dihitung_ulang_saat_dikonfirmasi():
    KalenderTahun.objects.filter(tahun=2027).update(dikonfirmasi_pada=None, dikonfirmasi_oleh=None)
    kantor = pabrik.buat_kantor(kepala_sertifikat_sampai=date(2027, 12, 31))
    kantor = mulai_pada(pabrik.majukan_kantor(kantor, "diterima"), date(2026, 12, 28))
    # 29, 30, 31 December; 1 January is a holiday; then 4 to 7 January
    assert kantor.jatuh_tempo == date(2027, 1, 7)
    assert kantor.sebut_sisa(date(2027, 1, 6), kalender()) == "1 hari kerja lagi (sementara)"
    kantor = pabrik.majukan_kantor(kantor, "siap")
    admin = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="00")
    ubah(2027, [HariLibur(tanggal=date(2027, 1, 5), nama="Cuti", golongan="cuti_bersama")], (), pengguna=admin)
    kantor = pabrik.ambil_kantor(kantor)
    # Everything that names the day says so, the table too where it already follows the new proposal.
    assert jam_kantor(kantor, date(2027, 1, 6))["usulan"] == date(2027, 1, 8)
    assert kantor.jatuh_tempo == date(2027, 1, 7)
    assert ("Paling lambat diputus", "7 Januari 2027 (sementara: kalender belum dikonfirmasi)") in kantor.ikhtisar
    pejabat = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")
    rancangan = susun_html(PERSETUJUAN_KANTOR, ALUR_JARINGAN.bayangan([kantor], "setujui", pejabat))
    assert "sementara menurut kalender" in rancangan
    [(_, dari, ke)] = konfirmasi(2027, "SKB 2027", pengguna=admin, terlihat=sidik_tahun(2027))
    kantor = pabrik.ambil_kantor(kantor)
    assert (dari, ke, kantor.jatuh_tempo) == (date(2027, 1, 7), date(2027, 1, 8), date(2027, 1, 8))
    assert (kantor.jejak.last().aksi, kantor.jejak.last().alasan) == ("geser_tenggat", "SKB 2027")
    assert kantor.sebut_sisa(date(2027, 1, 6), kalender()) == "2 hari kerja lagi"
    assert jam_kantor(kantor, date(2027, 1, 6))["usulan"] is None
    assert ("Paling lambat diputus", "8 Januari 2027") in kantor.ikhtisar


def test_kalender_yang_berubah_menggeser_jam_yang_berjalan_sesudah_dilihat():
    berjalan, selesai = (pabrik.majukan_kantor(pabrik.buat_kantor(), s) for s in ("diterima", "diterima"))
    for kantor in (berjalan, selesai):
        mulai_pada(kantor, LENGKAP)
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
    kantor = pabrik.majukan_kantor(mulai_pada(pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima"), LENGKAP), "siap")
    rencana = rancang(2026, [HariLibur(tanggal=date(2026, 11, 4), nama="Cuti", golongan="cuti_bersama")])
    kantor = pabrik.majukan_kantor(kantor, "disetujui")
    with pytest.raises(KalenderBerubah, match="baru saja berubah"):
        JaringanPelayanan.geser_tenggat(rencana.geseran)
    assert pabrik.ambil_kantor(kantor).jatuh_tempo == kantor.jatuh_tempo


def test_terlambat_ditandai_sehari_sesudah_tenggatnya():
    kantor = siap()
    pabrik.ubah_kantor(kantor, lengkap_pada=LENGKAP, jatuh_tempo=date(2026, 11, 11))
    semua = JaringanPelayanan.objects
    assert not semua.terlambat(date(2026, 11, 11)).exists()
    assert semua.terlambat(date(2026, 11, 12)).get() == kantor
    assert kantor.sebut_sisa(date(2026, 11, 11), kalender()) == "hari terakhir untuk memutus"
    assert kantor.sebut_sisa(date(2026, 11, 12), kalender()) == "terlambat 1 hari kerja"


def test_sisa_hari_dalam_kata():
    kantor = siap()
    pabrik.ubah_kantor(kantor, jatuh_tempo=date(2026, 11, 13))
    hari = kalender()
    assert sisa_hari(date(2026, 11, 13), date(2026, 11, 10), hari) == 3
    assert kantor.sebut_sisa(date(2026, 11, 10), hari) == "3 hari kerja lagi"
    assert kantor.sebut_sisa(date(2026, 11, 14), hari) == "terlambat"


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
def test_hari_terakhir_mulai_satu_bulan_kalender_lalu_diperiksa(setuju, batas):
    kantor = disetujui(setuju)
    assert kantor.jatuh_tempo == batas
    semua = JaringanPelayanan.objects
    assert not semua.lewat_mulai(batas).exists() and semua.lewat_mulai(batas + timedelta(days=1)).get() == kantor
    for per, lewat in ((batas, False), (batas + timedelta(days=1), True)):
        assert tidak_mulai(kantor, per)[0].terpenuhi is lewat


def test_persetujuan_menulis_hari_terakhir_dari_tanggal_suratnya():
    kantor = disetujui()
    assert kantor.tanggal_persetujuan == kantor.persetujuan.tanggal == hari_ini(kantor.berwenang)
    assert kantor.jatuh_tempo == tenggat_mulai(kantor.tanggal_persetujuan)


def test_mulai_pada_hari_terakhir_walau_dilaporkan_terlambat():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 60)
    kantor = lapor(kantor, kantor.jatuh_tempo)
    assert kantor.status == "beroperasi"


def test_mulai_sehari_sesudah_hari_terakhir_bukan_mulai_dan_sampai_kepada_pejabat():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 60)
    lewat = kantor.jatuh_tempo + timedelta(days=1)
    with pytest.raises(SyaratTidakTerpenuhi, match="bersifat final"):
        lapor(kantor, lewat)
    kantor = pabrik.temukan_belum(kantor, temuan_mulai="mulai", temuan_cara="", tanggal_mulai=lewat)
    with pytest.raises(SyaratTidakTerpenuhi, match="bersifat final"):
        pabrik.langkah_kantor(kantor, "temukan_mulai", Peran.PENGAWAS)
    kantor = pabrik.langkah_kantor(kantor, "temukan_tidak_mulai", Peran.PENGAWAS)
    assert ("Mulai kegiatan", tanggal(lewat)) in kantor.ikhtisar
    assert pabrik.langkah_kantor(kantor, "nyatakan_gugur", Peran.PEJABAT).status == "gugur"


def test_mulai_sebelum_persetujuan_sesudah_hari_ini_dan_tanpa_bukti_ditolak():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 5)
    for mulai in (kantor.tanggal_persetujuan - timedelta(days=1), hari_ini() + timedelta(days=2), None):
        with pytest.raises(SyaratTidakTerpenuhi):
            lapor(kantor, mulai)
    Berkas.objects.filter(butir="mulai").delete()
    with pytest.raises(SyaratTidakTerpenuhi, match="Unggah bukti mulai"):
        lapor(kantor, kantor.tanggal_persetujuan, bukti=False)


def test_tanpa_catatan_bukan_fakta_hari_yang_lewat_tidak_menggugurkan_apa_pun():
    """Only a person who looked, and then an official who signs, end an approval; nothing does it by the day."""
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 400)
    for jalur in ({}, {"temuan_mulai": "belum"}, {"temuan_mulai": "belum", "temuan_cara": "surat"}):
        pabrik.ubah_kantor(kantor, **jalur)
        with pytest.raises(SyaratTidakTerpenuhi, match="dari mana diketahui"):
            pabrik.langkah_kantor(kantor, "temukan_tidak_mulai", Peran.PENGAWAS)
    assert {(t.aksi, t.peran) for t in ALUR_JARINGAN.baris if t.ke == "gugur"} == {("nyatakan_gugur", Peran.PEJABAT)}


def test_temuan_tidak_mulai_sebelum_hari_terakhir_lewat_ditolak():
    kantor = pabrik.temukan_belum(disetujui())
    with pytest.raises(SyaratTidakTerpenuhi, match="wajib dimulai paling lambat"):
        pabrik.langkah_kantor(kantor, "temukan_tidak_mulai", Peran.PENGAWAS)


@pytest.mark.parametrize("status", ["disetujui", "tidak_mulai"])
def test_mulai_tepat_waktu_yang_dilaporkan_terlambat_berlaku_sampai_dinyatakan_gugur(status):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), status)
    if status == "disetujui":
        pabrik.mundurkan_persetujuan(kantor, 40)
    assert lapor(kantor, kantor.jatuh_tempo).status == "beroperasi"


def test_tanggal_tepat_waktu_tanpa_bukti_menahan_pernyataan_dan_jalan_keluarnya_disebut():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "tidak_mulai")
    assert LAPORAN_TEPAT_WAKTU not in kalimat_lewat_mulai(kantor, kantor.hari_ini)
    pabrik.ubah_kantor(kantor, tanggal_mulai=kantor.jatuh_tempo)
    assert LAPORAN_TEPAT_WAKTU in kalimat_lewat_mulai(kantor, kantor.hari_ini)
    with pytest.raises(SyaratTidakTerpenuhi, match="mengembalikan temuan ke pengawas"):
        pabrik.langkah_kantor(kantor, "nyatakan_gugur", Peran.PEJABAT)


def test_pengawas_menemukan_mulai_dengan_uraian_tanpa_berkas():
    kantor = pabrik.mundurkan_persetujuan(disetujui(), 60)
    isi = {"temuan_mulai": "mulai", "tanggal_mulai": kantor.jatuh_tempo, "temuan_cara": ""}
    with pytest.raises(SyaratTidakTerpenuhi, match="Unggah bukti mulai"):
        pabrik.langkah_kantor(pabrik.temukan_belum(kantor, **isi, temuan_uraian=""), "temukan_mulai", Peran.PENGAWAS)
    kantor = pabrik.temukan_belum(kantor, **isi, temuan_uraian="Buku kas sejak hari itu diperlihatkan.")
    kantor = pabrik.langkah_kantor(kantor, "temukan_mulai", Peran.PENGAWAS)
    assert (kantor.status, kantor.jatuh_tempo) == ("beroperasi", None)


def test_pejabat_mengembalikan_temuan_dengan_alasan_dan_pengawas_memeriksa_lagi():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "tidak_mulai")
    with pytest.raises(BelumLengkap, match="Isi alasan"):
        pabrik.langkah_kantor(kantor, "kembalikan_temuan", Peran.PEJABAT)
    kantor = pabrik.langkah_kantor(kantor, "kembalikan_temuan", Peran.PEJABAT, alasan="Datangi kantornya.")
    assert kantor in JaringanPelayanan.objects.lewat_mulai(hari_ini())


def test_yang_menemukan_bukan_yang_menyatakan():
    """Our own control: the two acts that end an approval are those of two people."""
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "tidak_mulai")
    penemu = kantor.jejak.last().pengguna
    Penugasan.objects.create(
        pengguna=penemu, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEJABAT, jabatan="Plt.",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    with pytest.raises(PelakuSama):
        pabrik.langkah_kantor(kantor, "nyatakan_gugur", Peran.PEJABAT, pelaku=type(penemu).objects.get(pk=penemu.pk))


def test_tidak_ada_yang_menghidupkan_kembali_persetujuan_gugur():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur")
    assert not ALUR_JARINGAN.dari_status("gugur")
    with pytest.raises(LangkahTidakSah):
        lapor(kantor, kantor.tanggal_persetujuan)


def test_sesudah_gugur_permohonan_baru_dapat_diajukan_untuk_kantor_yang_sama():
    lama = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur")
    baru = pabrik.buat_kantor(lama.koperasi, nama=lama.nama)
    assert pabrik.majukan_kantor(baru, "beroperasi").status == "beroperasi"


def test_kantor_kas_tanpa_tenggat_mulai():
    kantor = disetujui(date(2026, 1, 2), jenis="kk")
    assert kantor.jatuh_tempo is None
    assert not JaringanPelayanan.objects.lewat_mulai(date(2030, 1, 1)).exists()
    with pytest.raises(SyaratTidakTerpenuhi):
        pabrik.langkah_kantor(pabrik.temukan_belum(kantor), "temukan_tidak_mulai", Peran.PENGAWAS)
    assert lapor(kantor, date(2026, 6, 1)).status == "beroperasi"


def test_pernyataan_gugur_terbit_atas_nama_pejabat_oleh_tindakannya_sendiri():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur")
    jejak, surat = kantor.jejak.last(), kantor.daftar_surat.get(jenis="kantor_gugur")
    assert (jejak.aksi, jejak.ke, surat.penandatangan) == ("nyatakan_gugur", "gugur", jejak.pelaku)
    assert surat.diterbitkan_oleh == jejak.pengguna and "Pasal 10 ayat (4)" in jejak.pasal
    assert jejak.salinan["isian"]["temuan_uraian"] in surat.html


def test_sesudah_hari_terakhir_mulai_gilirannya_pengawas():
    kantor = disetujui()
    assert ALUR_JARINGAN.giliran(kantor) == "Petugas loket"
    assert ALUR_JARINGAN.giliran(pabrik.mundurkan_persetujuan(kantor, 40)) == "Pengawas koperasi"


@pytest.mark.parametrize("jenis", ["kc", "kk"])
def test_berkas_yang_diterima_sebelum_jam_mengikuti_berkas_mendapat_tenggatnya(jenis):
    lengkap = pabrik.majukan_kantor(pabrik.buat_kantor(jenis=jenis), "diterima")
    kurang = pabrik.buat_kantor(jenis=jenis)
    kurang.daftar_berkas.filter(butir={"kc": "9b", "kk": "9a"}[jenis]).update(aktif=False)
    kurang = pabrik.majukan_kantor(kurang, "diterima")
    JaringanPelayanan.objects.update(lengkap_pada=None, jatuh_tempo=None, berkas_masuk_pada=LENGKAP)
    import_module("perizinan.migrations.0009_jam_berkas").hitung(apps, None)
    assert pabrik.ambil_kantor(lengkap).jatuh_tempo == date(2026, 11, 11)
    assert pabrik.ambil_kantor(kurang).jatuh_tempo is None
