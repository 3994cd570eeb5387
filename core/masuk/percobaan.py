"""Attempts to log in: each is written down, and too many slow down whoever makes them.

Nobody else can make an official wait. Whoever is known in this browser has a count of failures of his own, which no
stranger adds to; whoever holds a second factor is let on to it whenever the password is right, because there a
guessed password is worth nothing. Everybody else shares the counts of the address and of the name.

Name and password are checked in every case, and all refusals read alike: how long an answer takes and what it says
tell nothing of whether there is such an account.
"""

import unicodedata
from datetime import datetime, timedelta
from math import ceil

from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from core.dasar.alamat import alamat_klien, kelompok_alamat
from core.masuk import peramban
from core.masuk.faktor import punya_faktor
from core.masuk.sesi import tanda
from core.models import Pengguna, PercobaanMasuk

Hasil = PercobaanMasuk.Hasil

# Failures that count, how many of them are free, and the longest wait in seconds.
JENDELA = timedelta(minutes=15)
BEBAS_NAMA, BEBAS_ALAMAT, BEBAS_PERAMBAN = 5, 20, 10
TERLAMA = 60
# Wrong codes in a day after which one code is no longer enough; and before the owner is told.
JENDELA_KODE = timedelta(days=1)
BEBAS_KODE = 5

SALAH = "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya, lalu coba lagi."
TUNGGU = (
    "Terlalu banyak percobaan masuk yang salah. Coba lagi {detik} detik lagi. Di peramban yang biasa Anda pakai, atau"
    " dengan aplikasi kode atau passkey, Anda tidak perlu menunggu."
)

TUNGGU_SEBENTAR = "Kata sandi salah beberapa kali. Coba lagi {detik} detik lagi."


def nama_tercatat(nama: str) -> str:
    """A log-in name as it is counted: however it is spelt, and no longer than is kept."""
    return unicodedata.normalize("NFKC", nama).strip().casefold().replace("\0", "")[:60]


def masukkan(request: HttpRequest, nama: str, sandi: str) -> Pengguna:
    """The person whose log-in name and password these are.

    Raises ValidationError: code "salah", or "tunggu" with `params["detik"]` when it is not looked at now.
    """
    dikenal = peramban.dikenal(request, nama_tercatat(nama))
    orang = authenticate(request, username=nama, password=sandi)
    # Asked afterwards: guesses sent side by side wait for one another, like those sent one after the other.
    detik = jeda(request, nama, dikenal)
    if detik and not (orang and punya_faktor(orang)):
        catat(request, nama, Hasil.DITUNDA, dikenal=dikenal)
        raise ValidationError(TUNGGU.format(detik=detik), code="tunggu", params={"detik": detik})
    if orang is None:
        catat(request, nama, Hasil.SANDI_SALAH, dikenal=dikenal)
        raise ValidationError(SALAH, code="salah")
    return orang


def sandi_lagi(request: HttpRequest, sandi: str) -> None:
    """Ask whoever sits at a session that is open for the password again; raises ValidationError as `masukkan` does.

    Counted per session: nobody outside adds to it, and an open session is no place to guess at, factor or not.
    """
    nama, sesi = request.user.username, tanda(request.session.session_key)
    benar = request.user.check_password(sandi)
    detik = jeda(request, nama, sesi)
    if not benar or detik:
        catat(request, nama, Hasil.DITUNDA if detik else Hasil.SANDI_SALAH, pengguna=request.user, dikenal=sesi)
        if detik:
            raise ValidationError(TUNGGU_SEBENTAR.format(detik=detik), code="tunggu", params={"detik": detik})
        raise ValidationError(SALAH, code="salah")


def jeda(request: HttpRequest, nama: str, dikenal: str) -> int:
    """Seconds until a password is looked at again: 0, then 2, 4, 8 … up to 60 after the last failure."""
    sekarang = timezone.now()
    # What lies ahead was written by a clock that has been set back since; it would count for ever.
    gagal = PercobaanMasuk.objects.filter(
        hasil=Hasil.SANDI_SALAH, dikenal=dikenal, waktu__gt=sekarang - JENDELA, waktu__lte=sekarang
    )
    nama = nama_tercatat(nama)
    if dikenal:
        return _jeda(gagal.filter(nama=nama), BEBAS_PERAMBAN, sekarang)
    kelompok = kelompok_alamat(alamat_klien(request))
    return max(
        _jeda(gagal.filter(nama=nama), BEBAS_NAMA, sekarang),
        _jeda(gagal.filter(kelompok=kelompok), BEBAS_ALAMAT, sekarang),
    )


def _jeda(gagal, bebas: int, sekarang: datetime) -> int:
    waktu = list(gagal.order_by("-waktu").values_list("waktu", flat=True)[: bebas + TERLAMA.bit_length()])
    if len(waktu) < bebas:
        return 0
    lama = min(TERLAMA, 2 ** (len(waktu) - bebas + 1))
    return max(0, ceil(lama - (sekarang - waktu[0]).total_seconds()))


def catat(request: HttpRequest, nama: str, hasil: str, *, pengguna: Pengguna | None = None, dikenal: str = "") -> None:
    """Write one attempt down."""
    alamat = alamat_klien(request)
    PercobaanMasuk.objects.create(
        nama=nama_tercatat(nama), pengguna=pengguna, alamat=alamat, kelompok=kelompok_alamat(alamat),
        peramban=peramban.nama_peramban(request), dikenal=dikenal, hasil=hasil,
    )  # fmt: skip


def kode_salah(pengguna: Pengguna, dikenal: str) -> int:
    """Wrong codes for `pengguna` within a day: from this known browser, or from all that are unknown together."""
    sekarang = timezone.now()
    return PercobaanMasuk.objects.filter(
        nama=nama_tercatat(pengguna.username), hasil=Hasil.KODE_SALAH, dikenal=dikenal,
        waktu__gt=sekarang - JENDELA_KODE, waktu__lte=sekarang,
    ).count()  # fmt: skip
