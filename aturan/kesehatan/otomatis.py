"""Questions that the figures answer: 19 to 22, 24 and 26. The assessor may overrule each with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from aturan.bahasa.bilangan import desimal, rupiah
from aturan.kesehatan.angka import BENTUK, Angka, Bentuk, periksa_jenis
from aturan.kesehatan.sakelar import lengkapi

TUMBUH = Fraction(11, 10)  # questions 20 and 22: 10% or more above last year
SEPEREMPAT = Fraction(1, 4)
SEMBILAN_PERSEPULUH = Fraction(9, 10)


@dataclass(frozen=True)
class JawabanOtomatis:
    """The answer that the figures give; None when they do not, and why, in `kalimat`."""

    nilai: bool | None
    kalimat: str


def jawaban_otomatis(
    angka: Angka, lalu: Angka | None, jenis: str, *, sakelar: Mapping[str, str] | None = None
) -> dict[int, JawabanOtomatis]:
    """Answers 19, 20, 21, 22, 24 and 26 from the figures of this year and of last year (`lalu`, None = not at hand).

    Raises as `periksa_jenis`.
    """
    periksa_jenis(jenis)
    sakelar = lengkapi(sakelar)
    ini = _Tahun(angka, jenis, sakelar)
    dulu = _Tahun(lalu or {}, jenis, sakelar, tercatat=lalu is not None)
    return {
        19: _pertumbuhan(ini, dulu),
        20: _tumbuh(ini, dulu, "simpanan_anggota"),
        21: _bagian(ini, "penyisihan_cadangan", "shu_tahun_berjalan", SEPEREMPAT, "seperempat"),
        22: _tumbuh(ini, dulu, "simpanan"),
        24: _bagian(ini, "pinjaman_lancar", "pinjaman_diberikan", SEMBILAN_PERSEPULUH, "90% dari"),
        26: _cadangan(ini),
    }


@dataclass(frozen=True)
class _Tahun:
    """The figures of one year; `[kode]` is a sum of them, None when it is not known."""

    angka: Angka
    jenis: str
    sakelar: Mapping[str, str]
    tercatat: bool = True

    def __getitem__(self, kode: str) -> Fraction | None:
        bentuk = BENTUK[kode]
        return bentuk(self.angka, self.jenis, self.sakelar) if self.ada(bentuk) else None

    def pasti(self, kode: str) -> Fraction:
        """A sum of which `belum` has named nothing as missing."""
        return cast(Fraction, self[kode])

    def ada(self, bentuk: Bentuk) -> bool:
        return bool(bentuk.suku_untuk(self.jenis, self.sakelar))

    def belum(self, *kode: str) -> str:
        """Names of the lines that are missing for these sums."""
        pos = dict.fromkeys(p.nama for k in kode for p in BENTUK[k].kurang(self.angka, self.jenis, self.sakelar))
        return ", ".join(pos)


def _rp(nilai: Fraction) -> str:
    return rupiah(desimal(nilai, nilai), sen=False)


def _tidak(kalimat: str) -> JawabanOtomatis:
    return JawabanOtomatis(None, f"{kalimat} Dijawab oleh penilai.")


def _kurang(ini: _Tahun, dulu: _Tahun, *kode: str) -> JawabanOtomatis | None:
    """Why the two years cannot be compared, if so."""
    if not all(ini.ada(BENTUK[k]) for k in kode):
        return _tidak("USP tidak memiliki simpanan pokok dan simpanan wajib sendiri.")
    if not dulu.tercatat:
        return _tidak("Laporan tahun lalu tidak tersedia.")
    for tahun, sebutan in ((ini, "Tahun ini"), (dulu, "Tahun lalu")):
        if belum := tahun.belum(*kode):
            return _tidak(f"{sebutan} belum diisi dengan benar: {belum}.")
    for k in kode:
        if (nilai := dulu.pasti(k)) <= 0:
            return _tidak(f"{BENTUK[k].nama} tahun lalu {_rp(nilai)}: pertumbuhannya tidak terdefinisi.")
    return None


def _persen(x: Fraction, batas: Fraction) -> str:
    return f"{desimal(x * 100, batas * 100)}%".replace(".", ",")


def _pertumbuhan(ini: _Tahun, dulu: _Tahun) -> JawabanOtomatis:
    if sebab := _kurang(ini, dulu, "modal_sendiri", "total_aset"):
        return sebab
    modal, aset = (ini.pasti(k) / dulu.pasti(k) - 1 for k in ("modal_sendiri", "total_aset"))
    return JawabanOtomatis(
        modal >= aset, f"Modal sendiri tumbuh {_persen(modal, aset)}, total aset tumbuh {_persen(aset, modal)}."
    )


def _tumbuh(ini: _Tahun, dulu: _Tahun, kode: str) -> JawabanOtomatis:
    if sebab := _kurang(ini, dulu, kode):
        return sebab
    kini, lalu = ini.pasti(kode), dulu.pasti(kode)
    tumbuh = _persen(kini / lalu - 1, TUMBUH - 1)
    return JawabanOtomatis(
        kini / lalu >= TUMBUH, f"{BENTUK[kode].nama} {_rp(lalu)} menjadi {_rp(kini)}: tumbuh {tumbuh}, syarat 10%."
    )


def _bagian(ini: _Tahun, bagian: str, seluruh: str, syarat: Fraction, sebutan: str) -> JawabanOtomatis:
    if belum := ini.belum(bagian, seluruh):
        return _tidak(f"Belum diisi dengan benar: {belum}.")
    sebagian, semua = ini.pasti(bagian), ini.pasti(seluruh)
    if semua <= 0:
        return _tidak(f"{BENTUK[seluruh].nama} {_rp(semua)}: tidak ada yang dibandingkan.")
    perlu = semua * syarat
    return JawabanOtomatis(
        sebagian >= perlu,
        f"{BENTUK[bagian].nama} {_rp(sebagian)}, syarat {sebutan} {BENTUK[seluruh].nama} = {_rp(perlu)}.",
    )


def _cadangan(ini: _Tahun) -> JawabanOtomatis:
    if belum := ini.belum("cadangan_penghapusan", "pinjaman_macet"):
        return _tidak(f"Belum diisi dengan benar: {belum}.")
    cadangan, macet = ini.pasti("cadangan_penghapusan"), ini.pasti("pinjaman_macet")
    return JawabanOtomatis(
        cadangan >= macet, f"Cadangan penghapusan pinjaman {_rp(cadangan)}, pinjaman macet {_rp(macet)}."
    )
