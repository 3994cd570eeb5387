from dataclasses import replace
from decimal import Decimal

import pytest

from aturan.bahasa import P15_2015, Hasil, Pasal
from aturan.kesehatan.perdep import PERDEP_06_2016
from core.perkara.temuan import selagi_diisi, temuan
from core.perkara.terbuka import sebut_hitungan, terbuka
from core.templatetags.sentra import hasil_temuan

PASAL = Pasal(P15_2015, "10", "3")


def test_temuan_urusan_membawa_bunyi_pasalnya():
    t = temuan("kantor.mulai", "Mulai kegiatan", False, PASAL, "Belum mulai.", alasan="x")
    assert (t.hasil, t.alasan) == (Hasil.TIDAK, "x")
    assert "1 (satu) bulan" in t.bunyi and t.bunyi.startswith("(3)")


def test_temuan_atas_peraturan_yang_naskahnya_tidak_ada_tanpa_bunyi():
    assert temuan("x", "X", True, Pasal(PERDEP_06_2016, "1"), "Baik.").bunyi == ""


@pytest.mark.parametrize(
    ("hasil", "aktual", "tampil"),
    [
        (Hasil.PERLU_PENILAIAN, None, "Belum diisi"),  # nobody stated the fact
        (Hasil.PERLU_PENILAIAN, "", "Belum diisi"),  # nobody answered the question
        (Hasil.PERLU_PENILAIAN, "ya", "Perlu penilaian"),
        (Hasil.PERLU_PENILAIAN, Decimal(0), "Perlu penilaian"),  # a stated zero
        (Hasil.TIDAK, None, "Tidak terpenuhi"),
    ],
)
def test_yang_belum_dinyatakan_pada_draf_belum_diisi_dan_bukan_pertanyaan_bagi_pemeriksa(hasil, aktual, tampil):
    asal = replace(temuan("x", "X", False, PASAL, "X."), hasil=hasil, aktual=aktual)
    (t,) = selagi_diisi([asal])
    assert tampil in hasil_temuan(t) and not t.hasil.lolos
    assert bool(terbuka([t])) == (tampil == "Perlu penilaian")
    assert tampil.lower() in sebut_hitungan([t])
    kosong = temuan("x", "X", None, PASAL, "X.")
    assert (kosong.hasil, kosong.bunyi) == (Hasil.BELUM_DIISI, asal.bunyi)
