"""Lampiran 1, 2, 4 and 5 of a usulan, and its files.

A draft may be saved half-filled, so nothing here is required; what completes a part is in sentra_ukm.usulan.syarat.
"""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from aturan.bahasa import Pertimbangan
from aturan.sentra_2005.kriteria import Jangkauan as SkalaJangkauan
from aturan.sentra_2005.perkuatan import perkuatan_untuk
from aturan.sentra_2005.program import lampiran_untuk
from core.dasar.rupa import BULAN
from core.halaman.bidang import BulatField, DesimalField, RupiahField, TahunField, TeksField, VersiField
from core.halaman.forms import KOSONG, OPSIONAL, TERIMA, FormDraf, FormSentra, sebut_isian
from core.perkara.berkas import KETERANGAN
from core.perkara.versi import periksa_versi
from sentra_ukm.models import (
    Bdsp,
    Jawaban,
    Lampiran2,
    Lampiran4,
    Lampiran5,
)
from sentra_ukm.models.lampiran import sebut_berkas
from sentra_ukm.models.pilihan import JENIS_BERKAS, BentukBdsp, PeranKlaster, Tahap
from sentra_ukm.sentra.panel import koperasi_dicatat
from sentra_ukm.usulan.syarat import ISIAN_WAJIB

BDSP_BARU = ("bdsp_nama", "bdsp_bentuk")


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
        self.soal, self.tempat, self.berkas = soal, soal.pertanyaan, list(berkas)
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
                self.add_error(nama, f"Tersimpan oleh petugas lain: {sebut_isian(lama, nama)}.")


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

    peran_klaster = forms.MultipleChoiceField(
        label="Kedudukan sentra dalam klaster", choices=PeranKlaster, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Boleh lebih dari satu: Pasal 5 ayat (3) huruf a menyebut “dan atau”.",
    )  # fmt: skip

    class Meta:
        model = Lampiran5
        fields = ["nama_klaster", "peran_klaster"]


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
        self.fields["koperasi"].empty_label = "— tidak ada —"
        self.fields["koperasi"].help_text = koperasi_dicatat(self.usulan.wilayah)
        self.fields["bdsp"].empty_label = "— tidak ada, atau tambah baru di bawah —"
        self.fields["koperasi"].label_from_instance = lambda k: f"{k.nama} ({k.get_jenis_display()})"
        self.fields["bdsp"].label_from_instance = lambda b: f"{b.nama} ({b.get_bentuk_display()})"
        for nama in BDSP_BARU:
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

    @property
    def bdsp_terisi(self) -> bool:
        """Whether a new BDS-P was typed: the page then keeps that part open."""
        return any(self[n].data for n in BDSP_BARU) if self.is_bound else False

    def clean(self):
        isi = super().clean()
        self._periksa_bdsp_baru()
        nama = isi.get("bdsp_nama")
        if nama and (ada := Bdsp.objects.filter(wilayah=self.usulan.wilayah_id, nama__iexact=nama).first()):
            isi["bdsp"] = ada
        return isi

    def _periksa_bdsp_baru(self):
        """A new BDS-P is given in full, and not beside one from the list."""
        isi = self.cleaned_data
        if not any(isi.get(nama) for nama in BDSP_BARU):
            return
        if isi.get("bdsp"):
            self.add_error("bdsp", "Anda memilih dari daftar dan juga mengisi yang baru. Kosongkan salah satunya.")
            return
        for nama in BDSP_BARU:
            if not isi.get(nama) and nama not in self.errors:
                label = self.fields[nama].label
                self.add_error(nama, f"Isi {label[:1].lower()}{label[1:]} untuk menambah yang baru.")

    def save(self, commit=True):
        isi, lampiran = self.cleaned_data, self.instance
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


class BerkasForm(FormSentra, forms.Form):
    """One supporting file, stored at once; files that no longer belong are let go, not deleted."""

    butir = forms.ChoiceField(label="Jenis berkas")
    berkas = forms.FileField(label="Berkas", help_text=KETERANGAN, widget=forms.FileInput({"accept": TERIMA}))

    def __init__(self, *args, usulan, **kwargs):
        super().__init__(*args, **kwargs)
        pindaian = [f"lampiran_{x.nomor}" for x in lampiran_untuk(usulan.jenis)]
        self.fields["butir"].choices = [*JENIS_BERKAS.items(), *((kode, sebut_berkas(kode)) for kode in pindaian)]


def sudah_nasional(jangkauan: str) -> bool:
    """Whether the reach alone fulfils Pasal 5 ayat (3) huruf b, so that the other question may stay open."""
    return bool(jangkauan) and SkalaJangkauan(jangkauan) >= SkalaJangkauan.NASIONAL
