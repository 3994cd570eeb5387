"""The notes of a desk: one judgement and one remark an item."""

from django import forms

from core.halaman.daftar import FormSaring
from core.halaman.meja import FormMeja
from core.models import Wilayah
from core.perkara.terbuka import Jawaban
from sentra_ukm.models import Pemeriksaan
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


class AkalForm(FormMeja):
    """What the Pokja that fills the form answers to our own questions: a reason, and with it "memang benar"."""

    def __init__(self, data=None, **lain):
        # The code of a question carries what it asks about, so that an answer needs no other mark of it.
        meja = {"meja": Pemeriksaan.Meja.PENGISI}
        super().__init__(data, butir={}, pilihan=(), meja=meja, kini=lambda urusan: {}, **lain)

    def isi(self, kode):
        alasan = self.cleaned_data.get(self.nama(kode)[1], "").strip()
        return (Jawaban.YA.value if alasan else "", alasan)

    def butir_tanya(self) -> list[dict]:
        """What the page shows of each question: its finding, its field, the stored answer."""
        return [{"temuan": t, **self.bidang(kode)} for kode, t in self.terbuka.items()]


class SaringAntrean(FormSaring):
    cari_pada = ("nomor_perkara", "sentra__nama", "sentra__produk")

    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.filter(jenis=Wilayah.Jenis.PROVINSI), required=False, label="Provinsi", empty_label="Semua"
    )
    jenis = forms.ChoiceField(label="Jenis usulan", required=False, choices=[("", "Semua"), *Jenjang.choices])
