"""What an application ends in: an izin in its register, or an entry in the buku registrasi (Pasal 4 ayat (3))."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from core.dasar.izin import saring_terlihat
from core.dasar.waktu import hari_ini
from core.models import Surat, Tersidik, TersidikQuerySet, Wilayah
from ksp_usp.models import Koperasi
from perizinan.models.permohonan import PermohonanIzin, StatusPermohonan

DIINGATKAN = 60  # days before the day of Pasal 4 ayat (3) on which the counter begins to remind the koperasi


class MilikBerwenangQuerySet(TersidikQuerySet):
    def terlihat_oleh(self, pengguna):
        """Rows of a koperasi in sight, and what an own authority issued.

        Each table is asked by itself, by its indexes: an OR across two tables reads both of them whole.
        """
        terlihat = saring_terlihat(pengguna, "penerbit")
        if not terlihat:  # the Ministry sees all
            return self
        koperasi = Koperasi.objects.terlihat_oleh(pengguna).order_by().values("pk")
        semua = self.model._base_manager.order_by()
        milik = semua.filter(koperasi__in=koperasi).values("pk")
        return self.filter(pk__in=semua.filter(terlihat).values("pk").union(milik))


class IzinQuerySet(MilikBerwenangQuerySet):
    def dipegang(self):
        """The licence that a koperasi holds, in force or frozen; None where it holds none."""
        return self.filter(keadaan__in=IzinUsaha.BERLAKU).first()

    def terakhir(self):
        """The one that is held, else the latest."""
        return self.dipegang() or self.order_by("-tanggal", "-pk").first()

    def pada(self, per):
        """Those given by the end of `per`, each with `keadaan_pada`: how it stood then, by its history."""
        jenis, keadaan = PeristiwaIzin.Jenis, IzinUsaha.Keadaan
        sampai = PeristiwaIzin.objects.filter(izin=OuterRef("pk"), tanggal__lte=per).order_by("-tanggal", "-pk")
        # What an event leads to has its name; given, recorded and restored are all in force.
        tetap = (jenis.DIBEKUKAN, jenis.DICABUT, jenis.DIGANTI)
        lalu = sampai.annotate(ke=Case(When(jenis__in=tetap, then=F("jenis")), default=Value(keadaan.BERLAKU)))
        berubah = PeristiwaIzin.objects.filter(tanggal__gt=per).order_by().values("izin")
        return self.filter(tanggal__lte=per).annotate(
            keadaan_pada=Case(
                When(pk__in=berubah, then=Coalesce(Subquery(lalu.values("ke")[:1]), Value(keadaan.BERLAKU))),
                default=F("keadaan"), output_field=CharField(),
            )
        )  # fmt: skip

    def berakhir_sejak(self, hari):
        """Licences that were revoked or replaced on `hari` or later, and are so still."""
        jenis, keadaan = PeristiwaIzin.Jenis, IzinUsaha.Keadaan
        akhir = PeristiwaIzin.objects.filter(jenis__in=(jenis.DICABUT, jenis.DIGANTI), tanggal__gte=hari)
        return self.filter(keadaan__in=(keadaan.DICABUT, keadaan.DIGANTI), pk__in=akhir.order_by().values("izin"))


class IzinUsaha(Tersidik):
    """A licence as it was given: a copy of what its letter says, whatever the register says later.

    `keadaan` is written by the effects of the gate alone; PeristiwaIzin tells how it came to be.
    """

    LEWAT_LANGKAH = True

    class Keadaan(models.TextChoices):
        BERLAKU = "berlaku", "Berlaku"
        DIBEKUKAN = "dibekukan", "Dibekukan sementara"
        DICABUT = "dicabut", "Dicabut"
        DIGANTI = "diganti", "Diganti izin baru"

    # A frozen licence is still one: a koperasi has no second beside it.
    BERLAKU = (Keadaan.BERLAKU, Keadaan.DIBEKUKAN)

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="izin")
    permohonan = models.OneToOneField(PermohonanIzin, models.PROTECT, null=True, blank=True, related_name="izin")
    mengganti = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    surat = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="izin_usaha")
    nomor = models.CharField("nomor izin", max_length=80)
    tanggal = models.DateField("tanggal izin")
    penerbit = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    penerbit_sebutan = models.CharField("pejabat penerbit", max_length=120)
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.BERLAKU)
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=3, choices=Koperasi.Jenis)
    bentuk = models.CharField(max_length=8, choices=Koperasi.Bentuk)
    kedudukan = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    alamat = models.CharField(max_length=200, blank=True)
    lingkup = models.CharField("wilayah keanggotaan", max_length=10, choices=[(x.value, x.label) for x in Lingkup])
    keanggotaan = models.ManyToManyField(Wilayah, related_name="+")
    modal_disetor = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    terdahulu = models.BooleanField("terbit sebelum aplikasi ini dipakai", default=False)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "izin usaha simpan pinjam"
        verbose_name_plural = "izin usaha simpan pinjam"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi"], condition=Q(keadaan__in=["berlaku", "dibekukan"]), name="satu_izin_per_koperasi"
            ),
            models.UniqueConstraint(fields=["penerbit", "nomor"], name="izin_nomor_unik"),
            models.CheckConstraint(
                condition=Q(terdahulu=True) | Q(permohonan__isnull=False, surat__isnull=False),
                name="izin_lewat_permohonan",
            ),
        ]
        indexes = [
            models.Index(fields=["-tanggal", "-id"]),
            models.Index(fields=["penerbit", "keadaan"]),
            models.Index(fields=["keadaan", "-tanggal", "-id"], name="izin_keadaan_urutan_idx"),
        ]

    def __str__(self):
        return f"{self.nomor} ({self.nama})"

    def get_absolute_url(self):
        return reverse("izin_rinci", args=[self.pk])

    @property
    def wilayah_id(self) -> str:
        """The region by which letters that name this licence are seen: the one of its issuer."""
        return self.penerbit_id

    @property
    def kode_keanggotaan(self) -> set[str]:
        """The membership region that it names, by code."""
        return set(self.keanggotaan.values_list("pk", flat=True))

    @property
    def garis(self) -> list["IzinUsaha"]:
        """This licence and the ones that it changed, down to the one that was given."""
        hasil, satu = [], self
        while satu is not None:
            hasil.append(satu)
            satu = satu.mengganti
        return hasil

    @property
    def terhenti(self) -> bool:
        """Frozen or revoked: the koperasi may not rely on it."""
        return self.keadaan in (self.Keadaan.DIBEKUKAN, self.Keadaan.DICABUT)

    def keterangan_surat(self) -> tuple[str, bool]:
        """Whether the letter of this licence may be relied on today, in one sentence; empty = it is in force."""
        return (f"Surat ini asli, tetapi izinnya {self.sebut_terhenti}.", False) if self.terhenti else ("", True)

    @property
    def sebut_terhenti(self) -> str:
        """Frozen or revoked, and since when, in words."""
        apa = "dibekukan sementara sejak" if self.keadaan == self.Keadaan.DIBEKUKAN else "dicabut pada"
        return f"{apa} {tanggal(self.peristiwa.filter(jenis=self.keadaan).last().tanggal)}"


class PeristiwaIzin(Tersidik):
    """What happened to a licence, with the letter that did it: issued, replaced, frozen, restored, revoked."""

    LEWAT_LANGKAH = True

    class Jenis(models.TextChoices):
        TERBIT = "terbit", "Diterbitkan"
        DICATAT = "dicatat", "Dicatat dari izin terdahulu"
        DIGANTI = "diganti", "Diganti"
        DIBEKUKAN = "dibekukan", "Dibekukan sementara"
        DIPULIHKAN = "dipulihkan", "Dipulihkan"
        DICABUT = "dicabut", "Dicabut"

    izin = models.ForeignKey(IzinUsaha, models.PROTECT, related_name="peristiwa")
    jenis = models.CharField(max_length=10, choices=Jenis)
    tanggal = models.DateField()
    surat = models.ForeignKey(Surat, models.PROTECT, null=True, blank=True, related_name="+")
    keterangan = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "peristiwa izin"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.tanggal}"


class EntriRegistrasiQuerySet(MilikBerwenangQuerySet):
    def dengan_permohonan(self):
        """Each entry with `diajukan`, the number of the application that came after it, and `diajukan_pada`, its day.

        None as long as none did: what the koperasi is still writing has not come.
        """
        sesudah = PermohonanIzin.objects.filter(koperasi=OuterRef("koperasi"), pk__gt=OuterRef("permohonan"))
        belum = (StatusPermohonan.DISUSUN, StatusPermohonan.DITARIK)
        terakhir = sesudah.exclude(status__in=belum).order_by("-pk")
        return self.annotate(
            diajukan=Subquery(terakhir.values("nomor_perkara")[:1]),
            diajukan_pada=Subquery(terakhir.values("tanggal_ajuan")[:1]),
        )

    def mendesak(self, per):
        """Entries whose USP has not applied yet and whose day comes within DIINGATKAN days of `per`, or is past."""
        belum = self.dengan_permohonan().filter(izin=None, diajukan=None)
        return belum.filter(tenggat__lte=per + timedelta(days=DIINGATKAN)).order_by("tenggat", "pk")


class EntriRegistrasi(Tersidik):
    """A USP below the capital of Pasal 4 ayat (3) in the buku registrasi, with the day by which it must apply."""

    LEWAT_LANGKAH = True

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="registrasi")
    permohonan = models.OneToOneField(PermohonanIzin, models.PROTECT, related_name="registrasi")
    surat = models.OneToOneField(Surat, models.PROTECT, related_name="registrasi")
    penerbit = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    nomor = models.CharField("nomor registrasi", max_length=80)
    tanggal = models.DateField("tanggal pencantuman")
    modal_tetap = models.DecimalField(max_digits=20, decimal_places=2)
    tenggat = models.DateField("sudah mengajukan izin paling lambat")
    izin = models.ForeignKey(
        IzinUsaha, models.PROTECT, null=True, blank=True, related_name="registrasi", verbose_name="berakhir dengan izin"
    )
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = EntriRegistrasiQuerySet.as_manager()

    class Meta:
        ordering = ["tenggat", "pk"]
        verbose_name = "entri buku registrasi"
        verbose_name_plural = "buku registrasi"
        constraints = [
            models.UniqueConstraint(fields=["koperasi"], condition=Q(izin__isnull=True), name="satu_registrasi_terbuka")
        ]
        indexes = [
            models.Index(fields=["penerbit", "tenggat"]),
            models.Index(fields=["tenggat", "id"], name="registrasi_urutan_idx"),
        ]

    def __str__(self):
        return f"{self.nomor} ({self.koperasi})"

    def get_absolute_url(self):
        return reverse("permohonan_rinci", args=[self.permohonan_id])

    @property
    def sisa(self) -> str:
        """Time left to apply, counted at the authority: '12 hari', 'hari ini', 'lewat 3 hari'; empty once it applied.

        Asks for a row of dengan_permohonan().
        """
        if self.izin_id or self.diajukan:
            return ""
        hari = (self.tenggat - hari_ini(self.penerbit)).days
        if hari < 0:
            return f"lewat {-hari} hari"
        return f"{hari} hari" if hari else "hari ini"

    # What the work desk shows of an entry, in the columns of a case

    @property
    def judul(self):
        return self.koperasi.nama

    @property
    def nomor_perkara(self):
        return self.nomor

    @property
    def wilayah(self):
        return self.koperasi.wilayah

    @property
    def berwenang(self):
        return self.penerbit

    @property
    def status(self):
        return "Belum mengajukan izin"

    @property
    def status_sejak(self):
        return self.tanggal

    @property
    def jatuh_tempo(self):
        return self.tenggat

    @property
    def sisa_tenggat(self):
        return self.sisa

    def keterangan_surat(self) -> tuple[str, bool]:
        """What the letter of this entry is worth today, in one sentence."""
        if self.izin is not None:
            return f"Surat ini asli, tetapi entrinya berakhir: USP ini mendapat izin nomor {self.izin.nomor}.", False
        return (
            f"Surat ini asli. USP ini tercantum dalam buku registrasi sejak {tanggal(self.tanggal)} dan mengajukan izin"
            f" usaha paling lambat {tanggal(self.tenggat)}.",
            True,
        )
