"""A case by the law of another day, beside how it was judged. A page to read: it writes nothing.

Each matter says in its andai.py how its case is judged by another day (the setting PER_TANGGAL): with the facts and the
judgements of the case as they are, and the versions of the rules that count for a case filed and decided on that day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.module_loading import import_string
from django.views.generic import View

from aturan.bahasa import Hasil, Temuan
from core.halaman.bidang import TanggalField
from core.halaman.forms import FormSentra
from core.halaman.urusan import model_urusan
from core.models import Urusan


@dataclass(frozen=True)
class Pasangan:
    """One rule as the case was judged by it (None: it was not) and as it would be."""

    dahulu: Temuan | None
    lain: Temuan

    @property
    def beda(self) -> str:
        """What differs, in words; '' where nothing does."""
        if self.dahulu is None:
            return "dahulu tidak diuji"
        d, t = self.dahulu, self.lain
        isi = (
            ("hasil", d.hasil is not t.hasil),
            ("ambang", d.syarat_teks != t.syarat_teks and t.hasil is not Hasil.TANPA_KETENTUAN),
            ("pasal", d.dasar != t.dasar),
            ("bunyi", d.bunyi != t.bunyi),
            ("tafsir", d.tafsir != t.tafsir),
        )
        return ", ".join(kata for kata, ya in isi if ya)


def pasangkan(dahulu: Sequence[Temuan], lain: Sequence[Temuan]) -> list[Pasangan]:
    """Each rule of the other day with its finding of before, in the order of the rules."""
    tercatat = {(t.kode, t.siapa): t for t in dahulu}
    return [Pasangan(tercatat.get((t.kode, t.siapa)), t) for t in lain]


def temuan_putusan(urusan: Urusan, lain: Sequence[Temuan]) -> list[Temuan]:
    """The findings frozen with the act by which a decided case was judged: the last one that holds any of these."""
    kode = {t.kode for t in lain}
    for jejak in urusan.jejak.order_by("-urutan"):
        if any(t["kode"] in kode for t in jejak.temuan):
            return [Temuan.from_dict(t) for t in jejak.temuan]
    return []


class TanggalForm(FormSentra, forms.Form):
    tanggal = TanggalField(
        label="Tanggal", help_text="Tanggal/bulan/tahun, misalnya 9/11/2005.", terkecil=date(1945, 8, 17)
    )


class TanggalView(View):
    """Both columns. 404 for a case that the person does not see, and for a kind that no rule judges."""

    def get(self, request, jenis, pk):
        model = model_urusan(jenis)
        if model._meta.label_lower not in settings.PER_TANGGAL:
            raise Http404
        terlihat = model.objects.terlihat_oleh(request.user)
        terkait = ("wilayah__induk", "berwenang", *model.DESKRIPSI)
        urusan = get_object_or_404(terlihat.select_related(*terkait), pk=pk).seperti_diputus()
        form = TanggalForm(request.GET or None)
        isi = {"urusan": urusan, "form": form}
        if form.is_valid():
            isi |= self.banding(urusan, import_string(settings.PER_TANGGAL[model._meta.label_lower]), form)
        return render(request, "core/andai/tanggal.html", isi, status=422 if form.errors else 200)

    def banding(self, urusan, menurut, form) -> dict:
        hari = form.cleaned_data["tanggal"]
        lain, per = menurut(urusan, hari), urusan.tanggal_hukum.diputus
        beku = temuan_putusan(urusan, lain) if urusan.tahap.diputus else []
        pasangan = pasangkan(beku or menurut(urusan, per), lain)
        return {
            "hari": hari,
            "per": per,
            "beku": bool(beku),
            "pasangan": pasangan,
            "berbeda": sum(bool(p.beda) for p in pasangan),
            "tanpa": sum(p.lain.hasil is Hasil.TANPA_KETENTUAN for p in pasangan),
        }
