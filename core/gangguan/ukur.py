"""Is each part of the service there? Measured from here, briefly, and at most every few seconds in a process."""

import os
import socket
import threading
import time
import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS, connections

from core.perkara.antrean import macet as antrean_macet
from core.perkara.surat import render_pdf

BATAS = 2.0  # seconds for all measures together
UMUR = 5.0  # seconds that an answer is passed on
RUANG_KECIL = 1024**3  # bytes: less than this is soon full


@dataclass(frozen=True)
class Ukuran:
    """One part of the service: `baik` True, False, or None where it cannot be said; `kalimat` for whoever reads it."""

    nama: str
    baik: bool | None
    kalimat: str


def basis_data() -> Ukuran:
    """A connection of its own: that of the request may hang, or be gone."""
    nama = "Basis data"
    sambungan = connections.create_connection(DEFAULT_DB_ALIAS)
    sambungan.settings_dict = {**sambungan.settings_dict, "OPTIONS": dict(sambungan.settings_dict["OPTIONS"])}
    if sambungan.vendor == "postgresql":
        sambungan.settings_dict["OPTIONS"] |= {"connect_timeout": 2}
    try:
        with sambungan.cursor() as kursor:
            kursor.execute("SELECT 1")
        return Ukuran(nama, True, "Menjawab.")
    except Exception:
        return Ukuran(nama, False, "Tidak menjawab: masuk, membuka data, dan menyimpan belum dapat dilakukan.")
    finally:
        sambungan.close()


def berkas() -> Ukuran:
    """Write, read and remove one small file."""
    nama, isi = "Tempat berkas", uuid.uuid4().bytes
    try:
        jalur = default_storage.save(f"uji/{uuid.uuid4().hex}", ContentFile(isi))
        try:
            with default_storage.open(jalur) as terbaca:
                sama = terbaca.read() == isi
        finally:
            default_storage.delete(jalur)
    except Exception:
        return Ukuran(nama, False, "Tidak dapat ditulisi: mengunggah berkas belum dapat dilakukan.")
    if not sama:
        return Ukuran(nama, False, "Isi yang dibaca tidak sama dengan yang ditulis.")
    return Ukuran(nama, True, "Dapat ditulisi dan dibaca." + (" Ruangnya hampir habis." if hampir_penuh() else ""))


def hampir_penuh() -> bool:
    try:
        ruang = os.statvfs(default_storage.path(""))
    except (NotImplementedError, OSError):
        return False
    return ruang.f_bavail * ruang.f_frsize < RUANG_KECIL


def surat() -> Ukuran:
    nama = "Pembuat surat"
    try:
        jadi = render_pdf("<p>uji</p>").startswith(b"%PDF")
    except Exception:
        jadi = False
    if jadi:
        return Ukuran(nama, True, "Bekerja.")
    return Ukuran(nama, False, "Tidak bekerja: nomor tetap diberikan, PDF-nya menyusul.")


def surel() -> Ukuran:
    nama = "Surel"
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Ukuran(nama, None, "Tidak dikirim dari mesin ini. Semua pemberitahuan ada di Meja kerja.")
    try:
        with socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), timeout=BATAS):
            return Ukuran(nama, True, "Server surel menjawab.")
    except OSError:
        return Ukuran(nama, False, "Server surel tidak menjawab: surel menyusul. Pemberitahuan ada di Meja kerja.")


def antrean() -> Ukuran:
    nama = "Antrean"
    if settings.ANTREAN_LANGSUNG:
        return Ukuran(nama, None, "Tidak dipakai di sini: semua dikerjakan seketika.")
    try:
        macet = antrean_macet().count()
    except Exception:
        return Ukuran(nama, None, "Tidak dapat diukur selama basis data tidak menjawab.")
    finally:
        connections.close_all()  # of this thread
    if macet:
        return Ukuran(nama, False, f"{macet} tugas gagal dan dicoba lagi: PDF surat panjang menyusul.")
    return Ukuran(nama, True, "Tidak ada yang macet.")


BAGIAN = (basis_data, berkas, surat, surel, antrean)
# One letter at a time: a long one, or the first after the start, takes longer than anybody waits here.
SIBUK = "Sedang sibuk, atau baru dinyalakan: nomor tetap diberikan, PDF-nya menyusul."
MACET = "Tidak menjawab dalam {batas:g} detik."

_pekerja = ThreadPoolExecutor(max_workers=2 * len(BAGIAN), thread_name_prefix="status")
_berjalan: dict[str, Future] = {}
_terakhir: tuple[float, list[Ukuran]] = (float("-inf"), [])
_kunci = threading.Lock()


def ukur() -> list[Ukuran]:
    """Every part, in order. A part whose last measure still hangs is not measured again: it hangs."""
    global _terakhir
    with _kunci:
        if time.monotonic() - _terakhir[0] < UMUR:
            return _terakhir[1]
        akhir = time.monotonic() + BATAS
        for bagian in BAGIAN:
            if (lama := _berjalan.get(bagian.__name__)) is None or lama.done():
                _berjalan[bagian.__name__] = _pekerja.submit(bagian)
        hasil = [_tunggu(bagian, akhir) for bagian in BAGIAN]
        _terakhir = (time.monotonic(), hasil)
        return hasil


def _tunggu(bagian, akhir: float) -> Ukuran:
    try:
        return _berjalan[bagian.__name__].result(timeout=max(0, akhir - time.monotonic()))
    except TimeoutError:
        if bagian is surat:
            return Ukuran("Pembuat surat", None, SIBUK)
        return Ukuran(bagian.__name__.replace("_", " ").capitalize(), False, MACET.format(batas=BATAS))
