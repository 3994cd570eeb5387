"""Which addresses of Sentra UKM show personal data, and whose (core.halaman.paparan)."""

from core.halaman.paparan import TANPA, Papar
from core.models import Paparan

USULAN, KEPUTUSAN = "sentra_ukm.usulan", "sentra_ukm.keputusan"
PEMILIK = Papar("pemilik UKM", USULAN)
PRATINJAU = Papar("pemilik UKM dalam lembar yang belum disimpan", USULAN, Paparan.Jenis.PRATINJAU)

HALAMAN = {
    **dict.fromkeys(("usulan_daftar", "usulan_matriks", "pemeriksaan_antrean", "kirim_bersama"), TANPA),
    **dict.fromkeys(("usulan_baru", "pemeriksaan_berikutnya"), TANPA),
    **dict.fromkeys(("usulan_rinci", "usulan_tugas", "usulan_tim", "usulan_kriteria", "usulan_berkas"), TANPA),
    **dict.fromkeys(("usulan_periksa", "pemeriksaan"), Papar("pemilik UKM dan narahubung sentra", USULAN)),
    "usulan_lampiran2": Papar("narahubung sentra", USULAN),
    **dict.fromkeys(("ukm_daftar", "ukm_ketik", "ukm_ubah", "ukm_hapus"), PEMILIK),
    "ukm_nik": Papar("pemilik UKM", USULAN, Paparan.Jenis.NIK),
    **dict.fromkeys(("ukm_templat", "ukm_unduh_salah"), Papar("pemilik UKM", USULAN, Paparan.Jenis.EKSPOR)),
    "ukm_pratinjau": PRATINJAU,
    **dict.fromkeys(("ukm_pernyataan", "ukm_unggah", "ukm_tempel", "ukm_salin"), TANPA),
    **dict.fromkeys(("keputusan_daftar", "keputusan_baru", "keputusan_rinci"), TANPA),
    **dict.fromkeys(("keputusan_ubah", "keputusan_tambah"), TANPA),
    # It lists sentra, and no owner of a firm; as a document that leaves the house it is logged all the same.
    **dict.fromkeys(
        ("keputusan_pratinjau", "keputusan_salinan", "keputusan_petikan"), Papar("", KEPUTUSAN, Paparan.Jenis.UNDUH)
    ),
    **dict.fromkeys(("sentra_daftar", "sentra_rinci", "sentra_ubah", "penetapan_terdahulu"), TANPA),
    **dict.fromkeys(("perkuatan_baru", "pembinaan_baru", "masukan_sentra"), TANPA),
    **dict.fromkeys(("wilayah_daftar", "wilayah_rinci", "program_baru", "masukan_wilayah", "bdsp_baru"), TANPA),
}
