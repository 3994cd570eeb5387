"""The whole way, each condition at its border, whose decision it is."""

from datetime import date, timedelta

import pytest

from aturan.bahasa import P15_2015, PENGENDALIAN, Pasal
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Berkas
from core.perkara.alur import BelumLengkap, SyaratTidakTerpenuhi, TidakBerwenang
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.syarat import (
    data_terdahulu,
    isian_kantor_cukup,
    kewenangan_jaringan,
    usul_kantor_tersimpan,
    wilayah_kantor_berlaku,
)
from perizinan.models import IzinUsaha, JaringanPelayanan, PengaturanPerizinan, PersonelKantor
from tests import pabrik
from tests.perizinan.kantor.alur.bantu import LENGKAP, dibaca, kurang, siap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]

# The whole way


@pytest.mark.parametrize("jenis", ["kc", "kcp", "kk"])
@pytest.mark.parametrize("status", ["beroperasi", "ditolak", "kurang", "ditutup"])
def test_rute_lengkap_sampai(jenis, status):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(jenis=jenis), status)
    assert kantor.status == status
    assert kantor.jejak.last().ke == status


def test_surat_yang_terbit_sepanjang_rute():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "kurang")
    kantor = pabrik.langkah_kantor(kantor, "terima_kelengkapan", Peran.LOKET)
    kantor = pabrik.majukan_kantor(kantor, "ditutup")
    assert list(kantor.daftar_surat.values_list("jenis", flat=True)) == [
        "kantor_tanda_terima", "kantor_kekurangan", "kantor_tanda_terima", "kantor_persetujuan", "kantor_penutupan",
    ]  # fmt: skip
    assert kantor.persetujuan.jenis == "kantor_persetujuan"


# Each condition at its border (Pasal 8, 9), counted up to the day on which the file was complete


@pytest.mark.parametrize(
    ("mulai", "kalimat"),
    [
        (date(2024, 11, 3), "1 tahun 11 bulan"),
        (date(2024, 11, 2), ""),
        (date(2024, 11, 1), ""),
    ],
)
def test_dua_tahun_kegiatan_kurang_sehari_dan_tepat(mulai, kalimat):
    kantor = pabrik.buat_kantor(lengkap_pada=LENGKAP, neraca_tahun_buku=2025)
    kantor.koperasi.mulai_kegiatan = mulai
    ada = kurang(kantor).get("cabang.lama_kegiatan", "")
    assert bool(ada) is bool(kalimat)
    assert kalimat in ada
    assert not ada or ("Pasal 8 ayat (2)" in ada and "2 tahun" in ada)


@pytest.mark.parametrize(("mulai", "baik"), [(date(2026, 5, 3), False), (date(2026, 5, 2), True)])
def test_enam_bulan_kegiatan_untuk_kantor_kas(mulai, baik):
    kantor = pabrik.buat_kantor(jenis="kk", lengkap_pada=LENGKAP)
    kantor.koperasi.mulai_kegiatan = mulai
    assert ("kas.lama_kegiatan" not in kurang(kantor)) is baik


@pytest.mark.parametrize(("anggota", "baik"), [(19, False), (20, True), (21, True)])
def test_dua_puluh_anggota_di_daerah_kantor(anggota, baik):
    kantor = pabrik.buat_kantor(anggota_daerah=anggota)
    kalimat = kurang(kantor).get("cabang.anggota_daerah", "")
    assert (not kalimat) is baik
    assert baik or ("19 orang" in kalimat and "20 orang" in kalimat)


def test_kantor_kas_menghitung_anggota_seluruhnya_dan_memperingatkan_yang_di_daerah():
    kantor = pabrik.buat_kantor(jenis="kk", anggota_daerah=3, anggota_seluruh=20)
    assert not kurang(kantor)
    assert "kas.anggota_daerah" in dibaca(kantor)
    pabrik.ubah_kantor(kantor, anggota_seluruh=19)
    assert set(kurang(kantor)) == {"kas.anggota_seluruh"}


@pytest.mark.parametrize(
    ("predikat", "baik"),
    [("sehat", True), ("cukup_sehat", True), ("dalam_pengawasan", False), ("dalam_pengawasan_khusus", False)],
)
def test_predikat_paling_rendah_cukup_sehat(predikat, baik):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_hasil_penilaian(koperasi, predikat)
    kalimat = kurang(pabrik.buat_kantor(koperasi)).get("cabang.predikat", "")
    assert (not kalimat) is baik
    assert baik or ("Dalam Pengawasan" in kalimat and "umur" in kalimat)


def test_predikat_yang_dipakai_adalah_yang_berlaku_pada_tanggal_lengkap():
    """A result that was decided after the file was complete does not count for it."""
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_hasil_penilaian(koperasi, "dalam_pengawasan", 2024)
    pabrik.buat_hasil_penilaian(koperasi, "sehat", 2025, tanggal_penetapan=LENGKAP + timedelta(days=1))
    kantor = pabrik.buat_kantor(koperasi, lengkap_pada=LENGKAP, neraca_tahun_buku=2025)
    assert "tahun buku 2024" in kurang(kantor)["cabang.predikat"]
    pabrik.ubah_kantor(kantor, lengkap_pada=LENGKAP + timedelta(days=1))
    assert "cabang.predikat" not in kurang(kantor)


@pytest.mark.parametrize(("tahun", "baik"), [(2023, False), (2024, True), (2025, True)])
def test_predikat_yang_lebih_lama_dari_dua_tahun_buku_dinilai_orang(tahun, baik):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_hasil_penilaian(koperasi, tahun_buku=tahun)
    kantor = pabrik.buat_kantor(koperasi, lengkap_pada=LENGKAP, neraca_tahun_buku=2025)
    assert ("cabang.predikat" not in dibaca(kantor)) is baik
    assert "cabang.predikat" not in kurang(kantor)


def test_koperasi_yang_belum_dinilai():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_izin_lama(koperasi)
    kantor = pabrik.buat_kantor(koperasi, lengkap=False)
    assert "belum dinilai" in kurang(kantor)["cabang.predikat"]


@pytest.mark.parametrize(("sampai", "baik"), [(LENGKAP - timedelta(days=1), False), (LENGKAP, True)])
def test_sertifikat_calon_kepala_berlaku_pada_tanggal_lengkap(sampai, baik):
    kantor = pabrik.buat_kantor(lengkap_pada=LENGKAP, neraca_tahun_buku=2025, kepala_sertifikat_sampai=sampai)
    kalimat = kurang(kantor).get("cabang.sertifikat_kepala", "")
    assert (not kalimat) is baik
    assert baik or ("1 November 2026" in kalimat and "2 November 2026" in kalimat)


def test_sertifikat_hanya_wajib_bagi_kantor_cabang_dan_peringatan_bagi_cabang_pembantu():
    kosong = {"kepala_sertifikat_nomor": "", "kepala_sertifikat_sampai": None}
    assert "cabang.sertifikat_kepala" in kurang(pabrik.buat_kantor(**kosong))
    pembantu = pabrik.buat_kantor(jenis="kcp", **kosong)
    assert not kurang(pembantu)
    assert dibaca(pembantu) == {"cabang.sertifikat_kepala"}


@pytest.mark.parametrize(("bulan", "baik"), [(11, False), (12, True), (13, True)])
def test_rencana_kerja_paling_sedikit_setahun(bulan, baik):
    assert ("cabang.rencana_kerja_bulan" not in kurang(pabrik.buat_kantor(rencana_kerja_bulan=bulan))) is baik


@pytest.mark.parametrize(("tahun", "baik"), [(2023, False), (2025, True), (2026, False)])
def test_neraca_tahun_buku_terakhir_yang_ditutup(tahun, baik):
    kantor = pabrik.buat_kantor(lengkap_pada=LENGKAP, neraca_tahun_buku=tahun)
    assert ("cabang.neraca" not in kurang(kantor)) is baik


@pytest.mark.parametrize(("rupiah", "baik"), [(0, False), (1, True), (None, False)])
def test_modal_kerja_ada_tanpa_jumlah_minimum(rupiah, baik):
    assert ("cabang.modal_kerja" not in kurang(pabrik.buat_kantor(modal_kerja=rupiah))) is baik


def test_daftar_sarana_dan_pimpinan_dengan_riwayat_hidup():
    kantor = pabrik.buat_kantor()
    kantor.sarana.all().delete()
    PersonelKantor.objects.filter(jaringan=kantor).update(riwayat_hidup=False)
    assert {"cabang.sarana_kerja", "cabang.calon_pimpinan"} <= set(kurang(kantor))


def test_ad_art_menurut_tanda_pemeriksa_dan_sebelumnya_menurut_berkasnya():
    kantor = pabrik.buat_kantor()
    assert "cabang.berkas_ad_art" not in kurang(kantor)
    pabrik.tandai_berkas_kantor(kantor, **{"9b": "Halaman pertama saja."})
    assert "cabang.berkas_ad_art" in kurang(kantor)
    pabrik.tandai_berkas_kantor(kantor)
    assert "cabang.berkas_ad_art" not in kurang(kantor)
    kantor.pemeriksaan.all().delete()
    Berkas.objects.filter(butir="9b").update(aktif=False)
    assert "cabang.berkas_ad_art" in kurang(kantor)


def test_daftar_karyawan_kosong_dinilai_orang():
    kantor = pabrik.buat_kantor()
    kantor.personel.filter(golongan="karyawan").delete()
    assert not kurang(pabrik.ambil_kantor(kantor))
    assert dibaca(pabrik.ambil_kantor(kantor)) == {"cabang.calon_karyawan"}


def test_kantor_kas_perlu_kantor_cabang_yang_buka():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    cabang = pabrik.buat_kantor_lama(koperasi)
    kantor = pabrik.buat_kantor(koperasi, "kk")
    assert not kurang(kantor)
    pabrik.majukan_kantor(cabang, "ditutup")
    assert "Pasal 9 ayat (2) huruf a" in kurang(kantor)["kas.kc_aktif"]


def test_tanpa_cabang_pembantu_dibaca_orang_kecuali_instansi_mengetatkannya():
    kantor = pabrik.buat_kantor(jenis="kk")
    assert not kurang(kantor) and dibaca(kantor) == {"kas.kcp_aktif"}
    PengaturanPerizinan.objects.create(wilayah=kantor.berwenang, ketat_kcp=True, dasar="Perbup 1/2026")
    assert set(kurang(kantor)) == {"kas.kcp_aktif"}
    assert not dibaca(kantor)
    pabrik.buat_kantor_lama(kantor.koperasi, "kcp")
    assert not kurang(kantor)


def test_pengaturan_instansi_lain_tidak_berlaku_di_sini():
    kantor = pabrik.buat_kantor(jenis="kk")
    PengaturanPerizinan.objects.create(wilayah=pabrik.buat_wilayah("32.06"), ketat_kcp=True, dasar="Perbup lain")
    assert not kurang(kantor)


def test_syarat_yang_tidak_terpenuhi_menahan_persetujuan_dan_disebut():
    kantor = siap()
    pabrik.ubah_kantor(kantor, anggota_daerah=19)
    with pytest.raises(SyaratTidakTerpenuhi, match="19 orang"):
        pabrik.langkah_kantor(kantor, "setujui", Peran.PEJABAT)
    assert pabrik.ambil_kantor(kantor).status == "siap"


def test_usul_setuju_melawan_temuan_ditolak_gerbang():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(anggota_daerah=19), "lengkap")
    with pytest.raises(BelumLengkap, match="tidak sesuai dengan temuan"):
        pabrik.langkah_kantor(
            kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=pabrik.usulkan_kantor(kantor, "setuju")
        )
    with pytest.raises(BelumLengkap, match="Tulis alasan usul penolakan"):
        pabrik.langkah_kantor(
            kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=pabrik.usulkan_kantor(kantor, "tolak", " ")
        )
    with pytest.raises(BelumLengkap, match="Pilih usul"):
        pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian={"usul": "entah"})


@pytest.mark.parametrize("jenis", ["kk", "kcp"])
def test_bacaan_dijawab_pemeriksa_dengan_alasan_yang_tercantum_pada_persetujuan(jenis):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(jenis=jenis, kepala_sertifikat_nomor=""), "lengkap")
    pabrik.ubah_kantor(kantor, usul="setuju", usul_catatan="Diperiksa.")
    with pytest.raises(BelumLengkap, match="belum dijawab"):
        pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=usul_kantor_tersimpan(kantor))
    pabrik.jawab_terbuka(kantor, "tidak", "Bunyinya jelas.")
    with pytest.raises(BelumLengkap, match="tidak sesuai dengan temuan"):
        pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=usul_kantor_tersimpan(kantor))
    pabrik.jawab_terbuka(kantor, "ya", "Kantor Kas mewakili Kantor Cabang Garut.")
    usul = usul_kantor_tersimpan(kantor)
    kantor = pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=usul)
    kantor = pabrik.majukan_kantor(kantor, "disetujui")
    assert "Kantor Kas mewakili Kantor Cabang Garut." in kantor.persetujuan.html
    [t] = [t for t in kantor.jejak.last().temuan if t["penilai"]]
    assert t["alasan"] == "Kantor Kas mewakili Kantor Cabang Garut."
    [jawab] = kantor.jejak.get(aksi="selesai_periksa").penilaian["terbuka"].values()
    assert jawab["hasil"] == "ya"


def test_fakta_yang_tidak_diketahui_dijawab_atau_menahan():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(anggota_daerah=None), "lengkap")
    pabrik.ubah_kantor(kantor, usul="setuju", usul_catatan="Diperiksa.")
    for jawaban in ("", "emban"):
        pabrik.jawab_terbuka(kantor, jawaban, "Saya tanggung.")
        with pytest.raises(BelumLengkap, match="belum diketahui"):
            pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=usul_kantor_tersimpan(kantor))
    kantor = pabrik.majukan_kantor(kantor, "siap")
    kantor.pemeriksaan.filter(butir__startswith="t").delete()
    with pytest.raises(SyaratTidakTerpenuhi, match="Anggota di daerah kantor"):
        pabrik.langkah_kantor(kantor, "setujui", Peran.PEJABAT)


HENTI = {
    "terima": "draf", "terima_kelengkapan": "kurang", "nyatakan_lengkap": "diterima", "selesai_periksa": "lengkap",
    "setujui": "siap", "lapor_mulai": "disetujui", "temukan_mulai": "disetujui",
}  # fmt: skip
PELAKU = {"terima": Peran.LOKET, "terima_kelengkapan": Peran.LOKET, "lapor_mulai": Peran.LOKET}
PELAKU |= {"setujui": Peran.PEJABAT, "temukan_mulai": Peran.PENGAWAS}


@pytest.mark.parametrize(("aksi", "status"), HENTI.items())
@pytest.mark.parametrize(
    ("keadaan", "henti", "kalimat"),
    [("dibekukan", None, "dibekukan"), ("dicabut", None, "dicabut"),
     ("berlaku", date(2026, 10, 1), "dihentikan sementara sejak 1 Oktober 2026")],
)  # fmt: skip
def test_koperasi_yang_dihentikan_tidak_membuka_dan_tidak_memulai_kantor(aksi, status, keadaan, henti, kalimat):
    """Pasal 20 ayat (2), and a licence that is frozen or revoked: looked at on every later edge."""
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), status)
    isi = {}
    if aksi == "nyatakan_lengkap":
        isi["penilaian"] = pabrik.tandai_berkas_kantor(kantor)
    if aksi == "selesai_periksa":
        isi["penilaian"] = pabrik.usulkan_kantor(kantor)
    if "mulai" in aksi:
        pabrik.ubah_kantor(kantor, tanggal_mulai=kantor.tanggal_persetujuan)
        pabrik.buat_bukti(kantor, "mulai")
    IzinUsaha.objects.filter(koperasi=kantor.koperasi).update(keadaan=keadaan)
    type(kantor.koperasi).objects.filter(pk=kantor.koperasi_id).update(dihentikan_sejak=henti)
    with pytest.raises((SyaratTidakTerpenuhi, BelumLengkap), match=kalimat):
        pabrik.langkah_kantor(pabrik.ambil_kantor(kantor), aksi, PELAKU.get(aksi, Peran.PEMERIKSA), **isi)
    assert pabrik.ambil_kantor(kantor).status == status


@pytest.mark.parametrize(("selisih", "berlaku"), [(-1, True), (0, False), (1, False)])
@pytest.mark.parametrize("keadaan", ["dihentikan", "dibekukan", "dicabut"])
@pytest.mark.parametrize("aksi", ["lapor_mulai", "temukan_mulai"])
def test_mulai_sebelum_koperasi_dihentikan_tetap_berlaku(aksi, keadaan, selisih, berlaku):
    """Pasal 10 ayat (3): the fact of the day of the start counts, whatever befell the koperasi since."""
    kantor = pabrik.mundurkan_persetujuan(pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui"), 20)
    henti = kantor.tanggal_persetujuan + timedelta(days=10)
    if keadaan == "dihentikan":
        type(kantor.koperasi).objects.filter(pk=kantor.koperasi_id).update(dihentikan_sejak=henti)
    else:
        izin = kantor.koperasi.izin.get()
        izin.peristiwa.create(jenis=keadaan, tanggal=henti, oleh=kantor.dibuat_oleh)
        IzinUsaha.objects.filter(pk=izin.pk).update(keadaan=keadaan)
    pabrik.ubah_kantor(kantor, tanggal_mulai=henti + timedelta(days=selisih))
    pabrik.buat_bukti(kantor, "mulai")
    kantor, peran = pabrik.ambil_kantor(kantor), PELAKU[aksi]
    if berlaku:
        assert pabrik.langkah_kantor(kantor, aksi, peran).status == "beroperasi"
    else:
        with pytest.raises(SyaratTidakTerpenuhi, match=keadaan):
            pabrik.langkah_kantor(kantor, aksi, peran)


@pytest.mark.parametrize(("jenis", "alamat"), [("kc", "Pasal 9 ayat (1) huruf a"), ("kk", PENGENDALIAN.sebutan)])
def test_pengendalian_sendiri_tidak_menyebut_pasal(jenis, alamat):
    """What no article asks cites none; a list of what is missing rests on the Pasal 9 that both kinds share."""
    kantor = pabrik.buat_kantor(lengkap=False, jenis=jenis, terdahulu=True, tanggal_surat=date(2030, 1, 1))
    assert {t.dasar for t in data_terdahulu(kantor, hari_ini())} == {PENGENDALIAN}
    dasar = {t.kode: t.dasar.sebutan for t in isian_kantor_cukup(kantor, hari_ini())}
    assert dasar == {
        "kantor.surat": "Pasal 10 ayat (1)", "kantor.alamat": alamat, "kantor.tanggal_surat": PENGENDALIAN.sebutan,
    }  # fmt: skip
    assert {t.dasar for t in ALUR_JARINGAN.baris if t.aksi == "kirim_kekurangan"} == {Pasal(P15_2015, "9")}


# Whose decision it is


@pytest.mark.parametrize(
    ("anggota", "tempat", "meja", "pejabat"),
    [
        (["32.05"], "32.05", "32.05", "Bupati Garut"),
        (["32.05", "32.73"], "32.06", "32.06", "Bupati Tasikmalaya"),
        (["32.05", "33.74"], "32.06", "32.06", "Bupati Tasikmalaya"),
        (["32.05", "33.74"], "31.74", "31", "Gubernur Daerah Khusus Jakarta"),
        (["32.05", "33.74"], "33.74", "33.74", "Wali Kota Semarang"),
    ],
)
def test_yang_berwenang_adalah_tempat_kantor_siapa_pun_pemberi_izinnya(anggota, tempat, meja, pejabat):
    koperasi = pabrik.buat_koperasi("32.05", anggota=anggota, lengkap=False)
    kantor = pabrik.buat_kantor(koperasi, kode=tempat)
    assert (kantor.berwenang_id, kewenangan_jaringan(kantor).pejabat) == (meja, pejabat)
    [t] = wilayah_kantor_berlaku(kantor, kantor.hari_ini)
    assert t.terpenuhi and pejabat in t.kalimat
    if koperasi.berwenang_id != meja:
        with pytest.raises(TidakBerwenang):
            pabrik.langkah_kantor(
                kantor, "terima", Peran.LOKET, pelaku=pabrik.buat_pengguna(Peran.LOKET, kode=koperasi.berwenang_id)
            )
    assert pabrik.langkah_kantor(kantor, "terima", Peran.LOKET).status == "diterima"


def test_wilayah_yang_tidak_berlaku_lagi_menahan_permohonan():
    kantor = pabrik.buat_kantor()
    type(kantor.wilayah).objects.filter(pk="32.05").update(berlaku_sampai=hari_ini() - timedelta(days=1))
    with pytest.raises(SyaratTidakTerpenuhi, match="sudah tidak berlaku"):
        pabrik.langkah_kantor(pabrik.ambil_kantor(kantor), "terima", Peran.LOKET)


def test_surat_putusan_terlihat_oleh_pemberi_izin_dan_tempat_kedudukan():
    """A koperasi of Tasikmalaya, licensed there, opens an office in Garut."""
    koperasi = pabrik.buat_koperasi("32.06", anggota=["32.06"], lengkap=False)
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(koperasi, kode="32.05"), "disetujui")
    tanda_terima, putusan = kantor.daftar_surat
    pemberi = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.06")
    lain = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.73")
    milik = type(putusan).objects
    assert list(milik.terlihat_oleh(pemberi)) == [putusan]
    assert not milik.terlihat_oleh(lain).exists()
    assert tanda_terima in milik.terlihat_oleh(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    assert not JaringanPelayanan.objects.terlihat_oleh(pemberi).exists()
