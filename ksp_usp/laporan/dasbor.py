"""The periodic reports of the koperasi of a region on the dashboards: by period, what is in, late, or not in.

Counted are those who owed the report: they held a licence on a day of the period (Pasal 29 ayat (2)). The Permen sets
no due day, so where the office set none nothing is late. In time or late says the first version, whatever corrects it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from aturan.bahasa import P15_2015
from aturan.simpan_pinjam_2015.laporan import BUKAN_KETENTUAN, Keadaan, Masa, keadaan, masa_tahun
from core.dasar.izin import Tingkat, saring_bawahan
from core.dasar.rupa import angka
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Sumber, Tabel
from core.models import Wilayah
from ksp_usp.laporan.tenggat import Tenggat, pilih_masa
from ksp_usp.models import Koperasi, LaporanBerkala, PerpanjanganLaporan, berizin_dalam

MASUK, BELUM = "laporan_daftar", "laporan_belum"
PASAL_29_2 = f"Pasal 29 ayat (2) {P15_2015.singkat}"
BANYAK_MASA = 6  # periods side by side: a year with its annual report, and the quarter before
TEPAT, TERLAMBAT, MASUK_TANPA = "tepat", "terlambat", "masuk_tanpa"
# What became of a report that was owed, in the order of the columns.
SUDAH = {
    TEPAT: "Masuk tepat waktu", TERLAMBAT: "Masuk terlambat", MASUK_TANPA: "Masuk, kantor tanpa tenggat",
}  # fmt: skip
TIDAK = {
    "lewat": "Belum, lewat tenggat", "ditunggu": "Belum, tenggat berjalan",
    "tanpa_tenggat": "Belum, kantor tanpa tenggat",
}  # fmt: skip
WAJIB = "koperasi yang memegang izin dalam masa laporan itu"
GOLONGAN = Case(
    When(jatuh_tempo=None, then=Value(MASUK_TANPA)),
    When(tanggal_ajuan__gt=F("jatuh_tempo"), then=Value(TERLAMBAT)),
    default=Value(TEPAT),
    output_field=CharField(),
)


def masa_ke(lingkup: Lingkup, mundur: int) -> Masa:
    """The last period that had ended at the end of the dashboard's, or one so many before it."""
    tahun = range(lingkup.sampai.year, lingkup.sampai.year - 3, -1)
    berakhir = [m for t in tahun for m in masa_tahun(t) if m.akhir < lingkup.sampai]
    return sorted(berakhir, key=lambda m: (m.akhir, m.tahunan), reverse=True)[mundur]


def masa_dari(kode: str, lingkup: Lingkup) -> Masa:
    """Of which period the figure `kode` is."""
    return masa_ke(lingkup, int(kode.partition(".")[0]))


# Which rows each figure counts


def wajib(queryset: QuerySet, lingkup: Lingkup, masa: Masa) -> QuerySet:
    """Koperasi of the region that owed the report on `masa`."""
    return queryset.filter(saring_bawahan(lingkup.wilayah.kode, "wilayah")).berizin_dalam(masa.awal, masa.akhir)


def masuk(lingkup: Lingkup, *masa: Masa) -> QuerySet:
    """The first version of each report on these periods that was filed by the end of the dashboard's, in groups."""
    semua = LaporanBerkala.objects.masuk().filter(pilih_masa(masa), mengoreksi=None, tanggal_ajuan__lte=lingkup.sampai)
    return semua.annotate(golongan=GOLONGAN).order_by()


def _masuk(queryset: QuerySet, lingkup: Lingkup, mundur: int, **isi) -> QuerySet:
    masa = masa_ke(lingkup, mundur)
    milik = wajib(Koperasi.objects.terlihat_oleh(lingkup.pengguna), lingkup, masa)
    ada = masuk(lingkup, masa).filter(koperasi__in=milik.order_by().values("pk"), **isi)
    return queryset.filter(pk__in=ada.values("pk"))


def _belum(queryset: QuerySet, lingkup: Lingkup, mundur: int, sejauh: str = "") -> QuerySet:
    masa = masa_ke(lingkup, mundur)
    semua = wajib(queryset, lingkup, masa).exclude(pk__in=masuk(lingkup, masa).values("koperasi"))
    if not sejauh:
        return semua
    kantor = Wilayah.objects.filter(pk__in=semua.order_by().values("berwenang"))
    batas = Batas(lingkup, list(kantor), [masa])
    tetap = [kode for kode in batas.kantor if batas.sejauh(kode, masa).value[0] == sejauh]
    lain = {pk: batas.sejauh_koperasi(pk, masa) for pk in batas.diperpanjang[masa]}
    pindah = [pk for pk, satu in lain.items() if satu.value[0] == sejauh]
    return semua.filter(Q(berwenang__in=tetap) & ~Q(pk__in=lain) | Q(pk__in=pindah))


SUMBER_LAPORAN: Sumber = {
    **{f"{n}.masuk": ("laporan yang masuk", partial(_masuk, mundur=n)) for n in range(BANYAK_MASA)},
    **{f"{n}.nihil": ("laporan nihil", partial(_masuk, mundur=n, nihil=True)) for n in range(BANYAK_MASA)},
    **{
        f"{n}.{g}": (kata.lower(), partial(_masuk, mundur=n, golongan=g))
        for n in range(BANYAK_MASA)
        for g, kata in SUDAH.items()
    },
}
SUMBER_BELUM: Sumber = {
    f"{n}.{g}": (kata.lower(), partial(_belum, mundur=n, sejauh=g))
    for n in range(BANYAK_MASA)
    for g, kata in TIDAK.items()
}


class Batas:
    """The due days of many offices for some periods, and of the koperasi that were granted a later one."""

    def __init__(self, lingkup: Lingkup, kantor: list[Wilayah], masa: list[Masa]):
        self.lingkup, self.kantor = lingkup, Tenggat.banyak(kantor, masa)
        # Of each period the koperasi with an extension of their own: {number: (koperasi, extension)}.
        self.diperpanjang: dict[Masa, dict[int, list[PerpanjanganLaporan]]] = {m: defaultdict(list) for m in masa}
        sendiri = PerpanjanganLaporan.objects.filter(
            pilih_masa(masa), saring_bawahan(lingkup.wilayah.kode, "koperasi__wilayah"), koperasi__isnull=False,
            koperasi__berwenang__in=self.kantor,
        )  # fmt: skip
        for p in sendiri.select_related("koperasi"):
            self.diperpanjang[p.masa][p.koperasi_id].append(p)

    def sejauh(self, kantor: str, masa: Masa) -> Keadaan:
        """How a report that is not in stands, of a koperasi of this office."""
        return keadaan(masa, self.kantor[kantor].batas(Koperasi(), masa), None, self.lingkup.sampai)

    def sejauh_koperasi(self, pk: int, masa: Masa) -> Keadaan:
        """The same of one with an extension of its own."""
        milik = self.diperpanjang[masa][pk]
        koperasi = milik[0].koperasi
        kantor = self.kantor[koperasi.berwenang_id]
        sendiri = Tenggat(kantor.wilayah, [*kantor.perpanjangan, *milik])
        sendiri.aturan, sendiri.kalender, sendiri.terganggu = kantor.aturan, kantor.kalender, kantor.terganggu
        return keadaan(masa, sendiri.batas(koperasi, masa), None, self.lingkup.sampai)


# The part


def bagian(lingkup: Lingkup) -> Bagian:
    """The reports of the last periods."""
    h = Hitungan(lingkup)
    return Bagian(
        "laporan", "Laporan berkala koperasi", tuple(_angka(h)),
        (_tabel_keadaan(h), _tabel_masa(h), *_tabel_wilayah(h)),
    )  # fmt: skip


class Hitungan:
    """What became of the reports of each period, by the seat of the koperasi."""

    def __init__(self, lingkup: Lingkup):
        self.lingkup = lingkup
        self.masa = [masa_ke(lingkup, n) for n in range(BANYAK_MASA)]
        # {(periods back, what, code of the seat): how many}
        self.isi: Counter = Counter()
        terlihat = Koperasi.objects.terlihat_oleh(lingkup.pengguna).filter(
            saring_bawahan(lingkup.wilayah.kode, "wilayah")
        )
        self._hitung(terlihat.order_by())
        self.jumlah: Counter = Counter()
        for (mundur, apa, _), n in self.isi.items():
            self.jumlah[mundur, apa] += n

    def _hitung(self, terlihat: QuerySet) -> None:
        """By two queries, those of the due days, and one of the koperasi with a later day of their own, if any."""
        wajib_n = {f"wajib_{n}": Count("pk", filter=berizin_dalam(m.awal, m.akhir)) for n, m in enumerate(self.masa)}
        belum: Counter = Counter()
        for kantor, tempat, *banyak in terlihat.values_list("berwenang", "wilayah").annotate(**wajib_n):
            for mundur, n in enumerate(banyak):
                belum[mundur, kantor, tempat] += n
                self.isi[mundur, "wajib", tempat] += n
        milik = Q(pk__in=[])
        for m in self.masa:
            milik |= pilih_masa([m]) & berizin_dalam(m.awal, m.akhir, "koperasi")
        if terlihat.query.where:  # of the whole country there is nothing to ask
            milik &= Q(koperasi__in=terlihat.values("pk"))
        ada = masuk(self.lingkup, *self.masa).filter(milik)
        kolom = ("tahun_buku", "triwulan", "koperasi__berwenang", "koperasi__wilayah", "golongan", "nihil")
        for tahun, triwulan, kantor, tempat, golongan, nihil, n in ada.values_list(*kolom).annotate(n=Count("pk")):
            mundur = self.masa.index(Masa(tahun, triwulan))
            belum[mundur, kantor, tempat] -= n
            self.isi[mundur, golongan, tempat] += n
            self.isi[mundur, "masuk", tempat] += n
            self.isi[mundur, "nihil", tempat] += n if nihil else 0
        self._belum(terlihat, belum)

    def _belum(self, terlihat: QuerySet, belum: Counter) -> None:
        """What is not in, by the due day of each office, and of whom it granted a later one."""
        kantor = Wilayah.objects.in_bulk({kode for (_, kode, _), n in belum.items() if n})
        batas = Batas(self.lingkup, list(kantor.values()), self.masa)
        for (mundur, kode, tempat), n in belum.items():
            if n:
                self.isi[mundur, batas.sejauh(kode, self.masa[mundur]).value[0], tempat] += n
        for mundur, masa in enumerate(self.masa):
            if not batas.diperpanjang[masa]:
                continue
            milik = terlihat.filter(pk__in=list(batas.diperpanjang[masa])).berizin_dalam(masa.awal, masa.akhir)
            milik = milik.exclude(pk__in=masuk(self.lingkup, masa).values("koperasi"))
            for pk, kode, tempat in milik.values_list("pk", "berwenang", "wilayah"):
                self.isi[mundur, batas.sejauh(kode, masa).value[0], tempat] -= 1
                self.isi[mundur, batas.sejauh_koperasi(pk, masa).value[0], tempat] += 1

    @property
    def utama(self) -> int:
        """The period that leads: the last one whose day has passed for most of those that owe it."""
        siap = (n for n in range(BANYAK_MASA) if 2 * self.jumlah[n, "ditunggu"] <= self.jumlah[n, "wajib"])
        return next(siap, 0)

    def alamat(self, mundur: int, apa: str, kode: str = "") -> str:
        """The list behind."""
        return self.lingkup.alamat(BELUM if apa in TIDAK else MASUK, f"{mundur}.{apa}", kode)


def bagiannya(n: int, semua: int) -> Decimal | None:
    """Percent of the whole, with one decimal; None where there is no whole."""
    return round(Decimal(100 * n) / semua, 1) if semua else None


def sebut_masuk(baris: Baris) -> str:
    """'3 dari 4', of a row that begins with the share, what was owed and what is in."""
    _, wajib, masuk, *_ = baris.nilai
    return f"{angka(masuk)} dari {angka(wajib)}"


def _angka(h: Hitungan) -> Iterator[Angka]:
    n, per, semua = h.utama, h.lingkup.sampai, h.jumlah[h.utama, "wajib"]
    nama = h.masa[n].sebutan
    tanpa = h.jumlah[n, "tanpa_tenggat"] + h.jumlah[n, MASUK_TANPA]
    isi = (
        ("masuk", f"{nama} masuk", "yang sudah masuk, tepat waktu maupun terlambat, nihil juga", False),
        (TEPAT, "Masuk tepat waktu", "yang masuk paling lambat pada tenggat kantornya", False),
        (TERLAMBAT, "Masuk terlambat", "yang masuk sesudah tenggat kantornya", False),
        ("lewat", "Belum masuk, lewat tenggat", "yang belum masuk dan sudah lewat tenggat kantornya", True),
        ("ditunggu", "Belum masuk, tenggat berjalan", "yang belum masuk dan tenggatnya belum lewat", False),
        ("tanpa_tenggat", "Belum masuk, kantor tanpa tenggat",
         "yang belum masuk pada kantor yang tidak menetapkan tenggat: tidak dapat disebut terlambat", False),
    )  # fmt: skip
    for kode, judul, kata, perhatian in isi:
        yield Angka(
            f"laporan.{kode}", judul, h.jumlah[n, kode], "laporan",
            f"{nama} {kata} ({PASAL_29_2}; tenggatnya {BUKAN_KETENTUAN}).", per, semua, WAJIB,
            tanpa if kode in (TEPAT, TERLAMBAT, "lewat") else None, h.alamat(n, kode),
            perhatian=perhatian and h.jumlah[n, kode] > 0,
        )  # fmt: skip
    yield Angka(
        "laporan.nihil", "Laporan nihil", h.jumlah[n, "nihil"], "laporan",
        f"{nama} yang masuk dan menyatakan tidak ada kegiatan simpan pinjam dalam masa itu, menurut versi pertamanya.",
        per, h.jumlah[n, "masuk"], "laporan yang masuk", url=h.alamat(n, "nihil"),
    )  # fmt: skip


def _sebut(masa: Masa) -> str:
    return masa.sebutan.removeprefix("Laporan ")


def _tabel_keadaan(h: Hitungan) -> Tabel:
    """One row a period, its parts what became of the reports."""
    kolom = SUDAH | TIDAK
    n = h.utama
    judul = "Belum ada koperasi yang wajib melapor"
    if semua := h.jumlah[n, "wajib"]:
        judul = f"{_sebut(h.masa[n])}: {angka(h.jumlah[n, 'masuk'])} dari {angka(semua)} laporan masuk"
        judul += f", {angka(lewat)} lewat tenggat" if (lewat := h.jumlah[n, "lewat"]) else ""
    return Tabel(
        "laporan.keadaan", judul,
        f"Laporan yang wajib disampaikan kepada pemberi izin ({PASAL_29_2}), menurut masa dan keadaannya pada hari itu."
        f" Yang wajib: {WAJIB}. Tenggat ditetapkan kantor pemberi izin, {BUKAN_KETENTUAN}.",
        h.lingkup.sampai, "Masa", tuple(kolom.values()),
        tuple(
            Baris(
                _sebut(h.masa[n]), tuple(h.jumlah[n, apa] for apa in kolom),
                url_nilai=tuple(h.alamat(n, apa) for apa in kolom),
            )
            for n in reversed(range(BANYAK_MASA))
        ),
        "laporan", Bagan.TUMPUK,
    )  # fmt: skip


def _tabel_masa(h: Hitungan) -> Tabel:
    """How much of what was owed is in, period by period."""
    baris = []
    for n in reversed(range(BANYAK_MASA)):
        wajib, masuk, nihil = (h.jumlah[n, apa] for apa in ("wajib", "masuk", "nihil"))
        alamat = ("", "", h.alamat(n, "masuk"), h.alamat(n, "nihil"))
        baris.append(Baris(_sebut(h.masa[n]), (bagiannya(masuk, wajib), wajib, masuk, nihil), url_nilai=alamat))
    terisi = [b for b in baris if b.nilai[0] is not None]
    judul = "Belum ada laporan yang wajib"
    if terisi:
        rendah = min(terisi, key=lambda b: b.nilai[0])
        judul = f"Paling sedikit masuk untuk {rendah.label}: {sebut_masuk(rendah)} laporan"
        judul = "Semua laporan yang wajib masuk, untuk tiap masa" if rendah.nilai[0] == 100 else judul
    return Tabel(
        "laporan.masa", judul, f"Bagian laporan yang masuk dari yang wajib ({WAJIB}); nihil disebut tersendiri.",
        h.lingkup.sampai, "Masa", ("Masuk (%)", "Wajib", "Masuk", "Nihil"), tuple(baris), "%", Bagan.BATANG,
    )  # fmt: skip


def _tabel_wilayah(h: Hitungan) -> list[Tabel]:
    """The regions right below, and for the country a map of every kabupaten/kota; none for a kabupaten/kota."""
    if not h.lingkup.kepala_anak:
        return []
    anak = {kode: w.nama for kode, w in h.lingkup.anak.items()}
    if h.lingkup.tingkat is not Tingkat.PUSAT:
        return [_tabel_daerah(h, "laporan.wilayah", h.lingkup.kepala_anak, anak, Bagan.PETA)]
    kabkota = Wilayah.objects.berlaku(h.lingkup.sampai).filter(kode__contains=".").order_by("kode")
    return [
        _tabel_daerah(h, "laporan.wilayah", h.lingkup.kepala_anak, anak, Bagan.BATANG),
        _tabel_daerah(h, "laporan.peta", "Kabupaten/kota", dict(kabkota.values_list("kode", "nama")), Bagan.PETA),
    ]


def _tabel_daerah(h: Hitungan, kode: str, kepala: str, daerah: dict[str, str], bagan: Bagan) -> Tabel:
    n, baris, menurut = h.utama, [], Counter()
    apa = ("wajib", "masuk", "lewat", "tanpa_tenggat")
    panjang = len(next(iter(daerah), ""))
    for (mundur, satu, tempat), banyak in h.isi.items():
        if mundur == n and satu in apa:
            menurut[tempat[:panjang], satu] += banyak
    for kunci, nama in daerah.items():
        wajib, masuk, lewat, tanpa = (menurut[kunci, satu] for satu in apa)
        alamat = ("", "", *(h.alamat(n, satu, kunci) for satu in apa[1:]))
        nilai = (bagiannya(masuk, wajib), wajib, masuk, lewat, tanpa)
        baris.append(Baris(nama, nilai, kunci, h.lingkup.url_keadaan(kunci), alamat))
    terisi = [b for b in baris if b.nilai[0] is not None]
    judul = "Belum ada laporan yang wajib"
    if terisi:
        penuh, rendah = sum(b.nilai[0] == 100 for b in terisi), min(terisi, key=lambda b: b.nilai[0])
        judul = f"{_sebut(h.masa[n])}: {penuh} dari {len(terisi)} {kepala.lower()} lengkap"
        judul += f", paling sedikit {rendah.label} ({sebut_masuk(rendah)})" if rendah.nilai[0] < 100 else ""
    return Tabel(
        kode, judul,
        f"Bagian {h.masa[n].sebutan} yang masuk dari yang wajib ({WAJIB}), menurut tempat kedudukan koperasi hari ini.",
        h.lingkup.sampai, kepala,
        ("Masuk (%)", "Wajib", "Masuk", TIDAK["lewat"], TIDAK["tanpa_tenggat"]), tuple(baris), "%", bagan,
        jumlah=Baris(
            h.lingkup.wilayah.nama,
            (bagiannya(h.jumlah[n, "masuk"], h.jumlah[n, "wajib"]), *(h.jumlah[n, satu] for satu in apa)),
            url_nilai=("", "", *(h.alamat(n, satu) for satu in apa[1:])),
        ),
    )  # fmt: skip
