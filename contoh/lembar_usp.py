"""The figures that the koperasi of the benchmark data report: a few sheets, growing from year to year."""

import itertools
from decimal import Decimal

from aturan.kesehatan import ANGKA as SEMUA_POS
from aturan.kesehatan import PERTANYAAN, Penilaian, hitung
from contoh.management.commands.muat_demo_usp import ANGKA
from contoh.pola_usp import TAHUN_BUKU
from ksp_usp.penilaian.syarat import AngkaPenilaian

LEMBAR = 40  # different sheets of figures; every koperasi reports one of them


class Lembar:
    """{(sheet, kind, year): figures}, the answers of each sheet, and what each of them comes to."""

    def __init__(self) -> None:
        self.angka, self.hasil, self.total = {}, {}, {}
        self.jawaban = [{p.nomor: (p.nomor * 7 + n) % 38 < 38 - 6 * (n % 7) for p in PERTANYAAN} for n in range(LEMBAR)]
        for n, (urut, tahun) in itertools.product(range(LEMBAR), enumerate(TAHUN_BUKU)):
            kali = 10_000 * (1 + n * n) * (60 + 10 * urut)  # a growing year stays whole rupiah
            isi = {kode: nilai * kali for kode, nilai in ANGKA.items()}
            isi["pinjaman_macet"] *= (n % 7) ** 2
            isi["pinjaman_berisiko"] *= 1 + n % 4
            for kode in ("shu_sebelum_pajak", "shu_tahun_berjalan", "shu_bagian_anggota"):
                isi[kode] //= 1 + n % 5
            # What the weaker ones lack of their own they owe, so that the balance sheet holds.
            pindah = isi["simpanan_wajib"] // 5 * (n % 5)
            isi["simpanan_wajib"] -= pindah
            isi["kewajiban_lancar_lain"] += pindah
            self.angka[n, "ksp", tahun] = isi
            # What the members of a KSP pay in is the modal tetap of a USP.
            milik = dict.fromkeys(p.kode for p in SEMUA_POS if not p.usp)
            tetap = {"modal_tetap": sum(isi[kode] for kode in milik), "modal_tidak_tetap": 0}
            self.angka[n, "usp", tahun] = isi | milik | tetap | {"simpanan_anggota_induk": isi["tabungan"]}
        for n, jenis in itertools.product(range(LEMBAR), ("ksp", "usp")):
            for lalu, tahun in zip((None, *TAHUN_BUKU), TAHUN_BUKU, strict=False):
                skor = self.nilai(n, jenis, tahun, lalu)
                self.total[n, jenis, tahun] = skor.total
            beku = AngkaPenilaian(self.desimal(n, jenis, tahun), {}, self.desimal(n, jenis, lalu)).as_dict()
            self.hasil[n, jenis] = skor.as_dict() | {"angka": beku}

    def desimal(self, n: int, jenis: str, tahun: int | None) -> dict | None:
        if tahun is None:
            return None
        return {k: None if nilai is None else Decimal(nilai) for k, nilai in self.angka[n, jenis, tahun].items()}

    def nilai(self, n: int, jenis: str, tahun: int, lalu: int | None) -> Penilaian:
        return hitung(self.desimal(n, jenis, tahun), self.jawaban[n], jenis, lalu=self.desimal(n, jenis, lalu))
