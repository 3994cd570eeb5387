"""When a person was last at the work desk and at a case, and which lanes they keep folded: nobody else reads it."""

from django.conf import settings
from django.db import models


class MejaSaya(models.Model):
    """The work desk of one person. A visit goes on as long as the desk is opened every now and then (core.halaman.
    kunjungan): `dibuka` is when it was last seen, `sebelum` the end of the visit before this one."""

    # Without a constraint, as everywhere a page is only read: it would lock the row of the person.
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, db_constraint=False, related_name="meja"
    )
    dibuka = models.DateTimeField(null=True, db_index=True)
    sebelum = models.DateTimeField(null=True)
    dilipat = models.JSONField(default=list)

    class Meta:
        verbose_name = "meja kerja seseorang"

    def __str__(self):
        return f"meja {self.pengguna_id}"


class UrusanDibuka(models.Model):
    """One case that one person has opened, with the same two moments."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )
    objek_jenis = models.CharField(max_length=60)
    objek_id = models.BigIntegerField()
    dibuka = models.DateTimeField(db_index=True)
    sebelum = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "urusan yang dibuka seseorang"
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "objek_jenis", "objek_id"], name="urusan_dibuka_sekali")
        ]

    def __str__(self):
        return f"{self.pengguna_id} {self.objek_jenis}:{self.objek_id}"
