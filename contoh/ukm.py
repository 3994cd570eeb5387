"""Invented firms for the demo, the benchmark data and the sample sheet. Nobody real."""

import random
import uuid
from decimal import Decimal

from contoh.orang import nama_orang, nik_contoh
from core.dasar.rahasia import sidik_nik
from sentra_ukm.models import Ukm, Usulan
from sentra_ukm.models.pilihan import Asal, Jangkauan
from sentra_ukm.models.ukm import tetapkan_kelas

MEREK = (
    "Sumber Rejeki", "Barokah", "Mandiri", "Karya Muda", "Sinar Pagi", "Putra Sunda", "Cahaya", "Mekar Jaya", "Harapan",
    "Berkah Alam", "Dua Saudara", "Maju Bersama", "Sari Rasa", "Mitra Tani", "Tunas Baru", "Panca Usaha", "Lestari",
    "Sugih Mukti", "Rahayu", "Giri Jaya",
)  # fmt: skip


def ukm_contoh(
    usulan: Usulan, jumlah: int, acak: random.Random, *, rata_omzet: int = 10_000_000, terbuka: int = 0
) -> list[Ukm]:  # fmt: skip
    """`jumlah` unsaved Usaha Kecil of `usulan`, about `rata_omzet` rupiah a month each, classed and ready to save.

    Of the last `terbuka` nobody has said yet whose they are.
    """
    sentra, daftar = usulan.sentra, []
    for urut in range(1, jumlah + 1):
        kelamin = acak.choice("LLP")
        omzet = Decimal(round(rata_omzet * acak.uniform(0.85, 1.4), -5))
        nik = nik_contoh(acak, usulan.wilayah_id, kelamin, (usulan.sentra_id or 0) * 100 + urut)
        daftar.append(
            Ukm(
                usulan=usulan,
                kunci=uuid.UUID(int=acak.getrandbits(128), version=4),
                urut=urut,
                nama_usaha=f"{acak.choice(('UD', 'Rumah Produksi', 'Perajin', 'Usaha'))} {acak.choice(MEREK)} {urut}",
                nama_pemilik=nama_orang(acak, kelamin),
                nik=nik,
                nik_sidik=sidik_nik(nik),
                kelamin=kelamin,
                alamat=f"Kampung {acak.choice(MEREK)} RT {acak.randint(1, 6)} RW {acak.randint(1, 12)}",
                desa=sentra.desa,
                tahun_berdiri=acak.randint(1995, 2023),
                kekayaan_bersih=Decimal(round(acak.uniform(20, 150) * 1_000_000, -6)),
                penjualan_tahunan=omzet * 12,
                omzet_bulan=omzet,
                produk=sentra.produk,
                tk_laki=acak.randint(1, 3),
                tk_perempuan=acak.randint(0, 3),
                tk_pemilik=1,
                asal_bahan=Asal.LOKAL,
                pemasaran=acak.choice((Jangkauan.ANTAR_KABKOTA, Jangkauan.ANTAR_PROVINSI, Jangkauan.NASIONAL)),
                wni=True if urut <= jumlah - terbuka else None,
                berdiri_sendiri=True,
                pernyataan=True,
                diubah_oleh=usulan.dibuat_oleh,
            )
        )
    tetapkan_kelas(daftar, usulan.hari_ini)
    return daftar
