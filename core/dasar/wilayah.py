"""Regions: those of one thing read together, the code in an address, and the one that an office means by a name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from core.dasar.rupa import IsianSalah, tanggal_indonesia
from core.models import Wilayah

KABUPATEN = {"kabupaten", "kab", "kab_adm"}
KOTA = {"kota", "kotamadya", "kodya", "kodia", "kota_adm"}
PROVINSI = re.compile(r"^\s*prov(insi|\.)?\s+", re.IGNORECASE)
AWALAN = KABUPATEN | KOTA | {"administrasi", "adm"}


def pasang_wilayah(objek, *jalur: str) -> None:
    """Set the regions that `jalur` name on `objek` ('wilayah', 'koperasi__wilayah'), each with its province.

    One query, whatever their number: a page names five of them, and five joins with their provinces are planned
    longer than they are run. The relations before the last name must have been read.
    """
    tempat = []
    for satu in jalur:
        *lewat, nama = satu.split("__")
        pemilik = objek
        for langkah in lewat:
            pemilik = getattr(pemilik, langkah)
        tempat.append((pemilik, nama, getattr(pemilik, f"{nama}_id")))
    kode = {k for _, _, k in tempat if k}
    semua = Wilayah.objects.in_bulk(kode | {k[:2] for k in kode})
    for wilayah in semua.values():
        if wilayah.induk_id in semua:
            wilayah.induk = semua[wilayah.induk_id]
    for pemilik, nama, k in tempat:
        setattr(pemilik, nama, semua.get(k))


class KodeWilayah:
    """An address's '32' or '32.73': nothing else reaches the database from it."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


def _uraikan(nama: str) -> tuple[str, str]:
    """(kind, name run together): 'Kab. Pare-Pare' -> ('kab', 'parepare'); the kind is '' where none is said."""
    kata = re.findall(r"[a-z0-9]+", nama.casefold())
    jenis = ""
    while len(kata) > 1 and kata[0] in AWALAN:
        awal = kata.pop(0)
        jenis = jenis or ("kab" if awal in KABUPATEN else "kota" if awal in KOTA else "")
    return jenis, "".join(kata)


class DaftarWilayah:
    """All regions, asked by code ('32.05', '3205') or by name ('Kab. Garut', 'Garut'), as in force on `per`."""

    def __init__(self, semua: Iterable[Wilayah], per: date):
        self.per = per
        self.menurut_kode: dict[str, Wilayah] = {}
        self.menurut_nama: dict[str, list[Wilayah]] = defaultdict(list)
        for w in semua:
            self.menurut_kode[w.pk] = w
            self.menurut_nama[_uraikan(w.nama)[1]].append(w)

    def cari(self, teks: str) -> Wilayah:
        """The kabupaten/kota that `teks` names. Raises IsianSalah with the sentence for the cell."""
        sebutan = f"“{teks[:60]}”"
        # An office may write the province behind it: 'Kab. Garut, Jawa Barat'. A second region there is never dropped.
        depan, _, belakang = teks.partition(",")
        calon = self._calon(teks) or self._calon(depan)
        lain = self._calon(PROVINSI.sub("", belakang))
        if calon and lain and not {w.pk[:2] for w in calon} & {w.pk for w in lain}:
            raise IsianSalah(f"{sebutan} menyebut lebih dari satu wilayah. Tulis satu kabupaten/kota saja.")
        if not calon:
            raise IsianSalah(
                f"{sebutan} tidak dikenal. Tulis nama lengkap atau kodenya, misalnya Kabupaten Garut atau 32.05."
            )
        berlaku = [w for w in calon if w.berlaku(self.per)]
        if len(berlaku) > 1:
            arti = " atau ".join(f"{w.nama} ({w.pk})" for w in berlaku)
            raise IsianSalah(f"{sebutan} dapat berarti {arti}. Tulis nama lengkap atau kode kabupaten/kotanya.")
        if not berlaku:
            raise IsianSalah(_tidak_berlaku(calon[-1]))
        if "." not in berlaku[0].pk:
            raise IsianSalah(f"{sebutan} bukan kabupaten/kota. Tulis nama atau kode kabupaten/kotanya.")
        return berlaku[0]

    def _calon(self, teks: str) -> list[Wilayah]:
        kode = re.fullmatch(r"([0-9]{2})\s?\.?\s?([0-9]{2})?", teks.strip())
        if kode:
            w = self.menurut_kode.get(f"{kode[1]}.{kode[2]}" if kode[2] else kode[1])
            return [w] if w else []
        jenis, nama = _uraikan(teks)
        calon = self.menurut_nama.get(nama, [])
        golongan = {"kab": KABUPATEN, "kota": KOTA}.get(jenis)
        return [w for w in calon if golongan is None or w.jenis in golongan]


def _tidak_berlaku(w: Wilayah) -> str:
    if w.berlaku_sampai is None:
        return f"{w.nama} ({w.pk}) baru berlaku mulai {tanggal_indonesia(w.berlaku_dari)}. Periksa wilayahnya."
    return f"{w.nama} ({w.pk}) berakhir {tanggal_indonesia(w.berlaku_sampai)}. Tulis wilayah yang menggantikannya."


def sebut_wilayah(wilayah) -> str:
    """'Kabupaten Garut, Jawa Barat', as the list of suggestions has it and as the field reads it back."""
    return f"{wilayah.nama}, {wilayah.induk.nama}"
