"""Surat: an issued letter, and Rendisi: its PDF, both immutable; Nomor: the gapless counters behind the numbers."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from core.dasar.izin import saring_terlihat
from core.models.bukti import Tersidik, TersidikQuerySet
from core.models.organisasi import Instansi, Wilayah


class Nomor(Tersidik):
    """One counter per office, kind of letter and calendar year; core.perkara.nomor locks and moves it."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "nomor"
        constraints = [models.UniqueConstraint(fields=["instansi", "jenis", "tahun"], name="nomor_satu_penghitung")]

    def __str__(self):
        return f"{self.jenis} {self.tahun}: {self.terakhir}"


class SuratQuerySet(TersidikQuerySet):
    def terlihat_oleh(self, pengguna):
        """Letters about a case of a region that the person may see."""
        return self.filter(
            pk__in=SuratObjek.objects.filter(saring_terlihat(pengguna)).values("surat_id"),
        )


class Surat(Tersidik):
    """A letter as it went out: frozen HTML with its digest, number, verification code. Its PDF is a Rendisi of it.

    A correction is a new letter whose `mengganti` names the old one.
    """

    jenis = models.CharField(max_length=40)
    hal = models.CharField(max_length=300)
    nomor = models.CharField(max_length=80)
    urut = models.PositiveIntegerField()
    tanggal = models.DateField()
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="surat")
    penandatangan = models.CharField(max_length=120)
    penandatangan_jabatan = models.CharField(max_length=400)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Kosong: disiapkan aplikasi karena suatu tanggal lewat.",
    )  # fmt: skip
    diterbitkan_pada = models.DateTimeField(auto_now_add=True)
    html = models.TextField()
    sidik_html = models.CharField(max_length=64)
    kode = models.CharField(max_length=12, unique=True)
    mengganti = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="pengganti")

    objects = SuratQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "surat"
        constraints = [
            models.UniqueConstraint(
                "instansi", "jenis", models.functions.ExtractYear("tanggal"), "urut", name="surat_nomor_urut_unik"
            ),
            models.UniqueConstraint(fields=["instansi", "nomor"], name="surat_nomor_unik"),
        ]

    def __str__(self):
        return f"{self.hal} ({self.nomor})"

    def get_absolute_url(self):
        return reverse("surat_pdf", args=[self.pk])

    @property
    def kode_terbaca(self) -> str:
        """The verification code in groups of four, as printed: 'K7QM-4TXR-9PWD'."""
        return "-".join(self.kode[i : i + 4] for i in range(0, 12, 4))

    @property
    def rendisi_terakhir(self) -> "Rendisi | None":
        """The PDF that is handed out; None until the first one is made (core.perkara.surat.pdf_surat)."""
        return max(self.rendisi.all(), key=lambda r: r.ke, default=None)


class Rendisi(Tersidik):
    """A PDF of a letter, made from its frozen HTML after the decision was committed.

    Number 1 is the one that went out. A further one is made where the file of the last one is gone and today's engine
    sets the same words into other bytes; `sidik_teks` is the digest of those words, empty for a PDF from before it.
    """

    surat = models.ForeignKey(Surat, models.PROTECT, related_name="rendisi")
    ke = models.PositiveSmallIntegerField()
    pdf = models.FileField(max_length=120)
    sha256 = models.CharField(max_length=64)
    sidik_teks = models.CharField(max_length=64, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["surat_id", "ke"]
        verbose_name = "PDF surat"
        constraints = [models.UniqueConstraint(fields=["surat", "ke"], name="rendisi_urut_unik")]

    def __str__(self):
        return f"PDF {self.ke} dari {self.surat_id}"


class SuratObjek(Tersidik):
    """Which cases a letter is about; one surat pengantar carries several usulan."""

    surat = models.ForeignKey(Surat, models.PROTECT, related_name="objek")
    objek_jenis = models.CharField(max_length=60)
    objek_id = models.BigIntegerField()
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "surat tentang"
        indexes = [models.Index(fields=["objek_jenis", "objek_id"])]
        constraints = [models.UniqueConstraint(fields=["surat", "objek_jenis", "objek_id"], name="surat_objek_unik")]

    def __str__(self):
        return f"{self.objek_jenis}:{self.objek_id}"
