"""The worksheet as a real .xlsx: down, filled in as in an office, up again, previewed, saved; what is refused."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from aturan.kesehatan import ANGKA, PERTANYAAN
from aturan.kesehatan.angka import POS
from core.dasar.waktu import hari_ini
from ksp_usp.models import LaporanKeuangan
from tests import pabrik
from tests.skenario.peramban import Halaman

pytestmark = pytest.mark.django_db
KASUS = Path(__file__).parents[2] / "data" / "kasus"


def tahun_lalu():
    return hari_ini().year - 1


LAPORAN, PERIKSA, JAWABAN, BUKTI, ALASAN, KESALAHAN = 3, 4, 5, 6, 7, 8


@pytest.fixture
def penilaian():
    return pabrik.buat_penilaian(tahun_buku=tahun_lalu())


@pytest.fixture
def tim(client, penilaian):
    client.force_login(penilaian.tim.get().pengguna)
    return client


def unduh(client, p):
    balasan = client.get(reverse("penilaian_lembar", args=[p.pk]))
    assert balasan.status_code == 200
    return load_workbook(io.BytesIO(balasan.content))


def baris(buku) -> dict[str, int]:
    lembar = buku.worksheets[0]
    return {lembar.cell(n, 1).value: n for n in range(2, lembar.max_row + 1)}


def isi(buku, **sel):
    """Fill cells: kas__3=… writes the column 3 of the row kas."""
    letak, lembar = baris(buku), buku.worksheets[0]
    for nama, nilai in sel.items():
        kode, _, kolom = nama.rpartition("__")
        lembar.cell(letak[kode], int(kolom)).value = nilai
    return buku


def unggah(client, p, buku) -> Halaman:
    berkas = io.BytesIO()
    buku.save(berkas)
    lembar = SimpleUploadedFile("kertas.xlsx", berkas.getvalue())
    return Halaman(client.post(reverse("penilaian_unggah", args=[p.pk]), {"lembar": lembar}))


def simpan(client, p, halaman, **lain) -> Halaman:
    data = halaman.formulir[0].isi | {"aksi": "simpan"} | lain
    return Halaman(client.post(reverse("penilaian_unggah", args=[p.pk]), data, follow=True))


def test_lembar_memuat_angka_pertanyaan_dan_rumus_totalnya(tim, penilaian):
    buku = unduh(tim, penilaian)
    lembar, letak = buku.worksheets[0], baris(buku)
    angka = penilaian.laporan.angka
    for p in ANGKA:
        assert (p.kode in letak) is p.ksp
        if p.ksp:
            assert lembar.cell(letak[p.kode], LAPORAN).value == angka[p.kode]
            assert lembar.cell(letak[p.kode], PERIKSA).value is None
    assert {f"tanya_{q.nomor}" for q in PERTANYAAN} <= set(letak)
    rumus = lembar.cell(letak["total_aset"], LAPORAN).value
    assert rumus.startswith("=C") and f"-C{letak['cadangan_penghapusan']}" in rumus
    assert lembar.cell(2, 2).value == penilaian.nomor_perkara


def test_lembar_yang_sama_tidak_mengubah_apa_pun(tim, penilaian):
    halaman = unggah(tim, penilaian, unduh(tim, penilaian))
    assert halaman.kode == 200 and "tidak ada yang berubah" in halaman.teks


def test_lembar_diisi_dipratinjau_lalu_disimpan(tim, penilaian):
    buku = isi(
        unduh(tim, penilaian), kas__4=31_000_000, meppp__3="Rp 12.000.000,00", tanya_1__5="tidak",
        tanya_1__6="Tak ada.", tanya_24__5="tidak", tanya_24__7="Daftarnya salah.",
    )  # fmt: skip
    halaman = unggah(tim, penilaian, buku)
    assert halaman.kode == 200, halaman.teks
    assert halaman.balasan.context["perubahan"] == [
        ("Manfaat ekonomi partisipasi pemanfaatan pelayanan (MEPPP)", "Angka laporan (Rp)",
         "Rp10.000.000", "Rp12.000.000"),
        ("Kas", "Angka pemeriksaan (Rp)", "kosong", "Rp31.000.000"),
        ("Pertanyaan 1", "Jawaban (ya/tidak)", "ya", "tidak"),
        ("Pertanyaan 1", "Bukti yang dilihat", "Dokumen dilihat.", "Tak ada."),
        ("Pertanyaan 24", "Jawaban (ya/tidak)", "kosong", "tidak"),
        ("Pertanyaan 24", "Alasan berbeda dari hitungan", "kosong", "Daftarnya salah."),
    ]  # fmt: skip
    penilaian.refresh_from_db()
    assert penilaian.pemeriksaan is None  # a preview stores nothing
    assert "6 isian berubah" in simpan(tim, penilaian, halaman).teks
    penilaian.refresh_from_db()
    laporan = LaporanKeuangan.objects.get(pk=penilaian.laporan_id)
    assert (penilaian.pemeriksaan.kas, laporan.meppp) == (31_000_000, 12_000_000)
    assert [(j.jawaban, j.keterangan, j.alasan) for j in penilaian.jawaban.filter(nomor__in=(1, 24))] == [
        (False, "Tak ada.", ""), (False, "", "Daftarnya salah."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sel", "nilai", "kalimat"),
    [
        ("kas__3", -5_000_000, "Nilai tidak boleh negatif"),
        ("kas__4", "lima juta", "Tulis dengan angka saja"),
        ("kas__3", 1.5, "Tulis rupiah penuh"),
        ("kas__3", "15.000", "dapat berarti dua hal"),
        ("total_aset__3", 1_600_000_000, "Total dihitung dari posnya (Rp1.500.000.000), tidak diketik (1600000000)"),
        ("total_pasiva__4", "banyak", "Total dihitung dari posnya"),
        ("tanya_3__5", "mungkin", "Tulis ya atau tidak."),
        ("tanya_24__5", "tidak", "Tulis mengapa Anda menjawab lain"),
        ("kas__1", "kas_kecil", "Kode “kas_kecil” tidak ada pada kertas kerja KSP ini"),
        ("kas__1", "bank", "Kode bank ada dua kali"),
    ],
)
def test_sel_yang_salah_disebut_dengan_sebabnya_dan_tidak_ada_yang_tersimpan(tim, penilaian, sel, nilai, kalimat):
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), meppp__3=12_000_000, **{sel: nilai}))
    assert halaman.kode == 422
    assert "Ada masalah" in halaman.teks and kalimat in halaman.teks
    assert not [b for b in halaman.formulir if "simpan" in b.isi.values()]
    assert simpan(tim, penilaian, halaman).kode in (200, 422)
    laporan = LaporanKeuangan.objects.get(pk=penilaian.laporan_id)
    assert laporan.kas != -5_000_000 and laporan.kas == penilaian.laporan.kas


def test_total_yang_sama_dengan_jumlahnya_diterima(tim, penilaian):
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), total_aset__3=1_500_000_000, meppp__3=12_000_000))
    assert halaman.kode == 200, halaman.teks


def test_lembar_salah_kembali_dengan_alasannya(tim, penilaian):
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), kas__3="lima juta", tanya_3__5="mungkin"))
    data = halaman.formulir[0].isi | {"aksi": "kembalikan"}
    balasan = tim.post(reverse("penilaian_unggah", args=[penilaian.pk]), data)
    buku = load_workbook(io.BytesIO(balasan.content))
    lembar, letak = buku.worksheets[0], baris(buku)
    assert lembar.cell(letak["kas"], LAPORAN).value == "lima juta"
    assert "Tulis dengan angka saja" in lembar.cell(letak["kas"], KESALAHAN).value
    assert lembar.cell(letak["bank"], KESALAHAN).value is None
    # Mended there, it goes up again.
    mendatang = unggah(tim, penilaian, isi(buku, kas__3=30_000_000, tanya_3__5="ya"))
    assert mendatang.kode == 200, mendatang.teks


def test_lembar_tahun_lalu_koperasi_lain_dan_penilaian_lain_ditolak_dengan_kalimatnya(client, penilaian):
    lain = pabrik.buat_penilaian(tahun_buku=tahun_lalu())
    lama = pabrik.buat_penilaian(penilaian.koperasi, tahun_lalu() - 1)
    client.force_login(penilaian.tim.get().pengguna)
    for sumber, kalimat in (
        (lain, "Lembar ini milik koperasi lain"),
        (lama, f"Lembar ini untuk tahun buku {tahun_lalu() - 1}; penilaian ini untuk tahun buku {tahun_lalu()}."),
    ):
        halaman = unggah(client, penilaian, unduh(client, sumber))
        assert halaman.kode == 422 and kalimat in halaman.teks
    palsu = unduh(client, penilaian)
    palsu.worksheets[0].cell(2, 2).value = "NIL-LAIN"
    assert "Lembar ini milik penilaian lain (NIL-LAIN)" in unggah(client, penilaian, palsu).teks
    palsu.worksheets[0].delete_rows(2)
    assert "Lembar ini bukan kertas kerja dari aplikasi" in unggah(client, penilaian, palsu).teks


def test_angka_tahun_lalu_pada_lembar_tahun_ini_ditolak(tim, penilaian):
    pabrik.buat_laporan(penilaian.koperasi, tahun_lalu() - 1)
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), tanya_1__5="tidak"))
    assert halaman.kode == 422 and "Semua angka sama dengan laporan tahun lalu" in halaman.teks


def test_perubahan_besar_ditanya_sebelum_disimpan(tim, penilaian):
    pabrik.buat_laporan(penilaian.koperasi, tahun_lalu() - 1)
    LaporanKeuangan.objects.filter(pk=penilaian.laporan_id).update(kas=Decimal(29_000_000))
    penilaian.jawaban.filter(nomor__in=(19, 20, 22)).delete()  # the figures of two years answer them now
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), meppp__3=90_000_000))
    assert halaman.kode == 200 and "berubah lebih dari separuh" in halaman.teks
    assert simpan(tim, penilaian, halaman).kode == 422
    assert simpan(tim, penilaian, halaman, **{"l-yakin": "on"}).kode == 200
    assert LaporanKeuangan.objects.get(pk=penilaian.laporan_id).meppp == 90_000_000


C22 = json.loads((KASUS / "c22-kertas-kerja.json").read_text())["ubah"]
ASET_KECIL = {p.kode: 1000 for p in ANGKA if p.ksp and p.kelompok == POS["kas"].kelompok}


@pytest.mark.parametrize(("ubah", "lalu"), [*((ubah, True) for ubah in C22), (ASET_KECIL, True), (ASET_KECIL, False)])
def test_angka_yang_ditanyakan_tetap_di_antara_yang_berubah_dan_dapat_disimpan(tim, penilaian, ubah, lalu):
    """Against last year's figures, or without them against the least that a koperasi begins with."""
    penilaian.jawaban.filter(nomor__range=(19, 26)).delete()  # the figures answer these
    if lalu:
        pabrik.buat_laporan(penilaian.koperasi, tahun_lalu() - 1, meppp=9_000_000)
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), **{f"{kode}__3": n for kode, n in ubah.items()}))
    berubah = {uraian for uraian, *_ in halaman.balasan.context["perubahan"]}
    assert berubah == {POS[kode].nama for kode in ubah}
    assert "Simpan" in halaman.teks and halaman.balasan.context["ditanya"]
    assert simpan(tim, penilaian, halaman).balasan.context["perubahan"] == halaman.balasan.context["perubahan"]
    assert simpan(tim, penilaian, halaman, **{"l-yakin": "on"}).kode == 200
    laporan = LaporanKeuangan.objects.get(pk=penilaian.laporan_id)
    assert {kode: getattr(laporan, kode) for kode in ubah} == ubah


def test_pratinjau_yang_didahului_rekan_tidak_menimpa(tim, penilaian):
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), kas__4=31_000_000))
    penilaian.jawaban.filter(nomor=1).update(jawaban=False)
    hasil = simpan(tim, penilaian, halaman)
    assert hasil.kode == 409 and "Petugas lain mengubah isian ini" in hasil.teks
    penilaian.refresh_from_db()
    assert penilaian.pemeriksaan is None


def test_kiriman_pratinjau_yang_diubah_tetap_diperiksa(tim, penilaian):
    halaman = unggah(tim, penilaian, isi(unduh(tim, penilaian), kas__4=31_000_000))
    assert simpan(tim, penilaian, halaman, **{"p-kas": "-31.000.000"}).kode == 422
    penilaian.refresh_from_db()
    assert penilaian.pemeriksaan is None


def test_rumus_dalam_teks_tidak_pernah_menjadi_rumus(tim, penilaian):
    penilaian.jawaban.filter(nomor=1).update(keterangan='=HYPERLINK("http://x")')
    buku = unduh(tim, penilaian)
    sel = buku.worksheets[0].cell(baris(buku)["tanya_1"], BUKTI)
    assert sel.data_type == "s" and sel.value.startswith("'=")
    assert "tidak ada yang berubah" in unggah(tim, penilaian, buku).teks


def test_koreksi_tidak_mengubah_laporan_yang_sudah_menjadi_dasar(client):
    lama = pabrik.buat_hasil(tahun_buku=tahun_lalu())
    p = pabrik.buat_penilaian(lama.koperasi, tahun_lalu(), sifat="koreksi", mengoreksi=lama, lengkap=False)
    client.force_login(p.tim.get().pengguna)
    kas = lama.laporan.kas
    halaman = unggah(client, p, isi(unduh(client, p), kas__3=31_000_000, kas__4=32_000_000))
    assert "Angka laporan sudah menjadi dasar hasil yang ditetapkan" in halaman.teks
    assert simpan(client, p, halaman).kode == 200
    p.refresh_from_db()
    assert p.pemeriksaan.kas == 32_000_000
    assert LaporanKeuangan.objects.get(pk=lama.laporan_id).kas == kas


@pytest.mark.parametrize("berkas", [b"", b"bukan excel", b"PK\x03\x04 rusak", b"%PDF-1.4"])
def test_yang_bukan_lembar_ditolak_dengan_kalimat(tim, penilaian, berkas):
    lembar = SimpleUploadedFile("kertas.xlsx", berkas)
    halaman = Halaman(tim.post(reverse("penilaian_unggah", args=[penilaian.pk]), {"lembar": lembar}))
    assert halaman.kode == 422 and "Ada masalah" in halaman.teks


def test_hanya_tim_yang_mengunggah(client, penilaian):
    client.force_login(pabrik.buat_penilai())
    assert client.get(reverse("penilaian_unggah", args=[penilaian.pk])).status_code == 403
    assert client.post(reverse("penilaian_unggah", args=[penilaian.pk]), {"aksi": "simpan"}).status_code == 403
