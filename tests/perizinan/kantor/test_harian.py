"""The daily command: it decides and issues nothing, and writes one honest mail a day."""

import logging
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import KalenderTahun, Penugasan, Surat, Surel
from ksp_usp.models import TenggatLaporan
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "kalender")]


@pytest.fixture
def kalender(db):
    pabrik.konfirmasi_kalender()


@pytest.fixture
def jalankan(django_capture_on_commit_callbacks):
    """The command as the machine runs it; the mails leave when its transactions are through."""

    def _jalankan(pada=None):
        keluar = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("jalankan_harian", *(["--pada", pada.isoformat()] if pada else []), stdout=keluar)
        harian, sapu = keluar.getvalue().splitlines(keepends=True)
        assert sapu.startswith("Berkas: 0 dibuang, ") and sapu.endswith(" 0 masalah.\n")
        return harian

    return _jalankan


def lewat(hari=1, status="disetujui"):
    """An approved office whose last day to begin passed `hari` days ago."""
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), status)
    return pabrik.ubah_kantor(kantor, jatuh_tempo=hari_ini() - timedelta(days=hari))


def beri_surel(peran=Peran.LOKET, kode="32.05", alamat="loket@garut.example"):
    orang = pabrik.buat_pengguna(peran, kode=kode)
    type(orang).objects.filter(pk=orang.pk).update(email=alamat)
    return orang


# Nothing is decided


@pytest.mark.parametrize("status", ["siap", "disetujui", "tidak_mulai"])
def test_hari_yang_lewat_tidak_mengubah_dan_tidak_menerbitkan_apa_pun(jalankan, status):
    kantor = lewat(400, status)
    jejak, surat = kantor.jejak.count(), Surat.objects.count()
    assert jalankan() == jalankan() == "Harian: 0 surel, 0 kesalahan.\n"
    kantor.refresh_from_db()
    assert (kantor.status, kantor.jejak.count(), Surat.objects.count()) == (status, jejak, surat)


@pytest.mark.parametrize(
    ("pada", "kalimat"),
    [
        ("kemarin", "bukan waktu"),
        ("2026-99-99T00:00", "bukan waktu"),
        ("2999-01-01T00:00+07:00", "akan datang ditolak"),
    ],
)
def test_waktu_yang_salah_ditolak_dengan_sebabnya(pada, kalimat):
    with pytest.raises(CommandError, match=kalimat):
        call_command("jalankan_harian", "--pada", pada)


def test_waktu_tanpa_zona_dibaca_waktu_jakarta():
    keluar = StringIO()
    call_command("jalankan_harian", "--pada", "2026-01-02T03:04", stdout=keluar)
    assert "0 kesalahan" in keluar.getvalue()


# Mail


def isi_surel():
    [surel] = mail.outbox
    return surel.subject + "\n" + surel.body


@pytest.mark.parametrize(("hari", "ada"), [(0, False), (1, True), (2, False), (7, False), (8, True), (15, True)])
@pytest.mark.parametrize(
    ("status", "kalimat"), [("disetujui", "Periksa: sudah mulai?"), ("tidak_mulai", "menunggu pernyataan pejabat")]
)
def test_surel_mengingatkan_yang_lewat_esoknya_lalu_tiap_minggu(jalankan, hari, ada, status, kalimat):
    kantor = lewat(hari, status)
    beri_surel(Peran.PENGAWAS)
    jalankan()
    assert bool(mail.outbox) is ada
    assert not ada or (kalimat in isi_surel() and kantor.nomor_perkara in isi_surel())


@pytest.mark.parametrize(
    ("hari", "ada"), [("2026-09-30", False), ("2026-10-01", True), ("2026-10-02", False), ("2026-10-08", True)]
)
def test_surel_kepada_admin_kementerian_sejak_1_oktober(jalankan, hari, ada):
    KalenderTahun.objects.filter(tahun=2027).update(dikonfirmasi_pada=None, dikonfirmasi_oleh=None)
    beri_surel(Peran.ADMIN_INSTANSI, kode="00", alamat="admin@kementerian.example")
    beri_surel(Peran.ADMIN_INSTANSI, kode="32", alamat="admin@jabar.example")
    jalankan(datetime.fromisoformat(f"{hari}T08:00+07:00"))
    assert [s.to for s in mail.outbox] == [["admin@kementerian.example"]] * ada
    assert not ada or "Hari libur 2027 belum dikonfirmasi" in isi_surel()


def test_surel_menyebut_berkas_yang_belum_diperiksa(jalankan):
    kantor = pabrik.ubah_kantor(pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima"), jatuh_tempo=hari_ini())
    beri_surel(Peran.PEMERIKSA)
    jalankan()
    assert kantor.nomor_perkara in isi_surel() and "hari terakhir untuk memutus" in isi_surel()


def test_surel_sekali_sehari(jalankan):
    lewat()
    beri_surel()
    jalankan(), jalankan()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("sisa", "ada"), [(8, False), (7, True), (6, False), (3, True), (2, False), (1, True)])
def test_surel_mengingatkan_tujuh_tiga_dan_satu_hari_sebelum_tenggat_mulai(jalankan, sisa, ada):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    pabrik.ubah_kantor(kantor, jatuh_tempo=hari_ini() + timedelta(days=sisa))
    beri_surel()
    jalankan()
    assert bool(mail.outbox) is ada
    assert not ada or f"wajib mulai dalam {sisa} hari" in isi_surel()


def test_kantor_yang_sudah_tercatat_mulai_tidak_diingatkan_lagi(jalankan):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    pabrik.ubah_kantor(kantor, jatuh_tempo=hari_ini() + timedelta(days=1), tanggal_mulai=hari_ini())
    beri_surel()
    jalankan()
    assert not mail.outbox


def hari_kerja(n):
    """The day that leaves `n` working days from today (the weekend counts none)."""
    hari, langkah = hari_ini(), 1 if n >= 0 else -1
    while n:
        hari += timedelta(days=langkah)
        libur = hari.weekday() > 4 or (hari.month, hari.day) in ((1, 1), (8, 17), (12, 25))
        n -= 0 if libur else langkah
    return hari


@pytest.mark.parametrize(("sisa", "ada"), [(3, False), (2, True), (1, True), (-1, True), (-9, True)])
def test_surel_menyebut_keputusan_dua_hari_kerja_lagi_dan_yang_terlambat(jalankan, sisa, ada):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    pabrik.ubah_kantor(kantor, jatuh_tempo=hari_kerja(sisa))
    beri_surel(Peran.PEJABAT)
    jalankan()
    assert bool(mail.outbox) is ada
    if ada:
        assert kantor.nomor_perkara in isi_surel()
        assert ("terlambat" in isi_surel()) is (sisa < 0)


def test_satu_orang_satu_surel_walau_banyak_urusan_dan_banyak_tugas(jalankan):
    for _ in range(2):
        lewat()
    orang = beri_surel()
    Penugasan.objects.create(
        pengguna=orang, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEMERIKSA, jabatan="Pemeriksa",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    jalankan()
    assert isi_surel().startswith("Sentra: 2 hal")


def test_surel_hanya_kepada_petugas_wilayahnya_yang_aktif_dan_beralamat(jalankan):
    lewat()
    beri_surel(kode="32.06", alamat="tetangga@contoh.example")
    beri_surel(Peran.AUDITOR, alamat="auditor@contoh.example")
    tutup = beri_surel(alamat="tutup@contoh.example")
    type(tutup).objects.filter(pk=tutup.pk).update(is_active=False)
    berakhir = beri_surel(alamat="berakhir@contoh.example")
    berakhir.penugasan.update(sampai=hari_ini() - timedelta(days=1))
    jalankan()
    assert not mail.outbox and not Surel.objects.exists()


def test_tanpa_kabar_tidak_ada_surel(jalankan):
    beri_surel()
    jalankan()
    assert not mail.outbox and not Surel.objects.exists()


def test_surel_yang_tidak_diterima_terlihat_pada_kode_keluar_dan_dicoba_lagi(jalankan, monkeypatch, caplog):
    lewat()
    beri_surel()

    def mati(*args, **kwargs):
        raise ConnectionRefusedError("loket@garut.example tidak terjangkau")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", mati)
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError, match="1 surel atau tugas macet"):
        jalankan()
    assert "garut.example" not in caplog.text
    monkeypatch.undo()
    Surel.objects.update(coba_pada=timezone.now())
    assert jalankan() == "Harian: 1 surel, 0 kesalahan.\n"
    assert len(mail.outbox) == 1


def test_surel_tidak_memuat_data_pribadi(jalankan):
    kantor = lewat()
    beri_surel()
    jalankan()
    nama = [p.nama for p in kantor.personel.all()] + [kantor.kepala_nama]
    nama += [p.pengguna.nama for p in Penugasan.objects.select_related("pengguna")]
    assert not [n for n in nama if n in isi_surel()]
    assert "&" not in isi_surel()


# Supervision


def test_pengawas_diberi_tahu_laporan_dan_perbaikan_yang_jatuh_tempo_sekali_sehari(jalankan):
    """The day of the office for Triwulan III was 30 November, two days ago; that of the warning was yesterday."""
    beri_surel(Peran.PENGAWAS, alamat="pengawas@garut.example")
    koperasi = pabrik.buat_koperasi(lengkap=False)
    type(koperasi).objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 5, 20))
    TenggatLaporan.objects.create(
        wilayah=koperasi.berwenang, berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=2, triwulan_hari=31,
        tahunan_bulan=3, tahunan_hari=31, ditetapkan_oleh="K", nomor_surat="1",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"),
    )  # fmt: skip
    s = pabrik.buat_sanksi(koperasi, status="berlaku")
    type(s).objects.filter(pk=s.pk).update(jatuh_tempo=hari_ini() - timedelta(days=1))
    assert jalankan() == "Harian: 1 surel, 0 kesalahan.\n"
    [surel] = mail.outbox
    assert f"{s.nomor_perkara}, Teguran" in surel.body and "tenggat 30 November" not in surel.body
    assert jalankan() == "Harian: 0 surel, 0 kesalahan.\n"
    Surel.objects.all().delete()
    type(s).objects.filter(pk=s.pk).update(jatuh_tempo=hari_ini() - timedelta(days=2))
    assert jalankan() == "Harian: 0 surel, 0 kesalahan.\n", "the same is not written every day"
    mail.outbox.clear()
    jalankan(timezone.now() - timedelta(days=1))
    assert "Laporan Triwulan III 2026, tenggat 30 November 2026: 1 koperasi belum" in mail.outbox[0].body
