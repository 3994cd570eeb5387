"""The one list page: filters in the address, 50 rows, keyset paging, the same rows as a sheet.

Keyset paging asks for the rows after the last one shown instead of counting past all earlier ones, so page 400
costs what page 1 costs, and a row added meanwhile shifts nothing.
"""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.generic import View
from django.views.generic.base import TemplateResponseMixin

from core.dasar import rupa
from core.dasar.batas_waktu import batas_waktu
from core.dasar.pencari import Pencari
from core.dasar.waktu import waktu_setempat
from core.halaman.pegang import alamat_alihkan, tandai_pilihan
from core.halaman.saringan import saringan_daftar, simpan_saringan
from core.halaman.tanda import status_urusan
from core.halaman.tanpa_nik import TanpaNik
from core.halaman.unduhan import LANGSUNG, TERBANYAK, lembar_daftar, minta_lembar
from core.models import Urusan
from core.models.pegangan import baca_pegangan

BATAS_HITUNG = 1_000  # beyond it the page says "lebih dari 1.000": counting all costs more than it tells


@dataclass(frozen=True)
class Kolom:
    """One column: header, an attribute path ('wilayah.nama', methods are called) or a function of the row.

    `tautan` makes the cell the row's heading and links it to get_absolute_url. `utuh` never breaks a line
    (numbers of cases). Numbers align right by themselves. `bawah` is what stands under the value in small letters, on
    the page only: what a reader looks for is the name, and under it its number, product or age. A column that is
    `lembar` stands in the sheet only. `rupa` draws the value of a row as HTML in place of its words. `lebar` is the
    share of the width in percent; where every column has one the table keeps to the width of the page.
    """

    judul: str
    nilai: str | Callable
    kanan: bool = False
    tautan: bool | Callable = False
    utuh: bool = False
    bawah: tuple[str | Callable, ...] = ()
    lembar: bool = False
    rupa: Callable | None = None
    lebar: int = 0

    def ambil(self, objek):
        """The raw value, as the sheet gets it."""
        return _ambil(objek, self.nilai)

    def _url(self, objek) -> str:
        if callable(self.tautan):
            return self.tautan(objek)
        return objek.get_absolute_url() if self.tautan else ""

    def sel(self, objek) -> dict:
        nilai = self.ambil(objek)
        angka = isinstance(nilai, int | Decimal) and not isinstance(nilai, bool)
        return {
            "judul": self.judul,
            "teks": self.rupa(objek) if self.rupa else tulis(nilai),
            "bawah": " · ".join(filter(None, (tulis(_ambil(objek, satu)) for satu in self.bawah))),
            "kanan": self.kanan or angka,
            "utuh": self.utuh,
            "url": self._url(objek),
        }


def _ambil(objek, nilai: str | Callable):
    """What a path of attributes or a function makes of a row."""
    if callable(nilai):
        return nilai(objek)
    for bagian in nilai.split("."):
        objek = getattr(objek, bagian, None)
        objek = objek() if callable(objek) else objek
    return objek


def kolom_status(lebar: int) -> Kolom:
    """The status of a case as mark and word."""
    return Kolom("Status", "get_status_display", rupa=status_urusan, bawah=(dipegang_oleh,), lebar=lebar)


def dipegang_oleh(urusan) -> str:
    """Who has a case in hand and since which day."""
    p = urusan.pegangan
    return f"dipegang {p.nama} sejak {tulis(p.sejak)}" if p else ""


def umur(urusan) -> str:
    """How long an open case has been in its status."""
    return "" if urusan.tahap.diputus else rupa.umur(urusan.umur_hari)


# For the sheet: the number by which a column can be sorted.
KOLOM_UMUR = Kolom("Umur (hari)", lambda u: None if u.tahap.diputus else u.umur_hari, lembar=True)


def tulis(nilai) -> str:
    """A value as a cell of a page shows it."""
    match nilai:
        case None:
            return ""
        case bool():
            return "Ya" if nilai else "Tidak"
        case int() | Decimal():
            return rupa.angka(nilai)
        case datetime():
            return rupa.tanggal_indonesia(waktu_setempat(saat=nilai).date())
        case date():
            return rupa.tanggal_indonesia(nilai)
        case _:
            return str(nilai)


class FormSaring(forms.Form):
    """Filters of a list. `cari_pada` names the columns that `q` looks into; other fields filter by their own name.

    A field for which there is a method saring_<name>(queryset, value) filters by that.
    """

    cari_pada: tuple[str, ...] = ()
    # The filters of the one line; the rest is folded.
    utama: tuple[str, ...] = ("q", "status")
    # Whether nothing holds the words as they were typed, and what is like them is shown.
    mirip = False

    q = forms.CharField(label="Cari", required=False, max_length=100, widget=forms.TextInput({"type": "search"}))

    def __init__(self, *args, pengguna=None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.pengguna = pengguna
        if not self.cari_pada:
            del self.fields["q"]

    def baris(self):
        """The fields of the one line."""
        return [self[nama] for nama in self.fields if nama in self.utama]

    def lain(self):
        """The fields that are folded."""
        return [bidang for bidang in self.visible_fields() if bidang.name not in self.utama]

    def kueri(self) -> str:
        """What is filled in and valid, as the query of an address, in the order of the fields."""
        isi = QueryDict(mutable=True)
        for nama in (n for n in self.fields if self.cleaned_data.get(n) not in (None, "")):
            isi.setlist(nama, self.data.getlist(nama))
        return isi.urlencode()

    def dipakai(self) -> list[tuple[str, str]]:
        """(words, address without it) of each filter in force; the search says itself in its field."""
        return [
            (f"{bidang.label}: {_kata(bidang.field, self.cleaned_data[bidang.name])}", self.tanpa(bidang.name))
            for bidang in self.visible_fields()
            if bidang.name != "q" and self.cleaned_data.get(bidang.name) not in (None, "")
        ]

    def tanpa(self, *nama: str) -> str:
        """The address without these filters, at its first page."""
        sisa = self.data.copy()
        for kunci in (*nama, "sebelum", "sesudah"):
            sisa.pop(kunci, None)
        return f"?{sisa.urlencode()}"

    def sebut(self) -> list[str]:
        """Every filter in force in words, the search too: what a sheet says above its rows."""
        cari = self.cleaned_data.get("q")
        mirip = " (ejaan yang mirip)" if self.mirip else ""
        return [*([f"Cari: {cari}{mirip}"] if cari else []), *(kata for kata, _ in self.dipakai())]

    def saring(self, queryset):
        """Narrow `queryset` by what was chosen; what is invalid is shown as an error and narrows nothing."""
        for nama, nilai in self.cleaned_data.items():
            if nilai in (None, "") or nama == "q":
                continue
            cara = getattr(self, f"saring_{nama}", None)
            queryset = cara(queryset, nilai) if cara else queryset.filter(**{nama: nilai})
        if kata := self.cleaned_data.get("q"):
            queryset = self.cari(queryset, kata)
        return queryset

    def cari(self, queryset, kata):
        """Rows with the words of `kata` in the columns of `cari_pada`; where none has, what is spelled much like it."""
        pencari = Pencari(kata)
        persis = pencari.saring(queryset, self.cari_pada)
        if not pencari.dapat_mirip or persis.exists():
            return persis
        self.mirip = True
        return pencari.saring(queryset, self.cari_pada, mirip=True)


class SaringUrusan(FormSaring):
    """Filters of a list of cases: among them those that the person has handled."""

    saya = forms.ChoiceField(label="Pernah saya tangani", choices=[("", "Semua"), ("ya", "Ya")], required=False)

    def saring_saya(self, queryset, _):
        return queryset.pernah_ditangani(self.pengguna)


def _kata(bidang, nilai) -> str:
    """A chosen value as its field shows it."""
    pilihan = {str(kode): label for kode, label in getattr(bidang, "choices", ())}
    return str(pilihan.get(str(nilai)) or tulis(nilai))


@dataclass(frozen=True)
class Halaman:
    """One page of rows and the keys of its neighbours ('' = none)."""

    baris: list
    sebelum: str
    sesudah: str


class Kunci:
    """The order of a list as a key: own, never-null fields, the last one unique. Default: newest first."""

    def __init__(self, model, urutan: tuple[str, ...]):
        self.urutan = urutan
        kolom = [nama.removeprefix("-") for nama in urutan]
        self.bidang = [model._meta.pk if nama == "pk" else model._meta.get_field(nama) for nama in kolom]
        self.nama = [bidang.attname for bidang in self.bidang]
        self.turun = [nama.startswith("-") for nama in urutan]

    def tulis(self, objek) -> str:
        naskah = json.dumps([getattr(objek, nama) for nama in self.nama], cls=DjangoJSONEncoder, separators=(",", ":"))
        return base64.urlsafe_b64encode(naskah.encode()).decode().rstrip("=")

    def baca(self, teks: str) -> list | None:
        """The values of a key from an address; None for what this list never wrote."""
        try:
            nilai = json.loads(base64.urlsafe_b64decode(teks + "=" * (-len(teks) % 4)))
            if None in nilai or any(isinstance(n, str) and "\0" in n.encode().decode() for n in nilai):
                return None  # no database takes a NUL, or half of a surrogate pair
            return [b.to_python(n) for b, n in zip(self.bidang, nilai, strict=True)]
        except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error, ValidationError):
            return None

    def lewat(self, nilai: list, mundur: bool) -> Q:
        """Rows strictly beyond `nilai` in the order (`mundur`: before it)."""
        lewat, sama = Q(), Q()
        for nama, turun, batas in zip(self.nama, self.turun, nilai, strict=True):
            banding = "lt" if turun != mundur else "gt"
            lewat |= sama & Q(**{f"{nama}__{banding}": batas})
            sama &= Q(**{nama: batas})
        # The first column alone bounds the scan: databases use an index for this, not for the OR.
        banding = "lte" if self.turun[0] != mundur else "gte"
        return Q(**{f"{self.nama[0]}__{banding}": nilai[0]}) & lewat

    def halaman(self, queryset, jumlah: int, sebelum: str = "", sesudah: str = "") -> Halaman:
        maju = queryset.order_by(*self.urutan)
        if sebelum and (nilai := self.baca(sebelum)):
            terbalik = [nama.removeprefix("-") if nama.startswith("-") else f"-{nama}" for nama in self.urutan]
            baris = list(queryset.order_by(*terbalik).filter(self.lewat(nilai, mundur=True))[: jumlah + 1])
            if len(baris) > jumlah:
                baris = baris[jumlah - 1 :: -1]
                return Halaman(baris, self.tulis(baris[0]), self.tulis(baris[-1]))
        elif sesudah and (nilai := self.baca(sesudah)):
            baris = list(maju.filter(self.lewat(nilai, mundur=False))[: jumlah + 1])
            if baris:
                ada_lagi, baris = len(baris) > jumlah, baris[:jumlah]
                return Halaman(baris, self.tulis(baris[0]), self.tulis(baris[-1]) if ada_lagi else "")
        baris = list(maju[: jumlah + 1])
        ada_lagi, baris = len(baris) > jumlah, baris[:jumlah]
        return Halaman(baris, "", self.tulis(baris[-1]) if ada_lagi else "")


class DaftarView(TanpaNik, TemplateResponseMixin, View):
    """A list of what the person may see. A subclass names model, judul, kolom and, if need be, the rest."""

    template_name = "core/halaman/daftar.html"
    judul = ""
    keterangan = ""
    kolom: tuple[Kolom, ...] = ()
    form_saring = FormSaring
    urutan: tuple[str, ...] = ("-pk",)
    per_halaman = 50
    # Empty list: why, what to do, and where to (url, label) for who may do it.
    kosong_sebab = "Belum ada data."
    kosong_saran = ""
    # What the list is about beyond its filters, for the head of the sheet.
    lingkup_lembar = ""

    def get_kolom(self) -> tuple[Kolom, ...]:
        return self.kolom

    def get_aksi(self) -> tuple | None:
        """Address and label of the page's one primary button, for who may press it; True behind them: it is a POST."""
        return None

    def get_queryset(self):
        """Rows that the person may see, with the joins that the columns need."""
        return self.model.objects.terlihat_oleh(self.request.user)

    def get_form_saring(self):
        return self.form_saring(self.request.GET, pengguna=self.request.user)

    def susun(self) -> None:
        """Read the filters, and the rows that they leave."""
        self.saring = self.get_form_saring()
        self.saring.is_valid()
        self.tersaring = self.saring.saring(self.get_queryset())

    def post(self, request, *args, **kwargs):
        """Keep the present filter under a name."""
        self.susun()
        form, jawab = simpan_saringan(request, self.judul, self.saring.kueri())
        return jawab or self.render_to_response(self.get_context_data(form_saringan=form), status=422)

    def get(self, request, *args, **kwargs):
        self.susun()
        if request.GET.get("unduh") == "xlsx":
            jumlah = self.tersaring.order_by().values("pk")[: TERBANYAK + 1].count()
            if jumlah <= TERBANYAK:
                return self.unduh(jumlah)
            messages.warning(
                request, f"Terlalu banyak untuk satu berkas Excel (batas {rupa.angka(TERBANYAK)} baris). Saring dulu."
            )
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, form_saringan=None, **kwargs):
        kolom, data = [k for k in self.get_kolom() if not k.lembar], self.request.GET
        halaman = Kunci(self.model, self.urutan).halaman(
            self.tersaring, self.per_halaman, data.get("sebelum", ""), data.get("sesudah", "")
        )
        alihkan = ""
        if issubclass(self.model, Urusan):
            baca_pegangan(halaman.baris)
            alihkan = alamat_alihkan(self.model, halaman.baris, self.request.user)
        baris = [[k.sel(objek) for k in kolom] for objek in halaman.baris]
        if alihkan:
            tandai_pilihan(baris, halaman.baris)
        # A header stands over its numbers.
        kepala = [
            {"judul": k.judul, "lebar": k.lebar, "kanan": any(b[i]["kanan"] for b in baris)}
            for i, k in enumerate(kolom)
        ]
        jumlah = self.hitung()
        aksi = self.get_aksi()
        return {
            "view": self,
            "judul": self.judul,
            "keterangan": self.keterangan,
            "form": self.saring,
            "tersaring": any(self.saring.cleaned_data.values()),
            "kepala": kepala,
            "tetap": all(k.lebar for k in kolom),
            "dipakai": self.saring.dipakai(),
            "saringan": saringan_daftar(self.request, self.saring.kueri(), form_saringan),
            "alihkan": alihkan,
            "halaman": halaman,
            "baris": baris,
            "jumlah": f"lebih dari {rupa.angka(BATAS_HITUNG)}" if jumlah > BATAS_HITUNG else rupa.angka(jumlah),
            "aksi": dict(zip(("url", "label", "kirim"), aksi, strict=False)) if aksi else None,
            "cari_semua": "" if baris else self.cari_semua(),
            **kwargs,
        }

    def cari_semua(self) -> str:
        """Where the words that found nothing here are looked for among all that the person sees."""
        kata = self.saring.cleaned_data.get("q")
        return reverse("cari", query={"q": kata}) if kata else ""

    def hitung(self) -> int:
        """How many rows the filters leave; beyond BATAS_HITUNG one more stands for all."""
        return self.tersaring.order_by().values("pk")[: BATAS_HITUNG + 1].count()

    def unduh(self, jumlah: int) -> HttpResponse:
        """The rows as a sheet: a long one is made by a worker, which comes here again as the same person."""
        if hasattr(self.request, "maju"):
            return self.xlsx(jumlah)
        if jumlah > LANGSUNG:
            return minta_lembar(self.request, self.judul, jumlah)
        with batas_waktu("unduhan"):
            return self.xlsx(jumlah)

    def xlsx(self, jumlah: int) -> HttpResponse:
        kolom = self.get_kolom()
        baris = self.tersaring.order_by(*self.urutan).iterator(chunk_size=1000)
        nomor: list[int] = []
        self.request.dipaparkan = {self.model._meta.label_lower: nomor}
        isi = (self.sel_lembar(o, kolom, nomor) for o in baris)
        saringan = [*filter(None, [self.lingkup_lembar]), *self.saring.sebut()]
        return lembar_daftar(self.request, self.judul, [k.judul for k in kolom], isi, jumlah, saringan)

    def sel_lembar(self, objek, kolom, nomor: list[int]) -> list:
        """The cells of one row of the sheet; its number goes into the log of views."""
        nomor.append(objek.pk)
        return [k.ambil(objek) for k in kolom]
