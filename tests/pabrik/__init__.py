"""Objects for tests: each maker gives the least that works, and takes what a test wants otherwise."""

from tests.pabrik.dasar import (
    AWAL,
    NAMA,
    SANDI,
    buat_instansi,
    buat_pengguna,
    buat_pengurus,
    buat_permintaan,
    buat_unduhan,
    buat_wilayah,
    disusun,
)
from tests.pabrik.izin import (
    LANGKAH_IZIN,
    USUL,
    buat_izin,
    buat_izin_lama,
    buat_koperasi,
    buat_orang,
    buat_permohonan,
    konfirmasi_kalender,
    majukan_izin,
    tandai_berkas,
    usulkan,
)
from tests.pabrik.kantor import (
    ambil_kantor,
    buat_kantor,
    buat_kantor_lama,
    buat_perubahan,
    jawab_terbuka,
    langkah_kantor,
    majukan_kantor,
    majukan_perubahan,
    mundurkan_persetujuan,
    siapkan_tutup,
    tandai_berkas_kantor,
    temukan_belum,
    ubah_kantor,
    usulkan_kantor,
)
from tests.pabrik.lama import baris_lama, buat_kantor_lembar, buat_lembar_lama, lembar_lama, tinjau_lama
from tests.pabrik.laporan import buat_laporan_berkala, catat_kewajiban
from tests.pabrik.pemeriksaan import (
    buat_pemeriksaan,
    buat_pengaduan,
    foto_pemeriksaan,
    gambar,
    jawab_periksa,
    majukan_pemeriksaan,
)
from tests.pabrik.penilaian import (
    KERTAS,
    LANGKAH_PENILAIAN,
    TOTAL_TERTULIS,
    angka_kesehatan,
    buat_hasil,
    buat_hasil_penilaian,
    buat_laporan,
    buat_penilai,
    buat_penilaian,
    jawab,
    majukan_penilaian,
    pada,
)
from tests.pabrik.penyerahan import buat_penyerahan, buat_warisan, pindah_kewenangan
from tests.pabrik.sanksi import buat_keterangan, buat_sanksi, majukan_sanksi
from tests.pabrik.sentra import (
    buat_bukti,
    buat_keputusan,
    buat_sentra,
    buat_ukm,
    buat_usulan,
    lengkapi,
    majukan,
    penilaian_ya,
)
