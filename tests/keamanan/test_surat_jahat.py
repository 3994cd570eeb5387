"""Letters print what people typed, letter for letter: no field of any letter is markup, loads a file, or links away."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from core.models import Instansi, Pengguna, Penugasan, Surat
from core.perkara.nomor import periksa_pola
from core.perkara.surat import render_pdf
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Lampiran2, Sentra, Ukm, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.pabrik import buat_keputusan, buat_pengguna, buat_usulan, majukan, penilaian_ya

pytestmark = pytest.mark.django_db

JAHAT = '<img src="file:///etc/passwd"><style>p{display:none}</style><a href="https://evil.example">x</a>&amp;"\''
PENDEK = "<b>x</b>&'\""


def isi_jahat(model, **saring):
    """Hostile text in every free text column of `model`, as long as the column takes it."""
    bukan = {"kode", "username", "password", "status", "nomor_perkara", "peran", "sebutan", "kertas", "format_nomor",
             "klasifikasi", "kode_unit", "surel", "nip", "kbli", "kode_pos", "jenjang", "jenis", "nib", "kelas", "nik",
             "nik_sidik", "kelamin", "bentuk", "asal_bahan", "pemasaran", "jangkauan", "tahap", "sumber_dana",
             "omzet_12_bulan"}  # fmt: skip
    for objek in model.objects.filter(**saring):
        ubah = {}
        for b in model._meta.concrete_fields:
            if b.get_internal_type() in ("CharField", "TextField") and not b.choices and b.name not in bukan:
                panjang = b.max_length or 500
                # Unique names stay unique.
                ubah[b.name] = f"{objek.pk}{JAHAT if panjang >= len(JAHAT) + 6 else PENDEK}"[:panjang]
        model.objects.filter(pk=objek.pk).update(**ubah)


@pytest.fixture
def surat_jahat():
    def racuni():
        for model in (Instansi, Pengguna, Penugasan, Sentra, Usulan, Ukm, Lampiran2):
            isi_jahat(model)
        # A mandate of another post is refused: these begin with the post whose act it is.
        for p in Penugasan.objects.all():
            p.atas_nama = f"{'Menteri' if p.peran == 'penetap' else 'Kepala Dinas'} {JAHAT}"
            p.save(update_fields=["atas_nama"])

    usulan = buat_usulan()
    for tujuan, sebelum in (("seleksi", "pokja_kabkota"), ("sampaikan", "dinas_kabkota")):
        pelaku = buat_pengguna(sebelum)
        racuni()
        usulan = Usulan.objects.get(pk=usulan.pk)
        ALUR_USULAN.jalankan(usulan, tujuan, Pengguna.objects.get(pk=pelaku.pk), versi=usulan.versi)
    pokja = buat_pengguna("pokja_provinsi")
    racuni()
    penilaian = {k: v | {"hasil": "tidak", "catatan": JAHAT} for k, v in penilaian_ya(usulan, "provinsi").items()}
    usulan = Usulan.objects.get(pk=usulan.pk)
    ALUR_USULAN.jalankan(
        usulan, "kembalikan_provinsi", Pengguna.objects.get(pk=pokja.pk), versi=usulan.versi, alasan=JAHAT,
        penilaian=penilaian,
    )  # fmt: skip
    terpilih = majukan(buat_usulan(), "terpilih")
    keputusan = buat_keputusan([terpilih])
    for nama in ("tentang", "menimbang", "mengingat", "memperhatikan", "diktum", "tembusan"):
        setattr(keputusan, nama, f"{JAHAT} 1 (satu) sentra")
    keputusan.save()
    for aksi, peran in (
        ("ajukan_periksa", "penyusun_keputusan"), ("nyatakan_benar", "penyusun_keputusan"), ("tandatangani", "penetap"),
    ):  # fmt: skip
        pelaku = buat_pengguna(peran)
        racuni()
        keputusan.refresh_from_db()
        ALUR_KEPUTUSAN.jalankan(keputusan, aksi, Pengguna.objects.get(pk=pelaku.pk), versi=keputusan.versi)
    return list(Surat.objects.all())


def test_semua_isian_semua_surat_tercetak_sebagai_huruf(surat_jahat):
    assert {s.jenis for s in surat_jahat} >= {
        "ba_seleksi", "pengantar_kabkota", "pengembalian", "lembar_provinsi", "pengantar_provinsi",
        "lembar_kementerian",
    }  # fmt: skip
    beracun = 0
    for surat in surat_jahat:
        beracun += "&lt;" in surat.html
        for tanda in ("<img src=&quot;", '<img src="file', "<style>p{", '<a href="https://evil', "<b>x</b>"):
            assert tanda not in surat.html, (surat.jenis, tanda)
        # The only pictures are the QR and what the office's own template holds.
        assert all(a.startswith("data:image/png") for a in re.findall(r'src="([^"]*)"', surat.html))
    assert beracun == len(surat_jahat)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/hostname">', '<link rel=stylesheet href="file:///etc/passwd">',
        "<style>@import url(file:///etc/passwd);</style>", '<object data="file:///etc/hostname"></object>',
        '<embed src="http://127.0.0.1:9/x">', '<link rel=attachment href="file:///etc/hostname">',
        '<a rel=attachment href="file:///etc/hostname">x</a>',
        "<p style=\"background:url('http://127.0.0.1:9/')\">x</p>",
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>',
    ],
)  # fmt: skip
def test_pencetak_tidak_memuat_apa_pun_dari_cakram_atau_jaringan(html):
    """Even if markup slipped through, nothing of this machine could end up in a letter."""
    pdf = render_pdf(f"<p>isi</p>{html}")
    pembaca = PdfReader(BytesIO(pdf))
    assert "isi" in pembaca.pages[0].extract_text()
    assert not pembaca.attachments
    assert not pembaca.pages[0].images


@pytest.mark.parametrize(
    "pola",
    [
        "{0.__class__}", "{urut.__class__}{tahun}", "{urut!r}{tahun}", "{urut:{tahun}}", "{}{urut}{tahun}",
        "{urut}{tahun",
        "{{urut}}{{tahun}}", "{urut}{tahun}{instansi.format_nomor}", "{urut[0]}{tahun}", "{urut:9999999999}{tahun}",
        "{urut:>99999999}{tahun}", "}{urut}{tahun}{", "{URUT}{TAHUN}", "{urut}", "{tahun}", "",
    ],
)  # fmt: skip
def test_pola_nomor_tidak_menjalankan_apa_pun(pola):
    with pytest.raises(Exception, match=r"[Ff]ormat nomor"):
        periksa_pola(pola)
