"""Keputusan Menteri (Pasal 7 huruf f): drafted, checked, signed by three people; Penetapan is what it gives."""

import hashlib
import json
from copy import copy
from itertools import groupby

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.dasar.izin import KODE_PUSAT, Peran, Tingkat, saring_terlihat
from core.models import Berkas, Penugasan, Surat, Tersidik, TersidikQuerySet, Urusan, Wilayah
from core.models.urusan import UrusanQuerySet
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.models.sentra import MilikSentraQuerySet, Sentra
from sentra_ukm.models.ukm import JUMLAH, Ukm
from sentra_ukm.models.usulan import StatusUsulan, Usulan

TANPA_UKM = dict.fromkeys(JUMLAH, 0) | {"omzet_bulanan": None, "tenaga_kerja": None}


def baris_usulan(daftar) -> list[dict]:
    """One line a usulan, as annexes print it, numbered, ordered by region code then name.

    The same three queries for one usulan and for 1,800. Amounts are Decimal; a sum that is not known is None.
    """
    pk = [u.pk for u in daftar]
    jumlah = Ukm.objects.filter(usulan__in=pk).jumlah_per_usulan()
    baris = [
        {
            "usulan": u.pk,
            "nomor_perkara": u.nomor_perkara,
            "sentra": u.sentra.nama,
            "produk": u.sentra.produk,
            "desa": u.sentra.desa,
            "kecamatan": u.sentra.kecamatan,
            "kabkota": u.wilayah.nama,
            "kode": u.wilayah_id,
            "provinsi": u.wilayah.induk.nama,
            "jenjang": u.get_jenis_display(),
            "tahun": u.tahun,
            "sumber_dana": u.get_sumber_dana_display(),
            **jumlah.get(u.pk, TANPA_UKM),
        }
        for u in Usulan.objects.filter(pk__in=pk).select_related("sentra", "wilayah__induk")
    ]
    baris.sort(key=lambda b: (b["kode"], b["sentra"].lower(), b["usulan"]))
    return [{"no": no, **b} for no, b in enumerate(baris, 1)]


def sidik(salinan: dict) -> str:
    """A short mark of text and annex: equal marks on two screens mean the same decree."""
    isi = json.dumps({k: salinan[k] for k in ("naskah", "baris")}, cls=DjangoJSONEncoder, sort_keys=True)
    kode = hashlib.sha256(isi.encode()).hexdigest()[:16]
    return " ".join(kode[i : i + 4] for i in range(0, 16, 4))


class StatusKeputusan(models.TextChoices):
    DRAF = "draf", "Rancangan"
    DIPERIKSA = "diperiksa", "Diperiksa"
    SIAP = "siap", "Siap ditandatangani"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class KeputusanQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        """The centre sees all; a region sees the signed ones that name a sentra of its own or below."""
        if Tingkat.PUSAT in pengguna.tingkat_kantor:
            return self
        sendiri = Usulan.objects.filter(saring_terlihat(pengguna)).values("keputusan_id")
        return self.filter(status=StatusKeputusan.DITETAPKAN, pk__in=sendiri)


def siap_dipilih():
    """Chosen sentra that no Keputusan names yet, by region and name."""
    return (
        Usulan.objects.filter(status=StatusUsulan.TERPILIH, keputusan__isnull=True)
        .select_related("sentra", "wilayah__induk", "berwenang")
        .order_by("wilayah_id", "sentra__nama", "pk")
    )


class Keputusan(Urusan):
    """One decree for many sentra. The text is data: offices word their considerations themselves."""

    tentang = models.CharField(max_length=200)
    tahun = models.PositiveSmallIntegerField("tahun program")
    menimbang = models.TextField(help_text="Satu pertimbangan per baris, tanpa huruf; “bahwa” ditulis.")
    mengingat = models.TextField(help_text="Satu peraturan per baris, tanpa angka.")
    memperhatikan = models.TextField(blank=True, help_text="Satu surat atau berita acara per baris.")
    diktum = models.TextField(help_text="Satu diktum per baris; KESATU, KEDUA, … ditambahkan saat dicetak.")
    tembusan = models.TextField(blank=True, help_text="Satu penerima per baris.")
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diperiksa_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ditandatangani_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    surat = models.ForeignKey(Surat, models.PROTECT, null=True, related_name="+")

    objects = KeputusanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Keputusan Menteri"
        verbose_name_plural = "Keputusan Menteri"
        constraints = [
            models.CheckConstraint(
                condition=Q(diperiksa_oleh__isnull=True) | ~Q(diperiksa_oleh=F("disusun_oleh")),
                name="keputusan_pemeriksa_bukan_penyusun",
            ),
            models.CheckConstraint(
                condition=Q(ditandatangani_oleh__isnull=True)
                | (~Q(ditandatangani_oleh=F("disusun_oleh")) & ~Q(ditandatangani_oleh=F("diperiksa_oleh"))),
                name="keputusan_penetap_orang_ketiga",
            ),
        ]

    def get_absolute_url(self):
        return reverse("keputusan_rinci", args=[self.pk])

    @property
    def judul(self):
        return self.tentang

    @property
    def ikhtisar(self):
        return self.ikhtisar_dari(self.salinan())

    def ikhtisar_dari(self, isi: dict) -> list[tuple[str, str]]:
        """The same from a copy of the decree: the present one, or the one that was signed."""
        provinsi = {b["provinsi"] for b in isi["baris"]}
        return [
            ("Tentang", self.tentang),
            ("Isi", f"{len(isi['baris'])} sentra di {len(provinsi)} provinsi, tahun program {self.tahun}"),
            ("Sidik rancangan", sidik(isi)),
        ]

    def salinan_tampil(self):
        return {nama: getattr(self, nama) and getattr(self, nama).nama for nama in self.PENYUSUN}

    def tampilkan(self, isi):
        for nama, sebutan in isi.items():
            if sebutan:
                setattr(self, nama, copy(getattr(self, nama)))
                getattr(self, nama).nama = sebutan

    PENYUSUN = ("disusun_oleh", "diperiksa_oleh")
    # What the decree says, beside its annex: copied into the trail at each act.
    NASKAH = ("tentang", "tahun", "menimbang", "mengingat", "memperhatikan", "diktum", "tembusan")
    KOP = ("kop_kepala", "kop_jabatan", "kop_baris1", "kop_baris2", "tempat")

    def salinan(self):
        """Text, annex and letterhead of this moment: a salinan and a petikan are made from the signing act alone."""
        hari, kepala = self.hari_ini, {}
        penetap = Penugasan.objects.filter(peran=Peran.PENETAP, instansi__wilayah=self.berwenang_id)
        for p in penetap.select_related("instansi"):
            kop = {nama: getattr(p.instansi, nama) for nama in self.KOP}
            kepala.setdefault(str(p.instansi_id), {**kop, "sementara": {}})
            if p.dasar_tercetak and p.aktif(hari):
                kepala[str(p.instansi_id)]["sementara"][str(p.pengguna_id)] = p.dasar_tercetak
        return {
            **super().salinan(),
            "naskah": {nama: getattr(self, nama) for nama in self.NASKAH},
            "baris": baris_usulan(self.usulan.all()),
            "kepala": kepala,
        }


class PenetapanQuerySet(TersidikQuerySet, MilikSentraQuerySet):
    pass


class Penetapan(Tersidik):
    """A sentra at a level, by a Keputusan: its history, one row each.

    Signed here (`usulan` and `keputusan`), or made before this product and recorded from its scan (`berkas`).
    """

    LEWAT_LANGKAH = True

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="penetapan")
    usulan = models.OneToOneField(Usulan, models.PROTECT, null=True, blank=True, related_name="penetapan")
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, null=True, blank=True, related_name="penetapan")
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pindaian Keputusan terdahulu"
    )
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    jenjang = models.CharField(max_length=10, choices=Jenjang)
    nomor = models.CharField("nomor Keputusan", max_length=80)
    tanggal = models.DateField()
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")

    objects = PenetapanQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "penetapan"
        constraints = [
            models.CheckConstraint(
                condition=Q(usulan__isnull=False, keputusan__isnull=False)
                | Q(usulan__isnull=True, keputusan__isnull=True, berkas__isnull=False, dicatat_oleh__isnull=False),
                name="penetapan_ditandatangani_atau_dipindai",
            )
        ]

    def __str__(self):
        return f"{self.get_jenjang_display()} menurut {self.nomor}"


def jumlah_baris(baris: list[dict]) -> dict:
    """Totals of an annex: jumlah_ukm, tenaga_kerja, omzet_bulanan."""
    return {k: sum(b[k] or 0 for b in baris) for k in ("jumlah_ukm", "tenaga_kerja", "omzet_bulanan")}


def kelompok_baris(baris: list[dict]) -> list[tuple]:
    """The rows by province, with their totals."""
    per_provinsi = ((nama, list(isi)) for nama, isi in groupby(baris, key=lambda b: b["provinsi"]))
    return [(nama, isi, jumlah_baris(isi)) for nama, isi in per_provinsi]


def penetap_pada(per) -> Penugasan | None:
    """Who signs decrees on the day `per`."""
    semua = Penugasan.objects.filter(peran=Peran.PENETAP, instansi__wilayah=KODE_PUSAT).order_by("-mulai", "-pk")
    return next((p for p in semua.select_related("instansi", "pengguna") if p.aktif(per)), None)
