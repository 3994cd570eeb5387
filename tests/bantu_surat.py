"""Reading letters back: what a person would see on each page."""

from io import BytesIO

from pypdf import PdfReader

from core.perkara.surat import TANDA_PENGGAL, pdf_surat


def buka(sumber) -> PdfReader:
    """A stored letter, or PDF bytes."""
    return PdfReader(BytesIO(sumber if isinstance(sumber, bytes) else pdf_surat(sumber)), strict=True)


def rapat(teks: str) -> str:
    """Text without any white space and hyphen of a broken word: where a line breaks is not what a test is about."""
    return "".join(teks.replace(TANDA_PENGGAL, "").split())


def halaman(sumber) -> list[str]:
    return [rapat(h.extract_text()) for h in buka(sumber).pages]


def isi(sumber) -> str:
    return "".join(halaman(sumber))


def ukuran_mm(sumber) -> list[tuple[int, int]]:
    return [(round(float(h.mediabox.width) / 72 * 25.4), round(float(h.mediabox.height) / 72 * 25.4))
            for h in buka(sumber).pages]  # fmt: skip
