"""The one validator of an imported register: every row comes out good, to check, or wrong.

Errors stop a row; warnings ask for a look and stop nothing. A wrong row never holds back the good ones.
"""

from datetime import date

from django.db.models import Prefetch

from core.dasar.izin import membawahi
from core.dasar.rupa import IsianSalah, tanggal_indonesia
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baca import Lembar
from core.lembar.baris import baca_baris
from core.lembar.sel import Dibaca, Sel, kosong, teks_sel
from core.lembar.tabel import KEMBAR
from core.models import Wilayah
from ksp_usp.koperasi.impor.anggota import CARA, baca_anggota
from ksp_usp.koperasi.impor.baris import Baris, Hasil, Konteks
from ksp_usp.koperasi.impor.jenis import sebut_pola
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI, WILAYAH
from ksp_usp.koperasi.impor.nomor import urai_badan_hukum
from ksp_usp.koperasi.impor.sesama import tanggal_tertukar, tanya_nama_sama, tolak_kembar
from ksp_usp.koperasi.impor.susun import susun
from ksp_usp.models import Koperasi, Orang, WilayahAnggota, inti_nomor, kunci_badan_hukum

SUDAH_LEWAT = ("tanggal_badan_hukum", "ketua_diangkat", "mulai_kegiatan", "modal_per")


def periksa(lembar: Lembar, arti: list[str | None], kantor: frozenset[str], per: date, *, kunci: bool = False) -> Hasil:
    """Check the rows of `lembar`, whose columns mean `arti`, for the offices `kantor` on the day `per`.

    Reads only, in a fixed number of queries. With `kunci` the saved koperasi are locked until the transaction ends.
    """
    baris = baca_baris(Baris, lembar, arti)
    for b in baris:
        _baca_nomor(b)
    konteks = Konteks(
        per,
        DaftarWilayah(Wilayah.objects.select_related("induk"), per),
        kantor,
        _tersimpan({b.kunci for b in baris if b.kunci}, kunci),
    )
    for b in baris:
        _nilai(b, konteks)
    catatan = [*lembar.catatan, *DAFTAR_KOPERASI.catatan_kolom(lembar.kepala, arti, lembar.satuan)]
    if "wilayah" not in arti and (satu := konteks.satu_wilayah):
        catatan.append(f"Kolom {WILAYAH.judul} tidak ada: semua baris dicatat di {satu.nama}, wilayah kantor Anda.")
    if "ketua" in arti and "ketua_diangkat" not in arti:
        catatan.append(
            "Kolom Ketua diangkat tidak ada: nama ketua tidak disimpan. Tambahkan kolom itu, atau catat pengurusnya di"
            " halaman tiap koperasi."
        )
    tolak_kembar(baris)
    tanya_nama_sama(baris)
    return Hasil(baris, catatan + tanggal_tertukar(baris))


def periksa_baris(isi: dict[str, Sel], konteks: Konteks, *, nomor: int = 1) -> Baris:
    """Check one row given as {column: what stands in the cell}; a plain text is a cell. Asks the database nothing.

    A column that is not there and a cell that is empty change nothing: an office's list says less than the register.
    """
    baris = Baris.dari_lembar(nomor, list(isi.values()), list(isi))
    _baca_nomor(baris)
    _nilai(baris, konteks)
    return baris


def _baca_nomor(baris: Baris) -> None:
    """The number of the badan hukum without what stands around it, and the date where the same cell has it."""
    if not (teks := baris.nilai.get("badan_hukum")):
        return
    try:
        nomor, hari = urai_badan_hukum(teks)
    except IsianSalah as salah:
        del baris.nilai["badan_hukum"]
        baris.salah("badan_hukum", str(salah))
        return
    baris.nilai["badan_hukum"] = nomor
    baris.kunci = inti_nomor(kunci_badan_hukum(nomor))
    if isinstance(hari, Dibaca):
        baris.awas("badan_hukum", hari.kalimat)
        hari = hari.nilai
    tercatat = baris.nilai.get("tanggal_badan_hukum")
    if hari and not tercatat:
        baris.nilai["tanggal_badan_hukum"] = hari
    elif hari and hari != tercatat:
        baris.awas("badan_hukum", f"Tanggal di sel ini {tanggal_indonesia(hari)}, di kolomnya lain. Periksa keduanya.")


def _nilai(baris: Baris, konteks: Konteks) -> None:
    """All else about a row whose cells and number are read."""
    _lengkapi_wajib(baris, konteks)
    _baca_wilayah(baris, konteks)
    _baca_tanggal(baris, konteks.per)
    _baca_pola(baris)
    baris.lama = lama = konteks.tersimpan.get(baris.kunci) if baris.kunci else None
    if lama is not None and not konteks.terlihat(lama.wilayah_id) and not konteks.boleh_mengubah(lama):
        baris.salah("badan_hukum", f"Nomor ini sudah tercatat atas koperasi di {lama.wilayah.nama}. Periksa nomornya.")
    elif not any(c.salah for c in baris.catatan):
        susun(baris, konteks)


def _tersimpan(kunci: set[str], terkunci: bool) -> dict[str, Koperasi]:
    daftar = Koperasi.objects.bernomor(kunci).order_by("pk")
    if terkunci:
        daftar = daftar.select_for_update(of=("self",))
    ketua = Orang.objects.filter(golongan=Orang.Golongan.PENGURUS, jabatan__iexact="ketua").order_by("-diangkat")
    daftar = daftar.select_related("wilayah__induk").prefetch_related(
        Prefetch("keanggotaan", WilayahAnggota.objects.select_related("wilayah__induk")),
        "modal",
        Prefetch("orang", ketua, to_attr="para_ketua"),
    )
    return {inti_nomor(k.kunci): k for k in daftar}


def _lengkapi_wajib(baris: Baris, konteks: Konteks) -> None:
    """What a sheet must say of every row, also where the whole column is missing; an office of one region is there."""
    if konteks.satu_wilayah and not baris.berisi("wilayah"):
        baris.kedudukan = konteks.satu_wilayah
        baris.catatan = [c for c in baris.catatan if c.kolom != "wilayah"]
        if "wilayah" in baris.sel:
            baris.awas("wilayah", f"Tidak disebut: dicatat di {baris.kedudukan.nama}, wilayah kantor Anda.")
    for kolom in DAFTAR_KOPERASI.kolom:
        if kolom.wajib and kolom.nama not in baris.sel and (kolom is not WILAYAH or baris.kedudukan is None):
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
            _bandingkan_kedudukan(baris, konteks)
    if teks := baris.nilai.get("keanggotaan"):
        try:
            baris.anggota = {w.pk: (w, jumlah) for w, jumlah in baca_anggota(teks, konteks.wilayah)}
        except IsianSalah as salah:
            baris.salah("keanggotaan", f"{salah} {CARA}")


def _bandingkan_kedudukan(baris: Baris, konteks: Konteks) -> None:
    """Another column of the seat (a code beside the name) or its province, where it says another place."""
    lain = [n for n in baris.sel if n == "provinsi" or (n != "wilayah" and n.rstrip(KEMBAR) == "wilayah")]
    for nama in lain:
        if kosong(baris.sel[nama]):
            continue
        try:
            w = konteks.wilayah.cari_luas(teks_sel(baris.sel[nama]))
        except IsianSalah:
            continue
        if not membawahi(w.pk, baris.kedudukan.pk):
            baris.awas(
                nama.rstrip(KEMBAR), f"Kolom lain menyebut {w.nama}, dicatat {baris.kedudukan.nama}. Periksa keduanya."
            )


def _baca_tanggal(baris: Baris, per: date) -> None:
    for nama in SUDAH_LEWAT:
        nilai = baris.nilai.get(nama)
        if nilai is not None and nilai > per:
            baris.salah(nama, f"Tanggal {tanggal_indonesia(nilai)} belum tiba. Periksa tahunnya.")
    lahir, mulai = baris.nilai.get("tanggal_badan_hukum"), baris.nilai.get("mulai_kegiatan")
    if lahir and mulai and mulai < lahir:
        baris.awas("mulai_kegiatan", "Kegiatan dimulai sebelum badan hukum disahkan. Periksa kedua tanggalnya.")


def _baca_pola(baris: Baris) -> None:
    """The pattern that the name of the kind says, where the sheet says none: a KSPPS is a KSP of the syariah kind."""
    pola = sebut_pola(f"{teks_sel(baris.sel.get('jenis', ''))} {teks_sel(baris.sel.get('kelompok', ''))}")
    if pola is None or baris.nilai.get("pola") or baris.pada_salah("jenis"):
        return
    if pola:
        baris.nilai["pola"] = pola
    else:
        baris.awas("jenis", "Belum jelas konvensional atau syariah: tanpa kolom Pola dicatat konvensional. Periksa.")
