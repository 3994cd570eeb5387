"""What a day brings about by itself: approvals that lapse, the letters about them, one mail to whoever must know.

Run by `manage.py jalankan_harian`, any number of times a day and by several machines at once: every step looks again
under the lock of its case, and a person gets one mail a day. Days are those of each authority (WIB, WITA, WIT).
"""

import logging
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string

from aturan.bahasa.hari_kerja import TahunTanpaKalender
from aturan.simpan_pinjam_2015.jaringan import GUGUR
from aturan.simpan_pinjam_2015.kantor_tenggat import sisa_hari
from core.dasar.izin import Izin, Peran
from core.dasar.rupa import tanggal_hari
from core.dasar.waktu import waktu_setempat
from core.kalender.libur import kalender
from core.models import Pengguna, Penugasan, SuratObjek, Wilayah
from core.perkara.alur import Ditolak, Konteks
from core.perkara.jejak import catat
from core.perkara.simpanan import bersih_bila_gagal
from core.perkara.surat import terbitkan
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.surat import PERNYATAAN_GUGUR
from perizinan.models import JaringanPelayanan, StatusKantor, SurelHarian
from perizinan.models.jaringan import BERJAM

catatan = logging.getLogger(__name__)
INGAT_GUGUR = (7, 3, 1)  # days before the last day to begin on which a mail says so
INGAT_PUTUSAN = 2  # working days before the last day for the decision from which every mail says so
TERJAUH = timedelta(days=30)  # two working days never reach further, whatever the holidays
GUGUR_TERLAMA = timedelta(days=7)  # who never got a mail is not told of older lapses


@dataclass
class Hasil:
    """What one run did; `salah` counts what must be looked at (the log says what)."""

    gugur: int = 0
    surat_susulan: int = 0
    surel: int = 0
    salah: int = 0


def jalankan(waktu: datetime) -> Hasil:
    """Everything of the day as of `waktu` (aware). One case that fails does not hold up the others."""
    hasil = Hasil()
    tandai_gugur(waktu, hasil)
    susulkan_surat(waktu, hasil)
    kirim_surel(waktu, hasil)
    return hasil


def pejabat_bertugas(wilayah: Wilayah, waktu: datetime) -> Penugasan | None:
    """Who holds the post of the deciding official at `wilayah`; of two the acting one, then the newer."""
    per = waktu_setempat(wilayah, waktu).date()
    daftar = Penugasan.objects.filter(peran=Peran.PEJABAT, instansi__wilayah=wilayah, pengguna__is_active=True)
    aktif = [p for p in daftar.select_related("pengguna", "instansi__wilayah") if p.aktif(per)]
    return max(aktif, key=lambda p: (bool(p.sebutan), p.mulai, p.pk), default=None)


def tandai_gugur(waktu: datetime, hasil: Hasil) -> None:
    """Approvals whose month passed without a start in it are void (Pasal 10 ayat (4)); the letter comes along."""
    # A day ahead of UTC catches every zone; the guard of the route judges each by its own date.
    lewat = JaringanPelayanan.objects.lewat_mulai(waktu.date() + timedelta(days=1))
    for kantor in lewat.select_related("berwenang").order_by("pk"):
        if kantor.menunggu_laporan(waktu_setempat(kantor.berwenang, waktu).date()):
            continue
        try:
            ALUR_JARINGAN.jalankan_otomatis(
                kantor, "gugurkan", waktu=waktu, penugasan=pejabat_bertugas(kantor.berwenang, waktu)
            )
            hasil.gugur += 1
        except Ditolak:
            continue  # not yet there, a start in time on record, or marked by another run
        except Exception:
            catatan.exception("Persetujuan %s tidak dapat ditandai gugur.", kantor.nomor_perkara)
            hasil.salah += 1


def susulkan_surat(waktu: datetime, hasil: Hasil) -> None:
    """The letter of a lapse at which nobody held the post, as soon as somebody does."""
    surat = SuratObjek.objects.filter(
        objek_jenis=JaringanPelayanan._meta.label_lower, objek_id=OuterRef("pk"), surat__jenis=PERNYATAAN_GUGUR.kode
    )
    tanpa = JaringanPelayanan.objects.filter(~Exists(surat), status=StatusKantor.GUGUR)
    for kantor in tanpa.select_related("berwenang").order_by("pk"):
        penugasan = pejabat_bertugas(kantor.berwenang, waktu)
        if penugasan is None:
            continue
        try:
            hasil.surat_susulan += _susulkan(kantor, penugasan, waktu)
        except Exception:
            catatan.exception("Pernyataan gugur %s tidak dapat diterbitkan.", kantor.nomor_perkara)
            hasil.salah += 1


def _susulkan(kantor: JaringanPelayanan, penugasan: Penugasan, waktu: datetime) -> bool:
    with bersih_bila_gagal(), transaction.atomic():
        terkunci = JaringanPelayanan.objects.select_for_update().get(pk=kantor.pk)
        if terkunci.daftar_surat.filter(jenis=PERNYATAAN_GUGUR.kode).exists():
            return False
        t = ALUR_JARINGAN.t("gugurkan", StatusKantor.DISETUJUI)
        per = waktu_setempat(terkunci.berwenang, waktu).date()
        konteks = Konteks(t, [terkunci], None, penugasan, per, waktu, "", {})
        terbitkan(PERNYATAAN_GUGUR)(konteks)
        kalimat = f"menyiapkan pernyataan gugur nomor {konteks.surat[0].nomor}"
        catat(
            terkunci, "surat_gugur", kalimat, wilayah_id=terkunci.wilayah_id, waktu=waktu, pasal=str(GUGUR.dasar),
        )  # fmt: skip
    return True


# Mail


@dataclass
class Penerima:
    """A person, the authorities at which deadlines are this person's business, and the date there."""

    pengguna: Pengguna
    wilayah: dict[str, Wilayah] = field(default_factory=dict)


def penerima_surel(waktu: datetime) -> list[Penerima]:
    """Counter, examiners and deciding officials in post who have an address."""
    tugas = Penugasan.objects.filter(peran__in=Izin.PANTAU_TENGGAT.peran, pengguna__is_active=True)
    tugas = tugas.exclude(pengguna__email="")
    hasil: dict[int, Penerima] = {}
    for p in tugas.select_related("pengguna", "instansi__wilayah").order_by("pk"):
        wilayah = p.instansi.wilayah
        if p.aktif(waktu_setempat(wilayah, waktu).date()):
            satu = hasil.setdefault(p.pengguna_id, Penerima(p.pengguna))
            satu.wilayah[wilayah.pk] = wilayah
    return list(hasil.values())


def kirim_surel(waktu: datetime, hasil: Hasil) -> None:
    """One mail to each person for whom something runs out or ran out, and none to the others."""
    kabar = kabar_hari_ini(waktu)
    for penerima in penerima_surel(waktu):
        milik = [baris for kode in sorted(penerima.wilayah) for baris in kabar.get(kode, ())]
        terakhir = SurelHarian.objects.filter(pengguna=penerima.pengguna).order_by("-waktu").first()
        sejak = terakhir.waktu if terakhir else waktu - GUGUR_TERLAMA
        if isi := [b for b in milik if b.sejak is None or b.sejak > sejak]:
            _kirim_sekali(penerima, isi, waktu, hasil)


def _kirim_sekali(penerima: Penerima, isi: list["Kabar"], waktu: datetime, hasil: Hasil) -> None:
    wilayah = next(iter(penerima.wilayah.values()))
    per = waktu_setempat(wilayah, waktu).date()
    with transaction.atomic():
        baris, baru = SurelHarian.objects.get_or_create(
            pengguna=penerima.pengguna, tanggal=per, defaults={"waktu": waktu}
        )
        if baru:
            transaction.on_commit(partial(_kirim, baris, susun_surel(penerima.pengguna.email, isi), hasil))


def _kirim(baris: SurelHarian, surel: EmailMessage, hasil: Hasil) -> None:
    """Hand the mail over; one that was not taken gives its day back, so that the next run tries again."""
    try:
        surel.send()
        hasil.surel += 1
    except Exception as salah:
        # The address stays out of the log.
        catatan.error("Surel harian tidak terkirim (%s).", type(salah).__name__)
        baris.delete()
        hasil.salah += 1


@dataclass(frozen=True)
class Kabar:
    """One line of a mail: its part, the case in words, the date and what is left. `sejak`: told once, from then on."""

    bagian: str
    teks: str
    sejak: datetime | None = None


PUTUSAN = "Tenggat keputusan dekat atau sudah lewat (Pasal 10 ayat (2))"
AKAN_GUGUR = "Persetujuan akan gugur bila kantor tidak mulai beroperasi (Pasal 10 ayat (4))"
BARU_GUGUR = "Persetujuan gugur (Pasal 10 ayat (4))"
BAGIAN = (PUTUSAN, AKAN_GUGUR, BARU_GUGUR)


def kabar_hari_ini(waktu: datetime) -> dict[str, list[Kabar]]:
    """{code of the authority: what its people should know today}. No names of persons: only koperasi and offices."""
    hasil: dict[str, list[Kabar]] = defaultdict(list)
    hari_libur = kalender()
    semua = JaringanPelayanan.objects.select_related("berwenang", "koperasi").order_by("jatuh_tempo", "pk")
    dekat = (waktu + TERJAUH).date()
    tunggu = semua.filter(status__in=(*BERJAM, StatusKantor.DISETUJUI), jatuh_tempo__lte=dekat)
    for kantor in tunggu:
        per = waktu_setempat(kantor.berwenang, waktu).date()
        if bagian := _diingatkan(kantor, per, hari_libur):
            teks = f"{kantor.nomor_perkara}, {kantor.judul}: {tanggal_hari(kantor.jatuh_tempo)}"
            hasil[kantor.berwenang_id].append(Kabar(bagian, f"{teks} ({kantor.sebut_sisa(per, hari_libur)})"))
    for kantor in semua.filter(status=StatusKantor.GUGUR, status_sejak__gt=waktu - GUGUR_TERLAMA):
        surat = kantor.daftar_surat.filter(jenis=PERNYATAAN_GUGUR.kode).last()
        tindak = f"pernyataan gugur nomor {surat.nomor} siap ditandatangani" if surat else TANPA_PEJABAT
        teks = f"{kantor.nomor_perkara}, {kantor.judul}: {tindak}"
        hasil[kantor.berwenang_id].append(Kabar(BARU_GUGUR, teks, kantor.status_sejak))
    return hasil


TANPA_PEJABAT = "pernyataan gugur belum terbit karena tidak ada pejabat berwenang yang bertugas"


def _diingatkan(kantor: JaringanPelayanan, per, hari_libur) -> str:
    if kantor.status == StatusKantor.DISETUJUI:
        sisa = (kantor.jatuh_tempo - per).days
        return AKAN_GUGUR if sisa in INGAT_GUGUR and kantor.tanggal_mulai is None else ""
    try:
        dekat = kantor.jatuh_tempo < per or sisa_hari(kantor.jatuh_tempo, per, hari_libur) <= INGAT_PUTUSAN
    except TahunTanpaKalender:
        dekat = False  # the desk says that the days cannot be counted
    return PUTUSAN if dekat else ""


def susun_surel(alamat: str, isi: list[Kabar]) -> EmailMessage:
    """The mail: what runs out, in the order of BAGIAN, and where to look."""
    bagian = [(judul, teks) for judul in BAGIAN if (teks := [k.teks for k in isi if k.bagian == judul])]
    badan = render_to_string(
        "perizinan/kantor/surel_harian.txt", {"bagian": bagian, "situs": settings.ALAMAT_SITUS.rstrip("/")}
    )
    return EmailMessage(f"Sentra: {len(isi)} kantor jaringan perlu perhatian", badan, to=[alamat])
