"""Every provision of both regulations, each with the rule that carries it or the reason why there is none.

`ketentuan.csv` lists the 322 provisions. A row finds its rule by its article: whoever adds a rule with that `dasar`
links it here without another line. What has no rule is named in `TANPA_ATURAN`. docs/ambang.md, docs/ketentuan.md and
the page /aturan/ come from here.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aturan import program, sentra, ukm
from aturan.bilangan import tanggal
from aturan.dasar import P15_2015, P23_2005, Ambang, Pasal, SalahSatu, Syarat

AKAR = Path(__file__).parent
POLA = re.compile(r"(P[\w-]+)/Ps(II|\d+)(?:\((\d+)\))?([a-z]?)(?:\.(\d+))?(?:#\d+)?")

# Rules by matter, in the order of the page. The name is what docs/ketentuan.md shows as their place.
KELOMPOK = (
    ("Kelas UKM: Usaha Kecil dan Usaha Menengah", (*ukm.SYARAT_UM, *ukm.SYARAT_UK)),
    ("Kriteria Sentra UKM", sentra.KRITERIA_SENTRA),
    ("Kriteria Sentra UKM Unggulan", (sentra.JENJANG_SENTRA, *sentra.KRITERIA_UNGGULAN)),
    ("Kriteria Sentra UKM bagian Klaster Bisnis", sentra.KRITERIA_KLASTER),
)

# Data that carries an article: name in `aturan.program` -> what it is for.
DATA = {
    "MEKANISME": "langkah alur usulan",
    "LAMPIRAN": "formulir wajib",
    "PERKUATAN": "menurut jenjang",
    "TAHAPAN": "tahap pertumbuhan",
    "ORGANISASI": "peran menurut tingkat",
    "TUGAS": "tugas",
}
# Lists without an article in each row: id -> name in `aturan.program`.
DAFTAR = {"P23-2005/Ps1.6": "BENTUK_BDS", "P23-2005/Ps7a": "SUMBER_DANA"}
# Duties of Pasal 12 to 14 that a step of Pasal 7 carries out: id -> its huruf.
SEJALAN = {"P23-2005/Ps12a": "d", "P23-2005/Ps13a": "c", "P23-2005/Ps14c": "b"}

DITAMPILKAN = "Ditampilkan saja: pengertian, tidak ada yang diuji."
TANPA_ATURAN = {
    "P23-2005/Ps1.1": DITAMPILKAN,
    "P23-2005/Ps1.2": "Ditampilkan saja: Kepmen 33.1/2003 tidak tersedia, dan skor tidak dikarang.",
    "P23-2005/Ps1.3": DITAMPILKAN,
    "P23-2005/Ps1.4": DITAMPILKAN,
    "P23-2005/Ps1.5": DITAMPILKAN,
    "P23-2005/Ps1.7": DITAMPILKAN,
    "P23-2005/Ps1.8": DITAMPILKAN,
    "P23-2005/Ps1.9": DITAMPILKAN,
    "P23-2005/Ps1.10": DITAMPILKAN,
    "P23-2005/Ps1.11": DITAMPILKAN,
    "P23-2005/Ps1.14": "Dicatat: nama dinas/badan tiap daerah adalah data instansi.",
    "P23-2005/Ps1.15": "Dicatat: nama Pokja tiap daerah adalah data instansi, karena tim itu dapat berganti nama.",
    "P23-2005/Ps4#1": "Ditampilkan saja: satu kesatuan dengan program MAP dan layanan BDS-P/LPB.",
    "P23-2005/Ps4#2": "Dicatat: pilihan (“dapat”) pada kebutuhan perkuatan, tidak diwajibkan.",
    "P23-2005/PsII(1)": "Ditampilkan saja: pasal Kepmen 32/2003 yang tidak diubah tidak tersedia dan tidak dimodelkan.",
    "P23-2005/PsII(2)": "Dicatat: surat yang disetujui para pihak dapat dilampirkan sebagai berkas usulan.",
    "P23-2005/PsII(3)": "Ditampilkan saja: tanggal berlaku 9 November 2005 tercantum pada tiap ambang.",
}
# What this product knowingly leaves out; the page and docs/ambang.md say so.
CATATAN = (
    "Pasal Kepmen 32/2003 yang tidak diubah (antara lain Pasal 2, 3, 6, dan 11) masih berlaku (Pasal II ayat (1)),"
    " tetapi naskahnya tidak tersedia: tidak dimodelkan.",
    "Skor klasifikasi sentra menurut Kepmen 33.1/2003 (Pasal 1 angka 2) tidak tersedia: tidak ada skor yang dikarang.",
    "Bentuk cetak Lampiran 1 sampai 5 tidak ikut dalam naskah: isian formulirnya adalah usulan aplikasi menurut Pasal 7"
    " huruf a.",
    "Pasal 7 tidak menetapkan tenggat: umur berkas ditampilkan, tidak ada kedaluwarsa.",
)
BELUM_15 = "Belum dijalankan: bagian usaha simpan pinjam belum ada dalam versi ini."


@dataclass(frozen=True)
class Ketentuan:
    """One row of ketentuan.csv with what carries it: `aturan` (place, name) or else `keterangan`, never neither."""

    kode: str
    parafrase: str
    jenis: str
    aturan_mesin: str
    kasus_batas: str
    peran: str
    tafsir: str
    aturan: tuple[tuple[str, str], ...]
    keterangan: str

    @property
    def dasar(self) -> Pasal:
        return baca_pasal(self.kode)

    @property
    def ditegakkan(self) -> bool:
        """Whether software must enforce it, not only record or show it."""
        return "enforce" in self.peran


def baca_pasal(kode: str) -> Pasal:
    """Provision of an id like 'P23-2005/Ps5(1)e'; "#2" (second sentence) is dropped. Raises ValueError."""
    cocok = POLA.fullmatch(kode)
    peraturan = {p.kode: p for p in (P23_2005, P15_2015)}.get(cocok[1] if cocok else "")
    if peraturan is None:
        raise ValueError(f"Kode ketentuan tidak terbaca: {kode!r}.")
    return Pasal(peraturan, *(bagian or "" for bagian in cocok.groups()[1:]))


def semua_syarat() -> Iterator[Syarat]:
    """Every rule, in the order of the page."""
    for _, isi in KELOMPOK:
        yield from isi


def semua_ambang() -> dict[str, Ambang]:
    """Every threshold by its code, those inside alternatives too."""
    return {a.kode: a for s in semua_syarat() for a in s.ambang}


@cache
def ketentuan() -> tuple[Ketentuan, ...]:
    """All rows in the order of the list. Raises ValueError for a row with neither rule nor reason."""
    pembawa = _pembawa()
    with (AKAR / "ketentuan.csv").open(encoding="utf-8", newline="") as berkas:
        return tuple(_ketentuan(baris, pembawa) for baris in csv.DictReader(berkas))


def _ketentuan(baris: dict[str, str], pembawa: dict[str, list[tuple[str, str]]]) -> Ketentuan:
    kode = baris["id"]
    keterangan = BELUM_15 if kode.startswith(P15_2015.kode) else TANPA_ATURAN.get(kode, "")
    aturan = tuple(pembawa.get(kode, ()))
    if bool(aturan) == bool(keterangan):
        raise ValueError(f"{kode}: harus menunjuk aturan atau memberi alasan, salah satu.")
    return Ketentuan(
        kode,
        baris["parafrase"],
        baris["jenis"],
        baris["aturan_mesin"],
        baris["kasus_batas"],
        baris["peran_perangkat_lunak"],
        baris["ambiguitas_dan_tafsir_usulan"],
        aturan,
        keterangan,
    )


def _pembawa() -> dict[str, list[tuple[str, str]]]:
    """Id of a provision -> (place, name) of each rule, datum and list that stands on it."""
    peta: dict[str, list[tuple[str, str]]] = {}
    for s in semua_syarat():
        for pasal in dict.fromkeys([s.dasar, *(v.dasar for a in s.ambang for v in a.versi)]):
            peta.setdefault(pasal.kode, []).append(("syarat", s.kode))
    for nama, guna in DATA.items():
        for butir in getattr(program, nama):
            peta.setdefault(butir.dasar.kode, []).append((nama, f"{guna}: {_nama(butir)}"))
    for kode, nama in DAFTAR.items():
        peta.setdefault(kode, []).append((nama, ", ".join(getattr(program, nama).values())))
    for kode, huruf in SEJALAN.items():
        langkah = next(t.dasar for t in program.MEKANISME if t.dasar.huruf == huruf)
        peta[kode].append(("MEKANISME", f"{DATA['MEKANISME']}: {langkah.sebutan}"))
    return peta


def _nama(butir: Any) -> str:
    if isinstance(butir, program.Lampiran):
        return f"{butir.nama} {butir.judul}"
    return butir.pelaku if isinstance(butir, program.Tugas) else butir.uraian


# ---- The rules page and the two documents ---------------------------------------------------------------------------


def daftar_aturan() -> list[dict[str, Any]]:
    """What /aturan/ and docs/ambang.md show: groups {"judul", "baris"}, one row for each dated value.

    A row: kode, uraian, bunyi, nilai (in words), satuan, berlaku (date), sampai (date or None), dasar (Pasal),
    tafsir, terverifikasi.
    """
    kelompok = [{"judul": judul, "baris": [b for s in isi for b in _baris(s)]} for judul, isi in KELOMPOK]
    perkuatan = [
        {
            "kode": f"perkuatan.{p.kode}",
            "uraian": p.uraian,
            "bunyi": p.bunyi,
            "nilai": f"sejak jenjang {p.jenjang.label}",
            "satuan": "",
            "berlaku": p.dasar.peraturan.berlaku,
            "sampai": None,
            "dasar": p.dasar,
            "tafsir": "“Ditambah dengan”: jenjang yang lebih tinggi juga memperoleh perkuatan jenjang di bawahnya.",
            "terverifikasi": True,
        }
        for p in program.PERKUATAN
    ]
    return [*kelompok, {"judul": "Perkuatan menurut jenjang sentra", "baris": perkuatan}]


def _baris(s: Syarat) -> list[dict[str, Any]]:
    if isinstance(s, SalahSatu):
        bersama = {"bunyi": s.bunyi, "tafsir": s.tafsir, "uraian": s.uraian}
        return [
            baris | bersama | {"uraian": f"{s.uraian} {p.uraian}", "nilai": f"{baris['nilai']} (salah satu cukup)"}
            for p in s.pilihan
            for baris in _baris(p)
        ]
    umum = {
        "kode": s.kode,
        "uraian": s.uraian,
        "bunyi": s.bunyi,
        "tafsir": s.tafsir,
        "terverifikasi": s.terverifikasi,
        "satuan": getattr(s, "satuan", ""),
    }
    if isinstance(s, Ambang):
        return [
            umum | {"nilai": s.teks(v.nilai), "berlaku": v.berlaku, "sampai": v.sampai, "dasar": v.dasar}
            for v in s.versi
        ]
    sejak = {"berlaku": s.dasar.peraturan.berlaku, "sampai": None, "dasar": s.dasar}
    return [umum | sejak | {"nilai": s.ukuran}]


def dokumen_ambang() -> str:
    """docs/ambang.md: each value with its unit, since when, by which article, and the reading taken."""
    baris = [
        "# Ambang dan syarat",
        "",
        "Dibuat dari `aturan/`; jangan disunting dengan tangan.",
        "Tanda (?) berarti sumber nilainya belum terverifikasi.",
    ]
    for kelompok in daftar_aturan():
        baris += ["", f"## {kelompok['judul']}", ""]
        baris += _tabel(
            ("Kode", "Syarat", "Nilai", "Satuan", "Berlaku", "Dasar", "Tafsir"),
            [
                (
                    f"`{b['kode']}`",
                    b["uraian"],
                    b["nilai"] + ("" if b["terverifikasi"] else " (?)"),
                    b["satuan"],
                    f"sejak {tanggal(b['berlaku'])}" + (f" sampai {tanggal(b['sampai'])}" if b["sampai"] else ""),
                    str(b["dasar"]),
                    b["tafsir"],
                )
                for b in kelompok["baris"]
            ],
        )
    baris += ["", "## Yang tidak dimodelkan", "", *(f"- {kalimat}" for kalimat in CATATAN)]
    return "\n".join(baris) + "\n"


def dokumen_ketentuan() -> str:
    """docs/ketentuan.md: every provision with its rule, or why there is none."""
    semua = ketentuan()
    baris = [
        "# Ketentuan kedua peraturan",
        "",
        "Dibuat dari `aturan/`; jangan disunting dengan tangan.",
        f"{len(semua)} ketentuan; {sum(bool(k.aturan) for k in semua)} menunjuk aturan, selebihnya memuat alasannya.",
    ]
    for peraturan in (P23_2005, P15_2015):
        berlaku = f"{peraturan.nama}. Berlaku sejak {tanggal(peraturan.berlaku)}."
        baris += ["", f"## {peraturan.singkat}", "", berlaku, ""]
        baris += _tabel(
            ("Ketentuan", "Isi", "Aturan", "Tafsir"),
            [
                (
                    f"`{k.kode}`",
                    k.parafrase,
                    "<br>".join(f"`{tempat}` {nama}" for tempat, nama in k.aturan) or k.keterangan,
                    k.tafsir,
                )
                for k in semua
                if k.kode.startswith(peraturan.kode)
            ],
        )
    return "\n".join(baris) + "\n"


def _tabel(kepala: tuple[str, ...], isi: list[tuple[str, ...]]) -> list[str]:
    def baris(sel: tuple[str, ...]) -> str:
        return "| " + " | ".join(s.replace("|", "\\|") for s in sel) + " |"

    return [baris(kepala), "|" + "---|" * len(kepala), *(baris(sel) for sel in isi)]
