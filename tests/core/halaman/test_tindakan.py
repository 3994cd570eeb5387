"""The page of a step, whatever the kind of case: what it shows before, what it refuses, what it says after."""

import re

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from tests import pabrik

pytestmark = pytest.mark.django_db


def alamat(urusan, aksi, nama="tindakan"):
    return reverse(nama, args=[urusan._meta.model_name, urusan.pk, aksi])


def tombol_utama(html: str) -> list[str]:
    return re.findall(r'class="btn btn-primary"[^>]*>([^<]*)<', html)


@pytest.mark.parametrize(("buat", "aksi", "peran", "tempat"), [
    (lambda: pabrik.buat_usulan(lengkap=False), "seleksi", Peran.POKJA_KABKOTA, "ukm_daftar"),
    (lambda: pabrik.buat_penilaian(lengkap=False), "selesai_isi", None, "penilaian_angka"),
])  # fmt: skip
def test_langkah_yang_akan_ditolak_terkunci_dan_tiap_yang_kurang_bertaut(client, buat, aksi, peran, tempat):
    urusan = buat()
    orang = pabrik.buat_pengguna(peran) if peran else urusan.tim.first().pengguna
    client.force_login(orang)
    for halaman in (alamat(urusan, aksi), urusan.get_absolute_url()):
        html = client.get(halaman).content.decode()
        label = urusan.alur.t(aksi, urusan.status).label
        assert label not in " ".join(tombol_utama(html)), halaman
        assert re.search(rf'aria-disabled="true">{label}</span>', html), halaman
        assert f'<li><a href="{reverse(tempat, args=[urusan.pk])}">' in html, halaman
