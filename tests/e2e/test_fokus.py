"""Where the keyboard stands is seen on every control, on pages that have controls of all kinds."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from tests import pabrik

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# What has the focus: its kind, and the ring around it with its contrast to what it lies on.
TAMPAK = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e.dataset.dilihat) return null;
  e.dataset.dilihat = "ya";
  const angka = (warna) => (warna.match(/[0-9.]+/g) || []).map(Number);
  const terang = (warna) => angka(warna).slice(0, 3)
    .map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((n, c, i) => n + c * [0.2126, 0.7152, 0.0722][i], 0);
  let alas = e.parentElement;
  while (alas.parentElement && angka(getComputedStyle(alas).backgroundColor)[3] === 0) alas = alas.parentElement;
  const gaya = getComputedStyle(e), dua = [gaya.outlineColor, getComputedStyle(alas).backgroundColor].map(terang);
  return {
    apa: e.outerHTML.slice(0, 120), jenis: e.tagName === "INPUT" ? e.type : e.tagName.toLowerCase(),
    tebal: gaya.outlineStyle === "none" ? 0 : parseFloat(gaya.outlineWidth),
    kontras: (Math.max(...dua) + 0.05) / (Math.min(...dua) + 0.05), tampak: e.getClientRects().length > 0,
  };
}"""


def test_fokus_tampak_pada_tiap_kendali(browser, browser_context_args, live_server):
    penilaian, pemeriksa = pabrik.buat_penilaian(), pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    halaman = {
        reverse("koperasi_ubah", args=[penilaian.koperasi.pk]): pemeriksa,
        reverse("koperasi_daftar"): pemeriksa,
        reverse("penilaian_kertas", args=[penilaian.pk, "likuiditas"]): penilaian.tim.get().pengguna,
    }
    jenis, salah = set(), []
    for alamat, orang in halaman.items():
        konteks = browser.new_context(**browser_context_args, base_url=live_server.url)
        client = Client()
        client.force_login(orang)
        sesi = client.cookies[settings.SESSION_COOKIE_NAME].value
        konteks.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sesi, "url": live_server.url}])
        page = konteks.new_page()
        assert page.goto(alamat).status == 200
        for _ in range(200):
            page.keyboard.press("Tab")
            if not (fokus := page.evaluate(TAMPAK)):
                break
            jenis.add(fokus["jenis"])
            if not (fokus["tampak"] and fokus["tebal"] >= 2 and fokus["kontras"] >= 3):
                salah.append(f"{alamat}: {fokus}")
        konteks.close()
    assert not salah, "\n".join(salah)
    assert {"a", "button", "radio", "text", "textarea", "select", "summary", "div", "search"} <= jenis
