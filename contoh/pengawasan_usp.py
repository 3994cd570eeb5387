"""Supervision in the demo: the day that Garut set, a koperasi that reports, and one that was warned.

Both hold a licence from before the application, so that reports of past periods are owed.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth.hashers import make_password

from aturan.simpan_pinjam_2015.laporan import masa_wajib
from contoh.akun import MULAI, SANDI
from core.dasar.izin import Peran
from core.models import Pengguna, Penugasan
from core.models.bukti import satu_langkah
from core.perkara.jejak import catat
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.laporan.mulai import mulai_laporan
from ksp_usp.models import Koperasi, LaporanKeuangan, TenggatLaporan
from perizinan.izin.panel import catat_peristiwa
from perizinan.models import IzinUsaha, PeristiwaIzin
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.pengawasan.mulai import rencana_teguran, susun_teguran

PENGURUS = "pengurus.warga"
LEWAT = 20  # days after the end of a quarter by which Garut wants its report
MASUK = 12  # days after it on which the orderly koperasi files it


def muat_pengawasan(demo, angka: dict[str, int], tertib: Koperasi, terlambat: Koperasi) -> None:
    """`demo` has the people, the day and the step through the gate (muat_demo_usp)."""
    garut = tertib.berwenang
    sejak = demo.hari.replace(year=demo.hari.year - 1, month=1, day=5)
    TenggatLaporan.objects.create(
        wilayah=garut, berlaku_sejak=date(sejak.year, 1, 1), tanggal_surat=date(sejak.year, 1, 1),
        triwulan_bulan=1, triwulan_hari=LEWAT, tahunan_bulan=3,
        tahunan_hari=31, ditetapkan_oleh="Bupati Garut", nomor_surat=f"518/012/{sejak.year}",
        dicatat_oleh=demo.orang["dinas.garut"],
    )  # fmt: skip
    for nomor, koperasi in enumerate((tertib, terlambat), 1):
        _izin_terdahulu(koperasi, f"518/{nomor:02}/IUSP/{sejak.year}", sejak, demo.orang["pemeriksa.garut"])
    for masa in masa_wajib(sejak, demo.hari - timedelta(days=MASUK)):
        _lapor(demo, tertib, masa, angka)
    _tegur(demo, terlambat)
    _beri_akses(demo, terlambat)


@satu_langkah()
def _izin_terdahulu(koperasi: Koperasi, nomor: str, tanggal: date, oleh) -> None:
    k = koperasi.kewenangan()
    izin = IzinUsaha.objects.create(
        koperasi=koperasi, nomor=nomor, tanggal=tanggal, penerbit=koperasi.berwenang, penerbit_sebutan=k.penerbit,
        nama=koperasi.nama, jenis=koperasi.jenis, bentuk=koperasi.bentuk, kedudukan=koperasi.wilayah,
        alamat=koperasi.alamat, lingkup=k.lingkup.value, terdahulu=True, dicatat_oleh=oleh,
    )  # fmt: skip
    izin.keanggotaan.set(koperasi.wilayah_menurut_ad())
    catat_peristiwa(izin, PeristiwaIzin.Jenis.DICATAT, tanggal, oleh, keterangan="Izin lama menurut arsip dinas.")
    koperasi.berizin_sejak = tanggal
    koperasi.versi += 1
    koperasi.save(update_fields=["berizin_sejak", "versi", "diubah_pada"])
    catat(
        koperasi, "izin_terdahulu", f"mencatat izin terdahulu nomor {nomor}", wilayah_id=koperasi.wilayah_id,
        pengguna=oleh, penugasan=oleh.penugasan.first(), salinan={"nomor": nomor, "tanggal": tanggal},
    )  # fmt: skip


def _lapor(demo, koperasi: Koperasi, masa, angka: dict[str, int]) -> None:
    """One report through the gate, filed in time."""
    loket, hari = demo.orang["loket.garut"], masa.akhir + timedelta(days=MASUK)
    isi = LaporanKeuangan.objects.create(
        koperasi=koperasi, tahun_buku=masa.tahun_buku, sumber=LaporanKeuangan.Sumber.BERKALA, dicatat_oleh=loket,
        **{kode: Decimal(n) * 1_000_000 for kode, n in angka.items()},
    )  # fmt: skip
    laporan = mulai_laporan(
        koperasi, masa, loket, angka=isi, tanggal_laporan=hari, tanggal_ajuan=hari, kanal="langsung",
        jumlah_calon=0, kepada_pengawas=None if masa.tahunan else hari,
    )  # fmt: skip
    demo.langkah(ALUR_LAPORAN, laporan, "kirim", "loket.garut")


def _tegur(demo, koperasi: Koperasi) -> None:
    """The first warning, drafted from what is late, signed and handed over."""
    [rencana] = rencana_teguran(koperasi.berwenang, demo.hari, None, koperasi.pk)
    susun_teguran(rencana, demo.orang["pengawas.garut"], demo.hari + timedelta(days=14))
    s = koperasi.sanksi.get()
    s = demo.langkah(ALUR_SANKSI, s, "usulkan", "pengawas.garut")
    demo.langkah(ALUR_SANKSI, s, "terbitkan_teguran_1", "dinas.garut")


def _beri_akses(demo, koperasi: Koperasi) -> None:
    """Its chairman comes in by the koperasi's own door, as the office wrote down for the term of office."""
    ketua = koperasi.orang.filter(jabatan="Ketua", golongan="pengurus").first()
    pengguna = Pengguna.objects.create(username=PENGURUS, nama=ketua.nama, password=make_password(SANDI))
    Penugasan.objects.create(
        pengguna=pengguna, instansi=demo.kantor["garut"], peran=Peran.PENGURUS, jabatan=ketua.jabatan,
        pihak=koperasi.pk, mulai=MULAI, sampai=ketua.berakhir, dasar="Surat permintaan koperasi",
    )  # fmt: skip
