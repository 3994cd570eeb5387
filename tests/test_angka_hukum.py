"""A number with legal force stands in the law package alone: pages, letters and mails take it from the rule."""

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

from aturan.indeks import semua_ambang

AKAR = Path(__file__).resolve().parent.parent
APLIKASI = ("core", "ksp_usp", "perizinan", "sentra_ukm")

BILANGAN = r"(?:\d[\d.,]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|dua belas)"
ANGKA_HUKUM = re.compile(
    rf"\bRp ?\d[\d.,]*(?: (?:juta|miliar))?"
    rf"|\b\d[\d.,]* \([a-z ]+\)(?: \w+)?"
    rf"|\b{BILANGAN} (?:hari kerja|bulan|tahun)\b(?! \d{{4}}| buku)"  # no "Nomor 25 Tahun 1992"
    rf"|\b(?:paling \w+|minimal|selama) setahun\b"
    rf"|\b{BILANGAN} ?(?:%|persen\b|juta\b|miliar\b|milyar\b)"
    rf"|\b\d+ (?:anggota|orang)\b|hari kerja ke-[1-9]"
    rf"|\b(?:Sehat|Pengawasan|Khusus)(?: di bawah)? \d[\d,]*"
    rf"|\bDiploma I\w*",
    re.IGNORECASE,
)
# Amounts that no module may type. Small numbers of the law are numbers of everything.
JUMLAH_HUKUM = {
    v.nilai for a in semua_ambang().values() for v in a.versi if isinstance(v.nilai, Decimal) and v.nilai > 999
}
# Not the law's number, and why: (file, words) -> reason.
SENDIRI = "pengawasan aplikasi sendiri, bukan ketentuan"
PERIODE = "jangka isian Lampiran 2 dan 3, bulan demi bulan: bentuk formulir"
LAMPIRAN_SURAT = "banyaknya berkas yang menyertai surat"
JENJANG_DIKLAT = "nama jenjang pendidikan yang dapat dipilih; yang cukup ditentukan aturan"
BUKAN_HUKUM: dict[tuple[str, str], str] = {
    ("core/perkara/berkas.py", "Rp50000000"): "titik pada gambar, bukan rupiah",
    ("ksp_usp/models/orang.py", "5 tahun"): "nama kolom; formulir menyebut angka dari aturan",
    **{("ksp_usp/models/penilaian.py", f"Diploma {n}"): JENJANG_DIKLAT for n in ("I", "II", "III", "IV")},
    ("ksp_usp/penilaian/surat.py", "100%"): "rumus persen",
    ("ksp_usp/penilaian/surat.py", "2 (dua) berkas"): LAMPIRAN_SURAT,
    ("sentra_ukm/usulan/surat.py", "1 (satu) berkas"): LAMPIRAN_SURAT,
    **{
        (f"perizinan/kantor/{berkas}.py", f"{n} hari kerja"): SENDIRI
        for berkas in ("forms/kantor", "views/kantor")
        for n in (1, 3)
    },
    ("sentra_ukm/sentra/forms.py", "lima tahun"): SENDIRI,
    ("sentra_ukm/lampiran3/kolom.py", "12 bulan"): PERIODE,
    ("sentra_ukm/lampiran3/periksa.py", "satu bulan"): PERIODE,
    ("sentra_ukm/models/lampiran.py", "12 bulan"): PERIODE,
    ("sentra_ukm/models/usulan.py", "12 bulan"): PERIODE,
    ("sentra_ukm/usulan/forms/baris.py", "12 bulan"): PERIODE,
    ("sentra_ukm/usulan/forms/lampiran.py", "12 bulan"): PERIODE,
    ("sentra_ukm/usulan/forms/lampiran.py", "dua belas bulan"): PERIODE,
    ("templates/sentra_ukm/usulan/lampiran2.html", "12 bulan"): PERIODE,
    ("templates/sentra_ukm/lampiran3/daftar.html", "3 (format usulan aplikasi)"): "nomor lampiran",
}


def teks_templat(isi: str) -> str:
    """What a template says: its words and the strings that it hands to tags; no comment, style, variable or test."""
    isi = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", isi, flags=re.DOTALL)
    isi = re.sub(r"<style.*?</style>|(?:style|width|height|viewBox|d)=\"[^\"]*\"", "", isi, flags=re.DOTALL)
    isi = re.sub(r"\{\{.*?\}\}", "§", isi)
    return re.sub(r"\{%.*?%\}", lambda tag: " § ".join(re.findall(r"\"[^\"]*\"", tag[0])), isi, flags=re.DOTALL)


def teks_modul(isi: str) -> list[str]:
    """Every string of a module, an f-string in one piece; no docstring."""
    pohon = ast.parse(isi)
    dokumentasi, bagian = set(), set()
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Expr) and isinstance(simpul.value, ast.Constant):
            dokumentasi.add(simpul.value)
        if isinstance(simpul, ast.JoinedStr):
            bagian |= {n for n in ast.walk(simpul) if isinstance(n, ast.Constant)}
    hasil = []
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.JoinedStr):
            hasil.append("".join(n.value if isinstance(n, ast.Constant) else "§" for n in simpul.values))
        elif isinstance(simpul, ast.Constant) and simpul not in dokumentasi | bagian:
            if isinstance(simpul.value, str):
                hasil.append(simpul.value)
            elif simpul.value in JUMLAH_HUKUM:
                hasil.append(f"Rp{simpul.value}")
    return hasil


def sumber() -> list[Path]:
    """The templates and modules of the apps, without migrations and samples: commands, the page of the components."""
    modul = [p for app in APLIKASI for p in (AKAR / app).rglob("*.py") if not {"migrations", "pameran.py"} & {*p.parts}]
    return sorted([*modul, *(p for p in (AKAR / "templates").rglob("*") if p.suffix in (".html", ".txt"))])


def angka_dalam(berkas: Path) -> list[str]:
    isi = berkas.read_text(encoding="utf-8")
    teks = teks_modul(isi) if berkas.suffix == ".py" else [teks_templat(isi)]
    return [cocok[0] for satu in teks for cocok in ANGKA_HUKUM.finditer(satu)]


def test_tidak_ada_angka_hukum_di_luar_paket_aturan():
    ditemukan = {(str(p.relative_to(AKAR)), kata) for p in sumber() for kata in angka_dalam(p)}
    assert sorted(ditemukan - BUKAN_HUKUM.keys()) == []
    assert sorted(BUKAN_HUKUM.keys() - ditemukan) == [], "tidak diperlukan lagi"


@pytest.mark.parametrize(
    "kalimat",
    [
        "<p>modal tetap di bawah Rp15 juta</p>",
        "<p>paling lama 7 (tujuh) hari kerja</p>",
        "<p>Waktu 7 hari kerja berjalan</p>",
        '{% include "x.html" with petunjuk="Utang di atas 12 bulan perlu persetujuan" %}',
        "<p>Paling banyak 40% aset tetap</p>",
        "<p>kegiatan belum dimulai dalam satu bulan</p>",
        "<p>berpendidikan paling sedikit Diploma III</p>",
        "<p>Cukup Sehat 66,00 sampai kurang dari 80,00</p>",
        "<p>diputus pada hari kerja ke-7</p>",
    ],
)
def test_pemindai_mengenali_angka_dalam_templat(kalimat):
    assert ANGKA_HUKUM.search(teks_templat(kalimat))


def test_pemindai_mengenali_angka_dalam_modul_dan_tidak_dalam_docstring():
    modul = '''def f(n):
    """Seven is 7 hari kerja here."""
    return f"{n} lewat, paling lama 7 hari kerja", 15_000_000, 16
'''
    ditemukan = [kata for teks in teks_modul(modul) for kata in ANGKA_HUKUM.findall(teks)]
    assert sorted(ditemukan) == ["7 hari kerja", "Rp15000000"]
