"""What nobody stated about people, founders and members holds the licence until the examiner answers with a reason."""

import pytest

from core.perkara.alur import BelumLengkap, SyaratTidakTerpenuhi
from core.perkara.terbuka import terbuka
from ksp_usp.models import Orang
from perizinan.izin.surat import tidak_terpenuhi
from perizinan.izin.syarat import usul_tersimpan, yang_terbuka
from tests.pabrik import buat_koperasi, buat_permohonan, majukan_izin, usulkan
from tests.perizinan.bantu import jalan, permohonan_pada, tolak

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]


def test_yang_belum_diketahui_tentang_orang_bukan_ya_sampai_dijawab_dengan_alasan():
    p = permohonan_pada("lengkap")
    Orang.objects.filter(koperasi=p.koperasi).update(tidak_dihukum=None)
    assert "belum diketahui. Jawab" in tolak(BelumLengkap, p, "selesai_periksa")
    tanya = terbuka(yang_terbuka(p))
    assert len(tanya) == 6
    for kode in tanya:
        p.pemeriksaan.create(butir=kode, hasil="emban", oleh=p.dibuat_oleh)
    assert "tulis alasannya" in tolak(BelumLengkap, p, "selesai_periksa")
    p.pemeriksaan.filter(butir__in=tanya).update(catatan="Surat pernyataan dibawa besok.")
    usulkan(p)
    jalan(p, "selesai_periksa")
    assert {x["catatan"] for x in p.jejak.last().penilaian["terbuka"].values()} == {"Surat pernyataan dibawa besok."}
    jalan(p, "terbitkan_izin")
    beku = [t for t in p.jejak.last().temuan if t["penilai"]]
    assert len(beku) == 6 and {t["alasan"] for t in beku} == {"Surat pernyataan dibawa besok."}


def test_yang_dijawab_tidak_menahan_izin_dan_yang_terjawab_di_register_hilang():
    p = permohonan_pada("lengkap")
    satu, dua = p.koperasi.orang.all()[:2]
    Orang.objects.filter(pk__in=(satu.pk, dua.pk)).update(anggota=None)
    for kode in terbuka(yang_terbuka(p)):
        p.pemeriksaan.create(butir=kode, hasil="tidak", catatan="Tidak ada dalam buku anggota.", oleh=p.dibuat_oleh)
    p = majukan_izin(p, "siap")
    Orang.objects.filter(pk=dua.pk).update(anggota=True)
    assert satu.nama in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")
    [alasan] = tidak_terpenuhi(p, p.tanggal_hukum)
    assert alasan.penilai == p.dibuat_oleh.nama and "Tidak ada dalam buku anggota." in alasan.kalimat


def test_usul_tolak_tidak_menunggu_jawaban_dan_yang_tidak_diketahui_bukan_alasan_penolakan():
    p = permohonan_pada("lengkap")
    Orang.objects.filter(koperasi=p.koperasi).update(tidak_dihukum=None)
    usulkan(p, "tolak")
    jalan(p, "selesai_periksa", penilaian=usul_tersimpan(p))
    assert tidak_terpenuhi(p, p.tanggal_hukum) == []


# KSP sekunder


def sekunder(*susunan, **isi):
    """An application of a KSP sekunder with these founders and members: (kind, as what) each."""
    koperasi = buat_koperasi(bentuk="sekunder")
    for nomor, (jenis, sebagai) in enumerate(susunan):
        koperasi.pendiri.create(nama=f"K {nomor}", badan_hukum=f"BH {nomor}", jenis=jenis, sebagai=sebagai)
    return buat_permohonan(koperasi, **isi)


@pytest.mark.parametrize(("jumlah", "terbit"), [(2, False), (3, True), (4, True)])
def test_ksp_sekunder_perlu_tiga_pendiri_berbentuk_ksp(jumlah, terbit):
    p = majukan_izin(sekunder(*[("ksp", "keduanya")] * jumlah), "siap")
    if terbit:
        jalan(p, "terbitkan_izin")
    else:
        assert "2 badan hukum KSP, syarat minimal 3" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


@pytest.mark.parametrize("jenis", ["usp", "lain", "orang"])
@pytest.mark.parametrize(("sebagai", "siapa"), [("pendiri", "Pendiri"), ("anggota", "Anggota")])
def test_pendiri_atau_anggota_yang_bukan_ksp_menghalangi_izin_ksp_sekunder(jenis, sebagai, siapa):
    p = majukan_izin(sekunder(*[("ksp", "keduanya")] * 3, (jenis, sebagai)), "siap")
    kalimat = tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")
    assert f"{siapa} KSP sekunder yang bukan KSP: K 3 (" in kalimat and "Pasal 1 angka 5" in kalimat


@pytest.mark.parametrize(
    ("susunan", "tanya"),
    [
        ([("ksp", "pendiri")] * 3, {"izin.anggota_bukan_ksp"}),
        ([*[("ksp", "keduanya")] * 3, ("", "anggota")], {"izin.anggota_bukan_ksp"}),
        ([("ksp", "anggota")], {"izin.pendiri_bukan_ksp", "izin.jumlah_pendiri_ksp"}),
    ],
)
def test_susunan_ksp_sekunder_yang_tidak_diketahui_dijawab_pemeriksa(susunan, tanya):
    p = majukan_izin(sekunder(*susunan), "lengkap")
    assert {t.kode for t in yang_terbuka(p)} == tanya
    assert "belum diketahui. Jawab" in tolak(BelumLengkap, p, "selesai_periksa")
    for kode in terbuka(yang_terbuka(p)):
        p.pemeriksaan.create(butir=kode, hasil="ya", catatan="Akta pasal 4.", oleh=p.dibuat_oleh)
    p = majukan_izin(p, "siap")
    jalan(p, "terbitkan_izin")
    assert p.status == "terbit"
