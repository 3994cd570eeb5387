"""The notes of a desk: one judgement and one remark an item."""

import hashlib

from django import forms

from core.halaman.daftar import FormSaring
from core.halaman.forms import FormSentra
from core.models import Wilayah
from sentra_ukm.models import Pemeriksaan
from sentra_ukm.models.pilihan import Jenjang

PILIHAN = {
    Pemeriksaan.Meja.PROVINSI: (("", "Belum diperiksa"), ("ya", "Lengkap"), ("tidak", "Tidak lengkap")),
    Pemeriksaan.Meja.KEMENTERIAN: (("", "Belum diperiksa"), ("ya", "Terpenuhi"), ("tidak", "Tidak terpenuhi")),
}


def sidik(hasil: str, catatan: str) -> str:
    """A short mark of one note, so that the page can tell which of two people changed it."""
    return hashlib.sha256(f"{hasil}\n{catatan}".encode()).hexdigest()[:16]


class CatatanField(forms.CharField):
    """A remark; line ends as stored, whatever the browser sends."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class PemeriksaanForm(FormSentra, forms.Form):
    """The notes of `meja` on one usulan. `butir` is {code: item}, `tersimpan` is {code: Pemeriksaan}.

    Each item carries the mark of what the page showed (`lihat_n`): colleagues who note different items do not
    clash, and who notes the same item sees both texts before one replaces the other.
    """

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data, *, meja, butir: dict[str, str], tersimpan: dict, versi: int):
        super().__init__(data, initial={"versi": versi})
        self.meja, self.butir, self.tersimpan = meja, butir, tersimpan
        self.nomor = {kode: n for n, kode in enumerate(butir, 1)}
        for kode, n in self.nomor.items():
            hasil, catatan = self.isi_tersimpan(kode)
            self.fields[f"lihat_{n}"] = forms.CharField(
                required=False, max_length=16, widget=forms.HiddenInput, initial=sidik(hasil, catatan)
            )
            self.fields[f"hasil_{n}"] = forms.ChoiceField(
                label="Penilaian", choices=PILIHAN[meja], required=False, widget=forms.RadioSelect, initial=hasil
            )
            self.fields[f"catatan_{n}"] = CatatanField(
                label="Catatan", required=False, max_length=2000, widget=forms.Textarea({"rows": 2}), initial=catatan
            )

    def baris(self) -> list[dict]:
        """What the page shows an item: its fields and the stored note."""
        return [
            {
                "nomor": n,
                "kode": kode,
                "uraian": self.butir[kode],
                "lihat": self[f"lihat_{n}"],
                "hasil": self[f"hasil_{n}"],
                "catatan": self[f"catatan_{n}"],
                "tersimpan": self.tersimpan.get(kode),
                "bentrok": self.is_bound and self.isi(kode) != self.isi_tersimpan(kode),
            }
            for kode, n in self.nomor.items()
        ]

    def isi(self, kode: str) -> tuple[str, str]:
        """What was typed for one item."""
        n = self.nomor[kode]
        return self.cleaned_data.get(f"hasil_{n}", ""), self.cleaned_data.get(f"catatan_{n}", "")

    def isi_tersimpan(self, kode: str) -> tuple[str, str]:
        catatan = self.tersimpan.get(kode)
        return (catatan.hasil, catatan.catatan) if catatan else ("", "")

    def diubah(self) -> list[str]:
        """Items that this person changed since the page was shown."""
        return [k for k, n in self.nomor.items() if sidik(*self.isi(k)) != self.cleaned_data[f"lihat_{n}"]]

    def bentrok(self) -> list[str]:
        """Changed items that hold something else by now than the page showed."""
        return [
            k
            for k in self.diubah()
            if sidik(*self.isi_tersimpan(k)) not in (self.cleaned_data[f"lihat_{self.nomor[k]}"], sidik(*self.isi(k)))
        ]

    def simpan(self, usulan, pengguna) -> None:
        for kode in self.diubah():
            hasil, catatan = self.isi(kode)
            Pemeriksaan.objects.update_or_create(
                usulan=usulan, meja=self.meja, butir=kode,
                defaults={"hasil": hasil, "catatan": catatan, "oleh": pengguna},
            )  # fmt: skip

    def data_segar(self, versi: int) -> dict:
        """What was typed, as if typed on a page that shows the stored notes: for showing both after a clash."""
        return {
            **self.data.dict(),
            "versi": versi,
            **{f"lihat_{n}": sidik(*self.isi_tersimpan(k)) for k, n in self.nomor.items()},
        }

    def tandai(self, temuan) -> None:
        """Put each finding that stands in the way of a step beside its item."""
        for t in temuan:
            self.add_error(f"catatan_{self.nomor[t.kode]}" if t.kode in self.nomor else None, t.kalimat)


class SaringAntrean(FormSaring):
    cari_pada = ("nomor_perkara", "sentra__nama", "sentra__produk")

    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.filter(jenis=Wilayah.Jenis.PROVINSI), required=False, label="Provinsi", empty_label="Semua"
    )
    jenis = forms.ChoiceField(label="Jenis usulan", required=False, choices=[("", "Semua"), *Jenjang.choices])
