"""What the assessments show on the page of a koperasi."""

from aturan.bahasa import Hasil, evaluasi
from aturan.kesehatan import PENILAIAN_SETAHUN, Predikat, tulis_total
from core.dasar.izin import terlihat_oleh
from core.dasar.waktu import hari_ini
from core.halaman.panel import Panel
from ksp_usp.models import PenilaianKesehatan, StatusPenilaian


def kesehatan_koperasi(koperasi, pengguna) -> Panel:
    """The newest result in force, and whether `pengguna` may open it."""
    hasil = PenilaianKesehatan.objects.filter(koperasi=koperasi, status=StatusPenilaian.DITETAPKAN)
    p = hasil.order_by("-tahun_buku", "-tanggal_penetapan", "-pk").first()
    isi = {"koperasi": koperasi, "kurang": belum_dinilai(koperasi, p.tahun_buku if p else None)}
    if p:
        isi |= {
            "penilaian": p,
            "predikat": Predikat(p.predikat),
            "total": "" if p.total is None else tulis_total(p.total),
            "terlihat": terlihat_oleh(pengguna, p.wilayah_id, p.berwenang_id),
        }
    return Panel("ksp_usp/penilaian/_panel_koperasi.html", isi)


def belum_dinilai(koperasi, tahun_hasil: int | None) -> str:
    """The yearly duty of Pasal 31 ayat (6) for the last closed book year, where it is not met; else empty.

    `tahun_hasil` is the latest book year with a result: an earlier one means that none was decided for this year.
    """
    per = hari_ini(koperasi.wilayah)
    tahun = per.year - 1
    if koperasi.tanggal_badan_hukum and koperasi.tanggal_badan_hukum.year > tahun:
        return ""
    dinilai = int(tahun_hasil is not None and tahun_hasil >= tahun)
    [temuan] = evaluasi([PENILAIAN_SETAHUN], {PENILAIAN_SETAHUN.fakta: dinilai}, per=per)
    return f"Tahun buku {tahun}: {temuan.kalimat}" if temuan.hasil is Hasil.TIDAK else ""
