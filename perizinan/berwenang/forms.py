"""The public question: who licences a koperasi with members here. A GET form, so that the answer has an address."""

import re
from urllib.parse import urlencode

from django import forms

from core.dasar.rupa import IsianSalah
from core.dasar.waktu import hari_ini
from core.dasar.wilayah import DaftarWilayah, sebut_wilayah
from core.halaman.forms import FormSentra
from core.halaman.wilayah import WilayahField
from core.models import Wilayah
from ksp_usp.models import Koperasi

TERBANYAK = 60  # boxes; who has more names whole provinces
KOTAK_AWAL, KOTAK_TAMBAHAN = 3, 3


class BerwenangForm(FormSentra, forms.Form):
    """Regions of the members (`anggota`, repeated), seat, kind and form."""

    kedudukan = WilayahField(
        label="Tempat kedudukan koperasi",
        required=False,
        help_text="Kabupaten/kota kantor pusatnya. Kosongkan bila sama dengan wilayah anggota yang pertama.",
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[("ksp", "Koperasi simpan pinjam (KSP)"), ("usp", "Unit simpan pinjam dari koperasi lain (USP)")],
        widget=forms.RadioSelect,
        initial="ksp",
    )
    bentuk = forms.ChoiceField(
        label="Bentuk",
        choices=[("primer", "Primer, anggotanya orang seorang"), ("sekunder", "Sekunder, anggotanya koperasi")],
        widget=forms.RadioSelect,
        initial=Koperasi.Bentuk.PRIMER,
    )

    def __init__(self, data=None, *, semua: list[Wilayah], tambah=False):
        super().__init__(data)
        self.daftar = self.fields["kedudukan"].daftar = DaftarWilayah(semua, hari_ini())
        diketik = [t for isi in data.getlist("anggota") for t in self.uraikan(isi)] if data else []
        self.diketik, self.terlalu_banyak = diketik[:TERBANYAK], len(diketik) > TERBANYAK
        self.salah: dict[int, str] = {}
        self.pilihan: list[dict] = []  # what is not clear: isi, and its choices as (region, address that says it)
        self.banyak = max(KOTAK_AWAL, len(self.diketik)) + (KOTAK_TAMBAHAN if tambah else 0)

    def uraikan(self, isi: str) -> list[str]:
        """The regions in one box: one a line, or parted by signs where each part is known by itself."""
        isi = isi[:4000].strip()
        baris = [t.strip()[:120] for t in re.split(r"[;\n\r]+", isi) if t.strip()]
        if len(baris) == 1 and "," in isi and not self.dikenal(isi):
            bagian = [t.strip() for t in isi.split(",") if t.strip()]
            return bagian if all(self.dikenal(t) or self.daftar.pilihan(t) for t in bagian) else baris
        return baris

    def dikenal(self, teks: str) -> bool:
        try:
            return bool(self.daftar.cari_luas(teks[:120]))
        except IsianSalah:
            return False

    def tanyakan(self, nama: str, teks: str, nomor: int = 0) -> bool:
        """Whether `teks` leaves a choice between regions, which the page then asks for."""
        pilihan = self.daftar.pilihan(teks, luas=nama == "anggota")
        anggota = [("anggota", t) for t in self.diketik]
        lain = [(n, self.data.get(n)) for n in ("kedudukan", "jenis", "bentuk") if self.data.get(n)]
        daftar = []
        for w in pilihan:
            if nama == "anggota":
                alamat = [*anggota[: nomor - 1], ("anggota", w.pk), *anggota[nomor:], *lain]
            else:
                alamat = [*anggota, *(dict(lain) | {nama: w.pk}).items()]
            daftar.append((sebut_wilayah(w), urlencode(alamat)))
        if pilihan:
            self.pilihan.append({"isi": teks, "daftar": daftar})
        return bool(pilihan)

    def kotak(self) -> list[dict]:
        """The boxes for the regions of the members: number, what was typed, what is wrong with it."""
        isi = self.diketik + [""] * (self.banyak - len(self.diketik))
        return [{"nomor": n, "isi": teks, "salah": self.salah.get(n, "")} for n, teks in enumerate(isi, 1)]

    def clean(self):
        isi, anggota = super().clean(), {}
        for n, teks in enumerate(self.diketik, 1):
            if self.tanyakan("anggota", teks, n):
                continue
            try:
                w = self.daftar.cari_luas(teks)
            except IsianSalah as galat:
                self.salah[n] = str(galat)
            else:
                anggota[w.pk] = w
        if not self.diketik:
            self.salah[1] = "Isi paling sedikit satu kabupaten/kota atau provinsi menurut anggaran dasar."
        if self.terlalu_banyak:
            # An answer by some of the regions would be a wrong one.
            self.salah[TERBANYAK] = f"Paling banyak {TERBANYAK} isian. Sebut “Seluruh Provinsi …” bila lebih."
        if "kedudukan" in self.errors and self.tanyakan("kedudukan", self.data["kedudukan"]):
            del self.errors["kedudukan"]
        # The summary on top names each of them; the boxes carry the sentence beside them.
        for kalimat in self.salah.values():
            self.add_error(None, kalimat)
        isi["anggota"] = list(anggota.values())
        return isi
