"""Where a rule stands and when it holds: regulation, provision, dated value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Peraturan:
    """A regulation: code used in ids, short and full name, day it was enacted, day from which it is in force."""

    kode: str
    singkat: str
    nama: str
    tanggal: date
    berlaku: date

    @property
    def lengkap(self) -> str:
        """As a text first names it: in full, with the short name that stands for it afterwards."""
        return f"{self.nama} ({self.singkat})"


P23_2005 = Peraturan(
    kode="P23-2005",
    singkat="Permen KUKM 23/2005",
    nama=(
        "Peraturan Menteri Negara Koperasi dan Usaha Kecil dan Menengah Nomor 23/PER/M.KUKM/XI/2005 tentang Perubahan"
        " atas Surat Keputusan Menteri Negara Koperasi dan Usaha Kecil dan Menengah Nomor 32/Kep/M.KUKM/IV/2003"
        " tentang Pedoman Penumbuhan dan Pengembangan Sentra Usaha Kecil dan Menengah"
    ),
    tanggal=date(2005, 11, 9),
    berlaku=date(2005, 11, 9),  # Pasal II ayat (3): sejak tanggal ditetapkan
)
P15_2015 = Peraturan(
    kode="P15-2015",
    singkat="Permen KUKM 15/2015",
    nama=(
        "Peraturan Menteri Koperasi dan Usaha Kecil dan Menengah Nomor 15/Per/M.KUKM/IX/2015"
        " tentang Usaha Simpan Pinjam oleh Koperasi"
    ),
    tanggal=date(2015, 9, 23),
    berlaku=date(2015, 10, 8),  # Pasal 36: pada tanggal diundangkan
)


@dataclass(frozen=True)
class Pasal:
    """One provision. `str()` is the citation, `.kode` the id of the list of provisions ('P23-2005/Ps5(1)e').

    An empty `pasal` is the annex of the regulation, where its parts carry no article; PENGENDALIAN is no provision.
    """

    peraturan: Peraturan
    pasal: str
    ayat: str = ""
    huruf: str = ""
    angka: str = ""

    @property
    def kode(self) -> str:
        if self == PENGENDALIAN:
            return self.peraturan.kode
        if not self.pasal:
            return f"{self.peraturan.kode}/Lampiran"
        return f"{self.peraturan.kode}/Ps{self.pasal}{self.ayat and f'({self.ayat})'}{self.huruf}" + (
            f".{self.angka}" if self.angka else ""
        )

    @property
    def sebutan(self) -> str:
        """The citation without the name of the regulation: "Pasal 5 ayat (1) huruf e"."""
        if self == PENGENDALIAN:
            return self.peraturan.singkat
        if not self.pasal:
            return "Lampiran"
        bagian = (
            ("Pasal", self.pasal),
            ("ayat", self.ayat and f"({self.ayat})"),
            ("huruf", self.huruf),
            ("angka", self.angka),
        )
        return " ".join(f"{nama} {isi}" for nama, isi in bagian if isi)

    def __str__(self) -> str:
        return self.sebutan if self == PENGENDALIAN else f"{self.sebutan} {self.peraturan.singkat}"

    def as_dict(self) -> dict[str, Any]:
        p = self.peraturan
        return {
            "kode": self.kode,
            "teks": str(self),
            "peraturan": [p.kode, p.singkat, p.nama, p.tanggal.isoformat(), p.berlaku.isoformat()],
            "bagian": [self.pasal, self.ayat, self.huruf, self.angka],
        }

    @classmethod
    def from_dict(cls, isi: Mapping[str, Any]) -> "Pasal":
        kode, singkat, nama, ditetapkan, berlaku = isi["peraturan"]
        peraturan = Peraturan(kode, singkat, nama, date.fromisoformat(ditetapkan), date.fromisoformat(berlaku))
        return cls(peraturan, *isi["bagian"])


# What the application asks of its own accord, as two pairs of eyes: it cites no article, because none says so.
PENGENDALIAN = Pasal(
    Peraturan(
        kode="APLIKASI",
        singkat="pengendalian aplikasi",
        nama="Pengendalian aplikasi, bukan ketentuan peraturan",
        tanggal=P15_2015.tanggal,
        berlaku=P15_2015.berlaku,
    ),
    "",
)
