"""Files at rest: no plain text on the disk, everything still served, keys turn, old plain files read."""

import base64
import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from core.dasar.gangguan import BerkasBerubah
from core.dasar.sandi_berkas import AWAL, KEPALA
from core.perkara.simpanan import baca, sidik_isi, simpan

KUNCI = [base64.urlsafe_b64encode(bytes([n]) * 32).decode() for n in range(3)]
ISI = b"%PDF-1.7 KTP 3205004101800001 Siti Aminah"


@pytest.fixture(autouse=True)
def gudang(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path)}},
    }
    settings.KUNCI_BERKAS = KUNCI[:1]
    return tmp_path


def di_disk(nama):
    return Path(default_storage.path(nama)).read_bytes()


def sandikan():
    keluar = io.StringIO()
    call_command("sandikan_berkas", stdout=keluar, stderr=keluar)
    return keluar.getvalue()


def test_di_disk_tidak_ada_isi_terbuka_dan_nama_serta_sidik_tetap_milik_isinya():
    nama = simpan(ISI, "berkas", ".pdf")
    assert sidik_isi(ISI) in nama
    for bagian in (b"Siti", b"3205", b"PDF"):
        assert bagian not in di_disk(nama)
    assert di_disk(nama).startswith(KEPALA)
    assert baca(nama, sidik_isi(ISI)) == ISI
    # Stored again: another nonce, the same name and content.
    sekali = di_disk(nama)
    assert simpan(ISI, "berkas", ".pdf") == nama
    assert di_disk(nama) != sekali
    assert baca(nama, sidik_isi(ISI)) == ISI


def test_berkas_lama_yang_terbuka_tetap_terbaca_dan_disandi_kemudian(settings):
    settings.KUNCI_BERKAS = []
    nama = simpan(ISI, "berkas")
    assert di_disk(nama) == ISI
    settings.KUNCI_BERKAS = KUNCI[:1]
    assert baca(nama, sidik_isi(ISI)) == ISI
    assert "1 berkas ditulis ulang" in sandikan()
    assert ISI not in di_disk(nama)
    assert "0 berkas ditulis ulang" in sandikan()
    settings.KUNCI_BERKAS = []
    with pytest.raises(CommandError):
        sandikan()  # without its key a file is left as it lies


def test_kunci_berganti_tanpa_sela(settings, caplog):
    nama = simpan(ISI, "berkas")
    settings.KUNCI_BERKAS = [KUNCI[1], KUNCI[0]]
    assert baca(nama, sidik_isi(ISI)) == ISI
    sandikan()
    settings.KUNCI_BERKAS = [KUNCI[1]]
    assert baca(nama, sidik_isi(ISI)) == ISI
    settings.KUNCI_BERKAS = [KUNCI[2]]
    with pytest.raises(BerkasBerubah):
        baca(nama, sidik_isi(ISI))
    assert "kunci yang tidak ada dalam KUNCI_BERKAS" in caplog.text


@pytest.mark.parametrize("di", [0, len(KEPALA), AWAL, AWAL + 12, -1])
def test_satu_bita_yang_diubah_ditolak(di):
    nama = simpan(ISI, "berkas")
    rusak = bytearray(di_disk(nama))
    rusak[di] ^= 1
    Path(default_storage.path(nama)).write_bytes(rusak)
    with pytest.raises(BerkasBerubah):
        baca(nama, sidik_isi(ISI))


def test_berkas_yang_berawal_seperti_berkas_tersandi_tetap_berkas_biasa():
    isi = KEPALA + ISI
    nama = simpan(isi, "berkas")
    assert baca(nama, sidik_isi(isi)) == isi
    terbuka = "berkas/terbuka"
    Path(default_storage.path(terbuka)).write_bytes(isi)
    assert baca(terbuka, sidik_isi(isi)) == isi


@pytest.mark.parametrize("kunci", ["pendek", base64.urlsafe_b64encode(b"16 bita saja....").decode()])
def test_kunci_yang_salah_bentuk_ditolak_sebelum_apa_pun_ditulis(settings, gudang, kunci):
    settings.KUNCI_BERKAS = [kunci]
    with pytest.raises(ValueError):
        default_storage.save("berkas/x", ContentFile(ISI))
    assert not [p for p in gudang.rglob("*") if p.is_file()]
