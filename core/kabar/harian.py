"""What a day brings: notices of last days that are near or past, of letters without a scan; on Mondays the digest.

Run by `manage.py jalankan_harian`, any number of times a day and by several machines at once: one thing is told once.
It decides and issues nothing. Days are those of each authority (WIB, WITA, WIT).
"""

from datetime import date, datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst

from core.dasar.rupa import angka, tanggal_indonesia
from core.dasar.waktu import waktu_setempat
from core.halaman.kerja import DEKAT, kantor_pertama
from core.models import KabarPengguna, Pemberitahuan, Surat, Surel, Urusan
from core.models.pegangan import baca_pegangan
from core.models.pemberitahuan import KELOMPOK, orang
from core.perkara.pemberitahuan import tujuan_pemegang, tulis_sekali
from core.perkara.pindaian import kode_dipindai
from core.perkara.surel import kirim

J = Pemberitahuan.Jenis
LEWAT = timedelta(days=30)  # what is past for longer was told then
TUNGGU_PINDAI = timedelta(days=3)  # days in which a letter is signed and scanned without being asked for
TERBANYAK = 20  # new notices that a digest names


def jalankan(waktu: datetime) -> None:
    """Write the notices of the day as of `waktu` (aware), and the digests into the outbox."""
    for model in apps.get_models():
        if issubclass(model, Urusan):
            beritahu_tenggat(model, waktu)
    beritahu_pindaian(waktu)
    for kabar in KabarPengguna.objects.bermingguan():
        with transaction.atomic():
            kirim_ringkasan(kabar, waktu)


def beritahu_tenggat(model: type[Urusan], waktu: datetime) -> None:
    """Of each case of this kind whose last day is near or past: one notice to whoever has it in hand, for each."""
    hari = waktu.date()
    awas = Q(jatuh_tempo__gte=hari - LEWAT, jatuh_tempo__lte=hari + timedelta(days=DEKAT + 1))
    giliran = [s for s in model.alur.status if model.alur.peran_giliran(s)]
    semua = model.objects.filter(awas, status__in=giliran).select_related("wilayah", "berwenang", *model.DESKRIPSI)
    daftar = list(semua)
    model.untuk_meja(daftar)
    daftar = [u for u in daftar if u.sisa_tenggat]  # of the others the day is not awaited now
    baca_pegangan(daftar)
    kabar = [b for u in daftar for b in _tenggat(u, waktu_setempat(u.berwenang, waktu).date())]
    tulis_sekali(kabar, surel=not model.SUREL_HARIAN)


def _tenggat(urusan: Urusan, per: date) -> list[Pemberitahuan]:
    sisa = (urusan.jatuh_tempo - per).days
    if sisa > DEKAT:
        return []
    jenis, kata = (J.LEWAT, "sudah lewat") if sisa < 0 else (J.DEKAT, "dekat")
    apa = f"{capfirst(urusan._meta.verbose_name)} {urusan.nomor_perkara}"
    return [
        Pemberitahuan(
            tujuan=tujuan, kunci=f"tenggat:{urusan.jenis_objek}:{urusan.pk}:{urusan.jatuh_tempo}:{jenis}", jenis=jenis,
            kalimat=f"Tenggat {apa} {kata}: {tanggal_indonesia(urusan.jatuh_tempo)}.", judul=urusan.judul[:300],
            alamat=urusan.get_absolute_url(), objek_jenis=urusan.jenis_objek, objek_id=urusan.pk,
            pihak=getattr(urusan, "pihak", None),
        )
        for tujuan in tujuan_pemegang(urusan)
    ]  # fmt: skip


def beritahu_pindaian(waktu: datetime) -> None:
    """Of each letter of the last weeks without the scan of its signed original: one notice to whoever issued it."""
    belum = Surat.objects.filter(
        jenis__in=kode_dipindai(), pindaian=None, pengganti=None, diterbitkan_oleh__isnull=False,
        diterbitkan_pada__lt=waktu - TUNGGU_PINDAI, diterbitkan_pada__gt=waktu - LEWAT,
    ).select_related("instansi")  # fmt: skip
    tulis_sekali([
            Pemberitahuan(
                tujuan=orang(s.diterbitkan_oleh_id, s.instansi.wilayah_id), kunci=f"pindai:{s.pk}", jenis=J.PINDAI,
                kalimat=f"Surat nomor {s.nomor} belum ada pindaian bertanda tangannya."[:300], judul=s.hal,
                alamat=reverse("surat_pindaian", args=[s.pk]),
            )
            for s in belum
        ])  # fmt: skip


# The digest


def kirim_ringkasan(kabar: KabarPengguna, waktu: datetime) -> None:
    """The mail of the week to one person: on Monday by the clock of the own office, later where Monday was missed.

    Once a week. Who chose it in the middle of a week gets the first one on the next Monday. None where nothing waits.
    """
    pengguna = kabar.pengguna
    wilayah = kantor_pertama(pengguna)
    hari = waktu_setempat(wilayah, waktu).date()
    senin = hari - timedelta(days=hari.weekday())
    kunci = f"mingguan:{senin}:{pengguna.pk}"
    if waktu_setempat(wilayah, kabar.dipilih_pada).date() > senin or Surel.objects.filter(alasan=kunci).exists():
        return
    isi = isi_ringkasan(kabar, hari)
    if any(isi.values()):
        isi["situs"] = settings.ALAMAT_SITUS.rstrip("/")
        kirim(
            kunci,
            pengguna.email,
            "Sentra: ringkasan minggu ini",
            render_to_string("core/kabar/surel_mingguan.txt", isi),
        )


def isi_ringkasan(kabar: KabarPengguna, hari: date) -> dict:
    """What waits at the desk by status, how much of it is past its day, what was told and not read. No names."""
    pengguna, menunggu, lewat = kabar.pengguna, [], 0
    for model in apps.get_models():
        if not issubclass(model, Urusan):
            continue
        antre = model.alur.jumlah_antrean(pengguna)
        nama = capfirst(model._meta.verbose_name_plural)
        menunggu += [f"{nama}, {model.alur.status(status).label}: {angka(banyak)}" for status, banyak in antre]
        if antre:
            lewat += model.alur.antrean(pengguna).order_by().filter(jatuh_tempo__lt=hari).count()
    jenis = [j for nama, isi in KELOMPOK.items() if getattr(kabar, nama) == kabar.Surel.MINGGUAN for j in isi]
    baru = Pemberitahuan.objects.belum_dibaca(pengguna).filter(jenis__in=jenis).order_by("-pk")
    saya = baru.filter(tujuan__startswith="orang:")
    lain = baru.exclude(tujuan__startswith="orang:")
    return {
        "menunggu": menunggu,
        "lewat": lewat,
        "saya": [p.kalimat for p in saya[:TERBANYAK]],
        "baru": [p.kalimat for p in lain[:TERBANYAK]],
    }
