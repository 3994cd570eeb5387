"""What the search finds for whoever acts for a koperasi: what is behind its own door, and of no other."""

from core.cari.sumber import Sumber
from core.models import Surat
from ksp_usp.models import LaporanBerkala, StatusLaporan
from perizinan.models import JaringanPelayanan, PermohonanIzin, Sanksi
from perizinan.saya.isi import koperasi_sendiri, surat_koperasi, urusan_sendiri

MASA = ("nomor_perkara", "tahun_buku")


def surat_sendiri(pengguna):
    """Letters to the own koperasi."""
    koperasi = koperasi_sendiri(pengguna) if pengguna.pihak else None
    return surat_koperasi(koperasi) if koperasi else Surat.objects.none()


def laporan_sendiri(pengguna):
    return LaporanBerkala.objects.filter(koperasi__in=pengguna.pihak).exclude(status=StatusLaporan.DRAF)


def sanksi_sendiri(pengguna):
    return Sanksi.objects.terbit().filter(koperasi__in=pengguna.pihak)


SURAT = Sumber(
    "surat_saya",
    "Surat kepada koperasi Anda",
    Surat,
    surat_sendiri,
    ("nomor", "hal"),
    "hal",
    "saya_surat_pdf",
    bawah=("nomor",),
    sedikit=True,
)
LAPORAN = Sumber(
    "laporan_saya",
    "Laporan koperasi Anda",
    LaporanBerkala,
    laporan_sendiri,
    ("nomor_perkara", "koperasi__nama"),
    "koperasi__nama",
    "saya_laporan_rinci",
    bawah=MASA,
    keadaan="status",
    sedikit=True,
)
IZIN = Sumber(
    "izin_saya",
    "Permohonan izin koperasi Anda",
    PermohonanIzin,
    lambda p: urusan_sendiri(PermohonanIzin, p),
    ("nomor_perkara", "koperasi__nama"),
    "koperasi__nama",
    "saya_izin",
    bawah=("nomor_perkara",),
    keadaan="status",
    sedikit=True,
)
KANTOR = Sumber(
    "kantor_saya",
    "Kantor koperasi Anda",
    JaringanPelayanan,
    lambda p: urusan_sendiri(JaringanPelayanan, p),
    ("nomor_perkara", "nama"),
    "nama",
    "saya_kantor",
    bawah=("nomor_perkara",),
    keadaan="status",
    sedikit=True,
)
SANKSI = Sumber(
    "sanksi_saya",
    "Sanksi kepada koperasi Anda",
    Sanksi,
    sanksi_sendiri,
    ("nomor_perkara", "koperasi__nama"),
    "koperasi__nama",
    "saya_sanksi",
    bawah=("nomor_perkara",),
    keadaan="status",
    sedikit=True,
)
