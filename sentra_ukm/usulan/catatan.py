"""What the items of a desk consist of: a mark holds until that changes (core.perkara.tanda)."""

from collections import defaultdict
from functools import partial
from typing import Any

from core.perkara.ingat import sekali
from core.perkara.tanda import tanda_berlaku
from core.perkara.versi import sidik
from sentra_ukm.models import Pemeriksaan, Usulan
from sentra_ukm.usulan.syarat import temuan_kriteria

# Criteria that are summed up from the rows of Lampiran 3; the others are read from the rest of the form.
DARI_LAMPIRAN_3 = {
    "sentra.jumlah_ukm", "sentra.omzet_bulanan", "sentra.tenaga_kerja", "unggulan.omzet", "unggulan.omzet_per_ukm",
    "unggulan.tenaga_kerja",
}  # fmt: skip
# {item of the provincial desk: how the labels of Usulan.isian() begin that it covers}
KELENGKAPAN = {
    "lampiran_1": ("Sentra,", "Lampiran 1,", "Tim penilai", "Kriteria:"),
    "lampiran_2": ("Lampiran 2,", "Mitra"),
    "lampiran_3": ("UKM ",),
    "lampiran_4": ("Lampiran 4,", "Riwayat pembinaan"),
    "lampiran_5": ("Lampiran 5,", "Pelaku klaster"),
    "bukti": ("Berkas",),
}
SURAT = {"ba_seleksi": "berita_acara", "pengantar_kabkota": "pengantar"}


def sidik_butir(usulan: Usulan, meja: str, berkas=None, surat=None, jumlah=None) -> dict[str, str]:
    """{item: digest of the answers, files and letters that it judges as they are now}.

    A page that has read the files, the letters and the totals of Lampiran 3 hands them in.
    """
    berkas = list(usulan.daftar_berkas) if berkas is None else berkas
    isi = usulan.isian(berkas)
    if meja == Pemeriksaan.Meja.KEMENTERIAN:
        return _kriteria(usulan, isi, berkas, jumlah)
    if surat is None:  # as the page shows them (core.halaman.surat): read once
        surat = sekali(usulan, "surat", lambda: list(usulan.daftar_surat.select_related("instansi")))
    return _kelengkapan(isi, surat)


def _berawal(isi: dict[str, str], *awal: str) -> list[tuple[str, str]]:
    return [(label, teks) for label, teks in isi.items() if label.startswith(awal)]


def _kelengkapan(isi: dict[str, str], surat) -> dict[str, str]:
    terakhir = {SURAT.get(s.jenis, ""): s.nomor for s in surat}
    butir = {kode: sidik(_berawal(isi, *awal)) for kode, awal in KELENGKAPAN.items()}
    return butir | {kode: sidik(terakhir.get(kode, "")) for kode in SURAT.values()}


def _kriteria(usulan: Usulan, isi: dict[str, str], berkas, jumlah) -> dict[str, str]:
    bukti, hasil = defaultdict(list), {}
    for b in berkas:
        bukti[b.butir].append(b.sha256)
    ukm, lain = _berawal(isi, "UKM "), _berawal(isi, "Lampiran 2,", "Lampiran 4,", "Lampiran 5,", "Mitra", "Pelaku")
    for t in temuan_kriteria(usulan, usulan.tanggal_hukum, jumlah=jumlah, berkas=berkas):
        bahan = ukm if t.kode in DARI_LAMPIRAN_3 else lain
        jawaban = _berawal(isi, f"Kriteria: {t.uraian}")
        hasil[t.kode] = sidik(t.aktual, t.aktual_teks, t.alasan, jawaban, bukti[t.kode], bahan)
    return hasil


def catatan_meja(usulan: Usulan, meja: str) -> dict[str, Any]:
    """The notes of the desk `meja` by item; a mark on what has changed since does not count."""
    kini = partial(sidik_butir, usulan, meja, berkas=usulan.bahan.get("berkas"), jumlah=usulan.bahan.get("jumlah"))
    return sekali(usulan, ("catatan", meja), lambda: tanda_berlaku(usulan.pemeriksaan.filter(meja=meja), kini))
