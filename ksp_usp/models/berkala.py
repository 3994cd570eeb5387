"""Periodic reports (Pasal 29 Permen KUKM 15/2015), by when an office wants them, and what is on record of each duty."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from aturan.simpan_pinjam_2015.laporan import TAHUNAN, Masa, keadaan, masa_tahun
from core.dasar.izin import saring_terlihat
from core.models import Berkas, Urusan, Wilayah
from core.models.urusan import UrusanQuerySet
from ksp_usp.models.koperasi import Koperasi, MilikKoperasiQuerySet
from ksp_usp.models.laporan import LaporanKeuangan

PILIHAN_MASA = [(m.triwulan, m.sebutan.removeprefix("Laporan ").removesuffix(" 2016")) for m in masa_tahun(2016)]


class StatusLaporan(models.TextChoices):
    DRAF = "draf", "Disusun"
    DISUSUN = "disusun", "Disusun koperasi"
    MASUK = "masuk", "Masuk"
    DIBUANG = "dibuang", "Tidak jadi dikirim"


class LaporanBerkalaQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        """Those of the own region and authority, and all of a koperasi that came to it since.

        Who handed the koperasi over reads what was filed there, and who has it now reads it too.
        """
        if not (terlihat := saring_terlihat(pengguna, "wilayah", "berwenang")):  # the Ministry sees all
            return self
        return self.filter(terlihat | Q(koperasi__in=Koperasi.objects.terlihat_oleh(pengguna).order_by().values("pk")))

    def masuk(self):
        """Those that were filed, versions that were corrected since included."""
        return self.filter(status=StatusLaporan.MASUK)

    def berlaku(self):
        """Those that were filed and that no later version corrects: what a koperasi says of a period today."""
        return self.masuk().exclude(koreksi__status=StatusLaporan.MASUK)


class LaporanBerkala(Urusan):
    """One version of the report of a koperasi on one period (Pasal 29 ayat (2)), to whoever issues its licence.

    Four dates stand apart: the period (`masa`), the day of the report itself (`tanggal_laporan`), the day on which it
    was filed (`tanggal_ajuan`), and the one on which it was entered, which the trail keeps. A correction is a version
    of its own whose `mengoreksi` names the one before it; both stay. `berwenang` is the office that it was filed with,
    wherever the koperasi belongs later.
    """

    class Kanal(models.TextChoices):
        LANGSUNG = "langsung", "Diserahkan langsung"
        POS = "pos", "Dikirim lewat pos atau kurir"
        DARING = "daring", "Lewat aplikasi atau surel"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="laporan_berkala")
    tahun_buku = models.PositiveSmallIntegerField("tahun buku")
    triwulan = models.PositiveSmallIntegerField("masa", choices=PILIHAN_MASA)
    angka = models.OneToOneField(LaporanKeuangan, models.PROTECT, null=True, blank=True, related_name="berkala")
    nihil = models.BooleanField("nihil: tidak ada kegiatan simpan pinjam dalam masa ini", default=False)
    tanggal_laporan = models.DateField("tanggal laporan", null=True, blank=True)
    kanal = models.CharField("cara penyampaian", max_length=8, choices=Kanal, blank=True)
    kepada_pengawas = models.DateField("diberikan kepada pengawas koperasi tanggal", null=True, blank=True)
    jumlah_calon = models.PositiveIntegerField("jumlah calon anggota", null=True, blank=True)
    calon_tertua = models.DateField("calon anggota terlama dinyatakan calon sejak", null=True, blank=True)
    catatan_pos = models.JSONField("penjelasan angka", default=dict, blank=True)
    mengoreksi = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="koreksi")
    alasan_koreksi = models.TextField("alasan koreksi", blank=True)

    objects = LaporanBerkalaQuerySet.as_manager()

    DESKRIPSI = ("koperasi__wilayah__induk",)
    DAFTAR = "laporan_daftar"

    class Meta:
        ordering = ["-tahun_buku", "-triwulan", "-pk"]
        verbose_name = "laporan berkala"
        verbose_name_plural = "laporan berkala"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi", "tahun_buku", "triwulan"],
                condition=Q(mengoreksi__isnull=True) & ~Q(status="dibuang"), name="satu_laporan_per_masa",
                violation_error_message="Laporan masa ini sudah ada. Buka yang ada, atau buat koreksinya.",
            ),
            models.UniqueConstraint(
                fields=["mengoreksi"], condition=~Q(status="dibuang"), name="satu_koreksi_per_laporan",
                violation_error_message="Laporan ini sudah dikoreksi. Koreksi versi yang terakhir.",
            ),
            models.CheckConstraint(condition=Q(triwulan__lte=4), name="laporan_masa_dikenal"),
            models.CheckConstraint(
                condition=Q(mengoreksi__isnull=True) | ~Q(alasan_koreksi=""), name="koreksi_laporan_beralasan"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["berwenang", "status", "status_sejak"]),
            models.Index(fields=["koperasi", "tahun_buku", "triwulan"]),
            models.Index(fields=["-tahun_buku", "-id"], name="laporan_urutan_idx"),
        ]

    def get_absolute_url(self):
        return reverse("laporan_rinci", args=[self.pk])

    @property
    def pihak(self) -> int:
        return self.koperasi_id

    @property
    def masa(self) -> Masa:
        return Masa(self.tahun_buku, self.triwulan)

    @property
    def tahunan(self) -> bool:
        return self.triwulan == TAHUNAN

    @property
    def judul(self):
        return f"{self.masa.sebutan}, {self.koperasi.nama}"

    @property
    def jenis_dalam_kata(self):
        return f"Koreksi {self.masa.sebutan}" if self.mengoreksi_id else self.masa.sebutan

    @property
    def keadaan(self):
        """In time or late, by the day that the office set; what is not filed yet, by today."""
        return keadaan(self.masa, self.jatuh_tempo, self.tanggal_ajuan, self.hari_ini)

    @property
    def menyusul(self) -> bool:
        """Whether the report on a later period of the same length was filed before this one."""
        kemudian = Q(tahun_buku__gt=self.tahun_buku)
        if not self.tahunan:
            kemudian |= Q(tahun_buku=self.tahun_buku, triwulan__gt=self.triwulan)
        sejenis = LaporanBerkala.objects.masuk().filter(koperasi=self.koperasi_id, mengoreksi=None)
        sejenis = sejenis.filter(triwulan=TAHUNAN) if self.tahunan else sejenis.exclude(triwulan=TAHUNAN)
        return sejenis.filter(kemudian, tanggal_ajuan__lt=self.tanggal_ajuan or self.hari_ini).exists()

    @property
    def ikhtisar(self):
        return [
            ("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"),
            ("Masa", f"{self.masa.sebutan} (versi koreksi)" if self.mengoreksi_id else self.masa.sebutan),
            ("Isi", "Nihil" if self.nihil else "Angka laporan keuangan"),
        ]

    def salinan(self):
        isi = {
            "tahun_buku": self.tahun_buku, "triwulan": self.triwulan, "nihil": self.nihil, "kanal": self.kanal,
            "catatan_pos": self.catatan_pos,
            **{nama: _iso(getattr(self, nama)) for nama in ("tanggal_laporan", "tanggal_ajuan", "kepada_pengawas")},
            "jumlah_calon": self.jumlah_calon, "calon_tertua": _iso(self.calon_tertua),
        }  # fmt: skip
        if self.angka_id:
            isi["angka"] = {k: None if v is None else str(v) for k, v in self.angka.angka.items()}
        if self.mengoreksi_id:
            isi |= {"mengoreksi": self.mengoreksi.nomor_perkara, "alasan_koreksi": self.alasan_koreksi}
        return {**super().salinan(), "koperasi": self.koperasi_id, "isian": isi}


def _iso(tanggal: date | None) -> str | None:
    return tanggal.isoformat() if tanggal else None


class TenggatLaporan(models.Model):
    """By when an office wants the reports: its own rule, for periods that end on `berlaku_sejak` or later.

    Day `hari` of month `bulan` after the period ends. The Permen sets none; the newest rule counts, and none before its
    own letter: a due day that was past when it was set holds nobody.
    """

    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    berlaku_sejak = models.DateField("berlaku untuk masa yang berakhir sejak")
    triwulan_bulan = models.PositiveSmallIntegerField("triwulan: bulan sesudah masa berakhir")
    triwulan_hari = models.PositiveSmallIntegerField("triwulan: tanggal")
    tahunan_bulan = models.PositiveSmallIntegerField("tahunan: bulan sesudah tahun buku berakhir")
    tahunan_hari = models.PositiveSmallIntegerField("tahunan: tanggal")
    ditetapkan_oleh = models.CharField("ditetapkan oleh", max_length=160)
    nomor_surat = models.CharField("nomor surat penetapan", max_length=80)
    tanggal_surat = models.DateField("tanggal surat penetapan")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["wilayah_id", "-berlaku_sejak"]
        verbose_name = "tenggat laporan"
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "berlaku_sejak"], name="tenggat_laporan_satu_per_hari"),
            models.CheckConstraint(
                condition=Q(triwulan_bulan__range=(1, 12), tahunan_bulan__range=(1, 12))
                & Q(triwulan_hari__range=(1, 31), tahunan_hari__range=(1, 31)),
                name="tenggat_laporan_masuk_akal",
            ),
        ]

    def __str__(self):
        return f"{self.wilayah_id} sejak {self.berlaku_sejak}"

    def untuk(self, masa: Masa) -> tuple[int, int]:
        """(month after the end, day) for a period."""
        return (self.tahunan_bulan, self.tahunan_hari) if masa.tahunan else (self.triwulan_bulan, self.triwulan_hari)


class PerpanjanganLaporan(models.Model):
    """A later day that an office granted for one period, to one koperasi or to all of them, by its letter."""

    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    koperasi = models.ForeignKey(
        Koperasi, models.PROTECT, null=True, blank=True, related_name="perpanjangan", help_text="Kosong: bagi semua."
    )
    tahun_buku = models.PositiveSmallIntegerField("tahun buku")
    triwulan = models.PositiveSmallIntegerField("masa", choices=PILIHAN_MASA)
    sampai = models.DateField("diperpanjang sampai")
    nomor_surat = models.CharField("nomor surat perpanjangan", max_length=80)
    tanggal_surat = models.DateField("tanggal surat perpanjangan")
    alasan = models.CharField(max_length=300)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "perpanjangan laporan"
        indexes = [models.Index(fields=["wilayah", "tahun_buku", "triwulan"])]

    def __str__(self):
        return f"{Masa(self.tahun_buku, self.triwulan).sebutan} sampai {self.sampai}"

    @property
    def masa(self) -> Masa:
        return Masa(self.tahun_buku, self.triwulan)


class CatatanKewajiban(models.Model):
    """What somebody stated of one duty on one day, and by what it is known; the newest of a kind counts.

    `kode` is a fact of aturan.simpan_pinjam_2015.pengawasan. Of a duty without a row nobody has said anything.
    """

    class Sumber(models.TextChoices):
        PERNYATAAN = "pernyataan", "Pernyataan koperasi"
        DOKUMEN = "dokumen", "Dokumen yang diperlihatkan"
        PEMERIKSAAN = "pemeriksaan", "Pemeriksaan"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="catatan_kewajiban")
    kode = models.CharField(max_length=40)
    isi = models.JSONField()
    per = models.DateField("keadaan pada tanggal")
    sumber = models.CharField(max_length=11, choices=Sumber)
    keterangan = models.CharField(max_length=300, blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikKoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["per", "pk"]
        verbose_name = "catatan kewajiban"
        indexes = [models.Index(fields=["koperasi", "kode", "per"])]

    def __str__(self):
        return f"{self.kode}: {self.isi} per {self.per}"
