"""Queries of every page: at most 15, and the same for a region with a few rows as for one with a thousand."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.dasar.rahasia import sidik_nik
from core.models import Pengguna, Penugasan
from ksp_usp.models import (
    AnggotaTimPenilai,
    CatatanKewajiban,
    Hutang,
    Koperasi,
    KualifikasiPenilai,
    LaporanBerkala,
    Modal,
    Orang,
    PenilaianKesehatan,
    PerpanjanganLaporan,
    TenggatLaporan,
)
from perizinan.models import (
    IzinUsaha,
    JaringanPelayanan,
    Kunjungan,
    PeristiwaSanksi,
    PermohonanIzin,
    PerubahanKantor,
    Sanksi,
)
from sentra_ukm.models import Masukan, Program, Sentra, Usulan
from tests import pabrik
from tests.matriks_halaman import tabel
from tests.test_matriks_halaman import dunia, penghuni  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
BATAS = 15
# A dashboard gathers many matters: each may ask four times, of however many rows.
BATAS_BAGIAN = 4
KEADAAN = ("keadaan", "keadaan_wilayah")
# Files for downloading, not pages; the salinan and the petikan are made from the trail.
BUKAN_HALAMAN = {
    "periksa_foto_kecil",
    "surat_pdf",
    "saya_surat_pdf",
    "berkas_unduh",
    "ukm_nik",
    "ukm_pernyataan",
    "pemeriksaan_berikutnya",
}


def hitung(client, dunia, penghuni):  # noqa: F811
    hasil = {}
    for nama, (arg, _, dapat) in tabel(dunia, penghuni).items():
        if nama in BUKAN_HALAMAN:
            continue
        siapa = min(dapat, key=list(penghuni).index)
        client.force_login(penghuni[siapa])
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(reverse(nama, args=arg)).status_code == 200
        hasil[nama] = len(kueri)
    return hasil


def tambah(dunia, banyak):  # noqa: F811
    draf, garut = dunia["draf"], pabrik.buat_wilayah("32.05")
    pabrik.buat_ukm(draf, banyak)
    pabrik.buat_ukm(Usulan.objects.get(pk=dunia["di_provinsi"]), banyak)
    pelaku = draf.dibuat_oleh
    sentra = Sentra.objects.bulk_create(
        Sentra(wilayah=garut, nama=f"Sentra {banyak} {i}", kecamatan="K", desa="D", produk="P", dibuat_oleh=pelaku)
        for i in range(banyak)
    )
    Usulan.objects.bulk_create(
        Usulan(
            sentra=s, wilayah=garut, berwenang=garut, jenis="sentra", tahun=2026, sumber_dana="apbn",
            nomor_perkara=f"BANYAK-{banyak}-{i}", dibuat_oleh=pelaku, status_sejak=timezone.now(),
            status=("draf", "terseleksi", "di_provinsi", "lengkap", "terpilih")[i % 5],
        )
        for i, s in enumerate(sentra)
    )  # fmt: skip
    dinas = pabrik.buat_instansi("32.05")
    orang = Pengguna.objects.bulk_create(
        Pengguna(username=f"orang{banyak}-{i}", nama=f"Orang {i}") for i in range(banyak // 10)
    )
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=o, instansi=dinas, peran="dinas_kabkota", jabatan="Staf", mulai=pabrik.AWAL, dasar="SK")
        for o in orang
    )
    koperasi = tambah_koperasi(dunia["koperasi"], garut, banyak)
    tambah_permohonan(koperasi, garut, pelaku)
    tambah_penilaian(dunia, koperasi, garut, pelaku)
    tambah_kantor(dunia["kantor"]["disetujui"], koperasi, banyak)
    tambah_pengawasan(dunia, koperasi, garut, pelaku, banyak)
    Program.objects.bulk_create(
        Program(instansi=dinas, wilayah=garut, tahun=2026, judul="P", uraian="U", penulis=pelaku, jabatan_penulis="K")
        for _ in range(banyak // 10)
    )
    Masukan.objects.bulk_create(
        Masukan(wilayah=garut, sentra_id=dunia["sentra"], uraian="U", penulis=pelaku, jabatan_penulis="K", pasal="15")
        for _ in range(banyak // 10)
    )


def tambah_koperasi(pk, garut, banyak):
    """Many koperasi; of one of them many people (all of them in another KSP as well), debts and days of capital."""
    baru = Koperasi.objects.bulk_create(
        Koperasi(nama=f"KSP {banyak} {i}", jenis="ksp", badan_hukum=f"{banyak} {i}", wilayah=garut, berwenang=garut)
        for i in range(banyak)
    )
    nik = [f"320501010190{banyak + i:04}" for i in range(banyak // 10)]
    Orang.objects.bulk_create(
        Orang(
            koperasi_id=milik, golongan="pengurus", nama=f"Orang {n}", jabatan="Ketua", nik=n, nik_sidik=sidik_nik(n),
            diangkat=pabrik.AWAL,
        )
        for n in nik
        for milik in (pk, baru[0].pk)
    )  # fmt: skip
    hari = [pabrik.AWAL + timedelta(banyak + i) for i in range(banyak // 10)]
    Modal.objects.bulk_create(Modal(koperasi_id=pk, per=h) for h in hari)
    Hutang.objects.bulk_create(
        Hutang(koperasi_id=pk, sumber="Bank", jumlah=1, tanggal=h, jangka_bulan=24) for h in hari
    )
    return baru


def tambah_penilaian(dunia, koperasi, garut, pelaku):  # noqa: F811
    """An assessment of each of `koperasi`, results of one over many years, many assessors and a large team."""
    umum = {"wilayah": garut, "berwenang": garut, "dibuat_oleh": pelaku, "status_sejak": timezone.now()}
    tertulis = {"cara": "catat", "total": 70, "predikat": "cukup_sehat", "tanggal_penetapan": pabrik.AWAL}
    PenilaianKesehatan.objects.bulk_create(
        PenilaianKesehatan(
            koperasi=k, nomor_perkara=f"NIL-{k.pk}", tahun_buku=2025, status=status,
            **(tertulis if status == "ditetapkan" else {}), **umum,
        )
        for i, k in enumerate(koperasi)
        for status in (("ditugaskan", "diperiksa", "siap", "ditetapkan")[i % 4],)
    )  # fmt: skip
    tahun = range(1000 + len(koperasi), 1000 + len(koperasi) + len(koperasi) // 10)
    PenilaianKesehatan.objects.bulk_create(
        PenilaianKesehatan(
            koperasi_id=dunia["koperasi"], nomor_perkara=f"NIL-TAHUN-{t}", tahun_buku=t, status="ditetapkan",
            **tertulis, **umum,
        )
        for t in tahun
    )  # fmt: skip
    instansi = pabrik.buat_instansi("32.05")
    orang = Pengguna.objects.bulk_create(Pengguna(username=f"penilai{t}", nama=f"Penilai {t}") for t in tahun)
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=o, instansi=instansi, peran="penilai", jabatan="Staf", mulai=pabrik.AWAL, dasar="SK")
        for o in orang
    )
    KualifikasiPenilai.objects.bulk_create(
        KualifikasiPenilai(pengguna=o, pendidikan="s1", dicatat_oleh=pelaku) for o in orang[::2]
    )
    AnggotaTimPenilai.objects.bulk_create(AnggotaTimPenilai(penilaian_id=dunia["penilaian"], pengguna=o) for o in orang)


def tambah_permohonan(koperasi, garut, pelaku):
    """An application and a licence for each of `koperasi`."""
    PermohonanIzin.objects.bulk_create(
        PermohonanIzin(
            koperasi=k, wilayah=garut, berwenang=garut, nomor_perkara=f"IZN-{k.pk}", dibuat_oleh=pelaku,
            status_sejak=timezone.now(), status=("draf", "diterima", "kurang", "lengkap", "siap")[i % 5],
        )
        for i, k in enumerate(koperasi)
    )  # fmt: skip
    IzinUsaha.objects.bulk_create(
        IzinUsaha(
            koperasi=k, nomor=f"{k.pk}", tanggal=pabrik.AWAL, penerbit=garut, penerbit_sebutan="Bupati Garut",
            nama=k.nama, jenis="ksp", bentuk="primer", kedudukan=garut, lingkup="kabkota", terdahulu=True,
            dicatat_oleh=pelaku,
        )
        for k in koperasi
    )  # fmt: skip


def tambah_kantor(pk, koperasi, banyak):
    """An office for each of `koperasi` and as many of the one that is looked at; visits to every tenth."""
    contoh = JaringanPelayanan.objects.get(pk=pk)
    kantor = JaringanPelayanan.objects.bulk_create(
        JaringanPelayanan(
            koperasi_id=milik, jenis="kc", nama=f"K{banyak} {i}", wilayah=contoh.wilayah, berwenang=contoh.berwenang,
            nomor_perkara=f"KTR-{banyak}-{i}", dibuat_oleh=contoh.dibuat_oleh, status_sejak=contoh.status_sejak,
            status=("lengkap", "siap", "disetujui", "beroperasi", "draf")[i % 5], lengkap_pada=contoh.lengkap_pada,
            jatuh_tempo=contoh.jatuh_tempo, tanggal_persetujuan=contoh.tanggal_persetujuan,
        )
        for i, milik in enumerate([k.pk for k in koperasi] + [contoh.koperasi_id] * banyak)
    )  # fmt: skip
    Kunjungan.objects.bulk_create(
        Kunjungan(jaringan=k, tanggal=pabrik.AWAL, hasil="Baik", oleh=contoh.dibuat_oleh, jabatan="J")
        for k in kantor[::10]
    )
    PerubahanKantor.objects.bulk_create(
        PerubahanKantor(
            kantor=k, jenis=("tutup", "pindah", "kepala")[i % 3], nomor_perkara=f"PBK-{banyak}-{i}", wilayah=k.wilayah,
            berwenang=k.berwenang, dibuat_oleh=k.dibuat_oleh, status_sejak=k.status_sejak,
            status=("draf", "diajukan", "dicatat")[i % 3],
        )
        for i, k in enumerate(kantor)
    )  # fmt: skip


def tambah_pengawasan(dunia, koperasi, garut, pelaku, banyak):  # noqa: F811
    """A report and a sanction for each of `koperasi`; of one koperasi many statements, extensions and events."""
    umum = {"wilayah": garut, "berwenang": garut, "dibuat_oleh": pelaku, "status_sejak": timezone.now()}
    Koperasi.objects.filter(pk__in=[k.pk for k in koperasi]).update(berizin_sejak=pabrik.AWAL)
    LaporanBerkala.objects.bulk_create(
        LaporanBerkala(
            koperasi=k, tahun_buku=2026, triwulan=2, nomor_perkara=f"LAP-{k.pk}", nihil=True,
            status=("draf", "masuk")[i % 2], tanggal_ajuan=pabrik.AWAL, **umum,
        )
        for i, k in enumerate(koperasi)
    )  # fmt: skip
    Sanksi.objects.bulk_create(
        Sanksi(
            koperasi=k, langkah="teguran_1", nomor_perkara=f"SNK-{k.pk}", jatuh_tempo=pabrik.AWAL,
            status=("draf", "diusulkan", "berlaku", "dipenuhi")[i % 4], **umum,
        )
        for i, k in enumerate(koperasi)
    )  # fmt: skip
    sendiri, lain = dunia["koperasi"], {"dicatat_oleh": pelaku, "tanggal_surat": pabrik.AWAL}
    PerpanjanganLaporan.objects.bulk_create(
        PerpanjanganLaporan(wilayah=garut, koperasi_id=k, tahun_buku=2026, triwulan=2, sampai=pabrik.AWAL, **lain)
        for k in (sendiri, None)
        for _ in range(banyak // 10)
    )
    TenggatLaporan.objects.bulk_create(
        TenggatLaporan(
            wilayah=garut, berlaku_sejak=pabrik.AWAL + timedelta(banyak + i), tanggal_surat=pabrik.AWAL,
            triwulan_bulan=1, triwulan_hari=20,
            tahunan_bulan=3, tahunan_hari=31, dicatat_oleh=pelaku,
        )
        for i in range(banyak // 10)
    )  # fmt: skip
    CatatanKewajiban.objects.bulk_create(
        CatatanKewajiban(koperasi_id=sendiri, kode="sektor_riil", isi=False, per=pabrik.AWAL, dicatat_oleh=pelaku)
        for _ in range(banyak // 10)
    )
    PeristiwaSanksi.objects.bulk_create(
        PeristiwaSanksi(sanksi_id=dunia["teguran"], jenis="tanggapan", tanggal=pabrik.AWAL, oleh=pelaku)
        for _ in range(banyak // 10)
    )


def test_jumlah_kueri_tiap_halaman_tetap_dan_terbatas(client, dunia, penghuni):  # noqa: F811
    tambah(dunia, 10)
    sedikit = hitung(client, dunia, penghuni)
    tambah(dunia, 1_000)
    banyak = hitung(client, dunia, penghuni)
    # Of many koperasi a dashboard has the duties added up by the database: by fewer queries than one by one.
    hemat = {n for n in KEADAAN if banyak[n] < sedikit[n]}
    assert {n: (sedikit[n], banyak[n]) for n in sedikit if sedikit[n] != banyak[n] and n not in hemat} == {}
    bagian = {n: BATAS_BAGIAN * len(settings.DASBOR) for n in KEADAAN}
    assert {n: jumlah for n, jumlah in banyak.items() if jumlah > BATAS + bagian.get(n, 0)} == {}
