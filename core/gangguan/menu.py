"""The place of the state of the service, at the foot of every page."""

from core.halaman.menu import Tempat

STATUS = Tempat("Keadaan layanan", "status")
