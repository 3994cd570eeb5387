"""Both regulations as text: nothing lost in reading, every row of the list has its place, every place has its row."""

import re

import pytest

from aturan import naskah as modul
from aturan.bahasa import P15_2015, P23_2005, Pasal, Peraturan
from aturan.indeks import DATA, ketentuan, semua_ambang, semua_syarat
from aturan.naskah import BERKAS, Jenis, ada, di_bawah, isi, letak, naskah
from aturan.simpan_pinjam_2015.pengawasan import PEMBINAAN

SEMUA = [naskah(p) for p in BERKAS]


@pytest.mark.parametrize("n", SEMUA, ids=lambda n: n.peraturan.kode)
def test_tidak_ada_kata_yang_hilang_dalam_pembacaan(n):
    asli = (modul.Path(modul.__file__).parent / BERKAS[n.peraturan]).read_text(encoding="utf-8")
    kata = re.sub(r"^(#+|>) ", "", asli, flags=re.MULTILINE).replace("**", "").split()
    assert " ".join(b.utuh for b in n.blok).split() == kata


@pytest.mark.parametrize("k", ketentuan(), ids=lambda k: k.kode)
def test_setiap_baris_daftar_punya_tempat_dalam_naskah(k):
    assert ada(k.dasar)
    assert any(b.teks for b in isi(k.dasar))


def test_setiap_ketentuan_naskah_punya_baris_daftar():
    """A provision with others under it only opens a list: its parts have the rows. So does Pasal I of 2005."""
    terdaftar = {k.dasar.kode for k in ketentuan()}
    daun = {kode for n in SEMUA for kode, p in n.ketentuan.items() if {b.dasar for b in isi(p)} == {p}}
    assert daun - terdaftar == {f"P23-2005/PsI.{n}" for n in range(1, 12)}
    # One row stands for a letter and its five forms together.
    assert terdaftar - daun == {"P23-2005/Ps7a"}


def test_setiap_pasal_dari_aturan_ada_dalam_naskah():
    dasar = [v.dasar for s in (*semua_syarat(), *semua_ambang().values()) for v in s.versi]
    assert [str(p) for p in dasar if p.peraturan in BERKAS and not ada(p)] == []


def _rapat(teks: str) -> str:
    return " ".join(re.sub("[“”]", '"', teks).split())


def test_setiap_bunyi_kata_demi_kata_ada_dalam_naskahnya():
    """Every quotation of the package: a huruf quoted with the sentence that opens its list is there in both halves."""
    butir = [v for s in (*semua_syarat(), *semua_ambang().values()) for v in s.versi]
    butir += [b for nama, (modul_data, _) in DATA.items() for b in getattr(modul_data, nama) if hasattr(b, "bunyi")]
    bunyi = {(b.dasar.peraturan, b.dasar.kode, b.bunyi) for b in butir if b.dasar.peraturan in BERKAS}
    teks = {p: _rapat(naskah(p).teks) for p in BERKAS}

    def ada_di(naskahnya: str, kutip: str) -> bool:
        pembuka, _, huruf = kutip.partition(": ")
        return kutip in naskahnya or (bool(huruf) and pembuka + ":" in naskahnya and huruf in naskahnya)

    assert [(kode, kutip) for p, kode, kutip in bunyi if not ada_di(teks[p], _rapat(kutip))] == []
    assert {k for _, k, _ in bunyi} >= {p.dasar.kode for p in PEMBINAAN}


def test_pasal_berurutan_dan_lengkap():
    assert [p.pasal for p in naskah(P15_2015).pasal] == [str(n) for n in range(1, 37)]
    assert [p.pasal for p in naskah(P23_2005).pasal] == ["I", *map(str, (1, 4, 5, 7, 8, 9, 10, 12, 13, 14, 15)), "II"]


def test_rujukan_di_awal_baris_bukan_ayat_baru():
    (ayat,) = isi(Pasal(P15_2015, "11", "5"))
    assert ayat.utuh.startswith("(5) Persyaratan pengurus")
    assert ayat.utuh.endswith("ayat (4) huruf b, huruf c, dan huruf d.")


def test_isi_memuat_yang_di_bawahnya_saja():
    assert [b.penanda for b in isi(Pasal(P15_2015, "17", "2"))] == ["(2)", "a.", "b.", "c."]
    assert [b.penanda for b in isi(Pasal(P15_2015, "7", huruf="a"))] == ["a."]
    assert isi(Pasal(P15_2015, "17", "4")) == ()
    # "Pasal 3" does not hold Pasal 30 to 36.
    assert {b.dasar.pasal for b in isi(Pasal(P15_2015, "3"))} == {"3"}
    assert [b.tingkat for b in isi(Pasal(P23_2005, "7", huruf="a"))] == [1, 2, 2, 2, 2, 2]


def test_kalimat_penutup_milik_pasalnya():
    blok = isi(Pasal(P15_2015, "34"))
    assert [b.penanda for b in blok] == ["Pasal 34", "", "a.", "b.", "c.", ""]
    assert blok[-1].teks == "dicabut dan dinyatakan dan tidak berlaku."


def test_judul_di_atas_pasal():
    assert [b.utuh for b in di_bawah(Pasal(P15_2015, "9", "2"))] == [
        "BAB III PEMBUKAAN JARINGAN PELAYANAN",
        "Bagian Kedua Persyaratan Pembukaan Jaringan Pelayanan",
    ]
    # A new bab ends the bagian of the one before.
    assert [b.penanda for b in di_bawah(Pasal(P15_2015, "32"))] == ["BAB X"]
    assert di_bawah(Pasal(P23_2005, "5")) == ()


def test_pembukaan_dan_penutup_di_luar_pasal():
    for n in SEMUA:
        urutan = [b.jenis for b in n.blok if b.jenis in (Jenis.PEMBUKAAN, Jenis.PASAL, Jenis.PENUTUP)]
        assert urutan == sorted(urutan, key=[Jenis.PEMBUKAAN, Jenis.PASAL, Jenis.PENUTUP].index)
        assert urutan[-1] is Jenis.PENUTUP
        assert all((b.dasar is None) == (b.jenis not in (Jenis.PASAL, Jenis.KETENTUAN)) for b in n.blok)


def test_letak_hanya_bagian_yang_terisi():
    assert letak(Pasal(P15_2015, "8", "2")) == (("pasal", "8"), ("ayat", "2"))
    assert letak(Pasal(P23_2005, "7", huruf="a", angka="3")) == (("pasal", "7"), ("huruf", "a"), ("angka", "3"))


def test_peraturan_yang_naskahnya_tidak_ada():
    lain = Peraturan("X-1999", "X 1/1999", "Peraturan lain", P15_2015.tanggal, P15_2015.berlaku)
    assert not ada(Pasal(lain, "1"))
    assert not ada(Pasal(P15_2015, "37"))
    with pytest.raises(KeyError):
        naskah(lain)
