"""Opening the case of an office: first whose office it is, then the office itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.forms import UUIDField
from django.shortcuts import redirect, render
from django.views.generic import View

from aturan.simpan_pinjam_2015.kewenangan import kewenangan_kantor
from core.dasar.izin import Izin, penugasan_berizin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.tanpa_nik import TanpaNik
from core.models import Wilayah
from core.perkara.nomor import nomor_perkara
from ksp_usp.models import Koperasi
from ksp_usp.models.koperasi import daerah
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.forms.kantor import TERBANYAK_COCOK, KantorBaruForm, cari_koperasi
from perizinan.models import JaringanPelayanan


def wilayah_kantor(meja: Wilayah) -> list[Wilayah]:
    """The kabupaten/kota whose offices the authority at `meja` decides on (Pasal 10 ayat (1)): itself, or Jakarta's."""
    if "." in meja.pk:
        return [meja] if meja.otonom else []
    if meja.pk == "00":
        return []
    bawah = Wilayah.objects.filter(induk=meja, otonom=False).berlaku(hari_ini(meja)).select_related("induk")
    return [w for w in bawah if kewenangan_kantor(daerah(w)).kode == meja.pk]


def mulai_kantor(
    koperasi: Koperasi, wilayah, meja, pengguna, aksi: str = "buat", *, alasan: str = "", **isi
) -> JaringanPelayanan:
    """Open the case of an office that stands in `wilayah`, at the desk of `meja`, in the caller's transaction."""
    kantor = JaringanPelayanan(
        nomor_perkara=nomor_perkara("KTR", "jaringan", meja, hari_ini(meja)),
        koperasi=koperasi,
        wilayah=wilayah,
        berwenang=meja,
        **isi,
    )
    return ALUR_JARINGAN.buat(kantor, pengguna, aksi, alasan=alasan)


class KantorBaru(TanpaNik, View):
    """First whose office it is, found in the whole register by an exact number; then the office itself."""

    template_name = "perizinan/kantor/baru.html"
    terdahulu = False

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.TERIMA_KANTOR)
        meja = penugasan_berizin(request.user, Izin.TERIMA_KANTOR)
        self.pilihan = {w.pk: w for p in meja for w in wilayah_kantor(p.instansi.wilayah)}
        if not self.pilihan:
            raise PermissionDenied(
                f"Permohonan kantor tidak diterima di {meja[0].instansi.nama}: yang memutus Bupati atau Wali Kota"
                " tempat kantor akan berdiri, juga bila izin koperasinya dari Gubernur atau Menteri (Pasal 10 ayat"
                " (1)). Arahkan koperasi ke loket kabupaten/kota itu."
            )
        self.terlihat = Koperasi.objects.terlihat_oleh(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        cari, pilih = request.GET.get("cari", ""), request.GET.get("pilih", "")
        pk = request.GET.get("koperasi", "")
        if pk.isascii() and pk.isdecimal() and len(pk) < 19 and (dituju := self.terlihat.filter(pk=int(pk)).first()):
            cari, pilih = dituju.badan_hukum, str(dituju.pk)
        koperasi = self.terpilih(cari, pilih)
        return self.tampil(cari, koperasi, self.formulir(koperasi) if koperasi else None)

    def post(self, request):
        if lama := self.sudah_dibuat():
            return redirect("jaringan_tugas", lama.pk)
        cari = request.POST.get("cari", "")
        koperasi = self.terpilih(cari, request.POST.get("pilih", ""))
        if koperasi is None:
            messages.error(request, "Cari dan pilih koperasinya dahulu, lalu isi kantornya.")
            return self.tampil(cari, None, None, status=422)
        form = self.formulir(koperasi, request.POST)
        if not form.is_valid():
            return self.tampil(cari, koperasi, form, status=422)
        try:
            with transaction.atomic():
                kantor = self.buat(koperasi, form)
        except IntegrityError:
            if lama := self.sudah_dibuat():  # the same click arrived twice at once
                return redirect("jaringan_tugas", lama.pk)
            raise
        messages.success(request, f"{kantor} dibuat sebagai draf di loket.")
        return redirect("jaringan_tugas", kantor.pk)

    def terpilih(self, cari, pilih):
        """The koperasi that was chosen, if the search that led to it still finds it, and it may open an office.

        One that alone fits is no question.
        """
        self.hasil = cari_koperasi(cari, self.terlihat)
        for k in self.hasil:
            # An office that is open already is recorded all the same.
            k.dihentikan = k.dihentikan_sejak is not None and not self.terdahulu
        pilih = pilih or (str(self.hasil[0].pk) if len(self.hasil) == 1 else "")
        return next((k for k in self.hasil if str(k.pk) == pilih and k.izin_berlaku and not k.dihentikan), None)

    def formulir(self, koperasi, data=None):
        return KantorBaruForm(data, koperasi=koperasi, pilihan=self.pilihan)

    def sudah_dibuat(self):
        """The case that this very form has made before: second click, back and resubmit, reload."""
        try:
            kunci = UUIDField().clean(self.request.POST.get("kunci_kirim"))
        except ValidationError:
            return None
        return JaringanPelayanan.objects.filter(kunci_kirim=kunci, dibuat_oleh=self.request.user).first()

    def buat(self, koperasi, form) -> JaringanPelayanan:
        wilayah = self.pilihan[form.cleaned_data["wilayah"]]
        meja = Wilayah.objects.get(pk=kewenangan_kantor(daerah(wilayah)).kode)
        return mulai_kantor(
            koperasi, wilayah, meja, self.request.user, jenis=form.cleaned_data["jenis"],
            nama=form.cleaned_data["nama"], terdahulu=self.terdahulu, kunci_kirim=form.cleaned_data["kunci_kirim"],
        )  # fmt: skip

    def tampil(self, cari, koperasi, form, status=200):
        return render(
            self.request,
            self.template_name,
            {
                "form": form,
                "kata": "".join(c for c in cari if c.isprintable())[:200],
                "koperasi": koperasi,
                "hasil": self.hasil[:TERBANYAK_COCOK],
                "terlalu_banyak": len(self.hasil) > TERBANYAK_COCOK,
                "terdahulu": self.terdahulu,
                "judul": "Catat kantor yang sudah dibuka" if self.terdahulu else "Buat permohonan kantor",
                "wilayah": next(iter(self.pilihan.values())),
                "satu_wilayah": len(self.pilihan) == 1,
            },
            status=status,
        )


class KantorTerdahulu(KantorBaru):
    """An office that was open before this product: the counter enters it, the examiner confirms it."""

    terdahulu = True
