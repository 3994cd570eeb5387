"""From the register to findings: whose matter, who is in office, where members live, what the SOM holds."""

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps

from aturan.bahasa import Hasil
from core.dasar.izin import Peran
from core.models import Wilayah
from ksp_usp.koperasi.syarat import (
    dapat_memisahkan,
    fakta_koperasi,
    temuan_keanggotaan,
    temuan_koperasi,
    temuan_orang,
    temuan_per_orang,
    temuan_som,
    tetapkan_berwenang,
)
from ksp_usp.models import Hubungan, Hutang, Koperasi, Modal, Orang, Pendiri, Som, WilayahAnggota
from tests.pabrik import buat_koperasi, buat_orang, buat_pengguna, buat_wilayah

pytestmark = pytest.mark.django_db
PER = date(2026, 11, 22)


def hasil(temuan, kode):
    """Results of the findings with this code, in order."""
    return [t.hasil for t in temuan if t.kode == kode]


def belum(temuan):
    return [t.kalimat for t in temuan if t.hasil in (Hasil.TIDAK, Hasil.PERLU_PENILAIAN)]


def test_koperasi_pabrik_memenuhi_semua_syarat_daftar():
    k = buat_koperasi()
    semua = [*temuan_koperasi(k, PER), *temuan_keanggotaan(k, PER), *temuan_orang(k, PER), *temuan_som(k, PER)]
    assert len(semua) > 60
    assert belum(semua) == []


@pytest.mark.parametrize(
    ("anggota", "berwenang", "penerbit"),
    [
        (["32.05"], "32.05", "Bupati Garut"),
        (["32.05", "32.06"], "32", "Gubernur Jawa Barat"),
        (["32.05", "33.74"], "00", "Menteri"),
    ],
)
def test_wilayah_anggaran_dasar_menentukan_yang_berwenang(anggota, berwenang, penerbit):
    k = buat_koperasi(anggota=anggota, lengkap=False)
    assert (k.berwenang_id, k.kewenangan().penerbit) == (berwenang, penerbit)
    assert fakta_koperasi(k)["lingkup"] == k.kewenangan().lingkup.value


def test_kota_administrasi_menjadi_urusan_gubernur():
    buat_wilayah("00")
    dki = Wilayah.objects.create(
        kode="31", nama="DKI Jakarta", jenis="provinsi", induk_id="00", zona="Asia/Jakarta",
        berlaku_dari=date(2020, 1, 1), dasar="uji",
    )  # fmt: skip
    Wilayah.objects.create(
        kode="31.74", nama="Kota Administrasi Jakarta Selatan", jenis="kota_adm", induk=dki, otonom=False,
        zona="Asia/Jakarta", berlaku_dari=date(2020, 1, 1), dasar="uji",
    )  # fmt: skip
    k = buat_koperasi("31.74", lengkap=False)
    assert k.berwenang_id == "31"
    assert k.kewenangan().jakarta


def test_tanpa_wilayah_keanggotaan_kewenangan_mengikuti_kedudukan():
    k = buat_koperasi(anggota=["32.05", "33.74"], lengkap=False)
    k.keanggotaan.all().delete()
    assert tetapkan_berwenang(k) is None
    assert Koperasi.objects.get(pk=k.pk).berwenang_id == "32.05"
    assert belum(temuan_keanggotaan(k, PER))[0].startswith("Anggota menurut anggaran dasar")


def test_anggota_di_luar_anggaran_dasar_menjadi_peringatan_dan_tidak_mengubah_kewenangan():
    k = buat_koperasi()
    WilayahAnggota.objects.create(koperasi=k, wilayah=buat_wilayah("33.74"), menurut_ad=False, jumlah_anggota=7)
    assert k.kewenangan().kode == "32.05"
    luar, bila = belum(temuan_keanggotaan(k, PER))
    assert "7 orang di Kota Semarang" in luar and "tetap pada Bupati Garut" in luar
    assert "yang berwenang menjadi Menteri" in bila


@pytest.mark.parametrize(("ad", "luar"), [("32", ["33.74"]), ("00", []), ("32.05", ["32.06", "33.74"])])
def test_anggota_di_dalam_provinsi_yang_disebut_anggaran_dasar_bukan_di_luar(ad, luar):
    k = buat_koperasi(lengkap=False)
    k.keanggotaan.all().delete()
    WilayahAnggota.objects.create(koperasi=k, wilayah=buat_wilayah(ad))
    for kode in ("32.06", "33.74"):
        WilayahAnggota.objects.create(koperasi=k, wilayah=buat_wilayah(kode), menurut_ad=False, jumlah_anggota=7)
    kalimat = next((b for b in belum(temuan_keanggotaan(k, PER)) if "di luar wilayah" in b), "")
    assert [kode for kode in ("32.06", "33.74") if buat_wilayah(kode).nama in kalimat] == luar


def test_wilayah_yang_berakhir_dan_yang_tanpa_anggota_disebut():
    k = buat_koperasi(anggota=["32.05", "32.06"])
    Wilayah.objects.filter(pk="32.06").update(berlaku_sampai=date(2026, 1, 1))
    k.keanggotaan.filter(wilayah="32.05").update(jumlah_anggota=0)
    kosong, berakhir = belum(temuan_keanggotaan(k, PER))
    assert "menyebut Kabupaten Garut, tetapi belum ada anggota" in kosong
    assert "Kabupaten Tasikmalaya (32.06) sudah tidak berlaku" in berakhir


def test_kedudukan_di_luar_wilayah_keanggotaan_diperingatkan():
    k = buat_koperasi("32.05", anggota=["32.06"], lengkap=False)
    assert k.berwenang_id == "32.06"
    assert any("kedudukan Kabupaten Garut berada di luar" in kalimat for kalimat in belum(temuan_keanggotaan(k, PER)))


def test_baris_lama_pindah_dari_kedudukan_ke_wilayah_anggotanya():
    satu, lintas, tanpa = (
        buat_koperasi("32.05", anggota=a, lengkap=False) for a in (["32.06"], ["32.05", "32.06"], ["32.06"])
    )
    tanpa.keanggotaan.all().delete()
    Koperasi.objects.filter(pk__in=[satu.pk, tanpa.pk]).update(berwenang="32.05")
    import_module("ksp_usp.migrations.0010_berwenang_menurut_anggota").menurut_anggota(apps, None)
    kini = dict(Koperasi.objects.values_list("pk", "berwenang"))
    assert kini == {satu.pk: "32.06", lintas.pk: "32", tanpa.pk: "32.05"}


# The koperasi itself


@pytest.mark.parametrize(("banyak", "sesuai"), [(2, Hasil.TIDAK), (3, Hasil.TERPENUHI), (4, Hasil.TERPENUHI)])
def test_ksp_sekunder_perlu_tiga_ksp_pendiri(banyak, sesuai):
    k = buat_koperasi(bentuk="sekunder", lengkap=False)
    for i in range(banyak):
        Pendiri.objects.create(koperasi=k, nama=f"KSP {i}", badan_hukum=str(i), jenis="ksp", sebagai="keduanya")
    Pendiri.objects.create(koperasi=k, nama="Koperasi Tani", badan_hukum="x", jenis="lain", sebagai="pendiri")
    assert hasil(temuan_koperasi(k, PER), "izin.jumlah_pendiri_ksp") == [sesuai]


def test_pendiri_koperasi_primer_tidak_diuji():
    assert hasil(temuan_koperasi(buat_koperasi(), PER), "izin.jumlah_pendiri_ksp") == []


@pytest.mark.parametrize(
    ("jawaban", "hasilnya"), [(None, Hasil.PERLU_PENILAIAN), (False, Hasil.TERPENUHI), (True, Hasil.PERLU_PENILAIAN)]
)
def test_daftar_unit_lain_yang_kosong_bukan_jawaban_tidak_ada(jawaban, hasilnya):
    k = buat_koperasi(ada_unit_lain=jawaban)
    assert hasil(temuan_koperasi(k, PER), "izin.unit_usaha_lain") == [hasilnya]


def test_ksp_dengan_unit_usaha_lain_ditemukan():
    k = buat_koperasi(unit_usaha_lain="Toko sembako\n\n Fotokopi \n")
    [temuan] = [t for t in temuan_koperasi(k, PER) if t.kode == "izin.unit_usaha_lain"]
    assert temuan.hasil is Hasil.TIDAK
    assert "2 unit" in temuan.kalimat and "Pasal 6 ayat (3)" in temuan.kalimat
    assert hasil(temuan_koperasi(buat_koperasi(jenis="usp", unit_usaha_lain="Toko"), PER), temuan.kode) == []


def test_visi_yang_kosong_belum_diketahui_bukan_terpenuhi():
    assert hasil(temuan_koperasi(buat_koperasi(visi=""), PER), "izin.visi") == [Hasil.PERLU_PENILAIAN]


@pytest.mark.parametrize(("aset", "dapat"), [(4_999_999_999, False), (5_000_000_000, True), (None, False)])
def test_usp_beraset_lima_miliar_dapat_memisahkan_diri(aset, dapat):
    k = buat_koperasi(jenis="usp", lengkap=False)
    modal = Modal.objects.create(koperasi=k, per=PER, aset=aset)
    assert bool(dapat_memisahkan(k, modal, PER)) is dapat
    k.jenis = "ksp"
    assert dapat_memisahkan(k, modal, PER) == ""


# People


def rangkap(k, **isi):
    """A second koperasi in which the first pengurus of `k` holds office."""
    lain = buat_koperasi("32.06", lengkap=False, nama="KSP Harapan", **isi)
    return buat_orang(lain, "pengawas", nik=k.orang.filter(golongan="pengurus").first().nik)


def test_rangkap_di_ksp_primer_lain_ditemukan_di_seluruh_daftar():
    k = buat_koperasi()
    rangkap(k)
    assert hasil(temuan_orang(k, PER), "pengurus.rangkap") == [Hasil.TIDAK, Hasil.TERPENUHI, Hasil.TERPENUHI]


def test_koperasi_lain_disebut_namanya_hanya_kepada_yang_boleh_melihatnya():
    k = buat_koperasi()
    rangkap(k)
    garut, jabar = buat_pengguna(Peran.LOKET, kode="32.05"), buat_pengguna(Peran.LOKET, kode="32")
    [kalimat] = belum(temuan_orang(k, PER, garut))
    assert "pengawas koperasi lain di luar wilayah Anda" in kalimat and "KSP Harapan" not in kalimat
    assert "pengawas KSP Harapan" in belum(temuan_orang(k, PER, jabar))[0]
    # A finding that is kept is read by whoever sees the case.
    assert "KSP Harapan" not in belum(temuan_orang(k, PER))[0]


def test_temuan_yang_disimpan_menyebut_koperasi_di_wilayah_yang_berwenang():
    k = buat_koperasi(anggota=["32.05", "32.06"])
    rangkap(k)
    assert "pengawas KSP Harapan" in belum(temuan_orang(k, PER))[0]


@pytest.mark.parametrize("isi", [{"bentuk": "sekunder"}, {"jenis": "usp"}])
def test_jabatan_di_koperasi_yang_bukan_ksp_primer_bukan_rangkap(isi):
    k = buat_koperasi()
    rangkap(k, **isi)
    assert belum(temuan_orang(k, PER)) == []


@pytest.mark.parametrize(
    ("isi", "masih"),
    [
        ({"berhenti": date(2026, 11, 22)}, False),
        ({"berhenti": date(2026, 11, 23)}, True),
        ({"berakhir": date(2026, 11, 21)}, False),
        ({"berakhir": date(2026, 11, 22)}, True),
        ({"diangkat": date(2026, 11, 23), "berakhir": None}, False),
    ],
)
def test_jabatan_yang_sudah_atau_belum_berlaku_tidak_merangkap(isi, masih):
    k = buat_koperasi()
    lain = rangkap(k)
    Orang.objects.filter(pk=lain.pk).update(**isi)
    assert bool(belum(temuan_orang(k, PER))) is masih


def test_tanpa_nik_rangkap_belum_diketahui():
    k = buat_koperasi()
    satu = k.orang.filter(golongan="pengurus").first()
    satu.nik = ""
    satu.save()
    assert Hasil.PERLU_PENILAIAN in hasil(temuan_orang(k, PER), "pengurus.rangkap")


def test_rangkap_semua_orang_dicari_dengan_satu_kueri(django_assert_num_queries):
    k = buat_koperasi()
    for _ in range(20):
        buat_orang(k)
    with django_assert_num_queries(3):
        temuan_per_orang(k, PER)


@pytest.mark.parametrize("jenis", ["orang_tua", "tiri", "mertua"])
def test_hubungan_derajat_kesatu_ditemukan_pada_keduanya(jenis):
    k = buat_koperasi()
    satu, dua = k.orang.filter(golongan="pengurus")[:2]
    Hubungan.objects.create(satu=satu, dua=dua, jenis=jenis)
    kalimat = belum(temuan_orang(k, PER))
    assert len(kalimat) == 2
    assert f"{dua.nama} (" in kalimat[0] and f"{satu.nama} (" in kalimat[1]


def test_hubungan_dengan_pengelola_ditemukan_pada_pengurus_dan_pengawasnya():
    """Pasal 11 (4) c and 12 (3) c name the pengelola; Pasal 13 asks nothing of two pengelola."""
    k = buat_koperasi()
    pengelola, lain = buat_orang(k, "pengelola"), buat_orang(k, "pengelola")
    for dua in (k.orang.filter(golongan="pengurus").first(), k.orang.filter(golongan="pengawas").first(), lain):
        Hubungan.objects.create(satu=pengelola, dua=dua, jenis="tiri")
    tidak = [t.dasar.sebutan for t in temuan_orang(k, PER) if t.hasil is Hasil.TIDAK]
    assert tidak == ["Pasal 11 ayat (4) huruf c", "Pasal 12 ayat (3) huruf c"]


def test_suami_istri_ditanyakan_kepada_pemeriksa_pada_keduanya():
    k = buat_koperasi()
    satu, dua = k.orang.filter(golongan="pengurus")[:2]
    Hubungan.objects.create(satu=satu, dua=dua, jenis="suami_istri")
    perlu = [t for t in temuan_orang(k, PER) if t.hasil is Hasil.PERLU_PENILAIAN]
    assert [(t.siapa.split(",")[0], t.belum_diketahui) for t in perlu] == [(satu.nama, False), (dua.nama, False)]


@pytest.mark.parametrize("jenis", ["saudara", "ipar", "lain"])
def test_hubungan_derajat_kedua_dan_seterusnya_boleh(jenis):
    k = buat_koperasi()
    satu, dua = k.orang.filter(golongan="pengurus")[:2]
    Hubungan.objects.create(satu=satu, dua=dua, jenis=jenis)
    assert belum(temuan_orang(k, PER)) == []


def test_hubungan_yang_belum_ditanyakan_belum_diketahui_tetapi_yang_terlarang_tetap_ditemukan():
    k = buat_koperasi(hubungan_diperiksa=None)
    assert set(hasil(temuan_orang(k, PER), "pengurus.hubungan")) == {Hasil.PERLU_PENILAIAN}
    satu, dua = k.orang.filter(golongan="pengurus")[:2]
    Hubungan.objects.create(satu=satu, dua=dua, jenis="mertua")
    assert sorted(h.value for h in hasil(temuan_orang(k, PER), "pengurus.hubungan")) == [
        "PERLU_PENILAIAN", "TIDAK", "TIDAK",
    ]  # fmt: skip


def test_hubungan_dengan_yang_sudah_berhenti_tidak_dihitung():
    k = buat_koperasi()
    satu, dua = k.orang.filter(golongan="pengurus")[:2]
    Hubungan.objects.create(satu=satu, dua=dua, jenis="mertua")
    Orang.objects.filter(pk=dua.pk).update(berhenti=date(2026, 1, 1))
    assert belum(temuan_orang(k, PER)) == []


def test_pengurus_masa_jabatan_kedua_perlu_dua_tahun_menjadi_anggota():
    k = buat_koperasi(lengkap=False)
    for sejak in (date(2023, 3, 2), date(2023, 3, 1)):
        buat_orang(k, periode=2, diangkat=date(2025, 3, 1), anggota_sejak=sejak)
    assert hasil(temuan_orang(k, PER), "pengurus.lama_anggota") == [Hasil.TIDAK, Hasil.TERPENUHI]


def test_sertifikat_pengelola_berlaku_sampai_hari_terakhirnya():
    k = buat_koperasi(lengkap=False)
    for sampai in (date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)):
        buat_orang(k, "pengelola", sertifikat_sampai=sampai)
    assert hasil(temuan_orang(k, PER), "pengelola.sertifikat_berlaku") == [
        Hasil.TIDAK, Hasil.TERPENUHI, Hasil.TERPENUHI,
    ]  # fmt: skip


def test_pengurus_dahulu_lalu_pengawas_lalu_pengelola():
    k = buat_koperasi()
    buat_orang(k, "pengelola")
    golongan = [o.golongan for o, _ in temuan_per_orang(k, PER)]
    assert golongan == ["pengurus"] * 3 + ["pengawas"] * 3 + ["pengelola"]


# SOM


@pytest.mark.parametrize(
    ("jaminan", "sesuai"),
    [(39_999_999, Hasil.TERPENUHI), (40_000_000, Hasil.TERPENUHI), (40_000_001, Hasil.TIDAK)],
)
def test_aset_tetap_yang_dijaminkan_paling_banyak_empat_puluh_persen(jaminan, sesuai):
    k = buat_koperasi()
    Som.objects.update(aset_tetap=Decimal(100_000_000), aset_dijaminkan=jaminan)
    k = Koperasi.objects.get(pk=k.pk)
    assert hasil(temuan_som(k, PER), "som.persen_aset_dijaminkan") == [sesuai]
    assert hasil(temuan_som(k, PER), "som.persetujuan_jaminan") == [Hasil.PERLU_PENILAIAN]


@pytest.mark.parametrize(
    ("bulan", "setuju", "sesuai"),
    [
        (12, None, Hasil.TIDAK_BERLAKU),
        (13, None, Hasil.PERLU_PENILAIAN),
        (13, date(2026, 1, 1), Hasil.TERPENUHI),
    ],
)
def test_utang_di_atas_dua_belas_bulan_perlu_rapat_anggota(bulan, setuju, sesuai):
    k = buat_koperasi()
    Hutang.objects.create(koperasi=k, sumber="Bank", jumlah=1, tanggal=PER, jangka_bulan=bulan, rapat_anggota=setuju)
    assert hasil(temuan_som(k, PER), "som.persetujuan_utang") == [sesuai]


def test_satu_utang_panjang_tanpa_rapat_anggota_cukup_untuk_belum_terpenuhi():
    k = buat_koperasi()
    for setuju in (date(2026, 1, 1), None):
        Hutang.objects.create(koperasi=k, sumber="Bank", jumlah=1, tanggal=PER, jangka_bulan=24, rapat_anggota=setuju)
    assert hasil(temuan_som(k, PER), "som.persetujuan_utang") == [Hasil.PERLU_PENILAIAN]


def test_modal_penyertaan_yang_dikonversi_ditemukan_dan_yang_tidak_dijawab_belum_diketahui():
    k = buat_koperasi()
    isi = {"koperasi": k, "sumber": "A", "jumlah": 1, "tanggal": PER, "jangka_bulan": 6}
    for jawab, hasilnya in (
        ({"modal_penyertaan": True, "dikonversi": False}, Hasil.TERPENUHI),
        ({"modal_penyertaan": False}, Hasil.TERPENUHI),
        ({"modal_penyertaan": True}, Hasil.PERLU_PENILAIAN),
        ({}, Hasil.PERLU_PENILAIAN),
    ):
        Hutang.objects.create(**isi, **jawab)
        assert hasil(temuan_som(k, PER), "som.konversi_modal_penyertaan") == [hasilnya]
    Hutang.objects.create(**isi, modal_penyertaan=True, dikonversi=True)
    assert hasil(temuan_som(k, PER), "som.konversi_modal_penyertaan") == [Hasil.TIDAK]


def test_butir_som_dijawab_ya_tidak_atau_belum():
    k = buat_koperasi()
    k.som.butir["15(2)a"]["ada"] = False
    del k.som.butir["15(2)b"]
    k.som.save()
    temuan = {t.kode: t.hasil for t in temuan_som(k, PER)}
    assert (temuan["som.15(2)a"], temuan["som.15(2)b"], temuan["som.15(2)c"]) == (
        Hasil.TIDAK, Hasil.PERLU_PENILAIAN, Hasil.TERPENUHI,
    )  # fmt: skip


def test_tanpa_som_semua_belum_diketahui():
    assert {t.hasil for t in temuan_som(buat_koperasi(lengkap=False), PER)} == {Hasil.PERLU_PENILAIAN}
