"""One noun a file; everybody imports from here."""

from perizinan.models.izin import EntriRegistrasi, IzinUsaha, PeristiwaIzin
from perizinan.models.jaringan import (
    JaringanPelayanan,
    Kunjungan,
    PemeriksaanKantor,
    PengaturanPerizinan,
    PenilaianKantor,
    PersonelKantor,
    SaranaKerja,
)
from perizinan.models.keterangan import KeteranganIzin, StatusKeterangan
from perizinan.models.lama import BacaanLembarLama, LembarLama, StatusLembar
from perizinan.models.pembinaan import PembinaanKoperasi, Pengaduan
from perizinan.models.pemeriksaan import Pemeriksaan, StatusPemeriksaan, TemuanPemeriksaan, TimPemeriksa
from perizinan.models.penyerahan import PenyerahanKoperasi, StatusPenyerahan
from perizinan.models.permohonan import SELESAI, PemeriksaanBerkas, PermohonanIzin, StatusPermohonan
from perizinan.models.perubahan_kantor import PerubahanKantor, StatusPerubahan
from perizinan.models.sanksi import PeristiwaSanksi, Sanksi, StatusSanksi
from perizinan.models.status_kantor import SELESAI_KANTOR, StatusKantor

__all__ = [
    "SELESAI",
    "SELESAI_KANTOR",
    "BacaanLembarLama",
    "EntriRegistrasi",
    "IzinUsaha",
    "JaringanPelayanan",
    "KeteranganIzin",
    "Kunjungan",
    "LembarLama",
    "PembinaanKoperasi",
    "Pemeriksaan",
    "PemeriksaanBerkas",
    "PemeriksaanKantor",
    "Pengaduan",
    "PengaturanPerizinan",
    "PenilaianKantor",
    "PenyerahanKoperasi",
    "PeristiwaIzin",
    "PeristiwaSanksi",
    "PermohonanIzin",
    "PersonelKantor",
    "PerubahanKantor",
    "Sanksi",
    "SaranaKerja",
    "StatusKantor",
    "StatusKeterangan",
    "StatusLembar",
    "StatusPemeriksaan",
    "StatusPenyerahan",
    "StatusPermohonan",
    "StatusPerubahan",
    "StatusSanksi",
    "TemuanPemeriksaan",
    "TimPemeriksa",
]
