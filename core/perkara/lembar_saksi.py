"""The witness sheet: a signed head on paper, which leaves the database; and reading it back."""

import base64
import io
import json
import re
from datetime import datetime

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from core.models import Kepala
from core.perkara.kunci_saksi import kunci_dikenal, nomor_kunci, tanda_sah
from core.perkara.saksi import naskah

AWAL, AKHIR = "SENTRA-SAKSI-1:", ":SAKSI"


class SaksiSalah(Exception):
    """What was handed in is no witness sheet, or not one of ours. `str()` says why."""


def blok_saksi(kepala: Kepala) -> str:
    """The head as one block of text that a program reads back, also after a line break anywhere in it."""
    publik = kunci_dikenal()[kepala.kunci][0]
    isi = kepala.isi() | {"tanda": kepala.tanda, "publik": publik}
    return AWAL + base64.urlsafe_b64encode(naskah(isi)).decode() + AKHIR


def baca_saksi(berkas: bytes, kunci: str | None = None) -> Kepala:
    """The head that a witness sheet (PDF, or its text) holds, its signature checked.

    `kunci` is the public key by which the reader trusts it; without it, it must be signed by a key of our settings.
    Raises SaksiSalah.
    """
    rapat = re.sub(r"\s+", "", _teks(berkas))
    if not (blok := re.search(f"{AWAL}([A-Za-z0-9_=-]+){AKHIR}", rapat)):
        raise SaksiSalah("tidak ada blok SENTRA-SAKSI di dalamnya.")
    try:
        isi = json.loads(base64.urlsafe_b64decode(blok[1]))
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
