"""Assessments as an office sees them: the list, the plan for a year, assigning one, its page, years side by side."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Case, CharField, Count, Exists, OuterRef, Subquery, Value, When
from django.forms import UUIDField
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa.bilangan import angka as tulis
from aturan.bahasa.temuan import Temuan
from aturan.kesehatan import NilaiAspek, Penilaian, Predikat, kegiatan_dihentikan
from core.dasar.izin import Izin, boleh
from core.dasar.waktu import hari_ini
from core.halaman.daftar import DaftarView, Kolom
from core.halaman.tanda import status, status_urusan
from core.halaman.urusan import UrusanView
from core.perkara.tahap import Tahap
from core.perkara.tugas import Keadaan, Tugas
from ksp_usp.koperasi.panel import KoperasiMixin
from ksp_usp.models import BERJALAN as STATUS_BERJALAN
from ksp_usp.models import Koperasi, PenilaianKesehatan, StatusPenilaian
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.dasbor import tahun_dari
from ksp_usp.penilaian.forms.saring import (
    BELUM,
    BERJALAN,
    JATUH_TEMPO,
    KEADAAN,
    SELESAI,
    SaringPenilaian,
    SaringRencana,
)
from ksp_usp.penilaian.forms.tugas import PenilaianBaruForm, sebut_koperasi
from ksp_usp.penilaian.kertas import Kertas
from ksp_usp.penilaian.mulai import mulai_penilaian
from ksp_usp.penilaian.syarat import BUTIR_HASIL, BUTIR_LAPORAN, sakelar_terpilih
from ksp_usp.penilaian.tanda import tanda_predikat
from ksp_usp.penilaian.views.dasar import MejaTugas, calon_penilai, kalimat_total, kekurangan, sebab_tertutup, terlihat

TANDA_KEADAAN = {BELUM: "belum", JATUH_TEMPO: "perlu", BERJALAN: "jalan", SELESAI: "cek"}
TAHUN_TERBANYAK = 5  # more columns than a page holds


class PenilaianDaftar(DaftarView):
    model = PenilaianKesehatan
    template_name = "ksp_usp/penilaian/daftar.html"
    judul = "Penilaian kesehatan"
    urutan = ("-tahun_buku", "-pk")
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Koperasi", "koperasi.nama", tautan=True, lebar=30, bawah=("koperasi.sebutan", "nomor_perkara")),
        Kolom("Jenis", "koperasi.sebutan", lembar=True),
        Kolom("Tahun buku", lambda p: str(p.tahun_buku), lebar=9),
        Kolom("Wilayah", "wilayah.nama", lebar=15),
        Kolom("Status", "get_status_display", rupa=status_urusan, lebar=17, bawah=(ALUR_PENILAIAN.giliran,)),
        Kolom("Di tangan", ALUR_PENILAIAN.giliran, lembar=True),
        Kolom("Total", "total_tertulis", kanan=True, lebar=8),
        Kolom(
            "Predikat",
            lambda p: p.get_predikat_display() if p.tahap is Tahap.SELESAI else "",
            rupa=lambda p: tanda_predikat(p.predikat) if p.tahap is Tahap.SELESAI else "",
            lebar=21,
            bawah=("tanggal_penetapan",),
        ),
        Kolom("Ditetapkan", "tanggal_penetapan", lembar=True),
    )
    kosong_sebab = "Belum ada penilaian yang dapat Anda lihat."

    @property
    def kosong_saran(self):
        if self.get_aksi():
            return "Buka rencana setahun untuk melihat koperasi mana yang jatuh tempo, lalu tugaskan."
        return Izin.TUGASKAN_PENILAI.penolakan()

    def get_aksi(self):
        if boleh(self.request.user, Izin.TUGASKAN_PENILAI):
            return reverse("penilaian_baru"), "Tugaskan penilaian"
        return None

    def get_queryset(self):
        return super().get_queryset().select_related("koperasi", "wilayah", "berwenang")

    def get_form_saring(self):
        return SaringPenilaian(self.request.GET, pengguna=self.request.user, tahun=hari_ini().year - 1)


class PenilaianRencana(DaftarView):
    """Every koperasi of the own authority, and how far its assessment of one book year is."""

    model = Koperasi
    template_name = "ksp_usp/penilaian/rencana.html"
    judul = "Rencana penilaian"
    urutan = ("nama", "pk")
    kosong_sebab = "Belum ada koperasi yang dinilai instansi Anda."
    kosong_saran = "Yang berwenang menilai ditentukan wilayah keanggotaan koperasi (Pasal 31 ayat (2))."

    def get_kolom(self):
        kolom = (
            Kolom("Koperasi", "nama", tautan=True, lebar=32, bawah=("sebutan",)),
            Kolom("Jenis", "sebutan", lembar=True),
            Kolom("Kedudukan", "wilayah.nama", lebar=16),
            Kolom("Hasil terakhir", self.sebut_hasil, rupa=self.rupa_hasil, lebar=18),
            Kolom("Keadaan", lambda k: KEADAAN[k.keadaan], rupa=self.rupa_keadaan, lebar=13),
            Kolom("Rencana selesai", "target", lebar=10),
        )
        if not self.menugaskan:
            return kolom
        return (*kolom, Kolom("Langkah", self.langkah, tautan=self.alamat_langkah, lebar=11))

    @property
    def menugaskan(self) -> bool:
        return bool(boleh(self.request.user, Izin.TUGASKAN_PENILAI))

    @property
    def tahun_terakhir(self) -> int:
        return hari_ini().year - 1

    @property
    def tahun(self) -> int:
        if self.lingkup:
            return tahun_dari(self.saring.cleaned_data["angka"], self.lingkup)
        return self.saring.cleaned_data.get("tahun") or self.tahun_terakhir

    @property
    def lingkup(self):
        """The region and period of a dashboard that led here; by default the list is that of the own authority."""
        return self.saring.lingkup

    @property
    def keterangan(self):
        return f"Tahun buku {self.tahun}: tiap koperasi dinilai sekurang-kurangnya sekali setahun (Pasal 31 ayat (6))."

    @property
    def lingkup_lembar(self):
        return f"Tahun buku {self.tahun}"

    def sebut_hasil(self, k) -> str:
        if not k.tahun_hasil:
            return "Belum dinilai"
        return f"{Predikat(k.predikat_hasil).label} ({k.tahun_hasil})"

    def rupa_keadaan(self, k) -> str:
        return status(TANDA_KEADAAN[k.keadaan], KEADAAN[k.keadaan], "dekat" if k.keadaan == JATUH_TEMPO else "")

    def rupa_hasil(self, k) -> str:
        return tanda_predikat(k.predikat_hasil, f" ({k.tahun_hasil})") if k.tahun_hasil else self.sebut_hasil(k)

    def langkah(self, k) -> str:
        return {BERJALAN: "Lihat penilaian", SELESAI: "Lihat hasil"}.get(k.keadaan, "Tugaskan")

    def alamat_langkah(self, k) -> str:
        if k.urusan_tahun:
            return reverse("penilaian_rinci", args=[k.urusan_tahun])
        return f"{reverse('penilaian_baru')}?koperasi={k.pk}&tahun={self.tahun}"

    def get_form_saring(self):
        data = self.request.GET
        return SaringRencana(data, pengguna=self.request.user, tahun=self.tahun_terakhir)

    def get_queryset(self):
        milik = PenilaianKesehatan.objects.filter(koperasi=OuterRef("pk"))
        tahun_ini = milik.filter(tahun_buku=self.tahun)
        jalan = tahun_ini.filter(status__in=STATUS_BERJALAN)
        jadi = tahun_ini.filter(status=StatusPenilaian.DITETAPKAN)
        hasil = milik.filter(status=StatusPenilaian.DITETAPKAN).order_by("-tahun_buku", "-tanggal_penetapan", "-pk")
        terlihat = Koperasi.objects.terlihat_oleh(self.request.user)
        if self.lingkup:
            hasil = hasil.filter(tahun_buku__lte=self.tahun, tanggal_penetapan__lte=self.lingkup.sampai)
        else:
            terlihat = terlihat.filter(berwenang__in=self.request.user.wilayah_kantor)
        return terlihat.select_related("wilayah").annotate(
            keadaan=Case(
                When(Exists(jalan), then=Value(BERJALAN)),
                When(Exists(jadi), then=Value(SELESAI)),
                When(Exists(hasil), then=Value(JATUH_TEMPO)),
                default=Value(BELUM),
                output_field=CharField(),
            ),
            tahun_hasil=Subquery(hasil.values("tahun_buku")[:1]),
            predikat_hasil=Subquery(hasil.values("predikat")[:1]),
            target=Subquery(jalan.values("target")[:1]),
            urusan_tahun=Subquery(
                tahun_ini.exclude(status=StatusPenilaian.DIBATALKAN)
                .order_by("-tanggal_penetapan", "-pk")
                .values("pk")[:1]
            ),
        )

    def get_context_data(self, **kwargs):
        jumlah = dict(self.get_queryset().order_by().values_list("keadaan").annotate(n=Count("pk")))
        return super().get_context_data(
            hitungan=[(kode, nama, jumlah.get(kode, 0)) for kode, nama in KEADAAN.items()], tahun=self.tahun, **kwargs
        )


class PenilaianBaru(MejaTugas, View):
    """Assign: by the Pengawas of the authority, to assessors of that office."""

    template_name = "ksp_usp/penilaian/baru.html"

    def formulir(self, data=None, **initial):
        return PenilaianBaruForm(data, terlihat=self.terlihat, calon=self.calon, per=self.per, initial=initial)

    def calon(self, koperasi):
        kode = koperasi.berwenang_id if koperasi else next(iter(self.meja))
        return calon_penilai(kode, koperasi, self.per)

    def get(self, request):
        kode, tahun = request.GET.get("koperasi", ""), request.GET.get("tahun", "")
        initial = {"tahun_buku": self.per.year - 1}
        if kode.isascii() and kode.isdecimal() and len(kode) < 19:
            dituju = self.terlihat.filter(pk=int(kode)).first()
            if dituju:
                initial["cari"] = sebut_koperasi(dituju)
                if dituju.pola == Koperasi.Pola.SYARIAH:
                    initial["cara"] = PenilaianKesehatan.Cara.CATAT
        if tahun.isascii() and tahun.isdecimal() and len(tahun) == 4:
            initial["tahun_buku"] = int(tahun)
        if request.GET.get("sifat") == PenilaianKesehatan.Sifat.KOREKSI:
            initial["sifat"] = PenilaianKesehatan.Sifat.KOREKSI
        return self.tampil(self.formulir(**initial))

    def post(self, request):
        if lama := self.sudah_dibuat():
            return redirect(lama)
        form = self.formulir(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            with transaction.atomic():
                p = self.buat(form)
        except IntegrityError:
            # The same click arrived twice at once, or a colleague was faster by a moment.
            if lama := self.sudah_dibuat():
                return redirect(lama)
            form.add_error(
                "cari", "Petugas lain baru saja menugaskan penilaian koperasi ini untuk tahun buku yang sama."
            )
            return self.tampil(form, 422)
        messages.success(
            request,
            f"Penilaian {p} ditugaskan. "
            + (
                "Tiap anggota tim mengisi pernyataannya, lalu angkanya diisi."
                if form.cleaned_data["tim"]
                else "Tanpa tim: petugas penilai instansi ini mengisi angkanya."
            ),
        )
        return redirect(p)

    def sudah_dibuat(self):
        """The assessment that this very form has made before: second click, back and resubmit, reload."""
        try:
            kunci = UUIDField().clean(self.request.POST.get("kunci_kirim"))
        except ValidationError:
            return None
        return PenilaianKesehatan.objects.filter(kunci_kirim=kunci, dibuat_oleh=self.request.user).first()

    def buat(self, form) -> PenilaianKesehatan:
        isi = form.cleaned_data
        return mulai_penilaian(
            form.koperasi, self.request.user, tim=[int(kode) for kode in isi["tim"]],
            ketua=int(isi["ketua"]) if isi["ketua"] else None, tahun_buku=isi["tahun_buku"], cara=isi["cara"],
            target=isi["target"], sifat=isi["sifat"], mengoreksi=form.mengoreksi, kunci_kirim=isi["kunci_kirim"],
            alasan_koreksi=isi["alasan_koreksi"].strip() if form.mengoreksi else "",
        )  # fmt: skip

    def tampil(self, form, status=200):
        isi = {"form": form, "ditawarkan": form.ditawarkan(), "meja": next(iter(self.meja.values()))}
        return render(self.request, self.template_name, isi, status=status)


class PenilaianRinci(UrusanView):
    """The page of one assessment: result, aspects, what is still to do, letters, timeline."""

    model = PenilaianKesehatan
    template_name = "ksp_usp/penilaian/rinci.html"

    def get_queryset(self):
        return terlihat(self.request.user).prefetch_related("tim__pengguna", "jawaban")

    def temuan(self):
        """As they were frozen with the last step that had any; the page that asks to confirm shows them live."""
        beku = next((j.temuan for j in reversed(self.jejak) if j.temuan), [])
        return [] if self.object.tahap.draf else [Temuan.from_dict(t) for t in beku]

    def get_context_data(self, **kwargs):
        p = self.object
        self.jejak = list(p.jejak)
        k, diisi = Kertas(p), p.tahap.draf
        konteks = super().get_context_data(**kwargs)
        konteks["berkas"] = list(konteks["berkas"])
        dapat = konteks["dapat_diubah"]
        ditetapkan = bool(p.predikat) and p.tahap is Tahap.SELESAI
        predikat = k.skor.predikat if k.skor and k.skor.final and not ditetapkan else p.predikat
        tugas = self.tugas(k, {b.butir for b in konteks["berkas"]}) if diisi else []
        lanjut = self.lanjut(tugas) if dapat else None
        if lanjut:
            # The one primary button leads to the work; the steps of the gate come after it.
            konteks["tindakan"] = [t | {"utama": False} for t in konteks["tindakan"]]
        if not (menunggu := p.menunggu_penghentian):
            konteks["tindakan"] = [t for t in konteks["tindakan"] if t["aksi"] != "hentikan"]
        return konteks | {
            "penilaian": p,
            "koperasi": p.koperasi,
            "jejak": self.jejak,
            "kertas": k,
            "skor": k.skor,
            "tolak": k.tolak if p.cara == p.Cara.HITUNG else "",
            "aspek": [
                {"nama": a.nama, "kode": a.kode, "bobot": tulis(a.bobot), "skor": tulis(a.skor, 2),
                 "persen": persen_bulat(a), "lengkap": a.lengkap}
                for a in (k.skor.aspek if k.skor else ())
            ],
            "total": tulis(k.skor.total, 2) if k.skor else p.total_tertulis,
            "kalimat_total": kalimat_total(k.skor) if k.skor else "",
            "hasil": ditetapkan,
            "predikat": tanda_predikat(predikat) if predikat else "",
            "menunggu": menunggu,
            "dihentikan": ditetapkan and kegiatan_dihentikan(p.predikat, p.tanggal_penetapan),
            "kurang": kekurangan(k.skor),
            "bisa_catat": dapat and p.cara == p.Cara.HITUNG and bisa_catat(p, k),
            "masalah": k.masalah,
            "tugas": tugas,
            "lanjut": lanjut,
            "tertutup": "" if dapat else sebab_tertutup(p, self.request.user),
            "sakelar": [s for s in sakelar_terpilih(p) if not s[2]],
            "koreksi": list(p.koreksi.all()),
            "bisa_koreksi": ditetapkan and bool(boleh(self.request.user, Izin.TUGASKAN_PENILAI, p)),
            "bisa_tim": bool(boleh(self.request.user, Izin.TUGASKAN_PENILAI, p)),
        }  # fmt: skip

    def lanjut(self, tugas: list[Tugas]) -> Tugas | None:
        """The next part for this person: the statement is each member's own, what others have not stated is theirs."""
        saya = self.request.user.pk
        belum = any(a.pengguna_id == saya and a.tanpa_hubungan is None for a in self.object.tim.all())
        return next((t for t in tugas[0 if belum else 1 :] if t.wajib and not t.selesai), None)

    def tugas(self, k: Kertas, berkas: set[str]) -> list[Tugas]:
        """The parts to fill, and how far each is."""
        p = self.object
        tim = list(p.tim.all())
        pernyataan = {a.tanpa_hubungan for a in tim}
        belum = sum(a.tanpa_hubungan is None for a in tim)
        daftar = [
            (
                "Tim dan pernyataan", "penilaian_tim", [],
                Keadaan.MASALAH if False in pernyataan else Keadaan.SEDANG if None in pernyataan else Keadaan.SELESAI,
                f"{belum} anggota belum menyatakan tidak punya hubungan." if belum else "" if tim else "Tanpa tim.",
            )
        ]  # fmt: skip
        if p.cara == p.Cara.CATAT:
            ada = [p.total is not None, bool(p.predikat), BUTIR_HASIL in berkas]
            daftar.append(("Hasil tertulis", "penilaian_catat", [], keadaan(ada), ""))
        elif k.skor:
            salah = sum(m.tingkat == "salah" for m in k.masalah)
            bukti = BUTIR_LAPORAN in berkas or bool(k.laporan and k.laporan.berkas_id)
            sebab = f"{salah} hal pada angkanya perlu dibenarkan." if salah else ""
            bisa = [b.dapat_dihitung for b in k.skor.baris]
            dijawab = sum(len(g.belum) for g in k.skor.manajemen)
            daftar += [
                (
                    "Angka laporan", "penilaian_angka", [],
                    Keadaan.MASALAH if salah else keadaan([k.laporan is not None, bukti, all(bisa)]),
                    sebab or ("" if bukti else "Bukti belum diunggah."),
                ),
                (
                    "Kertas kerja tujuh aspek", "penilaian_kertas", ["permodalan"], keadaan(bisa),
                    "" if all(bisa) else f"{bisa.count(False)} dari {len(bisa)} rasio belum dapat dihitung.",
                ),
                (
                    "Pertanyaan manajemen", "penilaian_manajemen", [],
                    keadaan([dijawab < 38, dijawab == 0]), f"{dijawab} belum dijawab." if dijawab else "",
                ),
            ]  # fmt: skip
        tugas = [
            Tugas(judul, sejauh, reverse(nama, args=[p.pk, *arg]), sebab) for judul, nama, arg, sejauh, sebab in daftar
        ]
        if k.skor and p.cara != p.Cara.CATAT:
            url, sejauh = reverse("penilaian_tafsir", args=[p.pk]), keadaan([bool(p.sakelar)])
            tugas.append(Tugas("Pilihan tafsir", sejauh, url, "Bawaan dipakai bila tidak diubah.", wajib=False))
        return tugas


def bisa_catat(p: PenilaianKesehatan, k: Kertas) -> bool:
    """Whether a written result may stand in the place of a computed one (syarat_penilaian.boleh_dicatat)."""
    if k.skor is None or p.tahun_buku < p.hari_ini.year - 1:
        return True
    return any(not b.dapat_dihitung and None not in (b.pembilang, b.penyebut) for b in k.skor.baris)


def keadaan(ada: list[bool]) -> Keadaan:
    """How far a part is, by what is there."""
    if all(ada):
        return Keadaan.SELESAI
    return Keadaan.SEDANG if any(ada) else Keadaan.BELUM


class Banding(KoperasiMixin, View):
    """Several years of one koperasi side by side, by aspect: a table whose rows hold the bars."""

    template_name = "ksp_usp/penilaian/banding.html"

    def get(self, request):
        daftar = hasil_tahunan(self.koperasi, self.hari_ini)
        tahun = [
            {"p": p, "skor": Penilaian.from_dict(p.hasil) if p.hasil else None, "predikat": tanda_predikat(p.predikat)}
            for p in daftar
        ]
        dihitung = [t for t in tahun if t["skor"]]
        baris = []
        for urut, aspek in enumerate(dihitung[0]["skor"].aspek if dihitung else ()):
            baris.append((aspek.nama, tulis(aspek.bobot), [sel_aspek(t, urut) for t in tahun]))
        isi = {
            "koperasi": self.koperasi, "tahun": tahun, "baris": baris,
            "terbanyak": TAHUN_TERBANYAK, "boleh_buka": terlihat_semua(request.user, daftar),
        }  # fmt: skip
        return render(request, self.template_name, isi)


def sel_aspek(tahun: dict, urut: int) -> tuple[int, str, str]:
    """One aspect in one year: the year, its score, the percent of its weight that the bar shows."""
    if not tahun["skor"]:
        return tahun["p"].tahun_buku, "–", ""
    aspek = tahun["skor"].aspek[urut]
    return tahun["p"].tahun_buku, tulis(aspek.skor, 2), persen_bulat(aspek)


def persen_bulat(aspek: NilaiAspek) -> str:
    """Score in percent of the weight without decimals, halves up: for reading at a glance."""
    return tulis(aspek.persen.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def hasil_tahunan(koperasi, per: date) -> list[PenilaianKesehatan]:
    """The result in force of each of the last book years, oldest first."""
    hasil = koperasi.penilaian.filter(status=StatusPenilaian.DITETAPKAN, tanggal_penetapan__lte=per)
    terakhir: dict[int, PenilaianKesehatan] = {}
    for p in hasil.order_by("-tahun_buku", "-tanggal_penetapan", "-pk"):
        terakhir.setdefault(p.tahun_buku, p)
    return [terakhir[t] for t in sorted(terakhir)][-TAHUN_TERBANYAK:]


def terlihat_semua(pengguna, daftar) -> set[int]:
    """Which of these assessments the person may open: a koperasi may have moved to another authority."""
    pk = [p.pk for p in daftar]
    return set(PenilaianKesehatan.objects.terlihat_oleh(pengguna).filter(pk__in=pk).values_list("pk", flat=True))
