"""Filters of the registers, and a licence that is older than this product."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from aturan.bahasa.bilangan import tanggal
from core.dasar.izin import KODE_PUSAT
from core.dasar.waktu import hari_ini
from core.dasbor.saring import SaringKeadaan
from core.halaman.bidang import RupiahField, TanggalField
from core.halaman.daftar import FormSaring
from core.halaman.forms import SEMUA, FormBerpindai, PindaianField
from core.halaman.wilayah import saring_wilayah
from core.models import Wilayah
from ksp_usp.models import Koperasi
from perizinan.izin.dasbor import SUMBER_IZIN
from perizinan.models import SELESAI, IzinUsaha

TINGKAT = (("kabkota", "Bupati/Wali Kota"), ("provinsi", "Gubernur"), ("pusat", "Menteri"))


class SaringIzin(SaringKeadaan):
    sumber = SUMBER_IZIN
    cari_pada = ("nomor", "nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")

    keadaan = forms.ChoiceField(label="Keadaan", choices=[SEMUA, *IzinUsaha.Keadaan.choices], required=False)
    jenis = forms.ChoiceField(
        label="KSP atau USP", choices=[SEMUA, ("ksp", "KSP"), ("usp", "USP Koperasi")], required=False
    )
    bentuk = forms.ChoiceField(label="Bentuk", choices=[SEMUA, *Koperasi.Bentuk.choices], required=False)
    tingkat = forms.ChoiceField(label="Penerbit", choices=[SEMUA, *TINGKAT], required=False)
    tahun = forms.TypedChoiceField(label="Tahun terbit", coerce=int, empty_value=None, required=False)
    kedudukan__induk = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Provinsi", required=False, empty_label=SEMUA[1]
    )
    kedudukan = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Kabupaten/kota", required=False, empty_label=SEMUA[1]
    )

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna
        saring_wilayah(self, pengguna, induk="kedudukan__induk", wilayah="kedudukan")
        self.fields["tahun"].choices = [SEMUA, *((t, str(t)) for t in range(hari_ini().year, 1994, -1))]

    def saring(self, queryset):
        isi = self.cleaned_data
        tingkat, tahun = isi.pop("tingkat", ""), isi.pop("tahun", None)
        queryset = super().saring(queryset)
        isi.update(tingkat=tingkat, tahun=tahun)  # the page asks what was chosen
        if tahun:
            queryset = queryset.filter(tanggal__year=tahun)
        match tingkat:
            case "kabkota":
                return queryset.filter(penerbit__kode__contains=".")
            case "provinsi":
                return queryset.exclude(Q(penerbit="00") | Q(penerbit__kode__contains="."))
            case "pusat":
                return queryset.filter(penerbit="00")
        return queryset


class SaringRegistrasi(FormSaring):
    cari_pada = ("nomor", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")

    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[SEMUA, ("berjalan", "Belum mengajukan izin"), ("lewat", "Lewat tenggat"), ("izin", "Sudah berizin")],
        required=False,
    )
    koperasi__wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Provinsi", required=False, empty_label=SEMUA[1]
    )
    koperasi__wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Kabupaten/kota", required=False, empty_label=SEMUA[1]
    )

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        saring_wilayah(self, pengguna, induk="koperasi__wilayah__induk", wilayah="koperasi__wilayah")

    def saring(self, queryset):
        keadaan = self.cleaned_data.pop("keadaan", "")
        queryset = super().saring(queryset)
        self.cleaned_data["keadaan"] = keadaan
        match keadaan:
            case "berjalan":
                return queryset.filter(izin=None, diajukan=None)
            case "lewat":
                return queryset.filter(izin=None, diajukan=None, tenggat__lt=hari_ini())
            case "izin":
                return queryset.exclude(izin=None)
        return queryset


class PenerbitField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.nama} (sudah tidak berlaku)" if obj.berlaku_sampai else obj.nama


def penerbit_terdahulu(k: Koperasi) -> QuerySet[Wilayah]:
    """Whose head may have licensed `k` before: the country, its provinces, and what is or was a region in them."""
    provinsi = {w.pk[:2] for w in (k.wilayah, k.berwenang, *k.wilayah_menurut_ad())} - {KODE_PUSAT}
    return Wilayah.objects.filter(Q(pk__in={KODE_PUSAT, *provinsi}) | Q(induk__in=provinsi), otonom=True)


class IzinTerdahuluForm(FormBerpindai, forms.Form):
    """A licence that was given before this product, judged against `koperasi`, whose lock the caller holds.

    After is_valid() `sudah` tells that this very licence is recorded: the second click.
    """

    penerbit = PenerbitField(
        Wilayah.objects.none(),
        label="Daerah penerbit waktu itu",
        required=False,
        empty_label="Sama dengan yang berwenang sekarang",
        help_text="Izin tetap milik penerbitnya, walaupun sekarang yang berwenang lain.",
    )
    nomor = forms.CharField(label="Nomor izin", max_length=80, help_text="Seperti tertulis pada surat izinnya.")
    tanggal = TanggalField(label="Tanggal izin", help_text="Misalnya 20/1/2016.")
    penerbit_sebutan = forms.CharField(
        label="Pejabat penerbit", max_length=120, help_text="Jabatannya, misalnya Bupati Garut."
    )
    modal_disetor = RupiahField(label="Modal disetor menurut izin (Rp)", required=False)
    pindaian = PindaianField("Pindaian surat izin")
    alasan = forms.CharField(
        label="Dasar pencatatan",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Dari mana naskahnya dan mengapa dicatat; tercantum pada riwayat koperasi.",
    )

    def __init__(self, *args, koperasi, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.koperasi, self.pengguna, self.sudah = koperasi, pengguna, False
        self.fields["penerbit"].queryset = penerbit_terdahulu(koperasi)

    def clean_penerbit(self):
        return self.cleaned_data["penerbit"] or self.koperasi.berwenang

    def clean_tanggal(self):
        hari, k = self.cleaned_data["tanggal"], self.koperasi
        if hari > hari_ini(k.berwenang):
            raise ValidationError("Tanggal ini belum tiba. Isi tanggal yang tertulis pada surat izin.")
        if k.tanggal_badan_hukum and hari < k.tanggal_badan_hukum:
            raise ValidationError(
                f"Izin tidak mungkin terbit sebelum akta disahkan {tanggal(k.tanggal_badan_hukum)} (Pasal 6 ayat (2))."
                " Periksa tanggalnya."
            )
        penerbit = self.cleaned_data.get("penerbit") or k.berwenang
        pertama = IzinUsaha.objects.filter(penerbit=penerbit, terdahulu=False).order_by("tanggal").first()
        if pertama and hari >= pertama.tanggal:
            raise ValidationError(
                f"Sejak {tanggal(pertama.tanggal)} izin diterbitkan dalam aplikasi ini. Isi tanggal sebelum itu; izin"
                " sesudahnya lahir dari permohonan."
            )
        return hari

    def clean(self):
        isi = super().clean()
        kunci = {nama: isi.get(nama) for nama in ("nomor", "tanggal")}
        tercatat = self.koperasi.izin.filter(terdahulu=True, dicatat_oleh=self.pengguna, **kunci)
        self.sudah = None not in kunci.values() and tercatat.exists()
        if self.sudah:
            return isi
        if sama := IzinUsaha.objects.filter(penerbit=isi.get("penerbit"), nomor=isi.get("nomor")).first():
            self.add_error("nomor", f"Nomor ini sudah tercatat untuk {sama.nama}. Periksa nomornya.")
        if berjalan := self.koperasi.permohonan_izin.exclude(status__in=SELESAI).first():
            self.add_error(
                None,
                f"Permohonan {berjalan.nomor_perkara} koperasi ini sedang berjalan (“{berjalan.get_status_display()}”)."
                " Tunggu sampai diputus, atau minta loket menariknya.",
            )
        return isi
