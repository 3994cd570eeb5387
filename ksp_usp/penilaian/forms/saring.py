"""Filters of the list of assessments and of the plan for a year."""

from django import forms

from core.dasar.izin import Tingkat
from core.dasbor.saring import SaringKeadaan
from core.halaman.daftar import FormSaring
from core.halaman.forms import SEMUA
from core.models import Wilayah
from ksp_usp.models import PenilaianKesehatan, StatusPenilaian
from ksp_usp.models.penilaian import PILIHAN_PREDIKAT
from ksp_usp.penilaian.dasbor import SUMBER
from ksp_usp.penilaian.forms.tugas import TAHUN_PERTAMA

BELUM, JATUH_TEMPO, BERJALAN, SELESAI = "belum", "jatuh_tempo", "berjalan", "selesai"
KEADAAN = {
    BELUM: "Belum dinilai",
    JATUH_TEMPO: "Jatuh tempo",
    BERJALAN: "Ditugaskan",
    SELESAI: "Selesai",
}


class SaringPenilaian(FormSaring):
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")
    utama = ("q", "tahun_buku", "status")

    tahun_buku = forms.TypedChoiceField(label="Tahun buku", required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusPenilaian.choices], required=False)
    predikat = forms.ChoiceField(label="Predikat", choices=[SEMUA, *PILIHAN_PREDIKAT], required=False)
    cara = forms.ChoiceField(label="Cara", choices=[SEMUA, *PenilaianKesehatan.Cara.choices], required=False)
    wilayah = forms.ModelChoiceField(Wilayah.objects.none(), label="Wilayah", required=False, empty_label=SEMUA[1])

    def __init__(self, *args, pengguna, tahun, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun_buku"].choices = [SEMUA, *((t, str(t)) for t in range(tahun, TAHUN_PERTAMA - 1, -1))]
        tingkat = pengguna.tingkat_kantor
        if Tingkat.PUSAT in tingkat:
            # The provinces: the 514 kabupaten/kota at once would be most of the page.
            self.fields["wilayah"].queryset = Wilayah.objects.filter(induk="00")
            self.fields["wilayah"].label = "Provinsi"
        elif Tingkat.PROVINSI in tingkat:
            self.fields["wilayah"].queryset = Wilayah.objects.terlihat_oleh(pengguna)
        else:
            del self.fields["wilayah"]

    def saring(self, queryset):
        wilayah = self.cleaned_data.pop("wilayah", None)
        queryset = super().saring(queryset)
        self.cleaned_data["wilayah"] = wilayah
        if wilayah is None:
            return queryset
        if "." in wilayah.pk:
            return queryset.filter(wilayah=wilayah)
        return queryset.filter(wilayah__kode__startswith=wilayah.pk)


class SaringRencana(SaringKeadaan):
    sumber = SUMBER
    cari_pada = ("nama", "badan_hukum", "nik_koperasi")
    utama = ("q", "tahun", "keadaan")

    tahun = forms.TypedChoiceField(label="Tahun buku", required=False, coerce=int, empty_value=None)
    keadaan = forms.ChoiceField(label="Keadaan", choices=[SEMUA, *KEADAAN.items()], required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[SEMUA, ("ksp", "KSP"), ("usp", "USP Koperasi")], required=False)

    def __init__(self, *args, pengguna, tahun, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna
        self.fields["tahun"].choices = [(t, str(t)) for t in range(tahun, TAHUN_PERTAMA - 1, -1)]
        self.fields["tahun"].initial = tahun

    def saring(self, queryset):
        tahun = self.cleaned_data.pop("tahun", None)
        queryset = super().saring(queryset)
        self.cleaned_data["tahun"] = tahun
        return queryset
