"""JSON Schema (draft 2020-12) of the rules as data: of the whole file, and of one rule alone."""

from typing import Any

from django.urls import reverse

from core.terbuka.aturan import situs


def _benda(wajib: dict[str, Any], lain: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with exactly these properties, `wajib` all of them there."""
    return {
        "type": "object",
        "properties": wajib | (lain or {}),
        "required": list(wajib),
        "additionalProperties": False,
    }


def _daftar(isi: dict[str, Any], **lain: Any) -> dict[str, Any]:
    return {"type": "array", "items": isi, **lain}


TEKS: dict[str, Any] = {"type": "string"}
BERISI = {"type": "string", "minLength": 1}
ALAMAT = {"type": "string", "format": "uri"}
HARI = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
BOLEH_KOSONG = {"oneOf": [ALAMAT, {"type": "null"}]}
KEPALA = {"$schema": ALAMAT, "judul": BERISI, "lisensi": _benda({"nama": BERISI, "alamat": ALAMAT})}
PASAL = _benda({"kode": BERISI, "teks": BERISI, "alamat": BOLEH_KOSONG})
NILAI = {
    "description": "Bilangan, kode pada skala, pilihan yang diterima, atau null bila tidak berukuran.",
    "oneOf": [
        {"type": ["number", "string", "boolean", "null"]},
        _daftar(_benda({"nilai": {"type": ["string", "boolean", "number"]}, "label": BERISI})),
    ],
}
VERSI = _benda({
    "berlaku": HARI, "sampai": {"oneOf": [HARI, {"type": "null"}]}, "nilai": NILAI, "nilai_teks": BERISI,
    "dicabut": {"type": "boolean"}, "dasar": {"$ref": "#/$defs/pasal"}, "bunyi": TEKS, "tafsir": TEKS,
    "peralihan": {"enum": ["diputus", "diajukan"]},
})  # fmt: skip
ATURAN = {
    "kode": BERISI, "alamat": ALAMAT, "kelompok": BERISI, "jenis": BERISI, "uraian": BERISI, "satuan": TEKS,
    "banding": {"enum": [">=", "<=", ">", "<", None]}, "skala": {"oneOf": [_daftar(BERISI), {"type": "null"}]},
    "salah_satu": {"oneOf": [_daftar(BERISI), {"type": "null"}]}, "terverifikasi": {"type": "boolean"},
    "versi": _daftar({"$ref": "#/$defs/versi"}, minItems=1),
}  # fmt: skip
DITERAPKAN = _benda({"tempat": BERISI, "nama": BERISI, "aturan": BOLEH_KOSONG})
KETENTUAN = _benda({
    "kode": BERISI, "dasar": {"$ref": "#/$defs/pasal"}, "jenis": TEKS, "parafrase": BERISI, "bunyi": TEKS,
    "tafsir": TEKS, "aturan_mesin": TEKS, "kasus_batas": TEKS,
    "sikap": _daftar({"enum": ["ditegakkan", "dinilai petugas", "dicatat", "ditampilkan"]}),
    "diterapkan": _daftar(DITERAPKAN), "keterangan": TEKS,
})  # fmt: skip


def skema() -> dict[str, Any]:
    """The schema that both kinds of file name as theirs."""
    peraturan = _benda({"kode": BERISI, "singkat": BERISI, "nama": BERISI, "berlaku": HARI})
    semua = {
        "sepakat": _daftar(BERISI), "peraturan": _daftar(peraturan),
        "aturan": _daftar({"$ref": "#/$defs/aturan"}, minItems=1),
        "ketentuan": _daftar(KETENTUAN, minItems=1),
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": situs(reverse("data_terbuka_skema")),
        "title": "Aturan yang dijalankan Sentra",
        "oneOf": [_benda(KEPALA | semua), _benda(KEPALA | ATURAN)],
        "$defs": {"pasal": PASAL, "versi": VERSI, "aturan": _benda(ATURAN)},
    }
