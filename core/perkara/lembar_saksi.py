"""The witness sheet: a signed head on paper, which leaves the database; and reading it back."""

import base64
import io
import json
import re
from datetime import UTC, datetime
from textwrap import wrap
from typing import Any

import segno
from django.conf import settings
from django.db.models import Model
from django.template.loader import render_to_string
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import CapWaktu, Jejak, Kepala, Penugasan
from core.perkara.kunci_saksi import kunci_dikenal, nomor_kunci, tanda_sah
from core.perkara.saksi import model_tersidik, naskah
from core.perkara.surat import render_pdf, situs_periksa
from core.perkara.surel import kirim

AWAL, AKHIR = "SENTRA-SAKSI-1:", ":SAKSI"
LEBAR = 64  # signs a line: no mail program breaks it


class SaksiSalah(Exception):
    """What was handed in is no witness sheet, or not one of ours. `str()` says why."""


def blok_saksi(kepala: Kepala) -> str:
    """The head as one block of text that a program reads back, also after a line break anywhere in it."""
    publik = kunci_dikenal()[kepala.kunci][0]
    isi = kepala.isi() | {"tanda": kepala.tanda, "publik": publik}
    # Without the "=" that fills up: mail programs write that sign in another way.
    return AWAL + base64.urlsafe_b64encode(naskah(isi)).decode().rstrip("=") + AKHIR


def _isi_lembar(kepala: Kepala) -> dict[str, Any]:
    model: list[type[Model]] = [*model_tersidik(), Jejak]
    nama = {m._meta.label_lower: str(m._meta.verbose_name) for m in model}
    cap = CapWaktu.objects.filter(kepala=kepala).first()
    return {
        "kepala": kepala,
        "cap": cap,
        "jawaban_cap": wrap(base64.b64encode(cap.jawaban).decode(), LEBAR) if cap else [],
        "situs": situs_periksa().partition("/")[0],
        "jumlah": [(nama.get(tabel, tabel), banyak) for tabel, banyak in kepala.jumlah.items()],
        "tanda": wrap(kepala.tanda, LEBAR, break_on_hyphens=False),
        "blok": wrap(blok_saksi(kepala), LEBAR, break_on_hyphens=False),
    }


def pdf_saksi(kepala: Kepala) -> bytes:
    """The witness sheet of a head as PDF."""
    qr = segno.make(blok_saksi(kepala), error="l").png_data_uri(scale=4, border=2)
    return render_pdf(render_to_string("surat/saksi/lembar.html", _isi_lembar(kepala) | {"qr": qr}))


def kirim_saksi(kepala: Kepala) -> int:
    """Mail the head to those who keep it outside, once a calendar week; to how many.

    The mail is itself a sheet, and carries the PDF.
    """
    tahun, minggu, _ = kepala.waktu.astimezone(UTC).isocalendar()
    penerima = settings.SAKSI_KEPADA or penerima_saksi()
    isi = render_to_string("surat/saksi/surel.txt", _isi_lembar(kepala))
    lembar = (f"lembar-saksi-{tahun}-{minggu:02}.pdf", pdf_saksi(kepala)) if penerima else ("", b"")
    for alamat in penerima:
        kirim(f"saksi:{tahun}-{minggu}", alamat, f"Sentra: lembar saksi bukti {tahun}, minggu ke-{minggu}", isi, lembar)
    return len(penerima)


def penerima_saksi() -> list[str]:
    """The admins in post of the ministry and of the provinces who have an address: several offices keep the sheet."""
    tugas = Penugasan.objects.filter(peran=Peran.ADMIN_INSTANSI, pengguna__is_active=True)
    tugas = tugas.exclude(instansi__wilayah__kode__contains=".").exclude(pengguna__email="")
    aktif = (p for p in tugas.select_related("pengguna", "instansi__wilayah").order_by("pk") if p.aktif(hari_ini(None)))
    return list(dict.fromkeys(p.pengguna.email for p in aktif))


def baca_saksi(berkas: bytes, kunci: str | None = None) -> Kepala:
    """The head that a witness sheet (PDF, or its text) holds, its signature checked.

    `kunci` is the public key by which the reader trusts it; without it, it must be signed by a key of our settings.
    Raises SaksiSalah.
    """
    rapat = re.sub(r"\s+", "", _teks(berkas))
    if not (blok := re.search(f"{AWAL}([A-Za-z0-9_-]+){AKHIR}", rapat)):
        raise SaksiSalah("tidak ada blok SENTRA-SAKSI di dalamnya.")
    try:
        isi = json.loads(base64.urlsafe_b64decode(blok[1] + "=" * (-len(blok[1]) % 4)))
        publik, tanda = isi.pop("publik"), isi.pop("tanda")
        kepala = Kepala(**isi | {"waktu": datetime.fromisoformat(isi["waktu"]), "tanda": tanda})
        nomor = nomor_kunci(publik)
    except (ValueError, KeyError, TypeError) as salah:
        raise SaksiSalah("blok SENTRA-SAKSI di dalamnya rusak.") from salah
    dikenal = {kunci} if kunci else {p for p, _, _ in kunci_dikenal().values()}
    if publik not in dikenal or nomor != kepala.kunci:
        raise SaksiSalah(f"ditandatangani kunci yang tidak dikenal ({nomor}); sebut kunci publiknya dengan --kunci.")
    if not tanda_sah(naskah(kepala.isi()), tanda, publik):
        raise SaksiSalah("tanda tangannya tidak cocok dengan isinya.")
    return kepala


def _teks(berkas: bytes) -> str:
    if not berkas.startswith(b"%PDF-"):
        return berkas.decode("utf-8", "replace")
    try:
        return "\n".join(halaman.extract_text() for halaman in PdfReader(io.BytesIO(berkas)).pages)
    except PyPdfError as salah:
        raise SaksiSalah("PDF-nya tidak terbaca.") from salah
