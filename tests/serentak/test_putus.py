"""The wire to the database breaks in the middle of an act: all of it stands or nothing, and the answer to a COMMIT that
got lost takes nothing away. The long attack is tests/keandalan/test_putus.py."""

import os

import pytest
from django.db import connections

from core.halaman.galat import MUNGKIN_TERCATAT
from core.models import Rendisi, Surat
from core.perkara.surat import pdf_surat
from tests.putus import BALIK, MAJU, Perantara, Putus, letak_commit
from tests.serentak.putus_kasus import Unggahan, akhiri, izin, periksa_utuh, seleksi, serang

pytestmark = [pytest.mark.serentak, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("surat_ringan")]


@pytest.fixture
def perantara():
    satu = Perantara()
    yield satu
    satu.tutup()


@pytest.mark.parametrize("buat", [seleksi, izin, Unggahan])
def test_sambungan_putus_di_sekitar_commit_semua_atau_tidak_sama_sekali(perantara, buat):
    for _ in range(2):  # the first one of a kind opens its counter
        assert serang(buat(), perantara, None)
    commit, banyak = letak_commit(perantara), len(perantara.pesan[BALIK])
    kasus = buat()
    # What was not passed on did not happen, wherever the cut was.
    for n in (1, commit // 2, commit - 1, commit):
        assert not serang(kasus, perantara, Putus(MAJU, n)), n
    assert not serang(kasus, perantara, Putus(BALIK, banyak // 3))
    # The COMMIT was passed on and its answer lost: it happened, and the official reads it.
    with perantara.lewat(Putus(MAJU, commit, sesudah=True)):
        balasan = kasus.kirim()
    halaman = balasan.content.decode()
    assert balasan.status_code == 503 and MUNGKIN_TERCATAT in halaman
    assert f'href="{kasus.halaman}"' in halaman
    assert kasus.terjadi()
    akhiri(kasus)
    periksa_utuh()


def test_proses_mati_antara_commit_dan_pdf(monkeypatch):
    """The PDF is made at the next reading."""
    kasus = seleksi()
    connections.close_all()
    anak = os.fork()
    if not anak:
        monkeypatch.setattr("core.perkara.surat.render_pdf", lambda html: os._exit(9))
        kasus.kirim()
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1]) == 9
    assert kasus.terjadi() and not Rendisi.objects.exists()
    surat = Surat.objects.get()
    balasan = kasus.klien.get(surat.get_absolute_url())
    assert b"".join(balasan.streaming_content) == pdf_surat(surat) and surat.rendisi.count() == 1
