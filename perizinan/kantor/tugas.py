"""What of an office's application is filled: its parts in order, what each misses, which findings belong to it."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from aturan.bahasa import Hasil, Temuan
from aturan.simpan_pinjam_2015.kantor import (
    AD_ART,
    ALAMAT,
    ANGGOTA_DI_DAERAH_KAS,
    CALON_KARYAWAN,
    CALON_KEPALA,
    CALON_PIMPINAN,
    KC_AKTIF,
    SARANA_KERJA,
    SERTIFIKAT_KEPALA,
)
from aturan.simpan_pinjam_2015.kantor_berkas import berkas_boleh, berkas_kantor
from core.models import Berkas
from core.perkara.tanda import masih_diminta
from core.perkara.temuan import selagi_diisi, tanpa_isi
from core.perkara.tugas import Keadaan, sudah_diterima
from perizinan.kantor.catatan import berkas_tercatat, catatan_meja
from perizinan.kantor.syarat import butir_kantor, data_terdahulu, isian_kantor_cukup
from perizinan.models import JaringanPelayanan, PersonelKantor

SURAT, KANTOR, ANGGOTA, LAMA, PERIKSA = "surat", "kantor", "anggota", "lama", "periksa"
# The findings of the law that the data of a part decide (aturan.simpan_pinjam_2015.kantor), by the start of their code.
TEMUAN_BAGIAN = {
    KANTOR: ("cabang.alamat",),
    ANGGOTA: ("cabang.anggota", "kas.anggota", "cabang.lama", "kas.lama"),
    "9a": ("kas.kc", "kas.kcp"),
    "9c": ("cabang.modal",),
    "9d": ("cabang.predikat",),
    "9e": ("cabang.sarana",),
    "9f": ("cabang.neraca",),
    "9g": ("cabang.rencana",),
    "9h": ("cabang.calon_pimpinan", "cabang.calon_karyawan"),
    "9i": ("cabang.sertifikat",),
    "kepala": ("kas.calon_kepala",),
}
# Typed data of each part, beside its file: what has to be said in the end.
ISIAN = {
    SURAT: ("nomor_surat", "tanggal_surat"),
    KANTOR: ("nama", "alamat"),
    ANGGOTA: ("anggota_daerah", "anggota_seluruh"),
    "9c": ("modal_kerja",),
    "9f": ("neraca_tahun_buku",),
    "9g": ("rencana_kerja_bulan",),
    "9i": ("kepala_nama", "kepala_sertifikat_nomor", "kepala_sertifikat_lsp", "kepala_sertifikat_sampai"),
    "kepala": ("kepala_nama",),
    LAMA: ("nomor_persetujuan_lama", "tanggal_persetujuan", "tanggal_mulai"),
}
JUDUL = {
    SURAT: "Surat permohonan",
    KANTOR: "Nama dan alamat kantor",
    ANGGOTA: "Lama kegiatan dan jumlah anggota",
    LAMA: "Persetujuan lama",
}
# An address and a name are given in the application letter itself: a paper of their own may come, and need not.
TANPA_BERKAS = (KANTOR, "kepala")
HURUF = {f"9{h}" for h in "abcdefghi"}
# Items of the file store that come after the application.
BUTIR_SESUDAH = {"mulai": "Bukti mulai kegiatan", "tutup": "Bukti pelanggaran"}


@dataclass(frozen=True)
class Bagian:
    """One part: `kode` of the address, how far it is, what it misses in words."""

    kode: str
    judul: str
    keadaan: Keadaan
    kurang: list[str] = field(default_factory=list)
    wajib: bool = True  # what nobody has to bring is not counted


def jenis_bagian(kantor: JaringanPelayanan, kode: str) -> str:
    """Which form a part has: the head of a Kantor Kas is huruf b there, and AD/ART elsewhere."""
    kepala = any(b.kode == kode and b.syarat is CALON_KEPALA for b in berkas_kantor(kantor.jenis_kantor))
    return "kepala" if kepala else kode


def kode_bagian(kantor: JaringanPelayanan) -> list[str]:
    """The parts that this application has, in the order in which they are filled."""
    if kantor.terdahulu:
        return [KANTOR, LAMA]
    huruf = [b for b in butir_kantor(kantor) if b != butir_bagian(kantor, KANTOR)]
    boleh = [b.kode for b in berkas_boleh(kantor.jenis_kantor)]
    return [SURAT, KANTOR, ANGGOTA, *huruf, *boleh]


def lembar_kantor(kantor: JaringanPelayanan) -> list[list[str]]:
    """The parts that somebody waits for, as the pages on which several are filled and saved at once.

    At most four papers come in one sending (deploy/nginx.conf).
    """
    boleh = {b.kode for b in berkas_boleh(kantor.jenis_kantor)}
    kode = [k for k in kode_bagian(kantor) if k not in boleh]
    return [satu for satu in (kode[:3], kode[3:7], kode[7:]) if satu]


def butir_bagian(kantor: JaringanPelayanan, kode: str) -> str:
    """The item under which the files of a part are stored; empty where it has none. The address is huruf a."""
    alamat = "9a" if kantor.meminta(ALAMAT) and not kantor.terdahulu else ""
    return {KANTOR: alamat, ANGGOTA: "", LAMA: "persetujuan"}.get(kode, kode)


def judul_bagian(kantor: JaringanPelayanan, kode: str) -> str:
    """'Huruf c: modal kerja untuk kantor', or the words of a part that is no letter of Pasal 9."""
    butir = butir_bagian(kantor, kode)
    uraian = JUDUL.get(kode) or butir_kantor(kantor).get(kode, "Sertifikat kompetensi calon kepala (tidak wajib)")
    return f"Huruf {butir[1]}: {uraian[:1].lower()}{uraian[1:]}" if butir in HURUF else uraian


def berkas_per_butir(kantor: JaringanPelayanan) -> dict[str, list[Berkas]]:
    hasil = defaultdict(list)
    for b in berkas_tercatat(kantor):
        hasil[b.butir].append(b)
    return hasil


def temuan_bagian(kantor: JaringanPelayanan, kode: str, temuan: list[Temuan]) -> list[Temuan]:
    """Of all findings those that the data of one part decide."""
    awalan = TEMUAN_BAGIAN.get(jenis_bagian(kantor, kode), ())
    return [t for t in temuan if awalan and t.kode.startswith(awalan)]


def temuan_isian(kantor: JaringanPelayanan, temuan: list[Temuan]) -> list[Temuan]:
    """The findings as they are shown while the counter fills the form: of what nobody wrote down yet no lack."""
    if not kantor.tahap.isian:
        return temuan
    asal = PersonelKantor.Golongan
    bertabel = kantor.meminta(SARANA_KERJA)  # of a Kantor Kas neither is asked
    golongan = {p.golongan for p in kantor.personel.all()} if bertabel else set()
    belum = {
        ALAMAT.kode: not kantor.alamat.strip(),
        AD_ART.kode: "9b" not in {p.butir for p in kantor.pemeriksaan.all() if p.hasil},
        SARANA_KERJA.kode: bertabel and not kantor.sarana.all(),
        CALON_PIMPINAN.kode: asal.PIMPINAN not in golongan,
        CALON_KARYAWAN.kode: asal.KARYAWAN not in golongan,
        CALON_KEPALA.kode: not kantor.kepala_nama.strip(),
        SERTIFIKAT_KEPALA.kode: not kantor.kepala_sertifikat_nomor,
        ANGGOTA_DI_DAERAH_KAS.kode: kantor.anggota_daerah is None,
    }
    return selagi_diisi(temuan, lambda t: tanpa_isi(t) or (not t.hasil.lolos and belum.get(t.kode, False)))


def bagian_kantor(kantor: JaringanPelayanan, berkas: dict, temuan: list[Temuan], per: date) -> list[Bagian]:
    """Every part, the check page last."""
    personel, sarana = list(kantor.personel.all()), list(kantor.sarana.all())
    bagian = [_bagian(kantor, k, berkas, temuan, personel, sarana) for k in kode_bagian(kantor)]
    # What the desk sent back is not done because it is filled: it is done once it is changed.
    diminta = masih_diminta(catatan_meja(kantor)) if kantor.tahap.perbaikan else set()
    bagian = [replace(b, keadaan=Keadaan.DIMINTA) if butir_bagian(kantor, b.kode) in diminta else b for b in bagian]
    syarat = data_terdahulu if kantor.terdahulu else isian_kantor_cukup
    belum = [t.kalimat for t in syarat(kantor, per) if not t.hasil.lolos]
    judul = "Periksa, lalu minta konfirmasi pemeriksa" if kantor.terdahulu else "Periksa dan terima permohonan"
    akhir = Keadaan.SELESAI if sudah_diterima(kantor) else Keadaan.BELUM_BISA if belum else Keadaan.BELUM
    return [*bagian, Bagian(PERIKSA, judul, akhir, belum)]


def _bagian(kantor, kode, berkas, temuan, personel, sarana) -> Bagian:
    jenis, judul = jenis_bagian(kantor, kode), judul_bagian(kantor, kode)
    perlu = ISIAN.get(jenis, ())
    kosong = [n for n in perlu if getattr(kantor, n) in (None, "")]
    kurang = [str(kantor._meta.get_field(n).verbose_name) for n in kosong]
    if jenis == "9e" and not sarana:
        kurang.append("daftar sarana kerja")
    if jenis == "9h":
        golongan = {p.golongan for p in personel}
        kurang += [f"nama {g.label.lower()}" for g in PersonelKantor.Golongan if g not in golongan]
    milik = temuan_bagian(kantor, kode, temuan)
    if jenis == ANGGOTA and not kosong:  # the day on which the activity began stands on the register, or nowhere yet
        kurang += [t.uraian[:1].lower() + t.uraian[1:] for t in milik if t.hasil is Hasil.BELUM_DIISI]
    butir = butir_bagian(kantor, kode)
    tercatat = any(t.kode == KC_AKTIF.kode and t.terpenuhi for t in milik)
    if butir and jenis not in TANPA_BERKAS and not berkas.get(butir) and not tercatat:
        kurang.append("berkasnya")
    if jenis in {b.kode for b in berkas_boleh(kantor.jenis_kantor)}:
        # Nobody waits for what is not asked.
        return Bagian(kode, judul, Keadaan.SELESAI if kantor.kepala_sertifikat_nomor else Keadaan.BELUM, [], False)
    ada = [t.kalimat for t in milik if t.hasil is Hasil.TIDAK]
    mulai = len(kosong) < len(perlu) or (butir and berkas.get(butir)) or (jenis == "9e" and sarana)
    mulai = mulai or (jenis == "9h" and personel)
    if not mulai and kurang:
        return Bagian(kode, judul, Keadaan.BELUM, kurang)
    if ada:
        return Bagian(kode, judul, Keadaan.MASALAH, ada)
    return Bagian(kode, judul, Keadaan.SEDANG if kurang else Keadaan.SELESAI, kurang)
