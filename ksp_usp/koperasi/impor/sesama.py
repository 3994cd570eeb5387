"""Rows of one sheet beside each other, and beside the saved koperasi: one number twice, one name under two numbers."""

from collections import defaultdict

from core.dasar.rupa import angka, tanggal_indonesia
from core.lembar.sel import teks_sel
from ksp_usp.koperasi.impor.baris import Baris
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI
from ksp_usp.koperasi.impor.susun import rata
from ksp_usp.models import Koperasi

TANGGAL = ("tanggal_badan_hukum", "ketua_diangkat", "mulai_kegiatan", "modal_per")


def tolak_kembar(baris: list[Baris]) -> None:
    """Two rows with one number: which of them is right only the office knows, unless they say the same."""
    menurut_kunci = defaultdict(list)
    for b in baris:
        if b.kunci:
            menurut_kunci[b.kunci].append(b)
    for kembar in menurut_kunci.values():
        pertama = kembar[0]
        sejalan = [b for b in kembar[1:] if _sejalan(pertama, b)]
        for b in kembar if len(kembar) > 1 else ():
            if len(sejalan) == len(kembar) - 1 and b is pertama:
                continue
            lain = ", ".join(angka(x.nomor) for x in kembar if x is not b)
            b.salah("badan_hukum", f"Nomor yang sama ada di baris {lain}. Satu koperasi satu baris.")
            b.koperasi = None


def _sejalan(pertama: Baris, lain: Baris) -> bool:
    """Whether `lain` says nothing but what `pertama` says: the same koperasi written down twice."""
    isi = [{k: v for k, v in b.nilai.items() if v not in ("", None)} for b in (pertama, lain)]
    return pertama.koperasi is not None and lain.koperasi is not None and isi[1].items() <= isi[0].items()


def tanya_nama_sama(baris: list[Baris]) -> None:
    """One name twice in one kabupaten/kota under two numbers: perhaps the same koperasi. A person says so."""
    kelompok = defaultdict(list)
    baru = [b for b in baris if b.koperasi is not None and b.lama is None]
    for b in baru:
        kelompok[b.kedudukan.pk, rata(b.koperasi.nama)].append(b)
    for kembar in kelompok.values():
        for b in kembar if len(kembar) > 1 else ():
            lain = ", ".join(angka(x.nomor) for x in kembar if x is not b)
            b.awas("nama", f"Nama yang sama di kabupaten/kota yang sama ada di baris {lain}.")
            if b is not kembar[0]:
                b.tanyakan(f"{b.koperasi.nama}, nomor {b.koperasi.badan_hukum}, memang koperasi lain dari baris {lain}")
    if baru:
        sama = Koperasi.objects.filter(
            nama__in={b.koperasi.nama for b in baru}, wilayah__in={b.kedudukan.pk for b in baru}
        ).order_by("pk")
        for nama, wilayah, nomor in sama.values_list("nama", "wilayah_id", "badan_hukum"):
            for b in kelompok.get((wilayah, rata(nama)), ()):
                b.awas("nama", f"Nama yang sama sudah tercatat dengan nomor badan hukum {nomor}.")
                b.tanyakan(
                    f"{b.koperasi.nama}, nomor {b.koperasi.badan_hukum}, memang koperasi lain dari nomor {nomor}"
                )


def tanggal_tertukar(baris: list[Baris]) -> list[str]:
    """A note for each column whose days were swapped with months by an English Excel.

    It reads 7/8/2011 as 8 July and leaves 13/8/2011 as text: no cell of dates has a day beyond 12 then.
    """
    hasil = []
    for nama in TANGGAL:
        sel = [(b, b.sel[nama]) for b in baris if nama in b.sel and b.nilai.get(nama)]
        teks = [b for b, s in sel if isinstance(s, str) and b.nilai[nama].day > 12 and "/" in teks_sel(s)]
        bertanggal = [b for b, s in sel if not isinstance(s, str) and s[0] == "tanggal"]
        if teks and bertanggal and all(b.nilai[nama].day <= 12 for b in bertanggal):
            satu = bertanggal[0]
            hasil.append(
                f"{DAFTAR_KOPERASI.menurut_nama[nama].judul}: hari dan bulan mungkin tertukar oleh Excel, misalnya "
                f"baris {angka(satu.nomor)} dibaca {tanggal_indonesia(satu.nilai[nama])}. Periksa dengan suratnya."
            )
    return hasil
