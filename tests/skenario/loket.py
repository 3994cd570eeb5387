"""The counter and the desk of a licence at the browser: a koperasi written down, its application filled, examined."""

import re
from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from core.dasar.waktu import hari_ini
from ksp_usp.models import Koperasi
from perizinan.models import PermohonanIzin
from tests.skenario.peramban import Halaman, Petugas

PENGURUS = (("pengurus", "Ketua", "Asep Sunandar"), ("pengurus", "Bendahara", "Euis Komariah"))
PENGAWAS = (("pengawas", "Ketua", "Dadang Hermawan"),)
BERKAS = ("7a", "7b", "7c", "7e", "7f")


def hari(lalu: int = 0) -> str:
    """A day as an officer types it; `lalu` days ago."""
    return f"{hari_ini() - timedelta(days=lalu):%d/%m/%Y}"


def berkas(nama: str) -> SimpleUploadedFile:
    """A scan: one page of PDF, its title its own, so that no two are the same file."""
    tulis, isi = PdfWriter(), BytesIO()
    tulis.add_blank_page(210, 297)
    tulis.add_metadata({"/Title": nama})
    tulis.write(isi)
    return SimpleUploadedFile(f"{nama}.pdf", isi.getvalue(), "application/pdf")


def catat_koperasi(loket: Petugas, nama, kedudukan, anggota, *, jenis="ksp", bentuk="primer", orang=None) -> Koperasi:
    """The koperasi as its deed has it, on the pages of the register: identity, membership region, people."""
    halaman = loket.kirim(
        "/koperasi/tambah/", nama=nama, jenis=jenis, bentuk=bentuk, pola="konvensional",
        badan_hukum=f"AHU-{Koperasi.objects.count() + 1:07}.AH.01.26.TAHUN 2026", tanggal_badan_hukum=hari(60),
        wilayah=kedudukan, alamat="Jalan Ahmad Yani Nomor 12", visi="Koperasi yang sehat", misi="Melayani anggota",
        tujuan="Anggota sejahtera",
    )  # fmt: skip
    assert "tercatat" in halaman.teks, halaman.teks
    koperasi = Koperasi.objects.get(nama=nama)
    for baris, (wilayah, jumlah) in enumerate(anggota.items()):
        isi = {f"ad-{baris}-wilayah": wilayah, f"ad-{baris}-jumlah_anggota": str(jumlah)}
        halaman = loket.kirim(f"/koperasi/{koperasi.pk}/keanggotaan/", **isi)
        assert halaman.kode == 200, halaman.teks
    for nomor, (golongan, jabatan, siapa) in enumerate(orang or (*PENGURUS, *PENGAWAS), 1):
        asal = {"asal_koperasi": f"KSP Primer {nomor}"} if bentuk == "sekunder" else {"anggota": "ya"}
        halaman = loket.kirim(
            f"/koperasi/{koperasi.pk}/orang/tambah/?golongan={golongan}", nama=siapa, jabatan=jabatan,
            nik=f"320501010180{koperasi.pk % 100:02}{nomor:02}", rapat_anggota=hari(70), diangkat=hari(65), periode="1",
            anggota_sejak=hari(65), tidak_dihukum="ya", **asal,
        )  # fmt: skip
        assert f"{siapa} tersimpan." in halaman.teks, halaman.teks
    loket.kirim(f"/koperasi/{koperasi.pk}/hubungan/", sudah="on")
    koperasi.refresh_from_db()
    return koperasi


def buka_permohonan(loket: Petugas, koperasi, jenis="baru") -> PermohonanIzin:
    halaman = loket.kirim("/permohonan/baru/", cari=koperasi.nama, jenis=jenis)
    p = PermohonanIzin.objects.latest("pk")
    assert halaman.url == f"/permohonan/{p.pk}/tugas/", halaman.teks
    return p


def isi_berkas(loket: Petugas, p, *butir, modal="15.000.000", tanpa=(), **lain) -> dict[str, Halaman]:
    """The documents `butir` (default: all six), typed and uploaded; no file for those in `tanpa`.

    Returns the page after each. `lain` goes over what is typed of the deposit.
    """
    nama = p.koperasi.nama
    ketik = {
        "7a": {"nomor_surat": "07/KOP/2026", "tanggal_surat": hari(3)},
        "7b": {},
        "7c": {
            "bank": "bpd_jabar", "nomor_bilyet": f"BD-{p.pk:06}", "tanggal_deposito": hari(10), "modal_disetor": modal,
            "deposito_atas_nama": "koperasi", **lain,
        },
        "7e": {
            "rekening_bank": "Bank BJB", "rekening_nomor": "0012 3456 78", "rekening_atas_nama": nama,
            "rekening_milik_koperasi": "ya",
        },
        "7f": {"rencana_mulai": str(hari_ini().year + 1), "rencana_tahun": "2"},
    }  # fmt: skip
    hasil = {}
    for satu in butir or (*BERKAS, "7d"):
        alamat = f"/permohonan/{p.pk}/isian/{satu}/"
        if satu == "7d":
            kertas = re.findall(r'name="(7d-\d+-(?:rh|ktp))"', loket.buka(alamat).html)
            assert kertas
            isi = {k: berkas(k) for k in kertas}
        else:
            isi = ketik[satu] | ({} if satu in tanpa else {"berkas": berkas(f"{satu}-{p.pk}")})
        halaman = loket.buka(alamat)
        hasil[satu] = loket.pos(alamat, halaman.formulir[0].isi | isi | {"lanjut": "ya"})
        assert hasil[satu].kode == 200, hasil[satu].teks
    p.refresh_from_db()
    return hasil


def meja(pemeriksa: Petugas, p, label, tidak=None, lewat=None, **isian) -> Halaman:
    """Mark every document at the desk (there, save `tidak`: {item: remark}) and answer every open question with yes,
    then press `label` and confirm.

    Returns the page after; the desk's own page when the notes do not carry the step.
    """
    alamat, tidak = f"/permohonan/{p.pk}/pemeriksaan/", tidak or {}
    halaman = pemeriksa.buka(alamat)
    assert halaman.kode == 200, halaman.teks
    data = dict(halaman.formulir[0].isi)
    for kode in re.findall(r'name="catatan_(7\w)"', halaman.html):
        data |= {f"hasil_{kode}": "tidak" if kode in tidak else "ada", f"catatan_{kode}": tidak.get(kode, "")}
    for kode in re.findall(r'name="catatan_(t[0-9a-f]{9})"', halaman.html):
        data |= {f"hasil_{kode}": "ya", f"catatan_{kode}": "Menurut surat yang dibawa koperasi."}
    aksi = re.search(rf'name="lanjut" value="(\w+)"[^>]*>{label}<', halaman.html)
    assert aksi, (label, halaman.teks)
    konfirmasi = pemeriksa.pos(alamat, data | isian | {"lanjut": aksi[1]})
    if not konfirmasi.url.endswith(f"/{aksi[1]}/"):
        return konfirmasi
    hasil = pemeriksa.pos(konfirmasi.url, konfirmasi.formulir[0].isi | (lewat or {}))
    p.refresh_from_db()
    return hasil
