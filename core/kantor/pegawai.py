"""People of an office: their accounts and posts."""

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.kantor.dasar import SENDIRI, AdminDiperlukan, FormHalaman
from core.kantor.forms import (
    AkhiriForm,
    KosongForm,
    PegawaiForm,
    PegawaiUbahForm,
    PenugasanForm,
    SiapaForm,
    TutupForm,
)
from core.models import Jejak, Pengguna, Penugasan
from core.perkara.surat import ABJAD_KODE
from core.perkara.wewenang import wewenang_peran


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
    wewenang = wewenang_peran(penugasan.peran, penugasan.instansi)
    if wewenang and wewenang.sebab_tertutup(penugasan):
        messages.warning(
            view.request,
            f"Dengan penugasan ini {orang.nama} belum dapat menandatangani surat wewenang {wewenang.jabatan}"
            f" ({wewenang.dasar}): {penugasan.jabatan} bukan jabatan itu, dan mandatnya tidak tercatat. Bila mandatnya"
            f" ada, beri penugasan dengan “atas nama” {wewenang.jabatan} dan dasar mandat itu.",
        )


def sandi_awal() -> str:
    """A first password that can be read aloud and typed from paper: about 59 bits."""
    return "-".join("".join(secrets.choice(ABJAD_KODE) for _ in range(4)) for _ in range(3))


def tampil_sandi(request, orang, sandi):
    """The page that shows a first password, once: it is neither stored readable nor cached."""
    tanggapan = render(request, "core/kantor/instansi_sandi.html", {"orang": orang, "sandi": sandi})
    tanggapan["Cache-Control"] = "no-store"
    return tanggapan


class PegawaiRinci(AdminDiperlukan, View):
    def get(self, request, pk):
        orang = self.ambil_pegawai(pk)
        dikelola = self.dikelola
        penugasan = [
            (p, p.keadaan(per := hari_ini(p.instansi.wilayah)), p.berakhir(per))
            for p in orang.penugasan.filter(instansi__in=dikelola)
            .select_related("instansi__wilayah")
            .order_by("-mulai", "-pk")
        ]
        jejak = Jejak.objects.terlihat_oleh(request.user).filter(
            objek_jenis=Pengguna._meta.label_lower, objek_id=orang.pk
        )
        return render(
            request,
            "core/kantor/pegawai_rinci.html",
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
        if self.penugasan.berakhir(hari_ini(self.penugasan.instansi.wilayah)):
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
