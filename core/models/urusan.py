"""Urusan: what an office handles. Every case of every app has these fields and one page frame."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.functional import cached_property

from aturan.bahasa.versi import TanggalHukum
from core.dasar.izin import Izin, boleh, saring_terlihat
from core.dasar.waktu import hari_ini, waktu_setempat
from core.models.berkas import Berkas
from core.models.bukti import Tersidik, TersidikQuerySet
from core.models.jejak import Jejak
from core.models.organisasi import Wilayah
from core.models.pegangan import Pegangan, Pemegang, baca_pegangan
from core.models.pindaian import Pindaian
from core.models.surat import Rendisi, Surat

if TYPE_CHECKING:
    from core.perkara.alur import Alur


class UrusanQuerySet(TersidikQuerySet):
    def terlihat_oleh(self, pengguna):
        """Cases whose region the person may see (own region and below)."""
        return self.filter(saring_terlihat(pengguna))

    def dengan_pegangan(self):
        """Each with who has it in hand, in the same query."""
        satu = Pegangan.objects.tentang(self.model)
        kolom = {"dipegang_id": "pengguna", "dipegang_nama": "pengguna__nama", "dipegang_sejak": "sejak"}
        return self.annotate(**{nama: models.Subquery(satu.values(isi)[:1]) for nama, isi in kolom.items()})

    def pernah_ditangani(self, pengguna):
        """Cases on which the person has acted, wherever they are now."""
        perbuatan = Jejak.objects.filter(
            pengguna=pengguna, objek_jenis=self.model._meta.label_lower, objek_id=models.OuterRef("pk")
        )
        return self.filter(models.Exists(perbuatan))


class Urusan(Tersidik):
    """A case. `status` is written by the gate (core.perkara.alur) and nowhere else."""

    # Bound by core.perkara.alur.Alur, which each app builds in its alur.py.
    alur: Alur
    # Relations that the one-line description of a case (`judul`) reads.
    DESKRIPSI: tuple[str, ...] = ()
    # Url name of the list of all cases of this kind; empty = "<model>_daftar".
    DAFTAR = ""
    # Steps that hand a case of this kind to another authority.
    MENGALIHKAN: tuple[str, ...] = ()
    # Steps that begin on a page of their own, to which the page of the case leads.
    BERHALAMAN: tuple[str, ...] = ()
    # Whether a mail of each day names its last days (so that they need no mail of their own).
    SUREL_HARIAN = False
    # Steps that judge by the law where the stage alone does not tell: the route goes on, or no turn waits for them.
    MEMUTUS: tuple[str, ...] = ()
    # The page of its examiner's desk by url name, and the permission that holds it.
    MEJA: tuple[str, Izin] | None = None
    # The page that lists the parts of its form, by url name; empty = the page of the case itself.
    TUGAS = ""
    # The field with the day on which a case of this kind was filed with the office that handles it.
    DIAJUKAN_PADA = "tanggal_ajuan"
    # How the work desk orders the cases of one status.
    URUTAN_ANTREAN: tuple = ("status_sejak", "pk")
    # Statuses whose mark is not that of their stage: {status: (mark, class of the word)} (core.halaman.tanda).
    TANDA_STATUS: dict[str, tuple[str, str]] = {}
    # Statuses in which somebody at an office has until `jatuh_tempo`.
    BERTENGGAT: tuple[str, ...] = ()
    # Days left for what is awaited, in words; set by untuk_meja().
    sisa_tenggat = ""

    nomor_perkara = models.CharField("nomor", max_length=40, unique=True)
    status = models.CharField(max_length=30, db_index=True)
    versi = models.PositiveIntegerField(default=1)
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    berwenang = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    tanggal_ajuan = models.DateField(null=True, blank=True)
    lengkap_pada = models.DateField(null=True, blank=True)
    jatuh_tempo = models.DateField(null=True, blank=True)
    status_sejak = models.DateTimeField()
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    kunci_kirim = models.UUIDField(
        null=True, blank=True, unique=True, editable=False, help_text="Menahan klik kedua pada pembuatan."
    )

    objects = UrusanQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.nomor_perkara

    @property
    def jenis_objek(self) -> str:
        return self._meta.label_lower

    @property
    def jenis_alamat(self) -> str:
        """This kind of case as addresses name it."""
        return self._meta.model_name

    @property
    def judul(self) -> str:
        """What the case is about, in one line."""
        return self.nomor_perkara

    @property
    def giliran_khusus(self) -> str:
        """Whose turn it is where the status alone does not tell, in words; empty = by the route."""
        return ""

    @cached_property
    def pegangan(self) -> Pemegang | None:
        """Who has this case in hand; baca_pegangan() reads it for many at once, dengan_pegangan() with the case."""
        if "dipegang_id" not in self.__dict__:
            baca_pegangan([self])
            return self.pegangan
        return Pemegang(self.dipegang_id, self.dipegang_nama, self.dipegang_sejak) if self.dipegang_id else None

    @classmethod
    def untuk_meja(cls, daftar: list) -> None:
        """Set `sisa_tenggat` on cases of the work desk for which days run out."""

    @classmethod
    def dipantau(cls, pengguna) -> models.Q | None:
        """Cases of this kind that run out before the eyes of `pengguna`, whoever has to act; None = of no concern."""
        return None

    @classmethod
    def tenggat_bergeser(cls, kalender_baru) -> list[tuple]:
        """Open cases whose deadline in working days differs by another calendar, as (case, old day, new day).

        The calendar is that of core.kalender; a kind of case whose deadline counts no working days has none.
        """
        return []

    @classmethod
    def geser_tenggat(cls, geseran):
        """Write the new deadlines of `geseran` (rows as above), inside the transaction that changes the calendar.

        core.kalender writes the trail. Where more than `jatuh_tempo` hangs on the deadline, a model writes that too.
        """
        for urusan, _, baru in geseran:
            urusan.jatuh_tempo = baru
        cls.objects.bulk_update([urusan for urusan, _, _ in geseran], ["jatuh_tempo"], batch_size=500)

    @classmethod
    def url_daftar(cls) -> str:
        return cls.DAFTAR or f"{cls._meta.model_name}_daftar"

    @property
    def jenis_dalam_kata(self) -> str:
        return self._meta.verbose_name

    @property
    def ikhtisar(self) -> list[tuple[str, str]]:
        """What a step on this case decides about, as (label, value): the page that asks to confirm shows it."""
        return []

    def get_status_display(self) -> str:
        return self.alur.status(self.status).label

    @property
    def tahap(self):
        """How far this case is (core.perkara.alur.Tahap)."""
        return self.alur.tahap(self.status)

    @property
    def jejak(self):
        """The trail, each row with `catatan`: who stands behind new accounts (core.perkara.akun_baru), or None."""
        jejak = Jejak.objects.filter(objek_jenis=self.jenis_objek, objek_id=self.pk)
        return jejak.annotate(catatan=KT("salinan__catatan_akun")).order_by("urutan")

    @property
    def riwayat(self):
        """The trail as a timeline shows it, without the copies of the form, which may be large."""
        return self.jejak.defer("salinan", "temuan", "penilaian")

    @property
    def daftar_surat(self):
        """Letters about this case: each with `ada_pdf`, and who signed it on paper when (`ttd_oleh`, `ttd_pada`)."""
        surat = Surat.objects.filter(objek__objek_jenis=self.jenis_objek, objek__objek_id=self.pk).order_by("pk")
        pindaian = Pindaian.objects.filter(surat=models.OuterRef("pk")).order_by("-pk")
        return surat.annotate(
            ada_pdf=models.Exists(Rendisi.objects.filter(surat=models.OuterRef("pk"))),
            ttd_oleh=models.Subquery(pindaian.values("penandatangan")[:1]),
            ttd_pada=models.Subquery(pindaian.values("ditandatangani_pada")[:1]),
        )

    def surat_terakhir(self, jenis: str) -> Surat | None:
        """The latest letter of one kind about this case, or None."""
        return self.daftar_surat.filter(jenis=jenis).select_related("instansi").last()

    def alamat_meja(self, pengguna) -> str:
        """The examiner's desk of this case, for `pengguna` who sits at it; empty for everybody else."""
        if self.MEJA and self.tahap.meja and boleh(pengguna, self.MEJA[1], self):
            return reverse(self.MEJA[0], args=[self.pk])
        return ""

    def alamat_lanjut(self, pengguna) -> str:
        """Where `pengguna`, who has just taken a step, goes on: the examiner's desk, else the page of the case."""
        return self.alamat_meja(pengguna) or self.get_absolute_url()

    @property
    def daftar_berkas(self):
        return Berkas.objects.filter(objek_jenis=self.jenis_objek, objek_id=self.pk, aktif=True).order_by("butir", "pk")

    @property
    def sebut_berkas(self) -> str:
        """How many files lie with the case, in words: a step that takes it in says what it takes in."""
        banyak = self.daftar_berkas.count()
        return f"{banyak} berkas" if banyak else "belum ada satu pun"

    @classmethod
    def berkas_tertutup(cls, berkas, pengguna) -> str:
        """Why `pengguna`, who sees the case, may not open this file of it; empty = may. Personal papers are for few."""
        return ""

    @property
    def hari_ini(self):
        """Today at the authority of this case: every date of the case is counted there."""
        return hari_ini(self.berwenang)

    @property
    def tanggal_hukum(self) -> TanggalHukum:
        """The days by which this case is judged: of its filing, and of its decision, today as long as it is open."""
        if self.status in self.alur.akhir:
            return self.dinilai_per(waktu_setempat(self.berwenang, self.status_sejak).date())
        return self.dinilai_per(self.hari_ini)

    def dinilai_per(self, hari: date) -> TanggalHukum:
        """The days by which an act of `hari` judges this case: filed on DIAJUKAN_PADA, that day where it is not yet."""
        return TanggalHukum(getattr(self, self.DIAJUKAN_PADA) or hari, hari)

    @property
    def umur_hari(self) -> int:
        """Days in the present status. Pasal 7 sets no deadline, so age is all there is to show."""
        return (self.hari_ini - waktu_setempat(self.berwenang, self.status_sejak).date()).days

    def sebab_bukan_petugas(self, pengguna) -> str:
        """Why this case is not for `pengguna` although the role would allow it (it was assigned to others); or ''."""
        return ""

    def keterangan_surat(self, surat) -> tuple[str, bool]:
        """What the public check says of a letter of this case, and whether it is in force; empty = the usual words."""
        return "", True

    def uraian_surat(self, surat) -> list[tuple[str, str]]:
        """What the public check shows of the case behind a letter, as (label, value): nothing personal."""
        return []

    def yang_disebut(self) -> list[int]:
        """The people whom the case itself names for its present step, by number; none: anybody at the desk."""
        return []

    @classmethod
    def saring_petugas(cls, pengguna) -> models.Q:
        """Which cases of the work desk are for `pengguna` in person; by default every one that the role allows."""
        return models.Q()

    def salinan_tampil(self) -> dict:
        """What pages show of the case beyond its own form: names, regions, authority. Kept by an act that decides it.

        As JSON can write it. A kind of case that returns something here reads it back in `tampilkan`.
        """
        return {}

    def tampilkan(self, isi: dict) -> None:
        """Put what salinan_tampil() kept on this instance, for a page to read; it is not saved afterwards."""

    @cached_property
    def salinan_putusan(self) -> dict:
        """What the last act into a decided stage kept; {} as long as the case is open, and for acts of before."""
        if not self.tahap.diputus:
            return {}
        putusan = self.jejak.filter(salinan__has_key="tampil").last()
        return putusan.salinan["tampil"] if putusan else {}

    def seperti_diputus(self) -> Self:
        """This instance as its page shows it: decided, with the names, regions and authority of its decision.

        Whatever the register says later: beside the page stands the letter.
        """
        if self.salinan_putusan:
            self.tampilkan(self.salinan_putusan)
        return self

    def salinan(self) -> dict:
        """What the trail keeps of the form at each act; apps add their own fields."""
        return {"nomor_perkara": self.nomor_perkara}
