"""The register of koperasi: the list, a new entry, identity, membership, founders, capital, and its page."""

from django.urls import reverse

from core.models import Jejak

BARU = {
    "nama": "KSP Mekar Jaya", "jenis": "ksp", "bentuk": "primer", "pola": "konvensional",
    "badan_hukum": "518/12/BH/XIII.6/2010", "tanggal_badan_hukum": "1/3/2018", "wilayah": "Kabupaten Garut, Jawa Barat",
}  # fmt: skip


def alamat(nama, objek=None):
    return reverse(nama, args=[objek.pk] if objek else [])


def jejak(k):
    return list(Jejak.objects.filter(objek_jenis="ksp_usp.koperasi", objek_id=k.pk).order_by("urutan"))


def keanggotaan(petugas, k, ad=(), luar=(), **lain):
    """Send the page with these regions: (name, members) each."""
    isi = petugas.buka(alamat("koperasi_keanggotaan", k)).formulir[0].isi
    data = {"terlihat": isi["terlihat"]}
    for awalan, baris in (("ad", ad), ("luar", luar)):
        data |= {f"{awalan}-TOTAL_FORMS": len(baris), f"{awalan}-INITIAL_FORMS": 0}
        for n, (wilayah, anggota) in enumerate(baris):
            data |= {f"{awalan}-{n}-wilayah": wilayah, f"{awalan}-{n}-jumlah_anggota": anggota}
    return petugas.pos(alamat("koperasi_keanggotaan", k), data | lain)


def pendiri(petugas, k, baris):
    isi = petugas.buka(alamat("koperasi_pendiri", k)).formulir[0].isi
    data = {"terlihat": isi["terlihat"], "pendiri-TOTAL_FORMS": len(baris), "pendiri-INITIAL_FORMS": 0}
    for n, (nama, nomor, jenis) in enumerate(baris):
        data |= {f"pendiri-{n}-nama": nama, f"pendiri-{n}-badan_hukum": nomor, f"pendiri-{n}-jenis": jenis}
        data[f"pendiri-{n}-sebagai"] = "keduanya"
    return petugas.pos(alamat("koperasi_pendiri", k), data)
