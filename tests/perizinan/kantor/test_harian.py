"""The daily command: lapses marked once, letters when somebody can sign them, one honest mail a day."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Penugasan, Surat
from perizinan.kantor import harian
from perizinan.models import JaringanPelayanan, PengaturanPerizinan, SurelHarian
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "kalender")]
GUGUR = "kantor_gugur"


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
        return keluar.getvalue()

    return _jalankan


def lewat(hari=40, **isi):
    """An approved office whose month has passed."""
    return pabrik.mundurkan_persetujuan(pabrik.majukan_kantor(pabrik.buat_kantor(**isi), "disetujui"), hari)


def surat_gugur(kantor):
    return kantor.daftar_surat.filter(jenis=GUGUR)


def tanpa_pejabat(kode="32.05"):
    Penugasan.objects.filter(peran=Peran.PEJABAT, instansi__wilayah=kode).update(
        mulai=pabrik.AWAL, sampai=hari_ini() - timedelta(days=1)
    )


def beri_surel(peran=Peran.LOKET, kode="32.05", alamat="loket@garut.example"):
    orang = pabrik.buat_pengguna(peran, kode=kode)
    type(orang).objects.filter(pk=orang.pk).update(email=alamat)
    return orang


# Lapses


def test_menandai_gugur_dengan_surat_atas_nama_pejabat_yang_bertugas(jalankan):
    belum, kantor = lewat(10), lewat()
    pejabat = Penugasan.objects.filter(peran=Peran.PEJABAT).order_by("pk").last()
    assert "1 persetujuan gugur" in jalankan()
    kantor.refresh_from_db(), belum.refresh_from_db()
    assert (kantor.status, belum.status) == ("gugur", "disetujui")
    surat = surat_gugur(kantor).get()
    assert (surat.penandatangan, surat.diterbitkan_oleh) == (pejabat.pengguna.nama, None)


@pytest.mark.parametrize(("lewat_hari", "status"), [(2, "disetujui"), (3, "disetujui"), (4, "gugur")])
def test_instansi_yang_menunggu_laporan_menandai_sesudahnya(jalankan, client, lewat_hari, status):
    """One day under, at and over the days that the authority waits; a start in time reported meanwhile counts."""
    kantor = lewat()
    PengaturanPerizinan.objects.create(wilayah=kantor.berwenang, tunggu_laporan=3, dasar="Perbup 3/2026")
    JaringanPelayanan.objects.filter(pk=kantor.pk).update(jatuh_tempo=hari_ini() - timedelta(days=lewat_hari))
    jalankan()
    kantor.refresh_from_db()
    assert kantor.status == status
    periksa = client.get(reverse("surat_periksa", args=[kantor.persetujuan.kode])).content.decode()
    assert ("gugur" in periksa) is (status == "gugur")


def test_jalan_kedua_tidak_mengubah_apa_pun(jalankan):
    kantor = lewat()
    jalankan()
    jejak, surat = kantor.jejak.count(), Surat.objects.count()
    assert jalankan() == "Harian: 0 persetujuan gugur, 0 surat susulan, 0 surel, 0 kesalahan.\n"
    assert (kantor.jejak.count(), Surat.objects.count()) == (jejak, surat)


def test_tanpa_pejabat_ditandai_tanpa_surat_dan_suratnya_menyusul(jalankan):
    kantor = lewat()
    tanpa_pejabat()
    jalankan()
    kantor.refresh_from_db()
    assert kantor.status == "gugur" and not surat_gugur(kantor).exists()
    assert "0 surat susulan" in jalankan()
    pengganti = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")
    assert "1 surat susulan" in jalankan()
    assert surat_gugur(kantor).get().penandatangan == pengganti.nama
    assert kantor.jejak.last().aksi == "surat_gugur"
    assert "0 surat susulan" in jalankan()
    assert surat_gugur(kantor).count() == 1


def test_yang_bertindak_sebagai_pejabat_sementara_yang_menandatangani():
    wilayah = pabrik.buat_wilayah("32.05")
    pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")
    plh = pabrik.buat_pengguna(
        Peran.PEJABAT, kode="32.05", sebutan="Plh.", sampai=hari_ini() + timedelta(days=3), mulai=hari_ini()
    )
    ditutup = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05", sebutan="Plt.", sampai=hari_ini(), mulai=hari_ini())
    type(ditutup).objects.filter(pk=ditutup.pk).update(is_active=False)
    pabrik.buat_pengguna(Peran.PEJABAT, kode="32.06")
    assert harian.pejabat_bertugas(wilayah, timezone.now()).pengguna == plh


def test_pada_waktu_lampau_hanya_menandai_yang_sudah_lewat_saat_itu(jalankan):
    kantor = lewat()
    batas = timezone.now() - timedelta(days=(hari_ini() - kantor.jatuh_tempo).days)
    assert "0 persetujuan gugur" in jalankan(batas)
    assert "1 persetujuan gugur" in jalankan(batas + timedelta(days=1))


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


def test_satu_yang_gagal_tidak_menahan_yang_lain_dan_diketahui_dari_kode_keluar(jalankan, monkeypatch, caplog):
    rusak, baik = lewat(), lewat()
    asli = harian.ALUR_JARINGAN.jalankan_otomatis

    def kadang_gagal(kantor, *args, **kwargs):
        if kantor.pk == rusak.pk:
            raise OSError("penyimpanan penuh")
        return asli(kantor, *args, **kwargs)

    monkeypatch.setattr(harian.ALUR_JARINGAN, "jalankan_otomatis", kadang_gagal)
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError, match="1 hal gagal"):
        jalankan()
    assert rusak.nomor_perkara in caplog.text
    assert JaringanPelayanan.objects.get(pk=baik.pk).status == "gugur"
    monkeypatch.undo()


# Mail


def isi_surel():
    [surel] = mail.outbox
    return surel.subject + "\n" + surel.body


def test_surel_menyebut_yang_baru_gugur_sekali_saja(jalankan):
    kantor = lewat()
    orang = beri_surel()
    jalankan()
    assert mail.outbox[0].to == ["loket@garut.example"]
    assert kantor.nomor_perkara in isi_surel() and kantor.koperasi.nama in isi_surel()
    assert f"nomor {surat_gugur(kantor).get().nomor} siap ditandatangani" in isi_surel()
    jalankan()
    # The next day: told already
    SurelHarian.objects.filter(pengguna=orang).update(tanggal=hari_ini() - timedelta(days=1))
    jalankan()
    assert len(mail.outbox) == 1


def test_surel_mengatakan_bila_surat_gugur_menunggu_pejabat(jalankan):
    lewat()
    tanpa_pejabat()
    beri_surel()
    jalankan()
    assert "belum terbit karena tidak ada pejabat" in isi_surel()


@pytest.mark.parametrize(("sisa", "ada"), [(8, False), (7, True), (6, False), (3, True), (2, False), (1, True)])
def test_surel_mengingatkan_tujuh_tiga_dan_satu_hari_sebelum_gugur(jalankan, sisa, ada):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    pabrik.ubah_kantor(kantor, jatuh_tempo=hari_ini() + timedelta(days=sisa))
    beri_surel()
    jalankan()
    assert bool(mail.outbox) is ada
    assert not ada or f"gugur bila tidak mulai dalam {sisa} hari" in isi_surel()


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
    assert isi_surel().startswith("Sentra: 2 kantor")


def test_surel_hanya_kepada_petugas_wilayahnya_yang_aktif_dan_beralamat(jalankan):
    lewat()
    beri_surel(kode="32.06", alamat="tetangga@contoh.example")
    beri_surel(Peran.AUDITOR, alamat="auditor@contoh.example")
    tutup = beri_surel(alamat="tutup@contoh.example")
    type(tutup).objects.filter(pk=tutup.pk).update(is_active=False)
    berakhir = beri_surel(alamat="berakhir@contoh.example")
    berakhir.penugasan.update(sampai=hari_ini() - timedelta(days=1))
    jalankan()
    assert not mail.outbox and not SurelHarian.objects.exists()


def test_tanpa_kabar_tidak_ada_surel(jalankan):
    beri_surel()
    jalankan()
    assert not mail.outbox and not SurelHarian.objects.exists()


def test_surel_yang_gagal_tidak_membatalkan_gugur_dan_dicoba_lagi(
    django_capture_on_commit_callbacks, monkeypatch, caplog
):
    kantor = lewat()
    beri_surel()

    def mati(*args, **kwargs):
        raise ConnectionRefusedError("loket@garut.example tidak terjangkau")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", mati)
    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        hasil = harian.jalankan(timezone.now())
    assert (hasil.gugur, hasil.surel, hasil.salah) == (1, 0, 1)
    kantor.refresh_from_db()
    assert kantor.status == "gugur" and surat_gugur(kantor).exists()
    assert "garut.example" not in caplog.text
    assert not SurelHarian.objects.exists()
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=True):
        hasil = harian.jalankan(timezone.now())
    assert (hasil.surel, hasil.salah, len(mail.outbox)) == (1, 0, 1)


def test_surel_tidak_memuat_data_pribadi(jalankan):
    kantor = lewat()
    beri_surel()
    jalankan()
    nama = [p.nama for p in kantor.personel.all()] + [kantor.kepala_nama]
    nama += [p.pengguna.nama for p in Penugasan.objects.select_related("pengguna")]
    assert not [n for n in nama if n in isi_surel()]
    assert "&" not in isi_surel()
