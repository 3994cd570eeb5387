"""Pages of the calendar: read by everybody, kept by the admin of the ministry.

A confirmed year changes only on the page that first shows which open cases would move, and with a reason.
"""

import holidays
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa.hari_kerja import AKHIR_PEKAN
from aturan.bahasa.pasal import P15_2015
from aturan.simpan_pinjam_2015.kantor_tenggat import HARI_KERJA_KEPUTUSAN
from core.dasar.izin import Izin, boleh, wajib
from core.dasar.waktu import hari_ini
from core.kalender.forms import KonfirmasiLiburForm, UbahLiburForm, UsulanLiburForm
from core.kalender.libur import (
    KalenderBerubah,
    belum_dikonfirmasi,
    hari_tahun,
    konfirmasi,
    rancang,
    sidik_tahun,
    ubah,
    usulkan,
)
from core.kantor.dasar import FormHalaman
from core.models import HariLibur, Jejak, KalenderTahun, Wilayah

TAHUN_AWAL = P15_2015.berlaku.year
TAHUN_DEPAN = 2  # years ahead that may be prepared
TAMPIL_GESERAN = 50


def periksa_tahun(tahun: int) -> int:
    """The year of an address; 404 for one that no case can lie in."""
    if not TAHUN_AWAL <= tahun <= hari_ini().year + TAHUN_DEPAN:
        raise Http404
    return tahun


class HariLiburDaftar(View):
    """The years: what they hold, who confirmed them, on which basis."""

    def get(self, request):
        ini = hari_ini().year
        kt = {k.tahun: k for k in KalenderTahun.objects.select_related("dikonfirmasi_oleh")}
        hitung = {
            baris["tanggal__year"]: baris
            for baris in HariLibur.objects.order_by()
            .values("tanggal__year")
            .annotate(
                nasional=Count("pk", filter=Q(golongan=HariLibur.Golongan.NASIONAL)),
                cuti=Count("pk", filter=Q(golongan=HariLibur.Golongan.CUTI_BERSAMA)),
            )
        }
        tahun = sorted({*kt, *hitung, ini, ini + 1}, reverse=True)
        daftar = [{"tahun": t, "kt": kt.get(t), "hitung": hitung.get(t)} for t in tahun]
        return render(
            request,
            "core/kalender/hari_libur.html",
            {
                "daftar": daftar,
                "belum": belum_dikonfirmasi(hari_ini()),
                "dasar": HARI_KERJA_KEPUTUSAN.pada(hari_ini()).dasar,
                "kelola": boleh(request.user, Izin.ATUR_KALENDER),
            },
        )


class HariLiburTahun(View):
    """The days of one year."""

    def get(self, request, tahun):
        periksa_tahun(tahun)
        kt = KalenderTahun.objects.select_related("dikonfirmasi_oleh").filter(tahun=tahun).first()
        jejak = Jejak.objects.filter(objek_jenis=KalenderTahun._meta.label_lower, objek_id=kt.pk if kt else 0)
        return render(
            request,
            "core/kalender/hari_libur_tahun.html",
            {
                "tahun": tahun,
                "kt": kt,
                "hari": baris_hari(hari_tahun(tahun)),
                "kelola": boleh(request.user, Izin.ATUR_KALENDER),
                "jejak": jejak.order_by("urutan"),
                "wilayah": None,  # the ministry's own clock
            },
        )


def baris_hari(daftar) -> list[tuple[HariLibur, str]]:
    """Each day with what makes it no working day already: "Sabtu", "Minggu" or nothing."""
    return [(h, AKHIR_PEKAN.get(h.tanggal.weekday(), "")) for h in daftar]


class HalamanKalender(FormHalaman):
    """Base of the pages on which the admin of the ministry changes one year."""

    template_name = "core/kalender/hari_libur_form.html"
    nama = "libur"
    # Steps on the way to a confirmed year, closed once it is.
    hanya_sebelum = False

    def dispatch(self, request, *args, tahun, **kwargs):
        self.tahun = periksa_tahun(tahun)
        self.penugasan = wajib(request.user, Izin.ATUR_KALENDER)
        self.dikonfirmasi = KalenderTahun.objects.filter(tahun=tahun, dikonfirmasi_pada__isnull=False).exists()
        if self.dikonfirmasi and self.hanya_sebelum:
            messages.info(request, f"Hari libur {tahun} sudah dikonfirmasi. Ubah lewat “Ubah hari libur”.")
            return redirect("hari_libur_tahun", tahun)
        return super().dispatch(request, *args, tahun=tahun, **kwargs)

    def konteks(self):
        return {"tahun": self.tahun, "kembali": reverse("hari_libur_tahun", args=[self.tahun])}

    def tampil(self, form, status=200, **konteks):
        if self.hanya_sebelum:  # what is shown again is what the next click is about
            segarkan(form[self.nama], sidik_tahun(self.tahun))
        return super().tampil(form, status, **konteks)

    def selesai(self, kalimat):
        messages.success(self.request, kalimat)
        return redirect("hari_libur_tahun", self.tahun)


class HariLiburUsulan(HalamanKalender):
    """What the library proposes and the table does not hold yet."""

    @property
    def judul(self):
        return f"Usulan hari libur {self.tahun}"

    tombol = "Masukkan usulan ini"
    hanya_sebelum = True

    @property
    def keterangan(self):
        return (
            f"Usulan dari pustaka holidays versi {holidays.__version__}, bukan ketetapan pemerintah. Idul Fitri dan"
            " Idul Adha yang akan datang adalah perkiraan; cuti bersama baru diketahui sesudah Keputusan Bersama"
            " terbit. Cocokkan setiap hari dengan Keputusan Bersama sebelum mengonfirmasi tahun ini."
        )

    def susun(self, data=None):
        ada = {h.tanggal for h in hari_tahun(self.tahun)}
        self.usulan = [h for h in usulkan(self.tahun) if h.tanggal not in ada]
        return {self.nama: UsulanLiburForm(data, initial={"terlihat": sidik_tahun(self.tahun)})}

    def simpan(self, form):
        if form[self.nama].cleaned_data["terlihat"] != sidik_tahun(self.tahun):
            raise ValidationError("Daftar hari libur berubah sejak Anda membukanya. Periksa usulannya sekali lagi.")
        if not self.usulan:
            return self.selesai("Semua hari pada usulan sudah ada.")
        try:
            ubah(self.tahun, self.usulan, (), pengguna=self.request.user, penugasan=self.penugasan)
        except KalenderBerubah as berubah:
            raise ValidationError(str(berubah)) from berubah
        return self.selesai(
            f"{len(self.usulan)} hari dimasukkan. Berikutnya: cocokkan dengan Keputusan Bersama, lalu konfirmasi."
        )

    def konteks(self):
        cuti = any(h.golongan == HariLibur.Golongan.CUTI_BERSAMA for h in usulkan(self.tahun))
        return super().konteks() | {
            "hari": baris_hari(self.usulan),
            "tanpa_cuti": not cuti,
            "tanpa_tombol": not self.usulan,
        }


class HariLiburKonfirmasi(HalamanKalender):
    """The year as it stands, held against the decree, becomes the one that deadlines count by."""

    @property
    def judul(self):
        return f"Konfirmasi hari libur {self.tahun}"

    tombol = "Konfirmasi tahun ini"
    hanya_sebelum = True

    @property
    def keterangan(self):
        return (
            f"Sesudah dikonfirmasi, tenggat hari kerja pada {self.tahun} dihitung dengan daftar ini, dan tenggat"
            " sementara yang ternyata lain digeser dengan jejak. Perubahan sesudahnya menampilkan urusan yang"
            " tenggatnya bergeser dan meminta alasan."
        )

    def susun(self, data=None):
        self.hari = hari_tahun(self.tahun)
        return {self.nama: KonfirmasiLiburForm(data, initial={"terlihat": sidik_tahun(self.tahun)})}

    def simpan(self, form):
        isi = form[self.nama].cleaned_data
        try:
            geseran = konfirmasi(
                self.tahun,
                isi["dasar"],
                pengguna=self.request.user,
                penugasan=self.penugasan,
                terlihat=isi["terlihat"],
            )
        except KalenderBerubah as berubah:
            raise ValidationError(str(berubah)) from berubah
        bergeser = f" {len(geseran)} tenggat sementara bergeser." if geseran else ""
        return self.selesai(f"Hari libur {self.tahun} dikonfirmasi dan berlaku untuk tenggat hari kerja.{bergeser}")

    def konteks(self):
        return super().konteks() | {
            "hari": baris_hari(self.hari),
            "perkiraan": sum(h.perkiraan for h in self.hari),
            "belum_cuti": not any(h.golongan == HariLibur.Golongan.CUTI_BERSAMA for h in self.hari),
        }


class HariLiburUbah(HalamanKalender):
    """Add and remove days; in a confirmed year first see what moves, then apply with a reason."""

    @property
    def judul(self):
        return f"Ubah hari libur {self.tahun}"

    @property
    def tombol(self):
        return "Terapkan perubahan" if self.perubahan else "Lihat akibatnya" if self.dikonfirmasi else "Simpan"

    @property
    def keterangan(self):
        if not self.dikonfirmasi:
            return (
                "Tahun ini belum dikonfirmasi: perubahan langsung tersimpan; tenggat sementara baru digeser saat"
                " tahun ini dikonfirmasi."
            )
        return (
            "Tahun ini sudah dikonfirmasi. Sebelum perubahan diterapkan, halaman ini menampilkan urusan yang tenggatnya"
            " akan bergeser."
        )

    def susun(self, data=None):
        self.perubahan = None
        hapus = self.request.GET.get("hapus", "")
        return {
            self.nama: UbahLiburForm(
                data,
                tahun=self.tahun,
                hari=hari_tahun(self.tahun),
                dikonfirmasi=self.dikonfirmasi,
                initial={"hapus": [hapus]},
            )
        }

    def simpan(self, form):
        f = form[self.nama]
        isi, tambah, hapus = f.cleaned_data, f.tambah, f.cleaned_data.get("hapus", ())
        if self.dikonfirmasi:
            rancangan = rancang(self.tahun, tambah, hapus)
            if isi["terlihat"] != rancangan.sidik:
                return self.lihat(form, rancangan, ulang=bool(isi["terlihat"]))
        try:
            perubahan = ubah(
                self.tahun,
                tambah,
                hapus,
                pengguna=self.request.user,
                penugasan=self.penugasan,
                alasan=isi.get("alasan", ""),
                terlihat=isi.get("terlihat", ""),
            )
        except KalenderBerubah as berubah:
            raise ValidationError(str(berubah)) from berubah
        bergeser = f" {len(perubahan.geseran)} tenggat bergeser." if perubahan.geseran else ""
        return self.selesai(f"Hari libur {self.tahun} diubah.{bergeser}")

    def lihat(self, form, rancangan, ulang):
        """Show what would move; the button then applies exactly that."""
        self.perubahan = rancangan
        segarkan(form[self.nama], rancangan.sidik)
        tampil = rancangan.geseran[:TAMPIL_GESERAN]
        wilayah = Wilayah.objects.in_bulk({urusan.wilayah_id for urusan, _, _ in tampil})
        geseran = [(urusan, wilayah[urusan.wilayah_id], dari, ke) for urusan, dari, ke in tampil]
        return self.tampil(form, perubahan=rancangan, geseran=geseran, ulang=ulang)


def segarkan(form, terlihat: str):
    """Put a fresh fingerprint into a bound form, whose fields otherwise show again what was sent."""
    if form.is_bound:
        form.data = form.data.copy()
        form.data["terlihat"] = terlihat
