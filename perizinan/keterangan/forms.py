"""Forms of the letters on how a licence stands."""

from django import forms

from core.halaman.daftar import SaringUrusan
from core.halaman.forms import SEMUA, FormSentra
from perizinan.models import KeteranganIzin, StatusKeterangan


class KeteranganForm(FormSentra, forms.ModelForm):
    class Meta:
        model = KeteranganIzin
        fields = ("keperluan",)
        labels = {"keperluan": "Untuk keperluan"}
        help_texts = {"keperluan": "Tercantum pada surat, misalnya: pengajuan pinjaman kepada bank."}


class SaringKeterangan(SaringUrusan):
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")
    utama = ("q", "status")

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusKeterangan.choices], required=False)
