"""The private file store. Bytes lie under their digest: written whole before the transaction that names them, never
over others, and removed by nothing but the sweep (core.perkara.sapu) once a day has passed and no row names them."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

from core.dasar import sandi_berkas
from core.dasar.gangguan import BerkasBerubah, BerkasHilang

# What the application stores, and so what the sweep walks.
FOLDER_BERKAS, FOLDER_SURAT = "berkas", "surat"


class Gudang(FileSystemStorage):
    """A disk on which a name appears when its file is whole; the same name always means the same bytes.

    With KUNCI_BERKAS they lie encrypted; name and digest stay those of what was stored.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        return ContentFile(sandi_berkas.buka(Path(self.path(name)).read_bytes()), name=name)

    def _save(self, name: str, content: Any) -> str:
        sementara = f"{name}.{secrets.token_hex(8)}.baru"
        try:
            tersandi = ContentFile(sandi_berkas.sandikan(content.read()))
            super()._save(sementara, tersandi)  # type: ignore[misc] # the stubs leave it out
            _tuntaskan(self.path(sementara))
            Path(self.path(sementara)).replace(self.path(name))
        except BaseException:
            Path(self.path(sementara)).unlink(missing_ok=True)
            raise
        _tuntaskan(Path(self.path(name)).parent)
        return name

    def hapus_lama(self, nama: str, batas: float) -> bool:
        """Remove `nama` unless it was written at or after `batas` (seconds, as in stat); whether it was removed.

        It is set aside before its age is read: what a request writes under the name meanwhile stays.
        """
        asal = Path(self.path(nama))
        pinggir = asal.with_name(f"{asal.name}.sapu")
        try:
            asal.replace(pinggir)
        except FileNotFoundError:  # another sweep was faster
            return False
        if pinggir.stat().st_mtime >= batas:
            pinggir.replace(asal)
            return False
        pinggir.unlink()
        return True


def _tuntaskan(jalur: str | Path) -> None:
    """Wait until the file or folder is on the disk: a row must not outlive what it names."""
    nomor = os.open(jalur, os.O_RDONLY)
    try:
        os.fsync(nomor)
    finally:
        os.close(nomor)


def sidik_isi(isi: bytes) -> str:
    """SHA-256 of `isi` in hexadecimal: its place in the store, and what is compared at each reading."""
    return hashlib.sha256(isi).hexdigest()


def simpan(isi: bytes, folder: str, akhiran: str = "") -> str:
    """Store `isi` under its digest and return the name. May be called again: the name and the bytes stay, their age is
    counted anew, so that the sweep leaves the transaction that follows a day.

    Raises BerkasBerubah where other bytes lie under the digest, OSError where the store cannot be written.
    """
    sidik = sidik_isi(isi)
    nama = f"{folder}/{sidik[:2]}/{sidik[2:4]}/{sidik}{akhiran}"
    if default_storage.exists(nama):
        baca(nama, sidik)
    return default_storage.save(nama, ContentFile(isi))


def baca(nama: str, sidik: str) -> bytes:
    """The stored bytes, compared with the digest that their row keeps.

    Raises BerkasHilang where there are none, BerkasBerubah where they are others.
    """
    try:
        with default_storage.open(nama) as berkas:
            isi: bytes = berkas.read()
    except FileNotFoundError as galat:
        raise BerkasHilang(nama) from galat
    if sidik_isi(isi) != sidik:
        raise BerkasBerubah(nama)
    return isi


def sandikan_ulang() -> Iterator[tuple[str, bool]]:
    """Bring every stored file under the first of KUNCI_BERKAS, without one into the clear: (name, whether it could).

    Files that lie so already are passed over, so it may be stopped and run again, also while the application is used.
    """
    akar = Path(default_storage.path(""))
    for jalur in sorted(akar.rglob("*")):
        if not jalur.is_file() or jalur.suffix in (".baru", ".sapu"):
            continue
        tersimpan = jalur.read_bytes()
        if sandi_berkas.terkini(tersimpan):
            continue
        nama, isi = str(jalur.relative_to(akar)), sandi_berkas.buka(tersimpan)
        terbaca = not isi.startswith(sandi_berkas.KEPALA)
        if terbaca:
            default_storage.save(nama, ContentFile(isi))
        yield nama, terbaca
