"""What another office opens acts in no way: it is refused, or handed on as a copy in which nothing acts."""

import io
import re
import time
import zlib

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from core.perkara.pdf import periksa_pdf
from core.perkara.pdf_isi import NAMA_BAHAYA, WAKTU_TERLAMA
from core.perkara.pdf_mati import salinan_pdf
from tests.core.perkara.pdf_buatan import APA_ADANYA, DISALIN, DITOLAK, SKRIP, aliran, buat, susun


def diberi_nama(kasus):
    return pytest.mark.parametrize("isi", kasus.values(), ids=kasus.keys())


def tanpa_bahaya(isi):
    return not NAMA_BAHAYA.search(isi) and not re.search(rb"/(Author|URI|JS|AA|EF|AF|OpenAction)\b|program", isi)


@diberi_nama(DITOLAK)
def test_pdf_yang_bertindak_ditolak_dengan_jalan_keluarnya(isi):
    with pytest.raises(ValidationError, match=r"(Cetak ulang|Simpan tiap berkasnya).*unggah"):
        periksa_pdf(isi)


@diberi_nama(DISALIN)
def test_pdf_dengan_tautan_atau_lampiran_diteruskan_sebagai_salinan_mati(isi):
    assert periksa_pdf(isi)
    salinan = salinan_pdf(isi)
    assert tanpa_bahaya(salinan)
    assert not periksa_pdf(salinan)
    assert salinan == salinan_pdf(isi)
    assert b"80 80 re f" in PdfReader(io.BytesIO(salinan)).pages[0].get_contents().get_data()


@diberi_nama(APA_ADANYA)
def test_pdf_yang_jujur_diteruskan_apa_adanya(isi):
    assert not periksa_pdf(isi)


@diberi_nama(DITOLAK)
def test_yang_dahulu_terlanjur_diterima_pun_disalin_mati(isi):
    try:
        assert tanpa_bahaya(salinan_pdf(isi))
    except ValidationError as galat:
        assert "Cetak ulang" in galat.messages[0]


MENGEMBANG = {
    "pohon halaman bercabang tanpa akhir": susun(
        "<< /Type /Catalog /Pages 2 0 R >>",
        *(f"<< /Type /Pages /Count 9 /Kids [{f'{n + 1} 0 R ' * 10}] >>" for n in range(2, 14)),
        "<< /Type /Page /MediaBox [0 0 9 9] >>",
    ),
    "tindakan bercabang tanpa akhir": buat(
        "/OpenAction 5 0 R",
        "",
        *(f"<< /S /GoTo /Next [{f'{n + 6} 0 R ' * 10}] >>" for n in range(18)),
        "<< /S /GoTo >>",
    ),
    "aliran dalam aliran": buat(
        "",
        "",
        aliran(zlib.compress(b" " * 30_000_000, 9), "/N 1 /First 4").replace(b"/Flate", b"[/FlateDecode] /X /Flate"),
    ),
    "objek tanpa jumlah": buat("", "", b"1 0 obj (" * 200_000),
    "kamus tanpa dasar": buat("", "", b"<</A " * 50_000 + SKRIP.encode()),
}


@diberi_nama(MENGEMBANG)
def test_pdf_yang_mengembang_tanpa_batas_ditolak_segera(isi):
    mulai = time.thread_time()
    with pytest.raises(ValidationError):
        periksa_pdf(isi)
    assert time.thread_time() - mulai < WAKTU_TERLAMA
