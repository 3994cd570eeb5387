"""What becomes of an open office by its koperasi's own will: closed, moved, under another head."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from core.models import Surat
from core.models.urusan import UrusanQuerySet
from perizinan.models.jaringan import JaringanPelayanan
from perizinan.models.permohonan import UrusanKoperasi


class StatusPerubahan(models.TextChoices):
    DRAF = "draf", "Disusun loket"
    DIAJUKAN = "diajukan", "Menunggu pejabat"
    DICATAT = "dicatat", "Dicatat"
    DITOLAK = "ditolak", "Tidak dicatat"
    DITARIK = "ditarik", "Ditarik kembali"


TERBUKA = (StatusPerubahan.DRAF, StatusPerubahan.DIAJUKAN)


class PerubahanQuerySet(UrusanQuerySet):
    def dicatat(self, jenis: str = ""):
        """Those whose letter is out, of one kind or of all, in the order in which they came about."""
        semua = self.filter(status=StatusPerubahan.DICATAT).order_by("berlaku_pada", "pk")
        return semua.filter(jenis=jenis) if jenis else semua


class PerubahanKantor(UrusanKoperasi):
    """One change of one open office, as the koperasi wrote to the authority of the place where it stands.

    The new address or head has the names that it has on the office, which takes it over when the change is recorded;
    `sebelum` keeps what stood there until then. `berlaku_pada` is the day from which it counts, as the koperasi says.
    """

    class Jenis(models.TextChoices):
        TUTUP = "tutup", "Penutupan atas permintaan koperasi"
        PINDAH = "pindah", "Pindah alamat"
        KEPALA = "kepala", "Pergantian kepala"

    ISIAN = {
        Jenis.TUTUP: (),
        Jenis.PINDAH: ("alamat", "kecamatan"),
        Jenis.KEPALA: (
            "kepala_nama", "kepala_sertifikat_nomor", "kepala_sertifikat_lsp", "kepala_sertifikat_sampai",
        ),
    }  # fmt: skip

    kantor = models.ForeignKey(JaringanPelayanan, models.PROTECT, related_name="perubahan")
    jenis = models.CharField("yang berubah", max_length=6, choices=Jenis)
    nomor_surat = models.CharField("nomor surat koperasi", max_length=80, blank=True)
    tanggal_surat = models.DateField("tanggal surat koperasi", null=True, blank=True)
    berlaku_pada = models.DateField("berlaku sejak", null=True, blank=True)
    penyerahan = models.TextField("penyerahan simpanan dan pinjaman anggota", blank=True)
    nasib_kantor_lain = models.TextField("kantor yang mewakili kantor ini", blank=True)
    alamat = models.CharField("alamat baru", max_length=200, blank=True)
    kecamatan = models.CharField("kecamatan", max_length=80, blank=True)
    kepala_nama = models.CharField("nama kepala baru", max_length=120, blank=True)
    kepala_sertifikat_nomor = models.CharField("nomor sertifikat kompetensi", max_length=80, blank=True)
    kepala_sertifikat_lsp = models.CharField("lembaga sertifikasi profesi", max_length=120, blank=True)
    kepala_sertifikat_sampai = models.DateField("sertifikat berlaku sampai", null=True, blank=True)
    alasan_lanjut = models.TextField("alasan tetap dicatat", blank=True)
    sebelum = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    surat = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="perubahan_kantor")
    diajukan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PerubahanQuerySet.as_manager()

    DESKRIPSI = ("kantor__koperasi__wilayah__induk", "kantor__wilayah__induk")
    MEMUTUS = ("tolak_perubahan",)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "perubahan kantor"
        verbose_name_plural = "perubahan kantor"
        constraints = [
            models.UniqueConstraint(
                fields=["kantor"], condition=Q(status__in=["draf", "diajukan"]), name="satu_perubahan_per_kantor",
                violation_error_message="Perubahan kantor ini masih terbuka. Selesaikan yang itu lebih dahulu.",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("diajukan_oleh")),
                name="perubahan_kantor_dua_pasang_mata",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["berwenang", "status", "status_sejak"]),
            models.Index(fields=["kantor", "status"]),
        ]

    def get_absolute_url(self):
        return reverse("perubahankantor_rinci", args=[self.pk])

    @property
    def koperasi(self):
        return self.kantor.koperasi

    @property
    def koperasi_id(self):
        return self.kantor.koperasi_id

    @property
    def isian(self) -> tuple[str, ...]:
        """The fields that this kind of change gives the office."""
        return self.ISIAN[self.Jenis(self.jenis)]

    @property
    def nama_kantor(self) -> str:
        """'Kantor Cabang Limbangan KSP Mekar Jaya'."""
        return f"{self.kantor.get_jenis_display()} {self.kantor.nama} {self.koperasi.nama}"

    @property
    def judul(self):
        return f"{self.get_jenis_display()}: {self.nama_kantor}"

    @property
    def jenis_dalam_kata(self):
        return f"Perubahan {self.kantor.get_jenis_display()}"

    @property
    def lama(self) -> dict:
        """What this change replaces: as it was when it was recorded, as it stands as long as it is not."""
        return self.sebelum or {n: getattr(self.kantor, n) for n in self.isian}

    @property
    def sebut_lama(self) -> str:
        """The same in words; empty for a closing."""
        return sebut_alamat(self.lama) if self.jenis == self.Jenis.PINDAH else self.lama.get("kepala_nama", "")

    @property
    def uraian(self) -> list[tuple[str, str]]:
        """The change itself, as (label, value): for page, confirmation and letter."""
        sejak = self.berlaku_pada and tanggal(self.berlaku_pada)
        match self.jenis:
            case self.Jenis.TUTUP:
                isi = [
                    ("Ditutup sejak", sejak),
                    ("Simpanan dan pinjaman", self.penyerahan),
                    ("Kantor yang mewakilinya", self.nasib_kantor_lain),
                ]
            case self.Jenis.PINDAH:
                isi = [
                    ("Alamat lama", self.sebut_lama),
                    ("Alamat baru", sebut_alamat({n: getattr(self, n) for n in self.isian})),
                    ("Pindah sejak", sejak),
                ]
            case _:
                isi = [
                    ("Kepala lama", self.sebut_lama),
                    ("Kepala baru", self.kepala_nama),
                    ("Sertifikat kompetensi", self.sebut_sertifikat),
                    ("Menjabat sejak", sejak),
                ]
        return [(label, str(nilai)) for label, nilai in isi if nilai]

    @property
    def sebut_sertifikat(self) -> str:
        """'Nomor LSP-7 dari LSP Koperasi, berlaku sampai 31 Desember 2027'; empty without one."""
        if not self.kepala_sertifikat_nomor:
            return ""
        dari = f" dari {self.kepala_sertifikat_lsp}" if self.kepala_sertifikat_lsp else ""
        sampai = self.kepala_sertifikat_sampai
        return f"Nomor {self.kepala_sertifikat_nomor}{dari}" + (f", berlaku sampai {tanggal(sampai)}" if sampai else "")

    @property
    def sebut_surat(self) -> str:
        """The koperasi's own letter in words."""
        if not (self.nomor_surat and self.tanggal_surat):
            return "belum diisi"
        return f"Nomor {self.nomor_surat} tanggal {tanggal(self.tanggal_surat)}"

    @property
    def ikhtisar(self):
        return [
            ("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"),
            ("Kantor", f"{self.kantor.get_jenis_display()} {self.kantor.nama}"),
            ("Surat koperasi", self.sebut_surat),
            *self.uraian,
        ]

    def uraian_surat(self, surat):
        kantor = f"{self.kantor.get_jenis_display()} {self.kantor.nama}"
        return [("Koperasi", self.koperasi.nama), ("Kantor", kantor), ("Kabupaten/kota", self.wilayah.nama)]

    def salinan(self):
        umum = (
            "jenis", "nomor_surat", "tanggal_surat", "berlaku_pada", "penyerahan", "nasib_kantor_lain", "alasan_lanjut",
        )  # fmt: skip
        isi = {n: getattr(self, n) for n in (*umum, *self.isian)} | {"lama": self.lama}
        if self.pk:
            isi["berkas"] = [[b.butir, b.sha256] for b in self.daftar_berkas]
        return {**super().salinan(), "kantor": self.kantor_id, "isian": isi}


def sebut_alamat(isi: dict) -> str:
    """'Jalan Raya 5, Kecamatan Limbangan'."""
    return ", Kecamatan ".join(filter(None, (isi["alamat"], isi["kecamatan"])))
