"""The page of a request that did not come to its end: what happened, what was lost, what to do, a number to name.

It is made without the database and without context processors, which ask it.
"""

import logging
import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException
from django.template.loader import render_to_string

from core.dasar.gangguan import Terganggu, golongkan
from core.dasar.permintaan import id_baru, id_permintaan, nomor_gangguan

catatan = logging.getLogger("sentra.gangguan")

COBA_LAGI = 30  # seconds, for programs
TERBANYAK = 2000  # fields that the page gives back; the browser's "back" has them all
RAHASIA = ("password", "sandi", "kode", "token")
HANYA_DIBACA = "Anda hanya membaca: tidak ada yang berubah karenanya."
BELUM_TERCATAT = "Kiriman Anda belum tercatat: tidak ada yang berubah karenanya."
MUNGKIN_TERCATAT = (
    "Kiriman Anda mungkin sudah tercatat, mungkin belum. Buka halamannya lagi: riwayat dan isinya menunjukkan mana yang"
    " terjadi. Mengirim sekali lagi tidak membuatnya ganda."
)


class Permintaan:
    """Gives each request an id: the one of the proxy, else a new one. Stands before everything that may fail."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Without a proxy that sets it the header is whatever somebody sent.
        dari_proxy = request.headers.get("X-Request-ID", "") if settings.SECURE_PROXY_SSL_HEADER else ""
        penanda = id_permintaan.set(id_baru(dari_proxy))
        try:
            balasan = self.get_response(request)
            balasan["X-Request-ID"] = id_permintaan.get()
            return balasan
        finally:
            id_permintaan.reset(penanda)


def galat(request):
    """handler500: Django calls it while the exception is at hand."""
    return tampil(request, sys.exc_info()[1] or Terganggu())


def tampil(request, galat):
    """The answer to a request that `galat` ended; one request keeps one number, however often it fails on the way."""
    kelas = golongkan(galat)
    nomor = getattr(request, "nomor_gangguan", "")
    if kelas.bernomor and not nomor:
        nomor = request.nomor_gangguan = nomor_gangguan()
        catatan.error("%s %s: %s %s (%s)", nomor, kelas.__name__, request.method, request.path, type(galat).__name__)
    balasan = susun(request, kelas, nomor)
    balasan["Cache-Control"] = "private, no-store"
    if kelas.status == HTTPStatus.SERVICE_UNAVAILABLE:
        balasan["Retry-After"] = str(COBA_LAGI)
    return balasan


def susun(request, kelas, nomor):
    isi = {"galat": kelas, "hilang": hilang(request, kelas), "nomor": nomor}
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        kalimat = f"{kelas.judul}. {kelas.sebab} {isi['hilang']} {kelas.saran}"
        return JsonResponse({"kalimat": kalimat, "nomor": nomor}, status=kelas.status)
    if request.headers.get("HX-Request"):  # htmx puts it into a page that stands already
        return HttpResponse(render_to_string("core/halaman/_gangguan.html", isi), status=kelas.status)
    # A view that knows its case says so: its timeline tells which of the two happened.
    isi["urusan"] = "" if kelas.batal or request.method == "GET" else getattr(request, "halaman_urusan", "")
    isi["ulang"] = kiriman(request)
    isi["ada_berkas"] = bool(getattr(request, "_files", None))
    return HttpResponse(render_to_string("core/halaman/gangguan.html", isi), status=kelas.status)


def hilang(request, kelas):
    """What was lost, in one sentence."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return HANYA_DIBACA
    return BELUM_TERCATAT if kelas.batal else MUNGKIN_TERCATAT


def kiriman(request):
    """The fields of a failed POST as (name, value), to send them again; none where one of them is secret."""
    if request.method != "POST":
        return []
    try:
        isi = [(nama, nilai) for nama, semua in request.POST.lists() for nilai in semua]
    except (RawPostDataException, MultiPartParserError, SuspiciousOperation, BadRequest, OSError):
        return []  # it cannot be read, or not any more
    rahasia = any(kata in nama.lower() for nama, _ in isi for kata in RAHASIA if nama != "csrfmiddlewaretoken")
    return [] if rahasia or len(isi) > TERBANYAK else isi
