"""The sheets of the register that people fill in: the template, and the wrong rows with reasons."""

from collections.abc import Iterable

from core.lembar.baca import BATAS_BARIS
from core.lembar.tulis import isi_salah, tulis_lembar
from ksp_usp.koperasi.impor.baris import Baris
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI

PETUNJUK = (
    "Satu baris untuk satu koperasi, mulai baris ke-3. Baris contoh (abu-abu) tidak dibaca.",
    "Kolom berlatar tua wajib diisi; kolom lain boleh kosong atau dihapus.",
    "Nomor badan hukum menandai koperasi: unggahan ulang memperbarui, tidak menggandakan.",
    "Jumlah uang dalam rupiah penuh, misalnya 15000000 atau 15.000.000; tanggal misalnya 31/12/2025.",
    "Nama, kedudukan, alamat, jenis, bentuk, dan wilayah keanggotaan koperasi berizin berubah lewat perubahan izin.",
    f"Paling banyak {BATAS_BARIS} baris sekali unggah. Sesudah diunggah, tiap baris diperiksa dahulu, baru disimpan.",
)


def lembar_templat() -> bytes:
    """The template, with a row of examples that is not read."""
    return tulis_lembar(DAFTAR_KOPERASI, [], PETUNJUK, contoh=True)


def lembar_salah(daftar: Iterable[Baris]) -> bytes:
    """The wrong rows as the same sheet with a column Kesalahan; what was found is written back as it was."""
    return tulis_lembar(DAFTAR_KOPERASI, [isi_salah(b) for b in daftar], PETUNJUK, contoh=False, kesalahan=True)
