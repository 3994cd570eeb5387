"""The team of assessors and the short tables of a usulan: members, partners, pembinaan, actors of a cluster."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rupa import BULAN
from core.dasar.waktu import hari_ini
from core.halaman.baris import BarisForm, tabel_isian
from core.halaman.bidang import RupiahField, TahunField, TanggalField
from core.halaman.forms import KOSONG, FormDraf
from sentra_ukm.models import (
    Mitra,
    PelakuKlaster,
    Usulan,
)


class TimForm(FormDraf, forms.ModelForm):
    wajib = ("tanggal_penilaian", "bulan_acuan")

    sidik = forms.CharField(widget=forms.HiddenInput, required=False)
    tanggal_penilaian = TanggalField(label="Tanggal penilaian", required=False)
    bulan_acuan = forms.TypedChoiceField(
        label="Bulan acuan omzet", required=False, coerce=date.fromisoformat, empty_value=None,
        help_text="Bulan terakhir dari 12 bulan yang dirata-ratakan (Pasal 5 ayat (1) huruf b).",
    )  # fmt: skip

    class Meta:
        model = Usulan
        fields = ["tanggal_penilaian", "bulan_acuan", "catatan"]
        widgets = {"catatan": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini(self.instance.berwenang)
        kini = self.hari_ini.year * 12 + self.hari_ini.month - 1
        bulan = {date(*divmod_bulan(kini - n)) for n in range(24)}
        if self.instance.bulan_acuan:
            bulan.add(self.instance.bulan_acuan.replace(day=1))
            self.initial["bulan_acuan"] = self.instance.bulan_acuan.replace(day=1).isoformat()
        self.fields["bulan_acuan"].choices = [
            KOSONG, *((b.isoformat(), f"{BULAN[b.month - 1]} {b.year}") for b in sorted(bulan, reverse=True))
        ]  # fmt: skip

    def clean_tanggal_penilaian(self):
        tanggal = self.cleaned_data["tanggal_penilaian"]
        if tanggal and tanggal > self.hari_ini:
            raise ValidationError("Tanggal penilaian tidak boleh sesudah hari ini. Isi hari penilaian itu dilakukan.")
        return tanggal


def divmod_bulan(n: int) -> tuple[int, int, int]:
    """Months since year 0 as (year, month, 1)."""
    return n // 12, n % 12 + 1, 1


class AnggotaForm(BarisForm):
    nama = forms.CharField(label="Nama", max_length=120)
    nip = forms.CharField(label="NIP", max_length=30, required=False, widget=forms.TextInput({"inputmode": "numeric"}))
    jabatan = forms.CharField(label="Jabatan dalam tim", max_length=120)

    def clean_nip(self):
        nip = re.sub(r"[\s.]", "", self.cleaned_data["nip"])
        if nip and not re.fullmatch(r"[0-9]{18}", nip):
            raise ValidationError("NIP terdiri atas 18 angka. Kosongkan bila anggota ini bukan pegawai negeri.")
        return nip


class MitraForm(BarisForm):
    arah = forms.ChoiceField(label="Arah", choices=[KOSONG, *Mitra.Arah.choices])
    nama = forms.CharField(label="Nama mitra", max_length=160)
    bentuk = forms.CharField(label="Bentuk kerja sama", max_length=160, required=False)


class PembinaanForm(BarisForm):
    tahun = TahunField(label="Tahun", dari=1970)
    pemberi = forms.CharField(label="Pemberi", max_length=120)
    bentuk = forms.CharField(label="Bentuk pembinaan", max_length=160)
    nilai = RupiahField(label="Nilai (Rp)", required=False)


class PelakuForm(BarisForm):
    peran = forms.MultipleChoiceField(
        label="Peran dalam klaster", choices=PelakuKlaster.Peran, widget=forms.CheckboxSelectMultiple
    )
    nama = forms.CharField(label="Nama", max_length=160)


AnggotaFormSet = tabel_isian(AnggotaForm, "anggota tim")
MitraFormSet = tabel_isian(MitraForm, "mitra")
PembinaanFormSet = tabel_isian(PembinaanForm, "riwayat pembinaan")
PelakuFormSet = tabel_isian(PelakuForm, "pelaku klaster")
