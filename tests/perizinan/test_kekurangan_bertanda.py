"""Nothing that lacks is shown as fulfilled, and one thing is counted once: marks of status, tasks, counts of a page."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from aturan.bahasa import Hasil
from core.dasar.izin import Peran
from core.halaman.tanda import status_urusan, tanda
from core.perkara.tugas import Keadaan
from core.templatetags.sentra import tabel_temuan
from perizinan.izin.syarat import temuan_tanpa_jawaban
from perizinan.kantor.syarat import syarat_tutup_terpenuhi, temuan_kantor
from perizinan.kantor.tugas import bagian_kantor, berkas_per_butir, temuan_isian
from perizinan.models import JaringanPelayanan
from tests import pabrik
from tests.core.halaman.test_tindakan import tombol_utama

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
SELESAI = {tanda("selesai"), tanda("tetap"), tanda("cek")}


@pytest.mark.parametrize("status", ["disetujui", "tidak_mulai", "usul_tutup", "gugur", "ditutup", "ditolak"])
def test_kantor_yang_tidak_berjalan_tidak_bertanda_selesai(status):
    kantor = JaringanPelayanan(status=status)
    assert not [t for t in SELESAI if t in status_urusan(kantor)]
    assert tanda("selesai") in status_urusan(JaringanPelayanan(status="beroperasi"))


def test_bagian_yang_faktanya_belum_tercatat_di_register_tidak_selesai():
    kantor = pabrik.buat_kantor()
    kantor.koperasi.mulai_kegiatan = None
    kantor.koperasi.save()
    temuan = temuan_isian(kantor, temuan_kantor(kantor, kantor.tanggal_hukum))
    bagian = {b.kode: b for b in bagian_kantor(kantor, berkas_per_butir(kantor), temuan, kantor.hari_ini)}
    assert bagian["anggota"].keadaan is Keadaan.SEDANG
    assert bagian["anggota"].kurang == ["lama kegiatan simpan pinjam"]


def test_hitungan_pemeriksaan_sama_dengan_yang_dilipat_dan_yang_tampil():
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    temuan = temuan_tanpa_jawaban(p, p.tanggal_hukum)
    orang = next(t for t in temuan if t.siapa)
    isi = tabel_temuan([*temuan, replace(orang, hasil=Hasil.TIDAK_BERLAKU)])
    terpenuhi = int(re.match(r"(\d+) terpenuhi", isi["hitungan"])[1])
    assert isi["lipat"] and isi["lipat_lain"]
    assert terpenuhi == len(dict(isi["bagian"])["terpenuhi"]) + isi["lipat"]


def test_koperasi_yang_izinnya_beku_atau_kegiatannya_henti_tidak_bertanda_berizin(client):
    izin = pabrik.buat_izin()
    client.force_login(pabrik.buat_pengguna(Peran.PEMERIKSA))
    izin.koperasi.refresh_from_db()

    def kepala():
        html = client.get(izin.koperasi.get_absolute_url()).content.decode()
        return html[html.index('class="giliran"') : html.index('class="dua-kolom"')]

    assert "Berizin sejak" in kepala()
    izin.koperasi.dihentikan_sejak = izin.tanggal
    izin.koperasi.save()
    assert "Kegiatan dihentikan sementara" in kepala()
    type(izin).objects.filter(pk=izin.pk).update(keadaan="dibekukan")
    assert "Berizin sejak" not in kepala()
    assert "Izin: Dibekukan sementara" in kepala()


def test_usul_penutupan_yang_belum_diisi_bukan_tidak_terpenuhi(client):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")
    client.force_login(pabrik.buat_pengguna(Peran.PENGAWAS))
    html = client.get(reverse("jaringan_tutup", args=[kantor.pk])).content.decode()
    assert "3 belum diisi" in html
    assert "hasil-tidak" not in html
    assert not [t for t in syarat_tutup_terpenuhi(kantor, kantor.tanggal_hukum) if t.hasil.lolos]


TERUSKAN = ["Teruskan ke Gubernur Jawa Barat"]
SALAH_MEJA = {"rinci": TERUSKAN, "tugas": TERUSKAN, "periksa": TERUSKAN}


@pytest.mark.parametrize(("anggota", "utama"), [
    (["32.05", "32.73"], SALAH_MEJA), (["32.05"], {"rinci": ["Lanjutkan mengisi"], "periksa": ["Terima permohonan"]}),
])  # fmt: skip
def test_satu_tombol_utama_juga_pada_permohonan_di_meja_yang_salah(client, anggota, utama):
    """No application of the matrix lies at a wrong desk: everywhere else tests/test_matriks_halaman.py looks."""
    p = pabrik.buat_permohonan(pabrik.buat_koperasi(anggota=anggota), berwenang="32.05")
    client.force_login(pabrik.buat_pengguna(Peran.LOKET))
    for nama, tombol in utama.items():
        html = client.get(reverse(f"permohonan_{nama}", args=[p.pk])).content.decode()
        assert tombol_utama(html) == tombol, nama
    p = pabrik.buat_permohonan(pabrik.buat_koperasi(), lengkap=False)
    assert len(tombol_utama(client.get(reverse("permohonan_tugas", args=[p.pk])).content.decode())) == 1
