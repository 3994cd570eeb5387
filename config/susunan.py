"""What pages gather from several matters, and in which order. Each matter keeps its own in its menu.py and panel.py."""

MENU = (
    "core.halaman.menu.MEJA_KERJA",
    "perizinan.saya.menu.BERANDA",
    "perizinan.saya.menu.LAPORAN",
    "perizinan.saya.menu.KEWAJIBAN",
    "perizinan.saya.menu.PERMOHONAN",
    "perizinan.saya.menu.SURAT",
    "perizinan.saya.menu.DATA",
    "sentra_ukm.usulan.menu.USULAN",
    "sentra_ukm.sentra.menu.SENTRA",
    "sentra_ukm.keputusan.menu.KEPUTUSAN",
    "ksp_usp.koperasi.menu.KOPERASI",
    "perizinan.izin.menu.PERMOHONAN",
    "ksp_usp.penilaian.menu.PENILAIAN",
    "ksp_usp.laporan.menu.LAPORAN",
    "perizinan.kantor.menu.KANTOR",
    "perizinan.izin.menu.IZIN",
    "perizinan.pemeriksaan.menu.PEMERIKSAAN",
    "perizinan.pengawasan.menu.KEWAJIBAN",
    "perizinan.pengawasan.menu.SANKSI",
    "sentra_ukm.sentra.menu.WILAYAH",
    "core.dasbor.menu.KEADAAN",
    "core.andai.menu.ANDAI",
    "core.halaman.menu.LEMBAR_SAKSI",
    "core.kantor.menu.INSTANSI",
    "core.halaman.menu.ATURAN",
)
KAKI = (
    "perizinan.berwenang.menu.BERWENANG",
    "core.halaman.menu.PERIKSA_SURAT",
    "core.halaman.menu.ATURAN",
    "core.terbuka.menu.DATA_TERBUKA",
    "core.gangguan.menu.STATUS",
    "core.pribadi.menu.DATA_PRIBADI",
)
# Where whoever acts for a koperasi begins.
PINTU_PIHAK = "saya"
# Where its letters are, and which kinds are addressed to it.
PINTU_SURAT = "saya_surat"
SURAT_PIHAK = "perizinan.saya.isi.SURAT_KOPERASI"
# What the search looks through, in the order of its answers: of several as good the first kind stands on top.
CARI = (
    "ksp_usp.koperasi.cari.KOPERASI",
    "sentra_ukm.sentra.cari.SENTRA",
    "sentra_ukm.sentra.cari.WILAYAH",
    "perizinan.izin.cari.IZIN",
    "perizinan.izin.cari.REGISTRASI",
    "perizinan.kantor.cari.KANTOR",
    "sentra_ukm.usulan.cari.USULAN",
    "sentra_ukm.keputusan.cari.KEPUTUSAN",
    "perizinan.izin.cari.PERMOHONAN",
    "ksp_usp.penilaian.cari.PENILAIAN",
    "ksp_usp.laporan.cari.LAPORAN",
    "perizinan.pemeriksaan.cari.PEMERIKSAAN",
    "perizinan.pengawasan.cari.SANKSI",
    "perizinan.keterangan.cari.KETERANGAN",
    "perizinan.penyerahan.cari.PENYERAHAN",
    "perizinan.kantor.cari.PERUBAHAN",
    "core.cari.surat.SURAT",
    "sentra_ukm.lampiran3.cari.UKM",
    "ksp_usp.koperasi.cari.ORANG",
    "perizinan.saya.cari.SURAT",
    "perizinan.saya.cari.LAPORAN",
    "perizinan.saya.cari.IZIN",
    "perizinan.saya.cari.KANTOR",
    "perizinan.saya.cari.SANKSI",
)
# The front page for everybody.
BERANDA = (
    "sentra_ukm.sentra.panel.beranda",
    "perizinan.izin.panel.beranda",
)
PANEL_KOPERASI = (
    "perizinan.izin.panel.izin_koperasi",
    "ksp_usp.penilaian.panel.kesehatan_koperasi",
    "perizinan.kantor.panel.kantor_koperasi",
)
# The page on which a koperasi is supervised.
PANEL_PENGAWASAN = (
    "ksp_usp.laporan.panel.laporan_koperasi",
    "perizinan.pemeriksaan.panel.pemeriksaan_koperasi",
    "perizinan.pengawasan.panel.sanksi_koperasi",
)
# Facts that the duties of koperasi rest on besides the register and the reports: (koperasi) -> {pk: {fact: value}}.
FAKTA_KEWAJIBAN = ("perizinan.izin.panel.fakta_kewajiban",)
# Who held a licence that has ended since: (from, to) -> the numbers of those koperasi.
BEKAS_PEMEGANG_IZIN = "perizinan.izin.panel.bekas_pemegang_izin"
PANEL_WILAYAH = ("ksp_usp.koperasi.panel.koperasi_wilayah",)
# The work desk: what waits beside the turns of a route, and what it offers for several cases of one status together.
LAJUR = (
    "core.kantor.panel.lajur_permintaan",
    "perizinan.izin.panel.lajur_registrasi",
    "ksp_usp.penilaian.panel.lajur_penghentian",
    "perizinan.kantor.panel.lajur_kantor",
    "perizinan.pemeriksaan.panel.lajur_pemeriksaan",
    "sentra_ukm.keputusan.panel.lajur_terpilih",
    "sentra_ukm.usulan.panel.lajur_kiriman_usulan",
    "perizinan.izin.panel.lajur_kiriman_permohonan",
    "perizinan.kantor.panel.lajur_kiriman_kantor",
)
# What stands in somebody's name: moved to a colleague when they leave.
TITIPAN = (
    "core.halaman.titipan.titipan_pegangan",
    "sentra_ukm.usulan.titipan.titipan_usulan",
    "ksp_usp.penilaian.titipan.titipan_penilaian",
    "perizinan.pemeriksaan.titipan.titipan_pemeriksaan",
)
# What the desk tells beside its cases.
KABAR = (
    "core.masuk.panel.kabar_akun",
    "core.kantor.panel.kabar_permintaan",
    "core.kalender.panel.kabar_kalender",
    "core.halaman.pindaian.kabar_pindaian",
    "perizinan.pengawasan.panel.kabar_teguran",
    "perizinan.pengawasan.panel.kabar_sanksi",
    "perizinan.kantor.panel.kabar_penutupan",
    "perizinan.penyerahan.panel.kabar_penyerahan",
)
PINTASAN = {"sentra_ukm.usulan": "sentra_ukm.usulan.menu.PINTASAN"}
# The parts of a dashboard (core.dasbor.angka), in the order of the page: their code, the words of the tab, their maker.
DASBOR = (
    ("usulan", "Usulan", "sentra_ukm.usulan.dasbor.bagian"),
    ("sentra", "Sentra", "sentra_ukm.sentra.dasbor.bagian"),
    ("izin", "Izin", "perizinan.izin.dasbor.bagian"),
    ("kantor", "Kantor", "perizinan.kantor.dasbor.bagian"),
    ("kesehatan", "Kesehatan", "ksp_usp.penilaian.dasbor.bagian"),
    ("laporan", "Laporan", "ksp_usp.laporan.dasbor.bagian"),
    ("pengawasan", "Kewajiban dan sanksi", "perizinan.pengawasan.dasbor.bagian"),
    ("pemeriksaan", "Pemeriksaan", "perizinan.pemeriksaan.dasbor.bagian"),
)
# Data sets for everybody (core.terbuka.kumpulan), in the order of the page.
DATA_TERBUKA = (
    "sentra_ukm.sentra.terbuka.SENTRA",
    "perizinan.izin.terbuka.IZIN",
    "perizinan.izin.terbuka.REKAP_IZIN",
    "ksp_usp.penilaian.terbuka.KESEHATAN",
)
# The populations of a what-if (core.andai.populasi), in the order of its page.
ANDAI = ("sentra_ukm.usulan.andai.USULAN", "perizinan.izin.andai.MODAL", "ksp_usp.penilaian.andai.KESEHATAN")
# How a kind of case is judged by the law of another day (core.andai.tanggal): (case, day) -> findings.
PER_TANGGAL = {
    "sentra_ukm.usulan": "sentra_ukm.usulan.andai.menurut",
    "perizinan.permohonanizin": "perizinan.izin.andai.menurut",
    "perizinan.jaringanpelayanan": "perizinan.kantor.andai.menurut",
    "ksp_usp.penilaiankesehatan": "ksp_usp.penilaian.andai.menurut",
}
# What the read API shows to the programs of offices (core.terbuka.register).
API_REGISTER = (
    "ksp_usp.koperasi.terbuka.KOPERASI",
    "sentra_ukm.sentra.terbuka.REGISTER_SENTRA",
    "perizinan.kantor.terbuka.KANTOR",
    "perizinan.izin.terbuka.REGISTER_IZIN",
)
# Which addresses show personal data, and whose: core.halaman.paparan logs each view of them.
PRIBADI = ("core.pribadi.halaman", "ksp_usp.pribadi", "perizinan.pribadi", "sentra_ukm.pribadi")
