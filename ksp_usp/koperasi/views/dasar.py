"""What the pages of a koperasi share: who sees it, who keeps it, one save under lock with its line in the trail."""

from contextlib import contextmanager

from django.db import transaction
from django.utils.functional import cached_property

from core.dasar.izin import Izin, wajib
from core.dasar.waktu import hari_ini, waktu_setempat
from core.dasar.wilayah import DaftarWilayah, sebut_wilayah
from core.halaman.isian import IsianView
from core.models import Jejak, Wilayah
from core.perkara.jejak import catat
from core.perkara.versi import BERUBAH, sidik
from ksp_usp.koperasi.panel import KoperasiMixin
from ksp_usp.models import Koperasi

# Kept out of the trail and of pages: it only shows that a NIK is another one.
RAHASIA = "nik_banding"


def beda(sebelum, sesudah) -> dict:
    """What changed between two copies of a part: {field: [before, after]}, of a list the whole of it."""
    if not isinstance(sebelum, dict):
        return {"sebelum": sebelum, "sesudah": sesudah}
    return {
        nama: [sebelum.get(nama), nilai]
        for nama, nilai in sesudah.items()
        if nama != RAHASIA and (nilai != sebelum.get(nama) or (nama == "nik" and sebelum[RAHASIA] != sesudah[RAHASIA]))
    }


class DaftarWilayahMixin:
    """The regions of the country, read once for the suggestions and for reading what was typed."""

    @cached_property
    def semua_wilayah(self) -> list[Wilayah]:
        return list(Wilayah.objects.select_related("induk"))

    @cached_property
    def daftar(self) -> DaftarWilayah:
        return DaftarWilayah(self.semua_wilayah, hari_ini())

    def saran_wilayah(self) -> list[str]:
        kini = hari_ini()
        return [sebut_wilayah(w) for w in self.semua_wilayah if "." in w.pk and w.berlaku(kini)]


class IsianKoperasi(KoperasiMixin, IsianView):
    """One part of the register of a koperasi; each save leaves a line in its trail, with what changed."""

    template_name = "ksp_usp/koperasi/isian.html"
    keterangan = aksi = jangkar = ""
    tombol = "Simpan"

    def periksa(self) -> None:
        """Raise PermissionDenied, in words, when this part is closed."""

    @property
    def berubah(self):
        """Who changed this part last, and when."""
        j = riwayat(self.koperasi).filter(aksi=self.aksi).last()
        if j is None:
            return BERUBAH
        siapa = f"{j.pelaku} mengubah isian ini pukul {waktu_setempat(self.koperasi.wilayah, j.waktu):%H.%M}"
        return BERUBAH.replace("Petugas lain mengubah isian ini sejak Anda membukanya", siapa)

    def buka(self):
        self.penugasan = wajib(self.request.user, Izin.UBAH_KOPERASI, self.koperasi)
        self.periksa()

    @contextmanager
    def kunci(self):
        with transaction.atomic():
            terkunci = Koperasi.objects.select_for_update(of=("self",)).select_related("wilayah__induk", "berwenang")
            self.koperasi = terkunci.get(pk=self.koperasi.pk)
            self.buka()
            sebelum = self.tersimpan()
            yield self.koperasi
            if (sesudah := self.tersimpan()) != sebelum:
                self.koperasi.versi += 1
                self.koperasi.save(update_fields=["versi", "diubah_pada"])
                self.catat(self.dilakukan, beda(sebelum, sesudah))

    def catat(self, kalimat, salinan, **lain):
        catat(
            self.koperasi, self.aksi, kalimat[:300], wilayah_id=self.koperasi.wilayah_id, pengguna=self.request.user,
            penugasan=self.penugasan, salinan=salinan, **lain,
        )  # fmt: skip

    def tanda(self) -> str:
        """A licence that came into force meanwhile closes fields, and so changes the mark."""
        return sidik(self.tersimpan(), self.koperasi.berizin)

    def sesudah(self) -> str:
        """Back to the koperasi; to the list when the person sees it no longer."""
        if not Koperasi.objects.terlihat_oleh(self.request.user).filter(pk=self.koperasi.pk).exists():
            return "koperasi_daftar"
        return f"{self.koperasi.get_absolute_url()}#{self.jangkar}"

    @property
    def kembali(self) -> str:
        return f"{self.koperasi.get_absolute_url()}#{self.jangkar}"

    def konteks(self, **lain) -> dict:
        return {"view": self, "koperasi": self.koperasi, **lain}


def riwayat(koperasi):
    """The trail of a koperasi, oldest first."""
    return Jejak.objects.filter(objek_jenis=Koperasi._meta.label_lower, objek_id=koperasi.pk).order_by("urutan")


def milik(baris, koperasi) -> list:
    """Rows of `koperasi`, each knowing it without another query."""
    daftar = list(baris)
    for satu in daftar:
        satu.koperasi = koperasi
    return daftar
