"""Inspections as an office sees them: the plan, the list, one inspection from its beginning to its last finding."""

from contextlib import contextmanager
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, boleh, penugasan_berizin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.daftar import DaftarView, Halaman, Kolom, kolom_status
from core.halaman.isian import IsianView
from core.halaman.unduhan import lembar_daftar
from core.halaman.urusan import UrusanView
from core.perkara.nomor import nomor_perkara
from core.perkara.versi import kalimat_tertutup, simpan_isian
from ksp_usp.koperasi.panel import KoperasiMixin
from perizinan.models import (
    JaringanPelayanan,
    Pemeriksaan,
    Pengaduan,
    StatusKantor,
    StatusPemeriksaan,
    TemuanPemeriksaan,
)
from perizinan.models.pemeriksaan import DIPERIKSA
from perizinan.models.sanksi import TERBUKA, StatusSanksi
from perizinan.models.status_kantor import BUKA
from perizinan.pemeriksaan.alur import ALUR_PEMERIKSAAN
from perizinan.pemeriksaan.forms import (
    HasilForm,
    PernyataanForm,
    RencanaForm,
    SaringPemeriksaan,
    TemuanForm,
    TindakForm,
)
from perizinan.pemeriksaan.foto import BUTIR_KUNJUNGAN, foto_pemeriksaan
from perizinan.pemeriksaan.risiko import URUTAN, kantor_diawasi, risiko
from perizinan.pemeriksaan.syarat import HASIL, calon_pemeriksa, sesuaikan_temuan

S = StatusPemeriksaan
ADA = "Pemeriksaan ini sudah direncanakan: lanjutkan yang ada."
SEHALAMAN, KANTOR_DISEBUT = 50, 20


class Rencana(View):
    """Whom to inspect first, each with every reason; and the offices of the region that nobody saw the longest."""

    template_name = "perizinan/pemeriksaan/rencana.html"

    def get(self, request):
        wajib(request.user, Izin.RENCANAKAN_PEMERIKSAAN)
        kantor = penugasan_berizin(request.user, Izin.RENCANAKAN_PEMERIKSAAN)[0].instansi.wilayah
        semua = risiko(kantor, hari_ini(kantor))
        if request.GET.get("unduh") == "xlsx":
            return lembar_rencana(request, kantor, semua)
        mulai = self.mulai(request)
        sesudah = str(mulai + SEHALAMAN) if len(semua) > mulai + SEHALAMAN else ""
        isi = {
            "wilayah": kantor,
            "urutan": URUTAN,
            "jumlah": len(semua),
            "halaman": Halaman(
                semua[mulai : mulai + SEHALAMAN], str(max(0, mulai - SEHALAMAN)) if mulai else "", sesudah
            ),
            "kantor": kantor_diawasi(kantor, KANTOR_DISEBUT),
            "dapat": bool(boleh(request.user, Izin.PERIKSA_KOPERASI)),
        }
        return render(request, self.template_name, isi)

    def mulai(self, request) -> int:
        """How many rows come before this page."""
        nilai = request.GET.get("sesudah") or request.GET.get("sebelum") or ""
        return int(nilai) if nilai.isascii() and nilai.isdecimal() and len(nilai) < 8 else 0


def lembar_rencana(request, kantor, semua):
    """The whole plan as a sheet, in its order."""
    request.dipaparkan = {"ksp_usp.koperasi": [r.koperasi.pk for r in semua]}
    kepala = [
        "Koperasi", "Kedudukan", "Laporan lewat tenggat", "Predikat terakhir", "Pengaduan belum dijawab",
        "Terakhir diperiksa", "Pemeriksaan berjalan",
    ]  # fmt: skip
    baris = (
        [
            r.koperasi.nama, r.koperasi.wilayah.nama, r.sebut_lewat or "tidak ada",
            r.penilaian and f"{r.penilaian.get_predikat_display()} ({r.penilaian.tahun_buku})", r.pengaduan,
            r.terakhir, r.berjalan and r.berjalan.get_status_display(),
        ]
        for r in semua
    )  # fmt: skip
    return lembar_daftar(request, "Rencana pemeriksaan", kepala, baris, len(semua), [kantor.nama])


class PemeriksaanDaftar(DaftarView):
    model = Pemeriksaan
    template_name = "perizinan/pemeriksaan/daftar.html"
    judul = "Pemeriksaan koperasi"
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Yang diperiksa", "sasaran", tautan=True, lebar=36, bawah=("nomor_perkara",)),
        Kolom("Hari", "hari_periksa", lebar=22),
        Kolom("Wilayah", "wilayah.nama", lebar=22),
        kolom_status(20),
    )
    kosong_sebab = "Belum ada pemeriksaan yang dapat Anda lihat."
    kosong_saran = "Pemeriksaan direncanakan pengawas dari halaman rencana atau halaman koperasinya."

    def get_queryset(self):
        return super().get_queryset().select_related("koperasi", "kantor", "wilayah", "berwenang")

    def get_form_saring(self):
        return SaringPemeriksaan(self.request.GET, pengguna=self.request.user)

    def get_context_data(self, **kwargs):
        dapat = {"rencana": Izin.RENCANAKAN_PEMERIKSAAN, "pengaduan": Izin.TERIMA_PENGADUAN}
        dapat = {nama: bool(boleh(self.request.user, izin)) for nama, izin in dapat.items()}
        return super().get_context_data(dapat=dapat, **kwargs)


class PemeriksaanBaru(KoperasiMixin, View):
    """Why this koperasi may be inspected, what was inspected before, and the button that begins."""

    template_name = "perizinan/pemeriksaan/baru.html"
    kantor: JaringanPelayanan | None = None

    @property
    def objek(self):
        """What is inspected: its authority acts."""
        return self.kantor or self.koperasi

    @property
    def lama(self):
        """The inspections of the same thing, newest first."""
        return Pemeriksaan.objects.filter(koperasi=self.koperasi, kantor=self.kantor).order_by("-pk")

    @cached_property
    def alasan(self) -> list[str]:
        return risiko(self.koperasi.berwenang, self.hari_ini, self.koperasi)[0].alasan

    def get(self, request):
        wajib(request.user, Izin.PERIKSA_KOPERASI, self.objek)
        lama = list(self.lama[:20])
        isi = {
            "koperasi": self.koperasi,
            "kantor": self.kantor,
            "alasan": self.alasan,
            "lama": lama,
            "terbuka": next((p for p in lama if p.status in (S.RENCANA, S.DIUSULKAN, S.DITUGASKAN)), None),
            "tertutup": self.tertutup,
        }
        return render(request, self.template_name, isi)

    @property
    def tertutup(self) -> str:
        """Why nothing can be inspected here now; empty where it can."""
        return "" if self.koperasi.berizin else "Koperasi ini belum berizin: belum ada kewajiban yang diperiksa."

    def post(self, request):
        wajib(request.user, Izin.PERIKSA_KOPERASI, self.objek)
        if self.tertutup:
            raise PermissionDenied(self.tertutup)
        try:
            p = self.buat()
        except IntegrityError:
            messages.info(request, ADA)
            return redirect(self.lama.berjalan().first() or self.koperasi)
        return redirect("periksa_isian", p.pk)

    def buat(self) -> Pemeriksaan:
        o = self.objek
        with transaction.atomic():
            p = Pemeriksaan(
                nomor_perkara=nomor_perkara("PRK", "pemeriksaan", o.berwenang, hari_ini(o.berwenang)),
                koperasi=self.koperasi, kantor=self.kantor, wilayah=o.wilayah, berwenang=o.berwenang,
                alasan="\n".join(f"{satu}." for satu in self.alasan),
                tempat=f"{o.alamat}, {o.wilayah.nama}".strip(", "),
            )  # fmt: skip
            return ALUR_PEMERIKSAAN.buat(p, self.request.user)


class PemeriksaanKantorBaru(PemeriksaanBaru):
    """The same of one office, by the authority where it stands (Pasal 10 ayat (5)), whoever licensed the koperasi."""

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = JaringanPelayanan.objects.terlihat_oleh(request.user).select_related(
            "koperasi__wilayah__induk", "koperasi__berwenang", "wilayah__induk", "berwenang"
        )
        self.kantor = get_object_or_404(terlihat, pk=pk)
        self.koperasi = self.kantor.koperasi
        return View.dispatch(self, request, *args, **kwargs)

    @property
    def tertutup(self):
        return "" if self.kantor.status in BUKA else "Kantor ini tidak sedang beroperasi: tidak ada yang diperiksa."

    @cached_property
    def alasan(self):
        return ["Pengawasan kantor di wilayah ini (Pasal 10 ayat (5))"]


class PemeriksaanMixin:
    """Loads the inspection of the address, for who may see it; 404 for everybody else."""

    status: tuple[str, ...] = ()
    pengisi = Izin.PERIKSA_KOPERASI

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = Pemeriksaan.objects.terlihat_oleh(request.user).select_related(
            "koperasi__wilayah__induk", "koperasi__berwenang", "wilayah__induk", "berwenang", "kantor", "surat_tugas"
        )
        self.pemeriksaan = get_object_or_404(terlihat, pk=pk)
        if "temuan" in kwargs:
            self.temuan = get_object_or_404(self.pemeriksaan.temuan, pk=kwargs["temuan"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def urusan(self):
        return self.pemeriksaan

    @property
    def dapat_diubah(self) -> bool:
        p = self.pemeriksaan
        return p.status in self.status and ALUR_PEMERIKSAAN.dapat_diubah(p, self.request.user)

    @contextmanager
    def kunci(self):
        with simpan_isian(self.pemeriksaan, self.request.user) as terkunci:
            if terkunci.status not in self.status:
                raise PermissionDenied(kalimat_tertutup(terkunci))
            self.pemeriksaan = terkunci
            yield terkunci

    def sesudah(self):
        return self.pemeriksaan.get_absolute_url()

    def konteks(self, **lain):
        p = self.pemeriksaan
        return {"view": self, "pemeriksaan": p, "koperasi": p.koperasi, **lain}


class PemeriksaanIsian(PemeriksaanMixin, IsianView):
    """The plan: why, when, where, by whom."""

    judul = "Rencana pemeriksaan"
    template_name = "perizinan/pemeriksaan/isian.html"
    status = (S.RENCANA,)

    def bentuk(self, data=None):
        p = self.pemeriksaan
        tim = list(p.tim.all())
        awal = {
            "tim": [str(a.pengguna_id) for a in tim],
            "ketua": next((str(a.pengguna_id) for a in tim if a.ketua), ""),
        }
        segar = Pemeriksaan.objects.select_related("berwenang").get(pk=p.pk)
        return RencanaForm(
            data, instance=segar, initial=awal, calon=calon_pemeriksa(p.berwenang_id, p.koperasi, p.hari_ini)
        )

    def tersimpan(self):
        isi = self.pemeriksaan.salinan()["isian"]
        tim = [[nama, ketua] for nama, ketua, _ in isi["tim"]]
        return {**{n: isi[n] for n in ("alasan", "dari", "sampai", "tempat")}, "tim": tim}

    def simpan(self, form, terkunci):
        isi = form.cleaned_data
        for nama in RencanaForm._meta.fields:
            setattr(terkunci, nama, isi[nama])
        terkunci.save()
        terkunci.tim.exclude(pengguna__in=isi["tim"]).delete()
        for kode in isi["tim"]:
            terkunci.tim.update_or_create(pengguna_id=kode, defaults={"ketua": kode == isi["ketua"]})


class PemeriksaanPernyataan(PemeriksaanMixin, IsianView):
    """Whether something ties one of the team to who runs the koperasi: each says it of himself."""

    judul = "Pernyataan anggota tim"
    template_name = "perizinan/pemeriksaan/isian.html"
    status = (S.RENCANA,)

    @cached_property
    def saya(self):
        return self.pemeriksaan.tim.filter(pengguna=self.request.user).first()

    def buka(self):
        if self.saya is None:
            raise PermissionDenied("Pernyataan diisi anggota tim sendiri.")
        return super().buka()

    def bentuk(self, data=None):
        return PernyataanForm(
            data, initial={"tanpa_hubungan": {True: "ya", False: "tidak"}.get(self.saya.tanpa_hubungan)}
        )

    def tersimpan(self):
        return [self.saya.pk, self.saya.tanpa_hubungan]

    def simpan(self, form, terkunci):
        terkunci.tim.filter(pk=self.saya.pk).update(tanpa_hubungan=form.cleaned_data["tanpa_hubungan"])


class PemeriksaanHasil(PemeriksaanMixin, IsianView):
    """The visit: when, who was met, what was read, and each row of the check list."""

    judul = "Hasil pemeriksaan"
    template_name = "perizinan/pemeriksaan/hasil.html"
    status = (S.DITUGASKAN,)

    def bentuk(self, data=None):
        return HasilForm(data, instance=Pemeriksaan.objects.select_related("berwenang").get(pk=self.pemeriksaan.pk))

    def tersimpan(self):
        isi = self.pemeriksaan.salinan()["isian"]
        return {n: isi[n] for n in (*HasilForm._meta.fields, "daftar_periksa")}

    def simpan(self, form, terkunci):
        for nama in HasilForm._meta.fields:
            setattr(terkunci, nama, form.cleaned_data[nama])
        terkunci.daftar_periksa = form.daftar_terisi
        terkunci.save()
        sesuaikan_temuan(terkunci)


class PemeriksaanTemuan(PemeriksaanMixin, IsianView):
    """One finding while the team writes it down: the remedy, its day, what shows it."""

    judul = "Temuan"
    template_name = "perizinan/pemeriksaan/temuan.html"
    status = (S.DITUGASKAN,)
    temuan: TemuanPemeriksaan | None = None

    def bentuk(self, data=None):
        baru = TemuanPemeriksaan(pemeriksaan=self.pemeriksaan)
        satu = TemuanPemeriksaan.objects.select_related("pemeriksaan").get(pk=self.temuan.pk) if self.temuan else baru
        return TemuanForm(data, instance=satu)

    def tersimpan(self):
        return self.temuan and TemuanPemeriksaan.objects.get(pk=self.temuan.pk).salinan()

    def berkas_diminta(self):
        return {"berkas": self.temuan.butir} if self.temuan else {}

    def simpan(self, form, terkunci):
        satu = form.save(commit=False)
        satu.pemeriksaan = terkunci
        satu.save()
        self.temuan = satu

    def isi(self, form):
        butir = self.temuan.butir if self.temuan else ""
        return {"temuan": self.temuan, "berkas": self.pemeriksaan.daftar_berkas.filter(butir=butir) if butir else ()}


class PemeriksaanTemuanBaru(PemeriksaanTemuan):
    """A finding of the team's own, beside the check list; its files come with the next page."""

    judul = "Temuan lain"

    def bentuk(self, data=None):
        form = super().bentuk(data)
        form.fields.pop("berkas", None)
        form.helper.layout.fields[:] = list(form.fields)
        return form


class PemeriksaanTindak(PemeriksaanMixin, IsianView):
    """What became of one finding: met on a day with its evidence, carried into a sanction, or passed on."""

    judul = "Tindak lanjut temuan"
    template_name = "perizinan/pemeriksaan/temuan.html"
    status = (S.TINDAK_LANJUT,)

    def bentuk(self, data=None):
        p = self.pemeriksaan
        satu = TemuanPemeriksaan.objects.select_related("pemeriksaan__berwenang").get(pk=self.temuan.pk)
        sanksi = p.koperasi.sanksi.filter(status__in=(*TERBUKA, StatusSanksi.BERLAKU), berwenang=p.berwenang_id)
        return TindakForm(data, instance=satu, sanksi=sanksi)

    def tersimpan(self):
        return TemuanPemeriksaan.objects.get(pk=self.temuan.pk).salinan()

    def berkas_diminta(self):
        return {"berkas": self.temuan.butir_akhir}

    def simpan(self, form, terkunci):
        satu = form.save(commit=False)
        satu.sanksi, satu.akhir_oleh = form.cleaned_data["sanksi"], self.request.user
        satu.save()

    def isi(self, form):
        return {
            "temuan": self.temuan,
            "berkas": self.pemeriksaan.daftar_berkas.filter(butir=self.temuan.butir_akhir),
        }


class PemeriksaanRinci(UrusanView):
    """The page of one inspection: why, who, the check list, the findings and what became of each."""

    model = Pemeriksaan
    template_name = "perizinan/pemeriksaan/rinci.html"

    def get_context_data(self, **kwargs):
        p = self.object
        konteks = super().get_context_data(**kwargs)
        diubah = konteks["dapat_diubah"]
        berkas = list(konteks["berkas"])
        temuan = list(p.temuan.select_related("sanksi", "akhir_oleh"))
        foto = foto_pemeriksaan(p)
        for t in temuan:
            t.foto = [b for b in foto if b.butir == t.butir]
            t.berkas = [b for b in berkas if b.butir in (t.butir, t.butir_akhir) and b not in t.foto]
        return konteks | {
            "pemeriksaan": p,
            "koperasi": p.koperasi,
            "koperasi_terlihat": self.koperasi_terlihat(),
            "berkas": berkas,
            "tim": p.anggota,
            "daftar": [b | {"jawaban": HASIL.get(b["hasil"], "belum dijawab")} for b in p.daftar_periksa],
            "temuan_pemeriksaan": temuan,
            "foto_kunjungan": [b for b in foto if b.butir == BUTIR_KUNJUNGAN],
            "isi_rencana": diubah and p.status == S.RENCANA,
            "isi_pernyataan": diubah and p.status == S.RENCANA and self.belum_menyatakan(),
            "isi_hasil": diubah and p.status == S.DITUGASKAN,
            "isi_tindak": diubah and p.status == S.TINDAK_LANJUT,
            "sudah": p.status in DIPERIKSA,
            "usul_tutup": self.usul_tutup(),
            "pengaduan": Pengaduan.objects.terlihat_oleh(self.request.user).filter(pemeriksaan=p),
        }

    def belum_menyatakan(self) -> bool:
        """Whether this person is of the team and has not stated yet that nothing ties him to the koperasi."""
        saya = self.request.user.pk
        return any(a.pengguna_id == saya and a.tanpa_hubungan is None for a in self.object.anggota)

    def usul_tutup(self) -> bool:
        """Whether the findings of an office may be carried into a proposal to close it (Pasal 10 ayat (6))."""
        p = self.object
        buka = p.kantor is not None and p.kantor.status == StatusKantor.BEROPERASI and p.status in DIPERIKSA
        return buka and bool(boleh(self.request.user, Izin.USUL_TUTUP, p.kantor))

    def koperasi_terlihat(self) -> bool:
        """A Bupati sees the office in his region, and not the register entry of a koperasi from elsewhere."""
        return (
            type(self.object.koperasi)
            .objects.terlihat_oleh(self.request.user)
            .filter(pk=self.object.koperasi_id)
            .exists()
        )
