"""The place of the personal data at the foot of every page."""

from core.halaman.menu import Tempat

DATA_PRIBADI = Tempat("Data pribadi", "data_pribadi")
