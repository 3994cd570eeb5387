"""The parts that a team fills: figures, worksheet, questions, disputed readings, a written result."""

from functools import cached_property

from django.http import JsonResponse
from django.utils.text import capfirst
from django.views.generic import View

from aturan.bahasa.bilangan import angka as tulis
from aturan.kesehatan import ANGKA, PERTANYAAN, RASIO, SAKELAR
from core.halaman.forms import sebut_isian
from ksp_usp.models import JawabanManajemen, Koperasi, LaporanKeuangan
from ksp_usp.neraca import bagian_untuk
from ksp_usp.penilaian.forms.penilaian import (
    DOKUMEN,
    AngkaForm,
    CatatForm,
    KertasForm,
    ManajemenForm,
    TafsirForm,
    terisi,
)
from ksp_usp.penilaian.kertas import MANAJEMEN, Kertas, pos_aspek
from ksp_usp.penilaian.koreksi import tanda_angka, tanda_jawaban
from ksp_usp.penilaian.syarat import BUTIR_HASIL, BUTIR_LAPORAN, boleh_dicatat, bukti_laporan
from ksp_usp.penilaian.views.dasar import (
    NAMA_ASPEK,
    IsianPenilaian,
    PenilaianMixin,
    isi_jumlah,
    isi_langsung,
    kalimat_neraca,
    kalimat_otomatis,
    kekurangan,
    pastikan_aspek,
    rp,
    tab_aspek,
    tampil_baris,
)

LALU = "lalu"


def _teks(angka) -> dict[str, str]:
    return {kode: str(nilai) for kode, nilai in angka.items() if nilai is not None}


def _langsung(k: Kertas) -> dict:
    """What a page shows of the running result."""
    return {"skor": k.skor, "langsung": isi_langsung(k), "kurang": kekurangan(k.skor)}


class Angka(IsianPenilaian):
    """The report of the koperasi, as typed columns. ?tahun=lalu records the year before, for the comparison."""

    template_name = "ksp_usp/penilaian/angka.html"
    butir_berkas = BUTIR_LAPORAN

    @property
    def lalu(self) -> bool:
        return self.request.GET.get("tahun") == LALU

    @property
    def tahun(self) -> int:
        return self.penilaian.tahun_buku - self.lalu

    @property
    def judul(self) -> str:
        return f"Angka laporan tahun buku {self.tahun}"

    def unggahan_untuk(self) -> str:
        return "laporan_lalu" if self.lalu else self.butir_berkas

    @property
    def laporan(self) -> LaporanKeuangan | None:
        return self.kertas.laporan_lalu if self.lalu else self.kertas.laporan

    def angka(self) -> tuple[dict, dict | None]:
        """The figures of this page, and those that they are compared with."""
        if self.lalu:
            return self.kertas.angka.lalu or {}, None
        return self.kertas.angka.laporan, self.kertas.angka.lalu

    @cached_property
    def ketik_lalu(self) -> bool:
        """Whether last year is typed beside this one: no result stands on it yet."""
        lalu = self.kertas.laporan_lalu
        return not self.lalu and not (lalu and lalu.sebab_terkunci)

    def bentuk(self, data=None):
        angka, banding = self.angka()
        laporan = self.laporan
        awal = {nama: getattr(laporan, nama) for nama in DOKUMEN} if laporan else {}
        return AngkaForm(
            data, jenis=self.kertas.jenis, tersimpan=angka, lalu=banding, terkunci=bool(self.terkunci),
            ketik_lalu=self.ketik_lalu,
            initial=awal | {"catatan": self.penilaian.catatan},
        )  # fmt: skip

    def tersimpan(self):
        laporan = self.laporan
        dokumen = {nama: getattr(laporan, nama) for nama in DOKUMEN} if laporan else {}
        angka, lalu = self.angka()
        return dokumen | {"angka": _teks(angka), "lalu": _teks(lalu or {}), "catatan": self.penilaian.catatan}

    def tampilan_tersimpan(self):
        isi = self.angka()[0]
        return [f"{p.nama}: {rp(isi[p.kode])}" for p in ANGKA if isi.get(p.kode) is not None]

    def simpan(self, form, terkunci):
        simpan_laporan(self.penilaian, self.laporan, form, self.request.user, self.tahun)
        simpan_lalu(self.penilaian, self.kertas.laporan_lalu, form.angka_lalu, self.request.user)
        self.penilaian.catatan = form.cleaned_data["catatan"]
        self.penilaian.save(update_fields=["catatan"])

    def bukti(self):
        """The files of this year's figures."""
        p, butir = self.penilaian, self.unggahan_untuk()
        return bukti_laporan(p) if butir == BUTIR_LAPORAN else p.daftar_berkas.filter(butir=butir)

    @property
    def terkunci(self) -> str:
        """Why the report may no longer change: a result was decided on it."""
        return self.laporan.sebab_terkunci if self.laporan else ""

    def post(self, request, **kwargs):
        """ "Hitung" shows what the typed figures come to and stores a chosen file, nothing else."""
        if request.POST.get("aksi") != "hitung" or not self.dapat_diubah:
            return super().post(request, **kwargs)
        galat = self.simpan_unggahan()
        form = self.bentuk(request.POST)
        form.is_valid()
        for nama, kalimat in galat.items():
            form.add_error(nama, kalimat)
        return self.tampil(form, 422 if form.errors else 200)

    def diketik(self, form) -> Kertas:
        """The worksheet of what the page shows: what is stored, or typed and not stored yet."""
        if not form.is_bound or self.kertas.beku:
            return self.kertas
        form.is_valid()
        laporan = {} if self.terkunci else form.angka
        return Kertas(self.penilaian, {"lalu": laporan} if self.lalu else {"laporan": laporan, "lalu": form.angka_lalu})

    def isi(self, form):
        k, laporan = self.diketik(form), self.laporan
        return {
            "tahun_lalu": self.lalu,
            "terkunci": self.terkunci if self.dapat_diubah else "",
            "laporan": laporan,
            "masalah": [] if self.lalu else k.masalah,
            "neraca": "" if self.lalu else kalimat_neraca(k.jumlah["selisih_neraca"]),
            "bagian": lembar_neraca(k, form, self.lalu),
            "bukti": self.bukti(),
            **_langsung(k),
        }


def lembar_neraca(k: Kertas, form: AngkaForm, hanya_lalu: bool) -> list[dict]:
    """The sections of the sheet: each line with its boxes, each total with its code and both years."""
    jumlah = isi_jumlah(k)
    tahun = "lalu" if hanya_lalu else "jumlah"
    return [
        {
            "judul": judul,
            "pos": [(p, rp((k.angka.lalu or {}).get(p.kode)), *form.sel(p)) for p in pos],
            "jumlah": [
                (kode, nama, jumlah[f"lalu-{kode}"], f"{tahun}-{kode}", jumlah[f"{tahun}-{kode}"])
                for kode, nama in total
            ],
        }
        for judul, pos, total in bagian_untuk(k.jenis)
    ]


def simpan_lalu(p, laporan: LaporanKeuangan | None, angka: dict, pengguna) -> None:
    """Write the figures of the year before that were typed beside this year's."""
    if not angka or (laporan is None and not terisi(angka)):
        return
    laporan = laporan or LaporanKeuangan(koperasi=p.koperasi, tahun_buku=p.tahun_buku - 1, dicatat_oleh=pengguna)
    if laporan.pk and all(getattr(laporan, kode) == nilai for kode, nilai in angka.items()):
        return
    for kode, nilai in angka.items():
        setattr(laporan, kode, nilai)
    laporan.versi += bool(laporan.pk)
    laporan.save()


def simpan_laporan(p, laporan: LaporanKeuangan | None, form: AngkaForm, pengguna, tahun: int) -> None:
    """Write the reported figures; one that a result was decided on stays as it is."""
    if laporan and laporan.sebab_terkunci:
        return
    laporan = laporan or LaporanKeuangan(koperasi=p.koperasi, tahun_buku=tahun, dicatat_oleh=pengguna)
    for nama in DOKUMEN:
        setattr(laporan, nama, form.cleaned_data[nama])
    for kode, nilai in form.angka.items():
        setattr(laporan, kode, nilai)
    laporan.versi += bool(laporan.pk)
    laporan.save()


class KertasKerja(IsianPenilaian):
    """The worksheet of one aspect: each ratio with its two figures, its row, its score, its evidence."""

    template_name = "ksp_usp/penilaian/kertas.html"

    def dispatch(self, request, *args, aspek, **kwargs):
        self.aspek = pastikan_aspek(aspek)
        return super().dispatch(request, *args, **kwargs)

    @property
    def judul(self) -> str:
        return f"Kertas kerja: {NAMA_ASPEK[self.aspek]}"

    @property
    def rasio(self):
        return [r for r in RASIO if r.aspek == self.aspek]

    @property
    def pos(self):
        return pos_aspek(self.aspek, self.kertas.jenis, self.kertas.sakelar)

    @property
    def butir(self):
        return [(BUTIR_LAPORAN, "Laporan keuangan"), *((f"rasio_{r.kode}", f"{r.kode} {r.nama}") for r in self.rasio)]

    def unggahan_untuk(self) -> str:
        kode = self.request.POST.get("butir", "")
        return kode if kode in dict(self.butir) else BUTIR_LAPORAN

    def bentuk(self, data=None):
        return KertasForm(data, pos=self.pos, tersimpan=self.kertas.angka.pemeriksaan, butir=self.butir)

    def tersimpan(self):
        isi = self.kertas.angka.pemeriksaan
        return {p.kode: str(n) for p in self.pos if (n := isi.get(p.kode)) is not None}

    def tampilan_tersimpan(self):
        isi = self.kertas.angka.pemeriksaan
        return [f"{p.nama}: {rp(n)}" for p in self.pos if (n := isi.get(p.kode)) is not None]

    def simpan(self, form, terkunci):
        simpan_pemeriksaan(self.penilaian, form.angka, self.request.user)

    def isi(self, form):
        k = self.kertas
        langsung = _langsung(k)
        bukti: dict[str, list] = {}
        for b in self.penilaian.daftar_berkas:
            bukti.setdefault(b.butir, []).append(b)
        skor, tanda = {b.rasio: b for b in k.skor.baris}, tanda_angka(self.penilaian, k.angka, rp)
        return {
            **langsung,
            "aspek": self.aspek,
            "nama_aspek": NAMA_ASPEK[self.aspek],
            "tab": tab_aspek(self.penilaian, k.skor, self.aspek),
            "laporan": k.laporan,
            "bukti_laporan": bukti_laporan(self.penilaian),
            "baris": [
                {
                    "r": r,
                    "b": skor[r.kode],
                    "tampil": tampil_baris(skor[r.kode]),
                    "lapor": tampil_baris(k.skor_laporan[r.kode]),
                    "pembilang": r.pembilang.teks(k.jenis, k.sakelar),
                    "penyebut": r.penyebut.teks(k.jenis, k.sakelar),
                    "dasar": r.jenjang_pada(k.sakelar).dasar,
                    "bukti": bukti.get(f"rasio_{r.kode}", []),
                }
                for r in self.rasio
            ],
            "pos": [(p, rp(k.angka.laporan.get(p.kode)), form[p.kode], tanda.get(p.kode, "")) for p in form.pos],
            "kelompok": [
                {"g": g, "skor": tulis(g.skor, 2), "maksimum": tulis(g.maksimum, 2)} for g in k.skor.manajemen
            ] if self.aspek == MANAJEMEN else [],
            "masalah": [m for m in k.masalah if {p.kode for p in form.pos} & set(m.pos)],
        }  # fmt: skip


def simpan_pemeriksaan(p, angka, pengguna) -> None:
    """Write examined figures; a report of its own, made with the first of them."""
    laporan = p.pemeriksaan
    if laporan is None:
        if not any(n is not None for n in angka.values()):
            return
        laporan = LaporanKeuangan(
            koperasi=p.koperasi, tahun_buku=p.tahun_buku, sumber=LaporanKeuangan.Sumber.PEMERIKSAAN,
            dicatat_oleh=pengguna,
        )  # fmt: skip
    for kode, nilai in angka.items():
        setattr(laporan, kode, nilai)
    laporan.versi += bool(laporan.pk)
    laporan.save()
    if p.pemeriksaan_id is None:
        p.pemeriksaan = laporan
        p.save(update_fields=["pemeriksaan"])


class Manajemen(IsianPenilaian):
    """The 38 questions; those that the figures answer show their sentence."""

    template_name = "ksp_usp/penilaian/manajemen.html"
    judul = "Pertanyaan manajemen"

    def bentuk(self, data=None):
        return ManajemenForm(data, jawaban=self.kertas.jawaban, otomatis=self.kertas.otomatis)

    def tersimpan(self):
        return {
            str(n): [j.jawaban, j.keterangan, j.alasan]
            for n, j in sorted(self.kertas.jawaban.items())
            if j.jawaban is not None or j.keterangan or j.alasan
        }

    def tampilan_tersimpan(self):
        kata = {True: "ya", False: "tidak", None: "belum dijawab"}
        return [f"Pertanyaan {n}: {kata[j.jawaban]}" for n, j in sorted(self.kertas.jawaban.items())]

    def simpan(self, form, terkunci):
        simpan_jawaban(self.penilaian, form)

    def isi(self, form):
        k = self.kertas
        tanda = tanda_jawaban(self.penilaian, k.jawaban)
        return {
            **_langsung(k),
            "tab": tab_aspek(self.penilaian, k.skor, MANAJEMEN),
            "kelompok": [
                {
                    "g": g,
                    "skor": tulis(g.skor, 2),
                    "maksimum": tulis(g.maksimum, 2),
                    "baris": [
                        (p, jawab, bukti, alasan, kalimat_otomatis(o) if o else "", tanda.get(p.nomor, ""))
                        for p, jawab, bukti, alasan, o in form.baris(g.kode)
                    ],
                }
                for g in k.skor.manajemen
            ],
        }


def simpan_jawaban(p, form: ManajemenForm) -> None:
    """Make the stored answers equal to the typed ones; a question without anything has no row."""
    lama = {j.nomor: j for j in p.jawaban.all()}
    baru, ubah, kosong = [], [], []
    for q in PERTANYAAN:
        isi, j = form.isi(q.nomor), lama.get(q.nomor)
        if isi["jawaban"] is None and not isi["keterangan"] and not isi["alasan"]:
            kosong += [j.pk] if j else []
        elif j is None:
            baru.append(JawabanManajemen(penilaian=p, nomor=q.nomor, **isi))
        elif any(getattr(j, nama) != nilai for nama, nilai in isi.items()):
            for nama, nilai in isi.items():
                setattr(j, nama, nilai)
            ubah.append(j)
    JawabanManajemen.objects.filter(pk__in=kosong).delete()
    JawabanManajemen.objects.bulk_create(baru)
    JawabanManajemen.objects.bulk_update(ubah, ["jawaban", "keterangan", "alasan"])


class Tafsir(IsianPenilaian):
    """The readings that sources dispute, each with its default."""

    template_name = "ksp_usp/penilaian/tafsir.html"
    judul = "Pilihan tafsir"

    def bentuk(self, data=None):
        return TafsirForm(data, sakelar=self.kertas.sakelar)

    def tersimpan(self):
        return self.penilaian.sakelar

    def tampilan_tersimpan(self):
        return [f"{s.uraian}: {dict(s.pilihan)[self.kertas.sakelar[s.kode]]}" for s in SAKELAR]

    def simpan(self, form, terkunci):
        self.penilaian.sakelar = form.berbeda
        self.penilaian.save(update_fields=["sakelar"])

    def isi(self, form):
        return _langsung(self.kertas)


class Catat(IsianPenilaian):
    """A result that was written elsewhere: syariah, or a year before this product."""

    template_name = "ksp_usp/penilaian/catat.html"
    judul, cara, butir_berkas = "Hasil tertulis", "catat", BUTIR_HASIL
    ISIAN = ("total", "predikat", "dokumen_hasil", "alasan_catat", "catatan")

    def pastikan_cara(self):
        """Also for one that is to be computed, as long as its figures cannot be."""
        p = self.penilaian
        if p.cara == p.Cara.HITUNG and boleh_dicatat(p, p.hari_ini):
            return None
        return super().pastikan_cara()

    def bentuk(self, data=None):
        return CatatForm(data, instance=self.penilaian)

    def tersimpan(self):
        isi = type(self.penilaian).objects.values(*self.ISIAN).get(pk=self.penilaian.pk)
        return isi | {"total": None if isi["total"] is None else str(isi["total"].normalize())}

    def tampilan_tersimpan(self):
        p = type(self.penilaian).objects.get(pk=self.penilaian.pk)
        isi = [n for n in self.ISIAN if getattr(p, n) not in (None, "")]
        return [f"{capfirst(p._meta.get_field(n).verbose_name)}: {sebut_isian(p, n)}" for n in isi]

    def simpan(self, form, terkunci):
        p = form.save(commit=False)
        p.cara = p.Cara.CATAT
        p.save(update_fields=["cara", *self.ISIAN])

    def isi(self, form):
        p = self.penilaian
        return {
            "syariah": p.koperasi.pola == Koperasi.Pola.SYARIAH,
            "sebab": self.kertas.tolak,
            "bukti": p.daftar_berkas.filter(butir=BUTIR_HASIL),
        }


class Hitung(PenilaianMixin, View):
    """What the typed figures would come to, as JSON: the same computation as when they are saved; stores nothing."""

    http_method_names = ["get", "head"]

    def get(self, request, **kwargs):
        p, k = self.penilaian, self.kertas
        if k.skor is None:
            return JsonResponse({"isi": {}, "salah": {}})
        bagian, diganti, form = request.GET.get("bagian", ""), {}, None
        if bagian in ("angka", LALU):
            lalu = bagian == LALU
            form = AngkaForm(request.GET, jenis=k.jenis, tersimpan={}, lalu=None, ketik_lalu=not lalu)
            form.is_valid()
            diganti["lalu" if lalu else "laporan"] = self.terkirim(form.angka)
            if not lalu:
                diganti["lalu"] = {kode: n for kode, n in form.angka_lalu.items() if f"lalu_{kode}" in request.GET}
        elif bagian in NAMA_ASPEK:
            form = KertasForm(request.GET, pos=pos_aspek(bagian, k.jenis, k.sakelar), tersimpan={}, butir=[])
            del form.fields["butir"]
            form.is_valid()
            diganti["pemeriksaan"] = self.terkirim(form.angka)
        elif bagian == "pertanyaan":
            form = ManajemenForm(request.GET, jawaban={}, otomatis={})
            form.is_valid()
            diganti["jawaban"] = form.jawaban
        elif bagian == "tafsir":
            form = TafsirForm(request.GET, sakelar={})
            if form.is_valid():
                diganti["sakelar"] = form.berbeda
        baru = Kertas(p, diganti)
        if k.beku:
            baru = k
        elif diganti:
            # Read once: only what is typed differs.
            baru.__dict__ |= {nama: k.__dict__[nama] for nama in ("_laporan", "jawaban") if nama in k.__dict__}
        salah = {form.add_prefix(nama): galat[0] for nama, galat in form.errors.items()} if form else {}
        return JsonResponse({"isi": isi_langsung(baru), "salah": salah})

    def terkirim(self, angka: dict) -> dict:
        """Only what was sent: a page whose report is closed sends none of its figures."""
        return {kode: nilai for kode, nilai in angka.items() if kode in self.request.GET}
