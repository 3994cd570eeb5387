"""Open the site for reading only, or for writing again: after a restore, before work on the database."""

from django.core.management.base import BaseCommand, CommandError

from core.dasar.keadaan import baca_saja, tutup_tulis


class Command(BaseCommand):
    help = "Menyalakan atau mematikan keadaan baca saja. Masuk, membaca, mencari, dan mengunduh tetap dapat."

    def add_arguments(self, parser):
        parser.add_argument("aksi", choices=["nyala", "mati", "lihat"])
        parser.add_argument("--alasan", help="satu kalimat yang dibaca semua orang; wajib untuk nyala")

    def handle(self, *, aksi, alasan, **opsi):
        if aksi == "nyala":
            if not alasan:
                raise CommandError("Isi --alasan: kalimat itu tampil pada semua halaman.")
            tutup_tulis(alasan)
        elif aksi == "mati":
            tutup_tulis("")
        kini = baca_saja()
        self.stdout.write(f"Hanya dapat dibaca: {kini}" if kini else "Terbuka untuk menulis.")
