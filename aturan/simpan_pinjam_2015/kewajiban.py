"""The duties of Permen KUKM 15/2015 as an office follows them up: one list, in the order of the articles.

Whether one is met its rule says (pengawasan.py, laporan.py, modal.py). Here stands what an office asks besides: how it
stands, since when, by when, what to do. What nobody recorded is "belum diketahui", and never a breach.

Facts besides those of pengawasan.py

    sejak               {name of a fact: the day since which it is so}
    laporan_lewat, laporan_lewat_batas, laporan_ditunggu    late reports in words; the due day of the first of them, and
                        of the next one that is awaited
    triwulan_tanpa_pengawas
    aset_usp            rupiah
    dihentikan_sejak    day of the halt of Pasal 20 ayat (2)
    registrasi_sejak, registrasi_diajukan    day of the entry in the buku registrasi; of the application after it
    tahun_usp_terakhir  the last tahun buku of which it is stated whether another unit ran
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial

from aturan.bahasa import Fakta, Hasil, Per, Syarat, Temuan, evaluasi, hari
from aturan.bahasa.bilangan import rupiah, tanggal
from aturan.bahasa.isian import jarak
from aturan.bahasa.tanggal import tambah_bulan, tambah_tahun
from aturan.kesehatan import BOLEH_BERKEGIATAN, Predikat
from aturan.simpan_pinjam_2015 import pengawasan as p
from aturan.simpan_pinjam_2015.laporan import LAPORAN_LEWAT, LAPORAN_PENGAWAS
from aturan.simpan_pinjam_2015.modal import PEMISAHAN_USP, TAHUN_REGISTRASI, tenggat_registrasi

TANYAKAN = "Tanyakan kepada koperasinya atau periksa, lalu catat."
TUNGGU_LAPORAN = "Terlihat dari laporan berkalanya: tunggu atau tagih laporan itu."

Hari = Callable[[Fakta], date | None]
Batas = Callable[[Fakta, Per], date | None]


class Sejauh(Enum):
    """How a duty stands, worst first. The value is stored in addresses, the label shown."""

    BELUM = "belum", "belum dipenuhi"
    BERJALAN = "berjalan", "tenggat berjalan"
    TINDAK_LANJUT = "tindak_lanjut", "perlu ditindaklanjuti"
    BELUM_DIKETAHUI = "belum_diketahui", "belum diketahui"
    TERLAMBAT = "terlambat", "dipenuhi terlambat"
    TERPENUHI = "terpenuhi", "terpenuhi"

    @property
    def kode(self) -> str:
        return self.value[0]

    @property
    def label(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class Pemenuhan:
    """One duty of one koperasi on a day: its finding, the fact in words, how it stands, since when and by when (None:
    no day is set), and what an office does."""

    temuan: Temuan
    fakta: str
    sejauh: Sejauh
    sejak: date | None
    batas: date | None
    tindakan: str


@dataclass(frozen=True)
class Butir:
    """A duty as it is followed up: its rule, what an office does where it is not met (`tindakan`) and where nobody
    recorded the fact (`ditanyakan`), and the days that the facts name."""

    syarat: Syarat
    tindakan: str
    ditanyakan: str = TANYAKAN
    batas: Batas = lambda fakta, per: None
    sejak: Hari | None = None

    @property
    def kode(self) -> str:
        return self.syarat.kode

    def dinyatakan(self, fakta: Fakta) -> date | None:
        """Since when it is so: a day that the facts hold, else the one since which it is stated."""
        if self.sejak is not None:
            return self.sejak(fakta)
        hari: date | None = fakta.get("sejak", {}).get(getattr(self.syarat, "fakta", ""))
        return hari


def _fakta(nama: str) -> Hari:
    return lambda fakta: fakta.get(nama)


def _calon(fakta: Fakta) -> date | None:
    return fakta.get("calon_tertua") if fakta.get("jumlah_calon") else None


def _akhir_calon(fakta: Fakta, per: Per) -> date | None:
    dari = _calon(fakta)
    return tambah_bulan(dari, int(p.CALON_ANGGOTA.pada(per).nilai)) if dari else None


def _awal_hanya_usp(fakta: Fakta) -> date | None:
    jumlah, terakhir = fakta.get("tahun_hanya_usp"), fakta.get("tahun_usp_terakhir")
    return date(terakhir - jumlah + 1, 1, 1) if jumlah and terakhir else None


def _akhir_hanya_usp(fakta: Fakta, per: Per) -> date | None:
    awal = _awal_hanya_usp(fakta)
    return tambah_tahun(awal, int(p.HANYA_USP.pada(per).nilai)) - timedelta(days=1) if awal else None


def _sejak_lewat(fakta: Fakta) -> date | None:
    batas = fakta.get("laporan_lewat_batas")
    return batas + timedelta(days=1) if batas else None


def _akhir_peralihan(syarat: Syarat, fakta: Fakta, per: Per) -> date:
    return tambah_tahun(p.SEJAK, int(syarat.pada(per).nilai))


def _peralihan(syarat: Syarat, tindakan: str) -> Butir:
    """Of a duty of Pasal 33 that ran from the day on which the regulation came into force."""
    return Butir(syarat, tindakan, batas=partial(_akhir_peralihan, syarat), sejak=lambda fakta: p.SEJAK)


# Every duty that an office follows up, in the order of the articles.
DAFTAR = (
    Butir(
        TAHUN_REGISTRASI, "Ingatkan koperasinya mengajukan permohonan izin usaha.",
        batas=lambda f, per: tenggat_registrasi(f["registrasi_sejak"]), sejak=_fakta("registrasi_sejak"),
    ),
    Butir(
        PEMISAHAN_USP, "Beri tahu koperasinya: USP ini dapat, tidak wajib, memisahkan diri menjadi KSP.",
        "Minta aset USP-nya, lalu catat pada data koperasi.",
    ),
    Butir(
        p.CALON_ANGGOTA, "Minta koperasi menerima calon itu sebagai anggota, lalu melaporkannya.", TUNGGU_LAPORAN,
        _akhir_calon, _calon,
    ),
    Butir(p.PERJANJIAN_KEMITRAAN, "Minta perjanjian kemitraannya dibuat tertulis, lalu catat."),
    Butir(
        BOLEH_BERKEGIATAN, "Tahan setiap permohonan izin dan kantornya. Pulih dengan penilaian ulang.",
        sejak=_fakta("dihentikan_sejak"),
    ),
    Butir(p.SEKTOR_RIIL, "Minta usaha itu dihentikan, atau dijalankan unit lain koperasi."),
    Butir(p.PEMINJAM_PERORANGAN, "Minta pinjaman kepada perorangan diselesaikan dan tidak diberikan lagi."),
    Butir(p.SISTEM_INFORMASI, "Minta koperasi mengadakannya, lalu catat."),
    Butir(p.BANTU_PEMERIKSAAN, "Jadwalkan pemeriksaan lagi, atau susun teguran."),
    Butir(p.PAPAN_NAMA, "Minta papan nama dipasang, lalu lihat pada kunjungan berikut."),
    Butir(p.BUNGA_SIMPANAN, "Minta bunga simpanan ditetapkan Rapat Anggota."),
    Butir(p.BUNGA_PINJAMAN, "Minta suku bunga pinjaman ditetapkan Rapat Anggota."),
    Butir(p.INVESTASI, "Minta persetujuan Rapat Anggota atas investasi itu."),
    Butir(
        p.AUDITOR, "Minta tahun buku itu diaudit Kantor Akuntan Publik atau Kantor Jasa Audit.",
        "Volumenya terlihat dari laporan tahunan. Bila wajib diaudit: tanyakan auditornya, lalu catat.",
    ),
    Butir(p.AUDIT_RA, "Minta hasil auditnya dilaporkan pada Rapat Anggota."),
    Butir(
        LAPORAN_PENGAWAS, "Minta pengurus memberikan laporan triwulan kepada pengawas koperasi.", TUNGGU_LAPORAN
    ),
    Butir(
        LAPORAN_LEWAT, "Tagih laporannya. Bila tetap tidak masuk, susun teguran.",
        "Tetapkan tenggat laporan kantor ini dahulu.",
        batas=lambda f, per: f.get("laporan_lewat_batas") or f.get("laporan_ditunggu"), sejak=_sejak_lewat,
    ),
    Butir(p.SATUAN_TUGAS, "Minta keputusan pembentukannya, lalu catat."),
    _peralihan(p.PENYESUAIAN_AD, "Minta anggaran dasarnya disesuaikan, lalu catat tanggalnya."),
    _peralihan(p.IZIN_PERALIHAN, "Minta koperasi mengurus izinnya."),
    Butir(
        p.HANYA_USP, "Minta koperasi mengubah anggaran dasarnya menjadi KSP.", batas=_akhir_hanya_usp,
        sejak=_awal_hanya_usp,
    ),
)  # fmt: skip
# What is asked only of whom a report shows to do it: as long as no report says so, it is not known.
MENURUT_LAPORAN = (
    ("pinjaman_koperasi_lain", p.PERJANJIAN_KEMITRAAN),
    ("investasi", p.INVESTASI),
    ("volume_pinjaman", p.AUDITOR),
)
BELUM_DICATAT = "belum dicatat"
BERJALAN = {LAPORAN_LEWAT.kode: "Tunggu laporan berikutnya."}
SUDAH_LEWAT = "Dipenuhi sesudah tenggat: dicatat saja."
# The fact that says that what had a day is done, be it late.
SELESAI = {
    TAHUN_REGISTRASI.kode: "registrasi_diajukan",
    p.PENYESUAIAN_AD.kode: "penyesuaian_ad",
    p.IZIN_PERALIHAN.kode: "izin_pertama",
}
# No breach: an offer, and a halt that is in force.
DIPERHATIKAN = (PEMISAHAN_USP.kode, BOLEH_BERKEGIATAN.kode)


def pemenuhan(fakta: Fakta, *, per: Per) -> list[Pemenuhan]:
    """Each duty that concerns this koperasi on `per`, in the order of DAFTAR. Raises as `evaluasi`.

    Without a licence a USP of the buku registrasi owes its application alone.
    """
    temuan = {t.kode: t for t in _temuan(fakta, per)}
    return [_pemenuhan(b, temuan[b.kode], fakta, per) for b in DAFTAR if b.kode in temuan]


def _temuan(fakta: Fakta, per: Per) -> list[Temuan]:
    """The findings of the rules that concern it."""
    hasil: list[Temuan] = []
    if sejak := fakta.get("registrasi_sejak"):
        sampai = fakta.get("registrasi_diajukan") or hari(per)
        hasil += evaluasi([TAHUN_REGISTRASI], {TAHUN_REGISTRASI.fakta: jarak(sejak, sampai, "tahun")}, per=per)
    if fakta.get("berizin_sejak") is None:
        return hasil
    if fakta.get("jenis") == "usp":
        [pisah] = evaluasi([PEMISAHAN_USP], fakta, per=per)
        hasil += [] if pisah.hasil is Hasil.TIDAK else [pisah]
    if fakta.get("dihentikan_sejak"):
        hasil += evaluasi([BOLEH_BERKEGIATAN], {"predikat": Predikat.DALAM_PENGAWASAN_KHUSUS.value}, per=per)
    hasil += evaluasi([s for nama, s in MENURUT_LAPORAN if fakta.get(nama) is None], {}, per=per)
    return [*hasil, *evaluasi((LAPORAN_LEWAT, LAPORAN_PENGAWAS), fakta, per=per), *p.temuan_kewajiban(fakta, per=per)]


def _pemenuhan(butir: Butir, t: Temuan, fakta: Fakta, per: Per) -> Pemenuhan:
    batas = butir.batas(fakta, per)
    sejauh = _sejauh(t, fakta, batas, hari(per))
    tindakan = butir.tindakan
    if sejauh is Sejauh.BELUM_DIKETAHUI:
        tindakan = butir.ditanyakan
    elif sejauh is Sejauh.TERPENUHI:
        tindakan = ""
    elif sejauh is Sejauh.BERJALAN:
        tindakan = BERJALAN.get(t.kode, tindakan)
    elif sejauh is Sejauh.TERLAMBAT:
        tindakan = SUDAH_LEWAT
    return Pemenuhan(t, _sebut(t, sejauh, fakta), sejauh, butir.dinyatakan(fakta), batas, tindakan)


def _sebut(t: Temuan, sejauh: Sejauh, fakta: Fakta) -> str:
    """The fact in words, with the one that raises the question."""
    if t.kode == TAHUN_REGISTRASI.kode:
        diajukan = fakta.get("registrasi_diajukan")
        return f"mengajukan permohonan {tanggal(diajukan)}" if diajukan else "belum mengajukan permohonan izin"
    teks = BELUM_DICATAT if sejauh is Sejauh.BELUM_DIKETAHUI else t.aktual_teks
    volume = fakta.get("volume_pinjaman")
    if t.kode == p.AUDITOR.kode and volume is not None:
        return f"pinjaman {rupiah(volume, sen=False)} setahun, auditor: {teks}"
    return teks


def _sejauh(t: Temuan, fakta: Fakta, batas: date | None, per: date) -> Sejauh:
    """A finding as a state; what has a day ahead and is not done yet is running."""
    if not t.hasil.lolos and t.hasil is not Hasil.TIDAK:
        return Sejauh.BELUM_DIKETAHUI
    if t.kode in DIPERHATIKAN:
        return Sejauh.TINDAK_LANJUT
    selesai = t.kode in SELESAI and fakta.get(SELESAI[t.kode])
    if t.hasil is Hasil.TIDAK:
        return Sejauh.TERLAMBAT if selesai else Sejauh.BELUM
    if batas is None or selesai:
        return Sejauh.TERPENUHI
    if batas >= per:
        return Sejauh.BERJALAN
    # The third year is over, and nobody stated what ran in it.
    return Sejauh.BELUM_DIKETAHUI if t.kode == p.HANYA_USP.kode else Sejauh.TERPENUHI
