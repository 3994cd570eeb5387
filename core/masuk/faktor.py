"""Second factors: who must have one and until when, codes of an application, printed codes.

Passkeys have a file of their own.
"""

import base64
import hashlib
import secrets
from datetime import date, timedelta
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django_otp.oath import TOTP

from core.dasar.izin import PERAN_BERFAKTOR
from core.dasar.waktu import hari_ini
from core.masuk.peristiwa import kabari
from core.masuk.sesi import akhiri_sesi
from core.models import Faktor, KodeCadangan, Pengguna
from core.perkara.surat import ABJAD_KODE

BANYAK_CADANGAN = 10


def punya_faktor(pengguna: Pengguna) -> bool:
    return Faktor.objects.filter(pengguna=pengguna).exists()


def perlu_faktor(pengguna: Pengguna) -> bool:
    """Whether a post that `pengguna` holds today asks for a second factor."""
    return any(p.peran in PERAN_BERFAKTOR for p in pengguna.penugasan_aktif())


def tenggang_sampai(pengguna: Pengguna) -> date:
    """The last day on which such a post may be held without: TENGGANG_FAKTOR days from the first that was ever held,
    but from no day before the account could be asked."""
    semua = pengguna.penugasan_berakhir() + pengguna.penugasan_aktif()
    mulai = min(p.mulai for p in semua if p.peran in PERAN_BERFAKTOR)
    diminta = timezone.localtime(pengguna.faktor_diminta_sejak).date()
    return max(mulai, diminta) + timedelta(days=settings.TENGGANG_FAKTOR)


def lewat_tenggang(pengguna: Pengguna) -> bool:
    """Whether `pengguna` must set up a factor before anything else. Without a query for whoever need not."""
    return perlu_faktor(pengguna) and tenggang_sampai(pengguna) < hari_ini() and not punya_faktor(pengguna)


# Codes of an application


def rahasia_baru() -> str:
    """A key of 160 bits, as hex."""
    return secrets.token_hex(20)


def tulisan_rahasia(rahasia: str) -> str:
    """The key as applications take it when typed: base32, in groups of four."""
    teks = base64.b32encode(bytes.fromhex(rahasia)).decode()
    return " ".join(teks[i : i + 4] for i in range(0, len(teks), 4))


def alamat_rahasia(rahasia: str, pengguna: Pengguna) -> str:
    """What the QR says to the application."""
    siapa = quote(f"Sentra:{pengguna.username}")
    return f"otpauth://totp/{siapa}?secret={tulisan_rahasia(rahasia).replace(' ', '')}&issuer=Sentra"


def langkah(rahasia: str, kode: list[str], sesudah: int = 0) -> int | None:
    """The step of 30 seconds to which `kode` belongs, one code or two that follow each other; None if to none.

    A clock may be wrong by half a minute; a step up to `sesudah` was used already.
    """
    totp = TOTP(bytes.fromhex(rahasia))
    totp.time = timezone.now().timestamp()
    kini = totp.t()
    for t in range(kini - 1, kini + 2):
        if t > sesudah and all(_sama(rahasia, t - mundur, k) for mundur, k in enumerate(reversed(kode))):
            return t
    return None


def _sama(rahasia: str, t: int, kode: str) -> bool:
    totp = TOTP(bytes.fromhex(rahasia))
    totp.time = t * totp.step
    return secrets.compare_digest(f"{totp.token():06}".encode(), kode.encode())


def cocok(pengguna: Pengguna, kode: list[str]) -> bool:
    """Whether `kode` (digits) opens: the code of one of the applications, each only once."""
    with transaction.atomic():
        for f in Faktor.objects.select_for_update().filter(pengguna=pengguna, jenis=Faktor.Jenis.APLIKASI):
            if f.terbaca and (t := langkah(f.rahasia, kode, f.penghitung)):
                f.penghitung, f.dipakai = t, timezone.now()
                f.save(update_fields=["penghitung", "dipakai"])
                return True
    return False


# Printed codes


def rapikan(kode: str) -> str:
    """A code as it is compared: capitals, without the dashes and spaces that people put between groups."""
    return "".join(kode.upper().split()).replace("-", "")


def cadangan_baru(pengguna: Pengguna) -> list[str]:
    """Ten new printed codes; the old ones end. They are readable in this answer only."""
    kode = ["".join(secrets.choice(ABJAD_KODE) for _ in range(12)) for _ in range(BANYAK_CADANGAN)]
    with transaction.atomic():
        KodeCadangan.objects.filter(pengguna=pengguna).delete()
        KodeCadangan.objects.bulk_create(KodeCadangan(pengguna=pengguna, sidik=_sidik(pengguna, k)) for k in kode)
    return ["-".join(k[i : i + 4] for i in range(0, 12, 4)) for k in kode]


def cocok_cadangan(pengguna: Pengguna, kode: str) -> bool:
    """Whether `kode` is a printed code that was not used yet; it is now."""
    terpakai = KodeCadangan.objects.filter(pengguna=pengguna, sidik=_sidik(pengguna, rapikan(kode)), dipakai=None)
    return terpakai.update(dipakai=timezone.now()) == 1


def sisa_cadangan(pengguna: Pengguna) -> int:
    return KodeCadangan.objects.filter(pengguna=pengguna, dipakai=None).count()


def _sidik(pengguna: Pengguna, kode: str) -> str:
    return hashlib.sha256(f"{pengguna.pk}:{kode}".encode()).hexdigest()


# Taking them away


def cabut(faktor: Faktor, request: HttpRequest) -> None:
    """Take one factor away for its owner, who sits at `request`: other sessions end, printed codes with the last."""
    pengguna = faktor.pengguna
    with transaction.atomic():
        faktor.delete()
        if not punya_faktor(pengguna):
            KodeCadangan.objects.filter(pengguna=pengguna).delete()
        akhiri_sesi(pengguna, kecuali=request)
        kabari(pengguna, f"{faktor} tidak lagi dipakai untuk masuk ke akun Anda.", request)


def cabut_semua(pengguna: Pengguna) -> None:
    """Take all factors of `pengguna` away, for a reset that others decide and tell: every session ends."""
    with transaction.atomic():
        Faktor.objects.filter(pengguna=pengguna).delete()
        KodeCadangan.objects.filter(pengguna=pengguna).delete()
        akhiri_sesi(pengguna)
