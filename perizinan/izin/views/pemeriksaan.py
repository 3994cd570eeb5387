"""The desk of the examiner: each document beside its tick, what the law finds, the proposal (Pasal 6 and 7)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.generic import View

from aturan.bahasa import Hasil
from aturan.simpan_pinjam_2015.izin import peringatan_izin
from core.dasar.izin import Izin, wajib
from core.dasar.waktu import waktu_setempat
from core.perkara.versi import IsianBerubah, simpan_isian
from ksp_usp.koperasi.syarat import temuan_per_orang
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.bacaan import bagian_isian
from perizinan.izin.forms.pemeriksaan import PemeriksaanForm, pilihan_modal
from perizinan.izin.syarat import (
    USUL_MENURUT_JALUR,
    batas_kelengkapan,
    butir_berkas,
    jalur,
    perlu_lingkup_modal,
)
from perizinan.izin.tugas import PERLU_BERKAS_DIRI, berkas_per_butir
from perizinan.izin.views.permohonan import (
    DI_MEJA_PERIKSA,
    PermohonanMixin,
    baca_sekali,
    modal_diminta,
    temuan_syarat,
    terlihat,
)
from perizinan.models import StatusPermohonan

# The steps that the examiner's notes carry, in the order of the buttons.
LANGKAH_MEJA = ("nyatakan_lengkap", "selesai_periksa", "kirim_kekurangan")


class PemeriksaanView(PermohonanMixin, View):
    """Notes are saved as notes; a decision is a step of its own, on the page that every step has."""

    template_name = "perizinan/izin/pemeriksaan.html"

    def get(self, request):
        if self.permohonan.status not in DI_MEJA_PERIKSA:
            messages.warning(request, self.kalimat_tutup())
            return redirect(self.permohonan)
        self.pastikan_berhak()
        return self.tampilkan(self.susun_form())

    def post(self, request):
        self.pastikan_berhak()
        if self.permohonan.status not in DI_MEJA_PERIKSA or request.POST.get("status") != self.permohonan.status:
            return self.berpindah()
        form = self.susun_form(request.POST)
        if not form.is_valid():
            return self.tampilkan(form, status=422)
        try:
            if form.diubah():
                with simpan_isian(self.permohonan) as terkunci:
                    if terkunci.status != self.permohonan.status:
                        raise PermissionDenied("Permohonan ini baru saja berpindah. Buka kembali halaman permohonan.")
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
        return redirect("permohonan_pemeriksaan", self.permohonan.pk)

    def muat_ulang(self):
        self.permohonan = terlihat(self.request.user).get(pk=self.permohonan.pk)
        self.wewenang = baca_sekali(self.permohonan)

    def pastikan_berhak(self):
        wajib(self.request.user, Izin.PERIKSA_PERMOHONAN, self.permohonan)

    @property
    def tindakan(self):
        tersedia = ALUR_PERMOHONAN.tersedia(self.permohonan, self.request.user)
        return sorted((x for x in tersedia if x.t.aksi in LANGKAH_MEJA), key=lambda x: LANGKAH_MEJA.index(x.t.aksi))

    @property
    def jakarta(self) -> bool:
        """Whether a person has to say which capital applies; a USP has one amount everywhere."""
        return perlu_lingkup_modal(self.permohonan)

    def usul_terbuka(self) -> tuple[str, ...]:
        """What may be proposed with this capital, once the documents are complete."""
        if self.permohonan.status != StatusPermohonan.LENGKAP:
            return ()
        return USUL_MENURUT_JALUR.get(jalur(self.permohonan)[0], ("tolak",))

    def tersimpan(self):
        return {p.butir: p for p in self.permohonan.pemeriksaan.select_related("oleh")}

    def susun_form(self, data=None):
        return PemeriksaanForm(
            data, permohonan=self.permohonan, butir=butir_berkas(self.permohonan), tersimpan=self.tersimpan(),
            usul=self.usul_terbuka(), jakarta=self.jakarta,
            modal=pilihan_modal(modal_diminta(self.permohonan, self.wewenang)),
        )  # fmt: skip

    def lanjutkan(self, aksi):
        """To the page of the step when the notes carry it; else each gap beside its document."""
        t = next((x.t for x in self.tindakan if x.t.aksi == aksi and x.bisa), None)
        if t is None:
            raise PermissionDenied("Langkah ini tidak ada pada meja ini.")
        p = self.permohonan
        temuan = t.penilaian(p, t.kumpulkan(p))
        if batas_kelengkapan in t.jika:
            temuan = temuan + batas_kelengkapan(p, p.tanggal_hukum)
        kurang = [x for x in temuan if not x.hasil.lolos]
        if not kurang:
            messages.success(self.request, "Catatan tersimpan.")  # the page drops its draft of what is now kept
            return redirect("tindakan", p._meta.model_name, p.pk, aksi)
        form = self.susun_form()
        form = self.susun_form({b.html_name: b.value() for b in form})
        form.is_valid()
        form.tandai(kurang)
        messages.info(self.request, f"Catatan tersimpan. “{t.label}” belum dapat dilakukan.")
        return self.tampilkan(form, status=422)

    def kalimat_tutup(self):
        p = self.permohonan
        return (
            f"Permohonan ini tidak sedang diperiksa: status “{p.get_status_display()}”. "
            f"Giliran: {ALUR_PERMOHONAN.giliran(p) or 'tidak ada, permohonan sudah selesai'}."
        )

    def kalimat_bentrok(self):
        catatan = max(self.tersimpan().values(), key=lambda x: x.pada, default=None)
        siapa = "Petugas lain"
        if catatan:
            siapa = f"{catatan.oleh.nama} ({waktu_setempat(self.permohonan.berwenang, catatan.pada):%H.%M})"
        return (
            f"{siapa} mengubah catatan yang sama. Tulisan Anda masih ada di bawah, di samping yang tersimpan."
            " Bandingkan, lalu simpan lagi untuk memakai tulisan Anda."
        )

    def berpindah(self):
        """The case left the desk while the page was open: nothing is saved, nothing typed is lost."""
        p, data = self.permohonan, self.request.POST
        ketikan = [
            (uraian, data.get(f"hasil_{kode}", ""), data.get(f"catatan_{kode}", ""))
            for kode, uraian in butir_berkas(p).items()
        ]
        ketikan.append(("Usul", data.get("usul", ""), data.get("usul_catatan", "")))
        return render(
            self.request,
            "perizinan/izin/pemeriksaan_berpindah.html",
            {"permohonan": p, "terakhir": p.jejak.last(), "ketikan": ketikan},
            status=409,
        )

    def tampilkan(self, form, status=200):
        p = self.permohonan
        berkas, per_orang = berkas_per_butir(p), temuan_per_orang(p.koperasi, p.tanggal_hukum, self.request.user)
        orang = [o for o, _ in per_orang if o.golongan in PERLU_BERKAS_DIRI]
        bagian = bagian_isian(p, berkas, orang, self.wewenang)
        for b in bagian:
            b["periksa"] = form.bidang(b["kode"]) if b["kode"] in form.butir else None
        return render(
            self.request,
            self.template_name,
            self.konteks(
                form=form,
                bagian=bagian,
                diperiksa=sum(bool(x.hasil) for x in form.tersimpan.values() if x.butir in form.butir),
                banyak=len(form.butir),
                temuan=temuan_syarat(p),
                orang_salah=sebut_temuan(per_orang, Hasil.TIDAK),
                orang_belum=sebut_temuan(per_orang, Hasil.PERLU_PENILAIAN),
                peringatan=[
                    *peringatan_izin({"deposito_atas_nama": p.deposito_atas_nama}),
                    *getattr(self.wewenang, "peringatan", ()),
                ],
                modal=modal_diminta(p, self.wewenang),
                jalur=jalur(p)[1],
                batas=form.bidang("batas"),
                jakarta=form.bidang("jakarta") if "jakarta" in form.putusan else None,
                usul=form.bidang("usul") if "usul" in form.putusan else None,
                tindakan=self.tindakan,
                surat=p.daftar_surat,
            ),
            status=status,
        )


def sebut_temuan(per_orang, hasil: Hasil) -> list[str]:
    """The findings with this result, each with its person, in sentences."""
    return [f"{o.nama}, {o.jabatan}: {t.kalimat}" for o, temuan in per_orang for t in temuan if t.hasil is hasil]
