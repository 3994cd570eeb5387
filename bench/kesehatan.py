"""Health of all 73,705 KSP and USP assessed again under one rule set, on one core.

Bar: below 3 s. Compared with the least that exact work can be (each figure read as a whole number, 17 divisions) and
with the assessment in sentences, one by one.
"""

import random
import statistics
import time
from decimal import Decimal

from aturan.kesehatan import ANGKA, hitung, hitung_banyak
from aturan.kesehatan.angka import PINJAMAN

KSP, USP, SEKALI, ULANG, BATAS = 18_014, 55_691, 5_000, 3, 3.0
CONTOH = 500


def lembar(acak, jenis):
    """A sheet of plausible size; one in ten with sen, one in a hundred without loans at risk."""
    aset = 10 ** acak.uniform(7.2, 11)
    sen = acak.random() < 0.1
    angka = {}
    for p in ANGKA:
        n = int(acak.random() * aset * (100 if sen else 1))
        angka[p.kode] = Decimal(n) / 100 if sen else Decimal(n)
    angka |= dict.fromkeys(("cadangan_penghapusan", "akumulasi_penyusutan"), Decimal(int(aset / 1000)))
    angka |= {kode: angka[kode] * 3 for kode in PINJAMAN}
    if acak.random() < 0.01:
        angka["pinjaman_berisiko"] = Decimal(0)
    return angka, {n: acak.random() < 0.75 for n in range(1, 39)}, jenis


def sepotong(putaran):
    """All assessments, a few thousand at a time, so that their making is not measured and does not fill the memory."""
    acak = random.Random(putaran)
    jenis = ["ksp"] * KSP + ["usp"] * USP
    acak.shuffle(jenis)
    for awal in range(0, len(jenis), SEKALI):
        yield [lembar(acak, j) for j in jenis[awal : awal + SEKALI]]


def polos(kasus):
    """The bare work: every figure as a whole number of sen and 17 integer divisions, with no rule at all."""
    for angka, _, _ in kasus:
        bulat = [int(n * 100) for n in angka.values()]
        for i in range(17):
            bulat[i] * 100 // (bulat[i + 17] or 1)


def ukur(kerja, kasus):
    mulai = time.process_time()
    hasil = kerja(kasus)
    return time.process_time() - mulai, hasil


def main():
    waktu = {"banyak": [], "polos": []}
    satuan = []  # seconds for one, of the first few
    for putaran in range(ULANG):
        jumlah = dict.fromkeys(waktu, 0.0)
        for kasus in sepotong(putaran):
            lama, hasil = ukur(hitung_banyak, kasus)
            jumlah["banyak"] += lama
            jumlah["polos"] += ukur(polos, kasus)[0]
            if not satuan:
                lama, tepat = ukur(lambda isi: [hitung(*k) for k in isi], kasus[:CONTOH])
                satuan.append(lama / CONTOH)
                assert [(p.total, p.predikat) for p in tepat] == hasil[:CONTOH]
        for nama, lama in jumlah.items():
            waktu[nama].append(lama)
    t = {nama: statistics.median(semua) for nama, semua in waktu.items()}
    n = KSP + USP
    print(f"penilaian ulang {n}: {t['banyak']:.2f} s (batas {BATAS:.0f} s), kerja polos {t['polos']:.2f} s, "
          f"{t['banyak'] / t['polos']:.2f} kali")  # fmt: skip
    lebih_lama = satuan[0] * n / t["banyak"]
    print(f"satu per satu dengan kalimat: {satuan[0] * 1000:.2f} ms sebuah, {lebih_lama:.0f} kali lebih lama")


if __name__ == "__main__":
    main()
