"""Pages of admin_instansi: the own office and the ones below it, their people and assignments.

Nothing is deleted: an assignment ends by a date, an account is closed. Work is not handed over from person to
person, because queues belong to the office: whoever holds the role next finds it on the work desk.
"""

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from core.daftar import DaftarView, Kolom
from core.forms_instansi import (
    AkhiriForm,
    InstansiBaruForm,
    InstansiForm,
    KosongForm,
    PegawaiForm,
    PegawaiUbahForm,
    PenugasanForm,
    SaringInstansi,
    SaringPegawai,
    SiapaForm,
    TutupForm,
    wilayah_di_bawah,
)
from core.jejak import catat
from core.models import Instansi, Jejak, Pengguna, Penugasan
from core.nomor import periksa_pola, susun_nomor
from core.peran import KODE_PUSAT, Peran, pemegang
from core.rupa import tanggal_indonesia
from core.surat import ABJAD_KODE
from core.views import MasukDiperlukan
from core.waktu import hari_ini

SENDIRI = (
    "Anda tidak dapat mengubah akun atau penugasan Anda sendiri. "
    "Minta admin lain di instansi Anda, atau admin instansi tingkat di atasnya."
)
SERENTAK = "Data yang sama baru saja disimpan. Periksa daftarnya; ubah isian Anda bila masih perlu."


class AdminDiperlukan(MasukDiperlukan):
    """Only admin_instansi comes in; an office, person or assignment out of reach is 404."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not pemegang(request.user, Peran.ADMIN_INSTANSI):
            raise PermissionDenied("Halaman ini untuk admin instansi. Hubungi admin instansi Anda.")
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
            if p.instansi_id not in boleh and p.keadaan(hari_ini(p.instansi.wilayah)) != "Berakhir"
        ]

    def catat(self, objek, aksi, kalimat, instansi, **isi):
        """The trail of an act of an admin, with the assignment by which `instansi` is in reach."""
        kode = instansi.wilayah_id
        penugasan = next(
            p
            for p in pemegang(self.request.user, Peran.ADMIN_INSTANSI)
            if p.instansi_id == instansi.pk
            or p.instansi.wilayah_id == KODE_PUSAT
            or kode.startswith(f"{p.instansi.wilayah_id}.")
        )
        catat(objek, aksi, kalimat, wilayah_id=kode, pengguna=self.request.user, penugasan=penugasan, **isi)


class InstansiDaftar(AdminDiperlukan, DaftarView):
    model = Instansi
    judul = "Instansi"
    keterangan = "Instansi Anda dan instansi di bawahnya. Pilih satu untuk mengurus pegawai, kop, dan penomoran surat."
    form_saring = SaringInstansi
    urutan = ("wilayah_id", "pk")
    kolom = (
        Kolom("Nama", "nama", tautan=True),
        Kolom("Wilayah", "wilayah.nama"),
        Kolom("Tingkat", "wilayah.tingkat.label"),
        Kolom("Kode", "wilayah_id"),
    )

    def get(self, request, *args, **kwargs):
        if not request.GET and len(satu := list(self.dikelola[:2])) == 1:
            return redirect(satu[0])
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return self.dikelola

    def get_aksi(self):
        if wilayah_di_bawah(self.request.user, hari_ini()).exists():
            return reverse("instansi_baru"), "Tambah instansi"
        return None


class FormHalaman(AdminDiperlukan, View):
    """A page with one or two forms that are valid together or not at all."""

    template_name = "core/instansi_form.html"
    judul = tombol = keterangan = ""

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


class InstansiBaru(FormHalaman):
    judul, tombol = "Tambah instansi", "Tambah instansi"

    def susun(self, data=None):
        return {"instansi": InstansiBaruForm(data, wilayah=wilayah_di_bawah(self.request.user, hari_ini()))}

    def simpan(self, form):
        instansi = form["instansi"].save()
        self.catat(instansi, "tambah_instansi", "menambah instansi ini", instansi)
        messages.success(self.request, f"{instansi.nama} ditambahkan. Berikutnya: tambah admin instansi itu.")
        return redirect(instansi)

    def konteks(self):
        return {"kembali": reverse("instansi_kelola")}


class InstansiRinci(AdminDiperlukan, DaftarView):
    """The staff list of one office."""

    model = Penugasan
    template_name = "core/instansi_rinci.html"
    urutan = ("pengguna_id", "pk")
    kosong_sebab = "Instansi ini belum punya pegawai."
    kosong_saran = "Tekan “Tambah pegawai” untuk yang pertama."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.pk = kwargs["pk"]

    def get(self, request, *args, **kwargs):
        self.instansi = self.ambil_instansi(self.pk)
        self.judul = self.instansi.nama
        self.per = hari_ini(self.instansi.wilayah)
        return super().get(request, *args, **kwargs)

    def get_kolom(self):
        return (
            Kolom("Nama", "pengguna.nama", tautan=True),
            Kolom("Jabatan pada surat", "jabatan_tercetak"),
            Kolom("Peran", "get_peran_display"),
            Kolom("Mulai", "mulai"),
            Kolom("Sampai", lambda p: p.sampai or "tanpa batas"),
            Kolom("Dasar", "dasar"),
            Kolom("Keadaan", lambda p: "Akun ditutup" if not p.pengguna.is_active else p.keadaan(self.per)),
        )

    def get_form_saring(self):
        return SaringPegawai(self.request.GET, tingkat=self.instansi.wilayah.tingkat)

    def get_queryset(self):
        return self.instansi.penugasan.select_related("pengguna")

    def get_aksi(self):
        return reverse("pegawai_baru", args=[self.pk]), "Tambah pegawai"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            instansi=self.instansi,
            contoh_nomor=contoh_nomor(self.instansi, self.per),
            ada_lain=self.dikelola.exclude(pk=self.pk).exists(),
            jejak=Jejak.objects.filter(objek_jenis=Instansi._meta.label_lower, objek_id=self.pk).order_by("urutan"),
            **kwargs,
        )


def contoh_nomor(instansi, per) -> str:
    """What the next kind of letter would be numbered today if it were the seventh of the year; '' when unreadable."""
    try:
        periksa_pola(instansi.format_nomor)
    except ValidationError:
        return ""
    return susun_nomor(
        instansi.format_nomor, 7, per, klasifikasi=instansi.klasifikasi, jenis="SP", kode_unit=instansi.kode_unit
    )


class InstansiUbah(FormHalaman):
    """Letterhead and numbering, with what they give beside the form."""

    template_name = "core/instansi_ubah.html"
    judul, tombol = "Kop dan penomoran surat", "Simpan"

    def susun(self, data=None):
        self.instansi = self.ambil_instansi(self.kwargs["pk"])
        self.semula = {f: str(getattr(self.instansi, f)) for f in InstansiForm.Meta.fields}
        return {"instansi": InstansiForm(data, instance=self.instansi)}

    def post(self, request, **kwargs):
        if "contoh" in request.POST:
            form = self.susun(request.POST)
            form["instansi"].is_valid()
            return self.tampil(form)
        return super().post(request, **kwargs)

    def simpan(self, form):
        instansi = form["instansi"].save()
        berubah = {
            f: [lama, str(getattr(instansi, f))] for f, lama in self.semula.items() if str(getattr(instansi, f)) != lama
        }
        if berubah:
            nama = ", ".join(str(Instansi._meta.get_field(f).verbose_name) for f in berubah)
            self.catat(
                instansi,
                "ubah_instansi",
                f"mengubah data instansi: {nama}"[:300],
                instansi,
                salinan={"berubah": berubah},
            )
        messages.success(self.request, "Tersimpan. Surat yang terbit mulai sekarang memakai kop dan nomor ini.")
        return redirect(instansi)

    def konteks(self):
        return {
            "instansi": self.instansi,
            "contoh_nomor": contoh_nomor(self.instansi, hari_ini(self.instansi.wilayah)),
            "kembali": self.instansi.get_absolute_url(),
        }


class PegawaiBaru(FormHalaman):
    """A person and the first assignment together: without one the account could open nothing."""

    judul, tombol = "Tambah pegawai", "Tambah pegawai"

    def susun(self, data=None):
        self.instansi = self.ambil_instansi(self.kwargs["pk"])
        return {"pegawai": PegawaiForm(data), "penugasan": PenugasanForm(data, instansi=self.instansi)}

    def simpan(self, form):
        orang, sandi = form["pegawai"].save(commit=False), sandi_awal()
        orang.set_password(sandi)
        orang.wajib_ganti_sandi = True
        orang.save()
        self.catat(orang, "tambah_pegawai", f"menambah akun {orang.nama}", self.instansi)
        beri_penugasan(self, form["penugasan"], orang)
        return tampil_sandi(self.request, orang, sandi)

    def konteks(self):
        return {
            "instansi": self.instansi,
            "kembali": self.instansi.get_absolute_url(),
            "lain": (reverse("penugasan_baru", args=[self.instansi.pk]), "Orang ini sudah punya akun"),
        }


class PenugasanBaru(FormHalaman):
    """An assignment to somebody who has an account: a second role, an acting post, a person who moved here."""

    judul, tombol = "Beri penugasan", "Beri penugasan"

    def susun(self, data=None):
        self.instansi = self.ambil_instansi(self.kwargs["pk"])
        awal = {"siapa": self.request.GET.get("siapa", "")}
        return {"siapa": SiapaForm(data, initial=awal), "penugasan": PenugasanForm(data, instansi=self.instansi)}

    def simpan(self, form):
        orang = form["siapa"].cleaned_data["siapa"]
        if orang == self.request.user:
            raise ValidationError(SENDIRI)
        beri_penugasan(self, form["penugasan"], orang)
        messages.success(self.request, f"Penugasan {orang.nama} tersimpan dan berlaku sesuai tanggalnya.")
        return redirect("pegawai_rinci", orang.pk)

    def konteks(self):
        return {"instansi": self.instansi, "kembali": self.instansi.get_absolute_url()}


def beri_penugasan(view, form, orang):
    """Save a checked PenugasanForm for `orang`, with its trail on the person."""
    penugasan = form.save(commit=False)
    penugasan.pengguna = orang
    Pengguna.objects.select_for_update().get(pk=orang.pk)
    isi = {b.attname: getattr(penugasan, b.attname) for b in penugasan._meta.concrete_fields if not b.primary_key}
    if Penugasan.objects.filter(**isi).exists():
        raise ValidationError(f"{orang.nama} sudah punya penugasan yang persis sama. Periksa daftarnya.")
    penugasan.save()
    sampai = f" sampai {tanggal_indonesia(penugasan.sampai)}" if penugasan.sampai else ""
    view.catat(
        orang, "beri_penugasan",
        f"memberi {orang.nama} penugasan {penugasan.jabatan_tercetak} ({penugasan.get_peran_display()}) mulai "
        f"{tanggal_indonesia(penugasan.mulai)}{sampai}"[:300],
        penugasan.instansi, alasan=penugasan.dasar, salinan={"penugasan": penugasan.pk},
    )  # fmt: skip


def sandi_awal() -> str:
    """A first password that can be read aloud and typed from paper: about 59 bits."""
    return "-".join("".join(secrets.choice(ABJAD_KODE) for _ in range(4)) for _ in range(3))


def tampil_sandi(request, orang, sandi):
    """The page that shows a first password, once: it is neither stored readable nor cached."""
    tanggapan = render(request, "core/instansi_sandi.html", {"orang": orang, "sandi": sandi})
    tanggapan["Cache-Control"] = "no-store"
    return tanggapan


class PegawaiRinci(AdminDiperlukan, View):
    def get(self, request, pk):
        orang = self.ambil_pegawai(pk)
        dikelola = self.dikelola
        penugasan = [
            (p, p.keadaan(hari_ini(p.instansi.wilayah)))
            for p in orang.penugasan.filter(instansi__in=dikelola)
            .select_related("instansi__wilayah")
            .order_by("-mulai", "-pk")
        ]
        jejak = Jejak.objects.terlihat_oleh(request.user).filter(
            objek_jenis=Pengguna._meta.label_lower, objek_id=orang.pk
        )
        return render(
            request,
            "core/pegawai_rinci.html",
            {
                "orang": orang,
                "penugasan": penugasan,
                "instansi": penugasan[0][0].instansi,
                "lain": self.instansi_lain(orang),
                "saya": orang == request.user,
                "jejak": jejak.order_by("urutan"),
            },
        )


class UbahPegawai(FormHalaman):
    """Base of the pages that change the account of one person within reach."""

    def susun(self, data=None):
        self.orang = self.ambil_pegawai_sendiri(self.kwargs["pk"])
        return {"pegawai": self.form(data)}

    def catat_pegawai(self, aksi, kalimat, **isi):
        instansi = self.dikelola.filter(penugasan__pengguna=self.orang).first()
        self.catat(self.orang, aksi, kalimat, instansi, **isi)

    def konteks(self):
        return {"orang": self.orang, "kembali": reverse("pegawai_rinci", args=[self.orang.pk])}


class PegawaiUbah(UbahPegawai):
    judul, tombol = "Ubah data pegawai", "Simpan"

    def form(self, data):
        return PegawaiUbahForm(data, instance=self.orang)

    def simpan(self, form):
        orang = form["pegawai"].save()
        berubah = form["pegawai"].changed_data
        if berubah:
            self.catat_pegawai("ubah_pegawai", f"mengubah data {orang.nama}", salinan={"berubah": berubah})
        messages.success(self.request, "Tersimpan. Surat yang terbit mulai sekarang memakai data ini.")
        return redirect("pegawai_rinci", orang.pk)


class PegawaiSandi(UbahPegawai):
    judul, tombol = "Beri kata sandi baru", "Beri kata sandi baru"
    keterangan = (
        "Kata sandi lama langsung tidak berlaku dan sesi yang masih terbuka berakhir. Kata sandi baru tampil satu kali "
        "di halaman berikutnya; sampaikan langsung kepada orangnya. Ia harus menggantinya saat pertama masuk."
    )

    def form(self, data):
        return KosongForm(data)

    def simpan(self, form):
        sandi = sandi_awal()
        self.orang.set_password(sandi)
        self.orang.wajib_ganti_sandi = True
        self.orang.save(update_fields=["password", "wajib_ganti_sandi"])
        self.catat_pegawai("sandi_baru", f"memberi {self.orang.nama} kata sandi baru")
        return tampil_sandi(self.request, self.orang, sandi)


class PegawaiTutup(UbahPegawai):
    """Close an account, or open it again. Assignments and everything done stay as they are."""

    @property
    def judul(self):
        return "Tutup akun" if self.orang.is_active else "Buka kembali akun"

    tombol = judul

    @property
    def keterangan(self):
        if self.orang.is_active:
            return "Orang ini tidak dapat masuk lagi dan sesinya berakhir. Riwayatnya tetap; akun dapat dibuka lagi."
        return "Orang ini dapat masuk lagi dengan kata sandinya, sejauh penugasannya masih berlaku."

    def form(self, data):
        return TutupForm(data)

    def simpan(self, form):
        self.orang.is_active = not self.orang.is_active
        self.orang.save(update_fields=["is_active"])
        aksi, kata = ("buka_akun", "membuka kembali") if self.orang.is_active else ("tutup_akun", "menutup")
        self.catat_pegawai(aksi, f"{kata} akun {self.orang.nama}", alasan=form["pegawai"].cleaned_data["alasan"])
        messages.success(
            self.request, f"Akun {self.orang.nama} {'dibuka lagi' if self.orang.is_active else 'ditutup'}."
        )
        return redirect("pegawai_rinci", self.orang.pk)


class PenugasanAkhiri(FormHalaman):
    judul, tombol = "Akhiri penugasan", "Akhiri penugasan"

    def susun(self, data=None):
        self.penugasan = get_object_or_404(
            Penugasan.objects.select_related("instansi__wilayah", "pengguna"),
            pk=self.kwargs["pk"],
            instansi__in=self.dikelola,
        )
        if self.penugasan.pengguna == self.request.user:
            raise PermissionDenied(SENDIRI)
        if self.penugasan.keadaan(hari_ini(self.penugasan.instansi.wilayah)) == "Berakhir":
            raise PermissionDenied("Penugasan ini sudah berakhir. Beri penugasan baru bila orangnya bertugas lagi.")
        return {"akhir": AkhiriForm(data, penugasan=self.penugasan)}

    @property
    def keterangan(self):
        p = self.penugasan
        return (
            f"{p.pengguna.nama}, {p.jabatan_tercetak}, sejak {tanggal_indonesia(p.mulai)}. Urusan yang menunggu tetap "
            "di meja kerja instansi: pegawai lain dengan peran yang sama langsung melihatnya."
        )

    def simpan(self, form):
        p, isi = self.penugasan, form["akhir"].cleaned_data
        p.sampai = isi["sampai"]
        p.save(update_fields=["sampai"])
        self.catat(
            p.pengguna, "akhiri_penugasan",
            f"mengakhiri penugasan {p.pengguna.nama}, {p.jabatan_tercetak}, per {tanggal_indonesia(p.sampai)}"[:300],
            p.instansi, alasan=isi["dasar"], salinan={"penugasan": p.pk},
        )  # fmt: skip
        messages.success(self.request, f"Penugasan {p.pengguna.nama} berakhir {tanggal_indonesia(p.sampai)}.")
        return redirect("pegawai_rinci", p.pengguna_id)

    def konteks(self):
        return {"kembali": reverse("pegawai_rinci", args=[self.penugasan.pengguna_id])}
