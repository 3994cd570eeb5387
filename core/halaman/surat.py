"""Letters as PDF, and the public check whether one is genuine."""

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView, View

from core.models import Surat, Urusan


class SuratPdf(View):
    def get(self, request, pk):
        surat = get_object_or_404(Surat.objects.terlihat_oleh(request.user), pk=pk)
        nama = "".join(c if c.isalnum() else "-" for c in surat.nomor)
        return FileResponse(surat.pdf.open(), content_type="application/pdf", filename=f"{surat.jenis}-{nama}.pdf")


@method_decorator(login_not_required, name="dispatch")
class SuratPeriksa(TemplateView):
    """Public: is this letter genuine, is it still in force. Shows no personal data."""

    template_name = "core/halaman/surat_periksa.html"

    def get(self, request, kode=""):
        if not kode and request.GET.get("kode"):
            rapi = self.rapi(request.GET["kode"])[:40]
            return HttpResponseRedirect(reverse("surat_periksa", args=[rapi]) if rapi else reverse("surat_periksa"))
        surat, kalimat, berlaku, uraian, rapi = None, "", False, [], self.rapi(kode)
        if kode:
            surat = Surat.objects.select_related("instansi").filter(kode=rapi).first()
            urusan = urusan_surat(surat) if surat else None
            kalimat, berlaku = self.kalimat(surat, urusan)
            uraian = urusan.uraian_surat(surat) if urusan else []
        isi = {"surat": surat, "kode": rapi, "kalimat": kalimat, "berlaku": berlaku, "uraian": uraian}
        return self.render_to_response({**isi, "diperiksa": timezone.now()}, status=200 if surat or not kode else 404)

    def rapi(self, kode: str) -> str:
        """A code as stored, however it was typed; nothing else of what was sent reaches the database or the page."""
        return "".join(c for c in kode.upper() if c.isalnum() and c.isascii())

    def kalimat(self, surat, urusan=None) -> tuple[str, bool]:
        """The answer in one sentence, and whether the letter may be relied on."""
        if surat is None:
            return (
                "Surat dengan kode ini tidak ditemukan. Jangan gunakan surat itu sebelum bertanya kepada penerbitnya.",
                False,
            )
        pengganti = surat.pengganti.order_by("pk").last()
        if pengganti:
            return f"Surat ini asli, tetapi sudah diganti oleh surat nomor {pengganti.nomor}.", False
        semua, batal = urusan_batal(surat)
        if semua and batal == semua:
            return "Surat ini asli, tetapi urusannya sudah ditarik kembali.", False
        if batal:
            sisa = f"kecuali bagi {batal} dari {semua} urusan yang sudah ditarik kembali"
            return f"Surat ini asli dan berlaku, {sisa}.", True
        kalimat, berlaku = urusan.keterangan_surat(surat) if urusan else ("", True)
        return kalimat or "Surat ini asli dan masih berlaku.", berlaku


def urusan_surat(surat):
    """The case that a letter is about, of several the first; None when it is about none."""
    objek = surat.objek.order_by("pk").first()
    return apps.get_model(objek.objek_jenis).objects.filter(pk=objek.objek_id).first() if objek else None


def urusan_batal(surat) -> tuple[int, int]:
    """How many cases the letter is about, and how many of them were withdrawn since.

    A letter may also name what is no case and has no route: the koperasi, its licence.
    """
    milik: dict[str, list[int]] = {}
    for jenis, pk in surat.objek.values_list("objek_jenis", "objek_id"):
        milik.setdefault(jenis, []).append(pk)
    semua = batal = 0
    for jenis, pk in milik.items():
        model = apps.get_model(jenis)
        if issubclass(model, Urusan):
            semua += len(pk)
            batal += model.objects.filter(pk__in=pk, status__in=model.alur.batal).count()
    return semua, batal
