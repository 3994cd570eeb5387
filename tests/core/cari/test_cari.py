"""One search: each kind is found however it is written, the best answer first, and only what the person may see.

The same table on both databases: PostgreSQL asks its trigram indexes, SQLite functions of our own.
"""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.cari.hasil import Temuan
from core.dasar.izin import Peran
from core.models import Paparan, Surat, SuratObjek
from sentra_ukm.models import Ukm
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BH, NIK = "AHU-0009991.AH.01.26.TAHUN 2018", "3205010020603"
REKAAN = "KSP “Mitra Rekaan” Bina"


def buat_surat(instansi, nomor, hal, urusan):
    surat = Surat.objects.create(
        jenis="uji", hal=hal, nomor=nomor, urut=7, tanggal=date(2026, 11, 2), instansi=instansi, penandatangan="Ibu",
        penandatangan_jabatan="Kepala", html="<p>", sidik_html="0" * 64, kode="K7QM4TXR9PWD",
    )  # fmt: skip
    SuratObjek.objects.create(
        surat=surat, objek_jenis=urusan._meta.label_lower, objek_id=urusan.pk, wilayah_id=urusan.wilayah_id
    )


@pytest.fixture
def isi(db):
    """A koperasi, a sentra and what hangs on them in Garut, and others that are named much like them."""
    rekaan = pabrik.buat_koperasi(nama=REKAAN, badan_hukum=BH, nik_koperasi=NIK, lengkap=False)
    for nama, bh in (("Koperasi Sejahtera Bersama", "518/BH/XIII.6/2010"), ("KSP Mitra", "12/BH/1998"),
                     ("KSP Bina Mitra Sejati", "13/BH/1999")):  # fmt: skip
        pabrik.buat_koperasi(nama=nama, badan_hukum=bh, lengkap=False)
    pabrik.buat_koperasi("32.06", nama="KSP Sejahtera Tasik", badan_hukum="77/BH/2001", lengkap=False)
    pabrik.buat_orang(rekaan, nama="Asep Sunandar")
    pabrik.buat_izin_lama(rekaan, nomor="518/991/IUSP/2019")
    pokja = pabrik.buat_pengguna(kode="32.05")
    sentra = pabrik.buat_sentra(
        pengguna=pokja, nama="Sentra Kopi Cikuray", produk="Kopi arabika", kecamatan="Tarogong Kidul"
    )
    usulan = pabrik.buat_usulan(pengguna=pokja, sentra=sentra, lengkap=False)
    pabrik.buat_ukm(usulan, 1)
    Ukm.objects.update(nama_usaha="Wanoja Lestari", nama_pemilik="Ujang Rahasia")
    buat_surat(pokja.penugasan.first().instansi, "518/007/BA/2026", "Berita acara seleksi", usulan)
    return rekaan


def cari(siapa, teks, **lain) -> dict[str, list[str]]:
    return {k.sumber.kode: [j.judul for j in k.jawaban] for k in Temuan(siapa, teks, **lain).kelompok}


TABEL = [
    # koperasi, badan hukum, NIK koperasi: signs, fillers, case, spaces, order of the words
    *((teks, "koperasi", REKAAN) for teks in (
        '"Mitra Rekaan"', "AHU 0009991", "rekaan mitra", "ahu-0009991.ah.01.26.tahun 2018", "mitrarekaan",
        "KSP Mitra-Rekaan", "No. BH AHU-0009991", "3205 0100 20603", NIK, "Koperasi Simpan Pinjam Mitra Rekaan",
    )),
    # … and spelling
    *((teks, "koperasi", REKAAN) for teks in ("mitra rekan", "mirta rekaan", "Mitra Reka'an", "mitrarekan", "rekaann")),
    *((teks, "koperasi", "Koperasi Sejahtera Bersama") for teks in (
        "Sejatera", "sejahtra", "Sejahterah", "SEJAHTREA", "koperasi sejatera", "koprasi sejahtera", "bersma sejahtera",
        "518 bh xiii", "BH.518/BH/XIII",
    )),
    # what is too short for the index is looked for where a name or number begins
    ("12", "koperasi", "KSP Mitra"),
    ("KSP M", "koperasi", "KSP Mitra"),
    # with its region
    ("mitra rekaan garut", "koperasi", REKAAN),
    ("Kab. Garut, sejahtera", "koperasi", "Koperasi Sejahtera Bersama"),
    ("sejahtera jabar", "koperasi", "Koperasi Sejahtera Bersama"),
    # sentra, product, kecamatan, region
    *((teks, "sentra", "Sentra Kopi Cikuray") for teks in (
        "kopi", "cikuray kopi", "Tarogong", "Tarogon", "taragong", "kopi arabica", "arabika tarogong", "cikurai",
        "kopi garut", "kopy",
    )),
    *((teks, "wilayah", "Kabupaten Garut") for teks in ("garut", "Kabupaten Garut", "32.05", "garot", "Kab Garut")),
    # the rest
    ("518/991", "izin", REKAAN),
    ("izin 518 991 iusp", "izin", REKAAN),
    ("518/007/BA/2026", "surat", "Berita acara seleksi"),
    ("surat no 518 007", "surat", "Berita acara seleksi"),
    ("k7qm-4txr-9pwd", "surat", "Berita acara seleksi"),
    ("wanoja", "ukm", "Wanoja Lestari"),
    ("lestari wanojaa", "ukm", "Wanoja Lestari"),
    ("cikuray", "usulan", "Sentra Kopi Cikuray"),
    ("sunandar asep", "orang", "Asep Sunandar"),
    ("sunandr", "orang", "Asep Sunandar"),
]  # fmt: skip


def test_tiap_jenis_ditemukan_bagaimanapun_ditulis(isi):
    petugas = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    hasil = {(teks, jenis): cari(petugas, teks).get(jenis, [""])[0] for teks, jenis, _ in TABEL}
    assert hasil == {(teks, jenis): judul for teks, jenis, judul in TABEL}


def test_yang_persis_di_atas_lalu_yang_berawal_lalu_yang_memuat_lalu_yang_mirip(isi):
    petugas = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    assert cari(petugas, "mitra")["koperasi"] == ["KSP Mitra", REKAAN, "KSP Bina Mitra Sejati"]
    assert cari(petugas, "sejahtera")["koperasi"] == ["Koperasi Sejahtera Bersama"]
    # Nothing holds "sejatera": what is most like it stands first.
    assert cari(petugas, "sejatera")["koperasi"] == ["Koperasi Sejahtera Bersama", "KSP Bina Mitra Sejati"]
    # The kind of the exact number stands before the kinds whose rows hold it.
    assert next(iter(cari(petugas, "518/991/IUSP/2019"))) == "izin"
    assert next(iter(cari(petugas, "Kabupaten Garut"))) == "wilayah"


@pytest.mark.parametrize(
    ("peran", "kode", "tampak"),
    [
        (Peran.LOKET, "32.05", {"koperasi", "izin", "orang", "sentra", "usulan", "ukm", "surat"}),
        (Peran.AUDITOR, "00", {"koperasi", "izin", "orang", "sentra", "usulan", "ukm", "surat"}),
        # Whoever has nothing to do with the people of a koperasi does not find them.
        (Peran.POKJA_KABKOTA, "32.05", {"koperasi", "izin", "sentra", "usulan", "ukm", "surat"}),
        (Peran.ADMIN_INSTANSI, "32", {"koperasi", "izin", "sentra", "usulan", "ukm", "surat"}),
        (Peran.LOKET, "32.06", set()),
        (Peran.DINAS_PROVINSI, "33", set()),
    ],
)
def test_hanya_yang_terlihat_yang_ditemukan(isi, peran, kode, tampak):
    siapa = pabrik.buat_pengguna(peran, kode=kode)
    kata = ("mitra rekaan", "sunandar", "cikuray", "wanoja", "518/007/BA")
    assert {jenis for teks in kata for jenis in cari(siapa, teks)} == tampak


def test_satu_orang_dua_kantor_menemukan_orang_hanya_di_kantor_yang_memberinya_hak(isi):
    siapa = pabrik.buat_pengguna(Peran.POKJA_PROVINSI, kode="32")
    assert "orang" not in cari(siapa, "sunandar")
    pabrik.buat_orang(pabrik.buat_koperasi("32.06", lengkap=False), nama="Asep Tasik")
    siapa.penugasan.create(instansi=pabrik.buat_instansi("32.06"), peran=Peran.LOKET, mulai=pabrik.AWAL, dasar="SK")
    siapa = type(siapa).objects.get(pk=siapa.pk)
    assert cari(siapa, "asep")["orang"] == ["Asep Tasik"]


def test_pengurus_menemukan_milik_koperasinya_saja(isi):
    lain = pabrik.buat_koperasi(nama="KSP Mitra Rekaan Dua", lengkap=False)
    laporan = [pabrik.buat_laporan_berkala(k, 2026, 2) for k in (isi, lain)]
    pengurus = pabrik.buat_pengurus(isi)
    assert cari(pengurus, "rekaan") == {"laporan_saya": [REKAAN]}
    assert cari(pengurus, laporan[0].nomor_perkara) == {"laporan_saya": [REKAAN]}
    assert cari(pengurus, laporan[1].nomor_perkara) == {}


def test_pemilik_ukm_dan_nik_orang_tidak_dapat_dicari(isi, client):
    siapa = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    assert cari(siapa, "Ujang Rahasia") == {}
    client.force_login(siapa)
    nik = isi.orang.get().nik
    for ditulis in (nik, f"{nik[:6]} {nik[6:12]} {nik[12:]}", f"NIK: {nik}"):
        jawab = client.get(reverse("cari"), {"q": ditulis})
        assert (jawab.status_code, jawab["Location"]) == (302, reverse("cari"))
        assert nik not in client.get(reverse("cari_segera"), {"q": ditulis}).content.decode()
    assert "NIK orang tidak dicari di sini" in client.get(reverse("cari")).content.decode()


def test_orang_yang_tampil_dicatat_dan_tidak_tampil_sementara_mengetik(isi, client):
    client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    segera = client.get(reverse("cari_segera"), {"q": "sunandar"}).content.decode()
    assert "Sunandar" not in segera and f'href="{reverse("cari")}?q=sunandar"' in segera
    assert not Paparan.objects.exists()
    assert "Asep Sunandar" in client.get(reverse("cari"), {"q": "sunandar"}).content.decode()
    [baris] = Paparan.objects.all()
    assert (baris.halaman, baris.baris) == ("cari", {"ksp_usp.orang": [isi.orang.get().pk]})


def test_jumlah_tiap_jenis_ialah_banyaknya_baris_daftar_yang_ditautnya(isi, client):
    for siapa in (pabrik.buat_pengguna(Peran.AUDITOR, kode="00"), pabrik.buat_pengguna(Peran.LOKET, kode="32.05")):
        client.force_login(siapa)
        for teks in ("mitra", "mitra garut", "518", "kopi", "garut", "rekaan 2018", "sejatera"):
            for k in Temuan(siapa, teks).kelompok:
                if k.sumber.daftar:
                    assert client.get(k.url).context["jumlah"] == k.jumlah, (siapa.nama, teks, k.sumber.kode)


@pytest.mark.parametrize(
    "teks",
    [
        "x" * 100_000, "a b " * 30_000, "%", "_", "'", "\"'; DROP TABLE", "\0", "a\0b", "\u202egarut", "🙂", "“” …",
        "\\", "%s", "%%", "{}", "\ud800", "ß", "१२३", "k" * 101,
    ],
)  # fmt: skip
def test_masukan_jahil_mendapat_kalimat_yang_jelas(isi, client, teks):
    client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    for nama in ("cari", "cari_segera", "koperasi_daftar"):
        assert client.get(reverse(nama), {"q": teks.encode("utf-8", "surrogatepass")}).status_code == 200
    halaman = client.get(reverse("cari"), {"q": teks.encode("utf-8", "surrogatepass")}).content.decode()
    assert re.search("Tidak ada (huruf|yang cocok)|ditemukan pada|ejaannya mirip", halaman) or not teks.strip("\0 ")
    assert ("100 huruf pertama" in halaman) == (len(teks) > 100)


@pytest.mark.parametrize("teks", ["mitra rekaan", "sejatera", "zzqx garut"])
def test_paling_banyak_lima_belas_kueri(isi, client, teks):
    pabrik.buat_laporan_berkala(isi, 2026, 2)
    for siapa in (pabrik.buat_pengguna(Peran.LOKET, kode="32.05"), pabrik.buat_pengurus(isi)):
        client.force_login(siapa)
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(reverse("cari"), {"q": teks}).status_code == 200
        assert len(kueri) <= 15
