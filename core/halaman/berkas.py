"""Uploaded files: taken in and given out through the permission of their case."""

from io import BytesIO

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import View

from core.halaman.urusan import model_urusan
from core.models import Berkas, Urusan
from core.perkara.berkas import (
    catat_berkas,
    lepas_kembar,
    nama_aman,
    periksa_pindaian,
    simpan_berkas,
    terima_berkas,
)
from core.perkara.salinan import isi_terlihat
from core.perkara.simpanan import baca
from core.perkara.versi import kalimat_tertutup, simpan_isian

JENIS_ISI = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


TAK_TERTAMPIL = "Berkas ini tidak dapat ditampilkan dengan aman. Minta pengirimnya mencetak ulang sebagai PDF biasa."


class BerkasView(View):
    """One file, for whoever may see its case and this paper of it."""

    def dispatch(self, request, pk):
        self.berkas = get_object_or_404(Berkas.objects.terlihat_oleh(request.user), pk=pk)
        jenis = self.berkas.objek_jenis
        self.model = model = apps.get_model(jenis) if jenis else None
        if model and issubclass(model, Urusan) and (tertutup := model.berkas_tertutup(self.berkas, request.user)):
            raise PermissionDenied(tertutup)
        return super().dispatch(request)


class BerkasUnduh(BerkasView):
    """What is to be seen of it, which acts in no reader (core.perkara.salinan)."""

    def get(self, request):
        berkas = self.berkas
        try:
            isi = isi_terlihat(berkas)
        except ValidationError:
            messages.warning(request, TAK_TERTAMPIL)
            return redirect("berkas_asli", berkas.pk)
        return FileResponse(
            BytesIO(isi),
            content_type=JENIS_ISI[berkas.jenis],
            filename=nama_aman(berkas.nama, berkas.jenis),
            as_attachment=berkas.jenis == "xlsx",
        )


class BerkasAsli(BerkasView):
    """The file as it came, byte by byte: as evidence, for checking a signature. Said first, and never opened here."""

    def get(self, request):
        berkas = self.berkas
        if request.GET.get("unduh") != "ya":
            asal = self.model and self.model.objects.filter(pk=berkas.objek_id).first()
            return render(request, "core/halaman/berkas_asli.html", {"berkas": berkas, "asal": asal})
        return FileResponse(
            BytesIO(baca(berkas.isi.name, berkas.sha256)),
            content_type="application/octet-stream",
            filename=nama_aman(f"asli – tidak dibuka otomatis – {berkas.nama}", berkas.jenis),
            as_attachment=True,
        )


def terima_pindaian(request, butir: str, sebutan: str) -> tuple[Berkas | None, ValidationError | None]:
    """The scan of `sebutan` that came now, stored at once, or the one that an earlier try stored; and what is wrong.

    `butir` says what it is of; the form names the earlier one in `berkas` (core.halaman.forms.FormBerpindai).
    """
    kunci, tersimpan = request.POST.get("berkas", ""), None
    if kunci.isascii() and kunci.isdecimal() and len(kunci) < 16:
        milik = Berkas.objects.filter(objek_id=None, butir=butir, diunggah_oleh=request.user)
        tersimpan = milik.filter(pk=int(kunci)).first()
    unggahan = request.FILES.get("pindaian")
    if unggahan is None:
        return tersimpan, None
    try:
        periksa_pindaian(unggahan, sebutan)
        return simpan_berkas(unggahan, request.user, butir=butir), None
    except ValidationError as salah:
        return tersimpan, salah


@require_POST
def berkas_unggah(request, jenis, pk):
    """Store one file for a case, at once; a refused file says why and loses nothing else."""
    urusan = get_object_or_404(model_urusan(jenis).objects.terlihat_oleh(request.user), pk=pk)
    if not urusan.alur.dapat_diubah(urusan, request.user):
        raise PermissionDenied(kalimat_tertutup(urusan))
    request.halaman_urusan = urusan.get_absolute_url()
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
            lepas_kembar(berkas, terkunci)
    except ValidationError as galat:
        messages.error(request, f"{request.FILES['file'].name}: {galat.messages[0]}")
    else:
        messages.success(request, f"Berkas {berkas.nama} tersimpan.")
    return HttpResponseRedirect(kembali)
