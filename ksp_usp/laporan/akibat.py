"""What filing a report brings about beside its receipt: the yearly one fills the assessment of its tahun buku."""

from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import LaporanBerkala, LaporanKeuangan

ISI = LaporanKeuangan.Sumber.LAPORAN


def catat_tenggat(konteks) -> None:
    """Keep the day by which this report was due, as it was on the day of its filing."""
    for p in konteks.daftar:
        p.jatuh_tempo = Tenggat.untuk(p.berwenang, [p.koperasi]).batas(p.koperasi, p.masa)
        p.save(update_fields=["jatuh_tempo"])


def isi_penilaian(konteks) -> None:
    """The figures of a yearly report become those that the health assessment of its tahun buku reads.

    What an assessor typed already stays: only an empty year is filled, or one that still says what the version before
    this one said.
    """
    for p in konteks.daftar:
        if p.tahunan and not p.nihil:
            _isi(p, konteks.pengguna)


def _isi(p: LaporanBerkala, pengguna) -> None:
    lama = LaporanKeuangan.objects.select_for_update().filter(koperasi=p.koperasi, tahun_buku=p.tahun_buku, sumber=ISI)
    dasar = lama.first()
    if dasar is None:
        dasar = LaporanKeuangan(koperasi=p.koperasi, tahun_buku=p.tahun_buku, sumber=ISI, dicatat_oleh=pengguna)
    elif not _boleh_ditimpa(dasar, p):
        return
    for kode, nilai in p.angka.angka.items():
        setattr(dasar, kode, nilai)
    dasar.nomor, dasar.diterima = p.nomor_perkara, p.tanggal_ajuan
    dasar.save()


def _boleh_ditimpa(dasar: LaporanKeuangan, p: LaporanBerkala) -> bool:
    if dasar.sebab_terkunci:
        return False
    kosong = all(nilai is None for nilai in dasar.angka.values())
    return kosong or (p.mengoreksi is not None and p.mengoreksi.angka and dasar.angka == p.mengoreksi.angka.angka)
