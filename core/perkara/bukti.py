"""Checking the evidence: rows against what was stated of them, chains, leaves, heads, files, a witness from outside.

Each check yields one sentence for each thing that does not hold; an honest database yields none, whatever runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from core.models import Daun, Jejak, Kepala, Sidik, Tersidik, Urusan
from core.models.bukti import HILANG, SEKALI, sidik_tabel
from core.perkara.cap_waktu import periksa_cap
from core.perkara.jejak import periksa_rantai
from core.perkara.kunci_saksi import sebab_tanda_salah
from core.perkara.pohon import Pohon, hash_daun
from core.perkara.saksi import isi_daun, model_tersidik, naskah, sidik_kepala
from core.perkara.sapu import berkas_rusak, sebab_rusak


def periksa_semua(saksi: Kepala | None = None, *, berkas: bool = True) -> Iterator[str]:
    """Everything: `saksi` is a head kept outside of the database, its signature checked by the caller."""
    with sekejap():
        for model in model_tersidik():
            yield from periksa_tabel(model._meta.label_lower, sidik_tabel(model))
            yield from periksa_langkah(model)
        jejak = Jejak.objects.order_by("pk").values_list("pk", "hash").iterator(SEKALI)
        yield from periksa_tabel(Jejak._meta.label_lower, jejak)
        yield from periksa_rantai()
        yield from periksa_pohon(saksi)
        yield from periksa_cap()
    if berkas:  # files only ever come to be: no snapshot is needed
        yield from periksa_berkas()


@contextmanager
def sekejap() -> Iterator[None]:
    """One moment of the database, so that an act that commits meanwhile is seen whole or not at all."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as kursor:
                kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def sebut(tabel: str, pk: int) -> str:
    return f"{tabel}:{pk}"


def periksa_tabel(tabel: str, kini: Iterator[tuple[int, str]]) -> Iterator[str]:
    """The rows of one table (key, digest) against the last that was stated of each: changed, gone, put in."""
    tercatat = _terakhir(tabel)
    baris, catatan = next(kini, None), next(tercatat, None)
    while baris or catatan:
        if catatan is None or (baris and baris[0] < catatan[0]):
            assert baris is not None  # noqa: S101 - one of the two is there
            yield f"{sebut(tabel, baris[0])}: tidak pernah dinyatakan oleh aplikasi; dimasukkan dari luar."
            baris = next(kini, None)
        elif baris is None or catatan[0] < baris[0]:
            if catatan[1] != HILANG:
                yield f"{sebut(tabel, catatan[0])}: hilang dari basis data."
            catatan = next(tercatat, None)
        else:
            if baris[1] != catatan[1]:
                yield f"{sebut(tabel, baris[0])}: isinya bukan lagi yang dinyatakan aplikasi; diubah dari luar."
            baris, catatan = next(kini, None), next(tercatat, None)


def _terakhir(tabel: str) -> Iterator[tuple[int, str]]:
    """(row, digest) that was stated last of each row of a table, in the order of their keys."""
    semua = Sidik.objects.filter(tabel=tabel).order_by("baris", "pk").values_list("baris", "sidik")
    for _, kelompok in groupby(semua.iterator(SEKALI), key=itemgetter(0)):
        *_, akhir = kelompok
        yield akhir


def periksa_langkah(model: type[Tersidik]) -> Iterator[str]:
    """Rows that only acts may change (of a decided case, a licence), and whose last change no act names.

    The first statement of a row may stand alone: it was there before there was evidence.
    """
    tabel = model._meta.label_lower
    lain = Sidik.objects.filter(tabel=tabel, baris=OuterRef("baris"))
    curiga = Sidik.objects.filter(
        Exists(lain.filter(pk__lt=OuterRef("pk"))), ~Exists(lain.filter(pk__gt=OuterRef("pk"))), tabel=tabel, jejak=None
    )
    if issubclass(model, Urusan):
        diputus = [s for s in model.alur.status if model.alur.tahap(s).diputus]
        curiga = curiga.filter(baris__in=model._base_manager.filter(status__in=diputus).values("pk"))
    elif not model.LEWAT_LANGKAH:
        return
    for pk in curiga.order_by("baris").values_list("baris", flat=True).iterator(SEKALI):
        yield f"{sebut(tabel, pk)}: berubah tanpa langkah yang tercatat pada jejak."


def periksa_pohon(saksi: Kepala | None) -> Iterator[str]:
    """Leaves in their places, each over its Sidik; heads over their leaves and over the head before; the witness."""
    kepala = list(Kepala.objects.order_by("ukuran"))
    batas = {k.ukuran: k for k in kepala}
    pohon, lepas = Pohon(), False
    akar_saksi = None
    isi = ("posisi", "hash", "sidik_id", "sidik__tabel", "sidik__baris", "sidik__sidik", "sidik__jejak")
    for posisi, hash_tersimpan, *baris in Daun.objects.order_by("posisi").values_list(*isi).iterator(SEKALI):
        if posisi != pohon.ukuran:
            yield f"daun {pohon.ukuran}: hilang; yang berikutnya daun {posisi}."
            lepas = True
            break
        if baris[1] is None:
            yield f"daun {posisi}: sidik {baris[0]} yang dipegangnya dihapus."
            daun = hash_tersimpan
        else:
            daun = hash_daun(isi_daun(*baris))
            if daun != hash_tersimpan:
                yield f"daun {posisi}: sidik {baris[0]} ({sebut(baris[1], baris[2])}) diubah setelah masuk pohon."
        pohon.tambah(daun)
        if (satu := batas.pop(pohon.ukuran, None)) and satu.akar != pohon.akar():
            yield f"{satu}: akarnya bukan akar daun yang ada; yang ditandatangani adalah pohon lain."
        if saksi and saksi.ukuran == pohon.ukuran:
            akar_saksi = pohon.akar()
    if not lepas and (akhir := kepala[-1].ukuran if kepala else 0) < pohon.ukuran:
        yield f"daun {akhir} sampai {pohon.ukuran - 1}: tidak ada kepala yang mencakupnya; kepala dihapus."
    for satu in batas.values():
        yield f"{satu}: menyebut {satu.ukuran} daun, yang ada {pohon.ukuran}."
    yield from _periksa_kepala(kepala)
    if saksi:
        yield from _periksa_saksi(saksi, kepala, akar_saksi)


def _periksa_kepala(daftar: list[Kepala]) -> Iterator[str]:
    sebelum = None
    for kepala in daftar:
        if sebab := sebab_tanda_salah(naskah(kepala.isi()), kepala.kunci, kepala.waktu, kepala.tanda):
            yield f"{kepala}: {sebab}."
        if kepala.sebelum != sidik_kepala(sebelum):
            yield f"{kepala}: tidak menyambung ke kepala sebelumnya."
        try:
            benar = Pohon(kepala.ukuran, kepala.puncak).akar() == kepala.akar
        except (ValueError, TypeError):
            benar = False
        if not benar:
            yield f"{kepala}: puncaknya tidak menghasilkan akarnya."
        sebelum = kepala


def _periksa_saksi(saksi: Kepala, daftar: list[Kepala], akar: str | None) -> Iterator[str]:
    if akar != saksi.akar:
        ada = "akar daun yang ada lain" if akar else "daun sebanyak itu tidak ada lagi"
        yield f"saksi {saksi.ukuran} bukti, {saksi.waktu:%Y-%m-%d %H.%M} UTC: {ada}. Riwayat ditulis ulang."
    elif not any(naskah(k.isi()) == naskah(saksi.isi()) for k in daftar):
        yield f"saksi {saksi.ukuran} bukti, {saksi.waktu:%Y-%m-%d %H.%M} UTC: kepalanya tidak ada lagi."


def periksa_berkas() -> Iterator[str]:
    """Every file and PDF that a row names, by its digest."""
    for model, pk, _, galat in berkas_rusak():
        yield f"{sebut(model._meta.label_lower, pk)}: {sebab_rusak(galat)}."
