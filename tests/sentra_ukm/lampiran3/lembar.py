"""Real .xlsx files for the tests of Lampiran 3."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

KEPALA = (
    "No", "Nama Usaha", "Nama Pemilik", "NIK", "L/P", "Desa", "Produk", "Tahun Berdiri", "TK Laki-laki",
    "TK Perempuan", "Omset/bln (Rp)", "Penjualan per tahun", "Aset (tanpa tanah & bangunan)",
    "Milik WNI", "Berdiri sendiri",
)  # fmt: skip


def nik(n: int) -> str:
    return f"3205{1 + n % 60:02}150385{n:04}"


def baris(n: int, **ganti) -> list:
    """Row `n` with all that is required; `ganti` by header replaces cells."""
    isi = dict(
        zip(
            KEPALA,
            (n, f"UD Maju {n}", f"Pemilik {n}", nik(n), "L", "Sukamaju", f"Produk {n}", 2015, 2, 1,
             10_000_000 + n * 1000, (10_000_000 + n * 1000) * 12, 50_000_000 + n, "ya", "ya"),
            strict=True,
        )
    )  # fmt: skip
    return list((isi | ganti).values())


def xlsx(*isi, kepala=KEPALA, atas=(), nama="ukm.xlsx", ubah=None) -> SimpleUploadedFile:
    """A workbook of rows `isi` under `kepala`, with rows `atas` above; `ubah(sheet)` makes it special."""
    buku = Workbook()
    lembar = buku.active
    for b in (*atas, list(kepala), *isi):
        lembar.append(b)
    if ubah:
        ubah(lembar)
    hasil = io.BytesIO()
    buku.save(hasil)
    return SimpleUploadedFile(nama, hasil.getvalue())


def tsv(*isi, kepala=KEPALA) -> str:
    return "\n".join("\t".join(str(sel) for sel in b) for b in (kepala, *isi))
