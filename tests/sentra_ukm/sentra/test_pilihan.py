"""The choices of the forms are the lists of the law: a code that one knows and the other does not would be lost."""

import pytest

from aturan.sentra_2005 import kriteria, program
from sentra_ukm.models import pilihan


@pytest.mark.parametrize(
    ("formulir", "hukum"),
    [
        (pilihan.Jenjang, [j.kode for j in program.JenjangSentra]),
        (pilihan.Jangkauan, [j.kode for j in kriteria.Jangkauan]),
        (pilihan.SumberDana, list(program.SUMBER_DANA)),
        (pilihan.BentukBdsp, list(program.BENTUK_BDS)),
        (pilihan.PeranKlaster, list(kriteria.PERAN_KLASTER)),
        (pilihan.Tahap, [t.huruf for t in program.TAHAPAN]),
    ],
)
def test_pilihan_formulir_sama_dengan_daftar_hukum(formulir, hukum):
    assert formulir.values == hukum


def test_nama_jenjang_dan_bentuk_bds_sama_dengan_naskah():
    assert pilihan.Jenjang.labels == [j.label for j in program.JenjangSentra]
    assert pilihan.BentukBdsp.labels == list(program.BENTUK_BDS.values())
