"""The witness sheet of the latest head: saved as PDF, or mailed to those who keep it. Once a week, by a timer."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import Kepala
from core.perkara.cap_waktu import minta_cap
from core.perkara.lembar_saksi import kirim_saksi, pdf_saksi


class Command(BaseCommand):
    help = "Menyimpan lembar saksi terakhir sebagai PDF, atau mengirimnya lewat surel (sekali seminggu per alamat)."

    def add_arguments(self, parser):
        parser.add_argument("--simpan", metavar="BERKAS", type=Path, help="tulis PDF ke berkas ini")
        parser.add_argument("--kirim", action="store_true", help="kirim ke SAKSI_KEPADA, atau admin pusat dan provinsi")

    def handle(self, *args, simpan, kirim, **options):
        if (kepala := Kepala.objects.last()) is None:
            raise CommandError("Belum ada kepala bukti: jalankan tumbuhkan_pohon lebih dahulu.")
        if not simpan and not kirim:
            raise CommandError("Sebut --simpan BERKAS atau --kirim.")
        minta_cap(kepala)
        if simpan:
            simpan.write_bytes(pdf_saksi(kepala))
            self.stdout.write(f"Lembar saksi {kepala.ukuran} bukti tersimpan pada {simpan}.")
        if kirim:
            banyak = kirim_saksi(kepala)
            if not banyak:
                raise CommandError("Tidak ada penerima: isi SAKSI_KEPADA.")
            self.stdout.write(f"Lembar saksi {kepala.ukuran} bukti dikirim ke {banyak} alamat.")
