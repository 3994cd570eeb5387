"""The places of sentra and of regions in the menu."""

from core.halaman.menu import SEMUA, SENTRA_UKM, Tempat

SENTRA = Tempat(
    "Sentra", "sentra_daftar", SENTRA_UKM | SEMUA, "Sentra UKM dengan jenjang, usulan, dan perkuatannya.", pindah=4
)
WILAYAH = Tempat(
    "Wilayah", "wilayah_daftar", SENTRA_UKM | SEMUA, "Provinsi dan kabupaten/kota dengan instansinya.", pindah=2,
    juga="sentra_ukm.sentra.views.wilayah",
)  # fmt: skip
