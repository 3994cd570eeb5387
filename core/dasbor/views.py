"""The page of a region: its figures for a period, with links down to its regions and to the lists behind."""

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.generic import View

from core.dasar.izin import terlihat_oleh
from core.dasar.waktu import hari_ini
from core.dasbor.angka import Lingkup
from core.dasbor.isi import papar, pilihan, susun
from core.dasbor.laporan import pdf_keadaan
from core.dasbor.lembar import buku_keadaan
from core.dasbor.masa import MasaForm
from core.lembar.excel import balasan_xlsx
from core.models import Wilayah

TANPA_KANTOR = "Keadaan dihitung untuk wilayah kantor seorang petugas. Akun ini tidak bertugas di kantor mana pun."


class Keadaan(View):
    """Of the region of the address, or of the own office; a region that the person does not see is not found."""

    def get(self, request, kode=""):
        wilayah = self.wilayah(kode)
        form = MasaForm(request.GET, kini=hari_ini(wilayah))
        isi = {"wilayah": wilayah, "form": form}
        if not form.is_valid():
            return render(request, "core/dasbor/keadaan.html", isi, status=422)
        lingkup = Lingkup(wilayah, *form.batas, request.user)
        unduh, pilih = request.GET.get("unduh"), request.GET.get("bagian", "")
        if pilih and pilih not in {p.kode for p in pilihan()}:
            raise Http404
        keadaan = susun(lingkup, "" if unduh else pilih)
        nama = f"Keadaan {wilayah.nama} {lingkup.dari} {lingkup.sampai}"
        match unduh:
            case "xlsx":
                return balasan_xlsx(buku_keadaan(keadaan), nama)
            case "pdf":
                return FileResponse(BytesIO(pdf_keadaan(keadaan)), as_attachment=True, filename=f"{nama}.pdf")
        isi |= papar(keadaan) | {"pilihan": pilihan()}
        isi["terpilih"] = isi["bagian"][0] if pilih else None
        isi["di_atas"] = [(w.nama, lingkup.url_keadaan(w.kode)) for w in di_atas(wilayah, request.user)]
        return render(request, "core/dasbor/keadaan.html", isi)

    def wilayah(self, kode: str) -> Wilayah:
        pengguna = self.request.user
        if not kode and not pengguna.wilayah_kantor:
            raise PermissionDenied(TANPA_KANTOR)
        terlihat = Wilayah.objects.terlihat_oleh(pengguna).select_related("induk")
        return get_object_or_404(terlihat, pk=kode or pengguna.wilayah_kantor[0])


def di_atas(wilayah: Wilayah, pengguna) -> list[Wilayah]:
    """The regions above `wilayah` that the person sees, the highest first."""
    atas = []
    while (wilayah := wilayah.induk) is not None and terlihat_oleh(pengguna, wilayah.kode):
        atas.insert(0, wilayah)
    return atas
