"""A koperasi is assessed in a real browser, from the plan of the year to the scan of the signed certificate.

What it decides is held by tests/skenario/test_penilaian_kesehatan.py; this is for who has no mouse or script. The draft
of what is signed is opened first.
"""

import re

import pytest
from playwright.sync_api import expect

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from ksp_usp.models import PenilaianKesehatan
from tests import pabrik
from tests.e2e.langkah import Penghitung, pindaian
from tests.skenario.test_penilaian_kesehatan import tahun_lalu, tulis

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
MEMBACA_RANCANGAN = True

TEMPAT = "32.05"
ORANG = {
    "pengawas": (Peran.PENGAWAS, TEMPAT, "Nia Kurniasih", "Pengawas Koperasi", {}),
    "penilai": (Peran.PENILAI, TEMPAT, "Rizal Fauzi", "Analis Koperasi", {}),
    "kedua": (Peran.PENILAI, TEMPAT, "Wulan Sari", "Analis Koperasi", {}),
    "pejabat": (Peran.PEJABAT, TEMPAT, "Asep Hidayat", "Kepala Dinas", {"atas_nama": "Bupati Garut"}),
}


def langkah(orang, label):
    """From the page of the assessment over its confirm page, the draft of the letter opened where it is asked for."""
    orang.tautan(label)
    if orang.halaman.get_by_role("link", name="Baca rancangan surat").count():
        with orang.halaman.context.expect_page():
            orang.tautan("Baca rancangan surat")
        orang.halaman.bring_to_front()
    orang.tombol(label)
    expect(orang.halaman.get_by_role("status").first).to_be_visible()


def test_dari_rencana_sampai_pindaian_sertifikat(sebagai):
    pabrik.buat_koperasi(TEMPAT, nama="KSP Mekar Sehat")
    pengawas, penilai, kedua, pejabat = (Penghitung(sebagai(kunci)) for kunci in ORANG)

    pengawas.halaman.goto("/penilaian/penilai/")
    for nama in ("Rizal Fauzi", "Wulan Sari"):
        pengawas.tautan(nama)
        pengawas.isi(
            pendidikan="s1", pelatihan="Bimtek penilaian", pelatihan_nomor="BT-1/2024", pelatihan_tanggal="6/5/2024"
        )
        pengawas.tombol("Simpan")
    pengawas.halaman.goto("/penilaian/rencana/?keadaan=belum")
    pengawas.tautan("Tugaskan")
    anggota = pengawas.halaman.get_by_label("Rizal Fauzi").first.get_attribute("value")
    pengawas.centang(f"[name=tim][value='{anggota}']")
    pengawas.isi(ketua=anggota)
    pengawas.tombol("Tugaskan")

    p = PenilaianKesehatan.objects.get()
    angka, jawaban = pabrik.angka_kesehatan("sehat")
    penilai.halaman.goto(f"/penilaian/{p.pk}/tim/")
    penilai.isi(tanpa_hubungan="ya")
    penilai.tombol("Simpan pernyataan saya")
    penilai.halaman.goto(f"/penilaian/{p.pk}/angka/")
    penilai.isi(
        **{kode: tulis(n) for kode, n in angka.items()}, nomor="LK-01", rapat_anggota=f"{hari_ini():%d/%m/%Y}",
        catatan="Angka sesuai buku.", berkas=pindaian("laporan"),
    )  # fmt: skip
    penilai.tombol("Simpan")
    penilai.halaman.goto(f"/penilaian/{p.pk}/manajemen/")
    for nomor, ya in jawaban.items():
        if penilai.halaman.locator(f"[name=keterangan_{nomor}]").count():
            penilai.centang(f"[name=jawaban_{nomor}][value={'ya' if ya else 'tidak'}]")
            penilai.isi(**{f"keterangan_{nomor}": "Dokumen dilihat."})
    penilai.tombol("Simpan")

    for orang, label in (
        (penilai, "Serahkan untuk diperiksa"), (kedua, "Nyatakan benar"), (pejabat, "Tetapkan hasil"),
    ):  # fmt: skip
        orang.halaman.goto(f"/penilaian/{p.pk}/")
        langkah(orang, label)
    p.refresh_from_db()
    assert (p.status, p.predikat, p.tahun_buku) == ("ditetapkan", "sehat", tahun_lalu())

    pejabat.halaman.goto(f"/surat/{p.surat.pk}/pindaian/")
    pejabat.isi(pindaian=pindaian("sertifikat"), pada=f"{hari_ini():%d/%m/%Y}")
    pejabat.tombol("Arsipkan pindaian")
    expect(pejabat.halaman.get_by_text(re.compile("diarsipkan")).first).to_be_visible()
    assert p.surat.pindaian.get().penandatangan == "Asep Hidayat"
