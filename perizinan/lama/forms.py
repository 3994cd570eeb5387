"""The forms of old licences and offices: the sheet, a scan that comes later, the list of sheets."""

from django import forms
from django.core.exceptions import ValidationError

from core.dasar.rupa import angka
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import SEMUA, FormSentra, tanpa_tersembunyi
from core.lembar.baca import Lembar, baca_xlsx
from perizinan.lama.kolom import TABEL_LAMA
from perizinan.models import StatusLembar

BATAS = 500  # rows that one person reads through before confirming them
SEBAB_TERPANJANG = 200


class UnggahForm(FormSentra, forms.Form):
    lembar = forms.FileField(
        label="Lembar izin dan kantor lama (.xlsx)",
        help_text=f"Paling banyak {BATAS} baris dan 2 MB. Judul kolom kantor Anda dikenali.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def terbaca(self) -> Lembar:
        """The rows of the sheet. Raises ValidationError with one sentence."""
        lembar = baca_xlsx(self.cleaned_data["lembar"], TABEL_LAMA)
        if kurang := TABEL_LAMA.kurang_wajib(TABEL_LAMA.kenali(lembar.kepala)):
            raise ValidationError(
                f"Kolom wajib tidak ada: {', '.join(kurang)}. Tambahkan atau beri judul itu di lembar Anda, lalu unggah"
                " lagi."
            )
        if len(lembar.baris) > BATAS:
            raise ValidationError(
                f"{angka(len(lembar.baris))} baris: paling banyak {BATAS} baris sekali unggah. Bagi menjadi beberapa"
                " lembar, lalu unggah satu per satu."
            )
        return lembar


class SaringLembar(SaringUrusan):
    cari_pada = ("nomor_perkara", "sumber")
    utama = ("q", "status")

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusLembar.choices], required=False)


def bersihkan_sebab(ketikan: str) -> str:
    """Why a row is left out, on one line. Raises ValidationError."""
    sebab = " ".join(ketikan.split())
    tanpa_tersembunyi(berbaris=False)(sebab)
    if len(sebab) > SEBAB_TERPANJANG:
        raise ValidationError(f"Paling banyak {SEBAB_TERPANJANG} huruf; yang diisi {len(sebab)}. Persingkat.")
    return sebab
