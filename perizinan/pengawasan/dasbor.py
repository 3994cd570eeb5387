"""Duties and sanctions of the koperasi of a region on the dashboards.

Every duty is judged koperasi by koperasi, from its facts. Where an office has few that is done here, as its page of
duties does it; of a province and of the country those duties are counted that concern every licence holder and that
somebody states as yes or no, which the database adds up.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.text import capfirst

from aturan.bahasa import P15_2015, Hasil, evaluasi
from aturan.simpan_pinjam_2015 import pengawasan as aturan
from aturan.simpan_pinjam_2015.kewajiban import DAFTAR as KEWAJIBAN
from aturan.simpan_pinjam_2015.kewajiban import Sejauh
from aturan.simpan_pinjam_2015.sanksi import SANKSI
from core.dasar.izin import Tingkat, saring_bawahan
from core.dasar.rupa import angka
from core.dasar.waktu import hari_ini
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Sumber, Tabel
from core.dasbor.meja import pada
from ksp_usp.laporan.panel import pemenuhan_banyak
from ksp_usp.models import CatatanKewajiban, Koperasi
from perizinan.models import EntriRegistrasi, IzinUsaha, Sanksi, StatusSanksi

DAFTAR = "sanksi_daftar"
PASAL_32 = f"Pasal 32 {P15_2015.singkat}"
LANGKAH = {s.kode: capfirst(s.uraian) for s in SANKSI}
TAHUN = 3  # years that stand by themselves, the older ones together
LAMA = "lama"
# Of an office with more koperasi than this its duties are read on its own page: judging them takes seconds.
TERBANYAK_DINILAI = 300
# What concerns every licence holder and is stated as yes or no.
DINYATAKAN = (
    aturan.SEKTOR_RIIL, aturan.SISTEM_INFORMASI, aturan.BUNGA_SIMPANAN, aturan.BUNGA_PINJAMAN, aturan.SATUAN_TUGAS,
)  # fmt: skip


# Which rows each figure counts


def berlaku(queryset: QuerySet, lingkup: Lingkup, **isi) -> QuerySet:
    """Sanctions in force at the end of the period, each with the `tahun` of its letter."""
    baru = IzinUsaha.objects.filter(koperasi=OuterRef("koperasi"), keadaan__in=IzinUsaha.BERLAKU).order_by()
    di = queryset.filter(saring_bawahan(lingkup.wilayah.kode, "wilayah")).annotate(tahun=_tahun(lingkup))
    semua = pada(di, lingkup).filter(keadaan=StatusSanksi.BERLAKU, **isi)
    # What was about a licence that was revoked before the one held today is in force no more (Sanksi.berjalan).
    return semua.exclude(Exists(baru), izin__keadaan=IzinUsaha.Keadaan.DICABUT)


def _tahun(lingkup: Lingkup) -> Case:
    kini = lingkup.sampai.year
    batas = (When(surat__tanggal__year=kini - n, then=Value(str(n))) for n in range(TAHUN))
    return Case(*batas, default=Value(LAMA), output_field=CharField())


def _lewat(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    return berlaku(queryset, lingkup, jatuh_tempo__lt=lingkup.sampai)


def terbit(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    """Sanctions whose letter bears a day of the period, whatever became of them."""
    di = queryset.terbit().filter(saring_bawahan(lingkup.wilayah.kode, "wilayah"))
    return di.filter(surat__tanggal__range=(lingkup.dari, lingkup.sampai))


SUMBER: Sumber = {
    "berlaku": ("sanksi yang berlaku", berlaku),
    "lewat": ("berlaku, lewat tenggat perbaikan", _lewat),
    "terbit": ("sanksi yang terbit dalam masa itu", terbit),
    **{k: (f"{kata.lower()}, berlaku", partial(berlaku, langkah=k)) for k, kata in LANGKAH.items()},
    **{
        f"{k}.{t}": (f"{kata.lower()}, berlaku, menurut tahun suratnya", partial(berlaku, langkah=k, tahun=t))
        for k, kata in LANGKAH.items()
        for t in (*map(str, range(TAHUN)), LAMA)
    },
}


# The part


def bagian(lingkup: Lingkup) -> Bagian:
    """Duties and sanctions."""
    terlihat = Sanksi.objects.terlihat_oleh(lingkup.pengguna)
    kini = berlaku(terlihat, lingkup).annotate(anak=lingkup.kode_anak()).order_by()
    lewat = Count("pk", filter=Q(jatuh_tempo__lt=lingkup.sampai))
    baris = list(kini.values_list("langkah", "tahun", "anak").annotate(n=Count("pk"), lewat=lewat))
    masa = terbit(terlihat, lingkup).count()
    return Bagian(
        "pengawasan", "Kewajiban dan sanksi", tuple(_angka(lingkup, baris, masa)),
        (_tabel_kewajiban(lingkup), _tabel_langkah(lingkup, baris), *_tabel_anak(lingkup, baris)),
    )  # fmt: skip


def _jumlah(baris: list[tuple], *kolom: int) -> Counter:
    hasil: Counter = Counter()
    for satu in baris:
        hasil[tuple(satu[n] for n in kolom)] += satu[3]
    return hasil


def _angka(lingkup: Lingkup, baris: list[tuple], masa: int) -> Iterator[Angka]:
    per, semua = lingkup.sampai, sum(n for *_, n, _ in baris)
    lewat = sum(n for *_, n in baris)
    yield Angka(
        "sanksi.berlaku", "Sanksi berlaku", semua, "sanksi",
        f"Sanksi administratif yang berlaku pada hari itu ({PASAL_32}): suratnya terbit, dan belum dipenuhi,"
        " dilanjutkan, atau dipulihkan. Yang mengenai izin yang dicabut tidak dihitung bila koperasinya kini memegang"
        " izin baru.", per, url=lingkup.alamat(DAFTAR, "berlaku"),
    )  # fmt: skip
    yield Angka(
        "sanksi.lewat", "Lewat tenggat perbaikan", lewat, "sanksi",
        "Sanksi berlaku yang hari perbaikannya pada suratnya sudah lewat. Permen tidak menetapkan lamanya: pejabat yang"
        " memilihnya.", per, semua, "sanksi yang berlaku", url=lingkup.alamat(DAFTAR, "lewat"), perhatian=lewat > 0,
    )  # fmt: skip
    yield Angka(
        "sanksi.terbit", "Sanksi terbit dalam masa ini", masa, "sanksi",
        f"Surat sanksi yang bertanggal dalam masa ini ({PASAL_32}), apa pun akhirnya.", per,
        url=lingkup.alamat(DAFTAR, "terbit"),
    )  # fmt: skip


def _tabel_langkah(lingkup: Lingkup, baris: list[tuple]) -> Tabel:
    """The steps of Pasal 32 by the year of their letter."""
    jumlah, kini = _jumlah(baris, 0, 1), lingkup.sampai.year
    tahun = [LAMA, *(str(n) for n in reversed(range(TAHUN)))]
    nama = {LAMA: f"Sebelum {kini - TAHUN + 1}"} | {str(n): str(kini - n) for n in range(TAHUN)}
    isi = {k: tuple(jumlah[k, t] for t in tahun) for k in LANGKAH}
    semua = sum(map(sum, isi.values()))
    judul = "Tidak ada sanksi yang berlaku"
    if semua:
        k = max(LANGKAH, key=lambda k: sum(isi[k]))
        judul = f"Terbanyak {LANGKAH[k].lower()}: {angka(sum(isi[k]))} dari {angka(semua)} sanksi yang berlaku"
    return Tabel(
        "sanksi.langkah", judul, f"Sanksi yang berlaku pada hari itu menurut langkah {PASAL_32} dan tahun suratnya.",
        lingkup.sampai, "Langkah", tuple(nama[t] for t in tahun),
        tuple(
            Baris(
                kata, isi[k], url=lingkup.alamat(DAFTAR, k),
                url_nilai=tuple(lingkup.alamat(DAFTAR, f"{k}.{t}") for t in tahun),
            )
            for k, kata in LANGKAH.items()
        ),
        "sanksi", Bagan.TUMPUK,
    )  # fmt: skip


def _tabel_anak(lingkup: Lingkup, baris: list[tuple]) -> list[Tabel]:
    """The regions right below; none for a kabupaten/kota."""
    if not lingkup.kepala_anak:
        return []
    jumlah = _jumlah(baris, 2, 0)
    daerah = [
        Baris(
            w.nama, tuple(jumlah[kode, k] for k in LANGKAH), kode, lingkup.url_keadaan(kode),
            tuple(lingkup.alamat(DAFTAR, k, kode) for k in LANGKAH),
        )
        for kode, w in lingkup.anak.items()
    ]  # fmt: skip
    ada = sum(any(b.nilai) for b in daerah)
    return [
        Tabel(
            "sanksi.wilayah", f"{ada} dari {len(daerah)} {lingkup.kepala_anak.lower()} punya sanksi yang berlaku",
            f"Sanksi yang berlaku pada hari itu menurut langkah {PASAL_32} dan wilayah urusannya.", lingkup.sampai,
            lingkup.kepala_anak, tuple(LANGKAH.values()), tuple(daerah), "sanksi", Bagan.TUMPUK,
            jumlah=Baris(
                lingkup.wilayah.nama, tuple(_jumlah(baris, 0)[k,] for k in LANGKAH),
                url_nilai=tuple(lingkup.alamat(DAFTAR, k) for k in LANGKAH),
            ),
        )
    ]  # fmt: skip


# Duties


def _tabel_kewajiban(lingkup: Lingkup) -> Tabel:
    """Each duty with how many do not meet it and of how many nobody knows, as today's records have it."""
    dinilai = _dinilai(lingkup)
    baris, penjelasan = _dinyatakan(lingkup) if dinilai is None else dinilai
    terbuka = [b for b in baris if b.nilai[0]]
    judul = "Tidak ada kewajiban yang tercatat belum dipenuhi"
    if terbuka:
        b = max(terbuka, key=lambda b: b.nilai[0])
        judul = f"Paling banyak belum dipenuhi: {b.label} ({angka(b.nilai[0])} koperasi)"
    return Tabel(
        "kewajiban.aturan", judul, f"{penjelasan} Yang belum dicatat siapa pun disebut belum diketahui, bukan"
        " pelanggaran.", hari_ini(lingkup.wilayah), "Kewajiban",
        ("Belum dipenuhi", "Belum diketahui", "Koperasi yang dikenai"), tuple(baris), "koperasi", Bagan.BATANG,
    )  # fmt: skip


def _dinilai(lingkup: Lingkup) -> tuple[list[Baris], str] | None:
    """Every duty of the koperasi of one office, as its page of duties has them; None of too many."""
    if lingkup.tingkat is not Tingkat.KABKOTA:
        return None
    terdaftar = EntriRegistrasi.objects.filter(penerbit=lingkup.wilayah, izin=None).order_by().values("koperasi")
    semua = Koperasi.objects.terlihat_oleh(lingkup.pengguna).filter(berwenang=lingkup.wilayah)
    semua = semua.filter(Q(berizin_sejak__isnull=False) | Q(pk__in=terdaftar))
    daftar = list(semua[: TERBANYAK_DINILAI + 1])
    if len(daftar) > TERBANYAK_DINILAI:
        return None
    kini = hari_ini(lingkup.wilayah)
    hasil: Counter = Counter()
    for satu in pemenuhan_banyak(daftar, lingkup.wilayah, kini).values() if daftar else ():
        for p in satu:
            hasil[p.temuan.kode, p.sejauh] += 1
            hasil[p.temuan.kode, None] += 1
    penjelasan = "Kewajiban pemegang izin dari kantor ini dan USP dalam buku registrasinya, menurut keadaan hari ini."
    return [
        Baris(
            b.syarat.uraian, (hasil[b.kode, Sejauh.BELUM], hasil[b.kode, Sejauh.BELUM_DIKETAHUI], hasil[b.kode, None]),
            url_nilai=tuple(_alamat(lingkup, b.kode, s) for s in (Sejauh.BELUM, Sejauh.BELUM_DIKETAHUI, None)),
        )
        for b in KEWAJIBAN
        if hasil[b.kode, None]
    ], penjelasan  # fmt: skip


def _alamat(lingkup: Lingkup, kode: str, sejauh: Sejauh | None) -> str:
    """The page of one duty; of the own office without naming it."""
    sendiri = lingkup.wilayah.pk in lingkup.pengguna.wilayah_kantor
    query = {} if sendiri else {"kantor": lingkup.wilayah.pk}
    return reverse("kewajiban_daftar", args=[kode], query=query | ({"keadaan": sejauh.kode} if sejauh else {}))


def _dinyatakan(lingkup: Lingkup) -> tuple[list[Baris], str]:
    """The duties of DINYATAKAN over all licence holders of the region, by two queries."""
    milik = Koperasi.objects.terlihat_oleh(lingkup.pengguna).filter(
        saring_bawahan(lingkup.wilayah.kode, "wilayah"), berizin_sejak__isnull=False
    )
    kini, semua = hari_ini(lingkup.wilayah), milik.count()
    catatan = CatatanKewajiban.objects.filter(kode__in=[s.fakta for s in DINYATAKAN], per__lte=kini)
    sama = catatan.filter(koperasi=OuterRef("koperasi"), kode=OuterRef("kode"))
    kemudian = sama.filter(Q(per__gt=OuterRef("per")) | Q(per=OuterRef("per"), pk__gt=OuterRef("pk")))
    terakhir = catatan.filter(~Exists(kemudian), koperasi__in=milik.order_by().values("pk")).order_by()
    dicatat: dict[str, Counter] = {s.fakta: Counter() for s in DINYATAKAN}
    for kode, isi, n in terakhir.values_list("kode", "isi").annotate(n=Count("pk")):
        dicatat[kode][isi] += n
    baris = []
    for s in DINYATAKAN:
        ada = dicatat[s.fakta]
        tidak = sum(n for isi, n in ada.items() if evaluasi([s], {s.fakta: isi}, per=kini)[0].hasil is Hasil.TIDAK)
        baris.append(Baris(s.uraian, (tidak, semua - ada.total(), semua)))
    return baris, (
        "Kewajiban yang mengenai setiap pemegang izin dan yang dinyatakan ya atau tidak, menurut catatan terakhirnya"
        " sampai hari ini. Kewajiban lain dihitung koperasi demi koperasi pada halaman Kewajiban tiap kantor."
    )
