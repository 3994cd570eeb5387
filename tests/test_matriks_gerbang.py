"""Every act x status x role x own or foreign office: the gate opens for exactly the rows of the tables."""

import itertools
from uuid import uuid4

import pytest
from django.db import IntegrityError

from aturan.simpan_pinjam_2015.laporan import Masa
from core.dasar.izin import PETUGAS, Peran, kode_bertindak
from core.models import Penugasan
from core.perkara.alur import LangkahTidakSah, PelakuSama, TidakBerwenang
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.laporan.mulai import mulai_laporan
from ksp_usp.models import AnggotaTimPenilai, PenilaianKesehatan
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.perubahan.alur import ALUR_PERUBAHAN
from perizinan.keterangan.alur import ALUR_KETERANGAN
from perizinan.lama.alur import ALUR_LAMA
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.penyerahan.alur import ALUR_PENYERAHAN
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Keputusan, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
SENDIRI = {"32.05": "32.05", "32": "32", "00": "00"}
ASING = {"32.05": "32.06", "32": "33"}
# A case before an authority that the law names: its own office, a neighbour, the one above, the ones below it.
KANTOR = ("32", "33", "00", "32.05", "33.74")


def orang_tiap_peran():
    """(role, own office or not, person): every role at the office of the case, and at a neighbour where one exists."""
    for peran in PETUGAS:
        for kode in _kode(peran):
            yield peran, True, pabrik.buat_pengguna(peran, kode=kode)
            if kode in ASING:
                yield peran, False, pabrik.buat_pengguna(peran, kode=ASING[kode])


def _kode(peran):
    if peran in (Peran.ADMIN_INSTANSI, Peran.AUDITOR):
        return list(SENDIRI)
    if peran in (Peran.POKJA_KABKOTA, Peran.DINAS_KABKOTA):
        return ["32.05"]
    return ["32"] if peran in (Peran.POKJA_PROVINSI, Peran.DINAS_PROVINSI) else ["00"]


@pytest.fixture
def urusan(request):
    if request.param is ALUR_USULAN:
        return pabrik.buat_usulan(lengkap=False)
    return pabrik.buat_keputusan([])


@pytest.mark.parametrize(
    ("alur", "urusan"),
    [(ALUR_USULAN, ALUR_USULAN), (ALUR_KEPUTUSAN, ALUR_KEPUTUSAN)],
    indirect=["urusan"],
    ids=["usulan", "keputusan"],
)
def test_gerbang_hanya_terbuka_bagi_peran_pada_barisnya(alur, urusan):
    orang = list(orang_tiap_peran())
    aksi_semua = sorted({t.aksi for t in alur.baris if None not in t.asal})
    diuji = 0
    for status, aksi in itertools.product(alur.status, aksi_semua):
        type(urusan).objects.filter(pk=urusan.pk).update(status=status)
        urusan.status = status
        baris = [t for t in alur.baris if t.aksi == aksi and status in t.asal and not t.lewat]
        for peran, sendiri, pelaku in orang:
            berhak = bool(baris) and baris[0].peran == peran and sendiri
            tombol = {x.t.aksi for x in alur.tersedia(urusan, pelaku)}
            assert (aksi in tombol) is berhak, (status, aksi, peran, sendiri)
            if berhak:
                continue
            with pytest.raises((LangkahTidakSah, TidakBerwenang)) as tolak:
                alur.jalankan(urusan, aksi, pelaku, versi=urusan.versi, alasan="uji")
            assert isinstance(tolak.value, TidakBerwenang) is bool(baris), (status, aksi, peran)
            diuji += 1
    assert diuji > 500
    assert type(urusan).objects.get(pk=urusan.pk).versi == urusan.versi
    assert urusan.jejak.count() == 1


@pytest.mark.parametrize("model", [Usulan, Keputusan])
def test_antrean_sama_dengan_tabel(model):
    """The work desk holds a case exactly for those who have a main step or the form open in its status."""
    urusan = pabrik.buat_usulan(lengkap=False) if model is Usulan else pabrik.buat_keputusan([])
    orang = list(orang_tiap_peran())
    for status in model.alur.status:
        model.objects.filter(pk=urusan.pk).update(status=status)
        utama = {t.peran for t in model.alur.dari_status(status) if t.utama and not t.lewat}
        utama |= set(model.alur.ubah.get(status, ()))
        for peran, sendiri, pelaku in orang:
            ada = model.alur.antrean(pelaku).filter(pk=urusan.pk).exists()
            assert ada is (peran in utama and sendiri), (status, peran, sendiri)


def permohonan_lintas_kota():
    """Members in two kabupaten/kota: the Gubernur decides, though the koperasi sits at 32.05."""
    return pabrik.buat_permohonan(pabrik.buat_koperasi(anggota=["32.05", "32.73"]), lengkap=False)


def penilaian_lintas_kota():
    """The Gubernur assesses; the figures are those of the team that was assigned."""
    return pabrik.buat_penilaian(pabrik.buat_koperasi(anggota=["32.05", "32.73"], lengkap=False), lengkap=False, tim=[])


def kantor_koperasi_nasional():
    """The Menteri licensed the koperasi; on its office at 32.05 the Bupati there decides."""
    koperasi = pabrik.buat_koperasi("32.73", anggota=["32.73", "33.74"], lengkap=False)
    return pabrik.buat_kantor(koperasi, kode="32.05", lengkap=False)


def perubahan_koperasi_nasional():
    """The Menteri licensed the koperasi; what becomes of its office at 32.05 is recorded by the Bupati there."""
    koperasi = pabrik.buat_koperasi("32.73", anggota=["32.73", "33.74"], lengkap=False)
    return pabrik.buat_perubahan(kantor=pabrik.buat_kantor_lama(koperasi))


def laporan_koperasi_nasional():
    """The Menteri licensed the koperasi of Garut: its reports go to the ministry."""
    koperasi = pabrik.buat_koperasi(anggota=["32.05", "33.74"], lengkap=False)
    return mulai_laporan(koperasi, Masa(2026, 3), pabrik.buat_pengguna(Peran.LOKET, kode="00"))


def sanksi_lintas_kota():
    """The Gubernur licensed the koperasi of Garut, and he alone may sanction it."""
    return pabrik.buat_sanksi(pabrik.buat_koperasi(anggota=["32.05", "32.73"], lengkap=False))


def tugaskan(urusan, orang):
    """Where the case names its team, the assessor of its own office sits in it."""
    if isinstance(urusan, PenilaianKesehatan):
        for peran, kode, pelaku in orang:
            if (peran, kode) == (Peran.PENILAI, urusan.berwenang_id):
                AnggotaTimPenilai.objects.create(penilaian=urusan, pengguna=pelaku)


BERWENANG = {
    "permohonan izin": (ALUR_PERMOHONAN, permohonan_lintas_kota),
    "penilaian kesehatan": (ALUR_PENILAIAN, penilaian_lintas_kota),
    "kantor jaringan": (ALUR_JARINGAN, kantor_koperasi_nasional),
    "laporan berkala": (ALUR_LAPORAN, laporan_koperasi_nasional),
    "sanksi": (ALUR_SANKSI, sanksi_lintas_kota),
    "perubahan kantor": (ALUR_PERUBAHAN, perubahan_koperasi_nasional),
    "keterangan izin": (ALUR_KETERANGAN, pabrik.buat_keterangan),
    "izin dan kantor lama": (ALUR_LAMA, pabrik.buat_lembar_lama),
    "penyerahan": (ALUR_PENYERAHAN, pabrik.buat_penyerahan),
}


@pytest.mark.parametrize(("alur", "buat"), BERWENANG.values(), ids=BERWENANG.keys())
def test_gerbang_hanya_terbuka_di_instansi_yang_berwenang(alur, buat):
    urusan = buat()
    orang = [(peran, kode, pabrik.buat_pengguna(peran, kode=kode)) for peran in PETUGAS for kode in KANTOR]
    milik = getattr(urusan, "koperasi", None) or pabrik.buat_koperasi(lengkap=False)
    # Whoever acts for this koperasi, and for another one.
    orang += [
        (Peran.PENGURUS, kode, pabrik.buat_pengurus(koperasi))
        for kode, koperasi in ((urusan.berwenang_id, milik), ("lain", pabrik.buat_koperasi(lengkap=False)))
    ]
    tugaskan(urusan, orang)
    aksi_semua = {t.aksi for t in alur.baris if None not in t.asal and not t.lewat}
    diuji = 0
    for status in alur.status:
        type(urusan).objects.filter(pk=urusan.pk).update(status=status)
        urusan.status = status
        baris = {t.aksi: t for t in alur.dari_status(status) if not t.lewat}
        terbuka = {t.peran for t in baris.values() if t.utama} | set(alur.ubah.get(status, ()))
        for peran, kode, pelaku in orang:
            sendiri = kode == urusan.berwenang_id
            boleh = {aksi for aksi, t in baris.items() if t.peran == peran and sendiri}
            assert {x.t.aksi for x in alur.tersedia(urusan, pelaku)} == boleh, (status, peran, kode)
            assert alur.dapat_diubah(urusan, pelaku) is (sendiri and peran in alur.ubah.get(status, ()))
            ada = alur.antrean(pelaku).filter(pk=urusan.pk).exists()
            # A party has a door of its own, and no desk.
            assert ada is (sendiri and peran in terbuka and peran in PETUGAS), (status, peran, kode)
            for aksi in baris.keys() - boleh:
                with pytest.raises(TidakBerwenang):
                    alur.jalankan(urusan, aksi, pelaku, versi=urusan.versi, alasan="uji")
                diuji += 1
        for aksi in aksi_semua - baris.keys():
            berperan = next(t.peran for t in alur.baris if t.aksi == aksi)
            pelaku = next(o for peran, kode, o in orang if (peran, kode) == (berperan, urusan.berwenang_id))
            with pytest.raises(LangkahTidakSah):
                alur.jalankan(urusan, aksi, pelaku, versi=urusan.versi, alasan="uji")
            diuji += 1
    assert diuji > 100
    assert type(urusan).objects.get(pk=urusan.pk).versi == urusan.versi
    assert urusan.jejak.count() == 1


def test_peran_di_instansi_berwenang_mengikuti_perkaranya_dan_bukan_tempatnya():
    """The same officer acts in the case that his office is competent for, and not in the one next to it."""
    gubernur, bupati = permohonan_lintas_kota(), pabrik.buat_permohonan(lengkap=False)
    for urusan, kode in ((gubernur, "32"), (bupati, "32.05")):
        assert kode_bertindak(Peran.PEJABAT, urusan.wilayah_id, urusan.berwenang_id) == kode
        for lain in {"32", "32.05"} - {kode}:
            assert not ALUR_PERMOHONAN.tersedia(urusan, pabrik.buat_pengguna(Peran.LOKET, kode=lain))
        assert ALUR_PERMOHONAN.tersedia(urusan, pabrik.buat_pengguna(Peran.LOKET, kode=kode))


def test_pelaku_di_daerah_tidak_memverifikasi_usulannya_sendiri():
    """Moved from the regency to the ministry: the earlier submission is not his to judge."""
    usulan = pabrik.majukan(pabrik.buat_usulan(), "di_kementerian")
    pemindahan = usulan.dibuat_oleh
    Penugasan.objects.create(
        pengguna=pemindahan, instansi=pabrik.buat_instansi("00"), peran=Peran.VERIFIKATOR,
        jabatan="Verifikator", mulai=pabrik.AWAL, dasar="SK pindah",
    )  # fmt: skip
    pemindahan = type(pemindahan).objects.get(pk=pemindahan.pk)
    penilaian = pabrik.penilaian_ya(usulan, "kementerian")
    with pytest.raises(PelakuSama, match="dilakukan oleh orang lain"):
        ALUR_USULAN.jalankan(usulan, "pilih", pemindahan, versi=usulan.versi, penilaian=penilaian)


def test_klik_kedua_pada_pembuatan_ditahan_kunci():
    kunci = uuid4()
    pabrik.buat_usulan(lengkap=False, kunci_kirim=kunci)
    with pytest.raises(IntegrityError):
        pabrik.buat_usulan(lengkap=False, kunci_kirim=kunci)
