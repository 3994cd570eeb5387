"""NIK: encrypted at rest, compared by a keyed fingerprint, masked wherever it is shown."""

import hashlib
import hmac
import re
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models


@cache
def _sandi(kunci: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(k) for k in kunci])


class TersandiField(models.TextField):
    """Text that the database sees encrypted; the first of settings.KUNCI_NIK writes, all of them read."""

    def from_db_value(self, nilai, ekspresi, sambungan):
        return _sandi(tuple(settings.KUNCI_NIK)).decrypt(nilai.encode()).decode() if nilai else nilai

    def get_prep_value(self, nilai):
        return _sandi(tuple(settings.KUNCI_NIK)).encrypt(nilai.encode()).decode() if nilai else nilai


def sidik_nik(nik: str) -> str:
    """Keyed fingerprint of a NIK: equal for equal NIK, of no use without the key. '' for no NIK."""
    if not nik:
        return ""
    return hmac.new(settings.KUNCI_NIK[-1].encode(), nik.encode(), hashlib.sha256).hexdigest()


def samar(nik: str) -> str:
    """NIK as shown: only the last four digits."""
    return f"••••••••••••{nik[-4:]}" if nik else ""


def periksa_nik(nik: str) -> None:
    """Raise ValidationError unless `nik` is 16 digits with a possible birth date inside (DDMMYY, DD+40 for women)."""
    if not re.fullmatch(r"[0-9]{16}", nik):
        hanya = len(re.sub(r"\D", "", nik))
        raise ValidationError(f"NIK harus 16 angka; yang diisi {hanya} angka. Salin dari KTP.")
    hari, bulan = int(nik[6:8]), int(nik[8:10])
    if not (1 <= hari <= 31 or 41 <= hari <= 71) or not 1 <= bulan <= 12:
        raise ValidationError("NIK tidak mungkin: angka ke-7 sampai ke-12 bukan tanggal lahir. Periksa pada KTP.")
