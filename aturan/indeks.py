"""Every provision of both regulations, each with the rule that carries it or the reason why there is none.

`ketentuan.csv` lists the 322 provisions. A row finds its rule by its article: whoever adds a rule with that `dasar`
links it here without another line. What has no rule is named in `TANPA_ATURAN`, with the reason.
docs/ambang.md, docs/ketentuan.md and the page /aturan/ come from here.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aturan import kesehatan, upaya_administratif
from aturan.bahasa import P15_2015, P23_2005, Ambang, Pasal, SalahSatu, Syarat, Versi
from aturan.bahasa.bilangan import tanggal
from aturan.sentra_2005 import kriteria as sentra
from aturan.sentra_2005 import perkuatan, program, ukm
from aturan.simpan_pinjam_2015 import izin as izin_usaha
from aturan.simpan_pinjam_2015 import (
    jaringan,
    kantor,
    kantor_tenggat,
    kantor_tutup,
    kewenangan,
    laporan,
    modal,
    orang,
    pengawasan,
    sanksi,
    som,
)

AKAR = Path(__file__).parent
POLA = re.compile(r"(P[\w-]+)/Ps(II|\d+)(?:\((\d+)\))?([a-z]?)(?:\.(\d+))?(?:#\d+)?")

# Rules by matter, in the order of the page; data that the page shows stand among them.
KELOMPOK: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("Kelas UKM: Usaha Kecil dan Usaha Menengah", (*ukm.SYARAT_UM, *ukm.SYARAT_UK)),
    ("Kriteria Sentra UKM", sentra.KRITERIA_SENTRA),
    ("Kriteria Sentra UKM Unggulan", (sentra.JENJANG_SENTRA, *sentra.KRITERIA_UNGGULAN)),
    ("Kriteria Sentra UKM bagian Klaster Bisnis", sentra.KRITERIA_KLASTER),
    ("Perkuatan menurut jenjang sentra", perkuatan.PERKUATAN),
    ("Siapa yang berwenang", tuple(w for w in kewenangan.WEWENANG if w.pelaku)),
    ("Izin usaha simpan pinjam", izin_usaha.SYARAT_IZIN),
    ("Modal", (*modal.RUMUS, modal.MODAL_REGISTRASI, modal.TAHUN_REGISTRASI, modal.PEMISAHAN_USP)),
    ("Kewajiban pemegang izin", (*pengawasan.KEWAJIBAN, pengawasan.VOLUME_AUDIT)),
    ("Laporan berkala", (laporan.LAPORAN_LEWAT, laporan.LAPORAN_PENGAWAS)),
    ("Kegiatan usaha dan pengawasan", pengawasan.SYARAT_KEWAJIBAN),
    ("Sanksi", sanksi.SANKSI),
    ("Pengurus koperasi", orang.SYARAT_PENGURUS),
    ("Pengawas koperasi", orang.SYARAT_PENGAWAS),
    ("Pengelola usaha simpan pinjam", orang.SYARAT_PENGELOLA),
    ("Aset dan utang koperasi", som.SYARAT_SOM),
    ("Kantor Cabang dan Kantor Cabang Pembantu", kantor.SYARAT_CABANG),
    ("Kantor Kas", kantor.SYARAT_KAS),
    (
        "Keputusan, mulai berkegiatan, dan penutupan kantor",
        (kantor_tenggat.HARI_KERJA_KEPUTUSAN, kantor_tenggat.BULAN_MULAI, *kantor_tutup.SYARAT_PENUTUPAN),
    ),
    ("Kewenangan kantor", jaringan.PERNYATAAN),
    ("Penilaian kesehatan", kesehatan.SYARAT_KESEHATAN),
    ("Skor penilaian kesehatan (Perdep 06/Per/Dep.6/IV/2016)", (kesehatan.PREDIKAT, *kesehatan.SKOR)),
    ("Skor penilaian kesehatan: bacaan yang dipilih di antara sumber yang berbeda", kesehatan.BACAAN),
    ("Keberatan dan banding atas penolakan dan sanksi", (upaya_administratif.KEBERATAN, upaya_administratif.BANDING)),
)

# Data that carries an article: its name -> the module that holds it, what it is for.
DATA = {
    "MEKANISME": (program, "langkah alur usulan"),
    "LAMPIRAN": (program, "formulir wajib"),
    "PERKUATAN": (perkuatan, "menurut jenjang"),
    "TAHAPAN": (program, "tahap pertumbuhan"),
    "ORGANISASI": (program, "peran menurut tingkat"),
    "TUGAS": (program, "tugas"),
    "WEWENANG": (kewenangan, "kewenangan"),
    "BERKAS_IZIN": (izin_usaha, "berkas wajib"),
    "DOKUMEN_PENDIRIAN": (izin_usaha, "dokumen pendirian"),
    "RUMUS": (modal, "perhitungan"),
    "BUTIR_SOM": (som, "daftar periksa SOM"),
    "PERNYATAAN": (jaringan, "kantor jaringan pelayanan"),
    "KEWAJIBAN": (pengawasan, "kewajiban yang tercetak pada surat izin"),
    "PEMBINAAN": (pengawasan, "jenis pembinaan"),
    "SANKSI": (sanksi, "langkah sanksi"),
    "SKOR": (kesehatan, "skor penilaian kesehatan"),
}
# Lists without an article in each row: id -> name in `aturan.sentra_2005.program`.
DAFTAR = {"P23-2005/Ps1.6": "BENTUK_BDS", "P23-2005/Ps7a": "SUMBER_DANA"}
# Duties of Pasal 12 to 14 that a step of Pasal 7 carries out: id -> its huruf.
SEJALAN = {"P23-2005/Ps12a": "d", "P23-2005/Ps13a": "c", "P23-2005/Ps14c": "b"}
# Rows that a rule carries whose own article is the whole ayat, or another place: id -> codes of the rules.
DIBAWA = {
    "P15-2015/Ps1.4": ("izin.bentuk_ksp",),
    "P15-2015/Ps1.5": ("izin.pendiri_bukan_ksp", "izin.anggota_bukan_ksp", "izin.jumlah_pendiri_ksp"),
    "P15-2015/Ps2(1)a": ("izin.jenis",),
    "P15-2015/Ps2(1)b": ("izin.jenis",),
    "P15-2015/Ps2(2)a": ("izin.bentuk_ksp",),
    "P15-2015/Ps2(2)b": ("izin.bentuk_ksp",),
    "P15-2015/Ps5a": ("izin.lingkup",),
    "P15-2015/Ps5b": ("izin.lingkup",),
    "P15-2015/Ps5c": ("izin.lingkup",),
    "P15-2015/Ps1.30": ("kesehatan.kategori",),
    "P15-2015/Ps11(5)": ("pengurus.tidak_dihukum", "pengurus.sejak_putusan", "pengurus.hubungan"),
    "P15-2015/Ps31(4)a": ("penilai.asn",),
    "P15-2015/Ps23(4)": ("pengawasan.peminjam_perorangan",),
    "P15-2015/Ps33(4)": ("pengawasan.calon_anggota",),
    "P15-2015/Ps12(4)": ("pengawas.tidak_dihukum", "pengawas.sejak_putusan", "pengawas.hubungan"),
}
# Provisions that leave their matter to another regulation: id -> the list of `DATA` that it became.
DISERAHKAN = {"P15-2015/Ps31(7)": "SKOR"}

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
    # Permen KUKM 15/2015
    **dict.fromkeys(
        (f"P15-2015/Ps1.{n}" for n in (1, 2, 3, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 27, 28, 29)),
        DITAMPILKAN,
    ),
    "P15-2015/Ps1.11": "Dicatat: jumlah simpanan pokok pada modal koperasi; simpanan tiap anggota tidak dicatat.",
    "P15-2015/Ps3(1)": "Ditampilkan saja: kelayakan dan manfaat tidak diukur naskah.",
    "P15-2015/Ps4(1)": "Ditampilkan saja: kelayakan dan manfaat tidak diukur naskah.",
    "P15-2015/Ps4(2)": "Dicatat: data koperasi memuat sejak kapan berizin; yang belum berizin terlihat dari situ.",
    "P15-2015/Ps4(4)": "Dicatat: pembukuan USP terpisah (ya/tidak) pada data koperasi.",
    "P15-2015/Ps6(1)": "Dicatat: izin usaha simpan pinjam adalah surat pada register izin.",
    "P15-2015/Ps11(4)d": "Ditampilkan saja: syarat lain menurut anggaran dasar tiap koperasi.",
    "P15-2015/Ps11(6)": "Ditampilkan saja: pertanggungjawaban kepada Rapat Anggota.",
    "P15-2015/Ps11(7)": "Dicatat: tanggal berhenti pada data pengurus.",
    "P15-2015/Ps12(3)d": "Ditampilkan saja: syarat lain menurut anggaran dasar tiap koperasi.",
    "P15-2015/Ps12(5)": "Ditampilkan saja: pertanggungjawaban kepada Rapat Anggota.",
    "P15-2015/Ps12(6)": "Dicatat: tanggal berhenti pada data pengawas.",
    "P15-2015/Ps12(8)": "Ditampilkan saja: pilihan (“dapat”) pengawas untuk meminta audit khusus.",
    "P15-2015/Ps13(2)": "Dicatat: wewenang dan kuasa dimuat dalam perjanjian kerja pengelola.",
    "P15-2015/Ps13(3)": "Ditampilkan saja: pengelola bertanggung jawab kepada pengurus.",
    "P15-2015/Ps13(4)": "Ditampilkan saja: rujukannya ke Pasal 11 ayat (4) keliru, tanggung jawab ada di ayat (6).",
    "P15-2015/Ps14": "Ditampilkan saja: SOM adalah panduan, tidak ada yang diuji.",
    "P15-2015/Ps15(1)a": "Dicatat: daftar periksa SOM kelembagaan, butir ayat (2).",
    "P15-2015/Ps15(1)b": "Dicatat: daftar periksa SOM usaha, butir ayat (3).",
    "P15-2015/Ps15(1)c": "Dicatat: daftar periksa SOM keuangan, butir ayat (4).",
    "P15-2015/Ps15(1)d": "Dicatat: daftar periksa pengelolaan aset dan utang, butir ayat (5).",
    "P15-2015/Ps16": "Ditampilkan saja: pedoman penyusunan SOM diatur Peraturan Deputi, tidak dimodelkan.",
    "P15-2015/Ps17(1)": "Dicatat: simpanan pokok, simpanan wajib, dan hibah sebagai komponen modal koperasi.",
    "P15-2015/Ps18(2)": "Ditampilkan saja: pengembangan modal diatur Peraturan Deputi, tidak dimodelkan.",
    "P15-2015/Ps19(1)a": "Dicatat: simpanan anggota pada laporan berkala, sebagai jumlah.",
    "P15-2015/Ps19(1)b": "Dicatat: pinjaman kepada anggota, calon anggota, dan koperasi lain pada laporan berkala.",
    "P15-2015/Ps19(1)c": "Dicatat: sumber dan penyaluran dana pada neraca laporan berkala.",
    "P15-2015/Ps20(1)": "Ditampilkan saja: tata kelola dan kehati-hatian dinilai lewat penilaian kesehatan.",
    "P15-2015/Ps21(2)": "Dicatat: aplikasi hanya menyimpan jumlah, tidak ada data simpanan atau pinjaman perorangan.",
    "P15-2015/Ps22(1)": "Dicatat: simpanan dan tabungan sebagai pos laporan berkala.",
    "P15-2015/Ps22(2)": "Ditampilkan saja: nama produk wewenang pengurus.",
    "P15-2015/Ps22(4)": "Ditampilkan saja: keamanan simpanan tidak diukur naskah.",
    "P15-2015/Ps23(1)": "Ditampilkan saja: prinsip pinjaman sehat tidak diukur naskah.",
    "P15-2015/Ps23(3)": "Dicatat: volume pinjaman kepada anggota dan seluruhnya pada laporan berkala.",
    "P15-2015/Ps24a": "Dicatat: simpanan pada lembaga lain sebagai pos laporan berkala.",
    "P15-2015/Ps24b": "Dicatat: kas, bank, dan simpanan pada lembaga lain sebagai pos laporan berkala.",
    **dict.fromkeys(
        (f"P15-2015/Ps25(1){huruf}" for huruf in "abcde"),
        "Ditampilkan saja: pilihan (“dapat”) koperasi untuk mengurangi risiko pinjaman.",
    ),
    "P15-2015/Ps25(2)": "Ditampilkan saja: pilihan (“dapat”) membangun sistem informasi bersama.",
    "P15-2015/Ps25(3)": "Ditampilkan saja: agunan ditangani menurut perjanjiannya.",
    "P15-2015/Ps28(1)": "Ditampilkan saja: tujuan pengawasan.",
    "P15-2015/Ps28(3)": "Ditampilkan saja: Peraturan Deputi tentang pengawasan tidak tersedia dan tidak dimodelkan.",
    "P15-2015/Ps29(3)": "Dicatat: cara penyampaian pada tiap laporan berkala.",
    "P15-2015/Ps33(5)": "Ditampilkan saja: imbauan kepada kelompok masyarakat yang belum berbadan hukum.",
    "P15-2015/Ps26(1)": "Ditampilkan saja: kebijakan Pemerintah.",
    "P15-2015/Ps26(2)": "Ditampilkan saja: pembinaan umum oleh Menteri; pembinaan teknis menurut ayat (3).",
    "P15-2015/Ps26(4)": "Dicatat: pembinaan tiap koperasi, menurut jenis Pasal 27.",
    "P15-2015/Ps31(1)": "Ditampilkan saja: siapa yang menilai ditetapkan ayat (2).",
    "P15-2015/Ps34a": "Ditampilkan saja: peraturan yang dicabut.",
    "P15-2015/Ps34b": "Ditampilkan saja: peraturan yang dicabut.",
    "P15-2015/Ps34c": "Ditampilkan saja: peraturan yang dicabut.",
    "P15-2015/Ps35": "Ditampilkan saja: tenggat bagi Kementerian untuk menetapkan Peraturan Deputi.",
    "P15-2015/Ps36": "Ditampilkan saja: tanggal berlaku 8 Oktober 2015 tercantum pada tiap ambang.",
}
# What this product knowingly leaves out; the page and docs/ambang.md say so.
CATATAN = (
    "Pasal Kepmen 32/2003 yang tidak diubah (antara lain Pasal 2, 3, 6, dan 11) masih berlaku (Pasal II ayat (1)"
    " Permen KUKM 23/2005),"
    " tetapi naskahnya tidak tersedia: tidak dimodelkan.",
    "Skor klasifikasi sentra menurut Kepmen 33.1/2003 (Pasal 1 angka 2 Permen KUKM 23/2005) tidak tersedia: tidak ada"
    " skor yang dikarang.",
    "Bentuk cetak Lampiran 1 sampai 5 tidak ikut dalam naskah: isian formulirnya adalah usulan aplikasi menurut Pasal 7"
    " huruf a Permen KUKM 23/2005.",
    "Pasal 7 Permen KUKM 23/2005 tidak menetapkan tenggat: umur berkas ditampilkan, tidak ada kedaluwarsa.",
    "Syarat lain pengurus dan pengawas menurut anggaran dasar tiap koperasi (Pasal 11 ayat (4) huruf d dan Pasal 12"
    " ayat (3) huruf d Permen KUKM 15/2015) tidak dimodelkan.",
    *kesehatan.ATURAN[kesehatan.SET_BAWAAN].catatan,
    "Peraturan Deputi tentang pedoman SOM dan permodalan (Pasal 16 dan Pasal 18 ayat (2) Permen KUKM 15/2015) tidak"
    " tersedia: tidak dimodelkan.",
)


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
    if cocok is None or peraturan is None:
        raise ValueError(f"Kode ketentuan tidak terbaca: {kode!r}.")
    return Pasal(peraturan, *(bagian or "" for bagian in cocok.groups()[1:]))


def semua_syarat() -> Iterator[Syarat]:
    """Every rule, in the order of the page."""
    for _, isi in KELOMPOK:
        yield from (s for s in isi if isinstance(s, Syarat))


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
    alasan = [TANPA_ATURAN[kode]] if kode in TANPA_ATURAN else []
    aturan = tuple(pembawa.get(kode, ()))
    if len(alasan) + bool(aturan) != 1:
        raise ValueError(f"{kode}: harus menunjuk aturan atau memberi satu alasan, salah satu.")
    return Ketentuan(
        kode,
        baris["parafrase"],
        baris["jenis"],
        baris["aturan_mesin"],
        baris["kasus_batas"],
        baris["peran_perangkat_lunak"],
        baris["ambiguitas_dan_tafsir_usulan"],
        aturan,
        "".join(alasan),
    )


def _pembawa() -> dict[str, list[tuple[str, str]]]:
    """Id of a provision -> (place, name) of each rule, datum and list that stands on it."""
    peta: dict[str, list[tuple[str, str]]] = {}
    for s in semua_syarat():
        for pasal in dict.fromkeys(v.dasar for x in (s, *s.ambang) for v in x.versi):
            peta.setdefault(pasal.kode, []).append(("syarat", s.kode))
    for nama, (modul, guna) in DATA.items():
        for butir in getattr(modul, nama):
            peta.setdefault(butir.dasar.kode, []).append((nama, f"{guna}: {_nama(butir)}"))
    for kode, nama in DISERAHKAN.items():
        modul, guna = DATA[nama]
        peta[kode] = [(nama, f"{guna}: {_nama(butir)}") for butir in getattr(modul, nama)]
    for kode, nama in DAFTAR.items():
        peta.setdefault(kode, []).append((nama, ", ".join(getattr(program, nama).values())))
    for kode, huruf in SEJALAN.items():
        langkah = next(t.dasar for t in program.MEKANISME if t.dasar.huruf == huruf)
        peta[kode].append(("MEKANISME", f"{DATA['MEKANISME'][1]}: {langkah.sebutan}"))
    for kode, daftar in DIBAWA.items():
        peta.setdefault(kode, []).extend(("syarat", nama) for nama in daftar)
    return peta


def _nama(butir: Any) -> str:
    if isinstance(butir, program.Lampiran):
        return f"{butir.nama} {butir.judul}"
    return butir.pelaku if isinstance(butir, program.Tugas) else butir.uraian


# ---- The rules page and the two documents ---------------------------------------------------------------------------


def daftar_aturan() -> list[dict[str, Any]]:
    """What /aturan/ and docs/ambang.md show: groups {"judul", "peraturan", "baris"}, one row for each version.

    A row: kode, uraian, bunyi, nilai (in words), satuan, berlaku (date), sejak (the same in words, as far as it is
    known), sampai (date or None), peralihan (for which cases a later version counts, in words; empty for the first),
    dasar (Pasal), tafsir, terverifikasi.
    """
    kelompok = [(judul, [b for s in isi for b in _baris(s)]) for judul, isi in KELOMPOK]
    return [{"judul": judul, "peraturan": baris[0]["dasar"].peraturan, "baris": baris} for judul, baris in kelompok]


def _baris_data(butir: Any) -> list[dict[str, Any]]:
    """A datum of the page as a row like those of the rules."""
    match butir:
        case perkuatan.Perkuatan():
            kode, nilai = f"perkuatan.{butir.kode}", f"sejak jenjang {butir.jenjang.label}"
            tafsir = "“Ditambah dengan”: jenjang yang lebih tinggi juga memperoleh perkuatan jenjang di bawahnya."
        case kewenangan.Wewenang():
            kode, nilai, tafsir = f"kewenangan.{butir.urusan}_{butir.lingkup.value}", butir.pelaku, butir.tafsir
        case modal.Rumus():
            kode, nilai, tafsir = f"modal.{butir.kode}", "jumlah " + ", ".join(butir.komponen), butir.tafsir
        case pengawasan.Kewajiban():
            kode, nilai, tafsir = f"kewajiban.{butir.kode}", butir.kalimat(butir.dasar.peraturan.berlaku), butir.tafsir
        case sanksi.Sanksi():
            kode, nilai, tafsir = f"sanksi.{butir.kode}", "langkah sanksi", butir.tafsir
        case jaringan.Pernyataan():
            kode, nilai, tafsir = f"jaringan.{butir.kode}", butir.kalimat, butir.tafsir
        case kesehatan.BarisAturan():
            kode, nilai, tafsir = butir.kode, butir.nilai, butir.tafsir
    return [
        {
            "kode": kode,
            "uraian": butir.uraian,
            "bunyi": butir.bunyi,
            "nilai": nilai,
            "satuan": "",
            "berlaku": butir.dasar.peraturan.berlaku,
            "sejak": getattr(butir, "sejak", tanggal(butir.dasar.peraturan.berlaku)),
            "sampai": None,
            "peralihan": "",
            "dasar": butir.dasar,
            "tafsir": tafsir,
            "terverifikasi": getattr(butir, "terverifikasi", True),
        }
    ]


def _baris(s: Any) -> list[dict[str, Any]]:
    if not isinstance(s, Syarat):
        return _baris_data(s)
    if isinstance(s, SalahSatu):
        return [
            *(_baris_salah_satu(s, baris) for p in s.pilihan for baris in _baris(p)),
            *(_baris_versi(s, v) for v in s.versi[1:]),
        ]
    return [_baris_versi(s, v) for v in s.versi]


def _baris_salah_satu(s: SalahSatu, baris: dict[str, Any]) -> dict[str, Any]:
    """An alternative stands under the name and the words of the rule that lets one of them be enough."""
    return baris | {
        "uraian": f"{s.uraian} {baris['uraian']}",
        "nilai": f"{baris['nilai']} (salah satu cukup)",
        "bunyi": s.versi[0].bunyi,
        "tafsir": s.versi[0].tafsir,
    }


def _baris_versi(s: Syarat, v: Versi) -> dict[str, Any]:
    return {
        "kode": s.kode,
        "uraian": s.uraian,
        "bunyi": v.bunyi,
        "nilai": "dicabut" if v.dicabut else s.ukuran(v),
        "satuan": getattr(s, "satuan", ""),
        "berlaku": v.berlaku,
        "sejak": tanggal(v.berlaku),
        "sampai": v.sampai,
        "peralihan": "" if v is s.versi[0] else v.peralihan.kalimat,
        "dasar": v.dasar,
        "tafsir": v.tafsir,
        "terverifikasi": s.terverifikasi,
    }


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
                    f"sejak {b['sejak']}"
                    + (f" sampai {tanggal(b['sampai'])}" if b["sampai"] else "")
                    + (f", {b['peralihan']}" if b["peralihan"] else ""),
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
