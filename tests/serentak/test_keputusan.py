"""Two officers at once, on real PostgreSQL: one wins, the other reads why, nothing happens twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from core.dasar.izin import Peran
from core.models import Nomor, Surat
from core.perkara.ditolak import Ditolak, SudahBerubah
from core.perkara.jejak import periksa_rantai
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.keputusan.rancangan import buat_rancangan
from sentra_ukm.models import Keputusan, Penetapan, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.pabrik import buat_keputusan, buat_pengguna, buat_usulan, majukan, penilaian_ya

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("surat_ringan"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
LAMA = 20  # seconds: far more than any step takes, so that a lock that never opens fails instead of hanging


def serentak(*kerja):
    """Run the functions at the same moment, each on its own connection; results or exceptions in their order."""
    gerbang = threading.Barrier(len(kerja))

    def satu(fungsi):
        try:
            gerbang.wait(LAMA)
            return fungsi()
        except Exception as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return [hasil.result(LAMA) for hasil in [kolam.submit(satu, fungsi) for fungsi in kerja]]


def langkah(urusan, aksi, oleh, **isi):
    """The step as a page sends it: with the version that the person saw."""
    versi, model = urusan.versi, type(urusan)
    return lambda: model.alur.jalankan(model.objects.get(pk=urusan.pk), aksi, oleh, versi=versi, **isi)


def satu_menang(hasil) -> Ditolak:
    galat = [h for h in hasil if isinstance(h, Exception)]
    assert len(galat) == len(hasil) - 1, hasil
    assert all(type(g) is SudahBerubah for g in galat), hasil
    return galat[0]


@pytest.fixture
def siap():
    keputusan = buat_keputusan([majukan(buat_usulan(kode), "terpilih") for kode in ("32.05", "32.73")])
    for aksi in ("ajukan_periksa", "nyatakan_benar"):
        ALUR_KEPUTUSAN.jalankan(keputusan, aksi, buat_pengguna(Peran.PENYUSUN_KEPUTUSAN), versi=keputusan.versi)
    return keputusan


def test_klik_ganda_mengirim_sekali():
    usulan = majukan(buat_usulan(), "terseleksi")
    dinas = buat_pengguna(Peran.DINAS_KABKOTA, nama="Dian Dinas")
    galat = satu_menang(serentak(*[langkah(usulan, "sampaikan", dinas)] * 5))
    assert "Dian Dinas menyampaikan usulan ke Provinsi pukul" in galat.pesan
    assert Surat.objects.filter(jenis="pengantar_kabkota").count() == 1
    assert Nomor.objects.get(jenis="pengantar_kabkota").terakhir == 1
    assert usulan.jejak.filter(aksi="sampaikan").count() == 1


def test_dua_verifikator_dengan_putusan_berlawanan():
    usulan = majukan(buat_usulan(), "di_kementerian")
    ya, tidak = penilaian_ya(usulan, "kementerian"), penilaian_ya(usulan, "kementerian")
    tidak["sentra.prospek_pasar"] |= {"hasil": "tidak", "catatan": "Pembeli tidak disebut."}
    hasil = serentak(
        langkah(usulan, "pilih", buat_pengguna(Peran.VERIFIKATOR), penilaian=ya),
        langkah(
            usulan, "kembalikan_kementerian", buat_pengguna(Peran.VERIFIKATOR), penilaian=tidak, alasan="Lengkapi."
        ),
    )
    satu_menang(hasil)
    usulan = Usulan.objects.get(pk=usulan.pk)
    akhir = {"pilih": "terpilih", "kembalikan_kementerian": "perbaikan_kementerian"}
    assert usulan.status == akhir[usulan.jejak.last().aksi]
    assert usulan.jejak.filter(dari="di_kementerian").count() == 1
    assert Surat.objects.filter(jenis__in=("lembar_kementerian", "pengembalian")).count() == 1
    assert list(periksa_rantai()) == []


def test_dua_penanda_tangan_satu_keputusan(siap):
    satu_menang(serentak(*[langkah(siap, "tandatangani", buat_pengguna(Peran.PENETAP)) for _ in range(2)]))
    assert Surat.objects.filter(jenis="keputusan").count() == 1
    assert Penetapan.objects.count() == 2
    keputusan = Keputusan.objects.get()
    assert keputusan.ditandatangani_oleh == keputusan.jejak.last().pengguna


def test_tanda_tangan_melawan_pengembalian(siap):
    hasil = serentak(
        langkah(siap, "tandatangani", buat_pengguna(Peran.PENETAP)),
        langkah(siap, "kembalikan_penetap", buat_pengguna(Peran.PENETAP), alasan="Perbaiki diktum."),
    )
    satu_menang(hasil)
    ditetapkan = Keputusan.objects.get().status == "ditetapkan"
    assert Penetapan.objects.count() == (2 if ditetapkan else 0)
    assert Surat.objects.filter(jenis="keputusan").exists() is ditetapkan


def test_nomor_tidak_berlubang_dan_tidak_kembar():
    """Ten letters of one office at once; every third of them fails after it took its number."""
    daftar = [majukan(buat_usulan(), "terseleksi") for _ in range(10)]
    dinas = buat_pengguna(Peran.DINAS_KABKOTA)

    def kerja(nomor, usulan):
        if nomor % 3:
            return langkah(usulan, "sampaikan", dinas)

        def padam():
            with transaction.atomic():
                langkah(usulan, "sampaikan", dinas)()
                raise RuntimeError("padam")

        return padam

    hasil = serentak(*[kerja(n, u) for n, u in enumerate(daftar)])
    terbit = sorted(Surat.objects.filter(jenis="pengantar_kabkota").values_list("urut", flat=True))
    assert sum(isinstance(h, RuntimeError) for h in hasil) == 4
    assert terbit == [1, 2, 3, 4, 5, 6]
    assert Nomor.objects.get(jenis="pengantar_kabkota").terakhir == 6
    assert Usulan.objects.filter(status="terseleksi").count() == 4


def test_yang_kedua_menunggu_selama_yang_pertama_belum_selesai(monkeypatch):
    """The first transaction is held open in the middle of its letter: without the lock the second would pass it."""
    usulan = majukan(buat_usulan(), "terseleksi")
    dinas, lain = buat_pengguna(Peran.DINAS_KABKOTA), buat_pengguna(Peran.DINAS_KABKOTA)
    di_dalam, lepas, sudah = threading.Event(), threading.Event(), threading.Event()

    def lambat(*bahan):
        di_dalam.set()
        assert lepas.wait(LAMA)
        return "<p>Surat pengantar.</p>"

    monkeypatch.setattr("core.perkara.surat.susun_html", lambat)

    def kedua():
        assert di_dalam.wait(LAMA)
        try:
            return langkah(usulan, "tarik", lain, alasan="Berubah pikiran.")()
        finally:
            sudah.set()

    def wasit():
        assert di_dalam.wait(LAMA)
        menunggu = not sudah.wait(1)
        lepas.set()
        return menunggu

    pertama, hasil_kedua, menunggu = serentak(langkah(usulan, "sampaikan", dinas), kedua, wasit)
    assert menunggu
    assert pertama.daftar[0].status == "di_provinsi"
    assert type(hasil_kedua) is SudahBerubah
    assert Usulan.objects.get(pk=usulan.pk).status == "di_provinsi"


def test_selama_pdf_disusun_tidak_ada_yang_menunggu(monkeypatch, halaman_kosong):
    """Typesetting of one letter hangs: its case moves on meanwhile, and the office takes its next number."""
    satu, dua = (majukan(buat_usulan(), "terseleksi") for _ in range(2))
    dinas, lain = buat_pengguna(Peran.DINAS_KABKOTA), buat_pengguna(Peran.DINAS_KABKOTA)
    di_dalam, lepas = threading.Event(), threading.Event()

    def macet(html):
        if not di_dalam.is_set():
            di_dalam.set()
            assert lepas.wait(LAMA)
        return halaman_kosong

    monkeypatch.setattr("core.perkara.surat.render_pdf", macet)

    def samping():
        assert di_dalam.wait(LAMA)
        berikut = langkah(dua, "sampaikan", lain)()
        ditarik = langkah(Usulan.objects.get(pk=satu.pk), "tarik", lain, alasan="Berubah pikiran.")()
        selesai_lebih_dahulu = not lepas.is_set()
        lepas.set()
        return berikut.surat[0].urut, ditarik.daftar[0].status, selesai_lebih_dahulu

    pertama, hasil = serentak(langkah(satu, "sampaikan", dinas), samping)
    assert hasil == (2, "ditarik", True)
    assert pertama.surat[0].urut == 1 and pertama.surat[0].rendisi.count() == 1


def test_dua_penyusun_memilih_sentra_yang_sama():
    daftar = [majukan(buat_usulan(kode), "terpilih") for kode in ("32.05", "32.73")]
    pk = [u.pk for u in daftar]
    penyusun = [buat_pengguna(Peran.PENYUSUN_KEPUTUSAN) for _ in range(3)]
    hasil = serentak(*[partial(buat_rancangan, pk, p, uuid4()) for p in penyusun])
    menang = [h for h in hasil if isinstance(h, Keputusan)]
    assert len(menang) == 1
    assert all("sudah masuk" in h.messages[0] for h in hasil if isinstance(h, ValidationError))
    assert Keputusan.objects.count() == 1
    assert set(Usulan.objects.values_list("keputusan_id", flat=True)) == {menang[0].pk}


def test_satu_formulir_dikirim_tiga_kali_memberi_satu_rancangan():
    pk = [majukan(buat_usulan(), "terpilih").pk]
    penyusun, kunci = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN), uuid4()
    hasil = serentak(*[lambda: buat_rancangan(pk, penyusun, kunci)] * 3)
    assert {h.pk for h in hasil} == {Keputusan.objects.get().pk}


def test_memilih_sentra_melawan_meninjau_kembali():
    usulan = majukan(buat_usulan(), "terpilih")
    penyusun, verifikator = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN), buat_pengguna(Peran.VERIFIKATOR)
    hasil = serentak(
        lambda: buat_rancangan([usulan.pk], penyusun, uuid4()),
        langkah(usulan, "tinjau_kembali", verifikator, alasan="Ada laporan baru."),
    )
    assert sum(isinstance(h, Exception) for h in hasil) == 1, hasil
    usulan = Usulan.objects.get(pk=usulan.pk)
    assert (usulan.status == "terpilih") is (usulan.keputusan_id is not None)


@pytest.mark.parametrize("kali", range(3))
def test_banyak_langkah_acak_tetap_satu_rantai(kali):
    """Six officers press what they see, again and again; each act counts once and the chain holds."""
    usulan = majukan(buat_usulan(), "terseleksi")
    dinas = [buat_pengguna(Peran.DINAS_KABKOTA) for _ in range(3)]
    pokja = [buat_pengguna(Peran.POKJA_KABKOTA) for _ in range(3)]

    def tekan(orang):
        def kerja():
            berhasil = 0
            for _ in range(8):
                kini = Usulan.objects.get(pk=usulan.pk)
                for x in ALUR_USULAN.tersedia(kini, orang):
                    if x.t.aksi in ("kembalikan_ke_pokja", "seleksi"):
                        try:
                            ALUR_USULAN.jalankan(kini, x.t.aksi, orang, versi=kini.versi, alasan="Uji.")
                            berhasil += 1
                        except SudahBerubah:
                            pass
            return berhasil

        return kerja

    awal = usulan.jejak.count()
    hasil = serentak(*[tekan(o) for o in (*dinas, *pokja)])
    usulan = Usulan.objects.get(pk=usulan.pk)
    assert all(isinstance(h, int) for h in hasil), hasil
    assert usulan.jejak.count() == usulan.versi == awal + sum(hasil)
    assert list(periksa_rantai()) == []
