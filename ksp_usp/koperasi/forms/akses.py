"""The form that gives a pengurus access to the own koperasi."""

from django import forms

from core.halaman.forms import FormSentra
from core.kantor.forms import NAMA_PENGGUNA
from core.models import Pengguna


class AksesForm(FormSentra, forms.Form):
    """Which pengurus of the register, under which name, on what request; `calon` are those in office."""

    judul = ""
    orang = forms.ModelChoiceField(
        None, label="Pengurus", empty_label="Pilih pengurus", help_text="Yang tercatat menjabat pada register."
    )
    username = forms.CharField(
        label="Nama pengguna", max_length=150, validators=[NAMA_PENGGUNA], help_text="Untuk masuk."
    )
    surel = forms.EmailField(
        label="Surel", required=False,
        help_text="Milik orang itu sendiri; ke sini tautan kata sandinya. Kosong: kata sandi pertama tampil sekali.",
    )  # fmt: skip
    dasar = forms.CharField(
        label="Surat permintaan", max_length=160, help_text="Nomor dan tanggal surat koperasi yang memintanya."
    )

    def __init__(self, *args, calon, per, **kwargs):
        super().__init__(*args, **kwargs)
        self.per = per
        self.fields["orang"].queryset = calon

    def clean_orang(self):
        orang = self.cleaned_data["orang"]
        if orang.berakhir is None:
            raise forms.ValidationError(
                f"Masa jabatan {orang.nama} belum tercatat. Isi tanggal berakhirnya pada register dahulu: aksesnya"
                " berakhir bersama masa itu."
            )
        return orang

    def clean_username(self):
        nama = self.cleaned_data["username"]
        if Pengguna.objects.filter(username__iexact=nama).exists():
            raise forms.ValidationError(f"Nama pengguna {nama} sudah dipakai. Pilih yang lain.")
        return nama

    def akun(self) -> Pengguna:
        """The account as it begins."""
        isi = self.cleaned_data
        return Pengguna(nama=isi["orang"].nama, username=isi["username"], email=isi["surel"])
