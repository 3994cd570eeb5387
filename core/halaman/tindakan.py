"""The one page that runs the gate: what a step does, what it needs, its letter before the act."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.generic import View

from core.dasar.izin import Izin, boleh, kode_bertindak
from core.halaman.forms import TindakanForm
from core.halaman.kurang import kurang, temuan_langkah
from core.halaman.urusan import model_urusan
from core.models import Instansi
from core.perkara.akun_baru import catatan_akun
from core.perkara.ditolak import BelumLengkap, Ditolak, LangkahTidakSah, SudahBerubah, TidakBerwenang
from core.perkara.ingat import mulai_ingat
from core.perkara.pegangan import sebut_pegangan
from core.perkara.pindaian import kode_dipindai
from core.perkara.rancangan import bayangan_surat, catat_dibuka, jenis_ditandatangani, sebab_belum_dibuka
from core.perkara.surat import jenis_surat, nama_pdf, pratinjau_semua, semua_jenis_surat
from core.perkara.tanda import ditandai_kurang
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
        mulai_ingat(self.urusan)
        try:
            t = self.langkah()
        except Ditolak as tolak:
            return self.tertutup(tolak)
        form = TindakanForm(t, initial={"versi": self.urusan.versi})
        return render(request, self.template_name, self.konteks(t, form))

    def post(self, request):
        versi = request.POST.get("versi", "")
        penilaian, lama = None, self.urusan.pegangan
        try:
            t = self.urusan.alur.t(self.aksi, self.urusan.status)
            form = TindakanForm(t, request.POST)
            penilaian = t.kumpulkan(self.urusan) if t.kumpulkan else None
            if not form.is_valid():
                return render(request, self.template_name, self.konteks(t, form), status=422)
        except Ditolak:
            # Not a step of the present status: the gate below says whether the case moved or the step never existed.
            t = form = None
        if form and self.terbuka(t) and (sebab := self.sebab_belum_dibuka(t)):
            taut = '{} <a href="{}" target="_blank" rel="noopener">Baca rancangan surat</a>'
            form.add_error(None, format_html(taut, sebab, self.alamat_surat(t)))
            return render(request, self.template_name, self.konteks(t, form), status=422)
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
        if lama and lama.pengguna_id != request.user.pk:
            messages.info(request, f"Urusan ini tadinya dipegang {lama.nama}.")
        return HttpResponseRedirect(konteks.daftar[0].alamat_lanjut(request.user))

    def langkah(self):
        """The row of this step if this person may take it now; raises Ditolak with the reason."""
        t = self.urusan.alur.t(self.aksi, self.urusan.status)
        for x in self.urusan.alur.tersedia(self.urusan, self.request.user):
            if x.t is t:
                if x.bisa:
                    return t
                raise Ditolak(x.sebab)
        raise TidakBerwenang(self.urusan.alur.kalimat_bukan_wewenang(t, self.urusan, self.request.user))

    def terbuka(self, t) -> bool:
        """Whether the gate would let this step pass now; where not, its own reason comes before the unread draft."""
        try:
            self.langkah()
        except Ditolak:
            return False
        return all(x.hasil.lolos for x in temuan_langkah(self.urusan, t))

    def sebab_belum_dibuka(self, t) -> str:
        """Why the letter may not be signed yet; empty too where no draft can be made."""
        if jenis_surat(t) is None:
            return ""
        try:
            return sebab_belum_dibuka(self.bayangan(t))
        except Ditolak:
            return ""

    def bayangan(self, t):
        penilaian = t.kumpulkan(self.urusan) if t.kumpulkan else None
        return bayangan_surat([self.urusan], self.aksi, self.request.user, penilaian)

    def tertutup(self, tolak):
        """The step is closed to this person or at this time: back to the case, with the reason."""
        messages.error(self.request, tolak.pesan)
        return HttpResponseRedirect(self.urusan.get_absolute_url())

    def konteks(self, t, form, temuan=None):
        if temuan is None:
            temuan = temuan_langkah(self.urusan, t)
        return {
            "urusan": self.urusan,
            "t": t,
            "form": form,
            "temuan": temuan,
            "kurang": kurang(self.urusan, temuan),
            # What somebody judged, what is open, what is not met: the signatory reads it before the rest.
            "pengecualian": [x.kalimat for x in temuan if x.penilai or not x.hasil.lolos],
            "belum_dibuka": self.sebab_belum_dibuka(t),
            "jenis_surat": semua_jenis_surat(t),
            # What goes back or is asked for, item by item: the letter lists the same.
            "ditandai": ditandai_kurang(t.kumpulkan(self.urusan)) if t.kumpulkan and jenis_surat(t) else [],
            # Before the proposal: what nobody knows, what a person judged, what is not met.
            "hitungan": "" if all(x.hasil.lolos and not x.penilai for x in temuan) else sebut_hitungan(temuan),
            # Our own control, which warns: the act keeps the same sentence (core.perkara.akun_baru).
            "catatan_akun": catatan_akun([self.urusan], self.request.user, timezone.now()).get(self.urusan.pk),
            # Ours, and no rule: a colleague has it in hand, which bars nobody (core.perkara.pegangan).
            "dipegang_lain": self.dipegang_lain(),
            "berikutnya": giliran_berikutnya(self.urusan, t),
            "url_surat": jenis_surat(t) and self.alamat_surat(t),
        }

    def dipegang_lain(self) -> str:
        p = self.urusan.pegangan
        return sebut_pegangan(self.urusan) if p and p.pengguna_id != self.request.user.pk else ""

    def alamat_surat(self, t) -> str:
        return reverse("tindakan_surat", args=[self.urusan._meta.model_name, self.urusan.pk, t.aksi])


class TindakanSurat(TindakanView):
    """The letters that a step would issue, as a PDF marked DRAF: read before the act, nothing written."""

    http_method_names = ["get", "head"]

    def get(self, request):
        try:
            t = self.langkah()
        except Ditolak as tolak:
            return self.tertutup(tolak)
        jenis = jenis_surat(t)
        if jenis is None:
            raise Http404
        konteks = self.bayangan(t)
        try:
            pdf = pratinjau_semua(konteks)
            if request.method == "GET" and jenis_ditandatangani(konteks):
                catat_dibuka(jenis, konteks)
        except Ditolak as tolak:
            return self.tertutup(tolak)
        nama = nama_pdf(f"Rancangan {jenis.hal(konteks)}", self.urusan.nomor_perkara)
        return FileResponse(BytesIO(pdf), content_type="application/pdf", filename=nama)


def dilakukan_terakhir(urusan, aksi, pengguna) -> bool:
    """Whether a refused act is the second click of the person who did it last: nothing is lost, nothing is wrong."""
    terakhir = urusan.jejak.last()
    return terakhir is not None and (terakhir.aksi, terakhir.pengguna_id) == (aksi, pengguna.pk)


def kalimat_berhasil(konteks) -> str:
    """What happened, the letter with its link, at which office the case is now, the next thing for this person."""
    contoh = konteks.daftar[0]
    alur = contoh.alur
    sebutan = contoh.nomor_perkara if len(konteks.daftar) == 1 else f"{len(konteks.daftar)} urusan"
    surat = format_html_join(
        "",
        ' Terbit: <a href="{}">{}, nomor {}</a>.',
        ((s.get_absolute_url(), s.hal, s.nomor) for s in konteks.surat),
    )
    return format_html(
        "{} sekarang “{}”.{}{}{}",
        sebutan,
        alur.status(contoh.status).label,
        surat,
        ajakan_pindaian(konteks),
        " Giliran tetap pada Anda: lanjutkan di halaman ini." if tetap_pada_saya(konteks) else giliran_sesudah(konteks),
    )


def tetap_pada_saya(konteks) -> bool:
    """Whether the step left its one case in the hands of the person who took it, with another step to take."""
    contoh = konteks.daftar[0]
    if len(konteks.daftar) > 1 or contoh.status in konteks.t.asal:
        return False
    peran = contoh.alur.peran_giliran(contoh.status)
    tersedia = contoh.alur.tersedia(contoh, konteks.pengguna)
    return any(x.t.utama and x.bisa and x.t.peran == peran for x in tersedia)


def giliran_sesudah(konteks) -> str:
    """Whose turn it is now and at which office, and the next thing for this person."""
    contoh = konteks.daftar[0]
    giliran, di = contoh.alur.giliran(contoh), tempat_sekarang(contoh)
    return format_html(
        "{}{} {}",
        f" Giliran: {giliran}." if giliran else "",
        f" Sekarang di {di}." if di else "",
        berikutnya_saya(konteks),
    )


def ajakan_pindaian(konteks) -> str:
    """What is left to do with a letter that is signed on paper, for whoever may file its scan."""
    return format_html_join(
        "",
        ' Cetak dan tandatangani, lalu <a href="{}">unggah pindaiannya</a>.',
        (
            (reverse("surat_pindaian", args=[s.pk]),)
            for s in konteks.surat
            if s.jenis in kode_dipindai() and boleh(konteks.pengguna, Izin.UNGGAH_PINDAIAN, s.instansi)
        ),
    )


def giliran_berikutnya(urusan, t) -> str:
    """Who acts after the step `t`, and at which office by name; of a step that hands the case on only who."""
    if t.ke == urusan.status:
        return ""
    giliran = urusan.alur.giliran_status(t.ke)
    di = "" if t.aksi in urusan.MENGALIHKAN else tempat_sekarang(urusan, t.ke)
    return ", ".join(filter(None, (giliran, di)))


def tempat_sekarang(urusan, status: str = "") -> str:
    """The office that has the case in hand now, or in `status`, by name; empty where it is closed, or where no office
    is on record."""
    peran = urusan.alur.peran_giliran(status or urusan.status)
    if peran is None:
        return ""
    instansi = Instansi.objects.tempat(kode_bertindak(peran, urusan.wilayah_id, urusan.berwenang_id), peran)
    return instansi.nama if instansi else ""


def berikutnya_saya(konteks) -> str:
    """The next case that waits for this person for the same step, or the work desk, as a link."""
    alur = konteks.daftar[0].alur
    menunggu = alur.antrean(konteks.pengguna).filter(status__in=[s for s in konteks.t.asal if s])
    if urusan := menunggu.select_related(*alur.model.DESKRIPSI).exclude(pk__in=[u.pk for u in konteks.daftar]).first():
        return format_html('Berikutnya untuk Anda: <a href="{}">{}</a>.', urusan.get_absolute_url(), urusan.judul)
    return format_html('Lanjut ke <a href="{}">Meja kerja</a>.', reverse("meja_kerja"))
