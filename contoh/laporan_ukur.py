"""Periodic reports and warnings for benchmarks: five reports a tahun buku of each koperasi that holds a licence.

A receipt stands for the last tahun buku alone, and figures for its annual report, the others are nihil: what pages
read is there, and a nation fits on a disk. One koperasi of seven has not reported since June, one of six was warned
every year.
"""

import itertools
from datetime import UTC, date, datetime, timedelta

from aturan.simpan_pinjam_2015.laporan import Masa, masa_wajib
from aturan.simpan_pinjam_2015.sanksi import Langkah
from contoh.lembar_usp import LEMBAR
from contoh.pola_usp import TAHUN, TAHUN_BUKU, Perkara, Unit
from core.dasar.izin import Peran
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.models import LaporanBerkala, LaporanKeuangan, TenggatLaporan
from perizinan.models import Sanksi
from perizinan.pengawasan.alur import ALUR_SANKSI

KINI = date(TAHUN, 9, 1)
LAPORAN, SANKSI = itertools.count(1), itertools.count(1)
TEGURAN = ("usulkan", f"terbitkan_{Langkah.TEGURAN_1.value}")


def buat_tenggat(data) -> None:
    """The due days of each office, as its pejabat set them."""
    TenggatLaporan.objects.bulk_create(
        TenggatLaporan(
            wilayah_id=kode, berlaku_sejak=date(TAHUN_BUKU[0], 1, 1), tanggal_surat=date(TAHUN_BUKU[0], 1, 1),
            ditetapkan_oleh=f"Kepala {instansi.nama}",
            nomor_surat=f"500.3/1/{TAHUN_BUKU[0]}", dicatat_oleh_id=data.siapa(Peran.PEJABAT, kode).pengguna_id,
            triwulan_bulan=1, triwulan_hari=20, tahunan_bulan=3, tahunan_hari=31,
        )
        for kode, instansi in data.petugas.kantor.items()
        if (Peran.PEJABAT, kode) in data.petugas.pelaku
    )  # fmt: skip


def buat_laporan(data, u: Unit) -> None:
    """Every report that `u` owes since 2021, but for those of the koperasi that fell silent."""
    if u.izin_sejak is None:
        return
    for masa in masa_wajib(u.izin_sejak, KINI):
        if masa.tahun_buku >= TAHUN_BUKU[0] and not (u.urut % 7 == 0 and masa.akhir >= date(TAHUN, 6, 30)):
            _satu_laporan(data, u, masa)


def _satu_laporan(data, u: Unit, masa: Masa) -> None:
    perkara = Perkara(LaporanBerkala._meta.label_lower, next(LAPORAN), data.wilayah_urusan(u))
    masuk = datetime.combine(masa.akhir, datetime.min.time(), UTC) + timedelta(days=8 + u.urut % 20, hours=3)
    terakhir = masa.tahun_buku >= TAHUN_BUKU[-1]
    jalan = data.tempuh(
        ALUR_LAPORAN, perkara, u.berwenang_id, ("kirim",), masuk, f"{masa.sebutan} {u.nama}", surat=terakhir
    )
    angka = None
    if terakhir and masa.tahunan:
        isi = data.lembar.angka[u.urut % LEMBAR, u.jenis, masa.tahun_buku]
        angka = data.tambah(
            LaporanKeuangan, koperasi_id=u.pk, tahun_buku=masa.tahun_buku, nomor="", diterima=masuk.date(),
            rapat_anggota=None, sumber=LaporanKeuangan.Sumber.BERKALA, dicatat_oleh_id=jalan.siapa("buat"), **isi,
        )  # fmt: skip
    data.tambah(
        LaporanBerkala, **data.dasar_urusan(perkara, "laporan", "LAP", u.berwenang_id, jalan, masa.tahun_buku),
        koperasi_id=u.pk, tahun_buku=masa.tahun_buku, triwulan=masa.triwulan, angka_id=angka, nihil=angka is None,
        tanggal_laporan=masuk.date(), tanggal_ajuan=masuk.date(), kanal="langsung",
        jatuh_tempo=masa.akhir + timedelta(days=90 if masa.tahunan else 20),
    )  # fmt: skip


def buat_sanksi(data, u: Unit) -> None:
    """A first warning a year, met each time but the last of some."""
    if u.izin_id is None or u.urut % 6:
        return
    for tahun in TAHUN_BUKU:
        perkara = Perkara(Sanksi._meta.label_lower, next(SANKSI), data.wilayah_urusan(u))
        berlaku = tahun == TAHUN_BUKU[-1] and u.urut % 5 == 0
        langkah = TEGURAN if berlaku else (*TEGURAN, "nyatakan_dipenuhi")
        mulai = datetime(tahun + 1, 5, 4, 3, 0, tzinfo=UTC)
        jalan = data.tempuh(ALUR_SANKSI, perkara, u.berwenang_id, langkah, mulai, f"Teguran {u.nama}")
        data.tambah(
            Sanksi, **data.dasar_urusan(perkara, "sanksi", "SNK", u.berwenang_id, jalan, tahun + 1),
            koperasi_id=u.pk, izin_id=u.izin_id, langkah=Langkah.TEGURAN_1.value, surat_id=_surat(jalan),
            pelanggaran=[{"kode": "laporan.lewat", "kewajiban": "Laporan berkala", "dasar": "Pasal 29 ayat (2)",
                          "fakta": f"Laporan Tahunan {tahun}", "kalimat": f"Belum masuk: Laporan Tahunan {tahun}."}],
            uraian=f"Laporan Tahunan {tahun} belum masuk.", perbaikan=f"Sampaikan Laporan Tahunan {tahun}.",
            jatuh_tempo=date(tahun + 1, 6, 30), disusun_oleh_id=jalan.siapa("usulkan"),
            diputus_oleh_id=jalan.siapa(TEGURAN[1]),
        )  # fmt: skip


def _surat(jalan) -> int | None:
    return next((s.pk for s in jalan.surat.values()), None)
