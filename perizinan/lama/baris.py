"""A row of the sheet under examination, and what it is held against."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baris import BarisLembar, HasilLembar
from core.models import Wilayah
from ksp_usp.models import Koperasi
from perizinan.lama.kolom import TABEL_LAMA, Apa
from perizinan.models import IzinUsaha, JaringanPelayanan


@dataclass(frozen=True)
class Konteks:
    """What a row is held against: day, office, regions, the koperasi by their key, what is recorded already.

    `tempat` are the regions whose offices this authority records; `izin` the licences by issuer and number;
    `pertama_izin` and `pertama_kantor` the first day on which this product issued a licence, by issuer, and approved
    an office here.
    """

    per: date
    kantor: Wilayah
    wilayah: DaftarWilayah
    tempat: dict[str, Wilayah]
    koperasi: dict[str, Koperasi]
    izin: dict[tuple[str, str], IzinUsaha]
    pertama_izin: dict[str, date]
    pertama_kantor: date | None


@dataclass
class Baris(BarisLembar):
    """One row, and what recording it writes. `ada`: the licence or office that says the same already."""

    tabel = TABEL_LAMA

    kunci: str = ""
    koperasi: Koperasi | None = None
    penerbit: Wilayah | None = None
    lingkup: Lingkup | None = None
    anggota: list[Wilayah] = field(default_factory=list)
    tempat: Wilayah | None = None
    ada: IzinUsaha | JaringanPelayanan | None = None

    @property
    def izin(self) -> bool:
        return self.nilai.get("apa") == Apa.IZIN

    @property
    def keadaan(self) -> str:
        return self.nilai.get("keadaan") or ("berlaku" if self.izin else "beroperasi")

    @property
    def salah_isi(self) -> bool:
        return any(c.salah for c in self.catatan)

    @property
    def layak(self) -> bool:
        """Whether it may be recorded, and says something that is not."""
        return not self.salah_isi and self.ada is None

    @property
    def tuntas(self) -> bool:
        return self.ada is not None

    @property
    def akibat(self) -> str:
        if self.salah_isi:
            return "tidak dicatat"
        return "sudah tercatat" if self.ada is not None else "menunggu konfirmasi"

    @property
    def sebutan(self) -> str:
        """What the row is, in a few words, for lists and the trail."""
        if self.izin:
            return f"Izin nomor {self.nilai.get('nomor', '')}"
        apa = self.nilai.get("apa")
        return f"{Apa(apa).label if apa else 'Baris'} {self.nilai.get('kantor', '')}".strip()


@dataclass
class Hasil(HasilLembar):
    tabel = TABEL_LAMA

    @property
    def layak(self) -> list[Baris]:
        return [b for b in self.baris if b.layak]

    @property
    def sidik(self) -> str:
        """Fingerprint of what would be recorded: a colleague's record or edit in between changes it."""
        isi = "|".join(f"{b.nomor}:{b.koperasi.pk}:{b.koperasi.versi}" for b in self.layak)
        return hashlib.sha256(isi.encode()).hexdigest()[:24]
