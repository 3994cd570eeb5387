"""Offices of the service network."""

from datetime import date, timedelta
from decimal import Decimal

from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_mulai
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.perkara.terbuka import terbuka
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.perubahan.alur import ALUR_PERUBAHAN
from perizinan.kantor.syarat import (
    berkas_kantor_diperiksa,
    butir_kantor,
    temuan_tanpa_jawaban,
    usul_kantor_tersimpan,
)
from perizinan.models import (
    JaringanPelayanan,
    PemeriksaanKantor,
    PersonelKantor,
    PerubahanKantor,
    SaranaKerja,
)
from tests.pabrik.dasar import _urut, buat_pengguna, buat_wilayah
from tests.pabrik.izin import buat_izin_lama, buat_koperasi
from tests.pabrik.penilaian import buat_hasil_penilaian
from tests.pabrik.sentra import buat_bukti


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


def jawab_terbuka(kantor, hasil="ya", alasan="Diperiksa di kantor koperasi."):
    """The examiner's answer to everything that the findings leave open, saved."""
    for kode in terbuka(temuan_tanpa_jawaban(ambil_kantor(kantor), kantor.tanggal_hukum)):
        isi = {"hasil": hasil, "catatan": alasan, "oleh": kantor.dibuat_oleh}
        PemeriksaanKantor.objects.update_or_create(jaringan=kantor, butir=kode, defaults=isi)


def usulkan_kantor(kantor, usul="setuju", catatan="Diperiksa."):
    """The proposal saved, with an answer to everything that is open."""
    jawab_terbuka(kantor)
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

    For "tidak_mulai" and "gugur" the approval is dated back by forty days.
    """
    rute = ["draf", "diterima", "lengkap", "siap", "disetujui", "beroperasi", "usul_tutup", "ditutup"]
    samping = {"ditolak": "siap", "tidak_mulai": "disetujui", "gugur": "tidak_mulai", "kurang": "diterima"}
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


def temukan_belum(kantor, **isi):
    """What a pengawas wrote down who found an office closed."""
    bawaan = {
        "temuan_mulai": "belum",
        "temuan_cara": "kunjungan",
        "temuan_uraian": "Kantor terkunci pada dua kunjungan.",
    }
    return ubah_kantor(kantor, **bawaan | isi)


def _tidak_mulai(kantor):
    return langkah_kantor(temukan_belum(mundurkan_persetujuan(kantor, 40)), "temukan_tidak_mulai", Peran.PENGAWAS)


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


ISI_PERUBAHAN = {
    "tutup": {"penyerahan": "Simpanan dan pinjaman dilayani Kantor Cabang Cibatu sejak hari yang sama."},
    "pindah": {"alamat": "Jalan Merdeka Nomor 10", "kecamatan": "Tarogong Kidul"},
    "kepala": {
        "kepala_nama": "Tatang Suherman", "kepala_sertifikat_nomor": "LSP-77", "kepala_sertifikat_lsp": "LSP KJK",
    },
}  # fmt: skip


def buat_perubahan(jenis="pindah", kantor=None, status="draf", **isi):
    """A change of an open office as the counter wrote it, complete, taken on to `status` by fresh officers."""
    if kantor is None:
        koperasi = buat_koperasi(lengkap=False)
        buat_izin_lama(koperasi)
        kantor = buat_kantor_lama(koperasi, alamat="Jalan Raya Limbangan Nomor 5", kepala_nama="Rina Marlina")
    hari = hari_ini()
    p = PerubahanKantor(
        nomor_perkara=f"PBK-{kantor.berwenang_id}-{next(_urut):05}", kantor=kantor, jenis=jenis,
        wilayah=kantor.wilayah, berwenang=kantor.berwenang,
    )  # fmt: skip
    bawaan = {"nomor_surat": "17/KSP/XI/2026", "tanggal_surat": hari, "berlaku_pada": hari, **ISI_PERUBAHAN[jenis]}
    if jenis == "kepala":
        bawaan["kepala_sertifikat_sampai"] = hari
    for nama, nilai in {**bawaan, **isi}.items():
        setattr(p, nama, nilai)
    ALUR_PERUBAHAN.buat(p, buat_pengguna(Peran.LOKET, kode=kantor.berwenang_id))
    buat_bukti(p, "surat")
    return majukan_perubahan(p, status)


def majukan_perubahan(p, status):
    """Take a draft on to "diajukan" or "dicatat"."""
    for ke, aksi, peran in (("diajukan", "ajukan", Peran.LOKET), ("dicatat", f"catat_{p.jenis}", Peran.PEJABAT)):
        if p.status == status:
            break
        if p.status != ke:
            ALUR_PERUBAHAN.jalankan(p, aksi, buat_pengguna(peran, kode=p.berwenang_id), versi=p.versi)
            p = PerubahanKantor.objects.get(pk=p.pk)
    return p


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
    "tidak_mulai": _tidak_mulai,
    "gugur": lambda k: langkah_kantor(k, "nyatakan_gugur", Peran.PEJABAT),
    "usul_tutup": lambda k: langkah_kantor(
        siapkan_tutup(k), "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti melanggar."
    ),
    "ditutup": lambda k: langkah_kantor(k, "tutup", Peran.PEJABAT, alasan="Bukti cukup."),
}
