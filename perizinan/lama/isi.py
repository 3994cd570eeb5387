"""The reading of a sheet as its case keeps it, checked anew whenever it is asked."""

import json
from collections.abc import Collection

from core.dasar.rahasia import TakTerbaca
from core.lembar.baca import Lembar
from core.perkara.ingat import sekali
from perizinan.lama.baris import Hasil
from perizinan.lama.kolom import TABEL_LAMA
from perizinan.lama.periksa import periksa
from perizinan.models import BacaanLembarLama, LembarLama


def baca(satu: LembarLama) -> Lembar:
    """The rows as they were read, with what was mended since; none where the reading is gone or cannot be read."""
    isi = BacaanLembarLama.objects.filter(lembar=satu).values_list("isi", flat=True).first()
    if not isi or isinstance(isi, TakTerbaca):
        return Lembar(satu.sumber, [], [])
    return Lembar.from_dict(json.loads(isi))


def tulis(satu: LembarLama, lembar: Lembar) -> None:
    """Keep a reading until the sheet is done with."""
    isi = json.dumps(lembar.as_dict(), ensure_ascii=False)
    BacaanLembarLama.objects.update_or_create(lembar=satu, defaults={"isi": isi})


def lupakan_bacaan(satu: LembarLama) -> None:
    """The sheet is done with: nobody needs its rows any more."""
    BacaanLembarLama.objects.filter(lembar=satu).delete()


def hasil(satu: LembarLama, *, kunci: bool = False, tanpa: Collection[int] = ()) -> Hasil:
    """The rows of the sheet, examined today at its authority."""
    lembar = baca(satu)
    return periksa(lembar, TABEL_LAMA.kenali(lembar.kepala), satu.berwenang, satu.hari_ini, kunci=kunci, tanpa=tanpa)


def hasil_halaman(satu: LembarLama) -> Hasil:
    """The same, asked once for a page."""
    return sekali(satu, ("hasil",), lambda: hasil(satu))


def ditinggalkan(satu: LembarLama) -> set[int]:
    """The rows that the second person leaves out."""
    return {int(nomor) for nomor in satu.tinggal}
