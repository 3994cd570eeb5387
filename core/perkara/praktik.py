"""Which provisions an act rests on: written beside its row of the trail, in the same transaction (JejakKetentuan)."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from aturan.bahasa import PENGENDALIAN, BelumBerlaku, Hasil, Pasal
from aturan.indeks import semua_syarat
from aturan.naskah import BERKAS, naskah
from core.dasar.izin import Peran
from core.dasar.waktu import waktu_setempat
from core.models import Jejak, JejakKetentuan, Urusan
from core.perkara.tahap import Tahap

Sifat = JejakKetentuan.Sifat
DITANDAI_KURANG = "tidak"  # the mark of a desk on what it did not find in order
# Who decides: what others hand in, find or propose is a step, also where it ends the route (a report that is in).
PEMUTUS = (Peran.PEJABAT, Peran.PENETAP)
LEPAS = {Hasil.TIDAK.value, Hasil.PERLU_PENILAIAN.value, Hasil.TANPA_KETENTUAN.value}


def sifat(model: Any, aksi: str, dari: str, ke: str) -> str:
    """Whether an act of a route decides, refuses or returns (JejakKetentuan.Sifat); '' for any other act.

    A withdrawal is nobody's decision. What closes a case in which days already run decides and refuses nothing.
    """
    alur = model.alur
    t = next((t for t in alur.baris if t.aksi == aksi and dari in t.asal), None)
    if t is None:
        return ""
    asal, tujuan = alur.tahap(dari), alur.tahap(ke)
    memutus = aksi in model.MEMUTUS
    if tujuan is Tahap.TUTUP and (t.utama or memutus):
        return Sifat.PUTUSAN if asal is Tahap.BERJALAN else Sifat.TOLAK
    if tujuan in (Tahap.BERJALAN, Tahap.SELESAI) or (memutus and tujuan is not Tahap.TUTUP):
        return Sifat.PUTUSAN if (memutus or t.peran in PEMUTUS) and t.dasar != PENGENDALIAN else ""
    return Sifat.KEMBALI if t.utama and tujuan.isian and not asal.isian else ""


def ketentuan_langkah(isi: Mapping[str, Any], jenis: str) -> Iterator[dict[str, Any]]:
    """The fields of the rows for one act, from those of its Jejak: id, wilayah_id, waktu, pasal, temuan, penilaian."""
    tahun = waktu_setempat(None, isi["waktu"]).year
    hasil: dict[str, tuple[bool, bool]] = {}
    for pasal, gagal, bacaan in _disebut(isi):
        for kode in _ke_atas(pasal):
            lama = hasil.get(kode, (False, False))
            hasil[kode] = (lama[0] or gagal, lama[1] or bacaan)
    for kode, (gagal, bacaan) in hasil.items():
        yield {
            "jejak_id": isi["id"], "ketentuan": kode, "wilayah_id": isi["wilayah_id"], "tahun": tahun, "sifat": jenis,
            "gagal": gagal, "bacaan": bacaan,
        }  # fmt: skip


def rekam(baris: Iterable[Jejak], model: type) -> None:
    """Write the provisions of these new rows, all of one act on objects of `model`."""
    if not issubclass(model, Urusan):
        return
    baru = []
    for j in baris:
        if jenis := sifat(model, j.aksi, j.dari, j.ke):
            baru += [JejakKetentuan(**baris) for baris in ketentuan_langkah(vars(j), jenis)]
    JejakKetentuan.objects.bulk_create(baru)


def _disebut(isi: Mapping[str, Any]) -> Iterator[tuple[Pasal, bool, bool]]:
    """(provision, found not met, read by a person) for each that the act names: its own article, findings, marks."""
    if pasal := menurut_sebutan().get(isi["pasal"]):
        yield pasal, False, False
    tanda = {k: v.get("hasil") for k, v in isi["penilaian"].items() if isinstance(v, dict)}
    for t in isi["temuan"]:
        kurang = DITANDAI_KURANG in (tanda.get(t["kode"]), tanda.get(t["kode"].rpartition(".")[2]))
        dibaca = bool(t["tafsir"] and (t.get("penilai") or t["alasan"]))
        yield Pasal.from_dict(t["dasar"]), kurang or t["hasil"] in LEPAS, dibaca
    hari = waktu_setempat(None, isi["waktu"]).date()
    for butir, mark in tanda.items():
        if mark and (syarat := _syarat().get(butir)):
            try:
                yield syarat.pada(hari).dasar, mark == DITANDAI_KURANG, False
            except BelumBerlaku:  # it rests on none
                continue


def _ke_atas(pasal: Pasal) -> set[str]:
    """The code of a provision and of those above it; of a regulation whose text is not at hand none."""
    if pasal.peraturan not in BERKAS or not pasal.pasal:
        return set()
    bagian = (pasal.pasal, pasal.ayat, pasal.huruf, pasal.angka)
    return {Pasal(pasal.peraturan, *bagian[:n]).kode for n in range(1, len(bagian) + 1) if n == 1 or bagian[n - 1]}


@cache
def menurut_sebutan() -> dict[str, Pasal]:
    """Every provision by its citation, as the trail writes it."""
    return {str(p): p for peraturan in BERKAS for p in naskah(peraturan).ketentuan.values()}


@cache
def _syarat() -> dict[str, Any]:
    return {s.kode: s for s in semua_syarat()}
