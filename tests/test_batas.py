"""The borders between apps and between matters, drawn for what import-linter does not see: templates and addresses."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.template import engines
from django.urls import URLPattern

AKAR = Path(__file__).resolve().parent.parent
TEMPLAT = AKAR / "templates"
# Whose templates and addresses an app may name.
BOLEH = {
    "core": {"core"},
    "ksp_usp": {"core", "ksp_usp"},
    "perizinan": {"core", "ksp_usp", "perizinan"},
    "sentra_ukm": {"core", "sentra_ukm"},
}
# Letters lie by matter; their frame is core's.
SURAT = {
    "izin": "perizinan/izin", "kantor": "perizinan/kantor", "keputusan": "sentra_ukm/keputusan",
    "keterangan": "perizinan/keterangan",
    "laporan": "ksp_usp/laporan", "penilaian": "ksp_usp/penilaian", "pemeriksaan": "perizinan/pemeriksaan",
    "pengawasan": "perizinan/pengawasan", "penyerahan": "perizinan/penyerahan",
    "saksi": "core", "dasbor": "core", "usulan": "sentra_ukm/usulan",
}  # fmt: skip


def pemilik_templat(nama: str) -> str:
    """'perizinan/izin' for a template of that matter, 'core' for what all share."""
    bagian = nama.split("/")
    if bagian[0] == "surat":
        return SURAT[bagian[1]] if len(bagian) > 2 else "core"
    return "/".join(bagian[:2]) if bagian[0] in BOLEH and bagian[0] != "core" else "core"


def aplikasi(pemilik: str) -> str:
    return pemilik.partition("/")[0]


def pemilik_alamat() -> dict[str, str]:
    """Which app names an address: {url name: app}, from the urls.py of each matter."""
    import_module("config.urls")  # registers how addresses are read
    hasil: dict[str, str] = {}
    for berkas in AKAR.glob("*/*/urls.py"):
        modul = ".".join(berkas.relative_to(AKAR).with_suffix("").parts)
        for satu in import_module(modul).urlpatterns:
            if isinstance(satu, URLPattern):
                hasil[satu.name] = modul.partition(".")[0]
    return hasil


ALAMAT = pemilik_alamat()
TAG = {nama: modul.partition(".")[0] for nama, modul in engines["django"].engine.libraries.items()}
BERKAS_TEMPLAT = sorted(str(p.relative_to(TEMPLAT)) for p in TEMPLAT.rglob("*.*"))
BERKAS_PYTHON = sorted(p for app in BOLEH for p in (AKAR / app).rglob("*.py") if "migrations" not in p.parts)


def tag(nama: str, jenis: str) -> list[str]:
    """The first argument, in quotes, of every tag of one kind in a template."""
    return re.findall(rf"{{%\s*{jenis}\s+[\"']([^\"']+)[\"']", (TEMPLAT / nama).read_text())


@pytest.mark.parametrize("nama", BERKAS_TEMPLAT)
def test_templat_hanya_memuat_milik_urusannya_milik_bersama_dan_panel(nama):
    pemilik = pemilik_templat(nama)
    for jenis in ("include", "extends"):
        for lain in tag(nama, jenis):
            milik = pemilik_templat(lain)
            panel = lain.rpartition("/")[2].startswith("_panel") and aplikasi(milik) in BOLEH[aplikasi(pemilik)]
            assert milik in ("core", pemilik) or panel, f"{nama} memuat {lain}"


@pytest.mark.parametrize("nama", BERKAS_TEMPLAT)
def test_templat_hanya_menyebut_alamat_dan_tag_aplikasinya_atau_yang_di_bawahnya(nama):
    boleh = BOLEH[aplikasi(pemilik_templat(nama))]
    for alamat in tag(nama, "url"):
        assert ALAMAT[alamat] in boleh, f"{nama} menyebut alamat {alamat}"
    for daftar in re.findall(r"{%\s*load\s+([\w ]+?)\s*%}", (TEMPLAT / nama).read_text()):
        for satu in daftar.split():
            assert TAG[satu] not in BOLEH or TAG[satu] in boleh, f"{nama} memakai tag {satu}"


@pytest.mark.parametrize("berkas", BERKAS_PYTHON, ids=lambda p: str(p.relative_to(AKAR)))
def test_kode_hanya_menyebut_alamat_aplikasinya_atau_yang_di_bawahnya(berkas):
    app = berkas.relative_to(AKAR).parts[0]
    for simpul in ast.walk(ast.parse(berkas.read_text())):
        if not (isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name)):
            continue
        tempat = {"reverse": 0, "reverse_lazy": 0, "redirect": 0, "Tempat": 1}.get(simpul.func.id)
        if tempat is None or len(simpul.args) <= tempat or not isinstance(simpul.args[tempat], ast.Constant):
            continue
        alamat = simpul.args[tempat].value
        assert ALAMAT[alamat] in BOLEH[app], f"{berkas.relative_to(AKAR)}:{simpul.lineno} menyebut alamat {alamat}"


def test_tiap_templat_yang_dikenal_punya_pemilik_dan_tiap_urusan_punya_alamat():
    assert {pemilik_templat(n) for n in BERKAS_TEMPLAT} >= {"core", "perizinan/izin", "sentra_ukm/usulan"}
    assert set(ALAMAT.values()) == set(BOLEH)
