"""PermintaanAkun: what one admin asks for an account, and a second one allows or refuses."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.models.organisasi import Instansi, Pengguna


class PermintaanAkunQuerySet(models.QuerySet):
    def menunggu(self):
        """Neither decided nor too old: age counts when somebody reads, no machine closes a request."""
        return self.filter(hasil="", diminta_pada__gt=timezone.now() - PermintaanAkun.UMUR)

    def dikelola_oleh(self, pengguna):
        return self.filter(instansi__in=Instansi.objects.dikelola_oleh(pengguna))


class PermintaanAkun(models.Model):
    """An act on an account that deciding or signing hangs on. It takes effect when a second admin approves it.

    `isi` holds what the forms held, so that the same forms check it again on the day it takes effect. Where the owner
    gets a new log-in (`membuka`), nobody but the owner sets the password: with a link to the owner's mail, or with two
    codes of which each admin is shown one; of a code only its digest is kept.
    """

    class Jenis(models.TextChoices):
        PEGAWAI = "pegawai", "Akun baru"
        PENUGASAN = "penugasan", "Penugasan"
        SANDI = "sandi", "Kata sandi baru"
        DATA = "surel", "Ubah data"  # stored under what it carried at first: the mail address alone
        FAKTOR = "faktor", "Cabut faktor kedua"

    class Hasil(models.TextChoices):
        MENUNGGU = "", "Menunggu persetujuan"
        DISETUJUI = "disetujui", "Disetujui"
        DITOLAK = "ditolak", "Ditolak"
        DITARIK = "ditarik", "Ditarik"

    UMUR = timedelta(days=14)

    jenis = models.CharField(max_length=10, choices=Jenis)
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="permintaan_akun")
    orang = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="permintaan_akun")
    isi = models.JSONField(default=dict)
    alasan = models.CharField(max_length=300)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField()
    hasil = models.CharField(max_length=10, choices=Hasil, blank=True, default=Hasil.MENUNGGU)
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True)
    alasan_putusan = models.CharField(max_length=300, blank=True)
    membuka = models.BooleanField(default=False)
    kode_peminta = models.CharField(max_length=64, blank=True)
    kode_pemutus = models.CharField(max_length=64, blank=True)
    kode_peminta_pada = models.DateTimeField(null=True)
    kode_pemutus_pada = models.DateTimeField(null=True)
    dipakai_pada = models.DateTimeField(null=True)

    objects = PermintaanAkunQuerySet.as_manager()

    class Meta:
        ordering = ["diminta_pada", "pk"]
        verbose_name = "permintaan akun"
        indexes = [models.Index(fields=["instansi", "diminta_pada"], condition=Q(hasil=""), name="permintaan_menunggu")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(hasil="disetujui") | (Q(diputus_oleh__isnull=False) & ~Q(diputus_oleh=F("diminta_oleh"))),
                name="permintaan_disetujui_orang_lain",
            )
        ]

    def __str__(self):
        return f"Permintaan {self.pk}"

    def get_absolute_url(self):
        return reverse("permintaan_rinci", args=[self.pk])

    @property
    def nama_orang(self) -> str:
        return self.orang.nama if self.orang else self.isi.get("nama", "")

    # What the work desk shows of it.

    @property
    def judul(self) -> str:
        return f"{self.get_jenis_display()}: {self.nama_orang}"

    @property
    def nomor_perkara(self) -> str:
        return str(self)

    @property
    def wilayah(self):
        return self.instansi.wilayah

    berwenang = wilayah

    @property
    def status_sejak(self):
        return self.diminta_pada

    @property
    def sampai(self):
        """Until when it may be decided."""
        return self.diminta_pada + self.UMUR

    @property
    def kedaluwarsa(self) -> bool:
        return not self.hasil and timezone.now() >= self.sampai

    @property
    def menunggu(self) -> bool:
        return not self.hasil and not self.kedaluwarsa

    @property
    def status(self) -> str:
        return self.hasil

    @property
    def disetujui(self) -> bool:
        return self.hasil == self.Hasil.DISETUJUI

    @property
    def tentang_tugas(self) -> bool:
        """Whether it gives a role: then it rests on a letter, and not on a reason."""
        return self.jenis in (self.Jenis.PEGAWAI, self.Jenis.PENUGASAN)

    def get_status_display(self) -> str:
        return "Kedaluwarsa" if self.kedaluwarsa else self.get_hasil_display()
