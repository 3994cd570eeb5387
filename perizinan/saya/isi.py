"""What a koperasi may see of itself: its register, its letters, its duties, its applications; no note, no draft."""

from django.db.models import Q
from django.urls import reverse

from core.models import Surat
from ksp_usp.laporan.surat import TANDA_TERIMA
from ksp_usp.models import Koperasi, PenilaianKesehatan, StatusPenilaian
from perizinan.models import JaringanPelayanan, KeteranganIzin, PermohonanIzin, Sanksi, StatusPermohonan
from perizinan.models.sanksi import TERBIT

# What the pages of each kind of application are called here.
HALAMAN = {PermohonanIzin: "izin", JaringanPelayanan: "kantor"}
# Kinds of letter that are addressed to the koperasi. What is not named here stays with the office.
SURAT_KOPERASI = (
    *TANDA_TERIMA,
    "izin_tanda_terima", "izin_kekurangan", "izin_usaha", "izin_penolakan", "izin_registrasi", "izin_penarikan",
    "kantor_tanda_terima", "kantor_kekurangan", "kantor_persetujuan", "kantor_penolakan", "kantor_gugur",
    "kantor_penutupan", "kantor_penarikan", "kantor_tutup_sendiri", "kantor_pindah", "kantor_kepala",
    "kantor_tidak_dicatat",
    "hasil_penilaian", "ba_penilaian", "penghentian",
    "sanksi_teguran_1", "sanksi_teguran_2", "sanksi_usul_pemberhentian", "sanksi_pembekuan", "sanksi_pencabutan",
    "sanksi_penutupan", "sanksi_pembubaran", "sanksi_pemulihan", "sanksi_pembatalan", "keterangan_izin",
)  # fmt: skip


TERBANYAK = 50  # applications a page


def koperasi_sendiri(pengguna) -> Koperasi | None:
    """The koperasi for which `pengguna` acts today; None for everybody else."""
    return Koperasi.objects.filter(pk__in=pengguna.pihak).select_related("wilayah__induk", "berwenang").first()


def surat_koperasi(koperasi: Koperasi):
    """The letters to this koperasi, the newest first."""
    milik = Q(objek__objek_jenis=Koperasi._meta.label_lower, objek__objek_id=koperasi.pk)
    for model in (
        PermohonanIzin,
        JaringanPelayanan,
        PenilaianKesehatan,
        Sanksi,
        KeteranganIzin,
        koperasi.laporan_berkala.model,
    ):
        pk = model.objects.filter(koperasi=koperasi).order_by().values("pk")
        milik |= Q(objek__objek_jenis=model._meta.label_lower, objek__objek_id__in=pk)
    nomor = Surat.objects.filter(milik, jenis__in=SURAT_KOPERASI).order_by().values("pk")
    return Surat.objects.filter(pk__in=nomor).select_related("instansi").order_by("-tanggal", "-pk")


def urusan_koperasi(koperasi: Koperasi) -> list:
    """Applications of this koperasi, the newest first, each with `alamat` of its page here ("": it has none)."""
    semua = [
        u
        for model in (PermohonanIzin, JaringanPelayanan)
        for u in model.objects.filter(koperasi=koperasi)
        .select_related("koperasi", "wilayah", "berwenang", *model.DESKRIPSI)
        .order_by("-dibuat_pada")[:TERBANYAK]
    ]
    for u in semua:
        u.alamat = "" if disusun_loket(u) else reverse(f"saya_{HALAMAN[type(u)]}", args=[u.pk])
    return sorted(semua, key=lambda u: u.dibuat_pada, reverse=True)[:TERBANYAK]


def disusun_loket(urusan) -> bool:
    """Whether an office drafts this application, which is the office's until it was handed in or taken in."""
    masuk = urusan.disampaikan_pada or urusan.tanggal_ajuan
    return urusan.status == StatusPermohonan.DRAF and masuk is None


def urusan_sendiri(model, pengguna):
    """Applications of one kind that the person reads here: those of the own koperasi, but for drafts of an office."""
    milik = model.objects.filter(koperasi__in=pengguna.pihak)
    return milik.exclude(status=StatusPermohonan.DRAF, disampaikan_pada__isnull=True, tanggal_ajuan__isnull=True)


def hasil_kesehatan(koperasi: Koperasi) -> list[PenilaianKesehatan]:
    """Results that were decided, the newest first."""
    hasil = koperasi.penilaian.filter(status=StatusPenilaian.DITETAPKAN)
    return list(hasil.order_by("-tahun_buku", "-tanggal_penetapan", "-pk"))


def sanksi_terbit(koperasi: Koperasi) -> list[Sanksi]:
    """Sanctions whose letter is out; what an office prepares is its own."""
    return list(koperasi.sanksi.filter(status__in=TERBIT).select_related("surat").order_by("-pk"))
