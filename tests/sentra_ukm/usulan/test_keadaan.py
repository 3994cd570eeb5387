"""A state of region or sentra is asked on every later edge, on every route, not only where the usulan began."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Wilayah
from core.perkara.alur import SyaratTidakTerpenuhi
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN, KEADAAN
from tests.core.perkara.alur.bantu import jalan, keputusan_pada, usulan_pada
from tests.pabrik import buat_pengguna, buat_sentra

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]

# Steps that bring no usulan on: back, aside, to its end; and the one that a Keputusan takes, which asks by itself.
TIDAK_MAJU = {
    "buat", "batalkan", "kembalikan_ke_pokja", "kembalikan_provinsi", "kembalikan_kementerian", "periksa_lagi",
    "tidak_pilih", "tinjau_kembali", "tetapkan", "tarik",
}  # fmt: skip


def akhiri_wilayah(usulan):
    Wilayah.objects.filter(pk=usulan.wilayah_id).update(berlaku_sampai=usulan.hari_ini - timedelta(days=1))


def naikkan_sentra(usulan):
    type(usulan.sentra).objects.filter(pk=usulan.sentra_id).update(jenjang="unggulan")


def hilangkan_jenjang(usulan):
    Usulan.objects.filter(pk=usulan.pk).update(jenis="unggulan")


def test_tiap_langkah_maju_menanyakan_keadaan_wilayah_dan_sentra():
    tanpa = {t.aksi for t in ALUR_USULAN.baris if not set(KEADAAN) <= set(t.jika)}
    assert tanpa == TIDAK_MAJU


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [(akhiri_wilayah, "sudah tidak berlaku"), (naikkan_sentra, "sudah ditetapkan sebagai Sentra UKM Unggulan")],
)
@pytest.mark.parametrize(
    ("status", "aksi"), [("di_provinsi", "nyatakan_lengkap"), ("kembali_di_provinsi", "kirim_kementerian")]
)
def test_keadaan_yang_berubah_menahan_langkah_berikutnya(status, aksi, ubah, kalimat):
    usulan = usulan_pada(status)
    ubah(usulan)
    with pytest.raises(SyaratTidakTerpenuhi, match=kalimat):
        jalan(Usulan.objects.get(pk=usulan.pk), aksi)
    jalan(Usulan.objects.get(pk=usulan.pk), "tarik")


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        (akhiri_wilayah, "sudah tidak berlaku"),
        (naikkan_sentra, "sudah ditetapkan sebagai Sentra UKM Unggulan"),
        (hilangkan_jenjang, "belum ditetapkan dengan Keputusan Menteri"),
    ],
)
def test_keputusan_tidak_ditandatangani_bila_keadaan_berubah_sesudah_terpilih(ubah, kalimat):
    usulan = usulan_pada("terpilih")
    keputusan = keputusan_pada("siap", [usulan])
    ubah(usulan)
    with pytest.raises(SyaratTidakTerpenuhi, match=kalimat) as galat:
        jalan(keputusan, "tandatangani")
    assert usulan.nomor_perkara in galat.value.pesan
    assert Usulan.objects.get(pk=usulan.pk).status == "terpilih"


@pytest.mark.parametrize("halaman", ["usulan_baru", "masukan_sentra"])
def test_usulan_dan_masukan_baru_tidak_dibuat_pada_wilayah_yang_berakhir(client, halaman):
    pokja = buat_pengguna(Peran.POKJA_KABKOTA)
    client.force_login(pokja)
    alamat = reverse(halaman, args=[buat_sentra().pk] if halaman == "masukan_sentra" else [])
    assert client.get(alamat).status_code == 200
    Wilayah.objects.filter(pk="32.05").update(berlaku_sampai=pokja.hari_ini - timedelta(days=1))
    tanggapan = client.get(alamat)
    assert tanggapan.status_code == 403
    assert "sudah tidak berlaku" in tanggapan.content.decode()
