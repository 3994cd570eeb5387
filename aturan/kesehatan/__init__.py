"""Kesehatan KSP and USP Koperasi: Pasal 31 Permen KUKM 15/2015, scored by Perdep 06/Per/Dep.6/IV/2016.

Seven aspects, 17 ratios and 38 questions give a total of 0 to 100 and one of four categories. The annex of the Perdep
could not be opened: the tables are those of Permen 14/Per/M.KUKM/XII/2009, which the Perdep is taken to have kept, as
the literature reprints them. Every row says whether two sources attest it, every reading that sources dispute is a
switch with a default, and the set has a version, so that an act names what it was scored by.

Nothing is rounded before it is compared; a missing figure is not zero: its line says what is missing and the total is
then not final. Averaging several years is not in the regulation. Its successor (Permen 9/2020) is not modelled.
"""

from aturan.kesehatan.angka import ANGKA, JENIS, JENIS_SYARIAH, TURUNAN, Pos, TidakDinilai, turunan
from aturan.kesehatan.cepat import HasilCepat, hitung_banyak
from aturan.kesehatan.daftar import BACAAN, PREDIKAT, SKOR, BarisAturan
from aturan.kesehatan.kategori import JENJANG_PREDIKAT, Predikat, pita_predikat, predikat, tulis_total
from aturan.kesehatan.ketentuan import (
    BOLEH_BERKEGIATAN,
    DIHENTIKAN,
    KATEGORI,
    PENILAIAN_SETAHUN,
    SYARAT_KESEHATAN,
    SYARAT_TIM,
    Pendidikan,
    kegiatan_dihentikan,
)
from aturan.kesehatan.manajemen import KELOMPOK, OTOMATIS, PERTANYAAN, Pertanyaan
from aturan.kesehatan.otomatis import JawabanOtomatis, jawaban_otomatis
from aturan.kesehatan.pemeriksaan import Masalah, periksa
from aturan.kesehatan.penilaian import BarisNilai, Kekurangan, NilaiAspek, NilaiKelompok, Penilaian, hitung
from aturan.kesehatan.perangkat import ATURAN, SET_BAWAAN, RuleSet, set_aturan
from aturan.kesehatan.perdep import PERDEP_06_2016
from aturan.kesehatan.rasio import ASPEK, RASIO, Aspek, Rasio
from aturan.kesehatan.sakelar import SAKELAR, Sakelar

__all__ = [
    "ANGKA", "ASPEK", "ATURAN", "BACAAN", "BOLEH_BERKEGIATAN", "DIHENTIKAN", "JENIS", "JENIS_SYARIAH",
    "JENJANG_PREDIKAT", "KATEGORI", "KELOMPOK", "OTOMATIS", "PENILAIAN_SETAHUN", "PERDEP_06_2016", "PERTANYAAN",
    "PREDIKAT", "RASIO", "SAKELAR", "SET_BAWAAN", "SKOR", "SYARAT_KESEHATAN", "SYARAT_TIM", "TURUNAN", "Aspek",
    "BarisAturan", "BarisNilai", "HasilCepat", "JawabanOtomatis", "Kekurangan", "Masalah", "NilaiAspek",
    "NilaiKelompok", "Pendidikan", "Penilaian", "Pertanyaan", "Pos", "Predikat", "Rasio", "RuleSet", "Sakelar",
    "TidakDinilai", "hitung", "hitung_banyak", "jawaban_otomatis", "kegiatan_dihentikan", "periksa", "pita_predikat",
    "predikat", "set_aturan", "tulis_total", "turunan",
]  # fmt: skip
