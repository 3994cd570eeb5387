"""Lists narrowed to what one figure of a dashboard counts: the figure's link carries region, period and code.

A list takes it with SaringKeadaan and the Sumber of its matter. On the page it is one of the filters in force, with
the words of the figure; nobody is offered it beside the other filters.
"""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.waktu import hari_ini
from core.dasbor.angka import Lingkup, Sumber
from core.dasbor.masa import TERAWAL, sebut_masa
from core.halaman.daftar import FormSaring
from core.models import Pengguna, Wilayah

KUNCI = ("di", "dari", "sampai", "angka")
SALAH = "Tautan dari halaman Keadaan ini tidak lengkap. Buka lagi dari sana, atau hapus saringannya."


def _tersembunyi(**isi) -> forms.CharField:
    return forms.CharField(required=False, max_length=60, widget=forms.HiddenInput, **isi)


class SaringKeadaan(FormSaring):
    """Filters of a list to which figures of the dashboard lead; `sumber` are those figures."""

    sumber: Sumber = {}
    pengguna: Pengguna

    di = _tersembunyi()
    dari = _tersembunyi()
    sampai = _tersembunyi()
    angka = _tersembunyi()
    lingkup: Lingkup | None = None

    def clean(self):
        isi = super().clean()
        if isi.get("angka"):
            self.lingkup = self._lingkup(isi)
        return isi

    def _lingkup(self, isi) -> Lingkup:
        try:
            dari, sampai = date.fromisoformat(isi.get("dari", "")), date.fromisoformat(isi.get("sampai", ""))
        except ValueError:
            raise ValidationError(SALAH) from None
        wilayah = Wilayah.objects.filter(kode=isi.get("di", "")).first()
        if wilayah is None or isi["angka"] not in self.sumber:
            raise ValidationError(SALAH)
        if not TERAWAL <= dari <= sampai <= hari_ini(wilayah):
            raise ValidationError(SALAH)
        return Lingkup(wilayah, dari, sampai, self.pengguna)

    def saring_di(self, queryset, _):
        return queryset

    saring_dari = saring_sampai = saring_di

    def saring_angka(self, queryset, kode):
        return self.sumber[kode][1](queryset, self.lingkup) if self.lingkup else queryset

    def dipakai(self):
        if self.lingkup is None:
            return super().dipakai()
        masa = sebut_masa(self.lingkup.dari, self.lingkup.sampai)
        kata = f"Keadaan {self.lingkup.wilayah.nama}, {masa}: {self.sumber[self.cleaned_data['angka']][0]}"
        return [*super().dipakai(), (kata, self.tanpa(*KUNCI))]
