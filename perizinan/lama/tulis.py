"""The sheets of old licences and offices that people fill in: the template, and the wrong rows with reasons."""

from collections.abc import Iterable

from core.lembar.baca import BATAS_BARIS
from core.lembar.tulis import isi_salah, tulis_lembar
from perizinan.lama.baris import Baris
from perizinan.lama.kolom import TABEL_LAMA

PETUNJUK = (
    "Satu baris untuk satu izin atau satu kantor, mulai baris ke-3. Baris contoh (abu-abu) tidak dibaca.",
    "Kolom berlatar tua wajib diisi. Yang wajib hanya bagi izin atau hanya bagi kantor disebut di bawah.",
    "Koperasi dikenali dari nomor badan hukumnya dan sudah harus ada di register koperasi.",
    "Salin apa yang tertulis pada surat lama. Pindaiannya dapat diunggah sesudah dicatat.",
    "Lembar yang sama boleh diunggah lagi: yang sudah tercatat tidak dicatat dua kali.",
    f"Paling banyak {BATAS_BARIS} baris sekali unggah. Yang dicatat hanya yang dikonfirmasi orang kedua.",
)


def lembar_templat() -> bytes:
    """The template, with a row of examples that is not read."""
    return tulis_lembar(TABEL_LAMA, [], PETUNJUK, contoh=True)


def lembar_salah(daftar: Iterable[Baris]) -> bytes:
    """The wrong rows as the same sheet with a column Kesalahan; what was found is written back as it was."""
    return tulis_lembar(TABEL_LAMA, [isi_salah(b) for b in daftar], PETUNJUK, contoh=False, kesalahan=True)
