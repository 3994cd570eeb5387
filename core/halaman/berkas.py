"""Uploaded files: taken in and given out through the permission of their case."""

from io import BytesIO

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import View

from core.halaman.urusan import model_urusan
from core.models import Berkas, Urusan
from core.perkara.berkas import catat_berkas, nama_aman, terima_berkas
from core.perkara.simpanan import baca
from core.perkara.versi import kalimat_tertutup, simpan_isian

JENIS_ISI = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class BerkasUnduh(View):
    def get(self, request, pk):
        berkas = get_object_or_404(Berkas.objects.terlihat_oleh(request.user), pk=pk)
        model = apps.get_model(berkas.objek_jenis) if berkas.objek_jenis else None
        if model and issubclass(model, Urusan) and (tertutup := model.berkas_tertutup(berkas, request.user)):
            raise PermissionDenied(tertutup)
        return FileResponse(
            BytesIO(baca(berkas.isi.name, berkas.sha256)),
            content_type=JENIS_ISI[berkas.jenis],
            filename=nama_aman(berkas.nama, berkas.jenis),
            as_attachment=berkas.jenis == "xlsx",
        )


@require_POST
def berkas_unggah(request, jenis, pk):
    """Store one file for a case, at once; a refused file says why and loses nothing else."""
    urusan = get_object_or_404(model_urusan(jenis).objects.terlihat_oleh(request.user), pk=pk)
    if not urusan.alur.dapat_diubah(urusan, request.user):
        raise PermissionDenied(kalimat_tertutup(urusan))
    kembali = request.POST.get("kembali", "")
    if not url_has_allowed_host_and_scheme(kembali, allowed_hosts=None):
        kembali = urusan.get_absolute_url()
    if "file" not in request.FILES:
        messages.error(request, "Pilih berkas dahulu, lalu tekan Unggah.")
        return HttpResponseRedirect(kembali)
    try:
        butir = "".join(c for c in request.POST.get("butir", "") if c.isprintable())[:60]
        diterima = terima_berkas(request.FILES["file"])
        # A file is part of the form: a decision that was looked at without it must notice.
        with simpan_isian(urusan, request.user) as terkunci:
            berkas = catat_berkas(diterima, request.user, terkunci, butir)
    except ValidationError as galat:
        messages.error(request, f"{request.FILES['file'].name}: {galat.messages[0]}")
    else:
        messages.success(request, f"Berkas {berkas.nama} tersimpan.")
    return HttpResponseRedirect(kembali)
