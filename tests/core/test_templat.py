import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import timezone

from aturan.bahasa import Hasil
from aturan.bahasa.pasal import P23_2005, Pasal
from aturan.bahasa.temuan import Temuan
from core.halaman.forms import FormSentra
from core.models import Urusan
from core.perkara.tugas import Keadaan, Tugas
from core.templatetags import sentra

TEMPLAT = settings.BASE_DIR / "templates"
# Letters are no pages: the widths of their columns stand beside the columns.
HALAMAN = [p for p in TEMPLAT.rglob("*.html") if TEMPLAT / "surat" not in p.parents]


def temuan(uraian, hasil, aktual=""):
    return Temuan(
        kode=uraian, uraian=uraian, hasil=hasil, dasar=Pasal(P23_2005, "5", "1", "e"), kalimat="", aktual_teks=aktual
    )


def tampil(naskah, **konteks):
    return Template("{% load sentra %}" + naskah).render(Context(konteks))


@pytest.mark.parametrize("berkas", HALAMAN, ids=lambda p: p.name)
def test_halaman_tanpa_gaya_dan_naskah_sebaris_dan_tanpa_alamat_luar(berkas: Path):
    isi = berkas.read_text()
    assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=|https?://", isi)


@pytest.mark.parametrize("berkas", sorted((TEMPLAT / "surat").rglob("*.html")), ids=lambda p: p.name)
def test_surat_hanya_memakai_huruf_yang_dibawa_fon_surat(berkas: Path):
    """A dingbat from a fallback font makes the text of a letter unreadable on a bare machine; √ is in the fonts."""
    assert not re.search("[\u2190-\u21ff\u2500-\u27bf]", berkas.read_text())


TERLIPAT = ("core", "komponen", "ksp_usp", "perizinan", "sentra_ukm")
# What is compared across its columns is no list of things: it scrolls, in a region that takes the focus.
MATRIKS = {"komponen/lembar_tabel", "komponen/tabel_angka", "sentra_ukm/lampiran3/ketik"}
TABEL = re.compile(r'(<div class="gulir[^>]*>\s*)?<table class="([^"]*)"(.*?)</table>', re.S)
BERTABEL = sorted(p for p in HALAMAN if p.relative_to(TEMPLAT).parts[0] in TERLIPAT and "<table" in p.read_text())


@pytest.mark.parametrize("berkas", BERTABEL, ids=lambda p: str(p.relative_to(TEMPLAT).with_suffix("")))
def test_tabel_terlipat_pada_telepon_atau_bergulir_dalam_wilayah_berfokus(berkas: Path):
    """A row becomes a block in which each cell says its column; only one of links, none and all of them has no name."""
    for gulir, kelas, isi in TABEL.findall(berkas.read_text()):
        if str(berkas.relative_to(TEMPLAT).with_suffix("")) in MATRIKS:
            assert 'tabindex="0" role="region"' in gulir
            continue
        tanpa_nama = re.findall(r"<td(?![^>]*(?:data-label|colspan)|></td>)", isi)
        assert re.search(r"\blipat\b", kelas)
        assert len(tanpa_nama) <= isi.count('<th scope="col"><span class="visually-hidden">'), isi


@pytest.mark.parametrize("aplikasi", ["ksp_usp", "perizinan", "sentra_ukm"])
def test_daftar_yang_kosong_menyebut_sebab_dan_apa_yang_dapat_dilakukan(aplikasi):
    """The empty branch of a list is komponen/kosong.html, not a grey line that leads nowhere."""
    for berkas in (TEMPLAT / aplikasi).rglob("*.html"):
        isi = berkas.read_text()
        assert not re.search(r'{% (?:else|empty) %}\s*<(?:p|li) class="ket">[Bb]elum', isi), berkas
        assert 'class="kosong"' not in isi, berkas
        for kosong in re.findall(r"{% include \"komponen/kosong.html\"(.*?)%}", isi):
            assert "saran=" in kosong, berkas


FORM_KIRIM = re.compile(r"<form\b(?P<tanda>(?:\{[{%].*?[%}]\}|[^>])*)>(?P<isi>.*?)</form>", re.S)
KETIKAN = re.compile(r"\{% crispy |as_crispy_field|<textarea|<select|type=\"text\"|komponen/(?:tanda|baris)\.html")
# Pages with something to type that is not kept on the computer.
TANPA_DRAF = {
    # passwords and codes, and nobody is logged in yet
    *(f"core/masuk/{n}" for n in ("aplikasi", "cabut", "cadangan_baru", "ganti_sandi", "kode", "masuk", "passkey")),
    *("core/kantor/sandi_baru", "core/kantor/sandi_kode"),
    # sheets and words about a NIK
    *("ksp_usp/koperasi/impor", "ksp_usp/koperasi/orang_nik"),
    *(f"sentra_ukm/lampiran3/{n}" for n in ("masuk", "nik", "ubah")),
    # a file, a tick or choices that are guessed already; nothing to type
    *("sentra_ukm/usulan/berkas", "ksp_usp/penilaian/unggah", "ksp_usp/penilaian/tim", "core/kantor/instansi_lambang"),
    *("ksp_usp/laporan/banyak", "perizinan/lama/unggah", "perizinan/lama/pindaian"),
    *("sentra_ukm/lampiran3/daftar", "sentra_ukm/lampiran3/peta", "core/kabar/surel"),
}


def test_yang_diketik_disimpan_sebagai_draf_tanpa_nama_dari_templat():
    """draf.js alone names a draft, by person and address; so a page has one, and no template names it."""
    tanpa = set()
    for berkas in HALAMAN:
        isi, nama = berkas.read_text(), str(berkas.relative_to(TEMPLAT).with_suffix(""))
        assert "data-draf=" not in isi, nama
        form = [c for c in FORM_KIRIM.finditer(isi) if 'method="post"' in c["tanda"]]
        assert sum("data-draf" in c["tanda"] for c in form) <= 1, nama
        tanpa |= {nama for c in form if "data-draf" not in c["tanda"] and KETIKAN.search(c["isi"])}
    assert tanpa == TANPA_DRAF


BANDING = re.compile(r"""([\w.]+)\s*(?:==|!=|\bnot in\b|\bin\b)\s*(\w[\w.]*|"[^"]*"|'[^']*')""")


def kata_keadaan() -> set[str]:
    """What a database keeps of a case and what a person reads about it."""
    status = {s for m in apps.get_models() if issubclass(m, Urusan) for s in m.alur.status}
    return {kata for s in status for kata in (s.value, s.label)} | set(Keadaan)


@pytest.mark.parametrize("berkas", sorted(TEMPLAT.rglob("*.html")), ids=lambda p: p.name)
def test_templat_tidak_membandingkan_status_maupun_kata(berkas: Path):
    """A page asks a question that has a name: urusan.tahap.perbaikan, tugas.selesai."""
    for syarat in re.findall(r"{%\s*(?:el)?if\s(.*?)%}", berkas.read_text()):
        for kiri, kanan in BANDING.findall(syarat):
            assert kiri.rpartition(".")[2] not in ("status", "keadaan", "label"), syarat
            assert kanan[0] not in "\"'" or kanan.strip("\"'") not in kata_keadaan(), syarat


def test_tabel_temuan_merangkum_yang_belum_dan_tidak_menghitung_yang_tidak_berlaku():
    html = tampil(
        "{% tabel_temuan daftar %}",
        daftar=[
            temuan("Jumlah UKM", Hasil.TERPENUHI, "27 UKM"),
            temuan("Tenaga kerja", Hasil.TIDAK, "38 orang"),
            temuan("Prospek pasar", Hasil.PERLU_PENILAIAN),
            temuan("Jenjang", Hasil.TIDAK_BERLAKU),
        ],
    )
    assert "1 terpenuhi, 1 belum diketahui, 1 tidak terpenuhi." in html
    assert "Belum: Tenaga kerja (38 orang); Prospek pasar." in html
    assert "Pasal 5 ayat (1) huruf e" in html
    html = tampil("{% tabel_temuan daftar %}", daftar=[temuan(f"Syarat {n}", Hasil.TIDAK) for n in range(7)])
    assert "Syarat 4; dan 2 hal lain." in html  # the table below names them all


@pytest.mark.parametrize(
    ("hasil", "kata"),
    [
        (Hasil.TERPENUHI, "Terpenuhi"),
        ("TIDAK", "Tidak terpenuhi"),
        ("PERLU_PENILAIAN", "Perlu penilaian"),
        ("TIDAK_BERLAKU", "Tidak berlaku"),
        ("TANPA_KETENTUAN", "Tanpa ketentuan"),
    ],
)
def test_hasil_berbentuk_dan_berkata(hasil, kata):
    html = sentra.hasil(hasil)
    assert f"</svg>{kata}</span>" in html
    assert 'aria-hidden="true"' in html


def test_umur_dihitung_menurut_hari_setempat():
    assert sentra.umur(timezone.now()) == "sejak hari ini"
    assert sentra.umur(timezone.now() - timedelta(days=3)) == "3 hari"
    assert sentra.umur(None) == ""


def test_tanggal_mengikuti_zona_wilayah():
    waktu = datetime(2026, 1, 1, 16, 42, tzinfo=UTC)
    papua = SimpleNamespace(zona="Asia/Jayapura")
    assert sentra.tanggal(waktu) == "1 Januari 2026"
    assert sentra.tanggal(waktu, papua) == "2 Januari 2026"
    assert sentra.tanggal_jam(waktu, papua) == "2 Januari 2026, 01.42 WIT"
    assert sentra.tanggal(date(2005, 11, 9)) == "9 November 2005"


def test_angka_ditulis_cara_indonesia():
    assert sentra.rupiah(Decimal("15000000")) == "Rp15.000.000,00"
    assert sentra.ribuan(15_000_000) == "15.000.000"
    assert sentra.ribuan(None) == sentra.rupiah(None) == sentra.terbilang(None) == ""
    assert sentra.ukuran_berkas(2_621_440) == "2,5 MB"
    assert sentra.ukuran_berkas(2048) == "2 KB"


def test_daftar_tugas_menghitung_yang_selesai():
    html = tampil(
        "{% daftar_tugas tugas %}",
        tugas=[
            Tugas("Lampiran 1", Keadaan.SELESAI, "/1/"),
            Tugas("Periksa", Keadaan.BELUM_BISA, sebab="Selesaikan Lampiran 2 dulu."),
        ],
    )
    assert "1 dari 2 selesai" in html
    assert "Selesaikan Lampiran 2 dulu." in html
    assert html.count("<a ") == 1


class PilihForm(FormSentra, forms.Form):
    jenis = forms.ChoiceField(label="Jenis", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_ringkasan_menunjuk_ke_pilihan_pertama_dan_tampil_sekali():
    naskah = '{% extends "dasar.html" %}{% load crispy_forms_tags %}{% block isi %}{% crispy form %}{% endblock %}'
    html = Template(naskah).render(Context({"form": PilihForm({})}))
    assert html.count("Ada masalah") == 1
    assert 'href="#id_jenis_0"' in html
    assert 'id="id_jenis_0"' in html
    assert "<title>Kesalahan: Sentra" in html


@pytest.mark.parametrize("nama", ["400", "403", "403_csrf", "404"])
def test_halaman_kesalahan_tampil_tanpa_basis_data_dan_menyebut_langkah_berikutnya(nama):
    html = render_to_string(f"{nama}.html")
    assert "<h1>" in html
    assert 'href="/"' in html


@pytest.mark.parametrize(("menu", "kata", "bukan"), [(["Meja kerja"], "Ke Meja kerja", "depan"), ([], "depan", "Meja")])
def test_halaman_kesalahan_menunjukkan_jalan_menurut_siapa_yang_membukanya(menu, kata, bukan):
    html = render_to_string("404.html", {"menu": menu})
    isi = html[html.index("<h1>") : html.index("</main>")]
    assert kata in isi
    assert bukan not in isi


def test_penolakan_yang_bersebab_hanya_menyebut_sebabnya():
    assert "memeriksa penugasan Anda" in render_to_string("403.html")
    html = render_to_string("403.html", {"exception": "Hubungi admin instansi."})
    assert "Hubungi admin instansi." in html
    assert "memeriksa penugasan Anda" not in html
