"""Sanctions of Pasal 32, each step through the gate."""

from datetime import timedelta

from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from perizinan.keterangan.alur import ALUR_KETERANGAN
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import IzinUsaha, KeteranganIzin, Sanksi
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.pengawasan.surat import surat_langkah
from tests.pabrik.dasar import _urut, buat_pengguna
from tests.pabrik.izin import buat_izin_lama, buat_koperasi

# As a person writes it: no computed duty says today whether it is met.
PELANGGARAN = {
    "kode": "",
    "kunci": "lain-uji",
    "kewajiban": "Laporan berkala yang lewat tenggat dan belum masuk",
    "dasar": "Pasal 29 ayat (2) Permen KUKM 15/2015",
    "fakta": "Laporan Triwulan II 2026, Laporan Triwulan III 2026",
    "kalimat": "Laporan yang lewat tenggat dan belum masuk: Laporan Triwulan II 2026, Laporan Triwulan III 2026.",
}
ISI = {
    Langkah.USUL_PEMBERHENTIAN: {"yang_diusulkan": "Dadang Hidayat, Ketua", "diusulkan_sebagai": "pengurus"},
    Langkah.PEMBEKUAN: {"kegiatan_beku": "diteruskan"},
    Langkah.PENUTUPAN: {"keputusan_pembubaran": "Keputusan Menteri Nomor 5 Tahun 2026"},
}


def buat_sanksi(koperasi=None, langkah="teguran_1", status="draf", **isi):
    """One step against a koperasi with a licence, as its Pengawas would write it; what it passes over has a reason."""
    koperasi = koperasi or buat_koperasi(lengkap=False)
    izin = koperasi.izin.last() or buat_izin_lama(koperasi)
    if langkah == Langkah.PENUTUPAN.value:
        IzinUsaha.objects.filter(pk=izin.pk).update(keadaan=IzinUsaha.Keadaan.DICABUT)
    kantor = koperasi.berwenang
    s = Sanksi(
        nomor_perkara=f"SNK-{kantor.pk}-{next(_urut):05}", koperasi=koperasi, izin=izin, wilayah=koperasi.wilayah,
        berwenang=kantor, langkah=langkah,
    )  # fmt: skip
    bawaan = {
        "pelanggaran": [PELANGGARAN], "uraian": "Sudah diingatkan lewat telepon tanggal 20 November 2026.",
        "perbaikan": "Sampaikan Laporan Triwulan II 2026.\nSampaikan Laporan Triwulan III 2026.",
        "jatuh_tempo": hari_ini() + timedelta(days=20), **ISI.get(Langkah(langkah), {}),
    }  # fmt: skip
    for nama, nilai in {**bawaan, **isi}.items():
        setattr(s, nama, nilai)
    if s.dilompati and not s.alasan_lompat:
        s.alasan_lompat = "Pengurus tidak dapat dihubungi dan simpanan anggota terancam."
    ALUR_SANKSI.buat(s, buat_pengguna(Peran.PENGAWAS, kode=kantor.pk))
    return majukan_sanksi(s, status)


def buat_keterangan(koperasi=None):
    """A letter on how the licence of a koperasi stands, as the counter begins it."""
    koperasi = koperasi or buat_koperasi(lengkap=False)
    if not koperasi.izin.exists():
        buat_izin_lama(koperasi)
    satu = KeteranganIzin(
        nomor_perkara=f"KET-{koperasi.berwenang_id}-{next(_urut):05}", koperasi=koperasi, wilayah=koperasi.wilayah,
        berwenang=koperasi.berwenang, keperluan="pengajuan pinjaman kepada bank",
        isi=isi_keterangan(koperasi, hari_ini(koperasi.berwenang)),
    )  # fmt: skip
    return ALUR_KETERANGAN.buat(satu, buat_pengguna(Peran.LOKET, kode=koperasi.berwenang_id))


def majukan_sanksi(s, status):
    """Take a draft on to "diusulkan" or "berlaku", each step by a fresh officer of its office."""
    for tujuan, aksi, peran in (
        ("diusulkan", "usulkan", Peran.PENGAWAS),
        ("berlaku", surat_langkah(s).kode.replace("sanksi_", "terbitkan_"), Peran.PEJABAT),
    ):
        if s.status == status:
            break
        if s.status == tujuan:
            continue
        ALUR_SANKSI.jalankan(s, aksi, buat_pengguna(peran, kode=s.berwenang_id), versi=s.versi)
        s = Sanksi.objects.get(pk=s.pk)
    return s
