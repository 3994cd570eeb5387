"""Work that nobody waits for: tasks of django-tasks, done once, tried again, taken over from a worker that died.

A task is a function of the module of its matter, marked `@task()` (django_tasks). Its arguments are primary keys. It
reads its row again under a lock and does nothing where the work is done: it may be called twice.

On PostgreSQL the task is a row, committed with the act that asks for it, and `manage.py pekerja` does it. On SQLite and
in the tests (ANTREAN_LANGSUNG) it is done at once after the commit.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Func, IntegerField, Q, QuerySet
from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.dasar.rupa import tanggal_jam

# Seconds before the next attempt: after the first, the second … failure; the last one for every further.
JEDA = (10, 30, 120, 600, 1800)
BATAS_COBA = 10
TERTINGGAL = timedelta(minutes=30)  # what waits longer than this for its turn has no worker
# A worker holds the PostgreSQL advisory lock (KUNCI_PEKERJA, its name) for as long as it is connected.
KUNCI_PEKERJA = 2005
SELESAI = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)


def antrekan(tugas: Task[Any, Any], *args: int, tunda: int = 0) -> None:
    """Ask for `tugas(*args)` after the commit of the present transaction; nothing happens if that is rolled back.

    `tunda` are seconds before which no worker begins. The same work that already waits or runs is not asked for twice;
    work that was done or given up begins anew.
    """
    if settings.ANTREAN_LANGSUNG:
        transaction.on_commit(partial(tugas.enqueue, *args))
        return
    mulai = timezone.now() + timedelta(seconds=tunda)
    ulang = {"status": TaskResultStatus.READY, "run_after": mulai, "worker_ids": [], "finished_at": None}
    if DBTaskResult.objects.filter(pk=kunci(tugas, *args), status__in=SELESAI).update(**ulang):
        return
    baris: DBTaskResult[Any, Any] = DBTaskResult(
        pk=kunci(tugas, *args),
        task_path=tugas.module_path,
        args_kwargs={"args": args, "kwargs": {}},
        priority=tugas.priority,
        queue_name=tugas.queue_name,
        backend_name=tugas.backend,
        run_after=mulai,
    )
    DBTaskResult.objects.bulk_create([baris], ignore_conflicts=True)


def kunci(tugas: Task[Any, Any], *args: int) -> uuid.UUID:
    """The key of the row of `tugas(*args)`: the same work has one row."""
    return uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([tugas.module_path, *args]))


def keadaan(tugas: Task[Any, Any], daftar: Iterable[int]) -> dict[int, str]:
    """{argument: state in words} of the tasks of one kind that were asked for, in one query; see sebut()."""
    if settings.ANTREAN_LANGSUNG:
        return {}
    pk = {kunci(tugas, satu): satu for satu in daftar}
    return {pk[baris.pk]: sebut(baris) for baris in DBTaskResult.objects.filter(pk__in=pk)}


def sebut(baris: DBTaskResult[Any, Any]) -> str:
    """The state of a task as a page says it: 'menunggu giliran', 'sedang dikerjakan sejak …', 'selesai' …"""
    coba = len(baris.worker_ids)
    match baris.status:
        case TaskResultStatus.SUCCESSFUL:
            return "selesai"
        case TaskResultStatus.RUNNING:
            return f"sedang dikerjakan sejak {tanggal_jam(baris.started_at)}"
        case TaskResultStatus.READY if not coba:
            return "menunggu giliran"
        case TaskResultStatus.READY:
            return f"gagal {coba} kali; akan dicoba lagi pada {tanggal_jam(baris.run_after)}"
        case _ if coba < BATAS_COBA:
            return "gagal; akan segera dicoba lagi"
    return f"gagal {coba} kali dan berhenti dicoba; minta pengelola aplikasi memeriksanya"


def macet() -> QuerySet[DBTaskResult[Any, Any]]:
    """What whoever runs the application should look at: tasks that failed and are not done, or that nobody began."""
    tertinggal = Q(status=TaskResultStatus.READY, run_after__lt=timezone.now() - TERTINGGAL)
    belum = DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL)
    return belum.filter(tertinggal | ~Q(exception_class_path=""))


# For the worker


def akui(nama: str) -> None:
    """Hold the lock of the worker `nama` for as long as the present connection lives."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [KUNCI_PEKERJA, nama])


def bangkitkan() -> int:
    """Put back what failed and what a dead worker left, each after its pause; returns how many.

    A row whose worker no longer holds its lock is nobody's: the worker was killed, or lost its database in the middle.
    If that worker lives after all, the work is done twice, and a task bears that.
    """
    coba = Func("worker_ids", function="jsonb_array_length", output_field=IntegerField())
    lagi = Q(status=TaskResultStatus.FAILED, coba__lt=BATAS_COBA) | Q(status=TaskResultStatus.RUNNING)
    banyak = 0
    with transaction.atomic():
        for baris in DBTaskResult.objects.annotate(coba=coba).select_for_update(skip_locked=True).filter(lagi):
            banyak += _bangkitkan(baris)
    return banyak


def _bangkitkan(baris: DBTaskResult[Any, Any]) -> bool:
    coba = len(baris.worker_ids)
    if baris.status == TaskResultStatus.RUNNING:
        if coba and not _tanpa_pekerja(baris.worker_ids[-1]):
            return False
        baris.exception_class_path = baris.exception_class_path or "pekerja berhenti di tengah"
    baris.status = TaskResultStatus.READY if coba < BATAS_COBA else TaskResultStatus.FAILED
    baris.finished_at = None if coba < BATAS_COBA else timezone.now()
    baris.run_after = timezone.now() + timedelta(seconds=JEDA[min(coba, len(JEDA)) - 1])
    baris.save(update_fields=["status", "run_after", "finished_at", "exception_class_path"])
    return True


def _tanpa_pekerja(nama: str) -> bool:
    with connection.cursor() as kursor:
        # The lock of the asking session itself counts as free: whoever asks is not in the middle of a task.
        kursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [KUNCI_PEKERJA, nama])
        return bool(kursor.fetchone()[0])
