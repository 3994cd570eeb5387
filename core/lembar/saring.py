"""Rows of an office's sheet that are no data: totals, titles of groups, headers again, who signed it.

Whatever is left out is named in one note. A row that might be data stays, and says itself what is missing.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from core.dasar.rupa import angka
from core.lembar.kepala import PALING_SEDIKIT
from core.lembar.sel import Sel, kosong, rapikan, teks_sel
from core.lembar.tabel import KEMBAR, KESALAHAN, KUNCI, NOMOR, Tabel

JUMLAH, KELOMPOK, JUDUL, TANDA_TANGAN = "jumlah", "judul kelompok", "judul kolom", "keterangan di bawah tabel"

# Of a text only its letters: 'SUB TOTAL', 'T O T A L', 'Jml.', 'Rata-rata', 'Total Keseluruhan'.
KATA_JUMLAH = re.compile(
    r"(?:sub|grand)?(?:jumlah|jml|jmlh|jlh|total|tot|ratarata|rerata|rata)"
    r"(?:total|jumlah|keseluruhan|seluruhnya|semua|akhir|umum|ukm|umkm|ikm|usaha|koperasi|unit|orang|rp|rupiah|sementara|dipindahkan|pindahan"
    r"|(?:per)?(?:halaman|kecamatan|kec|desa|kelurahan|kel|kabupaten|kota|sentra|kelompok)\w*)*"
    r"(?:[ivx]{1,4}|[a-e])?"
)
AWAL_JUMLAH = re.compile(r"(?i)(?:sub\s?|grand\s?)?(?:total|jumlah|jml|jmlh|jlh)\b")
KATA_KELOMPOK = re.compile(
    r"(?i)(?:kecamatan|kec\.|desa|kelurahan|kel\.|kabupaten|kab\.|kota|dusun|wilayah|sentra|kelompok|sektor|jenis)\b"
)
# Under these words stands no firm, whatever number is before them.
KATA_WILAYAH = re.compile(r"(?i)(?:kecamatan|kec\.|desa|kelurahan|kel\.|kabupaten|kab\.|dusun)\s")
KATA_TANDA_TANGAN = re.compile(
    r"(?i)\(?(?:mengetahui|menyetujui|disetujui|diketahui|disusun|dibuat oleh|ditetapkan|a\.?n\.|plt\.|plh\.|ttd|nip\b"
    r"|(?:kepala|sekretaris|ketua) (?:dinas|bidang|seksi|badan|desa|sub|tim)|lurah\b|camat\b|pembina\b|penata\b"
    r"|petugas pendata|catatan\s*:|keterangan\s*:|ket\.?\s*:|sumber(?: data)?\s*:|terbilang\s*:)"
    r"|^\w[\w .]{2,30},[ .0-9]*[^\W\d]*\s*(?:19|20)[0-9]{2}$"
)


SATUAN_ANGKA = re.compile(
    r"(?i)\(rumus\)|(?<![^\W\d_])(?:rp|idr|rupiah|ribu|rb|juta|jt|mil[iy]ar|m|orang|org|per|bulan|bln|tahun|thn|th)(?![^\W\d_])"
)


@dataclass
class Saringan:
    """Says of each row in turn what it is, if it is no data. `arti`: what its columns mean (Tabel.kenali)."""

    tabel: Tabel
    kepala: list[str]
    arti: list[str | None]
    dilewati: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    isi_dilewati: list[list[Sel]] = field(default_factory=list)
    bertanda_tangan: bool = False
    berisi: bool = False

    def lewati(self, nomor: int, isi: list[Sel]) -> bool:
        """Whether row `nomor` is no data; it is then counted for the note, but for the numbers under the headers."""
        sebab = self._sebab(isi)
        if sebab and not (sebab == JUDUL and not self.berisi):
            self.dilewati[sebab].append(nomor)
            self.isi_dilewati.append(isi)
        self.berisi |= not sebab
        return bool(sebab)

    def catatan(self) -> list[str]:
        """One note of all rows that were left out."""
        if not self.dilewati:
            return []
        bagian = [f"baris {', '.join(angka(n) for n in nomor)} ({sebab})" for sebab, nomor in self.dilewati.items()]
        return [f"Dilewati karena bukan data {self.tabel.benda}: {'; '.join(bagian)}."]

    def _sebab(self, isi: list[Sel]) -> str:
        letak = {a.rstrip(KEMBAR): i for i, a in reversed(list(enumerate(self.arti))) if a and a != KESALAHAN}
        terisi = {
            i: rapikan(teks_sel(s)) for i, s in enumerate(isi) if i != letak.get(KUNCI) and not kosong(s, nol=True)
        }
        nomor = terisi.get(letak.get(NOMOR), "")
        isian = {i: teks for i, teks in terisi.items() if i != letak.get(NOMOR)}
        penanda = isian.get(letak.get(self.tabel.penanda), "")
        berangka = [i for nama, i in letak.items() if self._angka(nama) and _berupa_angka(isian.get(i, ""))]
        if self._jumlah(isian, nomor, penanda, berangka):
            return JUMLAH
        if self._judul_lagi(isi):
            return JUDUL
        if len(isian) == 1 and not penanda and KATA_WILAYAH.match(next(iter(isian.values()))):
            return KELOMPOK
        if nomor.rstrip(".").isdecimal() or any(not isinstance(s, str) and s[0] in ("rumus", "galat") for s in isi):
            return ""
        if not berangka:
            self.bertanda_tangan |= any(KATA_TANDA_TANGAN.match(teks) for teks in terisi.values())
            if self.bertanda_tangan and len(isian) <= PALING_SEDIKIT:
                return TANDA_TANGAN
            berkelompok = not penanda and any(KATA_KELOMPOK.match(teks) for teks in isian.values())
            sendiri = NOMOR in letak and len(set(isian.values())) <= 1
            if sendiri or (berkelompok and len(isian) <= PALING_SEDIKIT):
                return KELOMPOK
        return ""

    def _angka(self, nama: str) -> bool:
        kolom = self.tabel.menurut_nama.get(nama)
        return kolom is not None and kolom.jenis.angka

    def _jumlah(self, isian: dict[int, str], nomor: str, penanda: str, berangka: list[int]) -> bool:
        """A totals row: it says so and names nobody, or holds nothing but numbers and perhaps 'Jumlah Blok A'."""
        if any(_sebut_jumlah(teks) for teks in (nomor, *list(isian.values())[:2])):
            return not penanda or _sebut_jumlah(penanda) or bool(re.match(r"[0-9]", penanda))
        teks = [t for i, t in isian.items() if i not in berangka]
        return bool(berangka) and not nomor and (not teks or (len(teks) == 1 and bool(AWAL_JUMLAH.match(teks[0]))))

    def _judul_lagi(self, isi: list[Sel]) -> bool:
        """The headers again on the next page, or the row '1 2 3 4' (or 'a b c', '(1) (2)') under them."""
        teks = [rapikan(teks_sel(s)) for s in isi]
        sama = [t for t, j in zip(teks, self.kepala, strict=False) if t and j and _mirip(t, j)]
        if len(sama) >= PALING_SEDIKIT:
            return True
        nomor = [re.sub(r"[()\s]|=.*", "", t) for t in teks if t]
        if len(nomor) < PALING_SEDIKIT:
            return False
        if all(n.isdecimal() and len(n) < 4 for n in nomor):
            angka_nomor = list(map(int, nomor))
            return angka_nomor == list(range(angka_nomor[0], angka_nomor[0] + len(nomor)))
        return all(len(n) == 1 and n.isalpha() for n in nomor) and sorted(nomor) == nomor and len(set(nomor)) > 2


def _berupa_angka(teks: str) -> bool:
    """Whether a cell of numbers holds one, and not a name or a day under the table."""
    return bool(re.search(r"[0-9]|rumus", teks)) and not re.search(r"[^\W\d_]", SATUAN_ANGKA.sub("", teks))


def _sebut_jumlah(teks: str) -> bool:
    return bool(KATA_JUMLAH.fullmatch("".join(re.findall(r"[a-z]", teks.casefold()))))


def _mirip(teks: str, judul: str) -> bool:
    """Whether a cell repeats its header, or the upper line of a header of two."""
    rapat, judul_rapat = ("".join(re.findall(r"\w", t.casefold())) for t in (teks, judul))
    return len(rapat) > 1 and judul_rapat.startswith(rapat)
