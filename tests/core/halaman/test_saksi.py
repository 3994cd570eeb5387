"""The witness sheet in the browser: found under Data by who keeps it, and the same sheet that the command writes."""

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Paparan
from core.perkara.lembar_saksi import baca_saksi
from core.perkara.saksi import tumbuhkan
from tests.pabrik import buat_pengguna, buat_usulan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("peran", [Peran.AUDITOR, Peran.ADMIN_INSTANSI])
def test_lembar_saksi_ditemukan_di_data_dan_diunduh(client, peran):
    buat_usulan(lengkap=False)
    kepala = tumbuhkan()
    client.force_login(buat_pengguna(peran, kode="32.05"))
    data = client.get(reverse("data")).content.decode()
    assert f'href="{reverse("lembar_saksi")}"' in data and "di luar aplikasi" in data
    balasan = client.get(reverse("lembar_saksi"))
    assert balasan.headers["Content-Type"] == "application/pdf"
    assert balasan.headers["Content-Disposition"].startswith('attachment; filename="lembar-saksi-')
    assert baca_saksi(b"".join(balasan.streaming_content)).isi() == kepala.isi()
    assert Paparan.objects.filter(halaman="lembar_saksi").count() == 1


def test_tanpa_lembar_halamannya_menyebut_sebabnya(client, settings):
    client.force_login(buat_pengguna(Peran.AUDITOR))
    assert "Belum ada lembar saksi" in client.get(reverse("lembar_saksi")).content.decode()
    buat_usulan(lengkap=False)
    kepala = tumbuhkan()
    settings.KUNCI_SAKSI = ""
    assert f"tidak mengenal kunci {kepala.kunci}" in client.get(reverse("lembar_saksi")).content.decode()
