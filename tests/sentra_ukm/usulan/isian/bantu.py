"""Filling a usulan: half-filled drafts, wrong input in words, files at once, stale pages, rows without JavaScript."""

import re
from html.parser import HTMLParser

from django.urls import reverse

from sentra_ukm.models import Usulan
from tests.bantu_halaman import tanpa_tautan_pasal

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n"
    b"0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n160\n%%EOF\n"
)


class Formulir(HTMLParser):
    """What a browser without JavaScript would send from the first form with a token of this page."""

    def __init__(self, halaman):
        super().__init__()
        self.isi, self.pilih, self.teks = {}, None, None
        self.feed(halaman)

    def handle_starttag(self, tag, atribut):
        a = dict(atribut)
        if tag == "input" and a.get("name") and a.get("type") not in ("file", "search"):
            if a.get("type") not in ("checkbox", "radio"):
                self.isi[a["name"]] = a.get("value") or ""
            elif "checked" in a:
                self.isi.setdefault(a["name"], []).append(a.get("value", "on"))
        elif tag == "select" and a.get("name"):
            self.pilih = a["name"]
            self.isi[self.pilih] = ""
        elif tag == "option" and self.pilih and "selected" in a:
            self.isi[self.pilih] = a["value"]
        elif tag == "textarea":
            self.teks = a["name"]
            self.isi[self.teks] = ""

    def handle_data(self, data):
        if self.teks:
            self.isi[self.teks] += data

    def handle_endtag(self, tag):
        if tag == "select":
            self.pilih = None
        if tag == "textarea":
            # The newline right after <textarea> is markup, not text.
            self.isi[self.teks] = self.isi[self.teks].removeprefix("\n")
            self.teks = None


def isian(balasan) -> dict:
    return Formulir(balasan.content.decode()).isi


def teks(balasan):
    return re.sub(r"\s+", " ", tanpa_tautan_pasal(balasan.content.decode()))


def alamat(usulan, nama, *lain):
    return reverse(nama, args=[usulan.pk, *lain])


def segar(usulan):
    return Usulan.objects.get(pk=usulan.pk)
