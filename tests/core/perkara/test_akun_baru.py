"""Through accounts that one admin opened within a day nobody creates and decides without a note on the case."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.kantor.perbuatan import catat_akun
from core.models import Pengguna
from tests.pabrik import buat_instansi, buat_pengguna, buat_usulan, majukan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


@pytest.fixture
def orang():
    """Who drafts, who signs, two admins; the first two are admins of their office as well."""
    garut = buat_instansi("32.05")
    satu = {
        "pokja": buat_pengguna(Peran.POKJA_KABKOTA, garut, nama="Neneng"),
        "dinas": buat_pengguna(Peran.DINAS_KABKOTA, garut, nama="Ujang"),
        "admin": buat_pengguna(Peran.ADMIN_INSTANSI, garut, nama="Rina"),
        "admin2": buat_pengguna(Peran.ADMIN_INSTANSI, garut, nama="Tatang"),
    }
    for nama in ("pokja", "dinas"):
        satu[nama].penugasan.create(
            instansi=garut, peran=Peran.ADMIN_INSTANSI, jabatan="Admin", mulai="2020-01-01", dasar="SK"
        )
    return satu


@pytest.mark.parametrize(
    ("dibuka", "jam", "disebut"),
    [
        ([("pokja", "dinas", None)], 1, "Neneng memberi Ujang kata sandi baru"),
        ([("admin", "dinas", "pokja")], 1, "Rina memberi Ujang kata sandi baru, diminta Neneng"),
        ([("dinas", "pokja", None)], 1, "Ujang memberi Neneng kata sandi baru"),
        ([("admin", "pokja", None), ("admin", "dinas", None)], 1, "Rina memberi Neneng kata sandi baru"),
        ([("admin", "pokja", "admin2"), ("admin2", "dinas", None)], 1, "diminta Tatang"),
        ([("admin", "dinas", None)], 1, ""),
        ([("admin", "pokja", None), ("admin2", "dinas", None)], 1, ""),
        ([("pokja", "dinas", None)], 25, ""),
        ([], 1, ""),
    ],
)
def test_catatan_pada_langkah_dan_peringatan_sebelumnya(orang, dibuka, jam, disebut, monkeypatch):
    usulan = majukan(buat_usulan(pengguna=orang["pokja"]), "terseleksi")
    for admin, akun, diminta in dibuka:
        kalimat = f"memberi {orang[akun].nama} kata sandi baru"
        diminta = diminta and orang[diminta]
        catat_akun(orang[admin], orang[akun], buat_instansi("32.05"), "sandi_baru", kalimat, diminta=diminta)
    nanti = timezone.now() + timedelta(hours=jam)
    monkeypatch.setattr(timezone, "now", lambda: nanti)
    peramban = Client()
    peramban.force_login(Pengguna.objects.get(pk=orang["dinas"].pk))
    alamat = reverse("tindakan", args=["usulan", usulan.pk, "sampaikan"])
    sebelum = peramban.get(alamat).content.decode()
    bersama = peramban.get(reverse("kirim_bersama"), {"aksi": "sampaikan", "usulan": usulan.pk}).content.decode()
    assert peramban.post(alamat, {"versi": usulan.versi}).status_code == 302
    catatan = usulan.jejak.last().salinan.get("catatan_akun", "")
    assert disebut in catatan and bool(catatan) is bool(disebut)
    sesudah = peramban.get(usulan.get_absolute_url()).content.decode()
    assert catatan in sebelum
    assert catatan in sesudah, [b for b in sesudah.splitlines() if "Ujang" in b]
    assert ["24 jam" in halaman for halaman in (sebelum, bersama, sesudah)] == [bool(disebut)] * 3
