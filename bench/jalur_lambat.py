"""The slow line of a small office: 64 kbit/s, 400 ms, in Chromium, against gunicorn as it is deployed.

Bars: first paint of a cold log-in within 3 s and 20 KB; after it a list and the page of a case ready within 1.2 s and
6 KB each. The line is Chromium's own emulation (Network.emulateNetworkConditions); bytes are what came over it, heads
included. Ready is DOMContentLoaded: everything is there to read and to press.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

from cryptography.fernet import Fernet
from playwright.sync_api import sync_playwright

AKAR = Path(__file__).resolve().parent.parent
JALUR = {"offline": False, "latency": 400, "downloadThroughput": 64_000 / 8, "uploadThroughput": 64_000 / 8}
ULANG = 3
LUKIS = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
SIAP = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def layani(alamat) -> subprocess.Popen:
    """The demo, the static files and gunicorn, with the settings of production save HTTPS."""
    os.environ |= {
        "DEBUG": "false", "HTTPS": "false", "SECRET_KEY": "ukur", "KUNCI_NIK": Fernet.generate_key().decode(),
        "KUNCI_SAKSI": Fernet.generate_key().decode(), "TENGGANG_FAKTOR": "36500", "EMAIL_URL": "dummymail://",
        "ALAMAT_DENGAR": alamat, "WEB_CONCURRENCY": "2", "BERKAS_DIR": str(AKAR / ".data" / "ukur-berkas"),
    }  # fmt: skip
    manage = [sys.executable, "manage.py"]
    for perintah in ("migrate -v 0", "muat_wilayah", "muat_demo", "collectstatic --no-input --clear -v 0"):
        subprocess.run([*manage, *perintah.split()], cwd=AKAR, check=True, stdout=subprocess.DEVNULL)
    gunicorn = [str(Path(sys.executable).with_name("gunicorn")), "-c", "config/gunicorn.py", "--log-level", "warning"]
    return subprocess.Popen(gunicorn, cwd=AKAR)


def tunggu(alamat):
    nama, port = alamat.split(":")
    for _ in range(100):
        try:
            return socket.create_connection((nama, int(port)), 1).close()
        except OSError:
            time.sleep(0.2)
    raise SystemExit("gunicorn tidak mulai")


def putaran(peramban, alamat) -> dict[str, tuple[float, float]]:
    """One visit by a fresh browser: {page: (seconds, KB)}."""
    konteks = peramban.new_context(base_url=f"http://{alamat}", viewport={"width": 1366, "height": 768})
    halaman = konteks.new_page()
    cdp = konteks.new_cdp_session(halaman)
    datang = []
    cdp.on("Network.loadingFinished", lambda p: datang.append(p["encodedDataLength"]))
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", JALUR)

    def buka(jalur, ukuran):
        datang.clear()
        halaman.goto(jalur, wait_until="load", timeout=60_000)
        halaman.wait_for_timeout(300)
        return halaman.evaluate(ukuran) / 1000, sum(datang) / 1000

    hasil = {"masuk, dingin": buka("/masuk/", LUKIS)}
    halaman.get_by_label("Nama pengguna").fill("pokja.garut")
    halaman.get_by_label("Kata sandi").fill("sentra-demo-2026")
    with halaman.expect_navigation(timeout=60_000):
        halaman.get_by_role("button", name="Masuk", exact=True).click()
    hasil["meja kerja"] = buka("/meja-kerja/", SIAP)
    hasil["daftar"] = buka("/usulan/", SIAP)
    kasus = halaman.locator("main table a").first.get_attribute("href")
    hasil["halaman urusan"] = buka(kasus, SIAP)
    konteks.close()
    return hasil


def main():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        alamat = f"127.0.0.1:{s.getsockname()[1]}"
    server = layani(alamat)
    try:
        tunggu(alamat)
        with sync_playwright() as p:
            peramban = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            semua = [putaran(peramban, alamat) for _ in range(ULANG)]
            peramban.close()
    finally:
        server.terminate()
        server.wait()
    print(f"{'':18}{'detik':>8}{'KB':>8}   batas")
    lewat = False
    for nama in semua[0]:
        detik, kb = (statistics.median(satu[nama][i] for satu in semua) for i in (0, 1))
        batas = (3.0, 20.0) if nama == "masuk, dingin" else (1.2, 6.0)
        lewat |= detik > batas[0] or kb > batas[1]
        print(f"{nama:18}{detik:8.2f}{kb:8.1f}   {batas[0]} s, {batas[1]:.0f} KB")
    sys.exit(1 if lewat else 0)


if __name__ == "__main__":
    main()
