"""Every page in a real browser: no axe finding, nothing that the content policy refuses, no sideways scroll."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.halaman import gaya
from core.masuk.percobaan import BEBAS_KODE
from tests.bantu_masuk import Passkey, beri_aplikasi
from tests.pabrik import SANDI, buat_pengguna
from tests.test_matriks_halaman import PUBLIK, dunia, penghuni, tabel  # noqa: F401 - fixtures

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# Answers with a file or sends on to another page.
BUKAN_HALAMAN = {
    "surat_pdf", "berkas_unduh", "keputusan_salinan", "keputusan_petikan", "keputusan_pratinjau", "ukm_templat",
    "ukm_unduh_salah", "ukm_nik", "ukm_pernyataan", "pemeriksaan_berikutnya", "koperasi_impor_templat",
    "koperasi_impor_salah", "penilaian_hitung", "penilaian_lembar",
}  # fmt: skip


@pytest.fixture
def jendela(browser, browser_context_args, live_server):
    """A browser page for one person, with what it complained about in `keluhan`."""
    terbuka = {}

    def buka(pengguna=None):
        if pengguna not in terbuka:
            konteks = browser.new_context(**browser_context_args, base_url=live_server.url)
            if pengguna:
                client = Client()
                client.force_login(pengguna)
                sesi = client.cookies[settings.SESSION_COOKIE_NAME].value
                konteks.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sesi, "url": live_server.url}])
            halaman = konteks.new_page()
            halaman.keluhan = []
            halaman.on("console", lambda m: halaman.keluhan.append(m.text) if m.type in ("error", "warning") else None)
            halaman.on("pageerror", lambda galat: halaman.keluhan.append(str(galat)))
            terbuka[pengguna] = halaman
        return terbuka[pengguna]

    yield buka
    for halaman in terbuka.values():
        halaman.context.close()


# What a selector may name, of every element of a page.
TERPAKAI = """() => [...new Set([...document.querySelectorAll('*')].flatMap(
  e => [e.localName, ...e.classList, ...e.getAttributeNames(), e.type]))].join(' ')"""


def periksa(halaman, alamat, terpakai=None) -> list[str]:
    halaman.keluhan.clear()
    halaman.set_viewport_size({"width": 1366, "height": 768})
    halaman.goto(alamat)
    axe = Axe().run(halaman).response
    assert axe["passes"], f"axe tidak memeriksa {alamat}"
    salah = [f"{alamat}: {t['id']}: {t['nodes'][0]['html'][:120]}" for t in axe["violations"]]
    salah += [f"{alamat}: {keluhan}" for keluhan in halaman.keluhan]
    if terpakai is not None:
        terpakai |= set(gaya.KATA.findall(halaman.evaluate(TERPAKAI)))
    halaman.set_viewport_size({"width": 320, "height": 640})
    if (lebar := halaman.evaluate("document.documentElement.scrollWidth")) > 320:
        salah.append(f"{alamat}: {lebar} px lebar pada layar 320 px")
    return salah


def test_tiap_halaman_dapat_dipakai_semua_orang(dunia, penghuni, jendela):  # noqa: F811
    terpakai = set()
    salah = [galat for nama, arg in PUBLIK.items() for galat in periksa(jendela(), reverse(nama, args=arg), terpakai)]
    for nama, (arg, _, dapat) in tabel(dunia, penghuni).items():
        if nama not in BUKAN_HALAMAN:
            siapa = min(dapat, key=list(penghuni).index)
            salah += periksa(jendela(penghuni[siapa]), reverse(nama, args=arg), terpakai)
    assert not salah, "\n".join(salah)
    bootstrap, dikenal = gaya.BOOTSTRAP.read_text(), gaya.kata_dipakai(gaya.sumber())
    assert gaya.potong(bootstrap, terpakai) == gaya.potong(bootstrap, terpakai & dikenal), terpakai - dikenal


def test_halaman_faktor_kedua_dapat_dipakai_semua_orang(jendela):
    orang = buat_pengguna(Peran.PEJABAT)
    faktor = beri_aplikasi(orang)
    Passkey().beri(orang)
    alamat = reverse("akun"), reverse("faktor"), reverse("kode_cadangan"), reverse("faktor_cabut", args=[faktor.pk])
    salah = [galat for satu in alamat for galat in periksa(jendela(orang), satu)]
    halaman = jendela()
    halaman.goto(reverse("masuk"))
    halaman.get_by_label("Nama pengguna").fill(orang.username)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    for _ in range(BEBAS_KODE - 1):
        halaman.get_by_label("Kode 6 angka").fill("000000")
        halaman.get_by_role("button", name="Masuk", exact=True).click()
    salah += periksa(halaman, reverse("masuk_kode"))
    assert not salah, "\n".join(salah)
