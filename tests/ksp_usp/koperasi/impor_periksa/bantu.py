"""The one validator of an imported register: each bad cell its own sentence, one number one koperasi."""

from datetime import date

from core.dasar.wilayah import DaftarWilayah
from core.models import Wilayah
from ksp_usp.koperasi.impor.baris import Konteks
from ksp_usp.koperasi.impor.periksa import periksa_baris
from ksp_usp.models import kunci_badan_hukum

PER = date(2026, 11, 20)


GARUT, JABAR, PUSAT = frozenset({"32.05"}), frozenset({"32"}), frozenset({"00"})


ISI = {
    "nama": "KSP Mekar", "badan_hukum": "518/BH/XIII.6/2010", "jenis": "KSP", "bentuk": "Primer",
    "wilayah": "Kabupaten Garut", "alamat": "Jalan Merdeka 1", "keanggotaan": "Kabupaten Garut (120)",
}  # fmt: skip


def wilayah(kode, nama, jenis, induk=None, **isi):
    bawaan = {"otonom": not jenis.endswith("_adm"), "zona": Wilayah.Zona.WIB, "berlaku_dari": date(2020, 1, 1)}
    return Wilayah(kode=kode, nama=nama, jenis=jenis, induk=induk, **bawaan | isi)


NEGARA = wilayah("00", "Indonesia", "negara")


JAWA_BARAT = wilayah("32", "Jawa Barat", "provinsi", NEGARA)


JATENG = wilayah("33", "Jawa Tengah", "provinsi", NEGARA)


JAKARTA = wilayah("31", "Daerah Khusus Ibukota Jakarta", "provinsi", NEGARA)


BENGKULU = wilayah("17", "Bengkulu", "provinsi", NEGARA)


DAERAH = DaftarWilayah(
    [
        NEGARA, JAWA_BARAT, JATENG, JAKARTA, BENGKULU,
        wilayah("32.05", "Kabupaten Garut", "kabupaten", JAWA_BARAT),
        wilayah("32.06", "Kabupaten Tasikmalaya", "kabupaten", JAWA_BARAT),
        wilayah("32.10", "Kabupaten Majalengka", "kabupaten", JAWA_BARAT),
        wilayah("32.04", "Kabupaten Bandung", "kabupaten", JAWA_BARAT),
        wilayah("32.73", "Kota Bandung", "kota", JAWA_BARAT),
        wilayah("32.98", "Kabupaten Lama", "kabupaten", JAWA_BARAT, berlaku_sampai=date(2026, 11, 19)),
        wilayah("32.97", "Kabupaten Akhir", "kabupaten", JAWA_BARAT, berlaku_sampai=date(2026, 11, 20)),
        wilayah("32.96", "Kabupaten Nanti", "kabupaten", JAWA_BARAT, berlaku_dari=date(2026, 11, 21)),
        wilayah("33.74", "Kota Semarang", "kota", JATENG),
        wilayah("31.74", "Kota Administrasi Jakarta Selatan", "kota_adm", JAKARTA),
        wilayah("17.71", "Kota Bengkulu", "kota", BENGKULU),
    ],
    PER,
)  # fmt: skip


def satu(kantor=GARUT, tersimpan=(), **ganti):
    """One row of plain values, without a database."""
    isi = {k: v for k, v in (ISI | ganti).items() if v is not None}
    return periksa_baris(isi, Konteks(PER, DAERAH, kantor, {kunci_badan_hukum(k.badan_hukum): k for k in tersimpan}))


def kalimat(b, kolom, *, salah=None):
    return " ".join(c.kalimat for c in b.pada(kolom) if salah in (None, c.salah))
