"""An officer at a browser without JavaScript: opens pages, follows the links they show, sends the forms they hold."""

import html
import re
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import urljoin

from django.test import Client

from core.models import Pengguna, Surat
from sentra_ukm.models import Keputusan
from tests.bantu_halaman import tanpa_tautan_pasal
from tests.bantu_surat import isi
from tests.pabrik import buat_pengguna

KECUALI = ("file", "search", "submit", "button")


class _Pembaca(HTMLParser):
    """The forms of a page with what they would send, and its links by their text."""

    def __init__(self, halaman: str):
        super().__init__()
        self.formulir, self.tautan, self._href, self._judul = [], {}, None, ""
        self._pilih = self._teks = None
        self.feed(halaman)

    def handle_starttag(self, tag, atribut):
        a = dict(atribut)
        nama = a.get("name")
        if tag == "a" and a.get("href"):
            self._href, self._judul = a["href"], ""
        if tag == "form":
            metode, aksi = a.get("method", "get"), a.get("action", "")
            self.formulir.append(SimpleNamespace(metode=metode, aksi=aksi, isi={}, nama=set()))
        if not self.formulir or not nama:
            if tag == "option" and self._pilih and "selected" in a:
                self.formulir[-1].isi[self._pilih] = a.get("value", "")
            return
        data = self.formulir[-1].isi
        self.formulir[-1].nama.add(nama)
        if tag == "input" and a.get("type") not in KECUALI:
            if a.get("type") not in ("checkbox", "radio"):
                data[nama] = a.get("value") or ""
            elif "checked" in a:
                data.setdefault(nama, []).append(a.get("value", "on"))
        elif tag == "select":
            self._pilih, data[nama] = nama, ""
        elif tag == "textarea":
            self._teks, data[nama] = nama, ""

    def handle_data(self, data):
        if self._teks:
            self.formulir[-1].isi[self._teks] += data
        if self._href:
            self._judul += data

    def handle_endtag(self, tag):
        if tag == "a" and self._href:
            self.tautan.setdefault(" ".join(self._judul.split()), self._href)
            self._href = None
        if tag == "select":
            self._pilih = None
        if tag == "textarea":
            # The newline right after <textarea> is markup, not text.
            self.formulir[-1].isi[self._teks] = self.formulir[-1].isi[self._teks].removeprefix("\n")
            self._teks = None


class Halaman:
    """One page as a person reads it."""

    def __init__(self, balasan):
        self.balasan, self.kode = balasan, balasan.status_code
        alih = getattr(balasan, "redirect_chain", [])
        self.url = alih[-1][0] if alih else balasan.request["PATH_INFO"]
        self.html = balasan.content.decode()
        self.teks = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", tanpa_tautan_pasal(self.html))).split())
        pembaca = _Pembaca(self.html)
        self.tautan = pembaca.tautan
        self.formulir = [f for f in pembaca.formulir if f.metode == "post" and "keluar" not in f.aksi]


class Petugas:
    """A person with one assignment, logged in."""

    def __init__(self, peran, nama, kode=None, **penugasan):
        self.orang = buat_pengguna(peran, kode=kode, nama=nama, **penugasan)
        self.klien = Client()
        self.masuk()

    def masuk(self):
        """Log in, anew after a night: a session does not outlast the working day."""
        self.orang = Pengguna.objects.get(pk=self.orang.pk)
        self.klien.force_login(self.orang)

    def buka(self, alamat) -> Halaman:
        return Halaman(self.klien.get(alamat, follow=True))

    def kode(self, alamat) -> int:
        return self.klien.get(alamat).status_code

    def kirim(self, alamat, /, **isian) -> Halaman:
        """Open a page, type `isian` over what its form shows, send it."""
        halaman = self.buka(alamat)
        assert halaman.kode == 200, (halaman.kode, halaman.teks)
        self.baca_rancangan(halaman)
        formulir = next(
            f for f in halaman.formulir if not isian or set(isian) & {*f.nama, "lanjut"} or "kunci" in f.isi
        )
        # Where the page of the form is, unless the form says where it goes.
        return self.pos(formulir.aksi or alamat, formulir.isi | isian)

    def pos(self, alamat, data) -> Halaman:
        return Halaman(self.klien.post(alamat, data, follow=True))

    def langkah(self, urusan, label, **isian) -> Halaman:
        """Press the button `label` on the page of a case, and again on the page that asks to confirm."""
        halaman = self.buka(urusan.get_absolute_url())
        # A locked button has no link: whoever knows the address of its step comes to the gate all the same.
        terkunci = {t["label"]: t["url"] for t in halaman.balasan.context["tindakan"] if t["kurang"]}
        alamat = halaman.tautan.get(label) or terkunci.get(label)
        assert alamat, (label, list(halaman.tautan))
        hasil = self.kirim(alamat, **isian)
        urusan.refresh_from_db()
        return hasil

    def baca_rancangan(self, halaman) -> None:
        """Open the draft where a page asks for it before the step."""
        if rancangan := halaman.tautan.get("Baca rancangan surat"):
            rancangan = urljoin(halaman.url, rancangan)
            assert self.klien.get(rancangan).headers["Content-Type"] == "application/pdf"

    def putuskan(self, usulan, label, tidak=None, **isian) -> Halaman:
        """Judge every item at the desk of a case: yes, but for `tidak` ({item: remark}); then take the step `label`."""
        halaman = self.buka(f"/pemeriksaan/{usulan.pk}/")
        form = halaman.balasan.context["form"]
        data = dict(halaman.formulir[0].isi)
        for kode, n in form.nomor.items():
            data |= {
                f"hasil_{n}": "tidak" if kode in (tidak or {}) else "ya",
                f"catatan_{n}": (tidak or {}).get(kode, ""),
            }
        aksi = next(x["aksi"] for x in halaman.balasan.context["langkah"] if x["label"] == label)
        tindakan = self.pos(f"/pemeriksaan/{usulan.pk}/", data | {"lanjut": aksi})
        assert tindakan.kode == 200, tindakan.teks
        assert tindakan.url.endswith(f"/{aksi}/"), tindakan.teks
        self.baca_rancangan(tindakan)
        hasil = self.pos(tindakan.url, tindakan.formulir[0].isi | isian)
        usulan.refresh_from_db()
        return hasil

    def baca_surat(self, surat: Surat) -> str:
        """A letter as this person opens it, without white space."""
        balasan = self.klien.get(surat.get_absolute_url())
        assert balasan.status_code == 200
        return isi(b"".join(balasan.streaming_content))

    def baca_pdf(self, alamat) -> str:
        balasan = self.klien.get(alamat)
        assert balasan.headers["Content-Type"] == "application/pdf"
        return isi(balasan.content)


def keputusan_menteri(penyusun: Petugas, pemeriksa: Petugas, penetap: Petugas, daftar) -> Keputusan:
    """From the chosen sentra to the signed decree, by three people on the pages."""
    halaman = penyusun.kirim("/keputusan/baru/", usulan=[u.pk for u in daftar])
    keputusan = Keputusan.objects.latest("pk")
    assert halaman.url == f"/keputusan/{keputusan.pk}/ubah/", halaman.teks
    penyusun.kirim(halaman.url)
    penyusun.langkah(keputusan, "Serahkan untuk diperiksa")
    pemeriksa.langkah(keputusan, "Nyatakan benar")
    penetap.langkah(keputusan, "Tandatangani dan tetapkan")
    assert keputusan.status == "ditetapkan"
    for usulan in daftar:
        usulan.refresh_from_db()
    return keputusan
