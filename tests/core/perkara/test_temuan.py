from aturan.bahasa import P15_2015, Hasil, Pasal
from aturan.kesehatan.perdep import PERDEP_06_2016
from core.perkara.temuan import temuan


def test_temuan_urusan_membawa_bunyi_pasalnya():
    t = temuan("kantor.mulai", "Mulai kegiatan", False, Pasal(P15_2015, "10", "3"), "Belum mulai.", alasan="x")
    assert (t.hasil, t.alasan) == (Hasil.TIDAK, "x")
    assert "1 (satu) bulan" in t.bunyi and t.bunyi.startswith("(3)")


def test_temuan_atas_peraturan_yang_naskahnya_tidak_ada_tanpa_bunyi():
    assert temuan("x", "X", True, Pasal(PERDEP_06_2016, "1"), "Baik.").bunyi == ""
