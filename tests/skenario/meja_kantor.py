"""Counter, desk and official of an office of the service network at the browser, step by step."""

import re

from django.urls import reverse

from core.dasar.waktu import hari_ini
from perizinan.kantor.syarat import butir_kantor
from perizinan.models import JaringanPelayanan
from tests.pabrik import buat_hasil_penilaian, buat_izin_lama, buat_koperasi
from tests.skenario.loket import berkas, hari
from tests.skenario.peramban import Halaman, Petugas


def koperasi_nasional(nama="KSP Nusantara Sentosa", predikat="sehat", **isi):
    """A KSP of Semarang with members in two provinces: licensed by the Menteri, its health on record."""
    koperasi = buat_koperasi("33.74", anggota=["33.74", "32.73"], lengkap=False, nama=nama, **isi)
    buat_izin_lama(koperasi, nomor="21/IUSP/M.KUKM/2019")
    buat_hasil_penilaian(koperasi, predikat)
    return koperasi


def buka_kantor(loket: Petugas, koperasi, jenis, nama, cari="") -> JaringanPelayanan:
    """The koperasi found by a number of its papers, then the office itself."""
    alamat = f"/kantor/baru/?cari={cari or koperasi.badan_hukum}&pilih={koperasi.pk}"
    halaman = loket.kirim(alamat, jenis=jenis, nama=nama)
    kantor = JaringanPelayanan.objects.latest("pk")
    assert halaman.url == f"/kantor/{kantor.pk}/tugas/", halaman.teks
    return kantor


def isi_kantor(loket: Petugas, kantor, *, tanpa=(), **lain) -> JaringanPelayanan:
    """Every part of the application typed and uploaded, save those in `tanpa`; `lain` goes over what is typed."""
    ketik = {
        "surat": {"nomor_surat": "11/KSP/2026", "tanggal_surat": hari(1)},
        "kantor": {"alamat": "Jalan Raya Limbangan Nomor 5", "kecamatan": "Limbangan"},
        "anggota": {"anggota_daerah": "24", "anggota_seluruh": "300"},
        "9b": {},
        "9c": {"modal_kerja": "75.000.000"},
        "9d": {},
        "9e": {"sarana-0-nama": "Komputer", "sarana-0-jumlah": "2", "sarana-0-kondisi": "Baik"},
        "9f": {"neraca_tahun_buku": str(hari_ini().year - 1)},
        "9g": {"rencana_kerja_bulan": "12"},
        "9h": {
            "personel-0-golongan": "pimpinan", "personel-0-nama": "Rina Marlina", "personel-0-riwayat_hidup": "on",
            "personel-1-golongan": "karyawan", "personel-1-nama": "Deden Saepudin",
        },
        "9i": {
            "kepala_nama": "Rina Marlina", "kepala_sertifikat_nomor": "LSP-0071", "kepala_sertifikat_lsp": "LSP KJK",
            "kepala_sertifikat_sampai": hari(-400),
        },
    }  # fmt: skip
    if kantor.jenis == "kk":
        kas = {"9a": {}, "9b": {"kepala_nama": "Tatang Sutarman"}}
        ketik = {k: ketik[k] for k in ("surat", "kantor", "anggota")} | kas
    for bagian, isi in ketik.items():
        if bagian in tanpa:
            continue
        isi = isi | {k: v for k, v in lain.items() if k in isi}
        halaman = isi_bagian(loket, kantor, bagian, **isi)
        assert halaman.kode == 200, (bagian, halaman.teks)
    kantor.refresh_from_db()
    return kantor


def isi_bagian(loket: Petugas, kantor, bagian, **isi) -> Halaman:
    alamat = f"/kantor/{kantor.pk}/isian/{bagian}/"
    formulir = loket.buka(alamat).formulir[0]
    kertas = {"berkas": berkas(f"{bagian}-{kantor.pk}")} if 'name="berkas"' in loket.buka(alamat).html else {}
    return loket.pos(alamat, formulir.isi | isi | kertas | {"lanjut": "ya"})


def tindakan(petugas: Petugas, kantor, aksi, **isian) -> Halaman:
    """The page that asks to confirm a step, sent."""
    hasil = petugas.kirim(reverse("tindakan", args=["jaringanpelayanan", kantor.pk, aksi]), **isian)
    kantor.refresh_from_db()
    return hasil


def serahkan(loket: Petugas, kantor) -> Halaman:
    """The check page says that nothing is in the way; then the receipt."""
    alamat, aksi = f"/kantor/{kantor.pk}/periksa/", {"draf": "terima", "kurang": "terima_kelengkapan"}[kantor.status]
    halaman = loket.buka(alamat)
    assert halaman.formulir[0].aksi.endswith(f"/{aksi}/"), halaman.teks
    hasil = loket.kirim(alamat)
    kantor.refresh_from_db()
    return hasil


def meja_kantor(pemeriksa: Petugas, kantor, aksi, tidak=None, **isian) -> Halaman:
    """Mark every paper (there, save `tidak`: {item: remark}), answer what is open, take the step `aksi`, confirm it."""
    alamat, tidak = f"/kantor/{kantor.pk}/pemeriksaan/", tidak or {}
    halaman = pemeriksa.buka(alamat)
    assert halaman.kode == 200, halaman.teks
    data = dict(halaman.formulir[0].isi)
    for butir in butir_kantor(kantor):
        data |= {f"hasil_{butir}": "tidak" if butir in tidak else "ada", f"catatan_{butir}": tidak.get(butir, "")}
    for kode in set(re.findall(r'name="hasil_(t[0-9a-f]{9})"', halaman.html)):
        data |= {f"hasil_{kode}": "ya", f"catatan_{kode}": "Kantor Kas mewakili Kantor Cabang."}
    assert re.search(rf'name="lanjut" value="{aksi}"', halaman.html), halaman.teks
    konfirmasi = pemeriksa.pos(alamat, data | isian | {"lanjut": aksi})
    if not konfirmasi.url.endswith(f"/{aksi}/"):
        return konfirmasi
    hasil = pemeriksa.pos(konfirmasi.url, konfirmasi.formulir[0].isi)
    kantor.refresh_from_db()
    return hasil


def periksa_dan_usulkan(pemeriksa: Petugas, kantor, usul="setuju", catatan="Berkas dan syarat sesuai.") -> None:
    meja_kantor(pemeriksa, kantor, "nyatakan_lengkap")
    assert kantor.status == "lengkap"
    meja_kantor(pemeriksa, kantor, "selesai_periksa", usul=usul, usul_catatan=catatan)
    assert kantor.status == "siap"


def lapor_mulai(loket: Petugas, kantor, tanggal: str, *, bukti=True) -> Halaman:
    """The report that the office began, with its evidence, confirmed when the page lets it through."""
    alamat = f"/kantor/{kantor.pk}/mulai/"
    formulir = loket.buka(alamat).formulir[0]
    kertas = {"berkas": berkas(f"mulai-{kantor.pk}")} if bukti else {}
    halaman = loket.pos(alamat, formulir.isi | {"tanggal_mulai": tanggal} | kertas)
    if halaman.url.endswith("/lapor_mulai/"):
        halaman = loket.pos(halaman.url, halaman.formulir[0].isi)
    kantor.refresh_from_db()
    return halaman
