"""What the letter of a sanction brings about, in its own transaction: the licence, its history, the step before."""

from django.db import transaction

from core.models import Berkas
from core.perkara.ditolak import SudahBerubah
from core.perkara.jejak import catat
from ksp_usp.models import Koperasi
from perizinan.izin.panel import catat_peristiwa as catat_peristiwa_izin
from perizinan.models import IzinUsaha, PeristiwaIzin, PeristiwaSanksi, Sanksi, StatusSanksi
from perizinan.pengawasan.syarat import HASIL

K, J = IzinUsaha.Keadaan, PeristiwaIzin.Jenis


def catat_surat(konteks) -> None:
    """Effect: the letter by which this step was taken."""
    s = konteks.daftar[0]
    s.surat = konteks.surat[-1]
    s.save(update_fields=["surat"])


def lanjutkan_lama(konteks) -> None:
    """Effect: the step before goes on in this one."""
    s = konteks.daftar[0]
    if (lama := s.melanjutkan) is not None and lama.status == StatusSanksi.BERLAKU:
        lama.alur.jalankan_semua([(lama, lama.versi)], "lanjutkan", konteks.pengguna, alasan=s.nomor_perkara)


def ubah_izin(ke: str, jenis: str):
    """Effect: the licence is in another state from the day of the letter on, and its history says by which letter."""
    return lambda konteks: _ubah(konteks, K_ASAL[ke], ke, jenis, f"Sanksi {konteks.daftar[0].nomor_perkara}")


def _ubah(konteks, dari: tuple[str, ...], ke: str, jenis: str, keterangan: str) -> None:
    s, surat = konteks.daftar[0], konteks.surat[-1]
    # Whoever decides on the licence locks its koperasi first: what the guards saw holds from here on.
    koperasi = Koperasi.objects.select_for_update().get(pk=s.koperasi_id)
    izin = IzinUsaha.objects.select_for_update().get(pk=s.izin_id)
    if izin.keadaan not in dari:
        raise SudahBerubah(f"Izin nomor {izin.nomor} baru saja berubah: {izin.get_keadaan_display().lower()}.")
    dicabut = izin.keadaan == K.DICABUT
    izin.keadaan = ke
    izin.save(update_fields=["keadaan"])
    catat_peristiwa_izin(izin, jenis, surat.tanggal, konteks.pengguna, surat, keterangan)
    if dicabut or ke == K.DICABUT:
        koperasi.berizin_sejak = None if ke == K.DICABUT else izin.garis[-1].tanggal
        koperasi.versi += 1
        koperasi.save(update_fields=["berizin_sejak", "versi", "diubah_pada"])
    catat(
        koperasi, "izin", f"mengubah keadaan izin nomor {izin.nomor} menjadi {izin.get_keadaan_display().lower()}",
        wilayah_id=koperasi.wilayah_id, pengguna=konteks.pengguna, penugasan=konteks.penugasan, waktu=konteks.waktu,
        pasal=str(konteks.t.dasar), salinan={"izin": izin.nomor, "keadaan": ke, "surat": surat.nomor},
    )  # fmt: skip


def kembalikan_izin(konteks) -> None:
    """Effect of an annulment: the licence is again what it was before this step."""
    s = konteks.daftar[0]
    if ke := s.keadaan_sebelum:
        _ubah(konteks, (HASIL[s.tahapan],), ke, J.DIPULIHKAN, f"Sanksi {s.nomor_perkara} dibatalkan")


def hidupkan_lama(konteks) -> None:
    """Effect of an annulment: the step that went on in this one stands again."""
    s = konteks.daftar[0]
    if (lama := s.melanjutkan) is not None and lama.status == StatusSanksi.DILANJUTKAN:
        lama.alur.jalankan_semua([(lama, lama.versi)], "berlaku_kembali", konteks.pengguna, alasan=s.nomor_perkara)


K_ASAL = {K.DIBEKUKAN: (K.BERLAKU,), K.DICABUT: IzinUsaha.BERLAKU, K.BERLAKU: (K.DIBEKUKAN,)}
bekukan = ubah_izin(K.DIBEKUKAN, J.DIBEKUKAN)
cabut = ubah_izin(K.DICABUT, J.DICABUT)
pulihkan = ubah_izin(K.BERLAKU, J.DIPULIHKAN)


@transaction.atomic
def catat_peristiwa(s: Sanksi, satu: PeristiwaSanksi, berkas: Berkas | None, oleh, penugasan) -> None:
    """What happened to the letter of a sanction, with its paper and its line in the trail."""
    if berkas:
        Berkas.objects.filter(pk=berkas.pk).update(
            objek_jenis=s.jenis_objek, objek_id=s.pk, wilayah=s.wilayah, butir="peristiwa"
        )
    satu.sanksi, satu.oleh, satu.berkas = s, oleh, berkas
    satu.save()
    isi = ("jenis", "tanggal", "cara", "kepada", "uraian")
    catat(
        s, f"peristiwa_{satu.jenis}", f"mencatat: {satu.sebutan}"[:300], wilayah_id=s.wilayah_id, pengguna=oleh,
        penugasan=penugasan, salinan={n: str(getattr(satu, n)) for n in isi},
    )  # fmt: skip
