"""The team of assessors and the short tables of a usulan: members, partners, pembinaan, actors of a cluster."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.forms import FormSentra
from core.isian import RupiahField, TanggalField
from core.rupa import BULAN
from core.waktu import hari_ini
from sentra_ukm.forms.isian import KOSONG, OPSIONAL, FormDraf, TahunField
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


class BarisForm(FormSentra, forms.Form):
    """One row of a short table. An empty row is no row."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def has_changed(self):
        return bool(set(self.changed_data) - {"pk", "DELETE"})

    @property
    def isi(self) -> dict:
        return {k: v for k, v in self.cleaned_data.items() if k not in ("pk", "DELETE")}


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
    peran = forms.ChoiceField(label="Peran dalam klaster", choices=[KOSONG, *PelakuKlaster.Peran.choices])
    nama = forms.CharField(label="Nama", max_length=160)


class BarisFormSet(forms.BaseFormSet):
    """Rows of one table: the stored ones, some empty ones, and `tambah` more."""

    def __init__(self, *args, baris=(), tambah=0, **kwargs):
        self.baris = list(baris)
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = [self._awal(objek) for objek in self.baris]
            self.extra = len(self.baris) + 1 + tambah

    def _awal(self, objek):
        return {"pk": objek.pk} | {n: getattr(objek, n) for n in self._isian}

    def initial_form_count(self):
        """None: each row may be left empty, also one that was stored."""
        return 0

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Hapus"
        for bidang in form.fields.values():
            bidang.label = str(bidang.label).removesuffix(OPSIONAL)
            kelas = {forms.Select: "form-select form-select-sm", forms.CheckboxInput: "form-check-input"}
            bidang.widget.attrs["class"] = kelas.get(type(bidang.widget), "form-control form-control-sm")
            if index is not None:
                bidang.widget.attrs["aria-label"] = f"{bidang.label}, baris {index + 1}"

    @property
    def kepala(self):
        return [str(b.label).removesuffix(OPSIONAL) for b in self.empty_form.visible_fields()]

    def terisi(self) -> list[BarisForm]:
        return [f for f in self.forms if f.has_changed() and not self._should_delete_form(f)]

    @property
    def teks_tersimpan(self) -> str:
        return _sebut_baris({n: getattr(o, n) for n in self._isian} for o in self.baris)

    @property
    def teks_terisi(self) -> str:
        return _sebut_baris(f.isi for f in self.terisi() if f.is_valid())

    @property
    def _isian(self):
        return [n for n in self.form.base_fields if n != "pk"]

    def simpan(self, pengelola, **tetap) -> None:
        """Make the rows of `pengelola` (a related manager) equal to the typed ones.

        `tetap` goes to rows that are new or changed: who changed a row that a colleague recorded answers for it.
        """
        lama = {objek.pk: objek for objek in pengelola.all()}
        for form in self.terisi():
            objek = lama.pop(form.cleaned_data["pk"], None) or pengelola.model()
            if objek.pk is not None and all(getattr(objek, nama) == nilai for nama, nilai in form.isi.items()):
                continue
            for nama, nilai in (form.isi | tetap).items():
                setattr(objek, nama, nilai)
            objek.save()
        for objek in lama.values():
            objek.delete()


def _sebut_baris(baris) -> str:
    return "; ".join(", ".join(str(nilai) for nilai in isi.values() if nilai) for isi in baris)


def _tabel(form, sebutan):
    tabel = forms.formset_factory(form, formset=BarisFormSet, can_delete=True, max_num=200, absolute_max=200)
    tabel.sebutan = sebutan
    return tabel


AnggotaFormSet = _tabel(AnggotaForm, "anggota tim")
MitraFormSet = _tabel(MitraForm, "mitra")
PembinaanFormSet = _tabel(PembinaanForm, "riwayat pembinaan")
PelakuFormSet = _tabel(PelakuForm, "pelaku klaster")
