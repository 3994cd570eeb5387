"""A later regulation appends a version: to every kind of rule, for cases filed or decided from its first day."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from aturan.bahasa import (
    P15_2015,
    Ambang,
    BelumBerlaku,
    Hasil,
    Jangka,
    Pasal,
    Peralihan,
    Peraturan,
    Pertimbangan,
    Pertumbuhan,
    Pilihan,
    SalahSatu,
    TanggalHukum,
    Terisi,
    TidakAda,
    Versi,
    evaluasi,
)
from aturan.indeks import semua_syarat
from aturan.simpan_pinjam_2015.modal import MODAL_AWAL, MODAL_REGISTRASI, USP_PRIMER, jalur_usp
from aturan.upaya_administratif import BANDING, KEBERATAN

MULAI = date(2027, 1, 1)
KEMARIN = MULAI - timedelta(days=1)
BARU = Peraturan("P1-2026", "Permenkop 1/2026", "Peraturan rekaan untuk uji", date(2026, 10, 1), MULAI)
LAMA = Versi(P15_2015.berlaku, None, Pasal(P15_2015, "9"), "bunyi lama", "tafsir lama")
GANTI = Versi(MULAI, None, Pasal(BARU, "3"), "bunyi baru", "tafsir baru")
CABUT = Versi(MULAI, None, Pasal(BARU, "4"), "Pasal 9 dihapus.", dicabut=True)

UMUM = {"kode": "uji.aturan", "uraian": "Aturan"}
ANGKA = Ambang(**UMUM, banding=">=", versi=(replace(LAMA, nilai=Decimal(1)),))
# Each kind of rule, with facts that fulfil its first version and the value that a later one would hold.
SETIAP_JENIS = [
    (ANGKA, {"aturan": 1}, Decimal(2)),
    (
        Jangka(**UMUM, satuan="hari", banding=">=", dari="a", sampai="b", versi=(replace(LAMA, nilai=Decimal(1)),)),
        {"a": date(2026, 1, 1), "b": date(2026, 1, 2)},
        Decimal(2),
    ),
    (
        Pertumbuhan(**UMUM, satuan="rupiah", ini="x_ini", lalu="x_lalu", versi=(LAMA,)),
        {"x_ini": 2, "x_lalu": 1},
        None,
    ),
    (Pilihan(**UMUM, fakta="x", versi=(replace(LAMA, nilai=(("a", "A"),)),)), {"x": "a"}, (("b", "B"),)),
    (Pertimbangan(**UMUM, pertanyaan="?", versi=(LAMA,)), {"aturan": {"jawaban": True, "alasan": "baik"}}, None),
    (SalahSatu(**UMUM, pilihan=(ANGKA,), syarat="satu", versi=(LAMA,)), {"aturan": 1}, None),
    (Terisi(**UMUM, fakta=("x",), versi=(LAMA,)), {"x": "isi"}, None),
    (TidakAda(**UMUM, fakta="x", versi=(LAMA,)), {"x": ()}, None),
]
setiap_jenis = pytest.mark.parametrize(
    ("syarat", "fakta", "nilai"), SETIAP_JENIS, ids=[type(s).__name__ for s, _, _ in SETIAP_JENIS]
)


def satu(syarat, fakta, per):
    [temuan] = evaluasi([syarat], fakta, per=per)
    return temuan


def berubah(syarat, versi):
    return replace(syarat, versi=(*syarat.versi, versi))


@setiap_jenis
def test_temuan_mengutip_versi_yang_dipakai_menilai(syarat, fakta, nilai):
    aturan = berubah(syarat, replace(GANTI, nilai=nilai))
    lama, baru = (satu(aturan, fakta, hari) for hari in (KEMARIN, MULAI))
    assert (lama.dasar, lama.bunyi, lama.tafsir) == (LAMA.dasar, "bunyi lama", "tafsir lama")
    assert (baru.dasar, baru.bunyi, baru.tafsir) == (GANTI.dasar, "bunyi baru", "tafsir baru")
    assert lama.hasil is Hasil.TERPENUHI
    assert baru.hasil is (Hasil.TIDAK if nilai else Hasil.TERPENUHI)


@setiap_jenis
def test_ketentuan_yang_dicabut_tidak_berlaku_dan_menyebut_pencabutnya(syarat, fakta, nilai):
    aturan = berubah(syarat, CABUT)
    assert satu(aturan, fakta, KEMARIN).hasil is Hasil.TERPENUHI
    temuan = satu(aturan, {}, MULAI)
    assert temuan.hasil is Hasil.TIDAK_BERLAKU
    assert temuan.hasil.lolos
    assert (temuan.dasar, temuan.bunyi) == (CABUT.dasar, "Pasal 9 dihapus.")
    assert "tidak diuji karena ketentuannya dicabut sejak 1 Januari 2027 (Pasal 4 Permenkop 1/2026)" in temuan.kalimat


@setiap_jenis
def test_di_luar_setiap_versi_tidak_membuka_apa_pun(syarat, fakta, nilai):
    """Facts that would fulfil the rule do not help: nobody knows what is asked on that day."""
    berakhir = replace(syarat, versi=(replace(syarat.versi[0], sampai=KEMARIN),))
    assert satu(berakhir, fakta, KEMARIN).hasil is Hasil.TERPENUHI
    for aturan, hari, sebab in (
        (berakhir, MULAI, "hanya berlaku sampai 31 Desember 2026"),
        (syarat, date(2015, 10, 7), "baru berlaku sejak 8 Oktober 2015"),
    ):
        temuan = satu(aturan, fakta, hari)
        assert temuan.hasil is Hasil.TANPA_KETENTUAN
        assert not temuan.hasil.lolos
        assert f"tidak dapat diuji per {'1 Januari 2027' if hari == MULAI else '7 Oktober 2015'}" in temuan.kalimat
        assert sebab in temuan.kalimat


def test_hanya_terpenuhi_tidak_berlaku_dan_yang_sekadar_ditanyakan_yang_lolos():
    assert {h for h in Hasil if h.lolos} == {Hasil.TERPENUHI, Hasil.TIDAK_BERLAKU, Hasil.DITANYAKAN}


def test_pilihan_yang_tersisa_menentukan_dan_tanpa_sisa_tidak_ada_yang_lolos():
    habis = berubah(ANGKA, CABUT)
    kosong = replace(ANGKA, kode="uji.lain", fakta="lain")
    satu_tersisa = SalahSatu(**UMUM, pilihan=(habis, kosong), syarat="satu", versi=(LAMA,))
    assert satu(satu_tersisa, {"lain": 0, "aturan": 9}, MULAI).hasil is Hasil.TIDAK
    assert satu(satu_tersisa, {"lain": 1}, MULAI).hasil is Hasil.TERPENUHI
    tak_tersisa = SalahSatu(**UMUM, pilihan=(habis,), syarat="satu", versi=(LAMA,))
    assert satu(tak_tersisa, {"aturan": 9}, MULAI).hasil is Hasil.TANPA_KETENTUAN


# ---- Filed or decided -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("diajukan", "diputus", "menurut_ajuan", "menurut_putusan"),
    [
        (KEMARIN, KEMARIN, "bunyi lama", "bunyi lama"),
        (KEMARIN, MULAI, "bunyi lama", "bunyi baru"),
        (MULAI, MULAI, "bunyi baru", "bunyi baru"),
    ],
)
def test_peralihan_memilih_tanggal_yang_menentukan(diajukan, diputus, menurut_ajuan, menurut_putusan):
    per = TanggalHukum(diajukan, diputus)
    for peralihan, bunyi in ((Peralihan.DIAJUKAN, menurut_ajuan), (Peralihan.DIPUTUS, menurut_putusan)):
        assert berubah(LAMA_SAJA, replace(GANTI, peralihan=peralihan)).pada(per).bunyi == bunyi


LAMA_SAJA = Terisi(**UMUM, fakta=("x",), versi=(LAMA,))


def test_tanpa_ketentuan_peralihan_yang_belum_diputus_tunduk_pada_yang_baru():
    assert GANTI.peralihan is Peralihan.DIPUTUS
    assert berubah(LAMA_SAJA, GANTI).pada(TanggalHukum(KEMARIN, MULAI)).bunyi == "bunyi baru"


def test_versi_ketiga_melampaui_yang_hanya_untuk_perkara_baru():
    nanti = replace(GANTI, berlaku=date(2028, 1, 1), bunyi="bunyi ketiga")
    aturan = berubah(berubah(LAMA_SAJA, replace(GANTI, peralihan=Peralihan.DIAJUKAN)), nanti)
    assert aturan.pada(TanggalHukum(KEMARIN, date(2027, 12, 31))).bunyi == "bunyi lama"
    assert aturan.pada(TanggalHukum(KEMARIN, date(2028, 1, 1))).bunyi == "bunyi ketiga"


def test_satu_tanggal_berarti_diajukan_dan_diputus_hari_itu():
    aturan = berubah(LAMA_SAJA, replace(GANTI, peralihan=Peralihan.DIAJUKAN))
    for hari in (KEMARIN, MULAI):
        assert aturan.pada(hari) is aturan.pada(TanggalHukum(hari, hari))


def test_akhir_versi_dihitung_pada_tanggal_yang_dilihatnya():
    sementara = replace(LAMA, peralihan=Peralihan.DIAJUKAN, sampai=KEMARIN)
    aturan = replace(LAMA_SAJA, versi=(sementara,))
    assert aturan.pada(TanggalHukum(KEMARIN, MULAI)) is sementara
    with pytest.raises(BelumBerlaku, match="hanya berlaku sampai 31 Desember 2026"):
        aturan.pada(TanggalHukum(MULAI, MULAI))


def test_setiap_syarat_memuat_bunyi_dan_pasal_dalam_versinya():
    """Words that are not at hand are not made up: a rule without them is marked as one that nobody has verified."""
    tanpa = [s for s in semua_syarat() if not all(v.bunyi or v.dicabut for v in s.versi)]
    assert {s.kode for s in tanpa} == {KEBERATAN.kode, BANDING.kode}
    assert not any(s.terverifikasi for s in tanpa) and all(v.tafsir for s in tanpa for v in s.versi)


# ---- The change request: Rp500 juta for applications filed from 1 January 2027 only ---------------------------------

# In its first version, so that this stays true when the law itself changes.
MODAL, USP, BUKU = (
    replace(s, versi=s.versi[:1]) for s in (MODAL_AWAL["ksp", "primer", "kabkota"], USP_PRIMER, MODAL_REGISTRASI)
)
MODAL_2027 = Versi(
    MULAI,
    Decimal(500_000_000),
    Pasal(BARU, "17", "2", "a"),
    bunyi="modal KSP Primer dalam daerah Kabupaten/Kota ditetapkan sebesar Rp500.000.000,00.",
    peralihan=Peralihan.DIAJUKAN,
)


@pytest.mark.parametrize(
    ("diajukan", "diputus", "batas", "pasal"),
    [
        (date(2026, 12, 31), date(2026, 12, 31), 15_000_000, "Pasal 17 ayat (2) huruf a Permen KUKM 15/2015"),
        (date(2026, 12, 31), date(2027, 3, 1), 15_000_000, "Pasal 17 ayat (2) huruf a Permen KUKM 15/2015"),
        (date(2027, 1, 1), date(2027, 3, 1), 500_000_000, "Pasal 17 ayat (2) huruf a Permenkop 1/2026"),
    ],
)
def test_modal_baru_hanya_bagi_permohonan_yang_diajukan_sejak_2027(diajukan, diputus, batas, pasal):
    per = TanggalHukum(diajukan, diputus)
    for disetor, hasil in ((batas - 1, Hasil.TIDAK), (batas, Hasil.TERPENUHI), (batas + 1, Hasil.TERPENUHI)):
        temuan = satu(berubah(MODAL, MODAL_2027), {"modal_disetor": disetor}, per)
        assert (temuan.hasil, temuan.syarat, str(temuan.dasar)) == (hasil, batas, pasal)
        assert temuan.bunyi == (MODAL_2027.bunyi if batas > 15_000_000 else MODAL.versi[0].bunyi)


def test_jalur_usp_menurut_tanggal_perkaranya(monkeypatch):
    tetap = replace(USP.versi[0], berlaku=MULAI, nilai=Decimal(20_000_000), peralihan=Peralihan.DIAJUKAN)
    monkeypatch.setitem(MODAL_AWAL, ("usp", "primer", "kabkota"), berubah(USP, tetap))
    assert jalur_usp("primer", 15_000_000, TanggalHukum(KEMARIN, MULAI)).jalur == "izin"
    assert jalur_usp("primer", 15_000_000, TanggalHukum(MULAI, MULAI)).jalur == "belum_memenuhi"


def test_jalur_usp_sesudah_sebuah_batas_dicabut(monkeypatch):
    monkeypatch.setitem(MODAL_AWAL, ("usp", "primer", "kabkota"), berubah(USP, CABUT))
    assert "tidak lagi dibatasi" in jalur_usp("primer", 15_000_000, MULAI).kalimat
    monkeypatch.undo()
    monkeypatch.setattr("aturan.simpan_pinjam_2015.modal.MODAL_REGISTRASI", berubah(BUKU, CABUT))
    hasil = jalur_usp("primer", 14_999_999, MULAI)
    assert hasil.jalur == "belum_memenuhi"
    assert "buku registrasi" not in hasil.kalimat
