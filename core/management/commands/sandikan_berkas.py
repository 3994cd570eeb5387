"""Bring the stored files under the first key of KUNCI_BERKAS."""

from django.core.management.base import BaseCommand, CommandError

from core.perkara.simpanan import sandikan_ulang


class Command(BaseCommand):
    help = (
        "Menyandi berkas unggahan dan PDF surat dengan kunci pertama dalam KUNCI_BERKAS; tanpa kunci, membukanya. "
        "Boleh dihentikan dan dijalankan lagi kapan saja, juga selagi aplikasi dipakai."
    )

    def handle(self, *args, **options):
        banyak, gagal = 0, []
        for nama, terbaca in sandikan_ulang():
            banyak += terbaca
            if not terbaca:
                gagal.append(nama)
        self.stdout.write(f"{banyak} berkas ditulis ulang.")
        if gagal:
            for nama in gagal:
                self.stderr.write(f"Tidak terbaca dengan kunci mana pun: {nama}")
            raise CommandError("Kunci lama belum boleh dilepas; tambahkan kunci yang hilang di belakang KUNCI_BERKAS.")
        self.stdout.write("Semua berkas kini di bawah kunci pertama; kunci lain boleh dilepas dari KUNCI_BERKAS.")
