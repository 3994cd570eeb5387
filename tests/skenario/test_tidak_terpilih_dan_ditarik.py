"""How a usulan ends without a Keputusan: not chosen with reasons, withdrawn by the Dinas, dropped as a draft."""

import pytest

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from sentra_ukm.models import Usulan
from tests.bantu_surat import rapat
from tests.pabrik import buat_usulan, majukan
from tests.semua_surat import teks_html
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def pokja():
    return Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu")


@pytest.fixture
def dinas():
    return Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")


@pytest.fixture
def verifikator():
    return Petugas(Peran.VERIFIKATOR, "Sri Hidayat", jabatan="Kepala Biro Perencanaan")


def test_tidak_terpilih_dengan_alasan_dan_dapat_diusulkan_lagi(pokja, dinas, verifikator):
    usulan = majukan(buat_usulan(pengguna=pokja.orang), "di_kementerian")
    verifikator.putuskan(
        usulan,
        "Tidak dipilih",
        {"sentra.prospek_pasar": "Pembeli utama tutup."},
        alasan="Prospek pasar tidak terbukti.",
    )
    assert usulan.status == "tidak_terpilih"
    surat = usulan.daftar_surat.get(jenis="lembar_kementerian")
    isi = dinas.baca_surat(surat)
    for potongan in ("tidak terpilih", "Pembeli utama tutup.", "Prospek pasar tidak terbukti.", "Pasal 7 huruf e",
                     "Kepala Biro Perencanaan,", surat.nomor):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    # Who sent it is told so by a letter, with the reason and the way back; so is who handed it in.
    kabar = dinas.baca_surat(usulan.daftar_surat.get(jenis="tidak_terpilih"))
    pengantar = usulan.surat_terakhir("pengantar_provinsi")
    for potongan in ("Yth. Kepala Dinas Koperasi dan UKM Jawa Barat", pengantar.nomor, "tidak terpilih",
                     "Pasal 7 huruf e", "Alasan: Prospek pasar tidak terbukti.", "Pembeli utama tutup.",
                     f"Kembali Nomor {surat.nomor}", "dapat diusulkan lagi dengan usulan baru",
                     "Tembusan: 1. Kepala Dinas Koperasi dan UKM Kabupaten Garut"):  # fmt: skip
        assert rapat(potongan) in kabar, potongan
    halaman = pokja.buka(usulan.get_absolute_url())
    assert "Tidak terpilih" in halaman.teks
    assert "Prospek pasar tidak terbukti." in halaman.teks
    assert "Urusan ini sudah selesai." in halaman.teks

    # Its trail holds the ground and the article with it; the sentra has no level, and no decree can take it in.
    temuan = usulan.jejak.last().temuan
    assert all(t["bunyi"] for t in temuan)
    assert [t["alasan"] for t in temuan if t["kode"] == "sentra.prospek_pasar"] == ["Pembeli utama tutup."]
    usulan.sentra.refresh_from_db()
    assert usulan.sentra.jenjang == ""
    penyusun = Petugas(Peran.PENYUSUN_KEPUTUSAN, "Rudi Setiawan")
    assert usulan.sentra.nama not in penyusun.buka("/keputusan/baru/").teks

    baru = pokja.kirim(
        "/usulan/baru/", sentra=usulan.sentra_id, jenis="sentra", tahun=hari_ini().year, sumber_dana="perguliran",
        salin="on",
    )  # fmt: skip
    assert f"Isian disalin dari {usulan.nomor_perkara}" in baru.teks
    assert Usulan.objects.latest("pk").status == "draf"


def test_kementerian_dapat_tidak_memilih_yang_memenuhi_semua_kriteria_dengan_alasan_tertulis(dinas, verifikator):
    usulan = majukan(buat_usulan(), "di_kementerian")
    tanpa = verifikator.putuskan(usulan, "Tidak dipilih", alasan="  ")
    assert tanpa.kode == 422
    assert "perlu alasan" in tanpa.teks
    assert usulan.status == "di_kementerian"

    alasan = "Anggaran tahun ini untuk dua sentra; sentra lain lebih siap."
    verifikator.putuskan(usulan, "Tidak dipilih", alasan=alasan)
    assert usulan.status == "tidak_terpilih"
    isi = dinas.baca_surat(usulan.daftar_surat.get(jenis="lembar_kementerian"))
    for potongan in ("tidak terpilih", alasan, "Pasal 7 huruf e"):
        assert rapat(potongan) in isi, potongan
    jejak = usulan.jejak.last()
    [sebab] = [t for t in jejak.temuan if t["kode"] == "verifikasi.sebab"]
    assert "menurut alasan tertulis Kementerian" in sebab["kalimat"]
    assert jejak.alasan == alasan


@pytest.mark.usefixtures("surat_ringan")
def test_pokja_provinsi_tidak_punya_jalan_untuk_menolak():
    usulan = majukan(buat_usulan(), "di_provinsi")
    provinsi = Petugas(Peran.POKJA_PROVINSI, "Dewi Permana")
    halaman = provinsi.buka(f"/pemeriksaan/{usulan.pk}/")
    assert {x["label"] for x in halaman.balasan.context["langkah"]} == {
        "Nyatakan lengkap",
        "Kembalikan untuk perbaikan",
    }
    for aksi in ("tidak_pilih", "pilih", "kirim_kementerian", "tarik"):
        tolak = provinsi.pos(f"/urusan/usulan/{usulan.pk}/{aksi}/", {"versi": usulan.versi, "alasan": "Tidak layak."})
        assert "tidak dapat dilakukan" in tolak.teks or "tidak berwenang" in tolak.teks, aksi
    usulan.refresh_from_db()
    assert usulan.status == "di_provinsi"


@pytest.mark.usefixtures("surat_ringan")
@pytest.mark.parametrize(
    ("status", "kepada", "tembusan"),
    [
        ("terseleksi", "", ""),  # it never left the regency
        ("di_provinsi", "Kepala Dinas", "Ketua"),
        ("lengkap", "Kepala Dinas", "Ketua"),
        ("di_kementerian", "Menteri", "Kepala Dinas"),
    ],
)
def test_dinas_menarik_sebelum_diputus(pokja, dinas, status, kepada, tembusan):
    usulan = majukan(buat_usulan(pengguna=pokja.orang), status)
    assert "Tarik kembali" not in pokja.buka(usulan.get_absolute_url()).tautan
    dinas.langkah(usulan, "Tarik kembali", alasan="Sentra pindah lokasi.")
    assert usulan.status == "ditarik"
    halaman = pokja.buka(usulan.get_absolute_url())
    assert "Sentra pindah lokasi." in halaman.teks
    assert not {"Tarik kembali", "Nyatakan terseleksi", "Perbaiki isian", "Lanjutkan mengisi"} & set(halaman.tautan)
    assert pokja.kode(f"/usulan/{usulan.pk}/lampiran-2/") == 403

    surat = usulan.surat_terakhir("penarikan")
    assert bool(surat) is bool(kepada)
    if surat:
        isi = teks_html(surat.html)
        for potongan in (f"Yth. {kepada}", usulan.surat_terakhir("pengantar_kabkota").nomor, "menarik kembali",
                         "Alasan penarikan: Sentra pindah lokasi.", f"Tembusan:\n{tembusan}"):  # fmt: skip
            assert potongan in isi, potongan
        # Of the letters of a withdrawn case this one alone stays in force.
        assert "sudah ditarik kembali" not in dinas.buka(f"/surat/{surat.kode}/").teks
        pengantar = usulan.surat_terakhir("pengantar_kabkota")
        assert "sudah ditarik kembali" in dinas.buka(f"/surat/{pengantar.kode}/").teks


@pytest.mark.usefixtures("surat_ringan")
def test_yang_sudah_terpilih_tidak_dapat_ditarik_tetapi_dapat_ditinjau_kembali(dinas, verifikator):
    usulan = majukan(buat_usulan(), "terpilih")
    assert "Tarik kembali" not in dinas.buka(usulan.get_absolute_url()).tautan
    tolak = dinas.pos(f"/urusan/usulan/{usulan.pk}/tarik/", {"versi": usulan.versi, "alasan": "Batal."})
    assert "tidak dapat dilakukan" in tolak.teks
    verifikator.langkah(usulan, "Tinjau kembali", alasan="Data omzet diragukan.")
    assert usulan.status == "di_kementerian"


@pytest.mark.usefixtures("surat_ringan")
def test_pokja_menarik_drafnya_dengan_alasan(pokja, dinas):
    usulan = buat_usulan(pengguna=pokja.orang, lengkap=False)
    assert "Tarik draf" not in dinas.buka(usulan.get_absolute_url()).tautan
    kosong = pokja.langkah(usulan, "Tarik draf", alasan="  ")
    assert kosong.kode == 422
    assert usulan.status == "draf"
    pokja.langkah(usulan, "Tarik draf", alasan="Salah memilih sentra.")
    assert usulan.status == "ditarik"
    assert not usulan.daftar_surat.exists()
