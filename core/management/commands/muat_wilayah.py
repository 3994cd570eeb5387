"""Load the regions of fixtures/wilayah.csv. May run at every start: rows that did not change are left alone."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from aturan.simpan_pinjam_2015.kewenangan import TANPA_DAERAH_OTONOM
from core.dasar.izin import KODE_PUSAT, Tingkat, kode_tingkat
from core.models import Wilayah

BERKAS = settings.BASE_DIR / "fixtures" / "wilayah.csv"
KOTA_DARI = 71  # Kemendagri numbers kabupaten 01-69 and kota 71-99 within a province


def jenis_dari_kode(kode: str) -> Wilayah.Jenis:
    """Kind of a region by its Kemendagri code; where the law knows no autonomous ones they are administrative."""
    match kode_tingkat(kode):
        case Tingkat.PUSAT:
            return Wilayah.Jenis.NEGARA
        case Tingkat.PROVINSI:
            return Wilayah.Jenis.PROVINSI
    kota = int(kode[3:]) >= KOTA_DARI
    if kode[:2] in TANPA_DAERAH_OTONOM:
        return Wilayah.Jenis.KOTA_ADM if kota else Wilayah.Jenis.KABUPATEN_ADM
    return Wilayah.Jenis.KOTA if kota else Wilayah.Jenis.KABUPATEN


def wilayah_dari_baris(baris: dict[str, str]) -> Wilayah:
    """One row of the file as an unsaved Wilayah. Raises ValueError for a value that cannot be read."""
    kode = baris["kode"]
    jenis = jenis_dari_kode(kode)
    induk = {Tingkat.PUSAT: None, Tingkat.PROVINSI: KODE_PUSAT, Tingkat.KABKOTA: kode[:2]}[kode_tingkat(kode)]
    return Wilayah(
        kode=kode,
        nama=baris["nama"].strip(),
        jenis=jenis,
        induk_id=induk,
        otonom=jenis not in (Wilayah.Jenis.KABUPATEN_ADM, Wilayah.Jenis.KOTA_ADM),
        zona=Wilayah.Zona(baris["zona"]),
        ibu_kota=baris["ibu_kota"].strip(),
        lintang=Decimal(baris["lintang"]) if baris["lintang"] else None,
        bujur=Decimal(baris["bujur"]) if baris["bujur"] else None,
        berlaku_dari=date.fromisoformat(baris["berlaku_dari"]),
        berlaku_sampai=date.fromisoformat(baris["berlaku_sampai"]) if baris["berlaku_sampai"] else None,
        dasar=baris["dasar"].strip(),
    )


def baca_wilayah(berkas: Path = BERKAS) -> list[Wilayah]:
    """All rows of `berkas`, parents before children as the file has them. Raises CommandError naming a bad line."""
    daftar = []
    with berkas.open(encoding="utf-8", newline="") as isi:
        for urut, baris in enumerate(csv.DictReader(isi), 2):
            try:
                daftar.append(wilayah_dari_baris(baris))
            except (ValueError, ArithmeticError) as salah:
                raise CommandError(f"{berkas.name} baris {urut} ({baris['kode']}): {salah}") from salah
    return daftar


class Command(BaseCommand):
    help = "Muat atau perbarui wilayah dari fixtures/wilayah.csv (aman dijalankan berulang)."

    def handle(self, *args, **options):
        kolom = [bidang.attname for bidang in Wilayah._meta.concrete_fields]
        lama = {baris[0]: baris for baris in Wilayah.objects.values_list(*kolom)}
        berubah = [w for w in baca_wilayah() if lama.get(w.kode) != tuple(getattr(w, nama) for nama in kolom)]
        # A region is never removed: cases and letters keep the code they had. It ends by berlaku_sampai.
        Wilayah.objects.bulk_create(
            berubah,
            batch_size=200,
            update_conflicts=True,
            unique_fields=["kode"],
            update_fields=[b.name for b in Wilayah._meta.concrete_fields if not b.primary_key],
        )
        if options["verbosity"]:
            self.stdout.write(f"Wilayah: {len(berubah)} baris dimuat atau diperbarui.")
