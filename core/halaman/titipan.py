"""Work that stands in somebody's name, and how it comes into a colleague's: each matter names its own (TITIPAN)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from django.apps import apps

from core.dasar.izin import Izin, boleh, kepentingan
from core.models import Pegangan, Pengguna, Penugasan, Urusan, Wilayah
from core.perkara.ditolak import TidakBerwenang
from core.perkara.pegangan import alihkan, kantor_giliran, sebab_tidak_kepada


class Titipan(NamedTuple):
    """One case that somebody holds or is named for: as what, in words, at the office of which region.

    `sebab(kepada)` is why it cannot come into that name, or ''; `pindah(kepada, oleh)` does it in the transaction of
    the caller, and raises Ditolak with the reason.
    """

    urusan: Urusan
    sebagai: str
    kode: str
    sebab: Callable[[Pengguna], str]
    pindah: Callable[[Pengguna, Pengguna], None]

    @property
    def kunci(self) -> str:
        """One for one thing, as the page names it."""
        return f"{self.urusan.jenis_objek}:{self.urusan.pk}:{self.sebagai}"


def titipan_pegangan(orang: Pengguna, oleh: Pengguna) -> Iterator[Titipan]:
    """Cases that `orang` has taken in hand, among those that `oleh` sees."""
    nomor = defaultdict(list)
    for jenis, pk in Pegangan.objects.filter(pengguna=orang).order_by("pk").values_list("objek_jenis", "objek_id"):
        nomor[jenis].append(pk)
    for jenis, daftar in nomor.items():
        model = apps.get_model(jenis)
        terlihat = model.objects.terlihat_oleh(oleh).dengan_pegangan().filter(pk__in=daftar)
        for urusan in terlihat.select_related("wilayah", "berwenang", *model.DESKRIPSI).order_by("pk"):
            sebab = partial(sebab_tidak_kepada, urusan)
            yield Titipan(urusan, "dipegang", kantor_giliran(urusan), sebab, partial(alihkan, urusan))


def sebab_tidak_mengalihkan(oleh: Pengguna, urusan: Urusan, kode: str) -> str:
    """Why `oleh` may not hand on what of `urusan` lies at the office of the region `kode`, or ''."""
    if sebab := kepentingan(oleh, urusan):
        return sebab
    if boleh(oleh, Izin.ALIHKAN_URUSAN, Wilayah(kode=kode)):
        return ""
    return Izin.ALIHKAN_URUSAN.penolakan(Wilayah.objects.get(pk=kode))


def wajib_mengalihkan(oleh: Pengguna, urusan: Urusan, kode: str) -> Penugasan:
    """The post by which `oleh` hands it on, at the office of the region `kode`. Raises TidakBerwenang."""
    penugasan = boleh(oleh, Izin.ALIHKAN_URUSAN, Wilayah(kode=kode))
    if penugasan is None or kepentingan(oleh, urusan):
        raise TidakBerwenang(sebab_tidak_mengalihkan(oleh, urusan, kode))
    return penugasan
