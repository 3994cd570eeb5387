"""Every address x role x own or foreign region: who gets the page, who is told why not, for whom it does not exist.

The table names every address of the site; an address without a row fails. 200 for those in the row; 404 for whoever
may not see the thing; for the rest a refusal in words (403) or the way to where they belong (302). What is refused
changes nothing when it is posted either.
"""

import io
import re
from collections import Counter
from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfWriter

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.halaman.paparan import halaman_pribadi
from core.models import Gangguan, Paparan, Pengguna, Surat
from core.perkara.berkas import simpan_berkas
from ksp_usp.models import AnggotaTimPenilai, Koperasi, Orang, Pendiri, PratinjauKoperasi
from perizinan.models import JaringanPelayanan, Pemeriksaan, Pengaduan, PermohonanIzin, PersonelKantor
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Lampiran2, PratinjauUkm, Ukm
from tests import pabrik
from tests.alamat import pola_alamat
from tests.bantu_masuk import beri_aplikasi
from tests.ksp_usp.koperasi import lembar as lembar_koperasi

pytestmark = pytest.mark.django_db

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
    "aturan_naskah": ["15-2015"],
    "aturan_pasal": ["23-2005", "pasal-5/ayat-1/huruf-a"],
}
# POST only, or held cell by cell in test_matriks_gerbang.
LAIN = {"keluar", "tindakan", "tindakan_surat", "berkas_unggah", "sesi_akhiri", "peristiwa_dibaca"}
# The own factors, held in tests/core/masuk; the second step of a log-in, which leads back to the first without one.
LAIN |= {"faktor_cabut", "kode_cadangan", "masuk_kode"}
# Read by everybody who sees the case, written by these.
DITULIS = {"ukm_ubah": {"pokja"}, "ukm_nik": GARUT, "ukm_pernyataan": {"pokja"}, "koperasi_som": PENCATAT}
DITULIS |= {"pembinaan_koperasi": {"pengawas"}}
DITULIS |= {"laporan_koperasi": {"loket"}, "kewajiban_koperasi": {"loket", "pengawas"}, "sanksi_baru": {"pengawas"}}
# The scan of a letter: any desk of the office that issued it.
DITULIS |= {"surat_pindaian": {"pokja", "dinas", "loket", "pemeriksa", "pejabat", "pengawas", "penilai"}}
# Parts of an assessment: its team writes, the Pengawas names the team.
DITULIS |= {f"penilaian_{bagian}": {"penilai"} for bagian in ("angka", "kertas", "manajemen", "tafsir", "catat")}
DITULIS |= {"penilaian_tim": {"penilai", "pengawas"}}
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
PERAN_DAHULU |= {"instansi", "pegawai", "penugasan", "permintaan"}  # every address that begins so


@pytest.fixture
def dunia(db):
    """A draft, a usulan at the province, a signed Keputusan and an open draft, with all that hangs on them."""
    draf = pabrik.buat_usulan()
    terpilih = pabrik.majukan(pabrik.buat_usulan(), "terpilih")
    keputusan = pabrik.buat_keputusan([terpilih])
    for aksi, peran in (
        ("ajukan_periksa", Peran.PENYUSUN_KEPUTUSAN),
        ("nyatakan_benar", Peran.PENYUSUN_KEPUTUSAN),
        ("tandatangani", Peran.PENETAP),
    ):
        ALUR_KEPUTUSAN.jalankan(keputusan, aksi, pabrik.buat_pengguna(peran), versi=keputusan.versi)
    ukm = draf.ukm.first()
    ukm.nik = "3205004101800001"
    ukm.save()
    pdf = io.BytesIO()
    penulis = PdfWriter()
    penulis.add_blank_page(100, 100)
    penulis.write(pdf)
    koperasi = pabrik.buat_koperasi()
    # Two confirmed years, which a clock that starts today may reach; the year before is left to be confirmed.
    pabrik.konfirmasi_kalender(hari_ini().year, hari_ini().year + 1)
    kantor = {s: pabrik.majukan_kantor(pabrik.buat_kantor(koperasi), s).pk for s in KANTOR}
    # A licence of some years ago: many reports are owed, and one is in.
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    koperasi.refresh_from_db()
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", False)
    return {
        "kantor": kantor | {"draf": pabrik.buat_kantor(koperasi).pk},
        "koperasi": koperasi.pk,
        "permohonan": pabrik.buat_permohonan(koperasi).pk,
        "di_pemeriksa": pabrik.majukan_izin(pabrik.buat_permohonan(), "diterima").pk,
        "izin": pabrik.buat_izin().pk,
        "sekunder": (sekunder := pabrik.buat_koperasi(bentuk="sekunder", lengkap=False)).pk,
        "sendiri": [pabrik.disusun(u).pk for u in (pabrik.buat_permohonan(sekunder), pabrik.buat_kantor(koperasi))],
        "orang": koperasi.orang.first().pk,
        "laporan": pabrik.buat_laporan_berkala(koperasi, 2026, 2).pk,
        "laporan_draf": pabrik.buat_laporan_berkala(koperasi, 2026, 3, status="draf").pk,
        "laporan_sendiri": pabrik.buat_laporan_berkala(koperasi, 2026, 1, status="disusun").pk,
        "teguran": (teguran := pabrik.buat_sanksi(koperasi, status="berlaku")).pk,
        "surat_sanksi": teguran.surat_id,
        "keterangan": pabrik.buat_keterangan(koperasi).pk,
        **pabrik.buat_warisan(koperasi),
        "perubahan": pabrik.buat_perubahan().pk,
        "sanksi_draf": pabrik.buat_sanksi().pk,
        "penilaian": pabrik.buat_penilaian(tim=[]).pk,
        "catat": pabrik.buat_penilaian(tim=[], cara="catat", lengkap=False).pk,
        "penilai": pabrik.buat_penilai().pk,
        "pengaduan": pabrik.buat_pengaduan(koperasi).pk,
        "pemeriksaan": {
            status: pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(), status, pengawasan__satuan_tugas="Belum ada.")
            for status in ("rencana", "ditugaskan", "tindak_lanjut")
        },
        "usulan": draf.pk,
        "di_provinsi": pabrik.majukan(pabrik.buat_usulan(), "di_provinsi").pk,
        "sentra": terpilih.sentra_id,
        "keputusan": keputusan.pk,
        "rancangan": pabrik.buat_keputusan([]).pk,
        "surat": Surat.objects.filter(jenis="ba_seleksi").first().pk,
        "berkas": simpan_berkas(
            SimpleUploadedFile("a.pdf", pdf.getvalue()), draf.dibuat_oleh, draf, "prospek_pasar"
        ).pk,
        "ukm": ukm.kunci,
        "gangguan": Gangguan.objects.create(kode="K-ABCD-EF", apa="A", dampak="D", sejak=timezone.now()).kode,
        "instansi": pabrik.buat_instansi("32.05").pk,
        "pegawai": (pegawai := pabrik.buat_pengguna(Peran.DINAS_KABKOTA)).pk,
        "faktor": beri_aplikasi(pegawai).pk,
        "penugasan": pegawai.penugasan.get().pk,
        "permintaan": pabrik.buat_permintaan(pegawai).pk,
        "draf": draf,
    }


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
        "meja_kerja": ([], SEMUA, SEMUA - {*PENGURUS}),  # a party has a door of its own
        "lambang_halaman": (instansi, SEMUA, SEMUA),
        **{nama: ([], SEMUA, SEMUA) for nama in ("faktor", "faktor_aplikasi", "faktor_passkey")},
        **{nama: ([], SEMUA, SEMUA) for nama in ("keputusan_daftar", "pemeriksaan_antrean", "usulan_matriks")},
        "usulan_baru": ([], SEMUA, {"pokja", "pokja_lain"}),
        "kirim_bersama": ([], SEMUA, DINAS),
        "pemeriksaan_berikutnya": ([], SEMUA, set()),
        "keputusan_baru": ([], SEMUA, {"penyusun"}),
        "wilayah_daftar": ([], SEMUA, PROVINSI | {*PENGURUS}),  # an empty list
        "wilayah_rinci": (["32.05"], GARUT, GARUT),
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
            ("instansi_rinci", "instansi_ubah", "instansi_lambang", "pegawai_baru", "penugasan_baru"),
            (instansi, ADMIN_GARUT, ADMIN_GARUT),
        ),
        **dict.fromkeys(
            ("pegawai_rinci", "pegawai_ubah", "pegawai_sandi", "pegawai_faktor"), (pegawai, ADMIN_GARUT, ADMIN_GARUT)
        ),
        "pegawai_tutup": (pegawai, ADMIN_GARUT, ADMIN_GARUT),
        "data": ([], SEMUA, SEMUA),
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


@pytest.fixture
def penghuni(dunia, client):
    """The people, and the previews of rows that the Pokja and the loket have waiting."""
    orang = {nama: pabrik.buat_pengguna(peran, kode=kode) for nama, (peran, kode) in ORANG.items()}
    d = dunia["pemeriksaan"]["ditugaskan"]
    dunia["foto"] = pabrik.foto_pemeriksaan(d).pk
    for p in (d, dunia["pemeriksaan"]["rencana"]):
        p.tim.create(pengguna=orang["pengawas"])
    pabrik.jawab_periksa(d, pengawasan__satuan_tugas="Belum ada.")
    for nama, kunci in zip(PENGURUS, ("koperasi", "sekunder"), strict=True):
        orang[nama] = pabrik.buat_pengurus(Koperasi.objects.get(pk=dunia[kunci]))
    for kunci in ("penilaian", "catat"):
        AnggotaTimPenilai.objects.create(penilaian_id=dunia[kunci], pengguna=orang["penilai"], ketua=True)
    client.force_login(orang["pokja"])
    kepala = "Nama UKM", "Nama pemilik", "Produk", "Omzet/bulan", "Penjualan setahun", "Kekayaan bersih", "Tenaga kerja"
    lembar = "\t".join(kepala) + "\nA\tB\tC\tx\t1\t1\t1"
    client.post(reverse("ukm_tempel", args=[dunia["usulan"]]), {"tempelan": lembar})
    client.force_login(orang["loket"])
    client.post(reverse("koperasi_impor"), {"lembar": lembar_koperasi.xlsx(lembar_koperasi.baris(1))})
    return orang


@pytest.fixture
def peramban(penghuni):
    """A browser for each of the people, who logs in once: three thousand times took a quarter of the run."""
    hasil = {siapa: Client() for siapa in penghuni}
    for siapa, pengguna in penghuni.items():
        hasil[siapa].force_login(pengguna)
    return hasil


# The button that a page leads on by (of a file nothing is looked at).
UTAMA = re.compile(rb'class="btn btn-primary')


def peran_dahulu(nama):
    return nama in PERAN_DAHULU or nama.split("_")[0] in PERAN_DAHULU


def tandai_orang():
    """Every person of the examples by a name that stands nowhere else; an officer by his NIP."""
    Ukm.objects.update(nama_pemilik="TANDAORANG Pemilik", telepon="TANDAORANG 1")
    Lampiran2.objects.update(kontak="TANDAORANG Narahubung", telepon="TANDAORANG 2")
    Orang.objects.update(nama="TANDAORANG Pengurus")
    Pendiri.objects.update(nama="TANDAORANG Pendiri", jenis=Pendiri.Jenis.ORANG)
    PermohonanIzin.objects.update(deposito_pemegang="TANDAORANG Pemegang")
    JaringanPelayanan.objects.update(kepala_nama="TANDAORANG Kepala")
    PersonelKantor.objects.update(nama="TANDAORANG Personel")
    Pengaduan.objects.update(pelapor="TANDAORANG Pelapor")
    Pemeriksaan.objects.update(ditemui="TANDAORANG Wakil")
    Pengguna.objects.update(nip="TANDAORANG")


def harus_tercatat(nama, balasan) -> bool:
    """Whether this answer belongs in the log of views: the page is declared to show people, or is a file."""
    papar = halaman_pribadi()[nama]
    return bool(papar and papar.siapa) or not balasan.headers["Content-Type"].startswith(("text/", "application/json"))


def test_tiap_alamat_menyatakan_data_pribadi_siapa_yang_ditampilkannya():
    kurang = nama_alamat() ^ halaman_pribadi().keys()
    assert not kurang, "Tiap alamat perlu satu baris pada HALAMAN di pribadi.py aplikasinya: TANPA, atau siapa."


def test_tiap_alamat_hanya_terbuka_bagi_yang_berhak(dunia, penghuni, peramban):
    """And who saw the people of a page is logged: one view one row, nothing for a refusal or a redirect."""
    salah, dilihat = [], Counter()
    tandai_orang()
    for nama, (arg, melihat, dapat) in tabel(dunia, penghuni).items():
        alamat = reverse(nama, args=arg)
        for siapa, peramban_dia in peramban.items():
            balasan = peramban_dia.get(alamat)
            kode = balasan.status_code
            if kode == 200 and harus_tercatat(nama, balasan):
                dilihat[nama, penghuni[siapa].pk] += 1
            elif kode == 200 and nama != "akun" and b"TANDAORANG" in balasan.content:
                salah.append((nama, siapa, "menampilkan orang, dinyatakan TANPA"))
            if kode == 200 and not balasan.streaming and len(UTAMA.findall(balasan.content)) > 1:
                salah.append((nama, siapa, "lebih dari satu tombol utama"))
            if siapa in dapat:
                baik = kode == 200
            elif siapa in melihat:
                baik = kode in (302, 403)
            else:
                baik = kode == 404 or (kode == 403 and peran_dahulu(nama))
            if not baik:
                salah.append((nama, siapa, kode))
        balasan = Client().get(alamat)
        if (balasan.status_code, balasan.headers.get("Location", "")[:7]) != (302, "/masuk/"):
            salah.append((nama, "tanpa masuk", balasan.status_code))
    assert not salah
    assert Counter(Paparan.objects.values_list("halaman", "pengguna")) == dilihat


def sidik_data():
    """Every row of our own apps, as one comparable value."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for app in ("core", "ksp_usp", "perizinan", "sentra_ukm")
        for model in apps.get_app_config(app).get_models()
        if model._meta.label != "core.Pengguna"
    }


def test_yang_tidak_berhak_tidak_mengubah_apa_pun_dengan_post(dunia, penghuni, peramban):
    sebelum, salah = sidik_data(), []
    for nama, (arg, _, dapat) in tabel(dunia, penghuni).items():
        alamat = reverse(nama, args=arg)
        for siapa, peramban_dia in peramban.items():
            if siapa in DITULIS.get(nama, dapat):
                continue
            kode = peramban_dia.post(alamat, {"versi": "1", "alasan": "x", "nama": "x", "lanjut": "ya"}).status_code
            if kode not in (302, 403, 404, 405):
                salah.append((nama, siapa, kode))
    assert not salah
    assert sidik_data() == sebelum


def test_alamat_yang_hanya_menerima_post_menolak_get(client, dunia):
    client.force_login(dunia["draf"].dibuat_oleh)
    assert client.get(reverse("keluar")).status_code == 405
    assert client.get(reverse("berkas_unggah", args=["usulan", dunia["usulan"]])).status_code == 405
