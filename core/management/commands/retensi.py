"""What is due by the rules of how long personal data is kept: told first, done on request."""

from django.core.management.base import BaseCommand, CommandError

from core.pribadi.retensi import Oleh, menurut, semua_retensi


class Command(BaseCommand):
    help = (
        "Menyebut apa yang sudah habis masanya. --jalankan menghapus sisa teknis; data perkara hanya disamarkan dengan "
        "--perkara KODE --dasar “nomor surat perintah”. Jejak dan surat tidak disentuh. Boleh dihentikan dan diulang."
    )

    def add_arguments(self, parser):
        parser.add_argument("--jalankan", action="store_true", help="hapus sisa teknis yang habis masanya")
        parser.add_argument("--perkara", action="append", default=[], metavar="KODE", help="aturan mana")
        parser.add_argument("--dasar", default="", help="atas perintah siapa; masuk ke jejak tiap perkara")

    def handle(self, *args, jalankan, perkara, dasar, **options):
        boleh = {r.kode: r for r in menurut(Oleh.OPERATOR)}
        if asing := [kode for kode in perkara if kode not in boleh]:
            raise CommandError(f"Tidak ada aturan {', '.join(asing)}. Yang ada: {', '.join(boleh)}.")
        if perkara and not dasar.strip():
            raise CommandError("Sebutkan --dasar: siapa yang memerintahkan, dengan surat nomor berapa.")
        for r in semua_retensi():
            if r.cari is None:
                continue
            self.stdout.write(f"{r.kode}: {r.jatuh().count()} habis masanya. {r.data}; {r.masa} {r.oleh.value}.")
            if (jalankan and r.oleh is Oleh.MESIN) or r.kode in perkara:
                self.stdout.write(f"  {r.jalankan(dasar.strip())} selesai.")
        if not (jalankan or perkara):
            self.stdout.write("Belum ada yang diubah. Sisa teknis: --jalankan. Perkara: --perkara KODE --dasar “…”.")
