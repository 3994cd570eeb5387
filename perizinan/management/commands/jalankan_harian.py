"""Once a day: mark approvals that lapsed, issue their letters, write to whoever must know. Safe to run at any time."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from perizinan.kantor.harian import jalankan


class Command(BaseCommand):
    help = "Menandai persetujuan kantor yang gugur, menerbitkan suratnya, dan mengirim pengingat; dijalankan tiap hari."

    def add_arguments(self, parser):
        parser.add_argument(
            "--pada",
            metavar="WAKTU",
            help="waktu lampau yang dipakai, misalnya 2026-11-02T01:00+07:00",
        )

    def handle(self, *args, pada, **options):
        hasil = jalankan(self._waktu(pada))
        self.stdout.write(
            f"Harian: {hasil.gugur} persetujuan gugur, {hasil.surat_susulan} surat susulan, {hasil.surel} surel,"
            f" {hasil.salah} kesalahan."
        )
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
            raise CommandError("Waktu yang akan datang ditolak: gugur bersifat final, jadi tidak pernah mendahului.")
        return waktu
