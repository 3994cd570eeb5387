"""The desk of the examiner of an office: each paper beside its mark, what the law finds, the clock, the proposal."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.dasar.waktu import waktu_setempat
from core.perkara.versi import IsianBerubah, simpan_isian
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.bacaan import bacaan_kantor
from perizinan.kantor.forms.kantor import PemeriksaanKantorForm
from perizinan.kantor.syarat import butir_kantor, kalender_cukup, uji_kantor
from perizinan.kantor.tugas import berkas_per_butir
from perizinan.kantor.views.kantor import DI_MEJA_PERIKSA, KantorMixin, jam_kantor
from perizinan.models import JaringanPelayanan, StatusKantor

# The steps that the examiner's notes carry, in the order of the buttons.
LANGKAH_MEJA = ("nyatakan_lengkap", "selesai_periksa", "kirim_kekurangan")


class KantorPemeriksaan(KantorMixin, View):
    """Notes are saved as notes; a decision is a step of its own, on the page that every step has."""

    def get(self, request):
        self.pastikan_berhak()
        if self.kantor.status not in DI_MEJA_PERIKSA:
            messages.warning(request, self.kalimat_tutup())
            return redirect(self.kantor)
        return self.tampilkan(self.susun_form())

    def post(self, request):
        self.pastikan_berhak()
        if self.kantor.status not in DI_MEJA_PERIKSA or request.POST.get("status") != self.kantor.status:
            return self.berpindah()
        form = self.susun_form(request.POST)
        if not form.is_valid():
            return self.tampilkan(form, status=422)
        try:
            if form.diubah():
                with simpan_isian(self.kantor) as terkunci:
                    if terkunci.status != self.kantor.status:
                        raise PermissionDenied("Permohonan ini baru saja berpindah. Buka kembali halamannya.")
                    form.permohonan, form.tersimpan = terkunci, self.tersimpan()
                    if form.bentrok():
                        raise IsianBerubah
                    form.simpan(terkunci, request.user)
        except IsianBerubah:
            self.muat_ulang()
            form = self.susun_form(form.data_segar())
            form.bandingkan = form.is_valid()
            form.add_error(None, self.kalimat_bentrok())
            return self.tampilkan(form, status=409)
        if aksi := request.POST.get("lanjut"):
            self.muat_ulang()
            return self.lanjutkan(aksi)
        messages.success(request, "Catatan tersimpan. Catatan belum merupakan keputusan.")
        return redirect("jaringan_pemeriksaan", self.kantor.pk)

    def pastikan_berhak(self):
        wajib(self.request.user, Izin.PERIKSA_KANTOR, self.kantor)

    @property
    def tindakan(self):
        tersedia = ALUR_JARINGAN.tersedia(self.kantor, self.request.user)
        return sorted((x for x in tersedia if x.t.aksi in LANGKAH_MEJA), key=lambda x: LANGKAH_MEJA.index(x.t.aksi))

    def tersimpan(self):
        return {p.butir: p for p in self.kantor.pemeriksaan.select_related("oleh")}

    def susun_form(self, data=None):
        return PemeriksaanKantorForm(
            data, permohonan=self.kantor, butir=butir_kantor(self.kantor), tersimpan=self.tersimpan(),
            usul=tuple(JaringanPelayanan.Usul.values) if self.kantor.status == StatusKantor.LENGKAP else (),
            jakarta=False,
        )  # fmt: skip

    def lanjutkan(self, aksi):
        """To the page of the step when the notes carry it; else each gap beside its paper."""
        t = next((x.t for x in self.tindakan if x.t.aksi == aksi and x.bisa), None)
        if t is None:
            raise PermissionDenied("Langkah ini tidak ada pada meja ini.")
        k = self.kantor
        kurang = [x for x in t.penilaian(k, t.kumpulkan(k)) if not x.hasil.lolos]
        if not kurang:
            messages.success(self.request, "Catatan tersimpan.")  # the page drops its draft of what is now kept
            return redirect("tindakan", k._meta.model_name, k.pk, aksi)
        form = self.susun_form()
        form = self.susun_form({b.html_name: b.value() for b in form})
        form.is_valid()
        form.tandai(kurang)
        messages.info(self.request, f"Catatan tersimpan. “{t.label}” belum dapat dilakukan.")
        return self.tampilkan(form, status=422)

    def kalimat_tutup(self):
        k = self.kantor
        return (
            f"Permohonan ini tidak sedang diperiksa: status “{k.get_status_display()}”. "
            f"Giliran: {ALUR_JARINGAN.giliran(k) or 'tidak ada, urusan sudah selesai'}."
        )

    def kalimat_bentrok(self):
        catatan = max(self.tersimpan().values(), key=lambda x: x.pada, default=None)
        siapa = "Petugas lain"
        if catatan:
            siapa = f"{catatan.oleh.nama} ({waktu_setempat(self.kantor.berwenang, catatan.pada):%H.%M})"
        return (
            f"{siapa} mengubah catatan yang sama. Tulisan Anda masih ada di bawah, di samping yang tersimpan."
            " Bandingkan, lalu simpan lagi untuk memakai tulisan Anda."
        )

    def berpindah(self):
        """The case left the desk while the page was open: nothing is saved, nothing typed is lost."""
        k, data = self.kantor, self.request.POST
        ketikan = [
            (uraian, data.get(f"hasil_{kode}", ""), data.get(f"catatan_{kode}", ""))
            for kode, uraian in butir_kantor(k).items()
        ]
        ketikan.append(("Usul", data.get("usul", ""), data.get("usul_catatan", "")))
        return render(
            self.request,
            "perizinan/kantor/berpindah.html",
            self.konteks(terakhir=k.jejak.last(), ketikan=ketikan),
            status=409,
        )

    def tampilkan(self, form, status=200):
        k, per = self.kantor, self.kantor.hari_ini
        temuan, peringatan = uji_kantor(k, per)
        bagian = bacaan_kantor(k, berkas_per_butir(k))
        for b in bagian:
            b["periksa"] = form.bidang(b["butir"]) if b["butir"] in form.butir else None
        return render(
            self.request,
            "perizinan/kantor/pemeriksaan.html",
            self.konteks(
                form=form,
                bagian=bagian,
                diperiksa=sum(bool(x.hasil) for x in form.tersimpan.values() if x.butir in form.butir),
                banyak=len(form.butir),
                temuan=temuan,
                peringatan=peringatan,
                usul=form.bidang("usul") if "usul" in form.putusan else None,
                tindakan=self.tindakan,
                jam=jam_kantor(k, per),
                bila_lengkap=kalender_cukup(k, per) if k.status == StatusKantor.DITERIMA else [],
                surat=k.daftar_surat,
            ),
            status=status,
        )
