"""Pasal 1 angka 6 and Pasal 7 to 15: forms, support, stages, tasks."""

import pytest

from aturan.sentra_2005.perkuatan import PERKUATAN, perkuatan_untuk
from aturan.sentra_2005.program import (
    BENTUK_BDS,
    LAMPIRAN,
    MEKANISME,
    ORGANISASI,
    SUMBER_DANA,
    TAHAPAN,
    TUGAS,
    JenjangSentra,
    lampiran_untuk,
    peringatan_tahap,
)


def test_jenjang_berurut_dengan_namanya():
    assert JenjangSentra.SENTRA < JenjangSentra.UNGGULAN < JenjangSentra.KLASTER
    assert [j.label for j in JenjangSentra] == [
        "Sentra UKM",
        "Sentra UKM Unggulan",
        "Sentra UKM bagian Klaster Bisnis",
    ]


def test_enam_bentuk_bds_tanpa_singkatan_pt():
    assert list(BENTUK_BDS.values()) == [
        "Yayasan",
        "Perguruan Tinggi",
        "Perseroan Terbatas",
        "Koperasi",
        "CV",
        "LSM",
    ]


def test_dua_sumber_dana():
    assert list(SUMBER_DANA) == ["apbn", "perguliran"]


@pytest.mark.parametrize(
    ("jenis", "nomor"), [("SENTRA", [1, 2, 3]), ("UNGGULAN", [1, 2, 3, 4]), ("KLASTER", [1, 2, 3, 5])]
)
def test_lampiran_menurut_jenis_usulan(jenis, nomor):
    assert [form.nomor for form in lampiran_untuk(jenis)] == nomor


def test_setiap_lampiran_berpasal():
    assert [form.dasar.kode for form in LAMPIRAN] == [f"P23-2005/Ps7a.{n}" for n in range(1, 6)]
    assert LAMPIRAN[0].nama == "Lampiran 1"


def test_jenis_usulan_yang_tidak_dikenal_ditolak():
    with pytest.raises(ValueError, match="RAKSASA"):
        lampiran_untuk("RAKSASA")


@pytest.mark.parametrize(
    ("jenjang", "butir"),
    [
        (None, []),
        ("", []),
        (JenjangSentra.SENTRA, ["(1)a", "(1)b", "(1)c", "(1)d"]),
        ("UNGGULAN", ["(1)a", "(1)b", "(1)c", "(1)d", "(2)a", "(2)b"]),
        ("KLASTER", ["(1)a", "(1)b", "(1)c", "(1)d", "(2)a", "(2)b", "(3)a", "(3)b"]),
    ],
)
def test_perkuatan_bertambah_menurut_jenjang(jenjang, butir):
    assert [p.dasar.kode.removeprefix("P23-2005/Ps8") for p in perkuatan_untuk(jenjang)] == butir


def test_perkuatan_menyebut_penyalurnya():
    assert {p.kode: p.melalui for p in PERKUATAN if p.melalui} == {
        "permodalan": "KSP/USP Koperasi",
        "layanan_bisnis": "BDS-P/LPB",
    }


@pytest.mark.parametrize(
    ("dari", "ke", "kata"),
    [
        ("", "c", None),
        ("a", "a", None),
        ("a", "b", None),
        ("d", "e", None),
        ("a", "c", "melompat dari huruf a ke huruf c"),
        ("c", "b", "mundur dari huruf c ke huruf b"),
    ],
)
def test_lompat_tahap_hanya_diperingatkan(dari, ke, kata):
    peringatan = peringatan_tahap(dari, ke)
    assert kata in peringatan if kata else peringatan == ""


def test_tahap_di_luar_pasal_9_ditolak():
    with pytest.raises(ValueError, match="f"):
        peringatan_tahap("a", "f")


@pytest.mark.parametrize(
    ("data", "kode"),
    [
        (MEKANISME, ["7a", "7b", "7c", "7d", "7e", "7f"]),
        (TAHAPAN, ["9a", "9b", "9c", "9d", "9e"]),
        (ORGANISASI, ["10a", "10b", "10c"]),
        (
            TUGAS,
            ["12a", "12b", "12c", "13a", "13b", "13c", "14a", "14b", "14c", "14d", "15a", "15b", "15c"],
        ),
    ],
)
def test_data_lengkap_dalam_urutan_pasal(data, kode):
    assert [d.dasar.kode.removeprefix("P23-2005/Ps") for d in data] == kode
