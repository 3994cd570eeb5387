"""The public check: its words fit the kind of letter, and whoever types something else is told what it is."""

from pathlib import Path

import pytest

from core.models import Surat, SuratObjek
from tests.pabrik import buat_instansi
from tests.test_wewenang_surat import PERKARA, TERBIT

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

# What gives something that stays until it is ended. Every other letter says what it says, and is genuine.
BERLAKU = {"izin_usaha", "izin_registrasi", "kantor_persetujuan", "keputusan"}
NOMOR = (Path(__file__).parents[2] / "data/kasus/c20-nomor-surat.txt").read_text().strip()


def periksa(client, kode):
    return client.get("/surat/", {"kode": kode}, follow=True)


@pytest.mark.parametrize("kode", TERBIT)
def test_kata_halaman_publik_cocok_dengan_jenis_suratnya(client, kode):
    alur, _, jenis = TERBIT[kode]
    urusan = PERKARA[alur.model._meta.model_name]()
    surat = Surat.objects.create(
        jenis=kode, hal=jenis.judul, nomor=f"518/1/{jenis.tanda}/2026", urut=1, tanggal="2026-12-01",
        instansi=buat_instansi(urusan.berwenang_id), kode="K7QM4TXR9PWD",
    )  # fmt: skip
    SuratObjek.objects.create(
        surat=surat, objek_jenis=urusan._meta.label_lower, objek_id=urusan.pk, wilayah_id=urusan.wilayah_id
    )
    isi = periksa(client, "k7qm 4txr 9pwd").content.decode()
    assert "Surat ini asli" in isi
    assert ("masih berlaku" in isi) == (kode in BERLAKU)
    assert jenis.menyatakan in isi


@pytest.mark.parametrize(
    "ketikan",
    [
        NOMOR,
        NOMOR.lower(),
        f" Nomor: {NOMOR}. ",
        NOMOR.replace("/", "-"),
        NOMOR.replace("/", " "),
        "518/12/SP",
        "518/1/BA/2026",
    ],
)
def test_nomor_surat_yang_diketik_disebut_nomor(client, ketikan):
    balasan = periksa(client, ketikan)
    isi = balasan.content.decode()
    assert "Itu nomor surat. Ketik kodenya, yaitu 12 huruf dan angka di bawah kode QR." in isi
    assert "tidak ditemukan" not in isi and f'value="{ketikan}"' in isi


@pytest.mark.parametrize(
    ("ketikan", "kalimat"),
    [
        ("K7QM-4TXR-9PW", "yang Anda ketik 11"),
        ("K7QM-4TXR-9PWDD", "yang Anda ketik 13"),
        ("KOQM-4TXR-9PWI", "kode surat tidak memakai I dan O"),
        ("K7QM-4TXR-9PWE", "Jangan gunakan surat itu"),
    ],
)
def test_kode_yang_salah_ketik_disebut_salahnya(client, ketikan, kalimat):
    balasan = periksa(client, ketikan)
    assert balasan.status_code == 404
    assert kalimat in balasan.content.decode()
