"""What goes wrong through nobody's mistake, and the words for it. Nothing here asks the database.

Our own code raises a subclass of Terganggu; `golongkan` finds the one for what a library raised. The page is
core.halaman.galat.
"""

import errno

from django.db import Error, InterfaceError, OperationalError


class Terganggu(Exception):
    """Something that a request needs does not work. The message goes to the log, the class tells the person.

    judul, sebab  what happened
    saran         what to do now
    status        503 for what will pass, 500 for what somebody has to mend
    batal         True where nothing of a POST can have been recorded; else nobody knows before looking
    bernomor      False where there is nothing to look up in the log
    """

    status = 500
    judul = "Terjadi kesalahan pada aplikasi"
    sebab = "Permintaan Anda tidak selesai karena ada yang salah di dalam aplikasi, bukan pada isian Anda."
    saran = "Coba sekali lagi. Jika berulang, sampaikan nomor kejadian di bawah kepada admin instansi Anda."
    batal, bernomor = False, True
    do_not_call_in_templates = True


class BasisDataPutus(Terganggu):
    status = 503
    judul = "Basis data sedang tidak dapat dihubungi"
    sebab = "Aplikasi berjalan, tetapi tempat datanya sedang tidak menjawab. Semua yang sudah tersimpan tetap ada."
    saran = (
        "Tunggu satu menit, lalu coba lagi. Halaman Keadaan layanan menunjukkan apakah gangguan ini sudah diketahui."
    )


class BelumTersambung(BasisDataPutus):
    """The database did not even take the connection."""

    batal = True


class TerlaluLama(Terganggu):
    status = 503
    judul = "Data yang sama sedang dipakai"
    sebab = (
        "Aplikasi menunggu data yang sedang dikerjakan petugas lain atau terlalu lama dihitung, lalu berhenti menunggu."
    )
    saran = "Tunggu setengah menit, lalu coba lagi."
    batal = True


class TempatPenuh(Terganggu):
    status = 503
    judul = "Tempat penyimpanan penuh"
    sebab = "Tidak ada ruang lagi untuk menyimpan. Semua yang sudah tersimpan tetap ada dan dapat dibaca."
    saran = "Sampaikan nomor kejadian di bawah kepada admin instansi Anda. Simpan berkasnya di komputer Anda dahulu."
    batal = True


class TempatTerkunci(Terganggu):
    status = 503
    judul = "Tempat penyimpanan tidak dapat ditulisi"
    sebab = "Berkas yang sudah tersimpan tetap ada dan dapat dibaca, tetapi yang baru tidak dapat disimpan."
    saran = "Sampaikan nomor kejadian di bawah kepada admin instansi Anda. Simpan berkasnya di komputer Anda dahulu."
    batal = True


class SuratGagal(Terganggu):
    """The letter engine failed."""

    status = 503
    judul = "Surat belum dapat dibuat menjadi PDF"
    sebab = "Mesin pembuat surat sedang tidak bekerja. Nomor dan isi surat yang sudah terbit tidak berubah."
    saran = "Coba lagi beberapa menit lagi. Naskah surat yang sudah terbit tersimpan dan PDF-nya dapat dibuat kembali."


class BerkasHilang(Terganggu):
    """A row names a file that is not in the store."""

    judul = "Berkas ini tidak ditemukan di tempat penyimpanan"
    sebab = "Berkasnya tercatat, tetapi tidak ada di tempatnya. Data lain tidak terpengaruh."
    saran = "Sampaikan nomor kejadian di bawah kepada admin instansi Anda: berkas dapat diambil dari cadangan."


class BerkasBerubah(Terganggu):
    """What lies in the store is not what was stored."""

    judul = "Berkas ini berubah sejak disimpan"
    sebab = "Isi berkas tidak sama lagi dengan yang tercatat saat disimpan, sehingga tidak ditampilkan."
    saran = "Jangan pakai salinan lain dari berkas ini. Sampaikan nomor kejadian di bawah kepada admin instansi Anda."


class BacaSaja(Terganggu):
    """The site is open for reading only."""

    status = 503
    judul = "Sementara hanya dapat dibaca"
    sebab = "Anda dapat membaca, mencari, dan mengunduh surat. Menyimpan, mengirim, dan memutus sedang ditutup."
    saran = "Coba lagi sesudah pengumuman di bagian atas halaman hilang."
    batal, bernomor = True, False


class JamServerMundur(Terganggu):
    """The clock of this machine stands before what is already recorded."""

    status = 503
    judul = "Jam server mundur"
    sebab = "Jam server lebih awal daripada yang sudah tercatat, sehingga urutan tanggal tidak dapat dijaga."
    saran = "Sampaikan nomor kejadian di bawah kepada pengelola server: jamnya harus disetel ulang."
    batal = True


# The classes of SQLSTATE by which PostgreSQL tells what happened.
SQLSTATE = {
    "55P03": TerlaluLama,  # lock_not_available
    "57014": TerlaluLama,  # query_canceled: statement_timeout
    "25P03": TerlaluLama,  # idle_in_transaction_session_timeout
    "40P01": TerlaluLama,  # deadlock_detected
    "40001": TerlaluLama,  # serialization_failure
    "53100": TempatPenuh,  # disk_full
    "25006": BacaSaja,  # read_only_sql_transaction
}
# SQLite has words only.
KATA_SQLITE = {
    "is locked": TerlaluLama,
    "is full": TempatPenuh,
    "readonly database": TempatTerkunci,
    "unable to open": BelumTersambung,
}
ERRNO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), TempatPenuh),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), TempatTerkunci),
}


def golongkan(galat: BaseException) -> type[Terganggu]:
    """The class of Terganggu that tells a person what `galat` means; Terganggu itself for the unknown."""
    if isinstance(galat, Terganggu):
        return type(galat)
    if isinstance(galat, Error):
        return _basis_data(galat)
    return ERRNO.get(galat.errno, Terganggu) if isinstance(galat, OSError) else Terganggu


def _basis_data(galat: Error) -> type[Terganggu]:
    sebab = galat.__cause__
    if kelas := SQLSTATE.get(getattr(sebab, "pgcode", None) or ""):
        return kelas
    if not isinstance(galat, OperationalError | InterfaceError):
        return Terganggu
    if kata := next((k for k in KATA_SQLITE if k in str(galat)), ""):
        return KATA_SQLITE[kata]
    return BelumTersambung if _saat_menyambung(galat) else BasisDataPutus


def _saat_menyambung(galat: BaseException) -> bool:
    """Whether `galat` came out of Django's opening of a connection."""
    jejak = galat.__traceback__
    while jejak:
        if jejak.tb_frame.f_code.co_name == "get_new_connection":
            return True
        jejak = jejak.tb_next
    return False
