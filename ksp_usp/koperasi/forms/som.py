"""Form of the Standar Operasional Manajemen: the check list of Pasal 15, collateral, debts."""

from django import forms
from django.core.exceptions import ValidationError

from aturan.simpan_pinjam_2015.som import BAGIAN_SOM
from core.halaman.baris import BarisForm, tabel_isian
from core.halaman.bidang import BulatField, RupiahField, TanggalField, YaTidakField
from core.halaman.forms import OPSIONAL, FormSentra, belum_lewat
from ksp_usp.koperasi.syarat import BUTIR_TANYA
from ksp_usp.models import Som


class SomForm(FormSentra, forms.ModelForm):
    """The document, an answer and a note for each item, fixed assets given as security."""

    tanggal = TanggalField(label="Tanggal dokumen SOM", required=False)
    aset_tetap = RupiahField(label="Nilai buku aset tetap (Rp)", required=False)
    aset_dijaminkan = RupiahField(
        label="Nilai buku aset tetap yang dijaminkan (Rp)", required=False, help_text="Isi 0 bila tidak ada."
    )
    rapat_jaminan = TanggalField(label="Rapat Anggota yang menyetujui penjaminan", required=False)

    class Meta:
        model = Som
        fields = ["nomor", "tanggal", "aset_tetap", "aset_dijaminkan", "rapat_jaminan"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nomor, butir in enumerate(BUTIR_TANYA):
            ada, catatan = YaTidakField(), forms.CharField(max_length=200, required=False)
            isi = self.instance.butir.get(butir.kode) or {}
            ada.initial, catatan.initial = isi.get("ada"), isi.get("catatan", "")
            ada.label, catatan.label = f"{butir.uraian}: ada", f"{butir.uraian}: catatan"
            ada.widget.attrs["class"] = "form-check-input"
            catatan.widget.attrs |= {"aria-label": catatan.label, "class": "form-control form-control-sm"}
            self.fields[f"ada_{nomor}"], self.fields[f"catatan_{nomor}"] = ada, catatan
        for bidang in self.fields.values():
            bidang.label = str(bidang.label).removesuffix(OPSIONAL)

    @property
    def dokumen(self):
        return [self[nama] for nama in ("nomor", "tanggal")]

    @property
    def jaminan(self):
        return [self[nama] for nama in ("aset_tetap", "aset_dijaminkan", "rapat_jaminan")]

    @property
    def bagian(self):
        """(ayat, heading, [(item, answer, note)]) for each part of the check list."""
        baris = [(b, self[f"ada_{n}"], self[f"catatan_{n}"]) for n, b in enumerate(BUTIR_TANYA)]
        for ayat, judul in BAGIAN_SOM.items():
            yield ayat, judul, [b for b in baris if b[0].dasar.ayat == ayat]

    def clean(self):
        isi = super().clean()
        for nama in ("tanggal", "rapat_jaminan"):
            try:
                belum_lewat(isi.get(nama))
            except ValidationError as salah:
                self.add_error(nama, salah)
        tetap, jaminan = isi.get("aset_tetap"), isi.get("aset_dijaminkan")
        if tetap is not None and jaminan is not None and jaminan > tetap:
            self.add_error("aset_dijaminkan", "Yang dijaminkan melebihi nilai aset tetap. Periksa kedua angkanya.")
        self.instance.butir = {
            b.kode: {"ada": isi.get(f"ada_{n}"), "catatan": (isi.get(f"catatan_{n}") or "").strip()}
            for n, b in enumerate(BUTIR_TANYA)
            if isi.get(f"ada_{n}") is not None or (isi.get(f"catatan_{n}") or "").strip()
        }
        return isi


class HutangForm(BarisForm):
    sumber = forms.CharField(label="Sumber", max_length=160)
    jumlah = RupiahField(label="Jumlah (Rp)", terkecil=1)
    tanggal = TanggalField(label="Tanggal perolehan")
    jangka_bulan = BulatField(label="Jangka (bulan)", terkecil=1, terbesar=1200)
    rapat_anggota = TanggalField(label="Rapat Anggota yang menyetujui", required=False)
    modal_penyertaan = YaTidakField(label="Dari modal penyertaan", widget=forms.Select)
    dikonversi = YaTidakField(label="Dikonversi jadi modal sendiri", widget=forms.Select)

    def clean_tanggal(self):
        belum_lewat(self.cleaned_data["tanggal"])
        return self.cleaned_data["tanggal"]

    def clean_rapat_anggota(self):
        belum_lewat(self.cleaned_data["rapat_anggota"])
        return self.cleaned_data["rapat_anggota"]


HutangFormSet = tabel_isian(HutangForm, "utang")
