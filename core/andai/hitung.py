"""A population by the values in force and by others: how many move, from where to where, in which regions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.andai.populasi import BELUM, Keadaan, Kumpulan, Pengganti, Populasi
from core.dasar.rupa import angka
from core.models import Wilayah


@dataclass(frozen=True)
class Daerah:
    """A region: how many are as the law wants it now and by the what-if, how many become so, how many no longer are."""

    kode: str
    nama: str
    jumlah: int
    kini: int
    andai: int
    menjadi: int
    tidak_lagi: int
    belum: int

    @property
    def selisih(self) -> str:
        """'+29', '−3', '0'."""
        beda = self.andai - self.kini
        return f"{'+' if beda > 0 else '−' if beda < 0 else ''}{angka(abs(beda))}"


@dataclass(frozen=True)
class Pindah:
    """How many went from one state to another."""

    dari: Keadaan
    ke: Keadaan
    banyak: int


@dataclass(frozen=True)
class Bandingan:
    """What a what-if does. `berubah` are the places of the cases that moved, `nilai` what each amounts to by it."""

    populasi: Populasi
    nilai: Sequence[str]
    berubah: Sequence[int]
    seluruh: Daerah
    daerah: Sequence[Daerah]
    pindah: Sequence[Pindah]
    menurut_kini: Counter[str]
    menurut_andai: Counter[str]

    @property
    def kalimat(self) -> str:
        """What is seen, in one sentence."""
        s, kata = self.seluruh, self.populasi.baik_kata
        satuan = self.populasi.satuan
        dari = f"dari {angka(s.kini)} menjadi {angka(s.andai)}"
        if s.menjadi and s.tidak_lagi:
            return f"{angka(s.menjadi)} {satuan} menjadi {kata}, {angka(s.tidak_lagi)} tidak lagi: {dari}"
        if s.menjadi:
            return f"{angka(s.menjadi)} {satuan} lagi akan {kata}: {dari}"
        if s.tidak_lagi:
            return f"{angka(s.tidak_lagi)} {satuan} tidak lagi {kata}: {dari}"
        if self.berubah:
            return f"{angka(len(self.berubah))} {satuan} berubah golongan; yang {kata} tetap {angka(s.kini)}"
        return f"Tidak satu pun {satuan} berubah: tetap {angka(s.kini)} yang {kata}"


def bandingkan(populasi: Populasi, kumpulan: Kumpulan, pengganti: Pengganti) -> Bandingan:
    """The cases by the values in force and by `pengganti`. Regions: provinces, or those below where there is one."""
    kini, andai = kumpulan.nilai({}), kumpulan.nilai(pengganti)
    keadaan = {k.kode: k for k in populasi.keadaan}
    kelompok = _daerah(kumpulan.wilayah)
    perpindahan = Counter(zip(kelompok, kini, andai, strict=True))
    nama = dict(Wilayah.objects.filter(pk__in=set(kelompok)).values_list("pk", "nama"))
    daerah = [
        _hitung(kode, nama[kode], {(a, b): n for (k, a, b), n in perpindahan.items() if k == kode}, keadaan)
        for kode in sorted(nama)
    ]
    semua = Counter(zip(kini, andai, strict=True))
    return Bandingan(
        populasi=populasi,
        nilai=andai,
        berubah=[i for i, (a, b) in enumerate(zip(kini, andai, strict=True)) if a != b],
        seluruh=_hitung("", "Jumlah", semua, keadaan),
        daerah=sorted(daerah, key=lambda d: (-abs(d.menjadi + d.tidak_lagi), -d.jumlah, d.kode)),
        pindah=[
            Pindah(keadaan[a], keadaan[b], n)
            for (a, b), n in sorted(semua.items(), key=lambda satu: -satu[1])
            if a != b
        ],
        menurut_kini=Counter(kini),
        menurut_andai=Counter(andai),
    )


def _daerah(wilayah: Iterable[str]) -> list[str]:
    """The region by which each case is counted: its province, or itself where all lie in one province."""
    provinsi = [kode[:2] for kode in wilayah]
    return list(wilayah) if len(set(provinsi)) == 1 else provinsi


def _hitung(kode: str, nama: str, perpindahan: dict, keadaan: dict[str, Keadaan]) -> Daerah:
    baik = [(keadaan[a].baik, keadaan[b].baik, b == BELUM.kode, n) for (a, b), n in perpindahan.items()]
    return Daerah(
        kode=kode,
        nama=nama,
        jumlah=sum(n for *_, n in baik),
        kini=sum(n for a, _, _, n in baik if a),
        andai=sum(n for _, b, _, n in baik if b),
        menjadi=sum(n for a, b, _, n in baik if b and not a),
        tidak_lagi=sum(n for a, b, _, n in baik if a and not b),
        belum=sum(n for _, _, belum, n in baik if belum),
    )
