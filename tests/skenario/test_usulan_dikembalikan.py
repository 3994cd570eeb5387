"""A usulan comes back from the Dinas, the province, the ministry: each time it returns to the desk that asked."""

import pytest

from core.dasar.izin import Peran
from core.models import Surat
from sentra_ukm.models import Usulan
from tests.bantu_surat import rapat
from tests.pabrik import buat_usulan
from tests.semua_surat import teks_html
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang():
    return {
        "pokja": Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu"),
        "dinas": Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri", jabatan="Kepala Dinas Koperasi dan UKM"),
        "pokja_provinsi": Petugas(Peran.POKJA_PROVINSI, "Dewi Permana"),
        "dinas_provinsi": Petugas(Peran.DINAS_PROVINSI, "Agus Mulyana"),
        "verifikator": Petugas(Peran.VERIFIKATOR, "Sri Hidayat"),
    }


@pytest.fixture
def usulan(orang):
    usulan = buat_usulan(pengguna=orang["pokja"].orang)
    orang["pokja"].langkah(usulan, "Nyatakan terseleksi")
    return usulan


def surat(usulan, jenis) -> Surat:
    return usulan.daftar_surat.filter(jenis=jenis).last()


def perbaiki(pokja, usulan, kapasitas):
    """The Pokja opens Lampiran 2 again and corrects one figure."""
    halaman = pokja.kirim(f"/usulan/{usulan.pk}/lampiran-2/", kapasitas=kapasitas)
    assert "tersimpan" in halaman.teks
    usulan.refresh_from_db()


def diminta(pokja, usulan) -> list[str]:
    """The parts that the list of tasks says a desk sent back: filled they are, done not before they change."""
    tugas = pokja.buka(f"/usulan/{usulan.pk}/tugas/").balasan.context["tugas"]
    return [t.judul for t in tugas if t.keadaan == "Diminta dilengkapi"]


def test_dikembalikan_dinas_ke_pokja(orang, usulan):
    dinas, pokja = orang["dinas"], orang["pokja"]
    dinas.langkah(usulan, "Kembalikan ke Pokja", alasan="Alamat sentra belum jelas.")
    assert usulan.status == "perbaikan_kabkota"

    halaman = pokja.buka(usulan.get_absolute_url())
    assert "Dikembalikan" in halaman.teks
    assert "Alamat sentra belum jelas." in halaman.teks
    assert "Belum ada isian yang berubah." in halaman.teks
    assert "Kirim ke Provinsi" not in dinas.buka(usulan.get_absolute_url()).tautan

    ba_lama = surat(usulan, "ba_seleksi")
    perbaiki(pokja, usulan, "1.250,5")
    halaman = dinas.buka(usulan.get_absolute_url())
    assert "Lampiran 2, kapasitas produksi per bulan 1.000 1.250,5" in halaman.teks
    pokja.langkah(usulan, "Nyatakan terseleksi")
    assert usulan.status == "terseleksi"
    baru = surat(usulan, "ba_seleksi")
    assert rapat(f"mengganti Berita Acara Nomor {ba_lama.nomor}") in dinas.baca_surat(baru)
    assert "sudah diganti" in dinas.buka(f"/surat/{ba_lama.kode}/").teks


def test_dikembalikan_provinsi_dengan_catatan_lalu_kembali_ke_meja_provinsi(orang, usulan):
    dinas, pokja, provinsi = orang["dinas"], orang["pokja"], orang["pokja_provinsi"]
    dinas.langkah(usulan, "Kirim ke Provinsi")
    catatan = {"bukti": "Foto sentra tidak terbuka.", "lampiran_2": "Kapasitas produksi belum wajar."}
    provinsi.putuskan(usulan, "Kembalikan untuk perbaikan", catatan, alasan="Dua butir perlu dilengkapi.")
    assert usulan.status == "perbaikan_provinsi"

    isi = dinas.baca_surat(surat(usulan, "pengembalian"))
    for potongan in (*catatan.values(), "Dua butir perlu dilengkapi.", "Pasal 7 huruf c", "Dewi Permana",
                     "Yth. Kepala Dinas Koperasi dan UKM Kabupaten Garut"):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    assert rapat("belum merupakan") not in isi
    halaman = pokja.buka(usulan.get_absolute_url())
    for potongan in catatan.values():
        assert potongan in halaman.teks
    # Not yet the turn of the desk that returned it, and never of the one behind it.
    assert usulan.sentra.nama not in provinsi.buka("/").teks.partition("yang saya kirim")[0]
    assert usulan.sentra.nama not in orang["dinas_provinsi"].buka("/").teks.partition("yang saya kirim")[0]

    assert diminta(pokja, usulan) == ["Lampiran 2: Formulir Aplikasi Sentra", "Berkas pendukung"]
    perbaiki(pokja, usulan, "900")
    assert diminta(pokja, usulan) == ["Berkas pendukung"]
    assert "Ajukan kembali ke Provinsi" not in pokja.buka(usulan.get_absolute_url()).tautan
    dinas.langkah(usulan, "Ajukan kembali ke Provinsi")
    assert usulan.status == "di_provinsi"
    isi = provinsi.baca_surat(surat(usulan, "pengantar_kabkota"))
    assert rapat(f"Nomor {surat(usulan, 'pengembalian').nomor}") in isi
    pertama = usulan.daftar_surat.filter(jenis="pengantar_kabkota").first()
    assert rapat(f"menyusuli surat kami Nomor {pertama.nomor}") in isi

    meja = provinsi.buka(f"/pemeriksaan/{usulan.pk}/")
    assert "Yang diminta meja ini" in meja.teks
    assert "Lampiran 2, kapasitas produksi per bulan 1.000 900" in meja.teks
    # What has not changed keeps its mark; the repaired paper and the new letter are to be judged again.
    assert "ditandai; 2 perlu diperiksa lagi karena berubah" in meja.teks
    assert meja.teks.count("Periksa lagi: berubah sejak diperiksa.") == 2
    provinsi.putuskan(usulan, "Nyatakan lengkap")
    assert usulan.status == "lengkap"


def test_dikembalikan_kementerian_kembali_lewat_provinsi_ke_meja_verifikator_yang_sama(orang, usulan):
    orang["dinas"].langkah(usulan, "Kirim ke Provinsi")
    orang["pokja_provinsi"].putuskan(usulan, "Nyatakan lengkap")
    orang["dinas_provinsi"].langkah(usulan, "Kirim ke Kementerian")
    verifikator = orang["verifikator"]
    verifikator.putuskan(
        usulan, "Kembalikan untuk perbaikan", {"sentra.prospek_pasar": "Sebut pembelinya."}, alasan="Satu kriteria."
    )
    assert usulan.status == "perbaikan_kementerian"
    kembali = usulan.jejak.last()
    assert "huruf e" in kembali.pasal
    assert {t["dasar"]["kode"] for t in kembali.temuan} == {"P23-2005/Ps7e"}
    assert diminta(orang["pokja"], usulan) == ["Lampiran 1: Kriteria Penetapan Sentra"]
    isi = orang["dinas"].baca_surat(surat(usulan, "pengembalian"))
    for potongan in ("Sebut pembelinya.", "Pasal 5 ayat (1) huruf c", "Pasal 7 huruf e", "Tembusan"):
        assert rapat(potongan) in isi, potongan

    # Editing is open to the Pokja alone, at its own regency.
    assert orang["dinas"].kode(f"/usulan/{usulan.pk}/kriteria/1/") == 403
    halaman = orang["pokja"].kirim(
        f"/usulan/{usulan.pk}/kriteria/1/", **{"prospek_pasar-alasan": "Dibeli tiga toko di Bandung."}
    )
    assert "tersimpan" in halaman.teks
    orang["dinas"].langkah(usulan, "Ajukan kembali lewat Provinsi")
    assert usulan.status == "kembali_di_provinsi"
    isi = orang["dinas_provinsi"].baca_surat(surat(usulan, "pengantar_kabkota"))
    for potongan in ("Menjawab surat Kementerian Koperasi dan UKM", "Yth. Kepala Dinas Koperasi dan UKM Jawa Barat",
                     "Pasal 7 huruf b"):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    # Not yet at the ministry, and nothing that the Pokja of the province must do unless its Dinas asks.
    assert usulan.sentra.nama not in verifikator.buka("/").teks.partition("yang saya kirim")[0]
    assert usulan.sentra.nama not in orang["pokja_provinsi"].buka("/").teks.partition("yang saya kirim")[0]
    assert usulan.sentra.nama in orang["dinas_provinsi"].buka("/").teks

    orang["dinas_provinsi"].langkah(usulan, "Kirim ke Kementerian")
    assert usulan.status == "di_kementerian"
    kirim = usulan.jejak.last()
    assert (kirim.aksi, kirim.pasal) == ("kirim_kementerian", "Pasal 7 huruf d Permen KUKM 23/2005")
    isi = verifikator.baca_surat(surat(usulan, "pengantar_provinsi"))
    pertama = usulan.daftar_surat.filter(jenis="pengantar_provinsi").first()
    for potongan in ("Menjawab surat Kementerian Koperasi dan UKM", f"menyusuli surat kami Nomor {pertama.nomor}",
                     "Pasal 7 huruf d"):  # fmt: skip
        assert rapat(potongan) in isi, potongan

    # It lies on the desk of the person who asked; a colleague finds it in the list and is told so.
    rekan = Petugas(Peran.VERIFIKATOR, "Bayu Anggara")
    assert usulan.sentra.nama in verifikator.buka("/").teks
    assert usulan.sentra.nama not in rekan.buka("/").teks.partition("yang saya kirim")[0]
    assert "kembali ke meja Sri Hidayat" in rekan.buka(f"/pemeriksaan/{usulan.pk}/").teks
    assert "kembali ke meja Sri Hidayat" not in verifikator.buka(f"/pemeriksaan/{usulan.pk}/").teks
    meja = verifikator.buka(f"/pemeriksaan/{usulan.pk}/")
    assert "Sebut pembelinya." in meja.teks
    assert "Dibeli tiga toko di Bandung." in meja.teks
    verifikator.putuskan(usulan, "Tetapkan sebagai sentra terpilih")
    assert usulan.status == "terpilih"
    assert Usulan.objects.get(pk=usulan.pk).jejak.filter(aksi="ajukan_kembali").count() == 1


def test_pengembalian_tanpa_catatan_atau_alasan_tidak_terjadi(orang, usulan):
    orang["dinas"].langkah(usulan, "Kirim ke Provinsi")
    provinsi = orang["pokja_provinsi"]
    halaman = provinsi.buka(f"/pemeriksaan/{usulan.pk}/")
    tanpa = provinsi.pos(f"/pemeriksaan/{usulan.pk}/", halaman.formulir[0].isi | {"lanjut": "kembalikan_provinsi"})
    assert tanpa.kode == 422
    assert "Tandai paling sedikit satu butir “tidak”" in tanpa.teks
    butir = {"bukti": "Tidak terbuka.", "lampiran_2": ""}
    tanpa = provinsi.putuskan(usulan, "Kembalikan untuk perbaikan", butir, alasan=" ")
    assert tanpa.kode == 422
    assert "perlu alasan" in tanpa.teks
    assert usulan.status == "di_provinsi"
    assert not usulan.daftar_surat.filter(jenis="pengembalian").exists()
    # The page names what goes back, with its remark or that there is none; so does the letter.
    assert "Berkas bukti terbuka dan terbaca: Tidak terbuka." in tanpa.teks
    assert "Formulir Aplikasi Sentra: belum ada catatannya" in tanpa.teks
    provinsi.putuskan(usulan, "Kembalikan untuk perbaikan", butir, alasan="Dua butir.")
    naskah = teks_html(surat(usulan, "pengembalian").html)
    assert "Tidak terbuka." in naskah and "Formulir Aplikasi Sentra Belum ada, tanpa catatan" in naskah
