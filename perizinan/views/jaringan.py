"""An office of the service network as its authority sees it: the list, opening a case, its tasks, its page."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.forms import UUIDField
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.dasar import Temuan
from aturan.hari_kerja import TahunTanpaKalender, tenggat
from aturan.jaringan import (
    CATATAN_TEGANGAN,
    HARI_KERJA_KEPUTUSAN,
    KESEHATAN,
    KEWENANGAN_KANTOR,
    JenisKantor,
    bulan_genap,
    rincian_hari,
    sebut_bulan,
    sisa_hari,
)
from aturan.kesehatan import Predikat
from aturan.kewenangan import kewenangan_kantor
from core.daftar import DaftarView, Kolom
from core.kalender import kalender
from core.models import Instansi, Wilayah
from core.nomor import nomor_berikut
from core.peran import Peran, boleh, melihat, pemegang
from core.rupa import tanggal_indonesia
from core.versi import kalimat_tertutup
from core.views import MasukDiperlukan, UrusanView
from core.waktu import hari_ini, waktu_setempat
from ksp_usp.models import Koperasi, PenilaianKesehatan, StatusPenilaian
from ksp_usp.syarat import daerah
from ksp_usp.syarat_penilaian import hasil_pada
from perizinan.alur_jaringan import ALUR_JARINGAN
from perizinan.forms.jaringan import TERBANYAK_COCOK, KantorBaruForm, SaringKantor, cari_koperasi
from perizinan.models import SELESAI_KANTOR, IzinUsaha, JaringanPelayanan, StatusKantor
from perizinan.models.jaringan import BERJAM, BUKA
from perizinan.syarat_jaringan import kalender_cukup, kewenangan_jaringan, uji_kantor
from perizinan.tugas import BELUM_BISA
from perizinan.tugas_jaringan import BUTIR_LAIN, bagian_kantor, berkas_per_butir, judul_bagian, kode_bagian
from perizinan.views.bacaan_jaringan import bacaan_kantor
from perizinan.views.permohonan import sebut_kurang

S = StatusKantor
TERISI = (S.DRAF, S.KURANG)  # the application itself is open to the counter
DI_MEJA_PERIKSA = (S.DITERIMA, S.LENGKAP)
BERTENGGAT = (*BERJAM, S.DISETUJUI)  # a day runs: to decide, or to begin
LANGKAH_LOKET = {S.DRAF: "terima", S.KURANG: "terima_kelengkapan"}
TANPA_KANTOR = (S.DITOLAK, S.DITARIK, S.GUGUR, S.DITUTUP)
HARI_KERJA = int(HARI_KERJA_KEPUTUSAN.versi[-1].nilai)
TAMPIL_LAJUR = 10
TAMPIL_JAM = 60
# Shape and word of each lane: colour only supports them.
RUPA_LAJUR = {
    "merah": ("!", "Segera", "sisa 1 hari kerja atau kurang", "status-masalah"),
    "kuning": ("•", "Dekat", "sisa 2 sampai 3 hari kerja", "status-kerja"),
    "sisa": ("○", "Cukup waktu", "sisa lebih dari 3 hari kerja", ""),
}


def terlihat(pengguna):
    """Offices in sight, with what every page of one says about it."""
    berlaku = IzinUsaha.objects.filter(koperasi=OuterRef("koperasi"), keadaan=IzinUsaha.Keadaan.BERLAKU)
    return (
        JaringanPelayanan.objects.terlihat_oleh(pengguna)
        .select_related(
            "koperasi__wilayah__induk", "koperasi__berwenang", "wilayah__induk", "berwenang", "induk__wilayah",
            "dibuat_oleh", "diperiksa_oleh", "persetujuan",
        )
        .prefetch_related("sarana", "personel")
        .annotate(
            izin_nomor=Subquery(berlaku.values("nomor")[:1]),
            izin_penerbit=Subquery(berlaku.values("penerbit_sebutan")[:1]),
            izin_tanggal=Subquery(berlaku.values("tanggal")[:1]),
        )
    )  # fmt: skip


# The clock


def lajur(sisa: int) -> str:
    """The lane of a case with `sisa` working days left."""
    return "merah" if sisa <= 1 else "kuning" if sisa <= 3 else "sisa"


def sebut_sisa(sisa: int, lewat: bool) -> str:
    """'3 hari kerja lagi', 'hari terakhir', 'terlambat 2 hari kerja'."""
    if lewat:
        return f"terlambat {-sisa} hari kerja" if sisa else "terlambat"
    return f"{sisa} hari kerja lagi" if sisa else "hari terakhir"


def jam_kantor(kantor: JaringanPelayanan, per: date) -> dict:
    """The clock of Pasal 10 ayat (2) for the page: days left, its lane, every day counted and why not."""
    if kantor.status not in BERJAM:
        return {}
    hari, lewat = kalender(), kantor.jatuh_tempo < per
    jam = {
        "batas": kantor.jatuh_tempo,
        "mulai": kantor.lengkap_pada,
        "n": HARI_KERJA,
        "lewat": lewat,
    }
    try:
        sisa = sisa_hari(kantor.jatuh_tempo, per, hari)
        rincian = rincian_hari(kantor.lengkap_pada, hari)
    except TahunTanpaKalender as kosong:
        return jam | {"galat": str(kosong), "tahun": [kosong.tahun]}
    bentuk, *_, kelas = RUPA_LAJUR[lajur(sisa)]
    return jam | {
        "sisa": sebut_sisa(sisa, lewat),
        "terpakai": HARI_KERJA - sisa,
        "bentuk": bentuk,
        "kelas": kelas,
        "rincian": [{"hari": h, "kini": h.tanggal == per} for h in rincian],
        "tahun": sorted({h.tanggal.year for h in rincian}),
    }


def lama_putusan(kantor: JaringanPelayanan, jejak: list) -> str:
    """In how many working days the decision came: told after the fact, whether in time or late."""
    putus = next((j for j in reversed(jejak) if j.aksi in ("setujui", "tolak")), None)
    if putus is None or kantor.lengkap_pada is None:
        return ""
    hari = waktu_setempat(kantor.berwenang, putus.waktu).date()
    try:
        lama = sisa_hari(hari, kantor.lengkap_pada, kalender())
    except TahunTanpaKalender:
        return ""
    keadaan = "tepat waktu" if lama <= HARI_KERJA else f"terlambat {lama - HARI_KERJA} hari kerja"
    return (
        f"Diputus {tanggal_indonesia(hari)}, {lama} hari kerja sesudah berkas lengkap"
        f" ({tanggal_indonesia(kantor.lengkap_pada)}): {keadaan}; batasnya {HARI_KERJA} hari kerja"
        f" ({HARI_KERJA_KEPUTUSAN.versi[-1].dasar})."
    )


def sebut_kesehatan(predikat: str | None, tahun_buku: int | None, per: date | None = None) -> str:
    """'Cukup Sehat, tahun buku 2025', with its age on `per` ('umur 10 bulan'); 'Belum dinilai'."""
    if not predikat or not tahun_buku:
        return "Belum dinilai"
    umur = f" (umur {sebut_bulan(bulan_genap(date(tahun_buku, 12, 31), per))})" if per else ""
    return f"{Predikat(predikat).label}, tahun buku {tahun_buku}{umur}"


# The list


class KantorDaftar(DaftarView):
    model = JaringanPelayanan
    judul = "Kantor jaringan pelayanan"
    template_name = "perizinan/jaringan_daftar.html"
    kosong_sebab = "Belum ada permohonan kantor yang dapat Anda lihat."

    @property
    def kosong_saran(self):
        if self.get_aksi():
            return "Tekan “Buat permohonan kantor” saat koperasi datang membawa berkasnya."
        return "Permohonan kantor dicatat petugas loket di tempat kantor berdiri (Pasal 10 Permen KUKM 15/2015)."

    def get_kolom(self):
        return (
            Kolom("No.", "nomor_perkara", utuh=True),
            Kolom("Koperasi", "koperasi.nama"),
            Kolom("Jenis kantor", "get_jenis_display"),
            Kolom("Nama kantor", "nama", tautan=True),
            Kolom("Lokasi", "wilayah.nama"),
            Kolom("Diterima", "tanggal_ajuan"),
            Kolom(f"Hari kerja ke-n/{HARI_KERJA}", self.hari_ke, kanan=True),
            Kolom("Jatuh tempo", lambda k: k.jatuh_tempo if k.status in BERTENGGAT else None),
            Kolom("Kesehatan terakhir", lambda k: sebut_kesehatan(k.predikat, k.predikat_tahun)),
            Kolom("Status", "get_status_display"),
            Kolom("Di tangan", ALUR_JARINGAN.giliran),
        )

    def get_aksi(self):
        if self.menerima:
            return reverse("jaringan_baru"), "Buat permohonan kantor"
        return None

    @cached_property
    def menerima(self) -> bool:
        """Whether the counter of this person takes applications in."""
        return any(wilayah_kantor(p.instansi.wilayah) for p in pemegang(self.request.user, Peran.LOKET))

    @cached_property
    def kalender(self):
        return kalender()

    @cached_property
    def per(self) -> date:
        """Today at the person's own office, where their days are counted."""
        milik = self.request.user.penugasan_aktif()
        return hari_ini(milik[0].instansi.wilayah if milik else None)

    @cached_property
    def lajur(self) -> dict[str, Q] | None:
        """The three lanes as filters; None when the calendar of a year is missing (`galat_kalender` says which)."""
        self.galat_kalender = ""
        try:
            dua, empat = (tenggat(self.per, n, self.kalender) for n in (2, 4))
        except TahunTanpaKalender as kosong:
            self.galat_kalender = f"{kosong} Minta admin Kementerian mengonfirmasi kalendernya."
            return None
        berjam = Q(status__in=BERJAM)
        return {
            "merah": berjam & Q(jatuh_tempo__lt=dua),
            "kuning": berjam & Q(jatuh_tempo__gte=dua, jatuh_tempo__lt=empat),
            "sisa": berjam & Q(jatuh_tempo__gte=empat),
        }

    def hari_ke(self, kantor) -> str:
        """'3/7', '8/7 terlambat'; empty while no clock runs."""
        if kantor.status not in BERJAM:
            return ""
        per = kantor.hari_ini
        try:
            sisa = sisa_hari(kantor.jatuh_tempo, per, self.kalender)
        except TahunTanpaKalender:
            return "belum dapat dihitung"
        lewat = kantor.jatuh_tempo < per
        return f"{HARI_KERJA - sisa}/{HARI_KERJA}{' terlambat' if lewat else ''}"

    def get_queryset(self):
        hasil = PenilaianKesehatan.objects.filter(
            koperasi=OuterRef("koperasi"), status=StatusPenilaian.DITETAPKAN, tanggal_penetapan__lte=self.per
        ).order_by("-tahun_buku", "-tanggal_penetapan", "-pk")
        return (
            super().get_queryset().select_related("koperasi", "wilayah", "berwenang")
            .annotate(
                predikat=Subquery(hasil.values("predikat")[:1]), predikat_tahun=Subquery(hasil.values("tahun_buku")[:1])
            )
        )  # fmt: skip

    def get_form_saring(self):
        return SaringKantor(
            self.request.GET, pengguna=self.request.user, lajur=self.lajur,
            terlambat=Q(status__in=BERJAM, jatuh_tempo__lt=self.per),
        )  # fmt: skip

    def get_context_data(self, **kwargs):
        konteks = super().get_context_data(**kwargs)
        awal = not konteks["tersaring"] and not konteks["halaman"].sebelum
        return konteks | {
            "lajur": self.isi_lajur() if awal and self.lajur else [],
            "galat_kalender": self.galat_kalender,
            "pintasan": list(self.pintasan()),
        }

    def pintasan(self):
        """Other lists and the setting, for who has them."""
        yield reverse("jaringan_akan_gugur"), "Persetujuan akan gugur"
        if self.menerima:
            yield reverse("jaringan_terdahulu"), "Catat kantor yang sudah dibuka"
        if any(wilayah_kantor(p.instansi.wilayah) for p in pemegang(self.request.user, *PENGATUR)):
            yield reverse("pengaturan_perizinan"), "Pengaturan instansi"

    def isi_lajur(self) -> list[dict]:
        """Running cases by days left: two queries, however many there are."""
        semua = JaringanPelayanan.objects.terlihat_oleh(self.request.user)
        banyak = semua.aggregate(**{n: Count("pk", filter=q) for n, q in self.lajur.items()})
        if not any(banyak.values()):
            return []
        berjalan = semua.filter(status__in=BERJAM).select_related("koperasi", "wilayah", "berwenang")
        isi = {nama: [] for nama in self.lajur}
        for k in berjalan.order_by("jatuh_tempo", "pk")[:TAMPIL_JAM]:
            try:
                sisa = sisa_hari(k.jatuh_tempo, k.hari_ini, self.kalender)
            except TahunTanpaKalender:
                continue
            tempat = isi[lajur(sisa)]
            if len(tempat) < TAMPIL_LAJUR:
                tempat.append({"kantor": k, "sisa": sebut_sisa(sisa, k.jatuh_tempo < k.hari_ini)})
        return [
            {
                **dict(zip(("bentuk", "judul", "rincian", "kelas"), RUPA_LAJUR[nama], strict=True)),
                "banyak": banyak[nama], "baris": isi[nama],
                "url": f"?sisa={nama}" if banyak[nama] > len(isi[nama]) else "",
            }
            for nama in self.lajur
        ]  # fmt: skip


class AkanGugur(DaftarView):
    """Approved offices that have not begun, the nearest last day first (Pasal 10 ayat (3) dan (4))."""

    model = JaringanPelayanan
    judul = "Persetujuan akan gugur"
    keterangan = (
        "Kantor Cabang dan Cabang Pembantu yang sudah disetujui tetapi belum tercatat mulai beroperasi. Lewat satu"
        " bulan sejak tanggal persetujuan, persetujuannya tidak berlaku dan bersifat final (Pasal 10 ayat (3) dan (4))."
        " Yang menentukan tanggal mulai kegiatannya, bukan tanggal laporannya."
    )
    kolom = (
        Kolom("No.", "nomor_perkara", utuh=True),
        Kolom("Koperasi", "koperasi.nama"),
        Kolom("Jenis kantor", "get_jenis_display"),
        Kolom("Nama kantor", "nama", tautan=True),
        Kolom("Lokasi", "wilayah.nama"),
        Kolom("Disetujui", "tanggal_persetujuan"),
        Kolom("Mulai paling lambat", "jatuh_tempo"),
        Kolom("Keadaan", lambda k: sebut_batas_mulai(k.jatuh_tempo, k.hari_ini)),
        Kolom("Di tangan", ALUR_JARINGAN.giliran),
    )
    urutan = ("jatuh_tempo", "pk")
    kosong_sebab = "Tidak ada persetujuan yang menunggu mulai beroperasi."
    kosong_saran = "Kantor yang disetujui tampil di sini sampai laporan mulai beroperasi dicatat."

    def get_queryset(self):
        menunggu = super().get_queryset().filter(status=S.DISETUJUI, jatuh_tempo__isnull=False)
        return menunggu.select_related("koperasi", "wilayah", "berwenang")


def sebut_batas_mulai(batas: date, per: date) -> str:
    """How many calendar days are left to begin, in words."""
    sisa = (batas - per).days
    if sisa < 0:
        return f"lewat {-sisa} hari: menunggu ditandai gugur"
    return f"{sisa} hari lagi" if sisa else "hari terakhir"


# Opening a case

PENGATUR = (Peran.PEJABAT, Peran.ADMIN_INSTANSI)


def wilayah_kantor(meja: Wilayah) -> list[Wilayah]:
    """The kabupaten/kota whose offices the authority at `meja` decides on (Pasal 10 ayat (1)): itself, or Jakarta's."""
    if "." in meja.pk:
        return [meja] if meja.otonom else []
    if meja.pk == "00":
        return []
    bawah = Wilayah.objects.filter(induk=meja, otonom=False).berlaku(hari_ini(meja)).select_related("induk")
    return [w for w in bawah if kewenangan_kantor(daerah(w)).kode == meja.pk]


class KantorBaru(MasukDiperlukan, View):
    """First whose office it is, found in the whole register by an exact number; then the office itself."""

    template_name = "perizinan/jaringan_baru.html"
    terdahulu = False

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        meja = pemegang(request.user, Peran.LOKET)
        if not meja:
            raise PermissionDenied(
                "Permohonan kantor dicatat oleh Petugas loket di kabupaten/kota tempat kantor akan berdiri. Jika ini"
                " tugas Anda, minta admin instansi mencatat penugasan Anda."
            )
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
        """The koperasi that was chosen, if the search that led to it still finds it, with a licence in force."""
        self.hasil = cari_koperasi(cari, self.terlihat)
        return next((k for k in self.hasil if str(k.pk) == pilih and k.izin_berlaku), None)

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
        tanggal = hari_ini(meja)
        # One counter a region: its first office keeps it, however many offices the region has.
        penghitung = Instansi.objects.filter(wilayah=meja).order_by("pk").first()
        urut = nomor_berikut(penghitung, "jaringan", tanggal)
        kantor = JaringanPelayanan(
            nomor_perkara=f"KTR-{meja.kode}-{tanggal.year}-{urut:04}", koperasi=koperasi, wilayah=wilayah,
            berwenang=meja, jenis=form.cleaned_data["jenis"], nama=form.cleaned_data["nama"],
            terdahulu=self.terdahulu, kunci_kirim=form.cleaned_data["kunci_kirim"],
        )  # fmt: skip
        return ALUR_JARINGAN.buat(kantor, self.request.user)

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


# One case


class KantorMixin(MasukDiperlukan):
    """Loads the office that the address names, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.kantor = get_object_or_404(terlihat(request.user), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def dapat_diubah(self) -> bool:
        """Whether the application itself is open to this person; what is due after an approval has its own page."""
        return self.kantor.status in TERISI and ALUR_JARINGAN.dapat_diubah(self.kantor, self.request.user)

    def muat_ulang(self):
        self.kantor = terlihat(self.request.user).get(pk=self.kantor.pk)

    def konteks(self, **lain) -> dict:
        k = self.kantor
        return {
            "urusan": k,
            "kantor": k,
            "giliran": ALUR_JARINGAN.giliran(k),
            "dapat_diubah": self.dapat_diubah,
            "wewenang": kewenangan_jaringan(k),
            "koperasi_terlihat": koperasi_terlihat(k, self.request.user),
            "tegangan": CATATAN_TEGANGAN if k.jenis_kantor is JenisKantor.KK and not k.terdahulu else "",
            **lain,
        }


def koperasi_terlihat(kantor: JaringanPelayanan, pengguna) -> bool:
    """Whether the page of the koperasi opens to this person: else what the case shows is all there is. No query."""
    return any(melihat(pengguna, kode) for kode in (kantor.koperasi.wilayah_id, kantor.koperasi.berwenang_id))


class KantorTugas(KantorMixin, View):
    """The application as tasks."""

    def get(self, request):
        k, buka = self.kantor, self.dapat_diubah
        temuan, _ = ([], []) if k.terdahulu else uji_kantor(k, k.hari_ini)
        bagian = bagian_kantor(k, berkas_per_butir(k), temuan, k.hari_ini)
        return render(
            request,
            "perizinan/jaringan_tugas.html",
            self.konteks(
                tugas=[self.tugas(b, buka) for b in bagian],
                kekurangan=kekurangan(k),
                tertutup="" if buka else kalimat_tertutup(k),
            ),
        )

    def tugas(self, b, buka) -> dict:
        url = reverse("jaringan_isian", args=[self.kantor.pk, b.kode])
        if b.kode == "periksa":
            url = reverse("jaringan_periksa", args=[self.kantor.pk])
            sebab = b.kurang[0] if b.kurang else ""
        else:
            sebab = " ".join(b.kurang) if b.status == "Ada masalah" else sebut_kurang(b.kurang)
        return {
            "judul": b.judul,
            "status": b.status,
            "url": url if buka and b.status != BELUM_BISA else "",
            "sebab": sebab,
        }


def kekurangan(kantor: JaringanPelayanan) -> list[tuple[str, str]]:
    """What the desk asked for, as (paper, remark), while the koperasi is to bring it."""
    if kantor.status != S.KURANG:
        return []
    judul = {b: judul_bagian(kantor, b) for b in kode_bagian(kantor)}
    judul.setdefault("9a", judul_bagian(kantor, "kantor"))
    return [(judul.get(x.butir, x.butir), x.catatan) for x in kantor.pemeriksaan.all() if x.hasil == "tidak"]


class KantorPeriksa(KantorMixin, View):
    """Every answer on one page before the counter takes it in; afterwards the same page to read."""

    def get(self, request):
        k, buka = self.kantor, self.dapat_diubah
        aksi = "" if k.terdahulu else LANGKAH_LOKET.get(k.status)
        langkah = next((x.t for x in ALUR_JARINGAN.tersedia(k, request.user) if x.bisa and x.t.aksi == aksi), None)
        temuan, peringatan = ([], []) if k.terdahulu else uji_kantor(k, k.hari_ini)
        syarat = ALUR_JARINGAN.temuan(k, "catat_terdahulu" if k.terdahulu else aksi, k.hari_ini) if buka else []
        belum = [t for t in syarat if not t.terpenuhi]
        return render(
            request,
            "perizinan/jaringan_periksa.html",
            self.konteks(
                bagian=[
                    b | {"ubah": f"{reverse('jaringan_isian', args=[k.pk, b['kode']])}?kembali=periksa" if buka else ""}
                    for b in bacaan_kantor(k, berkas_per_butir(k))
                ],
                temuan=temuan,
                peringatan=peringatan,
                belum=belum,
                langkah=langkah if buka and not belum else None,
                url_langkah=reverse("tindakan", args=[k._meta.model_name, k.pk, aksi]) if langkah else "",
            ),
        )


class KantorRinci(UrusanView):
    """The page of one office: the frame of every case, with its clock."""

    model = JaringanPelayanan
    template_name = "perizinan/jaringan_rinci.html"

    def get_queryset(self):
        return terlihat(self.request.user)

    def temuan(self):
        """Live until the decision; afterwards as they were frozen with it."""
        k = self.object
        self.peringatan = []
        if k.terdahulu:
            return []
        if k.status in (*TERISI, *DI_MEJA_PERIKSA, S.SIAP):
            temuan, self.peringatan = uji_kantor(k, k.hari_ini)
            return temuan
        beku = next((j.temuan for j in reversed(self.jejak) if j.aksi in ("setujui", "tolak") and j.temuan), [])
        return [Temuan.from_dict(t) for t in beku]

    def get_context_data(self, **kwargs):
        k, pengguna = self.object, self.request.user
        self.jejak = list(k.jejak)
        konteks = super().get_context_data(**kwargs)
        per = k.hari_ini
        isi_buka = k.status in TERISI and konteks["dapat_diubah"]
        di_meja = k.status in DI_MEJA_PERIKSA and bool(boleh(pengguna, Peran.PEMERIKSA, k))
        pintu = self.pintu(konteks["dapat_diubah"])
        # Of an old office only the examiner's step, and the other way round; what has a page of its own begins there.
        tutup = {"terima" if k.terdahulu else "catat_terdahulu", "lapor_mulai", "usulkan_tutup"}
        tindakan = [t for t in konteks["tindakan"] if t["aksi"] not in tutup]
        if isi_buka or di_meja or pintu:
            # The one primary button leads to the work; the steps of the gate come after it.
            tindakan = [t | {"utama": False} for t in tindakan]
        berkas = list(konteks["berkas"])
        milik = {b: [x for x in berkas if x.butir == b] for b in dict.fromkeys(x.butir for x in berkas)}
        return konteks | {
            "kantor": k,
            "jejak": self.jejak,
            "tindakan": tindakan,
            "isi_buka": isi_buka,
            "periksa_di_meja": di_meja,
            "pintu": pintu,
            "wewenang": kewenangan_jaringan(k),
            "koperasi_terlihat": koperasi_terlihat(k, pengguna),
            "kuasa": KEWENANGAN_KANTOR[k.jenis_kantor],
            "tegangan": CATATAN_TEGANGAN if k.jenis_kantor is JenisKantor.KK and not k.terdahulu else "",
            "peringatan": self.peringatan,
            "jam": jam_kantor(k, per),
            "bila_lengkap": kalender_cukup(k, per) if k.status == S.DITERIMA else [],
            "lama": lama_putusan(k, self.jejak),
            "sisa_mulai": sebut_batas_mulai(k.jatuh_tempo, per) if k.status == S.DISETUJUI and k.jatuh_tempo else "",
            "bagian": bacaan_kantor(k, milik),
            "berkas_lain": [(BUTIR_LAIN[b], isi) for b, isi in milik.items() if b in ("mulai", "tutup", "penilaian")],
            "kekurangan": kekurangan(k),
            "penutup": next((j for j in self.jejak if j.ke == k.status and k.status in TANPA_KANTOR), None),
            "kunjungan": k.kunjungan.select_related("oleh") if k.status in (*BUKA, S.DITUTUP) else [],
            "penilaian": self.penilaian(),
            "kesehatan": self.kesehatan(konteks["temuan"]),
            "selesai": k.status in SELESAI_KANTOR,
        }

    def kesehatan(self, temuan) -> str:
        """The health result with its year and age: as the finding says it; a Kantor Kas has no such finding."""
        k = self.object
        if temuan_sehat := next((t for t in temuan if t.kode == KESEHATAN.kode), None):
            return temuan_sehat.aktual_teks
        predikat, tahun, _ = hasil_pada(k.koperasi, k.lengkap_pada or k.hari_ini)
        return sebut_kesehatan(predikat, tahun, k.lengkap_pada or k.hari_ini)

    def penilaian(self):
        k = self.object
        ada = k.jenis_kantor is JenisKantor.KC and k.status in (*BUKA, S.DITUTUP)
        return k.penilaian.select_related("petugas", "berkas") if ada else []

    def pintu(self, dapat_diubah) -> list[dict]:
        """The pages on which this person works on an approved or open office."""
        k, pengguna = self.object, self.request.user
        hasil = []
        if k.status == S.DISETUJUI and dapat_diubah:
            hasil.append(("jaringan_mulai", "Catat mulai beroperasi", "Isi tanggal mulai dan unggah buktinya."))
        if k.status in BUKA and boleh(pengguna, Peran.PENGAWAS, k):
            hasil.append(("jaringan_kunjungan", "Catat kunjungan", "Pembinaan dan pengawasan (Pasal 10 ayat (5))."))
        if k.status == S.BEROPERASI and boleh(pengguna, Peran.PENGAWAS, k):
            hasil.append(("jaringan_tutup", "Siapkan usul penutupan", "Bukti dan tanggapan koperasi dicatat dahulu."))
        if k.status in BUKA and k.jenis_kantor is JenisKantor.KC and boleh(pengguna, Peran.PENILAI, k):
            hasil.append(("jaringan_penilaian", "Catat penilaian kantor", "Dicatat terpisah (Pasal 31 ayat (3))."))
        return [{"url": reverse(n, args=[k.pk]), "label": label, "keterangan": ket} for n, label, ket in hasil]
