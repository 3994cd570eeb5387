"""Keputusan Menteri (Pasal 7 huruf f): from the chosen sentra to the signed decree and its copies."""

import uuid
from collections import Counter
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.generic import View

from core.dasar.izin import KODE_PUSAT, Izin, Tingkat, boleh, terlihat_oleh, wajib
from core.halaman.daftar import KOLOM_UMUR, DaftarView, Kolom, kolom_status, umur
from core.halaman.isian import IsianView
from core.halaman.kurang import temuan_langkah
from core.halaman.urusan import UrusanView
from core.models import Jejak, Penugasan
from core.perkara.surat import keadaan_pdf, nama_pdf
from core.perkara.tahap import Tahap
from core.perkara.versi import IsianBerubah, kalimat_tertutup, periksa_versi
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.keputusan.forms import NaskahForm, SaringKeputusan, SaringTerpilih
from sentra_ukm.keputusan.naskah import naskah_baru
from sentra_ukm.keputusan.rancangan import buat_rancangan, masukkan
from sentra_ukm.keputusan.surat import pdf_petikan, pdf_rancangan, pdf_salinan, wilayah_lampiran
from sentra_ukm.models import Keputusan, StatusUsulan, Ukm, Usulan, siap_dipilih
from sentra_ukm.models.keputusan import jumlah_baris
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.usulan.panel import PENGEMBALIAN


class DaftarKeputusan(DaftarView):
    model = Keputusan
    judul = "Keputusan Menteri"
    form_saring = SaringKeputusan
    kosong_sebab = "Belum ada Keputusan yang dapat Anda lihat."
    kosong_saran = "Keputusan tampil bagi daerah sesudah ditandatangani dan memuat sentra di wilayahnya."
    kolom = (
        Kolom("Tentang", "tentang", tautan=True, bawah=("nomor_perkara",), lebar=35),
        Kolom("Nomor Keputusan", "surat.nomor", lebar=18),
        Kolom("Perkara", "nomor_perkara", lembar=True),
        Kolom("Tahun", lambda k: str(k.tahun), lebar=7),
        Kolom("Sentra", "banyak", lebar=7),
        kolom_status(15),
        Kolom("Di tangan", ALUR_KEPUTUSAN.giliran, bawah=(umur,), lebar=18),
        KOLOM_UMUR,
    )

    def get_queryset(self):
        return super().get_queryset().select_related("surat", "berwenang").annotate(banyak=Count("usulan"))

    def get_aksi(self):
        if boleh(self.request.user, Izin.SUSUN_KEPUTUSAN):
            return reverse("keputusan_baru"), "Susun Keputusan"
        return None


class PilihSentra(View):
    """Choose among the chosen sentra that no Keputusan names yet: for a new draft, or for one that is open."""

    template_name = "sentra_ukm/keputusan/pilih.html"
    BATAS = 2_000
    keputusan = None

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.SUSUN_KEPUTUSAN)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk=None):
        self.buka(pk)
        return self.tampilkan()

    def post(self, request, pk=None):
        self.buka(pk)
        try:
            dipilih = self.dipilih()
            tujuan = self.simpan(dipilih)
        except ValidationError as galat:
            return self.tampilkan(galat.messages, status=422)
        except IsianBerubah as galat:
            return self.tampilkan([str(galat)], status=409)
        return redirect(tujuan)

    def buka(self, pk):
        self.saring = SaringTerpilih(self.request.GET)
        self.saring.is_valid()
        self.daftar = self.saring.saring(siap_dipilih())
        if pk is not None:
            self.keputusan = buka_rancangan(self.request.user, pk)

    def dipilih(self) -> list[int]:
        data = self.request.POST
        if "semua" not in data:
            return [int(x) for x in data.getlist("usulan") if x.isascii() and x.isdecimal() and len(x) < 19]
        pk = list(self.daftar.values_list("pk", flat=True)[: self.BATAS])
        if str(len(pk)) != data["semua"]:
            raise ValidationError(
                f"Daftar berubah sejak Anda membukanya: sekarang {len(pk)} sentra. Periksa, lalu ulangi."
            )
        return pk

    def simpan(self, dipilih):
        try:
            kunci = uuid.UUID(self.request.POST.get("kunci", ""))
        except ValueError:
            raise ValidationError("Formulir ini tidak lengkap. Muat ulang halaman, lalu ulangi.") from None
        keputusan = buat_rancangan(dipilih, self.request.user, kunci)
        messages.success(
            self.request,
            f"{keputusan.nomor_perkara} dibuat dengan {keputusan.usulan.count()} sentra. Periksa naskahnya.",
        )
        return reverse("keputusan_ubah", args=[keputusan.pk])

    def tampilkan(self, masalah=(), status=200):
        daftar = list(self.daftar[: self.BATAS])
        return render(
            self.request,
            self.template_name,
            {
                "keputusan": self.keputusan,
                "saring": self.saring,
                "tersaring": any(self.saring.cleaned_data.values()),
                "daftar": daftar,
                "banyak": len(daftar),
                "batas": self.BATAS,
                "dicentang": set(self.request.POST.getlist("usulan")),
                "kunci": self.request.POST.get("kunci") or uuid.uuid4(),
                "masalah": masalah,
            },
            status=status,
        )


class TambahSentra(PilihSentra):
    def simpan(self, dipilih):
        tambah = masukkan(self.keputusan, dipilih, self.request.user)
        messages.success(self.request, f"{tambah} sentra dimasukkan. Sesuaikan jumlah yang disebut naskahnya.")
        return reverse("keputusan_ubah", args=[self.keputusan.pk])


def buka_rancangan(pengguna, pk) -> Keputusan:
    """A draft that `pengguna` may edit now; 404 for a foreign one, 403 with the reason for a closed one."""
    keputusan = get_object_or_404(Keputusan.objects.terlihat_oleh(pengguna).select_related("berwenang"), pk=pk)
    if not ALUR_KEPUTUSAN.dapat_diubah(keputusan, pengguna):
        raise PermissionDenied(kalimat_tertutup(keputusan))
    return keputusan


class UbahKeputusan(IsianView):
    """Words and list of a draft on one page: one save for both."""

    template_name = "sentra_ukm/keputusan/ubah.html"
    pengisi = Izin.SUSUN_KEPUTUSAN

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = Keputusan.objects.terlihat_oleh(request.user).select_related("berwenang")
        self.keputusan = self.urusan = get_object_or_404(terlihat, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def dapat_diubah(self) -> bool:
        return ALUR_KEPUTUSAN.dapat_diubah(self.keputusan, self.request.user)

    def post(self, request, **kwargs):
        return self.susun_ulang() if request.POST.get("lanjut") == "susun_ulang" else super().post(request, **kwargs)

    def bentuk(self, data=None):
        return NaskahForm(data, instance=Keputusan.objects.get(pk=self.keputusan.pk))

    def simpan(self, form, terkunci):
        periksa_versi(terkunci, form.cleaned_data["versi"], terkunci.berwenang, "Rekan Anda")
        for nama in Keputusan.NASKAH:
            setattr(terkunci, nama, form.cleaned_data[nama])
        terkunci.save(update_fields=[*Keputusan.NASKAH, "diubah_pada"])
        dipilih = self.request.POST.getlist("keluarkan")
        self.keluarkan = [int(x) for x in dipilih if x.isascii() and x.isdecimal() and len(x) < 19]
        Usulan.objects.filter(keputusan=terkunci, pk__in=self.keluarkan).update(keputusan=None)

    def versi_kini(self):
        """The own text stays in the fields, what is stored now stands beside it (isi)."""
        self.keputusan.refresh_from_db()
        return {"versi": self.keputusan.versi}

    def beri_tahu(self):
        keluar = (
            f" {len(self.keluarkan)} sentra dikeluarkan: naskahnya masih menyebut suratnya sampai Anda membetulkannya"
            " atau memakai “Susun ulang naskah”."
        )
        messages.success(self.request, f"Rancangan tersimpan.{keluar if self.keluarkan else ''}")

    def sesudah(self):
        tujuan = "keputusan_tambah" if self.request.POST.get("lanjut") == "tambah" else "keputusan_rinci"
        return reverse(tujuan, args=[self.keputusan.pk])

    def susun_ulang(self):
        """The first text anew from the present list, in the fields and not yet stored."""
        if not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.keputusan))
        daftar = self.keputusan.usulan.select_related("sentra", "wilayah__induk")
        if not daftar:
            messages.error(self.request, "Daftar sentra masih kosong. Tambah sentra dahulu, lalu susun naskahnya.")
            return redirect("keputusan_ubah", self.keputusan.pk)
        messages.info(self.request, "Naskah baru dari daftar sentra ada di bawah, belum disimpan.")
        return self.tampil(NaskahForm(instance=self.keputusan, initial=naskah_baru(self.keputusan.tahun, daftar)))

    def konteks(self, **lain):
        usulan = self.keputusan.usulan.select_related("sentra", "wilayah__induk")
        return {
            "keputusan": self.keputusan,
            "usulan": usulan.order_by("wilayah_id", "sentra__nama", "pk"),
            "dikeluarkan": set(self.request.POST.getlist("keluarkan")),
            **lain,
        }

    def isi(self, form):
        if not self.basi:
            return {}
        tersimpan = {nama: getattr(self.keputusan, nama) for nama in Keputusan.NASKAH}
        beda = [nama for nama, isi in tersimpan.items() if form.cleaned_data.get(nama) != isi]
        return {"berbeda": [(form.fields[nama].label, tersimpan[nama]) for nama in beda]}


DIKEMBALIKAN = ("kembalikan_rancangan", "kembalikan_penetap")


class RinciKeputusan(UrusanView):
    """One page for the signer: what the decree gives to whom, what is out of the ordinary, who made and checked it."""

    model = Keputusan
    template_name = "sentra_ukm/keputusan/rinci.html"
    BARIS = 100

    def get_queryset(self):
        return super().get_queryset().select_related("wilayah__induk", "surat", "disusun_oleh", "diperiksa_oleh")

    def temuan(self):
        aksi = {
            Tahap.DRAF: "ajukan_periksa",
            Tahap.MEJA: "nyatakan_benar",
            Tahap.SIAP: "tandatangani",
        }.get(self.object.tahap)
        if not aksi:
            return []
        return temuan_langkah(self.object, ALUR_KEPUTUSAN.t(aksi, self.object.status), self.ditemukan)

    def get_context_data(self, **kwargs):
        keputusan = self.object
        salinan = salinan_keputusan(keputusan)
        baris = baris_salinan(salinan)
        pusat = Tingkat.PUSAT in self.request.user.tingkat_kantor
        konteks = super().get_context_data(
            keputusan=keputusan,
            ikhtisar=keputusan.ikhtisar_dari(salinan),
            per_provinsi=per_provinsi(baris),
            jumlah_jenjang=[(j.label, sum(b["jenjang"] == j.label for b in baris)) for j in Jenjang],
            banyak=len(baris),
            jumlah=jumlah_baris(baris),
            halaman=Paginator(baris, self.BARIS).get_page(self.request.GET.get("hal")),
            pengecualian=pengecualian(keputusan, baris) if pusat else [],
            pusat=pusat,
            ada_rancangan=pusat and not keputusan.tahap.diputus,
            keadaan_pdf=keadaan_pdf(keputusan.surat) if keputusan.surat_id else "",
            petikan={
                kode: nama
                for kode, nama in {b["kode"]: b["kabkota"] for b in baris}.items()
                if keputusan.surat_id and terlihat_oleh(self.request.user, kode)
            },
            **kwargs,
        )
        jejak = list(konteks["jejak"])
        kembali = [j for j in jejak if j.aksi in DIKEMBALIKAN] if keputusan.tahap.draf else []
        return konteks | {"jejak": jejak, "pengembalian": kembali[-1] if pusat and kembali else None}


def salinan_keputusan(keputusan) -> dict:
    """Text and annex: as they were signed or given up, until then as they stand now."""
    if not keputusan.tahap.diputus:
        return keputusan.salinan()
    return keputusan.jejak.filter(ke=keputusan.status).last().salinan


def baris_salinan(salinan: dict) -> list[dict]:
    """The lines of the annex. A copy that went through JSON keeps a Decimal as text."""
    return [
        {**b, "omzet_bulanan": None if b["omzet_bulanan"] is None else Decimal(b["omzet_bulanan"])}
        for b in salinan["baris"]
    ]


def per_provinsi(baris) -> list[dict]:
    """Number of sentra by province and level, with totals, in the order of the annex."""
    hitung = Counter((b["provinsi"], b["jenjang"]) for b in baris)
    return [
        {
            "nama": nama,
            "jenjang": [(j.label, hitung[nama, j.label]) for j in Jenjang],
            "banyak": sum(hitung[nama, j.label] for j in Jenjang),
            "jumlah": jumlah_baris([b for b in baris if b["provinsi"] == nama]),
        }
        for nama in dict.fromkeys(b["provinsi"] for b in baris)
    ]


def pengecualian(keputusan, baris) -> list[dict]:
    """What is out of the ordinary about the sentra of a decree: judul and the names, for the signer to see."""
    nama = {b["usulan"]: f"{b['sentra']} ({b['kabkota']})" for b in baris}
    kembali = Counter(
        Jejak.objects.filter(
            objek_jenis=Usulan._meta.label_lower, objek_id__in=list(nama), aksi__in=PENGEMBALIAN
        ).values_list("objek_id", flat=True)
    )
    di_luar = Q(dihitung=True, kelas=Ukm.Kelas.TAK_TERKLASIFIKASI) | Q(kelas=Ukm.Kelas.BELUM)
    kelas = Ukm.objects.filter(di_luar, usulan__in=list(nama)).values_list("usulan_id", "kelas")
    terbuka = Counter(pk for pk, satu in kelas if satu == Ukm.Kelas.BELUM)
    diakui = Counter(pk for pk, satu in kelas if satu == Ukm.Kelas.TAK_TERKLASIFIKASI)
    berpindah = []
    if keputusan.surat_id is None:
        berpindah = list(keputusan.usulan.exclude(status=StatusUsulan.TERPILIH).values_list("pk", flat=True))
    semua = [
        {"judul": "Tidak lagi berstatus terpilih", "isi": [nama[pk] for pk in berpindah]},
        {
            "judul": f"Diusulkan untuk tahun program lain daripada tahun {keputusan.tahun} yang disebut Keputusan",
            "isi": [
                f"{nama[b['usulan']]}: tahun {b['tahun']}"
                for b in baris
                if b.get("tahun", keputusan.tahun) != keputusan.tahun
            ],
        },
        {
            "judul": "Pernah dikembalikan untuk perbaikan",
            "isi": [f"{nama[pk]}: {n} kali" for pk, n in kembali.most_common()],
        },
        {
            "judul": "Memuat UKM yang kelasnya belum diketahui; tidak ikut dihitung",
            "isi": [f"{nama[pk]}: {n} UKM" for pk, n in terbuka.most_common()],
        },
        {
            "judul": "Menghitung UKM di luar kelas Usaha Kecil dan Menengah atas pengakuan Pokja",
            "isi": [f"{nama[pk]}: {n} UKM" for pk, n in diakui.most_common()],
        },
    ]
    return [p for p in semua if p["isi"]]


class BerkasKeputusan(View):
    """A PDF made from a decree; nothing is stored."""

    def get(self, request, pk, **kwargs):
        self.keputusan = get_object_or_404(
            Keputusan.objects.terlihat_oleh(request.user).select_related(
                "berwenang", "surat__instansi", "diperiksa_oleh"
            ),
            pk=pk,
        )
        isi = self.pdf(**kwargs)
        surat = self.keputusan.surat
        nama = nama_pdf(
            f"{self.bentuk} Keputusan Menteri tentang {self.keputusan.tentang}",
            surat.nomor if surat else self.keputusan.nomor_perkara,
        )
        return HttpResponse(
            isi, "application/pdf", headers={"Content-Disposition": content_disposition_header(False, nama)}
        )

    def penyalin(self):
        """Who certifies copies: a drafter in office today, first the one who checked this decree against its file."""
        if self.keputusan.surat_id is None:
            raise Http404("Keputusan ini belum ditandatangani.")
        semua = Penugasan.objects.berizin(Izin.SUSUN_KEPUTUSAN, KODE_PUSAT)
        hari = self.keputusan.hari_ini
        aktif = [p for p in semua.select_related("instansi", "pengguna").order_by("mulai", "pk") if p.aktif(hari)]
        if not aktif:
            raise PermissionDenied(
                "Salinan belum dapat dibuat: tidak ada Penyusun Keputusan yang bertugas hari ini untuk mengesahkannya. "
                "Minta admin instansi Kementerian mencatat penugasannya."
            )
        return max(aktif, key=lambda p: p.pengguna_id == self.keputusan.diperiksa_oleh_id)


class PratinjauKeputusan(BerkasKeputusan):
    bentuk = "Rancangan"

    def pdf(self):
        if self.keputusan.surat_id is not None or self.keputusan.tahap is Tahap.TUTUP:
            raise Http404("Tidak ada rancangan yang terbuka.")
        return pdf_rancangan(self.keputusan)


class SalinanKeputusan(BerkasKeputusan):
    bentuk = "Salinan"

    def pdf(self):
        return pdf_salinan(self.keputusan, self.penyalin())


class PetikanKeputusan(BerkasKeputusan):
    bentuk = "Petikan"

    def pdf(self, kode):
        penyalin = self.penyalin()
        if not terlihat_oleh(self.request.user, kode) or kode not in wilayah_lampiran(self.keputusan):
            raise Http404
        return pdf_petikan(self.keputusan, kode, penyalin)
