"""The lists of offices: by working days left, and the approved ones that have not begun."""

from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.functional import cached_property

from aturan.bahasa.hari_kerja import tenggat
from aturan.simpan_pinjam_2015.kantor_tenggat import hari_kerja_keputusan, sisa_hari
from core.dasar.izin import Izin, penugasan_berizin
from core.halaman.daftar import DaftarView, Kolom, kolom_status
from core.halaman.tanda import status_urusan
from core.kalender.libur import kalender
from ksp_usp.models import PenilaianKesehatan, StatusPenilaian
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.forms.kantor import SaringKantor
from perizinan.kantor.views.baru import wilayah_kantor
from perizinan.kantor.views.kantor import (
    RUPA_LAJUR,
    lajur,
    sebut_batas_mulai,
    sebut_kesehatan,
)
from perizinan.models import JaringanPelayanan
from perizinan.models.status_kantor import BELUM_BUKA, BERJAM, BERTENGGAT, TANPA_JAM

TAMPIL_LAJUR = 10
TAMPIL_JAM = 60


class KantorDaftar(DaftarView):
    model = JaringanPelayanan
    judul = "Kantor jaringan pelayanan"
    template_name = "perizinan/kantor/daftar.html"
    kosong_sebab = "Belum ada permohonan kantor yang dapat Anda lihat."

    @property
    def kosong_saran(self):
        if self.get_aksi():
            return "Tekan “Buat permohonan kantor” saat koperasi datang membawa berkasnya."
        return "Permohonan kantor dicatat petugas loket di tempat kantor berdiri (Pasal 10 Permen KUKM 15/2015)."

    def get_kolom(self):
        return (
            Kolom("Kantor", "nama", tautan=True, bawah=("get_jenis_display", "nomor_perkara"), lebar=24),
            Kolom("No.", "nomor_perkara", lembar=True),
            Kolom("Jenis kantor", "get_jenis_display", lembar=True),
            Kolom("Koperasi", "koperasi.nama", bawah=("wilayah.nama",), lebar=20),
            Kolom("Lokasi", "wilayah.nama", lembar=True),
            Kolom("Diterima", "tanggal_ajuan", lembar=True),
            Kolom(f"Hari kerja ke-n/{hari_kerja_keputusan(self.per)}", self.hari_ke, kanan=True, lebar=10),
            Kolom("Jatuh tempo", lambda k: k.jatuh_tempo if k.status in BERTENGGAT else None, lebar=12),
            Kolom("Kesehatan", lambda k: sebut_kesehatan(k.predikat, k.predikat_tahun), lebar=12),
            Kolom("Status", "get_status_display", rupa=status_urusan, bawah=(ALUR_JARINGAN.giliran,), lebar=22),
            Kolom("Di tangan", ALUR_JARINGAN.giliran, lembar=True),
        )

    def get_aksi(self):
        if self.menerima:
            return reverse("jaringan_baru"), "Buat permohonan kantor"
        return None

    @cached_property
    def menerima(self) -> bool:
        """Whether the counter of this person takes applications in."""
        return any(wilayah_kantor(p.instansi.wilayah) for p in penugasan_berizin(self.request.user, Izin.TERIMA_KANTOR))

    @cached_property
    def kalender(self):
        return kalender()

    @cached_property
    def per(self) -> date:
        """Today at the person's own office, where their days are counted."""
        return self.request.user.hari_ini

    @cached_property
    def lajur(self) -> dict[str, Q]:
        """The three lanes as filters."""
        dua, empat = (tenggat(self.per, n, self.kalender) for n in (2, 4))
        berjam = Q(status__in=BERJAM)
        return {
            "merah": berjam & Q(jatuh_tempo__lt=dua),
            "kuning": berjam & Q(jatuh_tempo__gte=dua, jatuh_tempo__lt=empat),
            "sisa": berjam & Q(jatuh_tempo__gte=empat),
        }

    def hari_ke(self, kantor) -> str:
        """'3/7', '8/7 terlambat', '2/7 sementara'; why no clock runs for an awaited decision."""
        if kantor.status not in BERJAM:
            return ""
        if kantor.jatuh_tempo is None:
            return TANPA_JAM[kantor.status].partition(":")[0]
        per = kantor.hari_ini
        sisa = sisa_hari(kantor.jatuh_tempo, per, self.kalender)
        banyak = hari_kerja_keputusan(kantor.lengkap_pada)
        kata = f"{banyak - sisa}/{banyak}{' terlambat' if kantor.jatuh_tempo < per else ''}"
        return f"{kata} sementara" if kantor.sementara(self.kalender) else kata

    def get_queryset(self):
        hasil = PenilaianKesehatan.objects.filter(
            koperasi=OuterRef("koperasi"), status=StatusPenilaian.DITETAPKAN, tanggal_penetapan__lte=self.per
        ).order_by("-tahun_buku", "-tanggal_penetapan", "-pk")
        return (
            super().get_queryset().select_related("koperasi", "wilayah", "berwenang")
            .annotate(
                predikat=Subquery(hasil.values("predikat")[:1]), predikat_tahun=Subquery(hasil.values("tahun_buku")[:1])
            )
        )  # fmt: skip

    def get_form_saring(self):
        return SaringKantor(
            self.request.GET, pengguna=self.request.user, lajur=self.lajur,
            terlambat=Q(status__in=BERJAM, jatuh_tempo__lt=self.per),
        )  # fmt: skip

    def get_context_data(self, **kwargs):
        konteks = super().get_context_data(**kwargs)
        awal = not konteks["tersaring"] and not konteks["halaman"].sebelum
        return konteks | {
            "lajur": self.isi_lajur() if awal else [],
            "pintasan": list(self.pintasan()),
        }

    def pintasan(self):
        """Other lists and the setting, for who has them."""
        yield reverse("jaringan_belum_mulai"), "Belum mulai beroperasi"
        yield reverse("perubahankantor_daftar"), "Penutupan, pindah, dan ganti kepala"
        if self.menerima:
            yield reverse("jaringan_terdahulu"), "Catat kantor yang sudah dibuka"
            yield reverse("lama_daftar"), "Banyak kantor lama sekaligus"
        if any(wilayah_kantor(p.instansi.wilayah) for p in penugasan_berizin(self.request.user, Izin.ATUR_PERIZINAN)):
            yield reverse("pengaturan_perizinan"), "Pengaturan instansi"

    def isi_lajur(self) -> list[dict]:
        """Running cases by days left: two queries, however many there are."""
        semua = JaringanPelayanan.objects.terlihat_oleh(self.request.user)
        banyak = semua.aggregate(**{n: Count("pk", filter=q) for n, q in self.lajur.items()})
        if not any(banyak.values()):
            return []
        berjalan = semua.filter(status__in=BERJAM, jatuh_tempo__isnull=False).select_related(
            "koperasi", "wilayah", "berwenang"
        )
        isi = {nama: [] for nama in self.lajur}
        for k in berjalan.order_by("jatuh_tempo", "pk")[:TAMPIL_JAM]:
            tempat = isi[lajur(sisa_hari(k.jatuh_tempo, k.hari_ini, self.kalender))]
            if len(tempat) < TAMPIL_LAJUR:
                tempat.append({"kantor": k, "sisa": k.sebut_sisa(k.hari_ini, self.kalender)})
        return [
            {
                **dict(zip(("tanda", "judul", "rincian", "kelas"), RUPA_LAJUR[nama], strict=True)),
                "banyak": banyak[nama], "baris": isi[nama],
                "url": f"?sisa={nama}" if banyak[nama] > len(isi[nama]) else "",
            }
            for nama in self.lajur
        ]  # fmt: skip


class BelumMulai(DaftarView):
    """Approved offices that have not begun, the nearest last day first (Pasal 10 ayat (3) dan (4))."""

    model = JaringanPelayanan
    judul = "Belum mulai beroperasi"
    keterangan = (
        "Kantor Cabang dan Cabang Pembantu yang sudah disetujui tetapi belum tercatat mulai beroperasi. Lewat"
        " tenggatnya, pengawas memeriksa apakah kegiatan sudah dimulai; bila tidak, pejabat menyatakan persetujuan"
        " tidak berlaku dan itu final (Pasal 10 ayat (3) dan (4)). Yang menentukan tanggal mulai kegiatannya, bukan"
        " tanggal laporannya."
    )
    kolom = (
        Kolom("Kantor", "nama", tautan=True, bawah=("get_jenis_display", "nomor_perkara"), lebar=26),
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Jenis kantor", "get_jenis_display", lembar=True),
        Kolom("Koperasi", "koperasi.nama", bawah=("wilayah.nama",), lebar=22),
        Kolom("Lokasi", "wilayah.nama", lembar=True),
        Kolom("Disetujui", "tanggal_persetujuan", lebar=13),
        Kolom("Mulai paling lambat", "jatuh_tempo", lebar=13),
        Kolom("Keadaan", lambda k: sebut_batas_mulai(k.jatuh_tempo, k.hari_ini), lebar=12),
        kolom_status(14),
    )
    urutan = ("jatuh_tempo", "pk")
    kosong_sebab = "Tidak ada persetujuan yang menunggu mulai beroperasi."
    kosong_saran = "Kantor yang disetujui tampil di sini sampai laporan mulai beroperasi dicatat."

    def get_queryset(self):
        menunggu = super().get_queryset().filter(status__in=BELUM_BUKA, jatuh_tempo__isnull=False)
        return menunggu.select_related("koperasi", "wilayah", "berwenang")
