"""Lampiran 3: the ways in (a sheet, a paste, an earlier usulan), and the preview before anything is saved."""

import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, When
from django.shortcuts import redirect

from core.dasar.izin import Izin, boleh
from core.dasar.rahasia import TakTerbaca
from core.dasar.rupa import angka
from core.lembar.baca import Lembar, baca_tempelan, baca_xlsx
from core.lembar.baris import PERIKSA, SALAH
from core.lembar.betul import sebut_betulan, terima_betulan
from core.lembar.excel import balasan_xlsx
from core.lembar.tabel import ABAIKAN, JUDUL_KUNCI, JUDUL_NOMOR, KEMBAR, KESALAHAN, KUNCI, NOMOR
from core.lembar.tampilan import HABIS, TAK_TERBUKA, tampilan
from core.perkara.berkas import nama_aman
from core.perkara.jejak import catat
from core.perkara.versi import IsianBerubah, simpan_isian
from sentra_ukm.lampiran3.forms import PernyataanForm, SalinForm, TempelForm, UnggahForm
from sentra_ukm.lampiran3.kolom import KOLOM, LAMPIRAN_3
from sentra_ukm.lampiran3.periksa import Hasil, isi_kolom, periksa
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.tulis import lembar_salah
from sentra_ukm.lampiran3.views.ukm import UkmView, catat_pernyataan, jumlah_singkat, pukul
from sentra_ukm.models import PetaKolom, PratinjauUkm, Usulan


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
        return nama_aman(data["lembar"].name, "xlsx"), baca_xlsx(data["lembar"], LAMPIRAN_3, self.peta())


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
        kosong = f"Belum ada usulan lain di {self.usulan.wilayah.nama} yang berisi UKM."
        return {**super().isi(), "kosong": "" if self.usulan_asal().exists() else kosong}

    def baca(self, data):
        asal = data["asal"]
        # What is stated about a firm and by its owner is stated anew this year.
        kolom = [k for k in KOLOM if k.nama not in ("pernyataan", "wni", "berdiri_sendiri")]
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
        return self.pratinjau is not None and not isinstance(self.pratinjau.isi, TakTerbaca)

    def habis(self):
        messages.info(self.request, HABIS if self.pratinjau is None else TAK_TERBUKA)
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
            case "periksa" | "simpan" if not self.kurang and self.betulkan():
                return redirect(request.get_full_path())
            case "periksa" if not self.kurang:
                messages.info(request, "Belum ada sel yang diketik lain.")
                return redirect(request.get_full_path())
            case "simpan" if not self.kurang:
                return self.simpan()
        return self.tampil(422)

    def betulkan(self) -> bool:
        """Keep what was typed into the cells, so that it is checked before anything is saved."""
        banyak = terima_betulan(self.lembar, self.hasil(self.usulan), self.request.POST)
        if banyak:
            self.pratinjau.isi = json.dumps(self.lembar.as_dict(), ensure_ascii=False)
            self.pratinjau.save(update_fields=["isi"])
            messages.success(
                self.request, f"{angka(banyak)} sel dibetulkan dan diperiksa lagi. Lihat hasilnya di bawah."
            )
        return bool(banyak)

    def simpan(self):
        form = PernyataanForm(self.request.POST) if self.request.POST.get("menurut", "").strip() else None
        if form and not form.is_valid():
            return self.tampil(422, form=form)
        try:
            with simpan_isian(self.usulan, self.request.user) as terkunci:
                hasil = self.hasil(terkunci)
                if hasil.layak and hasil.sidik != self.request.POST.get("sidik"):
                    raise IsianBerubah(self.kalimat_berubah(hasil))
                salin = self.pratinjau.asal == PratinjauUkm.Asal.SALIN
                for b in hasil.layak:
                    b.ukm.perlu_periksa = salin or b.golongan == PERIKSA
                banyak = simpan_ukm(terkunci, [b.ukm for b in hasil.layak], self.request.user)
                self.catat_betulan(hasil)
                dinyatakan = catat_pernyataan(terkunci, self.request.user, form.cleaned_data["menurut"]) if form else 0
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
            )
            + (f" Pernyataan dicatat bagi {angka(dinyatakan)} UKM." if dinyatakan else ""),
        )
        return redirect(self.alamat("ukm_pratinjau", self.kunci) + "?tampil=salah" if salah else self.alamat())

    def catat_betulan(self, hasil):
        """What was mended here and is saved now stands in the trail: the office's sheet says something else."""
        betulan = sebut_betulan([b for b in hasil.layak if b.semula])
        if betulan:
            catat(
                self.usulan, "betul_pratinjau", f"membetulkan {angka(len(betulan))} sel lembar UKM di pratinjau",
                wilayah_id=self.usulan.wilayah_id, pengguna=self.request.user,
                penugasan=boleh(self.request.user, Izin.ISI_USULAN, self.usulan), alasan=" ".join(betulan),
            )  # fmt: skip

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
        pilihan = {*LAMPIRAN_3.menurut_nama, ABAIKAN, NOMOR, KUNCI}
        baru, arti = {}, []
        for i, (judul, dulu) in enumerate(zip(self.lembar.kepala, self.arti, strict=True)):
            pilih = self.request.POST.get(f"kolom-{i}", "?")
            if dulu and dulu.endswith(KEMBAR) and pilih == dulu.rstrip(KEMBAR):
                continue  # a further column of that meaning, as before
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
            return isi | {"catatan": LAMPIRAN_3.catatan_kolom(self.lembar.kepala, self.arti, self.lembar.satuan)}
        hasil = self.hasil(self.usulan)
        return isi | {
            **tampilan(hasil, self.arti, self.request.GET),
            "akan_simpan": len(hasil.layak),
            "form": PernyataanForm() if hasil.terbuka else None,
            "salin": self.pratinjau.asal == PratinjauUkm.Asal.SALIN,
            "sesudah": jumlah_singkat(hasil.sesudah),
        }

    def pilihan_kolom(self) -> list[dict]:
        pilihan = [(ABAIKAN, "Abaikan kolom ini"), *((k.nama, k.judul) for k in LAMPIRAN_3.menurut_nama.values())]
        pilihan += [(NOMOR, JUDUL_NOMOR), (KUNCI, JUDUL_KUNCI)]
        kolom = [
            {
                "nomor": i,
                "judul": judul,
                "arti": arti and arti.rstrip(KEMBAR),
                "asing": arti is None,
                "pilihan": pilihan,
            }
            for i, (judul, arti) in enumerate(zip(self.lembar.kepala, self.arti, strict=True))
            if judul and arti != KESALAHAN
        ]
        return sorted(kolom, key=lambda k: not k["asing"])


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
