"""A wire to PostgreSQL that breaks where a test says: a proxy of our own that counts messages and cuts at one."""

import socket
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from django.db import connection

NAMA = "sentra-putus"
MAJU, BALIK = "maju", "balik"  # to the server, from the server


@dataclass(frozen=True)
class Putus:
    """Cut at message `ke` (from 0) in one direction: before it is passed on, or right after."""

    arah: str
    ke: int
    sesudah: bool = False


class Perantara:
    """Passes the messages of the protocol on, keeps them in `pesan`, and cuts once where `putus` says."""

    def __init__(self):
        self.putus, self.pesan, self.kunci = None, {MAJU: [], BALIK: []}, threading.Lock()
        self.dengar = socket.create_server(("127.0.0.1", 0))
        self.port = self.dengar.getsockname()[1]
        tujuan = connection.settings_dict
        self.tujuan = (tujuan["HOST"], int(tujuan["PORT"]))
        threading.Thread(target=self._terima, daemon=True).start()

    def _terima(self):
        with suppress(OSError):
            while True:
                klien, _ = self.dengar.accept()
                server = socket.create_connection(self.tujuan)
                for soket in (klien, server):
                    soket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                terputus = threading.Event()
                for dari, ke, arah in ((klien, server, MAJU), (server, klien, BALIK)):
                    threading.Thread(target=self._alirkan, args=(dari, ke, arah, terputus), daemon=True).start()

    def _alirkan(self, dari, ke, arah, terputus):
        sangga, pembuka = b"", arah == MAJU  # the first message of a client has no letter in front
        with suppress(OSError):
            while potong := dari.recv(65536):
                sangga += potong
                while (panjang := _panjang(sangga, pembuka)) and len(sangga) >= panjang:
                    satu, sangga, pembuka = sangga[:panjang], sangga[panjang:], False
                    with self.kunci:
                        putus = self.putus and (self.putus.arah, self.putus.ke) == (arah, len(self.pesan[arah]))
                        self.pesan[arah].append(satu)
                        sesudah = putus and self.putus.sesudah
                        self.putus = None if putus else self.putus
                        if terputus.is_set():  # the answer to what was passed on last may not slip through
                            raise OSError
                        if putus:
                            terputus.set()
                    if not putus or sesudah:
                        ke.sendall(satu)
                    if putus:
                        raise OSError
        for soket in (dari, ke):
            with suppress(OSError):
                soket.shutdown(socket.SHUT_RDWR)
            soket.close()

    @contextmanager
    def lewat(self, putus=None):
        """The connection of this thread goes through the proxy; afterwards it is a straight one again."""
        connection.close()
        semula = connection.settings_dict
        pilihan = {**semula["OPTIONS"], "sslmode": "disable", "gssencmode": "disable", "application_name": NAMA}
        connection.settings_dict = {**semula, "HOST": "127.0.0.1", "PORT": str(self.port), "OPTIONS": pilihan}
        self.putus, self.pesan = putus, {MAJU: [], BALIK: []}
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict, self.putus = semula, None
            tunggu_selesai()

    def tutup(self):
        self.dengar.close()


def _panjang(sangga: bytes, pembuka: bool) -> int:
    """The length of the message that `sangga` begins with; 0 while that is not known."""
    awal = 0 if pembuka else 1
    return awal + int.from_bytes(sangga[awal : awal + 4], "big") if len(sangga) >= awal + 4 else 0


def tunggu_selesai():
    """Until the server has done what it was told before the cut: a COMMIT that was passed on, for one."""
    akhir = time.monotonic() + 10
    with connection.cursor() as kursor:
        while time.monotonic() < akhir:
            kursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = %s", [NAMA])
            if not kursor.fetchone()[0]:
                return
            time.sleep(0.002)
    raise AssertionError("The server still works for a connection that was cut.")


def letak_commit(perantara) -> int:
    """Which message of the last passage to the server is the COMMIT of the act: the first one."""
    return next(n for n, satu in enumerate(perantara.pesan[MAJU]) if satu[5:11] == b"COMMIT")
