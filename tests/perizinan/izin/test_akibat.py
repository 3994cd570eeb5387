"""What a decision brings about: the licence, the entry, the register; and that a fault leaves nothing of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Jejak, Wilayah
from core.perkara.alur import SyaratTidakTerpenuhi
from ksp_usp.models import Koperasi
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.models import EntriRegistrasi, IzinUsaha, PeristiwaIzin, PermohonanIzin
from tests.pabrik import (
    buat_izin,
    buat_koperasi,
    buat_pengguna,
    buat_permohonan,
    buat_wilayah,
    majukan_izin,
)
from tests.perizinan.bantu import bahan, jalan, keadaan, pelaku, permohonan_pada, tolak, usp

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]


def ubah(izin, **isi):
    """A change of `izin` on the desk of whoever is competent after it, up to the decision."""
    return majukan_izin(buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, **isi), "siap")


def kodenya(daftar):
    return sorted(daftar.values_list("pk", flat=True))


# The licence


def test_izin_menyalin_isi_suratnya_dan_register_koperasi_menyebutnya():
    koperasi = buat_koperasi(anggota=["32.05", "32.73"])
    p = majukan_izin(buat_permohonan(koperasi), "siap")
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32")
    surat = jalan(p, "terbitkan_izin", pejabat).surat[0]
    izin = IzinUsaha.objects.get()
    assert (izin.permohonan, izin.surat, izin.nomor, izin.tanggal) == (p, surat, surat.nomor, hari_ini())
    assert (izin.penerbit_id, izin.penerbit_sebutan, izin.lingkup) == ("32", "Gubernur Jawa Barat", "provinsi")
    assert (izin.nama, izin.jenis, izin.bentuk, izin.alamat) == (koperasi.nama, "ksp", "primer", koperasi.alamat)
    assert (izin.modal_disetor, izin.keadaan, izin.mengganti) == (Decimal(75_000_000), "berlaku", None)
    assert kodenya(izin.keanggotaan) == ["32.05", "32.73"] and izin.kedudukan_id == "32.05"
    assert [(x.jenis, x.tanggal, x.surat, x.oleh) for x in izin.peristiwa.all()] == [
        ("terbit", hari_ini(), surat, pejabat)
    ]
    assert (p.diputus_oleh, p.status) == (pejabat, "terbit")
    koperasi.refresh_from_db()
    assert (koperasi.berizin_sejak, koperasi.versi, koperasi.berwenang_id) == (hari_ini(), 2, "32")


def test_izin_tetap_seperti_suratnya_sesudah_register_berubah():
    izin = buat_izin()
    nama = izin.nama
    Koperasi.objects.update(nama="Lain")
    izin.koperasi.keanggotaan.all().delete()
    izin = IzinUsaha.objects.get()
    assert izin.nama == nama and kodenya(izin.keanggotaan) == ["32.05"]


def test_izin_kedua_yang_menyelip_sesudah_syarat_diperiksa_membatalkan_semua(monkeypatch):
    """A licence from before is recorded while this one is being signed: after the lock the effect looks again."""
    p = permohonan_pada("siap")
    pejabat = pelaku(p, "terbitkan_izin")

    def menyelip(*bahan):
        if not IzinUsaha.objects.exists():
            IzinUsaha.objects.create(
                koperasi=p.koperasi, nomor="518/1/2012", tanggal=date(2012, 5, 1), penerbit=p.berwenang, nama="KSP",
                penerbit_sebutan="Bupati Garut", jenis="ksp", bentuk="primer", kedudukan=p.wilayah, terdahulu=True,
                lingkup="kabkota", dicatat_oleh=pejabat,
            )  # fmt: skip
        return "<p>Surat izin.</p>"

    monkeypatch.setattr("core.perkara.surat.susun_html", menyelip)
    assert "sudah memiliki izin nomor 518/1/2012" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin", pejabat)


# Changes


def test_perubahan_nama_dan_alamat_mengganti_izin_dan_register_menyusul():
    lama = buat_izin()
    semula = lama.nama
    p = ubah(lama, nama_baru="KSP Mekar Abadi", alamat_baru="Jalan Cimanuk 3")
    surat = jalan(p, "terbitkan_izin").surat[0]
    baru = p.izin
    lama.refresh_from_db()
    assert (lama.keadaan, lama.nama, baru.keadaan, baru.mengganti) == ("diganti", semula, "berlaku", lama)
    assert (baru.nama, baru.alamat, baru.modal_disetor) == ("KSP Mekar Abadi", "Jalan Cimanuk 3", lama.modal_disetor)
    assert surat.mengganti == lama.surat
    akhir = lama.peristiwa.last()
    assert (akhir.jenis, akhir.surat, akhir.keterangan) == ("diganti", surat, f"Diganti izin nomor {surat.nomor}")
    koperasi = Koperasi.objects.get()
    assert (koperasi.nama, koperasi.alamat) == ("KSP Mekar Abadi", "Jalan Cimanuk 3")


def test_jejak_koperasi_menyimpan_keadaan_sebelum_perubahan():
    lama = buat_izin()
    p = ubah(lama, nama_baru="KSP Mekar Abadi")
    jalan(p, "terbitkan_izin")
    jejak = Jejak.objects.filter(objek_jenis="ksp_usp.koperasi").last()
    assert jejak.kalimat == f"menerbitkan izin nomor {p.izin.nomor}"
    assert jejak.salinan["sebelum"]["nama"] == lama.nama


def test_perubahan_wilayah_diputus_yang_baru_dan_register_berpindah():
    lama = buat_izin()
    p = ubah(lama, berwenang="32", keanggotaan_baru=["32.06", "32.73"])
    jalan(p, "terbitkan_izin")
    baru, koperasi = p.izin, Koperasi.objects.get()
    assert (baru.penerbit_id, baru.lingkup, baru.modal_disetor) == ("32", "provinsi", Decimal(75_000_000))
    assert kodenya(baru.keanggotaan) == ["32.06", "32.73"]
    assert koperasi.berwenang_id == "32"
    menurut_ad = {k.wilayah_id: (k.menurut_ad, k.jumlah_anggota) for k in koperasi.keanggotaan.all()}
    # The members who are there stay counted, though the anggaran dasar no longer names their region.
    assert menurut_ad == {"32.05": (False, 40), "32.06": (True, None), "32.73": (True, None)}


def test_perubahan_kedudukan_dan_bentuk():
    buat_wilayah("32.73")
    lama = buat_izin()
    koperasi = lama.koperasi
    for nomor in range(3):
        koperasi.pendiri.create(nama=f"KSP {nomor}", badan_hukum=f"BH {nomor}", jenis="ksp", sebagai="keduanya")
    p = ubah(
        lama, berwenang="32.73", wilayah_baru=Wilayah.objects.get(pk="32.73"), keanggotaan_baru=["32.73"],
        bentuk_baru="sekunder",
    )  # fmt: skip
    jalan(p, "terbitkan_izin")
    koperasi.refresh_from_db()
    assert (koperasi.wilayah_id, koperasi.berwenang_id, koperasi.bentuk) == ("32.73", "32.73", "sekunder")
    assert (p.izin.penerbit_sebutan, p.izin.modal_disetor) == ("Wali Kota Bandung", Decimal(50_000_000))


def test_perubahan_modal():
    lama = buat_izin()
    p = ubah(lama, modal_berubah=True, modal_disetor=Decimal(40_000_000))
    jalan(p, "terbitkan_izin")
    assert (p.izin.modal_disetor, lama.modal_disetor) == (Decimal(40_000_000), Decimal(15_000_000))


def test_izin_terdahulu_tanpa_surat_dapat_diganti():
    koperasi = buat_koperasi()
    lama = IzinUsaha.objects.create(
        koperasi=koperasi, nomor="518/1/2012", tanggal=date(2012, 5, 1), penerbit=koperasi.wilayah, nama="KSP Lama",
        penerbit_sebutan="Bupati Garut", jenis="ksp", bentuk="primer", kedudukan=koperasi.wilayah, lingkup="kabkota",
        terdahulu=True, dicatat_oleh=buat_pengguna(Peran.LOKET, kode="32.05"),
    )  # fmt: skip
    p = ubah(lama, nama_baru="KSP Baru")
    surat = jalan(p, "terbitkan_izin").surat[0]
    lama.refresh_from_db()
    assert (surat.mengganti, lama.keadaan, p.izin.mengganti) == (None, "diganti", lama)


# The buku registrasi


def test_pencantuman_mencatat_modal_dan_tanggal_setahun():
    p = majukan_izin(usp(Decimal(14_999_999)), "terdaftar")
    entri = EntriRegistrasi.objects.get()
    assert (entri.koperasi, entri.permohonan, entri.penerbit_id) == (p.koperasi, p, "32.05")
    assert (entri.nomor, entri.tanggal, entri.modal_tetap) == (entri.surat.nomor, hari_ini(), Decimal(14_999_999))
    assert (entri.tenggat.month, entri.tenggat.year - hari_ini().year, entri.izin) == (hari_ini().month, 1, None)
    assert not IzinUsaha.objects.exists() and not Koperasi.objects.get().berizin


def test_izin_yang_kemudian_menutup_entri_registrasi():
    p = majukan_izin(usp(Decimal(9_000_000)), "terdaftar")
    izin = buat_izin(p.koperasi, modal_disetor=Decimal(15_000_000))
    assert EntriRegistrasi.objects.get().izin == izin
    assert izin.modal_disetor == Decimal(15_000_000)


def test_penolakan_tidak_mencatat_izin_dan_permohonan_baru_boleh():
    p = permohonan_pada("ditolak")
    assert p.diputus_oleh is not None and not IzinUsaha.objects.exists()
    assert buat_izin(p.koperasi).keadaan == "berlaku"


# A fault at any point leaves nothing behind


class Jatuh(Exception):
    pass


def _jatuh(*args, **kwargs):
    raise Jatuh


def siap_untuk(aksi):
    if aksi == "cantumkan":
        return majukan_izin(usp(Decimal(9_000_000)), "siap")
    if aksi == "terbitkan_izin":
        return ubah(buat_izin(), nama_baru="KSP Baru")
    return permohonan_pada(next(t.asal[0] for t in ALUR_PERMOHONAN.baris if t.aksi == aksi))


BERAKIBAT = [
    (t.aksi, n) for t in ALUR_PERMOHONAN.baris if t.maka and t.aksi != "teruskan" for n in range(len(t.maka) + 1)
]


@pytest.mark.parametrize(("aksi", "ke"), BERAKIBAT)
def test_galat_sebelum_dan_sesudah_tiap_akibat(monkeypatch, aksi, ke):
    p = siap_untuk(aksi)
    t = ALUR_PERMOHONAN.t(aksi, p.status)
    oleh = pelaku(p, aksi)
    rusak = replace(t, maka=(*t.maka[:ke], _jatuh, *t.maka[ke:]))
    monkeypatch.setattr(ALUR_PERMOHONAN, "baris", tuple(rusak if x is t else x for x in ALUR_PERMOHONAN.baris))
    isi = bahan(p, aksi)
    sebelum = keadaan()
    with pytest.raises(Jatuh):
        ALUR_PERMOHONAN.jalankan(p, aksi, oleh, versi=p.versi, **isi)
    assert keadaan() == sebelum


@pytest.mark.parametrize(
    "titik",
    [
        "core.perkara.surat.nomor_berikut",
        "core.perkara.surat.Surat.save",
        "perizinan.izin.akibat.IzinUsaha.save",
        "perizinan.izin.akibat.IzinUsaha.objects.create",
        "perizinan.izin.akibat.PeristiwaIzin.objects.create",
        "perizinan.izin.akibat.Koperasi.save",
        "perizinan.izin.akibat.WilayahAnggota.objects.update_or_create",
        "perizinan.izin.akibat.tetapkan_berwenang",
        "perizinan.izin.akibat.catat",
    ],
)
def test_galat_di_dalam_penerbitan_izin_pengganti(monkeypatch, titik):
    p = ubah(buat_izin(), nama_baru="KSP Baru")
    pejabat, sebelum = pelaku(p, "terbitkan_izin"), keadaan()
    monkeypatch.setattr(titik, _jatuh)
    with pytest.raises(Jatuh):
        ALUR_PERMOHONAN.jalankan(p, "terbitkan_izin", pejabat, versi=p.versi)
    assert keadaan() == sebelum
    assert (IzinUsaha.objects.get().keadaan, PeristiwaIzin.objects.count()) == ("berlaku", 1)
    assert PermohonanIzin.objects.get(pk=p.pk).status == "siap"
