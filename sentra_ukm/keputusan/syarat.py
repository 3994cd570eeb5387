"""Guards of a Keputusan: its text is whole, its list is what it says."""

import re
from dataclasses import replace

from aturan.bahasa import PENGENDALIAN, Per, Temuan
from aturan.sentra_2005.program import pasal7
from core.perkara.temuan import temuan
from sentra_ukm.models import StatusUsulan

SEBUTAN_JUMLAH = re.compile(r"(\d[\d.]*) \([a-z ]+\) sentra")


def naskah_lengkap(keputusan, per: Per) -> list[Temuan]:
    isi = {"Menimbang": keputusan.menimbang, "Mengingat": keputusan.mengingat, "Diktum": keputusan.diktum}
    return [
        temuan(f"keputusan.{nama.lower()}", nama, bool(teks.strip()), pasal7("f"),
                f"{nama} {'terisi' if teks.strip() else 'masih kosong'}.")
        for nama, teks in isi.items()
    ]  # fmt: skip


def usulan_masih_terpilih(keputusan, per: Per) -> list[Temuan]:
    """The decree names at least one sentra, each of them still terpilih, in a region that exists, of the level below.

    What was true when it was chosen is asked again on each step of the decree.
    """
    daftar = list(keputusan.usulan.select_related("sentra", "wilayah"))
    hasil = [
        temuan("keputusan.isi", "Daftar sentra", bool(daftar), pasal7("f"),
                f"Lampiran memuat {len(daftar)} sentra." if daftar else "Lampiran belum memuat sentra.")
    ]  # fmt: skip
    return hasil + [
        temuan("keputusan.terpilih", usulan.sentra.nama, False, pasal7("e"),
                f"{usulan.nomor_perkara} {usulan.sentra.nama} tidak lagi berstatus terpilih; keluarkan dari daftar.")
        for usulan in daftar
        if usulan.status != StatusUsulan.TERPILIH
    ] + [
        replace(t, kalimat=f"{usulan.nomor_perkara} {usulan.sentra.nama}: {t.kalimat}")
        for usulan in daftar
        for t in (
            usulan.temuan_wilayah(per), usulan.temuan_jenjang(per), *usulan.sentra.prasyarat(usulan.jenis, per)
        )
        if t and not t.hasil.lolos
    ]  # fmt: skip


def jumlah_cocok(keputusan, per: Per) -> list[Temuan]:
    """Where the text names a number of sentra ("12 (dua belas) sentra"), it is the number in the annex."""
    banyak = keputusan.usulan.count()
    disebut = {int(n.replace(".", "")) for n in SEBUTAN_JUMLAH.findall(f"{keputusan.menimbang}\n{keputusan.diktum}")}
    salah = sorted(disebut - {banyak})
    kalimat = f"Jumlah sentra dalam naskah sesuai dengan lampiran ({banyak})."
    if salah:
        kalimat = f"Naskah menyebut {salah[0]} sentra, lampiran memuat {banyak}. Sesuaikan atau susun ulang naskahnya."
    return [temuan("keputusan.jumlah", "Jumlah sentra dalam naskah", not salah, PENGENDALIAN, kalimat)]
