"""What the usulan offer to other matters: a usulan of an address, and which steps return one."""

from django.shortcuts import get_object_or_404

from sentra_ukm.models import Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN

# The acts by which a desk hands a usulan back.
PENGEMBALIAN = [
    t.aksi for t in ALUR_USULAN.baris if t.ke not in t.asal and None not in t.asal and ALUR_USULAN.tahap(t.ke).isian
]


class UsulanMixin:
    """Loads the usulan that the address names, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.usulan = get_object_or_404(
            Usulan.objects.terlihat_oleh(request.user)
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
