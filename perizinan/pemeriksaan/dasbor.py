"""The inspections of a region on the dashboards: planned, made, and what is still to be followed up."""

from collections import Counter
from functools import partial

from django.db.models import Count, Q, QuerySet

from aturan.bahasa import P15_2015
from core.dasar.izin import saring_bawahan
from core.dasar.rupa import angka
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Sumber, Tabel
from core.dasbor.meja import pada
from perizinan.models import Pemeriksaan, StatusPemeriksaan
from perizinan.models.pemeriksaan import DIPERIKSA

S = StatusPemeriksaan
DAFTAR = "periksa_daftar"
RENCANA = (S.RENCANA, S.DIUSULKAN, S.DITUGASKAN)
DASAR = f"Pasal 10 ayat (5) dan Pasal 21 ayat (3) {P15_2015.singkat}"
KELOMPOK = {
    "rencana": "Direncanakan, belum dilakukan", "dilakukan": "Dilakukan dalam masa ini",
    "tindak_lanjut": "Temuannya ditindaklanjuti",
}  # fmt: skip


def syarat(lingkup: Lingkup) -> dict[str, Q]:
    """The groups as conditions on an inspection with its state at the end of the period."""
    return {
        "rencana": Q(keadaan__in=RENCANA),
        "dilakukan": Q(status__in=DIPERIKSA, dilakukan_pada__range=(lingkup.dari, lingkup.sampai)),
        "tindak_lanjut": Q(keadaan=S.TINDAK_LANJUT),
    }


def di(queryset: QuerySet, lingkup: Lingkup) -> QuerySet:
    """Inspections of the region, each with how it stood at the end of the period."""
    return pada(queryset.filter(saring_bawahan(lingkup.wilayah.kode, "wilayah")), lingkup)


def _cocok(queryset: QuerySet, lingkup: Lingkup, kelompok: str) -> QuerySet:
    return di(queryset, lingkup).filter(syarat(lingkup)[kelompok])


SUMBER: Sumber = {k: (kata.lower(), partial(_cocok, kelompok=k)) for k, kata in KELOMPOK.items()}


def bagian(lingkup: Lingkup) -> Bagian:
    """The inspections, by one query."""
    semua = di(Pemeriksaan.objects.terlihat_oleh(lingkup.pengguna), lingkup).annotate(anak=lingkup.kode_anak())
    banyak = {f"banyak_{k}": Count("pk", filter=q) for k, q in syarat(lingkup).items()}
    isi: Counter = Counter()
    for anak, *nilai in semua.order_by().values_list("anak").annotate(**banyak):
        for k, n in zip(KELOMPOK, nilai, strict=True):
            isi[anak, k] += n
    jumlah = {k: sum(n for (_, satu), n in isi.items() if satu == k) for k in KELOMPOK}
    definisi = {
        "rencana": f"Pemeriksaan yang pada hari itu direncanakan atau ditugaskan dan belum dilakukan ({DASAR}).",
        "dilakukan": f"Pemeriksaan yang dilakukan dalam masa ini dan berita acaranya terbit ({DASAR}).",
        "tindak_lanjut": "Pemeriksaan yang temuannya pada hari itu masih ditindaklanjuti.",
    }
    figur = tuple(
        Angka(
            f"pemeriksaan.{k}", kata, jumlah[k], "pemeriksaan", definisi[k], lingkup.sampai,
            url=lingkup.alamat(DAFTAR, k), perhatian=k == "tindak_lanjut" and jumlah[k] > 0,
        )
        for k, kata in KELOMPOK.items()
    )  # fmt: skip
    return Bagian("pemeriksaan", "Pemeriksaan", figur, tuple(_tabel_anak(lingkup, isi)))


def _tabel_anak(lingkup: Lingkup, isi: Counter) -> list[Tabel]:
    """The regions right below; none for a kabupaten/kota."""
    if not lingkup.kepala_anak:
        return []
    baris = tuple(
        Baris(
            w.nama, tuple(isi[kode, k] for k in KELOMPOK), kode, lingkup.url_keadaan(kode),
            tuple(lingkup.alamat(DAFTAR, k, kode) for k in KELOMPOK),
        )
        for kode, w in lingkup.anak.items()
    )  # fmt: skip
    tanpa = sum(not b.nilai[1] for b in baris)
    apa = lingkup.kepala_anak.lower()
    judul = f"Di {angka(tanpa)} dari {len(baris)} {apa} tidak ada pemeriksaan yang dilakukan dalam masa ini"
    judul = judul if tanpa else f"Di tiap {apa} ada pemeriksaan yang dilakukan dalam masa ini"
    return [
        Tabel(
            "pemeriksaan.wilayah", judul, f"Pemeriksaan koperasi dan kantornya menurut wilayah urusannya ({DASAR}).",
            lingkup.sampai, lingkup.kepala_anak, tuple(KELOMPOK.values()), baris, "pemeriksaan", Bagan.BATANG,
            jumlah=Baris(
                lingkup.wilayah.nama, tuple(sum(n for (_, satu), n in isi.items() if satu == k) for k in KELOMPOK),
                url_nilai=tuple(lingkup.alamat(DAFTAR, k) for k in KELOMPOK),
            ),
        )
    ]  # fmt: skip
