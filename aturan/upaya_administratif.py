"""Undang-Undang 30/2014 Pasal 75 to 78: what a person may do against a decision of the administration."""

from datetime import date

from aturan.bahasa.bilangan import terbilang
from aturan.bahasa.pasal import Pasal, Peraturan

UU30_2014 = Peraturan(
    kode="UU30-2014",
    singkat="UU 30/2014",
    nama="Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan",
    tanggal=date(2014, 10, 17),
    berlaku=date(2014, 10, 17),
)
KEBERATAN, BANDING = 21, 10  # working days: Pasal 77 ayat (1), Pasal 78 ayat (1)


def upaya_administratif() -> str:
    """How to object and to appeal, as a refusal or a sanction says it to whom it concerns."""

    def hari(lama: int) -> str:
        return f"{lama} ({terbilang(lama)}) hari kerja"

    keberatan, banding = Pasal(UU30_2014, "75").sebutan, Pasal(UU30_2014, "78").sebutan
    return (
        "Apabila Saudara tidak menerima keputusan ini, Saudara dapat mengajukan keberatan secara tertulis kepada"
        f" pejabat yang menetapkannya paling lama {hari(KEBERATAN)} sejak keputusan ini diumumkan. Apabila"
        " penyelesaian keberatan tidak Saudara terima, Saudara dapat mengajukan banding secara tertulis kepada atasan"
        f" pejabat tersebut paling lama {hari(BANDING)} sejak keputusan atas keberatan diterima ({keberatan} sampai"
        f" dengan {banding} {UU30_2014.nama})."
    )
