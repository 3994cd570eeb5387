"""Form fields that read amounts, numbers, dates, years, points and NIK as people in an office write them."""

import re
from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rahasia import periksa_nik
from core.dasar.rupa import IsianSalah, angka, baca_angka, baca_rupiah, baca_tanggal, tanggal_indonesia, tulis_isian
from core.dasar.waktu import hari_ini


class IsianTerbaca(forms.CharField):
    """Text that is read by `baca`; what was typed stays in the field when it cannot be read."""

    jenis = ()
    atribut = {"inputmode": "numeric", "autocomplete": "off", "class": "singkat"}

    def __init__(self, *, terkecil=None, terbesar=None, **kwargs):
        self.terkecil, self.terbesar = terkecil, terbesar
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | self.atribut

    def to_python(self, value):
        if isinstance(value, self.jenis):
            return value
        teks = super().to_python(value)
        if teks is None:
            return None
        try:
            nilai = self.baca(teks)
        except IsianSalah as salah:
            raise ValidationError(str(salah), code="tidak_terbaca") from salah
        self.periksa_batas(nilai)
        return nilai

    def periksa_batas(self, nilai):
        if self.terkecil is not None and nilai < self.terkecil:
            raise ValidationError(f"Isi {self.tulis_batas(self.terkecil)} atau {self.kata_lebih}.", code="terkecil")
        if self.terbesar is not None and nilai > self.terbesar:
            raise ValidationError(f"Isi {self.tulis_batas(self.terbesar)} atau {self.kata_kurang}.", code="terbesar")

    kata_lebih, kata_kurang = "lebih", "kurang"

    def tulis_batas(self, nilai):
        return angka(nilai)

    def prepare_value(self, value):
        return self.tulis(value) if isinstance(value, self.jenis) else value


class KotakRupiah(forms.TextInput):
    """Echoes the amount in words while it is typed; without JavaScript it is a plain box."""

    class Media:
        js = [forms.Script("sentra/terbilang.js", defer=True)]


class RupiahField(IsianTerbaca):
    """Amount in rupiah, cleaned to Decimal. `terkecil` and `terbesar` bound it."""

    widget = KotakRupiah

    jenis = (Decimal, int)
    baca = staticmethod(baca_rupiah)
    tulis = staticmethod(tulis_isian)
    atribut = {"inputmode": "decimal", "autocomplete": "off", "class": "singkat", "data-terbilang": ""}


class BulatField(IsianTerbaca):
    """Whole number, 0 or more, cleaned to int; by default no more than an integer column holds."""

    jenis = (int,)
    baca = staticmethod(baca_angka)
    tulis = staticmethod(tulis_isian)

    def __init__(self, *, terbesar=999_999_999, **kwargs):
        super().__init__(terbesar=terbesar, **kwargs)


class TanggalField(IsianTerbaca):
    """Date typed day first ('31/12/2025', '31 Desember 2025'), cleaned to date."""

    jenis = (date,)
    baca = staticmethod(baca_tanggal)
    atribut = {"autocomplete": "off", "class": "singkat"}
    kata_lebih, kata_kurang = "sesudahnya", "sebelumnya"

    def to_python(self, value):
        return value.date() if isinstance(value, datetime) else super().to_python(value)

    def tulis_batas(self, nilai):
        return f"tanggal {tanggal_indonesia(nilai)}"

    @staticmethod
    def tulis(nilai):
        return f"{nilai:%d/%m/%Y}"


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


class YaTidakField(forms.TypedChoiceField):
    """Yes, no, or not known yet (None): all three in sight. In rows of many inputs give `widget` a Select, denser."""

    widget = forms.RadioSelect

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
