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
from perizinan.models import IzinUsaha
from tests import pabrik
from tests.e2e.langkah import Penghitung
from tests.e2e.test_rute_lengkap import langkah, potret, tekan
from tests.skenario.loket import berkas

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEMPAT = "32.05"
MANDAT = {"atas_nama": "Bupati Garut", "dasar": "Peraturan Bupati 7/2024"}
ORANG = {
    "loket": (Peran.LOKET, TEMPAT, "Yuyun Yuningsih", "Petugas Loket", {}),
    "pemeriksa": (Peran.PEMERIKSA, TEMPAT, "Dadan Ramdani", "Analis Koperasi", {}),
    "pejabat": (Peran.PEJABAT, TEMPAT, "Ujang Somantri", "Kepala Dinas", MANDAT),
}


def lampiran(nama):
    isi = berkas(nama)
    return {"name": isi.name, "mimeType": "application/pdf", "buffer": isi.read()}


def isi_butir(loket, butir, **isian):
    """One document of Pasal 7 as the counter types it from the paper, with its scan; the next one opens by itself."""
    expect(loket.halaman).to_have_url(re.compile(f"/isian/{butir}/$"))
    loket.isi(**isian, berkas=lampiran(butir))
    loket.tombol("Simpan dan lanjutkan")
    expect(loket.halaman.get_by_role("heading", name="Ada masalah")).to_have_count(0)


def isi_orang(loket):
    """The papers of all the people, scanned into one file."""
    loket.isi(**{"7d-semua": lampiran("7d")})
    loket.tombol("Simpan dan lanjutkan")


def test_dari_loket_sampai_izin_bupati(sebagai, browser, live_server, tmp_path):
    koperasi = pabrik.buat_koperasi(TEMPAT, nama="KSP Mekar Garut")
    hari = f"{hari_ini():%d/%m/%Y}"

    loket = Penghitung(sebagai("loket"))
    loket.tautan("Permohonan izin")
    loket.tautan("Buat permohonan")
    loket.isi(cari=koperasi.badan_hukum)
    loket.tombol("Buat draf permohonan")
    potret(loket.halaman, "permohonan-izin")
    loket.tautan(re.compile("^Huruf a"))
    isi_butir(loket, "7a", nomor_surat="07/KSP/2026", tanggal_surat=hari)
    isi_butir(loket, "7b")
    isi_butir(
        loket, "7c", bank="bpd_jabar", nomor_bilyet="BD-000117", tanggal_deposito=hari, modal_disetor="15.000.000",
        deposito_atas_nama="koperasi",
    )  # fmt: skip
    isi_orang(loket)
    isi_butir(
        loket, "7e", rekening_bank="Bank BJB", rekening_nomor="0012000117", rekening_atas_nama=koperasi.nama,
        rekening_milik_koperasi="ya",
    )  # fmt: skip
    isi_butir(loket, "7f", rencana_mulai=str(hari_ini().year + 1), rencana_tahun="2")
    loket.tombol("Terima permohonan")
    expect(loket.halaman).to_have_url(re.compile(r"/permohonan/[0-9]+/$"))
    loket.catat("izin")

    pemeriksa = Penghitung(sebagai("pemeriksa"))
    pemeriksa.tautan(re.compile(koperasi.nama))
    pemeriksa.tautan("Buka lembar pemeriksaan")
    potret(pemeriksa.halaman, "pemeriksaan-izin")
    pemeriksa.centang("[name=semua_ada]")
    pemeriksa.tombol("Nyatakan lengkap")
    pemeriksa.tombol("Nyatakan lengkap")
    pemeriksa.isi(usul="terbit", usul_catatan="Berkas dan modal sesuai.")
    pemeriksa.tombol("Serahkan kepada pejabat")
    pemeriksa.tombol("Serahkan kepada pejabat")
    expect(pemeriksa.halaman).to_have_url(re.compile(r"/permohonan/[0-9]+/$"))
    pemeriksa.catat("pemeriksa")

    pejabat = sebagai("pejabat")
    pejabat.get_by_role("link", name=koperasi.nama, exact=True).click()
    langkah(pejabat, "Terbitkan izin")

    izin = IzinUsaha.objects.get()
    surat = Surat.objects.get(jenis="izin_usaha")
    balasan = pejabat.request.get(f"/surat/{surat.pk}/pdf/")
    berkas_pdf = tmp_path / "izin.pdf"
    berkas_pdf.write_bytes(balasan.body())
    if tujuan := os.environ.get("GAMBAR"):
        (Path(tujuan) / "surat-izin.pdf").write_bytes(balasan.body())
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(berkas_pdf).pages).split())
    for potongan in (izin.nomor, "KSP Mekar Garut", "lima belas juta rupiah", "a.n. BUPATI GARUT", "Pasal 6 ayat (4)"):
        assert potongan in teks, potongan

    loket.halaman.get_by_role("link", name="Register izin", exact=True).click()
    expect(loket.halaman.get_by_text(izin.nomor).first).to_be_visible()

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
