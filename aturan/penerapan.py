"""What the application does with each provision: enforces it, leaves it to an officer, records it, shows it."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from aturan.bahasa import Pertimbangan
from aturan.indeks import DAFTAR, Ketentuan, daftar_aturan, ketentuan, semua_syarat
from aturan.naskah import ada

# Data that is kept beside a case and tests nothing.
DICATAT = {"BENTUK_BDS", "BUTIR_SOM", "PEMBINAAN", "SUMBER_DANA", "TAHAPAN", "TUGAS"}
# Data that `daftar_aturan` writes as rows of its own.
BERBARIS = {"KEWAJIBAN", "PERKUATAN", "PERNYATAAN", "RUMUS", "SANKSI", "SKOR", "WEWENANG"}

LAMPIRAN = "Lampiran tidak ikut dalam naskah yang ada: isian formulirnya adalah usulan aplikasi."
# Readings of provisions that no rule carries; those of a rule stand with the rule.
TAFSIR = {
    "P23-2005/Ps1.6": "“PT” tidak disingkat: Perguruan Tinggi dan Perseroan Terbatas sama-sama ada.",
    "P23-2005/Ps7a": "Pasal 7 tidak menetapkan tenggat: umur usulan ditampilkan, tidak ada kedaluwarsa.",
    **{f"P23-2005/Ps7a.{n}": LAMPIRAN for n in range(1, 6)},
    "P23-2005/Ps7c": "“Membantu memverifikasi kelengkapan”: bukan menilai kelayakan; yang kurang dikembalikan.",
    "P23-2005/Ps7f": "“Terpilih” (huruf e) dan “ditetapkan” (huruf f) adalah dua keadaan.",
    "P23-2005/Ps9a": "Tahap pertumbuhan adalah keadaan sentra, bukan status usulannya.",
    "P23-2005/Ps10a": "Nama deputi menurut susunan tahun 2005; nama yang kini berlaku adalah data instansi.",
    "P23-2005/Ps14b": "Huruf ini menyebut Dinas, Pasal 7 huruf a menyebut Pokja: Pokja menilai, Dinas mengirim.",
    "P15-2015/Ps3(2)": "Izin boleh bertanggal sama dengan pengesahan akta, tidak sebelumnya (Pasal 6 ayat (2)).",
    "P15-2015/Ps15(1)d": "Naskah menyebut 3 bagian tetapi mendaftar 4 huruf: keempatnya dicatat.",
    "P15-2015/Ps17(1)": "Kalimatnya tidak lengkap; dibaca: modal awal berasal dari simpanan pokok, simpanan wajib, dan"
    " hibah.",
}


class Sikap(Enum):
    """The answer in one word, strongest first, and what the word promises."""

    DITEGAKKAN = "ditegakkan", "Aplikasi memeriksa atau menghitungnya, dan hasilnya ikut menentukan jalannya urusan."
    DINILAI = "dinilai petugas", "Petugas menjawab dengan alasan; jawabannya disimpan bersama urusan."
    DICATAT = "dicatat", "Aplikasi menyimpan datanya dan tidak menguji apa pun."
    DITAMPILKAN = "ditampilkan", "Tidak ada yang diuji atau disimpan."

    @property
    def kata(self) -> str:
        """The word as a page prints it."""
        return self.value[0].capitalize()

    @property
    def arti(self) -> str:
        """What a reader may count on."""
        return self.value[1]


# Rules and data that no step evaluates: what is done instead, and the page that does it, by the name of its address.
HALAMAN = {
    "KEWAJIBAN": (Sikap.DITAMPILKAN, "izin_rinci"),
    "DOKUMEN_PENDIRIAN": (Sikap.DICATAT, "izin_rinci"),
}


@dataclass(frozen=True)
class Penerapan:
    """The answer to one provision: `baris` are dated values as in `daftar_aturan`, the others sentences."""

    sikap: Sikap
    baris: tuple[dict[str, Any], ...] = ()
    data: tuple[str, ...] = ()
    keterangan: str = ""
    tafsir: str = ""


@cache
def penerapan() -> dict[str, tuple[Penerapan, ...]]:
    """Code of a provision -> its answers; two where the list keeps two sentences of one provision apart."""
    menurut_dasar: dict[str, list[dict[str, Any]]] = {}
    menurut_kode: dict[str, list[dict[str, Any]]] = {}
    for kelompok in daftar_aturan():
        for baris in kelompok["baris"]:
            menurut_dasar.setdefault(baris["dasar"].kode, []).append(baris)
            menurut_kode.setdefault(baris["kode"], []).append(baris)
    hasil: dict[str, tuple[Penerapan, ...]] = {}
    for k in ketentuan():
        kode = k.dasar.kode
        dibawa = [b for tempat, nama in k.aturan if tempat == "syarat" for b in menurut_kode.get(nama, ())]
        sendiri = menurut_dasar.get(kode, [])
        baris = (*sendiri, *(b for b in dibawa if b not in sendiri))
        hasil[kode] = (*hasil.get(kode, ()), _jawab(k, baris))
    # A rule on a whole ayat is no row of the list, like the prerequisite of Pasal 5 ayat (2).
    for kode, isi in menurut_dasar.items():
        if ada(isi[0]["dasar"]):
            hasil.setdefault(kode, (Penerapan(Sikap.DITEGAKKAN, tuple(isi)),))
    return hasil


def _jawab(k: Ketentuan, baris: tuple[dict[str, Any], ...]) -> Penerapan:
    data = tuple(
        f"Pilihan: {kalimat}." if tempat in DAFTAR.values() else f"{kalimat[0].upper()}{kalimat[1:]}."
        for tempat, kalimat in k.aturan
        if tempat != "syarat" and not (baris and tempat in BERBARIS)
    )
    sebab = k.keterangan.partition(": ")[2]
    return Penerapan(_sikap(k), baris, data, sebab[:1].upper() + sebab[1:], TAFSIR.get(k.kode, ""))


def _sikap(k: Ketentuan) -> Sikap:
    if not k.aturan:
        awal = k.keterangan.partition(":")[0]
        return {"Ditampilkan saja": Sikap.DITAMPILKAN, "Dicatat": Sikap.DICATAT}[awal]
    if all(tempat in DICATAT for tempat, _ in k.aturan):
        return Sikap.DICATAT
    tanpa_uji = [HALAMAN[x][0] for aturan in k.aturan for x in aturan if x in HALAMAN]
    if len(tanpa_uji) == len(k.aturan):
        return tanpa_uji[0]
    dinilai = {s.kode for s in semua_syarat() if isinstance(s, Pertimbangan)}
    return Sikap.DINILAI if all(nama in dinilai for _, nama in k.aturan) else Sikap.DITEGAKKAN
