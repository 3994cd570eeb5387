"""Pengurus, pengawas, pengelola and how they are related (Pasal 11 sampai 13 Permen KUKM 15/2015)."""

from django.db import models
from django.db.models import F, Q

from core.dasar.rahasia import SidikField, TersandiField, samar, semua_sidik
from ksp_usp.models.koperasi import Koperasi, MilikKoperasiQuerySet

GELAR_DEPAN = {"h", "hj", "dr", "drs", "dra", "ir", "prof", "kh"}


def kunci_nama(nama: str) -> str:
    """A name without titles, signs and case: 'Drs. H. Dedi Kurniawan, M.M.' and 'DEDI KURNIAWAN' are one."""
    kata = "".join(h if h.isalnum() else " " for h in nama.partition(",")[0].casefold()).split()
    return " ".join(k for k in kata if k not in GELAR_DEPAN)


class OrangQuerySet(MilikKoperasiQuerySet):
    def jabatan_menurut_nama(self, koperasi, per) -> dict[str, str]:
        """Who holds office in `koperasi` on `per`: {kunci_nama(): 'Ketua (pengurus)'}.

        By name, because the register of staff holds no NIK.
        """
        return {
            kunci_nama(o.nama): f"{o.jabatan} ({o.get_golongan_display().lower()})"
            for o in self.aktif(per).filter(koperasi=koperasi)
        }

    def aktif(self, per):
        """Those in office on the day `per`."""
        return self.filter(
            Q(diangkat__lte=per),
            Q(berakhir__isnull=True) | Q(berakhir__gte=per),
            Q(berhenti__isnull=True) | Q(berhenti__gt=per),
        )

    def merangkap(self, orang, per):
        """Who of any koperasi holds the NIK of one of `orang` as pengurus or pengawas of a KSP primer on `per`.

        One query for all of them: Pasal 11 (8) and 12 (7) look at the whole register. Offices in the koperasi of
        `orang` itself are left out.
        """
        orang = list(orang)
        jabatan = (Orang.Golongan.PENGURUS, Orang.Golongan.PENGAWAS)
        return (
            self.aktif(per)
            .filter(
                nik_sidik__in={s for o in orang for s in o.sidik_nik()}, golongan__in=jabatan,
                koperasi__jenis=Koperasi.Jenis.KSP, koperasi__bentuk=Koperasi.Bentuk.PRIMER,
            )
            .exclude(koperasi__in={o.koperasi_id for o in orang})
        )  # fmt: skip


class Orang(models.Model):
    """One office of one person. The same person in two offices is two rows with the same NIK."""

    class Golongan(models.TextChoices):
        PENGURUS = "pengurus", "Pengurus"
        PENGAWAS = "pengawas", "Pengawas"
        PENGELOLA = "pengelola", "Pengelola"

    koperasi = models.ForeignKey(Koperasi, models.CASCADE, related_name="orang")
    golongan = models.CharField(max_length=9, choices=Golongan)
    nama = models.CharField(max_length=120)
    jabatan = models.CharField(max_length=60, help_text="Ketua, Sekretaris, Bendahara, Manajer …")
    nik = TersandiField("NIK", blank=True, default="")
    nik_sidik = SidikField(dari="nik", blank=True, default="", editable=False, db_index=True)
    anggota = models.BooleanField("anggota koperasi", null=True, blank=True)
    anggota_sejak = models.DateField("menjadi anggota sejak", null=True, blank=True)
    asal_koperasi = models.CharField("diusulkan koperasi primer", max_length=160, blank=True)
    rapat_anggota = models.DateField("tanggal rapat anggota", null=True, blank=True)
    diangkat = models.DateField("diangkat tanggal")
    berakhir = models.DateField("masa jabatan sampai", null=True, blank=True)
    berhenti = models.DateField("diberhentikan tanggal", null=True, blank=True)
    periode = models.PositiveSmallIntegerField("periode ke-", null=True, blank=True)
    tidak_dihukum = models.BooleanField("menyatakan tidak pernah dihukum (5 tahun)", null=True, blank=True)
    tanggal_putusan = models.DateField("tanggal putusan pidana, bila pernah", null=True, blank=True)
    sertifikat_nomor = models.CharField("nomor sertifikat kompetensi", max_length=80, blank=True)
    sertifikat_lsp = models.CharField("lembaga sertifikasi profesi", max_length=120, blank=True)
    sertifikat_sampai = models.DateField("sertifikat berlaku sampai", null=True, blank=True)
    kontrak_mulai = models.DateField("perjanjian kerja mulai", null=True, blank=True)
    kontrak_sampai = models.DateField("perjanjian kerja sampai", null=True, blank=True)
    kontrak_wewenang = models.BooleanField(
        "perjanjian memuat wewenang, tanggung jawab, hak, dan kewajiban", null=True, blank=True
    )
    kontrak_sengketa = models.BooleanField("perjanjian memuat penyelesaian perselisihan", null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, editable=False)
    dicatat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = OrangQuerySet.as_manager()

    class Meta:
        ordering = ["golongan", "pk"]
        verbose_name = "pengurus, pengawas, atau pengelola"
        verbose_name_plural = "pengurus, pengawas, dan pengelola"
        constraints = [
            models.CheckConstraint(
                condition=Q(berakhir__isnull=True) | Q(berakhir__gte=F("diangkat")), name="orang_masa_jabatan_urut"
            )
        ]

    def __str__(self):
        return f"{self.nama} ({self.jabatan})"

    def save(self, *args, **kwargs):
        if (isian := kwargs.get("update_fields")) and "nik" in isian:
            kwargs["update_fields"] = {*isian, "nik_sidik"}
        super().save(*args, **kwargs)

    def sidik_nik(self) -> list[str]:
        """Every fingerprint under which another row may hold the same NIK; [] without one."""
        return list(dict.fromkeys([*semua_sidik(self.nik), *filter(None, [self.nik_sidik])]))

    @property
    def nik_samar(self) -> str:
        return samar(self.nik)

    def aktif(self, per) -> bool:
        return (
            self.diangkat <= per
            and (self.berakhir is None or per <= self.berakhir)
            and (self.berhenti is None or per < self.berhenti)
        )


class Hubungan(models.Model):
    """A family tie between two of them; the law package says which ones Pasal 11 (4) c and 12 (3) c refuse."""

    class Jenis(models.TextChoices):
        ORANG_TUA = "orang_tua", "orang tua – anak"
        TIRI = "tiri", "orang tua tiri – anak tiri"
        MERTUA = "mertua", "mertua – menantu"
        SUAMI_ISTRI = "suami_istri", "suami – istri"
        SAUDARA = "saudara", "saudara kandung"
        IPAR = "ipar", "ipar"
        LAIN = "lain", "hubungan lebih jauh"

    satu = models.ForeignKey(Orang, models.CASCADE, related_name="+", verbose_name="orang pertama")
    dua = models.ForeignKey(Orang, models.CASCADE, related_name="+", verbose_name="orang kedua")
    jenis = models.CharField("hubungan", max_length=12, choices=Jenis)

    class Meta:
        ordering = ["pk"]
        verbose_name = "hubungan keluarga"
        verbose_name_plural = "hubungan keluarga"
        constraints = [
            models.UniqueConstraint(fields=["satu", "dua"], name="hubungan_unik"),
            models.CheckConstraint(condition=~Q(satu=F("dua")), name="hubungan_dua_orang"),
        ]

    def __str__(self):
        return f"{self.satu.nama} – {self.dua.nama}: {self.get_jenis_display()}"
