"""What of the work desk matters today: four figures, each with the cases behind it, counted whole and not by what is
shown."""

from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from core.dasar.waktu import hari_tiap_zona
from core.halaman.kunjungan import meja_sejak
from core.halaman.pegang import rekan_semeja
from core.models import Jejak, Pengguna, Urusan

# The figures by the word of their address: label, and whether it presses.
ANGKA = {
    "hari_ini": ("Jatuh tempo hari ini", True),
    "lewat": ("Lewat tenggat", True),
    "kembali": ("Dikembalikan", False),
    "baru": ("Baru bagi Anda", False),
}
BATAS_SARING = 200  # rows of one kind behind a figure


class AngkaMeja(NamedTuple):
    """`menunggu`: the kinds of case of which anything waits; `jumlah`: {figure: {kind: how many}}, no zero. With what
    is remembered of the desk itself (core.models.MejaSaya), `sebelum` that of the visit which goes on now."""

    menunggu: list[type[Urusan]]
    jumlah: dict[str, dict[type[Urusan], int]]
    sebelum: datetime | None
    dilipat: set[str]
    rekan: dict[str, bool]  # who shares a desk with this person (core.halaman.pegang)


def angka_meja(pengguna: Pengguna) -> AngkaMeja:
    """One query, however many kinds of case there are."""
    semua = [m for m in apps.get_models() if issubclass(m, Urusan)]
    kolom: dict[str, Any] = {}
    for model in semua:
        antrean = model.alur.antrean(pengguna)
        if not antrean.query.is_empty():
            kolom[f"ada_{model._meta.model_name}"] = Exists(antrean.order_by())
        for apa in ANGKA:
            baris = baris_angka(model, apa, pengguna, OuterRef("sebelum"))
            if not baris.query.is_empty():
                kolom[f"{apa}_{model._meta.model_name}"] = _banyak(baris)
    saya = Pengguna.objects.filter(pk=pengguna.pk).annotate(sebelum=meja_sejak())
    [jawab] = saya.values("sebelum", dilipat=F("meja__dilipat"), **kolom, **rekan_semeja(pengguna))
    milik = {apa: {m: jawab.get(f"{apa}_{m._meta.model_name}") for m in semua} for apa in ("ada", *ANGKA)}
    ada = [m for m, satu in milik.pop("ada").items() if satu]
    jumlah = {apa: {m: n for m, n in isi.items() if n} for apa, isi in milik.items()}
    return AngkaMeja(ada, jumlah, jawab["sebelum"], set(jawab["dilipat"] or ()), jawab)


def baris_angka(
    model: type[Urusan], apa: str, pengguna: Pengguna, sebelum: datetime | OuterRef | None
) -> QuerySet[Any]:
    """The cases of one kind behind the figure `apa`, in the order of the desk; `sebelum`: what is new came after."""
    antrean = model.alur.antrean(pengguna)
    match apa:
        case "kembali":
            return antrean.filter(status__in=_dikembalikan(model, pengguna))
        case "baru" if sebelum is not None:
            return antrean.filter(~Exists(_perbuatan_saya(model, pengguna)), status_sejak__gt=sebelum)
        case "hari_ini" if model.BERTENGGAT:
            return _di_meja(model, pengguna).filter(jatuh_tempo("", model))
        case "lewat" if model.BERTENGGAT:
            return _di_meja(model, pengguna).filter(jatuh_tempo("__lt", model))
    return model.objects.none()


def jatuh_tempo(banding: str, model: type[Urusan]) -> Q:
    """Cases whose last day is (`banding` "") or was before ("__lt") today, by the day at the authority of each."""
    hari = hari_tiap_zona()
    if len(set(hari.values())) == 1:  # one day in the whole country, as for 22 hours of every day
        return Q(status__in=model.BERTENGGAT, **{f"jatuh_tempo{banding}": next(iter(hari.values()))})
    zona = Q(pk__in=[])
    for nama, hari_di_sana in hari.items():
        zona |= Q(berwenang__zona=nama, **{f"jatuh_tempo{banding}": hari_di_sana})
    return Q(zona, status__in=model.BERTENGGAT)


def _di_meja(model: type[Urusan], pengguna: Pengguna) -> QuerySet[Any]:
    """What waits for this person, and what runs out before their eyes: each case once."""
    antrean, dipantau = model.alur.antrean(pengguna), model.dipantau(pengguna)
    if dipantau is None:
        return antrean
    semua = model.objects.filter(Q(pk__in=antrean.order_by().values("pk")) | dipantau)
    return semua.order_by(*model.URUTAN_ANTREAN)


def _dikembalikan(model: type[Urusan], pengguna: Pengguna) -> list[str]:
    """The statuses in which a case was handed back to a role of this person."""
    alur, peran = model.alur, {p.peran for p in pengguna.penugasan_aktif()}
    return [s for s in alur.status if alur.tahap(s).perbaikan and alur.peran_giliran(s) in peran]


def _perbuatan_saya(model: type[Urusan], pengguna: Pengguna) -> QuerySet[Jejak]:
    """What this person did on a case since it came to where it is: whoever moved it there finds it no news."""
    return Jejak.objects.filter(
        pengguna=pengguna, objek_jenis=model._meta.label_lower, objek_id=OuterRef("pk"),
        waktu__gte=OuterRef("status_sejak"),
    )  # fmt: skip


def _banyak(baris: QuerySet[Any]) -> Coalesce:
    """How many rows, as one value of another query."""
    hitung = baris.order_by().annotate(satu=Value(1)).values("satu").annotate(banyak=Count("pk")).values("banyak")
    return Coalesce(Subquery(hitung), 0)
