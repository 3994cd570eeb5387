"""The offices of a region on the dashboards: by kind and state, and how many working days their decisions took.

The text lets nothing pass by silence: a decision after the last day is a late one, and what waits longer is named. An
approval is void where activity did not begin in time, and only when a person has declared it so.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial

from django.db.models import Case, Count, DateField, F, Q, QuerySet, When

from aturan.bahasa import P15_2015
from aturan.bahasa.bilangan import BULAN
from aturan.bahasa.hari_kerja import Kalender
from aturan.simpan_pinjam_2015.kantor_tenggat import HARI_KERJA_KEPUTUSAN, sisa_hari, tenggat_keputusan
from core.dasar.izin import saring_bawahan
from core.dasar.rupa import angka, angka_pendek
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Sumber, Tabel
from core.dasbor.hitung import hari_setempat, persentil
from core.dasbor.meja import pada
from core.kalender.libur import kalender
from perizinan.models import JaringanPelayanan, StatusKantor
from perizinan.models.status_kantor import BELUM_BUKA, BERJAM, BUKA, TUTUP

S = StatusKantor
DAFTAR = "jaringan_daftar"
PASAL_10_2 = f"Pasal 10 ayat (2) {P15_2015.singkat}"
PASAL_10_4 = f"Pasal 10 ayat (4) {P15_2015.singkat}"
KEADAAN = {
    "buka": ("Beroperasi", BUKA),
    "belum_buka": ("Disetujui, belum beroperasi", BELUM_BUKA),
    "menunggu": ("Menunggu keputusan", BERJAM),
    "gugur": ("Gugur", (S.GUGUR,)),
    "tutup": ("Ditutup", TUTUP),
}  # fmt: skip
# Approved on the day of its letter, refused on the day of the last act; nobody here decided on an older office.
DIPUTUS = Case(
    When(terdahulu=False, tanggal_persetujuan__isnull=False, then=F("tanggal_persetujuan")),
    When(status=S.DITOLAK, then=hari_setempat("status_sejak", "berwenang")),
    output_field=DateField(),
)
KOLOM_HARI = ("Nilai tengah (hari kerja)", "9 dari 10 dalam (hari kerja)", "Diputus", "Lewat tenggat")
TERBANYAK_BULAN = 13  # months that a line holds; a longer period is drawn by quarters


# Which rows each figure counts


def berkeadaan(queryset: QuerySet, lingkup: Lingkup, **isi) -> QuerySet:
    """Offices where they stand, each with how it stood at the end of the period."""
    return pada(queryset.filter(saring_bawahan(lingkup.wilayah.kode, "wilayah")), lingkup).filter(**isi)


def diputus(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    """Applications that were approved or refused in the period, each with the day (`putus`)."""
    di = queryset.filter(saring_bawahan(lingkup.wilayah.kode, "wilayah"))
    return di.annotate(putus=DIPUTUS).filter(putus__range=(lingkup.dari, lingkup.sampai))


def _berhari(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    return diputus(queryset, lingkup).filter(lengkap_pada__isnull=False)


def _lewat(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    """Those decided after the last day. Working days are counted here: a database has no calendar."""
    hari = HariKerja()
    semua = _berhari(queryset, lingkup).order_by().values_list("pk", "lengkap_pada", "putus")
    return queryset.filter(pk__in=[pk for pk, lengkap, putus in semua if hari.lewat(lengkap, putus)])


def _menunggu_lewat(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    hari = HariKerja()
    semua = berkeadaan(queryset, lingkup, keadaan__in=BERJAM, lengkap_pada__isnull=False).order_by()
    menunggu = semua.values_list("pk", "lengkap_pada")
    return queryset.filter(pk__in=[pk for pk, lengkap in menunggu if hari.lewat(lengkap, lingkup.sampai)])


def _gugur(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    return berkeadaan(queryset, lingkup, keadaan=S.GUGUR, **_dalam_masa(lingkup))


def _dalam_masa(lingkup: Lingkup) -> dict:
    return {"keadaan_sejak__gte": lingkup.mulai, "keadaan_sejak__lt": lingkup.akhir}


class HariKerja:
    """What the calendar says of a file that was complete on one day (day 0) and decided on another; each asked once."""

    def __init__(self) -> None:
        self.kalender: Kalender = kalender()
        self.dipakai = cache(self._dipakai)
        self.batas = cache(self._batas)

    def _dipakai(self, lengkap: date, putus: date) -> int:
        return sisa_hari(putus, lengkap, self.kalender)

    def _batas(self, lengkap: date) -> date:
        return tenggat_keputusan(lengkap, self.kalender)

    def lewat(self, lengkap: date, putus: date) -> bool:
        """Whether the last day had passed."""
        return putus > self.batas(lengkap)


SUMBER: Sumber = {
    **{k: (kata.lower(), partial(berkeadaan, keadaan__in=status)) for k, (kata, status) in KEADAAN.items()},
    **{
        f"{k}.{j}": (f"{j.label}, {kata.lower()}", partial(berkeadaan, keadaan__in=status, jenis=j))
        for k, (kata, status) in KEADAAN.items()
        for j in JaringanPelayanan.Jenis
    },
    "diputus": ("diputus dalam masa itu", diputus),
    "berhari": ("diputus dalam masa itu, hari lengkapnya tercatat", _berhari),
    "lewat": ("diputus sesudah tenggatnya", _lewat),
    "tanpa_hari": ("diputus tanpa hari lengkap", lambda q, li: diputus(q, li).filter(lengkap_pada=None)),
    "menunggu_lewat": ("menunggu keputusan, lewat tenggat", _menunggu_lewat),
    "gugur_masa": ("persetujuan gugur dalam masa itu", _gugur),
}


# The part


@dataclass(frozen=True)
class Putusan:
    """So many decisions of one day, in one region, on files that were complete on another."""

    putus: date
    anak: str
    hari: int
    lewat: bool
    banyak: int


def bagian(lingkup: Lingkup) -> Bagian:
    """The offices of the network."""
    hari, terlihat = HariKerja(), JaringanPelayanan.objects.terlihat_oleh(lingkup.pengguna)
    putusan, tanpa = _putusan(lingkup, terlihat, hari)
    keadaan = _keadaan(lingkup, terlihat)
    return Bagian(
        "kantor", "Kantor jaringan pelayanan", tuple(_angka(lingkup, putusan, tanpa, keadaan, hari)),
        (
            _tabel_keadaan(lingkup, keadaan), _tabel_masa(lingkup, putusan, tanpa),
            *_tabel_anak(lingkup, putusan, keadaan),
        ),
    )  # fmt: skip


def _putusan(lingkup: Lingkup, terlihat: QuerySet, hari: HariKerja) -> tuple[list[Putusan], int]:
    """The decisions of the period, and of how many nobody knows the day on which the file was complete."""
    hasil, tanpa = [], 0
    semua = diputus(terlihat, lingkup).annotate(anak=lingkup.kode_anak()).order_by()
    for lengkap, putus, anak, n in semua.values_list("lengkap_pada", "putus", "anak").annotate(n=Count("pk")):
        if lengkap is None:
            tanpa += n
        else:
            hasil.append(Putusan(putus, anak, hari.dipakai(lengkap, putus), hari.lewat(lengkap, putus), n))
    return hasil, tanpa


@dataclass(frozen=True)
class Berdiri:
    """So many offices of one kind in one state; of those that wait the day on which their file was complete."""

    jenis: str
    kelompok: str
    anak: str
    lengkap: date | None
    banyak: int
    gugur: int


def _keadaan(lingkup: Lingkup, terlihat: QuerySet) -> list[Berdiri]:
    kelompok = {status: k for k, (_, semua) in KEADAAN.items() for status in semua}
    semua = berkeadaan(terlihat, lingkup, keadaan__in=kelompok).annotate(
        anak=lingkup.kode_anak(), lengkap=Case(When(keadaan__in=BERJAM, then=F("lengkap_pada")))
    )
    gugur = Count("pk", filter=Q(keadaan=S.GUGUR, **_dalam_masa(lingkup)))
    baris = semua.order_by().values_list("jenis", "keadaan", "anak", "lengkap").annotate(n=Count("pk"), gugur=gugur)
    return [Berdiri(jenis, kelompok[status], *lain) for jenis, status, *lain in baris]


def banyak(keadaan: list[Berdiri], kelompok: str, jenis: str = "", anak: str = "") -> int:
    """How many offices of one state, of a kind or a region below."""
    cocok = (b for b in keadaan if b.kelompok == kelompok and jenis in ("", b.jenis) and anak in ("", b.anak))
    return sum(b.banyak for b in cocok)


def hari_kerja(putusan: list[Putusan]) -> tuple[Decimal | None, Decimal | None, int, int]:
    """Median and p90 of the working days, how many were decided, how many of them too late."""
    semua = [p.hari for p in putusan for _ in range(p.banyak)]
    lewat = sum(p.banyak for p in putusan if p.lewat)
    return persentil(semua, Decimal("0.5")), persentil(semua, Decimal("0.9")), len(semua), lewat


def _angka(
    lingkup: Lingkup, putusan: list[Putusan], tanpa: int, keadaan: list[Berdiri], hari: HariKerja
) -> Iterator[Angka]:
    per, batas = lingkup.sampai, sebut_batas(lingkup)
    tengah, p90, berhari, lewat = hari_kerja(putusan)
    semua = berhari + tanpa
    terlambat = sum(b.banyak for b in keadaan if b.lengkap and hari.lewat(b.lengkap, lingkup.sampai))
    gugur, menunggu = sum(b.gugur for b in keadaan), banyak(keadaan, "menunggu")
    hari_0 = "sejak hari berkas terakhir masuk (hari ke-0)"
    penyebut = "permohonan kantor yang diputus dalam masa ini"
    yield Angka(
        "kantor.buka", "Kantor beroperasi", banyak(keadaan, "buka"), "kantor",
        "Kantor Cabang, Cabang Pembantu, dan Kas yang beroperasi pada hari itu, menurut tempat kantornya berdiri"
        f" (Pasal 8 {P15_2015.singkat}).", per, url=lingkup.alamat(DAFTAR, "buka"),
    )  # fmt: skip
    yield Angka(
        "kantor.tengah", "Nilai tengah hari kerja", tengah, "hari kerja",
        f"Separuh keputusan atas permohonan kantor selesai dalam hari kerja sebanyak ini {hari_0}; paling lama"
        f" {batas} ({PASAL_10_2}).", per, semua, penyebut, tanpa, lingkup.alamat(DAFTAR, "diputus"),
        jumlahan=True,
    )  # fmt: skip
    yield Angka(
        "kantor.p90", "Sembilan dari sepuluh keputusan", p90, "hari kerja",
        f"Sembilan dari sepuluh keputusan selesai dalam hari kerja sebanyak ini {hari_0} ({PASAL_10_2}).", per,
        semua, penyebut, tanpa, lingkup.alamat(DAFTAR, "diputus"), jumlahan=True,
    )  # fmt: skip
    yield Angka(
        "kantor.lewat", f"Diputus sesudah {batas}", lewat, "permohonan",
        f"Permohonan kantor yang disetujui atau ditolak sesudah {batas} {hari_0} ({PASAL_10_2}). Tidak"
        " ada yang disetujui karena didiamkan: Permen tidak mengatur itu.", per, semua, penyebut, tanpa,
        lingkup.alamat(DAFTAR, "lewat"), perhatian=lewat > 0,
    )  # fmt: skip
    yield Angka(
        "kantor.menunggu_lewat", f"Menunggu dan sudah lewat {batas}", terlambat, "permohonan",
        "Permohonan kantor yang pada hari itu belum diputus dan sudah lewat tenggatnya, menurut hari lengkap"
        f" yang kini tercatat ({PASAL_10_2}).", per,
        menunggu, "permohonan yang menunggu keputusan", url=lingkup.alamat(DAFTAR, "menunggu_lewat"),
        perhatian=terlambat > 0,
    )  # fmt: skip
    yield Angka(
        "kantor.gugur", "Persetujuan gugur dalam masa ini", gugur, "kantor",
        "Persetujuan yang dalam masa ini dinyatakan tidak berlaku karena kantor tidak mulai pada waktunya"
        f" ({PASAL_10_4}).", per, url=lingkup.alamat(DAFTAR, "gugur_masa"),
    )  # fmt: skip


def _tabel_keadaan(lingkup: Lingkup, keadaan: list[Berdiri]) -> Tabel:
    isi = {j: tuple(banyak(keadaan, k, jenis=j) for k in KEADAAN) for j in JaringanPelayanan.Jenis}
    semua = tuple(sum(kolom) for kolom in zip(*isi.values(), strict=True))
    terbanyak = max(isi, key=lambda j: isi[j][0])
    judul = "Belum ada kantor yang beroperasi"
    if semua[0]:
        judul = f"Terbanyak {terbanyak.label}: {angka(isi[terbanyak][0])} dari {angka(semua[0])} kantor yang beroperasi"
    return Tabel(
        "kantor.jenis", judul,
        f"Kantor menurut jenis (Pasal 8 {P15_2015.singkat}) dan keadaannya pada hari itu, menurut riwayat di aplikasi"
        " ini. Permohonan yang ditolak, ditarik, atau masih draf tidak dihitung.",
        lingkup.sampai, "Jenis kantor", tuple(kata for kata, _ in KEADAAN.values()),
        tuple(
            Baris(j.label, nilai, url_nilai=tuple(lingkup.alamat(DAFTAR, f"{k}.{j}") for k in KEADAAN))
            for j, nilai in isi.items()
        ),
        "kantor", Bagan.TUMPUK,
        jumlah=Baris("Jumlah", semua, url_nilai=tuple(lingkup.alamat(DAFTAR, k) for k in KEADAAN)),
    )  # fmt: skip


def sebut_batas(lingkup: Lingkup) -> str:
    """'7 hari kerja'."""
    return HARI_KERJA_KEPUTUSAN.sebut(lingkup.sampai)


def masa_garis(lingkup: Lingkup) -> Iterator[tuple[str, Lingkup]]:
    """The months of the period, or its quarters where it is long: (name, the scope of that time)."""
    banyak = 12 * (lingkup.sampai.year - lingkup.dari.year) + lingkup.sampai.month - lingkup.dari.month + 1
    lebar = 1 if banyak <= TERBANYAK_BULAN else 3
    awal = lingkup.dari.replace(day=1, month=lingkup.dari.month - (lingkup.dari.month - 1) % lebar)
    while awal <= lingkup.sampai:
        n = 12 * awal.year + awal.month - 1 + lebar
        akhir = date(n // 12, n % 12 + 1, 1) - timedelta(1)
        nama = f"{BULAN[awal.month - 1]} {awal.year}" if lebar == 1 else f"Triwulan {(awal.month + 2) // 3} {awal.year}"
        yield nama, replace(lingkup, dari=max(awal, lingkup.dari), sampai=min(akhir, lingkup.sampai))
        awal = akhir + timedelta(1)


def _tabel_masa(lingkup: Lingkup, putusan: list[Putusan], tanpa: int) -> Tabel:
    """A line over the months with the limit of the law."""
    ambang = HARI_KERJA_KEPUTUSAN.pada(lingkup.sampai)
    baris = []
    for nama, masa in masa_garis(lingkup):
        milik = [p for p in putusan if masa.dari <= p.putus <= masa.sampai]
        alamat = tuple(masa.alamat(DAFTAR, kode) for kode in ("berhari", "lewat"))
        baris.append(Baris(nama, hari_kerja(milik), url_nilai=("", "", *alamat)))
    tengah, _, berhari, lewat = hari_kerja(putusan)
    judul = "Tidak ada permohonan kantor yang diputus dalam masa ini"
    if tanpa:
        judul = f"Hari lengkap {angka(tanpa)} permohonan kantor yang diputus dalam masa ini tidak tercatat"
    if tengah is not None:
        akhir = "tidak ada yang lewat tenggat"
        if lewat:
            akhir = f"{angka(lewat)} dari {angka(berhari)} lewat {sebut_batas(lingkup)}"
        judul = f"Separuh keputusan selesai dalam {angka_pendek(tengah)} hari kerja; {akhir}"
    return Tabel(
        "kantor.hari", judul,
        "Hari kerja sejak hari berkas terakhir masuk sampai surat keputusan, menurut bulan atau triwulan keputusannya"
        f" ({PASAL_10_2}). Keputusan yang hari lengkapnya tidak tercatat tidak ikut.",
        lingkup.sampai, "Masa", KOLOM_HARI,
        tuple(baris), "hari kerja", Bagan.GARIS, ambang.nilai,
        f"paling lama {sebut_batas(lingkup)} ({ambang.dasar.sebutan})",
    )  # fmt: skip


def _tabel_anak(lingkup: Lingkup, putusan: list[Putusan], keadaan: list[Berdiri]) -> list[Tabel]:
    """The regions right below; none for a kabupaten/kota."""
    if not lingkup.kepala_anak:
        return []
    menurut = defaultdict(list)
    for p in putusan:
        menurut[p.anak].append(p)
    baris = []
    for kode, w in lingkup.anak.items():
        di, putus, lewat = (lingkup.alamat(DAFTAR, k, kode) for k in ("buka", "berhari", "lewat"))
        nilai = (*hari_kerja(menurut[kode]), banyak(keadaan, "buka", anak=kode))
        baris.append(Baris(w.nama, nilai, kode, lingkup.url_keadaan(kode), ("", "", putus, lewat, di)))
    lambat = [b for b in baris if b.nilai[3]]
    judul = "Tidak ada keputusan yang lewat tenggat" if putusan else "Tidak ada keputusan yang harinya dapat dihitung"
    if lambat:
        b = max(lambat, key=lambda b: b.nilai[3])
        bagiannya = f"{angka(b.nilai[3])} dari {angka(b.nilai[2])} keputusan"
        judul = f"Terbanyak lewat {sebut_batas(lingkup)}: {b.label}, {bagiannya}"
    return [
        Tabel(
            "kantor.wilayah", judul,
            f"Hari kerja keputusan ({PASAL_10_2}) dan kantor yang beroperasi, menurut tempat kantornya berdiri.",
            lingkup.sampai, lingkup.kepala_anak,
            (*KOLOM_HARI, "Kantor beroperasi"),
            tuple(baris), "hari kerja", Bagan.BATANG,
            jumlah=Baris(
                lingkup.wilayah.nama, (*hari_kerja(putusan), banyak(keadaan, "buka")),
                url_nilai=("", "", *(lingkup.alamat(DAFTAR, k) for k in ("berhari", "lewat", "buka"))),
            ),
        )
    ]  # fmt: skip
