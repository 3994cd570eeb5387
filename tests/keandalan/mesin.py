"""The whole site for a drill: nginx, gunicorn, PostgreSQL as in production, and officials who work on it."""

import http.client
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection
from django.test import Client

from tests.proksi import AKAR, port_bebas, proksi, tunggu_port

MASUK = "/masuk/"


def alamat_basis_data() -> str:
    s = connection.settings_dict
    return f"postgres://{s['USER']}@{s['HOST']}:{s['PORT']}/{s['NAME']}"


def lingkungan(wadah: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.keandalan.pengaturan",
        "DATABASE_URL": alamat_basis_data(),
        "BERKAS_LATIHAN": str(wadah / "berkas"),
        "MACET": str(wadah / "macet"),
    }


@contextmanager
def situs(wadah: Path, **env: str):
    """nginx before gunicorn before the database of the test; gives the port of nginx."""
    port = port_bebas()
    isi = {**lingkungan(wadah), "ALAMAT_DENGAR": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "2", **env}
    perintah = [str(Path(sys.executable).with_name("gunicorn")), "-c", "config/gunicorn.py", "tests.keandalan.wsgi"]
    with subprocess.Popen([*perintah, "--log-level", "warning"], cwd=AKAR, env=isi) as web:
        try:
            tunggu_port(port, web, 60)
            (wadah / "nginx").mkdir()
            with proksi(wadah / "nginx", port) as depan:
                yield depan
        finally:
            web.terminate()
            try:
                web.wait(5)
            except subprocess.TimeoutExpired:
                web.kill()


def mulai_ulang_postgres() -> None:
    """PostgreSQL as after a power cut of a second: every connection is gone."""
    pg_ctl, data = os.environ["PG_CTL"], os.environ["PG_DATA"]
    sebagai = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    perintah = [*sebagai, pg_ctl, "-D", data, "-m", "immediate", "-w", "-l", f"{data}/latihan.log", "restart"]
    subprocess.run(perintah, check=True, cwd=data, stdout=subprocess.DEVNULL)
    connection.close()


@dataclass
class Petugas:
    """An official at the browser, over one connection that is opened again when it was closed."""

    port: int
    pengguna: object
    kuki: str = ""
    sambungan: http.client.HTTPConnection = field(init=False)

    def __post_init__(self):
        klien = Client()
        klien.force_login(self.pengguna)
        self.kuki = f"sessionid={klien.cookies['sessionid'].value}; csrftoken={'a' * 32}"
        self.sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def minta(self, alamat, **isi):
        """(status, page, seconds)"""
        mulai = time.monotonic()
        tajuk = {"Cookie": self.kuki, "Host": "127.0.0.1"}
        badan = None
        if isi:
            badan = urlencode({**isi, "csrfmiddlewaretoken": "a" * 32})
            tajuk["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.sambungan.request("POST" if isi else "GET", alamat, badan, tajuk)
            balasan = self.sambungan.getresponse()
            teks = balasan.read().decode(errors="replace")
            return balasan.status, teks, time.monotonic() - mulai
        except (http.client.HTTPException, OSError):
            self.sambungan.close()
            return 0, "", time.monotonic() - mulai


def bekerja(petugas, halaman, lama, jeda=0.05) -> list[tuple[int, float]]:
    """Each of `petugas` opens the pages in turn for `lama` seconds: (status, seconds) of every request."""
    hasil, akhir = [], time.monotonic() + lama

    def satu(orang):
        urut = 0
        while time.monotonic() < akhir:
            status, _, detik = orang.minta(halaman[urut % len(halaman)])
            hasil.append((status, detik))
            urut += 1
            time.sleep(jeda)

    utas = [threading.Thread(target=satu, args=[orang]) for orang in petugas]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    return hasil


def p95(hasil) -> float:
    """Seconds; every request must have been answered with 200."""
    assert hasil and {status for status, _ in hasil} == {200}, {s: sum(x == s for x, _ in hasil) for s, _ in hasil}
    detik = sorted(d for _, d in hasil)
    return detik[int(len(detik) * 0.95)]
