from sentra_ukm.models.catatan import Masukan, Program
from sentra_ukm.models.keputusan import Keputusan, Penetapan, StatusKeputusan, baris_usulan, siap_dipilih
from sentra_ukm.models.lampiran import Jawaban, Lampiran2, Lampiran4, Lampiran5, Mitra, PelakuKlaster
from sentra_ukm.models.sentra import Bdsp, Perkuatan, RiwayatPembinaan, Sentra
from sentra_ukm.models.ukm import PetaKolom, PratinjauUkm, Ukm
from sentra_ukm.models.usulan import SELESAI, AnggotaTim, Pemeriksaan, StatusUsulan, Usulan

__all__ = [
    "SELESAI",
    "AnggotaTim",
    "Bdsp",
    "Jawaban",
    "Keputusan",
    "Lampiran2",
    "Lampiran4",
    "Lampiran5",
    "Masukan",
    "Mitra",
    "PelakuKlaster",
    "Pemeriksaan",
    "Penetapan",
    "Perkuatan",
    "PetaKolom",
    "PratinjauUkm",
    "Program",
    "RiwayatPembinaan",
    "Sentra",
    "StatusKeputusan",
    "StatusUsulan",
    "Ukm",
    "Usulan",
    "baris_usulan",
    "siap_dipilih",
]
