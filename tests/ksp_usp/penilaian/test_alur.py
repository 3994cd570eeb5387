"""The route of a health assessment: every row walked, every guard with its own sentence, three pairs of eyes."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from aturan.kesehatan import Penilaian, Predikat
from core.dasar.izin import Peran
from core.models import Jejak, Penugasan
from core.perkara.alur import BelumLengkap, LangkahTidakSah, PelakuSama, SyaratTidakTerpenuhi, TidakBerwenang
from core.perkara.jejak import periksa_rantai
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import Koperasi, LaporanKeuangan, PenilaianKesehatan, WilayahAnggota
from ksp_usp.models.orang import kunci_nama
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.syarat import (
    angka_penilaian,
    bukan_ganda,
    hasil_pada,
    masalah_angka,
    nilai,
    tim_memenuhi,
    wilayah_penilaian,
)
from tests.pabrik import (
    AWAL,
    TOTAL_TERTULIS,
    angka_kesehatan,
    buat_bukti,
    buat_hasil,
    buat_instansi,
    buat_koperasi,
    buat_laporan,
    buat_orang,
    buat_pengguna,
    buat_penilai,
    buat_penilaian,
    buat_wilayah,
    majukan_penilaian,
    pada,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]
HARI = date(2026, 11, 22)
POSTGRES = connection.vendor == "postgresql"
PELAKU = {"selesai_isi": "tim", "batalkan": Peran.PENGAWAS, "tetapkan": Peran.PEJABAT, "kembalikan": Peran.PEJABAT}


def ambil(p):
    return PenilaianKesehatan.objects.get(pk=p.pk)


def ubah(p, **isi):
    PenilaianKesehatan.objects.filter(pk=p.pk).update(**isi)
    return ambil(p)


def jalan(p, aksi, pelaku=None, **isi):
    """The step by somebody who may take it; the team for what is the team's."""
    peran = PELAKU.get(aksi, Peran.PENILAI)
    if pelaku is None:
        pelaku = p.tim.first().pengguna if peran == "tim" else buat_pengguna(peran, kode=p.berwenang_id)
    return ALUR_PENILAIAN.jalankan(p, aksi, pelaku, versi=p.versi, alasan=isi.pop("alasan", "Perlu diperbaiki."), **isi)


def tolak(p, aksi="selesai_isi", pelaku=None):
    """The sentence with which the guards of `aksi` refuse; nothing changed."""
    sebelum = (p.status, p.versi, p.jejak.count())
    with pytest.raises(SyaratTidakTerpenuhi) as galat:
        jalan(p, aksi, pelaku)
    assert (ambil(p).status, ambil(p).versi, p.jejak.count()) == sebelum
    return " ".join(t.kalimat for t in galat.value.temuan)


def koperasi_baru(**isi):
    return buat_koperasi(lengkap=False, **isi)


# Every row once


@pytest.mark.parametrize(("aksi", "asal"), [(t.aksi, asal) for t in ALUR_PENILAIAN.baris for asal in t.asal if asal])
def test_setiap_baris_dijalani(aksi, asal):
    p = majukan_penilaian(buat_penilaian(), asal) if asal != "ditugaskan" else buat_penilaian()
    t, sebelum = ALUR_PENILAIAN.t(aksi, asal), p.jejak.count()
    konteks = jalan(p, aksi)
    jejak = p.jejak.last()
    assert (ambil(p).status, p.jejak.count()) == (t.ke, sebelum + 1)
    assert (jejak.aksi, jejak.dari, jejak.ke, jejak.pasal) == (aksi, asal, t.ke, str(t.dasar))
    surat = ["hasil_penilaian", "ba_penilaian", "kertas_kerja"] if aksi == "tetapkan" else []
    assert [s.jenis for s in konteks.surat] == surat
    assert list(periksa_rantai()) == []


@pytest.mark.parametrize("aksi", ["kembalikan_isi", "kembalikan", "batalkan"])
def test_kembali_dan_batal_perlu_alasan(aksi):
    p = majukan_penilaian(buat_penilaian(), "siap" if aksi == "kembalikan" else "diperiksa")
    with pytest.raises(BelumLengkap, match="Isi alasan"):
        jalan(p, aksi, alasan=" ")


@pytest.mark.parametrize(
    ("jenis", "predikat", "total"),
    [
        ("ksp", "sehat", "96.50"), ("usp", "cukup_sehat", "75.35"), ("ksp", "cukup_sehat", "73.10"),
        ("usp", "dalam_pengawasan_khusus", "23.90"), ("ksp", "dalam_pengawasan_khusus", "25.40"),
    ],
)  # fmt: skip
def test_hasil_setiap_kategori_dibekukan(jenis, predikat, total):
    koperasi = koperasi_baru(jenis=jenis)
    p = buat_hasil(koperasi, predikat=predikat, per=HARI)
    assert (p.total, p.predikat, p.tanggal_penetapan) == (Decimal(total), predikat, HARI)
    assert p.surat == p.daftar_surat.get(jenis="hasil_penilaian")
    beku = Penilaian.from_dict(p.hasil)
    assert (beku.total, beku.predikat, beku.aturan) == (p.total, Predikat(predikat), "Perdep-06-2016/v1")
    assert beku == nilai(p) and p.hasil["sakelar"]["tabel_1b"] == "pita_atas"
    assert angka_penilaian(p).terpakai == p.laporan.angka
    koperasi.refresh_from_db()
    assert koperasi.dihentikan_sejak == (HARI if predikat == "dalam_pengawasan_khusus" else None)
    jejak = p.jejak.last()
    [tercatat] = [t for t in jejak.temuan if t["kode"] == "penilaian.total"]
    assert Decimal(tercatat["aktual"]["desimal"]) == p.total and Predikat(predikat).label in tercatat["kalimat"]
    # The page that asks the decider to confirm shows this text: the category and not the number alone.
    assert tercatat["aktual_teks"] == f"{total.replace('.', ',')}, {Predikat(predikat).label}"
    assert jejak.salinan["isian"]["laporan"]["kas"] == str(p.laporan.kas)


def test_yang_mengisi_memeriksa_dan_menetapkan_tercatat():
    p = buat_hasil()
    urut = list(
        p.jejak.filter(aksi__in=("selesai_isi", "nyatakan_benar", "tetapkan")).values_list("pengguna", flat=True)
    )
    assert urut == [p.diisi_oleh_id, p.diperiksa_oleh_id, p.ditetapkan_oleh_id]
    assert len(set(urut)) == 3


# Pasal 31 ayat (2): whose matter it is


def test_koperasi_yang_berpindah_wilayah_dinilai_instansi_yang_baru():
    p = buat_penilaian()
    WilayahAnggota.objects.create(koperasi=p.koperasi, wilayah=buat_wilayah("32.73"))
    tetapkan_berwenang(p.koperasi)
    kalimat = tolak(ambil(p))
    assert "dinilai oleh Gubernur Jawa Barat (Pasal 31 ayat (2) huruf b Permen KUKM 15/2015)" in kalimat
    assert "bukan lagi oleh instansi di Kabupaten Garut" in kalimat


def test_koperasi_tanpa_wilayah_keanggotaan_tidak_dapat_dinilai():
    p = buat_penilaian()
    p.koperasi.keanggotaan.all().delete()
    assert "Wilayah keanggotaan koperasi belum diisi" in tolak(p)


@pytest.mark.parametrize(
    ("anggota", "berwenang", "terlihat"),
    [(["32.05"], "32.05", "32.05"), (["32.05", "32.73"], "32", "32.05"), (["32.05", "33.74"], "00", "32.05")],
)
def test_penugasan_berada_pada_instansi_pasal_31(anggota, berwenang, terlihat):
    p = buat_hasil(koperasi_baru(anggota=anggota))
    assert (p.berwenang_id, p.wilayah_id, p.status) == (berwenang, terlihat, "ditetapkan")


def test_kedudukan_di_luar_wilayah_berwenang_terlihat_oleh_yang_berwenang():
    assert wilayah_penilaian(koperasi_baru(kode="33.74", anggota=["32.05", "32.73"])).pk == "32"


# Pasal 31 ayat (6): one result a year, a second one says what it is


def test_dua_tim_untuk_satu_koperasi_dan_tahun_buku():
    p = buat_penilaian()
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_penilaian(p.koperasi, lengkap=False)
    [tim, _] = bukan_ganda(PenilaianKesehatan(koperasi=p.koperasi, tahun_buku=2025), HARI)
    assert tim.kalimat == (
        f"Tim lain sedang menilai koperasi ini untuk tahun buku 2025 ({p.nomor_perkara}). Satu tahun buku dinilai oleh"
        " satu tim: batalkan salah satunya."
    )
    assert buat_penilaian(p.koperasi, 2024, lengkap=False).pk


def test_sesudah_dibatalkan_tim_lain_dapat_ditugaskan():
    p = buat_penilaian()
    jalan(p, "batalkan")
    assert majukan_penilaian(buat_penilaian(p.koperasi), "ditetapkan").predikat == "sehat"


@pytest.mark.parametrize("sifat", ["koreksi", "ulang"])
def test_hasil_kedua_menyebut_yang_terdahulu(sifat):
    lama = buat_hasil()
    tanpa = buat_penilaian(lama.koperasi)
    kalimat = tolak(tanpa)
    assert f"Tahun buku 2025 sudah ditetapkan: {lama.nomor_perkara}, total 96,50, Sehat." in kalimat
    assert "Sebut hasil itu sebagai yang dikoreksi atau dinilai ulang." in kalimat
    baru = majukan_penilaian(ubah(tanpa, mengoreksi=lama, sifat=sifat), "ditetapkan")
    assert baru.surat.mengganti == lama.surat
    assert ambil(lama).status == "ditetapkan"


def test_koreksi_menyebut_hasil_terakhir_dan_bukan_yang_sudah_dikoreksi():
    lama = buat_hasil()
    kedua = buat_hasil(lama.koperasi, mengoreksi=lama, sifat="koreksi")
    ketiga = buat_penilaian(lama.koperasi, mengoreksi=lama, sifat="koreksi")
    assert kedua.nomor_perkara in tolak(ketiga)


def test_koreksi_atas_hasil_tahun_buku_lain_ditolak():
    lama = buat_hasil()
    p = buat_penilaian(lama.koperasi, 2024, mengoreksi=lama, sifat="koreksi")
    assert "Belum ada hasil tahun buku 2024 yang dapat dikoreksi." in tolak(p)


@pytest.mark.parametrize("isi", [{"sifat": "koreksi"}, {"mengoreksi": True}])
def test_basis_data_menolak_sifat_tanpa_hasil_yang_disebut(isi):
    lama = buat_hasil()
    p = buat_penilaian(lama.koperasi)
    isi = {**isi, "mengoreksi": lama} if "mengoreksi" in isi else isi
    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(p, **isi)


@pytest.mark.parametrize(("tahun_buku", "baik"), [(2025, True), (2026, False), (2027, False)])
def test_tahun_buku_yang_belum_berakhir_tidak_dinilai(tahun_buku, baik):
    temuan = bukan_ganda(PenilaianKesehatan(koperasi=koperasi_baru(), tahun_buku=tahun_buku), HARI)
    assert all(t.terpenuhi for t in temuan) is baik
    assert any("belum berakhir" in t.kalimat for t in temuan) is not baik


# Pasal 31 ayat (4): the team


@pytest.mark.parametrize(
    ("pendidikan", "baik"),
    [
        ("sma", False),
        ("d1", False),
        ("d2", False),
        ("d3", True),
        ("d4", True),
        ("s1", True),
        ("s2", True),
        ("s3", True),
    ],
)
def test_penilai_paling_sedikit_diploma_iii(pendidikan, baik):
    p = buat_penilaian(tim=[buat_penilai(pendidikan=pendidikan)])
    sebut = "syarat minimal Diploma III (Pasal 31 ayat (4) huruf a Permen KUKM 15/2015): tidak terpenuhi"
    if baik:
        jalan(p, "selesai_isi")
    else:
        assert sebut in tolak(p)


@pytest.mark.parametrize("isi", [{"pelatihan": ""}, {"pelatihan_nomor": ""}, {"pelatihan_nomor": "  "}])
def test_penilai_tanpa_pelatihan_ditolak(isi):
    kalimat = tolak(buat_penilaian(tim=[buat_penilai(**isi)]))
    assert "telah mengikuti pelatihan atau bimbingan teknis penilaian kesehatan: belum diisi" in kalimat
    assert "Pasal 31 ayat (4) huruf b" in kalimat


def test_penilai_yang_kualifikasinya_belum_dicatat_ditolak():
    kalimat = tolak(buat_penilaian(tim=[buat_pengguna(Peran.PENILAI, kode="32.05")]))
    assert "pendidikan anggota tim penilai: belum diisi" in kalimat
    assert "penilaian kesehatan: belum diisi" in kalimat


@pytest.mark.parametrize(
    ("nyata", "sebut"), [(None, "belum menyatakan tidak punya"), (False, "ganti dengan orang lain")]
)
def test_pernyataan_tanpa_hubungan(nyata, sebut):
    p = buat_penilaian()
    p.tim.update(tanpa_hubungan=nyata)
    assert sebut in tolak(ambil(p))


def test_tim_kosong_dan_satu_anggota_yang_tidak_memenuhi():
    p = buat_penilaian(tim=[])
    [temuan] = tim_memenuhi(p, HARI)
    assert (temuan.terpenuhi, temuan.kalimat) == (
        False,
        "Tim penilai belum berisi: tugaskan paling sedikit satu penilai.",
    )
    dua = buat_penilaian(tim=[buat_penilai(), buat_penilai(pendidikan="d2")])
    temuan = [(t.kode, t.terpenuhi) for t in tim_memenuhi(dua, HARI)]
    orang = ("penilai.pendidikan", "penilai.pelatihan", "penilaian.tim")
    assert temuan == [(kode, True) for kode in orang] + [(kode, kode != orang[0]) for kode in orang]


@pytest.mark.parametrize("golongan", ["pengurus", "pengawas", "pengelola"])
def test_penilai_tidak_menilai_koperasinya_sendiri(golongan):
    anggota = buat_penilai()
    p = buat_penilaian(tim=[buat_penilai(), anggota])
    jabatan = buat_orang(p.koperasi, golongan, nama=f"Drs. H. {anggota.nama.upper()}, M.M.").jabatan
    kalimat = tolak(p)
    assert f"{anggota.nama}: namanya tercatat sebagai {jabatan} ({golongan}) koperasi ini" in kalimat
    assert "penilai tidak menilai koperasinya sendiri" in kalimat
    with pytest.raises(PelakuSama, match="penilaian koperasi sendiri dilakukan orang lain"):
        jalan(p, "selesai_isi", anggota)
    assert not ALUR_PENILAIAN.dapat_diubah(p, anggota)


def test_bekas_pengurus_dan_pengurus_koperasi_lain_boleh_menilai():
    anggota = buat_penilai()
    p = buat_penilaian(tim=[anggota])
    buat_orang(p.koperasi, nama=anggota.nama, berhenti=date(2026, 1, 1))
    buat_orang(koperasi_baru(), nama=anggota.nama)
    jalan(p, "selesai_isi")
    assert ambil(p).diisi_oleh == anggota


@pytest.mark.parametrize(("aksi", "status"), [("nyatakan_benar", "diperiksa"), ("tetapkan", "siap")])
def test_pemeriksa_dan_pejabat_tidak_memutus_koperasinya_sendiri(aksi, status):
    p = majukan_penilaian(buat_penilaian(), status)
    pelaku = buat_pengguna(PELAKU.get(aksi, Peran.PENILAI), kode="32.05")
    buat_orang(p.koperasi, "pengawas", nama=pelaku.nama)
    with pytest.raises(PelakuSama, match=r"tercatat sebagai Ketua \(pengawas\) koperasi ini"):
        jalan(p, aksi, pelaku)


@pytest.mark.parametrize(
    ("satu", "dua", "sama"),
    [
        ("Dedi Kurniawan", "DRS. H. DEDI  KURNIAWAN, M.M.", True), ("Hj. Siti Aminah", "Siti Aminah", True),
        ("Dedi Kurniawan", "Dedi Kurnia", False), ("M. Yusuf", "Yusuf", False),
    ],
)  # fmt: skip
def test_nama_dibandingkan_tanpa_gelar_dan_tanda(satu, dua, sama):
    assert (kunci_nama(satu) == kunci_nama(dua)) is sama


def test_anggota_tim_bertugas_pada_instansi_yang_menilai():
    p = buat_penilaian(tim=[buat_penilai("32.73")])
    assert any(
        "bukan petugas penilai pada instansi yang berwenang di Kabupaten Garut" in t.kalimat
        for t in tim_memenuhi(p, HARI)
    )


def test_anggota_yang_pindah_sesudah_menyerahkan_tidak_menahan_penetapan():
    p = majukan_penilaian(buat_penilaian(), "siap")
    Penugasan.objects.filter(pengguna=p.diisi_oleh).update(sampai=date(2026, 11, 1))
    assert majukan_penilaian(p, "ditetapkan").predikat == "sehat"


def test_hanya_tim_yang_ditugaskan_mengisi():
    p = buat_penilaian()
    lain = buat_penilai()
    with pytest.raises(PelakuSama, match="Penilaian ini ditugaskan kepada tim lain"):
        jalan(p, "selesai_isi", lain)
    assert (ALUR_PENILAIAN.dapat_diubah(p, lain), ALUR_PENILAIAN.dapat_diubah(p, p.tim.first().pengguna)) == (
        False,
        True,
    )


# Pairs of eyes


def tambah_peran(pengguna, peran):
    Penugasan.objects.create(
        pengguna=pengguna, instansi=buat_instansi("32.05"), peran=peran, jabatan="Rangkap", mulai=AWAL, dasar="SK uji"
    )
    return type(pengguna).objects.get(pk=pengguna.pk)


def test_yang_mengisi_tidak_memeriksa():
    p = majukan_penilaian(buat_penilaian(), "diperiksa")
    with pytest.raises(PelakuSama, match="Anda sudah menyelesaikan pengisian kertas kerja"):
        jalan(p, "nyatakan_benar", p.diisi_oleh)
    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(p, diperiksa_oleh=p.diisi_oleh)


def test_anggota_tim_yang_lain_dapat_memeriksa():
    tim = [buat_penilai(), buat_penilai()]
    p = majukan_penilaian(buat_penilaian(tim=tim), "diperiksa")
    jalan(p, "nyatakan_benar", tim[1])
    assert ambil(p).diperiksa_oleh == tim[1]


@pytest.mark.parametrize("siapa", ["diisi_oleh", "diperiksa_oleh"])
def test_yang_mengisi_atau_memeriksa_tidak_menetapkan(siapa):
    p = majukan_penilaian(buat_penilaian(), "siap")
    pelaku = tambah_peran(getattr(p, siapa), Peran.PEJABAT)
    with pytest.raises(PelakuSama, match="Langkah ini dilakukan oleh orang lain"):
        jalan(p, "tetapkan", pelaku)
    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(p, ditetapkan_oleh=pelaku)


def test_yang_pernah_mengisi_tidak_memeriksa_sesudah_dikembalikan():
    tim = [buat_penilai(), buat_penilai()]
    p = majukan_penilaian(buat_penilaian(tim=tim), "diperiksa")
    jalan(p, "kembalikan_isi")
    p = ambil(p)
    assert (p.diisi_oleh, p.diperiksa_oleh) == (None, None)
    jalan(p, "selesai_isi", tim[1])
    with pytest.raises(PelakuSama):
        jalan(ambil(p), "nyatakan_benar", tim[0])


def test_pejabat_mengembalikan_dan_tim_memperbaiki():
    p = majukan_penilaian(buat_penilaian(), "siap")
    jalan(p, "kembalikan")
    p = ambil(p)
    assert (p.status, p.diisi_oleh, p.diperiksa_oleh) == ("ditugaskan", None, None)
    assert majukan_penilaian(p, "ditetapkan").total == Decimal("96.50")


def test_penilai_daerah_lain_tidak_berwenang():
    p = majukan_penilaian(buat_penilaian(), "diperiksa")
    for kode in ("32.73", "32", "00"):
        with pytest.raises(TidakBerwenang):
            jalan(p, "nyatakan_benar", buat_pengguna(Peran.PENILAI, kode=kode))


def test_langkah_yang_melompat_ditolak():
    with pytest.raises(LangkahTidakSah):
        jalan(buat_penilaian(), "tetapkan")


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


def tertulis(pola="syariah", tahun_buku=2025, predikat="cukup_sehat", **isi):
    return buat_penilaian(koperasi_baru(pola=pola), tahun_buku, predikat, cara="catat", **isi)


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


# What was checked is what is decided


@pytest.mark.parametrize("status", ["diperiksa", "siap", "ditetapkan"])
def test_angka_tidak_dapat_diubah_sejak_diserahkan(status):
    koperasi = koperasi_baru()
    lalu = buat_laporan(koperasi, 2024, kas=Decimal(24_000_000), tabungan=Decimal(449_000_000))
    p = buat_penilaian(koperasi)
    p = ubah(p, pemeriksaan=buat_laporan(koperasi, sumber="pemeriksaan", kas=p.laporan.kas))
    p = majukan_penilaian(p, status)
    sebab = "menjadi dasar hasil yang sudah ditetapkan" if status == "ditetapkan" else "sedang diperiksa"
    for laporan in (p.laporan, p.pemeriksaan, lalu):
        laporan = LaporanKeuangan.objects.get(pk=laporan.pk)
        assert sebab in laporan.sebab_terkunci and p.nomor_perkara in laporan.sebab_terkunci
        laporan.kas = Decimal(1)
        with pytest.raises(ValidationError, match=sebab):
            laporan.save()
        if POSTGRES:
            with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
                LaporanKeuangan.objects.filter(pk=laporan.pk).update(kas=1)
    assert nilai(ambil(p)).total == nilai(p).total


def test_angka_terbuka_lagi_sesudah_dikembalikan_atau_dibatalkan():
    p = majukan_penilaian(buat_penilaian(), "diperiksa")
    jalan(p, "batalkan")
    laporan = LaporanKeuangan.objects.get(pk=p.laporan_id)
    assert laporan.sebab_terkunci == ""
    laporan.kas += 1
    laporan.save()


@pytest.mark.parametrize("tahun_buku", [2022, 2024, 2026])
def test_laporan_tahun_lain_tetap_terbuka(tahun_buku):
    """Last year's report answers the questions on growth; no other year enters the result."""
    p = buat_hasil()
    laporan = buat_laporan(p.koperasi, tahun_buku)
    assert bool(laporan.sebab_terkunci) is (tahun_buku == 2024)


@pytest.mark.skipif(not POSTGRES, reason="pemicu yang membaca tabel lain hanya pada PostgreSQL")
@pytest.mark.parametrize("status", ["diperiksa", "siap", "ditetapkan"])
def test_basis_data_menahan_jawaban_dan_tim(status):
    p = majukan_penilaian(buat_penilaian(), status)
    for baris in (p.jawaban, p.tim):
        for perbuatan in (lambda b=baris: b.all().delete(), lambda b=baris: b.update(penilaian=p)):
            with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
                perbuatan()
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        p.tim.create(pengguna=buat_penilai())


@pytest.mark.parametrize(
    "isi",
    [{"total": 1}, {"predikat": "sehat"}, {"hasil": {}}, {"set_aturan": "lain"}, {"sakelar": {}}, {"status": "siap"}],
)
def test_hasil_yang_ditetapkan_tidak_dapat_diubah(isi):
    p = buat_hasil(predikat="cukup_sehat", koperasi=koperasi_baru(jenis="usp"))
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        ubah(p, **isi)
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        PenilaianKesehatan.objects.filter(pk=p.pk)._raw_delete("default")


def test_hasil_dibaca_dari_salinan_bekunya():
    """Whatever becomes of the rows behind it, the result is what was decided."""
    p = buat_hasil()
    p.laporan.kas = p.laporan.bank = Decimal(0)
    assert nilai(p).total == Decimal("96.50")
    assert angka_penilaian(p).laporan["kas"] == angka_kesehatan()[0]["kas"]


# The result in force on a day


def test_hasil_berlaku_sejak_tanggal_penetapannya():
    p = buat_hasil(per=date(2026, 3, 10))
    berlaku = PenilaianKesehatan.objects.berlaku_pada
    assert berlaku(p.koperasi, date(2026, 3, 9)) is None
    assert hasil_pada(p.koperasi, date(2026, 3, 9)) == (None, None, None)
    for per in (date(2026, 3, 10), date(2026, 3, 11), date(2030, 1, 1)):
        assert hasil_pada(p.koperasi, per) == ("sehat", 2025, p)


@pytest.mark.parametrize("sifat", ["koreksi", "ulang"])
def test_hasil_kedua_berlaku_sejak_ditetapkan_dan_tidak_surut(sifat):
    lama = buat_hasil(predikat="dalam_pengawasan", per=date(2026, 3, 10))
    angka = {k: v for k, v in angka_kesehatan("sehat")[0].items() if v != getattr(lama.laporan, k)}
    baru = buat_penilaian(lama.koperasi, predikat="sehat", mengoreksi=lama, sifat=sifat)
    baru = ubah(baru, pemeriksaan=buat_laporan(lama.koperasi, sumber="pemeriksaan", **angka))
    baru = tetapkan_pada(baru, date(2026, 6, 1))
    assert baru.predikat == "sehat"
    assert hasil_pada(lama.koperasi, date(2026, 5, 31))[0] == "dalam_pengawasan"
    assert hasil_pada(lama.koperasi, date(2026, 6, 1)) == ("sehat", 2025, baru)


def tetapkan_pada(p, per):
    with pada(per):
        return majukan_penilaian(p, "ditetapkan")


def test_koreksi_tahun_yang_lebih_lama_tidak_mengganti_hasil_yang_berlaku():
    koperasi = koperasi_baru()
    tua = buat_hasil(koperasi, 2024, per=date(2025, 4, 1))
    kini = buat_hasil(koperasi_laporan(koperasi), 2025, per=date(2026, 4, 1))
    buat_hasil(koperasi, 2024, per=date(2026, 5, 1), mengoreksi=tua, sifat="koreksi")
    assert hasil_pada(koperasi, date(2026, 6, 1)) == ("sehat", 2025, kini)
    assert hasil_pada(koperasi, date(2026, 3, 31)) == ("sehat", 2024, tua)


def koperasi_laporan(koperasi):
    """With a report of 2025 that is not last year's sheet, near enough to it that nothing is asked."""
    buat_laporan(koperasi, 2025, kas=Decimal(26_000_000), bank=Decimal(64_000_000))
    return koperasi


def test_yang_belum_ditetapkan_dan_yang_dibatalkan_tidak_berlaku():
    p = majukan_penilaian(buat_penilaian(), "siap")
    assert hasil_pada(p.koperasi, date(2030, 1, 1)) == (None, None, None)


# Pasal 20 ayat (2)


def kegiatan(koperasi):
    return list(
        Jejak.objects.filter(objek_jenis=koperasi._meta.label_lower, objek_id=koperasi.pk)
        .order_by("urutan")
        .values_list("aksi", "pasal")
    )


def henti(koperasi):
    return Koperasi.objects.get(pk=koperasi.pk).dihentikan_sejak


@pytest.mark.parametrize("predikat", ["dalam_pengawasan", "cukup_sehat", "sehat"])
def test_hasil_lebih_baik_tahun_berikutnya_memulihkan_kegiatan(predikat):
    koperasi = koperasi_baru(pola="syariah")
    buat_hasil(koperasi, 2024, "dalam_pengawasan_khusus", cara="catat", per=date(2025, 5, 2))
    assert henti(koperasi) == date(2025, 5, 2)
    p = buat_hasil(koperasi, 2025, predikat, cara="catat", per=date(2026, 5, 2))
    assert henti(koperasi) is None
    pasal = "Pasal 20 ayat (2) Permen KUKM 15/2015"
    assert kegiatan(koperasi) == [("hentikan", pasal), ("pulihkan", pasal)]
    kalimat = Jejak.objects.filter(objek_id=koperasi.pk, aksi="pulihkan").get().kalimat
    assert p.nomor_perkara in kalimat and "dapat berjalan lagi" in kalimat


def test_penghentian_tidak_diulang_oleh_hasil_yang_sama_buruknya():
    koperasi = koperasi_baru(pola="syariah")
    for tahun in (2024, 2025):
        buat_hasil(koperasi, tahun, "dalam_pengawasan_khusus", cara="catat", per=date(tahun + 1, 5, 2))
    assert henti(koperasi) == date(2025, 5, 2)
    assert len(kegiatan(koperasi)) == 1


def test_penilaian_ulang_tahun_yang_sama_memulihkan():
    koperasi = koperasi_baru(pola="syariah")
    buruk = buat_hasil(koperasi, 2025, "dalam_pengawasan_khusus", cara="catat", per=date(2026, 3, 2))
    buat_hasil(koperasi, 2025, "dalam_pengawasan", cara="catat", per=date(2026, 8, 2), mengoreksi=buruk, sifat="ulang")
    assert henti(koperasi) is None


def test_koreksi_tahun_lama_tidak_memulihkan_dan_tidak_menghentikan():
    koperasi = koperasi_baru(pola="syariah")
    tua = buat_hasil(koperasi, 2024, "dalam_pengawasan_khusus", cara="catat", per=date(2025, 5, 2))
    buat_hasil(koperasi, 2025, "dalam_pengawasan_khusus", cara="catat", per=date(2026, 5, 2))
    lama = buat_hasil(koperasi, 2024, "sehat", cara="catat", per=date(2026, 6, 2), mengoreksi=tua, sifat="koreksi")
    assert henti(koperasi) == date(2025, 5, 2)
    lain = koperasi_baru(pola="syariah")
    buat_hasil(lain, 2025, "sehat", cara="catat", per=date(2026, 5, 2))
    buat_hasil(lain, 2024, "dalam_pengawasan_khusus", cara="catat", per=date(2026, 6, 2))
    assert (henti(lain), kegiatan(lain), lama.predikat) == (None, [], "sehat")


@pytest.mark.parametrize(("total", "berhenti"), [("50.99", True), ("51", False)])
def test_batas_penghentian(total, berhenti):
    koperasi = koperasi_baru(pola="syariah")
    predikat = "dalam_pengawasan_khusus" if berhenti else "dalam_pengawasan"
    buat_hasil(koperasi, 2025, predikat, cara="catat", total=Decimal(total))
    assert (henti(koperasi) is not None) is berhenti
    assert TOTAL_TERTULIS[predikat] == Decimal(total)


# The work desk


def test_meja_kerja_hanya_tim_dan_bukan_yang_mengisi():
    tim = [buat_penilai(), buat_penilai()]
    p = buat_penilaian(tim=tim)
    lain = buat_penilai()

    def meja():
        return [ALUR_PENILAIAN.antrean(o).filter(pk=p.pk).count() for o in (*tim, lain)]

    assert meja() == [1, 1, 0]
    jalan(p, "selesai_isi", tim[0])
    assert meja() == [0, 1, 1]
    assert ALUR_PENILAIAN.jumlah_antrean(lain) == [("diperiksa", 1)]
    jalan(ambil(p), "kembalikan_isi", lain)
    assert meja() == [1, 1, 0]
    p = ambil(p)
    jalan(p, "selesai_isi", tim[1])
    # Whoever filled it once does not check it, so it does not wait for him.
    assert meja() == [0, 0, 1]
    jalan(ambil(p), "nyatakan_benar", lain)
    assert meja() == [0, 0, 0]
    assert ALUR_PENILAIAN.antrean(buat_pengguna(Peran.PEJABAT, kode="32.05")).get() == p


@pytest.mark.parametrize("banyak", [1, 6])
@pytest.mark.parametrize("aksi", ["selesai_isi", "nyatakan_benar", "tetapkan"])
def test_halaman_tindakan_hemat_kueri_berapa_pun_anggota_timnya(client, django_assert_max_num_queries, aksi, banyak):
    koperasi = koperasi_baru()
    buat_laporan(koperasi, 2024, kas=Decimal(26_000_000), tabungan=Decimal(451_000_000))
    p = buat_penilaian(koperasi, tim=[buat_penilai() for _ in range(banyak)])
    p = ubah(p, pemeriksaan=buat_laporan(koperasi, sumber="pemeriksaan", kas=Decimal(25_000_000)))
    for _ in range(banyak):
        buat_orang(koperasi)
    p = majukan_penilaian(p, {"selesai_isi": "ditugaskan", "nyatakan_benar": "diperiksa", "tetapkan": "siap"}[aksi])
    pelaku = (
        p.tim.first().pengguna
        if aksi == "selesai_isi"
        else buat_pengguna(PELAKU.get(aksi, Peran.PENILAI), kode="32.05")
    )
    client.force_login(pelaku)
    with django_assert_max_num_queries(15):
        halaman = client.get(reverse("tindakan", args=["penilaiankesehatan", p.pk, aksi]))
    assert "Total skor" in halaman.content.decode()
