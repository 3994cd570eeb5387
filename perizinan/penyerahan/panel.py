"""What the handing over of koperasi tells on the work desk."""

from django.urls import reverse

from core.dasar.izin import Izin, penugasan_berizin
from core.halaman.panel import Kabar
from perizinan.penyerahan.isi import belum_diserahkan


def kabar_penyerahan(pengguna) -> list[Kabar]:
    """How many koperasi got another authority since, whose files still lie with the office of `pengguna`."""
    kantor = {p.instansi.wilayah_id for p in penugasan_berizin(pengguna, Izin.SERAHKAN_KOPERASI)}
    if not kantor or not (banyak := belum_diserahkan(kantor).count()):
        return []
    kalimat = f"{banyak} koperasi berganti pejabat yang berwenang dan berkasnya belum diserahkan."
    return [Kabar(kalimat, reverse("penyerahan_daftar"), "Lihat dan serahkan")]
