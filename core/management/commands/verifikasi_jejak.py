"""Walk the whole trail: exit code 1 and one line for each row that was changed, removed or put in."""

from django.core.management.base import BaseCommand, CommandError

from core.models import Jejak
from core.perkara.jejak import periksa_rantai


class Command(BaseCommand):
    help = "Memeriksa rantai jejak: setiap baris yang diubah, dihapus, atau disisipkan disebut namanya."

    def handle(self, *args, **options):
        rusak = 0
        for kalimat in periksa_rantai():
            rusak += 1
            self.stderr.write(kalimat)
        if rusak:
            raise CommandError(f"Jejak tidak utuh: {rusak} masalah pada {Jejak.objects.count()} baris.")
        self.stdout.write(f"Jejak utuh: {Jejak.objects.count()} baris.")
