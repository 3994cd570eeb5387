"""The first two people of an installation: an office and its admins, from where offices look after themselves."""

import secrets

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.dasar.izin import KODE_PUSAT, Peran
from core.dasar.waktu import hari_ini
from core.models import Instansi, Pengguna, Penugasan, Wilayah
from core.perkara.jejak import catat


class Command(BaseCommand):
    help = (
        "Membuat admin instansi, yang pertama atau yang kedua, beserta instansinya; mencetak kata sandi sekali pakai."
    )

    def add_arguments(self, parser):
        parser.add_argument("username", help="nama pengguna, misalnya admin.pusat")
        parser.add_argument("nama", help="nama lengkap")
        parser.add_argument("instansi", help="nama instansi; dibuat bila belum ada")
        parser.add_argument("dasar", help="nomor surat keputusan atau surat tugas")
        parser.add_argument("--wilayah", default=KODE_PUSAT, help="kode wilayah instansi; 00 = pusat")
        parser.add_argument("--tempat", default="Jakarta", help="kota yang tercetak di depan tanggal surat")

    @transaction.atomic
    def handle(self, username, nama, instansi, dasar, wilayah, tempat, **opsi):
        try:
            tempat_kerja = Wilayah.objects.get(pk=wilayah)
        except Wilayah.DoesNotExist:
            raise CommandError(f"Wilayah {wilayah} tidak ada. Jalankan `manage.py muat_wilayah` dahulu.") from None
        kantor, _ = Instansi.objects.get_or_create(
            wilayah=tempat_kerja,
            nama=instansi,
            defaults={
                "kop_baris1": tempat_kerja.nama.upper(),
                "kop_baris2": instansi.upper(),
                "tempat": tempat,
                "kode_unit": wilayah,
            },
        )
        sandi = secrets.token_urlsafe(12)
        admin = Pengguna(username=username, nama=nama, wajib_ganti_sandi=True)
        admin.set_password(sandi)
        try:
            admin.full_clean()
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        admin.save()
        Penugasan.objects.create(
            pengguna=admin, instansi=kantor, peran=Peran.ADMIN_INSTANSI, jabatan="Admin instansi",
            mulai=hari_ini(tempat_kerja), dasar=dasar,
        )  # fmt: skip
        catat(
            admin, "buat_admin", "dibuat sebagai admin instansi oleh operator server", wilayah_id=wilayah, alasan=dasar
        )
        self.stdout.write(f"Admin {username} untuk {kantor}. Kata sandi sekali pakai: {sandi}")
