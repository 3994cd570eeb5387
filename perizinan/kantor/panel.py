"""What the offices of the service network show on the page of a koperasi and on the work desk."""

from datetime import timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from aturan.simpan_pinjam_2015.kewenangan import memutus_kantor
from core.dasar.izin import Izin, penugasan_berizin
from core.halaman.panel import Kabar, Lajur, Panel, belah, lajur_kiriman
from perizinan.models import JaringanPelayanan, StatusKantor, StatusPerubahan
from perizinan.models.status_kantor import dipantau

DIBERITAHU = 30  # days for which the desk tells that an office was closed elsewhere
TERBANYAK = 20  # a koperasi with more of them is looked up in the list


def kantor_koperasi(koperasi, pengguna) -> Panel:
    """Offices in sight, newest first, how many more there are, and where `pengguna` opens a new one."""
    terlihat = JaringanPelayanan.objects.terlihat_oleh(pengguna).filter(koperasi=koperasi)
    daftar = list(terlihat.select_related("wilayah")[: TERBANYAK + 1])
    menerima = any(memutus_kantor(p.instansi.wilayah_id) for p in penugasan_berizin(pengguna, Izin.TERIMA_KANTOR))
    isi = {
        "koperasi": koperasi,
        "daftar": daftar[:TERBANYAK],
        "lebih": len(daftar) > TERBANYAK,
        "url_baru": f"{reverse('jaringan_baru')}?koperasi={koperasi.pk}" if koperasi.berizin and menerima else "",
    }
    return Panel("perizinan/kantor/_panel_koperasi.html", isi)


def lajur_kantor(pengguna) -> list[Lajur]:
    """What runs out at the authorities of `pengguna`, whoever has to act."""
    baris = _baris(pengguna)
    belum_mulai = {"url": reverse("jaringan_belum_mulai"), "label": "Buka yang belum mulai beroperasi"}
    return [
        Lajur(
            "Lewat tenggat keputusan",
            "Tenggat untuk memutus sudah lewat (Pasal 10 ayat (2)). Tidak ada yang diputus otomatis: putusan tetap"
            " diambil pejabat.",
            baris["lewat"],
            {"url": f"{reverse('jaringan_daftar')}?terlambat=ya", "label": "Buka yang terlambat"},
            "perlu",
        ),
        Lajur(
            "Tenggat mulai beroperasi dekat",
            "Kantor belum tercatat mulai beroperasi. Hubungi koperasi sebelum tenggatnya lewat (Pasal 10 ayat (3)).",
            baris["segera"],
            belum_mulai,
            "perlu",
        ),
        Lajur(
            "Periksa: sudah mulai?",
            "Tenggat mulai sudah lewat dan kantor belum tercatat beroperasi. Pengawas memeriksa dan mencatat keadaan"
            " sebenarnya; tidak ada yang gugur sebelum pejabat menyatakannya (Pasal 10 ayat (4)).",
            baris["periksa"],
            belum_mulai,
            "perlu",
        ),
        Lajur(
            "Kantor lama menunggu konfirmasi",
            "Langkah Anda: cocokkan dengan pindaian persetujuannya, lalu konfirmasi.",
            baris["lama"],
            aksi="catat_terdahulu",
        ),
    ]


def kabar_penutupan(pengguna) -> list[Kabar]:
    """Offices that another authority closed lately (Pasal 10 ayat (6)), for whoever supervises their koperasi."""
    pemberi_izin = {p.instansi.wilayah_id for p in penugasan_berizin(pengguna, Izin.SUSUN_SANKSI)}
    if not pemberi_izin:
        return []
    sejak = timezone.now() - timedelta(days=DIBERITAHU)
    ditutup = JaringanPelayanan.objects.filter(status=StatusKantor.DITUTUP, status_sejak__gte=sejak)
    banyak = ditutup.filter(koperasi__berwenang__in=pemberi_izin).exclude(berwenang__in=pemberi_izin).count()
    if not banyak:
        return []
    kalimat = f"{banyak} kantor koperasi berizin dari sini ditutup kabupaten/kota dalam {DIBERITAHU} hari terakhir."
    return [Kabar(kalimat, f"{reverse('jaringan_daftar')}?status={StatusKantor.DITUTUP}", "Lihat kantornya")]


def lajur_kiriman_kantor(pengguna) -> list[Lajur]:
    """Where the offices whose application `pengguna` has handled are now."""
    return lajur_kiriman(JaringanPelayanan, pengguna, "Permohonan kantor")


def riwayat_kantor(kantor: JaringanPelayanan) -> list:
    """What was recorded of an office by its koperasi's own will, the latest first, with what still waits."""
    return list(kantor.perubahan.exclude(status__in=(StatusPerubahan.DITOLAK, StatusPerubahan.DITARIK)).order_by("-pk"))


def _baris(pengguna) -> dict[str, list]:
    """The rows of each lane: by the day of each authority, and the old offices that the counter has entered, whose
    confirmation is a side step and so no turn of the route."""
    meja = [p.instansi.wilayah_id for p in penugasan_berizin(pengguna, Izin.PERIKSA_KANTOR)]
    lama = Q(status=StatusKantor.DRAF, terdahulu=True, berwenang__in=meja, tanggal_persetujuan__isnull=False)
    semua = JaringanPelayanan.objects.select_related("wilayah", "berwenang", *JaringanPelayanan.DESKRIPSI)
    urut = semua.order_by(F("jatuh_tempo").asc(nulls_last=True), "pk")
    return belah(urut, **dipantau(pengguna), lama=lama)
