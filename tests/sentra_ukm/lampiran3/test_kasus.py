"""Sheets as offices send them (tests/data/kasus), each with the right result of its rows and what is said of them."""

from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.lembar.baca import baca_xlsx
from sentra_ukm.lampiran3.kolom import LAMPIRAN_3
from sentra_ukm.lampiran3.periksa import periksa
from tests import pabrik

KASUS = Path(__file__).parents[2] / "data" / "kasus"
RUANG = UUID("6f1b7c1e-7c0a-4b7e-9d5c-2f1f5a3b9c11")


def baca(nama):
    return baca_xlsx(SimpleUploadedFile(nama, (KASUS / nama).read_bytes()), LAMPIRAN_3)


@pytest.fixture
def hasil(db):
    usulan = pabrik.buat_usulan(pengguna=pabrik.buat_pengguna(), lengkap=False)

    def satu(nama):
        lembar = baca(nama)
        return periksa(usulan, lembar, LAMPIRAN_3.kenali(lembar.kepala), ruang_kunci=RUANG)

    return satu


BAIK, PERIKSA, SALAH = "baik", "periksa", "salah"


# name of the file: (outcome of each row, {column: values of the rows}, what the notes say)
@pytest.mark.parametrize(
    ("nama", "golongan", "nilai", "catatan"),
    [
        ("c01-ukm-ribuan-di-judul", [BAIK] * 3,
         {"omzet_bulan": [15_100_000, 15_200_000, 15_300_000], "kekayaan_bersih": [25_001_000, 25_002_000, 25_003_000]},
         ["“OMSET PER BULAN (Rp. 000)” dikali 1.000", "“PENJUALAN PER TAHUN (Rp. 000)” dikali 1.000",
          "“ASET (dalam ribuan rupiah)” dikali 1.000"]),
        ("c02-ukm-nilai-bahan-baku", [BAIK] * 2, {"bahan_baku": [None] * 2, "kapasitas": [None] * 2},
         ["“KAPASITAS PRODUKSI (RP. 000)” tidak dibaca", "“NILAI BAHAN BAKU (RP.000)” tidak dibaca"]),
        ("c03-ukm-dua-tahun-aset", [BAIK] * 2,
         {"omzet_bulan": [15_000_001, 15_000_002], "kekayaan_bersih": [30_000_001, 30_000_002], "tk_laki": [2, 2]},
         ["“OMSET/BLN 2024” tidak dibaca: dipakai tahun terakhir, “OMSET/BLN 2025”", "“ASET 2024” tidak dibaca"]),
        ("c07-ukm-tanda-kosong", [BAIK] * 11,
         {"desa": [*["Regol"] * 8, "", "Regol", "Regol"], "tahun_berdiri": [*[2015] * 4, None, *[2015] * 6]}, []),
        ("c08-ukm-telepon", [BAIK, PERIKSA, PERIKSA, PERIKSA],
         {"telepon": ["0262 233445", "08123400001", "0812 3456 789", "021-5551234"]}, []),
        ("c09-ukm-koma-ribuan", [BAIK] * 2,
         {"omzet_bulan": [15_000_000] * 2, "kekayaan_bersih": [25_000_000, 25_100_000]}, []),
        ("c12-ukm-subtotal", [BAIK] * 3, {},
         ["Dilewati karena bukan data UKM: baris 2, 6 (judul kelompok); baris 5, 8, 9, 10 (jumlah)."]),
        ("c14-ukm-rekap-di-depan", [BAIK] * 2, {"nama_usaha": ["Kulit Uji 1", "Kulit Uji 2"]},
         ["Yang dibaca lembar “DATA”, bukan “REKAP”."]),
        ("c15-ukm-baris-tersaring", [BAIK] * 5, {}, ["2 baris tersembunyi ikut dibaca: baris 3, 5."]),
        ("c21-ukm-tahun-kata", [BAIK, BAIK, BAIK, PERIKSA, BAIK], {"tahun_berdiri": [2010] * 5}, []),
        ("c23-ukm-tahun-di-sel-tanggal", [PERIKSA] * 2, {"tahun_berdiri": [2015, 1998]}, []),
        ("c24-ukm-luar-kabupaten", [PERIKSA, BAIK], {}, []),
        ("c25-ukm-nama-pemilik", [SALAH, PERIKSA, BAIK, BAIK], {"nama_pemilik": ["", "12345", "Rekaan", "Rekaan"]}, []),
    ],
)  # fmt: skip
def test_lembar_kantor_dibaca_dengan_hasil_yang_benar(hasil, nama, golongan, nilai, catatan):
    h = hasil(f"{nama}.xlsx")
    assert [b.golongan for b in h.baris] == golongan
    for kolom, isi in nilai.items():
        assert [b.nilai.get(kolom) for b in h.baris] == [Decimal(x) if isinstance(x, int) else x for x in isi], kolom
    umum = [c for c in h.catatan if "sama pada semua" not in c]
    assert len(umum) == len(catatan)
    for satu, kata in zip(umum, catatan, strict=True):
        assert kata in satu


def test_kabupaten_lain_disebut_di_barisnya(hasil):
    baris = hasil("c24-ukm-luar-kabupaten.xlsx").baris[0]
    assert [c.kalimat for c in baris.pada("kabkota")] == [
        "Usulan ini untuk Kabupaten Garut. Periksa apakah UKM ini ada di sana."
    ]


def test_lembar_ods_ditolak_dengan_cara_menyimpannya():
    with pytest.raises(ValidationError) as galat:
        baca("c13-lembar.ods")
    [kalimat] = galat.value.messages
    assert "(.ods), sedangkan yang dibaca .xlsx" in kalimat
    assert "Simpan Sebagai (Save As)" in kalimat
    assert "PDF" not in kalimat
