"""The rules as a data set: each with its versions, their text and reading; each provision with where it is applied.

Made from the objects that decide, as docs/ambang.md and docs/ketentuan.md are; it cannot say anything else.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse

from aturan.bahasa import Pasal, SalahSatu, Syarat, Versi
from aturan.indeks import KELOMPOK, Ketentuan, daftar_aturan, ketentuan
from aturan.naskah import BERKAS, Jenis, ada, isi
from aturan.penerapan import penerapan
from core.dasar.pasal import alamat
from core.terbuka.berkas import tulis_json
from core.terbuka.kumpulan import LISENSI, LISENSI_ALAMAT

SEPAKAT = (
    "nilai: bilangan sebagai bilangan; tingkat pada sebuah skala sebagai kodenya; pilihan yang diterima sebagai daftar;"
    " null bila aturannya tidak berukuran (dinilai petugas, atau ada/tidak ada).",
    "berlaku: hari pertama versi itu; berlaku sampai versi berikutnya, atau sampai hari pada `sampai`.",
    "peralihan: diputus = bagi perkara yang diputus sejak hari itu; diajukan = hanya yang diajukan sejak hari itu.",
    "terverifikasi: false bila sumber nilainya belum dapat dicocokkan dengan naskah resminya.",
)


def situs(jalan: str) -> str:
    """An address of this site as the world reaches it."""
    return f"{settings.ALAMAT_SITUS.rstrip('/')}{jalan}"


@cache
def berkas_aturan() -> tuple[bytes, str]:
    """All rules and provisions as bytes, with the mark by which an unchanged file is told."""
    naskah = tulis_json(data_aturan())
    return naskah, hashlib.sha256(naskah).hexdigest()[:32]


@cache
def satu_aturan() -> dict[str, dict[str, Any]]:
    """Every rule by its code, as data_aturan() has it, each with the licence: what stands at an address of its own."""
    return {a["kode"]: {**_kepala("Satu aturan"), **a} for a in data_aturan()["aturan"]}


def data_aturan() -> dict[str, Any]:
    """Every rule and every provision; plain values, in the order of the page."""
    return {
        **_kepala("Aturan yang dijalankan Sentra"),
        "sepakat": list(SEPAKAT),
        "peraturan": [
            {"kode": p.kode, "singkat": p.singkat, "nama": p.nama, "berlaku": p.berlaku.isoformat()} for p in BERKAS
        ],
        "aturan": list(_semua()),
        "ketentuan": [_ketentuan(k) for k in ketentuan()],
    }


def _kepala(judul: str) -> dict[str, Any]:
    return {
        "$schema": situs(reverse("data_terbuka_skema")),
        "judul": judul,
        "lisensi": {"nama": LISENSI, "alamat": LISENSI_ALAMAT},
    }


def _semua() -> Iterator[dict[str, Any]]:
    """Every rule of every group, an alternative behind the rule that lets one of them be enough; then the data."""
    baris = {k["judul"]: k["baris"] for k in daftar_aturan()}
    for judul, isi_kelompok in KELOMPOK:
        syarat = [s for s in isi_kelompok if isinstance(s, Syarat)]
        dikenal = set()
        for s in syarat:
            dalam = s.pilihan if isinstance(s, SalahSatu) else ()
            dikenal |= {s.kode, *(p.kode for p in dalam)}
            yield _aturan(s, judul)
            yield from (_aturan(p, judul) for p in dalam)
        yield from (_data(b, judul) for b in baris[judul] if b["kode"] not in dikenal)


def _aturan(s: Syarat, kelompok: str) -> dict[str, Any]:
    skala = getattr(s, "skala", None)
    return {
        "kode": s.kode,
        "alamat": situs(reverse("data_terbuka_satu_aturan", args=[s.kode])),
        "kelompok": kelompok,
        "jenis": re.sub(r"(?<!^)(?=[A-Z])", "_", type(s).__name__).lower(),
        "uraian": s.uraian,
        "satuan": getattr(s, "satuan", ""),
        "banding": getattr(s, "banding", None),
        "skala": [anggota.kode for anggota in skala] if skala else None,
        "salah_satu": [p.kode for p in s.pilihan] if isinstance(s, SalahSatu) else None,
        "terverifikasi": s.terverifikasi,
        "versi": [_versi(s, v) for v in s.versi],
    }


def _versi(s: Syarat, v: Versi) -> dict[str, Any]:
    return {
        "berlaku": v.berlaku.isoformat(),
        "sampai": v.sampai and v.sampai.isoformat(),
        "nilai": None if v.dicabut else _nilai(v.nilai),
        "nilai_teks": "dicabut" if v.dicabut else s.ukuran(v),
        "dicabut": v.dicabut,
        "dasar": _pasal(v.dasar),
        "bunyi": v.bunyi,
        "tafsir": v.tafsir,
        "peralihan": v.peralihan.value,
    }


def _data(baris: dict[str, Any], kelompok: str) -> dict[str, Any]:
    """What carries an article and tests nothing by itself: a duty, an authority, a table of the score."""
    versi = {
        "berlaku": baris["berlaku"].isoformat(), "sampai": None, "nilai": None, "nilai_teks": baris["nilai"],
        "dicabut": False, "dasar": _pasal(baris["dasar"]), "bunyi": baris["bunyi"], "tafsir": baris["tafsir"],
        "peralihan": "diputus",
    }  # fmt: skip
    return {
        "kode": baris["kode"], "alamat": situs(reverse("data_terbuka_satu_aturan", args=[baris["kode"]])),
        "kelompok": kelompok, "jenis": "data", "uraian": baris["uraian"], "satuan": "", "banding": None,
        "skala": None, "salah_satu": None, "terverifikasi": baris["terverifikasi"], "versi": [versi],
    }  # fmt: skip


def _nilai(nilai: Any) -> Any:
    """A value of a version as JSON has it. Raises TypeError for one that nobody has thought of."""
    match nilai:
        case None | bool() | str():
            return nilai
        case Enum():
            return getattr(nilai, "kode", nilai.value)
        case Decimal() | int():
            return int(nilai) if nilai == int(nilai) else float(nilai)
        case tuple():
            return [{"nilai": _nilai(isi), "label": label} for isi, label in nilai]
        case date():
            return nilai.isoformat()
    raise TypeError(f"Nilai aturan {nilai!r} belum dapat ditulis sebagai data.")


def _pasal(pasal: Pasal) -> dict[str, Any]:
    jalan = alamat(pasal)
    return {"kode": pasal.kode, "teks": str(pasal), "alamat": situs(jalan) if jalan else None}


def _ketentuan(k: Ketentuan) -> dict[str, Any]:
    bunyi = [b.utuh for b in isi(k.dasar) if b.jenis is Jenis.KETENTUAN and b.utuh] if ada(k.dasar) else []
    return {
        "kode": k.kode,
        "dasar": _pasal(k.dasar),
        "jenis": k.jenis,
        "parafrase": k.parafrase,
        "bunyi": "\n".join(bunyi),
        "tafsir": k.tafsir,
        "aturan_mesin": k.aturan_mesin,
        "kasus_batas": k.kasus_batas,
        "sikap": list(dict.fromkeys(p.sikap.value[0] for p in penerapan().get(k.dasar.kode, ()))),
        "diterapkan": [
            {
                "tempat": tempat,
                "nama": nama,
                "aturan": situs(reverse("data_terbuka_satu_aturan", args=[nama])) if tempat == "syarat" else None,
            }
            for tempat, nama in k.aturan
        ],
        "keterangan": k.keterangan,
    }
