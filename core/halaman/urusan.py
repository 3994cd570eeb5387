"""The one page of a case: its frame is the same for every kind."""

from django.apps import apps
from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.functional import SimpleLazyObject, cached_property
from django.views.generic import DetailView

from core.halaman.kunjungan import apa_berubah, buka_urusan, dengan_kunjungan
from core.halaman.kurang import Kurang, kurang, temuan_langkah
from core.halaman.surat import surat_urusan
from core.models import Urusan
from core.perkara.ingat import mulai_ingat, sekali
from core.perkara.pegangan import bisa_dialihkan, penugasan_giliran


def model_urusan(jenis: str):
    """The model of a case by its lower-case name in an address; 404 for anything else."""
    for model in apps.get_models():
        if issubclass(model, Urusan) and model._meta.model_name == jenis:
            return model
    raise Http404


class UrusanView(DetailView):
    """The one page of a case. Subclasses set `model`, `template_name`, and add their data to the context."""

    context_object_name = "urusan"
    # The trail, where a page has read it.
    jejak = None

    @cached_property
    def ditemukan(self) -> dict:
        """{guard: its findings}: what one part of the page found no other asks again."""
        return {}

    def get_queryset(self):
        return (
            self.model.objects.terlihat_oleh(self.request.user)
            .dengan_pegangan()
            .select_related("wilayah__induk", "berwenang", "dibuat_oleh", *self.model.DESKRIPSI)
        )

    def get_object(self, queryset=None):
        daftar = dengan_kunjungan(self.get_queryset(), self.request.user)
        return super().get_object(daftar).seperti_diputus()

    def render_to_response(self, context, **response_kwargs):
        """What others did since this person was last here comes from what the page holds anyhow."""
        pengguna, sejak = self.request.user, buka_urusan(self.object, self.request.user)
        berubah = apa_berubah(pengguna, sejak, context["jejak"], context["surat"], context["berkas"])
        return super().render_to_response(context | {"berubah": berubah, "sejak": sejak}, **response_kwargs)

    def temuan(self):
        """Findings to show on the page; none by default."""
        return []

    def daftar_tindakan(self, tersedia) -> list[dict]:
        """The steps of this person as komponen/tombol.html shows them; one that would be refused says what it lacks."""
        urusan = self.object
        return [
            {
                "aksi": x.t.aksi,
                "label": x.t.label,
                "utama": x.t.utama and nomor == 0,
                "alasan_tidak": x.sebab,
                "kurang": self.kurang(x) if x.bisa and x.t.utama else [],
                "keterangan": x.t.keterangan,
                "url": reverse("tindakan", args=[urusan._meta.model_name, urusan.pk, x.t.aksi]),
            }
            for nomor, x in enumerate(tersedia)
        ]

    def alamat_per_tanggal(self) -> str:
        """The page that judges this case by the law of another day; empty for a kind that no rule judges."""
        urusan = self.object
        if urusan.jenis_objek not in settings.PER_TANGGAL:
            return ""
        return reverse("per_tanggal", args=[urusan._meta.model_name, urusan.pk])

    def kurang(self, x) -> list[Kurang]:
        return kurang(self.object, temuan_langkah(self.object, x.t, self.ditemukan))

    def get_context_data(self, **kwargs):
        urusan = self.object
        mulai_ingat(urusan)
        tersedia = urusan.alur.tersedia(urusan, self.request.user, self.jejak)
        giliran_saya = penugasan_giliran(urusan, self.request.user, tersedia) is not None
        return super().get_context_data(
            giliran=urusan.alur.giliran(urusan),
            giliran_saya=giliran_saya,
            bisa_ambil=giliran_saya and urusan.pegangan is None,
            bisa_alihkan=bisa_dialihkan(urusan, self.request.user),
            temuan=self.temuan(),
            tindakan=self.daftar_tindakan(tersedia),
            dapat_diubah=urusan.alur.dapat_diubah(urusan, self.request.user),
            berkas=SimpleLazyObject(lambda: sekali(urusan, "berkas", lambda: list(urusan.daftar_berkas))),
            surat=surat_urusan(urusan, self.request.user),
            jejak=urusan.riwayat,
            per_tanggal=self.alamat_per_tanggal(),
            **kwargs,
        )
