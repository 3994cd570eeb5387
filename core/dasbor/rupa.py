"""A table of figures as pages and the report show it: words for its cells, its bars, its line or its map."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.dasar import rupa
from core.dasar.izin import Tingkat, kode_tingkat
from core.dasbor.angka import Angka, Bagan, Baris, Nilai, Tabel
from core.grafik.batang import batang, nada
from core.grafik.garis import garis
from core.grafik.peta import Golongan, Titik, gambar, golongkan
from core.grafik.warna import GARIS_KUAT
from core.models import Wilayah

BELUM_DIKETAHUI = "–"
BARIS_TERBUKA = 12  # a longer table is folded under its title and its map


@dataclass(frozen=True)
class Sel:
    """A value in words, and the list behind it."""

    judul: str
    teks: str
    url: str = ""


@dataclass(frozen=True)
class BarisTampil:
    """A row of the page: what it is of, its cells, and its bar."""

    label: str
    url: str
    sel: tuple[Sel, ...]
    batang: SafeString


@dataclass(frozen=True)
class TabelTampil:
    """What the component tabel_angka draws."""

    tabel: Tabel
    kolom: tuple[tuple[str, SafeString], ...]
    baris: tuple[BarisTampil, ...]
    jumlah: BarisTampil | None
    berbatang: bool
    gambar: SafeString
    golongan: tuple[Golongan, ...]

    @property
    def lipat(self) -> bool:
        return len(self.baris) > BARIS_TERBUKA and bool(self.gambar or self.berbatang)

    @property
    def ada_yang_belum(self) -> bool:
        return any(s.teks == BELUM_DIKETAHUI for b in self.baris for s in b.sel)


@dataclass(frozen=True)
class AngkaTampil:
    """A figure in words: the value, of how many, and how many have not said."""

    angka: Angka
    teks: str
    dasar: str
    belum: str

    @property
    def ringkas(self) -> str:
        """Of how many, and how many of them have not said: what stands under the figure where it stands alone."""
        return "; ".join(filter(None, (self.dasar, self.belum and f"{self.angka.belum_kata} {self.belum}")))


def tampilkan_angka(satu: Angka) -> AngkaTampil:
    """One figure as the component angka_keadaan draws it."""
    teks = "belum diketahui" if satu.nilai is None else rupa.angka_pendek(satu.nilai)
    if satu.nilai is not None and satu.satuan.startswith("rupiah"):
        teks = rupa.rupiah(satu.nilai).removesuffix(",00")
    return AngkaTampil(satu, teks, _sebut_dasar(satu), _sebut_belum(satu))


def persen(bagian: Nilai, semua: int | None) -> str:
    """'16,4%' of the whole; '' where there is no whole."""
    if bagian is None or not semua:
        return ""
    return f"{rupa.angka_pendek(Decimal(bagian) * 100 / semua)}%"


def _sebut_dasar(satu: Angka) -> str:
    """'dari 128 usulan berjalan (16,4%)'; of a sum what it is a sum over; '' of a plain count."""
    if satu.penyebut is None:
        return ""
    banyak = f"{rupa.angka(satu.penyebut)} {satu.penyebut_kata}".strip()
    if satu.jumlahan:
        return f"pada {banyak}"
    bagian = persen(satu.nilai, satu.penyebut)
    return f"dari {banyak} ({bagian})" if bagian else f"dari {banyak}"


def _sebut_belum(satu: Angka) -> str:
    """'3 (2,5%)'; '' where everything is on record by its nature."""
    if satu.belum is None:
        return ""
    bagian = persen(satu.belum, satu.penyebut) if satu.belum else ""
    return f"{rupa.angka(satu.belum)} ({bagian})" if bagian else rupa.angka(satu.belum)


def tulis(nilai: Nilai) -> str:
    """A value as a page writes it: one decimal at most, and a dash for what is not known, which is not 0."""
    return BELUM_DIKETAHUI if nilai is None else rupa.angka_pendek(nilai)


def tampilkan(tabel: Tabel, wilayah: Wilayah) -> TabelTampil:
    """`tabel` with its drawing, on the dashboard of `wilayah`; a map asks once for the places of the regions."""
    berbatang = tabel.bagan in (Bagan.BATANG, Bagan.TUMPUK)
    penuh = _penuh(tabel) if berbatang else 0
    golongan: Sequence[Golongan] = ()
    lukisan = SafeString("")
    match tabel.bagan:
        case Bagan.GARIS:
            titik = [(b.label, b.nilai[0]) for b in tabel.baris]
            lukisan = garis(titik, label=tabel.judul, batas=tabel.batas, batas_kata=tabel.batas_kata)
        case Bagan.PETA:
            golongan = golongkan(_titik(tabel.baris), tabel.satuan if tabel.satuan == "%" else "")
            dekat = kode_tingkat(wilayah.kode) is not Tingkat.PUSAT
            lukisan = gambar(golongan, label=f"Peta: {tabel.judul}. Angkanya pada tabel.", dekat=dekat)
    return TabelTampil(
        tabel,
        tuple((k, _contoh(ke, tabel)) for ke, k in enumerate(tabel.kolom)),
        tuple(_baris(b, tabel, penuh) for b in tabel.baris),
        _baris(tabel.jumlah, tabel, 0) if tabel.jumlah else None,
        berbatang,
        lukisan,
        tuple(golongan),
    )


def _penuh(tabel: Tabel) -> Decimal:
    """What the full width of a bar stands for: 100 for shares, else the longest bar of the table."""
    if tabel.bagan == Bagan.BATANG and tabel.satuan == "%":
        return Decimal(100)
    return max((sum(_bagian(b, tabel), Decimal(0)) for b in tabel.baris), default=Decimal(0))


def _bagian(baris: Baris, tabel: Tabel) -> list[Decimal]:
    """What the bar of a row is made of, as exact as its figures are written: no bar beside a 0."""
    nilai = baris.nilai[:1] if tabel.bagan == Bagan.BATANG else baris.nilai
    return [round(Decimal(n or 0), 1) for n in nilai]


def _baris(baris: Baris, tabel: Tabel, penuh: Decimal | int) -> BarisTampil:
    semua = baris.url_nilai or ("",) * len(baris.nilai)
    url = [satu if nilai else "" for satu, nilai in zip(semua, baris.nilai, strict=True)]  # behind a 0 is nothing
    return BarisTampil(
        baris.label,
        baris.url,
        tuple(Sel(*satu) for satu in zip(tabel.kolom, map(tulis, baris.nilai), url, strict=True)),
        batang(_bagian(baris, tabel), penuh),
    )


def _contoh(ke: int, tabel: Tabel) -> SafeString:
    """The tone of a column in its header, where the bars have several."""
    if tabel.bagan != Bagan.TUMPUK:
        return SafeString("")
    return format_html(
        '<svg class="nada" viewBox="0 0 14 14" aria-hidden="true">'
        '<rect x="0.5" y="0.5" width="13" height="13" fill="{}" stroke="{}"/></svg>',
        nada(ke, len(tabel.kolom)),
        GARIS_KUAT,
    )


def _titik(baris: Sequence[Baris]) -> list[Titik]:
    """The rows that are a kabupaten/kota with a place on the map."""
    nilai = {b.kode: b.nilai[0] for b in baris if b.kode}
    tempat = Wilayah.objects.filter(kode__in=nilai, lintang__isnull=False, bujur__isnull=False).order_by("kode")
    return [Titik(w.nama, w.lintang, w.bujur, nilai[w.kode]) for w in tempat]
