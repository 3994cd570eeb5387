"""Assigning assessments: one from its form, or many of a tahun buku to one team in one go."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from core.dasar.waktu import hari_ini
from core.halaman.banyak import Butir, Dilewati, Nasib
from core.models import Pengguna
from core.perkara.nomor import nomor_perkara
from core.perkara.pemberitahuan import beritahu_tugas
from ksp_usp.models import BERJALAN, AnggotaTimPenilai, Koperasi, Orang, PenilaianKesehatan, StatusPenilaian
from ksp_usp.models.orang import kunci_nama
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.koreksi import bawa_isian
from ksp_usp.penilaian.syarat import wilayah_penilaian

SEREMPAK = "Petugas lain baru saja menugaskannya."


def mulai_penilaian(
    koperasi: Koperasi, pengguna, *, tim: Iterable[int], ketua: int | None, **isi
) -> PenilaianKesehatan:
    """Assign the assessment `isi` of one koperasi to the people `tim`. Raises IntegrityError where one is running."""
    meja = koperasi.berwenang
    with transaction.atomic():
        p = PenilaianKesehatan(
            nomor_perkara=nomor_perkara("NIL", "penilaian", meja, hari_ini(meja)), koperasi=koperasi, berwenang=meja,
            wilayah=wilayah_penilaian(koperasi), **isi,
        )  # fmt: skip
        ALUR_PENILAIAN.buat(p, pengguna)
        if p.sifat == p.Sifat.KOREKSI:
            bawa_isian(p, pengguna)
        AnggotaTimPenilai.objects.bulk_create(
            AnggotaTimPenilai(penilaian=p, pengguna_id=kode, ketua=kode == ketua) for kode in tim
        )
        beritahu_tugas(p, tim, meja.pk, pengguna)
    return p


def dipegang(tim: Iterable[Pengguna]) -> Counter[int]:
    """How many assessments that are not decided each of these people holds, by number."""
    jalan = AnggotaTimPenilai.objects.filter(pengguna__in=list(tim), penilaian__status__in=BERJALAN)
    return Counter(jalan.values_list("pengguna", flat=True))


@dataclass
class Tugas:
    """What is to be assigned of one koperasi, or why nothing is."""

    koperasi: Koperasi
    sebab: str = ""

    @property
    def cara(self) -> str:
        cara = PenilaianKesehatan.Cara
        return cara.CATAT if self.koperasi.pola == Koperasi.Pola.SYARIAH else cara.HITUNG


def rencana_tugas(daftar: list[Koperasi], tahun_buku: int, tim: list[Pengguna], per: date) -> list[Tugas]:
    """What becomes of each of these koperasi: passed over where the year has its assessment, or one of the team holds
    office there. As many queries for a thousand as for one."""
    jalan = PenilaianKesehatan.objects.filter(
        koperasi__in=daftar, tahun_buku=tahun_buku, status__in=(*BERJALAN, StatusPenilaian.DITETAPKAN)
    )
    ada = {p.koperasi_id: p for p in jalan.order_by("pk")}
    nama = {kunci_nama(satu.nama): satu.nama for satu in tim}
    pejabat: dict[int, list[str]] = defaultdict(list)
    for o in Orang.objects.aktif(per).filter(koperasi__in=daftar):
        if kunci_nama(o.nama) in nama:
            pejabat[o.koperasi_id].append(f"{nama[kunci_nama(o.nama)]} tercatat sebagai {o.jabatan} koperasi ini.")
    hasil = []
    for k in daftar:
        sebab = " ".join(pejabat[k.pk])
        if p := ada.get(k.pk):
            sebab = f"Tahun buku {tahun_buku} sudah ada: {p.nomor_perkara}, {p.get_status_display().lower()}."
        hasil.append(Tugas(k, sebab))
    return hasil


def akan(t: Tugas) -> Butir:
    """What will become of one of them, before anything is done."""
    return Butir(t.koperasi.nama, Nasib.DILEWATI, t.sebab) if t.sebab else Butir(t.koperasi.nama, Nasib.AKAN)


def tugaskan(t: Tugas, pengguna, tahun_buku: int, **isi) -> Butir:
    """One assessment; nothing where the plan passes it over (core.halaman.banyak)."""
    if t.sebab:
        raise Dilewati(t.sebab)
    try:
        p = mulai_penilaian(t.koperasi, pengguna, tahun_buku=tahun_buku, cara=t.cara, **isi)
    except IntegrityError:
        raise Dilewati(SEREMPAK) from None
    return Butir(t.koperasi.nama, Nasib.BERHASIL, "Ditugaskan:", p.get_absolute_url(), p.nomor_perkara)
