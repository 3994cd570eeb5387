"""Check the whole evidence: exit code 1 and one line for each thing that was changed, removed or put in."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import Jejak, Kepala
from core.perkara.bukti import periksa_semua
from core.perkara.lembar_saksi import SaksiSalah, baca_saksi


class Command(BaseCommand):
    help = "Memeriksa bukti: urusan, izin, surat, penghitung, berkas, jejak, pohon, dan kepalanya. Menyebut tiap beda."

    def add_arguments(self, parser):
        parser.add_argument(
            "--saksi", metavar="BERKAS", type=Path, help="lembar saksi yang disimpan di luar (PDF, teks)"
        )
        parser.add_argument("--kunci", metavar="PUBLIK", help="kunci publik yang menandatangani lembar itu (base64)")
        parser.add_argument("--tanpa-berkas", action="store_true", help="jangan buka berkas dan PDF di penyimpanan")

    def handle(self, *args, saksi, kunci, tanpa_berkas, **options):
        try:
            kepala = baca_saksi(saksi.read_bytes(), kunci) if saksi else None
        except (SaksiSalah, OSError) as salah:
            raise CommandError(f"Lembar saksi tidak dapat dipakai: {salah}") from salah
        rusak = 0
        for kalimat in periksa_semua(kepala, berkas=not tanpa_berkas):
            rusak += 1
            self.stderr.write(kalimat)
        banyak, terakhir = Jejak.objects.count(), Kepala.objects.last()
        if rusak:
            raise CommandError(f"Jejak tidak utuh: {rusak} masalah pada {banyak} baris.")
        pohon = f" Pohon: {terakhir.ukuran} bukti, akar {terakhir.akar}." if terakhir else " Pohon belum tumbuh."
        self.stdout.write(f"Jejak utuh: {banyak} baris.{pohon}" + (" Cocok dengan lembar saksi." if kepala else ""))
