"""The worksheet of an assessment: its figures, answers and score, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from aturan.kesehatan import (
    ANGKA,
    ASPEK,
    RASIO,
    BarisNilai,
    JawabanOtomatis,
    Masalah,
    Penilaian,
    TidakDinilai,
    hitung,
    jawaban_otomatis,
    turunan,
)
from aturan.kesehatan.angka import POS
from aturan.kesehatan.sakelar import lengkapi
from ksp_usp.models import JawabanManajemen, LaporanKeuangan, PenilaianKesehatan
from ksp_usp.penilaian.syarat import (
    AngkaPenilaian,
    angka_penilaian,
    jenis_kesehatan,
    masalah_angka,
)

MANAJEMEN = "manajemen"
KODE_ASPEK = tuple(a.kode for a in ASPEK)


@dataclass
class Kertas:
    """The figures, answers and score of one assessment, read once for a page.

    `diganti` holds what is typed but not stored, in the place of what is: laporan, pemeriksaan ({code: figure}),
    jawaban ({number: answer}), sakelar.
    """

    p: PenilaianKesehatan
    diganti: Mapping | None = None

    @property
    def beku(self) -> bool:
        return bool(self.p.hasil)

    @cached_property
    def jenis(self) -> str:
        return self.p.hasil.get("jenis") or jenis_kesehatan(self.p.koperasi)

    @cached_property
    def _laporan(self) -> dict[int, LaporanKeuangan]:
        p = self.p
        daftar = p.koperasi.laporan.filter(
            sumber=LaporanKeuangan.Sumber.LAPORAN, tahun_buku__in=(p.tahun_buku, p.tahun_buku - 1)
        ).select_related("berkas")
        return {satu.tahun_buku: satu for satu in daftar}

    @cached_property
    def laporan(self) -> LaporanKeuangan | None:
        """The report that is assessed."""
        return self.p.laporan or self._laporan.get(self.p.tahun_buku)

    @cached_property
    def laporan_lalu(self) -> LaporanKeuangan | None:
        return self._laporan.get(self.p.tahun_buku - 1)

    @cached_property
    def sakelar(self) -> dict[str, str]:
        isi = (self.diganti or {}).get("sakelar")
        return lengkapi(self.p.hasil.get("sakelar") or self.p.sakelar if isi is None else isi)

    @cached_property
    def angka(self) -> AngkaPenilaian:
        if self.beku:
            return angka_penilaian(self.p)
        ganti = self.diganti or {}
        asli = AngkaPenilaian(
            laporan=self.laporan.angka if self.laporan else {},
            pemeriksaan=self.p.pemeriksaan.angka if self.p.pemeriksaan else {},
            lalu=self.laporan_lalu.angka if self.laporan_lalu else None,
        )
        return AngkaPenilaian(
            laporan={**asli.laporan, **ganti.get("laporan", {})},
            pemeriksaan={**asli.pemeriksaan, **ganti.get("pemeriksaan", {})},
            lalu={**(asli.lalu or {}), **ganti["lalu"]} if ganti.get("lalu") else asli.lalu,
        )

    @cached_property
    def jawaban(self) -> dict[int, JawabanManajemen]:
        return {j.nomor: j for j in self.p.jawaban.all()}

    @cached_property
    def otomatis(self) -> dict[int, JawabanOtomatis]:
        """What the figures answer; nothing for syariah."""
        try:
            return jawaban_otomatis(self.angka.terpakai, self.angka.lalu, self.jenis, sakelar=self.sakelar)
        except TidakDinilai:
            return {}

    @cached_property
    def skor(self) -> Penilaian | None:
        """The score as the figures are now; None for a result that was written elsewhere, and for syariah."""
        if self.p.cara == self.p.Cara.CATAT or self.tolak:
            return None
        if self.beku:
            return Penilaian.from_dict(self.p.hasil)
        jawaban = {nomor: j.jawaban for nomor, j in self.jawaban.items()} | (self.diganti or {}).get("jawaban", {})
        return self._hitung(self.angka.terpakai, jawaban)

    @cached_property
    def skor_laporan(self) -> dict[str, BarisNilai]:
        """Each ratio by the reported figures alone."""
        return {b.rasio: b for b in self._hitung(self.angka.laporan, {}).baris}

    def _hitung(self, angka, jawaban) -> Penilaian:
        return hitung(angka, jawaban, self.jenis, lalu=self.angka.lalu, aturan=self.p.set_aturan, sakelar=self.sakelar)

    @property
    def tolak(self) -> str:
        """Why nothing is computed here; '' when it is."""
        try:
            turunan({}, self.jenis)
        except TidakDinilai as sebab:
            return str(sebab)
        return ""

    @cached_property
    def masalah(self) -> list[Masalah]:
        return [] if self.beku or self.skor is None else masalah_angka(self.p, self.angka)

    @cached_property
    def jumlah(self) -> dict[str, Decimal | None]:
        """The totals of the figures in use."""
        return turunan(self.angka.terpakai, self.jenis, self.sakelar)


def pos_rasio(rasio, jenis: str, sakelar) -> list:
    """The lines that a ratio is made of, numerator first."""
    kode = [k for b in (rasio.pembilang, rasio.penyebut) for k, _ in b.suku_untuk(jenis, sakelar)]
    return [POS[k] for k in dict.fromkeys(kode)]


def pos_aspek(aspek: str, jenis: str, sakelar) -> list:
    """The lines that one aspect is scored from; under management those that no ratio uses."""
    dipakai = {a: {p.kode for r in RASIO if r.aspek == a for p in pos_rasio(r, jenis, sakelar)} for a in KODE_ASPEK}
    if aspek == MANAJEMEN:
        semua = set().union(*dipakai.values())
        return [p for p in ANGKA if p.untuk(jenis) and p.kode not in semua]
    return [p for p in ANGKA if p.kode in dipakai[aspek]]
