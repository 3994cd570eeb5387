"""Members in one administrative city of Jakarta: the Gubernur decides, and a person says on record which capital."""

import pytest

from core.dasar.izin import Peran
from tests.bantu_surat import rapat
from tests.pabrik import buat_instansi, buat_wilayah
from tests.skenario.loket import buka_permohonan, catat_koperasi, isi_berkas, meja
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
KOTA = "Kota Administrasi Jakarta Pusat"
ALASAN = "Anggotanya di satu kota; Pasal 17 ayat (2) huruf b menyebut lintas kabupaten/kota."
LIMA_BELAS = "Modal awal KSP primer dalam 1 kabupaten/kota Rp15.000.000,00"
TUJUH_LIMA = "Modal awal KSP primer lintas kabupaten/kota dalam 1 provinsi Rp75.000.000,00"


@pytest.fixture
def orang():
    buat_wilayah("31.71")
    buat_instansi("31", nama="Dinas Koperasi Provinsi Jakarta", tempat="Jakarta")
    return {
        "loket": Petugas(Peran.LOKET, "Nurul Aini", kode="31"),
        "pemeriksa": Petugas(Peran.PEMERIKSA, "Hendra Wijaya", kode="31"),
        "pejabat": Petugas(
            Peran.PEJABAT, "Ratna Dewi", kode="31", jabatan="Kepala Dinas Koperasi",
            atas_nama="Gubernur Daerah Khusus Jakarta", dasar="Peraturan Gubernur Nomor 3 Tahun 2025",
        ),
    }  # fmt: skip


def sampai_lengkap(orang, modal):
    koperasi = catat_koperasi(orang["loket"], "KSP Menteng Makmur", KOTA, {KOTA: 50})
    p = buka_permohonan(orang["loket"], koperasi)
    isi_berkas(orang["loket"], p, modal=modal, bank="bpd_jakarta")
    orang["loket"].langkah(p, "Terima permohonan")
    meja(orang["pemeriksa"], p, "Nyatakan lengkap")
    return p


def test_gubernur_dengan_jenjang_modal_yang_diputuskan_dan_tercatat(orang):
    loket, pemeriksa, pejabat = orang["loket"], orang["pemeriksa"], orang["pejabat"]
    p = sampai_lengkap(orang, "15.000.000")
    assert p.berwenang_id == "31"
    tugas = loket.buka(f"/permohonan/{p.pk}/tugas/")
    assert "bukan daerah otonom" in tugas.teks and "Gubernur Daerah Khusus Jakarta" in tugas.teks
    assert "(Pasal 5 huruf b, tafsir)" in tugas.teks

    # Both readings on the page of everybody who handles it; none of them is taken by the machine.
    for petugas in (loket, pejabat):
        halaman = petugas.buka(p.get_absolute_url())
        assert "dua pembacaan bagi Jakarta" in halaman.teks
        assert LIMA_BELAS in halaman.teks and TUJUH_LIMA in halaman.teks
        assert " Ya " not in halaman.html.split("dua pembacaan")[1].split("</table>")[0]
    lembar = pemeriksa.buka(f"/permohonan/{p.pk}/pemeriksaan/")
    assert "Peraturan tidak menyebut modal mana yang berlaku" in lembar.teks
    belum = meja(pemeriksa, p, "Serahkan kepada pejabat", usul="terbit")
    assert "Pilih jenjang modal" in belum.teks and p.status == "lengkap"
    belum = meja(pemeriksa, p, "Serahkan kepada pejabat", usul="terbit", lingkup_modal="kabkota")
    assert "tulis alasannya" in belum.teks and p.status == "lengkap"
    meja(pemeriksa, p, "Serahkan kepada pejabat", usul="terbit", lingkup_modal="kabkota", lingkup_modal_alasan=ALASAN)
    assert p.status == "siap"

    # Who decides reads who chose what and why, and it stays in the trail of the case.
    halaman = pejabat.buka(p.get_absolute_url())
    assert f"diputuskan Hendra Wijaya: {ALASAN}" in halaman.teks
    assert ALASAN in str(p.jejak.last().temuan)
    pejabat.langkah(p, "Terbitkan izin")
    assert p.status == "terbit"
    isi = pejabat.baca_surat(p.izin.surat)
    for potongan in (
        "GUBERNUR DAERAH KHUSUS JAKARTA,", "Pasal 6 ayat (4) huruf b", KOTA,
        "Rp15.000.000,00 (lima belas juta rupiah), berupa deposito pada Bank Jakarta",
        "a.n. GUBERNUR DAERAH KHUSUS JAKARTA",
        "satu kota atau kabupaten administrasi, bukan daerah otonom, meliputi", "diputuskan menurut jenjang wilayah"
        " keanggotaan dalam 1 (satu) daerah kabupaten/kota, paling sedikit Rp15.000.000,00 (Pasal 17 ayat (2) huruf a)",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    for keliru in ("Wali Kota", "lintas daerah kabupaten/kota"):
        assert rapat(keliru) not in isi.replace(rapat(KOTA), ""), keliru


def test_jenjang_provinsi_meminta_tujuh_puluh_lima_juta(orang):
    p = sampai_lengkap(orang, "74.999.999")
    meja(
        orang["pemeriksa"], p, "Serahkan kepada pejabat", usul="terbit", lingkup_modal="provinsi",
        lingkup_modal_alasan="Daerah otonomnya provinsi.",
    )  # fmt: skip
    ditahan = orang["pejabat"].langkah(p, "Terbitkan izin")
    assert "Pasal 17 ayat (2) huruf b" in ditahan.teks and "kurang Rp1" in ditahan.teks
    assert p.status == "siap"
    # Back to the examiner: the decision on the capital may be taken anew, again with a reason.
    orang["pejabat"].langkah(p, "Kembalikan ke pemeriksa", alasan="Pertimbangkan lagi jenjang modalnya.")
    meja(
        orang["pemeriksa"], p, "Serahkan kepada pejabat", usul="terbit", lingkup_modal="kabkota",
        lingkup_modal_alasan=ALASAN,
    )  # fmt: skip
    orang["pejabat"].langkah(p, "Terbitkan izin")
    assert p.status == "terbit"
