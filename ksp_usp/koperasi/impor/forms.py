"""The one form of the import. It judges no row: that is done by ksp_usp.koperasi.impor.periksa alone."""

from django import forms

from core.halaman.forms import FormSentra


class UnggahForm(FormSentra, forms.Form):
    lembar = forms.FileField(
        label="Lembar daftar koperasi (.xlsx)",
        help_text="Satu lembar yang dibaca: yang berisi kolom koperasi; paling banyak 1.000 baris dan 2 MB. "
        "Judul kolom kantor Anda dikenali.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )
