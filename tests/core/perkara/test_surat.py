import base64
import hashlib
from types import SimpleNamespace

import pytest
from django.template import engines

import core.perkara.surat
from core.dasar.izin import Peran
from core.models import Instansi, Jejak, Nomor, Pengguna, Surat, SuratObjek
from core.perkara.surat import (
    ABJAD_KODE,
    alamat_periksa,
    bingkai,
    jenis_surat,
    nama_pdf,
    pdf_surat,
    pratinjau,
    render_pdf,
)
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.surat import BERITA_ACARA_SELEKSI
from tests.bantu_surat import buka, halaman, isi, rapat, ukuran_mm
from tests.pabrik import buat_instansi, buat_pengguna, buat_usulan

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def pokja():
    return buat_pengguna(Peran.POKJA_KABKOTA)


@pytest.fixture
def usulan(pokja):
    return buat_usulan(pengguna=pokja)


def seleksi(usulan, pokja):
    return ALUR_USULAN.jalankan(usulan, "seleksi", pokja, versi=usulan.versi)


# What a letter may read


TITIK = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def lampiran_pdf(pdf) -> list:
    """Files that a PDF carries, in its list or behind a link."""
    catatan = [a.get_object()["/Subtype"] for h in buka(pdf).pages for a in h.get("/Annots", [])]
    return [*buka(pdf).attachments, *(c for c in catatan if c == "/FileAttachment")]


@pytest.mark.parametrize(
    "naskah",
    [
        '<link rel="attachment" href="{alamat}">',
        '<a rel="attachment" href="{alamat}">lampiran</a>',
        "<style>@import url({alamat});</style>",
    ],
)
def test_surat_tidak_membaca_berkas_setempat(naskah, tmp_path):
    rahasia = tmp_path / "rahasia.css"
    rahasia.write_text("p::after { content: 'SANDI-BOCOR' }")
    pdf = render_pdf(f"<p>isi</p>{naskah.format(alamat=rahasia.as_uri())}")
    assert not lampiran_pdf(pdf)
    assert "SANDI-BOCOR" not in isi(pdf)


@pytest.mark.parametrize("naskah", ['<img src="{alamat}">', '<object data="{alamat}"></object>'])
def test_surat_tidak_memuat_gambar_setempat(naskah, tmp_path):
    gambar = tmp_path / "gambar.png"
    gambar.write_bytes(TITIK)
    assert not buka(render_pdf(naskah.format(alamat=gambar.as_uri()))).pages[0].images


def test_gambar_data_uri_tetap_tercetak():
    pdf = render_pdf(f'<img src="data:image/png;base64,{base64.b64encode(TITIK).decode()}">')
    assert len(buka(pdf).pages[0].images) == 1


def test_isian_pengguna_tidak_menjadi_markah(usulan, pokja):
    usulan.sentra.nama = '</p><link rel="attachment" href="file:///etc/hostname"><b>tebal'
    usulan.sentra.save()
    surat = seleksi(usulan, pokja).surat[0]
    assert not lampiran_pdf(pdf_surat(surat))
    assert rapat('<link rel="attachment"') in isi(surat)


# Issued letters


def test_sidik_surat_sama_dengan_berkasnya(usulan, pokja):
    surat = seleksi(usulan, pokja).surat[0]
    assert hashlib.sha256(pdf_surat(surat)).hexdigest() == surat.rendisi.get().sha256
    assert hashlib.sha256(surat.html.encode()).hexdigest() == Surat.objects.get(pk=surat.pk).sidik_html


def test_kode_dan_alamat_periksa_tercetak_tanpa_data_lain(usulan, pokja, settings):
    settings.ALAMAT_SITUS = "https://sentra.contoh.go.id/"
    surat = seleksi(usulan, pokja).surat[0]
    assert len(surat.kode) == 12 and set(surat.kode) <= set(ABJAD_KODE)
    assert alamat_periksa(surat) == f"https://sentra.contoh.go.id/surat/{surat.kode}/"
    for teks in halaman(surat):
        assert surat.kode_terbaca in teks
        assert rapat("Periksa keaslian di sentra.contoh.go.id/surat dengan kode") in teks
        assert rapat("Cetakan dari aplikasi, bukan dokumen bertanda tangan elektronik.") in teks


def test_halaman_kedua_dan_seterusnya_menyebut_nomor_halaman(usulan, pokja):
    teks = halaman(seleksi(usulan, pokja).surat[0])
    assert len(teks) > 1
    assert "halaman1dari" not in teks[0]
    for nomor, isi_halaman in enumerate(teks[1:], 2):
        assert rapat(f"halaman {nomor} dari {len(teks)}") in isi_halaman


def test_naskah_beku_memuat_semua_yang_tercetak(usulan, pokja):
    surat = seleksi(usulan, pokja).surat[0]
    assert "://" not in surat.html
    assert halaman(render_pdf(surat.html)) == halaman(surat)


@pytest.mark.parametrize(("kertas", "ukuran"), [("A4", (210, 297)), ("F4", (215, 330))])
def test_ukuran_kertas_menurut_instansi(usulan, pokja, kertas, ukuran):
    Instansi.objects.filter(wilayah="32.05").update(kertas=kertas)
    assert set(ukuran_mm(seleksi(usulan, Pengguna.objects.get(pk=pokja.pk)).surat[0])) == {ukuran}


def test_tepi_menurut_instansi_dan_cukup_untuk_kaki():
    instansi = buat_instansi(tepi_kiri=40, tepi_bawah=10)
    html = engines["django"].from_string('{% extends "surat/dasar.html" %}').render({**bingkai(instansi), "hal": ""})
    assert "margin: 20mm 20mm 25mm 40mm" in html


@pytest.mark.parametrize("sebutan", ["Plt.", "Plh.", "Pj."])
def test_pejabat_sementara_tercetak_dengan_dasarnya(usulan, pokja, sebutan):
    pokja.penugasan.update(
        sebutan=sebutan, sampai="2999-12-31", jabatan="Ketua Pokja", dasar="Surat Perintah Bupati Nomor 800/12/2026"
    )
    masa = "Ketua Pokja, berlaku 1 Januari 2020 sampai dengan 31 Desember 2999"
    teks = isi(seleksi(usulan, Pengguna.objects.get(pk=pokja.pk)).surat[0])
    assert rapat(f"{sebutan} Ketua Pokja,") in teks
    assert rapat(f"Surat Perintah Bupati Nomor 800/12/2026 sebagai dasar penugasan {sebutan} {masa}") in teks


def test_pejabat_definitif_tanpa_dasar(usulan, pokja):
    teks = isi(seleksi(usulan, pokja).surat[0])
    assert rapat(f"{pokja.nama} NIP {pokja.nip}") in teks
    assert pokja.penugasan.get().dasar not in teks


@pytest.mark.parametrize("jumlah", range(24, 34))
def test_tanda_tangan_tidak_pernah_sendirian_di_halaman(jumlah):
    naskah = (
        '{% extends "surat/dasar.html" %}{% block isi %}{% for n in baris %}<p>Baris {{ n }}.</p>{% endfor %}'
        '<p class="penutup">Kalimat penutup.</p>{% include "surat/_ttd.html" %}{% endblock %}'
    )
    penandatangan = SimpleNamespace(nama="Asep Sunandar", pangkat="Pembina", nip="1")
    html = engines["django"].from_string(naskah).render({
        "hal": "uji", "baris": range(jumlah), "penandatangan": penandatangan,
        "penugasan": SimpleNamespace(baris_jabatan=["Kepala Dinas,"]), **bingkai(buat_instansi()),
    })  # fmt: skip
    terakhir = halaman(render_pdf(html))[-1]
    assert "Kalimatpenutup.KEPALADINAS,AsepSunandarPembinaNIP1" in terakhir


def test_pdf_bernama_judul_dan_nomornya(usulan, pokja, client):
    surat = seleksi(usulan, pokja).surat[0]
    client.force_login(pokja)
    nama = f"{surat.hal} nomor {surat.nomor}.pdf".replace("/", "-")
    assert client.get(surat.get_absolute_url())["Content-Disposition"] == f'inline; filename="{nama}"'
    panjang = nama_pdf("Izin " * 60, "518/007/IUSP/Diskop/2026")
    assert len(panjang) <= 120 and panjang.endswith(" nomor 518-007-IUSP-Diskop-2026.pdf")


# Drafts


def test_pratinjau_tanpa_nomor_tanggal_dan_kode(usulan, pokja):
    t = ALUR_USULAN.t("seleksi", "draf")
    pdf = pratinjau(jenis_surat(t), ALUR_USULAN.bayangan([usulan], "seleksi", pokja))
    teks = isi(pdf)
    assert "NOMOR…/…/…" in teks and "DRAF" in teks
    assert rapat("belum bernomor, belum ditandatangani") in teks
    assert "518/" not in teks and "Periksakeaslian" not in teks and "dengankode" not in teks
    assert not any(h.images for h in buka(pdf).pages)
    assert not Surat.objects.exists() and not Nomor.objects.filter(jenis="ba_seleksi").exists()
    usulan.refresh_from_db()
    assert usulan.status == "draf"


def test_surat_terbit_tanpa_tanda_draf(usulan, pokja):
    assert "DRAF" not in isi(seleksi(usulan, pokja).surat[0])


def test_jenis_surat_dari_langkah():
    assert jenis_surat(ALUR_USULAN.t("seleksi", "draf")) is BERITA_ACARA_SELEKSI
    assert jenis_surat(ALUR_USULAN.t("batalkan", "draf")) is None


# A failed issue leaves nothing


@pytest.mark.parametrize("titik", ["susun_html", "SuratObjek.objects.bulk_create"])
def test_penerbitan_yang_gagal_tidak_meninggalkan_apa_pun(usulan, pokja, monkeypatch, titik):
    def gagal(*_, **__):
        raise OSError("cakram penuh")

    jejak = Jejak.objects.count()
    with monkeypatch.context() as tiruan:
        if titik.startswith("SuratObjek"):
            tiruan.setattr(SuratObjek.objects, "bulk_create", gagal)
        else:
            tiruan.setattr(core.perkara.surat, titik, gagal)
        with pytest.raises(OSError, match="cakram penuh"):
            seleksi(usulan, pokja)
    usulan.refresh_from_db()
    assert (usulan.status, usulan.versi) == ("draf", 1)
    assert not Surat.objects.exists() and Jejak.objects.count() == jejak
    assert seleksi(usulan, pokja).surat[0].urut == 1


# "Lihat rancangan surat" on the page that confirms a step


def test_halaman_tindakan_menawarkan_rancangan_suratnya(usulan, pokja, client):
    client.force_login(pokja)
    alamat = f"/urusan/usulan/{usulan.pk}/seleksi/"
    assert f'href="{alamat}surat/"' in client.get(alamat).content.decode()
    jawaban = client.get(f"{alamat}surat/")
    assert jawaban["Content-Type"] == "application/pdf"
    teks = isi(b"".join(jawaban.streaming_content))
    assert "DRAF" in teks and rapat(usulan.sentra.nama) in teks
    assert not Surat.objects.exists()


def test_langkah_tanpa_surat_tidak_punya_rancangan(usulan, pokja, client):
    client.force_login(pokja)
    alamat = f"/urusan/usulan/{usulan.pk}/batalkan/"
    assert "rancangan surat" not in client.get(alamat).content.decode()
    assert client.get(f"{alamat}surat/").status_code == 404


def test_rancangan_surat_hanya_bagi_yang_berwenang(usulan, client):
    alamat = f"/urusan/usulan/{usulan.pk}/seleksi/surat/"
    assert client.get(alamat).status_code == 302
    client.force_login(buat_pengguna(Peran.DINAS_KABKOTA))
    assert client.get(alamat)["Location"] == usulan.get_absolute_url()
    client.force_login(buat_pengguna(Peran.DINAS_KABKOTA, kode="32.06"))
    assert client.get(alamat).status_code == 404
