"""The notes of a desk: one judgement and one remark an item."""

from django import forms

from core.halaman.daftar import FormSaring
from core.halaman.meja import FormMeja
from core.models import Wilayah
from sentra_ukm.models.pilihan import Jenjang


class PemeriksaanForm(FormMeja):
    """The notes of one desk on one usulan, its items by number: their codes have dots. `versi` is the one seen."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data, *, butir: dict[str, str], **lain):
        self.nomor = {kode: n for n, kode in enumerate(butir, 1)}
        super().__init__(data, butir=butir, **lain)
        self.fields["versi"].initial = self.urusan.versi

    def akhiran(self, kode):
        return self.nomor[kode]

    def baris(self) -> list[dict]:
        """What the page shows of each item: its fields and the stored note."""
        return [
            self.bidang(kode)
            | {
                "nomor": n,
                "kode": kode,
                "uraian": self.butir[kode],
                "bentrok": self.is_bound and self.isi(kode) != self.isi_tersimpan(kode),
            }
            for kode, n in self.nomor.items()
        ]

    def basi(self) -> bool:
        """Whether a colleague changed this usulan since the page was shown, beside what this form itself saved."""
        return self.cleaned_data["versi"] != self.urusan.versi

    def data_segar(self) -> dict:
        return super().data_segar() | {"versi": self.urusan.versi}


class SaringAntrean(FormSaring):
    cari_pada = ("nomor_perkara", "sentra__nama", "sentra__produk")

    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.filter(jenis=Wilayah.Jenis.PROVINSI), required=False, label="Provinsi", empty_label="Semua"
    )
    jenis = forms.ChoiceField(label="Jenis usulan", required=False, choices=[("", "Semua"), *Jenjang.choices])
