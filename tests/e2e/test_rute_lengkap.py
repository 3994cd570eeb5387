"""The main job in a real browser: a sheet of UKM goes in at a regency, a Keputusan Menteri comes out, eight people act.

Seven acts of the route by seven people, and the eighth checks the draft. With GAMBAR=<folder> in the environment the
pages are photographed on the way: that is how the pictures in the README are made.
"""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect
from pypdf import PdfReader

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Surat
from sentra_ukm.models import Penetapan, Sentra, Usulan
from tests.e2e.langkah import Penghitung

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

LEMBAR = settings.BASE_DIR / "fixtures" / "contoh-ukm-garut.xlsx"
ORANG = {
    "pokja": (Peran.POKJA_KABKOTA, "32.05", "Neneng Rahayu", "Ketua Pokja Keuangan", {}),
    "dinas": (Peran.DINAS_KABKOTA, "32.05", "Ujang Somantri", "Kepala Dinas", {}),
    "pokja_provinsi": (Peran.POKJA_PROVINSI, "32", "Dewi Permana", "Ketua Pokja Keuangan", {}),
    "dinas_provinsi": (Peran.DINAS_PROVINSI, "32", "Agus Mulyana", "Kepala Dinas", {}),
    "verifikator": (Peran.VERIFIKATOR, "00", "Sri Hidayat", "Verifikator", {}),
    "penyusun": (Peran.PENYUSUN_KEPUTUSAN, "00", "Rudi Setiawan", "Perancang peraturan", {}),
    "pemeriksa": (Peran.PENYUSUN_KEPUTUSAN, "00", "Lilis Maulana", "Kepala Bagian Hukum", {}),
    "menteri": (Peran.PENETAP, "00", "Rahmat Darmawan", "Menteri Koperasi dan UKM", {}),
}


def potret(halaman, nama, penuh=False):
    if folder := os.environ.get("GAMBAR"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        halaman.evaluate("scrollTo(0, 0)")
        halaman.screenshot(path=Path(folder) / f"{nama}.png", full_page=penuh)


def jawab_semua_ya(halaman, teks="Terlihat pada kunjungan tim."):
    for radio in halaman.locator("input[type=radio][value=ya]").all():
        radio.check()
    for alasan in halaman.locator("textarea[name$=alasan]").all():
        alasan.fill(teks)


def tekan(halaman, nama):
    halaman.get_by_role("button", name=nama, exact=True).click()


def langkah(halaman, nama):
    """From the page of a case through the confirm page of one step."""
    halaman.get_by_role("link", name=nama, exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(nama)
    tekan(halaman, nama)
    expect(halaman.get_by_role("status").first).to_be_visible()


def isi_usulan(pokja):
    """The Pokja fills a new usulan, the UKM from the sheet that its dinas keeps."""
    pokja.tautan("Usulan")
    pokja.tautan("Buat usulan")
    pokja.isi(
        nama="Sentra Kerajinan Kulit Sukaregang", produk="Jaket dan sepatu kulit", kecamatan="Garut Kota",
        desa="Kota Wetan", jenis="sentra", sumber_dana="apbn",
    )  # fmt: skip
    pokja.tombol("Buat draf usulan")
    pokja.tautan(re.compile("Tim penilai"))
    bulan = pokja.halaman.locator("[name=bulan_acuan] option").nth(2).get_attribute("value")
    pokja.isi(tanggal_penilaian=f"{hari_ini():%d/%m/%Y}", bulan_acuan=bulan)
    pokja.isi(**{"anggota-0-nama": "Neneng Rahayu, S.E.", "anggota-0-jabatan": "Ketua tim"})
    pokja.tombol("Simpan dan lanjutkan")
    expect(pokja.halaman.get_by_role("heading", level=1)).to_contain_text("Lampiran 1")
    pokja.isi(alasan_bersama="Terlihat pada kunjungan tim hari ini.")
    pokja.centang("input[type=radio][value=ya]")
    pokja.tombol("Simpan dan lanjutkan")
    pokja.isi(
        kapasitas="12000", satuan_kapasitas="buah", bahan_baku="Kulit domba", asal_bahan="lokal",
        jangkauan="antar_kabkota",
    )  # fmt: skip
    pokja.tombol("Simpan dan lanjutkan")


def unggah_lembar(pokja):
    pokja.isi(lembar=LEMBAR)
    pokja.tombol("Unggah dan periksa")
    expect(pokja.halaman.get_by_role("heading", level=1)).to_be_visible()
    potret(pokja.halaman, "pratinjau-ukm")
    pokja.isi(menurut="Asep Sunandar, ketua paguyuban, hari ini")
    pokja.tombol(re.compile("Simpan baris yang benar"))
    pokja.tautan("Lanjutkan mengisi usulan")


def test_dari_lembar_xlsx_sampai_keputusan_menteri(sebagai, live_server, browser, tmp_path):
    pokja = Penghitung(sebagai("pokja"))
    isi_usulan(pokja)
    unggah_lembar(pokja)
    pokja.tombol("Nyatakan terseleksi")
    expect(pokja.halaman.get_by_role("status").first).to_be_visible()
    pokja.catat("usulan")
    usulan = Usulan.objects.get()

    dinas = sebagai("dinas")
    potret(dinas, "meja-kerja")
    dinas.get_by_role("link", name="Sentra Kerajinan Kulit Sukaregang", exact=True).click()
    langkah(dinas, "Kirim ke Provinsi")

    pokja_provinsi = sebagai("pokja_provinsi")
    pokja_provinsi.get_by_role("link", name="Sentra Kerajinan Kulit Sukaregang", exact=True).click()
    pokja_provinsi.goto(f"/pemeriksaan/{usulan.pk}/")
    jawab_semua_ya(pokja_provinsi)
    tekan(pokja_provinsi, "Nyatakan lengkap")
    tekan(pokja_provinsi, "Nyatakan lengkap")

    dinas_provinsi = sebagai("dinas_provinsi")
    dinas_provinsi.goto("/usulan/kirim/")
    dinas_provinsi.get_by_label("Sentra Kerajinan Kulit Sukaregang").check()
    tekan(dinas_provinsi, "Lanjutkan")
    tekan(dinas_provinsi, "Kirim ke Kementerian")

    verifikator = sebagai("verifikator")
    verifikator.goto(f"/pemeriksaan/{usulan.pk}/")
    jawab_semua_ya(verifikator)
    potret(verifikator, "verifikasi")
    tekan(verifikator, "Tetapkan sebagai sentra terpilih")
    tekan(verifikator, "Tetapkan sebagai sentra terpilih")

    penyusun = sebagai("penyusun")
    penyusun.goto("/keputusan/baru/")
    penyusun.get_by_label("Sentra Kerajinan Kulit Sukaregang").check()
    tekan(penyusun, "Susun dari yang dicentang")
    tekan(penyusun, "Simpan rancangan")
    langkah(penyusun, "Serahkan untuk diperiksa")
    expect(penyusun.get_by_text("Langkah ini dilakukan oleh orang lain").first).to_be_visible()

    pemeriksa = sebagai("pemeriksa")
    pemeriksa.get_by_role("link", name=re.compile("Penetapan Sentra")).first.click()
    langkah(pemeriksa, "Nyatakan benar")

    menteri = sebagai("menteri")
    menteri.get_by_role("link", name=re.compile("Penetapan Sentra")).first.click()
    potret(menteri, "untuk-ditandatangani")
    langkah(menteri, "Tandatangani dan tetapkan")

    usulan.refresh_from_db()
    assert usulan.status == "ditetapkan"
    surat = Surat.objects.get(jenis="keputusan")
    teks = baca_pdf(menteri, surat, tmp_path)
    for potongan in (surat.nomor, "RAHMAT DARMAWAN", "Kerajinan Kulit Sukaregang", "Kabupaten Garut", "MEMUTUSKAN"):
        assert potongan in teks, potongan
    assert str(hari_ini().year) in surat.nomor
    assert f"{usulan.ukm.jumlah()['omzet_bulanan']:,.0f}".replace(",", ".") in teks

    dinas.goto(Sentra.objects.get().get_absolute_url())
    expect(dinas.get_by_text(surat.nomor).first).to_be_visible()
    expect(dinas.get_by_text(re.compile("MAP melalui KSP/USP")).first).to_be_visible()
    potret(dinas, "sentra", penuh=True)
    assert Penetapan.objects.get().nomor == surat.nomor

    umum = browser.new_page(base_url=live_server.url)
    umum.goto("/surat/")
    umum.get_by_label("Kode pada surat").fill(surat.kode_terbaca)
    tekan(umum, "Periksa surat")
    expect(umum.get_by_text("Surat ini asli dan masih berlaku.")).to_be_visible()
    potret(umum, "periksa-surat")
    umum.close()


def baca_pdf(halaman, surat, folder) -> str:
    balasan = halaman.request.get(f"/surat/{surat.pk}/pdf/")
    assert balasan.ok
    berkas = folder / "keputusan.pdf"
    berkas.write_bytes(balasan.body())
    if tujuan := os.environ.get("GAMBAR"):
        (Path(tujuan) / "keputusan.pdf").write_bytes(balasan.body())
    return " ".join(" ".join(h.extract_text() for h in PdfReader(berkas).pages).split())
