"""Open questions: what nobody stated, or what rests on a reading, is answered by a person with a reason.

A finding that is PERLU_PENILAIAN is such a question. Its answer is a note of the examiner's desk, as the mark on a
paper is; it counts for exactly what was asked, and falls away by itself when the fact is recorded. A finding that is
DITANYAKAN asks whoever fills the form, and is answered in the same way.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from django.db import models

from aturan.bahasa import Hasil, Temuan
from core.perkara.temuan import temuan
from core.perkara.versi import sidik

AWALAN = "terbuka."  # before the code of a question in the findings about its answer


class Jawaban(models.TextChoices):
    """What the examiner answers to an unknown fact; only a fact about one person may stay unknown (TANGGUNG)."""

    YA = "ya", "Terpenuhi"
    TIDAK = "tidak", "Tidak terpenuhi"
    TANGGUNG = "emban", "Tetap belum diketahui, saya tanggung"


# To what the text itself measures: a limit is met or not, and nobody takes the unknown on himself in its place.
JAWABAN_FAKTA = [(j.value, str(j.label)) for j in (Jawaban.YA, Jawaban.TIDAK)]
# To a reading, where the fact is known: there is nothing left to take on oneself.
JAWABAN_TAFSIR = [(Jawaban.YA.value, "Diterima"), (Jawaban.TIDAK.value, "Tidak diterima")]
# To a question of our own sense: the other answer is to mend the form.
JAWABAN_AKAL = [(Jawaban.YA.value, "Memang benar")]
SEBUTAN = {
    Jawaban.YA: "dinyatakan terpenuhi",
    Jawaban.TIDAK: "dinyatakan tidak terpenuhi",
    Jawaban.TANGGUNG: "tetap belum diketahui, ditanggung pemeriksa",
}
SEBUTAN_TAFSIR = {Jawaban.YA: "diterima dengan alasan", Jawaban.TIDAK: "tidak diterima"}


def sebutan(t: Temuan, jawaban: Jawaban) -> str:
    """The answer to one question in words: of a fact whether it is so, of a reading whether it is taken."""
    if t.hasil is Hasil.DITANYAKAN:
        return "dinyatakan memang benar"
    return SEBUTAN[jawaban] if t.belum_diketahui else SEBUTAN_TAFSIR.get(jawaban, SEBUTAN[jawaban])


class Catatan(Protocol):
    """A note of the desk: the answer, the reason, who gave it."""

    hasil: str
    catatan: str

    @property
    def oleh(self) -> Any: ...


def kode_terbuka(t: Temuan) -> str:
    """The code of the question that `t` asks: of this rule, about this person, as things stand now."""
    return f"t{sidik(t.kode, t.uraian, t.aktual_teks)[:9]}"


def terbuka(daftar: Iterable[Temuan]) -> dict[str, Temuan]:
    """{code: finding} of those that wait for a person, in their order."""
    return {kode_terbuka(t): t for t in daftar if t.hasil is Hasil.PERLU_PENILAIAN}


def pilihan_jawaban(t: Temuan) -> list[tuple[str, str]]:
    """The answers to one question, as the choices of a form."""
    if t.hasil is Hasil.DITANYAKAN:
        return JAWABAN_AKAL
    if not t.belum_diketahui:
        return JAWABAN_TAFSIR
    return Jawaban.choices if t.siapa else JAWABAN_FAKTA


def judul_alasan(t: Temuan) -> str:
    """What stands with the answer: the reason, and to a fact that nobody recorded from where it is known."""
    return "Dari mana diketahui" if t.belum_diketahui and not t.siapa else "Alasan"


def dijawab(daftar: Iterable[Temuan], catatan: Mapping[str, Catatan]) -> list[Temuan]:
    """The findings with the answers of the desk ({code: note}); a note without answer or reason answers nothing."""
    tanya = (Hasil.PERLU_PENILAIAN, Hasil.DITANYAKAN)
    return [_dijawab(t, catatan.get(kode_terbuka(t))) if t.hasil in tanya else t for t in daftar]


def _dijawab(t: Temuan, catatan: Catatan | None) -> Temuan:
    if catatan is None or catatan.hasil not in dict(pilihan_jawaban(t)) or not catatan.catatan.strip():
        return t
    jawaban, alasan, penilai = Jawaban(catatan.hasil), catatan.catatan.strip(), catatan.oleh.nama
    hasil = Hasil.TIDAK if jawaban is Jawaban.TIDAK else Hasil.TERPENUHI
    kalimat = f"{t.uraian}: {sebutan(t, jawaban)}, oleh {penilai} ({t.dasar}). {judul_alasan(t)}: {alasan}"
    if t.hasil is Hasil.DITANYAKAN:  # an answer to it is no judgement, and nothing is fulfilled by it
        return replace(t, kalimat=kalimat, alasan=alasan, penilai=penilai)
    teks = f"{t.aktual_teks or 'belum diketahui'}; {sebutan(t, jawaban)}"
    aktual = jawaban.value if t.aktual is None and jawaban is not Jawaban.TANGGUNG else t.aktual
    return replace(t, hasil=hasil, kalimat=kalimat, aktual=aktual, aktual_teks=teks, alasan=alasan, penilai=penilai)


def jawaban_tersimpan(daftar: Iterable[Temuan], catatan: Mapping[str, Catatan]) -> dict[str, dict[str, str]]:
    """The answers as an act carries them into the trail: {code: {uraian, hasil, catatan, oleh}} of every question."""
    hasil = {}
    for kode, t in terbuka(daftar).items():
        c = catatan.get(kode)
        isi = (c.hasil, c.catatan, c.oleh.nama) if c else ("", "", "")
        hasil[kode] = {"uraian": t.uraian, **dict(zip(("hasil", "catatan", "oleh"), isi, strict=True))}
    return hasil


def semua_dijawab(daftar: Iterable[Temuan], jawaban: Mapping[str, Mapping[str, str]]) -> list[Temuan]:
    """One finding for each question: answered with a reason, or what it still lacks. `jawaban` came with the act."""
    hasil = []
    for kode, t in terbuka(daftar).items():
        isi = jawaban.get(kode, {})
        jawab, alasan = isi.get("hasil", ""), isi.get("catatan", "").strip()
        if jawab not in dict(pilihan_jawaban(t)):
            keadaan = "belum diketahui. Jawab, atau catat pada data koperasi" if t.belum_diketahui else "belum dijawab"
            baik, kalimat = False, f"{t.uraian}: {keadaan}."
        elif not alasan:
            apa = "alasannya" if judul_alasan(t) == "Alasan" else "dari mana diketahui"
            baik, kalimat = False, f"{t.uraian}: tulis {apa}, pejabat membacanya."
        else:
            baik, kalimat = True, f"{t.uraian}: {sebutan(t, Jawaban(jawab))}."
        # As with every judgement: what lets the act pass is that it was given, and it is shown as it was given.
        lain = {"aktual": None if jawab == Jawaban.TANGGUNG else jawab, "penilai": isi.get("oleh", "")}
        hasil.append(temuan(f"{AWALAN}{kode}", t.uraian, baik, t.dasar, kalimat, alasan=alasan, **lain))
    return hasil


def menurut_penilai(t: Temuan) -> Temuan:
    """An item judged "tidak" may be the very ground that lets an act through: it is shown as it was judged."""
    return replace(t, hasil=Hasil.TIDAK) if t.terpenuhi and t.aktual == "tidak" else t


def hitung(daftar: Iterable[Temuan]) -> dict[str, int]:
    """How many findings are met by themselves, unknown, to be judged, not filled in yet, judged by a person, not met;
    not what does not apply. Keys: terpenuhi, belum_diketahui, perlu_penilaian, belum_diisi,
    dinilai, ditanyakan (without an answer), tidak."""
    uji: dict[str, Callable[[Temuan], bool]] = {
        "terpenuhi": lambda t: t.terpenuhi and not t.penilai,
        "belum_diketahui": lambda t: t.belum_diketahui,
        "perlu_penilaian": lambda t: t.hasil is Hasil.PERLU_PENILAIAN and not t.belum_diketahui,
        "belum_diisi": lambda t: t.hasil is Hasil.BELUM_DIISI,
        "dinilai": lambda t: bool(t.penilai) and t.hasil.lolos and t.hasil is not Hasil.DITANYAKAN,
        "ditanyakan": lambda t: t.hasil is Hasil.DITANYAKAN and not t.penilai,
        "tidak": lambda t: t.hasil in (Hasil.TIDAK, Hasil.TANPA_KETENTUAN),
    }
    isi = [menurut_penilai(t) for t in daftar]
    return {nama: sum(map(cocok, isi)) for nama, cocok in uji.items()}


SEBUTAN_HITUNGAN = {
    "terpenuhi": "terpenuhi",
    "belum_diketahui": "belum diketahui",
    "perlu_penilaian": "perlu penilaian",
    "belum_diisi": "belum diisi",
    "dinilai": "dinilai pemeriksa",
    "ditanyakan": "ditanyakan, belum dijelaskan",
    "tidak": "tidak terpenuhi",
}


def sebut_hitungan(daftar: Iterable[Temuan]) -> str:
    """The counts in one line: "41 terpenuhi, 11 belum diketahui, 2 tidak terpenuhi": never only the good news."""
    daftar = list(daftar)
    bagian = {nama: f"{n} {SEBUTAN_HITUNGAN[nama]}" for nama, n in hitung(daftar).items() if n or nama == "terpenuhi"}
    # What the examiner took on himself nobody knows all the same.
    if ditanggung := sum(t.terpenuhi and bool(t.penilai) and t.aktual is None for t in daftar):
        bagian["dinilai"] += f" ({ditanggung} tetap belum diketahui)"
    return ", ".join(bagian.values())
