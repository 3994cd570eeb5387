"""What every kind of letter says, read as its reader reads it: no word of the machine, the law in full, the way back.

A route that issues another kind is found by itself.
"""

import re

import pytest
from django.template import engines

from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.rupa import serangkai
from core.perkara.surat import rapatkan
from tests import pabrik
from tests.semua_surat import GELAR, html_surat, langkah_bersurat, teks_html

pytestmark = pytest.mark.django_db

# Whose words these are: columns of a sheet, steps of a count, names inside the program.
KATA_MESIN = re.compile(
    r"\b\d+ baris\b|hari ke-|hari kerja ke-|perangkat aturan|\bakar\b|\bsidik\b|\bdinilai (?:ya|tidak)\b"
    r"|\bNone\b|\bTrue\b|\bFalse\b|\bnull\b|[{}]|&[a-z]+;|\w+_\w+|\bkolom\b|\bstatus\b|/v\d"
    r"|\(\d\d(?:\.\d\d)?\)|\bdi atas Rp0\b",
)
PENDEK = 110  # characters: what is said in a line or so
SANKSI = {f"sanksi_{satu.value}" for satu in Langkah}
SANKSI |= {"izin_penolakan", "kantor_penolakan", "kantor_gugur", "kantor_penutupan", "kantor_tidak_dicatat"}
SANKSI |= {"penghentian"}


@pytest.mark.parametrize("kode", sorted(langkah_bersurat()))
def test_surat_berbicara_kepada_pembacanya(kode, surat_ringan):
    pabrik.konfirmasi_kalender()
    html = html_surat(kode, panjang=True)
    teks = teks_html(html)
    assert KATA_MESIN.findall(teks) == []
    # In full where it is named first; who knows the short name from there finds it again.
    for singkat, nomor in (("Permen KUKM 15/2015", "15/Per/M.KUKM/IX/2015 tentang"), ("Permen KUKM 23/2005", "23/PER")):
        if singkat in teks:
            assert nomor in teks.partition(singkat)[0]
    assert ("mengajukan keberatan secara tertulis" in teks) is (kode in SANKSI)
    # Degrees keep their letters also where the name stands in capitals.
    assert GELAR in teks
    # An answer to a question of ours is no finding that a reader understands.
    assert kode == "kertas_kerja" or not re.search(r"\bya\b|\btidak:", teks)
    # The head of region or ministry by full title, as the letterhead has it.
    assert not re.search(r"^(?:a\.n\. )?MENTERI,?$", teks, re.MULTILINE)
    # Where paragraphs begin indented, all do; what continues a sentence or leads to a list does not.
    tubuh = html.partition("</table></div>")[2]  # below the foot
    tegak = re.findall(r'<p(?: class="penutup[^"]*")?>([A-Z][^<]*\.)</p>', tubuh)
    assert 'class="masuk' not in html or tegak == []
    # A short closing line goes to the next page only with some of what it closes.
    for kelas, isi in re.findall(r'<p class="([^"]*)">([^<]*)</p>\s*<(?:div class="ttd"|table class="dua-ttd")', html):
        assert len(isi) > PENDEK or "akhir" in kelas, isi
    # The basis of a mandate stands among the grounds.
    assert not re.search(r"NIP \d+\n.*(?:sebagai dasar|berdasarkan)", teks)


def test_rujukan_dan_tanggal_tidak_terputus_di_ujung_baris():
    teks = "<p>Pasal 7 ayat (2) huruf f dan Pasal 1 angka 24, 2 Desember 2026; hurufnya, ayat lain, 20 orang</p>"
    assert rapatkan(teks).count("\u00a0") == 6
    assert rapatkan(teks).replace("\u00a0", " ") == teks


def test_judul_tidak_terputus_sesudah_kata_yang_merangkai():
    judul = serangkai("KEPUTUSAN MENTERI KOPERASI DAN UKM REPUBLIK INDONESIA TENTANG PENETAPAN SENTRA TAHUN 2026")
    akhir_baris = [potongan.split("\u00a0")[-1] for potongan in judul.split(" ")]
    assert not {"DAN", "TENTANG", "TAHUN", "REPUBLIK"} & set(akhir_baris) and "SENTRA" in akhir_baris


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Modal kurang.", '<p class="masuk">Alasan: Modal kurang.</p>'),
        ("1. Modal kurang.\n2) Akta <b>hilang</b>.", "<li>Modal kurang.</li><li>Akta &lt;b&gt;hilang&lt;/b&gt;.</li>"),
        ("Modal kurang.\nAkta hilang.", 'Alasan: Modal kurang.</p>\n<p class="masuk">Akta hilang.</p>'),
    ],
)
def test_yang_diketik_bernomor_menjadi_daftar(teks, hasil):
    templat = engines["django"].from_string('{% load sentra %}{% teks_surat "Alasan" teks %}')
    assert hasil in templat.render({"teks": teks})
