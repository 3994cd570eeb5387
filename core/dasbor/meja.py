"""What the trail tells of cases: where each stood at the end of the period, how long each desk took in it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from django.db.models import Case, CharField, DateTimeField, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.text import capfirst

from core.dasar.rupa import angka_pendek
from core.dasbor.angka import Lingkup
from core.dasbor.hitung import persentil
from core.models import Jejak

SEHARI = Decimal(86_400)
# The desks of a route: {key: statuses in which a case lies there}. From one to the other of a desk's own is no leaving.
Meja = Mapping[str, tuple[str, ...]]


def pada(daftar: QuerySet, lingkup: Lingkup) -> QuerySet:
    """Cases with `keadaan` and `keadaan_sejak`: the status at the end of the period, and since when; None of a later
    one. The trail is asked of those alone that have moved since."""
    if lingkup.kini:
        return daftar.annotate(keadaan=F("status"), keadaan_sejak=F("status_sejak"))
    terakhir = _langkah(daftar.model).filter(objek_id=OuterRef("pk"), waktu__lt=lingkup.akhir).order_by("-urutan")
    tetap = Q(status_sejak__lt=lingkup.akhir)
    return daftar.annotate(
        **{
            nama: Case(When(tetap, then=F(kini)), default=Subquery(terakhir.values(kolom)[:1]), output_field=jenis)
            for nama, kolom, kini, jenis in (
                ("keadaan", "ke", "status", CharField()),
                ("keadaan_sejak", "waktu", "status_sejak", DateTimeField()),
            )
        }
    )


@dataclass
class Singgah:
    """What left one desk in the period: how many cases, and the days of each stay."""

    urusan: set[int] = field(default_factory=set)
    hari: list[Decimal] = field(default_factory=list)

    @property
    def tengah(self) -> Decimal | None:
        return persentil(self.hari, Decimal("0.5"))

    @property
    def p90(self) -> Decimal | None:
        """Nine of ten took no longer."""
        return persentil(self.hari, Decimal("0.9"))


def sebut_terlama(apa: str, tengah: Mapping[str, Decimal | None]) -> str:
    """The title of a table of desks, {name: median days of what left it}: the slowest is named, where one is slow."""
    lama = {meja: hari for meja, hari in tengah.items() if hari is not None}
    if not lama:
        return f"Tidak ada {apa} yang selesai di suatu meja dalam masa ini"
    leher = max(lama, key=lambda meja: lama[meja])
    hari = angka_pendek(lama[leher])
    if hari == "0":
        return f"{capfirst(apa)} selesai di tiap meja pada hari ia datang"
    return f"{capfirst(apa)} paling lama di meja {leher}: nilai tengah {hari} hari"


def keluar(model, status: tuple[str, ...], lingkup: Lingkup) -> QuerySet:
    """The numbers of the cases of `model` that left a desk of these statuses in the period."""
    return _langkah(model).filter(
        dari__in=status, waktu__gte=lingkup.mulai, waktu__lt=lingkup.akhir
    ).exclude(ke__in=status).order_by().values("objek_id")  # fmt: skip


def singgah(milik: QuerySet, meja: Meja, lingkup: Lingkup) -> dict[str, Singgah]:
    """{key of a desk: what left it}, of the cases `milik`, by one query."""
    letak = {status: kunci for kunci, semua in meja.items() for status in semua}
    masa = _langkah(milik.model).filter(waktu__gte=lingkup.mulai, waktu__lt=lingkup.akhir)
    langkah = _langkah(milik.model).filter(
        objek_id__in=milik.filter(pk__in=masa.order_by().values("objek_id")).order_by().values("pk")
    )
    hasil: dict[str, Singgah] = defaultdict(Singgah)
    baris = langkah.order_by("objek_id", "urutan").values_list("objek_id", "dari", "ke", "waktu")
    for pk, semua in groupby(baris.iterator(chunk_size=5_000), itemgetter(0)):
        masuk = None
        for _, dari, ke, waktu in semua:
            di, lanjut = letak.get(dari), letak.get(ke)
            if di == lanjut:
                continue
            if di and masuk and lingkup.mulai <= waktu < lingkup.akhir:
                hasil[di].urusan.add(pk)
                hasil[di].hari.append(Decimal((waktu - masuk).total_seconds()) / SEHARI)
            masuk = waktu
    return hasil


def _langkah(model) -> QuerySet:
    """The steps that brought a case from one status to another."""
    return Jejak.objects.filter(objek_jenis=model._meta.label_lower).exclude(dari=F("ke"))
