"""The cell of the membership region: one region or several, whole provinces, each with its members where they stand."""

import re

from core.dasar.rupa import IsianSalah
from core.dasar.wilayah import KODE_NEGARA, DaftarWilayah
from core.models import Wilayah

CARA = (
    "Pisahkan dengan titik koma, misalnya Kabupaten Garut; Kabupaten Tasikmalaya. "
    "Satu provinsi: Seluruh Jawa Barat. Semua provinsi: Nasional."
)
ORANG = r"(?:orang|org|anggota|jiwa)"
JUMLAH = r"([0-9]{1,3}(?:\.[0-9]{3}){1,2}|[0-9]{1,9})"
BERANGGOTA = re.compile(rf"(?is)(.*?)\s*(?:[:=]|\s[-–—])?\s*\(?\s*{JUMLAH}\s*{ORANG}\s*\)?")
BERKURUNG = re.compile(rf"(?is)(.*?)\s*(?:\(\s*{JUMLAH}\s*\)|[:=]\s*{JUMLAH})")
PEMISAH_UTAMA = re.compile(r"[;\n•]|(?<=\s)(?=[0-9]{1,2}[.)]\s+[A-Za-z])")
PENANDA = re.compile(r"^\s*(?:[0-9]{1,2}[.)]|[-*])\s+(?=[A-Za-z])")
# Tried in turn where the whole names no region; a name may hold any of them.
PEMISAH = tuple(
    re.compile(pola, re.IGNORECASE)
    for pola in (
        r",(?![^(]*\))",
        r"\s(?:dan|serta|and)\s|&|\+",
        r"/(?!\s*kota\b)",
        r"\s[-–—]\s",
        r"\s(?=kab(?:upaten)?\b)",
    )
)


def baca_anggota(teks: str, daftar: DaftarWilayah) -> list[tuple[Wilayah, int | None]]:
    """(region, number of members or None) of each region that the cell names. Raises IsianSalah with one sentence."""
    hasil = []
    for bagian in PEMISAH_UTAMA.split(teks):
        bersih = PENANDA.sub("", bagian, count=1).strip(" \t\r,")
        if bersih.strip(".-"):
            hasil += _bagian(bersih, daftar, PEMISAH)
    sudah: dict[str, Wilayah] = {}
    for w, _ in hasil:
        if w.pk in sudah:
            raise IsianSalah(f"{w.nama} ditulis dua kali. Tulis sekali saja.")
        sudah[w.pk] = w
    for w in sudah.values():
        luas = next((sudah[k] for k in (w.pk[:2], KODE_NEGARA) if k in sudah and k != w.pk), None)
        if luas is not None:
            raise IsianSalah(f"{w.nama} sudah termasuk dalam {luas.nama}. Tulis salah satu saja.")
    return hasil


def _bagian(teks: str, daftar: DaftarWilayah, pemisah) -> list[tuple[Wilayah, int | None]]:
    try:
        return [_satu(teks, daftar)]
    except IsianSalah as salah:
        galat = salah
    for ke, pola in enumerate(pemisah):
        dua = [(teks[: b.start()].strip(" .,"), teks[b.end() :].strip(" .,")) for b in pola.finditer(teks)]
        # A name may go on beyond the first mark, 'Pangkajene dan Kepulauan dan Barru', but not beyond the second.
        for depan, belakang in [d for d in dua if all(d)][:2]:
            try:
                hasil = _bagian(depan, daftar, pemisah[ke + 1 :])
            except IsianSalah as salah:
                galat = salah
                continue
            return _tanpa_provinsi_tempat(hasil + _bagian(belakang, daftar, pemisah[ke:]))
        if dua:
            break
    raise galat


def _satu(teks: str, daftar: DaftarWilayah) -> tuple[Wilayah, int | None]:
    cocok = BERANGGOTA.fullmatch(teks) or BERKURUNG.fullmatch(teks)
    if cocok is None:
        try:
            return daftar.cari_luas(teks), None
        except IsianSalah as salah:
            if "(" in teks and "dapat berarti" not in str(salah):
                raise IsianSalah(
                    f"Banyaknya anggota pada “{teks[:60]}” tidak terbaca. Tulis misalnya Kabupaten Garut (120)."
                ) from salah
            raise
    jumlah = next(j for j in cocok.groups()[1:] if j)
    return daftar.cari_luas(cocok[1]), int(jumlah.replace(".", ""))


def _tanpa_provinsi_tempat(hasil: list) -> list:
    """'Kab. Garut, Kab. Tasikmalaya, Jawa Barat': the province behind its own regencies says where they lie."""
    sisa = []
    for w, jumlah in hasil:
        tempat = "." not in w.pk and jumlah is None and sisa and sisa[-1][0].pk.startswith(f"{w.pk}.")
        if not tempat:
            sisa.append((w, jumlah))
    return sisa
