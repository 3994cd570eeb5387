"""The cooperative: who it is, where it sits, where its members live (Pasal 1 sampai 5 Permen KUKM 15/2015)."""

import re
from collections.abc import Iterable
from datetime import date
from functools import reduce

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace, Upper
from django.urls import reverse
from django.utils.module_loading import import_string

from aturan.simpan_pinjam_2015.kewenangan import Daerah, Kewenangan, Lingkup, kewenangan
from core.dasar.izin import saring_terlihat
from core.models import Instansi, Wilayah

# What a licence names: once it is in force these change through an application for a change, and no other way.
ISIAN_BERIZIN = ("nama", "jenis", "bentuk", "wilayah", "alamat")

# Offices write one number with other spaces and signs: 518/BH/XIII.6/2010 and 518 BH XIII-6 2010 are one.
TANDA_BACA = " .,/-"
KUNCI_BADAN_HUKUM = Upper(
    reduce(lambda isi, tanda: Replace(isi, Value(tanda), Value("")), TANDA_BACA, F("badan_hukum"))
)


def kunci_badan_hukum(nomor: str) -> str:
    """The number of a badan hukum as the register compares it; the same as KUNCI_BADAN_HUKUM in the database."""
    return nomor.upper().translate(dict.fromkeys(map(ord, TANDA_BACA)))


# What offices write before a number, or leave out; after it the number begins.
AWALAN_NOMOR = ("", "NO", "NOMOR", "BH", "BHNO", "BHNOMOR", "NOBH", "NOMORBH", "SK", "SKNO", "SKNOMOR", "BADANHUKUM",
                "BADANHUKUMNO", "BADANHUKUMNOMOR")  # fmt: skip


def inti_nomor(kunci: str) -> str:
    """A key of kunci_badan_hukum without such words: 'BH. 518/…' and 'No. 518/…' are one number."""
    return re.sub(r"^(?:SK|BADANHUKUM|BH|NOMOR|NO)+(?=.*[0-9])", "", kunci)


def varian_nomor(inti: str) -> set[str]:
    """The keys under which the number `inti` may be saved."""
    return {awalan + inti for awalan in AWALAN_NOMOR}


def daerah(wilayah: Wilayah) -> Daerah:
    """A region as aturan.simpan_pinjam_2015.kewenangan takes it; needs `induk` for the name of the province."""
    provinsi = wilayah.induk.nama if "." in wilayah.pk else wilayah.nama
    return Daerah(wilayah.pk, wilayah.nama, wilayah.jenis, wilayah.otonom, provinsi)


def kewenangan_wilayah(anggota: Iterable[Wilayah], kedudukan: Wilayah) -> Kewenangan:
    """aturan's kewenangan() for rows of Wilayah, with the Deputi by the post's name of today; raises as it does."""
    daerah_anggota = [daerah(w) for w in anggota]
    hasil = kewenangan(daerah_anggota, daerah(kedudukan))
    if hasil.lingkup is Lingkup.NASIONAL and (deputi := Instansi.objects.jabatan_deputi()):
        return kewenangan(daerah_anggota, daerah(kedudukan), deputi=deputi)
    return hasil


def berizin_dalam(dari: date, sampai: date, koperasi: str = "") -> Q:
    """Koperasi that held a licence, in force or frozen, on a day from `dari` to `sampai`; by the key `koperasi` to one.

    Who holds one today says so itself; of licences that have ended the register knows that the setting names.
    """
    bekas = import_string(settings.BEKAS_PEMEGANG_IZIN)(dari, sampai)
    awal = f"{koperasi}__" if koperasi else ""
    return Q(**{f"{awal}berizin_sejak__lte": sampai}) | Q(**{f"{koperasi or 'pk'}__in": bekas})


class KoperasiQuerySet(models.QuerySet):
    def berkunci(self):
        """With `kunci`, by which one number written in two ways is found as one (an index of its own)."""
        return self.annotate(kunci=KUNCI_BADAN_HUKUM)

    def bernomor(self, inti: Iterable[str]):
        """Those of one of the numbers `inti` (inti_nomor), whatever words stand before it."""
        return self.berkunci().filter(kunci__in={kunci for satu in inti for kunci in varian_nomor(satu)})

    def berizin_dalam(self, dari, sampai):
        """Those that held a licence, in force or frozen, on a day from `dari` to `sampai`."""
        return self.filter(berizin_dalam(dari, sampai))

    def terlihat_oleh(self, pengguna):
        """Koperasi that sit in the person's region or below, or that its authority is responsible for."""
        return self.filter(saring_terlihat(pengguna, "wilayah", "berwenang"))


class MilikKoperasiQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna, "koperasi__wilayah", "koperasi__berwenang"))


class Koperasi(models.Model):
    """A KSP, or a koperasi that runs a USP.

    `berwenang` is the authority that the membership region names (aturan's kewenangan); it is written by
    ksp_usp.koperasi.syarat.tetapkan_berwenang whenever the region changes, so that lists can ask for it.
    """

    class Jenis(models.TextChoices):
        KSP = "ksp", "Koperasi Simpan Pinjam (KSP)"
        USP = "usp", "Koperasi dengan Unit Simpan Pinjam (USP)"

    class Bentuk(models.TextChoices):
        PRIMER = "primer", "Primer"
        SEKUNDER = "sekunder", "Sekunder"

    class Pola(models.TextChoices):
        KONVENSIONAL = "konvensional", "Konvensional"
        SYARIAH = "syariah", "Syariah (KSPPS/USPPS)"

    nama = models.CharField("nama koperasi", max_length=160)
    jenis = models.CharField(max_length=3, choices=Jenis)
    bentuk = models.CharField(max_length=8, choices=Bentuk, default=Bentuk.PRIMER)
    pola = models.CharField(max_length=12, choices=Pola, default=Pola.KONVENSIONAL)
    badan_hukum = models.CharField("nomor badan hukum", max_length=80)
    tanggal_badan_hukum = models.DateField("tanggal pengesahan badan hukum", null=True, blank=True)
    nik_koperasi = models.CharField("NIK koperasi", max_length=20, blank=True, help_text="Nomor Induk Koperasi.")
    npwp = models.CharField("NPWP", max_length=20, blank=True)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, related_name="+", verbose_name="tempat kedudukan",
        help_text="Kabupaten/kota kedudukan menurut anggaran dasar.",
    )  # fmt: skip
    berwenang = models.ForeignKey(Wilayah, models.PROTECT, related_name="+", editable=False)
    alamat = models.CharField(max_length=200, blank=True)
    telepon = models.CharField(max_length=40, blank=True)
    surel = models.EmailField("surel", blank=True)
    visi = models.TextField(blank=True)
    misi = models.TextField(blank=True)
    tujuan = models.TextField(blank=True)
    mulai_kegiatan = models.DateField("mulai kegiatan simpan pinjam", null=True, blank=True)
    # None: nobody said. An empty list of units says nothing by itself.
    ada_unit_lain = models.BooleanField("mempunyai unit usaha selain simpan pinjam", null=True, blank=True)
    unit_usaha_lain = models.TextField(
        "unit usaha selain simpan pinjam", blank=True, help_text="Satu baris satu unit. KSP tidak boleh memilikinya."
    )
    pembukuan_terpisah = models.BooleanField(
        "pembukuan USP terpisah dari unit lain", null=True, blank=True, help_text="Pasal 4 ayat (4)."
    )
    # None: nobody asked yet. Emptied again when a person joins.
    hubungan_diperiksa = models.DateField("hubungan keluarga diperiksa", null=True, blank=True, editable=False)
    berizin_sejak = models.DateField(null=True, blank=True, editable=False)
    # Pasal 20 ayat (2): activity stands still since this day, by the assessment "Dalam Pengawasan Khusus"
    dihentikan_sejak = models.DateField(null=True, blank=True, editable=False)
    versi = models.PositiveIntegerField(default=1, editable=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = KoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["nama"]
        verbose_name = "koperasi"
        verbose_name_plural = "koperasi"
        indexes = [
            models.Index(fields=["nama", "id"]),
            models.Index(fields=["wilayah", "nama"]),
            models.Index(fields=["berwenang", "nama"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["badan_hukum"], name="koperasi_badan_hukum_unik"),
            models.UniqueConstraint(
                KUNCI_BADAN_HUKUM,
                name="koperasi_kunci_badan_hukum_unik",
                violation_error_message=(
                    "Nomor badan hukum ini sudah tercatat, hanya berbeda tanda bacanya. Periksa nomornya."
                ),
            ),
        ]

    def __str__(self):
        return self.nama

    def save(self, *args, **kwargs):
        # A koperasi without a membership region yet belongs to the region in which it sits.
        if not self.berwenang_id:
            self.berwenang_id = self.wilayah_id if self.wilayah.otonom else self.wilayah.induk_id
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("koperasi_rinci", args=[self.pk])

    @property
    def sebutan(self) -> str:
        """Kind and form in two words: 'KSP Primer', 'USP Koperasi Sekunder'."""
        awal = "KSP" if self.jenis == self.Jenis.KSP else "USP Koperasi"
        return f"{awal} {self.get_bentuk_display()}"

    def wilayah_menurut_ad(self) -> list[Wilayah]:
        """The membership region as the anggaran dasar says it."""
        semua = self.keanggotaan.select_related("wilayah__induk").order_by("wilayah_id")
        return [k.wilayah for k in semua if k.menurut_ad]

    def kewenangan(
        self, anggota: Iterable[Wilayah] | None = None, kedudukan: Wilayah | None = None
    ) -> Kewenangan | None:
        """Who licences, fosters and assesses it (Pasal 6, 26, 31); None as long as no region is entered.

        `anggota` and `kedudukan` answer for a change that is applied for, before it holds.
        """
        anggota = self.wilayah_menurut_ad() if anggota is None else list(anggota)
        if not anggota:
            return None
        return kewenangan_wilayah(anggota, kedudukan or self.wilayah)

    @property
    def pihak(self) -> int:
        """Whose matter it is for the role of a party (core.dasar.izin): its own."""
        return self.pk

    @property
    def berizin(self) -> bool:
        return self.berizin_sejak is not None

    def diurus(self, penugasan) -> bool:
        """Whether the office of `penugasan` keeps this entry (Izin.UBAH_KOPERASI).

        The authority does; before a licence the seat as well, and whoever wrote it down: a counter of the province or
        the ministry would else be shut out before it could enter the membership region, which alone makes the koperasi
        its own matter.
        """
        kantor = {self.berwenang_id} if self.berizin else {self.berwenang_id, self.wilayah_id}
        penulis = not self.berizin and self.dibuat_oleh_id == penugasan.pengguna_id
        return penulis or penugasan.instansi.wilayah_id in kantor

    @property
    def tempat_pencatat(self) -> str:
        """Where this entry is kept, in words."""
        kantor = self.berwenang.nama
        if not self.berizin and self.wilayah_id != self.berwenang_id and self.wilayah.otonom:
            kantor = f"{kantor} atau {self.wilayah.nama}"
        return kantor


class WilayahAnggota(models.Model):
    """One kabupaten/kota of the membership: as the anggaran dasar says, and as it is (Pasal 5)."""

    koperasi = models.ForeignKey(Koperasi, models.CASCADE, related_name="keanggotaan")
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+", verbose_name="kabupaten/kota")
    menurut_ad = models.BooleanField("tercantum dalam anggaran dasar", default=True)
    jumlah_anggota = models.PositiveIntegerField("jumlah anggota sekarang", null=True, blank=True)

    objects = MilikKoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["wilayah_id"]
        verbose_name = "wilayah keanggotaan"
        constraints = [models.UniqueConstraint(fields=["koperasi", "wilayah"], name="keanggotaan_wilayah_unik")]

    def __str__(self):
        return str(self.wilayah)


class Pendiri(models.Model):
    """A founder or a member of a koperasi sekunder, and what it is (Pasal 1 angka 5, Pasal 3 ayat (3))."""

    class Jenis(models.TextChoices):
        KSP = "ksp", "KSP"
        USP = "usp", "Koperasi dengan USP"
        LAIN = "lain", "Koperasi lain"
        ORANG = "orang", "Orang seorang"

    class Sebagai(models.TextChoices):
        KEDUANYA = "keduanya", "Pendiri dan anggota"
        PENDIRI = "pendiri", "Pendiri"
        ANGGOTA = "anggota", "Anggota"

    koperasi = models.ForeignKey(Koperasi, models.CASCADE, related_name="pendiri")
    nama = models.CharField("nama", max_length=160)
    badan_hukum = models.CharField("nomor badan hukum", max_length=80, blank=True)
    jenis = models.CharField("jenis", max_length=5, choices=Jenis, blank=True, help_text="Kosong: belum diketahui.")
    sebagai = models.CharField(max_length=8, choices=Sebagai)

    class Meta:
        ordering = ["pk"]
        verbose_name = "pendiri atau anggota koperasi sekunder"
        verbose_name_plural = "pendiri dan anggota koperasi sekunder"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi", "badan_hukum"], condition=~Q(badan_hukum=""), name="pendiri_unik"
            )
        ]

    def __str__(self):
        return self.nama

    @property
    def sebutan(self) -> str:
        """'KSP Maju, 12/BH/2010'."""
        return f"{self.nama}, {self.badan_hukum}" if self.badan_hukum else self.nama


UANG = {"max_digits": 20, "decimal_places": 2, "default": 0}


class Modal(models.Model):
    """Capital on one day, by component: modal sendiri KSP (Pasal 1 angka 17), modal USP (Pasal 1 angka 18). Rupiah."""

    KSP = ("simpanan_pokok", "simpanan_wajib", "cadangan", "hibah", "simpanan_sejenis_wajib")
    USP = ("modal_tetap", "modal_tidak_tetap", "cadangan_usp")

    koperasi = models.ForeignKey(Koperasi, models.CASCADE, related_name="modal")
    per = models.DateField("keadaan pada tanggal")
    simpanan_pokok = models.DecimalField(**UANG)
    simpanan_wajib = models.DecimalField(**UANG)
    cadangan = models.DecimalField("cadangan dari SHU", **UANG)
    hibah = models.DecimalField(**UANG)
    simpanan_sejenis_wajib = models.DecimalField("simpanan lain sejenis simpanan wajib", **UANG)
    modal_tetap = models.DecimalField("modal tetap USP", **UANG)
    modal_tidak_tetap = models.DecimalField("modal tidak tetap tambahan", **UANG)
    cadangan_usp = models.DecimalField("cadangan dari hasil usaha USP", **UANG)
    aset = models.DecimalField("aset (USP: aset unit)", **{**UANG, "default": None, "null": True, "blank": True})

    objects = MilikKoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["-per"]
        verbose_name = "modal"
        verbose_name_plural = "modal"
        constraints = [
            models.UniqueConstraint(fields=["koperasi", "per"], name="modal_satu_per_tanggal"),
            models.CheckConstraint(
                condition=Q(
                    **{
                        f"{nama}__gte": 0
                        for nama in (
                            "simpanan_pokok", "simpanan_wajib", "cadangan", "hibah", "simpanan_sejenis_wajib",
                            "modal_tetap", "modal_tidak_tetap", "cadangan_usp",
                        )
                    }
                ),
                name="modal_tidak_negatif",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.koperasi} per {self.per}"

    @property
    def komponen(self) -> tuple[str, ...]:
        """The components that count for this kind of koperasi."""
        return self.KSP if self.koperasi.jenis == Koperasi.Jenis.KSP else self.USP

    @property
    def jumlah(self):
        """Modal sendiri KSP or modal USP in rupiah: a sum, never typed."""
        return sum(getattr(self, nama) for nama in self.komponen)
