"""The capital rises for applications filed from 1 January 2027: that of December keeps its law to the end.

The regulation is made up; the change is one version appended to the rule, as a new regulation would have it.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from aturan.bahasa import Pasal, Peralihan, Peraturan, TanggalHukum, Versi
from aturan.simpan_pinjam_2015.modal import MODAL_AWAL
from core.dasar.izin import Peran
from core.perkara.alur import SyaratTidakTerpenuhi
from tests.pabrik import buat_koperasi, buat_permohonan, buat_wilayah, majukan_izin
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db

MODAL = MODAL_AWAL["ksp", "primer", "kabkota"]
BARU = Peraturan("P1-2026", "Permenkop 1/2026", "Peraturan rekaan", date(2026, 11, 2), date(2027, 1, 1))
VERSI = Versi(
    BARU.berlaku,
    Decimal(500_000_000),
    Pasal(BARU, "17", "2", "a"),
    bunyi="modal KSP Primer dalam daerah Kabupaten/Kota ditetapkan sebesar Rp500.000.000,00.",
    peralihan=Peralihan.DIAJUKAN,
)


@pytest.fixture
def pada(monkeypatch):
    """The clock of the office stands at noon of a day."""
    return lambda tahun, bulan, hari: monkeypatch.setattr(
        timezone, "now", lambda: datetime(tahun, bulan, hari, 5, tzinfo=UTC)
    )


@pytest.fixture(autouse=True)
def peraturan_baru(monkeypatch):
    monkeypatch.setitem(MODAL.__dict__, "versi", (MODAL.versi[0], VERSI))
    buat_wilayah("32.05")


def temuan_modal(p):
    """The finding about the capital as the decision froze it."""
    [t] = [t for t in p.jejak.filter(aksi="terbitkan_izin").last().temuan if t["kode"] == MODAL.kode]
    return t


def test_desember_memakai_ketentuan_lama_sampai_diputus_dan_januari_yang_baru(pada):
    pada(2026, 12, 14)
    lama = majukan_izin(buat_permohonan(buat_koperasi("32.05")), "diterima")
    assert lama.modal_disetor == 15_000_000

    pada(2027, 1, 4)
    kurang = buat_permohonan(buat_koperasi("32.05"), modal_disetor=Decimal(15_000_000))
    cukup = majukan_izin(buat_permohonan(buat_koperasi("32.05"), modal_disetor=Decimal(500_000_000)), "diterima")
    kurang = majukan_izin(kurang, "diterima")

    pada(2027, 2, 10)
    pejabat = Petugas(Peran.PEJABAT, "Tatang Suryana", kode="32.05")
    halaman = pejabat.buka(lama.get_absolute_url()).teks
    assert (
        "Dinilai menurut ketentuan yang berlaku pada 10 Februari 2027, bagi perkara yang diajukan 14 Desember 2026."
        in halaman
    )
    assert "minimal Rp15.000.000" in halaman
    assert "500.000.000" not in halaman
    for baru in (kurang, cukup):
        halaman = pejabat.buka(baru.get_absolute_url()).teks
        assert "minimal Rp500.000.000" in halaman
        assert "Pasal 17 ayat (2) huruf a Permenkop 1/2026" in halaman
        assert "diajukan 4 Januari 2027" in halaman

    lama, cukup = majukan_izin(lama, "terbit"), majukan_izin(cukup, "terbit")
    for p, bunyi, pasal in (
        (lama, MODAL.versi[0].bunyi, "Permen KUKM 15/2015"),
        (cukup, VERSI.bunyi, "Permenkop 1/2026"),
    ):
        t = temuan_modal(p)
        assert t["hasil"] == "TERPENUHI"
        assert t["bunyi"] == bunyi
        assert t["dasar"]["teks"] == f"Pasal 17 ayat (2) huruf a {pasal}"

    with pytest.raises(SyaratTidakTerpenuhi, match=r"Rp15\.000\.000 .*syarat minimal Rp500\.000\.000"):
        majukan_izin(majukan_izin(kurang, "siap"), "terbit")

    # The case that was decided keeps its day.
    pada(2028, 5, 2)
    assert lama.tanggal_hukum == TanggalHukum(date(2026, 12, 14), date(2027, 2, 10))


def test_batas_yang_berakhir_tanpa_pengganti_menghentikan_izin(pada, monkeypatch):
    """Nobody knows what is asked then: the gate stops, whatever was paid in, and says why."""
    monkeypatch.setitem(MODAL.__dict__, "versi", (replace(MODAL.versi[0], sampai=date(2026, 12, 31)),))
    pada(2027, 2, 10)
    p = majukan_izin(buat_permohonan(buat_koperasi("32.05"), modal_disetor=Decimal(900_000_000)), "siap")
    sebab = "tidak dapat diuji per 10 Februari 2027 karena ketentuan hanya berlaku sampai 31 Desember 2026"
    with pytest.raises(SyaratTidakTerpenuhi, match=sebab):
        majukan_izin(p, "terbit")


def test_batas_yang_dicabut_tidak_lagi_ditanya(pada, monkeypatch):
    """The provision that ends a rule is cited in its place, and the licence goes out."""
    cabut = Versi(BARU.berlaku, None, Pasal(BARU, "90"), bunyi="Pasal 17 ayat (2) huruf a dihapus.", dicabut=True)
    monkeypatch.setitem(MODAL.__dict__, "versi", (MODAL.versi[0], cabut))
    pada(2027, 2, 10)
    p = majukan_izin(buat_permohonan(buat_koperasi("32.05"), modal_disetor=Decimal(1)), "terbit")
    assert p.status == "terbit"
    t = temuan_modal(p)
    assert (t["hasil"], t["dasar"]["teks"], t["bunyi"]) == ("TIDAK_BERLAKU", "Pasal 90 Permenkop 1/2026", cabut.bunyi)
