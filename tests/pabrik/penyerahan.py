"""A koperasi whose authority changed, and the handing over of its files."""

from core.dasar.izin import Peran
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import Koperasi, WilayahAnggota
from perizinan.models import IzinUsaha, PenyerahanKoperasi
from perizinan.penyerahan.alur import ALUR_PENYERAHAN
from tests.pabrik.dasar import _urut, buat_pengguna, buat_wilayah
from tests.pabrik.izin import buat_izin_lama, buat_koperasi
from tests.pabrik.lama import buat_kantor_lembar, buat_lembar_lama


def pindah_kewenangan(koperasi=None, *, anggota="32.73") -> IzinUsaha:
    """The licence by which `koperasi` left its authority: it has members in one more region since."""
    koperasi = koperasi or buat_koperasi(lengkap=False)
    lama = koperasi.izin.filter(keadaan="berlaku").first() or buat_izin_lama(koperasi)
    IzinUsaha.objects.filter(pk=lama.pk).update(keadaan="diganti")
    WilayahAnggota.objects.create(koperasi=koperasi, wilayah=buat_wilayah(anggota))
    tetapkan_berwenang(koperasi)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=lama.tanggal)
    return buat_izin_lama(Koperasi.objects.get(pk=koperasi.pk), mengganti_id=lama.pk)


def buat_penyerahan(koperasi=None, status="draf", *, izin=None, **isi) -> PenyerahanKoperasi:
    """The files of a koperasi on their way to its new office, as far as `status`."""
    izin = izin or pindah_kewenangan(koperasi)
    lama = izin.mengganti
    p = PenyerahanKoperasi(
        nomor_perkara=f"PYR-{lama.penerbit_id}-{next(_urut)}", koperasi=izin.koperasi, izin=izin, dari=lama.penerbit,
        ke=izin.penerbit, wilayah=lama.penerbit, berwenang=lama.penerbit, **isi,
    )  # fmt: skip
    ALUR_PENYERAHAN.buat(p, buat_pengguna(Peran.PENGAWAS, kode=lama.penerbit_id))
    for aksi, tujuan in (("serahkan", "diserahkan"), ("terima", "diterima")):
        if status in (tujuan, "diterima"):
            p = PenyerahanKoperasi.objects.get(pk=p.pk)
            ALUR_PENYERAHAN.jalankan(p, aksi, buat_pengguna(Peran.PENGAWAS, kode=p.berwenang_id), versi=p.versi)
    return PenyerahanKoperasi.objects.get(pk=p.pk)


def buat_warisan(koperasi) -> dict[str, int | dict[str, int]]:
    """One of each thing that an office has from before this product, or from another office."""
    return {
        "lama": {status: buat_lembar_lama(status=status).pk for status in ("draf", "menunggu")},
        "izin_lama": buat_izin_lama(buat_koperasi(lengkap=False)).pk,
        "kantor_lama": buat_kantor_lembar(koperasi).pk,
        "penyerahan": buat_penyerahan().pk,
        "pindah": pindah_kewenangan().mengganti_id,
    }
