"""Who saw what: one row for each page with personal data that was shown, for each file and sheet that was handed out.

Which address shows whose data is declared, not programmed: each app lists its addresses in its pribadi.py
(`HALAMAN`), the setting PRIBADI names those modules. An address that nobody declared is logged.
"""

import hashlib
import hmac
import logging
import re
from functools import cache
from importlib import import_module
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.dasar.alamat import alamat_klien
from core.dasar.permintaan import id_permintaan
from core.lembar.excel import JENIS_XLSX
from core.models import Paparan

catatan = logging.getLogger(__name__)
# Pages that come back with what was wrong show the same data as the one before them.
TAMPIL = {200, 206, 409, 422}
ANGKA_PANJANG = re.compile(r"\d{12,}")


class Papar(NamedTuple):
    """What personal data an address shows: whose, in words, and of which model is the object that it names by `pk`.

    `objek` empty: the address names none, or names the kind of a case itself.
    """

    siapa: str
    objek: str = ""
    jenis: str = Paparan.Jenis.HALAMAN


# What an address that shows no personal data is declared as.
TANPA = None
BELUM_DINYATAKAN = Papar("belum dinyatakan")


@cache
def halaman_pribadi() -> dict[str, Papar | None]:
    """What every app declares of its addresses: {url name: Papar, or TANPA}."""
    return {nama: papar for modul in settings.PRIBADI for nama, papar in import_module(modul).HALAMAN.items()}


class CatatPaparan:
    """Writes the row once the page is there. A log that cannot be written goes to the error log; the page stands."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        balasan = self.get_response(request)
        if balasan.status_code in TAMPIL and request.resolver_match:
            papar = halaman_pribadi().get(request.resolver_match.url_name, BELUM_DINYATAKAN) or Papar("")
            # Who it is, is asked last: what is for everybody needs no database.
            if (papar.siapa or not tampil_di_layar(balasan)) and request.user.is_authenticated:
                catat_paparan(request, balasan, papar)
        return balasan


def catat_paparan(request, balasan, papar: Papar) -> None:
    """One INSERT, after the page and outside its transaction."""
    baris = Paparan(
        waktu=timezone.now(),
        pengguna_id=request.user.pk,
        pelaku=request.user.nama,
        sebagai=sebutan_jabatan(request.user),
        alamat=alamat_klien(request),
        jenis=jenis_paparan(request, balasan, papar),
        halaman=request.resolver_match.url_name,
        baris=getattr(request, "dipaparkan", {}),
        saringan=sidik_saringan(request),
        permintaan=id_permintaan.get()[:64],
        **objek_paparan(request.resolver_match.kwargs, papar.objek),
    )
    if baris.baris:
        baris.jumlah = sum(map(len, baris.baris.values()))
    if baris.jenis == Paparan.Jenis.NIK:
        baris.alasan = ANGKA_PANJANG.sub("[angka]", request.POST.get("alasan", ""))[:200]
    try:
        baris.save(force_insert=True)
    except Exception:
        catatan.exception(
            "Paparan tidak tersimpan: %s pengguna:%s %s %s %s:%s",
            baris.waktu.isoformat(), baris.pengguna_id, baris.jenis, baris.halaman, baris.objek_jenis, baris.objek_id,
        )  # fmt: skip


def tampil_di_layar(balasan) -> bool:
    """Whether the answer is a page, and not a file that is carried out of the house."""
    return balasan.headers.get("Content-Type", "text/").startswith(("text/", "application/json"))


def jenis_paparan(request, balasan, papar: Papar) -> str:
    """What was done: told by what went out, else as declared; a NIK is shown by the answer to a POST only."""
    if not tampil_di_layar(balasan):
        lembar = balasan.headers["Content-Type"] == JENIS_XLSX and papar.jenis != Paparan.Jenis.UNDUH
        return Paparan.Jenis.EKSPOR if lembar else Paparan.Jenis.UNDUH
    if papar.jenis == Paparan.Jenis.NIK and (request.method != "POST" or balasan.status_code != 200):
        return Paparan.Jenis.HALAMAN
    return papar.jenis


def objek_paparan(kwargs: dict, objek: str) -> dict:
    """What an address names: the object by its key, and the rest as `bagian`."""
    sisa = {nama: nilai for nama, nilai in kwargs.items() if nama not in ("pk", "jenis")}
    return {
        "objek_jenis": objek or jenis_urusan(kwargs.get("jenis", "")),
        "objek_id": kwargs.get("pk"),
        "bagian": " ".join(map(str, sisa.values()))[:60],
    }


@cache
def jenis_urusan(nama: str) -> str:
    """'sentra_ukm.usulan' for the 'usulan' of an address of a step; '' for none."""
    return next((m._meta.label_lower for m in apps.get_models() if m._meta.model_name == nama), "")


def sebutan_jabatan(pengguna) -> str:
    """The posts that the person holds now, with their offices."""
    jabatan = (f"{p.jabatan_tercetak}, {p.instansi.nama}" for p in pengguna.penugasan_aktif())
    return "; ".join(dict.fromkeys(jabatan))[:400]


def sidik_saringan(request) -> str:
    """A keyed mark of the filters of an address: tells whether two were the same, not what a person searched for."""
    if not request.GET:
        return ""
    saringan = "&".join(sorted(f"{nama}={nilai}" for nama, semua in request.GET.lists() for nilai in semua))
    return hmac.new(settings.SECRET_KEY.encode(), saringan.encode(), hashlib.sha256).hexdigest()[:16]
