"""Form fields that read amounts, whole numbers and dates as people in an office write them (core.dasar.rupa)."""

from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rupa import IsianSalah, angka, baca_angka, baca_rupiah, baca_tanggal, tanggal_indonesia, tulis_isian


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
