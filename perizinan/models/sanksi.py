"""Sanctions (Pasal 32 Permen KUKM 15/2015): one step a case, each naming the one before it."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.text import capfirst

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.sanksi import Langkah, berikutnya, dilompati, sebutan
from core.dasar.izin import saring_terlihat
from core.dasar.rupa import NOMOR_BARIS
from core.dasar.waktu import hari_ini
from core.models import Berkas, Surat, Urusan
from core.models.urusan import UrusanQuerySet
from ksp_usp.models import Koperasi
from perizinan.models.izin import IzinUsaha

PILIHAN_LANGKAH = [(satu.value, capfirst(satu.sanksi.uraian)) for satu in Langkah]


class StatusSanksi(models.TextChoices):
    DRAF = "draf", "Disusun pengawas"
    DIUSULKAN = "diusulkan", "Menunggu pejabat"
    BERLAKU = "berlaku", "Berlaku"
    DIPENUHI = "dipenuhi", "Dipenuhi koperasi"
    DILANJUTKAN = "dilanjutkan", "Dilanjutkan dengan langkah berikutnya"
    DIPULIHKAN = "dipulihkan", "Dipulihkan"
    BERAKHIR = "berakhir", "Berakhir dengan izin baru"
    BATAL_PUTUSAN = "batal_putusan", "Dibatalkan putusan"
    DIBATALKAN = "dibatalkan", "Tidak jadi"


S = StatusSanksi
TERBIT = (S.BERLAKU, S.DIPENUHI, S.DILANJUTKAN, S.DIPULIHKAN, S.BERAKHIR, S.BATAL_PUTUSAN)
TERBUKA = (S.DRAF, S.DIUSULKAN)
# A step that never was, or that was annulled: nothing goes on in it.
BATAL = (S.DIBATALKAN, S.BATAL_PUTUSAN)


class SanksiQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        """Those of the own region and authority, and all of a koperasi that came to it since.

        Who handed the koperasi over reads what was filed there, and who has it now reads it too.
        """
        if not (terlihat := saring_terlihat(pengguna, "wilayah", "berwenang")):  # the Ministry sees all
            return self
        return self.filter(terlihat | Q(koperasi__in=Koperasi.objects.terlihat_oleh(pengguna).order_by().values("pk")))

    def terbit(self):
        """Those whose letter is out, whatever became of them."""
        return self.filter(status__in=TERBIT)

    def berjalan(self):
        """Those in force; what was about a licence that was revoked before the one held today is so no more."""
        baru = IzinUsaha.objects.filter(koperasi=OuterRef("koperasi"), keadaan__in=IzinUsaha.BERLAKU).order_by()
        return self.filter(status=S.BERLAKU).exclude(Exists(baru), izin__keadaan=IzinUsaha.Keadaan.DICABUT)


class Sanksi(Urusan):
    """One step of Pasal 32 against one koperasi, with the duties breached, the facts and the remedies of its letter.

    `pelanggaran` are rows {kode, kewajiban, dasar, fakta, kalimat} as they were when the step was written; of one that
    no rule computes `kode` is empty, `kunci` names it, and `temuan` the finding of an inspection that it is, if any.
    `melanjutkan` is the step that this one follows; `jatuh_tempo` the day by which the remedies are asked for. What
    passes over a step of the ladder carries its reason in `alasan_lompat`, what another office than the issuer of the
    licence imposes in `alasan_lanjut`.
    """

    class Kedudukan(models.TextChoices):
        PENGURUS = "pengurus", "Pengurus: diusulkan kepada Rapat Anggota"
        PENGELOLA = "pengelola", "Pengelola: diusulkan kepada pengurus"
        KEDUANYA = "keduanya", "Pengurus dan pengelola"

    class Kegiatan(models.TextChoices):
        DITERUSKAN = "diteruskan", "Kegiatan yang berjalan diteruskan"
        DIBATASI = "dibatasi", "Tidak menerima simpanan baru dan tidak memberi pinjaman baru"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="sanksi")
    izin = models.ForeignKey(IzinUsaha, models.PROTECT, null=True, blank=True, related_name="sanksi")
    langkah = models.CharField(max_length=20, choices=PILIHAN_LANGKAH)
    melanjutkan = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="lanjutan")
    pelanggaran = models.JSONField(default=list, blank=True)
    uraian = models.TextField("uraian fakta", blank=True)
    perbaikan = models.TextField("yang harus diperbaiki", blank=True)
    alasan_lompat = models.TextField("alasan melompati langkah", blank=True)
    alasan_lanjut = models.TextField("alasan dikenakan kantor ini", blank=True)
    yang_diusulkan = models.CharField("pengurus atau pengelola yang diusulkan", max_length=300, blank=True)
    diusulkan_sebagai = models.CharField("diberhentikan sebagai", max_length=9, choices=Kedudukan, blank=True)
    kegiatan_beku = models.CharField("kegiatan selama dibekukan", max_length=10, choices=Kegiatan, blank=True)
    keputusan_pembubaran = models.CharField("keputusan penutupan atau pembubaran", max_length=160, blank=True)
    surat = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="sanksi")
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SanksiQuerySet.as_manager()

    DESKRIPSI = ("koperasi__wilayah__induk", "izin", "melanjutkan")
    DAFTAR = "sanksi_daftar"

    class Meta:
        ordering = ["-pk"]
        verbose_name = "sanksi"
        verbose_name_plural = "sanksi"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi"], condition=Q(status__in=["draf", "diusulkan"]), name="satu_usul_sanksi",
                violation_error_message="Usul sanksi koperasi ini masih terbuka. Lanjutkan yang ada.",
            ),
            models.UniqueConstraint(
                fields=["melanjutkan"], condition=~Q(status__in=["dibatalkan", "batal_putusan"]),
                name="satu_lanjutan_per_sanksi",
                violation_error_message="Langkah ini sudah dilanjutkan.",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("disusun_oleh")),
                name="sanksi_dua_pasang_mata",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["berwenang", "status", "status_sejak"]),
            models.Index(fields=["koperasi", "status"]),
        ]

    @property
    def pihak(self) -> int:
        """The koperasi that it is about: whoever acts for it acts for no office here (core.dasar.izin)."""
        return self.koperasi_id

    def get_absolute_url(self):
        return reverse("sanksi_rinci", args=[self.pk])

    @property
    def tahapan(self) -> Langkah:
        return Langkah(self.langkah)

    @property
    def sebutan_langkah(self) -> str:
        """The step in a sentence, of the last one the half that is about this kind of koperasi."""
        return sebutan(self.tahapan, self.koperasi.jenis)

    def get_langkah_display(self):
        return capfirst(self.sebutan_langkah)

    @property
    def judul(self):
        return f"{self.get_langkah_display()}, {self.koperasi.nama}"

    @property
    def jenis_dalam_kata(self):
        return f"Sanksi: {self.sebutan_langkah}"

    @property
    def sudah(self) -> list[Langkah]:
        """The steps that lie behind this one, by their letters."""
        return langkah_terbit(self.koperasi, kecuali=self.pk, ujung=self.melanjutkan)

    @property
    def dilompati(self) -> tuple[Langkah, ...]:
        """What this step passes over."""
        return dilompati(self.sudah, self.tahapan)

    @property
    def diteruskan(self) -> "Sanksi | None":
        """The step that goes on from this one, drafted or issued."""
        return self.lanjutan.exclude(status__in=BATAL).first()

    @property
    def keadaan_sebelum(self) -> str:
        """The state of the licence that this step took from it; empty where it took none."""
        if self.surat_id is None or self.izin is None or self.tahapan not in (Langkah.PEMBEKUAN, Langkah.PENCABUTAN):
            return ""
        kejadian = self.izin.peristiwa.filter(surat=self.surat_id).first()
        sebelum = self.izin.peristiwa.filter(pk__lt=kejadian.pk).last() if kejadian else None
        beku, berlaku = IzinUsaha.Keadaan.DIBEKUKAN, IzinUsaha.Keadaan.BERLAKU
        return beku if sebelum and sebelum.jenis == beku else berlaku

    @property
    def daftar_perbaikan(self) -> list[str]:
        """The remedies, one a line; the letter numbers them, whatever was typed before them."""
        return [NOMOR_BARIS.sub("", baris.strip(), count=1) for baris in self.perbaikan.splitlines() if baris.strip()]

    @property
    def ikhtisar(self):
        return [
            ("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"),
            ("Sanksi", self.get_langkah_display()),
            ("Izin", f"Nomor {self.izin.nomor}" if self.izin else "tidak ada"),
            ("Yang dilanggar", "; ".join(satu["kewajiban"] for satu in self.pelanggaran) or "belum dipilih"),
            ("Diperbaiki paling lambat", tanggal(self.jatuh_tempo) if self.jatuh_tempo else "belum diisi"),
        ]

    def keterangan_surat(self, surat):
        """What the public check says of a letter of a sanction."""
        if surat.pk != self.surat_id:
            return "", True
        if self.status == StatusSanksi.DIPENUHI:
            return "Surat ini asli; koperasi sudah memenuhi yang diminta.", False
        if self.status == StatusSanksi.DIPULIHKAN:
            return "Surat ini asli, tetapi keadaannya sudah dipulihkan.", False
        if self.status == StatusSanksi.BATAL_PUTUSAN:
            return "Surat ini asli, tetapi sanksinya sudah dibatalkan.", False
        if self.status == StatusSanksi.BERAKHIR:
            return "Surat ini asli; sesudahnya koperasi mendapat izin baru.", False
        if self.status == StatusSanksi.DILANJUTKAN:
            return "Surat ini asli, dan sudah dilanjutkan dengan langkah berikutnya.", False
        return "", True

    def uraian_surat(self, surat):
        return [("Koperasi", self.koperasi.nama), ("Sanksi", self.get_langkah_display())]

    def salinan(self):
        isi = {
            "langkah": self.langkah, "pelanggaran": self.pelanggaran, "uraian": self.uraian,
            "perbaikan": self.perbaikan, "alasan_lompat": self.alasan_lompat, "alasan_lanjut": self.alasan_lanjut,
            "yang_diusulkan": self.yang_diusulkan,
            "keputusan_pembubaran": self.keputusan_pembubaran, "diusulkan_sebagai": self.diusulkan_sebagai,
            "kegiatan_beku": self.kegiatan_beku,
            "jatuh_tempo": self.jatuh_tempo.isoformat() if self.jatuh_tempo else None,
            "melanjutkan": self.melanjutkan.nomor_perkara if self.melanjutkan else None,
        }  # fmt: skip
        return {**super().salinan(), "koperasi": self.koperasi_id, "isian": isi}


def langkah_terbit(koperasi: Koperasi, *, kecuali: int | None = None, ujung: Sanksi | None = None) -> list[Langkah]:
    """The steps of the chain that ends with `ujung`; without one, of the sanctions that are still in force."""
    if ujung is not None:
        rantai, satu = [], ujung
        while satu is not None:
            rantai.append(satu.tahapan)
            satu = satu.melanjutkan
        return rantai
    return [Langkah(x) for x in koperasi.sanksi.berjalan().exclude(pk=kecuali).values_list("langkah", flat=True)]


def langkah_berikut(terakhir: Sanksi | None) -> Langkah | None:
    """The usual next step after `terakhir`; the first of the ladder where nothing is in force."""
    return berikutnya(langkah_terbit(terakhir.koperasi, ujung=terakhir)) if terakhir else Langkah.TEGURAN_1


class PeristiwaSanksi(models.Model):
    """What happened to a letter of a sanction: handed over, answered, objected to, decided by a court."""

    class Jenis(models.TextChoices):
        DISAMPAIKAN = "disampaikan", "Surat disampaikan"
        TANGGAPAN = "tanggapan", "Koperasi menanggapi"
        KEBERATAN = "keberatan", "Koperasi mengajukan keberatan"
        PUTUSAN = "putusan", "Keputusan atas keberatan atau putusan pengadilan"

    class Cara(models.TextChoices):
        LANGSUNG = "langsung", "Diserahkan langsung"
        POS = "pos", "Pos tercatat atau kurir"
        SUREL = "surel", "Surel"

    sanksi = models.ForeignKey(Sanksi, models.PROTECT, related_name="peristiwa")
    jenis = models.CharField(max_length=12, choices=Jenis)
    tanggal = models.DateField()
    cara = models.CharField("cara penyampaian", max_length=8, choices=Cara, blank=True)
    kepada = models.CharField("diterima oleh", max_length=160, blank=True)
    uraian = models.TextField(blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["tanggal", "pk"]
        verbose_name = "peristiwa sanksi"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.tanggal}"

    @property
    def sebutan(self) -> str:
        """In one line, for page and letter."""
        siapa = f" kepada {self.kepada}" if self.kepada else ""
        cara = f" ({self.get_cara_display().lower()})" if self.cara else ""
        return f"{self.get_jenis_display()}{siapa}{cara}"

    @property
    def sebutan_bertanggal(self) -> str:
        """With its day, as a letter begins what was said."""
        return f"{self.get_jenis_display()} tanggal {tanggal(self.tanggal)}"


def perhatian() -> dict:
    """Conditions on a sanction in force: its day for repair has passed; the koperasi answered."""
    tanggapan = PeristiwaSanksi.objects.filter(sanksi=OuterRef("pk"), jenis=PeristiwaSanksi.Jenis.TANGGAPAN)
    return {"lewat": Q(jatuh_tempo__lt=hari_ini()), "ditanggapi": Exists(tanggapan)}
