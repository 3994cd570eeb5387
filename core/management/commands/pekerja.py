"""The worker: does the tasks of the queue one after the other, and takes over what a dead worker left."""

import faulthandler
import logging
import os
import socket
import time
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections, connection
from django.db.backends.signals import connection_created
from django.db.utils import InterfaceError, OperationalError
from django.utils.crypto import get_random_string
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from core.dasar.batas_waktu import pasang
from core.dasar.keadaan import baca_saja
from core.perkara.antrean import akui, bangkitkan
from core.perkara.surel import kirim_tertunda

catatan = logging.getLogger(__name__)
SEKALI_PUTAR = 20  # tasks between two looks at what dead workers left
SELANG = 1.0  # seconds


class SatuPutaran(Worker):
    """One round of the library's worker. A task that hangs ends its process: the next worker takes it over."""

    def __init__(self, nama):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=SEKALI_PUTAR,
            worker_id=nama,
        )

    def run_task(self, db_task_result):
        # Not a signal: typesetting may hang in C, where no Python runs any more.
        faulthandler.dump_traceback_later(settings.BATAS_TUGAS, exit=True)
        try:
            super().run_task(db_task_result)
        finally:
            faulthandler.cancel_dump_traceback_later()


class Command(BaseCommand):
    help = "Mengerjakan antrean (PDF surat panjang, surel). Jalankan terus di server; dua atau lebih boleh bersama."

    def add_arguments(self, parser):
        parser.add_argument("--sekali", action="store_true", help="kerjakan yang menunggu, lalu selesai")

    def handle(self, *args, sekali, **options):
        if settings.ANTREAN_LANGSUNG:
            raise CommandError("Pada basis data ini tugas dikerjakan langsung; pekerja tidak diperlukan.")
        nama = f"{socket.gethostname()[:30]}-{os.getpid()}-{get_random_string(8)}"
        # Whatever happens to the connection, the next one holds the lock again before anything is claimed, and has
        # the limits of a worker.
        akui_lagi = partial(_akui, nama)
        connection_created.connect(akui_lagi)
        connection.close()
        putaran = SatuPutaran(nama)
        while putaran.running:
            putaran = SatuPutaran(nama)
            putaran.configure_signals()
            try:
                kerjakan(putaran)
            except (OperationalError, InterfaceError) as galat:
                if sekali:
                    raise
                # The database is away; the task in hand stays claimed and is put back when it is there again.
                catatan.error("Basis data tidak menjawab (%s); dicoba lagi.", type(galat).__name__)
                connection.close()
            if sekali:
                return
            time.sleep(SELANG)


def kerjakan(putaran):
    """Put back what is to be tried again, do what waits, send the mail that is due.

    Nothing of it while the site is open for reading only: a restored queue may have been done already.
    """
    if baca_saja():
        return
    close_old_connections()
    bangkitkan()
    putaran.run()
    kirim_tertunda()


def _akui(nama, **kwargs):
    akui(nama)
    pasang("pekerja")
