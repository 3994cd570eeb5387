"""Real .xlsx files for the tests of the import of koperasi."""

import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

KEPALA = (
    "No", "Nama Koperasi", "No. Badan Hukum", "Tgl Badan Hukum", "Jenis (KSP/USP)", "Primer/Sekunder", "Kab/Kota",
    "Alamat Kantor", "Wilayah Keanggotaan", "Nama Ketua", "Ketua Diangkat", "Modal per Tanggal", "Simp. Pokok (Rp)",
    "Simp. Wajib (Rp)",
)  # fmt: skip


def baris(n: int, **ganti) -> list:
    """Row `n` as an office writes it; `ganti` by header replaces cells."""
    isi = dict(
        zip(
            KEPALA,
            (n, f"KSP Mekar {n}", f"AHU-{n:07}.AH.01.26.TAHUN 2019", date(2019, 3, 1), "KSP", "Primer",
             "Kabupaten Garut", f"Jalan Merdeka Nomor {n}", "Kab. Garut (120); 32.06 (35)", f"Asep {n}",
             "15/02/2025", date(2025, 12, 31), 12_000_000, "8.000.000"),
            strict=True,
        )
    )  # fmt: skip
    assert set(ganti) <= set(isi)
    return list((isi | ganti).values())


def xlsx(*isi, kepala=KEPALA, atas=(), nama="daftar koperasi.xlsx") -> SimpleUploadedFile:
    """A workbook of rows `isi` under `kepala`, with rows `atas` above."""
    buku = Workbook()
    for b in (*atas, list(kepala), *isi):
        buku.active.append(b)
    hasil = io.BytesIO()
    buku.save(hasil)
    return SimpleUploadedFile(nama, hasil.getvalue())
