"""Sheets of licences and offices that are older than this product."""

import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from openpyxl import Workbook

from core.dasar.izin import Peran
from core.lembar.baca import baca_xlsx
from perizinan.kantor.views.baru import mulai_kantor
from perizinan.lama.alur import ALUR_LAMA
from perizinan.lama.isi import hasil, tulis
from perizinan.lama.kolom import TABEL_LAMA
from perizinan.models import LembarLama
from tests.pabrik.dasar import _urut, buat_pengguna, buat_wilayah
from tests.pabrik.izin import buat_koperasi

KEPALA = (
    "Izin atau kantor", "No. Badan Hukum", "Nama Koperasi", "Nomor izin atau persetujuan", "Tgl Izin", "Penerbit",
    "Alamat", "Modal disetor (Rp)", "Nama kantor", "Kabupaten/kota kantor", "Mulai beroperasi", "Kepala kantor",
    "Keadaan", "Keadaan sejak",
)  # fmt: skip


def baris_lama(koperasi, apa="Izin usaha", **ganti) -> list:
    """A row as an office writes it: a licence, or with `apa` an office; `ganti` by header replaces cells."""
    n = next(_urut)
    isi = dict.fromkeys(KEPALA, "") | {
        "Izin atau kantor": apa, "No. Badan Hukum": koperasi.badan_hukum, "Nama Koperasi": koperasi.nama,
        "Nomor izin atau persetujuan": f"518/{n}/2019", "Tgl Izin": "1/2/2019",
    }  # fmt: skip
    if apa == "Izin usaha":
        isi |= {"Penerbit": "Bupati Garut", "Modal disetor (Rp)": "15.000.000"}
    else:
        isi |= {"Nama kantor": f"Cibatu {n}", "Alamat": "Jalan Raya Cibatu 3", "Kepala kantor": "Dewi Lestari"}
    assert set(ganti) <= set(isi)
    return list((isi | ganti).values())


def lembar_lama(*baris, kepala=KEPALA) -> SimpleUploadedFile:
    """A workbook with these rows under `kepala`."""
    buku = Workbook()
    for b in (list(kepala), *baris):
        buku.active.append(b)
    isi = io.BytesIO()
    buku.save(isi)
    return SimpleUploadedFile("izin lama.xlsx", isi.getvalue())


def buat_lembar_lama(*baris, kode="32.05", loket=None, status="draf", kepala=KEPALA) -> LembarLama:
    """A sheet of the office `kode`; with `status` "menunggu" it waits for the second person."""
    loket, wilayah = loket or buat_pengguna(Peran.LOKET, kode=kode), buat_wilayah(kode)
    isi = lembar_lama(*(baris or [baris_lama(buat_koperasi(lengkap=False))]), kepala=kepala)
    lembar = baca_xlsx(isi, TABEL_LAMA)
    satu = LembarLama(
        nomor_perkara=f"LML-{kode}-{next(_urut)}", wilayah=wilayah, berwenang=wilayah, sumber="izin lama.xlsx",
        banyak_baris=len(lembar.baris),
    )  # fmt: skip
    ALUR_LAMA.buat(satu, loket)
    tulis(satu, lembar)
    if status == "menunggu":
        ALUR_LAMA.jalankan(satu, "ajukan", loket, versi=satu.versi)
    return LembarLama.objects.get(pk=satu.pk)


@transaction.atomic
def buat_kantor_lembar(koperasi, kode="32.05"):
    """An office that came in a sheet: open, and without the scan of its approval."""
    wilayah = buat_wilayah(kode)
    pemeriksa = buat_pengguna(Peran.PEMERIKSA, kode=kode)
    with transaction.atomic():  # as the page has it: its number is counted in the transaction of the case
        return mulai_kantor(
            koperasi, wilayah, wilayah, pemeriksa, "catat_lembar", jenis="kc", nama=f"Cibatu {next(_urut)}",
            terdahulu=True, nomor_persetujuan_lama="518/7/2019", tanggal_persetujuan=date(2019, 2, 1),
        )  # fmt: skip


def tinjau_lama(satu: LembarLama, **tinggal) -> LembarLama:
    """The second person looked at every row; `tinggal` are left out, by b<number> with the reason."""
    isi = {nomor.removeprefix("b"): sebab for nomor, sebab in tinggal.items()}
    LembarLama.objects.filter(pk=satu.pk).update(sidik_tinjau=hasil(satu).sidik, tinggal=isi)
    return LembarLama.objects.get(pk=satu.pk)
