"""The guards of a sheet: something in it to record, and a second person who looked at exactly that."""

from aturan.bahasa import PENGENDALIAN, Per, Temuan
from core.perkara.temuan import temuan
from perizinan.lama.isi import ditinggalkan, hasil_halaman
from perizinan.models import LembarLama


def ada_baris(satu: LembarLama, per: Per) -> list[Temuan]:
    """At least one row is right and says something that is not on record."""
    banyak = len(hasil_halaman(satu).layak)
    kalimat = f"{banyak} baris dapat dicatat." if banyak else "Belum ada baris yang dapat dicatat: betulkan dahulu."
    return [temuan("lama.baris", "Baris yang dapat dicatat", bool(banyak), PENGENDALIAN, kalimat)]


def sudah_ditinjau(satu: LembarLama, per: Per) -> list[Temuan]:
    """The second person looked at these very rows; what changed since is looked at again."""
    layak = hasil_halaman(satu)
    if not satu.sidik_tinjau:
        baik, kalimat = False, "Baris-barisnya belum ditinjau: buka “Tinjau barisnya” dahulu."
    elif satu.sidik_tinjau != layak.sidik:
        baik, kalimat = False, "Register berubah sejak baris-barisnya ditinjau: tinjau sekali lagi."
    else:
        banyak = sum(b.nomor not in ditinggalkan(satu) for b in layak.layak)
        baik = banyak > 0
        kalimat = f"{banyak} baris dicatat, {len(satu.tinggal)} ditinggalkan."
        if not baik:
            kalimat = "Semua baris ditinggalkan: kembalikan lembarnya kepada penyusun."
    return [temuan("lama.tinjauan", "Baris yang dicatat", baik, PENGENDALIAN, kalimat)]
