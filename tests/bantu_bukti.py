"""Tests run with the rights of the application; here is the owner of the tables, and what he could do unseen."""

import os
from contextlib import contextmanager
from functools import partialmethod

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

# Made by `manage.py hak_basis_data` (.ci/dengan-postgres.sh); a PostgreSQL of one's own may do without.
PERAN = os.environ.get("PERAN_BASIS_DATA", "")
# What the database says to a change of what must stay: a trigger to anybody, else already the missing right.
TOLAK = "tidak dapat diubah atau dihapus|permission denied"
# SQLite's triggers come back with the rollback of the test.
PICU_SQLITE = "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'"


def jadi_aplikasi(connection, **_):
    """From here on this connection has the rights of the application alone."""
    with connection.cursor() as kursor:
        kursor.execute(f"SET ROLE {connection.ops.quote_name(PERAN)}")


def jadi_pemilik():
    """From here on all connections are the owner's again: test databases are made and dropped by it."""
    connection_created.disconnect(jadi_aplikasi)
    with connection.cursor() as kursor:
        kursor.execute("RESET ROLE")


def pakai_peran_aplikasi():
    """Every connection of the run is the application's; only the emptying between tests remains the owner's."""
    if connection.vendor != "postgresql":
        return
    ops = type(connection.ops)
    ops.execute_sql_flush = partialmethod(_kosongkan, ops.execute_sql_flush)
    if PERAN:
        connection_created.connect(jadi_aplikasi)
        jadi_aplikasi(connection)


def _kosongkan(self, asli, sql_list):
    with sebagai_pemilik():
        asli(self, sql_list)


@contextmanager
def sebagai_pemilik(picu=False):
    """A cursor of the owner, the triggers off unless `picu`; afterwards the connection is the application's again."""
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite" and picu:
            yield kursor
            return
        if connection.vendor == "sqlite":
            kursor.execute(PICU_SQLITE)
            for (lepas,) in kursor.fetchall():
                kursor.execute(lepas)
            kursor.execute("PRAGMA defer_foreign_keys = ON")  # until the end, where the test rolls back
            yield kursor
            return
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the test wrote before was in order
        kursor.execute("RESET ROLE")
        kursor.execute("SET CONSTRAINTS ALL DEFERRED" if picu else "SET session_replication_role = replica")
        try:
            yield kursor
        finally:
            if not connection.needs_rollback:
                if not picu:
                    kursor.execute("SET session_replication_role = origin")
                    kursor.execute("SET CONSTRAINTS ALL DEFERRED")
                if PERAN:
                    jadi_aplikasi(connection)


@pytest.fixture
def berakhir_batal(db):
    """A test that took rows away is rolled back at its end, and its keys may point nowhere."""
    yield
    connection.set_rollback(True)
