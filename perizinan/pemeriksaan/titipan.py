"""Teams of inspections, when a member leaves: a plan gets another member; who stands on a surat tugas stays there."""

from collections.abc import Iterator
from functools import partial

from core.halaman.titipan import Titipan, wajib_mengalihkan
from core.models import Pengguna
from core.perkara.ditolak import LangkahTidakSah
from core.perkara.jejak import catat
from core.perkara.versi import simpan_isian
from perizinan.models import Pemeriksaan, StatusPemeriksaan, TimPemeriksa
from perizinan.pemeriksaan.syarat import calon_pemeriksa

S = StatusPemeriksaan
DISUSUN = (S.RENCANA, S.DIUSULKAN)
TERCANTUM = "Namanya tercantum pada surat tugas yang sudah terbit: tim itu diganti dengan surat tugas baru."


def titipan_pemeriksaan(orang: Pengguna, oleh: Pengguna) -> Iterator[Titipan]:
    """Inspections that are planned or under way with `orang` in the team."""
    terlihat = Pemeriksaan.objects.terlihat_oleh(oleh).filter(status__in=(*DISUSUN, S.DITUGASKAN))
    milik = TimPemeriksa.objects.filter(pengguna=orang, pemeriksaan__in=terlihat).select_related(
        "pemeriksaan__wilayah", "pemeriksaan__berwenang", *(f"pemeriksaan__{n}" for n in Pemeriksaan.DESKRIPSI)
    )
    for a in milik.order_by("pemeriksaan"):
        sebagai = "ketua tim pemeriksa" if a.ketua else "anggota tim pemeriksa"
        p = a.pemeriksaan
        yield Titipan(p, sebagai, p.berwenang_id, partial(_sebab, p), partial(_pindah, a))


def _sebab(p, kepada) -> str:
    if p.status not in DISUSUN:
        return TERCANTUM
    calon = {orang.pk: sebab for orang, sebab in calon_pemeriksa(p.berwenang_id, p.koperasi, p.hari_ini)}
    if kepada.pk not in calon:
        return f"{kepada.nama} bukan Pengawas koperasi di kantor itu."
    return f"{kepada.nama} sudah anggota tim ini." if p.tim.filter(pengguna=kepada).exists() else calon[kepada.pk]


def _pindah(a, kepada, oleh) -> None:
    p = a.pemeriksaan
    penugasan = wajib_mengalihkan(oleh, p, p.berwenang_id)
    with simpan_isian(p) as terkunci:
        if sebab := _sebab(terkunci, kepada):
            raise LangkahTidakSah(sebab)
        lama = a.pengguna.nama
        a.pengguna, a.tanpa_hubungan = kepada, None  # the statement is each member's own
        a.save(update_fields=["pengguna", "tanpa_hubungan"])
        catat(
            terkunci, "ubah_tim", f"mengganti anggota tim pemeriksa {lama} dengan {kepada.nama}"[:300],
            wilayah_id=p.wilayah_id, pengguna=oleh, penugasan=penugasan,
        )  # fmt: skip
