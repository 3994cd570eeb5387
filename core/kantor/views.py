"""Pages of admin_instansi: the own office and the ones below it, their people and assignments.

Nothing is deleted: an assignment ends by a date, an account is closed. Work is not handed over from person to
person, because queues belong to the office: whoever holds the role next finds it on the work desk.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import cache_control

from core.dasar.izin import PERAN_MEMUTUS, Izin, boleh
from core.dasar.waktu import hari_ini
from core.halaman.daftar import DaftarView, Kolom, tulis
from core.kantor.dasar import AdminDiperlukan, FormHalaman, dengan_perubahan
from core.kantor.forms import (
    InstansiBaruForm,
    InstansiForm,
    LambangForm,
    SaringInstansi,
    SaringPegawai,
    wilayah_di_bawah,
)
from core.kantor.perbuatan import berubah, isi_bidang
from core.models import Instansi, Jejak, Penugasan
from core.perkara.lambang import TEMPAT, lambang, lambang_kecil, lepas_lambang, simpan_lambang
from core.perkara.nomor import periksa_pola, susun_nomor
from core.perkara.wewenang import Wewenang, wewenang_peran


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

    def dispatch(self, request, *args, **kwargs):
        if not request.GET and len(satu := list(self.dikelola[:2])) == 1:
            return redirect(satu[0])
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return self.dikelola

    def get_aksi(self):
        if wilayah_di_bawah(self.request.user, hari_ini()).exists():
            return reverse("instansi_baru"), "Tambah instansi"
        return None


class InstansiBaru(FormHalaman):
    judul, tombol = "Tambah instansi", "Tambah instansi"

    def susun(self, data=None):
        return {"instansi": InstansiBaruForm(data, wilayah=wilayah_di_bawah(self.request.user, hari_ini()))}

    def simpan(self, form):
        instansi = form["instansi"].save()
        isi = berubah(instansi, dict.fromkeys(InstansiBaruForm.Meta.fields, ""))
        self.catat(instansi, "tambah_instansi", "menambah instansi ini", instansi, salinan={"berubah": isi})
        messages.success(self.request, f"{instansi.nama} ditambahkan. Berikutnya: tambah admin instansi itu.")
        return redirect(instansi)

    def konteks(self):
        return {"kembali": reverse("instansi_kelola")}


class InstansiRinci(AdminDiperlukan, DaftarView):
    """The staff list of one office."""

    model = Penugasan
    template_name = "core/kantor/instansi_rinci.html"
    urutan = ("pengguna_id", "pk")
    kosong_sebab = "Instansi ini belum punya pegawai."
    kosong_saran = "Tekan “Tambah pegawai” untuk yang pertama."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.pk = kwargs["pk"]

    def susun(self):
        self.instansi = self.ambil_instansi(self.pk)
        self.judul = self.instansi.nama
        self.per = hari_ini(self.instansi.wilayah)
        super().susun()

    def get_kolom(self):
        return (
            Kolom("Nama", "pengguna.nama", tautan=True, bawah=("jabatan_tercetak",), lebar=34),
            Kolom("Jabatan pada surat", "jabatan_tercetak", lembar=True),
            Kolom("Peran", "get_peran_display", lebar=22),
            Kolom("Mulai", "mulai", bawah=(masa,), lebar=16),
            Kolom("Sampai", lambda p: p.sampai or "tanpa batas", lembar=True),
            Kolom("Dasar", "dasar", lebar=18),
            Kolom("Keadaan", lambda p: "Akun ditutup" if not p.pengguna.is_active else p.keadaan(self.per), lebar=10),
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
            lambang=lambang(self.instansi),
            catat_gangguan=boleh(self.request.user, Izin.CATAT_GANGGUAN),
            penanda_tangan=penanda_tangan(self.instansi, self.per),
            ada_lain=self.dikelola.exclude(pk=self.pk).exists(),
            menunggu=self.instansi.permintaan_akun.menunggu().select_related("orang", "diminta_oleh"),
            jejak=dengan_perubahan(
                Jejak.objects.filter(objek_jenis=Instansi._meta.label_lower, objek_id=self.pk).order_by("urutan")
            ),
            **kwargs,
        )


def masa(penugasan) -> str:
    """Until when an assignment holds, in words."""
    return f"sampai {tulis(penugasan.sampai)}" if penugasan.sampai else "tanpa batas"


def penanda_tangan(instansi, per) -> list[tuple[Penugasan, Wewenang, str]]:
    """Who signs letters of this office now: the post, whose letters they are, and why that is not possible yet."""
    semua = instansi.penugasan.filter(peran__in=PERAN_MEMUTUS, pengguna__is_active=True).select_related("pengguna")
    berwenang = [(p, wewenang_peran(p.peran, instansi)) for p in semua.order_by("peran", "pk") if p.aktif(per)]
    return [(p, w, w.sebab_tertutup(p)) for p, w in berwenang if w and not w.lembaga]


def contoh_nomor(instansi, per) -> str:
    """What the next kind of letter would be numbered today if it were the seventh of the year; '' when unreadable."""
    try:
        periksa_pola(instansi.format_nomor)
    except ValidationError:
        return ""
    return susun_nomor(
        instansi.format_nomor, 7, per, klasifikasi=instansi.klasifikasi, jenis="SP", kode_unit=instansi.kode_unit
    )


class InstansiLambang(FormHalaman):
    """The emblems of the letterheads: one picture at a time, in force from the next letter."""

    template_name = "core/kantor/instansi_lambang.html"
    judul, tombol = "Lambang pada kop surat", "Unggah lambang"

    def susun(self, data=None):
        self.instansi = self.ambil_instansi(self.kwargs["pk"])
        return {"lambang": LambangForm(data, self.request.FILES or None)}

    def post(self, request, **kwargs):
        tempat = request.POST.get("lepas")
        if tempat not in TEMPAT:
            return super().post(request, **kwargs)
        self.instansi = self.ambil_instansi(kwargs["pk"])
        with transaction.atomic():
            if lepas_lambang(self.instansi, tempat):
                self.catat(self.instansi, "lepas_lambang", f"melepas lambang dari {TEMPAT[tempat]}", self.instansi)
        messages.success(request, f"Surat yang terbit mulai sekarang tanpa lambang pada {TEMPAT[tempat]}.")
        return redirect(request.path)

    def simpan(self, form):
        tempat = form["lambang"].cleaned_data["tempat"]
        berkas = simpan_lambang(form["lambang"].cleaned_data["gambar"], self.request.user, self.instansi, tempat)
        self.catat(
            self.instansi, "ubah_lambang", f"mengganti lambang pada {TEMPAT[tempat]}", self.instansi,
            salinan={"berkas": berkas.pk, "sha256": berkas.sha256},
        )  # fmt: skip
        messages.success(self.request, f"Surat yang terbit mulai sekarang memakai lambang itu pada {TEMPAT[tempat]}.")
        return redirect(self.request.path)

    def konteks(self):
        gambar = lambang(self.instansi)
        return {
            "instansi": self.instansi,
            "lambang": gambar,
            "terpasang": [(kode, sebutan, gambar[kode]) for kode, sebutan in TEMPAT.items() if kode in gambar],
            "kembali": self.instansi.get_absolute_url(),
        }


@cache_control(private=True, max_age=24 * 60 * 60)
def lambang_halaman(request, pk):
    """The emblem of an office for the head of its people's pages; it stands on every letter, so all who log in may."""
    return HttpResponse(lambang_kecil(get_object_or_404(Instansi, pk=pk)), content_type="image/png")


class InstansiUbah(FormHalaman):
    """Letterhead and numbering, with what they give beside the form."""

    template_name = "core/kantor/instansi_ubah.html"
    judul, tombol = "Kop dan penomoran surat", "Simpan"

    def susun(self, data=None):
        self.instansi = self.ambil_instansi(self.kwargs["pk"])
        self.semula = isi_bidang(self.instansi, InstansiForm.Meta.fields)
        return {"instansi": InstansiForm(data, instance=self.instansi)}

    def post(self, request, **kwargs):
        if "contoh" in request.POST:
            form = self.susun(request.POST)
            form["instansi"].is_valid()
            return self.tampil(form)
        return super().post(request, **kwargs)

    def simpan(self, form):
        instansi = form["instansi"].save()
        if beda := berubah(instansi, self.semula):
            nama = ", ".join(str(Instansi._meta.get_field(f).verbose_name) for f in beda)
            self.catat(
                instansi,
                "ubah_instansi",
                f"mengubah data instansi: {nama}"[:300],
                instansi,
                salinan={"berubah": beda},
            )
        messages.success(self.request, "Tersimpan. Surat yang terbit mulai sekarang memakai kop dan nomor ini.")
        return redirect(instansi)

    def konteks(self):
        return {
            "instansi": self.instansi,
            "lambang": lambang(self.instansi),
            "contoh_nomor": contoh_nomor(self.instansi, hari_ini(self.instansi.wilayah)),
            "kembali": self.instansi.get_absolute_url(),
        }
