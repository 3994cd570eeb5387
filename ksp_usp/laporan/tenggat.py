"""By when a report is due: the rule of its office, a later day that it granted, holidays and outages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils import timezone

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.laporan import BUKAN_KETENTUAN, Masa, jatuh_tempo
from core.dasar.waktu import waktu_setempat
from core.kalender.libur import Kalender, kalender
from core.models import Gangguan, Wilayah
from ksp_usp.models import Koperasi, PerpanjanganLaporan, TenggatLaporan


def hari_terganggu(wilayah: Wilayah, gangguan: Iterable[Gangguan] | None = None) -> set[date]:
    """Local days at `wilayah` on which the service was logged as out of order; one that lasts counts until now.

    `gangguan` are the rows of the log, where somebody has read them already.
    """
    hari = set()
    for g in Gangguan.objects.all() if gangguan is None else gangguan:
        awal, akhir = (waktu_setempat(wilayah, saat).date() for saat in (g.sejak, g.selesai or timezone.now()))
        hari |= {awal + timedelta(days=n) for n in range((akhir - awal).days + 1)}
    return hari


def perpanjangan(wilayah: Wilayah, milik: Q) -> QuerySet[PerpanjanganLaporan]:
    """The extensions of this office for all, and those for the koperasi `milik`, also by an office before this one."""
    return PerpanjanganLaporan.objects.filter(milik | Q(wilayah=wilayah, koperasi=None))


def pilih_masa(masa: Iterable[Masa]) -> Q:
    """Rows of one of these periods."""
    hasil = Q(pk__in=[])
    for m in masa:
        hasil |= Q(tahun_buku=m.tahun_buku, triwulan=m.triwulan)
    return hasil


@dataclass
class Tenggat:
    """The due days of one office, read once for as many koperasi and periods as a page shows."""

    wilayah: Wilayah
    perpanjangan: list[PerpanjanganLaporan] = field(default_factory=list)
    dihitung: dict[tuple[Masa, date | None], date | None] = field(default_factory=dict)

    @classmethod
    def untuk(cls, wilayah: Wilayah, koperasi: Iterable[Koperasi] = ()) -> "Tenggat":
        """With the extensions for all, and for each of `koperasi`."""
        return cls(wilayah, list(perpanjangan(wilayah, Q(koperasi__in=list(koperasi)))))

    @classmethod
    def seluruh(cls, wilayah: Wilayah) -> "Tenggat":
        """With every extension that counts for a koperasi of this office."""
        return cls(wilayah, list(perpanjangan(wilayah, Q(koperasi__berwenang=wilayah))))

    @classmethod
    def banyak(cls, kantor: Iterable[Wilayah], masa: Iterable[Masa]) -> "dict[str, Tenggat]":
        """Of many offices by code, read at once: with the extensions for all of these periods."""
        aturan, lebih = defaultdict(list), defaultdict(list)
        for satu in TenggatLaporan.objects.order_by("-berlaku_sejak"):
            aturan[satu.wilayah_id].append(satu)
        for p in PerpanjanganLaporan.objects.filter(pilih_masa(masa), koperasi=None):
            lebih[p.wilayah_id].append(p)
        libur, gangguan, terganggu = kalender(), list(Gangguan.objects.all()), {}
        hasil = {}
        for w in kantor:
            hasil[w.pk] = satu = cls(w, lebih[w.pk])
            satu.aturan, satu.kalender = aturan[w.pk], libur
            if w.zona not in terganggu:
                terganggu[w.zona] = hari_terganggu(w, gangguan)
            satu.terganggu = terganggu[w.zona]
        return hasil

    @cached_property
    def aturan(self) -> list[TenggatLaporan]:
        """The rules of the office, the newest first."""
        return list(TenggatLaporan.objects.filter(wilayah=self.wilayah).order_by("-berlaku_sejak"))

    @cached_property
    def kalender(self) -> Kalender:
        return kalender()

    @cached_property
    def terganggu(self) -> set[date]:
        return hari_terganggu(self.wilayah)

    def aturan_untuk(self, masa: Masa) -> TenggatLaporan | None:
        """The rule that counts for a period; None where the office has set none."""
        return next((a for a in self.aturan if a.berlaku_sejak <= masa.akhir), None)

    @cached_property
    def perpanjangan_masa(self) -> dict[Masa, list[PerpanjanganLaporan]]:
        """The extensions of each period."""
        hasil = defaultdict(list)
        for p in self.perpanjangan:
            hasil[p.masa].append(p)
        return hasil

    def diperpanjang(self, koperasi: Koperasi, masa: Masa) -> PerpanjanganLaporan | None:
        """The furthest day granted for this period to this koperasi, or to all."""
        ada = [p for p in self.perpanjangan_masa.get(masa, ()) if p.koperasi_id in (None, koperasi.pk)]
        return max(ada, key=lambda p: p.sampai, default=None)

    def batas(self, koperasi: Koperasi, masa: Masa) -> date | None:
        """The last day for this report; None where the office has set none, or set it after that day."""
        lebih = self.diperpanjang(koperasi, masa)
        sampai = lebih.sampai if lebih else None
        if (masa, sampai) not in self.dihitung:
            self.dihitung[masa, sampai] = self._hitung(masa, sampai)
        return self.dihitung[masa, sampai]

    def _hitung(self, masa: Masa, sampai: date | None) -> date | None:
        aturan = self.aturan_untuk(masa)
        if aturan is None:
            return None
        bulan, hari = aturan.untuk(masa)
        batas = jatuh_tempo(masa, bulan, hari, self.kalender, self.terganggu, sampai)
        return batas if batas >= aturan.tanggal_surat else None

    def kalimat(self, koperasi: Koperasi, masa: Masa) -> str:
        """By when, and who says so: no article does."""
        batas, aturan = self.batas(koperasi, masa), self.aturan_untuk(masa)
        if batas is None or aturan is None:
            return f"Kantor belum menetapkan tenggat untuk masa ini ({BUKAN_KETENTUAN})."
        kalimat = f"Paling lambat {tanggal(batas)}, ditetapkan oleh {aturan.ditetapkan_oleh}, {BUKAN_KETENTUAN}."
        if lebih := self.diperpanjang(koperasi, masa):
            kalimat += f" Diperpanjang dengan surat Nomor {lebih.nomor_surat} tanggal {tanggal(lebih.tanggal_surat)}."
        return kalimat
