"""The forms of old licences and offices: the sheet, a scan that comes later, the list of sheets."""

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rupa import angka
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import SEMUA, FormSentra, tanpa_tersembunyi
from core.lembar.baca import Lembar, baca_xlsx
from perizinan.lama.baris import Baris
from perizinan.lama.kolom import TABEL_LAMA
from perizinan.models import StatusLembar

BATAS = 300  # rows that one person reads through before confirming them


class UnggahForm(FormSentra, forms.Form):
    lembar = forms.FileField(
        label="Lembar izin dan kantor lama (.xlsx)",
        help_text=f"Paling banyak {BATAS} baris dan 2 MB. Judul kolom kantor Anda dikenali.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def terbaca(self) -> Lembar:
        """The rows of the sheet. Raises ValidationError with one sentence."""
        lembar = baca_xlsx(self.cleaned_data["lembar"], TABEL_LAMA)
        if kurang := TABEL_LAMA.kurang_wajib(TABEL_LAMA.kenali(lembar.kepala)):
            raise ValidationError(
                f"Kolom wajib tidak ada: {', '.join(kurang)}. Tambahkan atau beri judul itu di lembar Anda, lalu unggah"
                " lagi."
            )
        if len(lembar.baris) > BATAS:
            raise ValidationError(
                f"{angka(len(lembar.baris))} baris: paling banyak {BATAS} baris sekali unggah. Bagi menjadi beberapa"
                " lembar, lalu unggah satu per satu."
            )
        return lembar


class SaringLembar(SaringUrusan):
    cari_pada = ("nomor_perkara", "sumber")
    utama = ("q", "status")

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusLembar.choices], required=False)


class TinjauForm(FormSentra, forms.Form):
    """Of each row whether it is left out, and why. A reason alone says so as well."""

    def __init__(self, *args, baris: list[Baris], **kwargs):
        super().__init__(*args, **kwargs)
        self.baris = baris
        for b in baris:
            self.fields[f"tinggal-{b.nomor}"] = forms.BooleanField(label="Jangan catat", required=False)
            sebab = forms.CharField(label=f"Alasan baris {b.nomor}", max_length=200, required=False)
            sebab.widget.attrs |= {"class": "form-control", "aria-label": sebab.label, "placeholder": "Alasan"}
            sebab.validators.append(tanpa_tersembunyi(berbaris=False))
            self.fields[f"sebab-{b.nomor}"] = sebab

    def clean(self):
        isi = super().clean()
        for b in self.baris:
            if isi.get(f"tinggal-{b.nomor}") and isi.get(f"sebab-{b.nomor}") == "":
                self.add_error(f"sebab-{b.nomor}", f"Baris {b.nomor}: isi alasan ditinggalkan.")
        return isi

    @property
    def tinggal(self) -> dict[str, str]:
        """{row: why it is left out}."""
        sebab = {str(b.nomor): self.cleaned_data[f"sebab-{b.nomor}"] for b in self.baris}
        return {nomor: isi for nomor, isi in sebab.items() if isi}

    def tampil(self) -> list[tuple]:
        """(row, its tick, its reason) for the page."""
        return [(b, self[f"tinggal-{b.nomor}"], self[f"sebab-{b.nomor}"]) for b in self.baris]
