"""Two pairs of eyes, and faults that leave nothing behind; a wrong table is refused."""

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, models, transaction

from aturan.bahasa.pasal import P23_2005, Pasal
from core.dasar.izin import Peran
from core.models import Surat
from core.perkara.alur import (
    Alur,
    PelakuSama,
    T,
)
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Keputusan, Penetapan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.core.perkara.alur.bantu import jalan, keadaan, keputusan_pada, muat_ulang, pelaku, tolak, usulan_pada
from tests.pabrik import buat_instansi, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def beri_peran(pengguna, peran):
    pengguna.penugasan.create(
        instansi=buat_instansi("00"), peran=peran, jabatan="Rangkap", mulai="2020-01-01", dasar="SK rangkap"
    )
    return muat_ulang(pengguna)


class Jatuh(Exception):
    pass


def _jatuh(*args, **kwargs):
    raise Jatuh


TITIK = (
    "core.perkara.alur.catat",
    "core.perkara.surat.nomor_berikut",
    "core.perkara.surat.susun_html",
    "core.perkara.surat.Surat.save",
    "core.perkara.surat.SuratObjek.objects.bulk_create",
)


class Keadaan(models.TextChoices):
    AWAL = "awal"
    TENGAH = "tengah"
    AKHIR = "akhir"


class Contoh:
    alur = None


def baris(aksi, dari, ke):
    return T(aksi, dari, ke, Peran.POKJA_KABKOTA, Pasal(P23_2005, "7"), aksi, aksi)


BENAR = (baris("buat", None, "awal"), baris("maju", "awal", "tengah"), baris("tutup", "tengah", "akhir"))


# Two pairs of eyes


@pytest.mark.parametrize("langkah", ["ajukan_periksa", "nyatakan_benar"])
def test_yang_menyusun_atau_memeriksa_tidak_menandatangani(langkah):
    keputusan = keputusan_pada("siap")
    pelaku_langkah = keputusan.jejak.get(aksi=langkah).pengguna
    galat = tolak(PelakuSama, keputusan, "tandatangani", beri_peran(pelaku_langkah, Peran.PENETAP))
    assert "dilakukan oleh orang lain" in galat.pesan


@pytest.mark.parametrize(
    "isi",
    [
        lambda a, b: {"disusun_oleh": a, "diperiksa_oleh": a},
        lambda a, b: {"disusun_oleh": a, "diperiksa_oleh": b, "ditandatangani_oleh": a},
        lambda a, b: {"disusun_oleh": a, "diperiksa_oleh": b, "ditandatangani_oleh": b},
    ],
)
def test_basis_data_sendiri_menahan_dua_peran_satu_orang(isi):
    keputusan = keputusan_pada("draf")
    a, b = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN), buat_pengguna(Peran.PENYUSUN_KEPUTUSAN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Keputusan.objects.filter(pk=keputusan.pk).update(**isi(a, b))


def test_kembali_ke_penyusun_mengosongkan_nama_pelaku():
    keputusan = keputusan_pada("siap")
    jalan(keputusan, "kembalikan_penetap")
    keputusan = Keputusan.objects.get(pk=keputusan.pk)
    assert keputusan.disusun_oleh is keputusan.diperiksa_oleh is None


# A fault at any point leaves nothing behind


@pytest.mark.parametrize("titik", TITIK)
@pytest.mark.parametrize(("asal", "aksi"), [("terseleksi", "sampaikan"), ("di_kementerian", "pilih")])
def test_galat_di_titik_mana_pun_tidak_meninggalkan_apa_pun(monkeypatch, asal, aksi, titik):
    usulan = usulan_pada(asal)
    oleh = pelaku(ALUR_USULAN.t(aksi, asal), usulan)
    sebelum = keadaan()
    monkeypatch.setattr(titik, _jatuh)
    with pytest.raises(Jatuh):
        jalan(usulan, aksi, oleh)
    assert keadaan() == sebelum
    assert usulan.status == asal


@pytest.mark.parametrize(
    "titik", [*TITIK, "sentra_ukm.keputusan.alur.Penetapan.objects.create", "sentra_ukm.models.Sentra.save"]
)
def test_galat_saat_menandatangani_tidak_meninggalkan_apa_pun(monkeypatch, titik):
    keputusan = keputusan_pada("siap", [usulan_pada("terpilih") for _ in range(2)])
    penetap, sebelum = buat_pengguna(Peran.PENETAP), keadaan()
    monkeypatch.setattr(titik, _jatuh)
    with pytest.raises(Jatuh):
        jalan(keputusan, "tandatangani", penetap)
    assert keadaan() == sebelum


def test_galat_pada_sentra_terakhir_membatalkan_semua(monkeypatch):
    """The letter stands, the first sentra is ditetapkan, the second fails: nothing of it remains."""
    keputusan = keputusan_pada("siap", [usulan_pada("terpilih") for _ in range(2)])
    penetap, sebelum, asli = buat_pengguna(Peran.PENETAP), keadaan(), Penetapan.objects.create
    dibuat = []

    def kedua_jatuh(**isi):
        if dibuat:
            raise Jatuh
        dibuat.append(asli(**isi))

    monkeypatch.setattr("sentra_ukm.keputusan.alur.Penetapan.objects.create", kedua_jatuh)
    with pytest.raises(Jatuh):
        jalan(keputusan, "tandatangani", penetap)
    assert dibuat
    assert keadaan() == sebelum


@pytest.mark.parametrize(
    ("alur", "aksi", "asal", "ke"),
    [
        (alur, t.aksi, asal, n)
        for alur, aksi in (
            (ALUR_USULAN, "seleksi"),
            (ALUR_USULAN, "nyatakan_lengkap"),
            (ALUR_KEPUTUSAN, "tandatangani"),
        )
        for t in alur.baris
        if t.aksi == aksi
        for asal in t.asal[:1]
        for n in range(len(t.maka) + 1)
    ],
    ids=lambda x: getattr(x, "model", x) if isinstance(x, Alur) else x,
)
def test_galat_sebelum_dan_sesudah_tiap_akibat(monkeypatch, alur, aksi, asal, ke):
    urusan = usulan_pada(asal) if alur is ALUR_USULAN else keputusan_pada(asal)
    t = alur.t(aksi, asal)
    oleh, sebelum = pelaku(t, urusan), keadaan()
    rusak = replace(t, maka=(*t.maka[:ke], _jatuh, *t.maka[ke:]))
    monkeypatch.setattr(alur, "baris", tuple(rusak if x is t else x for x in alur.baris))
    with pytest.raises(Jatuh):
        jalan(urusan, aksi, oleh)
    assert keadaan() == sebelum


def test_nomor_yang_gagal_dipakai_lagi_tanpa_lubang(monkeypatch):
    pertama, kedua, ketiga = (usulan_pada("terseleksi") for _ in range(3))
    jalan(pertama, "sampaikan")
    with monkeypatch.context() as tambal:
        tambal.setattr("core.perkara.surat.SuratObjek.objects.bulk_create", _jatuh)
        with pytest.raises(Jatuh):
            jalan(kedua, "sampaikan")
    jalan(ketiga, "sampaikan")
    assert list(Surat.objects.filter(jenis="pengantar_kabkota").order_by("urut").values_list("urut", flat=True)) == [
        1,
        2,
    ]


# The constructor refuses a table that cannot be right


def test_tabel_yang_benar_diterima_dan_mengikat_model():
    alur = Alur(Contoh, Keadaan, *BENAR, akhir=(Keadaan.AKHIR,))
    assert Contoh.alur is alur


@pytest.mark.parametrize(
    ("tabel", "akhir", "kalimat"),
    [
        ((*BENAR, baris("maju", "awal", "akhir")), ("akhir",), "baris ganda"),
        ((*BENAR, baris("maju", ("tengah", "awal"), "akhir")), ("akhir",), "baris ganda"),
        ((BENAR[0], BENAR[2], baris("tutup", "awal", "akhir")), ("akhir",), "status tidak tercapai {Keadaan.TENGAH}"),
        ((*BENAR[:2], baris("langsung", "awal", "akhir")), ("akhir",), "status tanpa jalan keluar {Keadaan.TENGAH}"),
        (BENAR, (), "status tanpa jalan keluar {Keadaan.AKHIR}"),
        ((*BENAR, baris("buka", "akhir", "awal")), ("akhir",), "status akhir masih punya jalan keluar"),
        (BENAR[1:], ("akhir",), "status tidak tercapai"),
    ],
)
def test_tabel_yang_salah_ditolak_saat_dimuat(tabel, akhir, kalimat):
    with pytest.raises(ValueError, match=re.escape(kalimat)):
        Alur(Contoh, Keadaan, *tabel, akhir=akhir)
