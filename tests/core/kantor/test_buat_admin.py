"""The first admin of an installation, from the command line."""

import pytest
from django.core.management import CommandError, call_command

from core.dasar.izin import Peran
from core.models import Instansi, Jejak, Pengguna
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ARGUMEN = ("admin.pusat", "Ratna Dewi", "Kementerian Koperasi dan UKM", "SK 1/2026")


def test_admin_pertama_dapat_masuk_dan_harus_mengganti_sandinya(capsys):
    pabrik.buat_wilayah("00")
    call_command("buat_admin", *ARGUMEN)
    admin = Pengguna.objects.get(username="admin.pusat")
    assert admin.check_password(capsys.readouterr().out.split()[-1])
    assert admin.wajib_ganti_sandi
    assert [p.peran for p in admin.penugasan_aktif()] == [Peran.ADMIN_INSTANSI]
    assert Jejak.objects.get(objek_jenis="core.pengguna").alasan == "SK 1/2026"


def test_nama_pengguna_yang_terpakai_ditolak_dan_tidak_menyisakan_apa_pun():
    pabrik.buat_wilayah("00")
    call_command("buat_admin", *ARGUMEN)
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("buat_admin", "admin.pusat", "Orang Lain", "Kantor Lain", "SK 2")
    assert Pengguna.objects.count() == 1
    assert not Instansi.objects.filter(nama="Kantor Lain").exists()


def test_tanpa_data_wilayah_menyebut_perintahnya():
    with pytest.raises(CommandError, match="muat_wilayah"):
        call_command("buat_admin", *ARGUMEN)


def test_admin_kedua_pada_instansi_yang_sama():
    pabrik.buat_wilayah("00")
    call_command("buat_admin", *ARGUMEN)
    call_command("buat_admin", "admin2.pusat", "Tini Permana", *ARGUMEN[2:])
    assert Instansi.objects.get().penugasan.filter(peran=Peran.ADMIN_INSTANSI).count() == 2
