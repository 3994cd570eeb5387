"""What supervision shows on the page of a koperasi, and on the work desk."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from core.dasar.izin import Izin, boleh, penugasan_berizin
from core.dasar.waktu import hari_ini, waktu_setempat
from core.halaman.panel import Kabar, Panel
from core.models import Wilayah
from ksp_usp.laporan.panel import baru_lewat, koperasi_terlambat
from ksp_usp.models import TenggatLaporan
from perizinan.models import Sanksi, StatusSanksi
from perizinan.models.sanksi import TERBUKA, perhatian

LAPORAN = "Laporan koperasi lewat tenggat kantor (Pasal 29 ayat (2))"
PERBAIKAN = "Tenggat perbaikan pada surat sanksi lewat: susun langkah berikutnya, atau nyatakan dipenuhi (Pasal 32)"
INGAT_LAPORAN = (1, 8, 15)  # days after the last day for a report on which a mail counts who is late
INGAT_PERBAIKAN = 7  # days between two mails about a remedy whose day has passed
DITEGUR = 3  # late reports from which the desk proposes a warning: our own choice, whoever is late can be warned
# Which sanctions in force wait for a person again, as the desk says it.
PERHATIAN = {
    "lewat": "sudah lewat tenggat perbaikannya: susun langkah berikutnya, atau nyatakan dipenuhi",
    "ditanggapi": "sudah ditanggapi koperasi: nyatakan dipenuhi atau pulihkan, atau susun langkah berikutnya",
}


def kabar_teguran(pengguna) -> list[Kabar]:
    """How many koperasi of each office are late with several reports and not warned, and the page that drafts it."""
    hasil = []
    for wilayah in {p.instansi.wilayah for p in penugasan_berizin(pengguna, Izin.SUSUN_SANKSI)}:
        terlambat = koperasi_terlambat(wilayah, hari_ini(wilayah), DITEGUR)
        if banyak := terlambat.exclude(sanksi__status__in=(*TERBUKA, StatusSanksi.BERLAKU)).count():
            kalimat = f"{banyak} koperasi mempunyai {DITEGUR} laporan terlambat atau lebih dan belum ditegur."
            hasil.append(Kabar(kalimat, f"{reverse('teguran_banyak')}?wilayah={wilayah.pk}", "Lihat dan susun teguran"))
    return hasil


def kabar_sanksi(pengguna) -> list[Kabar]:
    """How many sanctions in force wait for a person again: not met by their day, or answered by the koperasi."""
    duduk = penugasan_berizin(pengguna, Izin.PANTAU_SANKSI)
    if not duduk:
        return []
    milik = Sanksi.objects.berjalan().filter(berwenang__in={p.instansi.wilayah_id for p in duduk})
    angka = milik.aggregate(**{apa: Count("pk", filter=syarat) for apa, syarat in perhatian().items()})
    alamat = f"{reverse('sanksi_daftar')}?perhatian="
    return [
        Kabar(f"{angka[apa]} sanksi {kata}.", f"{alamat}{apa}", "Lihat sanksinya")
        for apa, kata in PERHATIAN.items()
        if angka[apa]
    ]


def sanksi_koperasi(koperasi, pengguna) -> Panel:
    """The sanctions in force or proposed, and the way to the ladder."""
    dapat = bool(boleh(pengguna, Izin.SUSUN_SANKSI, koperasi))
    menerangkan = bool(boleh(pengguna, Izin.BUAT_KETERANGAN, koperasi))
    daftar = list(koperasi.sanksi.filter(status__in=(*TERBUKA, StatusSanksi.BERLAKU)).order_by("pk"))
    if not dapat:  # what is not sent yet is an internal note
        daftar = [s for s in daftar if s.status == StatusSanksi.BERLAKU]
    return Panel(
        "perizinan/pengawasan/_panel_koperasi.html",
        {"koperasi": koperasi, "daftar": daftar, "dapat": dapat, "menerangkan": menerangkan},
    )


def jatuh_tempo_pengawasan(waktu) -> Iterator[tuple[Wilayah, str, str]]:
    """(office, part of the mail, line) of what fell due as of `waktu`: reports, and the remedies of a sanction."""
    for wilayah in Wilayah.objects.filter(pk__in=TenggatLaporan.objects.order_by().values("wilayah")):
        for kalimat in baru_lewat(wilayah, waktu_setempat(wilayah, waktu).date(), INGAT_LAPORAN):
            yield wilayah, LAPORAN, kalimat
    berlaku = Sanksi.objects.berjalan().filter(jatuh_tempo__lt=waktu.date()).select_related("berwenang", "koperasi")
    for s in berlaku.order_by("jatuh_tempo", "pk"):
        lewat = (waktu_setempat(s.berwenang, waktu).date() - s.jatuh_tempo).days
        if lewat > 0 and (lewat - 1) % INGAT_PERBAIKAN == 0:
            yield s.berwenang, PERBAIKAN, f"{s.nomor_perkara}, {s.judul}: {tanggal(s.jatuh_tempo)}"
