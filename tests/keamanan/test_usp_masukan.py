"""Hostile requests to every page of koperasi, licences, offices, assessments, supervision and the calendar, kept.

No page answers with an error of its own (5xx), and nothing of another region is shown or changed: the world is built
twice, at Garut for the person who attacks and at Semarang under a name that must never appear.
"""

import collections
import itertools
import os
import random
import re
import time
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import transaction
from django.urls import reverse
from openpyxl import load_workbook

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Berkas, Jejak, Surat
from ksp_usp.models import Koperasi, LaporanBerkala, Orang, PenilaianKesehatan
from perizinan.models import (
    IzinUsaha,
    JaringanPelayanan,
    KeteranganIzin,
    LembarLama,
    Pemeriksaan,
    Pengaduan,
    PenyerahanKoperasi,
    PermohonanIzin,
    Sanksi,
)
from tests import pabrik
from tests.alamat import pola_alamat
from tests.keamanan.test_masukan_jahat import SEMUA, Formulir, ketat, kunci, pola

__all__ = ["ketat"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "ketat")]
# Seconds a role; set for a long attack, which also tries every thing instead of two of each kind of the other region
# and one of each kind and status of the own one.
LAMA = float(os.environ.get("LAMA_JAHAT", 2))
CUKUP = None if "LAMA_JAHAT" in os.environ else 2
RAHASIA = "ZZRAHASIA"
PERAN = (
    (Peran.LOKET, "32.05"), (Peran.PENILAI, "32.05"), (Peran.PENGAWAS, "32.05"), (Peran.PEMERIKSA, "32.05"),
    (Peran.PEJABAT, "32.05"), (Peran.ADMIN_INSTANSI, "32.05"), (Peran.LOKET, "32"), (Peran.PEJABAT, "32"),
)[: 3 if CUKUP else None]  # fmt: skip
URUSAN = (
    PermohonanIzin, JaringanPelayanan, PenilaianKesehatan, LaporanBerkala, Sanksi, Pemeriksaan, KeteranganIzin,
    LembarLama, PenyerahanKoperasi,
)  # fmt: skip
MILIK = (*URUSAN, IzinUsaha, Pengaduan)


def bangun(kode, nama):
    """Everything of one region: a case of each kind in each status, a licence, an entry, a branch, a result."""
    n = iter(range(1, 99))

    def koperasi(**isi):
        return pabrik.buat_koperasi(kode, nama=f"KSP {nama} {next(n)}", alamat=f"Jalan {nama}", **isi)

    daftar = [koperasi(), koperasi(bentuk="sekunder", lengkap=False), koperasi(jenis="usp")]
    for status in ("draf", "diterima", "lengkap", "siap", "terbit"):
        p = pabrik.buat_permohonan(koperasi())
        p if status == "draf" else pabrik.majukan_izin(p, status)
    pabrik.majukan_izin(pabrik.buat_permohonan(daftar[2], modal_disetor=Decimal(9_000_000)), "terdaftar")
    lama = pabrik.buat_izin(koperasi())
    pabrik.buat_permohonan(lama.koperasi, jenis="perubahan", izin_lama=lama, nama_baru=f"KSP {nama} Baru")
    berizin = koperasi(lengkap=False)
    for status in ("draf", "diterima", "lengkap", "siap", "disetujui", "beroperasi", "usul_tutup"):
        kantor = pabrik.buat_kantor(berizin, kode=kode, nama=f"{nama} {next(n)}")
        kantor if status == "draf" else pabrik.majukan_kantor(kantor, status)
    for jenis in ("kcp", "kk"):
        pabrik.buat_kantor(berizin, jenis, kode=kode, nama=f"{nama} {next(n)}")
    pabrik.buat_kantor(berizin, kode=kode, lengkap=False, terdahulu=True, nama=f"{nama} {next(n)}")
    for status in ("ditugaskan", "diperiksa", "siap", "ditetapkan"):
        p = pabrik.buat_penilaian(koperasi())
        p if status == "ditugaskan" else pabrik.majukan_penilaian(p, status)
    pabrik.buat_penilaian(koperasi(), cara="catat", lengkap=False)
    diawasi = pabrik.buat_sanksi(koperasi(lengkap=False), status="berlaku", uraian=f"Fakta {nama}.").koperasi
    pabrik.buat_sanksi(berizin)
    pabrik.buat_keterangan(diawasi)
    for status in ("draf", "menunggu"):
        pabrik.buat_lembar_lama(pabrik.baris_lama(koperasi(lengkap=False)), kode=kode, status=status)
    pabrik.buat_penyerahan(koperasi(lengkap=False))
    pabrik.buat_pengaduan(diawasi, pelapor=f"Pelapor {nama}")
    for status in ("rencana", "ditugaskan", "tindak_lanjut"):
        pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(koperasi(lengkap=False)), status)
    pabrik.buat_laporan_berkala(diawasi)
    Orang.objects.filter(koperasi__wilayah=kode).update(jabatan=f"Ketua {nama}")


@pytest.fixture
def dunia(db):
    pabrik.konfirmasi_kalender()
    bangun("33.74", RAHASIA)
    asing = {m: set(m.objects.values_list("pk", flat=True)) for m in (*MILIK, Koperasi, Orang, Surat, Berkas)}
    bangun("32.05", "Mekar")
    return asing


def alamat_semua(asing, lain) -> list[str]:
    """Every address of licences, register, assessments, supervision and calendar, for the things that it may name.

    With `lain` those of the other region, else those of Garut: of each kind that has statuses one in each.
    """

    def ada(model):
        daftar = model.objects.order_by("pk").filter(pk__in=asing[model])
        if lain:
            return list(daftar.values_list("pk", flat=True)[:CUKUP])
        daftar = model.objects.order_by("pk").exclude(pk__in=asing[model])
        status = next((n for n in ("status", "keadaan") if hasattr(model, n)), "pk")
        satu = {s: pk for pk, s in daftar.reverse().values_list("pk", status)}
        return list(satu.values())[: None if status != "pk" else CUKUP and 4]

    milik = {
        "koperasi": Koperasi, "orang": Orang, "permohonan": PermohonanIzin, "izin": IzinUsaha,
        "kantor": JaringanPelayanan, "penilaian": PenilaianKesehatan, "hari-libur": None, "berwenang": None,
        "laporan": LaporanBerkala, "sanksi": Sanksi, "pemeriksaan-koperasi": Pemeriksaan, "pengaduan": Pengaduan,
        "keterangan": KeteranganIzin, "kewajiban": None, "penyerahan": PenyerahanKoperasi,
    }  # fmt: skip
    hasil = []
    for p in pola_alamat():
        rute = str(p.pattern)
        bagian = rute.split("/")
        if bagian[0] not in milik:
            continue
        dalam = {"koperasi/orang": Orang, "izin/lama": LembarLama}
        model = dalam.get("/".join(bagian[:2]), milik[bagian[0]])
        isi = p.pattern.converters
        if "pk" not in isi and lain:
            continue
        pilihan = {
            "tahun": [hari_ini().year, hari_ini().year + 2], "aspek": ["permodalan", "manajemen"],
            "butir": ["7a", "7b", "7c", "7d", "7e", "7f", "perubahan"],
            "bagian": ["surat", "kantor", "anggota", "9a", "9c", "9e", "9h", "9i", "kepala", "lama"],
            "nomor": [1, 2, 3], "temuan": [1], "berkas": [1], "kode": ["pengawasan.papan_nama"],
        }  # fmt: skip
        if p.name == "kualifikasi_ubah" or ("impor" in rute and "pk" in isi):
            continue  # named by a person, held by the table of all pages; a preview is its owner's
        pk = ada(model) if "pk" in isi else [None]
        kedua = [nama for nama in isi if nama != "pk"]
        for satu in pk:
            for nilai in pilihan[kedua[0]] if kedua else [None]:
                args = {**({"pk": satu} if satu else {}), **({kedua[0]: nilai} if kedua else {})}
                hasil.append(reverse(p.name, kwargs=args))
    return hasil


def potret(asing):
    """Every row of the other region, to be compared."""
    isi = {m._meta.label: list(m.objects.filter(pk__in=pk).order_by("pk").values()) for m, pk in asing.items()}
    return isi, Jejak.objects.filter(wilayah="33.74").count()


def kirim(client, cara, alamat, isi):
    """One request whose writes are taken back; the status, and whether the other region shows."""
    with transaction.atomic():
        balasan = client.get(alamat, isi) if cara == "get" else client.post(alamat, isi)
        bocor = RAHASIA.encode() in b"".join(balasan) if balasan.streaming else RAHASIA.encode() in balasan.content
        transaction.set_rollback(True)
    return balasan.status_code, bocor


@pytest.mark.parametrize(("peran", "kode"), PERAN)
def test_permintaan_jahat_tidak_menjatuhkan_dan_tidak_membuka_daerah_lain(client, dunia, settings, peran, kode):
    settings.DEBUG = False
    client.raise_request_exception = False
    pegawai = pabrik.buat_pengguna(peran, kode=kode)
    for p in PenilaianKesehatan.objects.filter(status="ditugaskan", berwenang=kode):
        if peran == Peran.PENILAI:
            p.tim.create(pengguna=pegawai, tanpa_hubungan=True)
    client.force_login(pegawai)
    awal, acak, salah, banyak = potret(dunia), random.Random(f"{peran}{kode}"), [], 0

    # 1. The other region: by every address, by reading and by writing.
    for alamat in alamat_semua(dunia, True):
        for cara in ("get", "post"):
            status, bocor = kirim(client, cara, alamat, {"versi": "1", "alasan": "x", "aksi": "simpan"})
            banyak += 1
            if bocor or status not in (403, 404, 405):
                salah.append((status, cara, alamat, "asing"))
    for m in URUSAN:
        for pk in sorted(dunia[m])[:CUKUP]:
            for aksi in {t.aksi for t in m.alur.baris}:
                for nama in ("tindakan", "tindakan_surat"):
                    status, bocor = kirim(client, "post", reverse(nama, args=[m._meta.model_name, pk, aksi]), {})
                    banyak += 1
                    if bocor or status not in (404, 405):
                        salah.append((status, "post", m, aksi))
    for pk in dunia[Surat]:
        salah += [(pk, "surat")] if client.get(reverse("surat_pdf", args=[pk])).status_code != 404 else []
    for pk in dunia[Berkas]:
        salah += [(pk, "berkas")] if client.get(reverse("berkas_unduh", args=[pk])).status_code != 404 else []
    assert not salah

    # 2. Every form of the own region, every field hostile.
    antre, daftar, kali = [*alamat_semua(dunia, False), "/"], [], collections.Counter()
    for alamat in antre:
        balasan = client.get(alamat)
        banyak += 1
        if balasan.status_code >= 500 or (kode == "32.05" and RAHASIA.encode() in getattr(balasan, "content", b"")):
            salah.append((balasan.status_code, alamat))
        if not balasan.get("Content-Type", "").startswith("text/html") or balasan.status_code != 200:
            continue
        for aksi, cara, isi in Formulir(balasan.content.decode()).formulir:
            tujuan, nama = aksi or alamat, frozenset(re.sub(r"\d+", "N", k) for k in isi)
            if isi and kali[pola(tujuan), nama] < 1 and "keluar" not in tujuan and tujuan.startswith(("/", "?")):
                kali[pola(tujuan), nama] += 1
                daftar.append((cara, alamat if tujuan.startswith("?") else tujuan, isi))
    assert len(daftar) >= 3 and not salah
    masukan, batas = [*SEMUA], time.monotonic() + LAMA
    acak.shuffle(masukan)
    masukan = ["\0", "\ud800", *masukan]
    for nomor, nilai in enumerate(masukan):
        for cara, tujuan, isi in daftar:
            satu = acak.choice(sorted(isi))
            pendek = nilai if len(isi) < 40 else nilai[:400]
            for kiriman in (dict.fromkeys(isi, pendek), {**isi, satu: nilai}):
                try:
                    status, bocor = kirim(client, cara, tujuan, kiriman)
                except UnicodeEncodeError:
                    continue  # half a surrogate pair never leaves this client
                banyak += 1
                if status >= 500 or bocor:
                    salah.append((status, cara, tujuan, satu, nilai[:30]))
        if time.monotonic() > batas and nomor >= 1:
            break
    assert not salah, salah[:20]
    assert banyak >= 400
    assert potret(dunia) == awal


# Lists: keys of other lists, filters, sorting


DAFTAR = ("koperasi_daftar", "permohonan_daftar", "izin_daftar", "registrasi_daftar", "jaringan_daftar",
          "jaringan_belum_mulai", "penilaian_daftar", "penilaian_rencana", "laporan_daftar", "laporan_belum",
          "sanksi_daftar", "periksa_daftar", "pengaduan_daftar", "keterangan_daftar")  # fmt: skip


JAHAT = (
    ["\ud800", 1], ["a\0", 1], [[1], 1], [{"a": 1}, 1], ["x", 10**30], ["2025-01-01", 10**18], ["2025-02-31", 1],
    ["9999-12-31", 1], ["0001-01-01", -1], ["2568-01-01", 1], [None, 1], [True, True], [1e400, 1], [1, "x"],
    ["ZZ", 1], [5], [1, 2, 3], "ab", {"a": 1, "b": 2}, [], 5, [10**30],
)  # fmt: skip
SARING = (
    "q", "status", "jenis", "tahun", "wilayah", "wilayah__induk", "tingkat", "keadaan", "izin", "bentuk", "predikat",
    "sisa", "terlambat", "kedudukan", "koperasi__wilayah", "kelengkapan",
)  # fmt: skip


def isi_balasan(balasan) -> bytes:
    """The page, or the rows of the sheet below what it says of itself: there stands what was typed."""
    if not balasan.content.startswith(b"PK"):
        return balasan.content
    lembar = load_workbook(BytesIO(balasan.content), read_only=True).active
    return str(list(lembar.iter_rows(min_row=7, values_only=True))).encode()


def test_kunci_dan_saringan_palsu_pada_tiap_daftar(client, dunia):
    """All lists stand on one list: each gets every key once, and every filter with one of two hostile values."""
    client.force_login(pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05"))
    arah_kunci = itertools.cycle(("sesudah", "sebelum"))
    rusak = itertools.cycle(("\0", "9" * 40))
    for alamat in map(reverse, DAFTAR):
        for nilai in JAHAT:
            arah = next(arah_kunci)
            balasan = client.get(alamat, {arah: kunci(nilai)})
            assert balasan.status_code == 200 and RAHASIA not in balasan.content.decode(), (alamat, nilai)
        for isian in SARING:
            for nilai in ("33.74", RAHASIA, next(rusak)):
                unduh = "xlsx" if nilai in ("33.74", RAHASIA) else ""
                balasan = client.get(alamat, {isian: nilai, "unduh": unduh, "urut": "-pk; --", "halaman": nilai})
                assert balasan.status_code == 200, (alamat, isian, nilai)
                # What was typed stands on the page again; nothing else of the other region does.
                terlihat = RAHASIA.encode() in isi_balasan(balasan)
                assert not terlihat or (nilai == RAHASIA and not unduh), (alamat, isian, nilai)
