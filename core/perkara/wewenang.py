"""Whose act a letter is: the post that the article names, and how whoever signs stands to it."""

from copy import copy
from dataclasses import dataclass

from aturan.bahasa.pasal import P15_2015, P23_2005, Pasal
from aturan.simpan_pinjam_2015.kewenangan import Daerah, sebutan_kepala
from core.dasar.izin import Peran
from core.models import Instansi, Penugasan
from core.perkara.ditolak import TidakBerwenang

SEMENTARA = ("plt", "plh", "pj", "pjs")
HANYA_KEPALA = ("menteri", "gubernur", "bupati", "wali kota")


@dataclass(frozen=True)
class Wewenang:
    """The post to which an article gives the act of a letter: whoever signs holds it, or signs in its name (a.n.).

    jabatan  the post by title, as the law's own table names it: "Bupati Garut", "Deputi Bidang Pembiayaan"
    dasar    the article that gives the act to it
    awal     how titles of this post begin as offices write them; by default with the whole of `jabatan`. Whose region
             it is needs no words: the gate lets nobody act but from the office of that region
    lembaga  the act of an office and not of a post (a counter, a Pokja): its people sign in their own posts, and a
             mandate stands on the letter only where the head of that office gave it
    """

    jabatan: str
    dasar: Pasal
    awal: tuple[str, ...] = ()
    lembaga: bool = False

    @property
    def kepala(self) -> bool:
        """Whether the post is the head of a region or of the ministry: its office may have a letterhead of the post."""
        return not self.lembaga and _rata(self.jabatan).startswith(HANYA_KEPALA)

    def dipegang(self, jabatan: str) -> bool:
        """Whether `jabatan`, as an office wrote it down, is this post."""
        kepala = next((k for k in HANYA_KEPALA if self.kepala and _rata(self.jabatan).startswith(k)), "")
        awal = [kepala] if kepala else [_rata(a) for a in self.awal or (self.jabatan,)]
        return f"{_rata(jabatan)} ".startswith(tuple(f"{a} " for a in awal))

    def tercetak(self, penugasan: Penugasan) -> str:
        """The post as the letter names it: by the law's table, in full where the office wrote more than that."""
        ditulis = (penugasan.jabatan, penugasan.atas_nama)
        penuh = (t for t in ditulis if self.dipegang(t) and _rata(t).startswith(_rata(self.jabatan)))
        return next(penuh, self.jabatan)

    def kepala_penuh(self, penugasan: Penugasan) -> str:
        """The head in a line of its own: as the letterhead has it, which also says of which ministry. Else empty."""
        if not self.kepala:
            return ""
        baris = penugasan.kop_kepala if _rata(self.jabatan) in HANYA_KEPALA else penugasan.kop
        return " ".join(baris)

    def sebab_tertutup(self, penugasan: Penugasan) -> str:
        """Why whoever acts by `penugasan` may not sign: neither post nor mandate is on record; empty where one is."""
        if self.lembaga or self.dipegang(penugasan.jabatan) or self.dipegang(penugasan.atas_nama):
            return ""
        tercatat = f"Anda tercatat sebagai {penugasan.jabatan} tanpa mandat"
        if penugasan.atas_nama:
            tercatat = f"mandat Anda dari {penugasan.atas_nama}"
        return (
            f"Surat ini wewenang {self.jabatan} ({self.dasar}), sedangkan {tercatat}. Minta admin instansi mencatat"
            f" mandat dari {self.jabatan}, atau serahkan kepada pemegang jabatan atau mandat itu."
        )

    def penanda_tangan(self, penugasan: Penugasan) -> Penugasan:
        """A copy of `penugasan` as this letter prints it: in the own post, or a.n. the post whose act it is.

        Raises TidakBerwenang where neither is on record: an assignment to a role is no mandate.
        """
        if sebab := self.sebab_tertutup(penugasan):
            raise TidakBerwenang(sebab)
        satu = copy(penugasan)
        if self.dipegang(penugasan.jabatan) or not self.dipegang(penugasan.atas_nama):
            satu.atas_nama = satu.untuk_beliau = ""
        else:
            satu.atas_nama = self.tercetak(penugasan)
        return satu


def kepala_dinas(instansi: Instansi, dasar: Pasal) -> Wewenang:
    """The Dinas or Badan itself: its head signs, or somebody in the head's name."""
    return Wewenang(f"Kepala {instansi.nama}", dasar, ("Kepala Dinas", "Kepala Badan", f"Kepala {instansi.nama}"))


def kepala_kantor(instansi: Instansi, dasar: Pasal) -> Wewenang:
    """An office that acts by its own people: its head alone may have given them a mandate."""
    return Wewenang(f"Kepala {instansi.nama}", dasar, awal=("Kepala",), lembaga=True)


def wewenang_peran(peran: str, instansi: Instansi) -> Wewenang | None:
    """Whose letters the people of `peran` at `instansi` sign, for who writes assignments down; None: those of a desk.

    A case may name another post: of the ministry's health assessment it is the Deputi (Pasal 31 ayat (2) huruf c).
    """
    w = instansi.wilayah
    match peran:
        case Peran.PEJABAT:
            kepala = sebutan_kepala(Daerah(w.kode, w.nama, w.jenis, w.otonom, ""))
            return Wewenang(kepala, Pasal(P15_2015, "6", "4"))
        case Peran.PENETAP:
            return Wewenang("Menteri", Pasal(P23_2005, "7", huruf="f"))
        case Peran.DINAS_KABKOTA:
            return kepala_dinas(instansi, Pasal(P23_2005, "7", huruf="b"))
        case Peran.DINAS_PROVINSI:
            return kepala_dinas(instansi, Pasal(P23_2005, "7", huruf="d"))
    return None


def _rata(jabatan: str) -> str:
    """A title to compare: "Walikota Bandung," and "Wali Kota Bandung" are one, and so is who acts in it (Pj.)."""
    kata = jabatan.casefold().replace("walikota", "wali kota").replace(",", " ").split()
    return " ".join(kata[1:] if kata and kata[0].rstrip(".") in SEMENTARA else kata)
