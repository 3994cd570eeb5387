"""The form of a what-if, built from what may be changed; its values stand in the address."""

from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.http import QueryDict
from django.utils.html import format_html

from core.andai.populasi import Butir, Nilai, Populasi
from core.dasar.rupa import tulis_isian
from core.halaman.bidang import BulatField, DesimalField, RupiahField, TeksField
from core.halaman.forms import FormSentra
from core.models import Andaian


def tulis(butir: Butir, nilai: Nilai) -> str:
    """A value as the address and the box hold it."""
    return nilai if isinstance(nilai, str) else tulis_isian(nilai)


class AndaiForm(FormSentra, forms.Form):
    """One box a threshold. What the address does not name keeps the value in force."""

    def __init__(self, populasi: Populasi, butir: tuple[Butir, ...], alamat: QueryDict) -> None:
        self.butir, self.populasi = butir, populasi
        berlaku = {b.kode: tulis(b, b.berlaku) for b in butir}
        super().__init__(berlaku | {kode: alamat[kode] for kode in berlaku if kode in alamat})
        for kode in self.diubah() if self.is_valid() else ():
            bidang = self[kode]
            bidang.help_text = format_html('{} <b class="status-dekat">Diubah</b>', bidang.help_text)

    def clean(self):
        if not self.errors:
            for kode, kalimat in self.populasi.periksa(self.cleaned_data).items():
                self.add_error(kode, kalimat)
        return self.cleaned_data

    def diubah(self) -> dict[str, Nilai]:
        """The values that differ from those in force, of a valid form."""
        isi = {b.kode: self.cleaned_data[b.kode] for b in self.butir}
        angka = {kode: n if isinstance(n, str) else Decimal(n) for kode, n in isi.items()}
        return {b.kode: angka[b.kode] for b in self.butir if angka[b.kode] != b.berlaku}


def susun_form(populasi: Populasi, butir: tuple[Butir, ...], alamat: QueryDict) -> AndaiForm:
    """The form of these thresholds with what the address holds."""
    bidang = {b.kode: _bidang(b) for b in butir}
    return type("Form", (AndaiForm,), bidang)(populasi, butir, alamat)


def _bidang(butir: Butir) -> forms.Field:
    isi = {
        "label": butir.label,
        "help_text": format_html("Berlaku: {}; {}. {}.", butir.sebut(butir.berlaku), butir.tepi, butir.dasar),
    }
    if butir.pilihan:
        return forms.ChoiceField(choices=butir.pilihan, **isi)
    if butir.satuan.startswith("rupiah"):
        return RupiahField(**isi)
    return DesimalField(**isi) if butir.desimal else BulatField(**isi)


class SimpanForm(FormSentra, forms.ModelForm):
    """A name under which a what-if is kept."""

    nama = TeksField(
        label="Nama andaian", max_length=120, help_text="Agar mudah dikenali, misalnya: Tenaga kerja 30, omzet tetap."
    )

    class Meta:
        model = Andaian
        fields = ("nama",)


def baca(populasi: Populasi, butir: tuple[Butir, ...], nilai: Mapping[str, str]) -> dict[str, Nilai]:
    """What a kept what-if still changes: values that are read today, of thresholds that there still are."""
    alamat = QueryDict(mutable=True)
    alamat.update(nilai)
    form = susun_form(populasi, butir, alamat)
    return form.diubah() if form.is_valid() else {}
