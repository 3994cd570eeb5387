"""One search over everything that a person may see."""

from django.views.generic import TemplateView

from core.cari.hasil import Kelompok, Temuan
from core.dasar.pencari import TERPANJANG
from core.dasar.rupa import angka
from core.halaman.tanpa_nik import TanpaNik, memuat_nik

SEKILAS, SEGERA = 5, 3  # answers of a kind on the page, and below the box while somebody types
KELOMPOK_SEGERA = 5


def dipotong(kelompok: list[Kelompok], banyak: int) -> list[dict]:
    return [
        {"judul": k.sumber.jenis, "kode": k.sumber.kode, "jumlah": k.jumlah, "hasil": k.jawaban[:banyak], "url": k.url,
         "sisa": k.lebih or len(k.jawaban) > banyak}
        for k in kelompok
    ]  # fmt: skip


class Cari(TanpaNik, TemplateView):
    """The answers to `q`, by kind; `jenis` narrows them to one."""

    template_name = "core/cari/cari.html"

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
        temuan = Temuan(self.request.user, "" if memuat_nik(diketik) else diketik, segera=True)
        return super().get_context_data(
            kata=temuan.pencari.teks, kelompok=dipotong(temuan.kelompok[:KELOMPOK_SEGERA], SEGERA), **kwargs
        )
