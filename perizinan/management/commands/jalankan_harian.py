"""Once a day: write to whoever must know what runs out. Safe to run at any time."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from perizinan.kantor.harian import jalankan


class Command(BaseCommand):
    help = "Mengirim pengingat tenggat; dijalankan tiap hari. Tidak memutus dan tidak menerbitkan apa pun."

    def add_arguments(self, parser):
        parser.add_argument(
            "--pada",
            metavar="WAKTU",
            help="waktu lampau yang dipakai, misalnya 2026-11-02T01:00+07:00",
        )

    def handle(self, *args, pada, **options):
        hasil = jalankan(self._waktu(pada))
        self.stdout.write(f"Harian: {hasil.surel} surel, {hasil.salah} kesalahan.")
        if hasil.salah:
            raise CommandError(f"{hasil.salah} hal gagal; lihat log. Yang gagal dicoba lagi pada jalan berikutnya.")

    def _waktu(self, pada):
        if not pada:
            return timezone.now()
        try:
            waktu = parse_datetime(pada)
        except ValueError:
            waktu = None
        if waktu is None:
            raise CommandError(f"“{pada}” bukan waktu. Tulis seperti 2026-11-02T01:00+07:00.")
        if timezone.is_naive(waktu):
            waktu = timezone.make_aware(waktu)
        if waktu > timezone.now():
            raise CommandError("Waktu yang akan datang ditolak: surel menyebut hari yang sudah tiba.")
        return waktu
