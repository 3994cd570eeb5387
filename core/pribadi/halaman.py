"""Which addresses of the common part show personal data, and whose (core.halaman.paparan)."""

from collections.abc import Iterator

from core.halaman.paparan import TANPA, Papar
from core.models import Paparan, Pengguna
from core.pribadi.orang import Dicari, Letak

PEGAWAI = Papar("akun dan penugasan seorang pegawai", "core.pengguna")

HALAMAN = {
    **dict.fromkeys(("meja_kerja", "data", "surat_periksa"), TANPA),
    **dict.fromkeys(("aturan", "aturan_ambang", "aturan_naskah", "aturan_pasal"), TANPA),
    # Its findings and its draft letter name the people whom the case is about.
    "tindakan": Papar("orang yang disebut dalam temuan perkara"),
    "tindakan_surat": Papar("orang yang disebut dalam rancangan surat", jenis=Paparan.Jenis.UNDUH),
    "surat_pdf": Papar("orang yang disebut dalam surat", "core.surat", Paparan.Jenis.UNDUH),
    "berkas_unduh": Papar("orang yang disebut dalam berkas", "core.berkas", Paparan.Jenis.UNDUH),
    "berkas_unggah": TANPA,
    **dict.fromkeys(("status", "gangguan", "gangguan_ubah"), TANPA),
    # One's own data.
    **dict.fromkeys(("masuk", "keluar", "akun", "ganti_sandi"), TANPA),
    **dict.fromkeys(("instansi_kelola", "instansi_baru", "instansi_ubah"), TANPA),
    "instansi_rinci": Papar("pegawai instansi", "core.instansi"),
    **dict.fromkeys(("pegawai_rinci", "pegawai_ubah", "pegawai_sandi", "pegawai_tutup"), PEGAWAI),
    **dict.fromkeys(("pegawai_baru", "penugasan_baru", "penugasan_akhiri"), TANPA),
    **dict.fromkeys(("hari_libur", "hari_libur_tahun", "hari_libur_usulan"), TANPA),
    **dict.fromkeys(("hari_libur_ubah", "hari_libur_konfirmasi"), TANPA),
}


def tempat_orang(dicari: Dicari) -> Iterator[Letak]:
    """An officer: the own account, and the pages of the offices at which he holds a post."""
    for p in Pengguna.objects.filter(username=dicari.akun).prefetch_related("penugasan__instansi"):
        yield Letak("core.pengguna", p.pk, f"akun dan penugasan {p.nama}", p.nama)
        yield Letak("", 0, "daftar kualifikasi penilai", baris=("core.pengguna", p.pk))
        for instansi in {t.instansi for t in p.penugasan.all()}:
            yield Letak("core.instansi", instansi.pk, f"daftar pegawai {instansi.nama}")
