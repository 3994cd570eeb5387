"""The cell of the membership region, as offices write it; what could mean two things is asked."""

import pytest

from core.dasar.rupa import IsianSalah
from ksp_usp.koperasi.impor.anggota import baca_anggota
from tests.core.dasar.test_nama_wilayah import daftar  # noqa: F401 - fixture

DUA = ["32.05", "32.06"]


@pytest.mark.parametrize(
    "teks",
    [
        "Kab. Garut; Kab. Tasikmalaya", "Kab. Garut, Kab. Tasikmalaya", "Kab. Garut dan Kab. Tasikmalaya",
        "Kab. Garut & Kab. Tasikmalaya", "Kab. Garut/Kab. Tasikmalaya", "Kab. Garut\nKab. Tasikmalaya",
        "Kab. Garut serta Kab. Tasikmalaya", "Kab. Garut - Kab. Tasikmalaya", "Kab. Garut + Kab. Tasikmalaya",
        "1. Kab. Garut 2. Kab. Tasikmalaya", "1) Kab. Garut\n2) Kab. Tasikmalaya", "- Kab. Garut\n- Kab. Tasikmalaya",
        "Kab. Garut, Kab. Tasikmalaya, Jawa Barat", "Kab. Garut, Jawa Barat; Kab. Tasikmalaya, Jawa Barat",
        "32.05; 32.06", "3205, 3206", "KAB. GARUT DAN KAB. TASIKMALAYA.", "Kabupaten Garut Kabupaten Tasikmalaya",
        "Kab. Garut (Jawa Barat) dan Kab. Tasikmalaya (Jawa Barat)",
    ],
)  # fmt: skip
def test_daftar_dipisah_dengan_tanda_apa_pun(daftar, teks):  # noqa: F811
    assert [(w.pk, n) for w, n in baca_anggota(teks, daftar)] == [(kode, None) for kode in DUA]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Kab. Garut (120)", [("32.05", 120)]),
        ("Kab. Garut: 120 orang", [("32.05", 120)]),
        ("Kab. Garut = 1.120", [("32.05", 1120)]),
        ("Kab. Garut - 120 org", [("32.05", 120)]),
        ("Kab. Garut 120 anggota", [("32.05", 120)]),
        ("Kab. Garut (120 orang), Kab. Tasikmalaya (35 orang)", [("32.05", 120), ("32.06", 35)]),
        ("Kab. Garut: 120 orang dan Kab. Tasikmalaya: 35 orang", [("32.05", 120), ("32.06", 35)]),
        ("Se-Jawa Barat", [("32", None)]),
        ("Seluruh Jawa Barat (1.200)", [("32", 1200)]),
        ("Jawa Barat dan Jawa Tengah", [("32", None), ("33", None)]),
        ("A, B & C".replace("A", "Kab. Garut").replace("B", "Kota Bandung").replace(" C", " Kota Cimahi"),
         [("32.05", None), ("32.73", None), ("32.77", None)]),
        ("Kab. Garut, Jawa Barat", [("32.05", None)]),
        ("Pangkajene dan Kepulauan", [("73.10", None)]),
        ("Kab. Pangkajene dan Kepulauan dan Kab. Barru", [("73.10", None), ("73.11", None)]),
        ("Nasional", [("00", None)]),
        ("Seluruh Kabupaten/Kota di Jawa Barat", [("32", None)]),
    ],
)  # fmt: skip
def test_jumlah_provinsi_dan_nasional_terbaca(daftar, teks, hasil):  # noqa: F811
    assert [(w.pk, n) for w, n in baca_anggota(teks, daftar)] == hasil


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("Kab. Garut dan Kab. Entah", "“Kab. Entah” tidak dikenal"),
        ("Kab. Garut; Kab. Garut", "ditulis dua kali"),
        ("Kab. Garut; Jawa Barat", "sudah termasuk dalam Jawa Barat"),
        ("Jawa Barat; Nasional", "sudah termasuk dalam Indonesia"),
        ("Kab. Garut dan Tasikmalaya", "dapat berarti"),
        ("Kab. Garut (banyak)", "Banyaknya anggota"),
        ("Lintas provinsi", "tidak dikenal"),
        ("Kabupaten Garut dan sekitarnya", "“sekitarnya” tidak dikenal"),
    ],
)
def test_yang_ragu_ditanyakan(daftar, teks, kata):  # noqa: F811
    with pytest.raises(IsianSalah) as galat:
        baca_anggota(teks, daftar)
    assert kata in str(galat.value)
