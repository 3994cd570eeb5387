"""The place of the open data at the foot of every page."""

from core.halaman.menu import Tempat

DATA_TERBUKA = Tempat("Data terbuka", "data_terbuka")
