"""The route of a health assessment: every row walked, every guard with its own sentence, three pairs of eyes."""

from datetime import date

import pytest

from core.dasar.izin import Peran
from core.perkara.alur import SyaratTidakTerpenuhi
from ksp_usp.models import PenilaianKesehatan
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from tests.pabrik import (
    buat_koperasi,
    buat_pengguna,
)

HARI = date(2026, 11, 22)


PELAKU = {"selesai_isi": "tim", "batalkan": Peran.PENGAWAS}
PELAKU |= dict.fromkeys(("tetapkan", "hentikan", "kembalikan"), Peran.PEJABAT)


def ambil(p):
    return PenilaianKesehatan.objects.get(pk=p.pk)


def ubah(p, **isi):
    PenilaianKesehatan.objects.filter(pk=p.pk).update(**isi)
    return ambil(p)


def jalan(p, aksi, pelaku=None, **isi):
    """The step by somebody who may take it; the team for what is the team's."""
    peran = PELAKU.get(aksi, Peran.PENILAI)
    if pelaku is None:
        pelaku = p.tim.first().pengguna if peran == "tim" else buat_pengguna(peran, kode=p.berwenang_id)
    return ALUR_PENILAIAN.jalankan(p, aksi, pelaku, versi=p.versi, alasan=isi.pop("alasan", "Perlu diperbaiki."), **isi)


def tolak(p, aksi="selesai_isi", pelaku=None):
    """The sentence with which the guards of `aksi` refuse; nothing changed."""
    sebelum = (p.status, p.versi, p.jejak.count())
    with pytest.raises(SyaratTidakTerpenuhi) as galat:
        jalan(p, aksi, pelaku)
    assert (ambil(p).status, ambil(p).versi, p.jejak.count()) == sebelum
    return " ".join(t.kalimat for t in galat.value.temuan)


def koperasi_baru(**isi):
    return buat_koperasi(lengkap=False, **isi)
