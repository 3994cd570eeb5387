"""The kind of a koperasi as offices call it -> KSP or USP, and whether that name is one of the syariah kind."""

import re
from collections.abc import Callable

from core.dasar.rupa import IsianSalah
from core.lembar.sel import Jenis, Sel, hanya_nilai
from ksp_usp.models import Koperasi

USP = r"\b(?:usp|uspps|usps|ujks|ujk)\b|\bunit (?:usaha )?(?:simp(?:an)? ?pinjam|jasa keuangan)"
KSP = (
    r"\b(?:ksp|kspps|ksps|kjks|kjk|bmt|btm|kopdit|cu|sp|kosipa|kopsipa|kospin)\b"
    r"|\bcredit union\b|\b(?:koperasi|kop)? ?kredit\b"
    r"|\bbaitul (?:maal|mal|tamwil)|(?<!unit )(?<!usaha )\bsimp(?:an)? ?pinjam|(?<!unit )(?<!usaha )\bjasa keuangan"
)
LAIN = (
    r"\bksu\b|\bserba usaha\b|\bkonsum(?:en|si)\b|\bprodusen\b|\bproduksi\b|\bpemasaran\b|\bkud\b|\bjasa\b(?! keuangan)"
)
SYARIAH = re.compile(
    r"(?i)syari|sya['’`]?ri|\b(?:kspps|ksps|kjks|ujks|uspps|usps|bmt|btm)\b|\bbaitul (?:maal|mal|tamwil)"
)
KONVENSIONAL = re.compile(r"(?i)\b(?:ksp|usp|konvensional)\b")


def sebut_pola(teks: str) -> str | None:
    """The pattern that a kind or name says: 'KSPPS' syariah; '' where it says both ('KSP/KSPPS'); None: neither."""
    if not SYARIAH.search(teks):
        return None
    tanpa_syariah = SYARIAH.sub(" ", teks)
    if re.search(r"[/,]| atau ", teks) and KONVENSIONAL.search(tanpa_syariah):
        return ""
    return Koperasi.Pola.SYARIAH


def _rapikan(teks: str) -> str:
    rata = " ".join(re.findall(r"[a-z0-9]+", teks.casefold()))
    return re.sub(r"\b([a-z]) (?=[a-z]\b)", r"\1", rata)  # K.S.P.


def jenis_koperasi(seragam: Callable[[str], str]) -> Jenis:
    """The kind of cell; `seragam` brings the labels of our own sheets to one spelling."""
    label = dict(Koperasi.Jenis.choices)
    tepat = {seragam(isi): kode for kode, nama in label.items() for isi in (kode, nama)}

    def baca(sel: Sel) -> str:
        _, isi = hanya_nilai(sel)
        rata = _rapikan(isi)
        usp, ksp = re.search(USP, rata), re.search(KSP, rata)
        if kode := tepat.get(seragam(isi)):
            return kode
        if usp and ksp and not re.fullmatch(r"(?:koperasi )?simpan pinjam", ksp[0]):
            raise IsianSalah(f"“{isi[:40]}” menyebut KSP dan USP. Tulis salah satu: {'; '.join(label.values())}.")
        if usp:
            return Koperasi.Jenis.USP
        if ksp and not re.search(LAIN, rata):
            return Koperasi.Jenis.KSP
        if re.search(LAIN, rata):
            raise IsianSalah(
                f"“{isi[:40]}” bukan koperasi simpan pinjam. Bila koperasi ini punya unit simpan pinjam, tulis USP; "
                "bila tidak, hapus barisnya."
            )
        raise IsianSalah(f"Pilihan ini tidak dikenal. Tulis salah satu: {'; '.join(label.values())}.")

    return Jenis(baca, tulis=lambda kode: str(label.get(kode, "")), pilihan=tuple(Koperasi.Jenis.choices))
