"""The columns of one kind of sheet: header and its synonyms, example, kind of cell, required or not.

Template, reading, checking and page all follow the one table.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from core.dasar.rupa import angka
from core.lembar.satuan import berupa_uang, bukan_rupiah, satuan, tahun_judul, tanpa_satuan
from core.lembar.sel import Jenis

# Words of headers as offices write them, brought to one spelling; each kind of sheet adds its own.
KATA_UMUM = {
    "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "juml": "jumlah", "bln": "bulan", "perbulan": "bulan",
    "bulanan": "bulan", "sebulan": "bulan", "thn": "tahun", "th": "tahun", "pertahun": "tahun", "tahunan": "tahun",
    "setahun": "tahun", "no": "nomor", "nmr": "nomor", "telp": "telepon", "tlp": "telepon", "hp": "telepon",
    "wa": "telepon", "kel": "kelurahan", "ds": "desa", "per": "", "rp": "", "rupiah": "", "dalam": "", "orang": "",
    "org": "", "yang": "", "dan": "", "nilai": "", "sesuai": "",
}  # fmt: skip


MASA = re.compile(r"(?<![a-z])(?:bulan|bln|tahun|thn|th)(?![a-z])")


def penyeragam(kata: dict[str, str], kurung: tuple[str, ...] = ()) -> Callable[[str], str]:
    """A function that brings a header to one spelling: 'Omset/bln (Rp)' -> 'omzet bulan'.

    `kata` joins KATA_UMUM. What stands in brackets explains the unit and is left out, unless it is one of `kurung`;
    but of '(Rp/bln)' and '(per tahun)' the period stays.
    """
    semua_kata = KATA_UMUM | kata
    kecuali = rf"(?!\s*(?:{'|'.join(kurung)})\s*\))" if kurung else ""
    dalam_kurung = re.compile(rf"\({kecuali}[^)]*\)")

    def masa(kurung: re.Match) -> str:
        return f" {' '.join(MASA.findall(kurung[0]))} "

    def seragam(judul: str) -> str:
        rata = dalam_kurung.sub(masa, unicodedata.normalize("NFKC", tanpa_satuan(judul)).casefold())
        bagian = " ".join(semua_kata.get(k, k) for k in re.findall(r"[a-z0-9]+", rata)).split()
        # 'laki-laki' and 'usaha ukm' say one thing twice.
        return " ".join(k for i, k in enumerate(bagian) if not i or bagian[i - 1] != k)[:120]

    return seragam


@dataclass(frozen=True)
class Kolom:
    """One column: name of its value, header, kind of cell, example, other headers, and where it stands.

    `tabel`: shown in the tables that people see; the rest only where a row has a reason in it. `pendek`: needs no room.
    `rahasia`: never shown in clear.
    """

    nama: str
    judul: str
    jenis: Jenis
    contoh: str
    sinonim: tuple[str, ...] = ()
    wajib: bool = False
    tabel: bool = False
    lebar: int = 16
    petunjuk: str = ""
    pendek: bool = False
    rahasia: bool = False

    @property
    def isi_judul(self) -> str:
        """The header with a small first letter, inside a sentence."""
        return self.judul if self.judul[:2].isupper() else self.judul[0].lower() + self.judul[1:]


# Columns that our own sheets carry beside the data.
NOMOR, KUNCI, KESALAHAN = "nomor", "kunci", "kesalahan"
JUDUL_NOMOR, JUDUL_KUNCI, JUDUL_KESALAHAN = "No", "Kunci baris (jangan diubah)", "Kesalahan"
ABAIKAN = ""
KEMBAR = "+"  # behind the name: a further column of the same meaning
KHUSUS = {"nomor": NOMOR, "nomor urut": NOMOR, "kunci baris": KUNCI, "kesalahan": KESALAHAN}


BULAN = "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
# 'aset 31 desember 2025', 'telepon 2': a year with the day before it, and the number of one of several columns.
SAAT = re.compile(rf"\b(?:[0-9]{{1,2}} (?:[0-9]{{1,2}}|{BULAN}) )?(?:19|20)[0-9]{{2}}\b|\b[1-9]$")


@dataclass(frozen=True)
class Tabel:
    """One kind of sheet. `benda`: what a row is, in a sentence and as the name of the sheet ('UKM').

    `penanda`: the column that a totals row leaves empty. `salah_satu`: (name, columns) of each group of required
    columns of which one is enough. `berkunci`: our sheets carry a hidden key of each row. `saksi`: columns that are
    read and held against the case, but belong to no row of ours and stand in no template.
    """

    benda: str
    kolom: tuple[Kolom, ...]
    seragam: Callable[[str], str]
    penanda: str
    salah_satu: tuple[tuple[str, tuple[str, ...]], ...] = ()
    berkunci: bool = False
    saksi: tuple[Kolom, ...] = ()

    @cached_property
    def menurut_nama(self) -> dict[str, Kolom]:
        return {kolom.nama: kolom for kolom in (*self.kolom, *self.saksi)}

    @cached_property
    def arti(self) -> dict[str, str]:
        """{header in one spelling: name of the column}."""
        kolom = self.menurut_nama.values()
        return {self.seragam(s): k.nama for k in kolom for s in (*k.sinonim, k.judul)} | KHUSUS

    @cached_property
    def bergantian(self) -> frozenset[str]:
        """Required columns of which another may stand in the place."""
        return frozenset(nama for _, kelompok in self.salah_satu for nama in kelompok)

    def kenali(self, kepala: list[str], peta: dict[str, str] | None = None) -> list[str | None]:
        """What each header means: name of a column, NOMOR, KUNCI, KESALAHAN, ABAIKAN (chosen so), None (unknown).

        `peta` holds what the office said before ({uniform header: name or ''}) and goes before the synonyms. Of
        columns with one meaning those of an earlier year are left out; each further one carries KEMBAR behind its
        name and fills what the first left empty (BarisLembar.dari_lembar).
        """
        peta = peta or {}
        arti = [peta[baku] if (baku := self.seragam(j)) in peta else self._arti_judul(j) for j in kepala]
        for nama in {a for a in arti if a}:
            letak = [i for i, a in enumerate(arti) if a == nama]
            tahun = {i: tahun_judul(kepala[i]) for i in letak}
            terakhir = max((t for t in tahun.values() if t), default=None)
            pakai = [i for i in letak if terakhir is None or tahun[i] in (None, terakhir)]
            for i in letak:
                ke = pakai.index(i) if i in pakai else None
                arti[i] = None if ke is None or (ke and nama not in self.menurut_nama) else nama + KEMBAR * ke
        return arti

    def dikenal(self, judul: str) -> bool:
        return self._sebutan(judul) is not None

    def _sebutan(self, judul: str) -> str | None:
        """The column that a header names, whatever it says of unit and year."""
        baku = self.seragam(judul)
        if baku in self.arti:
            return self.arti[baku]
        tanpa_saat = " ".join(SAAT.sub(" ", baku).split())
        return self.arti.get(tanpa_saat) or self.arti.get(" ".join(k for k in tanpa_saat.split() if k != "tahun"))

    def _arti_judul(self, judul: str) -> str | None:
        """The same, unless the header says that something else stands there: money under a text, pieces under money."""
        nama = self._sebutan(judul)
        kolom = self.menurut_nama.get(nama)
        if kolom is None:
            return nama
        beda = bukan_rupiah(judul) if kolom.jenis.uang else berupa_uang(judul) and not berupa_uang(kolom.judul)
        return None if beda else nama

    def skala(self, kepala: list[str], arti: list[str | None], umum: int = 1) -> dict[str, int]:
        """{column of money, as named in `arti`: by what its numbers are multiplied}; `umum`: the unit of the table."""
        hasil = {}
        for judul, nama in zip(kepala, arti, strict=False):
            kolom = self.menurut_nama.get((nama or "").rstrip(KEMBAR))
            if kolom and kolom.jenis.uang and (kali := satuan(judul) if satuan(judul) > 1 else umum) > 1:
                hasil[nama] = kali
        return hasil

    def catatan_kolom(self, kepala: list[str], arti: list[str | None], umum: int = 1) -> list[str]:
        """One sentence for each header that was understood as more than its column, or left out although known."""
        hasil, kali = [], self.skala(kepala, arti, umum)
        judul_pertama = {a: j for j, a in reversed(list(zip(kepala, arti, strict=False))) if a}
        for judul, nama in zip(kepala, arti, strict=False):
            kolom = self.menurut_nama.get(nama.rstrip(KEMBAR) if nama else self._sebutan(judul) if judul else None)
            if kolom is None or nama == ABAIKAN:
                continue
            if nama in kali:
                sebab = "judulnya" if satuan(judul) > 1 else "keterangan tabel"
                hasil.append(
                    f"Kolom “{judul}” dikali {angka(kali[nama])} menurut {sebab}. "
                    "Bila angkanya sudah rupiah penuh, hapus satuan itu di lembar, lalu unggah lagi."
                )
            if nama and nama.endswith(KEMBAR):
                pertama = judul_pertama[kolom.nama]
                hasil.append(
                    f"Kolom “{pertama}” dan “{judul}” sama-sama berarti {kolom.judul}: "
                    f"“{judul}” dipakai di baris yang “{pertama}”-nya kosong."
                )
            if nama is None:
                hasil.append(self._sebab_ditinggal(judul, kolom, judul_pertama))
        return hasil

    def _sebab_ditinggal(self, judul: str, kolom: Kolom, judul_pertama: dict[str, str]) -> str:
        if self._arti_judul(judul) is None:
            isi = "satuan lain atau rencana" if kolom.jenis.uang else "uang"
            return f"Kolom “{judul}” tidak dibaca: menurut judulnya berisi {isi}, bukan {kolom.isi_judul}."
        return f"Kolom “{judul}” tidak dibaca: dipakai tahun terakhir, “{judul_pertama.get(kolom.nama, '')}”."

    def kurang_wajib(self, arti: list[str | None]) -> list[str]:
        """Headers of the required columns that are not there."""
        kurang = [k.judul for k in self.kolom if k.wajib and k.nama not in arti and k.nama not in self.bergantian]
        return kurang + [sebutan for sebutan, kelompok in self.salah_satu if not set(kelompok) & set(arti)]
