"""docs/keandalan.md promises nothing that no test measures, and no drill stands there unnamed."""

import ast
import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
BARIS = re.findall(r"^\|(?! promise |---)(.+)\|([^|]+)\|([^|]+)\|$", (AKAR / "docs/keandalan.md").read_text(), re.M)


def nama_uji(berkas: Path) -> set[str]:
    return {n.name for n in ast.walk(ast.parse(berkas.read_text())) if isinstance(n, ast.FunctionDef | ast.ClassDef)}


@pytest.mark.parametrize(("janji", "angka", "bukti"), BARIS, ids=[b[0].strip()[:50] for b in BARIS])
def test_setiap_janji_punya_angka_dan_uji(janji, angka, bukti):
    assert angka.strip()
    tersebut = re.findall(r"tests/[\w/]+\.py(?:::\w+)?", bukti)
    assert tersebut
    for satu in tersebut:
        jalur, _, nama = satu.partition("::")
        assert (AKAR / jalur).is_file(), satu
        assert not nama or nama in nama_uji(AKAR / jalur), satu


def test_setiap_latihan_tertulis():
    tertulis = (AKAR / "docs/keandalan.md").read_text()
    latihan = sorted((AKAR / "tests/keandalan").glob("test_*.py"))
    assert [b.name for b in latihan if b.name not in tertulis] == []
