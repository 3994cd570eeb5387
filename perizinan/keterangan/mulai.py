"""Beginning a letter on how a licence stands: at the counter, or asked for through the koperasi's own door."""

from django.db import transaction

from core.dasar.waktu import hari_ini
from core.models import Instansi
from core.perkara.nomor import nomor_berikut
from ksp_usp.models import Koperasi
from perizinan.keterangan.alur import ALUR_KETERANGAN
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import KeteranganIzin


def mulai_keterangan(koperasi: Koperasi, keperluan: str, pengguna, aksi: str = "buat") -> KeteranganIzin:
    """One case with what the letter would say today. Raises IntegrityError where one is open already."""
    kantor, per = koperasi.berwenang, hari_ini(koperasi.berwenang)
    # One counter a region: its first office keeps it, however many offices the region has.
    penghitung = Instansi.objects.filter(wilayah=kantor).order_by("pk").first()
    with transaction.atomic():
        urut = nomor_berikut(penghitung, "keterangan", per)
        satu = KeteranganIzin(
            nomor_perkara=f"KET-{kantor.pk}-{per.year}-{urut:04}", koperasi=koperasi, wilayah=koperasi.wilayah,
            berwenang=kantor, keperluan=keperluan, isi=isi_keterangan(koperasi, per),
        )  # fmt: skip
        return ALUR_KETERANGAN.buat(satu, pengguna, aksi)
