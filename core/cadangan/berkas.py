"""The files of a copy: all copies share one pool, in which a file lies under the digest of its bytes."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.core.files.storage import default_storage

POLONG = 1024 * 1024
SEMENTARA = (".baru", ".sapu")  # names that a file has while it is written or looked at
UJI = "uji"  # what the page of the state of the service writes and takes away again


class Isi(NamedTuple):
    """One file of a copy, as a line of its list: digest, size and age of the bytes as they lie there."""

    sidik: str
    ukuran: int
    ditulis: str
    nama: str

    def __str__(self) -> str:
        return f"{self.sidik} {self.ukuran} {self.ditulis} {self.nama}"

    @classmethod
    def baca(cls, baris: str) -> "Isi":
        sidik, ukuran, ditulis, nama = baris.rstrip("\n").split(" ", 3)
        return cls(sidik, int(ukuran), ditulis, nama)

    def di(self, kolam: Path) -> Path:
        """Its place in the pool, by what it holds: encrypted anew it is another file there."""
        return kolam / self.sidik[:2] / self.sidik


def baca_daftar(jalur: Path) -> dict[str, Isi]:
    """{name: file} of the list at `jalur`; empty where there is none."""
    if not jalur.exists():
        return {}
    with jalur.open(encoding="utf-8") as berkas:
        return {satu.nama: satu for satu in map(Isi.baca, berkas)}


def isi_gudang(folder: str = "") -> Iterator[str]:
    """Every name in the store, whole files only."""
    try:
        sub, berkas = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for nama in sorted(berkas):
        if not nama.endswith(SEMENTARA):
            yield f"{folder}/{nama}" if folder else nama
    for nama in sorted(sub):
        if folder or nama != UJI:
            yield from isi_gudang(f"{folder}/{nama}" if folder else nama)


def salin_keluar(kolam: Path, lama: dict[str, Isi]) -> tuple[list[Isi], int]:
    """Bring into the pool what it lacks; returns the list of the copy and how many files were new.

    `lama` is the list of the copy before: what it names and nobody wrote since is not read again.
    """
    daftar, baru = [], 0
    for nama in isi_gudang():
        try:
            ditulis = default_storage.get_modified_time(nama).isoformat()
            satu = lama.get(nama)
            if satu is None or satu.ditulis != ditulis or not satu.di(kolam).exists():
                with buka_mentah(nama) as sumber:
                    satu = Isi(*masukkan(sumber, kolam), ditulis, nama)
                baru += 1
        except FileNotFoundError:
            continue  # the sweeper took it meanwhile: no row names it
        daftar.append(satu)
    return daftar, baru


def masukkan(sumber: BinaryIO, kolam: Path) -> tuple[str, int]:
    """Copy into the pool, under the digest; returns digest and size."""
    sidik, ukuran = tulis_aman(sumber, kolam / "masuk")
    tempat = Isi(sidik, ukuran, "", "").di(kolam)
    tempat.parent.mkdir(exist_ok=True, mode=0o700)
    (kolam / "masuk").replace(tempat)
    return sidik, ukuran


def salin_masuk(kolam: Path, daftar: dict[str, Isi], tujuan: Path) -> list[str]:
    """Put every file of the list into the folder `tujuan`; one sentence for each that is missing or differs."""
    salah = []
    for satu in daftar.values():
        try:
            with satu.di(kolam).open("rb") as sumber:
                sidik, _ = tulis_aman(sumber, tujuan / satu.nama, 0o600)
        except FileNotFoundError:
            salah.append(f"{satu.nama}: tidak ada di dalam cadangan.")
            continue
        if sidik != satu.sidik:
            salah.append(f"{satu.nama}: isinya tidak sama dengan saat dicadangkan.")
    return salah


def buka_mentah(nama: str) -> BinaryIO:
    """The bytes as they lie in the store, encrypted ones as they are."""
    try:
        return Path(default_storage.path(nama)).open("rb")
    except NotImplementedError:  # a store that is no folder
        return default_storage.open(nama)


def tulis_aman(sumber: BinaryIO, tujuan: Path, izin: int = 0o400) -> tuple[str, int]:
    """Copy to `tujuan`, which appears when it is whole; returns digest and size."""
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    sementara = tujuan.with_name(f"{tujuan.name}.sebagian")
    sidik, ukuran = hashlib.sha256(), 0
    with sementara.open("wb") as keluar:
        while potong := sumber.read(POLONG):
            sidik.update(potong)
            ukuran += keluar.write(potong)
        keluar.flush()
        os.fsync(keluar.fileno())
    sementara.chmod(izin)
    sementara.replace(tujuan)
    return sidik.hexdigest(), ukuran


def sidik_berkas(jalur: Path) -> str:
    with jalur.open("rb") as berkas:
        return hashlib.file_digest(berkas, "sha256").hexdigest()


def buang(kolam: Path, dipakai: set[str]) -> int:
    """Remove from the pool what no copy holds any more, by digest; returns how many files that were."""
    sisa = [jalur for jalur in kolam.glob("*/*") if jalur.name not in dipakai]
    for jalur in sisa:
        jalur.unlink()
    return len(sisa)
