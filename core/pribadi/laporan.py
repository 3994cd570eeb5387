"""The answers of the log of views: who saw what of a person, and what did an officer see (manage.py paparan_data)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.db.models import QuerySet

from core.dasar.waktu import waktu_setempat
from core.halaman.paparan import halaman_pribadi
from core.models import Jejak, Paparan, Pengguna
from core.pribadi.orang import Dicari, Letak, tempat_orang

PASTI, MUNGKIN = "ya", "mungkin"
KEPALA = [
    "Waktu (WIB)", "Oleh", "Jabatan", "Alamat jaringan", "Perbuatan", "Apa", "Memuat datanya", "Alasan", "Permintaan",
]  # fmt: skip
BATAS = (
    "“mungkin”: halaman atau berkas perkara yang memuat datanya, tetapi catatan tidak menyebut baris mana yang tampak "
    "atau isi berkasnya tidak dibaca mesin. Jawaban boleh lebih banyak daripada yang terjadi, tidak lebih sedikit.",
    "Data yang baru dicatat sesudah suatu halaman dibuka tetap dihitung tampak pada halaman itu.",
    "Baris lembar impor yang tidak pernah disimpan tidak terhubung dengan seseorang.",
    "Sidik NIK di bawah kunci yang sudah dilepas dari KUNCI_NIK tidak dapat dicocokkan lagi.",
    "Nama pejabat dan petugas pada surat, jejak, dan tim tidak dihitung sebagai data seseorang di sini.",
    "Yang dilihat di luar aplikasi (basis data, cadangan, berkas yang sudah diunduh) tidak tercatat.",
)


class Baris(NamedTuple):
    """One view, as it is told."""

    paparan: Paparan
    apa: str
    memuat: str

    def sel(self) -> list[str]:
        p = self.paparan
        waktu = waktu_setempat(saat=p.waktu)
        return [
            f"{waktu:%Y-%m-%d %H:%M:%S}", p.pelaku, p.sebagai, p.alamat, p.get_jenis_display(), self.apa, self.memuat,
            p.alasan, p.permintaan,
        ]  # fmt: skip


def paparan_orang(dicari: Dicari, dari: datetime, sampai: datetime) -> tuple[list[Letak], list[Baris]]:
    """Where the person's data is, and every view of it in dari <= waktu < sampai, in order of time."""
    tempat = tempat_orang(dicari)
    menurut: dict[tuple[str, int], list[Letak]] = defaultdict(list)
    for t in tempat:
        menurut[t.jenis, t.pk].append(t)
    masa = Paparan.objects.filter(waktu__gte=dari, waktu__lt=sampai)
    baris = [b for p in _menyebut(masa, menurut) if (b := _baris(p, menurut[p.objek_jenis, p.objek_id]))]
    baris += [b for p in masa.filter(objek_id=None).iterator(500) if (b := _baris_daftar(p, tempat))]
    return tempat, sorted(baris, key=lambda b: (b.paparan.waktu, b.paparan.pk))


def _menyebut(masa: QuerySet, menurut: Iterable[tuple[str, int]]) -> Iterator[Paparan]:
    nomor: dict[str, list[int]] = defaultdict(list)
    for jenis, pk in menurut:
        nomor[jenis].append(pk)
    for jenis, semua in nomor.items():
        for awal in range(0, len(semua), 500):
            yield from masa.filter(objek_jenis=jenis, objek_id__in=semua[awal : awal + 500]).iterator(500)


def _baris(p: Paparan, tempat: list[Letak]) -> Baris | None:
    """What of the person this view showed; None where its rows say that it was somebody else's."""
    ada = {}
    for t in tempat:
        if t.halaman and p.halaman not in t.halaman:
            continue
        if t.baris and t.baris[0] in p.baris:
            cocok = PASTI if t.baris[1] in p.baris[t.baris[0]] else ""
        elif t.kunci and p.jenis != Paparan.Jenis.PRATINJAU and len(p.bagian) == len(t.kunci):
            cocok = PASTI if p.bagian == t.kunci else ""
        else:
            cocok = PASTI if t.pasti and not t.baris else MUNGKIN
        if cocok:
            ada.setdefault(cocok, []).append(t.uraian)
    memuat = PASTI if PASTI in ada else MUNGKIN
    return Baris(p, f"{_halaman(p)}: {'; '.join(dict.fromkeys(ada[memuat]))}", memuat) if ada else None


def _baris_daftar(p: Paparan, tempat: list[Letak]) -> Baris | None:
    """A list or sheet over many cases: what of it is the person's, or the case that holds the person's data."""
    for t in tempat:
        if t.baris and not t.jenis and t.baris[1] in p.baris.get(t.baris[0], ()):
            return Baris(p, f"{_halaman(p)}: {t.uraian}", PASTI)
        if t.pk in p.baris.get(t.jenis, ()):
            return Baris(p, f"{_halaman(p)}, lembar {p.jumlah} baris yang memuat perkaranya: {t.uraian}", MUNGKIN)
    return None


def _halaman(p: Paparan) -> str:
    papar = halaman_pribadi().get(p.halaman)
    bagian = f" ({p.bagian})" if p.bagian and p.bagian.count("-") != 4 else ""
    return f"{p.halaman}{bagian}" + (f", {papar.siapa}" if papar and papar.siapa else "")


def nik_dibuka(tempat: Iterable[Letak], dari: datetime, sampai: datetime) -> list[Jejak]:
    """Openings of a NIK that the trail of those cases knows, also from before there was a log of views."""
    perkara = {(t.jenis, t.pk) for t in tempat}
    semua = Jejak.objects.filter(aksi="lihat_nik", waktu__gte=dari, waktu__lt=sampai).defer("salinan", "temuan")
    return [j for j in semua.order_by("waktu").iterator(500) if (j.objek_jenis, j.objek_id) in perkara]


def paparan_oleh(pengguna: Pengguna, dari: datetime, sampai: datetime) -> list[Baris]:
    """Everything that one officer saw or took out in dari <= waktu < sampai: for a breach of that account."""
    semua = Paparan.objects.filter(pengguna=pengguna, waktu__gte=dari, waktu__lt=sampai)
    return [Baris(p, f"{_halaman(p)}: {_sebut_objek(p)}", _sebut_isi(p)) for p in semua.iterator(500)]


def _sebut_objek(p: Paparan) -> str:
    """The object of a view in words, as it is called today; its number where it is gone."""
    if not p.objek_jenis or p.objek_id is None:
        return "daftar"
    objek = apps.get_model(p.objek_jenis)._base_manager.filter(pk=p.objek_id).first()
    return f"{objek or 'sudah tidak ada'} ({p.objek_jenis} #{p.objek_id})"


def _sebut_isi(p: Paparan) -> str:
    return f"{p.jumlah} baris" if p.jumlah is not None else ""
