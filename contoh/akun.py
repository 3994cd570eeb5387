"""What the demo data of all apps share: accounts with one password, each with its post, and the list of log-ins."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from core.dasar.izin import Peran
from core.models import Instansi, Pengguna, Penugasan

SANDI = "sentra-demo-2026"
MULAI = date(2025, 1, 2)
DASAR = "Keputusan Nomor 821/Kep-7/2024"
DASAR_SEMENTARA = "Surat Tugas Nomor 094/ST-12/2025"


@dataclass(frozen=True)
class Akun:
    """One log-in of the demo: who, at which office (`kantor` is its key), in which post, and what there is to see."""

    username: str
    nama: str
    nip: str
    kantor: str
    peran: Peran
    jabatan: str
    melihat: str
    sebutan: str = ""
    atas_nama: str = ""


def buat_akun(daftar: tuple[Akun, ...], kantor: dict[str, Instansi], hari: date, pangkat: dict) -> dict[str, Pengguna]:
    """The people with their posts, by log-in name. Acting posts and mandates end a year after `hari`."""
    sandi, orang = make_password(SANDI), {}
    for a in daftar:
        orang[a.username] = Pengguna.objects.create(
            username=a.username, nama=a.nama, nip=a.nip, password=sandi, pangkat=pangkat.get(a.peran, "")
        )
        sementara = bool(a.sebutan or a.atas_nama)
        Penugasan.objects.create(
            pengguna=orang[a.username], instansi=kantor[a.kantor], peran=a.peran, jabatan=a.jabatan,
            sebutan=a.sebutan, atas_nama=a.atas_nama, mulai=MULAI,
            sampai=hari + timedelta(days=365) if sementara else None, dasar=DASAR_SEMENTARA if sementara else DASAR,
        )  # fmt: skip
    return orang


def cetak_akun(keluaran, judul: str, daftar: tuple[Akun, ...]) -> None:
    """Print the log-ins as a table."""
    lebar = max(len(a.username) for a in daftar)
    lebar_peran = max(len(a.peran.label) for a in daftar)
    keluaran.write(f"\n{judul}, kata sandi semuanya: {SANDI}\n")
    keluaran.write(f"  {'Nama pengguna':{lebar}}  {'Peran':{lebar_peran}}  Yang dilihat")
    for a in daftar:
        keluaran.write(f"  {a.username:{lebar}}  {a.peran.label:{lebar_peran}}  {a.melihat}")
    keluaran.write("")
