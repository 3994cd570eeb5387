import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import get_resolver

from core.halaman.baris import BarisForm, Gabungan, tabel_isian
from core.halaman.bidang import BulatField, RupiahField, TanggalField
from core.halaman.forms import FormSentra


class ContohForm(FormSentra, forms.Form):
    omzet = RupiahField(label="Omzet per bulan", terkecil=Decimal(1000))
    tenaga_kerja = BulatField(label="Tenaga kerja", help_text="Jumlah orang pada akhir tahun lalu.")
    tanggal = TanggalField(label="Tanggal pendataan", terbesar=date(2026, 1, 1))
    jenis = forms.ChoiceField(label="Jenis usulan", choices=[("", "Pilih"), ("sentra", "Sentra")])
    catatan = forms.CharField(label="Catatan", required=False)


BENAR = {"omzet": "15.000.000", "tenaga_kerja": "38", "tanggal": "31/12/2025", "jenis": "sentra"}


def tampil(form):
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def test_isian_yang_benar_menjadi_nilai():
    form = ContohForm(BENAR)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["omzet"] == Decimal(15_000_000)
    assert form.cleaned_data["tenaga_kerja"] == 38
    assert form.cleaned_data["tanggal"] == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("bidang", "teks", "kata"),
    [
        ("omzet", "1.500", "dua hal"),
        ("omzet", "500", "Isi 1.000 atau lebih."),
        ("omzet", "", "Isi omzet per bulan."),
        ("omzet", "15\x00", "angka 0 sampai 9"),
        ("tenaga_kerja", "3.000.000.000", "Isi 999.999.999 atau kurang."),
        ("tanggal", "31/02/2025", "31 Februari tidak ada"),
        ("tanggal", "2/1/2026", "Isi tanggal 1 Januari 2026 atau sebelumnya."),
        ("jenis", "", "Pilih jenis usulan."),
    ],
)
def test_isian_yang_salah_ditolak_di_sebelah_bidangnya_dan_ketikan_tetap(bidang, teks, kata):
    form = ContohForm(BENAR | {bidang: teks})
    assert not form.is_valid()
    assert list(form.errors) == [bidang]
    assert kata in form.errors[bidang][0]
    assert form[bidang].value() == teks


def test_nilai_awal_tampil_seperti_cara_mengetiknya_dan_tidak_dianggap_berubah():
    awal = {"omzet": Decimal("1500.00"), "tenaga_kerja": 1250, "tanggal": date(2025, 12, 31), "jenis": "sentra"}
    form = ContohForm(initial=awal)
    tampilan = {nama: form[nama].value() for nama in awal}
    assert tampilan == {"omzet": "1500", "tenaga_kerja": "1250", "tanggal": "31/12/2025", "jenis": "sentra"}
    assert not ContohForm(tampilan, initial=awal).has_changed()


def test_ringkasan_kesalahan_menunjuk_ke_bidang_dan_bidang_menyebut_kesalahannya():
    html = tampil(ContohForm(BENAR | {"tenaga_kerja": "banyak"}))
    assert "Ada masalah" in html
    assert 'href="#id_tenaga_kerja"' in html
    assert 'aria-describedby="id_tenaga_kerja_helptext id_tenaga_kerja_error"' in html
    assert 'id="id_tenaga_kerja_error"' in html
    assert 'aria-invalid="true"' in html


def test_bidang_opsional_disebut_dan_bidang_wajib_tidak_memakai_gelembung_peramban():
    html = tampil(ContohForm())
    assert "Catatan (opsional)" in html
    assert not re.search(r"<(input|select|textarea)[^>]*\srequired", html)
    assert "Ada masalah" not in html


class SatuBaris(BarisForm):
    nama = forms.CharField(label="Nama UKM")
    tenaga_kerja = BulatField(label="Tenaga kerja", required=False, terbesar=99)

    def clean(self):
        if self.cleaned_data.get("nama") == "Kembar":
            raise forms.ValidationError("Sudah ada.")


def test_tiap_baris_ringkasan_kesalahan_menyebut_bidangnya_kecuali_kalimatnya_sudah():
    """On a page with a form and a table of rows."""
    baris = {"u-TOTAL_FORMS": 3, "u-INITIAL_FORMS": 0, "u-0-nama": "Kembar", "u-1-tenaga_kerja": "2", "u-2-nama": "Tas"}
    tabel = tabel_isian(SatuBaris, "UKM")(baris | {"u-2-tenaga_kerja": "200"}, prefix="u")
    form = Gabungan(ContohForm(BENAR | {"omzet": "500", "jenis": ""}), tabel)
    form.is_valid()
    html = render_to_string("komponen/ringkasan_kesalahan.html", {"form": form})
    assert re.findall(r"<li>(?:<a [^>]*>)?([^<]*)", html) == [
        "UKM baris 1: Sudah ada.",
        "Omzet per bulan: Isi 1.000 atau lebih.",
        "Pilih jenis usulan.",
        "UKM baris 2: Isi nama UKM.",
        "UKM baris 3, Tenaga kerja: Isi 99 atau kurang.",
    ]


def semua_form(kelas=FormSentra):
    for anak in kelas.__subclasses__():
        yield anak
        yield from semua_form(anak)


def test_pertanyaan_ya_atau_tidak_adalah_pilihan_yang_tampak_kecuali_dalam_baris():
    get_resolver().url_patterns  # noqa: B018  every page, and so every form
    tanya = [
        (form, nama, bidang.widget)
        for form in semua_form()
        if not issubclass(form, BarisForm)
        for nama, bidang in getattr(form, "base_fields", {}).items()
        if not isinstance(bidang, forms.ModelChoiceField)
        if {"ya", "tidak"} <= {kode for kode, _ in getattr(bidang, "choices", ())} <= {"", "ya", "tidak"}
    ]
    assert len(tanya) > 10
    assert [(form, nama) for form, nama, rupa in tanya if not isinstance(rupa, forms.RadioSelect)] == []
