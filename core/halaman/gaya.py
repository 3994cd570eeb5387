"""The one stylesheet of every page: Bootstrap cut to the words that our sources hold, then our own, both squeezed.

Made where static files are looked for (collectstatic, `runserver`, the tests' server), never for a request in
production, and made again when a source has changed. Bootstrap itself stays in its package.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import crispy_bootstrap5
import tinycss2
from bootstrap_wrapper import get_bootstrap_dir
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAMA = "gaya.css"
BOOTSTRAP = Path(get_bootstrap_dir(), "css", "bootstrap.min.css")
SENDIRI = settings.BASE_DIR / "static" / "sentra" / "sentra.css"
CRISPY = Path(crispy_bootstrap5.__file__).parent / "templates" / "bootstrap5"
# Of crispy only what draws a field: the rest of its pack (accordion, modal, tabs) is no part of any page.
SUMBER = (
    (settings.BASE_DIR / "templates", "**/*.html"),
    (settings.BASE_DIR / "static", "**/*.js"),
    *((settings.BASE_DIR / app, "**/*.py") for app in ("core", "ksp_usp", "perizinan", "sentra_ukm")),
    *((CRISPY, pola) for pola in ("field.html", "layout/*field*", "layout/help*", "layout/radio_checkbox*")),
)
BERISI_ATURAN = {"media", "supports", "layer", "container", "keyframes"}
KATA = re.compile(r"[A-Za-z][\w-]*")
PEUBAH = re.compile(r"var\(\s*(--[\w-]+)")


def potong(css: str, kata: set[str]) -> str:
    """`css`, squeezed, without the rules whose selector names a tag, class, id or attribute that is not in `kata`."""
    return _tulis(css, lambda pemilih: _cocok(pemilih, kata))


def ringkas(css: str) -> str:
    """`css` without comments and without the spaces that mean nothing."""
    return _tulis(css, _semua)


def tanpa_peubah_mati(css: str, bersama: str) -> str:
    """Squeezed `css` without the properties of Bootstrap that neither it nor `bersama` reads, until none is left."""
    hidup = set(PEUBAH.findall(css + bersama))
    bersih = re.sub(r"(?<=[{;])(--bs-[\w-]+):[^;{}]*;", lambda m: m[0] if m[1] in hidup else "", css)
    return css if bersih == css else tanpa_peubah_mati(bersih, bersama)


def kata_dipakai(berkas: Iterable[Path]) -> set[str]:
    """Every word of these files: a class that is written anywhere, in whatever language, is among them."""
    return {kata for satu in berkas for kata in KATA.findall(satu.read_text())}


def sumber() -> list[Path]:
    """The files whose words decide what is kept."""
    return sorted({berkas for akar, pola in SUMBER for berkas in akar.glob(pola)})


def lembar_gaya() -> tuple[str, str]:
    """Bootstrap's part and ours, in this order."""
    sendiri = ringkas(SENDIRI.read_text())
    return tanpa_peubah_mati(potong(BOOTSTRAP.read_text(), kata_dipakai(sumber())), sendiri), sendiri


def _tulis(css: str, boleh) -> str:
    return "".join(_aturan(satu, boleh) for satu in tinycss2.parse_stylesheet(css, True, True))


def _aturan(satu, boleh) -> str:
    """One rule or declaration as text; nothing where no selector or no content of it is left."""
    match satu.type:
        case "declaration":
            return f"{satu.name}:{_teks(satu.value)}{'!important' if satu.important else ''};"
        case "qualified-rule":
            pemilih = [list(p) for koma, p in groupby(satu.prelude, key=lambda t: t == ",") if not koma]
            kepala = ",".join(_teks(p) for p in pemilih if boleh(p))
            urai = tinycss2.parse_blocks_contents
        case "at-rule" if satu.content is None:
            return f"@{satu.at_keyword} {_teks(satu.prelude)};"
        case "at-rule":
            kepala = f"@{satu.at_keyword} {_teks(satu.prelude)}"
            bersarang = satu.lower_at_keyword in BERISI_ATURAN
            urai = tinycss2.parse_rule_list if bersarang else tinycss2.parse_blocks_contents
            if satu.lower_at_keyword == "keyframes":  # "from" and "to" are no tags
                boleh = _semua
        case _:
            raise ValueError(f"Lembar gaya tidak terbaca pada baris {satu.source_line}: {satu.message}")
    isi = "".join(_aturan(dalam, boleh) for dalam in urai(satu.content, True, True))
    return f"{kepala}{{{isi}}}" if kepala and isi else ""


def _teks(tanda) -> str:
    """Tokens as text, with one space for many and no comment."""
    return "".join(" " if t.type == "whitespace" else t.serialize() for t in tanda if t.type != "comment").strip()


def _semua(pemilih) -> bool:
    return True


def _cocok(pemilih, kata: set[str]) -> bool:
    """Whether this selector can mean something on a page; what stands in :not() or another function does not count."""
    sebelum, disebut = None, set()
    for t in pemilih:
        if t.type == "[] block":
            disebut |= {k for s in t.content if s.type in ("ident", "string") for k in KATA.findall(s.value)}
        elif t.type == "hash" or (t.type == "ident" and sebelum != ":"):
            disebut.add(t.value)
        sebelum = t
    return disebut <= kata


class Gaya(BaseFinder):
    """Finds the sheet among the static files."""

    storage = FileSystemStorage(location=settings.DATA_DIR / "gaya")

    def __init__(self, *args, **kwargs):
        self.siap = False

    def find(self, path, find_all=False, **kwargs):
        if path != NAMA:
            return []
        if settings.DEBUG or not self.siap:
            self.siapkan()
        return [self.storage.path(NAMA)] if find_all else self.storage.path(NAMA)

    def list(self, ignore_patterns):
        self.siapkan()
        yield NAMA, self.storage

    def siapkan(self):
        """Make the sheet where what it is made of is not what it was made of."""
        bahan = [*sumber(), BOOTSTRAP, SENDIRI, Path(__file__)]
        sidik = hashlib.sha256(repr([(p, p.stat().st_size, p.stat().st_mtime_ns) for p in bahan]).encode()).hexdigest()
        lembar = Path(self.storage.path(NAMA))
        cap = lembar.with_suffix(".sidik")
        if not (lembar.exists() and cap.exists() and cap.read_text() == sidik):
            lembar.parent.mkdir(parents=True, exist_ok=True)
            for berkas, isi in ((lembar, "".join(lembar_gaya())), (cap, sidik)):
                sementara = berkas.with_name(f"{berkas.name}.{os.getpid()}")  # two processes may do this at once
                sementara.write_text(isi)
                sementara.replace(berkas)
        self.siap = True
