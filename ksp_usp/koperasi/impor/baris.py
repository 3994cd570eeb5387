"""A row of the register's sheet under examination, and what it is held against."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from core.dasar.izin import membawahi
from core.dasar.rupa import tanggal_indonesia
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baris import BarisLembar, HasilLembar
from core.models import Wilayah
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI
from ksp_usp.models import Koperasi, Modal, Orang, WilayahAnggota

PRIMER = "primer"  # the answer that all new koperasi whose sheet does not say so are primer
KOMPONEN = (*Modal.KSP, *Modal.USP, "aset")


def satu_wilayah(kantor: frozenset[str]) -> str:
    """The kabupaten/kota of a person whose offices have exactly one; '' for any other."""
    [satu] = kantor if len(kantor) == 1 else [""]
    return satu if "." in satu else ""


@dataclass(frozen=True)
class Konteks:
    """What a row is held against: the day, the regions, the offices of the person, the saved koperasi by their key."""

    per: date
    wilayah: DaftarWilayah
    kantor: frozenset[str]
    tersimpan: dict[str, Koperasi] = field(default_factory=dict)

    @property
    def satu_wilayah(self) -> Wilayah | None:
        """The region of an office that has exactly one."""
        return self.wilayah.menurut_kode.get(satu_wilayah(self.kantor))

    def terlihat(self, kode: str) -> bool:
        """Whether the person keeps the register of region `kode`: the office's own region, or below it."""
        return any(membawahi(k, kode) for k in self.kantor)

    def boleh_mengubah(self, koperasi: Koperasi) -> bool:
        """A licensed koperasi is kept by its authority alone; any other by whoever keeps the register of its seat."""
        return koperasi.berwenang_id in self.kantor or (not koperasi.berizin and self.terlihat(koperasi.wilayah_id))


@dataclass
class Baris(BarisLembar):
    """One row, and what saving it writes: the koperasi, its regions, capital and chairman (None while wrong).

    `tanya`: what a person must confirm before the row is saved; `tanpa_bentuk`: a new koperasi of which the sheet does
    not say whether it is primer or sekunder.
    """

    tabel = DAFTAR_KOPERASI

    kunci: str = ""
    kedudukan: Wilayah | None = None
    anggota: dict[str, tuple[Wilayah, int | None]] = field(default_factory=dict)
    lama: Koperasi | None = None
    koperasi: Koperasi | None = None
    keanggotaan: list[WilayahAnggota] = field(default_factory=list)
    modal: Modal | None = None
    ketua: Orang | None = None
    beda: dict[str, list] = field(default_factory=dict)
    tanya: str = ""
    tanpa_bentuk: bool = False

    def tanyakan(self, kalimat: str) -> None:
        """One more thing that a person must confirm."""
        self.tanya = "; ".join(filter(None, (self.tanya, kalimat)))

    @property
    def berubah(self) -> bool:
        return self.lama is None or bool(self.beda)

    @property
    def tuntas(self) -> bool:
        """A row that says what is saved already asks for nothing."""
        return self.lama is not None and not self.berubah

    def teks(self, kolom: str) -> str:
        """The cell as it was understood: the number alone, a date as 31/12/2025, a kind by our name behind its own."""
        isi, nilai = super().teks(kolom), self.nilai.get(kolom)
        if not isi or nilai in ("", None) or self.pada_salah(kolom):
            return isi
        if kolom == "badan_hukum":
            hari = None if self.berisi("tanggal_badan_hukum") else self.nilai.get("tanggal_badan_hukum")
            return f"{nilai}, {tanggal_indonesia(hari)}" if hari else nilai
        if kolom == "jenis" and isi.upper() != nilai.upper():
            syariah = " syariah" if self.nilai.get("pola") == Koperasi.Pola.SYARIAH else ""
            return f"{isi} ({nilai.upper()}{syariah})"
        return f"{nilai:%d/%m/%Y}" if isinstance(nilai, date) else isi

    @property
    def akibat(self) -> str:
        if self.koperasi is None:
            return "tidak disimpan"
        if not self.berubah:
            return "sudah tersimpan"
        if self.tanya or self.tanpa_bentuk:
            return "menunggu jawaban"
        return "baru" if self.lama is None else "memperbarui"


@dataclass
class Hasil(HasilLembar):
    tabel = DAFTAR_KOPERASI

    @property
    def layak(self) -> list[Baris]:
        """Rows that may be saved and change something; those with a question once it is answered."""
        return [b for b in self.baris if b.koperasi is not None and b.berubah]

    @property
    def bertanya(self) -> list[Baris]:
        return [b for b in self.layak if b.tanya]

    @property
    def tanpa_bentuk(self) -> list[Baris]:
        return [b for b in self.layak if b.tanpa_bentuk]

    @property
    def menunggu(self) -> list[Baris]:
        """Rows that are saved only once something about them was answered."""
        return [b for b in self.layak if b.tanya or b.tanpa_bentuk]

    def disimpan(self, dijawab: set[str]) -> list[Baris]:
        """Rows to save, where `dijawab` are the numbers of the rows whose question was answered with yes, and PRIMER
        where that was said of all whose sheet says nothing."""
        bentuk = [b for b in self.layak if not b.tanpa_bentuk or PRIMER in dijawab]
        return [b for b in bentuk if not b.tanya or str(b.nomor) in dijawab]

    @property
    def sidik(self) -> str:
        """Fingerprint of the saved koperasi that saving would touch: a colleague's edit in between changes it."""
        lama = sorted(f"{b.lama.pk}:{b.lama.versi}" for b in self.baris if b.lama is not None)
        return hashlib.sha256("|".join(lama).encode()).hexdigest()[:24]
