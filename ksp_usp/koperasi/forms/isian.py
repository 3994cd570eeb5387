"""Fields of the register: a kabupaten/kota that is typed or picked, an answer that may be open, a NIK."""

import re

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rahasia import periksa_nik
from core.dasar.rupa import IsianSalah
from core.dasar.waktu import hari_ini

KOSONG = ("", "— pilih —")
SEMUA = ("", "Semua")
ID_DAFTAR_WILAYAH = "daftar-wilayah"


def sebut_wilayah(wilayah) -> str:
    """'Kabupaten Garut, Jawa Barat', as the list of suggestions has it and as the field reads it back."""
    return f"{wilayah.nama}, {wilayah.induk.nama}"


class WilayahField(forms.CharField):
    """A kabupaten/kota by name or code, with suggestions from the page's one list; cleaned to Wilayah.

    `daftar` (ksp_usp.koperasi.impor.wilayah.DaftarWilayah) is set by the form: one reading of the regions a page.
    """

    daftar = None

    def __init__(self, **kwargs):
        super().__init__(max_length=120, **kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"list": ID_DAFTAR_WILAYAH, "autocomplete": "off"}

    def prepare_value(self, value):
        return sebut_wilayah(value) if hasattr(value, "induk") else value

    def clean(self, value):
        teks = super().clean(value)
        if not teks:
            return None
        try:
            return self.daftar.cari(teks)
        except IsianSalah as salah:
            raise ValidationError(str(salah), code="tidak_dikenal") from salah


class YaTidakField(forms.TypedChoiceField):
    """Yes, no, or not known yet (None)."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=[("", "Belum diketahui"), ("ya", "Ya"), ("tidak", "Tidak")], coerce=lambda n: n == "ya",
            empty_value=None, required=False, **kwargs,
        )  # fmt: skip

    def prepare_value(self, value):
        return {True: "ya", False: "tidak"}.get(value, value) if isinstance(value, bool) else value


class NikField(forms.CharField):
    """NIK of a person, 16 digits; never kept on the computer as a draft."""

    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "singkat", "data-rahasia": ""})

    def __init__(self, **kwargs):
        super().__init__(max_length=40, required=False, **kwargs)

    def clean(self, value):
        nik = re.sub(r"[\s.]", "", super().clean(value))
        if nik:
            periksa_nik(nik)
        return nik


def belum_lewat(tanggal, wilayah=None) -> None:
    """Raise ValidationError when `tanggal` lies ahead of today at `wilayah`."""
    if tanggal and tanggal > hari_ini(wilayah):
        raise ValidationError("Tanggal ini belum tiba. Isi hari ini atau sebelumnya.")
