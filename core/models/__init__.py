from core.models.akun import PermintaanAkun
from core.models.andaian import Andaian
from core.models.berkas import Berkas
from core.models.bukti import CapWaktu, Daun, Kepala, Sidik, Tersidik, TersidikQuerySet
from core.models.gangguan import Gangguan
from core.models.jejak import Jejak
from core.models.kunjungan import MejaSaya, UrusanDibuka
from core.models.libur import HariLibur, KalenderTahun
from core.models.masuk import Faktor, KodeCadangan, PerambanDikenal, PercobaanMasuk, PeristiwaAkun, Sesi
from core.models.organisasi import Instansi, Pengguna, Penugasan, Wilayah
from core.models.paparan import Paparan
from core.models.pegangan import Pegangan
from core.models.pemberitahuan import KabarPengguna, Pemberitahuan, PemberitahuanDibaca
from core.models.pindaian import Pindaian
from core.models.praktik import JejakKetentuan
from core.models.rancangan import Rancangan
from core.models.salinan import Salinan
from core.models.saringan import Saringan
from core.models.surat import Nomor, Rendisi, Surat, SuratObjek
from core.models.surel import Surel
from core.models.token_api import CatatanApi, TokenApi
from core.models.unduhan import Unduhan
from core.models.urusan import Urusan

__all__ = [
    "Andaian",
    "Berkas",
    "CapWaktu",
    "CatatanApi",
    "Daun",
    "Faktor",
    "Gangguan",
    "HariLibur",
    "Instansi",
    "Jejak",
    "JejakKetentuan",
    "KabarPengguna",
    "KalenderTahun",
    "Kepala",
    "KodeCadangan",
    "MejaSaya",
    "Nomor",
    "Paparan",
    "Pegangan",
    "Pemberitahuan",
    "PemberitahuanDibaca",
    "Pengguna",
    "Penugasan",
    "PerambanDikenal",
    "PercobaanMasuk",
    "PeristiwaAkun",
    "PermintaanAkun",
    "Pindaian",
    "Rancangan",
    "Rendisi",
    "Salinan",
    "Saringan",
    "Sesi",
    "Sidik",
    "Surat",
    "SuratObjek",
    "Surel",
    "Tersidik",
    "TersidikQuerySet",
    "TokenApi",
    "Unduhan",
    "Urusan",
    "UrusanDibuka",
    "Wilayah",
]
