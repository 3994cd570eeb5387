"""Second factors and sessions on the own account: set up, asked for, taken away."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.masuk.faktor import punya_faktor, sisa_cadangan
from core.masuk.percobaan import BEBAS_PERAMBAN
from core.masuk.sesi import akhiri_sesi
from core.models import Faktor, Pengguna, PerambanDikenal, Sesi
from tests.bantu_masuk import Passkey, beri_aplikasi, kode, masuk
from tests.pabrik import SANDI, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def orang(client):
    orang = buat_pengguna(Peran.PEJABAT)
    masuk(client, orang)
    return orang


def pasang_aplikasi(client, **lain):
    halaman = client.get(reverse("faktor_aplikasi"))
    rahasia = client.session["rahasia_aplikasi"]
    isi = {"nama": "Telepon", "sandi": SANDI, "kode": kode(rahasia)} | lain
    return halaman, client.post(reverse("faktor_aplikasi"), isi)


def test_aplikasi_dipasang_dengan_kode_dan_sandi_lalu_kode_cadangan_tampil_sekali(client, orang):
    halaman, balasan = pasang_aplikasi(client)
    isi = halaman.content.decode()
    assert "data:image/svg+xml" in isi
    assert halaman["Cache-Control"] == "no-store"
    assert len(halaman.context["tulisan"].split()) == 8
    assert balasan["Cache-Control"] == "no-store"
    assert len(set(balasan.context["kode"])) == 10
    assert all(k in balasan.content.decode() for k in balasan.context["kode"])
    assert sisa_cadangan(orang) == 10
    assert "10 dari 10" in client.get(reverse("faktor")).content.decode()


@pytest.mark.parametrize("salah", [{"kode": "000000"}, {"kode": ""}, {"sandi": "bukan"}, {"nama": ""}])
def test_aplikasi_tidak_terpasang_dengan_isian_salah_dan_kuncinya_tetap(client, orang, salah):
    halaman, balasan = pasang_aplikasi(client, **salah)
    assert balasan.status_code == 422
    assert list(balasan.context["form"].errors) == list(salah)
    assert balasan.context["tulisan"] == halaman.context["tulisan"]
    assert not punya_faktor(orang)


def test_kunci_aplikasi_tersandi_di_basis_data(client, orang):
    from django.db import connection

    beri_aplikasi(orang)
    with connection.cursor() as kursor:
        kursor.execute("SELECT rahasia FROM core_faktor")
        assert "abab" not in kursor.fetchone()[0]


def test_passkey_didaftar_dan_dipakai_masuk(client, orang):
    passkey = Passkey()
    pilihan = client.get(reverse("faktor_passkey")).context["pilihan"]["publicKey"]
    isi = {"nama": "Laptop", "sandi": SANDI, "jawaban": passkey.daftar(pilihan)}
    assert client.post(reverse("faktor_passkey"), isi).context["kode"]
    lain = Client()
    masuk(lain, orang)
    pilihan = lain.get(reverse("masuk_kode")).context["pilihan"]["publicKey"]
    jawaban = {"jawaban": passkey.masuk(pilihan)}
    assert lain.post(reverse("masuk_kode"), jawaban).status_code == 302
    assert lain.get(reverse("akun")).status_code == 200


SERANGAN = {
    "jawaban lama": lambda p, kunci, lama: lama,
    "situs lain": lambda p, kunci, lama: kunci.di("https://sentra.palsu.example").masuk(p),
    "rumah lain": lambda p, kunci, lama: kunci.di("http://testserver", "palsu.example").masuk(p),
    "pertanyaan lain": lambda p, kunci, lama: kunci.masuk({**p, "challenge": "A" * 43}),
    "kunci orang lain": lambda p, kunci, lama: Passkey().masuk(p),
    "penghitung mundur": lambda p, kunci, lama: kunci.mundur().masuk(p),
    "bukan json": lambda p, kunci, lama: "{",
    "bukan objek": lambda p, kunci, lama: "[]",
    "kosong": lambda p, kunci, lama: "{}",
    "rusak": lambda p, kunci, lama: kunci.masuk(p).replace("authenticatorData", "signatur"),
    "terlalu panjang": lambda p, kunci, lama: "[" * 100_000,
}


@pytest.mark.parametrize("apa", SERANGAN)
def test_jawaban_passkey_yang_bukan_untuk_pertanyaan_ini_ditolak(client, apa):
    orang, kunci = buat_pengguna(), Passkey()
    kunci.beri(orang)

    def tanya(peramban):
        masuk(peramban, orang)
        return peramban.get(reverse("masuk_kode")).context["pilihan"]["publicKey"]

    lama = kunci.masuk(tanya(Client()))
    lain = Client()
    jawaban = kunci.masuk(tanya(lain))
    assert lain.post(reverse("masuk_kode"), {"jawaban": jawaban}).status_code == 302
    serangan = SERANGAN[apa](tanya(client), kunci, lama)
    assert client.post(reverse("masuk_kode"), {"jawaban": serangan}).status_code == 200
    assert client.get(reverse("akun")).status_code == 302


def test_jawaban_passkey_hanya_sekali(client):
    orang, kunci = buat_pengguna(), Passkey()
    kunci.beri(orang)
    masuk(client, orang)
    pilihan = client.get(reverse("masuk_kode")).context["pilihan"]["publicKey"]
    jawaban = kunci.masuk(pilihan)
    assert client.post(reverse("masuk_kode"), {"jawaban": jawaban}).status_code == 302
    client.post(reverse("keluar"))
    masuk(client, orang)
    assert client.post(reverse("masuk_kode"), {"jawaban": jawaban}).status_code == 200


def test_passkey_tidak_ditawarkan_pada_alamat_angka(client, orang, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert client.get(reverse("faktor_passkey"), headers={"host": "127.0.0.1"}).status_code == 403
    assert "localhost" in client.get(reverse("faktor"), headers={"host": "127.0.0.1"}).content.decode()


def test_faktor_terakhir_dari_peran_yang_wajib_tidak_dapat_dicabut(client, orang):
    satu, dua = beri_aplikasi(orang), beri_aplikasi(orang, "cd" * 20)
    assert client.post(reverse("faktor_cabut", args=[satu.pk]), {"sandi": "bukan"}).status_code == 422
    assert client.post(reverse("faktor_cabut", args=[satu.pk]), {"sandi": SANDI}).status_code == 302
    assert client.post(reverse("faktor_cabut", args=[dua.pk]), {"sandi": SANDI}).status_code == 403
    assert reverse("faktor_cabut", args=[dua.pk]) not in client.get(reverse("faktor")).content.decode()
    assert list(Faktor.objects.all()) == [dua]
    orang.penugasan.update(peran=Peran.LOKET)
    assert client.post(reverse("faktor_cabut", args=[dua.pk]), {"sandi": SANDI}).status_code == 302
    assert not punya_faktor(orang)


def test_faktor_orang_lain_tidak_ada(client, orang):
    asing = beri_aplikasi(buat_pengguna())
    for cara in (client.get, client.post):
        assert cara(reverse("faktor_cabut", args=[asing.pk]), {"sandi": SANDI}).status_code == 404
    assert client.get(reverse("kode_cadangan")).url == reverse("faktor")


@pytest.mark.parametrize("peran", [Peran.PEJABAT, Peran.PENETAP, Peran.ADMIN_INSTANSI])
def test_sesudah_tenggang_hanya_pemasangan_yang_terbuka(client, settings, peran):
    settings.TENGGANG_FAKTOR = 30
    orang = buat_pengguna(peran)
    client.force_login(orang)
    assert "paling lambat" in client.get("/").content.decode()
    Pengguna.objects.update(faktor_diminta_sejak=timezone.now() - timedelta(days=31))
    for nama in ("meja_kerja", "akun", "aturan", "usulan_daftar"):
        assert client.get(reverse(nama)).url == reverse("faktor")
    assert "tenggangnya berakhir" in client.get(reverse("faktor")).content.decode()
    pasang_aplikasi(client)
    assert client.get("/").status_code == 200
    assert "paling lambat" not in client.get("/").content.decode()


def test_tenggang_bagi_penugasan_baru_mulai_pada_harinya_dan_peran_lain_tidak_diminta(client, settings):
    settings.TENGGANG_FAKTOR = 30
    orang = buat_pengguna(Peran.LOKET)
    Pengguna.objects.update(faktor_diminta_sejak=timezone.now() - timedelta(days=99))
    client.force_login(orang)
    assert client.get("/").status_code == 200
    orang.penugasan.update(peran=Peran.PEJABAT, mulai=timezone.localdate() - timedelta(days=30))
    assert client.get("/").status_code == 200
    orang.penugasan.update(mulai=timezone.localdate() - timedelta(days=31))
    assert client.get("/").url == reverse("faktor")


def test_daftar_sesi_menandai_yang_ini_dan_mengakhiri_yang_lain(client, orang):
    lain = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36"})
    masuk(lain, orang, REMOTE_ADDR="203.0.113.9")
    isi = client.get(reverse("akun"))
    for teks in ("Chrome di Linux", "203.0.113.9"):
        assert teks in isi.content.decode()
    assert client.session.session_key not in isi.content.decode()
    assert [ini for _, _, ini, _ in isi.context["sesi"]] == [False, True]
    client.post(reverse("sesi_akhiri"), {"sesi": isi.context["sesi"][0][3]})
    assert lain.get(reverse("akun")).status_code == 302
    assert client.get(reverse("akun")).status_code == 200


def test_sesi_orang_lain_tidak_dapat_diakhiri(client, orang):
    lain, asing = buat_pengguna(), Client()
    masuk(asing, lain)
    sasaran = asing.get(reverse("akun")).context["sesi"][0][3]
    client.post(reverse("sesi_akhiri"), {"sesi": sasaran})
    assert asing.get(reverse("akun")).status_code == 200


def ganti_sandi(client, orang):
    isi = {"old_password": SANDI, "new_password1": "kuda-lumping-77", "new_password2": "kuda-lumping-77"}
    client.post(reverse("ganti_sandi"), isi)


def cabut_satu(client, orang):
    client.post(reverse("faktor_cabut", args=[orang.faktor.last().pk]), {"sandi": SANDI})


SENDIRI = {
    "sandi diganti": ganti_sandi,
    "keluar dari semua": lambda client, orang: client.post(reverse("sesi_akhiri"), {"sesi": "lain"}),
    "faktor dipasang": lambda client, orang: pasang_aplikasi(client),
    "faktor dicabut": cabut_satu,
}


@pytest.mark.parametrize("apa", SENDIRI)
def test_yang_diubah_sendiri_mengakhiri_sesi_dan_peramban_lain_bukan_yang_ini(client, orang, apa):
    if apa == "faktor dicabut":
        beri_aplikasi(orang)
        beri_aplikasi(orang, "cd" * 20)
    lain = Client()
    lain.force_login(orang)
    PerambanDikenal.objects.create(pengguna=orang, sidik="x" * 64)
    SENDIRI[apa](client, orang)
    assert lain.get(reverse("akun")).status_code == 302
    assert client.get(reverse("akun")).status_code == 200
    assert PerambanDikenal.objects.filter(pengguna=orang).count() == 1


@pytest.mark.parametrize("alamat", ["pegawai_sandi", "pegawai_tutup"])
def test_yang_diubah_admin_mengakhiri_semua_sesi_juga_sesudah_dibuka_lagi(client, orang, alamat):
    orang.penugasan.update(peran=Peran.LOKET)  # whom one admin may reset
    admin = Client()
    admin.force_login(buat_pengguna(Peran.ADMIN_INSTANSI, orang.penugasan.get().instansi))
    kali = 2 if alamat == "pegawai_tutup" else 1
    for _ in range(kali):
        admin.post(reverse(alamat, args=[orang.pk]), {"alasan": "cuti"})
    orang.refresh_from_db()
    assert orang.is_active
    assert client.get(reverse("akun")).status_code == 302
    assert not PerambanDikenal.objects.filter(pengguna=orang).exists()


def test_permintaan_yang_sedang_berjalan_tidak_menghidupkan_sesi_lagi(client, orang):
    from importlib import import_module

    from django.conf import settings
    from django.contrib.sessions.backends.base import UpdateError

    sesi = import_module(settings.SESSION_ENGINE).SessionStore(client.session.session_key)
    sesi["x"] = 1
    akhiri_sesi(orang)
    with pytest.raises(UpdateError):
        sesi.save()
    assert not Sesi.objects.exists()


def test_terlihat_ditulis_paling_banyak_sekali_dalam_lima_menit(client, orang):
    Sesi.objects.update(terlihat=timezone.now() - timedelta(minutes=6))
    client.get(reverse("akun"))
    baru = Sesi.objects.get().terlihat
    assert timezone.now() - baru < timedelta(minutes=1)
    client.get(reverse("akun"))
    assert Sesi.objects.get().terlihat == baru


def test_perubahan_faktor_disurelkan(client, orang, django_capture_on_commit_callbacks):
    Pengguna.objects.update(email="pemilik@contoh.go.id")
    with django_capture_on_commit_callbacks(execute=True):
        pasang_aplikasi(client)
        client.post(reverse("kode_cadangan"), {"sandi": SANDI})
    assert ["kini dipakai" in s.body or "kode cadangan baru" in s.body for s in mail.outbox] == [True, True]


def test_sesi_yang_terbuka_tidak_menjadi_tempat_menebak_sandi(client, orang):
    """Neither where the password is changed nor where it guards the factors, of which there may be one."""
    beri_aplikasi(orang)
    for n in range(BEBAS_PERAMBAN):
        if n % 2:
            client.post(reverse("faktor_aplikasi"), {"sandi": "tebak"})
        else:
            client.post(reverse("ganti_sandi"), {"old_password": "tebak"})
    baru = "kuda-lumping-77"
    isi = {"old_password": SANDI, "new_password1": baru, "new_password2": baru}
    assert "detik lagi" in client.post(reverse("ganti_sandi"), isi).content.decode()
    orang.refresh_from_db()
    assert orang.check_password(SANDI)


@pytest.mark.parametrize("tulisan", ["１２３４５６", "123 45é", "🔑" * 6])
def test_kode_dengan_huruf_asing_hanya_salah(client, tulisan):
    orang = buat_pengguna(Peran.PEJABAT)
    masuk(client, orang)
    pasang = client.post(reverse("faktor_aplikasi"), {"nama": "Telepon", "sandi": SANDI, "kode": tulisan})
    assert (pasang.status_code, list(pasang.context["form"].errors)) == (422, ["kode"])
    client.post(reverse("keluar"))
    beri_aplikasi(orang)
    masuk(client, orang)
    assert client.post(reverse("masuk_kode"), {"kode": tulisan}).context["form"].errors


def test_kunci_yang_pernah_tampil_di_sesi_ini_tidak_dipasang_kemudian(client, orang):
    """Whoever sat at the open session and looked at the page knows that key, and no later one."""
    lama = client.get(reverse("faktor_aplikasi")).context["tulisan"]
    assert client.get(reverse("faktor_aplikasi")).context["tulisan"] != lama
