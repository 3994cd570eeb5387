"""The health of the koperasi of a region on the dashboards: by category and year, what moved, by region.

Counted are those that had to be assessed: who held a licence in the tahun buku (Pasal 31). Of each counts the result in
force at the end of the period, whoever decided it; without one it is "Belum dinilai", which is no category.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import partial

from django.db.models import Count, Q, QuerySet

from aturan.bahasa import P15_2015
from aturan.kesehatan import Predikat
from core.dasar.izin import saring_bawahan
from core.dasar.rupa import angka, angka_pendek
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Sumber, Tabel
from ksp_usp.models import Koperasi, PenilaianKesehatan, StatusPenilaian, berizin_dalam

DAFTAR = "penilaian_rencana"
BELUM = "belum"
LABEL = {p.value: p.label for p in Predikat} | {BELUM: "Belum dinilai"}
KATEGORI = tuple(p.value for p in Predikat)
TAHUN_LALU = 4  # tahun buku side by side


def pasal_31(ayat: str) -> str:
    """'Pasal 31 ayat (5) Permen KUKM 15/2015'."""
    return f"Pasal 31 ayat {ayat} {P15_2015.singkat}"


WAJIB = (
    f"koperasi yang memegang izin dalam tahun buku itu dan karena itu harus dinilai ({pasal_31('(6)')}: sekurang-"
    "kurangnya setiap tahun)"
)
WAJIB_SINGKAT = "koperasi yang harus dinilai"
HASIL = "hasil yang ditetapkan terakhir sampai hari itu, menurut tempat kedudukan koperasi hari ini"


def tahun_buku(lingkup: Lingkup, mundur: int = 0) -> int:
    """The last tahun buku that was closed at the end of the period, or one so many years before it."""
    return lingkup.sampai.year - 1 - mundur


def tahun_dari(kode: str, lingkup: Lingkup) -> int:
    """Of which tahun buku the figure `kode` is."""
    return tahun_buku(lingkup, int(kode.partition(".")[0]))


# Which rows each figure counts


def wajib(queryset: QuerySet, lingkup: Lingkup, mundur: int) -> QuerySet:
    """Koperasi of the region that had to be assessed for the tahun buku."""
    di = saring_bawahan(lingkup.wilayah.kode, "wilayah")
    return queryset.filter(di).berizin_dalam(*_setahun(tahun_buku(lingkup, mundur)))


def _setahun(tahun: int) -> tuple[date, date]:
    return date(tahun, 1, 1), date(tahun, 12, 31)


def berlaku(lingkup: Lingkup, *mundur: int) -> QuerySet:
    """The results in force at the end of the period, one for each koperasi and each of these tahun buku: what a later
    one names (a correction, a reassessment) is so no more."""
    hasil = PenilaianKesehatan.objects.filter(
        status=StatusPenilaian.DITETAPKAN, tanggal_penetapan__lte=lingkup.sampai,
        tahun_buku__in=[tahun_buku(lingkup, n) for n in mundur],
    ).order_by()  # fmt: skip
    return hasil.exclude(pk__in=hasil.filter(mengoreksi__isnull=False).values("mengoreksi"))


def _berhasil(queryset: QuerySet, lingkup: Lingkup, mundur: int, predikat: str) -> QuerySet:
    hasil = berlaku(lingkup, mundur)
    if predikat == BELUM:
        return wajib(queryset, lingkup, mundur).exclude(pk__in=hasil.values("koperasi"))
    return wajib(queryset, lingkup, mundur).filter(pk__in=hasil.filter(predikat=predikat).values("koperasi"))


def _berpindah(queryset: QuerySet, lingkup: Lingkup, dari: str, ke: str) -> QuerySet:
    lalu = berlaku(lingkup, 1).filter(predikat=dari).values("koperasi")
    return _berhasil(queryset, lingkup, 0, ke).filter(pk__in=lalu)


def _kata(mundur: int) -> str:
    return "tahun buku terakhir" if not mundur else f"{mundur} tahun buku sebelum yang terakhir"


SUMBER: Sumber = {
    **{f"{n}.wajib": (f"harus dinilai, {_kata(n)}", partial(wajib, mundur=n)) for n in range(TAHUN_LALU)},
    **{
        f"{n}.{p}": (f"{kata}, {_kata(n)}", partial(_berhasil, mundur=n, predikat=p))
        for n in range(TAHUN_LALU)
        for p, kata in LABEL.items()
    },
    **{
        f"0.{a}.{b}": (f"dari {LABEL[a]} menjadi {LABEL[b]}", partial(_berpindah, dari=a, ke=b))
        for a in KATEGORI
        for b in KATEGORI
    },
}  # fmt: skip


# The part


def bagian(lingkup: Lingkup) -> Bagian:
    """Health by category, by year and by region, and what moved."""
    isi = _hitung(lingkup)
    tahun = {n: {p: sum(isi[n, p, anak] for anak in _anak(isi)) for p in LABEL} for n in range(TAHUN_LALU)}
    return Bagian(
        "kesehatan", f"Kesehatan koperasi, tahun buku {tahun_buku(lingkup)}",
        tuple(_angka(lingkup, tahun[0])),
        (_tabel_tahun(lingkup, tahun), _tabel_pindah(lingkup), *_tabel_anak(lingkup, isi)),
    )  # fmt: skip


def _anak(isi: Counter) -> set[str]:
    return {anak for *_, anak in isi}


def _hitung(lingkup: Lingkup) -> Counter:
    """{(years back, category or BELUM, region right below): how many}, by two queries."""
    terlihat = Koperasi.objects.terlihat_oleh(lingkup.pengguna)
    mundur = range(TAHUN_LALU)
    dinilai: Counter = Counter()
    harus, masa = Q(pk__in=[]), [_setahun(tahun_buku(lingkup, n)) for n in mundur]
    for n, setahun in enumerate(masa):
        harus |= Q(tahun_buku=tahun_buku(lingkup, n)) & berizin_dalam(*setahun, "koperasi")
    golongan = berlaku(lingkup, *mundur).filter(harus, _dalam(lingkup))
    golongan = golongan.annotate(anak=lingkup.kode_anak("koperasi__wilayah"))
    for tahun, predikat, anak, n in golongan.values_list("tahun_buku", "predikat", "anak").annotate(n=Count("pk")):
        dinilai[tahun_buku(lingkup) - tahun, predikat, anak] = n
    di = terlihat.filter(saring_bawahan(lingkup.wilayah.kode, "wilayah")).order_by()
    banyak_n = {f"wajib_{n}": Count("pk", filter=berizin_dalam(*setahun)) for n, setahun in enumerate(masa)}
    semua = di.annotate(anak=lingkup.kode_anak("wilayah")).values_list("anak").annotate(**banyak_n)
    for anak, *banyak in semua:
        for n, jumlah in zip(mundur, banyak, strict=True):
            dinilai[n, BELUM, anak] = jumlah - sum(dinilai[n, p, anak] for p in KATEGORI)
    return dinilai


def _dalam(lingkup: Lingkup) -> Q:
    """Results of koperasi of the region that the person sees; of the whole country there is nothing to ask."""
    terlihat = Koperasi.objects.terlihat_oleh(lingkup.pengguna).filter(saring_bawahan(lingkup.wilayah.kode, "wilayah"))
    return Q(koperasi__in=terlihat.order_by().values("pk")) if terlihat.query.where else Q()


def _angka(lingkup: Lingkup, jumlah: dict[str, int]) -> Iterable[Angka]:
    per, semua = lingkup.sampai, sum(jumlah.values())
    for p in Predikat:
        yield Angka(
            f"kesehatan.{p.value}", p.label, jumlah[p.value], "koperasi",
            f"Koperasi dengan hasil {p.label} untuk tahun buku {tahun_buku(lingkup)} ({pasal_31('(5)')}): {HASIL}."
            f" Penyebutnya {WAJIB}.",
            per, semua, WAJIB_SINGKAT, jumlah[BELUM], lingkup.alamat(DAFTAR, f"0.{p.value}"),
            perhatian=p is Predikat.DALAM_PENGAWASAN_KHUSUS and jumlah[p.value] > 0, belum_kata="belum dinilai",
        )  # fmt: skip
    yield Angka(
        "kesehatan.belum", LABEL[BELUM], jumlah[BELUM], "koperasi",
        f"Koperasi yang harus dinilai dan belum punya hasil untuk tahun buku {tahun_buku(lingkup)}; ini bukan kategori"
        f" ({pasal_31('(5) dan (6)')}).",
        per, semua, WAJIB_SINGKAT, url=lingkup.alamat(DAFTAR, f"0.{BELUM}"), perhatian=jumlah[BELUM] > 0,
    )  # fmt: skip


def _tabel_tahun(lingkup: Lingkup, tahun: dict[int, dict[str, int]]) -> Tabel:
    kini, semua = tahun[0], sum(tahun[0].values())
    dinilai = semua - kini[BELUM]
    judul = "Belum ada koperasi yang harus dinilai"
    if semua:
        judul = f"Tahun buku {tahun_buku(lingkup)}: {angka(dinilai)} dari {angka(semua)} koperasi sudah dinilai"
        judul += f", {angka(kini[Predikat.SEHAT.value])} Sehat" if dinilai else ""
    return Tabel(
        "kesehatan.tahun", judul,
        f"Hasil penilaian kesehatan menurut tahun buku ({pasal_31('(5)')}): {HASIL}. Penyebutnya {WAJIB}.",
        lingkup.sampai, "Tahun buku", tuple(LABEL.values()),
        tuple(
            Baris(
                str(tahun_buku(lingkup, n)), tuple(tahun[n][p] for p in LABEL),
                url=lingkup.alamat(DAFTAR, f"{n}.wajib"),
                url_nilai=tuple(lingkup.alamat(DAFTAR, f"{n}.{p}") for p in LABEL),
            )
            for n in reversed(range(TAHUN_LALU))
        ),
        "koperasi", Bagan.TUMPUK,
    )  # fmt: skip


def _tabel_pindah(lingkup: Lingkup) -> Tabel:
    """From the category of the year before to that of this one, of those assessed in both."""
    pindah: Counter = Counter()
    harus = berizin_dalam(*_setahun(tahun_buku(lingkup)), "koperasi")
    kini = berlaku(lingkup, 0).filter(_dalam(lingkup), harus, koperasi__penilaian__in=berlaku(lingkup, 1).values("pk"))
    for dari, ke, n in kini.values_list("koperasi__penilaian__predikat", "predikat").annotate(n=Count("pk")):
        pindah[dari, ke] = n
    urut = {p: n for n, p in enumerate(KATEGORI)}
    naik = sum(n for (a, b), n in pindah.items() if urut[b] < urut[a])
    turun = sum(n for (a, b), n in pindah.items() if urut[b] > urut[a])
    lalu, ini = tahun_buku(lingkup, 1), tahun_buku(lingkup)
    judul = f"Belum ada koperasi yang dinilai untuk {lalu} dan {ini}"
    if semua := pindah.total():
        tetap = f"{angka(semua - naik - turun)} tetap"
        judul = f"Dari {lalu} ke {ini}: {angka(naik)} naik, {angka(turun)} turun, {tetap}"
    return Tabel(
        "kesehatan.pindah", judul,
        f"Koperasi yang dinilai untuk tahun buku {lalu} dan {ini} saja: baris kategori tahun {lalu}, kolom kategori"
        f" tahun {ini}.",
        lingkup.sampai, f"Tahun buku {lalu}",
        tuple(f"{LABEL[p]} ({ini})" for p in KATEGORI),
        tuple(
            Baris(
                LABEL[a], tuple(pindah[a, b] for b in KATEGORI),
                url_nilai=tuple(lingkup.alamat(DAFTAR, f"0.{a}.{b}") for b in KATEGORI),
            )
            for a in KATEGORI
        ),
        "koperasi",
    )  # fmt: skip


def _tabel_anak(lingkup: Lingkup, isi: Counter) -> list[Tabel]:
    """The share "Sehat" of what was assessed in each region right below; none for a kabupaten/kota."""
    if not lingkup.kepala_anak:
        return []
    baris = [_baris(lingkup, w.kode, w.nama, {p: isi[0, p, w.kode] for p in LABEL}) for w in lingkup.anak.values()]
    semua = {p: sum(isi[0, p, anak] for anak in _anak(isi)) for p in LABEL}
    terisi = [b for b in baris if b.nilai[0] is not None]
    judul = "Belum ada hasil penilaian untuk tahun buku ini"
    if terisi:
        judul = _judul_anak(terisi, lingkup.kepala_anak.lower())
    return [
        Tabel(
            "kesehatan.wilayah", judul,
            f"Bagian koperasi Sehat dari yang dinilai untuk tahun buku {tahun_buku(lingkup)}, beserta yang belum"
            f" dinilai; penyebutnya {WAJIB}.",
            lingkup.sampai, lingkup.kepala_anak,
            ("Sehat dari yang dinilai (%)", *LABEL.values()), tuple(baris), "%", Bagan.BATANG,
            jumlah=_baris(lingkup, lingkup.wilayah.kode, lingkup.wilayah.nama, semua), beserta=len(LABEL),
        )
    ]  # fmt: skip


def _judul_anak(terisi: list[Baris], apa: str) -> str:
    """The highest and the lowest share of Sehat, each with how many of how many; said otherwise where they are one."""
    atas, bawah = (pilih(terisi, key=lambda b: b.nilai[0]) for pilih in (max, min))
    banyak = {b.label: f"{angka(b.nilai[1])} dari {angka(sum(b.nilai[1:-1]))}" for b in (atas, bawah)}
    if len(terisi) == 1:
        return f"Yang dinilai hanya di {atas.label}: {banyak[atas.label]} Sehat"
    if atas.nilai[0] == bawah.nilai[0]:
        return f"Bagian Sehat sama di {len(terisi)} {apa} yang punya hasil: {angka_pendek(atas.nilai[0])}%"
    tertinggi, terendah = (f"{b.label} ({banyak[b.label]})" for b in (atas, bawah))
    return f"Bagian Sehat tertinggi di {tertinggi}, terendah di {terendah}"


def _baris(lingkup: Lingkup, kode: str, nama: str, jumlah: dict[str, int]) -> Baris:
    dinilai = sum(jumlah[p] for p in KATEGORI)
    sehat = Decimal(100 * jumlah[Predikat.SEHAT.value]) / dinilai if dinilai else None
    return Baris(
        nama, (None if sehat is None else round(sehat, 1), *jumlah.values()), kode, lingkup.url_keadaan(kode),
        ("", *(lingkup.alamat(DAFTAR, f"0.{p}", kode) for p in LABEL)),
    )  # fmt: skip
