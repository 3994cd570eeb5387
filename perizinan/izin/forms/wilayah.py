"""Many regions at once: one a line for the counter, whole provinces as well for the public page."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rupa import IsianSalah
from core.dasar.waktu import hari_ini
from core.models import Wilayah
from ksp_usp.koperasi.forms.isian import sebut_wilayah
from ksp_usp.koperasi.impor.wilayah import DaftarWilayah


def semua_wilayah() -> list[Wilayah]:
    """Every region with its province: one reading of them a page."""
    return list(Wilayah.objects.select_related("induk").order_by("kode"))


def saran_wilayah(semua: list[Wilayah], *, provinsi: bool = False) -> list[str]:
    """What a box offers while typing: the kabupaten/kota in force today, with `provinsi` whole provinces as well."""
    kini = hari_ini()
    kabkota = [sebut_wilayah(w) for w in semua if "." in w.pk and w.berlaku(kini)]
    return [*(sebut_provinsi(w) for w in semua if berprovinsi(w, kini)), *kabkota] if provinsi else kabkota


def berprovinsi(w: Wilayah, per: date) -> bool:
    return w.jenis == Wilayah.Jenis.PROVINSI and w.berlaku(per)


def sebut_provinsi(w: Wilayah) -> str:
    """'Seluruh Provinsi Jawa Barat': never to be taken for one kabupaten/kota."""
    return f"Seluruh Provinsi {w.nama.removeprefix('Provinsi ')}"


class BanyakWilayahField(forms.CharField):
    """Kabupaten/kota one a line, cleaned to a list of Wilayah without repetition. The form sets `daftar`."""

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
                w = self.daftar.cari(baris.strip()[:120])
            except IsianSalah as galat:
                salah.append(str(galat))
            else:
                hasil[w.pk] = w
        if salah:
            sisa = [f"Dan {len(salah) - 5} baris lain belum dapat dibaca."] if len(salah) > 5 else []
            raise ValidationError(salah[:5] + sisa)
        return list(hasil.values())
