"""The pages and files of the open data: for everybody, without a log-in; nothing here shows a person."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from core.terbuka.aturan import berkas_aturan, satu_aturan, situs
from core.terbuka.berkas import FORMAT, berkas_kumpulan, kamus, kamus_csvw, tulis_json
from core.terbuka.katalog import katalog
from core.terbuka.kumpulan import LAMA_SIMPAN, LISENSI, LISENSI_ALAMAT, LISENSI_ARTI, Kumpulan, semua_kumpulan
from core.terbuka.skema import skema

LISENSI_HALAMAN = {"nama": LISENSI, "alamat": LISENSI_ALAMAT, "arti": LISENSI_ARTI}


@method_decorator(login_not_required, name="dispatch")
class DataTerbuka(TemplateView):
    """Which data sets there are, in which forms, under which licence. No database."""

    template_name = "core/terbuka/data_terbuka.html"

    def get_context_data(self, **kwargs):
        kumpulan = [(k, tautan_berkas(k)) for k in semua_kumpulan().values()]
        lain = {"lisensi": LISENSI_HALAMAN, "menit": LAMA_SIMPAN // 60, "situs": situs("/data-terbuka/")}
        return super().get_context_data(kumpulan=kumpulan, contoh_aturan="sentra.jumlah_ukm", **lain, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class DataRinci(TemplateView):
    """One data set: what its columns mean, what to know of it, its files."""

    template_name = "core/terbuka/rinci.html"

    def get_context_data(self, **kwargs):
        k = cari_kumpulan(self.kwargs["kode"])
        isi = {"kumpulan": k, "berkas": tautan_berkas(k), "kamus": kamus(k)}
        return super().get_context_data(lisensi=LISENSI_HALAMAN, menit=LAMA_SIMPAN // 60, **isi, **kwargs)


def cari_kumpulan(kode: str) -> Kumpulan:
    """The data set of an address. Raises Http404."""
    if kode not in semua_kumpulan():
        raise Http404
    return semua_kumpulan()[kode]


def tautan_berkas(k: Kumpulan) -> list[tuple[str, str]]:
    """(CSV, its address) for each form."""
    return [(akhiran.upper(), reverse("data_terbuka_berkas", args=[k.kode, akhiran])) for akhiran in FORMAT]


@login_not_required
@require_safe
def berkas(request: HttpRequest, kode: str, akhiran: str) -> HttpResponse:
    """A data set as a file; 304 for whoever has it already."""
    kumpulan = cari_kumpulan(kode)
    if akhiran not in FORMAT:
        raise Http404
    satu = berkas_kumpulan(kumpulan, akhiran)
    balasan = _balasan(request, satu.isi, FORMAT[akhiran].jenis, satu.tanda, satu.dibuat.timestamp())
    if akhiran != "json":
        balasan["Content-Disposition"] = f'attachment; filename="{kode}.{akhiran}"'
    return balasan


@login_not_required
@require_safe
def kamus_json(request: HttpRequest, kode: str) -> HttpResponse:
    """The dictionary of a CSV, beside the file, where CSV on the Web looks for it."""
    k = cari_kumpulan(kode)
    isi = kamus_csvw(k, situs(reverse("data_terbuka_berkas", args=[kode, "csv"])))
    return _balasan(request, tulis_json(isi), "application/csvm+json")


@login_not_required
@require_safe
def katalog_jsonld(request: HttpRequest) -> HttpResponse:
    """The catalogue (DCAT 3)."""
    return _balasan(request, tulis_json(katalog()), "application/ld+json")


@login_not_required
@require_safe
def aturan_json(request: HttpRequest) -> HttpResponse:
    """All rules and provisions."""
    isi, tanda = berkas_aturan()
    return _balasan(request, isi, "application/json; charset=utf-8", tanda)


@login_not_required
@require_safe
def satu_aturan_json(request: HttpRequest, kode: str) -> HttpResponse:
    """One rule with all its versions."""
    if kode not in satu_aturan():
        raise Http404
    return _balasan(request, tulis_json(satu_aturan()[kode]), "application/json; charset=utf-8")


@login_not_required
@require_safe
def skema_json(request: HttpRequest) -> HttpResponse:
    """What the rules as data look like."""
    return _balasan(request, tulis_json(skema()), "application/schema+json")


def _balasan(
    request: HttpRequest, isi: bytes, jenis: str, tanda: str = "", dibuat: float | None = None
) -> HttpResponse:
    """A file for everybody, which a proxy may keep for as long as we do; 304 where `tanda` or the day is the same."""
    balasan = HttpResponse(isi, jenis, headers={"Cache-Control": f"public, max-age={LAMA_SIMPAN}"})
    if tanda:
        balasan["ETag"] = f'"{tanda}"'
    if dibuat is not None:
        balasan["Last-Modified"] = http_date(dibuat)
    return get_conditional_response(request, balasan.get("ETag"), dibuat and int(dibuat), balasan) or balasan
