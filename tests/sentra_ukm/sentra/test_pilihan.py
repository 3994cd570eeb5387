"""The choices of the forms are the lists of the law: a code that one knows and the other does not would be lost."""

import pytest

from aturan.sentra_2005 import kriteria as sentra
from sentra_ukm.models import pilihan


@pytest.mark.parametrize(
    ("formulir", "hukum"),
    [
        (pilihan.Jenjang, [j.kode for j in sentra.JenjangSentra]),
        (pilihan.Jangkauan, [j.kode for j in sentra.Jangkauan]),
        (pilihan.SumberDana, list(sentra.SUMBER_DANA)),
        (pilihan.BentukBdsp, list(sentra.BENTUK_BDS)),
        (pilihan.PeranKlaster, list(sentra.PERAN_KLASTER)),
        (pilihan.Tahap, [t.huruf for t in sentra.TAHAPAN]),
    ],
)
def test_pilihan_formulir_sama_dengan_daftar_hukum(formulir, hukum):
    assert formulir.values == hukum


def test_nama_jenjang_dan_bentuk_bds_sama_dengan_naskah():
    assert pilihan.Jenjang.labels == [j.label for j in sentra.JenjangSentra]
    assert pilihan.BentukBdsp.labels == list(sentra.BENTUK_BDS.values())
