"""The route of a letter on how a licence stands: asked for at the counter or by the koperasi, issued at the counter."""

from aturan.bahasa import PENGENDALIAN
from core.dasar.izin import Peran
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Tahap
from perizinan.keterangan.isi import isi_keterangan
from perizinan.keterangan.surat import KETERANGAN_IZIN
from perizinan.models import KeteranganIzin, StatusKeterangan

S = StatusKeterangan


def catat_isi(konteks) -> None:
    """Effect: keep what the letter states, and of which licence in which state."""
    for k in konteks.daftar:
        k.izin = k.koperasi.izin.terakhir()
        k.isi, k.keadaan_izin = isi_keterangan(k.koperasi, konteks.per), k.izin.keadaan if k.izin else ""
        k.save(update_fields=["izin", "isi", "keadaan_izin"])


ALUR_KETERANGAN = Alur(
    KeteranganIzin,
    StatusKeterangan,
    T("buat", None, S.DRAF, Peran.LOKET, PENGENDALIAN, "Susun surat keterangan", "menyusun surat keterangan"),
    T(
        "minta_sendiri", None, S.DIMINTA, Peran.PENGURUS, PENGENDALIAN,
        "Minta surat keterangan", "meminta surat keterangan keadaan izin koperasinya",
    ),
    T(
        "terbitkan_keterangan", (S.DRAF, S.DIMINTA), S.TERBIT, Peran.LOKET, PENGENDALIAN,
        "Terbitkan surat keterangan", "menerbitkan surat keterangan keadaan izin",
        keterangan="Surat terbit bernomor dan menyebut keadaan pada hari ini.",
        maka=(catat_isi, terbitkan(KETERANGAN_IZIN)),
    ),
    T(
        "batalkan_keterangan", S.DRAF, S.DIBATALKAN, Peran.LOKET, PENGENDALIAN,
        "Tidak jadi", "menutup surat keterangan yang tidak jadi terbit",
        keterangan="Ditutup tanpa surat.", utama=False,
    ),
    T(
        "tolak_permintaan", S.DIMINTA, S.DIBATALKAN, Peran.LOKET, PENGENDALIAN,
        "Tidak dapat diterbitkan", "menutup permintaan surat keterangan",
        keterangan="Ditutup tanpa surat. Koperasi membaca alasannya.", alasan=True, utama=False,
    ),
    T(
        "tarik_sendiri", S.DIMINTA, S.DIBATALKAN, Peran.PENGURUS, PENGENDALIAN,
        "Batalkan permintaan", "membatalkan permintaan surat keterangan", utama=False,
    ),
    akhir=(S.TERBIT, S.DIBATALKAN),
    batal=(S.DIBATALKAN,),
    tahap={Tahap.MEJA: (S.DIMINTA,), Tahap.TUTUP: (S.DIBATALKAN,)},
)  # fmt: skip
