"""How pages write amounts, dates, ages and findings."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from django import template
from django.utils.html import conditional_escape, format_html

from aturan.bahasa import Hasil, Pasal
from aturan.indeks import semua_ambang
from core.dasar import pasal as dasar_pasal
from core.dasar import rupa
from core.dasar.keadaan import keadaan
from core.dasar.waktu import ZONA_BAWAAN, hari_ini, waktu_setempat
from core.halaman import forms
from core.halaman import tanda as rupa_tanda
from core.halaman.menu import susunan
from core.halaman.rute import rute
from core.perkara.terbuka import menurut_penilai, sebut_hitungan

register = template.Library()
TEMUAN_TERBUKA = 12  # that many fit on one screen: nothing is folded
_ambang = cache(semua_ambang)

# Mark, word and class of each result: the shape tells it without colour, the class only supports.
RUPA_HASIL = {
    Hasil.TERPENUHI: ("cek", "Terpenuhi", "terpenuhi"),
    Hasil.TIDAK: ("gagal", "Tidak terpenuhi", "tidak"),
    Hasil.PERLU_PENILAIAN: ("perlu", "Perlu penilaian", "perlu"),
    Hasil.TIDAK_BERLAKU: ("kunci", "Tidak berlaku", "lewat"),
    Hasil.TANPA_KETENTUAN: ("gagal", "Tanpa ketentuan", "tidak"),
    Hasil.BELUM_DIISI: ("draf", "Belum diisi", "belum"),
    Hasil.DITANYAKAN: ("perlu", "Benarkah?", "perlu"),
}


@register.filter
def rupiah(nilai):
    """15000000 -> 'Rp15.000.000,00'."""
    return rupa.rupiah(nilai)


@register.filter
def ribuan(nilai):
    """15000000 -> '15.000.000', for columns that have their unit in the header."""
    return "" if nilai is None else rupa.angka(nilai)


@register.filter
def terbilang(nilai):
    """15000000 -> 'lima belas juta'."""
    return "" if nilai is None else rupa.terbilang(nilai)


@register.filter
def nama_besar(nama):
    """'Rekaan Wirakusumah, S.STP.' -> 'REKAAN WIRAKUSUMAH, S.STP.'."""
    return rupa.nama_besar(nama)


@register.filter
def serangkai(judul):
    """A title that does not break after DAN, TENTANG and the like."""
    return rupa.serangkai(str(judul))


@register.filter
def kata_surat(teks):
    """What was found, in the words of a letter: an answer to a question of ours says what it means."""
    return str(teks).replace("dinilai ya", "memenuhi").replace("dinilai tidak", "tidak memenuhi")


@register.filter
def huruf(nomor):
    """0 -> 'a.', 1 -> 'b.': the mark of an item."""
    return rupa.huruf(nomor)


@register.filter
def jabatan_besar(jabatan):
    """'a.n. Bupati Garut' -> 'a.n. BUPATI GARUT'."""
    return rupa.jabatan_besar(jabatan)


@register.filter
def tanggal(nilai, wilayah=None):
    """A date, or the local day of a moment at `wilayah`: '9 November 2005'."""
    return rupa.tanggal_indonesia(_hari(nilai, wilayah))


@register.filter
def tanggal_hari(nilai, wilayah=None):
    """'Kamis, 26 November 2026'."""
    return rupa.tanggal_hari(_hari(nilai, wilayah))


@register.filter
def tanggal_jam(waktu, wilayah=None):
    """A moment in the time zone of `wilayah` (default Jakarta): '9 November 2005, 10.42 WIB'."""
    return rupa.tanggal_jam(waktu, wilayah.zona if wilayah else ZONA_BAWAAN)


@register.filter
def umur(nilai, wilayah=None):
    """Days since a date or moment, counted at `wilayah`: 'sejak hari ini', '3 hari'."""
    return rupa.umur((hari_ini(wilayah) - _hari(nilai, wilayah)).days) if nilai else ""


@register.simple_tag
def nilai_hukum(kode, per=None, surat=False):
    """A value of the law by the code of its rule, as in force on `per` (default: today): '7 hari kerja'.

    With `surat` as a letter writes it: '7 (tujuh) hari kerja'. Raises KeyError for an unknown code.
    """
    ambang = _ambang()[kode]
    return (ambang.sebut_surat if surat else ambang.sebut)(per or hari_ini())


@register.filter
def hasil(nilai):
    """Result of a finding as shape and word. Takes the enum and, from the trail, its stored value."""
    return _bentuk(*RUPA_HASIL[Hasil(nilai)])


@register.simple_tag
def hasil_temuan(temuan):
    """Result of a finding as shape and word; what nobody stated and what a person judged say so."""
    if temuan.penilai and temuan.hasil is Hasil.DITANYAKAN:
        return _bentuk("selesai", "Dijelaskan", "lewat")
    if temuan.penilai and temuan.hasil.lolos:
        return _bentuk("selesai", "Dinilai pemeriksa", "terpenuhi")
    if temuan.belum_diketahui:
        return _bentuk("perlu", "Belum diketahui", "perlu")
    return hasil(temuan.hasil)


def _bentuk(bentuk, kata, kelas):
    return format_html('<span class="hasil hasil-{}">{}{}</span>', kelas, rupa_tanda.tanda(bentuk), kata)


@register.simple_tag
def tanda(nama):
    """A mark by its name (core.halaman.tanda)."""
    return rupa_tanda.tanda(nama)


@register.simple_tag
def status(nama, kata, kelas=""):
    """A mark and its word."""
    return rupa_tanda.status(nama, kata, kelas)


@register.filter
def status_urusan(urusan):
    """The status of a case as mark and word."""
    return rupa_tanda.status_urusan(urusan)


@register.filter
def takar(temuan):
    """A measured number against its limit as a bar of 0 to 100, the limit at half; None where nothing is measured."""
    if not isinstance(temuan.aktual, Decimal) or not isinstance(temuan.syarat, Decimal) or temuan.syarat <= 0:
        return None
    return min(100, max(0, int(50 * temuan.aktual / temuan.syarat)))


@register.filter
def tanpa_sebutan(berkas):
    """Files for komponen/berkas_tabel.html where nothing says what each is for."""
    return [("", b) for b in berkas]


@register.inclusion_tag("komponen/rute.html")
def rute_urusan(urusan, jejak, giliran=""):
    """The stations of a case as a line."""
    return {"rute": rute(urusan, jejak, giliran)}


@register.filter
def pasal(nilai, gaya=""):
    """A provision as a link to its text; "singkat" leaves out the regulation. From the trail also a plain citation."""
    if isinstance(nilai, Pasal):
        return dasar_pasal.tautan(nilai, nilai.sebutan if gaya == "singkat" else "")
    return dasar_pasal.tautkan(conditional_escape(nilai or ""), None)


@register.filter
def bertaut(teks, peraturan=None):
    """A sentence whose citations lead to their provision; `peraturan` is meant where the sentence names none."""
    return dasar_pasal.tautkan(conditional_escape(teks), peraturan)


@register.filter
def alamat_pasal(nilai):
    """Address of a provision's text."""
    return dasar_pasal.alamat(nilai)


@register.filter
def jangkar_pasal(nilai):
    """The id of a provision on the page of its text."""
    return dasar_pasal.jangkar(nilai)


@register.simple_block_tag(takes_context=True)
def taut_pasal(context, content):
    """Citations in the sentences inside lead to the provision. A page may say of which regulation it speaks."""
    bawaan = context.get("peraturan_halaman") or dasar_pasal.peraturan_halaman(context.get("request"))
    return dasar_pasal.tautkan(content, bawaan)


@register.filter
def ukuran_berkas(bita):
    """2621440 -> '2,5 MB'."""
    satuan, bagi = ("MB", 1024 * 1024) if bita >= 1024 * 1024 else ("KB", 1024)
    return f"{bita / bagi:.1f} {satuan}".replace(".0 ", " ").replace(".", ",")


@register.inclusion_tag("surat/_teks.html")
def teks_surat(kata, teks):
    """What somebody typed for a letter, under `kata`: lines that carry a number or a dash become a list."""
    baris = [satu.strip() for satu in str(teks).splitlines() if satu.strip()]
    bernomor = len(baris) > 1 and all(rupa.NOMOR_BARIS.match(satu) for satu in baris)
    return {"kata": kata, "baris": [rupa.NOMOR_BARIS.sub("", b, count=1) for b in baris] if bernomor else baris,
            "bernomor": bernomor}  # fmt: skip


@register.inclusion_tag("komponen/temuan.html")
def tabel_temuan(temuan, judul="Syarat dan hasil pemeriksaan", hitungan=""):
    """Findings as a table that could be an annex, under one sentence that sums them up.

    What is not met, unknown or asked comes first, in the order of the articles; the rest is folded with its count.
    Of persons only what is open, judged or refused: forty lines that are in order hide the one that is not.
    `hitungan` sums up more than what is shown.
    """
    temuan = [menurut_penilai(t) for t in temuan]
    beres = [t for t in temuan if t.hasil.lolos and not t.penilai and t.hasil is not Hasil.DITANYAKAN]
    sendiri = [t for t in beres if not t.siapa]
    return {
        "judul": judul,
        "bagian": [
            ("", [t for t in temuan if t not in beres]),
            ("terpenuhi", [t for t in sendiri if t.terpenuhi]),
            ("tidak berlaku untuk urusan ini", [t for t in sendiri if not t.terpenuhi]),
        ],
        "lipat": sum(t.terpenuhi for t in beres if t.siapa),
        "lipat_lain": sum(not t.terpenuhi for t in beres if t.siapa),
        "buka": len(temuan) <= TEMUAN_TERBUKA,
        "hitungan": hitungan or sebut_hitungan(temuan),
        "belum": [t for t in temuan if not t.hasil.lolos and t.hasil is not Hasil.BELUM_DIISI],
        "gagal": any(t.hasil in (Hasil.TIDAK, Hasil.TANPA_KETENTUAN) for t in temuan),
        "beragam": len({t.dasar.peraturan for t in temuan}) > 1,
    }


@register.inclusion_tag("komponen/tugas.html")
def daftar_tugas(tugas, judul="", lanjut=False):
    """A long form as tasks (core.perkara.tugas.Tugas); only what is required is counted. `lanjut`: with a button to the
    first that is left."""
    tugas = list(tugas)
    wajib = [t for t in tugas if t.wajib]
    berikut = next((t for t in wajib if t.url and not t.selesai), None) if lanjut else None
    selesai, terbuka = sum(t.selesai for t in wajib), any(t.menunggu for t in tugas)
    return {
        "judul": judul, "tugas": tugas, "wajib": len(wajib), "selesai": selesai, "berikut": berikut, "terbuka": terbuka,
    }  # fmt: skip


def _hari(nilai, wilayah) -> date | None:
    """The local day of a moment; a date is its own day."""
    if isinstance(nilai, datetime):
        return waktu_setempat(wilayah, nilai).date()
    return nilai or None


@register.filter
def sebut_bidang(pesan, bidang) -> str:
    """An error as a line of the summary, which names its field."""
    return forms.sebut_bidang(bidang, pesan)


@register.simple_tag
def kaki():
    """The places of the footer, on error pages as well."""
    return susunan("KAKI")


@register.inclusion_tag("komponen/pita.html")
def pita():
    """What holds for the whole site now: read-only mode, open incidents. From a file, not from the database."""
    return {"keadaan": keadaan()}
