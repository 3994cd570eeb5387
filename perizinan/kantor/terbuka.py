"""What of the offices of koperasi the programs of offices may read."""

from datetime import date

from core.terbuka.register import ID, Bidang, Cakupan, Kantor, Register
from perizinan.models import JaringanPelayanan


def _disetujui(kantor: Kantor):
    """Offices that were approved, whatever became of them; what is only applied for is no office yet."""
    return JaringanPelayanan.objects.terlihat_oleh(kantor).filter(tanggal_persetujuan__isnull=False)


KANTOR = Register(
    kode="kantor",
    judul="Register kantor jaringan pelayanan",
    cakupan=Cakupan.REGISTER,
    terlihat=_disetujui,
    bidang=(
        ID,
        Bidang("nama", "nama", "Nama kantor."),
        Bidang("jenis", "jenis", "Kode jenisnya: kc (cabang), kcp (cabang pembantu), kas."),
        Bidang("koperasi_id", "koperasi_id", "Nomor koperasinya pada register koperasi.", int),
        Bidang("koperasi", "koperasi__nama", "Nama koperasinya."),
        Bidang("kode_wilayah", "wilayah_id", "Kode kabupaten/kota tempat kantor."),
        Bidang("kecamatan", "kecamatan", "Kecamatan."),
        Bidang("status", "status", "Status kantor, misalnya disetujui, beroperasi, atau ditutup."),
        Bidang("tanggal_persetujuan", "tanggal_persetujuan", "Tanggal surat persetujuan.", date),
        Bidang("tanggal_mulai", "tanggal_mulai", "Mulai melaksanakan kegiatan.", date),
    ),
)
