"""A change of an open office: closed by its own koperasi, moved, under another head; its edges and its traps."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.perkara.ditolak import LangkahTidakSah, PelakuSama, SyaratTidakTerpenuhi
from perizinan.kantor.perubahan.alur import ALUR_PERUBAHAN
from perizinan.kantor.perubahan.views import mulai_perubahan
from perizinan.models import JaringanPelayanan, PerubahanKantor
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]

HARI = timedelta(days=1)


def orang(peran, kode="32.05"):
    return pabrik.buat_pengguna(peran, kode=kode)


def lama(jenis="kc", koperasi=None, **lain):
    koperasi = koperasi or pabrik.buat_koperasi(lengkap=False)
    if not koperasi.izin.exists():
        pabrik.buat_izin_lama(koperasi)
    return pabrik.buat_kantor_lama(koperasi, jenis, alamat="Jalan Raya Limbangan Nomor 5", **lain)


def publik(client, surat) -> str:
    return " ".join(client.get(reverse("surat_periksa", args=[surat.kode])).content.decode().split())


def naskah(surat) -> str:
    return " ".join(surat.html.replace("\u00a0", " ").split())


def ditolak(p, status, sebab):
    dari = p.status
    with pytest.raises(SyaratTidakTerpenuhi, match=sebab):
        pabrik.majukan_perubahan(p, status)
    assert PerubahanKantor.objects.get(pk=p.pk).status == dari


@pytest.mark.parametrize(
    ("jenis", "sampai", "alasan", "sebab"),
    [
        ("kc", -1, "", "tidak terpenuhi. Tulis alasannya"), ("kc", -1, "Menyusul.", ""), ("kc", 0, "", ""),
        ("kc", 1, "", ""), ("kc", None, "Menyusul.", ""),
        ("kc", None, "", "belum diisi.*Isi sertifikatnya, atau tulis"),
        ("kcp", -1, "", "Bacaan lain: huruf i hanya menyebut kepala cabang. Tulis alasannya"),
        ("kcp", -1, "Menyusul.", ""), ("kcp", None, "Menyusul.", ""), ("kcp", None, "", "Tulis alasannya"),
        ("kcp", 0, "", ""), ("kk", None, "", ""),
    ],
)  # fmt: skip
def test_sertifikat_kepala_baru_menurut_jenis_kantornya(jenis, sampai, alasan, sebab):
    sertifikat = {"kepala_sertifikat_sampai": None if sampai is None else hari_ini() + sampai * HARI}
    if sampai is None:
        sertifikat |= {"kepala_sertifikat_nomor": "", "kepala_sertifikat_lsp": ""}
    p = pabrik.buat_perubahan("kepala", lama(jenis), alasan_lanjut=alasan, **sertifikat)
    if sebab:
        return ditolak(p, "diajukan", sebab)
    p = pabrik.majukan_perubahan(p, "dicatat")
    assert p.kantor.kepala_nama == "Tatang Suherman"
    assert (alasan in naskah(p.surat)) and p.surat.jenis == "kantor_kepala"


def test_sertifikat_dilihat_pada_hari_diserahkan_dan_bukan_saat_pejabat_sempat():
    p = pabrik.buat_perubahan("kepala", lama(), status="diajukan")
    kemarin = hari_ini() - HARI
    PerubahanKantor.objects.update(lengkap_pada=kemarin, kepala_sertifikat_sampai=kemarin)
    assert pabrik.majukan_perubahan(PerubahanKantor.objects.get(pk=p.pk), "dicatat").status == "dicatat"


@pytest.mark.parametrize("jenis", ["tutup", "pindah", "kepala"])
@pytest.mark.parametrize("selisih", [-1, 0, 1])
def test_yang_dicatat_sudah_terjadi(jenis, selisih):
    p = pabrik.buat_perubahan(jenis, lama(), status="diajukan", berlaku_pada=hari_ini() + selisih * HARI)
    if selisih > 0:
        return ditolak(p, "dicatat", "Baru berlaku")
    assert pabrik.majukan_perubahan(p, "dicatat").surat_id


def test_perubahan_sebelum_kantornya_disetujui_atau_sebelum_yang_terakhir_ditolak():
    kantor = lama()
    setuju = kantor.tanggal_persetujuan
    ditolak(pabrik.buat_perubahan("pindah", kantor, berlaku_pada=setuju - HARI), "diajukan", "padahal keadaan")
    PerubahanKantor.objects.update(berlaku_pada=setuju)
    pabrik.majukan_perubahan(PerubahanKantor.objects.get(), "dicatat")
    PerubahanKantor.objects.update(berlaku_pada=setuju + 2 * HARI)
    kantor.refresh_from_db()
    baru = {"alamat": "Jalan Baru Nomor 1", "berlaku_pada": setuju + HARI}
    ditolak(pabrik.buat_perubahan("pindah", kantor, **baru), "diajukan", "padahal keadaan")


def test_pindah_ke_alamat_yang_sama_ditolak():
    kantor = lama()
    p = pabrik.buat_perubahan("pindah", kantor, alamat=kantor.alamat, kecamatan=kantor.kecamatan)
    ditolak(p, "diajukan", "sama dengan yang lama")


def test_persetujuan_lama_menyebut_pindah_dan_penutupan_atas_permintaan_tanpa_rupa_sanksi(client):
    pabrik.konfirmasi_kalender()
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")
    p = pabrik.buat_perubahan("pindah", kantor, status="dicatat")
    teks = publik(client, kantor.persetujuan)
    assert "Kantornya pindah sejak 2 Desember 2026 ke Jalan Merdeka Nomor 10" in teks
    assert p.sebelum == {"alamat": "Jalan Raya Limbangan Nomor 5", "kecamatan": "Limbangan"}
    assert "Jalan Raya Limbangan Nomor 5" in naskah(p.surat) and "Jalan Raya Limbangan" in naskah(kantor.persetujuan)
    tutup = pabrik.buat_perubahan("tutup", pabrik.ambil_kantor(kantor), status="dicatat")
    kantor.refresh_from_db()
    assert kantor.get_status_display() == "Ditutup atas permintaan koperasi"
    teks = publik(client, kantor.persetujuan)
    assert "tetapi kantornya ditutup atas permintaan koperasi sejak 2 Desember 2026" in teks
    assert "bukan sanksi" in publik(client, tutup.surat) and "bukan sanksi" in naskah(tutup.surat)
    halaman = Petugas(Peran.PENGAWAS, "Sari", kode="32.05").buka(kantor.get_absolute_url()).teks
    assert "alamat lama Jalan Raya Limbangan Nomor 5, Kecamatan Limbangan; alamat baru" in halaman
    assert "Ditutup atas permintaan koperasi" in halaman and "Pasal 10 ayat (6)" not in halaman


def test_kantor_yang_mewakili_cabang_yang_tutup_ditanyakan_dan_melihatnya():
    cabang = lama()
    kk = lama("kk", cabang.koperasi, induk=cabang)
    sendiri = lama("kcp", cabang.koperasi)  # names none: with another Kantor Cabang it is not asked about
    p = pabrik.buat_perubahan("tutup", cabang)
    ditolak(p, "diajukan", f"{kk.nama}.*{sendiri.nama}.*Tulis menjadi bagian kantor mana")
    lain = lama(koperasi=cabang.koperasi)
    with pytest.raises(SyaratTidakTerpenuhi) as tolak:
        pabrik.majukan_perubahan(p, "diajukan")
    assert sendiri.nama not in str(tolak.value) and kk.nama in str(tolak.value)
    PerubahanKantor.objects.update(nasib_kantor_lain=f"Menjadi bagian {lain.nama}.")
    p = pabrik.majukan_perubahan(PerubahanKantor.objects.get(), "dicatat")
    assert f"Menjadi bagian {lain.nama}." in naskah(p.surat)
    halaman = Petugas(Peran.PENGAWAS, "Sari", kode="32.05").buka(kk.get_absolute_url()).teks
    assert f"{cabang.nama}, Kabupaten Garut (ditutup atas permintaan koperasi)" in halaman


@pytest.mark.parametrize("jenis", ["pindah", "tutup", "kepala"])
def test_izin_yang_dibekukan_menahan_pindah_dan_yang_lain_perlu_alasan(jenis):
    p = pabrik.buat_perubahan(jenis, lama(), status="diajukan")
    pabrik.buat_sanksi(p.koperasi, "pembekuan", "berlaku")
    p = PerubahanKantor.objects.get(pk=p.pk)
    ditolak(p, "dicatat", "dibekukan sementara")
    PerubahanKantor.objects.update(alasan_lanjut="Anggota sudah dipindahkan.")
    p = PerubahanKantor.objects.get(pk=p.pk)
    if jenis == "pindah":
        return ditolak(p, "dicatat", "dibekukan sementara")
    surat = naskah(pabrik.majukan_perubahan(p, "dicatat").surat)
    assert "dibekukan sementara. Alasan: Anggota sudah dipindahkan." in surat


@pytest.mark.parametrize(("jenis", "tertahan"), [("tutup", True), ("pindah", True), ("kepala", False)])
def test_usul_penutupan_pengawas_diputus_lebih_dahulu(jenis, tertahan):
    kantor = lama()
    p = pabrik.buat_perubahan(jenis, kantor, status="diajukan", alasan_lanjut="Kepala lama meninggal.")
    pabrik.langkah_kantor(pabrik.siapkan_tutup(kantor), "usulkan_tutup", Peran.PENGAWAS, alasan="Bukti.")
    p = PerubahanKantor.objects.get(pk=p.pk)
    if tertahan:
        return ditolak(p, "dicatat", "usul itu diputus pejabat lebih dahulu")
    assert "Alasan: Kepala lama meninggal." in naskah(pabrik.majukan_perubahan(p, "dicatat").surat)


def test_satu_perubahan_satu_waktu_dan_kantor_yang_tutup_tidak_berubah_lagi():
    kantor = lama()
    tutup = pabrik.buat_perubahan("tutup", kantor, status="diajukan")
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    alamat = reverse("perubahankantor_baru", args=[kantor.pk])
    halaman = loket.pos(alamat, {"jenis": "pindah"})
    assert halaman.url == tutup.get_absolute_url() and "masih terbuka" in halaman.teks
    with pytest.raises(IntegrityError):
        mulai_perubahan(kantor, "pindah", loket.orang)


def test_kantor_yang_sudah_tutup_tidak_ditutup_lagi():
    kantor = lama()
    satu = pabrik.buat_perubahan("tutup", kantor, status="dicatat")
    kantor.refresh_from_db()
    ditolak(pabrik.buat_perubahan("tutup", kantor), "diajukan", "Ditutup atas permintaan koperasi")
    halaman = Petugas(Peran.LOKET, "Rina", kode="32.05").pos(
        reverse("perubahankantor_baru", args=[kantor.pk]), {"jenis": "tutup"}
    )
    assert halaman.url == kantor.get_absolute_url() and "tidak terbuka" in halaman.teks
    with pytest.raises(LangkahTidakSah):
        kantor.alur.jalankan(kantor, "tutup_sendiri", orang(Peran.PEJABAT), versi=kantor.versi, alasan="x")
    assert kantor.perubahan.dicatat("tutup").get() == satu


def test_yang_mengisi_tidak_mencatat_dan_surat_penolakan_memuat_sebabnya():
    p = pabrik.buat_perubahan("pindah", lama(), status="diajukan", berlaku_pada=hari_ini() + HARI)
    pengisi = p.dibuat_oleh
    instansi = pengisi.penugasan.get().instansi
    pengisi.penugasan.create(
        instansi=instansi, peran=Peran.PEJABAT, jabatan="Kepala Dinas", atas_nama="Bupati Garut", mulai=pabrik.AWAL,
        dasar="SK",
    )  # fmt: skip
    pengisi = type(pengisi).objects.get(pk=pengisi.pk)
    for aksi in ("catat_pindah", "tolak_perubahan"):
        with pytest.raises(PelakuSama):
            ALUR_PERUBAHAN.jalankan(p, aksi, pengisi, versi=p.versi, alasan="x")
    alasan = "Surat tidak ditandatangani pengurus."
    konteks = ALUR_PERUBAHAN.jalankan(p, "tolak_perubahan", orang(Peran.PEJABAT), versi=p.versi, alasan=alasan)
    surat = naskah(konteks.surat[-1])
    assert alasan in surat and "Baru berlaku 3 Desember 2026" in surat and "tidak dicatat" in surat
    assert JaringanPelayanan.objects.get().alamat == "Jalan Raya Limbangan Nomor 5"


def test_dari_loket_ke_pejabat_lewat_halaman():
    kantor = lama()
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    halaman = loket.buka(kantor.get_absolute_url())
    awal = halaman.tautan["Catat tutup, pindah, atau ganti kepala"]
    halaman = loket.kirim(awal, jenis="pindah")
    p = PerubahanKantor.objects.get()
    assert p.status == "draf" and "Jalan Raya Limbangan Nomor 5" in halaman.teks
    assert f"koperasi={kantor.koperasi_id}" in halaman.tautan["Permohonan kantor baru"]
    isian = reverse("perubahankantor_isian", args=[p.pk])
    ketik = {
        "nomor_surat": "1/KSP", "tanggal_surat": "2/12/2026", "berlaku_pada": "1/12/2026", "alamat": "Jalan Baru 1",
        "tujuan": "lain",
    }  # fmt: skip
    salah = loket.kirim(isian, **ketik)
    assert salah.kode == 422 and "pejabat lain yang berwenang" in salah.teks and 'value="Jalan Baru 1"' in salah.html
    loket.kirim(isian, **ketik | {"tujuan": "sini"})
    halaman = loket.langkah(p, "Serahkan kepada pejabat")
    assert p.status == "draf" and "Unggah pindaian surat koperasi" in halaman.teks
    pabrik.buat_bukti(p, "surat")
    loket.langkah(p, "Serahkan kepada pejabat")
    assert p.status == "diajukan"
    pejabat = Petugas(Peran.PEJABAT, "Dadang", kode="32.05")
    halaman = pejabat.buka(p.get_absolute_url())
    assert "Catat alamat baru" in halaman.teks and "Catat penutupan" not in halaman.teks
    pejabat.langkah(p, "Catat alamat baru")
    kantor.refresh_from_db()
    assert (p.status, kantor.alamat, kantor.kecamatan) == ("dicatat", "Jalan Baru 1", "")
    assert "Pindah alamat" in pejabat.buka(reverse("perubahankantor_daftar")).teks
