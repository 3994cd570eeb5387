"""What is asked about an incident."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.halaman.bidang import TeksField
from core.halaman.forms import FormSentra


class SaatField(forms.DateTimeField):
    """Day and hour in WIB; the browser's own picker, or typed as 2026-12-02 10.00."""

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H.%M"],
            widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            error_messages={"invalid": "Tulis tanggal dan jam, misalnya 2026-12-02 10.00."},
            **kwargs,
        )


class GangguanForm(FormSentra, forms.Form):
    apa = TeksField(
        label="Yang terjadi", max_length=200, help_text="Satu kalimat, misalnya: Basis data tidak dapat dihubungi."
    )
    dampak = TeksField(
        label="Dampak bagi pekerjaan",
        max_length=300,
        help_text="Apa yang belum dapat dilakukan, dan apa yang tetap dapat.",
    )
    sejak = SaatField(label="Sejak (WIB)")
    perkiraan = SaatField(label="Perkiraan pulih (WIB)", required=False)

    def clean_sejak(self):
        sejak = self.cleaned_data["sejak"]
        if sejak > timezone.now():
            raise ValidationError("Saat ini belum tiba. Isi kapan gangguan dimulai.")
        return sejak

    def clean(self):
        sejak, perkiraan = self.cleaned_data.get("sejak"), self.cleaned_data.get("perkiraan")
        if sejak and perkiraan and perkiraan <= sejak:
            self.add_error("perkiraan", "Perkiraan pulih harus sesudah gangguan dimulai.")
        return self.cleaned_data
