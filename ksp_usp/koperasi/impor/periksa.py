"""The one validator of an imported register: every row comes out good, to check, or wrong.

Errors stop a row; warnings ask for a look and stop nothing. A wrong row never holds back the good ones.
"""

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from aturan.simpan_pinjam_2015.kewenangan import kewenangan
from core.dasar.izin import membawahi
from core.dasar.rupa import IsianSalah, angka, rupiah, tanggal_indonesia
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baca import Lembar
from core.lembar.baris import BarisLembar, HasilLembar
from core.lembar.sel import Sel
from core.models import Wilayah
from ksp_usp.koperasi.impor.anggota import CARA, baca_anggota
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI
from ksp_usp.models import ISIAN_BERIZIN, Koperasi, Modal, Orang, WilayahAnggota, kunci_badan_hukum
from ksp_usp.models.koperasi import daerah

# Columns whose value goes to the field of the same name as it is; the seat is looked up first.
ISIAN = (
    "nama", "jenis", "bentuk", "pola", "tanggal_badan_hukum", "nik_koperasi", "alamat", "telepon", "mulai_kegiatan",
)  # fmt: skip
KOMPONEN = (*Modal.KSP, *Modal.USP, "aset")
SUDAH_LEWAT = ("tanggal_badan_hukum", "ketua_diangkat", "mulai_kegiatan", "modal_per")
IZIN = "Data ini tercantum pada izin usaha yang berlaku ({lama}): ajukan perubahan izin, jangan lewat impor."


@dataclass(frozen=True)
class Konteks:
    """What a row is held against: the day, the regions, the offices of the person, the saved koperasi by their key."""

    per: date
    wilayah: DaftarWilayah
    kantor: frozenset[str]
    tersimpan: dict[str, Koperasi] = field(default_factory=dict)

    def terlihat(self, kode: str) -> bool:
        """Whether the person keeps the register of region `kode`: the office's own region, or below it."""
        return any(membawahi(k, kode) for k in self.kantor)

    def boleh_mengubah(self, koperasi: Koperasi) -> bool:
        """A licensed koperasi is kept by its authority alone; any other by whoever keeps the register of its seat."""
        return koperasi.berwenang_id in self.kantor or (not koperasi.berizin and self.terlihat(koperasi.wilayah_id))


@dataclass
class Baris(BarisLembar):
    """One row, and what saving it writes: the koperasi, its regions, capital and chairman (None while wrong)."""

    tabel = DAFTAR_KOPERASI

    kunci: str = ""
    kedudukan: Wilayah | None = None
    anggota: dict[str, tuple[Wilayah, int | None]] = field(default_factory=dict)
    lama: Koperasi | None = None
    koperasi: Koperasi | None = None
    keanggotaan: list[WilayahAnggota] = field(default_factory=list)
    modal: Modal | None = None
    ketua: Orang | None = None
    beda: dict[str, list] = field(default_factory=dict)

    @property
    def berubah(self) -> bool:
        return self.lama is None or bool(self.beda)

    @property
    def tuntas(self) -> bool:
        """A row that says what is saved already asks for nothing."""
        return self.lama is not None and not self.berubah

    @property
    def akibat(self) -> str:
        if self.koperasi is None:
            return "tidak disimpan"
        if self.lama is None:
            return "baru"
        return "memperbarui" if self.berubah else "sudah tersimpan"


@dataclass
class Hasil(HasilLembar):
    tabel = DAFTAR_KOPERASI

    @property
    def layak(self) -> list[Baris]:
        """Rows that may be saved and change something."""
        return [b for b in self.baris if b.koperasi is not None and b.berubah]

    @property
    def sidik(self) -> str:
        """Fingerprint of the saved koperasi that saving would touch: a colleague's edit in between changes it."""
        lama = sorted(f"{b.lama.pk}:{b.lama.versi}" for b in self.baris if b.lama is not None)
        return hashlib.sha256("|".join(lama).encode()).hexdigest()[:24]


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
        _bentuk(baris, konteks)
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


def _bentuk(baris: Baris, konteks: Konteks) -> None:
    """Put the values on the koperasi, new or a copy of the saved one, with what hangs on it."""
    lama = baris.lama
    isi = {nama: baris.nilai[nama] for nama in ISIAN if baris.nilai.get(nama) not in ("", None)}
    dulu = {f.attname: getattr(lama, f.attname) for f in Koperasi._meta.concrete_fields} if lama else {}
    koperasi = Koperasi(**{"badan_hukum": baris.nilai["badan_hukum"]} | dulu | isi | {"wilayah_id": baris.kedudukan.pk})
    koperasi.wilayah = baris.kedudukan
    _keanggotaan(baris, koperasi)
    koperasi.berwenang_id = _berwenang(baris, koperasi)
    for nama in (*ISIAN, "badan_hukum", "wilayah_id"):
        if (dari := getattr(lama, nama, None)) != (ke := getattr(koperasi, nama)):
            baris.beda[nama] = [dari, ke]
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
        if _rata(kini.nama) != _rata(nama):
            baris.awas(
                "ketua", f"Ketua yang tercatat {kini.nama}: ganti pengurus di halaman koperasinya, bukan lewat impor."
            )
        return
    diangkat = baris.nilai.get("ketua_diangkat")
    if diangkat is None:
        baris.awas("ketua", "Tanggal pengangkatan tidak disebut (kolom Ketua diangkat): nama ketua tidak disimpan.")
        return
    baris.beda["ketua"] = [None, {"nama": nama, "diangkat": diangkat}]
    baris.ketua = Orang(
        koperasi=koperasi, golongan=Orang.Golongan.PENGURUS, jabatan="Ketua", nama=nama, diangkat=diangkat
    )


def _awas(baris: Baris, koperasi: Koperasi) -> None:
    syariah = re.search(r"(?i)syari|kspps|uspps", f"{koperasi.nama} {baris.teks('jenis')}")
    if syariah and koperasi.pola != Koperasi.Pola.SYARIAH:
        baris.awas("nama", "Namanya menyebut syariah, tetapi pola yang dicatat konvensional. Isi kolom Pola.")
    if baris.lama and baris.lama.badan_hukum != baris.nilai["badan_hukum"] and baris.berubah:
        baris.awas("badan_hukum", f"Dicocokkan dengan {baris.lama.badan_hukum} yang tercatat.")
    if baris.modal and (jumlah := baris.modal.jumlah) and jumlah < Decimal(1_000_000):
        baris.awas(
            "modal_per" if "modal_per" in baris.sel else next(n for n in KOMPONEN if n in baris.sel),
            f"Modal seluruhnya hanya {rupiah(jumlah)}: apakah ditulis dalam ribuan atau jutaan?",
        )


def _rata(teks: str) -> str:
    """A name for comparing: 'KSP. Mekar  Sari' and 'ksp mekar sari' are one."""
    return " ".join(re.findall(r"\w+", teks.casefold()))


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
        kelompok[b.kedudukan.pk, _rata(b.koperasi.nama)].append(b)
    for kembar in kelompok.values():
        for b in kembar if len(kembar) > 1 else ():
            lain = ", ".join(angka(x.nomor) for x in kembar if x is not b)
            b.awas("nama", f"Nama yang sama di kabupaten/kota yang sama ada di baris {lain}.")
    if baru:
        sama = Koperasi.objects.filter(
            nama__in={b.koperasi.nama for b in baru}, wilayah__in={b.kedudukan.pk for b in baru}
        ).order_by("pk")
        for nama, wilayah, nomor in sama.values_list("nama", "wilayah_id", "badan_hukum"):
            for b in kelompok.get((wilayah, _rata(nama)), ()):
                b.awas("nama", f"Nama yang sama sudah tercatat dengan nomor badan hukum {nomor}.")
