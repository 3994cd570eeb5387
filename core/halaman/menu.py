"""What every page of a logged-in person shows around its content: places and office.

Each matter names its own places in its menu.py; the setting MENU puts them in order, KAKI those of the footer.
"""

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from core.dasar.izin import Izin, Peran
from core.models.pemberitahuan import TERBANYAK as KABAR_TERBANYAK
from core.models.pemberitahuan import jumlah_baru

SENTRA_UKM = {
    Peran.POKJA_KABKOTA, Peran.DINAS_KABKOTA, Peran.POKJA_PROVINSI, Peran.DINAS_PROVINSI, Peran.VERIFIKATOR,
    Peran.PENYUSUN_KEPUTUSAN, Peran.PENETAP,
}  # fmt: skip
SIMPAN_PINJAM = {Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENILAI, Peran.PENGAWAS}
PENILAIAN_KESEHATAN = SIMPAN_PINJAM - {Peran.LOKET}
# They work with all of it.
SEMUA = {Peran.AUDITOR, Peran.ADMIN_INSTANSI}
TERBANYAK = 7


class Tempat(NamedTuple):
    """A place of the menu. `peran`: who works there, None = everybody. `isi`: what is there, for the page Data.

    A place with `pindah` is to look things up in: where a person has too many places it moves behind Data, the lowest
    number first, and last of all where one of the roles `kerja` works; a place without it stays. In the footer `isi`
    is what the page of the log-in says of it. `juga` is a module whose pages stand there besides those of its own
    matter. `rangkap` is the label for who also works at an office, where the short one would name two places.
    """

    label: str
    nama: str
    peran: set | frozenset | None = None
    isi: str = ""
    pindah: int = 0
    kerja: frozenset = frozenset()
    matter: str = ""
    juga: str = ""
    rangkap: str = ""


def bekerja(*izin: Izin) -> frozenset[Peran]:
    """The roles that any of these permissions is given to."""
    return frozenset(peran for satu in izin for peran in satu.peran)


MEJA_KERJA = Tempat("Meja kerja", "meja_kerja")
DATA = Tempat("Data", "data")
LEMBAR_SAKSI = Tempat(
    "Lembar saksi",
    "lembar_saksi",
    bekerja(Izin.AMBIL_SAKSI),
    "Satu PDF untuk disimpan di luar aplikasi. Kelak pengelola server memeriksanya dengan perintah yang tercetak di"
    " situ, dan tampak apakah ada yang diubah diam-diam di basis data.",
    pindah=1,
)
ATURAN = Tempat("Aturan", "aturan", isi="membaca aturan yang dipakai di sini", pindah=3, juga="core.halaman.aturan")
PERIKSA_SURAT = Tempat("Periksa keaslian surat", "surat_periksa", isi="memeriksa keaslian surat")


@cache
def susunan(nama: str) -> tuple[Tempat, ...]:
    """The places of the setting `nama`, in its order."""
    return tuple(import_string(jalur)._replace(matter=jalur.rsplit(".", 2)[0]) for jalur in getattr(settings, nama))


def tempat_bagi(peran: set[str]) -> tuple[list[Tempat], list[Tempat]]:
    """The places of a person with these roles, at most seven, and the registers that stand behind Data instead."""
    tempat = [t for t in susunan("MENU") if t.peran is None or peran & t.peran]
    if peran == {Peran.PENGURUS}:  # its door is its desk
        tempat.remove(next(t for t in tempat if t.nama == MEJA_KERJA.nama))
    else:
        tempat = [t._replace(label=t.rangkap or t.label) for t in tempat]
    if len(tempat) <= TERBANYAK:
        return tempat, []
    lebih = len(tempat) - TERBANYAK + 1  # Data takes a place too
    pindah = sorted((t for t in tempat if t.pindah), key=lambda t: (bool(peran & t.kerja), t.pindah))[:lebih]
    return [t for t in tempat if t not in pindah] + [DATA], [t for t in tempat if t in pindah]


def menu(request):
    """`menu` (places with their address and whether it is this one), `di_data`, `penugasan_saya`, `kabar_baru` (how
    many notices are not read)."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return {}
    penugasan = pengguna.penugasan_aktif()
    peran = {p.peran for p in penugasan}
    tempat, di_data = tempat_bagi(peran)
    di_sini = _di_sini(request.resolver_match, [*tempat, *di_data])
    if any(t.nama in di_sini for t in di_data):
        di_sini = {DATA.nama: "true"}
    return {
        "menu": [{"label": t.label, "url": reverse(t.nama), "di_sini": di_sini.get(t.nama, "")} for t in tempat],
        "di_data": [{"label": t.label, "url": reverse(t.nama), "isi": t.isi} for t in di_data],
        "penugasan_saya": penugasan,
        "kabar_baru": kabar_baru(pengguna),
    }


def kabar_baru(pengguna) -> str:
    """How many notices this person has not read, as the head of every page says it; empty for none."""
    banyak = jumlah_baru(pengguna)
    return f"{KABAR_TERBANYAK - 1}+" if banyak >= KABAR_TERBANYAK else str(banyak or "")


def _di_sini(cocok, tempat) -> dict[str, str]:
    """The place where this page stands, as aria-current: "page" on its own page, "true" on one of the same matter."""
    if cocok is None:
        return {}
    for t in tempat:
        if t.nama == cocok.url_name:
            return {t.nama: "page"}
    milik = f"{getattr(cocok.func, 'view_class', cocok.func).__module__}."
    pemilik = [(modul, t) for t in tempat for modul in (t.matter, t.juga) if modul and milik.startswith(f"{modul}.")]
    return {max(pemilik, key=lambda satu: len(satu[0]))[1].nama: "true"} if pemilik else {}
