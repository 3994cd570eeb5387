"""What is stated: the licence, the reports, the sanctions, on one day; from the objects that the public check reads."""

from datetime import date

from aturan.bahasa.bilangan import tanggal
from ksp_usp.laporan.panel import laporan_lewat, sebut_lewat
from ksp_usp.models import Koperasi, TenggatLaporan
from perizinan.models import IzinUsaha
from perizinan.models.keterangan import JUDUL


def isi_keterangan(koperasi: Koperasi, per: date) -> dict[str, str]:
    """{heading: sentence}: in force or not, reports in order or not, sanction running or none."""
    izin = koperasi.izin.terakhir()
    return dict(zip(JUDUL, (_izin(izin), _laporan(koperasi, per), _sanksi(koperasi)), strict=True))


def _izin(izin: IzinUsaha | None) -> str:
    if izin is None:
        return "Tidak ada izin yang tercatat."
    kejadian = izin.peristiwa.filter(jenis=izin.keadaan).last() if izin.terhenti else None
    sejak = f" sejak {tanggal(kejadian.tanggal)}" if kejadian else ""
    sebut = f"Nomor {izin.nomor} tanggal {tanggal(izin.tanggal)} dari {izin.penerbit_sebutan}"
    return f"{sebut}: {izin.get_keadaan_display().lower()}{sejak}."


def _laporan(koperasi: Koperasi, per: date) -> str:
    if not koperasi.berizin:
        return "Tidak ada laporan yang wajib disampaikan."
    if not TenggatLaporan.objects.filter(wilayah=koperasi.berwenang).exists():
        return "Kantor belum menetapkan tenggat laporan."
    lewat = laporan_lewat([koperasi], koperasi.berwenang, per)[koperasi.pk]
    if not lewat:
        return "Tertib: tidak ada laporan yang lewat tenggat."
    return f"Belum tertib: {len(lewat)} laporan lewat tenggat dan belum masuk ({sebut_lewat(lewat)})."


def _sanksi(koperasi: Koperasi) -> str:
    berlaku = koperasi.sanksi.berjalan().select_related("surat").order_by("pk")
    sebut = [f"{s.tahapan.sanksi.uraian} Nomor {s.surat.nomor} tanggal {tanggal(s.surat.tanggal)}" for s in berlaku]
    return f"Berlaku: {'; '.join(sebut)}." if sebut else "Tidak ada sanksi yang berlaku."
