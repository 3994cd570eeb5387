"""Pages that all apps share: the work desk, the frame of a case, the one page that runs the gate, letters, files."""

from io import BytesIO

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db.models import Count, Window
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, TemplateView, View

from aturan.indeks import CATATAN, daftar_aturan
from core.alur import BelumLengkap, Ditolak, LangkahTidakSah, PelakuSama, SudahBerubah, TidakBerwenang
from core.berkas import simpan_berkas
from core.forms import TindakanForm
from core.models import Berkas, Surat, Urusan
from core.peran import mandat_berakhir
from core.simpanan import bersih_bila_gagal
from core.surat import jenis_surat, pratinjau
from core.versi import kalimat_tertutup, simpan_isian

JENIS_ISI = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KIRIMAN_KEDUA = "Langkah ini sudah Anda lakukan. Kiriman kedua tidak mengubah apa pun."


class MasukDiperlukan(LoginRequiredMixin):
    """For every page but the public ones; keeps the address for after the log-in."""


def model_urusan(jenis: str):
    """The model of a case by its lower-case name in an address; 404 for anything else."""
    for model in apps.get_models():
        if issubclass(model, Urusan) and model._meta.model_name == jenis:
            return model
    raise Http404


class MejaKerja(MasukDiperlukan, TemplateView):
    """What waits for me, oldest first, by status."""

    template_name = "core/meja_kerja.html"
    BATAS = 20

    def get_context_data(self, **kwargs):
        kelompok = [
            self.kelompok(model, *lajur)
            for model in apps.get_models()
            if issubclass(model, Urusan) and model.alur
            for lajur in model.alur.lajur_antrean(
                self.request.user, self.BATAS, "wilayah", "berwenang", *model.DESKRIPSI
            )
        ]
        kelompok += [
            {**k, "urusan": daftar, "jumlah": daftar[0].banyak}
            for model in apps.get_models()
            if issubclass(model, Urusan)
            for k in model.menunggu_lain(self.request.user)
            if (daftar := list(k["urusan"].annotate(banyak=Window(Count("pk")))[: self.BATAS]))
        ]
        self.siapkan([u for k in kelompok for u in k["urusan"]])
        return super().get_context_data(kelompok=kelompok, **kwargs)

    def kelompok(self, model, status, jumlah, urusan):
        nama, label = model.PINTASAN.get(status, ("", ""))
        return {
            "pintasan": {"url": reverse(nama), "label": label} if nama else None,
            "judul": f"{capfirst(model._meta.verbose_name_plural)}: {model.alur.status(status).label}",
            "keterangan": model.alur.ajakan(status, self.request.user),
            "urusan": urusan,
            "jumlah": jumlah,
            "url": f"{reverse(model.url_daftar())}?status={status}" if jumlah > self.BATAS else "",
        }

    def siapkan(self, daftar):
        """Every kind prepares its cases at once, in whatever groups they stand."""
        for model in {type(u) for u in daftar}:
            if issubclass(model, Urusan):
                model.untuk_meja([u for u in daftar if isinstance(u, model)])


class UrusanView(MasukDiperlukan, DetailView):
    """The one page of a case. Subclasses set `model`, `template_name`, and add their data to the context."""

    context_object_name = "urusan"

    def get_queryset(self):
        return self.model.objects.terlihat_oleh(self.request.user).select_related(
            "wilayah__induk", "berwenang", "dibuat_oleh", *self.model.DESKRIPSI
        )

    def temuan(self):
        """Findings to show on the page; none by default."""
        return []

    def get_context_data(self, **kwargs):
        urusan = self.object
        return super().get_context_data(
            giliran=urusan.alur.giliran(urusan),
            temuan=self.temuan(),
            tindakan=[
                {
                    "aksi": x.t.aksi,
                    "label": x.t.label,
                    "utama": x.t.utama and nomor == 0,
                    "alasan_tidak": x.sebab,
                    "keterangan": x.t.keterangan,
                    "url": reverse("tindakan", args=[urusan._meta.model_name, urusan.pk, x.t.aksi]),
                }
                for nomor, x in enumerate(urusan.alur.tersedia(urusan, self.request.user))
            ],
            dapat_diubah=urusan.alur.dapat_diubah(urusan, self.request.user),
            berkas=urusan.daftar_berkas,
            surat=urusan.daftar_surat,
            jejak=urusan.riwayat,
            **kwargs,
        )


class TindakanView(MasukDiperlukan, View):
    """One step of one case: say what it does, ask what it needs, then run the gate.

    A refusal shows the gate's sentence and findings on the same page, with everything typed still there.
    """

    template_name = "core/tindakan.html"

    def dispatch(self, request, *args, jenis, pk, aksi, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        model = model_urusan(jenis)
        self.urusan = get_object_or_404(
            model.objects.terlihat_oleh(request.user).select_related("wilayah", "berwenang", *model.DESKRIPSI), pk=pk
        )
        self.aksi = aksi
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        try:
            t = self.langkah()
        except Ditolak as tolak:
            return self.tertutup(tolak)
        form = TindakanForm(t, initial={"versi": self.urusan.versi})
        return render(request, self.template_name, self.konteks(t, form))

    def post(self, request):
        versi = request.POST.get("versi", "")
        penilaian = None
        try:
            t = self.urusan.alur.t(self.aksi, self.urusan.status)
            form = TindakanForm(t, request.POST)
            penilaian = t.kumpulkan(self.urusan) if t.kumpulkan else None
            if not form.is_valid():
                return render(request, self.template_name, self.konteks(t, form), status=422)
        except Ditolak:
            # Not a step of the present status: the gate below says whether the case moved or the step never existed.
            t = form = None
        try:
            konteks = self.urusan.alur.jalankan(
                self.urusan,
                self.aksi,
                request.user,
                versi=int(versi) if versi.isdecimal() and len(versi) < 10 else -1,
                alasan=form.cleaned_data.get("alasan", "") if form else "",
                penilaian=penilaian,
            )
        except Ditolak as tolak:
            basi = isinstance(tolak, (SudahBerubah, LangkahTidakSah))
            if basi and dilakukan_terakhir(self.urusan, self.aksi, request.user):
                messages.info(request, KIRIMAN_KEDUA)
                return HttpResponseRedirect(self.urusan.get_absolute_url())
            if form is None:
                return self.tertutup(tolak)
            form.add_error(
                "alasan" if isinstance(tolak, BelumLengkap) and t.alasan and not tolak.temuan else None, tolak.pesan
            )
            return render(request, self.template_name, self.konteks(t, form, tolak.temuan), status=422)
        messages.success(request, kalimat_berhasil(konteks))
        return HttpResponseRedirect(self.urusan.get_absolute_url())

    def langkah(self):
        """The row of this step if this person may take it now; raises Ditolak with the reason."""
        t = self.urusan.alur.t(self.aksi, self.urusan.status)
        for x in self.urusan.alur.tersedia(self.urusan, self.request.user):
            if x.t is t:
                if x.bisa:
                    return t
                raise PelakuSama(x.sebab)
        mandat = mandat_berakhir(self.request.user, t.peran, self.urusan)
        raise TidakBerwenang(self.urusan.alur.kalimat_bukan_wewenang(t, self.urusan, mandat))

    def tertutup(self, tolak):
        """The step is closed to this person or at this time: back to the case, with the reason."""
        messages.error(self.request, tolak.pesan)
        return HttpResponseRedirect(self.urusan.get_absolute_url())

    def konteks(self, t, form, temuan=None):
        alur = self.urusan.alur
        if temuan is None:
            temuan = alur.temuan(self.urusan, t.aksi, self.urusan.hari_ini)
            if t.penilaian:
                temuan = t.penilaian(self.urusan, t.kumpulkan(self.urusan) if t.kumpulkan else {}) + temuan
        return {
            "urusan": self.urusan,
            "t": t,
            "form": form,
            "temuan": temuan,
            "berikutnya": alur.giliran_status(t.ke),
            "url_surat": jenis_surat(t)
            and reverse("tindakan_surat", args=[self.urusan._meta.model_name, self.urusan.pk, t.aksi]),
        }


class TindakanSurat(TindakanView):
    """The letter that a step would issue, as a PDF marked DRAF: read before the act, nothing written."""

    http_method_names = ["get", "head"]

    def get(self, request):
        try:
            t = self.langkah()
        except Ditolak as tolak:
            return self.tertutup(tolak)
        jenis = jenis_surat(t)
        if jenis is None:
            raise Http404
        konteks = self.urusan.alur.bayangan(
            [self.urusan],
            self.aksi,
            request.user,
            alasan="(diisi saat langkah ini diambil)" if t.alasan else "",
            penilaian=t.kumpulkan(self.urusan) if t.kumpulkan else None,
        )
        nama = f"draf-{jenis.kode}-{self.urusan.nomor_perkara}.pdf"
        return FileResponse(BytesIO(pratinjau(jenis, konteks)), content_type="application/pdf", filename=nama)


def dilakukan_terakhir(urusan, aksi, pengguna) -> bool:
    """Whether a refused act is the second click of the person who did it last: nothing is lost, nothing is wrong."""
    terakhir = urusan.jejak.last()
    return terakhir is not None and (terakhir.aksi, terakhir.pengguna_id) == (aksi, pengguna.pk)


def kalimat_berhasil(konteks) -> str:
    """What happened, what number it got, whose turn it is: for the page after the act."""
    alur, contoh = konteks.daftar[0].alur, konteks.daftar[0]
    sebutan = contoh.nomor_perkara if len(konteks.daftar) == 1 else f"{len(konteks.daftar)} urusan"
    surat = "".join(f" Terbit: {s.hal}, nomor {s.nomor}." for s in konteks.surat)
    giliran = alur.giliran(contoh)
    berikutnya = f" Berikutnya: {giliran}." if giliran else ""
    return f"{sebutan} sekarang “{alur.status(contoh.status).label}”.{surat}{berikutnya}"


class SuratPdf(MasukDiperlukan, View):
    def get(self, request, pk):
        surat = get_object_or_404(Surat.objects.terlihat_oleh(request.user), pk=pk)
        nama = "".join(c if c.isalnum() else "-" for c in surat.nomor)
        return FileResponse(surat.pdf.open(), content_type="application/pdf", filename=f"{surat.jenis}-{nama}.pdf")


class SuratPeriksa(TemplateView):
    """Public: is this letter genuine, is it still in force. Shows no personal data."""

    template_name = "core/surat_periksa.html"

    def get(self, request, kode=""):
        if not kode and request.GET.get("kode"):
            rapi = self.rapi(request.GET["kode"])[:40]
            return HttpResponseRedirect(reverse("surat_periksa", args=[rapi]) if rapi else reverse("surat_periksa"))
        surat, kalimat, berlaku, uraian, rapi = None, "", False, [], self.rapi(kode)
        if kode:
            surat = Surat.objects.select_related("instansi").filter(kode=rapi).first()
            urusan = urusan_surat(surat) if surat else None
            kalimat, berlaku = self.kalimat(surat, urusan)
            uraian = urusan.uraian_surat(surat) if urusan else []
        isi = {"surat": surat, "kode": rapi, "kalimat": kalimat, "berlaku": berlaku, "uraian": uraian}
        return self.render_to_response({**isi, "diperiksa": timezone.now()}, status=200 if surat or not kode else 404)

    def rapi(self, kode: str) -> str:
        """A code as stored, however it was typed; nothing else of what was sent reaches the database or the page."""
        return "".join(c for c in kode.upper() if c.isalnum() and c.isascii())

    def kalimat(self, surat, urusan=None) -> tuple[str, bool]:
        """The answer in one sentence, and whether the letter may be relied on."""
        if surat is None:
            return (
                "Surat dengan kode ini tidak ditemukan. Jangan gunakan surat itu sebelum bertanya kepada penerbitnya.",
                False,
            )
        pengganti = surat.pengganti.order_by("pk").last()
        if pengganti:
            return f"Surat ini asli, tetapi sudah diganti oleh surat nomor {pengganti.nomor}.", False
        semua, batal = urusan_batal(surat)
        if semua and batal == semua:
            return "Surat ini asli, tetapi urusannya sudah ditarik kembali.", False
        if batal:
            sisa = f"kecuali bagi {batal} dari {semua} urusan yang sudah ditarik kembali"
            return f"Surat ini asli dan berlaku, {sisa}.", True
        kalimat, berlaku = urusan.keterangan_surat(surat) if urusan else ("", True)
        return kalimat or "Surat ini asli dan masih berlaku.", berlaku


def urusan_surat(surat):
    """The case that a letter is about, of several the first; None when it is about none."""
    objek = surat.objek.order_by("pk").first()
    return apps.get_model(objek.objek_jenis).objects.filter(pk=objek.objek_id).first() if objek else None


def urusan_batal(surat) -> tuple[int, int]:
    """How many cases the letter is about, and how many of them were withdrawn since.

    A letter may also name what is no case and has no route: the koperasi, its licence.
    """
    milik: dict[str, list[int]] = {}
    for jenis, pk in surat.objek.values_list("objek_jenis", "objek_id"):
        milik.setdefault(jenis, []).append(pk)
    semua = batal = 0
    for jenis, pk in milik.items():
        model = apps.get_model(jenis)
        if issubclass(model, Urusan):
            semua += len(pk)
            batal += model.objects.filter(pk__in=pk, status__in=model.alur.batal).count()
    return semua, batal


class BerkasUnduh(MasukDiperlukan, View):
    def get(self, request, pk):
        berkas = get_object_or_404(Berkas.objects.terlihat_oleh(request.user), pk=pk)
        model = apps.get_model(berkas.objek_jenis) if berkas.objek_jenis else None
        if model and issubclass(model, Urusan) and (tertutup := model.berkas_tertutup(berkas, request.user)):
            raise PermissionDenied(tertutup)
        if not default_storage.exists(berkas.isi.name):
            raise Http404
        return FileResponse(
            berkas.isi.open(),
            content_type=JENIS_ISI[berkas.jenis],
            filename=berkas.nama,
            as_attachment=berkas.jenis == "xlsx",
        )


@require_POST
def berkas_unggah(request, jenis, pk):
    """Store one file for a case, at once; a refused file says why and loses nothing else."""
    if not request.user.is_authenticated:
        raise PermissionDenied("Masuk dahulu untuk mengunggah berkas.")
    urusan = get_object_or_404(model_urusan(jenis).objects.terlihat_oleh(request.user), pk=pk)
    if not urusan.alur.dapat_diubah(urusan, request.user):
        raise PermissionDenied(kalimat_tertutup(urusan))
    kembali = request.POST.get("kembali", "")
    if not url_has_allowed_host_and_scheme(kembali, allowed_hosts=None):
        kembali = urusan.get_absolute_url()
    if "file" not in request.FILES:
        messages.error(request, "Pilih berkas dahulu, lalu tekan Unggah.")
        return HttpResponseRedirect(kembali)
    try:
        butir = "".join(c for c in request.POST.get("butir", "") if c.isprintable())[:60]
        # A file is part of the form: a decision that was looked at without it must notice.
        with bersih_bila_gagal(), simpan_isian(urusan, request.user) as terkunci:
            berkas = simpan_berkas(request.FILES["file"], request.user, terkunci, butir)
    except ValidationError as galat:
        messages.error(request, f"{request.FILES['file'].name}: {galat.messages[0]}")
    else:
        messages.success(request, f"Berkas {berkas.nama} tersimpan.")
    return HttpResponseRedirect(kembali)


class AturanView(TemplateView):
    """Every threshold with its article and date, from the same objects that decide."""

    template_name = "core/aturan.html"
    extra_context = {"daftar": daftar_aturan, "catatan": CATATAN}
