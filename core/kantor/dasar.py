"""What the pages of an office's admin share: who may open them, one page with one form."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import DateField, Field
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.kantor.permintaan import ajukan, kalimat_menunggu
from core.models import Instansi, Pengguna, Penugasan
from core.perkara.jejak import catat

SENDIRI = (
    "Anda tidak dapat mengubah akun atau penugasan Anda sendiri. "
    "Minta admin lain di instansi Anda, atau admin instansi tingkat di atasnya."
)
SERENTAK = "Data yang sama baru saja disimpan. Periksa daftarnya; ubah isian Anda bila masih perlu."


def dengan_perubahan(jejak):
    """The rows of a trail, each with `berubah`: (field in words, old, new) of what the act changed."""
    baris = list(jejak)
    for satu in baris:
        satu.berubah = [(label_bidang(nama), *(dalam_kata(nama, n) for n in nilai)) for nama, nilai in _perubahan(satu)]
    return baris


def _perubahan(jejak):
    isi = jejak.salinan.get("berubah")
    return isi.items() if isinstance(isi, dict) else ()  # rows of before the old values were kept hold names only


def label_bidang(nama: str) -> str:
    """A field of a person, an assignment or an office, in words."""
    return LABEL.get(nama) or (str(bidang.verbose_name) if (bidang := _bidang(nama)) else nama)


def dalam_kata(nama: str, nilai: str) -> str:
    """A value of that field as its form shows it: the label of a choice, a date in words."""
    bidang = _bidang(nama)
    if nilai and isinstance(bidang, DateField):
        return tanggal_indonesia(date.fromisoformat(nilai))
    return dict(bidang.flatchoices).get(nilai, nilai) if bidang else nilai


def _bidang(nama: str) -> Field | None:
    semua = (b for model in (Pengguna, Penugasan, Instansi) for b in model._meta.concrete_fields)
    return next((b for b in semua if b.name == nama), None)


LABEL = {"faktor": "faktor kedua", "email": "surel", "username": "nama pengguna", "is_active": "akun terbuka"}


class AdminDiperlukan:
    """Only admin_instansi comes in; an office, person or assignment out of reach is 404."""

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.KELOLA_INSTANSI)
        return super().dispatch(request, *args, **kwargs)

    @property
    def dikelola(self):
        return Instansi.objects.dikelola_oleh(self.request.user).select_related("wilayah")

    def ambil_instansi(self, pk) -> Instansi:
        return get_object_or_404(self.dikelola, pk=pk)

    def ambil_pegawai(self, pk) -> Pengguna:
        """A person with an assignment at an office that I keep."""
        orang = get_object_or_404(Pengguna, pk=pk, is_superuser=False)
        if not orang.penugasan.filter(instansi__in=self.dikelola).exists():
            raise Http404
        return orang

    def ambil_pegawai_sendiri(self, pk) -> Pengguna:
        """A person whose account I may change: no assignment that still counts lies out of my reach, and not me."""
        orang = self.ambil_pegawai(pk)
        if orang == self.request.user:
            raise PermissionDenied(SENDIRI)
        if instansi := self.instansi_lain(orang):
            raise PermissionDenied(
                f"{orang.nama} juga bertugas di {instansi[0].nama}. Akunnya diubah oleh admin instansi itu; "
                "penugasannya di instansi Anda tetap dapat Anda akhiri."
            )
        return orang

    def instansi_lain(self, orang) -> list[Instansi]:
        """Offices out of my reach at which `orang` has an assignment that is in force or still to begin."""
        boleh = set(self.dikelola.values_list("pk", flat=True))
        return [
            p.instansi
            for p in orang.penugasan.select_related("instansi__wilayah")
            if p.instansi_id not in boleh and not p.berakhir(hari_ini(p.instansi.wilayah))
        ]

    def ajukan(self, jenis, instansi, *, alasan, orang=None, isi=None):
        """Ask for what takes a second admin, and show whose turn it is."""
        permintaan = ajukan(self.request.user, jenis, instansi, orang=orang, isi=isi, alasan=alasan)
        messages.success(self.request, f"Permintaan terkirim dan belum berlaku. {kalimat_menunggu(permintaan)}")
        return redirect(permintaan)

    def catat(self, objek, aksi, kalimat, instansi, **isi):
        """The trail of an act of an admin, with the assignment by which `instansi` is in reach."""
        penugasan = wajib(self.request.user, Izin.KELOLA_INSTANSI, instansi)
        catat(
            objek, aksi, kalimat, wilayah_id=instansi.wilayah_id, pengguna=self.request.user, penugasan=penugasan, **isi
        )  # fmt: skip


class FormHalaman(AdminDiperlukan, View):
    """A page with one or two forms that are valid together or not at all."""

    template_name = "core/kantor/instansi_form.html"
    judul = tombol = keterangan = ""
    gawat = False  # whether the step ends something

    def susun(self, data=None) -> dict:
        """The forms by name; all are checked before anything is saved."""
        raise NotImplementedError

    def simpan(self, form):
        """Save inside one transaction; returns the response."""
        raise NotImplementedError

    def get(self, request, **kwargs):
        return self.tampil(self.susun())

    def post(self, request, **kwargs):
        form = self.susun(request.POST)
        sah = [f.is_valid() for f in form.values()]
        if not all(sah):
            return self.tampil(form, status=422)
        try:
            with transaction.atomic():
                return self.simpan(form)
        except ValidationError as galat:
            next(iter(form.values())).add_error(None, galat)
            return self.tampil(form, status=422)
        except IntegrityError:
            next(iter(form.values())).add_error(None, SERENTAK)
            return self.tampil(form, status=422)

    def tampil(self, form, status=200, **konteks):
        daftar = list(form.values())
        return render(
            self.request,
            self.template_name,
            {"view": self, "daftar_form": daftar,
             "form": next((f for f in daftar if f.errors), daftar[0]), **self.konteks(), **konteks},
            status=status,
        )  # fmt: skip

    def konteks(self) -> dict:
        return {}
