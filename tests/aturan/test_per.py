"""Nobody judges by the newest value: what judges takes the date of the case, inside the law package and outside."""

import ast
from pathlib import Path

import pytest

from aturan.bahasa import Ambang, Pilihan, Syarat

AKAR = Path(__file__).parents[2]
LUAR = ("core", "ksp_usp", "perizinan", "sentra_ukm", "contoh", "config")
# Calls that find or use the version for a day. `pada`, `uji` and `versi_pada` are the grammar's own.
MENILAI = {"evaluasi", "pada", "uji", "versi_pada", "periksa_orang", "periksa_aset_utang", "kelas_ukm", "jalur_usp"}
# By the law itself these look at one day of the act, which they name: Pasal 10 counts from it.
SATU_HARI = {"lengkap", "tanggal_persetujuan", "dicatat"}


def versi_dengan_nomor(kode: str) -> list[int]:
    """Lines that pick a version by its place: `x.versi[-1]`, `x.versi[0]`."""
    pohon = ast.walk(ast.parse(kode))
    return [
        n.lineno
        for n in pohon
        if isinstance(n, ast.Subscript) and isinstance(n.value, ast.Attribute) and n.value.attr == "versi"
        and not isinstance(n.slice, (ast.Name, ast.Attribute))
    ]  # fmt: skip


# The letter that Pasal 7 first gave a document names it for good, like its file and the examiner's mark.
BOLEH = {("perizinan/izin/syarat.py", "_butir")}


def berkas(*tempat: str, akhiran: str = ".py") -> list[Path]:
    return [p for nama in tempat for p in sorted((AKAR / nama).rglob(f"*{akhiran}")) if "migrations" not in p.parts]


def tanpa_yang_boleh(jalur: str, kode: str) -> str:
    pohon = ast.parse(kode)
    boleh = {nama for tempat, nama in BOLEH if tempat == jalur}
    pohon.body = [n for n in pohon.body if getattr(n, "name", "") not in boleh]
    return ast.unparse(pohon)


def test_di_luar_aturan_tidak_ada_versi_yang_dipilih_menurut_tempatnya():
    salah = [
        str(p.relative_to(AKAR))
        for p in berkas(*LUAR)
        if versi_dengan_nomor(tanpa_yang_boleh(str(p.relative_to(AKAR)), p.read_text(encoding="utf-8")))
    ]
    assert salah == []


def test_templat_tidak_memilih_versi_menurut_tempatnya():
    salah = ("versi.0", "versi.last", "versi|last", "versi|first", "versi.first")
    assert [str(p) for p in berkas("templates", akhiran=".html") if any(s in p.read_text("utf-8") for s in salah)] == []


@pytest.mark.parametrize("kode", ["x = MODAL.versi[-1].nilai", "aturan.MODAL.versi[0]", "MODAL.versi[-1:]"])
def test_pemeriksa_menangkap_jalan_pintas(kode):
    assert versi_dengan_nomor(kode) == [1]
    assert versi_dengan_nomor("versi[urusan.pk]; form.versi[urusan.pk]") == []


@pytest.mark.parametrize("nama", ["dasar", "bunyi", "tafsir", "nilai"])
def test_syarat_tidak_punya_nilai_terbaru(nama):
    """A rule has no text or value of its own: only a version has, and `pada(per)` finds it."""
    for jenis in (Syarat, Ambang, Pilihan):
        assert not hasattr(jenis, nama)
        assert nama not in jenis.__dataclass_fields__


def fungsi_yang_menilai(kode: str) -> list[ast.FunctionDef]:
    """Functions whose own body asks what holds, by a call of MENILAI."""
    hasil = []
    for f in ast.walk(ast.parse(kode)):
        if isinstance(f, ast.FunctionDef):
            panggil = [n.func for n in ast.walk(f) if isinstance(n, ast.Call)]
            nama = {n.id if isinstance(n, ast.Name) else getattr(n, "attr", "") for n in panggil}
            if nama & MENILAI:
                hasil.append(f)
    return hasil


def argumen(f: ast.FunctionDef) -> set[str]:
    return {a.arg for a in (*f.args.posonlyargs, *f.args.args, *f.args.kwonlyargs)}


def tanpa_bawaan(f: ast.FunctionDef, nama: str) -> bool:
    """Whether the argument must be given: a default would be a guess at the date of the case."""
    posisi = [a.arg for a in (*f.args.posonlyargs, *f.args.args)]
    if nama in posisi:
        return posisi.index(nama) < len(posisi) - len(f.args.defaults)
    kunci = [a.arg for a in f.args.kwonlyargs]
    return nama in kunci and f.args.kw_defaults[kunci.index(nama)] is None


def test_setiap_fungsi_aturan_yang_menilai_meminta_tanggal_perkara():
    menilai = [(p, f) for p in berkas("aturan") for f in fungsi_yang_menilai(p.read_text(encoding="utf-8"))]
    tanpa = [
        f"{p.relative_to(AKAR)}: {f.name}"
        for p, f in menilai
        if not any(tanpa_bawaan(f, nama) for nama in {"per", *SATU_HARI})
    ]
    assert len(menilai) > 15
    assert tanpa == []


@pytest.mark.parametrize(
    ("kepala", "diminta"),
    [("def f(per):", True), ("def f(*, per):", True), ("def f(per=None):", False), ("def f(x):", False)],
)
def test_penjaga_tanggal_menangkap_fungsi_tanpa_tanggal(kepala, diminta):
    [f] = fungsi_yang_menilai(f"{kepala}\n    return evaluasi(x, y, per=z)")
    assert tanpa_bawaan(f, "per") is diminta
