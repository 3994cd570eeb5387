"""What an act on an assessment brings about, inside the gate's transaction: persons, the frozen result, Pasal 20."""

from aturan.kesehatan import kegiatan_dihentikan
from core.perkara.jejak import catat
from ksp_usp.models import Koperasi, PenilaianKesehatan
from ksp_usp.penilaian.syarat import (
    PASAL_20_2,
    angka_penilaian,
    hasil_pada,
    laporan_penilaian,
    nilai,
    pemberi_izin_lain,
)


def kaitkan_laporan(konteks):
    """Effect: from here on this report is the one that is checked and decided on."""
    for p in konteks.daftar:
        if p.cara == p.Cara.HITUNG and p.laporan_id is None:
            p.laporan = laporan_penilaian(p)
            p.save(update_fields=["laporan"])


def bekukan_hasil(konteks):
    """Effect: the result as it was computed, with its figures, switches and rule set, never computed again."""
    for p in konteks.daftar:
        if p.cara == p.Cara.HITUNG:
            angka = angka_penilaian(p)
            skor = nilai(p, angka)
            p.total, p.predikat = skor.total, skor.predikat.value
            p.hasil = skor.as_dict() | {"angka": angka.as_dict()}
        p.tanggal_penetapan = konteks.per
        p.save(update_fields=["total", "predikat", "hasil", "tanggal_penetapan"])


def catat_surat(konteks):
    """Effect: the letter that the koperasi gets, first of those of this act; from here on the row is closed (0007)."""
    for p in konteks.daftar:
        p.surat = konteks.surat[0]
        p.save(update_fields=["surat"])


def hentikan_atau_pulihkan(konteks):
    """Effect of Pasal 20 ayat (2): activity stops or goes on by the result that is in force after this act.

    That is the one of the latest book year, there the one decided last: a correction of an older year changes nothing.
    Where another post licences than assesses, the stop is that post's own act (`hentikan`).
    """
    for p in konteks.daftar:
        # Two years decided at once: the second waits here and then sees the result of the first.
        koperasi = Koperasi.objects.select_for_update().get(pk=p.koperasi_id)
        _, _, berlaku = hasil_pada(koperasi, konteks.per)
        dihentikan = kegiatan_dihentikan(berlaku.predikat, konteks.per)
        if dihentikan == (koperasi.dihentikan_sejak is not None) or (dihentikan and pemberi_izin_lain(koperasi)):
            continue
        _catat_kegiatan(konteks, koperasi, berlaku, dihentikan)


def hentikan(konteks):
    """Effect of the letter of the issuer (Pasal 20 ayat (2)): activity stops from its day on."""
    for p in konteks.daftar:
        _catat_kegiatan(konteks, Koperasi.objects.select_for_update().get(pk=p.koperasi_id), p, True)


def _catat_kegiatan(konteks, koperasi: Koperasi, p: PenilaianKesehatan, dihentikan: bool) -> None:
    koperasi.dihentikan_sejak = konteks.per if dihentikan else None
    koperasi.save(update_fields=["dihentikan_sejak"])
    catat(
        koperasi, "hentikan" if dihentikan else "pulihkan", kalimat_kegiatan(p, dihentikan),
        wilayah_id=koperasi.wilayah_id, pengguna=konteks.pengguna, penugasan=konteks.penugasan,
        waktu=konteks.waktu, pasal=str(PASAL_20_2), salinan={"penilaian": p.nomor_perkara},
    )  # fmt: skip


def kalimat_kegiatan(p: PenilaianKesehatan, dihentikan: bool) -> str:
    """What the result means for the activity, as the trail of the koperasi tells it."""
    hasil = f"{p.get_predikat_display()} untuk tahun buku {p.tahun_buku} ({p.nomor_perkara})"
    if dihentikan:
        return f"mencatat kegiatan usaha simpan pinjam dihentikan sementara: {hasil}"
    return f"mencatat kegiatan usaha simpan pinjam dapat berjalan lagi: {hasil}"
