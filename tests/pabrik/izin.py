"""Koperasi, people, applications, licences, the calendar."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from aturan.simpan_pinjam_2015.modal import modal_awal
from aturan.simpan_pinjam_2015.som import BUTIR_SOM
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import HariLibur, KalenderTahun
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import (
    Koperasi,
    Modal,
    Orang,
    Som,
    WilayahAnggota,
)
from perizinan.izin.akibat import wilayah_urusan
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.berkas import berkas_diperiksa
from perizinan.izin.syarat import butir_berkas, jalur, kewenangan_permohonan, usul_tersimpan
from perizinan.models import (
    IzinUsaha,
    PemeriksaanBerkas,
    PermohonanIzin,
)
from tests.pabrik.dasar import _urut, buat_pengguna, buat_wilayah
from tests.pabrik.sentra import buat_bukti


def buat_koperasi(kode="32.05", *, anggota=None, lengkap=True, **isi):
    """A KSP primer at `kode` with its members in the regions `anggota` (default: the same one).

    With `lengkap` it has what a licence asks of the register: three pengurus, three pengawas, capital, SOM.
    """
    n = next(_urut)
    bawaan = {
        "nama": f"KSP Mekar Jaya {n}", "jenis": "ksp", "bentuk": "primer",
        "badan_hukum": f"AHU-{n:07}.AH.01.26.TAHUN 2018", "tanggal_badan_hukum": date(2018, 3, 1),
        "alamat": "Jalan Ahmad Yani Nomor 12", "telepon": "0262111222",
        "visi": "Koperasi yang sehat", "misi": "Melayani anggota", "tujuan": "Anggota sejahtera",
        "mulai_kegiatan": date(2018, 5, 1), "wilayah": buat_wilayah(kode), "hubungan_diperiksa": date(2025, 3, 2),
        "ada_unit_lain": False,
    }  # fmt: skip
    koperasi = Koperasi.objects.create(**{**bawaan, **isi})
    for satu in anggota or [kode]:
        WilayahAnggota.objects.create(koperasi=koperasi, wilayah=buat_wilayah(satu), jumlah_anggota=40)
    tetapkan_berwenang(koperasi)
    if lengkap:
        for golongan in (Orang.Golongan.PENGURUS, Orang.Golongan.PENGAWAS):
            for jabatan in ("Ketua", "Sekretaris", "Bendahara"):
                buat_orang(koperasi, golongan, jabatan=jabatan)
        Modal.objects.create(
            koperasi=koperasi, per=date(2026, 9, 30), simpanan_pokok=Decimal(12_000_000),
            simpanan_wajib=Decimal(8_000_000), modal_tetap=Decimal(60_000_000), aset=Decimal(150_000_000),
        )  # fmt: skip
        Som.objects.create(
            koperasi=koperasi, nomor="01/SOM/2025", tanggal=date(2025, 1, 15),
            butir={b.kode: {"ada": True, "catatan": ""} for b in BUTIR_SOM},
            aset_tetap=Decimal(100_000_000), aset_dijaminkan=Decimal(0),
        )  # fmt: skip
    return koperasi


def buat_orang(koperasi, golongan="pengurus", **isi):
    """A person in office who meets every rule of Pasal 11 to 13."""
    n = next(_urut)
    bawaan = {
        "nama": f"Orang {n}", "jabatan": "Ketua", "nik": f"320501010180{n % 10000:04}", "anggota": True,
        "anggota_sejak": date(2018, 3, 1), "rapat_anggota": date(2025, 2, 20), "diangkat": date(2025, 3, 1),
        "berakhir": date(2030, 2, 28), "tidak_dihukum": True,
        "asal_koperasi": "KSP Primer Anggota" if koperasi.bentuk == Koperasi.Bentuk.SEKUNDER else "",
    }  # fmt: skip
    if golongan == Orang.Golongan.PENGELOLA:
        bawaan |= {
            "jabatan": "Manajer", "sertifikat_nomor": f"LSP-{n}", "sertifikat_lsp": "LSP Koperasi Jasa Keuangan",
            "sertifikat_sampai": date(2028, 2, 28), "kontrak_mulai": date(2025, 3, 1),
            "kontrak_sampai": date(2028, 2, 28), "kontrak_wewenang": True, "kontrak_sengketa": True,
        }  # fmt: skip
    return Orang.objects.create(koperasi=koperasi, golongan=golongan, **{**bawaan, **isi})


def buat_permohonan(koperasi=None, *, kode="32.05", berwenang=None, lengkap=True, **isi):
    """A draft at the counter of the authority of `koperasi` (or of `berwenang`).

    With `lengkap` every document of Pasal 7 is there, the capital exactly the one that the law asks.
    """
    koperasi = koperasi or buat_koperasi(kode)
    n, meja = next(_urut), buat_wilayah(berwenang or koperasi.berwenang_id)
    anggota = isi.pop("keanggotaan_baru", [])
    permohonan = PermohonanIzin(
        koperasi=koperasi, berwenang=meja, wilayah=wilayah_urusan(koperasi.wilayah, meja),
        nomor_perkara=f"IZN-{meja.pk}-2026-{n:04}", nomor_surat=f"{n:02}/KSP/X/2026", tanggal_surat=date(2026, 10, 20),
    )  # fmt: skip
    for nama, nilai in isi.items():
        setattr(permohonan, nama, nilai)
    ALUR_PERMOHONAN.buat(permohonan, buat_pengguna(Peran.LOKET, kode=meja.pk))
    permohonan.keanggotaan_baru.set([buat_wilayah(satu) for satu in anggota])
    if lengkap:
        k = kewenangan_permohonan(permohonan)
        syarat = modal_awal(permohonan.jenis_izin, permohonan.bentuk_izin, k.lingkup)
        bawaan = {
            "bank": "bpd_jabar", "nomor_bilyet": f"BD-{n:06}", "tanggal_deposito": date(2026, 10, 12),
            "modal_disetor": syarat.pada(date(2026, 10, 12)).nilai, "deposito_atas_nama": "koperasi",
            "rekening_bank": "Bank BJB", "rekening_nomor": f"0012{n:06}", "rekening_atas_nama": permohonan.nama_izin,
            "rekening_milik_koperasi": True, "rencana_mulai": 2027, "rencana_tahun": 2,
        }  # fmt: skip
        PermohonanIzin.objects.filter(pk=permohonan.pk).update(**{**bawaan, **isi})
        for butir in butir_berkas(permohonan):
            buat_bukti(permohonan, butir)
    return PermohonanIzin.objects.get(pk=permohonan.pk)


LANGKAH_IZIN = {
    "diterima": ("terima", Peran.LOKET),
    "lengkap": ("nyatakan_lengkap", Peran.PEMERIKSA),
    "siap": ("selesai_periksa", Peran.PEMERIKSA),
    "terbit": ("terbitkan_izin", Peran.PEJABAT),
    "terdaftar": ("cantumkan", Peran.PEJABAT),
    "ditolak": ("tolak", Peran.PEJABAT),
}


USUL = {"izin": "terbit", "registrasi": "daftar", "belum_memenuhi": "tolak"}


def tandai_berkas(permohonan, **tidak):
    """The examiner's marks saved: every document there, save the ones in `tidak` ({"7c": what is missing})."""
    oleh = permohonan.dibuat_oleh
    for butir in butir_berkas(permohonan):
        hasil = {"hasil": "tidak" if butir in tidak else "ada", "catatan": tidak.get(butir, ""), "oleh": oleh}
        PemeriksaanBerkas.objects.update_or_create(permohonan=permohonan, butir=butir, defaults=hasil)
    return berkas_diperiksa(permohonan)


def usulkan(permohonan, usul="", catatan="Diperiksa."):
    """The examiner's proposal saved; by default the one that the capital allows."""
    PermohonanIzin.objects.filter(pk=permohonan.pk).update(
        usul=usul or USUL[jalur(permohonan)[0]], usul_catatan=catatan
    )
    permohonan.refresh_from_db()
    return usul_tersimpan(permohonan)


def majukan_izin(permohonan, status):
    """Take a complete application on to `status`, each step by a fresh officer of its authority."""
    urutan = ["draf", "diterima", "lengkap", "siap"]
    sisa = urutan[urutan.index(permohonan.status) + 1 :]
    langkah = sisa[: sisa.index(status) + 1] if status in sisa else [*sisa, status]
    for tujuan in langkah:
        aksi, peran = LANGKAH_IZIN[tujuan]
        bahan = {"lengkap": tandai_berkas, "siap": usulkan}
        ALUR_PERMOHONAN.jalankan(
            permohonan, aksi, buat_pengguna(peran, kode=permohonan.berwenang_id), versi=permohonan.versi,
            alasan="Syarat belum terpenuhi (Pasal 7)." if tujuan == "ditolak" else "",
            penilaian=bahan[tujuan](permohonan) if tujuan in bahan else None,
        )  # fmt: skip
        permohonan = PermohonanIzin.objects.get(pk=permohonan.pk)
    return permohonan


def buat_izin(koperasi=None, **isi):
    """The licence of a koperasi, all the way from the counter."""
    return IzinUsaha.objects.get(permohonan=majukan_izin(buat_permohonan(koperasi, **isi), "terbit"))


def konfirmasi_kalender(*tahun, libur=()):
    """Confirmed years (default: this one and the two beside it) with three fixed holidays each, and `libur` besides."""
    admin = buat_pengguna(Peran.ADMIN_INSTANSI, kode="00")
    for satu in tahun or range(hari_ini().year - 1, hari_ini().year + 2):
        KalenderTahun.objects.create(
            tahun=satu, dasar="SKB uji", dikonfirmasi_oleh=admin, dikonfirmasi_pada=timezone.now()
        )
        HariLibur.objects.bulk_create(
            HariLibur(tanggal=date(satu, bulan, hari), nama=nama, golongan="nasional")
            for bulan, hari, nama in ((1, 1, "Tahun Baru"), (8, 17, "Proklamasi"), (12, 25, "Natal"))
        )
    HariLibur.objects.bulk_create(HariLibur(tanggal=h, nama="Cuti uji", golongan="cuti_bersama") for h in libur)


def buat_izin_lama(koperasi, **isi):
    """The licence of a koperasi from before this product, by the authority that its membership region names."""
    k, n = koperasi.kewenangan(), next(_urut)
    bawaan = {
        "nomor": f"518/{n}/IUSP/2019", "tanggal": date(2019, 2, 1), "penerbit": koperasi.berwenang,
        "penerbit_sebutan": k.penerbit, "nama": koperasi.nama, "jenis": koperasi.jenis, "bentuk": koperasi.bentuk,
        "kedudukan": koperasi.wilayah, "alamat": koperasi.alamat, "lingkup": k.lingkup.value,
    }  # fmt: skip
    pencatat = buat_pengguna(Peran.PEMERIKSA, kode=koperasi.berwenang_id)
    return IzinUsaha.objects.create(koperasi=koperasi, terdahulu=True, dicatat_oleh=pencatat, **{**bawaan, **isi})
