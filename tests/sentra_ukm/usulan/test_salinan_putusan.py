"""A closed usulan and its Keputusan keep the names and figures of their decision, whatever the registers say later."""

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Pengguna, Wilayah
from sentra_ukm.models import Sentra, Usulan
from tests.core.perkara.alur.bantu import jalan, keputusan_pada, usulan_pada
from tests.pabrik import buat_pengguna
from tests.sentra_ukm.lampiran3.halaman.bantu import teks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
SENTRA = {"nama": "Sentra Baru", "produk": "Sepatu baru", "kecamatan": "Kecamatan Baru", "desa": "Desa Baru"}
HALAMAN = ("usulan_rinci", "usulan_tugas", "usulan_periksa")


def tutup(status):
    match status:
        case "ditetapkan":
            usulan = usulan_pada("terpilih")
            jalan(keputusan_pada("siap", [usulan]), "tandatangani")
        case "tidak_terpilih":
            usulan = usulan_pada("di_kementerian")
            jalan(usulan, "tidak_pilih")
        case _:
            usulan = usulan_pada("lengkap")
            jalan(usulan, "tarik")
    return Usulan.objects.get(pk=usulan.pk)


def ubah_register(usulan):
    """Everything that the pages name beside the usulan itself is another today."""
    Sentra.objects.filter(pk=usulan.sentra_id).update(**SENTRA)
    for kode, nama in (("32.05", "Kabupaten Garut Raya"), ("32", "Pasundan")):
        Wilayah.objects.filter(pk=kode).update(nama=nama)
    Pengguna.objects.update(nama="Nama Sesudah Menikah")
    usulan.sentra.pembinaan.create(
        tahun=2026, pemberi="Dinas", bentuk="Magang sesudahnya", dicatat_oleh=usulan.dibuat_oleh
    )


@pytest.mark.parametrize("status", ["ditetapkan", "tidak_terpilih", "ditarik"])
def test_usulan_yang_tertutup_tampil_seperti_diputus(client, status):
    usulan = tutup(status)
    nama, pembuat = usulan.sentra.nama, usulan.dibuat_oleh.nama
    ubah_register(usulan)
    client.force_login(buat_pengguna(Peran.VERIFIKATOR, nama="Pembaca"))
    for halaman in HALAMAN:
        isi = teks(client.get(reverse(halaman, args=[usulan.pk])))
        assert nama in isi and "Kabupaten Garut" in isi, halaman
        for sesudah in (*SENTRA.values(), "Garut Raya", "Pasundan", "Sesudah Menikah", "Magang sesudahnya"):
            assert sesudah not in isi, (halaman, sesudah)
    rinci = teks(client.get(usulan.get_absolute_url()))
    assert pembuat in rinci and "Kota Wetan, Sukaregang, Kabupaten Garut, Jawa Barat" in rinci


@pytest.mark.parametrize("status", ["draf", "lengkap"])
def test_usulan_yang_berjalan_mengikuti_register(client, status):
    usulan = usulan_pada(status)
    ubah_register(usulan)
    client.force_login(buat_pengguna(Peran.VERIFIKATOR, nama="Pembaca"))
    isi = teks(client.get(usulan.get_absolute_url()))
    assert SENTRA["nama"] in isi and "Garut Raya" in isi


@pytest.mark.parametrize("aksi", ["tandatangani", "batalkan"])
def test_keputusan_yang_tertutup_tampil_seperti_ditutup(client, aksi):
    usulan = usulan_pada("terpilih")
    nama = usulan.sentra.nama
    keputusan = keputusan_pada("siap" if aksi == "tandatangani" else "draf", [usulan])
    penyusun = keputusan.jejak.filter(aksi="ajukan_periksa").last()
    jalan(keputusan, aksi)
    ubah_register(usulan)
    client.force_login(buat_pengguna(Peran.VERIFIKATOR, nama="Pembaca"))
    isi = teks(client.get(keputusan.get_absolute_url()))
    assert nama in isi and SENTRA["nama"] not in isi and "Garut Raya" not in isi
    assert "Sesudah Menikah" not in isi
    if penyusun:
        assert f"Disusun oleh {penyusun.pelaku}" in isi
