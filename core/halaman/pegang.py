"""Ambil, Lepas, Alihkan: the buttons of the desk and of a case, and the page that hands cases on to a colleague."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View

from core.dasar.izin import Izin, boleh, kode_bertindak
from core.dasar.waktu import hari_ini
from core.halaman.banyak import Butir, Dilewati, HasilBanyak, Nasib, kerjakan_tiap
from core.halaman.urusan import model_urusan
from core.models import Pengguna, Penugasan, Urusan
from core.models.pegangan import baca_pegangan
from core.perkara.ditolak import Ditolak
from core.perkara.pegangan import (
    alihkan,
    ambil,
    lepas,
    rekan_meja,
    sebab_tidak_dialihkan,
    sebab_tidak_kepada,
    sebut_pegangan,
)

TERBANYAK = 50  # cases that are handed on together: as many as a list shows on one page


def rekan_semeja(pengguna: Pengguna) -> dict[str, Exists]:
    """For each post of `pengguna` whether somebody else holds the same one: alone nobody needs to take what is theirs
    anyway. As columns of a query that the desk makes in any case."""
    hari = hari_ini()
    bertugas = Penugasan.objects.filter(
        Q(sampai=None) | Q(sampai__gte=hari), mulai__lte=hari, pengguna__is_active=True
    ).exclude(pengguna=pengguna)
    return {
        f"rekan_{p.instansi.wilayah_id.replace('.', '_')}_{p.peran}": Exists(
            bertugas.filter(instansi__wilayah=p.instansi.wilayah_id, peran=p.peran)
        )
        for p in pengguna.penugasan_aktif()
    }


def siapkan_pegangan(kelompok: list[dict], rekan: dict[str, bool]) -> None:
    """Who has each case of the work desk in hand; `boleh_ambil` on those that wait free at a desk of several people.
    `rekan`: what the columns of rekan_semeja() found."""
    baca_pegangan(u for k in kelompok for u in k["urusan"] if isinstance(u, Urusan) and not k.get("di_mana"))
    for u in (u for k in kelompok if k.get("menunggu") for u in k["urusan"]):
        peran = u.alur.peran_giliran(u.status)
        kode = kode_bertindak(peran, u.wilayah_id, u.berwenang_id)
        terbuka = bool(u.langkah_meja and u.langkah_meja.url)  # what the buttons of its page offer
        u.boleh_ambil = terbuka and u.pegangan is None and rekan.get(f"rekan_{kode.replace('.', '_')}_{peran}", False)


def ambil_satu(jenis: str, pk: int, pengguna) -> Urusan:
    """A case that this person sees, with what handing it on reads; 404 for any other."""
    model = model_urusan(jenis)
    terlihat = model.objects.terlihat_oleh(pengguna).select_related("wilayah", "berwenang", *model.DESKRIPSI)
    return get_object_or_404(terlihat, pk=pk)


class Pegang(View):
    """Take a case in hand, or give it back to the desk: one click, from the desk, a list or the page of the case."""

    http_method_names = ["post"]

    def post(self, request, jenis, pk):
        urusan = ambil_satu(jenis, pk, request.user)
        kembali = request.POST.get("kembali", "")
        if not url_has_allowed_host_and_scheme(kembali, allowed_hosts=None):
            kembali = urusan.get_absolute_url()
        request.halaman_urusan = urusan.get_absolute_url()
        if request.POST.get("apa") == "lepas":
            if lepas(urusan, request.user):
                messages.success(request, f"{urusan.judul} Anda lepas: rekan di meja Anda dapat mengambilnya.")
            else:
                messages.info(request, f"{urusan.judul} tidak (lagi) Anda pegang. Tidak ada yang berubah.")
            return HttpResponseRedirect(kembali)
        try:
            ambil(urusan, request.user)
        except Ditolak as tolak:
            messages.warning(request, tolak.pesan)
        else:
            buka = format_html('<a href="{}">{}</a>', urusan.get_absolute_url(), urusan.judul)
            messages.success(request, format_html("Anda sekarang memegang {}. Rekan Anda melihatnya.", buka))
        return HttpResponseRedirect(kembali)


def alamat_alihkan(model: type[Urusan], daftar: list[Urusan], pengguna: Pengguna) -> str:
    """Where the ticked rows of a list are handed on, for whom the table names and who holds one of them; else ''."""
    milik = any(u.pegangan and u.pegangan.pengguna_id == pengguna.pk for u in daftar)
    boleh_alih = milik or boleh(pengguna, Izin.ALIHKAN_URUSAN)
    return reverse("alihkan", args=[model._meta.model_name]) if boleh_alih else ""


def tandai_pilihan(baris: list[list[dict]], daftar: list[Urusan]) -> None:
    """A tick in the first cell of each row whose case waits at a desk."""
    for sel, urusan in zip(baris, daftar, strict=True):
        if urusan.alur.peran_giliran(urusan.status):
            next((s for s in sel if s["url"]), sel[0])["pilih"] = urusan.pk


class KepadaForm(forms.Form):
    """To whom: everybody at the desks of the chosen cases; whether each may, the page of consequences says."""

    kepada = forms.ModelChoiceField(
        label="Alihkan kepada", queryset=Pengguna.objects.none(), empty_label="Pilih rekan",
        error_messages={"required": "Pilih rekan yang menerima.", "invalid_choice": "Pilih rekan dari daftar ini."},
    )  # fmt: skip

    def __init__(self, *args, calon, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["kepada"].queryset = calon


class Alihkan(View):
    """Hand one case or several on: choose a colleague, look at what will happen, then one transaction a case.

    Repeated it moves nothing twice: what the colleague has already is passed over, with the reason.
    """

    template_name = "core/halaman/alihkan.html"

    def setup(self, request, *args, jenis, **kwargs):
        super().setup(request, *args, **kwargs)
        self.model = model_urusan(jenis)
        nomor = [n for n in request.GET.getlist("urusan") if n.isdecimal() and len(n) < 10][:TERBANYAK]
        terkait = ("wilayah", "berwenang", *self.model.DESKRIPSI)
        self.daftar = list(
            self.model.objects.terlihat_oleh(request.user).filter(pk__in=nomor).select_related(*terkait).order_by("pk")
        )
        if len(self.daftar) != len(set(nomor)):
            raise Http404
        baca_pegangan(self.daftar)

    def calon(self):
        """Everybody at the desks where these cases wait."""
        satu_per_meja = {(u.status, u.wilayah_id, u.berwenang_id): u for u in self.daftar}.values()
        return Pengguna.objects.filter(pk__in={p.pk for u in satu_per_meja for p in rekan_meja(u)}).order_by(
            "nama", "pk"
        )

    def get(self, request, **kwargs):
        return self.tampil(KepadaForm(calon=self.calon()))

    def post(self, request, **kwargs):
        form = KepadaForm(request.POST, calon=self.calon())
        if not form.is_valid():
            return self.tampil(form, 422)
        kepada, aksi = form.cleaned_data["kepada"], request.POST.get("aksi")
        if aksi == "ubah":
            return self.tampil(form)
        if aksi == "alihkan":
            hasil = kerjakan_tiap(self.daftar, partial(self.pindahkan, kepada), sebut)
            return self.tampil(form, hasil=hasil, kepada=kepada, selesai=True)
        return self.tampil(form, hasil=HasilBanyak([self.ramal(kepada, u) for u in self.daftar]), kepada=kepada)

    def ramal(self, kepada, urusan) -> Butir:
        """What would become of one."""
        if sebab := sebab_tidak_dialihkan(urusan, self.request.user) or sebab_tidak_kepada(urusan, kepada):
            return Butir(sebut(urusan), Nasib.DILEWATI, sebab)
        return Butir(sebut(urusan), Nasib.AKAN, self.kini(urusan))

    def pindahkan(self, kepada, urusan) -> Butir:
        """Move one, in the transaction of the frame."""
        if urusan.pegangan and urusan.pegangan.pengguna_id == kepada.pk:
            raise Dilewati(f"Sudah dipegang {kepada.nama}.")
        alihkan(urusan, kepada, self.request.user)
        return Butir(sebut(urusan), Nasib.BERHASIL, "", urusan.get_absolute_url(), "Buka")

    def kini(self, urusan) -> str:
        return f"{sebut_pegangan(urusan) or 'Belum dipegang siapa pun'}."

    def tampil(self, form, status=200, **isi):
        """The choice, what will happen, or what became of each."""
        saya = self.request.user
        sebab = [sebab_tidak_dialihkan(u, saya) for u in self.daftar] if "hasil" not in isi else [""]
        if sebab and all(sebab):
            raise PermissionDenied(sebab[0])
        konteks = {
            "form": form, "pilihan": [(u, self.kini(u)) for u in self.daftar], **isi,
            "nama": self.model._meta.verbose_name_plural, "daftar_url": reverse(self.model.url_daftar()),
        }  # fmt: skip
        return render(self.request, self.template_name, konteks, status=status)


def sebut(urusan) -> str:
    """A case in one line: what it is about, and its number."""
    return urusan.judul if urusan.judul == urusan.nomor_perkara else f"{urusan.judul}, {urusan.nomor_perkara}"
