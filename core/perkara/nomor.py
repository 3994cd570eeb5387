"""Gapless numbers: one counter per office, kind and calendar year, moved inside the caller's transaction."""

import re
from datetime import date
from typing import cast

from django.core.exceptions import ValidationError
from django.db import transaction

from aturan.bahasa.bilangan import tanggal as tulis_tanggal
from core.models import Instansi, Nomor, Surat, Wilayah
from core.perkara.ditolak import JamMundur

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
UNSUR = {"klasifikasi", "urut", "jenis", "kode_unit", "bulan_romawi", "bulan_2", "tahun"}


def nomor_berikut(instansi: Instansi, jenis: str, tanggal: date) -> int:
    """The next number of `instansi` for letters of `jenis` in the year of `tanggal`.

    Must run inside the transaction that uses the number: a rollback gives it back, so there is no gap,
    and the counter's row stays locked until then, so there is no clash.
    Raises TransactionManagementError outside a transaction, JamMundur where the letter before it bears a later date.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("nomor_berikut() harus dipanggil di dalam transaksi.")
    Nomor.objects.get_or_create(instansi=instansi, jenis=jenis, tahun=tanggal.year)
    penghitung = Nomor.objects.select_for_update().get(instansi=instansi, jenis=jenis, tahun=tanggal.year)
    sebelum = (
        Surat.objects.filter(instansi=instansi, jenis=jenis, tanggal__year=tanggal.year, urut=penghitung.terakhir)
        .only("nomor", "tanggal")
        .first()
    )
    if sebelum is not None and sebelum.tanggal > tanggal:
        raise JamMundur(
            f"Jam server menunjukkan {tulis_tanggal(tanggal)}, padahal surat sebelumnya ({sebelum.nomor}) bertanggal"
            f" {tulis_tanggal(sebelum.tanggal)}. Surat tidak diterbitkan agar nomor dan tanggal tetap berurutan."
            " Minta pengelola server memeriksa jamnya, lalu ulangi langkah ini."
        )
    penghitung.terakhir += 1
    penghitung.save(update_fields=["terakhir"])
    return int(penghitung.terakhir)


def nomor_perkara(awalan: str, jenis: str, wilayah: Wilayah, tanggal: date, lebar: int = 4) -> str:
    """The number of a new case at the authority `wilayah`: "IZN-32.05-2026-0007". Raises as nomor_berikut.

    One counter a region: its first office keeps it, however many offices the region has.
    """
    kantor = cast(Instansi, Instansi.objects.filter(wilayah=wilayah).order_by("pk").first())
    return f"{awalan}-{wilayah.pk}-{tanggal.year}-{nomor_berikut(kantor, jenis, tanggal):0{lebar}}"


def susun_nomor(pola: str, urut: int, tanggal: date, *, klasifikasi: str, jenis: str, kode_unit: str) -> str:
    """Spell a letter number by an office's pattern, e.g. '{klasifikasi}/{urut:03}/{jenis}/{kode_unit}/{tahun}'.

    `jenis` is the short mark of the kind of letter ('BA', 'SP').
    """
    return pola.format(
        klasifikasi=klasifikasi,
        urut=urut,
        jenis=jenis,
        kode_unit=kode_unit,
        bulan_romawi=ROMAWI[tanggal.month - 1],
        bulan_2=f"{tanggal.month:02}",
        tahun=tanggal.year,
    )


def periksa_pola(pola: str) -> None:
    """Raise ValidationError unless `pola` uses known parts only and has {urut}, {jenis} and {tahun}.

    Each kind of letter has its own counter for each year, so without these three two letters share a number.
    """
    unsur = re.findall(r"\{([^{}]*)\}", pola)
    asing = [u for u in unsur if u not in UNSUR and u != "urut:03"]
    if asing or pola.count("{") != len(unsur) or pola.count("}") != len(unsur):
        raise ValidationError(
            "Format nomor memuat unsur yang tidak dikenal%(asing)s. Pakai: {klasifikasi} {urut} {urut:03} "
            "{jenis} {kode_unit} {bulan_romawi} {bulan_2} {tahun}.",
            params={"asing": ": {" + "}, {".join(asing) + "}" if asing else ""},
        )
    if not {"urut", "urut:03"} & set(unsur) or not {"jenis", "tahun"} <= set(unsur):
        raise ValidationError("Format nomor harus memuat {urut}, {jenis}, dan {tahun}, agar tidak ada nomor yang sama.")
