"""The one table of the columns of a sheet of old licences and offices: one row, one licence or one office."""

from django.db import models

from aturan.simpan_pinjam_2015.jaringan import JenisKantor
from core.lembar.sel import Jenis, boleh_beda, hanya_nilai, satu_dari, teks, uang
from core.lembar.tabel import Kolom, Tabel
from core.lembar.tanggal import tanggal
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI, seragam


class Apa(models.TextChoices):
    """What a row records."""

    IZIN = "izin", "Izin usaha"
    KC = JenisKantor.KC.value, JenisKantor.KC.label
    KCP = JenisKantor.KCP.value, JenisKantor.KCP.label
    KK = JenisKantor.KK.value, JenisKantor.KK.label


class Keadaan(models.TextChoices):
    """How a licence or an office stands today."""

    BERLAKU = "berlaku", "Berlaku"
    DIGANTI = "diganti", "Diganti izin lain"
    DICABUT = "dicabut", "Dicabut"
    DIBEKUKAN = "dibekukan", "Dibekukan"
    BEROPERASI = "beroperasi", "Beroperasi"
    DITUTUP = "ditutup", "Ditutup"


def _nama_wilayah(sel) -> str:
    return hanya_nilai(sel)[1]


WILAYAH = Jenis(_nama_wilayah, nol=True, sama=boleh_beda)
_register = DAFTAR_KOPERASI.menurut_nama

KOLOM: tuple[Kolom, ...] = (
    Kolom("apa", "Izin atau kantor", satu_dari(
        seragam, Apa, izin="izin|izin usaha simpan pinjam|iusp|izin simpan pinjam|surat izin",
        kc="kc|cabang|kantor cabang", kcp="kcp|capem|cabang pembantu|kantor cabang pembantu", kk="kk|kas|kantor kas"),
          "Izin usaha", ("izin kantor", "jenis catatan", "dicatat", "uraian"), wajib=True, tabel=True, lebar=20),
    _register["badan_hukum"],
    Kolom("nama", "Nama koperasi", teks(160), "KSP Mekar Sari", ("koperasi", "nama ksp", "nama"), tabel=True, lebar=32,
          petunjuk="Dibandingkan dengan register koperasi; koperasinya dikenali dari nomor badan hukum."),
    Kolom("nomor", "Nomor izin atau persetujuan", teks(80), "518/12/IUSP/2014",
          ("nomor izin", "nomor persetujuan", "nomor surat", "nomor izin persetujuan", "nomor surat izin",
           "nomor izin usaha simpan pinjam"), wajib=True, tabel=True, lebar=28, petunjuk="Seperti tertulis."),
    Kolom("tanggal", "Tanggal izin atau persetujuan", tanggal, "20/01/2014",
          ("tanggal izin", "tanggal persetujuan", "tanggal surat", "tanggal surat izin", "tanggal izin persetujuan"),
          wajib=True, tabel=True, lebar=14),
    Kolom("penerbit", "Pejabat penerbit", teks(120), "Bupati Garut",
          ("penerbit", "pejabat", "penerbit izin", "diterbitkan oleh", "pejabat penerbit izin"), tabel=True, lebar=24,
          petunjuk="Izin: wajib, jabatannya seperti tertulis pada surat."),
    Kolom("daerah", "Daerah penerbit", WILAYAH, "", ("daerah penerbit izin", "wilayah penerbit"), lebar=22,
          petunjuk="Izin: isi bila penerbitnya waktu itu bukan yang berwenang sekarang."),
    Kolom("jenis", "Jenis (KSP/USP)", _register["jenis"].jenis, "KSP", ("jenis", "jenis koperasi", "ksp usp"), lebar=11,
          petunjuk="Izin: seperti tertulis; kosong menurut register."),
    Kolom("alamat", "Alamat", teks(200), "Jalan Merdeka Nomor 8", ("alamat kantor", "alamat koperasi"), lebar=30,
          petunjuk="Seperti tertulis pada surat; izin: kosong menurut register."),
    Kolom("keanggotaan", "Wilayah keanggotaan", _register["keanggotaan"].jenis, "Kabupaten Garut",
          ("wilayah keanggotaan menurut izin", "keanggotaan", "wilayah anggota"), lebar=30,
          petunjuk="Izin: seperti tertulis, dipisah titik koma; kosong menurut register."),
    Kolom("modal", "Modal disetor (Rp)", uang, "15.000.000", ("modal disetor", "modal", "modal disetor izin"), lebar=18,
          petunjuk="Izin: bila tertulis."),
    Kolom("kantor", "Nama kantor", teks(120), "", ("nama cabang", "nama kantor cabang"), tabel=True, lebar=22,
          petunjuk="Kantor: wajib, tanpa jenisnya, misalnya Limbangan."),
    Kolom("wilayah", "Kabupaten/kota kantor", WILAYAH, "",
          ("kabupaten kota", "kabupaten", "kota", "wilayah kantor", "lokasi kantor"), tabel=True, lebar=22,
          petunjuk="Kantor: kosong berarti kabupaten/kota Anda."),
    Kolom("mulai", "Mulai beroperasi", tanggal, "", ("tanggal mulai", "tanggal mulai beroperasi", "beroperasi sejak"),
          lebar=14, petunjuk="Kantor: tanggal mulai melayani."),
    Kolom("kepala", "Kepala kantor", teks(120), "", ("nama kepala", "kepala cabang", "pimpinan", "nama kepala kantor"),
          lebar=24, petunjuk="Kantor: nama kepalanya."),
    Kolom("keadaan", "Keadaan", satu_dari(
        seragam, Keadaan, berlaku="berlaku|aktif", diganti="diganti|diperbarui|diubah", dicabut="dicabut|dicabut izin",
        dibekukan="dibekukan|beku|dibekukan sementara", beroperasi="beroperasi|buka", ditutup="ditutup|tutup"),
          "Berlaku", ("status", "keadaan sekarang", "status izin", "status kantor"), tabel=True, lebar=14,
          petunjuk="Kosong: izin berlaku, kantor beroperasi."),
    Kolom("sejak", "Keadaan sejak", tanggal, "", ("status sejak", "berakhir", "tanggal status"), lebar=14,
          petunjuk="Izin yang diganti atau dicabut: wajib."),
)  # fmt: skip

TABEL_LAMA = Tabel("izin dan kantor lama", KOLOM, seragam, penanda="nomor")
