"""Pengurus, pengawas and pengelola of a koperasi: the list with findings, all at once, one person, an end, ties."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import View

from aturan.bahasa import Hasil
from core.dasar.izin import Izin, boleh, wajib
from core.dasar.rahasia import banding_nik
from core.dasar.rupa import tanggal_indonesia
from core.halaman.baris import Gabungan
from core.halaman.forms import sebut_isian
from core.perkara.jejak import catat
from ksp_usp.koperasi.akses import akhiri_akses
from ksp_usp.koperasi.forms.orang import (
    ISIAN,
    SUSUNAN,
    BerhentiForm,
    BersamaForm,
    HubunganFormSet,
    NikForm,
    OrangForm,
    SudahDitanyaForm,
    SusunanFormSet,
    akibat_hubungan,
    lengkapi_bersama,
)
from ksp_usp.koperasi.panel import KoperasiMixin
from ksp_usp.koperasi.syarat import temuan_per_orang
from ksp_usp.koperasi.views.dasar import RAHASIA, IsianKoperasi
from ksp_usp.koperasi.views.rinci import ringkas_temuan
from ksp_usp.models import Hubungan, Koperasi, Orang

BATAS = 50
G = Orang.Golongan


class OrangDaftar(KoperasiMixin, View):
    """Everybody in office, each with the findings of Pasal 11, 12 or 13; below, who was in office."""

    template_name = "ksp_usp/koperasi/orang_daftar.html"

    def get(self, request):
        per = self.hari_ini
        per_orang = temuan_per_orang(self.koperasi, per, request.user)
        aktif = {o.pk for o, _ in per_orang}
        isi = {
            "koperasi": self.koperasi,
            "orang": [(o, temuan, ringkas_temuan(temuan)) for o, temuan in per_orang],
            "lalu": self.koperasi.orang.exclude(pk__in=aktif).order_by("-diangkat", "pk")[:BATAS],
            "golongan": G.choices,
            "dapat_diubah": bool(boleh(request.user, Izin.UBAH_KOPERASI, self.koperasi)),
        }
        return render(request, self.template_name, isi)


# What the trail keeps of a person: never the NIK itself.
SALINAN = tuple(dict.fromkeys(n for isi in ISIAN.values() for n in isi if n != "nik"))


def salinan_orang(satu: Orang) -> dict:
    return {n: getattr(satu, n) for n in (*SALINAN, "berhenti")} | {"nik": satu.nik_samar}


def peringatkan(request, koperasi, per, orang: set[int]) -> None:
    """What is not fulfilled about the people that were saved just now."""
    for satu, temuan in temuan_per_orang(koperasi, per, request.user):
        for t in temuan:
            if satu.pk in orang and t.hasil is Hasil.TIDAK:
                messages.warning(request, f"{satu.nama}: {t.kalimat}")


class OrangIsian(IsianKoperasi):
    """One office of one person, on the page of its koperasi."""

    template_name = "ksp_usp/koperasi/orang_ubah.html"
    jangkar = "orang"

    def bentuk(self, data=None):
        self.isian = OrangForm(data, instance=self.baris())
        return Gabungan(self.isian)

    def tersimpan(self):
        if self.orang is None:
            return {}
        satu = Orang.objects.get(pk=self.orang.pk)
        return salinan_orang(satu) | {RAHASIA: banding_nik(satu.nik)}

    def tampilan_tersimpan(self):
        if self.orang is None:
            return []
        kini, judul = Orang.objects.get(pk=self.orang.pk), {b.name: b.verbose_name for b in Orang._meta.concrete_fields}
        isi = self.tersimpan().items()
        nama = [n for n, v in isi if v not in (None, "") and n not in (RAHASIA, "nik")]
        return [f"{capfirst(judul[n])}: {sebut_isian(kini, n)}" for n in nama] + [f"NIK: {kini.nik_samar}"]

    def beri_tahu(self):
        satu = self.isian.instance
        messages.success(self.request, f"{satu.nama} tersimpan.")
        peringatkan(self.request, self.koperasi, self.hari_ini, {satu.pk})

    def sesudah(self):
        return redirect("koperasi_orang", self.koperasi.pk).url

    def isi(self, form):
        return {"orang": self.isian.instance, "isian": self.isian, "kembali": self.sesudah()}


class OrangTambah(OrangIsian):
    """?golongan= says who joins; a new person has not been asked for family ties."""

    aksi, tombol = "tambah_orang", "Simpan"
    orang = None

    @cached_property
    def golongan(self):
        diminta = self.request.GET.get("golongan", "")
        return diminta if diminta in G.values else G.PENGURUS

    @property
    def judul(self):
        return f"Tambah {G(self.golongan).label.lower()}"

    def baris(self):
        return Orang(koperasi=self.koperasi, golongan=self.golongan)

    def simpan(self, form, terkunci):
        self.orang = satu = self.isian.save()
        self.koperasi.hubungan_diperiksa = None
        self.koperasi.save(update_fields=["hubungan_diperiksa"])
        return f"menambah {satu.get_golongan_display().lower()} {satu.nama}, {satu.jabatan}"


class Susunan(IsianKoperasi):
    """Everybody of the meeting at once, on one page; their family ties are asked on the next."""

    template_name = "ksp_usp/koperasi/susunan.html"
    judul, aksi, jangkar, tombol = "Isi susunan sekaligus", "tambah_susunan", "orang", "Simpan semuanya"
    tabel, TAMBAHAN = tuple(G.values), 3

    def bentuk(self, data=None):
        ada = set(self.koperasi.orang.aktif(self.hari_ini).values_list("golongan", flat=True))
        self.bersama = BersamaForm(data)
        kirim = lengkapi_bersama(data) if data else None
        self.blok = [
            SusunanFormSet(kirim, prefix=g, koperasi=self.koperasi, golongan=g, jabatan=self.jabatan(g, ada))
            for g in SUSUNAN
        ]
        return Gabungan(self.bersama, *self.blok)

    def jabatan(self, golongan, ada) -> tuple[str, ...]:
        if self.request.GET.get("tambah") == golongan:
            return ("",) * self.TAMBAHAN
        return ("",) if golongan in ada else SUSUNAN[golongan]

    def tersimpan(self):
        return {str(o.pk): salinan_orang(o) for o in self.koperasi.orang.all()}

    def tampilan_tersimpan(self):
        return [f"{o} · {o.get_golongan_display().lower()}" for o in self.koperasi.orang.all()]

    def simpan(self, form, terkunci):
        self.baru = [isian.save() for blok in self.blok for isian in blok.terisi()]
        if self.baru:
            self.koperasi.hubungan_diperiksa = None
            self.koperasi.save(update_fields=["hubungan_diperiksa"])
        return f"menambah {len(self.baru)} orang: {', '.join(str(o) for o in self.baru)}"

    def beri_tahu(self):
        if not self.baru:
            messages.info(self.request, "Belum ada nama yang diisi: tidak ada yang disimpan.")
            return
        messages.success(self.request, f"{len(self.baru)} orang tersimpan. Berikutnya: hubungan keluarga mereka.")
        peringatkan(self.request, self.koperasi, self.hari_ini, {o.pk for o in self.baru})

    def sesudah(self):
        return redirect("koperasi_hubungan" if self.baru else "koperasi_susunan", self.koperasi.pk).url

    def isi(self, form):
        return {
            "bersama": self.bersama,
            "blok": [(g, g.label, blok) for g, blok in zip(SUSUNAN, self.blok, strict=True)],
            "ada": self.koperasi.orang.aktif(self.hari_ini),
            "kembali": redirect("koperasi_orang", self.koperasi.pk).url,
        }


class OrangMixin:
    """Loads a person by the address, and with it the koperasi; out of sight it does not exist."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.orang = get_object_or_404(Orang.objects.terlihat_oleh(request.user), pk=pk)
        return super().dispatch(request, *args, pk=self.orang.koperasi_id, **kwargs)


class OrangUbah(OrangMixin, OrangIsian):
    aksi = "ubah_orang"

    @property
    def judul(self):
        return f"Ubah {self.orang.get_golongan_display().lower()}"

    def baris(self):
        satu = Orang.objects.get(pk=self.orang.pk)
        satu.koperasi = self.koperasi
        return satu

    def simpan(self, form, terkunci):
        satu = self.isian.save(commit=False)
        satu.versi += 1
        satu.save()
        akhiri_akses(self.orang, satu.berakhir, self.request.user, self.penugasan)
        return f"mengubah data {satu.get_golongan_display().lower()} {satu.nama}"


class OrangBerhenti(OrangMixin, IsianKoperasi):
    """The end of an office before its term; the row stays, for it was in office."""

    judul, tombol, aksi, jangkar = "Berhentikan", "Catat pemberhentian", "berhenti", "orang"

    @property
    def keterangan(self):
        return f"{self.orang.nama}, {self.orang.get_golongan_display().lower()} ({self.orang.jabatan})."

    def periksa(self):
        if self.orang.berhenti:
            raise PermissionDenied(
                f"{self.orang.nama} sudah dicatat berhenti sejak {tanggal_indonesia(self.orang.berhenti)}."
            )

    def bentuk(self, data=None):
        self.isian = BerhentiForm(data, orang=self.orang)
        return Gabungan(self.isian)

    def tersimpan(self):
        return Orang.objects.values("nama", "berhenti").get(pk=self.orang.pk)

    def simpan(self, form, terkunci):
        satu = self.orang
        satu.berhenti, satu.versi = self.isian.cleaned_data["berhenti"], satu.versi + 1
        satu.save(update_fields=["berhenti", "versi", "diubah_pada"])
        akhiri_akses(satu, satu.berhenti - timedelta(days=1), self.request.user, self.penugasan)
        golongan = satu.get_golongan_display().lower()
        return f"mencatat {golongan} {satu.nama} berhenti sejak {tanggal_indonesia(satu.berhenti)}"

    def catat(self, kalimat, salinan, **lain):
        super().catat(kalimat, salinan, alasan=self.isian.cleaned_data["alasan"], **lain)

    def beri_tahu(self):
        messages.success(self.request, f"Pemberhentian {self.orang.nama} tercatat.")

    def sesudah(self):
        return redirect("koperasi_orang", self.koperasi.pk).url

    def isi(self, form):
        return {"isian": self.isian, "kembali": self.sesudah()}


class OrangNik(OrangMixin, KoperasiMixin, View):
    """Show one NIK once, for a reason that goes on record."""

    template_name = "ksp_usp/koperasi/orang_nik.html"

    def pastikan(self):
        self.penugasan = wajib(self.request.user, Izin.LIHAT_NIK, self.koperasi)

    def get(self, request):
        self.pastikan()
        return self.tampil(NikForm())

    def post(self, request):
        self.pastikan()
        form = NikForm(request.POST)
        if not form.is_valid() or not self.orang.nik:
            return self.tampil(form, 422)
        catat(
            self.koperasi, "lihat_nik", f"melihat NIK {self.orang.get_golongan_display().lower()} {self.orang.nama}",
            wilayah_id=self.koperasi.wilayah_id, pengguna=request.user, penugasan=self.penugasan,
            alasan=form.cleaned_data["alasan"],
        )  # fmt: skip
        return self.tampil(form, nik=self.orang.nik)

    def tampil(self, form, status=200, nik=""):
        isi = {"koperasi": self.koperasi, "orang": self.orang, "form": form, "nik": nik}
        balasan = render(self.request, self.template_name, isi, status=status)
        balasan["Cache-Control"] = "no-store"
        return balasan


class HubunganView(IsianKoperasi):
    """Family ties among those in office, and that everybody was asked."""

    template_name = "ksp_usp/koperasi/hubungan.html"
    judul, aksi, jangkar = "Hubungan keluarga", "ubah_hubungan", "orang"
    keterangan = (
        "Pengurus, pengawas, dan pengelola tidak boleh mempunyai hubungan keluarga sedarah dan semenda sampai derajat "
        "kesatu (Pasal 11 ayat (4) huruf c dan Pasal 12 ayat (3) huruf c). Suami dan istri bukan sedarah dan bukan "
        "semenda (Pasal 1 angka 9): keduanya diperingatkan, dan pemeriksa izin menulis alasannya."
    )
    tabel = ("hubungan",)

    @property
    def milik(self):
        return Hubungan.objects.filter(satu__koperasi=self.koperasi)

    def bentuk(self, data=None):
        aktif = list(self.koperasi.orang.aktif(self.hari_ini))
        baris = self.milik.filter(satu__in=aktif, dua__in=aktif)
        pilihan = [(o.pk, f"{o.nama} ({o.get_golongan_display().lower()}, {o.jabatan})") for o in aktif]
        self.baris = self.baris_isian(HubunganFormSet, data, "hubungan", baris, form_kwargs={"pilihan": pilihan})
        self.ditanya = SudahDitanyaForm(data, initial={"sudah": self.koperasi.hubungan_diperiksa is not None})
        return Gabungan(self.baris, self.ditanya)

    def tersimpan(self):
        k = Koperasi.objects.values("hubungan_diperiksa").get(pk=self.koperasi.pk)
        return k | {"baris": list(self.milik.order_by("pk").values("satu_id", "dua_id", "jenis"))}

    def tampilan_tersimpan(self):
        return [str(h) for h in self.milik.select_related("satu", "dua")]

    def simpan(self, form, terkunci):
        baru = {(f.isi["satu"], f.isi["dua"]): f.isi["jenis"] for f in self.baris.terisi()}
        aktif = [pk for pk, _ in self.baris.form_kwargs["pilihan"]]
        # Ties of people who left stay on record.
        lama = {(h.satu_id, h.dua_id): h for h in self.milik.filter(satu__in=aktif, dua__in=aktif)}
        Hubungan.objects.filter(pk__in=[h.pk for pasangan, h in lama.items() if pasangan not in baru]).delete()
        for (satu, dua), jenis in baru.items():
            Hubungan.objects.update_or_create(satu_id=satu, dua_id=dua, defaults={"jenis": jenis})
        self.koperasi.hubungan_diperiksa = self.hari_ini
        self.koperasi.save(update_fields=["hubungan_diperiksa"])
        return f"memeriksa hubungan keluarga: {len(baru) or 'tidak ada'}"

    def isi(self, form):
        akibat = [(jenis.label, akibat_hubungan(jenis)) for jenis in Hubungan.Jenis]
        return {"baris": self.baris, "ditanya": self.ditanya, "akibat": akibat}
