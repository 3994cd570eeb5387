"""Pages, forms and templates of the apps ask for a permission, never for a role."""

import ast
import re
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[3]
APLIKASI = ("ksp_usp", "perizinan", "sentra_ukm")
BERKAS = [b for a in APLIKASI for b in sorted((AKAR / a).rglob("*.py")) if "migrations" not in b.parts]
# A route's row names the role that takes its step, a letter the role that signs it.
MENYEBUT_PERAN = {"alur.py", "surat.py", "harian.py", "keputusan.py"}


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: str(b.relative_to(AKAR)))
def test_kode_aplikasi_tidak_menimbang_peran(berkas):
    salah = []
    for simpul in ast.walk(ast.parse(berkas.read_text())):
        match simpul:
            case ast.ImportFrom(module="core.dasar.izin") if berkas.name not in MENYEBUT_PERAN:
                salah += [n.name for n in simpul.names if n.name in ("Peran", "mandat_berakhir")]
            case ast.Attribute(attr="penugasan_aktif" | "penugasan_berakhir" | "_semua_penugasan"):
                salah.append(simpul.attr)
            case ast.Compare() if berkas.name not in MENYEBUT_PERAN:
                sisi = [isinstance(s, ast.Attribute) and s.attr == "peran" for s in (simpul.left, *simpul.comparators)]
                # The role of a row among those of a permission is no role that this code knows.
                salah += [ast.unparse(simpul)] if any(sisi) and not all(sisi) else []
            case ast.keyword(arg=str(nama)) if berkas.name not in MENYEBUT_PERAN:
                salah += [nama] if "peran" in nama.split("__") else []
    assert not salah, "Tanyakan izin (core.dasar.izin.Izin): boleh(pengguna, izin, objek)."


def test_templat_tidak_menimbang_peran():
    salah = [
        (str(b.relative_to(AKAR)), syarat)
        for b in sorted((AKAR / "templates").rglob("*.html"))
        for syarat in re.findall(r"{%-?\s*(?:el)?if\b[^%]*%}", b.read_text())
        if re.search(r"\bperan\b|penugasan_aktif|penugasan_saya\.", syarat)
    ]
    assert not salah
