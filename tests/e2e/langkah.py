"""Counts what a person does on the way through a journey, and holds docs/langkah.md to the figures.

With LANGKAH=tulis in the environment the row of the journey is written instead (`make langkah`).
"""

import os
import re

from django.conf import settings

from tests.skenario.loket import berkas

DOKUMEN = settings.BASE_DIR / "docs" / "langkah.md"
# The journey: its words, what it took before (steps, fields typed, pages), and what it may take.
PERJALANAN = {
    "usulan": ("Sentra baru sampai terseleksi, UKM dari lembar", (32, 18, 19), 30),
    "izin": ("Izin usaha di loket, dari daftar sampai tanda terima", (38, 11, 18), 25),
    "pemeriksa": ("Pemeriksa izin, dari meja kerja sampai diserahkan", (14, 1, 7), 8),
    "orang": ("Enam orang sebuah koperasi", (24, 42, 12), 24),
    "cabang": ("Kantor cabang di loket: sampai permohonan diterima", (44, 20, 30), 22),
}


def pindaian(nama) -> dict:
    """A scan as Playwright takes it."""
    isi = berkas(nama)
    return {"name": isi.name, "mimeType": "application/pdf", "buffer": isi.read()}


class Penghitung:
    """A browser page of one person, whose acts are counted from here on."""

    def __init__(self, halaman):
        self.halaman, self.langkah, self.ketikan, self.laman = halaman, 0, 0, 0
        halaman.wait_for_load_state()  # the page on which the journey begins is none of its pages
        halaman.on("domcontentloaded", self._laman)

    def _laman(self, _):
        self.laman += 1

    def klik(self, sasaran):
        self.langkah += 1
        sasaran.click()

    def tautan(self, nama):
        """A link by its words, or by a pattern."""
        self.klik(self.halaman.get_by_role("link", name=nama, exact=True).first)

    def tombol(self, nama):
        """A button by its words, or by a pattern."""
        self.klik(self.halaman.get_by_role("main").get_by_role("button", name=nama, exact=True).first)

    def centang(self, pemilih):
        """Set every radio or box that the CSS selector finds."""
        for kotak in self.halaman.locator(pemilih).all():
            self.langkah += 1
            kotak.check()

    def isi(self, **isian):
        """Fill controls by their names: a list, radio, box or file is a step; a field typed into is counted apart."""
        for nama, nilai in isian.items():
            kotak = self.halaman.locator(f"[name='{nama}']")
            jenis = kotak.first.evaluate("e => e.type")
            if jenis in ("radio", "checkbox"):
                self.centang(f"[name='{nama}']" + (f"[value='{nilai}']" if jenis == "radio" else ""))
            elif jenis == "select-one":
                self.langkah += 1
                kotak.select_option(nilai)
            elif jenis == "file":
                self.langkah += 1
                kotak.set_input_files(nilai)
            else:
                self.ketikan += 1
                kotak.fill(nilai)

    def nama_bidang(self, akhiran) -> list[str]:
        """Names of the fields on this page that end so."""
        return [e.get_attribute("name") for e in self.halaman.locator(f"input[name$='{akhiran}']").all()]

    def isi_lembar(self, **isian):
        """Fill one page of several parts, with a scan wherever one is asked."""
        self.isi(**isian)
        for nama in self.nama_bidang("-berkas"):
            self.isi(**{nama: pindaian(nama)})
        self.tombol("Simpan dan lanjutkan")

    def langkah_gerbang(self, label):
        """Over the page of all answers and the confirm page, as far as there are such, until the step is taken."""
        if (
            self.halaman.get_by_role("link", name=re.compile("^Periksa")).count()
            and "/periksa/" not in self.halaman.url
        ):
            self.tautan(re.compile("^Periksa"))
        if self.halaman.get_by_role("main").get_by_role("link", name=label, exact=True).count():
            self.tautan(label)
        self.tombol(label)
        self.halaman.get_by_role("status").first.wait_for()

    def catat(self, kunci):
        """The journey is over: its row of the document says these figures, and they are within its bar."""
        self.halaman.wait_for_load_state()  # the last page is counted too
        judul, dulu, batas = PERJALANAN[kunci]
        kini = (self.langkah, self.ketikan, self.laman)
        baris = f"| {judul} | {' | '.join(map(str, (*dulu, *kini)))} | {batas} |"
        teks = DOKUMEN.read_text()
        if os.environ.get("LANGKAH") == "tulis":
            DOKUMEN.write_text(re.sub(rf"^\| {re.escape(judul)} \|.*$", baris, teks, flags=re.MULTILINE))
        else:
            assert baris in teks.splitlines(), f"{baris}\n`make langkah` menulisnya kembali"
        assert self.langkah <= batas, (judul, kini)
