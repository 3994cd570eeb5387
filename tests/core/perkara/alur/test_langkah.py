"""Every row of a route, once; the order of refusals."""

import itertools
import random
from datetime import timedelta

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.perkara.ditolak import (
    BelumLengkap,
    Ditolak,
    LangkahTidakSah,
    PelakuSama,
    SudahBerubah,
    SyaratTidakTerpenuhi,
    TidakBerwenang,
)
from core.perkara.jejak import periksa_rantai
from core.perkara.surat import jenis_surat
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Keputusan, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.core.perkara.alur.bantu import (
    KEMBALI,
    SURAT,
    TANPA_SURAT,
    jalan,
    keadaan,
    keputusan_pada,
    muat_ulang,
    tolak,
    usulan_pada,
)
from tests.pabrik import buat_instansi, buat_pengguna, buat_usulan, majukan, penilaian_ya

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


# Every row once


@pytest.mark.parametrize(
    ("aksi", "asal"),
    [(t.aksi, asal) for t in ALUR_USULAN.baris for asal in t.asal if asal and not t.lewat],
)
def test_setiap_baris_usulan_dijalani(aksi, asal):
    usulan = usulan_pada(asal)
    t, sebelum, versi = ALUR_USULAN.t(aksi, asal), usulan.jejak.count(), usulan.versi
    konteks = jalan(usulan, aksi)
    usulan = Usulan.objects.get(pk=usulan.pk)
    jejak = usulan.jejak.last()
    assert (usulan.status, usulan.versi, usulan.jejak.count()) == (t.ke, versi + 1, sebelum + 1)
    assert (jejak.aksi, jejak.dari, jejak.ke, jejak.pasal) == (aksi, asal, t.ke, str(t.dasar))
    assert [s.jenis for s in konteks.surat] == ([] if (aksi, asal) in TANPA_SURAT else SURAT.get(aksi, []))
    assert list(periksa_rantai()) == []


@pytest.mark.parametrize(("aksi", "asal"), [(t.aksi, asal) for t in ALUR_KEPUTUSAN.baris for asal in t.asal if asal])
def test_setiap_baris_keputusan_dijalani(aksi, asal):
    keputusan = keputusan_pada(asal)
    t = ALUR_KEPUTUSAN.t(aksi, asal)
    konteks = jalan(keputusan, aksi)
    keputusan = Keputusan.objects.get(pk=keputusan.pk)
    assert (keputusan.status, keputusan.jejak.last().aksi) == (t.ke, aksi)
    assert [s.jenis for s in konteks.surat] == SURAT.get(aksi, [])


@pytest.mark.parametrize("cara", ["get", "post"])
def test_langkah_yang_dibawa_urusan_lain_tidak_dapat_ditempuh_sendiri(client, cara):
    """Without the Keputusan there is no number, no letter and no second person: not even for who signs it."""
    usulan = usulan_pada("terpilih")
    client.force_login(buat_pengguna(Peran.PENETAP, kode="00"))
    getattr(client, cara)(reverse("tindakan", args=["usulan", usulan.pk, "tetapkan"]), {"versi": usulan.versi})
    usulan.refresh_from_db()
    assert (usulan.status, usulan.jejak.filter(aksi="tetapkan").exists()) == ("terpilih", False)


def test_tanda_tangan_menetapkan_setiap_sentra_pada_jenjangnya():
    sentra, unggulan = usulan_pada("terpilih"), majukan(buat_usulan("32.73", jenis="unggulan"), "terpilih")
    keputusan = keputusan_pada("siap", [sentra, unggulan])
    penetap = buat_pengguna(Peran.PENETAP)
    jalan(keputusan, "tandatangani", penetap)
    keputusan = Keputusan.objects.get(pk=keputusan.pk)
    assert keputusan.ditandatangani_oleh == penetap
    for usulan, jenjang in ((sentra, "sentra"), (unggulan, "unggulan")):
        usulan = Usulan.objects.select_related("sentra", "penetapan").get(pk=usulan.pk)
        assert (usulan.status, usulan.sentra.jenjang, usulan.penetapan.jenjang) == ("ditetapkan", jenjang, jenjang)
        assert (usulan.penetapan.nomor, usulan.penetapan.tanggal) == (keputusan.surat.nomor, keputusan.surat.tanggal)
        assert usulan.jejak.last().alasan == keputusan.surat.nomor
        assert usulan.daftar_surat.filter(pk=keputusan.surat_id).exists()


def test_rancangan_yang_dibatalkan_melepas_sentranya():
    usulan = usulan_pada("terpilih")
    keputusan = keputusan_pada("draf", [usulan])
    jalan(keputusan, "batalkan")
    assert Usulan.objects.get(pk=usulan.pk).keputusan is None


@pytest.mark.parametrize("benih", range(6))
def test_jalan_acak_tetap_pada_tabel_dan_berjejak_utuh(benih):
    acak, usulan = random.Random(benih), buat_usulan()
    for _ in range(12):
        pilihan = [t for t in ALUR_USULAN.dari_status(usulan.status) if not t.lewat]
        if not pilihan:
            break
        # Ends of the route are rare, so that walks get long.
        t = acak.choice([t for t in pilihan if t.ke not in ALUR_USULAN.akhir] or pilihan)
        jalan(usulan, t.aksi)
        assert usulan.status == t.ke
    assert usulan.versi == usulan.jejak.count()
    rantai = [(j.dari, j.ke) for j in usulan.jejak]
    assert all(a[1] == b[0] for a, b in itertools.pairwise(rantai))
    assert list(periksa_rantai()) == []


# Returned once, resubmitted once


@pytest.mark.parametrize("status", KEMBALI)
def test_satu_pengajuan_kembali_sampai_di_meja_yang_mengembalikan(status):
    usulan = usulan_pada(status)
    pengembali = usulan.jejak.last()
    ajukan = [t for t in ALUR_USULAN.dari_status(status) if t.utama and t.ke != status]
    assert len(ajukan) == 1
    jalan(usulan, ajukan[0].aksi)
    if status == "perbaikan_kementerian":  # what the ministry asked for is sent by the province (Pasal 7 huruf d)
        assert usulan.status == "kembali_di_provinsi"
        jalan(usulan, "kirim_kementerian")
    assert usulan.status == pengembali.dari
    assert usulan in ALUR_USULAN.antrean(pengembali.pengguna)


@pytest.mark.parametrize(
    ("asal", "jalan_kembali"),
    [
        ("perbaikan_provinsi", ["ajukan_kembali"]),
        ("perbaikan_kementerian", ["ajukan_kembali", "kirim_kementerian"]),
        ("lengkap", ["periksa_lagi"]),
        ("terpilih", ["tinjau_kembali"]),
    ],
)
def test_yang_kembali_ke_meja_menunggu_orang_yang_menanganinya(asal, jalan_kembali):
    usulan = usulan_pada(asal)
    terdahulu = usulan.jejak.last().pengguna
    for aksi in jalan_kembali:
        oleh = terdahulu if aksi == "tinjau_kembali" else None
        jalan(usulan, aksi, oleh)
    usulan = Usulan.objects.get(pk=usulan.pk)
    rekan = next(buat_pengguna(p.peran, kode=p.instansi.wilayah_id) for p in terdahulu.penugasan_aktif())
    assert usulan in ALUR_USULAN.antrean(terdahulu)
    assert usulan not in ALUR_USULAN.antrean(rekan)
    assert usulan.pemegang(rekan) == terdahulu
    # Who left the desk keeps nobody waiting: one day after the last day of the post it is anybody's.
    terdahulu.penugasan.update(mulai=rekan.hari_ini - timedelta(days=9), sampai=rekan.hari_ini)
    assert usulan not in ALUR_USULAN.antrean(rekan)
    terdahulu.penugasan.update(sampai=rekan.hari_ini - timedelta(days=1))
    assert usulan in ALUR_USULAN.antrean(rekan)
    assert usulan.pemegang(rekan) is None


def test_tiap_jenis_surat_usulan_menurut_satu_huruf_dan_satu_peran():
    """An edge out of a repair repeats an edge: the same letter rests on the same huruf of Pasal 7, by the same role."""
    dasar = {}
    for t in ALUR_USULAN.baris:
        if jenis := jenis_surat(t):
            dasar.setdefault(jenis.kode, set()).add((t.peran.value, t.dasar.huruf))
    assert dasar == {
        "ba_seleksi": {("pokja_kabkota", "a")},
        "pengantar_kabkota": {("dinas_kabkota", "b")},
        "lembar_provinsi": {("pokja_provinsi", "c")},
        "pengantar_provinsi": {("dinas_provinsi", "d")},
        "lembar_kementerian": {("verifikator", "e")},
        "pengembalian": {("pokja_provinsi", "c"), ("verifikator", "e")},
        "penarikan": {("dinas_kabkota", "b")},
    }


def test_setiap_status_yang_terbuka_lagi_adalah_status_pengembalian():
    terbuka = {s for s in ALUR_USULAN.ubah if s != "draf"}
    assert terbuka == set(KEMBALI)
    assert {t.ke for t in ALUR_USULAN.baris if t.aksi in {aksi for _, aksi in KEMBALI.values()}} == terbuka


# The order of refusals


def test_langkah_yang_tidak_ada_ditolak_sebelum_peran_ditanya():
    usulan = usulan_pada("draf")
    galat = tolak(LangkahTidakSah, usulan, "pilih", buat_pengguna(Peran.POKJA_KABKOTA))
    assert "status sekarang “Draf”" in galat.pesan
    tolak(LangkahTidakSah, usulan, "tidak_ada", buat_pengguna(Peran.VERIFIKATOR))


def test_peran_ditanya_sebelum_versi():
    usulan = usulan_pada("di_provinsi")
    galat = tolak(TidakBerwenang, usulan, "nyatakan_lengkap", buat_pengguna(Peran.DINAS_PROVINSI), versi=0)
    assert "Pokja Keuangan Provinsi (wilayah 32), Pasal 7 huruf c" in galat.pesan


@pytest.mark.parametrize(("peran", "kode"), [(Peran.POKJA_PROVINSI, "33"), (Peran.DINAS_KABKOTA, "32.05")])
def test_provinsi_lain_dan_tingkat_lain_tidak_berwenang(peran, kode):
    usulan = usulan_pada("di_provinsi")
    tolak(
        TidakBerwenang, usulan, "nyatakan_lengkap", buat_pengguna(peran, kode=kode),
        penilaian=penilaian_ya(usulan, "provinsi"),
    )  # fmt: skip


def test_pelaku_yang_sama_ditolak_sebelum_versi():
    keputusan = keputusan_pada("draf")
    penyusun = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN)
    jalan(keputusan, "ajukan_periksa", penyusun)
    tolak(PelakuSama, keputusan, "nyatakan_benar", penyusun, versi=0)


def test_versi_ditanya_sebelum_alasan_dan_penilaian():
    usulan = usulan_pada("di_provinsi")
    galat = tolak(SudahBerubah, usulan, "kembalikan_provinsi", buat_pengguna(Peran.POKJA_PROVINSI), versi=1)
    terakhir = usulan.jejak.last()
    assert f"{terakhir.pelaku} {terakhir.kalimat} pukul" in galat.pesan
    assert "keputusan Anda belum disimpan" in galat.pesan


def test_langkah_dari_halaman_basi_disebut_berubah_dan_bukan_salah():
    usulan = usulan_pada("terseleksi")
    dinas, versi = buat_pengguna(Peran.DINAS_KABKOTA), usulan.versi
    jalan(usulan, "sampaikan", dinas)
    galat = tolak(SudahBerubah, usulan, "sampaikan", dinas, versi=versi)
    assert "Status sekarang “Diteruskan ke Provinsi”" in galat.pesan


@pytest.mark.parametrize("alasan", ["", "  \n "])
def test_alasan_ditanya_sebelum_penilaian(alasan):
    usulan = usulan_pada("di_provinsi")
    galat = tolak(BelumLengkap, usulan, "kembalikan_provinsi", buat_pengguna(Peran.POKJA_PROVINSI), alasan=alasan)
    assert "Isi alasan" in galat.pesan
    assert galat.temuan == []


def test_penilaian_ditanya_sebelum_syarat():
    usulan = usulan_pada("di_kementerian")
    usulan.ukm.update(tk_laki=1)
    penilaian = penilaian_ya(usulan, "kementerian")
    penilaian["sentra.omzet_bulanan"]["hasil"] = ""
    galat = tolak(BelumLengkap, usulan, "pilih", buat_pengguna(Peran.VERIFIKATOR), penilaian=penilaian)
    assert [t.kode for t in galat.temuan] == ["sentra.omzet_bulanan"]


@pytest.mark.parametrize(
    ("aksi", "ubah", "kalimat"),
    [
        ("pilih", {"hasil": "tidak", "catatan": "Hanya 15 ditemui."}, "ditandai tidak"),
        ("pilih", {"hasil": "mungkin"}, "belum diperiksa"),
        ("tidak_pilih", {"hasil": ""}, "belum diperiksa"),
        ("tidak_pilih", {"hasil": "tidak", "catatan": " "}, "Tulis apa yang kurang"),
        ("kembalikan_kementerian", {}, "Tandai paling sedikit satu butir"),
        ("kembalikan_kementerian", {"hasil": "tidak"}, "ditandai tidak tanpa catatan"),
    ],
)
def test_penilaian_yang_kurang_disebut_butirnya(aksi, ubah, kalimat):
    usulan = usulan_pada("di_kementerian")
    penilaian = penilaian_ya(usulan, "kementerian")
    penilaian["sentra.jumlah_ukm"] |= ubah
    galat = tolak(BelumLengkap, usulan, aksi, buat_pengguna(Peran.VERIFIKATOR), alasan="Uji.", penilaian=penilaian)
    assert kalimat in galat.pesan


def test_syarat_yang_gagal_disebut_dengan_nilainya():
    usulan = usulan_pada("di_kementerian")
    usulan.ukm.update(tk_laki=1)
    galat = tolak(
        SyaratTidakTerpenuhi, usulan, "pilih", buat_pengguna(Peran.VERIFIKATOR),
        penilaian=penilaian_ya(usulan, "kementerian"),
    )  # fmt: skip
    assert galat.pesan.startswith(f"{usulan.nomor_perkara}: Tenaga kerja 25 orang, syarat minimal 40 orang")
    assert [t.kode for t in galat.temuan] == ["sentra.tenaga_kerja"]


def test_temuan_dan_penilaian_dibekukan_pada_jejak():
    usulan = usulan_pada("di_kementerian")
    jalan(usulan, "pilih")
    usulan.ukm.all().delete()
    jejak = usulan.jejak.last()
    tenaga = next(t for t in jejak.temuan if t["kode"] == "sentra.tenaga_kerja" and t["aktual"])
    assert tenaga["aktual"] == {"desimal": "50"}
    assert "Pasal 5 ayat (1) huruf e" in tenaga["kalimat"]
    assert jejak.penilaian["sentra.tenaga_kerja"]["hasil"] == "ya"
    assert "UKM 1" in jejak.salinan["isian"]


def test_beberapa_urusan_dari_dua_provinsi_tidak_dapat_bersama():
    daftar = [majukan(buat_usulan(kode), "lengkap") for kode in ("32.05", "33.74")]
    dinas = buat_pengguna(Peran.DINAS_PROVINSI)
    dinas.penugasan.create(
        instansi=buat_instansi("33"), peran=Peran.DINAS_PROVINSI, jabatan="Kepala Dinas", mulai="2020-01-01", dasar="SK"
    )
    sebelum = keadaan()
    with pytest.raises(LangkahTidakSah, match="langkah atau wilayah yang berbeda"):
        ALUR_USULAN.jalankan_semua([(u, u.versi) for u in daftar], "kirim_kementerian", muat_ulang(dinas))
    assert keadaan() == sebelum


def test_tanpa_urusan_tidak_ada_langkah():
    with pytest.raises(LangkahTidakSah, match="Pilih paling sedikit satu"):
        ALUR_USULAN.jalankan_semua([], "kirim_kementerian", buat_pengguna(Peran.DINAS_PROVINSI))


def test_semua_penolakan_adalah_ditolak_dengan_kalimat():
    for jenis in (LangkahTidakSah, TidakBerwenang, PelakuSama, SudahBerubah, BelumLengkap, SyaratTidakTerpenuhi):
        assert issubclass(jenis, Ditolak)
        assert str(jenis("Kalimat.")) == "Kalimat."
