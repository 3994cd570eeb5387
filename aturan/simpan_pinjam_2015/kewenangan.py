"""Permen KUKM 15/2015 Pasal 5, 6, 10, 26 and 31: whose matter is a koperasi.

What decides is the membership region as written in the anggaran dasar, not where members happen to live and not where
the koperasi has its seat: Pasal 5 and 6 name the region of the members alone. One kabupaten/kota: its Bupati or Wali
Kota; several in one province: the Gubernur; several provinces: the Menteri. A seat outside the region of the members
changes nothing, and is a strong warning: either the anggaran dasar was misread, or the counter is the wrong one.

Readings, where the text is silent:

* Jakarta's administrative cities and regency are no autonomous regions, so that no Bupati or Wali Kota there issues a
  licence: the Gubernur does. With members in exactly one of them the capital may be read as that of one kabupaten/kota
  or that of a province: `jakarta` is True and a person must decide, on record.
* Pasal 5 names KSP alone; Pasal 6 ayat (4) uses its three regions for USP Koperasi too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from aturan.bahasa.pasal import P15_2015, Pasal

DEPUTI_PEMBIAYAAN = "Deputi Bidang Pembiayaan"
KODE_NASIONAL = "00"
# Provinces whose kabupaten/kota are administrative, no autonomous regions: Jakarta. It decides on licence and office.
TANPA_DAERAH_OTONOM = frozenset({"31"})


class Lingkup(Enum):
    """How far the membership reaches (Pasal 5). The value is stored, the label is shown."""

    KABKOTA = "kabkota"
    PROVINSI = "provinsi"
    NASIONAL = "nasional"

    @property
    def label(self) -> str:
        return LABEL_LINGKUP[self]


LABEL_LINGKUP = {
    Lingkup.KABKOTA: "dalam 1 (satu) daerah kabupaten/kota",
    Lingkup.PROVINSI: "lintas daerah kabupaten/kota dalam 1 (satu) daerah provinsi",
    Lingkup.NASIONAL: "lintas daerah provinsi",
}


@dataclass(frozen=True)
class Daerah:
    """A region: Kemendagri code ("32.05", "32", "00"), name with its kind ("Kabupaten Garut"), name of its province.

    `jenis` is "kabupaten", "kota", "kab_adm", "kota_adm", "provinsi" or "negara".
    """

    kode: str
    nama: str
    jenis: str
    otonom: bool
    provinsi: str


@dataclass(frozen=True)
class Wewenang:
    """One provision that gives a matter to an authority; `urusan` is "wilayah", "izin", "pembinaan", "penilaian"."""

    urusan: str
    lingkup: Lingkup
    pelaku: str
    dasar: Pasal
    bunyi: str
    tafsir: str = ""

    @property
    def uraian(self) -> str:
        """ "Izin usaha, wilayah keanggotaan lintas daerah provinsi"; without its matter for Pasal 5 itself."""
        wilayah = f"wilayah keanggotaan {self.lingkup.label}"
        return f"{URUSAN[self.urusan]}, {wilayah}" if self.urusan in URUSAN else wilayah.capitalize()


def _wewenang(urusan: str, pasal: str, ayat: str, *baris: tuple[str, ...]) -> tuple[Wewenang, ...]:
    return tuple(
        Wewenang(urusan, lingkup, pelaku, Pasal(P15_2015, pasal, ayat, huruf), *bunyi_dan_tafsir)
        for (pelaku, *bunyi_dan_tafsir), lingkup, huruf in zip(baris, Lingkup, "abc", strict=True)
    )


URUSAN = {"izin": "Izin usaha", "pembinaan": "Pembinaan teknis", "penilaian": "Penilaian kesehatan"}
TAFSIR_DEPUTI = "Izin diterbitkan Menteri, pembinaan dan penilaian oleh Deputi; nama jabatan Deputi adalah data."


BUPATI_WALI_KOTA = "Bupati/Wali Kota"
WEWENANG = (
    *_wewenang(
        "wilayah", "5", "",
        (
            "",
            "wilayah keanggotaan dalam 1 (satu) daerah kabupaten/kota;",
            "Pasal 5 menyebut KSP saja, Pasal 6 ayat (4) memakainya juga untuk USP Koperasi: diperlakukan sama.",
        ),
        (
            "",
            "wilayah keanggotaan lintas daerah kabupaten/kota dalam 1 (satu) daerah provinsi; atau",
            "Menurut anggaran dasar, bukan domisili anggota sekarang: keduanya dicatat, bila berbeda diperingatkan.",
        ),
        ("", "wilayah keanggotaan lintas daerah provinsi."),
    ),
    *_wewenang(
        "izin", "6", "4",
        (
            BUPATI_WALI_KOTA,
            "Bupati/Walikota menerbitkan ijin usaha KSP/USP Koperasi yang wilayah keanggotaannya dalam 1 (satu) daerah"
            " Kabupaten/Kota;",
            "Hanya wilayah keanggotaan yang disebut: yang berwenang kabupaten/kota anggotanya. Kedudukan di"
            " kabupaten/kota lain tidak mengubahnya, dan diperingatkan.",
        ),
        (
            "Gubernur",
            "Gubernur menerbitkan ijin usaha KSP/USP Koperasi yang wilayah keanggotaannya lintas daerah Kabupaten/Kota"
            " dalam 1 (satu) daerah Provinsi;",
            "Kota dan kabupaten administrasi di Jakarta bukan daerah otonom: satu atau beberapa, izinnya dari Gubernur."
            " Bila hanya satu, modal awal yang berlaku diputuskan pejabat dan dicatat.",
        ),
        (
            "Menteri",
            "Menteri menerbitkan ijin usaha KSP/USP Koperasi yang wilayah keanggotaannya lintas daerah Provinsi.",
            "Yang menandatangani atas nama pejabat dicatat tersendiri pada surat.",
        ),
    ),
    *_wewenang(
        "pembinaan", "26", "3",
        (
            BUPATI_WALI_KOTA,
            "KSP dan USP Koperasi Primer/Sekunder dengan wilayah keanggotaan dalam daerah Kabupaten/Kota dilakukan"
            " oleh Bupati/Walikota;",
        ),
        (
            "Gubernur",
            "KSP dan USP Koperasi Primer/Sekunder dengan wilayah keanggotaan lintas daerah Kabupaten/Kota dalam 1"
            " (satu) daerah Provinsi dilakukan oleh Gubernur; dan",
        ),
        (
            DEPUTI_PEMBIAYAAN,
            "KSP dan USP Koperasi Primer/Sekunder dengan wilayah keanggotaan lintas daerah Provinsi dilakukan oleh"
            " Deputi Bidang Pembiayaan.",
            TAFSIR_DEPUTI,
        ),
    ),
    *_wewenang(
        "penilaian", "31", "2",
        (
            BUPATI_WALI_KOTA,
            "KSP dan USP Koperasi Primer/Sekunder dengan wilayah keanggotaan dalam daerah Kabupaten/Kota dilakukan"
            " oleh Bupati/Walikota;",
        ),
        (
            "Gubernur",
            "KSP dan USP Koperasi Primer/Sekunder dengan wilayah keanggotaan lintas daerah Kabupaten/Kota dalam 1"
            " (satu) daerah Provinsi dilakukan oleh Gubernur; dan",
        ),
        (
            DEPUTI_PEMBIAYAAN,
            "KSP dan USP Koperasi Primer/Sekunder dengan wilayah keanggotaan lintas daerah Provinsi dilakukan oleh"
            " Deputi Bidang Pembiayaan.",
            TAFSIR_DEPUTI,
        ),
    ),
)  # fmt: skip
DASAR_KANTOR = Pasal(P15_2015, "10", "1")
DASAR = {(w.urusan, w.lingkup): w.dasar for w in WEWENANG}


@dataclass(frozen=True)
class Kewenangan:
    """Who issues the licence, who fosters and who assesses a koperasi, each with its article, and why.

    `kode` is the region of the issuing authority: "32.05", "32" or "00". `peringatan` are sentences for the officer.
    `jakarta`: which initial capital applies is open and must be decided by a person (see the head of this file).
    """

    lingkup: Lingkup
    kode: str
    penerbit: str
    pembina: str
    penilai: str
    dasar_wilayah: Pasal
    dasar_izin: Pasal
    dasar_pembinaan: Pasal
    dasar_penilaian: Pasal
    kalimat: str
    peringatan: tuple[str, ...] = ()
    jakarta: bool = False


@dataclass(frozen=True)
class KewenanganKantor:
    """Who decides on an office of the service network, and why."""

    kode: str
    pejabat: str
    dasar: Pasal
    kalimat: str


SEBUTAN = {
    "kabupaten": ("Bupati", "Kabupaten "),
    "kab_adm": ("Bupati", "Kabupaten "),
    "kota": ("Wali Kota", "Kota "),
    "kota_adm": ("Wali Kota", "Kota "),
    "provinsi": ("Gubernur", "Provinsi "),
    "negara": ("Menteri", ""),
}


def sebutan_kepala(daerah: Daerah) -> str:
    """The head of a region by title: "Bupati Garut", "Wali Kota Bandung", "Gubernur Jawa Barat", "Menteri".

    Of an administrative city it is the appointed head, who holds no authority of this regulation. Raises KeyError for
    an unknown `jenis`.
    """
    jabatan, jenis = SEBUTAN[daerah.jenis]
    return f"{jabatan} {daerah.nama.strip().removeprefix(jenis)}".rstrip() if jenis else jabatan


def kewenangan(anggota: Iterable[Daerah], kedudukan: Daerah, *, deputi: str = DEPUTI_PEMBIAYAAN) -> Kewenangan:
    """The authority over a koperasi with members in `anggota` and its seat at `kedudukan`, both by its anggaran dasar.

    A whole province among `anggota` stands for several kabupaten/kota, the country for several provinces. `deputi` is
    the name of the Deputi's post today (Pasal 26 ayat (3) huruf c, Pasal 31 ayat (2) huruf c). Raises ValueError when
    `anggota` is empty or the seat is no kabupaten/kota.
    """
    daerah = sorted({d.kode: d for d in anggota}.values(), key=lambda d: d.kode)
    if not daerah:
        raise ValueError(
            "Wilayah keanggotaan belum diisi: pilih sedikitnya satu kabupaten/kota menurut anggaran dasar."
        )
    if kedudukan.jenis in ("provinsi", "negara"):
        raise ValueError(f"Tempat kedudukan harus kabupaten atau kota, bukan {kedudukan.nama.strip()}.")

    provinsi = {d.kode[:2]: d.provinsi.strip() for d in daerah}
    if len(provinsi) > 1 or KODE_NASIONAL in provinsi:
        lingkup, kode, pejabat = Lingkup.NASIONAL, KODE_NASIONAL, "Menteri"
    elif len(daerah) == 1 and daerah[0].jenis in ("kabupaten", "kota") and daerah[0].otonom:
        lingkup, kode, pejabat = Lingkup.KABKOTA, daerah[0].kode, sebutan_kepala(daerah[0])
    else:
        [(kode, nama)] = provinsi.items()
        lingkup, pejabat = Lingkup.PROVINSI, f"Gubernur {nama}"

    jakarta = len(daerah) == 1 and _administrasi(daerah[0])
    pembina = deputi if lingkup is Lingkup.NASIONAL else pejabat
    return Kewenangan(
        lingkup=lingkup,
        kode=kode,
        penerbit=pejabat,
        pembina=pembina,
        penilai=pembina,
        dasar_wilayah=DASAR["wilayah", lingkup],
        dasar_izin=DASAR["izin", lingkup],
        dasar_pembinaan=DASAR["pembinaan", lingkup],
        dasar_penilaian=DASAR["penilaian", lingkup],
        kalimat=_kalimat(lingkup, daerah, pejabat),
        peringatan=tuple(_peringatan(daerah, kedudukan, pejabat, DASAR["izin", lingkup])),
        jakarta=jakarta,
    )


def _administrasi(d: Daerah) -> bool:
    """A kabupaten/kota that is no autonomous region."""
    return d.jenis in ("kab_adm", "kota_adm") or (d.jenis in ("kabupaten", "kota") and not d.otonom)


def _kalimat(lingkup: Lingkup, daerah: list[Daerah], pejabat: str) -> str:
    wilayah = DASAR["wilayah", lingkup].sebutan
    sebab = f"yaitu {lingkup.label} ({wilayah})"
    if lingkup is Lingkup.PROVINSI and all(_administrasi(d) for d in daerah):
        sebab = f"bukan daerah otonom, diperlakukan sebagai {lingkup.label} ({wilayah}, tafsir)"
    penerbit = f"izin usaha diterbitkan oleh {pejabat} ({DASAR['izin', lingkup]})"
    return f"Wilayah keanggotaan meliputi {_sebut(daerah)}, {sebab}, sehingga {penerbit}."


def _sebut(daerah: list[Daerah]) -> str:
    """Names for a sentence: all up to three, of more the first two and the number of the rest."""
    nama = [d.nama.strip() for d in daerah]
    if len(nama) > 3:
        nama = [*nama[:2], f"{len(nama) - 2} daerah lain"]
    return f"{', '.join(nama[:-1])}{',' if len(nama) > 2 else ''} dan {nama[-1]}" if len(nama) > 1 else nama[0]


def _peringatan(daerah: list[Daerah], kedudukan: Daerah, pejabat: str, dasar: Pasal) -> Iterable[str]:
    """A province among the members covers the kabupaten/kota that lie in it, the country covers them all."""
    if not {kedudukan.kode, kedudukan.kode[:2], KODE_NASIONAL} & {d.kode for d in daerah}:
        yield (
            f"PERHATIAN: tempat kedudukan {kedudukan.nama.strip()} berada di luar wilayah keanggotaan"
            f" {_sebut(daerah)}. Yang berwenang {pejabat}, karena wilayah keanggotaan saja yang menentukan"
            f" ({dasar}), bukan tempat kedudukan. Periksa anggaran dasar."
        )


def memutus_kantor(kode: str) -> bool:
    """Whether the authority of the region with this Kemendagri code decides on offices (Pasal 10 ayat (1)).

    That of a kabupaten/kota does; in a province without autonomous regions the province itself (see the head).
    """
    return ("." in kode) is (kode[:2] not in TANPA_DAERAH_OTONOM)


def kewenangan_kantor(lokasi: Daerah) -> KewenanganKantor:
    """Who decides on a branch or cash office at `lokasi` (Pasal 10 ayat (1)): the Bupati or Wali Kota of that place.

    Whatever the region of membership. In Jakarta the Gubernur (reading: no Bupati or Wali Kota of an autonomous region
    there). Raises ValueError when `lokasi` is no kabupaten/kota.
    """
    tempat = lokasi.nama.strip()
    if lokasi.jenis in ("provinsi", "negara"):
        raise ValueError(f"Lokasi kantor harus kabupaten atau kota, bukan {tempat}.")
    if _administrasi(lokasi):
        pejabat = f"Gubernur {lokasi.provinsi.strip()}"
        kalimat = (
            f"Kantor berada di {tempat}, yang bukan daerah otonom: permohonan diputuskan oleh {pejabat}"
            f" ({DASAR_KANTOR}, tafsir)."
        )
        return KewenanganKantor(lokasi.kode[:2], pejabat, DASAR_KANTOR, kalimat)
    pejabat = sebutan_kepala(lokasi)
    kalimat = f"Kantor berada di {tempat}: permohonan diputuskan oleh {pejabat} ({DASAR_KANTOR})."
    return KewenanganKantor(lokasi.kode, pejabat, DASAR_KANTOR, kalimat)
