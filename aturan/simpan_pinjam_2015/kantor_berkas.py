"""Permen KUKM 15/2015 Pasal 9: the papers that an application to open an office must have."""

from dataclasses import dataclass

from aturan.bahasa import Pasal, Syarat
from aturan.simpan_pinjam_2015.jaringan import JenisKantor
from aturan.simpan_pinjam_2015.kantor import (
    AD_ART,
    ALAMAT,
    CALON_KEPALA,
    CALON_PIMPINAN,
    KC_AKTIF,
    KESEHATAN,
    MODAL_KERJA,
    NERACA,
    RENCANA_KERJA,
    SARANA_KERJA,
    SERTIFIKAT_KEPALA,
)


@dataclass(frozen=True)
class BerkasKantor:
    """A paper of Pasal 9 and the rule that judges what it shows, whose article, words and measure are the paper's."""

    uraian: str
    syarat: Syarat

    @property
    def dasar(self) -> Pasal:
        """The provision that names the paper; the rule judges by the version that counts for the case."""
        return self.syarat.versi[0].dasar

    @property
    def kode(self) -> str:
        """ "9d": article and huruf, as stored with a mark or a file. Ayat (1) and (2) never meet in one application."""
        return f"{self.dasar.pasal}{self.dasar.huruf}"


BERKAS_PEMBANTU = (
    BerkasKantor("Alamat kantor yang akan dibuka", ALAMAT),
    BerkasKantor("Fotokopi anggaran dasar dan anggaran rumah tangga", AD_ART),
    BerkasKantor("Modal kerja untuk kantor", MODAL_KERJA),
    BerkasKantor("Fotokopi hasil penilaian kesehatan", KESEHATAN),
    BerkasKantor("Daftar sarana kerja beserta kondisi fisiknya", SARANA_KERJA),
    BerkasKantor("Neraca dan perhitungan hasil usaha tahun buku terakhir", NERACA),
    BerkasKantor("Rencana kerja kantor", RENCANA_KERJA),
    BerkasKantor("Daftar nama dan riwayat hidup calon pimpinan, daftar nama calon karyawan", CALON_PIMPINAN),
)
# The paper that huruf i asks of a kepala cabang; whoever leads another office of Pasal 9 ayat (1) may show it.
SERTIFIKAT = BerkasKantor("Sertifikat standar kompetensi calon kepala", SERTIFIKAT_KEPALA)
BERKAS_KAS = (
    BerkasKantor("Bukti memiliki Kantor Cabang (dan Kantor Cabang Pembantu)", KC_AKTIF),
    BerkasKantor("Nama calon kepala Kantor Kas", CALON_KEPALA),
)


BERKAS_KANTOR: dict[JenisKantor, tuple[BerkasKantor, ...]] = {
    JenisKantor.KC: (*BERKAS_PEMBANTU, SERTIFIKAT),
    JenisKantor.KCP: BERKAS_PEMBANTU,
    JenisKantor.KK: BERKAS_KAS,
}
BERKAS_BOLEH: dict[JenisKantor, tuple[BerkasKantor, ...]] = {JenisKantor.KCP: (SERTIFIKAT,)}


def berkas_kantor(jenis: JenisKantor) -> tuple[BerkasKantor, ...]:
    """The papers that this kind of office needs, in article order (Pasal 9 ayat (1); of a Kantor Kas ayat (2)).

    Reading: huruf i asks the certificate of a kepala cabang alone, so that a Kantor Cabang Pembantu needs none.
    """
    return BERKAS_KANTOR[jenis]


def berkas_boleh(jenis: JenisKantor) -> tuple[BerkasKantor, ...]:
    """The papers that this kind of office need not have and may show."""
    return BERKAS_BOLEH.get(jenis, ())
