"""Each Pasal that a page prints leads to its words, and to the right ones."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.matriks_halaman import PUBLIK, tabel
from tests.test_kueri_halaman import BUKAN_HALAMAN
from tests.test_matriks_halaman import dunia, penghuni  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
# A link cannot stand inside a control or in what the browser shows as plain text.
TANPA_TAUTAN = {"button", "label", "option", "script", "style", "summary", "svg", "textarea", "title"}
SEBUTAN = re.compile(r"\bPasal\s+(?:\d+|II?)\b[^.;:–]{0,30}")
# Articles of Kepmen 32/2003, whose text is not at hand.
PASAL_LAIN = {"Pasal 2, 3, 6, dan 11) masih berlaku "}
# Laws whose text is not in the house: named beside each article.
UNDANG_LAIN = re.compile(r"Pasal \d+ (UU Nomor 27 Tahun 2022|ayat \(1\) UU 30/2014)")


class Pembaca(HTMLParser):
    """Citations outside links, and the links to the law with their words."""

    def __init__(self, html):
        super().__init__()
        self.di_dalam, self.telanjang, self.tautan = [], set(), set()
        self.alamat, self.teks = None, ""
        self.feed(html)

    def handle_starttag(self, tanda, atribut):
        if tanda == "a":
            self.alamat, self.teks = dict(atribut).get("href", ""), ""
        elif tanda in TANPA_TAUTAN:
            self.di_dalam.append(tanda)

    def handle_endtag(self, tanda):
        if tanda == "a":
            if self.alamat.startswith(("/aturan/", "#pasal-")):
                self.tautan.add((self.alamat, " ".join(self.teks.split())))
            elif SEBUTAN.search(self.teks):
                self.telanjang.add(self.teks)
            self.alamat = None
        elif tanda in self.di_dalam:
            self.di_dalam.remove(tanda)

    def handle_data(self, teks):
        if self.alamat is not None:
            self.teks += teks
        elif not self.di_dalam:
            self.telanjang |= {m[0] for m in SEBUTAN.finditer(teks)}


def halaman(client, dunia, penghuni):  # noqa: F811
    for nama, (arg, _, dapat) in tabel(dunia, penghuni).items():
        if nama not in BUKAN_HALAMAN:
            client.force_login(penghuni[min(dapat, key=list(penghuni).index)])
            yield nama, client.get(reverse(nama, args=arg))
    client.logout()
    for nama, arg in PUBLIK.items():
        yield nama, client.get(reverse(nama, args=arg))


def test_tiap_pasal_pada_halaman_menuju_bunyinya(client, dunia, penghuni):  # noqa: F811
    telanjang, tautan = {}, set()
    for nama, balasan in halaman(client, dunia, penghuni):
        if balasan.headers.get("Content-Type", "").startswith("text/html"):
            pembaca = Pembaca(balasan.content.decode())
            telanjang[nama] = {s for s in pembaca.telanjang - PASAL_LAIN if not UNDANG_LAIN.match(s)}
            dari = balasan.request["PATH_INFO"]
            tautan |= {(alamat if alamat[0] == "/" else dari + alamat, teks) for alamat, teks in pembaca.tautan}
    assert {nama: sebutan for nama, sebutan in telanjang.items() if sebutan} == {}
    assert len({alamat for alamat, _ in tautan}) > 200
    isi = {jalan: client.get(jalan) for jalan in {alamat.partition("#")[0] for alamat, _ in tautan}}
    assert [jalan for jalan, balasan in isi.items() if balasan.status_code != 200] == []
    for alamat, teks in tautan:
        jalan, _, jangkar = alamat.partition("#")
        assert not jangkar or f' id="{jangkar}"' in isi[jalan].content.decode(), alamat
        # The address says what the words say; "dan ayat (2)" says only the end of it.
        if jangkar and re.match(r"(Pasal|ayat|huruf|angka) ", teks) and "pasal" in jangkar:
            kata = re.match(r"(?:(?:Pasal|ayat|huruf|angka) ?\(?\w+\)? ?)+", teks)[0]
            assert jangkar.endswith(re.sub(r"[ ()]+", "-", kata.lower()).strip("-")), (alamat, teks)
