"""The public page in the footer."""

from core.halaman.menu import Tempat

BERWENANG = Tempat("Siapa yang berwenang?", "berwenang", isi="mencari siapa yang berwenang atas izin simpan pinjam")
