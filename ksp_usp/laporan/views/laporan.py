"""Reports as an office sees them: of one koperasi, the list, what is not in, one report and its form."""

from contextlib import contextmanager
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa.bilangan import angka as tulis
from aturan.simpan_pinjam_2015.laporan import TAHUNAN, Keadaan, Masa, masa_wajib
from core.dasar.izin import Izin, boleh, wajib
from core.dasar.waktu import hari_ini
from core.halaman.daftar import DaftarView, Kolom, kolom_status
from core.halaman.isian import IsianView
from core.halaman.tanda import status
from core.halaman.urusan import UrusanView
from core.lembar.excel import balasan_xlsx
from core.perkara.versi import kalimat_tertutup
from ksp_usp.koperasi.panel import KoperasiMixin
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.laporan.dasbor import masa_dari
from ksp_usp.laporan.forms import CATATAN, KoreksiForm, LaporanForm, SaringBelum, SaringLaporan
from ksp_usp.laporan.lembar import baca_laporan, tulis_laporan
from ksp_usp.laporan.mulai import mulai_laporan, simpan_isian_laporan
from ksp_usp.laporan.surat import bagian_laporan
from ksp_usp.laporan.syarat import keadaan_masa, laporan_menurut_masa, laporan_sebelum
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import Koperasi, LaporanBerkala, LaporanKeuangan, StatusLaporan
from ksp_usp.neraca import bagian_untuk, jumlah_neraca

RUPA = {
    Keadaan.BERJALAN: ("belum", ""),
    Keadaan.DITUNGGU: ("perlu", ""),
    Keadaan.TANPA_TENGGAT: ("belum", ""),
    Keadaan.LEWAT: ("perlu", "lewat"),
    Keadaan.TEPAT: ("cek", ""),
    Keadaan.TERLAMBAT: ("cek", "dekat"),
}
# What a correction begins with; when it was filed is its own.
DIBAWA = ("nihil", "tanggal_laporan", "kanal", "kepada_pengawas", "jumlah_calon", "calon_tertua", "catatan_pos")
SEDANG = "Rancangan laporan masa ini sedang disusun: lanjutkan yang ada."


def rupa(sejauh: Keadaan):
    """How a period stands, as mark and word."""
    return status(RUPA[sejauh][0], sejauh.label.capitalize(), RUPA[sejauh][1])


class LaporanKoperasi(KoperasiMixin, View):
    """The reports of one koperasi, year by year: what is owed, by when, what is in; the period is chosen here."""

    template_name = "ksp_usp/laporan/koperasi.html"
    # What the koperasi's own door does by its own role, and where it leads.
    aksi, izin = "buat", Izin.TERIMA_LAPORAN

    def get(self, request):
        k = self.koperasi
        tenggat = Tenggat.untuk(k.berwenang, [k])
        semua = list(k.laporan_berkala.exclude(status=StatusLaporan.DIBUANG).order_by("pk"))
        draf = {p.masa: p for p in semua if p.tahap.draf}
        masuk = laporan_menurut_masa(k)
        dapat = bool(boleh(request.user, self.izin, k))
        baris = [
            {
                "masa": masa,
                "batas": batas,
                "laporan": laporan,
                "draf": draf.get(masa),
                "rupa": rupa(sejauh),
                "lain": [p for p in semua if p.masa == masa and p is not laporan and p.status == StatusLaporan.MASUK],
            }
            for masa, batas, laporan, sejauh in keadaan_masa(k, tenggat, masuk, self.hari_ini)
        ]
        belum = [b for b in baris if b["laporan"] is None]
        terlama = belum[0]["masa"] if belum else None
        isi = {
            "koperasi": k,
            "baris": baris[::-1],
            "berikut": belum[0] if belum and dapat else None,
            "dapat": dapat,
            "memperpanjang": bool(boleh(request.user, Izin.ATUR_LAPORAN, k.berwenang)),
            "tenggat": f"{terlama.sebutan}: {tenggat.kalimat(k, terlama)}" if terlama else "",
        }
        return render(request, self.template_name, isi)

    def post(self, request):
        wajib(request.user, self.izin, self.koperasi)
        masa = self.dipilih()
        ada = self.koperasi.laporan_berkala.filter(tahun_buku=masa.tahun_buku, triwulan=masa.triwulan)
        ada = ada.exclude(status=StatusLaporan.DIBUANG).order_by("-pk").first()
        if ada is None:
            try:
                ada = mulai_laporan(self.koperasi, masa, request.user, self.aksi)
            except IntegrityError:
                messages.info(request, SEDANG)
                return redirect(request.path)
        elif ada.tahap.draf:
            messages.info(request, SEDANG)
        return self.lanjut(ada)

    def lanjut(self, laporan: LaporanBerkala):
        """To the form of a draft that this person fills, else to the page of the report."""
        return redirect("laporan_isian", laporan.pk) if laporan.tahap.draf else redirect(laporan)

    def dipilih(self) -> Masa:
        """The period of the button that was pressed; 404 for one that is not owed."""
        tahun, _, triwulan = self.request.POST.get("masa", "").partition("-")
        wajib_lapor = masa_wajib(self.koperasi.berizin_sejak, self.hari_ini) if self.koperasi.berizin_sejak else ()
        for masa in wajib_lapor:
            if (str(masa.tahun_buku), str(masa.triwulan)) == (tahun, triwulan or str(TAHUNAN)):
                return masa
        raise Http404


class LaporanMixin:
    """Loads the report of the address, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = self.terlihat().select_related(
            "koperasi__wilayah__induk", "koperasi__berwenang", "wilayah", "berwenang", "angka", "mengoreksi"
        )
        self.laporan = get_object_or_404(terlihat, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def terlihat(self):
        return LaporanBerkala.objects.terlihat_oleh(self.request.user)

    @property
    def alamat_laporan(self) -> str:
        """Where one comes from and goes back to."""
        return self.laporan.get_absolute_url()

    @cached_property
    def dapat_diubah(self) -> bool:
        return ALUR_LAPORAN.dapat_diubah(self.laporan, self.request.user)


class LaporanIsian(LaporanMixin, IsianView):
    """The form of a report: days, figures beside those of the period before, what explains a large change."""

    template_name = "ksp_usp/laporan/isian.html"
    pengisi = Izin.TERIMA_LAPORAN

    @property
    def urusan(self):
        return self.laporan

    @property
    def judul(self):
        return self.laporan.jenis_dalam_kata

    @cached_property
    def lalu(self) -> LaporanKeuangan | None:
        return laporan_sebelum(self.laporan)

    @property
    def angka(self) -> dict:
        """What is stored; a draft without figures begins with those of the period before."""
        if self.laporan.angka:
            return self.laporan.angka.angka
        return self.lalu.angka if self.lalu and not self.laporan.nihil else {}

    def bentuk(self, data=None):
        segar = LaporanBerkala.objects.select_related("koperasi", "berwenang").get(pk=self.laporan.pk)
        return LaporanForm(data, instance=segar, angka=self.angka, lalu=self.lalu.angka if self.lalu else {})

    def tersimpan(self):
        return self.laporan.salinan()["isian"]

    @contextmanager
    def kunci(self):
        with super().kunci() as terkunci:
            self.laporan = terkunci
            yield terkunci

    def simpan(self, form, terkunci):
        simpan_isian_laporan(form, terkunci, self.request.user)

    def get(self, request, **kwargs):
        """With ?unduh=lembar the form as a sheet, to be filled without a line."""
        if request.GET.get("unduh") == "lembar":
            self.buka()
            lalu = self.lalu.angka if self.lalu else {}
            return balasan_xlsx(tulis_laporan(self.laporan, self.angka, lalu), self.judul)
        return super().get(request, **kwargs)

    def post(self, request, **kwargs):
        """ "Baca lembar" puts what the sheet says into the form and stores nothing."""
        if request.POST.get("aksi") == "lembar":
            self.buka()
            return self.dari_lembar()
        return super().post(request, **kwargs)

    def dari_lembar(self):
        """The form with the figures of the sheet, beside everything else that was typed."""
        data, salah, tolak = self.request.POST.copy(), {}, ""
        unggahan = self.request.FILES.get("lembar")
        try:
            if unggahan is None:
                raise ValidationError("Pilih lembarnya dahulu, lalu tekan Baca lembar.")
            isi, salah = baca_laporan(unggahan, self.laporan)
        except ValidationError as galat:
            isi, tolak = {}, galat.messages[0]
        for nama, nilai in isi.items():
            data[nama] = nilai
        form = self.bentuk(data)
        form.is_valid()
        for nama, kalimat in salah.items():
            form.add_error(nama, kalimat)
        if tolak:
            form.add_error(None, tolak)
        else:
            messages.info(
                self.request, "Isi lembar sudah masuk ke isian di bawah dan belum tersimpan. Periksa, lalu simpan."
            )
        return self.tampil(form, 422 if form.errors else 200)

    def sesudah(self):
        return self.alamat_laporan

    def selesai(self, form):
        """Back to the same page where it asks for an explanation that the page before did not ask for."""
        if any(f"{CATATAN}{kode}" not in self.request.POST for kode in form.dijelaskan):
            messages.info(self.request, "Tersimpan. Tulis sebabnya pada “Yang perlu dijelaskan”.")
            return redirect(f"{self.request.path}#perubahan")
        return super().selesai(form)

    def konteks(self, **lain):
        return {"view": self, "laporan": self.laporan, "koperasi": self.laporan.koperasi, **lain}

    def isi(self, form):
        p, lalu = self.laporan, self.lalu.angka if self.lalu else {}
        form.is_valid()
        kini = form.angka if form.is_bound else self.angka
        jumlah = {nama: jumlah_neraca(isi, p.koperasi.jenis, {}) for nama, isi in (("lalu", lalu), ("kini", kini))}
        return {
            "masa_lalu": p.masa.sebelumnya.sebutan.removeprefix("Laporan "),
            "masa_kini": p.masa.sebutan.removeprefix("Laporan "),
            "dari_lalu": not form.is_bound and p.angka is None and bool(self.angka),
            "bagian": [
                {
                    "judul": judul,
                    "pos": [(x, form[x.kode], rp(lalu.get(x.kode))) for x in pos],
                    "jumlah": [
                        (nama, rp(jumlah["lalu"].get(kode)), rp(jumlah["kini"].get(kode))) for kode, nama in total
                    ],
                }
                for judul, pos, total in bagian_untuk(p.koperasi.jenis)
            ],
            "perubahan": [form[f"{CATATAN}{kode}"] for kode in form.dijelaskan],
            "tenggat": Tenggat.untuk(p.berwenang, [p.koperasi]).kalimat(p.koperasi, p.masa),
        }


def rp(nilai) -> str:
    return "–" if nilai is None else tulis(nilai)


class LaporanRinci(UrusanView):
    """The page of one report: when, for which period, its figures, its versions, its receipt."""

    model = LaporanBerkala
    template_name = "ksp_usp/laporan/rinci.html"

    def get_queryset(self):
        return super().get_queryset().select_related("angka", "mengoreksi", "koperasi__berwenang")

    def get_context_data(self, **kwargs):
        p = self.object
        konteks = super().get_context_data(**kwargs)
        koreksi = p.koreksi.exclude(status=StatusLaporan.DIBUANG).first()
        boleh_koreksi = p.status == StatusLaporan.MASUK and koreksi is None
        return konteks | {
            "laporan": p,
            "koperasi": p.koperasi,
            "masa": p.masa,
            "bagian": list(bagian_laporan(p)),
            "rupa": rupa(p.keadaan),
            "tenggat": Tenggat.untuk(p.berwenang, [p.koperasi]).kalimat(p.koperasi, p.masa),
            "koreksi": koreksi,
            "menyusul": p.menyusul,
            "bisa_koreksi": boleh_koreksi and bool(boleh(self.request.user, Izin.TERIMA_LAPORAN, p)),
            "tertutup": "" if konteks["dapat_diubah"] else kalimat_tertutup(p),
        }


class LaporanKoreksi(LaporanMixin, View):
    """Begin a correction: why, then the same form on a version of its own."""

    template_name = "ksp_usp/laporan/koreksi.html"
    aksi, izin, rinci, isian = "buat", Izin.TERIMA_LAPORAN, "laporan_rinci", "laporan_isian"

    def buka(self):
        """Whether this is the version to correct; where a later one is, the way to it."""
        wajib(self.request.user, self.izin, self.laporan)
        if self.laporan.status != StatusLaporan.MASUK:
            raise PermissionDenied("Laporan ini belum dikirim: ubah saja isiannya.")
        if lain := self.laporan.koreksi.exclude(status=StatusLaporan.DIBUANG).first():
            messages.info(self.request, f"Laporan ini sudah dikoreksi dengan {lain.nomor_perkara}.")
            return redirect(self.rinci, lain.pk)
        return None

    def get(self, request):
        return self.buka() or self.tampil(KoreksiForm())

    def post(self, request):
        if ke := self.buka():
            return ke
        form = KoreksiForm(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        lama = self.laporan
        try:
            with transaction.atomic():
                baru = mulai_laporan(
                    lama.koperasi, lama.masa, request.user, self.aksi, mengoreksi=lama,
                    alasan_koreksi=form.cleaned_data["alasan"].strip(), angka=self.salin_angka(),
                    **{nama: getattr(lama, nama) for nama in DIBAWA},
                )  # fmt: skip
        except IntegrityError:
            return self.buka() or redirect(self.rinci, lama.pk)
        messages.success(request, "Koreksi dibuka dengan isi laporan yang dikoreksi. Perbaiki yang keliru, lalu kirim.")
        return redirect(self.isian, baru.pk)

    def salin_angka(self) -> LaporanKeuangan | None:
        """The figures of the version that is corrected, as the new one begins."""
        lama = self.laporan.angka
        if lama is None:
            return None
        return LaporanKeuangan.objects.create(
            koperasi=lama.koperasi, tahun_buku=lama.tahun_buku, sumber=lama.sumber, dicatat_oleh=self.request.user,
            **lama.angka,
        )  # fmt: skip

    def tampil(self, form, status=200):
        isi = {"form": form, "laporan": self.laporan, "koperasi": self.laporan.koperasi}
        return render(self.request, self.template_name, isi, status=status)


class LaporanDaftar(DaftarView):
    """Every report in sight."""

    model = LaporanBerkala
    template_name = "ksp_usp/laporan/daftar.html"
    judul = "Laporan koperasi"
    urutan = ("-tahun_buku", "-pk")
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Koperasi", "koperasi.nama", tautan=True, lebar=32, bawah=("koperasi.sebutan", "nomor_perkara")),
        Kolom("Masa", lambda p: p.masa.sebutan.removeprefix("Laporan "), lebar=16),
        Kolom("Disampaikan", "tanggal_ajuan", lebar=14),
        Kolom("Tenggat", "jatuh_tempo", lebar=14),
        kolom_status(12),
        Kolom("Versi", lambda p: "koreksi" if p.mengoreksi_id else "", lebar=12),
    )
    kosong_sebab = "Belum ada laporan yang dapat Anda lihat."
    kosong_saran = "Laporan disusun dari halaman koperasinya."

    def get_queryset(self):
        return super().get_queryset().select_related("koperasi", "berwenang")

    def get_form_saring(self):
        return SaringLaporan(self.request.GET, pengguna=self.request.user)


def alamat_laporan(koperasi: Koperasi) -> str:
    return reverse("laporan_koperasi", args=[koperasi.pk])


class LaporanBelum(DaftarView):
    """Koperasi of the own authority whose report on one period is not in."""

    model = Koperasi
    judul = "Laporan yang belum masuk"
    urutan = ("nama", "pk")
    kosong_sebab = "Semua koperasi berizin sudah menyampaikan laporan masa ini."
    template_name = "ksp_usp/laporan/belum.html"
    kolom = (
        Kolom(
            "Koperasi", "nama", tautan=lambda k: reverse("laporan_koperasi", args=[k.pk]), lebar=50, bawah=("sebutan",)
        ),
        Kolom("Kedudukan", "wilayah.nama", lebar=30),
        Kolom("Berizin sejak", "berizin_sejak", lebar=20),
    )

    def get_form_saring(self):
        return SaringBelum(self.request.GET, pengguna=self.request.user)

    @property
    def lingkup(self):
        """The region and period of a dashboard that led here; by default the list is that of the own office."""
        return self.saring.lingkup

    @cached_property
    def masa(self) -> Masa:
        """The period of the address; by default the last one that has ended."""
        if self.lingkup:
            return masa_dari(self.saring.cleaned_data["angka"], self.lingkup)
        pilihan = self.pilihan
        return next((m for m in pilihan if f"{m.tahun_buku}-{m.triwulan}" == self.request.GET.get("masa")), pilihan[0])

    @cached_property
    def pilihan(self) -> list[Masa]:
        per = hari_ini()
        return sorted(masa_wajib(per.replace(year=per.year - 3), per), key=lambda m: (m.akhir, m.tahunan), reverse=True)

    @property
    def keterangan(self):
        if self.lingkup:
            return f"{self.masa.sebutan}, koperasi yang wajib melapor menurut izinnya dalam masa itu."
        return f"{self.masa.sebutan}, koperasi berizin yang laporannya disampaikan kepada kantor Anda."

    def get_aksi(self):
        if not self.lingkup and boleh(self.request.user, Izin.CATAT_KEWAJIBAN):
            return (
                f"{reverse('laporan_ingatkan')}?masa={self.masa.tahun_buku}-{self.masa.triwulan}",
                "Ingatkan koperasi",
            )
        return None

    @property
    def lingkup_lembar(self):
        return self.masa.sebutan

    def get_queryset(self):
        if self.lingkup:  # who owes it is told by the figure
            return Koperasi.objects.terlihat_oleh(self.request.user).select_related("wilayah")
        masa = self.masa
        ada = LaporanBerkala.objects.masuk().filter(
            koperasi=OuterRef("pk"), tahun_buku=masa.tahun_buku, triwulan=masa.triwulan
        )
        return (
            Koperasi.objects.terlihat_oleh(self.request.user)
            .filter(~Exists(ada), berwenang__in=self.request.user.wilayah_kantor, berizin_sejak__lte=masa.akhir)
            .select_related("wilayah")
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(masa=self.masa, pilihan=self.pilihan, **kwargs)
