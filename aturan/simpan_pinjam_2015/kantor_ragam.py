"""Kinds of rule that only the opening and closing of an office has (Permen KUKM 15/2015 Pasal 8 to 10).

A duration is counted up to the day on which the file is complete; as long as it is not complete, up to the day of the
test (`per`). Facts that a kind reads by its own name: tanggal_lengkap, predikat_tahun_buku, sertifikat_kepala_nomor,
sertifikat_kepala_sampai (see kantor.py).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aturan.bahasa import Ambang, Fakta, Hasil, Per, Syarat, Temuan, Versi, hari
from aturan.bahasa.ambang import Andaian
from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.tanggal import tambah_bulan


def bulan_genap(mulai: date, sampai: date) -> int:
    """Full calendar months from `mulai` to `sampai`, 0 when `sampai` lies before; 31 August to 28 February is 6."""
    n = max(0, (sampai.year - mulai.year) * 12 + sampai.month - mulai.month)
    return n - 1 if n and tambah_bulan(mulai, n) > sampai else n


def sebut_bulan(n: int) -> str:
    """Months in words: 24 is "2 tahun", 23 "1 tahun 11 bulan", 0 "0 bulan"."""
    tahun, bulan = divmod(n, 12)
    return " ".join(filter(None, (f"{tahun} tahun" if tahun else "", f"{bulan} bulan" if bulan or not tahun else "")))


def hari_pembanding(fakta: Fakta, per: Per) -> date:
    """The day up to which a case counts: the one on which its file was complete; before that, the day of the test."""
    return fakta.get("tanggal_lengkap") or hari(per)


@dataclass(frozen=True, kw_only=True)
class LamaKegiatan(Ambang):
    """Full months since the day that the fact names, against the value in force (in months)."""

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.fakta, "tanggal_lengkap")

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        mulai, sampai = fakta.get(self.fakta), hari_pembanding(fakta, per)
        genap = None if mulai is None else bulan_genap(mulai, sampai)
        t = super()._uji({self.fakta: genap}, versi, per, pengganti)
        rentang = f" (sejak {tanggal(mulai)}, dihitung per {tanggal(sampai)})" if mulai else ""
        return self.temuan(
            t.hasil,
            versi,
            t.aktual_teks + rentang,
            t.syarat_teks,
            aktual=t.aktual,
            syarat=t.syarat,
            satuan=t.satuan,
            andaian=t.andaian,
        )

    def _sebut(self, nilai: Decimal) -> str:
        return sebut_bulan(int(nilai))


@dataclass(frozen=True, kw_only=True)
class PredikatTerakhir(Ambang):
    """The predikat on its scale, of the last closed year of books or the one before; its age is told.

    The text names no year: an older result that would do is for a person to judge.
    """

    TERTUA = 2  # years before the one of the application

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.fakta, "tanggal_lengkap", "predikat_tahun_buku")

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        t = super()._uji(fakta, versi, per, pengganti)
        sampai, tahun = hari_pembanding(fakta, per), fakta.get("predikat_tahun_buku")
        boleh = " atau ".join(str(sampai.year - n) for n in range(1, self.TERTUA + 1))
        hasil, teks = t.hasil, t.aktual_teks
        if t.aktual is None:
            pass
        elif tahun is None:
            hasil, teks = Hasil.PERLU_PENILAIAN, f"{teks}, tahun bukunya belum diisi"
        elif tahun >= sampai.year:
            hasil, teks = Hasil.PERLU_PENILAIAN, f"{teks}, tahun buku {tahun} belum berakhir"
        else:
            teks += f" (tahun buku {tahun}, umur {sebut_bulan(bulan_genap(date(tahun, 12, 31), sampai))})"
            if hasil is Hasil.TERPENUHI and sampai.year - tahun > self.TERTUA:
                hasil = Hasil.PERLU_PENILAIAN
        syarat_teks = f"{t.syarat_teks} untuk tahun buku {boleh}"
        return self.temuan(hasil, versi, teks, syarat_teks, aktual=t.aktual, syarat=t.syarat, andaian=t.andaian)


@dataclass(frozen=True, kw_only=True)
class TahunBukuTerakhir(Syarat):
    """Papers of the last closed year of books: the calendar year before the one of the application.

    Until the Rapat Anggota on that year are over (end of June) the year before it serves, with a note; afterwards it is
    for a person to judge. Older books are not of the last year by any reading.
    """

    fakta: str
    BULAN_RAPAT = 6  # the last month in which a Rapat Anggota on the last year may be held

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.fakta, "tanggal_lengkap")

    @property
    def pemisah(self) -> str:
        return ": "

    def ukuran(self, versi: Versi) -> str:
        return "tahun buku terakhir yang ditutup"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        sampai = hari_pembanding(fakta, per)
        ada, perlu = fakta.get(self.fakta), sampai.year - 1
        syarat_teks = f"tahun buku {perlu}"
        if ada is None:
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, "belum diisi", syarat_teks)
        hasil, teks = Hasil.TERPENUHI if ada == perlu else Hasil.TIDAK, f"tahun buku {ada}"
        if ada == perlu - 1 and sampai.month <= self.BULAN_RAPAT:
            hasil, teks = Hasil.TERPENUHI, f"{teks}, karena Rapat Anggota atas tahun buku {perlu} masih berlangsung"
        elif ada == perlu - 1:
            hasil, teks = Hasil.PERLU_PENILAIAN, f"{teks}, padahal musim Rapat Anggota atas {perlu} sudah lewat"
        return self.temuan(hasil, versi, teks, syarat_teks, aktual=teks, syarat=syarat_teks)


@dataclass(frozen=True, kw_only=True)
class SertifikatBerlaku(Syarat):
    """A certificate with a number that is valid on the day that counts, its last day included."""

    @property
    def dibaca(self) -> tuple[str, ...]:
        return ("sertifikat_kepala_nomor", "sertifikat_kepala_sampai", "tanggal_lengkap")

    @property
    def pemisah(self) -> str:
        return ": "

    def ukuran(self, versi: Versi) -> str:
        return "bernomor dan masih berlaku pada tanggal permohonan lengkap"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        nomor, sampai = fakta.get("sertifikat_kepala_nomor"), fakta.get("sertifikat_kepala_sampai")
        perlu = hari_pembanding(fakta, per)
        syarat_teks = f"berlaku pada {tanggal(perlu)}"
        kurang = [kata for kata, isi in (("nomor", nomor), ("masa berlaku", sampai)) if not isi]
        if kurang or sampai is None:
            keadaan = f"{' dan '.join(kurang)} belum diisi"
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, keadaan, syarat_teks)
        teks = f"nomor {nomor}, berlaku sampai {tanggal(sampai)}"
        return self.temuan(Hasil.TERPENUHI if sampai >= perlu else Hasil.TIDAK, versi, teks, syarat_teks, aktual=teks)
