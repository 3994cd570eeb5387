"""Files and functions stay of a size that one person holds in the head."""

import ast
import subprocess
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
BARIS_BERKAS = 500
BARIS_FUNGSI = 50


def berkas_python() -> list[Path]:
    """What git keeps, or is about to; migrations are written by Django and never grow."""
    ada = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=True,
    )
    return [p for nama in ada.stdout.split() if (p := AKAR / nama).exists() and "migrations" not in p.parts]


def fungsi_panjang(teks: str) -> list[str]:
    return [
        f"{simpul.name}: {simpul.end_lineno - simpul.lineno + 1} baris"
        for simpul in ast.walk(ast.parse(teks))
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef)
        and simpul.end_lineno - simpul.lineno + 1 > BARIS_FUNGSI
    ]


def test_tidak_ada_berkas_yang_lebih_panjang_dari_batas():
    baris = {str(p.relative_to(AKAR)): len(p.read_bytes().splitlines()) for p in berkas_python()}
    assert not {nama: n for nama, n in baris.items() if n > BARIS_BERKAS}


def test_tidak_ada_fungsi_yang_lebih_panjang_dari_batas():
    produk = [p for p in berkas_python() if p.relative_to(AKAR).parts[0] != "tests"]
    panjang = {str(p.relative_to(AKAR)): isi for p in produk if (isi := fungsi_panjang(p.read_text(encoding="utf-8")))}
    assert not panjang


@pytest.mark.parametrize(("isi", "panjang"), [(49, 0), (50, 1)])
def test_fungsi_diukur_dari_def_sampai_akhirnya(isi, panjang):
    assert len(fungsi_panjang("def f():\n" + "    x = 1\n" * isi)) == panjang
