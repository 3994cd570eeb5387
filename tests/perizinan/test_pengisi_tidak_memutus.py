"""Whoever filled a part of a draft does not sign what came of it, though others began and proposed it."""

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Pengguna
from core.perkara.alur import PelakuSama
from tests import pabrik
from tests.pabrik.kantor import buat_perubahan, majukan_perubahan
from tests.pabrik.pemeriksaan import buat_pemeriksaan, majukan_pemeriksaan
from tests.pabrik.sanksi import buat_sanksi, majukan_sanksi
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
PERKARA = {
    "sanksi": (buat_sanksi, majukan_sanksi, Peran.PENGAWAS, "sanksi_isian", "diusulkan", "terbitkan_teguran_1"),
    "pemeriksaan": (
        lambda: buat_pemeriksaan(pabrik.buat_koperasi(lengkap=False)), majukan_pemeriksaan, Peran.PENGAWAS,
        "periksa_isian", "diusulkan", "tugaskan",
    ),
    "perubahan": (buat_perubahan, majukan_perubahan, Peran.LOKET, "perubahankantor_isian", "diajukan", "catat_pindah"),
}  # fmt: skip


@pytest.mark.parametrize("jenis", PERKARA)
def test_yang_hanya_mengisi_rancangan_tidak_menandatanganinya(jenis):
    buat, majukan, peran, halaman, menunggu, aksi = PERKARA[jenis]
    urusan = buat()
    kantor = pabrik.buat_instansi(urusan.berwenang_id)
    pengisi = Petugas(peran, "Rina", kode=urusan.berwenang_id)
    orang = Pengguna.objects.get(nama="Rina")
    isi = pabrik.dasar.bermandat(Peran.PEJABAT, kantor)
    orang.penugasan.create(instansi=kantor, peran=Peran.PEJABAT, mulai=pabrik.AWAL, dasar="SK", **isi)
    for _ in range(2):  # once a person, however often
        pengisi.kirim(reverse(halaman, args=[urusan.pk]))
    assert list(urusan.jejak.filter(pengguna=orang).values_list("aksi", flat=True)) == ["isi"]
    urusan.refresh_from_db()
    urusan = majukan(type(urusan).objects.get(pk=urusan.pk), menunggu)
    with pytest.raises(PelakuSama, match="Anda sudah mengubah isiannya"):
        urusan.alur.jalankan(urusan, aksi, Pengguna.objects.get(pk=orang.pk), versi=urusan.versi)
