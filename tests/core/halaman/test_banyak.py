"""One act on many things: each in a transaction of its own, each with its own result."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.halaman.banyak import Butir, Dilewati, Nasib, kerjakan_tiap
from core.perkara.ditolak import Ditolak
from tests import pabrik

pytestmark = pytest.mark.django_db
TOLAK = [Ditolak("Belum lengkap."), ValidationError("Isi alasan."), PermissionDenied("Bukan Anda."), Dilewati("Sudah.")]


@pytest.mark.parametrize("galat", [None, KeyError("x")], ids=["ditolak", "tak terduga"])
def test_yang_gagal_tidak_meninggalkan_apa_pun_dan_yang_lain_tetap_jadi(galat):
    orang = pabrik.buat_pengguna("loket", kode="32.05")

    def lakukan(satu):
        type(orang).objects.filter(pk=orang.pk).update(nip=str(satu))
        if satu:
            raise galat or TOLAK[satu - 1]
        return Butir("Satu", Nasib.BERHASIL, "Jadi.", "/0/", "Lihat")

    def jalankan():
        return kerjakan_tiap(range(5), lakukan, "Butir {}".format)

    if galat:
        with pytest.raises(KeyError):
            jalankan()
    else:
        hasil = jalankan()
        assert hasil.ringkasan == "1 berhasil, 3 gagal, 1 dilewati"
        assert [b.kalimat for b in hasil.butir] == ["Jadi.", "Belum lengkap.", "Isi alasan.", "Bukan Anda.", "Sudah."]
        assert [b.nasib for b in hasil.urut] == [Nasib.GAGAL] * 3 + [Nasib.BERHASIL, Nasib.DILEWATI]
    orang.refresh_from_db()
    assert orang.nip == "0"
