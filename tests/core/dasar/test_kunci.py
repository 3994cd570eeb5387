"""A key is turned without a gap: found under any in force, turned row by row; what no key opens breaks nothing."""

import hashlib
import hmac
import logging
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import models
from django.urls import reverse

from core.dasar import kunci
from core.dasar.izin import Peran
from core.dasar.rahasia import (
    TAK_TERBACA,
    SidikField,
    TersandiField,
    _catat_tak_terbaca,
    sandi_terkini,
    semua_sidik,
    sidik_nik,
)  # fmt: skip
from core.masuk import faktor, passkey
from core.models import Faktor
from core.perkara.saksi import model_tersidik
from ksp_usp.models import Orang
from sentra_ukm.lampiran3.views import masuk
from sentra_ukm.models import PratinjauUkm, Ukm
from tests import pabrik
from tests.ksp_usp.koperasi.test_orang import tambah
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

NIK = "3205014503850001"
A, B, C = (Fernet.generate_key().decode() for _ in range(3))


def mentah(objek, kolom="nik"):
    baca = models.functions.Cast(models.F(kolom), models.TextField())
    return type(objek).objects.annotate(m=baca).values_list("m", flat=True).get(pk=objek.pk)


def putar():
    keluar = StringIO()
    call_command("putar_kunci", stdout=keluar)
    return keluar.getvalue()


@pytest.fixture
def usulan():
    return pabrik.buat_usulan(lengkap=False)


def test_tiga_kunci_berganti_tanpa_celah(settings, usulan):
    """Rows under three keys, and one of before fingerprints bore a name: each is found, and turned."""
    baris = []
    for n, kunci_kini in enumerate(([A], [B, A], [C, B, A])):
        settings.KUNCI_NIK = kunci_kini
        baris += pabrik.buat_ukm(usulan, 1, nik=NIK[:-1] + str(n))
    purba = hmac.new(A.encode(), baris[0].nik.encode(), hashlib.sha256).hexdigest()
    Ukm.objects.filter(pk=baris[0].pk).update(nik_sidik=purba)
    versi = list(Ukm.objects.values_list("versi", "diubah_pada"))
    hasil = putar()
    assert "sentra_ukm.Ukm.nik: 3 baris, 2 diputar." in hasil and "boleh dilepas" in hasil
    assert list(Ukm.objects.values_list("versi", "diubah_pada")) == versi
    settings.KUNCI_NIK = [C]
    for u in Ukm.objects.all():
        assert (u.nik[:-1], u.nik_sidik) == (NIK[:-1], sidik_nik(u.nik))
        assert sandi_terkini(mentah(u))
    assert "3 baris, 0 diputar" in putar()


def test_semua_kolom_tersandi_ikut_berputar():
    """Whichever model has one: found by what it is, not by a list."""
    ada = {b for m in apps.get_models() for b in m._meta.local_concrete_fields if isinstance(b, TersandiField)}
    assert set(kunci.bidang_tersandi()) == ada
    assert {"sentra_ukm.Ukm.nik", "ksp_usp.Orang.nik", "sentra_ukm.PratinjauUkm.isi"} <= {
        f"{b.model._meta.label}.{b.name}" for b in ada
    }


def test_putaran_yang_berhenti_di_tengah_dilanjutkan(settings, usulan, monkeypatch):
    settings.KUNCI_NIK = [A]
    pabrik.buat_ukm(usulan, 5, nik=NIK)
    settings.KUNCI_NIK = [B, A]
    asli, sudah = kunci._tulis, []

    def mati(*isi):
        if len(sudah) == 2:
            raise KeyboardInterrupt
        sudah.append(asli(*isi))
        return sudah[-1]

    monkeypatch.setattr(kunci, "_tulis", mati)
    with pytest.raises(KeyboardInterrupt):
        putar()
    monkeypatch.setattr(kunci, "_tulis", asli)
    assert "5 baris, 3 diputar" in putar()


def test_baris_yang_ditulis_petugas_selagi_diputar_tidak_tertimpa(settings, usulan, monkeypatch):
    settings.KUNCI_NIK = [A]
    (ukm,) = pabrik.buat_ukm(usulan, 1, nik=NIK)
    settings.KUNCI_NIK = [B, A]
    asli = kunci._tulis

    def didahului(*isi):
        monkeypatch.setattr(kunci, "_tulis", asli)
        Ukm(pk=ukm.pk, **{b.attname: getattr(ukm, b.attname) for b in Ukm._meta.local_concrete_fields[1:]} | {
            "nik": NIK[:-1] + "9"}).save()  # fmt: skip
        return asli(*isi)

    monkeypatch.setattr(kunci, "_tulis", didahului)
    assert "1 baris, 0 diputar" in putar()
    assert Ukm.objects.get().nik == NIK[:-1] + "9"


def test_proses_yang_masih_menulis_dengan_kunci_lama_dikatakan(settings, usulan, monkeypatch):
    settings.KUNCI_NIK = [A]
    (ukm,) = pabrik.buat_ukm(usulan, 1, nik=NIK)
    settings.KUNCI_NIK = [B, A]
    monkeypatch.setattr(kunci, "_tulis", lambda *isi: 0)
    with pytest.raises(CommandError, match="belum boleh dilepas"):
        putar()
    assert not sandi_terkini(mentah(ukm))


# One person under two keys


@pytest.mark.parametrize("urutan", [(A, B), (B, A)], ids=["lama", "baru"])
def test_orang_yang_sama_di_bawah_dua_kunci_tetap_kembar(settings, urutan):
    settings.KUNCI_NIK = [A]
    loket, koperasi = Petugas(Peran.LOKET, "Neneng", kode="32.05"), pabrik.buat_koperasi()
    tambah(loket, koperasi, nik=NIK)
    settings.KUNCI_NIK = list(urutan)
    assert tambah(loket, koperasi, nama="Asep Dua", nik=NIK).kode == 422
    assert Orang.objects.filter(koperasi=koperasi, nik_sidik__in=semua_sidik(NIK)).count() == 1


def test_rangkap_jabatan_terlihat_di_bawah_dua_kunci(settings):
    settings.KUNCI_NIK = [A]
    satu = pabrik.buat_orang(pabrik.buat_koperasi(), nik=NIK)
    settings.KUNCI_NIK = [B, A]
    dua = pabrik.buat_orang(pabrik.buat_koperasi(), nik=NIK)
    assert satu.nik_sidik != dua.nik_sidik
    assert [o.pk for o in Orang.objects.merangkap([satu], dua.diangkat)] == [dua.pk]
    assert [o.pk for o in Orang.objects.merangkap([dua], dua.diangkat)] == [satu.pk]


# What no key opens


@pytest.fixture
def hilang(settings, usulan):
    """A row whose key is lost."""
    settings.KUNCI_NIK = [A]
    (ukm,) = pabrik.buat_ukm(usulan, 1, nik=NIK)
    settings.KUNCI_NIK = [B]
    return ukm


def test_nik_tak_terbaca_disebut_sekali_tanpa_isinya(hilang, caplog):
    _catat_tak_terbaca.cache_clear()
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            assert Ukm.objects.get().nik == TAK_TERBACA
    (catatan,) = caplog.records
    assert "sentra_ukm.Ukm.nik" in catatan.getMessage() and NIK not in catatan.getMessage()
    assert f"Nomor baris: {hilang.pk}" in putar()


@pytest.mark.parametrize("rusak", ["bukan sandi", "gAAAAA", "é"])
def test_isi_yang_rusak_pun_tidak_mematahkan(usulan, rusak):
    (ukm,) = pabrik.buat_ukm(usulan, 1, nik=NIK)
    Ukm.objects.filter(pk=ukm.pk).update(nik=models.Value(rusak, output_field=models.TextField()))
    assert Ukm.objects.get().nik_samar == TAK_TERBACA


@pytest.mark.parametrize("alamat", ["ukm_daftar", "ukm_ubah", "ukm_templat"])
def test_halaman_daftar_dan_unduhan_menyebutnya(client, usulan, hilang, alamat):
    client.force_login(usulan.dibuat_oleh)
    isi = [usulan.pk, *([hilang.kunci] if alamat == "ukm_ubah" else [])]
    balasan = client.get(reverse(alamat, args=isi))
    assert balasan.status_code == 200
    if alamat != "ukm_templat":
        assert "tidak terbaca" in balasan.content.decode()


def test_menyimpan_baris_membiarkan_nik_yang_tak_terbaca(settings, usulan, hilang):
    sandi, sidik = mentah(hilang), hilang.nik_sidik
    baris = Ukm.objects.get()
    baris.nama_usaha = "Nama baru"
    baris.save()
    assert (mentah(hilang), Ukm.objects.get().nik_sidik) == (sandi, sidik)
    settings.KUNCI_NIK = [B, A]
    assert Ukm.objects.get().nik == NIK


def test_formulir_ukm_yang_disimpan_membiarkan_nik_yang_tak_terbaca(usulan, hilang):
    sandi, pokja = mentah(hilang), Petugas(Peran.POKJA_KABKOTA, "Rina", kode="32.05")
    assert pokja.kirim(reverse("ukm_ubah", args=[usulan.pk, hilang.kunci]), produk="Dompet kulit").kode == 200
    tersimpan = Ukm.objects.get()
    assert (tersimpan.produk, mentah(tersimpan), tersimpan.nik_sidik) == ("Dompet kulit", sandi, hilang.nik_sidik)
    pokja.kirim(reverse("ukm_ubah", args=[usulan.pk, hilang.kunci]), nik=NIK)
    assert Ukm.objects.get().nik == NIK


def test_formulir_orang_yang_disimpan_membiarkan_nik_yang_tak_terbaca(settings):
    settings.KUNCI_NIK = [A]
    loket, koperasi = Petugas(Peran.LOKET, "Neneng", kode="32.05"), pabrik.buat_koperasi()
    tambah(loket, koperasi, nik=NIK)
    satu = Orang.objects.get(nama="Asep Saepudin")
    settings.KUNCI_NIK = [B]
    assert TAK_TERBACA in loket.buka(reverse("koperasi_orang", args=[koperasi.pk])).teks
    assert TAK_TERBACA in loket.buka(koperasi.get_absolute_url()).teks
    assert loket.kirim(reverse("orang_ubah", args=[satu.pk]), jabatan="Sekretaris").kode == 200
    tersimpan = Orang.objects.get(pk=satu.pk)
    assert (tersimpan.jabatan, tersimpan.nik_sidik) == ("Sekretaris", satu.nik_sidik)
    settings.KUNCI_NIK = [B, A]
    assert Orang.objects.get(pk=satu.pk).nik == NIK


def test_pratinjau_yang_tak_terbaca_minta_diunggah_lagi(client, settings, usulan):
    settings.KUNCI_NIK = [A]
    pratinjau = PratinjauUkm.objects.create(usulan=usulan, oleh=usulan.dibuat_oleh, asal="unggah", sumber="a", isi="{}")
    settings.KUNCI_NIK = [B]
    client.force_login(usulan.dibuat_oleh)
    balasan = client.get(reverse("ukm_pratinjau", args=[usulan.pk, pratinjau.kunci]), follow=True)
    assert masuk.TAK_TERBUKA in balasan.content.decode()


@pytest.mark.parametrize("jenis", Faktor.Jenis.values)
def test_faktor_kedua_yang_tak_terbaca_tidak_mematahkan_masuk(settings, rf, jenis):
    settings.KUNCI_NIK = [A]
    pejabat = pabrik.buat_pengguna("pejabat")
    Faktor.objects.create(pengguna=pejabat, jenis=jenis, nama="Telepon", rahasia="00" * 20)
    settings.KUNCI_NIK = [B]
    permintaan = rf.get("/", headers={"host": "localhost"})
    permintaan.session = {passkey.KUNCI: {}}
    assert not faktor.cocok(pejabat, ["000000"])
    assert passkey.tanya_masuk(permintaan, pejabat) is None
    with pytest.raises(ValidationError):
        passkey.periksa(permintaan, pejabat, "{}")


def test_bukti_tidak_memuat_kolom_yang_berputar():
    """A digest over a ciphertext or a fingerprint would call each turn of a key a tampering."""
    assert [
        b
        for model in model_tersidik()
        for b in model._meta.concrete_fields
        if isinstance(b, TersandiField | SidikField)
    ] == []
