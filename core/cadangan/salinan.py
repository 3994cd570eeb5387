"""A copy of everything: made under load, kept by rule."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from core.cadangan import alat, berkas
from core.cadangan.ringkasan import kunci_dipakai

KOLAM, DAFTAR, MANIFES = "berkas", "daftar-berkas.txt", "manifes.json"
SEBAGIAN = ".sebagian"
BENTUK_NAMA = "%Y-%m-%dT%H%M%SZ"
# Kept: every copy of two days, then the last of each day for a month, then the last of each month for a year.
SEMUA, HARIAN, BULANAN = timedelta(days=2), timedelta(days=31), timedelta(days=366)


def cadangkan(induk: Path) -> dict[str, Any]:
    """Make a copy in a new folder of `induk`; returns its manifest, with `nama`, `baru` and `hilang` beside it.

    The database first, then the files: a file is stored before its row, and nothing is removed from the store within a
    day, so that whatever a row of the copy names is there. A copy that was broken off has no manifest.
    """
    induk.mkdir(parents=True, exist_ok=True, mode=0o700)
    waktu = timezone.now()
    nama = waktu.strftime(BENTUK_NAMA)
    sementara = induk / f"{nama}{SEBAGIAN}"
    sementara.mkdir(mode=0o700)
    try:
        saat = alat.salin_keluar(sementara)
        dump = sementara / alat.NAMA_DUMP[connection.vendor]
        lama = berkas.baca_daftar(semua[-1] / DAFTAR) if (semua := salinan(induk)) else {}
        daftar, baru = berkas.salin_keluar(induk / KOLAM, lama)
        (sementara / DAFTAR).write_text("".join(f"{satu}\n" for satu in daftar), encoding="utf-8")
        manifes = {
            "dibuat": waktu.isoformat(),
            "jenis": connection.vendor,
            "basis_data": {"berkas": dump.name, "sha256": berkas.sidik_berkas(dump)},
            "daftar": {"berkas": DAFTAR, "sha256": berkas.sidik_berkas(sementara / DAFTAR), "banyak": len(daftar)},
            "kunci": kunci_dipakai(),
            "ringkasan": saat.ringkasan,
        }
        (sementara / MANIFES).write_text(json.dumps(manifes, ensure_ascii=False, indent=1), encoding="utf-8")
        sementara.replace(induk / nama)
    except BaseException:
        shutil.rmtree(sementara, ignore_errors=True)
        raise
    ada = {satu.nama for satu in daftar}
    return {**manifes, "nama": nama, "baru": baru, "hilang": sorted(saat.berkas - ada)}


def salinan(induk: Path) -> list[Path]:
    """The whole copies in `induk`, oldest first."""
    return sorted(p.parent for p in induk.glob(f"*Z/{MANIFES}"))


def baca_manifes(folder: Path) -> dict[str, Any]:
    """The manifest of a copy whose own parts are as it says; raises CommandError otherwise."""
    try:
        manifes: dict[str, Any] = json.loads((folder / MANIFES).read_text(encoding="utf-8"))
        bagian = [manifes["basis_data"], manifes["daftar"]]
    except (OSError, ValueError, KeyError) as galat:
        raise CommandError(f"{folder} bukan cadangan yang lengkap: {MANIFES} tidak ada atau tidak terbaca.") from galat
    for satu in bagian:
        jalur = folder / satu["berkas"]
        if not jalur.exists() or berkas.sidik_berkas(jalur) != satu["sha256"]:
            raise CommandError(f"{jalur} rusak atau tidak ada: isinya tidak sama dengan saat dicadangkan.")
    return manifes


def pangkas(induk: Path, kini: datetime) -> tuple[list[str], int]:
    """Remove copies by the rule above, then files of the pool that no other names; returns names and how many."""
    semua = salinan(induk)
    tinggal, dibuang = set(dipertahankan([p.name for p in semua], kini)), []
    for folder in semua:
        if folder.name not in tinggal:
            shutil.rmtree(folder)
            dibuang.append(folder.name)
    if not dibuang:
        return [], 0
    dipakai = {satu.sidik for folder in salinan(induk) for satu in berkas.baca_daftar(folder / DAFTAR).values()}
    return dibuang, berkas.buang(induk / KOLAM, dipakai)


def dipertahankan(nama: list[str], kini: datetime) -> list[str]:
    """Which copies the rule keeps; always the newest."""
    hasil = {max(nama)} if nama else set()
    terakhir: dict[str, str] = {}
    for satu in sorted(nama):
        umur = kini - datetime.strptime(satu, BENTUK_NAMA).replace(tzinfo=UTC)
        if umur <= SEMUA:
            hasil.add(satu)
        elif umur <= HARIAN:
            terakhir[satu[:10]] = satu
        elif umur <= BULANAN:
            terakhir[satu[:7]] = satu
    return sorted(hasil | set(terakhir.values()))
