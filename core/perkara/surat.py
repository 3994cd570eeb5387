"""Letters: one place that numbers, freezes and typesets them. The only importer of WeasyPrint."""

from __future__ import annotations

import atexit
import io
import logging
import re
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast

import segno
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task
from pypdf import PdfReader, PdfWriter

from aturan.bahasa.bilangan import BULAN
from aturan.upaya_administratif import upaya_administratif
from core.dasar.gangguan import BerkasBerubah, BerkasHilang, SuratGagal
from core.dasar.keadaan import baca_saja
from core.models import Instansi, Rendisi, Surat, SuratObjek
from core.perkara.antrean import antrekan, keadaan
from core.perkara.berkas import nama_aman
from core.perkara.lambang import lambang
from core.perkara.nomor import nomor_berikut, susun_nomor
from core.perkara.simpanan import FOLDER_SURAT, baca, sidik_isi, simpan
from core.perkara.wewenang import Wewenang

if TYPE_CHECKING:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    from core.perkara.alur import Alur, Konteks, T

# No 0/O, 1/I/L: the code is read aloud and typed from paper.
ABJAD_KODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PANJANG_KODE = 12
# Width and height in mm; F4 is the folio of Indonesian offices.
UKURAN_KERTAS = {"A4": (210, 297), "F4": (215, 330)}
TEPI_KAKI = 25  # mm: the least that the foot with its QR needs
_kunci_pdf = threading.Lock()
PANJANG_NAMA = 120  # characters of a file name
PENDEK = 40_000  # characters of HTML: a page or two; beyond it typesetting takes seconds
GAMBAR = re.compile(r"data:image/[^\"]*")  # emblem and QR make no page longer
LAMBANG_KEPALA = re.compile(r'<div class="kop-jabatan"><img src="(data:image/[^"]*)"')
TANDA_PENGGAL = "\u2010"  # what the engine sets where it breaks a word
SERANGKAI = re.compile(
    rf"\b(Pasal(?= \d)|ayat(?= \(\d)|huruf(?= [a-z]\b)|angka(?= \d)|\d\d?(?= (?:{'|'.join(BULAN)})\b)) "
)
TUNDA = 30  # seconds after which the queue looks whether a short letter has its PDF
BATAS_SEKETIKA = 5.0  # seconds that whoever asks for a short letter waits for typesetting
BATAS_GILIRAN = 8.0  # seconds that a preview waits for another letter of the same process
catatan = logging.getLogger(__name__)


@dataclass(frozen=True)
class JenisSurat:
    """A kind of letter: its template and what fills it.

    tanda     short mark in its number ('BA'), one per kind at an office
    menyatakan what anybody who checks it is told that it says; empty: it gives what stays in force until it is ended
    hal       subject line, from the Konteks
    isi       (Konteks) -> dict for the template
    wewenang  (Konteks) -> whose act it is; its title, the "a.n." and the letterhead follow from it
    objek     (Konteks) -> the cases that the letter is about, if more than the ones that the act takes
    mengganti (Konteks) -> the earlier letter that this one replaces, or None
    nomor     pattern of its own (a Keputusan is not numbered like a letter); default: the office's
    dipindai  whether its signed original is filed as a scan (core.perkara.pindaian); a receipt leaves at the counter
    """

    kode: str
    tanda: str
    judul: str
    menyatakan: str
    templat: str
    hal: Callable[[Konteks], str]
    isi: Callable[[Konteks], dict[str, Any]]
    wewenang: Callable[[Konteks], Wewenang]
    dipindai: bool
    objek: Callable[[Konteks], list[Any]] | None = None
    mengganti: Callable[[Konteks], Surat | None] | None = None
    nomor: str = ""


@dataclass(frozen=True)
class Terbit:
    """The effect that issues one letter of a kind for all cases of the act, inside the gate's transaction."""

    jenis_surat: JenisSurat

    def __call__(self, konteks: Konteks) -> None:
        konteks.surat.append(_terbitkan(self.jenis_surat, konteks))


def terbitkan(jenis: JenisSurat) -> Terbit:
    """The effect of a route's row that issues a letter of `jenis`."""
    return Terbit(jenis)


def ditandatangani(jenis: JenisSurat, konteks: Konteks) -> Konteks:
    """The same act with its post as a letter of this kind prints it. Raises TidakBerwenang (Wewenang)."""
    return replace(konteks, penugasan=jenis.wewenang(konteks).penanda_tangan(konteks.penugasan))


def _terbitkan(jenis: JenisSurat, konteks: Konteks) -> Surat:
    konteks = ditandatangani(jenis, konteks)
    penugasan = konteks.penugasan
    instansi = penugasan.instansi
    urut = nomor_berikut(instansi, jenis.kode, konteks.per)
    nomor = susun_nomor(
        jenis.nomor or instansi.format_nomor, urut, konteks.per,
        klasifikasi=instansi.klasifikasi, jenis=jenis.tanda, kode_unit=instansi.kode_unit,
    )  # fmt: skip
    kode = "".join(secrets.choice(ABJAD_KODE) for _ in range(PANJANG_KODE))
    surat = Surat(
        jenis=jenis.kode,
        hal=jenis.hal(konteks),
        nomor=nomor,
        urut=urut,
        tanggal=konteks.per,
        instansi=instansi,
        penandatangan=penugasan.pengguna.nama,
        penandatangan_jabatan=penugasan.jabatan_tercetak,
        diterbitkan_oleh=konteks.pengguna,
        kode=kode,
        mengganti=jenis.mengganti(konteks) if jenis.mengganti else None,
    )
    surat.html = susun_html(jenis, konteks, surat)
    surat.sidik_html = sidik_isi(surat.html.encode())
    surat.save(force_insert=True)
    objek = jenis.objek(konteks) if jenis.objek else konteks.daftar
    SuratObjek.objects.bulk_create(
        SuratObjek(surat=surat, objek_jenis=o._meta.label_lower, objek_id=o.pk, wilayah_id=o.wilayah_id) for o in objek
    )
    if not settings.ANTREAN_LANGSUNG:
        # The row of the queue stands with the decision; a short letter's PDF is there before its turn comes.
        antrekan(buat_pdf, surat.pk, tunda=0 if panjang(surat) else TUNDA)
    transaction.on_commit(partial(siapkan_pdf, surat))
    return surat


def panjang(surat: Surat) -> bool:
    """Whether nobody should wait for the PDF: on PostgreSQL a worker makes it."""
    return not settings.ANTREAN_LANGSUNG and len(GAMBAR.sub("", surat.html)) > PENDEK


def keadaan_pdf(surat: Surat) -> str:
    """How far the PDF of a letter is, in words; empty where it stands."""
    if surat.rendisi_terakhir:
        return ""
    return keadaan(buat_pdf, [surat.pk]).get(surat.pk, "dibuat saat dibuka")


@task()
def buat_pdf(pk: int) -> None:
    """The PDF of the letter `pk`, where there is none."""
    pdf_surat(Surat.objects.get(pk=pk))


def siapkan_pdf(surat: Surat) -> None:
    """Make the PDF of a short letter that stands, after its commit. What goes wrong is logged and is no failure of the
    decision: the queue makes it, and whoever asks for it.
    """
    if panjang(surat):
        return
    try:
        pdf_surat(surat, seketika=True)
    except BelumJadi as galat:
        catatan.warning("PDF surat %s menyusul lewat antrean: %s.", surat.pk, galat)
    except Exception:
        catatan.exception("PDF surat %s belum dibuat; dibuat saat dibuka.", surat.pk)


def pdf_surat(surat: Surat, *, seketika: bool = False) -> bytes:
    """The PDF of an issued letter, compared with its digest; made from the frozen HTML where there is none.

    Never call it in a transaction: typesetting takes a tenth of a second and more. Raises BerkasBerubah where the
    stored PDF, the frozen HTML or the words of a PDF that was made again are not what they were; SuratGagal and OSError
    where a PDF cannot be made or kept now. `seketika`, for whoever waits for an answer: BelumJadi where making it takes
    long; then the caller asks the queue, antrekan(buat_pdf, surat.pk).
    """
    lama = surat.rendisi.last()
    if lama is not None:
        try:
            return baca(cast(str, lama.pdf.name), lama.sha256)
        except BerkasHilang:
            catatan.error("PDF %s surat %s hilang dari penyimpanan; dibuat lagi.", lama.pdf.name, surat.pk)
    if sidik_isi(surat.html.encode()) != surat.sidik_html:
        raise BerkasBerubah(f"naskah surat {surat.pk}")
    pdf = _seketika(surat) if seketika else render_pdf(surat.html)
    teks = sidik_teks(pdf)
    if lama is not None and lama.sidik_teks not in ("", teks):
        raise BerkasBerubah(f"PDF surat {surat.pk} yang dibuat lagi")
    if baca_saja():  # the letter is read; that its PDF was made is kept once somebody may write
        return pdf
    nama = simpan(pdf, FOLDER_SURAT, ".pdf")
    if lama is None or lama.pdf.name != nama:
        # Of two who make it at once the second finds the row of the first, and hands out that one.
        baru, dibuat = Rendisi.objects.get_or_create(
            surat=surat,
            ke=lama.ke + 1 if lama else 1,
            defaults={"pdf": nama, "sha256": sidik_isi(pdf), "sidik_teks": teks},
        )
        if not dibuat:
            return baca(cast(str, baru.pdf.name), baru.sha256)
    return pdf


def nama_pdf(judul: str, nomor: str) -> str:
    """A PDF as it is saved: by its title and its number, as any machine may keep the name."""
    akhir = f" nomor {nomor}.pdf"
    return nama_aman(f"{judul[: PANJANG_NAMA - len(akhir)].strip()}{akhir}".replace("/", "-"), "pdf")


def sidik_teks(pdf: bytes) -> str:
    """Digest of the words of a PDF without white space and hyphens: the same letter, whatever engine set it."""
    teks = "".join(h.extract_text() for h in PdfReader(io.BytesIO(pdf)).pages)
    return sidik_isi("".join(teks.replace(TANDA_PENGGAL, "").split()).encode())


def semua_jenis_surat(t: T) -> list[JenisSurat]:
    """The kinds of letters that the step `t` of a route issues, in their order."""
    return [efek.jenis_surat for efek in t.maka if isinstance(efek, Terbit)]


def jenis_surat(t: T) -> JenisSurat | None:
    """The first kind of letter that the step `t` of a route issues, or None."""
    return next(iter(semua_jenis_surat(t)), None)


def jenis_menurut_kode(alur: Alur, kode: str) -> JenisSurat | None:
    """The kind of letter `kode` that the route issues, or None."""
    semua = (efek.jenis_surat for t in alur.baris for efek in t.maka if isinstance(efek, Terbit))
    return next((jenis for jenis in semua if jenis.kode == kode), None)


def surat_penarikan(alur: Alur) -> set[str]:
    """The kinds of letter by which a case is withdrawn."""
    tarik = (efek for t in alur.baris if t.ke in alur.batal for efek in t.maka)
    return {efek.jenis_surat.kode for efek in tarik if isinstance(efek, Terbit)}


def pratinjau(jenis: JenisSurat, konteks: Konteks) -> bytes:
    """The letter as PDF before the act: marked DRAF, without number, date and code. Writes nothing."""
    return render_pdf(susun_html(jenis, konteks))


def pratinjau_semua(konteks: Konteks) -> bytes:
    """Every letter of the act in one PDF, each as pratinjau() shows it."""
    satu = [pratinjau(jenis, konteks) for jenis in semua_jenis_surat(konteks.t)]
    if len(satu) == 1:
        return satu[0]
    semua, hasil = PdfWriter(), io.BytesIO()
    for pdf in satu:
        semua.append(io.BytesIO(pdf))
    semua.write(hasil)
    return hasil.getvalue()


def susun_html(jenis: JenisSurat, konteks: Konteks, surat: Surat | None = None) -> str:
    """The letter as HTML; without `surat` it is a draft, which carries no number and no code.

    Raises TidakBerwenang when whoever signs holds no mandate for it (Wewenang).
    """
    konteks, wewenang = ditandatangani(jenis, konteks), jenis.wewenang(konteks)
    penugasan = konteks.penugasan
    return render_to_string(
        jenis.templat,
        {
            "hal": jenis.hal(konteks),
            "tanggal": konteks.per,
            "penugasan": penugasan,
            "penandatangan": penugasan.pengguna,
            "alasan": konteks.alasan,
            "kop": penugasan.kop if wewenang.kepala else [],
            "kepala": wewenang.kepala_penuh(penugasan),
            "lembaga": wewenang.lembaga,
            "mandat": penugasan.dasar_tercetak,
            "upaya": upaya_administratif(konteks.per),
            **bingkai(penugasan.instansi, surat),
            **jenis.isi(konteks),
        },
    )


def bingkai(instansi: Instansi, surat: Surat | None = None) -> dict[str, Any]:
    """What surat/dasar.html needs whatever the words are: paper and margins of the office, how to check the letter."""
    return {
        "instansi": instansi,
        "ukuran": UKURAN_KERTAS[instansi.kertas],
        "tepi_bawah": max(instansi.tepi_bawah, TEPI_KAKI),
        "lambang": lambang(instansi),
        "surat": surat,
        "situs": situs_periksa(),
        "qr": qr_surat(surat) if surat else "",
    }


def lambang_tercetak(surat: Surat) -> dict[str, str]:
    """The emblem in the letterhead of an issued letter, as bingkai() names it: that of its day, or none."""
    gambar = LAMBANG_KEPALA.search(surat.html)
    return {"lambang_kepala": gambar[1]} if gambar else {}


def alamat_periksa(surat: Surat) -> str:
    """The public address at which anybody may check the letter; carries the code and nothing else."""
    return str(settings.ALAMAT_SITUS).rstrip("/") + reverse("surat_periksa", args=[surat.kode])


def situs_periksa() -> str:
    """The public page as people type it: 'sentra.contoh.go.id/surat'."""
    return str(settings.ALAMAT_SITUS).rstrip("/").partition("://")[2] + reverse("surat_periksa").rstrip("/")


def qr_surat(surat: Surat) -> str:
    """QR of alamat_periksa() as a data: URI, the only scheme that a letter may load.

    A bitmap, because it stands at the foot of each page and a PDF then holds it once.
    """
    return segno.make(alamat_periksa(surat), error="m").png_data_uri(scale=8, border=0)


@cache
def _mesin() -> tuple[type[HTML], FontConfiguration, URLFetcher]:
    """WeasyPrint's classes and the one font configuration of this process.

    A configuration shared by threads corrupts memory and a fresh one per letter leaks, so there is one per
    process, used under a lock.
    """
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    return HTML, FontConfiguration(), URLFetcher(allowed_protocols={"data"})


# The configuration releases its fonts while the modules that it needs for that are still there.
atexit.register(_mesin.cache_clear)


def rapatkan(html: str) -> str:
    """What belongs together on one line, as it is set: "Pasal 7", "huruf f", "2 Desember". The words stay the same."""
    return SERANGKAI.sub("\\1\u00a0", html)


def render_pdf(html: str) -> bytes:
    """`html` as PDF bytes. Loads nothing from disk or network: pictures come as data: URIs.

    Raises SuratGagal when the engine fails, whatever its own reason.
    """
    if not _kunci_pdf.acquire(timeout=BATAS_GILIRAN):
        raise SuratGagal("mesin surat macet atau terlalu sibuk")
    try:
        kelas_html, huruf, pengambil = _mesin()
        return cast(bytes, kelas_html(string=rapatkan(html), url_fetcher=pengambil).write_pdf(font_config=huruf))
    except Exception as galat:
        raise SuratGagal(type(galat).__name__) from galat
    finally:
        _kunci_pdf.release()


class BelumJadi(SuratGagal):
    """The PDF of a letter is being made by the queue, or will be."""


# Where whoever waits for a letter may stop waiting while it is being set.
_penyusun = ThreadPoolExecutor(1, "surat")


def _seketika(surat: Surat) -> bytes:
    if settings.ANTREAN_LANGSUNG:
        return render_pdf(surat.html)
    if panjang(surat):
        raise BelumJadi("surat panjang")
    susun = _penyusun.submit(render_pdf, surat.html)
    try:
        return susun.result(BATAS_SEKETIKA)
    except TimeoutError:
        susun.cancel()
        raise BelumJadi("mesin surat lama menjawab") from None
