"""What our own sense asks about a usulan: "benarkah?". No article asks it, and nothing is held up by it.

A question is a finding DITANYAKAN that rests on PENGENDALIAN. The Pokja mends the form, or says in a few words why it
is so; that answer is a note of its desk (core.perkara.terbuka), is frozen with each act that carries the usulan on,
and falls away when what was asked about has changed. The tolerances below are our own control; none is in the text.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count

from aturan.bahasa import Hasil, Per, Temuan
from core.dasar.rupa import angka, rupiah
from core.models import Jejak
from core.perkara.temuan import tanya
from core.perkara.terbuka import dijawab
from sentra_ukm.models import Pemeriksaan, Usulan
from sentra_ukm.sentra.panel import pertanyaan_kecamatan, pertanyaan_titik

# More than this part of the firms makes something else than the sentra does.
BAGIAN_PRODUK_LAIN = Fraction(1, 2)
# The twelve months of Lampiran 2 and the sum of Lampiran 3 differ by more than this part of that sum.
SELISIH_OMZET = Decimal("0.10")
# So many times the other, and the larger of two figures looks like a year beside a month.
KALI_SETAHUN = Decimal(6)
# A year that is at most so many months of today looks like a month.
KALI_SEBULAN = Decimal(3)

DISEBUT = 3  # products that a question names
KATA_UMUM = {"dan", "atau", "dari", "hasil", "produk", "olahan", "aneka", "usaha", "industri", "kerajinan", "lainnya"}
TERPENDEK = 4  # letters: a shorter word inside another says nothing


def pertanyaan(usulan: Usulan, *hal: str, jumlah: dict | None = None) -> list[Temuan]:
    """The questions about this usulan as it stands, with the answers of its Pokja: of a page that is about `hal` alone
    (PERTANYAAN) only those. `jumlah`: the totals of Lampiran 3, if at hand."""
    jumlah = jumlah or usulan.bahan.get("jumlah") or usulan.ukm.jumlah()
    daftar = [t for nama in hal or PERTANYAAN for t in PERTANYAAN[nama](usulan, jumlah)]
    catatan = usulan.pemeriksaan.filter(meja=Pemeriksaan.Meja.PENGISI).select_related("oleh") if daftar else ()
    return dijawab(daftar, {p.butir: p for p in catatan})


def ditanyakan(usulan: Usulan, per: Per) -> list[Temuan]:
    """The same as a guard: each act that carries the usulan on freezes what was asked and what was answered."""
    return pertanyaan(usulan)


def pertanyaan_beku(jejak: Sequence[Jejak]) -> list[Temuan]:
    """The questions as the last act that carried the usulan on froze them; every such act asks for the team too."""
    asal = next((j for j in reversed(jejak) if any(t["kode"] == "usulan.tim" for t in j.temuan)), None)
    return [Temuan.from_dict(t) for t in asal.temuan if t["hasil"] == Hasil.DITANYAKAN.value] if asal else []


def _kata(teks: str) -> set[str]:
    return set(re.findall(r"\w+", teks.casefold())) - KATA_UMUM


def _serupa(a: set[str], b: set[str]) -> bool:
    """Whether two products share a word, or a word of one stands inside one of the other ("batik", "pembatikan")."""
    return bool(a & b) or any(min(len(x), len(y)) >= TERPENDEK and (x in y or y in x) for x in a for y in b)


def _produk(usulan: Usulan, jumlah: dict) -> Iterator[Temuan]:
    lampiran2 = getattr(usulan, "lampiran2", None)
    sentra = _kata(f"{usulan.sentra.produk} {lampiran2.produk_turunan if lampiran2 else ''}")
    baris = usulan.ukm.exclude(produk="").order_by().values_list("produk").annotate(n=Count("pk"))
    semua = list(baris) if sentra else []
    lain = sorted(
        ((n, produk) for produk, n in semua if not _serupa(sentra, _kata(produk))), key=lambda x: (-x[0], x[1])
    )
    banyak, dari = sum(n for n, _ in lain), sum(n for _, n in semua)
    if dari and Fraction(banyak, dari) > BAGIAN_PRODUK_LAIN:
        misal = ", ".join(produk for _, produk in lain[:DISEBUT])
        yield tanya(
            "usulan.akal.produk", f"Benarkah produk sentra ini {usulan.sentra.produk}?",
            f"{angka(banyak)} dari {angka(dari)} UKM pada Lampiran 3 menulis produk lain, misalnya {misal}",
        )  # fmt: skip


def _omzet(usulan: Usulan, jumlah: dict) -> Iterator[Temuan]:
    rata = getattr(getattr(usulan, "lampiran2", None), "rata_omzet", None)
    ukm = jumlah["omzet_bulanan"]
    if rata is None or not ukm or abs(rata - ukm) <= SELISIH_OMZET * ukm:
        return
    teks = f"rata-rata Lampiran 2 {rupiah(round(rata, 2))} per bulan, jumlah Lampiran 3 {rupiah(ukm)}"
    if rata >= ukm * KALI_SETAHUN:
        teks += "; angka Lampiran 2 kelihatannya omzet setahun, bukan sebulan"
    yield tanya("usulan.akal.omzet", "Benarkah omzet Lampiran 2 berbeda dari jumlah Lampiran 3?", teks)


def _pembanding(usulan: Usulan, jumlah: dict) -> Iterator[Temuan]:
    lalu = getattr(getattr(usulan, "lampiran4", None), "omzet_lalu", None)
    sebulan = jumlah["omzet_bulanan"]
    if lalu and sebulan and lalu <= sebulan * KALI_SEBULAN:
        yield tanya(
            "usulan.akal.pembanding", "Benarkah omzet tahun pembanding itu jumlah setahun?",
            f"{rupiah(lalu)} setahun kelihatannya omzet sebulan: omzet per bulan sekarang {rupiah(sebulan)}",
        )  # fmt: skip


# {matter: (usulan, totals of Lampiran 3) -> its questions}
PERTANYAAN = {
    "produk": _produk,
    "omzet": _omzet,
    "pembanding": _pembanding,
    "titik": lambda usulan, jumlah: pertanyaan_titik(usulan.sentra, usulan.wilayah),
    "kecamatan": lambda usulan, jumlah: pertanyaan_kecamatan(usulan.sentra, usulan.wilayah),
}
