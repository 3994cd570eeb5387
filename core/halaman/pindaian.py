"""The signed original of a letter as a scan: the page that takes it, the list of letters that wait for one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, boleh, wajib
from core.dasar.rupa import angka, tanggal_indonesia
from core.halaman.berkas import terima_pindaian
from core.halaman.bidang import TanggalField
from core.halaman.daftar import DaftarView, FormSaring, Kolom
from core.halaman.forms import FormBerpindai, PindaianField, belum_lewat
from core.halaman.panel import Kabar
from core.halaman.surat import urusan_surat
from core.models import Surat
from core.perkara.ditolak import SudahBerubah
from core.perkara.pindaian import arsipkan, kode_dipindai


class PindaianForm(FormBerpindai, forms.Form):
    """Who signed `surat` on paper, when, and the scan; `lama` is the scan that this one puts right."""

    mengganti = forms.IntegerField(required=False, widget=forms.HiddenInput)
    pindaian = PindaianField("Hasil pindai surat yang sudah ditandatangani")
    penandatangan = forms.CharField(label="Ditandatangani oleh", max_length=120, help_text="Nama seperti pada surat.")
    jabatan = forms.CharField(label="Jabatan penanda tangan", max_length=400)
    pada = TanggalField(label="Tanggal tanda tangan", help_text="Misalnya 20/1/2026.")
    alasan = forms.CharField(
        label="Apa yang salah pada pindaian sebelumnya",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text="Tercantum pada riwayat. Pindaian sebelumnya tetap tersimpan.",
    )

    def __init__(self, *args, surat, lama, **kwargs):
        dicetak = {
            "penandatangan": surat.penandatangan, "jabatan": surat.penandatangan_jabatan, "pada": surat.tanggal,
        }  # fmt: skip
        super().__init__(*args, initial={"mengganti": lama and lama.pk, **dicetak}, **kwargs)
        self.surat = surat
        if lama is None:
            del self.fields["alasan"]
            self.helper.layout.fields.remove("alasan")

    def clean_pada(self):
        pada = self.cleaned_data["pada"]
        belum_lewat(pada, self.surat.instansi.wilayah)
        if pada < self.surat.tanggal:
            raise ValidationError(
                f"Surat ini bertanggal {tanggal_indonesia(self.surat.tanggal)}; isi hari itu atau sesudahnya."
            )
        return pada


class SuratPindaian(View):
    """Read by whoever sees the letter, written by the office that issued it."""

    def dispatch(self, request, pk):
        surat = Surat.objects.terlihat_oleh(request.user).filter(jenis__in=kode_dipindai())
        self.surat = get_object_or_404(surat.select_related("instansi__wilayah"), pk=pk)
        self.semua = list(self.surat.pindaian.select_related("berkas", "diunggah_oleh").order_by("-pk"))
        return super().dispatch(request)

    def get(self, request):
        return self.tampil(self.form())

    def post(self, request):
        penugasan = wajib(request.user, Izin.UNGGAH_PINDAIAN, self.surat.instansi)
        berkas, salah = terima_pindaian(request, f"pindaian_surat_{self.surat.pk}", "surat")
        if self.kembar(berkas):
            return redirect("surat_pindaian", self.surat.pk)
        form = self.form(request.POST, berkas=berkas, salah=salah)
        if not form.is_valid():
            return self.tampil(form, status=422)
        isi = form.cleaned_data
        try:
            arsipkan(
                self.surat, berkas, penugasan, penandatangan=isi["penandatangan"], jabatan=isi["jabatan"],
                pada=isi["pada"], mengganti=isi["mengganti"], alasan=isi.get("alasan", ""),
            )  # fmt: skip
        except SudahBerubah as tolak:
            form.add_error(None, tolak.pesan)
            return self.tampil(form, status=409)
        messages.success(request, f"Surat nomor {self.surat.nomor} selesai: pindaian bertanda tangan diarsipkan.")
        return redirect("surat_pindaian", self.surat.pk)

    def urusan(self):
        """The case to go back to, where the person sees it: a letter may be about several regions."""
        satu = urusan_surat(self.surat)
        return satu and type(satu).objects.terlihat_oleh(self.request.user).filter(pk=satu.pk).first()

    def kembar(self, berkas) -> bool:
        """Whether the scan that stands is the very file that comes now: the second click."""
        lama = self.semua[0] if self.semua else None
        return bool(berkas and lama) and (lama.berkas.sha256, lama.diunggah_oleh) == (berkas.sha256, self.request.user)

    def form(self, data=None, **isi):
        return PindaianForm(data, surat=self.surat, lama=self.semua[0] if self.semua else None, **isi)

    def tampil(self, form, status=200):
        dapat = boleh(self.request.user, Izin.UNGGAH_PINDAIAN, self.surat.instansi)
        isi = {
            "surat": self.surat,
            "semua": self.semua,
            "urusan": self.urusan(),
            "form": form if dapat else None,
            "sebab": "" if dapat else Izin.UNGGAH_PINDAIAN.penolakan(self.surat.instansi),
        }
        return render(self.request, "core/halaman/surat_pindaian.html", isi, status=status)


class SaringBelum(FormSaring):
    cari_pada = ("hal", "nomor")


class SuratBelumDipindai(DaftarView):
    """Letters of the person's own offices that nobody filed with a signature, the oldest first."""

    model = Surat
    judul = "Surat yang belum ada pindaiannya"
    keterangan = "Surat instansi Anda yang sudah terbit dan belum ada hasil pindai bertanda tangannya. Pilih satu."
    form_saring = SaringBelum
    urutan = ("pk",)
    kolom = (
        Kolom("Hal", "hal", tautan=lambda s: reverse("surat_pindaian", args=[s.pk])),
        Kolom("Nomor", "nomor", utuh=True),
        Kolom("Tanggal", "tanggal"),
        Kolom("Penanda tangan", "penandatangan"),
    )
    kosong_sebab = "Semua surat instansi Anda sudah ada hasil pindai bertanda tangannya."
    kosong_saran = "Surat yang ditandatangani di atas kertas tampil di sini sampai pindaiannya diunggah."

    def get_queryset(self):
        return belum_dipindai(self.request.user)


def belum_dipindai(pengguna) -> QuerySet[Surat]:
    """Letters of the own offices whose signed original nobody filed; what a later letter put right waits for none."""
    milik = Surat.objects.filter(instansi__wilayah__in=pengguna.wilayah_kantor, pengganti=None)
    return milik.filter(jenis__in=kode_dipindai(), pindaian=None)


def kabar_pindaian(pengguna) -> list[Kabar]:
    """How many letters wait for the scan of their signed original, for who may file it."""
    if not boleh(pengguna, Izin.UNGGAH_PINDAIAN) or not (banyak := belum_dipindai(pengguna).count()):
        return []
    kalimat = f"{angka(banyak)} surat instansi Anda belum ada pindaian bertanda tangannya."
    return [Kabar(kalimat, reverse("surat_belum_dipindai"), "Unggah pindaian")]
