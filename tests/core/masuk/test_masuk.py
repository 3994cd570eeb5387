"""Log-in in one step or two: who gets in, who waits, what is written down."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.masuk import percobaan
from core.masuk.faktor import cadangan_baru, sisa_cadangan
from core.masuk.percobaan import BEBAS_ALAMAT, BEBAS_KODE, BEBAS_NAMA
from core.masuk.views import KODE_SEKALI
from core.models import PercobaanMasuk, PeristiwaAkun
from tests import jam
from tests.bantu_masuk import Passkey, beri_aplikasi, kode, masuk
from tests.pabrik import SANDI, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def di_dalam(client):
    return client.get(reverse("akun")).status_code == 200


def gagal(client, nama, kali, **lain):
    return [masuk(client, nama, "bukan-ini", **lain).status_code for _ in range(kali)]


@pytest.fixture
def waktu():
    """Moves the clock on."""
    geser = [timedelta()]
    lama = jam.setel(lambda: dasar() + geser[0])
    dasar = lama
    yield lambda **kw: geser.append(geser.pop() + timedelta(**kw))
    jam.setel(lama)


def test_nama_yang_ditebak_melambat_dan_terbuka_lagi_sendiri(client, waktu):
    orang = buat_pengguna()
    assert gagal(client, orang.username, BEBAS_NAMA) == [200] * BEBAS_NAMA
    for ejaan in (orang.username, f" {orang.username} ", f"{orang.username}\t", "\uff50" + orang.username[1:]):
        balasan = masuk(Client(), ejaan, SANDI, REMOTE_ADDR="203.0.113.9")
        assert (balasan.status_code, balasan["Retry-After"]) == (429, "2")
        assert "2 detik" in balasan.content.decode()
    assert balasan.context["form"]["username"].value() == ejaan
    waktu(seconds=3)
    assert masuk(client, orang).status_code == 302


def test_tebakan_yang_dikirim_bersamaan_menunggu_seperti_yang_berurutan(client, monkeypatch):
    """While one password is looked at others fail: the right one among them is not let in for having begun early."""
    orang, asli = buat_pengguna(), percobaan.authenticate

    def bersamaan(request, **isi):
        monkeypatch.setattr(percobaan, "authenticate", asli)
        gagal(Client(), orang.username, BEBAS_NAMA)
        return asli(request, **isi)

    monkeypatch.setattr(percobaan, "authenticate", bersamaan)
    assert masuk(client, orang).status_code == 429


def test_jeda_tumbuh_sampai_satu_menit_dan_tidak_lebih(client, waktu):
    orang, jeda = buat_pengguna(), []
    gagal(client, orang.username, BEBAS_NAMA)
    for _ in range(7):
        jeda.append(int(masuk(client, orang.username, "x")["Retry-After"]))
        waktu(seconds=61)
        gagal(client, orang.username, 1)
    assert jeda == [2, 4, 8, 16, 32, 60, 60]


def test_jeda_tidak_menjadi_panjang_oleh_jam_yang_mundur(client):
    orang = buat_pengguna()
    gagal(client, orang.username, BEBAS_NAMA)
    PercobaanMasuk.objects.update(waktu=timezone.now() + timedelta(days=400))
    assert masuk(client, orang).status_code == 302


def test_alamat_yang_menebak_banyak_nama_melambat(client):
    gagal(client, "tak.ada", 1)
    kode_balasan = [gagal(client, f"tak.ada{n}", 1)[0] for n in range(BEBAS_ALAMAT)]
    assert kode_balasan[-1] == 429
    orang = buat_pengguna()
    assert masuk(client, orang).status_code == 429
    assert masuk(Client(), orang, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_di_belakang_proxy_yang_menebak_tidak_menahan_kantor_lain(client, settings):
    settings.JUMLAH_PROXY = 1
    for n in range(BEBAS_ALAMAT + 1):
        gagal(client, f"tak.ada{n}", 1, headers={"x-forwarded-for": f"203.0.113.{n}, 198.51.100.7"})
    orang = buat_pengguna()
    assert masuk(client, orang, headers={"x-forwarded-for": "198.51.100.7"}).status_code == 429
    assert masuk(client, orang, headers={"x-forwarded-for": "198.51.100.8"}).status_code == 302


def test_alamat_ipv6_satu_saluran_dihitung_bersama(client):
    for n in range(BEBAS_ALAMAT):
        gagal(client, f"tak.ada{n}", 1, REMOTE_ADDR=f"2001:db8::{n:x}")
    assert gagal(client, "lain", 1, REMOTE_ADDR="2001:db8::ffff") == [429]


def test_nama_yang_ada_dan_yang_tidak_ada_mendapat_balasan_yang_sama(client):
    """Also of an account with a second factor, which is let on under the same limits."""
    dengan, tanpa = buat_pengguna(), buat_pengguna()
    beri_aplikasi(dengan)
    urutan = [
        [masuk(Client(), nama, "salah", REMOTE_ADDR=f"203.0.113.{n}").status_code for _ in range(BEBAS_NAMA + 2)]
        for n, nama in enumerate((dengan.username, tanpa.username, "tidak.ada"))
    ]
    assert urutan[0] == urutan[1] == urutan[2]


def test_percobaan_tercatat_tanpa_sandi(client):
    orang = buat_pengguna()
    masuk(client, orang, "rahasia-sekali", headers={"user-agent": "Firefox"}, REMOTE_ADDR="203.0.113.9")
    masuk(client, "n" * 150, "x")
    masuk(client, orang)
    catatan = list(PercobaanMasuk.objects.order_by("pk").values_list("nama", "hasil", "alamat", "peramban"))
    assert catatan == [
        (orang.username, "sandi_salah", "203.0.113.9", "Firefox"),
        ("n" * 60, "sandi_salah", "127.0.0.1", ""),
        (orang.username, "berhasil", "127.0.0.1", ""),
    ]
    assert "rahasia-sekali" not in repr(list(PercobaanMasuk.objects.values()))


def test_peramban_yang_dikenal_tidak_menunggu_orang_lain(client):
    orang = buat_pengguna()
    masuk(client, orang)
    client.post(reverse("keluar"))
    gagal(Client(), orang.username, 40)
    assert masuk(Client(), orang).status_code == 429
    assert masuk(client, orang).status_code == 302


def test_kuki_peramban_yang_ditanam_orang_lain_diganti(client):
    orang = buat_pengguna()
    client.cookies["peramban"] = "ditanam"
    assert masuk(client, orang).cookies["peramban"].value != "ditanam"


def test_langkah_kedua_dengan_kode_yang_berlaku_sekali(client):
    orang = buat_pengguna()
    beri_aplikasi(orang)
    balasan = client.post(f"{reverse('masuk')}?next={reverse('akun')}", {"username": orang.username, "password": SANDI})
    assert balasan.url == reverse("masuk_kode")
    assert not di_dalam(client)
    sekarang = kode()
    assert client.post(reverse("masuk_kode"), {"kode": f"{sekarang[:3]} {sekarang[3:]}"}).url == reverse("akun")
    assert di_dalam(client)
    lain = Client()
    masuk(lain, orang)
    assert "tidak cocok" in lain.post(reverse("masuk_kode"), {"kode": sekarang}).content.decode()


def test_langkah_kedua_dengan_kode_cadangan_yang_berlaku_sekali(client):
    orang = buat_pengguna()
    beri_aplikasi(orang)
    cadangan = cadangan_baru(orang)[3]
    masuk(client, orang)
    assert client.post(reverse("masuk_kode"), {"kode": cadangan.lower()}).status_code == 302
    assert sisa_cadangan(orang) == 9
    lain = Client()
    masuk(lain, orang)
    assert lain.post(reverse("masuk_kode"), {"kode": cadangan}).status_code == 200
    assert not di_dalam(lain)


def test_langkah_kedua_hanya_sesudah_sandi_dan_hanya_sebentar(client, waktu):
    orang = buat_pengguna()
    beri_aplikasi(orang)
    assert client.get(reverse("masuk_kode")).url == reverse("masuk")
    masuk(client, orang)
    waktu(minutes=11)
    assert client.post(reverse("masuk_kode"), {"kode": kode()}).url == reverse("masuk")
    masuk(client, orang)
    orang.set_password("lain-sama-sekali-9")
    orang.save()
    assert client.post(reverse("masuk_kode"), {"kode": kode()}).url == reverse("masuk")
    assert not di_dalam(client)


def test_menebak_kode_tidak_ada_harapan_dan_pemilik_diberi_tahu(client):
    """Who knows the password gets few guesses; after that two codes that follow each other are asked, and no lock."""
    orang = buat_pengguna()
    orang.email = "pemilik@contoh.go.id"
    orang.save()
    beri_aplikasi(orang)
    for _ in range(3):
        penyerang = Client()
        masuk(penyerang, orang)
        for _ in range(KODE_SEKALI):
            penyerang.post(reverse("masuk_kode"), {"kode": "000000"})
        assert penyerang.get(reverse("masuk_kode")).url == reverse("masuk")
    assert [p.kalimat for p in PeristiwaAkun.objects.filter(pengguna=orang)] == [
        f"{BEBAS_KODE} kode salah sesudah kata sandi yang benar: mungkin ada yang tahu kata sandi Anda. Gantilah."
    ]
    masuk(client, orang)
    assert "berikutnya" in client.post(reverse("masuk_kode"), {"kode": kode()}).context["form"].fields
    assert not di_dalam(client)
    assert client.post(reverse("masuk_kode"), {"kode": kode(), "berikutnya": kode(geser=1)}).status_code == 302
    assert di_dalam(client)


def test_menebak_kode_tidak_mengganggu_passkey_dan_kode_cadangan(client):
    orang, passkey = buat_pengguna(), Passkey()
    beri_aplikasi(orang)
    passkey.beri(orang)
    cadangan = cadangan_baru(orang)[0]
    for _ in range(2):
        penyerang = Client()
        masuk(penyerang, orang)
        for _ in range(KODE_SEKALI):
            penyerang.post(reverse("masuk_kode"), {"kode": "000000"})
    masuk(client, orang)
    pilihan = client.get(reverse("masuk_kode")).context["pilihan"]["publicKey"]
    assert client.post(reverse("masuk_kode"), {"jawaban": passkey.masuk(pilihan)}).status_code == 302
    lain = Client()
    masuk(lain, orang)
    assert lain.post(reverse("masuk_kode"), {"kode": cadangan}).status_code == 302


def test_pemilik_diberi_tahu_peramban_baru_setelah_commit(client, django_capture_on_commit_callbacks):
    orang = buat_pengguna(Peran.DINAS_KABKOTA)
    orang.email = "pemilik@contoh.go.id"
    orang.save()
    with django_capture_on_commit_callbacks(execute=True):
        masuk(client, orang)
        masuk(client, orang)
    assert mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        lain = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
        masuk(lain, orang, REMOTE_ADDR="203.0.113.9")
    (surel,) = mail.outbox
    assert surel.to == ["pemilik@contoh.go.id"]
    for teks in ("peramban yang belum pernah", "Firefox di Windows", "203.0.113.9", "WIB", "Jika itu bukan Anda"):
        assert teks in surel.body
    assert "peramban yang belum pernah" in client.get("/").content.decode()
    client.post(reverse("peristiwa_dibaca"))
    assert "peramban yang belum pernah" not in client.get("/").content.decode()
