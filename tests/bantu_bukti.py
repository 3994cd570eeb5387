"""What an intruder with full rights on the database could do: its owner, with the triggers off."""

from contextlib import contextmanager

import pytest
from django.db import connection

# SQLite's triggers come back with the rollback of the test.
PICU_SQLITE = "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'"


@contextmanager
def sebagai_pemilik():
    """A cursor of the owner; afterwards the connection is the application's again."""
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            kursor.execute(PICU_SQLITE)
            for (lepas,) in kursor.fetchall():
                kursor.execute(lepas)
            kursor.execute("PRAGMA defer_foreign_keys = ON")  # until the end, where the test rolls back
            yield kursor
            return
        kursor.execute("SELECT current_setting('role')")
        [peran] = kursor.fetchone()
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the test wrote before was in order
        kursor.execute("RESET ROLE")
        kursor.execute("SET session_replication_role = replica")
        try:
            yield kursor
        finally:
            if not connection.needs_rollback:
                kursor.execute("SET session_replication_role = origin")
                kursor.execute(f"SET ROLE {connection.ops.quote_name(peran)}")


@pytest.fixture
def berakhir_batal(db):
    """At its end a test that took rows away is rolled back, and its keys may point nowhere."""
    yield
    connection.set_rollback(True)
