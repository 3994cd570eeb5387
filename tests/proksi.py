"""deploy/nginx.conf in a real nginx: own folder, own port, without rights; only addresses and paths are put in."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
INDUK = """{pengguna}
daemon off;
pid {wadah}/nginx.pid;
error_log {wadah}/galat.log;
worker_processes 1;
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {wadah}/badan; proxy_temp_path {wadah}/proksi;
    fastcgi_temp_path {wadah}/f; uwsgi_temp_path {wadah}/u; scgi_temp_path {wadah}/s;
    include {wadah}/sentra.conf;
}}
"""


def port_bebas() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def siapkan(wadah: Path, hulu: int, *, tls: bool) -> int:
    """Write the configuration into `wadah`, before an application at port `hulu`; the port of the proxy."""
    port = port_bebas()
    isi = (AKAR / "deploy/nginx.conf").read_text()
    ganti = {
        "127.0.0.1:8000": f"127.0.0.1:{hulu}",
        "    listen [::]:443 ssl http2;\n": "",
        "    listen [::]:80;\n": "",
        "listen 80;": f"listen 127.0.0.1:{port_bebas()};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port}{' ssl http2' if tls else ''};",
        "/etc/ssl/certs/sentra.pem": f"{wadah}/sentra.pem",
        "/etc/ssl/private/sentra.key": f"{wadah}/sentra.key",
        "/var/log/nginx/": f"{wadah}/",
    }
    for dari, ke in ganti.items():
        assert dari in isi, dari
        isi = isi.replace(dari, ke)
    if not tls:
        isi = "\n".join(b for b in isi.splitlines() if not b.strip().startswith("ssl_"))
    (wadah / "sentra.conf").write_text(isi)
    (wadah / "nginx.conf").write_text(INDUK.format(wadah=wadah, pengguna="user root;" if os.getuid() == 0 else ""))
    return port


@contextmanager
def proksi(wadah: Path, hulu: int):
    """A running proxy before port `hulu`; gives its port."""
    port = siapkan(wadah, hulu, tls=False)
    with subprocess.Popen([NGINX, "-p", wadah, "-c", wadah / "nginx.conf"]) as proses:
        try:
            tunggu_port(port, proses)
            yield port
        finally:
            proses.terminate()


def tunggu_port(port: int, proses: subprocess.Popen, lama: float = 20) -> None:
    akhir = time.monotonic() + lama
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert proses.poll() is None and time.monotonic() < akhir, f"tidak mendengar di {port}"
            time.sleep(0.05)
