"""Whoever signs for several sentra has opened the draft, as it reads now: a covering letter, a Keputusan."""

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Keputusan, Usulan
from tests.pabrik import buat_keputusan, buat_pengguna, buat_usulan, majukan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
MEMBACA_RANCANGAN = True


def test_kirim_bersama_sebelum_rancangan_dibaca_ditolak_dan_centangnya_tetap(client):
    daftar = [majukan(buat_usulan(kode), "lengkap") for kode in ("32.73", "32.05", "32.06")]
    client.force_login(buat_pengguna(Peran.DINAS_PROVINSI))
    alamat, dua = reverse("kirim_bersama"), [f"{u.pk}:{u.versi}" for u in daftar[:2]]
    rancangan = {"aksi": "kirim_kementerian", "usulan": [u.pk for u in daftar[:2]], "rancangan": 1}

    def kirim(usulan):
        return client.post(alamat, {"aksi": "kirim_kementerian", "usulan": usulan})

    ditolak = kirim(dua)
    isi = ditolak.content.decode()
    assert ditolak.status_code == 422 and "Buka rancangannya dulu" in isi
    assert [f'value="{u.pk}:{u.versi}"' in isi for u in daftar] == [True, True, False]
    client.head(alamat, rancangan)
    assert kirim(dua).status_code == 422, "yang tidak dibaca tidak dihitung"
    assert client.get(alamat, rancangan)["Content-Type"] == "application/pdf"
    assert kirim([*dua, f"{daftar[2].pk}:{daftar[2].versi}"]).status_code == 422  # a letter about three was not read
    assert Usulan.objects.filter(status="lengkap").count() == 3
    assert kirim(dua).status_code == 302
    assert Usulan.objects.filter(status="di_kementerian").count() == 2


def test_keputusan_sebelum_rancangan_dibaca_tidak_ditetapkan(client):
    keputusan = buat_keputusan([majukan(buat_usulan(), "terpilih")])
    for aksi in ("ajukan_periksa", "nyatakan_benar"):
        keputusan.refresh_from_db()
        ALUR_KEPUTUSAN.jalankan(keputusan, aksi, buat_pengguna(Peran.PENYUSUN_KEPUTUSAN), versi=keputusan.versi)
    client.force_login(buat_pengguna(Peran.PENETAP))
    langkah, rancangan = (
        reverse(nama, args=["keputusan", keputusan.pk, "tandatangani"]) for nama in ("tindakan", "tindakan_surat")
    )
    isian = {"versi": client.get(langkah).context["form"]["versi"].value()}
    ditolak = client.post(langkah, isian)
    assert ditolak.status_code == 422 and "Buka rancangannya dulu" in ditolak.content.decode()
    assert ditolak.context["form"]["versi"].value() == str(isian["versi"])
    assert Keputusan.objects.get().status != "ditetapkan"
    assert client.get(rancangan)["Content-Type"] == "application/pdf"
    client.post(langkah, isian)
    assert Keputusan.objects.get().status == "ditetapkan"
