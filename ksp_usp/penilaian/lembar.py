"""The worksheet as .xlsx, for work without a line: written with its formulas, read back into the forms of the pages.

Reading judges nothing itself but what only a sheet can get wrong: whose sheet it is, cells without a value, a total
that was typed. Everything else is said by the forms (ksp_usp.penilaian.forms.penilaian), as on the pages.
"""

import io
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from aturan.bahasa.bilangan import rupiah
from aturan.kesehatan import ANGKA, ASPEK, KELOMPOK, PERTANYAAN
from aturan.kesehatan.angka import BENTUK
from core.dasar.rupa import IsianSalah
from core.lembar.baca import baca_xlsx
from core.lembar.excel import sel_aman
from core.lembar.sel import TEKS, UANG, Sel, hanya_nilai, rapikan, teks, teks_sel
from core.lembar.tabel import Kolom, Tabel, penyeragam
from ksp_usp.models import PenilaianKesehatan
from ksp_usp.neraca import RupiahBertandaField, teks_angka, tulis_bertanda
from ksp_usp.penilaian.forms.penilaian import (
    DOKUMEN,
    AngkaForm,
    KertasForm,
    ManajemenForm,
)
from ksp_usp.penilaian.kertas import Kertas

KODE, URAIAN, LAPORAN, PERIKSA, JAWABAN, BUKTI, ALASAN = (
    "kode", "uraian", "laporan", "pemeriksaan", "jawaban", "bukti", "alasan",
)  # fmt: skip
LEMBAR = Tabel(
    benda="Kertas kerja",
    kolom=(
        Kolom(KODE, "Kode (jangan diubah)", teks(40), "kas", wajib=True, lebar=24),
        Kolom(URAIAN, "Uraian", teks(400), "Kas", lebar=56),
        Kolom(LAPORAN, "Angka laporan (Rp)", teks(60), "15.000.000", wajib=True, lebar=22),
        Kolom(PERIKSA, "Angka pemeriksaan (Rp)", teks(60), "15.000.000", wajib=True, lebar=22),
        Kolom(JAWABAN, "Jawaban (ya/tidak)", teks(10), "ya", lebar=12),
        Kolom(BUKTI, "Bukti yang dilihat", teks(300), "Buku besar", lebar=36),
        Kolom(ALASAN, "Alasan berbeda dari hitungan", teks(300), "", lebar=36),
    ),
    seragam=penyeragam({}),
    penanda=KODE,
)
JUDUL = [k.judul for k in LEMBAR.kolom]
NOMOR, BADAN_HUKUM, TAHUN = "nomor_penilaian", "badan_hukum", "tahun_buku"
TOTAL = ("total_aset", "total_pasiva", "selisih_neraca")
PETUNJUK = (
    "Isi kolom Angka laporan dan Angka pemeriksaan dalam rupiah penuh; kosong berarti belum diketahui.",
    "Angka pemeriksaan hanya diisi bila berbeda dari laporan.",
    "Baris total dihitung rumus: jangan diketik.",
    "Pertanyaan 19 sampai 22, 24, dan 26 boleh dikosongkan: dihitung dari angkanya. Jawaban lain perlu alasan.",
    "Jangan mengubah kolom Kode dan tiga baris pertama. Sesudah diunggah, isinya diperiksa dahulu, baru disimpan.",
)
LATAR, LATAR_SALAH = PatternFill("solid", start_color="E4EEEE"), PatternFill("solid", start_color="F6D9CC")
BUNGKUS = Alignment(wrap_text=True, vertical="top")
KATA = {True: "ya", False: "tidak", None: None}


# Writing


def tulis_kertas(k: Kertas, isi: dict | None = None, salah: dict | None = None) -> bytes:
    """The workbook of one assessment. `isi` ({column: {code: text}}) goes before what is stored, `salah` ({code: why})
    marks rows and adds the column Kesalahan."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = LEMBAR.benda
    lembar.append([*JUDUL, "Kesalahan"] if salah else JUDUL)
    for sel in lembar[1]:
        sel.font, sel.fill, sel.alignment = Font(bold=True), LATAR, BUNGKUS
    for nomor, kolom in enumerate(LEMBAR.kolom, 1):
        ukuran = lembar.column_dimensions[get_column_letter(nomor)]
        ukuran.width = kolom.lebar
    lembar.column_dimensions["H"].width = 60
    lembar.freeze_panes = "C2"
    for kode, nilai, label in (
        (NOMOR, k.p.nomor_perkara, "Nomor penilaian"), (BADAN_HUKUM, k.p.koperasi.badan_hukum, k.p.koperasi.nama),
        (TAHUN, str(k.p.tahun_buku), "Tahun buku"),
    ):  # fmt: skip
        lembar.append([kode, sel_aman(nilai), None, None, None, sel_aman(label)])
    letak = {}
    for pos in (x for x in ANGKA if x.untuk(k.jenis)):
        lembar.append([pos.kode, pos.nama, k.angka.laporan.get(pos.kode), k.angka.pemeriksaan.get(pos.kode)])
        letak[pos.kode] = lembar.max_row
    for kode in TOTAL:
        bentuk = BENTUK[kode]
        lembar.append([kode, f"{bentuk.nama} (dihitung)", _rumus(bentuk, k, letak, "C"), _rumus(bentuk, k, letak, "D")])
    for q in PERTANYAAN:
        j = k.jawaban.get(q.nomor)
        baris = [f"tanya_{q.nomor}", f"{KELOMPOK[q.kelompok]}: {q.teks}", None, None]
        lembar.append([*baris, KATA[j.jawaban] if j else None, sel_aman(j.keterangan) if j else None,
                       sel_aman(j.alasan) if j else None])  # fmt: skip
    for baris in lembar.iter_rows(min_row=2):
        kode = baris[0].value
        for nomor, kolom in enumerate(LEMBAR.kolom):
            sel = baris[nomor]
            if isi and kode in isi.get(kolom.nama, {}):
                sel.value = _nilai_sel(isi[kolom.nama][kode])
            sel.number_format = UANG if kolom.nama in (LAPORAN, PERIKSA) else TEKS
            sel.alignment = BUNGKUS
            if salah and kode in salah:
                sel.fill = LATAR_SALAH
        if salah and kode in salah:
            lembar.cell(baris[0].row, 8, sel_aman(salah[kode])).alignment = BUNGKUS
    petunjuk = buku.create_sheet("Petunjuk")
    petunjuk.column_dimensions["A"].width = 110
    for kalimat in (*PETUNJUK, *(f"{a.nama}: bobot {a.bobot}" for a in ASPEK)):
        petunjuk.append([kalimat])
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _nilai_sel(isi: str):
    """What was typed, back into its cell: an amount as a number where it is one."""
    polos = isi.replace(".", "")
    return int(polos) if polos.lstrip("-").isascii() and polos.lstrip("-").isdecimal() else sel_aman(isi)


def _rumus(bentuk, k: Kertas, letak: dict[str, int], kolom: str) -> str:
    """The sum as the sheet computes it; beside the examined figures those in use."""
    bagian = []
    for kode, persen in bentuk.suku_untuk(k.jenis, k.sakelar):
        baris = letak[kode]
        sel = f"C{baris}" if kolom == "C" else f'IF(D{baris}="",C{baris},D{baris})'
        bagian.append(("-" if persen < 0 else "+") + sel)
    return "=" + "".join(bagian).removeprefix("+")


# Reading


@dataclass(frozen=True)
class SelSalah:
    """One wrong cell: its row in the sheet (0 = not from a row), what the row is, its column, the reason."""

    baris: int
    kode: str
    uraian: str
    kolom: str
    kalimat: str


@dataclass
class Isi:
    """What a sheet holds, as the forms take it: {column: {code: text}}, and the cells that could not be read."""

    kolom: dict[str, dict[str, str]] = field(default_factory=dict)
    letak: dict[str, int] = field(default_factory=dict)
    salah: list[SelSalah] = field(default_factory=list)

    def tolak(self, kode: str, uraian: str, kolom: str, kalimat: str) -> None:
        judul = LEMBAR.menurut_nama[kolom].judul if kolom else ""
        self.salah.append(SelSalah(self.letak.get(kode, 0), kode, uraian, judul, kalimat))


def baca_kertas(unggahan, k: Kertas) -> Isi:
    """The uploaded worksheet of this very assessment. Raises ValidationError for another one, in a sentence."""
    lembar = baca_xlsx(unggahan, LEMBAR)
    arti = LEMBAR.kenali(lembar.kepala)
    if kurang := LEMBAR.kurang_wajib(arti):
        raise ValidationError(f"Kolom {', '.join(kurang)} tidak ada. Unduh kertas kerjanya lagi, lalu isi di sana.")
    baris = [(n, {nama: s for nama, s in zip(arti, sel, strict=False) if nama}) for n, sel in lembar.baris]
    _periksa_pemilik({rapikan(teks_sel(s[KODE])): s for _, s in baris}, k.p)
    hasil = Isi()
    nama = {x.kode: x.nama for x in ANGKA if x.untuk(k.jenis)} | {f"tanya_{q.nomor}": q.teks for q in PERTANYAAN}
    for nomor, sel in baris:
        kode = rapikan(teks_sel(sel[KODE]))[:40]
        if kode in (NOMOR, BADAN_HUKUM, TAHUN):
            continue
        if kode in hasil.letak:
            hasil.tolak(kode, nama.get(kode, kode), KODE, f"Kode {kode} ada dua kali. Hapus salah satu barisnya.")
            continue
        hasil.letak[kode] = nomor
        if kode in TOTAL:
            continue
        if kode not in nama:
            hasil.tolak(
                kode, rapikan(teks_sel(sel.get(URAIAN, "")))[:120], KODE,
                f"Kode “{kode or '(kosong)'}” tidak ada pada kertas kerja {k.jenis.upper()} ini. Kembalikan kodenya,"
                " atau hapus barisnya.",
            )  # fmt: skip
            continue
        kolom = (JAWABAN, BUKTI, ALASAN) if kode.startswith("tanya_") else (LAPORAN, PERIKSA)
        for satu in kolom:
            if satu in sel:
                _baca_sel(hasil, kode, nama[kode], satu, sel[satu])
    _periksa_total(hasil, {rapikan(teks_sel(s[KODE])): s for _, s in baris}, k)
    return hasil


def _periksa_pemilik(baris: dict[str, dict], p: PenilaianKesehatan) -> None:
    """Whether the sheet is that of this assessment; last year's and another koperasi's are refused by name."""
    isi = {
        kode: rapikan(teks_sel(baris[kode].get(URAIAN, ""))) for kode in (NOMOR, BADAN_HUKUM, TAHUN) if kode in baris
    }
    if len(isi) < 3:
        raise ValidationError(
            "Lembar ini bukan kertas kerja dari aplikasi: baris nomor penilaiannya tidak ada. Unduh kertas kerjanya,"
            " isi, lalu unggah."
        )
    if isi[BADAN_HUKUM] != rapikan(p.koperasi.badan_hukum):
        raise ValidationError(
            f"Lembar ini milik koperasi lain (badan hukum {isi[BADAN_HUKUM][:80]}). Unggah lembar {p.koperasi.nama}."
        )
    if isi[TAHUN] != str(p.tahun_buku):
        raise ValidationError(
            f"Lembar ini untuk tahun buku {isi[TAHUN][:10]}; penilaian ini untuk tahun buku {p.tahun_buku}. Unduh dan"
            " isi lembar tahun buku itu."
        )
    if isi[NOMOR] != p.nomor_perkara:
        raise ValidationError(
            f"Lembar ini milik penilaian lain ({isi[NOMOR][:40]}), bukan {p.nomor_perkara}. Unduh lembarnya lagi."
        )


def _baca_sel(hasil: Isi, kode: str, uraian: str, kolom: str, sel: Sel) -> None:
    """One cell as text for its form; what only a sheet can hold is refused here."""
    try:
        if kolom in (LAPORAN, PERIKSA):
            isi = teks_angka(sel)
        elif kolom == JAWABAN:
            isi = _teks_jawaban(sel)
        else:
            isi = hanya_nilai(sel)[1]
    except IsianSalah as salah:
        hasil.tolak(kode, uraian, kolom, str(salah))
        isi = rapikan(teks_sel(sel))[:200]
    hasil.kolom.setdefault(kolom, {})[kode] = isi


def _teks_jawaban(sel: Sel) -> str:
    jawab = hanya_nilai(sel)[1].casefold()
    if jawab not in ("", "ya", "tidak"):
        raise IsianSalah("Tulis ya atau tidak.")
    return jawab


def _periksa_total(hasil: Isi, baris: dict[str, dict], k: Kertas) -> None:
    """A total that is not the sum of its lines was typed over the formula."""
    laporan, periksa = (
        {kode: _angka(isi) for kode, isi in hasil.kolom.get(kolom, {}).items()} for kolom in (LAPORAN, PERIKSA)
    )
    terpakai = {kode: laporan.get(kode) if periksa.get(kode) is None else periksa[kode] for kode in laporan}
    for kode in TOTAL:
        for kolom, angka in ((LAPORAN, laporan), (PERIKSA, terpakai)):
            sel = baris.get(kode, {}).get(kolom, "")
            isi = rapikan(teks_sel(sel))
            if not isi or (not isinstance(sel, str) and sel[0] == "rumus"):
                continue
            bentuk = BENTUK[kode]
            jumlah = sum((angka.get(x) or 0) * persen for x, persen in bentuk.suku_untuk(k.jenis, k.sakelar))
            jumlah = Decimal(jumlah) / 100
            if _angka(isi if isinstance(sel, str) else _polos(sel)) != jumlah:
                hasil.tolak(
                    kode, bentuk.nama, kolom,
                    f"Total dihitung dari posnya ({rupiah(jumlah, sen=False)}), tidak diketik ({isi[:40]}). Kembalikan"
                    " rumusnya, atau kosongkan selnya.",
                )  # fmt: skip


def _polos(sel: Sel) -> str:
    try:
        return teks_angka(sel)
    except IsianSalah:
        return teks_sel(sel)


def _angka(isi: str) -> Decimal | None:
    """A text of this sheet as an amount, for adding up; None for what the forms will refuse."""
    try:
        return RupiahBertandaField(required=False).clean(isi)
    except ValidationError:
        return None


# Through the forms


@dataclass
class Formulir:
    """The three forms of the pages, filled from a sheet (or from the preview of one)."""

    angka: AngkaForm
    kertas: KertasForm
    manajemen: ManajemenForm

    @property
    def sah(self) -> bool:
        return all(f.is_valid() for f in (self.angka, self.kertas, self.manajemen))

    def salah(self, letak: dict[str, int]) -> list[SelSalah]:
        """Every error of the forms as the cell that it is about; the question "yakin" is none."""
        ditanya = {m.pos[0] for m in self.angka.ditanya}
        hasil = []
        for form, kolom in ((self.angka, LAPORAN), (self.kertas, PERIKSA), (self.manajemen, ALASAN)):
            for nama, kalimat in form.errors.items():
                if form is self.angka and (nama == "yakin" or nama in ditanya):
                    continue
                awal, _, nomor = nama.rpartition("_")
                kode = f"tanya_{nomor}" if form is self.manajemen else nama
                letak_kolom = {"keterangan": BUKTI, "jawaban": JAWABAN}.get(awal, kolom)
                uraian = form.fields[nama].label if nama in form.fields else "Seluruh lembar"
                judul = LEMBAR.menurut_nama[letak_kolom].judul if nama in form.fields else ""
                hasil += [SelSalah(letak.get(kode, 0), kode, str(uraian), judul, satu) for satu in kalimat]
        return hasil


def data_formulir(k: Kertas, isi: Isi) -> dict[str, str]:
    """The data of the three forms: what the sheet holds, and for what it lacks what is stored."""
    data = {}
    kolom = isi.kolom
    for pos in ANGKA:
        for awal, nama, lama in (("l", LAPORAN, k.angka.laporan), ("p", PERIKSA, k.angka.pemeriksaan)):
            nilai = lama.get(pos.kode)
            tersimpan = "" if nilai is None else tulis_bertanda(nilai)
            data[f"{awal}-{pos.kode}"] = kolom.get(nama, {}).get(pos.kode, tersimpan)
    for nama in DOKUMEN:
        nilai = getattr(k.laporan, nama, None) or ""
        data[f"l-{nama}"] = f"{nilai:%d/%m/%Y}" if hasattr(nilai, "year") else nilai
    data["l-catatan"] = k.p.catatan
    for q in PERTANYAAN:
        j, kode = k.jawaban.get(q.nomor), f"tanya_{q.nomor}"
        lama = {JAWABAN: KATA[j.jawaban] or "", BUKTI: j.keterangan, ALASAN: j.alasan} if j else {}
        for nama, kolom_form in ((JAWABAN, "jawaban"), (BUKTI, "keterangan"), (ALASAN, "alasan")):
            data[f"m-{kolom_form}_{q.nomor}"] = kolom.get(nama, {}).get(kode, lama.get(nama, ""))
    return data


def formulir(k: Kertas, data, *, terkunci: bool) -> Formulir:
    """The forms of the pages over the data of a sheet."""
    laporan = {nama: getattr(k.laporan, nama, None) for nama in DOKUMEN}
    angka = AngkaForm(
        data, prefix="l", jenis=k.jenis, tersimpan=k.angka.laporan, lalu=k.angka.lalu, terkunci=terkunci,
        initial=laporan,
    )  # fmt: skip
    kertas = KertasForm(
        data, prefix="p", pos=[p for p in ANGKA if p.untuk(k.jenis)], tersimpan=k.angka.pemeriksaan, butir=[]
    )
    angka.is_valid()
    kertas.is_valid()
    baru = Kertas(k.p, {"laporan": angka.angka, "pemeriksaan": kertas.angka})
    return Formulir(angka, kertas, ManajemenForm(data, prefix="m", jawaban=k.jawaban, otomatis=baru.otomatis))


def perubahan(k: Kertas, f: Formulir) -> list[tuple[str, str, str, str]]:
    """(what, column, stored, new) of everything that saving would change."""
    hasil = []
    for form, kolom, lama in ((f.angka, LAPORAN, k.angka.laporan), (f.kertas, PERIKSA, k.angka.pemeriksaan)):
        for pos in form.pos:
            sebelum, sesudah = lama.get(pos.kode), form.angka[pos.kode]
            if (sesudah is not None or pos.kode not in form.errors) and sebelum != sesudah:
                hasil.append((pos.nama, LEMBAR.menurut_nama[kolom].judul, _sebut(sebelum), _sebut(sesudah)))
    for q in PERTANYAAN:
        j, baru = k.jawaban.get(q.nomor), f.manajemen.isi(q.nomor)
        for nama, kolom in (("jawaban", JAWABAN), ("keterangan", BUKTI), ("alasan", ALASAN)):
            sebelum, sesudah = getattr(j, nama, None) or None, baru[nama] or None
            if nama == "jawaban":
                sebelum, sesudah = KATA[j.jawaban if j else None], KATA[baru[nama]]
            if sebelum != sesudah:
                judul = LEMBAR.menurut_nama[kolom].judul
                hasil.append((f"Pertanyaan {q.nomor}", judul, sebelum or "kosong", sesudah or "kosong"))
    return hasil


def _sebut(nilai: Decimal | None) -> str:
    return "kosong" if nilai is None else rupiah(nilai, sen=False)
