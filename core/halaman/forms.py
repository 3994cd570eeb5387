"""The one base of every form, so that all of them look, mark and complain alike."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.utils import pretty_name
from django.utils.text import capfirst

from core.dasar.rupa import angka, tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.perkara.berkas import KETERANGAN
from core.perkara.surat import jenis_surat

OPSIONAL = " (opsional)"
KOSONG = ("", "— pilih —")
SEMUA = ("", "Semua")
TERIMA = ".pdf,.jpg,.jpeg,.png,.xlsx"
# Marks that turn the order of the letters after them: a name or an amount on a letter would read as another one.
PEMBALIK_ARAH = frozenset("\u061c\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tanpa_tersembunyi(*, berbaris: bool):
    """Validator: no control and direction marks; line ends and tabs only where the field has lines (`berbaris`)."""
    boleh = {"\n", "\r", "\t"} if berbaris else set()

    def periksa(nilai):
        if isinstance(nilai, str) and any(
            c in PEMBALIK_ARAH or (unicodedata.category(c) in ("Cc", "Cs") and c not in boleh) for c in nilai
        ):
            raise ValidationError(
                "Isian ini memuat tanda tersembunyi, biasanya terbawa saat menempel. Hapus isinya, lalu ketik ulang."
                if berbaris
                else "Isian ini memuat tanda tersembunyi atau pergantian baris. Hapus isinya, lalu ketik ulang.",
                code="tersembunyi",
            )

    return periksa


class FormSentra:
    """Mixin before forms.Form or forms.ModelForm.

    Crispy renders the fields only ({% crispy form %}); the page owns <form>, token and buttons. The error summary
    comes with it (templates/bootstrap5/errors.html). Optional fields say so; required ones carry no mark.
    """

    # The browser's own bubbles would come before our sentences and the error summary.
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for nama, bidang in self.fields.items():
            label = str(bidang.label or pretty_name(nama))
            if bidang.required:
                bidang.error_messages["required"] = kalimat_wajib(bidang, label)
            elif not isinstance(bidang.widget, forms.CheckboxInput):
                bidang.label = f"{label}{OPSIONAL}"
            if isinstance(bidang, forms.CharField) and not isinstance(bidang.widget, forms.PasswordInput):
                # Ours says the same of a NUL, and what to do about it.
                bidang.validators = [v for v in bidang.validators if not isinstance(v, ProhibitNullCharactersValidator)]
                bidang.validators.append(tanpa_tersembunyi(berbaris=isinstance(bidang.widget, forms.Textarea)))
            if isinstance(bidang, forms.FileField):
                bidang.error_messages["empty"] = "Berkas ini kosong. Pilih berkas yang ada isinya."
            if isinstance(bidang, forms.EmailField):
                bidang.error_messages["invalid"] = "Tulis alamat surel lengkap, misalnya nama@contoh.go.id."


def kalimat_wajib(bidang, label: str) -> str:
    """What to do when a required field was left empty, by the kind of field."""
    nama = label[:1].lower() + label[1:] if label[1:2].islower() else label
    match bidang:
        case forms.FileField():
            return f"Pilih berkas untuk {nama}."
        case forms.BooleanField():
            return f"Centang “{label}” untuk melanjutkan."
        case forms.ChoiceField():
            return f"Jawab: {label}" if label.endswith("?") else f"Pilih {nama}."
        case _:
            return f"Jawab: {label}" if label.endswith("?") else f"Isi {nama}."


def sebut_isian(objek, nama: str) -> str:
    """What a row holds in its field `nama`, in words: no code, no key, no date of a machine."""
    tampil = getattr(objek, f"get_{nama}_display", None)
    return sebut_nilai(tampil() if tampil else getattr(objek, nama))


def sebut_nilai(nilai) -> str:
    """A value that a form holds, in words."""
    match nilai:
        case None | "":
            return "kosong"
        case bool():
            return "ya" if nilai else "tidak"
        case str():
            return nilai
        case date():
            return tanggal_indonesia(nilai)
        case int() | Decimal():
            return angka(nilai)
        case _:
            return str(nilai)


def sebut_bidang(bidang: forms.BoundField, pesan: str) -> str:
    """An error as a line of the summary: before it the row and the name of its field, where it does not say them.

    A form that is a row says which as `tempat`; a field whose label alone tells little says more as `sebutan`.
    """
    tempat, attrs = getattr(bidang.form, "tempat", ""), bidang.field.widget.attrs
    nama = getattr(bidang.field, "sebutan", "") or (not tempat and attrs.get("aria-label")) or bidang.label
    if (butir := str(nama).rpartition(", ")[0]) and pesan.startswith(f"{butir}:"):
        return pesan  # a finding about an item begins with it; its field is named "item, Catatan"
    sebutan = [str(kata).removesuffix(OPSIONAL).rstrip(":.?") for kata in (tempat, nama) if kata]
    belum = [kata for kata in sebutan if not re.search(rf"(?<!\w){re.escape(kata)}(?!\w)", pesan, re.IGNORECASE)]
    return capfirst(f"{', '.join(belum)}: {pesan}" if belum else pesan)


class TindakanForm(FormSentra, forms.Form):
    """What one step of a route asks on its confirm page: a reason where the row says so, and the version seen."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    alasan = forms.CharField(label="Alasan", widget=forms.Textarea({"rows": 4}), max_length=4000)

    def __init__(self, t, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if t.alasan:
            tempat = "surat dan riwayat" if jenis_surat(t) else "riwayat"
            self.fields["alasan"].help_text = f"Tercantum pada {tempat}, dan dibaca oleh penerimanya."
            self.fields["alasan"].error_messages["required"] = f"Isi alasan: “{t.label}” perlu alasan."
        else:
            del self.fields["alasan"]
            self.helper.layout.fields.remove("alasan")


class FormDraf(FormSentra):
    """A form that saves whatever there is. `wajib` are the fields that the part needs in the end."""

    wajib: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.wajibkan(*self.wajib)

    def wajibkan(self, *daftar: str) -> None:
        """Take the word for an optional field from those of `daftar` that this form has."""
        for nama in (n for n in daftar if n in self.fields):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)


def belum_lewat(tanggal, wilayah=None) -> None:
    """Raise ValidationError when `tanggal` lies ahead of today at `wilayah`."""
    if tanggal and tanggal > hari_ini(wilayah):
        raise ValidationError("Tanggal ini belum tiba. Isi hari ini atau sebelumnya.")


class PindaianField(forms.FileField):
    """The scan of a paper."""

    def __init__(self, label, **kwargs):
        super().__init__(
            label=label, help_text="PDF, JPG, atau PNG, paling besar 5 MB.",
            widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png"}), **kwargs,
        )  # fmt: skip


class FormBerpindai(FormSentra):
    """A form with a PindaianField `pindaian`, which core.halaman.berkas.terima_pindaian() stored before it is judged.

    `berkas` is the scan when that is stored already, `salah` what is wrong with the file that was sent.
    """

    pindaian_wajib = True

    def __init__(self, *args, berkas=None, salah=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.berkas, self.salah = berkas, salah
        pindaian = self.fields["pindaian"]
        # The view stores the file by itself, so that an error elsewhere does not lose it.
        pindaian.required = self.pindaian_wajib and not berkas and not salah
        if berkas:
            pindaian.label = f"Ganti pindaian{OPSIONAL}"
        elif not self.pindaian_wajib:
            pindaian.label += OPSIONAL

    def clean(self):
        isi = super().clean()
        if self.salah:
            self.add_error("pindaian", self.salah)
        return isi


class UnggahanField(forms.FileField):
    def __init__(self, label="Unggah berkas", **kwargs):
        super().__init__(
            label=label, required=False, help_text=KETERANGAN, widget=forms.FileInput({"accept": TERIMA}), **kwargs
        )


class LepasField(forms.TypedMultipleChoiceField):
    """Which stored files no longer count."""

    def __init__(self, berkas, **kwargs):
        super().__init__(
            label="Lepas berkas", required=False, coerce=int, choices=[(b.pk, b.nama) for b in berkas],
            widget=forms.CheckboxSelectMultiple, **kwargs,
        )  # fmt: skip
