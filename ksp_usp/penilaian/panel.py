"""What the assessments show on the page of a koperasi."""

from aturan.bahasa import Hasil, evaluasi
from aturan.kesehatan import PENILAIAN_SETAHUN, tulis_total
from core.dasar.izin import KODE_PUSAT, Izin, penugasan_berizin, terlihat_oleh
from core.dasar.waktu import hari_ini
from core.halaman.panel import Lajur, Panel
from ksp_usp.models import PenilaianKesehatan, StatusPenilaian
from ksp_usp.penilaian.tanda import tanda_predikat


def kesehatan_koperasi(koperasi, pengguna) -> Panel:
    """The newest result in force, and whether `pengguna` may open it."""
    hasil = PenilaianKesehatan.objects.filter(koperasi=koperasi, status=StatusPenilaian.DITETAPKAN)
    p = hasil.order_by("-tahun_buku", "-tanggal_penetapan", "-pk").first()
    isi = {"koperasi": koperasi, "kurang": belum_dinilai(koperasi, p.tahun_buku if p else None)}
    if p:
        isi |= {
            "penilaian": p,
            "menunggu": p.menunggu_penghentian,
            "predikat": tanda_predikat(p.predikat),
            "total": "" if p.total is None else tulis_total(p.total),
            "terlihat": terlihat_oleh(pengguna, p.wilayah_id, p.berwenang_id),
        }
    return Panel("ksp_usp/penilaian/_panel_koperasi.html", isi)


def lajur_penghentian(pengguna) -> list[Lajur]:
    """Results that wait for the letter of the issuer: only at the ministry do two posts licence and assess."""
    kantor = {p.instansi.wilayah_id for p in penugasan_berizin(pengguna, Izin.NYATAKAN_PENGHENTIAN)}
    if KODE_PUSAT not in kantor:
        return []
    menunggu = PenilaianKesehatan.objects.menunggu_penghentian().order_by("tanggal_penetapan", "pk")
    return [
        Lajur(
            "Menunggu surat penghentian sementara",
            "Hasilnya Dalam Pengawasan Khusus. Langkah Anda: buka, lalu nyatakan penghentian sementara dengan surat"
            " pemberi izin (Pasal 20 ayat (2)).",
            menunggu.select_related("wilayah", "berwenang", *PenilaianKesehatan.DESKRIPSI),
            aksi="hentikan",
        )
    ]


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


def predikat_terakhir(wilayah) -> dict[int, PenilaianKesehatan]:
    """The newest result in force of each koperasi of the office `wilayah`, by its number."""
    hasil = PenilaianKesehatan.objects.filter(koperasi__berwenang=wilayah, status=StatusPenilaian.DITETAPKAN)
    urut = hasil.order_by("tahun_buku", "tanggal_penetapan", "pk").only("koperasi_id", "tahun_buku", "predikat")
    return {p.koperasi_id: p for p in urut}
