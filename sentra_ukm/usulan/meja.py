"""The desks of a usulan, in order: what each judges, by which article, in which words (Pasal 7 huruf c, e)."""

from collections.abc import Callable
from dataclasses import dataclass

from aturan.bahasa import Pasal, Temuan
from aturan.sentra_2005.kriteria import kriteria_untuk
from aturan.sentra_2005.program import lampiran_untuk, pasal7
from core.dasar.izin import TINGKAT_PERAN, Izin, Tingkat
from core.perkara.tanda import tanda_tersimpan
from core.perkara.temuan import temuan
from sentra_ukm.models import Pemeriksaan, StatusUsulan, Usulan
from sentra_ukm.usulan.catatan import catatan_meja

TAFSIR_SEBAB = (
    "Huruf e menyerahkan pemilihan kepada Kementerian dan tidak menyebut kapan sentra tidak dipilih: dibaca,"
    " Kementerian dapat tidak memilih sentra yang memenuhi semua kriteria Pasal 5, dengan alasan tertulis."
)


# What they judge


def butir_kelengkapan(usulan: Usulan) -> dict[str, str]:
    """What the provincial Pokja ticks: presence of papers, never merit (Pasal 7 huruf c)."""
    butir = {f"lampiran_{x.nomor}": f"Lampiran {x.nomor}: {x.judul}" for x in lampiran_untuk(usulan.jenis)}
    return butir | {
        "berita_acara": "Berita acara seleksi Pokja Kabupaten/Kota",
        "pengantar": "Surat pengantar Dinas Kabupaten/Kota",
        "bukti": "Berkas bukti terbuka dan terbaca",
    }


def butir_kriteria(usulan: Usulan) -> dict[str, str]:
    """What the verifier at the ministry judges again: each criterion of Pasal 5 (Pasal 7 huruf e)."""
    return {s.kode: s.uraian for s in kriteria_untuk(usulan.jenis)}


@dataclass(frozen=True)
class MejaUsulan:
    """One desk, on its page and in its letter.

    `kriteria`: it judges the criteria of Pasal 5, beside what the figures give, and not the presence of papers. `ya`
    and `tidak` are its two marks, as a choice on the page and as a result in the letter. `kesimpulan` is how its sheet
    ends when the case goes to a status: words before, in bold, after; {sentra} and {tahun} are filled in.
    """

    kode: Pemeriksaan.Meja
    izin: Izin
    dasar: Pasal
    butir: Callable[[Usulan], dict[str, str]]
    ya: tuple[str, str]
    tidak: tuple[str, str]
    judul: str
    daftar: str
    lembar: str
    kesimpulan: dict[str, tuple[str, str, str]]
    keterangan: str = ""
    kriteria: bool = False

    @property
    def pusat(self) -> bool:
        """Whether it stands at the ministry."""
        return TINGKAT_PERAN[self.izin.peran[0]] is Tingkat.PUSAT

    @property
    def pilihan(self) -> tuple[tuple[str, str], ...]:
        return (("ya", self.ya[0]), ("tidak", self.tidak[0]))


CALON_PESERTA = "sebagai sentra calon peserta program tahun {tahun}."
MEJA = {
    StatusUsulan.DI_PROVINSI: MejaUsulan(
        Pemeriksaan.Meja.PROVINSI, Izin.PERIKSA_DI_PROVINSI, pasal7("c"), butir_kelengkapan,
        ya=("Lengkap", "ada"), tidak=("Tidak lengkap", "belum ada"),
        judul="Periksa kelengkapan", daftar="Daftar periksa kelengkapan",
        lembar="Lembar Verifikasi Kelengkapan Administrasi",
        kesimpulan={
            StatusUsulan.LENGKAP: (
                "administrasi usulan", "lengkap",
                "dan dapat dikirimkan kepada Kementerian. Verifikasi ini mengenai kelengkapan dan tidak menilai isi"
                " usulan.",
            ),
        },
        keterangan="Pokja Provinsi memeriksa kelengkapan, bukan menilai kelayakan (Pasal 7 huruf c). Karena itu tidak"
        " ada tombol “Tolak” di meja ini: yang kurang dikembalikan untuk dilengkapi.",
    ),
    StatusUsulan.DI_KEMENTERIAN: MejaUsulan(
        Pemeriksaan.Meja.KEMENTERIAN, Izin.PERIKSA_DI_KEMENTERIAN, pasal7("e"), butir_kriteria,
        ya=("Terpenuhi", "terpenuhi"), tidak=("Tidak terpenuhi", "tidak terpenuhi"),
        judul="Verifikasi kembali", daftar="Daftar periksa kriteria", kriteria=True,
        lembar="Lembar Verifikasi Kembali",
        kesimpulan={
            StatusUsulan.TERPILIH: ("{sentra}", "terpilih", CALON_PESERTA),
            StatusUsulan.TIDAK_TERPILIH: ("{sentra}", "tidak terpilih", CALON_PESERTA),
        },
    ),
}  # fmt: skip


def butir_meja(usulan: Usulan, meja: str) -> dict[str, str]:
    """The items of the desk `meja` (Pemeriksaan.Meja) for this usulan: {code: item}."""
    return next(m for m in MEJA.values() if m.kode == meja).butir(usulan)


# Judgements: (urusan, penilaian) -> list[Temuan]


def penilaian_tersimpan(usulan: Usulan, meja: str) -> dict:
    """The notes of a desk as the gate takes them: {butir: {uraian, hasil, catatan}} for every item."""
    return tanda_tersimpan(butir_meja(usulan, meja), catatan_meja(usulan, meja))


def _dinilai(butir, penilaian, dasar, diterima=("ya", "tidak")) -> list[Temuan]:
    hasil = []
    for kode, uraian in butir.items():
        isi = penilaian.get(kode, {})
        nilai, catatan = isi.get("hasil", ""), isi.get("catatan", "").strip()
        baik, kalimat = True, f"{uraian}: {nilai}."
        if nilai not in ("ya", "tidak"):
            baik, kalimat = None, f"{uraian}: {isi.get('berubah') or 'belum diperiksa'}."
        elif nilai == "tidak" and not catatan:
            baik, kalimat = False, f"{uraian}: ditandai tidak tanpa catatan. Tulis apa yang kurang."
        elif nilai not in diterima:
            baik, kalimat = False, f"{uraian}: ditandai tidak ({catatan})."
        dinilai = {"aktual_teks": f"dinilai {nilai}"} if baik else {}
        if baik and nilai == "tidak":
            dinilai["aktual"] = nilai
        hasil.append(temuan(kode, uraian, baik, dasar, kalimat, alasan=catatan, **dinilai))
    return hasil


def semua_lengkap(usulan: Usulan, penilaian: dict) -> list[Temuan]:
    return _dinilai(butir_kelengkapan(usulan), penilaian, pasal7("c"), diterima=("ya",))


def kriteria_dinilai(usulan: Usulan, penilaian: dict) -> list[Temuan]:
    """Every criterion judged, whatever the result: the ministry may decline, and its reason comes with the act."""
    dinilai = _dinilai(butir_kriteria(usulan), penilaian, pasal7("e"))
    if not all(t.hasil.lolos for t in dinilai):
        return dinilai
    banyak = sum(isi.get("hasil") == "tidak" for isi in penilaian.values())
    kalimat = f"{banyak} kriteria dinilai tidak terpenuhi." if banyak else (
        "Semua kriteria dinilai terpenuhi: sentra ini tidak dipilih menurut alasan tertulis Kementerian."
    )  # fmt: skip
    return [
        *dinilai,
        temuan("verifikasi.sebab", "Sebab tidak dipilih", True, pasal7("e"), kalimat, tafsir=TAFSIR_SEBAB),
    ]


def kriteria_dinilai_terpenuhi(usulan: Usulan, penilaian: dict) -> list[Temuan]:
    return _dinilai(butir_kriteria(usulan), penilaian, pasal7("e"), diterima=("ya",))


def ada_catatan(usulan: Usulan, penilaian: dict) -> list[Temuan]:
    """A return names at least one item and what is missing there."""
    meja = MEJA[usulan.status]
    tidak = {kode: isi for kode, isi in penilaian.items() if isi.get("hasil") == "tidak"}
    if any(isi.get("catatan", "").strip() for isi in tidak.values()):
        return [temuan("pengembalian.catatan", "Catatan pengembalian", True, meja.dasar, "Catatan per butir terisi.")]
    if tidak:  # marked, but not said what is missing: the item is named
        return _dinilai({k: u for k, u in meja.butir(usulan).items() if k in tidak}, tidak, meja.dasar)
    kalimat = "Tandai paling sedikit satu butir “tidak” dan tulis kekurangannya."
    return [temuan("pengembalian.catatan", "Catatan pengembalian", False, meja.dasar, kalimat)]
