"""The grammar of a rule, on rules made up for the test."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from aturan.bahasa import (
    P15_2015,
    P23_2005,
    Ambang,
    BelumBerlaku,
    Hasil,
    Pasal,
    Pertimbangan,
    Pertumbuhan,
    Pilihan,
    SalahSatu,
    Skala,
    Temuan,
    Versi,
    evaluasi,
    ringkas,
)

HARI = date(2026, 3, 2)
PASAL = Pasal(P23_2005, "5", "1", "e")
YA, TIDAK, PERLU, BUKAN, TANPA = (
    Hasil.TERPENUHI,
    Hasil.TIDAK,
    Hasil.PERLU_PENILAIAN,
    Hasil.TIDAK_BERLAKU,
    Hasil.TANPA_KETENTUAN,
)


class Warna(Skala):
    MERAH = 1
    KUNING_MUDA = 2
    HIJAU = 3


def ambang(*versi, **lain):
    isi = {"kode": "uji.tenaga", "uraian": "Tenaga kerja", "satuan": "orang", "banding": ">="}
    bawaan = (Versi(P23_2005.berlaku, Decimal(40), PASAL),)
    return Ambang(**{**isi, "versi": versi or bawaan, **lain})


def satu(syarat, fakta, per=HARI, **lain):
    [temuan] = evaluasi([syarat], fakta, per=per, **lain)
    return temuan


# ---- Pasal ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasal", "teks", "kode"),
    [
        (Pasal(P23_2005, "5", "1", "e"), "Pasal 5 ayat (1) huruf e Permen KUKM 23/2005", "P23-2005/Ps5(1)e"),
        (Pasal(P23_2005, "7", huruf="a", angka="1"), "Pasal 7 huruf a angka 1 Permen KUKM 23/2005", "P23-2005/Ps7a.1"),
        (Pasal(P23_2005, "1", angka="12"), "Pasal 1 angka 12 Permen KUKM 23/2005", "P23-2005/Ps1.12"),
        (Pasal(P23_2005, "II", "3"), "Pasal II ayat (3) Permen KUKM 23/2005", "P23-2005/PsII(3)"),
        (Pasal(P15_2015, "14"), "Pasal 14 Permen KUKM 15/2015", "P15-2015/Ps14"),
    ],
)
def test_pasal_dikutip_dan_berkode(pasal, teks, kode):
    assert str(pasal) == teks
    assert pasal.kode == kode


def test_pasal_kembali_utuh_dari_json():
    assert Pasal.from_dict(json.loads(json.dumps(PASAL.as_dict()))) == PASAL


# ---- Versi ----------------------------------------------------------------------------------------------------------

LAMA = Versi(date(2005, 11, 9), Decimal(40), PASAL)
BARU = Versi(date(2010, 1, 1), Decimal(50), Pasal(P23_2005, "5", "1", "f"))


@pytest.mark.parametrize(
    ("per", "nilai"),
    [
        (date(2005, 11, 9), 40),
        (date(2009, 12, 31), 40),
        (date(2010, 1, 1), 50),
        (date(2026, 1, 1), 50),
    ],
)
def test_perkara_dinilai_dengan_versi_pada_tanggalnya(per, nilai):
    assert ambang(LAMA, BARU).pada(per).nilai == nilai
    assert satu(ambang(LAMA, BARU), {"tenaga": 45}, per).hasil is (YA if nilai == 40 else TIDAK)


def test_temuan_menyebut_pasal_versi_yang_dipakai():
    assert satu(ambang(LAMA, BARU), {"tenaga": 45}, date(2009, 12, 31)).dasar.huruf == "e"
    assert satu(ambang(LAMA, BARU), {"tenaga": 45}, date(2010, 1, 1)).dasar.huruf == "f"


def test_sehari_sebelum_berlaku_tidak_ada_nilai():
    with pytest.raises(BelumBerlaku, match="baru berlaku sejak 9 November 2005"):
        ambang().pada(date(2005, 11, 8))


def test_sebelum_berlaku_hasilnya_tanpa_ketentuan_dengan_kalimat():
    temuan = satu(ambang(), {"tenaga": 45}, date(2005, 11, 8))
    assert temuan.hasil is TANPA
    assert temuan.kalimat == (
        "Tenaga kerja tidak dapat diuji per 8 November 2005 karena ketentuan baru berlaku sejak 9 November 2005"
        " (Pasal 5 ayat (1) huruf e Permen KUKM 23/2005): tanpa ketentuan."
    )


def test_versi_yang_berakhir_tidak_dipakai_sesudahnya():
    berakhir = ambang(Versi(date(2005, 11, 9), Decimal(40), PASAL, sampai=date(2008, 7, 3)))
    assert satu(berakhir, {"tenaga": 40}, date(2008, 7, 3)).hasil is YA
    temuan = satu(berakhir, {"tenaga": 40}, date(2008, 7, 4))
    assert temuan.hasil is TANPA
    assert "hanya berlaku sampai 3 Juli 2008" in temuan.kalimat


@pytest.mark.parametrize(
    "versi",
    [
        (BARU, LAMA),
        (LAMA, LAMA),
        (Versi(date(2005, 11, 9), 1, PASAL, sampai=date(2010, 1, 1)), BARU),
        (Versi(date(2005, 11, 9), 1, PASAL, sampai=date(2005, 11, 8)),),
    ],
)
def test_versi_yang_tidak_berurutan_ditolak(versi):
    with pytest.raises(ValueError, match=r"uji\.tenaga: versi"):
        ambang(*versi)


def test_ambang_tanpa_versi_atau_banding_aneh_ditolak():
    with pytest.raises(ValueError, match="tidak ada versi"):
        ambang(versi=())
    with pytest.raises(ValueError, match="banding"):
        ambang(banding="==")


# ---- Ambang ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("banding", "di_bawah", "tepat", "di_atas"),
    [(">=", TIDAK, YA, YA), ("<=", YA, YA, TIDAK), (">", TIDAK, TIDAK, YA), ("<", YA, TIDAK, TIDAK)],
)
def test_tepi_mengikuti_banding(banding, di_bawah, tepat, di_atas):
    hasil = [satu(ambang(banding=banding), {"tenaga": n}).hasil for n in (39, 40, 41)]
    assert hasil == [di_bawah, tepat, di_atas]


def test_kalimat_temuan_dapat_ditandatangani():
    assert satu(ambang(), {"tenaga": 38}).kalimat == (
        "Tenaga kerja 38 orang, syarat minimal 40 orang (Pasal 5 ayat (1) huruf e Permen KUKM 23/2005):"
        " tidak terpenuhi."
    )


@pytest.mark.parametrize("fakta", [{}, {"tenaga": None}, {"tenaga": ""}])
def test_kosong_bukan_nol(fakta):
    temuan = satu(ambang(), fakta)
    assert temuan.hasil is PERLU
    assert temuan.aktual is None
    assert temuan.kalimat.startswith("Tenaga kerja belum diisi, syarat minimal 40 orang")
    assert satu(ambang(), {"tenaga": 0}).hasil is TIDAK
    assert satu(ambang(banding="<="), {"tenaga": 0}).hasil is YA


def test_ketiadaan_yang_diketahui_tidak_terpenuhi_tetapi_fakta_yang_hilang_perlu_penilaian():
    aturan = ambang(kosong="belum ditetapkan")
    assert satu(aturan, {"tenaga": None}).hasil is TIDAK
    assert satu(aturan, {}).hasil is PERLU


def test_tidak_dibulatkan_sebelum_dibandingkan():
    aturan = ambang(satuan="rupiah")
    assert satu(aturan, {"tenaga": Decimal("39.999999999999999999999999999999999")}).hasil is TIDAK
    assert satu(aturan, {"tenaga": Fraction(120 * 10**40 - 1, 3 * 10**40)}).hasil is TIDAK
    assert satu(aturan, {"tenaga": Fraction(120, 3)}).hasil is YA


def test_pecahan_yang_nyaris_cukup_tidak_tampak_cukup():
    temuan = satu(ambang(satuan="rupiah"), {"tenaga": Fraction(119_999, 3000)})
    assert temuan.aktual_teks == "Rp39,9997"
    assert temuan.hasil is TIDAK


@pytest.mark.parametrize("salah", [39.5, True, "40"])
def test_fakta_yang_bukan_bilangan_tepat_ditolak(salah):
    with pytest.raises(TypeError, match="tenaga"):
        satu(ambang(), {"tenaga": salah})


def test_fakta_tak_berhingga_ditolak():
    with pytest.raises(ValueError, match="tenaga"):
        satu(ambang(), {"tenaga": Decimal("NaN")})


def test_skala_dibandingkan_menurut_urutan():
    aturan = ambang(Versi(date(2005, 11, 9), Warna.KUNING_MUDA, PASAL), skala=Warna, satuan="")
    assert [satu(aturan, {"tenaga": w}).hasil for w in ("merah", "kuning_muda", Warna.HIJAU)] == [TIDAK, YA, YA]
    temuan = satu(aturan, {"tenaga": "merah"})
    assert temuan.kalimat.startswith("Tenaga kerja: merah, syarat minimal kuning muda (")
    assert (temuan.aktual, temuan.syarat) == ("merah", "kuning_muda")
    with pytest.raises(ValueError, match="ungu"):
        satu(aturan, {"tenaga": "ungu"})


def test_pilihan_skala_yang_belum_diisi_perlu_penilaian():
    aturan = ambang(Versi(date(2005, 11, 9), Warna.KUNING_MUDA, PASAL), skala=Warna, satuan="")
    assert satu(aturan, {"tenaga": ""}).hasil is PERLU


def test_andaian_pada_skala():
    aturan = ambang(Versi(date(2005, 11, 9), Warna.KUNING_MUDA, PASAL), skala=Warna, satuan="")
    temuan = satu(aturan, {"tenaga": "kuning_muda"}, pengganti={"uji.tenaga": "hijau"})
    assert temuan.hasil is TIDAK
    assert "andaian minimal hijau sebagai pengganti kuning muda" in temuan.kalimat


def test_skala_memberi_pilihan_untuk_formulir():
    assert Warna.pilihan() == [("merah", "merah"), ("kuning_muda", "kuning muda"), ("hijau", "hijau")]
    assert Warna("HIJAU") is Warna(3) is Warna("hijau")


# ---- Jenis syarat yang lain -----------------------------------------------------------------------------------------

SEJAK_2005 = (Versi(P23_2005.berlaku, None, PASAL),)
TUMBUH = Pertumbuhan(kode="uji.tumbuh", uraian="Omzet", satuan="rupiah", ini="a_ini", lalu="a_lalu", versi=SEJAK_2005)
RASIO = Pertumbuhan(
    kode="uji.rasio",
    uraian="Omzet per UKM",
    satuan="rupiah",
    ini="a_ini",
    lalu="a_lalu",
    pembagi_ini="b_ini",
    pembagi_lalu="b_lalu",
    versi=SEJAK_2005,
)


@pytest.mark.parametrize(("ini", "hasil"), [(99, TIDAK), (100, TIDAK), (101, YA)])
def test_pertumbuhan_nol_bukan_pertumbuhan(ini, hasil):
    assert satu(TUMBUH, {"a_ini": ini, "a_lalu": 100}).hasil is hasil


def test_pertumbuhan_rasio_dibandingkan_tepat():
    # 1 rupiah more over three units: the ratios differ far behind the comma.
    temuan = satu(RASIO, {"a_ini": 10**20 + 1, "a_lalu": 10**20, "b_ini": 3, "b_lalu": 3})
    assert temuan.hasil is YA
    assert temuan.aktual > temuan.syarat


def test_rasio_dengan_pembagi_nol_perlu_penilaian():
    temuan = satu(RASIO, {"a_ini": 5, "a_lalu": 5, "b_ini": 2, "b_lalu": 0})
    assert temuan.hasil is PERLU
    assert "tidak terdefinisi" in temuan.kalimat and not temuan.belum_diketahui


def test_pertumbuhan_menyebut_setiap_fakta_yang_kosong():
    temuan = satu(RASIO, {"a_ini": 5, "b_ini": None})
    assert temuan.hasil is PERLU
    for nama in ("a tahun lalu belum diisi", "b tahun ini belum diisi", "b tahun lalu belum diisi"):
        assert nama in temuan.kalimat


TIMBANG = Pertimbangan(
    kode="uji.prospek",
    uraian="Prospek",
    pertanyaan="Apakah baik?",
    versi=SEJAK_2005,
)
DENGAN_BUKTI = Pertimbangan(
    kode="uji.prospek",
    uraian="Prospek",
    pertanyaan="Apakah baik?",
    butuh_bukti=True,
    versi=SEJAK_2005,
)


@pytest.mark.parametrize(
    ("jawaban", "hasil", "kata"),
    [
        (None, PERLU, "belum dinilai"),
        ({}, PERLU, "belum dinilai"),
        ({"jawaban": None, "alasan": "ragu"}, PERLU, "belum dinilai"),
        ({"jawaban": True, "alasan": ""}, PERLU, "alasannya belum diisi"),
        ({"jawaban": True, "alasan": None}, PERLU, "alasannya belum diisi"),
        ({"jawaban": False, "alasan": "  "}, PERLU, "alasannya belum diisi"),
        ({"jawaban": True, "alasan": "ekspor naik"}, YA, "dinilai ya"),
        ({"jawaban": False, "alasan": "sepi"}, TIDAK, "dinilai tidak"),
    ],
)
def test_pertimbangan_butuh_jawaban_dan_alasan(jawaban, hasil, kata):
    temuan = satu(TIMBANG, {"prospek": jawaban})
    assert temuan.hasil is hasil
    assert kata in temuan.kalimat


def test_alasan_tersimpan_bersama_temuan():
    assert satu(TIMBANG, {"prospek": {"jawaban": True, "alasan": " ekspor naik "}}).alasan == "ekspor naik"


@pytest.mark.parametrize(("bukti", "hasil"), [(None, PERLU), ([], PERLU), (False, PERLU), (["a.pdf"], YA)])
def test_jawaban_ya_yang_butuh_bukti_menunggu_bukti(bukti, hasil):
    temuan = satu(DENGAN_BUKTI, {"prospek": {"jawaban": True, "alasan": "ada", "bukti": bukti}})
    assert temuan.hasil is hasil
    assert ("buktinya belum dilampirkan" in temuan.kalimat) is (hasil is PERLU)


def test_jawaban_tidak_tanpa_bukti_sudah_cukup():
    assert satu(DENGAN_BUKTI, {"prospek": {"jawaban": False, "alasan": "tidak ada"}}).hasil is TIDAK


def test_jawaban_yang_bukan_ya_tidak_ditolak():
    with pytest.raises(TypeError, match="prospek"):
        satu(TIMBANG, {"prospek": {"jawaban": "ya", "alasan": "x"}})


PERAN = Pilihan(
    kode="uji.peran",
    uraian="Peran",
    fakta="peran",
    versi=(Versi(P23_2005.berlaku, (("inti", "industri inti"), ("x", "X")), PASAL),),
)


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [(None, PERLU), ("", PERLU), ([], TIDAK), ("inti", YA), (["lain", "inti"], YA), ("lain", TIDAK), ({"lain"}, TIDAK)],
)
def test_pilihan_menurut_daftar(isi, hasil):
    assert satu(PERAN, {"peran": isi}).hasil is hasil


HULU = ambang(Versi(date(2005, 11, 9), Decimal(1), PASAL), kode="uji.hulu", uraian="ke hulu", satuan="mitra")
HILIR = ambang(Versi(date(2005, 11, 9), Decimal(1), PASAL), kode="uji.hilir", uraian="ke hilir", satuan="mitra")
SALAH_SATU = SalahSatu(
    kode="uji.mitra",
    uraian="Kerja sama",
    pilihan=(HULU, HILIR),
    syarat="minimal 1 mitra",
    versi=SEJAK_2005,
)


@pytest.mark.parametrize(
    ("hulu", "hilir", "hasil"),
    [(0, 0, TIDAK), (1, 0, YA), (0, 1, YA), (1, 1, YA), (1, None, YA), (0, None, PERLU), (None, None, PERLU)],
)
def test_salah_satu_cukup(hulu, hilir, hasil):
    assert satu(SALAH_SATU, {"hulu": hulu, "hilir": hilir}).hasil is hasil


@pytest.mark.parametrize("syarat", [TUMBUH, TIMBANG, PERAN, SALAH_SATU])
def test_syarat_tanpa_angka_berlaku_sejak_peraturannya(syarat):
    assert satu(syarat, {}, date(2005, 11, 8)).hasil is TANPA
    assert satu(syarat, {}, date(2005, 11, 9)).hasil is PERLU


@pytest.mark.parametrize(
    ("syarat", "ukuran"),
    [
        (ambang(LAMA, BARU), "minimal 50 orang"),
        (TUMBUH, "di atas tahun sebelumnya"),
        (TIMBANG, "dinilai ya, dengan alasan"),
        (DENGAN_BUKTI, "dinilai ya, dengan alasan dan bukti"),
        (PERAN, "industri inti atau X"),
        (SALAH_SATU, "minimal 1 mitra"),
    ],
)
def test_setiap_syarat_menyebut_ukurannya(syarat, ukuran):
    assert syarat.ukuran(syarat.versi[-1]) == ukuran


# ---- Andaian --------------------------------------------------------------------------------------------------------


def test_andaian_memakai_nilai_lain_dan_mengatakannya():
    temuan = satu(ambang(), {"tenaga": 38}, pengganti={"uji.tenaga": Decimal(30)})
    assert temuan.hasil is YA
    assert temuan.andaian
    assert "syarat andaian minimal 30 orang sebagai pengganti 40 orang" in temuan.kalimat


def test_andaian_tidak_menulis_apa_pun():
    aturan, fakta, pengganti = ambang(), {"tenaga": 38}, {"uji.tenaga": Decimal(30)}
    sebelum = (repr(aturan), dict(fakta), dict(pengganti))
    satu(aturan, fakta, pengganti=pengganti)
    assert (repr(aturan), fakta, pengganti) == sebelum
    temuan = satu(aturan, fakta)
    assert temuan.hasil is TIDAK
    assert not temuan.andaian


def test_andaian_masuk_ke_dalam_pilihan_salah_satu():
    temuan = satu(SALAH_SATU, {"hulu": 1, "hilir": 0}, pengganti={"uji.hulu": Decimal(2)})
    assert temuan.hasil is TIDAK
    assert temuan.andaian


def test_andaian_atas_kode_yang_tidak_ada_ditolak():
    with pytest.raises(KeyError, match=r"uji\.tenga"):
        satu(ambang(), {"tenaga": 38}, pengganti={"uji.tenga": Decimal(30)})


# ---- Temuan beku dan ringkasan --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("syarat", "fakta"),
    [
        (
            ambang(Versi(P23_2005.berlaku, Decimal(40), PASAL, "b", "t"), terverifikasi=False),
            {"tenaga": Decimal("38.50")},
        ),
        (ambang(), {}),
        (TIMBANG, {"prospek": {"jawaban": True, "alasan": "baik"}}),
        (RASIO, {"a_ini": 10, "a_lalu": 9, "b_ini": 3, "b_lalu": 3}),
        (SALAH_SATU, {"hulu": 1}),
        (PERAN, {"peran": ["inti"]}),
    ],
)
def test_temuan_beku_kembali_sama_dari_json(syarat, fakta):
    temuan = satu(syarat, fakta)
    assert Temuan.from_dict(json.loads(json.dumps(temuan.as_dict()))) == temuan


def test_temuan_beku_memuat_teks_pasal():
    isi = satu(ambang(Versi(P23_2005.berlaku, Decimal(40), PASAL, "menyerap tenaga kerja")), {"tenaga": 1}).as_dict()
    assert isi["dasar"]["teks"] == str(PASAL)
    assert isi["bunyi"] == "menyerap tenaga kerja"
    assert isi["hasil"] == "TIDAK"


def temuan_huruf(huruf, hasil, **lain):
    isi = {"kode": huruf, "uraian": huruf, "kalimat": huruf, "dasar": Pasal(P23_2005, "5", "1", huruf)}
    return Temuan(**{**isi, "hasil": hasil, **lain})


def test_ringkasan_menghitung_per_huruf_dan_menyebut_sebab():
    semua = [temuan_huruf(h, YA) for h in "abcdfgh"]
    gagal = temuan_huruf("e", TIDAK, aktual=Decimal(38), syarat=Decimal(40), satuan="orang")
    assert ringkas([*semua, gagal]) == "7 dari 8 terpenuhi; belum: huruf e (38 < 40)"


def test_ringkasan_dua_bagian_satu_huruf_dihitung_sekali_menurut_yang_terburuk():
    dua = [temuan_huruf("a", YA), temuan_huruf("a", PERLU), temuan_huruf("b", YA)]
    assert ringkas(dua) == "1 dari 2 terpenuhi; perlu penilaian: huruf a"


def test_ringkasan_tidak_menghitung_yang_tidak_berlaku():
    assert ringkas([temuan_huruf("a", YA), temuan_huruf("b", BUKAN)]) == "1 dari 1 terpenuhi; tidak berlaku: huruf b"


def test_ringkasan_menyebut_pasal_bila_ayatnya_berbeda():
    lain = temuan_huruf(
        "a", TIDAK, dasar=Pasal(P23_2005, "5", "2", "d"), aktual=Decimal(5), syarat=Decimal(5), satuan="rupiah setahun"
    )
    assert ringkas([temuan_huruf("a", YA), lain]) == "1 dari 2 terpenuhi; belum: Pasal 5 ayat (2) huruf d (Rp5 = Rp5)"


def test_ringkasan_jawaban_petugas():
    gagal = temuan_huruf("c", TIDAK, aktual="tidak", aktual_teks="dinilai tidak")
    assert ringkas([gagal]) == "0 dari 1 terpenuhi; belum: huruf c (dinilai tidak)"


def test_hasil_dibaca_dengan_kata():
    assert [h.label for h in Hasil] == [
        "terpenuhi",
        "tidak terpenuhi",
        "perlu penilaian",
        "tidak berlaku",
        "tanpa ketentuan",
        "belum diisi",
        "ditanyakan",
    ]
