"""The database's own tools: one consistent copy out, one copy in."""

import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management.base import CommandError
from django.db import connection, transaction

from core.cadangan.ringkasan import berkas_tersebut, ringkas

NAMA_DUMP = {"postgresql": "basis-data.dump", "sqlite": "basis-data.sqlite3"}


class Saat(NamedTuple):
    """What the database held at the moment of the copy: `ringkas`, and the names in the store that its rows name."""

    ringkasan: dict[str, Any]
    berkas: set[str]


def salin_keluar(tujuan: Path) -> Saat:
    """Write the database into the folder `tujuan` as it stands at one moment; returns what it held then."""
    return _keluar_postgres(tujuan) if connection.vendor == "postgresql" else _keluar_sqlite(tujuan)


def _keluar_postgres(tujuan: Path) -> Saat:
    pg_dump = alat_postgres("pg_dump")
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        kursor.execute("SET LOCAL statement_timeout = 0")
        kursor.execute("SELECT pg_export_snapshot()")
        snapshot = kursor.fetchone()[0]
        _jalankan(
            [pg_dump, "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
             f"--file={tujuan / NAMA_DUMP['postgresql']}"],
        )  # fmt: skip
        return Saat(ringkas(), berkas_tersebut())


def _keluar_sqlite(tujuan: Path) -> Saat:
    with transaction.atomic():  # IMMEDIATE: who writes waits, so that copy and count are of one moment
        sumber, salinan = _buka(connection.settings_dict["NAME"]), sqlite3.connect(tujuan / NAMA_DUMP["sqlite"])
        try:
            sumber.backup(salinan)
            salinan.execute("PRAGMA journal_mode=DELETE")
        finally:
            sumber.close()
            salinan.close()
        return Saat(ringkas(), berkas_tersebut())


def _buka(jalur: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{jalur}?mode=ro", uri=True)


def salin_masuk(dari: Path) -> None:
    """Fill the empty database from the folder `dari`."""
    if connection.vendor == "postgresql":
        _jalankan(
            [alat_postgres("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
             f"--dbname={connection.settings_dict['NAME']}", str(dari / NAMA_DUMP["postgresql"])],
        )  # fmt: skip
        with connection.cursor() as kursor:
            kursor.execute("ANALYZE")
        return
    sumber = _buka(dari / NAMA_DUMP["sqlite"])
    try:
        connection.ensure_connection()
        sumber.backup(connection.connection)
    finally:
        sumber.close()


def alat_postgres(nama: str) -> str:
    """The path of pg_dump or pg_restore that is not older than the server.

    Raises CommandError, saying what to install, where there is none.
    """
    connection.ensure_connection()
    server = connection.connection.info.server_version // 10000
    terpasang = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{nama}"), reverse=True)
    calon = [str(p) for p in terpasang] + ([jalur] if (jalur := shutil.which(nama)) else [])
    versi = {jalur: versi_alat(jalur) for jalur in calon}
    cocok = [jalur for jalur in calon if versi[jalur] >= server]
    if cocok:
        return min(cocok, key=lambda jalur: versi[jalur])
    if calon:
        raise CommandError(
            f"{nama} di mesin ini versi {max(versi.values())}, lebih tua daripada server PostgreSQL versi {server}:"
            f" cadangannya tidak dapat dipercaya. Pasang paket postgresql-client-{server}, lalu ulangi."
        )
    raise CommandError(f"{nama} tidak ditemukan. Pasang paket postgresql-client-{server}, lalu ulangi.")


def versi_alat(jalur: str) -> int:
    keluaran = subprocess.run([jalur, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    cocok = re.search(r"(\d+)", keluaran)
    return int(cocok[1]) if cocok else 0


def _jalankan(perintah: list[str]) -> None:
    """Run a tool of PostgreSQL against our database; its own words go into the CommandError."""
    isi = connection.settings_dict
    lingkungan = {"PGHOST": isi["HOST"], "PGPORT": str(isi["PORT"] or ""), "PGUSER": isi["USER"]}
    lingkungan |= {"PGPASSWORD": isi["PASSWORD"], "PGDATABASE": isi["NAME"]}
    hasil = subprocess.run(  # noqa: S603 - our own words and no shell
        perintah, capture_output=True, text=True, env={**os.environ, **{k: v for k, v in lingkungan.items() if v}}
    )
    if hasil.returncode:
        raise CommandError(f"{Path(perintah[0]).name} gagal: {hasil.stderr.strip()[-500:]}")
