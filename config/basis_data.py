"""The database of the settings: SQLite as one file, or PostgreSQL with limits by kind of work."""

import os

from core.dasar.batas_waktu import opsi
from core.dasar.mirip import AMBANG


def batas_waktu(env) -> dict[str, list[int]]:
    """Seconds for a statement, for waiting on a lock, for a transaction that stands idle (core.dasar.batas_waktu)."""
    return {
        "halaman": env.list("BATAS_HALAMAN", cast=int, default=[8, 4, 20]),
        "unduhan": env.list("BATAS_UNDUHAN", cast=int, default=[60, 4, 60]),
        "pekerja": env.list("BATAS_PEKERJA", cast=int, default=[120, 10, 60]),
        "perintah": env.list("BATAS_PERINTAH", cast=int, default=[0, 0, 600]),
    }


def basis_data(env, berkas) -> dict:
    """The connection that DATABASE_URL names, or SQLite in `berkas`."""
    isi = env.db_url("DATABASE_URL", default=f"sqlite:///{berkas}")
    if isi["ENGINE"].endswith("sqlite3"):
        # Without IMMEDIATE and WAL concurrent writers fail with "database is locked" instead of waiting.
        return isi | {
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=20000; PRAGMA synchronous=NORMAL; "
                "PRAGMA foreign_keys=ON;",
            }
        }
    batas = opsi(batas_waktu(env)[os.environ.get("JENIS_PROSES", "perintah")])
    # Random reads as on solid-state disks; PostgreSQL assumes four times as much and then reads whole tables for one
    # office.
    mirip = f"-c pg_trgm.strict_word_similarity_threshold={AMBANG}"
    pilihan = {"connect_timeout": 5, "options": f"-c random_page_cost=1.1 {mirip} {batas}", **isi.get("OPTIONS", {})}
    umur = env.int("CONN_MAX_AGE", default=600)
    return isi | {"CONN_MAX_AGE": umur, "CONN_HEALTH_CHECKS": True, "OPTIONS": pilihan}
