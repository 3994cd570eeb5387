"""The place of the usulan in the menu, and what the work desk offers for several of them together."""

from core.halaman.menu import SEMUA, SENTRA_UKM, Tempat
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.meja import MEJA

USULAN = Tempat("Usulan", "usulan_daftar", SENTRA_UKM | SEMUA, juga="sentra_ukm.lampiran3")
# {status: (url name, label, whether it is a POST)}: a desk takes its next case, a Dinas sends several together.
PINTASAN = dict.fromkeys(MEJA, ("pemeriksaan_berikutnya", "Ambil berikutnya", True)) | {
    status: ("kirim_bersama", "Kirim beberapa dengan satu surat pengantar", False)
    for t in ALUR_USULAN.baris
    if t.bersama
    for status in t.asal
}
