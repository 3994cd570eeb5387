"""Forms about an office that was approved or is open: the start, a visit, a closing, its assessment; the setting."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.kantor_tenggat import KeadaanMulai, kalimat_mulai, keadaan_mulai
from core.halaman.bidang import BulatField, TanggalField
from core.halaman.forms import FormSentra, LepasField, UnggahanField
from perizinan.kantor.forms.kantor import tahun_buku_tertutup
from perizinan.models import JaringanPelayanan, PengaturanPerizinan

YA_TIDAK = (("ya", "Ya"), ("tidak", "Tidak"))
TANPA_JAWABAN = (("", "Tidak dilihat"), *YA_TIDAK)


class KantorBukaForm(FormSentra, forms.Form):
    """`kantor` is the office; `hari_ini` the local day of its authority; `ada` its files that may be taken away."""

    def __init__(self, *args, kantor: JaringanPelayanan, ada=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.kantor, self.hari_ini = kantor, kantor.hari_ini
        if ada:
            self.fields["lepas"] = LepasField(ada)
            self.helper = FormHelper(self)
            self.helper.form_tag, self.helper.disable_csrf = False, True

    def tidak_nanti(self, hari, sebutan):
        if hari and hari > self.hari_ini:
            raise ValidationError(f"{sebutan} {tanggal(hari)} belum tiba. Isi hari ini atau sebelumnya.")
        return hari

    def tidak_sebelum_disetujui(self, hari, sebutan):
        setuju = self.kantor.tanggal_persetujuan
        if hari and setuju and hari < setuju:
            raise ValidationError(
                f"{sebutan} {tanggal(hari)} sebelum persetujuan ({tanggal(setuju)}). Periksa tanggalnya."
            )
        return hari


class MulaiForm(KantorBukaForm):
    """When activity began: on a day since the approval. What a start after the last day means is not for the form."""

    tanggal_mulai = TanggalField(
        label="Tanggal mulai melaksanakan kegiatan", help_text="Bukan tanggal laporan. Misalnya 3/11/2026."
    )
    berkas = UnggahanField("Bukti mulai kegiatan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Bukti mulai kegiatan, misalnya berita acara"

    def clean_tanggal_mulai(self):
        hari = self.tidak_nanti(self.cleaned_data["tanggal_mulai"], "Tanggal mulai")
        return self.tidak_sebelum_disetujui(hari, "Tanggal mulai")


class TemuanMulaiForm(MulaiForm):
    """What was found of the start. Not begun is found only after the last day to begin; how it is known is asked."""

    temuan_mulai = forms.ChoiceField(
        label="Yang ditemukan", choices=JaringanPelayanan.Temuan.choices, widget=forms.RadioSelect
    )
    temuan_cara = forms.ChoiceField(
        label="Bila belum dimulai, diketahui dari", required=False, widget=forms.RadioSelect,
        choices=JaringanPelayanan.Cara.choices,
    )  # fmt: skip
    temuan_uraian = forms.CharField(
        label="Uraian", required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text="Kapan dan oleh siapa diperiksa, apa yang terlihat, atau nomor dan tanggal surat koperasi. Wajib bila"
        " belum dimulai; bila sudah dimulai, wajib jika tidak ada bukti yang diunggah.",
    )  # fmt: skip
    field_order = ("temuan_mulai", "tanggal_mulai", "berkas", "temuan_cara", "temuan_uraian")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tanggal_mulai"].required = False
        self.fields["tanggal_mulai"].label = "Bila sudah dimulai, tanggal mulai melaksanakan kegiatan"

    def clean(self):
        isi, k = super().clean(), self.kantor
        if isi.get("temuan_mulai") == k.Temuan.MULAI:
            isi["temuan_cara"] = ""
            if not isi.get("tanggal_mulai") and "tanggal_mulai" not in self.errors:
                self.add_error("tanggal_mulai", "Isi tanggal mulai melaksanakan kegiatan.")
            lain = k.tanggal_mulai not in (None, isi.get("tanggal_mulai"))
            if lain and isi.get("tanggal_mulai") and not isi.get("temuan_uraian"):
                self.add_error(
                    "temuan_uraian",
                    f"Sudah tercatat mulai {tanggal(k.tanggal_mulai)}. Tulis dari mana tanggal lain diketahui.",
                )
        elif isi.get("temuan_mulai") == k.Temuan.BELUM:
            isi["tanggal_mulai"] = None
            if keadaan_mulai(k.jenis_kantor, k.tanggal_persetujuan, None, self.hari_ini) is not KeadaanMulai.LEWAT:
                kalimat = kalimat_mulai(k.jenis_kantor, k.tanggal_persetujuan, None, self.hari_ini)
                self.add_error("temuan_mulai", f"Tenggat mulai belum lewat. {kalimat}")
            for nama, ajakan in (("temuan_cara", "Pilih dari mana diketahui."), ("temuan_uraian", "Tulis uraiannya.")):
                if not isi.get(nama) and nama not in self.errors:
                    self.add_error(nama, ajakan)
        return isi


class KunjunganForm(KantorBukaForm):
    tanggal = TanggalField(label="Tanggal kunjungan", help_text="Misalnya 3/11/2026.")
    hasil = forms.CharField(label="Yang ditemukan", max_length=4000, widget=forms.Textarea({"rows": 4}))
    papan_nama = forms.TypedChoiceField(
        label="Papan nama terpasang?", required=False, choices=TANPA_JAWABAN, widget=forms.RadioSelect,
        coerce=lambda v: v == "ya", empty_value=None, help_text="Wajib terpasang (Pasal 21 ayat (4)).",
    )  # fmt: skip
    tindak_lanjut = forms.CharField(
        label="Tindak lanjut", required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )

    def clean_tanggal(self):
        hari = self.tidak_nanti(self.cleaned_data["tanggal"], "Tanggal kunjungan")
        return self.tidak_sebelum_disetujui(hari, "Tanggal kunjungan")


class TutupForm(KantorBukaForm):
    """What is put before the officer who decides; each part may be saved before the next one is there."""

    alasan_tutup = forms.CharField(
        label="Ketentuan yang dilanggar", required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text="Sebut pasalnya dan apa yang ditemukan.",
    )  # fmt: skip
    tanggapan_koperasi = forms.CharField(
        label="Tanggapan koperasi", required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text="Kapan koperasi didengar dan apa jawabannya; bila tidak menjawab, tulis kapan dan bagaimana diminta.",
    )  # fmt: skip
    tidak_didengar = forms.CharField(
        label="Bila koperasi tidak didengar, alasannya", required=False, max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Pasal 10 ayat (6) tidak memintanya; alasannya tercantum pada surat penutupan.",
    )  # fmt: skip
    berkas = UnggahanField("Bukti pelanggaran")
    lihat = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("alasan_tutup", "tanggapan_koperasi", "tidak_didengar"):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(" (opsional)")
        self.fields["berkas"].label = "Unggah bukti pelanggaran"


class PenilaianKantorForm(KantorBukaForm):
    tahun_buku = BulatField(label="Tahun buku", help_text="Tahun buku yang dinilai, misalnya 2025.")
    tanggal = TanggalField(label="Tanggal penilaian")
    hasil = forms.CharField(
        label="Hasil penilaian", max_length=4000, widget=forms.Textarea({"rows": 5}),
        help_text="Simpulan seperti pada berita acara. Tabel skor bagi Kantor Cabang tidak ada.",
    )  # fmt: skip
    berkas = UnggahanField("Berita acara atau laporan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berita acara atau laporan (opsional)"

    def clean_tahun_buku(self):
        return tahun_buku_tertutup(self.cleaned_data["tahun_buku"], self.kantor)

    def clean_tanggal(self):
        return self.tidak_nanti(self.cleaned_data["tanggal"], "Tanggal penilaian")

    def clean(self):
        isi = super().clean()
        if isi.get("tanggal") and isi.get("tahun_buku") and isi["tanggal"].year <= isi["tahun_buku"]:
            self.add_error(
                "tanggal", f"Tahun buku {isi['tahun_buku']} belum berakhir pada tanggal itu. Periksa keduanya."
            )
        return isi


class PengaturanForm(FormSentra, forms.ModelForm):
    """What Pasal 9 ayat (2) huruf a leaves to the authority; the strict choice needs its basis."""

    ketat_kcp = forms.TypedChoiceField(
        label="Kantor Kas memerlukan Kantor Cabang Pembantu?",
        choices=(
            ("tidak", "Tidak: tanpa Kantor Cabang Pembantu pemeriksa menulis bacaan yang dipakai dan alasannya"),
            ("ya", "Ya: tanpa Kantor Cabang Pembantu, Kantor Kas tidak dapat disetujui"),
        ),
        coerce=lambda v: v == "ya",
        widget=forms.RadioSelect,
    )  # fmt: skip
    lihat = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    class Meta:
        model = PengaturanPerizinan
        fields = ["ketat_kcp", "dasar"]
        help_texts = {"dasar": "Nomor dan tanggal peraturan, keputusan, atau surat edaran yang menetapkannya."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["ketat_kcp"] = "ya" if self.instance.ketat_kcp else "tidak"

    def clean(self):
        isi = super().clean()
        if isi.get("ketat_kcp") and not isi.get("dasar"):
            self.add_error("dasar", "Isi dasarnya: koperasi berhak tahu mengapa aturan ini dipakai di sini.")
        return isi
