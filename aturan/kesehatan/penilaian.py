"""An assessment: 17 lines, five groups of questions, seven aspects, one total, one category.

`hitung` is exact (fractions throughout) and says everything in sentences; `aturan.kesehatan.cepat` gives the same
totals for a whole country.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from aturan.bahasa.bilangan import angka as tulis
from aturan.bahasa.bilangan import desimal, rupiah
from aturan.bahasa.jenjang import Baris, Jenjang, selang
from aturan.kesehatan.angka import Angka, periksa_jenis
from aturan.kesehatan.kategori import Predikat, predikat
from aturan.kesehatan.manajemen import KELOMPOK, NILAI_YA
from aturan.kesehatan.otomatis import jawaban_otomatis
from aturan.kesehatan.perangkat import SET_BAWAAN, RuleSet, set_aturan
from aturan.kesehatan.rasio import Rasio
from aturan.kesehatan.sakelar import lengkapi

NOL = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class BarisNilai:
    """One ratio of one assessment, complete in itself: it is frozen with the act.

    `nilai_rasio` is the ratio in percent as shown (two decimals, more where two would show a border that it is not
    on); `baris` the row in which the exact ratio falls. Where it cannot be computed, `nilai` and `skor` are None and
    `kalimat` says what is missing. `lebih_baik` is the neighbouring row that would gain most, with its gain.
    """

    rasio: str
    nama: str
    aspek: str
    bobot: Decimal
    rumus: str
    pembilang: Decimal | None
    penyebut: Decimal | None
    nilai_rasio: Decimal | None
    baris: str
    nilai: Decimal | None
    skor: Decimal | None
    kalimat: str
    terverifikasi: bool
    catatan: str
    lebih_baik: str
    tambahan: Decimal

    @property
    def dapat_dihitung(self) -> bool:
        return self.skor is not None

    @property
    def hilang(self) -> Decimal:
        """Points that this line loses against its weight (all of them while it cannot be computed)."""
        return self.bobot - (self.skor or NOL)


@dataclass(frozen=True, kw_only=True)
class NilaiKelompok:
    """One group of questions: how many were answered yes, which no, which not at all."""

    kode: str
    nama: str
    ya: int
    tidak: tuple[int, ...]
    belum: tuple[int, ...]
    skor: Decimal
    maksimum: Decimal

    @property
    def hilang(self) -> Decimal:
        return self.maksimum - self.skor


@dataclass(frozen=True, kw_only=True)
class NilaiAspek:
    """Score of one aspect: what is known of it so far, and whether that is all of it."""

    kode: str
    nama: str
    bobot: Decimal
    skor: Decimal
    lengkap: bool

    @property
    def persen(self) -> Decimal:
        """Score in percent of the weight, for a chart: the regulation gives no category to an aspect."""
        return self.skor * 100 / self.bobot


@dataclass(frozen=True, kw_only=True)
class Kekurangan:
    """What one line or group of questions costs: points missing, and the nearest row or answers that would gain."""

    kode: str
    nama: str
    hilang: Decimal
    tujuan: str
    tambahan: Decimal


@dataclass(frozen=True, kw_only=True)
class Penilaian:
    """A whole assessment. While anything is missing `predikat` is None, and `total` only the sum so far."""

    aturan: str
    jenis: str
    sakelar: Mapping[str, str]
    baris: tuple[BarisNilai, ...]
    manajemen: tuple[NilaiKelompok, ...]
    aspek: tuple[NilaiAspek, ...]
    jawaban: Mapping[int, bool]
    total: Decimal
    predikat: Predikat | None

    @property
    def final(self) -> bool:
        """Whether every ratio could be computed and every question is answered."""
        return self.predikat is not None

    @property
    def belum(self) -> tuple[str, ...]:
        """Sentences on what is still missing; empty when the total is final."""
        kalimat = [b.kalimat for b in self.baris if not b.dapat_dihitung]
        if nomor := [str(n) for k in self.manajemen for n in k.belum]:
            kalimat.append(f"Pertanyaan manajemen belum dijawab: {', '.join(nomor)}.")
        return tuple(kalimat)

    def selisih_untuk(self, tujuan: Predikat) -> Decimal:
        """Points missing for this category; 0 when the total reaches it."""
        return max(tujuan.batas - self.total, NOL)

    def kurang_untuk(self, tujuan: Predikat) -> list[Kekurangan]:
        """What costs points on the way to this category, dearest first; empty when the total reaches it."""
        if not self.selisih_untuk(tujuan):
            return []
        kurang = [
            Kekurangan(kode=b.rasio, nama=b.nama, hilang=b.hilang, tujuan=b.lebih_baik, tambahan=b.tambahan)
            for b in self.baris
        ]
        kurang += [
            Kekurangan(
                kode=k.kode,
                nama=k.nama,
                hilang=k.hilang,
                tujuan=f"pertanyaan {', '.join(map(str, sorted(k.tidak + k.belum)))} dijawab ya",
                tambahan=k.hilang,
            )
            for k in self.manajemen
        ]
        return sorted((k for k in kurang if k.hilang), key=lambda k: -k.hilang)

    def as_dict(self) -> dict[str, Any]:
        """JSON-able copy; amounts become text, so that they come back exactly."""
        return {
            "aturan": self.aturan,
            "jenis": self.jenis,
            "sakelar": dict(self.sakelar),
            "baris": [_beku(b) for b in self.baris],
            "manajemen": [_beku(k) for k in self.manajemen],
            "aspek": [_beku(a) for a in self.aspek],
            "jawaban": {str(nomor): ya for nomor, ya in self.jawaban.items()},
            "total": str(self.total),
            "predikat": self.predikat.value if self.predikat else None,
        }

    @classmethod
    def from_dict(cls, isi: Mapping[str, Any]) -> "Penilaian":
        """The copy read back, without evaluating anything."""
        return cls(
            aturan=isi["aturan"],
            jenis=isi["jenis"],
            sakelar=dict(isi["sakelar"]),
            baris=tuple(_cair(BarisNilai, b) for b in isi["baris"]),
            manajemen=tuple(_cair(NilaiKelompok, k) for k in isi["manajemen"]),
            aspek=tuple(_cair(NilaiAspek, a) for a in isi["aspek"]),
            jawaban={int(nomor): ya for nomor, ya in isi["jawaban"].items()},
            total=Decimal(isi["total"]),
            predikat=Predikat(isi["predikat"]) if isi["predikat"] else None,
        )


def _beku(butir: Any) -> dict[str, Any]:
    return {k: str(v) if isinstance(v, Decimal) else list(v) if isinstance(v, tuple) else v
            for k, v in asdict(butir).items()}  # fmt: skip


def _cair(kelas: type, isi: Mapping[str, Any]) -> Any:
    def baca(nama: str, jenis: Any) -> Any:
        nilai = isi[nama]
        if nilai is not None and "Decimal" in str(jenis):
            return Decimal(nilai)
        return tuple(nilai) if isinstance(nilai, list) else nilai

    return kelas(**{f.name: baca(f.name, f.type) for f in fields(kelas)})


def hitung(
    angka: Angka,
    jawaban: Mapping[int, bool | None],
    jenis: str,
    *,
    lalu: Angka | None = None,
    aturan: str = SET_BAWAAN,
    sakelar: Mapping[str, str] | None = None,
) -> Penilaian:
    """Assess one book year of a KSP or USP Koperasi (Pasal 31 ayat (5) and (7) Permen KUKM 15/2015).

    `angka` are the figures of `ANGKA` in rupiah, `jawaban` the answers by number of question; what is not answered is
    filled by `jawaban_otomatis` where the figures (and those of last year, `lalu`) allow, and otherwise stays open.
    Raises TidakDinilai for syariah, ValueError for an unknown kind, rule set, switch or question, TypeError for a
    figure or an answer of a wrong kind.
    """
    periksa_jenis(jenis)
    perangkat = set_aturan(aturan)
    sakelar = lengkapi(sakelar)
    baris = tuple(_baris(r, angka, jenis, sakelar) for r in perangkat.rasio)
    jawaban = _jawaban(perangkat, jawaban)
    otomatis = jawaban_otomatis(angka, lalu, jenis, sakelar=sakelar)
    jawaban |= {n: j.nilai for n, j in otomatis.items() if jawaban.get(n) is None and j.nilai is not None}
    manajemen = tuple(_kelompok(kode, perangkat, jawaban) for kode in KELOMPOK)
    aspek = tuple(_aspek(a, baris, manajemen) for a in perangkat.aspek)
    total = sum((a.skor for a in aspek), NOL)
    return Penilaian(
        aturan=aturan,
        jenis=jenis,
        sakelar=sakelar,
        baris=baris,
        manajemen=manajemen,
        aspek=aspek,
        jawaban=jawaban,
        total=total,
        predikat=predikat(total) if all(a.lengkap for a in aspek) else None,
    )


def _baris(rasio: Rasio, angka: Angka, jenis: str, sakelar: Mapping[str, str]) -> BarisNilai:
    atas, bawah = rasio.pembilang(angka, jenis, sakelar), rasio.penyebut(angka, jenis, sakelar)
    kosong = BarisNilai(
        rasio=rasio.kode, nama=rasio.nama, aspek=rasio.aspek, bobot=rasio.bobot, rumus=rasio.rumus,
        pembilang=_desimal(atas), penyebut=_desimal(bawah), nilai_rasio=None, baris="", nilai=None, skor=None,
        kalimat="", terverifikasi=False, catatan=rasio.catatan, lebih_baik="", tambahan=rasio.bobot,
    )  # fmt: skip
    if atas is None or bawah is None:
        return replace(kosong, kalimat=_sebut_kurang(rasio, angka, jenis, sakelar))
    jenjang = rasio.jenjang_pada(sakelar)
    if bawah <= 0:
        return _tanpa_penyebut(rasio, jenjang, kosong)

    x = atas / bawah * 100
    kena = jenjang.baris_untuk(x)
    skor = kena.nilai * rasio.bobot / 100
    tujuan = _lebih_baik(jenjang, kena)
    tampil = tampil_rasio(x, jenjang)
    kalimat = (
        f"{rasio.pembilang.nama} {_rp(atas)} ÷ {rasio.penyebut.nama} {_rp(bawah)} × 100% = {tulis(tampil, 2)}%,"
        f" baris {sebut_baris(kena.syarat)}: nilai {tulis(kena.nilai)} × bobot {tulis(rasio.bobot)}% ="
        f" skor {tulis(skor, 2)}."
    )
    return replace(
        kosong,
        nilai_rasio=tampil,
        baris=sebut_baris(kena.syarat),
        nilai=kena.nilai,
        skor=skor,
        kalimat=kalimat,
        terverifikasi=kena.terverifikasi,
        catatan=" ".join(filter(None, (kena.catatan, rasio.catatan))),
        lebih_baik=_sebut_tujuan(jenjang, tujuan) if tujuan else "",
        tambahan=(tujuan.nilai - kena.nilai) * rasio.bobot / 100 if tujuan else NOL,
    )


def _sebut_kurang(rasio: Rasio, angka: Angka, jenis: str, sakelar: Mapping[str, str]) -> str:
    """Which lines stand in the way of this ratio, and why each does."""
    kurang = rasio.pembilang.kurang(angka, jenis, sakelar) + rasio.penyebut.kurang(angka, jenis, sakelar)
    sebab = "; ".join(
        f"{p.nama} {'belum diisi' if angka.get(p.kode) is None else 'tidak boleh negatif'}"
        for p in dict.fromkeys(kurang)
    )
    return f"Rasio {rasio.kode} tidak dapat dihitung: {sebab}."


def _tanpa_penyebut(rasio: Rasio, jenjang: Jenjang, kosong: BarisNilai) -> BarisNilai:
    """What counts where nothing can be divided by: the value that the rule set states, or none."""
    nol = rasio.bila_nol
    if nol.nilai is None:
        return replace(kosong, kalimat=f"Rasio {rasio.kode} tidak dapat dihitung. {nol.kalimat}")
    terbaik = max(jenjang.baris, key=lambda b: b.nilai)
    tambahan = (terbaik.nilai - nol.nilai) * rasio.bobot / 100
    return replace(
        kosong,
        nilai=nol.nilai,
        skor=nol.nilai * rasio.bobot / 100,
        kalimat=nol.kalimat,
        baris="penyebut nol atau negatif",
        lebih_baik=sebut_baris(terbaik.syarat) if tambahan else "",
        tambahan=tambahan,
    )


def _lebih_baik(jenjang: Jenjang, kena: Baris) -> Baris | None:
    """Of the nearest better row on each side, the one that gains more; None when the row is already the best."""
    letak = jenjang.baris.index(kena)
    sisi = (reversed(jenjang.baris[:letak]), jenjang.baris[letak + 1 :])
    calon = [b for isi in sisi if (b := next((b for b in isi if b.nilai > kena.nilai), None))]
    return max(calon, key=lambda b: b.nilai, default=None)


def _sebut_tujuan(jenjang: Jenjang, tujuan: Baris) -> str:
    """The row to reach. A border that is a row of its own is no aim by itself: "x = 75" before "x > 75" is "x ≥ 75"."""
    sesudah = jenjang.baris[jenjang.baris.index(tujuan) + 1 :][:1]
    if tujuan.syarat.startswith("x = ") and sesudah and sesudah[0].nilai == tujuan.nilai:
        return sebut_baris(tujuan.syarat.replace("=", ">="))
    return sebut_baris(tujuan.syarat)


def _jawaban(perangkat: RuleSet, jawaban: Mapping[int, bool | None]) -> dict[int, bool]:
    """The answers that were given; None is no answer."""
    dikenal = {p.nomor for p in perangkat.pertanyaan}
    for nomor, ya in jawaban.items():
        if nomor not in dikenal:
            raise ValueError(f"Tidak ada pertanyaan nomor {nomor!r}.")
        if ya is not None and not isinstance(ya, bool):
            raise TypeError(f"Jawaban pertanyaan {nomor} harus ya atau tidak, bukan {type(ya).__name__}.")
    return {nomor: ya for nomor, ya in jawaban.items() if ya is not None}


def _kelompok(kode: str, perangkat: RuleSet, jawaban: Mapping[int, bool]) -> NilaiKelompok:
    nomor = [p.nomor for p in perangkat.pertanyaan if p.kelompok == kode]
    ya = sum(jawaban.get(n) is True for n in nomor)
    return NilaiKelompok(
        kode=kode,
        nama=KELOMPOK[kode],
        ya=ya,
        tidak=tuple(n for n in nomor if jawaban.get(n) is False),
        belum=tuple(n for n in nomor if n not in jawaban),
        skor=ya * NILAI_YA[kode],
        maksimum=len(nomor) * NILAI_YA[kode],
    )


def _aspek(aspek: Any, baris: Iterable[BarisNilai], manajemen: Iterable[NilaiKelompok]) -> NilaiAspek:
    if aspek.kode == "manajemen":
        skor, lengkap = [k.skor for k in manajemen], not any(k.belum for k in manajemen)
    else:
        isi = [b for b in baris if b.aspek == aspek.kode]
        skor, lengkap = [b.skor or NOL for b in isi], all(b.dapat_dihitung for b in isi)
    return NilaiAspek(kode=aspek.kode, nama=aspek.nama, bobot=aspek.bobot, skor=sum(skor, NOL), lengkap=lengkap)


def tampil_rasio(x: Fraction, jenjang: Jenjang) -> Decimal:
    """A ratio as it is shown: two decimals, or as many more as it takes not to show a border that it is not on."""
    batas = {b for baris in jenjang.baris for b in (selang(baris.syarat).bawah, selang(baris.syarat).atas)} - {None}
    tempat = 2
    while any(x != b and _bulat(x, tempat) == b for b in batas):
        tempat += 1
    return desimal(_bulat(x, tempat), Fraction(0))


def _bulat(x: Fraction, tempat: int) -> Fraction:
    """Rounded to so many decimals, halves up, as an accountant rounds. For showing only."""
    return Fraction(floor(x * 10**tempat + Fraction(1, 2)), 10**tempat)


def sebut_baris(syarat: str) -> str:
    """A row as a reader expects it: "7.5 <= x < 10" -> "7,5 ≤ x < 10"."""
    return syarat.replace("<=", "≤").replace(">=", "≥").replace(".", ",")


def _rp(nilai: Fraction) -> str:
    return rupiah(desimal(nilai, nilai), sen=False)


def _desimal(nilai: Fraction | None) -> Decimal | None:
    return None if nilai is None else desimal(nilai, nilai)
