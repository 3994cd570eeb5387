"""static/sentra/draf.js in a real browser, on a page of its own: nothing typed is lost, nothing is sent twice."""

import pytest
from django.conf import settings

pytestmark = pytest.mark.e2e

SITUS = "http://sentra.test"
FORM = """<!doctype html><html lang="id"><body data-pengguna="7">
<form action="/keluar" method="post" data-keluar><button>Keluar</button></form>
<form id="f" action="{tujuan}" method="post" data-draf="usulan-1" data-versi="{versi}">
<label>Nama <input name="nama"></label>
<label>Setuju <input type="checkbox" name="setuju"></label>
<label>NIK <input name="nik" data-rahasia></label>
<button>Simpan</button></form><script src="/draf.js"></script></body></html>"""
SELESAI = '<!doctype html><html lang="id"><body data-pengguna="7">{}<script src="/draf.js"></script></body></html>'


@pytest.fixture
def situs(page):
    """The page, its state (version, target) and the posts that reached the server."""
    keadaan = {"versi": 1, "tujuan": "/simpan", "kiriman": []}
    naskah = (settings.BASE_DIR / "static/sentra/draf.js").read_text()

    def layani(route):
        jalur = route.request.url.removeprefix(SITUS)
        if jalur == "/draf.js":
            return route.fulfill(body=naskah, content_type="text/javascript")
        if route.request.method == "POST":
            keadaan["kiriman"].append(route.request.post_data)
        isi = {
            "/form": FORM.format(**keadaan),
            "/simpan": SELESAI.format("<p data-berhasil>Tersimpan.</p>"),
            "/keluar": SELESAI.format("Anda keluar."),
            "/masuk": SELESAI.format("Masuk"),
        }[jalur]
        return route.fulfill(body=isi, content_type="text/html")

    page.route("**/*", layani)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{SITUS}/form")
    return page, keadaan


def isi_form(page):
    page.get_by_label("Nama").fill("Sentra Anyaman")
    page.get_by_label("Setuju").check()
    page.get_by_label("NIK").fill("3205010101900001")
    page.get_by_label("NIK").blur()


def salinan(page):
    return page.evaluate("JSON.stringify(localStorage)")


def test_isian_pulih_setelah_muat_ulang_dan_nik_tidak_disimpan_di_komputer(situs):
    page, _ = situs
    isi_form(page)
    assert "Tersimpan di komputer ini" in page.get_by_role("status").inner_text()
    assert "Sentra Anyaman" in salinan(page)
    assert "3205010101900001" not in salinan(page)
    page.reload()
    assert page.get_by_label("Nama").input_value() == "Sentra Anyaman"
    assert page.get_by_label("Setuju").is_checked()
    assert page.get_by_label("NIK").input_value() == ""
    assert "Isian yang belum tersimpan dipulihkan" in page.get_by_role("status").inner_text()


def test_simpan_yang_berhasil_menghapus_salinan(situs):
    page, _ = situs
    isi_form(page)
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url("**/simpan")
    assert "Sentra Anyaman" not in salinan(page)


def test_sesi_berakhir_saat_mengirim_tidak_menghilangkan_isian(situs):
    page, keadaan = situs
    keadaan["tujuan"] = "/masuk"
    page.reload()
    isi_form(page)
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url("**/masuk")
    page.goto(f"{SITUS}/form")
    assert page.get_by_label("Nama").input_value() == "Sentra Anyaman"


def test_data_yang_sudah_berubah_tidak_ditimpa_diam_diam(situs):
    page, keadaan = situs
    isi_form(page)
    keadaan["versi"] = 2
    page.reload()
    assert page.get_by_label("Nama").input_value() == ""
    page.get_by_role("button", name="Pakai isian saya").click()
    assert page.get_by_label("Nama").input_value() == "Sentra Anyaman"


def test_keluar_menghapus_semua_salinan(situs):
    page, _ = situs
    isi_form(page)
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/keluar")
    assert "Sentra Anyaman" not in salinan(page)


def test_klik_kedua_tidak_mengirim_lagi(situs):
    page, keadaan = situs
    isi_form(page)
    page.evaluate("() => { const t = document.querySelector('#f button'); t.click(); t.click(); }")
    page.wait_for_url("**/simpan")
    assert len(keadaan["kiriman"]) == 1
