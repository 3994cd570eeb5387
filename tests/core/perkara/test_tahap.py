import pytest
from django.apps import apps

from core.perkara.tahap import Tahap
from sentra_ukm.models import SELESAI, StatusUsulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.meja import MEJA

TAHAP = {
    "keputusan": {
        "DRAF": "draf", "MEJA": "diperiksa", "SIAP": "siap", "SELESAI": "ditetapkan", "TUTUP": "dibatalkan",
    },
    "penilaiankesehatan": {
        "DRAF": "ditugaskan", "MEJA": "diperiksa", "SIAP": "siap", "SELESAI": "ditetapkan", "TUTUP": "dibatalkan",
    },
    "permohonanizin": {
        "DRAF": "disusun draf",
        "PERBAIKAN": "kurang",
        "MEJA": "diterima lengkap",
        "SIAP": "siap",
        "SELESAI": "terbit terdaftar",
        "TUTUP": "ditolak ditarik",
    },
    "jaringanpelayanan": {
        "DRAF": "disusun draf",
        "PERBAIKAN": "kurang",
        "MEJA": "diterima lengkap",
        "SIAP": "siap",
        "BERJALAN": "disetujui tidak_mulai beroperasi usul_tutup",
        "TUTUP": "ditolak gugur ditutup tutup_sendiri ditarik",
    },
}  # fmt: skip


@pytest.mark.parametrize("nama", TAHAP)
def test_tahap_tiap_status(nama):
    """The stage by which a page opens its form, its desk or its last word: what a route changes here, pages follow."""
    alur = next(m for m in apps.get_models() if m._meta.model_name == nama).alur
    nyata = {}
    for status in alur.status:
        nyata.setdefault(alur.tahap(status).name, set()).add(status.value)
    assert nyata == {tahap: set(isi.split()) for tahap, isi in TAHAP[nama].items()}


def test_usulan_di_meja_diperbaiki_dan_selesai_menurut_tabelnya():
    tahap = {s: ALUR_USULAN.tahap(s) for s in StatusUsulan}
    assert {s for s in tahap if tahap[s] is Tahap.MEJA} == set(MEJA)
    assert {s for s in tahap if tahap[s].isian} == set(ALUR_USULAN.ubah)
    assert {s for s in tahap if tahap[s].draf} == {"draf"}
    assert {s for s in tahap if tahap[s].diputus} == set(SELESAI)
    assert tahap["ditetapkan"] is Tahap.SELESAI and tahap["ditarik"] is tahap["tidak_terpilih"] is Tahap.TUTUP
