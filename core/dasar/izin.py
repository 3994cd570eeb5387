"""Roles, the level each sits at, the table of permissions, and the two questions: who may act, who may see.

Acting is EQUALITY with the authority that the case names; seeing is by PREFIX of the region code
(a province sees its kabupaten). There is no third way. Whoever acts for a koperasi acts for no office in its matters.

A role sits at a fixed level, or at BERWENANG: the authority that the law names for the case (aturan's kewenangan),
which the case carries as `berwenang`. The role of a party (PIHAK) is bound to one koperasi: it acts in what names that
one as its `pihak`, and sees no region at all. A step of a route asks for its row's role; whatever else somebody does
asks for a row of `Izin`. Pages, forms and templates ask `boleh` and `terlihat_oleh`, and never for a role.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from core.models import Pengguna, Penugasan

KODE_PUSAT = "00"


class Tingkat(models.TextChoices):
    """The three levels of Pasal 10 Permen KUKM 23/2005, and the authority that each case of Permen 15/2015 names."""

    KABKOTA = "kabkota", "Kabupaten/Kota"
    PROVINSI = "provinsi", "Provinsi"
    PUSAT = "pusat", "Pusat"
    BERWENANG = "berwenang", "Instansi yang berwenang"
    PIHAK = "pihak", "Koperasi itu sendiri"


class Peran(models.TextChoices):
    POKJA_KABKOTA = "pokja_kabkota", "Pokja Keuangan Kabupaten/Kota"
    DINAS_KABKOTA = "dinas_kabkota", "Dinas Kabupaten/Kota"
    POKJA_PROVINSI = "pokja_provinsi", "Pokja Keuangan Provinsi"
    DINAS_PROVINSI = "dinas_provinsi", "Dinas Provinsi"
    VERIFIKATOR = "verifikator", "Verifikator Kementerian"
    PENYUSUN_KEPUTUSAN = "penyusun_keputusan", "Penyusun Keputusan"
    PENETAP = "penetap", "Penetap (Menteri atau yang diberi mandat)"
    LOKET = "loket", "Petugas loket"
    PEMERIKSA = "pemeriksa", "Pemeriksa permohonan"
    PEJABAT = "pejabat", "Pejabat berwenang"
    PENILAI = "penilai", "Penilai kesehatan"
    PENGAWAS = "pengawas", "Pengawas koperasi"
    ADMIN_INSTANSI = "admin_instansi", "Admin instansi"
    AUDITOR = "auditor", "Auditor"
    PENGURUS = "pengurus", "Pengurus koperasi"


# The level at which a role may act. Roles without a level sit wherever their office sits.
TINGKAT_PERAN = {
    Peran.POKJA_KABKOTA: Tingkat.KABKOTA,
    Peran.DINAS_KABKOTA: Tingkat.KABKOTA,
    Peran.POKJA_PROVINSI: Tingkat.PROVINSI,
    Peran.DINAS_PROVINSI: Tingkat.PROVINSI,
    Peran.VERIFIKATOR: Tingkat.PUSAT,
    Peran.PENYUSUN_KEPUTUSAN: Tingkat.PUSAT,
    Peran.PENETAP: Tingkat.PUSAT,
    Peran.LOKET: Tingkat.BERWENANG,
    Peran.PEMERIKSA: Tingkat.BERWENANG,
    Peran.PEJABAT: Tingkat.BERWENANG,
    Peran.PENILAI: Tingkat.BERWENANG,
    Peran.PENGAWAS: Tingkat.BERWENANG,
    Peran.PENGURUS: Tingkat.PIHAK,
}
# Everybody but the parties, who are no officers.
PETUGAS = tuple(p for p in Peran if TINGKAT_PERAN.get(p) != Tingkat.PIHAK)

# Whoever signs in a post, or takes a step that has to be another person's than the one before it (the rows of all
# routes tell who: tests/test_wewenang_surat.py). One admin alone neither makes such a person nor opens their account.
PERAN_MEMUTUS = frozenset({
    Peran.DINAS_KABKOTA, Peran.DINAS_PROVINSI, Peran.VERIFIKATOR, Peran.PENYUSUN_KEPUTUSAN, Peran.PENETAP,
    Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENILAI, Peran.PENGAWAS,
})  # fmt: skip
PERAN_DUA_ADMIN = PERAN_MEMUTUS | {Peran.ADMIN_INSTANSI}

# Who decides, signs, or gives others their posts comes in with a second factor (core.masuk).
PERAN_BERFAKTOR = (Peran.PEJABAT, Peran.PENETAP, Peran.ADMIN_INSTANSI)


def kode_tingkat(kode: str) -> Tingkat:
    """Level of a region code: '00' is the centre, 'PP' a province, 'PP.KK' a kabupaten/kota."""
    if kode == KODE_PUSAT:
        return Tingkat.PUSAT
    return Tingkat.KABKOTA if "." in kode else Tingkat.PROVINSI


def kode_bertindak(peran: str, kode_wilayah: str, kode_berwenang: str) -> str:
    """Code of the region whose office acts as `peran` in a case of `kode_wilayah` before authority `kode_berwenang`."""
    match TINGKAT_PERAN[peran]:
        case Tingkat.BERWENANG:
            return kode_berwenang
        case Tingkat.PUSAT:
            return KODE_PUSAT
        case Tingkat.PIHAK:
            return ""  # of no office
        case Tingkat.PROVINSI:
            return kode_wilayah[:2]
        case _:
            return kode_wilayah


class Di(Enum):
    """At which office a permission is held, measured by the thing it is about."""

    BERWENANG = "the one that the case names for the role (kode_bertindak)"
    WILAYAH = "one of exactly the region of the thing"
    BAWAHAN = "one whose region, or one below it, is that of the thing or of its authority"
    KANTOR = "the office itself, or one of a region above it: never a neighbour, never a level above"
    PUSAT = "the ministry"
    PENGURUS = "one that the thing says itself (`diurus`)"


P = Peran
_PETUGAS_DIRI = (P.LOKET, P.PEMERIKSA, P.PEJABAT, P.PENILAI, P.PENGAWAS, P.AUDITOR)
_KEPALA = (P.ADMIN_INSTANSI, P.PEJABAT, P.DINAS_KABKOTA, P.DINAS_PROVINSI)
_MINTA = "Jika ini tugas Anda, minta admin instansi mencatat penugasan Anda."
_HANYA_SENTRA = "Hanya {siapa} wilayah sentra ini yang dapat melakukannya."
_HANYA_WILAYAH = "Hanya {siapa} di {objek.nama} yang dapat melakukannya."
_HANYA_KANTOR = "Halaman ini untuk {siapa} pada {objek.berwenang.nama}."
_PENGURUSNYA = "Anda tidak berwenang: Anda pengurus koperasi ini, sehingga urusannya dikerjakan petugas lain."


class Izin(Enum):
    """What somebody may do beside the steps of a route: roles (the first that is held counts), where, and the refusal.

    The refusal may name {siapa}, the roles in words, and {objek}, the thing.
    """

    def __new__(cls, *isi: object) -> Izin:
        # A number of its own: two permissions may read alike and stay two.
        satu = object.__new__(cls)
        satu._value_ = len(cls.__members__)
        return satu

    def __init__(self, peran: tuple[Peran, ...], di: Di, kalimat: str) -> None:
        self.peran, self.di, self.kalimat = peran, di, kalimat

    @property
    def siapa(self) -> str:
        return " atau ".join(p.label for p in self.peran)

    def penolakan(self, objek: Any = None) -> str:
        """Why somebody may not, and who may."""
        return self.kalimat.format(siapa=self.siapa, objek=objek)

    # Offices, people, calendar
    KELOLA_INSTANSI = (P.ADMIN_INSTANSI,), Di.KANTOR, "Halaman ini untuk admin instansi. Hubungi admin instansi Anda."
    KELOLA_TOKEN = (P.ADMIN_INSTANSI,), Di.KANTOR, "Token API dibuat dan dicabut admin instansi. Hubungi mereka."
    ATUR_KALENDER = (
        (P.ADMIN_INSTANSI,),
        Di.PUSAT,
        "Hari libur diisi dan dikonfirmasi oleh admin instansi Kementerian. Anda dapat membacanya di halaman Hari"
        " libur.",
    )
    CATAT_GANGGUAN = (
        (P.ADMIN_INSTANSI,),
        Di.PUSAT,
        "Gangguan layanan dicatat oleh admin instansi Kementerian. Siapa pun dapat membacanya di Keadaan layanan.",
    )
    AMBIL_SAKSI = (
        (P.AUDITOR, P.ADMIN_INSTANSI),
        Di.BAWAHAN,
        "Lembar saksi diambil dan disimpan oleh {siapa}.",
    )
    UNGGAH_PINDAIAN = (
        tuple(p for p in PETUGAS if p not in (P.ADMIN_INSTANSI, P.AUDITOR)),
        Di.WILAYAH,
        "Hasil pindai surat diunggah petugas instansi yang menerbitkannya: {objek.nama}.",
    )
    ALIHKAN_URUSAN = _KEPALA, Di.WILAYAH, "Urusan dialihkan pemegangnya sendiri, atau {siapa} di {objek.nama}."
    INGATKAN_MEJA = (*_KEPALA, P.PENETAP), Di.BAWAHAN, "Meja diingatkan oleh {siapa} instansi itu atau di atasnya."
    # Permen 23/2005
    ISI_USULAN = (
        (P.POKJA_KABKOTA,),
        Di.BERWENANG,
        f"Usulan dibuat oleh Pokja Keuangan Kabupaten/Kota (Pasal 7 huruf a Permen KUKM 23/2005). {_MINTA}",
    )
    LIHAT_NIK_UKM = (PETUGAS, Di.BAWAHAN, "NIK pemilik UKM hanya ditampilkan bagi petugas yang melihat usulannya.")
    PERIKSA_DI_PROVINSI = (
        (P.POKJA_PROVINSI,),
        Di.BERWENANG,
        "Meja ini milik {siapa} (Pokja Provinsi: kelengkapan (Pasal 7 huruf c)). Isian usulan dapat dibaca pada halaman"
        " usulan.",
    )
    PERIKSA_DI_KEMENTERIAN = (
        (P.VERIFIKATOR,),
        Di.BERWENANG,
        "Meja ini milik {siapa} (Kementerian: verifikasi kembali (Pasal 7 huruf e)). Isian usulan dapat dibaca pada"
        " halaman usulan.",
    )
    KIRIM_USULAN = (
        (P.DINAS_KABKOTA, P.DINAS_PROVINSI),
        Di.BERWENANG,
        "Mengirim usulan dengan surat pengantar dilakukan oleh Dinas: ke Provinsi oleh Dinas Kabupaten/Kota, ke"
        " Kementerian oleh Dinas Provinsi (Pasal 7 huruf b dan d).",
    )
    SUSUN_KEPUTUSAN = (
        (P.PENYUSUN_KEPUTUSAN,),
        Di.BERWENANG,
        "Rancangan Keputusan disusun oleh Penyusun Keputusan di Kementerian (Pasal 7 huruf f).",
    )
    UBAH_SENTRA = ((P.POKJA_KABKOTA, P.DINAS_KABKOTA), Di.BERWENANG, _HANYA_SENTRA)
    BERI_PERKUATAN = ((P.DINAS_KABKOTA, P.DINAS_PROVINSI), Di.BERWENANG, _HANYA_SENTRA)
    CATAT_PEMBINAAN = ((P.POKJA_KABKOTA, P.DINAS_KABKOTA, P.DINAS_PROVINSI), Di.BERWENANG, _HANYA_SENTRA)
    MASUKAN_SENTRA = ((P.POKJA_KABKOTA, P.POKJA_PROVINSI), Di.BERWENANG, _HANYA_SENTRA)
    CATAT_PENETAPAN = ((P.PENYUSUN_KEPUTUSAN,), Di.BERWENANG, "Hanya {siapa} Kementerian yang dapat melakukannya.")
    TULIS_PROGRAM = ((P.DINAS_KABKOTA, P.DINAS_PROVINSI), Di.WILAYAH, _HANYA_WILAYAH)
    MASUKAN_WILAYAH = ((P.POKJA_KABKOTA, P.POKJA_PROVINSI), Di.WILAYAH, _HANYA_WILAYAH)
    CATAT_MITRA = (
        (P.DINAS_KABKOTA, P.DINAS_PROVINSI, P.POKJA_KABKOTA, P.POKJA_PROVINSI),
        Di.WILAYAH,
        _HANYA_WILAYAH,
    )
    COBA_ANDAIAN = (
        (P.VERIFIKATOR, P.PENYUSUN_KEPUTUSAN, P.PENETAP, P.DINAS_PROVINSI, P.AUDITOR),
        Di.BAWAHAN,
        "Andaian dihitung {siapa}, atas urusan yang terlihat oleh kantornya.",
    )
    # Permen 15/2015: the register of koperasi
    CATAT_KOPERASI = (
        (P.LOKET, P.PEMERIKSA),
        Di.BAWAHAN,
        "Koperasi hanya dicatat petugas loket atau pemeriksa permohonan.",
    )
    IMPOR_KOPERASI = (
        (P.LOKET, P.PEMERIKSA),
        Di.BAWAHAN,
        "Impor daftar koperasi dilakukan petugas loket atau pemeriksa permohonan. "
        "Minta admin instansi Anda memberi penugasan itu bila Anda yang mengerjakannya.",
    )
    UBAH_KOPERASI = (
        (P.LOKET, P.PEMERIKSA),
        Di.PENGURUS,
        "Data koperasi ini hanya diubah petugas loket atau pemeriksa {objek.tempat_pencatat}.",
    )
    # Who works with the people of a koperasi, or checks that work; nobody else has a reason to see a NIK.
    LIHAT_NIK = (
        _PETUGAS_DIRI,
        Di.BAWAHAN,
        "NIK hanya ditampilkan bagi petugas izin, penilaian, dan pengawasan koperasi.",
    )
    BUKA_BERKAS_DIRI = (
        _PETUGAS_DIRI,
        Di.BAWAHAN,
        "KTP dan riwayat hidup hanya dapat dibuka petugas izin, penilaian, dan pengawasan koperasi.",
    )
    # The health assessment
    TUGASKAN_PENILAI = (
        (P.PENGAWAS,),
        Di.BERWENANG,
        "Penilaian ditugaskan Pengawas koperasi dari instansi yang berwenang (Pasal 31 ayat (2)).",
    )
    NYATAKAN_PENGHENTIAN = (
        (P.PEJABAT,),
        Di.BERWENANG,
        "Penghentian sementara dinyatakan {siapa} pada pemberi izin (Pasal 20 ayat (2)).",
    )
    ISI_PENILAIAN = ((P.PENILAI,), Di.BERWENANG, _HANYA_KANTOR)
    CATAT_KUALIFIKASI = (
        (P.PENGAWAS, P.ADMIN_INSTANSI),
        Di.WILAYAH,
        "Pendidikan dan pelatihan penilai dicatat Pengawas koperasi atau admin instansi penilai itu.",
    )
    # Reports and duties
    TERIMA_LAPORAN = (
        (P.LOKET,),
        Di.BERWENANG,
        f"Laporan koperasi dimasukkan Petugas loket pemberi izinnya (Pasal 29 ayat (2)). {_MINTA}",
    )
    CATAT_KEWAJIBAN = (
        (P.LOKET, P.PENGAWAS),
        Di.BERWENANG,
        "Keadaan kewajiban dicatat {siapa} pada {objek.berwenang.nama}.",
    )
    BERI_AKSES_PENGURUS = (
        (P.ADMIN_INSTANSI,),
        Di.PENGURUS,
        "Akses pengurus diberikan admin instansi yang memelihara register koperasi itu.",
    )
    URUS_KOPERASI_SENDIRI = (
        (P.PENGURUS,),
        Di.BERWENANG,
        "Halaman ini untuk pengurus koperasi. Petugas memakai halaman koperasinya.",
    )
    ATUR_LAPORAN = (
        (P.PEJABAT, P.ADMIN_INSTANSI),
        Di.WILAYAH,
        "Tenggat laporan ditetapkan pemberi izin, dan dicatat {siapa} instansinya.",
    )
    PERIKSA_KOPERASI = (
        (P.PENGAWAS,),
        Di.BERWENANG,
        "Pemeriksaan direncanakan dan ditindaklanjuti {siapa} pada {objek.berwenang.nama} (Pasal 10 ayat (5) dan Pasal"
        " 21 ayat (3)).",
    )
    RENCANAKAN_PEMERIKSAAN = (
        (P.PENGAWAS, P.PEJABAT),
        Di.BERWENANG,
        "Rencana pemeriksaan dibaca Pengawas koperasi dan Pejabat berwenang. Jika ini tugas Anda, minta admin instansi"
        " mencatat penugasan Anda.",
    )
    TERIMA_PENGADUAN = (
        (P.PENGAWAS,),
        Di.BERWENANG,
        "Pengaduan dibaca dan dijawab Pengawas koperasi pemberi izinnya saja: di dalamnya ada data pelapor.",
    )
    CATAT_BINAAN = (
        (P.PENGAWAS,),
        Di.BERWENANG,
        "Pembinaan dicatat {siapa} pada {objek.berwenang.nama} (Pasal 26 ayat (3)).",
    )
    BUAT_KETERANGAN = (
        (P.LOKET,),
        Di.BERWENANG,
        "Surat keterangan keadaan izin dibuat {siapa} pada instansi pemberi izinnya.",
    )
    SERAHKAN_KOPERASI = (
        (P.PENGAWAS,),
        Di.BERWENANG,
        "Berkas pembinaan diserahkan {siapa} pada {objek.berwenang.nama}, yang memegangnya sekarang.",
    )
    SUSUN_SANKSI = (
        (P.PENGAWAS,),
        Di.BERWENANG,
        "Sanksi disusun {siapa} pada instansi pemberi izinnya (Pasal 32).",
    )
    PANTAU_SANKSI = (
        (P.PENGAWAS, P.PEJABAT),
        Di.BERWENANG,
        "Sanksi diikuti {siapa} pada instansi pemberi izinnya (Pasal 32).",
    )
    # The licence
    TERIMA_PERMOHONAN = (
        (P.LOKET,),
        Di.BERWENANG,
        f"Permohonan dicatat oleh Petugas loket instansi yang berwenang. {_MINTA}",
    )
    PERIKSA_PERMOHONAN = (
        (P.PEMERIKSA,),
        Di.BERWENANG,
        "Meja ini milik {siapa} pada {objek.berwenang.nama}. Isian permohonan dapat dibaca pada halaman permohonan.",
    )
    CATAT_IZIN_TERDAHULU = (
        (P.PEMERIKSA,),
        Di.BERWENANG,
        "Izin terdahulu dicatat oleh {siapa} pada yang berwenang: {objek.berwenang.nama}.",
    )
    # Offices of the service network
    TERIMA_KANTOR = (
        (P.LOKET,),
        Di.BERWENANG,
        "Permohonan kantor dicatat oleh Petugas loket di kabupaten/kota tempat kantor akan berdiri. Jika ini tugas"
        " Anda, minta admin instansi mencatat penugasan Anda.",
    )
    PERIKSA_KANTOR = (
        (P.PEMERIKSA,),
        Di.BERWENANG,
        "Meja ini milik {siapa} pada {objek.berwenang.nama}. Isian permohonan dapat dibaca pada halaman kantornya.",
    )
    LAPOR_MULAI = ((P.LOKET,), Di.BERWENANG, _HANYA_KANTOR)
    PERIKSA_MULAI = ((P.PENGAWAS,), Di.BERWENANG, _HANYA_KANTOR)
    CATAT_KUNJUNGAN = ((P.PENGAWAS,), Di.BERWENANG, _HANYA_KANTOR)
    USUL_TUTUP = ((P.PENGAWAS,), Di.BERWENANG, _HANYA_KANTOR)
    NILAI_KANTOR = ((P.PENILAI,), Di.BERWENANG, _HANYA_KANTOR)
    ATUR_PERIZINAN = (
        (P.PEJABAT, P.ADMIN_INSTANSI),
        Di.WILAYAH,
        "Pengaturan ini milik Pejabat berwenang dan Admin instansi pada Bupati/Wali Kota (di Jakarta: Gubernur) yang"
        " memutus kantor (Pasal 10 ayat (1)).",
    )
    PANTAU_TENGGAT = (
        (P.LOKET, P.PEMERIKSA, P.PEJABAT, P.PENGAWAS),
        Di.WILAYAH,
        "Tenggat dipantau {siapa} di instansi itu.",
    )


def boleh(pengguna: Pengguna, izin: Izin | Peran, objek: Any = None) -> Penugasan | None:
    """The active assignment by which `pengguna` may do `izin` to `objek`, or None; without `objek`, to some thing.

    A role alone stands for its steps in a route, at the authority that the case names. Of several assignments that of
    the first role counts; of two with one role the acting one signs (a secretary who is Plh. of the head signs as
    Plh.), then the newer.
    """
    urutan = izin.peran if isinstance(izin, Izin) else (izin,)
    return max(
        penugasan_berizin(pengguna, izin, objek),
        key=lambda p: (-urutan.index(Peran(p.peran)), bool(p.sebutan), p.mulai, p.pk),
        default=None,
    )


def wajib(pengguna: Pengguna, izin: Izin, objek: Any = None) -> Penugasan:
    """As `boleh`; raises PermissionDenied with the sentence of the table."""
    penugasan = boleh(pengguna, izin, objek)
    if penugasan is None:
        raise PermissionDenied(kepentingan(pengguna, objek) or izin.penolakan(objek))
    return penugasan


def penugasan_berizin(pengguna: Pengguna, izin: Izin | Peran, objek: Any = None) -> list[Penugasan]:
    """All active assignments by which `pengguna` may do `izin`, in the order given: for whoever sits at two desks."""
    sendiri = kepentingan(pengguna, objek)
    return [p for p in pengguna.penugasan_aktif() if _berizin(p, izin, objek) and (p.pihak is not None or not sendiri)]


def kepentingan(pengguna: Pengguna, objek: Any) -> str:
    """Why no office acts through `pengguna` in `objek`, a matter of a koperasi for which that person acts; else ''."""
    return _PENGURUSNYA if getattr(objek, "pihak", None) in pengguna.pihak else ""


def mandat_berakhir(pengguna: Pengguna, peran: Peran, urusan: Any) -> Penugasan | None:
    """The latest assignment by which `pengguna` once could act as `peran` in `urusan`, now ended; or None."""
    aktif = pengguna.penugasan_aktif()
    lewat = [p for p in pengguna.penugasan_berakhir() if p not in aktif and _berizin(p, peran, urusan)]
    return max(lewat, key=lambda p: p.sampai or p.mulai, default=None)


def _berizin(penugasan: Penugasan, izin: Izin | Peran, objek: Any) -> bool:
    peran, di = (izin.peran, izin.di) if isinstance(izin, Izin) else ((izin,), Di.BERWENANG)
    if penugasan.peran not in peran:
        return False
    if penugasan.pihak is not None:  # a party of its own matters, and of no others, wherever the office is
        return objek is None or penugasan.pihak == getattr(objek, "pihak", None)
    kantor = penugasan.instansi.wilayah_id
    if di is Di.PUSAT:
        return kantor == KODE_PUSAT
    if objek is None:
        return True
    # A thing that is no case (a sentra) has a region and names no authority.
    berwenang = getattr(objek, "berwenang_id", "")
    match di:
        case Di.PENGURUS:
            return bool(objek.diurus(penugasan))
        case Di.BAWAHAN:
            return membawahi(kantor, objek.wilayah_id) or bool(berwenang and membawahi(kantor, berwenang))
        case Di.KANTOR:
            return mengurus(penugasan, objek)
        case Di.BERWENANG:
            return kantor == kode_bertindak(penugasan.peran, objek.wilayah_id, berwenang)
        case _:
            return bool(kantor == objek.wilayah_id)


def mengurus(penugasan: Penugasan, instansi: Any) -> bool:
    """Whether the office of `penugasan` is `instansi` itself, or one of a region above it."""
    kantor = penugasan.instansi.wilayah_id
    sendiri = penugasan.instansi_id == instansi.pk
    return bool(sendiri or (kantor != instansi.wilayah_id and membawahi(kantor, instansi.wilayah_id)))


def membawahi(kantor: str, kode: str) -> bool:
    """Whether region `kode` is that of an office, or lies below it: what the office sees."""
    return kantor in (KODE_PUSAT, kode) or kode.startswith(f"{kantor}.")


def terlihat_oleh(pengguna: Pengguna, *kode: str) -> bool:
    """Whether `pengguna` sees a thing of one of these regions: saring_terlihat for what is read already."""
    return any(membawahi(kantor, satu) for kantor in pengguna.wilayah_kantor for satu in kode)


def saring_terlihat(pengguna: Pengguna, *kolom: str) -> Q:
    """Filter for the rows that `pengguna` may see by a region they hold: own region and all below it.

    `kolom` are the foreign keys to the region, one of which is enough; by default `wilayah`; "" for regions themselves.
    """
    terlihat = Q(pk__in=[])
    # Each region once: a condition repeated for a second role is counted twice where the database plans by estimates.
    for kode in pengguna.wilayah_kantor:
        if kode == KODE_PUSAT:
            return Q()
        terlihat |= saring_bawahan(kode, *kolom)
    return terlihat


def saring_bawahan(kode: str, *kolom: str) -> Q:
    """Filter for the rows of region `kode` and of all below it, by their columns as in saring_terlihat.

    It grants nothing: whoever may see them is asked apart.
    """
    hasil = Q(pk__in=[])
    for nama in kolom or ("wilayah",):
        jalur = f"{nama}__kode" if nama else "kode"
        match kode_tingkat(kode):
            case Tingkat.PUSAT:
                return Q()
            case Tingkat.PROVINSI:
                hasil |= Q(**{jalur: kode}) | Q(**{f"{jalur}__startswith": f"{kode}."})
            case _:
                hasil |= Q(**{jalur: kode})
    return hasil
