"""The text of a Keputusan, and the search for chosen sentra that go into it."""

from django import forms

from core.dasbor.saring import SaringKeadaan
from core.halaman.bidang import BulatField
from core.halaman.daftar import FormSaring
from core.halaman.forms import FormSentra
from core.models import Wilayah
from sentra_ukm.keputusan.dasbor import SUMBER
from sentra_ukm.models import Keputusan, StatusKeputusan
from sentra_ukm.models.pilihan import Jenjang

BARIS = {"menimbang": 6, "mengingat": 8, "memperhatikan": 5, "diktum": 10, "tembusan": 4}


class NaskahForm(FormSentra, forms.ModelForm):
    """The words of a draft; `versi` is the one that the person saw."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    tahun = BulatField(label="Tahun program", terkecil=2005, terbesar=2100)

    class Meta:
        model = Keputusan
        fields = Keputusan.NASKAH
        labels = {"tentang": "Tentang"}
        widgets = {nama: forms.Textarea({"rows": baris}) for nama, baris in BARIS.items()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = self.instance.versi


class SaringTerpilih(FormSaring):
    cari_pada = ("nomor_perkara", "sentra__nama", "sentra__produk")
    utama = ("q", "wilayah__induk", "jenis", "tahun")

    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.filter(jenis=Wilayah.Jenis.PROVINSI), required=False, label="Provinsi", empty_label="Semua"
    )
    jenis = forms.ChoiceField(label="Jenis usulan", required=False, choices=[("", "Semua"), *Jenjang.choices])
    tahun = BulatField(label="Tahun program", required=False)


class SaringKeputusan(SaringKeadaan):
    sumber = SUMBER
    cari_pada = ("nomor_perkara", "tentang", "surat__nomor")

    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *StatusKeputusan.choices])
    tahun = BulatField(label="Tahun program", required=False)
