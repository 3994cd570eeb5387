"""Teams that fill an assessment, when a member leaves."""

from collections.abc import Iterator
from functools import partial

from core.halaman.titipan import Titipan, wajib_mengalihkan
from core.models import Pengguna
from core.perkara.ditolak import LangkahTidakSah
from core.perkara.jejak import catat
from core.perkara.pemberitahuan import beritahu_tugas
from core.perkara.versi import simpan_isian
from ksp_usp.models import AnggotaTimPenilai, PenilaianKesehatan, StatusPenilaian
from ksp_usp.penilaian.views.dasar import calon_penilai


def titipan_penilaian(orang: Pengguna, oleh: Pengguna) -> Iterator[Titipan]:
    """Assessments that a team with `orang` in it is filling."""
    terlihat = PenilaianKesehatan.objects.terlihat_oleh(oleh).filter(status=StatusPenilaian.DITUGASKAN)
    milik = AnggotaTimPenilai.objects.filter(pengguna=orang, penilaian__in=terlihat).select_related(
        "penilaian__wilayah", "penilaian__berwenang", *(f"penilaian__{n}" for n in PenilaianKesehatan.DESKRIPSI)
    )
    for a in milik.order_by("penilaian"):
        sebagai = "ketua tim penilai" if a.ketua else "anggota tim penilai"
        p = a.penilaian
        yield Titipan(p, sebagai, p.berwenang_id, partial(_sebab, p), partial(_pindah, a))


def _sebab(p, kepada) -> str:
    if p.status != StatusPenilaian.DITUGASKAN:
        return "Isiannya sudah selesai."
    calon = {orang.pk: sebab for orang, sebab in calon_penilai(p.berwenang_id, p.koperasi, p.hari_ini)}
    if kepada.pk not in calon:
        return f"{kepada.nama} bukan Penilai kesehatan di kantor itu."
    if p.tim.filter(pengguna=kepada).exists():
        return f"{kepada.nama} sudah anggota tim ini."
    return " ".join(calon[kepada.pk])


def _pindah(a, kepada, oleh) -> None:
    p = a.penilaian
    penugasan = wajib_mengalihkan(oleh, p, p.berwenang_id)
    with simpan_isian(p) as terkunci:
        if sebab := _sebab(terkunci, kepada):
            raise LangkahTidakSah(sebab)
        lama = a.pengguna.nama
        a.pengguna, a.tanpa_hubungan = kepada, None  # the statement is each member's own
        a.save(update_fields=["pengguna", "tanpa_hubungan"])
        catat(
            terkunci, "ubah_tim", f"mengganti anggota tim penilai {lama} dengan {kepada.nama}"[:300],
            wilayah_id=p.wilayah_id, pengguna=oleh, penugasan=penugasan,
        )  # fmt: skip
        beritahu_tugas(terkunci, [kepada.pk], p.berwenang_id, oleh)
