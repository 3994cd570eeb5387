"""Hostile PDFs in ways that no test names: spelt otherwise, locked, cut, stuffed, revised. None acts for anybody."""

import random
import re

from django.core.exceptions import ValidationError

from core.perkara.pdf import periksa_pdf
from core.perkara.pdf_isi import KODE_NAMA, NAMA_BAHAYA
from core.perkara.pdf_mati import salinan_pdf
from tests.core.perkara.pdf_buatan import DISALIN, DITOLAK, tambah, terkunci

RAGAM = 3_000


def berkode(isi, acak):
    """Some letters of some names as their codes; the list of objects no longer leads where it did."""

    def tulis(nama):
        return b"/" + b"".join(b"#%02x" % h if acak.random() < 0.2 else bytes([h]) for h in nama[1])

    return re.sub(rb"/([A-Za-z]{2,})", tulis, isi)


def berlubang(isi, acak):
    letak = acak.randrange(len(isi))
    return isi[:letak] + isi[letak + acak.randrange(1, 20) :]


def bertukar(isi, acak):
    satu, dua = sorted(acak.sample(range(len(isi)), 2))
    return isi[:satu] + isi[satu:dua].replace(b"\n", acak.choice((b"\r", b" ", b"\0", b" %x\n"))) + isi[dua:]


UBAH = (
    berkode,
    berlubang,
    bertukar,
    lambda isi, acak: b"%\xe2\xe3\n" * acak.randrange(200) + isi,
    lambda isi, acak: isi.replace(b"startxref\n", b"startxref\n%d" % acak.randrange(9)),
    lambda isi, acak: isi + b"\0" * acak.randrange(9000),
    lambda isi, acak: tambah(isi, acak.randrange(5, 9), "<< /Kosong true >>"),
    lambda isi, acak: terkunci(isi),
    lambda isi, acak: isi.replace(b"endobj", b"endobj %d 0 obj" % acak.randrange(99), acak.randrange(3)),
)


def test_pdf_jahat_yang_diubah_acak_tetap_tidak_bertindak():
    acak, lolos, tampak = random.Random(11), [], 0
    asal = [*DITOLAK.values(), *DISALIN.values()]
    for _ in range(RAGAM):
        isi = acak.choice(asal)
        for ubah in acak.choices(UBAH, k=acak.randrange(1, 4)):
            try:
                isi = ubah(isi, acak)
            except Exception:  # what is broken already is not changed further
                continue
        try:
            tampil = salinan_pdf(isi) if periksa_pdf(isi) else isi
        except ValidationError:
            continue
        tampak += 1
        if NAMA_BAHAYA.search(KODE_NAMA.sub(lambda kode: bytes.fromhex(kode[1].decode()), tampil)):
            lolos.append(isi)
    assert lolos == []
    assert tampak > RAGAM / 20  # it is not that everything is refused
