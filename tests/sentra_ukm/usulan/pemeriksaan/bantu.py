"""The desks of the province and the ministry: notes are notes, a decision is a step of its own."""

import html
import re

from django.urls import reverse

from sentra_ukm.models import Pemeriksaan
from tests.bantu_halaman import tanpa_tautan_pasal
from tests.pabrik import buat_pengguna

PROVINSI, KEMENTERIAN = Pemeriksaan.Meja.PROVINSI, Pemeriksaan.Meja.KEMENTERIAN


def masuk(client, peran, **isi):
    pengguna = buat_pengguna(peran, **isi)
    client.force_login(pengguna)
    return pengguna


def alamat(usulan):
    return reverse("pemeriksaan", args=[usulan.pk])


def buka(client, usulan) -> dict:
    """The page as a browser would send it back: every field with the value that it shows."""
    halaman = client.get(alamat(usulan))
    form = halaman.context["form"]
    return {b.html_name: b.value() for b in form} | {"meja": halaman.context["meja"]}


def isi_semua(data, hasil="ya"):
    return data | {nama: hasil for nama in data if nama.startswith("hasil_")}


def teks(balasan) -> str:
    polos = re.sub(r"<[^>]+>", " ", tanpa_tautan_pasal(balasan.content.decode()))
    return " ".join(html.unescape(polos).split())
