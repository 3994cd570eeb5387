"""The one table of the columns of a register of koperasi: header and its synonyms, kind of cell, example.

The name of a column is the field that it fills, where there is one.
"""

import re

from core.dasar.rupa import IsianSalah
from core.lembar.sel import Jenis, Sel, boleh_beda, hanya_nilai, satu_dari, teks, telepon, uang
from core.lembar.tabel import KEMBAR, Kolom, Tabel, penyeragam
from core.lembar.tanggal import tanggal
from ksp_usp.koperasi.impor.jenis import jenis_koperasi
from ksp_usp.models import Koperasi

TERPANJANG_DAFTAR = 2_000  # characters that the reader keeps of a cell

KATA = {
    "kop": "koperasi", "kab": "kabupaten", "tgl": "tanggal", "tg": "tanggal", "bh": "badan hukum", "simp": "simpanan",
    "asset": "aset", "alm": "alamat", "prov": "provinsi",
}  # fmt: skip
seragam = penyeragam(KATA)


def _baca_badan_hukum(sel: Sel) -> str:
    """The cell on one line; its number and date are taken apart when the row is examined (impor.nomor)."""
    jenis, isi = hanya_nilai(sel)
    if jenis in ("tanggal", "benar"):
        raise IsianSalah("Sel ini berformat tanggal. Ubah format sel menjadi Teks, lalu tulis nomor badan hukumnya.")
    return isi


def _baca_nik_koperasi(sel: Sel) -> str:
    jenis, isi = hanya_nilai(sel)
    rapat = re.sub(r"[\s.-]", "", isi)
    if jenis == "angka" and len(rapat) > 15:
        raise IsianSalah("Nomor ini tersimpan sebagai angka sehingga ujungnya hilang. Ubah format sel menjadi Teks.")
    if not re.fullmatch(r"[0-9]{6,20}", rapat):
        raise IsianSalah("Nomor Induk Koperasi terdiri atas 6 sampai 20 angka. Salin dari sertifikatnya.")
    return rapat


def _baca_wilayah(sel: Sel) -> str:
    jenis, isi = hanya_nilai(sel)
    if jenis in ("tanggal", "benar"):
        raise IsianSalah("Sel ini berformat tanggal. Ubah format sel menjadi Teks, lalu tulis nama atau kodenya.")
    # A numeric cell drops the last zero of a code: 32.10 became 32.1.
    return f"{isi}0" if jenis == "angka" and re.fullmatch(r"[0-9]{2}\.[0-9]", isi) else isi


def _baca_daftar_wilayah(sel: Sel) -> str:
    """The cell with its line breaks; what it names is read when the regions are known (impor.anggota)."""
    if not isinstance(sel, str):
        return _baca_wilayah(sel)
    if len(sel) >= TERPANJANG_DAFTAR:
        raise IsianSalah("Daftar ini lebih panjang dari 2.000 huruf. Tulis kode wilayahnya, misalnya 32.05; 32.06.")
    return "\n".join(isi for baris in sel.splitlines() if (isi := hanya_nilai(baris)[1]))


def _primer(tingkat: str) -> str:
    return "|".join(f"{awal}{tingkat} {x}".strip() for awal in ("", "koperasi ", "ksp ") for x in TINGKAT)


TINGKAT = ("", "kabupaten", "kota", "kabupaten kota", "provinsi", "nasional")

KOLOM: tuple[Kolom, ...] = (
    Kolom("nama", "Nama koperasi", teks(160), "KSP Mekar Sari",
          ("nama", "koperasi", "nama ksp", "nama usp", "nama ksp usp", "nama lembaga", "nama koperasi simpan pinjam",
           "nama ksp usp koperasi", "nama koperasi nama", "nama kspps", "nama ksp kspps", "nama koperasi ksp",
           "nama ksp kspps usp"), wajib=True, tabel=True, lebar=32),
    Kolom("badan_hukum", "Nomor badan hukum", Jenis(_baca_badan_hukum, terpanjang=80),
          "AHU-0001234.AH.01.26.TAHUN 2018",
          ("badan hukum", "nomor sk badan hukum", "sk badan hukum", "badan hukum nomor", "nomor ahu", "ahu",
           "nomor pengesahan", "nomor sk pengesahan", "nomor pengesahan badan hukum", "nomor badan hukum koperasi",
           "nomor badan hukum pendirian", "badan hukum pendirian", "nomor badan hukum pendirian koperasi",
           "nomor tanggal badan hukum", "badan hukum nomor tanggal", "nomor badan hukum tanggal", "sk pengesahan",
           "nomor badan hukum tanggal badan hukum", "nomor tanggal sk badan hukum", "nomor tanggal pengesahan",
           "nomor tanggal badan hukum pendirian", "tanggal nomor badan hukum", "badan hukum koperasi", "nomor sk",
           "nomor sk ahu", "sk ahu", "sk kemenkumham", "nomor sk kemenkumham", "nomor sk menkumham", "sk menkumham"),
          wajib=True, tabel=True, lebar=34, petunjuk="Menurut surat pengesahan; satu nomor satu baris."),
    Kolom("tanggal_badan_hukum", "Tanggal badan hukum", tanggal, "12/03/2018",
          ("badan hukum tanggal", "tanggal badan hukum pendirian", "tanggal badan hukum koperasi",
           "tanggal badan hukum pendirian koperasi", "badan hukum pendirian tanggal", "tanggal sk badan hukum",
           "tanggal pengesahan", "tanggal pengesahan badan hukum",
           "tanggal sk pengesahan", "tanggal sk"), lebar=14),
    Kolom("jenis", "Jenis (KSP/USP)", jenis_koperasi(seragam), "KSP",
          ("jenis", "jenis koperasi", "ksp usp", "jenis ksp usp", "jenis usaha"), wajib=True, tabel=True, lebar=11,
          petunjuk="KSPPS, BMT, dan KJKS adalah KSP berpola syariah; Kopdit dan CU adalah KSP."),
    Kolom("bentuk", "Bentuk (primer/sekunder)", satu_dari(seragam, Koperasi.Bentuk,
          primer=_primer("primer"), sekunder=_primer("sekunder")), "Primer",
          ("bentuk", "bentuk koperasi", "primer sekunder", "tingkat", "tingkatan"), lebar=11,
          petunjuk="Bila kosong, ditanyakan sebelum disimpan."),
    Kolom("pola", "Pola (konvensional/syariah)", satu_dari(seragam, Koperasi.Pola,
          konvensional="konvensional|biasa|umum|non syariah",
          syariah="syariah|syari ah|syari|kspps|uspps|bmt|prinsip syariah"),
          "Konvensional", ("pola", "pola usaha", "pola pengelolaan", "konvensional syariah", "prinsip"), lebar=14,
          petunjuk="Kosong dibaca konvensional."),
    Kolom("nik_koperasi", "NIK koperasi", Jenis(_baca_nik_koperasi, terpanjang=25), "3205010010012",
          ("nik", "nomor nik", "nomor nik koperasi", "nomor induk koperasi", "nomor induk koperasi nik"), lebar=20,
          petunjuk="Nomor Induk Koperasi, bukan NIK orang."),
    Kolom("wilayah", "Kabupaten/kota kedudukan", Jenis(_baca_wilayah, nol=True, sama=boleh_beda), "Kabupaten Garut",
          ("kabupaten kota", "kedudukan", "tempat kedudukan", "kabupaten", "kota", "domisili", "kode wilayah",
           "kedudukan kabupaten kota", "wilayah kedudukan", "kota kabupaten",
           "kode kabupaten kota", "nama kabupaten kota"),
          wajib=True, tabel=True, lebar=22, petunjuk="Nama lengkap (Kabupaten Bandung, Kota Bandung) atau kode 32.05."),
    Kolom("alamat", "Alamat", teks(200), "Jalan Merdeka Nomor 8",
          ("alamat kantor", "alamat lengkap", "alamat koperasi", "alamat kedudukan", "alamat kantor pusat"), lebar=30),
    Kolom("telepon", "Telepon", telepon, "0262 233 445",
          ("nomor telepon", "kontak", "nomor kontak", "telepon kantor", "nomor telepon kantor"), lebar=16),
    Kolom("keanggotaan", "Wilayah keanggotaan", Jenis(_baca_daftar_wilayah, nol=True),
          "Kabupaten Garut (120); Kabupaten Tasikmalaya (35)",
          ("keanggotaan", "daerah keanggotaan", "wilayah anggota", "daerah kerja", "wilayah kerja",
           "wilayah keanggotaan menurut ad", "wilayah keanggotaan ad", "cakupan wilayah",
           "cakupan keanggotaan", "cakupan wilayah keanggotaan", "lingkup keanggotaan", "jangkauan keanggotaan",
           "wilayah keanggotaan menurut anggaran dasar"), tabel=True, lebar=40,
          petunjuk="Menurut anggaran dasar, dipisah titik koma; jumlah anggota di dalam kurung bila ada. "
          "Satu provinsi: Seluruh Jawa Barat; semua provinsi: Nasional."),
    Kolom("ketua", "Ketua", teks(120), "Asep Permana",
          ("nama ketua", "ketua pengurus", "nama ketua pengurus", "ketua koperasi", "nama ketua koperasi"), lebar=24),
    Kolom("ketua_diangkat", "Ketua diangkat", tanggal, "15/02/2025",
          ("tanggal pengangkatan ketua", "tanggal diangkat", "tanggal pengangkatan", "ketua diangkat tanggal"),
          lebar=14, petunjuk="Tanggal pengangkatan oleh rapat anggota; tanpa tanggal, nama ketua tidak disimpan."),
    Kolom("mulai_kegiatan", "Mulai kegiatan", tanggal, "01/05/2018",
          ("tanggal mulai kegiatan", "tanggal mulai usaha", "mulai usaha", "tanggal mulai", "mulai beroperasi",
           "tanggal mulai beroperasi", "tanggal operasional", "mulai kegiatan simpan pinjam"), lebar=14),
    Kolom("modal_per", "Modal per tanggal", tanggal, "31/12/2025",
          ("keadaan modal", "posisi modal", "tanggal modal", "keadaan tanggal", "keadaan pada tanggal",
           "posisi tanggal", "modal tanggal"), lebar=14, petunjuk="Keadaan modal pada tanggal ini."),
    Kolom("simpanan_pokok", "Simpanan pokok (Rp)", uang, "12.000.000", ("jumlah simpanan pokok",), lebar=18),
    Kolom("simpanan_wajib", "Simpanan wajib (Rp)", uang, "8.000.000", ("jumlah simpanan wajib",), lebar=18),
    Kolom("cadangan", "Cadangan (Rp)", uang, "2.500.000",
          ("dana cadangan", "cadangan shu", "cadangan dari shu", "cadangan umum"), lebar=18),
    Kolom("hibah", "Hibah (Rp)", uang, "0", ("dana hibah", "hibah donasi", "donasi"), lebar=18),
    Kolom("simpanan_sejenis_wajib", "Simpanan lain sejenis simpanan wajib (Rp)", uang, "0",
          ("simpanan sejenis wajib", "simpanan sejenis simpanan wajib"), lebar=18),
    Kolom("modal_tetap", "Modal tetap USP (Rp)", uang, "", ("modal tetap", "modal disetor usp"), lebar=18,
          petunjuk="Hanya USP Koperasi."),
    Kolom("modal_tidak_tetap", "Modal tidak tetap USP (Rp)", uang, "",
          ("modal tidak tetap", "modal tidak tetap tambahan"), lebar=18, petunjuk="Hanya USP Koperasi."),
    Kolom("cadangan_usp", "Cadangan USP (Rp)", uang, "", ("cadangan dari hasil usaha usp", "cadangan hasil usaha usp"),
          lebar=18, petunjuk="Hanya USP Koperasi."),
    Kolom("aset", "Aset (Rp)", uang, "", ("jumlah aset", "total aset"), lebar=18,
          petunjuk="USP Koperasi: aset unit simpan pinjam."),
)  # fmt: skip

# Held against the row, and stored nowhere: the province of the seat, and the group that says the pattern.
SAKSI = (
    Kolom("provinsi", "Provinsi", teks(80), "Jawa Barat", ("nama provinsi", "propinsi")),
    Kolom("kelompok", "Kelompok koperasi", teks(120), "KSPPS", ("kelompok",)),
)


class TabelKoperasi(Tabel):
    def kenali(self, kepala: list[str], peta: dict[str, str] | None = None) -> list[str | None]:
        """As Tabel.kenali; 'Badan Hukum/Tanggal' alone holds both, and a second column of the kind is another thing."""
        arti = super().kenali(kepala, peta)
        if "badan_hukum" not in arti:
            arti = [
                "badan_hukum" if a == "tanggal_badan_hukum" and seragam(j).startswith("badan hukum") else a
                for j, a in zip(kepala, arti, strict=True)
            ]
        return [None if a and a.startswith(f"jenis{KEMBAR}") else a for a in arti]


DAFTAR_KOPERASI = TabelKoperasi("koperasi", KOLOM, seragam, penanda="badan_hukum", saksi=SAKSI)
WILAYAH = DAFTAR_KOPERASI.menurut_nama["wilayah"]
