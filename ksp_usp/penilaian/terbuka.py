"""What of the health assessments is for everybody: how many koperasi of which category, by region and book year."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from aturan.kesehatan import Predikat
from aturan.kesehatan.kategori import DASAR_PREDIKAT
from core.dasar.waktu import hari_ini
from core.models import Wilayah
from core.terbuka.kumpulan import KODE_WILAYAH, NAMA_WILAYAH, Jenis, Kolom, Kumpulan, Nilai
from core.terbuka.samaran import BATAS, Hitungan, jumlahkan, yang_ditahan
from ksp_usp.models import Koperasi, PenilaianKesehatan, StatusPenilaian

BELUM = ""  # no category
URUTAN = (*(p.value for p in Predikat), BELUM)
TAHUN = 5  # book years back


def hitungan() -> dict[int, dict[str, Hitungan]]:
    """{book year: {region: koperasi by category, in the order of URUTAN}} of those that held a licence in that year."""
    akhir = hari_ini().year - 1
    hasil: dict[int, dict[int, str]] = defaultdict(dict)
    # In this order the one decided last is what holds.
    ditetapkan = PenilaianKesehatan.objects.filter(
        status=StatusPenilaian.DITETAPKAN, tahun_buku__gt=akhir - TAHUN, tahun_buku__lte=akhir
    ).order_by("tanggal_penetapan", "pk")
    for koperasi, tahun, predikat in ditetapkan.values_list("koperasi", "tahun_buku", "predikat").iterator():
        hasil[tahun][koperasi] = predikat
    semua = {}
    for tahun in range(akhir - TAHUN + 1, akhir + 1):
        banyak: dict[str, Counter[str]] = defaultdict(Counter)
        berizin = Koperasi.objects.berizin_dalam(date(tahun, 1, 1), date(tahun, 12, 31)).order_by()
        for koperasi, kode in berizin.values_list("pk", "wilayah").iterator():
            banyak[kode][hasil[tahun].get(koperasi, BELUM)] += 1
        semua[tahun] = {kode: tuple(isi[p] for p in URUTAN) for kode, isi in banyak.items()}
    return semua


def _baris() -> Iterator[tuple[Nilai, ...]]:
    nama = dict(Wilayah.objects.values_list("kode", "nama"))
    for tahun, daun in sorted(hitungan().items(), reverse=True):
        tahan = yang_ditahan(daun, netral=URUTAN.index(BELUM))
        for kode, isi in sorted(jumlahkan(daun).items()):
            angka: Hitungan | tuple[None, ...] = (None,) * len(isi) if kode in tahan else isi
            yield tahun, kode, nama[kode], *angka, sum(isi), kode in tahan


KESEHATAN = Kumpulan(
    kode="kesehatan",
    judul="Kesehatan koperasi menurut wilayah dan tahun buku",
    uraian=f"Banyaknya koperasi berizin menurut predikat kesehatannya, {TAHUN} tahun buku terakhir, tiap"
    " kabupaten/kota, provinsi, dan seluruh Indonesia (kode 00).",
    kata_kunci=("koperasi", "penilaian kesehatan", "predikat", "Permen KUKM 15/2015"),
    kolom=(
        Kolom("tahun_buku", "Tahun buku yang dinilai.", Jenis.BULAT, "tahun"),
        KODE_WILAYAH,
        NAMA_WILAYAH,
        *(
            Kolom(p.value, f"Koperasi berpredikat {p.label}.", Jenis.BULAT, "koperasi", DASAR_PREDIKAT)
            for p in Predikat
        ),
        Kolom("belum_dinilai", "Koperasi tanpa hasil penilaian tahun buku itu.", Jenis.BULAT, "koperasi"),
        Kolom("jumlah", "Jumlah kelimanya.", Jenis.BULAT, "koperasi"),
        Kolom("ditahan", "true: rinciannya ditahan, lihat catatan; kolom rincian lalu kosong.", Jenis.YA_TIDAK),
    ),
    baris=_baris,
    catatan=(
        "Wilayah ialah tempat kedudukan koperasi sekarang. Dihitung koperasi yang memegang izin (berlaku atau"
        " dibekukan) dalam tahun buku itu, juga bila izinnya kemudian dicabut. Bila dinilai lebih dari sekali, yang"
        " ditetapkan terakhir.",
        f"Rincian satu baris ditahan bila salah satu hitungannya kurang dari {BATAS}, atau bila semua koperasinya"
        " yang dinilai berpredikat sama, karena dari situ koperasinya dapat dikenali. Beberapa baris lain ikut ditahan"
        " supaya yang ditahan tidak dapat dihitung dari jumlah provinsi atau nasional. Kosong bukan nol.",
    ),
)
