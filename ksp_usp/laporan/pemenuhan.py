"""How every duty of many koperasi stands, in as many queries for a thousand of them as for one."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from aturan.simpan_pinjam_2015.kewajiban import Pemenuhan, pemenuhan
from aturan.simpan_pinjam_2015.laporan import Masa
from core.models import Wilayah
from ksp_usp.laporan.syarat import fakta_kewajiban, fakta_lain, fakta_laporan, fakta_lengkap, keadaan_masa
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import CatatanKewajiban, Koperasi, LaporanBerkala, Modal


class Angka(NamedTuple):
    """The figures of a report that raise a duty."""

    volume_pinjaman: Decimal | None
    pinjaman_koperasi_lain: Decimal | None
    surat_berharga: Decimal | None


class Dilaporkan(NamedTuple):
    """What the duties read of a report: under the names of LaporanBerkala."""

    tanggal_ajuan: date
    jatuh_tempo: date | None
    kepada_pengawas: date | None
    jumlah_calon: int | None
    calon_tertua: date | None
    angka: Angka


def pemenuhan_satu(koperasi: Koperasi, per: date) -> list[Pemenuhan]:
    """Each duty of one koperasi with a licence, or in the buku registrasi."""
    fakta = fakta_lengkap(koperasi, per)
    modal = Modal.objects.filter(koperasi=koperasi, aset__isnull=False).order_by("per").last()
    if modal is not None:
        fakta["sejak"]["aset_usp"], fakta["aset_usp"] = modal.per, modal.aset
    return pemenuhan(fakta, per=per)


def pemenuhan_banyak(daftar: Collection[Koperasi], wilayah: Wilayah, per: date) -> dict[int, list[Pemenuhan]]:
    """Each duty of each of these koperasi of the office `wilayah`."""
    tenggat = Tenggat.seluruh(wilayah)
    masuk, aset = _dilaporkan(wilayah), _aset(wilayah)
    catatan = defaultdict(list)
    for c in CatatanKewajiban.objects.filter(koperasi__berwenang=wilayah, per__lte=per):
        catatan[c.koperasi_id].append(c)
    hasil, lain = {}, fakta_lain(daftar)
    for k in daftar:
        fakta = fakta_kewajiban(k, masuk[k.pk], catatan[k.pk], lain.get(k.pk, {}), per)
        fakta |= fakta_laporan(keadaan_masa(k, tenggat, masuk[k.pk], per))
        if k.pk in aset:
            fakta["sejak"]["aset_usp"], fakta["aset_usp"] = aset[k.pk]
        hasil[k.pk] = pemenuhan(fakta, per=per)
    return hasil


def _dilaporkan(wilayah: Wilayah) -> dict[int, dict[Masa, Dilaporkan]]:
    """The reports in force of every koperasi of an office, by period."""
    berlaku = LaporanBerkala.objects.berlaku().filter(koperasi__berwenang=wilayah).order_by()
    hasil: dict[int, dict[Masa, Dilaporkan]] = defaultdict(dict)
    for pk, tahun, triwulan, *isi, volume, pinjaman, surat in berlaku.values_list(
        "koperasi", "tahun_buku", "triwulan", *Dilaporkan._fields[:-1],
        *(f"angka__{nama}" for nama in Angka._fields),
    ):  # fmt: skip
        hasil[pk][Masa(tahun, triwulan)] = Dilaporkan(*isi, Angka(volume, pinjaman, surat))
    return hasil


def _aset(wilayah: Wilayah) -> dict[int, tuple[date, Decimal]]:
    """(day, rupiah) of the assets of each USP of an office as they were recorded last."""
    semua = Modal.objects.filter(koperasi__berwenang=wilayah, koperasi__jenis=Koperasi.Jenis.USP, aset__isnull=False)
    return {pk: (per, aset) for pk, per, aset in semua.order_by("per").values_list("koperasi", "per", "aset")}
