"""The one validator of an imported register: every row comes out good, to check, or wrong.

Errors stop a row; warnings ask for a look and stop nothing. A wrong row never holds back the good ones.
"""

from collections import defaultdict
from datetime import date

from django.db.models import Prefetch

from core.dasar.rupa import IsianSalah, angka, tanggal_indonesia
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baca import Lembar
from core.lembar.sel import Sel
from core.models import Wilayah
from ksp_usp.koperasi.impor.anggota import CARA, baca_anggota
from ksp_usp.koperasi.impor.baris import Baris, Hasil, Konteks
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI
from ksp_usp.koperasi.impor.susun import rata, susun
from ksp_usp.models import Koperasi, Orang, WilayahAnggota, kunci_badan_hukum

SUDAH_LEWAT = ("tanggal_badan_hukum", "ketua_diangkat", "mulai_kegiatan", "modal_per")


def periksa(lembar: Lembar, arti: list[str | None], kantor: frozenset[str], per: date, *, kunci: bool = False) -> Hasil:
    """Check the rows of `lembar`, whose columns mean `arti`, for the offices `kantor` on the day `per`.

    Reads only, in a fixed number of queries. With `kunci` the saved koperasi are locked until the transaction ends.
    """
    letak = arti.index("badan_hukum")
    nomor = [_kunci_sel(isi[letak]) for _, isi in lembar.baris]
    konteks = Konteks(
        per,
        DaftarWilayah(Wilayah.objects.select_related("induk"), per),
        kantor,
        _tersimpan({k for k in nomor if k}, kunci),
    )
    baris = [
        periksa_baris({nama: s for nama, s in zip(arti, isi, strict=False) if nama}, konteks, nomor=n)
        for n, isi in lembar.baris
    ]
    _tolak_kembar(baris)
    _awas_nama_sama(baris)
    return Hasil(baris, list(lembar.catatan))


def periksa_baris(isi: dict[str, Sel], konteks: Konteks, *, nomor: int = 1) -> Baris:
    """Check one row given as {column: what stands in the cell}; a plain text is a cell. Asks the database nothing.

    A column that is not there and a cell that is empty change nothing: an office's list says less than the register.
    """
    baris = Baris.dari_lembar(nomor, list(isi.values()), list(isi))
    _lengkapi_wajib(baris)
    _baca_wilayah(baris, konteks)
    _baca_tanggal(baris, konteks.per)
    baris.kunci = kunci_badan_hukum(baris.nilai.get("badan_hukum", ""))
    baris.lama = konteks.tersimpan.get(baris.kunci) if baris.kunci else None
    if (
        baris.lama is not None
        and not konteks.terlihat(baris.lama.wilayah_id)
        and not konteks.boleh_mengubah(baris.lama)
    ):
        baris.salah(
            "badan_hukum",
            f"Nomor ini sudah tercatat atas koperasi di {baris.lama.wilayah.nama}. Periksa nomornya.",
        )
    elif not any(c.salah for c in baris.catatan):
        susun(baris, konteks)
    return baris


def _kunci_sel(sel: Sel) -> str:
    try:
        return kunci_badan_hukum(DAFTAR_KOPERASI.menurut_nama["badan_hukum"].jenis.baca(sel))
    except IsianSalah:
        return ""


def _tersimpan(kunci: set[str], terkunci: bool) -> dict[str, Koperasi]:
    daftar = Koperasi.objects.berkunci().filter(kunci__in=kunci).order_by("pk")
    if terkunci:
        daftar = daftar.select_for_update(of=("self",))
    ketua = Orang.objects.filter(golongan=Orang.Golongan.PENGURUS, jabatan__iexact="ketua").order_by("-diangkat")
    daftar = daftar.select_related("wilayah__induk").prefetch_related(
        Prefetch("keanggotaan", WilayahAnggota.objects.select_related("wilayah__induk")),
        "modal",
        Prefetch("orang", ketua, to_attr="para_ketua"),
    )
    return {k.kunci: k for k in daftar}


def _lengkapi_wajib(baris: Baris) -> None:
    """What a sheet must say of every row, also where the whole column is missing."""
    for kolom in DAFTAR_KOPERASI.kolom:
        if kolom.wajib and kolom.nama not in baris.sel:
            baris.salah(kolom.nama, f"Isi {kolom.isi_judul}.")


def _baca_wilayah(baris: Baris, konteks: Konteks) -> None:
    if teks := baris.nilai.get("wilayah"):
        try:
            baris.kedudukan = konteks.wilayah.cari(teks)
        except IsianSalah as salah:
            baris.salah("wilayah", str(salah))
        else:
            if berganti := konteks.wilayah.catatan(teks, baris.kedudukan):
                baris.awas("wilayah", berganti)
            if not konteks.terlihat(baris.kedudukan.pk):
                baris.salah(
                    "wilayah",
                    f"{baris.kedudukan.nama} di luar wilayah kantor Anda. Serahkan baris ini kepada kantor di sana.",
                )
    if teks := baris.nilai.get("keanggotaan"):
        try:
            baris.anggota = {w.pk: (w, jumlah) for w, jumlah in baca_anggota(teks, konteks.wilayah)}
        except IsianSalah as salah:
            baris.salah("keanggotaan", f"{salah} {CARA}")


def _baca_tanggal(baris: Baris, per: date) -> None:
    for nama in SUDAH_LEWAT:
        nilai = baris.nilai.get(nama)
        if nilai is not None and nilai > per:
            baris.salah(nama, f"Tanggal {tanggal_indonesia(nilai)} belum tiba. Periksa tahunnya.")
    lahir, mulai = baris.nilai.get("tanggal_badan_hukum"), baris.nilai.get("mulai_kegiatan")
    if lahir and mulai and mulai < lahir:
        baris.awas("mulai_kegiatan", "Kegiatan dimulai sebelum badan hukum disahkan. Periksa kedua tanggalnya.")


def _tolak_kembar(baris: list[Baris]) -> None:
    """Two rows with one number: which of them is right only the office knows."""
    menurut_kunci = defaultdict(list)
    for b in baris:
        if b.kunci:
            menurut_kunci[b.kunci].append(b)
    for kembar in menurut_kunci.values():
        for b in kembar if len(kembar) > 1 else ():
            lain = ", ".join(angka(x.nomor) for x in kembar if x is not b)
            b.salah("badan_hukum", f"Nomor yang sama ada di baris {lain}. Satu koperasi satu baris.")
            b.koperasi = None


def _awas_nama_sama(baris: list[Baris]) -> None:
    """One name twice in one kabupaten/kota under two numbers: perhaps the same koperasi."""
    kelompok = defaultdict(list)
    baru = [b for b in baris if b.koperasi is not None and b.lama is None]
    for b in baru:
        kelompok[b.kedudukan.pk, rata(b.koperasi.nama)].append(b)
    for kembar in kelompok.values():
        for b in kembar if len(kembar) > 1 else ():
            lain = ", ".join(angka(x.nomor) for x in kembar if x is not b)
            b.awas("nama", f"Nama yang sama di kabupaten/kota yang sama ada di baris {lain}.")
    if baru:
        sama = Koperasi.objects.filter(
            nama__in={b.koperasi.nama for b in baru}, wilayah__in={b.kedudukan.pk for b in baru}
        ).order_by("pk")
        for nama, wilayah, nomor in sama.values_list("nama", "wilayah_id", "badan_hukum"):
            for b in kelompok.get((wilayah, rata(nama)), ()):
                b.awas("nama", f"Nama yang sama sudah tercatat dengan nomor badan hukum {nomor}.")
