"""The one table of the columns of Lampiran 3: header and its synonyms, example, reader, required or not.

Template, import, typing table, edit page and validator all follow it. A raw cell is text as typed, or a pair
(kind, text) for what only a sheet can hold: "angka" (numeric cell), "tanggal", "benar", "rumus" (a formula without
a result), "galat" (#REF! and the like).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from core.rahasia import periksa_nik
from core.rupa import IsianSalah, baca_angka, baca_rupiah, baca_tanggal, tulis_isian
from sentra_ukm.models import Ukm
from sentra_ukm.models.pilihan import Asal, Jangkauan

Sel = str | list | tuple

SEN = Decimal("0.01")
TITIK_SAMAR = "•"
TERBANYAK_ORANG = 99_999
TAHUN_AWAL = 1900


def teks_sel(sel: Sel) -> str:
    """A raw cell as text to show."""
    return sel if isinstance(sel, str) else sel[1]


def rapikan(teks: str) -> str:
    """One line without control and direction marks; an apostrophe that kept a formula harmless is taken off."""
    bersih = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in teks)
    bersih = " ".join(bersih.split())
    return bersih[1:] if len(bersih) > 1 and bersih[0] == "'" else bersih


@dataclass(frozen=True)
class Jenis:
    """How a kind of cell is read and written. `baca` raises IsianSalah with the sentence for the cell."""

    baca: Callable[[Sel], Any]
    tulis: Callable[[Any], str] = str
    kosong: Any = ""
    pilihan: tuple[tuple[Any, str], ...] = ()
    angka: bool = False
    terpanjang: int = 200


def _hanya_nilai(sel: Sel) -> tuple[str, str]:
    """(kind, text) of a cell that holds a value; formulas without result and error values are refused."""
    jenis, isi = ("teks", rapikan(sel)) if isinstance(sel, str) else sel
    if jenis == "rumus":
        raise IsianSalah(
            "Sel ini berisi rumus yang belum ada hasilnya. Salin, lalu tempel sebagai nilai (Tempel Khusus, Nilai)."
        )
    if jenis == "galat" or (jenis == "teks" and re.fullmatch(r"#[A-Z0-9/]{2,8}[!?]?", isi)):
        raise IsianSalah(f"Sel ini berisi galat {isi}. Tulis nilainya langsung.")
    return jenis, isi


def teks(terpanjang: int) -> Jenis:
    def baca(sel):
        _, isi = _hanya_nilai(sel)
        if len(isi) > terpanjang:
            raise IsianSalah(f"Paling banyak {terpanjang} huruf; yang diisi {len(isi)}. Persingkat.")
        return isi

    return Jenis(baca, terpanjang=terpanjang)


def _bukan_tanggal(jenis: str, contoh: str) -> None:
    if jenis in ("tanggal", "benar"):
        raise IsianSalah(
            f"Sel ini berformat tanggal atau ya/tidak. Ubah format sel menjadi Angka, lalu tulis {contoh}."
        )


def _baca_uang(sel: Sel) -> Decimal:
    jenis, isi = _hanya_nilai(sel)
    _bukan_tanggal(jenis, "misalnya 15.000.000")
    if jenis == "teks":
        return baca_rupiah(isi)
    nilai = Decimal(isi)
    if nilai < 1000 and nilai != nilai.to_integral_value() and nilai > 0:
        # '1.500' typed into an English Excel, or millions written as 1,5.
        raise IsianSalah(f"Sel ini berisi {isi.replace('.', ',')}. Tulis rupiah penuh, misalnya 1.500.000.")
    if nilai < 0 or nilai >= 10**18:
        return baca_rupiah(f"{nilai.to_integral_value():f}")
    return nilai.quantize(SEN)


def _baca_bulat(terbanyak: int) -> Callable[[Sel], int]:
    def baca(sel):
        jenis, isi = _hanya_nilai(sel)
        _bukan_tanggal(jenis, "misalnya 3")
        if jenis == "teks":
            nilai = baca_angka(re.sub(r"\s*(orang|org|jiwa)\.?$", "", isi, flags=re.IGNORECASE))
        else:
            angka = Decimal(isi)
            if angka != angka.to_integral_value() and angka > 0:
                raise IsianSalah(f"Sel ini berisi {isi.replace('.', ',')}. Tulis bilangan bulat, misalnya 3.")
            nilai = int(angka) if 0 <= angka < 10**18 else baca_angka(f"{angka.to_integral_value():f}")
        if nilai > terbanyak:
            raise IsianSalah(f"Paling banyak {tulis_isian(terbanyak)}. Periksa jumlah angkanya.")
        return nilai

    return baca


def _baca_pemilik(sel: Sel) -> int:
    """Owners who work themselves: a number, or ya/tidak for one owner."""
    if isinstance(sel, str) and (kata := rapikan(sel).casefold()) in YA | TIDAK and not kata.isdigit():
        return int(kata in YA)
    if not isinstance(sel, str) and sel[0] == "benar":
        return int(sel[1] == "ya")
    return _baca_bulat(99)(sel)


def _baca_tahun(sel: Sel) -> int:
    jenis, isi = _hanya_nilai(sel)
    if jenis == "tanggal":
        return date.fromisoformat(isi).year
    if jenis == "angka" or re.fullmatch(r"[0-9]{1,6}", isi):
        angka = Decimal(isi)
        if angka != angka.to_integral_value() or not TAHUN_AWAL <= angka <= 9999:
            raise IsianSalah(f"Tahun {isi.replace('.', ',')} tidak ada. Tulis empat angka, misalnya 2015.")
        return int(angka)
    return baca_tanggal(isi).year


def _baca_nik(sel: Sel) -> str:
    jenis, isi = _hanya_nilai(sel)
    if jenis != "teks" or re.fullmatch(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+", isi):
        raise IsianSalah(
            "NIK tersimpan sebagai angka sehingga angka ke-16 hilang: format sel harus Teks. "
            "Ubah formatnya, lalu ketik ulang NIK dari KTP."
        )
    if TITIK_SAMAR in isi:
        return isi
    angka = re.sub(r"[\s.'-]", "", isi)
    try:
        periksa_nik(angka)
    except ValidationError as galat:
        raise IsianSalah(galat.messages[0]) from galat
    return angka


def angka_tetap(panjang: int, sebutan: str) -> Jenis:
    def baca(sel):
        jenis, isi = _hanya_nilai(sel)
        rapat = re.sub(r"[\s.-]", "", isi)
        if not re.fullmatch(rf"[0-9]{{{panjang}}}", rapat):
            format_sel = " Bila ada nol di depan, format sel harus Teks." if jenis == "angka" else ""
            raise IsianSalah(f"{sebutan} harus {panjang} angka.{format_sel}")
        return rapat

    return Jenis(baca, terpanjang=panjang + 5)


def _baca_telepon(sel: Sel) -> str:
    jenis, isi = _hanya_nilai(sel)
    if jenis == "angka" and isi.startswith("8"):
        # A numeric cell loses the zero that every mobile number begins with.
        isi = f"0{isi}"
    if not re.fullmatch(r"\+?[0-9][0-9 ()/-]{4,18}", isi):
        raise IsianSalah("Tulis satu nomor telepon, misalnya 0812 3456 7890.")
    return isi


YA = {"ya", "y", "1", "benar", "true", "v", "✓", "√", "iya"}
TIDAK = {"tidak", "t", "tdk", "0", "salah", "false", "x", "-", "bukan"}


def ya_tidak(kosong: bool) -> Jenis:
    def baca(sel):
        _, isi = _hanya_nilai(sel)
        kata = isi.casefold()
        if kata in YA | TIDAK:
            return kata in YA
        raise IsianSalah("Tulis ya atau tidak.")

    return Jenis(
        baca, tulis=lambda nilai: "ya" if nilai else "tidak", kosong=kosong, pilihan=((True, "ya"), (False, "tidak"))
    )


def satu_dari(pilihan, kosong="", **sinonim: str) -> Jenis:
    """One of a list of choices by its label, its code or a synonym; `sinonim` maps code to '|'-parted words."""
    kata = {}
    for kode, label in pilihan.choices:
        for bentuk in (kode, label, *sinonim.get(kode, "").split("|")):
            kata[seragam(bentuk)] = kode
    kata.pop("", None)
    label = dict(pilihan.choices)

    def baca(sel):
        _, isi = _hanya_nilai(sel)
        if (kode := kata.get(seragam(isi))) is None:
            raise IsianSalah(f"Pilihan ini tidak dikenal. Tulis salah satu: {'; '.join(label.values())}.")
        return kode

    return Jenis(baca, tulis=lambda kode: str(label.get(kode, "")), kosong=kosong, pilihan=tuple(pilihan.choices))


# Words of headers as offices write them, brought to one spelling.
KATA = {
    "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "juml": "jumlah", "omset": "omzet", "omzetnya": "omzet",
    "bln": "bulan", "perbulan": "bulan", "bulanan": "bulan", "sebulan": "bulan", "thn": "tahun", "th": "tahun",
    "pertahun": "tahun", "tahunan": "tahun", "setahun": "tahun", "tk": "tenaga kerja", "naker": "tenaga kerja",
    "tenagakerja": "tenaga kerja", "karyawan": "tenaga kerja", "pekerja": "tenaga kerja", "pegawai": "tenaga kerja",
    "laki": "l", "lakilaki": "l", "pria": "l", "lk": "l", "perempuan": "p", "wanita": "p", "pr": "p",
    "ukm": "usaha", "umkm": "usaha", "ikm": "usaha", "perusahaan": "usaha", "asset": "aset", "no": "nomor",
    "nmr": "nomor", "telp": "telepon", "tlp": "telepon", "hp": "telepon", "wa": "telepon", "kel": "kelurahan",
    "ds": "desa", "jk": "kelamin", "thd": "", "per": "", "rp": "", "rupiah": "", "dalam": "", "orang": "", "org": "",
    "yang": "", "dan": "", "milik": "", "nilai": "", "sesuai": "",
}  # fmt: skip


def seragam(judul: str) -> str:
    """A header in one spelling: 'Omset/bln (Rp)' -> 'omzet bulan', 'Jml. TK' -> 'jumlah tenaga kerja'."""
    rata = unicodedata.normalize("NFKC", judul).casefold()
    # What stands in brackets explains the unit, unless it says whose workers.
    rata = re.sub(r"\((?!\s*(?:l|p|lk|pr|pria|wanita|perempuan|laki[ -]?laki)\s*\))[^)]*\)", " ", rata)
    kata = [KATA.get(k, k) for k in re.findall(r"[a-z0-9]+", rata)]
    hasil: list[str] = []
    for bagian in " ".join(kata).split():
        if not hasil or hasil[-1] != bagian:  # 'laki-laki' and 'usaha ukm' say one thing twice
            hasil.append(bagian)
    return " ".join(hasil)[:120]


@dataclass(frozen=True)
class Kolom:
    """One column: field of Ukm, header, kind of cell, example, other headers, and where it stands.

    `tabel`: shown in the typing table, the list and the preview; the rest has its place on the row's own page.
    """

    nama: str
    judul: str
    jenis: Jenis
    contoh: str
    sinonim: tuple[str, ...] = ()
    wajib: bool = False
    tabel: bool = False
    lebar: int = 16
    petunjuk: str = ""

    @property
    def isi_judul(self) -> str:
        """The header with a small first letter, inside a sentence."""
        return self.judul if self.judul[:2].isupper() else self.judul[0].lower() + self.judul[1:]


uang = Jenis(_baca_uang, tulis=tulis_isian, kosong=None, angka=True)
bulat = Jenis(_baca_bulat(TERBANYAK_ORANG), tulis=tulis_isian, kosong=0, angka=True)

KOLOM: tuple[Kolom, ...] = (
    Kolom("nama_usaha", "Nama UKM", teks(120), "UD Sumber Rejeki", ("nama usaha", "usaha", "nama unit usaha"),
          wajib=True, tabel=True, lebar=26),
    Kolom("nama_pemilik", "Nama pemilik", teks(120), "Siti Aminah",
          ("pemilik", "nama", "nama pengusaha", "pengusaha", "nama pelaku usaha", "pelaku usaha", "nama pimpinan",
           "penanggung jawab", "nama penanggung jawab", "nama pengrajin", "nama perajin"),
          wajib=True, tabel=True, lebar=24),
    Kolom("nik", "NIK", Jenis(_baca_nik, terpanjang=25), "3205014503850001",
          ("nomor nik", "nik pemilik", "nomor ktp", "ktp", "nik ktp", "nomor induk kependudukan", "nik nomor ktp"),
          tabel=True, lebar=20, petunjuk="16 angka; format sel Teks."),
    Kolom("kelamin", "L/P", satu_dari(Ukm.Kelamin, L="l|laki|pria", P="p|perempuan|wanita"), "P",
          ("kelamin", "jenis kelamin", "l p", "jenis kelamin l p", "gender", "sex"), tabel=True, lebar=11),
    Kolom("alamat", "Alamat", teks(160), "Kampung Cikole RT 2 RW 5", ("alamat usaha", "alamat lengkap"), lebar=28),
    Kolom("desa", "Desa/kelurahan", teks(80), "Sukamaju", ("desa", "kelurahan", "nama desa", "alamat desa"),
          tabel=True, lebar=18),
    Kolom("telepon", "Telepon", Jenis(_baca_telepon, terpanjang=20), "0812 3456 7890",
          ("nomor telepon", "telepon telepon", "telepon pemilik", "nomor telepon telepon", "kontak"), lebar=18),
    Kolom("wni", "Milik WNI", ya_tidak(True), "ya", ("wni", "warga negara indonesia", "kewarganegaraan wni"), lebar=11,
          petunjuk="ya atau tidak; kosong dibaca ya."),
    Kolom("berdiri_sendiri", "Berdiri sendiri", ya_tidak(True), "ya",
          ("bukan anak usaha", "berdiri sendiri bukan anak usaha"), lebar=14,
          petunjuk="tidak bila anak perusahaan; kosong dibaca ya."),
    Kolom("bentuk", "Bentuk usaha", satu_dari(Ukm.Bentuk, Ukm.Bentuk.PERORANGAN.value,
          perorangan="perseorangan|pribadi|ud|po", perseroan="pt|perseroan"), "Perorangan",
          ("bentuk", "badan usaha", "bentuk badan usaha", "bentuk badan hukum"), lebar=18),
    Kolom("nib", "NIB", angka_tetap(13, "NIB"), "1234567890123", ("nomor nib", "nomor induk berusaha"), lebar=17),
    Kolom("kbli", "KBLI", angka_tetap(5, "KBLI"), "14111", ("kode kbli", "nomor kbli"), lebar=10),
    Kolom("tahun_berdiri", "Tahun berdiri", Jenis(_baca_tahun, tulis=str, kosong=None, angka=True, terpanjang=30),
          "2015", ("berdiri", "tahun mulai", "tahun mulai usaha", "berdiri tahun", "mulai usaha", "tahun usaha"),
          tabel=True, lebar=11),
    Kolom("produk", "Produk", teks(120), "Jaket kulit",
          ("jenis produk", "produk utama", "jenis usaha", "komoditas", "nama produk", "produksi", "hasil produksi"),
          wajib=True, tabel=True, lebar=20),
    Kolom("kapasitas", "Kapasitas per bulan", teks(60), "200 potong",
          ("kapasitas", "kapasitas produksi", "kapasitas produksi bulan"), lebar=18),
    Kolom("omzet_bulan", "Omzet per bulan (Rp)", uang, "15.000.000",
          ("omzet", "omzet rata rata bulan", "omzet penjualan bulan", "penjualan bulan", "rata rata omzet bulan"),
          wajib=True, tabel=True, lebar=18, petunjuk="Rupiah penuh sebulan, rata-rata 12 bulan terakhir."),
    Kolom("penjualan_tahunan", "Penjualan setahun (Rp)", uang, "180.000.000",
          ("penjualan", "omzet tahun", "hasil penjualan tahun", "omzet penjualan tahun"),
          wajib=True, tabel=True, lebar=18, petunjuk="Rupiah penuh setahun; menentukan usaha kecil atau menengah."),
    Kolom("kekayaan_bersih", "Kekayaan bersih tanpa tanah & bangunan (Rp)", uang, "50.000.000",
          ("kekayaan bersih", "kekayaan", "aset", "aset bersih", "aset tanpa tanah bangunan", "jumlah aset",
           "kekayaan bersih di luar tanah bangunan", "aset di luar tanah bangunan"),
          wajib=True, tabel=True, lebar=22),
    Kolom("tk_laki", "Tenaga kerja L", bulat, "2",
          ("tenaga kerja laki laki", "jumlah tenaga kerja l", "l tenaga kerja", "tenaga kerja laki"), wajib=True,
          tabel=True, lebar=12, petunjuk="Tanpa pemilik. Isi L dan P, atau hanya jumlahnya."),
    Kolom("tk_perempuan", "Tenaga kerja P", bulat, "3",
          ("jumlah tenaga kerja p", "p tenaga kerja"), wajib=True, tabel=True, lebar=12),
    Kolom("tk_pemilik", "Pemilik yang ikut bekerja", Jenis(_baca_pemilik, tulis=tulis_isian, kosong=0, angka=True), "1",
          ("pemilik bekerja", "pemilik ikut bekerja", "tenaga kerja pemilik", "jumlah pemilik ikut bekerja"),
          tabel=True, lebar=13, petunjuk="Orang; pemilik yang bekerja dihitung sebagai tenaga kerja."),
    Kolom("tk_lain", "Jumlah tenaga kerja bila tidak dirinci", bulat, "",
          ("jumlah tenaga kerja", "tenaga kerja", "total tenaga kerja", "tenaga kerja total", "tenaga kerja jumlah"),
          wajib=True, tabel=True, lebar=15,
          petunjuk="Hanya bila L dan P tidak diketahui; termasuk pemilik yang bekerja."),
    Kolom("bahan_baku", "Bahan baku utama", teks(120), "Kulit domba", ("bahan baku",), lebar=20),
    Kolom("asal_bahan", "Asal bahan baku", satu_dari(Asal, lokal="lokal|dalam negeri", impor="luar negeri|import"),
          "Dalam negeri", ("asal bahan", "asal bahan baku utama"), lebar=15),
    Kolom("teknologi", "Teknologi", teks(120), "Mesin jahit high speed", ("teknologi mesin", "mesin", "peralatan")),
    Kolom("pemasaran", "Pemasaran", satu_dari(Jangkauan, lokal="lokal|dalam kabupaten kota",
          antar_kabkota="antar kabupaten kota|antar kabupaten", ekspor="luar negeri|export|internasional"), "Nasional",
          ("jangkauan pemasaran", "daerah pemasaran", "wilayah pemasaran", "tujuan pemasaran"), lebar=22),
    Kolom("sertifikat", "Sertifikat (halal, merek, SNI)", teks(120), "Halal", ("sertifikasi", "legalitas")),
    Kolom("anggota_koperasi", "Anggota KSP/USP", teks(120), "KSP Mitra Usaha",
          ("anggota koperasi", "koperasi", "nama koperasi", "anggota ksp")),
    Kolom("kredit", "Kredit berjalan (Rp)", uang, "", ("kredit", "pinjaman", "pinjaman kredit", "sisa pinjaman")),
    Kolom("agunan", "Agunan", teks(120), "", ("jaminan",)),
    Kolom("kebutuhan_modal", "Kebutuhan modal (Rp)", uang, "25.000.000", ("kebutuhan modal usaha",)),
    Kolom("kebutuhan_bds", "Kebutuhan layanan BDS", teks(160), "Pelatihan desain",
          ("kebutuhan bds", "kebutuhan pelatihan", "kebutuhan pendampingan")),
    Kolom("pernyataan", "Pemilik menyatakan data benar", ya_tidak(False), "ya", ("pernyataan", "pernyataan pemilik"),
          lebar=14),
)  # fmt: skip

MENURUT_NAMA = {kolom.nama: kolom for kolom in KOLOM}
KOLOM_TABEL = tuple(kolom for kolom in KOLOM if kolom.tabel)
TENAGA_KERJA = ("tk_laki", "tk_perempuan", "tk_lain")  # at least one of them, not each

# Columns that our own sheets carry beside the data.
NOMOR, KUNCI, KESALAHAN = "nomor", "kunci", "kesalahan"
JUDUL_NOMOR, JUDUL_KUNCI, JUDUL_KESALAHAN = "No", "Kunci baris (jangan diubah)", "Kesalahan"
ABAIKAN = ""
KHUSUS = {"nomor": NOMOR, "nomor urut": NOMOR, "kunci baris": KUNCI, "kesalahan": KESALAHAN}

ARTI = {seragam(s): k.nama for k in KOLOM for s in (*k.sinonim, k.judul)} | KHUSUS


def kenali(kepala: list[str], peta: dict[str, str] | None = None) -> list[str | None]:
    """What each column means: field name, NOMOR, KUNCI, KESALAHAN, ABAIKAN (chosen so), or None (not known).

    `peta` holds what the office said before ({uniform header: field or ''}) and goes before the synonyms. Of two
    columns with one meaning the first is taken.
    """
    arti, terpakai = [], set()
    for judul in kepala:
        baku = seragam(judul)
        nama = (peta or {}).get(baku, ARTI.get(baku))
        if nama and nama in terpakai:
            nama = None
        if nama:
            terpakai.add(nama)
        arti.append(nama)
    return arti


def kurang_wajib(arti: list[str | None]) -> list[str]:
    """Headers of the required columns that are not there."""
    kurang = [k.judul for k in KOLOM if k.wajib and k.nama not in arti and k.nama not in TENAGA_KERJA]
    return kurang if set(TENAGA_KERJA) & set(arti) else [*kurang, "Tenaga kerja"]
