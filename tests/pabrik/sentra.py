"""Sentra, usulan, Keputusan."""

from datetime import date
from decimal import Decimal

from contoh import rute
from contoh.rute import langkah_ke
from core.dasar.izin import Peran, kode_bertindak
from core.models import Berkas
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
from tests.pabrik.dasar import _urut, buat_pengguna, buat_wilayah, isi_bukti


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
            wni=True, berdiri_sendiri=True,
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
        Lampiran5.objects.create(usulan=usulan, nama_klaster="Klaster Kulit", peran_klaster=["inti"])
    for n in nomor:
        for p in pertimbangan_lampiran(n):
            Jawaban.objects.create(usulan=usulan, kode=p.fakta, jawaban=True, alasan="Terlihat pada kunjungan.")
            if p.butuh_bukti:
                buat_bukti(usulan, p.fakta)


def buat_bukti(usulan, butir):
    return Berkas.objects.create(
        objek_jenis=usulan.jenis_objek, objek_id=usulan.pk, butir=butir, wilayah_id=usulan.wilayah_id,
        nama="bukti.pdf", jenis="pdf", **isi_bukti(), diunggah_oleh=usulan.dibuat_oleh,
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
