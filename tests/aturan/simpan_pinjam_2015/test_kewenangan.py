"""Pasal 5, 6 ayat (4), 10 ayat (1), 26 ayat (3), 31 ayat (2): every authority, and Jakarta."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.simpan_pinjam_2015.kewenangan import (
    WEWENANG,
    Daerah,
    Lingkup,
    kewenangan,
    kewenangan_kantor,
    memutus_kantor,
    sebutan_kepala,
)


def daerah(kode, nama, jenis, provinsi, otonom=True):
    return Daerah(kode, nama, jenis, otonom, provinsi)


JABAR, JATENG, DKI = "Jawa Barat", "Jawa Tengah", "Daerah Khusus Ibukota Jakarta"
GARUT = daerah("32.05", "Kabupaten Garut", "kabupaten", JABAR)
CIAMIS = daerah("32.07", "Kabupaten Ciamis", "kabupaten", JABAR)
BANDUNG = daerah("32.73", "Kota Bandung", "kota", JABAR)
CILACAP = daerah("33.01", "Kabupaten Cilacap", "kabupaten", JATENG)
SERIBU = daerah("31.01", "Kabupaten Administrasi Kepulauan Seribu", "kab_adm", DKI, otonom=False)
JAKUT = daerah("31.72", "Kota Administrasi Jakarta Utara ", "kota_adm", DKI, otonom=False)
JAKSEL = daerah("31.74", "Kota Administrasi Jakarta Selatan", "kota_adm", DKI, otonom=False)
PROV_JABAR = daerah("32", JABAR, "provinsi", JABAR)
PROV_DKI = daerah("31", DKI, "provinsi", DKI)
NEGARA = daerah("00", "Indonesia", "negara", "Indonesia")
SEMUA = [GARUT, CIAMIS, BANDUNG, CILACAP, SERIBU, JAKUT, JAKSEL, PROV_JABAR, PROV_DKI, NEGARA]


@pytest.mark.parametrize(
    ("anggota", "kedudukan", "lingkup", "kode", "penerbit"),
    [
        ([GARUT], GARUT, Lingkup.KABKOTA, "32.05", "Bupati Garut"),
        ([BANDUNG], BANDUNG, Lingkup.KABKOTA, "32.73", "Wali Kota Bandung"),
        ([GARUT, CIAMIS], GARUT, Lingkup.PROVINSI, "32", "Gubernur Jawa Barat"),
        ([GARUT, BANDUNG], CIAMIS, Lingkup.PROVINSI, "32", "Gubernur Jawa Barat"),
        ([CIAMIS, CILACAP], CIAMIS, Lingkup.NASIONAL, "00", "Menteri"),
        ([PROV_JABAR], BANDUNG, Lingkup.PROVINSI, "32", "Gubernur Jawa Barat"),
        ([PROV_JABAR, GARUT], GARUT, Lingkup.PROVINSI, "32", "Gubernur Jawa Barat"),
        ([PROV_JABAR, CILACAP], GARUT, Lingkup.NASIONAL, "00", "Menteri"),
        ([NEGARA], GARUT, Lingkup.NASIONAL, "00", "Menteri"),
        # Jakarta
        ([JAKUT], JAKUT, Lingkup.PROVINSI, "31", f"Gubernur {DKI}"),
        ([SERIBU], SERIBU, Lingkup.PROVINSI, "31", f"Gubernur {DKI}"),
        ([JAKUT, JAKSEL], JAKUT, Lingkup.PROVINSI, "31", f"Gubernur {DKI}"),
        ([PROV_DKI], JAKUT, Lingkup.PROVINSI, "31", f"Gubernur {DKI}"),
        ([JAKUT, GARUT], JAKUT, Lingkup.NASIONAL, "00", "Menteri"),
        # the seat elsewhere: the region of the members all the same
        ([GARUT], BANDUNG, Lingkup.KABKOTA, "32.05", "Bupati Garut"),
        ([GARUT], CILACAP, Lingkup.KABKOTA, "32.05", "Bupati Garut"),
        ([BANDUNG], GARUT, Lingkup.KABKOTA, "32.73", "Wali Kota Bandung"),
        ([GARUT], JAKUT, Lingkup.KABKOTA, "32.05", "Bupati Garut"),
        ([GARUT, CIAMIS], CILACAP, Lingkup.PROVINSI, "32", "Gubernur Jawa Barat"),
        ([JAKUT], GARUT, Lingkup.PROVINSI, "31", f"Gubernur {DKI}"),
    ],
)
def test_wilayah_keanggotaan_menentukan_penerbit(anggota, kedudukan, lingkup, kode, penerbit):
    hasil = kewenangan(anggota, kedudukan)
    assert (hasil.lingkup, hasil.kode, hasil.penerbit) == (lingkup, kode, penerbit)


@pytest.mark.parametrize(
    ("anggota", "huruf", "pembina"),
    [
        ([GARUT], "a", "Bupati Garut"),
        ([GARUT, CIAMIS], "b", "Gubernur Jawa Barat"),
        ([CIAMIS, CILACAP], "c", "Deputi Bidang Pembiayaan"),
        ([JAKUT], "b", f"Gubernur {DKI}"),
    ],
)
def test_pembina_penilai_dan_pasalnya(anggota, huruf, pembina):
    hasil = kewenangan(anggota, anggota[0])
    assert (hasil.pembina, hasil.penilai) == (pembina, pembina)
    assert [d.kode for d in (hasil.dasar_wilayah, hasil.dasar_izin, hasil.dasar_pembinaan, hasil.dasar_penilaian)] == [
        f"P15-2015/Ps{ayat}{huruf}" for ayat in ("5", "6(4)", "26(3)", "31(2)")
    ]


def test_nama_deputi_adalah_data_dan_izin_tetap_dari_menteri():
    hasil = kewenangan([CIAMIS, CILACAP], CIAMIS, deputi="Deputi Bidang Perkoperasian")
    assert (hasil.penerbit, hasil.pembina, hasil.penilai) == ("Menteri", *["Deputi Bidang Perkoperasian"] * 2)
    assert kewenangan([GARUT], GARUT, deputi="Deputi Bidang Perkoperasian").pembina == "Bupati Garut"


@pytest.mark.parametrize(
    ("anggota", "kedudukan", "kalimat"),
    [
        (
            [GARUT],
            GARUT,
            "Wilayah keanggotaan meliputi Kabupaten Garut, yaitu dalam 1 (satu) daerah kabupaten/kota (Pasal 5 huruf"
            " a), sehingga izin usaha diterbitkan oleh Bupati Garut (Pasal 6 ayat (4) huruf a Permen KUKM 15/2015).",
        ),
        (
            [GARUT],
            BANDUNG,
            "Wilayah keanggotaan meliputi Kabupaten Garut, yaitu dalam 1 (satu) daerah kabupaten/kota (Pasal 5 huruf"
            " a), sehingga izin usaha diterbitkan oleh Bupati Garut (Pasal 6 ayat (4) huruf a Permen KUKM 15/2015).",
        ),
        (
            [JAKUT, JAKSEL],
            JAKUT,
            "Wilayah keanggotaan meliputi Kota Administrasi Jakarta Utara dan Kota Administrasi Jakarta Selatan, bukan"
            " daerah otonom, diperlakukan sebagai lintas daerah kabupaten/kota dalam 1 (satu) daerah provinsi (Pasal 5"
            f" huruf b, tafsir), sehingga izin usaha diterbitkan oleh Gubernur {DKI} (Pasal 6 ayat (4) huruf b Permen"
            " KUKM 15/2015).",
        ),
        (
            [GARUT, CIAMIS, BANDUNG, CILACAP],
            GARUT,
            "Wilayah keanggotaan meliputi Kabupaten Garut, Kabupaten Ciamis, dan 2 daerah lain, yaitu lintas daerah"
            " provinsi (Pasal 5 huruf c), sehingga izin usaha diterbitkan oleh Menteri (Pasal 6 ayat (4) huruf c Permen"
            " KUKM 15/2015).",
        ),
    ],
)
def test_satu_kalimat_dengan_pasalnya(anggota, kedudukan, kalimat):
    assert kewenangan(anggota, kedudukan).kalimat == kalimat


@pytest.mark.parametrize("anggota", [[JAKUT], [SERIBU], [JAKUT, JAKUT]])
def test_satu_kota_administrasi_menunggu_keputusan_pejabat(anggota):
    assert kewenangan(anggota, JAKUT).jakarta


@pytest.mark.parametrize("anggota", [[JAKUT, JAKSEL], [SERIBU, JAKUT], [PROV_DKI], [JAKUT, GARUT], [GARUT]])
def test_selain_satu_kota_administrasi_modalnya_tidak_terbuka(anggota):
    assert not kewenangan(anggota, anggota[0] if "." in anggota[0].kode else JAKUT).jakarta


@pytest.mark.parametrize(
    ("anggota", "kedudukan", "kata"),
    [
        (
            [GARUT],
            BANDUNG,
            "Kota Bandung berada di luar wilayah keanggotaan Kabupaten Garut. Yang berwenang Bupati Garut",
        ),
        ([GARUT], JAKUT, "Yang berwenang Bupati Garut"),
        ([GARUT, CIAMIS], CILACAP, "Kabupaten Cilacap berada di luar wilayah keanggotaan Kabupaten Garut dan"),
        ([JAKUT], GARUT, f"Yang berwenang Gubernur {DKI}"),
        ([GARUT, CIAMIS], BANDUNG, "Kota Bandung berada di luar wilayah keanggotaan Kabupaten Garut dan"),
        ([JAKUT], JAKSEL, f"Yang berwenang Gubernur {DKI}"),
        ([GARUT, CILACAP], JAKUT, "Yang berwenang Menteri"),
        ([PROV_JABAR], CILACAP, "Kabupaten Cilacap berada di luar wilayah keanggotaan"),
        ([PROV_JABAR, CILACAP], JAKUT, "Yang berwenang Menteri"),
    ],
)
def test_kedudukan_di_luar_wilayah_keanggotaan_diperingatkan(anggota, kedudukan, kata):
    [peringatan] = kewenangan(anggota, kedudukan).peringatan
    assert kata in peringatan
    assert peringatan.startswith("PERHATIAN: tempat kedudukan")
    assert peringatan.endswith("bukan tempat kedudukan. Periksa anggaran dasar.")


@pytest.mark.parametrize(
    ("anggota", "kedudukan"),
    [
        ([GARUT], GARUT),
        ([GARUT, CIAMIS], CIAMIS),
        ([GARUT, CILACAP], CILACAP),
        ([JAKUT, JAKSEL], JAKSEL),
        ([PROV_JABAR], BANDUNG),
        ([PROV_JABAR, CILACAP], GARUT),
        ([NEGARA], JAKUT),
    ],
)
def test_tanpa_peringatan_bila_kedudukan_di_bawah_salah_satu_wilayah_anggota(anggota, kedudukan):
    assert kewenangan(anggota, kedudukan).peringatan == ()


def test_tanpa_wilayah_keanggotaan_ditolak_dengan_kalimat():
    with pytest.raises(ValueError, match="Wilayah keanggotaan belum diisi: pilih sedikitnya satu"):
        kewenangan([], GARUT)


@pytest.mark.parametrize("kedudukan", [PROV_JABAR, NEGARA])
def test_kedudukan_bukan_kabupaten_kota_ditolak(kedudukan):
    with pytest.raises(ValueError, match="Tempat kedudukan harus kabupaten atau kota"):
        kewenangan([GARUT], kedudukan)


@given(st.lists(st.sampled_from(SEMUA), min_size=1), *[st.sampled_from([GARUT, BANDUNG, CILACAP, JAKUT])] * 2)
def test_tempat_kedudukan_tidak_pernah_menentukan_siapa_yang_berwenang(anggota, satu, lain):
    satu, lain = kewenangan(anggota, satu), kewenangan(anggota, lain)
    assert replace(satu, peringatan=()) == replace(lain, peringatan=())


@given(st.lists(st.sampled_from(SEMUA), min_size=1), st.randoms(use_true_random=False))
def test_urutan_dan_pengulangan_tidak_mengubah_kewenangan(anggota, acak):
    kocok = [*anggota, anggota[0]]
    acak.shuffle(kocok)
    assert kewenangan(kocok, GARUT) == kewenangan(iter(anggota), GARUT)


@given(st.sets(st.sampled_from(SEMUA), min_size=1), st.sampled_from(SEMUA))
def test_bertambahnya_wilayah_tidak_pernah_menurunkan_lingkup(anggota, tambahan):
    urutan = list(Lingkup)
    lama, baru = kewenangan(anggota, GARUT), kewenangan(anggota | {tambahan}, GARUT)
    assert urutan.index(baru.lingkup) >= urutan.index(lama.lingkup)


@pytest.mark.parametrize(
    ("tempat", "sebutan"),
    [
        (GARUT, "Bupati Garut"),
        (BANDUNG, "Wali Kota Bandung"),
        (JAKUT, "Wali Kota Administrasi Jakarta Utara"),
        (SERIBU, "Bupati Administrasi Kepulauan Seribu"),
        (PROV_JABAR, "Gubernur Jawa Barat"),
        (NEGARA, "Menteri"),
        (daerah("13.07", "Kabupaten Lima Puluh Kota", "kabupaten", "Sumatera Barat"), "Bupati Lima Puluh Kota"),
        (daerah("71.74", "Kota Kotamobagu", "kota", "Sulawesi Utara"), "Wali Kota Kotamobagu"),
    ],
)
def test_sebutan_kepala_daerah(tempat, sebutan):
    assert sebutan_kepala(tempat) == sebutan


@pytest.mark.parametrize(
    ("lokasi", "kode", "pejabat"),
    [
        (GARUT, "32.05", "Bupati Garut"),
        (BANDUNG, "32.73", "Wali Kota Bandung"),
        (JAKUT, "31", f"Gubernur {DKI}"),
        (SERIBU, "31", f"Gubernur {DKI}"),
    ],
)
def test_kantor_diputuskan_di_tempat_kantor_berdiri(lokasi, kode, pejabat):
    hasil = kewenangan_kantor(lokasi)
    assert (hasil.kode, hasil.pejabat, hasil.dasar.kode) == (kode, pejabat, "P15-2015/Ps10(1)")
    assert hasil.kalimat.startswith(f"Kantor berada di {lokasi.nama.strip()}")
    assert ("tafsir" in hasil.kalimat) is not lokasi.otonom


def test_lokasi_kantor_bukan_kabupaten_kota_ditolak():
    with pytest.raises(ValueError, match="Lokasi kantor harus kabupaten atau kota, bukan Jawa Barat"):
        kewenangan_kantor(PROV_JABAR)


def test_dua_belas_butir_kewenangan_dalam_urutan_pasal():
    assert [w.dasar.kode.removeprefix("P15-2015/Ps") for w in WEWENANG] == [
        f"{ayat}{huruf}" for ayat in ("5", "6(4)", "26(3)", "31(2)") for huruf in "abc"
    ]
    assert {w.lingkup: w.lingkup.label in w.bunyi for w in WEWENANG[:3]} == dict.fromkeys(Lingkup, True)


def test_yang_memutus_kantor_sama_dengan_kewenangan_tiap_tempat():
    """The short question and the long one agree, for every region that can hold an office and for those above."""
    tempat = [d for d in SEMUA if d.jenis not in ("provinsi", "negara")]
    pemutus = {kewenangan_kantor(d).kode for d in tempat}
    assert pemutus == {"32.05", "32.07", "32.73", "33.01", "31"}
    assert {d.kode for d in SEMUA if memutus_kantor(d.kode)} == pemutus
