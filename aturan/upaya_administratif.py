"""Undang-Undang 30/2014 Pasal 75 to 78: what a person may do against a decision of the administration.

The official text was not at hand: days and their beginning are a reading, and shown as one (`terverifikasi=False`).
"""

from datetime import date
from decimal import Decimal

from aturan.bahasa import Ambang, Pasal, Per, Versi
from aturan.bahasa.pasal import Peraturan

UU30_2014 = Peraturan(
    kode="UU30-2014",
    singkat="UU 30/2014",
    nama="Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan",
    tanggal=date(2014, 10, 17),
    berlaku=date(2014, 10, 17),
)
KEBERATAN = Ambang(
    kode="upaya.keberatan",
    uraian="Keberatan kepada pejabat yang menetapkan, sesudah keputusannya diumumkan",
    satuan="hari kerja",
    banding="<=",
    terverifikasi=False,
    versi=(
        Versi(
            UU30_2014.berlaku,
            Decimal(21),
            Pasal(UU30_2014, "77", "1"),
            tafsir=(
                "Naskah undang-undangnya tidak tersedia. “Sejak diumumkan” dikutip apa adanya; bagi keputusan yang"
                " disampaikan dengan surat dibaca sejak surat itu diterima. Surat hanya memberitahukan haknya:"
                " aplikasi tidak menghitung dan tidak menutup apa pun karena lewat waktu."
            ),
        ),
    ),
)
BANDING = Ambang(
    kode="upaya.banding",
    uraian="Banding kepada atasan pejabat, sesudah keputusan atas keberatan diterima",
    satuan="hari kerja",
    banding="<=",
    terverifikasi=False,
    versi=(
        Versi(
            UU30_2014.berlaku,
            Decimal(10),
            Pasal(UU30_2014, "78", "1"),
            tafsir=(
                "Naskah undang-undangnya tidak tersedia. Siapa atasan pejabat (bagi Bupati dan Wali Kota dibaca"
                " Gubernur) tidak ditulis dalam surat; ditanyakan kepada pejabat yang menetapkan."
            ),
        ),
    ),
)


def upaya_administratif(per: Per) -> str:
    """How to object and to appeal, as a refusal or a sanction of `per` says it to whom it concerns."""
    keberatan, banding = Pasal(UU30_2014, "75").sebutan, Pasal(UU30_2014, "78").sebutan
    return (
        "Apabila Saudara tidak menerima keputusan ini, Saudara dapat mengajukan keberatan secara tertulis kepada"
        f" pejabat yang menetapkannya paling lama {KEBERATAN.sebut_surat(per)} sejak keputusan ini diumumkan. Apabila"
        " penyelesaian keberatan tidak Saudara terima, Saudara dapat mengajukan banding secara tertulis kepada atasan"
        f" pejabat tersebut paling lama {BANDING.sebut_surat(per)} sejak keputusan atas keberatan diterima ({keberatan}"
        f" sampai dengan {banding} {UU30_2014.nama})."
    )
