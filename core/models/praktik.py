"""JejakKetentuan: which provisions an act of the trail rests on, so that a provision can be asked for its practice.

An index of the trail and nothing more: it holds no word that the trail does not, and can be made again from it.
"""

from django.db import models
from django.db.models import Q

from core.dasar.izin import saring_terlihat
from core.models.jejak import Jejak
from core.models.organisasi import Wilayah


class JejakKetentuanQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna))


class JejakKetentuan(models.Model):
    """One provision of one act that decides, refuses or returns; those above it (the ayat, the article) too, once each.

    `gagal`: what it asks was found not met there. `bacaan`: its text was read one of several ways, and somebody
    answered or gave a reason there.
    """

    class Sifat(models.TextChoices):
        PUTUSAN = "putusan", "Keputusan"
        TOLAK = "tolak", "Penolakan"
        KEMBALI = "kembali", "Pengembalian"

    jejak = models.ForeignKey(Jejak, models.PROTECT, related_name="ketentuan", db_index=False)
    ketentuan = models.CharField(max_length=40)
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+", db_index=False)
    tahun = models.PositiveSmallIntegerField(help_text="Menurut WIB.")
    sifat = models.CharField(max_length=8, choices=Sifat)
    gagal = models.BooleanField(default=False)
    bacaan = models.BooleanField(default=False)

    objects = JejakKetentuanQuerySet.as_manager()

    class Meta:
        verbose_name = "ketentuan pada jejak"
        indexes = [
            models.Index(fields=["ketentuan", "tahun", "wilayah", "sifat", "gagal"], name="ketentuan_praktik"),
            models.Index(fields=["ketentuan", "-jejak"], condition=Q(bacaan=True), name="ketentuan_bacaan"),
        ]

    def __str__(self):
        return f"{self.ketentuan} pada jejak {self.jejak_id}"
