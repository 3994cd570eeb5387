"""Who saw whose data between two dates; and what did one officer see."""

import csv
import getpass
import sys
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string

from core.dasar.rahasia import periksa_nik, semua_sidik
from core.dasar.waktu import waktu_setempat
from core.halaman.paparan import halaman_pribadi
from core.lembar.excel import sel_aman, tulis_xlsx
from core.models import Pengguna
from core.pribadi.laporan import BATAS, KEPALA, nik_dibuka, paparan_oleh, paparan_orang
from core.pribadi.orang import Dicari

WIB = ZoneInfo("Asia/Jakarta")
DALAM = {"koperasi": "ksp_usp.koperasi", "usulan": "sentra_ukm.usulan"}


class Command(BaseCommand):
    help = (
        "Menjawab siapa melihat data seseorang (--nik, --nama, --akun), atau apa yang dilihat seorang petugas (--oleh)."
    )

    def add_arguments(self, parser):
        tentang = parser.add_mutually_exclusive_group(required=True)
        tentang.add_argument("--nik", action="store_true", help="NIK diketik sesudahnya, agar tidak tinggal di riwayat")
        tentang.add_argument("--nama", help="nama seperti tercatat, bersama --koperasi atau --usulan")
        tentang.add_argument("--akun", help="nama pengguna pegawai yang datanya dilihat")
        tentang.add_argument("--oleh", help="nama pengguna petugas yang melihat")
        parser.add_argument("--koperasi", type=int, metavar="NOMOR", help="nomor koperasi pada alamat halamannya")
        parser.add_argument("--usulan", type=int, metavar="NOMOR", help="nomor usulan pada alamat halamannya")
        parser.add_argument("--dari", required=True, metavar="TANGGAL", help="misalnya 2026-11-01")
        parser.add_argument("--sampai", required=True, metavar="TANGGAL", help="tanggal terakhir, ikut dihitung")
        parser.add_argument("--simpan", metavar="BERKAS", help="juga sebagai .xlsx atau .csv")
        parser.add_argument("--pemberitahuan", action="store_true", help="dengan --oleh: rancangan menurut Pasal 46")

    def handle(self, *args, dari, sampai, simpan, pemberitahuan, **pilihan):
        awal, akhir = tanggal(dari), tanggal(sampai) + timedelta(days=1)
        if akhir <= awal:
            raise CommandError("--sampai lebih awal daripada --dari.")
        if pilihan["oleh"]:
            baris = paparan_oleh(petugas(pilihan["oleh"]), awal, akhir)
        else:
            tempat, baris = paparan_orang(dicari(pilihan), awal, akhir)
            self.sebut_tempat(tempat)
        self.stdout.write(f"\n{len(baris)} pembukaan antara {dari} dan {sampai} (WIB, keduanya ikut):")
        for b in baris:
            self.stdout.write(" | ".join(b.sel()))
        if not pilihan["oleh"]:
            for j in nik_dibuka(tempat, awal, akhir):
                self.stdout.write(
                    f"Jejak perkara {waktu_setempat(saat=j.waktu):%Y-%m-%d %H:%M}: {j.pelaku} {j.kalimat}. {j.alasan}"
                )
        self.stdout.write("\nBatas jawaban ini:")
        self.stdout.writelines(f"- {kalimat}\n" for kalimat in BATAS)
        if pemberitahuan and pilihan["oleh"]:
            self.stdout.write("\n" + susun_pemberitahuan(pilihan["oleh"], baris))
        if simpan:
            tulis(Path(simpan), baris)
            self.stdout.write(f"Tersimpan: {simpan}")

    def sebut_tempat(self, tempat):
        if not tempat:
            self.stdout.write("Tidak ada data orang ini dalam basis data.")
        else:
            self.stdout.write("Datanya ada pada:")
        self.stdout.writelines(f"- {uraian}" for uraian in dict.fromkeys(t.uraian for t in tempat))


def tanggal(teks: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(teks), time.min, WIB)
    except ValueError as salah:
        raise CommandError(f"“{teks}” bukan tanggal. Tulis seperti 2026-11-01.") from salah


def petugas(akun: str) -> Pengguna:
    pengguna = Pengguna.objects.filter(username=akun).first()
    if pengguna is None:
        raise CommandError(f"Tidak ada akun “{akun}”.")
    return pengguna


def dicari(pilihan) -> Dicari:
    """Whom the options name; raises CommandError where they could mean two people."""
    if pilihan["akun"]:
        return Dicari(akun=petugas(pilihan["akun"]).username)
    if pilihan["nik"]:
        nik = (getpass.getpass("NIK: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
        try:
            periksa_nik(nik)
        except ValidationError as salah:
            raise CommandError(salah.messages[0]) from salah
        return Dicari(sidik=frozenset(semua_sidik(nik)))
    di = next(((jenis, pilihan[nama]) for nama, jenis in DALAM.items() if pilihan[nama]), None)
    if di is None:
        raise CommandError("Nama saja dapat berarti dua orang: tambahkan --koperasi NOMOR atau --usulan NOMOR.")
    if not apps.get_model(di[0]).objects.filter(pk=di[1]).exists():
        raise CommandError(f"Tidak ada {di[0]} nomor {di[1]}.")
    return Dicari(nama=pilihan["nama"], di=di)


def tulis(jalur: Path, baris) -> None:
    """The same rows as a sheet, readable by whoever runs the command only."""
    if jalur.suffix not in (".csv", ".xlsx"):
        raise CommandError("--simpan: nama berkas harus berakhir .xlsx atau .csv.")
    sel = [b.sel() for b in baris]
    jalur.touch(0o600)
    if jalur.suffix == ".xlsx":
        jalur.write_bytes(tulis_xlsx("Paparan", KEPALA, sel))
        return
    with jalur.open("w", newline="") as keluar:
        csv.writer(keluar).writerows([KEPALA, *([sel_aman(isi) for isi in satu] for satu in sel)])


def susun_pemberitahuan(akun: str, baris) -> str:
    """The text of a notice of breach with the facts that the log knows."""
    papar = halaman_pribadi()
    waktu = [waktu_setempat(saat=b.paparan.waktu) for b in baris]
    nomor = {(jenis, pk) for b in baris for jenis, isi in b.paparan.baris.items() for pk in isi}
    isi = {
        "akun": akun,
        "banyak": len(baris),
        "orang": f"sekurang-kurangnya {len(nomor)}" if nomor else "[hitung dari daftar]",
        "per_jenis": Counter(b.paparan.get_jenis_display() for b in baris).most_common(),
        "siapa": sorted({p.siapa for b in baris if (p := papar.get(b.paparan.halaman)) and p.siapa}),
        "awal": f"{min(waktu):%d-%m-%Y %H.%M}" if waktu else "[…]",
        "akhir": f"{max(waktu):%d-%m-%Y %H.%M}" if waktu else "[…]",
        "alamat": sorted({b.paparan.alamat for b in baris} - {""}),
    }
    return render_to_string("core/pribadi/pemberitahuan.txt", isi)
