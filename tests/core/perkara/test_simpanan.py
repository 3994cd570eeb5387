"""The file store: whole or not at all, under its digest, gone only by the sweep; the PDF of a letter is made until it
stands, and one that is not what it was is not handed out."""

import errno
import hashlib
import html
import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils.html import strip_tags

import core.perkara.simpanan
from core.cadangan.ringkasan import berkas_tersebut
from core.dasar.gangguan import BerkasBerubah, BerkasHilang, SuratGagal
from core.models import Rendisi, Surat
from core.perkara import bukti
from core.perkara import surat as mesin
from core.perkara.berkas import simpan_berkas
from core.perkara.sapu import SEHARI, periksa_berkas
from core.perkara.simpanan import baca, simpan
from core.perkara.surat import pdf_surat, render_pdf
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]


def teks(balasan) -> str:
    return " ".join(strip_tags(html.unescape(balasan.content.decode())).split())


def di_cakram() -> list[str]:
    akar = Path(default_storage.location)
    return sorted(str(f.relative_to(akar)) for f in akar.rglob("*") if f.is_file())


def tuakan(*nama):
    lama = time.time() - SEHARI - 60
    for satu in nama or di_cakram():
        os.utime(default_storage.path(satu), (lama, lama))


def seleksi():
    usulan = pabrik.buat_usulan()
    konteks = ALUR_USULAN.jalankan(usulan, "seleksi", usulan.dibuat_oleh, versi=usulan.versi)
    return konteks.surat[0], usulan


# The store


def test_bita_yang_sama_satu_nama_dan_umurnya_dihitung_lagi():
    nama = simpan(b"satu", "berkas", ".pdf")
    tuakan(nama)
    assert simpan(b"satu", "berkas", ".pdf") == nama and di_cakram() == [nama]
    assert Path(default_storage.path(nama)).stat().st_mtime > time.time() - 60
    sidik = hashlib.sha256(b"satu").hexdigest()
    assert nama == f"berkas/{sidik[:2]}/{sidik[2:4]}/{sidik}.pdf" and baca(nama, sidik) == b"satu"


def test_yang_terpotong_tidak_pernah_bernama(monkeypatch):
    def putus(*_, **__):
        yield b"separ"
        assert len(di_cakram()) == 1
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(ContentFile, "chunks", putus)
    with pytest.raises(OSError, match="penuh"):
        simpan(b"separuh", "berkas")
    assert di_cakram() == []


def test_bita_lain_di_bawah_sidik_yang_sama_ditolak_dan_tidak_ditimpa():
    nama = simpan(b"asli", "berkas")
    Path(default_storage.path(nama)).write_bytes(b"palsu")
    with pytest.raises(BerkasBerubah):
        simpan(b"asli", "berkas")
    assert Path(default_storage.path(nama)).read_bytes() == b"palsu"


def test_unggahan_saat_cakram_penuh_ditolak_di_samping_isiannya(client, monkeypatch):
    usulan = pabrik.buat_usulan(lengkap=False)
    client.force_login(usulan.dibuat_oleh)

    def penuh(*_):
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(core.perkara.simpanan.Gudang, "_save", penuh)
    berkas = SimpleUploadedFile("foto.pdf", render_pdf("<p>foto</p>"))
    balasan = client.post(f"/urusan/usulan/{usulan.pk}/berkas/", {"file": berkas}, follow=True)
    assert "foto.pdf: Tempat penyimpanan penuh: berkas ini belum tersimpan; isian lain tidak hilang." in teks(balasan)
    assert not usulan.daftar_berkas.exists()


@pytest.mark.parametrize(("rusak", "judul"), [(False, "tidak ditemukan"), (True, "berubah sejak disimpan")])
def test_berkas_yang_hilang_atau_berubah_tidak_dibagikan(client, rusak, judul):
    berkas = simpan_berkas(SimpleUploadedFile("a.pdf", render_pdf("<p>isi</p>")), pabrik.buat_pengguna())
    jalur = Path(default_storage.path(berkas.isi.name))
    jalur.write_bytes(b"palsu") if rusak else jalur.unlink()
    client.force_login(berkas.diunggah_oleh)
    client.raise_request_exception = False
    balasan = client.get(f"/berkas/{berkas.pk}/")
    assert balasan.status_code == 500 and judul in teks(balasan) and "Nomor kejadian" in teks(balasan)


# The PDF of a letter


@pytest.mark.parametrize(
    ("titik", "galat"),
    [
        ("core.perkara.surat.render_pdf", SuratGagal("mesin")),
        ("core.perkara.simpanan.Gudang._save", OSError(errno.ENOSPC, "penuh")),
        ("core.perkara.simpanan.Gudang._save", OSError(errno.EROFS, "hanya baca")),
    ],
)
def test_keputusan_berdiri_walau_pdf_gagal_lalu_pdf_dibuat_saat_dibuka(
    client, monkeypatch, django_capture_on_commit_callbacks, titik, galat
):
    def gagal(*_):
        raise galat

    with monkeypatch.context() as tambal:
        tambal.setattr(titik, gagal)
        with django_capture_on_commit_callbacks(execute=True) as panggilan:
            surat, usulan = seleksi()
        assert panggilan
        client.force_login(usulan.dibuat_oleh)
        client.raise_request_exception = False
        assert client.get(surat.get_absolute_url()).status_code == 503
        assert "PDF belum ada" in teks(client.get(usulan.get_absolute_url()))
    usulan.refresh_from_db()
    assert usulan.status == "terseleksi" and not Rendisi.objects.exists()
    assert client.get(surat.get_absolute_url())["Content-Type"] == "application/pdf"
    assert "PDF belum ada" not in teks(client.get(usulan.get_absolute_url()))


def test_pdf_dibuat_sesudah_keputusan_dicatat_dan_satu_kali(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as panggilan:
        surat, _ = seleksi()
    assert not Rendisi.objects.exists() and di_cakram() == []
    for buat in panggilan:
        buat()
    rendisi = surat.rendisi.get()
    assert pdf_surat(surat) == baca(rendisi.pdf.name, rendisi.sha256) and di_cakram() == [rendisi.pdf.name]


def test_dua_pembuat_sekaligus_berakhir_dengan_satu_baris(monkeypatch):
    """The second one, with a newer engine, begins before the row of the first stands."""
    surat, _ = seleksi()
    satu, lain = render_pdf("<p>naskah</p>"), render_pdf("<p><b>naskah</b></p>")

    def lambat(naskah):
        monkeypatch.setattr(mesin, "render_pdf", lambda naskah: satu)
        pdf_surat(surat)
        return lain

    monkeypatch.setattr(mesin, "render_pdf", lambat)
    assert satu != lain and pdf_surat(surat) == satu
    assert surat.rendisi.get().sha256 == hashlib.sha256(satu).hexdigest()


def test_pdf_yang_hilang_dibuat_lagi_tanpa_baris_baru_bila_bitanya_sama():
    surat, _ = seleksi()
    pdf = pdf_surat(surat)
    Path(default_storage.path(surat.rendisi.get().pdf.name)).unlink()
    assert pdf_surat(surat) == pdf and surat.rendisi.count() == 1


def test_pdf_yang_dibuat_mesin_lain_dibandingkan_bunyinya(monkeypatch):
    surat, _ = seleksi()
    asli, tebal, palsu = (render_pdf(h) for h in ("<p>Nomor 1</p>", "<p><b>Nomor  1</b></p>", "<p>Nomor 2</p>"))
    for pdf in (asli, tebal):
        monkeypatch.setattr(mesin, "render_pdf", lambda naskah, pdf=pdf: pdf)
        assert pdf_surat(surat) == pdf
        Path(default_storage.path(surat.rendisi.last().pdf.name)).unlink()
    assert list(surat.rendisi.values_list("ke", flat=True)) == [1, 2]
    monkeypatch.setattr(mesin, "render_pdf", lambda naskah: palsu)
    with pytest.raises(BerkasBerubah):
        pdf_surat(surat)


def test_naskah_atau_pdf_yang_diubah_tidak_dibagikan(client):
    surat, usulan = seleksi()
    with pytest.raises(BerkasBerubah):
        pdf_surat(Surat(pk=surat.pk, html=f"{surat.html} ", sidik_html=surat.sidik_html))
    pdf_surat(surat)
    Path(default_storage.path(surat.rendisi.get().pdf.name)).write_bytes(b"%PDF-1.7 palsu")
    client.force_login(usulan.dibuat_oleh)
    client.raise_request_exception = False
    balasan = client.get(surat.get_absolute_url())
    assert balasan.status_code == 500 and "berubah sejak disimpan" in teks(balasan)


# The sweep


def test_sapu_membuang_yang_tak_bernama_sesudah_sehari():
    surat, _ = seleksi()
    pdf_surat(surat)
    berkas = simpan_berkas(SimpleUploadedFile("a.pdf", render_pdf("<p>isi</p>") + b"\n"), pabrik.buat_pengguna())
    bernama = sorted([surat.rendisi.get().pdf.name, berkas.isi.name])
    lama, terpotong = simpan(b"sisa", "berkas"), default_storage.save("surat/aa/bb/cc.pdf.x.baru", ContentFile(b"sep"))
    tuakan()
    baru = simpan(b"baru", "berkas")
    call_command("sapu_berkas", verbosity=0)
    assert di_cakram() == sorted([*bernama, baru])
    assert lama not in di_cakram() and terpotong not in di_cakram()


def test_sapu_tidak_membuang_yang_ditulis_lagi_di_antaranya():
    nama = simpan(b"sisa", "berkas")
    tuakan(nama)
    batas = time.time() - SEHARI
    simpan(b"sisa", "berkas")
    assert not default_storage.hapus_lama(nama, batas) and di_cakram() == [nama]


def test_sapu_menyebut_yang_hilang_dan_berubah_dan_membuat_pdf(capsys, monkeypatch):
    tanpa_pdf, _ = seleksi()
    hilang, rusak = (
        simpan_berkas(SimpleUploadedFile("a.pdf", render_pdf("") + b"\n" * n), pabrik.buat_pengguna()) for n in (1, 2)
    )
    Path(default_storage.path(hilang.isi.name)).unlink()
    Path(default_storage.path(rusak.isi.name)).write_bytes(b"palsu")
    assert [k.split(" (")[0] for k in periksa_berkas()] == [
        f"berkas {hilang.pk}: berkasnya tidak ada di penyimpanan",
        f"berkas {rusak.pk}: isi berkasnya tidak lagi sama dengan saat disimpan",
    ]
    with pytest.raises(CommandError, match="2 berkas bermasalah"):
        call_command("sapu_berkas")
    assert tanpa_pdf.rendisi.exists() and "1 PDF dibuat, 2 masalah" in capsys.readouterr().out
    Path(default_storage.path(tanpa_pdf.rendisi.get().pdf.name)).unlink()
    monkeypatch.setattr("core.perkara.sapu.BAGIAN", 10**9)  # no row has its turn: that a file is there is asked anyway
    with pytest.raises(CommandError, match="2 berkas bermasalah"):
        call_command("sapu_berkas", sebagian=True)
    assert pdf_surat(tanpa_pdf) and tanpa_pdf.rendisi.count() == 1


def test_berkas_hilang_bukan_berkas_kosong():
    with pytest.raises(BerkasHilang):
        baca("berkas/tidak/ada", "0" * 64)


def test_pdf_yang_sudah_digantikan_tidak_dianggap_hilang_oleh_siapa_pun(monkeypatch):
    """Set again by a newer engine into other bytes: sweep, evidence and backup ask for the new one alone."""
    surat, _ = seleksi()
    pdf_surat(surat)
    Path(default_storage.path(surat.rendisi.get().pdf.name)).unlink()
    semula = mesin.render_pdf
    monkeypatch.setattr(mesin, "render_pdf", lambda html: semula(html) + b"\n")
    pdf_surat(surat)
    lama, baru = surat.rendisi.all()
    assert list(periksa_berkas()) == list(bukti.periksa_berkas()) == []
    assert lama.pdf.name not in berkas_tersebut() and baru.pdf.name in berkas_tersebut()
    Path(default_storage.path(baru.pdf.name)).unlink()
    assert list(bukti.periksa_berkas()) == [f"core.rendisi:{baru.pk}: berkasnya tidak ada di penyimpanan."]
