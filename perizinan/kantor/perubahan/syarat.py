"""The guards of a change of an open office: what is still empty, what stands in the way, what is asked and why.

The text is silent on these changes. What rests on a reading asks a reason (`alasan_lanjut`) and goes on with it.
"""

from aturan.bahasa import PENGENDALIAN, Hasil, Per, Temuan, hari
from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.jaringan import GANTI_KEPALA, PENUTUPAN_SENDIRI, PINDAH_KANTOR
from aturan.simpan_pinjam_2015.kantor import temuan_kepala
from core.perkara.ingat import sekali
from core.perkara.temuan import beralasan, temuan
from perizinan.kantor.syarat import koperasi_berizin
from perizinan.models import JaringanPelayanan, PerubahanKantor, StatusKantor, StatusPerubahan
from perizinan.models.status_kantor import BUKA

J = PerubahanKantor.Jenis
BACAAN = {J.TUTUP: PENUTUPAN_SENDIRI, J.PINDAH: PINDAH_KANTOR, J.KEPALA: GANTI_KEPALA}
# What each kind cannot be recorded without, beside the koperasi's letter: field, what to do about it.
PERLU = {
    J.TUTUP: (("penyerahan", "Tulis bagaimana simpanan dan pinjaman anggota di kantor ini diserahkan."),),
    J.PINDAH: (("alamat", "Isi alamat baru."),),
    J.KEPALA: (("kepala_nama", "Isi nama kepala baru."),),
}
TULIS = "Tulis alasannya."
UMUM = (
    ("nomor_surat", "Isi nomor surat koperasi."),
    ("tanggal_surat", "Isi tanggal surat koperasi."),
    ("berlaku_pada", "Isi sejak tanggal berapa perubahannya berlaku."),
)


def untuk(jenis: str):
    """A guard: the case is about exactly this kind of change."""

    def sama(p: PerubahanKantor, per: Per) -> list[Temuan]:
        kalimat = f"Urusan ini {p.get_jenis_display().lower()}."
        return [] if p.jenis == jenis else [temuan("perubahan.jenis", "Yang berubah", False, PENGENDALIAN, kalimat)]

    return sama


def kantor_terbuka(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """The office is open; where its closing is proposed (Pasal 10 ayat (6)), that is decided before it goes by itself.

    Who heads it is a fact that waits for nothing, and asks a reason.
    """
    status = p.kantor.status
    baik = status in (BUKA if p.jenis == J.KEPALA else (StatusKantor.BEROPERASI,))
    kalimat = f"Status kantor: “{p.kantor.get_status_display()}”."
    if status == StatusKantor.USUL_TUTUP:
        kalimat = "Pengawas mengusulkan kantor ini ditutup (Pasal 10 ayat (6)): usul itu diputus pejabat lebih dahulu."
    t = temuan("perubahan.kantor", "Status kantor", baik, PENGENDALIAN, kalimat)
    return [beralasan(t, p.alasan_lanjut) if baik and status == StatusKantor.USUL_TUTUP else t]


def isi_perubahan(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """The koperasi's letter with its scan, and what this kind of change consists of."""
    kosong = [(nama, saran) for nama, saran in (*UMUM, *PERLU[p.jenis]) if not getattr(p, nama)]
    if not p.daftar_berkas.filter(butir="surat").exists():
        kosong.append(("berkas", "Unggah pindaian surat koperasi."))
    hasil = [temuan(f"perubahan.{nama}", "Surat koperasi", None, PENGENDALIAN, saran) for nama, saran in kosong]
    if not kosong:
        kalimat = "Surat dan isinya tercatat, dengan pindaiannya."
        hasil.append(temuan("perubahan.isi", "Surat koperasi", True, PENGENDALIAN, kalimat))
    if p.tanggal_surat and p.tanggal_surat > hari(per):
        kalimat = "Tanggal surat koperasi tidak boleh sesudah hari ini."
        hasil.append(temuan("perubahan.tanggal_surat", "Tanggal surat koperasi", False, PENGENDALIAN, kalimat))
    if p.jenis == J.PINDAH and p.alamat and all(getattr(p, n) == p.lama[n] for n in p.isian):
        hasil.append(
            temuan("perubahan.alamat", "Alamat baru", False, PENGENDALIAN, "Alamat baru sama dengan yang lama.")
        )
    return hasil


def urutan_wajar(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """A change comes after the approval of its office and after the change of its kind before it."""
    if p.berlaku_pada is None:
        return []
    lalu = sekali(p, "perubahan_lalu", lambda: p.kantor.perubahan.dicatat(p.jenis).exclude(pk=p.pk).last())
    tercatat = (p.kantor.tanggal_persetujuan, p.kantor.tanggal_mulai, lalu and lalu.berlaku_pada)
    sejak = max(filter(None, tercatat), default=None)
    if sejak is None or p.berlaku_pada >= sejak:
        return []
    kalimat = f"Berlaku sejak {tanggal(p.berlaku_pada)}, padahal keadaan sebelumnya baru sejak {tanggal(sejak)}."
    return [temuan("perubahan.urutan", "Berlaku sejak", False, PENGENDALIAN, kalimat)]


def sudah_berlaku(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """What is recorded has happened: before its day the case waits with the official."""
    if p.berlaku_pada is None:
        return []
    baik = p.berlaku_pada <= hari(per)
    kalimat = f"Berlaku sejak {tanggal(p.berlaku_pada)}."
    if not baik:
        kalimat = f"Baru berlaku {tanggal(p.berlaku_pada)}: dicatat pada hari itu atau sesudahnya."
    return [temuan("perubahan.berlaku", "Berlaku sejak", baik, PENGENDALIAN, kalimat)]


def berizin(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """A move is a change: it waits while the licence is frozen or the activity of the koperasi halted."""
    return koperasi_berizin(p.kantor, per)


def izin_diperingatkan(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """A closing and a new head come about whatever became of the licence; then somebody says why it is recorded."""
    if p.jenis == J.PINDAH:
        return []
    return [beralasan(t, p.alasan_lanjut) if t.hasil is Hasil.TIDAK else t for t in koperasi_berizin(p.kantor, per)]


def kantor_lain_diurus(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """Offices that stand for the one that closes are left to nobody: what becomes of them is asked."""
    if p.jenis != J.TUTUP or not (lain := yang_mewakili(p.kantor)):
        return []
    sebut = ", ".join(f"{k.get_jenis_display()} {k.nama} ({k.wilayah.nama})" for k in lain)
    kalimat = f"Kantor ini diwakili {sebut}."
    t = temuan("perubahan.kantor_lain", "Kantor yang mewakili kantor ini", True, PENUTUPAN_SENDIRI.dasar, kalimat)
    return [beralasan(t, p.nasib_kantor_lain, "Tulis menjadi bagian kantor mana, atau kapan ditutup.")]


def yang_mewakili(kantor: JaringanPelayanan) -> list[JaringanPelayanan]:
    """Open offices that represent this one: those that name it, and the ones without a Kantor Cabang but this."""
    if kantor.jenis_kantor.ragam.mewakili_cabang:
        return []
    return sekali(kantor, "yang_mewakili", lambda: _yang_mewakili(kantor))


def _yang_mewakili(kantor: JaringanPelayanan) -> list[JaringanPelayanan]:
    buka = kantor.koperasi.jaringan.buka().exclude(pk=kantor.pk).select_related("wilayah").order_by("pk")
    semua = list(buka)
    tunggal = not any(k.jenis == kantor.jenis for k in semua)
    return [
        k for k in semua
        if k.induk_id == kantor.pk or (tunggal and k.induk_id is None and k.jenis_kantor.ragam.mewakili_cabang)
    ]  # fmt: skip


def kepala_cakap(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """The certificate of the new head, on the day on which the papers went to the official.

    The text asks it of a "calon kepala cabang", at the opening: of whoever follows it is a reading (GANTI_KEPALA).
    """
    if p.jenis != J.KEPALA:
        return []
    fakta = {
        "sertifikat_kepala_nomor": p.kepala_sertifikat_nomor or None,
        "sertifikat_kepala_sampai": p.kepala_sertifikat_sampai,
        "tanggal_lengkap": p.lengkap_pada if p.status != StatusPerubahan.DRAF else None,
    }
    semua = temuan_kepala(p.kantor.jenis_kantor, fakta, per=per)
    return [
        t if t.terpenuhi
        else beralasan(t, p.alasan_lanjut, "Isi sertifikatnya, atau tulis alasannya." if t.belum_diketahui else TULIS)
        for t in semua
    ]  # fmt: skip


SYARAT = (kantor_terbuka, isi_perubahan, urutan_wajar, izin_diperingatkan, kantor_lain_diurus, kepala_cakap)


def temuan_perubahan(p: PerubahanKantor, per: Per) -> list[Temuan]:
    """Everything that the page shows of a change: as the official will meet it."""
    semua = (*SYARAT, berizin, sudah_berlaku) if p.jenis == J.PINDAH else (*SYARAT, sudah_berlaku)
    return [t for syarat in semua for t in syarat(p, per)]
