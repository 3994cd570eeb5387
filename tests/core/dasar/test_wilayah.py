from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import call_command

from core.dasar.wilayah import pasang_wilayah
from core.management.commands.muat_wilayah import baca_wilayah, jenis_dari_kode
from core.models import Wilayah
from perizinan.models import PermohonanIzin
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.syarat import wilayah_berlaku
from tests.pabrik import buat_permohonan

Jenis = Wilayah.Jenis


@pytest.fixture(scope="module")
def semua():
    return {w.kode: w for w in baca_wilayah()}


def test_jumlah_wilayah_sesuai_kepmendagri(semua):
    jumlah = Counter(w.jenis for w in semua.values())
    assert jumlah == {
        Jenis.NEGARA: 1, Jenis.PROVINSI: 38, Jenis.KABUPATEN: 415, Jenis.KABUPATEN_ADM: 1, Jenis.KOTA: 93,
        Jenis.KOTA_ADM: 5,
    }  # fmt: skip
    kabkota = [w for w in semua.values() if "." in w.kode]
    assert len(kabkota) == 514
    assert sum(w.otonom for w in kabkota) == 508


def test_kode_tidak_berulang_dan_induk_ada(semua):
    assert len(semua) == len(baca_wilayah()) == 1 + 38 + 514
    for w in semua.values():
        assert w.kode == "00" or w.induk_id in semua
        assert w.kode == "00" or w.induk_id == (w.kode[:2] if "." in w.kode else "00")


def test_nama_dan_ibu_kota_tanpa_spasi_berlebih(semua):
    for w in semua.values():
        for teks in (w.nama, w.ibu_kota, w.dasar):
            assert teks == " ".join(teks.split())
        assert w.nama
        assert w.ibu_kota or w.kode == "00"


def test_nama_sesuai_jenis_menurut_kode(semua):
    awalan = {
        Jenis.KABUPATEN: "Kabupaten ", Jenis.KOTA: "Kota ", Jenis.KABUPATEN_ADM: "Kabupaten Administrasi ",
        Jenis.KOTA_ADM: "Kota Administrasi ",
    }  # fmt: skip
    for w in semua.values():
        if w.jenis in awalan:
            assert w.nama.startswith(awalan[w.jenis]), w.kode


@pytest.mark.parametrize(
    ("kode", "jenis"),
    [
        ("00", Jenis.NEGARA), ("32", Jenis.PROVINSI), ("32.01", Jenis.KABUPATEN), ("32.69", Jenis.KABUPATEN),
        ("32.71", Jenis.KOTA), ("32.99", Jenis.KOTA), ("31.01", Jenis.KABUPATEN_ADM), ("31.75", Jenis.KOTA_ADM),
    ],
)  # fmt: skip
def test_jenis_dibaca_dari_kode(kode, jenis):
    assert jenis_dari_kode(kode) == jenis


def test_zona_waktu_dan_koordinat_di_dalam_indonesia(semua):
    assert semua["32.05"].zona == Wilayah.Zona.WIB
    assert semua["51"].zona == Wilayah.Zona.WITA
    assert semua["91.71"].zona == Wilayah.Zona.WIT
    for w in semua.values():
        if w.kode != "00":
            assert -11 < w.lintang < 6.1
            assert 95 < w.bujur < 141.1


@pytest.mark.django_db
def test_muat_dua_kali_tidak_menulis_apa_pun(django_assert_num_queries):
    call_command("muat_wilayah", verbosity=0)
    assert Wilayah.objects.count() == 553
    with django_assert_num_queries(1):
        call_command("muat_wilayah", verbosity=0)


@pytest.mark.django_db
def test_muat_memperbaiki_baris_yang_berbeda_dan_tidak_menghapus():
    call_command("muat_wilayah", verbosity=0)
    Wilayah.objects.filter(pk="32.73").update(nama="Kota Kembang")
    Wilayah.objects.create(
        kode="32.98", nama="Kota Lama", jenis=Jenis.KOTA, induk_id="32", zona=Wilayah.Zona.WIB,
        berlaku_dari=date(2005, 1, 1), berlaku_sampai=date(2020, 1, 1), dasar="UU",
    )  # fmt: skip
    call_command("muat_wilayah", verbosity=0)
    assert Wilayah.objects.get(pk="32.73").nama == "Kota Bandung"
    assert Wilayah.objects.filter(pk="32.98").exists()


@pytest.mark.parametrize(("geser", "berlaku"), [(0, True), (1, False)])
def test_wilayah_yang_berakhir_ditolak_untuk_langkah_baru(semua, geser, berlaku):
    akhir = date(2026, 6, 30)
    w = Wilayah(kode="32.98", nama="Kota Lama", berlaku_dari=date(2005, 1, 1), berlaku_sampai=akhir)
    (temuan,) = wilayah_berlaku(Usulan(wilayah=w), akhir + timedelta(days=geser))
    assert temuan.terpenuhi is berlaku
    assert w.berlaku(akhir + timedelta(days=geser)) is berlaku
    assert not w.berlaku(date(2004, 12, 31))


@pytest.mark.django_db
def test_daftar_wilayah_berlaku_tidak_memuat_yang_berakhir():
    call_command("muat_wilayah", verbosity=0)
    Wilayah.objects.filter(pk="32.73").update(berlaku_sampai=date(2026, 6, 30))
    assert "32.73" in Wilayah.objects.berlaku(date(2026, 6, 30)).values_list("pk", flat=True)
    assert "32.73" not in Wilayah.objects.berlaku(date(2026, 7, 1)).values_list("pk", flat=True)


@pytest.mark.django_db
def test_wilayah_sebuah_urusan_beserta_provinsinya_dalam_satu_kueri(django_assert_num_queries):
    p = PermohonanIzin.objects.select_related("koperasi").get(pk=buat_permohonan(kode="32.05").pk)
    with django_assert_num_queries(1):
        pasang_wilayah(p, "wilayah", "berwenang", "wilayah_baru", "koperasi__wilayah")
    with django_assert_num_queries(0):
        assert p.wilayah.induk.pk == p.koperasi.wilayah.induk.pk == "32"
        assert p.berwenang.pk == p.berwenang_id
        assert p.wilayah_baru is None
