"""The dashboards at national scale: each part, the page, the workbook and the report, for the nation, a province and a
regency. Bar: the recap of the nation in under 3 seconds, better 1.

    PYTHONPATH=. .ci/dengan-postgres.sh .venv/bin/python bench/dasbor.py

Each is taken five times; the median counts. The period is a whole year that is over, so that the trail is asked as
well, and the year to date.
"""

import statistics
import time
from datetime import date

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.halaman import basis_data, pegawai
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.dasbor.angka import Lingkup
from core.dasbor.isi import pilihan, susun
from core.dasbor.laporan import pdf_keadaan
from core.dasbor.lembar import buku_keadaan
from core.models import Pengguna, Wilayah

ULANG, BATAS_DETIK = 5, 3
WILAYAH = {"00": "nasional", "35": "provinsi", "35.15": "kab/kota"}


def ukur(kerja) -> tuple[float, int]:
    """(median in ms, queries) of `kerja`."""
    waktu = []
    for _ in range(ULANG):
        with CaptureQueriesContext(connection) as kueri:
            mulai = time.perf_counter()
            kerja()
            waktu.append((time.perf_counter() - mulai) * 1000)
    return statistics.median(waktu), len(kueri)


def main():
    connections["default"] = basis_data("nasional")
    pengguna = (
        Pengguna.objects.filter(penugasan__peran=Peran.VERIFIKATOR, penugasan__sampai=None).order_by("pk").first()
    )
    peramban, kini = pegawai(Peran.VERIFIKATOR, "00"), hari_ini()
    print(f"{'dasbor':44}{'median':>9}{'kueri':>7}")
    for kode, nama in WILAYAH.items():
        wilayah = Wilayah.objects.get(pk=kode)
        for kata, dari, sampai in (
            (f"{kini.year}", date(kini.year, 1, 1), kini),
            (f"{kini.year - 1}", date(kini.year - 1, 1, 1), date(kini.year - 1, 12, 31)),
        ):
            lingkup = Lingkup(wilayah, dari, sampai, pengguna)
            jumlah = 0.0
            for _, _, buat in pilihan():
                lama, kueri = ukur(lambda buat=buat, lingkup=lingkup: buat(lingkup))
                jumlah += lama
                print(f"{nama} {kata}, {buat.__module__:32}{lama:9.0f}{kueri:7}")
            lulus = "" if jumlah <= BATAS_DETIK * 1000 else f" (batas {BATAS_DETIK} s, MELESET)"
            print(f"{nama} {kata}, rekap{'':27}{jumlah:9.0f}{lulus}")
        alamat = reverse("keadaan_wilayah", args=[kode])
        keadaan = susun(Lingkup(wilayah, date(kini.year, 1, 1), kini, pengguna))
        for kata, kerja in (
            ("halaman", lambda alamat=alamat: peramban.get(alamat)),
            ("lembar", lambda keadaan=keadaan: buku_keadaan(keadaan)),
            ("laporan", lambda keadaan=keadaan: pdf_keadaan(keadaan)),
        ):
            lama, kueri = ukur(kerja)
            print(f"{nama}, {kata:36}{lama:9.0f}{kueri:7}")


if __name__ == "__main__":
    main()
