"""What the usulan offer to other matters: a usulan of an address, its parts, which steps return one."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from aturan.bahasa import Temuan
from core.halaman.panel import Lajur, lajur_kiriman
from core.perkara.tugas import Keadaan
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.akal import pertanyaan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.syarat import BAGIAN_OPSIONAL
from sentra_ukm.usulan.tempat import alamat_bagian, keadaan_bagian

# The acts by which a desk hands a usulan back.
PENGEMBALIAN = [
    t.aksi for t in ALUR_USULAN.baris if t.ke not in t.asal and None not in t.asal and ALUR_USULAN.tahap(t.ke).isian
]


def alamat_sesudah(usulan, bagian) -> str:
    """Where the work goes on after `bagian`: the next part that waits, all answers once none does; else the tasks.

    `usulan` comes from Usulan.objects.dengan_bagian().
    """
    keadaan = keadaan_bagian(usulan)
    nama = [n for n in keadaan if n not in BAGIAN_OPSIONAL]
    for berikut in nama[nama.index(bagian) + 1 :]:
        if keadaan[berikut] not in (Keadaan.SELESAI, Keadaan.BELUM_BISA):
            return alamat_bagian(usulan, berikut)
    return reverse("usulan_tugas", args=[usulan.pk])


def pertanyaan_ukm(usulan: Usulan, jumlah: dict) -> list[Temuan]:
    """What is asked about the firms of Lampiran 3; `jumlah` are their totals."""
    return pertanyaan(usulan, "produk", jumlah=jumlah)


def lajur_kiriman_usulan(pengguna) -> list[Lajur]:
    """Where the usulan that `pengguna` has handled are now."""
    return lajur_kiriman(Usulan, pengguna, "Usulan")


class UsulanMixin:
    """Loads the usulan that the address names, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.usulan = get_object_or_404(
            Usulan.objects.terlihat_oleh(request.user)
            .dengan_pegangan()
            .select_related("sentra__wilayah", "wilayah__induk", "berwenang", "lampiran2__koperasi", "lampiran2__bdsp")
            .dengan_bagian()
            .prefetch_related("mitra"),
            pk=pk,
        ).seperti_diputus()
        return super().dispatch(request, *args, **kwargs)

    @property
    def dapat_diubah(self) -> bool:
        return self.usulan.alur.dapat_diubah(self.usulan, self.request.user)

    def konteks(self, **lain) -> dict:
        return {
            "urusan": self.usulan,
            "usulan": self.usulan,
            "giliran": self.usulan.alur.giliran(self.usulan),
            "dapat_diubah": self.dapat_diubah,
            **lain,
        }
