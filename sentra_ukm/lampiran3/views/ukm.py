"""Lampiran 3: the list of firms, the four ways in, the preview before anything is saved, one firm's own page."""

import json
from contextlib import suppress
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Count, When
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa.temuan import Temuan
from aturan.sentra_2005.ukm import KelasUkm, kelas_ukm
from core.dasar.izin import Peran, boleh
from core.dasar.rupa import angka
from core.dasar.waktu import waktu_setempat
from core.halaman.daftar import Kunci
from core.lembar.baca import BATAS_BARIS, Lembar, baca_tempelan, baca_xlsx
from core.lembar.baris import PERIKSA, SALAH
from core.lembar.excel import balasan_xlsx
from core.lembar.tabel import ABAIKAN, JUDUL_KUNCI, JUDUL_NOMOR, KESALAHAN, KUNCI, NOMOR
from core.lembar.tampilan import tampilan
from core.perkara.berkas import nama_aman
from core.perkara.jejak import catat
from core.perkara.versi import IsianBerubah, kalimat_tertutup, simpan_isian
from sentra_ukm.lampiran3.forms import NikForm, SalinForm, TempelForm, UkmForm, UnggahForm
from sentra_ukm.lampiran3.kolom import KOLOM, LAMPIRAN_3
from sentra_ukm.lampiran3.periksa import Hasil, isi_kolom, periksa, temuan_jumlah
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.tulis import lembar_salah, lembar_templat
from sentra_ukm.models import PetaKolom, PratinjauUkm, Ukm, Usulan
from sentra_ukm.usulan.syarat import fakta_ukm
from sentra_ukm.usulan.views.usulan import UsulanMixin

PER_HALAMAN = 50


class TanpaPerubahan(Exception):
    """Leaves a save that had nothing to save, so that the version which others decide on stays."""


# Totals in sight all the time


def ringkas_rupiah(nilai: Decimal) -> str:
    """A round amount in short: 'Rp200 juta'; any other in full."""
    for besar, kata in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if nilai >= besar and nilai % besar == 0:
            return f"Rp{angka(nilai // besar)} {kata}"
    return f"Rp{angka(nilai)}"


def jumlah_singkat(temuan: list[Temuan]) -> list[dict]:
    """Pasal 5 ayat (1) a, b, e for the line that stays in sight: value, threshold, what is missing, article."""
    hasil = []
    for t in temuan:
        uang = t.satuan.startswith("rupiah")
        nilai = t.aktual or Decimal(0)
        kurang = t.syarat - nilai
        satuan = {"orang": "tenaga kerja"}.get(t.satuan, t.satuan)
        hasil.append(
            {
                "nilai": f"Rp{angka(nilai)}/bulan" if uang else f"{angka(nilai)} {satuan}",
                "syarat": f"min. {ringkas_rupiah(t.syarat) if uang else angka(t.syarat)}",
                "kurang": "" if kurang <= 0 else (ringkas_rupiah(kurang) if uang else angka(kurang)),
                "pasal": t.dasar.sebutan,
                "kode": t.kode,
            }
        )
    return hasil


class UkmView(UsulanMixin, View):
    """A page of Lampiran 3. Reading is for everybody who sees the usulan; `tulis` pages need an open form."""

    tulis = True
    judul = ""

    def get(self, request, *args, **kwargs):
        self.pastikan_terbuka()
        return self.tampil()

    def pastikan_terbuka(self):
        if self.tulis and not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.usulan))

    def tampil(self, status=200, **lain):
        isi = self.konteks(
            judul=self.judul, jumlah=jumlah_singkat(temuan_jumlah(self.usulan.ukm.jumlah(), self.usulan.hari_ini))
        )
        return render(self.request, self.template_name, isi | self.isi() | lain, status=status)

    def isi(self) -> dict:
        return {}

    def alamat(self, nama="ukm_daftar", *args) -> str:
        return reverse(nama, args=[self.usulan.pk, *args])

    @property
    def instansi_id(self) -> int:
        """The office that remembers how its sheets call the columns."""
        return boleh(self.request.user, Peran.POKJA_KABKOTA, self.usulan).instansi_id

    def peta(self) -> dict[str, str]:
        return dict(PetaKolom.objects.filter(instansi=self.instansi_id).order_by().values_list("judul", "kolom"))


class UkmDaftar(UkmView):
    """All firms of the usulan, the ways in, and what still waits to be saved."""

    template_name = "sentra_ukm/lampiran3/daftar.html"
    tulis = False
    judul = "Lampiran 3: daftar UKM"

    def isi(self):
        data = self.request.GET
        saring = (
            self.usulan.ukm.filter(perlu_periksa=True) if data.get("tampil") == "periksa" else self.usulan.ukm.all()
        )
        halaman = Kunci(Ukm, ("urut", "pk")).halaman(
            saring, PER_HALAMAN, data.get("sebelum", ""), data.get("sesudah", "")
        )
        hitung = self.usulan.ukm.jumlah()
        return {
            "halaman": halaman,
            "banyak": hitung["baris"],
            "tak_dihitung": hitung["baris"] - hitung["jumlah_ukm"],
            "perlu": self.usulan.ukm.filter(perlu_periksa=True).count(),
            "tersaring": data.get("tampil") == "periksa",
            "pratinjau": self.usulan.pratinjau_ukm.filter(oleh=self.request.user).defer("isi")
            if self.dapat_diubah
            else (),
            "kelas_terbuka": KelasUkm.TIDAK_TERKLASIFIKASI.value,
        }

    def post(self, request):
        """Rows that were looked at lose their mark."""
        with suppress(TanpaPerubahan), simpan_isian(self.usulan, request.user) as terkunci:
            kunci = [k for k in request.POST.getlist("kunci") if len(k) == 36][:BATAS_BARIS]
            try:
                daftar = list(terkunci.ukm.filter(kunci__in=kunci, perlu_periksa=True))
            except ValidationError:
                daftar = []
            if not daftar:
                raise TanpaPerubahan
            for ukm in daftar:
                ukm.perlu_periksa = False
            simpan_ukm(terkunci, daftar, request.user)
        if daftar:
            messages.success(request, f"{len(daftar)} baris dinyatakan sudah diperiksa.")
        else:
            messages.error(request, "Pilih paling sedikit satu baris yang perlu diperiksa, lalu ulangi.")
        return redirect(self.alamat())


# Ways in: a sheet, a paste, an earlier usulan. Each ends in a preview.


class MasukView(UkmView):
    """A form that yields a table of rows, which is kept at once and shown before anything is saved."""

    template_name = "sentra_ukm/lampiran3/masuk.html"
    asal = ""
    tombol = ""
    keterangan = ""

    def bentuk(self, *args):
        return self.form_class(*args)

    def isi(self):
        return {
            "form": self.bentuk(),
            "tombol": self.tombol,
            "keterangan": self.keterangan,
            "berkolom": self.asal != PratinjauUkm.Asal.SALIN,
        }

    def post(self, request):
        self.pastikan_terbuka()
        form = self.bentuk(request.POST, request.FILES)
        if not form.is_valid():
            return self.tampil(422, form=form)
        try:
            sumber, lembar = self.baca(form.cleaned_data)
            if self.asal != PratinjauUkm.Asal.SALIN:
                periksa_kolom(lembar, self.peta())
        except ValidationError as galat:
            form.add_error(next(iter(form.fields)), galat)
            return self.tampil(422, form=form)
        pratinjau = PratinjauUkm.objects.create(
            usulan=self.usulan, oleh=request.user, asal=self.asal, sumber=sumber[:160],
            isi=json.dumps(lembar.as_dict(), ensure_ascii=False),
        )  # fmt: skip
        return redirect(self.alamat("ukm_pratinjau", pratinjau.kunci))


def periksa_kolom(lembar: Lembar, peta: dict[str, str]) -> None:
    """Refuse a table whose required columns are missing and that has no other column which might be one."""
    arti = LAMPIRAN_3.kenali(lembar.kepala, peta)
    kurang = LAMPIRAN_3.kurang_wajib(arti)
    if kurang and not any(a in (None, ABAIKAN) and judul for a, judul in zip(arti, lembar.kepala, strict=True)):
        raise ValidationError(
            f"Kolom wajib tidak ada: {', '.join(kurang)}. Tambahkan kolom itu di lembar Anda, lalu ulangi."
        )


class UkmUnggah(MasukView):
    asal = PratinjauUkm.Asal.UNGGAH
    form_class = UnggahForm
    judul = "Unggah lembar UKM"
    tombol = "Unggah dan periksa"
    keterangan = "Belum ada yang disimpan sesudah unggah: Anda melihat dahulu baris mana yang benar."

    def baca(self, data):
        return nama_aman(data["lembar"].name), baca_xlsx(data["lembar"], LAMPIRAN_3, self.peta())


class UkmTempel(MasukView):
    asal = PratinjauUkm.Asal.TEMPEL
    form_class = TempelForm
    judul = "Tempel dari lembar"
    tombol = "Periksa tempelan"
    keterangan = "Belum ada yang disimpan sesudah ini: Anda melihat dahulu baris mana yang benar."

    def baca(self, data):
        lembar = baca_tempelan(data["tempelan"], LAMPIRAN_3, self.peta())
        return f"{len(lembar.baris)} baris", lembar


class UkmSalin(MasukView):
    asal = PratinjauUkm.Asal.SALIN
    form_class = SalinForm
    judul = "Salin dari usulan lama"
    tombol = "Salin dan periksa"
    keterangan = "Setiap baris salinan bertanda “perlu diperiksa” sampai Anda menyatakan datanya masih benar."

    def bentuk(self, *args):
        return SalinForm(*args[:1], pilihan=self.usulan_asal())

    def usulan_asal(self):
        """Earlier usulan of the same region that hold firms; those of the same sentra first."""
        return (
            Usulan.objects.terlihat_oleh(self.request.user)
            .filter(wilayah=self.usulan.wilayah_id)
            .exclude(pk=self.usulan.pk)
            .annotate(banyak=Count("ukm"))
            .filter(banyak__gt=0)
            .select_related("sentra")
            .order_by(Case(When(sentra=self.usulan.sentra_id, then=0), default=1), "-tahun", "-pk")
        )

    def isi(self):
        return {**super().isi(), "kosong": not self.usulan_asal().exists()}

    def baca(self, data):
        asal = data["asal"]
        kolom = [k for k in KOLOM if k.nama != "pernyataan"]  # the owner states anew what is true this year
        baris = [(u.urut, [u.nik if k.nama == "nik" else isi_kolom(u, k) for k in kolom]) for u in asal.ukm.all()]
        return f"{asal.nomor_perkara}, {asal.sentra.nama}", Lembar(asal.nomor_perkara, [k.judul for k in kolom], baris)


# Before anything is saved


class PratinjauMixin:
    """Loads the person's own preview. What is gone was saved or thrown away, and says so."""

    def dispatch(self, request, *args, kunci, **kwargs):
        self.kunci = kunci
        return super().dispatch(request, *args, **kwargs)

    def ambil(self) -> bool:
        self.pratinjau = self.usulan.pratinjau_ukm.filter(kunci=self.kunci, oleh=self.request.user).first()
        return self.pratinjau is not None

    def habis(self):
        messages.info(self.request, "Pratinjau ini sudah disimpan atau dibuang.")
        return redirect(self.alamat())

    def baca(self):
        self.lembar = Lembar.from_dict(json.loads(self.pratinjau.isi))
        peta = {} if self.pratinjau.asal == PratinjauUkm.Asal.SALIN else self.peta()
        self.arti = LAMPIRAN_3.kenali(self.lembar.kepala, peta)
        self.kurang = LAMPIRAN_3.kurang_wajib(self.arti)

    def hasil(self, usulan) -> Hasil:
        return periksa(usulan, self.lembar, self.arti, ruang_kunci=self.pratinjau.kunci)


class UkmPratinjau(PratinjauMixin, UkmView):
    """Every row with its reasons; the good ones are saved, the wrong ones go home as a sheet."""

    template_name = "sentra_ukm/lampiran3/pratinjau.html"
    judul = "Periksa sebelum menyimpan"

    def get(self, request):
        self.pastikan_terbuka()
        if not self.ambil():
            return self.habis()
        self.baca()
        return self.tampil()

    def post(self, request):
        self.pastikan_terbuka()
        if not self.ambil():
            return self.habis()
        self.baca()
        match request.POST.get("aksi"):
            case "petakan":
                return self.petakan()
            case "buang":
                self.pratinjau.delete()
                messages.success(request, "Pratinjau dibuang. Data yang tersimpan tidak berubah.")
                return redirect(self.alamat())
            case "simpan" if not self.kurang:
                return self.simpan()
        return self.tampil(422)

    def simpan(self):
        try:
            with simpan_isian(self.usulan, self.request.user) as terkunci:
                hasil = self.hasil(terkunci)
                if hasil.layak and hasil.sidik != self.request.POST.get("sidik"):
                    raise IsianBerubah(self.kalimat_berubah(hasil))
                salin = self.pratinjau.asal == PratinjauUkm.Asal.SALIN
                for b in hasil.layak:
                    b.ukm.perlu_periksa = salin or b.golongan == PERIKSA
                banyak = simpan_ukm(terkunci, [b.ukm for b in hasil.layak], self.request.user)
                salah = hasil.hitungan[SALAH]
                if not salah:
                    PratinjauUkm.objects.filter(pk=self.pratinjau.pk).delete()
        except IsianBerubah as berubah:
            return self.tampil(409, pesan=str(berubah))
        messages.success(
            self.request,
            (f"{angka(banyak)} baris tersimpan." if banyak else "Tidak ada baris yang berubah.")
            + (
                f" {angka(salah)} baris salah belum tersimpan: betulkan di lembarnya, lalu unggah lagi."
                if salah
                else ""
            ),
        )
        return redirect(self.alamat("ukm_pratinjau", self.kunci) + "?tampil=salah" if salah else self.alamat())

    def kalimat_berubah(self, hasil) -> str:
        lama = [b.lama for b in hasil.layak if b.lama is not None]
        if not lama:
            return "Petugas lain menghapus baris yang akan diperbarui. Periksa lagi di bawah, lalu simpan."
        ukm = max(lama, key=lambda u: u.diubah_pada)
        return (
            f"Petugas lain mengubah baris {ukm.urut} pukul {pukul(ukm, self.usulan)}. "
            "Pratinjau di bawah sudah memakai data terakhir: periksa lagi, lalu simpan."
        )

    def petakan(self):
        """Remember for the office what each column means; '?' leaves it open."""
        pilihan = {k.nama for k in KOLOM} | {ABAIKAN, NOMOR, KUNCI}
        baru, arti = {}, []
        for i, judul in enumerate(self.lembar.kepala):
            pilih = self.request.POST.get(f"kolom-{i}", "?")
            arti.append(pilih)
            if judul and pilih in pilihan:
                baru[LAMPIRAN_3.seragam(judul)] = pilih
        if ganda := sorted({a for a in arti if a not in ("?", ABAIKAN) and arti.count(a) > 1}):
            kolom = LAMPIRAN_3.menurut_nama.get(ganda[0])
            judul = kolom.judul if kolom else ganda[0]
            return self.tampil(422, pesan=f"Dua kolom dipetakan ke “{judul}”. Pilih satu, abaikan yang lain.")
        sama = {judul for judul, kolom in baru.items() if LAMPIRAN_3.arti.get(judul) == kolom}
        PetaKolom.objects.filter(instansi=self.instansi_id, judul__in=sama).delete()
        PetaKolom.objects.bulk_create(
            [PetaKolom(instansi_id=self.instansi_id, judul=j, kolom=k) for j, k in baru.items() if j not in sama],
            update_conflicts=True, unique_fields=["instansi", "judul"], update_fields=["kolom"],
        )  # fmt: skip
        messages.success(self.request, "Arti kolom diingat untuk kantor Anda.")
        return redirect(self.alamat("ukm_pratinjau", self.kunci))

    def isi(self):
        isi = {"pratinjau": self.pratinjau, "kurang": self.kurang, "kolom": self.pilihan_kolom()}
        isi["kolom_asing"] = [k for k in isi["kolom"] if k["asing"]]
        if self.kurang:
            return isi
        hasil = self.hasil(self.usulan)
        return isi | {
            **tampilan(hasil, self.arti, self.request.GET),
            "akan_simpan": len(hasil.layak),
            "salin": self.pratinjau.asal == PratinjauUkm.Asal.SALIN,
            "sesudah": jumlah_singkat(hasil.sesudah),
        }

    def pilihan_kolom(self) -> list[dict]:
        pilihan = [(ABAIKAN, "Abaikan kolom ini"), *((k.nama, k.judul) for k in KOLOM)]
        pilihan += [(NOMOR, JUDUL_NOMOR), (KUNCI, JUDUL_KUNCI)]
        kolom = [
            {"nomor": i, "judul": judul, "arti": arti, "asing": arti is None, "pilihan": pilihan}
            for i, (judul, arti) in enumerate(zip(self.lembar.kepala, self.arti, strict=True))
            if judul and arti != KESALAHAN
        ]
        return sorted(kolom, key=lambda k: not k["asing"])


def pukul(ukm: Ukm, usulan: Usulan) -> str:
    return f"{waktu_setempat(usulan.berwenang, ukm.diubah_pada):%H.%M}"


class UkmUnduhSalah(PratinjauMixin, UkmView):
    """The wrong rows as the same sheet with a column Kesalahan, for the person who brought them."""

    def get(self, request):
        self.pastikan_terbuka()
        if not self.ambil():
            return self.habis()
        self.baca()
        if self.kurang:
            return redirect(self.alamat("ukm_pratinjau", self.kunci))
        salah = self.hasil(self.usulan).golongan(SALAH)
        # A copy of another year's usulan was not typed by this person: its NIK stay masked.
        terbuka = self.pratinjau.asal != PratinjauUkm.Asal.SALIN
        return balasan_xlsx(lembar_salah(salah, nik_terbuka=terbuka), f"baris-bermasalah-{self.usulan.nomor_perkara}")


class UkmTemplat(UkmView):
    """The office template; with ?isi=ya the saved rows in it, to edit and upload again."""

    tulis = False

    def get(self, request):
        berisi = request.GET.get("isi") == "ya"
        nama = f"ukm-{self.usulan.nomor_perkara}" if berisi else "templat-ukm"
        return balasan_xlsx(lembar_templat(self.usulan.ukm.all() if berisi else ()), nama)


# One firm


class BarisView(UkmView):
    """A page of one firm of this usulan."""

    def dispatch(self, request, *args, kunci, **kwargs):
        self.kunci = kunci
        return super().dispatch(request, *args, **kwargs)

    def ambil(self) -> Ukm:
        ukm = self.usulan.ukm.select_related("diubah_oleh").filter(kunci=self.kunci).first()
        if ukm is None:
            raise Http404
        return ukm

    @property
    def judul(self):
        return f"UKM baris {self.ukm.urut}: {self.ukm.nama_usaha}"


class UkmUbah(BarisView):
    """All columns of one firm; read-only where the form is closed."""

    template_name = "sentra_ukm/lampiran3/ubah.html"
    tulis = False

    def get(self, request):
        self.ukm = self.ambil()
        form = UkmForm(usulan=self.usulan, ukm=self.ukm) if self.dapat_diubah else None
        return self.tampil(form=form, awas=self.awas() if form else [])

    def awas(self) -> list:
        """What is odd about the row as it is saved."""
        if not self.ukm.perlu_periksa:
            return []
        lembar = Lembar("isian", [], [(self.ukm.urut, [str(self.ukm.kunci), *(isi_kolom(self.ukm, k) for k in KOLOM)])])
        return periksa(self.usulan, lembar, [KUNCI, *(k.nama for k in KOLOM)]).baris[0].catatan

    def isi(self):
        return {
            "ukm": self.ukm,
            "kelas": kelas_ukm(fakta_ukm(self.ukm), self.usulan.hari_ini),
            "nik_form": NikForm(),
            "uraian": [
                {"judul": k.judul, "isi": isi_kolom(self.ukm, k)} for k in KOLOM if isi_kolom(self.ukm, k)
            ],
        }  # fmt: skip

    def post(self, request):
        if not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.usulan))
        self.ukm = self.ambil()
        form = UkmForm(request.POST, usulan=self.usulan, ukm=self.ukm)
        if not form.is_valid():
            return self.tampil(422, form=form)
        try:
            with simpan_isian(self.usulan, request.user) as terkunci:
                terkini = self.ambil()
                terlihat = terkini.versi if "timpa" in request.POST else form.cleaned_data["versi"]
                if not terkini.versi == terlihat == self.ukm.versi:
                    raise IsianBerubah
                simpan_ukm(terkunci, [form.hasil()], request.user)
        except IsianBerubah:
            return self.bentrok(form, terkini)
        messages.success(request, f"Baris {terkini.urut} tersimpan.")
        return redirect(self.alamat())

    def bentrok(self, form, terkini):
        pesan = (
            f"Petugas lain mengubah baris {terkini.urut} pukul {pukul(terkini, self.usulan)}. "
            "Isian Anda di bawah belum tersimpan: pakai milik Anda atau miliknya."
        )
        form.add_error(None, pesan)
        self.ukm = terkini
        return self.tampil(409, form=form, beda=form.beda(terkini), bentrok=True)


class UkmHapus(BarisView):
    template_name = "sentra_ukm/lampiran3/hapus.html"

    def get(self, request):
        self.pastikan_terbuka()
        self.ukm = self.ambil()
        return self.tampil(ukm=self.ukm)

    def post(self, request):
        self.ukm = self.ambil()
        try:
            with simpan_isian(self.usulan, request.user) as terkunci:
                terkini = terkunci.ukm.filter(kunci=self.kunci).first()
                if terkini is None:
                    raise Http404
                if request.POST.get("versi") != str(terkini.versi):
                    raise IsianBerubah
                terkini.delete()
        except IsianBerubah:
            self.ukm = terkini
            pesan = (
                f"Petugas lain mengubah baris {terkini.urut} pukul {pukul(terkini, self.usulan)}. "
                "Baris ini belum dihapus: lihat isian terakhirnya, lalu hapus lagi bila masih perlu."
            )
            return self.tampil(409, ukm=terkini, pesan=pesan)
        messages.success(request, f"{self.ukm.nama_usaha} (baris {self.ukm.urut}) dihapus dari daftar.")
        return redirect(self.alamat())


class UkmNik(BarisView):
    """Show one NIK once, for a reason that goes on record."""

    template_name = "sentra_ukm/lampiran3/nik.html"
    tulis = False

    def get(self, request):
        return redirect(self.alamat("ukm_ubah", self.kunci))

    def post(self, request):
        self.ukm = self.ambil()
        form = NikForm(request.POST)
        if not form.is_valid() or not self.ukm.nik:
            return self.tampil(422, form=form, ukm=self.ukm, nik="")
        catat(
            self.usulan, "lihat_nik", f"melihat NIK pemilik UKM baris {self.ukm.urut}",
            wilayah_id=self.usulan.wilayah_id, pengguna=request.user, penugasan=request.user.penugasan_aktif()[0],
            alasan=form.cleaned_data["alasan"],
        )  # fmt: skip
        balasan = self.tampil(form=form, ukm=self.ukm, nik=self.ukm.nik)
        balasan["Cache-Control"] = "no-store"
        return balasan
