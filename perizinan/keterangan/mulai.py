"""Beginning a letter on how a licence stands: at the counter, or asked for through the koperasi's own door."""

from django.db import transaction

from core.dasar.waktu import hari_ini
from core.perkara.nomor import nomor_perkara
from core.perkara.pemberitahuan import beritahu_baru
from ksp_usp.models import Koperasi
from perizinan.keterangan.alur import ALUR_KETERANGAN
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import KeteranganIzin


def mulai_keterangan(koperasi: Koperasi, keperluan: str, pengguna, aksi: str = "buat") -> KeteranganIzin:
    """One case with what the letter would say today. Raises IntegrityError where one is open already."""
    kantor, per = koperasi.berwenang, hari_ini(koperasi.berwenang)
    with transaction.atomic():
        satu = KeteranganIzin(
            nomor_perkara=nomor_perkara("KET", "keterangan", kantor, per), koperasi=koperasi, wilayah=koperasi.wilayah,
            berwenang=kantor, keperluan=keperluan, isi=isi_keterangan(koperasi, per),
        )  # fmt: skip
        ALUR_KETERANGAN.buat(satu, pengguna, aksi)
        if satu.diminta:
            beritahu_baru(satu, pengguna)
        return satu
