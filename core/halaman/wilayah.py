"""Regions in forms: one that is typed or picked, many at once, and the filter of a list by region."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.izin import Tingkat
from core.dasar.rupa import IsianSalah
from core.dasar.waktu import hari_ini
from core.dasar.wilayah import DaftarWilayah, sebut_wilayah
from core.models import Wilayah

ID_DAFTAR_WILAYAH = "daftar-wilayah"


class WilayahField(forms.CharField):
    """A kabupaten/kota by name or code, with suggestions from the page's one list; cleaned to Wilayah.

    `daftar` (core.dasar.wilayah.DaftarWilayah) is set by the form: one reading of the regions a page. `luas`: a whole
    province or the country is an answer too.
    """

    daftar = None

    def __init__(self, *, luas=False, **kwargs):
        self.luas = luas
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
            return self.daftar.cari_luas(teks) if self.luas else self.daftar.cari(teks)
        except IsianSalah as salah:
            raise ValidationError(str(salah), code="tidak_dikenal") from salah


def semua_wilayah() -> list[Wilayah]:
    """Every region with its province: one reading of them a page."""
    return list(Wilayah.objects.select_related("induk").order_by("kode"))


def saran_wilayah(semua: list[Wilayah], *, provinsi: bool = False) -> list[str]:
    """What a box offers while typing: the kabupaten/kota in force today, with `provinsi` whole provinces as well."""
    kini = hari_ini()
    kabkota = [sebut_wilayah(w) for w in semua if "." in w.pk and w.berlaku(kini)]
    return [*(sebut_wilayah(w) for w in semua if berprovinsi(w, kini)), *kabkota] if provinsi else kabkota


def berprovinsi(w: Wilayah, per: date) -> bool:
    return w.jenis == Wilayah.Jenis.PROVINSI and w.berlaku(per)


class BanyakWilayahField(forms.CharField):
    """Regions one a line, also whole provinces, cleaned to a list of Wilayah without repetition.

    The form sets `daftar`.
    """

    daftar: DaftarWilayah

    def __init__(self, **kwargs):
        super().__init__(max_length=40_000, widget=forms.Textarea({"rows": 5}), **kwargs)

    def prepare_value(self, value):
        return "\n".join(sebut_wilayah(w) for w in value) if isinstance(value, list) else value

    def clean(self, value):
        hasil, salah = {}, []
        for baris in super().clean(value).splitlines():
            if not baris.strip():
                continue
            try:
                w = self.daftar.cari_luas(baris.strip()[:120])
            except IsianSalah as galat:
                salah.append(str(galat))
            else:
                hasil[w.pk] = w
        if salah:
            sisa = [f"Dan {len(salah) - 5} baris lain belum dapat dibaca."] if len(salah) > 5 else []
            raise ValidationError(salah[:5] + sisa)
        return list(hasil.values())


def saring_wilayah(form, pengguna, *, induk: str, wilayah: str) -> None:
    """The two fields on region as each level of office uses them: a kabupaten none, a province its kabupaten."""
    terlihat = Wilayah.objects.terlihat_oleh(pengguna)
    tingkat = pengguna.tingkat_kantor
    if Tingkat.PUSAT in tingkat:
        form.fields[induk].queryset = terlihat.filter(induk="00")
        # All 514 at once would be most of the page: those of the province that is chosen, or that is asked for.
        provinsi = form.data.get(induk) or form.data.get(wilayah, "")[:2]
        provinsi = provinsi if re.fullmatch(r"[0-9]{2}", provinsi) else ""
        terlihat = terlihat.filter(induk__kode=provinsi) if provinsi else terlihat.none()
        if not provinsi:
            form.fields[wilayah].empty_label = "Pilih provinsi dahulu"
    else:
        del form.fields[induk]
    if tingkat & {Tingkat.PUSAT, Tingkat.PROVINSI}:
        form.fields[wilayah].queryset = terlihat.filter(kode__contains=".")
    else:
        del form.fields[wilayah]
