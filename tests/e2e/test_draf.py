"""kirim.js and draf.js in a real browser, on a page of its own: nothing typed is lost, nothing is sent twice."""

import pytest
from django.conf import settings

pytestmark = pytest.mark.e2e

SITUS = "http://sentra.test"
FORM = """<!doctype html><html lang="id"><body data-pengguna="{orang}" data-nama="Rina Wati">
<form action="/keluar" method="post" data-keluar><button>Keluar</button></form>
<form id="f" action="{tujuan}" method="post" data-draf data-versi="{versi}">
<label>Nama <input name="nama" value="{nama}"></label>
<label>Jenis <select name="jenis"><option value="a">Satu</option><option value="b">Dua</option></select></label>
<label>Setuju <input type="checkbox" name="setuju"></label>
<label>NIK (opsional) <input name="nik" data-rahasia></label>
<label>Pindaian <input type="file" name="pindaian"></label>
<button>Simpan</button></form><script src="/draf.js"></script></body></html>"""
SELESAI = '<!doctype html><html lang="id"><body data-pengguna="7">{}<script src="/draf.js"></script></body></html>'
MASUK = '<p data-draf-aman="/form?sentra=1" hidden>Yang sudah Anda ketik tersimpan</p>'
SENTRA_A = f"{SITUS}/form?sentra=1"


@pytest.fixture
def situs(page):
    """The page, its state (version, target) and the posts that reached the server."""
    keadaan = {"versi": 1, "tujuan": "/simpan", "kiriman": [], "orang": 7, "nama": ""}
    naskah = "".join((settings.BASE_DIR / f"static/sentra/{n}.js").read_text() for n in ("kirim", "draf"))

    def layani(route):
        jalur = route.request.url.removeprefix(SITUS).partition("?")[0]
        if jalur == "/draf.js":
            return route.fulfill(body=naskah, content_type="text/javascript")
        if route.request.method == "POST":
            keadaan["kiriman"].append(route.request.post_data)
        isi = {
            "/form": FORM.format(**keadaan),
            "/form-lain": FORM.format(**keadaan),
            "/simpan": SELESAI.format("<p data-berhasil>Tersimpan.</p>"),
            "/keluar": SELESAI.format("Anda keluar."),
            "/masuk": SELESAI.format(MASUK),
        }[jalur]
        return route.fulfill(body=isi, content_type="text/html")

    page.route("**/*", layani)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(SENTRA_A)
    return page, keadaan


def isi_form(page):
    page.get_by_label("Nama").fill("Sentra Anyaman")
    page.get_by_label("Jenis").select_option("b")
    page.get_by_label("Setuju").check()
    page.get_by_label("Pindaian").set_input_files({"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"x"})
    page.get_by_label("NIK").fill("3205010101900001")
    page.get_by_label("NIK").blur()


def salinan(page):
    return page.evaluate("JSON.stringify(localStorage)")


def test_isian_pulih_setelah_muat_ulang_dan_yang_tidak_disimpan_disebut(situs):
    page, _ = situs
    isi_form(page)
    assert "Tersimpan di komputer ini" in page.locator(".chip-draf").inner_text()
    assert "Sentra Anyaman" in salinan(page)
    assert "3205010101900001" not in salinan(page)
    page.reload()
    assert page.get_by_label("Nama").input_value() == "Sentra Anyaman"
    assert page.get_by_label("Jenis").input_value() == "b"
    assert page.get_by_label("Setuju").is_checked()
    assert page.get_by_label("NIK").input_value() == ""
    kabar = page.locator("form#f > :first-child")
    assert kabar.get_attribute("role") == "status"
    assert "dipulihkan: diketik Rina Wati di komputer ini pada" in kabar.inner_text()
    assert "Tidak ikut disimpan, isi lagi: NIK, Pindaian." in kabar.inner_text()


def test_draf_yang_dibuang_kembali_ke_yang_tersimpan(situs):
    page, keadaan = situs
    keadaan["nama"] = "Nama tersimpan"
    page.reload()
    isi_form(page)
    page.reload()
    page.get_by_role("button", name="Buang").click()
    assert page.get_by_label("Nama").input_value() == "Nama tersimpan"
    assert "Sentra Anyaman" not in salinan(page)
    page.reload()
    assert page.get_by_role("button", name="Buang").count() == 0


def test_draf_milik_satu_orang_dan_satu_objek(situs):
    page, keadaan = situs
    isi_form(page)
    for orang, alamat, pulih in (
        (7, "/form?sentra=2", ""),
        (7, "/form", ""),
        (7, "/form-lain?sentra=1", ""),
        (8, "/form?sentra=1", ""),
        (7, "/form?sentra=1&kembali=periksa", "Sentra Anyaman"),
    ):
        keadaan["orang"] = orang
        page.goto(SITUS + alamat)
        assert page.get_by_label("Nama").input_value() == pulih, (orang, alamat)


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
    assert page.get_by_text("Yang sudah Anda ketik tersimpan").is_visible()
    page.goto(SENTRA_A)
    assert page.get_by_label("Nama").input_value() == "Sentra Anyaman"


@pytest.mark.parametrize("berubah", [{"versi": 2}, {"nama": "Nama dari rekan"}])
def test_data_yang_sudah_berubah_tidak_ditimpa_diam_diam(situs, berubah):
    page, keadaan = situs
    isi_form(page)
    keadaan.update(berubah)
    page.reload()
    assert page.get_by_label("Nama").input_value() == keadaan["nama"]
    page.get_by_role("button", name="Pakai isian saya").click()
    assert page.get_by_label("Nama").input_value() == "Sentra Anyaman"


def test_keluar_menghapus_semua_salinan(situs):
    page, _ = situs
    isi_form(page)
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/keluar")
    assert "Sentra Anyaman" not in salinan(page)
    page.goto(f"{SITUS}/masuk")
    assert not page.get_by_text("Yang sudah Anda ketik tersimpan").is_visible()


def test_klik_kedua_tidak_mengirim_lagi(situs):
    page, keadaan = situs
    isi_form(page)
    page.evaluate("() => { const t = document.querySelector('#f button'); t.click(); t.click(); }")
    page.wait_for_url("**/simpan")
    assert len(keadaan["kiriman"]) == 1
