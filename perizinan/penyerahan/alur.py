"""The route of a handing over: drawn up and sent with its letter by the old office, received by the new one."""

from aturan.bahasa import PENGENDALIAN
from core.dasar.izin import Peran
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from perizinan.models import PenyerahanKoperasi, StatusPenyerahan
from perizinan.penyerahan.akibat import bekukan_isi, kembalikan, pindahkan, sampaikan
from perizinan.penyerahan.surat import BERITA_ACARA
from perizinan.penyerahan.syarat import kewenangan_pindah, tidak_ada_yang_dahulu

S = StatusPenyerahan

ALUR_PENYERAHAN = Alur(
    PenyerahanKoperasi,
    StatusPenyerahan,
    T(
        "buat", None, S.DRAF, Peran.PENGAWAS, PENGENDALIAN,
        "Susun penyerahan", "mulai menyusun penyerahan berkas pembinaan",
    ),
    T(
        "serahkan", S.DRAF, S.DISERAHKAN, Peran.PENGAWAS, PENGENDALIAN,
        "Serahkan berkas", "menyerahkan berkas pembinaan koperasi",
        keterangan="Berita acara terbit. Yang masih terbuka tetap di kantor Anda sampai kantor penerima menerimanya.",
        jika=(kewenangan_pindah, tidak_ada_yang_dahulu),
        maka=(bekukan_isi, terbitkan(BERITA_ACARA), sampaikan),
    ),
    T(
        "terima", S.DISERAHKAN, S.DITERIMA, Peran.PENGAWAS, PENGENDALIAN,
        "Terima berkas", "menerima berkas pembinaan koperasi",
        keterangan="Semua yang terbuka menjadi urusan kantor Anda, dan surat kantor lama dapat Anda baca.",
        jika=(kewenangan_pindah,), bukan=("buat", "serahkan"), maka=(pindahkan,),
    ),
    T(
        "kembalikan", S.DISERAHKAN, S.DRAF, Peran.PENGAWAS, PENGENDALIAN,
        "Kembalikan ke kantor lama", "mengembalikan berkas pembinaan kepada kantor lama",
        keterangan="Kantor lama melengkapi, lalu menyerahkan lagi dengan berita acara yang baru.",
        alasan=True, utama=False, maka=(kembalikan,),
    ),
    T(
        "tidak_jadi", S.DRAF, S.DIBATALKAN, Peran.PENGAWAS, PENGENDALIAN,
        "Tidak jadi", "menutup penyerahan berkas pembinaan",
        keterangan="Ditutup tanpa penyerahan; yang baru dapat disusun lagi.", alasan=True, utama=False,
    ),
    akhir=(S.DITERIMA, S.DIBATALKAN),
    batal=(S.DIBATALKAN,),
    tahap={Tahap.TUTUP: (S.DIBATALKAN,)},
    stasiun=(
        Stasiun("Kantor lama", (S.DRAF,)),
        Stasiun("Kantor baru", (S.DISERAHKAN,)),
        Stasiun("Diterima", (S.DITERIMA, S.DIBATALKAN)),
    ),
)  # fmt: skip
