"""The guards of a handing over: the authority did change, and nothing holds it up that the old office has to finish."""

from aturan.bahasa import P15_2015, PENGENDALIAN, Pasal, Per, Temuan
from core.perkara.temuan import temuan
from perizinan.models import IzinUsaha, PenyerahanKoperasi
from perizinan.penyerahan.isi import isi_penyerahan

PASAL_6_4 = Pasal(P15_2015, "6", "4")


def kewenangan_pindah(p: PenyerahanKoperasi, per: Per) -> list[Temuan]:
    """The koperasi belongs to the new office today, by the licence that the handing over names."""
    baik = p.koperasi.berwenang_id == p.ke_id and p.izin.keadaan in IzinUsaha.BERLAKU
    kalimat = f"Berizin nomor {p.izin.nomor} dari {p.izin.penerbit_sebutan}: kini diurus {p.nama_ke}."
    if not baik:
        kalimat = f"Koperasi ini sekarang tidak diurus {p.nama_ke} menurut izin nomor {p.izin.nomor}: batalkan."
    return [temuan("penyerahan.pindah", "Yang berwenang berganti", baik, PASAL_6_4, kalimat)]


def tidak_ada_yang_dahulu(p: PenyerahanKoperasi, per: Per) -> list[Temuan]:
    """What only the old office can finish is finished, or closed with its reason."""
    dahulu = isi_penyerahan(p)["dahulu"]
    sebut = ", ".join(f"{apa.lower()} {nomor}" for apa, nomor, _ in dahulu)
    kalimat = f"Selesaikan atau tutup dahulu: {sebut}." if dahulu else "Tidak ada yang harus diselesaikan dahulu."
    return [temuan("penyerahan.dahulu", "Yang diselesaikan kantor lama", not dahulu, PENGENDALIAN, kalimat)]
