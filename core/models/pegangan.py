"""Pegangan: who of a team has taken a case in hand. Our own control, no rule of the text: it bars nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.dasar.waktu import hari_ini
from core.models.organisasi import Penugasan

if TYPE_CHECKING:
    from core.models.urusan import Urusan


class Pemegang(NamedTuple):
    """Who has a case in hand, and since when."""

    pengguna_id: int
    nama: str
    sejak: datetime


class PeganganQuerySet(models.QuerySet):
    def atas(self, *daftar: Urusan):
        """The rows about these cases, of whatever kinds."""
        nomor: dict[str, list[int]] = defaultdict(list)
        for urusan in daftar:
            nomor[urusan.jenis_objek].append(urusan.pk)
        syarat = Q(pk__in=[])
        for jenis, pk in nomor.items():
            syarat |= Q(objek_jenis=jenis, objek_id__in=pk)
        return self.filter(syarat)

    def berlaku(self):
        """Those whose holder still has the post by which the case was taken, by the day in Jakarta."""
        hari = hari_ini()
        bertugas = Q(penugasan__sampai=None) | Q(penugasan__sampai__gte=hari)
        return self.filter(bertugas, penugasan__mulai__lte=hari, pengguna__is_active=True)

    def tentang(self, model: type[Urusan]):
        """Those in force on the case of an outer query over `model`."""
        return self.berlaku().filter(objek_jenis=model._meta.label_lower, objek_id=models.OuterRef("pk"))


class Pegangan(models.Model):
    """A case in somebody's hand, by the post that opens its steps to that person; one row a case.

    Taken, released and handed on in core.perkara.pegangan; the gate ends it when the turn passes to another desk. It
    counts as long as the post does. Nothing of it is evidence: only a case handed on by another goes into the trail.
    """

    objek_jenis = models.CharField(max_length=60)
    objek_id = models.BigIntegerField()
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pegangan")
    penugasan = models.ForeignKey(Penugasan, models.CASCADE, related_name="+")
    sejak = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = PeganganQuerySet.as_manager()

    class Meta:
        verbose_name = "pegangan"
        verbose_name_plural = "pegangan"
        constraints = [
            models.UniqueConstraint(fields=["objek_jenis", "objek_id"], name="satu_pemegang_satu_urusan"),
        ]

    def __str__(self):
        return f"{self.objek_jenis}:{self.objek_id} pada {self.pengguna_id}"


def baca_pegangan(daftar: Iterable[Urusan]) -> None:
    """Set `pegangan` on cases of whatever kinds: one query."""
    daftar = list(daftar)
    kolom = ("objek_jenis", "objek_id", "pengguna", "pengguna__nama", "sejak")
    semua = Pegangan.objects.berlaku().atas(*daftar).values_list(*kolom) if daftar else ()
    ada = {(jenis, pk): Pemegang(*isi) for jenis, pk, *isi in semua}
    for urusan in daftar:
        urusan.pegangan = ada.get((urusan.jenis_objek, urusan.pk))
