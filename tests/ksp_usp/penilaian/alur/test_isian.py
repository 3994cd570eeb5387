"""The figures, the 38 questions, a result recorded by hand."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from ksp_usp.penilaian.syarat import (
    angka_penilaian,
    masalah_angka,
    nilai,
)
from tests.ksp_usp.penilaian.alur.bantu import ambil, jalan, koperasi_baru, tolak, ubah
from tests.pabrik import (
    buat_bukti,
    buat_laporan,
    buat_penilaian,
    majukan_penilaian,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan", "hari_biasa")]


def tertulis(pola="syariah", tahun_buku=2025, predikat="cukup_sehat", **isi):
    return buat_penilaian(koperasi_baru(pola=pola), tahun_buku, predikat, cara="catat", **isi)


# The figures


def test_angka_yang_belum_diisi_disebut_posnya():
    p = buat_penilaian()
    p.laporan.meppp = None
    p.laporan.save()
    assert (
        "Rasio 7b tidak dapat dihitung: Manfaat ekonomi partisipasi pemanfaatan pelayanan (MEPPP) belum diisi."
        in tolak(ambil(p))
    )


def test_laporan_yang_belum_dicatat():
    assert "Laporan keuangan tahun buku 2025 belum dicatat. Catat angkanya dahulu." in tolak(
        buat_penilaian(lengkap=False)
    )


@pytest.mark.parametrize(("geser", "selisih"), [(1, "Rp1."), (-1, "-Rp1."), (Decimal("0.5"), "Rp0,50.")])
def test_neraca_yang_berselisih_satu_rupiah_disebut_selisihnya(geser, selisih):
    p = buat_penilaian()
    p.laporan.kas += geser
    p.laporan.save()
    kalimat = tolak(ambil(p))
    assert "Neraca tidak seimbang: total aset" in kalimat and f"selisih {selisih}" in kalimat


def test_angka_negatif_yang_tidak_mungkin():
    p = buat_penilaian()
    p.laporan.kas, p.laporan.bank = Decimal(-1), p.laporan.bank + p.laporan.kas + 1
    p.laporan.save()
    assert "Kas -Rp1 tidak boleh negatif. Isi angka positif." in tolak(ambil(p))


def test_lembar_tahun_lalu_ditolak_juga_bila_satu_pos_diperiksa():
    koperasi = koperasi_baru()
    buat_laporan(koperasi, 2024)
    p = buat_penilaian(koperasi)
    sebab = "Semua angka sama dengan laporan tahun lalu. Isi dengan laporan tahun buku yang dinilai."
    assert sebab in tolak(p)
    diperiksa = buat_laporan(koperasi, sumber="pemeriksaan", kas=Decimal(30_000_000), bank=Decimal(60_000_000))
    p = ubah(p, pemeriksaan=diperiksa)
    assert sebab in tolak(p)
    assert [m.kode for m in masalah_angka(p)].count("lembar_lama") == 1


def test_perubahan_besar_ditanya_dan_dijawab_pada_catatan():
    koperasi = koperasi_baru()
    buat_laporan(koperasi, 2024, meppp=Decimal(1_000_000), aktiva_lain=Decimal(11_000_000), kas=Decimal(24_000_000))
    p = buat_penilaian(koperasi)
    kalimat = tolak(p)
    assert "berubah lebih dari separuh. Apakah benar?" in kalimat and "jelaskan pada catatan" in kalimat
    assert majukan_penilaian(ubah(p, catatan="Manfaat dihitung dengan cara baru."), "ditetapkan").predikat == "sehat"


def test_laporan_tanpa_bukti():
    p = buat_penilaian()
    p.laporan.berkas = None
    p.laporan.save()
    assert "Unggah laporan keuangan sebagai bukti angkanya." in tolak(ambil(p))
    buat_bukti(p, "laporan")
    jalan(ambil(p), "selesai_isi")


def test_angka_pemeriksaan_mengganti_per_pos():
    p = buat_penilaian()
    periksa = buat_laporan(p.koperasi, sumber="pemeriksaan", pinjaman_macet=Decimal(1_000_000_000))
    p = ubah(p, pemeriksaan=periksa)
    angka = angka_penilaian(p)
    assert angka.terpakai["pinjaman_macet"] == Decimal(1_000_000_000)
    assert angka.terpakai["kas"] == p.laporan.kas
    baris = {b.rasio: b for b in nilai(p).baris}
    assert baris["2b"].nilai == 0 and baris["1a"].nilai == 100
    # An examined zero is a figure, not a line that was not examined.
    periksa.pinjaman_macet = Decimal(0)
    periksa.save()
    assert angka_penilaian(ambil(p)).terpakai["pinjaman_macet"] == 0


def test_laporan_yang_datang_sesudah_penugasan_dipakai_dan_dikaitkan():
    p = buat_penilaian(lengkap=False)
    laporan = buat_laporan(p.koperasi)
    assert (p.laporan, angka_penilaian(p).laporan) == (None, laporan.angka)
    for nomor in range(1, 39):
        p.jawaban.create(nomor=nomor, jawaban=True)
    jalan(p, "selesai_isi")
    assert ambil(p).laporan == laporan


# The 38 questions


def test_pertanyaan_yang_belum_dijawab_disebut_nomornya():
    p = buat_penilaian()
    p.jawaban.filter(nomor=38).delete()
    p.jawaban.filter(nomor=5).update(jawaban=None)
    assert "Pertanyaan manajemen belum dijawab: 5, 38." in tolak(p)


def test_jawaban_hitungan_dibantah_hanya_dengan_alasan():
    p = buat_penilaian()
    j = p.jawaban.create(nomor=24, jawaban=False)
    assert nilai(p).jawaban[24] is False
    kalimat = tolak(p)
    assert kalimat.startswith("Pertanyaan 24 menurut angka “ya” (Pinjaman lancar") and "Tulis alasannya." in kalimat
    j.alasan = "Restrukturisasi belum dicatat."
    j.save()
    assert majukan_penilaian(p, "ditetapkan").total == Decimal("96.20")


def test_pertanyaan_pertumbuhan_dijawab_dari_dua_tahun():
    koperasi = koperasi_baru()
    buat_laporan(koperasi, 2024, tabungan=Decimal(400_000_000), pinjaman_anggota=Decimal(1_150_000_000))
    p = buat_penilaian(koperasi)
    assert not p.jawaban.filter(nomor__in=(19, 20, 21, 22, 24, 26)).exists()
    jawaban = nilai(p).jawaban
    assert {n: jawaban[n] for n in (19, 20, 22)} == {19: False, 20: False, 22: False}


# Recorded by hand


def test_hasil_syariah_dicatat_dengan_tangan():
    p = majukan_penilaian(tertulis(), "ditetapkan")
    assert (p.total, p.predikat, p.hasil, nilai(p)) == (Decimal("70.25"), "cukup_sehat", {}, None)


def test_syariah_tidak_dihitung():
    p = buat_penilaian(koperasi_baru(pola="syariah"), lengkap=False)
    assert "KSPPS dinilai menurut Perdep 07/Per/Dep.6/IV/2016" in tolak(p)
    assert "catat total skor dan kategori hasil penilaian dengan tangan" in tolak(p)


@pytest.mark.parametrize(("tahun_buku", "baik"), [(2023, True), (2024, True), (2025, False)])
def test_total_yang_diketik_hanya_untuk_tahun_sebelum_tahun_yang_dinilai(tahun_buku, baik):
    p = tertulis(pola="konvensional", tahun_buku=tahun_buku)
    if baik:
        assert majukan_penilaian(p, "ditetapkan").predikat == "cukup_sehat"
    else:
        assert "Tahun buku 2025 dihitung dari angkanya, tidak diketik." in tolak(p)


def test_angka_di_luar_tabel_dicatat_dengan_tangan():
    koperasi = koperasi_baru()
    nol = dict.fromkeys(("volume_pinjaman", "volume_pinjaman_anggota"), Decimal(0))
    p = buat_penilaian(koperasi, cara="catat")
    assert "dihitung dari angkanya" in tolak(p)
    buat_laporan(koperasi, **nol)
    assert majukan_penilaian(p, "ditetapkan").predikat == "sehat"


@pytest.mark.parametrize(
    ("total", "predikat", "seharusnya"),
    [
        ("79.99", "sehat", "Cukup Sehat"), ("80", "sehat", ""), ("80", "cukup_sehat", "Sehat"),
        ("65.99", "cukup_sehat", "Dalam Pengawasan"), ("66", "cukup_sehat", ""),
        ("50.99", "dalam_pengawasan", "Dalam Pengawasan Khusus"), ("51", "dalam_pengawasan", ""),
        ("51", "dalam_pengawasan_khusus", "Dalam Pengawasan"), ("0", "dalam_pengawasan_khusus", ""),
        ("100", "sehat", ""),
    ],
)  # fmt: skip
def test_predikat_tertulis_sesuai_dengan_totalnya(total, predikat, seharusnya):
    p = tertulis(predikat=predikat, total=Decimal(total))
    if not seharusnya:
        jalan(p, "selesai_isi")
        return
    assert f"berarti {seharusnya}, bukan {p.get_predikat_display()}." in tolak(p)


@pytest.mark.parametrize("total", ["-0.01", "100.01"])
def test_basis_data_menolak_total_di_luar_0_sampai_100(total):
    p = buat_penilaian(lengkap=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(p, total=Decimal(total))


@pytest.mark.parametrize(
    ("isi", "sebut"),
    [
        ({"total": None}, "Isi total skor antara 0 dan 100."),
        ({"predikat": ""}, "Kategori hasil penilaian kesehatan: belum diisi"),
        ({"alasan_catat": " "}, "Tulis mengapa hasil dicatat dan tidak dihitung."),
        ({"dokumen_hasil": ""}, "Isi nomor dokumen hasil penilaian."),
    ],
)
def test_hasil_tertulis_yang_kurang(isi, sebut):
    assert sebut in tolak(ubah(tertulis(), **isi))


def test_hasil_tertulis_tanpa_pindaian():
    p = tertulis()
    p.daftar_berkas.update(aktif=False)
    assert "Unggah pindaian dokumen hasil penilaian." in tolak(p)
