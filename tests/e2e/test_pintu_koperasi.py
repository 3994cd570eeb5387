"""The koperasi's own door on a telephone of 360 px: duties and due days, a report with its receipt, a letter, an
application for a branch, what the desk asked for. Every page on the way fits, and every target can be hit.

With GAMBAR=<folder> in the environment each page is photographed, as in test_rute_lengkap.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from core.dasar.izin import Peran
from core.models import Surat
from ksp_usp.models import Koperasi, TenggatLaporan
from perizinan.models import JaringanPelayanan
from tests import pabrik
from tests.bantu_surat import isi, rapat
from tests.e2e.langkah import Penghitung, pindaian
from tests.e2e.test_rute_lengkap import potret
from tests.e2e.test_rute_sanksi import TELEPON, isian_angka

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEMPAT = "32.05"
ORANG = {"pengurus": (Peran.PENGURUS, TEMPAT, "Dedi Mulyadi", "Ketua", {"sampai": date(2028, 12, 31)})}
# A finger needs 24 px, a main button 44 (WCAG 2.2, 2.5.8 and 2.5.5); a link in a running sentence is exempt.
SASARAN = """() => {
  const salah = [];
  const lewat = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (lewat > 0) salah.push(`${lewat} px lebih lebar dari layar`);
  const kotak = (e) => [e, ...(e.labels || [])].map((x) => x.getBoundingClientRect());
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    if (!e.checkVisibility({ visibilityProperty: true }) || e.closest("[class*=visually-hidden]")) continue;
    const sisi = Math.max(...kotak(e).map((k) => Math.min(k.width, k.height)));
    const sejajar = getComputedStyle(e).display === "inline" && e.closest("p, li, dd, td, th, label, .form-text");
    const batas = e.matches(".btn-primary") ? 44 : sejajar ? 0 : 24;
    if (sisi < batas) salah.push(`${sisi.toFixed()} px dari ${batas}: ${e.outerHTML.slice(0, 90)}`);
  }
  return salah;
}"""


class Telepon(Penghitung):
    """A telephone whose every page is looked at as it opens."""

    def __init__(self, halaman):
        super().__init__(halaman)
        self.salah, self.dilihat = [], []
        self.lihat("masuk")

    def lihat(self, nama, *kata):
        """The page says these words, fits, and can be hit; its picture is called `nama`."""
        self.halaman.wait_for_load_state()
        self.salah += [f"{nama}: {satu}" for satu in self.halaman.evaluate(SASARAN)]
        potret(self.halaman, f"telepon-{nama}", penuh=True)
        for satu in kata:
            expect(self.halaman.get_by_text(satu).first).to_be_visible()


@pytest.fixture
def koperasi():
    pabrik.konfirmasi_kalender()
    koperasi = pabrik.buat_izin(pabrik.buat_koperasi(TEMPAT, nama="KSP Mekar Garut")).koperasi
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 5, 20))
    pabrik.buat_hasil_penilaian(koperasi)
    TenggatLaporan.objects.create(
        wilayah_id=TEMPAT, berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=1, triwulan_hari=20, tahunan_bulan=3,
        tahunan_hari=31, ditetapkan_oleh="Kepala Dinas", nomor_surat="518/1/2026",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode=TEMPAT),
    )  # fmt: skip
    return koperasi


BAGIAN = {
    "surat": {"nomor_surat": "11/KSP/2026", "tanggal_surat": "01/12/2026"},
    "kantor": {"alamat": "Jalan Raya Limbangan Nomor 5", "kecamatan": "Limbangan"},
    "anggota": {"anggota_daerah": "24", "anggota_seluruh": "300"},
    "9b": {},
    "9c": {"modal_kerja": "75.000.000"},
    "9d": {},
    "9e": {"sarana-0-nama": "Komputer", "sarana-0-jumlah": "2", "sarana-0-kondisi": "Baik"},
    "9f": {"neraca_tahun_buku": "2025"},
    "9h": {
        "personel-0-nama": "Rina Marlina", "personel-0-riwayat_hidup": "on", "personel-1-nama": "Deden Saepudin",
    },
    "9i": {
        "kepala_nama": "Rina Marlina", "kepala_sertifikat_nomor": "LSP-0071", "kepala_sertifikat_lsp": "LSP KJK",
        "kepala_sertifikat_sampai": "31/12/2027",
    },
}  # fmt: skip


def test_pengurus_mengurus_semuanya_dari_telepon(koperasi, sebagai):
    ketua = Telepon(sebagai("pengurus", layar=TELEPON, pihak=koperasi.pk))
    ketua.lihat("beranda", "Izin berlaku", "tenggat 20 Juli 2026")
    ketua.tautan("Kewajiban")
    ketua.lihat("kewajiban", re.compile("Laporan berkala yang lewat tenggat"), re.compile("belum diketahui", re.I))
    ketua.tautan("Data koperasi")
    ketua.lihat("data", "KSP Mekar Garut, KSP Primer", re.compile("Ketua .pengurus"))

    # A report with figures, and its receipt.
    ketua.tautan("Laporan")
    ketua.lihat("laporan", "Susun Laporan Triwulan III 2026")
    ketua.tombol("Susun Laporan Triwulan III 2026")
    expect(ketua.halaman.get_by_role("navigation").get_by_text("Laporan", exact=True)).to_have_attribute(
        "aria-current", "true"
    )
    ketua.lihat("laporan-isian")
    ketua.isi(tanggal_laporan="05/10/2026", kepada_pengawas="06/10/2026", **isian_angka(koperasi))
    ketua.tombol("Simpan")
    ketua.lihat("laporan-periksa", "Kirim Laporan Triwulan III 2026")
    ketua.tombol("Kirim Laporan Triwulan III 2026")
    ketua.lihat("laporan-masuk", re.compile("sudah masuk"))
    tanda = ketua.halaman.get_by_role("link", name=re.compile("^Tanda Terima"))
    balasan = ketua.halaman.request.get(tanda.get_attribute("href"))
    teks = isi(balasan.body())
    surat = Surat.objects.get(jenis="laporan_tanda_aplikasi")
    for kata in ("Laporan Triwulan III 2026", "Dikirim lewat aplikasi", surat.kode_terbaca):
        assert rapat(kata) in teks, kata
    ketua.tautan("Surat")
    ketua.lihat("surat", surat.nomor)

    # A branch: drafted part by part, one paper left out, handed to the counter.
    ketua.tautan("Permohonan")
    ketua.lihat("permohonan")
    ketua.tautan("Susun permohonan kantor")
    ketua.lihat("kantor-tempat")
    ketua.isi(tempat="Kabupaten Garut")
    ketua.tombol("Lanjutkan")
    ketua.lihat("kantor-baru", "Kabupaten Garut")
    ketua.isi(jenis="kc", nama="Limbangan")
    ketua.tombol("Susun permohonan kantor")
    ketua.lihat("kantor", "Belum dapat disampaikan.")
    kantor = JaringanPelayanan.objects.get()
    for bagian, isian in BAGIAN.items():
        ketua.halaman.goto(f"/koperasi-saya/permohonan/kantor/{kantor.pk}/{bagian}/")
        ketua.lihat(f"kantor-{bagian}")
        berkas = {"berkas": pindaian(bagian)} if ketua.halaman.locator("[name=berkas]").count() else {}
        ketua.isi(**isian, **berkas)
        ketua.tombol("Simpan dan lanjutkan")
        expect(ketua.halaman.get_by_role("heading", name="Ada masalah")).to_have_count(0)
    ketua.halaman.goto(f"/koperasi-saya/permohonan/kantor/{kantor.pk}/")
    ketua.lihat("kantor-terisi", re.compile("boleh menyusul"))
    ketua.tombol("Sampaikan ke loket")
    ketua.lihat("kantor-sampai", re.compile("Tunggu tanda terimanya"))

    # The desk asks for the paper that is missing.
    kantor = pabrik.langkah_kantor(pabrik.ambil_kantor(kantor), "terima", Peran.LOKET)
    pabrik.langkah_kantor(
        kantor, "kirim_kekurangan", Peran.PEMERIKSA,
        penilaian=pabrik.tandai_berkas_kantor(kantor, **{"9g": "Rencana kerja 12 bulan belum ada."}),
    )  # fmt: skip
    ketua.tautan("Beranda")
    ketua.tautan(re.compile("^Lihat yang diminta kantor"))
    ketua.lihat("kantor-diminta", re.compile("Rencana kerja 12 bulan belum ada"))
    ketua.tautan(re.compile("rencana kerja", re.I))
    ketua.lihat("kantor-9g")
    ketua.isi(rencana_kerja_bulan="12", berkas=pindaian("9g"))
    ketua.tombol("Simpan dan lanjutkan")
    ketua.lihat("kantor-9g-terisi", "Sudah ditambahkan: 9g.pdf.")
    ketua.tombol("Sampaikan kelengkapan")
    ketua.lihat("kantor-lengkap", re.compile("Sudah sampai di loket"))
    assert not ketua.salah, "\n".join(ketua.salah)
