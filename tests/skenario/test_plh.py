"""The head of a dinas is away for a week: a Plh. signs with basis and days on paper, and the day after no longer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_indonesia as tanggal
from core.dasar.waktu import hari_ini
from core.models import Penugasan, Surat
from sentra_ukm.models import Keputusan
from tests.bantu_surat import rapat
from tests.pabrik import SANDI, buat_instansi, buat_keputusan, buat_pengguna, buat_usulan, buat_wilayah, majukan
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def pada(monkeypatch):
    """Set the clock of the product."""
    return lambda saat: monkeypatch.setattr(timezone, "now", lambda: saat)


@pytest.fixture
def admin():
    return Petugas(Peran.ADMIN_INSTANSI, "Rina Admin", jabatan="Pengelola kepegawaian")


def tunjuk_plh(admin, orang, mulai, sampai):
    """The admin of the office records the Plh. on the page for it; the one of the province approves it on his."""
    garut = buat_instansi("32.05")
    isi = {
        "siapa": orang.nip, "peran": "dinas_kabkota", "jabatan": "Kepala Dinas Koperasi dan UKM", "sebutan": "Plh.",
        "mulai": f"{mulai:%d/%m/%Y}", "sampai": f"{sampai:%d/%m/%Y}", "dasar": "Surat Perintah Nomor 094/77/2026",
    }  # fmt: skip
    provinsi = Petugas(Peran.ADMIN_INSTANSI, "Yayan Admin", kode="32")
    halaman = admin.pos(f"/instansi/{garut.pk}/penugasan/", isi)
    assert halaman.kode == 200, halaman.teks
    assert "Menunggu persetujuan Admin Dinas Koperasi dan UKM Jawa Barat (Yayan Admin)" in halaman.teks
    assert not Penugasan.objects.filter(sebutan="Plh.").exists()
    assert "Disetujui" in provinsi.kirim(halaman.url, putusan="setujui", sandi=SANDI).teks
    return Penugasan.objects.get(sebutan="Plh.")


def test_plh_menandatangani_dengan_dasar_dan_masa_lalu_berakhir(admin, pada):
    hari = hari_ini()
    sekretaris = Petugas(Peran.DINAS_KABKOTA, "Asep Sekretaris", jabatan="Sekretaris Dinas", atas_nama="Kepala Dinas")
    tunjuk_plh(admin, sekretaris.orang, hari - timedelta(days=3), hari)
    pertama, kedua = (majukan(buat_usulan(), "terseleksi") for _ in range(2))

    sekretaris.langkah(pertama, "Kirim ke Provinsi")
    assert pertama.status == "di_provinsi"
    surat = pertama.daftar_surat.get(jenis="pengantar_kabkota")
    isi = sekretaris.baca_surat(surat)
    masa = f"berlaku {tanggal(hari - timedelta(days=3))} sampai dengan {tanggal(hari)}"
    # Both posts are his that day: the letter is signed in the acting one.
    assert rapat("Plh. KEPALA DINAS KOPERASI DAN UKM KABUPATEN GARUT,") in isi
    kepala = "Plh. Kepala Dinas Koperasi dan UKM Kabupaten Garut"
    assert rapat(f"Surat Perintah Nomor 094/77/2026 sebagai dasar penugasan {kepala}, {masa}") in isi
    assert rapat("SEKRETARIS DINAS") not in isi
    assert surat.penandatangan_jabatan == "Plh. Kepala Dinas Koperasi dan UKM"
    assert pertama.jejak.last().dasar_penugasan == "Surat Perintah Nomor 094/77/2026"

    pada(timezone.now() + timedelta(days=1))
    sekretaris.masuk()
    sekretaris.langkah(kedua, "Kirim ke Provinsi")
    isi = sekretaris.baca_surat(kedua.daftar_surat.get(jenis="pengantar_kabkota"))
    assert rapat("Plh.") not in isi
    assert rapat("SEKRETARIS DINAS,") in isi


def test_sehari_sesudah_mandat_berakhir_ditolak(admin, pada):
    hari = hari_ini()
    kasubag = Petugas(Peran.AUDITOR, "Cecep Kasubag", kode="32.05")
    tunjuk_plh(admin, kasubag.orang, hari - timedelta(days=3), hari)
    kasubag.masuk()  # with a new log-in: the old one was one admin's to open
    usulan = majukan(buat_usulan(), "terseleksi")
    terbuka = kasubag.buka(usulan.get_absolute_url())
    assert "Kirim ke Provinsi" in terbuka.tautan
    konfirmasi = kasubag.buka(terbuka.tautan["Kirim ke Provinsi"])

    # The page was open overnight; the mandate was not.
    pada(timezone.now() + timedelta(days=1))
    kasubag.masuk()
    ditolak = kasubag.pos(konfirmasi.url, konfirmasi.formulir[0].isi)
    assert "Mandat Anda sebagai Plh. Kepala Dinas Koperasi dan UKM (Surat Perintah Nomor 094/77/2026)" in ditolak.teks
    assert f"berakhir {tanggal(hari)}" in ditolak.teks
    assert "Pasal 7 huruf b" in ditolak.teks
    assert "Kirim ke Provinsi" not in kasubag.buka(usulan.get_absolute_url()).tautan
    usulan.refresh_from_db()
    assert usulan.status == "terseleksi"
    assert not usulan.daftar_surat.filter(jenis="pengantar_kabkota").exists()


def test_plh_menteri_tercetak_pada_asli_salinan_dan_petikan(pada):
    hari = hari_ini()
    usulan = majukan(buat_usulan(), "terpilih")
    keputusan = buat_keputusan([usulan])
    for nama, label in (("Rudi Penyusun", "Serahkan untuk diperiksa"), ("Lilis Pemeriksa", "Nyatakan benar")):
        Petugas(Peran.PENYUSUN_KEPUTUSAN, nama).langkah(keputusan, label)
    dasar = "Keputusan Presiden Nomor 7/M Tahun 2026"
    plt = Petugas(
        Peran.PENETAP, "Sri Wahyuni", jabatan="Menteri Koperasi dan UKM", sebutan="Plt.", mulai=hari, sampai=hari,
        dasar=dasar,
    )  # fmt: skip
    plt.langkah(keputusan, "Tandatangani dan tetapkan")
    assert keputusan.status == "ditetapkan"
    surat = Surat.objects.get(jenis="keputusan")

    pada(timezone.now() + timedelta(days=400))
    Penugasan.objects.filter(sebutan="Plt.").update(dasar="diganti kemudian")
    pembaca = Petugas(Peran.VERIFIKATOR, "Sri Hidayat")
    for isi in (
        pembaca.baca_surat(surat),
        pembaca.baca_pdf(f"/keputusan/{keputusan.pk}/salinan/"),
        pembaca.baca_pdf(f"/keputusan/{keputusan.pk}/petikan/32.05/"),
    ):
        assert rapat("Plt. MENTERI KOPERASI DAN UKM REPUBLIK INDONESIA,") in isi
        assert rapat(f"{dasar} sebagai dasar penugasan Plt. Menteri Koperasi dan UKM, berlaku ") in isi
        assert rapat("diganti kemudian") not in isi
    assert Keputusan.objects.get().ditandatangani_oleh == plt.orang


def test_tanggal_surat_kementerian_adalah_tanggal_jakarta(pada):
    """At 22.30 WIB it is tomorrow in Jayapura; the letter from Jakarta bears, and needs a mandate for, today."""
    buat_wilayah("91.71")
    usulan = majukan(buat_usulan("91.71"), "di_kementerian")
    hari = date(2027, 3, 5)
    verifikator = Petugas(
        Peran.VERIFIKATOR, "Sri Hidayat", jabatan="Kepala Biro", sebutan="Plh.", mulai=hari, sampai=hari, dasar="ST 1"
    )
    pada(datetime(2027, 3, 5, 15, 30, tzinfo=UTC))
    verifikator.masuk()
    verifikator.putuskan(usulan, "Tetapkan sebagai sentra terpilih")
    surat = usulan.daftar_surat.get(jenis="lembar_kementerian")
    assert surat.tanggal == hari
    assert rapat("Jakarta, 5 Maret 2027") in verifikator.baca_surat(surat)


def test_dua_penugasan_tanpa_sementara_memakai_yang_terbaru():
    orang = buat_pengguna(Peran.DINAS_KABKOTA, jabatan="Kepala Bidang")
    lama = orang.penugasan.get()
    Penugasan.objects.create(
        pengguna=orang,
        instansi=lama.instansi,
        peran=lama.peran,
        jabatan="Kepala Dinas",
        mulai=date(2021, 1, 1),
        dasar="SK",
    )
    usulan = majukan(buat_usulan(), "terseleksi")
    usulan.alur.jalankan(usulan, "sampaikan", type(orang).objects.get(pk=orang.pk), versi=usulan.versi)
    assert usulan.daftar_surat.get(jenis="pengantar_kabkota").penandatangan_jabatan == "Kepala Dinas"
