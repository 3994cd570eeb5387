"""Take what was committed into the Merkle tree and sign its head. Once a minute; safe to run by several at once."""

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from core.perkara.saksi import PohonRusak, tumbuhkan


class Command(BaseCommand):
    help = "Memasukkan bukti baru ke pohon Merkle dan menandatangani kepalanya; dijalankan tiap menit."

    def add_arguments(self, parser):
        parser.add_argument("--seluruh", action="store_true", help="cari bukti yang tertinggal di antara semua baris")

    def handle(self, *args, seluruh, **options):
        try:
            kepala = tumbuhkan(seluruh=seluruh)
        except (PohonRusak, ImproperlyConfigured) as salah:
            raise CommandError(f"Tidak ada yang ditandatangani: {salah}") from salah
        self.stdout.write(
            f"Kepala baru: {kepala.ukuran} bukti, akar {kepala.akar}." if kepala else "Tidak ada yang baru."
        )
