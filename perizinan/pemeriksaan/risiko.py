"""Whom to inspect first: every reason in sight, in a fixed order, and no score."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from aturan.bahasa.bilangan import tanggal
from aturan.kesehatan import Predikat
from core.models import Wilayah
from ksp_usp.laporan.panel import laporan_lewat
from ksp_usp.models import Koperasi, PenilaianKesehatan
from ksp_usp.penilaian.panel import predikat_terakhir
from perizinan.models import JaringanPelayanan, Pemeriksaan, Pengaduan
from perizinan.models.pemeriksaan import BERJALAN, DIPERIKSA
from perizinan.models.status_kantor import BUKA

URUTAN = (
    "banyaknya laporan yang lewat tenggat, lalu predikat kesehatan terakhir yang terendah, lalu banyaknya pengaduan"
    " yang belum dijawab, lalu yang paling lama tidak diperiksa"
)
DISEBUT = 3
RENDAH_DAHULU = (
    Predikat.DALAM_PENGAWASAN_KHUSUS, Predikat.DALAM_PENGAWASAN, None, Predikat.CUKUP_SEHAT, Predikat.SEHAT,
)  # fmt: skip


@dataclass
class Risiko:
    """Why one koperasi may be inspected, as the plan shows it and the case begins with."""

    koperasi: Koperasi
    lewat: list[str]
    penilaian: PenilaianKesehatan | None
    pengaduan: int
    terakhir: date | None
    berjalan: Pemeriksaan | None

    @property
    def urut(self) -> tuple:
        """The place in the plan, as URUTAN says it."""
        predikat = Predikat(self.penilaian.predikat) if self.penilaian else None
        hari = self.terakhir or date.min
        return -len(self.lewat), RENDAH_DAHULU.index(predikat), -self.pengaduan, hari, self.koperasi.nama

    @property
    def sebut_lewat(self) -> str:
        """The late reports in words; empty where none is late."""
        if not self.lewat:
            return ""
        lagi = f" dan {len(self.lewat) - DISEBUT} lagi" if len(self.lewat) > DISEBUT else ""
        return f"{len(self.lewat)} laporan lewat tenggat: {', '.join(self.lewat[-DISEBUT:])}{lagi}"

    @property
    def alasan(self) -> list[str]:
        """The reasons as sentences without their full stop, as the koperasi may read them in the surat tugas.

        That somebody complained is not among them: where few did, it tells who.
        """
        hasil = [self.sebut_lewat] if self.lewat else []
        if self.penilaian:
            hasil.append(
                f"Predikat kesehatan tahun buku {self.penilaian.tahun_buku}: {self.penilaian.get_predikat_display()}"
            )
        else:
            hasil.append("Belum pernah dinilai kesehatannya")
        hasil.append(f"Terakhir diperiksa {tanggal(self.terakhir)}" if self.terakhir else "Belum pernah diperiksa")
        return hasil


def risiko(wilayah: Wilayah, per: date, koperasi: Koperasi | None = None) -> list[Risiko]:
    """The licensed koperasi of the office `wilayah`, or one koperasi, whom to inspect first at the head."""
    semua = Koperasi.objects.filter(berwenang=wilayah, berizin_sejak__isnull=False).select_related("wilayah")
    daftar = [koperasi] if koperasi else list(semua)
    lewat, predikat = laporan_lewat(daftar, wilayah, per), predikat_terakhir(wilayah)
    adu = Pengaduan.objects.terbuka().filter(berwenang=wilayah).order_by()
    pengaduan = dict(adu.values_list("koperasi").annotate(n=Count("pk")))
    pusat = Pemeriksaan.objects.filter(berwenang=wilayah, kantor=None).order_by()
    diperiksa = dict(pusat.filter(status__in=DIPERIKSA).values_list("koperasi").annotate(n=Max("dilakukan_pada")))
    berjalan = {p.koperasi_id: p for p in pusat.filter(status__in=BERJALAN)}
    hasil = [
        Risiko(
            k, [m.sebutan.removeprefix("Laporan ") for m in lewat[k.pk]], predikat.get(k.pk), pengaduan.get(k.pk, 0),
            diperiksa.get(k.pk), berjalan.get(k.pk),
        )
        for k in daftar
    ]  # fmt: skip
    return sorted(hasil, key=lambda r: r.urut)


def kantor_diawasi(wilayah: Wilayah, banyak: int) -> list[JaringanPelayanan]:
    """Open offices in the region, the one longest not visited at the head: `dikunjungi` is its last visit or None."""
    buka = JaringanPelayanan.objects.filter(berwenang=wilayah, status__in=BUKA).select_related("koperasi", "wilayah")
    dilihat = buka.annotate(kunjungan_terakhir=Max("kunjungan__tanggal"), periksa=Max("pengawasan__dilakukan_pada"))
    daftar = list(dilihat)
    for kantor in daftar:
        kantor.dikunjungi = max(filter(None, (kantor.kunjungan_terakhir, kantor.periksa)), default=None)
    return sorted(daftar, key=lambda k: (k.dikunjungi or date.min, k.nama))[:banyak]
