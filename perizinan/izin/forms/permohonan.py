"""Opening an application, and the filters of their list."""

import re
import uuid

from django import forms
from django.db.models import Exists, OuterRef, Q

from core.dasar.cari import syarat_cari
from core.dasbor.saring import SaringKeadaan
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import SEMUA, FormSentra
from core.halaman.wilayah import saring_wilayah
from core.models import Wilayah
from ksp_usp.models import Koperasi
from perizinan.izin.dasbor import SUMBER_PERMOHONAN
from perizinan.izin.tugas import belum_lengkap
from perizinan.models import SELESAI, IzinUsaha, PermohonanIzin, StatusPermohonan

TERBANYAK_COCOK = 20
TERBANYAK_DITAWARKAN = 200  # names that the box offers while typing; more would be most of the page
SEBUTAN = re.compile(r"^(?P<nama>.+) \((?P<badan_hukum>[^()]+)\)$")


def sebut_koperasi(k: Koperasi) -> str:
    """As the list offers it and the box shows it: 'KSP Mekar Jaya (AHU-0000001.AH.01.26.TAHUN 2018)'."""
    return f"{k.nama} ({k.badan_hukum})"


class PermohonanBaruForm(FormSentra, forms.Form):
    """Which koperasi, and what it asks for. `terlihat` are the koperasi in the person's sight.

    A name that fits several comes back as a list to choose from: without JavaScript, and without a list of thousands.
    """

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    cari = forms.CharField(
        label="Koperasi",
        max_length=200,
        widget=forms.TextInput({"list": "daftar-koperasi", "autocomplete": "off"}),
        help_text="Ketik nama, nomor badan hukum, atau NIK koperasi.",
    )
    pilih = forms.ChoiceField(label="Koperasi yang dimaksud", widget=forms.RadioSelect, required=False)
    jenis = forms.ChoiceField(
        label="Yang diminta",
        choices=PermohonanIzin.Jenis.choices,
        widget=forms.RadioSelect,
        initial=PermohonanIzin.Jenis.BARU,
    )

    def __init__(self, *args, terlihat, **kwargs):
        super().__init__(*args, **kwargs)
        self.terlihat, self.koperasi, self.izin_lama = terlihat, None, None
        self.initial.setdefault("kunci_kirim", uuid.uuid4())
        self.fields["pilih"].label = "Koperasi yang dimaksud"
        self.cocok = list(self._cari(self.data.get("cari", "")))[: TERBANYAK_COCOK + 1] if self.is_bound else []
        if len(self.cocok) > 1:
            self.fields["pilih"].choices = [
                (str(k.pk), f"{k.nama}, {k.wilayah.nama}, {k.badan_hukum}") for k in self.cocok[:TERBANYAK_COCOK]
            ]
        else:
            del self.fields["pilih"]
            self.helper.layout.fields.remove("pilih")

    def ditawarkan(self) -> list[str]:
        """What the box offers while typing: koperasi without a running application."""
        berjalan = PermohonanIzin.objects.filter(koperasi=OuterRef("pk")).exclude(status__in=SELESAI)
        bebas = self.terlihat.filter(~Exists(berjalan))
        return [sebut_koperasi(k) for k in bebas.only("nama", "badan_hukum")[:TERBANYAK_DITAWARKAN]]

    def _cari(self, teks: str):
        teks = "".join(c for c in teks if c.isprintable()).strip()[:200]
        if not teks:
            return []
        terlihat = self.terlihat.select_related("wilayah", "berwenang")
        if (m := SEBUTAN.match(teks)) and (tepat := terlihat.filter(badan_hukum__iexact=m["badan_hukum"])[:1]):
            return tepat
        tepat = terlihat.filter(Q(nama__iexact=teks) | Q(badan_hukum__iexact=teks) | Q(nik_koperasi=teks))
        batas = TERBANYAK_COCOK + 1
        return tepat[:batas] or terlihat.filter(syarat_cari(teks, "nama", "badan_hukum", "nik_koperasi"))[:batas]

    def clean(self):
        isi = super().clean()
        if "cari" not in self.errors:
            self._pilih_koperasi(isi)
        if self.koperasi:
            self._periksa_berjalan()
            if isi.get("jenis"):
                self._periksa_izin(isi["jenis"])
        return isi

    def _pilih_koperasi(self, isi):
        if len(self.cocok) == 1:
            self.koperasi = self.cocok[0]
        elif not self.cocok:
            self.add_error(
                "cari",
                f"Tidak ada koperasi “{isi['cari'][:60]}” yang tercatat di wilayah Anda. Periksa ejaannya, atau"
                " catat koperasi itu dahulu.",
            )
        elif isi.get("pilih"):
            self.koperasi = next(k for k in self.cocok if str(k.pk) == isi["pilih"])
        elif "pilih" not in self.errors:
            lebih = f"Lebih dari {TERBANYAK_COCOK}" if len(self.cocok) > TERBANYAK_COCOK else str(len(self.cocok))
            self.add_error("pilih", f"{lebih} koperasi cocok. Pilih yang dimaksud, atau ketik lebih lengkap.")

    def _periksa_berjalan(self):
        berjalan = self.koperasi.permohonan_izin.exclude(status__in=SELESAI).first()
        if berjalan:
            self.add_error(
                "cari",
                f"{self.koperasi.nama} masih punya permohonan yang berjalan: {berjalan.nomor_perkara},"
                f" “{berjalan.get_status_display()}”. Lanjutkan permohonan itu, atau tarik dahulu.",
            )

    def _periksa_izin(self, jenis):
        berlaku = self.koperasi.izin.filter(keadaan__in=(IzinUsaha.Keadaan.BERLAKU, IzinUsaha.Keadaan.DIBEKUKAN))
        izin = berlaku.first()
        if jenis == PermohonanIzin.Jenis.BARU and izin:
            self.add_error(
                "jenis", f"{self.koperasi.nama} sudah memiliki izin nomor {izin.nomor}. Pilih “Perubahan izin”."
            )
        elif jenis == PermohonanIzin.Jenis.PERUBAHAN and izin is None:
            self.add_error(
                "jenis",
                f"{self.koperasi.nama} belum memiliki izin yang tercatat. Pilih “Izin baru”; bila izinnya terbit"
                " sebelum aplikasi ini dipakai, minta pemeriksa mencatatnya dahulu pada halaman koperasi.",
            )
        elif izin and izin.keadaan == IzinUsaha.Keadaan.DIBEKUKAN:
            self.add_error(
                "jenis", f"Izin nomor {izin.nomor} sedang dibekukan, sehingga belum dapat diubah. Pulihkan dahulu."
            )
        elif izin:
            self.izin_lama = izin


class SaringPermohonan(SaringKeadaan, SaringUrusan):
    sumber = SUMBER_PERMOHONAN
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusPermohonan.choices], required=False)
    jenis = forms.ChoiceField(label="Jenis permohonan", choices=[SEMUA, *PermohonanIzin.Jenis.choices], required=False)
    koperasi__jenis = forms.ChoiceField(
        label="KSP atau USP", choices=[SEMUA, ("ksp", "KSP"), ("usp", "USP Koperasi")], required=False
    )
    kelengkapan = forms.ChoiceField(label="Kelengkapan", choices=[SEMUA, ("kurang", "Belum lengkap")], required=False)
    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Provinsi", required=False, empty_label=SEMUA[1]
    )
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Kabupaten/kota", required=False, empty_label=SEMUA[1]
    )

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, pengguna=pengguna, **kwargs)
        saring_wilayah(self, pengguna, induk="wilayah__induk", wilayah="wilayah")

    def saring_kelengkapan(self, queryset, _):
        return queryset.exclude(status__in=SELESAI).filter(belum_lengkap())
