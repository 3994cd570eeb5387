"""A copy of the database and of every file, in one folder; exit code 1 when it cannot be relied on."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.cadangan.salinan import cadangkan, pangkas


class Command(BaseCommand):
    help = "Mencadangkan basis data dan berkas ke CADANGAN_DIR; membuang salinan lama menurut aturan."

    def add_arguments(self, parser):
        parser.add_argument("--ke", default=settings.CADANGAN_DIR, help="folder cadangan; bawaan: CADANGAN_DIR")
        parser.add_argument("--tanpa-pangkas", action="store_true", help="jangan buang salinan lama")

    def handle(self, *, ke, tanpa_pangkas, **opsi):
        if not ke:
            raise CommandError("Isi CADANGAN_DIR dengan folder cadangan, sebaiknya pada cakram atau mesin lain.")
        induk = Path(ke)
        if Path(settings.BERKAS_DIR).resolve() in (induk.resolve(), *induk.resolve().parents):
            raise CommandError("Folder cadangan tidak boleh di dalam BERKAS_DIR.")
        try:
            hasil = cadangkan(induk)
        except OSError as galat:
            raise CommandError(f"Cadangan tidak selesai dan sudah dibuang: {galat}") from galat
        kunci = [f"KUNCI_{nama.upper()}" for nama, tanda in hasil["kunci"].items() if tanda]
        baris = sum(hasil["ringkasan"]["baris"].values())
        self.stdout.write(
            f"Cadangan {hasil['nama']}: {baris} baris, {hasil['daftar']['banyak']} berkas ({hasil['baru']} baru)."
            f" Simpan terpisah, karena tanpanya salinan ini tidak terbaca: {' dan '.join(kunci)}."
        )
        if not tanpa_pangkas:
            dibuang, berkas = pangkas(induk, timezone.now())
            if dibuang:
                self.stdout.write(f"Salinan lama dibuang: {len(dibuang)}, beserta {berkas} berkas yang hanya miliknya.")
        if hasil["hilang"]:
            for nama in hasil["hilang"][:20]:
                self.stderr.write(f"{nama}: disebut sebuah baris, tidak ada di tempat berkas.")
            raise CommandError(f"{len(hasil['hilang'])} berkas yang disebut baris tidak ada; salinannya sendiri utuh.")
