"""What nobody stated is open until a person answers with a reason; the count never tells the good news alone."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from aturan.bahasa import P15_2015, Hasil, Pasal, Temuan
from core.perkara.terbuka import dijawab, kode_terbuka, sebut_hitungan, semua_dijawab, terbuka

BELUM = Temuan(
    kode="pengurus.anggota", uraian="Ani, Ketua: Pengurus berasal dari anggota", hasil=Hasil.PERLU_PENILAIAN,
    dasar=Pasal(P15_2015, "11", "3"), kalimat="Ani: belum diisi.", aktual_teks="belum diisi", siapa="Ani, Ketua",
)  # fmt: skip
TAFSIR = replace(BELUM, uraian="Bacaan", aktual="suami/istri", aktual_teks="Budi (suami/istri)")
KODE = kode_terbuka(BELUM)


def catatan(hasil, alasan="Buku anggota nomor 12."):
    return {KODE: SimpleNamespace(hasil=hasil, catatan=alasan, oleh=SimpleNamespace(nama="Yayat"))}


@pytest.mark.parametrize(
    ("hasil", "alasan", "menjadi"),
    [
        ("ya", "Buku anggota.", Hasil.TERPENUHI),
        ("emban", "Saya kenal orangnya.", Hasil.TERPENUHI),
        ("tidak", "Bukan anggota.", Hasil.TIDAK),
        ("ya", " ", Hasil.PERLU_PENILAIAN),
        ("", "Ada alasan.", Hasil.PERLU_PENILAIAN),
        ("ada", "Tanda berkas bukan jawaban.", Hasil.PERLU_PENILAIAN),
    ],
)
def test_jawaban_berlaku_dengan_alasan_dan_menyebut_penilainya(hasil, alasan, menjadi):
    [t] = dijawab([BELUM], catatan(hasil, alasan))
    assert t.hasil is menjadi
    if menjadi is not Hasil.PERLU_PENILAIAN:
        assert (t.penilai, t.alasan) == ("Yayat", alasan) and "oleh Yayat" in t.kalimat
        assert Temuan.from_dict(t.as_dict()) == t


def test_jawaban_tidak_berlaku_lagi_bila_yang_ditanyakan_berubah():
    lain = replace(BELUM, aktual_teks="Budi (suami/istri)")
    assert dijawab([lain], catatan("ya")) == [lain]
    sudah = replace(BELUM, hasil=Hasil.TIDAK)
    assert dijawab([sudah], catatan("ya")) == [sudah] and terbuka([sudah]) == {}


def test_tafsir_diterima_atau_tidak_dan_tidak_dapat_ditanggung():
    kode = kode_terbuka(TAFSIR)
    jawab = {kode: {"hasil": "emban", "catatan": "x"}}
    assert not semua_dijawab([TAFSIR], jawab)[0].terpenuhi
    assert semua_dijawab([TAFSIR], {kode: jawab[kode] | {"hasil": "ya"}})[0].terpenuhi


def test_yang_diukur_naskah_dijawab_ya_atau_tidak_dan_tidak_dapat_ditanggung():
    ukuran = replace(BELUM, uraian="Anggota di daerah kantor", kalimat="Belum diisi.", siapa="")
    kode = kode_terbuka(ukuran)
    assert dijawab([ukuran], {kode: catatan("emban")[KODE]}) == [ukuran]
    assert not semua_dijawab([ukuran], {kode: {"hasil": "emban", "catatan": "x"}})[0].terpenuhi
    [kurang] = semua_dijawab([ukuran], {kode: {"hasil": "ya", "catatan": ""}})
    assert "tulis dari mana diketahui" in kurang.kalimat and not kurang.terpenuhi
    [t] = dijawab([ukuran], {kode: catatan("ya")[KODE]})
    assert t.hasil is Hasil.TERPENUHI and "Dari mana diketahui: Buku anggota nomor 12." in t.kalimat


def test_hitungan_menyebut_yang_belum_diketahui_dan_yang_dinilai():
    baik, tidak = replace(BELUM, hasil=Hasil.TERPENUHI), replace(BELUM, hasil=Hasil.TIDAK)
    [dinilai] = dijawab([BELUM], catatan("emban"))
    lewat = replace(BELUM, hasil=Hasil.TIDAK_BERLAKU)
    semua = [baik, baik, BELUM, TAFSIR, dinilai, tidak, lewat]
    assert sebut_hitungan(semua) == (
        "2 terpenuhi, 1 belum diketahui, 1 perlu penilaian, 1 dinilai pemeriksa (1 tetap belum diketahui),"
        " 1 tidak terpenuhi"
    )
    assert sebut_hitungan(dijawab([BELUM], catatan("ya"))) == "0 terpenuhi, 1 dinilai pemeriksa"
    assert sebut_hitungan([BELUM]) == "0 terpenuhi, 1 belum diketahui"
