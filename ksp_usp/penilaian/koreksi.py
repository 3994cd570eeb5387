"""A correction starts from what was decided: it carries figures, answers and readings along, and says which."""

from collections.abc import Mapping

from aturan.kesehatan.angka import POS
from ksp_usp.models import JawabanManajemen, LaporanKeuangan, PenilaianKesehatan
from ksp_usp.penilaian.syarat import AngkaPenilaian, angka_penilaian

ISIAN = ("jawaban", "keterangan", "alasan")
TERTULIS = ("total", "predikat", "dokumen_hasil", "alasan_catat")


def bawa_isian(p: PenilaianKesehatan, pengguna) -> None:
    """Fill the correction `p` with what the result that it corrects was decided on.

    The reported figures are of the koperasi and its year, so that both read the same ones already.
    """
    lama = p.mengoreksi
    p.sakelar, p.catatan = lama.sakelar, lama.catatan
    if p.cara == lama.cara == p.Cara.CATAT:
        for nama in TERTULIS:
            setattr(p, nama, getattr(lama, nama))
    if p.cara == lama.cara == p.Cara.HITUNG:
        p.pemeriksaan = _salin_pemeriksaan(lama, pengguna)
        JawabanManajemen.objects.bulk_create(
            JawabanManajemen(penilaian=p, nomor=j.nomor, **{nama: getattr(j, nama) for nama in ISIAN})
            for j in lama.jawaban.all()
        )
    p.save(update_fields=["sakelar", "catatan", "pemeriksaan", *TERTULIS])


def _salin_pemeriksaan(lama: PenilaianKesehatan, pengguna) -> LaporanKeuangan | None:
    if lama.pemeriksaan is None:
        return None
    return LaporanKeuangan.objects.create(
        koperasi=lama.koperasi, tahun_buku=lama.tahun_buku, sumber=LaporanKeuangan.Sumber.PEMERIKSAAN,
        dicatat_oleh=pengguna, **lama.pemeriksaan.angka,
    )  # fmt: skip


def dikoreksi(p: PenilaianKesehatan) -> PenilaianKesehatan | None:
    """The result whose figures and answers `p` carries; None where it carries none."""
    lama = p.mengoreksi
    return lama if lama and p.sifat == p.Sifat.KOREKSI and p.cara == lama.cara == p.Cara.HITUNG else None


def tanda_jawaban(p: PenilaianKesehatan, kini: Mapping[int, JawabanManajemen]) -> dict[int, str]:
    """{number of the question: whether its answer is the one that was carried, or what that one was}."""
    if (lama := dikoreksi(p)) is None:
        return {}
    kata = {True: "ya", False: "tidak", None: "ikut hitungan"}
    return {
        j.nomor: _sebut(lama, _isi(kini.get(j.nomor)) == _isi(j), kata[j.jawaban]) for j in lama.jawaban.all()
    }  # fmt: skip


def tanda_angka(p: PenilaianKesehatan, kini: AngkaPenilaian, tulis) -> dict[str, str]:
    """{code of the line: the same of its examined figure}, with `tulis` for the amount."""
    if (lama := dikoreksi(p)) is None:
        return {}
    semula = angka_penilaian(lama).pemeriksaan
    return {
        kode: _sebut(lama, kini.pemeriksaan.get(kode) == nilai, tulis(nilai))
        for kode, nilai in semula.items()
        if kode in POS and nilai is not None
    }


def _isi(j: JawabanManajemen | None) -> list | None:
    return [getattr(j, nama) for nama in ISIAN] if j else None


def _sebut(lama: PenilaianKesehatan, sama: bool, semula: str) -> str:
    return f"Dibawa dari {lama.nomor_perkara}." if sama else f"Diubah; pada {lama.nomor_perkara}: {semula}."
