"""What the benchmark data of usaha simpan pinjam is made of: shares of states, the ways there, borders to touch."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from core.dasar.izin import Peran
from ksp_usp.models import Koperasi, StatusPenilaian
from perizinan.models import StatusKantor, StatusPermohonan

S, K, N = StatusPermohonan, StatusKantor, StatusPenilaian

TAHUN = 2026
TAHUN_BUKU = (2021, 2022, 2023, 2024, 2025)
# Which people of an office, counted from its end, work on savings and loans as well: Penilai are two.
MEJA = (
    (Peran.LOKET, 1), (Peran.PEMERIKSA, 2), (Peran.PEJABAT, 3), (Peran.PENGAWAS, 4), (Peran.PENILAI, 5),
    (Peran.PENILAI, 6),
)  # fmt: skip
# Forty applications in turn: how each one stands, 65 of 100 ended in a licence.
POLA_IZIN = (
    S.TERBIT, S.DRAF, S.TERBIT, S.DITERIMA, S.TERBIT, S.TERDAFTAR, S.TERBIT, S.KURANG, S.TERBIT, S.LENGKAP, S.TERBIT,
    S.SIAP, S.TERBIT, S.DITOLAK, S.TERBIT, S.DITARIK, S.TERBIT, S.TERDAFTAR, S.TERBIT, S.DITERIMA, S.TERBIT, S.LENGKAP,
    *[S.TERBIT] * 12, S.TERDAFTAR, S.DITOLAK, S.TERDAFTAR, S.DITARIK, S.TERBIT, S.TERBIT,
)  # fmt: skip
LANGKAH_IZIN = {
    S.DRAF: (), S.DITERIMA: ("terima",), S.KURANG: ("terima", "kirim_kekurangan"),
    S.LENGKAP: ("terima", "nyatakan_lengkap"), S.SIAP: ("terima", "nyatakan_lengkap", "selesai_periksa"),
    S.TERBIT: ("terima", "nyatakan_lengkap", "selesai_periksa", "terbitkan_izin"),
    S.TERDAFTAR: ("terima", "nyatakan_lengkap", "selesai_periksa", "cantumkan"),
    S.DITOLAK: ("terima", "nyatakan_lengkap", "selesai_periksa", "tolak"), S.DITARIK: ("terima", "tarik"),
}  # fmt: skip
TEMUAN_BELUM = {"temuan_mulai": "belum", "temuan_cara": "kunjungan", "temuan_uraian": "Kantor terkunci."}
PULANG = ("kirim_kekurangan", "terima_kelengkapan")
POLA_KANTOR = (
    K.BEROPERASI, K.DRAF, K.DITERIMA, K.KURANG, K.LENGKAP, K.SIAP, K.DISETUJUI, K.DITOLAK, K.GUGUR, K.DITUTUP,
    K.USUL_TUTUP, K.DITARIK, K.TIDAK_MULAI, *[K.BEROPERASI] * 9,
)  # fmt: skip
SETUJU = ("terima", "nyatakan_lengkap", "selesai_periksa", "setujui")
LANGKAH_KANTOR = {
    K.DRAF: (), K.DITERIMA: SETUJU[:1], K.KURANG: ("terima", "kirim_kekurangan"), K.LENGKAP: SETUJU[:2],
    K.SIAP: SETUJU[:3], K.DISETUJUI: SETUJU, K.DITOLAK: (*SETUJU[:3], "tolak"),
    K.TIDAK_MULAI: (*SETUJU, "temukan_tidak_mulai"), K.GUGUR: (*SETUJU, "temukan_tidak_mulai", "nyatakan_gugur"),
    K.BEROPERASI: (*SETUJU, "lapor_mulai"), K.USUL_TUTUP: (*SETUJU, "lapor_mulai", "usulkan_tutup"),
    K.DITUTUP: (*SETUJU, "lapor_mulai", "usulkan_tutup", "tutup"), K.DITARIK: ("terima", "tarik"),
}  # fmt: skip
# Twenty assessments of the last book year.
POLA_NILAI = (N.DITETAPKAN, N.DITUGASKAN, N.DITETAPKAN, N.DIPERIKSA, N.DITETAPKAN, N.SIAP, N.DITETAPKAN, N.DIBATALKAN)
POLA_NILAI += (N.DITETAPKAN,) * 12
NILAI = ("selesai_isi", "nyatakan_benar", "tetapkan")
LANGKAH_NILAI = {
    N.DITUGASKAN: (), N.DIPERIKSA: NILAI[:1], N.SIAP: NILAI[:2], N.DITETAPKAN: NILAI, N.DIBATALKAN: ("batalkan",),
}  # fmt: skip
# Recorded totals at the edges of the four categories, and modal one under, at and one over what the law asks.
TEPI_TOTAL = tuple(Decimal(n) for n in ("80", "79.995", "66", "65.995", "51", "50.995"))
TEPI_MODAL = (-1, 0, 1)
GOLONGAN = (("pengurus", "Ketua"), ("pengurus", "Sekretaris"), ("pengurus", "Bendahara"), ("pengawas", "Ketua"),
            ("pengawas", "Anggota"), ("pengawas", "Anggota"), ("pengelola", "Manajer"))  # fmt: skip


@dataclass(slots=True)
class Unit:
    """A KSP or USP, with what later tables need to know of it."""

    urut: int
    pk: int
    nama: str
    jenis: str
    alamat: str
    lahir: date
    wilayah_id: str
    berwenang_id: str
    bentuk: str = "primer"
    lingkup: str = Lingkup.KABKOTA.value
    anggota: list[str] = field(default_factory=list)
    izin_id: int | None = None
    izin_sejak: date | None = None
    predikat: str = ""

    jenis_objek = Koperasi._meta.label_lower


@dataclass(slots=True)
class Perkara:
    """A case as the trail and the letters name it."""

    jenis_objek: str
    pk: int
    wilayah_id: str


@dataclass(slots=True)
class Jalan:
    """What became of a case on its route: who did each act, when it took its last step, its letters by kind."""

    status: str | None = None
    versi: int = 0
    sejak: datetime | None = None
    oleh: dict = field(default_factory=dict)
    kapan: dict = field(default_factory=dict)
    surat: dict = field(default_factory=dict)

    def siapa(self, aksi: str) -> int | None:
        return self.oleh[aksi].pengguna_id if aksi in self.oleh else None

    def hari(self, aksi: str) -> date | None:
        return self.kapan[aksi].date() if aksi in self.kapan else None
