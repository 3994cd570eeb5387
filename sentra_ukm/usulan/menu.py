"""The place of the usulan in the menu, and what the work desk offers for several of them together."""

from core.halaman.menu import SEMUA, SENTRA_UKM, Tempat
from sentra_ukm.models import StatusUsulan

USULAN = Tempat("Usulan", "usulan_daftar", SENTRA_UKM | SEMUA, cari="Nomor atau nama sentra")
# {status: (url name, label)}
PINTASAN = {
    StatusUsulan.TERSELEKSI: ("kirim_bersama", "Kirim beberapa dengan satu surat pengantar"),
    StatusUsulan.DI_PROVINSI: ("pemeriksaan_berikutnya", "Ambil berikutnya"),
    StatusUsulan.LENGKAP: ("kirim_bersama", "Kirim beberapa dengan satu surat pengantar"),
    StatusUsulan.DI_KEMENTERIAN: ("pemeriksaan_berikutnya", "Ambil berikutnya"),
}
