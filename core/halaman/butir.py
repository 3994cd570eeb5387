"""One part of a case that is saved on its own, with the files that belong to it."""

from django import forms
from django.core.exceptions import ValidationError

from aturan.bahasa.bilangan import tanggal
from core.dasar.waktu import waktu_setempat
from core.halaman.forms import OPSIONAL, FormSentra, LepasField, UnggahanField, sebut_isian
from core.perkara.versi import IsianBerubah, sidik


def tidak_sesudah_hari_ini(hari, p, sebutan: str):
    """`hari`, refused when it has not come yet at the authority of `p`."""
    if hari and hari > p.hari_ini:
        raise ValidationError(
            f"{sebutan} {tanggal(hari)} belum tiba. Isi tanggal yang tertulis pada dokumennya, paling lambat hari ini."
        )
    return hari


class ButirForm(FormSentra, forms.ModelForm):
    """One part or document. `kode` is its item; `berkas` are its stored files.

    `lihat` is the mark of what the page showed: colleagues who fill different parts do not clash.
    """

    kode = ""
    lihat = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, data=None, *, instance, berkas=(), **kwargs):
        super().__init__(data, instance=instance, **kwargs)
        self.terlihat = self.sidik(instance)
        self.initial["lihat"] = self.terlihat
        self.fields["berkas"] = UnggahanField()
        if berkas:
            self.fields["lepas"] = LepasField(berkas)
        self.fields["berkas"].label = f"Tambah atau ganti berkas{OPSIONAL}" if berkas else "Unggah berkas"
        for nama in (*self.perlu(), *self.selalu):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)

    # Fields that some answers ask for: no "(opsional)" beside them.
    selalu: tuple[str, ...] = ()

    def perlu(self) -> tuple[str, ...]:
        """Fields that this part needs in the end."""
        return ()

    def sidik(self, p) -> str:
        return sidik(*(getattr(p, p._meta.get_field(n).attname) for n in self._meta.fields))

    def berbeda(self, p) -> list[str]:
        """Names of the fields in which what was typed differs from the stored `p`."""
        return [n for n in self._meta.fields if n in self.cleaned_data and self.cleaned_data[n] != getattr(p, n)]

    def simpan(self, terkunci) -> None:
        """Store in the locked row; raises IsianBerubah when a colleague saved other values meanwhile."""
        if self.sidik(terkunci) != self.cleaned_data["lihat"] and self.berbeda(terkunci):
            pukul = waktu_setempat(terkunci.berwenang, terkunci.diubah_pada)
            raise IsianBerubah(
                f"Petugas lain mengubah isian ini pukul {pukul:%H.%M}. Isian Anda masih ada di bawah: bandingkan"
                " dengan isian terakhir, lalu simpan lagi bila masih benar."
            )
        for nama in self._meta.fields:
            setattr(terkunci, nama, self.cleaned_data[nama])
        terkunci.save(update_fields=[*self._meta.fields, "diubah_pada"])
        self.lepas_berkas(terkunci)

    def lepas_berkas(self, terkunci) -> None:
        if lepas := self.cleaned_data.get("lepas"):
            terkunci.daftar_berkas.filter(pk__in=lepas, butir=self.kode).update(aktif=False)

    def tandai_beda(self, lama) -> None:
        """Beside each field that differs: what a colleague stored meanwhile."""
        for nama in self.berbeda(lama):
            self.add_error(nama, f"Tersimpan oleh petugas lain: {self.sebut(lama, nama)}.")

    def sebut(self, p, nama) -> str:
        return sebut_isian(p, nama)
