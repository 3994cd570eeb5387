"""The one page that runs the gate: what a step does, what it needs, its letter before the act."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from core.halaman.forms import TindakanForm
from core.halaman.kurang import kurang, temuan_langkah
from core.halaman.urusan import model_urusan
from core.perkara.akun_baru import catatan_akun
from core.perkara.ditolak import BelumLengkap, Ditolak, LangkahTidakSah, SudahBerubah, TidakBerwenang
from core.perkara.surat import jenis_surat, nama_pdf, pratinjau
from core.perkara.terbuka import sebut_hitungan

KIRIMAN_KEDUA = "Langkah ini sudah Anda lakukan. Kiriman kedua tidak mengubah apa pun."


class TindakanView(View):
    """One step of one case: say what it does, ask what it needs, then run the gate.

    A refusal shows the gate's sentence and findings on the same page, with everything typed still there.
    """

    template_name = "core/halaman/tindakan.html"

    def dispatch(self, request, *args, jenis, pk, aksi, **kwargs):
        model = model_urusan(jenis)
        self.urusan = get_object_or_404(
            model.objects.terlihat_oleh(request.user).select_related("wilayah", "berwenang", *model.DESKRIPSI), pk=pk
        )
        self.aksi = aksi
        request.halaman_urusan = self.urusan.get_absolute_url()
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
                raise Ditolak(x.sebab)
        raise TidakBerwenang(self.urusan.alur.kalimat_bukan_wewenang(t, self.urusan, self.request.user))

    def tertutup(self, tolak):
        """The step is closed to this person or at this time: back to the case, with the reason."""
        messages.error(self.request, tolak.pesan)
        return HttpResponseRedirect(self.urusan.get_absolute_url())

    def konteks(self, t, form, temuan=None):
        alur = self.urusan.alur
        if temuan is None:
            temuan = temuan_langkah(self.urusan, t)
        return {
            "urusan": self.urusan,
            "t": t,
            "form": form,
            "temuan": temuan,
            "kurang": kurang(self.urusan, temuan),
            # Before the proposal: what nobody knows, what a person judged, what is not met.
            "hitungan": "" if all(x.hasil.lolos and not x.penilai for x in temuan) else sebut_hitungan(temuan),
            # Our own control, which warns: the act keeps the same sentence (core.perkara.akun_baru).
            "catatan_akun": catatan_akun([self.urusan], self.request.user, timezone.now()).get(self.urusan.pk),
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
        try:
            pdf = pratinjau(jenis, konteks)
        except Ditolak as tolak:
            return self.tertutup(tolak)
        nama = nama_pdf(f"Rancangan {jenis.hal(konteks)}", self.urusan.nomor_perkara)
        return FileResponse(BytesIO(pdf), content_type="application/pdf", filename=nama)


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
