"""Complaints about a koperasi, and the guidance that it was given (Pasal 26, 27 Permen KUKM 15/2015)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from aturan.simpan_pinjam_2015.pengawasan import PEMBINAAN
from core.dasar.izin import Izin, penugasan_berizin
from core.dasar.rahasia import TersandiField
from core.models import Wilayah
from ksp_usp.models import Koperasi
from ksp_usp.models.koperasi import MilikKoperasiQuerySet
from perizinan.models.pemeriksaan import Pemeriksaan


class PengaduanQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        """Those of the offices where the person is pengawas, but of the own koperasi: it was told in confidence."""
        kantor = [p.instansi.wilayah_id for p in penugasan_berizin(pengguna, Izin.TERIMA_PENGADUAN)]
        return self.filter(berwenang__in=kantor).exclude(koperasi__in=pengguna.pihak)

    def terbuka(self):
        """Those that nobody answered or refused yet."""
        return self.filter(status__in=[Pengaduan.Status.BARU, Pengaduan.Status.DIPERIKSA])


class Pengaduan(models.Model):
    """A complaint about one koperasi. Who made it is personal data: encrypted, and shown to its office alone."""

    class Kanal(models.TextChoices):
        LANGSUNG = "langsung", "Datang langsung"
        SURAT = "surat", "Surat"
        TELEPON = "telepon", "Telepon atau pesan"
        SUREL = "surel", "Surel"
        LAIN = "lain", "Diteruskan instansi lain"

    class Status(models.TextChoices):
        BARU = "baru", "Baru"
        DIPERIKSA = "diperiksa", "Dipakai dalam pemeriksaan"
        DIJAWAB = "dijawab", "Dijawab"
        TIDAK_BERDASAR = "tidak_berdasar", "Tidak berdasar"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="pengaduan")
    berwenang = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    tanggal = models.DateField("diterima tanggal")
    kanal = models.CharField("diterima lewat", max_length=8, choices=Kanal)
    isi = models.TextField("isi pengaduan")
    pelapor = TersandiField("nama pelapor", blank=True)
    kontak = TersandiField("telepon atau alamat pelapor", blank=True)
    status = models.CharField(max_length=14, choices=Status, default=Status.BARU)
    pemeriksaan = models.ForeignKey(Pemeriksaan, models.PROTECT, null=True, blank=True, related_name="pengaduan")
    jawaban = models.TextField("jawaban atau alasan", blank=True)
    ditutup_pada = models.DateField("dijawab tanggal", null=True, blank=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = PengaduanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "pengaduan"
        verbose_name_plural = "pengaduan"
        indexes = [models.Index(fields=["berwenang", "status"]), models.Index(fields=["koperasi", "status"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["baru", "diperiksa"]) | ~Q(jawaban=""), name="pengaduan_ditutup_berjawaban"
            )
        ]

    def __str__(self):
        return f"Pengaduan {self.pk}"

    def get_absolute_url(self):
        return reverse("pengaduan_rinci", args=[self.pk])

    @property
    def pihak(self) -> int:
        """The koperasi that it is about: whoever acts for it acts for no office here (core.dasar.izin)."""
        return self.koperasi_id

    @property
    def wilayah_id(self):
        """Whose it is, for the trail."""
        return self.berwenang_id

    @property
    def ringkas(self) -> str:
        """How it begins, for a list."""
        return f"{self.isi[:120]}…" if len(self.isi) > 120 else self.isi


class PembinaanKoperasi(models.Model):
    """Guidance that an office gave to one koperasi on one day, of a kind that Pasal 27 names."""

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="pembinaan")
    tanggal = models.DateField()
    jenis = models.CharField(
        "jenis pembinaan", max_length=4, choices=[(p.kode, f"{p.uraian[0].upper()}{p.uraian[1:]}") for p in PEMBINAAN]
    )
    uraian = models.TextField("yang dilakukan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=300)
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikKoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "pembinaan koperasi"
        verbose_name_plural = "pembinaan koperasi"
        indexes = [models.Index(fields=["koperasi", "-tanggal"])]

    def __str__(self):
        return f"Pembinaan {self.tanggal}"

    @property
    def dasar(self) -> str:
        """The provision that names its kind."""
        return str(next(p.dasar for p in PEMBINAAN if p.kode == self.jenis))
