"""Where a provision can be read: its address under /aturan/, and links to it from objects and from sentences."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from aturan.bahasa import Pasal, Peraturan
from aturan.naskah import BERKAS, ada, letak

# Text inside these is not for a link: links do not nest, and a control does one thing.
TANPA_TAUTAN = {"a", "button", "label", "option", "script", "style", "summary", "svg", "textarea", "title"}
TANDA = re.compile(r"""(<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>)""", re.DOTALL)
NAMA_TANDA = re.compile(r"<(/?)([a-z0-9]+)", re.IGNORECASE)

_BAGIAN = r"ayat\s*\(?\d+\)?|huruf\s+[a-z]\b|angka\s+\d+"
_PASAL = rf"Pasal\s+(?:\d+|II?)\b(?:\s+(?:{_BAGIAN}))*"
# "Pasal 5 ayat (1) huruf d dan ayat (2) huruf h Permen KUKM 23/2005", or another law that this one only mentions.
SEBUTAN = re.compile(
    rf"{_PASAL}(?:(?:\s*,)?(?:\s+(?:dan|atau|sampai|serta))?\s+(?:{_PASAL}|{_BAGIAN}))*"
    r"(?P<nama>\s+(?:Permen|Perdep|Kepmen|Keppres|Perpres|Undang|UU|PP|Peraturan|Keputusan)\b(?:\s+KUKM\s+\d+/\d+)?)?"
)
BUTIR = re.compile(
    r"(?:Pasal\s+(?P<pasal>\d+|II?)\b)?\s*(?:ayat\s*\(?(?P<ayat>\d+)\)?)?\s*(?:huruf\s+(?P<huruf>[a-z])\b)?"
    r"\s*(?:angka\s+(?P<angka>\d+))?"
)

KETIKAN = re.compile(r"(?:pasal )?(\d+|ii?)(?: ?(?:ayat )?\(?(\d+)\)?)?(?: ?(?:huruf )?([a-z]))?(?: ?angka (\d+))?")


def kode_alamat(peraturan: Peraturan) -> str:
    """The part of an address that names the regulation: "15-2015"."""
    return peraturan.kode.removeprefix("P")


def jangkar(pasal: Pasal) -> str:
    """The id of a provision on a page: "pasal-8-ayat-2"."""
    return "-".join(f"{nama}-{isi.lower()}" for nama, isi in letak(pasal))


def alamat(pasal: Pasal) -> str:
    """Address of a provision; empty for one whose text is not at hand, like that of a deputy's regulation."""
    if not ada(pasal):
        return ""
    jalan = "/".join(f"{nama}-{isi.lower()}" for nama, isi in letak(pasal))
    return reverse("aturan_pasal", args=[kode_alamat(pasal.peraturan), jalan]) + f"#{jangkar(pasal)}"


def baca_alamat(kode: str, jalan: str) -> Pasal | None:
    """The provision at "15-2015" and "pasal-8/ayat-2", or None when nothing is there."""
    bagian = dict(b.partition("-")[::2] for b in jalan.split("/"))
    for peraturan in BERKAS:
        if kode_alamat(peraturan) == kode and bagian.keys() <= {"pasal", "ayat", "huruf", "angka"}:
            pasal = Pasal(peraturan, bagian.pop("pasal", "").upper(), **bagian)
            if ada(pasal) and "/".join(f"{n}-{isi.lower()}" for n, isi in letak(pasal)) == jalan:
                return pasal
    return None


def baca_sebutan(teks: str) -> tuple[str, str, str, str]:
    """What a person types for a provision ("pasal 8 ayat 2", "8 (2) a") as the parts of a `Pasal`; else empty parts."""
    cocok = KETIKAN.fullmatch(teks.lower())
    return tuple((b or "") if i else (b or "").upper() for i, b in enumerate(cocok.groups())) if cocok else ("",) * 4


def tautan(pasal: Pasal, teks: str = "") -> SafeString:
    """A provision as a link to its text."""
    teks = teks or str(pasal)
    url = alamat(pasal)
    return format_html('<a class="pasal" href="{}">{}</a>', url, teks) if url else format_html("{}", teks)


def peraturan_halaman(request) -> Peraturan | None:
    """The regulation that an app carries out (`peraturan` of its AppConfig): its pages call it by no name."""
    cocok = getattr(request, "resolver_match", None)
    if cocok is None:
        return None
    pandangan = getattr(cocok.func, "view_class", cocok.func)
    return getattr(apps.get_containing_app_config(pandangan.__module__), "peraturan", None)


def tautkan(html: str, bawaan: Peraturan | None) -> SafeString:
    """HTML in which each citation in running text leads to the provision.

    A citation that names no regulation means `bawaan`; without that it stays as it is, like one of another law.
    """
    if "Pasal" not in html:
        return mark_safe(html)
    hasil, di_dalam = [], 0
    for i, potong in enumerate(TANDA.split(html)):
        if i % 2:  # a tag
            tanda = NAMA_TANDA.match(potong)
            if tanda and tanda[2].lower() in TANPA_TAUTAN:
                di_dalam += -1 if tanda[1] else 1
            hasil.append(potong)
        else:
            hasil.append(potong if di_dalam else SEBUTAN.sub(lambda m: _ganti(m, bawaan), potong))
    return mark_safe("".join(hasil))


def _ganti(sebutan: re.Match[str], bawaan: Peraturan | None) -> str:
    nama = " ".join((sebutan["nama"] or "").split())
    peraturan = next((p for p in BERKAS if p.singkat == nama), None) if nama else bawaan
    return "".join(_butir(sebutan[0], peraturan)) if peraturan else sebutan[0]


def _butir(sebutan: str, peraturan: Peraturan) -> Iterator[str]:
    """Part by part; "dan ayat (2)" goes on in the article of the part before it."""
    lama = {"pasal": "", "ayat": "", "huruf": "", "angka": ""}
    akhir = 0
    for m in BUTIR.finditer(sebutan):
        bagian = m.groupdict()
        if not any(bagian.values()):
            continue
        mulai = next(i for i, isi in enumerate(bagian.values()) if isi)
        lama = {n: (lama[n] if i < mulai else bagian[n]) or "" for i, n in enumerate(bagian)}
        kata = m[0].strip()
        awal = m.start() + m[0].index(kata)
        yield sebutan[akhir:awal]
        # Already escaped: it is a piece of the page.
        yield tautan(Pasal(peraturan, **lama), mark_safe(kata))
        akhir = awal + len(kata)
    yield sebutan[akhir:]
