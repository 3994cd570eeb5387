"""The law itself: both regulations whole, each provision beside what the application does with it."""

import re
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from aturan.bahasa import Pasal, Peraturan
from aturan.indeks import CATATAN, daftar_aturan
from aturan.naskah import BERKAS, Blok, Jenis, ada, cari, di_bawah, naskah, pola_cari
from aturan.penerapan import Penerapan, Sikap, penerapan
from core.dasar.pasal import baca_alamat, baca_sebutan, kode_alamat, letak
from core.halaman.praktik import praktik
from core.halaman.tanpa_nik import TanpaNik

TERBANYAK = 60  # hits on one page: a word that stands in every article finds nothing


@dataclass(frozen=True)
class Baris:
    """A block of the text with the answers to its provision; `induk`: this block carries the provision's anchor."""

    blok: Blok
    jawaban: tuple[Penerapan, ...]
    induk: bool


@cache
def susun(peraturan: Peraturan) -> tuple[Baris, ...]:
    """The text from its first words to its last. The answer to a whole article stands beside its words."""
    blok = [b for b in naskah(peraturan).blok if b.jenis not in (Jenis.JUDUL, Jenis.CATATAN)]
    kata = {b.dasar: b for b in reversed(blok) if b.dasar and b.jenis is Jenis.KETENTUAN}
    pertama = {b.dasar: b for b in reversed(blok) if b.dasar}
    return tuple(
        Baris(
            b,
            penerapan().get(b.dasar.kode, ()) if b.dasar and b is kata.get(b.dasar, pertama[b.dasar]) else (),
            b.dasar is not None and b is pertama[b.dasar],
        )
        for b in blok
    )


@cache
def daftar_isi(peraturan: Peraturan) -> tuple[tuple[Blok, str], ...]:
    """Headings in order; an article with the words that it begins with."""
    isi: list[tuple[Blok, str]] = []
    for b in naskah(peraturan).blok:
        if b.jenis in (Jenis.BAB, Jenis.BAGIAN, Jenis.PASAL):
            isi.append((b, ""))
        elif b.dasar and isi[-1][0].jenis is Jenis.PASAL and not isi[-1][1]:
            isi[-1] = (isi[-1][0], b.teks.rstrip(" :"))
    return tuple(isi)


@method_decorator(login_not_required, name="dispatch")
class HukumView(TanpaNik, TemplateView):
    """What all of these pages are: open to everybody, like the law."""


class AturanView(HukumView):
    """The front page: contents of both regulations, and a search in their words."""

    template_name = "core/halaman/aturan.html"

    def get_context_data(self, **kwargs):
        kata = " ".join(self.request.GET.get("q", "").replace("\0", "").split())[:100]
        temuan = cari(kata) if kata else []
        return super().get_context_data(
            **kwargs,
            semua=[(p, kode_alamat(p), daftar_isi(p)) for p in BERKAS],
            kata=kata,
            pasal=[Pasal(p, *baca_sebutan(kata)) for p in BERKAS if ada(Pasal(p, *baca_sebutan(kata)))],
            hasil=[(b.dasar, _tandai(b.teks, kata)) for b in temuan[:TERBANYAK]],
            banyak=len(temuan),
            terbanyak=TERBANYAK,
            sikap=list(Sikap),
        )


class AmbangView(HukumView):
    """Every threshold with its article and date, from the same objects that decide."""

    template_name = "core/halaman/aturan_ambang.html"
    extra_context = {"daftar": daftar_aturan, "catatan": CATATAN}


class NaskahView(HukumView):
    """One regulation from its first words to its last."""

    template_name = "core/halaman/aturan_naskah.html"

    def get_context_data(self, **kwargs):
        peraturan = next((p for p in BERKAS if kode_alamat(p) == self.kwargs["kode"]), None)
        if peraturan is None:
            raise Http404
        catatan = next(b.teks for b in naskah(peraturan).blok if b.jenis is Jenis.CATATAN)
        return super().get_context_data(
            **kwargs, peraturan_halaman=peraturan, baris=susun(peraturan), catatan=catatan, isi=daftar_isi(peraturan)
        )


class PasalView(HukumView):
    """One article, with the provision of the address marked in it."""

    template_name = "core/halaman/aturan_pasal.html"

    def get_context_data(self, **kwargs):
        pasal = baca_alamat(self.kwargs["kode"], self.kwargs["jalan"])
        if pasal is None:
            raise Http404
        semua = naskah(pasal.peraturan).pasal
        ke = next(i for i, p in enumerate(semua) if p.pasal == pasal.pasal)
        awal = letak(pasal)
        baris = [b for b in susun(pasal.peraturan) if b.blok.dasar and b.blok.dasar.pasal == pasal.pasal]
        ditunjuk = {b.blok.dasar for b in baris if letak(b.blok.dasar)[: len(awal)] == awal}
        return super().get_context_data(
            **kwargs,
            peraturan_halaman=pasal.peraturan,
            pasal=pasal,
            seluruhnya=semua[ke],
            di_bawah=di_bawah(pasal),
            baris=baris,
            ditunjuk=ditunjuk if len(awal) > 1 else set(),
            sebelum=semua[ke - 1] if ke else None,
            sesudah=semua[ke + 1] if ke + 1 < len(semua) else None,
            # For everybody on a page of its own: the law itself is read while the database is away.
            praktik=praktik(pasal, pengguna) if (pengguna := self.request.user).is_authenticated else None,
        )


class PraktikView(HukumView):
    """What offices do with one provision, for everybody: totals, and of few no number."""

    template_name = "core/halaman/aturan_praktik.html"

    def get_context_data(self, **kwargs):
        pasal = baca_alamat(self.kwargs["kode"], self.kwargs["jalan"])
        if pasal is None:
            raise Http404
        return super().get_context_data(
            **kwargs, peraturan_halaman=pasal.peraturan, pasal=pasal, praktik=praktik(pasal, self.request.user)
        )


def _tandai(teks: str, kata: str) -> list[tuple[str, bool]]:
    """A text in pieces: (words, whether they were searched for)."""
    return [(potong, i % 2 == 1) for i, potong in enumerate(re.split(pola_cari(kata), teks)) if potong]
