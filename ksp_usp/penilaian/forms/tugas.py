"""Forms that assign an assessment and its team."""

import re
import uuid
from datetime import date

from django import forms

from core.dasar.cari import syarat_cari
from core.halaman.bidang import TanggalField
from core.halaman.forms import KOSONG, OPSIONAL, FormSentra
from ksp_usp.models import PenilaianKesehatan
from ksp_usp.penilaian.syarat import berjalan, hasil_tahun

TAHUN_PERTAMA = 2016  # the rule set's own year; an older result is of another model
DITAWARKAN = 200
SEBUTAN = re.compile(r"^(?P<nama>.+) \((?P<badan_hukum>[^()]+)\)$")


def sebut_koperasi(k) -> str:
    """As the list offers it and the box shows it: 'KSP Mekar Jaya (518/12/BH/2010)'."""
    return f"{k.nama} ({k.badan_hukum})"


class TimMixin:
    """The part of a form that picks the team: `calon` are (person, reasons why not) of the office."""

    def pasang_tim(self, calon):
        self.calon = calon
        pilihan = [(str(c.pk), c.nama) for c, _ in calon]
        self.fields["tim"] = forms.MultipleChoiceField(
            label="Tim penilai", choices=pilihan, widget=forms.CheckboxSelectMultiple, required=False,
        )  # fmt: skip
        self.fields["ketua"] = forms.ChoiceField(label="Ketua tim", choices=[KOSONG, *pilihan], required=False)
        for nama in ("tim", "ketua"):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)

    @property
    def anggota(self):
        """(person, reasons, whether ticked) for the list of the page."""
        dipilih = set(self["tim"].value() or [])
        return [(c, sebab, str(c.pk) in dipilih) for c, sebab in self.calon]

    def periksa_tim(self, isi):
        tim, ketua = isi.get("tim") or [], isi.get("ketua")
        for c, sebab in self.calon:
            if str(c.pk) in tim and sebab:
                self.add_error("tim", f"{c.nama} tidak dapat ditugaskan: {' '.join(sebab)}")
        if tim and not ketua:
            self.add_error("ketua", "Pilih ketua tim.")
        if ketua and ketua not in tim:
            self.add_error("ketua", "Ketua tim harus salah satu anggota yang dicentang.")


class TimForm(TimMixin, FormSentra, forms.Form):
    """Who assesses."""

    def __init__(self, *args, calon, **kwargs):
        super().__init__(*args, **kwargs)
        self.pasang_tim(calon)

    def clean(self):
        isi = super().clean()
        self.periksa_tim(isi)
        return isi


class TugasBanyakForm(TimMixin, FormSentra, forms.Form):
    """Which koperasi of the office, by whom, until when."""

    koperasi = forms.ModelMultipleChoiceField(None)
    target = TanggalField(label="Rencana selesai", required=False, help_text="Misalnya 30/11/2026.")

    def __init__(self, *args, milik, calon, per: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["koperasi"].queryset, self.per = milik, per
        self.fields["koperasi"].error_messages["required"] = "Centang paling sedikit satu koperasi."
        self.pasang_tim(calon)

    @property
    def tim_terpilih(self) -> list:
        """The people ticked."""
        return [c for c, _, ikut in self.anggota if ikut]

    def clean(self):
        isi = super().clean()
        if (target := isi.get("target")) and target < self.per:
            self.add_error("target", "Rencana selesai sudah lewat. Isi hari ini atau sesudahnya.")
        self.periksa_tim(isi)
        return isi


class PernyataanForm(FormSentra, forms.Form):
    """What each member states himself."""

    tanpa_hubungan = forms.ChoiceField(
        label="Pernyataan saya", widget=forms.RadioSelect,
        choices=[
            ("ya", "Saya tidak punya hubungan keluarga atau usaha dengan pengurus, pengawas, atau pengelola"),
            ("tidak", "Saya punya hubungan dengan salah satu dari mereka"),
        ],
        error_messages={"required": "Pilih salah satu pernyataan."},
    )  # fmt: skip


class PenilaianBaruForm(TimMixin, FormSentra, forms.Form):
    """Which koperasi, for which book year, by whom. `terlihat`: the koperasi of the own authority."""

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    cari = forms.CharField(
        label="Koperasi", max_length=260, help_text="Ketik nama atau nomor badan hukum.",
        widget=forms.TextInput({"list": "daftar-koperasi", "autocomplete": "off"}),
    )  # fmt: skip
    tahun_buku = forms.TypedChoiceField(label="Tahun buku", coerce=int)
    cara = forms.ChoiceField(
        label="Cara penilaian", choices=PenilaianKesehatan.Cara.choices, widget=forms.RadioSelect,
        initial=PenilaianKesehatan.Cara.HITUNG,
        help_text="Hasil tertulis hanya dicatat untuk pola syariah, tahun buku sebelum aplikasi ini dipakai, atau angka"
        " yang tidak tercakup tabel aturan.",
    )  # fmt: skip
    sifat = forms.ChoiceField(
        label="Bila tahun buku itu sudah ada hasilnya", choices=PenilaianKesehatan.Sifat.choices, required=False,
        help_text="Hasil yang sudah ditetapkan tidak berubah; penilaian ini menyebutnya.",
    )  # fmt: skip
    alasan_koreksi = forms.CharField(
        label="Alasan koreksi", required=False, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="Wajib untuk koreksi: apa yang keliru pada hasil terdahulu. Tercantum pada surat penggantinya. Angka"
        " pemeriksaan, jawaban, dan catatan hasil terdahulu ikut dibawa.",
    )  # fmt: skip
    target = TanggalField(label="Rencana selesai", required=False, help_text="Misalnya 30/11/2026.")

    def __init__(self, *args, terlihat, calon, per: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.terlihat, self.per, self.koperasi, self.mengoreksi = terlihat, per, None, None
        self.initial.setdefault("kunci_kirim", uuid.uuid4())
        self.fields["tahun_buku"].choices = [(t, str(t)) for t in range(per.year - 1, TAHUN_PERTAMA - 1, -1)]
        for nama in ("sifat", "alasan_koreksi"):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)
        if self.is_bound:
            self.koperasi = self._cari(self.data.get("cari", ""))
        self.pasang_tim(calon(self.koperasi))

    def ditawarkan(self) -> list[str]:
        return [sebut_koperasi(k) for k in self.terlihat.only("nama", "badan_hukum")[:DITAWARKAN]]

    def _cari(self, teks):
        teks = "".join(c for c in teks if c.isprintable()).strip()[:260]
        if not teks:
            return None
        terlihat = self.terlihat.select_related("wilayah", "berwenang")
        if (m := SEBUTAN.match(teks)) and (satu := terlihat.filter(badan_hukum__iexact=m["badan_hukum"]).first()):
            return satu
        cocok = list(terlihat.filter(badan_hukum__iexact=teks)[:1]) or list(terlihat.filter(nama__iexact=teks)[:2])
        cocok = cocok or list(terlihat.filter(syarat_cari(teks, "nama", "badan_hukum", "nik_koperasi"))[:2])
        return cocok[0] if len(cocok) == 1 else None

    def clean(self):
        isi = super().clean()
        k, tahun, sifat = self.koperasi, isi.get("tahun_buku"), isi.get("sifat")
        if isi.get("cari") and k is None:
            self.add_error(
                "cari",
                f"“{isi['cari'][:60]}” tidak cocok dengan tepat satu koperasi yang Anda nilai. Pilih dari daftar, atau"
                " ketik nomor badan hukumnya.",
            )
        if (target := isi.get("target")) and target < self.per:
            self.add_error("target", "Rencana selesai sudah lewat. Isi hari ini atau sesudahnya.")
        if k and tahun:
            self._periksa_tahun(k, tahun, sifat)
        if k and k.pola == "syariah" and isi.get("cara") == PenilaianKesehatan.Cara.HITUNG:
            self.add_error("cara", "Koperasi pola syariah tidak dihitung di sini: pilih “Dicatat dari hasil tertulis”.")
        self.periksa_tim(isi)
        return isi

    def _periksa_tahun(self, k, tahun, sifat):
        if lain := berjalan(k, tahun):
            self.add_error(
                "cari",
                f"Penilaian lain atas koperasi ini untuk tahun buku {tahun} sedang berjalan ({lain.nomor_perkara})."
                " Satu tahun buku satu penilaian: lanjutkan penilaian itu, atau batalkan dahulu.",
            )
        self.mengoreksi = hasil_tahun(k, tahun)
        if self.mengoreksi and not sifat:
            self.add_error(
                "sifat",
                f"Tahun buku {tahun} sudah ditetapkan ({self.mengoreksi.nomor_perkara},"
                f" {self.mengoreksi.get_predikat_display()}). Pilih koreksi atau penilaian ulang.",
            )
        elif sifat and not self.mengoreksi:
            self.add_error(
                "sifat", f"Belum ada hasil tahun buku {tahun} yang dapat dikoreksi. Pilih penilaian pertama."
            )
        elif sifat == PenilaianKesehatan.Sifat.KOREKSI and not self.data.get("alasan_koreksi", "").strip():
            self.add_error("alasan_koreksi", f"Tulis apa yang keliru pada hasil {self.mengoreksi.nomor_perkara}.")
