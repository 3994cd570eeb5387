"""Forms of Lampiran 3. None of them judges a row: that is done by sentra_ukm.lampiran3.periksa alone."""

import hashlib
import uuid

from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils.text import capfirst

from aturan.sentra_2005.ukm import KelasUkm
from core.halaman.bidang import KotakRupiah
from core.halaman.forms import FormSentra
from core.lembar.baca import Lembar
from core.lembar.tabel import KUNCI
from sentra_ukm.lampiran3.kolom import KOLOM, KOLOM_TABEL, TENAGA_KERJA
from sentra_ukm.lampiran3.periksa import isi_kolom, periksa
from sentra_ukm.models import Ukm, Usulan

TEMPELAN_TERPANJANG = 2_000_000


class UnggahForm(FormSentra, forms.Form):
    lembar = forms.FileField(
        label="Lembar UKM (.xlsx)",
        help_text="Satu lembar yang dibaca: yang berisi kolom UKM; paling banyak 1.000 baris dan 2 MB. "
        "Judul kolom kantor Anda dikenali.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )


class TempelForm(FormSentra, forms.Form):
    tempelan = forms.CharField(
        label="Sel dari lembar Anda",
        strip=False,
        max_length=TEMPELAN_TERPANJANG,
        help_text="Pilih sel di Excel termasuk baris judulnya, salin (Ctrl+C), lalu tempel di sini (Ctrl+V).",
        # Not kept on the computer as a draft: it holds NIK.
        widget=forms.Textarea({"rows": 12, "wrap": "off", "spellcheck": "false", "data-rahasia": ""}),
        error_messages={"max_length": "Tempelan ini terlalu besar. Tempel paling banyak 1.000 baris sekali."},
    )


class SalinForm(FormSentra, forms.Form):
    asal = forms.ModelChoiceField(Usulan.objects.none(), label="Usulan asal", empty_label=None)

    def __init__(self, *args, pilihan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asal"].queryset = pilihan
        self.fields["asal"].label_from_instance = self.sebutan

    @staticmethod
    def sebutan(usulan) -> str:
        return f"{usulan.sentra.nama}, {usulan.tahun} ({usulan.nomor_perkara}): {usulan.banyak} UKM"


class NikForm(FormSentra, forms.Form):
    alasan = forms.CharField(
        label="Alasan melihat NIK",
        min_length=5,
        max_length=200,
        help_text="Dicatat bersama nama Anda pada riwayat usulan.",
        error_messages={"min_length": "Tulis alasan yang dapat dipahami orang lain, misalnya: mencocokkan dengan KTP."},
    )


class PernyataanForm(FormSentra, forms.Form):
    menurut = forms.CharField(
        label="Semua UKM dalam daftar ini milik WNI dan berdiri sendiri, menurut pernyataan",
        min_length=5,
        max_length=200,
        help_text="Siapa yang menyatakan, dan kapan; misalnya: Asep Sunandar, ketua paguyuban, 3 November 2026.",
        error_messages={"min_length": "Tulis nama yang menyatakan dan tanggalnya."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["menurut"].error_messages["required"] = "Tulis siapa yang menyatakan, dan kapan."


def isian_kolom(kolom) -> forms.Field:
    """The field of one column: text as typed, a list where the form has choices."""
    label, petunjuk = kolom.judul, kolom.petunjuk
    if kolom.nama in TENAGA_KERJA and not petunjuk:
        petunjuk = "Tanpa pemilik."
    if kolom.jenis.pilihan:
        pilihan = [(str(t), str(t)) for _, t in kolom.jenis.pilihan]
        kosong = [] if kolom.jenis.kosong not in ("", None) else [("", "Belum diisi")]
        ya_tidak = {nilai for nilai, _ in kolom.jenis.pilihan} == {True, False}
        if ya_tidak:
            pilihan = [(nilai, capfirst(kata)) for nilai, kata in pilihan]
        return forms.ChoiceField(
            choices=kosong + pilihan, label=label, help_text=petunjuk, required=False,
            widget=forms.RadioSelect if ya_tidak else forms.Select,
        )  # fmt: skip
    atribut = {"autocomplete": "off"}
    if kolom.jenis.angka:
        atribut |= {"inputmode": "numeric", "class": "singkat"}
    if kolom.nama == "nik":
        atribut |= {"inputmode": "numeric", "class": "singkat", "data-rahasia": ""}
    kotak = forms.TextInput
    if kolom.jenis.uang:
        kotak, atribut = KotakRupiah, atribut | {"data-terbilang": ""}
    return forms.CharField(label=label, help_text=petunjuk, required=False, max_length=2_000, widget=kotak(atribut))


# The columns on the page of one firm: heading of a group, its first column.
KELOMPOK = {
    "nama_usaha": "Usaha dan pemilik",
    "wni": "Bentuk usaha",
    "produk": "Produk dan angka",
    "tk_laki": "Tenaga kerja",
    "bahan_baku": "Bahan baku dan pemasaran",
    "anggota_koperasi": "Modal dan layanan",
    "pernyataan": "Pernyataan",
}
IsianKolom = type("IsianKolom", (forms.Form,), {k.nama: isian_kolom(k) for k in KOLOM})


class UkmForm(FormSentra, IsianKolom):
    """One firm, all columns. Fields follow the table of columns; the one validator checks them."""

    sudah_diperiksa = forms.BooleanField(
        label="Sudah saya periksa: data baris ini benar",
        required=False,
        help_text="Menghapus tanda “perlu diperiksa” pada baris ini.",
    )
    diakui_pokja = forms.BooleanField(label="Pokja menghitung usaha ini sebagai UKM", required=False)
    alasan_pokja = forms.CharField(
        label="Alasan Pokja",
        required=False,
        max_length=200,
        help_text="Hanya bagi usaha yang tidak terklasifikasi (Pasal 1 angka 12 dan 13).",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, usulan, ukm: Ukm, tersimpan=None, **kwargs):
        self.usulan, self.ukm, self.tersimpan, self.baris = usulan, ukm, tersimpan, None
        awal = {k.nama: isi_kolom(ukm, k) for k in KOLOM}
        awal |= {"diakui_pokja": ukm.diakui_pokja, "alasan_pokja": ukm.alasan_pokja, "versi": ukm.versi}
        super().__init__(*args, initial=awal | kwargs.pop("initial", {}), **kwargs)
        for kolom in KOLOM:
            # What is required is for the validator to say; a list that always has an answer is not optional.
            if kolom.wajib or (kolom.jenis.pilihan and kolom.jenis.kosong not in ("", None)):
                self.fields[kolom.nama].label = kolom.judul
        if ukm.kelas != KelasUkm.TIDAK_TERKLASIFIKASI.value and not ukm.diakui_pokja:
            # Asked only where the law leaves the question open.
            for nama in ("diakui_pokja", "alasan_pokja"):
                del self.fields[nama]
        self.helper.layout = self.susunan()

    def susunan(self) -> Layout:
        """The fields in groups under their headings."""
        kelompok: dict[str, list[str]] = {}
        for nama in self.fields:
            judul = KELOMPOK.get(nama) or next(reversed(kelompok))
            kelompok.setdefault(judul, []).append(nama)
        return Layout(
            *(
                Div(HTML(f"<h2>{judul}</h2>"), Div(*isi, css_class="kotak"), css_class="bagian-isian")
                for judul, isi in kelompok.items()
            )
        )

    def clean(self):
        data = super().clean()
        isi = [str(self.ukm.kunci), *(data.get(k.nama) or "" for k in KOLOM)]
        lembar = Lembar("isian", [], [(self.ukm.urut, isi)])
        hasil = periksa(self.usulan, lembar, [KUNCI, *(k.nama for k in KOLOM)], tersimpan=self.tersimpan)
        self.baris = hasil.baris[0]
        for catatan in self.baris.catatan:
            if catatan.salah:
                self.add_error(catatan.kolom, catatan.kalimat)
        if self.baris.ukm is not None:
            self.nilai_pokja(data)
        return data

    def nilai_pokja(self, data):
        """A firm outside both definitions counts only by the Pokja's word, with its reason."""
        kelas, alasan = KelasUkm(self.baris.ukm.kelas), (data.get("alasan_pokja") or "").strip()
        diakui = bool(data.get("diakui_pokja"))
        if diakui and kelas in (KelasUkm.UK, KelasUkm.UM):
            diakui, alasan = False, ""  # counts by law now
        elif diakui and kelas is not KelasUkm.TIDAK_TERKLASIFIKASI:
            self.add_error("diakui_pokja", f"{kelas.label}: tidak dapat dihitung sebagai UKM oleh Pokja.")
        elif diakui and not alasan:
            self.add_error("alasan_pokja", "Isi alasan Pokja menghitung usaha ini sebagai UKM.")
        self.baris.ukm.diakui_pokja, self.baris.ukm.alasan_pokja = diakui, alasan if diakui else ""

    def hasil(self) -> Ukm:
        """The firm to save. A row to check stays so until somebody says that it was looked at."""
        ukm, perlu = self.baris.ukm, any(not c.salah for c in self.baris.catatan) or self.ukm.perlu_periksa
        ukm.perlu_periksa = perlu and not self.cleaned_data["sudah_diperiksa"]
        return ukm

    def beda(self, terkini: Ukm) -> list[dict]:
        """Where what was typed differs from what a colleague saved meanwhile."""
        return [
            {"judul": k.judul, "anda": self.data.get(k.nama, ""), "dia": isi_kolom(terkini, k)}
            for k in KOLOM
            if self.data.get(k.nama, "").strip() != isi_kolom(terkini, k)
        ]


# The typing table


class SelField(forms.Field):
    """A cell as it was typed: what is wrong with it is for the one validator to say."""

    TERPANJANG = 500

    def to_python(self, value):
        return (value or "").strip()[: self.TERPANJANG]


class AngkaField(forms.Field):
    """A number that the page wrote itself; anything else is 0."""

    def to_python(self, value):
        return int(value) if value and value.isdecimal() and len(value) < 10 else 0


SelKetik = type("SelKetik", (forms.Form,), {k.nama: SelField(required=False) for k in KOLOM_TABEL})


class BarisKetik(SelKetik):
    """One row: what is in its cells, what was seen of it, what is wrong with it.

    It carries its key (made when the page was made, so that a second click saves nothing twice), the version that the
    person saw, and a mark of what stood in its cells.
    """

    nomor = AngkaField(required=False)
    kunci = SelField(required=False)
    versi = AngkaField(required=False)
    awal = SelField(required=False)
    pilih = SelField(required=False)
    kini = AngkaField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_valid()
        isi = self.cleaned_data if self.is_bound else self.initial
        self.sel = {k.nama: isi.get(k.nama, "") for k in KOLOM_TABEL}
        self.nomor, self.kunci, self.versi = isi.get("nomor", 0), isi.get("kunci", ""), isi.get("versi", 0)
        self.pilih, self.kini = isi.get("pilih", ""), isi.get("kini", 0)
        self.awal = isi.get("awal", "") if self.is_bound else self.sidik
        self.catatan, self.konflik, self.miliknya = [], "", {}

    @staticmethod
    def dari_ukm(nomor: int, ukm: Ukm) -> dict:
        return {k.nama: isi_kolom(ukm, k) for k in KOLOM_TABEL} | {
            "nomor": nomor, "kunci": str(ukm.kunci), "versi": ukm.versi,
        }  # fmt: skip

    @staticmethod
    def kosong(nomor: int) -> dict:
        return {"nomor": nomor, "kunci": str(uuid.uuid4())}

    @property
    def sidik(self) -> str:
        """A mark of the cells; keyed by nothing, for it only tells whether the person typed something."""
        return hashlib.sha256("\x1f".join(self.sel.values()).encode()).hexdigest()[:16]

    @property
    def tersentuh(self) -> bool:
        return self.sidik != self.awal

    @property
    def berisi(self) -> bool:
        return any(self.sel.values())

    def pakai(self, ukm: Ukm | None) -> None:
        """Show the row as it is saved now: empty, with a key of its own, when it is gone."""
        segar = BarisKetik(initial=self.dari_ukm(self.nomor, ukm) if ukm else self.kosong(self.nomor))
        self.sel, self.kunci, self.versi, self.awal = segar.sel, segar.kunci, segar.versi, segar.awal

    def tolak(self, nama: str, kalimat: str) -> None:
        """Put `kalimat` into the summary, with a link to the cell `nama`; '' is the whole row."""
        bidang = nama if nama in self.sel else "nomor"
        self.fields[bidang].widget.attrs["id"] = self.alamat(nama)
        self.fields[bidang].sebutan = f"Baris {self.nomor}"
        self.add_error(bidang, kalimat)

    def alamat(self, nama: str = "") -> str:
        return f"baris-{self.nomor}-{nama}" if nama else f"baris-{self.nomor}"

    # For the page, where the name of a field is the field itself

    @property
    def urut(self) -> int:
        return self.nomor

    def tersembunyi(self) -> list[tuple[str, object]]:
        nama = ["nomor", "kunci", "versi", "awal", *(["kini"] if self.konflik else [])]
        return [(self.add_prefix(n), getattr(self, n)) for n in nama]

    def kotak(self) -> list[dict]:
        """The cells as the page shows them."""
        return [
            {
                "nama": self.add_prefix(k.nama),
                "id": self.alamat(k.nama),
                "label": f"{k.judul} baris {self.nomor}",
                "nilai": self.sel[k.nama],
                "pilihan": [label for _, label in k.jenis.pilihan],
                "angka": k.jenis.angka,
                "nik": k.nama == "nik",
                "ukuran": "lebar" if k.lebar > 17 else "sempit",
                "catatan": (catatan := [c for c in self.catatan if c.kolom == k.nama]),
                "salah": any(c.salah for c in catatan),
                "miliknya": self.miliknya.get(k.nama),
            }
            for k in KOLOM_TABEL
        ]


TERBANYAK = 200
TabelKetik = forms.formset_factory(BarisKetik, extra=0, max_num=TERBANYAK, absolute_max=TERBANYAK)
