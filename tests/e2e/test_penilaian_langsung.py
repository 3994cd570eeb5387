"""The running result of a worksheet in a real browser: what is shown while typing is what is shown after saving."""

import pytest
from playwright.sync_api import expect

from tests import pabrik

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def masuk(page, live_server, p):
    page.goto(f"{live_server.url}/masuk/")
    page.get_by_label("Nama pengguna").fill(p.tim.get().pengguna.username)
    page.get_by_label("Kata sandi").fill(pabrik.SANDI)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Meja kerja")).to_be_visible()


def test_hasil_yang_tampil_saat_mengetik_sama_dengan_yang_tersimpan(page, live_server, surat_ringan):
    p = pabrik.buat_penilaian()
    keluhan = []
    page.on("console", lambda pesan: keluhan.append(pesan.text) if pesan.type == "error" else None)
    masuk(page, live_server, p)
    page.goto(f"{live_server.url}/penilaian/{p.pk}/kertas/likuiditas/")
    sebelum = page.locator("[data-isi=total]").inner_text()
    page.get_by_label("Kas, angka pemeriksaan").fill("lima")
    expect(page.locator("[data-hitung-keadaan]")).to_contain_text("Belum terbaca: Tulis dengan angka saja")
    page.get_by_label("Kas, angka pemeriksaan").fill("500.000.000")
    expect(page.locator("[data-hitung-keadaan]")).to_have_text("Dihitung dari yang diketik; belum disimpan.")
    tampil = {kode: page.locator(f"[data-isi={kode}]").inner_text() for kode in ("total", "rasio-5a-rasio", "predikat")}
    assert tampil["total"] != sebelum
    p.refresh_from_db()
    assert p.pemeriksaan is None

    page.locator("main form").get_by_role("button", name="Simpan", exact=True).last.click()
    expect(page.get_by_role("status").filter(has_text="tersimpan")).to_be_visible()
    assert {kode: page.locator(f"[data-isi={kode}]").inner_text() for kode in tampil} == tampil
    assert not keluhan


def test_halaman_yang_ditolak_menghitung_isian_yang_masih_di_layar(page, live_server):
    p = pabrik.buat_penilaian()
    masuk(page, live_server, p)
    page.goto(f"{live_server.url}/penilaian/{p.pk}/kertas/likuiditas/")
    sebelum = page.locator("[data-isi=rasio-5a-rasio]").inner_text()
    page.get_by_label("Kas, angka pemeriksaan").fill("500.000.000")
    page.get_by_label("Bank, angka pemeriksaan").fill("lima")
    page.locator("main form").get_by_role("button", name="Simpan", exact=True).last.click()
    expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
    expect(page.locator("[data-hitung-keadaan]")).to_contain_text("Belum terbaca: Tulis dengan angka saja")
    expect(page.locator("[data-isi=rasio-5a-rasio]")).not_to_have_text(sebelum)
