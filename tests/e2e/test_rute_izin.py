"""A licence in a real browser: a koperasi comes to the counter, the Bupati's licence goes out, three people act.

With GAMBAR=<folder> in the environment the pages are photographed on the way, as in test_rute_lengkap.
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Surat
from perizinan.models import IzinUsaha, PermohonanIzin
from tests import pabrik
from tests.e2e.test_rute_lengkap import langkah, potret, tekan
from tests.skenario.loket import berkas

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ORANG = {
    "loket": (Peran.LOKET, "Yuyun Yuningsih", "Petugas Loket"),
    "pemeriksa": (Peran.PEMERIKSA, "Dadan Ramdani", "Analis Koperasi"),
    "pejabat": (Peran.PEJABAT, "Ujang Somantri", "Kepala Dinas"),
}
TEMPAT = "32.05"


@pytest.fixture
def sebagai(browser, browser_context_args, live_server, transactional_db):
    """Opens a fresh browser for one person, made on the way, and logs in through the page."""
    terbuka = []

    def masuk(kunci):
        peran, nama, jabatan = ORANG[kunci]
        mandat = {"atas_nama": "Bupati Garut", "dasar": "Peraturan Bupati 7/2024"} if kunci == "pejabat" else {}
        orang = pabrik.buat_pengguna(peran, kode=TEMPAT, nama=nama, jabatan=jabatan, **mandat)
        konteks = browser.new_context(**browser_context_args, base_url=live_server.url)
        terbuka.append(konteks)
        halaman = konteks.new_page()
        halaman.set_default_timeout(15_000)
        halaman.goto("/masuk/")
        halaman.get_by_label("Nama pengguna").fill(orang.username)
        halaman.get_by_label("Kata sandi").fill(pabrik.SANDI)
        halaman.get_by_role("button", name="Masuk").click()
        expect(halaman.get_by_role("heading", name="Meja kerja")).to_be_visible()
        return halaman

    yield masuk
    for konteks in terbuka:
        konteks.close()


def lampirkan(halaman, kolom, nama):
    isi = berkas(nama)
    halaman.locator(f'[name="{kolom}"]').set_input_files(
        {"name": isi.name, "mimeType": "application/pdf", "buffer": isi.read()}
    )


def isi_butir(halaman, p, butir, **isian):
    """One document of Pasal 7 as the counter types it from the paper, with its scan."""
    halaman.goto(f"/permohonan/{p.pk}/isian/{butir}/")
    for nama, nilai in isian.items():
        kotak = halaman.locator(f"[name={nama}]")
        match kotak.first.evaluate("e => e.type"):
            case "radio":
                halaman.locator(f"[name={nama}][value={nilai}]").check()
            case "select-one":
                kotak.select_option(nilai)
            case _:
                kotak.fill(nilai)
    lampirkan(halaman, "berkas", butir)
    tekan(halaman, "Simpan dan lanjutkan")
    expect(halaman.get_by_role("heading", name="Ada masalah")).to_have_count(0)


def isi_orang(halaman, p):
    """A curriculum vitae and an identity card of each of the people."""
    halaman.goto(f"/permohonan/{p.pk}/isian/7d/")
    for kotak in halaman.locator("input[type=file]").all():
        nama = kotak.get_attribute("name")
        lampirkan(halaman, nama, nama)
    tekan(halaman, "Simpan dan lanjutkan")


def test_dari_loket_sampai_izin_bupati(sebagai, browser, live_server, tmp_path):
    koperasi = pabrik.buat_koperasi(TEMPAT, nama="KSP Mekar Garut")
    hari = f"{hari_ini():%d/%m/%Y}"

    loket = sebagai("loket")
    loket.get_by_role("link", name="Permohonan izin", exact=True).click()
    loket.get_by_role("link", name="Buat permohonan").click()
    loket.locator("[name=cari]").fill(koperasi.badan_hukum)
    tekan(loket, "Buat draf permohonan")
    p = PermohonanIzin.objects.get()
    isi_butir(loket, p, "7a", nomor_surat="07/KSP/2026", tanggal_surat=hari)
    isi_butir(loket, p, "7b")
    isi_butir(
        loket, p, "7c", bank="bpd_jabar", nomor_bilyet="BD-000117", tanggal_deposito=hari, modal_disetor="15.000.000",
        deposito_atas_nama="koperasi",
    )  # fmt: skip
    isi_orang(loket, p)
    isi_butir(
        loket, p, "7e", rekening_bank="Bank BJB", rekening_nomor="0012000117", rekening_atas_nama=koperasi.nama,
        rekening_milik_koperasi="ya",
    )  # fmt: skip
    isi_butir(loket, p, "7f", rencana_mulai=str(hari_ini().year + 1), rencana_tahun="2")
    loket.goto(f"/permohonan/{p.pk}/tugas/")
    potret(loket, "permohonan-izin")
    loket.goto(p.get_absolute_url())
    langkah(loket, "Terima permohonan")

    pemeriksa = sebagai("pemeriksa")
    pemeriksa.get_by_role("link", name=koperasi.nama).click()
    pemeriksa.goto(f"/permohonan/{p.pk}/pemeriksaan/")
    for pilihan in pemeriksa.locator("input[type=radio][value=ada]").all():
        pilihan.check()
    potret(pemeriksa, "pemeriksaan-izin")
    tekan(pemeriksa, "Nyatakan lengkap")
    tekan(pemeriksa, "Nyatakan lengkap")
    pemeriksa.goto(f"/permohonan/{p.pk}/pemeriksaan/")
    pemeriksa.locator("input[name=usul][value=terbit]").check()
    pemeriksa.locator("[name=usul_catatan]").fill("Berkas dan modal sesuai.")
    tekan(pemeriksa, "Serahkan kepada pejabat")
    tekan(pemeriksa, "Serahkan kepada pejabat")

    pejabat = sebagai("pejabat")
    pejabat.get_by_role("link", name=koperasi.nama).click()
    langkah(pejabat, "Terbitkan izin")

    izin = IzinUsaha.objects.get()
    surat = Surat.objects.get(jenis="izin_usaha")
    balasan = pejabat.request.get(f"/surat/{surat.pk}/pdf/")
    berkas_pdf = tmp_path / "izin.pdf"
    berkas_pdf.write_bytes(balasan.body())
    if tujuan := os.environ.get("GAMBAR"):
        (Path(tujuan) / "surat-izin.pdf").write_bytes(balasan.body())
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(berkas_pdf).pages).split())
    for potongan in (izin.nomor, "KSP Mekar Garut", "lima belas juta rupiah", "a.n. Bupati Garut", "Pasal 6 ayat (4)"):
        assert potongan in teks, potongan

    loket.get_by_role("link", name="Register izin", exact=True).click()
    expect(loket.get_by_text(izin.nomor).first).to_be_visible()

    umum = browser.new_page(base_url=live_server.url)
    umum.goto("/surat/")
    umum.get_by_label("Kode pada surat").fill(surat.kode_terbaca)
    tekan(umum, "Periksa surat")
    expect(umum.get_by_text(re.compile("Surat ini asli dan masih berlaku"))).to_be_visible()
    umum.goto("/berwenang/")
    umum.get_by_label("Wilayah 1").fill("Kabupaten Garut")
    tekan(umum, "Lihat jawabannya")
    expect(umum.get_by_text("Bupati Garut").first).to_be_visible()
    potret(umum, "siapa-berwenang")
    umum.close()
