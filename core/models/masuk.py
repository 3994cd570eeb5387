"""How a person comes in: sessions, browsers, second factors, attempts, and what happened to the account."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from core.dasar.rahasia import TakTerbaca, TersandiField


class Sesi(AbstractBaseSession):
    """The session of a browser, with whose it is: ending a session is deleting its row."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sesi")
    alamat = models.CharField(max_length=45, blank=True)
    peramban = models.CharField(max_length=200, blank=True)
    mulai = models.DateTimeField()
    terlihat = models.DateTimeField()

    class Meta:
        verbose_name = "sesi"

    @classmethod
    def get_session_store_class(cls):
        return None


class PerambanDikenal(models.Model):
    """A browser in which this person once logged in wholly; it holds the token whose digest stands here."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="peramban_dikenal")
    sidik = models.CharField(max_length=64)
    peramban = models.CharField(max_length=200, blank=True)
    sejak = models.DateTimeField(default=timezone.now)
    terlihat = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "peramban dikenal"
        constraints = [models.UniqueConstraint(fields=["pengguna", "sidik"], name="peramban_dikenal_sekali")]

    def __str__(self):
        return f"{self.pengguna_id}: {self.peramban}"


class PercobaanMasuk(models.Model):
    """One attempt to log in, as typed; never what was typed as password or code."""

    class Hasil(models.TextChoices):
        BERHASIL = "berhasil", "Berhasil"
        MENUNGGU_KODE = "menunggu_kode", "Kata sandi benar, menunggu kode"
        SANDI_SALAH = "sandi_salah", "Nama atau kata sandi salah"
        KODE_SALAH = "kode_salah", "Kode atau passkey salah"
        DITUNDA = "ditunda", "Ditunda"

    waktu = models.DateTimeField(default=timezone.now, db_index=True)
    nama = models.CharField(max_length=60)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    alamat = models.CharField(max_length=45, blank=True)
    kelompok = models.CharField("kelompok alamat", max_length=45, blank=True)
    peramban = models.CharField(max_length=200, blank=True)
    dikenal = models.CharField("sidik peramban yang dikenal", max_length=64, blank=True)
    hasil = models.CharField(max_length=20, choices=Hasil)

    class Meta:
        verbose_name = "percobaan masuk"
        indexes = [
            models.Index(fields=["nama", "hasil", "-waktu"], name="percobaan_nama"),
            models.Index(fields=["kelompok", "hasil", "-waktu"], name="percobaan_alamat"),
        ]

    def __str__(self):
        return f"{self.waktu:%Y-%m-%d %H:%M} {self.nama}: {self.hasil}"


class Faktor(models.Model):
    """A second factor: the key of an application that shows codes, or a passkey.

    `rahasia` is the key of the codes, or credential and public key of the passkey (hex); `penghitung` the last step
    of the codes that was used, or the counter that the passkey last told: neither goes back.
    """

    class Jenis(models.TextChoices):
        APLIKASI = "aplikasi", "Aplikasi kode"
        PASSKEY = "passkey", "Passkey"

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="faktor")
    jenis = models.CharField(max_length=10, choices=Jenis)
    nama = models.CharField(max_length=60)
    rahasia = TersandiField()
    penghitung = models.BigIntegerField(default=0)
    dibuat = models.DateTimeField(default=timezone.now)
    dipakai = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "faktor kedua"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.nama}"

    @property
    def terbaca(self) -> bool:
        """False when its key is lost: it opens nothing then, and the printed codes or two admins help its owner."""
        return not isinstance(self.rahasia, TakTerbaca)


class KodeCadangan(models.Model):
    """One printed code, as a digest: 12 letters of chance need no slow one. It opens once."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kode_cadangan")
    sidik = models.CharField(max_length=64)
    dipakai = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "kode cadangan"
        constraints = [models.UniqueConstraint(fields=["pengguna", "sidik"], name="kode_cadangan_sekali")]

    def __str__(self):
        return f"{self.pengguna_id}: {self.dipakai or 'belum dipakai'}"


class PeristiwaAkun(models.Model):
    """What happened to an account, told to its owner by mail and on the desk until it was read."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="peristiwa")
    waktu = models.DateTimeField(default=timezone.now)
    kalimat = models.CharField(max_length=300)
    alamat = models.CharField(max_length=45, blank=True)
    peramban = models.CharField(max_length=200, blank=True)
    dibaca = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "peristiwa akun"

    def __str__(self):
        return self.kalimat
