"""What the tests of the licences share: a case at any status, a step by whoever may take it, all rows compared."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from core.dasar.izin import Peran, kode_bertindak
from core.models import Jejak, Nomor, Surat, SuratObjek
from ksp_usp.models import Koperasi, WilayahAnggota
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.models import EntriRegistrasi, IzinUsaha, PemeriksaanBerkas, PeristiwaIzin, PermohonanIzin
from tests.pabrik import (
    buat_koperasi,
    buat_pengguna,
    buat_pengurus,
    buat_permohonan,
    buat_wilayah,
    majukan_izin,
    tandai_berkas,
    usulkan,
)

KURANG = "Bilyet belum dicap bank."
MODEL = (
    PermohonanIzin, PemeriksaanBerkas, IzinUsaha, PeristiwaIzin, EntriRegistrasi, Koperasi, WilayahAnggota, Jejak,
    Surat, SuratObjek, Nomor,
)  # fmt: skip


def pelaku(p, aksi):
    t = ALUR_PERMOHONAN.t(aksi, p.status)
    if t.peran is Peran.PENGURUS:
        return buat_pengurus(p.koperasi)
    return buat_pengguna(t.peran, kode=kode_bertindak(t.peran, p.wilayah_id, p.berwenang_id))


def bahan(p, aksi) -> dict:
    """Reason and judgements as the row of `aksi` asks for them."""
    t = ALUR_PERMOHONAN.t(aksi, p.status)
    penilaian = None
    match aksi:
        case "kirim_kekurangan":
            penilaian = tandai_berkas(p, **{"7c": KURANG})
        case "nyatakan_lengkap":
            penilaian = tandai_berkas(p)
        case "selesai_periksa":
            penilaian = usulkan(p)
        case "sampaikan_kelengkapan":  # something has to have come since the letter
            PermohonanIzin.objects.filter(pk=p.pk).update(nomor_bilyet="Bilyet pengganti")
            p.refresh_from_db()
    return {"alasan": "Alasan uji menurut Pasal 7." if t.alasan else "", "penilaian": penilaian}


def jalan(p, aksi, oleh=None, **isi):
    """Take the step and return its Konteks; `p` is brought up to date."""
    oleh = oleh or pelaku(p, aksi)
    konteks = ALUR_PERMOHONAN.jalankan(p, aksi, oleh, versi=p.versi, **(bahan(p, aksi) | isi))
    p.refresh_from_db()
    return konteks


def permohonan_pada(status, **isi):
    p = buat_permohonan(**isi)
    if status == "kurang":
        p = majukan_izin(p, "diterima")
        jalan(p, "kirim_kekurangan")
        return p
    if status == "disusun":
        PermohonanIzin.objects.filter(pk=p.pk).update(status=status)
        p.refresh_from_db()
        return p
    return p if status == "draf" else majukan_izin(p, status)


def pindahkan_anggota(koperasi, *kode):
    """The anggaran dasar changes: members in these regions."""
    koperasi.keanggotaan.all().delete()
    for satu in kode:
        WilayahAnggota.objects.create(koperasi=koperasi, wilayah=buat_wilayah(satu))


def usp(modal, bentuk="primer", **isi):
    """A draft for a USP with `modal` rupiah of modal tetap."""
    koperasi = buat_koperasi(jenis="usp", bentuk=bentuk, nama="Koperasi Sejahtera", **isi)
    return buat_permohonan(koperasi, modal_disetor=modal)


def keadaan():
    """All that an act may touch: every row of these tables, every stored file."""
    berkas = sorted(str(f) for f in Path(default_storage.location).rglob("*") if f.is_file())
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in MODEL} | {"berkas": berkas}


def tolak(jenis, p, aksi, oleh=None, *, versi=None, **isi) -> str:
    """The step is refused as `jenis` and leaves nothing behind; returns the sentence."""
    bawaan = bahan(p, aksi) if aksi in {t.aksi for t in ALUR_PERMOHONAN.dari_status(p.status)} else {}
    oleh = oleh or pelaku(p, aksi)
    p.refresh_from_db()
    sebelum = keadaan()
    with pytest.raises(jenis) as galat:
        ALUR_PERMOHONAN.jalankan(p, aksi, oleh, versi=p.versi if versi is None else versi, **(bawaan | isi))
    assert type(galat.value) is jenis
    assert keadaan() == sebelum
    return galat.value.pesan
