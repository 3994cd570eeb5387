"""The preview of a sheet as a page shows it (templates/komponen/lembar_*.html)."""

from urllib.parse import urlencode

from core.lembar.baris import BAIK, PERIKSA, SALAH, BarisLembar, HasilLembar
from core.lembar.tabel import Kolom

BARIS_PRATINJAU = 100
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
        "sampai": (halaman - 1) * BARIS_PRATINJAU + len(potong),
        "banyak": len(urut),
        "sebelumnya": _tautan(tampil, halaman - 1) if halaman > 1 else "",
        "berikutnya": _tautan(tampil, halaman + 1) if halaman * BARIS_PRATINJAU < len(urut) else "",
    }


def _tautan(tampil: str, halaman: int) -> str:
    return "?" + urlencode({"tampil": tampil, "hal": halaman} if tampil else {"hal": halaman})


def _kolom_tampak(arti, baris: list[BarisLembar], hasil: HasilLembar) -> list[Kolom]:
    """Columns of the table that the sheet has, and every other one in which a row of this page has a reason."""
    beralasan = {c.kolom for b in baris for c in b.catatan}
    return [k for k in hasil.tabel.kolom if (k.tabel and k.nama in arti) or k.nama in beralasan]


def _baris_tampak(b: BarisLembar, kolom: list[Kolom]) -> dict:
    return {
        "nomor": b.nomor,
        "golongan": b.golongan,
        "label": GOLONGAN[b.golongan],
        "akibat": b.akibat,
        "ekor": b.ekor,
        "sel": [
            {
                "teks": b.teks_pendek(k.nama),
                "kanan": k.jenis.angka,
                "pendek": k.lebar < 12 or k.pendek,
                "catatan": b.pada(k.nama),
            }
            for k in kolom
        ],
    }
