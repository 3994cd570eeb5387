"""Bring everything encrypted under the first key, and say whether the older ones may go."""

from django.core.management.base import BaseCommand, CommandError

from core.dasar.kunci import putar_semua
from core.dasar.rupa import angka

DISEBUT = 20  # rows that are named one by one


class Command(BaseCommand):
    help = (
        "Menyandi ulang NIK dan isi tersandi lain dengan kunci pertama dalam KUNCI_NIK, dan menulis ulang sidiknya. "
        "Boleh dihentikan dan dijalankan lagi kapan saja, juga selagi aplikasi dipakai."
    )

    def handle(self, *args, **options):
        laporan, selesai = putar_semua()
        for satu in laporan:
            tak_terbaca = f", {angka(len(satu.tak_terbaca))} tidak terbaca" if satu.tak_terbaca else ""
            self.stdout.write(f"{satu.kolom}: {angka(satu.baris)} baris, {angka(satu.diputar)} diputar{tak_terbaca}.")
            if satu.tak_terbaca:
                sisa = ", …" if len(satu.tak_terbaca) > DISEBUT else ""
                self.stdout.write(f"  Nomor baris: {', '.join(map(str, satu.tak_terbaca[:DISEBUT]))}{sisa}")
        if not selesai:
            raise CommandError(
                "Masih ada proses yang menulis dengan kunci lama. Jalankan ulang semua proses aplikasi dengan "
                "KUNCI_NIK yang baru, lalu ulangi perintah ini. Kunci lama belum boleh dilepas."
            )
        if any(satu.tak_terbaca for satu in laporan):
            self.stdout.write(
                "Baris yang tidak terbaca dibiarkan. Bila kuncinya masih ada di cadangan, tambahkan di belakang "
                "KUNCI_NIK lalu ulangi; bila tidak, NIK-nya diketik lagi dari KTP."
            )
        self.stdout.write(
            "Semua yang terbaca kini di bawah kunci pertama. Kunci lain boleh dilepas dari KUNCI_NIK; simpan kunci itu "
            "bersama cadangan dari masanya."
        )
