"""The rule set: everything an assessment is computed by, under one code that is stored with the act."""

from collections.abc import Mapping
from dataclasses import dataclass

from aturan.bahasa.jenjang import Jenjang
from aturan.bahasa.pasal import Peraturan
from aturan.kesehatan.kategori import JENJANG_PREDIKAT
from aturan.kesehatan.manajemen import PERTANYAAN, Pertanyaan
from aturan.kesehatan.perdep import PERDEP_06_2016
from aturan.kesehatan.rasio import ASPEK, RASIO, Aspek, Rasio
from aturan.kesehatan.sakelar import SAKELAR, Sakelar, lengkapi


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """One version of the scoring. A change of any value is a new code, so that old acts keep theirs."""

    kode: str
    nama: str
    peraturan: Peraturan
    aspek: tuple[Aspek, ...]
    rasio: tuple[Rasio, ...]
    pertanyaan: tuple[Pertanyaan, ...]
    predikat: Jenjang
    sakelar: tuple[Sakelar, ...]
    catatan: tuple[str, ...]
    terverifikasi: bool

    def tabel(self, sakelar: Mapping[str, str] | None = None) -> dict[str, Jenjang]:
        """The bracket table of each ratio by its code, under these switches."""
        sakelar = lengkapi(sakelar)
        return {r.kode: r.jenjang_pada(sakelar) for r in self.rasio}


SET_BAWAAN = "Perdep-06-2016/v1"
ATURAN = {
    SET_BAWAAN: RuleSet(
        kode=SET_BAWAAN,
        nama="Penilaian kesehatan KSP dan USP Koperasi",
        peraturan=PERDEP_06_2016,
        aspek=ASPEK,
        rasio=RASIO,
        pertanyaan=PERTANYAAN,
        predikat=JENJANG_PREDIKAT,
        sakelar=SAKELAR,
        catatan=(
            "Lampiran Perdep 06/Per/Dep.6/IV/2016 tidak tersedia. Tabel rasio diambil dari Permen"
            " 14/Per/M.KUKM/XII/2009 sebagaimana dikutip kepustakaan; bahwa Perdep tidak mengubahnya belum"
            " terverifikasi.",
            "Hari penetapan Perdep tidak diketahui; nomornya menyebut April 2016.",
            "KSPPS/USPPS (Perdep 07/Per/Dep.6/IV/2016) tidak dihitung: total dan kategorinya dicatat dengan tangan.",
        ),
        terverifikasi=False,
    )
}


def set_aturan(kode: str) -> RuleSet:
    """The rule set of this code. Raises ValueError for an unknown one."""
    if kode not in ATURAN:
        raise ValueError(f"Perangkat aturan {kode!r} tidak dikenal. Ada: {', '.join(ATURAN)}.")
    return ATURAN[kode]
