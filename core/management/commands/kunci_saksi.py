"""The public half of the key that signs heads: published, and kept in KUNCI_SAKSI_LAMA when the key is replaced."""

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from core.perkara.kunci_saksi import kunci_publik, nomor_kunci


class Command(BaseCommand):
    help = "Menyebut kunci publik yang sekarang menandatangani kepala bukti."

    def handle(self, *args, **options):
        try:
            publik = kunci_publik()
        except ImproperlyConfigured as salah:
            raise CommandError(str(salah)) from salah
        self.stdout.write(f"{publik} (nomor {nomor_kunci(publik)})")
