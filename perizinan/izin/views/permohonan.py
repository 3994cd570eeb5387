"""An application as its office sees it: the list, opening one, its tasks, all answers before it goes, its page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, Subquery, prefetch_related_objects
from django.forms import UUIDField
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import DetailView, View

from aturan.bahasa import Temuan
from aturan.simpan_pinjam_2015.izin import BERKAS_IZIN
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from aturan.simpan_pinjam_2015.modal import modal_awal
from core.dasar.izin import Izin, boleh, penugasan_berizin, terlihat_oleh, wajib
from core.dasar.rupa import rupiah
from core.dasar.waktu import hari_ini
from core.dasar.wilayah import pasang_wilayah
from core.halaman.daftar import KOLOM_UMUR, DaftarView, Kolom, kolom_status, umur
from core.halaman.kunjungan import dengan_kunjungan
from core.halaman.kurang import kurang, temuan_langkah
from core.halaman.urusan import UrusanView
from core.perkara.ingat import mulai_ingat, sekali
from core.perkara.nomor import nomor_perkara
from core.perkara.tahap import Tahap
from core.perkara.terbuka import dijawab, sebut_hitungan
from core.perkara.tugas import Keadaan, Tugas, sebut_kurang
from core.perkara.versi import kalimat_tertutup
from ksp_usp.models import Koperasi, WilayahAnggota
from perizinan.izin.akibat import wilayah_urusan
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.bacaan import bagian_isian
from perizinan.izin.catatan import berkas_tercatat, catatan_meja
from perizinan.izin.diri import BERKAS_DIRI, GABUNGAN, butir_orang
from perizinan.izin.forms.permohonan import PermohonanBaruForm, SaringPermohonan, sebut_koperasi
from perizinan.izin.syarat import (
    jalur,
    keanggotaan,
    kewenangan_permohonan,
    lingkup_modal,
    perlu_lingkup_modal,
    temuan_izin,
    temuan_tanpa_jawaban,
)
from perizinan.izin.tugas import (
    BUTIR,
    bagian_permohonan,
    berkas_per_butir,
    dengan_dokumen,
    jumlah_dokumen,
    jumlah_tercatat,
    orang_berkas,
    temuan_isian,
)
from perizinan.models import PermohonanIzin

# What the counter does next while the form is open.
LANGKAH_LOKET = {Tahap.DRAF: "terima", Tahap.PERBAIKAN: "terima_kelengkapan"}
# The step by which the pejabat follows what the examiner proposed.
AKSI_USUL = {"terbit": "terbitkan_izin", "daftar": "cantumkan", "tolak": "tolak"}
WILAYAH = ("wilayah", "berwenang", "wilayah_baru", "koperasi__wilayah", "koperasi__berwenang")


def alamat_bagian(p: PermohonanIzin, kode: str) -> str:
    """The page on which one part of an application is filled."""
    match kode:
        case "data":
            return p.koperasi.get_absolute_url()
        case "periksa":
            return reverse("permohonan_periksa", args=[p.pk])
        case _:
            return reverse("permohonan_isian", args=[p.pk, kode])


def alamat_langkah(nama: str, p: PermohonanIzin, langkah) -> str:
    return reverse(nama, args=[p._meta.model_name, p.pk, langkah.aksi]) if langkah else ""


def sebut_keanggotaan(p: PermohonanIzin) -> str:
    """The membership region in a cell: 'Kabupaten Garut', '3 kab/kota', '12 kab/kota di 4 provinsi'."""
    if not p.banyak_wilayah:
        return "belum diisi"
    if p.banyak_wilayah == 1:
        return p.wilayah_pertama
    di = f" di {p.banyak_provinsi} provinsi" if p.banyak_provinsi > 1 else ""
    return f"{p.banyak_wilayah} kab/kota{di}"


class PermohonanDaftar(DaftarView):
    model = PermohonanIzin
    judul = "Permohonan izin"
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Koperasi", "koperasi.nama", tautan=True, bawah=("nomor_perkara", "koperasi.sebutan"), lebar=28),
        Kolom("Jenis", "koperasi.sebutan", lembar=True),
        Kolom("Wilayah keanggotaan", sebut_keanggotaan, lebar=17),
        Kolom("Diterima", "tanggal_ajuan", lebar=13),
        Kolom("Berkas masuk", lambda p: "{}/{}".format(*jumlah_tercatat(p)), kanan=True, lebar=11),
        kolom_status(17),
        Kolom("Di tangan", ALUR_PERMOHONAN.giliran, bawah=(umur,), lebar=14),
        KOLOM_UMUR,
    )
    kosong_sebab = "Belum ada permohonan yang dapat Anda lihat."

    @property
    def kosong_saran(self):
        if self.get_aksi():
            return "Tekan “Buat permohonan” saat koperasi datang membawa berkasnya."
        return "Permohonan dicatat petugas loket instansi yang berwenang (Pasal 7 Permen KUKM 15/2015)."

    def get_aksi(self):
        if boleh(self.request.user, Izin.TERIMA_PERMOHONAN):
            return reverse("permohonan_baru"), "Buat permohonan"
        return None

    def get_queryset(self):
        anggota = WilayahAnggota.objects.filter(koperasi=OuterRef("koperasi"), menurut_ad=True).order_by()
        per_koperasi = anggota.values("koperasi")
        terlihat = super().get_queryset().select_related("koperasi", "berwenang").prefetch_related("keanggotaan_baru")
        return dengan_dokumen(terlihat).annotate(
            banyak_wilayah=Subquery(per_koperasi.annotate(n=Count("pk")).values("n")),
            banyak_provinsi=Subquery(per_koperasi.annotate(n=Count("wilayah__induk", distinct=True)).values("n")),
            wilayah_pertama=Subquery(anggota.order_by("wilayah").values("wilayah__nama")[:1]),
        )

    def get_form_saring(self):
        return SaringPermohonan(self.request.GET, pengguna=self.request.user)


def mulai_permohonan(koperasi: Koperasi, meja, pengguna, aksi: str = "buat", **isi) -> PermohonanIzin:
    """Open the draft of an application at the counter of the region `meja`, in the caller's transaction."""
    p = PermohonanIzin(
        nomor_perkara=nomor_perkara("IZN", "permohonan_izin", meja, hari_ini(meja)), koperasi=koperasi, berwenang=meja,
        wilayah=wilayah_urusan(koperasi.wilayah, meja), **isi,
    )  # fmt: skip
    return ALUR_PERMOHONAN.buat(p, pengguna, aksi)


class PermohonanBaru(View):
    """Open an application for a koperasi in sight, at the counter of the person's own office."""

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.TERIMA_PERMOHONAN)
        self.meja = penugasan_berizin(request.user, Izin.TERIMA_PERMOHONAN)
        self.terlihat = Koperasi.objects.terlihat_oleh(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        kode, initial = request.GET.get("koperasi", ""), {}
        if kode.isascii() and kode.isdecimal() and len(kode) < 19:
            dituju = self.terlihat.filter(pk=int(kode)).first()
            initial = {"cari": sebut_koperasi(dituju)} if dituju else {}
        if request.GET.get("jenis") in PermohonanIzin.Jenis.values:
            initial["jenis"] = request.GET["jenis"]
        return self.tampil(PermohonanBaruForm(terlihat=self.terlihat, initial=initial))

    def post(self, request):
        if lama := self.sudah_dibuat():
            return redirect("permohonan_tugas", lama.pk)
        form = PermohonanBaruForm(request.POST, terlihat=self.terlihat)
        if not form.is_valid():
            return self.tampil(form, status=422)
        try:
            with transaction.atomic():
                p = self.buat(form)
        except IntegrityError:
            # The same click arrived twice at once, or a colleague was faster by a moment.
            if lama := self.sudah_dibuat():
                return redirect("permohonan_tugas", lama.pk)
            form.add_error(
                "cari",
                "Petugas lain baru saja membuat permohonan untuk koperasi ini. Buka daftar permohonan.",
            )
            return self.tampil(form, status=422)
        messages.success(request, f"Permohonan {p} dibuat sebagai draf di loket.")
        return redirect("permohonan_tugas", p.pk)

    def sudah_dibuat(self):
        """The application that this very form has made before: second click, back and resubmit, reload."""
        try:
            kunci = UUIDField().clean(self.request.POST.get("kunci_kirim"))
        except ValidationError:
            return None
        return PermohonanIzin.objects.filter(kunci_kirim=kunci, dibuat_oleh=self.request.user).first()

    def buat(self, form) -> PermohonanIzin:
        return mulai_permohonan(
            form.koperasi, self.meja_untuk(form.koperasi), self.request.user, jenis=form.cleaned_data["jenis"],
            izin_lama=form.izin_lama, kunci_kirim=form.cleaned_data["kunci_kirim"],
        )  # fmt: skip

    def meja_untuk(self, koperasi):
        """The counter of this person that takes it in: that of the authority, else of the seat, else any."""
        wilayah = {p.instansi.wilayah_id: p.instansi.wilayah for p in self.meja}
        kode = next((k for k in (koperasi.berwenang_id, koperasi.wilayah_id) if k in wilayah), min(wilayah))
        return wilayah[kode]

    def tampil(self, form, status=200):
        return render(
            self.request,
            "perizinan/izin/permohonan_baru.html",
            {
                "form": form,
                "meja": self.meja[0].instansi.wilayah,
                "ditawarkan": form.ditawarkan(),
                "boleh_catat": bool(self.meja),
            },
            status=status,
        )


class PermohonanMixin:
    """Loads the application that the address names, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.permohonan = get_object_or_404(self.terlihat(), pk=pk)
        self.wewenang = baca_sekali(self.permohonan)
        return super().dispatch(request, *args, **kwargs)

    def terlihat(self):
        return dengan_isi(PermohonanIzin.objects.terlihat_oleh(self.request.user))

    @property
    def dapat_diubah(self) -> bool:
        return ALUR_PERMOHONAN.dapat_diubah(self.permohonan, self.request.user)

    def konteks(self, **lain) -> dict:
        p = self.permohonan
        return {
            "urusan": p,
            "permohonan": p,
            "giliran": ALUR_PERMOHONAN.giliran(p),
            "dapat_diubah": self.dapat_diubah,
            "wewenang": self.wewenang,
            "koperasi_terlihat": koperasi_terlihat(p, self.request.user),
            "salah_meja": salah_meja(p, self.wewenang),
            "teruskan": url_teruskan(p, self.request.user),
            "alamat_tugas": reverse("permohonan_tugas", args=[p.pk]),
            **lain,
        }


def dengan_isi(permohonan):
    """These applications with what every page of one says about it."""
    return permohonan.dengan_pegangan().select_related(
        "koperasi", "izin_lama", "dibuat_oleh", "diperiksa_oleh", "lingkup_modal_oleh", "izin", "registrasi",
    )  # fmt: skip


def baca_sekali(p: PermohonanIzin):
    """Read for the page what its parts ask for again and again; returns who decides (None = not known yet)."""
    pasang_wilayah(p, *WILAYAH)
    if p.jenis == p.Jenis.PERUBAHAN:
        prefetch_related_objects([p], "keanggotaan_baru")
    p.keanggotaan_terbaca = keanggotaan(p)
    p.seperti_diputus()
    return kewenangan_permohonan(p)


def koperasi_terlihat(p: PermohonanIzin, pengguna) -> bool:
    """Whether this person may open the register of its koperasi: a change may bring it to another province."""
    k = getattr(p, "koperasi_kini", p.koperasi)
    return terlihat_oleh(pengguna, k.wilayah_id, k.berwenang_id)


def salah_meja(p: PermohonanIzin, wewenang) -> str:
    """Why this application lies at the wrong desk; empty when it does not, or when that is not known yet."""
    if wewenang is None or wewenang.kode == p.berwenang_id or p.tahap.diputus:
        return ""
    return f"{wewenang.kalimat} Permohonan ini berada di meja lain, yaitu {p.berwenang.nama}."


def url_teruskan(p: PermohonanIzin, pengguna, jejak: list | None = None) -> str:
    """Where this person passes the application on; empty when the step is not theirs. `jejak`: if read."""
    bisa = any(x.bisa and x.t.aksi == "teruskan" for x in ALUR_PERMOHONAN.tersedia(p, pengguna, jejak))
    return reverse("tindakan", args=[p._meta.model_name, p.pk, "teruskan"]) if bisa else ""


def modal_diminta(p: PermohonanIzin, wewenang) -> list[dict]:
    """The capital that applies against what was paid in; in one administrative city of Jakarta both readings.

    Each is {label, jumlah, dasar, disetor, selisih, kalimat, dipakai}; empty as long as the region is not known, and
    for what goes into the buku registrasi: the sentence of jalur() says why nothing is asked.
    """
    if wewenang is None or jalur(p)[0] == "registrasi":
        return []
    pilihan = (Lingkup.KABKOTA, Lingkup.PROVINSI) if perlu_lingkup_modal(p) else (wewenang.lingkup,)
    dipakai = lingkup_modal(p)
    return [_modal(p, lingkup, len(pilihan) == 1 or lingkup.value == dipakai) for lingkup in pilihan]


def temuan_syarat(p: PermohonanIzin, semua: list[Temuan] | None = None) -> list[Temuan]:
    """What the law finds today, or of the findings `semua`; of the capital nothing for what goes into the buku
    registrasi."""
    temuan = temuan_izin(p, p.tanggal_hukum) if semua is None else semua
    return [t for t in temuan if not t.kode.startswith("modal.")] if jalur(p)[0] == "registrasi" else temuan


def _modal(p, lingkup, dipakai) -> dict:
    syarat = modal_awal(p.jenis_izin, p.bentuk_izin, lingkup)
    berlaku, disetor = syarat.pada(p.tanggal_hukum), p.modal_disetor
    jumlah = berlaku.nilai
    selisih = None if disetor is None else disetor - jumlah
    if selisih is None:
        kalimat = "belum diisi"
    elif selisih:
        kalimat = f"{'lebih' if selisih > 0 else 'kurang'} {rupiah(abs(selisih))}"
    else:
        kalimat = "tepat"
    return {
        "kode": lingkup.value, "label": syarat.uraian, "jumlah": jumlah, "dasar": berlaku.dasar,
        "disetor": disetor, "selisih": selisih, "kalimat": kalimat, "dipakai": dipakai,
    }  # fmt: skip


class PermohonanTugas(PermohonanMixin, View):
    """The application as tasks, with the authority and the capital in sight."""

    def get(self, request, **kwargs):
        p, buka = self.permohonan, self.dapat_diubah
        berkas, orang = berkas_per_butir(p), orang_berkas(p)
        bagian = bagian_permohonan(p, self.wewenang, berkas, orang)
        ada, perlu = jumlah_dokumen(p, berkas, orang)
        return render(
            request,
            "perizinan/izin/permohonan_tugas.html",
            self.konteks(
                tugas=[self.tugas(b, buka) for b in bagian],
                dokumen=f"{ada} dari {perlu}" if perlu else "",
                modal=modal_diminta(p, self.wewenang),
                jalur=jalur(p)[1],
                kekurangan=kekurangan(p),
                tertutup="" if buka else kalimat_tertutup(p),
            ),
        )

    def tugas(self, b, buka) -> Tugas:
        # The koperasi has a page of its own, open to whoever keeps the register.
        terbuka = b.keadaan is not Keadaan.BELUM_BISA and buka
        if b.kode == "data":
            terbuka = koperasi_terlihat(self.permohonan, self.request.user)
        sebab = b.kurang[0] if b.kode == "periksa" and b.kurang else sebut_kurang(b.kurang)
        url = alamat_bagian(self.permohonan, b.kode) if terbuka else ""
        return Tugas(b.judul, b.keadaan, url, sebab, wajib=b.wajib)


def kekurangan(p: PermohonanIzin) -> list[tuple[str, str]]:
    """What the desk asked for, as (document, remark), while the koperasi is to bring it."""
    return [(uraian, catatan) for _, uraian, catatan in diminta(p)]


def diminta(p: PermohonanIzin) -> list[tuple[str, str, str]]:
    """The same with the part of the form that it is: (part, document, remark)."""
    if not p.tahap.perbaikan:
        return []
    uraian = {f"7{b.huruf}": b.uraian for b in BERKAS_IZIN}
    tidak = [x for x in p.pemeriksaan.all() if x.hasil == "tidak" and x.butir in uraian]
    return [(x.butir, uraian[x.butir], x.catatan) for x in tidak]


class PermohonanPeriksa(PermohonanMixin, View):
    """Every answer on one page before the counter takes it in; afterwards the same page to read."""

    def get(self, request, **kwargs):
        p, buka = self.permohonan, self.dapat_diubah
        berkas, orang = berkas_per_butir(p), orang_berkas(p)
        aksi = LANGKAH_LOKET.get(p.tahap)
        langkah = next((x.t for x in ALUR_PERMOHONAN.tersedia(p, request.user) if x.bisa and x.t.aksi == aksi), None)
        ada, perlu = jumlah_dokumen(p, berkas, orang)
        return render(
            request,
            "perizinan/izin/permohonan_periksa.html",
            self.konteks(
                bagian=[b | {"ubah": self.ubah(b["kode"])} for b in bagian_isian(p, berkas, orang, self.wewenang)],
                berkas_kurang=perlu - ada,
                temuan=temuan_isian(p, temuan_syarat(p), berkas),
                modal=modal_diminta(p, self.wewenang),
                jalur=jalur(p)[1],
                kurang=kurang(p, temuan_langkah(p, langkah)) if langkah else [],
                langkah=langkah if buka else None,
                url_langkah=alamat_langkah("tindakan", p, langkah),
                url_surat=alamat_langkah("tindakan_surat", p, langkah),
            ),
        )

    def ubah(self, kode) -> str:
        """Where the answers of one part are changed, coming straight back here."""
        if kode == "data":
            terlihat = koperasi_terlihat(self.permohonan, self.request.user)
            return alamat_bagian(self.permohonan, kode) if terlihat else ""
        return f"{alamat_bagian(self.permohonan, kode)}?kembali=periksa" if self.dapat_diubah else ""


class PermohonanRinci(UrusanView):
    """The page of one application: the frame of every case."""

    model = PermohonanIzin
    template_name = "perizinan/izin/permohonan_rinci.html"

    def get_queryset(self):
        return dengan_isi(PermohonanIzin.objects.terlihat_oleh(self.request.user))

    def get_object(self, queryset=None):
        p = DetailView.get_object(self, dengan_kunjungan(self.get_queryset(), self.request.user))
        self.wewenang = baca_sekali(p)
        return p

    def temuan(self):
        """Live until the decision; afterwards as they were frozen with it."""
        p = self.object
        if not p.tahap.diputus:
            mentah = temuan_tanpa_jawaban(p, p.tanggal_hukum, self.request.user)
            berkas = [b.butir for b in berkas_tercatat(p)] if p.tahap.isian else []
            return temuan_isian(p, temuan_syarat(p, dijawab(mentah, catatan_meja(p))), berkas)
        beku = next((j.temuan for j in reversed(self.jejak) if j.temuan), [])
        return [Temuan.from_dict(t) for t in beku]

    def daftar_tindakan(self, tersedia) -> list[dict]:
        """The steps that fit this case, what the examiner proposed first: others would only be refused."""
        p, usul = self.object, AKSI_USUL.get(self.object.usul)
        lewat = {"teruskan"} if not salah_meja(p, self.wewenang) else set()
        lewat |= {"cantumkan"} if jalur(p)[0] != "registrasi" else {"terbitkan_izin"}
        cocok = sorted((x for x in tersedia if x.t.aksi not in lewat), key=lambda x: x.t.aksi != usul)
        return super().daftar_tindakan(cocok)

    def get_context_data(self, **kwargs):
        p = self.object
        mulai_ingat(p)
        self.jejak = sekali(p, "jejak", lambda: list(p.jejak))
        wewenang = self.wewenang
        konteks = super().get_context_data(**kwargs)
        di_meja = p.tahap is Tahap.MEJA and bool(boleh(self.request.user, Izin.PERIKSA_PERMOHONAN, p))
        if di_meja or konteks["dapat_diubah"]:
            # The one primary button leads to the work; the steps of the gate come after it.
            konteks["tindakan"] = [t | {"utama": False} for t in konteks["tindakan"]]
        return konteks | {
            "permohonan": p,
            "hitungan": sebut_hitungan(konteks["temuan"]),
            "jejak": self.jejak,
            "wewenang": wewenang,
            "koperasi_terlihat": koperasi_terlihat(p, self.request.user),
            "berkas_bernama": sebut_berkas(p, konteks["berkas"]),
            "salah_meja": salah_meja(p, wewenang),
            "teruskan": url_teruskan(p, self.request.user, self.jejak),
            "modal": modal_diminta(p, wewenang) if not p.tahap.diputus else [],
            "jalur": jalur(p)[1],
            "periksa_di_meja": di_meja,
            "kekurangan": kekurangan(p),
            "penutup": next((j for j in self.jejak if j.ke == p.status and p.tahap is Tahap.TUTUP), None),
            "izin": getattr(p, "izin", None),
            "registrasi": getattr(p, "registrasi", None),
        }


def sebut_berkas(p: PermohonanIzin, berkas) -> list[tuple[str, object]]:
    """Each file with the document that it is, in words."""
    nama = {kode: f"Huruf {kode[1]}" for kode in BUTIR} | {GABUNGAN: "Huruf d, berkas gabungan"}
    orang = orang_berkas(p) if any(b.butir.startswith("7d-") for b in berkas) else []
    for o in orang:
        nama |= {butir_orang(o, jenis): f"Huruf d, {sebutan} {o.nama}" for jenis, sebutan in BERKAS_DIRI.items()}
    return [(nama.get(b.butir, "Huruf d" if b.butir.startswith("7d-") else "Berkas lain"), b) for b in berkas]
