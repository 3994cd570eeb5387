"""The outbox: a mail leaves with the commit, once for one thing, and nobody's trouble delays the others."""

import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from core.models import Surel
from core.perkara import surel
from core.perkara.surel import HENTI, JEDA, JEDA_SERVER, kirim, kirim_tertunda
from tests.server_surel import ServerSurel

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with ServerSurel() as satu:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", satu.port, 0.3
        yield satu


def tulis(*nama):
    for n in nama:
        kirim(f"uji:{n}", f"{n}@contoh.example", f"Hal {n}", "Isi.")


def penerima(server):
    return [kepada.partition("@")[0] for kepada, _ in server.diterima]


def keadaan():
    return dict(Surel.objects.values_list("alasan", "keadaan"))


def majukan(lama=timedelta(hours=1)):
    for satu in Surel.objects.all():
        satu.coba_pada -= lama
        satu.save(update_fields=["coba_pada"])


def test_untuk_satu_hal_satu_surel_dan_tanpa_alamat_tidak_ada(server):
    tulis("a", "a", "b")
    kirim("uji:c", "", "Hal", "Isi")
    assert (kirim_tertunda().terkirim, kirim_tertunda().terkirim) == (2, 0)
    tulis("a")
    kirim_tertunda()
    assert penerima(server) == ["a", "b"] and server.sambungan == 1


def test_tindakan_yang_batal_tidak_mengirim(server):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tulis("a")
        raise ZeroDivisionError
    assert kirim_tertunda().terkirim == 0 and not server.diterima


def test_tanpa_pekerja_surel_pergi_sesudah_commit(server, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tulis("a")
        assert not server.diterima
    assert penerima(server) == ["a"]


def test_kepala_surel_tidak_dapat_ditambah(server):
    kirim("uji:x", "x@contoh.example", "Hal\r\nBcc: maling@evil.example", "Isi")
    assert kirim_tertunda().terkirim == 1 and penerima(server) == ["x"]


@pytest.mark.parametrize(
    ("jawab", "akhir"), [("550 tidak dikenal", "gagal"), ("450 nanti", "menunggu"), ("250 ya", "terkirim")]
)
def test_satu_alamat_yang_ditolak_tidak_menahan_yang_lain(server, jawab, akhir):
    server.perilaku = lambda kata, kepada: jawab if kata == "RCPT" and kepada.startswith("buruk") else None
    tulis("buruk", "a", "b")
    kirim_tertunda()
    assert keadaan() == {"uji:buruk": akhir, "uji:a": "terkirim", "uji:b": "terkirim"}


@pytest.mark.parametrize(
    ("kata", "jawab", "isi"),
    [
        ("RCPT", "250 ya", ""),
        ("RCPT", "550 tidak dikenal", ""),
        ("DATA", "554 ditolak", ""),
        ("RCPT", "450 nanti", "Isi."),
    ],
)
def test_isi_tidak_tertinggal_setelah_surel_selesai(server, kata, jawab, isi):
    server.perilaku = lambda k, kepada: jawab if k == kata and jawab[0] != "2" else None
    tulis("a")
    kirim_tertunda()
    assert Surel.objects.get().isi == isi
    tulis("a")
    assert Surel.objects.get().isi == isi and kirim_tertunda().terkirim == 0


@pytest.mark.parametrize("di", ["sambung", "EHLO", "MAIL", "RCPT", "DATA"])
def test_server_yang_menggantung_memakan_satu_batas_waktu_lalu_semua_menunggu(server, di):
    server.perilaku = lambda kata, kepada: "diam" if kata == di else None
    tulis("a", "b", "c")
    mulai = time.monotonic()
    assert kirim_tertunda().gagal == 1
    assert time.monotonic() - mulai < 3
    assert kirim_tertunda().gagal == 0, "dalam jeda tidak dicoba lagi"
    assert all(s.coba_pada - timezone.now() <= JEDA_SERVER for s in Surel.objects.filter(percobaan=0))
    server.perilaku = lambda kata, kepada: None
    majukan()
    assert kirim_tertunda().terkirim == 3 and sorted(penerima(server)) == ["a", "b", "c"]


def test_surel_yang_selalu_memutus_server_tidak_menahan_yang_lain(server):
    server.perilaku = lambda kata, kepada: "mati" if kata == "DATA" and kepada.startswith("racun") else None
    tulis("racun", "a", "b")
    kirim_tertunda()
    majukan(JEDA_SERVER)
    kirim_tertunda()
    assert penerima(server) == ["a", "b"]


def test_jawaban_yang_hilang_mengirim_lagi_dengan_tanda_yang_sama(server):
    """What no sender can know: the server has the mail and its answer was lost. The mail box knows it by its id."""
    server.perilaku = lambda kata, kepada: "mati" if kata == "diterima" else None
    tulis("a")
    kirim_tertunda()
    server.perilaku = lambda kata, kepada: None
    majukan()
    kirim_tertunda()
    assert len(server.diterima) == 2 and len(set(server.diterima)) == 1
    assert keadaan() == {"uji:a": "terkirim"}


def test_yang_gagal_menunggu_makin_lama_lalu_berhenti_dan_disebut(server):
    server.perilaku = lambda kata, kepada: "451 penuh" if kata == "RCPT" else None
    tulis("a")
    for coba in range(1, 6):
        kirim_tertunda()
        satu = Surel.objects.get()
        jeda = JEDA[min(coba, len(JEDA)) - 1]
        assert satu.percobaan == coba and 0 < (satu.coba_pada - timezone.now()).total_seconds() <= jeda
        majukan()
    keluar = StringIO()
    Surel.objects.update(dibuat_pada=timezone.now() - HENTI)
    with pytest.raises(CommandError, match="1 surel macet"):
        call_command("kirim_surel", stdout=keluar)
    assert "uji:a: 6 kali, SMTPRecipientsRefused 451; tidak dicoba lagi" in keluar.getvalue()
    assert "contoh.example" not in keluar.getvalue()
    Surel.objects.update(selesai_pada=timezone.now() - timedelta(days=2))
    call_command("kirim_surel", stdout=keluar)


def test_yang_di_tangan_pengirim_lain_tidak_diambil_dan_yang_ditinggal_mati_diambil(server):
    tulis("a")
    assert surel._ambil({}).alasan == "uji:a"
    assert kirim_tertunda().terkirim == 0
    majukan(surel.SEWA)
    assert kirim_tertunda().terkirim == 1


def test_yang_tidak_diambil_pengirim_mana_pun_disebut_macet(server):
    tulis("a")
    assert not Surel.objects.macet()
    majukan(timedelta(hours=2))
    assert [s.alasan for s in Surel.objects.macet()] == ["uji:a"]
    kirim_tertunda()
    assert not Surel.objects.macet()
