"""Own identity, assignments, sessions and events, and the registers that found no place in the own menu."""

from django.views.generic import TemplateView

from core.dasar.izin import Izin, Peran, boleh
from core.dasar.waktu import hari_ini
from core.masuk.faktor import perlu_faktor, tenggang_sampai
from core.masuk.peramban import dalam_kata
from core.masuk.sesi import sesi_hidup, tanda
from core.models import Pengguna


class Akun(TemplateView):
    """Who I am to the product: identity as printed on letters, assignments with their basis, who came in as me."""

    template_name = "core/kantor/akun.html"
    PERISTIWA = 20

    def get_context_data(self, **kwargs):
        pengguna = self.request.user
        penugasan = list(pengguna.penugasan.select_related("instansi__wilayah").order_by("-mulai", "-pk"))
        per = {p.pk: hari_ini(p.instansi.wilayah) for p in penugasan}
        admin = Pengguna.objects.filter(
            is_active=True,
            penugasan__peran=Peran.ADMIN_INSTANSI,
            penugasan__instansi__in={p.instansi_id for p in penugasan if p.aktif(per[p.pk])},
        ).exclude(pk=pengguna.pk)
        ini = self.request.session.session_key
        faktor = list(pengguna.faktor.all())
        peristiwa = list(pengguna.peristiwa.all()[: self.PERISTIWA])
        wajib = not faktor and perlu_faktor(pengguna)
        return super().get_context_data(
            penugasan=[(p, p.keadaan(per[p.pk])) for p in penugasan],
            admin=admin.distinct(),
            faktor=faktor,
            wajib=wajib,
            tenggang=tenggang_sampai(pengguna) if wajib else None,
            sesi=[(s, dalam_kata(s.peramban), s.pk == ini, tanda(s.pk)) for s in sesi_hidup(pengguna)],
            peristiwa=[(p, dalam_kata(p.peramban)) for p in peristiwa],
            baru=any(p.dibaca is None for p in peristiwa),
            **kwargs,
        )


class Data(TemplateView):
    """The registers of whoever works with more than the menu holds (core.halaman.menu)."""

    template_name = "core/halaman/data.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(catat_gangguan=boleh(self.request.user, Izin.CATAT_GANGGUAN), **kwargs)
