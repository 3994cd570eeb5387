"""A sentra rises twice: Sentra UKM, Unggulan, bagian Klaster Bisnis; three Keputusan, and Pasal 8 adds up."""

import pytest

from core.dasar.izin import Peran
from core.models import Surat
from sentra_ukm.models import Penetapan, Usulan
from tests.bantu_surat import rapat
from tests.jam import tahun_ini
from tests.pabrik import buat_sentra, lengkapi, majukan
from tests.skenario.peramban import Petugas, keputusan_menteri

pytestmark = pytest.mark.django_db


@pytest.fixture
def pokja():
    return Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu")


@pytest.fixture
def dinas():
    return Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")


@pytest.fixture
def kementerian():
    return (
        Petugas(Peran.PENYUSUN_KEPUTUSAN, "Rudi Setiawan"),
        Petugas(Peran.PENYUSUN_KEPUTUSAN, "Lilis Maulana"),
        Petugas(Peran.PENETAP, "Rahmat Darmawan", jabatan="Menteri Koperasi dan UKM Republik Indonesia"),
    )


@pytest.fixture
def sentra(pokja):
    return buat_sentra(pengguna=pokja.orang, nama="Sentra Kulit Sukaregang")


def usulkan(pokja, sentra, jenis):
    """The page on which the Pokja opens a usulan."""
    return pokja.kirim("/usulan/baru/", sentra=sentra.pk, jenis=jenis, tahun=tahun_ini(), sumber_dana="apbn")


def naikkan(pokja, kementerian, sentra, jenis):
    halaman = usulkan(pokja, sentra, jenis)
    assert "dibuat sebagai draf" in halaman.teks, halaman.teks
    usulan = Usulan.objects.get(sentra=sentra, jenis=jenis)
    lengkapi(usulan)
    majukan(usulan, "terpilih")
    usulan.refresh_from_db()
    # Chosen is not yet ditetapkan (Pasal 7 huruf e and f).
    sentra.refresh_from_db()
    assert sentra.jenjang != jenis
    return keputusan_menteri(*kementerian, [usulan])


def test_sentra_naik_sampai_klaster_lewat_tiga_keputusan(pokja, dinas, kementerian, sentra):
    halaman = sentra.get_absolute_url()
    assert "Perkuatan terbuka sesudah sentra ditetapkan" in dinas.buka(halaman).teks
    assert dinas.kode(f"/sentra/{sentra.pk}/perkuatan/") == 403

    nomor = []
    for jenis, label, jumlah, yang_baru in (
        ("sentra", "Sentra UKM", 4, "Akses fasilitas kredit dengan Dana Penjaminan"),
        ("unggulan", "Sentra UKM Unggulan", 6, "Pengembangan kerja sama usaha"),
        ("klaster", "Sentra UKM bagian Klaster Bisnis", 8, "Pendidikan dan pelatihan"),
    ):
        assert yang_baru not in dinas.buka(halaman).teks
        keputusan = naikkan(pokja, kementerian, sentra, jenis)
        nomor.append(keputusan.surat.nomor)
        sentra.refresh_from_db()
        assert sentra.jenjang == jenis
        isi = dinas.buka(halaman).teks
        assert f"{label} dapat memperoleh {jumlah} jenis perkuatan." in isi
        assert yang_baru in isi
        naskah = kementerian[2].baca_surat(keputusan.surat)
        assert rapat(f"sebagai {label} tahun {tahun_ini()}") in naskah
        assert rapat("perkuatan jenjang sebelumnya ditambah dengan") in naskah or jenis == "sentra"
        assert naskah.count(rapat("Pasal 8 ayat")) == ("sentra", "unggulan", "klaster").index(jenis) + 1

    # The history names each Keputusan, the newest on top; nothing is overwritten.
    assert len(set(nomor)) == 3
    isi = dinas.buka(halaman).teks
    assert isi.index(nomor[2]) < isi.index(nomor[1]) < isi.index(nomor[0])
    assert list(Penetapan.objects.values_list("jenjang", flat=True)) == ["klaster", "unggulan", "sentra"]
    assert Surat.objects.filter(jenis="keputusan").count() == 3

    # What the highest level opens can be recorded now, with the article once.
    form = dinas.buka(f"/sentra/{sentra.pk}/perkuatan/")
    assert "Pendidikan dan pelatihan (Pasal 8 ayat (3) huruf b)" in form.teks
    assert "Pasal Pasal" not in form.teks
    tercatat = dinas.kirim(
        f"/sentra/{sentra.pk}/perkuatan/", tahun=tahun_ini(), kode="diklat", uraian="Pelatihan desain"
    )
    assert "Perkuatan tercatat." in tercatat.teks
    assert f"{tahun_ini()}: Pelatihan desain" in tercatat.teks


def test_unggulan_tanpa_keputusan_ditolak_dan_yang_diketik_tetap_ada(pokja, sentra):
    ditolak = usulkan(pokja, sentra, "unggulan")
    assert ditolak.kode == 422
    assert "belum ditetapkan dengan Keputusan Menteri" in ditolak.teks
    assert "Pasal 5 ayat (2)" in ditolak.teks
    assert ditolak.formulir[0].isi["jenis"] == ["unggulan"]
    assert not Usulan.objects.exists()


def test_klaster_dari_sentra_biasa_ditolak(pokja, kementerian, sentra):
    naikkan(pokja, kementerian, sentra, "sentra")
    ditolak = usulkan(pokja, sentra, "klaster")
    assert ditolak.kode == 422
    assert "Pasal 5 ayat (3) huruf a" in ditolak.teks
    # Nor does the level come from a form.
    assert "jenjang" not in pokja.buka(f"/sentra/{sentra.pk}/ubah/").formulir[0].isi


def test_lampiran_4_menyebut_keputusan_dan_membandingkan_tahun_sebelumnya(pokja, kementerian, sentra):
    keputusan = naikkan(pokja, kementerian, sentra, "sentra")
    usulkan(pokja, sentra, "unggulan")
    usulan = Usulan.objects.get(jenis="unggulan")
    lengkapi(usulan)
    lembar = f"/usulan/{usulan.pk}/kriteria/4/"
    isi = pokja.buka(lembar).teks
    assert f"Keputusan Menteri Nomor {keputusan.surat.nomor} tanggal" in isi
    assert "Formulir menurut Pasal 7 huruf a angka 4 (format usulan aplikasi)" in isi
    acuan = Usulan.objects.get(pk=usulan.pk).bulan_acuan.year
    for tahun, kode in ((2015, 422), (acuan, 422), (acuan - 1, 200)):
        assert pokja.kirim(lembar, **{"lampiran-tahun_pembanding": str(tahun)}).kode == kode, tahun

    # One rupiah is growth, the same is none (ayat (2) huruf d).
    setahun = int(usulan.ukm.jumlah()["omzet_bulanan"] * 12)
    for lalu, kalimat in ((setahun, "Omzet sentra Tidak terpenuhi"), (setahun - 1, "Omzet sentra Terpenuhi")):
        halaman = pokja.kirim(lembar, **{"lampiran-omzet_lalu": str(lalu)})
        assert kalimat in halaman.teks.replace("✗ ", "").replace("✓ ", ""), lalu

    # Who judges again reads the same basis.
    pokja.kirim(lembar, **{"lampiran-omzet_lalu": "1.000.000.000"})
    usulan.refresh_from_db()
    majukan(usulan, "di_kementerian")
    verifikator = Petugas(Peran.VERIFIKATOR, "Sri Hidayat")
    assert keputusan.surat.nomor in verifikator.buka(f"/pemeriksaan/{usulan.pk}/").teks
