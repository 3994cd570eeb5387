import pytest

from contoh.rute import langkah_ke
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.usulan.alur import ALUR_USULAN


def test_langkah_tersingkat_menurut_tabel():
    assert [t.aksi for t in langkah_ke(ALUR_KEPUTUSAN, "draf", "siap")] == ["ajukan_periksa", "nyatakan_benar"]
    assert [t.aksi for t in langkah_ke(ALUR_KEPUTUSAN, "siap", "diperiksa")] == ["kembalikan_penetap", "ajukan_periksa"]
    assert langkah_ke(ALUR_KEPUTUSAN, "draf", "draf") == []


@pytest.mark.parametrize("ke", ["ditetapkan", "ditarik"])
def test_langkah_samping_dan_langkah_urusan_lain_tidak_ditempuh(ke):
    with pytest.raises(KeyError):
        langkah_ke(ALUR_USULAN, "draf", ke)
