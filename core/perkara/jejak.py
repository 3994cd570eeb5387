"""Writing and checking the trail. The gate calls catat(); so do the few acts that have no route."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.utils import timezone

from core.dasar.rupa import tanggal_jam
from core.dasar.waktu import waktu_setempat
from core.models import Jejak, Pengguna, Penugasan, Tersidik, Urusan
from core.models.bukti import satu_langkah, tandai, tandai_jejak
from core.perkara.ditolak import JamMundur
from core.perkara.praktik import rekam

SELISIH_WAJAR = timedelta(hours=1)  # by which two machines may differ across midnight


def hash_awal(objek_jenis: str, objek_id: int) -> str:
    """What the first row of an object's chain names as its predecessor."""
    return hashlib.sha256(f"{objek_jenis}:{objek_id}".encode()).hexdigest()


@satu_langkah()
def catat(
    objek: Model, aksi: str, kalimat: str, *, wilayah_id: str, pengguna: Pengguna | None = None,
    penugasan: Penugasan | None = None, waktu: datetime | None = None, **isi: Any,
) -> Jejak:  # fmt: skip
    """Append one act on `objek` to its chain, in the caller's transaction.

    The object's own row is locked, so two acts on one object never claim the same place in the chain.
    `isi` takes the remaining fields of Jejak: dari, ke, pasal, alasan, temuan, penilaian, salinan.
    """
    [jejak] = catat_banyak(
        [(objek, {"kalimat": kalimat, "wilayah_id": wilayah_id, **isi})],
        aksi, pengguna=pengguna, penugasan=penugasan, waktu=waktu,
    )  # fmt: skip
    return jejak


@satu_langkah()
def catat_banyak(
    daftar: Iterable[tuple[Model, dict[str, Any]]], aksi: str, *, pengguna: Pengguna | None = None,
    penugasan: Penugasan | None = None, waktu: datetime | None = None,
) -> list[Jejak]:  # fmt: skip
    """The same act on many objects of one model at once, each on its own chain, in a fixed number of statements.

    `daftar`: (object, its own fields of Jejak, among them kalimat and wilayah_id); `penugasan` there goes before the
    one for all. The rows of the objects are locked.
    """
    daftar = list(daftar)
    if not daftar:
        return []
    model = type(daftar[0][0])
    nomor = [objek.pk for objek, _ in daftar]
    list(model._base_manager.select_for_update().filter(pk__in=nomor).order_by("pk").values_list("pk"))
    jenis = model._meta.label_lower
    rantai = Jejak.objects.filter(objek_jenis=jenis, objek_id__in=nomor).order_by("objek_id", "urutan")
    terakhir = {pk: baris for pk, *baris in rantai.values_list("objek_id", "urutan", "hash", "waktu")}
    baru, waktu = [], waktu or timezone.now()
    for objek, isi in daftar:
        urutan, sebelum, saat = terakhir.get(objek.pk) or (0, hash_awal(jenis, objek.pk), waktu)
        tugas = isi.pop("penugasan", penugasan)
        jejak = Jejak(
            objek_jenis=jenis,
            objek_id=objek.pk,
            urutan=urutan + 1,
            waktu=tidak_mundur(waktu, saat),
            pengguna=pengguna,
            pelaku=pengguna.nama if pengguna else "Sistem",
            jabatan=tugas.jabatan_tercetak if tugas else "",
            instansi=tugas.instansi.nama if tugas else "",
            dasar_penugasan=tugas.dasar if tugas else "",
            aksi=aksi,
            hash_sebelum=sebelum,
            **isi,
        )
        jejak.hash = jejak.hitung_hash()
        baru.append(jejak)
    Jejak.objects.bulk_create(baru)
    tandai_jejak(baru)
    rekam(baru, model)
    if issubclass(model, Tersidik):
        tandai(model, nomor)  # whatever wrote the object before: this act answers for it
    return baru


def tidak_mundur(waktu: datetime, sebelum: datetime) -> datetime:
    """The moment that a row bears behind one of `sebelum`: never an earlier one.

    A clock that was put right by a little, or within the day, takes the moment of the row before. Raises JamMundur for
    more than that: somebody set the clock back.
    """
    if waktu >= sebelum:
        return waktu
    if sebelum - waktu > SELISIH_WAJAR and waktu_setempat(None, waktu).date() < waktu_setempat(None, sebelum).date():
        raise JamMundur(
            f"Jam server menunjukkan {tanggal_jam(waktu)}, padahal langkah sebelumnya tercatat {tanggal_jam(sebelum)}."
            " Tidak ada yang dicatat agar riwayat tetap berurutan. Minta pengelola server memeriksa jamnya."
        )
    return sebelum


def periksa_rantai(baris: QuerySet[Jejak] | None = None) -> Iterator[str]:
    """Walk the chains and yield one sentence for each row that does not hold.

    `baris` defaults to the whole trail, ordered by object and place. A chain whose end was cut off holds together;
    it is told by the cases themselves, whose status must be where their last step took them.
    """
    seluruhnya = baris is None
    if baris is None:
        baris = Jejak.objects.order_by("objek_jenis", "objek_id", "urutan")
    objek, urutan, sebelum = None, 0, ""
    for jejak in baris.iterator(chunk_size=2000):
        if (jejak.objek_jenis, jejak.objek_id) != objek:
            objek, urutan = (jejak.objek_jenis, jejak.objek_id), 0
            sebelum = hash_awal(*objek)
        if jejak.urutan != urutan + 1:
            yield f"{jejak}: baris {urutan + 1} hilang."
        if jejak.hash_sebelum != sebelum:
            yield f"{jejak}: tidak menyambung ke baris sebelumnya."
        if jejak.hash != jejak.hitung_hash():
            yield f"{jejak}: isi baris berubah setelah dicatat."
        urutan, sebelum = jejak.urutan, jejak.hash
    if seluruhnya:
        yield from _periksa_akhir()


def _periksa_akhir() -> Iterator[str]:
    """One sentence for each case that stands elsewhere than its trail ends."""
    for model in apps.get_models():
        if not issubclass(model, Urusan):
            continue
        langkah = Jejak.objects.filter(objek_jenis=model._meta.label_lower, objek_id=OuterRef("pk")).exclude(ke="")
        daftar = model.objects.annotate(tercatat=Subquery(langkah.order_by("-urutan").values("ke")[:1])).order_by("pk")
        for pk, nomor, status, ke in daftar.values_list("pk", "nomor_perkara", "status", "tercatat").iterator(2000):
            if status != ke:
                akhir = f"jejaknya berakhir pada “{ke}”" if ke else "tidak ada jejak langkahnya"
                yield f"{model._meta.label_lower}:{pk} ({nomor}): status “{status}”, {akhir}."
