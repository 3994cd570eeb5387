"""NIK: encrypted at rest, compared by a keyed fingerprint, masked wherever it is shown."""

import hashlib
import hmac
import logging
import re
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

TITIK_SAMAR = "•"
TAK_TERBACA = "tidak terbaca: hubungi admin"


@cache
def _sandi(kunci: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(k) for k in kunci])


class TakTerbaca(str):
    """Stands for a text that none of the keys opens: shown as TAK_TERBACA, stored again as it lies there."""

    __slots__ = ("sandi",)
    sandi: str

    def __new__(cls, sandi: str):
        satu = super().__new__(cls, TAK_TERBACA)
        satu.sandi = sandi
        return satu


@cache
def _catat_tak_terbaca(kolom: str) -> None:
    """Once a process: a lost key makes every row unreadable. `manage.py putar_kunci` names the rows."""
    logger.error("Isi tersandi %s tidak terbaca dengan kunci mana pun dalam KUNCI_NIK.", kolom)


def buka_sandi(sandi: str, kolom: str = "") -> str:
    """What an encrypted text says, or a TakTerbaca."""
    try:
        return _sandi(tuple(settings.KUNCI_NIK)).decrypt(sandi.encode()).decode()
    except (InvalidToken, ValueError):
        _catat_tak_terbaca(kolom)
        return TakTerbaca(sandi)


def tulis_sandi(isi: str) -> str:
    """`isi` encrypted by the first key."""
    return _sandi(tuple(settings.KUNCI_NIK)).encrypt(isi.encode()).decode()


def sandi_terkini(sandi: str) -> bool:
    """Whether the first key, the one that writes, opens `sandi`."""
    try:
        _sandi(tuple(settings.KUNCI_NIK[:1])).decrypt(sandi.encode())
    except (InvalidToken, ValueError):
        return False
    return True


class TersandiField(models.TextField):
    """Text that the database sees encrypted; the first of settings.KUNCI_NIK writes, all of them read.

    What none of them opens is a TakTerbaca; saving the row leaves it as it lies there until something else is typed.
    """

    def from_db_value(self, nilai, ekspresi, sambungan):
        return buka_sandi(nilai, f"{self.model._meta.label}.{self.name}") if nilai else nilai

    def get_prep_value(self, nilai):
        if isinstance(nilai, TakTerbaca):
            return nilai.sandi
        return tulis_sandi(nilai) if nilai else nilai


class SidikField(models.CharField):
    """The fingerprint of the encrypted field `dari`, written with it. To the database a plain text of 64."""

    def __init__(self, *args, dari="", **kwargs):
        self.dari = dari
        super().__init__(*args, max_length=kwargs.pop("max_length", 64), **kwargs)

    def deconstruct(self):
        nama, _, args, kwargs = super().deconstruct()
        return nama, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance, add):
        nik = getattr(model_instance, self.dari)
        if not isinstance(nik, TakTerbaca):
            setattr(model_instance, self.attname, sidik_nik(nik))
        return super().pre_save(model_instance, add)


def _sidik(kunci: str, nik: str) -> str:
    return hmac.new(kunci.encode(), nik.encode(), hashlib.sha256).hexdigest()


def _tanda(kunci: str) -> str:
    """A short name of a key, which tells nothing of it."""
    return hashlib.sha256(f"tanda:{kunci}".encode()).hexdigest()[:8]


def sidik_nik(nik: str) -> str:
    """Keyed fingerprint of a NIK as it is written: the name of the first key, and what it makes of the NIK.

    Equal for equal NIK, of no use without the key. '' for no NIK. Look it up by semua_sidik(): another row may have
    been written under another key.
    """
    return semua_sidik(nik)[0] if nik else ""


def semua_sidik(nik: str) -> list[str]:
    """Every fingerprint under which `nik` may stand in a row: by each key in force, the one that writes first.

    Fingerprints of before they bore the name of their key are among them. [] for no NIK, or one that is unreadable.
    """
    if not nik or isinstance(nik, TakTerbaca):
        return []
    sidik = [(_tanda(k), _sidik(k, nik)) for k in settings.KUNCI_NIK]
    return [f"{tanda}:{isi[:55]}" for tanda, isi in sidik] + [isi for _, isi in sidik]


def banding_nik(nik: str) -> str:
    """A mark by which a page sees that a NIK was changed; the same whichever key holds it, and never stored."""
    return salted_hmac("core.dasar.rahasia", getattr(nik, "sandi", nik)).hexdigest() if nik else ""


def tersamar(nik: str) -> bool:
    """Whether a NIK is written as it is shown, and not its digits."""
    return TITIK_SAMAR in nik or nik == TAK_TERBACA


def samar(nik: str) -> str:
    """NIK as shown: only the last four digits."""
    return nik if nik == TAK_TERBACA else f"••••••••••••{nik[-4:]}" if nik else ""


def ekor_samar(samaran: str) -> str:
    """A masked NIK where there is little room: '…0001'."""
    return "tidak terbaca" if samaran == TAK_TERBACA else f"…{samaran[-4:].lstrip(TITIK_SAMAR)}" if samaran else ""


def periksa_nik(nik: str) -> None:
    """Raise ValidationError unless `nik` is 16 digits with a possible birth date inside (DDMMYY, DD+40 for women)."""
    if not re.fullmatch(r"[0-9]{16}", nik):
        hanya = len(re.sub(r"\D", "", nik))
        raise ValidationError(f"NIK harus 16 angka; yang diisi {hanya} angka. Salin dari KTP.")
    hari, bulan = int(nik[6:8]), int(nik[8:10])
    if not (1 <= hari <= 31 or 41 <= hari <= 71) or not 1 <= bulan <= 12:
        raise ValidationError("NIK tidak mungkin: angka ke-7 sampai ke-12 bukan tanggal lahir. Periksa pada KTP.")
