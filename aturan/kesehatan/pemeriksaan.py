"""Checks on the figures before they are scored: what cannot be, and what should be asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from aturan.bahasa.ambang import bilangan
from aturan.bahasa.bilangan import desimal, rupiah
from aturan.kesehatan.angka import ANGKA, BENTUK, POS, Angka, periksa_jenis

SALAH, TANYA = "salah", "tanya"
# The least initial capital of a KSP or USP (Pasal 17 ayat (2) huruf a, Pasal 18 ayat (1) huruf a Permen KUKM 15/2015).
ASET_TERKECIL = Decimal(15_000_000)
# A sheet in thousands is a thousandth of last year's; no growth or shrinkage of a koperasi comes near half of that.
SALAH_SATUAN = 500
BAGIAN = (
    # part, whole that it cannot exceed
    ("cadangan_penghapusan", "pinjaman_diberikan"),
    ("akumulasi_penyusutan", "aktiva_tetap"),
    ("pinjaman_berisiko", "pinjaman_diberikan"),
    ("volume_pinjaman_anggota", "volume_pinjaman"),
    ("beban_usaha_anggota", "beban_usaha"),
    ("biaya_karyawan", "beban_usaha"),
)


@dataclass(frozen=True)
class Masalah:
    """One finding on the figures: `tingkat` "salah" (must be mended) or "tanya" (confirm or mend); `pos` its lines."""

    kode: str
    tingkat: str
    kalimat: str
    pos: tuple[str, ...]


def periksa(angka: Angka, jenis: str, lalu: Angka | None = None) -> list[Masalah]:
    """What is wrong or remarkable in the figures of a year, also against last year (`lalu`); [] when nothing is.

    A line that is not filled is no finding here: `hitung` names it. Raises as `periksa_jenis`, TypeError for a figure
    that is no exact number.
    """
    periksa_jenis(jenis)
    masalah = [*_tanda(angka, jenis), *_neraca(angka, jenis), *_bagian(angka, jenis), *_hasil_usaha(angka)]
    if lalu is None:
        return [*masalah, *_terlalu_kecil(angka, jenis)]
    if sebab := _lembar_lama(angka, lalu, jenis) or _satuan(angka, lalu, jenis):
        return [*masalah, sebab]
    return [*masalah, *_terlalu_kecil(angka, jenis), *_perubahan(angka, lalu, jenis)]


def _nilai(angka: Angka, kode: str) -> Fraction | None:
    return None if angka.get(kode) is None else bilangan(kode, angka[kode])


def _rp(nilai: Fraction) -> str:
    return rupiah(desimal(nilai, nilai), sen=False)


def _tanda(angka: Angka, jenis: str) -> Iterator[Masalah]:
    for p in ANGKA:
        if p.untuk(jenis) and not p.boleh_negatif and (n := _nilai(angka, p.kode)) is not None and n < 0:
            yield Masalah("negatif", SALAH, f"{p.nama} {_rp(n)} tidak boleh negatif. Isi angka positif.", (p.kode,))


def _neraca(angka: Angka, jenis: str) -> Iterator[Masalah]:
    aset, pasiva = (BENTUK[k](angka, jenis) for k in ("total_aset", "total_pasiva"))
    if aset is not None and pasiva is not None and aset != pasiva:
        pos = tuple(kode for kode, _ in BENTUK["selisih_neraca"].suku_untuk(jenis, {}))
        kalimat = (
            f"Neraca tidak seimbang: total aset {_rp(aset)}, total pasiva {_rp(pasiva)},"
            f" selisih {_rp(aset - pasiva)}. Cocokkan pos neraca dengan laporan."
        )
        yield Masalah("neraca", SALAH, kalimat, pos)


def _bagian(angka: Angka, jenis: str) -> Iterator[Masalah]:
    for kode, seluruh in BAGIAN:
        n, batas = BENTUK[kode](angka, jenis), BENTUK[seluruh](angka, jenis)
        if n is not None and batas is not None and n > batas:
            kalimat = f"{POS[kode].nama} {_rp(n)} melebihi {BENTUK[seluruh].nama.lower()} {_rp(batas)}."
            yield Masalah("bagian", SALAH, kalimat, (kode, *_pos(seluruh)))
    lancar = BENTUK["pinjaman_lancar"](angka, jenis)
    pinjaman = BENTUK["pinjaman_diberikan"](angka, jenis)
    if lancar is not None and pinjaman is not None and lancar < 0:
        kalimat = (
            f"Jumlah pinjaman kurang lancar, diragukan, dan macet {_rp(pinjaman - lancar)} melebihi pinjaman"
            f" diberikan {_rp(pinjaman)}."
        )
        yield Masalah("kolektibilitas", SALAH, kalimat, _pos("pinjaman_lancar"))


def _pos(bentuk: str) -> tuple[str, ...]:
    return tuple(kode for kode, _ in BENTUK[bentuk].suku)


def _hasil_usaha(angka: Angka) -> Iterator[Masalah]:
    """Totals that the report states itself: asked, because other income or expense may stand between."""
    for kode, tambah, kurang in (
        ("shu_kotor", ("partisipasi_bruto", "pendapatan_non_anggota"), ("beban_pokok",)),
        ("shu_sebelum_pajak", ("shu_kotor",), ("beban_usaha", "beban_perkoperasian")),
    ):
        pos = (*tambah, *kurang)
        nilai = {k: n for k in (kode, *pos) if (n := _nilai(angka, k)) is not None}
        if len(nilai) <= len(pos):  # not all of them are known
            continue
        hitungan = sum((nilai[k] for k in tambah), Fraction(0)) - sum(nilai[k] for k in kurang)
        if nilai[kode] != hitungan:
            rumus = " − ".join([" + ".join(POS[k].nama for k in tambah), *(POS[k].nama for k in kurang)])
            kalimat = (
                f"{POS[kode].nama} {_rp(nilai[kode])} berselisih {_rp(nilai[kode] - hitungan)} dari {rumus} ="
                f" {_rp(hitungan)}. Benarkan, atau jelaskan pendapatan dan beban lainnya."
            )
            yield Masalah("hasil_usaha", TANYA, kalimat, (kode, *pos))
    for kode in ("shu_tahun_berjalan", "shu_bagian_anggota"):
        bagian, laba = _nilai(angka, kode), _nilai(angka, "shu_sebelum_pajak")
        if bagian is not None and laba is not None and bagian > max(laba, Fraction(0)):
            kalimat = f"{POS[kode].nama} {_rp(bagian)} melebihi SHU sebelum pajak {_rp(laba)}. Apakah benar?"
            yield Masalah("shu", TANYA, kalimat, (kode, "shu_sebelum_pajak"))


def _terlalu_kecil(angka: Angka, jenis: str) -> Iterator[Masalah]:
    aset = BENTUK["total_aset"](angka, jenis)
    if aset is not None and 0 <= aset < ASET_TERKECIL:
        kalimat = (
            f"Total aset {_rp(aset)} lebih kecil dari modal awal terkecil {rupiah(ASET_TERKECIL, sen=False)}."
            " Apakah laporan diisi dalam ribuan atau jutaan rupiah? Isi dalam rupiah penuh."
        )
        yield Masalah("satuan", TANYA, kalimat, _pos("total_aset"))


def _lembar_lama(angka: Angka, lalu: Angka, jenis: str) -> Masalah | None:
    """The very figures of last year: flows over a year do not repeat to the rupiah."""
    pos = [p.kode for p in ANGKA if p.untuk(jenis)]
    kini = [_nilai(angka, kode) for kode in pos]
    if any(kini) and kini == [_nilai(lalu, kode) for kode in pos]:
        kalimat = "Semua angka sama dengan laporan tahun lalu. Isi dengan laporan tahun buku yang dinilai."
        return Masalah("lembar_lama", SALAH, kalimat, tuple(pos))
    return None


def _satuan(angka: Angka, lalu: Angka, jenis: str) -> Masalah | None:
    """A sheet in thousands beside one in rupiah, or the other way round."""
    kini, dulu = (BENTUK["total_aset"](a, jenis) for a in (angka, lalu))
    if kini is None or dulu is None or kini <= 0 or dulu <= 0:
        return None
    if kini * SALAH_SATUAN < dulu or dulu * SALAH_SATUAN < kini:
        kalimat = (
            f"Total aset {_rp(kini)}, tahun lalu {_rp(dulu)}. Apakah salah satunya diisi dalam ribuan rupiah?"
            " Isi dalam rupiah penuh."
        )
        return Masalah("satuan", TANYA, kalimat, _pos("total_aset"))
    return None


def _perubahan(angka: Angka, lalu: Angka, jenis: str) -> Iterator[Masalah]:
    for p in ANGKA:
        kini, dulu = _nilai(angka, p.kode), _nilai(lalu, p.kode)
        if p.untuk(jenis) and kini is not None and dulu is not None and abs(kini - dulu) * 2 > abs(dulu):
            kalimat = f"{p.nama} {_rp(kini)}, tahun lalu {_rp(dulu)}: berubah lebih dari separuh. Apakah benar?"
            yield Masalah("perubahan", TANYA, kalimat, (p.kode,))
