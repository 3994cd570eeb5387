"""Supervision finds a breach: visits, evidence, the koperasi heard, a proposal refused, then the office closed."""

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from tests.bantu_surat import rapat
from tests.pabrik import buat_kantor_lama, konfirmasi_kalender
from tests.skenario.loket import berkas, hari
from tests.skenario.meja_kantor import koperasi_nasional, tindakan
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def siapkan(pengawas, kantor, *, lanjut=False, bukti=None, **isi):
    alamat = f"/kantor/{kantor.pk}/tutup/"
    formulir = pengawas.buka(alamat).formulir[0]
    kertas = {"berkas": bukti} if bukti else {}
    return pengawas.pos(alamat, formulir.isi | isi | kertas | ({"lanjut": "ya"} if lanjut else {}))


def test_kantor_yang_melanggar_ditutup_dengan_bukti_dan_tanggapan(client):
    konfirmasi_kalender()
    koperasi = koperasi_nasional()
    kantor = buat_kantor_lama(koperasi, "kk", nama="Pasar Limbangan", alamat="Jalan Pasar Nomor 2")
    pengawas = Petugas(Peran.PENGAWAS, "Dedi Mulyana", kode="32.05")
    bupati = Petugas(Peran.PEJABAT, "Euis Kartika", kode="32.05", jabatan="Bupati Garut")

    # A visit goes on record.
    halaman = pengawas.kirim(
        f"/kantor/{kantor.pk}/kunjungan/", tanggal=hari(9), hasil="Pinjaman diputus di Kantor Kas.", papan_nama="tidak",
        tindak_lanjut="Diminta berhenti.",
    )  # fmt: skip
    assert "tercatat" in halaman.teks
    assert "Pinjaman diputus di Kantor Kas." in bupati.buka(kantor.get_absolute_url()).teks

    # The proposal needs the rule, the evidence and the answer; each gap is said beside its field.
    halaman = siapkan(pengawas, kantor, lanjut=True, alasan_tutup="Kantor Kas memutus pinjaman (Pasal 1 angka 26).")
    assert halaman.kode == 422
    assert "Bukti pelanggaran" in halaman.teks and "tanggapan koperasi" in halaman.teks
    tanggapan = f"Didengar {hari(2)}: pengurus mengakui."
    halaman = siapkan(
        pengawas, kantor, lanjut=True, bukti=berkas("foto-perjanjian"), tanggapan_koperasi=tanggapan,
        alasan_tutup="Kantor Kas memutus pinjaman (Pasal 1 angka 26).",
    )  # fmt: skip
    assert halaman.url.endswith("/usulkan_tutup/"), halaman.teks
    pengawas.pos(halaman.url, halaman.formulir[0].isi | {"alasan": "Dua kali ditemukan."})
    kantor.refresh_from_db()
    assert kantor.status == "usul_tutup"
    assert kantor.nomor_perkara in bupati.buka("/").teks

    # First not closed, then proposed again and closed, by somebody else than who proposed it.
    tindakan(bupati, kantor, "batalkan_tutup", alasan="Beri waktu satu minggu.")
    assert kantor.status == "beroperasi"
    halaman = siapkan(pengawas, kantor, lanjut=True)
    pengawas.pos(halaman.url, halaman.formulir[0].isi | {"alasan": "Masih berlangsung."})
    kantor.refresh_from_db()
    assert "tidak berwenang" in pengawas.buka(reverse("tindakan", args=["jaringanpelayanan", kantor.pk, "tutup"])).teks
    tindakan(bupati, kantor, "tutup", alasan="Bukti cukup dan tidak ada perbaikan.")
    assert kantor.status == "ditutup"
    surat = kantor.daftar_surat.get()
    naskah = bupati.baca_surat(surat)
    for kalimat in (
        "menutup Kantor Kas Pasar Limbangan", "Pasal 10 ayat (6)", "foto-perjanjian.pdf", tanggapan,
        "Pinjaman diputus di Kantor Kas.", "Bukti cukup dan tidak ada perbaikan.",
    ):  # fmt: skip
        assert rapat(kalimat) in naskah, kalimat
    assert "Isinya penutupan kantor." in client.get(reverse("surat_periksa", args=[surat.kode])).content.decode()
    assert not pengawas.buka(kantor.get_absolute_url()).balasan.context["tindakan"]
