"""Import of 1,000 UKM from .xlsx: against reading the sheet plus one bulk insert, and the wait for the preview.

Bars: import at most 3 times the bare work (head-room 2), preview below 3 seconds.
"""

import io
import os
import re
import statistics
import time
import uuid

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.urls import reverse  # noqa: E402
from python_calamine import CalamineWorkbook  # noqa: E402

from core.lembar.baca import baca_xlsx  # noqa: E402
from core.perkara.versi import simpan_isian  # noqa: E402
from sentra_ukm.lampiran3.kolom import LAMPIRAN_3  # noqa: E402
from sentra_ukm.lampiran3.periksa import periksa  # noqa: E402
from sentra_ukm.lampiran3.simpan import simpan_ukm  # noqa: E402
from sentra_ukm.models import Ukm  # noqa: E402
from tests.pabrik import buat_pengguna, buat_usulan  # noqa: E402
from tests.sentra_ukm.lampiran3.lembar import baris, xlsx  # noqa: E402

BARIS, ULANG = 1000, 7


def polos(usulan, isi):
    """The bare work: the reader of the sheet and one insert of what stands in it."""
    lembar = CalamineWorkbook.from_object(io.BytesIO(isi)).get_sheet_by_index(0).to_python()
    Ukm.objects.bulk_create(
        Ukm(
            usulan=usulan, urut=int(nomor), nama_usaha=usaha, nama_pemilik=pemilik, nik=nik, kelamin=kelamin, desa=desa,
            produk=produk, tahun_berdiri=int(tahun), tk_laki=int(laki), tk_perempuan=int(perempuan), omzet_bulan=omzet,
            penjualan_tahunan=penjualan, kekayaan_bersih=aset, wni=wni == "ya", berdiri_sendiri=sendiri == "ya",
        )
        for nomor, usaha, pemilik, nik, kelamin, desa, produk, tahun, laki, perempuan, omzet, penjualan, aset, wni,
            sendiri in lembar[1:]
    )  # fmt: skip


def impor(usulan, isi, pengguna):
    """Ours: read, check, save."""
    lembar = baca_xlsx(SimpleUploadedFile("ukm.xlsx", isi), LAMPIRAN_3)
    with simpan_isian(usulan, pengguna) as terkunci:
        hasil = periksa(terkunci, lembar, LAMPIRAN_3.kenali(lembar.kepala), ruang_kunci=uuid.uuid4())
        simpan_ukm(terkunci, [b.ukm for b in hasil.layak], pengguna)


def lewat_halaman(usulan, isi, pengguna):
    """(seconds to the preview, seconds to save), through the pages."""
    peramban = Client()
    peramban.force_login(pengguna)
    mulai = time.perf_counter()
    halaman = peramban.post(
        reverse("ukm_unggah", args=[usulan.pk]), {"lembar": SimpleUploadedFile("ukm.xlsx", isi)}, follow=True
    )
    tampil = time.perf_counter()
    sidik = re.search(r'name="sidik" value="(\w+)"', halaman.content.decode())[1]
    peramban.post(halaman.redirect_chain[-1][0], {"aksi": "simpan", "sidik": sidik})
    return tampil - mulai, time.perf_counter() - tampil


def main():
    runner = DiscoverRunner(verbosity=0)
    lama = runner.setup_databases()
    try:
        pengguna = buat_pengguna()
        usulan = buat_usulan(pengguna=pengguna, lengkap=False)
        waktu = {"polos": [], "impor": [], "pratinjau": [], "simpan": []}
        for putaran in range(ULANG):
            # Other firms each time, so that nothing is remembered from the round before.
            isi = xlsx(*(baris(n) for n in range(putaran * BARIS + 1, (putaran + 1) * BARIS + 1))).read()
            for nama, kerja in (
                ("polos", lambda isi=isi: polos(usulan, isi)),
                ("impor", lambda isi=isi: impor(usulan, isi, pengguna)),
            ):
                mulai = time.perf_counter()
                kerja()
                waktu[nama].append(time.perf_counter() - mulai)
                assert usulan.ukm.count() == BARIS
                usulan.ukm.all().delete()
            pratinjau, simpan = lewat_halaman(usulan, isi, pengguna)
            waktu["pratinjau"].append(pratinjau)
            waktu["simpan"].append(simpan)
            assert usulan.ukm.count() == BARIS
            usulan.ukm.all().delete()
        t = {nama: statistics.median(semua) for nama, semua in waktu.items()}
        print(f"impor {BARIS} UKM: {t['impor']:.3f} s, baca + satu sisipan {t['polos']:.3f} s, "
              f"{t['impor'] / t['polos']:.2f} kali (batas 3)")  # fmt: skip
        print(f"lewat halaman: unggah sampai pratinjau {t['pratinjau']:.3f} s (batas 3 s), simpan {t['simpan']:.3f} s")
    finally:
        runner.teardown_databases(lama)


if __name__ == "__main__":
    main()
