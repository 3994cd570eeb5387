"""Which addresses of licences and offices show personal data, and whose (core.halaman.paparan)."""

from core.halaman.paparan import TANPA, Papar

PERMOHONAN, KANTOR = "perizinan.permohonanizin", "perizinan.jaringanpelayanan"
PENGURUS = Papar("pengurus, pengawas, dan pemegang deposito", PERMOHONAN)
PERSONEL = Papar("calon kepala dan personel kantor", KANTOR)

HALAMAN = {
    "berwenang": TANPA,
    **dict.fromkeys(("permohonan_daftar", "permohonan_baru", "permohonan_rinci"), TANPA),
    **dict.fromkeys(("permohonan_tugas", "permohonan_isian"), PENGURUS),
    **dict.fromkeys(("permohonan_periksa", "permohonan_pemeriksaan"), PENGURUS),
    **dict.fromkeys(("izin_daftar", "izin_rinci", "registrasi_daftar", "izin_terdahulu"), TANPA),
    **dict.fromkeys(("jaringan_daftar", "jaringan_belum_mulai", "jaringan_baru", "jaringan_terdahulu"), TANPA),
    "pengaturan_perizinan": TANPA,
    **dict.fromkeys(("jaringan_rinci", "jaringan_periksa", "jaringan_isian", "jaringan_pemeriksaan"), PERSONEL),
    **dict.fromkeys(("jaringan_tugas", "jaringan_mulai", "jaringan_temuan_mulai"), TANPA),
    **dict.fromkeys(("jaringan_kunjungan", "jaringan_tutup", "jaringan_penilaian"), TANPA),
}
