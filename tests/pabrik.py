"""Factories: the smallest real rows that a test needs. Statuses are reached through the gate, as in life."""

import itertools
from datetime import date
from decimal import Decimal

from aturan.izin_usaha import modal_awal
from aturan.som import BUTIR_SOM
from core.models import Berkas, Instansi, Pengguna, Penugasan, Wilayah
from core.peran import TINGKAT_PERAN, Peran, Tingkat
from ksp_usp.models import Koperasi, Modal, Orang, Som, WilayahAnggota
from ksp_usp.syarat import tetapkan_berwenang
from perizinan.akibat import wilayah_urusan
from perizinan.alur import ALUR_PERMOHONAN
from perizinan.models import IzinUsaha, PemeriksaanBerkas, PermohonanIzin
from perizinan.syarat import berkas_diperiksa, butir_berkas, jalur, kewenangan_permohonan, usul_tersimpan
from sentra_ukm.alur import ALUR_KEPUTUSAN, ALUR_USULAN
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
from sentra_ukm.syarat import butir_meja, pertimbangan_lampiran, tetapkan_kelas

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
        bawaan = {Tingkat.PUSAT: "00", Tingkat.PROVINSI: "32", Tingkat.KABKOTA: "32.05"}
        instansi = buat_instansi(kode or bawaan[TINGKAT_PERAN.get(peran, Tingkat.KABKOTA)])
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


LANGKAH = {
    "terseleksi": (("seleksi", Peran.POKJA_KABKOTA),),
    "di_provinsi": (("sampaikan", Peran.DINAS_KABKOTA),),
    "lengkap": (("nyatakan_lengkap", Peran.POKJA_PROVINSI),),
    "di_kementerian": (("kirim_kementerian", Peran.DINAS_PROVINSI),),
    "terpilih": (("pilih", Peran.VERIFIKATOR),),
}


def penilaian_ya(usulan, meja):
    return {b: {"uraian": u, "hasil": "ya", "catatan": ""} for b, u in butir_meja(usulan, meja).items()}


def majukan(usulan, status, dari="draf"):
    """Take a complete usulan along the route of Pasal 7 from `dari` to `status`, each step by a fresh officer."""
    sudah = ["draf", *LANGKAH].index(dari)
    for tujuan, langkah in list(LANGKAH.items())[sudah:]:
        for aksi, peran in langkah:
            kode = {Tingkat.KABKOTA: usulan.wilayah_id, Tingkat.PROVINSI: usulan.wilayah_id[:2], Tingkat.PUSAT: "00"}
            pelaku = buat_pengguna(peran, kode=kode[TINGKAT_PERAN[peran]])
            meja = {"nyatakan_lengkap": "provinsi", "pilih": "kementerian"}.get(aksi)
            ALUR_USULAN.jalankan(
                usulan, aksi, pelaku, versi=usulan.versi, penilaian=penilaian_ya(usulan, meja) if meja else None
            )
        if tujuan == status:
            break
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
        "nama": f"Orang {n}", "jabatan": "Ketua", "nik": f"320501010180{n:04}", "anggota": True,
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
            "modal_disetor": syarat.nilai(date(2026, 10, 12)).nilai, "deposito_atas_nama": "koperasi",
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
            alasan="Syarat belum terpenuhi." if tujuan == "ditolak" else "",
            penilaian=bahan[tujuan](permohonan) if tujuan in bahan else None,
        )  # fmt: skip
        permohonan = PermohonanIzin.objects.get(pk=permohonan.pk)
    return permohonan


def buat_izin(koperasi=None, **isi):
    """The licence of a koperasi, all the way from the counter."""
    return IzinUsaha.objects.get(permohonan=majukan_izin(buat_permohonan(koperasi, **isi), "terbit"))
