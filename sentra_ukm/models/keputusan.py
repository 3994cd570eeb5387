"""Keputusan Menteri (Pasal 7 huruf f): drafted, checked, signed by three people; Penetapan is what it gives."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.models import Surat, Urusan, Wilayah
from core.models.urusan import UrusanQuerySet
from core.peran import Tingkat, saring_terlihat
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.models.sentra import MilikSentraQuerySet, Sentra
from sentra_ukm.models.usulan import Usulan


class StatusKeputusan(models.TextChoices):
    DRAF = "draf", "Rancangan"
    DIPERIKSA = "diperiksa", "Diperiksa"
    SIAP = "siap", "Siap ditandatangani"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class KeputusanQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        """The centre sees all; a region sees the signed ones that name a sentra of its own or below."""
        if any(p.instansi.wilayah.tingkat == Tingkat.PUSAT for p in pengguna.penugasan_aktif()):
            return self
        sendiri = Usulan.objects.filter(saring_terlihat(pengguna)).values("keputusan_id")
        return self.filter(status=StatusKeputusan.DITETAPKAN, pk__in=sendiri)


class Keputusan(Urusan):
    """One decree for many sentra. The text is data: offices word their considerations themselves."""

    tentang = models.CharField(max_length=200)
    tahun = models.PositiveSmallIntegerField("tahun program")
    menimbang = models.TextField(help_text="Satu pertimbangan per baris, tanpa huruf; “bahwa” ditulis.")
    mengingat = models.TextField(help_text="Satu peraturan per baris, tanpa angka.")
    memperhatikan = models.TextField(blank=True, help_text="Satu surat atau berita acara per baris.")
    diktum = models.TextField(help_text="Satu diktum per baris; KESATU, KEDUA, … ditambahkan saat dicetak.")
    tembusan = models.TextField(blank=True, help_text="Satu penerima per baris.")
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diperiksa_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ditandatangani_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    surat = models.ForeignKey(Surat, models.PROTECT, null=True, related_name="+")

    objects = KeputusanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Keputusan Menteri"
        verbose_name_plural = "Keputusan Menteri"
        constraints = [
            models.CheckConstraint(
                condition=Q(diperiksa_oleh__isnull=True) | ~Q(diperiksa_oleh=F("disusun_oleh")),
                name="keputusan_pemeriksa_bukan_penyusun",
            ),
            models.CheckConstraint(
                condition=Q(ditandatangani_oleh__isnull=True)
                | (~Q(ditandatangani_oleh=F("disusun_oleh")) & ~Q(ditandatangani_oleh=F("diperiksa_oleh"))),
                name="keputusan_penetap_orang_ketiga",
            ),
        ]

    def get_absolute_url(self):
        return reverse("keputusan_rinci", args=[self.pk])

    @property
    def judul(self):
        return self.tentang


class Penetapan(models.Model):
    """A sentra at a level, from a signed Keputusan: its history, one row each."""

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="penetapan")
    usulan = models.OneToOneField(Usulan, models.PROTECT, related_name="penetapan")
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, related_name="penetapan")
    jenjang = models.CharField(max_length=10, choices=Jenjang)
    nomor = models.CharField("nomor Keputusan", max_length=80)
    tanggal = models.DateField()
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")

    objects = MilikSentraQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "penetapan"

    def __str__(self):
        return f"{self.get_jenjang_display()} menurut {self.nomor}"
