"""The table of every address of the site: who sees the thing, and who gets the page (test_matriks_halaman)."""

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from ksp_usp.models import PratinjauKoperasi
from sentra_ukm.models import PratinjauUkm
from tests.alamat import pola_alamat

ORANG = {
    "pokja": (Peran.POKJA_KABKOTA, "32.05"),
    "dinas": (Peran.DINAS_KABKOTA, "32.05"),
    "admin": (Peran.ADMIN_INSTANSI, "32.05"),
    "auditor": (Peran.AUDITOR, "32.05"),
    "loket": (Peran.LOKET, "32.05"),
    "pemeriksa": (Peran.PEMERIKSA, "32.05"),
    "pejabat": (Peran.PEJABAT, "32.05"),
    "pengawas": (Peran.PENGAWAS, "32.05"),
    "penilai": (Peran.PENILAI, "32.05"),
    "pokja_prov": (Peran.POKJA_PROVINSI, "32"),
    "dinas_prov": (Peran.DINAS_PROVINSI, "32"),
    "admin_prov": (Peran.ADMIN_INSTANSI, "32"),
    "pemeriksa_prov": (Peran.PEMERIKSA, "32"),
    "verifikator": (Peran.VERIFIKATOR, "00"),
    "penyusun": (Peran.PENYUSUN_KEPUTUSAN, "00"),
    "penetap": (Peran.PENETAP, "00"),
    "admin_pusat": (Peran.ADMIN_INSTANSI, "00"),
    "auditor_pusat": (Peran.AUDITOR, "00"),
    "pemeriksa_pusat": (Peran.PEMERIKSA, "00"),
    "pokja_lain": (Peran.POKJA_KABKOTA, "32.06"),
    "dinas_lain": (Peran.DINAS_KABKOTA, "32.06"),
    "admin_lain": (Peran.ADMIN_INSTANSI, "32.06"),
    "loket_lain": (Peran.LOKET, "32.06"),
    "dinas_prov_lain": (Peran.DINAS_PROVINSI, "33"),
}
# Those who act for the koperasi of the examples, and for another one.
PENGURUS = ("pengurus", "pengurus_lain")
KAMAR = "laporan", "kewajiban", "permohonan", "kantor_baru", "surat", "keterangan", "data"
SAYA = ("saya", *(f"saya_{kamar}" for kamar in KAMAR))
SEMUA = {*ORANG, *PENGURUS}
PUSAT = {"verifikator", "penyusun", "penetap", "admin_pusat", "auditor_pusat", "pemeriksa_pusat"}
PROVINSI = {"pokja_prov", "dinas_prov", "admin_prov", "pemeriksa_prov"} | PUSAT
GARUT = {"pokja", "dinas", "admin", "auditor", "loket", "pemeriksa", "pejabat", "pengawas", "penilai"} | PROVINSI
ADMIN = {"admin", "admin_prov", "admin_pusat", "admin_lain"}
ADMIN_GARUT = ADMIN - {"admin_lain"}
DINAS = {"dinas", "dinas_lain", "dinas_prov", "dinas_prov_lain"}
# Who keeps the register of koperasi: of Garut, and of any region.
PENCATAT = {"loket", "pemeriksa"}
PENCATAT_SEMUA = PENCATAT | {"pemeriksa_prov", "pemeriksa_pusat", "loket_lain"}
PELIHAT_NIK = PENCATAT | {"pejabat", "pengawas", "penilai", "auditor"}
PELIHAT_NIK |= {"auditor_pusat", "pemeriksa_prov", "pemeriksa_pusat"}

PENETAP_TENGGAT = {"pejabat"} | ADMIN

KANTOR = ("diterima", "disetujui", "beroperasi")

PUBLIK = {
    **dict.fromkeys(("masuk", "sandi_kode", "surat_periksa", "aturan", "aturan_ambang", "berwenang"), ()),
    **dict.fromkeys(("status", "data_pribadi", "beranda", "muka"), ()),
    "sandi_tautan": ["x", "x"],
    **dict.fromkeys((f"data_terbuka{bagian}" for bagian in ("", "_katalog", "_aturan", "_skema")), ()),
    "data_terbuka_rinci": ["izin"],
    "data_terbuka_kamus": ["izin"],
    **dict.fromkeys(("api", "api_openapi", "api_data_terbuka"), ()),
    "data_terbuka_berkas": ["izin", "csv"],
    "data_terbuka_satu_aturan": ["sentra.jumlah_ukm"],
    "aturan_naskah": ["15-2015"],
    "aturan_pasal": ["23-2005", "pasal-5/ayat-1/huruf-a"],
    "aturan_praktik": ["23-2005", "pasal-5/ayat-1/huruf-a"],
}
# Read by programs: with a token of an office, and the check of a letter without one (tests/core/terbuka/test_api.py).
BERTOKEN = {"api_koperasi", "api_sentra", "api_kantor", "api_izin"}
PROGRAM = BERTOKEN | {"api_surat"}
# POST only, or held cell by cell in test_matriks_gerbang.
LAIN = {"keluar", "pegang", "tindakan", "tindakan_surat", "berkas_unggah", "sesi_akhiri", "peristiwa_dibaca"}
# The own factors, held in tests/core/masuk; the second step of a log-in, which leads back to the first without one.
LAIN |= {"pemberitahuan_buka"}  # leads on; held in tests/core/kabar
LAIN |= {"token_api_cabut"} | PROGRAM
LAIN |= {"faktor_cabut", "kode_cadangan", "masuk_kode"}
LAIN |= {"andai_hapus"}  # of the own ones: tests/core/andai
PENCOBA = {"verifikator", "penyusun", "penetap", "dinas_prov", "dinas_prov_lain", "auditor", "auditor_pusat"}
# Read by everybody who sees the case, written by these.
DITULIS = {"ukm_ubah": {"pokja"}, "ukm_nik": GARUT, "ukm_pernyataan": {"pokja"}, "koperasi_som": PENCATAT}
DITULIS |= {"pembinaan_koperasi": {"pengawas"}}
DITULIS |= {"laporan_koperasi": {"loket"}, "kewajiban_koperasi": {"loket", "pengawas"}, "sanksi_baru": {"pengawas"}}
# The scan of a letter: any desk of the office that issued it.
DITULIS |= {"surat_pindaian": {"pokja", "dinas", "loket", "pemeriksa", "pejabat", "pengawas", "penilai"}}
# Takes the next case of the own desk in hand and leads to it: it is no page of its own.
DITULIS |= {"pemeriksaan_berikutnya": {"pokja_prov", "verifikator"}}
# Parts of an assessment: its team writes, the Pengawas names the team.
DITULIS |= {f"penilaian_{bagian}": {"penilai"} for bagian in ("angka", "kertas", "manajemen", "tafsir", "catat")}
DITULIS |= {"penilaian_tim": {"penilai", "pengawas"}}
# No page: who has a desk of usulan takes the next one in hand.
DITULIS |= {"pemeriksaan_berikutnya": {"pokja_prov", "verifikator"}}
# Asked for the role before the thing is looked up: a foreigner is told 403, and learns nothing from it either.
PERAN_DAHULU = {
    "keputusan_tambah",
    "keputusan_ubah",
    "usulan_baru",
    "keputusan_baru",
    "kirim_bersama",
    "permohonan_baru",
    "kualifikasi_ubah",
    "koperasi_akses",
}
PERAN_DAHULU |= {"instansi", "pegawai", "penugasan", "permintaan", "token"}  # every address that begins so


def tabel(d, orang):
    """name -> (arguments, who sees the thing, who gets the page)."""
    usulan, ukm = [d["usulan"]], [d["usulan"], d["ukm"]]
    pratinjau = [d["usulan"], PratinjauUkm.objects.get().kunci]
    sentra, instansi, pegawai = [d["sentra"]], [d["instansi"]], [d["pegawai"]]
    impor = [PratinjauKoperasi.objects.get().pk]
    koperasi, satu_orang = [d["koperasi"]], [d["orang"]]
    isi = ({"pokja"}, GARUT)
    permohonan, kantor, penilaian = [d["permohonan"]], d["kantor"], [d["penilaian"]]
    libur = [hari_ini().year - 1]
    periksa = {status: ([p.pk], GARUT, {"pengawas"}) for status, p in d["pemeriksaan"].items()}

    def temuan(status):
        p = d["pemeriksaan"][status]
        return [p.pk, p.temuan.first().pk]

    baris = {
        **{nama: ([], SEMUA, SEMUA) for nama in ("akun", "ganti_sandi", "usulan_daftar", "sentra_daftar")},
        **dict.fromkeys(("pemberitahuan", "pilihan_surel"), ([], SEMUA, SEMUA)),
        "ingatkan_meja": ([], SEMUA, DINAS | {"pejabat", "penetap"} | ADMIN),
        "meja_kerja": ([], SEMUA, SEMUA - {*PENGURUS}),  # a party has a door of its own
        "unduhan": ([], SEMUA, SEMUA),
        **dict.fromkeys(("unduhan_rinci", "unduhan_berkas"), ([d["unduhan"]], {"pokja"}, {"pokja"})),
        "lambang_halaman": (instansi, SEMUA, SEMUA),
        **{nama: ([], SEMUA, SEMUA) for nama in ("faktor", "faktor_aplikasi", "faktor_passkey")},
        **{nama: ([], SEMUA, SEMUA) for nama in ("keputusan_daftar", "pemeriksaan_antrean", "usulan_matriks")},
        "usulan_baru": ([], SEMUA, {"pokja", "pokja_lain"}),
        "kirim_bersama": ([], SEMUA, DINAS),
        "saringan_daftar": ([], SEMUA, SEMUA),
        "saringan_ubah": ([d["saringan"]], GARUT - PROVINSI, {"admin"}),  # shared with the office
        "alihkan": (["usulan"], SEMUA, SEMUA),  # nothing chosen: where to choose
        "pemeriksaan_berikutnya": ([], SEMUA, set()),
        "keputusan_baru": ([], SEMUA, {"penyusun"}),
        "wilayah_daftar": ([], SEMUA, PROVINSI | {*PENGURUS}),  # an empty list
        "wilayah_rinci": (["32.05"], GARUT, GARUT),
        "keadaan": ([], SEMUA, {*ORANG}),
        "keadaan_wilayah": (["32.05"], GARUT, GARUT),
        "program_baru": (["32.05"], GARUT, {"dinas"}),
        "masukan_wilayah": (["32.05"], GARUT, {"pokja"}),
        "koperasi_baru": (["32.05"], GARUT, PENCATAT | {"pemeriksa_prov", "pemeriksa_pusat"}),
        "bdsp_baru": (["32.05"], GARUT, {"pokja", "dinas"}),
        **dict.fromkeys(("usulan_rinci", "usulan_tugas", "usulan_periksa", "ukm_daftar"), (usulan, GARUT, GARUT)),
        **dict.fromkeys(("usulan_tim", "usulan_lampiran2", "usulan_berkas"), (usulan, isi[1], isi[0])),
        "usulan_kriteria": ([*usulan, 1], isi[1], isi[0]),
        **dict.fromkeys(("ukm_unggah", "ukm_tempel", "ukm_ketik", "ukm_salin"), (usulan, isi[1], isi[0])),
        "ukm_templat": (usulan, GARUT, GARUT),
        "ukm_pernyataan": (usulan, GARUT, set()),
        "ukm_pratinjau": (pratinjau, isi[1], isi[0]),
        "ukm_unduh_salah": (pratinjau, isi[1], isi[0]),
        "ukm_ubah": (ukm, GARUT, GARUT),
        "ukm_hapus": (ukm, isi[1], isi[0]),
        "ukm_nik": (ukm, GARUT, set()),
        "pemeriksaan": ([d["di_provinsi"]], GARUT, {"pokja_prov"}),
        "sentra_rinci": (sentra, GARUT, GARUT),
        "sentra_ubah": (sentra, GARUT, {"pokja", "dinas"}),
        "penetapan_terdahulu": (sentra, GARUT, {"penyusun"}),
        "perkuatan_baru": (sentra, GARUT, {"dinas", "dinas_prov"}),
        "pembinaan_baru": (sentra, GARUT, {"pokja", "dinas", "dinas_prov"}),
        "masukan_sentra": (sentra, GARUT, {"pokja", "pokja_prov"}),
        "keputusan_rinci": ([d["keputusan"]], GARUT, GARUT),
        "keputusan_salinan": ([d["keputusan"]], GARUT, GARUT),
        "keputusan_petikan": ([d["keputusan"], "32.05"], GARUT, GARUT),
        "keputusan_pratinjau": ([d["rancangan"]], PUSAT, PUSAT),
        "keputusan_ubah": ([d["rancangan"]], PUSAT, {"penyusun"}),
        "keputusan_tambah": ([d["rancangan"]], PUSAT, {"penyusun"}),
        **dict.fromkeys(("surat_pdf", "surat_pindaian"), ([d["surat"]], GARUT, GARUT)),
        "surat_belum_dipindai": ([], SEMUA, SEMUA),
        "andai_daftar": ([], SEMUA, PENCOBA),
        "per_tanggal": (["usulan", *usulan], GARUT, GARUT),
        **dict.fromkeys(("andai", "andai_unduh", "andai_banding"), (["usulan"], SEMUA, PENCOBA)),
        **dict.fromkeys(("berkas_unduh", "berkas_asli"), ([d["berkas"]], GARUT, GARUT)),
        "hari_libur": ([], SEMUA, SEMUA),
        "hari_libur_tahun": (libur, SEMUA, SEMUA),
        **dict.fromkeys(
            ("hari_libur_usulan", "hari_libur_ubah", "hari_libur_konfirmasi"), (libur, SEMUA, {"admin_pusat"})
        ),
        "gangguan": ([], SEMUA, {"admin_pusat"}),
        "gangguan_ubah": ([d["gangguan"]], SEMUA, {"admin_pusat"}),
        "instansi_kelola": ([], ADMIN, {"admin_prov", "admin_pusat"}),
        "instansi_baru": ([], ADMIN, ADMIN),
        **dict.fromkeys(
            ("instansi_rinci", "instansi_ubah", "instansi_lambang", "pegawai_baru", "penugasan_baru", "token_api"),
            (instansi, ADMIN_GARUT, ADMIN_GARUT),
        ),
        **dict.fromkeys(
            ("pegawai_rinci", "pegawai_urusan", "pegawai_ubah", "pegawai_sandi", "pegawai_faktor"),
            (pegawai, ADMIN_GARUT, ADMIN_GARUT),
        ),
        "pegawai_tutup": (pegawai, ADMIN_GARUT, ADMIN_GARUT),
        "data": ([], SEMUA, SEMUA),
        **dict.fromkeys(("cari", "cari_segera"), ([], SEMUA, SEMUA)),
        "lembar_saksi": ([], SEMUA, {"auditor", "auditor_pusat"} | ADMIN),
        "koperasi_daftar": ([], SEMUA, SEMUA),
        "koperasi_tambah": ([], SEMUA, PENCATAT_SEMUA),
        **dict.fromkeys(("koperasi_rinci", "koperasi_orang", "koperasi_som"), (koperasi, GARUT, GARUT)),
        **{
            f"koperasi_{bagian}": (koperasi, GARUT, PENCATAT) for bagian in ("ubah", "keanggotaan", "modal", "hubungan")
        },
        "koperasi_pendiri": ([d["sekunder"]], GARUT, PENCATAT),
        "orang_tambah": (koperasi, GARUT, PENCATAT),
        "koperasi_susunan": (koperasi, GARUT, PENCATAT),
        **dict.fromkeys(("orang_ubah", "orang_berhenti"), (satu_orang, GARUT, PENCATAT)),
        "orang_nik": (satu_orang, GARUT, PELIHAT_NIK),
        **dict.fromkeys(("permohonan_daftar", "izin_daftar", "registrasi_daftar"), ([], SEMUA, SEMUA)),
        "permohonan_baru": ([], SEMUA, {"loket", "loket_lain"}),
        **dict.fromkeys(("permohonan_rinci", "permohonan_tugas", "permohonan_periksa"), (permohonan, GARUT, GARUT)),
        "permohonan_isian": ([*permohonan, "7d"], GARUT, {"loket"}),
        "permohonan_pemeriksaan": ([d["di_pemeriksa"]], GARUT, {"pemeriksa"}),
        "izin_rinci": ([d["izin"]], GARUT, GARUT),
        "izin_terdahulu": ([d["sekunder"]], GARUT, {"pemeriksa"}),
        **dict.fromkeys(("lama_daftar", "lama_pindaian"), ([], SEMUA, SEMUA)),
        **dict.fromkeys(("lama_unggah", "lama_templat"), ([], SEMUA, {"loket", "loket_lain"})),
        "lama_rinci": ([d["lama"]["draf"]], GARUT, GARUT),
        **dict.fromkeys(("lama_pratinjau", "lama_salah"), ([d["lama"]["draf"]], GARUT, {"loket"})),
        "lama_tinjau": ([d["lama"]["menunggu"]], GARUT, {"pemeriksa"}),
        "izin_pindaian": ([d["izin_lama"]], GARUT, {"pemeriksa"}),
        "jaringan_pindaian": ([d["kantor_lama"]], GARUT, {"pemeriksa"}),
        **dict.fromkeys(("jaringan_daftar", "jaringan_belum_mulai"), ([], SEMUA, SEMUA)),
        **dict.fromkeys(("jaringan_baru", "jaringan_terdahulu"), ([], SEMUA, {"loket", "loket_lain"})),
        **dict.fromkeys(("jaringan_rinci", "jaringan_tugas", "jaringan_periksa"), ([kantor["draf"]], GARUT, GARUT)),
        "jaringan_isian": ([kantor["draf"], "9c"], GARUT, {"loket"}),
        "jaringan_lembar": ([kantor["draf"], 1], GARUT, {"loket"}),
        "jaringan_pemeriksaan": ([kantor["diterima"]], GARUT, {"pemeriksa"}),
        "jaringan_mulai": ([kantor["disetujui"]], GARUT, {"loket"}),
        "jaringan_temuan_mulai": ([kantor["disetujui"]], GARUT, {"pengawas"}),
        **dict.fromkeys(("jaringan_kunjungan", "jaringan_tutup"), ([kantor["beroperasi"]], GARUT, {"pengawas"})),
        "jaringan_penilaian": ([kantor["beroperasi"]], GARUT, {"penilai"}),
        "perubahankantor_daftar": ([], SEMUA, SEMUA),
        "perubahankantor_baru": ([kantor["beroperasi"]], GARUT, {"loket"}),
        "perubahankantor_rinci": ([d["perubahan"]], GARUT, GARUT),
        "perubahankantor_isian": ([d["perubahan"]], GARUT, {"loket"}),
        "pengaturan_perizinan": ([], SEMUA, {"pejabat", "admin", "admin_lain"}),
        "periksa_daftar": ([], SEMUA, SEMUA),
        "periksa_rencana": ([], SEMUA, {"pengawas", "pejabat"}),
        "periksa_baru": (koperasi, GARUT, {"pengawas"}),
        "periksa_kantor": ([kantor["beroperasi"]], GARUT, {"pengawas"}),
        "periksa_rinci": ([d["pemeriksaan"]["tindak_lanjut"].pk], GARUT, GARUT),
        **dict.fromkeys(("periksa_isian", "periksa_pernyataan"), periksa["rencana"]),
        **dict.fromkeys(("periksa_hasil", "periksa_foto", "periksa_temuan_baru"), periksa["ditugaskan"]),
        "periksa_foto_kecil": ([*periksa["ditugaskan"][0], d["foto"]], GARUT, GARUT),
        "periksa_temuan": (temuan("ditugaskan"), GARUT, {"pengawas"}),
        "periksa_tindak": (temuan("tindak_lanjut"), GARUT, {"pengawas"}),
        "pengaduan_daftar": ([], SEMUA, {"pengawas"}),
        "pengaduan_rinci": ([d["pengaduan"]], {"pengawas"}, {"pengawas"}),
        "pengaduan_baru": (koperasi, GARUT, {"pengawas"}),
        "pembinaan_koperasi": (koperasi, GARUT, GARUT),
        **dict.fromkeys(("penilaian_daftar", "penilaian_rencana"), ([], SEMUA, SEMUA)),
        **dict.fromkeys(("penilaian_baru", "penilaian_banyak"), ([], SEMUA, {"pengawas"})),
        **{
            f"penilaian_{bagian}": (penilaian, GARUT, GARUT)
            for bagian in ("rinci", "angka", "hitung", "manajemen", "tafsir", "tim", "lembar")
        },
        "penilaian_kertas": ([*penilaian, "permodalan"], GARUT, GARUT),
        "penilaian_catat": ([d["catat"]], GARUT, GARUT),
        "penilaian_unggah": (penilaian, GARUT, {"penilai"}),
        "penilaian_banding": (koperasi, GARUT, GARUT),
        "kualifikasi_daftar": ([], SEMUA, {"pengawas"} | ADMIN),
        "kualifikasi_ubah": ([d["penilai"]], {"pengawas", "admin"}, {"pengawas", "admin"}),
        **dict.fromkeys(("laporan_daftar", "laporan_belum", "sanksi_daftar", "kewajiban_ringkas"), ([], SEMUA, SEMUA)),
        "kewajiban_daftar": (["pengawasan.satuan_tugas"], SEMUA, SEMUA),
        "laporan_banyak": ([], SEMUA, {"loket", "loket_lain"}),
        "laporan_ingatkan": ([], SEMUA, {"loket", "loket_lain", "pengawas"}),
        **dict.fromkeys(("laporan_tenggat", "laporan_perpanjangan"), ([], SEMUA, PENETAP_TENGGAT)),
        "laporan_rinci": ([d["laporan"]], GARUT, GARUT),
        "laporan_isian": ([d["laporan_draf"]], GARUT, {"loket"}),
        # The koperasi's own door. What an office drafts is not the koperasi's to see, and the other way round.
        **dict.fromkeys(SAYA, ([], SEMUA, {*PENGURUS})),
        "saya_izin": ([d["sendiri"][0]], SEMUA - {"pengurus"}, {"pengurus_lain"}),
        "saya_izin_isian": ([d["sendiri"][0], "7a"], {"pengurus_lain"}, {"pengurus_lain"}),
        "saya_kantor": ([d["sendiri"][1]], SEMUA - {"pengurus_lain"}, {"pengurus"}),
        "saya_kantor_isian": ([d["sendiri"][1], "9h"], {"pengurus"}, {"pengurus"}),
        **dict.fromkeys(("saya_laporan_rinci", "saya_laporan_koreksi"), ([d["laporan"]], {"pengurus"}, {"pengurus"})),
        "saya_laporan_isian": ([d["laporan_sendiri"]], {"pengurus"}, {"pengurus"}),
        "saya_sanksi": ([d["teguran"]], {"pengurus"}, {"pengurus"}),
        "saya_surat_pdf": ([d["surat_sanksi"]], SEMUA - {"pengurus_lain"}, {"pengurus"}),
        "koperasi_akses": (koperasi, GARUT, ADMIN_GARUT),
        "laporan_koreksi": ([d["laporan"]], GARUT, {"loket"}),
        **dict.fromkeys(
            ("koperasi_pengawasan", "laporan_koperasi", "kewajiban_koperasi", "sanksi_baru"), (koperasi, GARUT, GARUT)
        ),
        **dict.fromkeys(("keterangan_daftar", "penyerahan_daftar"), ([], SEMUA, SEMUA)),
        "penyerahan_rinci": ([d["penyerahan"]], GARUT, GARUT),
        "penyerahan_baru": ([d["pindah"]], GARUT, {"pengawas"}),
        "keterangan_baru": (koperasi, GARUT, {"loket"}),
        "keterangan_rinci": ([d["keterangan"]], GARUT, GARUT),
        "teguran_banyak": ([], SEMUA, {"pengawas"}),
        "sanksi_rinci": ([d["teguran"]], GARUT, GARUT),
        "sanksi_isian": ([d["sanksi_draf"]], GARUT, {"pengawas"}),
        "sanksi_peristiwa": ([d["teguran"]], GARUT, {"pengawas"}),
        "permintaan_rinci": ([d["permintaan"]], ADMIN_GARUT, ADMIN_GARUT),
        "penugasan_akhiri": ([d["penugasan"]], ADMIN_GARUT, ADMIN_GARUT),
        **dict.fromkeys(("koperasi_impor", "koperasi_impor_templat"), ([], SEMUA, PENCATAT_SEMUA)),
        # A preview is its owner's: for a colleague it is one that was saved or thrown away.
        **dict.fromkeys(("koperasi_impor_pratinjau", "koperasi_impor_salah"), (impor, SEMUA, {"loket"})),
    }
    assert set(baris) == nama_alamat() - PUBLIK.keys() - LAIN, "Tiap alamat perlu satu baris pada tabel ini."
    return baris


def nama_alamat():
    return {p.name for p in pola_alamat()}
