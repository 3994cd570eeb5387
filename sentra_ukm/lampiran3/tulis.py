"""The sheets of Lampiran 3: the office template, the saved rows for editing, the wrong rows with reasons."""

from collections.abc import Iterable

from core.lembar.baca import BATAS_BARIS
from core.lembar.tabel import KUNCI, NOMOR
from core.lembar.tulis import isi_salah, nilai_sel, tulis_lembar
from sentra_ukm.lampiran3.kolom import KOLOM, LAMPIRAN_3
from sentra_ukm.lampiran3.periksa import Baris, isi_kolom
from sentra_ukm.models import Ukm

PETUNJUK = (
    "Satu baris untuk satu UKM, mulai baris ke-3. Baris contoh (abu-abu) tidak dibaca.",
    "Kolom berlatar tua wajib diisi; kolom lain boleh kosong.",
    "Jumlah uang dalam rupiah penuh, misalnya 15000000 atau 15.000.000.",
    "NIK, NIB, KBLI, dan telepon ditulis sebagai teks agar angkanya tidak berubah.",
    "Jangan mengubah kolom tersembunyi “Kunci baris”: dengan itu unggahan ulang memperbarui, tidak menggandakan.",
    f"Paling banyak {BATAS_BARIS} baris sekali unggah. Sesudah diunggah, tiap baris diperiksa dahulu, baru disimpan.",
)


def lembar_templat(daftar: Iterable[Ukm] = ()) -> bytes:
    """The office template, empty or with the saved rows of a usulan (NIK masked)."""
    baris = [
        {KUNCI: str(u.kunci), NOMOR: u.urut} | {k.nama: nilai_sel(k, isi_kolom(u, k)) for k in KOLOM} for u in daftar
    ]
    return tulis_lembar(LAMPIRAN_3, baris, PETUNJUK, contoh=True)


def lembar_salah(daftar: Iterable[Baris], *, nik_terbuka: bool) -> bytes:
    """The wrong rows as the same sheet with a column Kesalahan; what was found is written back as it was.

    `nik_terbuka`: for the person who brought the rows, who has to correct them.
    """
    baris = [isi_salah(b) | {KUNCI: str(b.kunci)} | ({} if nik_terbuka else {"nik": b.teks("nik")}) for b in daftar]
    return tulis_lembar(LAMPIRAN_3, baris, PETUNJUK, contoh=False, kesalahan=True)
