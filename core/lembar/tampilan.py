"""The preview of a sheet as a page shows it (templates/komponen/lembar_*.html)."""

from urllib.parse import urlencode

from core.lembar.baris import BAIK, PERIKSA, SALAH, BarisLembar, HasilLembar
from core.lembar.betul import isi_isian, nama_isian, perlu_isian, sebut_semula
from core.lembar.tabel import Kolom

BARIS_PRATINJAU = 100
HABIS = "Pratinjau ini sudah disimpan atau dibuang."
TAK_TERBUKA = "Pratinjau ini tidak terbaca lagi. Unggah lembarnya sekali lagi; data yang tersimpan tidak berubah."
GOLONGAN = {SALAH: "Salah", PERIKSA: "Perlu diperiksa", BAIK: "Baik"}


def tampilan(hasil: HasilLembar, arti: list[str | None], data) -> dict:
    """One page of `hasil`, what needs work first; `data` is the query (tampil: a kind of row, hal: the page)."""
    tampil, halaman = data.get("tampil", ""), data.get("hal", "1")
    urut = [b for nama in GOLONGAN for b in hasil.golongan(nama) if tampil in ("", nama) or tampil not in GOLONGAN]
    halaman = max(1, int(halaman)) if halaman.isdecimal() and len(halaman) < 6 else 1
    potong = urut[(halaman - 1) * BARIS_PRATINJAU : halaman * BARIS_PRATINJAU]
    kolom = _kolom_tampak(arti, potong, hasil)
    return {
        "hasil": hasil,
        "hitungan": [
            {"nama": nama, "label": label, "banyak": hasil.hitungan[nama]} for nama, label in reversed(GOLONGAN.items())
        ],
        "tampil": tampil,
        "kepala": kolom,
        "baris": [_baris_tampak(b, kolom) for b in potong],
        "dari": (halaman - 1) * BARIS_PRATINJAU + 1,
        "dibetulkan": sum(len(b.semula) for b in hasil.baris),
        "sampai": (halaman - 1) * BARIS_PRATINJAU + len(potong),
        "banyak": len(urut),
        "sebelumnya": _tautan(tampil, halaman - 1) if halaman > 1 else "",
        "berikutnya": _tautan(tampil, halaman + 1) if halaman * BARIS_PRATINJAU < len(urut) else "",
    }


def _tautan(tampil: str, halaman: int) -> str:
    return "?" + urlencode({"tampil": tampil, "hal": halaman} if tampil else {"hal": halaman})


def _kolom_tampak(arti, baris: list[BarisLembar], hasil: HasilLembar) -> list[Kolom]:
    """Columns of the table that the sheet has, and every other one in which a row of this page has a reason."""
    beralasan = {c.kolom for b in baris for c in b.catatan} | {nama for b in baris for nama in b.semula}
    return [k for k in hasil.tabel.menurut_nama.values() if (k.tabel and k.nama in arti) or k.nama in beralasan]


def _baris_tampak(b: BarisLembar, kolom: list[Kolom]) -> dict:
    return {
        "nomor": b.nomor,
        "golongan": b.golongan,
        "label": GOLONGAN[b.golongan],
        "akibat": b.akibat,
        "ekor": b.ekor,
        "sel": [_sel_tampak(b, k) for k in kolom],
    }


def _sel_tampak(b: BarisLembar, k: Kolom) -> dict:
    return {
        "teks": b.teks_pendek(k.nama),
        "kanan": k.jenis.angka,
        "pendek": k.lebar < 12 or k.pendek,
        "catatan": b.pada(k.nama),
        "salah": b.pada_salah(k.nama),
        "semula": sebut_semula(b, k.nama) if k.nama in b.semula else "",
        "isian": _isian(b, k) if perlu_isian(b, k.nama) else None,
    }


def _isian(b: BarisLembar, k: Kolom) -> dict:
    """The input of a cell that can be mended: of a list its labels, after what the sheet has where that is none."""
    nilai = isi_isian(b, k.nama)
    label = [str(teks) for _, teks in k.jenis.pilihan]
    return {
        "nama": nama_isian(b.nomor, k.nama),
        "label": f"{k.judul} baris {b.nomor}",
        "nilai": nilai,
        "pilihan": [*([] if nilai in label else [nilai]), *label] if label else [],
        "angka": k.jenis.angka,
        "rupiah": k.jenis.uang,
        "rahasia": b.teks_pendek(k.nama) if k.rahasia else "",
    }
