"""Sweep the file store: exit code 1 and one line for each row whose file is gone or is not what was stored."""

from django.core.management.base import BaseCommand, CommandError

from core.models import Rendisi, Surat
from core.perkara.sapu import buang_tak_bernama, buat_pdf, periksa_berkas


class Command(BaseCommand):
    help = "Membuang berkas tak bernama yang lebih tua dari sehari, memeriksa semua berkas, membuat PDF yang belum ada."

    def add_arguments(self, parser):
        parser.add_argument(
            "--sebagian",
            action="store_true",
            help="periksa isi sepertiga puluh berkas hari ini; bahwa berkasnya ada tetap diperiksa semua",
        )

    def handle(self, *args, sebagian, **options):
        dibuang, semula = buang_tak_bernama(), Rendisi.objects.count()
        masalah = [*buat_pdf(Surat.objects.filter(rendisi=None)), *periksa_berkas(sebagian)]
        dibuat = Rendisi.objects.count() - semula
        self.stdout.write(f"Berkas: {dibuang} dibuang, {dibuat} PDF dibuat, {len(masalah)} masalah.")
        for kalimat in masalah:
            self.stderr.write(f"- {kalimat}")
        if masalah:
            raise CommandError(f"{len(masalah)} berkas bermasalah: ambil dari cadangan, periksa siapa mengubahnya.")
