"""Forms of a sanction: what it rests on and asks for, what happened to its letter."""

from django import forms
from django.utils.text import capfirst

from aturan.simpan_pinjam_2015.sanksi import Langkah, sebutan
from core.dasar.waktu import hari_ini
from core.dasbor.saring import SaringKeadaan
from core.halaman.bidang import TanggalField
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import KOSONG, SEMUA, FormBerpindai, FormDraf, FormSentra, PindaianField, belum_lewat
from perizinan.models import PeristiwaSanksi, Sanksi, StatusSanksi
from perizinan.models.sanksi import PILIHAN_LANGKAH, perhatian
from perizinan.pengawasan.dasbor import SUMBER
from perizinan.pengawasan.syarat import isian_wajib, kunci_pelanggaran, salin_tulisan

# The three parts of a breach that a person writes.
LAIN = ("lain_kewajiban", "lain_dasar", "lain_fakta")
# What is asked at one step only.
SENDIRI = {
    "yang_diusulkan": Langkah.USUL_PEMBERHENTIAN, "diusulkan_sebagai": Langkah.USUL_PEMBERHENTIAN,
    "kegiatan_beku": Langkah.PEMBEKUAN, "keputusan_pembubaran": Langkah.PENUTUPAN,
}  # fmt: skip


class LangkahForm(FormSentra, forms.Form):
    """Which step is written: the usual next one is chosen."""

    langkah = forms.ChoiceField(label="Langkah", widget=forms.RadioSelect)

    def __init__(self, *args, jenis: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["langkah"].choices = [(x.value, capfirst(sebutan(x, jenis))) for x in Langkah]


class SanksiForm(FormDraf, forms.ModelForm):
    """What was breached, the facts, what is asked, by when. Fields that this step does not have are left out."""

    field_order = ("dilanggar", *LAIN)
    dilanggar = forms.MultipleChoiceField(
        label="Kewajiban yang dilanggar", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Menurut register, laporan, dan pemeriksaan pada hari ini. Yang dicentang tercantum pada surat.",
    )  # fmt: skip
    lain_kewajiban = forms.CharField(
        label="Pelanggaran lain: kewajibannya", required=False, max_length=200,
        help_text="Ketentuan mana pun dalam Permen, bila tidak ada pada daftar di atas. Satu tiap kali disimpan.",
    )  # fmt: skip
    lain_dasar = forms.CharField(
        label="Pelanggaran lain: pasalnya", required=False, max_length=120,
        help_text="Misalnya Pasal 21 ayat (2) Permen KUKM 15/2015.",
    )  # fmt: skip
    lain_fakta = forms.CharField(
        label="Pelanggaran lain: yang ditemukan", required=False, max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text="Kejadian dan tanggalnya.",
    )  # fmt: skip
    jatuh_tempo = TanggalField(
        label="Diperbaiki paling lambat", required=False,
        help_text="Dipilih pejabat: Permen tidak menetapkan lamanya.",
    )  # fmt: skip

    class Meta:
        model = Sanksi
        fields = (
            "uraian", "perbaikan", "jatuh_tempo", "yang_diusulkan", "diusulkan_sebagai", "kegiatan_beku",
            "keputusan_pembubaran", "alasan_lompat", "alasan_lanjut",
        )  # fmt: skip
        widgets = {
            "uraian": forms.Textarea({"rows": 5}),
            "perbaikan": forms.Textarea({"rows": 5}),
            "alasan_lompat": forms.Textarea({"rows": 3}),
            "alasan_lanjut": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "uraian": "Kejadian, tanggal, dan dokumennya. Tercantum pada surat.",
            "perbaikan": "Satu baris satu hal; tercetak sebagai daftar bernomor.",
            "yang_diusulkan": "Nama dan jabatan.",
            "keputusan_pembubaran": "Nomor, tanggal, dan pejabatnya. Pembubaran KSP: keputusan menurut PP 17/1994.",
            "kegiatan_beku": "Permen tidak mengaturnya: ditetapkan pada surat ini.",
            "alasan_lompat": "Mengapa langkah sebelumnya tidak ditempuh. Tercantum pada surat.",
            "alasan_lanjut": "Izinnya terbit dari kantor lain: mengapa kantor ini. Tercantum pada surat.",
        }

    def __init__(self, *args, pelanggaran, **kwargs):
        super().__init__(*args, **kwargs)
        # What is on record today comes in the place of what the draft was written with.
        self.pelanggaran = {kunci_pelanggaran(p): p for p in (*self.instance.pelanggaran, *pelanggaran)}
        self.fields["dilanggar"].choices = [(kunci, _sebut(p)) for kunci, p in self.pelanggaran.items()]
        self.initial.setdefault("dilanggar", [kunci_pelanggaran(p) for p in self.instance.pelanggaran])
        wajib, langkah = [nama for nama, _ in isian_wajib(self.instance)], self.instance.tahapan
        for nama, milik in SENDIRI.items():
            if milik is not langkah:
                del self.fields[nama]
        if langkah in (Langkah.PENCABUTAN, Langkah.PENUTUPAN):
            del self.fields["perbaikan"], self.fields["jatuh_tempo"]
        if not self.instance.dilompati:
            del self.fields["alasan_lompat"]
        izin = self.instance.izin
        if izin is None or izin.penerbit_id == self.instance.berwenang_id:
            del self.fields["alasan_lanjut"]
        alasan = ("alasan_lompat", "alasan_lanjut")
        self.wajibkan("dilanggar", *alasan, *wajib)

    def clean(self):
        isi = super().clean()
        if any(isi.get(nama) for nama in LAIN):
            for nama in LAIN:
                if not isi.get(nama) and nama not in self.errors:
                    self.add_error(nama, "Isi juga ini: pelanggaran lain terdiri atas kewajiban, pasal, dan faktanya.")
        return isi

    @property
    def dipilih(self) -> list[dict]:
        """The breaches that were ticked, and the one that was written."""
        hasil = [self.pelanggaran[kunci] for kunci in self.cleaned_data["dilanggar"]]
        tulisan = [self.cleaned_data[nama] for nama in LAIN]
        return [*hasil, salin_tulisan(*tulisan)] if all(tulisan) else hasil


def _sebut(p: dict) -> str:
    return f"{p['kewajiban']} ({p['dasar']})" if p["kode"] else p["kalimat"]


class TenggatTeguranForm(FormSentra, forms.Form):
    """The day that stands in every warning of one go."""

    jatuh_tempo = TanggalField(
        label="Diperbaiki paling lambat",
        help_text="Tercantum pada semua rancangan; tiap rancangan masih dapat diubah. Permen tidak menetapkan lamanya.",
    )  # fmt: skip

    def __init__(self, *args, wilayah, **kwargs):
        super().__init__(*args, **kwargs)
        self.wilayah = wilayah

    def clean_jatuh_tempo(self):
        if (hari := self.cleaned_data["jatuh_tempo"]) <= hari_ini(self.wilayah):
            raise forms.ValidationError("Pilih tanggal sesudah hari ini.")
        return hari


class PeristiwaForm(FormBerpindai, forms.ModelForm):
    """One thing that happened to the letter, with its paper."""

    jenis = forms.ChoiceField(label="Yang terjadi", choices=[KOSONG, *PeristiwaSanksi.Jenis.choices])
    cara = forms.ChoiceField(
        label="Cara penyampaian", choices=[KOSONG, *PeristiwaSanksi.Cara.choices], required=False,
        help_text="Untuk penyampaian surat.",
    )  # fmt: skip
    tanggal = TanggalField(label="Tanggal")
    pindaian = PindaianField("Pindaian buktinya")
    pindaian_wajib = False

    class Meta:
        model = PeristiwaSanksi
        fields = ("jenis", "tanggal", "cara", "kepada", "uraian")
        widgets = {"uraian": forms.Textarea({"rows": 4})}
        help_texts = {
            "kepada": "Nama dan jabatan yang menerima.",
            "uraian": "Isi tanggapan, keberatan, atau putusannya.",
        }

    def clean(self):
        isi = super().clean()
        try:
            belum_lewat(isi.get("tanggal"))
        except forms.ValidationError as salah:
            self.add_error("tanggal", salah)
        disampaikan = isi.get("jenis") == PeristiwaSanksi.Jenis.DISAMPAIKAN
        for nama, kata in (("cara", "Pilih cara penyampaiannya."), ("kepada", "Tulis siapa yang menerima.")):
            if disampaikan and not isi.get(nama):
                self.add_error(nama, kata)
        if isi.get("jenis") and not disampaikan and not isi.get("uraian", "").strip():
            self.add_error("uraian", "Tulis isinya.")
        return isi


class TanggapanForm(FormBerpindai, forms.ModelForm):
    """What the koperasi answers to a sanction through its own door."""

    uraian = forms.CharField(
        label="Tanggapan koperasi", max_length=5000, widget=forms.Textarea({"rows": 6}),
        help_text="Apa yang sudah diperbaiki dan kapan, atau mengapa belum.",
    )  # fmt: skip
    pindaian = PindaianField("Foto atau pindaian buktinya")
    pindaian_wajib = False

    class Meta:
        model = PeristiwaSanksi
        fields = ("uraian",)


class SaringSanksi(SaringKeadaan, SaringUrusan):
    sumber = SUMBER
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")
    utama = ("q", "langkah", "status")

    langkah = forms.ChoiceField(label="Langkah", choices=[SEMUA, *PILIHAN_LANGKAH], required=False)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusSanksi.choices], required=False)
    perhatian = forms.ChoiceField(
        label="Perlu dilihat", required=False,
        choices=[SEMUA, ("lewat", "Lewat tenggat perbaikan"), ("ditanggapi", "Ditanggapi koperasi")],
    )  # fmt: skip

    def saring_perhatian(self, queryset, apa):
        return queryset.berjalan().filter(perhatian()[apa])
