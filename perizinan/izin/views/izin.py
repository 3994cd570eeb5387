"""The register of licences and the buku registrasi, and a licence that is older than this product."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import DetailView, View

from aturan.simpan_pinjam_2015.izin import DOKUMEN_PENDIRIAN
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from aturan.simpan_pinjam_2015.modal import MODAL_REGISTRASI, TAHUN_REGISTRASI
from aturan.simpan_pinjam_2015.pengawasan import KEWAJIBAN
from core.dasar.izin import Izin, boleh, wajib
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.dasar.wilayah import pasang_wilayah
from core.halaman.berkas import terima_pindaian
from core.halaman.daftar import DaftarView, Kolom
from core.halaman.tanda import status
from core.models import Berkas, Jejak, Surat
from core.models.bukti import satu_langkah
from ksp_usp.models import Koperasi
from perizinan.izin.forms.izin import IzinTerdahuluForm, SaringIzin, SaringRegistrasi
from perizinan.izin.surat import BUKAN_OTONOM, jenjang_tercatat, satu_administrasi, sebut_jenjang
from perizinan.izin.terdahulu import (
    beserta_pencabutan,
    butir_pindaian,
    catat_terdahulu,
    pasang_pindaian,
    sebut_pencabutan,
    wilayah_terdahulu,
)
from perizinan.models import SELESAI, EntriRegistrasi, IzinUsaha, PermohonanIzin

RINGKAS = {
    Lingkup.KABKOTA: "1 kabupaten/kota", Lingkup.PROVINSI: "Lintas kab/kota", Lingkup.NASIONAL: "Lintas provinsi",
}  # fmt: skip
ADMINISTRASI = "1 kota/kabupaten administrasi"


RUPA_KEADAAN = {
    IzinUsaha.Keadaan.BERLAKU: ("tetap", ""),
    IzinUsaha.Keadaan.DIBEKUKAN: ("jeda", "masalah"),
    IzinUsaha.Keadaan.DICABUT: ("cabut", "masalah"),
    IzinUsaha.Keadaan.DIGANTI: ("kunci", "lewat"),
}


class IzinDaftar(DaftarView):
    model = IzinUsaha
    judul = "Register izin"
    urutan = ("-tanggal", "-pk")
    kosong_sebab = "Belum ada izin yang dapat Anda lihat."
    kosong_saran = "Izin masuk register ini saat diterbitkan, atau saat izin terdahulu dicatat pada halaman koperasi."
    template_name = "perizinan/izin/izin_daftar.html"
    kolom = (
        Kolom("Koperasi", "nama", tautan=True, bawah=("nomor", lambda i: sebut_jenis(i)), lebar=30),
        Kolom("Nomor izin", "nomor", lembar=True),
        Kolom("Jenis", lambda i: sebut_jenis(i), lembar=True),
        Kolom("Tanggal", "tanggal", lebar=13),
        Kolom("Kedudukan", "kedudukan.nama", lembar=True),
        Kolom(
            "Wilayah keanggotaan",
            lambda i: ADMINISTRASI if i.administrasi else RINGKAS[Lingkup(i.lingkup)],
            bawah=("kedudukan.nama",),
            lebar=18,
        ),
        Kolom("Penerbit", "penerbit_sebutan", lebar=15),
        Kolom("Modal disetor (Rp)", "modal_disetor", kanan=True, lebar=11),
        Kolom("Keadaan", "get_keadaan_display", rupa=lambda i: rupa_keadaan(i), lebar=13),
    )

    def get_queryset(self):
        anggota = IzinUsaha.keanggotaan.through.objects.filter(izinusaha=OuterRef("pk"))
        bukan_otonom = anggota.filter(wilayah__otonom=False, wilayah__kode__contains=".")
        terlihat = super().get_queryset().select_related("kedudukan")
        return terlihat.annotate(administrasi=Exists(bukan_otonom) & ~Exists(anggota[1:]))

    def get_form_saring(self):
        return SaringIzin(self.request.GET, pengguna=self.request.user)


class IzinRinci(DetailView):
    """What a licence says, and what became of it."""

    template_name = "perizinan/izin/izin_rinci.html"
    context_object_name = "izin"

    def get_queryset(self):
        return IzinUsaha.objects.terlihat_oleh(self.request.user).select_related(
            "koperasi", "surat", "permohonan", "mengganti", "dicatat_oleh"
        )

    def get_object(self):
        izin = super().get_object()
        pasang_wilayah(izin, "kedudukan", "penerbit", "koperasi__wilayah", "koperasi__berwenang")
        if izin.permohonan and izin.permohonan.salinan_putusan:
            # Under the names that its letter has.
            p = izin.permohonan.seperti_diputus()
            izin.kedudukan, self.anggota = p.kedudukan_izin, p.keanggotaan_terbaca
        else:
            self.anggota = list(izin.keanggotaan.order_by("pk"))
        return izin

    def get_context_data(self, **kwargs):
        izin = self.object
        pindaian = Berkas.objects.filter(
            objek_jenis=Koperasi._meta.label_lower, objek_id=izin.koperasi_id, butir=butir_pindaian(izin.pk), aktif=True
        )
        return super().get_context_data(
            keadaan=rupa_keadaan(izin),
            lingkup=BUKAN_OTONOM if satu_administrasi(self.anggota) else Lingkup(izin.lingkup).label,
            jenjang=sebut_jenjang(jenjang_tercatat(izin)),
            anggota=self.anggota,
            peristiwa=(peristiwa := list(izin.peristiwa.select_related("surat", "oleh"))),
            surat_terlihat=set(
                Surat.objects.terlihat_oleh(self.request.user)
                .filter(pk__in=[x.surat_id for x in peristiwa if x.surat_id])
                .values_list("pk", flat=True)
            ),
            pengganti=IzinUsaha.objects.filter(mengganti=izin).first(),
            pindaian=pindaian.terlihat_oleh(self.request.user),
            koperasi_terlihat=Koperasi.objects.terlihat_oleh(self.request.user).filter(pk=izin.koperasi_id).exists(),
            permohonan_terlihat=PermohonanIzin.objects.terlihat_oleh(self.request.user)
            .filter(pk=izin.permohonan_id)
            .exists(),
            url_perubahan=url_perubahan(izin, self.request.user),
            dapat_memindai=boleh(self.request.user, Izin.CATAT_IZIN_TERDAHULU, izin.koperasi),
            pendirian=dokumen_pendirian(izin),
            kewajiban=[(k.kalimat(hari_ini(izin.penerbit)), k.dasar) for k in KEWAJIBAN],
            **kwargs,
        )


def dokumen_pendirian(izin: IzinUsaha) -> list[tuple[str, str]]:
    """The two documents by which a KSP is founded (Pasal 3 ayat (2)), each with its number and day; [] for a USP."""
    if izin.jenis != Koperasi.Jenis.KSP:
        return []
    isi = {
        "badan_hukum": f"{izin.koperasi.badan_hukum}, {tanggal_indonesia(izin.koperasi.tanggal_badan_hukum)}",
        "izin_usaha": f"{izin.nomor}, {tanggal_indonesia(izin.tanggal)}",
    }
    return [(f"{d.uraian} ({d.dasar.sebutan})", isi[d.kode]) for d in DOKUMEN_PENDIRIAN]


def url_perubahan(izin: IzinUsaha, pengguna) -> str:
    """Where loket applies for a change of this licence; empty when it cannot be changed now, or by this person."""
    if izin.keadaan != IzinUsaha.Keadaan.BERLAKU or not boleh(pengguna, Izin.TERIMA_PERMOHONAN, izin.koperasi):
        return ""
    if izin.koperasi.permohonan_izin.exclude(status__in=SELESAI).exists():
        return ""
    return f"{reverse('permohonan_baru')}?koperasi={izin.koperasi_id}&jenis=perubahan"


def sebut_jenis(izin) -> str:
    return f"{'KSP' if izin.jenis == 'ksp' else 'USP Koperasi'} {izin.get_bentuk_display()}"


def rupa_keadaan(izin):
    """What the licence is worth today, as mark and word."""
    tanda, kelas = RUPA_KEADAAN[izin.keadaan]
    return status(tanda, izin.get_keadaan_display(), kelas)


class RegistrasiDaftar(DaftarView):
    """The buku registrasi of Pasal 4 ayat (3), what is due first on top."""

    model = EntriRegistrasi
    judul = "Buku registrasi"
    urutan = ("tenggat", "pk")
    kosong_sebab = "Belum ada USP yang tercantum."
    kosong_saran = "USP masuk buku ini saat pejabat mencantumkannya, dari permohonan dengan modal di bawah syarat izin."
    kolom = (
        Kolom(
            "Koperasi",
            lambda e: nama_tercantum(e),
            tautan=lambda e: e.koperasi.get_absolute_url(),
            bawah=("nomor", lambda e: kedudukan_tercantum(e)),
            lebar=32,
        ),
        Kolom("Nomor registrasi", "nomor", lembar=True),
        Kolom("Kedudukan", lambda e: kedudukan_tercantum(e), lembar=True),
        Kolom("Dicantumkan", "tanggal", lebar=13),
        Kolom("Modal tetap (Rp)", "modal_tetap", lebar=11),
        Kolom("Mengajukan izin paling lambat", "tenggat", bawah=("sisa",), lebar=20),
        Kolom("Sisa waktu", "sisa", lembar=True),
        Kolom("Keadaan", lambda e: keadaan_registrasi(e), lebar=24),
    )

    @property
    def keterangan(self) -> str:
        per = hari_ini()
        return (
            f"USP Koperasi dengan modal tetap di bawah {MODAL_REGISTRASI.sebut(per)}. Paling lambat"
            f" {TAHUN_REGISTRASI.sebut(per)} sesudah dicantumkan sudah mengajukan permohonan izin"
            f" ({MODAL_REGISTRASI.pada(per).dasar})."
        )

    def get_queryset(self):
        terlihat = super().get_queryset().select_related("koperasi__wilayah", "penerbit", "izin")
        putusan = Jejak.objects.filter(
            objek_jenis=PermohonanIzin._meta.label_lower, objek_id=OuterRef("permohonan_id"), salinan__has_key="tampil"
        )
        tercantum = putusan.order_by("-urutan").values("salinan__tampil__koperasi")[:1]
        return terlihat.dengan_permohonan().annotate(tercantum=Subquery(tercantum))

    def get_form_saring(self):
        return SaringRegistrasi(self.request.GET, pengguna=self.request.user)


def nama_tercantum(e: EntriRegistrasi) -> str:
    """The koperasi as its decision entered it, and its name of today where that is another."""
    lama = (e.tercantum or {}).get("nama", e.koperasi.nama)
    return lama if lama == e.koperasi.nama else f"{lama} (kini {e.koperasi.nama})"


def kedudukan_tercantum(e: EntriRegistrasi) -> str:
    """The name of its seat as the decision entered it."""
    if e.tercantum:
        [[_, nama, _]] = e.tercantum["wilayah"]
        return nama
    return e.koperasi.wilayah.nama


def keadaan_registrasi(e: EntriRegistrasi) -> str:
    if e.izin:
        return f"Berizin nomor {e.izin.nomor}"
    return f"Sudah mengajukan {e.diajukan}" if e.diajukan else "Belum mengajukan izin"


class IzinTerdahulu(View):
    """Record a licence given before this product, from its scan: without it no change could ever be asked for."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.koperasi = get_object_or_404(
            Koperasi.objects.terlihat_oleh(request.user).select_related("wilayah", "berwenang"), pk=pk
        )
        self.penugasan = wajib(request.user, Izin.CATAT_IZIN_TERDAHULU, self.koperasi)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        self.pastikan_bisa()
        return self.tampil(self.form())

    def post(self, request):
        berkas, salah = terima_pindaian(request, f"izin_terdahulu_koperasi_{self.koperasi.pk}", "surat izin")
        with transaction.atomic():
            self.koperasi = (
                Koperasi.objects.select_for_update(of=("self",)).select_related("wilayah", "berwenang").get(
                    pk=self.koperasi.pk
                )
            )  # fmt: skip
            form = self.form(request.POST, berkas, salah)
            sah = form.is_valid()
            if not form.sudah:
                self.pastikan_bisa()
            if tercatat := sah and not form.sudah:
                self.catat(form.cleaned_data, berkas)
            else:
                transaction.set_rollback(True)
        if not tercatat and not form.sudah:
            return self.tampil(form, status=422)
        messages.success(request, "Izin terdahulu tercatat.")
        return redirect(self.koperasi)

    def form(self, data=None, berkas=None, salah=None):
        return IzinTerdahuluForm(
            data, koperasi=self.koperasi, pengguna=self.request.user, berkas=berkas, salah=salah,
            initial={"penerbit_sebutan": wewenang.penerbit if (wewenang := self.wewenang()) else ""},
        )  # fmt: skip

    def wewenang(self):
        return self.koperasi.kewenangan()

    def pastikan_bisa(self):
        """Refuses in words what can have no earlier licence recorded."""
        if izin := self.koperasi.izin.dipegang():
            raise PermissionDenied(
                f"{self.koperasi.nama} sudah memiliki izin nomor {izin.nomor} ({izin.get_keadaan_display().lower()})."
                " Izin terdahulu hanya dicatat bila belum ada izin yang berlaku."
            )
        if sebab := sebut_pencabutan(beserta_pencabutan(self.koperasi.izin.all())):
            raise PermissionDenied(sebab)
        if self.wewenang() is None:
            raise PermissionDenied(
                "Isi wilayah keanggotaan menurut anggaran dasar pada halaman koperasi dahulu: izin menyebutnya."
            )

    @satu_langkah()
    def catat(self, isi, berkas):
        """The licence, its first event, the scan for all who see the koperasi, and the line in its trail."""
        k = self.koperasi
        lingkup, anggota = wilayah_terdahulu(k, isi["penerbit"], k.wilayah_menurut_ad())
        izin = catat_terdahulu(
            k, nomor=isi["nomor"], tanggal=isi["tanggal"], penerbit=isi["penerbit"],
            penerbit_sebutan=isi["penerbit_sebutan"], lingkup=lingkup, anggota=anggota,
            modal_disetor=isi["modal_disetor"], alasan=isi["alasan"], pengguna=self.request.user,
            penugasan=self.penugasan, salinan={"pindaian": berkas.sha256},
        )  # fmt: skip
        pasang_pindaian(berkas, izin)

    def tampil(self, form, status=200):
        return render(
            self.request, "perizinan/izin/izin_terdahulu.html", {"form": form, "koperasi": self.koperasi}, status=status
        )
