"""The calendar of working days: what aturan's hari_kerja counts with, who proposes a year, how a change moves cases.

A clock of the law runs whether somebody confirmed a year or not: an unconfirmed one counts as it is proposed, what was
counted through it is marked "sementara", and its confirmation moves what then differs, with a trail.
"""

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from aturan.bahasa.bilangan import tanggal
from core.dasar.izin import KODE_PUSAT
from core.models import HariLibur, KalenderTahun, Urusan
from core.perkara.jejak import catat

BERKAS = "hari-libur.csv"
INGAT_SEJAK_BULAN = 10  # October: from then on the next year is asked for
PERKIRAAN = "(perkiraan)"  # what the library writes behind a date that the government has not set yet


class Kalender(dict[int, dict[date, str]]):
    """{year: {date: name}} for aturan.bahasa.hari_kerja; a year without a day is read as the library proposes it."""

    dikonfirmasi: frozenset[int] = frozenset()

    def get(self, tahun, bawaan=None):
        if not super().get(tahun):
            self[tahun] = {tgl: nama for tgl, nama, *_ in _usulan(tahun)}
        return super().get(tahun, bawaan)

    def sementara(self, mulai: date, sampai: date) -> bool:
        """Whether a count from `mulai` to `sampai` enters a year that nobody confirmed."""
        return not self.dikonfirmasi.issuperset(range(mulai.year, sampai.year + 1))


class KalenderBerubah(Exception):
    """Somebody changed this year after the person looked at it. `str()` is the sentence to show."""


def kalender(*, terkunci: bool = False) -> Kalender:
    """The holidays of each year, confirmed or proposed.

    `terkunci`, inside a transaction: nobody changes the calendar before it ends. Whoever stores a deadline asks for
    it, so that a change of the calendar finds the case or waits for it.
    """
    if terkunci:
        list(KalenderTahun.objects.select_for_update().order_by("tahun"))
    # A year without a day is read as it is proposed, whoever confirmed it.
    dikonfirmasi = KalenderTahun.objects.filter(tahun=OuterRef("tanggal__year"), dikonfirmasi_pada__isnull=False)
    isi, pasti = Kalender(), set()
    hari_libur = HariLibur.objects.annotate(pasti=Exists(dikonfirmasi))
    for hari, nama, ya in hari_libur.values_list("tanggal", "nama", "pasti"):
        isi.setdefault(hari.year, {})[hari] = nama
        if ya:
            pasti.add(hari.year)
    isi.dikonfirmasi = frozenset(pasti)
    return isi


def belum_dikonfirmasi(per: date) -> list[int]:
    """Years of which the admin of the ministry is told on `per`: this one, and from 1 October on the next."""
    perlu = [per.year, per.year + 1] if per.month >= INGAT_SEJAK_BULAN else [per.year]
    ada = KalenderTahun.objects.filter(tahun__in=perlu, dikonfirmasi_pada__isnull=False)
    return sorted({*perlu} - {*ada.values_list("tahun", flat=True)})


def usulkan(tahun: int) -> list[HariLibur]:
    """National holidays and cuti bersama of a year as the library knows them, unsaved, in order.

    A proposal: dates of Islamic holidays to come are estimates (`perkiraan`), and cuti bersama of a year is unknown
    until the government has set it.
    """
    return [HariLibur(tanggal=t, nama=n, golongan=g, perkiraan=k) for t, n, g, k in _usulan(tahun)]


@cache
def _usulan(tahun: int) -> tuple[tuple[date, str, str, bool], ...]:
    """(date, name, kind, estimated) of each day that the library knows."""
    hari: dict[date, tuple[date, str, str, bool]] = {}
    for kategori, golongan in (
        ("government", HariLibur.Golongan.CUTI_BERSAMA),
        ("public", HariLibur.Golongan.NASIONAL),  # last: a day that is both is a national holiday
    ):
        daftar = holidays.country_holidays("ID", years=tahun, categories=(kategori,), language="id")
        for tgl, nama in daftar.items():
            kira = PERKIRAAN in nama
            nama = nama.replace(PERKIRAAN, "").strip()[:120]
            hari[tgl] = (tgl, nama, str(golongan), kira)
    return tuple(hari[tgl] for tgl in sorted(hari))


def hari_tahun(tahun: int) -> list[HariLibur]:
    """The stored days of a year, confirmed or not, in order."""
    return list(HariLibur.objects.filter(tanggal__year=tahun))


def sidik(*isi) -> str:
    """A short fingerprint of what a page showed: the act that follows is refused when it is no longer so."""
    return hashlib.sha256(repr(isi).encode()).hexdigest()[:32]


def sidik_tahun(tahun: int) -> str:
    """Fingerprint of the days of a year."""
    return sidik([(h.tanggal, h.nama, h.golongan) for h in hari_tahun(tahun)])


def tenggat_bergeser(baru: Kalender) -> list[tuple[Urusan, date, date]]:
    """Every open case of every kind whose deadline differs by the calendar `baru`: (case, old day, new day)."""
    return [baris for model in _model_urusan() for baris in model.tenggat_bergeser(baru)]


def _model_urusan():
    return [model for model in apps.get_models() if issubclass(model, Urusan)]


@dataclass(frozen=True)
class Perubahan:
    """A change of one year with its consequences: what a page shows before it is made."""

    tahun: int
    tambah: tuple[HariLibur, ...]
    hapus: tuple[date, ...]
    geseran: list[tuple[Urusan, date, date]]
    sidik: str

    @property
    def kalimat(self) -> str:
        """What is added and taken away, in words; many days by their number."""
        if len(self.tambah) + len(self.hapus) > 2:
            jumlah = (("menambah", len(self.tambah)), ("menghapus", len(self.hapus)))
            return " dan ".join(f"{kata} {n} hari" for kata, n in jumlah if n) + f" pada hari libur {self.tahun}"
        bagian = [f"menambah {tanggal(h.tanggal)} ({h.nama})" for h in self.tambah]
        bagian += [f"menghapus {tanggal(hari)}" for hari in self.hapus]
        return f"{' dan '.join(bagian)} pada hari libur {self.tahun}"


def rancang(tahun: int, tambah=(), hapus=()) -> Perubahan:
    """What adding `tambah` (unsaved days) and removing `hapus` (dates) would do; writes nothing.

    Cases move only when the year is confirmed: what was counted through another one is provisional anyway.
    """
    baru = kalender()
    geseran = []
    if tahun in baru.dikonfirmasi:
        isi = {hari: nama for hari, nama in baru[tahun].items() if hari not in hapus}
        baru[tahun] = isi | {h.tanggal: h.nama for h in tambah}
        geseran = tenggat_bergeser(baru)
    terlihat = sidik(
        sidik_tahun(tahun),
        [(h.tanggal, h.nama, h.golongan) for h in tambah],
        sorted(hapus),
        [(u.jenis_objek, u.pk, dari, ke) for u, dari, ke in geseran],
    )
    return Perubahan(tahun, tuple(tambah), tuple(sorted(hapus)), geseran, terlihat)


@transaction.atomic
def ubah(tahun: int, tambah, hapus, *, pengguna, penugasan=None, alasan="", terlihat="") -> Perubahan:
    """Change the days of a year, move the deadlines that hang on them, write the trail: all or nothing.

    A confirmed year changes only as it was looked at: `terlihat` is the fingerprint of `rancang`. Raises
    KalenderBerubah when the year, or a case that moves, is no longer so.
    """
    kt = _kunci(tahun)
    perubahan = rancang(tahun, tambah, hapus)
    if kt.dikonfirmasi and perubahan.sidik != terlihat:
        raise KalenderBerubah("Periksa akibat perubahan ini lebih dahulu: daftar hari libur atau urusannya berubah.")
    HariLibur.objects.filter(tanggal__in=perubahan.hapus).delete()
    HariLibur.objects.bulk_create(perubahan.tambah)
    _catat(
        kt, "ubah_hari_libur", perubahan.kalimat, pengguna, penugasan, alasan=alasan,
        salinan={
            "tambah": [[h.tanggal, h.nama, h.golongan] for h in perubahan.tambah],
            "hapus": list(perubahan.hapus),
            "urusan": [[u.nomor_perkara, dari, ke] for u, dari, ke in perubahan.geseran],
        },
    )  # fmt: skip
    _geser(perubahan.geseran, f"hari libur {tahun} diubah", pengguna, penugasan, alasan)
    return perubahan


def _geser(geseran, sebab: str, pengguna, penugasan, alasan: str) -> None:
    """Store the new deadlines, each with a row in its trail."""
    for model in _model_urusan():
        if milik := [baris for baris in geseran if isinstance(baris[0], model)]:
            model.geser_tenggat(milik)
    for urusan, dari, ke in geseran:
        catat(
            urusan, "geser_tenggat", f"menggeser tenggat dari {tanggal(dari)} ke {tanggal(ke)} karena {sebab}",
            wilayah_id=urusan.wilayah_id, pengguna=pengguna, penugasan=penugasan, alasan=alasan,
        )  # fmt: skip


@transaction.atomic
def konfirmasi(tahun: int, dasar: str, *, pengguna, penugasan=None, terlihat: str) -> list[tuple[Urusan, date, date]]:
    """Confirm a year as it was looked at (`terlihat` = `sidik_tahun`): from now on deadlines count by it for good.

    Moves what the proposal had let end on another day; returns that: (case, old day, new day). Raises KalenderBerubah
    when its days are no longer so, when there are none, and when it is confirmed already.
    """
    kt = _kunci(tahun)
    hari = hari_tahun(tahun)
    if kt.dikonfirmasi:
        raise KalenderBerubah(f"Hari libur {tahun} sudah dikonfirmasi.")
    if not hari:
        raise KalenderBerubah(f"Hari libur {tahun} masih kosong. Isi dahulu dari usulan atau satu per satu.")
    if sidik_tahun(tahun) != terlihat:
        raise KalenderBerubah("Daftar hari libur berubah sejak Anda membukanya. Cocokkan lagi, lalu konfirmasi.")
    HariLibur.objects.filter(tanggal__year=tahun).update(perkiraan=False)
    kt.dasar, kt.dikonfirmasi_oleh, kt.dikonfirmasi_pada = dasar, pengguna, timezone.now()
    kt.save()
    _catat(
        kt, "konfirmasi_hari_libur", f"mengonfirmasi {len(hari)} hari libur {tahun}", pengguna, penugasan, alasan=dasar,
        salinan={"hari": [[h.tanggal, h.nama, h.golongan] for h in hari]},
    )  # fmt: skip
    geseran = tenggat_bergeser(kalender())
    _geser(geseran, f"hari libur {tahun} dikonfirmasi", pengguna, penugasan, dasar)
    return geseran


def _kunci(tahun: int) -> KalenderTahun:
    """The year under lock, and every other with it: a deadline may be counted through several."""
    KalenderTahun.objects.get_or_create(tahun=tahun)
    semua = KalenderTahun.objects.select_for_update().order_by("tahun")
    return next(kt for kt in semua if kt.tahun == tahun)


def _catat(kt, aksi, kalimat, pengguna, penugasan, **isi):
    catat(kt, aksi, kalimat[:300], wilayah_id=KODE_PUSAT, pengguna=pengguna, penugasan=penugasan, **isi)


@transaction.atomic
def muat(pengguna=None, penugasan=None) -> list[int]:
    """Load fixtures/hari-libur.csv into the years that hold no day yet; returns those years.

    With `pengguna`, a year whose basis stands in the file is confirmed in that name. A second call changes nothing.
    """
    with (settings.BASE_DIR / "fixtures" / BERKAS).open(encoding="utf-8", newline="") as berkas:
        baris = list(csv.DictReader(berkas))
    dimuat = []
    for tahun in sorted({int(b["tanggal"][:4]) for b in baris}):
        isi = [b for b in baris if int(b["tanggal"][:4]) == tahun]
        if hari_tahun(tahun):
            continue
        hari = [
            HariLibur(
                tanggal=date.fromisoformat(b["tanggal"]),
                nama=b["nama"],
                golongan=b["golongan"],
                perkiraan=b["perkiraan"] == "ya",
            )
            for b in isi
        ]
        ubah(tahun, hari, (), pengguna=pengguna, penugasan=penugasan)
        dasar = "; ".join(dict.fromkeys(b["dasar"] for b in isi if b["dasar"]))
        if pengguna and dasar:
            konfirmasi(tahun, dasar, pengguna=pengguna, penugasan=penugasan, terlihat=sidik_tahun(tahun))
        dimuat.append(tahun)
    return dimuat
