"""An application that the koperasi takes back at the counter: what its letter says, and where the case is then."""

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Nomor
from tests import pabrik
from tests.perizinan.bantu import jalan, pindahkan_anggota
from tests.semua_surat import teks_html
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
IZIN = (pabrik.buat_permohonan, pabrik.majukan_izin, "izin_penarikan", "izin_tanda_terima", "Pasal 7 Peraturan Menteri")
KANTOR = (
    pabrik.buat_kantor, pabrik.majukan_kantor, "kantor_penarikan", "kantor_tanda_terima", "Pasal 9 Peraturan Menteri",
)  # fmt: skip


@pytest.mark.parametrize(("jenis", "status"), [(IZIN, "diterima"), (IZIN, "siap"), (KANTOR, "lengkap")])
def test_permohonan_yang_ditarik_ditegaskan_dengan_surat_dan_tetap_ditemukan_loket(jenis, status):
    buat, majukan, kode, resi, pasal = jenis
    urusan = majukan(buat(), status)
    loket = Petugas(Peran.LOKET, "Rina Marlina", "32.05", jabatan="Petugas loket")
    halaman = loket.langkah(urusan, "Tarik kembali", alasan="Rapat anggota menunda rencana itu.")
    assert urusan.status == "ditarik"
    surat, terima = urusan.surat_terakhir(kode), urusan.surat_terakhir(resi)
    isi = teks_html(surat.html)
    for potongan in (
        f"Yth. Pengurus {urusan.koperasi.nama}", urusan.nomor_perkara, terima.nomor, "telah Saudara tarik kembali",
        "Alasan penarikan: Rapat anggota menunda rencana itu.", "ditutup tanpa putusan", "kami simpan sebagai arsip",
        "permohonan baru dapat diajukan", pasal, "Petugas loket,",
    ):  # fmt: skip
        assert potongan in isi, potongan
    assert surat.nomor in halaman.teks
    assert Nomor.objects.get(jenis=kode).terakhir == surat.urut == 1
    assert surat.nomor in loket.buka(urusan.get_absolute_url()).teks
    # Of the letters of the case this one alone stays in force.
    periksa = [loket.buka(reverse("surat_periksa", args=[s.kode])).teks for s in (surat, terima)]
    assert "koperasi menarik kembali permohonannya" in periksa[0] and "urusannya sudah" not in periksa[0]
    assert "urusannya sudah ditarik kembali" in periksa[1]
    kiriman = [k["urusan"] for k in loket.buka("/").balasan.context["kelompok"] if k.get("di_mana")]
    assert urusan in [u for daftar in kiriman for u in daftar]


@pytest.mark.parametrize("buat", [pabrik.buat_permohonan, pabrik.buat_kantor])
def test_draf_yang_belum_diterima_ditutup_tanpa_surat(buat):
    urusan = buat()
    loket = Petugas(Peran.LOKET, "Rina Marlina", "32.05")
    loket.langkah(urusan, "Tarik kembali", alasan="Tercatat dua kali.")
    assert urusan.status == "ditarik" and not urusan.daftar_surat.exists()


def test_yang_diteruskan_sesudah_diterima_ditegaskan_oleh_kantor_yang_memegangnya():
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "lengkap")
    pindahkan_anggota(p.koperasi, "32.05", "32.73")
    jalan(p, "teruskan")
    loket = Petugas(Peran.LOKET, "Rina Marlina", "32")
    loket.langkah(p, "Tarik kembali", alasan="Rapat anggota menunda rencana itu.")
    surat = p.surat_terakhir("izin_penarikan")
    assert p.status == "ditarik" and surat.instansi.wilayah_id == "32"
    assert p.surat_terakhir("izin_tanda_terima").nomor in teks_html(surat.html)
