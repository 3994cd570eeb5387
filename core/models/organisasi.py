"""Regions, offices, people, and the dated assignments that give a person a role at an office."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from aturan.bahasa.bilangan import tanggal
from core.dasar.izin import (
    KODE_PUSAT,
    PERAN_DUA_ADMIN,
    TINGKAT_PERAN,
    Izin,
    Peran,
    Tingkat,
    kode_tingkat,
    penugasan_berizin,
    saring_terlihat,
)
from core.dasar.waktu import hari_ini


class WilayahQuerySet(models.QuerySet):
    def berlaku(self, per):
        """Regions in force on the date `per`."""
        return self.filter(Q(berlaku_dari__lte=per), Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=per))

    def terlihat_oleh(self, pengguna):
        """The regions of the person's offices, and all below them."""
        return self.filter(saring_terlihat(pengguna, ""))


class Wilayah(models.Model):
    """A region by its Kemendagri code ('32', '32.73'); '00' stands for Indonesia as a whole."""

    class Jenis(models.TextChoices):
        NEGARA = "negara", "Negara"
        PROVINSI = "provinsi", "Provinsi"
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"
        KABUPATEN_ADM = "kab_adm", "Kabupaten administrasi"
        KOTA_ADM = "kota_adm", "Kota administrasi"

    class Zona(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    kode = models.CharField(max_length=5, primary_key=True)
    nama = models.CharField(max_length=80)
    jenis = models.CharField(max_length=10, choices=Jenis)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    otonom = models.BooleanField(default=True, help_text="Daerah otonom; kota/kabupaten administrasi Jakarta tidak.")
    zona = models.CharField(max_length=20, choices=Zona)
    ibu_kota = models.CharField(max_length=60, blank=True)
    lintang = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    dasar = models.CharField(max_length=120)

    objects = WilayahQuerySet.as_manager()

    class Meta:
        ordering = ["kode"]
        verbose_name = "wilayah"

    def __str__(self):
        return self.nama

    @property
    def wilayah_id(self) -> str:
        """A region is a thing of that region: a permission may be asked for it as for any other thing."""
        return self.kode

    @property
    def tingkat(self) -> Tingkat:
        return kode_tingkat(self.kode)

    def berlaku(self, per) -> bool:
        return self.berlaku_dari <= per and (self.berlaku_sampai is None or per <= self.berlaku_sampai)


class InstansiQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna))

    def tempat(self, kode: str, peran: str):
        """The office of region `kode` at which `peran` sits; the first of the region when nobody holds it; or None."""
        bertugas = Penugasan.objects.filter(instansi=models.OuterRef("pk"), peran=peran)
        return self.filter(wilayah=kode).order_by(models.Exists(bertugas).desc(), "pk").first()

    def jabatan_deputi(self) -> str:
        """The post of the Deputi of Pasal 26 ayat (3) huruf c as the ministry writes it today; empty = as the text."""
        nama = self.filter(wilayah=KODE_PUSAT).exclude(jabatan_deputi="").order_by("pk")
        return nama.values_list("jabatan_deputi", flat=True).first() or ""

    def dikelola_oleh(self, pengguna):
        """Offices that `pengguna` keeps (Izin.KELOLA_INSTANSI): the own ones, and all below their region."""
        dikelola = Q(pk__in=[])
        for penugasan in penugasan_berizin(pengguna, Izin.KELOLA_INSTANSI):
            kode = penugasan.instansi.wilayah_id
            dikelola |= Q(pk=penugasan.instansi_id)
            match kode_tingkat(kode):
                case Tingkat.PUSAT:
                    dikelola |= ~Q(wilayah=KODE_PUSAT)
                case Tingkat.PROVINSI:
                    dikelola |= Q(wilayah__kode__startswith=f"{kode}.")
        return self.filter(dikelola)


class Instansi(models.Model):
    """An office: its region, letterhead, paper, and how it numbers its letters.

    Offices differ by local rules on naskah dinas, so all of this is data of the office itself.
    """

    class Kertas(models.TextChoices):
        A4 = "A4", "A4 (210 × 297 mm)"
        F4 = "F4", "F4/Folio (215 × 330 mm)"

    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="instansi")
    nama = models.CharField("nama instansi", max_length=160)
    nama_pokja = models.CharField(
        "nama tim pelaksana (Pokja)",
        max_length=160,
        default="Kelompok Kerja Keuangan",
        help_text="Tim menurut Pasal 1 angka 15 Permen KUKM 23/2005; tulis nama tim yang kini menjalankan tugasnya.",
    )
    jabatan_deputi = models.CharField(
        "jabatan Deputi yang membina dan menilai koperasi",
        max_length=120,
        blank=True,
        help_text="Hanya bagi Kementerian: nama jabatan sekarang dari Deputi Bidang Pembiayaan (Pasal 26 ayat (3) huruf"
        " c dan Pasal 31 ayat (2) huruf c Permen KUKM 15/2015). Kosong: seperti bunyi peraturan.",
    )
    kop_baris1 = models.CharField("kop baris pertama", max_length=160, help_text="Misalnya PEMERINTAH KABUPATEN GARUT")
    kop_baris2 = models.CharField("kop baris kedua", max_length=160, help_text="Misalnya DINAS KOPERASI DAN UKM")
    kop_jabatan = models.BooleanField(
        "kop jabatan", default=False, help_text="Kop memakai nama jabatan (misalnya MENTERI) di tengah, tanpa alamat."
    )
    kop_kepala = models.CharField(
        "kop kepala daerah",
        max_length=160,
        blank=True,
        help_text="Misalnya BUPATI GARUT. Dipakai pada izin dan putusan yang menjadi wewenang kepala daerah, juga yang"
        " ditandatangani atas namanya. Kosong: surat itu memakai kop instansi.",
    )
    alamat = models.CharField(max_length=200, blank=True)
    kode_pos = models.CharField(max_length=5, blank=True)
    telepon = models.CharField(max_length=40, blank=True)
    surel = models.EmailField("surel", blank=True)
    tempat = models.CharField("kota pada surat", max_length=60, help_text="Misalnya Garut; tercetak di depan tanggal.")
    kertas = models.CharField(max_length=2, choices=Kertas, default=Kertas.A4)
    tepi_atas = models.PositiveSmallIntegerField("tepi atas (mm)", default=20)
    tepi_kanan = models.PositiveSmallIntegerField("tepi kanan (mm)", default=20)
    tepi_bawah = models.PositiveSmallIntegerField("tepi bawah (mm)", default=25)
    tepi_kiri = models.PositiveSmallIntegerField("tepi kiri (mm)", default=30)
    format_nomor = models.CharField(
        max_length=80,
        default="{klasifikasi}/{urut:03}/{jenis}/{kode_unit}/{tahun}",
        help_text="Unsur: {klasifikasi} {urut} {urut:03} {jenis} {kode_unit} {bulan_romawi} {bulan_2} {tahun}. "
        "{urut}, {jenis}, dan {tahun} wajib ada: nomor urut dihitung per jenis surat dan tahun.",
    )
    klasifikasi = models.CharField("kode klasifikasi", max_length=20, default="518", help_text="518 = koperasi dan UKM")
    kode_unit = models.CharField("kode unit", max_length=30)

    objects = InstansiQuerySet.as_manager()

    class Meta:
        ordering = ["wilayah_id", "nama"]
        verbose_name = "instansi"
        constraints = [models.UniqueConstraint(fields=["wilayah", "nama"], name="instansi_unik_per_wilayah")]

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return reverse("instansi_rinci", args=[self.pk])


class Pengguna(AbstractUser):
    """A person of the staff. Posts and powers are in Penugasan, never here."""

    first_name = last_name = None
    nama = models.CharField("nama lengkap", max_length=120)
    nip = models.CharField("NIP", max_length=18, blank=True)
    pangkat = models.CharField("pangkat/golongan", max_length=60, blank=True)
    wajib_ganti_sandi = models.BooleanField(default=False)
    surel_teruji = models.BooleanField(
        default=False, help_text="Pemilik akun pernah membuat kata sandinya lewat tautan ke alamat ini."
    )
    # Whoever was there before a second factor could be asked for counts from the day of that deployment.
    faktor_diminta_sejak = models.DateTimeField(default=timezone.now, editable=False)

    REQUIRED_FIELDS = ["nama"]

    class Meta:
        ordering = ["nama"]
        verbose_name = "pengguna"

    def __str__(self):
        return self.nama

    def get_full_name(self):
        return self.nama

    @cached_property
    def _semua_penugasan(self):
        return list(self.penugasan.select_related("instansi__wilayah").order_by("pk"))

    def penugasan_berakhir(self) -> list["Penugasan"]:
        """Assignments whose last day has passed on the local date of each office."""
        return [p for p in self._semua_penugasan if p.sampai and p.sampai < hari_ini(p.instansi.wilayah)]

    def pernah(self, izin: Izin) -> bool:
        """Whether this person holds a role of the permission `izin` or held one, anywhere."""
        return any(p.peran in izin.peran for p in self._semua_penugasan)

    def penugasan_belum_berakhir(self) -> list["Penugasan"]:
        """Assignments in force or still to begin, on the local date of each office."""
        return [p for p in self._semua_penugasan if not p.berakhir(hari_ini(p.instansi.wilayah))]

    @property
    def dua_admin(self) -> bool:
        """Whether this account takes two admins to open: it holds, or is to hold, a role of PERAN_DUA_ADMIN."""
        return any(p.peran in PERAN_DUA_ADMIN for p in self.penugasan_belum_berakhir())

    def penugasan_aktif(self, per: date | None = None) -> list["Penugasan"]:
        """Assignments in force on `per`, by default on the local date of each office."""
        return [p for p in self._semua_penugasan if p.aktif(per or hari_ini(p.instansi.wilayah))]

    @property
    def wilayah_kantor(self) -> list[str]:
        """Region codes of the offices at which this person holds a post, each once; a party holds none."""
        return list(dict.fromkeys(p.instansi.wilayah_id for p in self.penugasan_aktif() if p.pihak is None))

    @property
    def pihak(self) -> list[int]:
        """The koperasi, by number, for which this person acts today."""
        return [p.pihak for p in self.penugasan_aktif() if p.pihak is not None]

    @property
    def tingkat_kantor(self) -> set[Tingkat]:
        """Levels of those offices: what a list shows and may be filtered by."""
        return {kode_tingkat(kode) for kode in self.wilayah_kantor}

    @property
    def hari_ini(self) -> date:
        """Today at this person's first office, where their days are counted; in Jakarta for one without a post."""
        return hari_ini(next((p.instansi.wilayah for p in self.penugasan_aktif()), None))


class PenugasanQuerySet(models.QuerySet):
    def berizin(self, izin: Izin, *wilayah):
        """Posts, past and coming ones too, whose role holds `izin`, at the offices of the regions `wilayah`."""
        return self.filter(peran__in=izin.peran, instansi__wilayah__in=wilayah)

    def bertugas(self, izin: Izin, per: date):
        """Posts in force on `per` whose role holds `izin`, of people who may log in."""
        berlaku = Q(sampai__isnull=True) | Q(sampai__gte=per)
        return self.filter(berlaku, peran__in=izin.peran, mulai__lte=per, pengguna__is_active=True)


class Penugasan(models.Model):
    """A role of a person at an office, from a date, until a date, on a written basis.

    Acting posts (Plh., Plt., Pj.) are rows like any other and are printed on the letter.
    """

    class Sebutan(models.TextChoices):
        DEFINITIF = "", "Definitif"
        PLT = "Plt.", "Plt. (pelaksana tugas)"
        PLH = "Plh.", "Plh. (pelaksana harian)"
        PJ = "Pj.", "Pj. (penjabat)"

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="penugasan")
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=Peran.choices)
    jabatan = models.CharField(max_length=120, help_text="Seperti tercetak pada surat, misalnya Kepala Dinas Koperasi.")
    sebutan = models.CharField(max_length=4, choices=Sebutan, blank=True, default=Sebutan.DEFINITIF)
    atas_nama = models.CharField(
        "atas nama (a.n.)",
        max_length=120,
        blank=True,
        help_text="Jabatan yang memberi mandat, misalnya Bupati Garut. Kosongkan bila bertindak dalam jabatan sendiri.",
    )
    untuk_beliau = models.CharField(
        "melalui (u.b.)",
        max_length=120,
        blank=True,
        help_text="Jabatan di antara keduanya, misalnya Sekretaris Daerah; tercetak di atas “u.b.”.",
    )
    mulai = models.DateField("mulai tanggal")
    sampai = models.DateField("sampai tanggal", null=True, blank=True)
    dasar = models.CharField("dasar penugasan", max_length=160, help_text="Nomor surat keputusan atau surat tugas.")
    # The koperasi for which somebody acts who is no officer, by its number; the office is the one that wrote it down.
    pihak = models.BigIntegerField(null=True, blank=True, editable=False, db_index=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        ordering = ["instansi_id", "peran", "mulai"]
        verbose_name = "penugasan"
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai")), name="penugasan_sampai_setelah_mulai"
            ),
            models.CheckConstraint(
                condition=Q(sebutan="") | Q(sampai__isnull=False), name="penugasan_sementara_berbatas_waktu"
            ),
            models.CheckConstraint(condition=Q(untuk_beliau="") | ~Q(atas_nama=""), name="penugasan_ub_menurut_an"),
            models.CheckConstraint(
                condition=Q(peran="pengurus", pihak__isnull=False, sampai__isnull=False)
                | (~Q(peran="pengurus") & Q(pihak__isnull=True)),
                name="penugasan_pengurus_satu_koperasi",
            ),
        ]

    def __str__(self):
        return f"{self.jabatan_tercetak} ({self.get_peran_display()})"

    def get_absolute_url(self):
        return reverse("pegawai_rinci", args=[self.pengguna_id])

    @classmethod
    def bagi_pihak(cls, pihak: int, **isi):
        """The assignment of whoever acts for a party in its own door: of that party alone, until a day."""
        return cls(peran=Peran.PENGURUS, pihak=pihak, **isi)

    def clean(self):
        if self.sebutan and not self.sampai:
            raise ValidationError({"sampai": "Isi tanggal berakhir: Plt., Plh., dan Pj. bersifat sementara."})
        if self.sampai and self.mulai and self.sampai < self.mulai:
            raise ValidationError({"sampai": "Tanggal berakhir harus sama dengan atau sesudah tanggal mulai."})
        if self.untuk_beliau and not self.atas_nama:
            raise ValidationError({"atas_nama": "Isi jabatan yang memberi mandat: u.b. hanya ada di bawah a.n."})
        tingkat = TINGKAT_PERAN.get(self.peran)
        if self.instansi_id and tingkat == Tingkat.BERWENANG:
            if not self.instansi.wilayah.otonom:
                raise ValidationError(
                    {
                        "peran": f"{self.instansi.wilayah.nama} bukan daerah otonom: izin dan penilaian koperasi di "
                        "sana diurus instansi provinsi."
                    }
                )
        elif self.instansi_id and tingkat not in (None, Tingkat.PIHAK) and tingkat != self.instansi.wilayah.tingkat:
            raise ValidationError(
                {
                    "peran": f"Peran {self.get_peran_display()} hanya ada di tingkat {tingkat.label}; "
                    f"{self.instansi} berada di tingkat {self.instansi.wilayah.tingkat.label}."
                }
            )

    def aktif(self, per: date) -> bool:
        return self.mulai <= per and (self.sampai is None or per <= self.sampai)

    def berakhir(self, per: date) -> bool:
        return self.sampai is not None and self.sampai < per

    def keadaan(self, per: date) -> str:
        """In a word how this assignment stands on `per`."""
        if self.aktif(per):
            return "Berlaku"
        return "Akan mulai" if per < self.mulai else "Berakhir"

    @property
    def jabatan_tercetak(self) -> str:
        """The post in one line: 'a.n. Bupati Garut u.b. Sekretaris Daerah, Plt. Kepala Dinas Koperasi'."""
        jabatan = f"{self.sebutan} {self.jabatan}".strip()
        if not self.atas_nama:
            return jabatan
        beliau = f" u.b. {self.untuk_beliau}" if self.untuk_beliau else ""
        return f"a.n. {self.atas_nama}{beliau}, {jabatan}"

    @property
    def kop_kepala(self) -> list[str]:
        """The head of the region or of the ministry by full title, as the letterheads of the office have it."""
        instansi = self.instansi
        if instansi.kop_kepala or not instansi.kop_jabatan:
            return [instansi.kop_kepala] if instansi.kop_kepala else []
        return [baris for baris in (instansi.kop_baris1, instansi.kop_baris2) if baris]

    @property
    def kop(self) -> list[str]:
        """The letterhead of the post whose act a letter is; empty where that of the office stands.

        An office whose own kop is that of a post keeps it for what the holder of the post signs himself.
        """
        return [] if self.atas_nama and not self.instansi.kop_kepala else self.kop_kepala

    @property
    def baris_jabatan(self) -> list[str]:
        """The post as it stands above a signature, line by line; the last one ends with a comma."""
        jabatan = f"{self.sebutan} {self.jabatan_penuh}".strip() + ","
        if not self.atas_nama:
            return [jabatan]
        beliau = [self.untuk_beliau, "u.b."] if self.untuk_beliau else []
        return [f"a.n. {self.atas_nama}", *beliau, jabatan]

    @property
    def jabatan_penuh(self) -> str:
        """The post with the whole name of its office, where only the beginning of that was written down."""
        penuh = f"Kepala {self.instansi.nama}"
        return penuh if penuh.casefold().startswith(f"{self.jabatan.casefold()} ") else self.jabatan

    @property
    def dasar_tercetak(self) -> str:
        """By what whoever acts for another may: it stands among the grounds of a letter; else empty."""
        if not (self.sebutan or self.atas_nama):
            return ""
        apa = "mandat kepada" if self.atas_nama else "penugasan"
        masa = f", berlaku {tanggal(self.mulai)} sampai dengan {tanggal(self.sampai)}" if self.sampai else ""
        return f"{self.dasar} sebagai dasar {apa} {f'{self.sebutan} {self.jabatan_penuh}'.strip()}{masa}"
