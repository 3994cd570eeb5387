"""The forms that a Pokja fills for a usulan: opening one, Lampiran 1, 2, 4, 5, the team and the other rows.

A draft may be saved half-filled, so nothing here is required; what completes a part is in sentra_ukm.syarat.
"""

import re
import uuid
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import cached_property

from aturan.dasar import Pertimbangan
from aturan.sentra import Jangkauan as SkalaJangkauan
from aturan.sentra import lampiran_untuk, perkuatan_untuk
from core.berkas import KETERANGAN
from core.daftar import FormSaring
from core.forms import FormSentra
from core.isian import BulatField, IsianTerbaca, RupiahField, TanggalField
from core.models import Pengguna, Wilayah
from core.peran import KODE_PUSAT, Peran, Tingkat, kode_tingkat
from core.rupa import BULAN, IsianSalah, angka, baca_angka, tulis_isian
from core.versi import periksa_versi
from core.waktu import hari_ini
from sentra_ukm.models import (
    SELESAI,
    Bdsp,
    Jawaban,
    Lampiran2,
    Lampiran4,
    Lampiran5,
    Mitra,
    PelakuKlaster,
    Sentra,
    StatusUsulan,
    Usulan,
)
from sentra_ukm.models.lampiran import sebut_berkas
from sentra_ukm.models.pilihan import JENIS_BERKAS, BentukBdsp, Jenjang, PeranKlaster, SumberDana, Tahap
from sentra_ukm.syarat import ISIAN_WAJIB, prasyarat

OPSIONAL = " (opsional)"
TERIMA = ".pdf,.jpg,.jpeg,.png,.xlsx"
KOSONG = ("", "— pilih —")
SEMUA = ("", "Semua")


class FormDraf(FormSentra):
    """A form that saves whatever there is. `wajib` are the fields that the part needs in the end."""

    wajib: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in self.wajib:
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)


class DesimalField(IsianTerbaca):
    """A figure with at most two decimals after a comma, 0 or more, cleaned to Decimal; refuses '1.500' and '12.5'."""

    jenis = (Decimal, int)
    tulis = staticmethod(tulis_isian)
    atribut = {"inputmode": "decimal", "autocomplete": "off", "class": "singkat"}

    @staticmethod
    def baca(teks):
        utuh, koma, pecahan = teks.strip().partition(",")
        if re.fullmatch(r"[0-9]+\.[0-9]{1,2}", teks.strip()):
            raise IsianSalah(f"Pakai koma untuk desimal: tulis {teks.strip().replace('.', ',')}.")
        if koma and not re.fullmatch(r"[0-9]{1,2}", pecahan):
            raise IsianSalah("Tulis paling banyak dua angka di belakang koma, misalnya 12,5.")
        # With decimals written out, a dot before the comma can only part thousands.
        if koma and re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", utuh):
            utuh = utuh.replace(".", "")
        return baca_angka(utuh) + (Decimal(pecahan) / 10 ** len(pecahan) if koma else Decimal(0))


class VersiField(forms.IntegerField):
    """The version of the part that the page showed; 0 = there was none. What is no number is no version."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False)

    def clean(self, value):
        try:
            return super().clean(value) or 0
        except ValidationError:
            return -1


class KoordinatField(forms.CharField):
    """A coordinate in degrees, '-7,227906' or '-7.227906', cleaned to Decimal with six decimals."""

    def __init__(self, *, dari, sampai, **kwargs):
        self.dari, self.sampai = dari, sampai
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "text", "autocomplete": "off", "class": "singkat"}

    def to_python(self, value):
        teks = super().to_python(value)
        if teks is None:
            return None
        rapi = teks.replace("−", "-")
        if not re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{1,12})?", rapi):
            raise ValidationError("Tulis derajat dengan angka, misalnya -7,227906 atau 107,908699.")
        nilai = round(Decimal(rapi.replace(",", ".")), 6)
        if not self.dari <= nilai <= self.sampai:
            raise ValidationError(
                f"Titik ini di luar Indonesia: isi antara {self.dari} dan {self.sampai}. "
                "Periksa tanda minus dan jangan tertukar antara lintang dan bujur."
            )
        return nilai


class TahunField(forms.CharField):
    """A year of four digits between `dari` and this year, cleaned to int."""

    def __init__(self, *, dari, **kwargs):
        self.dari = dari
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off", "class": "singkat"}

    def to_python(self, value):
        teks = super().to_python(value)
        if teks is None:
            return None
        tahun = int(teks) if re.fullmatch(r"[0-9]{4}", teks) else 0
        if not self.dari <= tahun <= hari_ini().year:
            raise ValidationError(f"Isi tahun dengan empat angka, antara {self.dari} dan {hari_ini().year}.")
        return tahun


# Opening a usulan


class UsulanBaruForm(FormDraf, forms.Form):
    """An existing sentra of the person's own region or a new one, and what it is nominated for."""

    SENTRA_BARU = ("nama", "kecamatan", "desa", "produk", "alamat", "kbli", "tahun_tumbuh", "lintang", "bujur")
    wajib = ("sentra", "nama", "kecamatan", "desa", "produk")

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    sentra = forms.ModelChoiceField(
        Sentra.objects.none(),
        label="Sentra yang diusulkan",
        required=False,
        empty_label="— pilih, atau isi sentra baru di bawah —",
    )
    nama = forms.CharField(label="Nama sentra", max_length=120, required=False)
    produk = forms.CharField(
        label="Produk utama", max_length=120, required=False, help_text="Produk yang sama atau sejenis dari semua UKM."
    )
    kecamatan = forms.CharField(label="Kecamatan", max_length=80, required=False)
    desa = forms.CharField(label="Desa/kelurahan", max_length=80, required=False)
    alamat = forms.CharField(label="Alamat", max_length=200, required=False)
    kbli = forms.CharField(label="KBLI", max_length=5, required=False, help_text="Lima angka, misalnya 15121.")
    tahun_tumbuh = TahunField(label="Tahun tumbuh", dari=1900, required=False)
    lintang = KoordinatField(
        label="Lintang", dari=-12, sampai=7, required=False, help_text="Derajat, minus untuk selatan: -7,227906."
    )
    bujur = KoordinatField(label="Bujur", dari=94, sampai=142, required=False, help_text="Derajat: 107,908699.")
    jenis = forms.ChoiceField(label="Jenis usulan", widget=forms.RadioSelect)
    tahun = forms.TypedChoiceField(label="Tahun program", coerce=int)
    sumber_dana = forms.ChoiceField(label="Sumber dana", choices=SumberDana.choices, widget=forms.RadioSelect)
    salin = forms.BooleanField(
        label="Salin isian dari usulan terakhir sentra ini",
        required=False,
        help_text="Lampiran 2, alasan, tim, dan mitra disalin; semuanya perlu Anda periksa dan simpan kembali.",
    )

    def __init__(self, *args, wilayah, **kwargs):
        super().__init__(*args, **kwargs)
        self.wilayah = wilayah
        self.fields["sentra"].queryset = Sentra.objects.filter(wilayah__in=wilayah).order_by("nama")
        self.fields["sentra"].label_from_instance = lambda s: f"{s.nama} ({s.kecamatan})"
        self.fields["jenis"].choices = [(jenjang, self._sebut(jenjang, label)) for jenjang, label in Jenjang.choices]
        tahun = hari_ini(wilayah[0]).year
        self.fields["tahun"].choices = [(t, str(t)) for t in (tahun - 1, tahun, tahun + 1)]
        self.initial.setdefault("tahun", tahun)
        self.initial.setdefault("kunci_kirim", uuid.uuid4())

    @staticmethod
    def _sebut(jenjang, label):
        nomor = [str(x.nomor) for x in lampiran_untuk(jenjang)]
        return f"{label} (Lampiran {', '.join(nomor[:-1])}, dan {nomor[-1]})"

    @property
    def isi_sentra(self) -> dict:
        return {nama: self.cleaned_data.get(nama) for nama in self.SENTRA_BARU}

    @property
    def sentra_baru_terisi(self) -> bool:
        """Whether anything was typed about a new sentra: the page then keeps that part open."""
        return self.is_bound and any(self.data.get(nama, "").strip() for nama in self.SENTRA_BARU)

    def clean_kbli(self):
        kbli = self.cleaned_data["kbli"]
        if kbli and not re.fullmatch(r"[0-9]{5}", kbli):
            raise ValidationError("KBLI terdiri atas lima angka, misalnya 15121. Kosongkan bila belum tahu.")
        return kbli

    def clean(self):
        isi = super().clean()
        sentra = isi.get("sentra")
        if "sentra" in self.errors:
            return isi
        if sentra is None:
            self._periksa_sentra_baru()
        elif self.sentra_baru_terisi:
            self.add_error(
                "sentra",
                f"Anda memilih {sentra.nama} dan juga mengisi sentra baru. Kosongkan salah satunya.",
            )
        elif berjalan := sentra.usulan.exclude(status__in=SELESAI).first():
            self.add_error(
                "sentra",
                f"{sentra.nama} masih punya usulan yang berjalan: {berjalan.nomor_perkara}, "
                f"“{berjalan.get_status_display()}”. Lanjutkan usulan itu, atau tarik dahulu.",
            )
        if jenis := isi.get("jenis"):
            for temuan in prasyarat(sentra or Sentra(), jenis, hari_ini(self.wilayah[0])):
                if not temuan.terpenuhi:
                    self.add_error(
                        "jenis", f"{temuan.kalimat} Usulkan dahulu pada jenjang sebelumnya sampai ditetapkan."
                    )
        if isi.get("salin") and sentra is None:
            self.add_error("salin", "Sentra baru belum punya usulan lama. Hapus centang ini, atau pilih sentranya.")
        return isi

    def _periksa_sentra_baru(self):
        if not self.sentra_baru_terisi:
            self.add_error("sentra", "Pilih sentra yang sudah ada, atau isi sentra baru di bawahnya.")
            return
        for nama in self.wajib[1:]:
            if nama not in self.errors and not self.cleaned_data.get(nama):
                self.add_error(nama, f"Isi {self.fields[nama].label[:1].lower()}{self.fields[nama].label[1:]}.")
        nama = self.cleaned_data.get("nama")
        if nama and Sentra.objects.filter(wilayah=self.wilayah[0], nama__iexact=nama).exists():
            self.add_error("nama", f"{nama} sudah ada di {self.wilayah[0]}. Pilih dari daftar sentra di atas.")


# Criteria: Lampiran 1, 4, 5


class TeksField(forms.CharField):
    """Text of several lines; line ends as stored, whatever the browser sends."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def baca_ya_tidak(nilai):
    return {"ya": True, "tidak": False}.get(nilai)


class KriteriaForm(FormDraf, forms.Form):
    """The answer to one qualitative criterion (`soal`), its reason, its evidence."""

    versi = VersiField()
    jawaban = forms.TypedChoiceField(
        choices=(("ya", "Ya"), ("tidak", "Tidak")),
        coerce=baca_ya_tidak,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    alasan = TeksField(
        label="Alasan", required=False, max_length=4000, widget=forms.Textarea({"rows": 2}),
        help_text="Apa yang dilihat tim, di mana, dan kapan.",
    )  # fmt: skip
    persen = DesimalField(label="Persen bahan baku lokal", required=False, terbesar=100)
    sarana = forms.MultipleChoiceField(label="Yang tersedia", required=False, widget=forms.CheckboxSelectMultiple)
    kondisi = forms.CharField(label="Kondisinya", required=False, max_length=300)
    bukti = forms.FileField(required=False, help_text=KETERANGAN, widget=forms.FileInput({"accept": TERIMA}))
    lepas = forms.TypedMultipleChoiceField(
        label="Lepas berkas", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, soal: Pertimbangan, tersimpan: Jawaban | None, berkas=(), **kwargs):
        super().__init__(
            data, prefix=soal.fakta, initial=self._awal(tersimpan) | {"versi": tersimpan.versi if tersimpan else 0},
            **kwargs,
        )  # fmt: skip
        self.soal, self.berkas = soal, list(berkas)
        self.fields["jawaban"].label = soal.pertanyaan
        self.fields["alasan"].label = "Alasan"
        self.fields["bukti"].label = "Berkas bukti" if soal.butuh_bukti else f"Berkas bukti{OPSIONAL}"
        self.fields["lepas"].label = "Lepas dari kriteria ini"
        self.fields["lepas"].choices = [(b.pk, b.nama) for b in self.berkas]
        self.fields["sarana"].choices = [(s, s) for s in soal.daftar_periksa]
        for nama, ada in (
            ("persen", soal.catat),
            ("sarana", soal.daftar_periksa),
            ("kondisi", soal.daftar_periksa),
            ("lepas", self.berkas),
        ):
            if not ada:
                del self.fields[nama]

    @staticmethod
    def _awal(j: Jawaban | None) -> dict:
        if j is None:
            return {"jawaban": "", "alasan": "", "persen": None, "sarana": [], "kondisi": ""}
        return {
            "jawaban": {True: "ya", False: "tidak"}.get(j.jawaban, ""),
            "alasan": j.alasan,
            "persen": j.persen,
            "sarana": j.rincian.get("sarana", []),
            "kondisi": j.rincian.get("kondisi", ""),
        }

    def isi(self) -> dict:
        """What was answered, in the terms of _awal."""
        c = self.cleaned_data
        return {
            "jawaban": {True: "ya", False: "tidak"}.get(c["jawaban"], ""),
            "alasan": c["alasan"],
            "persen": c.get("persen"),
            "sarana": c.get("sarana", []),
            "kondisi": c.get("kondisi", ""),
        }

    def berbeda(self, tersimpan: Jawaban | None) -> bool:
        return self.isi() != self._awal(tersimpan)

    def simpan(self, usulan, tersimpan: Jawaban | None) -> None:
        isi = self.isi()
        jawaban = tersimpan or Jawaban(usulan=usulan, kode=self.soal.fakta, versi=0)
        jawaban.jawaban, jawaban.alasan, jawaban.persen = baca_ya_tidak(isi["jawaban"]), isi["alasan"], isi["persen"]
        jawaban.rincian = {k: isi[k] for k in ("sarana", "kondisi") if isi[k]}
        jawaban.versi += 1
        jawaban.save()


class FormLampiran(FormDraf):
    """One model row that carries its own version. Mixin before forms.ModelForm."""

    def __init__(self, *args, usulan, **kwargs):
        self.usulan = usulan
        super().__init__(*args, **kwargs)
        self.fields["versi"] = VersiField()
        self.initial["versi"] = self.instance.versi if self.instance.pk else 0

    def berbeda(self) -> list[str]:
        """Names of the fields that hold something else than the stored row."""
        return [nama for nama in self.changed_data if nama != "versi"]

    def simpan(self, usulan) -> None:
        """Store the row of the locked `usulan`; raises IsianBerubah when it is not the version that was shown."""
        lama = type(self.instance).objects.filter(usulan=usulan).first()
        if lama:
            periksa_versi(lama, self.cleaned_data["versi"], usulan.berwenang)
        self.instance.versi = lama.versi + 1 if lama else 1
        self.save()

    def tandai_beda(self) -> None:
        """Beside each field that differs: what a colleague stored meanwhile."""
        lama = type(self.instance).objects.filter(pk=self.instance.pk).first()
        for nama in self.berbeda() if lama else []:
            if nama in self._meta.fields:
                tampil = getattr(lama, f"get_{nama}_display", None)
                nilai = tampil() if tampil else getattr(lama, nama)
                teks = angka(nilai) if isinstance(nilai, Decimal) else str(nilai or "kosong")
                self.add_error(nama, f"Tersimpan oleh petugas lain: {teks}.")


def tahun_sebelum(usulan) -> range:
    """The years that may stand as the year before: reading of Pasal 5 ayat (2) huruf d to f, year on year.

    "This year" are the twelve months that end in the reference month: early in a year they lie mostly in the last one.
    """
    kini = usulan.bulan_acuan.year if usulan.bulan_acuan else usulan.tahun
    return range(kini - 2, kini)


class Lampiran4Form(FormLampiran, forms.ModelForm):
    wajib = ISIAN_WAJIB[4]

    tahun_pembanding = TahunField(label="Tahun pembanding", dari=2000, required=False)
    omzet_lalu = RupiahField(
        label="Omzet sentra setahun pada tahun pembanding (Rp)",
        required=False,
        help_text="Jumlah dua belas bulan, semua UKM bersama. Bukan omzet per bulan.",
    )
    ukm_lalu = BulatField(label="Jumlah UKM pada tahun pembanding", required=False)
    tenaga_kerja_lalu = BulatField(label="Tenaga kerja pada tahun pembanding (orang)", required=False)

    class Meta:
        model = Lampiran4
        fields = ["tahun_pembanding", "omzet_lalu", "ukm_lalu", "tenaga_kerja_lalu", "dasar_produk_unggulan"]
        help_texts = {"dasar_produk_unggulan": "Nomor dan tanggal surat keputusan atau daftar produk unggulan daerah."}

    def clean_tahun_pembanding(self):
        tahun = self.cleaned_data["tahun_pembanding"]
        if tahun is not None and tahun >= self.usulan.tahun:
            raise ValidationError(f"Tahun pembanding harus sebelum tahun program {self.usulan.tahun}.")
        dapat = tahun_sebelum(self.usulan)
        if tahun is not None and tahun not in dapat:
            raise ValidationError(
                "Omzet dan tenaga kerja dibandingkan dengan tahun sebelumnya (Pasal 5 ayat (2) huruf d dan f): "
                f"isi {dapat[1]}, atau {dapat[0]} bila 12 bulan terakhir sebagian besar jatuh pada {dapat[1]}."
            )
        return tahun


class Lampiran5Form(FormLampiran, forms.ModelForm):
    wajib = ISIAN_WAJIB[5]

    peran_klaster = forms.ChoiceField(
        label="Kedudukan sentra dalam klaster", choices=PeranKlaster, required=False, widget=forms.RadioSelect
    )

    class Meta:
        model = Lampiran5
        fields = ["nama_klaster", "peran_klaster"]


# Lampiran 2


BULAN_OMZET = range(1, 13)


class Lampiran2Form(FormLampiran, forms.ModelForm):
    """All of Lampiran 2; twelve monthly figures; partners from the list or new."""

    wajib = ISIAN_WAJIB[2]

    luas = DesimalField(label="Luas kawasan (hektare)", required=False, terbesar=9_999_999)
    kapasitas = DesimalField(label="Kapasitas produksi per bulan", required=False, terbesar=99_999_999_999)
    nilai_produksi = RupiahField(label="Nilai produksi per bulan (Rp)", required=False)
    nilai_investasi = RupiahField(label="Nilai investasi (Rp)", required=False)
    nilai_bahan_baku = RupiahField(label="Nilai bahan baku per bulan (Rp)", required=False)
    tahap = forms.ChoiceField(
        label="Tahap pertumbuhan", choices=Tahap, required=False, widget=forms.RadioSelect
    )  # fmt: skip
    kebutuhan = forms.MultipleChoiceField(
        label="Perkuatan yang dibutuhkan", required=False, widget=forms.CheckboxSelectMultiple
    )
    koperasi_nama = forms.CharField(label="Nama koperasi", max_length=160, required=False)
    koperasi_jenis = forms.ChoiceField(label="Jenis", required=False)
    koperasi_badan_hukum = forms.CharField(label="Nomor badan hukum", max_length=80, required=False)
    bdsp_nama = forms.CharField(label="Nama lembaga", max_length=160, required=False)
    bdsp_bentuk = forms.ChoiceField(label="Bentuk lembaga", choices=[KOSONG, *BentukBdsp.choices], required=False)

    class Meta:
        model = Lampiran2
        fields = [
            "produk_turunan", "kontak", "telepon", "surel", "luas", "lembaga", "badan_hukum", "koperasi", "bdsp",
            "kapasitas", "satuan_kapasitas", "nilai_produksi", "nilai_investasi", "bahan_baku", "asal_bahan",
            "nilai_bahan_baku", "teknologi", "jangkauan", "negara_ekspor", "pembeli_utama", "energi", "limbah",
            "tahap", "kebutuhan", "kebutuhan_uraian",
        ]  # fmt: skip
        widgets = {"kebutuhan_uraian": forms.Textarea({"rows": 2})}
        help_texts = {
            "satuan_kapasitas": "Misalnya potong, kilogram, atau pasang.",
            "negara_ekspor": "Hanya untuk jangkauan ekspor.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kode = self.usulan.wilayah_id
        for nama in ("koperasi", "bdsp"):
            bidang = self.fields[nama]
            bidang.queryset = bidang.queryset.filter(
                Q(wilayah=kode) | Q(wilayah=kode[:2]) | Q(pk=getattr(self.instance, f"{nama}_id"))
            )
            bidang.empty_label = "— tidak ada, atau tambah baru di bawah —"
        self.model_koperasi = self.fields["koperasi"].queryset.model
        self.fields["koperasi"].label_from_instance = lambda k: f"{k.nama} ({k.get_jenis_display()})"
        self.fields["bdsp"].label_from_instance = lambda b: f"{b.nama} ({b.get_bentuk_display()})"
        self.fields["koperasi_jenis"].choices = [KOSONG, *self.model_koperasi._meta.get_field("jenis").choices]
        for nama in ("koperasi_nama", "koperasi_jenis", "koperasi_badan_hukum", "bdsp_nama", "bdsp_bentuk"):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)
        self.fields["kebutuhan"].choices = [
            (p.kode, f"{p.uraian} ({p.dasar.sebutan})") for p in perkuatan_untuk(self.usulan.jenis)
        ]
        for n in BULAN_OMZET:
            self.fields[f"omzet_{n}"] = RupiahField(label=self.sebut_bulan(n), required=False)
        for n, nilai in zip(BULAN_OMZET, self.instance.omzet_12_bulan, strict=False):
            self.initial[f"omzet_{n}"] = Decimal(nilai) if nilai else None

    def sebut_bulan(self, n: int) -> str:
        """The n-th of twelve months, oldest first, by the reference month of the usulan."""
        acuan = self.usulan.bulan_acuan
        if acuan is None:
            return f"Bulan ke-{n}"
        tahun, bulan = divmod(acuan.year * 12 + acuan.month - 1 - (12 - n), 12)
        return f"{BULAN[bulan]} {tahun}"

    @property
    def kotak_omzet(self):
        return [self[f"omzet_{n}"] for n in BULAN_OMZET]

    def baru_terisi(self, awalan: str) -> bool:
        """Whether a new partner was typed: the page then keeps that part open."""
        return any(self[n].data for n in self.fields if n.startswith(f"{awalan}_")) if self.is_bound else False

    def clean(self):
        isi = super().clean()
        self._periksa_baru("koperasi", ("koperasi_nama", "koperasi_jenis", "koperasi_badan_hukum"))
        self._periksa_baru("bdsp", ("bdsp_nama", "bdsp_bentuk"))
        nomor = isi.get("koperasi_badan_hukum")
        if nomor and (ada := self.model_koperasi.objects.filter(badan_hukum__iexact=nomor).first()):
            if ada.nama.casefold() != (isi.get("koperasi_nama") or "").casefold():
                self.add_error(
                    "koperasi_badan_hukum", f"Nomor badan hukum ini milik {ada.nama}. Periksa nomor atau namanya."
                )
            else:
                isi["koperasi"] = ada
        nama = isi.get("bdsp_nama")
        if nama and (ada := Bdsp.objects.filter(wilayah=self.usulan.wilayah_id, nama__iexact=nama).first()):
            isi["bdsp"] = ada
        return isi

    def _periksa_baru(self, pilihan, nama_isian):
        """A new partner is given in full, and not beside one from the list."""
        isi = self.cleaned_data
        if not any(isi.get(nama) for nama in nama_isian):
            return
        if isi.get(pilihan):
            self.add_error(pilihan, "Anda memilih dari daftar dan juga mengisi yang baru. Kosongkan salah satunya.")
            return
        for nama in nama_isian:
            if not isi.get(nama) and nama not in self.errors:
                label = self.fields[nama].label
                self.add_error(nama, f"Isi {label[:1].lower()}{label[1:]} untuk menambah yang baru.")

    def save(self, commit=True):
        isi, lampiran = self.cleaned_data, self.instance
        if isi["koperasi_nama"] and not isi["koperasi"]:
            lampiran.koperasi = self.model_koperasi.objects.create(
                nama=isi["koperasi_nama"], jenis=isi["koperasi_jenis"], badan_hukum=isi["koperasi_badan_hukum"],
                wilayah_id=self.usulan.wilayah_id,
            )  # fmt: skip
        elif isi["koperasi"]:
            lampiran.koperasi = isi["koperasi"]
        if isi["bdsp_nama"] and not isi["bdsp"]:
            lampiran.bdsp = Bdsp.objects.create(
                nama=isi["bdsp_nama"], bentuk=isi["bdsp_bentuk"], wilayah_id=self.usulan.wilayah_id
            )
        elif isi["bdsp"]:
            lampiran.bdsp = isi["bdsp"]
        omzet = [isi[f"omzet_{n}"] for n in BULAN_OMZET]
        lampiran.omzet_12_bulan = [None if n is None else str(n) for n in omzet] if any(omzet) else []
        lampiran.perlu_periksa = False
        return super().save(commit)


# Team and other rows


class TimForm(FormDraf, forms.ModelForm):
    wajib = ("tanggal_penilaian", "bulan_acuan")

    sidik = forms.CharField(widget=forms.HiddenInput, required=False)
    tanggal_penilaian = TanggalField(label="Tanggal penilaian", required=False)
    bulan_acuan = forms.TypedChoiceField(
        label="Bulan acuan omzet", required=False, coerce=date.fromisoformat, empty_value=None,
        help_text="Bulan terakhir dari 12 bulan yang dirata-ratakan (Pasal 5 ayat (1) huruf b).",
    )  # fmt: skip

    class Meta:
        model = Usulan
        fields = ["tanggal_penilaian", "bulan_acuan", "catatan"]
        widgets = {"catatan": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini(self.instance.berwenang)
        kini = self.hari_ini.year * 12 + self.hari_ini.month - 1
        bulan = {date(*divmod_bulan(kini - n)) for n in range(24)}
        if self.instance.bulan_acuan:
            bulan.add(self.instance.bulan_acuan.replace(day=1))
            self.initial["bulan_acuan"] = self.instance.bulan_acuan.replace(day=1).isoformat()
        self.fields["bulan_acuan"].choices = [
            KOSONG, *((b.isoformat(), f"{BULAN[b.month - 1]} {b.year}") for b in sorted(bulan, reverse=True))
        ]  # fmt: skip

    def clean_tanggal_penilaian(self):
        tanggal = self.cleaned_data["tanggal_penilaian"]
        if tanggal and tanggal > self.hari_ini:
            raise ValidationError("Tanggal penilaian tidak boleh sesudah hari ini. Isi hari penilaian itu dilakukan.")
        return tanggal


def divmod_bulan(n: int) -> tuple[int, int, int]:
    """Months since year 0 as (year, month, 1)."""
    return n // 12, n % 12 + 1, 1


class BarisForm(FormSentra, forms.Form):
    """One row of a short table. An empty row is no row."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def has_changed(self):
        return bool(set(self.changed_data) - {"pk", "DELETE"})

    @property
    def isi(self) -> dict:
        return {k: v for k, v in self.cleaned_data.items() if k not in ("pk", "DELETE")}


class AnggotaForm(BarisForm):
    nama = forms.CharField(label="Nama", max_length=120)
    nip = forms.CharField(label="NIP", max_length=30, required=False, widget=forms.TextInput({"inputmode": "numeric"}))
    jabatan = forms.CharField(label="Jabatan dalam tim", max_length=120)

    def clean_nip(self):
        nip = re.sub(r"[\s.]", "", self.cleaned_data["nip"])
        if nip and not re.fullmatch(r"[0-9]{18}", nip):
            raise ValidationError("NIP terdiri atas 18 angka. Kosongkan bila anggota ini bukan pegawai negeri.")
        return nip


class MitraForm(BarisForm):
    arah = forms.ChoiceField(label="Arah", choices=[KOSONG, *Mitra.Arah.choices])
    nama = forms.CharField(label="Nama mitra", max_length=160)
    bentuk = forms.CharField(label="Bentuk kerja sama", max_length=160, required=False)


class PembinaanForm(BarisForm):
    tahun = TahunField(label="Tahun", dari=1970)
    pemberi = forms.CharField(label="Pemberi", max_length=120)
    bentuk = forms.CharField(label="Bentuk pembinaan", max_length=160)
    nilai = RupiahField(label="Nilai (Rp)", required=False)


class PelakuForm(BarisForm):
    peran = forms.ChoiceField(label="Peran dalam klaster", choices=[KOSONG, *PelakuKlaster.Peran.choices])
    nama = forms.CharField(label="Nama", max_length=160)


class BarisFormSet(forms.BaseFormSet):
    """Rows of one table: the stored ones, some empty ones, and `tambah` more."""

    def __init__(self, *args, baris=(), tambah=0, **kwargs):
        self.baris = list(baris)
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = [self._awal(objek) for objek in self.baris]
            self.extra = len(self.baris) + 1 + tambah

    def _awal(self, objek):
        return {"pk": objek.pk} | {n: getattr(objek, n) for n in self._isian}

    def initial_form_count(self):
        """None: each row may be left empty, also one that was stored."""
        return 0

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Hapus"
        for bidang in form.fields.values():
            bidang.label = str(bidang.label).removesuffix(OPSIONAL)
            kelas = {forms.Select: "form-select form-select-sm", forms.CheckboxInput: "form-check-input"}
            bidang.widget.attrs["class"] = kelas.get(type(bidang.widget), "form-control form-control-sm")
            if index is not None:
                bidang.widget.attrs["aria-label"] = f"{bidang.label}, baris {index + 1}"

    @property
    def kepala(self):
        return [str(b.label).removesuffix(OPSIONAL) for b in self.empty_form.visible_fields()]

    def terisi(self) -> list[BarisForm]:
        return [f for f in self.forms if f.has_changed() and not self._should_delete_form(f)]

    @property
    def teks_tersimpan(self) -> str:
        return _sebut_baris({n: getattr(o, n) for n in self._isian} for o in self.baris)

    @property
    def teks_terisi(self) -> str:
        return _sebut_baris(f.isi for f in self.terisi() if f.is_valid())

    @property
    def _isian(self):
        return [n for n in self.form.base_fields if n != "pk"]

    def simpan(self, pengelola, **tetap) -> None:
        """Make the rows of `pengelola` (a related manager) equal to the typed ones; `tetap` goes to new rows."""
        lama = {objek.pk: objek for objek in pengelola.all()}
        for form in self.terisi():
            objek = lama.pop(form.cleaned_data["pk"], None) or pengelola.model(**tetap)
            for nama, nilai in form.isi.items():
                setattr(objek, nama, nilai)
            objek.save()
        for objek in lama.values():
            objek.delete()


def _sebut_baris(baris) -> str:
    return "; ".join(", ".join(str(nilai) for nilai in isi.values() if nilai) for isi in baris)


def _tabel(form, sebutan):
    tabel = forms.formset_factory(form, formset=BarisFormSet, can_delete=True, max_num=200, absolute_max=200)
    tabel.sebutan = sebutan
    return tabel


AnggotaFormSet = _tabel(AnggotaForm, "anggota tim")
MitraFormSet = _tabel(MitraForm, "mitra")
PembinaanFormSet = _tabel(PembinaanForm, "riwayat pembinaan")
PelakuFormSet = _tabel(PelakuForm, "pelaku klaster")


# Files


class BerkasForm(FormSentra, forms.Form):
    """One supporting file, stored at once; files that no longer belong are let go, not deleted."""

    butir = forms.ChoiceField(label="Jenis berkas")
    berkas = forms.FileField(label="Berkas", help_text=KETERANGAN, widget=forms.FileInput({"accept": TERIMA}))

    def __init__(self, *args, usulan, **kwargs):
        super().__init__(*args, **kwargs)
        pindaian = [f"lampiran_{x.nomor}" for x in lampiran_untuk(usulan.jenis)]
        self.fields["butir"].choices = [*JENIS_BERKAS.items(), *((kode, sebut_berkas(kode)) for kode in pindaian)]


# One page, several forms


class Gabungan:
    """The forms of one page as one: for the error summary, the title and the scripts."""

    def __init__(self, *anggota):
        self.anggota = anggota
        self.pesan: list[str] = []

    @property
    def forms(self):
        for satu in self.anggota:
            yield from getattr(satu, "forms", [satu])

    def is_valid(self) -> bool:
        return not [satu for satu in self.anggota if not satu.is_valid()]

    @property
    def errors(self) -> list:
        return [*self.non_field_errors, *(f.errors for f in self.forms if f.errors)]

    @property
    def non_field_errors(self) -> list[str]:
        formset = [p for satu in self.anggota if hasattr(satu, "forms") for p in satu.non_form_errors()]
        return [*self.pesan, *formset, *(p for f in self.forms if f.is_bound for p in f.non_field_errors())]

    def __iter__(self):
        for form in self.forms:
            yield from form

    @cached_property
    def media(self):
        return sum((satu.media for satu in self.anggota), forms.Media())


def sudah_nasional(jangkauan: str) -> bool:
    """Whether the reach alone fulfils Pasal 5 ayat (3) huruf b, so that the other question may stay open."""
    return bool(jangkauan) and SkalaJangkauan(jangkauan) >= SkalaJangkauan.NASIONAL


# Filters of the list


class SaringUsulan(FormSaring):
    """What each level of office filters by; a regency by kecamatan and author, the others by region."""

    cari_pada = ("nomor_perkara", "sentra__nama")

    tahun = forms.TypedChoiceField(label="Tahun program", coerce=int, empty_value=None, required=False)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusUsulan.choices], required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[SEMUA, *Jenjang.choices], required=False)
    sumber_dana = forms.ChoiceField(label="Sumber dana", choices=[SEMUA, *SumberDana.choices], required=False)
    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Provinsi", required=False, empty_label=SEMUA[1]
    )
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Kabupaten/kota", required=False, empty_label=SEMUA[1]
    )
    sentra__kecamatan = forms.ChoiceField(label="Kecamatan", required=False)
    dibuat_oleh = forms.ModelChoiceField(Pengguna.objects.none(), label="Pembuat", required=False, empty_label=SEMUA[1])

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [SEMUA, *((t, str(t)) for t in range(hari_ini().year + 1, 2019, -1))]
        terlihat = Wilayah.objects.terlihat_oleh(pengguna)
        kode = {p.instansi.wilayah_id for p in pengguna.penugasan_aktif()}
        tingkat = {kode_tingkat(k) for k in kode}
        if Tingkat.PUSAT in tingkat:
            self.fields["wilayah__induk"].queryset = terlihat.filter(induk=KODE_PUSAT)
        else:
            del self.fields["wilayah__induk"]
        if tingkat & {Tingkat.PUSAT, Tingkat.PROVINSI}:
            self.fields["wilayah"].queryset = terlihat.filter(kode__contains=".")
            del self.fields["sentra__kecamatan"], self.fields["dibuat_oleh"]
        else:
            del self.fields["wilayah"]
            kecamatan = (
                Sentra.objects.filter(wilayah__in=kode).order_by("kecamatan").values_list("kecamatan", flat=True)
            )
            self.fields["sentra__kecamatan"].choices = [SEMUA, *((k, k) for k in kecamatan.distinct())]
            self.fields["dibuat_oleh"].queryset = Pengguna.objects.filter(
                penugasan__instansi__wilayah__in=kode, penugasan__peran=Peran.POKJA_KABKOTA
            ).distinct()
