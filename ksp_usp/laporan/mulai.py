"""Beginning a report and writing what a form of it says, for every way in: typed, from a sheet, by the koperasi."""

from django.db import transaction

from aturan.simpan_pinjam_2015.laporan import Masa
from core.dasar.waktu import hari_ini
from core.perkara.nomor import nomor_perkara
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.models import Koperasi, LaporanBerkala, LaporanKeuangan


def mulai_laporan(koperasi: Koperasi, masa: Masa, pengguna, aksi: str = "buat", **lain) -> LaporanBerkala:
    """Open the draft of a report through its route. Raises IntegrityError where the period has one already."""
    kantor = koperasi.berwenang
    with transaction.atomic():
        p = LaporanBerkala(
            nomor_perkara=nomor_perkara("LAP", "laporan", kantor, hari_ini(kantor), 5), koperasi=koperasi,
            wilayah=koperasi.wilayah, berwenang=kantor, tahun_buku=masa.tahun_buku, triwulan=masa.triwulan,
            **lain | ({"kanal": LaporanBerkala.Kanal.DARING} if aksi == "buat_sendiri" else {}),
        )  # fmt: skip
        return ALUR_LAPORAN.buat(p, pengguna, aksi)


def simpan_isian_laporan(form, laporan: LaporanBerkala, pengguna) -> None:
    """Write what the valid `form` (LaporanForm) says into the locked draft `laporan` and its figures."""
    for nama in form._meta.fields:
        if nama in form.fields:
            setattr(laporan, nama, form.cleaned_data[nama])
    laporan.catatan_pos = form.catatan
    lama = laporan.angka
    laporan.angka = None if laporan.nihil else _simpan_angka(form, laporan, pengguna)
    laporan.save()
    if laporan.nihil and lama is not None:
        lama.delete()


def _simpan_angka(form, laporan: LaporanBerkala, pengguna) -> LaporanKeuangan:
    angka = laporan.angka or LaporanKeuangan(
        koperasi=laporan.koperasi, tahun_buku=laporan.tahun_buku, sumber=LaporanKeuangan.Sumber.BERKALA,
        dicatat_oleh=pengguna,
    )  # fmt: skip
    for kode, nilai in form.angka.items():
        setattr(angka, kode, nilai)
    angka.save()
    return angka
