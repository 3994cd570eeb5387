"""What the pages of a koperasi share: who sees it, who keeps it, one save under lock with its line in the trail."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.dasar.waktu import hari_ini
from core.dasar.wilayah import DaftarWilayah, sebut_wilayah
from core.halaman.baris import Gabungan
from core.models import Jejak, Wilayah
from core.perkara.jejak import catat
from core.perkara.versi import sidik
from ksp_usp.models import Koperasi

SERENTAK = "Petugas lain baru saja menyimpan data yang sama. Periksa isian Anda di bawah, lalu simpan lagi bila perlu."
BERUBAH = (
    "Petugas lain mengubah isian ini sejak Anda membukanya. Isian Anda masih ada di bawah: bandingkan dengan yang "
    "tersimpan, lalu simpan lagi bila masih benar."
)
# Kept out of the trail and of pages: it only shows that a NIK is another one.
RAHASIA = "nik_sidik"


def beda(sebelum, sesudah) -> dict:
    """What changed between two copies of a part: {field: [before, after]}, of a list the whole of it."""
    if not isinstance(sebelum, dict):
        return {"sebelum": sebelum, "sesudah": sesudah}
    return {
        nama: [sebelum.get(nama), nilai]
        for nama, nilai in sesudah.items()
        if nama != RAHASIA and (nilai != sebelum.get(nama) or (nama == "nik" and sebelum[RAHASIA] != sesudah[RAHASIA]))
    }


class DaftarWilayahMixin:
    """The regions of the country, read once for the suggestions and for reading what was typed."""

    @cached_property
    def semua_wilayah(self) -> list[Wilayah]:
        return list(Wilayah.objects.select_related("induk"))

    @cached_property
    def daftar(self) -> DaftarWilayah:
        return DaftarWilayah(self.semua_wilayah, hari_ini())

    def saran_wilayah(self) -> list[str]:
        kini = hari_ini()
        return [sebut_wilayah(w) for w in self.semua_wilayah if "." in w.pk and w.berlaku(kini)]


class KoperasiMixin:
    """Loads the koperasi of the address; one that is out of sight does not exist."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.koperasi = get_object_or_404(self.get_queryset(), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return Koperasi.objects.terlihat_oleh(self.request.user).select_related("wilayah__induk", "berwenang")

    @cached_property
    def hari_ini(self):
        return hari_ini(self.koperasi.berwenang)


class IsianKoperasi(KoperasiMixin, View):
    """One part of the register of a koperasi. Subclasses build its forms, say what is stored, and save.

    What the page showed comes back as a mark (`terlihat`); when the stored part is another one by then, everything
    typed stays on the page, beside what is stored.
    """

    template_name = "ksp_usp/koperasi/isian.html"
    judul = keterangan = aksi = jangkar = ""
    tombol = "Simpan"

    def dispatch(self, request, *args, **kwargs):
        self.basi = False
        return super().dispatch(request, *args, **kwargs)

    # What subclasses say

    def bentuk(self, data=None) -> Gabungan:
        raise NotImplementedError

    def tersimpan(self):
        """What this part holds now: a mapping or a list that JSON can write. Read anew on each call."""
        raise NotImplementedError

    def simpan(self, form) -> str:
        """Write the part; returns what was done, for the trail."""
        raise NotImplementedError

    def periksa(self) -> None:
        """Raise PermissionDenied, in words, when this part is closed."""

    def konteks(self, form) -> dict:
        return {}

    def beri_tahu(self) -> None:
        messages.success(self.request, f"{self.judul}: tersimpan.")

    def tampilan_tersimpan(self) -> list[str]:
        """What is stored now, line by line, for whoever was overtaken by a colleague."""
        return []

    # What all share

    def get(self, request):
        self.pastikan_boleh()
        return self.tampil(self.bentuk())

    def pastikan_boleh(self):
        self.penugasan = wajib(self.request.user, Izin.UBAH_KOPERASI, self.koperasi)
        self.periksa()

    def post(self, request):
        self.pastikan_boleh()
        try:
            with transaction.atomic():
                selesai, form = self.terima()
                if not selesai:
                    transaction.set_rollback(True)
        except IntegrityError:
            selesai, form = False, self.bentuk(request.POST)
            form.is_valid()
            form.pesan.append(SERENTAK)
        if not selesai:
            return self.tampil(form, status=409 if self.basi else 422)
        self.beri_tahu()
        return redirect(self.sesudah())

    def terima(self) -> tuple[bool, Gabungan]:
        terkunci = Koperasi.objects.select_for_update(of=("self",)).select_related("wilayah__induk", "berwenang")
        self.koperasi = terkunci.get(pk=self.koperasi.pk)
        self.pastikan_boleh()
        sebelum = self.tersimpan()
        form = self.bentuk(self.request.POST)
        if self.request.POST.get("terlihat") != self.tanda(sebelum):
            self.basi = True
            form.is_valid()
            form.pesan.append(BERUBAH)
        if self.basi or not form.is_valid():
            return False, form
        kalimat = self.simpan(form)
        berubah = beda(sebelum, sesudah := self.tersimpan())
        if sesudah != sebelum:
            self.koperasi.versi += 1
            self.koperasi.save(update_fields=["versi", "diubah_pada"])
            self.catat(kalimat, berubah)
        return True, form

    def catat(self, kalimat, salinan, **lain):
        catat(
            self.koperasi, self.aksi, kalimat[:300], wilayah_id=self.koperasi.wilayah_id, pengguna=self.request.user,
            penugasan=self.penugasan, salinan=salinan, **lain,
        )  # fmt: skip

    def tanda(self, tersimpan) -> str:
        """The mark of what is stored; a licence that came into force meanwhile closes fields, and so changes it."""
        return sidik(tersimpan, self.koperasi.berizin)

    def sesudah(self) -> str:
        """Back to the koperasi; to the list when the person sees it no longer."""
        if not Koperasi.objects.terlihat_oleh(self.request.user).filter(pk=self.koperasi.pk).exists():
            return "koperasi_daftar"
        return f"{self.koperasi.get_absolute_url()}#{self.jangkar}"

    def tampil(self, form, status=200):
        isi = {
            "view": self,
            "form": form,
            "koperasi": self.koperasi,
            "terlihat": self.tanda(self.tersimpan()),
            "tersimpan": self.tampilan_tersimpan() if self.basi else [],
            "kembali": f"{self.koperasi.get_absolute_url()}#{self.jangkar}",
        }
        return render(self.request, self.template_name, isi | self.konteks(form), status=status)


class TabelIsian:
    """Mixin for parts with short tables: "Tambah baris" saves nothing lost, and opens more rows."""

    TAMBAHAN = 5

    def tambahan(self, tabel) -> int:
        return self.TAMBAHAN if self.request.GET.get("tambah") == tabel else 0

    def sesudah(self) -> str:
        if (tabel := self.request.POST.get("tambah")) and tabel in self.tabel:
            return f"{self.request.path}?tambah={tabel}#{tabel}"
        return super().sesudah()


def riwayat(koperasi):
    """The trail of a koperasi, oldest first."""
    return Jejak.objects.filter(objek_jenis=Koperasi._meta.label_lower, objek_id=koperasi.pk).order_by("urutan")


def milik(baris, koperasi) -> list:
    """Rows of `koperasi`, each knowing it without another query."""
    daftar = list(baris)
    for satu in daftar:
        satu.koperasi = koperasi
    return daftar
