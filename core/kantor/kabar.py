"""What is told about an account by mail, at once; the desk tells it for a week too (core.kantor.panel)."""

from django.conf import settings
from django.template.loader import render_to_string

from core.perkara.surel import kirim


def kabari(hal: str, alamat: str, perihal: str, *kalimat: str, jalur: str = "", tautan: str = "") -> None:
    """Mail about the thing `hal` to one address; `jalur` is a page to look at, `tautan` a one-time link."""
    situs = settings.ALAMAT_SITUS.rstrip("/")
    isi = {"kalimat": kalimat, "halaman": jalur and f"{situs}{jalur}", "tautan": tautan and f"{situs}{tautan}"}
    kirim(hal, alamat, f"Sentra: {perihal}", render_to_string("core/kantor/surel_akun.txt", isi))
