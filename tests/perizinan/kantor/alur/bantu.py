"""The route of an office of the service network: every guard at its border, the clock, the month to begin, closing."""

from datetime import date

from aturan.bahasa import Hasil
from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_mulai
from perizinan.kantor.panel import lajur_kantor
from perizinan.kantor.syarat import (
    temuan_kantor,
)
from tests import pabrik

LENGKAP = date(2026, 11, 2)  # a Monday


def siap(**isi):
    return pabrik.majukan_kantor(pabrik.buat_kantor(**isi), "siap")


def disetujui(tanggal=None, **isi):
    """An approved office, its approval dated `tanggal`."""
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(**isi), "disetujui")
    if tanggal:
        pabrik.ubah_kantor(kantor, tanggal_persetujuan=tanggal, jatuh_tempo=tenggat_mulai(tanggal, kantor.jenis_kantor))
    return kantor


def kurang(kantor, per=None):
    """{code: sentence} of the conditions that are not met, or that nobody stated."""
    semua = temuan_kantor(kantor, per or kantor.hari_ini)
    return {t.kode: t.kalimat for t in semua if t.hasil is Hasil.TIDAK or t.belum_diketahui}


def dibaca(kantor):
    """Codes of what a person reads one way or the other."""
    semua = temuan_kantor(kantor, kantor.hari_ini)
    return {t.kode for t in semua if t.hasil is Hasil.PERLU_PENILAIAN and not t.belum_diketahui}


def meja(pengguna):
    return {lajur.judul: isi for lajur in lajur_kantor(pengguna) if (isi := list(lajur.urusan))}
