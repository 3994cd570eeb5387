"""Permen KUKM 15/2015 Pasal 10 ayat (2) to (4): by when an office is decided on, by when it must begin.

Days are dates; the calendar of holidays is given (aturan.bahasa.hari_kerja).
"""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from aturan.bahasa import P15_2015, Ambang, Pasal, Versi
from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.hari_kerja import Hari, Kalender, rincian, sebab_libur, tenggat
from aturan.bahasa.tanggal import tambah_bulan
from aturan.simpan_pinjam_2015.jaringan import GUGUR, JenisKantor

SEJAK = P15_2015.berlaku

# ---- Pasal 10 ayat (2): seven working days --------------------------------------------------------------------------

HARI_KERJA_KEPUTUSAN = Ambang(
    kode="jaringan.hari_kerja_keputusan",
    uraian="Lama keputusan atas permohonan kantor",
    satuan="hari kerja",
    banding="<=",
    versi=(
        Versi(
            SEJAK,
            Decimal(7),
            Pasal(P15_2015, "10", "2"),
            bunyi=(
                "Bupati/Walikota setempat menerbitkan persetujuan dan penolakan pembukaan kantor cabang, kantor cabang"
                " pembantu dan kantor kas KSP paling lama 7 (tujuh) hari kerja."
            ),
            tafsir=(
                "Hari ke-0 adalah hari berkas terakhir yang diwajibkan masuk, juga bila belum diperiksa; lalu Senin"
                " sampai Jumat di luar libur nasional dan cuti bersama. Permintaan atas berkas yang sudah masuk tidak"
                " mengulang hitungan; permintaan atas berkas yang belum masuk menghentikannya. Tahun yang kalendernya"
                " belum dikonfirmasi dihitung dengan kalender usulan, bertanda sementara. Akibat lewat waktu tidak"
                " diatur: ditandai terlambat, tidak pernah otomatis disetujui."
                " “Persetujuan dan penolakan” dibaca “atau”; berlaku juga bagi USP Koperasi."
            ),
        ),
    ),
)


def hari_kerja_keputusan(lengkap: date) -> int:
    """Working days for the decision on a file that became complete on `lengkap`. Raises BelumBerlaku."""
    return int(HARI_KERJA_KEPUTUSAN.pada(lengkap).nilai)


def tenggat_keputusan(lengkap: date, kalender: Kalender) -> date:
    """Last day for the decision on a file that became complete on `lengkap` (Pasal 10 ayat (2)).

    Raises TahunTanpaKalender (hari_kerja) when the count enters a year without holidays, and BelumBerlaku for a
    day before the regulation.
    """
    return tenggat(lengkap, hari_kerja_keputusan(lengkap), kalender)


def rincian_hari(lengkap: date, kalender: Kalender) -> list[Hari]:
    """Every day from `lengkap` (day 0) to the last one, counted or with the reason why not. Raises as above."""
    return rincian(lengkap, hari_kerja_keputusan(lengkap), kalender)


def sisa_hari(batas: date, per: date, kalender: Kalender) -> int:
    """Working days left after `per` up to `batas`: 0 on the last day, negative by the working days that it is late.

    Raises TahunTanpaKalender.
    """
    awal, akhir = sorted((per, batas))
    antara = (awal + timedelta(days=n) for n in range(1, (akhir - awal).days + 1))
    jumlah = sum(not sebab_libur(hari, kalender) for hari in antara)
    return jumlah if batas >= per else -jumlah


# ---- Pasal 10 ayat (3) and (4): one month to begin, or the approval is declared void --------------------------------

BULAN_MULAI = Ambang(
    kode="jaringan.bulan_mulai",
    uraian="Mulai berkegiatan sesudah tanggal persetujuan",
    satuan="bulan",
    banding="<=",
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            Pasal(P15_2015, "10", "3"),
            bunyi=(
                "Kantor cabang dan kantor cabang pembantu yang telah memperoleh persetujuan sebagaimana dimaksud pada"
                " ayat (2) wajib sudah melaksanakan kegiatan usaha simpan pinjam selambat-lambatnya 1 (satu) bulan"
                " sejak tanggal persetujuan dikeluarkan."
            ),
            tafsir=(
                "Satu bulan kalender sejak tanggal surat persetujuan; 31 Januari menjadi 28/29 Februari. Kantor Kas"
                " tidak disebut: tanpa tenggat."
            ),
        ),
    ),
)


class KeadaanMulai(StrEnum):
    """How an approved office stands to its duty to begin."""

    MENUNGGU = "menunggu"
    BEROPERASI = "beroperasi"
    LEWAT = "lewat"


def tenggat_mulai(tanggal_persetujuan: date, jenis: JenisKantor = JenisKantor.KC) -> date | None:
    """Last day on which the office may begin (Pasal 10 ayat (3)); None for a Kantor Kas, which has no such day.

    Raises BelumBerlaku for an approval before the regulation.
    """
    if not jenis.ragam.wajib_mulai:
        return None
    return tambah_bulan(tanggal_persetujuan, int(BULAN_MULAI.pada(tanggal_persetujuan).nilai))


def keadaan_mulai(jenis: JenisKantor, tanggal_persetujuan: date, tanggal_mulai: date | None, per: date) -> KeadaanMulai:
    """Waiting, begun, or past its last day without a start in time on record, on day `per` (Pasal 10 ayat (3)-(4)).

    The day of the activity decides, not the day of the report: a start on the last day is in time whenever it is
    reported, a start one day later is none. A start after `per` has not happened yet; one before the approval is for
    the form to refuse. What is past is not void: ayat (4) has the approval declared so, by a person who looked.
    """
    batas = tenggat_mulai(tanggal_persetujuan, jenis)
    if tanggal_mulai is not None and tanggal_mulai <= per and (batas is None or tanggal_mulai <= batas):
        return KeadaanMulai.BEROPERASI
    return KeadaanMulai.MENUNGGU if batas is None or per <= batas else KeadaanMulai.LEWAT


def kalimat_mulai(jenis: JenisKantor, tanggal_persetujuan: date, tanggal_mulai: date | None, per: date) -> str:
    """The same as a sentence with its Pasal, for page, letter and trail. Raises as `tenggat_mulai`."""
    batas, dasar = tenggat_mulai(tanggal_persetujuan, jenis), BULAN_MULAI.pada(tanggal_persetujuan).dasar
    keadaan = keadaan_mulai(jenis, tanggal_persetujuan, tanggal_mulai, per)
    mulai = tanggal(tanggal_mulai) if tanggal_mulai else ""
    if batas is None:
        if keadaan is KeadaanMulai.BEROPERASI:
            return f"Kegiatan dimulai {mulai}; {dasar} tidak menetapkan tenggat bagi Kantor Kas."
        return f"Belum dimulai; {dasar} tidak menetapkan tenggat mulai kegiatan bagi Kantor Kas."
    if keadaan is KeadaanMulai.BEROPERASI:
        return f"Kegiatan dimulai {mulai}, tidak lewat dari {tanggal(batas)} ({dasar})."
    if keadaan is KeadaanMulai.MENUNGGU:
        return (
            f"Kegiatan wajib dimulai paling lambat {tanggal(batas)} ({dasar}); bila tidak, persetujuan dinyatakan"
            f" tidak berlaku dan bersifat final ({GUGUR.dasar.sebutan})."
        )
    if mulai:
        return (
            f"Kegiatan baru dimulai {mulai}, sesudah {tanggal(batas)}: pejabat menyatakan persetujuan tidak berlaku,"
            f" dan pernyataan itu bersifat final ({GUGUR.dasar})."
        )
    return (
        f"Tidak tercatat kegiatan yang dimulai sampai {tanggal(batas)}. Pengawas memeriksa keadaannya; bila memang"
        f" belum dimulai, pejabat menyatakan persetujuan tidak berlaku, dan pernyataan itu bersifat final"
        f" ({GUGUR.dasar})."
    )
