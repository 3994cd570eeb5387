"""The read API: registers and licences for the programs of offices, the public check and the open data for all.

Whoever asks with a token sees what its office sees, by the same `terlihat_oleh` as the pages, field by field as the
registers say (core.terbuka.register). Only reading; no foreign page may ask (no CORS); each request of a token is
written down.
"""

import logging
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Annotated, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, reverse
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field, create_model

from core.halaman.galat import golongkan, tampil
from core.halaman.surat import bukan_kode, jawaban_kode
from core.terbuka.aturan import situs
from core.terbuka.berkas import FORMAT
from core.terbuka.kumpulan import semua_kumpulan
from core.terbuka.register import Register, semua_register
from core.terbuka.token import TIDAK_DIKENAL, DenganToken, LajuToken, LajuUmum, catat_api, kantor

catatan = logging.getLogger(__name__)
AKAR = "/api/v1/"
SEHALAMAN, PALING_BANYAK = 100, 500
TERBESAR = 2**63 - 1

api = NinjaAPI(
    title="Sentra", version="1", docs_url=None, openapi_url=None, urls_namespace="api",
    description="Baca saja. Token dibuat admin instansi; yang terlihat sama dengan yang terlihat kantornya.",
)  # fmt: skip


class Galat(Schema):
    """Every refusal: what is wrong and what to do, in one sentence."""

    galat: str


class Berkas(Schema):
    bentuk: str
    alamat: str


class KumpulanData(Schema):
    kode: str
    judul: str
    uraian: str
    berkas: list[Berkas]


class Keterangan(Schema):
    label: str
    isi: str


class PeriksaSurat(Schema):
    """What the public check says of a letter."""

    kalimat: str
    berlaku: bool
    hal: str
    nomor: str
    tanggal: date
    penerbit: str
    keterangan: list[Keterangan]


GALAT = dict.fromkeys((401, 403, 422, 429), Galat)
GALAT_UMUM = dict.fromkeys((422, 429), Galat)


@api.get(
    "data-terbuka", url_name="api_data_terbuka", auth=None, throttle=[LajuUmum()],
    response={200: list[KumpulanData], 429: Galat}, summary="Kumpulan data terbuka", tags=["umum"],
)  # fmt: skip
def data_terbuka(request):
    """Every data set for everybody, with the addresses of its files. Without a token."""
    return [
        {
            "kode": k.kode, "judul": k.judul, "uraian": k.uraian,
            "berkas": [
                {"bentuk": bentuk, "alamat": situs(reverse("data_terbuka_berkas", args=[k.kode, bentuk]))}
                for bentuk in FORMAT
            ],
        }
        for k in semua_kumpulan().values()
    ]  # fmt: skip


@api.get(
    "surat/{kode}", url_name="api_surat", auth=None, throttle=[LajuUmum()],
    response={200: PeriksaSurat, 404: Galat, **GALAT_UMUM}, summary="Periksa keaslian surat", tags=["umum"],
)  # fmt: skip
def surat(request, kode: Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{12,14}$")]):
    """What the public page says of the letter with this code. Without a token."""
    rapi = kode.replace("-", "").upper()
    if salah := bukan_kode(kode, rapi):
        raise HttpError(404, salah)
    jawaban = jawaban_kode(rapi)
    if jawaban.surat is None:
        raise HttpError(404, jawaban.kalimat)
    return {
        "kalimat": jawaban.kalimat, "berlaku": jawaban.berlaku, "hal": jawaban.surat.hal,
        "nomor": jawaban.surat.nomor, "tanggal": jawaban.surat.tanggal, "penerbit": jawaban.surat.instansi.nama,
        "keterangan": [{"label": label, "isi": isi} for label, isi in jawaban.uraian],
    }  # fmt: skip


def _pasang(r: Register) -> None:
    """The address of one register."""
    isi = {b.nama: (b.jenis | None, Field(description=b.arti)) for b in r.bidang}
    baris = create_model(f"Baris{r.kode.title()}", __base__=Schema, **isi)
    halaman = create_model(
        f"Halaman{r.kode.title()}", __base__=Schema, baris=(list[baris], ...),
        sesudah=(int | None, Field(description="Kirim sebagai `sesudah` untuk halaman berikutnya; null: habis.")),
    )  # fmt: skip

    @api.get(
        r.kode, url_name=f"api_{r.kode}", operation_id=r.kode, auth=DenganToken(), throttle=[LajuToken()],
        response={200: halaman, **GALAT}, summary=r.judul, tags=[r.cakupan.value],
    )  # fmt: skip
    def daftar(
        request,
        sesudah: Annotated[int, Query(ge=0, le=TERBESAR, description="Kunci baris terakhir yang sudah diterima.")] = 0,
        batas: Annotated[int, Query(ge=1, le=PALING_BANYAK, description="Baris sekali jawab.")] = SEHALAMAN,
        wilayah: Annotated[
            str | None, Query(pattern=r"^[0-9]{2}(\.[0-9]{2})?$", description="Kode wilayah; dengan yang di bawahnya.")
        ] = None,
    ):
        return ambil(request, r, sesudah, batas, wilayah)


def ambil(request: HttpRequest, r: Register, sesudah: int, batas: int, wilayah: str | None) -> dict[str, Any]:
    """One page of a register, as far as the office of the token sees it."""
    if r.cakupan not in request.auth.cakupan:
        raise HttpError(403, f"Token ini tidak membuka {r.judul}. Minta token dengan cakupan “{r.cakupan.label}”.")
    terlihat = r.terlihat(kantor(request.auth)).filter(pk__gt=sesudah).order_by("pk")
    if wilayah:
        terlihat = terlihat.filter(r.di_wilayah(wilayah))
    semua = list(terlihat.values_list("pk", *(b.jalur for b in r.bidang))[: batas + 1])
    lagi, semua = len(semua) > batas, semua[:batas]
    request.banyak_baris = len(semua)
    nama = [b.nama for b in r.bidang]
    baris = [dict(zip(nama, satu[1:], strict=True)) for satu in semua]
    return {"baris": baris, "sesudah": semua[-1][0] if lagi else None}


for _register in semua_register().values():
    _pasang(_register)


# Refusals, all alike


def _tolak(status: int, kalimat: str, **kepala: str) -> HttpResponse:
    return JsonResponse({"galat": kalimat}, status=status, headers=kepala)


@api.exception_handler(AuthenticationError)
def tanpa_token(request, galat):
    return _tolak(401, TIDAK_DIKENAL, **{"WWW-Authenticate": "Bearer"})


@api.exception_handler(Throttled)
def terlalu_sering(request, galat):
    return _tolak(429, "Terlalu banyak permintaan dalam satu menit. Coba lagi menurut kepala Retry-After.")


@api.exception_handler(HttpError)
def ditolak(request, galat):
    return _tolak(galat.status_code, galat.message)


@api.exception_handler(Http404)
def tidak_ada(request, galat):
    return _tolak(404, "Alamat ini tidak ada. Daftar alamat: /api/.")


@api.exception_handler(ValidationError)
def salah_isi(request, galat):
    nama = dict.fromkeys(str(satu["loc"][-1]) for satu in galat.errors)
    return _tolak(422, f"Isian {', '.join(nama)} tidak dapat dibaca. Bentuk dan batasnya tertulis di /api/.")


@api.exception_handler(Exception)
def terganggu(request, galat):
    """What nobody foresaw, and a database that does not answer: logged with a number that the answer names."""
    catatan.error("API %s", request.path, exc_info=galat)
    kelas, balasan = golongkan(galat), tampil(request, galat)
    nomor = getattr(request, "nomor_gangguan", "")
    kalimat = f"{kelas.judul}. {kelas.sebab} {kelas.saran}" + (f" Nomor kejadian {nomor}." if nomor else "")
    lagi = {"Retry-After": balasan["Retry-After"]} if balasan.has_header("Retry-After") else {}
    return _tolak(kelas.status, kalimat, **lagi)


def _terbuka(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Without the log-in of the pages; kept by nobody on the way; written down when a token asked."""

    @wraps(view)
    def jaga(request, *args, **kwargs):
        balasan = view(request, *args, **kwargs)
        if balasan.status_code == 405:
            balasan = _tolak(405, "API ini hanya untuk membaca: pakai GET.", Allow=balasan["Allow"])
        balasan["Cache-Control"] = "no-store"
        if getattr(request, "auth", None):
            catat_api(request, balasan.status_code)
        return balasan

    jaga.login_required = False
    return jaga


def alamat_api() -> list[URLPattern]:
    """The addresses of the API by plain names, as those of the pages."""
    semua = [p for p in api.urls[0] if p.name != "api-root"]
    for p in semua:
        p.callback = _terbuka(p.callback)
    return semua


def skema_openapi() -> dict[str, Any]:
    """The description of the API."""
    isi = api.get_openapi_schema(path_prefix=AKAR)
    return {**isi, "servers": [{"url": settings.ALAMAT_SITUS.rstrip("/")}]}
