"""The session engine, and how sessions end.

Sessions live in the database, each row with whose it is. A row that is deleted is a session that is over, whatever
its cookie says: at the next request, and for a request under way when it saves.
"""

import hashlib
from datetime import timedelta

from django.contrib.sessions.backends import db
from django.http import HttpRequest
from django.utils import timezone

from core.masuk import peramban
from core.models import Pengguna, PerambanDikenal, Sesi

# How exact "last seen" is: one write for it in so long.
KETELITIAN = timedelta(minutes=5)


class SessionStore(db.SessionStore):
    """Django's own, on a table that knows the person."""

    baris: Sesi | None = None

    @classmethod
    def get_model_class(cls):
        return Sesi

    def _get_session_from_db(self):
        self.baris = super()._get_session_from_db()
        return self.baris

    def create_model_instance(self, data):
        baris = super().create_model_instance(data)
        sekarang = timezone.now()
        baris.pengguna_id = data.get("_auth_user_id")
        asal = data.get("asal", {})
        baris.alamat, baris.peramban = asal.get("alamat", ""), asal.get("peramban", "")
        baris.mulai = self.baris.mulai if self.baris and self.baris.pk == baris.pk else sekarang
        baris.terlihat = sekarang
        self.baris = baris
        return baris

    def tandai_terlihat(self) -> None:
        """Write down that this session is in use, once in KETELITIAN."""
        sekarang = timezone.now()
        if self.baris and self.baris.pengguna_id and self.baris.terlihat < sekarang - KETELITIAN:
            Sesi.objects.filter(pk=self.baris.pk).update(terlihat=sekarang)


def akhiri_sesi(pengguna: Pengguna, kecuali: HttpRequest | None = None) -> None:
    """End every session of `pengguna` and forget the known browsers, save those of the request `kecuali`.

    For a changed or reset password, an account that is closed or opened again, a factor that is withdrawn. Call it in
    the transaction of the act itself.
    """
    sesi = Sesi.objects.filter(pengguna=pengguna)
    dikenal = PerambanDikenal.objects.filter(pengguna=pengguna)
    if kecuali:
        sesi = sesi.exclude(pk=kecuali.session.session_key)
        dikenal = dikenal.exclude(sidik=peramban.sidik(kecuali))
    sesi.delete()
    dikenal.delete()


def sesi_hidup(pengguna: Pengguna) -> list[Sesi]:
    """The sessions of `pengguna` that are not over, the one in use last first."""
    return list(Sesi.objects.filter(pengguna=pengguna, expire_date__gt=timezone.now()).order_by("-terlihat"))


def tanda(kunci: str) -> str:
    """What a page calls a session by: its key is never shown, not even to its owner's other browser."""
    return hashlib.sha256(kunci.encode()).hexdigest()[:20]
