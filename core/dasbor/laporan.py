"""The report for the head of the office: the dashboard of a period on two to four pages of A4.

It is no letter: it has the office's head, and says who made it and when, but no number and no signature.
"""

from django.template.loader import render_to_string

from core.dasar.izin import membawahi
from core.dasbor.isi import Keadaan, papar
from core.perkara.surat import bingkai, render_pdf


def pdf_keadaan(keadaan: Keadaan) -> bytes:
    """The report as PDF, made by whoever asks for it, under the head of that office."""
    return render_pdf(html_keadaan(keadaan))


def html_keadaan(keadaan: Keadaan) -> str:
    """The same as HTML: each part with its first table, then the map and the regions, then the definitions."""
    lingkup, isi = keadaan.lingkup, papar(keadaan)
    kantor = (p for p in lingkup.pengguna.penugasan_aktif() if p.pihak is None)
    penugasan = next(p for p in kantor if membawahi(p.instansi.wilayah_id, lingkup.wilayah.kode))
    return render_to_string(
        "surat/dasbor/laporan.html",
        {
            **isi,
            **bingkai(penugasan.instansi),
            "sampai": lingkup.sampai,
            "pembuat": lingkup.pengguna,
            "penugasan": penugasan,
        },
    )
