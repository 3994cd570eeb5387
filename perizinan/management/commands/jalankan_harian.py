"""Once a day: write to whoever must know what runs out. Safe to run at any time."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core.dasar.keadaan import tolak_perintah
from core.kabar.harian import jalankan as beritahu
from core.models import Surel
from core.perkara import antrean
from core.perkara.surel import kirim_tertunda
from core.pribadi.retensi import Oleh, menurut
from ksp_usp.laporan.harian import jalankan as beritahu_laporan
from perizinan.kantor.harian import jalankan

SEMUA = 100_000  # mails: more than a day ever has
SIMPAN = 90  # days that a task that is done is remembered


class Command(BaseCommand):
    help = "Mengirim pengingat tenggat dan ringkasan tiap Senin; dijalankan tiap hari. Tidak memutus apa pun."

    def add_arguments(self, parser):
        parser.add_argument(
            "--pada",
            metavar="WAKTU",
            help="waktu lampau yang dipakai, misalnya 2026-11-02T01:00+07:00",
        )

    def handle(self, *args, pada, **options):
        tolak_perintah()
        mulai = timezone.now()
        waktu = self._waktu(pada)
        for satu in (jalankan, beritahu, beritahu_laporan):
            satu(waktu)
        kirim_tertunda(batas=SEMUA)
        # Whoever sent them: a worker may have been quicker.
        terkirim = Surel.objects.filter(keadaan=Surel.Keadaan.TERKIRIM, selesai_pada__gte=mulai).count()
        macet = Surel.objects.macet().count() + antrean.macet().count()
        self.stdout.write(f"Harian: {terkirim} surel, {macet} kesalahan.")
        self._lupakan()
        call_command("sapu_berkas", sebagian=True, stdout=self.stdout, stderr=self.stderr)
        if macet:
            raise CommandError(
                f"{macet} surel atau tugas macet. `manage.py kirim_surel` menyebut surelnya; periksa apakah pekerja"
                " (`manage.py pekerja`) berjalan, dan lognya. Yang gagal dicoba lagi."
            )

    def _lupakan(self):
        """What was sent or done long ago tells nothing any more; technical remains that are kept no longer."""
        for aturan in menurut(Oleh.MESIN):
            aturan.jalankan()
        if not settings.ANTREAN_LANGSUNG:
            call_command("prune_db_task_results", min_age_days=SIMPAN, verbosity=0)

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
