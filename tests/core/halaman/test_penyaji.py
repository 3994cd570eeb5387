"""The list to choose from that we render ourselves says what Django's own template says."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from core.halaman.penyaji import Penyaji


@pytest.mark.parametrize("nilai", [None, "", "b", 1234, ["b", 1234], "<x>"])
@pytest.mark.parametrize("jenis", [forms.Select, forms.SelectMultiple])
def test_sama_dengan_templat_django(nilai, jenis):
    pilihan = [
        ("", "Semua"),
        ("a", "<b>A & “B”</b>"),
        (
            "Kelompok <1>",
            [(7, SafeString("<i>aman</i>")), (8, gettext_lazy("Yes")), ("b", "B"), (1234, "C"), ("<x>", "D")],
        ),
    ]
    widget = jenis({"class": 'kelas "satu"', "required": True, "disabled": False}, pilihan)
    kami, django = (widget.render("wilayah", nilai, renderer=r) for r in (Penyaji(), TemplatesSetting()))
    assert parse_html(kami) == parse_html(django)
    assert "<b>" not in kami


def test_dipakai_semua_formulir():
    class Formulir(forms.Form):
        wilayah = forms.ChoiceField(choices=[("35.15", "Kabupaten Sidoarjo")])

    assert isinstance(Formulir().renderer, Penyaji)
    assert '<option value="35.15">Kabupaten Sidoarjo</option>' in Formulir().as_p()
