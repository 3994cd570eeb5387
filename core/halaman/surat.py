"""Letters as PDF, and the public check whether one is genuine."""

import re
from io import BytesIO
from typing import NamedTuple

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView, View

from core.dasar.izin import Izin, boleh
from core.models import Surat, Urusan
from core.perkara.antrean import antrekan
from core.perkara.ingat import sekali
from core.perkara.pindaian import kode_dipindai
from core.perkara.surat import (
    ABJAD_KODE,
    PANJANG_KODE,
    BelumJadi,
    buat_pdf,
    jenis_menurut_kode,
    keadaan_pdf,
    nama_pdf,
    pdf_surat,
    surat_penarikan,
)

TAHUN = re.compile(r"(19|20)\d\d")


class SuratPdf(View):
    def get(self, request, pk):
        surat = get_object_or_404(self.terlihat(), pk=pk)
        try:
            pdf = pdf_surat(surat, seketika=True)
        except BelumJadi:
            antrekan(buat_pdf, surat.pk)
            isi = {"surat": surat, "keadaan": keadaan_pdf(surat)}
            return render(request, "core/halaman/surat_menunggu.html", isi, status=202)
        return FileResponse(BytesIO(pdf), content_type="application/pdf", filename=nama_pdf(surat.hal, surat.nomor))

    def terlihat(self):
        """The letters that the person may open."""
        return Surat.objects.terlihat_oleh(self.request.user)


@method_decorator(login_not_required, name="dispatch")
class SuratPeriksa(TemplateView):
    """Public: is this letter genuine, is it still in force. Shows no personal data."""

    template_name = "core/halaman/surat_periksa.html"

    def get(self, request, kode=""):
        diketik = kode or request.GET.get("kode", "")
        rapi = self.rapi(diketik)
        surat, kalimat, berlaku, uraian = Jawaban(None, bukan_kode(diketik, rapi) if rapi else "", False, [])
        if not kode and not kalimat and diketik:
            return HttpResponseRedirect(reverse("surat_periksa", args=[rapi]) if rapi else reverse("surat_periksa"))
        if kode and not kalimat:
            surat, kalimat, berlaku, uraian = jawaban_kode(rapi)
        ketikan = "".join(c for c in diketik if c.isprintable())[:120] if rapi and surat is None else rapi
        isi = {"surat": surat, "kode": ketikan, "kalimat": kalimat, "berlaku": berlaku, "uraian": uraian}
        isi["pindaian"] = surat.pindaian.last() if surat else None
        status = 200 if surat or not kalimat else 404
        return self.render_to_response({**isi, "diperiksa": timezone.now()}, status=status)

    def rapi(self, diketik: str) -> str:
        """A code as stored, however it was typed, also with the address that the QR leads to.

        Nothing else of what was sent reaches the database.
        """
        kode = diketik.rstrip("/ ").rpartition("/surat/")[2]
        return "".join(c for c in kode.upper() if c.isalnum() and c.isascii())[:40]


class Jawaban(NamedTuple):
    """What the public check says: the letter, the answer in one sentence, whether it may be relied on, what it is."""

    surat: Surat | None
    kalimat: str
    berlaku: bool
    uraian: list[tuple[str, str]]


def jawaban_kode(kode: str) -> Jawaban:
    """The answer to a code as stored."""
    surat = Surat.objects.select_related("instansi").filter(kode=kode).first()
    urusan = urusan_surat(surat) if surat else None
    uraian = urusan.seperti_diputus().uraian_surat(surat) if urusan else []
    return Jawaban(surat, *kalimat_surat(surat, urusan), uraian)


def kalimat_surat(surat: Surat | None, urusan=None) -> tuple[str, bool]:
    """The answer in one sentence, and whether the letter may be relied on."""
    if surat is None:
        return (
            "Surat dengan kode ini tidak ditemukan. Jangan gunakan surat itu sebelum bertanya kepada penerbitnya.",
            False,
        )
    pengganti = surat.pengganti.order_by("pk").last()
    if pengganti:
        return f"Surat ini asli, tetapi sudah diganti oleh surat nomor {pengganti.nomor}.", False
    jenis = jenis_menurut_kode(urusan.alur, surat.jenis) if urusan else None
    menyatakan = jenis.menyatakan if jenis else ""
    semua, batal = urusan_batal(surat)
    if semua and batal == semua:
        return "Surat ini asli, tetapi urusannya sudah ditarik kembali.", False
    if batal:
        menyatakan = f"{menyatakan} {batal} dari {semua} urusannya sudah ditarik kembali.".strip()
        return f"Surat ini asli. {menyatakan}", True
    kalimat, berlaku = urusan.keterangan_surat(surat) if urusan else ("", True)
    biasa = f"Surat ini asli. {menyatakan}" if menyatakan else "Surat ini asli dan masih berlaku."
    return kalimat or biasa, berlaku


def bukan_kode(diketik: str, rapi: str) -> str:
    """What was typed in place of a code, in one sentence; empty when it is spelt as one."""
    if len(rapi) == PANJANG_KODE and set(rapi) <= set(ABJAD_KODE):
        return ""
    di_mana = f"{PANJANG_KODE} huruf dan angka di bawah kode QR"
    # A code knows neither 0 nor 1, and so no year.
    if "/" in diketik.rpartition("/surat/")[2].rstrip("/ ") or TAHUN.search(rapi):
        return f"Itu nomor surat. Ketik kodenya, yaitu {di_mana}."
    if len(rapi) != PANJANG_KODE:
        return f"Surat tidak ditemukan: kode surat terdiri atas {di_mana}; yang Anda ketik {len(rapi)}. Periksa lagi."
    asing = " dan ".join(sorted(set(rapi) - set(ABJAD_KODE)))
    return f"Surat tidak ditemukan: kode surat tidak memakai {asing}. Periksa lagi {di_mana}."


def urusan_surat(surat):
    """The case that a letter is about, of several the first; None when it is about none."""
    objek = surat.objek.order_by("pk").first()
    return apps.get_model(objek.objek_jenis).objects.filter(pk=objek.objek_id).first() if objek else None


def urusan_batal(surat) -> tuple[int, int]:
    """How many cases the letter is about, and how many of them were withdrawn since.

    A letter may also name what is no case and has no route: the koperasi, its licence. The letter that withdraws a case
    stays in force.
    """
    milik: dict[str, list[int]] = {}
    for jenis, pk in surat.objek.values_list("objek_jenis", "objek_id"):
        milik.setdefault(jenis, []).append(pk)
    semua = batal = 0
    for jenis, pk in milik.items():
        model = apps.get_model(jenis)
        if issubclass(model, Urusan):
            semua += len(pk)
            if surat.jenis not in surat_penarikan(model.alur):
                batal += model.objects.filter(pk__in=pk, status__in=model.alur.batal).count()
    return semua, batal


def surat_urusan(urusan, pengguna) -> list[Surat]:
    """The letters of a case for komponen/surat.html: each with `dipindai`, and `dapat_unggah` for whoever may."""
    daftar = sekali(urusan, "surat", lambda: list(urusan.daftar_surat.select_related("instansi")))
    for surat in daftar:
        surat.dipindai = surat.jenis in kode_dipindai()
        surat.dapat_unggah = surat.dipindai and boleh(pengguna, Izin.UNGGAH_PINDAIAN, surat.instansi)
    return daftar
