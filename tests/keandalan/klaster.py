"""A PostgreSQL of its own for a drill that stops, archives or recovers one: migrated, empty, on a port of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
ARSIP = "archive_mode = on", "wal_level = replica", "max_wal_senders = 4"


def biner() -> Path:
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))


class Klaster:
    """`wadah` is an empty folder; data/ holds the cluster, arsip/ the WAL that it hands over."""

    def __init__(self, wadah: Path):
        self.wadah, self.data, self.arsip = wadah, wadah / "data", wadah / "arsip"
        wadah.mkdir(parents=True, exist_ok=True)
        # The postgres user has to walk down to it.
        for folder in (wadah, *wadah.parents):
            if folder.stat().st_uid == os.getuid() and folder != Path("/"):
                folder.chmod(folder.stat().st_mode | 0o011)
        self.arsip.mkdir(exist_ok=True)
        with socket.socket() as satu:
            satu.bind(("127.0.0.1", 0))
            self.port = satu.getsockname()[1]

    @property
    def alamat(self) -> str:
        return f"postgres://sentra@127.0.0.1:{self.port}/sentra"

    def dari_templat(self) -> None:
        """The cluster that .ci/dengan-postgres.sh keeps: migrating takes longer than the drill."""
        templat = max((AKAR / ".data").glob("templat-*.postgres"), key=lambda p: p.stat().st_mtime)
        shutil.copytree(templat, self.data)
        self.milik_postgres()

    def milik_postgres(self) -> None:
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", "postgres", str(self.wadah)], check=True)
        self.data.chmod(0o700)

    def jalankan(self, nama: str, *isi: str) -> str:
        perintah = [str(biner() / nama), *isi]
        if os.getuid() == 0:  # PostgreSQL refuses root
            perintah = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *perintah]
        hasil = subprocess.run(
            perintah, cwd=self.wadah, env={**os.environ, "PGDATA": str(self.data)}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert hasil.returncode == 0, f"{nama}: {hasil.stdout}"
        return hasil.stdout

    def mulai(self, *opsi: str) -> None:
        """Start it with the lines `opsi` of a configuration; they stay for the next start."""
        with (self.data / "postgresql.auto.conf").open("a") as berkas:
            berkas.writelines(f"{satu}\n" for satu in opsi)
        semua = f"-c port={self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.wadah}"
        catatan = str(self.wadah / "catatan")
        subprocess.run(["touch", catatan], check=True)
        self.milik_postgres()
        perintah = [str(biner() / "pg_ctl"), "-w", "-t", "60", "-l", catatan, "-o", semua, "start"]
        if os.getuid() == 0:
            perintah = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *perintah]
        hasil = subprocess.run(
            perintah, cwd=self.wadah, env={**os.environ, "PGDATA": str(self.data)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert hasil.returncode == 0, Path(catatan).read_text()[-2000:]

    def henti(self, cara: str = "fast") -> None:
        self.jalankan("pg_ctl", "-w", "-m", cara, "stop")

    def sql(self, perintah: str) -> str:
        return self.jalankan(
            "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "sentra", "-d", "sentra", "-Atc", perintah
        ).strip()

    def tunggu_arsip(self, batas: float = 60) -> float:
        """Until everything written so far lies in the archive; returns the seconds that took."""
        mulai = time.monotonic()
        segmen = self.sql("SELECT pg_walfile_name(pg_current_wal_lsn())")
        while not (self.arsip / segmen).exists():
            assert time.monotonic() - mulai < batas, "arsip tidak terisi"
            time.sleep(0.2)
        return time.monotonic() - mulai


def django(naskah: str, alamat: str, **env: str) -> str:
    """Run `naskah` in a process of its own, with the settings of the tests, against the database at `alamat`."""
    kepala = "import django; django.setup()\n"
    return _jalan([sys.executable, "-c", kepala + naskah], lingkungan(alamat) | env)


def lingkungan(alamat: str) -> dict[str, str]:
    return {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": alamat, "PYTHONPATH": str(AKAR)}


def perintah(*isi: str, alamat: str, harap: int = 0, **env: str) -> str:
    """`manage.py …` as the operator calls it; asserts its exit code and returns what it said."""
    dasar = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": alamat, "DEBUG": "false"}
    return _jalan([sys.executable, "manage.py", *isi], dasar | env, harap)


def _jalan(argumen: list[str], env: dict[str, str], harap: int = 0) -> str:
    bersih = {k: v for k, v in os.environ.items() if k != "TEMPLAT_BASIS_DATA"}
    hasil = subprocess.run(
        argumen, cwd=AKAR, env=bersih | env, text=True, capture_output=True, stdin=subprocess.DEVNULL
    )
    assert hasil.returncode == harap, hasil.stdout + hasil.stderr[-3000:]
    return hasil.stdout + hasil.stderr
