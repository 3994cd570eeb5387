"""What every kind of letter says, read as its reader reads it: no word of the machine, the law in full, the way back.

A route that issues another kind is found by itself.
"""

import re

import pytest

from tests import pabrik
from tests.semua_surat import GELAR, html_surat, langkah_bersurat, teks_html

pytestmark = pytest.mark.django_db

# Whose words these are: columns of a sheet, steps of a count, names inside the program.
KATA_MESIN = re.compile(
    r"\b\d+ baris\b|hari ke-|hari kerja ke-|perangkat aturan|\bakar\b|\bsidik\b|\bdinilai (?:ya|tidak)\b"
    r"|\bNone\b|\bTrue\b|\bFalse\b|\bnull\b|[{}]|&[a-z]+;|\w+_\w+|\bkolom\b|\bstatus\b|/v\d"
    r"|\(\d\d(?:\.\d\d)?\)|\bdi atas Rp0\b",
)
SANKSI = {"izin_penolakan", "kantor_penolakan", "kantor_gugur", "kantor_penutupan", "penghentian"}


@pytest.mark.parametrize("kode", sorted(langkah_bersurat()))
def test_surat_berbicara_kepada_pembacanya(kode, surat_ringan):
    pabrik.konfirmasi_kalender()
    teks = teks_html(html_surat(kode, panjang=True))
    assert KATA_MESIN.findall(teks) == []
    # In full where it is named first; who knows the short name from there finds it again.
    for singkat, nomor in (("Permen KUKM 15/2015", "15/Per/M.KUKM/IX/2015 tentang"), ("Permen KUKM 23/2005", "23/PER")):
        if singkat in teks:
            assert nomor in teks.partition(singkat)[0]
    assert ("mengajukan keberatan secara tertulis" in teks) is (kode in SANKSI)
    # Degrees keep their letters also where the name stands in capitals.
    assert GELAR in teks
    # The basis of a mandate stands among the grounds.
    assert not re.search(r"NIP \d+\n.*(?:sebagai dasar|berdasarkan)", teks)
