"""Applications through the koperasi's own door: drafted, handed to the counter, and what the desk asked for brought.

The counter receives both as it receives what somebody carries in. An examiner's mark, a note, a step of an office is
on no page here: of the desk the koperasi reads what the letter to it says.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.simpan_pinjam_2015.kewenangan import kewenangan_kantor
from core.dasar.izin import Izin
from core.dasar.rupa import tanggal_indonesia
from core.dasar.wilayah import DaftarWilayah
from core.halaman.forms import FormSentra
from core.halaman.wilayah import WilayahField, saran_wilayah, semua_wilayah
from core.models import Instansi, Wilayah
from core.perkara.ditolak import Ditolak
from core.perkara.tugas import Keadaan, Tugas, sebut_kurang
from ksp_usp.models.koperasi import daerah
from perizinan.izin.tugas import bagian_permohonan, berkas_per_butir, orang_berkas
from perizinan.izin.views.isian import PermohonanIsian
from perizinan.izin.views.permohonan import PermohonanMixin, dengan_isi, mulai_permohonan
from perizinan.izin.views.permohonan import diminta as diminta_izin
from perizinan.kantor import tugas as tugas_kantor
from perizinan.kantor.forms.kantor import KantorBaruForm
from perizinan.kantor.syarat import temuan_kantor
from perizinan.kantor.views.baru import mulai_kantor
from perizinan.kantor.views.isian import KantorIsian
from perizinan.kantor.views.kantor import KantorMixin
from perizinan.kantor.views.kantor import diminta as diminta_kantor
from perizinan.models import SELESAI, IzinUsaha, JaringanPelayanan, PermohonanIzin
from perizinan.saya.isi import SURAT_KOPERASI, urusan_koperasi, urusan_sendiri
from perizinan.saya.views import KoperasiSaya

BELUM_DI_SINI = "Loket {nama} belum memakai aplikasi ini. Sampaikan permohonannya langsung ke kantor itu."
# What the button of a case that waits for the koperasi does.
LANGKAH = {"disusun": "sampaikan", "kurang": "sampaikan_kelengkapan"}


class Permohonan(KoperasiSaya, View):
    """Every application of the koperasi; a new one for its licence begins here."""

    def get(self, request):
        return self.isi()

    def post(self, request):
        k = self.koperasi
        if sebab := self.sebab_tertutup:
            messages.error(request, sebab)
            return self.isi(422)
        jenis = PermohonanIzin.Jenis.PERUBAHAN if self.izin else PermohonanIzin.Jenis.BARU
        try:
            with transaction.atomic():
                p = mulai_permohonan(k, k.berwenang, request.user, "buat_sendiri", jenis=jenis, izin_lama=self.izin)
        except IntegrityError:  # the same click twice, or a colleague was faster by a moment
            return redirect("saya_permohonan")
        return redirect("saya_izin", p.pk)

    @cached_property
    def izin(self) -> IzinUsaha | None:
        return self.koperasi.izin.dipegang()

    @cached_property
    def sebab_tertutup(self) -> str:
        """Why no application for the licence begins now; empty when one may."""
        if berjalan := self.koperasi.permohonan_izin.exclude(status__in=SELESAI).first():
            return f"Permohonan izin {berjalan.nomor_perkara} masih berjalan: “{berjalan.get_status_display()}”."
        if self.izin and self.izin.keadaan == IzinUsaha.Keadaan.DIBEKUKAN:
            return "Izin koperasi sedang dibekukan, sehingga belum dapat diubah."
        if not Instansi.objects.filter(wilayah=self.koperasi.berwenang).exists():
            return BELUM_DI_SINI.format(nama=self.koperasi.berwenang.nama)
        return ""

    def isi(self, status=200):
        isi = {"urusan": urusan_koperasi(self.koperasi), "izin": self.izin, "tertutup": self.sebab_tertutup}
        return self.tampil("permohonan", status, **isi)


class UrusanSaya(KoperasiSaya):
    """One application: what to fill or to bring, the button that hands it to the counter, how far it is.

    Comes before the mixin of its kind, which loads `urusan` and says what it consists of.
    """

    def get(self, request):
        return self.isi()

    def post(self, request):
        """Hand over, or throw the draft away, through the gate."""
        u, versi = self.urusan, request.POST.get("versi", "")
        buang = request.POST.get("aksi") == "buang"
        aksi = "buang_sendiri" if buang else LANGKAH.get(u.status, "sampaikan")
        try:
            u.alur.jalankan(u, aksi, request.user, versi=int(versi) if versi.isdecimal() and len(versi) < 10 else -1)
        except Ditolak as tolak:
            messages.error(request, tolak.pesan)
            return self.isi(422)
        if buang:
            messages.success(request, f"Rancangan {u.nomor_perkara} dibuang.")
            return redirect("saya_permohonan")
        messages.success(request, f"Sudah sampai di loket {u.berwenang.nama}. Tunggu tanda terimanya.")
        return redirect(request.path)

    def isi(self, status=200):
        u, diminta = self.urusan, self.diminta
        baru = list(u.daftar_berkas.filter(diunggah_pada__gte=u.status_sejak)) if diminta else []
        langkah = u.alur.t(LANGKAH[u.status], u.status) if u.status in LANGKAH and self.dapat_diubah else None
        temuan = u.alur.temuan(u, langkah.aksi, u.hari_ini) if langkah else []
        return self.tampil(
            "urusan",
            status,
            urusan=u,
            giliran=u.alur.giliran(u),
            langkah=langkah,
            kurang=[t.kalimat for t in temuan if not t.hasil.lolos],
            diminta=[(self.alamat(kode), apa, catatan, dibawa(baru, kode)) for kode, apa, catatan in diminta],
            sampai=getattr(u, "kelengkapan_sampai", None) if diminta else None,
            tugas=[self.satu_tugas(b) for b in self.bagian() if b.kode != "periksa"] if u.tahap.isian else [],
            surat=[s for s in u.daftar_surat if s.jenis in SURAT_KOPERASI],
        )

    def satu_tugas(self, b) -> Tugas:
        terbuka = b.kode == "data" or (b.keadaan is not Keadaan.BELUM_BISA and self.terbuka(b.kode))
        sebab = " ".join(b.kurang) if b.keadaan is Keadaan.MASALAH else sebut_kurang(b.kurang)
        return Tugas(b.judul, b.keadaan, self.alamat(b.kode) if terbuka else "", sebab, b.wajib)


def dibawa(baru, kode: str) -> list[str]:
    """Names of those files that came for one part since the desk asked for it."""
    return [b.nama for b in baru if b.butir == kode or b.butir.startswith(f"{kode}-")]


class BagianSaya:
    """What both kinds of application share here. Comes before the office's mixin of the kind."""

    def terbuka(self, kode) -> bool:
        """Whether this part is for the koperasi to fill: its draft, later only what the desk asked for."""
        diminta = {satu for satu, _, _ in self.diminta}
        return self.dapat_diubah and (not self.urusan.tahap.perbaikan or kode in diminta)

    def dilepas(self, berkas):
        """What this person brought since the case is here; what a receipt names stays."""
        sejak, saya = self.urusan.status_sejak, self.request.user.pk
        return [b for b in berkas if b.diunggah_oleh_id == saya and b.diunggah_pada >= sejak]


class IsianSaya:
    """A page on which the koperasi fills one part. Comes before BagianSaya."""

    pengisi = Izin.URUS_KOPERASI_SENDIRI

    @property
    def halaman(self):
        return self.alamat("")

    def tutup_lain(self, kode):
        """Raise PermissionDenied for a part that the desk did not ask for."""
        if self.dapat_diubah and not self.terbuka(kode):
            raise PermissionDenied("Kantor tidak meminta bagian ini. Yang diminta ada pada halaman permohonan.")

    def konteks(self, **lain):
        return super().konteks(**lain) | {"pintu_sendiri": True, "alamat_tugas": self.alamat("")}


# The licence


class BagianIzin(BagianSaya, PermohonanMixin):
    def terlihat(self):
        return dengan_isi(urusan_sendiri(PermohonanIzin, self.request.user))

    @property
    def urusan(self):
        return self.permohonan

    @property
    def diminta(self):
        return diminta_izin(self.permohonan)

    def alamat(self, kode) -> str:
        match kode:
            case "data":
                return reverse("saya_data")
            case "" | "periksa":
                return reverse("saya_izin", args=[self.permohonan.pk])
            case _:
                return reverse("saya_izin_isian", args=[self.permohonan.pk, kode])


class IzinSaya(UrusanSaya, BagianIzin, View):
    def bagian(self):
        p = self.permohonan
        return bagian_permohonan(p, self.wewenang, berkas_per_butir(p), orang_berkas(p))


class IsianIzinSaya(IsianSaya, BagianIzin, PermohonanIsian):
    def buka(self):
        self.tutup_lain(self.butir)
        return super().buka()


# An office


class BagianKantor(BagianSaya, KantorMixin):
    def terlihat(self):
        return urusan_sendiri(JaringanPelayanan, self.request.user)

    @property
    def urusan(self):
        return self.kantor

    @property
    def diminta(self):
        return diminta_kantor(self.kantor)

    def alamat(self, kode) -> str:
        if kode in ("", "periksa"):
            return reverse("saya_kantor", args=[self.kantor.pk])
        return reverse("saya_kantor_isian", args=[self.kantor.pk, kode])


class KantorSaya(UrusanSaya, BagianKantor, View):
    def bagian(self):
        k = self.kantor
        temuan = tugas_kantor.temuan_isian(k, temuan_kantor(k, k.tanggal_hukum))
        return tugas_kantor.bagian_kantor(k, tugas_kantor.berkas_per_butir(k), temuan, k.hari_ini)


class IsianKantorSaya(IsianSaya, BagianKantor, KantorIsian):
    def buka(self):
        self.tutup_lain(self.kode[0])
        return super().buka()

    def bentuk(self, data=None):
        form = super().bentuk(data)
        # The day on which the papers came in is the counter's to write down.
        for satu in self.bagian.values():
            satu["utama"].fields.pop("berkas_masuk_pada", None)
        return form

    def catat_masuk(self, terkunci, lengkap):
        """A draft is in no office: its papers come in with the step that hands it over."""
        if not terkunci.disusun_koperasi:
            super().catat_masuk(terkunci, lengkap)


class TempatForm(FormSentra, forms.Form):
    """Where the office will stand, which says who decides on it (Pasal 10 ayat (1))."""

    tempat = WilayahField(label="Kabupaten/kota tempat kantor", help_text="Ketik namanya, misalnya Kabupaten Garut.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.semua = semua_wilayah()
        self.fields["tempat"].daftar = DaftarWilayah(self.semua, self.initial["per"])

    def clean_tempat(self):
        wilayah = self.cleaned_data["tempat"]
        self.meja = get_object_or_404(Wilayah, pk=kewenangan_kantor(daerah(wilayah)).kode)
        if not Instansi.objects.filter(wilayah=self.meja).exists():
            raise ValidationError(BELUM_DI_SINI.format(nama=self.meja.nama))
        return wilayah


class KantorBaruSaya(KoperasiSaya, View):
    """First where the office will stand, then the office itself."""

    def get(self, request):
        tempat = self.tempat(request.GET) if "tempat" in request.GET else self.tempat()
        if not tempat.is_bound or not tempat.is_valid():
            return self.isi(tempat, status=422 if tempat.is_bound else 200)
        return self.isi(tempat, self.formulir(tempat))

    def post(self, request):
        tempat = self.tempat({"tempat": request.POST.get("wilayah", "")})
        if self.sebab_tertutup or not tempat.is_valid():
            return self.isi(tempat, status=422)
        form = self.formulir(tempat, request.POST)
        if not form.is_valid():
            return self.isi(tempat, form, 422)
        isi = {nama: form.cleaned_data[nama] for nama in ("jenis", "nama", "kunci_kirim")}
        try:
            with transaction.atomic():
                kantor = mulai_kantor(
                    self.koperasi, tempat.cleaned_data["tempat"], tempat.meja, request.user, "buat_sendiri", **isi
                )
        except IntegrityError:  # the same click arrived twice
            return redirect("saya_permohonan")
        return redirect("saya_kantor", kantor.pk)

    @cached_property
    def sebab_tertutup(self) -> str:
        """Why this koperasi may ask for no office now; empty when it may."""
        k = self.koperasi
        if k.dihentikan_sejak:
            return f"Kegiatan koperasi dihentikan sementara sejak {tanggal_indonesia(k.dihentikan_sejak)}."
        if not k.izin.filter(keadaan=IzinUsaha.Keadaan.BERLAKU).exists():
            return "Kantor hanya dibuka koperasi yang izinnya berlaku."
        return ""

    def tempat(self, data=None) -> TempatForm:
        return TempatForm(data, initial={"per": self.hari_ini})

    def formulir(self, tempat, data=None) -> KantorBaruForm:
        wilayah = tempat.cleaned_data["tempat"]
        return KantorBaruForm(data, koperasi=self.koperasi, pilihan={wilayah.pk: wilayah})

    def isi(self, tempat, form=None, status=200):
        return self.tampil(
            "kantor_baru",
            status,
            tempat=tempat,
            form=form,
            wilayah=tempat.cleaned_data["tempat"] if form else None,
            tertutup=self.sebab_tertutup,
            saran=[] if form else saran_wilayah(tempat.semua),
        )
