"""Who may act (equality) and who may see (prefix): two questions, one answer each for every level."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.dasar.izin import TINGKAT_PERAN, Peran, Tingkat, boleh, kode_bertindak, terlihat_oleh
from core.dasar.waktu import hari_ini
from core.models import Instansi, Penugasan
from core.perkara.alur import TidakBerwenang
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize(
    ("peran", "kode"),
    [
        (Peran.POKJA_KABKOTA, "32.05"),
        (Peran.DINAS_KABKOTA, "32.05"),
        (Peran.POKJA_PROVINSI, "32"),
        (Peran.DINAS_PROVINSI, "32"),
        (Peran.VERIFIKATOR, "00"),
        (Peran.PENETAP, "00"),
    ],
)
def test_yang_bertindak_adalah_kantor_pada_tingkat_perannya(peran, kode):
    assert kode_bertindak(peran, "32.05", "99") == kode


def test_provinsi_tidak_bertindak_untuk_kabupatennya_tetapi_melihatnya():
    usulan = pabrik.buat_usulan(lengkap=False)
    dinas_provinsi = pabrik.buat_pengguna(Peran.DINAS_PROVINSI)
    assert boleh(dinas_provinsi, Peran.DINAS_KABKOTA, usulan) is None
    assert boleh(dinas_provinsi, Peran.DINAS_PROVINSI, usulan)
    assert usulan in Usulan.objects.terlihat_oleh(dinas_provinsi)


@pytest.mark.parametrize("kode", ["32.06", "32.73", "33", "33.74"])
def test_wilayah_lain_tidak_bertindak_dan_tidak_melihat(kode):
    usulan = pabrik.buat_usulan(lengkap=False)
    peran = Peran.DINAS_KABKOTA if "." in kode else Peran.DINAS_PROVINSI
    orang = pabrik.buat_pengguna(peran, kode=kode)
    assert boleh(orang, peran, usulan) is None
    assert not Usulan.objects.terlihat_oleh(orang).exists()
    assert not terlihat_oleh(orang, usulan.wilayah_id)


def test_pusat_melihat_semua_dan_auditor_tidak_bertindak():
    usulan = pabrik.buat_usulan(lengkap=False)
    auditor = pabrik.buat_pengguna(Peran.AUDITOR, kode="00")
    assert usulan in Usulan.objects.terlihat_oleh(auditor)
    assert not any(boleh(auditor, peran, usulan) for peran in TINGKAT_PERAN)


@pytest.mark.parametrize(
    ("mulai", "sampai", "aktif"),
    [
        (0, None, True),
        (1, None, False),
        (-10, 0, True),
        (-10, -1, False),
        (-10, 1, True),
    ],
)
def test_penugasan_berlaku_dari_sampai_termasuk_harinya(mulai, sampai, aktif):
    instansi = pabrik.buat_instansi()
    kini = hari_ini(instansi.wilayah)
    orang = pabrik.buat_pengguna(
        Peran.DINAS_KABKOTA,
        instansi,
        mulai=kini + timedelta(mulai),
        sampai=None if sampai is None else kini + timedelta(sampai),
    )
    assert bool(orang.penugasan_aktif()) is aktif


def test_peran_yang_dicabut_langsung_tidak_berlaku(client):
    usulan = pabrik.buat_usulan(lengkap=False)
    orang = pabrik.buat_pengguna(Peran.DINAS_KABKOTA)
    client.force_login(orang)
    assert client.get(f"/urusan/usulan/{usulan.pk}/tarik/").status_code != 404
    Penugasan.objects.filter(pengguna=orang).update(sampai=date(2020, 1, 2))
    assert client.get(f"/urusan/usulan/{usulan.pk}/tarik/").status_code == 404


def test_plt_tanpa_batas_waktu_ditolak_formulir_dan_basis_data():
    orang = pabrik.buat_pengguna(Peran.DINAS_KABKOTA)
    plt = Penugasan(
        pengguna=orang, instansi=pabrik.buat_instansi(), peran=Peran.DINAS_KABKOTA, jabatan="Kepala Dinas",
        sebutan="Plt.", mulai=date(2026, 1, 1), dasar="SK 1",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="bersifat sementara"):
        plt.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        plt.save()
    plt.sampai = date(2026, 3, 1)
    plt.full_clean()
    assert plt.jabatan_tercetak == "Plt. Kepala Dinas"


@pytest.mark.parametrize("peran", [p for p in TINGKAT_PERAN if TINGKAT_PERAN[p] in (Tingkat.PROVINSI, Tingkat.PUSAT)])
def test_peran_tingkat_lain_ditolak_di_kabupaten(peran):
    penugasan = Penugasan(
        pengguna=pabrik.buat_pengguna(), instansi=pabrik.buat_instansi(), peran=peran, jabatan="X",
        mulai=date(2026, 1, 1), dasar="SK 1",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="hanya ada di tingkat"):
        penugasan.full_clean()


def test_hari_ini_adalah_tanggal_setempat(monkeypatch):
    monkeypatch.setattr("core.dasar.waktu.timezone.now", lambda: datetime(2026, 12, 31, 15, 30, tzinfo=UTC))
    assert hari_ini(pabrik.buat_wilayah("32.05")) == date(2026, 12, 31)
    assert hari_ini(pabrik.buat_wilayah("91.71")) == date(2027, 1, 1)


@pytest.mark.parametrize("peran", [p for p, tingkat in TINGKAT_PERAN.items() if tingkat == Tingkat.BERWENANG])
@pytest.mark.parametrize("kode", ["32.05", "32", "00"])
def test_peran_perizinan_duduk_pada_instansi_yang_berwenang(peran, kode):
    """The case names its authority; its kabupaten, province or ministry acts, and no other."""
    usulan = pabrik.buat_usulan(lengkap=False)
    usulan.berwenang = pabrik.buat_wilayah(kode)
    for lain in ("32.05", "32", "00", "32.06"):
        orang = pabrik.buat_pengguna(peran, kode=lain)
        assert (boleh(orang, peran, usulan) is not None) is (lain == kode)


def test_kota_administrasi_tidak_punya_pejabat_perizinan():
    wilayah = pabrik.buat_wilayah("32.73")
    wilayah.otonom = False
    wilayah.save()
    penugasan = Penugasan(
        pengguna=pabrik.buat_pengguna(), instansi=pabrik.buat_instansi("32.73"), peran=Peran.PEJABAT, jabatan="X",
        mulai=date(2026, 1, 1), dasar="SK 1",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="bukan daerah otonom"):
        penugasan.full_clean()


def test_mandat_tercetak_baris_demi_baris():
    """a.n. for the superior, u.b. for the one between, the office in full; the basis stands among the grounds."""
    penugasan = Penugasan(
        instansi=Instansi(nama="Dinas Koperasi Kabupaten Garut"), jabatan="Kepala Dinas",
        sebutan="Plt.", atas_nama="Bupati Garut", untuk_beliau="Sekretaris Daerah",
        mulai=date(2026, 1, 1), sampai=date(2026, 3, 1), dasar="Keputusan Bupati 1/2026",
    )  # fmt: skip
    assert penugasan.baris_jabatan == [
        "a.n. Bupati Garut", "Sekretaris Daerah", "u.b.", "Plt. Kepala Dinas Koperasi Kabupaten Garut,",
    ]  # fmt: skip
    assert penugasan.jabatan_tercetak == "a.n. Bupati Garut u.b. Sekretaris Daerah, Plt. Kepala Dinas"
    assert penugasan.dasar_tercetak == (
        "Keputusan Bupati 1/2026 sebagai dasar mandat kepada Plt. Kepala Dinas Koperasi Kabupaten Garut,"
        " berlaku 1 Januari 2026 sampai dengan 1 Maret 2026"
    )
    penugasan.sebutan, penugasan.untuk_beliau, penugasan.sampai = "", "", None
    penugasan.jabatan = "Sekretaris Dinas"
    assert penugasan.baris_jabatan == ["a.n. Bupati Garut", "Sekretaris Dinas,"]
    assert penugasan.dasar_tercetak == "Keputusan Bupati 1/2026 sebagai dasar mandat kepada Sekretaris Dinas"


def test_ub_tanpa_an_ditolak_formulir_dan_basis_data():
    orang = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")
    ub = Penugasan(
        pengguna=orang, instansi=pabrik.buat_instansi(), peran=Peran.PEJABAT, jabatan="Asisten",
        untuk_beliau="Sekretaris Daerah", mulai=date(2026, 1, 1), dasar="SK 1",
    )  # fmt: skip
    with pytest.raises(ValidationError, match=r"u\.b\. hanya ada di bawah a\.n\."):
        ub.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        ub.save()


def test_mandat_yang_berakhir_ditolak_dengan_dasarnya():
    usulan = pabrik.buat_usulan(lengkap=False)
    dinas = pabrik.buat_pengguna(
        Peran.POKJA_KABKOTA, atas_nama="Bupati Garut", sampai=hari_ini() - timedelta(days=1), dasar="SK 9/2025"
    )
    with pytest.raises(TidakBerwenang, match=r"Mandat Anda sebagai a\.n\. Bupati Garut.*SK 9/2025.*berakhir"):
        ALUR_USULAN.jalankan(usulan, "seleksi", dinas, versi=usulan.versi)
