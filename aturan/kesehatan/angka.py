"""The figures of one book year, and what is computed from them.

`ANGKA` names each line of the balance sheet, the result and the collectibility list that the assessment asks for, in
whole or decimal rupiah. `kode` is also the column of the stored report. Everything else is a sum of weighted lines
(`Bentuk`): no total is typed by hand. A line that is None is *not known*, which is not zero.

Definitions: modal sendiri by Pasal 1 angka 17 and 18 Permen KUKM 15/2015; RPM, modal tertimbang and ATMR by the tables
of Permen 14/Per/M.KUKM/XII/2009 as the literature reprints them. Where these are silent the reading is in `catatan`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from aturan.bahasa.ambang import bilangan
from aturan.bahasa.bilangan import desimal
from aturan.kesehatan.sakelar import BAWAAN, Pilihan, lengkapi

JENIS = {"ksp": "KSP", "usp": "USP Koperasi"}
# Pattern "KSPPS/USPPS": the eight aspects of Perdep 07/Per/Dep.6/IV/2016 are not at hand, so nothing is scored.
JENIS_SYARIAH = {"kspps": "KSPPS", "uspps": "USPPS Koperasi"}

Angka = Mapping[str, Decimal | int | None]


class TidakDinilai(ValueError):
    """This kind of koperasi is not scored here; the sentence says what to do instead."""


@dataclass(frozen=True)
class Pos:
    """One typed line. `ksp`, `usp`: who reports it; `wajib`: a score needs it; `petunjuk`: help in the form."""

    kode: str
    nama: str
    kelompok: str
    petunjuk: str = ""
    boleh_negatif: bool = False
    ksp: bool = True
    usp: bool = True
    wajib: bool = True

    def untuk(self, jenis: str) -> bool:
        """Whether a koperasi of this kind reports the line."""
        return self.ksp if jenis == "ksp" else self.usp


AKTIVA, PASIVA, HASIL, KOLEKTIBILITAS, LAIN = "neraca aktiva", "neraca pasiva", "hasil usaha", "kolektibilitas", "lain"

ANGKA = (
    Pos("kas", "Kas", AKTIVA, "Uang tunai."),
    Pos("bank", "Bank", AKTIVA, "Sisa rekening yang bebas dipakai untuk kegiatan umum."),
    Pos("simpanan_pada_lembaga_lain", "Tabungan dan simpanan berjangka pada lembaga lain", AKTIVA),
    Pos("surat_berharga", "Surat berharga", AKTIVA),
    Pos("pinjaman_anggota", "Pinjaman diberikan kepada anggota", AKTIVA, "Sebelum dikurangi cadangan penghapusan."),
    Pos("pinjaman_calon_anggota", "Pinjaman diberikan kepada calon anggota", AKTIVA),
    Pos("pinjaman_koperasi_lain", "Pinjaman diberikan kepada koperasi lain dan anggotanya", AKTIVA),
    Pos(
        "cadangan_penghapusan", "Cadangan (penyisihan) penghapusan pinjaman", AKTIVA,
        "Diisi positif; mengurangi aktiva.",
    ),
    Pos("penyertaan", "Penyertaan pada koperasi, anggota, dan pihak lain", AKTIVA),
    Pos("pendapatan_ymh_diterima", "Pendapatan yang masih harus diterima", AKTIVA),
    Pos("aktiva_tetap", "Aktiva tetap (harga perolehan)", AKTIVA),
    Pos("akumulasi_penyusutan", "Akumulasi penyusutan aktiva tetap", AKTIVA, "Diisi positif; mengurangi aktiva."),
    Pos("aktiva_lain", "Aktiva lain-lain", AKTIVA),
    Pos("tabungan", "Tabungan koperasi", PASIVA),
    Pos("simpanan_berjangka", "Simpanan berjangka", PASIVA),
    Pos("beban_ymh_dibayar", "Beban yang masih harus dibayar", PASIVA),
    Pos(
        "pinjaman_diterima", "Dana (pinjaman) yang diterima, jangka pendek", PASIVA,
        "Dari bank, koperasi, atau lembaga lain, jatuh tempo dalam satu tahun.",
    ),
    Pos("kewajiban_lancar_lain", "Kewajiban lancar lain", PASIVA, "Termasuk dana pembagian SHU yang belum dibayarkan."),
    Pos("kewajiban_jangka_panjang", "Kewajiban jangka panjang", PASIVA),
    Pos("modal_penyertaan", "Modal penyertaan", PASIVA),
    Pos("simpanan_pokok", "Simpanan pokok", PASIVA, usp=False),
    Pos("simpanan_wajib", "Simpanan wajib", PASIVA, usp=False),
    Pos(
        "simpanan_sejenis_wajib", "Simpanan lain sejenis simpanan wajib", PASIVA,
        "Termasuk modal penyetaraan partisipasi anggota.", usp=False,
    ),
    Pos("hibah", "Modal sumbangan (hibah)", PASIVA, usp=False),
    Pos("modal_tetap", "Modal tetap USP", PASIVA, "Modal disetor koperasi bagi USP.", ksp=False),
    Pos("modal_tidak_tetap", "Modal tidak tetap tambahan USP", PASIVA, ksp=False),
    Pos("cadangan_umum", "Cadangan umum", PASIVA, "Disisihkan dari SHU; bagi USP cadangan USP."),
    Pos("cadangan_risiko", "Cadangan tujuan risiko", PASIVA),
    Pos("shu_belum_dibagi", "SHU belum dibagi", PASIVA, "Negatif bila rugi.", boleh_negatif=True),
    Pos("partisipasi_bruto", "Partisipasi bruto", HASIL, "Pendapatan dari pelayanan kepada anggota."),
    Pos("beban_pokok", "Beban pokok", HASIL, "Jasa simpanan dan bunga dana yang menjadi pokok pelayanan anggota."),
    Pos("pendapatan_non_anggota", "Pendapatan dari bukan anggota", HASIL),
    Pos(
        "shu_kotor", "SHU kotor", HASIL,
        "Partisipasi bruto − beban pokok + pendapatan dari bukan anggota.", boleh_negatif=True,
    ),
    Pos("beban_usaha", "Beban usaha", HASIL, "Seluruhnya, termasuk biaya karyawan."),
    Pos("beban_usaha_anggota", "Beban usaha bagi anggota", HASIL, "Bagian beban usaha untuk pelayanan anggota."),
    Pos("biaya_karyawan", "Biaya karyawan", HASIL, "Bagian dari beban usaha."),
    Pos("beban_perkoperasian", "Beban perkoperasian", HASIL, "USP: bagian USP secara proporsional."),
    Pos("shu_sebelum_pajak", "SHU sebelum pajak", HASIL, "Negatif bila rugi.", boleh_negatif=True),
    Pos(
        "shu_tahun_berjalan", "SHU tahun berjalan (setelah pajak)", HASIL,
        "Dipakai untuk pertanyaan 21.", boleh_negatif=True, wajib=False,
    ),
    Pos("shu_bagian_anggota", "SHU bagian anggota", HASIL, "Menurut pembagian SHU.", boleh_negatif=True),
    Pos(
        "penyisihan_cadangan", "Penyisihan cadangan dari SHU tahun berjalan", HASIL,
        "Dipakai untuk pertanyaan 21.", wajib=False,
    ),
    Pos("pinjaman_kurang_lancar", "Pinjaman kurang lancar", KOLEKTIBILITAS),
    Pos("pinjaman_diragukan", "Pinjaman diragukan", KOLEKTIBILITAS),
    Pos("pinjaman_macet", "Pinjaman macet", KOLEKTIBILITAS),
    Pos(
        "pinjaman_berisiko", "Pinjaman diberikan yang berisiko", KOLEKTIBILITAS,
        "Pinjaman tanpa agunan yang memadai atau jaminan penjamin.",
    ),
    Pos("volume_pinjaman_anggota", "Volume pinjaman kepada anggota", LAIN, "Yang dicairkan selama tahun buku."),
    Pos("volume_pinjaman", "Volume pinjaman seluruhnya", LAIN, "Yang dicairkan selama tahun buku."),
    Pos(
        "meppp", "Manfaat ekonomi partisipasi pemanfaatan pelayanan (MEPPP)", LAIN,
        "Selisih harga atau jasa yang dinikmati anggota.",
    ),
    Pos(
        "simpanan_anggota_induk", "Simpanan pokok dan simpanan wajib anggota pada koperasi induk", LAIN,
        "USP tidak memiliki simpanan pokok dan wajib sendiri; dipakai untuk rasio 7b.", ksp=False,
    ),
)  # fmt: skip
POS = {p.kode: p for p in ANGKA}

Suku = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Bentuk:
    """A sum of lines, each with its weight in percent; `saat` adds terms under a choice of a switch.

    `sakelar` names every switch, as `lengkapi` gives them; `jenis` is a key of `JENIS`. Lines that a kind of koperasi
    does not have fall out: modal sendiri of a USP has no simpanan pokok.
    """

    kode: str
    nama: str
    suku: Suku
    saat: Mapping[Pilihan, Suku] = field(default_factory=dict)
    catatan: str = ""

    def suku_untuk(self, jenis: str, sakelar: Mapping[str, str]) -> Suku:
        """The (line, percent) pairs that count for this kind under these switches."""
        tambah = (s for (kode, pilihan), isi in self.saat.items() if sakelar[kode] == pilihan for s in isi)
        return tuple((kode, persen) for kode, persen in (*self.suku, *tambah) if POS[kode].untuk(jenis))

    def teks(self, jenis: str = "ksp", sakelar: Mapping[str, str] = BAWAAN) -> str:
        """The sum in the names of its lines: "Kas + Bank", "50% × Pinjaman kurang lancar + …"."""
        teks = ""
        for kode, persen in self.suku_untuk(jenis, sakelar):
            tanda = " − " if persen < 0 else " + "
            bobot = "" if abs(persen) == 100 else f"{abs(persen)}% × "
            teks += (tanda if teks or persen < 0 else "") + bobot + POS[kode].nama
        return teks

    def kurang(self, angka: Angka, jenis: str, sakelar: Mapping[str, str] = BAWAAN) -> list[Pos]:
        """The lines without which this sum cannot be known: not filled, or negative where that cannot be."""
        return [POS[k] for k, _ in self.suku_untuk(jenis, sakelar) if tak_terpakai(POS[k], angka)]

    def __call__(self, angka: Angka, jenis: str, sakelar: Mapping[str, str] = BAWAAN) -> Fraction | None:
        """The sum, exact; None when a line is not known. Raises TypeError for a figure that is no exact number."""
        if self.kurang(angka, jenis, sakelar):
            return None
        suku = self.suku_untuk(jenis, sakelar)
        return sum((bilangan(k, angka[k]) * persen for k, persen in suku), Fraction(0)) / 100


def tak_terpakai(pos: Pos, angka: Angka) -> bool:
    """Whether a line gives no figure to compute with: None, or negative where that is impossible."""
    nilai = angka.get(pos.kode)
    return nilai is None or (not pos.boleh_negatif and bilangan(pos.kode, nilai) < 0)


def _semua(kelompok: str, kurang: tuple[str, ...] = ()) -> Suku:
    return tuple((p.kode, -100 if p.kode in kurang else 100) for p in ANGKA if p.kelompok == kelompok)


def _rata(persen: int, *kode: str) -> Suku:
    return tuple((k, persen) for k in kode)


KEWAJIBAN_LANCAR = ("tabungan", "simpanan_berjangka", "beban_ymh_dibayar", "pinjaman_diterima", "kewajiban_lancar_lain")
MODAL = ("simpanan_pokok", "simpanan_wajib", "simpanan_sejenis_wajib", "hibah", "modal_tetap", "modal_tidak_tetap")
PINJAMAN = ("pinjaman_anggota", "pinjaman_calon_anggota", "pinjaman_koperasi_lain")

TURUNAN = (
    Bentuk("total_aset", "Total aset", _semua(AKTIVA, kurang=("cadangan_penghapusan", "akumulasi_penyusutan"))),
    Bentuk("total_pasiva", "Total pasiva", _semua(PASIVA)),
    Bentuk(
        "modal_sendiri", "Modal sendiri", _rata(100, *MODAL, "cadangan_umum", "cadangan_risiko"),
        saat={("modal_penyertaan", "setengah"): _rata(50, "modal_penyertaan")},
        catatan="SHU tahun berjalan tidak termasuk (Pasal 1 angka 17 dan 18 Permen KUKM 15/2015).",
    ),
    Bentuk("pinjaman_diberikan", "Pinjaman diberikan", _rata(100, *PINJAMAN)),
    Bentuk(
        "modal_tertimbang", "Modal tertimbang",
        _rata(100, *MODAL, "cadangan_umum") + _rata(50, "modal_penyertaan", "cadangan_risiko", "shu_belum_dibagi"),
        saat={("modal_tertimbang", "dengan_kewajiban"): _rata(50, *KEWAJIBAN_LANCAR, "kewajiban_jangka_panjang")},
        catatan="Bobot pengakuan bagi modal tetap dan modal tidak tetap USP tidak ditemukan: dipakai 100% seperti"
        " simpanan pokok dan simpanan wajib KSP.",
    ),
    Bentuk(
        "atmr", "ATMR",
        _rata(0, "kas", "bank") + _rata(20, "simpanan_pada_lembaga_lain") + _rata(50, "surat_berharga")
        + _rata(100, *PINJAMAN) + _rata(50, "pendapatan_ymh_diterima")
        + (("aktiva_tetap", 70), ("akumulasi_penyusutan", -70), ("aktiva_lain", 70)),
        saat={
            ("bobot_penyertaan", "seratus"): _rata(100, "penyertaan"),
            ("bobot_penyertaan", "lima_puluh"): _rata(50, "penyertaan"),
        },
        catatan="Bobot aktiva lain-lain tidak ditemukan: dipakai 70% seperti aktiva tetap. Aktiva tetap menurut nilai"
        " buku; pinjaman sebelum dikurangi cadangan penghapusan.",
    ),
    Bentuk(
        "rpm", "Risiko pinjaman bermasalah",
        (("pinjaman_kurang_lancar", 50), ("pinjaman_diragukan", 75), ("pinjaman_macet", 100)),
    ),
    Bentuk(
        "cadangan_pinjaman", "Cadangan risiko", _rata(100, "cadangan_risiko", "cadangan_penghapusan"),
        catatan="Cadangan tujuan risiko ditambah penyisihan penghapusan pinjaman.",
    ),
    Bentuk(
        "beban_operasi_anggota", "Beban operasi anggota",
        _rata(100, "beban_pokok", "beban_usaha_anggota", "beban_perkoperasian"),
    ),
    Bentuk("kas_dan_bank", "Kas dan bank", _rata(100, "kas", "bank")),
    Bentuk("kewajiban_lancar", "Kewajiban lancar", _rata(100, *KEWAJIBAN_LANCAR)),
    Bentuk(
        "dana_diterima", "Dana diterima",
        tuple(s for s in _semua(PASIVA) if s[0] not in ("beban_ymh_dibayar", "shu_belum_dibagi")),
        catatan="Total pasiva selain utang biaya dan SHU belum dibagi; pembacaan ini belum terverifikasi.",
    ),
    Bentuk("partisipasi_netto", "Partisipasi netto", (("partisipasi_bruto", 100), ("beban_pokok", -100))),
    Bentuk("beban_pelayanan", "Beban usaha dan beban perkoperasian", _rata(100, "beban_usaha", "beban_perkoperasian")),
    Bentuk(
        "pendapatan", "Partisipasi bruto dan pendapatan dari bukan anggota",
        _rata(100, "partisipasi_bruto", "pendapatan_non_anggota"),
    ),
    Bentuk("pea", "Promosi ekonomi anggota (PEA)", _rata(100, "meppp", "shu_bagian_anggota")),
    Bentuk(
        "simpanan_pokok_wajib", "Simpanan pokok dan simpanan wajib",
        _rata(100, "simpanan_pokok", "simpanan_wajib", "simpanan_anggota_induk"),
        catatan="USP: simpanan pokok dan wajib anggota pada koperasi induk; naskah tidak menyebutnya.",
    ),
    Bentuk(
        "pinjaman_lancar", "Pinjaman lancar",
        _rata(100, *PINJAMAN) + _rata(-100, "pinjaman_kurang_lancar", "pinjaman_diragukan", "pinjaman_macet"),
    ),
    Bentuk(
        "simpanan_anggota", "Modal sendiri dari anggota",
        _rata(100, "simpanan_pokok", "simpanan_wajib", "simpanan_sejenis_wajib"),
    ),
    Bentuk("simpanan", "Tabungan dan simpanan berjangka", _rata(100, "tabungan", "simpanan_berjangka")),
    Bentuk(
        "selisih_neraca", "Selisih neraca (total aset − total pasiva)",
        _semua(AKTIVA, kurang=("cadangan_penghapusan", "akumulasi_penyusutan")) + tuple(
            (kode, -100) for kode, _ in _semua(PASIVA)
        ),
    ),
)  # fmt: skip
BENTUK = {b.kode: b for b in TURUNAN} | {p.kode: Bentuk(p.kode, p.nama, ((p.kode, 100),)) for p in ANGKA}


def periksa_jenis(jenis: str) -> str:
    """`jenis` if it can be scored. Raises TidakDinilai for syariah with the sentence to show, ValueError otherwise."""
    if jenis in JENIS_SYARIAH:
        raise TidakDinilai(
            f"{JENIS_SYARIAH[jenis]} dinilai menurut Perdep 07/Per/Dep.6/IV/2016, yang tabelnya tidak tersedia:"
            " catat total skor dan kategori hasil penilaian dengan tangan, dengan kertas kerjanya sebagai bukti."
        )
    if jenis not in JENIS:
        raise ValueError(f"Jenis harus salah satu dari {', '.join(JENIS)}, bukan {jenis!r}.")
    return jenis


def turunan(angka: Angka, jenis: str, sakelar: Mapping[str, str] | None = None) -> dict[str, Decimal | None]:
    """Every computed amount by its code (`TURUNAN`), exact, in rupiah; None when a line that it needs is not known.

    Lines of the other kind are ignored. Raises as `periksa_jenis`, TypeError for a figure that is no exact number.
    """
    periksa_jenis(jenis)
    sakelar = lengkapi(sakelar)
    nilai = {b.kode: b(angka, jenis, sakelar) if b.suku_untuk(jenis, sakelar) else None for b in TURUNAN}
    return {kode: None if n is None else desimal(n, n) for kode, n in nilai.items()}
