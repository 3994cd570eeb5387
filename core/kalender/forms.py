"""Forms of the calendar: days added and taken away, and the confirmation of a year."""

from django import forms

from core.dasar.rupa import tanggal_hari
from core.halaman.bidang import TanggalField
from core.halaman.forms import FormSentra
from core.models import HariLibur


class UbahLiburForm(FormSentra, forms.Form):
    """One day to add, days to remove, or both: a day that moved is removed and added in one act."""

    tanggal = TanggalField(label="Tanggal yang ditambahkan", required=False)
    nama = forms.CharField(label="Nama hari libur", max_length=120, required=False)
    golongan = forms.ChoiceField(
        label="Golongan", choices=HariLibur.Golongan.choices, widget=forms.RadioSelect, required=False
    )
    hapus = forms.MultipleChoiceField(
        label="Hari yang dihapus",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Pilih dari daftar: hari itu tidak ada lagi. Muat ulang halaman ini."},
    )
    alasan = forms.CharField(
        label="Alasan",
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        help_text="Misalnya nomor keputusan yang mengubahnya. Tercantum pada riwayat kalender dan tiap urusan.",
    )
    terlihat = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args, tahun, hari, dikonfirmasi, **kwargs):
        super().__init__(*args, **kwargs)
        self.tahun, self.hari = tahun, {h.tanggal: h for h in hari}
        self.fields["hapus"].choices = [(h.tanggal.isoformat(), f"{tanggal_hari(h.tanggal)}: {h.nama}") for h in hari]
        tinggal = ["tanggal", "nama", "golongan"]
        if hari:
            tinggal.append("hapus")
        if dikonfirmasi:
            tinggal += ["alasan", "terlihat"]
        for nama in set(self.fields) - set(tinggal):
            del self.fields[nama]
            self.helper.layout.fields.remove(nama)

    def clean_hapus(self):
        pilihan = set(self.cleaned_data["hapus"])
        return tuple(t for t in self.hari if t.isoformat() in pilihan)

    def clean(self):
        isi = super().clean()
        tgl, hapus = isi.get("tanggal"), isi.get("hapus", ())
        if tgl:
            for nama, ajakan in (("nama", "Isi nama hari libur ini."), ("golongan", "Pilih golongan hari libur ini.")):
                if nama not in self.errors and not isi.get(nama):
                    self.add_error(nama, ajakan)
            if tgl.year != self.tahun:
                self.add_error("tanggal", f"Tulis tanggal pada tahun {self.tahun}.")
            elif tgl in self.hari and tgl not in hapus:
                self.add_error(
                    "tanggal", f"Tanggal ini sudah ada: {self.hari[tgl].nama}. Hapus yang lama bila namanya berubah."
                )
        elif "tanggal" not in self.errors:
            if isi.get("nama"):
                self.add_error("tanggal", "Isi tanggal hari libur ini.")
            elif not hapus and "hapus" not in self.errors:
                self.add_error("tanggal", "Isi tanggal yang ditambahkan, atau pilih hari yang dihapus.")
        if hapus and len(hapus) == len(self.hari) and not tgl:
            self.add_error("hapus", "Sisakan paling sedikit satu hari: tahun tanpa hari libur tidak dapat dihitung.")
        return isi

    @property
    def tambah(self) -> list[HariLibur]:
        """The day to add, unsaved; none when only removing."""
        isi = self.cleaned_data
        if not isi["tanggal"]:
            return []
        return [HariLibur(tanggal=isi["tanggal"], nama=isi["nama"], golongan=isi["golongan"])]


class KonfirmasiLiburForm(FormSentra, forms.Form):
    """The basis of a year, and that the list was held against it."""

    dasar = forms.CharField(
        label="Dasar penetapan",
        max_length=300,
        help_text="Nomor dan tahun Keputusan Bersama tiga menteri (SKB) tentang hari libur nasional dan cuti bersama.",
    )
    cocok = forms.BooleanField(label="Setiap hari pada daftar ini sudah saya cocokkan dengan keputusan tersebut")
    terlihat = forms.CharField(max_length=32, widget=forms.HiddenInput)


class UsulanLiburForm(FormSentra, forms.Form):
    """Nothing to fill in: the proposal is taken as it stands, and edited afterwards."""

    terlihat = forms.CharField(max_length=32, widget=forms.HiddenInput)
