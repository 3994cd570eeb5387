"""Pages of a sentra: the list, its own page, and the few things that are recorded around the route."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import DetailView, View

from aturan.sentra_2005.perkuatan import perkuatan_untuk
from core.dasar.izin import Izin, Tingkat, boleh, wajib
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.halaman.berkas import terima_pindaian
from core.halaman.daftar import DaftarView, Kolom
from core.models import Jejak
from core.models.bukti import satu_langkah
from core.perkara.jejak import catat
from sentra_ukm.keputusan.panel import basikan
from sentra_ukm.models import SELESAI, Lampiran2, Penetapan, Sentra, Usulan
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.sentra.forms import (
    MasukanSentraForm,
    PembinaanForm,
    PenetapanTerdahuluForm,
    PerkuatanForm,
    SaringSentra,
    SentraForm,
)
from sentra_ukm.sentra.panel import pertanyaan_sentra
from sentra_ukm.sentra.peta import peta_titik

SERENTAK = "Petugas lain baru saja menyimpan data yang sama. Periksa daftarnya; ubah isian Anda bila masih perlu."


class SentraDaftar(DaftarView):
    model = Sentra
    judul = "Sentra"
    form_saring = SaringSentra
    urutan = ("nama", "pk")
    kosong_sebab = "Belum ada sentra di wilayah Anda."
    kosong_saran = "Sentra tercatat bersama usulan pertamanya, yang dibuat Pokja Kabupaten/Kota."
    kolom = (
        Kolom("Sentra", "nama", tautan=True, bawah=("produk",), lebar=32),
        Kolom("Produk", "produk", lembar=True),
        Kolom("Kabupaten/kota", "wilayah.nama", bawah=("kecamatan",), lebar=24),
        Kolom("Kecamatan", "kecamatan", lembar=True),
        Kolom("Jenjang", lambda s: s.get_jenjang_display() or "Belum ditetapkan", lebar=20),
        Kolom("Usulan", "jumlah_usulan", lebar=8),
        Kolom("Penetapan terakhir", "penetapan_terakhir", lebar=16),
    )

    def get_queryset(self):
        usulan = Usulan.objects.filter(sentra=OuterRef("pk")).order_by().values("sentra").values(n=Count("pk"))
        penetapan = Penetapan.objects.filter(sentra=OuterRef("pk")).order_by("-tanggal").values("tanggal")[:1]
        return (
            super()
            .get_queryset()
            .select_related("wilayah")
            .annotate(jumlah_usulan=Coalesce(Subquery(usulan), 0), penetapan_terakhir=Subquery(penetapan))
        )


class SentraRinci(DetailView):
    template_name = "sentra_ukm/sentra/rinci.html"
    context_object_name = "sentra"

    def get_queryset(self):
        return Sentra.objects.terlihat_oleh(self.request.user).select_related("wilayah__induk")

    def get_context_data(self, **kwargs):
        sentra, pengguna = self.object, self.request.user
        diberikan = list(sentra.perkuatan.select_related("koperasi", "bdsp", "dicatat_oleh"))
        hak = [
            {"perkuatan": p, "diberikan": [x for x in diberikan if x.kode == p.kode]}
            for p in perkuatan_untuk(sentra.jenjang)
        ]
        usulan = list(sentra.usulan.select_related("wilayah").order_by("-tahun", "-pk"))
        return super().get_context_data(
            penetapan=sentra.penetapan.select_related("keputusan__surat", "berkas", "dicatat_oleh"),
            hak=hak,
            usulan=usulan,
            pembinaan=sentra.pembinaan.select_related("dicatat_oleh"),
            masukan=sentra.masukan.select_related("penulis"),
            tahap=Lampiran2.objects.filter(usulan__sentra=sentra).order_by("-usulan__tahun", "-pk").first(),
            peta=peta_titik(sentra),
            jejak=Jejak.objects.filter(objek_jenis=Sentra._meta.label_lower, objek_id=sentra.pk).order_by("urutan"),
            boleh_ubah=bool(boleh(pengguna, Izin.UBAH_SENTRA, sentra)),
            boleh_perkuatan=bool(sentra.jenjang and boleh(pengguna, Izin.BERI_PERKUATAN, sentra)),
            boleh_pembinaan=bool(boleh(pengguna, Izin.CATAT_PEMBINAAN, sentra)),
            boleh_terdahulu=bool(sentra.jenjang != Jenjang.KLASTER and boleh(pengguna, Izin.CATAT_PENETAPAN, sentra)),
            boleh_masukan=bool(boleh(pengguna, Izin.MASUKAN_SENTRA, sentra)),
            # One running usulan a sentra: another one would be refused.
            boleh_usulan=bool(boleh(pengguna, Izin.ISI_USULAN, sentra) and all(u.status in SELESAI for u in usulan)),
            **kwargs,
        )


class CatatanSentra(View):
    """Base of the small forms on one sentra: who may, the form, the row, its line in the trail."""

    template_name = "sentra_ukm/sentra/form.html"
    judul = tombol = keterangan = berhasil = bagian = ""
    izin: Izin
    # Whether a usulan is judged by it, or a Keputusan prints it.
    dinilai = False

    def dispatch(self, request, *args, pk, **kwargs):
        self.sentra = get_object_or_404(Sentra.objects.terlihat_oleh(request.user).select_related("wilayah"), pk=pk)
        self.penugasan = wajib(request.user, self.izin, self.sentra)
        self.periksa()
        return super().dispatch(request, *args, **kwargs)

    def kunci(self):
        """Lock the sentra and read it anew: what was loaded with the page may be older than a signature."""
        if self.dinilai:
            basikan(self.sentra)
        terkunci = Sentra.objects.select_for_update(of=("self",)).select_related("wilayah")
        self.sentra = terkunci.get(pk=self.sentra.pk)

    def periksa(self):
        """Raise PermissionDenied when the sentra is not ready for this."""

    def form(self, data=None):
        raise NotImplementedError

    def lengkapi(self, objek):
        """Set what the form does not ask; returns the sentence of the trail, '' when nothing changed."""
        raise NotImplementedError

    def get(self, request):
        return self.tampil(self.form())

    def post(self, request):
        try:
            with transaction.atomic():
                self.kunci()
                form = self.form(request.POST)
                # Nothing written, nothing moved: the versions of what runs on the sentra stay.
                transaction.set_rollback(not (form.is_valid() and self.simpan(form)))
        except IntegrityError:
            form.add_error(None, SERENTAK)
        if form.errors:
            return self.tampil(form, status=422)
        messages.success(request, self.berhasil)
        return redirect(f"{self.sentra.get_absolute_url()}#{self.bagian}")

    def simpan(self, form) -> bool:
        """Write the row and its line in the trail; False for a second click, whose row is there already."""
        objek = form.save(commit=False)
        kalimat = self.lengkapi(objek)
        if not kalimat or (objek.pk is None and kembar(objek)):
            return False
        objek.save()
        catat(
            self.sentra, self.bagian, kalimat[:300], wilayah_id=self.sentra.wilayah_id, pengguna=self.request.user,
            penugasan=self.penugasan,
        )  # fmt: skip
        return True

    def tampil(self, form, status=200):
        konteks = {"view": self, "form": form, "sentra": self.sentra, "kembali": self.sentra.get_absolute_url()}
        return render(self.request, self.template_name, konteks, status=status)


def kembar(objek) -> bool:
    """Whether the same record was written in the last minute: every field equal but key and time."""
    sama = {
        b.attname: getattr(objek, b.attname)
        for b in objek._meta.concrete_fields
        if not b.primary_key and b.name != "dicatat_pada"
    }
    return type(objek).objects.filter(**sama, dicatat_pada__gte=timezone.now() - timedelta(minutes=1)).exists()


class SentraUbah(CatatanSentra):
    judul, tombol, bagian = "Ubah identitas sentra", "Simpan", "identitas"
    keterangan = "Nama dan lokasi tercetak pada surat yang terbit sesudah ini. Surat yang sudah terbit tidak berubah."
    berhasil = "Identitas sentra tersimpan."
    dinilai = True
    izin = Izin.UBAH_SENTRA

    def form(self, data=None):
        self.semula = {nama: getattr(self.sentra, nama) for nama in SentraForm.Meta.fields}
        return SentraForm(data, instance=self.sentra)

    def post(self, request):
        balasan = super().post(request)
        if balasan.status_code == 302:
            tanyakan(request, self.sentra)
        return balasan

    def lengkapi(self, objek):
        berubah = [nama for nama, lama in self.semula.items() if getattr(objek, nama) != lama]
        label = [str(objek._meta.get_field(nama).verbose_name) for nama in berubah]
        return f"mengubah identitas sentra: {', '.join(label)}" if label else ""


def tanyakan(request, sentra) -> None:
    """Say at once what is asked about the place of this sentra; it is answered where its usulan is checked."""
    for t in pertanyaan_sentra(sentra):
        messages.warning(request, f"{t.kalimat} Betulkan, atau jelaskan pada “Periksa jawaban” usulannya.")


class PenetapanTerdahulu(CatatanSentra):
    """Record a Keputusan made before this product, from its scan: without it the sentra could never rise."""

    template_name = "sentra_ukm/sentra/penetapan_terdahulu.html"
    judul, tombol, bagian = "Catat Keputusan terdahulu", "Catat Keputusan", "penetapan"
    berhasil = "Keputusan terdahulu tercatat."
    izin = Izin.CATAT_PENETAPAN

    def form(self, data=None, berkas=None, salah=None):
        return PenetapanTerdahuluForm(data, sentra=self.sentra, pengguna=self.request.user, berkas=berkas, salah=salah)

    def post(self, request):
        berkas, salah = terima_pindaian(request, f"keputusan_terdahulu_{self.sentra.pk}", "Keputusan")
        with transaction.atomic():
            # Draft, usulan, sentra is the order of locks; what is judged is the sentra behind its lock.
            basikan(self.sentra)
            self.kunci()
            form = self.form(request.POST, berkas, salah)
            tercatat = form.is_valid() and not form.sudah
            if tercatat:
                self.catat(form.cleaned_data, berkas)
            else:
                transaction.set_rollback(True)
        if not tercatat and not form.sudah:
            return self.tampil(form, status=422)
        messages.success(request, self.berhasil)
        return redirect(f"{self.sentra.get_absolute_url()}#{self.bagian}")

    @satu_langkah()
    def catat(self, isi, berkas):
        """The row, the level, the scan for all who see the sentra, and the line in the trail."""
        sentra, pengguna = self.sentra, self.request.user
        penetapan = Penetapan.objects.create(
            sentra=sentra, jenjang=isi["jenjang"], nomor=isi["nomor"], tanggal=isi["tanggal"], wilayah=sentra.wilayah,
            berkas=berkas, dicatat_oleh=pengguna,
        )  # fmt: skip
        sentra.jenjang = isi["jenjang"]
        sentra.save(update_fields=["jenjang", "diubah_pada"])
        berkas.objek_jenis, berkas.objek_id, berkas.wilayah = sentra._meta.label_lower, sentra.pk, sentra.wilayah
        berkas.save(update_fields=["objek_jenis", "objek_id", "wilayah"])
        catat(
            sentra, "catat_terdahulu",
            f"mencatat Keputusan terdahulu: {penetapan.get_jenjang_display()} menurut Keputusan Menteri Nomor "
            f"{penetapan.nomor} tanggal {tanggal_indonesia(penetapan.tanggal)}",
            wilayah_id=sentra.wilayah_id, pengguna=pengguna, penugasan=self.penugasan, alasan=isi["alasan"],
            salinan={
                "jenjang": penetapan.jenjang, "nomor": penetapan.nomor, "tanggal": penetapan.tanggal,
                "pindaian": berkas.sha256,
            },
        )  # fmt: skip


class PerkuatanBaru(CatatanSentra):
    judul, tombol, bagian = "Catat perkuatan", "Catat perkuatan", "perkuatan"
    keterangan = "Perkuatan yang sudah diterima sentra menurut Pasal 8 Permen KUKM 23/2005."
    berhasil = "Perkuatan tercatat."
    izin = Izin.BERI_PERKUATAN

    def periksa(self):
        if not self.sentra.jenjang:
            raise PermissionDenied(
                "Perkuatan belum dapat dicatat: sentra ini belum ditetapkan dengan Keputusan Menteri "
                "(Pasal 7 huruf f dan Pasal 8 Permen KUKM 23/2005)."
            )

    def form(self, data=None):
        return PerkuatanForm(data, sentra=self.sentra, penetapan=list(self.sentra.penetapan.all()))

    def lengkapi(self, objek):
        objek.sentra, objek.dicatat_oleh = self.sentra, self.request.user
        return f"mencatat perkuatan {objek.tahun}: {objek.uraian}"


class PembinaanBaru(CatatanSentra):
    judul, tombol, bagian = "Catat pembinaan", "Catat pembinaan", "pembinaan"
    keterangan = "Fasilitas pembinaan yang pernah diterima sentra (Pasal 5 ayat (2) huruf a)."
    berhasil = "Pembinaan tercatat."
    izin = Izin.CATAT_PEMBINAAN
    dinilai = True

    def form(self, data=None):
        return PembinaanForm(data)

    def lengkapi(self, objek):
        objek.sentra, objek.dicatat_oleh = self.sentra, self.request.user
        return f"mencatat pembinaan {objek.tahun}: {objek.bentuk} oleh {objek.pemberi}"


class MasukanSentra(CatatanSentra):
    judul, tombol, bagian = "Tulis masukan dan saran", "Simpan masukan", "masukan"
    keterangan = "Terlihat oleh petugas wilayah ini dengan nama dan jabatan Anda, dan tidak dapat diubah kemudian."
    berhasil = "Masukan dan saran tersimpan."
    izin = Izin.MASUKAN_SENTRA

    def periksa(self):
        wilayah = self.sentra.wilayah
        if not wilayah.berlaku(hari_ini(wilayah)):
            raise PermissionDenied(f"{wilayah.nama} sudah tidak berlaku; catat pada wilayah penggantinya.")

    def form(self, data=None):
        self.terisi = MasukanSentraForm(data, kabkota=self.penugasan.instansi.wilayah.tingkat == Tingkat.KABKOTA)
        return self.terisi

    def lengkapi(self, objek):
        objek.sentra, objek.wilayah, objek.penulis = self.sentra, self.sentra.wilayah, self.request.user
        objek.jabatan_penulis = self.penugasan.jabatan_tercetak
        huruf = self.terisi.cleaned_data.get("huruf")
        objek.pasal = f"{f'Pasal 15 huruf {huruf}' if huruf else 'Pasal 13 huruf c'} Permen KUKM 23/2005"
        return "memberi masukan dan saran"
