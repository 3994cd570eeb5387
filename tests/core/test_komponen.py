"""Every component says in its first line what it needs, and every page gives it exactly that."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.template.loader_tags import IncludeNode
from django.test.signals import template_rendered

from core.halaman.pameran import gaya

TEMPLAT = settings.BASE_DIR / "templates"
SEMUA = sorted(TEMPLAT.rglob("*.html"))
KONTRAK = re.compile(r"\{# perlu: ([^;#]+?)(?:; boleh: ([^#]+?))? #\}")


def daftar(kata: str | None) -> set[str]:
    return {k.strip() for k in (kata or "").split(",")} - {"", "–"}


def kontrak(nama: str) -> tuple[set[str], set[str]]:
    """What a component needs, and what it may be given besides."""
    cocok = KONTRAK.match((TEMPLAT / nama).read_text())
    assert cocok, f"{nama}: baris pertama bukan {{# perlu: …; boleh: … #}}"
    return daftar(cocok[1]), daftar(cocok[2])


@pytest.mark.parametrize("berkas", sorted((TEMPLAT / "komponen").glob("*.html")), ids=lambda p: p.name)
def test_tiap_komponen_menyebut_yang_dipakainya(berkas: Path):
    perlu, boleh = kontrak(f"komponen/{berkas.name}")
    isi = berkas.read_text().partition("#}")[2]
    assert not {k for k in perlu | boleh if not re.search(rf"\b{k}\b", isi)}


@pytest.mark.parametrize("berkas", SEMUA, ids=lambda p: p.name)
def test_komponen_menerima_tepat_yang_disebutnya(berkas: Path):
    """`only`: what a component shows is what the page handed to it, never what happens to lie in its context."""
    templat = engines["django"].engine.get_template(str(berkas.relative_to(TEMPLAT)))
    salah = []
    for node in templat.nodelist.get_nodes_by_type(IncludeNode):
        nama = getattr(node.template, "var", None)
        if not isinstance(nama, str) or not nama.startswith("komponen/"):
            continue
        perlu, boleh = kontrak(nama)
        beri = set(node.extra_context)
        if not node.isolated_context or perlu - beri or beri - perlu - boleh:
            salah.append(f"{nama}: only={node.isolated_context}, kurang {perlu - beri}, lebih {beri - perlu - boleh}")
    assert not salah


def test_halaman_gaya_memuat_tiap_komponen(rf):
    terpakai, permintaan = set(), rf.get("/gaya/")
    permintaan.user = AnonymousUser()

    def catat(sender, template, **_):
        terpakai.add(template.name)

    template_rendered.connect(catat)
    try:
        isi = gaya(permintaan).content.decode()
    finally:
        template_rendered.disconnect(catat)
    assert {f"komponen/{p.name}" for p in (TEMPLAT / "komponen").glob("*.html")} - terpakai == set()
    assert "Ada masalah" in isi


def test_tafsir_bertanda_sama_di_mana_pun():
    """What is printed of a reading carries the one mark, which the stylesheet gives to its class."""
    tanpa = {
        (berkas.name, baris.strip())
        for berkas in SEMUA
        if "surat" not in berkas.parts
        for baris in berkas.read_text().splitlines()
        if re.search(r"Tafsir: |\(tafsir\)|\{\{ [\w.]*tafsir[ |}]", baris) and 'class="tafsir"' not in baris
    }
    assert not tanpa
