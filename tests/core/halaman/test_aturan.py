"""/aturan/ is the law itself: every provision at its address, its words, and what the application does with it."""

import html
import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aturan.bahasa import P15_2015, P23_2005, Pasal, Peralihan, Peraturan, Versi
from aturan.indeks import ketentuan
from aturan.naskah import BERKAS, Jenis, isi, letak, naskah
from aturan.penerapan import Sikap, penerapan
from aturan.simpan_pinjam_2015.modal import MODAL_AWAL
from core.dasar.pasal import alamat, jangkar, kode_alamat
from core.halaman.aturan import daftar_isi, susun

pytestmark = pytest.mark.django_db


def teks(potongan):
    """What a reader sees, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", potongan)).split())


def rapat(kata):
    """Without spaces: a link within a sentence puts some beside it."""
    return re.sub(r"\s", "", kata)


def buka(client, jalan):
    balasan = client.get(jalan)
    assert balasan.status_code == 200, jalan
    return balasan.content.decode()


def baris(halaman):
    """id -> the part of the page that begins there, to the next provision or heading."""
    potongan = re.split(r'(?=<(?:div class="ketentuan|h2 class="(?:bab|judul-pasal)|p class="di-luar))', halaman)
    return {m[1]: p for p in potongan if (m := re.match(r'<[^>]* id="([^"]+)"', p))}


def test_ke_322_ketentuan_terbuka_pada_alamatnya_dengan_bunyi_dan_jawabannya(client):
    for k in ketentuan():
        halaman = buka(client, alamat(k.dasar))
        # An article without ayat has its words below its heading.
        bagian = baris(halaman)[jangkar(k.dasar)] if len(letak(k.dasar)) > 1 else halaman
        tampak = rapat(teks(bagian))
        assert rapat(isi(k.dasar)[-1 if bagian is halaman else 0].teks) in tampak, k.kode
        for jawaban in penerapan()[k.dasar.kode]:
            assert jawaban.sikap.kata in teks(bagian), k.kode
            for kata in (*jawaban.data, jawaban.keterangan, jawaban.tafsir):
                assert rapat(kata) in tampak, (k.kode, kata)
            for nilai in jawaban.baris:
                assert rapat(f"{nilai['uraian']}:{nilai['nilai']}sejak{nilai['sejak']}") in tampak, (k.kode, nilai)
                assert rapat(nilai["tafsir"]) in tampak


@pytest.mark.parametrize("peraturan", BERKAS, ids=lambda p: p.kode)
def test_naskah_utuh_kata_demi_kata(client, peraturan):
    halaman = buka(client, f"/aturan/{kode_alamat(peraturan)}/")
    kelas = r'<(h2|p) class="(?:bab|bab bagian|judul-pasal|bunyi|di-luar-pasal)"[^>]*>(.*?)</\1>'
    # The citation that a screen reader hears before a mark is not of the text.
    bunyi = [
        re.sub(r'<span class="visually-hidden">.*?</span>', "", b) for _, b in re.findall(kelas, halaman, re.DOTALL)
    ]
    tampak = rapat("".join(map(teks, bunyi)))
    assert tampak == rapat(naskah(peraturan).teks)


@pytest.mark.parametrize("peraturan", BERKAS, ids=lambda p: p.kode)
def test_tiap_jangkar_sekali_dan_tiap_jawaban_di_sampingnya(client, peraturan):
    halaman = buka(client, f"/aturan/{kode_alamat(peraturan)}/")
    for pasal in naskah(peraturan).ketentuan.values():
        assert halaman.count(f' id="{jangkar(pasal)}"') == 1
    jawaban = [b.jawaban for b in susun(peraturan) if b.jawaban]
    assert len(jawaban) == len([k for k in penerapan() if k in naskah(peraturan).ketentuan])
    assert halaman.count('class="sikap ') == sum(map(len, jawaban))


def test_yang_ditunjuk_alamat_ditandai_dengan_yang_di_bawahnya(client):
    halaman = baris(buka(client, "/aturan/15-2015/pasal-17/ayat-2/"))
    ditandai = [letak for letak, p in halaman.items() if "ditunjuk" in p.partition(">")[0]]
    assert ditandai == [f"pasal-17-ayat-2{a}" for a in ("", "-huruf-a", "-huruf-b", "-huruf-c")]
    assert "ditunjuk" not in buka(client, "/aturan/15-2015/pasal-17/")


def test_halaman_pasal_menyebut_tempatnya_dan_tetangganya(client):
    halaman = buka(client, "/aturan/15-2015/pasal-9/ayat-1/huruf-i/")
    assert "<title>Pasal 9 ayat (1) huruf i Permen KUKM 15/2015 – Sentra</title>" in halaman
    assert "BAB III PEMBUKAAN JARINGAN PELAYANAN. Bagian Kedua" in teks(halaman)
    assert 'href="/aturan/15-2015/pasal-8/#pasal-8" rel="prev"' in halaman
    assert 'href="/aturan/15-2015/pasal-10/#pasal-10" rel="next"' in halaman
    assert 'rel="prev"' not in buka(client, "/aturan/23-2005/pasal-i/")
    assert 'rel="next"' not in buka(client, "/aturan/23-2005/pasal-ii/")


@pytest.mark.parametrize(
    "jalan", ["15-2016/", "x/", "15-2015/pasal-37/", "15-2015/pasal-8/ayat-9/", "23-2005/pasal-8/ayat-1/angka-1/"]
)
def test_yang_tidak_ada_tidak_ditemukan(client, jalan):
    assert client.get(f"/aturan/{jalan}").status_code == 404


def test_daftar_isi_menuju_setiap_pasal_dan_halaman_lain(client):
    halaman = buka(client, "/aturan/")
    for peraturan in BERKAS:
        assert all(f'href="{alamat(p)}"' in halaman for p in naskah(peraturan).pasal)
        assert f'href="/aturan/{kode_alamat(peraturan)}/"' in halaman
    assert 'href="/aturan/ambang/"' in halaman
    assert all(s.kata in halaman and s.arti in halaman for s in Sikap)
    assert ("Pasal 5", "Kriteria Sentra UKM adalah") in [(b.penanda, awal) for b, awal in daftar_isi(P23_2005)]
    assert [b.jenis for b, _ in daftar_isi(P15_2015)][:2] == [Jenis.BAB, Jenis.PASAL]


@pytest.mark.parametrize("kata", ["izin usaha simpan", "ijin usaha SIMPAN", "IZIN simpan   usaha"])
def test_cari_menemukan_kata_dalam_kedua_ejaan(client, kata):
    halaman = buka(client, f"/aturan/?q={kata}")
    assert alamat(Pasal(P15_2015, "6", "1")) in halaman.partition("dua-peraturan")[0]
    assert "<mark>ijin</mark> <mark>usaha</mark> <mark>simpan</mark> pinjam" in halaman


@pytest.mark.parametrize("kata", ["pasal 8 ayat 2", "8 (2)"])
def test_cari_pasal_menunjuk_kedua_peraturan(client, kata):
    hasil = buka(client, f"/aturan/?q={kata}").partition("dua-peraturan")[0]
    assert [alamat(Pasal(p, "8", "2")) in hasil for p in BERKAS] == [True, True]


def test_cari_yang_tidak_ada_dan_yang_berbahaya(client):
    assert "tidak ditemukan" in buka(client, "/aturan/?q=zzz")
    assert "tidak ditemukan" in buka(client, "/aturan/?q=%28%5B")
    assert "<b>x" not in buka(client, "/aturan/?q=<b>x")
    assert 'id="hasil"' not in buka(client, "/aturan/?q=+%00")


def test_cari_kata_yang_ada_di_mana_mana_dibatasi(client):
    halaman = buka(client, "/aturan/?q=a")
    assert halaman.count("<dt>") == 60
    assert "Tampil 60 yang pertama" in halaman


def test_halaman_hukum_tidak_menyentuh_basis_data(client):
    for jalan in ("", "15-2015/", "23-2005/pasal-5/", "ambang/", "?q=izin"):
        with CaptureQueriesContext(connection) as kueri:
            buka(client, f"/aturan/{jalan}")
        assert len(kueri) == 0, jalan


@pytest.fixture
def baca_ulang():
    """Pages of the law are read once for a process: before and after a test that changes it they are read again."""
    for baca in (susun, penerapan):
        baca.cache_clear()
    yield
    for baca in (susun, penerapan):
        baca.cache_clear()


def test_versi_baru_tampil_di_samping_yang_lama_dengan_perkaranya(client, monkeypatch, baca_ulang):
    baru = Peraturan("P1-2026", "Permenkop 1/2026", "Peraturan rekaan", date(2026, 11, 2), date(2027, 1, 1))
    versi = Versi(baru.berlaku, Decimal(500_000_000), Pasal(baru, "17", "2", "a"), peralihan=Peralihan.DIAJUKAN)
    modal = MODAL_AWAL["ksp", "primer", "kabkota"]
    monkeypatch.setitem(modal.__dict__, "versi", (modal.versi[0], versi))
    for jalan in ("/aturan/ambang/", "/aturan/15-2015/pasal-17/ayat-2/huruf-a/"):
        isi = teks(buka(client, jalan))
        assert "minimal Rp15.000.000" in isi
        assert "minimal Rp500.000.000" in isi
        assert "sejak 1 Januari 2027, bagi perkara yang diajukan sejak hari itu" in isi
