"""Members in two provinces: the Deputi decides a.n. Menteri, one rupiah short is refused, the full amount is not."""

from datetime import timedelta

import pytest

from core.dasar.izin import Peran
from core.models import Penugasan
from perizinan.models import IzinUsaha
from tests.bantu_surat import rapat
from tests.pabrik import buat_wilayah
from tests.skenario.loket import buka_permohonan, catat_koperasi, isi_berkas, meja
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
MENTERI = "Menteri Koperasi dan UKM"


@pytest.fixture
def orang():
    for kode in ("32.73", "33.74"):
        buat_wilayah(kode)
    return {
        "loket": Petugas(Peran.LOKET, "Maya Sari", kode="00"),
        "pemeriksa": Petugas(Peran.PEMERIKSA, "Joko Prasetyo", kode="00"),
        "deputi": Petugas(
            Peran.PEJABAT, "Sri Wahyuni", kode="00", jabatan="Deputi Bidang Pembiayaan", atas_nama=MENTERI,
            dasar="Keputusan Menteri Nomor 21/Kep/M.KUKM/II/2026",
        ),
        "bandung": Petugas(Peran.LOKET, "Dewi Lestari", kode="32.73"),
        "provinsi": Petugas(Peran.PEJABAT, "Agus Mulyana", kode="32"),
    }  # fmt: skip


@pytest.fixture
def koperasi(orang):
    anggota = {"Kota Bandung": 120, "Kota Semarang": 45}
    return catat_koperasi(orang["loket"], "KSP Nusantara Jaya", "Kota Bandung", anggota)


def sampai_pejabat(orang, koperasi, modal, usul, catatan=""):
    """From the counter to the desk of the Deputi, with `modal` in the deposit; and the page after the deposit."""
    p = buka_permohonan(orang["loket"], koperasi)
    isi_berkas(orang["loket"], p, modal=modal)
    halaman = orang["loket"].buka(f"/permohonan/{p.pk}/isian/7c/")
    orang["loket"].langkah(p, "Terima permohonan")
    meja(orang["pemeriksa"], p, "Nyatakan lengkap")
    meja(orang["pemeriksa"], p, "Serahkan kepada pejabat", usul=usul, usul_catatan=catatan)
    assert p.status == "siap"
    return p, halaman


def test_satu_rupiah_kurang_ditolak_dan_yang_tepat_terbit(orang, koperasi):
    loket, deputi = orang["loket"], orang["deputi"]
    halaman = loket.buka(koperasi.get_absolute_url())
    assert "Penerbit izin Menteri (Pasal 6 ayat (4) huruf c)" in halaman.teks
    assert "Pembina Deputi Bidang Pembiayaan (Pasal 26 ayat (3) huruf c)" in halaman.teks
    assert "Penilai kesehatan Deputi Bidang Pembiayaan (Pasal 31 ayat (2) huruf c)" in halaman.teks

    # Rp374.999.999: the finding stands on the page of the deposit, at the desk, and before the signature.
    p, halaman = sampai_pejabat(orang, koperasi, "374.999.999", "tolak", "Deposito belum mencapai modal awal.")
    assert "kurang Rp1" in halaman.teks and "Pasal 17 ayat (2) huruf c" in halaman.teks
    # Whoever would sign it all the same is held by the finding.
    ditahan = deputi.langkah(p, "Terbitkan izin")
    assert "Rp374.999.999 (kurang Rp1)" in ditahan.teks
    assert p.status == "siap" and not IzinUsaha.objects.exists()
    deputi.langkah(p, "Tolak", alasan="Deposito belum mencapai modal awal.")
    assert p.status == "ditolak"
    tolak = p.daftar_surat.get(jenis="izin_penolakan")
    isi = loket.baca_surat(tolak)
    for potongan in (
        "ditolak", "Alasan: Deposito belum mencapai modal awal.", "(Pasal 17 ayat (2) huruf c Permen KUKM 15/2015)",
        "Rp374.999.999 (kurang Rp1)", "minimal Rp375.000.000", "Permohonan baru dapat diajukan",
        f"a.n. {MENTERI.upper()} REPUBLIK INDONESIA DEPUTI BIDANG PEMBIAYAAN,",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    # One reason, and no others that the file does not give; the way to object cites its own articles below.
    assert isi.partition(rapat("Permohonan baru dapat diajukan"))[0].count(rapat("(Pasal")) == 1

    # A new application with one rupiah more.
    p, halaman = sampai_pejabat(orang, koperasi, "375.000.000", "terbit")
    assert "tepat" in halaman.teks and "kurang Rp" not in halaman.teks
    deputi.langkah(p, "Terbitkan izin")
    assert p.status == "terbit"
    izin = p.izin
    isi = loket.baca_surat(izin.surat)
    for potongan in (
        f"{MENTERI.upper()} REPUBLIK INDONESIA,", "Pasal 6 ayat (4) huruf c",
        "lintas daerah provinsi (Pasal 5 huruf c)",
        "Kota Bandung (Provinsi Jawa Barat); Kota Semarang (Provinsi Jawa Tengah)",
        "Rp375.000.000,00 (tiga ratus tujuh puluh lima juta rupiah)",
        f"a.n. {MENTERI.upper()} REPUBLIK INDONESIA DEPUTI BIDANG PEMBIAYAAN,", "Sri Wahyuni",
        "Keputusan Menteri Nomor 21/Kep/M.KUKM/II/2026 sebagai dasar mandat kepada Deputi Bidang Pembiayaan",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    assert rapat("Deputi yang membidangi pembiayaan koperasi") not in isi  # no copy to the signer himself
    register = loket.buka("/izin/")
    assert izin.nomor in register.teks and "Menteri" in register.teks and "375.000.000" in register.teks

    # Bandung, where it sits, reads the licence; neither Bandung nor the province decides anything.
    assert izin.nomor in orang["bandung"].buka("/izin/").teks
    assert "Ajukan perubahan" not in orang["bandung"].buka(izin.get_absolute_url()).tautan
    assert orang["bandung"].kode(f"/koperasi/{koperasi.pk}/ubah/") == 403


def test_gubernur_dan_mandat_yang_lewat_tidak_memutus(orang, koperasi):
    p, _ = sampai_pejabat(orang, koperasi, "375.000.000", "terbit")
    assert "Terbitkan izin" not in orang["provinsi"].buka(p.get_absolute_url()).tautan
    ditolak = orang["provinsi"].pos(f"/urusan/permohonanizin/{p.pk}/terbitkan_izin/", {"versi": p.versi})
    assert "Anda tidak berwenang" in ditolak.teks

    # The mandate ended yesterday; what is left of his posts only reads.
    mandat = orang["deputi"].orang.penugasan.get()
    mandat.sampai = p.hari_ini - timedelta(days=1)
    mandat.save()
    Penugasan.objects.create(
        pengguna=orang["deputi"].orang, instansi=mandat.instansi, peran=Peran.AUDITOR, jabatan="Inspektur",
        mulai=mandat.mulai, dasar="SK 5/2026",
    )  # fmt: skip
    orang["deputi"].masuk()
    assert "Terbitkan izin" not in orang["deputi"].buka(p.get_absolute_url()).tautan
    ditolak = orang["deputi"].pos(f"/urusan/permohonanizin/{p.pk}/terbitkan_izin/", {"versi": p.versi})
    assert "berakhir" in ditolak.teks
    p.refresh_from_db()
    assert p.status == "siap" and not IzinUsaha.objects.exists()
