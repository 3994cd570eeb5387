"""What the Pokja judged is what the Dinas sends: a repair that changes a finding needs a new berita acara first."""

import pytest

from core.dasar.izin import Peran
from core.models import Surat
from core.perkara.alur import SyaratTidakTerpenuhi
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def dikembalikan():
    usulan = pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")
    catatan = {"lampiran_3": {"uraian": "Lampiran 3", "hasil": "tidak", "catatan": "Omzet baris 3 keliru"}}
    pelaku = pabrik.buat_pengguna(Peran.POKJA_PROVINSI)
    ALUR_USULAN.jalankan(
        usulan, "kembalikan_provinsi", pelaku, versi=usulan.versi, alasan="Lengkapi", penilaian=catatan
    )
    return Usulan.objects.get(pk=usulan.pk)


def ajukan(usulan):
    return ALUR_USULAN.jalankan(usulan, "ajukan_kembali", pabrik.buat_pengguna(Peran.DINAS_KABKOTA), versi=usulan.versi)


def test_tanpa_perubahan_nilai_dinas_langsung_mengajukan_kembali(dikembalikan):
    ajukan(dikembalikan)
    assert dikembalikan.status == "di_provinsi"


def test_nilai_yang_berubah_menunggu_berita_acara_baru_dari_pokja(dikembalikan):
    pabrik.buat_ukm(dikembalikan, 2)
    with pytest.raises(SyaratTidakTerpenuhi, match="Berita acara seleksi memuat nilai sebelum perbaikan") as tolak:
        ajukan(dikembalikan)
    assert "Jumlah UKM dalam kawasan sentra" in tolak.value.pesan

    lama, sejak = Surat.objects.get(jenis="ba_seleksi"), dikembalikan.status_sejak
    konteks = ALUR_USULAN.jalankan(
        dikembalikan, "perbarui_berita_acara", dikembalikan.dibuat_oleh, versi=dikembalikan.versi
    )
    (baru,) = konteks.surat
    assert (baru.jenis, baru.mengganti) == ("ba_seleksi", lama)
    assert (dikembalikan.status, dikembalikan.status_sejak) == ("perbaikan_provinsi", sejak)
    ajukan(dikembalikan)
    assert dikembalikan.status == "di_provinsi"
