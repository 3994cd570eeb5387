"""What an owner is told of the account: on the account's page, on the desk until read, and by mail."""

from django.http import HttpRequest

from core.dasar.alamat import alamat_klien
from core.dasar.rupa import tanggal_jam
from core.dasar.waktu import ZONA_BAWAAN
from core.masuk.peramban import dalam_kata, nama_peramban
from core.models import Pengguna, PeristiwaAkun
from core.perkara.surel import kirim

BUKAN_ANDA = (
    "Jika itu bukan Anda: masuk, buka Akun saya, ganti kata sandi, dan tekan “Keluar dari semua yang lain”; lalu beri"
    " tahu admin instansi Anda. Jika Anda tidak dapat masuk lagi, hubungi admin instansi sekarang juga."
)


def kabari(pengguna: Pengguna, kalimat: str, request: HttpRequest | None = None) -> PeristiwaAkun:
    """Tell `pengguna` of `kalimat`, a whole sentence; `request` says from where it was done, when that is known.

    The row and the mail are part of the act's transaction; the mail leaves after the commit.
    """
    peristiwa = PeristiwaAkun.objects.create(
        pengguna=pengguna,
        kalimat=kalimat[:300],
        alamat=alamat_klien(request) if request else "",
        peramban=nama_peramban(request) if request else "",
    )
    kirim(f"akun-{peristiwa.pk}", pengguna.email, "Peristiwa pada akun Sentra Anda", isi_surel(peristiwa))
    return peristiwa


def isi_surel(peristiwa: PeristiwaAkun) -> str:
    """The mail: what, when, from where, what to do. No link: who is to be warned of a false page gets none."""
    zona = next((p.instansi.wilayah.zona for p in peristiwa.pengguna.penugasan_aktif()), ZONA_BAWAAN)
    baris = [peristiwa.kalimat, "", f"Waktu: {tanggal_jam(peristiwa.waktu, zona)}"]
    if peristiwa.alamat:
        baris.append(f"Dari: {dalam_kata(peristiwa.peramban)}, alamat {peristiwa.alamat}")
    return "\n".join([f"Yth. {peristiwa.pengguna.nama},", "", *baris, "", BUKAN_ANDA])
