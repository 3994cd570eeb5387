"""What a day brings about by itself: one mail to whoever must know what runs out. It decides and issues nothing.

Run by `manage.py jalankan_harian`, any number of times a day and by several machines at once: a person gets one mail a
day. Days are those of each authority (WIB, WITA, WIT).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string

from aturan.simpan_pinjam_2015.kantor_tenggat import sisa_hari
from core.dasar.izin import KODE_PUSAT, Izin
from core.dasar.rupa import tanggal_hari
from core.dasar.waktu import waktu_setempat
from core.kalender.libur import belum_dikonfirmasi, kalender
from core.kalender.panel import kalimat_belum
from core.models import KabarPengguna, Pengguna, Penugasan, Wilayah
from core.perkara.pemberitahuan_surel import pilihan
from core.perkara.surel import kirim
from perizinan.models import JaringanPelayanan, StatusKantor
from perizinan.models.status_kantor import BELUM_BUKA, BERJAM
from perizinan.pengawasan.panel import LAPORAN, PERBAIKAN, jatuh_tempo_pengawasan

INGAT_MULAI = (7, 3, 1)  # days before the last day to begin on which a mail says so
INGAT_PERIKSA = 7  # days between two mails about a last day to begin that has passed
INGAT_PUTUSAN = 2  # working days before the last day for the decision from which every mail says so
INGAT_KALENDER = (1, 8, 15, 22)  # days of the month on which a mail asks for an unconfirmed year
DIKABARI = (Izin.PANTAU_TENGGAT, Izin.ATUR_KALENDER, Izin.SUSUN_SANKSI)
TERJAUH = timedelta(days=30)  # two working days never reach further, whatever the holidays


def jalankan(waktu: datetime) -> None:
    """Write the mails of the day as of `waktu` (aware) into the outbox: to each for whom something runs out."""
    kabar = kabar_hari_ini(waktu)
    for penerima in penerima_surel(waktu):
        if pilihan(penerima.pengguna, "penting") != KabarPengguna.Surel.SEGERA:
            continue  # this one wants no mail of what waits, or once a week; on the desk it stands all the same
        if isi := [baris for kunci in penerima.urusan for baris in kabar.get(kunci, ())]:
            wilayah = next(iter(penerima.urusan.values()))
            per = waktu_setempat(wilayah, waktu).date()
            kirim(f"harian:{per}:{penerima.pengguna.pk}", penerima.pengguna.email, *susun_surel(isi))


@dataclass
class Penerima:
    """A person, and what is this person's business where."""

    pengguna: Pengguna
    urusan: dict[tuple[Izin, str], Wilayah] = field(default_factory=dict)


def penerima_surel(waktu: datetime) -> list[Penerima]:
    """Whoever watches deadlines, or keeps the calendar, in post and has an address."""
    peran = {p for izin in DIKABARI for p in izin.peran}
    tugas = Penugasan.objects.filter(peran__in=peran, pengguna__is_active=True)
    tugas = tugas.exclude(pengguna__email="")
    hasil: dict[int, Penerima] = {}
    for p in tugas.select_related("pengguna__kabar", "instansi__wilayah").order_by("pk"):
        wilayah = p.instansi.wilayah
        if p.aktif(waktu_setempat(wilayah, waktu).date()):
            satu = hasil.setdefault(p.pengguna_id, Penerima(p.pengguna))
            satu.urusan |= {(izin, wilayah.pk): wilayah for izin in DIKABARI if p.peran in izin.peran}
    return list(hasil.values())


@dataclass(frozen=True)
class Kabar:
    """One line of a mail: its part, the case in words, the date and what is left."""

    bagian: str
    teks: str


PUTUSAN = "Tenggat keputusan dekat atau sudah lewat (Pasal 10 ayat (2))"
MULAI = "Tenggat mulai beroperasi dekat (Pasal 10 ayat (3))"
PERIKSA = "Periksa: sudah mulai? Tenggat mulai beroperasi sudah lewat (Pasal 10 ayat (4))"
NYATAKAN = "Ditemukan tidak mulai pada waktunya: menunggu pernyataan pejabat (Pasal 10 ayat (4))"
KALENDER = "Hari libur belum dikonfirmasi (Pasal 10 ayat (2))"
BAGIAN = (PUTUSAN, MULAI, PERIKSA, NYATAKAN, LAPORAN, PERBAIKAN, KALENDER)


def kabar_hari_ini(waktu: datetime) -> dict[tuple[Izin, str], list[Kabar]]:
    """What whoever holds the permission at the region should know today. No names of persons in it."""
    hasil: dict[tuple[Izin, str], list[Kabar]] = defaultdict(list)
    pusat = waktu_setempat(None, waktu).date()
    if pusat.day in INGAT_KALENDER:
        belum = [Kabar(KALENDER, kalimat_belum(tahun)) for tahun in belum_dikonfirmasi(pusat)]
        hasil[Izin.ATUR_KALENDER, KODE_PUSAT] = belum
    for wilayah, bagian, teks in jatuh_tempo_pengawasan(waktu):
        hasil[Izin.SUSUN_SANKSI, wilayah.pk].append(Kabar(bagian, teks))
    hari_libur = kalender()
    semua = JaringanPelayanan.objects.select_related("berwenang", "koperasi").order_by("jatuh_tempo", "pk")
    dekat = (waktu + TERJAUH).date()
    tunggu = semua.filter(status__in=(*BERJAM, *BELUM_BUKA), jatuh_tempo__lte=dekat)
    for kantor in tunggu:
        per = waktu_setempat(kantor.berwenang, waktu).date()
        if bagian := _diingatkan(kantor, per, hari_libur):
            teks = f"{kantor.nomor_perkara}, {kantor.judul}: {tanggal_hari(kantor.jatuh_tempo)}"
            hasil[Izin.PANTAU_TENGGAT, kantor.berwenang_id].append(
                Kabar(bagian, f"{teks} ({kantor.sebut_sisa(per, hari_libur)})")
            )
    return hasil


def _diingatkan(kantor: JaringanPelayanan, per, hari_libur) -> str:
    if kantor.menunggu_mulai:
        sisa = (kantor.jatuh_tempo - per).days
        if sisa >= 0:
            return MULAI if sisa in INGAT_MULAI and kantor.tanggal_mulai is None else ""
        lewat = PERIKSA if kantor.status == StatusKantor.DISETUJUI else NYATAKAN
        return lewat if (-sisa - 1) % INGAT_PERIKSA == 0 else ""
    dekat = kantor.jatuh_tempo < per or sisa_hari(kantor.jatuh_tempo, per, hari_libur) <= INGAT_PUTUSAN
    return PUTUSAN if dekat else ""


def susun_surel(isi: list[Kabar]) -> tuple[str, str]:
    """Subject and text of the mail: what runs out, in the order of BAGIAN, and where to look."""
    bagian = [(judul, teks) for judul in BAGIAN if (teks := [k.teks for k in isi if k.bagian == judul])]
    badan = render_to_string(
        "perizinan/kantor/surel_harian.txt", {"bagian": bagian, "situs": settings.ALAMAT_SITUS.rstrip("/")}
    )
    return f"Sentra: {len(isi)} hal perlu perhatian", badan
