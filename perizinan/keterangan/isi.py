"""What is stated: the licence, the reports, the sanctions, on one day; from the objects that the public check reads."""

from datetime import date

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.laporan import Keadaan
from ksp_usp.laporan.panel import sebut_lewat
from ksp_usp.laporan.syarat import keadaan_masa, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import Koperasi
from perizinan.izin.panel import PASAL_20_2
from perizinan.models import IzinUsaha, PeristiwaIzin
from perizinan.models.keterangan import DIHENTIKAN, JUDUL


def isi_keterangan(koperasi: Koperasi, per: date) -> dict[str, str]:
    """{heading: sentence}: in force or not, at work or halted, reports in order or not, sanction running or none."""
    izin = koperasi.izin.terakhir()
    henti = izin.peristiwa.filter(jenis=izin.keadaan).last() if izin and izin.terhenti else None
    kalimat = _izin(izin, henti), _kegiatan(koperasi), _laporan(koperasi, henti, per), _sanksi(koperasi)
    return dict(zip(JUDUL, kalimat, strict=True))


def _izin(izin: IzinUsaha | None, henti: PeristiwaIzin | None) -> str:
    if izin is None:
        return "Tidak ada izin yang tercatat."
    sejak = f" sejak {tanggal(henti.tanggal)}" if henti else ""
    sebut = f"Nomor {izin.nomor} tanggal {tanggal(izin.tanggal)} dari {izin.penerbit_sebutan}"
    return f"{sebut}: {izin.get_keadaan_display().lower()}{sejak}."


def _kegiatan(koperasi: Koperasi) -> str:
    if henti := koperasi.dihentikan_sejak:
        return f"{DIHENTIKAN} {tanggal(henti)} ({PASAL_20_2})."
    return "Tidak ada penghentian sementara yang tercatat."


def _laporan(koperasi: Koperasi, henti: PeristiwaIzin | None, per: date) -> str:
    """Of every period of the licensed time, also where a revocation ended it.

    What the office set no due day for is neither late nor in order.
    """
    tenggat = Tenggat.untuk(koperasi.berwenang, [koperasi])
    dicabut = henti is not None and henti.jenis == PeristiwaIzin.Jenis.DICABUT
    berizin = (henti.izin.garis[-1].tanggal, henti.tanggal) if dicabut else None
    baris = keadaan_masa(koperasi, tenggat, laporan_menurut_masa(koperasi), per, berizin)
    if not baris:
        return "Tidak ada laporan yang wajib disampaikan."
    lewat, tanpa = (
        [masa for masa, _, _, keadaan in baris if keadaan is apa] for apa in (Keadaan.LEWAT, Keadaan.TANPA_TENGGAT)
    )
    kalimat = []
    if lewat:
        kalimat.append(f"Belum tertib: {len(lewat)} laporan lewat tenggat dan belum masuk ({sebut_lewat(lewat)}).")
    if tanpa:
        sebut = f"{len(tanpa)} laporan belum masuk dan kantor tidak menetapkan tenggatnya"
        kalimat.append(f"{sebut} ({sebut_lewat(tanpa)}).")
    return " ".join(kalimat) or "Tertib: tidak ada laporan yang lewat tenggat."


def _sanksi(koperasi: Koperasi) -> str:
    berlaku = koperasi.sanksi.berjalan().select_related("surat").order_by("pk")
    sebut = [f"{s.sebutan_langkah} Nomor {s.surat.nomor} tanggal {tanggal(s.surat.tanggal)}" for s in berlaku]
    return f"Berlaku: {'; '.join(sebut)}." if sebut else "Tidak ada sanksi yang berlaku."
