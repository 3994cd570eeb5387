"""Tokens of the read API: made for an office, told once, known by their digest, slowed down, written down."""

import hashlib
import secrets
from datetime import date, timedelta
from math import ceil
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer
from ninja.throttling import AnonRateThrottle, BaseThrottle

from core.dasar.alamat import alamat_klien, kelompok_alamat
from core.dasar.waktu import hari_ini
from core.models import CatatanApi, Instansi, Pengguna, TokenApi
from core.terbuka.register import Kantor

AWALAN = "sentra_"
TERLAMA = timedelta(days=366)
LAJU = 120  # requests of one token
JENDELA = timedelta(minutes=1)
SARINGAN = ("sesudah", "batas", "wilayah")  # what a request may say; whatever else stands in it is not ours to keep
LAJU_UMUM = "60/m"  # of one address without a token
DITAHAN = 429
TIDAK_DIKENAL = (
    "Token tidak ada, sudah dicabut, atau lewat masanya. Kirim kepala “Authorization: Bearer <token>”; token dibuat"
    " admin instansi Anda di halaman Instansi."
)


def buat_token(instansi: Instansi, oleh: Pengguna, nama: str, cakupan: list[str], sampai: date) -> tuple[TokenApi, str]:
    """A new token and the words that open it, which are kept nowhere."""
    rahasia = AWALAN + secrets.token_urlsafe(32)
    token = TokenApi.objects.create(
        instansi=instansi, nama=nama, cakupan=cakupan, tanda=rahasia[: len(AWALAN) + 5], sidik=sidik_token(rahasia),
        berlaku_sampai=sampai, dibuat_oleh=oleh,
    )  # fmt: skip
    return token, rahasia


def sidik_token(rahasia: str) -> str:
    """What is kept of a token. It is random and long: a plain digest cannot be guessed back."""
    return hashlib.sha256(rahasia.encode()).hexdigest()


def kantor(token: TokenApi) -> Kantor:
    """The office of a token as the one who sees."""
    return Kantor((token.instansi.wilayah_id,))


class DenganToken(HttpBearer):
    """`request.auth` is then the TokenApi."""

    def authenticate(self, request: HttpRequest, token: str) -> TokenApi:
        ada = TokenApi.objects.select_related("instansi__wilayah").filter(sidik=sidik_token(token)).first()
        if ada is None or ada.dicabut_pada or ada.berlaku_sampai < hari_ini(ada.instansi.wilayah):
            raise AuthenticationError(message=TIDAK_DIKENAL)
        return ada


class LajuToken(BaseThrottle):
    """So many requests a minute, counted in the log, which all processes share."""

    def allow_request(self, request: HttpRequest) -> bool:
        sejak = timezone.now() - JENDELA
        lalu = CatatanApi.objects.filter(token=request.auth, waktu__gt=sejak).exclude(status=DITAHAN)
        waktu = list(lalu.order_by("-waktu").values_list("waktu", flat=True)[:LAJU])
        penuh = len(waktu) >= LAJU
        self.tunggu = ceil((waktu[-1] - sejak).total_seconds()) if penuh else None
        return not penuh

    def wait(self) -> float | None:
        return self.tunggu


class LajuUmum(AnonRateThrottle):
    """Without a token: by the address that everything here goes by."""

    def __init__(self) -> None:
        super().__init__(LAJU_UMUM)

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"laju-api:{kelompok_alamat(alamat_klien(request))}"


def catat_api(request: HttpRequest, status: int) -> None:
    """Write down what a token asked, and that it was used."""
    token, saat = request.auth, timezone.now()
    saringan = {nama: request.GET[nama] for nama in SARINGAN if nama in request.GET}
    CatatanApi.objects.create(
        token=token, waktu=saat, alamat=alamat_klien(request), halaman=request.resolver_match.url_name,
        saringan=urlencode(saringan)[:200], status=status, baris=getattr(request, "banyak_baris", 0),
    )  # fmt: skip
    if token.dipakai_pada is None or saat - token.dipakai_pada > JENDELA:
        TokenApi.objects.filter(pk=token.pk).update(dipakai_pada=saat)
