"""Cells of the register as offices fill them: the number of a badan hukum with its date, and the kind."""

from datetime import date

import pytest

from core.dasar.rupa import IsianSalah
from ksp_usp.koperasi.impor.jenis import sebut_pola
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI
from ksp_usp.koperasi.impor.nomor import urai_badan_hukum
from ksp_usp.models import kunci_badan_hukum

NOMOR, HARI = "518/12/BH/XIII.6/2011", date(2011, 8, 7)
AHU, HARI_AHU = "AHU-0001234.AH.01.26.TAHUN 2018", date(2018, 3, 12)


@pytest.mark.parametrize(
    "teks",
    [
        f"{NOMOR} & 07-08-2011", f"{NOMOR} tgl 07-08-2011", f"{NOMOR} Tgl. 7 Agustus 2011",
        f"BH. {NOMOR} Tgl 07/08/2011",
        f"{NOMOR}\n07-08-2011", f"{NOMOR}\n7 Agustus 2011", f"{NOMOR}, 7 Agustus 2011", f"{NOMOR} (07-08-2011)",
        f"{NOMOR} ; 7 Agst 2011", f"{NOMOR} | 2011-08-07", f"{NOMOR} / 07-08-2011", f"{NOMOR} dan 7-8-2011",
        f"No. {NOMOR} tanggal 7 Agustus 2011", f"SK No. {NOMOR} tertanggal 7-8-2011", f"No : {NOMOR} Tgl : 07/08/2011",
        f"Badan Hukum Nomor {NOMOR}, tanggal 7 Agustus 2011", f"BH No. {NOMOR} Minggu, 7 Agustus 2011",
        f"Nomor: {NOMOR} Tanggal: 7-Agu-2011", f"07-08-2011 {NOMOR}", f"Tgl 7 Agustus 2011 No. {NOMOR}",
        f"Keputusan Menteri Koperasi dan UKM Nomor {NOMOR} tanggal 7 Agustus 2011", f"SK.Kakanwil No.{NOMOR} 7-8-2011",
        f"{NOMOR} 2011-08-07 00:00:00", f"{NOMOR} Tgl.07-08-2011", f"{NOMOR}, tgl. 7-VIII-2011",
    ],
)  # fmt: skip
def test_nomor_dan_tanggal_dalam_satu_sel_dipisah(teks):
    assert urai_badan_hukum(teks) == (NOMOR, HARI)


@pytest.mark.parametrize(
    ("teks", "nomor", "hari"),
    [
        (AHU, AHU, None),
        (f"{AHU} 12 Maret 2018", AHU, HARI_AHU),
        (f"SK Menkumham No. {AHU} tanggal 12-03-2018", AHU, HARI_AHU),
        (f"{AHU}, 12/03/2018", AHU, HARI_AHU),
        ("No.518/BH", "518/BH", None),
        ("BH/KWK.10/518/1998", "BH/KWK.10/518/1998", None),
        ("BH 12/11/2013", "12/11/2013", None),
        ("518 BH XIII 6 2010", "518 BH XIII 6 2010", None),
        ("518/BH/XIII.6/2010 tgl -", "518/BH/XIII.6/2010", None),
        ("Nomor 7 Tahun 2019", "7 Tahun 2019", None),
        ("518/BH 05/12/98", "518/BH 05/12/98", None),
        ("518–BH–2010", "518-BH-2010", None),
        ("'518/BH", "518/BH", None),
        ("7890/BH/PAD/KWK.10/XII/1996", "7890/BH/PAD/KWK.10/XII/1996", None),
    ],
)
def test_nomor_tanpa_yang_bukan_nomornya(teks, nomor, hari):
    assert urai_badan_hukum(teks) == (nomor, hari)


def test_tahun_dua_angka_di_belakang_nomor_dibaca_dan_disebut():
    nomor, hari = urai_badan_hukum(f"{NOMOR} tgl 07/08/11")
    assert (nomor, hari.nilai) == (NOMOR, HARI)
    assert "Tahun dua angka" in hari.kalimat


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("belum terbit", "surat pengesahannya"),
        ("518/BH/1990 dan PAD No. 12/PAD/2010", "dua nomor"),
        ("518/BH/1990; 77/BH/1995", "dua nomor"),
        ("518/BH/1990 tgl 31/02/1990", "Tanggal 31 Februari"),
        ("5" * 81, "Paling banyak 80 huruf"),
        ("五一八/BH/2010", "huruf dan angka biasa"),
    ],
)
def test_nomor_yang_ragu_ditanyakan(teks, kata):
    with pytest.raises(IsianSalah) as galat:
        urai_badan_hukum(teks)
    assert kata in str(galat.value)


@pytest.mark.parametrize(
    "teks", ["BH. 518/BH/2010", "No 518/BH/2010", "SK No. 518-BH-2010", "518 bh 2010", "NOMOR:518/BH/2010"]
)
def test_nomor_yang_sama_dikenal_dengan_awalan_apa_pun(teks):
    assert kunci_badan_hukum(urai_badan_hukum(teks)[0]) == kunci_badan_hukum("518/BH/2010")


def jenis(teks):
    return DAFTAR_KOPERASI.menurut_nama["jenis"].jenis.baca(teks)


@pytest.mark.parametrize(
    ("kode", "teks"),
    [
        ("ksp", "KSP|ksp primer|K.S.P.|Koperasi Simpan Pinjam|Kop. Simpan Pinjam|Simpan Pinjam|KSPPS|KSP/KSPPS|BMT|KJKS"
                "|Koperasi Simpan Pinjam dan Pembiayaan Syariah|Koperasi Simpan Pinjam & Pembiayaan Syari'ah (KSPPS)"
                "|Koperasi Jasa Keuangan Syariah|Baitul Maal wat Tamwil|Kopdit|Koperasi Kredit|Kop. Kredit|CU"
                "|Credit Union|Kopdit/CU|KSP Konvensional|KSP Syariah|Kop. Simp. Pinjam|Simpan-Pinjam|Kospin|K S P"
                "|Koperasi Simpan Pinjam (KSP)|KSP Sekunder"),
        ("usp", "USP|USP Koperasi|Unit Simpan Pinjam|USPPS|UJKS|Unit Jasa Keuangan Syariah|KSU (USP)|USP/USPPS"
                "|Koperasi dengan Unit Simpan Pinjam (USP)|KSU dengan Unit Simpan Pinjam|Koperasi Konsumen USP"
                "|Unit Simpan Pinjam dan Pembiayaan Syariah|U.S.P"),
    ],
)  # fmt: skip
def test_jenis_dikenal_dengan_sebutan_apa_pun(kode, teks):
    assert {satu: jenis(satu) for satu in teks.split("|")} == dict.fromkeys(teks.split("|"), kode)


@pytest.mark.parametrize(
    "teks", ["KSU", "Koperasi Serba Usaha", "Konsumen", "KUD", "Jasa", "KSP/USP", "Koperasi", "Produsen"]
)
def test_jenis_yang_bukan_simpan_pinjam_atau_dua_arti_ditanyakan(teks):
    with pytest.raises(IsianSalah):
        jenis(teks)


@pytest.mark.parametrize(
    ("teks", "pola"),
    [
        ("KSPPS", "syariah"), ("BMT", "syariah"), ("KJKS", "syariah"), ("UJKS", "syariah"), ("KSP Syariah", "syariah"),
        ("Koperasi Simpan Pinjam dan Pembiayaan Syari'ah", "syariah"), ("KSP/KSPPS", ""), ("USP atau USPPS", ""),
        ("KSP", None), ("Koperasi Kredit", None), ("BMT/KSPPS", "syariah"),
    ],
)  # fmt: skip
def test_pola_dibaca_dari_sebutan_jenisnya(teks, pola):
    assert sebut_pola(teks) == pola
