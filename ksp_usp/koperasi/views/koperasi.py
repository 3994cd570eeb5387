"""A koperasi: the list, a new entry, who it is, where its members live, its founders, its capital."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Case, Count, F, Min, OuterRef, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import View

from aturan.bahasa import Hasil
from aturan.simpan_pinjam_2015.modal import MODAL_SENDIRI_KSP, MODAL_USP
from core.dasar.izin import KODE_PUSAT, Izin, boleh, wajib
from core.dasar.rupa import rupiah, tanggal_indonesia, terbilang
from core.dasar.wilayah import sebut_wilayah
from core.halaman.baris import Gabungan
from core.halaman.daftar import DaftarView, Kolom
from core.halaman.forms import sebut_isian, sebut_nilai
from core.halaman.isian import SERENTAK
from core.models import Wilayah
from core.perkara.jejak import catat
from ksp_usp.koperasi.forms.koperasi import (
    JumlahForm,
    KoperasiForm,
    ModalForm,
    PendiriFormSet,
    SaringKoperasi,
    WilayahFormSet,
)
from ksp_usp.koperasi.syarat import temuan_koperasi, tetapkan_berwenang
from ksp_usp.koperasi.views.dasar import DaftarWilayahMixin, IsianKoperasi, milik
from ksp_usp.models import Koperasi, Modal, Pendiri, WilayahAnggota

BATAS = 50
JUDUL_BIDANG = {b.name: b.verbose_name for b in Koperasi._meta.concrete_fields}


def jumlah_modal():
    """Modal sendiri of a KSP or modal of a USP on the newest day, as a column."""
    ksp, usp = (sum((F(n) for n in isi[1:]), F(isi[0])) for isi in (Modal.KSP, Modal.USP))
    per_jenis = Case(When(koperasi__jenis=Koperasi.Jenis.KSP, then=ksp), default=usp)
    return Subquery(
        Modal.objects.filter(koperasi=OuterRef("pk")).order_by("-per").annotate(n=per_jenis).values("n")[:1]
    )


def hitung_keanggotaan(**n):
    """One figure over the membership of a koperasi, as a column."""
    milik = WilayahAnggota.objects.filter(koperasi=OuterRef("pk")).order_by().values("koperasi")
    return Subquery(milik.annotate(**n).values(next(iter(n))))


def _sebut_keanggotaan(k: Koperasi) -> int | str:
    """How many kabupaten/kota; in a word where the anggaran dasar names the country or a whole province."""
    if k.wilayah_pertama is None or "." in k.wilayah_pertama:
        return k.banyak_wilayah
    return "Nasional" if k.wilayah_pertama == KODE_PUSAT else "Seluruh provinsi"


def _anggota_di(k: Koperasi) -> str:
    n = _sebut_keanggotaan(k)
    return f"anggota di {n} kab/kota" if isinstance(n, int) else n


class KoperasiDaftar(DaftarView):
    model = Koperasi
    template_name = "ksp_usp/koperasi/daftar.html"
    judul = "Koperasi"
    urutan = ("nama", "pk")
    kosong_sebab = "Belum ada koperasi yang dapat Anda lihat."
    kolom = (
        Kolom("Koperasi", "nama", tautan=True, lebar=32, bawah=("sebutan", "badan_hukum")),
        Kolom("Badan hukum", "badan_hukum", lembar=True),
        Kolom("Jenis", "sebutan", lembar=True),
        Kolom("Kedudukan", "wilayah.nama", lebar=18, bawah=(_anggota_di,)),
        Kolom("Wilayah keanggotaan (kab/kota)", _sebut_keanggotaan, kanan=True, lembar=True),
        Kolom("Anggota", "banyak_anggota", lebar=9),
        Kolom("Berwenang", lambda k: "Menteri" if k.berwenang_id == KODE_PUSAT else k.berwenang.nama, lebar=15),
        Kolom("Modal (Rp)", "modal_kini", lebar=13),
        Kolom("Izin sejak", lambda k: k.berizin_sejak or "Belum berizin", lebar=13),
    )

    @property
    def kosong_saran(self):
        if self.get_aksi():
            return "Tekan “Tambah koperasi” untuk mencatat yang pertama."
        return "Koperasi dicatat petugas loket atau pemeriksa permohonan."

    def get_aksi(self):
        if boleh(self.request.user, Izin.CATAT_KOPERASI):
            return reverse("koperasi_tambah"), "Tambah koperasi"
        return None

    def get_form_saring(self):
        return SaringKoperasi(self.request.GET, pengguna=self.request.user)

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .select_related("wilayah", "berwenang")
            .annotate(
                banyak_wilayah=Coalesce(hitung_keanggotaan(n=Count(Case(When(menurut_ad=True, then=1)))), 0),
                wilayah_pertama=hitung_keanggotaan(n=Min(Case(When(menurut_ad=True, then="wilayah_id")))),
                banyak_anggota=hitung_keanggotaan(n=Sum("jumlah_anggota")),
                modal_kini=jumlah_modal(),
            )
        )


class KoperasiTambah(DaftarWilayahMixin, View):
    """A new entry: who the koperasi is. The rest follows on its page.

    The page of a region (`kode`) leads here as well: the seat is then filled in.
    """

    template_name = "ksp_usp/koperasi/ubah.html"
    judul, tombol, aksi = "Tambah koperasi", "Tambah koperasi", "catat"
    keterangan = "Sesudah ini: wilayah keanggotaan, modal, pengurus dan pengawas, lalu SOM. Urutannya bebas."

    def dispatch(self, request, *args, kode="", **kwargs):
        terlihat = Wilayah.objects.terlihat_oleh(request.user)
        self.wilayah = get_object_or_404(terlihat, pk=kode) if kode else None
        self.penugasan = wajib(request.user, Izin.CATAT_KOPERASI, self.wilayah)
        return super().dispatch(request, *args, **kwargs)

    def bentuk(self, data=None):
        return KoperasiForm(data, pengguna=self.request.user, daftar=self.daftar, initial=self.awal())

    def awal(self) -> dict:
        wilayah = self.wilayah or self.penugasan.instansi.wilayah
        return {"wilayah": self.daftar.menurut_kode[wilayah.pk]} if "." in wilayah.pk else {}

    def get(self, request):
        return self.tampil(self.bentuk())

    def post(self, request):
        form = self.bentuk(request.POST)
        if not form.is_valid():
            if form.kembar and form.kembar.dibuat_oleh_id == request.user.pk and form.errors.keys() == {"badan_hukum"}:
                messages.info(request, f"{form.kembar.nama} sudah Anda catat. Kiriman kedua tidak mengubah apa pun.")
                return redirect(form.kembar)
            return self.tampil(form, 422)
        try:
            with transaction.atomic():
                koperasi = form.save(commit=False)
                koperasi.dibuat_oleh = request.user
                koperasi.save()
                if anggota := form.cleaned_data["anggota_di"]:
                    koperasi.keanggotaan.create(wilayah=anggota, menurut_ad=True)
                    tetapkan_berwenang(koperasi)
                di_sini = boleh(request.user, Izin.CATAT_KOPERASI, koperasi.wilayah)
                penugasan = di_sini or wajib(request.user, Izin.CATAT_KOPERASI, koperasi.berwenang)
                catat(
                    koperasi, self.aksi, f"mencatat {koperasi.sebutan} {koperasi.nama}"[:300],
                    wilayah_id=koperasi.wilayah_id, pengguna=request.user, penugasan=penugasan,
                    salinan=salinan_identitas(koperasi),
                )  # fmt: skip
        except IntegrityError:
            form.add_error("badan_hukum", SERENTAK)
            return self.tampil(form, 422)
        messages.success(request, f"{koperasi.nama} tercatat. Lanjutkan dengan wilayah keanggotaannya.")
        return redirect(koperasi)

    def tampil(self, form, status=200):
        isi = {
            "view": self, "form": form, "kelompok": list(form.kelompok), "saran": self.saran_wilayah(),
            "kembali": reverse("koperasi_daftar"),
        }  # fmt: skip
        return render(self.request, self.template_name, isi, status=status)


def salinan_identitas(koperasi) -> dict:
    """Who the koperasi is, as it is stored now."""
    kolom = {nama: "wilayah_id" if nama == "wilayah" else nama for nama in KoperasiForm.Meta.fields}
    return Koperasi.objects.values(*kolom.values()).get(pk=koperasi.pk)


class KoperasiUbah(DaftarWilayahMixin, IsianKoperasi):
    template_name = "ksp_usp/koperasi/ubah.html"
    judul, aksi, jangkar = "Identitas koperasi", "ubah_identitas", "identitas"

    def bentuk(self, data=None):
        self.isian = KoperasiForm(data, instance=self.koperasi, pengguna=self.request.user, daftar=self.daftar)
        return Gabungan(self.isian)

    def tersimpan(self):
        return salinan_identitas(self.koperasi)

    def tampilan_tersimpan(self):
        kini = Koperasi.objects.select_related("wilayah").get(pk=self.koperasi.pk)
        nama = [n.removesuffix("_id") for n, v in self.tersimpan().items() if v not in (None, "")]
        return [f"{capfirst(JUDUL_BIDANG[n])}: {sebut_isian(kini, n)}" for n in nama]

    def simpan(self, form, terkunci):
        self.isian.save()
        # The seat moved: whose matter it is may follow.
        tetapkan_berwenang(self.koperasi)
        nama = [JUDUL_BIDANG[n] for n in self.isian.changed_data]
        return f"mengubah identitas: {', '.join(nama)}"

    def isi(self, form):
        k = self.koperasi
        terkunci = {
            "nama": k.nama, "jenis": k.get_jenis_display(), "bentuk": k.get_bentuk_display(),
            "wilayah": sebut_wilayah(k.wilayah), "alamat": k.alamat or "belum diisi",
        }  # fmt: skip
        return {
            "kelompok": list(self.isian.kelompok),
            "terkunci": [(JUDUL_BIDANG[n].capitalize(), terkunci[n]) for n in self.isian.terkunci],
            "saran": self.saran_wilayah(),
        }


class Keanggotaan(DaftarWilayahMixin, IsianKoperasi):
    """Regions of the anggaran dasar, which name the authority, and where members live beside them."""

    template_name = "ksp_usp/koperasi/keanggotaan.html"
    judul, aksi, jangkar = "Wilayah keanggotaan", "ubah_keanggotaan", "keanggotaan"
    tabel = ("ad", "luar")

    def baris(self):
        return list(self.koperasi.keanggotaan.select_related("wilayah__induk").order_by("wilayah_id"))

    def bentuk(self, data=None):
        baris = self.baris()
        ad, luar = ([b for b in baris if b.menurut_ad is ya] for ya in (True, False))
        isi = {"form_kwargs": {"daftar": self.daftar}}
        if self.koperasi.berizin:
            self.ad = JumlahForm(data, baris=ad, prefix="ad")
            kode = {b.wilayah_id for b in ad}
        else:
            self.ad = self.baris_isian(WilayahFormSet, data, "ad", ad, **isi)
            kode = self.ad.kode() if data is not None else set()
        self.luar = self.baris_isian(WilayahFormSet, data, "luar", luar, **isi)
        self.luar.lain = kode
        return Gabungan(self.ad, self.luar)

    def tersimpan(self):
        isi = self.koperasi.keanggotaan.order_by("wilayah_id")
        return list(isi.values("wilayah_id", "menurut_ad", "jumlah_anggota"))

    def tampilan_tersimpan(self):
        return [
            f"{sebut_wilayah(b.wilayah)}: {'menurut anggaran dasar' if b.menurut_ad else 'di luar anggaran dasar'}, "
            f"{'jumlah anggota belum diisi' if b.jumlah_anggota is None else f'{b.jumlah_anggota} anggota'}"
            for b in self.baris()
        ]

    def simpan(self, form, terkunci):
        if self.koperasi.berizin:
            for nama, b in self.ad.baris.items():
                b.jumlah_anggota = self.ad.cleaned_data[nama]
            WilayahAnggota.objects.bulk_update(self.ad.baris.values(), ["jumlah_anggota"])
        else:
            self.samakan(True, self.ad)
        self.samakan(False, self.luar)
        tetapkan_berwenang(self.koperasi)
        banyak = self.koperasi.keanggotaan.filter(menurut_ad=True).count()
        return f"mengisi wilayah keanggotaan: {banyak} kabupaten/kota menurut anggaran dasar"

    def samakan(self, menurut_ad, tabel):
        """Make the stored regions equal to the typed ones; a region is known by its code, not by its row."""
        baru = {f.isi["wilayah"].pk: f.isi["jumlah_anggota"] for f in tabel.terisi()}
        milik = self.koperasi.keanggotaan
        milik.filter(menurut_ad=menurut_ad).exclude(wilayah__in=baru).delete()
        WilayahAnggota.objects.bulk_create(
            [
                WilayahAnggota(koperasi=self.koperasi, wilayah_id=kode, menurut_ad=menurut_ad, jumlah_anggota=n)
                for kode, n in baru.items()
            ],
            update_conflicts=True, unique_fields=["koperasi", "wilayah"],
            update_fields=["menurut_ad", "jumlah_anggota"],
        )  # fmt: skip

    def beri_tahu(self):
        super().beri_tahu()
        if wewenang := self.koperasi.kewenangan():
            messages.info(self.request, wewenang.kalimat)

    def isi(self, form):
        return {
            "ad": self.ad,
            "luar": self.luar,
            "wewenang": self.koperasi.kewenangan(),
            "saran": self.saran_wilayah(),
        }


class PendiriView(IsianKoperasi):
    template_name = "ksp_usp/koperasi/pendiri.html"
    judul, aksi, jangkar = "Pendiri dan anggota", "ubah_pendiri", "pendiri"
    keterangan = (
        "KSP sekunder didirikan paling sedikit 3 KSP berbadan hukum (Pasal 3 ayat (3)), dan semua pendiri serta "
        "anggotanya KSP (Pasal 1 angka 5): koperasi lain, koperasi dengan USP, dan orang seorang menghalangi izinnya."
    )
    tabel = ("pendiri",)

    def periksa(self):
        if self.koperasi.bentuk != Koperasi.Bentuk.SEKUNDER:
            raise PermissionDenied(
                "Koperasi primer didirikan orang seorang (Pasal 1 angka 4): pendirinya tidak dicatat di sini."
            )

    def bentuk(self, data=None):
        self.pendiri = self.baris_isian(PendiriFormSet, data, "pendiri", self.koperasi.pendiri.all())
        return Gabungan(self.pendiri)

    def tersimpan(self):
        return list(self.koperasi.pendiri.order_by("pk").values("nama", "badan_hukum", "jenis", "sebagai"))

    def tampilan_tersimpan(self):
        return [p.sebutan for p in self.koperasi.pendiri.all()]

    def simpan(self, form, terkunci):
        # By number, not by row: whoever is taken out and typed again is the same one.
        lama = {p.badan_hukum or p.nama: p for p in self.koperasi.pendiri.all()}
        for f in self.pendiri.terisi():
            satu = lama.pop(f.isi["badan_hukum"] or f.isi["nama"], None) or Pendiri(koperasi=self.koperasi)
            for nama, nilai in f.isi.items():
                setattr(satu, nama, nilai)
            satu.save()
        self.koperasi.pendiri.filter(pk__in=[p.pk for p in lama.values()]).delete()
        return f"mengisi pendiri dan anggota: {self.koperasi.pendiri.count()}"

    def beri_tahu(self):
        super().beri_tahu()
        beri_tahu_temuan(self.request, temuan_koperasi(self.koperasi, self.hari_ini))

    def isi(self, form):
        return {"pendiri": self.pendiri}


def beri_tahu_temuan(request, temuan):
    """What the law says against what was just saved: saved all the same, for the register holds what is."""
    for t in temuan:
        if t.hasil is Hasil.TIDAK:
            messages.warning(request, t.kalimat)


class ModalView(IsianKoperasi):
    """Capital by day. ?ubah=<pk> opens a recorded day; otherwise the form is for another one."""

    template_name = "ksp_usp/koperasi/modal.html"
    judul, tombol, aksi, jangkar = "Modal", "Simpan modal", "catat_modal", "modal"

    def dispatch(self, request, *args, **kwargs):
        ubah = request.GET.get("ubah", "")
        self.ubah = int(ubah) if ubah.isascii() and ubah.isdecimal() and len(ubah) < 16 else None
        return super().dispatch(request, *args, **kwargs)

    def baris(self):
        if self.ubah is None:
            return Modal(koperasi=self.koperasi)
        modal = self.koperasi.modal.filter(pk=self.ubah).first()
        if modal is None:
            raise Http404
        modal.koperasi = self.koperasi
        return modal

    def bentuk(self, data=None):
        self.isian = ModalForm(data, instance=self.baris())
        return Gabungan(self.isian)

    def tersimpan(self):
        if self.ubah is None:
            return {}
        return self.koperasi.modal.filter(pk=self.ubah).values("per", *Modal.KSP, *Modal.USP, "aset").first() or {}

    def tampilan_tersimpan(self):
        isi = [(n, v) for n, v in self.tersimpan().items() if v is not None]
        return [f"{capfirst(Modal._meta.get_field(n).verbose_name)}: {sebut_nilai(v)}" for n, v in isi]

    def simpan(self, form, terkunci):
        modal = self.isian.save()
        self.ubah = modal.pk
        return f"mencatat modal per {tanggal_indonesia(modal.per)}: {rupiah(modal.jumlah)}"

    def beri_tahu(self):
        modal = self.isian.instance
        messages.success(
            self.request,
            f"{rumus(self.koperasi).uraian} per {tanggal_indonesia(modal.per)}: {rupiah(modal.jumlah)} "
            f"({terbilang(modal.jumlah)} rupiah).",
        )

    def sesudah(self):
        return self.request.path

    def isi(self, form):
        return {
            "daftar": milik(self.koperasi.modal.all()[:BATAS], self.koperasi),
            "rumus": rumus(self.koperasi),
            "ubah": self.isian.instance if self.ubah else None,
        }


def rumus(koperasi):
    """Which sum is the capital of this kind (Pasal 1 angka 17 and 18)."""
    return MODAL_SENDIRI_KSP if koperasi.jenis == Koperasi.Jenis.KSP else MODAL_USP
