"""Fixtures of every test: private folders, and Debian's own browser for the end-to-end ones."""

import hashlib
import io
import os
import shutil
from importlib import import_module
from pathlib import Path

import hypothesis
import pytest
from asgiref.local import Local
from django.db import connection
from django_tasks import task_backends
from pypdf import PdfWriter

from tests import jam
from tests.bantu_bukti import jadi_pemilik, pakai_peran_aplikasi
from tests.settings import SEMENTARA

# How long one example takes says something of the machine and nothing of the rule.
hypothesis.settings.register_profile("tanpa_jam", deadline=None)
hypothesis.settings.load_profile("tanpa_jam")

AKAR = Path(__file__).resolve().parent.parent
# Drills take minutes each: `make keandalan` asks for them.
collect_ignore = [] if os.environ.get("KEANDALAN") else ["keandalan"]


# Tests that crawl the whole site again and again: much of the run's time, and hardly a line that no other test reaches.
# Counting theirs would cost minutes.
PERAYAP = ("e2e", "keamanan", "serentak", "skenario", "test_kunci.py", "test_kueri_halaman.py")
PERAYAP += ("test_matriks_halaman.py", "test_matriks_gerbang.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The browser first: its tests are the longest, and at the end one processor would wait for the other."""
    items.sort(key=lambda butir: butir.get_closest_marker("e2e") is None)
    for butir in items:
        if butir.path.relative_to(AKAR / "tests").parts[0] in PERAYAP:
            butir.add_marker(pytest.mark.no_cover)


def pytest_configure():
    jam.setel(jam.berhenti)


def pytest_collection_finish():
    """The clock starts when every file is loaded: the addresses too, and the views with them."""
    import_module("config.urls")
    jam.setel(jam.jalan(jam.JAM_UJI))


def pytest_unconfigure(config):
    """Leave nothing behind: uploads and databases of the run go with it."""
    shutil.rmtree(SEMENTARA, ignore_errors=True)


@pytest.fixture(autouse=True)
def rancangan_terbaca(request, monkeypatch):
    """Whoever posts a step in a test has read the draft of its letter; in a scenario, and where the module says
    MEMBACA_RANCANGAN, it is opened as people do."""
    if "skenario" in request.path.parts or getattr(request.module, "MEMBACA_RANCANGAN", False):
        return
    for modul in ("core.halaman.tindakan", "sentra_ukm.usulan.views.pemeriksaan"):
        monkeypatch.setattr(f"{modul}.sebab_belum_dibuka", lambda konteks: "")


@pytest.fixture(scope="session")
def templat_sqlite():
    """Where the empty, migrated SQLite of these migrations is kept: migrating takes longer than most runs."""
    sidik = hashlib.sha256()
    for berkas in (AKAR / "requirements.txt", *sorted(AKAR.glob("*/migrations/*.py"))):
        sidik.update(berkas.read_bytes())
    return AKAR / ".data" / f"templat-{sidik.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, django_db_modify_db_settings, templat_sqlite):
    """PostgreSQL has a template of its own: .ci/dengan-postgres.sh."""
    if connection.vendor != "sqlite" or not templat_sqlite.exists():
        return django_db_keepdb
    shutil.copyfile(templat_sqlite, connection.settings_dict["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, templat_sqlite):
    if connection.vendor == "sqlite" and not templat_sqlite.exists():
        baru = templat_sqlite.with_suffix(f".{os.getpid()}")
        baru.parent.mkdir(exist_ok=True)
        with django_db_blocker.unblock(), connection.cursor() as kursor:
            kursor.execute("VACUUM INTO %s", [str(baru)])
        baru.replace(templat_sqlite)
    with django_db_blocker.unblock():
        pakai_peran_aplikasi()
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            jadi_pemilik()
        # A thread of the live server may still hold a connection, and PostgreSQL drops no database that is in use.
        with django_db_blocker.unblock(), connection.cursor() as kursor:
            kursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Playwright's own browsers are not to be had everywhere; Debian's Chromium is."""
    jalur = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not jalur:
        pytest.fail("Chromium tidak ditemukan: pasang paket chromium, atau isi CHROMIUM dengan jalurnya.")
    return {
        **browser_type_launch_args,
        "executable_path": jalur,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """The screen that officials sit at, in their language."""
    return {**browser_context_args, "viewport": {"width": 1366, "height": 768}, "locale": "id-ID"}


@pytest.fixture(autouse=True)
def berkas_terpisah(tmp_path, settings):
    """Each test has its own private file store, and its own file of what holds for the whole site."""
    settings.BERKAS_KEADAAN = str(tmp_path / "keadaan.json")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            **settings.STORAGES["default"],
            "OPTIONS": {**settings.STORAGES["default"]["OPTIONS"], "location": str(tmp_path / "berkas")},
        },
    }


@pytest.fixture
def hari_biasa():
    """The ordinary day, whenever the run as a whole starts: for a test whose dates are written out."""
    umum = jam.setel(jam.jalan(jam.BIASA))
    yield
    jam.setel(umum)


@pytest.fixture(scope="session")
def halaman_kosong():
    isi = io.BytesIO()
    tulis = PdfWriter()
    tulis.add_blank_page(595, 842)
    tulis.write(isi)
    return isi.getvalue()


@pytest.fixture
def surat_ringan(monkeypatch, halaman_kosong):
    """PDFs without typesetting, for tests that are about something else: a tenth of a second less for each opened."""
    monkeypatch.setattr("core.perkara.surat.render_pdf", lambda html: halaman_kosong)


@pytest.fixture
def antrean_tabel(settings):
    """The queue as it is in production: rows that a worker does. On PostgreSQL only."""

    def pakai(langsung, kelas):
        settings.ANTREAN_LANGSUNG, settings.TASKS = langsung, {"default": {"BACKEND": kelas}}
        task_backends.__dict__.pop("settings", None)
        task_backends._connections = Local(task_backends.thread_critical)

    semula = settings.TASKS["default"]["BACKEND"]
    pakai(False, "django_tasks_db.DatabaseBackend")
    yield
    pakai(True, semula)
