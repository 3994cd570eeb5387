"""Health assessments as a what-if takes them: the latest total of each koperasi against other borders of the words;
and one by the law of another day."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from aturan.bahasa import Temuan, evaluasi
from aturan.bahasa.bilangan import angka
from aturan.kesehatan import KATEGORI, Predikat, predikat, tulis_total
from aturan.kesehatan.kategori import JENJANG_PREDIKAT
from core.andai.populasi import BELUM, Butir, Keadaan, Nilai, Pengganti, Populasi, Rinci
from core.models import Pengguna
from ksp_usp.models import PenilaianKesehatan, StatusPenilaian
from ksp_usp.penilaian.syarat import nilai

TERBAIK = tuple(Predikat)
BAIK = (Predikat.SEHAT, Predikat.CUKUP_SEHAT)
KEADAAN = tuple(Keadaan(p.value, p.label, f"p{4 - i}", p in BAIK) for i, p in enumerate(TERBAIK))
BATAS = {f"kesehatan.{p.value}": p for p in TERBAIK[:-1]}


def butir(per: date) -> tuple[Butir, ...]:
    return tuple(
        Butir(
            kode=kode,
            label=f"{p.label}, total skor minimal",
            berlaku=p.batas,
            tepi=f"tepat pada angka ini {p.label}",
            dasar=JENJANG_PREDIKAT.dasar,
            sebut=lambda n: angka(n),
            desimal=True,
        )
        for kode, p in BATAS.items()
    )


def periksa(nilai: Mapping[str, Nilai]) -> dict[str, str]:
    """What is wrong with these borders together: each word begins above the one below it, and at most at 100."""
    galat, atas = {}, Decimal(100)
    for kode, p in BATAS.items():
        if nilai[kode] > atas:
            galat[kode] = f"Isi {angka(atas)} atau kurang: {p.label} mulai di bawah golongan di atasnya."
        atas = min(atas, nilai[kode])
    return galat


class KumpulanTotal:
    """The totals by which each koperasi was put into words last."""

    def __init__(self, baris: Sequence[tuple[int, str, Decimal]]) -> None:
        self.kunci = [pk for pk, _, _ in baris]
        self.wilayah = [kode for _, kode, _ in baris]
        self.total = [total for _, _, total in baris]

    def nilai(self, pengganti: Pengganti) -> list[str]:
        naik = [(pengganti.get(kode, p.batas), p.value) for kode, p in reversed(BATAS.items())]
        batas = [n for n, _ in naik]
        kata = [TERBAIK[-1].value, *(p for _, p in naik)]
        return [BELUM.kode if t is None else kata[bisect_right(batas, t)] for t in self.total]

    def uraikan(self, ke: Sequence[int], pengganti: Pengganti) -> list[Rinci]:
        ada = PenilaianKesehatan.objects.select_related("koperasi__wilayah").in_bulk([self.kunci[i] for i in ke])
        return [
            Rinci(p.koperasi.nama, p.get_absolute_url(), p.nomor_perkara, p.koperasi.wilayah.nama,
                  f"Total skor {tulis_total(p.total)}, tahun buku {p.tahun_buku}")
            for p in (ada[self.kunci[i]] for i in ke)
        ]  # fmt: skip


def muat(pengguna: Pengguna, per: date) -> KumpulanTotal:
    """The latest result of each koperasi that `pengguna` sees."""
    terakhir = Window(
        RowNumber(), partition_by="koperasi", order_by=[F("tahun_buku").desc(), F("tanggal_penetapan").desc(), "-pk"]
    )
    semua = PenilaianKesehatan.objects.terlihat_oleh(pengguna).filter(status=StatusPenilaian.DITETAPKAN)
    satu = semua.annotate(ke=terakhir).filter(ke=1).order_by()
    return KumpulanTotal(sorted(satu.values_list("pk", "koperasi__wilayah_id", "total")))


def menurut(p: PenilaianKesehatan, hukum: date) -> list[Temuan]:
    """The word that the total of this assessment gives, by the law of another day."""
    skor = nilai(p) if p.total is None else None
    total = skor.total if skor and skor.final else p.total
    kata = p.predikat or (predikat(total).value if total is not None else None)
    return evaluasi([KATEGORI], {"predikat": kata}, per=hukum)


KESEHATAN = Populasi(
    kode="kesehatan",
    judul="Penilaian kesehatan koperasi",
    satuan="koperasi",
    definisi=(
        "Hasil penilaian kesehatan terakhir tiap koperasi yang sudah ditetapkan, menurut total skor yang tercatat"
        " padanya (Pasal 31 ayat (5) Permen KUKM 15/2015; batasnya Perdep 06/Per/Dep.6/IV/2016). Koperasi yang"
        " belum dinilai tidak dihitung: tidak ada total yang diuji."
    ),
    tetap="Angka, jawaban, pilihan tafsir, dan total skor tiap penilaian tetap seperti ditetapkan.",
    baik_kata="Sehat atau Cukup Sehat",
    keadaan=(*KEADAAN, BELUM),
    butir=butir,
    muat=muat,
    periksa=periksa,
)
