import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

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
