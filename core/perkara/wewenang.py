"""Whose act a letter is: the post that the article names, and how whoever signs stands to it."""

from copy import copy
from dataclasses import dataclass

from aturan.bahasa.pasal import Pasal
from core.models import Penugasan
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

    def penanda_tangan(self, penugasan: Penugasan) -> Penugasan:
        """A copy of `penugasan` as this letter prints it: in the own post, or a.n. the post whose act it is.

        Whoever was given the role at that office signs in its name on the basis of that assignment. Raises
        TidakBerwenang for a mandate of another post, and for the head of another matter (a Menteri for a Deputi).
        """
        satu = copy(penugasan)
        bermandat = self.dipegang(penugasan.atas_nama)
        if self.dipegang(penugasan.jabatan) or (self.lembaga and not bermandat):
            satu.atas_nama = satu.untuk_beliau = ""
            return satu
        if not bermandat:
            self._tolak_mandat_lain(penugasan)
            satu.untuk_beliau = ""
        satu.atas_nama = self.tercetak(penugasan)
        return satu

    def _tolak_mandat_lain(self, penugasan: Penugasan) -> None:
        apa = f"Surat ini wewenang {self.jabatan} ({self.dasar})"
        if penugasan.atas_nama:
            raise TidakBerwenang(
                f"{apa}, sedangkan mandat Anda dari {penugasan.atas_nama}. Minta admin instansi mencatat mandat dari"
                f" {self.jabatan}, atau serahkan kepada pemegang mandat itu."
            )
        if _rata(penugasan.jabatan).startswith(HANYA_KEPALA):
            raise TidakBerwenang(
                f"{apa}, sedangkan Anda tercatat sebagai {penugasan.jabatan}. Serahkan kepada {self.jabatan} atau yang"
                " diberinya mandat."
            )


def _rata(jabatan: str) -> str:
    """A title to compare: "Walikota Bandung," and "Wali Kota Bandung" are one, and so is who acts in it (Pj.)."""
    kata = jabatan.casefold().replace("walikota", "wali kota").replace(",", " ").split()
    return " ".join(kata[1:] if kata and kata[0].rstrip(".") in SEMENTARA else kata)
