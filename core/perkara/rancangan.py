"""Signing: the draft of the letter was opened, as it reads now, by whoever signs it. Our own control, no article's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.models import Pengguna, Rancangan
from core.perkara.alur import Konteks
from core.perkara.simpanan import sidik_isi
from core.perkara.surat import JenisSurat, jenis_surat, susun_html

DIISI_NANTI = "(diisi saat langkah ini diambil)"
BUKA_DULU = "Buka rancangannya dulu: Anda yang menandatangani surat ini."
BERUBAH = "Rancangan suratnya berubah sejak Anda membukanya. Buka lagi, lalu ulangi langkah ini."


def bayangan_surat(daftar: Sequence[Any], aksi: str, pengguna: Pengguna, penilaian: Any = None) -> Konteks:
    """What the letter of the act `aksi` would be made of now. Raises as Alur.bayangan."""
    alur = daftar[0].alur
    alasan = DIISI_NANTI if alur.t(aksi, daftar[0].status).alasan else ""
    konteks: Konteks = alur.bayangan(daftar, aksi, pengguna, alasan=alasan, penilaian=penilaian)
    return konteks


def jenis_ditandatangani(konteks: Konteks) -> JenisSurat | None:
    """The letter of the act where a post signs it; that of an office's desk (a receipt) needs no reading before."""
    jenis = jenis_surat(konteks.t)
    return None if jenis is None or jenis.wewenang(konteks).lembaga else jenis


def sidik_rancangan(jenis: JenisSurat, konteks: Konteks) -> str:
    """Digest of a draft: its words, and each case with its version."""
    urusan = sorted(f"{u.pk}:{u.versi}" for u in konteks.daftar)
    return sidik_isi("\n".join([konteks.t.aksi, *urusan, susun_html(jenis, konteks)]).encode())


def catat_dibuka(jenis: JenisSurat, konteks: Konteks) -> None:
    """Whoever acts has opened this draft now."""
    urusan = konteks.daftar[0]
    Rancangan.objects.get_or_create(
        pengguna=konteks.pengguna, sidik=sidik_rancangan(jenis, konteks),
        defaults={"objek_jenis": urusan.jenis_objek, "objek_id": urusan.pk, "aksi": konteks.t.aksi,
                  "versi": urusan.versi},
    )  # fmt: skip


def sebab_belum_dibuka(konteks: Konteks) -> str:
    """Why the letter of this act may not be signed yet: its draft as it reads now was not opened. Else empty."""
    jenis = jenis_ditandatangani(konteks)
    if jenis is None:
        return ""
    urusan = konteks.daftar[0]
    dibuka = Rancangan.objects.filter(pengguna=konteks.pengguna, objek_jenis=urusan.jenis_objek, aksi=konteks.t.aksi)
    sidik = list(dibuka.filter(objek_id=urusan.pk).values_list("sidik", flat=True))
    if not sidik:
        return BUKA_DULU
    return "" if sidik_rancangan(jenis, konteks) in sidik else BERUBAH
