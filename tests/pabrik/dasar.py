"""Factories: the smallest real rows that a test needs. Statuses are reached through the gate, as in life."""

import itertools
from datetime import date

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from aturan.simpan_pinjam_2015.kewenangan import DEPUTI_PEMBIAYAAN
from core.dasar.izin import TINGKAT_PERAN, Peran, Tingkat
from core.halaman.unduhan import penugasan_kini
from core.kantor.permintaan import ajukan
from core.models import Instansi, Pengguna, Penugasan, PermintaanAkun, Unduhan, Wilayah
from core.perkara.simpanan import sidik_isi, simpan
from core.perkara.wewenang import wewenang_peran

ISI_BUKTI = b"%PDF-1.4 uji"
SANDI = "sandi-uji-12345"
AWAL = date(2020, 1, 1)
# As wide from the first as after thousands: what a test finds must not hang on how many ran before it.
_urut = itertools.count(10_001)
NAMA = {
    "00": ("Indonesia", Wilayah.Jenis.NEGARA),
    "31": ("Daerah Khusus Jakarta", Wilayah.Jenis.PROVINSI),
    "31.71": ("Kota Administrasi Jakarta Pusat", Wilayah.Jenis.KOTA_ADM),
    "31.74": ("Kota Administrasi Jakarta Selatan", Wilayah.Jenis.KOTA_ADM),
    "32": ("Jawa Barat", Wilayah.Jenis.PROVINSI),
    "32.05": ("Kabupaten Garut", Wilayah.Jenis.KABUPATEN),
    "32.06": ("Kabupaten Tasikmalaya", Wilayah.Jenis.KABUPATEN),
    "32.73": ("Kota Bandung", Wilayah.Jenis.KOTA),
    "33": ("Jawa Tengah", Wilayah.Jenis.PROVINSI),
    "33.74": ("Kota Semarang", Wilayah.Jenis.KOTA),
    "91": ("Papua", Wilayah.Jenis.PROVINSI),
    "91.71": ("Kota Jayapura", Wilayah.Jenis.KOTA),
}


def buat_wilayah(kode="32.05", **isi):
    """The region and the ones above it; existing rows are used again."""
    if ada := Wilayah.objects.filter(pk=kode).first():
        return ada
    induk = None if kode == "00" else buat_wilayah(kode[:2] if "." in kode else "00")
    nama, jenis = NAMA[kode]
    bawaan = {
        "nama": nama,
        "jenis": jenis,
        "induk": induk,
        "otonom": jenis not in (Wilayah.Jenis.KOTA_ADM, Wilayah.Jenis.KABUPATEN_ADM),
        "zona": Wilayah.Zona.WIT if kode.startswith("91") else Wilayah.Zona.WIB,
        "berlaku_dari": AWAL,
        "dasar": "uji",
    }
    return Wilayah.objects.create(kode=kode, **{**bawaan, **isi})


def buat_instansi(kode="32.05", **isi):
    wilayah = buat_wilayah(kode)
    if not isi and (ada := Instansi.objects.filter(wilayah=wilayah).first()):
        return ada
    bawaan = {
        "nama": f"Dinas Koperasi dan UKM {wilayah.nama}" if kode != "00" else "Kementerian Koperasi dan UKM",
        "kop_baris1": f"PEMERINTAH {wilayah.nama.upper()}" if kode != "00" else "MENTERI KOPERASI DAN UKM",
        "kop_baris2": "DINAS KOPERASI DAN UKM" if kode != "00" else "REPUBLIK INDONESIA",
        "kop_jabatan": kode == "00",
        "alamat": "Jalan Uji Nomor 1",
        "tempat": "Jakarta" if kode == "00" else wilayah.nama.split()[-1],
        "kode_unit": f"Dinkop-{kode}",
    }
    return Instansi.objects.create(wilayah=wilayah, **{**bawaan, **isi})


def bermandat(peran, instansi):
    """A post by its role, with the mandate of the post whose letters it signs; at the ministry the Deputi has both."""
    wewenang = wewenang_peran(peran, instansi)
    deputi = peran == Peran.PEJABAT and instansi.wilayah_id == "00"
    jabatan = DEPUTI_PEMBIAYAAN if deputi else Peran(peran).label
    return {"jabatan": jabatan, "atas_nama": wewenang.jabatan if wewenang else ""}


def buat_pengguna(peran=Peran.POKJA_KABKOTA, instansi=None, *, kode=None, nama="", **penugasan):
    """A person with one assignment in force; without an office, the usual one of the role's level.

    Without a post (`jabatan`) it has the mandate that its letters need; with one, what `penugasan` says.
    """
    if instansi is None:
        bawaan = {Tingkat.PUSAT: "00", Tingkat.PROVINSI: "32"}
        instansi = buat_instansi(kode or bawaan.get(TINGKAT_PERAN.get(peran), "32.05"))
    n = next(_urut)
    pengguna = Pengguna(
        username=f"{peran}.{n}", nama=nama or f"{Peran(peran).label} {n}", nip=f"{198001010000000000 + n}"
    )
    pengguna.set_password(SANDI)
    pengguna.save()
    jabatan = {} if "jabatan" in penugasan else bermandat(peran, instansi)
    if peran == Peran.PENGURUS:  # of a koperasi that no test made, unless one is named
        jabatan |= {"pihak": 0, "sampai": date(2099, 1, 1)}
    isi = {"mulai": AWAL, "dasar": f"SK {n}/2020", **jabatan, **penugasan}
    Penugasan.objects.create(pengguna=pengguna, instansi=instansi, peran=peran, **isi)
    return pengguna


def buat_pengurus(koperasi, **isi):
    """Whoever acts for `koperasi`: bound to it, for a term."""
    isi = {"pihak": koperasi.pk, "jabatan": "Ketua", **isi}
    return buat_pengguna(Peran.PENGURUS, kode=koperasi.berwenang_id, **isi)


def disusun(urusan):
    """The draft `urusan` as one that the koperasi itself is still writing."""
    type(urusan).objects.filter(pk=urusan.pk).update(status="disusun")
    urusan.status = "disusun"
    return urusan


def buat_permintaan(orang, peminta=None):
    """A request that waits for a second admin: a new log-in for `orang`, by an admin of the same office."""
    instansi = orang.penugasan.get().instansi
    peminta = peminta or buat_pengguna(Peran.ADMIN_INSTANSI, instansi)
    with transaction.atomic():
        return ajukan(peminta, PermintaanAkun.Jenis.SANDI, instansi, orang=orang, alasan="Lupa kata sandi")


def buat_unduhan(orang, **isi):
    """A sheet of a long list that `orang` asked for, made and waiting to be fetched."""
    bukti = isi_bukti()
    bawaan = {
        "judul": "Koperasi", "alamat": "/koperasi/", "penugasan": penugasan_kini(orang), "keadaan": "selesai",
        "jumlah": 6000, "isi": bukti["isi"], "sha256": bukti["sha256"], "diminta_pada": timezone.now(),
        "selesai_pada": timezone.now(),
    }  # fmt: skip
    return Unduhan.objects.create(pengguna=orang, **{**bawaan, **isi})


def isi_bukti() -> dict:
    """What a Berkas says of its file: one small file for all, in the store of the test."""
    sidik = sidik_isi(ISI_BUKTI)
    nama = f"berkas/{sidik[:2]}/{sidik[2:4]}/{sidik}"
    if not default_storage.exists(nama):
        simpan(ISI_BUKTI, "berkas")
    return {"isi": nama, "sha256": sidik, "ukuran": len(ISI_BUKTI)}
