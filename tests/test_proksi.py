"""The proxy of deploy/nginx.conf: what it sets, what it holds back, what it says when the application is away."""

import http.client
import socket
import subprocess
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.proksi import NGINX, port_bebas, proksi, siapkan


class Aplikasi(BaseHTTPRequestHandler):
    """Tells what reached it."""

    def do_GET(self):
        self.do_POST()

    def do_POST(self):
        self.server.sampai.append((time.monotonic(), dict(self.headers)))
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def aplikasi():
    server = HTTPServer(("127.0.0.1", 0), Aplikasi)
    server.sampai = []
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def port(aplikasi, tmp_path_factory):
    with proksi(tmp_path_factory.mktemp("proksi"), aplikasi.server_address[1]) as port:
        yield port


def minta(port, cara="GET", badan=None, **tajuk):
    hubungan = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    hubungan.request(cara, "/masuk/", badan, {n.replace("_", "-"): v for n, v in tajuk.items()})
    balasan = hubungan.getresponse()
    isi = balasan.read().decode()
    hubungan.close()
    return balasan, isi


def test_konfigurasi_yang_dipasang_di_server_diterima_nginx(tmp_path):
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sentra.contoh.go.id")])
    saat = datetime(2026, 1, 1, tzinfo=UTC)
    sertifikat = x509.CertificateBuilder(nama, nama, kunci.public_key(), 1, saat, saat + timedelta(days=9000))
    pem = serialization.Encoding.PEM
    (tmp_path / "sentra.pem").write_bytes(sertifikat.sign(kunci, hashes.SHA256()).public_bytes(pem))
    (tmp_path / "sentra.key").write_bytes(
        kunci.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    siapkan(tmp_path, 8000, tls=True)
    hasil = subprocess.run([NGINX, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"], capture_output=True, text=True)
    assert hasil.returncode == 0 and "[warn]" not in hasil.stderr, hasil.stderr


def test_tajuk_pribadi_diisi_proxy_dan_yang_ditulis_klien_tidak_sampai(port, aplikasi):
    palsu = {"X_Forwarded_For": "6.6.6.6", "X_Forwarded_Proto": "https", "X_Forwarded_Host": "jahat.example",
             "Forwarded": "for=6.6.6.6", "X_Real_IP": "6.6.6.6", "X_Request_ID": "milik-klien-0001"}  # fmt: skip
    minta(port, **palsu)
    _, tajuk = aplikasi.sampai[-1]
    assert (tajuk["X-Forwarded-For"], tajuk["X-Forwarded-Proto"]) == ("127.0.0.1", "http")
    assert len(tajuk["X-Request-ID"]) == 32
    assert not {"X-Forwarded-Host", "Forwarded", "X-Real-IP"} & set(tajuk)
    assert "6.6.6.6" not in str(tajuk) and "jahat" not in str(tajuk)


def test_badan_yang_datang_perlahan_tidak_memegang_aplikasi(port, aplikasi):
    sebelum = len(aplikasi.sampai)
    with socket.create_connection(("127.0.0.1", port), 5) as lambat:
        lambat.sendall(b"POST /masuk/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n")
        for huruf in b"a=1":
            lambat.sendall(bytes([huruf]))
            time.sleep(0.1)
        assert len(aplikasi.sampai) == sebelum
        lambat.sendall(b"2")
        assert b" 200 " in lambat.recv(100)
    assert len(aplikasi.sampai) == sebelum + 1


def test_kiriman_yang_terlalu_besar_ditolak_dengan_kalimat(port, aplikasi):
    sebelum = len(aplikasi.sampai)
    with socket.create_connection(("127.0.0.1", port), 5) as besar:
        besar.sendall(b"POST /masuk/ HTTP/1.1\r\nHost: x\r\nContent-Length: 26300000\r\n\r\n")
        jawab = b""
        while b"</html>" not in jawab:
            jawab += besar.recv(4096)
    assert b" 413 " in jawab and b"paling besar 25 MB" in jawab
    assert len(aplikasi.sampai) == sebelum


def test_aplikasi_yang_tidak_ada_dijawab_kalimat(tmp_path):
    with proksi(tmp_path, port_bebas()) as port:
        balasan, isi = minta(port)
    assert balasan.status == 503 and balasan.headers["Retry-After"] == "15"
    assert balasan.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Semua yang sudah tersimpan tetap ada" in isi
    assert (tmp_path / "sentra.log").read_text().count("?") == 0


def test_satu_jaringan_yang_membanjir_diminta_menunggu(port):
    kode = {}
    with socket.create_connection(("127.0.0.1", port), 10) as banjir:
        for _ in range(8):
            banjir.sendall(b"GET /masuk/ HTTP/1.1\r\nHost: x\r\n\r\n" * 100)
        akhir = time.monotonic() + 10
        isi = b""
        while isi.count(b"HTTP/1.1 ") < 800 and time.monotonic() < akhir:
            isi += banjir.recv(65536)
    kode = {satu: isi.count(f"HTTP/1.1 {satu}".encode()) for satu in (200, 429)}
    assert kode[200] >= 300 and kode[429] > 0 and "jaringan Anda" in isi.decode()
