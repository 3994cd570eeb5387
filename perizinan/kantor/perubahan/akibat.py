"""What the record of a change brings about, in its own transaction: the office as it is from now on."""

from aturan.bahasa.bilangan import tanggal
from core.perkara.jejak import catat


def catat_surat(konteks) -> None:
    """Effect: the letter by which the change was recorded, and what it replaced."""
    p = konteks.daftar[0]
    p.surat, p.sebelum = konteks.surat[-1], p.lama
    p.save(update_fields=["surat", "sebelum"])


def tutup_kantor(konteks) -> None:
    """Effect: the office is closed by its koperasi's own will."""
    p = konteks.daftar[0]
    alasan = f"Surat koperasi {p.sebut_surat}; ditutup sejak {tanggal(p.berlaku_pada)}."
    p.kantor.alur.jalankan_semua([(p.kantor, p.kantor.versi)], "tutup_sendiri", konteks.pengguna, alasan=alasan)


def perbarui_kantor(konteks) -> None:
    """Effect: the office has its new address or head, and its own history says since when and from what."""
    p = konteks.daftar[0]
    k = p.kantor
    for nama in p.isian:
        setattr(k, nama, getattr(p, nama))
    k.versi += 1
    k.save(update_fields=[*p.isian, "versi", "diubah_pada"])
    catat(
        k, f"perubahan_{p.jenis}", f"mencatat {p.get_jenis_display().lower()} sejak {tanggal(p.berlaku_pada)}",
        wilayah_id=k.wilayah_id, pengguna=konteks.pengguna, penugasan=konteks.penugasan, waktu=konteks.waktu,
        pasal=str(konteks.t.dasar), alasan=f"Surat koperasi {p.sebut_surat}.",
        salinan={"perubahan": p.nomor_perkara, "lama": p.sebelum, "baru": {n: getattr(p, n) for n in p.isian}},
    )  # fmt: skip
