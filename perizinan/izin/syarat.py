"""From an application to the facts of the law, the guards of its route, and the judgements that come with an act."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from aturan.bahasa import P15_2015, PENGENDALIAN, Hasil, Pasal, Per, Syarat, Temuan, evaluasi, hari
from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.izin import BANK_DEPOSITO, BERKAS_IZIN, UNIT_LAIN, syarat_izin
from aturan.simpan_pinjam_2015.kewenangan import Kewenangan, Lingkup
from aturan.simpan_pinjam_2015.modal import ModalAwal, jalur_usp
from core.dasar.izin import KODE_PUSAT
from core.models import Wilayah
from core.perkara.ingat import sekali
from core.perkara.temuan import temuan
from core.perkara.terbuka import dijawab, jawaban_tersimpan, semua_dijawab
from ksp_usp.koperasi.syarat import (
    SYARAT_SEKUNDER,
    fakta_sekunder,
    jumlah_unit_lain,
    temuan_orang,
)
from ksp_usp.models import Koperasi
from ksp_usp.models.tercatat import WewenangTercatat
from perizinan.izin.catatan import catatan_meja, hasil_berkas
from perizinan.izin.panel import DIHENTIKAN, kegiatan_berjalan
from perizinan.models import IzinUsaha, PermohonanIzin

PASAL_4_3 = Pasal(P15_2015, "4", "3")
PASAL_6_4 = Pasal(P15_2015, "6", "4")
PASAL_7 = Pasal(P15_2015, "7")
# The text lists its documents for a licence alone. An entry in the buku registrasi needs none of them (Pasal 4 ayat (3)
# names the capital and nothing else): what the koperasi brings is taken in. A change rests on the application and the
# amended deed, which huruf b names; the capital is asked at the founding (Pasal 17 ayat (1), 18 ayat (1)), so that its
# proof is taken in and stops no change.
BUTIR_REGISTRASI = {"7a", "7b", "7c", "7d"}
BUTIR_PERUBAHAN = {"7a", "7b"}

# Facts of the register that the examiner answers where nobody stated them; the rest is asked by the application itself.
DIJAWAB_PEMERIKSA = SYARAT_SEKUNDER | {UNIT_LAIN.kode}
USP_MENJADI_KSP = "permohonan.usp_menjadi_ksp"


# What the application asks for


def keanggotaan(p: PermohonanIzin) -> list[Wilayah]:
    """The membership region that the licence will name: the one applied for, else that of the register.

    A page asks a dozen times what cannot change while it is made: it reads once and keeps it (`keanggotaan_terbaca`).
    """
    if (terbaca := getattr(p, "keanggotaan_terbaca", None)) is not None:
        return terbaca
    return p.keanggotaan_izin()


def kewenangan_permohonan(p: PermohonanIzin) -> Kewenangan | WewenangTercatat | None:
    """Who decides on this application (Pasal 6 ayat (4)); None as long as no membership region is entered.

    On the page of a decided one whoever its decision named.
    """
    if (tercatat := getattr(p, "wewenang_tercatat", None)) is not None:
        return tercatat
    return p.koperasi.kewenangan(keanggotaan(p), p.kedudukan_izin)


def perlu_lingkup_modal(p: PermohonanIzin) -> bool:
    """Whether a person must decide on record which capital applies: members of a KSP in one administrative city.

    The capital of a USP has no steps by region, and a change that leaves the capital alone asks for none.
    """
    k = kewenangan_permohonan(p)
    return k is not None and k.jakarta and p.jenis_izin == Koperasi.Jenis.KSP and "7c" in butir_berkas(p)


def lingkup_modal(p: PermohonanIzin) -> str | None:
    """The step of capital by the region; in one administrative city of Jakarta as a person decided (None = not yet)."""
    k = kewenangan_permohonan(p)
    if k is None:
        return None
    return (p.lingkup_modal or None) if perlu_lingkup_modal(p) else k.lingkup.value


def lingkup_izin(p: PermohonanIzin) -> str:
    """The step that the licence records: as a person decided it, in this application or for the licence in force.

    Raises AttributeError as long as no membership region is entered.
    """
    k = kewenangan_permohonan(p)
    if diputuskan := lingkup_modal(p) if perlu_lingkup_modal(p) else "":
        return diputuskan
    if k.jakarta and p.izin_lama is not None and {w.pk for w in keanggotaan(p)} == p.izin_lama.kode_keanggotaan:
        return p.izin_lama.lingkup
    return k.lingkup.value


def jalur(p: PermohonanIzin) -> tuple[str, str]:
    """ "izin", "registrasi" or "belum_memenuhi", and why (Pasal 4 ayat (3)).

    A KSP always goes for the licence, and so does who has one and asks for a change.
    """
    if p.jenis_izin == Koperasi.Jenis.KSP or p.jenis == p.Jenis.PERUBAHAN or p.modal_disetor is None:
        return "izin", ""
    hasil = jalur_usp(p.bentuk_izin, p.modal_disetor, p.tanggal_hukum)
    return hasil.jalur, hasil.kalimat


def modal_izin(p: PermohonanIzin) -> Decimal | None:
    """The capital that the new licence names: the one paid in now, else that of the licence it replaces. Rupiah."""
    if p.modal_disetor is not None or p.izin_lama is None:
        return p.modal_disetor
    return p.izin_lama.modal_disetor


def modal_ikut_berubah(p: PermohonanIzin) -> bool:
    """Whether a change may change the capital that applies: form, kind, region or the amount itself."""
    return bool(p.jenis_baru or p.bentuk_baru or p.modal_berubah or p.keanggotaan_baru.exists())


def butir_wajib(p: PermohonanIzin) -> set[str]:
    """The documents of Pasal 7 that this application must have."""
    if p.jenis == p.Jenis.PERUBAHAN:
        return BUTIR_PERUBAHAN
    return set() if jalur(p)[0] == "registrasi" else {f"7{b.huruf}" for b in BERKAS_IZIN}


def butir_opsional(p: PermohonanIzin) -> set[str]:
    """The documents that are taken in and marked where they are there, and that nobody has to bring."""
    if p.jenis == p.Jenis.PERUBAHAN:
        return {"7c"} if modal_ikut_berubah(p) else set()
    return BUTIR_REGISTRASI if jalur(p)[0] == "registrasi" else set()


def butir_berkas(p: PermohonanIzin) -> dict[str, str]:
    """The documents of Pasal 7 that apply: {"7a": what it is}; which of them must be there says butir_wajib()."""
    dipakai = butir_wajib(p) | butir_opsional(p)
    return {f"7{b.huruf}": b.uraian for b in BERKAS_IZIN if f"7{b.huruf}" in dipakai}


def fakta_izin(p: PermohonanIzin, per: Per) -> dict:
    """The facts of aturan.simpan_pinjam_2015.izin for this application, decided by `per`. None = not known."""
    k = p.koperasi
    ada = hasil_berkas(p)
    return {
        "jenis": p.jenis_izin,
        "bentuk": p.bentuk_izin,
        "lingkup": lingkup_modal(p),
        "visi": bool(k.visi.strip()),
        "misi": bool(k.misi.strip()),
        "tujuan": bool(k.tujuan.strip()),
        **(fakta_sekunder(k.pendiri.all()) if p.bentuk_izin == Koperasi.Bentuk.SEKUNDER else {}),
        "tanggal_pengesahan": p.tanggal_pengesahan,
        "tanggal_izin": hari(per),
        "unit_usaha_lain": jumlah_unit_lain(k),
        "bank": p.bank or None,
        "deposito_atas_nama": p.deposito_atas_nama or None,
        "rekening_atas_nama_koperasi": p.rekening_milik_koperasi,
        "rencana_kerja_tahun": p.rencana_tahun,
        "modal_disetor": p.modal_disetor,
        **{f"berkas_7{b.huruf}": ada.get(f"7{b.huruf}") for b in BERKAS_IZIN},
    }


def temuan_izin(p: PermohonanIzin, per: Per, hukum: Per | None = None) -> list[Temuan]:
    """Every condition of the licence that applies, in article order; by the law of `hukum` where it differs."""
    return dijawab(_temuan_izin(p, per, hukum), catatan_meja(p))


def _temuan_izin(p: PermohonanIzin, per: Per, hukum: Per | None = None) -> list[Temuan]:
    """The same before the examiner answered what is open."""
    fakta, dipakai = fakta_izin(p, per), {"", *butir_wajib(p)}
    dipakai |= butir_opsional(p) & {"7c"}
    semua = evaluasi([s for s in syarat_izin(fakta) if _butir(s) in dipakai], fakta, per=hukum or per)
    return [t for t in map(partial(_dibaca, p), semua) if t is not None]


def bertafsir(p: PermohonanIzin, t: Temuan) -> bool:
    """Whether what this finding asks rests on a reading: the examiner answers it with a reason, and it blocks nothing.

    "Bank Pemerintah" is defined nowhere, and which banks are meant is a list of ours. The founding capital is named for
    the founding; that a change which widens asks for it again is read into the text. A bank that nobody entered is no
    reading: the counter enters it.
    """
    if t.kode in (BANK_DEPOSITO.kode, DIHENTIKAN, USP_MENJADI_KSP):
        return not t.belum_diketahui
    return p.jenis == p.Jenis.PERUBAHAN and (t.kode.startswith("modal.") or t.dasar.kode.endswith("7c"))


def _dibaca(p: PermohonanIzin, t: Temuan) -> Temuan | None:
    """A finding as this application is judged by it: of a reading a question, of a proof that nobody must bring only
    what is known."""
    opsional = t.dasar.kode.endswith("7c") and "7c" in butir_opsional(p)
    if opsional and t.hasil is Hasil.PERLU_PENILAIAN:
        return None
    if t.hasil is Hasil.TIDAK and (opsional or bertafsir(p, t)):
        kalimat = f"{t.kalimat.rsplit(':', 1)[0]}: menurut tafsir, dinilai pemeriksa dengan alasan."
        return replace(t, hasil=Hasil.PERLU_PENILAIAN, kalimat=kalimat)
    return t


def _butir(s: Syarat) -> str:
    """The document that shows what this rule asks, as Pasal 7 first named it; of the capital its proof, huruf c."""
    pasal = s.versi[0].dasar
    return "7c" if isinstance(s, ModalAwal) else f"7{pasal.huruf}" if pasal.pasal == "7" else ""


# Guards: (urusan, per) -> list[Temuan]. By the text: penerbit_tepat, jalur_*, syarat_terpenuhi, tidak_memperluas. Data
# that must be whole: wilayah_berlaku, belum_berizin, isian_cukup, batas_kelengkapan. Our own control: register_tetap.
# What no article asks for cites none (PENGENDALIAN): an address to write to, a day that lies ahead, the same register.


def wilayah_berlaku(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """Regions that ended take no decision: the application names the ones that follow them."""
    lewat = [w for w in [p.kedudukan_izin, *keanggotaan(p)] if not w.berlaku(hari(per))]
    kalimat = "Kode wilayah kedudukan dan keanggotaan masih berlaku."
    if lewat:
        kalimat = (
            f"Wilayah {lewat[0].nama} ({lewat[0].pk}) sudah tidak berlaku. Ganti dengan wilayah penggantinya pada data"
            " koperasi."
        )
    return [temuan("permohonan.wilayah", "Kode wilayah", not lewat, Pasal(P15_2015, "5"), kalimat)]


def _penerbit(p: PermohonanIzin) -> tuple[Kewenangan | None, str]:
    k = kewenangan_permohonan(p)
    if k is None:
        return None, "Wilayah keanggotaan menurut anggaran dasar belum diisi, sehingga penerbit izin belum diketahui."
    return k, k.kalimat


def penerbit_tepat(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """The application lies with the authority that the membership region names (Pasal 6 ayat (4))."""
    k, kalimat = _penerbit(p)
    baik = None if k is None else k.kode == p.berwenang_id
    if k is not None and not baik:
        kalimat = f"{kalimat} Permohonan ini berada di meja lain: teruskan kepada {k.penerbit}."
    return [temuan("permohonan.penerbit", "Penerbit izin", baik, k.dasar_izin if k else PASAL_6_4, kalimat)]


def penerbit_lain(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """The opposite: only what lies at the wrong desk is passed on."""
    k, kalimat = _penerbit(p)
    baik = None if k is None else k.kode != p.berwenang_id
    if k is not None and not baik:
        kalimat = f"{kalimat} Permohonan ini sudah berada pada yang berwenang."
    return [temuan("permohonan.penerbit", "Penerbit izin", baik, k.dasar_izin if k else PASAL_6_4, kalimat)]


def belum_berizin(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """A new licence only where none is in force; a change only of the one in force."""
    izin = p.koperasi.izin.dipegang()
    if p.jenis == p.Jenis.PERUBAHAN:
        baik = izin is not None and izin.pk == p.izin_lama_id and izin.keadaan == IzinUsaha.Keadaan.BERLAKU
        kalimat = f"Izin yang diubah: nomor {p.izin_lama.nomor}."
        if not baik:
            kalimat = f"Izin nomor {p.izin_lama.nomor} tidak lagi berlaku, sehingga tidak dapat diubah."
    else:
        baik = izin is None
        kalimat = "Koperasi belum memiliki izin usaha simpan pinjam."
        if not baik:
            kalimat = f"Koperasi sudah memiliki izin nomor {izin.nomor}. Ajukan perubahan izin, bukan izin baru."
    return [temuan("permohonan.izin_ada", "Izin yang ada", baik, Pasal(P15_2015, "6", "1"), kalimat)]


def memperluas(p: PermohonanIzin) -> bool:
    """Whether an application asks for more: a licence where there is none, by a change another region, kind or form.

    More capital mends the structure that Pasal 20 ayat (2) waits for, and a name or a seat widens nothing. An entry in
    the buku registrasi is no licence, see henti_registrasi().
    """
    lama = p.izin_lama
    if p.jenis != p.Jenis.PERUBAHAN or lama is None:
        return jalur(p)[0] != "registrasi"
    if (p.jenis_baru or lama.jenis, p.bentuk_baru or lama.bentuk) != (lama.jenis, lama.bentuk):
        return True
    tercakup = lama.kode_keanggotaan
    return any(not tercakup & {w.pk, w.pk[:2], KODE_PUSAT} for w in p.keanggotaan_baru.all())


def tidak_memperluas(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """No licence is given to a koperasi whose activity stands still, and no change widens it (Pasal 20 ayat (2))."""
    return kegiatan_berjalan(p, per) if memperluas(p) else []


def henti_registrasi(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """That activity stands still asks a reason of who proposes the buku registrasi, and is no bar by the text.

    Pasal 4 ayat (3) names the capital and nothing else.
    """
    if jalur(p)[0] != "registrasi":
        return []
    return [
        replace(
            t, uraian="Pencantuman selagi kegiatan dihentikan", hasil=Hasil.PERLU_PENILAIAN, aktual="dihentikan",
            aktual_teks=f"dihentikan sejak {tanggal(p.koperasi.dihentikan_sejak)}",
            kalimat=f"{t.kalimat} Pencantuman dalam buku registrasi dinilai pemeriksa dengan alasan.",
            tafsir="Pasal 4 ayat (3) hanya menyebut modal: penghentian kegiatan tidak menghalangi pencantuman.",
        )
        for t in kegiatan_berjalan(p, per)
    ]  # fmt: skip


def henti_dinilai(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """The same with what the examiner answered: unanswered, or answered with no, it enters nothing in the book."""
    return dijawab(henti_registrasi(p, per), catatan_meja(p))


def register_tetap(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """The koperasi stands in the register as it did when the examiner handed the case over: no other is decided on."""
    serah = [j for j in sekali(p, "jejak", lambda: list(p.jejak)) if j.aksi == "selesai_periksa"]
    diperiksa, kini = (serah[-1].salinan if serah else {}).get("register", {}), p.salinan_register()
    if not (beda := [nama for nama, isi in diperiksa.items() if kini[nama] != isi]):
        return []
    kalimat = (
        f"Data koperasi berubah sesudah diperiksa: {', '.join(beda)}. Kembalikan kepada pemeriksa, supaya yang diputus"
        " sama dengan yang diperiksa."
    )
    return [temuan("permohonan.register", "Data koperasi", False, PENGENDALIAN, kalimat)]


def isian_cukup(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """What the counter must have written down before it may hand out a receipt; papers may still be missing.

    Of the documents only what this application must bring; the address is ours: letters go there.
    """
    hasil, wajib, bersurat = [], {"", *butir_wajib(p)}, p.nomor_surat and p.tanggal_surat
    for butir, kode, uraian, isi, saran in (
        ("7a", "surat", "Surat permohonan", bersurat, "Isi nomor dan tanggal surat permohonan."),
        ("", "alamat", "Alamat koperasi", p.alamat_izin, "Isi alamat koperasi pada data koperasi."),
        (
            "7d", "pengurus", "Pengurus dan pengawas",
            {"pengurus", "pengawas"} <= set(p.koperasi.orang.aktif(hari(per)).values_list("golongan", flat=True)),
            "Catat paling sedikit satu pengurus dan satu pengawas pada data koperasi.",
        ),
    ):  # fmt: skip
        if butir in wajib:
            kalimat = f"{uraian} tercatat." if isi else saran
            dasar = PASAL_7 if butir else PENGENDALIAN
            hasil.append(temuan(f"permohonan.{kode}", uraian, bool(isi) or None, dasar, kalimat))
    if p.jenis == p.Jenis.PERUBAHAN:
        ada = bool(
            p.nama_baru or p.alamat_baru or p.wilayah_baru_id or p.jenis_baru or p.bentuk_baru or p.modal_berubah
            or p.keanggotaan_baru.exists()
        )  # fmt: skip
        kalimat = "Perubahan yang diminta tercatat." if ada else "Isi paling sedikit satu perubahan yang diminta."
        hasil.append(
            temuan("permohonan.perubahan", "Perubahan yang diminta", ada or None, Pasal(P15_2015, "6", "1"), kalimat)
        )
    if p.tanggal_surat and p.tanggal_surat > hari(per):
        kalimat = "Tanggal surat permohonan tidak boleh sesudah hari ini."
        hasil.append(temuan("permohonan.tanggal_surat", "Tanggal surat permohonan", False, PENGENDALIAN, kalimat))
    return hasil


def batas_kelengkapan(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """A day that the office typed for what is missing lies ahead; Pasal 7 sets none, and none need be typed."""
    if p.kelengkapan_sampai is None:
        return []
    baik, sampai = p.kelengkapan_sampai > hari(per), tanggal(p.kelengkapan_sampai)
    kalimat = f"Kelengkapan diminta paling lambat {sampai}."
    if not baik:
        kalimat = f"Kelengkapan diminta paling lambat {sampai}: pilih tanggal sesudah hari ini, atau kosongkan."
    return [temuan("permohonan.kelengkapan_sampai", "Kelengkapan diminta paling lambat", baik, PENGENDALIAN, kalimat)]


def jalur_izin(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """A USP below the capital of a licence is entered in the book, or waits (Pasal 4 ayat (3), 18 ayat (1))."""
    tujuan, kalimat = jalur(p)
    return [temuan("permohonan.jalur", "Jalur USP", tujuan == "izin", PASAL_4_3, kalimat)] if kalimat else []


def jalur_registrasi(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """Only a USP below Rp15 juta is entered in the buku registrasi (Pasal 4 ayat (3)), and once."""
    tujuan, kalimat = jalur(p)
    if p.jenis_izin == Koperasi.Jenis.KSP:
        kalimat = "Buku registrasi hanya untuk USP Koperasi; KSP memerlukan izin."
    elif p.modal_disetor is None:
        kalimat = "Modal tetap USP belum diisi."
    hasil = [temuan("permohonan.jalur", "Jalur USP", tujuan == "registrasi", PASAL_4_3, kalimat)]
    terdaftar = p.koperasi.registrasi.filter(izin=None).first()
    if terdaftar:
        kalimat = (
            f"USP ini sudah tercantum dengan nomor {terdaftar.nomor}, paling lambat mengajukan izin"
            f" {tanggal(terdaftar.tenggat)}. Tambah modal tetap, lalu ajukan izin."
        )
        hasil.append(temuan("permohonan.terdaftar", "Buku registrasi", False, PASAL_4_3, kalimat))
    return hasil


def usp_menjadi_ksp(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """Whether a USP becomes a KSP by a change or by a founding, which the text leaves open: a person says, and why."""
    if p.jenis != p.Jenis.PERUBAHAN or (p.izin_lama.jenis, p.jenis_izin) != (Koperasi.Jenis.USP, Koperasi.Jenis.KSP):
        return []
    kalimat = (
        "USP Koperasi menjadi KSP lewat perubahan izin: syarat orang (Pasal 11 sampai 13) dan modal awal pendirian"
        " (Pasal 17) tidak diuji seperti pada izin baru. Dinilai pemeriksa dengan alasan: diterima sebagai perubahan,"
        " atau tidak diterima karena ini pendirian KSP."
    )
    tafsir = "Teks tidak menyebut apakah USP yang menjadi KSP (Pasal 4 ayat (5)) adalah perubahan izin atau pendirian."
    dasar, uraian = Pasal(P15_2015, "17", "1"), "USP menjadi KSP sebagai perubahan izin"
    t = temuan(USP_MENJADI_KSP, uraian, False, dasar, kalimat, aktual="perubahan", tafsir=tafsir)
    return [replace(t, hasil=Hasil.PERLU_PENILAIAN, aktual_teks="diajukan sebagai perubahan")]


def temuan_tanpa_jawaban(p: PermohonanIzin, per: Per, pengguna=None) -> list[Temuan]:
    """What the law finds about the licence and the people, before the examiner answered what is open.

    Who asks for a change has its licence, and no article lets the people hold up another name on it: of them only what
    they are refused is shown, and stands in nobody's way. `pengguna` reads the names of other koperasi in them.
    """
    return sekali(p, ("tanpa_jawaban", per), lambda: _temuan_tanpa_jawaban(p, per, pengguna))


def _temuan_tanpa_jawaban(p: PermohonanIzin, per: Per, pengguna) -> list[Temuan]:
    orang = temuan_orang(p.koperasi, per, pengguna)
    if p.jenis == p.Jenis.PERUBAHAN:
        orang = [t for t in orang if t.hasil is Hasil.TIDAK]
    return _temuan_izin(p, per) + usp_menjadi_ksp(p, per) + henti_registrasi(p, per) + orang


def syarat_terpenuhi(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """All conditions of the licence, and of the people (Pasal 11 sampai 13) everything known or answered for."""
    semua = dijawab(temuan_tanpa_jawaban(p, per), catatan_meja(p))
    return [t for t in semua if not (t.siapa and p.jenis == p.Jenis.PERUBAHAN)]


# Judgements that come with an act: (urusan, penilaian) -> list[Temuan]


def yang_terbuka(p: PermohonanIzin, mentah: list[Temuan] | None = None) -> list[Temuan]:
    """What the examiner answers: who founded a KSP sekunder and of whom it consists, other business units, what rests
    on a reading, and what Pasal 11 to 13 ask of the people where nobody stated it; of them a change asks nothing.

    `mentah` spares another look: temuan_tanpa_jawaban() of today.
    """
    orang = jalur(p)[0] != "registrasi"
    semua = temuan_tanpa_jawaban(p, p.tanggal_hukum) if mentah is None else mentah
    perlu = [t for t in semua if t.hasil is Hasil.PERLU_PENILAIAN]
    return [t for t in perlu if t.kode in DIJAWAB_PEMERIKSA or (orang if t.siapa else bertafsir(p, t))]


# What the examiner may propose, by where the application goes with its capital; nothing but a refusal elsewhere.
USUL_MENURUT_JALUR = {"izin": ("terbit", "tolak"), "registrasi": ("daftar", "tolak")}


def usul_tersimpan(p: PermohonanIzin) -> dict[str, Any]:
    return {
        "usul": p.usul,
        "catatan": p.usul_catatan,
        "lingkup_modal": p.lingkup_modal,
        "terbuka": jawaban_tersimpan(yang_terbuka(p), catatan_meja(p)),
    }


def usul_lengkap(p: PermohonanIzin, penilaian: dict) -> list[Temuan]:
    """The examiner proposes a decision that the findings allow, and settles the capital in Jakarta on record."""
    usul, catatan = penilaian.get("usul", ""), penilaian.get("catatan", "").strip()
    hasil = []
    if perlu_lingkup_modal(p):
        baik = bool(p.lingkup_modal and p.lingkup_modal_alasan.strip() and p.lingkup_modal_oleh_id)
        kalimat = "Pilih jenjang modal (satu kabupaten/kota atau lintas kabupaten/kota) dan tulis alasannya."
        if baik:
            label = Lingkup(p.lingkup_modal).label
            kalimat = f"Jenjang modal untuk anggota di satu kota administrasi Jakarta ditetapkan: {label}."
        hasil.append(
            temuan(
                "permohonan.lingkup_modal",
                "Jenjang modal di Jakarta",
                baik,
                Pasal(P15_2015, "17", "2"),
                kalimat,
                alasan=p.lingkup_modal_alasan.strip(),
            )
        )
    tujuan, sebab = jalur(p)
    boleh = USUL_MENURUT_JALUR.get(tujuan, ("tolak",))
    if not usul:
        baik, kalimat = False, "Pilih usul: terbitkan izin, cantumkan dalam buku registrasi, atau tolak."
    elif usul not in boleh:
        baik, kalimat = False, f"Usul ini tidak sesuai dengan modalnya. {sebab}"
    elif usul == "terbit" and (henti := tidak_memperluas(p, p.tanggal_hukum)):
        baik, kalimat = False, f"{henti[0].kalimat} Usulkan penolakan, atau tunggu."
    elif usul == "tolak" and not catatan:
        baik, kalimat = False, "Tulis alasan usul penolakan: pejabat dan koperasi membacanya."
    else:
        baik, kalimat = True, f"Usul pemeriksa: {PermohonanIzin.Usul(usul).label.lower()}."
        if usul == PermohonanIzin.Usul.TERBIT:
            kalimat += _yang_menghalangi(p)
    hasil.append(temuan("permohonan.usul", "Usul pemeriksa", baik, PENGENDALIAN, kalimat, alasan=catatan))
    # Who proposes to refuse rests on what is not met; nobody hands over as fulfilled what nobody knows.
    tanya = {"terbit": yang_terbuka(p), "daftar": henti_registrasi(p, p.tanggal_hukum)}.get(usul, [])
    return hasil + semua_dijawab(tanya, penilaian.get("terbuka", {}))


def _yang_menghalangi(p: PermohonanIzin) -> str:
    """What will stop the deciding official although the examiner proposes the licence; empty when nothing will."""
    kurang = [t for t in syarat_terpenuhi(p, p.tanggal_hukum) if not t.hasil.lolos]
    sebut = f" Perhatian: {len(kurang)} syarat belum terpenuhi, izin tidak dapat terbit: "
    return sebut + kurang[0].kalimat if kurang else ""
