"""A KSP primer in one kabupaten gets its licence a.n. Bupati; the next day it changes its name, and the letter too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_indonesia as tanggal
from core.dasar.waktu import hari_ini
from perizinan.models import IzinUsaha
from tests.bantu_surat import rapat
from tests.pabrik import buat_wilayah
from tests.skenario.loket import berkas, buka_permohonan, catat_koperasi, hari, isi_berkas, meja
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
MANDAT = "Peraturan Bupati Garut Nomor 12 Tahun 2024"


@pytest.fixture
def orang():
    buat_wilayah("32.05")
    return {
        "loket": Petugas(Peran.LOKET, "Rina Marlina", kode="32.05", jabatan="Petugas Loket"),
        "pemeriksa": Petugas(Peran.PEMERIKSA, "Yayat Supriatna", kode="32.05"),
        "pejabat": Petugas(
            Peran.PEJABAT, "Tatang Suryana", kode="32.05", jabatan="Kepala Dinas Koperasi dan UKM",
            atas_nama="Bupati Garut", dasar=MANDAT,
        ),
    }  # fmt: skip


def surat(p, jenis):
    return p.daftar_surat.filter(jenis=jenis).last()


def terbitkan(pejabat, p):
    halaman = pejabat.langkah(p, "Terbitkan izin")
    assert p.status == "terbit", halaman.teks
    return p.izin


def test_dari_loket_sampai_izin_lalu_ganti_nama(orang, monkeypatch):
    loket, pemeriksa, pejabat = orang["loket"], orang["pemeriksa"], orang["pejabat"]

    # The counter writes down the koperasi and its application; the deposit slip is not there.
    koperasi = catat_koperasi(loket, "KSP Mekar Sari", "Kabupaten Garut", {"Kabupaten Garut": 40})
    halaman = loket.buka(koperasi.get_absolute_url())
    assert "izin usaha diterbitkan oleh Bupati Garut (Pasal 6 ayat (4) huruf a Permen KUKM 15/2015)" in halaman.teks
    p = buka_permohonan(loket, koperasi)
    isi_berkas(loket, p, tanpa=("7c",))
    tugas = loket.buka(f"/permohonan/{p.pk}/tugas/")
    assert "5 dari 6 sudah diunggah" in tugas.teks
    assert "Modal awal KSP primer dalam 1 kabupaten/kota Rp15.000.000,00 Rp15.000.000,00" in tugas.teks
    loket.langkah(p, "Terima permohonan")
    assert p.status == "diterima"
    isi = loket.baca_surat(surat(p, "izin_tanda_terima"))
    assert rapat(f"Nomor permohonan : {p.nomor_perkara}") in isi
    assert rapat("belum menyatakan berkas lengkap") in isi

    # One document missing: the letter that asks for it, and nothing else.
    catatan = "Fotokopi bilyet deposito belum dilampirkan."
    belum = meja(pemeriksa, p, "Nyatakan lengkap", {"7c": catatan})
    assert f"belum ada atau belum sesuai ({catatan})" in belum.teks
    assert p.status == "diterima"
    meja(pemeriksa, p, "Kirim daftar kekurangan", {"7c": catatan})
    assert p.status == "kurang"
    isi = loket.baca_surat(surat(p, "izin_kekurangan"))
    for potongan in (catatan, "Pasal 7 huruf c Permen KUKM 15/2015", "Berkas selebihnya sudah ada dan sesuai."):
        assert rapat(potongan) in isi, potongan
    assert rapat("paling lambat") not in isi  # the law sets no day for it, and the office typed none
    assert catatan in loket.buka(p.get_absolute_url()).teks

    # Completed, found complete, examined; the signer is somebody else.
    isi_berkas(loket, p, "7c")
    loket.langkah(p, "Terima kelengkapan")
    meja(pemeriksa, p, "Nyatakan lengkap")
    assert p.status == "lengkap"
    meja(pemeriksa, p, "Serahkan kepada pejabat", usul="terbit", usul_catatan="Semua syarat terpenuhi.")
    assert p.status == "siap"
    assert "Terbitkan izin" not in pemeriksa.buka(p.get_absolute_url()).tautan
    assert "Terbitkan izin" not in loket.buka(p.get_absolute_url()).tautan
    assert "Semua syarat terpenuhi." in pejabat.buka(p.get_absolute_url()).teks
    izin = terbitkan(pejabat, p)

    # The letter says what the law and the file say.
    isi = loket.baca_surat(izin.surat)
    for potongan in (
        f"NOMOR {izin.nomor}", "BUPATI GARUT,", "KSP Mekar Sari", "KSP Primer",
        "Pasal 6 ayat (4) huruf a Peraturan Menteri Koperasi dan Usaha Kecil dan Menengah Nomor 15/Per/M.KUKM/IX/2015",
        "dalam 1 (satu) daerah kabupaten/kota (Pasal 5 huruf a)", "Rp15.000.000,00 (lima belas juta rupiah)",
        "Asep Sunandar (Ketua)", "Euis Komariah (Bendahara)", "Dadang Hermawan (Ketua)",
        f"{MANDAT} sebagai dasar mandat kepada Kepala Dinas Koperasi dan UKM",
        "a.n. BUPATI GARUT KEPALA DINAS KOPERASI DAN UKM", "Tatang Suryana",
        f"Ditetapkan di Garut pada tanggal {tanggal(hari_ini())}",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    assert "3205010101" not in isi  # no NIK on a letter
    register = loket.buka("/izin/")
    for potongan in (izin.nomor, "KSP Mekar Sari", "Bupati Garut", "15.000.000", "Berlaku"):
        assert potongan in register.teks, potongan
    umum = f"/surat/{izin.surat.kode}/"
    assert "asli dan masih berlaku" in loket.buka(umum).teks

    # The second day the koperasi changes its name; what the licence names is closed in the register.
    besok = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: besok)
    for petugas in orang.values():
        petugas.masuk()
    assert 'name="nama"' not in loket.buka(f"/koperasi/{koperasi.pk}/ubah/").html
    assert "Ajukan perubahan" in loket.buka(izin.get_absolute_url()).tautan
    baru = buka_permohonan(loket, koperasi, "perubahan")
    loket.kirim(f"/permohonan/{baru.pk}/isian/perubahan/", nama_baru="KSP Mekar Sari Mandiri", lanjut="ya")
    isi_berkas(loket, baru, "7a")
    sk = {"sk_nomor": "AHU-0000099.AH.01.27.TAHUN 2026", "sk_tanggal": hari(5), "berkas": berkas("akta-baru")}
    loket.kirim(f"/permohonan/{baru.pk}/isian/7b/", **sk)
    tugas = loket.buka(f"/permohonan/{baru.pk}/tugas/")
    assert "2 dari 2 sudah diunggah" in tugas.teks  # a change of name asks for no capital
    loket.langkah(baru, "Terima permohonan")
    meja(pemeriksa, baru, "Nyatakan lengkap")
    meja(pemeriksa, baru, "Serahkan kepada pejabat", usul="terbit")
    pengganti = terbitkan(pejabat, baru)

    isi = loket.baca_surat(pengganti.surat)
    for potongan in (
        "KSP Mekar Sari Mandiri", sk["sk_nomor"], "Rp15.000.000,00 (lima belas juta rupiah)",
        f"mengganti izin usaha simpan pinjam Nomor {izin.nomor} tanggal {tanggal(izin.tanggal)}",
        "nama semula KSP Mekar Sari menjadi KSP Mekar Sari Mandiri",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    assert f"sudah diganti oleh surat nomor {pengganti.nomor}" in loket.buka(umum).teks
    assert "asli dan masih berlaku" in loket.buka(f"/surat/{pengganti.surat.kode}/").teks
    assert "KSP Mekar Sari Mandiri" in loket.buka(koperasi.get_absolute_url()).teks
    lama = loket.buka(izin.get_absolute_url())
    assert f"Diganti oleh Izin nomor {pengganti.nomor}" in lama.teks
    assert "Ajukan perubahan" not in lama.tautan
    assert list(koperasi.izin.order_by("pk").values_list("keadaan", flat=True)) == ["diganti", "berlaku"]


def test_yang_memeriksa_lalu_menjadi_pejabat_tidak_menandatangani(orang):
    """One person with both posts: who examined is told why the button is closed."""
    loket, pemeriksa = orang["loket"], orang["pemeriksa"]
    koperasi = catat_koperasi(loket, "KSP Sugih Mukti", "Kabupaten Garut", {"Kabupaten Garut": 30})
    p = buka_permohonan(loket, koperasi)
    isi_berkas(loket, p)
    loket.langkah(p, "Terima permohonan")
    meja(pemeriksa, p, "Nyatakan lengkap")
    meja(pemeriksa, p, "Serahkan kepada pejabat", usul="terbit")
    penugasan = pemeriksa.orang.penugasan.get()
    penugasan.pk, penugasan.peran, penugasan.jabatan = None, Peran.PEJABAT, "Kepala Bidang"
    penugasan.save()
    pemeriksa.masuk()
    halaman = pemeriksa.buka(p.get_absolute_url())
    assert "Terbitkan izin" not in halaman.tautan
    assert "Terbitkan izin" in halaman.teks
    ditolak = pemeriksa.pos(f"/urusan/permohonanizin/{p.pk}/terbitkan_izin/", {"versi": p.versi})
    assert "Langkah ini dilakukan oleh orang lain: Anda " in ditolak.teks
    assert not IzinUsaha.objects.exists()
