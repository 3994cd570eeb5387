"""What two databases are compared by: rows of every table, ends of the chains, counters, letters, files that are named.

Read inside one snapshot by whoever calls it.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Exists, Model, OuterRef, QuerySet

from core.models import Jejak, Kepala, Nomor, Surat, Urusan
from core.perkara.sapu import berkas_tercatat
from core.perkara.surat import Terbit


def ringkas() -> dict[str, Any]:
    """Everything that must be the same after a restore, as JSON can write it."""
    return {
        "baris": jumlah_baris(),
        "rantai": sidik(ujung_rantai()),
        "penghitung": sidik(urut(Nomor, "instansi", "jenis", "tahun", "terakhir")),
        "surat": sidik(urut(Surat, "nomor", "tanggal", "kode", "sidik_html")),
        "kepala": sidik(urut(Kepala, "ukuran", "akar", "tanda")),
    }


def jumlah_baris() -> dict[str, int]:
    """Rows of every table of the database, by its name."""
    with connection.cursor() as kursor:
        tabel = connection.introspection.table_names(kursor)
        hasil = {}
        for nama in sorted(tabel):
            kursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(nama)}")  # noqa: S608 - names of our own tables
            hasil[nama] = kursor.fetchone()[0]
    return hasil


def urut(model: type[Model], *kolom: str) -> QuerySet:
    return model._base_manager.order_by("pk").values_list("pk", *kolom)


def ujung_rantai() -> QuerySet:
    """The last row of each chain of the trail."""
    rantai = Jejak.objects
    sesudah = rantai.filter(
        objek_jenis=OuterRef("objek_jenis"), objek_id=OuterRef("objek_id"), urutan__gt=OuterRef("urutan")
    )
    return (
        rantai.filter(~Exists(sesudah))
        .order_by("objek_jenis", "objek_id")
        .values_list("objek_jenis", "objek_id", "hash")
    )


def sidik(baris: Iterable[tuple]) -> str:
    """One digest over rows, in their order."""
    hasil = hashlib.sha256()
    for satu in baris.iterator(chunk_size=2000) if hasattr(baris, "iterator") else baris:
        hasil.update(json.dumps(satu, default=str, ensure_ascii=False).encode() + b"\n")
    return hasil.hexdigest()


def berkas_tersebut() -> set[str]:
    """The names in the store that some row names and that must be there."""
    return {nama for _, baris in berkas_tercatat() for _, nama, _ in baris.iterator(chunk_size=2000)}


def kunci_dipakai() -> dict[str, list[str]]:
    """Marks of the keys without which this copy cannot be read; never the keys."""
    return {"nik": [tanda(k) for k in settings.KUNCI_NIK], "berkas": [tanda(k) for k in settings.KUNCI_BERKAS]}


def tanda(kunci: str) -> str:
    return hashlib.sha256(f"tanda:{kunci}".encode()).hexdigest()[:8]


def penghitung_timpang() -> list[str]:
    """One sentence for each series of letters whose counter, letters and numbers do not agree.

    Counters of cases have no letters: they are compared with the manifest alone.
    """
    bersurat = kode_surat()
    seri: dict[tuple, list[int]] = {}
    surat = Surat.objects.order_by().values_list("instansi", "jenis", "tanggal__year", "urut")
    for instansi, jenis, tahun, urut in surat.iterator(chunk_size=2000):
        seri.setdefault((instansi, jenis, tahun), []).append(urut)
    hasil = []
    for nomor in Nomor.objects.order_by("pk"):
        ada = sorted(seri.pop((nomor.instansi_id, nomor.jenis, nomor.tahun), []))
        if (ada or nomor.jenis in bersurat) and ada != list(range(1, nomor.terakhir + 1)):
            hasil.append(
                f"Penghitung {nomor} (instansi {nomor.instansi_id}): {len(ada)} surat, bukan {nomor.terakhir}."
            )
    return hasil + [f"Seri {kunci} punya surat tanpa penghitung" for kunci in seri]


def kode_surat() -> set[str]:
    """The kinds of letters that the routes issue."""
    alur = [model.alur for model in apps.get_models() if issubclass(model, Urusan)]
    return {e.jenis_surat.kode for a in alur for t in a.baris for e in t.maka if isinstance(e, Terbit)}
