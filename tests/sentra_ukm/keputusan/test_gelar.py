"""The degrees of whoever signs a Keputusan, on the decree and on what is made of it."""

import json
from pathlib import Path

import pytest

from core.dasar.izin import Peran
from sentra_ukm.keputusan.surat import pdf_petikan, pdf_salinan
from tests.bantu_surat import isi, rapat
from tests.pabrik import buat_pengguna, buat_usulan, majukan
from tests.sentra_ukm.usulan.test_surat import tetapkan

pytestmark = pytest.mark.django_db


def test_gelar_penetap_tercetak_dengan_hurufnya_pada_keputusan_salinan_dan_petikan():
    c19 = json.loads((Path(__file__).parents[2] / "data/kasus/c19-gelar.json").read_text())
    keputusan = tetapkan([majukan(buat_usulan("32.05"), "terpilih")], penetap=c19["penetap"])
    pengesah = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN).penugasan.get()
    for pdf in (keputusan.surat, pdf_salinan(keputusan, pengesah), pdf_petikan(keputusan, "32.05", pengesah)):
        teks = isi(pdf)
        assert any(rapat(nama) in teks for nama in c19["harus_tercetak_salah_satu"])
        assert not [nama for nama in c19["tidak_boleh_tercetak"] if rapat(nama) in teks]
