"""Every page in a real browser: what axe finds, contrast, structure, width on screens and on paper, the content policy.

Not pixel for pixel: with GAMBAR=<folder> the same walk also takes its pictures (`make gambar`).
"""

import os
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.halaman import gaya
from core.masuk.percobaan import BEBAS_KODE
from tests.bantu_masuk import Passkey, beri_aplikasi
from tests.matriks_halaman import PUBLIK, tabel
from tests.pabrik import SANDI, buat_pengguna
from tests.test_matriks_halaman import dunia, penghuni  # noqa: F401 - fixtures

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# Answers with a file or sends on to another page.
BUKAN_HALAMAN = {
    "lambang_halaman",
    "surat_pdf", "saya_surat_pdf", "berkas_unduh", "keputusan_salinan", "keputusan_petikan", "keputusan_pratinjau",
    "ukm_templat", "ukm_unduh_salah", "ukm_nik", "ukm_pernyataan", "pemeriksaan_berikutnya", "koperasi_impor_templat",
    "koperasi_impor_salah", "penilaian_hitung", "penilaian_lembar", "lama_templat", "lama_salah",
    "periksa_foto_kecil", "cari_segera", "andai_unduh", "unduhan_berkas", "api_openapi", "api_data_terbuka",
    *(f"data_terbuka_{bagian}" for bagian in ("katalog", "aturan", "skema", "satu_aturan", "kamus", "berkas")),
}  # fmt: skip


def ukuran(cdp, lebar):
    """Far quicker than to move the window."""
    layar = {"width": lebar, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    cdp.send("Emulation.setDeviceMetricsOverride", layar)


@pytest.fixture
def jendela(browser, browser_context_args, live_server):
    """A browser page for one person, with what it complained about in `keluhan`."""
    terbuka, dikenal, terpakai, warna = {}, [], set(), set()

    def buka(pengguna=None):
        if pengguna not in terbuka:
            konteks = browser.new_context(**browser_context_args, base_url=live_server.url)
            if pengguna:
                client = Client()
                client.force_login(pengguna)
                sesi = client.cookies[settings.SESSION_COOKIE_NAME].value
                konteks.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sesi, "url": live_server.url}])
            konteks.add_init_script(Axe().axe_script + TANYA)
            halaman = konteks.new_page()
            halaman.keluhan, halaman.dikenal, halaman.terpakai, halaman.warna = [], dikenal, terpakai, warna
            halaman.cdp = konteks.new_cdp_session(halaman)
            halaman.ukuran = partial(ukuran, halaman.cdp)
            halaman.on("console", lambda m: halaman.keluhan.append(m.text) if m.type in ("error", "warning") else None)
            halaman.on("pageerror", lambda galat: halaman.keluhan.append(str(galat)))
            terbuka[pengguna] = halaman
        return terbuka[pengguna]

    yield buka
    for halaman in terbuka.values():
        halaman.context.close()


LEBAR = (1920, 1280, 640, 320)  # 640: what 200% leaves of 1280
KERTAS = 680  # px between the margins of 15 mm that the stylesheet sets on A4; F4 leaves more
TANYA = Path(__file__).with_name("halaman.js").read_text()
HASIL = "aturan => axe.run({resultTypes: ['violations'], rules: aturan}).then((h) => [h.passes.length, h.violations])"


def aturan_axe(halaman) -> dict:
    """Text at 7:1, asked of each pair of colours once, for it takes half the time. By both rules: what is below 4.5:1
    passes axe's enhanced one."""
    warna = set(halaman.evaluate("periksa.warna()"))
    baru = not warna <= halaman.warna
    halaman.warna |= warna
    return {nama: {"enabled": baru} for nama in ("color-contrast", "color-contrast-enhanced")}


def periksa(halaman, nama, alamat) -> list[str]:
    halaman.keluhan.clear()
    halaman.ukuran(1366)
    halaman.goto(alamat)
    cocok, langgar = halaman.evaluate(HASIL, aturan_axe(halaman))
    assert cocok, f"axe tidak memeriksa {alamat}"
    salah = [f"{t['id']}: {n['html'][:160]}" for t in langgar for n in t["nodes"][:3]]
    salah += halaman.keluhan + halaman.evaluate("periksa.susunan()")
    kendali, rupa = halaman.evaluate("dikenal => periksa.kendali(dikenal)", halaman.dikenal)
    halaman.dikenal += rupa
    halaman.terpakai |= set(gaya.KATA.findall(halaman.evaluate("periksa.terpakai()")))
    potret(halaman, nama, 1366)
    for lebar in LEBAR:
        halaman.ukuran(lebar)
        kendali += [f"pada layar {lebar} px {lewat}" for lewat in [halaman.evaluate("periksa.lebar()")] if lewat]
    potret(halaman, nama, 360)
    halaman.cdp.send("Emulation.setEmulatedMedia", {"media": "print"})
    halaman.ukuran(KERTAS)
    kendali += [f"pada kertas {lewat}" for lewat in [halaman.evaluate("periksa.lebarKertas()")] if lewat]
    kendali += [f"tercetak: {tombol}" for tombol in halaman.evaluate("periksa.tombolTercetak()")]
    halaman.cdp.send("Emulation.setEmulatedMedia", {"media": ""})
    return [f"{alamat}: {satu}" for satu in salah + kendali]


# The incident of this walk is no part of a picture.
SEMBUNYI = "sembunyi => document.querySelectorAll('.pita-kabar').forEach(e => { e.hidden = sembunyi; })"


def potret(halaman, nama, lebar):
    """With GAMBAR=<folder>: the whole page as a picture."""
    if folder := os.environ.get("GAMBAR"):
        # A screenshot sets the size of its own viewport again, whatever ukuran() had asked for.
        halaman.set_viewport_size({"width": lebar, "height": 768})
        halaman.evaluate(SEMBUNYI, True)
        halaman.screenshot(path=Path(folder) / f"{nama}-{lebar}.png", full_page=True)
        halaman.evaluate(SEMBUNYI, False)


def test_tiap_halaman_dapat_dipakai_semua_orang(dunia, penghuni, jendela):  # noqa: F811
    umum = {nama: arg for nama, arg in PUBLIK.items() if nama not in BUKAN_HALAMAN}
    salah = [galat for nama, arg in umum.items() for galat in periksa(jendela(), nama, reverse(nama, args=arg))]
    for nama, (arg, _, dapat) in tabel(dunia, penghuni).items():
        if nama not in BUKAN_HALAMAN:
            siapa = min(dapat, key=list(penghuni).index)
            salah += periksa(jendela(penghuni[siapa]), nama, reverse(nama, args=arg))
    assert not salah, "\n".join(salah)
    # What is rendered and no source names would have lost its rule of Bootstrap (core.halaman.gaya).
    terpakai, dikenal = jendela().terpakai, gaya.kata_dipakai(gaya.sumber())
    bootstrap = gaya.BOOTSTRAP.read_text()
    assert gaya.potong(bootstrap, terpakai) == gaya.potong(bootstrap, terpakai & dikenal), terpakai - dikenal


def test_halaman_faktor_kedua_dapat_dipakai_semua_orang(jendela):
    orang = buat_pengguna(Peran.PEJABAT)
    faktor = beri_aplikasi(orang)
    Passkey().beri(orang)
    alamat = dict.fromkeys(("akun", "faktor", "kode_cadangan"), ()) | {"faktor_cabut": [faktor.pk]}
    salah = [s for nama, arg in alamat.items() for s in periksa(jendela(orang), nama, reverse(nama, args=arg))]
    halaman = jendela()
    halaman.goto(reverse("masuk"))
    halaman.get_by_label("Nama pengguna").fill(orang.username)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    for _ in range(BEBAS_KODE - 1):
        halaman.get_by_label("Kode 6 angka").fill("000000")
        halaman.get_by_role("button", name="Masuk", exact=True).click()
    salah += periksa(halaman, "masuk_kode", reverse("masuk_kode"))
    assert not salah, "\n".join(salah)
