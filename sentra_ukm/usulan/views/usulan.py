"""A usulan as its region sees it: the list, opening one, its tasks, all answers before it goes, its page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.forms import UUIDField
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa import Hasil, Temuan, ringkas
from aturan.sentra_2005.kriteria import JUMLAH_UKM, OMZET_BULANAN, TENAGA_KERJA
from aturan.sentra_2005.program import lampiran_untuk
from core.dasar.izin import Izin, Tingkat, boleh, penugasan_berizin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.daftar import KOLOM_UMUR, DaftarView, Kolom, kolom_status, umur
from core.halaman.kurang import kurang
from core.halaman.urusan import UrusanView
from core.perkara.nomor import nomor_perkara
from core.perkara.surat import jenis_surat
from core.perkara.tahap import Tahap
from core.perkara.terbuka import kode_terbuka
from core.perkara.tugas import Keadaan, Tugas, sebut_kurang
from core.perkara.versi import BERUBAH, IsianBerubah, kalimat_tertutup, simpan_isian
from sentra_ukm.models import Keputusan, Sentra, Usulan
from sentra_ukm.models.ukm import sebut_kelas
from sentra_ukm.usulan.akal import pertanyaan
from sentra_ukm.usulan.alur import ALUR_USULAN, SYARAT_USULAN
from sentra_ukm.usulan.bacaan import bagian_lampiran
from sentra_ukm.usulan.forms.pemeriksaan import AkalForm
from sentra_ukm.usulan.forms.usulan import SaringUsulan, UsulanBaruForm
from sentra_ukm.usulan.meja import MEJA
from sentra_ukm.usulan.panel import UsulanMixin
from sentra_ukm.usulan.perubahan import berubah_sejak, catatan_pengembalian, pengembalian_terakhir
from sentra_ukm.usulan.salinan import salin_isian, usulan_sebelum
from sentra_ukm.usulan.syarat import BAGIAN_OPSIONAL, bagian_usulan, isian_kurang, kriteria_terpenuhi, temuan_kriteria
from sentra_ukm.usulan.tempat import TUGAS, alamat_bagian, keadaan_bagian

TUNGGU = "Lengkapi tim dan semua Lampiran dahulu."
TERUKUR = (JUMLAH_UKM.kode, OMZET_BULANAN.kode, TENAGA_KERJA.kode)
KOLOM_KECAMATAN = Kolom("Kecamatan", "sentra.kecamatan", lebar=13)
KOLOM_WILAYAH = Kolom("Kabupaten/kota", "wilayah.nama", lebar=13)


def singkat(peran: str) -> str:
    """The words of a turn, short enough for a column."""
    return peran.replace("Kabupaten/Kota", "Kab/Kota").replace("Pokja Keuangan", "Pokja")


# What else the list leads to: (url name, label, roles that use it; None = everybody above the regency).
PINTASAN = (
    ("kirim_bersama", "Kirim beberapa dengan satu surat pengantar", (Izin.KIRIM_USULAN,)),
    ("pemeriksaan_antrean", "Antrean pemeriksaan", (Izin.PERIKSA_DI_PROVINSI, Izin.PERIKSA_DI_KEMENTERIAN)),
    ("usulan_matriks", "Keadaan menurut wilayah", None),
)


def pintasan(pengguna) -> list[tuple[str, str]]:
    """Address and label of the pages beside the list that `pengguna` uses."""
    di_atas = bool(pengguna.tingkat_kantor - {Tingkat.KABKOTA})
    return [
        (reverse(nama), label)
        for nama, label, izin in PINTASAN
        if (di_atas if izin is None else any(boleh(pengguna, satu) for satu in izin))
    ]


class UsulanDaftar(DaftarView):
    model = Usulan
    template_name = "sentra_ukm/usulan/daftar.html"
    judul = "Usulan"
    kolom = (
        Kolom("No. usulan", "nomor_perkara", lembar=True),
        Kolom("Nama sentra", "sentra.nama", tautan=True, bawah=("nomor_perkara", "sentra.produk"), lebar=27),
        Kolom("Produk", "sentra.produk", lembar=True),
        KOLOM_KECAMATAN,
        KOLOM_WILAYAH,
        Kolom("UKM", "jumlah_ukm", kanan=True, lebar=5),
        Kolom("Tenaga kerja", "tenaga_kerja", kanan=True, lebar=7),
        Kolom("Omzet per bulan (Rp)", "omzet_bulanan", kanan=True, lebar=11),
        Kolom("Bagian selesai", lambda u: kelengkapan(bagian_usulan(u)), kanan=True, lebar=7),
        kolom_status(16),
        Kolom("Di tangan", lambda u: singkat(ALUR_USULAN.giliran(u)), bawah=(umur,), lebar=14),
        KOLOM_UMUR,
    )
    kosong_sebab = "Belum ada usulan yang dapat Anda lihat."

    @property
    def kosong_saran(self):
        if self.get_aksi():
            return "Tekan “Buat usulan” untuk mengusulkan sentra pertama."
        return "Usulan dibuat oleh Pokja Keuangan Kabupaten/Kota (Pasal 7 huruf a)."

    def get_kolom(self):
        """A regency tells its sentra apart by kecamatan, the others by regency; both at once are too wide."""
        satu = self.request.user.tingkat_kantor <= {Tingkat.KABKOTA}
        return tuple(k for k in self.kolom if k is not (KOLOM_WILAYAH if satu else KOLOM_KECAMATAN))

    def get_aksi(self):
        if boleh(self.request.user, Izin.ISI_USULAN):
            return reverse("usulan_baru"), "Buat usulan"
        return None

    def get_queryset(self):
        terlihat = super().get_queryset().select_related("sentra", "wilayah", "berwenang")
        return terlihat.dengan_bagian().dengan_jumlah()

    def get_context_data(self, **kwargs):
        return super().get_context_data(pintasan=pintasan(self.request.user), **kwargs)

    def get_form_saring(self):
        return SaringUsulan(self.request.GET, pengguna=self.request.user)


def berikutnya(usulan) -> str:
    """The step of the route that follows, and who takes it."""
    t = next((t for t in ALUR_USULAN.dari_status(usulan.status) if t.utama), None)
    return f"“{t.label}” oleh {t.peran.label}" if t else ""


def kelengkapan(bagian: dict) -> str:
    """How many of the required parts are done: "3/5"."""
    wajib = [k for nama, k in bagian.items() if nama not in BAGIAN_OPSIONAL or k is Keadaan.DIMINTA]
    return f"{wajib.count(Keadaan.SELESAI)}/{len(wajib)}"


class UsulanBaru(View):
    """Open a usulan for a sentra of the person's own region. The region is never taken from the form."""

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.ISI_USULAN)
        meja = penugasan_berizin(request.user, Izin.ISI_USULAN)
        semua = list({p.instansi.wilayah_id: p.instansi.wilayah for p in meja}.values())
        self.wilayah = [w for w in semua if w.berlaku(hari_ini(w))]
        if not self.wilayah:
            raise PermissionDenied(f"{semua[0].nama} sudah tidak berlaku; usulkan pada wilayah penggantinya.")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        sentra = request.GET.get("sentra", "")
        initial = {"sentra": int(sentra)} if sentra.isdecimal() and len(sentra) < 10 else {}
        return self.tampil(UsulanBaruForm(wilayah=self.wilayah, initial=initial))

    def post(self, request):
        if lama := self.sudah_dibuat():
            return redirect("usulan_tugas", lama.pk)
        form = UsulanBaruForm(request.POST, wilayah=self.wilayah)
        if not form.is_valid():
            return self.tampil(form, status=422)
        try:
            with transaction.atomic():
                usulan, asal = self.buat(form)
        except IntegrityError:
            # The same click arrived twice at once, or a colleague was faster by a moment.
            if lama := self.sudah_dibuat():
                return redirect("usulan_tugas", lama.pk)
            form.add_error(
                "sentra", "Petugas lain baru saja mengusulkan sentra ini. Buka daftar usulan untuk melihatnya."
            )
            return self.tampil(form, status=422)
        salinan = f" Isian disalin dari {asal}; periksa dan simpan kembali tiap bagiannya." if asal else ""
        messages.success(request, f"Usulan {usulan} dibuat sebagai draf.{salinan}")
        for t in pertanyaan(usulan, "titik", "kecamatan"):
            messages.warning(request, f"{t.kalimat} Betulkan, atau jelaskan pada “Periksa jawaban”.")
        return redirect("usulan_tugas", usulan.pk)

    def sudah_dibuat(self):
        """The usulan that this very form has made before: second click, back and resubmit, reload."""
        try:
            kunci = UUIDField().clean(self.request.POST.get("kunci_kirim"))
        except ValidationError:
            return None
        return Usulan.objects.filter(kunci_kirim=kunci, dibuat_oleh=self.request.user).first()

    def buat(self, form):
        isi, pengguna = form.cleaned_data, self.request.user
        sentra = isi["sentra"] or Sentra.objects.create(
            wilayah=self.wilayah[0], dibuat_oleh=pengguna, **form.isi_sentra
        )
        wilayah = sentra.wilayah
        usulan = Usulan(
            nomor_perkara=nomor_perkara("USL", "usulan", wilayah, hari_ini(wilayah)), sentra=sentra, wilayah=wilayah,
            berwenang=wilayah, jenis=isi["jenis"], tahun=isi["tahun"], sumber_dana=isi["sumber_dana"],
            kunci_kirim=isi["kunci_kirim"],
        )  # fmt: skip
        ALUR_USULAN.buat(usulan, pengguna)
        asal = usulan_sebelum(usulan) if isi["salin"] else None
        if asal:
            salin_isian(asal, usulan)
        return usulan, asal

    def tampil(self, form, status=200):
        return render(
            self.request,
            "sentra_ukm/usulan/baru.html",
            {"form": form, "wilayah": self.wilayah[0], "ada_sentra": form.fields["sentra"].queryset.exists()},
            status=status,
        )


class UsulanTugas(UsulanMixin, View):
    """The form as tasks, with the totals of Pasal 5 ayat (1) huruf a, b, e in sight."""

    def get(self, request):
        usulan = self.usulan
        beku = temuan_beku(list(usulan.jejak)) if usulan.tahap.diputus else []
        temuan = beku or temuan_kriteria(usulan, usulan.tanggal_hukum)
        kembali = pengembalian_terakhir(usulan) if self.dapat_diubah else None
        return render(
            request,
            "sentra_ukm/usulan/tugas.html",
            self.konteks(
                tugas=self.tugas(),
                terukur=[t for t in temuan if t.kode in TERUKUR],
                ringkas=ringkas(temuan),
                tertutup="" if self.dapat_diubah else kalimat_tertutup(usulan),
                pengembalian=kembali,
                diminta=catatan_pengembalian(kembali) if kembali else [],
            ),
        )

    def tugas(self) -> list[Tugas]:
        usulan, buka = self.usulan, self.dapat_diubah
        judul = {x.nomor: f"{x.nama}: {x.judul}" for x in lampiran_untuk(usulan.jenis)}
        kurang = isian_kurang(usulan)
        return [
            Tugas(
                judul.get(bagian) or TUGAS[bagian][0],
                keadaan,
                alamat_bagian(usulan, bagian) if buka and keadaan is not Keadaan.BELUM_BISA else "",
                sebut_kurang(kurang.get(bagian, [])) if keadaan is not Keadaan.BELUM_BISA else TUNGGU,
                wajib=bagian not in BAGIAN_OPSIONAL or keadaan is Keadaan.DIMINTA,
            )
            for bagian, keadaan in keadaan_bagian(usulan).items()
        ]


def temuan_beku(jejak) -> list[Temuan]:
    """The findings as the last act that had any froze them."""
    beku = next((j.temuan for j in reversed(jejak) if j.temuan), [])
    return [Temuan.from_dict(t) for t in beku]


class UsulanPeriksa(UsulanMixin, View):
    """Every answer on one page before the usulan goes, with what is asked about them; afterwards the same to read."""

    def get(self, request, bentuk=None, status=200):
        usulan = self.usulan
        usulan.baca_sekali()
        prefetch_related_objects([usulan.sentra], "pembinaan")
        beku = temuan_beku(list(usulan.jejak)) if usulan.tahap.diputus else []
        temuan = beku or [t for jika in SYARAT_USULAN for t in jika(usulan, usulan.tanggal_hukum)]
        akal = [t for t in temuan if t.hasil is Hasil.DITANYAKAN]
        temuan = [t for t in temuan if t not in akal]
        bentuk = bentuk or self.bentuk(akal)
        belum = [t for t in temuan if not t.hasil.lolos]
        berkas, buka = usulan.bahan["berkas"], self.dapat_diubah
        bagian = bagian_lampiran(usulan, berkas, usulan.bahan["jumlah"])
        for b in bagian:
            b["ubah"] = self.ubah(b["nomor"]) if buka else []
        langkah = next((x.t for x in ALUR_USULAN.tersedia(usulan, request.user) if x.bisa and x.t.utama), None)
        return render(
            request,
            "sentra_ukm/usulan/periksa.html",
            self.konteks(
                bagian=bagian,
                berkas=berkas,
                surat=usulan.daftar_surat,
                form=bentuk,
                akal=akal,
                tanya=[b | {"ubah": self.alamat_tanya(b["temuan"])} for b in bentuk.butir_tanya()] if buka else [],
                temuan=temuan,
                kurang_langkah=kurang(usulan, belum),
                kurang=[
                    (alamat_bagian(usulan, nama) + "?kembali=periksa", kalimat)
                    for nama, isi in isian_kurang(usulan).items()
                    for kalimat in isi
                ],
                langkah=langkah if buka else None,
                berikutnya=berikutnya(usulan),
                url_langkah=reverse("tindakan", args=["usulan", usulan.pk, langkah.aksi]) if langkah else "",
                url_surat=reverse("tindakan_surat", args=["usulan", usulan.pk, langkah.aksi])
                if langkah and jenis_surat(langkah)
                else "",
            ),
            status=status,
        )

    def bentuk(self, akal, data=None) -> AkalForm:
        return AkalForm(data, urusan=self.usulan, terbuka={kode_terbuka(t): t for t in akal})

    def post(self, request):
        """Keep what the Pokja answers to the questions of our own."""
        bentuk = self.bentuk(pertanyaan(self.usulan), request.POST)
        if not bentuk.is_valid():
            return self.get(request, bentuk, 422)
        try:
            with simpan_isian(self.usulan, request.user) as terkunci:
                bentuk.baca(terkunci)
                if bentuk.bentrok():
                    raise IsianBerubah(BERUBAH)
                bentuk.simpan(request.user)
        except IsianBerubah as berubah:
            bentuk = self.bentuk(pertanyaan(self.usulan), bentuk.data_segar())
            bentuk.bandingkan = bentuk.is_valid()
            bentuk.add_error(None, str(berubah))
            return self.get(request, bentuk, 409)
        messages.success(request, "Penjelasan tersimpan. Meja berikutnya membacanya.")
        return redirect(reverse("usulan_periksa", args=[self.usulan.pk]) + "#benarkah")

    def alamat_tanya(self, t) -> str:
        """The page on which what is asked about is put right, coming straight back here."""
        bagian = {"produk": 3, "omzet": 2, "pembanding": 4}.get(t.kode.rpartition(".")[2])
        if bagian is None:
            return reverse("sentra_ubah", args=[self.usulan.sentra_id])
        return f"{alamat_bagian(self.usulan, bagian)}?kembali=periksa"

    def ubah(self, nomor) -> list[tuple[str, str]]:
        """Where the answers of one Lampiran are changed, coming straight back here."""
        bagian = {1: [(1, "Ubah"), ("tim", "Ubah tim")], 2: [(2, "Ubah"), ("mitra", "Ubah mitra dan riwayat")]}
        daftar = []
        for nama, label in bagian.get(nomor, [(nomor, "Ubah")]):
            jalur, jangkar, tempat = alamat_bagian(self.usulan, nama).partition("#")
            daftar.append((f"{jalur}?kembali=periksa{jangkar}{tempat}", label))
        return daftar


class UsulanRinci(UrusanView):
    """The page of one usulan: the frame of every case, with what changed since it was returned."""

    model = Usulan
    template_name = "sentra_ukm/usulan/rinci.html"

    def get_queryset(self):
        return super().get_queryset().dengan_bagian().prefetch_related("mitra", "sentra__pembinaan")

    def temuan(self):
        """Live while the form is open; afterwards as they were frozen with the act."""
        usulan = self.object
        if not usulan.tahap.isian:
            return temuan_beku(self.jejak)
        temuan = temuan_kriteria(usulan, usulan.tanggal_hukum)
        self.ditemukan[kriteria_terpenuhi] = temuan
        return temuan

    def keputusan(self):
        """The Keputusan that names this usulan, once this person may see it: a draft is for the ministry alone."""
        nomor = self.object.keputusan_id
        return nomor and Keputusan.objects.terlihat_oleh(self.request.user).filter(pk=nomor).first()

    def get_context_data(self, **kwargs):
        usulan = self.object
        usulan.baca_sekali()
        self.jejak = list(usulan.jejak)
        konteks = super().get_context_data(**kwargs)
        meja = MEJA.get(usulan.status)
        di_meja = bool(meja and boleh(self.request.user, meja.izin, usulan))
        if di_meja or konteks["dapat_diubah"]:
            # The one primary button leads to the work; the steps of the gate come after it.
            konteks["tindakan"] = [t | {"utama": False} for t in konteks["tindakan"]]
        kembali = pengembalian_terakhir(usulan, self.jejak) if not usulan.tahap.diputus else None
        return konteks | {
            "usulan": usulan,
            "jejak": self.jejak,
            "berkas": usulan.bahan["berkas"],
            "jumlah": usulan.bahan["jumlah"],
            "kelas_ukm": sebut_kelas(usulan.bahan["jumlah"]),
            "kelengkapan": kelengkapan(keadaan_bagian(usulan)),
            "ringkas": ringkas(konteks["temuan"]),
            "berikutnya": berikutnya(usulan),
            "keputusan": self.keputusan(),
            "periksa_di_meja": di_meja,
            "pengembalian": kembali,
            "diminta": catatan_pengembalian(kembali) if kembali else [],
            "penutup": next((j for j in self.jejak if j.ke == usulan.status and usulan.tahap is Tahap.TUTUP), None),
            "ubahan": berubah_sejak(usulan, kembali) if kembali else [],
        }
