"""What the forms of a usulan are made of: a base that saves half-filled parts, and its fields."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rupa import IsianSalah, baca_angka, tulis_isian
from core.dasar.waktu import hari_ini
from core.halaman.bidang import IsianTerbaca
from core.halaman.forms import OPSIONAL, FormSentra

TERIMA = ".pdf,.jpg,.jpeg,.png,.xlsx"
KOSONG = ("", "— pilih —")
SEMUA = ("", "Semua")


class FormDraf(FormSentra):
    """A form that saves whatever there is. `wajib` are the fields that the part needs in the end."""

    wajib: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in self.wajib:
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)


class DesimalField(IsianTerbaca):
    """A figure with at most two decimals after a comma, 0 or more, cleaned to Decimal; refuses '1.500' and '12.5'."""

    jenis = (Decimal, int)
    tulis = staticmethod(tulis_isian)
    atribut = {"inputmode": "decimal", "autocomplete": "off", "class": "singkat"}

    @staticmethod
    def baca(teks):
        utuh, koma, pecahan = teks.strip().partition(",")
        if re.fullmatch(r"[0-9]+\.[0-9]{1,2}", teks.strip()):
            raise IsianSalah(f"Pakai koma untuk desimal: tulis {teks.strip().replace('.', ',')}.")
        if koma and not re.fullmatch(r"[0-9]{1,2}", pecahan):
            raise IsianSalah("Tulis paling banyak dua angka di belakang koma, misalnya 12,5.")
        # With decimals written out, a dot before the comma can only part thousands.
        if koma and re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", utuh):
            utuh = utuh.replace(".", "")
        return baca_angka(utuh) + (Decimal(pecahan) / 10 ** len(pecahan) if koma else Decimal(0))


class VersiField(forms.IntegerField):
    """The version of the part that the page showed; 0 = there was none. What is no number is no version."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False)

    def clean(self, value):
        try:
            return super().clean(value) or 0
        except ValidationError:
            return -1


class KoordinatField(forms.CharField):
    """A coordinate in degrees, '-7,227906' or '-7.227906', cleaned to Decimal with six decimals."""

    def __init__(self, *, dari, sampai, **kwargs):
        self.dari, self.sampai = dari, sampai
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "text", "autocomplete": "off", "class": "singkat"}

    def to_python(self, value):
        teks = super().to_python(value)
        if teks is None:
            return None
        rapi = teks.replace("−", "-")
        if not re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{1,12})?", rapi):
            raise ValidationError("Tulis derajat dengan angka, misalnya -7,227906 atau 107,908699.")
        nilai = round(Decimal(rapi.replace(",", ".")), 6)
        if not self.dari <= nilai <= self.sampai:
            raise ValidationError(
                f"Titik ini di luar Indonesia: isi antara {self.dari} dan {self.sampai}. "
                "Periksa tanda minus dan jangan tertukar antara lintang dan bujur."
            )
        return nilai


class TahunField(forms.CharField):
    """A year of four digits between `dari` and this year, cleaned to int."""

    def __init__(self, *, dari, **kwargs):
        self.dari = dari
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off", "class": "singkat"}

    def to_python(self, value):
        teks = super().to_python(value)
        if teks is None:
            return None
        tahun = int(teks) if re.fullmatch(r"[0-9]{4}", teks) else 0
        if not self.dari <= tahun <= hari_ini().year:
            raise ValidationError(f"Isi tahun dengan empat angka, antara {self.dari} dan {hari_ini().year}.")
        return tahun


class TeksField(forms.CharField):
    """Text of several lines; line ends as stored, whatever the browser sends."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")
