"""The record of outages: the table as data, the file for what has to be known while the table is out of reach."""

from datetime import datetime

from django.conf import settings
from django.db import Error, transaction
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import KODE_PUSAT
from core.dasar.keadaan import Kejadian, ingat, keadaan
from core.dasar.permintaan import nomor_gangguan
from core.dasar.rupa import tanggal_jam
from core.models import Gangguan
from core.perkara.jejak import catat

ISI = ("apa", "dampak", "sejak", "perkiraan", "selesai")
AKSI = {
    "buka_gangguan": "mencatat gangguan",
    "ubah_gangguan": "memperbarui catatan gangguan",
    "tutup_gangguan": "menyatakan gangguan pulih",
}


def buka(apa: str, dampak: str, sejak: datetime | None = None, perkiraan: datetime | None = None) -> Kejadian:
    """A new incident; it is known once `simpan` has taken it."""
    return Kejadian(nomor_gangguan(), apa, dampak, sejak or timezone.now(), perkiraan)


def simpan(kejadian: Kejadian, *, pengguna=None, penugasan=None) -> bool:
    """Into the file, then into the table. False while the database is away: the next call brings it in."""
    ingat(kejadian)
    try:
        masukkan(pengguna, penugasan)
    except Error:
        return False
    return True


@transaction.atomic
def masukkan(pengguna=None, penugasan=None) -> int:
    """Bring into the table what the file says and the table does not; returns how many incidents that were."""
    ada = Gangguan.objects.in_bulk([k.kode for k in keadaan().gangguan], field_name="kode")
    berubah = 0
    for kejadian in reversed(keadaan().gangguan):
        isi = {nama: getattr(kejadian, nama) for nama in ISI}
        baris = ada.get(kejadian.kode)
        if baris is not None and all(getattr(baris, nama) == nilai for nama, nilai in isi.items()):
            continue
        aksi = "tutup_gangguan" if kejadian.selesai else "ubah_gangguan" if baris else "buka_gangguan"
        baris = baris or Gangguan(kode=kejadian.kode)
        for nama, nilai in isi.items():
            setattr(baris, nama, nilai)
        baris.save()
        catat(
            baris, aksi, f"{AKSI[aksi]} {baris.kode}", wilayah_id=KODE_PUSAT, pengguna=pengguna, penugasan=penugasan,
            salinan={nama: nilai.isoformat() if isinstance(nilai, datetime) else nilai for nama, nilai in isi.items()},
        )  # fmt: skip
        berubah += 1
    return berubah


def segarkan() -> None:
    """Write open incidents of the table into the file, for a machine whose file knows none of them."""
    dikenal = {k.kode for k in keadaan().gangguan}
    for baris in Gangguan.objects.filter(selesai=None).exclude(kode__in=dikenal):
        ingat(Kejadian(baris.kode, *(getattr(baris, nama) for nama in ISI)))


def teks_edaran(kejadian: Kejadian) -> str:
    """The incident as a message to pass on: the same words as the banner and the page."""
    pulih = (
        f"Perkiraan pulih: {tanggal_jam(kejadian.perkiraan)}" if kejadian.perkiraan else "Perkiraan pulih: belum ada"
    )
    if kejadian.selesai:
        pulih = f"Pulih: {tanggal_jam(kejadian.selesai)}"
    return "\n".join(
        (
            "*Sentra: layanan sudah pulih*" if kejadian.selesai else "*Sentra: sedang ada gangguan*",
            kejadian.apa,
            f"Sejak: {tanggal_jam(kejadian.sejak)}",
            f"Dampak: {kejadian.dampak}",
            pulih,
            f"Keadaan terakhir: {settings.ALAMAT_SITUS.rstrip('/')}{reverse('status')}",
            f"Nomor: {kejadian.kode}",
        )
    )
