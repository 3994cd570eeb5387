"""paparan_data: a planted question is answered right, and nobody else is named."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from core.dasar.izin import Peran
from tests import pabrik

pytestmark = pytest.mark.django_db
NIK, NIK_LAIN = "3205004101800001", "3205004101800002"
MASA = ("--dari", "2026-12-01", "--sampai", "2026-12-31")


def tanya(*pilihan, monkeypatch=None, nik=NIK, **lain):
    keluar = io.StringIO()
    if monkeypatch:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{nik}\n"))
    call_command("paparan_data", *pilihan, *(lain.pop("masa", MASA)), stdout=keluar, **lain)
    return keluar.getvalue()


def pembukaan(teks):
    return [baris.split(" | ")[1:] for baris in teks.splitlines() if baris.count(" | ") == 8]


@pytest.fixture
def dunia(client):
    """A firm of Siti and one of Budi in one usulan; Siti also keeps a koperasi, Budi another."""
    usulan = pabrik.buat_usulan(ukm=2)
    siti, budi = usulan.ukm.all()
    siti.nama_pemilik, siti.nik = "Siti Aminah", NIK
    budi.nama_pemilik, budi.nik = "Budi Raharja", NIK_LAIN
    siti.save()
    budi.save()
    koperasi = [pabrik.buat_koperasi() for _ in range(2)]
    for k, nama, nik in zip(koperasi, ("Siti Aminah", "Budi Raharja"), (NIK, NIK_LAIN), strict=True):
        orang = k.orang.first()
        orang.nama, orang.nik = nama, nik
        orang.save()
    return {"usulan": usulan, "siti": siti, "budi": budi, "koperasi": koperasi}


def lihat(client, pengguna, nama, *args, **data):
    client.force_login(pengguna)
    assert client.get(reverse(nama, args=args), data).status_code == 200


def test_pertanyaan_yang_ditanam_dijawab_benar_dan_tidak_menyebut_orang_lain(client, dunia, monkeypatch):
    pokja, loket = dunia["usulan"].dibuat_oleh, pabrik.buat_pengguna(Peran.LOKET)
    pk = dunia["usulan"].pk
    lihat(client, pokja, "ukm_daftar", pk)
    lihat(client, pokja, "ukm_ubah", pk, dunia["siti"].kunci)
    lihat(client, pokja, "ukm_ubah", pk, dunia["budi"].kunci)
    lihat(client, pokja, "ukm_templat", pk, isi="ya")
    lihat(client, pokja, "ukm_templat", pk)
    lihat(client, pokja, "usulan_lampiran2", pk)
    lihat(client, loket, "koperasi_orang", dunia["koperasi"][0].pk)
    lihat(client, loket, "koperasi_orang", dunia["koperasi"][1].pk)
    teks = tanya("--nik", monkeypatch=monkeypatch)
    dijawab = [(b[0], b[4].partition(",")[0].partition(" (")[0], b[5]) for b in pembukaan(teks)]
    assert dijawab == [
        (pokja.nama, "ukm_daftar", "ya"),
        (pokja.nama, "ukm_ubah", "ya"),
        (pokja.nama, "ukm_templat", "ya"),
        (loket.nama, "koperasi_orang", "ya"),
    ]
    assert "Budi" not in teks
    assert NIK not in teks
    # Somebody else's answer is somebody else's.
    assert "Siti" not in tanya("--nik", monkeypatch=monkeypatch, nik=NIK_LAIN)


def test_ukm_yang_sudah_dihapus_masih_terjawab(client, dunia, monkeypatch):
    pokja, pk = dunia["usulan"].dibuat_oleh, dunia["usulan"].pk
    lihat(client, pokja, "ukm_ubah", pk, dunia["siti"].kunci)
    client.post(reverse("ukm_hapus", args=[pk, dunia["siti"].kunci]), {"versi": dunia["siti"].versi})
    assert dunia["usulan"].ukm.count() == 1
    [[oleh, *_, memuat, _, _]] = [b for b in pembukaan(tanya("--nik", monkeypatch=monkeypatch)) if "ukm_ubah" in b[4]]
    assert (oleh, memuat) == (pokja.nama, "ya")


def test_nama_hanya_dijawab_di_dalam_satu_koperasi_atau_usulan(client, dunia):
    loket = pabrik.buat_pengguna(Peran.LOKET)
    for koperasi in dunia["koperasi"]:
        lihat(client, loket, "koperasi_orang", koperasi.pk)
    with pytest.raises(CommandError, match="dua orang"):
        tanya("--nama", "Siti Aminah")
    assert len(pembukaan(tanya("--nama", "SITI AMINAH", "--koperasi", str(dunia["koperasi"][0].pk)))) == 1
    teks = tanya("--nama", "Siti Aminah", "--koperasi", str(dunia["koperasi"][1].pk))
    assert pembukaan(teks) == []
    assert "Tidak ada data orang ini" in teks


def test_masa_ikut_hari_terakhir_dan_tidak_lebih(client, dunia, monkeypatch):
    lihat(client, dunia["usulan"].dibuat_oleh, "ukm_daftar", dunia["usulan"].pk)
    for masa, banyak in ((("--dari", "2026-12-02", "--sampai", "2026-12-02"), 1),
                         (("--dari", "2026-12-03", "--sampai", "2026-12-03"), 0)):  # fmt: skip
        assert len(pembukaan(tanya("--nik", monkeypatch=monkeypatch, masa=masa))) == banyak


def test_yang_dilihat_seorang_petugas_dan_rancangan_pemberitahuan(client, dunia, tmp_path):
    pokja = dunia["usulan"].dibuat_oleh
    lihat(client, pokja, "ukm_daftar", dunia["usulan"].pk)
    lihat(client, pabrik.buat_pengguna(Peran.LOKET), "koperasi_orang", dunia["koperasi"][0].pk)
    berkas = tmp_path / "paparan.xlsx"
    teks = tanya("--oleh", pokja.username, "--pemberitahuan", "--simpan", str(berkas))
    [[oleh, _, alamat, perbuatan, apa, banyak, *_]] = pembukaan(teks)
    assert (oleh, alamat, perbuatan, banyak) == (pokja.nama, "127.0.0.1", "membuka halaman", "2 baris")
    assert dunia["usulan"].nomor_perkara in apa
    assert "sekurang-kurangnya 2 data orang pada 1 pembukaan" in teks
    assert "Pasal 46 UU Nomor 27 Tahun 2022" in teks
    assert [sel.value for sel in load_workbook(berkas).active[2]][1] == pokja.nama
    assert berkas.stat().st_mode & 0o077 == 0


def test_pegawai_sebagai_yang_dilihat(client, dunia):
    admin, pegawai = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI), pabrik.buat_pengguna(Peran.LOKET)
    lihat(client, admin, "pegawai_rinci", pegawai.pk)
    lihat(client, admin, "pegawai_rinci", pabrik.buat_pengguna(Peran.PEMERIKSA).pk)
    assert [b[0] for b in pembukaan(tanya("--akun", pegawai.username))] == [admin.nama]
