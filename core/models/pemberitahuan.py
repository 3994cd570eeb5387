"""Pemberitahuan: what a desk, a person or a koperasi should know, until it is read or no longer so."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.models.organisasi import Pengguna

TERTUNDA = timedelta(minutes=1)  # longer than any act runs: what is older has been committed
TERBANYAK = 100  # unread ones of one address that are counted: beyond it a count tells no more


def meja(peran: str, kode: str) -> str:
    """The address of the desk of a role at the office of a region."""
    return f"meja:{peran}:{kode}"


def orang(pk: int, kode: str) -> str:
    """The address of one person at the office of a region: who leaves the office leaves the address."""
    return f"orang:{pk}:{kode}"


def pihak(pk: int) -> str:
    """The address of whoever acts for a koperasi."""
    return f"pihak:{pk}"


def alamat_milik(pengguna: Pengguna) -> list[str]:
    """The addresses at which `pengguna` sits today: a post that ended is none."""
    tugas = pengguna.penugasan_aktif()
    milik = [meja(p.peran, p.instansi.wilayah_id) if p.pihak is None else pihak(p.pihak) for p in tugas]
    return list(dict.fromkeys([*milik, *(orang(pengguna.pk, kode) for kode in pengguna.wilayah_kantor)]))


class PemberitahuanQuerySet(models.QuerySet):
    def bagi(self, pengguna: Pengguna) -> "PemberitahuanQuerySet":
        """What is for `pengguna` and still so."""
        return self.milik(pengguna).filter(usai=False)

    def milik(self, pengguna: Pengguna) -> "PemberitahuanQuerySet":
        """What was told to the addresses of `pengguna`: not what they did themselves, nor to an officer about a
        koperasi whose pengurus they are (core.dasar.izin.kepentingan).
        """
        milik = self.filter(tujuan__in=alamat_milik(pengguna)).exclude(oleh=pengguna)
        if pengguna.pihak:
            milik = milik.exclude(~Q(tujuan__startswith="pihak:"), pihak__in=pengguna.pihak)
        return milik

    def bertanda(self, pengguna: Pengguna) -> "PemberitahuanQuerySet":
        """Each with `dibaca`: whether `pengguna` has read it."""
        sampai = KabarPengguna.objects.filter(pengguna=pengguna).values("dibaca_sampai")
        satu = PemberitahuanDibaca.objects.filter(pemberitahuan=OuterRef("pk"), pengguna=pengguna)
        lama = Q(pk__lte=Coalesce(Subquery(sampai), Value(0)))
        return self.annotate(dibaca=models.ExpressionWrapper(lama | Exists(satu), models.BooleanField()))

    def belum_dibaca(self, pengguna: Pengguna) -> "PemberitahuanQuerySet":
        """What `pengguna` has not read."""
        sampai = KabarPengguna.objects.filter(pengguna=pengguna).values("dibaca_sampai")
        satu = PemberitahuanDibaca.objects.filter(pemberitahuan=OuterRef("pk"), pengguna=pengguna)
        return self.bagi(pengguna).filter(~Exists(satu), pk__gt=Coalesce(Subquery(sampai), Value(0)))

    def tandai(self, pengguna: Pengguna) -> None:
        """Mark these as read by `pengguna`."""
        baca = (PemberitahuanDibaca(pengguna=pengguna, pemberitahuan_id=pk) for pk in self.values_list("pk", flat=True))
        PemberitahuanDibaca.objects.bulk_create(baca, ignore_conflicts=True, batch_size=500)


class Pemberitahuan(models.Model):
    """One thing that happened, told to one address: a desk, a person, or whoever acts for a koperasi (`tujuan`).

    A desk has one row, however many people sit there; who has read it is theirs (PemberitahuanDibaca). The row of a
    desk is over (`usai`) as soon as the case moves on. `kalimat` holds no personal data: it goes out by mail too; what
    the case is about (`judul`) is shown in the application alone. `kunci` is one for one thing.
    """

    class Jenis(models.TextChoices):
        TIBA = "tiba", "Tiba di meja"
        KEMBALI = "kembali", "Dikembalikan"
        TUGAS = "tugas", "Ditugaskan kepada Anda"
        INGAT = "ingat", "Pengingat"
        LEWAT = "lewat", "Tenggat lewat"
        DEKAT = "dekat", "Tenggat dekat"
        PUTUS = "putus", "Diputus"
        PINDAI = "pindai", "Menunggu pindaian"
        SURAT = "surat", "Surat terbit"

    tujuan = models.CharField(max_length=40)
    kunci = models.CharField(max_length=120)
    jenis = models.CharField(max_length=10, choices=Jenis)
    kalimat = models.CharField(max_length=300)
    judul = models.CharField(max_length=300, blank=True)
    alamat = models.CharField(max_length=200)
    objek_jenis = models.CharField(max_length=60, blank=True)
    objek_id = models.BigIntegerField(null=True)
    pihak = models.BigIntegerField(null=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    usai = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(default=timezone.now)

    objects = PemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        constraints = [models.UniqueConstraint(fields=["tujuan", "kunci"], name="pemberitahuan_sekali")]
        indexes = [
            models.Index(fields=["tujuan", "id"], condition=Q(usai=False), name="pemberitahuan_tujuan"),
            models.Index(fields=["objek_jenis", "objek_id"], condition=Q(usai=False), name="pemberitahuan_objek"),
            models.Index(fields=["dibuat_pada"], name="pemberitahuan_waktu"),
        ]

    def __str__(self):
        return f"{self.jenis}: {self.kalimat}"

    @property
    def kelompok(self) -> str:
        """Under which choice of the account (KabarPengguna) it goes out by mail."""
        return next(nama for nama, jenis in KELOMPOK.items() if self.jenis in jenis)


_J = Pemberitahuan.Jenis
# What the account's choices of mail are about, by the field of KabarPengguna.
KELOMPOK = {
    "penting": (_J.KEMBALI, _J.TUGAS, _J.INGAT, _J.LEWAT, _J.SURAT),
    "meja": (_J.TIBA, _J.DEKAT),
    "hasil": (_J.PUTUS, _J.PINDAI),
}


class PemberitahuanDibaca(models.Model):
    """That one person has read one notice."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    pemberitahuan = models.ForeignKey(Pemberitahuan, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "pemberitahuan dibaca"
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "pemberitahuan"], name="pemberitahuan_dibaca_sekali")
        ]

    def __str__(self):
        return f"{self.pengguna_id}: {self.pemberitahuan_id}"


class KabarPenggunaQuerySet(models.QuerySet):
    def bermingguan(self) -> "KabarPenggunaQuerySet":
        """Of people who may log in, have an address and want any of it once a week."""
        pilih = Q(penting="mingguan") | Q(meja="mingguan") | Q(hasil="mingguan")
        aktif = self.filter(pilih, pengguna__is_active=True).exclude(pengguna__email="")
        return aktif.select_related("pengguna").order_by("pk")


class KabarPengguna(models.Model):
    """How far a person has read, and what of it goes out by mail.

    Every notice up to `dibaca_sampai` counts as read: "all read" is one row, however many they are.
    """

    class Surel(models.TextChoices):
        SEGERA = "segera", "Segera"
        MINGGUAN = "mingguan", "Ringkasan tiap Senin"
        TIDAK = "tidak", "Tidak"

    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kabar")
    dibaca_sampai = models.BigIntegerField(default=0)
    penting = models.CharField(max_length=10, choices=Surel, default=Surel.SEGERA)
    meja = models.CharField(max_length=10, choices=Surel, default=Surel.TIDAK)
    hasil = models.CharField(max_length=10, choices=Surel, default=Surel.TIDAK)
    dipilih_pada = models.DateTimeField(default=timezone.now)

    objects = KabarPenggunaQuerySet.as_manager()

    class Meta:
        verbose_name = "pilihan kabar"

    def __str__(self):
        return str(self.pengguna_id)

    @classmethod
    def semua_dibaca(cls, pengguna: Pengguna, sampai: int, kini: datetime | None = None) -> None:
        """Count what stands at `pengguna`'s addresses up to the notice `sampai` as read.

        Of the last minute each row by itself: an act that is not committed yet may hold an earlier number.
        """
        milik = Pemberitahuan.objects.belum_dibaca(pengguna).filter(pk__lte=sampai)
        tetap = milik.filter(dibuat_pada__lt=(kini or timezone.now()) - TERTUNDA)
        batas = tetap.aggregate(batas=models.Max("pk"))["batas"] or 0
        milik.filter(pk__gt=batas).tandai(pengguna)
        if batas:
            satu, _ = cls.objects.get_or_create(pengguna=pengguna)
            cls.objects.filter(pk=satu.pk, dibaca_sampai__lt=batas).update(dibaca_sampai=batas)


# The count in the head of every page


_HITUNG = """(
    SELECT COUNT(*) FROM (
        SELECT 1 FROM core_pemberitahuan b
        WHERE b.tujuan = {tujuan} AND NOT b.usai AND (b.oleh_id IS NULL OR b.oleh_id <> core_penugasan.pengguna_id)
          AND b.id > COALESCE(
            (SELECT k.dibaca_sampai FROM core_kabarpengguna k WHERE k.pengguna_id = core_penugasan.pengguna_id), 0)
          AND NOT EXISTS (SELECT 1 FROM core_pemberitahuandibaca d
                          WHERE d.pemberitahuan_id = b.id AND d.pengguna_id = core_penugasan.pengguna_id)
        LIMIT {terbanyak}) hitung)"""
_SINI = """CASE WHEN core_penugasan.pihak IS NULL
    THEN 'meja:' || core_penugasan.peran || ':' || core_instansi.wilayah_id ELSE 'pihak:' || core_penugasan.pihak END"""
_DIRI = "'orang:' || core_penugasan.pengguna_id || ':' || core_instansi.wilayah_id"


def berkabar(tugas: models.QuerySet) -> models.QuerySet:
    """Posts with their offices, each with how many notices its holder has not read: of its desk or koperasi
    (`kabar_sini`), and by name at its office (`kabar_diri`).

    Counted with the posts that every page reads anyway: the bell costs no query of its own. In SQL, because building
    the same by the ORM takes longer, on every page, than the database takes to answer it.
    """
    sini, diri = (_HITUNG.format(tujuan=tujuan, terbanyak=TERBANYAK) for tujuan in (_SINI, _DIRI))
    return tugas.annotate(kabar_sini=RawSQL(sini, []), kabar_diri=RawSQL(diri, []))  # noqa: S611 - constants above


def jumlah_baru(pengguna: Pengguna) -> int:
    """How many notices `pengguna` has not read; TERBANYAK and more are many. No query for whom a page was asked by."""
    tugas = pengguna.penugasan_aktif()
    # On both sides of a counter: what is about the own koperasi is left out.
    if (pengguna.pihak and pengguna.wilayah_kantor) or not all(hasattr(p, "kabar_sini") for p in tugas):
        return Pemberitahuan.objects.belum_dibaca(pengguna)[:TERBANYAK].count()
    banyak: dict[str, int] = {}
    for p in tugas:
        if p.pihak is not None:
            banyak[pihak(p.pihak)] = p.kabar_sini
        else:
            banyak[meja(p.peran, p.instansi.wilayah_id)] = p.kabar_sini
            banyak[orang(p.pengguna_id, p.instansi.wilayah_id)] = p.kabar_diri
    return sum(banyak.values())
