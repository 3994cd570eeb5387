"""Permen KUKM 15/2015 Pasal 11 to 13: who may be pengurus, pengawas or pengelola.

`periksa_orang` picks the rules of one person in article order and gives a finding for each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from aturan.bahasa import (
    P15_2015,
    Fakta,
    Hasil,
    Jangka,
    Pasal,
    Per,
    Pilihan,
    Syarat,
    Temuan,
    Terisi,
    TidakAda,
    Versi,
    evaluasi,
    hari,
)
from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.tanggal import tambah_tahun

SEJAK = P15_2015.berlaku
GOLONGAN = {"pengurus": "Pengurus", "pengawas": "Pengawas", "pengelola": "Pengelola"}


class Akibat(Enum):
    """What a family tie means for an office."""

    MENGHALANGI = "menghalangi"
    PERINGATAN = "tidak menghalangi, perlu alasan pemeriksa"
    BOLEH = "tidak menghalangi"


class Hubungan(NamedTuple):
    """A family tie of two persons: its name, its degree in words, and what follows from it."""

    label: str
    derajat: str
    akibat: Akibat

    def keterangan(self, dasar: str) -> str:
        """What the tie means and why: "derajat kesatu, menghalangi, Pasal 11 ayat (4) huruf c"."""
        return f"{self.derajat}, {self.akibat.value}, {dasar}"


# Pasal 11 ayat (4) huruf c and Pasal 12 ayat (3) huruf c: by blood and by marriage, to the first degree.
HUBUNGAN = {
    "orang_tua": Hubungan("orang tua/anak", "derajat kesatu", Akibat.MENGHALANGI),
    "tiri": Hubungan("orang tua tiri/anak tiri", "derajat kesatu", Akibat.MENGHALANGI),
    "mertua": Hubungan("mertua/menantu", "derajat kesatu", Akibat.MENGHALANGI),
    "suami_istri": Hubungan("suami/istri", "bukan sedarah dan bukan semenda (Pasal 1 angka 9)", Akibat.PERINGATAN),
    "saudara": Hubungan("saudara kandung", "derajat kedua", Akibat.BOLEH),
    "ipar": Hubungan("ipar", "derajat kedua", Akibat.BOLEH),
    "lain": Hubungan("hubungan lebih jauh", "di atas derajat kedua", Akibat.BOLEH),
}


@dataclass(frozen=True, kw_only=True)
class Orang:
    """One person in one post. None = not known; an empty tuple = known to have none.

    `hubungan` are the ties (name of the other, kind of tie) as far as they are known; `hubungan_ditanyakan` says
    whether everybody was asked, without which there may be more.
    """

    golongan: str
    nama: str = ""
    jenis_koperasi: str = "ksp"  # "ksp" or "usp"
    sekunder: bool = False
    koperasi_berdiri: date | None = None
    anggota: bool | None = None
    anggota_sejak: date | None = None
    diangkat: date | None = None
    periode: int | None = None
    asal_koperasi: str | None = None
    rapat_anggota: date | None = None
    tidak_dihukum: bool | None = None
    tanggal_putusan: date | None = None
    hubungan: tuple[tuple[str, str], ...] = ()
    hubungan_ditanyakan: bool = False
    rangkap: tuple[str, ...] | None = None
    sertifikat_nomor: str | None = None
    sertifikat_sampai: date | None = None
    kontrak_mulai: date | None = None
    kontrak_sampai: date | None = None
    kontrak_wewenang: bool | None = None
    kontrak_sengketa: bool | None = None


def _p(pasal: str, ayat: str, huruf: str = "") -> Pasal:
    return Pasal(P15_2015, pasal, ayat, huruf)


YA = ((True, "ya"),)
TAFSIR_SEKUNDER = (
    "Anggota koperasi sekunder adalah koperasi: “berasal dari anggota” dibaca berasal dari koperasi primer anggotanya."
)
TAFSIR_HUKUMAN = (
    "“Dihukum” dibaca tanggal putusan berkekuatan hukum tetap; putusan tepat 5 tahun sebelum pengangkatan masih"
    " terhitung. Tanpa putusan cukup surat pernyataan."
)
TAFSIR_HUBUNGAN = (
    "Derajat kesatu: orang tua dan anak, mertua dan menantu, orang tua tiri dan anak tiri. Suami dan istri bukan"
    " sedarah dan bukan semenda menurut Pasal 1 angka 9 (pertalian dengan keluarga sedarah pihak lain): peringatan"
    " keras yang dijawab pemeriksa dengan alasan, tidak menghalangi. Saudara kandung berderajat kedua: boleh."
)
TAFSIR_RANGKAP = (
    "Hanya KSP primer lain, bukan koperasi sekunder; jabatan yang sudah berakhir tidak dihitung. Rangkap di daerah lain"
    " terlihat sejauh tercatat dalam aplikasi."
)
BUNYI_HUKUMAN = (
    "tidak pernah dihukum karena melakukan tindak pidana yang merugikan korporasi, keuangan negara, dan atau yang"
    " berkaitan dengan sektor keuangan, dalam waktu 5 (lima) tahun sebelum pengangkatan;"
)


def _dihukum(golongan: str, dasar: Pasal) -> tuple[Pilihan, Jangka]:
    """The statement of a person without a verdict; the time since the verdict of one who has it."""
    pernyataan = Pilihan(
        kode=f"{golongan}.tidak_dihukum",
        uraian="Pernyataan tidak pernah dihukum dalam 5 tahun sebelum pengangkatan",
        fakta="tidak_dihukum",
        versi=(Versi(SEJAK, YA, dasar, bunyi=BUNYI_HUKUMAN, tafsir=TAFSIR_HUKUMAN),),
    )
    lama = Jangka(
        kode=f"{golongan}.sejak_putusan",
        uraian="Jarak dari putusan pidana ke pengangkatan",
        satuan="tahun",
        banding=">",
        dari="tanggal_putusan",
        sampai="diangkat",
        versi=(Versi(SEJAK, Decimal(5), dasar, bunyi=BUNYI_HUKUMAN, tafsir=TAFSIR_HUKUMAN),),
    )
    return pernyataan, lama


def _lama_anggota(golongan: str, dasar: Pasal, bunyi: str, tafsir: str) -> Jangka:
    return Jangka(
        kode=f"{golongan}.lama_anggota",
        uraian="Lama menjadi anggota saat diangkat",
        satuan="tahun",
        banding=">=",
        dari="anggota_sejak",
        sampai="diangkat",
        versi=(Versi(SEJAK, Decimal(2), dasar, bunyi=bunyi, tafsir=tafsir),),
    )


def _hubungan(golongan: str, dasar: Pasal, bunyi: str) -> TidakAda:
    return TidakAda(
        kode=f"{golongan}.hubungan",
        uraian="Hubungan keluarga sampai derajat kesatu",
        fakta="hubungan_terlarang",
        versi=(Versi(SEJAK, None, dasar, bunyi=bunyi, tafsir=TAFSIR_HUBUNGAN),),
    )


def _rangkap(golongan: str, dasar: Pasal, bunyi: str) -> TidakAda:
    return TidakAda(
        kode=f"{golongan}.rangkap",
        uraian="Rangkap pengurus atau pengawas pada KSP primer lain",
        fakta="rangkap",
        versi=(Versi(SEJAK, None, dasar, bunyi=bunyi, tafsir=TAFSIR_RANGKAP),),
    )


def _rapat(golongan: str, uraian: str, dasar: Pasal, bunyi: str) -> Terisi:
    return Terisi(
        kode=f"{golongan}.rapat_anggota",
        uraian=uraian,
        fakta=("rapat_anggota",),
        versi=(Versi(SEJAK, None, dasar, bunyi=bunyi),),
    )


def _asal(golongan: str, dasar: Pasal, bunyi: str) -> Terisi:
    return Terisi(
        kode=f"{golongan}.asal_koperasi",
        uraian="Koperasi primer yang mengusulkan",
        fakta=("asal_koperasi",),
        versi=(Versi(SEJAK, None, dasar, bunyi=bunyi, tafsir=TAFSIR_SEKUNDER),),
    )


# ---- Pasal 11: pengurus ---------------------------------------------------------------------------------------------

PERNYATAAN_PENGURUS, PUTUSAN_PENGURUS = _dihukum("pengurus", _p("11", "4", "b"))
LAMA_PENGURUS = _lama_anggota(
    "pengurus",
    _p("11", "4", "a"),
    "telah menjadi anggota koperasi paling sedikit 2 (dua) tahun:",
    "Hanya untuk masa jabatan kedua dan seterusnya: masa jabatan pertama dikecualikan oleh ayat (5).",
)
HUBUNGAN_PENGURUS = _hubungan(
    "pengurus",
    _p("11", "4", "c"),
    "tidak mempunyai hubungan keluarga sedarah dan semenda sampai derajat kesatu dengan pengurus lain, pengawas,"
    " pengelola; dan",
)
SYARAT_PENGURUS: tuple[Syarat, ...] = (
    _rapat(
        "pengurus",
        "Rapat Anggota yang mengangkat pengurus",
        _p("11", "1"),
        "Pengurus KSP dipilih dari dan oleh anggota Koperasi serta diangkat dalam Rapat Anggota.",
    ),
    _asal(
        "pengurus",
        _p("11", "2"),
        "Pengurus koperasi sekunder berasal dari perwakilan yang diusulkan koperasi primer anggotanya.",
    ),
    Pilihan(
        kode="pengurus.anggota",
        uraian="Pengurus berasal dari anggota",
        fakta="anggota",
        versi=(Versi(SEJAK, YA, _p("11", "3"), bunyi="Persyaratan untuk menjadi pengurus berasal dari anggota."),),
    ),
    LAMA_PENGURUS,
    PERNYATAAN_PENGURUS,
    PUTUSAN_PENGURUS,
    HUBUNGAN_PENGURUS,
    _rangkap(
        "pengurus",
        _p("11", "8"),
        "Seorang pengurus KSP Primer dilarang merangkap sebagai pengurus atau pengawas pada KSP Primer lainnya.",
    ),
)

# ---- Pasal 12: pengawas ---------------------------------------------------------------------------------------------

PERNYATAAN_PENGAWAS, PUTUSAN_PENGAWAS = _dihukum("pengawas", _p("12", "3", "b"))
LAMA_PENGAWAS = _lama_anggota(
    "pengawas",
    _p("12", "3", "a"),
    "telah menjadi anggota koperasi sekurang-kurangnya2 (dua) tahun;",
    "Koperasi yang belum berumur 2 tahun tidak mungkin mempunyai anggota selama itu: pengawasnya dikecualikan dengan"
    " catatan. Pada koperasi sekunder huruf a tidak berlaku (ayat (4)).",
)
BUNYI_PENGAWAS = "Pengawas dipilih dari dan oleh anggota koperasi serta diangkat pada Rapat Anggota."
HUBUNGAN_PENGAWAS = _hubungan(
    "pengawas",
    _p("12", "3", "c"),
    "tidak mempunyai hubungan keluarga sedarah dan semenda sampai derajat kesatu dengan pengawas lain, pengurus,"
    " pengelola; dan",
)
SYARAT_PENGAWAS: tuple[Syarat, ...] = (
    _rapat("pengawas", "Rapat Anggota yang mengangkat pengawas", _p("12", "1"), BUNYI_PENGAWAS),
    Pilihan(
        kode="pengawas.anggota",
        uraian="Pengawas berasal dari anggota",
        fakta="anggota",
        versi=(Versi(SEJAK, YA, _p("12", "1"), bunyi=BUNYI_PENGAWAS),),
    ),
    _asal(
        "pengawas",
        _p("12", "2"),
        "Pengawas koperasi sekunder berasal dari perwakilan yang diusulkan koperasi primer anggotanya.",
    ),
    LAMA_PENGAWAS,
    PERNYATAAN_PENGAWAS,
    PUTUSAN_PENGAWAS,
    HUBUNGAN_PENGAWAS,
    _rangkap(
        "pengawas",
        _p("12", "7"),
        "Seorang Pengawas KSP Primer dilarang merangkap sebagai pengurus atau pengawas pada KSP Primer lainnya.",
    ),
)

# ---- Pasal 13: pengelola --------------------------------------------------------------------------------------------

BUNYI_SERTIFIKAT = (
    "Pengelola usaha simpan pinjam koperasi wajib memiliki sertifikat standar kompetensi pengelola usaha simpan pinjam"
    " yang dikeluarkan oleh lembaga sertifikasi profesi yang telah memperoleh lisensi sesuai peraturan"
    " perundang-undangan."
)
SYARAT_PENGELOLA: tuple[Syarat, ...] = (
    _rapat(
        "pengelola",
        "Rapat Anggota yang menerima rencana pengangkatan pengelola",
        _p("13", "1"),
        "Pengurus Koperasi dapat mengangkat Pengelola KSP dan USP Koperasi dengan mengajukan rencana pengangkatan pada"
        " rapat anggota.",
    ),
    Terisi(
        kode="pengelola.sertifikat",
        uraian="Nomor sertifikat standar kompetensi",
        fakta=("sertifikat_nomor",),
        versi=(Versi(SEJAK, None, _p("13", "5"), bunyi=BUNYI_SERTIFIKAT),),
    ),
    Jangka(
        kode="pengelola.sertifikat_berlaku",
        uraian="Sertifikat standar kompetensi berlaku sampai",
        satuan="hari",
        banding=">=",
        dari="per",
        sampai="sertifikat_sampai",
        acuan="hari pemeriksaan",
        versi=(
            Versi(
                SEJAK,
                Decimal(0),
                _p("13", "5"),
                bunyi=BUNYI_SERTIFIKAT,
                tafsir="“Memiliki” dibaca masih berlaku pada hari pemeriksaan; hari terakhirnya termasuk.",
            ),
        ),
    ),
    Terisi(
        kode="pengelola.kontrak_jangka",
        uraian="Jangka waktu perjanjian kerja",
        fakta=("kontrak_mulai", "kontrak_sampai"),
        versi=(Versi(SEJAK, None, _p("13", "6", "a"), bunyi="jangka waktu perjanjian kerja;"),),
    ),
    Pilihan(
        kode="pengelola.kontrak_wewenang",
        uraian="Perjanjian memuat wewenang, tanggung jawab, hak, dan kewajiban",
        fakta="kontrak_wewenang",
        versi=(
            Versi(
                SEJAK,
                YA,
                _p("13", "6", "b"),
                bunyi="wewenang, tanggungjawab, hak dan kewajiban masing-masing pihak; dan",
            ),
        ),
    ),
    Pilihan(
        kode="pengelola.kontrak_sengketa",
        uraian="Perjanjian memuat penyelesaian perselisihan",
        fakta="kontrak_sengketa",
        versi=(Versi(SEJAK, YA, _p("13", "6", "c"), bunyi="penyelesaian perselisihan."),),
    ),
)
SYARAT_ORANG = {"pengurus": SYARAT_PENGURUS, "pengawas": SYARAT_PENGAWAS, "pengelola": SYARAT_PENGELOLA}
MASA_PERTAMA = _p("11", "5")
SEKUNDER_PENGAWAS = _p("12", "4")


def periksa_orang(orang: Orang | Mapping[str, Any], per: Per) -> list[Temuan]:
    """Findings of Pasal 11, 12 or 13 for one person on day `per`, in article order.

    A rule from which the text or a reading exempts the person gives TIDAK_BERLAKU and says why. Raises ValueError for
    an unknown `golongan` or family tie, TypeError for an unknown fact.
    """
    if not isinstance(orang, Orang):
        orang = Orang(**orang)
    if orang.golongan not in SYARAT_ORANG:
        raise ValueError(f"Golongan {orang.golongan!r} tidak dikenal. Pilih: {', '.join(SYARAT_ORANG)}.")
    fakta = {f.name: getattr(orang, f.name) for f in fields(orang)}
    fakta |= {"per": hari(per), "hubungan_terlarang": _terlarang(orang)}
    return [_kecuali(s, t, orang, per) for s, t in _uji(orang, fakta, per)]


def _uji(orang: Orang, fakta: Fakta, per: Per) -> Iterator[tuple[Syarat, Temuan]]:
    syarat = [s for s in SYARAT_ORANG[orang.golongan] if _berlaku(s, orang)]
    return zip(syarat, evaluasi(syarat, fakta, per=per), strict=True)


def _berlaku(s: Syarat, orang: Orang) -> bool:
    """Whether a rule is about this person at all."""
    match s.kode.rpartition(".")[2]:
        case "asal_koperasi":
            return orang.sekunder
        case "anggota":
            return not orang.sekunder
        case "rangkap":
            return orang.jenis_koperasi == "ksp" and not orang.sekunder
        case "sejak_putusan":
            return _ada_putusan(orang)
        case "tidak_dihukum":
            return not _ada_putusan(orang)
    return True


def _ada_putusan(orang: Orang) -> bool:
    """A verdict that counts: not one after the appointment, of which the text does not speak."""
    return orang.tanggal_putusan is not None and not (orang.diangkat and orang.tanggal_putusan > orang.diangkat)


def _sebut(orang: Orang, akibat: Akibat) -> list[str]:
    """The ties of this person with one consequence, in words."""
    if asing := sorted({jenis for _, jenis in orang.hubungan} - HUBUNGAN.keys()):
        raise ValueError(f"Hubungan tidak dikenal: {', '.join(asing)}. Pilih: {', '.join(HUBUNGAN)}.")
    return [f"{nama} ({HUBUNGAN[jenis].label})" for nama, jenis in orang.hubungan if HUBUNGAN[jenis].akibat is akibat]


def _terlarang(orang: Orang) -> list[str] | None:
    """The ties that bar from office, in words; None when there is none and not everybody was asked."""
    return _sebut(orang, Akibat.MENGHALANGI) or ([] if orang.hubungan_ditanyakan else None)


def _suami_istri(s: Syarat, t: Temuan, orang: Orang, per: Per) -> Temuan:
    """Where nothing bars: husband or wife in another post is for the examiner to judge, with a reason."""
    ada = _sebut(orang, Akibat.PERINGATAN)
    if not ada or t.hasil is Hasil.TIDAK:
        return t
    sebut = ", ".join(ada)
    if not orang.hubungan_ditanyakan:
        return s.temuan(Hasil.PERLU_PENILAIAN, s.pada(per), f"{sebut}, hubungan lain belum ditanyakan")
    return s.temuan(
        Hasil.PERLU_PENILAIAN, s.pada(per), f"{sebut}, bukan sedarah dan bukan semenda, perlu alasan", aktual=sebut
    )


def _kecuali(s: Syarat, t: Temuan, orang: Orang, per: Per) -> Temuan:
    """The finding, or what the text or a reading makes of it for this person."""
    if t.hasil in (Hasil.TIDAK_BERLAKU, Hasil.TANPA_KETENTUAN):
        return t
    versi = s.pada(per)
    if s in (HUBUNGAN_PENGURUS, HUBUNGAN_PENGAWAS):
        return _suami_istri(s, t, orang, per)
    if s is LAMA_PENGURUS:
        if orang.periode == 1:
            keadaan = "tidak diuji karena masa jabatan pertama"
            return s.temuan(Hasil.TIDAK_BERLAKU, versi, keadaan, dasar=MASA_PERTAMA)
        if orang.periode is None and not t.terpenuhi:
            return s.temuan(Hasil.PERLU_PENILAIAN, versi, "belum dapat diuji: masa jabatan keberapa belum diisi")
    if s is LAMA_PENGAWAS:
        if orang.sekunder:
            keadaan = "tidak diuji pada koperasi sekunder"
            return s.temuan(Hasil.TIDAK_BERLAKU, versi, keadaan, dasar=SEKUNDER_PENGAWAS)
        berdiri, diangkat = orang.koperasi_berdiri, orang.diangkat
        if berdiri and diangkat and diangkat < tambah_tahun(berdiri, 2):
            keadaan = f"tidak diuji karena koperasi baru berdiri {tanggal(berdiri)}, belum 2 tahun saat pengangkatan"
            return s.temuan(Hasil.TIDAK_BERLAKU, versi, keadaan)
        if berdiri is None and t.hasil is Hasil.TIDAK:
            keadaan = "belum dapat diuji: tanggal pengesahan badan hukum koperasi belum diisi"
            return s.temuan(Hasil.PERLU_PENILAIAN, versi, keadaan)
    return t
