from collections import Counter
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F

from aturan.simpan_pinjam_2015.laporan import Masa, masa_wajib
from aturan.simpan_pinjam_2015.modal import modal_awal
from core.dasar.izin import Peran
from core.models import Berkas, Nomor, Penugasan, Surat, Wilayah
from core.perkara.bukti import periksa_semua
from ksp_usp.laporan.panel import laporan_lewat
from ksp_usp.models import (
    Koperasi,
    LaporanBerkala,
    LaporanKeuangan,
    Modal,
    Orang,
    PenilaianKesehatan,
    StatusPenilaian,
    WilayahAnggota,
)
from ksp_usp.penilaian.syarat import AngkaPenilaian, jawaban_penilaian, laporan_tahun, nilai
from perizinan.models import (
    EntriRegistrasi,
    IzinUsaha,
    JaringanPelayanan,
    PeristiwaIzin,
    PermohonanIzin,
    Sanksi,
    StatusKantor,
    StatusPermohonan,
)
from tests.bantu_bukti import sebagai_pemilik

pytestmark = pytest.mark.django_db


def test_tanpa_buat_data_ditolak():
    """First in the file: the rows of the other tests stand for the whole of it."""
    with pytest.raises(CommandError, match="Jalankan buat_data"):
        call_command("buat_data_usp")


@pytest.fixture(scope="module")
def data(django_db_setup, django_db_blocker):
    """One data set for all tests of this file: none of them writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        with sebagai_pemilik(picu=True):  # as an operator loads data
            call_command("buat_data", skala="kab", verbosity=0)
            call_command("buat_data_usp", verbosity=0)
        yield
        transaction.set_rollback(True)


def test_jumlah_baris_satu_kabupaten(data):
    unit = Koperasi.objects.filter(keanggotaan__isnull=False).distinct().count()
    assert unit == 141
    assert Orang.objects.count() == 7 * unit
    assert Modal.objects.count() == unit
    dinilai = LaporanKeuangan.objects.filter(sumber=LaporanKeuangan.Sumber.LAPORAN)
    assert dinilai.count() == PenilaianKesehatan.objects.count() == 5 * unit
    assert PermohonanIzin.objects.count() > 30
    assert Berkas.objects.count() > 200


def test_tiap_status_ada(data):
    for model, status in (
        (PermohonanIzin, StatusPermohonan), (JaringanPelayanan, StatusKantor), (PenilaianKesehatan, StatusPenilaian),
    ):  # fmt: skip
        # What a koperasi drafts itself is of its own people, whom no benchmark has; an office that its koperasi closed
        # rests on a change, which none has either.
        tanpa = {"disusun", "tutup_sendiri"}
        assert set(model.objects.values_list("status", flat=True)) == set(status.values) - tanpa, model


def test_laporan_tiap_masa_sejak_izin_dan_yang_berhenti_melapor_terlambat(data):
    """As many reports as the law asks of the licences of the set, less what the silent ones owe since June."""
    wilayah = Wilayah.objects.get(pk="35.15")
    berizin = list(Koperasi.objects.filter(berwenang=wilayah, berizin_sejak__isnull=False).order_by("pk"))
    lewat = laporan_lewat(berizin, wilayah, date(2026, 9, 1))
    masuk = Counter(LaporanBerkala.objects.filter(koperasi__in=berizin).values_list("koperasi", flat=True))
    for k in berizin:
        wajib = {m for m in masa_wajib(k.berizin_sejak, date(2026, 9, 1)) if m.tahun_buku >= 2021}
        assert masuk[k.pk] == len(wajib - set(lewat[k.pk]))
    assert {m for masa in lewat.values() for m in masa} == {Masa(2026, 2)}
    assert Sanksi.objects.berjalan().exists() and Sanksi.objects.filter(status="dipenuhi").count() > 50


def test_jejak_dan_nomor_menyambung(data):
    assert list(periksa_semua(berkas=False)) == []
    for penghitung in Nomor.objects.filter(jenis__startswith="izin_"):
        urut = Surat.objects.filter(
            instansi=penghitung.instansi, jenis=penghitung.jenis, tanggal__year=penghitung.tahun
        ).values_list("urut", flat=True)
        assert sorted(urut) == list(range(1, penghitung.terakhir + 1))


def test_yang_berwenang_menurut_wilayah_keanggotaan(data):
    tingkat = set()
    for k in Koperasi.objects.filter(keanggotaan__isnull=False).distinct().select_related("wilayah"):
        wewenang = k.kewenangan()
        assert wewenang.kode == k.berwenang_id, k
        tingkat.add(wewenang.lingkup.value)
    assert tingkat == {"kabkota", "provinsi", "nasional"}


def test_koperasi_pertama_beranggota_di_tiap_provinsi(data):
    pertama = Koperasi.objects.filter(keanggotaan__isnull=False).order_by("pk").first()
    provinsi = WilayahAnggota.objects.filter(koperasi=pertama).values("wilayah__induk").distinct()
    assert provinsi.count() == 38


def test_modal_pertama_satu_di_bawah_tepat_dan_satu_di_atas_ambang(data):
    selisih: set[int] = set()
    for modal in Modal.objects.select_related("koperasi").order_by("koperasi_id")[:12]:
        k = modal.koperasi
        ambang = modal_awal(k.jenis, k.bentuk, k.kewenangan().lingkup).pada(date(2026, 1, 1)).nilai
        selisih.add(int(modal.jumlah - ambang))
    assert selisih == {-1, 0, 1}


def test_izin_dan_registrasi_menyebut_permohonan_dan_suratnya(data):
    terbit = PermohonanIzin.objects.filter(status=StatusPermohonan.TERBIT)
    assert terbit.exists()
    assert not terbit.filter(izin=None).exists()
    assert not terbit.exclude(izin__nomor=F("izin__surat__nomor")).exists()
    daftar = PermohonanIzin.objects.filter(status=StatusPermohonan.TERDAFTAR)
    assert EntriRegistrasi.objects.count() == daftar.count() > 0
    assert set(IzinUsaha.objects.values_list("keadaan", flat=True)) == set(IzinUsaha.Keadaan.values)
    assert not IzinUsaha.objects.filter(peristiwa=None).exists()
    beku = PeristiwaIzin.objects.filter(jenis="dibekukan").values("izin")
    assert not IzinUsaha.objects.filter(keadaan="dibekukan").exclude(pk__in=beku).exists()


def test_hasil_yang_beku_sama_dengan_hitungannya(data):
    p = PenilaianKesehatan.objects.filter(status="ditetapkan", cara="hitung").select_related("koperasi").first()
    assert round(nilai(p).total, 8) == p.total
    beku = AngkaPenilaian.from_dict(p.hasil["angka"])
    assert beku.laporan == p.laporan.angka
    assert beku.lalu == laporan_tahun(p.koperasi, p.tahun_buku - 1).angka
    assert p.surat.jenis == "hasil_penilaian"


def test_dua_orang_menilai_dan_yang_ketiga_menetapkan(data):
    p = PenilaianKesehatan.objects.filter(status="ditetapkan").first()
    assert len({p.diisi_oleh_id, p.diperiksa_oleh_id, p.ditetapkan_oleh_id}) == 3
    assert set(p.jejak.values_list("aksi", flat=True)) == {"buat", "selesai_isi", "nyatakan_benar", "tetapkan"}


def test_kertas_kerja_yang_berjalan_terjawab(data):
    diperiksa = PenilaianKesehatan.objects.filter(status="diperiksa").first()
    assert None not in jawaban_penilaian(diperiksa).values()
    assert not PenilaianKesehatan.objects.filter(cara="hitung").annotate(n=Count("tim")).filter(n=0).exists()


def test_tiap_kantor_punya_meja_simpan_pinjam(data):
    for kode in ("00", "35", "35.15"):
        peran = Penugasan.objects.filter(instansi__wilayah=kode, sampai=None).values_list("peran", flat=True)
        assert {Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENGAWAS, Peran.PENILAI} <= set(peran), kode


def test_perintah_kedua_ditolak(data):
    with pytest.raises(CommandError, match="sudah berisi data simpan pinjam"):
        call_command("buat_data_usp")
