"""The answers to one search: ranked within their kind, the kinds by their best answer."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from core.cari.kueri import KOPERASI, PISAH, TERBANYAK, baca
from core.cari.sumber import Sumber, susunan
from core.dasar.cari import PENGISI, kata_cari, rapat
from core.dasar.mirip import serupa
from core.dasar.pencari import Pencari

SEDIKIT = 3  # answers, below which what is spelled alike is looked for as well
PERSIS, BERAWAL, MEMUAT, MIRIP = range(4)


@dataclass(frozen=True)
class Jawaban:
    """One thing that was found. `peringkat`: exact, begins so, holds all words, is alike; then how much it is alike."""

    pk: str
    judul: str
    bawah: str
    url: str
    peringkat: int
    serupa: float

    @property
    def urutan(self) -> tuple:
        return self.peringkat, -self.serupa, len(self.judul), self.judul.lower(), self.pk


@dataclass(frozen=True)
class Kelompok:
    """The answers of one kind, the best first; `lebih`: there are more than are counted."""

    sumber: Sumber
    jawaban: list[Jawaban]
    lebih: bool
    url: str

    @property
    def jumlah(self) -> str:
        return f"lebih dari {TERBANYAK}" if self.lebih else str(len(self.jawaban))


class Temuan:
    """What `pengguna` may see of what `teks` asks for, of all kinds or of one.

    `segera`: while somebody types, without people and without what is only alike.
    """

    def __init__(self, pengguna, teks: str, *, jenis: str = "", segera: bool = False):
        self.pengguna = pengguna
        self.pencari = Pencari(teks)
        self.sumber = [s for s in susunan() if jenis in ("", s.kode) and not (segera and s.orang)]
        self.segera = segera
        self.mirip = False
        # So many koperasi that what hangs on each of them tells nothing.
        self.terlalu_umum = False

    @cached_property
    def kelompok(self) -> list[Kelompok]:
        """The kinds of which something was found, the kind with the best answer first."""
        baris = self._baca(mirip=False)
        kelompok = [self._kelompok(s, isi) for s, isi in baris.items()]
        if self._perlu_mirip(kelompok):
            for sumber, semua in self._baca(mirip=True).items():
                self.mirip |= bool(semua.keys() - baris.get(sumber, {}).keys())
                baris[sumber] = semua | baris.get(sumber, {})
            kelompok = [self._kelompok(s, isi) for s, isi in baris.items()]
        # Kinds whose best answers are as good stand in the order of the setting.
        return sorted(kelompok, key=lambda k: (k.jawaban[0].peringkat, self.sumber.index(k.sumber)))

    def _perlu_mirip(self, kelompok: list[Kelompok]) -> bool:
        if self.segera or not self.pencari.dapat_mirip or sum(len(k.jawaban) for k in kelompok) >= SEDIKIT:
            return False
        return all(k.jawaban[0].peringkat == MEMUAT for k in kelompok)

    @cached_property
    def terlihat(self) -> dict[Sumber, QuerySet]:
        """What the person may see, of the kinds of which that may be anything: by an office, or as a party."""
        kantor, pihak = self.pengguna.wilayah_kantor, self.pengguna.pihak
        return {s: s.terlihat(self.pengguna) for s in self.sumber if (pihak if s.sedikit else kantor)}

    @cached_property
    def dicari(self) -> dict[Sumber, list | None]:
        return {s: list(q.values_list("pk", flat=True)) if s.sedikit else None for s, q in self.terlihat.items()}

    def _baca(self, *, mirip: bool) -> dict[Sumber, dict[str, tuple]]:
        """{kind: {key: row}} of what was found and may be seen."""
        if not self.pencari.kata:
            return {}
        menurut_kode = {s.kode: s for s in self.dicari}
        hasil: dict[Sumber, dict[str, tuple]] = {}
        kantor = self.pengguna.wilayah_kantor
        baris = baca(self.dicari, self.pencari, kantor, mirip)
        koperasi = [int(pk) for kode, pk, *_ in baris if kode == KOPERASI] if not mirip else []
        self.terlalu_umum |= len(koperasi) > TERBANYAK
        if 0 < len(koperasi) <= TERBANYAK:
            baris += baca(self.dicari, self.pencari, kantor, mirip, koperasi)
        for kode, *isi in baris:
            hasil.setdefault(menurut_kode[kode], {})[isi[0]] = tuple(isi)
        boleh = self._boleh({s: list(isi) for s, isi in hasil.items()})
        bersih = {s: {pk: satu for pk, satu in isi.items() if (s.kode, pk) in boleh} for s, isi in hasil.items()}
        return {s: isi for s, isi in bersih.items() if isi}

    def _boleh(self, pk: dict[Sumber, list[str]]) -> set[tuple[str, str]]:
        """Which of the rows the person may see: the one question of terlihat_oleh, in one query.

        It is not asked where it has no condition, as at the Ministry, and where the rows were taken from its answer.
        """
        ditanya = [s for s in pk if not s.sedikit and self.terlihat[s].query.where]
        boleh = {(s.kode, satu) for s, semua in pk.items() if s not in ditanya for satu in semua}
        cabang = [
            self.terlihat[s].filter(pk__in=pk[s]).order_by()
            .values_list(Value(s.kode, output_field=TextField()), Cast("pk", TextField()))
            for s in ditanya
        ]  # fmt: skip
        return boleh | set(cabang[0].union(*cabang[1:], all=True) if cabang else ())

    def _kelompok(self, sumber: Sumber, baris: dict[str, tuple]) -> Kelompok:
        jawaban = []
        for pk, kunci, judul, kolom, bawah, keadaan, _ in baris.values():
            peringkat, nilai = self._peringkat(kolom.split(PISAH))
            kata = [b for b in bawah.split(PISAH) if b] + ([sumber.sebut_keadaan(keadaan)] if keadaan else [])
            url = sumber.url(kunci.split(PISAH))
            jawaban.append(Jawaban(pk, judul, " · ".join(kata), url, peringkat, nilai))
        jawaban.sort(key=lambda j: j.urutan)
        return Kelompok(sumber, jawaban[:TERBANYAK], len(jawaban) > TERBANYAK, sumber.url_semua(self.pencari.teks))

    def _peringkat(self, kolom: list[str]) -> tuple[int, float]:
        dicari = {self.pencari.rapat, rapat(self.pencari.teks)}
        ada = {bentuk for satu in kolom for bentuk in (rapat(satu) or "", _inti(satu))}
        if dicari & ada:
            return PERSIS, 1.0
        if any(satu.startswith(tuple(dicari)) for satu in ada):
            return BERAWAL, 1.0
        teks = " ".join(kolom)
        semua = rapat(teks) or ""
        if all(kata in semua for kata in self.pencari.kata):
            return MEMUAT, 1.0
        nilai = [1.0 if kata in semua else serupa(kata, teks) or 0.0 for kata in self.pencari.kata]
        return MIRIP, sum(nilai) / len(nilai)


def _inti(teks: str) -> str:
    """A name or number without the words that people put before it: 'KSP Mitra' -> 'MITRA'."""
    return "".join(kata for kata in kata_cari(teks) if kata not in PENGISI)
