"""A Kantor Kas: its own few papers, the Kantor Cabang that it stands for, no month to begin."""

import pytest

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from perizinan.models import JaringanPelayanan
from tests.bantu_surat import rapat
from tests.pabrik import buat_kantor_lama, konfirmasi_kalender
from tests.skenario.loket import hari
from tests.skenario.meja_kantor import (
    buka_kantor,
    isi_kantor,
    koperasi_nasional,
    lapor_mulai,
    meja_kantor,
    periksa_dan_usulkan,
    serahkan,
    tindakan,
)
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def test_kantor_kas_baru_mungkin_sesudah_ada_kantor_cabang():
    konfirmasi_kalender()
    koperasi = koperasi_nasional()
    loket = Petugas(Peran.LOKET, "Ai Rohaeti", kode="32.05")
    pemeriksa = Petugas(Peran.PEMERIKSA, "Iwan Setiawan", kode="32.05")
    bupati = Petugas(Peran.PEJABAT, "Euis Kartika", kode="32.05", jabatan="Bupati Garut")

    # Without a Kantor Cabang the page says so, with both provisions that pull two ways.
    kantor = isi_kantor(loket, buka_kantor(loket, koperasi, "kk", "Pasar Limbangan"), anggota_daerah="5")
    halaman = loket.buka(f"/kantor/{kantor.pk}/periksa/")
    assert "Dua ketentuan tidak sejalan" in halaman.teks
    assert "0 kantor" in halaman.teks
    serahkan(loket, kantor)
    meja_kantor(pemeriksa, kantor, "nyatakan_lengkap")
    halaman = meja_kantor(pemeriksa, kantor, "selesai_periksa", usul="setuju", usul_catatan="")
    assert halaman.kode == 422 and "tidak sesuai dengan temuan" in halaman.teks
    meja_kantor(pemeriksa, kantor, "selesai_periksa", usul="tolak", usul_catatan="Belum memiliki Kantor Cabang.")
    tindakan(bupati, kantor, "tolak", alasan="Koperasi belum memiliki Kantor Cabang.")
    assert kantor.status == "ditolak"
    naskah = loket.baca_surat(kantor.daftar_surat.last())
    for kalimat in ("Pasal 9 ayat (2) huruf a", "0 kantor", "Permohonan baru dapat diajukan"):
        assert rapat(kalimat) in naskah, kalimat

    # With one, five members here and three hundred in all may do: the examiner says which reading he takes and why.
    buat_kantor_lama(koperasi, kode="33.74")
    kedua = isi_kantor(loket, buka_kantor(loket, koperasi, "kk", "Pasar Limbangan"), anggota_daerah="5")
    serahkan(loket, kedua)
    periksa_dan_usulkan(pemeriksa, kedua)
    assert "Kantor Cabang Pembantu" in bupati.buka(kedua.get_absolute_url()).teks
    tindakan(bupati, kedua, "setujui")
    assert (kedua.status, kedua.jatuh_tempo) == ("disetujui", None)
    naskah = loket.baca_surat(kedua.persetujuan)
    for kalimat in (
        "hanya untuk menghimpun dana", "menurut Iwan Setiawan: Kantor Kas mewakili Kantor Cabang.",
        "tidak menetapkan tenggat mulai kegiatan bagi Kantor Kas", "Tatang Sutarman",
    ):  # fmt: skip
        assert rapat(kalimat) in naskah, kalimat
    assert rapat("bersifat final") not in naskah
    assert not JaringanPelayanan.objects.lewat_mulai(hari_ini().replace(year=hari_ini().year + 5)).exists()
    lapor_mulai(loket, kedua, hari())
    assert kedua.status == "beroperasi"
