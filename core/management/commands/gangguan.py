"""Say that something is down, from the machine itself: works also while the database is away."""

from dataclasses import replace
from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from core.dasar.keadaan import keadaan
from core.dasar.rupa import tanggal_jam
from core.gangguan.catatan import buka, masukkan, simpan, teks_edaran


class Command(BaseCommand):
    help = "Mencatat gangguan: buka, ubah, tutup, atau daftar. Tampil pada semua halaman dan pada /status/."

    def add_arguments(self, parser):
        parser.add_argument("aksi", choices=["buka", "ubah", "tutup", "daftar"])
        parser.add_argument("kode", nargs="?", help="nomor gangguan, untuk ubah dan tutup")
        parser.add_argument("--apa", help="yang terjadi, satu kalimat")
        parser.add_argument("--dampak", help="apa yang belum dan apa yang tetap dapat dilakukan")
        parser.add_argument("--sejak", type=saat, help="misalnya 2026-12-02T10:00, menurut WIB; bawaan: sekarang")
        parser.add_argument("--perkiraan", type=saat, help="perkiraan pulih, ditulis sama")

    def handle(self, *, aksi, kode, apa, dampak, sejak, perkiraan, **opsi):
        if aksi == "daftar":
            return self.daftar()
        if aksi == "buka":
            if not (apa and dampak):
                raise CommandError("Isi --apa dan --dampak: keduanya dibaca semua orang.")
            kejadian = buka(apa, dampak, sejak, perkiraan)
        else:
            lama = next((k for k in keadaan().terbuka if k.kode == kode), None)
            if lama is None:
                raise CommandError(f"Tidak ada gangguan terbuka dengan nomor {kode}. Lihat: manage.py gangguan daftar")
            baru = {"apa": apa, "dampak": dampak, "sejak": sejak, "perkiraan": perkiraan}
            kejadian = replace(lama, **{nama: nilai for nama, nilai in baru.items() if nilai})
            if aksi == "tutup":
                kejadian = replace(kejadian, selesai=timezone.now())
        tercatat = simpan(kejadian)
        self.stdout.write(teks_edaran(kejadian))
        if not tercatat:
            self.stderr.write("Basis data tidak menjawab: tersimpan di berkas saja, dan masuk ke tabel kemudian.")

    def daftar(self):
        try:
            masukkan()
        except Error:
            self.stderr.write("Basis data tidak menjawab: daftar ini dari berkas.")
        for k in keadaan().gangguan:
            akhir = f"pulih {tanggal_jam(k.selesai)}" if k.selesai else "TERBUKA"
            self.stdout.write(f"{k.kode}  sejak {tanggal_jam(k.sejak)}  {akhir}  {k.apa}")


def saat(teks: str) -> datetime:
    waktu = datetime.fromisoformat(teks)
    return waktu if waktu.tzinfo else timezone.make_aware(waktu)
