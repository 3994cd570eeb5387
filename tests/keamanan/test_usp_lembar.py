"""Sheets and exports of the register and the assessments: formulas, bombs, and nothing personal on the way out."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from core.dasar.izin import Peran
from core.models import Berkas, Jejak, Surat
from ksp_usp.models import Koperasi, LaporanKeuangan, PratinjauKoperasi
from tests import pabrik
from tests.keamanan.test_lembar_jahat import buku, xml_lembar
from tests.ksp_usp.koperasi import lembar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
RUMUS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1")


def unggah(client, isi, nama="a.xlsx"):
    berkas = isi if hasattr(isi, "read") else SimpleUploadedFile(nama, isi)
    return client.post(reverse("koperasi_impor"), {"lembar": berkas}, follow=True)


@pytest.fixture
def loket(client):
    pabrik.buat_wilayah("32.06")
    satu = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    client.force_login(satu)
    return satu


@pytest.mark.parametrize("awal", RUMUS)
def test_nama_yang_berawal_seperti_rumus_tidak_menjadi_rumus_pada_unduhan(client, loket, awal):
    pabrik.buat_koperasi(nama=f"{awal} KSP", badan_hukum=f"{awal}123")
    p = pabrik.buat_permohonan()
    Koperasi.objects.filter(pk=p.koperasi_id).update(nama=awal)
    for daftar in ("koperasi_daftar", "permohonan_daftar", "izin_daftar", "registrasi_daftar", "jaringan_daftar"):
        isi = client.get(reverse(daftar), {"unduh": "xlsx"}).content
        for baris in load_workbook(io.BytesIO(isi)).active.iter_rows(min_row=2):
            for sel in baris:
                assert sel.data_type != "f"
                assert not isinstance(sel.value, str) or not sel.value.startswith(("=", "+", "-", "@", "\t", "\r")), (
                    sel.value
                )


def test_lembar_berumus_dan_beratribut_aneh_disebut_kesalahannya(client, loket):
    rumus = lembar.baris(1, **{"Nama Koperasi": '=HYPERLINK("http://evil.example")', "Simp. Pokok (Rp)": "=1+1"})
    balasan = unggah(client, lembar.xlsx(rumus, *(lembar.baris(2, **{"Alamat Kantor": t}) for t in RUMUS)))
    assert balasan.status_code == 200
    alamat = balasan.redirect_chain[-1][0]
    sidik = re.search(r'name="sidik" value="([^"]*)"', balasan.content.decode())
    client.post(alamat, {"aksi": "simpan", "sidik": sidik[1] if sidik else ""})
    assert not Koperasi.objects.filter(nama__startswith="=").exists()
    unduh = client.get(alamat.split("?")[0] + "salah/")
    if unduh.status_code == 200:
        for baris in load_workbook(io.BytesIO(unduh.content)).active.iter_rows():
            assert all(sel.data_type != "f" for sel in baris)


@pytest.mark.parametrize(
    "isi",
    [
        b"", b"PK\x03\x04", b"%PDF-1.4", b"\0" * 5000, buku("<worksheet"), buku(b"\xff\xfe\0"),
        buku(xml_lembar(awal='<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>')),
        buku(xml_lembar(awal='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', baris2="<c><v>&b;</v></c>")),
        buku(xml_lembar(dimensi='<dimension ref="A1:XFD1048576"/>')),
        buku(xml_lembar(baris2='<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>')),
        buku(xml_lembar(), bagian={"xl/besar.xml": "0" * 120_000_000}),
        buku("<worksheet>" + "<row>" * 200_000),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ke", ["koperasi", "penilaian"])
def test_lembar_jahat_ditolak_dengan_kalimat(client, isi, ke):
    if ke == "koperasi":
        client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
        alamat = reverse("koperasi_impor")
    else:
        p = pabrik.buat_penilaian()
        client.force_login(p.tim.get().pengguna)
        alamat = reverse("penilaian_unggah", args=[p.pk])
    balasan = client.post(alamat, {"lembar": SimpleUploadedFile("a.xlsx", isi)})
    assert balasan.status_code == 422
    assert not Koperasi.objects.exclude(nama__startswith="KSP Mekar Jaya").exists()


def test_seribu_satu_baris_dan_baris_judul_bergabung(client, loket):
    banyak = unggah(client, lembar.xlsx(*(lembar.baris(n) for n in range(1, 1002))))
    assert banyak.status_code == 422 and "1.000 baris" in banyak.content.decode()
    assert not PratinjauKoperasi.objects.exists()
    wb, isi = Workbook(), io.BytesIO()
    wb.active.append(["DAFTAR KOPERASI"])
    wb.active.merge_cells("A1:N1")
    wb.active.append(list(lembar.KEPALA))
    wb.active.append(lembar.baris(1))
    wb.active.merge_cells("B3:C3")
    wb.save(isi)
    assert unggah(client, isi.getvalue()).status_code in (200, 422)


@pytest.mark.parametrize("wilayah", ["32", "00", "99.99", "32.05.01", "Atlantis", "33.74", "３２.０５"])
def test_kode_wilayah_yang_bukan_kabupaten_sini_tidak_masuk(client, loket, wilayah):
    pabrik.buat_wilayah("33.74")
    balasan = unggah(client, lembar.xlsx(lembar.baris(1, **{"Kab/Kota": wilayah})))
    alamat = balasan.redirect_chain[-1][0]
    sidik = re.search(r'name="sidik" value="([^"]*)"', balasan.content.decode())
    client.post(alamat, {"aksi": "simpan", "sidik": sidik[1] if sidik else ""})
    assert not Koperasi.objects.exists()


def test_pratinjau_milik_orang_lain_tidak_dapat_dilihat_disimpan_atau_dibuang(client, loket):
    alamat = unggah(client, lembar.xlsx(lembar.baris(1))).redirect_chain[-1][0]
    client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    for aksi in ("simpan", "buang", "x"):
        client.post(alamat, {"aksi": aksi, "sidik": ""})
    assert "Mekar" not in client.get(alamat, follow=True).content.decode()
    assert client.get(f"{alamat}salah/").status_code == 302
    client.force_login(loket)
    assert "KSP Mekar 1" in client.get(alamat).content.decode()
    assert not Koperasi.objects.exists()


# Licensed fields around the route


def berizin():
    return pabrik.buat_koperasi(berizin_sejak=date(2020, 1, 1), badan_hukum=lembar.baris(1)[2])


def test_impor_tidak_mengubah_yang_tercantum_pada_izin(client, loket):
    k = berizin()
    tetap = Koperasi.objects.values("nama", "jenis", "bentuk", "wilayah", "alamat", "berwenang").get(pk=k.pk)
    for ganti in (
        {"Nama Koperasi": "KSP Palsu"}, {"Jenis (KSP/USP)": "USP"}, {"Primer/Sekunder": "Sekunder"},
        {"Alamat Kantor": "Jalan Lain"}, {"Wilayah Keanggotaan": "32.05; 32.06"}, {"Kab/Kota": "32.06"},
    ):  # fmt: skip
        balasan = unggah(client, lembar.xlsx(lembar.baris(1, **ganti)))
        sidik = re.search(r'name="sidik" value="([^"]*)"', balasan.content.decode())
        client.post(balasan.redirect_chain[-1][0], {"aksi": "simpan", "sidik": sidik[1] if sidik else ""})
    assert Koperasi.objects.values(*tetap).get(pk=k.pk) == tetap
    assert list(k.keanggotaan.values_list("wilayah", flat=True)) == ["32.05"]


def test_isian_tersembunyi_tidak_mengubah_koperasi_berizin(client, loket):
    k = berizin()
    alamat = reverse("koperasi_ubah", args=[k.pk])
    terlihat = re.search(r'name="terlihat" value="([^"]*)"', client.get(alamat).content.decode())[1]
    jahat = {
        "terlihat": terlihat, "pola": "konvensional", "badan_hukum": k.badan_hukum, "visi": "Baru", "nama": "KSP Palsu",
        "jenis": "usp", "bentuk": "sekunder", "wilayah": "Kabupaten Tasikmalaya, Jawa Barat", "alamat": "Jalan Palsu",
        "berizin_sejak": "", "berwenang": "32", "dihentikan_sejak": "2020-01-01", "dibuat_oleh": "1", "versi": "99",
        "hubungan_diperiksa": "2020-01-01",
    }  # fmt: skip
    assert client.post(alamat, jahat).status_code == 302
    baru = Koperasi.objects.get(pk=k.pk)
    for nama in (
        "nama",
        "jenis",
        "bentuk",
        "wilayah_id",
        "alamat",
        "berizin_sejak",
        "berwenang_id",
        "dihentikan_sejak",
    ):
        assert getattr(baru, nama) == getattr(k, nama), nama
    assert (baru.visi, baru.versi, baru.dibuat_oleh, baru.hubungan_diperiksa) == ("Baru", 2, None, k.hubungan_diperiksa)


def test_halaman_koperasi_wilayah_tidak_menyentuh_koperasi_yang_ada(client):
    k = berizin()
    alamat = reverse("koperasi_baru", args=["32.05"])
    isi = {
        "nama": "KSP Palsu", "jenis": "usp", "badan_hukum": k.badan_hukum.lower().replace(".", " "), "alamat": "X",
        "berizin_sejak": "2020-01-01", "berwenang": "00", "bentuk": "primer", "pola": "konvensional", "id": str(k.pk),
        "pk": str(k.pk),
    }  # fmt: skip
    for peran in (Peran.DINAS_KABKOTA, Peran.POKJA_KABKOTA):
        client.force_login(pabrik.buat_pengguna(peran))
        assert client.post(alamat, isi | {"badan_hukum": "AHU-9/2020", "wilayah": "32.05"}).status_code == 403
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    client.force_login(loket)
    assert client.post(alamat, isi | {"wilayah": "32.05"}).status_code == 422
    pabrik.buat_wilayah("32.06")
    assert client.post(alamat, isi | {"badan_hukum": "AHU-9/2020", "wilayah": "32.06"}).status_code == 422
    assert Koperasi.objects.get().nama == k.nama
    assert client.post(alamat, isi | {"badan_hukum": "AHU-9/2020", "wilayah": "32.05"}).status_code == 302
    baru = Koperasi.objects.latest("pk")
    assert (baru.berizin_sejak, baru.berwenang_id, baru.wilayah_id, baru.dibuat_oleh) == (None, "32.05", "32.05", loket)
    [jejak] = Jejak.objects.filter(objek_jenis="ksp_usp.koperasi", objek_id=baru.pk)
    assert jejak.pelaku == loket.nama and jejak.kalimat == "mencatat USP Koperasi Primer KSP Palsu"


def test_isian_tersembunyi_tidak_mengubah_permohonan_dan_kantor(client, loket):
    p, kantor = pabrik.buat_permohonan(lengkap=False), pabrik.buat_kantor()
    jahat = {
        "nomor_surat": "1/X", "tanggal_surat": "20/10/2026", "alamat": "Jalan Baru 1", "nama": "Limbangan",
        "lanjut": "1",
        "status": "terbit", "keadaan": "berlaku", "berwenang": "00", "wilayah": "33.74", "diperiksa_oleh": "1",
        "diputus_oleh": "1", "usul": "terbit", "usul_catatan": "ok", "lingkup_modal": "kabkota",
        "lengkap_pada": "1/1/2026",
        "jatuh_tempo": "1/1/2030", "versi": "99", "tanggal_persetujuan": "1/1/2020", "terdahulu": "on",
        "jenis": "perubahan", "izin_lama": "1", "koperasi": "1", "nomor_perkara": "PALSU",
    }  # fmt: skip
    sebelum = [type(x).objects.values().get(pk=x.pk) for x in (p, kantor)]
    # The day on which a draft was complete is noted by the save itself.
    bebas = {"nomor_surat", "tanggal_surat", "alamat", "nama", "versi", "diubah_pada", "kecamatan", "induk_id"}
    bebas |= {"berkas_masuk_pada"}
    for butir in ("7a", "7b", "7c", "7d", "7e", "7f", "perubahan"):
        client.post(reverse("permohonan_isian", args=[p.pk, butir]), jahat)
    for bagian in (
        "surat",
        "kantor",
        "anggota",
        "9a",
        "9b",
        "9c",
        "9d",
        "9e",
        "9f",
        "9g",
        "9h",
        "9i",
        "lama",
        "kepala",
    ):
        client.post(reverse("jaringan_isian", args=[kantor.pk, bagian]), jahat)
    for x, lama in zip((p, kantor), sebelum, strict=True):
        kini = type(x).objects.values().get(pk=x.pk)
        assert {n: v for n, v in kini.items() if n not in bebas} == {n: v for n, v in lama.items() if n not in bebas}


def test_usul_yang_tidak_ditawarkan_tidak_tersimpan(client):
    """A USP below its capital: 'terbit' is no choice of the page, and no choice of who writes the request by hand."""
    koperasi = pabrik.buat_koperasi(jenis="usp")
    p = pabrik.majukan_izin(pabrik.buat_permohonan(koperasi, modal_disetor=9_000_000), "lengkap")
    client.force_login(pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    alamat = reverse("permohonan_pemeriksaan", args=[p.pk])
    for usul in ("terbit", "x", "\0", "terbitkan_izin"):
        assert client.post(alamat, {"status": "lengkap", "usul": usul, "usul_catatan": "x"}).status_code == 422
    p.refresh_from_db()
    assert (p.usul, p.usul_catatan) == ("", "")


# Nothing personal on the way out


def test_nik_tidak_ada_di_halaman_jejak_surat_unduhan_dan_catatan(client, caplog, surat_ringan):
    """Every page and export of one licensed koperasi, its letters and its trail, as the one who may see the most."""
    pabrik.konfirmasi_kalender()
    izin = pabrik.buat_izin()
    nilai = pabrik.majukan_penilaian(pabrik.buat_penilaian(izin.koperasi), "ditetapkan")
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(izin.koperasi), "disetujui")
    nik = {o.nik for o in izin.koperasi.orang.all()}
    assert len(nik) == 6
    client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    k, orang = izin.koperasi_id, izin.koperasi.orang.first()
    alamat = [
        *(reverse(n, args=[k]) for n in ("koperasi_rinci", "koperasi_orang", "koperasi_ubah", "koperasi_hubungan")),
        reverse("orang_ubah", args=[orang.pk]), reverse("orang_berhenti", args=[orang.pk]),
        reverse("permohonan_rinci", args=[izin.permohonan_id]), reverse("izin_rinci", args=[izin.pk]),
        reverse("permohonan_periksa", args=[izin.permohonan_id]), reverse("jaringan_rinci", args=[kantor.pk]),
        reverse("penilaian_rinci", args=[nilai.pk]), reverse("meja_kerja"),
        *(f"{reverse(f'{n}_daftar')}?unduh=xlsx" for n in ("koperasi", "permohonan", "izin", "jaringan")),
        *(f"{reverse('koperasi_daftar')}?q={satu}" for satu in nik),
        *(reverse("surat_periksa", args=[s.kode]) for s in Surat.objects.all()),
    ]  # fmt: skip
    for satu in alamat:
        isi = client.get(satu).content
        if isi.startswith(b"PK"):
            arsip = zipfile.ZipFile(io.BytesIO(isi))
            isi = b"".join(arsip.read(n) for n in arsip.namelist())
        assert not [n for n in nik if n.encode() in isi], satu
    for jejak in Jejak.objects.values():
        assert not any(n in str(jejak) for n in nik)
    assert not any(n in s.html for n in nik for s in Surat.objects.all())
    assert not any(n in caplog.text for n in nik) and Berkas.objects.exists() and LaporanKeuangan.objects.exists()
