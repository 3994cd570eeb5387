"""Lampiran 3: one row a firm, kept with the usulan it was nominated in."""

import uuid
from collections.abc import Iterable
from functools import lru_cache

from django.db import models
from django.db.models import Count, F, Q, Sum

from aturan.bahasa import Per
from aturan.bahasa.bilangan import angka
from aturan.sentra_2005.ukm import KelasUkm, kelas_ukm
from core.dasar.izin import saring_terlihat
from core.dasar.rahasia import SidikField, TersandiField, ekor_samar, samar
from sentra_ukm.models.pilihan import Asal, Jangkauan
from sentra_ukm.models.usulan import Usulan

HAPUS_UKM = "hapus_ukm"  # in the trail: a firm that was taken out of a draft
DIHITUNG, TERBUKA = Q(dihitung=True), Q(kelas=KelasUkm.BELUM_DITENTUKAN.value)
PEKERJA = F("tk_laki") + F("tk_perempuan") + F("tk_lain") + F("tk_pemilik")
JUMLAH = {
    "baris": Count("pk"),
    "jumlah_ukm": Count("pk", filter=DIHITUNG),
    "omzet_bulanan": Sum("omzet_bulan", filter=DIHITUNG),
    "perlu_periksa": Count("pk", filter=Q(perlu_periksa=True)),
    "tenaga_kerja": Sum(PEKERJA, filter=DIHITUNG),
    "ukm_kecil": Count("pk", filter=Q(kelas=KelasUkm.UK.value)),
    "ukm_menengah": Count("pk", filter=Q(kelas=KelasUkm.UM.value)),
    "ukm_terbuka": Count("pk", filter=TERBUKA),
    "omzet_terbuka": Sum("omzet_bulan", filter=TERBUKA),
    "tenaga_kerja_terbuka": Sum(PEKERJA, filter=TERBUKA),
}


def sebut_kelas(jumlah: dict) -> str:
    """The totals by class in a line, what is not known in sight: '38 usaha kecil, 4 belum diketahui'."""
    lain = jumlah["baris"] - jumlah["ukm_kecil"] - jumlah["ukm_menengah"] - jumlah["ukm_terbuka"]
    bagian = (
        (jumlah["ukm_kecil"], "usaha kecil"), (jumlah["ukm_menengah"], "usaha menengah"),
        (lain, "di luar keduanya"), (jumlah["ukm_terbuka"], "belum diketahui"),
    )  # fmt: skip
    return ", ".join(f"{angka(n)} {kata}" for n, kata in bagian if n) or "belum ada UKM"


class UkmQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna, "usulan__wilayah"))

    def jumlah(self) -> dict:
        """Totals over the rows that count as UKM: jumlah_ukm, omzet_bulanan (Rp), tenaga_kerja (orang).

        Pasal 5 ayat (1) huruf a, b, e. `baris` is the number of all rows, `perlu_periksa` of
        those that the Pokja has not yet declared right. With no counting row the money and
        worker sums are None (not known), never 0. `ukm_kecil`, `ukm_menengah` are those of each class; what ends in
        `_terbuka` is the same of the rows whose class is not known yet, and is in none of the other totals.
        """
        return self.aggregate(**JUMLAH)

    def jumlah_per_usulan(self) -> dict[int, dict]:
        """The same totals for many usulan in one query: {usulan_id: totals}; a usulan without rows is absent."""
        return {b.pop("usulan_id"): b for b in self.order_by().values("usulan_id").annotate(**JUMLAH)}


class Ukm(models.Model):
    class Bentuk(models.TextChoices):
        PERORANGAN = "perorangan", "Perorangan"
        CV = "cv", "CV"
        PERSEROAN = "perseroan", "Perseroan Terbatas"
        KOPERASI = "koperasi", "Koperasi"
        LAINNYA = "lainnya", "Lainnya"

    class Kelamin(models.TextChoices):
        LAKI = "L", "Laki-laki"
        PEREMPUAN = "P", "Perempuan"

    class Kelas(models.TextChoices):
        """Pasal 1 angka 12, 13, as the law's KelasUkm; written by tetapkan_kelas."""

        KECIL = "UK", "Usaha Kecil"
        MENENGAH = "UM", "Usaha Menengah"
        TAK_TERKLASIFIKASI = "TIDAK_TERKLASIFIKASI", "Tidak terklasifikasi"
        DI_LUAR = "DI_LUAR_UKM", "Di luar UKM"
        BELUM = "BELUM_DITENTUKAN", "Belum diketahui"

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="ukm")
    kunci = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    versi = models.PositiveIntegerField(default=1)
    urut = models.PositiveIntegerField()
    nama_usaha = models.CharField("nama UKM", max_length=120)
    nama_pemilik = models.CharField("nama pemilik", max_length=120)
    nik = TersandiField("NIK", blank=True)
    nik_sidik = SidikField(dari="nik", blank=True, editable=False)
    kelamin = models.CharField("L/P", max_length=1, choices=Kelamin, blank=True)
    alamat = models.CharField(max_length=160, blank=True)
    desa = models.CharField("desa/kelurahan", max_length=80, blank=True)
    telepon = models.CharField(max_length=20, blank=True)
    wni = models.BooleanField("milik WNI", null=True, help_text="Kosong: belum dinyatakan siapa pun.")
    berdiri_sendiri = models.BooleanField("berdiri sendiri", null=True, help_text="Kosong: belum dinyatakan siapa pun.")
    bentuk = models.CharField("bentuk usaha", max_length=10, choices=Bentuk, default=Bentuk.PERORANGAN)
    nib = models.CharField("NIB", max_length=13, blank=True)
    kbli = models.CharField("KBLI", max_length=5, blank=True)
    tahun_berdiri = models.PositiveSmallIntegerField("tahun berdiri", null=True, blank=True)
    kekayaan_bersih = models.DecimalField(
        "kekayaan bersih tanpa tanah & bangunan (Rp)", max_digits=20, decimal_places=2
    )
    penjualan_tahunan = models.DecimalField("penjualan setahun (Rp)", max_digits=20, decimal_places=2)
    omzet_bulan = models.DecimalField("omzet per bulan (Rp)", max_digits=20, decimal_places=2)
    produk = models.CharField(max_length=120)
    kapasitas = models.CharField("kapasitas per bulan", max_length=60, blank=True)
    tk_laki = models.PositiveIntegerField("tenaga kerja laki-laki", default=0)
    tk_perempuan = models.PositiveIntegerField("tenaga kerja perempuan", default=0)
    tk_lain = models.PositiveIntegerField(
        "tenaga kerja tidak dirinci L/P", default=0, help_text="Bila sumbernya hanya menyebut jumlah; tanpa pemilik."
    )
    tk_pemilik = models.PositiveSmallIntegerField(
        "pemilik yang ikut bekerja", default=0, help_text="Orang; pemilik yang bekerja dihitung (tafsir Pasal 5 (1) e)."
    )
    bahan_baku = models.CharField("bahan baku utama", max_length=120, blank=True)
    asal_bahan = models.CharField("asal bahan baku", max_length=10, choices=Asal, blank=True)
    teknologi = models.CharField("teknologi", max_length=120, blank=True)
    pemasaran = models.CharField("pemasaran", max_length=15, choices=Jangkauan, blank=True)
    sertifikat = models.CharField("sertifikat (halal, merek, SNI)", max_length=120, blank=True)
    anggota_koperasi = models.CharField("anggota KSP/USP", max_length=120, blank=True)
    kredit = models.DecimalField("kredit berjalan (Rp)", max_digits=20, decimal_places=2, null=True, blank=True)
    agunan = models.CharField("agunan", max_length=120, blank=True)
    kebutuhan_modal = models.DecimalField(
        "kebutuhan modal (Rp)", max_digits=20, decimal_places=2, null=True, blank=True
    )
    kebutuhan_bds = models.CharField("kebutuhan layanan BDS", max_length=160, blank=True)
    pernyataan = models.BooleanField("pemilik menyatakan data benar", default=False)
    perlu_periksa = models.BooleanField("perlu diperiksa kembali", default=False)
    kelas = models.CharField(max_length=20, choices=Kelas, blank=True, editable=False)
    diakui_pokja = models.BooleanField(
        "dihitung sebagai UKM oleh Pokja", default=False, help_text="Hanya untuk UKM yang tidak terklasifikasi."
    )
    alasan_pokja = models.CharField("alasan Pokja", max_length=200, blank=True)
    dihitung = models.BooleanField(default=False, editable=False)
    diubah_oleh = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, related_name="+", editable=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = UkmQuerySet.as_manager()

    class Meta:
        ordering = ["usulan_id", "urut", "pk"]
        verbose_name = "UKM"
        verbose_name_plural = "UKM"
        indexes = [models.Index(fields=["usulan", "urut"]), models.Index(fields=["nik_sidik"])]

    def __str__(self):
        return self.nama_usaha

    def fakta(self) -> dict:
        """The facts of Pasal 1 angka 12 and 13 about one firm."""
        return {
            "kekayaan_bersih": self.kekayaan_bersih,
            "penjualan_tahunan": self.penjualan_tahunan,
            "wni": self.wni,
            "berdiri_sendiri": self.berdiri_sendiri,
        }

    @property
    def nik_samar(self) -> str:
        return samar(self.nik)

    @property
    def nik_ekor(self) -> str:
        return ekor_samar(self.nik_samar)

    @property
    def tenaga_kerja(self) -> int:
        return self.tk_laki + self.tk_perempuan + self.tk_lain + self.tk_pemilik


class PratinjauUkm(models.Model):
    """Rows that were read from a sheet, a paste or an earlier usulan and wait to be saved.

    Kept on the server so that neither an error nor an expired session loses them. The whole reading is encrypted:
    it holds NIK. The sheet itself is not kept, for a file of the case may be opened by every office that sees it.
    """

    class Asal(models.TextChoices):
        UNGGAH = "unggah", "Unggahan"
        TEMPEL = "tempel", "Tempelan"
        SALIN = "salin", "Salinan usulan lama"

    kunci = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="pratinjau_ukm")
    oleh = models.ForeignKey("core.Pengguna", models.CASCADE, related_name="+")
    asal = models.CharField(max_length=6, choices=Asal)
    sumber = models.CharField(max_length=160)
    isi = TersandiField()
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "pratinjau UKM"

    def __str__(self):
        return f"{self.get_asal_display()}: {self.sumber}"


class PetaKolom(models.Model):
    """How an office calls a column of its sheets: asked once, remembered for all its officers."""

    instansi = models.ForeignKey("core.Instansi", models.CASCADE, related_name="+")
    judul = models.CharField(max_length=120, help_text="Judul kolom yang sudah diseragamkan.")
    kolom = models.CharField(max_length=40, blank=True, help_text="Kosong: kolom ini diabaikan.")

    class Meta:
        ordering = ["judul"]
        verbose_name = "peta kolom"
        constraints = [models.UniqueConstraint(fields=["instansi", "judul"], name="satu_peta_per_judul")]

    def __str__(self):
        return f"{self.judul} = {self.kolom or 'diabaikan'}"


@lru_cache(maxsize=4096)
def _kelas(fakta: tuple[tuple[str, object], ...], per: Per) -> KelasUkm:
    """An import asks the same of the same firm twice: for the preview, and when it is saved."""
    return kelas_ukm(dict(fakta), per).kelas


def tetapkan_kelas(daftar: Iterable[Ukm], per: Per) -> None:
    """Write `kelas` and `dihitung` on each firm (not saved here).

    Reading: a firm outside both definitions counts only where the Pokja says so with a reason.
    """
    for ukm in daftar:
        kelas = _kelas(tuple(ukm.fakta().items()), per)
        ukm.kelas = kelas.value
        ukm.dihitung = kelas in (KelasUkm.UK, KelasUkm.UM) or (
            kelas is KelasUkm.TIDAK_TERKLASIFIKASI and ukm.diakui_pokja and bool(ukm.alasan_pokja.strip())
        )
