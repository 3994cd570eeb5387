"""Read-only mode: reading, searching, letters and the log-in work, nothing else is taken in and nothing is written.

Two walls: what is sent is refused before its page sees it, and while a page is read no statement may write but into
the tables of who is logged in and who saw what.
"""

import re

from django.db import connection

from core.dasar.gangguan import BacaSaja
from core.dasar.keadaan import baca_saja
from core.halaman.galat import tampil

MEMBACA = {"GET", "HEAD", "OPTIONS"}
# The log-in and the log-out, by the names of their addresses.
MASUK = {"masuk", "masuk_kode", "keluar"}
MENULIS = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|ALTER|CREATE|DROP)\s+\"?(\w*)", re.IGNORECASE)
TABEL_MASUK = ("core_sesi", "core_paparan", "core_tokenapi", "core_catatanapi")


class HanyaDibaca:
    """Stands behind the session, whose own table stays open, and before every page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not baca_saja():
            return self.get_response(request)
        with connection.execute_wrapper(dinding(request)):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in MEMBACA or not baca_saja() or request.resolver_match.url_name in MASUK:
            return None
        return tampil(request, BacaSaja())


def dinding(request):
    """A wrapper of every statement of this request: raises BacaSaja for one that writes."""

    def jaga(execute, sql, params, many, context):
        tulis = MENULIS.match(sql)
        if tulis and not tulis[1].startswith(TABEL_MASUK):
            cocok = request.resolver_match
            if cocok is None or cocok.url_name not in MASUK:
                raise BacaSaja(tulis[1])
        return execute(sql, params, many, context)

    return jaga
