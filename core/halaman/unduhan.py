"""Lists as sheets: at once where they are short, by a worker where they are long, told how far it is.

A worker opens the address of the list again as the person who asked, so that what it writes is what that person may see
when it is written. Nothing is made, and nothing handed out, for who lost one of the posts held when it was asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import resolve
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import DetailView, ListView, View
from django_tasks import task

from core.dasar.rupa import angka, tanggal_jam
from core.dasar.waktu import hari_ini
from core.halaman.paparan import ANGKA_PANJANG
from core.lembar.excel import JENIS_XLSX, tulis_xlsx
from core.models import Pengguna, Unduhan
from core.perkara.antrean import antrekan
from core.perkara.simpanan import FOLDER_BERKAS, baca, sidik_isi, simpan

LANGSUNG = 5_000  # rows for which the browser waits
TERBANYAK = 200_000
SIMPAN = timedelta(days=3)
SELANG = 1_000  # rows between two reports of a worker
PENUGASAN_BERUBAH = (
    "Penugasan Anda berubah sejak lembar ini diminta, jadi lembar ini tidak dapat dibuka lagi. Buka daftarnya dan"
    " minta lembar baru: isinya menurut yang sekarang dapat Anda lihat."
)


def lembar_daftar(
    request: HttpRequest,
    judul: str,
    kepala: list[str],
    baris: Iterable[list],
    jumlah: int,
    saringan: Iterable[str] = (),
) -> HttpResponse:
    """A list as a sheet to download; above its headers what it is, by which filters, who took it and when."""
    pengguna, saat = request.user, timezone.now()
    kantor = [p.instansi for p in pengguna.penugasan_aktif() if p.pihak is None]
    oleh = ", ".join(dict.fromkeys([pengguna.nama, *(k.nama for k in kantor)]))
    zona = {"zona": kantor[0].wilayah.zona} if kantor else {}
    atas = (
        judul,
        "Saringan: " + (ANGKA_PANJANG.sub("[angka]", "; ".join(saringan)) or "tidak ada"),
        f"Diunduh oleh {oleh} pada {tanggal_jam(saat, **zona)}",
        f"{angka(jumlah)} baris",
        "",
    )
    maju: Callable[[int], None] | None = getattr(request, "maju", None)
    isi = tulis_xlsx(judul, kepala, melapor(baris, maju) if maju else baris, atas)
    return _balasan(isi, judul)


def melapor(baris: Iterable[list], maju: Callable[[int], None]) -> Iterator[list]:
    """The same rows, telling `maju` from time to time how many there were."""
    for nomor, satu in enumerate(baris, 1):
        yield satu
        if nomor % SELANG == 0:
            maju(nomor)


def _balasan(isi: bytes, judul: str) -> HttpResponse:
    # The title may be the name of an office: whatever it holds, the header is one line.
    nama = "".join(c if c.isalnum() or c in " .-" else "-" for c in f"{judul} {hari_ini():%Y-%m-%d}.xlsx")
    return HttpResponse(isi, JENIS_XLSX, headers={"Content-Disposition": content_disposition_header(True, nama)})


# Long lists


def minta_lembar(request: HttpRequest, judul: str, jumlah: int) -> HttpResponseRedirect:
    """Ask a worker for the list of this address; leads to the page that tells how far it is. Asked twice, it is one."""
    isi = {"pengguna": request.user, "alamat": request.path, "saringan": request.GET.urlencode()}
    belum = (Unduhan.Keadaan.MENUNGGU, Unduhan.Keadaan.BERJALAN)
    unduhan = Unduhan.objects.filter(keadaan__in=belum, **isi).first()
    if unduhan is None:
        isi |= {"penugasan": penugasan_kini(request.user), "diminta_pada": timezone.now()}
        with transaction.atomic():
            unduhan = Unduhan.objects.create(judul=judul[:200], jumlah=jumlah, **isi)
            antrekan(buat_lembar, unduhan.pk)
    return redirect(unduhan)


def penugasan_kini(pengguna: Pengguna) -> list[list]:
    """The posts of a person, as they are compared: role, office, koperasi."""
    return sorted([p.peran, p.instansi_id, p.pihak or 0] for p in pengguna.penugasan_aktif())


def masih_berhak(unduhan: Unduhan, pengguna: Pengguna) -> bool:
    """Whether the person still holds every post of when the sheet was asked for."""
    kini = penugasan_kini(pengguna)
    return pengguna.is_active and all(satu in kini for satu in unduhan.penugasan)


@task()
def buat_lembar(pk: int) -> None:
    """Make the sheet of one Unduhan. May be called twice: what is made stays."""
    unduhan = Unduhan.objects.filter(pk=pk).select_related("pengguna").first()
    if unduhan is None or unduhan.siap or unduhan.ditolak:
        return
    _ubah(unduhan, keadaan=Unduhan.Keadaan.BERJALAN, tertulis=0)
    try:
        permintaan = permintaan_lagi(unduhan)
        balasan = buka_lagi(permintaan) if masih_berhak(unduhan, unduhan.pengguna) else None
        if balasan is None:
            _ubah(unduhan, keadaan=Unduhan.Keadaan.DITOLAK, selesai_pada=timezone.now())
            return
        isi = balasan.content
        _ubah(
            unduhan, keadaan=Unduhan.Keadaan.SELESAI, selesai_pada=timezone.now(), isi=simpan(isi, FOLDER_BERKAS),
            sha256=sidik_isi(isi), baris=getattr(permintaan, "dipaparkan", {}),
        )  # fmt: skip
    except Exception:
        _ubah(unduhan, keadaan=Unduhan.Keadaan.GAGAL)
        raise


def _ubah(unduhan: Unduhan, **isi) -> None:
    Unduhan.objects.filter(pk=unduhan.pk).update(**isi)


def permintaan_lagi(unduhan: Unduhan) -> HttpRequest:
    """The request of the list as its person made it, with `maju`, by which it reports."""
    permintaan = HttpRequest()
    permintaan.method, permintaan.path, permintaan.path_info = "GET", unduhan.alamat, unduhan.alamat
    permintaan.GET = QueryDict(unduhan.saringan)
    permintaan.user = unduhan.pengguna
    permintaan.resolver_match = resolve(unduhan.alamat)
    permintaan.maju = lambda nomor: _ubah(unduhan, tertulis=nomor)
    return permintaan


def buka_lagi(permintaan: HttpRequest) -> HttpResponse | None:
    """The sheet that the list gives now; None where this person may no longer open it."""
    cocok = permintaan.resolver_match
    try:
        balasan = cocok.func(permintaan, *cocok.args, **cocok.kwargs)
    except (PermissionDenied, Http404):
        return None
    return balasan if balasan.headers.get("Content-Type") == JENIS_XLSX else None


class MilikSaya:
    """Only one's own."""

    context_object_name = "unduhan"

    def get_queryset(self):
        return Unduhan.objects.filter(pengguna=self.request.user).defer("baris")


class UnduhanDaftar(MilikSaya, ListView):
    """The sheets that I asked for in the last days."""

    template_name = "core/halaman/unduhan_daftar.html"
    extra_context = {"hari": SIMPAN.days}


class UnduhanRinci(MilikSaya, DetailView):
    """How far a sheet is; 202 as long as it is not there, for the script that waits."""

    template_name = "core/halaman/unduhan.html"
    extra_context = {"hari": SIMPAN.days, "penugasan_berubah": PENUGASAN_BERUBAH}

    def render_to_response(self, context, **kwargs):
        return super().render_to_response(context, status=202 if self.object.berjalan else 200, **kwargs)


class UnduhanBerkas(View):
    """The sheet itself, as long as the person still holds what it was made for."""

    def get(self, request, pk):
        unduhan = get_object_or_404(Unduhan, pk=pk, pengguna=request.user, keadaan=Unduhan.Keadaan.SELESAI)
        if not masih_berhak(unduhan, request.user):
            _ubah(unduhan, keadaan=Unduhan.Keadaan.DITOLAK)
            raise PermissionDenied(PENUGASAN_BERUBAH)
        request.dipaparkan = unduhan.baris
        return _balasan(baca(unduhan.isi.name, unduhan.sha256), unduhan.judul)
