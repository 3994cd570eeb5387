"""Pages with more than one form: short tables of rows, and all of them as one for summary, title and scripts."""

from django import forms
from django.utils.functional import cached_property
from django.utils.text import capfirst

from core.halaman.forms import OPSIONAL, FormSentra, sebut_isian, sebut_nilai


class BarisForm(FormSentra, forms.Form):
    """One row of a short table. An empty row is no row."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def has_changed(self):
        return bool(set(self.changed_data) - {"pk", "DELETE"})

    @property
    def isi(self) -> dict:
        return {k: v for k, v in self.cleaned_data.items() if k not in ("pk", "DELETE")}


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
        form.tempat = "" if index is None else f"{self.sebutan} baris {index + 1}"
        for bidang in form.fields.values():
            bidang.label = str(bidang.label).removesuffix(OPSIONAL)
            kelas = {
                forms.Select: "form-select form-select-sm", forms.CheckboxInput: "form-check-input",
                forms.CheckboxSelectMultiple: "form-check-input",
            }  # fmt: skip
            bidang.widget.attrs["class"] = kelas.get(type(bidang.widget), "form-control form-control-sm")
            # Several boxes keep their own labels; the page names their group.
            if index is not None and not isinstance(bidang.widget, forms.CheckboxSelectMultiple):
                bidang.widget.attrs["aria-label"] = f"{bidang.label}, baris {index + 1}"

    @property
    def kepala(self):
        return [str(b.label).removesuffix(OPSIONAL) for b in self.empty_form.visible_fields()]

    def terisi(self) -> list[BarisForm]:
        return [f for f in self.forms if f.has_changed() and not self._should_delete_form(f)]

    def bernomor(self):
        """(number as the page shows it, form) of each filled row that is right by itself."""
        for nomor, form in enumerate(self.forms, 1):
            if form.has_changed() and not self._should_delete_form(form) and form.is_valid():
                yield nomor, form

    @property
    def teks_tersimpan(self) -> str:
        return self._sebut({n: sebut_isian(o, n) for n in self._isian} for o in self.baris)

    @property
    def teks_terisi(self) -> str:
        return self._sebut({n: _kata(f[n], nilai) for n, nilai in f.isi.items()} for f in self.terisi() if f.is_valid())

    def _sebut(self, baris) -> str:
        """Rows in words, each value with the head of its column; what is empty is left out."""
        judul = {n: str(self.form.base_fields[n].label).removesuffix(OPSIONAL) for n in self._isian}
        return "; ".join(
            f"baris {nomor}: " + ", ".join(f"{judul[n]} {kata}" for n, kata in isi.items() if kata != sebut_nilai(None))
            for nomor, isi in enumerate(baris, 1)
        )

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


def _galat_baris(form) -> list[str]:
    """What is wrong with one form as a whole; a row says which it is."""
    tempat = getattr(form, "tempat", "")
    return [f"{capfirst(tempat)}: {pesan}" if tempat else pesan for pesan in form.non_field_errors()]


def _kata(bidang, nilai) -> str:
    """A typed value in words, as the stored one is told: a choice by its label."""
    pilihan = {str(kode): str(label) for kode, label in getattr(bidang.field, "choices", ())}
    return sebut_nilai(nilai) if isinstance(nilai, bool) else pilihan.get(str(nilai)) or sebut_nilai(nilai)


def tabel_isian(form, sebutan, terbanyak=200, dasar=BarisFormSet):
    """The formset of one short table; `sebutan` is what its rows are, at most `terbanyak` of them."""
    tabel = forms.formset_factory(form, formset=dasar, can_delete=True, max_num=terbanyak, absolute_max=terbanyak)
    tabel.sebutan = sebutan
    return tabel


class Gabungan:
    """The forms of one page as one: for the error summary, the title and the scripts."""

    def __init__(self, *anggota):
        self.anggota = anggota
        self.pesan: list[str] = []

    @property
    def forms(self):
        for satu in self.anggota:
            yield from getattr(satu, "forms", [satu])

    def is_valid(self) -> bool:
        return not [satu for satu in self.anggota if not satu.is_valid()]

    @property
    def errors(self) -> list:
        return [*self.non_field_errors, *(f.errors for f in self.forms if f.errors)]

    @property
    def non_field_errors(self) -> list[str]:
        formset = [p for satu in self.anggota if hasattr(satu, "forms") for p in satu.non_form_errors()]
        return [*self.pesan, *formset, *(p for f in self.forms if f.is_bound for p in _galat_baris(f))]

    def add_error(self, nama: str | None, kalimat: str) -> None:
        """Beside the field that the request calls `nama`; with None above the page."""
        for form in self.forms:
            for bidang in form:
                if bidang.html_name == nama:
                    form.add_error(bidang.name, kalimat)
                    return
        self.pesan.append(kalimat)

    def __iter__(self):
        for form in self.forms:
            yield from form

    @cached_property
    def media(self):
        return sum((satu.media for satu in self.anggota), forms.Media())
