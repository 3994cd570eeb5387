"""The one table of the columns of Lampiran 3: header and its synonyms, example, reader, required or not.

Template, import, typing table, edit page and validator all follow it.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError

from core.dasar.rahasia import periksa_nik, tersamar
from core.dasar.rupa import IsianSalah, baca_angka, baca_tanggal, tulis_isian
from core.lembar.sel import (
    ANGKA,
    Batas,
    Dibaca,
    Jenis,
    Sel,
    boleh_beda,
    bukan_tanggal,
    hanya_nilai,
    rapikan,
    satu_dari,
    teks,
    telepon,
    uang,
    uang_per,
)
from core.lembar.tabel import Kolom, Tabel, penyeragam
from sentra_ukm.models import Ukm
from sentra_ukm.models.pilihan import Asal, Jangkauan

TERBANYAK_ORANG = 99_999
TAHUN_AWAL = 1900


# '± 5', '2 orang', '5 (lima)'.
SEKITAR_BILANGAN = re.compile(r"(?i)^[±~]\s*|\s*(?:\([^0-9()]*\)|(?:orang|org|jiwa|karyawan|pekerja|tk)\.?)$")


def _baca_bulat(terbanyak: int) -> Callable[[Sel], int]:
    def baca(sel):
        jenis, isi = hanya_nilai(sel)
        bukan_tanggal(jenis, "misalnya 3")
        if jenis == "teks":
            nilai = baca_angka(SEKITAR_BILANGAN.sub("", isi[:60]))
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


# 1900 to 2100 as a day of Excel's calendar: '2015' typed into a cell of dates shows 07/07/1905.
HARI_NOL = date(1899, 12, 30)
TAHUN_SEL_TANGGAL = range(TAHUN_AWAL, 2101)
TAHUN_TERTUA_TANGGAL = 1950
TERPANJANG_TAHUN = 80  # characters that are looked at for a year
HARI_PERTAMA, HARI_TERAKHIR = ((date(tahun, 1, 1) - HARI_NOL).days for tahun in (1950, 2101))
AWALAN_TAHUN = re.compile(
    r"(?i)^(?:±|\+/-|\+-|~|≈|sejak|mulai|berdiri|dari|sekitar|kira-kira|kira2|kurang lebih|kl|awal|pertengahan|akhir"
    r"|tanggal|tgl|tahun|thn|th|pada)[.:\s]*"
)
RENTANG_TAHUN = re.compile(r"((?:19|20)[0-9]{2})\s*(?:-|–|s/d|s\.d\.?|sd|sampai|hingga)\s*(?:(?:19|20)[0-9]{2})")
BULAN_TAHUN = re.compile(
    r"(?:0?[1-9]|1[0-2])\s*[/.-]\s*((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})\s*[/.-]\s*(?:0?[1-9]|1[0-2])"
)
SEBUT_TAHUN = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def _baca_tahun(sel: Sel) -> int | Dibaca:
    jenis, isi = hanya_nilai(sel)
    if jenis == "tanggal":
        return _tahun_sel_tanggal(date.fromisoformat(isi))
    if jenis == "angka" or re.fullmatch(r"[0-9]{1,6}", isi):
        angka = Decimal(isi)
        if jenis == "angka" and HARI_PERTAMA <= angka < HARI_TERAKHIR and angka == int(angka):
            tahun_dibaca = (HARI_NOL + timedelta(days=int(angka))).year
            return Dibaca(tahun_dibaca, f"Sel ini berisi nomor hari {isi}; dibaca tahun {tahun_dibaca}.")
        if angka != angka.to_integral_value() or not TAHUN_AWAL <= angka <= 9999:
            raise IsianSalah(f"Tahun {isi.replace('.', ',')} tidak ada. Tulis empat angka, misalnya 2015.")
        return int(angka)
    isi = isi[:TERPANJANG_TAHUN]
    while (pendek := AWALAN_TAHUN.sub("", isi)) != isi:
        isi = pendek
    if cocok := re.fullmatch(r"((?:19|20)[0-9]{2}|[12]\.[0-9]{3})(?:[.,]0{1,2})?", isi):
        return int(cocok[1].replace(".", ""))
    try:
        return baca_tanggal(isi).year
    except IsianSalah as salah:
        return _tahun_kata(isi, salah)


def _tahun_sel_tanggal(hari: date) -> int | Dibaca:
    if (nomor := (hari - HARI_NOL).days) in TAHUN_SEL_TANGGAL:
        return Dibaca(nomor, f"Sel ini berformat tanggal ({hari:%d/%m/%Y}); dibaca tahun {nomor}.")
    if hari.year < TAHUN_TERTUA_TANGGAL:
        raise IsianSalah(f"Sel ini berformat tanggal dan berisi {hari:%d/%m/%Y}. Tulis tahunnya, misalnya 2015.")
    return hari.year


def _tahun_kata(isi: str, salah: IsianSalah) -> int | Dibaca:
    """The one year that `isi` names in words; `salah` is what reading it as a date said."""
    if rentang := RENTANG_TAHUN.search(isi):
        return Dibaca(int(rentang[1]), f"Dibaca tahun {rentang[1]}. Tulis tahun berdirinya bila lain.")
    sebut = set(SEBUT_TAHUN.findall(isi))
    if len(sebut) == 1 and not re.search(r"[0-9]", SEBUT_TAHUN.sub("", isi)):
        tahun_dibaca = int(sebut.pop())
        kira = re.search(r"[0-9]\s*-?\s*an\b", isi)
        return Dibaca(tahun_dibaca, f"Dibaca tahun {tahun_dibaca}. Tulis tahunnya bila lain.") if kira else tahun_dibaca
    if bulan := BULAN_TAHUN.fullmatch(isi):
        return int(bulan[1] or bulan[2])
    if sebut and re.fullmatch(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}|[0-9]{1,2} \w+ [0-9]{4}", isi):
        raise salah
    raise IsianSalah(
        "Sel ini menyebut beberapa tahun. Tulis tahun berdirinya saja, misalnya 2015."
        if len(sebut) > 1
        else "Tulis tahun berdiri dengan empat angka, misalnya 2015."
    )


def _baca_nik(sel: Sel) -> str:
    jenis, isi = hanya_nilai(sel)
    if jenis != "teks" or re.fullmatch(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+", isi):
        raise IsianSalah(
            "NIK tersimpan sebagai angka sehingga angka ke-16 hilang: format sel harus Teks. "
            "Ubah formatnya, lalu ketik ulang NIK dari KTP."
        )
    if tersamar(isi):
        return isi
    angka = re.sub(r"[\s.'-]", "", isi)
    try:
        periksa_nik(angka)
    except ValidationError as galat:
        raise IsianSalah(galat.messages[0]) from galat
    return angka


def angka_tetap(panjang: int, sebutan: str) -> Jenis:
    def baca(sel):
        jenis, isi = hanya_nilai(sel)
        rapat = re.sub(r"[\s.-]", "", isi)
        if not re.fullmatch(rf"[0-9]{{{panjang}}}", rapat):
            format_sel = " Bila ada nol di depan, format sel harus Teks." if jenis == "angka" else ""
            raise IsianSalah(f"{sebutan} harus {panjang} angka.{format_sel}")
        return rapat

    return Jenis(baca, terpanjang=panjang + 5)


RUPIAH_TERKECIL = 100_000  # a bare number from here on is rather an amount than pieces
# The number of its row and marks around a name.
BUKAN_NAMA = re.compile(r"^(?:[0-9]{1,3}[.)]\s+)?[\s.,;:*•_/-]*(?=[^\W\d])|(?<=\w)[\s,;:*•_/-]+$")


def kata(terpanjang: int, bersihkan: re.Pattern | None = None) -> Jenis:
    """Text that has letters in it, or asks for a look; what `bersihkan` finds is no part of it."""
    baca_teks = teks(terpanjang).baca

    def baca(sel):
        isi = hanya_nilai(sel)[1]
        if bersihkan and len(isi) < 2 * terpanjang:
            isi = bersihkan.sub("", isi) or isi
        isi = baca_teks(isi)
        if any(c.isalpha() for c in isi):
            return isi
        return Dibaca(isi, "Hanya berisi angka atau tanda. Periksa apakah kolomnya tertukar.")

    return Jenis(baca, terpanjang=terpanjang, sama=boleh_beda)


def _baca_kapasitas(sel: Sel) -> str | Dibaca:
    isi = teks(60).baca(sel)
    if not isinstance(sel, str) and sel[0] == "angka" and Decimal(isi) >= RUPIAH_TERKECIL:
        return Dibaca(isi, "Apakah ini jumlah rupiah? Tulis banyaknya barang, misalnya 200 potong.")
    return isi


YA = {"ya", "y", "1", "benar", "true", "v", "✓", "√", "iya"}
TIDAK = {"tidak", "t", "tdk", "0", "salah", "false", "x", "bukan"}


def ya_tidak(kosong: bool | None) -> Jenis:
    def baca(sel):
        _, isi = hanya_nilai(sel)
        kata = isi.casefold()
        if kata in YA | TIDAK:
            return kata in YA
        raise IsianSalah("Tulis ya atau tidak.")

    return Jenis(
        baca,
        tulis=lambda nilai: "ya" if nilai else "tidak",
        kosong=kosong,
        pilihan=((True, "ya"), (False, "tidak")),
        nol=True,
    )


# Words of headers as offices write them, brought to one spelling.
KATA = {
    "omset": "omzet", "omzetnya": "omzet", "tk": "tenaga kerja", "naker": "tenaga kerja",
    "tenagakerja": "tenaga kerja", "karyawan": "tenaga kerja", "pekerja": "tenaga kerja", "pegawai": "tenaga kerja",
    "laki": "l", "lakilaki": "l", "pria": "l", "lk": "l", "perempuan": "p", "wanita": "p", "pr": "p",
    "ukm": "usaha", "umkm": "usaha", "ikm": "usaha", "perusahaan": "usaha", "asset": "aset", "jk": "kelamin",
    "thd": "", "milik": "", "kab": "kabupaten",
}  # fmt: skip

# Brackets that say whose workers are counted.
seragam = penyeragam(KATA, kurung=("l", "p", "lk", "pr", "pria", "wanita", "perempuan", "laki[ -]?laki"))

BATAS_ORANG = Batas("whole", "between", (0, TERBANYAK_ORANG), "Tulis bilangan bulat, 0 atau lebih.")
BATAS_TAHUN = Batas("whole", "between", (TAHUN_AWAL, 2100), "Tulis tahun dengan empat angka, misalnya 2015.")
BATAS_NIK = Batas("textLength", "equal", (16,), "NIK harus 16 angka, ditulis sebagai teks.")

bulat = Jenis(
    _baca_bulat(TERBANYAK_ORANG), tulis=tulis_isian, kosong=0, angka=True, format_sel=ANGKA, batas=BATAS_ORANG, nol=True
)
pemilik = Jenis(_baca_pemilik, tulis=tulis_isian, kosong=0, angka=True, format_sel=ANGKA, batas=BATAS_ORANG, nol=True)
tahun = Jenis(_baca_tahun, tulis=str, kosong=None, angka=True, terpanjang=30, format_sel=ANGKA, batas=BATAS_TAHUN)
nama = replace(kata(120, BUKAN_NAMA), sama=lambda a, b: a.casefold() == b.casefold())
kapasitas = Jenis(_baca_kapasitas, terpanjang=60, sama=boleh_beda)
nik = Jenis(_baca_nik, terpanjang=30, batas=BATAS_NIK)

KOLOM: tuple[Kolom, ...] = (
    Kolom("nama_usaha", "Nama UKM", nama, "UD Sumber Rejeki", ("nama usaha", "usaha", "nama unit usaha"),
          wajib=True, tabel=True, lebar=26),
    Kolom("nama_pemilik", "Nama pemilik", nama, "Siti Aminah",
          ("pemilik", "nama", "nama pengusaha", "pengusaha", "nama pelaku usaha", "pelaku usaha", "nama pimpinan",
           "penanggung jawab", "nama penanggung jawab", "nama pengrajin", "nama perajin"),
          wajib=True, tabel=True, lebar=24),
    Kolom("nik", "NIK", nik, "3205014503850001",
          ("nomor nik", "nik pemilik", "nomor ktp", "ktp", "nik ktp", "nomor induk kependudukan", "nik nomor ktp"),
          tabel=True, lebar=20, petunjuk="16 angka; format sel Teks.", pendek=True, rahasia=True),
    Kolom("kelamin", "L/P", satu_dari(seragam, Ukm.Kelamin, L="l|laki|laki2|pria|lk", P="p|perempuan|wanita|pr|w"), "P",
          ("kelamin", "jenis kelamin", "l p", "jenis kelamin l p", "gender", "sex"), tabel=True, lebar=11),
    Kolom("alamat", "Alamat", teks(160), "Kampung Cikole RT 2 RW 5", ("alamat usaha", "alamat lengkap"), lebar=28),
    Kolom("desa", "Desa/kelurahan", kata(80), "Sukamaju", ("desa", "kelurahan", "nama desa", "alamat desa"),
          tabel=True, lebar=18),
    Kolom("telepon", "Telepon", telepon, "0812 3456 7890",
          ("nomor telepon", "telepon telepon", "telepon pemilik", "nomor telepon telepon", "kontak"), lebar=18),
    Kolom("wni", "Milik WNI", ya_tidak(None), "ya", ("wni", "warga negara indonesia", "kewarganegaraan wni"), lebar=11,
          petunjuk="ya atau tidak; kosong berarti belum diketahui."),
    Kolom("berdiri_sendiri", "Berdiri sendiri", ya_tidak(None), "ya",
          ("bukan anak usaha", "berdiri sendiri bukan anak usaha"), lebar=14,
          petunjuk="tidak bila anak perusahaan; kosong berarti belum diketahui."),
    Kolom("bentuk", "Bentuk usaha", satu_dari(seragam, Ukm.Bentuk, Ukm.Bentuk.PERORANGAN.value,
          perorangan="perseorangan|pribadi|ud|po", perseroan="pt|perseroan"), "Perorangan",
          ("bentuk", "badan usaha", "bentuk badan usaha", "bentuk badan hukum"), lebar=18),
    Kolom("nib", "NIB", angka_tetap(13, "NIB"), "1234567890123", ("nomor nib", "nomor induk berusaha"), lebar=17),
    Kolom("kbli", "KBLI", angka_tetap(5, "KBLI"), "14111", ("kode kbli", "nomor kbli"), lebar=10),
    Kolom("tahun_berdiri", "Tahun berdiri", tahun, "2015",
          ("berdiri", "tahun mulai", "tahun mulai usaha", "berdiri tahun", "mulai usaha", "tahun usaha"),
          tabel=True, lebar=11),
    Kolom("produk", "Produk", kata(120), "Jaket kulit",
          ("jenis produk", "produk utama", "jenis usaha", "komoditas", "nama produk", "produksi", "hasil produksi"),
          wajib=True, tabel=True, lebar=20),
    Kolom("kapasitas", "Kapasitas per bulan", kapasitas, "200 potong",
          ("kapasitas", "kapasitas produksi", "kapasitas produksi bulan"), lebar=18),
    Kolom("omzet_bulan", "Omzet per bulan (Rp)", uang_per("bulan"), "15.000.000",
          ("omzet", "omzet rata rata bulan", "omzet penjualan bulan", "penjualan bulan", "rata rata omzet bulan"),
          wajib=True, tabel=True, lebar=18, petunjuk="Rupiah penuh sebulan, rata-rata 12 bulan terakhir."),
    Kolom("penjualan_tahunan", "Penjualan setahun (Rp)", uang_per("tahun"), "180.000.000",
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
    Kolom("tk_pemilik", "Pemilik yang ikut bekerja", pemilik, "1",
          ("pemilik bekerja", "pemilik ikut bekerja", "tenaga kerja pemilik", "jumlah pemilik ikut bekerja"),
          tabel=True, lebar=13, petunjuk="Orang; pemilik yang bekerja dihitung sebagai tenaga kerja."),
    Kolom("tk_lain", "Jumlah tenaga kerja bila tidak dirinci", bulat, "",
          ("jumlah tenaga kerja", "tenaga kerja", "total tenaga kerja", "tenaga kerja total", "tenaga kerja jumlah"),
          wajib=True, tabel=True, lebar=15,
          petunjuk="Hanya bila L dan P tidak diketahui; termasuk pemilik yang bekerja."),
    Kolom("bahan_baku", "Bahan baku utama", kata(120), "Kulit domba", ("bahan baku",), lebar=20),
    Kolom("asal_bahan", "Asal bahan baku", satu_dari(seragam, Asal,
          lokal="lokal|dalam negeri", impor="luar negeri|import"), "Dalam negeri",
          ("asal bahan", "asal bahan baku utama"), lebar=15),
    Kolom("teknologi", "Teknologi", teks(120), "Mesin jahit high speed", ("teknologi mesin", "mesin", "peralatan")),
    Kolom("pemasaran", "Pemasaran", satu_dari(seragam, Jangkauan, lokal="lokal|dalam kabupaten kota",
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

TENAGA_KERJA = ("tk_laki", "tk_perempuan", "tk_lain")  # at least one of them, not each

# Held against the region of the usulan, stored with no firm.
KABKOTA = Kolom(
    "kabkota", "Kabupaten/kota", teks(120), "Kabupaten Garut",
    ("kabupaten", "kota", "kota kabupaten", "nama kabupaten kota", "nama kabupaten", "kabupaten kota usaha",
     "wilayah kabupaten kota", "kode kabupaten kota"),
)  # fmt: skip

LAMPIRAN_3 = Tabel(
    "UKM", KOLOM, seragam, penanda="nama_pemilik", salah_satu=(("Tenaga kerja", TENAGA_KERJA),), berkunci=True,
    saksi=(KABKOTA,),
)  # fmt: skip
KOLOM_TABEL = tuple(kolom for kolom in KOLOM if kolom.tabel)
