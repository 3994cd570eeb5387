"""One search over everything that a person may see."""

import re

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import TemplateView

from core.cari.hasil import Kelompok, Temuan
from core.dasar.pencari import TERPANJANG
from core.dasar.rupa import angka

SEKILAS, SEGERA = 5, 3  # answers of a kind on the page, and below the box while somebody types
KELOMPOK_SEGERA = 5
NIK = re.compile(r"(?<![0-9A-Za-z])(?:[0-9][ .-]?){15}[0-9](?![0-9A-Za-z])")
BUKAN_NIK = "NIK orang tidak dicari di sini, dan tidak disimpan. Cari orangnya dengan nama."


def dipotong(kelompok: list[Kelompok], banyak: int) -> list[dict]:
    return [
        {"judul": k.sumber.jenis, "kode": k.sumber.kode, "jumlah": k.jumlah, "hasil": k.jawaban[:banyak], "url": k.url,
         "sisa": k.lebih or len(k.jawaban) > banyak}
        for k in kelompok
    ]  # fmt: skip


class Cari(TemplateView):
    """The answers to `q`, by kind; `jenis` narrows them to one."""

    template_name = "core/cari/cari.html"

    def get(self, request, *args, **kwargs):
        if NIK.search(request.GET.get("q", "")[: 2 * TERPANJANG]):
            messages.warning(request, BUKAN_NIK)
            return redirect("cari")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        diketik, jenis = self.request.GET.get("q", ""), self.request.GET.get("jenis", "")
        temuan = Temuan(self.request.user, diketik, jenis=jenis)
        kelompok = temuan.kelompok
        orang = [int(j.pk) for k in kelompok if k.sumber.orang for j in (k.jawaban if jenis else k.jawaban[:SEKILAS])]
        if orang:
            self.request.dipaparkan = {"ksp_usp.orang": orang}
        return super().get_context_data(
            kata=temuan.pencari.teks,
            kosong=not temuan.pencari.kata,
            terlalu_panjang=angka(TERPANJANG) if len(diketik) > TERPANJANG else "",
            mirip=temuan.mirip,
            terlalu_umum=temuan.terlalu_umum,
            jenis=jenis if temuan.sumber and jenis else "",
            kelompok=dipotong(kelompok, len(kelompok[0].jawaban) if jenis and kelompok else SEKILAS),
            **kwargs,
        )


class Segera(TemplateView):
    """The first answers, below the box while somebody types: no people, and nothing that is only alike."""

    template_name = "core/cari/segera.html"

    def get_context_data(self, **kwargs):
        diketik = self.request.GET.get("q", "")
        temuan = Temuan(self.request.user, "" if NIK.search(diketik[: 2 * TERPANJANG]) else diketik, segera=True)
        return super().get_context_data(
            kata=temuan.pencari.teks, kelompok=dipotong(temuan.kelompok[:KELOMPOK_SEGERA], SEGERA), **kwargs
        )
