"""Letters: one letter against bare WeasyPrint on the same HTML, licences by the batch, a Keputusan with 1,800 lines.

Bars: one letter at most 1.15 times bare WeasyPrint; a batch on two cores at least 1.8 times as fast as on one; 1,800
lines within 60 seconds and below 1 GB. Other work on the machine takes from the batch, so its processor time stands
beside it.
"""

import multiprocessing
import os
import resource
import statistics
import time
import uuid
from decimal import Decimal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from core.dasar.izin import Peran  # noqa: E402
from core.perkara.surat import render_pdf  # noqa: E402
from sentra_ukm.keputusan.naskah import naskah_baru  # noqa: E402
from sentra_ukm.keputusan.surat import pdf_rancangan  # noqa: E402
from sentra_ukm.models import Sentra, StatusUsulan, Ukm, Usulan, baris_usulan  # noqa: E402
from tests.pabrik import (  # noqa: E402
    NAMA,
    buat_keputusan,
    buat_pengguna,
    buat_permohonan,
    buat_usulan,
    buat_wilayah,
    majukan,
    majukan_izin,
)

BARIS, UKM_PER_SENTRA, ULANG = 1800, 20, 15
TUMPUKAN, SETIAP = 100, 5


def satu_surat(nama, html):
    """Both in turn, round after round, so that what else runs here touches both alike."""
    from weasyprint import HTML

    waktu = {"telanjang": [], "milik": []}
    for _ in range(ULANG):
        for siapa, kerja in (("telanjang", HTML(string=html).write_pdf), ("milik", lambda: render_pdf(html))):
            mulai = time.perf_counter()
            kerja()
            waktu[siapa].append(time.perf_counter() - mulai)
    telanjang, milik = (statistics.median(lama) for lama in waktu.values())
    print(f"{nama}: {milik * 1000:.0f} ms, WeasyPrint saja {telanjang * 1000:.0f} ms, {milik / telanjang:.2f} kali "
          f"(batas 1.15{'' if milik <= 1.15 * telanjang else ', MELESET'})")  # fmt: skip


def rangkaian(html) -> float:
    """A few letters one after another in a worker; returns the processor time that they took."""
    mulai = time.process_time()
    for _ in range(SETIAP):
        render_pdf(html)
    return time.process_time() - mulai


def setumpuk(html):
    """The same number of licences on one core and on two, each worker warm before the clock starts."""
    lama = {}
    for pekerja in (1, 2):
        with multiprocessing.get_context("spawn").Pool(pekerja) as kolam:
            kolam.map(rangkaian, [html] * pekerja, chunksize=1)
            mulai = time.perf_counter()
            prosesor = sum(kolam.map(rangkaian, [html] * (TUMPUKAN // SETIAP), chunksize=1))
            lama[pekerja] = time.perf_counter() - mulai
        print(f"{TUMPUKAN} surat izin, {pekerja} pekerja: {lama[pekerja]:.1f} s, prosesor {prosesor:.1f} s")
    kali = lama[1] / lama[2]
    print(f"dua inti terhadap satu: {kali:.2f} kali (batas 1.8{'' if kali >= 1.8 else ', MELESET'})")


def seribu_delapan_ratus():
    pembuat = buat_pengguna(Peran.POKJA_KABKOTA)
    kabkota = [buat_wilayah(kode) for kode in NAMA if "." in kode]
    sentra = Sentra.objects.bulk_create(
        Sentra(
            nama=f"Sentra Anyaman Bambu {n}", wilayah=kabkota[n % len(kabkota)], kecamatan="Selaawi", desa="Cirapuhan",
            produk="Anyaman bambu", dibuat_oleh=pembuat,
        )
        for n in range(BARIS)
    )  # fmt: skip
    usulan = Usulan.objects.bulk_create(
        Usulan(
            sentra=s, wilayah=s.wilayah, berwenang=s.wilayah, jenis="sentra", tahun=2026, sumber_dana="apbn",
            nomor_perkara=f"UKUR-{s.pk}", status=StatusUsulan.TERPILIH, status_sejak=timezone.now(),
            dibuat_oleh=pembuat,
        )
        for s in sentra
    )  # fmt: skip
    Ukm.objects.bulk_create(
        (
            Ukm(
                usulan=u, urut=n, nama_usaha=f"UKM {n}", nama_pemilik=f"Pemilik {n}", produk="Anyaman bambu",
                kekayaan_bersih=Decimal(50_000_000), penjualan_tahunan=Decimal(150_000_000),
                omzet_bulan=Decimal(12_500_000), tk_laki=2, dihitung=True, kunci=uuid.uuid4(),
            )
            for u in usulan
            for n in range(1, UKM_PER_SENTRA + 1)
        ),
        batch_size=2000,
    )  # fmt: skip
    buat_pengguna(Peran.PENETAP, jabatan="Menteri Koperasi dan UKM")
    keputusan = buat_keputusan([usulan[0]])
    Usulan.objects.filter(nomor_perkara__startswith="UKUR-").update(keputusan=keputusan)
    for nama, teks in naskah_baru(2026, usulan).items():
        setattr(keputusan, nama, teks)
    keputusan.save()

    with CaptureQueriesContext(connection) as kueri:
        mulai = time.perf_counter()
        baris_usulan(keputusan.usulan.all())
        lama_baris = time.perf_counter() - mulai
    print(f"{BARIS} baris lampiran: {len(kueri)} kueri, {lama_baris:.2f} detik")
    mulai = time.perf_counter()
    pdf = pdf_rancangan(keputusan)
    lama = time.perf_counter() - mulai
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Keputusan {BARIS} baris: {lama:.1f} detik, PDF {len(pdf) // 1024} KB, memori puncak {puncak} MB")


if __name__ == "__main__":
    pelari = DiscoverRunner(verbosity=0, interactive=False)
    pelari.setup_test_environment()
    lama = pelari.setup_databases()
    try:
        satu_surat(
            "satu surat pengantar",
            majukan(buat_usulan(), "di_provinsi").daftar_surat.get(jenis="pengantar_kabkota").html,
        )
        izin = majukan_izin(buat_permohonan(), "terbit").daftar_surat.get(jenis="izin_usaha").html
        satu_surat("satu surat izin", izin)
        setumpuk(izin)
        seribu_delapan_ratus()
    finally:
        pelari.teardown_databases(lama)
        pelari.teardown_test_environment()
