"""People of an office: their accounts and posts."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import PERAN_DUA_ADMIN
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.kantor.dasar import SENDIRI, AdminDiperlukan, FormHalaman, dengan_perubahan, label_bidang
from core.kantor.forms import (
    AkhiriForm,
    AlasanForm,
    KosongForm,
    PegawaiForm,
    PegawaiUbahForm,
    PenugasanForm,
    SiapaForm,
    TutupForm,
)
from core.kantor.perbuatan import (
    beri_penugasan,
    beri_sandi_awal,
    berubah,
    cabut_faktor,
    catat_akun,
    isi_bidang,
    kirim_tautan,
    tambah_pegawai,
    tutup_sandi,
    ubah_data,
    wajib_baru,
)
from core.masuk.sesi import akhiri_sesi
from core.models import Jejak, Pengguna, Penugasan, PermintaanAkun
from core.perkara.wewenang import wewenang_peran

DUA_ADMIN = (
    "Peran yang memutus, menandatangani, memeriksa pekerjaan orang lain, atau mengurus instansi baru berlaku setelah "
    "admin kedua menyetujuinya; peran lain langsung berlaku."
)


def terketik(request, *form) -> dict:
    """What was typed into the forms, as they read it again: a second admin may approve it another day."""
    return {nama: request.POST.get(nama, "") for satu in form for nama in satu.fields}


class PegawaiBaru(FormHalaman):
    """A person and the first assignment together: without one the account could open nothing."""

    judul, tombol, keterangan = "Tambah pegawai", "Tambah pegawai", DUA_ADMIN

    def susun(self, data=None):
        self.instansi = self.ambil_instansi(self.kwargs["pk"])
        return {"pegawai": PegawaiForm(data), "penugasan": PenugasanForm(data, instansi=self.instansi)}

    def simpan(self, form):
        penugasan = form["penugasan"].save(commit=False)
        if penugasan.peran in PERAN_DUA_ADMIN:
            isi = terketik(self.request, *form.values())
            return self.ajukan(PermintaanAkun.Jenis.PEGAWAI, self.instansi, isi=isi, alasan=penugasan.dasar)
        orang = form["pegawai"].save(commit=False)
        tambah_pegawai(self.request.user, orang, self.instansi)
        beri_penugasan(self.request.user, orang, penugasan)
        return buka_masuk(self.request, orang)

    def konteks(self):
        return {
            "instansi": self.instansi,
            "kembali": self.instansi.get_absolute_url(),
            "lain": (reverse("penugasan_baru", args=[self.instansi.pk]), "Orang ini sudah punya akun"),
        }


class PenugasanBaru(FormHalaman):
    """An assignment to somebody who has an account: a second role, an acting post, a person who moved here."""

    judul, tombol, keterangan = "Beri penugasan", "Beri penugasan", DUA_ADMIN

    def susun(self, data=None):
        self.instansi = self.ambil_instansi(self.kwargs["pk"])
        awal = {"siapa": self.request.GET.get("siapa", "")}
        return {"siapa": SiapaForm(data, initial=awal), "penugasan": PenugasanForm(data, instansi=self.instansi)}

    def simpan(self, form):
        orang, penugasan = form["siapa"].cleaned_data["siapa"], form["penugasan"].save(commit=False)
        if orang == self.request.user:
            raise ValidationError(SENDIRI)
        self.ingatkan_mandat(orang, penugasan)
        if penugasan.peran in PERAN_DUA_ADMIN:
            penugasan.pengguna = orang
            wajib_baru(penugasan)
            isi = terketik(self.request, form["penugasan"])
            return self.ajukan(
                PermintaanAkun.Jenis.PENUGASAN, self.instansi, orang=orang, isi=isi, alasan=penugasan.dasar
            )
        beri_penugasan(self.request.user, orang, penugasan)
        messages.success(self.request, f"Penugasan {orang.nama} tersimpan dan berlaku sesuai tanggalnya.")
        return redirect("pegawai_rinci", orang.pk)

    def ingatkan_mandat(self, orang, penugasan):
        wewenang = wewenang_peran(penugasan.peran, penugasan.instansi)
        if wewenang and wewenang.sebab_tertutup(penugasan):
            messages.warning(
                self.request,
                f"Dengan penugasan ini {orang.nama} belum dapat menandatangani surat wewenang {wewenang.jabatan}"
                f" ({wewenang.dasar}): {penugasan.jabatan} bukan jabatan itu, dan mandatnya tidak tercatat. Bila"
                f" mandatnya ada, beri penugasan dengan “atas nama” {wewenang.jabatan} dan dasar mandat itu.",
            )

    def konteks(self):
        return {"instansi": self.instansi, "kembali": self.instansi.get_absolute_url()}


def buka_masuk(request, orang):
    """Let a person in whom one admin may let in: by a link to the own mail, else by a first password on paper.

    The page shows a password once: it is neither stored readable nor cached.
    """
    if orang.email:
        tutup_sandi(orang)
        kirim_tautan(orang)
        messages.success(
            request, f"Tautan untuk membuat kata sandi dikirim ke {orang.email}. Berlaku 24 jam; Anda tidak melihatnya."
        )
        return redirect("pegawai_rinci", orang.pk)
    tanggapan = render(request, "core/kantor/instansi_sandi.html", {"orang": orang, "sandi": beri_sandi_awal(orang)})
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
        menunggu = PermintaanAkun.objects.menunggu().dikelola_oleh(request.user).filter(orang=orang)
        return render(
            request,
            "core/kantor/pegawai_rinci.html",
            {
                "orang": orang,
                "penugasan": penugasan,
                "instansi": penugasan[0][0].instansi,
                "lain": self.instansi_lain(orang),
                "saya": orang == request.user,
                "faktor": orang.faktor.count(),
                "menunggu": menunggu.select_related("orang", "diminta_oleh"),
                "jejak": dengan_perubahan(jejak.order_by("urutan")),
            },
        )


class UbahPegawai(FormHalaman):
    """Base of the pages that change the account of one person within reach."""

    @transaction.atomic
    def post(self, request, **kwargs):
        # How many admins it takes is asked behind the lock: an approval just now may have made it two.
        Pengguna.objects.select_for_update(no_key=True).filter(pk=kwargs["pk"]).first()
        return super().post(request, **kwargs)

    def susun(self, data=None):
        self.orang = self.ambil_pegawai_sendiri(self.kwargs["pk"])
        return {"pegawai": self.form(data)}

    @property
    def instansi_orang(self):
        """The office by which the person is in reach: of several the highest."""
        return self.dikelola.filter(penugasan__pengguna=self.orang).order_by("wilayah_id").first()

    def catat_pegawai(self, aksi, kalimat, **isi):
        catat_akun(self.request.user, self.orang, self.instansi_orang, aksi, kalimat, **isi)

    def konteks(self):
        return {"orang": self.orang, "kembali": reverse("pegawai_rinci", args=[self.orang.pk])}


class PegawaiUbah(UbahPegawai):
    judul = "Ubah data pegawai"

    @property
    def tombol(self):
        return "Minta persetujuan" if self.orang.dua_admin else "Simpan"

    @property
    def keterangan(self):
        if not self.orang.dua_admin:
            return ""
        return (
            "Nama, NIP, dan pangkat orang ini tercetak pada surat atau putusan, dan surelnya membuka akunnya. Jadi "
            "semuanya baru berganti setelah admin kedua menyetujui; sampai saat itu data lama tetap berlaku."
        )

    def form(self, data):
        return PegawaiUbahForm(data, instance=copy(self.orang))

    def simpan(self, form):
        baru = form["pegawai"].save(commit=False)
        beda = berubah(baru, isi_bidang(self.orang, PegawaiUbahForm.Meta.fields))
        if beda and self.orang.dua_admin:
            alasan = f"Data pegawai berganti: {', '.join(map(label_bidang, beda))}."
            isi = {nama: kini for nama, (_, kini) in beda.items()}
            return self.ajukan(PermintaanAkun.Jenis.DATA, self.instansi_orang, orang=self.orang, isi=isi, alasan=alasan)
        ubah_data(self.request.user, self.orang, baru, self.instansi_orang)
        messages.success(self.request, "Tersimpan. Surat yang terbit mulai sekarang memakai data ini.")
        return redirect("pegawai_rinci", baru.pk)


class PegawaiSandi(UbahPegawai):
    judul = "Beri kata sandi baru"

    @property
    def tombol(self):
        return "Minta persetujuan" if self.orang.dua_admin else "Beri kata sandi baru"

    @property
    def keterangan(self):
        if self.orang.dua_admin:
            return (
                f"{self.orang.nama} memutus, menandatangani, memeriksa, atau mengurus instansi, jadi admin kedua harus "
                "menyetujui. Sampai saat itu tidak ada yang berubah. Kata sandinya kemudian dibuat orangnya sendiri: "
                "Anda tidak melihatnya."
            )
        akhir = "Kata sandi lama langsung tidak berlaku dan sesi yang masih terbuka berakhir. "
        if self.orang.email:
            return f"{akhir}Orangnya mendapat tautan ke {self.orang.email} untuk membuat kata sandi baru sendiri."
        return (
            f"{akhir}Kata sandi baru tampil satu kali di halaman berikutnya; sampaikan langsung kepada orangnya. "
            "Ia harus menggantinya saat pertama masuk."
        )

    def form(self, data):
        return AlasanForm(data) if self.orang.dua_admin else KosongForm(data)

    def simpan(self, form):
        if self.orang.dua_admin:
            alasan = form["pegawai"].cleaned_data["alasan"]
            return self.ajukan(PermintaanAkun.Jenis.SANDI, self.instansi_orang, orang=self.orang, alasan=alasan)
        self.catat_pegawai("sandi_baru", f"memberi {self.orang.nama} kata sandi baru")
        return buka_masuk(self.request, self.orang)


class PegawaiFaktor(UbahPegawai):
    """For somebody who lost telephone, key and printed codes. A factor of his own can be set up afterwards."""

    judul = "Cabut faktor kedua"

    @property
    def gawat(self):
        return not self.orang.dua_admin

    @property
    def tombol(self):
        return "Minta persetujuan" if self.orang.dua_admin else "Cabut faktor kedua"

    @property
    def keterangan(self):
        if not self.orang.faktor.exists():
            raise PermissionDenied(f"{self.orang.nama} tidak memasang faktor kedua.")
        tunggu = (
            "Admin kedua harus menyetujui; sampai saat itu tidak ada yang berubah. " if self.orang.dua_admin else ""
        )
        return (
            f"Hanya bila {self.orang.nama} kehilangan telepon atau kuncinya dan kode cadangannya. {tunggu}Sesinya lalu"
            " berakhir; ia masuk dengan kata sandinya dan memasang faktor kedua yang baru. Tanyai orangnya langsung:"
            " permintaan lewat pesan dapat berasal dari orang lain."
        )

    def form(self, data):
        return AlasanForm(data)

    def simpan(self, form):
        alasan = form["pegawai"].cleaned_data["alasan"]
        if self.orang.dua_admin:
            return self.ajukan(PermintaanAkun.Jenis.FAKTOR, self.instansi_orang, orang=self.orang, alasan=alasan)
        cabut_faktor(self.request.user, self.orang, self.instansi_orang, alasan=alasan)
        messages.success(self.request, f"Faktor kedua {self.orang.nama} dicabut.")
        return redirect("pegawai_rinci", self.orang.pk)


class PegawaiTutup(UbahPegawai):
    """Close an account, or open it again. Assignments and everything done stay as they are."""

    @property
    def judul(self):
        return "Tutup akun" if self.orang.is_active else "Buka kembali akun"

    tombol = judul

    @property
    def gawat(self):
        return self.orang.is_active

    @property
    def keterangan(self):
        if self.orang.is_active:
            return "Orang ini tidak dapat masuk lagi dan sesinya berakhir. Riwayatnya tetap; akun dapat dibuka lagi."
        return "Orang ini dapat masuk lagi dengan kata sandinya, sejauh penugasannya masih berlaku."

    def form(self, data):
        return TutupForm(data)

    def simpan(self, form):
        semula = isi_bidang(self.orang, ["is_active"])
        self.orang.is_active = not self.orang.is_active
        self.orang.save(update_fields=["is_active"])
        akhiri_sesi(self.orang)
        aksi, kata = ("buka_akun", "membuka kembali") if self.orang.is_active else ("tutup_akun", "menutup")
        self.catat_pegawai(
            aksi, f"{kata} akun {self.orang.nama}", alasan=form["pegawai"].cleaned_data["alasan"],
            berubah=berubah(self.orang, semula),
        )  # fmt: skip
        messages.success(
            self.request, f"Akun {self.orang.nama} {'dibuka lagi' if self.orang.is_active else 'ditutup'}."
        )
        return redirect("pegawai_rinci", self.orang.pk)


class PenugasanAkhiri(FormHalaman):
    judul, tombol, gawat = "Akhiri penugasan", "Akhiri penugasan", True

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
        semula = isi_bidang(p, ["sampai"])
        p.sampai = isi["sampai"]
        p.save(update_fields=["sampai"])
        catat_akun(
            self.request.user, p.pengguna, p.instansi, "akhiri_penugasan",
            f"mengakhiri penugasan {p.pengguna.nama}, {p.jabatan_tercetak}, per {tanggal_indonesia(p.sampai)}",
            alasan=isi["dasar"], penugasan=p.pk, berubah=berubah(p, semula),
        )  # fmt: skip
        messages.success(self.request, f"Penugasan {p.pengguna.nama} berakhir {tanggal_indonesia(p.sampai)}.")
        return redirect("pegawai_rinci", p.pengguna_id)

    def konteks(self):
        orang = self.penugasan.pengguna
        return {"orang": orang, "kembali": reverse("pegawai_rinci", args=[orang.pk])}
