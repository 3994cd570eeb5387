"""The paper of every kind of letter: nothing beyond its edges, text at 7:1, a language, a title, headings in order.

With GAMBAR=<folder> each is kept as PDF, short and long, of which `make gambar` makes pictures.
"""

import os
import re
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from django.utils import timezone

from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.izin import Peran, kode_bertindak
from core.perkara.alur import Konteks
from core.perkara.surat import _mesin, _terbitkan, render_pdf
from tests import pabrik
from tests.pabrik.dasar import AWAL
from tests.semua_surat import html_surat
from tests.test_wewenang_surat import TERBIT

pytestmark = pytest.mark.django_db


def teguran_kedua():
    satu = pabrik.buat_sanksi(status="berlaku")
    return pabrik.buat_sanksi(satu.koperasi, "teguran_2", "diusulkan", melanjutkan=satu)


PERKARA = {
    "permohonanizin": pabrik.buat_permohonan,
    "jaringanpelayanan": pabrik.buat_kantor,
    "kantor_gugur": lambda: pabrik.majukan_kantor(pabrik.buat_kantor(), "tidak_mulai"),
    "pemeriksaan": pabrik.buat_pemeriksaan,
    "periksa_ba": lambda: pabrik.jawab_periksa(pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(), "ditugaskan")),
    "penilaiankesehatan": pabrik.buat_penilaian,
    "laporanberkala": lambda: pabrik.buat_laporan_berkala(pabrik.buat_koperasi(lengkap=False)),
    **{f"sanksi_{x.value}": partial(pabrik.buat_sanksi, langkah=x.value, status="diusulkan") for x in Langkah},
    "sanksi_teguran_2": teguran_kedua,
    "sanksi_penutupan": lambda: pabrik.buat_sanksi(
        pabrik.buat_koperasi(jenis="usp", lengkap=False), "penutupan", "diusulkan"
    ),
    "sanksi_pembubaran": lambda: pabrik.buat_sanksi(langkah="penutupan", status="diusulkan"),
    "sanksi_pemulihan": lambda: pabrik.buat_sanksi(langkah="pembekuan", status="berlaku"),
    "sanksi_pembatalan": lambda: pabrik.buat_sanksi(langkah="pencabutan", status="berlaku"),
    "perubahankantor": pabrik.buat_perubahan,
    "keteranganizin": pabrik.buat_keterangan,
    "penyerahankoperasi": pabrik.buat_penyerahan,
    "usulan": pabrik.buat_usulan,
    "keputusan": lambda: pabrik.buat_keputusan([pabrik.majukan(pabrik.buat_usulan(), "terpilih")]),
}
MANDAT = {"keputusan": "Menteri", "usulan": ""}  # of the others the Bupati


def terang(warna) -> float:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in tuple(warna)[:3]]
    return sum(v * bobot for v, bobot in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def kontras(a, b) -> float:
    gelap, cerah = sorted((terang(a), terang(b)))
    return (cerah + 0.05) / (gelap + 0.05)


def cacat(kotak, tepi, latar=(1, 1, 1)) -> list[str]:
    """Words of this box and those in it that reach beyond the sheet or are hard to read."""
    if (sendiri := kotak.style["background_color"]) != "currentcolor" and sendiri.alpha == 1:
        latar = sendiri
    salah = []
    if teks := getattr(kotak, "text", "").strip():
        if kotak.position_x < -1 or kotak.position_x + kotak.width > tepi + 1:
            salah.append(f"di luar lembar: {teks}")
        if kontras(kotak.style["color"], latar) < 7:
            salah.append(f"kontras {kontras(kotak.style['color'], latar):.1f}:1: {teks}")
    for dalam in getattr(kotak, "children", ()):
        salah += cacat(dalam, tepi, latar)
    return salah


@pytest.mark.parametrize("kode", sorted(TERBIT))
def test_tiap_surat_utuh_di_lembarnya_terbaca_dan_bersusun(kode):
    alur, t, jenis = TERBIT[kode]
    nama = alur.model._meta.model_name
    urusan = (PERKARA.get(kode) or PERKARA[nama])()
    kode_kantor = kode_bertindak(t.peran, urusan.wilayah_id, urusan.berwenang_id) or urusan.berwenang_id
    kantor = pabrik.buat_instansi(kode_kantor)
    pihak = {"pihak": urusan.koperasi_id, "sampai": date(2099, 1, 1)} if t.peran == Peran.PENGURUS else {}
    pengguna = pabrik.buat_pengguna(
        t.peran,
        kantor,
        nama="Ujang Somantri",
        jabatan="Kepala Dinas",
        atas_nama=MANDAT.get(nama, "Bupati Garut"),
        **pihak,
    )
    konteks = Konteks(t, [urusan], pengguna, pengguna.penugasan_aktif()[0], AWAL, timezone.now(), "Sesuai.", {})
    html = _terbitkan(jenis, konteks).html
    kelas_html, huruf, pengambil = _mesin()
    surat = kelas_html(string=html, url_fetcher=pengambil).render(font_config=huruf)
    salah = [s for lembar in surat.pages for s in cacat(lembar._page_box, lembar.width)]
    assert not salah, salah
    assert re.search(r'<html[^>]* lang="id"', html) and surat.metadata.title
    urutan = [int(n) for n in re.findall(r"<h([1-6])", html)]
    assert urutan[:1] in ([], [1]) and urutan.count(1) <= 1, urutan  # a letter with a "Hal" has no heading
    assert all(b - a <= 1 for a, b in pairwise(urutan)), urutan
    if folder := os.environ.get("GAMBAR"):
        surat.write_pdf(Path(folder) / f"surat-{kode}.pdf")
        pabrik.konfirmasi_kalender()
        (Path(folder) / f"surat-{kode}-panjang.pdf").write_bytes(render_pdf(html_surat(kode, panjang=True)))
