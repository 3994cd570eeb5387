"""Mending a cell of the preview in a real browser: Enter checks it, and what was typed survives leaving the page."""

import pytest
from playwright.sync_api import expect

from tests import pabrik
from tests.sentra_ukm.lampiran3.lembar import baris, xlsx

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_sel_dibetulkan_dan_ketikan_bertahan(page, live_server, transactional_db):
    orang = pabrik.buat_pengguna()
    usulan = pabrik.buat_usulan(pengguna=orang, lengkap=False)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{live_server.url}/masuk/")
    page.get_by_label("Nama pengguna").fill(orang.username)
    page.get_by_label("Kata sandi").fill(pabrik.SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.goto(f"{live_server.url}/usulan/{usulan.pk}/ukm/unggah/")
    berkas = xlsx(baris(1), baris(2, **{"Omset/bln (Rp)": "1.500"}))
    page.locator("input[type=file]").set_input_files(
        {"name": "ukm.xlsx", "mimeType": "application/octet-stream", "buffer": berkas.read()}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    sel = page.get_by_label("Omzet per bulan (Rp) baris 3")
    expect(sel).to_have_value("1.500")
    page.wait_for_load_state()  # a person is slower than the scripts of the page
    sel.fill("10.002.000")
    sel.blur()
    page.get_by_role("link", name="Baik (1)").click()
    page.get_by_role("link", name="Semua (2)").click()
    expect(sel).to_have_value("10.002.000")
    sel.press("Enter")
    expect(page.get_by_text("1 sel dibetulkan dan diperiksa lagi.")).to_be_visible()
    expect(page.get_by_text("dibetulkan di pratinjau, semula “1.500”")).to_be_visible()
    page.get_by_role("button", name="Simpan baris yang benar (2)").click()
    expect(page.get_by_text("2 baris tersimpan.")).to_be_visible()
    assert usulan.ukm.count() == 2
