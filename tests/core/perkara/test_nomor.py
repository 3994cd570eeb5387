from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from core.models import Nomor
from core.perkara.nomor import nomor_berikut, periksa_pola, susun_nomor
from tests.pabrik import buat_instansi

pytestmark = pytest.mark.sqlite
HARI = date(2026, 11, 9)


@pytest.mark.django_db
def test_nomor_naik_tanpa_lubang():
    instansi = buat_instansi()
    assert [nomor_berikut(instansi, "pengantar", HARI) for _ in range(3)] == [1, 2, 3]


@pytest.mark.django_db
def test_penghitung_terpisah_per_instansi_jenis_dan_tahun():
    garut, bandung = buat_instansi("32.05"), buat_instansi("32.73")
    nomor_berikut(garut, "pengantar", HARI)
    assert nomor_berikut(bandung, "pengantar", HARI) == 1
    assert nomor_berikut(garut, "pengembalian", HARI) == 1
    assert nomor_berikut(garut, "pengantar", date(2027, 1, 1)) == 1
    assert nomor_berikut(garut, "pengantar", date(2026, 12, 31)) == 2


@pytest.mark.django_db
def test_transaksi_yang_batal_mengembalikan_nomor():
    instansi = buat_instansi()
    nomor_berikut(instansi, "pengantar", HARI)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert nomor_berikut(instansi, "pengantar", HARI) == 2
        raise ZeroDivisionError
    assert nomor_berikut(instansi, "pengantar", HARI) == 2


@pytest.mark.django_db(transaction=True)
def test_nomor_hanya_diberikan_di_dalam_transaksi():
    instansi = buat_instansi()
    with pytest.raises(transaction.TransactionManagementError):
        nomor_berikut(instansi, "pengantar", HARI)
    assert not Nomor.objects.exists()


@pytest.mark.parametrize(
    ("pola", "urut", "hari", "nomor"),
    [
        ("{klasifikasi}/{urut:03}/{jenis}/{kode_unit}/{tahun}", 7, HARI, "518/007/SP/Diskop/2026"),
        ("{klasifikasi}/{urut}/{kode_unit}/{bulan_2}/{tahun}", 1234, date(2026, 1, 31), "518/1234/Diskop/01/2026"),
        ("{urut:02}/Kep/M.KUKM/{bulan_romawi}/{tahun}", 32, date(2003, 4, 1), "32/Kep/M.KUKM/IV/2003"),
        ("{urut:02}/Kep/M.KUKM/{bulan_romawi}/{tahun}", 4, date(2026, 12, 1), "04/Kep/M.KUKM/XII/2026"),
    ],
)
def test_ejaan_nomor(pola, urut, hari, nomor):
    assert susun_nomor(pola, urut, hari, klasifikasi="518", jenis="SP", kode_unit="Diskop") == nomor


@pytest.mark.parametrize(
    "pola", ["{urut}/{jenis}/{tahun}", "{klasifikasi}/{urut:03}/{jenis}/{kode_unit}/{bulan_romawi}/{tahun}"]
)
def test_pola_yang_sah_diterima(pola):
    periksa_pola(pola)


@pytest.mark.parametrize(
    ("pola", "sebab"),
    [
        ("{urut}/{bulan_romawi}", "harus memuat"),
        ("{klasifikasi}/{jenis}/{tahun}", "harus memuat"),
        ("{urut}/{tahun}", "harus memuat"),
        ("{urut}/{tahun}/{kode}", r"tidak dikenal: \{kode\}"),
        ("{urut}/{tahun}/{kode_unit.__class__}", "tidak dikenal"),
        ("{urut}/{tahun}/{", "tidak dikenal"),
        ("{urut}/{tahun}/}", "tidak dikenal"),
        ("{urut:99999}/{tahun}", "tidak dikenal"),
    ],
)
def test_pola_yang_tidak_sah_ditolak_dengan_sebabnya(pola, sebab):
    with pytest.raises(ValidationError, match=sebab):
        periksa_pola(pola)
