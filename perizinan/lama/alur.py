"""The route of a sheet of old licences and offices: brought by the counter, confirmed by somebody else."""

from django.urls import reverse

from aturan.bahasa import PENGENDALIAN, Temuan
from core.dasar.izin import Peran
from core.perkara.alur import Alur, T
from core.perkara.tahap import Tahap
from perizinan.lama.akibat import catat_baris, lupakan, tinjau_lagi
from perizinan.lama.syarat import ada_baris, sudah_ditinjau
from perizinan.models import LembarLama, StatusLembar

S = StatusLembar
BETULKAN = "betulkan"  # in the trail: cells mended in the preview


def tempat(satu: LembarLama, t: Temuan) -> str:
    """Where the rows are mended, and where the second person looks at them."""
    return reverse("lama_pratinjau" if t.kode == "lama.baris" else "lama_tinjau", args=[satu.pk])


ALUR_LAMA = Alur(
    LembarLama,
    StatusLembar,
    T("buat", None, S.DRAF, Peran.LOKET, PENGENDALIAN, "Unggah lembar", "mengunggah lembar izin dan kantor lama"),
    T(
        "ajukan", S.DRAF, S.MENUNGGU, Peran.LOKET, PENGENDALIAN,
        "Minta konfirmasi", "meminta konfirmasi lembar izin dan kantor lama",
        keterangan="Pemeriksa meninjau tiap baris. Belum ada yang tercatat sebelum ia mengonfirmasi.",
        jika=(ada_baris,), utama=False,
    ),
    T(
        "konfirmasi", S.MENUNGGU, S.SELESAI, Peran.PEMERIKSA, PENGENDALIAN,
        "Konfirmasi", "mengonfirmasi izin dan kantor lama",
        keterangan="Izin dan kantor tercatat sekarang juga dan tidak dapat dihapus. Pindaiannya menyusul.",
        jika=(sudah_ditinjau,), bukan=("buat", "ajukan", BETULKAN), maka=(catat_baris,),
    ),
    T(
        "kembalikan", S.MENUNGGU, S.DRAF, Peran.PEMERIKSA, PENGENDALIAN,
        "Kembalikan ke loket", "mengembalikan lembar izin dan kantor lama",
        keterangan="Loket membetulkan barisnya, lalu meminta konfirmasi lagi.",
        alasan=True, utama=False, maka=(tinjau_lagi,),
    ),
    T(
        "buang", S.DRAF, S.DIBUANG, Peran.LOKET, PENGENDALIAN,
        "Buang lembar", "membuang lembar izin dan kantor lama",
        keterangan="Lembar ditutup; tidak ada yang tercatat.", utama=False, maka=(lupakan,),
    ),
    akhir=(S.SELESAI, S.DIBUANG),
    tempat=tempat,
    ubah={S.DRAF: (Peran.LOKET,)},
    batal=(S.DIBUANG,),
    tahap={Tahap.TUTUP: (S.DIBUANG,)},
)  # fmt: skip
