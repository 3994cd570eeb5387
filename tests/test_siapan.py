"""What holds of the checkout as a whole: settings, import contracts, migrations, nothing from a machine."""

import ast
import base64
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

AKAR = Path(__file__).resolve().parent.parent


def jalankan(*perintah, **lingkungan):
    """Run a tool of the virtual environment in a fresh process; returns code and everything it printed."""
    # The browser tests' permission is an error in a deployment.
    warisan = {nama: isi for nama, isi in os.environ.items() if nama != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    hasil = subprocess.run(
        perintah,
        cwd=AKAR,
        env={**warisan, "DJANGO_SETTINGS_MODULE": "config.settings", **lingkungan},
        capture_output=True,
        text=True,
        check=False,
    )
    return hasil.returncode, hasil.stdout + hasil.stderr


@pytest.mark.sqlite
@pytest.mark.django_db
def test_tidak_ada_migrasi_yang_tertinggal():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_menunggu_giliran_dan_menjaga_kunci_asing():
    if connection.vendor != "sqlite":
        pytest.skip("hanya untuk SQLite")
    with connection.cursor() as kursor:
        nilai = {
            p: kursor.execute(f"PRAGMA {p}").fetchone()[0] for p in ("journal_mode", "busy_timeout", "foreign_keys")
        }
    assert nilai == {"journal_mode": "wal", "busy_timeout": 20000, "foreign_keys": 1}
    assert connection.transaction_mode == "IMMEDIATE"


def test_arah_impor_sesuai_rancangan():
    kode, keluaran = jalankan(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert kode == 0, keluaran


def test_siap_dipasang_di_produksi():
    kode, keluaran = jalankan(
        sys.executable,
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        DEBUG="false",
        HTTPS="true",
        SECRET_KEY=secrets.token_urlsafe(50),
        KUNCI_NIK=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        ALLOWED_HOSTS="sentra.example",
    )
    assert kode == 0, keluaran


@pytest.mark.parametrize("kunci", ["SECRET_KEY", "KUNCI_NIK"])
def test_produksi_menolak_mulai_tanpa_kunci(kunci):
    kode, keluaran = jalankan(sys.executable, "manage.py", "check", DEBUG="false", **{kunci: ""})
    assert kode != 0
    assert f"Isi {kunci}" in keluaran


def test_contoh_env_menjelaskan_setiap_pengaturan_dan_tidak_lebih():
    # gunicorn's file is read before Django is there.
    pembaca = {"settings.py": "env", "basis_data.py": "env", "gunicorn.py": "os.environ"}
    dibaca = {
        simpul.args[0].value
        for berkas, nama in pembaca.items()
        for simpul in ast.walk(ast.parse((AKAR / "config" / berkas).read_text()))
        if isinstance(simpul, ast.Call)
        and isinstance(simpul.func, ast.Attribute)
        and ast.unparse(simpul.func.value) == nama
        and isinstance(simpul.args[0], ast.Constant)
    }
    contoh = re.findall(r"^#?([A-Z_]+)=", (AKAR / ".env.example").read_text(), re.MULTILINE)
    assert sorted(contoh) == sorted(dibaca)


def test_tidak_ada_berkas_yang_menyebut_mesin_atau_penyedia_paket():
    # Put together here, so that this file does not name what it looks for.
    terlarang = re.compile(
        "|".join(
            [
                r"\b" + "pypi" + r"\.org",
                "pythonhosted" + r"\.org",
                "registry" + r"\.npmjs",
                "deb" + r"\.debian\.org",
                r"--(extra-)?index" + "-url [^-]",
                r"(?<![\w.])/(root|home|" + "work|Users)/" + r"\w",
            ]
        )
    )
    abaikan = {".git", *(baris.strip("/") for baris in (AKAR / ".gitignore").read_text().split())}
    ditemukan = []
    for puncak in AKAR.iterdir():
        if puncak.name in abaikan:
            continue
        for berkas in [puncak] if puncak.is_file() else puncak.rglob("*"):
            if berkas.is_dir() or "__pycache__" in berkas.parts:
                continue
            try:
                isi = berkas.read_text()
            except UnicodeDecodeError:  # pictures
                continue
            ditemukan += [f"{berkas.relative_to(AKAR)}: {cocok.group()}" for cocok in terlarang.finditer(isi)]
    assert ditemukan == []


@pytest.mark.parametrize(
    ("lingkungan", "env", "situs"),
    [
        ({}, "", "http://127.0.0.1:8000"),
        ({"PORT": "18443"}, "", "http://127.0.0.1:18443"),
        ({"PORT": "18443"}, "ALAMAT_SITUS=https://sentra.garutkab.go.id\n", "https://sentra.garutkab.go.id"),
    ],
)
def test_alamat_dalam_qr_adalah_alamat_yang_disajikan(tmp_path, lingkungan, env, situs):
    (tmp_path / ".env").write_text(env)
    for jalur, isi in {
        ".ci/jalankan.sh": (AKAR / ".ci/jalankan.sh").read_text().replace("/dev/tcp/127.0.0.1", "/dev/tidak-ada"),
        ".ci/siapkan.sh": "#!/bin/sh\nmkdir -p .data .static requirements.txt fixtures static x/migrations"
        " templates core ksp_usp perizinan sentra_ukm",
        ".venv/bin/python": '#!/bin/sh\necho "$2 $ALAMAT_SITUS" >>.data/situs',
        ".venv/bin/gunicorn": '#!/bin/sh\necho "gunicorn $ALAMAT_SITUS" >>.data/situs',
    }.items():
        (tmp_path / jalur).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / jalur).write_text(isi)
        (tmp_path / jalur).chmod(0o755)
    dasar = {n: i for n, i in os.environ.items() if n not in ("PORT", "ALAMAT_SITUS", "DATABASE_URL")}
    subprocess.run([tmp_path / ".ci/jalankan.sh"], env=dasar | lingkungan, check=True, capture_output=True)
    baris = (tmp_path / ".data/situs").read_text().splitlines()
    assert baris[-1] == f"gunicorn {situs}"
    assert {b.split()[1] for b in baris} == {situs}
