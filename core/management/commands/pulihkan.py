"""Restore a copy into an empty database and folder, check it, and leave it closed for writing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.cadangan.pulih import pulihkan


class Command(BaseCommand):
    help = "Memulihkan cadangan ke basis data dan folder berkas yang KOSONG, memeriksanya, dan membukanya baca saja."

    def add_arguments(self, parser):
        parser.add_argument("dari", help="folder satu salinan, misalnya /cadangan/2026-12-02T030000Z")

    def handle(self, *, dari, **opsi):
        if not dari:
            raise CommandError("Sebutkan folder cadangannya: make pulihkan DARI=/cadangan/2026-12-02T030000Z")
        gagal = 0
        for hasil in pulihkan(Path(dari).resolve()):
            gagal += not hasil.baik
            self.stdout.write(f"{'✓' if hasil.baik else '✗'} {hasil.nama}: {hasil.kalimat}.")
        if gagal:
            raise CommandError(
                f"PEMULIHAN TIDAK BOLEH DIBUKA: {gagal} pemeriksaan gagal. Situs tetap hanya dapat dibaca. Baca"
                " docs/pemulihan.md, atau pulihkan salinan yang lebih lama ke tempat kosong yang lain."
            )
        self.stdout.write(
            "PEMULIHAN BAIK. Situs hanya dapat dibaca. Jalankan aplikasinya, bandingkan beberapa surat dengan"
            " kertasnya, lalu buka untuk menulis dengan: python manage.py baca_saja mati"
        )
