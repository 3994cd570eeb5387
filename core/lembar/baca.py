"""From a sheet (.xlsx) or a paste to raw rows. Nothing is judged here but whether there is a table to read.

A sheet is hostile until shown otherwise: sizes and places of cells are looked at before a reader builds a table
of them.
"""

import csv
import io
import re
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from django.core.exceptions import ValidationError
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from core.dasar.rupa import angka
from core.lembar.arsip import (
    BATAS_KOLOM,
    BATAS_TINGGI,
    RUSAK,
    Samaran,
    periksa_arsip,
    periksa_isi,
    tolak_format_lain,
)
from core.lembar.kepala import BARIS_JUDUL, cari_kepala, satuan_tabel
from core.lembar.saring import Saringan
from core.lembar.sel import Sel, kosong, rapikan, teks_sel
from core.lembar.tabel import KEMBAR, KESALAHAN, KUNCI, NOMOR, Tabel

BATAS_BITA = 2 * 1024 * 1024
BATAS_BARIS = 1_000
LEMBAR_TERBANYAK = 12  # sheets of one workbook that are looked at
SEBUT_TERBANYAK = 5
OLEH_KAMI = (KUNCI, KESALAHAN, None)
SEL_TERPANJANG = 2_000


@dataclass
class Lembar:
    """A table as it was found: headers and rows with their number in the sheet, notes on what was left out.

    `satuan`: by what all amounts are multiplied, where a line above the headers says so. `betul`: {number of a row:
    {column: what was typed in the preview instead}}.
    """

    nama: str
    kepala: list[str]
    baris: list[tuple[int, list[Sel]]]
    catatan: list[str] = field(default_factory=list)
    satuan: int = 1
    betul: dict[str, dict[str, str]] = field(default_factory=dict)

    def as_dict(self) -> dict:
        return asdict(self)

    @classmethod
    def from_dict(cls, isi: dict) -> "Lembar":
        return cls(**isi)


def baca_xlsx(unggahan, tabel: Tabel, peta: dict[str, str] | None = None) -> Lembar:
    """The visible sheet of an uploaded workbook that has the columns of `tabel`; `peta` as in Tabel.kenali.

    The first one that lacks none of the required columns, else the first that lacks the fewest. Raises
    ValidationError with one sentence per cause.
    """
    if unggahan.size > BATAS_BITA:
        raise ValidationError(
            "Lembar harus lebih kecil dari 2 MB. Hapus gambar dan lembar yang tidak perlu, lalu unggah lagi."
        )
    isi = unggahan.read()
    if not isi:
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.")
    tolak_format_lain(isi)
    periksa_arsip(isi)
    lembar, galat = [], []
    try:
        buku = CalamineWorkbook.from_object(io.BytesIO(isi))
        for urutan in _terlihat(buku):
            try:
                lembar.append(_baca_lembar(isi, buku, urutan, tabel, peta))
            except ValidationError as salah:
                galat.append(salah)
    except (CalamineError, OSError, ValueError) as salah:
        raise ValidationError(RUSAK) from salah
    berjudul = [satu for satu in lembar if satu.kepala]
    if not berjudul:
        if galat:
            raise galat[0]
        raise _tanpa_judul(lembar[0].nama, buku.sheet_names, tabel)
    terpilih = min(berjudul, key=lambda satu: len(tabel.kurang_wajib(tabel.kenali(satu.kepala, peta))))
    _sebut_lembar_lain(terpilih, lembar, tabel, peta)
    return _periksa_banyaknya(terpilih, tabel)


def _baca_lembar(isi: bytes, buku, urutan: int, tabel: Tabel, peta) -> Lembar:
    samaran = periksa_isi(isi, urutan, buku.sheet_names[urutan], tabel)
    lembar = buku.get_sheet_by_index(urutan)
    matriks = [[_sel(nilai) for nilai in baris] for baris in lembar.to_python(skip_empty_area=False)]
    for (baris, kolom), sel in samaran.tanpa_nilai.items():
        _tempatkan(matriks, baris, kolom, sel)
    return _susun(lembar.name, matriks, tabel, peta, samaran)


def _sebut_lembar_lain(terpilih: Lembar, semua: list[Lembar], tabel: Tabel, peta) -> None:
    """Say which sheet was read where there was a choice, and which others hold rows of the same kind."""
    if terpilih is not semua[0]:
        terpilih.catatan.insert(0, f"Yang dibaca lembar “{terpilih.nama[:31]}”, bukan “{semua[0].nama[:31]}”.")
    arti = set(tabel.kenali(terpilih.kepala, peta)) - {None}
    lain = [s for s in semua if s is not terpilih and s.baris and set(tabel.kenali(s.kepala, peta)) >= arti]
    if lain:
        sebutan = ", ".join(f"“{s.nama[:31]}” ({angka(len(s.baris))} baris)" for s in lain[:5])
        terpilih.catatan.insert(
            0, f"Hanya lembar “{terpilih.nama[:31]}” yang dibaca. Lembar lain dengan kolom yang sama: {sebutan}. "
            "Unggah satu per satu, atau satukan barisnya."
        )  # fmt: skip


def _tanpa_judul(nama: str, semua: list[str], tabel: Tabel) -> ValidationError:
    sebutan = ", ".join(f"“{x[:31]}”" for x in semua if x != nama)
    lain = f" Lembar lain di berkas ini: {sebutan}; di sana juga tidak ada." if sebutan else ""
    return ValidationError(
        f"Judul kolom tidak ditemukan pada {BARIS_JUDUL} baris pertama “{nama[:31]}”.{lain} "
        f"Kolom yang dicari antara lain: {', '.join(tabel.kurang_wajib([]))}. "
        "Unduh lembar contoh untuk melihat judul kolomnya."
    )


def _periksa_banyaknya(lembar: Lembar, tabel: Tabel) -> Lembar:
    if not lembar.baris:
        raise ValidationError(f"Tidak ada baris {tabel.benda} di bawah judul kolom. Isi paling sedikit satu baris.")
    if len(lembar.baris) > BATAS_BARIS:
        raise ValidationError(
            f"{angka(len(lembar.baris))} baris: paling banyak {angka(BATAS_BARIS)} baris sekali unggah. "
            "Bagi menjadi beberapa lembar, lalu unggah satu per satu."
        )
    return lembar


def baca_tempelan(teks: str, tabel: Tabel, peta: dict[str, str] | None = None) -> Lembar:
    """Cells copied from a sheet: one row a line, tabs between. Raises ValidationError."""
    teks = teks.replace("\x00", "")
    if not teks.strip():
        raise ValidationError("Tempel sel dari lembar Anda di kotak ini, termasuk baris judulnya.")
    try:
        pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter="\t")
        matriks = [[sel.strip()[:SEL_TERPANJANG] for sel in baris] for baris in pembaca]
    except csv.Error as galat:
        raise ValidationError(
            "Tempelan ini tidak terbaca. Salin ulang selnya dari lembar, lalu tempel lagi."
        ) from galat
    if len(matriks) > BATAS_TINGGI or max(map(len, matriks)) > BATAS_KOLOM:
        raise ValidationError(f"Tempelan ini terlalu besar: paling banyak {angka(BATAS_BARIS)} baris sekali tempel.")
    lembar = _susun("tempelan", matriks, tabel, peta, Samaran())
    if not lembar.kepala:
        raise _tanpa_judul(lembar.nama, [], tabel)
    return _periksa_banyaknya(lembar, tabel)


def _sel(nilai) -> Sel:
    """What the reader gives for a cell, as text or (kind, text)."""
    match nilai:
        case bool():
            return ("benar", "ya" if nilai else "tidak")
        case str():
            return nilai.strip()[:SEL_TERPANJANG]
        case int() | float():
            # repr keeps what the sheet shows; Decimal writes it without an exponent.
            tepat = Decimal(repr(nilai))
            if not tepat.is_finite():
                return str(nilai)
            return ("angka", f"{tepat.to_integral_value() if tepat == tepat.to_integral_value() else tepat:f}")
        case datetime():
            return ("tanggal", nilai.date().isoformat())
        case date():
            return ("tanggal", nilai.isoformat())
        case time():
            # Midnight is the 0 that a cell of dates shows as 00/01/1900.
            return ("angka", "0") if nilai == time(0) else ("tanggal", "1900-01-01")
        case _:
            return str(nilai)


def _terlihat(buku) -> list[int]:
    """Places of the sheets that a person sees."""
    terlihat = [
        urut
        for urut, lembar in enumerate(buku.sheets_metadata)
        if lembar.visible is SheetVisibleEnum.Visible and lembar.typ is SheetTypeEnum.WorkSheet
    ]
    if not terlihat:
        raise ValidationError("Buku kerja ini tidak punya lembar yang terlihat. Tampilkan lembarnya, lalu unggah lagi.")
    return terlihat[:LEMBAR_TERBANYAK]


def _tempatkan(matriks: list[list[Sel]], baris: int, kolom: int, sel: Sel) -> None:
    """Put `sel` where the reader left an empty cell, or no row at all."""
    while len(matriks) <= baris:
        matriks.append([])
    matriks[baris] += [""] * (kolom + 1 - len(matriks[baris]))
    matriks[baris][kolom] = sel


def _susun(nama: str, matriks: list[list[Sel]], tabel: Tabel, peta, samaran: Samaran) -> Lembar:
    """The table of one sheet; its headers are [] where none were found."""
    letak, tinggi, kepala = cari_kepala(matriks, tabel, peta)
    lembar = Lembar(nama, kepala, [])
    if not kepala:
        return lembar
    arti = tabel.kenali(kepala, peta)
    tempat = {nama_kolom: i for i, nama_kolom in enumerate(arti) if nama_kolom}
    bukan_isi = {tempat.get(NOMOR), tempat.get(KUNCI)}
    awal = letak + tinggi
    saringan = Saringan(tabel, kepala, arti)
    gabungan = _urai_gabungan(matriks, samaran, awal, arti, tabel)
    for nomor, baris in enumerate(matriks[awal:], awal + 1):
        isi = _tanpa_rp(baris, kepala)[: len(kepala)] + [""] * (len(kepala) - len(baris))
        urut = rapikan(teks_sel(isi[tempat[NOMOR]])).casefold() if NOMOR in tempat else ""
        terisi = any(i not in bukan_isi and not kosong(sel, nol=True) for i, sel in enumerate(isi))
        if urut.startswith("contoh") or not (terisi or re.search(r"[a-z]{2}", urut)):
            continue
        if not saringan.lewati(nomor, isi):
            lembar.baris.append((nomor, isi))
    # Also a line under the table: '*) dalam ribuan rupiah'.
    lembar.satuan, sebab = satuan_tabel([*matriks[:letak], [nama], *saringan.isi_dilewati])
    if not lembar.satuan:
        raise ValidationError(f"“{sebab[:60]}” menyebut lebih dari satu satuan uang. Tulis satu saja, lalu ulangi.")
    lembar.catatan = [*saringan.catatan(), *gabungan, *_sebut_tersembunyi(lembar, arti, samaran)]
    return lembar


def _tanpa_rp(baris: list[Sel], kepala: list[str]) -> list[Sel]:
    """Where 'Rp' has a cell of its own under a header, what stands beside it, under none, is the amount."""
    hasil = list(baris)
    for i in range(len(baris) - 1):
        tanpa_judul = i + 1 >= len(kepala) or not kepala[i + 1]
        if tanpa_judul and rapikan(teks_sel(baris[i])).casefold().rstrip(".") in ("rp", "idr"):
            hasil[i], hasil[i + 1] = baris[i + 1], ""
    return hasil


def _urai_gabungan(matriks, samaran: Samaran, awal: int, arti, tabel: Tabel) -> list[str]:
    """Give text that stands once over several merged rows to each of them; a number belongs to the first alone."""
    hasil, sisa = [], BATAS_TINGGI  # rows that are gone through: a file may name merged cells without end
    for atas, kiri, bawah, kanan in samaran.gabungan:
        nama = (arti[kiri] or "").rstrip(KEMBAR) if kiri < len(arti) else ""
        kolom = tabel.menurut_nama.get(nama)
        if atas < awal or bawah == atas or bawah >= len(matriks) or kiri != kanan or kolom is None:
            continue
        sel = matriks[atas][kiri] if kiri < len(matriks[atas]) else ""
        sisa -= bawah - atas
        if kosong(sel) or sisa < 0:
            continue
        sebut = f"Sel {kolom.judul} digabung pada baris {atas + 1} sampai {bawah + 1}"
        if kolom.jenis.angka:
            hasil.append(f"{sebut}: angkanya hanya dipakai di baris {atas + 1}. Pisahkan selnya bila perlu.")
            continue
        for baris in range(atas + 1, bawah + 1):
            if any(not kosong(s, nol=True) for s in matriks[baris]):
                _tempatkan(matriks, baris, kiri, sel)
        hasil.append(f"{sebut}: isinya dipakai di setiap baris itu.")
    if len(hasil) > SEBUT_TERBANYAK:
        return [
            *hasil[:SEBUT_TERBANYAK],
            f"Ada {angka(len(hasil) - SEBUT_TERBANYAK)} sel gabungan lagi. Periksa barisnya.",
        ]
    return hasil


def _sebut_tersembunyi(lembar: Lembar, arti, samaran: Samaran) -> list[str]:
    """That what a filter or a click hid was read all the same."""
    hasil = []
    if baris := [nomor for nomor, _ in lembar.baris if nomor - 1 in samaran.baris]:
        lagi = f" dan {angka(len(baris) - 20)} lagi" if len(baris) > 20 else ""
        nomor = ", ".join(map(angka, baris[:20]))
        hasil.append(f"{angka(len(baris))} baris tersembunyi ikut dibaca: baris {nomor}{lagi}.")
    kolom = [
        j for i, (j, a) in enumerate(zip(lembar.kepala, arti, strict=True)) if i in samaran.kolom and a not in OLEH_KAMI
    ]
    if kolom:
        hasil.append(f"{len(kolom)} kolom tersembunyi ikut dibaca: {', '.join(f'“{j}”' for j in kolom)}.")
    return hasil
