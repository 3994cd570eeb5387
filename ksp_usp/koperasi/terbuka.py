"""What of the register of koperasi the programs of offices may read."""

from datetime import date

from core.terbuka.register import ID, Bidang, Cakupan, Register
from ksp_usp.models import Koperasi

KOPERASI = Register(
    kode="koperasi",
    judul="Register koperasi",
    cakupan=Cakupan.REGISTER,
    terlihat=Koperasi.objects.terlihat_oleh,
    bidang=(
        ID,
        Bidang("nama", "nama", "Nama koperasi."),
        Bidang("jenis", "jenis", "ksp atau usp."),
        Bidang("bentuk", "bentuk", "primer atau sekunder."),
        Bidang("pola", "pola", "konvensional atau syariah."),
        Bidang("badan_hukum", "badan_hukum", "Nomor badan hukum."),
        Bidang("tanggal_badan_hukum", "tanggal_badan_hukum", "Tanggal pengesahannya.", date),
        Bidang("nik_koperasi", "nik_koperasi", "Nomor Induk Koperasi, kosong bila belum diisi."),
        Bidang("kode_wilayah", "wilayah_id", "Kode kabupaten/kota tempat kedudukannya."),
        Bidang("nama_wilayah", "wilayah__nama", "Nama kabupaten/kota itu."),
        Bidang("kode_berwenang", "berwenang_id", "Kode wilayah yang berwenang atasnya; 00: Kementerian."),
        Bidang(
            "berizin_sejak",
            "berizin_sejak",
            "Sejak tanggal ini memegang izin; null: tidak memegang izin.",
            date,
        ),
    ),
)
