"""A koperasi that misses its reports, in a real browser: warned twice, inspected, frozen, repaired through its own
door and restored; and its twin, whose licence is revoked. Anybody reads at once how the licence stands.

With GAMBAR=<folder> in the environment the pages are photographed on the way, as in test_rute_lengkap.
"""

import re
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from core.dasar.izin import Peran
from core.dasar.rupa import tulis_isian
from core.models import Surat
from ksp_usp.models import TenggatLaporan
from tests import jam, pabrik
from tests.bantu_surat import isi, rapat
from tests.e2e.langkah import Penghitung, pindaian
from tests.e2e.test_rute_lengkap import langkah, potret

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEMPAT, NAMA = "32.05", "KSP Mekar Garut"
MANDAT = {"atas_nama": "Bupati Garut", "dasar": "Peraturan Bupati 7/2024"}
ORANG = {
    "pengawas": (Peran.PENGAWAS, TEMPAT, "Sari Lestari", "Pengawas Koperasi", {}),
    "pejabat": (Peran.PEJABAT, TEMPAT, "Ujang Somantri", "Kepala Dinas", MANDAT),
    "pemeriksa": (Peran.PEMERIKSA, TEMPAT, "Dadan Ramdani", "Analis Koperasi", {}),
    "loket": (Peran.LOKET, TEMPAT, "Yuyun Yuningsih", "Petugas Loket", {}),
    "pengurus": (Peran.PENGURUS, TEMPAT, "Dedi Mulyadi", "Ketua", {"sampai": date(2028, 12, 31)}),
}


TELEPON = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def isian_angka(koperasi):
    """Figures as typed, from a koperasi-year worked on paper."""
    dasar = pabrik.angka_kesehatan("sehat", koperasi.jenis)[0]
    return {k: tulis_isian(n) if n >= 0 else f"-{tulis_isian(-n)}" for k, n in dasar.items() if n is not None}


@pytest.fixture
def pada():
    """Moves the clock of everybody to ten in the morning of another day."""
    semula = jam.setel(jam.jalan(jam.BIASA))

    def pindah(hari):
        jam.setel(jam.jalan(f"{hari}T10:00+07:00"))

    yield pindah
    jam.setel(semula)


@pytest.fixture
def koperasi(pada):
    """Licensed in January by the Bupati, whose office wants a quarter's report by the twentieth; none came."""
    pabrik.konfirmasi_kalender(2025, 2026, 2027)
    pada("2026-01-05")
    dahulu = {"tanggal_surat": date(2025, 12, 20), "tanggal_deposito": date(2025, 12, 12)}
    koperasi = pabrik.buat_izin(pabrik.buat_koperasi(TEMPAT, nama=NAMA), **dahulu).koperasi
    TenggatLaporan.objects.create(
        wilayah_id=TEMPAT, berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=1, triwulan_hari=20, tahunan_bulan=3,
        tahunan_hari=31, ditetapkan_oleh="Kepala Dinas", nomor_surat="518/1/2026",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode=TEMPAT),
    )  # fmt: skip
    pada("2026-12-02")
    return koperasi


def isikan(halaman, **isian):
    """The fields by their names; the button is pressed apart."""
    Penghitung(halaman).isi(**isian)


def tombol(halaman, nama):
    halaman.get_by_role("main").get_by_role("button", name=nama, exact=True).click()
    expect(halaman.get_by_role("heading", name="Ada masalah")).to_have_count(0)


def tautan(halaman, nama):
    halaman.get_by_role("main").get_by_role("link", name=nama, exact=isinstance(nama, str)).first.click()


def ada(halaman, *kata):
    """Words that a reader sees."""
    for satu in kata:
        expect(halaman.get_by_text(satu).first).to_be_visible()


def teks_surat(jenis, *kata):
    """The letter read back; what it says, wherever its lines break."""
    surat = Surat.objects.filter(jenis=jenis).latest("pk")
    teks = isi(surat)
    for satu in kata:
        assert rapat(satu) in teks, satu
    return surat


def terbitkan(sebagai, apa):
    """The pejabat signs what waits on the desk; the page stands on the case afterwards."""
    pejabat = sebagai("pejabat")
    tautan(pejabat, re.compile(NAMA))
    langkah(pejabat, apa)
    return pejabat


def sampaikan(pengawas):
    tautan(pengawas, "Catat penyampaian atau tanggapan")
    isikan(pengawas, jenis="disampaikan", cara="langsung", kepada="Dedi Mulyadi, Ketua")
    tombol(pengawas, "Catat")
    ada(pengawas, re.compile("Surat disampaikan kepada Dedi Mulyadi, Ketua"))


def susun_berikutnya(pengawas, langkah_, **isian):
    """From the ladder of the koperasi to the desk of the pejabat, with what the machine drafted."""
    ada(pengawas, f"Langkah biasa berikutnya: {langkah_}")
    tombol(pengawas, "Susun rancangannya")
    isikan(pengawas, **isian)
    tombol(pengawas, "Simpan")
    langkah(pengawas, "Usulkan kepada pejabat")


def periksa_umum(umum, surat, kata):
    """Anybody, without an account: the answer of one sentence."""
    umum.goto(f"/surat/{surat.kode}/")
    expect(umum.get_by_role("status")).to_contain_text(kata)


def test_tiga_laporan_terlambat_sampai_dibekukan_diperbaiki_dan_dipulihkan(
    koperasi, sebagai, pada, browser, live_server
):
    pengawas = sebagai("pengawas")
    ada(pengawas, re.compile("1 koperasi mempunyai 3 laporan terlambat atau lebih dan belum ditegur"))
    tautan(pengawas, "Lihat dan susun teguran")
    ada(pengawas, "3 laporan terlambat: Triwulan I 2026, Triwulan II 2026, Triwulan III 2026")
    potret(pengawas, "teguran-banyak")
    isikan(pengawas, jatuh_tempo="16/12/2026")
    tombol(pengawas, "Susun rancangan teguran")
    tautan(pengawas, re.compile("teguran tertulis pertama"))
    langkah(pengawas, "Usulkan kepada pejabat")
    terbitkan(sebagai, "Terbitkan teguran tertulis pertama")
    satu = teks_surat(
        "sanksi_teguran_1",
        "Laporan Triwulan I 2026 belum masuk",
        "bukan ketentuan Permen",
        "16 Desember 2026",
        "Pasal 29 ayat (2)",
        "keberatan",
    )
    pengawas.reload()
    sampaikan(pengawas)

    pada("2026-12-17")
    pengawas = sebagai("pengawas")
    ada(pengawas, re.compile("1 sanksi sudah lewat tenggat perbaikannya"))
    tautan(pengawas, "Lihat sanksinya")
    tautan(pengawas, NAMA)
    ada(pengawas, re.compile("Tenggat perbaikan 16 Desember 2026 sudah lewat"))
    tautan(pengawas, "Susun langkah berikutnya")
    potret(pengawas, "sanksi-koperasi")
    susun_berikutnya(pengawas, "teguran tertulis kedua", jatuh_tempo="31/12/2026")
    terbitkan(sebagai, "Terbitkan teguran tertulis kedua")
    teks_surat("sanksi_teguran_2", satu.nomor, "16 Desember 2026", "31 Desember 2026", "Dedi Mulyadi, Ketua")
    pengawas.reload()
    sampaikan(pengawas)

    # The inspection: from the page of the koperasi, by a surat tugas, to the berita acara.
    pada("2027-01-04")
    pengawas = sebagai("pengawas")
    pengawas.goto(koperasi.get_absolute_url())
    tautan(pengawas, re.compile("^Laporan, kewajiban"))
    potret(pengawas, "pengawasan")
    tautan(pengawas, "Rencanakan pemeriksaan")
    tombol(pengawas, "Rencanakan pemeriksaan")
    isikan(pengawas, dari="04/01/2027", ketua="Sari Lestari")
    for kotak in pengawas.locator("[name=tim]").all():
        kotak.check()
    tombol(pengawas, "Simpan")
    tautan(pengawas, "Isi pernyataan saya")
    isikan(pengawas, tanpa_hubungan="ya")
    tombol(pengawas, "Simpan")
    langkah(pengawas, "Minta surat tugas")
    terbitkan(sebagai, "Terbitkan surat tugas")
    teks_surat("periksa_tugas", "Sari Lestari", "4 Januari 2027")
    pengawas.reload()
    tautan(pengawas, "Isi hasil pemeriksaan")
    isikan(pengawas, dilakukan_pada="04/01/2027", ditemui="Dedi Mulyadi, Ketua", dokumen="Buku kas")
    for radio in pengawas.locator("input[type=radio][value=ya]").all():
        radio.check()
    baris = pengawas.locator("tr", has_text="Unit satuan tugas")
    baris.locator("input[value=tidak]").check()
    baris.locator("textarea").fill("Keputusan pembentukannya belum ada.")
    potret(pengawas, "hasil-pemeriksaan")
    tombol(pengawas, "Simpan")
    tautan(pengawas, re.compile("Isi perbaikan dan berkas"))
    isikan(pengawas, perbaikan="Bentuk satuan tugas.", tenggat="31/01/2027")
    tombol(pengawas, "Simpan")
    langkah(pengawas, "Terbitkan berita acara")
    ba = teks_surat("periksa_ba", "Keputusan pembentukannya belum ada", "Dedi Mulyadi", "31 Januari 2027")
    pemeriksaan = pengawas.url

    # The freeze passes over a step, which needs its reason; what was found is carried into it.
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(koperasi), "diterima")
    tautan(pengawas, NAMA)
    tautan(pengawas, re.compile("^Laporan, kewajiban"))
    tautan(pengawas, "Susun atau lihat sanksi")
    pengawas.get_by_label("Pembekuan sementara izin usaha simpan pinjam").check()
    tombol(pengawas, "Susun rancangannya")
    isikan(
        pengawas, alasan_lompat="Pengurus sedang diganti Rapat Anggota.", jatuh_tempo="29/01/2027",
        kegiatan_beku="diteruskan",
    )  # fmt: skip
    tombol(pengawas, "Simpan")
    langkah(pengawas, "Usulkan kepada pejabat")
    pengawas.goto(pemeriksaan)
    tautan(pengawas, re.compile("Catat tindak lanjut"))
    isikan(pengawas, akhir="sanksi", akhir_pada="04/01/2027", sanksi=str(koperasi.sanksi.latest("pk").pk))
    tombol(pengawas, "Simpan")
    langkah(pengawas, "Tutup pemeriksaan")
    terbitkan(sebagai, "Terbitkan pembekuan sementara izin usaha simpan pinjam")
    beku = teks_surat(
        "sanksi_pembekuan", "Pengurus sedang diganti Rapat Anggota", ba.nomor, "31 Desember 2026", "29 Januari 2027",
        "terhitung sejak tanggal surat ini", "keberatan",
    )  # fmt: skip

    umum = browser.new_page(base_url=live_server.url)
    izin = koperasi.izin.get().surat
    periksa_umum(umum, izin, "Surat ini asli, tetapi izinnya dibekukan sementara sejak 4 Januari 2027")
    potret(umum, "publik-dibekukan")
    periksa_umum(umum, beku, "Surat ini asli. Isinya pembekuan sementara izin usaha simpan pinjam.")

    pemeriksa = sebagai("pemeriksa")
    tautan(pemeriksa, re.compile(re.escape(kantor.nama)))
    ada(pemeriksa, re.compile("sedang dibekukan sementara: kantor baru belum dapat disetujui"))
    tautan(pemeriksa, "Buka lembar pemeriksaan")
    expect(pemeriksa.locator("[aria-disabled=true]", has_text="Nyatakan lengkap")).to_be_visible()
    ada(pemeriksa, re.compile(r"Izin usaha simpan pinjam nomor .* dibekukan sementara\."))

    # The koperasi, on its telephone: reads what is asked, files what is late, answers.
    pengurus = sebagai("pengurus", layar=TELEPON, pihak=koperasi.pk)
    ada(pengurus, "Izin dibekukan sementara")
    potret(pengurus, "saya-dibekukan", penuh=True)
    tautan(pengurus, re.compile("^Lihat yang diminta"))
    ada(pengurus, "Sampaikan Laporan Triwulan I 2026.", re.compile("paling lambat 29 Januari 2027"))
    potret(pengurus, "saya-sanksi", penuh=True)
    sendiri = pengurus.url
    for triwulan in ("I", "II", "III"):
        masa = f"Laporan Triwulan {triwulan} 2026"
        pengurus.goto("/koperasi-saya/laporan/")
        pengurus.get_by_role("button", name=f"Susun {masa}").first.click()
        angka = isian_angka(koperasi) if triwulan == "I" else {}  # the next ones begin with the figures before
        isikan(pengurus, tanggal_laporan="04/01/2027", **angka)
        tombol(pengurus, "Simpan")
        tombol(pengurus, f"Kirim {masa}")
        ada(pengurus, re.compile(f"{masa} sudah masuk"))
        potret(pengurus, f"saya-laporan-{triwulan}", penuh=True)
    teks_surat("laporan_tanda_aplikasi", "Laporan Triwulan III 2026", "Dikirim lewat aplikasi")
    pengurus.goto(sendiri)
    isikan(
        pengurus, uraian="Ketiga laporan sudah masuk; satuan tugas dibentuk dengan SK 4/2027.", pindaian=pindaian("sk")
    )
    tombol(pengurus, "Kirim tanggapan")
    ada(pengurus, re.compile("Tanggapan Anda sudah sampai"))

    pejabat = sebagai("pejabat")
    ada(pejabat, re.compile("1 sanksi sudah ditanggapi koperasi"))
    tautan(pejabat, "Lihat sanksinya")
    tautan(pejabat, NAMA)
    ada(pejabat, re.compile("satuan tugas dibentuk dengan SK 4/2027"))
    tautan(pejabat, "Pulihkan izin")
    isikan(pejabat, alasan="Ketiga laporan masuk dan satuan tugas dibentuk.")
    tombol(pejabat, "Pulihkan izin")
    pulih = teks_surat("sanksi_pemulihan", beku.nomor, "memulihkan", "Ketiga laporan masuk")
    periksa_umum(umum, izin, "Surat ini asli dan masih berlaku")
    periksa_umum(umum, beku, "Surat ini asli, tetapi keadaannya sudah dipulihkan")
    periksa_umum(umum, pulih, "Surat ini asli")
    umum.close()
    pengurus.goto("/koperasi-saya/")
    ada(pengurus, "Izin berlaku")
    pengurus.screenshot(path="/tmp/x3.png", full_page=True)


def test_yang_tidak_memperbaiki_dicabut_izinnya_dan_register_serta_halaman_umum_mengikutinya(
    koperasi, sebagai, pada, browser, live_server
):
    beku = pabrik.buat_sanksi(koperasi, "pembekuan", "berlaku", jatuh_tempo=date(2026, 12, 31))
    pada("2027-01-04")
    pengawas = sebagai("pengawas")
    tautan(pengawas, "Lihat sanksinya")
    tautan(pengawas, NAMA)
    ada(pengawas, re.compile("Tenggat perbaikan 31 Desember 2026 sudah lewat"))
    sampaikan(pengawas)
    tautan(pengawas, "Susun langkah berikutnya")
    susun_berikutnya(pengawas, "pencabutan izin usaha simpan pinjam")
    pejabat = terbitkan(sebagai, "Terbitkan pencabutan izin usaha simpan pinjam")
    cabut = teks_surat(
        "sanksi_pencabutan", beku.surat.nomor, "Laporan Triwulan I 2026", "Izin dicabut terhitung sejak tanggal surat",
        "keberatan",
    )  # fmt: skip

    umum = browser.new_page(base_url=live_server.url)
    izin = koperasi.izin.get()
    periksa_umum(umum, izin.surat, "Surat ini asli, tetapi izinnya dicabut pada 4 Januari 2027")
    periksa_umum(umum, cabut, "Surat ini asli. Isinya pencabutan izin usaha simpan pinjam.")
    periksa_umum(umum, beku.surat, "sudah dilanjutkan dengan langkah berikutnya")
    umum.close()
    pejabat.get_by_role("navigation", name="Utama").get_by_role("link", name="Data", exact=True).click()
    pejabat.get_by_role("link", name="Register izin", exact=True).click()
    expect(pejabat.locator("tr", has_text=izin.nomor)).to_contain_text("Dicabut")
    potret(pejabat, "register-dicabut")
    pejabat.goto(koperasi.get_absolute_url())
    ada(pejabat, "Izin: Dicabut")
    pengurus = sebagai("pengurus", layar=TELEPON, pihak=koperasi.pk)
    ada(pengurus, "Izin dicabut", "Pencabutan izin usaha simpan pinjam")
    expect(pengurus.get_by_role("button", name=re.compile("Susun Laporan"))).to_have_count(0)
    potret(pengurus, "saya-dicabut", penuh=True)

    # What Pasal 32 huruf e leaves: the closing, which somebody else decided, is recorded.
    pengawas.goto(reverse("sanksi_baru", args=[koperasi.pk]))
    # No duty is computed any more of whom no licence binds: what the revocation rested on is offered, not ticked.
    susun_berikutnya(
        pengawas, "pembubaran KSP", dilanggar="laporan.lewat",
        keputusan_pembubaran="Keputusan Menteri Nomor 5/2027",
    )  # fmt: skip
    terbitkan(sebagai, "Terbitkan pembubaran KSP")
    teks_surat("sanksi_pembubaran", cabut.nomor, "memberitahukan pembubaran KSP dengan Keputusan Menteri Nomor 5/2027")
