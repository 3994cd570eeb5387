"""What a matter shows on pages of others: panels on the page of one thing, lanes on the work desk.

The settings name them, each matter makes its own in its panel.py.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Case, Count, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from core.models import Urusan

BATAS = 20  # rows of a lane
BARU_SELESAI = timedelta(days=90)  # our own choice of how long what has ended is still looked for


class Panel(NamedTuple):
    """A part of a page: its template, which finds `isi` under that name."""

    templat: str
    isi: dict


class Lajur(NamedTuple):
    """What waits for somebody beside the turns of a route, for one before a case of this kind exists.

    `urusan` is a queryset, or what belah() made of one; `pintasan` url and label of the page that begins it; `tanda`
    the mark (core.halaman.tanda): "giliran" where the reader has to act. `semua` is the address of the list of all of
    them, for a lane that is cut. `di_mana`: the cases lie with others, and each row says with whom and since when.
    `aksi`: the side step that each row of the lane is there for.
    """

    judul: str
    keterangan: str
    urusan: Any
    pintasan: dict[str, str] | None = None
    tanda: str = "giliran"
    semua: str = ""
    di_mana: bool = False
    aksi: str = ""

    def baris(self) -> list[Any]:
        """The first rows, each with `banyak`: how many there are in all."""
        if isinstance(self.urusan, list):
            return self.urusan
        return list(self.urusan.annotate(banyak=Window(Count("pk")))[:BATAS])


def belah(semua: QuerySet, **bagian: Q) -> dict[str, list[Any]]:
    """{name: the first rows of `semua` that its condition takes, in the order of `semua`}: several lanes, one query.

    A row goes to the first condition that takes it.
    """
    lajur = Case(*(When(syarat, then=Value(nama)) for nama, syarat in bagian.items()))
    bernomor = (
        semua.annotate(lajur=lajur)
        .filter(lajur__isnull=False)
        .annotate(
            ke=Window(RowNumber(), partition_by="lajur", order_by=semua.query.order_by),
            banyak=Window(Count("pk"), partition_by="lajur"),
        )
    )
    hasil: dict[str, list[Any]] = {nama: [] for nama in bagian}
    for satu in bernomor.filter(ke__lte=BATAS):
        hasil[satu.lajur].append(satu)
    return hasil


def lajur_kiriman(model: type[Urusan], pengguna, judul: str, *terkait: str) -> list[Lajur]:
    """Cases of one kind that `pengguna` has handled and that lie with others now, or ended in the last days; newest
    first, with the relations `terkait`. Nothing for whoever holds no role of the route.
    """
    alur = model.alur
    if not {p.peran for p in pengguna.penugasan_aktif()} & {t.peran for t in alur.baris}:
        return []
    diputus = [s for s in alur.status if alur.tahap(s).diputus]
    baru = Q(status_sejak__gte=timezone.now() - BARU_SELESAI) | ~Q(status__in=diputus)
    semua = model.objects.terlihat_oleh(pengguna).pernah_ditangani(pengguna).filter(baru)
    semua = semua.exclude(pk__in=alur.antrean(pengguna).order_by().values("pk"))
    return [
        Lajur(
            f"{judul} yang saya kirim: di mana sekarang",
            f"Yang pernah Anda tangani dan sekarang di pihak lain, atau selesai {BARU_SELESAI.days} hari terakhir.",
            semua.select_related("wilayah", "berwenang", *terkait, *model.DESKRIPSI).order_by("-status_sejak", "-pk"),
            tanda="belum",
            semua=f"{reverse(model.url_daftar())}?saya=ya",
            di_mana=True,
        )
    ]


class Kabar(NamedTuple):
    """What somebody should know on the work desk and no case tells: one sentence, and where to go."""

    kalimat: str
    url: str
    label: str


def kabar_bagi(daftar: tuple[str, ...], pengguna) -> list[Kabar]:
    """The news that the functions named in `daftar` (dotted, of the settings) have for `pengguna`."""
    return [kabar for jalur in daftar for kabar in import_string(jalur)(pengguna)]


def panel_untuk(daftar: tuple[str, ...], objek, pengguna) -> list[Panel]:
    """The panels that the functions named in `daftar` (dotted, of the settings) make of `objek` for `pengguna`."""
    return [import_string(jalur)(objek, pengguna) for jalur in daftar]


def lajur_bagi(daftar: tuple[str, ...], pengguna) -> list[Lajur]:
    """The lanes that the functions named in `daftar` (dotted, of the settings) have for `pengguna`."""
    return [lajur for jalur in daftar for lajur in import_string(jalur)(pengguna)]
