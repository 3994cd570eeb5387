"""Refusals have a reason; two pairs of eyes; closing; offices from before; the desk."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Berkas, Penugasan
from core.perkara.alur import BelumLengkap, PelakuSama, SyaratTidakTerpenuhi
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.surat import PENOLAKAN_KANTOR
from perizinan.kantor.syarat import (
    berkas_kantor_diperiksa,
)
from perizinan.models import JaringanPelayanan
from tests import pabrik
from tests.perizinan.kantor.alur.bantu import disetujui, meja, siap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]

# A refusal has a reason


def test_kantor_yang_memenuhi_semua_syarat_ditolak_dengan_alasan():
    kantor = siap()
    with pytest.raises(BelumLengkap, match="perlu alasan"):
        pabrik.langkah_kantor(kantor, "tolak", Peran.PEJABAT, alasan=" ")
    kantor = pabrik.langkah_kantor(kantor, "tolak", Peran.PEJABAT, alasan="Alamatnya fiktif.")
    assert "Alasan: Alamatnya fiktif." in kantor.surat_terakhir(PENOLAKAN_KANTOR.kode).html


# Two pairs of eyes


@pytest.mark.parametrize("aksi", ["setujui", "tolak"])
def test_pemeriksa_tidak_memutus(aksi):
    kantor = siap()
    pemeriksa = kantor.diperiksa_oleh
    Penugasan.objects.create(
        pengguna=pemeriksa, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEJABAT, jabatan="Kepala Dinas",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    pemeriksa = type(pemeriksa).objects.get(pk=pemeriksa.pk)
    with pytest.raises(PelakuSama):
        pabrik.langkah_kantor(kantor, aksi, Peran.PEJABAT, pelaku=pemeriksa, alasan="uji")


def test_dikembalikan_ke_pemeriksa_jam_tetap_berjalan():
    kantor = siap()
    batas = kantor.jatuh_tempo
    kantor = pabrik.langkah_kantor(kantor, "kembalikan", Peran.PEJABAT, alasan="Periksa ulang modal kerja.")
    assert (kantor.status, kantor.jatuh_tempo, kantor.usul, kantor.diperiksa_oleh) == ("lengkap", batas, "", None)


# Closing (Pasal 10 ayat (6))


@pytest.mark.parametrize(
    ("hapus", "kalimat"),
    [
        ("bukti", "Bukti pelanggaran"),
        ("tanggapan", "Koperasi belum didengar"),
        ("alasan", "Tulis ketentuan yang dilanggar"),
    ],
)
def test_penutupan_perlu_bukti_tanggapan_dan_ketentuan(hapus, kalimat):
    kantor = pabrik.siapkan_tutup(pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi"))
    if hapus == "bukti":
        Berkas.objects.filter(butir="tutup").delete()
    else:
        pabrik.ubah_kantor(kantor, **{{"tanggapan": "tanggapan_koperasi", "alasan": "alasan_tutup"}[hapus]: " "})
    with pytest.raises(SyaratTidakTerpenuhi, match=kalimat):
        pabrik.langkah_kantor(kantor, "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti.")


def test_penutupan_tanpa_mendengar_koperasi_berjalan_dengan_alasan_yang_tercantum_pada_surat():
    """The text asks for no hearing (Pasal 10 ayat (6)): it is asked, and its absence is explained."""
    kantor = pabrik.siapkan_tutup(pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi"))
    pabrik.ubah_kantor(kantor, tanggapan_koperasi="", tidak_didengar="Pengurus tidak dapat dihubungi sejak Juni.")
    kantor = pabrik.langkah_kantor(kantor, "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti.")
    kantor = pabrik.majukan_kantor(kantor, "ditutup")
    assert "tidak didengar lebih dahulu. Alasannya: Pengurus tidak dapat" in kantor.daftar_surat.last().html


def test_pengusul_tidak_menutup_dan_pejabat_dapat_menolak_usulnya():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "usul_tutup")
    pengusul = kantor.ditutup_usul_oleh
    Penugasan.objects.create(
        pengguna=pengusul, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEJABAT, jabatan="Kepala Dinas",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    pengusul = type(pengusul).objects.get(pk=pengusul.pk)
    with pytest.raises(PelakuSama):
        pabrik.langkah_kantor(kantor, "tutup", Peran.PEJABAT, pelaku=pengusul, alasan="Bukti cukup.")
    kantor = pabrik.langkah_kantor(kantor, "batalkan_tutup", Peran.PEJABAT, alasan="Sudah diperbaiki.")
    assert (kantor.status, kantor.ditutup_usul_oleh) == ("beroperasi", None)
    assert pabrik.majukan_kantor(kantor, "ditutup").ditutup_oleh is not None


def test_bukti_yang_hilang_sesudah_diusulkan_menahan_penutupan():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "usul_tutup")
    Berkas.objects.filter(butir="tutup").update(aktif=False)
    with pytest.raises(SyaratTidakTerpenuhi, match="Bukti pelanggaran"):
        pabrik.langkah_kantor(kantor, "tutup", Peran.PEJABAT, alasan="Bukti cukup.")


# Offices from before this product


def test_kantor_terdahulu_dicatat_dengan_pindaian_oleh_orang_lain():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    kantor = pabrik.buat_kantor_lama(koperasi)
    assert kantor.status == "beroperasi"
    assert not kantor.daftar_surat.exists()


@pytest.mark.parametrize("tanpa", ["terdahulu", "nomor_persetujuan_lama", "tanggal_persetujuan", "pindaian"])
def test_kantor_terdahulu_tanpa_salah_satu_datanya_ditolak(tanpa):
    isi = {"terdahulu": True, "nomor_persetujuan_lama": "518/1", "tanggal_persetujuan": date(2020, 1, 2)}
    kosong = {"terdahulu": False, "nomor_persetujuan_lama": "", "tanggal_persetujuan": None}
    kantor = pabrik.buat_kantor(lengkap=False, **{n: kosong[n] if n == tanpa else v for n, v in isi.items()})
    if tanpa != "pindaian":
        pabrik.buat_bukti(kantor, "persetujuan")
    with pytest.raises(SyaratTidakTerpenuhi):
        pabrik.langkah_kantor(kantor, "catat_terdahulu", Peran.PEMERIKSA)


def test_yang_membuat_draf_tidak_mencatatnya_sebagai_kantor_lama():
    kantor = pabrik.buat_kantor(lengkap=False)
    pembuat = kantor.dibuat_oleh
    Penugasan.objects.create(
        pengguna=pembuat, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEMERIKSA, jabatan="Pemeriksa",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    with pytest.raises(PelakuSama):
        pabrik.langkah_kantor(
            kantor, "catat_terdahulu", Peran.PEMERIKSA, pelaku=type(pembuat).objects.get(pk=pembuat.pk)
        )


# The desk


def test_meja_kerja_menampilkan_yang_segera_mulai_yang_diperiksa_dan_yang_terlambat():
    akan, terakhir, nanti, periksa, lewat = disetujui(), disetujui(), disetujui(), disetujui(), siap()
    hari = hari_ini()
    pabrik.ubah_kantor(akan, jatuh_tempo=hari + timedelta(days=7))
    pabrik.ubah_kantor(terakhir, jatuh_tempo=hari)
    pabrik.ubah_kantor(nanti, jatuh_tempo=hari + timedelta(days=8))
    pabrik.ubah_kantor(periksa, jatuh_tempo=hari - timedelta(days=1))
    pabrik.ubah_kantor(lewat, jatuh_tempo=hari - timedelta(days=1))
    for peran in (Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENGAWAS):
        assert meja(pabrik.buat_pengguna(peran, kode="32.05")) == {
            "Tenggat mulai beroperasi dekat": [terakhir, akan], "Periksa: sudah mulai?": [periksa],
            "Lewat tenggat keputusan": [lewat],
        }  # fmt: skip
    assert not meja(pabrik.buat_pengguna(Peran.PENILAI, kode="32.05"))
    assert not meja(pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.06"))


@pytest.mark.parametrize("peran", [Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT])
def test_kueri_meja_kerja_yang_penuh_terbatas_dan_tidak_tumbuh(client, peran):
    """Every lane and group filled, then forty times as many: never more than fifteen queries, and as many."""
    client.force_login(pabrik.buat_pengguna(peran, kode="32.05"))
    contoh, hari = pabrik.buat_kantor(lengkap=False), hari_ini()

    def isi(banyak):
        JaringanPelayanan.objects.bulk_create(
            JaringanPelayanan(
                koperasi=contoh.koperasi, jenis="kc", nama=f"Kantor {banyak} {i}", wilayah=contoh.wilayah,
                berwenang=contoh.berwenang, nomor_perkara=f"{banyak}-{status}-{i}", status=status,
                status_sejak=timezone.now(), dibuat_oleh=contoh.dibuat_oleh, terdahulu=status == "draf",
                jatuh_tempo=hari - timedelta(days=1), tanggal_persetujuan=hari,
            )
            for status in JaringanPelayanan.alur.status
            for i in range(banyak)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as kueri:
            halaman = client.get(reverse("meja_kerja"))
        assert halaman.status_code == 200
        return len(kueri), {k["judul"]: (k["jumlah"], len(k["urusan"])) for k in halaman.context["kelompok"]}

    (sedikit, _), (banyak, kelompok) = isi(1), isi(40)
    assert sedikit == banyak <= 15
    assert kelompok["Periksa: sudah mulai?"] == (41, 20)


def test_antrean_menurut_sisa_hari_bukan_umur():
    lama, mendesak = siap(), siap()
    pabrik.ubah_kantor(mendesak, jatuh_tempo=lama.jatuh_tempo - timedelta(days=2))
    pejabat = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")
    assert list(ALUR_JARINGAN.antrean(pejabat)) == [mendesak, lama]


def test_pemeriksaan_yang_tersimpan_menjadi_bahan_gerbang():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima")
    assert {isi["hasil"] for isi in berkas_kantor_diperiksa(kantor).values()} == {""}
    pabrik.tandai_berkas_kantor(kantor)
    assert {isi["hasil"] for isi in berkas_kantor_diperiksa(kantor).values()} == {"ada"}
