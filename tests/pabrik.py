"""Factories: the smallest real rows that a test needs. Statuses are reached through the gate, as in life."""

import itertools
import re
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from unittest import mock

from django.utils import timezone

from aturan.kesehatan import PERTANYAAN
from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_mulai
from aturan.simpan_pinjam_2015.modal import modal_awal
from aturan.simpan_pinjam_2015.som import BUTIR_SOM
from contoh import rute
from contoh.rute import langkah_ke
from core.dasar.izin import TINGKAT_PERAN, Peran, Tingkat, kode_bertindak
from core.dasar.waktu import hari_ini
from core.models import Berkas, HariLibur, Instansi, KalenderTahun, Pengguna, Penugasan, Wilayah
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import (
    AnggotaTimPenilai,
    JawabanManajemen,
    Koperasi,
    KualifikasiPenilai,
    LaporanKeuangan,
    Modal,
    Orang,
    PenilaianKesehatan,
    Som,
    StatusPenilaian,
    WilayahAnggota,
)
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.syarat import jawaban_dihitung, laporan_tahun, wilayah_penilaian
from perizinan.izin.akibat import wilayah_urusan
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.syarat import berkas_diperiksa, butir_berkas, jalur, kewenangan_permohonan, usul_tersimpan
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.syarat import berkas_kantor_diperiksa, butir_kantor, usul_kantor_tersimpan
from perizinan.models import (
    IzinUsaha,
    JaringanPelayanan,
    PemeriksaanBerkas,
    PemeriksaanKantor,
    PermohonanIzin,
    PersonelKantor,
    SaranaKerja,
)
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import (
    AnggotaTim,
    Jawaban,
    Keputusan,
    Lampiran2,
    Lampiran4,
    Lampiran5,
    Mitra,
    RiwayatPembinaan,
    Sentra,
    Ukm,
    Usulan,
)
from sentra_ukm.models.ukm import tetapkan_kelas
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.meja import butir_meja
from sentra_ukm.usulan.syarat import pertimbangan_lampiran

SANDI = "sandi-uji-12345"
AWAL = date(2020, 1, 1)
_urut = itertools.count(1)
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


def buat_pengguna(peran=Peran.POKJA_KABKOTA, instansi=None, *, kode=None, nama="", **penugasan):
    """A person with one assignment in force; without an office, the usual one of the role's level."""
    if instansi is None:
        bawaan = {Tingkat.PUSAT: "00", Tingkat.PROVINSI: "32"}
        instansi = buat_instansi(kode or bawaan.get(TINGKAT_PERAN.get(peran), "32.05"))
    n = next(_urut)
    pengguna = Pengguna(
        username=f"{peran}.{n}", nama=nama or f"{Peran(peran).label} {n}", nip=f"{198001010000000000 + n}"
    )
    pengguna.set_password(SANDI)
    pengguna.save()
    isi = {"jabatan": Peran(peran).label, "mulai": AWAL, "dasar": f"SK {n}/2020", **penugasan}
    Penugasan.objects.create(pengguna=pengguna, instansi=instansi, peran=peran, **isi)
    return pengguna


def buat_sentra(kode="32.05", pengguna=None, **isi):
    n = next(_urut)
    bawaan = {"nama": f"Sentra Kulit {n}", "kecamatan": "Sukaregang", "desa": "Kota Wetan", "produk": "Jaket kulit"}
    pengguna = pengguna or buat_pengguna(kode=kode)
    return Sentra.objects.create(wilayah=buat_wilayah(kode), dibuat_oleh=pengguna, **{**bawaan, **isi})


def buat_ukm(usulan, jumlah=25, *, omzet=Decimal(10_000_000), tk=2, **isi):
    """`jumlah` Usaha Kecil rows: `omzet` rupiah a month and `tk` workers each."""
    daftar = []
    awal = usulan.ukm.count()
    for i in range(awal + 1, awal + jumlah + 1):
        ukm = Ukm(
            usulan=usulan, urut=i, nama_usaha=f"UKM {i}", nama_pemilik=f"Pemilik {i}", produk="Jaket kulit",
            kekayaan_bersih=Decimal(50_000_000), penjualan_tahunan=omzet * 12, omzet_bulan=omzet, tk_laki=tk,
        )  # fmt: skip
        for nama, nilai in isi.items():
            setattr(ukm, nama, nilai)
        daftar.append(ukm)
    tetapkan_kelas(daftar, date(2026, 11, 1))
    return Ukm.objects.bulk_create(daftar)


def buat_usulan(kode="32.05", *, jenis="sentra", pengguna=None, sentra=None, lengkap=True, ukm=25, **isi):
    """A draft in region `kode`; with `lengkap`, all forms filled so that it may be selected."""
    pengguna = pengguna or buat_pengguna(kode=kode)
    sentra = sentra or buat_sentra(kode, pengguna, jenjang={"unggulan": "sentra", "klaster": "unggulan"}.get(jenis, ""))
    usulan = Usulan(
        sentra=sentra, wilayah=sentra.wilayah, berwenang=sentra.wilayah, jenis=jenis, tahun=2026, sumber_dana="apbn",
        nomor_perkara=f"USL-{kode}-2026-{next(_urut):04}", **isi,
    )  # fmt: skip
    ALUR_USULAN.buat(usulan, pengguna)
    if lengkap:
        lengkapi(usulan, ukm=ukm)
    return Usulan.objects.get(pk=usulan.pk)


def lengkapi(usulan, *, ukm=25):
    """Fill every form of a draft with answers that meet all criteria of its kind."""
    usulan.tanggal_penilaian, usulan.bulan_acuan = date(2026, 10, 1), date(2026, 9, 1)
    usulan.save(update_fields=["tanggal_penilaian", "bulan_acuan"])
    AnggotaTim.objects.create(usulan=usulan, nama="Ujang Komar", nip="198001012005011001", jabatan="Ketua tim")
    Lampiran2.objects.create(
        usulan=usulan, kontak="Asep", telepon="0812000000", kapasitas=Decimal(1000), satuan_kapasitas="potong",
        bahan_baku="Kulit domba", asal_bahan="lokal", jangkauan="nasional", tahap="c",
    )  # fmt: skip
    buat_ukm(usulan, ukm)
    Mitra.objects.create(usulan=usulan, arah="hulu", nama="Penyamak Sukaregang")
    Mitra.objects.create(usulan=usulan, arah="hilir", nama="Toko Ciwidey")
    RiwayatPembinaan.objects.create(
        sentra=usulan.sentra, tahun=2025, pemberi="Dinas", bentuk="Pelatihan", dicatat_oleh=usulan.dibuat_oleh
    )
    nomor = [1]
    if usulan.jenis == "unggulan":
        nomor.append(4)
        Lampiran4.objects.create(
            usulan=usulan, tahun_pembanding=2025, omzet_lalu=Decimal(1_000_000_000), ukm_lalu=24, tenaga_kerja_lalu=40
        )
    if usulan.jenis == "klaster":
        nomor.append(5)
        Lampiran5.objects.create(usulan=usulan, nama_klaster="Klaster Kulit", peran_klaster="inti")
    for n in nomor:
        for p in pertimbangan_lampiran(n):
            Jawaban.objects.create(usulan=usulan, kode=p.fakta, jawaban=True, alasan="Terlihat pada kunjungan.")
            if p.butuh_bukti:
                buat_bukti(usulan, p.fakta)


def buat_bukti(usulan, butir):
    return Berkas.objects.create(
        objek_jenis=usulan.jenis_objek, objek_id=usulan.pk, butir=butir, wilayah_id=usulan.wilayah_id,
        nama="bukti.pdf", jenis="pdf", ukuran=10, sha256="0" * 64, isi="berkas/uji", diunggah_oleh=usulan.dibuat_oleh,
    )  # fmt: skip


def penilaian_ya(usulan, meja):
    return {b: {"uraian": u, "hasil": "ya", "catatan": ""} for b, u in butir_meja(usulan, meja).items()}


def majukan(usulan, status, dari="draf"):
    """Take a complete usulan along the route of Pasal 7 from `dari` to `status`, each step by a fresh officer."""
    for t in langkah_ke(ALUR_USULAN, dari, status):
        pelaku = buat_pengguna(t.peran, kode=kode_bertindak(t.peran, usulan.wilayah_id, usulan.berwenang_id))
        alasan = "Alasan uji." if t.alasan else ""
        penilaian = rute.penilaian_ya(t, usulan)
        ALUR_USULAN.jalankan(usulan, t.aksi, pelaku, versi=usulan.versi, alasan=alasan, penilaian=penilaian)
    return Usulan.objects.get(pk=usulan.pk)


def buat_keputusan(usulan, pengguna=None):
    """A draft Keputusan over `usulan` (all of them terpilih)."""
    pengguna = pengguna or buat_pengguna(Peran.PENYUSUN_KEPUTUSAN)
    pusat = buat_wilayah("00")
    keputusan = Keputusan(
        nomor_perkara=f"KEP-2026-{next(_urut):04}", wilayah=pusat, berwenang=pusat, tahun=2026,
        tentang="Penetapan Sentra Usaha Kecil dan Menengah Tahun 2026",
        menimbang="bahwa sentra yang terpilih perlu ditetapkan",
        mengingat="Undang-Undang Nomor 25 Tahun 1992 tentang Perkoperasian",
        diktum="Menetapkan sentra sebagaimana tercantum dalam Lampiran.",
        tembusan="Gubernur Jawa Barat",
    )  # fmt: skip
    ALUR_KEPUTUSAN.buat(keputusan, pengguna)
    Usulan.objects.filter(pk__in=[u.pk for u in usulan]).update(keputusan=keputusan)
    return keputusan


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


def buat_hasil_penilaian(koperasi, predikat="sehat", tahun_buku=None, **isi):
    """A result of the health assessment as decided, by default for last year."""
    tahun_buku = tahun_buku or hari_ini().year - 1
    isi = {"tanggal_penetapan": date(tahun_buku + 1, 1, 1), **isi}
    return PenilaianKesehatan.objects.create(
        koperasi=koperasi, tahun_buku=tahun_buku, predikat=predikat, cara="catat", status="ditetapkan",
        alasan_catat="Hasil tertulis.", dokumen_hasil="518/BA/1", nomor_perkara=f"PNL-UJI-{next(_urut):05}",
        wilayah=koperasi.wilayah, berwenang=koperasi.berwenang, status_sejak=timezone.now(),
        dibuat_oleh=buat_pengguna(Peran.PENGAWAS, kode=koperasi.berwenang_id), **isi,
    )  # fmt: skip


def buat_kantor(koperasi=None, jenis="kc", kode="32.05", *, lengkap=True, **isi):
    """A draft at the counter of the authority of `kode`, for an office there.

    With `lengkap` its koperasi has a licence and a health result, and everything of Pasal 8 and 9 is there; a Kantor
    Kas also gets the Kantor Cabang that it asks for.
    """
    koperasi = koperasi or buat_koperasi(kode, lengkap=False)
    n, wilayah, hari = next(_urut), buat_wilayah(kode), hari_ini()
    kantor = JaringanPelayanan(
        koperasi=koperasi, jenis=jenis, nama=f"Limbangan {n}", wilayah=wilayah,
        berwenang=wilayah if wilayah.otonom else wilayah.induk, nomor_perkara=f"KTR-{kode}-{n:05}",
        alamat="Jalan Raya Limbangan Nomor 5", kecamatan="Limbangan", nomor_surat=f"{n:02}/KSP/XI/2026",
        tanggal_surat=hari,
    )  # fmt: skip
    if lengkap:
        if not koperasi.izin.exists():
            buat_izin_lama(koperasi)
        if not koperasi.penilaian.exists():
            buat_hasil_penilaian(koperasi)
        bawaan = {
            "anggota_daerah": 25, "anggota_seluruh": 60, "modal_kerja": Decimal(50_000_000),
            "neraca_tahun_buku": hari.year - 1, "rencana_kerja_bulan": 12,
            "kepala_nama": "Rina Marlina", "kepala_sertifikat_nomor": "LSP-1",
            "kepala_sertifikat_lsp": "LSP Koperasi Jasa Keuangan", "kepala_sertifikat_sampai": hari,
        }  # fmt: skip
        if jenis == "kk" and not koperasi.jaringan.buka().exists():
            buat_kantor_lama(koperasi, kode=kode)
    for nama, nilai in {**(bawaan if lengkap else {}), **isi}.items():
        setattr(kantor, nama, nilai)
    ALUR_JARINGAN.buat(kantor, buat_pengguna(Peran.LOKET, kode=kantor.berwenang_id))
    if lengkap:
        SaranaKerja.objects.create(jaringan=kantor, nama="Komputer", jumlah=2, kondisi="Baik")
        for golongan in PersonelKantor.Golongan:
            PersonelKantor.objects.create(jaringan=kantor, golongan=golongan, nama=f"Calon {n}", riwayat_hidup=True)
        for butir in butir_kantor(kantor):
            buat_bukti(kantor, butir)
    return ambil_kantor(kantor)


def ambil_kantor(kantor):
    return JaringanPelayanan.objects.select_related("koperasi", "wilayah__induk", "berwenang").get(pk=kantor.pk)


def buat_kantor_lama(koperasi, jenis="kc", kode="32.05", **isi):
    """An office that was open before this product."""
    bawaan = {"terdahulu": True, "nomor_persetujuan_lama": "518/12/2021", "tanggal_persetujuan": date(2021, 6, 1)}
    kantor = buat_kantor(koperasi, jenis, kode, lengkap=False, **{**bawaan, **isi})
    buat_bukti(kantor, "persetujuan")
    return langkah_kantor(kantor, "catat_terdahulu", Peran.PEMERIKSA)


def tandai_berkas_kantor(kantor, **tidak):
    """The examiner's marks saved: every paper there, save the ones in `tidak` ({"9g": what is missing})."""
    for butir in butir_kantor(kantor):
        hasil = {"hasil": "tidak" if butir in tidak else "ada", "catatan": tidak.get(butir, "")}
        PemeriksaanKantor.objects.update_or_create(
            jaringan=kantor, butir=butir, defaults={**hasil, "oleh": kantor.dibuat_oleh}
        )
    return berkas_kantor_diperiksa(kantor)


def usulkan_kantor(kantor, usul="setuju", catatan="Diperiksa."):
    ubah_kantor(kantor, usul=usul, usul_catatan=catatan)
    return usul_kantor_tersimpan(kantor)


def ubah_kantor(kantor, **isi):
    """Fields of the form as somebody saved them, past the pages."""
    JaringanPelayanan.objects.filter(pk=kantor.pk).update(**isi)
    kantor.refresh_from_db()
    return kantor


def langkah_kantor(kantor, aksi, peran, *, pelaku=None, **isi):
    """One step by a fresh officer of the authority, or by `pelaku`; the case as it is afterwards."""
    pelaku = pelaku or buat_pengguna(peran, kode=kantor.berwenang_id)
    ALUR_JARINGAN.jalankan(kantor, aksi, pelaku, versi=kantor.versi, **isi)
    return ambil_kantor(kantor)


def majukan_kantor(kantor, status):
    """Take a complete application on to `status`, each step by a fresh officer of its authority.

    For "gugur" the approval is dated back by forty days, as if the command had run every day since.
    """
    rute = ["draf", "diterima", "lengkap", "siap", "disetujui", "beroperasi", "usul_tutup", "ditutup"]
    samping = {"ditolak": "siap", "gugur": "disetujui", "kurang": "diterima"}
    if status in samping and kantor.status != samping[status]:
        kantor = majukan_kantor(kantor, samping[status])
    tujuan = [status] if status in samping else rute[rute.index(kantor.status) + 1 : rute.index(status) + 1]
    for satu in tujuan:
        kantor = _langkah_ke[satu](kantor)
    return kantor


def _beroperasi(kantor):
    ubah_kantor(kantor, tanggal_mulai=kantor.tanggal_persetujuan)
    buat_bukti(kantor, "mulai")
    return langkah_kantor(kantor, "lapor_mulai", Peran.LOKET)


def _gugur(kantor):
    mundurkan_persetujuan(kantor, 40)
    ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=timezone.now())
    return ambil_kantor(kantor)


def mundurkan_persetujuan(kantor, hari):
    """The approval as if it were dated `hari` days earlier, and the last day to begin with it."""
    setuju = kantor.tanggal_persetujuan - timedelta(days=hari)
    return ubah_kantor(kantor, tanggal_persetujuan=setuju, jatuh_tempo=tenggat_mulai(setuju, kantor.jenis_kantor))


def siapkan_tutup(kantor):
    """What a closing must have on file: evidence, the rule that was broken, what the koperasi answered."""
    buat_bukti(kantor, "tutup")
    return ubah_kantor(
        kantor, alasan_tutup="Kantor memutus pinjaman kepada bukan anggota (Pasal 19).",
        tanggapan_koperasi="Pengurus mengakui dan tidak berkeberatan.",
    )  # fmt: skip


_langkah_ke = {
    "diterima": lambda k: langkah_kantor(k, "terima", Peran.LOKET),
    "kurang": lambda k: langkah_kantor(
        k, "kirim_kekurangan", Peran.PEMERIKSA, penilaian=tandai_berkas_kantor(k, **{"9a": "Alamat belum lengkap."})
    ),
    "lengkap": lambda k: langkah_kantor(k, "nyatakan_lengkap", Peran.PEMERIKSA, penilaian=tandai_berkas_kantor(k)),
    "siap": lambda k: langkah_kantor(k, "selesai_periksa", Peran.PEMERIKSA, penilaian=usulkan_kantor(k)),
    "disetujui": lambda k: langkah_kantor(k, "setujui", Peran.PEJABAT),
    "ditolak": lambda k: langkah_kantor(k, "tolak", Peran.PEJABAT, alasan="Syarat Pasal 9 belum terpenuhi."),
    "beroperasi": _beroperasi,
    "gugur": _gugur,
    "usul_tutup": lambda k: langkah_kantor(
        siapkan_tutup(k), "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti melanggar."
    ),
    "ditutup": lambda k: langkah_kantor(k, "tutup", Peran.PEJABAT, alasan="Bukti cukup."),
}


KERTAS = {
    "sehat": "ksp-sehat", "cukup_sehat": "usp-cukup-sehat", "dalam_pengawasan": "ksp-dalam-pengawasan",
    "dalam_pengawasan_khusus": "usp-dalam-pengawasan-khusus",
}  # fmt: skip


TOTAL_TERTULIS = {
    "sehat": Decimal("80"), "cukup_sehat": Decimal("70.25"), "dalam_pengawasan": Decimal("51"),
    "dalam_pengawasan_khusus": Decimal("50.99"),
}  # fmt: skip


def angka_kesehatan(predikat="sehat", jenis="ksp"):
    """(figures, answers) that reach the category, from the koperasi-years worked on paper.

    A paper of the other kind is read with its capital under the names of this one; the category stays.
    """
    teks = (Path(__file__).parent / "data" / "kesehatan" / f"{KERTAS[predikat]}.md").read_text(encoding="utf-8")

    def tabel(judul):
        baris = teks.split(f"## {judul}\n")[1].split("\n## ")[0].splitlines()
        return [[sel.strip() for sel in b.strip("|").split("|")] for b in baris if b.startswith("|")][2:]

    angka = {b[0]: Decimal(b[1].replace(".", "")) for b in tabel("Angka")}
    tidak = {int(n) for b in tabel("Manajemen") for n in re.findall(r"\d+", b[1])}
    if jenis == "usp" and "simpanan_pokok" in angka:
        angka["simpanan_anggota_induk"] = angka["simpanan_pokok"] + angka["simpanan_wajib"]
        ksp = ("simpanan_pokok", "simpanan_wajib", "simpanan_sejenis_wajib", "hibah")
        angka |= {"modal_tetap": sum(angka.pop(k) for k in ksp), "modal_tidak_tetap": Decimal(0)}
    if jenis == "ksp" and "modal_tetap" in angka:
        del angka["simpanan_anggota_induk"]
        angka |= {"simpanan_pokok": angka.pop("modal_tetap"), "simpanan_wajib": angka.pop("modal_tidak_tetap")}
        angka |= {"simpanan_sejenis_wajib": Decimal(0), "hibah": Decimal(0)}
    return angka, {p.nomor: p.nomor not in tidak for p in PERTANYAAN}


def buat_laporan(koperasi, tahun_buku=2025, predikat="sehat", *, sumber="laporan", **angka):
    """The report of one book year with figures that reach `predikat`; `angka` replaces single lines.

    sumber="pemeriksaan" holds the lines of `angka` alone, as an assessor notes what he found different.
    """
    oleh = koperasi.dibuat_oleh or buat_pengguna(Peran.LOKET, kode=koperasi.berwenang_id)
    dasar = angka_kesehatan(predikat, koperasi.jenis)[0] if sumber == "laporan" else {}
    berkas = Berkas.objects.create(
        objek_jenis=koperasi._meta.label_lower, objek_id=koperasi.pk, butir="laporan", wilayah_id=koperasi.wilayah_id,
        nama=f"laporan-{tahun_buku}.pdf", jenis="pdf", ukuran=10, sha256="0" * 64, isi="berkas/uji", diunggah_oleh=oleh,
    )  # fmt: skip
    return LaporanKeuangan.objects.create(
        koperasi=koperasi, tahun_buku=tahun_buku, sumber=sumber, nomor=f"01/LK/{tahun_buku}", berkas=berkas,
        rapat_anggota=date(tahun_buku + 1, 2, 20), dicatat_oleh=oleh, **{**dasar, **angka},
    )  # fmt: skip


def buat_penilai(kode="32.05", **isi):
    """An assessor as Pasal 31 ayat (4) asks for: a diploma and a training."""
    pengguna = buat_pengguna(Peran.PENILAI, kode=kode)
    bawaan = {
        "pendidikan": "d3",
        "pelatihan": "Bimtek penilaian kesehatan",
        "pelatihan_nomor": f"BT-{pengguna.pk}/2024",
    }
    KualifikasiPenilai.objects.create(
        pengguna=pengguna, dicatat_oleh=pengguna, pelatihan_tanggal=date(2024, 5, 6), **{**bawaan, **isi}
    )
    return pengguna


def buat_penilaian(koperasi=None, tahun_buku=2025, predikat="sehat", *, tim=None, lengkap=True, **isi):
    """An assigned assessment at the authority of `koperasi`; with `lengkap` filled so that it reaches `predikat`."""
    koperasi, catat = koperasi or buat_koperasi(lengkap=False), isi.get("cara") == "catat"
    if catat and lengkap:
        tertulis = {"total": TOTAL_TERTULIS[predikat], "dokumen_hasil": "518/12/BA/2026", "alasan_catat": "Syariah."}
        isi = {"predikat": predikat, **tertulis, **isi}
    penilaian = PenilaianKesehatan(
        koperasi=koperasi, tahun_buku=tahun_buku, wilayah=wilayah_penilaian(koperasi), berwenang=koperasi.berwenang,
        nomor_perkara=f"PKS-{koperasi.berwenang_id}-{tahun_buku}-{next(_urut):04}", **isi,
    )  # fmt: skip
    ALUR_PENILAIAN.buat(penilaian, buat_pengguna(Peran.PENGAWAS, kode=koperasi.berwenang_id))
    for n, anggota in enumerate([buat_penilai(koperasi.berwenang_id)] if tim is None else tim):
        AnggotaTimPenilai.objects.create(penilaian=penilaian, pengguna=anggota, ketua=not n, tanpa_hubungan=True)
    if lengkap and catat:
        buat_bukti(penilaian, "dokumen_hasil")
    elif lengkap:
        laporan = laporan_tahun(koperasi, tahun_buku) or buat_laporan(koperasi, tahun_buku, predikat)
        PenilaianKesehatan.objects.filter(pk=penilaian.pk).update(laporan=laporan)
        penilaian = PenilaianKesehatan.objects.get(pk=penilaian.pk)
        jawab(penilaian, angka_kesehatan(predikat)[1])
    return PenilaianKesehatan.objects.get(pk=penilaian.pk)


def jawab(penilaian, jawaban):
    """The answers of the team; those that the figures give are left to them."""
    dihitung = {n for n, j in jawaban_dihitung(penilaian).items() if j.nilai is not None}
    JawabanManajemen.objects.bulk_create(
        JawabanManajemen(penilaian=penilaian, nomor=nomor, jawaban=ya, keterangan="Dokumen dilihat.")
        for nomor, ya in jawaban.items()
        if nomor not in dihitung
    )


LANGKAH_PENILAIAN = {
    "diperiksa": ("selesai_isi", Peran.PENILAI),
    "siap": ("nyatakan_benar", Peran.PENILAI),
    "ditetapkan": ("tetapkan", Peran.PEJABAT),
}


def majukan_penilaian(penilaian, status):
    """Take an assigned assessment on to `status`: its team hands over, fresh officers check and decide."""
    urutan = [StatusPenilaian.DITUGASKAN, *LANGKAH_PENILAIAN]
    for tujuan in urutan[urutan.index(penilaian.status) + 1 : urutan.index(status) + 1]:
        aksi, peran = LANGKAH_PENILAIAN[tujuan]
        anggota = penilaian.tim.first() if aksi == "selesai_isi" else None
        pelaku = anggota.pengguna if anggota else buat_pengguna(peran, kode=penilaian.berwenang_id)
        ALUR_PENILAIAN.jalankan(penilaian, aksi, pelaku, versi=penilaian.versi)
        penilaian = PenilaianKesehatan.objects.get(pk=penilaian.pk)
    return penilaian


@contextmanager
def pada(per):
    """The clock of the office stands on the day `per`."""
    with mock.patch("django.utils.timezone.now", return_value=datetime(per.year, per.month, per.day, 3, tzinfo=UTC)):
        yield


def buat_hasil(koperasi=None, tahun_buku=2025, predikat="sehat", per=date(2026, 11, 22), **isi):
    """A result decided on the day `per`, all the way from the assignment."""
    with pada(per):
        return majukan_penilaian(buat_penilaian(koperasi, tahun_buku, predikat, **isi), "ditetapkan")
