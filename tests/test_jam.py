"""One clock: the product reads it in one place, and no test reads the machine's."""

import ast
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from tests import jam

AKAR = Path(__file__).resolve().parent.parent
# Which day it is by the machine. Durations (monotonic, perf_counter) are no dates.
MESIN = {
    "date.today",
    "datetime.today",
    "datetime.now",
    "datetime.utcnow",
    "time.time",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
}
# A file is stamped by the machine, and so its age is told by the machine's clock.
UMUR_BERKAS = {"core/perkara/sapu.py", "tests/core/perkara/test_simpanan.py", "tests/serentak/putus_kasus.py"}
# What a database, a template or a browser would read from its own machine.
TEKS = {
    ".py": r"\bCURRENT_(DATE|TIME|TIMESTAMP)\b|\bNow\(\)|\b(SELECT|DEFAULT|:=|[<>=])\s*now\(\)",
    ".html": r"\{%\s*now\b|\|\s*(timesince|timeuntil|naturaltime|naturalday)\b",
    ".js": r"new Date\(\s*\)",
}


def berkas(*akhiran):
    semua = subprocess.run(["git", "ls-files"], cwd=AKAR, capture_output=True, text=True, check=True).stdout.split("\n")
    return [AKAR / nama for nama in semua if nama.endswith(akhiran) and (AKAR / nama).exists()]


def sebut(fungsi):
    """`modul.nama` of what is called, as far as it is written; datetime.datetime.now is datetime.now."""
    return ".".join(ast.unparse(fungsi).split(".")[-2:])


def pelanggaran(isi):
    """Lines of a Python source that read the machine's clock, or take the one clock along under a name of its own."""
    pohon = ast.parse(isi)
    dipanggil = [s for s in ast.walk(pohon) if isinstance(s, ast.Call)]
    salah = [(s.lineno, sebut(s.func)) for s in dipanggil if sebut(s.func) in MESIN]
    salah += [
        (s.lineno, f"from {s.module} import now")
        for s in ast.walk(pohon)
        if isinstance(s, ast.ImportFrom) and s.module in ("django.utils.timezone", "time")
    ]
    return salah


def test_tidak_ada_yang_membaca_jam_mesin():
    """A date is read through django.utils.timezone.now or core.dasar.waktu (that none is read while a file is loaded:
    the clock of the tests stands still until the first of them begins)."""
    salah = [
        (f"{p.relative_to(AKAR)}:{baris}", apa)
        for p in berkas(".py")
        if p != AKAR / "tests/jam.py" and str(p.relative_to(AKAR)) not in UMUR_BERKAS
        for baris, apa in pelanggaran(p.read_text())
    ]
    salah += [
        (str(p.relative_to(AKAR)), teks[0])
        for p in berkas(*TEKS)
        # A drill starts programs of its own, whose clock is the machine's.
        if p != Path(__file__) and p.parent != AKAR / "tests/keandalan"
        for teks in re.finditer(TEKS[p.suffix], p.read_text())
    ]
    assert salah == []


@pytest.mark.parametrize(
    "isi",
    [
        "date.today()",
        "x = datetime.datetime.now(UTC)",
        "def f():\n    return time.time()",
        "from django.utils.timezone import now",
    ],
)
def test_yang_membaca_jam_mesin_ketahuan(isi):
    assert pelanggaran(isi)


@pytest.mark.parametrize("isi", ["def f():\n    return hari_ini()", "f = lambda: timezone.now()", "time.monotonic()"])
def test_yang_membaca_jam_produk_dibiarkan(isi):
    assert pelanggaran(isi) == []


def test_jam_uji_dipakai_seluruh_produk_dan_berjalan():
    satu, dua = timezone.now(), timezone.now()
    assert jam.baca(jam.JAM_UJI) < satu < dua <= jam.sekarang()


def test_jam_yang_dibaca_saat_berkas_dimuat_ditolak():
    with pytest.raises(RuntimeError, match="saat berkas dimuat"):
        jam.berhenti()


def test_jam_uji_menyebut_zonanya():
    assert jam.baca("2026-12-31T23:50+07:00") == datetime(2026, 12, 31, 16, 50, tzinfo=UTC)
    with pytest.raises(ValueError, match="tanpa zona waktu"):
        jam.baca("2026-12-31T23:50")
