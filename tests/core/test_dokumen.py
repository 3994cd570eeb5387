import pytest
from django.core.management import CommandError, call_command

from core.management.commands.buat_dokumen import DOKUMEN
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.usulan.alur import ALUR_USULAN


@pytest.fixture
def tempat(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    return tmp_path / "docs"


def test_dokumen_di_repositori_mutakhir():
    call_command("buat_dokumen", "--periksa")


def test_dokumen_ditulis_dan_sesudahnya_mutakhir(tempat):
    call_command("buat_dokumen")
    assert sorted(p.name for p in tempat.iterdir()) == sorted(DOKUMEN)
    call_command("buat_dokumen", "--periksa")


@pytest.mark.parametrize("nama", DOKUMEN)
def test_dokumen_yang_disunting_disebut_namanya_dan_tidak_ditulis_saat_diperiksa(tempat, nama):
    call_command("buat_dokumen")
    (tempat / nama).write_text("disunting")
    with pytest.raises(CommandError, match=f"docs/{nama} tidak mutakhir"):
        call_command("buat_dokumen", "--periksa")
    assert (tempat / nama).read_text() == "disunting"


def test_alur_menggambar_setiap_baris_kedua_rute(tempat):
    call_command("buat_dokumen")
    isi = (tempat / "alur.md").read_text()
    for alur in (ALUR_USULAN, ALUR_KEPUTUSAN):
        for t in alur.baris:
            for asal in t.asal:
                assert f"{asal or '[*]'} --> {t.ke}: {t.label}" in isi
