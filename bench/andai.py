"""What if, at national scale on PostgreSQL: the page that each threshold gives to a verifikator of the ministry.

Bar: 3 s each, facts read anew every time. Beside it what reading the facts takes, and what judging them takes.
"""

import os
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from core.andai.forms import baca  # noqa: E402
from core.andai.hitung import bandingkan  # noqa: E402
from core.andai.populasi import semua_populasi  # noqa: E402
from core.dasar.waktu import hari_ini  # noqa: E402
from core.models import Pengguna  # noqa: E402

BATAS, ULANG = 3.0, 3
COBA = (
    ("usulan", {"sentra.tenaga_kerja": "41"}),
    ("usulan", {"sentra.jumlah_ukm": "21", "sentra.omzet_bulanan": "200000001", "sentra.tenaga_kerja": "41"}),
    ("modal", {"modal.ksp_primer_kabkota": "25000000"}),
    ("kesehatan", {"kesehatan.sehat": "75"}),
)


def ukur(kerja):
    mulai = time.perf_counter()
    hasil = kerja()
    return time.perf_counter() - mulai, hasil


def main():
    if not Pengguna.objects.exists():
        call_command("buat_data", skala="nasional", verbosity=0)
        call_command("buat_data_usp", verbosity=0)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
    verifikator = Pengguna.objects.filter(penugasan__peran="verifikator").first()
    client = Client()
    client.force_login(verifikator)
    terlama = 0.0
    for kode, nilai in COBA:
        populasi, per = semua_populasi()[kode], hari_ini()
        halaman, muat, hitung = [], [], []
        for _ in range(ULANG):
            lama, balasan = ukur(lambda kode=kode, nilai=nilai: client.get(reverse("andai", args=[kode]), nilai))
            assert balasan.status_code == 200, balasan
            halaman.append(lama)
            lama, kumpulan = ukur(lambda populasi=populasi, per=per: populasi.muat(verifikator, per))
            muat.append(lama)
            pengganti = baca(populasi, populasi.butir(per), nilai)
            lama, banding = ukur(lambda p=populasi, k=kumpulan, n=pengganti: bandingkan(p, k, n))
            hitung.append(lama)
        t = [statistics.median(semua) for semua in (halaman, muat, hitung)]
        terlama = max(terlama, t[0])
        print(f"{kode} {nilai}: halaman {t[0]:.2f} s (fakta {t[1]:.2f} s, hitungan {t[2]:.2f} s); {banding.kalimat},"
              f" {len(banding.berubah)} dari {banding.seluruh.jumlah} berubah")  # fmt: skip
    assert terlama < BATAS, f"terlama {terlama:.2f} s, batas {BATAS} s"


if __name__ == "__main__":
    main()
