"""Sanctions as an office sees them: the list, the ladder of one koperasi, one step, what happened to its letter."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from aturan.simpan_pinjam_2015.sanksi import Langkah, sebab_ditolak, sebutan
from core.dasar.izin import Izin, boleh, wajib
from core.dasar.waktu import hari_ini
from core.halaman.berkas import terima_pindaian
from core.halaman.daftar import DaftarView, Kolom, kolom_status
from core.halaman.isian import IsianView
from core.halaman.urusan import UrusanView
from ksp_usp.koperasi.panel import KoperasiMixin
from perizinan.models import Pemeriksaan, Sanksi, StatusSanksi
from perizinan.models.sanksi import TERBIT, TERBUKA, langkah_berikut, langkah_terbit
from perizinan.pengawasan.akibat import catat_peristiwa
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.pengawasan.forms import LangkahForm, PeristiwaForm, SanksiForm, SaringSanksi
from perizinan.pengawasan.mulai import ADA, mulai_sanksi, rancangan
from perizinan.pengawasan.surat import surat_langkah
from perizinan.pengawasan.syarat import ada_izin_baru, ada_putusan, dapat_dipilih, pelanggaran_koperasi

# Acts that a page shows only where there is a ground for them.
KHUSUS = {"batalkan": ada_putusan, "nyatakan_berakhir": ada_izin_baru}


class SanksiDaftar(DaftarView):
    model = Sanksi
    template_name = "perizinan/pengawasan/daftar.html"
    judul = "Sanksi"
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Koperasi", "koperasi.nama", tautan=True, lebar=32, bawah=("nomor_perkara",)),
        Kolom("Langkah", "get_langkah_display", lebar=26),
        Kolom("Diperbaiki paling lambat", "jatuh_tempo", lebar=14),
        Kolom("Wilayah", "wilayah.nama", lebar=14),
        kolom_status(14),
    )
    kosong_sebab = "Belum ada sanksi yang dapat Anda lihat."
    kosong_saran = "Sanksi disusun pengawas dari halaman koperasinya."

    def get_queryset(self):
        return super().get_queryset().select_related("koperasi", "wilayah", "berwenang")

    def get_form_saring(self):
        return SaringSanksi(self.request.GET, pengguna=self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(dapat=bool(boleh(self.request.user, Izin.SUSUN_SANKSI)), **kwargs)


class SanksiBaru(KoperasiMixin, View):
    """The ladder of one koperasi: what was taken, what is due by its duties, the usual next step as the button."""

    template_name = "perizinan/pengawasan/baru.html"

    @property
    def terakhir(self) -> Sanksi | None:
        """The end of the chain that is in force."""
        return self.koperasi.sanksi.berjalan().order_by("pk").last()

    def get(self, request):
        berikut = langkah_berikut(self.terakhir)
        return self.tampil(
            LangkahForm(initial={"langkah": berikut.value if berikut else ""}, jenis=self.koperasi.jenis)
        )

    def post(self, request):
        wajib(request.user, Izin.SUSUN_SANKSI, self.koperasi)
        if ada := self.koperasi.sanksi.filter(status__in=TERBUKA).first():
            messages.info(request, ADA)
            return redirect(ada)
        form = LangkahForm(request.POST, jenis=self.koperasi.jenis)
        if not form.is_valid():
            return self.tampil(form, 422)
        terakhir, langkah = self.terakhir, Langkah(form.cleaned_data["langkah"])
        if sebab := sebab_ditolak(langkah_terbit(self.koperasi, ujung=terakhir) if terakhir else [], langkah):
            form.add_error("langkah", sebab)
            return self.tampil(form, 422)
        try:
            isi = rancangan(self.koperasi, langkah, self.hari_ini)
            s = mulai_sanksi(self.koperasi, langkah, terakhir, request.user, **isi)
        except IntegrityError:
            form.add_error(None, ADA)
            return self.tampil(form, 409)
        return redirect("sanksi_isian", s.pk)

    def tampil(self, form, status=200):
        k = self.koperasi
        terbuka = k.sanksi.filter(status__in=TERBUKA).first()
        berikut = langkah_berikut(self.terakhir)
        isi = {
            "koperasi": k,
            "form": form,
            "terbuka": terbuka,
            "berikut": sebutan(berikut, k.jenis) if berikut else "",
            "dasar_berikut": berikut.sanksi.dasar if berikut else None,
            "pelanggaran": pelanggaran_koperasi(k, self.hari_ini),
            "rantai": k.sanksi.filter(status__in=TERBIT).select_related("surat").order_by("pk"),
            "dapat": bool(boleh(self.request.user, Izin.SUSUN_SANKSI, k)) and terbuka is None,
        }
        return render(self.request, self.template_name, isi, status=status)


class SanksiMixin:
    """Loads the sanction of the address, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = Sanksi.objects.terlihat_oleh(request.user).select_related(
            "koperasi__wilayah__induk", "koperasi__berwenang", "wilayah", "berwenang", "izin", "melanjutkan"
        )
        self.sanksi = get_object_or_404(terlihat, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def dapat_diubah(self) -> bool:
        return ALUR_SANKSI.dapat_diubah(self.sanksi, self.request.user)


class SanksiIsian(SanksiMixin, IsianView):
    """What the letter says: which duties, the facts, the remedies, by when."""

    template_name = "perizinan/pengawasan/isian.html"
    pengisi = Izin.SUSUN_SANKSI
    ISIAN = SanksiForm._meta.fields

    @property
    def urusan(self):
        return self.sanksi

    @property
    def judul(self):
        return self.sanksi.get_langkah_display()

    def bentuk(self, data=None):
        segar = Sanksi.objects.select_related("koperasi__berwenang", "melanjutkan", "izin").get(pk=self.sanksi.pk)
        return SanksiForm(data, instance=segar, pelanggaran=dapat_dipilih(segar, hari_ini(segar.koperasi.berwenang)))

    def tersimpan(self):
        return self.sanksi.salinan()["isian"]

    @contextmanager
    def kunci(self):
        with super().kunci() as terkunci:
            self.sanksi = terkunci
            yield terkunci

    def simpan(self, form, terkunci):
        for nama in self.ISIAN:
            if nama in form.fields:
                setattr(terkunci, nama, form.cleaned_data[nama])
        terkunci.pelanggaran = form.dipilih
        terkunci.save()

    def sesudah(self):
        return self.sanksi.get_absolute_url()

    def konteks(self, **lain):
        return {"view": self, "sanksi": self.sanksi, "koperasi": self.sanksi.koperasi, **lain}


class SanksiRinci(UrusanView):
    """The page of one step: what it rests on, its chain, its letter and what happened to it."""

    model = Sanksi
    template_name = "perizinan/pengawasan/rinci.html"

    def daftar_tindakan(self, tersedia):
        """Of the rows that issue a letter only the one for which the case is written."""
        sendiri = surat_langkah(self.object).kode.replace("sanksi_", "terbitkan_")
        sesuai = [x for x in tersedia if not x.t.aksi.startswith("terbitkan_") or x.t.aksi == sendiri]
        beku = self.object.tahapan is Langkah.PEMBEKUAN
        lain = {"pulihkan"} if not beku else {"nyatakan_dipenuhi"}
        return super().daftar_tindakan([x for x in sesuai if x.t.aksi not in lain and self.ada_dasar(x.t.aksi)])

    def ada_dasar(self, aksi: str) -> bool:
        """Whether there is anything on which to take one of the acts of KHUSUS."""
        jika = KHUSUS.get(aksi)
        return jika is None or all(t.hasil.lolos for t in jika(self.object, self.object.hari_ini))

    def get_context_data(self, **kwargs):
        s = self.object
        boleh_catat = s.status in TERBIT and bool(boleh(self.request.user, Izin.SUSUN_SANKSI, s))
        berlaku = s.status == StatusSanksi.BERLAKU
        return super().get_context_data(**kwargs) | {
            "sanksi": s,
            "koperasi": s.koperasi,
            "peristiwa": s.peristiwa.select_related("oleh", "berkas"),
            "lanjutan": s.diteruskan,
            "pemeriksaan": Pemeriksaan.objects.filter(temuan__sanksi=s).distinct().order_by("pk"),
            "dapat_catat": boleh_catat,
            "lewat": berlaku and s.jatuh_tempo is not None and s.jatuh_tempo < s.hari_ini,
            "dilompati": [satu.sanksi.uraian for satu in s.dilompati],
        }


class SanksiPeristiwa(SanksiMixin, View):
    """Proof of delivery, the answer of the koperasi, an objection, a court's decision: added, never rewritten."""

    template_name = "perizinan/pengawasan/peristiwa.html"

    def buka(self):
        penugasan = wajib(self.request.user, Izin.SUSUN_SANKSI, self.sanksi)
        if self.sanksi.status not in TERBIT:
            raise PermissionDenied("Surat sanksi ini belum terbit: belum ada yang dapat dicatat.")
        return penugasan

    def get(self, request):
        self.buka()
        return self.tampil(PeristiwaForm(initial={"tanggal": self.sanksi.hari_ini}))

    def post(self, request):
        penugasan, s = self.buka(), self.sanksi
        berkas, salah = terima_pindaian(request, f"sanksi_{s.pk}", "bukti")
        form = PeristiwaForm(request.POST, berkas=berkas, salah=salah)
        if not form.is_valid():
            return self.tampil(form, 422)
        satu = form.save(commit=False)
        catat_peristiwa(s, satu, berkas, request.user, penugasan)
        messages.success(request, f"{satu.sebutan}: tercatat.")
        return redirect(s)

    def tampil(self, form, status=200):
        isi = {"form": form, "sanksi": self.sanksi, "koperasi": self.sanksi.koperasi}
        return render(self.request, self.template_name, isi, status=status)
