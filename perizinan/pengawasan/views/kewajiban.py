"""The duties of an office's koperasi: how many stand how by each duty, and who they are."""

from collections import Counter
from functools import cached_property

from django import forms
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from aturan.simpan_pinjam_2015.kewajiban import DAFTAR, Pemenuhan, Sejauh
from core.dasar.waktu import hari_ini
from core.halaman.daftar import DaftarView, FormSaring, Kolom
from core.models import Wilayah
from ksp_usp.laporan.panel import pemenuhan_banyak, rupa_pemenuhan
from ksp_usp.models import Koperasi
from perizinan.models import EntriRegistrasi

URAIAN = {s.kode: s.label.capitalize() for s in Sejauh}


def alamat_kewajiban(k: Koperasi) -> str:
    """Where what is on record of its duties is written down; without a licence there is the register alone."""
    return reverse("kewajiban_koperasi", args=[k.pk]) if k.berizin else k.get_absolute_url()


class SaringKewajiban(FormSaring):
    cari_pada = ("nama", "badan_hukum")
    utama = ("q", "keadaan", "kantor")

    keadaan = forms.ChoiceField(label="Keadaan", choices=[("", "Semua"), *URAIAN.items()], required=False)
    kantor = forms.ChoiceField(label="Pemberi izin", required=False)

    def __init__(self, data, *, kantor: list[Wilayah], hasil: dict[int, Pemenuhan]):
        super().__init__(data)
        self.hasil = hasil
        self.fields["kantor"].choices = [("" if i == 0 else w.pk, w.nama) for i, w in enumerate(kantor)]
        if len(kantor) < 2:
            del self.fields["kantor"]

    def saring_keadaan(self, queryset, nilai):
        return queryset.filter(pk__in=[pk for pk, p in self.hasil.items() if p.sejauh.kode == nilai])

    def saring_kantor(self, queryset, _):
        return queryset  # the rows are those of the chosen office already


class KantorMixin:
    """The koperasi of one office that issues licences, of those that this person sees: by default the own one."""

    @cached_property
    def pilihan_kantor(self) -> list[Wilayah]:
        """The offices to choose from, the own ones first."""
        milik = Koperasi.objects.terlihat_oleh(self.request.user).order_by().values("berwenang")
        sendiri = self.request.user.wilayah_kantor
        return sorted(Wilayah.objects.filter(pk__in=milik), key=lambda w: (w.pk not in sendiri, w.pk))

    @cached_property
    def kantor(self) -> Wilayah | None:
        """The office of the address, else the first."""
        dipilih = self.request.GET.get("kantor", "")
        return next((w for w in self.pilihan_kantor if w.pk == dipilih), next(iter(self.pilihan_kantor), None))

    @cached_property
    def pemenuhan(self) -> dict[int, list[Pemenuhan]]:
        """Every duty of each koperasi, by number: of those with a licence, and of a USP of the buku registrasi."""
        if self.kantor is None:
            return {}
        semua = Koperasi.objects.terlihat_oleh(self.request.user).filter(berwenang=self.kantor)
        terdaftar = EntriRegistrasi.objects.filter(penerbit=self.kantor, izin=None).order_by().values("koperasi")
        daftar = list(semua.filter(Q(berizin_sejak__isnull=False) | Q(pk__in=terdaftar)))
        return pemenuhan_banyak(daftar, self.kantor, hari_ini(self.kantor))


class KewajibanRingkas(KantorMixin, View):
    """How many koperasi of the office stand how, duty by duty."""

    def get(self, request):
        hitungan = {b.kode: Counter() for b in DAFTAR}
        for satu in self.pemenuhan.values():
            for p in satu:
                hitungan[p.temuan.kode][p.sejauh] += 1
        per = hari_ini(self.kantor)
        isi = {
            "kantor": self.kantor,
            "pilihan": self.pilihan_kantor,
            "dipilih": self.request.GET.get("kantor", ""),
            "banyak": len(self.pemenuhan),
            "kepala": URAIAN.values(),
            "baris": [
                {
                    "uraian": b.syarat.uraian,
                    "dasar": b.syarat.pada(per).dasar,
                    "url": reverse("kewajiban_daftar", args=[b.kode]),
                    "jumlah": [(s.kode, s.label, hitungan[b.kode][s]) for s in Sejauh],
                }
                for b in DAFTAR
            ],
        }
        return render(request, "perizinan/pengawasan/kewajiban.html", isi)


class KewajibanDaftar(KantorMixin, DaftarView):
    """The koperasi that one duty concerns: how it stands, the fact, since when, by when, what to do."""

    model = Koperasi
    template_name = "perizinan/pengawasan/kewajiban_daftar.html"
    urutan = ("nama", "pk")
    kosong_sebab = "Kewajiban ini belum mengenai satu pun koperasi kantor ini."
    kosong_saran = "Yang dihitung koperasi yang berizin dan USP dalam buku registrasi."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.butir = next((b for b in DAFTAR if b.kode == kwargs["kode"]), None)
        if self.butir is None:
            raise Http404

    @property
    def judul(self) -> str:
        return self.butir.syarat.uraian

    @cached_property
    def hasil(self) -> dict[int, Pemenuhan]:
        """What became of this duty, by koperasi."""
        return {pk: p for pk, semua in self.pemenuhan.items() for p in semua if p.temuan.kode == self.butir.kode}

    def get_kolom(self):
        hasil = self.hasil
        return (
            Kolom("Badan hukum", "badan_hukum", lembar=True),
            Kolom("Koperasi", "nama", tautan=alamat_kewajiban, lebar=22, bawah=("sebutan",)),
            Kolom("Keadaan", lambda k: hasil[k.pk].sejauh.label, rupa=lambda k: rupa_pemenuhan(hasil[k.pk]), lebar=14),
            Kolom("Fakta", lambda k: hasil[k.pk].fakta, lebar=22),
            Kolom("Sejak", lambda k: hasil[k.pk].sejak, lebar=11),
            Kolom("Tenggat", lambda k: hasil[k.pk].batas, lebar=11),
            Kolom("Yang dilakukan", lambda k: hasil[k.pk].tindakan, lebar=20),
        )  # fmt: skip

    def get_queryset(self):
        return Koperasi.objects.filter(pk__in=self.hasil)

    def hitung(self):
        """Without a filter its rows are those that were reckoned already."""
        return super().hitung() if any(self.saring.cleaned_data.values()) else len(self.hasil)

    def get_form_saring(self):
        return SaringKewajiban(self.request.GET, kantor=self.pilihan_kantor, hasil=self.hasil)

    def get_context_data(self, **kwargs):
        versi = self.butir.syarat.pada(hari_ini(self.kantor))
        jumlah = Counter(p.sejauh for p in self.hasil.values())
        hitungan = [(s.kode, s.label, jumlah[s]) for s in Sejauh if jumlah[s]]
        return super().get_context_data(versi=versi, kantor=self.kantor, hitungan=hitungan, **kwargs)
