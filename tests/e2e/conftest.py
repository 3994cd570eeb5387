"""Who acts in a journey, and how: with the mouse, by the keyboard alone, or on a telephone without JavaScript.

The suite walks with the mouse; `make keandalan` walks the same journeys in the two other ways.
"""

import os

import pytest
from playwright.sync_api import Locator

from tests import pabrik
from tests.e2e import papan_ketik
from tests.e2e.langkah import Penghitung

KEANDALAN = bool(os.environ.get("KEANDALAN"))
CARA = ("tetikus", "papan_ketik", "tanpa_skrip")
# Walked in the two other ways only: they cost the suite more than they hold for the mouse.
collect_ignore = [] if KEANDALAN else ["test_rute_penilaian.py"]


@pytest.fixture(params=CARA[1:] if KEANDALAN else CARA[:1])
def cara(request, monkeypatch):
    """What the browser of each person is given."""
    if request.param == "tetikus":
        return {}
    monkeypatch.setattr(Penghitung, "catat", lambda self, kunci: None)  # the figures are those of the mouse
    if request.param == "papan_ketik":
        for nama in ("click", "check", "fill", "select_option", "set_input_files"):
            monkeypatch.setattr(Locator, nama, getattr(papan_ketik, nama))
        return {}
    return {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}}


@pytest.fixture
def sebagai(request, browser, browser_context_args, live_server, transactional_db, cara):
    """Opens a fresh browser for one of the module's ORANG, made on the way, and logs in through the page.

    `penugasan` is what of the assignment the module cannot know; `layar` what this person's browser is besides.
    """
    terbuka, orang = [], {}

    def masuk(kunci, layar=None, **penugasan):
        peran, kode, nama, jabatan, mandat = request.module.ORANG[kunci]
        if kunci not in orang:
            orang[kunci] = pabrik.buat_pengguna(peran, kode=kode, nama=nama, jabatan=jabatan, **mandat, **penugasan)
        konteks = browser.new_context(**{**browser_context_args, **cara, **(layar or {})}, base_url=live_server.url)
        terbuka.append(konteks)
        halaman = konteks.new_page()
        halaman.set_default_timeout(15_000)
        halaman.on("filechooser", lambda _: None)  # begun to listen at the first key, it would come too late
        halaman.goto("/masuk/")
        halaman.get_by_label("Nama pengguna").fill(orang[kunci].username)
        halaman.get_by_label("Kata sandi").fill(pabrik.SANDI)
        halaman.get_by_role("button", name="Masuk").click()
        halaman.wait_for_url(lambda alamat: "/masuk/" not in alamat)
        return halaman

    yield masuk
    for konteks in terbuka:
        konteks.close()
