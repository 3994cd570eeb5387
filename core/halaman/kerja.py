"""The work desk: what waits for me."""

from django.apps import apps
from django.conf import settings
from django.db.models import Count, Window
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.views.generic import TemplateView

from core.dasar.izin import Izin, boleh
from core.halaman.panel import kabar_bagi, lajur_bagi
from core.models import Urusan


class MejaKerja(TemplateView):
    """What waits for me, oldest first, by status."""

    template_name = "core/halaman/meja_kerja.html"
    BATAS = 20

    def get_context_data(self, **kwargs):
        kelompok = [
            self.kelompok(model, *lajur)
            for model in apps.get_models()
            if issubclass(model, Urusan)
            for lajur in model.alur.lajur_antrean(
                self.request.user, self.BATAS, "wilayah", "berwenang", *model.DESKRIPSI
            )
        ]
        kelompok += [
            {**lajur._asdict(), "urusan": daftar, "jumlah": daftar[0].banyak}
            for lajur in lajur_bagi(settings.LAJUR, self.request.user)
            if (daftar := list(lajur.urusan.annotate(banyak=Window(Count("pk")))[: self.BATAS]))
        ]
        self.siapkan([u for k in kelompok for u in k["urusan"]])
        kelola = boleh(self.request.user, Izin.KELOLA_INSTANSI)
        kabar = kabar_bagi(settings.KABAR, self.request.user)
        return super().get_context_data(kelompok=kelompok, kelola_instansi=kelola, kabar=kabar, **kwargs)

    def kelompok(self, model, status, jumlah, urusan):
        jalur = settings.PINTASAN.get(model._meta.label_lower)
        nama, label = import_string(jalur).get(status, ("", "")) if jalur else ("", "")
        return {
            "pintasan": {"url": reverse(nama), "label": label} if nama else None,
            "judul": f"{capfirst(model._meta.verbose_name_plural)}: {model.alur.status(status).label}",
            "keterangan": model.alur.ajakan(status, self.request.user),
            "urusan": urusan,
            "jumlah": jumlah,
            "url": f"{reverse(model.url_daftar())}?status={status}" if jumlah > self.BATAS else "",
        }

    def siapkan(self, daftar):
        """Every kind prepares its cases at once, in whatever groups they stand."""
        for model in {type(u) for u in daftar}:
            if issubclass(model, Urusan):
                model.untuk_meja([u for u in daftar if isinstance(u, model)])
