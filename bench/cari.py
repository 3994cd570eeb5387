"""The search over everything at the national scale: for the Ministry, a province, a regency; rare, common, misspelled.

Bars: a rare word or number 50 ms of server time, a common word 150 ms, at most 15 queries. Server time is that of the
whole WSGI handler with all middleware, in this process through Django's test client, after a first round; beside it the
time that PostgreSQL took for the queries, and a bare page (the own account) in the same round. A database ukur_nasional
that is already there is taken as it is, and brought to the present schema.
"""

import statistics
import time

from bench.halaman import basis_data, pegawai  # sets Django up

# isort: split
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Surat
from ksp_usp.models import Koperasi, Orang, PenilaianKesehatan
from perizinan.models import IzinUsaha

ULANG = 15
BATAS = {"langka": 50, "umum": 150, "keliru": 150}
KAB = "35.15"


def kata() -> dict[str, tuple[str, str]]:
    """{what is typed: (which bar, what it is)}."""
    koperasi = Koperasi.objects.filter(wilayah=KAB).order_by("pk").first()
    izin = IzinUsaha.objects.filter(koperasi__wilayah=KAB).order_by("pk").first()
    return {
        koperasi.badan_hukum: ("langka", "badan hukum"),
        koperasi.nama: ("langka", "nama koperasi"),
        izin.nomor: ("langka", "nomor izin"),
        PenilaianKesehatan.objects.filter(wilayah=KAB).first().nomor_perkara: ("langka", "nomor penilaian"),
        Surat.objects.filter(objek__wilayah=KAB).first().nomor: ("langka", "nomor surat"),
        f"{Orang.objects.filter(koperasi__wilayah=KAB).first().nama}": ("langka", "nama orang"),
        "Kabupaten Sidoarjo": ("umum", "wilayah"),
        "gerabah": ("umum", "kata pada 10.000 koperasi"),
        "kopi selatan": ("umum", "dua kata umum"),
        "koperasi": ("umum", "kata pada setiap koperasi"),
        "a": ("umum", "satu huruf"),
        "gerabh sidoarjo": ("keliru", "salah eja, dengan wilayah"),
        "keripk": ("keliru", "salah eja kata umum"),
        "zzyxqw vbnmk": ("langka", "tidak ada"),
    }


def main():
    connections["default"] = basis_data("nasional")
    orang = {
        "Kementerian": pegawai(Peran.PEMERIKSA, "00"),
        "provinsi": pegawai(Peran.PEJABAT, KAB[:2]),
        "kab/kota": pegawai(Peran.PENILAI, KAB),
    }
    print(
        "siapa        dicari                                        jawaban kueri basis data   median   p95 ms   polos"
    )
    for siapa, peramban in orang.items():
        for teks, (batas, keterangan) in kata().items():
            alamat = reverse("cari", query={"q": teks})
            with CaptureQueriesContext(connection) as kueri:
                isi = peramban.get(alamat).content.decode()
            waktu, polos = [], []
            for _ in range(ULANG):
                for daftar, tujuan in ((waktu, alamat), (polos, reverse("akun"))):
                    mulai = time.perf_counter()
                    assert peramban.get(tujuan).status_code == 200
                    daftar.append((time.perf_counter() - mulai) * 1000)
            sql = sum(float(k["time"]) for k in kueri.captured_queries) * 1000
            tengah, p95 = statistics.median(waktu), statistics.quantiles(waktu, n=20)[-1]
            meleset = ", MELESET" if tengah > BATAS[batas] or len(kueri) > 15 else ""
            print(
                f"{siapa:12} {f'{teks[:24]} ({keterangan})'[:44]:44} {isi.count('<dt>'):8} {len(kueri):5} {sql:10.1f}"
                f" {tengah:8.1f} {p95:8.1f} {statistics.median(polos):7.1f}  (batas {BATAS[batas]} ms{meleset})"
            )


if __name__ == "__main__":
    main()
