"""A search is no place for the NIK of a person: what was asked with one is asked again without it."""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# Not the 18 digits of a NIP, by which an admin looks for a colleague.
NIK = re.compile(r"(?<![0-9])(?:[0-9][\s.-]*){15}[0-9](?![0-9])")
BUKAN_NIK = "NIK orang tidak dicari di sini, dan tidak disimpan. Cari orangnya dengan nama."


def memuat_nik(teks: str) -> bool:
    """Whether 16 digits stand in it, with or without blanks, dots or dashes between them."""
    return NIK.search(teks) is not None


class TanpaNik:
    """A page that is searched by its address: no link of it, saved filter or sheet can then repeat a NIK."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        bersih = {nama: [n for n in semua if not memuat_nik(n)] for nama, semua in request.GET.lists()}
        if bersih == dict(request.GET.lists()):
            return super().dispatch(request, *args, **kwargs)
        messages.warning(request, BUKAN_NIK)
        kueri = request.GET.copy()
        for nama, semua in bersih.items():
            kueri.setlist(nama, semua)
        sisa = kueri.urlencode()
        return redirect(f"{request.path}?{sisa}" if sisa else request.path)
