"""The public page in the footer."""

from core.halaman.menu import Tempat

BERWENANG = Tempat("Siapa yang berwenang?", "berwenang")
