"""A time-stamp authority for the tests: `openssl ts` behind an HTTP server, which may also die, dawdle or lie."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ATUR = """
[tsa]
default_tsa = satu
[satu]
serial = {dir}/seri
crypto_device = builtin
signer_cert = {dir}/tsa.pem
signer_key = {dir}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""
SERTIFIKAT = "req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=Induk -keyout induk.key -out induk.pem"
PERMINTAAN = "req -newkey rsa:2048 -nodes -subj /CN=TSA -keyout tsa.key -out tsa.csr"
TERBIT = "x509 -req -in tsa.csr -CA induk.pem -CAkey induk.key -days 3650 -extfile eku -out tsa.pem"


def openssl(perintah, folder):
    subprocess.run(["openssl", *perintah.split()], cwd=folder, check=True, capture_output=True, timeout=20)


def buat_otoritas(folder):
    """Its certificate, and that of the root that signed it (induk.pem)."""
    (folder / "tsa.cnf").write_text(ATUR.format(dir=folder))
    (folder / "eku").write_text("extendedKeyUsage = critical,timeStamping\n")
    for perintah in (SERTIFIKAT, PERMINTAAN, TERBIT):
        openssl(perintah, folder)


class _Balas(BaseHTTPRequestHandler):
    def do_POST(self):
        isi = self.rfile.read(int(self.headers["Content-Length"]))
        isi, jeda = self.server.perilaku(isi)
        self.send_response(200)
        self.send_header("Content-Length", str(len(isi)))
        self.end_headers()
        for bita in (isi[i : i + 1] for i in range(len(isi))) if jeda else [isi]:
            self.wfile.write(bita)
            if self.server.selesai.wait(jeda):
                return

    def log_message(self, *_):
        pass


class ServerCap(ThreadingHTTPServer):
    """`perilaku(query)` answers (body, seconds after each byte of it)."""

    daemon_threads = True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), _Balas)
        self.folder, self.selesai, self.perilaku = folder, threading.Event(), lambda isi: (self.cap(isi), 0)

    @property
    def alamat(self):
        return f"http://127.0.0.1:{self.server_port}/"

    def cap(self, isi):
        """The time-stamp over a query."""
        (self.folder / "tanya").write_bytes(isi)
        openssl("ts -reply -config tsa.cnf -queryfile tanya -out jawab", self.folder)
        return (self.folder / "jawab").read_bytes()

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.selesai.set()
        self.shutdown()
        self.server_close()
