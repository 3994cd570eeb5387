"""Reports and assessments."""

import re
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from unittest import mock

from django.utils import timezone

from aturan.kesehatan import PERTANYAAN
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Berkas
from ksp_usp.models import (
    AnggotaTimPenilai,
    JawabanManajemen,
    KualifikasiPenilai,
    LaporanKeuangan,
    PenilaianKesehatan,
    StatusPenilaian,
)
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.syarat import jawaban_dihitung, laporan_tahun, wilayah_penilaian
from tests.pabrik.dasar import _urut, buat_pengguna, isi_bukti
from tests.pabrik.izin import buat_koperasi
from tests.pabrik.sentra import buat_bukti


def buat_hasil_penilaian(koperasi, predikat="sehat", tahun_buku=None, **isi):
    """A result of the health assessment as decided, by default for last year."""
    tahun_buku = tahun_buku or hari_ini().year - 1
    isi = {"tanggal_penetapan": date(tahun_buku + 1, 1, 1), **isi}
    return PenilaianKesehatan.objects.create(
        koperasi=koperasi, tahun_buku=tahun_buku, predikat=predikat, cara="catat", status="ditetapkan",
        alasan_catat="Hasil tertulis.", dokumen_hasil="518/BA/1", nomor_perkara=f"PNL-UJI-{next(_urut):05}",
        wilayah=koperasi.wilayah, berwenang=koperasi.berwenang, status_sejak=timezone.now(),
        dibuat_oleh=buat_pengguna(Peran.PENGAWAS, kode=koperasi.berwenang_id), **isi,
    )  # fmt: skip


KERTAS = {
    "sehat": "ksp-sehat", "cukup_sehat": "usp-cukup-sehat", "dalam_pengawasan": "ksp-dalam-pengawasan",
    "dalam_pengawasan_khusus": "usp-dalam-pengawasan-khusus",
}  # fmt: skip


TOTAL_TERTULIS = {
    "sehat": Decimal("80"), "cukup_sehat": Decimal("70.25"), "dalam_pengawasan": Decimal("51"),
    "dalam_pengawasan_khusus": Decimal("50.99"),
}  # fmt: skip


def angka_kesehatan(predikat="sehat", jenis="ksp"):
    """(figures, answers) that reach the category, from the koperasi-years worked on paper.

    A paper of the other kind is read with its capital under the names of this one; the category stays.
    """
    teks = (Path(__file__).parents[1] / "data" / "kesehatan" / f"{KERTAS[predikat]}.md").read_text(encoding="utf-8")

    def tabel(judul):
        baris = teks.split(f"## {judul}\n")[1].split("\n## ")[0].splitlines()
        return [[sel.strip() for sel in b.strip("|").split("|")] for b in baris if b.startswith("|")][2:]

    angka = {b[0]: Decimal(b[1].replace(".", "")) for b in tabel("Angka")}
    tidak = {int(n) for b in tabel("Manajemen") for n in re.findall(r"\d+", b[1])}
    if jenis == "usp" and "simpanan_pokok" in angka:
        angka["simpanan_anggota_induk"] = angka["simpanan_pokok"] + angka["simpanan_wajib"]
        ksp = ("simpanan_pokok", "simpanan_wajib", "simpanan_sejenis_wajib", "hibah")
        angka |= {"modal_tetap": sum(angka.pop(k) for k in ksp), "modal_tidak_tetap": Decimal(0)}
    if jenis == "ksp" and "modal_tetap" in angka:
        del angka["simpanan_anggota_induk"]
        angka |= {"simpanan_pokok": angka.pop("modal_tetap"), "simpanan_wajib": angka.pop("modal_tidak_tetap")}
        angka |= {"simpanan_sejenis_wajib": Decimal(0), "hibah": Decimal(0)}
    return angka, {p.nomor: p.nomor not in tidak for p in PERTANYAAN}


def buat_laporan(koperasi, tahun_buku=2025, predikat="sehat", *, sumber="laporan", **angka):
    """The report of one book year with figures that reach `predikat`; `angka` replaces single lines.

    sumber="pemeriksaan" holds the lines of `angka` alone, as an assessor notes what he found different.
    """
    oleh = koperasi.dibuat_oleh or buat_pengguna(Peran.LOKET, kode=koperasi.berwenang_id)
    dasar = angka_kesehatan(predikat, koperasi.jenis)[0] if sumber == "laporan" else {}
    berkas = Berkas.objects.create(
        objek_jenis=koperasi._meta.label_lower, objek_id=koperasi.pk, butir="laporan", wilayah_id=koperasi.wilayah_id,
        nama=f"laporan-{tahun_buku}.pdf", jenis="pdf", **isi_bukti(), diunggah_oleh=oleh,
    )  # fmt: skip
    return LaporanKeuangan.objects.create(
        koperasi=koperasi, tahun_buku=tahun_buku, sumber=sumber, nomor=f"01/LK/{tahun_buku}", berkas=berkas,
        rapat_anggota=date(tahun_buku + 1, 2, 20), dicatat_oleh=oleh, **{**dasar, **angka},
    )  # fmt: skip


def buat_penilai(kode="32.05", **isi):
    """An assessor as Pasal 31 ayat (4) asks for: a diploma and a training."""
    pengguna = buat_pengguna(Peran.PENILAI, kode=kode)
    bawaan = {
        "pendidikan": "d3",
        "pelatihan": "Bimtek penilaian kesehatan",
        "pelatihan_nomor": f"BT-{pengguna.pk}/2024",
    }
    KualifikasiPenilai.objects.create(
        pengguna=pengguna, dicatat_oleh=pengguna, pelatihan_tanggal=date(2024, 5, 6), **{**bawaan, **isi}
    )
    return pengguna


def buat_penilaian(koperasi=None, tahun_buku=2025, predikat="sehat", *, tim=None, lengkap=True, **isi):
    """An assigned assessment at the authority of `koperasi`; with `lengkap` filled so that it reaches `predikat`."""
    koperasi, catat = koperasi or buat_koperasi(lengkap=False), isi.get("cara") == "catat"
    if catat and lengkap:
        tertulis = {"total": TOTAL_TERTULIS[predikat], "dokumen_hasil": "518/12/BA/2026", "alasan_catat": "Syariah."}
        isi = {"predikat": predikat, **tertulis, **isi}
    penilaian = PenilaianKesehatan(
        koperasi=koperasi, tahun_buku=tahun_buku, wilayah=wilayah_penilaian(koperasi), berwenang=koperasi.berwenang,
        nomor_perkara=f"PKS-{koperasi.berwenang_id}-{tahun_buku}-{next(_urut):04}", **isi,
    )  # fmt: skip
    ALUR_PENILAIAN.buat(penilaian, buat_pengguna(Peran.PENGAWAS, kode=koperasi.berwenang_id))
    for n, anggota in enumerate([buat_penilai(koperasi.berwenang_id)] if tim is None else tim):
        AnggotaTimPenilai.objects.create(penilaian=penilaian, pengguna=anggota, ketua=not n, tanpa_hubungan=True)
    if lengkap and catat:
        buat_bukti(penilaian, "dokumen_hasil")
    elif lengkap:
        laporan = laporan_tahun(koperasi, tahun_buku) or buat_laporan(koperasi, tahun_buku, predikat)
        PenilaianKesehatan.objects.filter(pk=penilaian.pk).update(laporan=laporan)
        penilaian = PenilaianKesehatan.objects.get(pk=penilaian.pk)
        jawab(penilaian, angka_kesehatan(predikat)[1])
    return PenilaianKesehatan.objects.get(pk=penilaian.pk)


def jawab(penilaian, jawaban):
    """The answers of the team; those that the figures give are left to them."""
    dihitung = {n for n, j in jawaban_dihitung(penilaian).items() if j.nilai is not None}
    JawabanManajemen.objects.bulk_create(
        JawabanManajemen(penilaian=penilaian, nomor=nomor, jawaban=ya, keterangan="Dokumen dilihat.")
        for nomor, ya in jawaban.items()
        if nomor not in dihitung
    )


LANGKAH_PENILAIAN = {
    "diperiksa": ("selesai_isi", Peran.PENILAI),
    "siap": ("nyatakan_benar", Peran.PENILAI),
    "ditetapkan": ("tetapkan", Peran.PEJABAT),
}


def majukan_penilaian(penilaian, status):
    """Take an assigned assessment on to `status`: its team hands over, fresh officers check and decide."""
    urutan = [StatusPenilaian.DITUGASKAN, *LANGKAH_PENILAIAN]
    for tujuan in urutan[urutan.index(penilaian.status) + 1 : urutan.index(status) + 1]:
        aksi, peran = LANGKAH_PENILAIAN[tujuan]
        anggota = penilaian.tim.first() if aksi == "selesai_isi" else None
        pelaku = anggota.pengguna if anggota else buat_pengguna(peran, kode=penilaian.berwenang_id)
        ALUR_PENILAIAN.jalankan(penilaian, aksi, pelaku, versi=penilaian.versi)
        penilaian = PenilaianKesehatan.objects.get(pk=penilaian.pk)
    return penilaian


@contextmanager
def pada(per):
    """The clock of the office stands on the day `per`."""
    with mock.patch("django.utils.timezone.now", return_value=datetime(per.year, per.month, per.day, 3, tzinfo=UTC)):
        yield


def buat_hasil(koperasi=None, tahun_buku=2025, predikat="sehat", per=None, **isi):
    """A result decided on the day `per`, all the way from the assignment; by default in November or today."""
    with pada(per or max(date(2026, 11, 22), min(hari_ini(), date(tahun_buku + 1, 11, 22)))):
        return majukan_penilaian(buat_penilaian(koperasi, tahun_buku, predikat, **isi), "ditetapkan")
