"""The letter on how the licence stands, asked for through the koperasi's own door and issued at the counter."""

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Exists, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.models import Instansi, Jejak, SuratObjek
from core.perkara.ditolak import Ditolak
from perizinan.keterangan.alur import ALUR_KETERANGAN
from perizinan.keterangan.forms import KeteranganForm
from perizinan.keterangan.isi import isi_keterangan
from perizinan.keterangan.mulai import mulai_keterangan
from perizinan.models import KeteranganIzin, StatusKeterangan
from perizinan.models.keterangan import TERBUKA
from perizinan.saya.isi import TERBANYAK
from perizinan.saya.permohonan import BELUM_DI_SINI
from perizinan.saya.views import KoperasiSaya

ADA = "Surat keterangan yang terdahulu belum selesai. Tunggu terbitnya, atau batalkan dahulu permintaan itu."


class Keterangan(KoperasiSaya, View):
    """What the letter would say today, what it is for, and the ones asked for before with what became of each."""

    def get(self, request):
        return self.isi(KeteranganForm())

    def post(self, request):
        k = self.koperasi
        wajib(request.user, Izin.URUS_KOPERASI_SENDIRI, k)
        if (batal := request.POST.get("batal", "")).isascii() and batal.isdecimal() and len(batal) < 16:
            return self.batalkan(int(batal))
        form = KeteranganForm(request.POST)
        if self.tertutup:
            form.add_error(None, self.tertutup)
        if not form.is_valid():
            return self.isi(form, 422)
        try:
            satu = mulai_keterangan(k, form.cleaned_data["keperluan"], request.user, "minta_sendiri")
        except IntegrityError:
            form.add_error(None, ADA)
            return self.isi(form, 422)
        messages.success(request, f"Permintaan {satu.nomor_perkara} sampai di loket {k.berwenang.nama}.")
        return redirect(request.path)

    @property
    def tertutup(self) -> str:
        """Why nothing can be asked for here; empty when it can."""
        ada = Instansi.objects.filter(wilayah=self.koperasi.berwenang).exists()
        return "" if ada else BELUM_DI_SINI.format(nama=self.koperasi.berwenang.nama)

    def batalkan(self, kunci: int):
        """Take back what the koperasi asked for and the counter did not issue yet."""
        satu = get_object_or_404(self.koperasi.keterangan_izin, pk=kunci)
        try:
            ALUR_KETERANGAN.jalankan(satu, "tarik_sendiri", self.request.user, versi=satu.versi)
        except Ditolak as tolak:
            messages.error(self.request, tolak.pesan)
        else:
            messages.success(self.request, f"Permintaan {satu.nomor_perkara} dibatalkan.")
        return redirect(self.request.path)

    def isi(self, form, status=200):
        k = self.koperasi
        daftar = diminta(k)
        return self.tampil(
            "keterangan", status, form=form, isi=isi_keterangan(k, self.hari_ini), daftar=daftar,
            terbuka=any(x.status in TERBUKA for x in daftar), tertutup=self.tertutup,
        )  # fmt: skip


def diminta(koperasi) -> list[KeteranganIzin]:
    """Those that the koperasi asked for or that were issued, each with its letter or why it was not issued.

    What the counter drafts by itself is an internal paper until it is issued.
    """
    jenis = KeteranganIzin._meta.label_lower
    jejak = Jejak.objects.filter(objek_jenis=jenis, objek_id=OuterRef("pk"))
    sendiri = Exists(jejak.filter(aksi="minta_sendiri")) | Q(status=StatusKeterangan.TERBIT)
    alasan = Subquery(jejak.filter(aksi="tolak_permintaan").values("alasan")[:1])
    surat = SuratObjek.objects.filter(objek_jenis=jenis, objek_id=OuterRef("pk")).values("surat")[:1]
    semua = koperasi.keterangan_izin.filter(sendiri).annotate(alasan=alasan, surat=Subquery(surat))
    return list(semua.order_by("-pk")[:TERBANYAK])
