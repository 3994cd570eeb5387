"""Send what waits in the outbox, and name what does not leave."""

from django.core.management.base import BaseCommand, CommandError

from core.dasar.keadaan import tolak_perintah
from core.dasar.rupa import tanggal_jam
from core.models import Surel
from core.perkara.surel import kirim_tertunda


class Command(BaseCommand):
    help = "Mengirim surel yang menunggu dan menyebut yang macet. Pekerja melakukannya sendiri; ini untuk memeriksa."

    def handle(self, *args, **options):
        tolak_perintah()
        hasil = kirim_tertunda(batas=10_000)
        macet = list(Surel.objects.macet())
        self.stdout.write(f"Surel: {hasil.terkirim} terkirim, {len(macet)} macet.")
        for s in macet:
            menunggu = s.keadaan == Surel.Keadaan.MENUNGGU
            lanjut = f"dicoba lagi {tanggal_jam(s.coba_pada)}" if menunggu else "tidak dicoba lagi"
            self.stdout.write(f"- {s.alasan}: {s.percobaan} kali, {s.galat}; {lanjut}")
        if macet:
            raise CommandError(f"{len(macet)} surel macet: periksa server surel (EMAIL_URL) dan alamatnya.")
