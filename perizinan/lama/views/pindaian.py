"""The scans of old papers that came in a sheet: which are missing, and one at a time."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, penugasan_berizin, wajib
from core.halaman.berkas import terima_pindaian
from core.halaman.forms import FormBerpindai, PindaianField
from core.models import Berkas
from core.perkara.jejak import catat
from ksp_usp.models import Koperasi
from perizinan.izin.terdahulu import butir_pindaian, pasang_pindaian
from perizinan.models import IzinUsaha, JaringanPelayanan
from perizinan.models.jaringan import BUKA

TAMPIL = 100


def izin_belum_dipindai(pengguna):
    """Licences from before this product, in sight of `pengguna`, without their scan."""
    pindaian = Berkas.objects.filter(
        objek_jenis=Koperasi._meta.label_lower, objek_id=OuterRef("koperasi_id"), aktif=True,
        butir=Concat(Value(butir_pindaian("")), Cast(OuterRef("pk"), CharField())),
    )  # fmt: skip
    lama = IzinUsaha.objects.terlihat_oleh(pengguna).filter(~Exists(pindaian), terdahulu=True)
    return lama.select_related("koperasi").order_by("tanggal", "pk")


def kantor_belum_dipindai(pengguna):
    """Open offices from before this product, in sight of `pengguna`, without the scan of their approval."""
    pindaian = Berkas.objects.filter(
        objek_jenis=JaringanPelayanan._meta.label_lower, objek_id=OuterRef("pk"), aktif=True, butir="persetujuan"
    )
    lama = JaringanPelayanan.objects.terlihat_oleh(pengguna).filter(~Exists(pindaian), terdahulu=True, status__in=BUKA)
    return lama.select_related("koperasi").order_by("tanggal_persetujuan", "pk")


class BelumDipindai(View):
    """What was recorded from a sheet and waits for its scan."""

    def get(self, request):
        meja_izin, meja_kantor = (
            {p.instansi.wilayah_id for p in penugasan_berizin(request.user, izin)}
            for izin in (Izin.CATAT_IZIN_TERDAHULU, Izin.PERIKSA_KANTOR)
        )
        izin, kantor = izin_belum_dipindai(request.user), kantor_belum_dipindai(request.user)
        bagian = [
            ("Izin", izin.count(), [
                {"nomor": x.nomor, "url": x.get_absolute_url(), "koperasi": x.nama, "tanggal": x.tanggal,
                 "unggah": reverse("izin_pindaian", args=[x.pk]) if x.koperasi.berwenang_id in meja_izin else ""}
                for x in izin[:TAMPIL]
            ]),
            ("Kantor", kantor.count(), [
                {"nomor": f"{x.get_jenis_display()} {x.nama}", "url": x.get_absolute_url(), "koperasi": x.koperasi.nama,
                 "tanggal": x.tanggal_persetujuan,
                 "unggah": reverse("jaringan_pindaian", args=[x.pk]) if x.berwenang_id in meja_kantor else ""}
                for x in kantor[:TAMPIL]
            ]),
        ]  # fmt: skip
        return render(request, "perizinan/lama/belum.html", {"bagian": bagian})


class PindaianForm(FormBerpindai, forms.Form):
    pindaian = PindaianField("Pindaian surat lama")


class Pindaian(View):
    """One scan that came later. `sebutan`: what it is of."""

    keterangan = "Sesudah diunggah pindaian tidak dapat diganti: periksa dahulu bahwa suratnya benar."

    def dispatch(self, request, *args, pk, **kwargs):
        self.objek = get_object_or_404(self.terlihat().filter(terdahulu=True), pk=pk)
        self.penugasan = wajib(request.user, self.izin, self.milik)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        self.pastikan_belum()
        return self.tampil(PindaianForm())

    def post(self, request):
        self.pastikan_belum()
        berkas, salah = terima_pindaian(request, f"lama_{self.objek._meta.model_name}_{self.objek.pk}", "surat lama")
        form = PindaianForm(request.POST, berkas=berkas, salah=salah)
        if not form.is_valid() or berkas is None:
            return self.tampil(form, 422)
        with transaction.atomic():
            type(self.milik).objects.select_for_update(of=("self",)).get(pk=self.milik.pk)
            self.pastikan_belum()
            self.pasang(berkas)
            catat(
                self.milik, "pindaian_lama", f"mengunggah pindaian {self.sebutan[:200]}",
                wilayah_id=self.milik.wilayah_id, pengguna=request.user, penugasan=self.penugasan,
                salinan={"pindaian": berkas.sha256},
            )  # fmt: skip
        messages.success(request, "Pindaian tersimpan.")
        return redirect(self.objek)

    def pastikan_belum(self):
        if self.belum().filter(pk=self.objek.pk).exists():
            return
        raise PermissionDenied(f"Pindaian {self.sebutan} sudah ada.")

    def tampil(self, form, status=200):
        isi = {"form": form, "objek": self.objek, "sebutan": self.sebutan, "keterangan": self.keterangan}
        return render(self.request, "perizinan/lama/pindaian.html", isi, status=status)


class IzinPindaian(Pindaian):
    izin = Izin.CATAT_IZIN_TERDAHULU

    def terlihat(self):
        return IzinUsaha.objects.terlihat_oleh(self.request.user).select_related("koperasi__berwenang")

    @property
    def milik(self):
        return self.objek.koperasi

    @property
    def sebutan(self) -> str:
        return f"izin nomor {self.objek.nomor}, {self.objek.nama}"

    def belum(self):
        return izin_belum_dipindai(self.request.user)

    def pasang(self, berkas):
        pasang_pindaian(berkas, self.objek)


class KantorPindaian(Pindaian):
    izin = Izin.PERIKSA_KANTOR

    def terlihat(self):
        return JaringanPelayanan.objects.terlihat_oleh(self.request.user).select_related("koperasi", "berwenang")

    @property
    def milik(self):
        return self.objek

    @property
    def sebutan(self) -> str:
        return f"persetujuan {self.objek.get_jenis_display()} {self.objek.nama}, {self.objek.koperasi.nama}"

    def belum(self):
        return kantor_belum_dipindai(self.request.user)

    def pasang(self, berkas):
        k = self.objek
        berkas.objek_jenis, berkas.objek_id, berkas.butir, berkas.wilayah = (
            k.jenis_objek,
            k.pk,
            "persetujuan",
            k.wilayah,
        )
        berkas.save(update_fields=["objek_jenis", "objek_id", "butir", "wilayah"])
