"""From the values of a row to the koperasi as it will be saved, with what hangs on it and what should be looked at."""

import re
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from aturan.simpan_pinjam_2015.kewenangan import kewenangan
from core.dasar.cari import kata_cari
from core.dasar.rupa import rupiah, tanggal_indonesia
from core.lembar.sel import teks_sel
from core.models import Wilayah
from ksp_usp.koperasi.impor.baris import KOMPONEN, Baris, Konteks
from ksp_usp.koperasi.impor.jenis import sebut_pola
from ksp_usp.models import ISIAN_BERIZIN, Koperasi, Modal, Orang, WilayahAnggota
from ksp_usp.models.koperasi import daerah

# Columns whose value goes to the field of the same name as it is; the seat is looked up first.
ISIAN = (
    "nama", "jenis", "bentuk", "pola", "tanggal_badan_hukum", "nik_koperasi", "alamat", "telepon", "mulai_kegiatan",
)  # fmt: skip
# What says which koperasi it is; a change of it is shown as old and new.
IDENTITAS = ("nama", "jenis", "bentuk", "pola", "tanggal_badan_hukum", "nik_koperasi", "wilayah", "alamat")
IZIN = "Data ini tercantum pada izin usaha yang berlaku ({lama}): ajukan perubahan izin, jangan lewat impor."


def susun(baris: Baris, konteks: Konteks) -> None:
    """Put the values on the koperasi, new or a copy of the saved one, with what hangs on it."""
    lama = baris.lama
    isi = {nama: baris.nilai[nama] for nama in ISIAN if baris.nilai.get(nama) not in ("", None)}
    dulu = {f.attname: getattr(lama, f.attname) for f in Koperasi._meta.concrete_fields} if lama else {}
    koperasi = Koperasi(**{"badan_hukum": baris.nilai["badan_hukum"]} | dulu | isi | {"wilayah_id": baris.kedudukan.pk})
    koperasi.wilayah = baris.kedudukan
    # Silence is not "primer": the capital, the founders and who consists of whom hang on it.
    if lama is None and not isi.get("bentuk"):
        baris.tanpa_bentuk = True
        if "bentuk" in baris.sel:
            baris.awas("bentuk", "Tidak disebut. Isi primer atau sekunder, atau jawab pertanyaan di bawah.")
    _keanggotaan(baris, koperasi)
    koperasi.berwenang_id = _berwenang(baris, koperasi)
    if not (konteks.terlihat(koperasi.wilayah_id) or konteks.terlihat(koperasi.berwenang_id)):
        baris.salah(
            "wilayah",
            f"{baris.kedudukan.nama} dan wilayah keanggotaannya di luar wilayah kantor Anda. Serahkan baris ini kepada"
            " kantor di sana.",
        )
    for nama in (*ISIAN, "badan_hukum", "wilayah_id"):
        if (dari := getattr(lama, nama, None)) != (ke := getattr(koperasi, nama)):
            baris.beda[nama] = [dari, ke]
    if lama:
        _sebut_perubahan(baris)
        _sebut_wewenang(baris, koperasi)
    if lama and lama.berizin:
        _tolak_izin(baris)
    _modal(baris, koperasi, konteks.per)
    _ketua(baris, koperasi, konteks.per)
    if lama and baris.berubah and not konteks.boleh_mengubah(lama):
        baris.salah(
            "nama", "Koperasi berizin ini dicatat oleh instansi penerbit izinnya. Sampaikan perubahannya ke sana."
        )
    if not any(c.salah for c in baris.catatan):
        baris.koperasi = koperasi
        _awas(baris, koperasi)


def _sebut_perubahan(baris: Baris) -> None:
    """Old and new of each field that says who the koperasi is; a name that is no spelling of the old one is asked."""
    lama = baris.lama
    for nama in IDENTITAS:
        dari, ke = baris.beda.get(f"{nama}_id" if nama == "wilayah" else nama, ("", ""))
        if dari not in ("", None):
            baris.awas(nama, f"Tercatat “{_sebut(lama, nama, dari)}”, menjadi “{_sebut(lama, nama, ke, baris)}”.")
    baru = baris.nilai["nama"]
    if "nama" in baris.beda and not _senama(lama.nama, baru):
        baris.awas("nama", "Nama dan nomor tidak cocok: periksa keduanya, atau jawab pertanyaan di bawah.")
        baris.awas("badan_hukum", f"Nomor ini tercatat atas nama {lama.nama}.")
        baris.tanyakan(f"{lama.nama}, nomor {lama.badan_hukum}, memang berganti nama menjadi {baru}")


def _sebut_wewenang(baris: Baris, koperasi: Koperasi) -> None:
    """Old and new of the membership region; another authority is asked, for open cases go there with it."""
    lama, baru = baris.lama, [w for w, _ in baris.anggota.values()]
    dulu = [k.wilayah for k in lama.keanggotaan.all() if k.menurut_ad]
    if not dulu or not baru or {w.pk for w in dulu} == {w.pk for w in baru}:
        return
    baris.awas("keanggotaan", f"Tercatat “{sebut_beberapa(dulu)}”, menjadi “{sebut_beberapa(baru)}”.")
    if koperasi.berwenang_id != lama.berwenang_id:
        dari, ke = (
            kewenangan([daerah(w) for w in anggota], daerah(tempat)).penerbit
            for anggota, tempat in ((dulu, lama.wilayah), (baru, baris.kedudukan))
        )
        baris.tanyakan(
            f"wilayah keanggotaan {lama.nama} memang berubah menurut anggaran dasarnya, sehingga yang berwenang {ke},"
            f" bukan lagi {dari}"
        )


def sebut_beberapa(daftar: list[Wilayah]) -> str:
    """Names of regions for one cell: all up to three, of more the first two and the number of the rest."""
    nama = [w.nama for w in daftar]
    return ", ".join(nama if len(nama) <= 3 else [*nama[:2], f"{len(nama) - 2} daerah lain"])


def _sebut(lama: Koperasi, nama: str, nilai, baris: Baris | None = None) -> str:
    if nama == "wilayah":
        return baris.kedudukan.nama if baris else lama.wilayah.nama
    pilihan = dict(Koperasi._meta.get_field(nama).flatchoices)
    return tanggal_indonesia(nilai) if isinstance(nilai, date) else str(pilihan.get(nilai, nilai))


def _senama(satu: str, lain: str) -> bool:
    """Whether two names may be spellings of one: 'KSP Mekar' and 'Kop. Simpan Pinjam Mekar Sari'."""
    a, b = ("".join(kata_cari(nama)) for nama in (satu, lain))
    return a in b or b in a or SequenceMatcher(None, a, b).ratio() >= 0.8


def _keanggotaan(baris: Baris, koperasi: Koperasi) -> None:
    """The regions as they will stand, if the sheet says any and they differ; one that is left out loses its place."""
    if not baris.anggota:
        return
    lama = {k.wilayah_id: k for k in baris.lama.keanggotaan.all()} if baris.lama else {}
    baru = []
    for kode, (wilayah, jumlah) in baris.anggota.items():
        ada = lama.get(kode)
        if jumlah is None and ada is not None:
            jumlah = ada.jumlah_anggota
        baru.append(WilayahAnggota(koperasi=koperasi, wilayah=wilayah, menurut_ad=True, jumlah_anggota=jumlah))
    menurut_ad = {kode: k.jumlah_anggota for kode, k in lama.items() if k.menurut_ad}
    if menurut_ad != {k.wilayah_id: k.jumlah_anggota for k in baru}:
        baris.keanggotaan = baru
        baris.beda["keanggotaan"] = [menurut_ad, {k.wilayah_id: k.jumlah_anggota for k in baru}]


def _wilayah_ad(baris: Baris) -> list[Wilayah]:
    """The membership region as the anggaran dasar will say it after saving."""
    if baris.anggota:
        return [w for w, _ in baris.anggota.values()]
    return [k.wilayah for k in baris.lama.keanggotaan.all() if k.menurut_ad] if baris.lama else []


def _berwenang(baris: Baris, koperasi: Koperasi) -> str:
    kedudukan = baris.kedudukan
    if anggota := _wilayah_ad(baris):
        hasil = kewenangan([daerah(w) for w in anggota], daerah(kedudukan))
        for kalimat in hasil.peringatan:
            baris.awas("keanggotaan" if "keanggotaan" in baris.sel else "wilayah", kalimat)
        return hasil.kode
    if baris.lama is None:
        baris.awas(
            "keanggotaan" if "keanggotaan" in baris.sel else "wilayah",
            "Wilayah keanggotaan belum disebut: yang berwenang belum dapat ditentukan menurut anggaran dasar.",
        )
    return kedudukan.pk if kedudukan.otonom else kedudukan.induk_id


def _tolak_izin(baris: Baris) -> None:
    lama = baris.lama
    for nama in ISIAN_BERIZIN:
        kolom = f"{nama}_id" if nama == "wilayah" else nama
        if kolom in baris.beda:
            ada = (
                lama.wilayah.nama
                if nama == "wilayah"
                else lama.get_jenis_display()
                if nama == "jenis"
                else (lama.get_bentuk_display() if nama == "bentuk" else getattr(lama, nama))
            )
            baris.salah(nama, IZIN.format(lama=ada or "kosong"))
    ad = {k.wilayah_id for k in lama.keanggotaan.all() if k.menurut_ad}
    if baris.anggota and set(baris.anggota) != ad:
        ada = ", ".join(k.wilayah.nama for k in lama.keanggotaan.all() if k.menurut_ad)
        baris.salah("keanggotaan", IZIN.format(lama=ada or "kosong"))


def _modal(baris: Baris, koperasi: Koperasi, per: date) -> None:
    """The capital on its day, if the sheet says any and it differs from what is saved."""
    isi = {nama: baris.nilai[nama] for nama in KOMPONEN if baris.nilai.get(nama) is not None}
    if not isi:
        if baris.nilai.get("modal_per"):
            baris.awas("modal_per", "Tanggal ada tetapi jumlah modal belum diisi: tidak ada modal yang dicatat.")
        return
    riwayat = list(baris.lama.modal.all()) if baris.lama else []
    tanggal = baris.nilai.get("modal_per")
    if tanggal is None:
        if riwayat and all(getattr(riwayat[0], nama) == nilai for nama, nilai in isi.items()):
            return
        tanggal = per
        kolom = "modal_per" if "modal_per" in baris.sel else next(iter(isi))
        baris.awas(kolom, f"Tanggal keadaan modal tidak disebut: dicatat per {tanggal_indonesia(per)}.")
    ada = next((m for m in riwayat if m.per == tanggal), None)
    dulu = {nama: getattr(ada, nama) for nama in KOMPONEN} if ada else {}
    if ada is None or any(dulu[nama] != nilai for nama, nilai in isi.items()):
        baris.modal = Modal(koperasi=koperasi, per=tanggal, **dulu | isi)
        baris.beda["modal"] = [{"per": tanggal, **dulu} if ada else None, {"per": tanggal, **dulu | isi}]
    asing = Modal.USP if koperasi.jenis == Koperasi.Jenis.KSP else Modal.KSP
    for nama in asing:
        if isi.get(nama):
            dasar = "Pasal 1 angka 17" if koperasi.jenis == Koperasi.Jenis.KSP else "Pasal 1 angka 18"
            modal = "modal sendiri KSP" if koperasi.jenis == Koperasi.Jenis.KSP else "modal USP"
            baris.awas(nama, f"Tidak dihitung sebagai {modal} ({dasar}). Periksa kolomnya.")


def _ketua(baris: Baris, koperasi: Koperasi, per: date) -> None:
    """A chairman with the day of appointment, where none is in office."""
    nama = baris.nilai.get("ketua")
    if not nama:
        return
    kini = next((o for o in baris.lama.para_ketua if o.aktif(per)), None) if baris.lama else None
    if kini is not None:
        if rata(kini.nama) != rata(nama):
            baris.awas(
                "ketua", f"Ketua yang tercatat {kini.nama}: ganti pengurus di halaman koperasinya, bukan lewat impor."
            )
        return
    diangkat = baris.nilai.get("ketua_diangkat")
    if diangkat is None:
        if "ketua_diangkat" in baris.sel:  # without the column the sheet has one note for all
            baris.awas("ketua_diangkat", "Tanggal pengangkatan tidak disebut: nama ketua tidak disimpan.")
        return
    baris.beda["ketua"] = [None, {"nama": nama, "diangkat": diangkat}]
    baris.ketua = Orang(
        koperasi=koperasi, golongan=Orang.Golongan.PENGURUS, jabatan="Ketua", nama=nama, diangkat=diangkat
    )


def _awas(baris: Baris, koperasi: Koperasi) -> None:
    syariah = sebut_pola(koperasi.nama) or sebut_pola(teks_sel(baris.sel["jenis"]))
    if syariah and koperasi.pola != Koperasi.Pola.SYARIAH:
        baris.awas("nama", "Namanya menyebut syariah, tetapi pola yang dicatat konvensional. Isi kolom Pola.")
    if baris.lama and baris.lama.badan_hukum != baris.nilai["badan_hukum"] and baris.berubah:
        baris.awas("badan_hukum", f"Dicocokkan dengan {baris.lama.badan_hukum} yang tercatat.")
    if baris.modal and (jumlah := baris.modal.jumlah) and jumlah < Decimal(1_000_000):
        baris.awas(
            "modal_per" if "modal_per" in baris.sel else next(n for n in KOMPONEN if n in baris.sel),
            f"Modal seluruhnya hanya {rupiah(jumlah)}: apakah ditulis dalam ribuan atau jutaan?",
        )


def rata(teks: str) -> str:
    """A name for comparing: 'KSP. Mekar  Sari' and 'ksp mekar sari' are one."""
    return " ".join(re.findall(r"\w+", teks.casefold()))
