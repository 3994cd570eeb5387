"""Browsers: in words, and whether a person is known in this one."""

import hashlib
import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.models import Pengguna, PerambanDikenal

KUKI = "peramban"
UMUR_KUKI = 400 * 24 * 3600  # the longest that browsers keep one
PERAMBAN = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("Chrom", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SISTEM = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip


def nama_peramban(request: HttpRequest) -> str:
    """What the browser calls itself, shortened to what is kept."""
    return re.sub(r"[^\x20-\x7e]", "", request.META.get("HTTP_USER_AGENT", ""))[:200]


def dalam_kata(tulisan: str) -> str:
    """'Firefox di Windows' of what a browser calls itself; what nobody knows is said as such."""
    apa = next((nama for tanda, nama in PERAMBAN if tanda in tulisan), "Peramban tak dikenal")
    di = next((nama for tanda, nama in SISTEM if tanda in tulisan), "")
    return f"{apa} di {di}" if di else apa


def sidik(request: HttpRequest) -> str:
    """Digest of the token that this browser brings, '' without one."""
    token = request.COOKIES.get(KUKI, "")
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


def dikenal(request: HttpRequest, nama: str) -> str:
    """The digest under which the person with the log-in name `nama` is known in this browser; '' if not known."""
    ini = sidik(request)
    ada = ini and PerambanDikenal.objects.filter(sidik=ini, pengguna__username__iexact=nama).exists()
    return ini if ada else ""


def kenali(request: HttpRequest, balasan: HttpResponse, pengguna: Pengguna) -> bool:
    """Remember this browser for `pengguna` after a whole log-in; returns whether it was known before."""
    ini = sidik(request)
    if PerambanDikenal.objects.filter(pengguna=pengguna, sidik=ini).update(
        terlihat=timezone.now(), peramban=nama_peramban(request)
    ):
        return True
    token = request.COOKIES.get(KUKI, "")
    # One token for all who share a browser; but only one of ours: what somebody planted would be known to him too.
    if not PerambanDikenal.objects.filter(sidik=ini).exists():
        token = secrets.token_urlsafe(32)
    baru = hashlib.sha256(token.encode()).hexdigest()
    # Two log-ins of one browser at once are one browser.
    PerambanDikenal.objects.get_or_create(pengguna=pengguna, sidik=baru, defaults={"peramban": nama_peramban(request)})
    balasan.set_cookie(
        KUKI, token, max_age=UMUR_KUKI, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return False
