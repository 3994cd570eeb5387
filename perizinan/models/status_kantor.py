"""Where an office of the service network stands, and what the days of Pasal 10 make of it."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from core.dasar.izin import Izin, penugasan_berizin
from core.dasar.waktu import hari_ini


class StatusKantor(models.TextChoices):
    DISUSUN = "disusun", "Disusun koperasi"
    DRAF = "draf", "Draf di loket"
    DITERIMA = "diterima", "Diterima, berkas diperiksa"
    KURANG = "kurang", "Menunggu kelengkapan"
    LENGKAP = "lengkap", "Lengkap, syarat diperiksa"
    SIAP = "siap", "Menunggu keputusan"
    DISETUJUI = "disetujui", "Disetujui, belum beroperasi"
    TIDAK_MULAI = "tidak_mulai", "Ditemukan tidak mulai pada waktunya"
    BEROPERASI = "beroperasi", "Beroperasi"
    USUL_TUTUP = "usul_tutup", "Diusulkan ditutup"
    DITOLAK = "ditolak", "Ditolak"
    GUGUR = "gugur", "Gugur"
    DITUTUP = "ditutup", "Ditutup"
    TUTUP_SENDIRI = "tutup_sendiri", "Ditutup atas permintaan koperasi"
    DITARIK = "ditarik", "Ditarik kembali"


S = StatusKantor
TUTUP = (S.DITUTUP, S.TUTUP_SENDIRI)  # it was open once: closed by the authority (Pasal 10 ayat (6)), or by itself
SELESAI_KANTOR = (S.DITOLAK, S.GUGUR, *TUTUP, S.DITARIK)
BERJAM = (S.DITERIMA, S.KURANG, S.LENGKAP, S.SIAP)  # a decision is awaited: its clock runs once every paper is in
BELUM_BUKA = (S.DISETUJUI, S.TIDAK_MULAI)  # approved, and no start in time on record
BUKA = (S.BEROPERASI, S.USUL_TUTUP)  # the office is open
BERTENGGAT = (*BERJAM, *BELUM_BUKA)  # a day runs: to decide, or to begin
# What a case says whose clock does not run.
TANPA_JAM = {S.DITERIMA: "belum berjalan: berkas belum lengkap", S.KURANG: "berhenti: menunggu berkas"}
MENJELANG_TENGGAT = 7  # days before the last day to begin from which an approval is watched


def lewat_mulai(per: date) -> Q:
    """Approved offices whose last day to begin has passed on `per`: somebody looks whether they began."""
    return Q(status=S.DISETUJUI, jatuh_tempo__lt=per)


def segera_mulai(per: date) -> Q:
    """Approved offices whose last day to begin is near on `per`."""
    return Q(status=S.DISETUJUI, jatuh_tempo__range=(per, per + timedelta(days=MENJELANG_TENGGAT)))


def terlambat(per: date) -> Q:
    """Cases that still wait for their decision after its last day (Pasal 10 ayat (2)): marked, never decided."""
    return Q(status__in=BERJAM, jatuh_tempo__lt=per)


def dipantau(pengguna) -> dict[str, Q]:
    """What runs out at the authorities where `pengguna` watches the days, each by the day there."""
    hasil = dict.fromkeys(("lewat", "segera", "periksa"), Q(pk__in=[]))
    for wilayah in {p.instansi.wilayah for p in penugasan_berizin(pengguna, Izin.PANTAU_TENGGAT)}:
        per = hari_ini(wilayah)
        bagian = {"lewat": terlambat(per), "segera": segera_mulai(per), "periksa": lewat_mulai(per)}
        for nama, syarat in bagian.items():
            hasil[nama] |= Q(syarat, berwenang=wilayah)
    return hasil
