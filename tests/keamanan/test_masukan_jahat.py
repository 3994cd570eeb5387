"""Hostile inputs, kept: no page answers with an error of its own (5xx), nothing impossible is accepted.

The forms are found by walking the pages of each role as a browser would, so that a new page is attacked without
anybody adding it here. Databases differ in what they swallow, so all of them are made as strict as PostgreSQL.
"""

import base64
import collections
import json
import random
import re
import string
import time
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse
from openpyxl import load_workbook
from PIL import Image

from core.dasar.izin import Peran
from core.dasar.rupa import IsianSalah, angka, baca_angka, baca_rupiah, baca_tanggal
from core.halaman.forms import FormSentra
from core.lembar.excel import tulis_xlsx
from core.models import Berkas, Instansi
from sentra_ukm.models import Sentra
from tests.pabrik import (
    buat_koperasi,
    buat_pengguna,
    buat_permohonan,
    buat_sentra,
    buat_usulan,
    buat_wilayah,
    majukan,
    majukan_izin,
)

pytestmark = pytest.mark.django_db

ANGKA = (
    "", " ", "0", "-1", "-0", "+1", "1.500", "1,5", "1.5", "12.5", "1,500,000", "1.500,5", "15.00", "0x10", "1e3",
    "1e308",
    "1e999", "NaN", "nan", "Infinity", "-inf", "٣", "１２３", "²", "½", "Ⅷ", "١٢٣٤", "1 000", "1\u00a0000", "1_000",
    "9" * 18,
    "9" * 19, "1" + "0" * 400, "1" * 5000, "Rp", "Rp-1", "Rp 1.5", "1,", ",1", ".", ",", "-", "--1", "1-", "(1)", "1%",
    "2147483648", "9223372036854775808", "-9223372036854775809", "65536", "0.0000001", "1/2", "=1+1", "١.٥٠٠",
)  # fmt: skip
TANGGAL = (
    "31/02/2025", "30/2/2024", "29/02/2025", "31/04/2025", "01/01/2568", "1/1/0001", "00/00/0000", "32/01/2025",
    "1/13/2025", "2025-13-45", "2025-02-30", "99/99/9999", "1/1/25", "1/1/20255", "31 Pebruari 2025", "1 Smarch 2025",
    "2025", "kemarin", "2025-1-1T00:00:00", "１/１/2025", "1//1//2025", "1/1-2025", "-1/1/2025", "2025/01/01/01",
)  # fmt: skip
TEKS = (
    "\0", "a\0b", "\0" * 100, "\x01\x02\x1b[31m", "a\nb", "a\r\nSet-Cookie: a=b", "a\tb", "\x7f", "\u202eabc", "\u200f",
    "\u2066x\u2069", "\ufeff", "\u200b", "\ufffe", "\uffff", "e" + "\u0301" * 500, "😀" * 300, "𝕏", "x" * 301,
    "x" * 100_000,
    "é" * 5000, "<script>alert(1)</script>", "</textarea><script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "&lt;script&gt;", "<!--", "]]>", "{{7*7}}", "{% debug %}", "{0.__class__}", "${7*7}",
    "#{7*7}",
    "%s%s%n", "%(x)s", "\\", "\\0", "' OR 1=1--", "1; DROP TABLE core_jejak", "%", "_", "%' --", "*", "(", "[",
    "\\d{9}",
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "../../../etc/passwd", "..\\..\\x", "/etc/passwd",
    "file:///etc/passwd", "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)",
    "data:text/html,x",
    "null", "None", "undefined", "true", "[]", "{}", '{"a":1}', "on", "ya", "tidak", "CON", "a" * 255 + ".pdf",
)  # fmt: skip
KODE = (
    "00", "32", "32.05", "33.74", "99.99", "3", "32.", "32.05.01", "00000000-0000-0000-0000-000000000000", "0", "1",
    "999999999", "99999999999999999999", "-5", "draf", "ditetapkan", "xyz", "abc", "seleksi", "tandatangani",
    "320512345678901", "32051234567890123", "3205014503850001x", "1980010120050110011", "12:1", "1:", ":", "1:-1", "::",
    "b-0-kunci", "menteri", "admin_instansi", "penetap", "\u0663\u0662.\u0660\u0665", "32.05\n", " 32.05", "32.05%00",
)  # fmt: skip
SEMUA = (*ANGKA, *TANGGAL, *TEKS, *KODE)


def test_daftar_masukan_tidak_menyusut():
    assert len(set(SEMUA)) >= 180


@pytest.fixture
def ketat():
    """Refuse what PostgreSQL refuses, whatever database runs the tests: NUL and half surrogates in a parameter."""

    def periksa(jalankan, sql, params, banyak, konteks):
        for nilai in params or ():
            for satu in nilai if isinstance(nilai, list | tuple) else (nilai,):
                if isinstance(satu, str):
                    satu.encode()
                    if "\0" in satu:
                        raise ValueError("A string literal cannot contain NUL (0x00) characters.")
        return jalankan(sql, params, banyak, konteks)

    with connection.execute_wrapper(periksa):
        yield


# Every form of every page, with every field hostile


class Formulir(HTMLParser):
    """The links of a page and its forms with their fields, as a browser would send them."""

    def __init__(self, isi):
        super().__init__()
        self.formulir, self.tautan, self._kini, self._pilihan = [], set(), None, ""
        self.feed(isi)

    def handle_starttag(self, unsur, ciri):
        c = dict(ciri)
        nama = c.get("name")
        if unsur == "a" and (c.get("href") or "").startswith("/"):
            self.tautan.add(c["href"].split("#")[0])
        elif unsur == "form":
            self._kini = (c.get("action") or "", (c.get("method") or "get").lower(), {})
            self.formulir.append(self._kini)
        elif self._kini and nama and unsur in ("input", "textarea", "select", "button"):
            if c.get("type") != "file" and nama != "csrfmiddlewaretoken":
                self._kini[2].setdefault(nama, c.get("value") or "")
            self._pilihan = nama if unsur == "select" else ""
        elif unsur == "option" and self._kini and self._pilihan and not self._kini[2].get(self._pilihan):
            self._kini[2][self._pilihan] = c.get("value") or ""

    def handle_endtag(self, unsur):
        if unsur == "form":
            self._kini = None


def pola(alamat: str) -> str:
    tanpa_kunci = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "U", alamat.split("?")[0])
    return re.sub(r"/[0-9][0-9.]*(?=/)", "/N", tanpa_kunci)


def jelajah(client) -> dict[str, Formulir]:
    """The pages that a role reaches by links, two of each kind."""
    antre, halaman, banyak = ["/", "/akun/", "/akun/kata-sandi/", "/surat/"], {}, collections.Counter()
    while antre:
        alamat = antre.pop(0)
        if alamat in halaman or "/pdf/" in alamat or banyak[pola(alamat)] == 2:
            continue
        banyak[pola(alamat)] += 1
        balasan = client.get(alamat)
        assert balasan.status_code < 500, alamat
        if balasan.status_code in (301, 302):
            antre.append(balasan["Location"].split("#")[0])
        elif balasan.get("Content-Type", "").startswith("text/html"):
            halaman[alamat] = Formulir(balasan.content.decode())
            antre += sorted(halaman[alamat].tautan)
    return halaman


def kirim(client, cara, alamat, isi):
    """One request whose writes are taken back, so that the next one finds the same case."""
    with transaction.atomic():
        balasan = client.get(alamat, isi) if cara == "get" else client.post(alamat, isi)
        transaction.set_rollback(True)
    return balasan.status_code


@pytest.mark.parametrize(
    ("peran", "kode"),
    [
        (Peran.POKJA_KABKOTA, "32.05"), (Peran.DINAS_KABKOTA, "32.05"), (Peran.ADMIN_INSTANSI, "32.05"),
        (Peran.POKJA_PROVINSI, "32"), (Peran.VERIFIKATOR, "00"), (Peran.PENYUSUN_KEPUTUSAN, "00"),
        (Peran.LOKET, "32.05"), (Peran.PEMERIKSA, "32.05"), (Peran.PEMERIKSA, "00"),
    ],
)  # fmt: skip
def test_tidak_ada_formulir_yang_menjatuhkan_halaman(client, ketat, surat_ringan, settings, peran, kode):
    settings.DEBUG = False
    client.raise_request_exception = False
    buat_usulan(ukm=3)
    for status in ("terseleksi", "di_provinsi", "di_kementerian", "terpilih"):
        majukan(buat_usulan(), status)
    for isi in ({}, {"bentuk": "sekunder"}, {"berizin_sejak": date(2020, 1, 1)}):
        buat_koperasi(**isi)
    buat_permohonan()
    for status in ("diterima", "lengkap", "terbit"):
        majukan_izin(buat_permohonan(), status)
    client.force_login(buat_pengguna(peran, kode=kode))
    acak, jatuh, dikenal, banyak = random.Random(f"{peran}"), [], set(), 0
    batas = time.monotonic() + 2
    daftar = []
    for alamat, halaman in jelajah(client).items():
        for aksi, cara, isi in halaman.formulir:
            tujuan, nama = aksi or alamat, frozenset(re.sub(r"\d+", "N", k) for k in isi)
            if isi and (pola(tujuan), nama) not in dikenal and "keluar" not in tujuan:
                dikenal.add((pola(tujuan), nama))
                daftar.append((cara, tujuan, isi))
    assert daftar
    masukan = [*SEMUA]
    acak.shuffle(masukan)
    masukan.insert(0, "\0")  # what only PostgreSQL refuses, whatever the time allows
    # Round after round over all forms, so that a slow machine tries fewer values and never fewer forms.
    for nomor, nilai in enumerate(masukan):
        for cara, tujuan, isi in daftar:
            satu = acak.choice(sorted(isi))
            pendek = nilai if len(isi) < 40 else nilai[:400]
            for kiriman in (dict.fromkeys(isi, pendek), {**isi, satu: nilai}):
                banyak += 1
                if (kode_balas := kirim(client, cara, tujuan, kiriman)) >= 500:
                    jatuh.append((kode_balas, cara, tujuan, satu, nilai[:30]))
        if time.monotonic() > batas and nomor >= 1:
            break
    assert not jatuh
    assert banyak >= len(daftar) * 4


@pytest.mark.parametrize("nilai", ["\0", "\u202e", "a\x1bb", "a\r\nb"])
def test_tanda_tersembunyi_ditolak_dengan_cara_memperbaikinya(nilai):
    class Isian(FormSentra, forms.Form):
        nama = forms.CharField()

    form = Isian({"nama": f"Sentra{nilai}Kulit"})
    assert not form.is_valid()
    assert "ketik ulang" in " ".join(form.errors["nama"])


def test_baris_baru_boleh_hanya_pada_isian_yang_berbaris():
    class Isian(FormSentra, forms.Form):
        uraian = forms.CharField(widget=forms.Textarea)

    assert Isian({"uraian": "satu\r\ndua\ttiga — “kutip” é 😀"}).is_valid()
    assert not Isian({"uraian": "Rp\u202e000.1"}).is_valid()


# Addresses and keys


@pytest.mark.parametrize(
    "alamat",
    [
        "/wilayah/%00/", "/wilayah/32.05%00/", "/wilayah/32.05%0a/", "/wilayah/%D9%A3%D9%A2/", "/surat/%00/",
        "/surat/a%00b/",
        "/surat/%ED%A0%80/", "/usulan/99999999999999999999999999/", "/berkas/99999999999999999999999/",
        "/surat/99999999999999999999/pdf/", "/urusan/%00/1/seleksi/", "/urusan/usulan/1/%00/", "/urusan/jejak/1/buat/",
        "/urusan/pengguna/1/hapus/", "/usulan/1/kriteria/99999999999999999999/", "/usulan/1/ukm/x/", "/%00",
        "/static/%00", "/koperasi/99999999999999999999999/", "/koperasi/1/modal/?ubah=99999999999999",
        "/koperasi/orang/99999999999999999999999/nik/", "/koperasi/%00/", "/koperasi/1/orang/tambah/%00",
        "/static/..%2f..%2fconfig%2fsettings.py", "/admin/", "/keputusan/1/petikan/%00/", "/.env", "/.git/config",
    ],
)  # fmt: skip
def test_alamat_yang_bukan_alamat_dijawab_404(client, ketat, alamat):
    client.force_login(buat_pengguna(Peran.AUDITOR, kode="00"))
    assert client.get(alamat).status_code == 404


def kunci(nilai) -> str:
    return base64.urlsafe_b64encode(json.dumps(nilai).encode()).decode().rstrip("=")


@pytest.mark.parametrize("arah", ["sesudah", "sebelum"])
@pytest.mark.parametrize(
    "teks",
    [
        kunci(["\ud800", 1]), kunci(["a\0", 1]), kunci([[1], 1]), kunci([{"a": 1}, 1]), kunci(["x", 10**30]),
        kunci(["x", 1e400]),
        kunci([None, 1]), kunci("ab"), kunci({"a": 1, "b": 2}), kunci(["x"]), kunci([]), kunci(5), "x", "%", "é",
        "=" * 9, "A" * 9999,
        "W" * 40_000,
    ],
)  # fmt: skip
def test_kunci_halaman_yang_dipalsukan_memberi_halaman_pertama(client, ketat, teks, arah):
    buat_sentra(nama="Sentra Tampak")
    client.force_login(buat_pengguna(Peran.AUDITOR, kode="00"))
    balasan = client.get(reverse("sentra_daftar"), {arah: teks})
    assert balasan.status_code == 200
    assert "Sentra Tampak" in balasan.content.decode()


@pytest.mark.parametrize(
    "saring", [{"status": "xyz"}, {"tahun": "abc"}, {"tahun": "²"}, {"jenis": "\0"}, {"dibuat_oleh": "9" * 30}]
)
def test_saringan_yang_tidak_ada_tidak_menyaring(client, ketat, saring):
    usulan = buat_usulan(lengkap=False)
    client.force_login(buat_pengguna())
    balasan = client.get(reverse("usulan_daftar"), saring)
    assert balasan.status_code == 200
    assert usulan.nomor_perkara in balasan.content.decode()


@pytest.mark.parametrize("nilai", ["\0", "32\0", "xyz", "٣٢", "3", "32.05", "9" * 40])
@pytest.mark.parametrize("nama", ["wilayah__induk", "wilayah"])
def test_provinsi_yang_tidak_ada_tidak_menjatuhkan_saringan_pusat(client, ketat, nama, nilai):
    client.force_login(buat_pengguna(Peran.VERIFIKATOR))
    assert client.get(reverse("usulan_daftar"), {nama: nilai}).status_code == 200


# Readers: five thousand made-up amounts and dates


def test_pembaca_angka_hanya_menerima_yang_artinya_satu():
    acak = random.Random(20051)
    abjad = "0123456789" * 3 + ".,,..-+ eERp%()/:" + "٣１²½\u00a0\u202e\0\n"
    diterima = 0
    for _ in range(6000):
        teks = "".join(acak.choices(abjad, k=acak.randint(1, 14)))
        for baca in (baca_rupiah, baca_angka):
            try:
                nilai = baca(teks)
            except IsianSalah:
                continue
            diterima += 1
            assert 0 <= nilai < 10**18, teks
            # What was accepted has the same digits as what it means: nothing was guessed.
            tanpa_sen = re.sub(r"([.,]\s?-{1,2}|,00)$", "", teks.strip(" \t\r\n\u00a0"))
            deret = re.sub(r"[^0-9]", "", tanpa_sen)
            assert int(deret) in (int(nilai), int(nilai * 100)), (teks, nilai)
            assert not re.search("[٣１²½\u202e\0]", teks), teks
    assert diterima > 100


def test_pembaca_tanggal_hanya_menerima_hari_yang_ada():
    acak = random.Random(20052)
    bagian = (string.digits, "/", "-", ".", " ", "Februari", "Des", "2025", "2568", "31", "02", "29", "٣", "\0")
    diterima = 0
    for n in range(5000):
        teks = (
            f"{acak.randint(0, 40)}/{acak.randint(0, 15)}/{acak.choice((1899, 1900, 2024, 2025, 2100, 2101, 2568))}"
            if n % 2
            else "".join(acak.choice(acak.choice(bagian)) for _ in range(acak.randint(1, 12)))
        )
        try:
            hari = baca_tanggal(teks)
        except IsianSalah:
            continue
        diterima += 1
        assert 1900 <= hari.year <= 2100
        assert str(hari.year) in teks and re.search(rf"\b0?{hari.day}\b", teks), teks
    assert diterima > 500


@pytest.mark.parametrize("nilai", ANGKA)
def test_angka_yang_ragu_tidak_masuk_isian_usulan(client, ketat, nilai):
    """Through a real page: what is stored is what the person can have meant, or nothing."""
    usulan = buat_usulan(lengkap=False)
    client.force_login(usulan.dibuat_oleh)
    balasan = client.post(
        reverse("usulan_lampiran2", args=[usulan.pk]), {"versi": 0, "omzet_1": nilai, "kapasitas": "", "tahap": ""}
    )
    assert balasan.status_code in (302, 422)
    if balasan.status_code == 302:
        usulan.refresh_from_db()
        tersimpan = usulan.lampiran2.omzet_12_bulan
        assert not tersimpan or angka(int(tersimpan[0])).replace(".", "") == re.sub(r"[^0-9]", "", nilai)


# Files and sheets


def gambar() -> bytes:
    isi = BytesIO()
    Image.new("RGB", (3, 3)).save(isi, "PNG")
    return isi.getvalue()


@pytest.mark.parametrize(
    "nama",
    ["../../etc/passwd", "a\u202egnp.exe", "x" * 300 + ".png", "<script>.png", "a\r\nb.png", "con", "é\0.png"],
)
@pytest.mark.parametrize("butir", ["a\0b", "x" * 200, "\u202e"])
def test_nama_berkas_dan_butir_jahat_tersimpan_tanpa_jalur_dan_tanda(client, ketat, nama, butir):
    usulan = buat_usulan(lengkap=False)
    client.force_login(usulan.dibuat_oleh)
    versi = usulan.versi
    balasan = client.post(
        reverse("berkas_unggah", args=["usulan", usulan.pk]),
        {"file": SimpleUploadedFile(nama, gambar()), "butir": butir},
    )
    assert balasan.status_code == 302
    for berkas in Berkas.objects.all():
        assert berkas.nama.isprintable() and "/" not in berkas.nama and len(berkas.nama) <= 120
        assert re.fullmatch(r"berkas/(../){2}[0-9a-f]{64}", berkas.isi.name)
        assert berkas.butir.isprintable() and len(berkas.butir) <= 60
        unduhan = client.get(reverse("berkas_unduh", args=[berkas.pk]))
        assert unduhan["X-Content-Type-Options"] == "nosniff"
        assert "\n" not in unduhan["Content-Disposition"]
        usulan.refresh_from_db()
        # A decision that was looked at without this file is out of date.
        assert usulan.versi == versi + 1


@pytest.mark.parametrize(
    "tujuan", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "///a", "\r\nX: y"]
)
def test_alamat_kembali_tidak_keluar_dari_situs(client, tujuan):
    usulan = buat_usulan(lengkap=False)
    client.force_login(usulan.dibuat_oleh)
    balasan = client.post(
        reverse("berkas_unggah", args=["usulan", usulan.pk]),
        {"file": SimpleUploadedFile("a.png", gambar()), "kembali": tujuan},
    )
    assert balasan["Location"] == usulan.get_absolute_url()


@pytest.mark.parametrize("nama", ['Dinas [KUKM]: "A/B"?*\\', "a\r\nb", "'", "", "=1+1", "x" * 100, "Dinas\0"])
def test_judul_lembar_unduhan_boleh_berisi_apa_saja(nama):
    assert load_workbook(BytesIO(tulis_xlsx(nama, ["A"], [["=1"]]))).active["A2"].value == "'=1"


def test_nama_instansi_yang_aneh_tidak_menjatuhkan_unduhan(client):
    admin = buat_pengguna(Peran.ADMIN_INSTANSI)
    instansi = Instansi.objects.get(penugasan__pengguna=admin)
    Instansi.objects.filter(pk=instansi.pk).update(nama='Dinas [A]: "B/C"\r\nX-Y: z')
    client.force_login(admin)
    balasan = client.get(reverse("instansi_rinci", args=[instansi.pk]), {"unduh": "xlsx"})
    assert balasan.status_code == 200
    assert "\n" not in balasan["Content-Disposition"]


# What a form never asks


def test_isian_tambahan_tidak_mengubah_apa_pun(client):
    """Mass assignment: region, status, level and author come from the person and the gate, never from a form."""
    buat_wilayah("33.74")
    pokja = buat_pengguna()
    client.force_login(pokja)
    isi = {
        "kunci_kirim": "7f1e9cf6-0f4c-4d5e-9d0b-9f3d3a7b1c11", "nama": "Sentra Uji", "produk": "Jaket",
        "kecamatan": "K",
        "desa": "D", "jenis": "sentra", "tahun": "2026", "sumber_dana": "apbn",
        "wilayah": "33.74", "berwenang": "00", "status": "terpilih", "jenjang": "klaster", "dibuat_oleh": "1",
        "versi": "99",
        "nomor_perkara": "USL-PALSU", "keputusan": "1", "sentra-jenjang": "klaster",
    }  # fmt: skip
    assert client.post(reverse("usulan_baru"), isi).status_code == 302
    sentra = Sentra.objects.get(nama="Sentra Uji")
    usulan = sentra.usulan.get()
    assert (sentra.wilayah_id, sentra.jenjang, sentra.dibuat_oleh) == ("32.05", "", pokja)
    assert (usulan.wilayah_id, usulan.berwenang_id, usulan.status, usulan.versi) == ("32.05", "32.05", "draf", 1)
    assert usulan.nomor_perkara.startswith("USL-32.05-") and usulan.keputusan_id is None
