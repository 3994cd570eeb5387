"""The desks of the province (Pasal 7 huruf c, d) and the ministry (huruf e): check, note, decide, send together."""

import re
from html import unescape
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, Min, OuterRef, Subquery
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.http import urlencode
from django.views.generic import View

from aturan.bahasa import Hasil, ringkas
from core.dasar.izin import Izin, Tingkat, boleh
from core.dasar.waktu import hari_ini, waktu_setempat
from core.halaman.daftar import DaftarView, Kolom, dipegang_oleh
from core.halaman.meja import Meja, sebab_tertutup
from core.halaman.tindakan import KIRIMAN_KEDUA, dilakukan_terakhir, kalimat_berhasil
from core.models import Surat, Wilayah
from core.models.pegangan import Pegangan
from core.perkara.akun_baru import catatan_akun
from core.perkara.ditolak import Ditolak
from core.perkara.ingat import sekali
from core.perkara.pegangan import ambil
from core.perkara.rancangan import bayangan_surat, catat_dibuka, sebab_belum_dibuka
from core.perkara.surat import jenis_surat, pratinjau_semua, susun_html
from sentra_ukm.models import Pemeriksaan, StatusUsulan, Usulan
from sentra_ukm.models.ukm import sebut_kelas
from sentra_ukm.usulan.akal import pertanyaan_beku
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.bacaan import bagian_lampiran
from sentra_ukm.usulan.catatan import sidik_butir
from sentra_ukm.usulan.forms.pemeriksaan import PemeriksaanForm, SaringAntrean
from sentra_ukm.usulan.meja import MEJA, butir_meja
from sentra_ukm.usulan.perubahan import berubah_sejak, catatan_pengembalian
from sentra_ukm.usulan.syarat import lampiran_terisi, temuan_kriteria


class PemeriksaanView(Meja):
    """One page for the desk whose turn it is: the submitted form beside the checklist."""

    template_name = "sentra_ukm/usulan/pemeriksaan.html"
    SEBUTAN, HALAMAN, URL, PENANDA = "usulan", "usulan", "pemeriksaan", "meja"

    def dispatch(self, request, *args, pk, **kwargs):
        self.muat(pk)
        return super().dispatch(request, *args, **kwargs)

    def muat(self, pk):
        self.usulan = get_object_or_404(
            Usulan.objects.terlihat_oleh(self.request.user)
            .dengan_pegangan()
            .select_related("sentra", "wilayah__induk", "berwenang", "lampiran2", "lampiran4", "lampiran5")
            .prefetch_related("jawaban", "mitra", "tim", "ukm", "sentra__pembinaan"),
            pk=pk,
        )
        self.meja = MEJA.get(self.usulan.status)
        self.dibaca = {}

    def muat_ulang(self):
        self.muat(self.usulan.pk)

    @property
    def urusan(self):
        return self.usulan

    @property
    def izin(self):
        return self.meja and self.meja.izin

    @property
    def tempat(self):
        return self.meja.kode if self.meja else ""

    @property
    def tindakan(self):
        tersedia = self.urusan.alur.tersedia(self.urusan, self.request.user, self.baca("jejak"))
        return [x for x in tersedia if x.t.penilaian]

    def susun_form(self, data=None):
        return PemeriksaanForm(
            data, urusan=self.usulan, butir=self.meja.butir(self.usulan), pilihan=self.meja.pilihan,
            meja={"meja": self.meja.kode}, kini=self.bahan,
        )  # fmt: skip

    def baca(self, nama: str):
        """The files, letters, totals and trail of the usulan as the page shows it, read once."""
        baca = {
            "berkas": lambda: list(self.usulan.daftar_berkas), "surat": lambda: list(self.usulan.daftar_surat),
            "jumlah": self.usulan.ukm.jumlah, "jejak": lambda: list(self.usulan.jejak.defer("salinan", "penilaian")),
        }  # fmt: skip
        if nama not in self.dibaca:
            self.dibaca[nama] = baca[nama]()
        return self.dibaca[nama]

    def bahan(self, usulan) -> dict[str, str]:
        dibaca = {n: self.baca(n) for n in ("berkas", "surat", "jumlah")} if usulan is self.usulan else {}
        return sidik_butir(usulan, self.meja.kode, **dibaca)

    def lanjutkan(self, aksi, form):
        if not form.basi():
            return super().lanjutkan(aksi, form)
        messages.warning(
            self.request,
            "Catatan Anda tersimpan. Rekan Anda juga mengubah catatan sejak Anda membuka halaman ini: "
            "periksa dulu semuanya, lalu tekan lagi.",
        )
        return redirect(self.URL, self.usulan.pk)

    def ketikan(self):
        meja, data = self.request.POST.get(self.PENANDA), self.request.POST
        if meja not in [m.kode for m in MEJA.values()]:
            raise PermissionDenied("Buka halaman pemeriksaan ini dari usulannya.")
        kata = next(dict(m.pilihan) for m in MEJA.values() if m.kode == meja)
        return [
            (uraian, kata.get(data.get(f"hasil_{n}"), ""), data.get(f"catatan_{n}", ""))
            for n, uraian in enumerate(butir_meja(self.usulan, meja).values(), 1)
        ]

    def tampilkan(self, form, status=200):
        usulan, kriteria = self.usulan, self.meja.kriteria
        berkas, surat, jumlah = (self.baca(n) for n in ("berkas", "surat", "jumlah"))
        jejak = self.baca("jejak")
        usulan.bahan = {"berkas": berkas, "jumlah": jumlah}
        sekali(usulan, ("catatan", self.tempat), lambda: form.tersimpan)
        baris, langkah = form.baris(), self.langkah()
        temuan = temuan_kriteria(usulan, usulan.tanggal_hukum, jumlah=jumlah, berkas=berkas) if kriteria else []
        otomatis = {t.kode: t for t in temuan} if kriteria else self.bahan_kelengkapan(berkas, surat)
        for b in baris:
            b["otomatis"] = otomatis.get(b["kode"])
            b["beda"] = kriteria and b["tersimpan"] and _beda(b["otomatis"], b["tersimpan"].hasil)
        return render(
            self.request,
            self.template_name,
            {
                "usulan": usulan,
                "urusan": usulan,
                "giliran": ALUR_USULAN.giliran(usulan),
                "meja": self.tempat,
                "kata": self.meja,
                "form": form,
                "baris": baris,
                "ringkas": ringkas(temuan) if temuan else "",
                "kelas_ukm": sebut_kelas(jumlah),
                "akal": pertanyaan_beku(jejak),
                "terbuka": jumlah["ukm_terbuka"],
                "beda": [b for b in baris if b["beda"]],
                **langkah,
                "sebab": sebab_tertutup(self.tindakan),
                "pemegang": usulan.pemegang(self.request.user),
                **self.sejak_dikembalikan(jejak),
                "bagian": bagian_lampiran(usulan, berkas, jumlah),
                "berkas": berkas,
                "surat": surat,
                "jejak": jejak,
            },
            status=status,
        )

    def sejak_dikembalikan(self, jejak) -> dict:
        """What this desk asked for when it last returned the case, and what is different now."""
        kembali = next(
            (j for j in reversed(jejak) if j.dari == self.usulan.status and ALUR_USULAN.tahap(j.ke).perbaikan), None
        )
        if kembali is None:
            return {}
        return {
            "pengembalian": kembali,
            "diminta": catatan_pengembalian(kembali),
            "ubahan": berubah_sejak(self.usulan, kembali),
        }

    def bahan_kelengkapan(self, berkas, surat) -> dict[str, str]:
        """What the system knows about the presence of each paper: a help, never the answer."""
        terisi = lampiran_terisi(self.usulan)
        terakhir = {s.jenis: s for s in surat}
        bahan = {f"lampiran_{n}": "terisi" if ada else "belum lengkap" for n, ada in terisi.items() if n != "tim"}
        for butir, jenis in (("berita_acara", "ba_seleksi"), ("pengantar", "pengantar_kabkota")):
            s = terakhir.get(jenis)
            bahan[butir] = f"terbit, nomor {s.nomor}" if s else "belum terbit"
        return bahan | {"bukti": f"{len(berkas)} berkas"}


def _beda(temuan, hasil: str) -> bool:
    """Whether the officer's judgement differs from what the figures give."""
    return bool(hasil) and temuan.hasil in (Hasil.TERPENUHI, Hasil.TIDAK) and temuan.terpenuhi != (hasil == "ya")


SEKALI = 20  # cases tried before the queue is shown instead


class AntreanView(DaftarView):
    """What waits at my desk, oldest first, and who has begun with it."""

    model = Usulan
    judul = "Antrean pemeriksaan"
    form_saring = SaringAntrean
    urutan = ("status_sejak", "pk")
    kosong_sebab = "Tidak ada usulan yang menunggu pemeriksaan Anda."
    kosong_saran = "Usulan yang tiba di meja Anda akan tampil di sini, yang terlama di atas."
    kolom = (
        Kolom(
            "Sentra", "sentra.nama", tautan=lambda u: reverse("pemeriksaan", args=[u.pk]), bawah=("nomor_perkara",),
            lebar=30,
        ),
        Kolom("Nomor", "nomor_perkara", lembar=True),
        Kolom("Jenis", "get_jenis_display", lebar=18),
        Kolom("Kabupaten/kota", "wilayah.nama", bawah=("wilayah.induk.nama",), lebar=20),
        Kolom("Provinsi", "wilayah.induk.nama", lembar=True),
        Kolom("Menunggu (hari)", "umur_hari", lebar=12),
        Kolom("Catatan terakhir oleh", "pemeriksa", bawah=(dipegang_oleh,), lebar=20),
    )  # fmt: skip

    def get_queryset(self):
        return antrean_meja(self.request.user).select_related("sentra", "wilayah__induk", "berwenang")

    def get_aksi(self):
        ada = antrean_meja(self.request.user).exists()
        return (reverse("pemeriksaan_berikutnya"), "Ambil berikutnya", True) if ada else None


def antrean_meja(pengguna):
    """Cases at a desk of `pengguna`, oldest first, with the name of who noted last."""
    # What was noted before the case was returned is nobody's work of now.
    terakhir = Pemeriksaan.objects.filter(usulan=OuterRef("pk"), pada__gte=OuterRef("status_sejak")).order_by("-pada")
    return (
        ALUR_USULAN.antrean(pengguna)
        .filter(status__in=[s for s, meja in MEJA.items() if boleh(pengguna, meja.izin)])
        .annotate(
            pemeriksa=Subquery(terakhir.values("oleh__nama")[:1]), pemeriksa_id=Subquery(terakhir.values("oleh_id")[:1])
        )
    )


class BerikutnyaView(View):
    """Takes the oldest case in hand that nobody holds and no colleague has begun, else one that nobody holds; where
    colleagues hold all of them, the queue tells who."""

    def get(self, request):
        return redirect("pemeriksaan_antrean")

    def post(self, request):
        antrean, pegangan = antrean_meja(request.user), Pegangan.objects.tentang(Usulan)
        bebas = antrean.exclude(Exists(pegangan))
        for usulan in [*bebas.filter(pemeriksa_id=None)[:SEKALI], *bebas.exclude(pemeriksa_id=None)[:SEKALI]]:
            try:
                ambil(usulan, request.user)
            except Ditolak:  # a colleague pressed at the same moment, or the case is not this person's to examine
                continue
            return redirect("pemeriksaan", usulan.pk)
        milik = antrean.filter(Exists(pegangan.filter(pengguna=request.user))).first()
        if milik:
            messages.info(request, "Tidak ada lagi yang bebas. Ini yang terlama yang Anda pegang.")
            return redirect("pemeriksaan", milik.pk)
        messages.info(request, "Tidak ada usulan yang bebas untuk Anda ambil.")
        return redirect("pemeriksaan_antrean")


# The paragraphs of a letter that say what it is about, and the items of a list in it; the copies come after the post.
ALINEA = re.compile(r'<(?:p class="masuk[^"]*"|li)>(.*?)</(?:p|li)>', re.DOTALL)


class KirimBersamaView(View):
    """Several usulan, one surat pengantar: choose, look at the list once more, send all or none."""

    template_name = "sentra_ukm/usulan/kirim_bersama.html"
    BATAS = 200

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.langkah = [t for t in ALUR_USULAN.baris if t.bersama and boleh(request.user, t.peran)]

    def get(self, request):
        if "aksi" not in request.GET:
            return self.pilih()
        t = self.t(request.GET["aksi"])
        dipilih = list(self.daftar(t).filter(pk__in=_bilangan(request.GET.getlist("usulan"))))
        if not dipilih:
            lewat = "Usulan yang Anda centang tidak lagi menunggu surat pengantar, mungkin sudah terkirim."
            return self.pilih(
                lewat if "usulan" in request.GET else "Centang paling sedikit satu usulan, lalu tekan Lanjutkan."
            )
        if "rancangan" in request.GET:
            return self.rancangan(t, dipilih)
        sebab = next((x.sebab for x in ALUR_USULAN.tersedia(dipilih[0], request.user) if x.t is t), "")
        return self.periksa(t, dipilih, Ditolak(sebab) if sebab else None)

    def post(self, request):
        t = self.t(request.POST.get("aksi"))
        versi = {}
        for pasangan in request.POST.getlist("usulan"):
            pk, _, nomor = pasangan.partition(":")
            versi |= dict(zip(_bilangan([pk]), _bilangan([nomor]), strict=False))
        dipilih = list(Usulan.objects.terlihat_oleh(request.user).filter(pk__in=versi))
        if not versi or len(dipilih) != len(versi):
            raise Http404
        tetap = all(u.status in t.asal and u.versi == versi[u.pk] for u in dipilih)  # else the gate names what moved
        if tetap and (sebab := self.sebab_belum_dibuka(t, dipilih)):
            segar = self.daftar(t).filter(pk__in=versi)
            return self.periksa(t, list(segar), Ditolak(sebab), status=422)
        try:
            konteks = ALUR_USULAN.jalankan_semua([(u, versi[u.pk]) for u in dipilih], t.aksi, request.user)
        except Ditolak as tolak:
            if all(dilakukan_terakhir(u, t.aksi, request.user) for u in dipilih):
                messages.info(request, KIRIMAN_KEDUA)
                return redirect("kirim_bersama")
            segar = self.daftar(t).filter(pk__in=versi)
            return self.periksa(t, list(segar), tolak, status=422)
        messages.success(request, kalimat_berhasil(konteks))
        return redirect(f"{reverse('kirim_bersama')}?surat={konteks.surat[0].pk}")

    GABUNG = ("sentra", "wilayah__induk", "berwenang")

    def bayangan(self, t, dipilih):
        """The one letter about all of them, as the gate would make it: in the order of the gate."""
        return bayangan_surat(sorted(dipilih, key=lambda u: u.pk), t.aksi, self.request.user)

    def rancangan(self, t, dipilih):
        """The draft of the letter as PDF; that it was opened is kept."""
        try:
            konteks = self.bayangan(t, dipilih)
            pdf = pratinjau_semua(konteks)
            if self.request.method == "GET":
                catat_dibuka(jenis_surat(t), konteks)
        except Ditolak as tolak:
            return self.periksa(t, dipilih, tolak, status=422)
        return FileResponse(BytesIO(pdf), content_type="application/pdf", filename=f"draf-{t.aksi}.pdf")

    def sebab_belum_dibuka(self, t, dipilih) -> str:
        """Why the letter may not be signed yet; empty too where the gate refuses for another reason."""
        try:
            return sebab_belum_dibuka(self.bayangan(t, dipilih)) if dipilih else ""
        except Ditolak:
            return ""

    def isi_surat(self, t, dipilih) -> list[str]:
        """The words of the draft, paragraph by paragraph."""
        try:
            html = susun_html(jenis_surat(t), self.bayangan(t, dipilih)) if dipilih else ""
        except Ditolak:
            return []
        return [unescape(strip_tags(p)) for p in ALINEA.findall(html.partition('class="ttd')[0])]

    def t(self, aksi):
        for t in self.langkah:
            if t.aksi == aksi:
                return t
        raise PermissionDenied(Izin.KIRIM_USULAN.penolakan())

    def daftar(self, t):
        """Cases that this person may take along by `t`, by region and name."""
        return (
            ALUR_USULAN.antrean(self.request.user)
            .filter(status__in=t.asal)
            .select_related(*self.GABUNG)
            .order_by("wilayah_id", "sentra__nama", "pk")
        )

    def pilih(self, masalah=""):
        if not self.langkah:
            self.t("")
        surat = Surat.objects.terlihat_oleh(self.request.user).filter(pk__in=_bilangan([self.request.GET.get("surat")]))
        kelompok = [{"t": t, "daftar": list(self.daftar(t)[: self.BATAS])} for t in self.langkah]
        return render(
            self.request,
            self.template_name,
            {
                "kelompok": sorted(kelompok, key=lambda k: not k["daftar"]),
                "masalah": masalah,
                "surat": surat.first(),
                "batas": self.BATAS,
            },
            status=422 if masalah else 200,
        )

    def periksa(self, t, dipilih, tolak=None, status=200):
        alamat = [("aksi", t.aksi), *(("usulan", u.pk) for u in dipilih), ("rancangan", 1)]
        return render(
            self.request,
            "sentra_ukm/usulan/kirim_bersama_periksa.html",
            {
                "t": t,
                "dipilih": dipilih,
                "penugasan": boleh(self.request.user, t.peran),
                "tolak": tolak,
                "isi_surat": self.isi_surat(t, dipilih),
                "belum_dibuka": self.sebab_belum_dibuka(t, dipilih),
                "url_surat": f"?{urlencode(alamat)}",
                "jumlah": {"sentra": len(dipilih), "wilayah": len({u.wilayah_id for u in dipilih})},
                "catatan_akun": set(catatan_akun(dipilih, self.request.user, timezone.now()).values()),
            },
            status=status,
        )


def _bilangan(teks) -> list[int]:
    """The whole numbers among texts from an address."""
    return [int(x) for x in teks if x and x.isascii() and x.isdecimal() and len(x) < 19]


class MatriksView(View):
    """Region x status with the age of the oldest: kab/kota for a province, provinces for the ministry."""

    def get(self, request):
        pusat = Tingkat.PUSAT in request.user.tingkat_kantor
        kunci = "wilayah__induk_id" if pusat else "wilayah_id"
        hitung = (
            Usulan.objects.terlihat_oleh(request.user)
            .exclude(status=StatusUsulan.DRAF)
            .order_by()
            .values(kode=F(kunci), keadaan=F("status"))
            .annotate(n=Count("pk"), tertua=Min("status_sejak"))
        )
        sel = {(h["kode"], h["keadaan"]): h for h in hitung}
        ada = {kode for kode, _ in sel}
        wilayah = Wilayah.objects.terlihat_oleh(request.user).order_by("kode")
        wilayah = wilayah.filter(jenis=Wilayah.Jenis.PROVINSI) if pusat else wilayah.filter(kode__contains=".")
        status = [s for s in StatusUsulan if any(keadaan == s for _, keadaan in sel)]
        return render(
            request,
            "sentra_ukm/usulan/matriks.html",
            {
                "pusat": pusat,
                "baris": [
                    {"wilayah": w, "sel": [(s.label, _sel(sel.get((w.kode, s)), w, s)) for s in status]}
                    for w in wilayah
                    if w.kode in ada
                ],
                "tanpa": [w for w in wilayah if w.kode not in ada],
                "jumlah": [(s.label, sum(h["n"] for (_, keadaan), h in sel.items() if keadaan == s)) for s in status],
            },
        )


def _sel(hitung, wilayah, status) -> dict | None:
    """One cell: how many, and for statuses that wait for somebody the age of the oldest in days."""
    if hitung is None:
        return None
    menunggu = status not in ALUR_USULAN.akhir
    return {
        "n": hitung["n"],
        "umur": (hari_ini(wilayah) - waktu_setempat(wilayah, hitung["tertua"]).date()).days if menunggu else None,
    }
