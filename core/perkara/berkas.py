"""What may be uploaded: PDF, JPG, PNG, XLSX by content, at most 5 MB, stored at once."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zipfile
from mimetypes import MimeTypes
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from core.dasar.gangguan import golongkan
from core.dasar.permintaan import nomor_gangguan
from core.models import Berkas, Pengguna, Urusan
from core.perkara.pdf import RUANG_KEPALA, kepala_pdf, periksa_pdf
from core.perkara.salinan import RUSAK, bersalinan, salinan_mati
from core.perkara.simpanan import FOLDER_BERKAS, sidik_isi, simpan
from core.perkara.xlsx import periksa_xlsx_diteruskan

catatan = logging.getLogger(__name__)
BATAS_BITA = 5 * 1024 * 1024
AWAL_GAMBAR = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
BATAS_PIKSEL = 50_000_000
BATAS_BONGKAR = 60 * 1024 * 1024
KETERANGAN = "PDF, JPG, PNG, atau XLSX, paling besar 5 MB."


def terima_berkas(unggahan: UploadedFile[bytes]) -> Berkas:
    """Check `unggahan` and put its bytes into the store, before any lock is taken: a Berkas that has no row yet.

    Raises ValidationError with one clear sentence per cause. The type is told by content, never by name.
    """
    if (unggahan.size or 0) > BATAS_BITA:
        raise ValidationError(
            "Berkas harus lebih kecil dari 5 MB. Perkecil atau pindai ulang dengan mutu lebih rendah."
        )
    isi = unggahan.read()
    if not isi:
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.")
    jenis, salin = _kenali(isi)
    mati = salinan_mati(isi, jenis) if salin else None
    berkas = Berkas(nama=nama_aman(unggahan.name or "", jenis), jenis=jenis, ukuran=len(isi), sha256=sidik_isi(isi))
    try:
        berkas.isi = simpan(isi, FOLDER_BERKAS)
        return bersalinan(berkas, mati)
    except OSError as galat:
        nomor = nomor_gangguan()
        catatan.exception("%s berkas tidak dapat disimpan.", nomor)
        raise ValidationError(
            f"{golongkan(galat).judul}: berkas ini belum tersimpan; isian lain tidak hilang. Simpan berkasnya di"
            f" komputer Anda, coba beberapa saat lagi, atau sampaikan nomor kejadian {nomor} kepada admin instansi."
        ) from galat


def catat_berkas(berkas: Berkas, pengguna: Pengguna, urusan: Any = None, butir: str = "") -> Berkas:
    """The row of a received file, of the case `urusan` (locked by the caller) or of nothing yet."""
    if urusan is not None:
        berkas.objek_jenis, berkas.objek_id = urusan._meta.label_lower, urusan.pk
        berkas.wilayah_id = urusan.wilayah_id
    berkas.butir, berkas.diunggah_oleh = butir, pengguna
    salinan = getattr(berkas, "salinan", None)
    berkas.save(force_insert=True)
    if salinan is not None:
        salinan.berkas = berkas
        salinan.save(force_insert=True)
    return berkas


def lepas_kembar(berkas: Berkas, urusan: Urusan) -> None:
    """The same file sent twice for one item (reload, second click, an answer that was lost) is shown once."""
    kembar = urusan.daftar_berkas.filter(butir=berkas.butir, sha256=berkas.sha256).exclude(pk=berkas.pk)
    kembar.update(aktif=False)


def simpan_berkas(unggahan: UploadedFile[bytes], pengguna: Pengguna, urusan: Any = None, butir: str = "") -> Berkas:
    """Receive `unggahan` and write its row, where no lock is held. Raises as terima_berkas()."""
    return catat_berkas(terima_berkas(unggahan), pengguna, urusan, butir)


def jenis_berkas(isi: bytes) -> str:
    """'pdf', 'jpg', 'png' or 'xlsx' by content; raises ValidationError saying what is wrong."""
    return _kenali(isi)[0]


def _kenali(isi: bytes) -> tuple[str, bool]:
    """The kind of a file, and whether a copy of it is shown in its stead (core.perkara.salinan)."""
    if isi.startswith(AWAL_GAMBAR):
        return _periksa_gambar(isi), True
    if isi.startswith(b"PK\x03\x04"):
        jenis = periksa_xlsx(isi)
        periksa_xlsx_diteruskan(isi)
        return jenis, False
    if kepala_pdf(isi) >= 0:
        return "pdf", periksa_pdf(isi)
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            "Berkas Excel ini memakai format lama (.xls) atau dikunci kata sandi. "
            "Simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi."
        )
    raise ValidationError("Berkas harus PDF, JPG, PNG, atau XLSX.")


def periksa_pindaian(unggahan: UploadedFile[bytes], sebutan: str) -> None:
    """Raise ValidationError unless the file begins as a PDF, JPG or PNG: a worksheet is no scan of `sebutan`."""
    awal = unggahan.read(RUANG_KEPALA)
    unggahan.seek(0)
    if awal and not awal.startswith(AWAL_GAMBAR) and kepala_pdf(awal) < 0:
        raise ValidationError(f"Pindaian {sebutan} harus PDF, JPG, atau PNG. Pilih berkas lain.")


def _periksa_gambar(isi: bytes) -> str:
    try:
        with Image.open(io.BytesIO(isi)) as gambar:
            if gambar.width * gambar.height > BATAS_PIKSEL:
                raise ValidationError("Gambar ini terlalu besar ukurannya. Perkecil sampai di bawah 50 megapiksel.")
            gambar.verify()
            return "png" if gambar.format == "PNG" else "jpg"
    except ValidationError:
        raise
    except Exception as galat:
        raise ValidationError(RUSAK) from galat


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


# What another system reads as a drive, a wildcard, a pipe.
TANDA_NAMA = str.maketrans(dict.fromkeys('<>:"|?*', "-"))
# What Windows takes for a device, whatever ending it bears.
NAMA_ALAT = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
BITA_NAMA = 240  # what file systems take of a name
AKHIRAN = {"pdf": (".pdf",), "jpg": (".jpg", ".jpeg"), "png": (".png",), "xlsx": (".xlsx",)}
AKHIRAN_DIKENAL = MimeTypes().types_map[True].keys()


def nama_aman(nama: str, jenis: str) -> str:
    """The last part of a file name as any machine may keep it, ending as its content does; at most 120 characters.

    'ktp.pdf.exe', a PDF by its content, is 'ktp.pdf'; an ending that names no kind of file is a word: 'SK No. 12.pdf'.
    """
    # What only looks like a dot or a slash is one before anything is told by it.
    nama = unicodedata.normalize("NFKC", nama).replace("\\", "/")
    bersih = "".join(c for c in PurePath(nama).name if unicodedata.category(c)[0] != "C" or c.isspace())
    jalur = PurePath(" ".join(bersih.translate(TANDA_NAMA).split()).strip(" ."))
    while jalur.suffix.lower() not in AKHIRAN[jenis] and jalur.suffix.lower() in AKHIRAN_DIKENAL:
        jalur = PurePath(jalur.stem.rstrip(" ."))
    pokok, akhir = jalur.stem, jalur.suffix
    if akhir.lower() not in AKHIRAN[jenis]:
        pokok, akhir = jalur.name, AKHIRAN[jenis][0]
    pokok = f"berkas-{pokok}" if NAMA_ALAT.fullmatch(pokok.strip(" .")) else pokok
    pokok = pokok[: 120 - len(akhir)].encode()[: BITA_NAMA - len(akhir)].decode(errors="ignore")
    return (pokok.strip(" .") or "berkas") + akhir
