"""The forms of a usulan: answers to criteria (Lampiran 1, 4, 5) and the application of the sentra (Lampiran 2).

The printed forms of the regulation were never published with it; the fields follow its text, and each page
says so. Every form row has `versi`, so that two officers in one form do not overwrite each other.
"""

from decimal import Decimal

from django.db import models

from aturan.bahasa import Pertimbangan
from aturan.bahasa.bilangan import rupiah
from aturan.sentra_2005.kriteria import KRITERIA_KLASTER, KRITERIA_SENTRA, KRITERIA_UNGGULAN
from aturan.sentra_2005.perkuatan import PERKUATAN
from sentra_ukm.models.pilihan import JENIS_BERKAS, Asal, Jangkauan, PeranKlaster, Tahap
from sentra_ukm.models.sentra import Bdsp
from sentra_ukm.models.usulan import Usulan

UANG = {"max_digits": 20, "decimal_places": 2, "null": True, "blank": True}
PERTANYAAN = {
    s.fakta: s.uraian
    for daftar in (KRITERIA_SENTRA, KRITERIA_UNGGULAN, KRITERIA_KLASTER)
    for syarat in daftar
    for s in getattr(syarat, "pilihan", (syarat,))
    if isinstance(s, Pertimbangan)
}


def sebut_berkas(butir: str) -> str:
    """What a file of a usulan is for, in words, by its `butir`."""
    if butir.startswith("lampiran_"):
        return f"Pindaian formulir resmi Lampiran {butir.removeprefix('lampiran_')}"
    if butir in PERTANYAAN:
        return f"Bukti: {PERTANYAAN[butir]}"
    return JENIS_BERKAS.get(butir, JENIS_BERKAS["lain"])


class Isian(models.Model):
    """One part of the form. Nothing in it is required to save a draft: usulan.syarat says what completes it."""

    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Jawaban(Isian):
    """The officer's answer to one qualitative criterion, with its reason."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="jawaban")
    kode = models.CharField(max_length=60, help_text="Kunci fakta pada paket aturan, misalnya prospek_pasar.")
    jawaban = models.BooleanField(null=True)
    alasan = models.TextField(blank=True)
    persen = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    rincian = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "jawaban kriteria"
        constraints = [models.UniqueConstraint(fields=["usulan", "kode"], name="satu_jawaban_per_kriteria")]

    def __str__(self):
        return self.kode

    @property
    def uraian(self) -> str:
        """The criterion in words."""
        return PERTANYAAN.get(self.kode, self.kode)


class Mitra(models.Model):
    """A partner upstream (materials) or downstream (marketing): Pasal 5 ayat (1) huruf d, ayat (2) huruf h."""

    class Arah(models.TextChoices):
        HULU = "hulu", "Hulu (bahan baku)"
        HILIR = "hilir", "Hilir (pemasaran)"

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="mitra")
    arah = models.CharField(max_length=5, choices=Arah)
    nama = models.CharField("nama mitra", max_length=160)
    bentuk = models.CharField("bentuk kerja sama", max_length=160, blank=True)

    class Meta:
        ordering = ["arah", "pk"]
        verbose_name = "mitra"

    def __str__(self):
        return self.nama


class Lampiran2(Isian):
    """Formulir Aplikasi Sentra (Pasal 7 huruf a angka 2)."""

    usulan = models.OneToOneField(Usulan, models.CASCADE, related_name="lampiran2")
    perlu_periksa = models.BooleanField("salinan yang perlu diperiksa kembali", default=False, editable=False)
    # A. Identitas
    produk_turunan = models.CharField("produk turunan", max_length=200, blank=True)
    kontak = models.CharField("narahubung", max_length=120, blank=True)
    telepon = models.CharField(max_length=40, blank=True)
    surel = models.EmailField("surel", blank=True)
    luas = models.DecimalField("luas kawasan (hektare)", max_digits=10, decimal_places=2, null=True, blank=True)
    # B. Kelembagaan
    lembaga = models.CharField("kelompok/koperasi pengelola", max_length=160, blank=True)
    badan_hukum = models.CharField("badan hukum pengelola", max_length=120, blank=True)
    koperasi = models.ForeignKey(
        "ksp_usp.Koperasi", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="KSP/USP mitra penyalur MAP",
    )  # fmt: skip
    bdsp = models.ForeignKey(
        Bdsp, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="BDS-P/LPB pendamping"
    )
    # C. Produksi
    kapasitas = models.DecimalField(
        "kapasitas produksi per bulan", max_digits=14, decimal_places=2, null=True, blank=True
    )
    satuan_kapasitas = models.CharField("satuan kapasitas", max_length=30, blank=True)
    nilai_produksi = models.DecimalField("nilai produksi per bulan", **UANG)
    nilai_investasi = models.DecimalField("nilai investasi", **UANG)
    omzet_12_bulan = models.JSONField("omzet 12 bulan terakhir", default=list, blank=True)
    bahan_baku = models.CharField("bahan baku utama", max_length=160, blank=True)
    asal_bahan = models.CharField("asal bahan baku", max_length=10, choices=Asal, blank=True)
    nilai_bahan_baku = models.DecimalField("nilai bahan baku per bulan", **UANG)
    teknologi = models.CharField("teknologi/mesin", max_length=200, blank=True)
    # D. Pemasaran
    jangkauan = models.CharField("jangkauan pemasaran", max_length=15, choices=Jangkauan, blank=True)
    negara_ekspor = models.CharField("negara tujuan ekspor", max_length=160, blank=True)
    pembeli_utama = models.CharField(max_length=200, blank=True)
    # E. Sarana
    energi = models.CharField("sumber energi", max_length=120, blank=True)
    limbah = models.CharField("pengelolaan limbah", max_length=200, blank=True)
    # F, G
    tahap = models.CharField("tahap pertumbuhan", max_length=1, choices=Tahap, blank=True)
    kebutuhan = models.JSONField("kebutuhan perkuatan", default=list, blank=True)
    kebutuhan_uraian = models.TextField("uraian kebutuhan", blank=True)

    class Meta:
        verbose_name = "Lampiran 2"

    def __str__(self):
        return f"Lampiran 2 {self.usulan}"

    def get_omzet_12_bulan_display(self) -> str:
        return "; ".join(rupiah(Decimal(n), sen=False) if n else "belum diisi" for n in self.omzet_12_bulan)

    def get_kebutuhan_display(self) -> str:
        uraian = {p.kode: f"{p.uraian} ({p.dasar.sebutan})" for p in PERKUATAN}
        return "; ".join(uraian.get(kode, kode) for kode in self.kebutuhan)

    @property
    def rata_omzet(self) -> Decimal | None:
        """Average of the monthly figures that are filled, in rupiah; None when none is."""
        nilai = [Decimal(n) for n in self.omzet_12_bulan if n]
        return sum(nilai) / len(nilai) if nilai else None


class Lampiran4(Isian):
    """Kriteria Sentra UKM Unggulan (Pasal 7 huruf a angka 4): the figures of the year before."""

    usulan = models.OneToOneField(Usulan, models.CASCADE, related_name="lampiran4")
    tahun_pembanding = models.PositiveSmallIntegerField("tahun pembanding", null=True, blank=True)
    omzet_lalu = models.DecimalField("omzet sentra setahun, tahun pembanding", **UANG)
    ukm_lalu = models.PositiveIntegerField("jumlah UKM, tahun pembanding", null=True, blank=True)
    tenaga_kerja_lalu = models.PositiveIntegerField("tenaga kerja, tahun pembanding", null=True, blank=True)
    dasar_produk_unggulan = models.CharField("dasar produk unggulan daerah", max_length=200, blank=True)

    class Meta:
        verbose_name = "Lampiran 4"

    def __str__(self):
        return f"Lampiran 4 {self.usulan}"


class Lampiran5(Isian):
    """Kriteria Sentra UKM bagian Klaster Bisnis (Pasal 7 huruf a angka 5)."""

    usulan = models.OneToOneField(Usulan, models.CASCADE, related_name="lampiran5")
    nama_klaster = models.CharField("nama klaster bisnis", max_length=160, blank=True)
    # One or several of PeranKlaster: "dan atau" in Pasal 5 ayat (3) huruf a.
    peran_klaster = models.JSONField("kedudukan sentra dalam klaster", default=list, blank=True)

    class Meta:
        verbose_name = "Lampiran 5"

    def __str__(self):
        return f"Lampiran 5 {self.usulan}"

    def get_peran_klaster_display(self) -> str:
        return _sebut_peran(PeranKlaster, self.peran_klaster)


class PelakuKlaster(models.Model):
    """An actor on the map of the cluster: Pasal 1 angka 4."""

    class Peran(models.TextChoices):
        INTI = "inti", "Industri inti"
        PEMASOK = "pemasok", "Industri pemasok"
        TERKAIT = "terkait", "Industri terkait"
        TEKNOLOGI = "teknologi", "Penghasil teknologi"
        PENJEMBATAN = "penjembatan", "Institusi penjembatan"
        PEMBELI = "pembeli", "Pembeli"

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="pelaku_klaster")
    peran = models.JSONField(default=list)  # one or several of Peran
    nama = models.CharField(max_length=160)

    class Meta:
        ordering = ["pk"]
        verbose_name = "pelaku klaster"

    def __str__(self):
        return self.nama

    def get_peran_display(self) -> str:
        return _sebut_peran(self.Peran, self.peran)


def _sebut_peran(pilihan: type[models.TextChoices], isi: list[str]) -> str:
    """Several roles as one reads them in a cell: "Industri inti, industri terkait"."""
    return ", ".join(label for kode, label in pilihan.choices if kode in isi).capitalize()
