"""Tasks for the drills of the queue: each leaves in a table of its own what it did, so that a second doing shows."""

import time

from django.db import connection, transaction
from django_tasks import task

TABEL = "CREATE TABLE IF NOT EXISTS uji_tugas (pk int PRIMARY KEY, mulai int DEFAULT 0, jadi int DEFAULT 0)"


def _tulis(perintah, *nilai):
    with connection.cursor() as kursor:
        kursor.execute(perintah, nilai)
        return kursor.fetchone() if kursor.description else None


@task()
def pelan(pk):
    """A long letter in small: works for a while outside of any lock, then writes its result where none stands."""
    _tulis("INSERT INTO uji_tugas VALUES (%s, 1) ON CONFLICT (pk) DO UPDATE SET mulai = uji_tugas.mulai + 1", pk)
    time.sleep(0.4)
    with transaction.atomic():
        jadi = _tulis("SELECT jadi FROM uji_tugas WHERE pk = %s FOR UPDATE", pk)[0]
        if not jadi:
            _tulis("UPDATE uji_tugas SET jadi = jadi + 1 WHERE pk = %s", pk)


@task()
def macet(pk):
    """Typesetting that hangs the first time."""
    _tulis("INSERT INTO uji_tugas VALUES (%s, 1) ON CONFLICT (pk) DO UPDATE SET mulai = uji_tugas.mulai + 1", pk)
    if _tulis("SELECT mulai FROM uji_tugas WHERE pk = %s", pk)[0] == 1:
        time.sleep(600)
    _tulis("UPDATE uji_tugas SET jadi = jadi + 1 WHERE pk = %s", pk)
