"""A sheet of old licences and offices in the demo: brought by the counter of Garut, waiting for the examiner."""

from core.lembar.baca import Lembar
from core.perkara.nomor import nomor_berikut
from ksp_usp.models import Koperasi
from perizinan.lama.alur import ALUR_LAMA
from perizinan.lama.isi import tulis
from perizinan.lama.kolom import TABEL_LAMA
from perizinan.models import LembarLama

ISI = ("apa", "nomor", "tanggal", "penerbit", "kantor", "alamat", "kepala", "keadaan", "sejak")
BARIS = (
    ("Izin usaha", "518/09/IUSP/2012", "14/5/2012", "Bupati Garut", "", "Jalan Lama 3", "", "Diganti", "3/2/2020"),
    ("Kantor Cabang", "518/21/KC/2015", "9/3/2015", "", "Cibatu", "Jalan Raya Cibatu Nomor 11", "Ade Rukmana", "", ""),
    ("Kantor Kas", "518/30/KK/2016", "", "", "Wanaraja", "Jalan Pasar Wanaraja", "Euis Komala", "", ""),
)  # fmt: skip


def muat_lama(demo, *koperasi: Koperasi) -> None:
    """One row for each of `koperasi`, the last of them wrong: its day is missing."""
    kolom = TABEL_LAMA.menurut_nama
    kepala = [kolom[nama].judul for nama in ("badan_hukum", "nama", *ISI)]
    baris = [(n, [k.badan_hukum, k.nama, *isi]) for n, (k, isi) in enumerate(zip(koperasi, BARIS, strict=True), 3)]
    loket, instansi = demo.orang["loket.garut"], demo.kantor["garut"]
    urut = nomor_berikut(instansi, "lembar_lama", demo.hari)
    satu = LembarLama(
        nomor_perkara=f"LML-{instansi.wilayah_id}-{demo.hari.year}-{urut:04}", wilayah=instansi.wilayah,
        berwenang=instansi.wilayah, sumber="izin dan kantor lama.xlsx", banyak_baris=len(baris),
    )  # fmt: skip
    ALUR_LAMA.buat(satu, loket)
    tulis(satu, Lembar("Lembar1", kepala, baris))
    ALUR_LAMA.jalankan(satu, "ajukan", loket, versi=satu.versi)
