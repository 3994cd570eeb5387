"""Forms of a change of an office: what changes, and what the koperasi wrote about it."""

from django import forms
from django.core.exceptions import ValidationError

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.jaringan import JenisKantor
from core.halaman.bidang import TanggalField
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import OPSIONAL, SEMUA, FormSentra, LepasField, UnggahanField
from perizinan.kantor.perubahan.syarat import PERLU, yang_mewakili
from perizinan.models import PerubahanKantor, StatusPerubahan

J = PerubahanKantor.Jenis
LAIN = "lain"
SEJAK = {J.TUTUP: "Kantor ditutup sejak", J.PINDAH: "Pindah sejak", J.KEPALA: "Menjabat sejak"}


class JenisForm(FormSentra, forms.Form):
    """What the koperasi wrote about."""

    jenis = forms.ChoiceField(label="Isi surat koperasi", choices=J.choices, widget=forms.RadioSelect)


class PerubahanForm(FormSentra, forms.ModelForm):
    """The letter and the change; each part may be saved before the next one is there. Other kinds' fields are out."""

    tanggal_surat = TanggalField(label="Tanggal surat koperasi", required=False, help_text="Misalnya 3/11/2026.")
    berlaku_pada = TanggalField(
        required=False, help_text="Menurut surat koperasi. Pejabat mencatatnya pada hari itu atau sesudahnya."
    )
    tujuan = forms.ChoiceField(label="Pindah ke mana?", required=False, widget=forms.RadioSelect)
    kepala_sertifikat_sampai = TanggalField(
        label="Sertifikat berlaku sampai", required=False, help_text="Hari terakhir berlakunya, misalnya 31/12/2027."
    )
    berkas = UnggahanField("Pindaian surat koperasi dan lampirannya")
    field_order = ("nomor_surat", "tanggal_surat", "berkas", "lepas", "berlaku_pada", "tujuan")

    class Meta:
        model = PerubahanKantor
        fields = (
            "nomor_surat", "tanggal_surat", "berlaku_pada", "penyerahan", "nasib_kantor_lain", "alamat", "kecamatan",
            "kepala_nama", "kepala_sertifikat_nomor", "kepala_sertifikat_lsp", "kepala_sertifikat_sampai",
            "alasan_lanjut",
        )  # fmt: skip
        widgets = {
            n: forms.Textarea({"rows": 3, "maxlength": 4000})
            for n in ("penyerahan", "nasib_kantor_lain", "alasan_lanjut")
        }
        help_texts = {
            "penyerahan": "Kepada kantor mana, kapan, dan bagaimana anggota diberi tahu. Tercantum pada surat.",
            "nasib_kantor_lain": "Menjadi bagian kantor mana, atau kapan ditutup. Tercantum pada surat.",
            "alamat": "Jalan, nomor, desa atau kelurahan.",
            "alasan_lanjut": "Hanya bila halaman urusan memintanya, misalnya sertifikat yang belum ada. Tercantum pada"
            " surat.",
        }

    def __init__(self, *args, ada=(), **kwargs):
        super().__init__(*args, **kwargs)
        p = self.instance
        self.tutup_yang_lain(p)
        if ada:
            self.fields["lepas"] = LepasField(ada)
        self.fields["berlaku_pada"].label = SEJAK[p.jenis]
        for nama in ("nomor_surat", "tanggal_surat", "berkas", "nasib_kantor_lain", *(n for n, _ in PERLU[p.jenis])):
            if nama in self.fields:
                self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)
        if "tujuan" in self.fields:
            disini = f"Tetap di {p.wilayah.nama}"
            self.fields["tujuan"].choices = [("sini", disini), (LAIN, "Ke kabupaten atau kota lain")]
            self.fields["tujuan"].label = "Pindah ke mana?"
            self.initial.setdefault("tujuan", "sini")
        self.order_fields(self.field_order)
        self.helper.layout = None

    def tutup_yang_lain(self, p) -> None:
        """Leave out what this kind of change, this kind of office, this office do not have."""
        tetap = {"nomor_surat", "tanggal_surat", "berlaku_pada", "berkas", *p.isian, *(n for n, _ in PERLU[p.jenis])}
        if p.jenis == J.PINDAH:
            tetap |= {"tujuan"}
        else:
            tetap |= {"alasan_lanjut"}
        if p.jenis == J.TUTUP and yang_mewakili(p.kantor):
            tetap |= {"nasib_kantor_lain"}
        if p.jenis == J.KEPALA and p.kantor.jenis_kantor is JenisKantor.KK:
            tetap -= {n for n in p.isian if n != "kepala_nama"}
        for nama in set(self.fields) - tetap:
            del self.fields[nama]

    def clean_tanggal_surat(self):
        hari = self.cleaned_data["tanggal_surat"]
        if hari and hari > self.instance.hari_ini:
            raise ValidationError(f"Tanggal surat {tanggal(hari)} belum tiba. Isi hari ini atau sebelumnya.")
        return hari

    def clean_tujuan(self):
        if self.cleaned_data["tujuan"] == LAIN:
            raise ValidationError(
                "Di kabupaten/kota lain pejabat lain yang berwenang (Pasal 10 ayat (1)): kantor barunya dimohonkan di"
                " loket sana, dan kantor ini dicatat ditutup. Jangan isi alamatnya di sini."
            )
        return self.cleaned_data["tujuan"]


class SaringPerubahan(SaringUrusan):
    cari_pada = ("nomor_perkara", "kantor__nama", "kantor__koperasi__nama", "kantor__koperasi__badan_hukum")
    utama = ("q", "jenis", "status")

    jenis = forms.ChoiceField(label="Yang berubah", choices=[SEMUA, *J.choices], required=False)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusPerubahan.choices], required=False)
