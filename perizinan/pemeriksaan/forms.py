"""Forms of an inspection, of a complaint and of guidance."""

from datetime import date

from django import forms

from core.dasbor.saring import SaringKeadaan
from core.halaman.bidang import TanggalField
from core.halaman.daftar import FormSaring, SaringUrusan
from core.halaman.forms import KOSONG, SEMUA, FormDraf, FormSentra, UnggahanField, belum_lewat
from perizinan.models import (
    PembinaanKoperasi,
    Pemeriksaan,
    Pengaduan,
    StatusPemeriksaan,
    TemuanPemeriksaan,
)
from perizinan.pemeriksaan.dasbor import SUMBER
from perizinan.pemeriksaan.foto import BUTIR_KUNJUNGAN, TERBANYAK, foto_pemeriksaan
from perizinan.pemeriksaan.syarat import HASIL

TERBUKA = Pengaduan.Status.BARU, Pengaduan.Status.DIPERIKSA


def _tidak_nanti(form, nama: str, wilayah=None) -> None:
    """Beside the field `nama`: a day that has not come yet."""
    try:
        belum_lewat(form.cleaned_data.get(nama), wilayah)
    except forms.ValidationError as salah:
        form.add_error(nama, salah)


class RencanaForm(FormDraf, forms.ModelForm):
    """Why, when, where and by whom; `calon` are (person, reason why not)."""

    wajib = ("alasan", "dari", "tempat", "tim", "ketua")
    dari = TanggalField(label="Hari pemeriksaan", required=False)
    sampai = TanggalField(label="Sampai dengan, bila lebih dari sehari", required=False)
    tim = forms.MultipleChoiceField(label="Tim pemeriksa", required=False, widget=forms.CheckboxSelectMultiple)
    ketua = forms.ChoiceField(label="Ketua tim", required=False)

    class Meta:
        model = Pemeriksaan
        fields = ("alasan", "dari", "sampai", "tempat")
        widgets = {"alasan": forms.Textarea({"rows": 5})}
        help_texts = {
            "alasan": "Tercetak pada surat tugas yang dibaca koperasi: jangan sebut pelapor.",
            "tempat": "Tercetak pada surat tugas.",
        }

    def __init__(self, *args, calon, **kwargs):
        super().__init__(*args, **kwargs)
        self.calon = {str(c.pk): (c, sebab) for c, sebab in calon}
        bebas = [(kode, c.nama) for kode, (c, sebab) in self.calon.items() if not sebab]
        self.fields["tim"].choices, self.fields["ketua"].choices = bebas, [KOSONG, *bebas]
        tidak = [f"{c.nama}: {sebab}" for c, sebab in self.calon.values() if sebab]
        self.fields["tim"].help_text = " ".join(["Pengawas koperasi pada kantor ini.", *tidak])

    def clean(self):
        isi = super().clean()
        tim, ketua, dari, sampai = (isi.get(n) for n in ("tim", "ketua", "dari", "sampai"))
        if tim and not ketua:
            self.add_error("ketua", "Pilih ketua tim.")
        if ketua and ketua not in (tim or []):
            self.add_error("ketua", "Ketua tim harus salah satu anggota yang dicentang.")
        if dari and sampai and sampai < dari:
            self.add_error("sampai", "Hari terakhir mendahului hari pertama. Periksa tanggalnya.")
        return isi


class PernyataanForm(FormSentra, forms.Form):
    """What each member of the team states himself, before the team is sent."""

    tanpa_hubungan = forms.TypedChoiceField(
        label="Pernyataan saya", widget=forms.RadioSelect, coerce=lambda v: v == "ya",
        choices=[
            ("ya", "Saya tidak punya hubungan keluarga atau usaha dengan pengurus, pengawas, atau pengelola"),
            ("tidak", "Saya punya hubungan dengan salah satu dari mereka"),
        ],
        error_messages={"required": "Pilih salah satu pernyataan."},
    )  # fmt: skip


class HasilForm(FormDraf, forms.ModelForm):
    """The visit and the answer to each row of the check list; what is not answered yet may be saved."""

    wajib = ("dilakukan_pada", "ditemui", "dokumen")
    dilakukan_pada = TanggalField(label="Tanggal pemeriksaan", required=False)

    class Meta:
        model = Pemeriksaan
        fields = ("dilakukan_pada", "ditemui", "dokumen", "penjelasan")
        widgets = {"dokumen": forms.Textarea({"rows": 4}), "penjelasan": forms.Textarea({"rows": 4})}
        help_texts = {
            "ditemui": "Nama dan jabatan. Orang ini yang diminta ikut menandatangani berita acara.",
            "dokumen": "Satu baris satu buku atau dokumen.",
            "penjelasan": "Tanggapan koperasi atas yang ditemukan, menurut kata-katanya.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.baris = []
        for n, b in enumerate(self.instance.daftar_periksa):
            hasil = forms.ChoiceField(
                label=b["uraian"], choices=HASIL.items(), required=False, initial=b["hasil"],
                widget=forms.RadioSelect({"class": "form-check-input"}),
            )  # fmt: skip
            catatan = forms.CharField(
                label="Catatan", required=False, max_length=2000, initial=b["catatan"],
                widget=forms.Textarea({"rows": 2, "aria-label": f"{b['uraian']}, catatan", "class": "form-control"}),
            )  # fmt: skip
            catatan.sebutan = f"{b['uraian']}, catatan"
            self.fields |= {f"hasil_{n}": hasil, f"catatan_{n}": catatan}
            self.baris.append((b, f"hasil_{n}", f"catatan_{n}"))

    @property
    def pelaksanaan(self):
        return [self[nama] for nama in self._meta.fields]

    @property
    def periksa(self):
        """(row of the check list, field of the answer, field of the note)."""
        return [(b, self[hasil], self[catatan]) for b, hasil, catatan in self.baris]

    def clean(self):
        isi = super().clean()
        _tidak_nanti(self, "dilakukan_pada", self.instance.berwenang)
        for b, hasil, catatan in self.baris:
            if isi.get(hasil) == "tidak" and not (isi.get(catatan) or "").strip():
                self.add_error(catatan, f"{b['uraian']}: tulis apa yang ditemukan.")
        return isi

    @property
    def daftar_terisi(self) -> list[dict]:
        """The check list with the answers that were typed."""
        isi = self.cleaned_data
        return [
            b | {"hasil": isi.get(hasil) or "", "catatan": (isi.get(catatan) or "").strip()}
            for b, hasil, catatan in self.baris
        ]


class TemuanForm(FormDraf, forms.ModelForm):
    """What is asked of the koperasi and by when; of a finding of the team's own also what it is."""

    wajib = ("perbaikan", "tenggat")
    tenggat = TanggalField(
        label="Diperbaiki paling lambat", required=False, help_text="Dipilih tim: Permen tidak menetapkan lamanya."
    )
    berkas = UnggahanField("Foto atau salinan yang menunjukkannya")

    class Meta:
        model = TemuanPemeriksaan
        fields = ("kewajiban", "dasar", "uraian", "perbaikan", "tenggat")
        widgets = {"uraian": forms.Textarea({"rows": 3}), "perbaikan": forms.Textarea({"rows": 3})}
        help_texts = {"dasar": "Misalnya Pasal 14 Permen KUKM 15/2015."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.kode:  # the check list says what it is
            del self.fields["kewajiban"], self.fields["dasar"], self.fields["uraian"]
            self.helper.layout.fields[:] = list(self.fields)

    def clean_tenggat(self):
        hari, p = self.cleaned_data["tenggat"], self.instance.pemeriksaan
        if hari and hari <= (p.dilakukan_pada or date.min):
            raise forms.ValidationError("Pilih hari sesudah pemeriksaan.")
        return hari


class BanyakFotoInput(forms.FileInput):
    allow_multiple_selected = True


class FotoForm(FormSentra, forms.Form):
    """What the photos show, and the photos: chosen, or taken with the camera of the telephone, one of the two ways."""

    butir = forms.ChoiceField(label="Fotonya menunjukkan")
    foto = forms.Field(
        label="Pilih foto", required=False,
        widget=BanyakFotoInput({"accept": "image/jpeg,image/png", "multiple": True}),
        help_text="Boleh beberapa sekaligus. JPG atau PNG, masing-masing paling besar 5 MB.",
    )  # fmt: skip
    kamera = forms.Field(
        label="Atau ambil foto sekarang", required=False,
        widget=BanyakFotoInput({"accept": "image/jpeg,image/png", "multiple": True, "capture": "environment"}),
        help_text="Pada telepon tombol ini membuka kamera.",
    )  # fmt: skip

    def __init__(self, pemeriksaan, *args, **kwargs):
        super().__init__(*args, **kwargs)
        temuan = [(t.butir, f"Temuan: {t.kewajiban}"[:90]) for t in pemeriksaan.temuan.all()]
        self.fields["butir"].choices = [(BUTIR_KUNJUNGAN, "Kunjungan seluruhnya"), *temuan]
        self.sisa = TERBANYAK - len(foto_pemeriksaan(pemeriksaan))

    @property
    def unggahan(self) -> list:
        return [*self.files.getlist("foto"), *self.files.getlist("kamera")]

    def clean(self):
        isi = super().clean()
        if not self.unggahan:
            self.add_error("foto", "Pilih fotonya dahulu, atau ambil dengan kamera.")
        elif len(self.unggahan) > self.sisa:
            self.add_error("foto", f"Paling banyak {TERBANYAK} foto satu pemeriksaan: pilih {self.sisa} atau kurang.")
        return isi


class TindakForm(FormDraf, forms.ModelForm):
    """What became of a finding; `sanksi` are those of the koperasi that are written or in force."""

    wajib = ("akhir_uraian", "sanksi")
    akhir = forms.ChoiceField(label="Tindak lanjut", choices=TemuanPemeriksaan.Akhir.choices, widget=forms.RadioSelect)
    akhir_pada = TanggalField(label="Tanggal")
    berkas = UnggahanField("Bukti perbaikan")

    class Meta:
        model = TemuanPemeriksaan
        fields = ("akhir", "akhir_pada", "akhir_uraian", "sanksi")
        widgets = {"akhir_uraian": forms.Textarea({"rows": 4})}
        help_texts = {
            "akhir_uraian": "Wajib, kecuali dibawa ke sanksi.",
            "sanksi": "Susun sanksinya lebih dahulu dari halaman koperasi.",
        }
        labels = {
            "akhir_uraian": "Apa buktinya, atau kepada siapa dan dengan surat apa diteruskan",
            "sanksi": "Bila dibawa ke sanksi: sanksi yang memuatnya",
        }

    def __init__(self, *args, sanksi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sanksi"].queryset = sanksi
        self.fields["sanksi"].empty_label = KOSONG[1]
        self.fields["sanksi"].label_from_instance = lambda s: f"{s.nomor_perkara}, {s.sebutan_langkah}"

    def clean(self):
        isi = super().clean()
        _tidak_nanti(self, "akhir_pada", self.instance.pemeriksaan.berwenang)
        akhir, pilihan = isi.get("akhir"), TemuanPemeriksaan.Akhir
        if akhir == pilihan.SANKSI and not isi.get("sanksi"):
            self.add_error("sanksi", "Pilih sanksi yang memuat temuan ini.")
        if akhir in (pilihan.DIPENUHI, pilihan.DITERUSKAN) and not isi.get("akhir_uraian", "").strip():
            self.add_error("akhir_uraian", "Tulis buktinya, atau kepada siapa diteruskan.")
        if akhir and akhir != pilihan.SANKSI:
            isi["sanksi"] = None
        return isi


class PengaduanForm(FormSentra, forms.ModelForm):
    """What was told, when, and by whom."""

    tanggal = TanggalField(label="Diterima tanggal")

    class Meta:
        model = Pengaduan
        fields = ("tanggal", "kanal", "isi", "pelapor", "kontak")
        widgets = {
            "isi": forms.Textarea({"rows": 6}), "pelapor": forms.TextInput({"autocomplete": "off"}),
            "kontak": forms.TextInput({"autocomplete": "off"}),
        }  # fmt: skip
        help_texts = {
            "isi": "Apa yang terjadi dan kapan. Jangan tulis nama pelapor di sini.",
            "pelapor": "Tersimpan tersandi; hanya dibaca pengawas kantor ini. Boleh kosong.",
        }

    def clean(self):
        isi = super().clean()
        _tidak_nanti(self, "tanggal")
        return isi


class TanggapiForm(FormDraf, forms.ModelForm):
    """What became of a complaint; `pemeriksaan` are those of its koperasi."""

    wajib = ("pemeriksaan", "jawaban")
    status = forms.ChoiceField(label="Tindak lanjut", choices=Pengaduan.Status.choices[1:], widget=forms.RadioSelect)

    class Meta:
        model = Pengaduan
        fields = ("status", "pemeriksaan", "jawaban")
        widgets = {"jawaban": forms.Textarea({"rows": 4})}
        labels = {
            "pemeriksaan": "Bila dipakai: pemeriksaan yang memakainya",
            "jawaban": "Bila ditutup: jawaban kepada pelapor, atau mengapa tidak berdasar",
        }

    def __init__(self, *args, pemeriksaan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pemeriksaan"].queryset = pemeriksaan
        self.fields["pemeriksaan"].empty_label = KOSONG[1]
        if self.instance.status == Pengaduan.Status.BARU:
            self.initial["status"] = ""

    def clean(self):
        isi = super().clean()
        status = isi.get("status")
        if status == Pengaduan.Status.DIPERIKSA and not isi.get("pemeriksaan"):
            self.add_error("pemeriksaan", "Pilih pemeriksaannya, atau rencanakan yang baru lebih dahulu.")
        if status in (Pengaduan.Status.DIJAWAB, Pengaduan.Status.TIDAK_BERDASAR) and not isi.get("jawaban", "").strip():
            self.add_error("jawaban", "Tulis jawabannya, atau alasannya.")
        return isi


class PembinaanForm(FormSentra, forms.ModelForm):
    """One thing that was done on one day."""

    tanggal = TanggalField(label="Tanggal")

    class Meta:
        model = PembinaanKoperasi
        fields = ("tanggal", "jenis", "uraian")
        widgets = {"uraian": forms.Textarea({"rows": 4})}

    def clean(self):
        isi = super().clean()
        _tidak_nanti(self, "tanggal")
        return isi


class SaringPemeriksaan(SaringKeadaan, SaringUrusan):
    sumber = SUMBER
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")
    utama = ("q", "status")

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusPemeriksaan.choices], required=False)


class SaringPengaduan(FormSaring):
    cari_pada = ("koperasi__nama", "koperasi__badan_hukum")

    status = forms.ChoiceField(label="Keadaan", choices=[SEMUA, *Pengaduan.Status.choices], required=False)
