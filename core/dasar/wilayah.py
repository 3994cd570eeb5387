"""Regions: those of one thing read together, the code in an address, and the one that an office means by a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from core.dasar.nama_wilayah import BERGANTI_NAMA, KABKOTA, PROVINSI
from core.dasar.rupa import IsianSalah, tanggal_indonesia
from core.models import Wilayah

KODE_NEGARA = "00"
TERPANJANG = 120  # characters; nothing longer is the name of one region
JENIS = {
    **dict.fromkeys(("kabupaten", "kab", "pemkab"), "kab"),
    **dict.fromkeys(("kota", "kotamadya", "kotamadia", "kodya", "kodia", "kotip", "kotif", "pemkot"), "kota"),
    **dict.fromkeys(("provinsi", "propinsi", "prov", "prop"), "prov"),
}
# Words before a name that do not say which region it is: 'Pemerintah Kabupaten Daerah Tingkat II Garut'.
PENGISI = {"administrasi", "administratif", "adm", "pemerintah", "daerah", "dati", "tingkat", "tk", "ii", "wilayah",
           "admin", "lingkup", "skala", "cakupan"}  # fmt: skip
EJAAN = {
    "kep": "kepulauan", "dan": "", "50": "limapuluh", "tj": "tanjung", "tg": "tanjung", "tjg": "tanjung",
    "pd": "padang",    "bkt": "bukit", "bdr": "bandar", "sei": "sungai", "sumatra": "sumatera",
}  # fmt: skip
GOLONGAN = {
    "kab": {Wilayah.Jenis.KABUPATEN, Wilayah.Jenis.KABUPATEN_ADM},
    "kota": {Wilayah.Jenis.KOTA, Wilayah.Jenis.KOTA_ADM},
    "prov": {Wilayah.Jenis.PROVINSI},
}
KODE = re.compile(r"([0-9]{2})\s?[.-]?\s?([0-9]{2})?(?:[\s.-]?(?:00)+0?)*")
KODE_DI_TEPI = re.compile(r"^([0-9]{2}\.?[0-9]{2})\b[\s:.)-]*(?=[A-Za-z])|[\s(\[-]+([0-9]{2}\.?[0-9]{2})[)\]]?$")
PEMISAH = re.compile(r"[,;()\[\]|/&+\n]|\s[-–—]\s")
# 'Se-Jawa Barat', 'Seluruh Kabupaten/Kota di Provinsi Jawa Barat', 'Lintas kabupaten/kota se Jawa Barat'
SELURUH = re.compile(
    r"(?:di\s+)?(?:seluruh|semua|se|lintas|antar)(?![a-z])[\s-]*"
    r"(?:(?:wilayah|daerah)\s+)?(?:kab(?:upaten)?\.?\s*(?:/|dan|&)\s*kota(?![a-z])\s*)?"
    r"(?:(?:di|se|dalam|dlm|pada)(?![a-z])[\s-]*)?",
    re.IGNORECASE,
)
# Said alone it may be the whole province or one of its cities, which are no autonomous regions.
IBU_KOTA = {"jakarta", "jkt"}
NASIONAL = {
    "nasional", "indonesia", "republikindonesia", "negararepublikindonesia", "negarakesatuanrepublikindonesia", "nkri",
    "ri",
}  # fmt: skip


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


def _kata(teks: str) -> list[str]:
    """The words of a name in one spelling: 'Kep. Seribu' -> ['kepulauan', 'seribu']."""
    return [k for k in (EJAAN.get(k, k) for k in re.findall(r"[a-z0-9]+", teks.casefold())) if k]


def _kunci(w: Wilayah) -> str:
    """The name of a region without its kind, run together: 'Kabupaten Administrasi Kepulauan Seribu'."""
    kata = _kata(w.nama)
    for awal in ("kabupaten", "kota", "provinsi"), ("administrasi",):
        if len(kata) > 1 and kata[0] in awal:
            kata.pop(0)
    return "".join(kata)


def _tafsiran(kata: list[str]) -> Iterator[tuple[str, str]]:
    """(kind, name run together) as `kata` may mean it: 'kota baru' is the name Kotabaru, or a kota called Baru."""
    susunan = [kata]
    if len(kata) > 1 and kata[-1] in JENIS:
        susunan.append([kata[-1], *kata[:-1]])  # 'Garut (Kab)'
    for susun in susunan:
        sisa, jenis = list(susun), ""
        yield jenis, "".join(sisa)
        while len(sisa) > 1 and (sisa[0] in JENIS or sisa[0] in PENGISI):
            jenis = jenis or JENIS.get(sisa[0], "")
            sisa.pop(0)
            yield jenis, "".join(sisa)


class DaftarWilayah:
    """All regions, asked by code ('32.05', '3205') or by name ('Kab. Garut', 'Garut'), as in force on `per`."""

    def __init__(self, semua: Iterable[Wilayah], per: date):
        self.per = per
        self.menurut_kode: dict[str, Wilayah] = {}
        self.menurut_nama: dict[str, list[Wilayah]] = defaultdict(list)
        for w in semua:
            self.menurut_kode[w.pk] = w
            self.menurut_nama[_kunci(w)].append(w)

    @cached_property
    def menurut_sebutan(self) -> dict[str, list[Wilayah]]:
        """Short forms, other spellings and former names; an island regency also without 'Kepulauan'."""
        hasil = defaultdict(list)
        lama = {kode: " ".join(nama for nama, _ in isi) for kode, isi in BERGANTI_NAMA.items()}
        for kamus in (PROVINSI, KABKOTA, lama):
            for kode, sebutan in kamus.items():
                for nama in sebutan.split() if kode in self.menurut_kode else ():
                    hasil[nama].append(self.menurut_kode[kode])
        for nama, semua in self.menurut_nama.items():
            pendek = nama.removeprefix("kepulauan").removeprefix("pulau")
            if pendek not in (nama, "", *self.menurut_nama, *hasil):
                hasil[pendek] = semua
        return hasil

    def cari(self, teks: str) -> Wilayah:
        """The kabupaten/kota that `teks` names. Raises IsianSalah with the sentence for the cell."""
        w = self._satu(teks, self._calon(teks) or self._berekor(teks))
        if "." not in w.pk:
            raise IsianSalah(f"{_kutip(teks)} bukan kabupaten/kota. Tulis nama atau kode kabupaten/kotanya.")
        return w

    def cari_luas(self, teks: str) -> Wilayah:
        """The same, or a whole province ('Se-Jawa Barat', 'Provinsi Bengkulu'), or the country ('Nasional')."""
        isi = teks.strip(" .\t\r\n")
        seluruh = SELURUH.match(isi)
        sisa = isi[seluruh.end() :] if seluruh else isi
        if seluruh and not _kata(sisa):
            raise IsianSalah(
                f"{_kutip(teks)} belum menyebut wilayahnya. Tulis misalnya Seluruh Jawa Barat, atau Nasional."
            )
        if any(nama in NASIONAL for _, nama in _tafsiran(_kata(sisa))) and KODE_NEGARA in self.menurut_kode:
            return self.menurut_kode[KODE_NEGARA]
        return self._satu(teks, self._calon(sisa))

    def catatan(self, teks: str, w: Wilayah) -> str:
        """What to say where `teks` calls `w` by a name that it no longer has; empty for any other."""
        nama = {n for _, n in _tafsiran(_kata(teks))}
        dasar = next((dasar for lama, dasar in BERGANTI_NAMA.get(w.pk, ()) if lama in nama), "")
        return f"{_kutip(teks)} berganti nama menjadi {w.nama} ({dasar})." if dasar else ""

    def pilihan(self, teks: str, *, luas: bool = True) -> list[Wilayah]:
        """What `teks` may mean where it does not say one region: several of that name, or names much like it.

        Empty where it is clear, and where nothing is like it. `luas`: whole provinces as well.
        """
        try:
            calon = self._calon(teks.strip())
        except IsianSalah:
            return []
        if len(calon) == 1 and "".join(_kata(teks)) in IBU_KOTA:
            calon += [w for w in self.menurut_kode.values() if w.pk.startswith(f"{calon[0].pk}.")]
        elif len(calon) == 1:
            return []
        return [w for w in calon or self._mirip(teks) if w.berlaku(self.per) and (luas or "." in w.pk)]

    def _mirip(self, teks: str) -> list[Wilayah]:
        """Regions of the kind that `teks` says whose names are written much like it, the likest first."""
        for jenis, nama in reversed(list(_tafsiran(_kata(teks[:60])))):
            mirip = get_close_matches(nama, {*self.menurut_nama, *self.menurut_sebutan}, 4, 0.75)
            if calon := [w for satu in mirip for w in self._bernama(f"{jenis} {satu}")]:
                return list(dict.fromkeys(calon))
        return []

    def _satu(self, teks: str, calon: list[Wilayah]) -> Wilayah:
        if not calon:
            raise IsianSalah(f"{_kutip(teks)} tidak dikenal.{self._saran(teks)}")
        berlaku = [w for w in calon if w.berlaku(self.per)]
        if len(berlaku) > 1:
            arti = " atau ".join(f"{w.nama} ({w.pk})" for w in berlaku)
            raise IsianSalah(f"{_kutip(teks)} dapat berarti {arti}. Tulis nama lengkap atau kode kabupaten/kotanya.")
        if not berlaku:
            raise IsianSalah(_tidak_berlaku(calon[-1]))
        return berlaku[0]

    def _saran(self, teks: str) -> str:
        nama = [n for _, n in _tafsiran(_kata(teks[:60]))]
        mirip = get_close_matches(nama[-1], self.menurut_nama, 1, 0.85) if nama else []
        calon = [w for w in self.menurut_nama[mirip[0]] if w.berlaku(self.per)] if mirip else []
        maksud = f" Maksudnya {' atau '.join(f'{w.nama} ({w.pk})' for w in calon)}?" if calon else ""
        return f"{maksud} Tulis nama lengkap atau kodenya, misalnya Kabupaten Garut atau 32.05."

    def _calon(self, teks: str) -> list[Wilayah]:
        """All that `teks` may mean. Raises IsianSalah where it names two regions."""
        if len(teks) > TERPANJANG:
            return []
        if calon := self._bernama(teks):
            return calon
        kode = KODE_DI_TEPI.search(teks.strip())
        nama = KODE_DI_TEPI.sub(" ", teks.strip()) if kode else ""
        if re.search("[A-Za-z]", nama) and (calon := self._kode(kode[1] or kode[2])):
            if calon[0] in (self._calon(nama) or self._berekor(nama) or calon):
                return calon
            raise IsianSalah(f"Kode dan nama pada {_kutip(teks)} menyebut wilayah yang berbeda. Tulis salah satu saja.")
        return self._berprovinsi(_kata(teks))

    def _bernama(self, teks: str) -> list[Wilayah]:
        """Regions that the whole of `teks` names."""
        if KODE.fullmatch(teks.strip()):
            return self._kode(teks)
        for kamus in (self.menurut_nama, self.menurut_sebutan):
            for jenis, nama in _tafsiran(_kata(teks)):
                calon = [w for w in kamus.get(nama, ()) if not jenis or w.jenis in GOLONGAN[jenis]]
                if calon:
                    return calon
        return []

    def _kode(self, teks: str) -> list[Wilayah]:
        kode = KODE.fullmatch(teks.strip())
        rinci = kode and kode[2] not in (None, "00")
        w = self.menurut_kode.get(f"{kode[1]}.{kode[2]}" if rinci else kode[1]) if kode else None
        return [w] if w else []

    def _berprovinsi(self, kata: list[str]) -> list[Wilayah]:
        """A kabupaten/kota with its province before or behind it: 'Kab Garut (Jawa Barat)'."""
        for letak in range(1, len(kata)):
            dua = [self._bernama(" ".join(k)) for k in (kata[:letak], kata[letak:])]
            for daerah, provinsi in (dua, dua[::-1]):
                induk = {w.pk for w in provinsi if "." not in w.pk}
                if calon := [w for w in daerah if "." in w.pk and w.pk[:2] in induk]:
                    return calon
        return []

    def _berekor(self, teks: str) -> list[Wilayah]:
        """A region with something behind it that is none: 'Garut, Tarogong'. A second region is never dropped."""
        depan, *ekor = [b for b in PEMISAH.split(teks) if b.strip()] or [""]
        calon = (self._bernama(depan) or self._berprovinsi(_kata(depan))) if ekor else []
        for bagian in ekor if calon else ():
            lain = self._bernama(bagian)
            if lain and not {w.pk[:2] for w in calon} & {w.pk for w in lain} and not set(calon) & set(lain):
                raise IsianSalah(f"{_kutip(teks)} menyebut lebih dari satu wilayah. Tulis satu kabupaten/kota saja.")
            if not lain and len(k := _kata(bagian)) > 1 and k[0] in JENIS:
                raise IsianSalah(f"{_kutip(bagian.strip())} tidak dikenal.{self._saran(bagian)}")
        return calon


def _kutip(teks: str) -> str:
    return f"“{teks[:60]}”"


def _tidak_berlaku(w: Wilayah) -> str:
    if w.berlaku_sampai is None:
        return f"{w.nama} ({w.pk}) baru berlaku mulai {tanggal_indonesia(w.berlaku_dari)}. Periksa wilayahnya."
    return f"{w.nama} ({w.pk}) berakhir {tanggal_indonesia(w.berlaku_sampai)}. Tulis wilayah yang menggantikannya."


def sebut_wilayah(wilayah) -> str:
    """'Kabupaten Garut, Jawa Barat', as the list of suggestions has it and as the field reads it back."""
    if "." in wilayah.pk:
        return f"{wilayah.nama}, {wilayah.induk.nama}"
    return "Nasional" if wilayah.pk == KODE_NEGARA else f"Seluruh Provinsi {wilayah.nama.removeprefix('Provinsi ')}"
