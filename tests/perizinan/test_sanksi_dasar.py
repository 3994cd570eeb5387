"""What a sanction rests on: who may be sanctioned and by whom, for which breach, and whether it is breached today."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.perkara.ditolak import SyaratTidakTerpenuhi
from ksp_usp.models import Koperasi
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import IzinUsaha, Sanksi
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.pengawasan.syarat import pelanggaran_koperasi, salin_pelanggaran
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
LAIN = {
    "lain_kewajiban": "Merahasiakan simpanan anggota", "lain_dasar": "Pasal 21 ayat (2)",
    "lain_fakta": "Daftar saldo ditempel di kantor 20 November 2026.",
}  # fmt: skip


def pengawas():
    return Petugas(Peran.PENGAWAS, "Sari", kode="32.05")


def berizin():
    """Licensed, and without the task force of Pasal 30 by what was recorded."""
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_izin_lama(koperasi)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", False)
    return Koperasi.objects.get(pk=koperasi.pk)


def dihitung(koperasi):
    return [salin_pelanggaran(t) for t in pelanggaran_koperasi(koperasi, date(2026, 12, 2))]


@pytest.mark.parametrize("langkah", ["teguran_1", "pencabutan"])
@pytest.mark.parametrize("status", ["draf", "diusulkan"])
def test_yang_kini_dipenuhi_menahan_surat_juga_sesudah_diusulkan(langkah, status, surat_ringan):
    koperasi = berizin()
    s = pabrik.buat_sanksi(koperasi, langkah, status, pelanggaran=dihitung(koperasi))
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", True)
    with pytest.raises(SyaratTidakTerpenuhi, match="kini tercatat dipenuhi"):
        pabrik.majukan_sanksi(s, "berlaku")
    assert Sanksi.objects.get(pk=s.pk).status == status


def test_fakta_yang_berubah_sejak_disusun_ditanyakan_dan_tidak_menahan(surat_ringan):
    koperasi = berizin()
    lama = [p | {"fakta": "belum"} for p in dihitung(koperasi)]
    s = pabrik.buat_sanksi(koperasi, status="diusulkan", pelanggaran=lama)
    temuan = ALUR_SANKSI.temuan(s, "terbitkan_teguran_1", date(2026, 12, 2))
    assert [t.uraian for t in temuan if t.kode == "sanksi.kini"] == ["Benarkah faktanya?"]
    assert pabrik.majukan_sanksi(s, "berlaku").status == "berlaku"


def test_rancangan_sesudah_semua_dipenuhi_tidak_membawa_pelanggaran_lama(surat_ringan):
    koperasi = berizin()
    pabrik.buat_sanksi(koperasi, status="berlaku", pelanggaran=dihitung(koperasi))
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", True)
    petugas = pengawas()
    petugas.kirim(reverse("sanksi_baru", args=[koperasi.pk]))
    s = koperasi.sanksi.latest("pk")
    assert (s.langkah, s.pelanggaran) == ("teguran_2", [])
    assert petugas.buka(reverse("sanksi_isian", args=[s.pk])).balasan.context["form"].pelanggaran == {}


def test_pelanggaran_tulisan_sendiri_dan_temuan_pemeriksaan_masuk_surat(surat_ringan):
    koperasi = berizin()
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", True)
    p = pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(koperasi), "tindak_lanjut")
    temuan = p.temuan.create(kewajiban="Menjamin keamanan simpanan", dasar="Pasal 22 ayat (4)", uraian="Brankas rusak.",
                             perbaikan="Perbaiki.", tenggat=date(2026, 12, 20))  # fmt: skip
    s = pabrik.buat_sanksi(koperasi, pelanggaran=[])
    petugas, alamat = pengawas(), reverse("sanksi_isian", args=[s.pk])
    assert petugas.kirim(alamat, **(LAIN | {"lain_dasar": ""})).kode == 422
    assert petugas.kirim(alamat, dilanggar=[f"temuan-{temuan.pk}"], **LAIN).kode == 200
    s = Sanksi.objects.get(pk=s.pk)
    assert [x["dasar"] for x in s.pelanggaran] == ["Pasal 22 ayat (4)", "Pasal 21 ayat (2)"]
    petugas.kirim(alamat, uraian="Sudah diperiksa.")  # what was written stays ticked
    s = pabrik.majukan_sanksi(Sanksi.objects.get(pk=s.pk), "berlaku")
    for kata in ("Brankas rusak.", "Daftar saldo ditempel", p.berita_acara.nomor):
        assert kata in s.surat.html, kata


def tanpa_izin():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    IzinUsaha.objects.filter(koperasi=koperasi).delete()
    return koperasi


def test_koperasi_tanpa_izin_ditegur_pejabat_yang_berwenang_dan_izinnya_tidak_dibekukan(surat_ringan):
    koperasi = tanpa_izin()
    petugas = pengawas()
    for langkah, kode in (("teguran_1", 200), ("pembekuan", 422)):
        petugas.kirim(reverse("sanksi_baru", args=[koperasi.pk]), langkah=langkah)
        s = koperasi.sanksi.latest("pk")
        isian = {"perbaikan": "Ajukan izin.", "alasan_lompat": "Mendesak.", "kegiatan_beku": "dibatasi", **LAIN}
        form = petugas.buka(alamat := reverse("sanksi_isian", args=[s.pk])).formulir[0]
        isi = form.isi | {k: v for k, v in isian.items() if k in form.nama} | {"jatuh_tempo": "20/12/2026"}
        petugas.pos(alamat, isi)
        hasil = petugas.langkah(s, "Usulkan kepada pejabat")
        assert hasil.kode == kode and ("tidak ada yang dibekukan" in hasil.teks) is (kode == 422), langkah
        if kode == 200:
            s = pabrik.majukan_sanksi(Sanksi.objects.get(pk=s.pk), "berlaku")
            assert s.izin is None and "Bupati Garut" in s.surat.penandatangan_jabatan


def test_usp_lewat_tahun_registrasinya_tercatat_melanggar_pasal_4_ayat_3(surat_ringan):
    permohonan = pabrik.buat_permohonan(pabrik.buat_koperasi(jenis="usp"), modal_disetor=Decimal(9_000_000))
    usp = pabrik.majukan_izin(permohonan, "terdaftar").koperasi
    assert pelanggaran_koperasi(usp, date(2026, 12, 2)) == []
    usp.registrasi.update(tanggal=date(2025, 11, 1))
    [t] = pelanggaran_koperasi(Koperasi.objects.get(pk=usp.pk), date(2026, 12, 2))
    assert t.dasar.sebutan == "Pasal 4 ayat (3)"


def test_izin_terdahulu_dari_kantor_lain_diperingatkan_dan_perlu_alasan(surat_ringan):
    s = pabrik.buat_sanksi()
    IzinUsaha.objects.filter(pk=s.izin_id).update(penerbit=pabrik.buat_wilayah("32"), penerbit_sebutan="Gubernur")
    s = Sanksi.objects.get(pk=s.pk)
    with pytest.raises(SyaratTidakTerpenuhi, match=r"diterbitkan Gubernur, dan sanksinya dikenakan .* Tulis alasannya"):
        pabrik.majukan_sanksi(s, "diusulkan")
    assert pengawas().kirim(reverse("sanksi_isian", args=[s.pk]), alasan_lanjut="Wewenang beralih 2020.").kode == 200
    s = pabrik.majukan_sanksi(Sanksi.objects.get(pk=s.pk), "berlaku")
    assert "Wewenang beralih 2020." in s.surat.html and "Gubernur" in s.surat.html.partition("Tembusan")[2]


def test_pembubaran_sebelum_izin_dicabut_dicatat_dengan_alasan_dan_ditanyakan(surat_ringan):
    koperasi = berizin()
    s = pabrik.buat_sanksi(koperasi, "penutupan", alasan_lompat="Dibubarkan Pemerintah.")
    IzinUsaha.objects.update(keadaan="berlaku")
    temuan = ALUR_SANKSI.temuan(s, "usulkan", date(2026, 12, 2))
    assert [t.kode for t in temuan if t.hasil.value == "DITANYAKAN"] == ["sanksi.belum_dicabut"]
    assert pabrik.majukan_sanksi(s, "berlaku").status == "berlaku"


def teks(surat) -> str:
    return " ".join(surat.html.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("langkah", "isi", "ada", "tiada"),
    [
        ("usul_pemberhentian", {"diusulkan_sebagai": "pengelola"}, "kepada pengurus koperasi", "Rapat Anggota"),
        ("usul_pemberhentian", {"diusulkan_sebagai": "pengurus"}, "kepada Rapat Anggota koperasi", "pengelola)"),
        ("pembekuan", {"kegiatan_beku": "dibatasi"}, "dan bahwa koperasi tidak menerima simpanan baru", "diteruskan"),
        ("pencabutan", {}, "Kami menetapkan bahwa sejak tanggal itu", "anggaran dasar"),
    ],
)
def test_surat_menyebut_yang_ditetapkan_kantor_sebagai_ketetapannya(langkah, isi, ada, tiada, surat_ringan):
    html = teks(pabrik.buat_sanksi(None, langkah, "berlaku", **isi).surat)
    assert ada in html and tiada not in html


@pytest.mark.parametrize("langkah", ["usul_pemberhentian", "pembekuan"])
def test_yang_harus_ditetapkan_kantor_menahan_usulnya(langkah):
    s = pabrik.buat_sanksi(None, langkah, diusulkan_sebagai="", kegiatan_beku="")
    with pytest.raises(SyaratTidakTerpenuhi, match=r"Isi (sebagai apa|kegiatan selama)"):
        pabrik.majukan_sanksi(s, "diusulkan")


@pytest.mark.parametrize(
    ("jenis", "apa", "isi"),
    [
        ("usp", "penutupan USP Koperasi", {"keputusan_pembubaran": ""}),
        ("ksp", "pembubaran KSP", {"keputusan_pembubaran": "Keputusan Menteri Nomor 5 Tahun 2026"}),
    ],
)
def test_huruf_e_disebut_menurut_jenis_koperasinya_di_halaman_tombol_dan_surat(jenis, apa, isi, surat_ringan):
    koperasi = pabrik.buat_koperasi(jenis=jenis, lengkap=False)
    s = pabrik.buat_sanksi(koperasi, "penutupan", "diusulkan", **isi)
    halaman = Petugas(Peran.PEJABAT, "Asep", kode="32.05").buka(s.get_absolute_url())
    assert f"Terbitkan {apa}" in halaman.tautan and " atau pembubaran" not in halaman.teks
    s = pabrik.majukan_sanksi(s, "berlaku")
    assert isi_keterangan(koperasi, date(2026, 12, 2))["Sanksi administratif"].startswith(f"Berlaku: {apa} Nomor")
    assert ("Nomor 17 Tahun 1994" in teks(s.surat)) is (jenis == "ksp")
    assert ("bukan keputusan itu sendiri" in teks(s.surat)) is (jenis == "ksp")
