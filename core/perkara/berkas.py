"""What may be uploaded: PDF, JPG, PNG, XLSX by content, at most 5 MB, stored at once."""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image
from pypdf import PdfReader

from core.models import Berkas, Pengguna
from core.perkara.simpanan import bersih_bila_gagal, catat_baru

BATAS_BITA = 5 * 1024 * 1024
BATAS_PIKSEL = 50_000_000
BATAS_BONGKAR = 60 * 1024 * 1024
KETERANGAN = "PDF, JPG, PNG, atau XLSX, paling besar 5 MB."


def simpan_berkas(unggahan: UploadedFile[bytes], pengguna: Pengguna, urusan: Any = None, butir: str = "") -> Berkas:
    """Check `unggahan` (an UploadedFile) and store it as a Berkas, at once.

    Raises ValidationError with one clear sentence per cause. The type is told by content, never by name.
    """
    if (unggahan.size or 0) > BATAS_BITA:
        raise ValidationError(
            "Berkas harus lebih kecil dari 5 MB. Perkecil atau pindai ulang dengan mutu lebih rendah."
        )
    isi = unggahan.read()
    if not isi:
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.")
    jenis = jenis_berkas(isi)
    berkas = Berkas(
        objek_jenis=urusan._meta.label_lower if urusan else "",
        objek_id=urusan.pk if urusan else None,
        butir=butir,
        wilayah_id=urusan.wilayah_id if urusan else None,
        nama=nama_aman(unggahan.name or ""),
        jenis=jenis,
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        diunggah_oleh=pengguna,
    )
    unggahan.seek(0)
    with bersih_bila_gagal(), transaction.atomic():
        berkas.isi.save("berkas", unggahan, save=False)
        catat_baru(berkas.isi.name or "")
        berkas.save(force_insert=True)
    return berkas


def jenis_berkas(isi: bytes) -> str:
    """'pdf', 'jpg', 'png' or 'xlsx' by content; raises ValidationError saying what is wrong."""
    if isi.startswith(b"%PDF-"):
        return _periksa_pdf(isi)
    if isi.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _periksa_gambar(isi)
    if isi.startswith(b"PK\x03\x04"):
        return periksa_xlsx(isi)
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            "Berkas Excel ini memakai format lama (.xls) atau dikunci kata sandi. "
            "Simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi."
        )
    raise ValidationError("Berkas harus PDF, JPG, PNG, atau XLSX.")


def _periksa_pdf(isi: bytes) -> str:
    try:
        pembaca = PdfReader(io.BytesIO(isi), strict=True)
        terkunci = pembaca.is_encrypted
        halaman = 0 if terkunci else len(pembaca.pages)
        berskrip = not terkunci and _berskrip(pembaca)
    except Exception as galat:
        raise ValidationError("Berkas PDF ini rusak atau terpotong. Buat ulang PDF-nya, lalu unggah lagi.") from galat
    if terkunci:
        raise ValidationError("Berkas ini dikunci kata sandi. Unggah yang tidak dikunci.")
    if not halaman:
        raise ValidationError("Berkas PDF ini tidak berisi halaman.")
    if berskrip:
        raise ValidationError(
            "Berkas PDF ini berisi skrip atau perintah yang berjalan saat dibuka. "
            "Cetak ulang dokumennya sebagai PDF biasa, lalu unggah lagi."
        )
    return "pdf"


AKSI_BERBAHAYA = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"}


def _berskrip(pembaca: PdfReader) -> bool:
    """Whether something runs in the reader of the next office when it opens the file, not only when it clicks."""
    akar: Any = pembaca.trailer["/Root"].get_object()
    nama = akar.get("/Names")
    if nama is not None and "/JavaScript" in nama.get_object():
        return True
    return any(_berbahaya(x.get("/OpenAction")) or _berbahaya(x.get("/AA")) for x in (akar, *pembaca.pages))


def _berbahaya(aksi: Any) -> bool:
    """An action, or a dictionary of actions by event, that does more than go to a place in the file."""
    aksi = aksi.get_object() if aksi is not None else None
    if not isinstance(aksi, dict):
        return False
    return aksi.get("/S") in AKSI_BERBAHAYA or any(
        isinstance(satu := nilai.get_object(), dict) and satu.get("/S") in AKSI_BERBAHAYA for nilai in aksi.values()
    )


def _periksa_gambar(isi: bytes) -> str:
    try:
        with Image.open(io.BytesIO(isi)) as gambar:
            if gambar.width * gambar.height > BATAS_PIKSEL:
                raise ValidationError("Gambar ini terlalu besar ukurannya. Perkecil sampai di bawah 50 megapiksel.")
            gambar.verify()
            return "jpg" if gambar.format == "JPEG" else "png"
    except ValidationError:
        raise
    except Exception as galat:
        raise ValidationError("Gambar ini rusak. Foto atau pindai ulang, lalu unggah lagi.") from galat


def periksa_xlsx(isi: bytes) -> str:
    """'xlsx', or ValidationError: not a workbook, with macros, or a zip bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            nama = set(arsip.namelist())
            bongkar = sum(anggota.file_size for anggota in arsip.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as galat:
        raise ValidationError("Berkas ini rusak atau terpotong. Simpan ulang dari Excel, lalu unggah lagi.") from galat
    if "xl/workbook.xml" not in nama:
        raise ValidationError("Berkas harus PDF, JPG, PNG, atau XLSX.")
    if any(n.endswith("vbaProject.bin") for n in nama):
        raise ValidationError("Berkas ini berisi makro. Simpan sebagai “Excel Workbook (.xlsx)” tanpa makro.")
    if bongkar > BATAS_BONGKAR:
        raise ValidationError("Isi berkas ini terlalu besar. Hapus lembar dan gambar yang tidak perlu.")
    return "xlsx"


def nama_aman(nama: str) -> str:
    """The last part of a file name without control and direction marks, at most 120 characters."""
    bersih = "".join(c for c in PurePath(nama.replace("\\", "/")).name if unicodedata.category(c)[0] != "C")
    return bersih[-120:] or "berkas"
