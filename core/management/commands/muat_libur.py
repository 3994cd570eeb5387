"""Load the holidays of fixtures/hari-libur.csv into the years that hold none. A second call changes nothing."""

from django.core.management.base import BaseCommand, CommandError

from core.dasar.izin import Izin, boleh
from core.kalender.libur import muat
from core.models import Pengguna


class Command(BaseCommand):
    help = "Muat hari libur dari fixtures/hari-libur.csv ke tahun yang masih kosong (aman dijalankan berulang)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dikonfirmasi-oleh",
            metavar="NAMA_PENGGUNA",
            help="Admin instansi Kementerian yang mengonfirmasi tahun yang dasarnya tercantum dalam berkas.",
        )

    def handle(self, *args, **options):
        pengguna = penugasan = None
        if nama := options["dikonfirmasi_oleh"]:
            pengguna = Pengguna.objects.filter(username=nama).first()
            if pengguna is None:
                raise CommandError(f"Tidak ada pengguna bernama {nama}.")
            penugasan = boleh(pengguna, Izin.ATUR_KALENDER)
            if penugasan is None:
                raise CommandError(f"{nama} bukan admin instansi Kementerian.")
        tahun = muat(pengguna, penugasan)
        if options["verbosity"]:
            self.stdout.write(f"Hari libur: dimuat {', '.join(map(str, tahun)) or 'tidak ada tahun baru'}.")
